/*
 * What the files of the flyers share. From the outside in: a flyer (flyer.c)
 * is a column of strips (flyer_blocks.c, flyer_table.c, flyer_panel.c),
 * broken into pages (flyer_flow.c), drawn on a canvas (flyer_canvas.c; what
 * is below that, in flyer_text.h). A strip holds lines of paragraphs
 * (flyer_para.c), and these the words of the notice (flyer_words.c). Lengths
 * are points, y grows downward.
 */
#ifndef BULLETIN_FLYER_H
#define BULLETIN_FLYER_H

#include "bulletin/page.h"

/* ---- fonts (flyer_fonts.c) ------------------------------------------------ */

enum weight { WEIGHT_REGULAR, WEIGHT_BOLD };

/* How a language is set. */
struct script {
	struct str tag;	      /* of the edition */
	const char *families; /* in the private fonts.conf's names */
	const char *pango;    /* language tag, as fontconfig knows it */
	bool han;	      /* lines break between characters */
	bool phrases;	      /* lines break between phrases only */
	double leading;	      /* of lines without ruby, in sizes */
};

struct font; /* of one weight and size, for single glyphs */

const struct script *press_script(struct press *p, size_t edition);
/* A small face with the names of languages, in all scripts. */
const struct script *press_names(struct press *p);
/* Advance of a text in the first font of the script, without shaping. */
const struct font *press_font(
    struct press *p, const struct script *s, enum weight w, double size);
double font_advance(const struct font *f, struct str text);
struct arena *press_arena(struct press *p); /* cleared for each flyer */
bool press_has_mark(const struct press *p); /* of the city */
/* Frees what the flyer laid out. */
void press_clear(struct press *p);

/* ---- words (flyer_words.c) ------------------------------------------------- */

enum mark_kind {
	MARK_BOLD,
	MARK_LINK,   /* text: target */
	MARK_RUBY,   /* text: reading */
	MARK_WHOLE,  /* not broken unless it is wider than the line */
	MARK_SCRIPT, /* of another language */
};

struct mark {
	enum mark_kind kind;
	uint32_t start, end; /* bytes */
	struct str text;
	const struct script *script; /* MARK_SCRIPT */
};

/* The text of a paragraph. */
struct words {
	struct str text;
	struct mark *marks;
	size_t count;
	bool ruby; /* has readings */
	bool measured;
	/* In sizes, without shaping: the whole, and what cannot be broken. */
	double advance, least;
};

/* What a page in one language is made from. */
struct flyer {
	struct press *press;
	const struct bulletin *bulletin;
	const struct script *script;
	const struct script *japanese; /* for what is not translated */
	const struct look *look;
	const struct measure *measure;
	struct diag *diag;
	struct map words; /* of sentences, by the address of the first */
	int depth;	  /* of the notice's headings in the document: 0 */
	bool guess;	  /* paragraphs are estimated, not set */
	bool failed;	  /* a diagnostic was given; the flyer is not written */
	bool missing;	  /* a glyph was missing: said once */
	bool small;	  /* small type was reported */
};

/* All sentences from `s` on among its siblings. Never NULL; may be empty. */
const struct words *words_run(struct flyer *f, const struct node *s);
const struct words *words_chrome(struct flyer *f, const char *key);
const struct words *words_plain(struct flyer *f, struct str text);
const struct words *words_link(
    struct flyer *f, struct str text, struct str target);
/* In the face of another language, or of the names of languages. */
const struct words *words_in(
    struct flyer *f, struct str text, const struct script *script);
/* The words as a link. A target that begins with # is in the document. */
const struct words *words_linked(
    struct flyer *f, const struct words *w, struct str target);
/* The words, on one line if they are no longer than it. */
const struct words *words_whole(struct flyer *f, const struct words *w);
const struct words *words_date(struct flyer *f, struct date date);
/* One behind the other, with `between`. */
const struct words *words_join(struct flyer *f, const struct words *a,
    const char *between, const struct words *b);

/* ---- paragraphs (flyer_para.c) ---------------------------------------------- */

struct type {
	double size;
	enum weight weight;
	uint32_t colour; /* 0xRRGGBB */
	double leading;	 /* in sizes; 0: the script's */
	bool balanced;	 /* lines of like width, broken between phrases */
	bool plain;	 /* readings are left out */
};

struct para {
	const struct words *words;
	struct type type;
	void *layout;	      /* PangoLayout, of the press */
	const double *spread; /* by mark: ruby wider than its base */
	unsigned lines;
	double line;  /* height of one */
	double base;  /* of the first line's baseline */
	double ruby;  /* size of readings; 0: none */
	double width; /* of the widest line */
};

const struct para *para_set(
    struct flyer *f, const struct words *w, struct type type, double width);
/* Widths that the words take unbroken, and at least. */
void para_widths(struct flyer *f, const struct words *w, struct type type,
    double *ret_least, double *ret_most);
double para_height(const struct para *p);

/* ---- drawing (flyer_canvas.c) ----------------------------------------------- */

/* A part of the document's structure, opened when something in it is drawn. */
struct element {
	const char *tag;
	const struct element *parent; /* NULL: Document */
};

enum shape_kind {
	SHAPE_FILL,
	SHAPE_ROUND,   /* filled, its ends half circles */
	SHAPE_CORNERS, /* filled, with round corners */
	SHAPE_FRAME,   /* stroked, with round corners */
	SHAPE_PILL,    /* stroked, its ends half circles */
	SHAPE_RULE,    /* w: length, h: thickness */
	SHAPE_UPRIGHT, /* h: length, w: thickness */
	SHAPE_DISC,    /* w: diameter */
	SHAPE_ICON,    /* w: size; icon */
};

struct shape {
	enum shape_kind kind;
	enum icon icon;
	double x, y, w, h;
	uint32_t colour;
};

struct canvas;
/* Creates a PDF; pages of w × h. */
struct canvas *canvas_new(struct press *p, double w, double h);
void canvas_shape(struct canvas *c, const struct shape *s, double x, double y);
/* Lines [from, to), the first one's top at y. */
void canvas_lines(struct canvas *c, struct flyer *f, const struct para *p,
    unsigned from, unsigned to, double x, double y,
    const struct element *element);
/* A square of the side, with its quiet zone. 0, or -1: too long. */
int canvas_qr(struct canvas *c, struct str url, double x, double y, double side,
    const struct element *element);
/* The city's mark on a white disc. */
void canvas_mark(
    struct canvas *c, const struct press *p, double x, double y, double side);
/* Links to "#name" lead to this place. */
void canvas_target(struct canvas *c, struct str name, double x, double y);
/* A line of the document's outline below another one, 0: none. Returns its
 * number. */
int canvas_outline(
    struct canvas *c, int parent, struct str title, struct str target);
/* What follows is drawn in this column of the page. */
void canvas_column(struct canvas *c, double x, double w);
void canvas_page(struct canvas *c); /* ends the page */

struct pdf_info {
	struct str title, author, subject, keywords, language, id;
	struct date date;
	const struct str *alternatives; /* of the Figures, in order */
	size_t nalternatives;
};
/* Appends to `out` what is drawn from here on, a line each, in the order of
 * reading: the page, what it is (the element's tag, `reading` or `code`), its
 * line of how many, x, y, w, h, size, text; of readings also the x and w of
 * the word below. */
void canvas_list(struct canvas *c, struct buf *out);
/* Says what of the drawing cannot be read well, once a flyer; `body` is the
 * size of its text. */
void canvas_report(const struct canvas *c, struct flyer *f, double body);
/* Ends the document and appends it; frees the canvas in every case. */
int canvas_finish(
    struct canvas *c, const struct pdf_info *info, struct buf *out);

/* ---- strips and pages (flyer_flow.c) ------------------------------------------ */

struct piece {
	const struct para *para;
	unsigned from, to;
	double x, y;
	const struct element *element;
};

/* The ground behind neighbouring strips. */
struct ground {
	double x, w;
	uint32_t colour, bar, line; /* NO_COLOUR: none */
	double radius;
};
#define NO_COLOUR UINT32_MAX

/* What is never broken: a line, a row. */
struct strip {
	double gap, height; /* the gap before it is left out at page tops */
	struct piece *pieces;
	size_t npieces;
	struct shape *shapes;
	size_t nshapes;
	const struct ground *ground;
	bool keep;	      /* on the same page as the next */
	uint32_t head, nhead; /* strips repeated above it at a page top */
	struct str qr;	      /* a code at qr_x, qr_y */
	double qr_x, qr_y, qr_side;
	const struct element *qr_element;
	struct str target; /* links lead here by this name; may be empty */
};

struct flow {
	struct flyer *flyer;
	struct strip *strips;
	size_t count, cap;
	const struct element *element; /* that new pieces belong to */
};

void flow_release(struct flow *f);
struct strip *flow_strip(struct flow *f, double gap, double height);
void strip_piece(struct flow *f, struct strip *s, struct piece piece);
void strip_shape(struct flow *f, struct strip *s, struct shape shape);
/* A paragraph as strips, no line of it alone on a page. Returns the index of
 * its first strip. */
size_t flow_para(struct flow *f, const struct para *p, double x, double gap);
const struct element *flow_element(
    struct flow *f, const char *tag, const struct element *parent);
double flow_height(const struct flow *f);
/* Of what is repeated above the strip at a page top. */
double flow_head(const struct flow *f, size_t at);
double strips_height(const struct flow *f, size_t from, size_t to);

/* Where the pages begin: `ret` gets the index of each first strip. Capacity
 * of the first page and of the others. Returns their number. */
size_t flow_break(
    const struct flow *f, double first, double other, size_t max, size_t *ret);
/* Draws strips [from, to) at x, y; room above is spread over the gaps. */
void flow_paint(const struct flow *f, struct canvas *c, size_t from, size_t to,
    double x, double y, double room);

/* ---- the parts of a flyer ----------------------------------------------------- */

/* Colours of a category, or of an alert's level. */
struct look {
	uint32_t band, on_band, ink, tint;
	uint32_t text, quiet, rule, panel, link;
	uint32_t warn_bar, warn_text, warn_ground;
	bool outlined; /* for copiers: lines instead of grounds */
};
void look_of(const struct bulletin *b, bool outlined, struct look *ret);

/* Sizes of one form at one size of text. */
struct measure {
	double width, height, margin; /* of the page */
	double body, small;
	double content; /* width of a column */
	double scale;	/* of what is not text: 1 on A4 */
	double air;	/* of gaps and leading: 1; less where text is long */
};

void body_strips(struct flow *f);
/* The first paragraph, if it is short; else NULL. */
const struct node *flyer_lead(const struct notice *n);
/* The label of a fact or field, and what stands behind it. */
const struct words *words_label(
    struct flyer *f, const struct node *n, const char *key);
const struct words *words_value(struct flyer *f, const struct node *n);
void icon_disc(struct flow *f, struct strip *s, enum icon icon, double x,
    double y, double size);
void table_strips(struct flow *f, const struct node *table, double x, double w);
/* The desk to ask, and the code of the page, whose address is returned; below
 * the desk the plaza. */
struct str panel_strips(struct flow *f, bool plaza);
/* The plaza alone, with the code. */
struct str plaza_strips(struct flow *f);
struct type type_body(const struct flyer *f);

/* The band at the top of the first page and what stands at the foot. */
struct band {
	struct flow flow;
	double height;
	double mark; /* side of the city's mark; 0: none */
};
void band_open(struct band *b, struct flyer *f);
void band_paint(const struct band *b, struct canvas *c);
/* What stands above later pages. */
void band_later(struct flow *f, size_t page, size_t pages);
/* All of it, or its first line only. */
void foot_strips(struct flow *f, bool whole);

/* ---- what the forms share (flyer.c) -------------------------------------------- */

void flyer_open(struct flyer *f, const struct bulletin *b,
    const struct look *look, struct diag *d);
/* `url`: of the page. Strings live as long as the press is not cleared. */
void flyer_describe(struct flyer *f, struct str url, struct pdf_info *info);
/* Alternative text of its code. */
struct str flyer_alternative(struct flyer *f, struct str url);

/* ---- fitting (flyer_layout.c) -------------------------------------------------- */

#define PAGES_MAX 16

#define A4_SHORT 595.276
#define A4_LONG 841.89

/* A size of paper, and of everything on it. */
struct form {
	double width, height;
	double scale; /* of A4 */
};

/* Everything set at one size. */
struct layout {
	struct measure measure;
	struct band band;
	struct flow flow, foot, later; /* foot of the first page, of others */
	size_t panel; /* strips from here on stand at the end */
	struct str url;
	size_t starts[PAGES_MAX];
	size_t pages;
	double first, other; /* room on pages */
};

/* Over PAGES_MAX pages: the notice is too long. */
void layout_fit(struct layout *l, struct flyer *f, const struct form *form);
void layout_paint(struct layout *l, struct canvas *c, size_t page);
void layout_release(struct layout *l);

#endif
