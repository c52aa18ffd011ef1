#include "simplify/recall.h"

#include <stdlib.h>
#include <string.h>

#define KEPT_MAX 16384
#define SEEN_MAX 65536
#define TEXT_MAX 600
#define NONE UINT16_MAX

/* A piece of a result; its nodes are those of a piece of the source. */
struct kept_piece {
	uint32_t end;
	uint16_t atom, mark; /* indices of pieces of the source, or NONE */
};

struct kept {
	struct str text;
	struct kept_piece *pieces;
	size_t npieces;
	struct easy_step *steps;
	size_t nsteps;
	uint32_t morae_before;
	bool changed;
	const char *lost;
};

struct recall {
	struct arena arena;
	struct map kept;	 /* key to struct kept */
	uint32_t seen[SEEN_MAX]; /* hashes of keys that came once */
	struct buf key;
};

struct recall *
recall_new(void)
{
	struct recall *r = xcalloc(1, sizeof(*r));

	arena_init(&r->arena);
	map_init(&r->kept);
	return r;
}

void
recall_free(struct recall *r)
{
	if (!r)
		return;
	arena_release(&r->arena);
	map_release(&r->kept);
	buf_release(&r->key);
	free(r);
}

/* ---- keys ---------------------------------------------------------------- */

static uint16_t
first_with_mark(const struct flat *f, const struct node *mark)
{
	for (size_t i = 0; mark && i < f->count; i++)
		if (f->pieces[i].mark == mark)
			return (uint16_t)i;
	return NONE;
}

static uint16_t
first_with_atom(const struct flat *f, const struct node *atom)
{
	for (size_t i = 0; atom && i < f->count; i++)
		if (f->pieces[i].atom == atom)
			return (uint16_t)i;
	return NONE;
}

static void
add_number(struct buf *key, int64_t n)
{
	buf_add(key, (const char *)&n, sizeof(n));
}

static void
add_moment(struct buf *key, const struct moment *m)
{
	add_number(key, date_is_none(m->date));
	add_number(key, m->minute);
}

/* What the rules see of a value beside its text. */
static void
add_atom(struct buf *key, const struct node *atom)
{
	const struct value *v = atom ? atom->value : NULL;

	add_number(key, atom ? (int)atom->kind : -1);
	add_number(key, v ? (int)v->kind : -1);
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
	if (f->text.len > TEXT_MAX)
		return false;
	add_number(ret_key, brief);
	add_number(ret_key, w->explain);
	add_number(ret_key, max_morae);
	for (size_t i = 0; i < f->count; i++) {
		const struct piece *p = &f->pieces[i];

		if (p->reading.len || p->gloss.len)
			return false;
		add_number(ret_key, (int64_t)p->end);
		add_number(ret_key, first_with_mark(f, p->mark));
		add_number(ret_key, p->mark ? (int)p->mark->kind : -1);
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

/* ---- results ------------------------------------------------------------- */

static void
get_pieces(struct easy_worker *w, const struct kept *k)
{
	const struct piece *source = w->source.pieces;
	struct str text = buf_view(&w->source.text);
	size_t start = 0;

	flat_clear(&w->now);
	for (size_t i = 0; i < k->npieces; i++) {
		const struct kept_piece *p = &k->pieces[i];
		struct piece like = { 0 };
		struct str s = str_sub(k->text, start, p->end);

		if (p->mark != NONE)
			like.mark = source[p->mark].mark;
		if (p->atom != NONE) {
			like.atom = source[p->atom].atom;
			s = str_sub(
			    text, source[p->atom].start, source[p->atom].end);
		}
		flat_add(&w->now, s, &like);
		start = p->end;
	}
}

static void
get(struct easy_worker *w, const struct kept *k, struct rewritten *ret)
{
	get_pieces(w, k);
	w->steps.len = 0;
	for (size_t i = 0; i < k->nsteps; i++)
		worker_step(
		    w, k->steps[i].rule, k->steps[i].before, k->steps[i].after);
	*ret = (struct rewritten){
		.flat = &w->now,
		.morae_before = k->morae_before,
		.changed = k->changed,
		.lost = k->lost,
	};
	arena_clear(&w->scratch);
	flat_parse(&w->now, w->tagger, &w->scratch, &ret->chain, &ret->morphs);
	if (!ret->changed)
		ret->before = ret->morphs;
}

static bool
put_pieces(struct arena *a, const struct easy_worker *w, struct kept *k)
{
	k->pieces = arena_alloc(a, (w->now.count + 1) * sizeof(*k->pieces));
	for (size_t i = 0; i < w->now.count; i++) {
		const struct piece *p = &w->now.pieces[i];

		if (p->reading.len || p->gloss.len)
			return false;
		k->pieces[k->npieces++] = (struct kept_piece){
			.end = (uint32_t)p->end,
			.atom = first_with_atom(&w->source, p->atom),
			.mark = first_with_mark(&w->source, p->mark),
		};
	}
	return true;
}

static void
put(struct easy_worker *w, const struct rewritten *r)
{
	struct recall *recall = w->recall;
	struct arena *a = &recall->arena;
	struct kept *k;

	if (recall->kept.count == KEPT_MAX) {
		map_release(&recall->kept);
		arena_clear(a);
	}
	k = ARENA_NEW(a, struct kept);
	if (!put_pieces(a, w, k))
		return;
	k->text = arena_str(a, buf_view(&w->now.text));
	k->steps = arena_alloc(a, (w->steps.len + 1) * sizeof(*k->steps));
	for (size_t i = 0; i < w->steps.len; i++) {
		const struct easy_step *step = &w->steps.items[i];

		k->steps[k->nsteps++] = (struct easy_step){
			arena_str(a, step->rule),
			arena_str(a, step->before),
			arena_str(a, step->after),
		};
	}
	k->morae_before = r->morae_before;
	k->changed = r->changed;
	k->lost = r->lost;
	*map_put(&recall->kept, arena_str(a, buf_view(&recall->key))) = k;
}

void
recall_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret)
{
	struct recall *recall = w->recall;
	const struct kept *k;
	uint64_t hash;
	uint32_t *seen;

	if (!make_key(w, brief, max_morae, &recall->key)) {
		worker_rewrite(w, brief, max_morae, ret);
		return;
	}
	k = map_get(&recall->kept, buf_view(&recall->key));
	if (k) {
		get(w, k, ret);
		return;
	}
	worker_rewrite(w, brief, max_morae, ret);
	hash = str_hash(buf_view(&recall->key));
	seen = &recall->seen[hash % SEEN_MAX];
	if (*seen == (uint32_t)(hash >> 32))
		put(w, ret);
	*seen = (uint32_t)(hash >> 32);
}
