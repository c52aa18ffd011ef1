/* What the parts of the lexicon ask of each other: verbs and adjectives in
 * lexicon_pred.c, nouns and other words in lexicon.c, where these fit in
 * lexicon_fits.c, voices in lexicon_voice.c. */
#ifndef SIMPLIFY_LEXICON_H
#define SIMPLIFY_LEXICON_H

#include "simplify/rewrite.h"

/* The sentence of e has one of the words that the row asks for; that of a
 * predicate is about one of them, or has it in the case that the row asks
 * for. */
bool lexicon_company_holds(
    const struct chain *c, const struct row *r, const struct elem *e);
/* A noun phrase in a case that the clause of e already has. */
bool lexicon_clause_has(
    const struct chain *c, const struct elem *e, struct str particle);
/* Whether the row's particle condition holds; the particle to change is
 * then in *ret, if there is one. */
bool lexicon_case_holds(const struct work *w, const struct row *r,
    struct elem *e, struct elem **ret);
void lexicon_change_particle(struct elem *particle, const struct row *r);
/* Whether the row of a noun or another word fits from e to behind; its particle
 * to change is then in *ret_particle, if there is one. */
bool lexicon_noun_fits(const struct work *w, const struct row *r,
    struct elem *e, struct elem *behind, struct elem **ret_particle);
/* What is behind a noun makes a longer one of it. */
bool lexicon_joins_behind(const struct chain *c, const struct elem *behind);
/* Right behind が, は or も of what e is about, and not behind 場合は. */
bool lexicon_behind_subject(const struct elem *e);
/* 落ちる, which has its 落とす. */
bool lexicon_comes_about(struct str easy);
/* 落下させる is 落とす, 強化される 強くなる: changes the easy verb and the
 * auxiliaries of the predicate so. True if it is another verb now. */
bool lexicon_turns_voice(
    const struct work *w, struct elem *e, struct str *easy);
/* 健診, 検査: what one takes, and not where one goes. */
bool lexicon_is_examination(const struct elem *e);
/* 検診は、どなたでも受診できます: one takes it, one does not go there. With
 * 検査の結果, 「要検査」と one goes. */
bool lexicon_has_examination(const struct chain *c, const struct elem *e);
/* True if the easy verb would be another act here: 財産を処分する is not 捨てる. */
bool lexicon_turns_sense(
    const struct chain *c, const struct row *r, const struct elem *e);
/* 施設を、10時に閉館する: its own を, not that of another verb, but for acts that
 * 又は joins, or たり. */
bool lexicon_has_object(const struct chain *c, const struct elem *e);
/* A predicate in the words of its row, if there is one that fits. */
void lexicon_pred(struct work *w, struct elem *e);

#endif
