/*
 * Where words come from (語種), which the readability formula needs and
 * IPADIC does not say. A noun in kanji is taken apart into characters and
 * their readings: the readings that came with the characters from China are
 * built in few ways, what is not so built is Japanese. What looks alike, and
 * words in kana, are rows of content/rules/origins.tsv.
 */
#ifndef SIMPLIFY_ORIGIN_H
#define SIMPLIFY_ORIGIN_H

#include "simplify/rules.h"

enum origin_class {
	ORIGIN_NONE,	/* names, numbers in digits, values, signs */
	ORIGIN_NATIVE,	/* 和語, particles and auxiliaries among them */
	ORIGIN_SINO,	/* 漢語 */
	ORIGIN_FOREIGN, /* 外来語 */
	ORIGIN_MIXED,	/* 混種語 */
};

enum origin_class word_origin(const struct easy *e, const struct morph *m);

/* Takes the rows of e->origins into e->origin_words and e->native_readings;
 * rows that say nothing are reported. */
void origin_load(struct easy *e, struct diag *d);

#endif
