/* html_conv: the state of converting a page's elements to nodes. */
#ifndef EXTRACT_HTML_CONV_H
#define EXTRACT_HTML_CONV_H

#include "extract/html.h"

struct conv {
	struct notice *notice;
	struct arena *arena; /* the notice's */
	struct str base;
	struct node *out;  /* where blocks go */
	struct node *para; /* where inlines go, or NULL */
	struct buf text;   /* of the inline that is open */
	size_t text_offset;
	uint32_t last; /* code point before, 0 at the start of a line */
	bool space;    /* white space is due */
	bool newline;  /* it had a line break */
	bool gap;      /* a block boundary inside of a cell */
	struct str link;
	size_t link_offset, bold_offset, keep_offset;
	unsigned bold, keep, flat, pre;
};

struct node *conv_append(
    struct node *parent, enum node_kind kind, size_t offset, struct conv *c);
/* Puts the collected text into the tree. */
void conv_flush(struct conv *c);
/* Begins a line: no white space is due. */
void conv_reset(struct conv *c);
/* Ends the paragraph; inside of a cell, only its line. */
void conv_close_para(struct conv *c);
/* White space is collapsed as HTML does. */
void conv_text(struct conv *c, struct str text, size_t offset);
void conv_break(struct conv *c);
/* Before a link or bold part: the space that is due stands outside of it. */
void conv_begin_inline(struct conv *c);
/* A base with its reading; without one, text. */
void conv_ruby_pair(
    struct conv *c, struct str base, struct str reading, size_t offset);
void conv_ruby(struct conv *c, const struct html_node *ruby);
void conv_image(struct conv *c, const struct html_node *img);

#endif
