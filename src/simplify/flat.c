#include "simplify/flat.h"

#include <stdlib.h>

void
flat_release(struct flat *f)
{
	buf_release(&f->text);
	free(f->pieces);
	*f = (struct flat){ 0 };
}

void
flat_clear(struct flat *f)
{
	buf_clear(&f->text);
	f->count = 0;
}

static bool
plain_piece(const struct piece *p)
{
	return !p->atom && !p->reading.len && !p->gloss.len &&
	       p->start < p->end;
}

void
flat_add(struct flat *f, struct str text, const struct piece *like)
{
	struct piece *last = f->count ? &f->pieces[f->count - 1] : NULL;
	struct piece p = *like;

	p.start = f->text.len;
	buf_str(&f->text, text);
	p.end = f->text.len;
	if (last && plain_piece(last) && plain_piece(&p) &&
	    last->mark == p.mark) {
		last->end = p.end;
		return;
	}
	if (p.start == p.end && !p.gloss.len && !p.atom)
		return;
	ARRAY_GROW(f->pieces, f->count, f->cap);
	f->pieces[f->count++] = p;
}

/* ---- from the tree ------------------------------------------------------- */

static bool
is_digit_at(struct str s, size_t at)
{
	uint32_t cp = at < s.len ? utf8_next(s, &at) : 0;

	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* Offices write ， for 、 and ． for 。, which the rules know. All have three
 * bytes. */
static void
use_commas(struct flat *f, size_t from)
{
	struct str text = buf_view(&f->text);

	for (size_t at = from;
	     (at = str_find(text, STR("．"), at)) != STR_NPOS;) {
		at += 3;
		if (sentence_ends_point(text, at))
			memcpy(f->text.ptr + at - 3, "。", 3);
	}

	while ((from = str_find(text, STR("，"), from)) != STR_NPOS) {
		bool behind_digit = (from > 0 && is_digit_at(text, from - 1)) ||
				    (from > 2 && is_digit_at(text, from - 3));

		if (!behind_digit || !is_digit_at(text, from + 3))
			memcpy(f->text.ptr + from, "、", 3);
		from += 3;
	}
}

static void
add_text(struct flat *f, struct str s, const struct piece *like)
{
	size_t from = 0, at = 0, begin = f->text.len;

	while ((at = str_find(s, STR("（"), at)) != STR_NPOS) {
		struct piece p = *like;
		size_t start, end;

		end = flat_reading(s, at, &start, &p.reading);
		if (!end || start < from) {
			at += 3;
			continue;
		}
		p.paren = true;
		flat_add(f, str_sub(s, from, start), like);
		flat_add(f, str_sub(s, start, at), &p);
		from = at = end;
	}
	flat_add(f, str_sub(s, from, s.len), like);
	use_commas(f, begin);
}

static bool
is_atom(const struct node *n)
{
	if (n->kind == NODE_VALUE || n->flags & NODE_KEEP)
		return true;
	return n->attr.len && n->kind != NODE_A && n->kind != NODE_RUBY;
}

static void
add_atom(struct flat *f, const struct node *n, const struct node *mark)
{
	struct piece p = { .atom = n, .mark = mark };
	struct buf b = BUF_INIT;

	if (n->kind == NODE_VALUE)
		buf_str(&b, n->text);
	else
		node_plain(n, &b);
	if (b.len)
		flat_add(f, buf_view(&b), &p);
	buf_release(&b);
}

void
flat_from_node(struct flat *f, const struct node *s)
{
	struct walk w;
	enum walk_event event;
	const struct node *mark = NULL;

	flat_clear(f);
	walk_init(&w, (struct node *)s);
	while ((event = walk_next(&w)) != WALK_DONE) {
		const struct node *n = w.node;
		struct piece p = { .mark = mark };

		if (n == s)
			continue;
		if (event == WALK_EXIT) {
			if (mark && mark == n)
				mark = mark->parent == s ? NULL : mark->parent;
			continue;
		}
		if (is_atom(n)) {
			add_atom(f, n, mark);
			walk_skip(&w);
		} else if (n->kind == NODE_GLOSS) {
			p.atom = n;
			flat_add(f, STR(""), &p);
			walk_skip(&w);
		} else if (n->kind == NODE_RUBY) {
			p.reading = n->attr;
			flat_add(f, n->text, &p);
			walk_skip(&w);
		} else if (n->kind == NODE_TEXT) {
			add_text(f, n->text, &p);
		} else if (n->kind == NODE_B || n->kind == NODE_A) {
			mark = n;
		}
	}
}

/* ---- analysis ------------------------------------------------------------ */

/* The first piece that ends behind `at`. */
static size_t
piece_at(const struct flat *f, size_t at)
{
	size_t low = 0, high = f->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (f->pieces[mid].end > at)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

static void
find_origin(const struct flat *f, size_t start, size_t end, struct origin *o)
{
	size_t i = piece_at(f, start);

	if (i == f->count)
		return;
	o->mark = f->pieces[i].mark;
	if (f->pieces[i].atom && f->pieces[i].start < f->pieces[i].end)
		o->value = f->pieces[i].atom;
	for (; i < f->count && f->pieces[i].start <= end; i++)
		if (f->pieces[i].start == f->pieces[i].end &&
		    f->pieces[i].start > start)
			o->frozen = true;
}

void
flat_parse(const struct flat *f, struct tagger *t, struct arena *a,
    struct chain *ret_chain, struct morphs *ret_morphs)
{
	struct str text = arena_str(a, buf_view(&f->text));
	struct span *spans = arena_alloc(a, (f->count + 1) * sizeof(*spans));
	struct origin *origins;
	size_t n = 0;

	for (size_t i = 0; i < f->count; i++) {
		const struct piece *p = &f->pieces[i];

		if (!p->atom || p->start == p->end)
			continue;
		spans[n++] = (struct span){ p->start, p->end,
			p->atom->kind == NODE_VALUE ? p->atom->value : NULL };
	}
	tagger_parse(t, text, spans, n, a, ret_morphs);
	origins = arena_alloc(a, (ret_morphs->count + 1) * sizeof(*origins));
	for (size_t i = 0; i < ret_morphs->count; i++) {
		struct str s = ret_morphs->items[i].surface;
		size_t start = (size_t)(s.ptr - text.ptr);

		find_origin(f, start, start + s.len, &origins[i]);
	}
	chain_parse(ret_chain, a, text, ret_morphs, origins);
}

/* ---- from the chain ------------------------------------------------------ */

void
flat_copy(struct flat *f, const struct flat *from, size_t start, size_t end)
{
	struct str text = buf_view(&from->text);

	for (size_t i = piece_at(from, start);
	     i < from->count && from->pieces[i].start <= end; i++) {
		struct piece p = from->pieces[i];
		size_t a = p.start > start ? p.start : start;
		size_t b = p.end < end ? p.end : end;

		if (p.start == p.end) {
			if (p.start > start)
				flat_add(f, STR(""), &p);
			continue;
		}
		if (a >= b)
			continue;
		if (p.reading.len && (a != p.start || b != p.end))
			p.reading = STR_NONE;
		flat_add(f, str_sub(text, a, b), &p);
	}
}

/* Still as it stands in the text. */
static bool
is_kept(struct chain *c, const struct elem *e, struct str text)
{
	return e->start < e->end &&
	       (e->value ||
		   str_eq(elem_text(c, e), str_sub(text, e->start, e->end)));
}

static bool
has_readings(const struct flat *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->pieces[i].reading.len)
			return true;
	return false;
}

void
flat_from_chain(struct flat *f, struct chain *c, const struct flat *from)
{
	struct str text = buf_view(&from->text);
	/* A reading is lost where its word is taken apart. */
	bool whole = !has_readings(from);

	flat_clear(f);
	CHAIN_FOREACH(e, c)
	{
		struct piece like = { .mark = e->mark };

		if (e->gap.len)
			flat_add(f, e->gap, &like);
		if (is_kept(c, e, text)) {
			struct elem *last = e;

			while (whole && !last->gloss.len &&
			       last->next->start == last->end &&
			       !last->next->gap.len &&
			       is_kept(c, last->next, text))
				last = last->next;
			flat_copy(f, from, e->start, last->end);
			e = last;
		} else {
			flat_add(f, elem_text(c, e), &like);
		}
		if (e->gloss.len) {
			like.mark = e->mark;
			like.gloss = e->gloss;
			flat_add(f, STR(""), &like);
		}
	}
	if (c->tail.len)
		flat_add(f, c->tail, &(struct piece){ 0 });
}

void
flat_insert(struct flat *f, const struct flat *from, const size_t *at,
    size_t count, struct str what)
{
	size_t start = 0;

	flat_clear(f);
	for (size_t i = 0; i < count; start = at[i++]) {
		flat_copy(f, from, start, at[i]);
		flat_add(f, what, &(struct piece){ 0 });
	}
	flat_copy(f, from, start, from->text.len);
}
