/* A poster for a counter: one notice, its title and first facts in all
 * languages, each with the code of its page. */
#include "bulletin/flyer.h"

#include <math.h>

#define CARDS_MAX 32
#define FACTS 3	  /* of a card, at most */
#define CODE 76.0 /* points; 21 mm without the quiet zone */
#define FACT 12.0
#define GAP 10.0    /* between cards, at least */
#define LARGEST 1.5 /* of the sizes below */
#define SMALLEST 0.7

/* A language on the poster. */
struct card {
	struct bulletin bulletin;
	struct flyer flyer;
	struct flow flow;
	double height;
};

/* Sizes are made smaller until all cards stand on one page. */
static void
card_words(struct card *c, double size)
{
	struct flow *f = &c->flow;
	struct flyer *fl = &c->flyer;
	const struct notice *n = fl->bulletin->notice;
	double room = fl->measure->content - CODE - 18;
	struct type type = { .size = 11 * size,
		.weight = WEIGHT_BOLD,
		.colour = fl->look->ink,
		.leading = 1.4 };
	const struct node *lead = flyer_lead(n);
	size_t facts = 0;

	f->element = flow_element(f, "P", NULL);
	flow_para(f,
	    para_set(fl,
		words_plain(fl, fl->bulletin->edition->locale->own_name), type,
		room),
	    0, 0);
	type = (struct type){ .size = 16 * size,
		.weight = WEIGHT_BOLD,
		.colour = fl->look->text,
		.leading = 1.3,
		.balanced = true };
	f->element = flow_element(f, "H2", NULL);
	flow_para(f,
	    para_set(fl, words_run(fl, notice_part(n, NODE_TITLE)->first), type,
		room),
	    0, 0);
	type = (struct type){
		.size = FACT * size, .colour = fl->look->text, .leading = 1.4
	};
	for (const struct node *k = notice_part(n, NODE_FACTS)->first;
	     k && facts < FACTS; k = k->next, facts++) {
		const struct words *label =
		    words_label(fl, k, fact_key((enum fact_kind)k->arg));

		f->element = flow_element(f, "P", NULL);
		flow_para(f,
		    para_set(fl,
			words_join(fl, label, fl->script->han ? "：" : ": ",
			    words_value(fl, k)),
			type, room),
		    0, 2);
	}
	if (!facts && lead)
		flow_para(f,
		    para_set(fl, words_run(fl, lead->first), type, room), 0, 2);
}

static void
card_code(struct card *c)
{
	struct flyer *fl = &c->flyer;
	struct strip *s = &c->flow.strips[0];
	struct buf url = BUF_INIT;

	page_url(&url, fl->bulletin->site->city, fl->script->tag,
	    fl->bulletin->notice->id);
	s->qr = arena_str(press_arena(fl->press), buf_view(&url));
	buf_release(&url);
	s->qr_x = fl->measure->content - CODE;
	s->qr_side = CODE;
	s->qr_element = flow_element(&c->flow, "Figure", NULL);
}

static void
card_set(struct card *c, const struct measure *m, double size)
{
	flow_release(&c->flow);
	c->flow.flyer = &c->flyer;
	c->flyer.measure = m;
	card_words(c, size);
	card_code(c);
	c->height = fmax(flow_height(&c->flow), CODE);
}

static void
line_between(struct canvas *c, const struct measure *m, double y,
    const struct look *look)
{
	const struct shape rule = { .kind = SHAPE_RULE,
		.w = m->content,
		.h = 0.7,
		.colour = look->rule };

	canvas_shape(c, &rule, m->margin, y);
}

/* ---- the page ------------------------------------------------------------------ */

struct poster {
	struct card cards[CARDS_MAX];
	size_t count;
	struct flyer flyer; /* of the language that comes first */
	struct band band;
	struct flow foot;
	struct measure measure;
	struct look look;
	struct str alternatives[CARDS_MAX];
};

static void
open_cards(struct poster *p, const struct bulletin *b, struct diag *d)
{
	for (size_t i = 0; i < b->site->neditions && p->count < CARDS_MAX;
	     i++) {
		struct card *c = &p->cards[p->count];
		const struct edition *e = &b->site->editions[i];

		if (e == b->edition || !b->published[i] || !b->all[i])
			continue;
		c->bulletin = *b;
		c->bulletin.edition = e;
		c->bulletin.text = b->all[i];
		c->bulletin.formatter = b->formatters[i];
		flyer_open(&c->flyer, &c->bulletin, &p->look, d);
		p->count++;
	}
}

static double
set_all(struct poster *p, double size)
{
	double height = 0;

	for (size_t i = 0; i < p->count; i++) {
		card_set(&p->cards[i], &p->measure, size);
		height += p->cards[i].height;
	}
	return height;
}

static void
paint(struct poster *p, struct canvas *c, double room, double height)
{
	const struct measure *m = &p->measure;
	double foot = m->height - 22 - flow_height(&p->foot);
	double gap =
	    fmax(GAP, fmin(4 * GAP, (room - height) / (double)p->count));
	double y = p->band.height + gap / 2;

	band_paint(&p->band, c);
	for (size_t i = 0; i < p->count; i++) {
		struct card *k = &p->cards[i];

		if (y + k->height > foot && i > 0) {
			canvas_page(c);
			y = m->margin;
		} else if (i > 0) {
			line_between(c, m, y - gap / 2, &p->look);
		}
		flow_paint(&k->flow, c, 0, k->flow.count, m->margin, y, 0);
		y += k->height + gap;
	}
	flow_paint(&p->foot, c, 0, p->foot.count, m->margin, foot, 0);
	canvas_page(c);
}

static void
release(struct poster *p)
{
	for (size_t i = 0; i < p->count; i++) {
		flow_release(&p->cards[i].flow);
		map_release(&p->cards[i].flyer.words);
	}
	flow_release(&p->band.flow);
	flow_release(&p->foot);
	map_release(&p->flyer.words);
	press_clear(p->flyer.press);
}

static bool
failed(const struct poster *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->cards[i].flyer.failed)
			return true;
	return p->flyer.failed;
}

static int
poster_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct poster p = { .measure = { .width = 595.276,
				.height = 841.89,
				.margin = 42.5,
				.content = 510.276,
				.body = 14,
				.small = 8.5,
				.scale = 1,
				.air = 1 } };
	struct pdf_info info = { .alternatives = p.alternatives };
	struct canvas *c;
	double room, height = 0, size = LARGEST;
	int result = -1;

	if (!b->press)
		return -1;
	look_of(b, false, &p.look);
	flyer_open(&p.flyer, b, &p.look, d);
	p.flyer.measure = &p.measure;
	p.foot.flyer = &p.flyer;
	open_cards(&p, b, d);
	band_open(&p.band, &p.flyer);
	foot_strips(&p.foot, false);
	room = p.measure.height - p.band.height - flow_height(&p.foot) - 34;
	while ((height = set_all(&p, size)) +
		       (double)p.count * (size > 1 ? 2 : 1) * GAP >
		   room &&
	       size > SMALLEST)
		size -= 0.1;
	if (!p.count) {
		/* No language has a page for its code to lead to. */
		result = 0;
	} else if (!failed(&p)) {
		for (size_t i = 0; i < p.count; i++)
			p.alternatives[info.nalternatives++] =
			    flyer_alternative(&p.cards[i].flyer,
				p.cards[i].flow.strips[0].qr);
		flyer_describe(&p.flyer, p.cards[0].flow.strips[0].qr, &info);
		c = canvas_new(b->press, p.measure.width, p.measure.height);
		paint(&p, c, room, height);
		canvas_report(c, &p.flyer, FACT * size);
		result = canvas_finish(c, &info, out);
		if (result != 0)
			diag_add(d, DIAG_FLYER_FAILED, DIAG_NOWHERE,
			    b->edition->locale->own_name);
	}
	release(&p);
	return result;
}

static void
poster_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_cstr(out, "/poster/");
	buf_str(out, id);
	buf_str(out, STR(".pdf"));
}

const struct writer poster_writer = {
	.name = "poster",
	.printed = true,
	.optional = true,
	.suffix = ".pdf",
	.link = "poster",
	.help = "poster in all languages, A4",
	.write = poster_write,
	.path = poster_path,
};
