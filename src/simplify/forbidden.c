/* Several acts that are forbidden together: 売り、貸し、又は捨ててはならない →
 * 売ったり、貸したり、捨てたりしてはいけない. A negation reaches them all. */
#include "simplify/misfit.h"

#include <string.h>

#define ACTS_MAX 8

static bool
is_or(const struct elem *e)
{
	static const char *const words[] = { "又は", "または", "若しくは",
		"もしくは" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* てはならない, ないでください */
static bool
is_denied(const struct elem *last)
{
	const struct pred *p = &last->pred;
	const struct elem *at = last->next;

	if (p->ending == END_KUDASAI)
		return p->neg;
	return p->ending == END_TE && !p->neg && p->naux == 0 &&
	       elem_is(at, STR("は")) && at->next->kind == ELEM_PRED &&
	       at->next->pred.neg &&
	       (str_eq(at->next->pred.head, STR("なる")) ||
		   str_eq(at->next->pred.head, STR("いける")));
}

/* The acts before `link`, the last one first: 売り、貸し、. */
static size_t
collect_acts(const struct chain *c, struct elem *link, struct elem **acts)
{
	size_t n = 0;

	for (struct elem *at = link->prev; !elem_is_stop(c, at) && n < ACTS_MAX;
	     at = at->prev) {
		if (at->depth != link->depth)
			return 0;
		if (elem_is(at, STR("は")) || elem_is(at, STR("が")) ||
		    elem_is(at, STR("も")))
			break;
		if (at->kind != ELEM_PRED || at->pred.ending == END_RENTAI)
			continue;
		if (at->pred.ending != END_RENYOU || at->frozen ||
		    at->pred.neg || !conj_is_verb(at->pred.conj) ||
		    !elem_is(at->next, STR("、")) || misfit_is_reach(at))
			break;
		acts[n++] = at;
	}
	return n;
}

/* The one behind `link`; NULL if it qualifies a noun: 又は売った人は. */
static struct elem *
last_act(const struct chain *c, struct elem *link)
{
	for (struct elem *at = link->next; !elem_is_stop(c, at); at = at->next)
		if (at->kind == ELEM_PRED && at->depth == link->depth)
			return at->frozen ? NULL : at;
	return NULL;
}

static void
set_tari(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	e->pred.ending = END_TARI;
	e->pred.neg = e->pred.polite = false;
	rewrite_pred(w, e, &before, "forbidden");
}

/* する behind たり, which takes over how `last` ended. */
static void
add_suru(struct work *w, struct elem *last)
{
	struct elem *suru = elem_pred(w->c, STR("する"), CONJ_SURU);

	suru->pred.ending = last->pred.ending;
	suru->pred.neg = last->pred.neg;
	suru->pred.polite = last->pred.polite;
	suru->surface = pred_generate(w->c->arena, &suru->pred);
	suru->mark = last->mark;
	suru->depth = last->depth;
	elem_insert_before(last->next, suru);
}

void
rewrite_forbidden(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		struct elem *acts[ACTS_MAX], *last;
		size_t n;

		next = e->next;
		if (e->surface.len < strlen("又は") || !is_or(e) || e->frozen ||
		    !elem_is(e->prev, STR("、")))
			continue;
		n = collect_acts(c, e, acts);
		last = n ? last_act(c, e) : NULL;
		/* Of two, the rows of the grammar know more. */
		if (!last || n < 2 || !is_denied(last))
			continue;
		add_suru(w, last);
		set_tari(w, last);
		for (size_t i = 0; i < n; i++)
			set_tari(w, acts[i]);
		if (elem_is(next, STR("、"))) {
			next = next->next;
			elem_unlink(e->next);
		}
		elem_unlink(e);
	}
}

/* The act that 釣りをすることや、 is listed with, if that became forbidden. */
static struct elem *
listed_with(const struct chain *c, struct elem *ya)
{
	for (struct elem *at = ya->next; !elem_is_stop(c, at); at = at->next) {
		if (at->depth != ya->depth || elem_is(at, STR("は")) ||
		    elem_is(at, STR("こと")))
			return NULL;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return at->pred.ending == END_KUDASAI && at->pred.neg &&
				       !at->frozen
				   ? at
				   : NULL;
	}
	return NULL;
}

void
rewrite_forbidden_listed(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		struct elem *koto = e->prev, *first, *last;

		next = e->next;
		if (!elem_is(e, STR("や")) || !elem_is(koto, STR("こと")))
			continue;
		first = koto->prev;
		if (first->kind != ELEM_PRED || first->frozen ||
		    first->pred.ending != END_RENTAI || first->pred.neg ||
		    first->pred.past || !conj_is_verb(first->pred.conj))
			continue;
		last = listed_with(c, e);
		if (!last)
			continue;
		/* It will be 食べたり飲んだりする. */
		if (!str_eq(last->pred.head, STR("飲食する"))) {
			add_suru(w, last);
			set_tari(w, last);
		}
		set_tari(w, first);
		elem_unlink(koto);
		elem_unlink(e);
	}
}
