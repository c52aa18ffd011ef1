#include "simplify/worker.h"
#include "simplify/spelling.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS 9

struct easy_worker *
easy_worker_new(const struct easy *e, struct tagger *t)
{
	struct easy_worker *w = xcalloc(1, sizeof(*w));

	w->easy = e;
	w->tagger = t;
	arena_init(&w->arena);
	arena_init(&w->scratch);
	map_init(&w->glossed);
	w->results.arena = &w->arena;
	return w;
}

void
easy_worker_free(struct easy_worker *w)
{
	if (!w)
		return;
	if (w->formatter)
		formatter_free(w->formatter);
	flat_release(&w->source);
	flat_release(&w->now);
	flat_release(&w->next);
	map_release(&w->glossed);
	free(w->steps.items);
	free(w->inside.items);
	free(w->results.items);
	buf_release(&w->key);
	buf_release(&w->kept);
	arena_release(&w->scratch);
	arena_release(&w->arena);
	free(w);
}

void
easy_worker_reset(struct easy_worker *w)
{
	map_release(&w->glossed);
	map_init(&w->glossed);
	w->unread = false;
}

void
easy_worker_explain(struct easy_worker *w)
{
	w->explain = true;
}

struct formatter *
worker_formatter(struct easy_worker *w)
{
	if (!w->formatter &&
	    locale_from_po(STR("ja@easy"), &w->arena, &w->locale))
		w->formatter = formatter_new(&w->locale);
	return w->formatter;
}

void
worker_turn(struct easy_worker *w)
{
	struct flat f = w->now;

	w->now = w->next;
	w->next = f;
}

static void
copy_flat(struct flat *to, const struct flat *from)
{
	struct str text = buf_view(&from->text);

	flat_clear(to);
	for (size_t i = 0; i < from->count; i++)
		flat_add(to,
		    str_sub(text, from->pieces[i].start, from->pieces[i].end),
		    &from->pieces[i]);
}

uint32_t
chain_morae(const struct chain *c)
{
	uint32_t n = 0;

	CHAIN_FOREACH(e, c)
	{
		n += e->pos == POS_SYMBOL ? 0 : e->morae;
	}
	return n;
}

/* Rewrites until nothing changes, so that a second run finds nothing to
 * do. Returns what was lost on the way, or NULL. */
static const char *
run_rounds(struct easy_worker *w, struct work *work, struct rewritten *r)
{
	unsigned negations = 0;

	for (unsigned round = 0;; round++) {
		flat_parse(
		    &w->now, w->tagger, &w->scratch, &r->chain, &r->morphs);
		if (!round) {
			r->before = r->morphs;
			r->morae_before = chain_morae(&r->chain);
			r->clashes = chain_clashes(&r->chain);
		}
		if (round && chain_negations(&r->chain) != negations)
			return "a negation";
		if (round == ROUNDS)
			return NULL;
		work->c = &r->chain;
		work->changed = false;
		rewrite(work);
		if (work->changed) {
			rewrite_label(&r->chain);
			negations = chain_negations(&r->chain);
			flat_from_chain(&w->next, &r->chain, &w->now);
		}
		if (work->changed &&
		    str_eq(buf_view(&w->next.text), buf_view(&w->now.text))) {
			/* The chain is of what it replaced with the same. */
			flat_parse(&w->now, w->tagger, &w->scratch, &r->chain,
			    &r->morphs);
			work->changed = false;
		}
		if (!work->changed) {
			if (work->passes & PASS_SPLIT && !work->brief)
				rewrite_long(work);
			if (!work->changed)
				return NULL;
			rewrite_label(&r->chain);
			negations = chain_negations(&r->chain);
			flat_from_chain(&w->next, &r->chain, &w->now);
		}
		worker_turn(w);
		r->changed = true;
	}
}

static const char *
check(struct easy_worker *w, struct rewritten *r, const struct work *work)
{
	struct verify_allowed allowed = {
		.negations = chain_negations(&r->chain),
		.clashes = r->clashes,
		.brief = work->brief || !(work->passes & PASS_ENDING),
		.unwrapped = work->unwrapped,
		.moved = work->moved || work->unwrapped != 0,
	};
	struct verify_side after = { &w->now, &r->chain, &r->morphs };
	struct verify_side before = { &w->source, NULL, &r->before };

	return verify(&before, &after, &allowed);
}

bool
worker_settle(struct easy_worker *w, struct rewritten *r, unsigned negations)
{
	struct verify_side before = { &w->source, NULL, &r->before };
	struct verify_side after = { &w->now, &r->chain, &r->morphs };
	struct verify_allowed allowed = {
		.negations = negations,
		.clashes = chain_clashes(&r->chain),
		.moved = true,
		.unwrapped = verify_brackets(buf_view(&w->source.text)) -
			     verify_brackets(buf_view(&w->now.text)),
	};
	struct chain chain;
	bool holds;

	flat_from_chain(&w->next, &r->chain, &w->now);
	if (!r->before.items)
		flat_parse(
		    &w->source, w->tagger, &w->scratch, &chain, &r->before);
	worker_turn(w);
	flat_parse(&w->now, w->tagger, &w->scratch, &r->chain, &r->morphs);
	holds = !verify(&before, &after, &allowed);
	if (!holds) {
		worker_turn(w);
		flat_parse(
		    &w->now, w->tagger, &w->scratch, &r->chain, &r->morphs);
	}
	r->changed |= holds;
	return holds;
}

void
worker_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret)
{
	static const unsigned attempts[] = {
		PASS_ALL,
		PASS_ALL & ~PASS_BRACKETS,
		PASS_ALL & ~PASS_PASSIVE,
		PASS_ALL & ~(PASS_BRACKETS | PASS_SPLIT),
		PASS_ALL & ~(PASS_BRACKETS | PASS_SPLIT | PASS_PASSIVE),
		PASS_LEXICON | PASS_PLAIN | PASS_ENDING,
		PASS_LEXICON,
		0,
	};
	struct work work = { 0 };

	memset(ret, 0, sizeof(*ret));
	arena_clear(&w->scratch);
	work.easy = w->easy;
	work.results = &w->results;
	work.arena = &w->scratch;
	work.steps = w->explain ? &w->steps : NULL;
	work.brief = brief;
	work.linked = w->linked;
	work.max_morae = max_morae;
	ret->flat = &w->now;
	for (size_t i = w->source.text.len > SENTENCE_LIMIT
			    ? ARRAY_SIZE(attempts) - 1
			    : 0;
	     i < ARRAY_SIZE(attempts); i++) {
		const char *lost;

		work.passes = attempts[i];
		work.unwrapped = 0;
		work.moved = false;
		w->steps.len = w->respelled;
		ret->changed = false;
		copy_flat(&w->now, &w->source);
		lost = run_rounds(w, &work, ret);
		if (!ret->changed)
			return;
		if (!lost)
			lost = check(w, ret, &work);
		if (!lost)
			return;
		if (!ret->lost)
			ret->lost = lost;
	}
}

void
worker_step(
    struct easy_worker *w, struct str rule, struct str before, struct str after)
{
	struct step_list *steps = &w->steps;

	if (!w->explain)
		return;
	ARRAY_GROW(steps->items, steps->len, steps->cap);
	steps->items[steps->len++] = (struct easy_step){ rule, before, after };
}

void
worker_text(struct easy_worker *w, struct str text, bool brief, bool gloss,
    struct buf *out)
{
	struct rewritten r;
	struct node *s, *t;

	flat_clear(&w->source);
	arena_clear(&w->scratch);
	s = node_new(&w->scratch, NODE_S, 0);
	t = node_text(&w->scratch, text, 0);
	node_append(s, t);
	flat_from_node(&w->source, s);
	worker_respell(w);
	worker_rewrite(w, brief, 48, &r);
	if (gloss)
		worker_gloss(w, &r);
	for (size_t i = 0; i < w->now.count; i++) {
		const struct piece *p = &w->now.pieces[i];

		buf_str(out, str_sub(buf_view(&w->now.text), p->start, p->end));
		if (p->paren && p->reading.len)
			buf_printf(out, "（%.*s）", STR_ARG(p->reading));
		if (p->gloss.len)
			buf_printf(out, "〈%.*s〉", STR_ARG(p->gloss));
	}
}
