/* What the city does, one act after the other. */
#include "simplify/split.h"

/* Up to the last one only what is so, and no clause that could take in what
 * stands before. */
static bool
is_next_act(const struct elem *e, const struct goal *g, bool after)
{
	bool object = after;

	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) ||
		    (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE))
			return false;
		object = object || elem_is(e, STR("を"));
		if (e->kind == ELEM_PRED && !split_connects(e) &&
		    (e->pred.ending != END_RENTAI ||
			conj_is_verb(e->pred.conj)))
			return false;
	}
	return object;
}

/* 使用量を量って、お知らせを郵便受けに入れています: one act after the other. */
bool
split_do(struct work *w, struct elem *e, struct elem *comma, bool after)
{
	struct goal g = split_goal(w->c, comma);
	struct elem *behind = comma->next;
	const struct pred *p = &e->pred;
	bool going;

	if (g.act != ACT_STATES || g.verb != g.last ||
	    e->pred.ending != END_TE || p->naux || p->neg ||
	    !conj_is_verb(p->conj) || split_is_manner(e) || split_connects(e) ||
	    split_own_subject(w->c, e))
		return false;
	going = pred_has(&g.last->pred, AUX_IRU);
	if (g.last->pred.neg || g.last->pred.naux > going ||
	    !conj_is_verb(g.last->pred.conj) ||
	    !(split_has_own(w->c, e, STR("を")) || split_is_whole_act(e)) ||
	    !is_next_act(behind, &g, after))
		return false;
	e->pred.past = g.last->pred.past;
	if (going)
		pred_push(&e->pred, AUX_IRU);
	return split_at(
	    w, e, behind, split_connective(e, behind, after), "split-and");
}
