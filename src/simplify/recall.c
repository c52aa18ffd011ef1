#include "simplify/recall.h"

#define TEXT_MAX 600
#define NONE ((size_t)-1)

/* ---- keys ---------------------------------------------------------------- */

static size_t
first_with_mark(const struct flat *f, const struct node *mark)
{
	for (size_t i = 0; mark && i < f->count; i++)
		if (f->pieces[i].mark == mark)
			return i;
	return NONE;
}

static size_t
first_with_atom(const struct flat *f, const struct node *atom)
{
	for (size_t i = 0; atom && i < f->count; i++)
		if (f->pieces[i].atom == atom)
			return i;
	return NONE;
}

/* Seven bits a byte, the lowest first. */
static void
add_number(struct buf *b, uint64_t n)
{
	for (; n > 0x7f; n >>= 7)
		buf_ch(b, (char)(n | 0x80));
	buf_ch(b, (char)n);
}

static void
add_text(struct buf *b, struct str s)
{
	add_number(b, s.len);
	buf_str(b, s);
}

static void
add_moment(struct buf *key, const struct moment *m)
{
	add_number(key, date_is_none(m->date));
	add_number(key, (uint64_t)(m->minute + 1));
}

/* What the rules see of a value beside its text. */
static void
add_atom(struct buf *key, const struct node *atom)
{
	const struct value *v = atom ? atom->value : NULL;

	add_number(key, atom ? (uint64_t)atom->kind + 1 : 0);
	add_number(key, v ? (uint64_t)v->kind + 1 : 0);
	if (!v)
		return;
	add_moment(key, &v->from);
	add_moment(key, &v->to);
}

/* The rules see how long a value is, and not which: its digits become 0. */
static void
hide_digits(char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] >= '0' && text[i] <= '9')
			text[i] = '0';
		else if (i + 2 < len && memcmp(text + i, "\xEF\xBC", 2) == 0 &&
			 (uint8_t)text[i + 2] >= 0x90 &&
			 (uint8_t)text[i + 2] <= 0x99)
			text[i + 2] = (char)0x90;
}

/* All that a rewriting depends on. False if it is not kept: readings and
 * glosses are written by hand, and seldom. */
static bool
make_key(const struct easy_worker *w, bool brief, uint16_t max_morae,
    struct buf *ret_key)
{
	const struct flat *f = &w->source;
	size_t start;

	buf_clear(ret_key);
	/* The steps of a text say how it was spelled. */
	if (f->text.len > TEXT_MAX || w->respelled)
		return false;
	add_number(ret_key, (uint64_t)brief | (uint64_t)w->linked << 1);
	add_number(ret_key, w->explain);
	add_number(ret_key, max_morae);
	for (size_t i = 0; i < f->count; i++) {
		const struct piece *p = &f->pieces[i];

		if (p->reading.len || p->gloss.len)
			return false;
		add_number(ret_key, p->end);
		add_number(ret_key, first_with_mark(f, p->mark) + 1);
		add_number(ret_key, p->mark ? (uint64_t)p->mark->kind : 0);
		add_atom(ret_key, p->atom);
	}
	start = ret_key->len;
	buf_str(ret_key, buf_view(&f->text));
	for (size_t i = 0; i < f->count && !w->explain; i++) {
		const struct piece *p = &f->pieces[i];

		if (p->atom && p->atom->value)
			hide_digits(
			    ret_key->ptr + start + p->start, p->end - p->start);
	}
	return true;
}

/* ---- results -------------------------------------------------------------
 * Numbers and texts in a row: whether it was changed, morae before, what was
 * lost; the steps; the pieces, each with where it ends and the pieces of the
 * source, or 0, whose nodes are its own; the text.
 */

struct reader {
	struct str rest;
	bool bad; /* ended too early */
};

static uint64_t
get_number(struct reader *r)
{
	uint64_t n = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint8_t byte;

		if (r->rest.len == 0)
			break;
		byte = (uint8_t)*r->rest.ptr;
		r->rest = str_sub(r->rest, 1, r->rest.len);
		n |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return n;
	}
	r->bad = true;
	return 0;
}

static struct str
get_text(struct reader *r)
{
	uint64_t len = get_number(r);
	struct str s;

	r->bad |= len > r->rest.len;
	s = str_sub(r->rest, 0, r->bad ? 0 : len);
	r->rest = str_sub(r->rest, s.len, r->rest.len);
	return s;
}

/* The piece of the source that the number names; NULL: none. */
static const struct piece *
get_piece(const struct flat *source, struct reader *r)
{
	uint64_t n = get_number(r);

	r->bad |= n > source->count;
	return r->bad || n == 0 ? NULL : &source->pieces[n - 1];
}

static bool
get_pieces(struct easy_worker *w, struct reader *r)
{
	size_t count = get_number(r), start = 0;
	struct reader pieces = *r;
	struct str text;

	for (size_t i = 0; i < count * 3 && !r->bad; i++)
		get_number(r);
	text = get_text(r);
	flat_clear(&w->now);
	for (size_t i = 0; i < count && !r->bad; i++) {
		size_t end = get_number(&pieces);
		const struct piece *atom = get_piece(&w->source, &pieces);
		const struct piece *mark = get_piece(&w->source, &pieces);
		struct str s = str_sub(text, start, end);
		struct piece like = { 0 };

		if (mark)
			like.mark = mark->mark;
		if (atom) {
			like.atom = atom->atom;
			s = str_sub(
			    buf_view(&w->source.text), atom->start, atom->end);
		}
		flat_add(&w->now, s, &like);
		start = end;
	}
	return !r->bad && !pieces.bad;
}

static bool
get(struct easy_worker *w, struct str kept, struct rewritten *ret)
{
	struct reader r = { .rest = kept };
	struct str lost;
	uint64_t nsteps;

	*ret = (struct rewritten){ .flat = &w->now };
	ret->changed = get_number(&r);
	ret->morae_before = (uint32_t)get_number(&r);
	lost = get_text(&r);
	if (lost.len)
		ret->lost = lost.ptr; /* with its NUL */
	nsteps = get_number(&r);
	w->steps.len = 0;
	for (uint64_t i = 0; i < nsteps && !r.bad; i++) {
		struct str rule = get_text(&r), before = get_text(&r);

		worker_step(w, rule, before, get_text(&r));
	}
	if (!get_pieces(w, &r))
		return false;
	arena_clear(&w->scratch);
	flat_parse(&w->now, w->tagger, &w->scratch, &ret->chain, &ret->morphs);
	if (!ret->changed)
		ret->before = ret->morphs;
	return true;
}

static void
put(struct easy_worker *w, const struct rewritten *r, struct buf *b)
{
	struct str lost = str_from(r->lost);

	buf_clear(b);
	add_number(b, r->changed);
	add_number(b, r->morae_before);
	add_text(b, (struct str){ lost.ptr, lost.len + (lost.len > 0) });
	add_number(b, w->steps.len);
	for (size_t i = 0; i < w->steps.len; i++) {
		add_text(b, w->steps.items[i].rule);
		add_text(b, w->steps.items[i].before);
		add_text(b, w->steps.items[i].after);
	}
	add_number(b, w->now.count);
	for (size_t i = 0; i < w->now.count; i++) {
		const struct piece *p = &w->now.pieces[i];

		if (p->reading.len || p->gloss.len)
			return;
		add_number(b, p->end);
		add_number(b, first_with_atom(&w->source, p->atom) + 1);
		add_number(b, first_with_mark(&w->source, p->mark) + 1);
	}
	add_text(b, buf_view(&w->now.text));
	store_put(w->easy->store, buf_view(&w->key), buf_view(b));
}

void
recall_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret)
{
	struct store *store = w->easy->store;
	struct str kept;

	if (!store || !make_key(w, brief, max_morae, &w->key)) {
		worker_rewrite(w, brief, max_morae, ret);
		return;
	}
	if (store_get(store, buf_view(&w->key), &kept) && get(w, kept, ret))
		return;
	worker_rewrite(w, brief, max_morae, ret);
	put(w, ret, &w->kept);
}
