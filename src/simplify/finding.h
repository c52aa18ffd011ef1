/* What the parts of the findings share. */
#ifndef SIMPLIFY_FINDING_H
#define SIMPLIFY_FINDING_H

#include "simplify/hard.h"
#include "simplify/worker.h"

struct finder {
	struct easy_worker *w;
	const struct node *source;
	const struct easy_profile *profile;
	struct arena *arena;
	struct easy_findings *ret;
	struct chain c;
	struct morphs morphs;
	bool brief;
	struct easy_result easy; /* what the rules make of the sentence */
	struct str easy_text;	 /* the same as text */
	struct diag diag;	 /* fills in the reasons */
};

/* Adds a finding about [start, end); `proposal` empty: what the rewriting
 * made of it, or else advice. */
void finder_add(struct finder *f, enum diag_code code, size_t start, size_t end,
    struct str arg, struct str proposal);
/* The same about elements, first to last. */
void finder_add_elems(struct finder *f, enum diag_code code,
    const struct elem *first, const struct elem *last, struct str proposal);
/* Terms, hard words, loanwords, mimetic words, compounds of nouns. */
void finder_words(struct finder *f);
/* Dates, times and ranges. */
void finder_values(struct finder *f);

#endif
