/* Flyers: one notice in one language on paper, as PDF. */
#include "bulletin/flyer.h"

#include <math.h>
#include <stdlib.h>

#define PAGES_MAX 16
#define TEXT_MAX 60000 /* bytes of a notice that is set at all */
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89

/* One attempt: everything set at one size. */
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

static double
later_height(const struct layout *l)
{
	return l->measure.small * 3 + 8;
}

static void
release(struct layout *l)
{
	flow_release(&l->band.flow);
	flow_release(&l->flow);
	flow_release(&l->foot);
	flow_release(&l->later);
}

static void
set(struct layout *l, struct flyer *f, double body, double air)
{
	struct measure *m = &l->measure;
	double gap;

	*l = (struct layout){ 0 };
	*m = (struct measure){ .width = A4_WIDTH,
		.height = A4_HEIGHT,
		.margin = 42.5,
		.body = body,
		.small = 8.5,
		.content = A4_WIDTH - 85,
		.scale = 1,
		.air = air };
	f->measure = m;
	l->flow.flyer = l->foot.flyer = l->later.flyer = f;
	band_open(&l->band, f);
	foot_strips(&l->foot, true);
	foot_strips(&l->later, false);
	body_strips(&l->flow);
	l->panel = l->flow.count;
	l->url = panel_strips(&l->flow);
	gap = body * (0.5 + 0.6 * air);
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
strips_height(const struct flow *f, size_t from, size_t to)
{
	double height = 0;

	for (size_t i = from; i < to; i++)
		height +=
		    f->strips[i].height + (i > from ? f->strips[i].gap : 0);
	return height;
}

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

static void
paint_page(struct layout *l, struct canvas *c, size_t page)
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
		    room - strips_height(&l->flow, from, panel));
		flow_paint(
		    &l->flow, c, panel, to, m->margin, foot - 8 - height, 0);
	} else {
		flow_paint(&l->flow, c, from, to, m->margin, top, 0);
	}
	flow_paint(last, c, 0, last->count, m->margin, foot, 0);
}

static int
paint(struct layout *l, const struct pdf_info *info, struct buf *out)
{
	struct canvas *c = canvas_new(l->measure.width, l->measure.height);

	l->flow.flyer->measure = &l->measure;
	for (size_t i = 0; i < l->pages; i++) {
		paint_page(l, c, i);
		canvas_page(c);
	}
	return canvas_finish(c, info, out);
}

/* ---- one flyer ------------------------------------------------------------------- */

static size_t
edition_index(const struct bulletin *b, struct str tag)
{
	for (size_t i = 0; i < b->site->neditions; i++)
		if (str_eq(b->site->editions[i].locale->tag, tag))
			return i;
	return 0;
}

static void
open_flyer(struct flyer *f, const struct bulletin *b, const struct look *look,
    struct diag *d)
{
	*f = (struct flyer){ .press = b->press,
		.bulletin = b,
		.script = press_script(
		    b->press, (size_t)(b->edition - b->site->editions)),
		.japanese =
		    press_script(b->press, edition_index(b, STR("ja-simple"))),
		.look = look,
		.diag = d };
}

/* The largest size of text with which the notice fills one page, or as many
 * as it needs at the smallest size. */
static void
fit(struct layout *l, struct flyer *f)
{
	static const struct {
		double body, air;
	} between[] = { { 13, 1 }, { 12, 1 } };
	struct layout next;

	set(l, f, 14, 1);
	if (l->pages == 1)
		return;
	set(&next, f, 12, 0.5);
	if (next.pages >= l->pages) {
		release(&next);
		return;
	}
	release(l);
	*l = next;
	for (size_t i = 0; i < ARRAY_SIZE(between); i++) {
		set(&next, f, between[i].body, between[i].air);
		if (next.pages == l->pages) {
			release(l);
			*l = next;
			return;
		}
		release(&next);
	}
}

static void
describe(struct flyer *f, const struct layout *l, struct pdf_info *info)
{
	const struct bulletin *b = f->bulletin;
	struct arena *a = press_arena(f->press);
	char key[32];

	info->title =
	    words_run(f, notice_part(b->notice, NODE_TITLE)->first)->text;
	info->author = words_chrome(f, "city")->text;
	info->subject =
	    words_chrome(f, category_key(b->site, b->notice->category, key))
		->text;
	info->language = f->script->tag;
	info->id = l->url;
	info->date = b->notice->published;
	if (!date_valid(info->date))
		info->date = b->site->today;
	if (!date_valid(info->date))
		info->date = (struct date){ 1970, 1, 1 };
	info->alternatives = arena_alloc(a, sizeof(struct str));
	info->nalternatives = 1;
	*(struct str *)(uintptr_t)info->alternatives =
	    arena_printf(a, "%.*s: %.*s",
		STR_ARG(words_chrome(f, "phone-page")->text), STR_ARG(l->url));
}

static bool
too_long(const struct notice *n)
{
	struct buf text = BUF_INIT;
	bool result;

	node_plain(n->root, &text);
	result = text.len > TEXT_MAX;
	buf_release(&text);
	return result;
}

static int
flyer(struct buf *out, const struct bulletin *b, bool outlined, struct diag *d)
{
	struct pdf_info info = { 0 };
	struct layout l;
	struct flyer f;
	struct look look;
	int result = -1;

	if (!b->press)
		return -1;
	if (too_long(b->notice)) {
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
		return -1;
	}
	press_lock();
	look_of(b, outlined, &look);
	open_flyer(&f, b, &look, d);
	fit(&l, &f);
	f.measure = &l.measure;
	even_out(&l);
	if (l.pages > PAGES_MAX) {
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
	} else if (!f.failed) {
		describe(&f, &l, &info);
		result = paint(&l, &info, out);
		if (result != 0 || f.failed)
			diag_add(d, DIAG_FLYER_FAILED, DIAG_NOWHERE,
			    b->edition->locale->own_name);
	}
	release(&l);
	press_clear(b->press);
	press_unlock();
	return f.failed ? -1 : result;
}

static int
flyer_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	return flyer(out, b, false, d);
}

static void
flyer_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".pdf"));
}

const struct writer flyer_writer = {
	.name = "flyer",
	.printed = true,
	.suffix = ".pdf",
	.help = "flyer, A4",
	.write = flyer_write,
	.path = flyer_path,
};
