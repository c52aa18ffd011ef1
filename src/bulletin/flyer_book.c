/* The bulletin of a month as one document to print: what is in it on the
 * first page, then its notices, laid out as flyers are, one behind the
 * other. */
#include "bulletin/flyer_book.h"

#include <math.h>
#include <stdlib.h>

#define AIR 0.85
#define LEAST 170.0 /* height of a notice's beginning at the foot of a page */

/* ---- notices ---------------------------------------------------------------------- */

static void
pad(struct flow *f, double height, const struct ground *ground)
{
	struct strip *s = flow_strip(f, 0, height);

	s->ground = ground;
	s->keep = true;
}

/* The title in a band of the notice's colour, below its category. */
static void
part_head(struct book *b, struct part *p)
{
	struct flow *f = &b->notices;
	struct flyer *fl = &p->flyer;
	const struct look *look = &p->look;
	struct ground *g = ARENA_NEW(press_arena(fl->press), struct ground);
	double room = b->measure.content - 32;
	struct type type = book_type(17, WEIGHT_BOLD, look->on_band);
	const struct words *w = book_about(fl);
	size_t first = f->count;

	*g = (struct ground){ .w = b->measure.content,
		.colour = look->band,
		.bar = NO_COLOUR,
		.line = NO_COLOUR,
		.radius = 6 };
	pad(f, 9, g);
	f->strips[first].gap = 30;
	f->strips[first].target =
	    str_sub(str_from(p->target), 1, strlen(p->target));
	if (fl->bulletin->notice->urgency == URGENCY_EMERGENCY)
		w = words_join(fl, words_chrome(fl, "emergency"), " · ", w);
	if (fl->bulletin->edition != b->flyer.bulletin->edition)
		w = words_join(fl, w, " · ",
		    words_plain(fl, fl->bulletin->edition->locale->own_name));
	f->element = flow_element(f, "P", NULL);
	flow_para(f,
	    para_set(fl, w, book_type(10, WEIGHT_BOLD, look->on_band), room),
	    16, 0);
	type.leading = 1.3;
	type.balanced = true;
	f->element = flow_element(f, "H2", NULL);
	flow_para(f, para_set(fl, book_title(fl), type, room), 16, 0);
	pad(f, 9, g);
	for (size_t i = first; i < f->count; i++) {
		f->strips[i].ground = g;
		f->strips[i].keep = true;
	}
	b->notices.strips[f->count - 1].keep = true;
}

/* Its beginning is not left alone at the foot of a page, nor is its end at
 * the top of one. */
static void
keep_ends(struct flow *f, size_t first, size_t panel)
{
	double height = 0;

	for (size_t i = first; i + 1 < f->count && height < LEAST; i++) {
		f->strips[i].keep = true;
		height += f->strips[i].height + f->strips[i].gap;
	}
	if (panel > first)
		f->strips[panel - 1].keep = true;
}

static void
add_part(struct book *b, struct part *p)
{
	struct flow *f = &b->notices;
	size_t first = f->count, panel;

	p->flyer.measure = &b->measure;
	p->flyer.depth = 1;
	f->flyer = &p->flyer;
	part_head(b, p);
	body_strips(f);
	panel = f->count;
	p->url = panel_strips(f, false);
	keep_ends(f, first, panel);
	p->first = first;
}

/* ---- pages -------------------------------------------------------------------------- */

static double
foot_height(const struct book *b)
{
	return b->measure.small * 1.45;
}

double
book_top(const struct book *b)
{
	return BOOK_TOP + b->measure.small * 3 + 8;
}

double
book_room(const struct book *b, double top)
{
	return b->measure.height - 22 - foot_height(b) - 12 - top;
}

double
book_first_top(const struct book *b)
{
	return b->band.height + BOOK_BODY;
}

/* What all pages have: at the foot where it is on the web, and the page; at
 * the top of all but the first, what it belongs to. */
static void
paint_foot(struct book *b, struct canvas *c, size_t page)
{
	struct flow f = { .flyer = &b->flyer };
	const struct measure *m = &b->measure;
	struct type type = book_type(m->small, WEIGHT_REGULAR, b->look.quiet);
	const struct para *address, *number;
	char text[48];
	struct strip *s;

	snprintf(text, sizeof(text), "%zu / %zu", page + 1, b->pages);
	type.leading = 1.45;
	address = para_set(
	    &b->flyer, words_link(&b->flyer, b->url, b->url), type, 400);
	type.weight = WEIGHT_BOLD;
	number = para_set(
	    &b->flyer, words_plain(&b->flyer, str_from(text)), type, 100);
	s = flow_strip(&f, 0, foot_height(b));
	strip_piece(&f, s,
	    (struct piece){ .para = address,
		.to = address->lines,
		.element = flow_element(&f, "P", NULL) });
	strip_piece(&f, s,
	    (struct piece){ .para = number,
		.to = number->lines,
		.x = m->content - number->width,
		.element = flow_element(&f, "P", NULL) });
	flow_paint(&f, c, 0, 1, m->margin, m->height - 22 - foot_height(b), 0);
	flow_release(&f);
}

static void
paint_head(struct book *b, struct canvas *c)
{
	struct flow f = { .flyer = &b->flyer };
	const struct measure *m = &b->measure;
	struct type type = book_type(m->small, WEIGHT_BOLD, b->look.ink);
	const struct para *title;
	struct strip *s;

	type.plain = true;
	title = para_set(&b->flyer,
	    words_join(&b->flyer, words_chrome(&b->flyer, "city"), "   ",
		book_title(&b->flyer)),
	    type, m->content);
	s = flow_strip(&f, 0, para_height(title) + 6);
	strip_piece(&f, s,
	    (struct piece){ .para = title,
		.to = title->lines,
		.element = flow_element(&f, "P", NULL) });
	strip_shape(&f, s,
	    (struct shape){ .kind = SHAPE_RULE,
		.y = para_height(title) + 3,
		.w = m->content,
		.h = 1.5,
		.colour = b->look.ink });
	flow_paint(&f, c, 0, 1, m->margin, BOOK_TOP, 0);
	flow_release(&f);
}

static void
paint_cover(struct book *b, struct canvas *c, size_t page)
{
	const struct measure *m = &b->measure;
	size_t from = b->cover_starts[page];
	size_t to = page + 1 < b->cover_pages ? b->cover_starts[page + 1]
					      : b->cover.count;
	size_t panel = b->panel > from && b->panel < to ? b->panel : to;
	double top = page ? book_top(b) : book_first_top(b), y;

	if (page == 0)
		band_paint(&b->band, c);
	else
		paint_head(b, c);
	flow_paint(&b->cover, c, from, panel, m->margin, top, 0);
	if (panel == to)
		return;
	y = top + book_room(b, top) - strips_height(&b->cover, panel, to);
	flow_paint(&b->cover, c, panel, to, m->margin, y, 0);
}

static void
paint_notices(struct book *b, struct canvas *c, size_t page)
{
	size_t last = b->pages - b->cover_pages - 1;
	size_t to = page < last ? b->starts[page + 1] : b->notices.count;

	paint_head(b, c);
	flow_paint(&b->notices, c, b->starts[page], to, b->measure.margin,
	    book_top(b), 0);
}

static void
outline(struct book *b, struct canvas *c)
{
	size_t section = SIZE_MAX;
	int parent = 0;

	for (size_t i = 0; i < b->count; i++) {
		struct part *p = &b->parts[i];
		const struct node *h =
		    b->digest->sections[p->item->section].heading;

		if (p->item->section != section)
			parent = !h ? 0
				    : canvas_outline(c, 0,
					  words_run(&b->flyer, h->first)->text,
					  str_from(p->target));
		section = p->item->section;
		canvas_outline(c, parent, book_title(&p->flyer)->text,
		    str_from(p->target));
	}
}

/* Sets all, and finds the pages. False if it is too long. */
static bool
set(struct book *b)
{
	double later = book_room(b, book_top(b));
	size_t pages;

	band_open(&b->band, &b->flyer);
	book_contents(b);
	for (size_t i = 0; i < b->count; i++)
		add_part(b, &b->parts[i]);
	b->notices.flyer = &b->flyer;
	if (b->plaza_last)
		b->url = plaza_strips(&b->notices);
	pages = flow_break(&b->notices, later, later, BOOK_PAGES, b->starts);
	b->pages = b->cover_pages + pages;
	if (b->cover_pages > BOOK_PAGES || pages > BOOK_PAGES)
		return false;
	for (size_t i = 0, page = 0; i < b->count; i++) {
		struct part *p = &b->parts[i];

		while (page + 1 < pages && b->starts[page + 1] <= p->first)
			page++;
		p->page = b->cover_pages + page + 1;
		book_number(b, i);
	}
	return true;
}

static int
paint(struct book *b, struct buf *out)
{
	struct arena *a = press_arena(b->flyer.press);
	struct str *alternatives =
	    arena_alloc(a, (b->count + 1) * sizeof(*alternatives));
	struct pdf_info info = { .alternatives = alternatives };
	struct canvas *c =
	    canvas_new(b->flyer.press, b->measure.width, b->measure.height);

	for (size_t page = 0; page < b->pages; page++) {
		if (page < b->cover_pages)
			paint_cover(b, c, page);
		else
			paint_notices(b, c, page - b->cover_pages);
		paint_foot(b, c, page);
		canvas_page(c);
	}
	outline(b, c);
	/* In the order of drawing. */
	if (!b->plaza_last)
		alternatives[info.nalternatives++] =
		    flyer_alternative(&b->flyer, b->url);
	for (size_t i = 0; i < b->count; i++)
		alternatives[info.nalternatives++] =
		    flyer_alternative(&b->parts[i].flyer, b->parts[i].url);
	if (b->plaza_last)
		alternatives[info.nalternatives++] =
		    flyer_alternative(&b->flyer, b->url);
	flyer_describe(&b->flyer, b->url, &info);
	canvas_report(c, &b->flyer, BOOK_BODY);
	return canvas_finish(c, &info, out);
}

static void
open_book(struct book *b, const struct bulletin *view,
    const struct digest *digest, const struct digest_item *items,
    const struct bulletin *notices, size_t count, struct diag *d)
{
	*b = (struct book){ .digest = digest,
		.measure = { .width = A4_SHORT,
		    .height = A4_LONG,
		    .margin = 42.5,
		    .body = BOOK_BODY,
		    .small = 8.5,
		    .content = A4_SHORT - 85,
		    .scale = 1,
		    .air = AIR } };
	look_of(view, false, &b->look);
	flyer_open(&b->flyer, view, &b->look, d);
	b->flyer.measure = &b->measure;
	b->cover.flyer = b->notices.flyer = &b->flyer;
	b->parts = xcalloc(count + 1, sizeof(*b->parts));
	for (size_t i = 0; i < count; i++) {
		struct part *p = &b->parts[b->count];

		if (!notices[i].text)
			continue;
		b->count++;
		p->item = &items[i];
		p->index = i;
		snprintf(p->target, sizeof(p->target), "#n%zu", b->count);
		look_of(&notices[i], false, &p->look);
		flyer_open(&p->flyer, &notices[i], &p->look, d);
		p->flyer.measure = &b->measure;
	}
}

/* Leaves out the notices that could not be set. True if there were any. */
static bool
leave_out(const struct book *b, struct bulletin *notices)
{
	bool any = false;

	for (size_t i = 0; i < b->count; i++)
		if (b->parts[i].flyer.failed) {
			notices[b->parts[i].index].text = NULL;
			any = true;
		}
	return any;
}

static void
release(struct book *b)
{
	for (size_t i = 0; i < b->count; i++)
		map_release(&b->parts[i].flyer.words);
	map_release(&b->flyer.words);
	flow_release(&b->band.flow);
	flow_release(&b->cover);
	flow_release(&b->notices);
	free(b->parts);
	press_clear(b->flyer.press);
}

/* 1: without some of the notices it can be made. */
static int
print(struct buf *out, const struct bulletin *view, const struct digest *digest,
    const struct digest_item *items, struct bulletin *notices, size_t count,
    struct diag *d)
{
	struct book b;
	int result = -1;

	open_book(&b, view, digest, items, notices, count, d);
	if (!b.count)
		result = 0;
	else if (!set(&b))
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
	else if (leave_out(&b, notices))
		result = 1;
	else if (!b.flyer.failed && (result = paint(&b, out)) != 0)
		diag_add(d, DIAG_FLYER_FAILED, DIAG_NOWHERE,
		    view->edition->locale->own_name);
	release(&b);
	return result;
}

int
digest_print(struct buf *out, const struct bulletin *view,
    const struct digest *digest, const struct digest_item *items,
    const struct bulletin *notices, size_t count, struct diag *d)
{
	struct bulletin *shown = xcalloc(count + 1, sizeof(*shown));
	struct diag quiet;
	int result = -1;

	if (count)
		memcpy(shown, notices, count * sizeof(*shown));
	diag_init(&quiet);
	if (view->press)
		result = print(out, view, digest, items, shown, count, d);
	/* What is wrong has been said. */
	while (result > 0)
		result = print(out, view, digest, items, shown, count, &quiet);
	diag_release(&quiet);
	free(shown);
	return result;
}

static void
book_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_cstr(out, ".pdf");
}

const struct writer bulletin_writer = {
	.name = "bulletin",
	.printed = true,
	.digest = true,
	.suffix = ".pdf",
	.link = "bulletin-pdf",
	.help = "a bulletin of many notices, A4",
	.path = book_path,
};
