/*
 * extract: from what a division sends to notices. One file a format; a
 * format is one line in the table of reader.c. To add one see CONTRIBUTING.
 *
 * Most sources are one notice. An event list is one a row, a feed one an
 * item: such a reader has `read_all` in place of `read` and opens each notice
 * with notices_add.
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

struct source {
	const char *path; /* as shown in messages; "-" for standard input */
	struct str bytes; /* as read */
	struct str meta;  /* of the sidecar PATH.meta, or empty: see meta.h */
	struct date reference; /* --date; the notice's own date comes first */
};

/* The notices of a source, in its order. */
struct extracted {
	struct notice notice;
	size_t findings; /* errors and warnings that are its own */
	bool event;	 /* set by the reader: one, whatever its words say */
};

struct notices {
	struct extracted **items;
	size_t count, cap;
	struct arena arena; /* what they share, such as their text */
};

void notices_init(struct notices *all); /* allocates nothing */
void notices_release(struct notices *all);
/* Opens one more notice, initialised, with the id NAME-PART: the source's id
 * and what tells the part apart within it (a row, an item; sanitised).
 * An empty part gives NAME. The caller keeps ids apart. */
struct notice *notices_add(
    struct notices *all, const struct source *src, struct str part);

/* Takes back the notices from the `count`th on. */
void notices_cut(struct notices *all, size_t count);

struct reader {
	const char *name;     /* as in --as: html, text, notice, … */
	const char *suffixes; /* space-separated, with dots */
	const char *help;     /* one line for --list-formats */
	/* Certain from content alone; head is the first 4 KiB. */
	bool (*sniff)(struct str head);
	/* Fills the tree with paragraphs of raw text; sentences and values are
	 * found afterwards for all formats alike. 0 or -1. */
	int (*read)(const struct source *src, struct notice *n, struct diag *d);
	/* In place of read: any number of notices. Their text is set by the
	 * reader and lives in all->arena. -1: none of the source is used. */
	int (*read_all)(
	    const struct source *src, struct notices *all, struct diag *d);
};

/* A file of that name beside a source sets its head and is no source. */
#define SIDECAR_SUFFIX ".meta"

/* Reads the sidecar of src->path into `buf`, if there is one, and points
 * src->meta to it. One that cannot be read is reported: -1. */
int source_sidecar(struct source *src, struct buf *buf, struct diag *d);
/* Takes sidecars out of a list of file names; returns how many are left. */
size_t sources_only(struct str *names, size_t count);

#define SOURCE_LIMIT ((size_t)8 << 20) /* bytes */

const struct reader *const *readers(void); /* NULL-terminated */
const struct reader *reader_by_name(struct str name);
/* By content first, then by suffix; NULL if nothing fits. */
const struct reader *reader_sniff(const struct source *src);

/* Reads a source as valid, numbered notices with id, provenance, sentences
 * and typed values, appended to `all`. `reader` may be NULL: sniffed. A part
 * that gives no notice is reported and left out. Returns -1 with a diagnostic
 * if no notice could be had; `all` is to be released in either case. */
int extract_all(const struct source *src, const struct reader *reader,
    struct notices *all, struct diag *d);
/* The same for the only or first notice of a source. The notice is to be
 * released in either case. */
int extract(const struct source *src, const struct reader *reader,
    struct notice *n, struct diag *d);

/* An id from a path: base name without suffix, lower case, [a-z0-9-]. */
struct str extract_id(struct str path, struct arena *a);

#endif
