/* docx_body: the state of turning a document's elements into nodes. */
#ifndef EXTRACT_DOCX_BODY_H
#define EXTRACT_DOCX_BODY_H

#include "extract/docx.h"

#define DOCX_TABLES 24	/* deeper ones are read as text */
#define DOCX_COLUMNS 64 /* cells behind them are not merged */
#define DOCX_BOXES 16	/* text boxes in text boxes */
#define DOCX_FIELDS 32
#define DOCX_NESTING 256 /* what sax allows at most */

struct docx_table {
	struct node *table, *row, *cell;    /* NULL: read as plain blocks */
	struct node *origins[DOCX_COLUMNS]; /* of cells merged downwards */
	size_t columns;			    /* as declared */
	size_t column; /* of the cell that is open, or comes next */
	size_t rows;
	bool decided; /* `table` is final */
	bool flat;    /* inside of a cell of another table */
	bool header, deleted, any_header;
	bool merged;   /* w:vMerge that goes on */
	bool restart;  /* w:vMerge that begins */
	bool strong;   /* shaded, or all in bold */
	bool any_text; /* in the cell */
	uint16_t span;
};

/* What a text box interrupts. */
struct docx_box {
	struct node *para;
	struct para_style own;
	struct str style, link;
	bool bold, gap, drop;
	size_t nfields, ncodes;
};

enum { FIELD_RESULT, FIELD_CODE };

struct docx_body {
	struct docx *docx;
	struct notice *notice;
	struct arena *arena; /* the notice's */
	struct buf *source;
	struct docx_para *head;
	size_t nhead;
	struct docx_para *para_head; /* of the open paragraph, or NULL */

	struct node *out;  /* where blocks go */
	struct node *para; /* where inlines go, NULL before any text */
	struct buf text;   /* of the inline that is open */
	size_t text_offset;
	bool gap;  /* a line break is due before the next text */
	bool tab;  /* a wide space is due */
	bool drop; /* a line of a table of contents */
	bool join; /* the mark between two paragraphs was deleted */
	struct para_style own;
	struct str style; /* id */
	struct str link;
	bool in_ppr, in_rpr, in_text, in_instr, in_trpr, mark_deleted;
	bool bold, hidden, placeholder;
	int32_t size;
	size_t skip; /* elements open in a part that is left out */

	bool taken[DOCX_NESTING]; /* mc:AlternateContent: a branch was read */
	size_t nalternate;
	struct node *lists[DOCX_LEVELS];
	size_t nlists;
	struct docx_table tables[DOCX_TABLES];
	size_t ntables; /* open, may exceed DOCX_TABLES */
	struct docx_box boxes[DOCX_BOXES];
	size_t nboxes;
	uint8_t fields[DOCX_FIELDS];
	size_t nfields, ncodes;
	struct buf instr;
	unsigned ruby;	/* elements w:ruby open */
	char ruby_part; /* 0, 'b'ase, 'r'eading */
	struct buf ruby_base, ruby_reading;
	unsigned notes; /* referred to so far */
};

/* ---- docx_text.c ---- */

void body_start_para(struct docx_body *b);
void body_end_para(struct docx_body *b);
void body_text(struct docx_body *b, struct str text);
void body_break(struct docx_body *b);
void body_ruby(struct docx_body *b, struct str base, struct str reading);
void body_symbol(struct docx_body *b, const struct sax_attrs *attrs);
/* The link that the following text belongs to; STR_NONE: no more. */
void body_link(struct docx_body *b, struct str target);
/* w:fldChar: begin, separate or end. */
void body_field(struct docx_body *b, struct str type);
void body_note_mark(
    struct docx_body *b, bool endnote, const struct sax_attrs *attrs);
/* The footnotes, each behind the block that refers to it. */
void body_notes(struct docx_body *b);
/* Puts the collected text into the tree. */
void body_flush(struct docx_body *b);
void body_close_para(struct docx_body *b);
/* ---- docx_table.c ---- */

/* The innermost table, NULL outside of any. */
struct docx_table *body_table(struct docx_body *b);
/* The cell that text goes into, or NULL. */
struct node *body_cell(struct docx_body *b);

/* Elements of tables; false if the name is none of theirs. */
bool table_start(
    struct docx_body *b, struct str name, const struct sax_attrs *attrs);
bool table_end(struct docx_body *b, struct str name);

#endif
