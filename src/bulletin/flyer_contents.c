/* The first page of a printed bulletin: its lead, and where each notice is. */
#include "bulletin/flyer_book.h"

#define META_MAX 90 /* bytes of a deadline in the list of contents */

/* The category, and when it was published. */
const struct words *
book_about(struct flyer *f)
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
	const struct words *w = book_about(f);

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

const struct words *
book_title(struct flyer *f)
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
	const struct words *title = book_title(&p->flyer);
	double room = m->content - 62, size = b->size, height;
	struct type type = book_type(13 * size, WEIGHT_BOLD, b->look.text);
	const struct para *line, *more;
	struct strip *s;

	line = para_set(&p->flyer,
	    words_linked(&p->flyer, title, str_from(p->target)), type, room);
	more = para_set(&p->flyer, about_all(&p->flyer),
	    book_type(10 * size, WEIGHT_REGULAR, b->look.quiet), room);
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

static void
heading(struct book *b, const struct words *w, double size, const char *tag)
{
	struct flow *f = &b->cover;
	struct type type = book_type(size, WEIGHT_BOLD, b->look.ink);
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
			book_type(13, WEIGHT_REGULAR, b->look.text),
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
		p->entry = f->count;
		entry(b, p, list);
	}
	b->panel = f->count;
	if (!b->plaza_last)
		b->url = plaza_strips(f);
}

/* The number of the page, once it is known, at the right of the title. */
void
book_number(struct book *b, size_t index)
{
	struct part *p = &b->parts[index];
	struct flow *f = &b->cover;
	struct strip *s = &f->strips[p->entry];
	const struct para *title = s->pieces[0].para;
	const struct para *number;
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", p->page);
	number = para_set(&b->flyer,
	    words_link(&b->flyer, str_from(digits), str_from(p->target)),
	    book_type(13 * b->size, WEIGHT_BOLD, b->look.ink), 48);
	strip_piece(f, s,
	    (struct piece){ .para = number,
		.to = number->lines,
		.x = b->measure.content - number->width,
		.y = 7 * b->size + title->base - number->base,
		.element = s->pieces[0].element });
}

static void
set_cover(struct book *b, double size, bool plaza_last)
{
	flow_release(&b->cover);
	b->cover.flyer = &b->flyer;
	b->size = size;
	b->plaza_last = plaza_last;
	cover(b);
	b->cover_pages = flow_break(&b->cover, book_room(b, book_first_top(b)),
	    book_room(b, book_top(b)), BOOK_PAGES, b->cover_starts);
}

/* On one page if it can be. */
void
book_contents(struct book *b)
{
	static const struct {
		double size;
		bool plaza_last;
	} steps[] = { { 1, false }, { 0.92, false }, { 0.85, false },
		{ 1, true }, { 0.92, true }, { 0.85, true } };

	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		set_cover(b, steps[i].size, steps[i].plaza_last);
		if (b->cover_pages == 1)
			return;
	}
	set_cover(b, 1, true);
}
