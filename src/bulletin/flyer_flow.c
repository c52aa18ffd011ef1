/* Strips one below the other, and the pages that they make. */
#include "bulletin/flyer.h"

#include <math.h>
#include <stdlib.h>

#define STRETCH 1.6 /* of gaps, at most, to fill a page */

void
flow_release(struct flow *f)
{
	free(f->strips);
	*f = (struct flow){ 0 };
}

struct strip *
flow_strip(struct flow *f, double gap, double height)
{
	struct strip *s;

	ARRAY_GROW(f->strips, f->count, f->cap);
	s = &f->strips[f->count++];
	*s = (struct strip){ .gap = gap, .height = height };
	return s;
}

/* Arrays in the arena: they are short, and grow by doubling. */
static void *
grow(struct flow *f, void *old, size_t count, size_t size)
{
	void *new;

	if (count & (count - 1))
		return old;
	new = arena_alloc(
	    press_arena(f->flyer->press), (count ? 2 * count : 1) * size);
	if (count)
		memcpy(new, old, count * size);
	return new;
}

void
strip_piece(struct flow *f, struct strip *s, struct piece piece)
{
	s->pieces = grow(f, s->pieces, s->npieces, sizeof(piece));
	if (!piece.element)
		piece.element = f->element;
	s->pieces[s->npieces++] = piece;
}

void
strip_shape(struct flow *f, struct strip *s, struct shape shape)
{
	s->shapes = grow(f, s->shapes, s->nshapes, sizeof(shape));
	s->shapes[s->nshapes++] = shape;
}

const struct element *
flow_element(struct flow *f, const char *tag, const struct element *parent)
{
	struct element *e =
	    ARENA_NEW(press_arena(f->flyer->press), struct element);

	e->tag = tag;
	e->parent = parent;
	return e;
}

size_t
flow_para(struct flow *f, const struct para *p, double x, double gap)
{
	size_t first = f->count;

	for (unsigned from = 0; from < p->lines;) {
		unsigned left = p->lines - from, n = 1;
		struct strip *s;

		if (p->lines <= 3)
			n = p->lines;
		else if (from == 0 || left == 2)
			n = 2;
		s = flow_strip(f, from ? 0 : gap, n * p->line);
		strip_piece(f, s,
		    (struct piece){
			.para = p, .from = from, .to = from + n, .x = x });
		from += n;
	}
	return first;
}

double
flow_head(const struct flow *f, size_t at)
{
	const struct strip *s = &f->strips[at];
	double height = 0;

	/* The head itself needs none above it. */
	if (!s->nhead || at < s->head + s->nhead)
		return 0;
	for (uint32_t i = 0; i < s->nhead; i++)
		height += f->strips[s->head + i].height;
	return height;
}

double
strips_height(const struct flow *f, size_t from, size_t to)
{
	double height = 0;

	for (size_t i = from; i < to; i++)
		height +=
		    f->strips[i].height + (i > from ? f->strips[i].gap : 0);
	return height;
}

double
flow_height(const struct flow *f)
{
	return strips_height(f, 0, f->count);
}

/* The end of the page that begins with strip `from`. */
static size_t
end_of_page(const struct flow *f, size_t from, double capacity)
{
	double y = flow_head(f, from);
	size_t end = from;

	for (size_t i = from; i < f->count; i++) {
		y += f->strips[i].height + (i > from ? f->strips[i].gap : 0);
		if (y > capacity + 0.01)
			/* What belongs together is too tall for a page. */
			return end > from ? end : i > from ? i : from + 1;
		if (!f->strips[i].keep)
			end = i + 1;
	}
	return f->count;
}

size_t
flow_break(
    const struct flow *f, double first, double other, size_t max, size_t *ret)
{
	size_t pages = 0;

	for (size_t at = 0; at < f->count;
	     at = end_of_page(f, at, pages == 1 ? first : other)) {
		if (ret && pages < max)
			ret[pages] = at;
		pages++;
		if (pages > max)
			break;
	}
	return pages;
}

/* ---- drawing -------------------------------------------------------------------- */

static void
paint_ground(
    struct canvas *c, const struct ground *g, double x, double y, double height)
{
	struct shape s = { .kind = g->radius > 0 ? SHAPE_CORNERS : SHAPE_FILL,
		.x = g->x,
		.w = g->w,
		.h = height,
		.colour = g->colour };

	if (g->colour != NO_COLOUR)
		canvas_shape(c, &s, x, y);
	s.kind = SHAPE_FRAME;
	s.colour = g->line;
	if (g->line != NO_COLOUR)
		canvas_shape(c, &s, x, y);
	s.kind = SHAPE_FILL;
	s.w = 5;
	s.colour = g->bar;
	if (g->bar != NO_COLOUR)
		canvas_shape(c, &s, x, y);
}

static void
paint_shapes(const struct strip *s, struct canvas *c, double x, double y)
{
	for (size_t i = 0; i < s->nshapes; i++)
		canvas_shape(c, &s->shapes[i], x, y);
}

static void
paint_strip(const struct flow *f, const struct strip *s, struct canvas *c,
    double x, double y)
{
	if (s->target.len)
		canvas_target(c, s->target, x, y);
	for (size_t i = 0; i < s->npieces; i++) {
		const struct piece *p = &s->pieces[i];

		canvas_lines(c, f->flyer, p->para, p->from, p->to, x + p->x,
		    y + p->y, p->element);
	}
	if (s->qr.len && canvas_qr(c, s->qr, x + s->qr_x, y + s->qr_y,
			     s->qr_side, s->qr_element) != 0)
		f->flyer->failed = true;
}

/* The stretched gap before a strip. */
static double
gap_of(const struct flow *f, size_t from, size_t i, double stretch)
{
	return i > from ? f->strips[i].gap * stretch : 0;
}

static double
stretch_of(const struct flow *f, size_t from, size_t to, double room)
{
	double gaps = 0;

	for (size_t i = from + 1; i < to; i++)
		gaps += f->strips[i].gap;
	return gaps > 0 && room > 0 ? fmin(STRETCH, 1 + room / gaps) : 1;
}

static void
paint_grounds(const struct flow *f, struct canvas *c, size_t from, size_t to,
    double x, double y, double stretch)
{
	const struct ground *ground = NULL;
	double top = 0, bottom = 0;

	for (size_t i = from; i < to; i++) {
		const struct strip *s = &f->strips[i];

		y += gap_of(f, from, i, stretch);
		if (s->ground != ground && ground)
			paint_ground(c, ground, x, top, bottom - top);
		if (s->ground != ground)
			top = y;
		ground = s->ground;
		y += s->height;
		bottom = y;
	}
	if (ground)
		paint_ground(c, ground, x, top, bottom - top);
}

void
flow_paint(const struct flow *f, struct canvas *c, size_t from, size_t to,
    double x, double y, double room)
{
	double stretch = stretch_of(f, from, to, room);
	double at = y;

	if (from == to)
		return;
	/* The head of a table that goes on. */
	if (flow_head(f, from) > 0) {
		const struct strip *s = &f->strips[from];

		flow_paint(f, c, s->head, s->head + s->nhead, x, y, 0);
		y += flow_head(f, from);
		at = y;
	}
	paint_grounds(f, c, from, to, x, y, stretch);
	for (size_t i = from; i < to; i++) {
		at += gap_of(f, from, i, stretch);
		paint_shapes(&f->strips[i], c, x, at);
		at += f->strips[i].height;
	}
	at = y;
	for (size_t i = from; i < to; i++) {
		at += gap_of(f, from, i, stretch);
		paint_strip(f, &f->strips[i], c, x, at);
		at += f->strips[i].height;
	}
}
