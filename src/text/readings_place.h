/* Conditions of readings.tsv at a place of the text. */
#ifndef TEXT_READINGS_PLACE_H
#define TEXT_READINGS_PLACE_H

#include "text/readings.h"

/* The neighbourhood of a match: its place and the morphemes at its sides,
 * NULL where none touches it. */
struct place {
	struct str text;
	size_t start, end;
	const struct feature *left, *right;
	const struct morphs *before; /* the morphemes up to the match */
};

/* The first of the rules of this kind, linked by `next`, whose two sides hold
 * at p, or NULL. */
const struct reading_rule *readings_that_holds(const struct reading_rule *rule,
    enum reading_kind kind, const struct place *p);

#endif
