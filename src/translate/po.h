/*
 * Private to translate: PO files in memory. libgettextpo stays behind these
 * functions; it is not thread-safe, so neither are they.
 */
#ifndef TRANSLATE_PO_H
#define TRANSLATE_PO_H

#include "base/base.h"

#define PO_LIMIT ((size_t)256 << 20)

struct po_entry {
	struct str msgid, msgstr;
	struct str comments; /* the extracted ones, lines */
	struct str *files;   /* that it stands in, by reference */
	size_t nfiles;
	struct str key; /* of the entry: msgid, with its context if any */
	uint32_t line;	/* of its msgid in the file, 0 if unknown */
	bool fuzzy, obsolete;
	bool has_previous; /* has a #| line: a translation of another msgid */
	bool plural, context; /* kinds of entry that notices do not have */
	bool duplicate;	      /* its msgid stands in the file twice */
	void *handle;
};

struct po_file {
	struct arena arena;	  /* owns all strings */
	struct po_entry *entries; /* without the header, in file order */
	size_t count;
	struct str header;
	uint32_t header_line;
	void *header_handle;
	size_t faults; /* syntax errors; the entries around them are lost */
	void *handle;
	void *tail; /* where po_add inserts */
};

/* Makes the bytes of a catalog such that gettext's tools can read them:
 * without BOM, CR and NUL, in UTF-8 (and saying so), each faulty byte as
 * U+FFFD. */
void po_clean(struct str bytes, struct buf *out);

/* Reads a catalog from bytes; `path` is for the messages. Syntax errors are
 * reported, what could be read is kept. -1 if nothing could be read. */
int po_parse(
    struct po_file *p, const char *path, struct str bytes, struct diag *d);
/* The same from a file. */
int po_read(struct po_file *p, const char *path, struct diag *d);
void po_init(struct po_file *p); /* empty, for po_add */
void po_release(struct po_file *p);

/* The value of a field of the header; in the arena, none if absent. */
struct str po_field(struct po_file *p, const char *field);

/* Adds an entry at the end of a file begun with po_init. `comments` are #.
 * lines, `refs` "file:line", both separated by newlines. */
void po_add(struct po_file *p, struct str msgid, struct str msgstr,
    struct str comments, struct str refs);
void po_set(struct po_entry *e, struct str msgstr, bool fuzzy);
void po_set_previous(struct po_entry *e, struct str msgid);
/* Adds a copy of an entry of another file, or of its header, with all that
 * belongs to it, at the end of a file begun with po_init. */
void po_copy(struct po_file *p, const struct po_entry *e, bool obsolete);
void po_copy_header(struct po_file *p, const struct po_file *from);
/* As gettext's tools write it. */
int po_write(
    const struct po_file *p, const char *path, struct buf *out, struct diag *d);

/* ---- tools (run.c) ---------------------------------------------------------
 */

/* A file in memory that has the data; also a child can open its path. -1
 * and a diagnostic if there is none. The caller closes it. */
int memory_file(struct str data, struct diag *d);
const char *memory_path(int fd, char out[32]);
int memory_read(int fd, struct buf *ret);

/* Runs a program of PATH in the C.UTF-8 locale, without a shell. Its output
 * is appended. Returns its exit status, or -1 and a diagnostic. */
int run_tool(const char *const *argv, struct str input, struct buf *ret_out,
    struct buf *ret_err, struct diag *d);

#endif
