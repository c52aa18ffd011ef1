/* What MeCab made of the last clauses: values, glosses and labels of notices,
 * and what a rewriting leaves alone, are the same again and again. One
 * thread's. */
#ifndef TEXT_MEMO_H
#define TEXT_MEMO_H

#include "text/text.h"

/* A morpheme at this byte of the text. */
struct memo_node {
	uint32_t at, len;
	const struct feature *feature;
};

struct memo {
	uint32_t *index; /* by hash: an entry's place + 1, or 0 */
	char *entries;
	size_t used, count;
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
