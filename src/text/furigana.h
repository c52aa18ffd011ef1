/*
 * furigana: the parts that furigana.c puts together.
 */
#ifndef TEXT_FURIGANA_H
#define TEXT_FURIGANA_H

#include "text/text.h"

/* Runs under construction; neighbours without a reading become one. */
struct runs {
	struct ruby_run *items;
	size_t count, cap;
	struct arena *arena; /* for the readings */
	/* Offsets in the text that no word with affixes reaches across. */
	const size_t *edges;
	size_t nedges;
};

void runs_add(struct runs *r, struct str base, struct str reading);
/* Adds a word with its reading in katakana or hiragana, okurigana outside;
 * without a reading if the kana of both do not fit together. */
void runs_word(struct runs *r, struct str word, struct str reading);

/* Adds the number at the morpheme `i` with its counter, which ends at the
 * offset `edge` at the latest; returns how many morphemes it took, 0 if there
 * is none that needs a reading. */
size_t number_runs(struct runs *r, struct str text, const struct morphs *m,
    size_t i, size_t edge);
/* The reading of a kanji that names a weekday or a holiday in a list such as
 * （土・日） or 火・木曜日; empty if it does not stand in one. */
struct str weekday_reading(const struct morphs *m, size_t i);

#endif
