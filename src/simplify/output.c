/* From the rewritten text back to a tree, with readings. */
#include "simplify/apart.h"

#include <string.h>

#define MARKS 16 /* B and A around a piece; deeper ones are left out */

struct output {
	struct easy_worker *w;
	struct arena *a;
	const struct node *source;
	const struct easy_profile *profile;
	struct node *s;
	const struct node *open_src[MARKS];
	struct node *open_new[MARKS];
	unsigned depth;
	const struct node *mark;
	struct explained explained;
};

/* The node that a piece inside `mark` goes to. */
static struct node *
place(struct output *o, const struct node *mark)
{
	const struct node *path[MARKS];
	unsigned n = 0, same = 0;

	if (mark == o->mark)
		return o->depth ? o->open_new[o->depth - 1] : o->s;
	for (const struct node *at = mark; at && at != o->source && n < MARKS;
	     at = at->parent)
		path[n++] = at;
	while (same < n && same < o->depth &&
	       o->open_src[same] == path[n - 1 - same])
		same++;
	for (o->depth = same; o->depth < n; o->depth++) {
		const struct node *src = path[n - 1 - o->depth];
		struct node *made = node_new(o->a, src->kind, src->offset);

		made->attr = arena_str(o->a, src->attr);
		made->flags = src->flags;
		node_append(o->depth ? o->open_new[o->depth - 1] : o->s, made);
		o->open_src[o->depth] = src;
		o->open_new[o->depth] = made;
	}
	o->mark = mark;
	return o->depth ? o->open_new[o->depth - 1] : o->s;
}

static void
append_text(struct output *o, struct node *parent, struct str text)
{
	struct node *last = parent->last;

	if (text.len == 0)
		return;
	if (last && last->kind == NODE_TEXT &&
	    last->text.ptr + last->text.len == text.ptr) {
		last->text.len += text.len;
		return;
	}
	node_append(parent, node_text(o->a, text, o->source->offset));
}

static void
append_ruby(
    struct output *o, struct node *parent, struct str base, struct str reading)
{
	struct node *n = node_new(o->a, NODE_RUBY, o->source->offset);

	n->text = base;
	n->attr = reading;
	node_append(parent, n);
}

static void
append_runs(struct output *o, struct node *parent, const struct ruby_run *runs,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i].reading.len)
			append_ruby(o, parent, runs[i].base, runs[i].reading);
		else
			append_text(o, parent, runs[i].base);
}

/* 28日(必着)まで: まで stands behind what is said of the day. */
static bool
is_until_behind(struct str rest)
{
	static const char *const signs[][2] = { { "（", "）まで" },
		{ "(", ")まで" } };

	for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
		struct str close = str_from(signs[i][1]);
		size_t at, end;

		if (!str_starts(rest, str_from(signs[i][0])))
			continue;
		at = str_find(rest, str_sub(close, 0, close.len - 6), 0);
		end = at == STR_NPOS ? 0 : at + close.len;
		return end && end <= rest.len &&
		       str_eq(str_sub(rest, at, end), close);
	}
	return false;
}

/* 生まれ, 分, 頃 and the like make one word with a period: 4月から6月分. */
static bool
continues_period(struct str rest)
{
	static const struct str tails[] = { STR_INIT("生まれ"), STR_INIT("頃"),
		STR_INIT("ごろ"), STR_INIT("期の"), STR_INIT("期分"),
		STR_INIT("号"), STR_INIT("中に"), STR_INIT("利用分"),
		STR_INIT("使用分"), STR_INIT("検針分") };
	static const struct str other[] = { STR_INIT("分割"), STR_INIT("分散"),
		STR_INIT("分別"), STR_INIT("分か"), STR_INIT("分け") };

	for (size_t i = 0; i < ARRAY_SIZE(tails); i++)
		if (str_starts(rest, tails[i]))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(other); i++)
		if (str_starts(rest, other[i]))
			return false;
	return str_starts(rest, STR("分"));
}

/* 9時から5時に: in that time, and not by its end. */
static bool
is_within(struct str rest)
{
	static const struct str other[] = { STR_INIT("になる"),
		STR_INIT("になり"), STR_INIT("になっ"), STR_INIT("にす"),
		STR_INIT("にし"), STR_INIT("に変"), STR_INIT("に延"),
		STR_INIT("に短"), STR_INIT("に決") };

	for (size_t i = 0; i < ARRAY_SIZE(other); i++)
		if (str_starts(rest, other[i]))
			return false;
	return str_starts(rest, STR("に"));
}

/* まで does not stand between a period and what goes on with it. */
static struct str
before_word(struct str shown, struct str rest)
{
	if (str_ends(shown, STR("まで")) &&
	    (continues_period(rest) || is_until_behind(rest) ||
		str_starts(rest, STR("にかけ")) ||
		str_starts(rest, STR("にわた"))))
		shown.len -= strlen("まで");
	return shown;
}

static void
append_between(struct output *o, struct node *parent)
{
	append_text(o, parent, o->profile->spaces ? STR("の ") : STR("の"));
	if (o->profile->furigana)
		append_ruby(o, parent, STR("間"), STR("あいだ"));
	else
		append_text(o, parent, STR("間"));
}

static bool
has_any_of(struct str s, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(s, words[i], 0) != STR_NPOS)
			return true;
	return false;
}

static bool
ends_in_day(struct str s)
{
	return str_ends(s, STR("きのうの")) || str_ends(s, STR("あしたの")) ||
	       str_ends(s, STR("次の日の"));
}

/* The half of the day is left out where the words in front have said it (けさ
 * 7時), and where nobody has: 5時まで of a counter is not the early morning. */
static struct str
without_half(
    struct arena *a, struct str before, struct str source, struct str shown)
{
	static const struct str halves[] = { STR_INIT("午前"),
		STR_INIT("午後") };
	static const struct str clear[] = { STR_INIT("午"), STR_INIT("朝"),
		STR_INIT("夜"), STR_INIT("深"), STR_INIT("未明"), STR_INIT(":"),
		STR_INIT("："), STR_INIT("M"), STR_INIT("m") };
	static const struct str said[] = { STR_INIT("けさ"), STR_INIT("朝"),
		STR_INIT("夜"), STR_INIT("晩"), STR_INIT("夕方") };
	size_t at = STR_NPOS, again, end;
	bool is_said = false, is_early;
	struct str rest;

	before = str_trim(before); /* 分かち書き */
	/* きのうの夜7時: so they stand for 昨夜7時. */
	for (size_t i = 1; i < 4 && ends_in_day(before); i++)
		if (str_starts(source, said[i]) &&
		    (str_starts(shown, halves[0]) ||
			str_starts(shown, halves[1])))
			return arena_printf(a, "%.*s%.*s", STR_ARG(said[i]),
			    STR_ARG(str_sub(shown, halves[0].len, shown.len)));
	if (has_any_of(source, clear, ARRAY_SIZE(clear)))
		return shown;
	for (size_t i = 0; i < ARRAY_SIZE(said); i++)
		is_said = is_said || str_ends(before, said[i]);
	for (size_t i = 0; at == STR_NPOS && i < ARRAY_SIZE(halves); i++)
		at = str_find(shown, halves[i], 0);
	if (at == STR_NPOS)
		return shown;
	end = at + halves[0].len;
	is_early = str_starts(str_sub(shown, at, end), halves[0]) &&
		   shown.len > end && shown.ptr[end] >= '1' &&
		   shown.ptr[end] <= '6' &&
		   str_starts(str_sub(shown, end + 1, shown.len), STR("時"));
	if (!(is_said && at == 0) && !is_early)
		return shown;
	rest = str_sub(shown, end, shown.len);
	/* A range that passes noon or midnight shows both halves. */
	if (str_find(str_sub(shown, 0, at), halves[1], 0) != STR_NPOS ||
	    str_find(rest, halves[1], 0) != STR_NPOS)
		return shown;
	again = str_find(rest, halves[0], 0);
	if (again == STR_NPOS)
		return arena_printf(
		    a, "%.*s%.*s", (int)at, shown.ptr, STR_ARG(rest));
	return arena_printf(a, "%.*s%.*s%.*s", (int)at, shown.ptr, (int)again,
	    rest.ptr, STR_ARG(str_sub(rest, again + halves[0].len, rest.len)));
}

/* The easy form of a value as its children, with readings; it stands between
 * `before` and `rest`. */
static void
append_value(struct output *o, struct node *parent, const struct node *src,
    struct str before, struct str rest)
{
	struct node *n = node_new(o->a, NODE_VALUE, src->offset);
	struct formatter *f = worker_formatter(o->w);
	struct buf b = BUF_INIT;
	struct str shown;
	bool open; /* no まで is written */

	n->text = src->text;
	n->value = src->value;
	n->attr = src->attr;
	n->flags = src->flags;
	node_append(parent, n);
	if (!src->value || !f)
		return;
	value_format(f, src->value, src->text, STR(""), &b);
	shown = arena_str(o->a, buf_view(&b));
	open = src->value->kind == VALUE_PERIOD &&
	       !str_ends(src->text, STR("まで"));
	if (open)
		shown = before_word(shown, rest);
	/* 4月から翌年3月まで */
	if (str_find(src->text, STR("翌年"), 0) != STR_NPOS &&
	    str_find(shown, STR("年"), 0) == STR_NPOS)
		shown = src->text;
	shown = without_half(o->a, before, src->text, shown);
	buf_release(&b);
	if (o->profile->furigana) {
		struct morphs m;
		struct ruby_run *runs;
		size_t count;

		tagger_parse(o->w->tagger, shown, NULL, 0, o->a, &m);
		count = furigana(o->w->tagger, shown, &m, o->a, &runs);
		append_runs(o, n, runs, count);
	} else {
		append_text(o, n, shown);
	}
	if (n->first && n->first == n->last && n->first->kind == NODE_TEXT &&
	    str_eq(n->first->text, n->text))
		node_unlink(n->first);
	if (open && str_ends(shown, STR("まで")) && is_within(rest))
		append_between(o, parent);
}

static void
append_gloss(struct output *o, struct node *parent, struct str text,
    const struct row *term)
{
	struct node *n = node_new(o->a, NODE_GLOSS, o->source->offset);
	struct explained *all = &o->explained;

	if (term && all->count < ARRAY_SIZE(all->items)) {
		all->items[all->count].gloss = n;
		all->items[all->count++].row = term;
	}

	text = o->profile->spaces ? worker_spaced(o->w, text, o->a)
				  : arena_str(o->a, text);
	node_append(n, node_text(o->a, text, o->source->offset));
	if (o->profile->furigana)
		furigana_node(o->w->tagger, n, o->a);
	node_append(parent, n);
}

struct cursor {
	const struct ruby_run *runs;
	size_t count, at;
	size_t offset; /* of the run `at` in the text */
};

/* Text [start, end) with the readings of the runs that lie inside it. */
static void
append_plain(struct output *o, struct node *parent, struct str text,
    size_t start, size_t end, struct cursor *cur)
{
	while (start < end) {
		const struct ruby_run *run;
		size_t run_end;

		while (cur->at < cur->count &&
		       cur->offset + cur->runs[cur->at].base.len <= start)
			cur->offset += cur->runs[cur->at++].base.len;
		if (cur->at == cur->count) {
			append_text(o, parent, str_sub(text, start, end));
			return;
		}
		run = &cur->runs[cur->at];
		run_end = cur->offset + run->base.len;
		if (run->reading.len && cur->offset == start &&
		    run_end <= end) {
			append_ruby(o, parent, str_sub(text, start, run_end),
			    run->reading);
			start = run_end;
			continue;
		}
		if (run_end > end)
			run_end = end;
		append_text(o, parent, str_sub(text, start, run_end));
		start = run_end;
	}
}

static void
append_piece(struct output *o, const struct piece *p, struct str text,
    size_t start, size_t end, struct cursor *cur)
{
	struct node *parent = place(o, p->mark);

	if (p->gloss.len) {
		append_gloss(o, parent, p->gloss,
		    worker_term_before(o->w, text, start, p->gloss));
	} else if (p->atom && p->atom->kind == NODE_VALUE) {
		append_value(o, parent, p->atom, str_sub(text, 0, start),
		    str_sub(text, end, text.len));
	} else if (p->atom) {
		node_append(parent, node_clone(o->a, p->atom));
	} else if (p->reading.len && (o->profile->furigana || !p->paren)) {
		append_ruby(o, parent, str_sub(text, start, end), p->reading);
	} else if (p->reading.len) {
		struct str s = arena_printf(o->a, "%.*s（%.*s）",
		    (int)(end - start), text.ptr + start, STR_ARG(p->reading));

		append_text(o, parent, s);
	} else {
		append_plain(o, parent, text, start, end, cur);
	}
}

/* Where the sentence that begins at `from` ends: at its stop, or before a
 * list. */
static size_t
part_end(struct str text, size_t from, bool listed)
{
	size_t to = sentence_end(text, from);
	size_t line = listed ? str_find(text, STR("\n"), from) : STR_NPOS;

	if (to <= from || to > text.len)
		to = text.len;
	return line != STR_NPOS && line < to ? line : to;
}

static struct node *
output_range(struct output *o, const struct flat *f, struct str text,
    size_t from, size_t to, size_t *at, struct cursor *cur)
{
	o->s = node_new(o->a, NODE_S, o->source->offset);
	o->s->index = o->source->index;
	o->s->flags = o->source->flags;
	o->depth = 0;
	o->mark = NULL;
	for (; *at < f->count; (*at)++) {
		const struct piece *p = &f->pieces[*at];
		size_t start = p->start > from ? p->start : from;
		size_t end = p->end < to ? p->end : to;

		if (p->start == p->end ? p->start > to : p->start >= to)
			break;
		append_piece(o, p, text, start, end, cur);
		if (p->end > to)
			break;
	}
	return o->s;
}

/* A value that holds a full stop is not cut. */
static size_t
behind_atom(const struct flat *f, size_t at, size_t to)
{
	for (; at < f->count && f->pieces[at].start < to; at++)
		if (f->pieces[at].end > to && f->pieces[at].atom)
			to = f->pieces[at].end;
	return to;
}

/* Of the words that begin in [from, to). */
static uint32_t
morae_between(const struct chain *c, size_t from, size_t to)
{
	uint32_t n = 0;

	CHAIN_FOREACH(e, c)
	{
		if (e->start >= from && e->start < to && e->pos != POS_SYMBOL)
			n += e->morae;
	}
	return n;
}

struct node *
output_nodes(struct easy_worker *w, const struct rewritten *r,
    const struct node *s, const struct easy_profile *p, struct arena *a)
{
	struct output o = { .w = w, .a = a, .source = s, .profile = p };
	struct str text = arena_str(a, buf_view(&r->flat->text));
	struct cursor cur = { 0 };
	struct ruby_run *runs = NULL;
	struct node *first = NULL, *last = NULL;
	size_t at = 0, from = 0, said = 0;

	if (p->furigana) {
		cur.count =
		    furigana(w->tagger, r->chain.text, &r->morphs, a, &runs);
		cur.runs = runs;
	}
	do {
		bool listed;
		size_t to;
		struct node *made;

		/* What begins a line is an item of a list, or goes on. */
		while (r->listed && from < text.len && text.ptr[from] == '\n')
			from++;
		listed = r->listed && from && text.ptr[from - 1] == '\n' &&
			 str_starts(str_sub(text, from, text.len), STR("・"));
		to = behind_atom(r->flat, at, part_end(text, from, r->listed));
		made = output_range(&o, r->flat, text, from, to, &at, &cur);
		made->flags |= listed ? NODE_LISTED : 0;
		if (last) {
			last->next = made;
			made->prev = last;
		} else {
			first = made;
		}
		last = made;
		/* Nothing can be said behind a text that does not end. */
		if (p->apart && said < o.explained.count && !r->listed &&
		    str_ends(str_sub(text, from, to), STR("。")) &&
		    str_ends(str_trim(text), STR("。")))
			apart_take(w, &o.explained, said,
			    morae_between(&r->chain, from, to), s,
			    p->max_morae);
		said = o.explained.count;
		from = to;
	} while (from < text.len);
	apart_say(w, &o.explained, last, s, p, a);
	return first;
}
