/* docx: the parts of a Word document beside its text. */
#ifndef EXTRACT_DOCX_H
#define EXTRACT_DOCX_H

#include "extract/draft.h"
#include "extract/office.h"

#define DOCX_LEVELS 9

enum list_form { LIST_NONE, LIST_BULLET, LIST_ORDERED };

/* What a style, or a paragraph itself, says of a paragraph. */
struct para_style {
	struct str id, base;
	struct str name; /* lower case, without spaces: heading1, 見出し1 */
	int8_t outline;	 /* 0 is the first level of headings; -1 not said */
	int8_t level;	 /* of lists; -1 not said */
	int8_t align;	 /* enum align; -1 not said */
	int32_t num;	 /* of lists; 0 none, -1 not said */
	int32_t size;	 /* half points; -1 not said */
	int8_t bold;	 /* -1 not said */
};

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END };

struct footnote {
	struct str id, text;
	bool endnote;
	unsigned number;    /* in order of reference; 0: none yet */
	struct node *after; /* the block that refers to it, or NULL */
};

struct numbering; /* private to docx_parts.c */

struct docx {
	struct archive *zip;
	struct arena *arena; /* for what lives only while reading */
	struct diag *diag;
	struct relations relations;
	struct para_style *styles;
	size_t nstyles, styles_cap;
	struct map style_index; /* id to struct para_style */
	struct para_style defaults;
	struct numbering *numbering;
	struct footnote *notes;
	size_t nnotes, notes_cap;
	struct map note_index; /* "f" or "e" and the id, to position + 1 */
};

#define PARA_STYLE_NONE                                                        \
	((struct para_style){ .outline = -1,                                   \
	    .level = -1,                                                       \
	    .align = -1,                                                       \
	    .num = -1,                                                         \
	    .size = -1,                                                        \
	    .bold = -1 })

/* Styles, numbering, notes and relations of the main part. */
int docx_read_parts(struct docx *x, struct str main);
void docx_release(struct docx *x);
/* What holds for a paragraph: `own`, then its style and what that is based
 * on. The name is that of the named style. */
struct para_style docx_style(
    const struct docx *x, struct str id, const struct para_style *own);
enum list_form docx_list_form(const struct docx *x, int32_t num, int level);
/* Reads w:pPr's and w:rPr's children that a style consists of. */
void docx_style_property(struct para_style *s, struct str name,
    const struct sax_attrs *attrs, struct arena *a);
struct footnote *docx_note(struct docx *x, bool endnote, struct str id);
/* Level of a heading by outline or name: 1 to 6, 0 if it is none. */
int docx_heading_level(const struct para_style *s);
bool docx_is_title(const struct para_style *s);

/* A paragraph of the body as the search for the title sees it. */
struct docx_para {
	struct node *node;
	struct para_style style;
};

#define DOCX_HEAD 16 /* paragraphs that may be the title or above it */

/* The body of a document as blocks of the notice; `head` gets the first
 * paragraphs, DOCX_HEAD at most. `source` gets the text, one line a
 * paragraph, which the nodes' offsets count in. */
int docx_read_body(struct docx *x, struct str main, struct notice *n,
    struct buf *source, struct docx_para *head, size_t *ret_count);

/* ---- fields ---- */

/* The target of a HYPERLINK field's code; STR_NONE if it is none. */
struct str docx_field_link(struct str code, struct arena *a);
/* Base and reading of an EQ field that sets the one over the other. */
bool docx_field_ruby(
    struct str code, struct str *ret_base, struct str *ret_reading);
/* A character of a symbol font as Unicode, 0 if it has none. */
uint32_t docx_symbol(struct str font, struct str code);

#endif
