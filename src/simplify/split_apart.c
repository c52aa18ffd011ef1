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

/* 窓を閉め、外出を控えてください: only what follows became a ban. */
static bool
is_asked(const struct chain *c, const struct elem *e)
{
	const struct pred *p = &e->pred;
	bool kept = str_eq(p->head, STR("持つ")) && pred_has(p, AUX_IRU);

	if (p->neg || !conj_is_verb(p->conj) || p->ending != END_RENYOU)
		return false;
	return (split_has_own(c, e, STR("を")) || split_is_whole_act(e)) &&
	       !split_connects(e) &&
	       (kept || (!split_is_manner(e) && !split_is_unwilled(e)));
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
is_before_ban(
    const struct chain *c, const struct elem *e, const struct goal *g)
{
	return split_is_ban(g) &&
	       (is_apart(&e->pred) || (g->last->turned && is_asked(c, e))) &&
	       split_joins(c, e, e->next->next, g);
}

/* 運転を控え、運転するときは、ゆっくり走ってください: as a ban it is no manner
 * of what follows. */
static bool
is_ban_before(const struct elem *e, const struct goal *g)
{
	return g->act == ACT_REQUEST && e->turned && !e->pred.naux &&
	       e->pred.neg && e->pred.ending == END_NAIDE;
}

static bool
split_request(struct work *w, struct elem *e)
{
	struct goal g = split_goal(w->c, e->next);
	struct str old = e->surface;

	if (!g.last ||
	    (!is_before_ban(w->c, e, &g) && !is_ban_before(e, &g)) ||
	    !split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-and"), old, e->surface);
	split_cut(w, e, e->next->next, NULL);
	return true;
}

bool
split_apart(struct work *w, struct elem *e)
{
	return split_is_comma(e->next) &&
	       (split_lack(w, e) || split_request(w, e));
}
