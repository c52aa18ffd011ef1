/* Two acts that are planned, or advised, together. */
#include "simplify/split_part.h"

bool
part_is_advised(const struct elem *last)
{
	static const char *const heads[] = { "大切", "重要", "必要", "大事" };

	return elem_has_head(last, heads, ARRAY_SIZE(heads)) &&
	       !last->pred.neg && elem_is(last->prev, STR("が")) &&
	       elem_is(last->prev->prev, STR("こと"));
}

/* する方針です, することにしました: the noun behind the act; NULL. */
static const struct elem *
planned_noun(const struct elem *last)
{
	static const char *const plans[] = { "方針", "予定", "計画" };
	const struct elem *noun = last->prev;

	if (part_is_advised(last))
		return noun->prev;
	if (last->pred.conj == CONJ_COPULA)
		return !last->pred.past &&
			       elem_is_any(noun, plans, ARRAY_SIZE(plans))
			   ? noun
			   : NULL;
	if (!(str_eq(last->pred.head, STR("する")) ||
		str_eq(last->pred.head, STR("なる"))) ||
	    last->pred.naux || !elem_is(noun, STR("に")) ||
	    !elem_is(noun->prev, STR("こと")))
		return NULL;
	return noun->prev;
}

/* 報酬を上げるとともに、支援を強くする方針です: both are planned. */
bool
split_planned(
    struct work *w, struct elem *e, struct elem *behind, const struct goal *g)
{
	const struct elem *noun = planned_noun(g->last);
	struct elem *at = e->next, *last;
	struct str old;

	if (!noun || g->last->pred.neg || noun->prev->kind != ELEM_PRED ||
	    noun->prev->pred.naux > pred_has(&noun->prev->pred, AUX_OKU) ||
	    noun->prev->pred.neg || e->pred.naux || e->pred.neg ||
	    e->pred.past || split_own_subject(w->c, e) ||
	    !split_has_own(w->c, e, STR("を")))
		return false;
	old = rewrite_text(w, e, behind);
	if (!split_qualify(w, e))
		return false;
	elem_insert_before(at, elem_word(w->c, noun->surface, noun->pos));
	if (part_is_advised(g->last)) {
		elem_insert_word(w->c, at, "が", POS_PARTICLE_CASE);
		g->last->prev->surface = STR("も");
	} else if (g->last->pred.conj != CONJ_COPULA) {
		elem_insert_word(w->c, at, "に", POS_PARTICLE_CASE);
	}
	last = elem_pred(w->c, g->last->pred.head, g->last->pred.conj);
	last->pred = g->last->pred;
	last->surface = g->last->surface;
	elem_insert_before(at, last);
	split_cut(w, last, behind, "そして");
	rewrite_step(w, STR("split-also"), old, rewrite_text(w, e, behind));
	return true;
}
