/* What both halves of the lexicon ask: verbs and adjectives in
 * lexicon_pred.c, nouns and other words in lexicon.c. */
#ifndef SIMPLIFY_LEXICON_H
#define SIMPLIFY_LEXICON_H

#include "simplify/rewrite.h"

/* The sentence of e has one of the words that the row asks for; that of a
 * predicate is about one of them. */
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
/* A predicate in the words of its row, if there is one that fits. */
void lexicon_pred(struct work *w, struct elem *e);

#endif
