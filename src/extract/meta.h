/*
 * meta: what a person sets for a notice, in front matter or in a sidecar
 * file. It wins over what the program proposes.
 *
 *	title: 年末年始のごみ収集
 *	kind: event
 *	expires: 2027-01-06
 */
#ifndef EXTRACT_META_H
#define EXTRACT_META_H

#include "extract/extract.h"

struct meta {
	struct str title, category, division, lang; /* empty: not set */
	int kind, urgency;			    /* -1: not set */
	struct date published, expires;		    /* none: not set */
	uint16_t forms;				    /* 0: not set */
	size_t title_offset;
};

void meta_init(struct meta *m);
/* Bytes of the front matter at the beginning of a text: the lines from
 * "---" to the next one, both included. 0 if there is none. */
size_t meta_front_len(struct str text);
/* Reads "key: value" lines, over what is set already. A value that is none
 * is reported and left out; an unknown key only if `strict`. Strings go to
 * the arena. The diagnostics' source must be `text`. */
void meta_read(struct meta *m, struct str text, bool strict, struct arena *a,
    struct diag *d);
/* The title alone, for readers that would take another line for it; true if
 * the text has front matter with a title. */
bool meta_front_title(struct notice *n);
/* The head and the title, before the passes look at them. */
void meta_apply_head(const struct meta *m, struct notice *n);
/* What the passes would propose otherwise. */
void meta_apply_proposed(const struct meta *m, struct notice *n);

#endif
