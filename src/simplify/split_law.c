/* The law that says so, behind what it says: 犬の飼い主は、狂犬病予防法で、…なければ
 * なりません → …なければなりません。狂犬病予防法で決まっています。 */
#include "simplify/split_part.h"

/* で、 によって、 に基づいて、: the comma; NULL. */
static struct elem *
basis_comma(struct elem *e)
{
	if (elem_is(e, STR("に")) && e->next->kind == ELEM_PRED &&
	    e->next->pred.ending == END_TE &&
	    (str_eq(e->next->pred.head, STR("基づく")) ||
		str_eq(e->next->pred.head, STR("よる"))))
		e = e->next;
	else if (!elem_is(e, STR("で")) && !elem_is(e, STR("によって")) &&
		 !elem_is(e, STR("に基づいて")))
		return NULL;
	return split_is_comma(e->next) ? e->next : NULL;
}

/* 次の要領で: how one does it. */
static bool
is_manner(const struct elem *first, const struct elem *name)
{
	static const char *const words[] = { "次", "以下", "下記", "上記", "別",
		"同様" };

	return elem_is(name, STR("要領")) ||
	       elem_is_any(first, words, ARRAY_SIZE(words));
}

/* What a law can say: duties, what is forbidden, needed, possible. */
static bool
is_ruled(const struct work *w, const struct goal *g)
{
	static const char *const heads[] = { "できる", "必要", "義務" };
	const struct elem *e = g->last;

	if (g->act == ACT_MUST)
		return true;
	if (g->act != ACT_STATES || e->pred.past)
		return false;
	if (str_eq(e->pred.head, STR("なる")))
		return elem_is(e->prev, STR("に")) &&
		       (elem_is(e->prev->prev, STR("禁止")) ||
			   elem_is(e->prev->prev, STR("義務")) ||
			   elem_is(e->prev->prev, STR("こと")));
	/* 窓口を作っています */
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	       (!e->pred.neg && g->verb == e &&
		   e->pred.naux == pred_has(&e->pred, AUX_IRU) &&
		   rules_verb_class(w->easy, e->pred.head) & VERB_CITY);
}

/* Another topic, or a reason of its own, would come between. */
static bool
is_one_rule(const struct elem *e, const struct goal *g)
{
	for (; e != g->last; e = e->next)
		if (!e->depth && ((elem_is(e, STR("ため")) &&
				      !elem_is(e->next, STR("の"))) ||
				     elem_is(e, STR("ので")) || law_is_name(e)))
			return false;
	return true;
}

/* 知事に知らせること: whole without を, and no act before it that is due, too. */
static bool
is_only_act(const struct chain *c, const struct elem *e)
{
	if (!split_is_whole_act(e))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && !e->depth &&
		    split_is_comma(e->next))
			return false;
	return true;
}

/* 届けを出すことが森林法で決まっています → 届けを出さなければなりません。森林法で
 * 決まっています。 */
bool
split_law_duty(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct elem *law = e->next->next->next, *at = law;
	bool named = false;

	if (!elem_is(e->next, STR("こと")) ||
	    !elem_is(e->next->next, STR("が")) ||
	    e->pred.naux > pred_has(&e->pred, AUX_CAUSATIVE) || e->pred.neg ||
	    e->pred.past || !conj_is_verb(e->pred.conj) ||
	    !(split_has_own(w->c, e, STR("を")) || is_only_act(w->c, e)) ||
	    split_morae(w->c, e) <= w->max_morae)
		return false;
	for (; law_is_part(at); at = at->next)
		named = named || law_is_name(at);
	if (!named || !elem_is(at, STR("で")) || at->next->kind != ELEM_PRED ||
	    !str_eq(at->next->pred.head, STR("決まる")) || at->next->pred.neg ||
	    !(elem_is(at->next->next, STR("。")) ||
		(at->next->pred.ending == END_TE &&
		    split_is_comma(at->next->next))))
		return false;
	pred_push(&e->pred, AUX_MUST);
	if (split_at(w, e, law, NULL, "split-law"))
		return true;
	e->pred = before;
	return false;
}

/* 市には…義務があります: whose it is. */
static bool
has_owner(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")) || elem_is(e, STR("も")))
			return elem_is(e->prev, STR("に"));
	return false;
}

/* 届けを出す義務があります → 届けを出さなければなりません; e is the last. */
void
split_obliged(struct work *w, struct elem *e)
{
	struct elem *verb = e->prev->prev->prev;
	struct pred before = verb->pred;

	if (!str_eq(e->pred.head, STR("ある")) || e->pred.neg || e->pred.past ||
	    e->pred.naux || e->pred.ending != END_SHUSHI ||
	    !elem_is(e->prev, STR("が")) ||
	    !elem_is(e->prev->prev, STR("義務")) || verb->kind != ELEM_PRED ||
	    verb->pred.ending != END_RENTAI || verb->pred.neg ||
	    verb->pred.past || !conj_is_verb(verb->pred.conj) ||
	    has_owner(w->c, verb))
		return;
	pred_push(&verb->pred, AUX_MUST);
	verb->pred.ending = END_SHUSHI;
	verb->pred.polite = true;
	if (rewrite_pred(w, verb, &before, "split-law"))
		elem_unlink_range(verb->next, e->next);
}

bool
split_law(struct work *w, struct elem *e)
{
	struct part p = { .to = e };
	struct elem *comma = basis_comma(e), *at, *is;
	struct goal g;
	bool law = false;

	if (!comma)
		return false;
	p.behind = comma->next;
	/* 農地法第4条の決まりで */
	if (elem_is(e->prev, STR("決まり")) &&
	    elem_is(e->prev->prev, STR("の")))
		p.to = e->prev->prev;
	for (p.first = p.to; law_is_part(p.first->prev);) {
		p.first = p.first->prev;
		law = law || law_is_name(p.first);
	}
	/* 景観を守るための条例で */
	if (law && p.first->prev->kind == ELEM_PRED &&
	    p.first->prev->pred.ending == END_RENTAI)
		p.first = part_begin(w->c, e);
	if (!law || !p.first || is_manner(p.first, p.to->prev) ||
	    !(elem_is_stop(w->c, p.first->prev) ||
		(split_is_comma(p.first->prev) &&
		    elem_is(p.first->prev->prev, STR("は")))) ||
	    !part_stands_alone(w->c, &p, &g) || !is_ruled(w, &g) ||
	    !is_one_rule(p.behind, &g))
		return false;
	/* 計画を作っています。そして、町を直しています: by it, the plan. */
	if (g.act != ACT_STATES)
		p.stop = split_chain_stop(w->c, p.stop);
	at = p.stop->next;
	part_state(w, &p, NULL, "split-law");
	is = at->prev->prev;
	elem_insert_word(w->c, is, "で", POS_PARTICLE_CASE);
	is->pred = (struct pred){
		.head = STR("決まる"), .conj = CONJ_RU, .polite = true
	};
	pred_push(&is->pred, AUX_IRU);
	is->surface = pred_generate(w->c->arena, &is->pred);
	return true;
}
