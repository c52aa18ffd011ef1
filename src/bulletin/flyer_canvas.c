/* The canvas: pages with shapes, text, codes and links. */
#include "bulletin/flyer_audit.h"
#include "bulletin/flyer_text.h"
#include "bulletin/qr.h"

#include <math.h>
#include <stdlib.h>

#define LINE 0.8       /* width of frames */
#define CORNER 6.0     /* radius */
#define ROUND 0.552285 /* of a quarter circle's radius: to its handles */

struct canvas {
	struct press *press;
	struct pdf pdf;
	struct glyphs *glyphs;
	struct structure *structure;
	struct places *places;
	struct audit audit;
	double width, height;
	double x;	  /* of the column */
	struct buf *page; /* the last of `pages` */
	struct buf *pages;
	size_t npages, pages_cap;
	uint32_t colour, stroke; /* that are set */
	bool mark;		 /* the city's is used */
	struct buf *list;	 /* of what is drawn; may be NULL */
	const char *tag;	 /* of the open element */
};

static void
new_page(struct canvas *c)
{
	ARRAY_GROW(c->pages, c->npages, c->pages_cap);
	c->page = &c->pages[c->npages++];
	buf_init(c->page);
	c->colour = c->stroke = NO_COLOUR;
}

struct canvas *
canvas_new(struct press *p, double w, double h)
{
	struct canvas *c = xcalloc(1, sizeof(*c));

	c->press = p;
	c->width = w;
	c->height = h;
	audit_init(&c->audit, w, h);
	pdf_init(&c->pdf);
	c->glyphs = glyphs_new(p);
	c->structure = structure_new();
	c->places = places_new();
	new_page(c);
	return c;
}

void
canvas_column(struct canvas *c, double x, double w)
{
	c->x = x;
	audit_frame(&c->audit, x, w);
}

void
canvas_page(struct canvas *c)
{
	structure_close(c->structure, c->page);
	new_page(c);
	audit_page(&c->audit);
}

static size_t
this_page(const struct canvas *c)
{
	return c->npages - 1;
}

/* ---- paths ------------------------------------------------------------------- */

static void
add_colour(struct buf *out, uint32_t rgb, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8)
		pdf_number(out, (rgb >> shift & 0xff) / 255.0, 3);
	buf_cstr(out, operator);
}

void
canvas_colour(struct canvas *c, uint32_t rgb)
{
	if (c->colour == rgb)
		return;
	glyphs_pause(c->glyphs);
	add_colour(c->page, rgb, "rg\n");
	c->colour = rgb;
}

static void
set_stroke(struct canvas *c, uint32_t rgb)
{
	if (c->stroke != rgb)
		add_colour(c->page, rgb, "RG\n");
	c->stroke = rgb;
}

static void
add_point(struct buf *out, double x, double y)
{
	pdf_length(out, x);
	pdf_length(out, y);
}

static void
add_curve(struct buf *out, double x1, double y1, double x2, double y2, double x,
    double y)
{
	add_point(out, x1, y1);
	add_point(out, x2, y2);
	add_point(out, x, y);
	buf_cstr(out, "c\n");
}

/* Its corners are quarter circles; y is its top on paper. */
static void
round_rectangle(
    struct canvas *c, double x, double y, double w, double h, double r)
{
	struct buf *out = c->page;
	double top = c->height - y, bottom = top - h, right = x + w, k;

	r = fmin(r, fmin(w, h) / 2);
	k = r * (1 - ROUND);
	add_point(out, x + r, top);
	buf_cstr(out, "m\n");
	add_point(out, right - r, top);
	buf_cstr(out, "l\n");
	add_curve(out, right - k, top, right, top - k, right, top - r);
	add_point(out, right, bottom + r);
	buf_cstr(out, "l\n");
	add_curve(out, right, bottom + k, right - k, bottom, right - r, bottom);
	add_point(out, x + r, bottom);
	buf_cstr(out, "l\n");
	add_curve(out, x + k, bottom, x, bottom + k, x, bottom + r);
	add_point(out, x, top - r);
	buf_cstr(out, "l\n");
	add_curve(out, x, top - k, x + k, top, x + r, top);
	buf_cstr(out, "h\n");
}

static void
add_rectangle(struct canvas *c, double x, double y, double w, double h)
{
	add_point(c->page, x, c->height - y - h);
	add_point(c->page, w, h);
	buf_cstr(c->page, "re\n");
}

static void
fill(struct canvas *c, uint32_t rgb, double x, double y, double w, double h,
    double radius)
{
	canvas_colour(c, rgb);
	if (radius > 0)
		round_rectangle(c, x, y, w, h, radius);
	else
		add_rectangle(c, x, y, w, h);
	buf_cstr(c->page, "f\n");
}

static void
frame(struct canvas *c, uint32_t rgb, double x, double y, double w, double h,
    double radius)
{
	set_stroke(c, rgb);
	pdf_length(c->page, LINE);
	buf_cstr(c->page, "w\n");
	round_rectangle(c, x, y, w, h, radius);
	buf_cstr(c->page, "S\n");
}

static void
note_ground(struct canvas *c, const struct shape *s, double x, double y)
{
	if (s->kind == SHAPE_FILL || s->kind == SHAPE_ROUND ||
	    s->kind == SHAPE_CORNERS || s->kind == SHAPE_DISC)
		audit_ground(&c->audit,
		    (struct audit_box){ x, y, s->w,
			s->kind == SHAPE_DISC ? s->w : s->h, s->colour });
}

void
canvas_shape(struct canvas *c, const struct shape *s, double x, double y)
{
	x += c->x + s->x;
	y += s->y;
	note_ground(c, s, x, y);
	structure_mark(c->structure, c->page, this_page(c), NULL);
	switch (s->kind) {
	case SHAPE_FILL:
	case SHAPE_RULE:
	case SHAPE_UPRIGHT:
		fill(c, s->colour, x, y, s->w, s->h, 0);
		break;
	case SHAPE_ROUND:
		fill(c, s->colour, x, y, s->w, s->h, s->h / 2);
		break;
	case SHAPE_CORNERS:
		fill(c, s->colour, x, y, s->w, s->h, CORNER);
		break;
	case SHAPE_FRAME:
		frame(c, s->colour, x, y, s->w, s->h, CORNER);
		break;
	case SHAPE_PILL:
		frame(c, s->colour, x, y, s->w, s->h, s->h / 2);
		break;
	case SHAPE_DISC:
		fill(c, s->colour, x, y, s->w, s->w, s->w / 2);
		break;
	case SHAPE_ICON:
		set_stroke(c, s->colour);
		icon_add(c->page, s->icon, x, c->height - y, s->w);
		break;
	}
}

/* ---- the list ------------------------------------------------------------------- */

void
canvas_list(struct canvas *c, struct buf *out)
{
	c->list = out;
}

void
canvas_note(struct canvas *c, const struct listed *l)
{
	if (!c->list)
		return;
	buf_printf(c->list, "%zu\t%s\t%u/%u\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t",
	    c->npages, l->kind ? l->kind : c->tag, l->line, l->lines, l->x,
	    l->y, l->w, l->h, l->size);
	buf_str(c->list, l->text);
	if (l->base_w > 0)
		buf_printf(c->list, "\t%.1f\t%.1f", l->base_x, l->base_w);
	buf_ch(c->list, '\n');
}

/* ---- text ------------------------------------------------------------------------ */

static void
add_link(void *ctx, struct str target, double x, double y, double w, double h)
{
	struct canvas *c = ctx;
	const double corners[4] = { x, c->height - y - h, x + w,
		c->height - y };

	structure_link(c->structure, this_page(c), corners, target);
}

static void
note_words(struct canvas *c, struct flyer *f, const struct para *p,
    unsigned lines, double x, double y)
{
	struct audit_box box = { x, y, p->width, lines * p->line,
		p->type.colour };

	/* Links have their own colour. */
	for (size_t i = 0; i < p->words->count; i++)
		if (p->words->marks[i].kind == MARK_LINK &&
		    box.colour == f->look->text)
			box.colour = f->look->link;
	audit_words(&c->audit, box, p->type.size, p->type.weight == WEIGHT_BOLD,
	    p->ruby);
}

void
canvas_lines(struct canvas *c, struct flyer *f, const struct para *p,
    unsigned from, unsigned to, double x, double y,
    const struct element *element)
{
	const struct paper paper = { c, c->glyphs, c->height };

	c->tag = element->tag;
	note_words(c, f, p, to - from, c->x + x, y);
	structure_mark(c->structure, c->page, this_page(c), element);
	glyphs_begin(c->glyphs, c->page, this_page(c));
	para_draw(&paper, p, from, to, c->x + x, y);
	glyphs_end(c->glyphs);
	para_links(p, from, to, c->x + x, y, add_link, c);
	if (p->ruby <= 0)
		return;
	/* No part of the structure: who hears the text needs no readings. */
	structure_mark(c->structure, c->page, this_page(c), NULL);
	glyphs_begin(c->glyphs, c->page, this_page(c));
	para_draw_readings(&paper, f, p, from, to, c->x + x, y);
	glyphs_end(c->glyphs);
}

/* ---- codes ------------------------------------------------------------------------- */

/* A row's neighbouring dark modules as one rectangle. Each is a trace taller
 * than a module, so that no light line shows between the rows. */
static void
add_row(struct canvas *c, const unsigned char *row, unsigned size, double x,
    double y, double module)
{
	for (unsigned i = 0, end; i < size; i = end) {
		end = i + 1;
		if (!row[i])
			continue;
		while (end < size && row[end])
			end++;
		add_rectangle(
		    c, x + i * module, y, (end - i) * module, module * 1.02);
	}
}

int
canvas_qr(struct canvas *c, struct str url, double x, double y, double side,
    const struct element *element)
{
	struct qr code;
	double module;

	if (qr_init(&code, url) != 0)
		return -1;
	structure_mark(c->structure, c->page, this_page(c), element);
	canvas_note(c, &(struct listed){ "code", 1, 1, c->x + x, y, side, side,
			   side, url, 0, 0 });
	canvas_colour(c, 0);
	audit_words(&c->audit, (struct audit_box){ c->x + x, y, side, side, 0 },
	    side, true, 0);
	module = side / (code.size + 2 * QR_QUIET);
	for (unsigned i = 0; i < code.size; i++)
		add_row(c, code.dark + (size_t)i * code.size, code.size,
		    c->x + x + QR_QUIET * module, y + (QR_QUIET + i) * module,
		    module);
	buf_cstr(c->page, "f\n");
	qr_release(&code);
	return 0;
}

void
canvas_mark(
    struct canvas *c, const struct press *p, double x, double y, double side)
{
	struct shape disc = {
		.kind = SHAPE_DISC, .w = side, .colour = 0xffffff
	};
	double scale = side * 0.66 / MARK_SIDE;

	(void)p;
	canvas_shape(c, &disc, x, y);
	c->mark = true;
	buf_cstr(c->page, "q\n");
	pdf_number(c->page, scale, 4);
	buf_cstr(c->page, "0 0 ");
	pdf_number(c->page, scale, 4);
	add_point(c->page, c->x + x + side * 0.17, c->height - y - side * 0.83);
	buf_cstr(c->page, "cm/Mark Do\nQ\n");
}

/* ---- places in the document ---------------------------------------------------------- */

void
canvas_target(struct canvas *c, struct str name, double x, double y)
{
	structure_close(c->structure, c->page);
	places_target(c->places, name, this_page(c), c->x + x, c->height - y);
}

int
canvas_outline(
    struct canvas *c, int parent, struct str title, struct str target)
{
	return places_outline(c->places, parent, title, target);
}

/* ---- findings ------------------------------------------------------------------------ */

static void
report_small(struct flyer *f, double size)
{
	char figure[16];

	snprintf(figure, sizeof(figure), "%.3g", size);
	diag_add(f->diag, DIAG_FLYER_TYPE, DIAG_NOWHERE, str_from(figure),
	    f->bulletin->edition->locale->own_name);
}

void
canvas_report(const struct canvas *c, struct flyer *f, double body)
{
	struct str language = f->bulletin->edition->locale->own_name;
	const struct audit *a = &c->audit;
	char words[16], ground[16], figure[16];

	if (a->outside)
		diag_add(f->diag, DIAG_FLYER_OVERFLOW, DIAG_NOWHERE,
		    DIAG_NUM(a->outside), language);
	if (a->contrast > 0) {
		snprintf(words, sizeof(words), "#%06x", a->colour);
		snprintf(ground, sizeof(ground), "#%06x", a->ground);
		snprintf(figure, sizeof(figure), "%.1f", a->contrast);
		diag_add(f->diag, DIAG_FLYER_CONTRAST, DIAG_NOWHERE,
		    str_from(words), str_from(ground), str_from(figure),
		    language);
	}
	if (a->smallest > 0)
		report_small(f, a->smallest);
	else if (body < SMALLEST_BODY - 0.01)
		report_small(f, body);
}

/* ---- the end ------------------------------------------------------------------------- */

static size_t
write_resources(struct canvas *c)
{
	size_t number = pdf_reserve(&c->pdf);
	struct buf body = BUF_INIT;

	buf_cstr(&body, "<<");
	glyphs_write(c->glyphs, &c->pdf, c->pages, &body);
	if (c->mark) {
		buf_cstr(&body, "/XObject<</Mark ");
		pdf_reference(&body, mark_write(press_mark(c->press), &c->pdf));
		buf_cstr(&body, ">>");
	}
	buf_cstr(&body, ">>");
	pdf_object(&c->pdf, number, buf_view(&body));
	buf_release(&body);
	return number;
}

/* Returns the number of their tree. */
static size_t
write_pages(struct canvas *c, const size_t *pages, const struct buf *notes)
{
	size_t number = pdf_reserve(&c->pdf), resources = write_resources(c);
	struct buf body = BUF_INIT, kids = BUF_INIT;

	for (size_t i = 0; i < c->npages; i++) {
		size_t content = pdf_reserve(&c->pdf);

		pdf_stream(&c->pdf, content, "", buf_view(&c->pages[i]), false);
		buf_clear(&body);
		buf_printf(
		    &body, "<</Type/Page/Parent %zu 0 R/MediaBox", number);
		pdf_box(&body, 0, 0, c->width, c->height);
		buf_printf(&body,
		    "/Contents %zu 0 R/Resources %zu 0 R/StructParents %zu"
		    "/Tabs/S%s>>",
		    content, resources, i, notes[i].len ? notes[i].ptr : "");
		pdf_object(&c->pdf, pages[i], buf_view(&body));
		pdf_reference(&kids, pages[i]);
	}
	buf_clear(&body);
	buf_printf(
	    &body, "<</Type/Pages/Count %zu/Kids[%s]>>", c->npages, kids.ptr);
	pdf_object(&c->pdf, number, buf_view(&body));
	buf_release(&body);
	buf_release(&kids);
	return number;
}

static void
write_document(struct canvas *c, const struct pdf_info *info, struct buf *out)
{
	size_t *pages = xcalloc(c->npages + 1, sizeof(*pages)), structure;
	struct buf *notes = xcalloc(c->npages + 1, sizeof(*notes));
	struct buf catalog = BUF_INIT;

	for (size_t i = 0; i < c->npages; i++)
		pages[i] = pdf_reserve(&c->pdf);
	structure = structure_write(
	    c->structure, &c->pdf, pages, c->npages, info, notes);
	buf_printf(&catalog,
	    "/Pages %zu 0 R/StructTreeRoot %zu 0 R/MarkInfo<</Marked true>>",
	    write_pages(c, pages, notes), structure);
	places_write(c->places, &c->pdf, pages, &catalog);
	pdf_describe(&c->pdf, info, buf_view(&catalog), out);
	for (size_t i = 0; i < c->npages; i++)
		buf_release(&notes[i]);
	buf_release(&catalog);
	free(notes);
	free(pages);
}

int
canvas_finish(struct canvas *c, const struct pdf_info *info, struct buf *out)
{
	structure_close(c->structure, c->page);
	/* The last page was ended, and one more begun. */
	buf_release(c->page);
	if (c->npages > 1)
		c->npages--;
	write_document(c, info, out);
	for (size_t i = 0; i < c->npages; i++)
		buf_release(&c->pages[i]);
	glyphs_free(c->glyphs);
	structure_free(c->structure);
	pdf_release(&c->pdf);
	places_free(c->places);
	audit_release(&c->audit);
	free(c->pages);
	free(c);
	return 0;
}
