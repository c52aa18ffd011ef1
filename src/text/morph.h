/*
 * morph: what furigana and rewriting need of the tagger besides text/text.h.
 */
#ifndef TEXT_MORPH_H
#define TEXT_MORPH_H

#include "text/text.h"

/* As tagger_parse, and no morpheme reaches across the offsets `cuts`, which
 * ascend. */
void tagger_parse_cuts(struct tagger *t, struct str text,
    const struct span *spans, size_t nspans, const size_t *cuts, size_t ncuts,
    struct arena *a, struct morphs *ret);

struct memo_node;

/* A stretch of a text that stood at `from` in an earlier one. */
struct kept_text {
	size_t start, end, from;
};

/* What MeCab made of an earlier text, and what of it is kept, in order. */
struct earlier {
	const struct memo_node *nodes;
	size_t count;
	size_t len; /* of that text */
	struct kept_text *kept;
	size_t nkept, capkept;
};

/* As tagger_parse, but of a text that keeps something only what stands around
 * the changes is analysed. Afterwards `earlier` is of this text, with its
 * nodes in the arena and nothing kept. */
void tagger_parse_changed(struct tagger *t, struct str text,
    const struct span *spans, size_t nspans, struct earlier *earlier,
    struct arena *a, struct morphs *ret);

#endif
