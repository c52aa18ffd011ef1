/* The bulletin of a month as one document to print: what is in it on the
 * first page, then its notices, laid out as flyers are, one behind the
 * other. */
#include "bulletin/flyer.h"

#include <math.h>
#include <stdlib.h>

#define BOOK_PAGES 200
#define BODY 12.0
#define AIR 0.85
#define LEAST 170.0 /* height of a notice's beginning at the foot of a page */
#define META_MAX 90 /* bytes of a deadline in the list of contents */
#define TOP 28.0

/* A notice in the book. */
struct part {
	const struct digest_item *item;
	struct flyer flyer;
	struct look look;
	char target[16]; /* "#n12" */
	size_t first;	 /* strip */
	size_t page;	 /* from 1 */
	struct str url;
};

struct book {
	const struct digest *digest;
	struct flyer flyer; /* of the digest */
	struct look look;
	struct measure measure;
	struct band band;
	struct flow cover, notices;
	double size; /* of the contents: 1, or less where they are many */
	struct part *parts;
	size_t count;
	/* The plaza: strips of the cover from here on stand at its end; or it
	 * comes last of all. */
	size_t panel;
	bool plaza_last;
	struct str url;
	size_t cover_starts[BOOK_PAGES], starts[BOOK_PAGES];
	size_t cover_pages, pages; /* all of them */
};

/* ---- contents ------------------------------------------------------------------- */

static struct type
type_of(double size, enum weight weight, uint32_t colour)
{
	return (
	    struct type){ .size = size, .weight = weight, .colour = colour };
}

/* The category, and when it was published. */
static const struct words *
about(struct flyer *f)
{
	const struct notice *n = f->bulletin->notice;
	char key[32];
	const struct words *w =
	    words_chrome(f, category_key(f->bulletin->site, n->category, key));

	if (date_valid(n->published))
		w = words_join(f, w, " · ", words_date(f, n->published));
	return w;
}

/* That, and until when one must act. */
static const struct words *
about_all(struct flyer *f)
{
	const struct node *k =
	    notice_part(f->bulletin->notice, NODE_FACTS)->first;
	const struct words *w = about(f);

	for (; k; k = k->next) {
		const struct words *value = words_value(f, k);

		if (k->arg != FACT_DEADLINE || value->text.len > META_MAX)
			continue;
		value = words_join(f, words_chrome(f, "fact-deadline"),
		    f->script->han ? "：" : ": ", value);
		return words_join(f, w, " · ", value);
	}
	return w;
}

static const struct words *
title_of(struct flyer *f)
{
	return words_run(
	    f, notice_part(f->bulletin->notice, NODE_TITLE)->first);
}

/* Its title, which leads there, and what it is about. */
static void
entry(struct book *b, struct part *p, const struct element *list)
{
	struct flow *f = &b->cover;
	const struct measure *m = &b->measure;
	const struct element *item = flow_element(f, "TOCI", list);
	const struct words *title = title_of(&p->flyer);
	double room = m->content - 62, size = b->size, height;
	struct type type = type_of(13 * size, WEIGHT_BOLD, b->look.text);
	const struct para *line, *more;
	struct strip *s;

	line = para_set(&p->flyer,
	    words_linked(&p->flyer, title, str_from(p->target)), type, room);
	more = para_set(&p->flyer, about_all(&p->flyer),
	    type_of(10 * size, WEIGHT_REGULAR, b->look.quiet), room);
	height = para_height(line) + para_height(more);
	s = flow_strip(f, 0, height + 14 * size);
	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_FILL,
		.y = 7 * size,
		.w = 4,
		.h = height,
		.colour = p->look.band });
	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_RULE,
		.y = s->height,
		.w = m->content,
		.h = 0.6,
		.colour = b->look.rule });
	strip_piece(f, s,
	    (struct piece){ .para = line,
		.to = line->lines,
		.x = 14,
		.y = 7 * size,
		.element = flow_element(f, "P", item) });
	strip_piece(f, s,
	    (struct piece){ .para = more,
		.to = more->lines,
		.x = 14,
		.y = 7 * size + para_height(line),
		.element = flow_element(f, "P", item) });
}

/* The number of the page, once it is known, at the right of the title. */
static void
number_entry(struct book *b, struct part *p, struct strip *s)
{
	struct flow *f = &b->cover;
	const struct para *title = s->pieces[0].para;
	const struct para *number;
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", p->page);
	number = para_set(&b->flyer,
	    words_link(&b->flyer, str_from(digits), str_from(p->target)),
	    type_of(13 * b->size, WEIGHT_BOLD, b->look.ink), 48);
	strip_piece(f, s,
	    (struct piece){ .para = number,
		.to = number->lines,
		.x = b->measure.content - number->width,
		.y = 7 * b->size + title->base - number->base,
		.element = s->pieces[0].element });
}

static void
heading(struct book *b, const struct words *w, double size, const char *tag)
{
	struct flow *f = &b->cover;
	struct type type = type_of(size, WEIGHT_BOLD, b->look.ink);
	size_t first;

	if (!w->text.len)
		return;
	type.leading = 1.35;
	type.balanced = true;
	f->element = flow_element(f, tag, NULL);
	first = flow_para(f, para_set(&b->flyer, w, type, b->measure.content),
	    0, 16 * b->size);
	for (size_t i = first; i < f->count; i++)
		f->strips[i].keep = true;
}

static void
cover(struct book *b)
{
	struct flow *f = &b->cover;
	const struct node *n =
	    notice_part(b->flyer.bulletin->notice, NODE_BODY)->first;
	const struct element *list = flow_element(f, "TOC", NULL);
	size_t section = SIZE_MAX;

	for (; n && n->kind == NODE_P; n = n->next) {
		f->element = flow_element(f, "P", NULL);
		flow_para(f,
		    para_set(&b->flyer, words_run(&b->flyer, n->first),
			type_of(13, WEIGHT_REGULAR, b->look.text),
			b->measure.content),
		    0, 8);
	}
	heading(b, words_chrome(&b->flyer, "contents"), 17 * b->size, "H2");
	for (size_t i = 0; i < b->count; i++) {
		struct part *p = &b->parts[i];
		const struct node *h =
		    b->digest->sections[p->item->section].heading;

		if (p->item->section != section && h)
			heading(b, words_run(&b->flyer, h->first),
			    13.5 * b->size, "H3");
		section = p->item->section;
		p->first = f->count;
		entry(b, p, list);
	}
	b->panel = f->count;
	if (!b->plaza_last)
		b->url = plaza_strips(f);
}

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
	struct type type = type_of(17, WEIGHT_BOLD, look->on_band);
	const struct words *w = about(fl);
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
	    para_set(fl, w, type_of(10, WEIGHT_BOLD, look->on_band), room), 16,
	    0);
	type.leading = 1.3;
	type.balanced = true;
	f->element = flow_element(f, "H2", NULL);
	flow_para(f, para_set(fl, title_of(fl), type, room), 16, 0);
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

/* What all pages have: at the foot where it is on the web, and the page; at
 * the top of all but the first, what it belongs to. */
static void
paint_foot(struct book *b, struct canvas *c, size_t page)
{
	struct flow f = { .flyer = &b->flyer };
	const struct measure *m = &b->measure;
	struct type type = type_of(m->small, WEIGHT_REGULAR, b->look.quiet);
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

static double
head_height(const struct book *b)
{
	return b->measure.small * 3 + 8;
}

static void
paint_head(struct book *b, struct canvas *c)
{
	struct flow f = { .flyer = &b->flyer };
	const struct measure *m = &b->measure;
	struct type type = type_of(m->small, WEIGHT_BOLD, b->look.ink);
	const struct para *title;
	struct strip *s;

	type.plain = true;
	title = para_set(&b->flyer,
	    words_join(&b->flyer, words_chrome(&b->flyer, "city"), "   ",
		title_of(&b->flyer)),
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
	flow_paint(&f, c, 0, 1, m->margin, TOP, 0);
	flow_release(&f);
}

static double
room_below(const struct book *b, double top)
{
	return b->measure.height - 22 - foot_height(b) - 12 - top;
}

static double
first_top(const struct book *b)
{
	return b->band.height + BODY;
}

static void
paint_cover(struct book *b, struct canvas *c, size_t page)
{
	const struct measure *m = &b->measure;
	size_t from = b->cover_starts[page];
	size_t to = page + 1 < b->cover_pages ? b->cover_starts[page + 1]
					      : b->cover.count;
	size_t panel = b->panel > from && b->panel < to ? b->panel : to;
	double top = page ? TOP + head_height(b) : first_top(b), y;

	if (page == 0)
		band_paint(&b->band, c);
	else
		paint_head(b, c);
	flow_paint(&b->cover, c, from, panel, m->margin, top, 0);
	if (panel == to)
		return;
	y = top + room_below(b, top) - strips_height(&b->cover, panel, to);
	flow_paint(&b->cover, c, panel, to, m->margin, y, 0);
}

static void
paint_notices(struct book *b, struct canvas *c, size_t page)
{
	size_t last = b->pages - b->cover_pages - 1;
	size_t to = page < last ? b->starts[page + 1] : b->notices.count;

	paint_head(b, c);
	flow_paint(&b->notices, c, b->starts[page], to, b->measure.margin,
	    TOP + head_height(b), 0);
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
		canvas_outline(
		    c, parent, title_of(&p->flyer)->text, str_from(p->target));
	}
}

static void
set_cover(struct book *b, double size, bool plaza_last, double later)
{
	flow_release(&b->cover);
	b->cover.flyer = &b->flyer;
	b->size = size;
	b->plaza_last = plaza_last;
	cover(b);
	b->cover_pages = flow_break(&b->cover, room_below(b, first_top(b)),
	    later, BOOK_PAGES, b->cover_starts);
}

/* On one page if it can be. */
static void
fit_cover(struct book *b, double later)
{
	static const struct {
		double size;
		bool plaza_last;
	} steps[] = { { 1, false }, { 0.92, false }, { 0.85, false },
		{ 1, true }, { 0.92, true }, { 0.85, true } };

	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		set_cover(b, steps[i].size, steps[i].plaza_last, later);
		if (b->cover_pages == 1)
			return;
	}
	set_cover(b, 1, true, later);
}

/* Sets all, and finds the pages. False if it is too long. */
static bool
set(struct book *b)
{
	double later = room_below(b, TOP + head_height(b));
	size_t pages, *entries = arena_alloc(press_arena(b->flyer.press),
			  (b->count + 1) * sizeof(*entries));

	band_open(&b->band, &b->flyer);
	fit_cover(b, later);
	for (size_t i = 0; i < b->count; i++)
		entries[i] = b->parts[i].first;
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
		number_entry(b, p, &b->cover.strips[entries[i]]);
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
	canvas_report(c, &b->flyer, BODY);
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
		    .body = BODY,
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
		snprintf(p->target, sizeof(p->target), "#n%zu", b->count);
		look_of(&notices[i], false, &p->look);
		flyer_open(&p->flyer, &notices[i], &p->look, d);
		p->flyer.measure = &b->measure;
	}
}

static bool
failed(const struct book *b)
{
	for (size_t i = 0; i < b->count; i++)
		if (b->parts[i].flyer.failed)
			return true;
	return b->flyer.failed;
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

int
digest_print(struct buf *out, const struct bulletin *view,
    const struct digest *digest, const struct digest_item *items,
    const struct bulletin *notices, size_t count, struct diag *d)
{
	struct book b;
	int result = -1;

	if (!view->press)
		return -1;
	open_book(&b, view, digest, items, notices, count, d);
	if (!b.count)
		result = 0;
	else if (!set(&b))
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
	else if (!failed(&b) && (result = paint(&b, out)) != 0)
		diag_add(d, DIAG_FLYER_FAILED, DIAG_NOWHERE,
		    view->edition->locale->own_name);
	release(&b);
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
