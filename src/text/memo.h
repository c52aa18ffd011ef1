/* Analyses of short texts, kept: the values, glosses and labels of notices
 * are the same ones again and again. One thread's. */
#ifndef TEXT_MEMO_H
#define TEXT_MEMO_H

#include "text/text.h"

struct memo {
	struct arena arena; /* the texts, and what their morphemes point to */
	struct map entries; /* text -> struct morphs */
	size_t bytes;
	uint32_t seen[4096]; /* hashes of texts that came once */
};

void memo_init(struct memo *m);
void memo_release(struct memo *m);
/* Whether a text is worth an entry: it is short, comes for the second time,
 * and there is room. */
bool memo_wants(struct memo *m, struct str text);
/* The analysis with surfaces that are views into `text`, in the arena; false
 * if there is none. */
bool memo_get(
    const struct memo *m, struct str text, struct arena *a, struct morphs *ret);
/* Keeps an analysis whose strings and items lie in m->arena. */
void memo_put(struct memo *m, struct str text, const struct morphs *morphs);

#endif
