/* Other spellings of words as the rules know them. */
#ifndef SIMPLIFY_SPELLING_H
#define SIMPLIFY_SPELLING_H

#include "simplify/worker.h"

/* Notes a row of spellings.tsv: `easy` is written for `word` where the text
 * before it ends in one of case_from, and goes on with one of case_to (behind
 * "!": in none of them; "$" is the beginning or the end of the text). */
void spelling_add(struct easy *e, struct row *r);
/* Puts the spellings in w->source right, and records it as steps. */
void worker_respell(struct easy_worker *w);

#endif
