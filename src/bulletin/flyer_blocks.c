/* The body of a notice as strips: lead, facts, and the blocks. */
#include "bulletin/flyer.h"

#include <math.h>

#define LIST_MAX 4   /* levels that are indented and numbered */
#define LEAD_MAX 400 /* bytes of Japanese text that still are a lead */
#define LONG_VALUE 3 /* lines of a fact that are set bold */

struct blocks {
	struct flow *flow;
	struct flyer *flyer;
	int lowest; /* heading level */
	unsigned lists, notes;
	unsigned number[LIST_MAX];
	bool marker; /* the next paragraph begins an item */
	const struct element *element[LIST_MAX + 1]; /* L of each level */
	const struct element *item;
	const struct ground *ground;
	const struct ground *joined; /* of the note just closed */
};

struct type
type_body(const struct flyer *f)
{
	return (
	    struct type){ .size = f->measure->body, .colour = f->look->text };
}

static double
unit(const struct flyer *f)
{
	return f->measure->body;
}

/* Space between things, in sizes of the text. */
static double
space(const struct flyer *f, double sizes)
{
	return f->measure->body * sizes * f->measure->air;
}

/* Centre of a line's letters, below the line's top. */
static double
line_middle(const struct para *p)
{
	return p->base - 0.36 * p->type.size;
}

/* Strips from `first` on stand on the ground. */
static void
set_ground(struct flow *f, size_t first, const struct ground *ground)
{
	for (size_t i = first; i < f->count; i++)
		f->strips[i].ground = ground;
}

/* ---- facts -------------------------------------------------------------------- */

static enum icon
fact_icon(enum fact_kind kind)
{
	static const enum icon icons[FACT_KIND_MAX] = {
		[FACT_WHEN] = ICON_CALENDAR,
		[FACT_WHERE] = ICON_PLACE,
		[FACT_WHO] = ICON_PERSON,
		[FACT_COST] = ICON_MONEY,
		[FACT_BRING] = ICON_BAG,
		[FACT_APPLY] = ICON_PENCIL,
		[FACT_DEADLINE] = ICON_CLOCK,
		[FACT_CAPACITY] = ICON_PEOPLE,
	};

	return icons[kind];
}

const struct words *
words_label(struct flyer *f, const struct node *n, const char *key)
{
	const struct node *label = label_of(n);

	key = label_key(f->bulletin, label, key);
	if (key)
		return words_chrome(f, key);
	return label ? words_run(f, label->first) : words_plain(f, STR_NONE);
}

const struct words *
words_value(struct flyer *f, const struct node *n)
{
	const struct node *label = label_of(n);

	return words_run(f, label ? label->next : n->first);
}

static struct type
type_label(const struct flyer *f)
{
	return (struct type){ .size = unit(f) - 1,
		.weight = WEIGHT_BOLD,
		.colour = f->look->ink,
		.balanced = true };
}

static double
label_width(struct flyer *f, const struct node *facts)
{
	double width = 0, least, most;

	for (const struct node *n = facts->first; n; n = n->next) {
		para_widths(f,
		    words_label(f, n, fact_key((enum fact_kind)n->arg)),
		    type_label(f), &least, &most);
		width = fmax(width, most);
	}
	return fmin(width + 1, f->measure->content * 0.26);
}

void
icon_disc(struct flow *f, struct strip *s, enum icon icon, double x, double y,
    double size)
{
	const struct look *look = f->flyer->look;

	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_DISC,
		.x = x,
		.y = y,
		.w = size,
		.colour = look->ink });
	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_ICON,
		.icon = icon,
		.x = x + size * 0.19,
		.y = y + size * 0.19,
		.w = size * 0.62,
		.colour = 0xffffff });
}

static void
rule(struct flow *f, struct strip *s, double y, double w)
{
	strip_shape(f, s,
	    (struct shape){ .kind = SHAPE_RULE,
		.y = y,
		.w = w,
		.h = 0.7,
		.colour = f->flyer->look->rule });
}

/* The value's lines behind the first strip, each a strip. */
static void
rest_of_value(struct flow *f, const struct para *value, unsigned from, double x,
    double pad)
{
	while (from < value->lines) {
		unsigned n = value->lines - from == 2 ? 2 : 1;
		struct strip *s = flow_strip(f, 0, n * value->line);

		strip_piece(f, s,
		    (struct piece){
			.para = value, .from = from, .to = from + n, .x = x });
		from += n;
		if (from == value->lines)
			s->height += pad;
	}
}

static void
fact(struct flow *f, const struct node *n, double labels,
    const struct element *list)
{
	struct flyer *fl = f->flyer;
	double b = unit(fl), pad = space(fl, 0.38),
	       icon = b * (1.3 + 0.45 * fl->measure->air), x;
	bool deadline = n->arg == FACT_DEADLINE;
	const struct element *item = flow_element(f, "LI", list);
	struct type type = type_body(fl), label_type = type_label(fl);
	const struct para *label, *value;
	struct strip *s;
	size_t first = f->count;
	unsigned lines;
	double middle;

	if (deadline && !fl->look->outlined)
		label_type.colour = fl->look->warn_text;
	label =
	    para_set(fl, words_label(fl, n, fact_key((enum fact_kind)n->arg)),
		label_type, labels);
	x = icon + b * 0.6 + labels + b * 0.9;
	type.weight = WEIGHT_BOLD;
	value = para_set(
	    fl, words_value(fl, n), type, fl->measure->content - x - 4);
	if (value->lines > LONG_VALUE) {
		type.weight = WEIGHT_REGULAR;
		value = para_set(
		    fl, words_value(fl, n), type, fl->measure->content - x - 4);
	}
	lines = value->lines > 6 ? 3 : value->lines;
	middle =
	    pad + fmax(icon / 2, fmax(line_middle(value), line_middle(label)));
	s = flow_strip(f, 0,
	    pad +
		fmax(icon,
		    fmax(para_height(label) + middle - pad - line_middle(label),
			lines * value->line + middle - pad -
			    line_middle(value))) +
		(lines == value->lines ? pad : 0));
	rule(f, s, 0, fl->measure->content);
	icon_disc(f, s, fact_icon((enum fact_kind)n->arg), 0, middle - icon / 2,
	    icon);
	strip_piece(f, s,
	    (struct piece){ .para = label,
		.to = label->lines,
		.x = icon + b * 0.6,
		.y = middle - line_middle(label),
		.element = flow_element(f, "Lbl", item) });
	f->element = flow_element(f, "LBody", item);
	strip_piece(f, s,
	    (struct piece){ .para = value,
		.to = lines,
		.x = x,
		.y = middle - line_middle(value) });
	rest_of_value(f, value, lines, x, pad);
	if (deadline) {
		struct ground *g =
		    ARENA_NEW(press_arena(fl->press), struct ground);

		*g = (struct ground){ .w = fl->measure->content,
			.colour = fl->look->outlined ? NO_COLOUR
						     : fl->look->warn_ground,
			.bar = NO_COLOUR,
			.line = NO_COLOUR };
		set_ground(f, first, g);
	}
}

static void
facts(struct flow *f)
{
	const struct node *all =
	    notice_part(f->flyer->bulletin->notice, NODE_FACTS);
	const struct element *list;
	size_t first = f->count;
	double labels;

	if (!all->first)
		return;
	list = flow_element(f, "L", NULL);
	labels = label_width(f->flyer, all);
	for (const struct node *n = all->first; n; n = n->next)
		fact(f, n, labels, list);
	f->strips[first].gap = space(f->flyer, 0.9);
	rule(f, &f->strips[f->count - 1], f->strips[f->count - 1].height,
	    f->flyer->measure->content);
}

/* ---- blocks --------------------------------------------------------------------- */

static double
indent(const struct blocks *b)
{
	unsigned level = b->lists < LIST_MAX ? b->lists : LIST_MAX;

	return level * unit(b->flyer) * 1.75 +
	       (b->notes ? unit(b->flyer) * 2.2 : 0);
}

static double
room(const struct blocks *b)
{
	return b->flyer->measure->content - indent(b) -
	       (b->notes ? unit(b->flyer) : 0);
}

static void
number_marker(struct blocks *b, struct strip *s, const struct para *p)
{
	struct flyer *f = b->flyer;
	unsigned level = b->lists <= LIST_MAX ? b->lists : LIST_MAX;
	double size = unit(f) * 1.35, x = indent(b) - unit(f) * 1.75;
	struct type type = { .size = unit(f) * 0.78,
		.weight = WEIGHT_BOLD,
		.colour = f->look->outlined ? f->look->text : 0xffffff };
	const struct para *number;
	char digits[12];

	snprintf(digits, sizeof(digits), "%u", b->number[level - 1]);
	number = para_set(f, words_plain(f, str_from(digits)), type, 100);
	strip_shape(b->flow, s,
	    (struct shape){ .kind = f->look->outlined ? SHAPE_PILL : SHAPE_DISC,
		.x = x,
		.y = line_middle(p) - size / 2,
		.w = size,
		.h = size,
		.colour = f->look->ink });
	strip_piece(b->flow, s,
	    (struct piece){ .para = number,
		.to = 1,
		.x = x + (size - number->width) / 2,
		.y = line_middle(p) - line_middle(number),
		.element = flow_element(b->flow, "Lbl", b->item) });
}

/* The sign of the item, before its first line. */
static void
set_marker(struct blocks *b, struct strip *s, const struct para *p)
{
	unsigned level = b->lists <= LIST_MAX ? b->lists : LIST_MAX;
	double size = unit(b->flyer) * (level > 1 ? 0.3 : 0.38);

	b->marker = false;
	if (b->number[level - 1]) {
		/* The label is read before the text. */
		struct piece text = s->pieces[0];

		s->npieces = 0;
		number_marker(b, s, p);
		strip_piece(b->flow, s, text);
		return;
	}
	strip_shape(b->flow, s,
	    (struct shape){ .kind = SHAPE_DISC,
		.x = indent(b) - unit(b->flyer) * 1.1,
		.y = line_middle(p) - size / 2,
		.w = size,
		.colour =
		    level > 1 ? b->flyer->look->quiet : b->flyer->look->ink });
}

static void
paragraph(struct blocks *b, const struct words *w)
{
	struct flow *f = b->flow;
	const struct para *p;
	size_t first;
	double gap = space(b->flyer, b->lists ? 0.3 : 0.62);

	if (!w->text.len)
		return;
	if (b->notes && f->count && f->strips[f->count - 1].ground)
		gap = space(b->flyer, 0.25);
	p = para_set(b->flyer, w, type_body(b->flyer), room(b));
	f->element = flow_element(f, "P",
	    b->lists && b->item ? flow_element(f, "LBody", b->item) : NULL);
	first = flow_para(f, p, indent(b), gap);
	if (b->marker)
		set_marker(b, &f->strips[first], p);
	set_ground(f, first, b->ground);
}

static void
heading(struct blocks *b, const struct node *n)
{
	struct flyer *f = b->flyer;
	int level = n->arg - b->lowest;
	struct type type = { .weight = WEIGHT_BOLD,
		.colour = f->look->ink,
		.leading = 1.35,
		.size = unit(f) + (level <= 0	   ? 3
				      : level == 1 ? 1.5
						   : 0.5) *
				      f->measure->scale };
	static const char *const tags[] = { "H2", "H3", "H4", "H5", "H6" };
	const struct words *w = words_run(f, n->first);
	int tag = (level < 0 ? 0 : level) + f->depth;
	size_t first;

	if (!w->text.len)
		return;
	type.balanced = true;
	b->flow->element = flow_element(b->flow, tags[tag > 4 ? 4 : tag], NULL);
	first = flow_para(b->flow, para_set(f, w, type, f->measure->content), 0,
	    space(f, 1.15));
	for (size_t i = first; i < b->flow->count; i++)
		b->flow->strips[i].keep = true;
}

/* ---- warning boxes ---------------------------------------------------------------- */

static void
pad(struct flow *f, double height, const struct ground *ground, bool keep)
{
	struct strip *s = flow_strip(f, 0, height);

	s->ground = ground;
	s->keep = keep;
}

static void
open_note(struct blocks *b)
{
	struct flyer *f = b->flyer;
	const struct look *look = f->look;
	struct type type = { .size = unit(f) + 0.5,
		.weight = WEIGHT_BOLD,
		.colour = look->warn_text,
		.balanced = true };
	struct ground *g = ARENA_NEW(press_arena(f->press), struct ground);
	const struct para *p;
	struct strip *s;
	double icon = unit(f) * 1.35;
	size_t first;

	if (b->notes++)
		return;
	/* One behind the other they share a box. */
	if (b->joined) {
		b->flow->count--;
		b->ground = b->joined;
		return;
	}
	*g = (struct ground){ .w = f->measure->content,
		.colour = look->outlined ? NO_COLOUR : look->warn_ground,
		.bar = look->warn_bar,
		.line = look->outlined ? look->text : NO_COLOUR };
	b->ground = g;
	pad(b->flow, space(f, 0.5), g, true);
	b->flow->strips[b->flow->count - 1].gap = space(f, 0.8);
	p = para_set(f, words_chrome(f, "warning"), type, room(b));
	b->flow->element = flow_element(b->flow, "P", NULL);
	first = flow_para(b->flow, p, unit(f) * 2.2, 0);
	s = &b->flow->strips[first];
	s->keep = true;
	s->ground = g;
	strip_shape(b->flow, s,
	    (struct shape){ .kind = SHAPE_ICON,
		.icon = ICON_WARNING,
		.x = unit(f) * 0.75,
		.y = line_middle(p) - icon * 0.53,
		.w = icon,
		.colour = look->warn_text });
}

static void
close_note(struct blocks *b)
{
	if (--b->notes)
		return;
	if (b->flow->count)
		b->flow->strips[b->flow->count - 1].keep = true;
	pad(b->flow, space(b->flyer, 0.6), b->ground, false);
	b->joined = b->ground;
	b->ground = NULL;
}

/* ---- the walk --------------------------------------------------------------------- */

static void
open_list(struct blocks *b, const struct node *n)
{
	b->lists++;
	if (b->lists > LIST_MAX)
		return;
	b->number[b->lists - 1] = n->arg ? 1 : 0;
	b->element[b->lists] = flow_element(b->flow, "L",
	    b->lists > 1 && b->item ? flow_element(b->flow, "LBody", b->item)
				    : NULL);
}

static void
open_item(struct blocks *b)
{
	unsigned level = b->lists <= LIST_MAX ? b->lists : LIST_MAX;

	if (!level)
		return;
	b->item = flow_element(b->flow, "LI", b->element[level]);
	b->marker = true;
}

static void
close_item(struct blocks *b)
{
	unsigned level = b->lists <= LIST_MAX ? b->lists : LIST_MAX;

	b->marker = false;
	if (!level)
		return;
	if (b->number[level - 1])
		b->number[level - 1]++;
	/* What follows belongs to the item around. */
	b->item = b->item && b->item->parent ? b->item->parent->parent : NULL;
	if (b->item)
		b->item = b->item->parent;
}

static void
image(struct blocks *b, const struct node *n)
{
	const struct words *w = words_run(b->flyer, n->first);
	struct buf target = BUF_INIT;

	if (w->text.len &&
	    link_target(&target, b->flyer->bulletin->site->city, n->attr))
		w = words_link(b->flyer, w->text, buf_view(&target));
	paragraph(b, w);
	buf_release(&target);
}

static void
enter(struct blocks *b, struct walk *w)
{
	struct node *n = w->node;

	if (n->kind != NODE_NOTE)
		b->joined = NULL;
	switch (n->kind) {
	case NODE_HEADING:
		heading(b, n);
		walk_skip(w);
		break;
	case NODE_P:
		paragraph(b, words_run(b->flyer, n->first));
		walk_skip(w);
		break;
	case NODE_TABLE:
		b->marker = false;
		table_strips(b->flow, n, indent(b), room(b));
		walk_skip(w);
		break;
	case NODE_IMAGE:
		image(b, n);
		walk_skip(w);
		break;
	case NODE_LIST:
		open_list(b, n);
		break;
	case NODE_ITEM:
		open_item(b);
		break;
	case NODE_NOTE:
		open_note(b);
		break;
	case NODE_S:
		if (!n->prev || n->prev->kind != NODE_S)
			paragraph(b, words_run(b->flyer, n));
		walk_skip(w);
		break;
	default:
		break;
	}
}

static void
leave(struct blocks *b, const struct node *n)
{
	if (n->kind == NODE_LIST)
		b->lists--;
	else if (n->kind == NODE_ITEM)
		close_item(b);
	else if (n->kind == NODE_NOTE)
		close_note(b);
}

/* A first paragraph of a few sentences stands above the facts. */
const struct node *
flyer_lead(const struct notice *n)
{
	const struct node *first = notice_part(n, NODE_BODY)->first;
	struct buf text = BUF_INIT;
	bool shortly;

	if (!first || first->kind != NODE_P || !first->first)
		return NULL;
	node_plain(first, &text);
	shortly = text.len <= LEAD_MAX;
	buf_release(&text);
	return shortly ? first : NULL;
}

static int
lowest_level(struct node *body)
{
	int lowest = 6;

	for (const struct node *n = body->first; n; n = n->next)
		if (n->kind == NODE_HEADING && n->arg < lowest)
			lowest = n->arg;
	return lowest;
}

void
body_strips(struct flow *f)
{
	struct node *body = notice_part(f->flyer->bulletin->notice, NODE_BODY);
	const struct node *lead = flyer_lead(f->flyer->bulletin->notice);
	struct blocks b = {
		.flow = f, .flyer = f->flyer, .lowest = lowest_level(body)
	};
	struct walk w;

	if (lead)
		paragraph(&b, words_run(f->flyer, lead->first));
	facts(f);
	walk_init(&w, body);
	while (walk_next(&w) != WALK_DONE) {
		if (w.event == WALK_EXIT)
			leave(&b, w.node);
		else if (w.node == lead)
			walk_skip(&w);
		else if (w.node != body)
			enter(&b, &w);
	}
}
