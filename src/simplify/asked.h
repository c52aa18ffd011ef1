/* いただく: who is asked, who speaks, and what others are made to do. */
#ifndef SIMPLIFY_ASKED_H
#define SIMPLIFY_ASKED_H

#include "simplify/rewrite.h"

/* Puts が behind who does it and is no receiver any more: 市民の方に、…を担っていただく, 専門家から…話していただく. That noun, or NULL. */
const struct elem *asked_acts(const struct chain *c, struct elem *e);
/* Whom a notice is written for. */
bool asked_is_reader(const struct elem *noun);
/* 保護者に連絡し、来ていただきます: whom one called does it. */
bool asked_called(const struct chain *c, const struct elem *e);
/* 専門家に防災について話していただく: the expert speaks. */
bool asked_talks(const struct chain *c, const struct elem *e);
/* What one does for others: 子どもには飲み物を用意していただく. */
bool asked_for_others(const struct elem *e);
/* に of 参加者には、保険に加入していただきますが, or NULL. */
struct elem *asked_topic(const struct chain *c, const struct elem *e);
/* お子さんに水着を持たせていただく: no させていただく of the writer. */
bool asked_of_other(const struct chain *c, const struct elem *e);
/* 食品を寄せていただき、団体にお届けします: what follows is the writer's act, and
 * so this must stay another one's. */
bool asked_first(struct chain *c, struct elem *e);

/* True for what one has in the hand: カードをお持ちいただく, but not 興味. */
bool asked_is_carried(const struct elem *noun);

/* 保護者には、検温をお願いします: who is asked becomes the topic. */
void asked_to_topic(struct work *w);
/* 30分を超えると、席を譲っていただきます: 超えたら, as what is asked cannot
 * stand behind と. */
void asked_after_to(struct work *w);
/* 市民に登録していただき、案内を頼みました: others did it. */
bool asked_did(const struct work *w, const struct elem *e);

#endif
