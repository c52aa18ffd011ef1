/* When alone it is so stands behind what is so: …ときだけ、認めています →
 * 認めています。…ときだけです。 */
#include "simplify/split_part.h"

/* What is left says enough by itself. */
static bool
is_enough(const struct elem *e, const struct goal *g)
{
	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) || elem_is(e, STR("も")))
			return false;
		if ((elem_is(e, STR("を")) || elem_is(e, STR("に"))) &&
		    e->pos == POS_PARTICLE_CASE)
			return true;
	}
	return false;
}

/* 基準に当てはまって、そして、支障がないときだけ: the conjunction goes on. */
static bool
goes_on(const struct chain *c, const struct elem *first)
{
	const struct elem *link = first->prev->prev;

	return split_is_comma(first->prev) && link->pos == POS_CONJUNCTION &&
	       !elem_is_stop(c, link->prev);
}

bool
split_only(struct work *w, struct elem *e)
{
	struct part p = { .to = e->next, .behind = e->next };
	struct goal g;

	if (elem_is(e, STR("だけ")) ? !elem_is(e->prev, STR("とき"))
				    : !elem_is(e, STR("ときだけ")))
		return false;
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = part_begin(w->c, e);
	if (!p.first || goes_on(w->c, p.first) || !part_has_pred(&p) ||
	    !part_is_closed(&p) || !part_stands_alone(w->c, &p, &g) ||
	    g.act != ACT_STATES || g.last->pred.neg || g.last->pred.past ||
	    !is_enough(p.behind, &g))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, NULL, "split-only");
	return true;
}
