/* One notice in one language, set in the size that fits its pages. */
#include "bulletin/flyer.h"

#include <math.h>
#include <stdlib.h>

static double
later_height(const struct layout *l)
{
	return l->measure.small * 3 + 8;
}

void
layout_release(struct layout *l)
{
	flow_release(&l->band.flow);
	flow_release(&l->flow);
	flow_release(&l->foot);
	flow_release(&l->later);
}

static void
set(struct layout *l, struct flyer *f, const struct form *form, double body,
    double air)
{
	struct measure *m = &l->measure;
	double gap;

	*l = (struct layout){ 0 };
	*m = (struct measure){ .width = form->width,
		.height = form->height,
		.margin = 42.5 * form->scale,
		.body = body * form->scale,
		.small = fmax(7, 8.5 * form->scale),
		.content = form->width - 85 * form->scale,
		.scale = form->scale,
		.air = air };
	f->measure = m;
	l->flow.flyer = l->foot.flyer = l->later.flyer = f;
	band_open(&l->band, f);
	foot_strips(&l->foot, true);
	foot_strips(&l->later, false);
	body_strips(&l->flow);
	l->panel = l->flow.count;
	l->url = panel_strips(&l->flow, true);
	gap = m->body * (0.5 + 0.6 * air);
	l->first =
	    m->height - flow_height(&l->foot) - 30 - gap - l->band.height;
	l->other =
	    m->height - flow_height(&l->later) - 30 - 28 - later_height(l);
	l->pages =
	    flow_break(&l->flow, l->first, l->other, PAGES_MAX, l->starts);
}

/* Pages filled alike: the smallest part of each that still holds all. */
static void
even_out(struct layout *l)
{
	double low = 0.3, high = 1;

	if (l->pages < 2 || l->pages > PAGES_MAX)
		return;
	for (int i = 0; i < 8; i++) {
		double part = (low + high) / 2;

		if (flow_break(&l->flow, l->first * part, l->other * part,
			PAGES_MAX, NULL) > l->pages)
			low = part;
		else
			high = part;
	}
	flow_break(
	    &l->flow, l->first * high, l->other * high, PAGES_MAX, l->starts);
}

/* ---- drawing ----------------------------------------------------------------- */

static double
sheet_top(struct layout *l, struct canvas *c, size_t page)
{
	struct flow later = { .flyer = l->flow.flyer };
	double margin = l->measure.margin;

	if (page == 0) {
		band_paint(&l->band, c);
		return l->band.height +
		       l->measure.body * (0.5 + 0.6 * l->measure.air);
	}
	band_later(&later, page + 1, l->pages);
	flow_paint(&later, c, 0, later.count, margin, 28, 0);
	flow_release(&later);
	return later_height(l) + 28;
}

void
layout_paint(struct layout *l, struct canvas *c, size_t page)
{
	const struct measure *m = &l->measure;
	size_t from = l->starts[page];
	size_t to = page + 1 < l->pages ? l->starts[page + 1] : l->flow.count;
	const struct flow *last = page ? &l->later : &l->foot;
	double foot = m->height - 22 - flow_height(last);
	double top = sheet_top(l, c, page), room = foot - 8 - top;

	if (to > l->panel) {
		size_t panel = l->panel > from ? l->panel : from;
		double height = strips_height(&l->flow, panel, to);

		room -= height + (panel > from ? l->flow.strips[panel].gap : 0);
		flow_paint(&l->flow, c, from, panel, m->margin, top,
		    room - flow_head(&l->flow, from) -
			strips_height(&l->flow, from, panel));
		flow_paint(
		    &l->flow, c, panel, to, m->margin, foot - 8 - height, 0);
	} else {
		flow_paint(&l->flow, c, from, to, m->margin, top, 0);
	}
	flow_paint(last, c, 0, last->count, m->margin, foot, 0);
}

/* ---- fitting ------------------------------------------------------------------ */

/* From the largest text to the smallest and closest. */
static const struct {
	double body, air;
} steps[] = { { 20, 1 }, { 18, 1 }, { 16, 1 }, { 15, 1 }, { 14, 1 },
	{ 13.5, 1 }, { 13, 1 }, { 12.5, 1 }, { 12, 1 }, { 12, 0.85 },
	{ 12, 0.7 }, { 12, 0.5 } };

#define USUAL 14 /* points */

static size_t
guess_pages(struct flyer *f, const struct form *form, size_t step)
{
	struct layout l;
	size_t pages;

	f->guess = true;
	set(&l, f, form, steps[step].body, steps[step].air);
	f->guess = false;
	pages = l.pages;
	layout_release(&l);
	return pages;
}

/* The largest text with which the notice fills as few pages as it can. The
 * step is estimated, and then taken down as long as the estimate was wrong. */
void
layout_fit(struct layout *l, struct flyer *f, const struct form *form)
{
	size_t last = ARRAY_SIZE(steps) - 1, low = 0, high = last;
	size_t least = guess_pages(f, form, last);

	/* Over a page, larger text than usual only makes more of them. */
	while (least > 1 && steps[low].body > USUAL)
		low++;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (guess_pages(f, form, middle) > least)
			low = middle + 1;
		else
			high = middle;
	}
	for (set(l, f, form, steps[low].body, steps[low].air);
	     l->pages > least && low < last;) {
		layout_release(l);
		low = low + 2 < last ? low + 2 : last;
		set(l, f, form, steps[low].body, steps[low].air);
	}
	f->measure = &l->measure;
	even_out(l);
}
