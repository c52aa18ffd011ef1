/*
 * extract: from what a division sends to a notice. One file a format; a
 * format is one line in the table of reader.c. To add one see CONTRIBUTING.
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

struct source {
	const char *path; /* as shown in messages; "-" for standard input */
	struct str bytes; /* as read */
	struct date reference; /* --date; the notice's own date comes first */
};

struct reader {
	const char *name;     /* as in --as: html, text, notice, … */
	const char *suffixes; /* space-separated, with dots */
	const char *help;     /* one line for --list-formats */
	/* Certain from content alone; head is the first 4 KiB. */
	bool (*sniff)(struct str head);
	/* Fills the tree with paragraphs of raw text; sentences and values are
	 * found afterwards for all formats alike. 0 or -1. */
	int (*read)(const struct source *src, struct notice *n, struct diag *d);
};

#define SOURCE_LIMIT ((size_t)8 << 20) /* bytes */

const struct reader *const *readers(void); /* NULL-terminated */
const struct reader *reader_by_name(struct str name);
/* By content first, then by suffix; NULL if nothing fits. */
const struct reader *reader_sniff(const struct source *src);

/* Reads a source as a valid, numbered notice with id, provenance, sentences
 * and typed values. `reader` may be NULL: sniffed. Returns -1 with a
 * diagnostic if no notice could be had; the notice is to be released in
 * either case. */
int extract(const struct source *src, const struct reader *reader,
    struct notice *n, struct diag *d);

/* An id from a path: base name without suffix, lower case, [a-z0-9-]. */
struct str extract_id(struct str path, struct arena *a);

#endif
