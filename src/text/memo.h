/* What MeCab made of the last short texts: the values, glosses and labels of
 * notices, and the clauses that a rewriting leaves alone, are the same ones
 * again and again. One thread's. */
#ifndef TEXT_MEMO_H
#define TEXT_MEMO_H

#include "text/text.h"

/* A morpheme at this byte of the text. */
struct memo_node {
	uint32_t at, len;
	const struct feature *feature;
};

struct memo {
	uint64_t *hashes; /* of the slots' texts: most look-ups end here */
	struct memo_slot *slots;
};

void memo_init(struct memo *m);
void memo_release(struct memo *m);
/* The morphemes of a text, until the next memo_put; NULL: not known. */
const struct memo_node *memo_get(
    const struct memo *m, struct str text, size_t *ret_count);
/* Keeps them, if the text is short; their features live on. */
void memo_put(struct memo *m, struct str text, const struct memo_node *nodes,
    size_t count);

#endif
