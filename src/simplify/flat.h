/*
 * A sentence as one string for analysis, with what its parts stand for:
 * values, mark-up, readings. Rounds of rewriting go from flat to flat.
 */
#ifndef SIMPLIFY_FLAT_H
#define SIMPLIFY_FLAT_H

#include "simplify/chain.h"

struct piece {
	size_t start, end;	 /* bytes in the text; equal: a gloss */
	const struct node *atom; /* VALUE, foreign or kept part, GLOSS */
	const struct node *mark; /* innermost B or A */
	struct str reading;	 /* given by the source */
	bool paren;		 /* the reading stood in parentheses */
	struct str gloss;	 /* new: empty piece behind its term */
};

struct flat {
	struct buf text;
	struct piece *pieces;
	size_t count, cap;
};

void flat_release(struct flat *f);
void flat_clear(struct flat *f);
/* The text of S. */
void flat_from_node(struct flat *f, const struct node *s);
/* Analyses into elements; morphemes are returned for reuse. */
void flat_parse(const struct flat *f, struct tagger *t, struct arena *a,
    struct chain *ret_chain, struct morphs *ret_morphs);
/* What the chain, made from `from`, says now. */
void flat_from_chain(struct flat *f, struct chain *c, const struct flat *from);
/* The end of 漢字（かんじ） whose bracket opens at `open`; 0 if it is none.
 * Digits before the kanji belong to the word: 14日（じゅうよっか）. */
size_t flat_reading(
    struct str s, size_t open, size_t *ret_start, struct str *ret);
/* Adds what stands in [start, end) of another. */
void flat_copy(
    struct flat *f, const struct flat *from, size_t start, size_t end);
/* A copy with `what` put in at the offsets, which ascend. */
void flat_insert(struct flat *f, const struct flat *from, const size_t *at,
    size_t count, struct str what);
void flat_add(struct flat *f, struct str text, const struct piece *like);

#endif
