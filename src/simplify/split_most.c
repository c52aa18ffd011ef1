/* How much at most, behind what is given: 100万円を上限として、補助金を渡します →
 * 補助金を渡します。100万円までです。 */
#include "simplify/split_part.h"

/* The を before 上限 or 限度; `ret_behind`: what follows the phrase. */
static bool
is_most(struct elem *wo, struct elem **ret_behind)
{
	struct elem *e = wo->next->next;

	if (!elem_is(wo, STR("を")) ||
	    !(elem_is(wo->next, STR("上限")) || elem_is(wo->next, STR("限度"))))
		return false;
	if (elem_is(e, STR("と")) && str_eq(e->next->surface, STR("して")))
		e = e->next;
	else if (!elem_is(e, STR("に")) && !elem_is(e, STR("として")))
		return false;
	e = e->next;
	if (str_eq(e->surface, STR("して")))
		e = e->next;
	*ret_behind = split_is_comma(e) ? e->next : e;
	return true;
}

/* 1戸当たり20万円, 費用の2分の1: NULL if a clause, or more, belongs to it. */
static struct elem *
amount_begin(const struct chain *c, struct elem *wo)
{
	struct elem *e = wo;

	if (!part_is_number(wo->prev) && wo->prev->pos != POS_NOUN_SUFFIX)
		return NULL;
	while (elem_is_noun(e->prev) || part_is_number(e->prev) ||
	       e->prev->pos == POS_PREFIX || elem_is(e->prev, STR("の")) ||
	       elem_is(e->prev, STR(",")) || elem_is(e->prev, STR("につき")))
		e = e->prev;
	if (elem_is(e, STR("の")))
		return NULL;
	return elem_is_stop(c, e->prev) || split_is_comma(e->prev) ||
		       elem_is(e->prev, STR("を")) ||
		       elem_is(e->prev, STR("は"))
		   ? e
		   : NULL;
}

/* 渡します, 無料になります */
static bool
is_given(const struct work *w, const struct goal *g)
{
	static const char *const heads[] = { "渡す", "払う", "出す", "貸す",
		"なる", "負担する" };
	const struct pred *p = &g->last->pred;

	return g->act == ACT_STATES && g->verb == g->last && !p->neg &&
	       p->naux == pred_has(p, AUX_IRU) &&
	       (rules_verb_class(w->easy, p->head) & VERB_CITY ||
		   elem_has_head(g->last, heads, ARRAY_SIZE(heads)));
}

bool
split_most(struct work *w, struct elem *e)
{
	struct part p = { .to = e };
	struct goal g;

	if (!is_most(e, &p.behind))
		return false;
	p.first = amount_begin(w->c, e);
	if (!p.first || !part_stands_alone(w->c, &p, &g) || !is_given(w, &g) ||
	    p.behind == g.last)
		return false;
	elem_insert_word(w->c, p.to, "まで", POS_PARTICLE);
	part_state(w, &p, NULL, "split-and");
	return true;
}
