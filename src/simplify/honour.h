/* Who is honoured: what れる and られる are, and the words that tell. */
#ifndef SIMPLIFY_HONOUR_H
#define SIMPLIFY_HONOUR_H

#include "simplify/rewrite.h"

/* 転出される方, 加入を希望される方: れる is politeness. */
bool honour_is_polite(const struct work *w, struct elem *e);
/* 業者に依頼された方, 寄附者が選ばれた使い道: so it is for who is named. */
bool honour_names_doer(const struct elem *e);
/* 健診を受けられます: neither suffered nor polite. */
bool honour_is_can(const struct work *w, const struct elem *e);
/* を 納められる before a noun, 納められない人: what one can. */
bool honour_is_able(const struct work *w, const struct elem *e);
/* True if e qualifies a person; a case: 場合, とき; what one suffers: 被害,
 * 違約金を請求されたケース. */
bool honour_before_person(const struct elem *e);
bool honour_before_case(const struct elem *e);
/* True if e qualifies a noun that ends in one of these. */
bool honour_before_any(
    const struct elem *e, const char *const *ends, size_t count);
/* True if e qualifies a company, a group or the like. */
bool honour_before_body(const struct elem *e);
bool honour_before_trouble(const struct elem *e);
/* 渡す, 聞く: done to somebody, who takes に. */
bool honour_takes_person(const struct elem *e);
/* 家を建てられた方: what people do to a thing that nobody does to them. */
bool honour_is_own_act(const struct elem *e);
/* 暴行をされた人: an act that one suffers. */
bool honour_is_harm(const struct elem *act);
/* 検診, 講習: what one goes to, not what one is granted. */
bool honour_is_visit(const struct elem *noun);
/* 開示を請求された方: what people ask of an office. */
bool honour_is_applied_for(const struct elem *e);
/* 接種を受けられた後に; 夕食を取られた方. */
bool honour_is_receipt(const struct elem *e);
bool honour_is_taking(const struct elem *e);

#endif
