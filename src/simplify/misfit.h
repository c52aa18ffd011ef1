/*
 * Matches of grammar.tsv that fit by their words but not in their sentence.
 */
#ifndef SIMPLIFY_MISFIT_H
#define SIMPLIFY_MISFIT_H

#include "simplify/rewrite.h"

/* True if the result of r, compiled, would not do where m stands: what belongs to a noun
 * would be left without it, a law would become a request, a polite
 * predicate would stand inside the sentence, an object would become a second
 * subject, or it would not say who acts. */
bool misfit(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result);
/* The same of what 又は joins: one of three acts, or one that belongs to a noun. */
bool misfit_or(const struct chain *c, const struct match *m);
/* The same of one of several things, or acts. */
bool misfit_list(const struct chain *c, const struct match *m,
    const struct row *r, const struct pattern *result);
/* 相続を除き、: says of what the rest is true, and is no act beside the next. */
bool misfit_is_reach(const struct elem *e);
/* 加入又は脱退する: する belongs to both nouns. */
bool misfit_shares_suru(const struct elem *e);

#endif
