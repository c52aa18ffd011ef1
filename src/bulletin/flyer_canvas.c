/* The canvas: cairo's PDF surface with its tags, shapes, codes and links. */
#include "bulletin/flyer_audit.h"
#include "bulletin/flyer_pango.h"
#include "bulletin/qr.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>

#define STACK_MAX 16

struct link {
	double x, y, w, h;
	struct str target;
};

struct canvas {
	cairo_surface_t *surface;
	cairo_t *cr;
	struct buf pdf;
	double x;			       /* of the column */
	const struct element *open[STACK_MAX]; /* outermost first */
	size_t depth;
	/* Of the innermost element: a link inside it would hide its text. */
	struct link *links;
	size_t nlinks, cap;
	struct audit audit;
};

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned length)
{
	buf_add(closure, (const char *)data, length);
	return CAIRO_STATUS_SUCCESS;
}

struct canvas *
canvas_new(double w, double h)
{
	struct canvas *c = xcalloc(1, sizeof(*c));

	buf_init(&c->pdf);
	buf_reserve(&c->pdf, 65536);
	c->surface = cairo_pdf_surface_create_for_stream(append, &c->pdf, w, h);
	c->cr = cairo_create(c->surface);
	cairo_tag_begin(c->cr, "Document", NULL);
	audit_init(&c->audit, w, h);
	return c;
}

void
canvas_column(struct canvas *c, double x, double w)
{
	c->x = x;
	audit_frame(&c->audit, x, w);
}

/* ---- structure --------------------------------------------------------------- */

/* An address, or "#name" of a place in the document. */
static void
add_target(struct buf *attributes, struct str target)
{
	bool inside = str_starts(target, STR("#"));

	buf_cstr(attributes, inside ? "dest='" : "uri='");
	for (size_t i = inside; i < target.len; i++) {
		if (target.ptr[i] == '\'' || target.ptr[i] == '\\')
			buf_ch(attributes, '\\');
		buf_ch(attributes, target.ptr[i]);
	}
	buf_ch(attributes, '\'');
}

static void
write_link(struct canvas *c, const struct link *l)
{
	struct buf attributes = BUF_INIT;

	buf_printf(&attributes, "rect=[%f %f %f %f] ", l->x, l->y, l->w, l->h);
	add_target(&attributes, l->target);
	cairo_tag_begin(c->cr, CAIRO_TAG_LINK, attributes.ptr);
	cairo_tag_end(c->cr, CAIRO_TAG_LINK);
	buf_release(&attributes);
}

static void
close_to(struct canvas *c, size_t depth)
{
	while (c->depth > depth) {
		cairo_tag_end(c->cr, c->open[--c->depth]->tag);
		for (size_t i = 0; i < c->nlinks; i++)
			write_link(c, &c->links[i]);
		c->nlinks = 0;
	}
}

static void
open_element(struct canvas *c, const struct element *e)
{
	const struct element *path[STACK_MAX];
	size_t n = 0, same = 0;

	for (; e && n < STACK_MAX; e = e->parent)
		path[n++] = e;
	while (
	    same < n && same < c->depth && c->open[same] == path[n - 1 - same])
		same++;
	close_to(c, same);
	for (; same < n; same++) {
		c->open[c->depth++] = path[n - 1 - same];
		cairo_tag_begin(c->cr, path[n - 1 - same]->tag, NULL);
	}
}

void
canvas_target(struct canvas *c, struct str name, double x, double y)
{
	struct buf attributes = BUF_INIT;

	close_to(c, 0);
	buf_printf(
	    &attributes, "name='%.*s' x=%f y=%f", STR_ARG(name), c->x + x, y);
	cairo_tag_begin(c->cr, CAIRO_TAG_DEST, attributes.ptr);
	cairo_tag_end(c->cr, CAIRO_TAG_DEST);
	buf_release(&attributes);
}

int
canvas_outline(
    struct canvas *c, int parent, struct str title, struct str target)
{
	struct buf text = BUF_INIT, attributes = BUF_INIT;
	int number;

	buf_str(&text, title);
	add_target(&attributes, target);
	number = cairo_pdf_surface_add_outline(c->surface, parent,
	    text.len ? text.ptr : "", attributes.ptr,
	    (cairo_pdf_outline_flags_t)0);
	buf_release(&text);
	buf_release(&attributes);
	return number;
}

void
canvas_page(struct canvas *c)
{
	close_to(c, 0);
	cairo_show_page(c->cr);
	audit_page(&c->audit);
}

/* ---- shapes -------------------------------------------------------------------- */

static void
set_colour(cairo_t *cr, uint32_t rgb)
{
	cairo_set_source_rgb(cr, (rgb >> 16 & 0xff) / 255.0,
	    (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
round_rectangle(cairo_t *cr, double x, double y, double w, double h, double r)
{
	r = fmin(r, fmin(w, h) / 2);
	cairo_new_path(cr);
	cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
	cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
	cairo_arc(cr, x + r, y + r, r, M_PI, M_PI * 1.5);
	cairo_close_path(cr);
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
	cairo_t *cr = c->cr;

	x += c->x + s->x;
	y += s->y;
	set_colour(cr, s->colour);
	note_ground(c, s, x, y);
	switch (s->kind) {
	case SHAPE_FILL:
	case SHAPE_RULE:
	case SHAPE_UPRIGHT:
		cairo_rectangle(cr, x, y, s->w, s->h);
		cairo_fill(cr);
		break;
	case SHAPE_ROUND:
		round_rectangle(cr, x, y, s->w, s->h, s->h / 2);
		cairo_fill(cr);
		break;
	case SHAPE_CORNERS:
		round_rectangle(cr, x, y, s->w, s->h, 6);
		cairo_fill(cr);
		break;
	case SHAPE_FRAME:
		round_rectangle(cr, x, y, s->w, s->h, 6);
		cairo_set_line_width(cr, 0.8);
		cairo_stroke(cr);
		break;
	case SHAPE_PILL:
		round_rectangle(cr, x, y, s->w, s->h, s->h / 2);
		cairo_set_line_width(cr, 0.8);
		cairo_stroke(cr);
		break;
	case SHAPE_DISC:
		cairo_new_path(cr);
		cairo_arc(
		    cr, x + s->w / 2, y + s->w / 2, s->w / 2, 0, 2 * M_PI);
		cairo_fill(cr);
		break;
	case SHAPE_ICON:
		icon_draw(cr, s->icon, x, y, s->w);
		break;
	}
}

/* ---- text ------------------------------------------------------------------------ */

static void
note_link(void *ctx, struct str target, double x, double y, double w, double h)
{
	struct canvas *c = ctx;

	ARRAY_GROW(c->links, c->nlinks, c->cap);
	c->links[c->nlinks++] = (struct link){ x, y, w, h, target };
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
	note_words(c, f, p, to - from, c->x + x, y);
	open_element(c, element);
	set_colour(c->cr, p->type.colour);
	para_draw(c->cr, f, p, from, to, c->x + x, y);
	para_links(p, from, to, c->x + x, y, note_link, c);
}

/* ---- codes ------------------------------------------------------------------------- */

/* A row's neighbouring dark modules as one rectangle. Each is a trace taller
 * than a module, so that no light line shows between the rows. */
static void
add_row(cairo_t *cr, const unsigned char *row, unsigned size, double x,
    double y, double module)
{
	for (unsigned i = 0, end; i < size; i = end) {
		end = i + 1;
		if (!row[i])
			continue;
		while (end < size && row[end])
			end++;
		cairo_rectangle(
		    cr, x + i * module, y, (end - i) * module, module * 1.02);
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
	open_element(c, element);
	set_colour(c->cr, 0);
	audit_words(&c->audit, (struct audit_box){ c->x + x, y, side, side, 0 },
	    side, true, 0);
	module = side / (code.size + 2 * QR_QUIET);
	cairo_new_path(c->cr);
	for (unsigned i = 0; i < code.size; i++)
		add_row(c->cr, code.dark + (size_t)i * code.size, code.size,
		    c->x + x + QR_QUIET * module, y + (QR_QUIET + i) * module,
		    module);
	cairo_fill(c->cr);
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

	canvas_shape(c, &disc, x, y);
	mark_draw(press_mark(p), c->cr, c->x + x + side * 0.17, y + side * 0.17,
	    side * 0.66);
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

static void
set_metadata(struct canvas *c, const struct pdf_info *info)
{
	struct {
		cairo_pdf_metadata_t key;
		struct str value;
	} all[] = {
		{ CAIRO_PDF_METADATA_TITLE, info->title },
		{ CAIRO_PDF_METADATA_AUTHOR, info->author },
		{ CAIRO_PDF_METADATA_SUBJECT, info->subject },
		{ CAIRO_PDF_METADATA_KEYWORDS, info->keywords },
		{ CAIRO_PDF_METADATA_CREATOR, STR("Tayori") },
	};
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		buf_clear(&text);
		buf_str(&text, all[i].value);
		if (text.len)
			cairo_pdf_surface_set_metadata(
			    c->surface, all[i].key, text.ptr);
	}
	buf_clear(&text);
	date_format(info->date, &text);
	buf_cstr(&text, "T00:00:00Z");
	cairo_pdf_surface_set_metadata(
	    c->surface, CAIRO_PDF_METADATA_CREATE_DATE, text.ptr);
	cairo_pdf_surface_set_metadata(
	    c->surface, CAIRO_PDF_METADATA_MOD_DATE, text.ptr);
	buf_release(&text);
}

int
canvas_finish(struct canvas *c, const struct pdf_info *info, struct buf *out)
{
	cairo_status_t status;
	int result = -1;

	close_to(c, 0);
	cairo_tag_end(c->cr, "Document");
	set_metadata(c, info);
	status = cairo_status(c->cr);
	cairo_destroy(c->cr);
	cairo_surface_finish(c->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(c->surface);
	cairo_surface_destroy(c->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		result = pdf_complete(buf_view(&c->pdf), info, out);
	buf_release(&c->pdf);
	free(c->links);
	audit_release(&c->audit);
	free(c);
	return result;
}
