/*
 * morph: what furigana needs of the tagger besides text/text.h.
 */
#ifndef TEXT_MORPH_H
#define TEXT_MORPH_H

#include "text/text.h"

/* As tagger_parse, and no morpheme reaches across the offsets `cuts`, which
 * ascend. */
void tagger_parse_cuts(struct tagger *t, struct str text,
    const struct span *spans, size_t nspans, const size_t *cuts, size_t ncuts,
    struct arena *a, struct morphs *ret);

#endif
