/* What stands around the text: the band with the title, the foot. */
#include "bulletin/flyer.h"

#include <math.h>

/* ---- the band ------------------------------------------------------------------- */

static double
middle(const struct para *p)
{
	return p->base - 0.36 * p->type.size;
}

/* The city at the left, the language at the right. */
static double
band_first(struct flow *f)
{
	struct flyer *fl = f->flyer;
	const struct measure *m = fl->measure;
	const struct look *look = fl->look;
	double high = m->small * 2.3;
	double mark = press_has_mark(fl->press) ? high : 0;
	double shift = mark ? mark + m->small * 0.7 : 0;
	struct type type = { .size = m->small * 1.25,
		.weight = WEIGHT_BOLD,
		.colour = look->on_band,
		.leading = 1.4 };
	const struct para *city = para_set(
	    fl, words_chrome(fl, "city"), type, m->content * 0.6 - shift);
	const struct para *language;
	struct strip *s;
	double pill, at;

	type.colour = look->ink;
	language = para_set(fl,
	    words_plain(fl, fl->bulletin->edition->locale->own_name), type,
	    m->content * 0.4);
	pill = language->width + m->small * 2.6;
	at = fmax(high / 2, middle(city));
	s = flow_strip(f, 0, fmax(high, para_height(city)));
	strip_piece(f, s,
	    (struct piece){ .para = city,
		.to = city->lines,
		.x = shift,
		.y = at - middle(city),
		.element = flow_element(f, "P", NULL) });
	strip_shape(f, s,
	    (struct shape){ .kind = look->outlined ? SHAPE_PILL : SHAPE_ROUND,
		.x = m->content - pill,
		.y = at - high / 2,
		.w = pill,
		.h = high,
		.colour = look->outlined ? 0 : 0xffffff });
	strip_piece(f, s,
	    (struct piece){ .para = language,
		.to = 1,
		.x = m->content - pill + m->small * 1.3,
		.y = at - middle(language),
		.element = flow_element(f, "P", NULL) });
	return mark;
}

static void
band_mark(struct flow *f)
{
	struct flyer *fl = f->flyer;
	struct type type = { .size = fl->measure->body * 1.1,
		.weight = WEIGHT_BOLD,
		.colour = fl->look->on_band,
		.leading = 1.3 };
	const struct para *p;
	double size = type.size * 1.3;
	size_t first;

	if (fl->bulletin->notice->urgency != URGENCY_EMERGENCY)
		return;
	p = para_set(fl, words_chrome(fl, "emergency"), type,
	    fl->measure->content - size * 1.4);
	f->element = flow_element(f, "P", NULL);
	first = flow_para(f, p, size * 1.3, fl->measure->small * 0.9);
	strip_shape(f, &f->strips[first],
	    (struct shape){ .kind = SHAPE_ICON,
		.icon = ICON_WARNING,
		.y = middle(p) - size * 0.53,
		.w = size,
		.colour = fl->look->on_band });
}

/* As large as it can be in two lines, else in as few as needed. */
static void
band_title(struct flow *f)
{
	static const double sizes[] = { 27, 24, 21, 18.5, 16.5 };
	size_t first = f->flyer->measure->air < 1 ? 2 : 0;
	struct flyer *fl = f->flyer;
	const struct words *w =
	    words_run(fl, notice_part(fl->bulletin->notice, NODE_TITLE)->first);
	struct type type = { .weight = WEIGHT_BOLD,
		.colour = fl->look->on_band,
		.leading = 1.3,
		.balanced = true };
	const struct para *p = NULL;

	for (size_t i = first; i < ARRAY_SIZE(sizes); i++) {
		type.size = sizes[i] * fl->measure->scale;
		p = para_set(fl, w, type, fl->measure->content);
		if (p->lines <= (i < 2 ? 2 : 3))
			break;
	}
	f->element = flow_element(f, "H1", NULL);
	flow_para(f, p, 0, fl->measure->small * 0.9);
}

static double
band_pad(const struct flyer *f)
{
	return (11 + 10 * f->measure->air) * f->measure->scale;
}

void
band_open(struct band *b, struct flyer *f)
{
	double pad = band_pad(f);

	*b = (struct band){ .flow = { .flyer = f } };
	b->mark = band_first(&b->flow);
	band_mark(&b->flow);
	band_title(&b->flow);
	b->height = flow_height(&b->flow) + pad * 1.75;
}

void
band_paint(const struct band *b, struct canvas *c)
{
	const struct flyer *f = b->flow.flyer;
	struct shape s = { .kind = SHAPE_FILL,
		.w = f->measure->width,
		.h = b->height,
		.colour = f->look->band };

	canvas_shape(c, &s, 0, 0);
	if (f->look->outlined) {
		s.x = f->measure->margin;
		s.w = f->measure->content;
		s.y = b->height - 2.5;
		s.h = 2.5;
		s.colour = f->look->text;
		canvas_shape(c, &s, 0, 0);
	}
	if (b->mark)
		canvas_mark(
		    c, f->press, f->measure->margin, band_pad(f), b->mark);
	flow_paint(
	    &b->flow, c, 0, b->flow.count, f->measure->margin, band_pad(f), 0);
}

/* Later pages: what they belong to, and which they are. */
void
band_later(struct flow *f, size_t page, size_t pages)
{
	struct flyer *fl = f->flyer;
	const struct measure *m = fl->measure;
	struct type type = { .size = m->small,
		.weight = WEIGHT_BOLD,
		.colour = fl->look->ink,
		.plain = true };
	const struct para *title, *number;
	struct strip *s;
	char text[32];

	snprintf(text, sizeof(text), "%zu / %zu", page, pages);
	number = para_set(fl, words_plain(fl, str_from(text)), type, 100);
	title = para_set(fl,
	    words_run(fl, notice_part(fl->bulletin->notice, NODE_TITLE)->first),
	    type, m->content - number->width - m->small * 2);
	s = flow_strip(f, 0, para_height(title) + 6);
	f->element = flow_element(f, "P", NULL);
	strip_piece(f, s, (struct piece){ .para = title, .to = title->lines });
	strip_piece(f, s,
	    (struct piece){ .para = number,
		.to = 1,
		.x = m->content - number->width,
		.element = flow_element(f, "P", NULL) });
	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_RULE,
		.y = para_height(title) + 3,
		.w = m->content,
		.h = 1.5,
		.colour = fl->look->ink });
}

/* ---- the foot --------------------------------------------------------------------- */

static void
small_line(struct flow *f, const struct words *w, struct type type)
{
	const struct para *p;

	if (!w->text.len)
		return;
	p = para_set(f->flyer, w, type, f->flyer->measure->content);
	f->element = flow_element(f, "P", NULL);
	flow_para(f, p, 0, 0);
}

static const struct words *
other_languages(struct flyer *f)
{
	const struct bulletin *b = f->bulletin;
	struct buf names = BUF_INIT;
	const struct words *w;

	for (size_t i = 0; i < b->site->neditions; i++) {
		const struct edition *e = &b->site->editions[i];

		if (e == b->edition || !b->published[i])
			continue;
		if (names.len)
			buf_cstr(&names, " · ");
		buf_str(&names, e->locale->own_name);
	}
	w = words_in(f, buf_view(&names), press_names(f->press));
	if (names.len)
		w = words_join(f, words_chrome(f, "also-in"), " ", w);
	buf_release(&names);
	return w;
}

/* The address at the left; the number and the date at the right. */
static void
first_line(struct flow *f, struct type type)
{
	struct flyer *fl = f->flyer;
	const struct notice *n = fl->bulletin->notice;
	const struct measure *m = fl->measure;
	const struct words *w = words_plain(fl, n->id);
	const struct para *number, *address;
	struct buf url = BUF_INIT;
	struct strip *s;

	type.plain = true;
	w = words_join(fl, words_chrome(fl, "number"), " ", w);
	if (date_valid(n->published))
		w = words_join(fl, w, "   ", words_date(fl, n->published));
	number = para_set(fl, w, type, m->content * 0.48);
	page_url(&url, fl->bulletin->site->city, fl->script->tag, n->id);
	address = para_set(fl, words_link(fl, buf_view(&url), buf_view(&url)),
	    type, m->content - number->width - m->small);
	buf_release(&url);
	s = flow_strip(f, 0, fmax(para_height(address), para_height(number)));
	strip_piece(f, s,
	    (struct piece){ .para = address,
		.to = address->lines,
		.y = number->base - address->base,
		.element = flow_element(f, "P", NULL) });
	strip_piece(f, s,
	    (struct piece){ .para = number,
		.to = number->lines,
		.x = m->content - number->width,
		.element = flow_element(f, "P", NULL) });
}

void
foot_strips(struct flow *f, bool whole)
{
	struct flyer *fl = f->flyer;
	struct type type = { .size = fl->measure->small,
		.colour = fl->look->quiet,
		.leading = 1.45 };
	struct buf title = BUF_INIT;

	first_line(f, type);
	if (!whole)
		return;
	small_line(f, other_languages(fl), type);
	if (str_eq(fl->script->tag, STR("ja")))
		return;
	node_plain(notice_part(fl->bulletin->notice, NODE_TITLE), &title);
	small_line(f,
	    words_join(fl, words_chrome(fl, "official"), " ",
		words_in(fl, buf_view(&title), fl->japanese)),
	    type);
	buf_release(&title);
}
