/* MeCab at work on the parts of a text, and what is known of them already: one
 * thread's lattice, features and memory. */
#ifndef TEXT_ANALYSE_H
#define TEXT_ANALYSE_H

#include "text/memo.h"
#include "text/morph.h"

struct language;
struct analyser;

/* A part of a text, and what MeCab is shown on both sides of it. */
struct part {
	struct str text;
	size_t from, to;
	struct str before, behind;
};

struct analyser *analyser_new(const struct language *l);
void analyser_free(struct analyser *an);
/* A feature as the dictionary writes it; the string lives as long. */
const struct feature *analyser_feature(struct analyser *an, const char *csv);
/* Forgets the morphemes of the text before. */
void analyser_clear(struct analyser *an);
/* The morphemes of the text so far, until more are added. */
const struct memo_node *analyser_nodes(
    const struct analyser *an, size_t *ret_count);
/* MeCab passes over such characters before a morpheme. */
bool analyse_skips(char c);
/* The end of what stands before them. */
size_t before_spaces(struct str s, size_t pos);
/* Adds those of a part, none of which reaches across the offsets `cuts`. */
void analyse_part(
    struct analyser *an, struct part p, const size_t *cuts, size_t ncuts);

#endif
