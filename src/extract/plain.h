/* plain: a text as repaired lines. */
#ifndef EXTRACT_PLAIN_H
#define EXTRACT_PLAIN_H

#include "extract/draft.h"

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_HEADING, /* level in `arg` */
	LINE_BULLET,
	LINE_NUMBER, /* style of the number in `arg` */
	LINE_NOTE,
	LINE_LABEL, /* label：value */
	LINE_TABS,
	LINE_DAMAGED, /* of a table that lost its cells */
};

struct line {
	struct str text;
	size_t offset; /* of its first byte that is no white space */
	enum line_kind kind;
	int arg;
	size_t mark;	 /* bytes of the mark in front of the content */
	size_t columns;	 /* width as written, a wide character is two */
	size_t margin;	 /* width its paragraph was broken at, 0 if unknown */
	size_t lead;	 /* tabs in front of the text */
	bool page_end;	 /* a form feed follows */
	bool damaged;	 /* in a table that lost its cells; blank ones too */
	bool table_head; /* its first line */
};

struct lines {
	struct line *items;
	size_t count, cap;
	size_t *pages; /* numbers of the lines that end a page */
	size_t npages, pages_cap;
};

/* Notes where form feeds stand in a source and makes line breaks of them:
 * decoding would drop them. */
void lines_take_pages(struct lines *l, struct str bytes, struct buf *out);
/* Splits and repairs: widths, page furniture, vertical and spaced text;
 * classifies, then joins what was broken at the margin. */
void lines_read(struct lines *l, struct str text, struct arena *a);
/* The last step of lines_read: joins what was broken at the margin. */
void lines_join(struct lines *l, struct arena *a);
/* It starts with the rest of a word or a particle, as no line of its own. */
bool line_begins_inside(const struct line *line);
/* 総 合 計 画 as 総合計画: if every unit is one CJK character. */
struct str line_close_up(struct str text, struct arena *a);
/* The number in front of an item, 0 if there is none: 2. （2） ② イ are 2. */
unsigned line_number(struct str text);
size_t line_tabs(struct str text);
/* Finds tables without cells: the names of columns with spaces between them,
 * and figures at line ends below. */
void lines_mark_damaged(struct lines *l);
void lines_release(struct lines *l);

/* Append the table that starts at line `from`, or several if its head is
 * repeated, to `body`; return the line behind. */
size_t table_read(
    struct node *body, const struct lines *l, size_t from, struct arena *a);
size_t table_read_damaged(
    struct node *body, const struct lines *l, size_t from, struct arena *a);

#endif
