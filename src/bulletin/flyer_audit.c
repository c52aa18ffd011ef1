#include "bulletin/flyer_audit.h"

#include "bulletin/colour.h"

#include <math.h>
#include <stdlib.h>

#define EDGE 9.0  /* of paper that printers leave white */
#define TOUCH 1.5 /* boxes of lines hold some white */

void
audit_init(struct audit *a, double w, double h)
{
	*a = (struct audit){ .frame = { 0, 0, w, h, 0 }, .page = 1 };
}

void
audit_release(struct audit *a)
{
	free(a->grounds.items);
	free(a->words.items);
}

void
audit_frame(struct audit *a, double x, double w)
{
	a->frame.x = x;
	a->frame.w = w;
}

void
audit_page(struct audit *a)
{
	a->page++;
	a->grounds.count = a->words.count = 0;
}

static void
add(struct audit_boxes *b, struct audit_box box)
{
	ARRAY_GROW(b->items, b->count, b->cap);
	b->items[b->count++] = box;
}

void
audit_ground(struct audit *a, struct audit_box box)
{
	add(&a->grounds, box);
}

/* The colour on top at a point; paper is white. */
static uint32_t
ground_at(const struct audit *a, double x, double y)
{
	for (size_t i = a->grounds.count; i > 0; i--) {
		const struct audit_box *b = &a->grounds.items[i - 1];

		if (x >= b->x && x <= b->x + b->w && y >= b->y &&
		    y <= b->y + b->h)
			return b->colour;
	}
	return COLOUR_WHITE;
}

static void
check_contrast(struct audit *a, const struct audit_box *box, double x, double y,
    double least)
{
	uint32_t ground = ground_at(a, x, y);
	double contrast = colour_contrast(box->colour, ground);

	if (contrast >= least || (a->contrast > 0 && a->contrast <= contrast))
		return;
	a->contrast = contrast;
	a->colour = box->colour;
	a->ground = ground;
}

static bool
stands_out(const struct audit *a, const struct audit_box *b)
{
	const struct audit_box *f = &a->frame;

	if (b->x < f->x + EDGE || b->x + b->w > f->x + f->w - EDGE ||
	    b->y < f->y + EDGE || b->y + b->h > f->y + f->h - EDGE)
		return true;
	for (size_t i = 0; i < a->words.count; i++) {
		const struct audit_box *o = &a->words.items[i];

		if (b->x + TOUCH < o->x + o->w && o->x + TOUCH < b->x + b->w &&
		    b->y + TOUCH < o->y + o->h && o->y + TOUCH < b->y + b->h)
			return true;
	}
	return false;
}

static void
check_size(struct audit *a, double size, double least)
{
	if (size < least - 0.01 && (a->smallest == 0 || size < a->smallest))
		a->smallest = size;
}

void
audit_words(
    struct audit *a, struct audit_box box, double size, bool bold, double ruby)
{
	double least =
	    size >= 18 || (bold && size >= 14) ? CONTRAST_LARGE : CONTRAST_TEXT;
	double middle = fmin(box.h, size) / 2;

	if (box.w <= 0 || box.h <= 0)
		return;
	check_contrast(a, &box, box.x + 1, box.y + middle, least);
	check_contrast(a, &box, box.x + box.w - 1, box.y + middle, least);
	check_contrast(a, &box, box.x + 1, box.y + box.h - middle, least);
	check_size(a, size, SMALLEST_TEXT);
	if (ruby > 0)
		check_size(a, ruby, SMALLEST_RUBY);
	if (!a->outside && stands_out(a, &box))
		a->outside = a->page;
	add(&a->words, box);
}
