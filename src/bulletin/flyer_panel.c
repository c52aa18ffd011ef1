/* The panel at the end: whom to ask, and the code that leads to the page. */
#include "bulletin/flyer.h"

#include <math.h>

#define QR_SIDE 82.0 /* points: 29 mm with its quiet zone, 22 without */

#define SHORT 70 /* bytes that are less than a line */

struct panel {
	struct flow *flow;
	struct flyer *flyer;
	double left, room; /* of the text */
	double b;	   /* size of the text */
	const struct ground *ground;
	size_t first; /* strip */
	bool close;   /* room is short */
	const struct words *waiting;
};

static struct strip *
line(struct panel *p, const struct words *w, struct type type, double x,
    double gap)
{
	size_t first = p->flow->count;
	const struct para *para;

	if (!w->text.len)
		return NULL;
	para = para_set(p->flyer, w, type, p->left + p->room - x);
	p->flow->element = flow_element(p->flow, "P", NULL);
	flow_para(p->flow, para, x, gap);
	for (size_t i = first; i < p->flow->count; i++) {
		p->flow->strips[i].ground = p->ground;
		p->flow->strips[i].keep = true;
	}
	return &p->flow->strips[first];
}

/* A telephone number, large. */
static void
phone(struct panel *p, const struct words *w, double gap)
{
	struct type type = { .size = p->b * 1.3,
		.weight = WEIGHT_BOLD,
		.colour = p->flyer->look->text,
		.leading = 1.3 };
	double disc = p->b * 1.4;
	struct strip *s;

	/* Words beside the number would be too loud as large as it. */
	if (w->text.len > 24)
		type.size = p->b;
	s = line(p, w, type, p->left + disc + p->b * 0.5, gap);
	if (s)
		icon_disc(p->flow, s, ICON_PHONE, p->left,
		    s->pieces[0].para->base - 0.36 * type.size - disc / 2,
		    disc);
}

/* Small words behind a label. Where room is short they wait for the others,
 * with which they share lines. */
static void
small_line(struct panel *p, const struct words *w)
{
	struct flyer *f = p->flyer;
	struct type type = { .size = p->b * 0.9, .colour = f->look->text };

	if (!p->close) {
		line(p, w, type, p->left, p->b * 0.1);
		return;
	}
	if (!w->text.len)
		return;
	if (w->text.len <= SHORT)
		w = words_whole(f, w);
	p->waiting = p->waiting ? words_join(f, p->waiting, "   ", w) : w;
}

static void
end_small_lines(struct panel *p)
{
	struct type type = { .size = p->b * 0.9,
		.colour = p->flyer->look->text };

	if (p->waiting)
		line(p, p->waiting, type, p->left, p->b * 0.1);
	p->waiting = NULL;
}

static void
field(struct panel *p, const struct node *n)
{
	struct flyer *f = p->flyer;
	const struct words *label =
	    words_label(f, n, field_key((enum field_kind)n->arg));
	const struct words *value = words_value(f, n);
	struct type type = {
		.size = p->b, .weight = WEIGHT_BOLD, .colour = f->look->text
	};

	if (n->arg == FIELD_PHONE) {
		end_small_lines(p);
		phone(p, value, p->b * 0.2);
	} else if (n->arg == FIELD_NAME && !label_of(n)) {
		end_small_lines(p);
		line(p, value, type, p->left, p->b * 0.2);
	} else {
		small_line(p,
		    words_join(f, label, f->script->han ? "：" : ": ", value));
	}
}

/* What the city says of the plaza, unless the desk is the plaza and says it
 * itself. Else empty. */
static const struct words *
plaza_says(struct panel *p, const char *label, const char *key,
    enum field_kind unless, bool own)
{
	struct flyer *f = p->flyer;
	const struct node *n =
	    notice_part(f->bulletin->notice, NODE_CONTACT)->first;

	if (!chrome_has(f->bulletin->site, key))
		return words_plain(f, STR_NONE);
	for (; n && own; n = n->next)
		if (n->arg == unless)
			return words_plain(f, STR_NONE);
	return words_join(f, words_chrome(f, label),
	    f->script->han ? "：" : ": ", words_chrome(f, key));
}

static void
plaza_name(struct panel *p)
{
	struct flyer *f = p->flyer;
	const struct words *name = words_chrome(f, "plaza");
	struct str shown = f->bulletin->site->city->phone;
	struct buf target = BUF_INIT;
	const struct words *number;
	struct type type = {
		.size = p->b, .weight = WEIGHT_BOLD, .colour = f->look->text
	};

	buf_cstr(&target, "tel:");
	for (size_t i = 0; i < shown.len; i++)
		if (shown.ptr[i] >= '0' && shown.ptr[i] <= '9')
			buf_ch(&target, shown.ptr[i]);
	number = words_link(f, shown, buf_view(&target));
	buf_release(&target);
	if (p->close)
		name = words_join(f, name, "   ", number);
	line(p, name, type, p->left, p->b * 0.5);
	if (!p->close)
		phone(p, number, 0);
}

/* The plaza answers in many languages, whatever desk the notice is from. Where
 * room is short it takes fewer lines. */
static void
plaza(struct panel *p)
{
	struct flyer *f = p->flyer;
	const struct city *city = f->bulletin->site->city;
	struct buf plain = BUF_INIT;
	bool said;

	if (!city->phone.len)
		return;
	node_plain(notice_part(f->bulletin->notice, NODE_CONTACT), &plain);
	said = str_find(buf_view(&plain), city->phone, 0) != STR_NPOS;
	buf_release(&plain);
	if (!said) {
		end_small_lines(p);
		plaza_name(p);
	}
	small_line(p, plaza_says(p, "hours", "plaza-hours", FIELD_HOURS, said));
	small_line(p, plaza_says(p, "languages", "plaza-languages",
			  FIELD_LANGUAGES, said));
}

static void
pad(struct panel *p, double height, bool keep)
{
	struct strip *s = flow_strip(p->flow, 0, height);

	s->ground = p->ground;
	s->keep = keep;
}

/* The code beside the text, at the top of the panel. */
static struct str
code(struct panel *p, size_t first, double side)
{
	struct flyer *f = p->flyer;
	struct arena *a = press_arena(f->press);
	struct strip *s = &p->flow->strips[first];
	double height = strips_height(p->flow, first, p->flow->count);
	struct type type = { .size = fmax(7, p->b * 0.75),
		.weight = WEIGHT_BOLD,
		.colour = f->look->text,
		.leading = 1.3,
		.balanced = true };
	double x = p->left + p->room + p->b, y = p->b * 0.2;
	const struct para *label;
	struct buf url = BUF_INIT;

	strip_shape(p->flow, s,
	    (struct shape){ .kind = SHAPE_CORNERS,
		.x = x,
		.y = y,
		.w = side,
		.h = side,
		.colour = 0xffffff });
	/* It is read behind the text, from the last strip: that one is on the
	 * same page, if a page can hold them all. */
	if (height < f->measure->height * 0.6) {
		s = &p->flow->strips[p->flow->count - 1];
		y -= height - s->height;
	}

	page_url(&url, f->bulletin->site->city, f->script->tag,
	    f->bulletin->notice->id);
	s->qr = arena_str(a, buf_view(&url));
	buf_release(&url);
	s->qr_x = x;
	s->qr_y = y;
	s->qr_side = side;
	s->qr_element = flow_element(p->flow, "Figure", NULL);
	label = para_set(f, words_chrome(f, "phone-page"), type, side + p->b);
	strip_piece(p->flow, s,
	    (struct piece){ .para = label,
		.to = label->lines,
		.x = x + (side - label->width) / 2,
		.y = y + side + 1,
		.element = flow_element(p->flow, "P", NULL) });
	return s->qr;
}

/* Opens the panel below its heading. */
static void
open_panel(struct panel *p, struct flow *f)
{
	struct flyer *fl = f->flyer;
	const struct look *look = fl->look;
	double b = fl->measure->small * 1.22;
	struct ground *g = ARENA_NEW(press_arena(fl->press), struct ground);
	struct type type = {
		.size = b * 1.2, .weight = WEIGHT_BOLD, .colour = look->ink
	};

	*p = (struct panel){ .flow = f,
		.flyer = fl,
		.b = b,
		.left = b * 1.2,
		.room = fl->measure->content - QR_SIDE - b * 3.4,
		.ground = g,
		.close = fl->measure->air < 0.8,
		.first = f->count };
	*g = (struct ground){ .w = fl->measure->content,
		.colour = look->outlined ? NO_COLOUR : look->panel,
		.line = look->outlined ? look->text : NO_COLOUR,
		.bar = NO_COLOUR,
		.radius = 6 };
	pad(p, b * 0.7, true);
	f->strips[p->first].gap = b * 1.3;
	line(p, words_chrome(fl, "contact"), type, p->left, 0);
}

/* Returns the address in the code. */
static struct str
close_panel(struct panel *p)
{
	double least = QR_SIDE + p->b * 2.4, height;

	end_small_lines(p);
	pad(p, p->b * 0.7, false);
	height = strips_height(p->flow, p->first, p->flow->count);
	if (height < least)
		p->flow->strips[p->flow->count - 1].height += least - height;
	return code(p, p->first, QR_SIDE);
}

struct str
panel_strips(struct flow *f, bool with_plaza)
{
	const struct node *all =
	    notice_part(f->flyer->bulletin->notice, NODE_CONTACT);
	struct panel p;

	open_panel(&p, f);
	for (const struct node *n = all->first; n; n = n->next)
		field(&p, n);
	if (with_plaza)
		plaza(&p);
	return close_panel(&p);
}

struct str
plaza_strips(struct flow *f)
{
	struct panel p;

	open_panel(&p, f);
	plaza(&p);
	return close_panel(&p);
}
