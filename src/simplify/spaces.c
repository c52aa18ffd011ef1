/* 分かち書き: a space before each bunsetsu. */
#include "simplify/worker.h"

/* 利用|する, 当日消印|有効です: a noun and its predicate are one word. */
static bool
joins_noun(const struct pred *p)
{
	return p->sahen ||
	       (p->head.len && !conj_is_verb(p->conj) && p->conj != CONJ_ADJ);
}

static bool
opens_bunsetsu(const struct chain *c, const struct elem *e)
{
	const struct elem *prev = e->prev;

	if (elem_end(c, prev) || e->space || prev->pos == POS_SYMBOL ||
	    prev->pos == POS_PREFIX || e->pos == POS_SYMBOL)
		return false;
	if (e->kind == ELEM_PRED) {
		/* お金はいりません, which MeCab takes for 入りません. */
		if (elem_is_noun(prev) && str_starts(e->surface, STR("はい")))
			return false;
		/* 110|番する */
		if (prev->value && str_starts(e->surface, STR("番")))
			return false;
		return e->pred.conj != CONJ_COPULA &&
		       !(joins_noun(&e->pred) && rewrite_compound(prev));
	}
	if (elem_is_noun(e))
		return e->pos != POS_NOUN_SUFFIX && !elem_is_noun(prev);
	return e->pos == POS_ADVERB || e->pos == POS_ADNOMINAL ||
	       e->pos == POS_CONJUNCTION ||
	       (e->pos == POS_PREFIX && !elem_is_noun(prev));
}

/* 逃げて|ください, 止まって|います: a verb that serves the one before it. */
static bool
serves(const struct morphs *m, size_t i)
{
	const struct morph *prev = i ? &m->items[i - 1] : NULL;
	enum pos pos = m->items[i].feature->pos;

	return prev && pos == POS_VERB_DEPENDENT &&
	       prev->feature->pos == POS_PARTICLE_CONJ &&
	       (str_eq(prev->surface, STR("て")) ||
		   str_eq(prev->surface, STR("で"))) &&
	       prev->surface.ptr + prev->surface.len == m->items[i].surface.ptr;
}

/* Offsets in the text at which a bunsetsu begins, in order; names of laws stay
 * whole, as quotations do. */
static size_t
find_bunsetsu(struct chain *c, const struct morphs *m, size_t *ret)
{
	size_t n = 0, i = 0;

	rewrite_titles(&(struct work){ .c = c });
	CHAIN_FOREACH(e, c)
	{
		if (e->frozen && e->prev->frozen)
			continue;
		if (opens_bunsetsu(c, e))
			ret[n++] = e->start;
		for (; i < m->count; i++) {
			size_t at =
			    (size_t)(m->items[i].surface.ptr - c->text.ptr);

			if (at >= e->end)
				break;
			if (e->kind == ELEM_PRED && at > e->start &&
			    serves(m, i))
				ret[n++] = at;
		}
	}
	return n;
}

void
worker_spaces(struct easy_worker *w, struct rewritten *r)
{
	size_t *at =
	    arena_alloc(&w->scratch, (2 * r->morphs.count + 1) * sizeof(*at));
	size_t n = find_bunsetsu(&r->chain, &r->morphs, at);

	if (!n)
		return;
	flat_insert(&w->next, &w->now, at, n, STR(" "));
	worker_turn(w);
	flat_parse(&w->now, w->tagger, &w->scratch, &r->chain, &r->morphs);
	r->changed = true;
}

/* The text without its spaces, but for those inside values and between ASCII
 * letters. */
static void
without_spaces(struct flat *to, const struct flat *from)
{
	struct str text = buf_view(&from->text);

	flat_clear(to);
	for (size_t i = 0; i < from->count; i++) {
		const struct piece *p = &from->pieces[i];
		size_t start = p->start;

		for (size_t at = start; !p->atom && at < p->end; at++) {
			bool ascii =
			    at && at + 1 < text.len &&
			    !((text.ptr[at - 1] | text.ptr[at + 1]) & 0x80);

			if (text.ptr[at] != ' ' || ascii)
				continue;
			flat_add(to, str_sub(text, start, at), p);
			start = at + 1;
		}
		flat_add(to, str_sub(text, start, p->end), p);
	}
}

void
worker_unspaced(struct easy_worker *w)
{
	struct flat spaced = { 0 };
	struct chain c;
	struct morphs m;
	size_t *at;

	if (str_find(buf_view(&w->source.text), STR(" "), 0) == STR_NPOS)
		return;
	without_spaces(&w->next, &w->source);
	flat_parse(&w->next, w->tagger, &w->scratch, &c, &m);
	at = arena_alloc(&w->scratch, (2 * m.count + 1) * sizeof(*at));
	flat_insert(&spaced, &w->next, at, find_bunsetsu(&c, &m, at), STR(" "));
	if (str_eq(buf_view(&spaced.text), buf_view(&w->source.text))) {
		flat_clear(&w->source);
		flat_copy(&w->source, &w->next, 0, w->next.text.len);
	}
	flat_release(&spaced);
}

struct str
worker_spaced(struct easy_worker *w, struct str text, struct arena *a)
{
	struct flat f = { 0 };
	struct flat spaced = { 0 };
	struct chain c;
	struct morphs m;
	size_t *at;

	flat_add(&f, text, &(struct piece){ 0 });
	flat_parse(&f, w->tagger, &w->scratch, &c, &m);
	at = arena_alloc(&w->scratch, (2 * m.count + 1) * sizeof(*at));
	flat_insert(&spaced, &f, at, find_bunsetsu(&c, &m, at), STR(" "));
	text = arena_str(a, buf_view(&spaced.text));
	flat_release(&f);
	flat_release(&spaced);
	return text;
}
