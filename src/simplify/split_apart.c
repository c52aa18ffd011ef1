/* Cuts that every such sentence needs, whatever its length: what is lacking
 * beside another fact, and what is asked for before what is forbidden. */
#include "simplify/split.h"

/* 情報は入っていなくて、異常もありません: one thing beside the other;
 * 飲んではいけなくて、あとで知らせてください. */
static bool
is_lack(const struct chain *c, const struct elem *e, bool request)
{
	if (str_eq(e->pred.head, STR("いける")) && elem_is(e->prev, STR("は")))
		return true;
	return pred_has(&e->pred, AUX_IRU) && !request &&
	       split_has_subject(c, e) && split_has_own_subject(c, e->next);
}

static bool
split_lack(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g;

	if (e->pred.ending != END_TE || !e->pred.neg)
		return false;
	g = split_goal(w->c, e->next);
	return g.act && is_lack(w->c, e, g.act != ACT_STATES) &&
	       !(g.act == ACT_STATES && split_is_supposed(w->c, e)) &&
	       split_joins(w->c, e, behind, &g) &&
	       split_at(w, e, behind, NULL, "split-and");
}

/* 持ってきて, 近寄らないで: asked for, or forbidden, by itself. */
static bool
is_apart(const struct pred *p)
{
	if (p->naux || !conj_is_verb(p->conj))
		return false;
	if (p->neg)
		return p->ending == END_ZU || p->ending == END_NAIDE;
	return str_eq(p->head, STR("持ってくる")) &&
	       (p->ending == END_TE || p->ending == END_RENYOU);
}

/* 上履きを持ってきて、走らないでください: the first is not forbidden. */
static bool
split_from_ban(struct work *w, struct elem *e)
{
	struct goal g;
	struct str old = e->surface;

	if (!is_apart(&e->pred))
		return false;
	g = split_goal(w->c, e->next);
	if (!split_is_ban(&g) || !split_joins(w->c, e, e->next->next, &g))
		return false;
	if (!split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-and"), old, e->surface);
	split_cut(w, e, e->next->next, NULL);
	return true;
}

bool
split_apart(struct work *w, struct elem *e)
{
	return split_is_comma(e->next) &&
	       (split_lack(w, e) || split_from_ban(w, e));
}
