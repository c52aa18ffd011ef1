/* Examples of what is done, behind it: お風呂に水をためるなど、用意をしてください →
 * 用意をしてください。たとえば、お風呂に水をためることです。 */
#include "simplify/split_part.h"

/* Shorter ones are read in one breath. */
#define LIKE_MIN 14

/* 用意して、 and not 災害で壊れて、: one example beside the other. */
static bool
is_beside(const struct chain *c, const struct elem *comma)
{
	const struct elem *e = comma->prev;

	return elem_is_noun(e) || elem_is(e, STR("や")) ||
	       (e->kind == ELEM_PRED && e->pred.ending == END_TE &&
		   !e->pred.naux && !e->pred.neg && !split_own_subject(c, e));
}

/* Behind the topic, the condition or where the sentence begins. */
static struct elem *
like_begin(const struct chain *c, struct elem *e)
{
	for (; !elem_is_stop(c, e->prev); e = e->prev) {
		const struct elem *before = e->prev;

		if (before->depth)
			continue;
		if (elem_is(before, STR("は")) || elem_is(before, STR("ほか")))
			return NULL;
		if (!split_is_comma(before) || is_beside(c, before))
			continue;
		return elem_is(before->prev, STR("は")) ||
			       before->prev->pos == POS_CONJUNCTION
			   ? e
			   : NULL;
	}
	return e;
}

static bool
has_object(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if (!e->depth && elem_is(e, STR("を")))
			return true;
	return false;
}

/* What follows is one act, and says of nobody that the examples are of: not
 * 失業するなど、困っている人に. */
static bool
is_one_act(const struct elem *e, const struct goal *g)
{
	for (; e != g->verb; e = e->next) {
		if (e->depth)
			continue;
		if (split_is_condition(e) || elem_is(e, STR("は")))
			return false;
		if (e->kind != ELEM_PRED)
			continue;
		if (e->pred.ending == END_KU ||
		    (e->pred.ending == END_TE && !split_is_comma(e->next)))
			continue;
		if (e->pred.ending != END_RENTAI || part_is_people(e->next) ||
		    (split_is_function_noun(e->next) &&
			e->next->next->next != g->last &&
			!str_eq(e->next->next->next->base, STR("できる"))))
			return false;
	}
	return true;
}

bool
split_like(struct work *w, struct elem *e)
{
	struct part p = { .to = e, .behind = e->next->next };
	struct elem *act = e->prev;
	struct goal g;

	if (!elem_is(e, STR("など")) || !split_is_comma(e->next) ||
	    act->kind != ELEM_PRED || !conj_is_verb(act->pred.conj) ||
	    act->pred.naux > pred_has(&act->pred, AUX_OKU) || act->pred.past)
		return false;
	p.first = like_begin(w->c, act);
	if (!p.first || split_morae_of(p.first, e) < LIKE_MIN ||
	    !has_object(&p) || split_own_subject(w->c, act) ||
	    !part_stands_alone(w->c, &p, &g) || g.last->pred.past ||
	    g.last->pred.neg || !is_one_act(p.behind, &g))
		return false;
	elem_insert_word(w->c, p.to, "こと", POS_NOUN);
	elem_insert_word(w->c, p.first, "たとえば", POS_CONJUNCTION);
	elem_insert_word(w->c, p.first, "、", POS_SYMBOL);
	p.first = p.first->prev->prev;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, NULL, "split-and");
	return true;
}
