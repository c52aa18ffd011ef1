/* What is given when, and that there is a service. */
#include "simplify/split_part.h"

bool
part_is_offer(const struct goal *g)
{
	return str_eq(g->last->pred.head, STR("ある")) &&
	       elem_is(g->last->prev, STR("が")) &&
	       split_is_plan(g->last->prev->prev);
}

/* 家を建てるために借りたお金, and not お金を出す規則, which the case may be of. */
static bool
may_stand_then(const struct work *w, const struct elem *e, bool offer)
{
	if (offer)
		return e->pred.ending == END_RENTAI || e->pred.ending == END_TE;
	return e->pred.ending == END_RENTAI &&
	       !str_eq(e->pred.head, STR("する")) &&
	       !(rules_verb_class(w->easy, e->pred.head) & VERB_CITY);
}

bool
part_is_given_then(
    const struct work *w, const struct part *p, const struct goal *g)
{
	const struct elem *noun = p->to->prev;
	bool offer = part_is_offer(g);

	if (!elem_is(p->to, STR("に")) || !split_is_comma(p->to->next) ||
	    !(elem_is(noun, STR("とき")) || elem_is(noun, STR("場合"))) ||
	    g->act != ACT_STATES || g->verb != g->last || g->last->pred.neg ||
	    !(offer ||
		(rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY &&
		    !split_opens_plan(p->behind, g->last))))
		return false;
	for (const struct elem *e = p->behind; e != g->last; e = e->next)
		if (!e->depth &&
		    (elem_is(e, STR("は")) || split_is_condition(e) ||
			(e->kind == ELEM_PRED && !may_stand_then(w, e, offer))))
			return false;
	return true;
}
