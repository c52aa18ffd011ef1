/*
 * Text and structure of a document, below the canvas. Coordinates are those of
 * PDF: y grows upward.
 */
#ifndef BULLETIN_FLYER_TEXT_H
#define BULLETIN_FLYER_TEXT_H

#include "bulletin/flyer_pango.h"
#include "bulletin/pdf.h"

/* ---- font files (flyer_face.c) ----------------------------------------------- */

/* A font file, reduced to what a PDF shows of it. */
struct face {
	struct face *next;
	hb_face_t *source, *lean;
	hb_font_t *font;
	unsigned glyphs, upem;
	bool outlines; /* of CFF, else TrueType */
};

/* That of the font; the press keeps it. */
const struct face *press_face(struct press *p, PangoFont *font);
struct face *face_new(hb_face_t *source);
void face_free(struct face *f);
/* In thousandths of the size. */
int face_advance(const struct face *f, uint32_t glyph);
/* Embeds the glyphs, and returns the number of the font's object. `glyphs`
 * rise; `ret_codes` gets what each is called by in a string, `texts` says what
 * it stands for. */
size_t face_embed(const struct face *f, struct pdf *pdf, const uint32_t *glyphs,
    size_t n, const struct str *texts, uint16_t *ret_codes);

/* ---- glyphs (flyer_glyphs.c) ----------------------------------------------------- */

struct placed {
	uint32_t glyph;
	double x, y;
};

struct glyphs;
struct glyphs *glyphs_new(struct press *p);
void glyphs_free(struct glyphs *g);
/* What is shown until glyphs_end goes to this content of a page. */
void glyphs_begin(struct glyphs *g, struct buf *content, size_t page);
/* Glyphs that stand for the text together; each is at its own place. */
void glyphs_show(struct glyphs *g, PangoFont *font, double size,
    const struct placed *at, size_t n, struct str text);
void glyphs_end(struct glyphs *g);
/* Other operators may follow inside the text. */
void glyphs_pause(struct glyphs *g);
/* What is shown between is seen, but not read. */
void glyphs_hide(struct glyphs *g);
void glyphs_unhide(struct glyphs *g);
/* Completes the contents of the pages and appends the fonts' dictionary. */
void glyphs_write(struct glyphs *g, struct pdf *pdf, struct buf *contents,
    struct buf *resources);

/* ---- lines (flyer_lines.c) --------------------------------------------------------- */

/* What lines are drawn on. */
struct paper {
	struct canvas *canvas;
	struct glyphs *glyphs;
	double height; /* of the page */
};

/* Lines [from, to) at x, y below the page's top left corner: the text, or what
 * stands over it, the readings, which are hidden from text extraction. */
void para_draw(const struct paper *paper, const struct para *p, unsigned from,
    unsigned to, double x, double y);
void para_draw_readings(const struct paper *paper, struct flyer *f,
    const struct para *p, unsigned from, unsigned to, double x, double y);
/* Where the links in those lines are. */
void para_links(const struct para *p, unsigned from, unsigned to, double x,
    double y,
    void (*fn)(
	void *ctx, struct str target, double x, double y, double w, double h),
    void *ctx);
void canvas_colour(struct canvas *c, uint32_t rgb); /* of what follows */

/* What canvas_list says of a thing that is drawn. */
struct listed {
	const char *kind; /* NULL: the open element's tag */
	unsigned line, lines;
	double x, y, w, h, size;
	struct str text;
	double base_x, base_w; /* of a reading */
};
void canvas_note(struct canvas *c, const struct listed *what);
/* An icon whose top left corner is there. */
void icon_add(struct buf *out, enum icon icon, double x, double y, double size);

/* The city's mark as a form of this side; returns its object's number. */
#define MARK_SIDE 100
size_t mark_write(const struct city_mark *m, struct pdf *pdf);

/* Ends the file: `entries` of its catalog, and what it says of itself. */
void pdf_describe(struct pdf *pdf, const struct pdf_info *info,
    struct str entries, struct buf *out);

/* ---- structure (flyer_structure.c) -------------------------------------------------- */

struct structure;
struct structure *structure_new(void);
void structure_free(struct structure *s);
/* What is drawn next belongs to the element, or (NULL) to none. */
void structure_mark(struct structure *s, struct buf *content, size_t page,
    const struct element *e);
/* Closes all elements: the same one would be another. */
void structure_close(struct structure *s, struct buf *content);
/* A link in the open element; "#name" is a place in the document. */
void structure_link(struct structure *s, size_t page, const double corners[4],
    struct str target);
/* Writes the tree; returns its root's number. `pages`: their numbers.
 * `ret_notes` gets each page's /Annots, or nothing. */
size_t structure_write(struct structure *s, struct pdf *pdf,
    const size_t *pages, size_t npages, const struct pdf_info *info,
    struct buf *ret_notes);

/* ---- places (flyer_places.c) ---------------------------------------------------------- */

struct places;
struct places *places_new(void);
void places_free(struct places *p);
void places_target(
    struct places *p, struct str name, size_t page, double x, double y);
/* A line of the outline that leads to "#name", below line `parent` or 0.
 * Returns its number. */
int places_outline(
    struct places *p, int parent, struct str title, struct str target);
/* Appends entries of the catalog. */
void places_write(struct places *p, struct pdf *pdf, const size_t *pages,
    struct buf *catalog);

#endif
