/* The five kinds of hard grammar: what the score counts and the findings
 * name. */
#ifndef SIMPLIFY_HARD_H
#define SIMPLIFY_HARD_H

#include "simplify/rules.h"

enum hard {
	HARD_PASSIVE = 1 << 0,	 /* and causative */
	HARD_HONORIFIC = 1 << 1, /* and humble */
	HARD_NEGATIVE = 1 << 2,	 /* double negation, ざるを得ない */
	HARD_WRITTEN = 1 << 3,	 /* における, 及び, であること */
	HARD_JOINED = 1 << 4,	 /* a clause tied to the next one */
};

/* The kinds that the element has, bits of enum hard. */
unsigned hard_grammar(
    const struct easy *e, const struct chain *c, const struct elem *at);
/* How a predicate is tied to the clause behind it. */
enum tie {
	TIE_NONE,
	TIE_LOOSE, /* ので, ため, 場合は: bearable in a short sentence */
	TIE_CLOSE, /* が、 し、 連用中止: two facts in one sentence */
	TIE_TE,	   /* て: bearable once */
};
/* `ret_end` is behind the words that tie. */
enum tie hard_tie(
    const struct chain *c, const struct elem *at, const struct elem **ret_end);
/* Nouns without a predicate or a full stop: 午前9時～午後4時. */
bool hard_is_phrase(const struct chain *c);
/* The element that the sentence ends in, か and signs left aside; NULL if
 * there are only signs. */
const struct elem *hard_final(const struct chain *c);
/* です, ます or てください; also where there is no element. */
bool hard_is_polite(const struct elem *final);

#endif
