/* Cuts behind 一方で and ところ: side by side, and what came of it. */
#include "simplify/split_part.h"

/* The first clause behind the cut is an act, too: 駅を通るバスを作って、 */
static bool
begins_with_act(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending == END_TE && split_is_comma(e->next))
			return split_has_own(c, e, STR("を"));
	return false;
}

/* 2つの路線をやめる一方、駅を通るバスを作ります: the city does both. */
static bool
is_done(const struct work *w, const struct elem *e, const struct elem *behind,
    const struct goal *g)
{
	const struct elem *relative = split_relative(w->c, behind);

	return !e->pred.naux && !e->pred.neg && conj_is_verb(e->pred.conj) &&
	       split_has_own(w->c, e, STR("を")) && g->verb == g->last &&
	       !g->last->pred.neg && conj_is_verb(g->last->pred.conj) &&
	       g->last->pred.naux == pred_has(&g->last->pred, AUX_IRU) &&
	       (split_has_own(w->c, g->last, STR("を")) ||
		   begins_with_act(w->c, behind)) &&
	       (!relative || split_is_inner_relative(relative));
}

/* 割合が増えた一方で、不満も多いです: two facts, side by side. */
static bool
cut_while(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g;

	if (!elem_is(e->next, STR("一方")) && !elem_is(e->next, STR("反面")))
		return false;
	if (elem_is(behind, STR("で")))
		behind = behind->next;
	if (!split_is_comma(behind) || e->pred.ending != END_RENTAI ||
	    split_morae(w->c, e) <= w->max_morae)
		return false;
	behind = behind->next;
	g = split_goal(w->c, behind);
	if (g.act != ACT_STATES ||
	    !(is_done(w, e, behind, &g) ||
		(split_has_subject(w->c, e) &&
		    split_has_own_subject(w->c, behind))))
		return false;
	e->pred.past |= g.last->pred.past;
	/* 減る一方で、増えています */
	if (!e->pred.naux && !e->pred.neg && !e->pred.past &&
	    conj_is_verb(e->pred.conj) && pred_has(&g.last->pred, AUX_IRU))
		pred_push(&e->pred, AUX_IRU);
	return split_at(w, e, behind, "一方で", "split-also");
}

/* 調べたところ、…がわかりました: what came of it. */
static bool
cut_upon(struct work *w, struct elem *e)
{
	struct elem *comma = e->next->next;
	struct goal g;

	if (!elem_is(e->next, STR("ところ")) || !split_is_comma(comma) ||
	    !e->pred.past || e->pred.neg || e->pred.ending != END_RENTAI ||
	    split_morae(w->c, e) <= w->max_morae ||
	    /* 体制を整えたところ: what it is would be told behind it. */
	    (elem_is(e->prev, STR("を")) && split_is_plan(e->prev->prev)))
		return false;
	g = split_goal(w->c, comma->next);
	if (g.act != ACT_STATES || !g.last->pred.past ||
	    !split_has_own_subject(w->c, comma->next))
		return false;
	return split_at(w, e, comma->next, "すると", "split-also");
}

bool
split_while(struct work *w, struct elem *e)
{
	return cut_while(w, e) || cut_upon(w, e);
}
