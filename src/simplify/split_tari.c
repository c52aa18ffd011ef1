/* 全額になったり、3割に上がったりすることがあります → 全額になることがあります。
 * また、3割に上がることがあります。 */
#include "simplify/split.h"

/* The する behind the last たり of a sentence, and what ends it. */
struct tari {
	struct elem *suru;
	struct elem *last; /* あります, or する itself */
};

/* 上がったりすることがあります, 置いたりしないでください */
static bool
find_end(struct elem *e, struct tari *ret)
{
	struct elem *suru = e->next, *last;

	if (suru->kind != ELEM_PRED || !str_eq(suru->pred.head, STR("する")) ||
	    suru->pred.past || suru->pred.naux)
		return false;
	*ret = (struct tari){ suru, suru };
	if (suru->pred.ending == END_KUDASAI)
		return elem_is(suru->next, STR("。"));
	if (suru->pred.neg || suru->pred.ending != END_RENTAI ||
	    !elem_is(suru->next, STR("こと")) ||
	    !elem_is(suru->next->next, STR("が")))
		return false;
	last = suru->next->next->next;
	ret->last = last;
	return last->kind == ELEM_PRED && !last->pred.neg && !last->pred.past &&
	       !last->pred.naux &&
	       (str_eq(last->pred.head, STR("ある")) ||
		   str_eq(last->pred.head, STR("できる"))) &&
	       elem_is(last->next, STR("。"));
}

/* Conditions and what stands between commas would be of the first alone; so
 * would a subject that only it has. */
static bool
shares_nothing(const struct chain *c, const struct elem *e)
{
	bool own = false;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) && split_is_comma(e->next))
			return own && !split_is_function_noun(e->prev);
		if (e->kind == ELEM_PRED && e->pred.ending == END_TARI)
			return false;
		if (split_is_condition(e) ||
		    (split_is_comma(e) && !elem_is_noun(e->prev) &&
			!elem_is(e->prev, STR("は")) &&
			e->prev->pos != POS_CONJUNCTION))
			return false;
		own = own || elem_is(e, STR("を")) ||
		      (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE);
	}
	return own;
}

/* The next たり, with a case that makes it whole; NULL. */
static struct elem *
next_tari(struct elem *e)
{
	bool own = false;

	for (; e->kind != ELEM_PRED || e->depth || e->pred.ending != END_TARI;
	     e = e->next) {
		if (elem_is(e, STR("。")) || elem_is(e, STR("は")) ||
		    (e->kind == ELEM_PRED && !e->depth &&
			e->pred.ending != END_KU &&
			(e->pred.ending != END_TE || split_is_comma(e->next)) &&
			(e->pred.ending != END_RENTAI ||
			    split_is_function_noun(e->next))))
			return NULL;
		own = own || elem_is(e, STR("を")) ||
		      (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE);
	}
	return own && !e->pred.neg && !e->pred.naux ? e : NULL;
}

/* Ends e as the sentence ends. */
static void
put_end(struct work *w, struct elem *e, const struct tari *t)
{
	struct elem *at = e->next, *last;

	e->pred.ending = t->suru->pred.ending;
	e->pred.neg = t->suru->pred.neg;
	e->pred.polite = false;
	e->surface = pred_generate(w->c->arena, &e->pred);
	e->dirty = true;
	if (t->last == t->suru)
		return;
	elem_insert_word(w->c, at, "こと", POS_NOUN);
	elem_insert_word(w->c, at, "が", POS_PARTICLE_CASE);
	last = elem_pred(w->c, t->last->pred.head, t->last->pred.conj);
	last->pred.polite = true;
	last->pred.ending = END_SHUSHI;
	last->surface = pred_generate(w->c->arena, &last->pred);
	elem_insert_before(at, last);
}

bool
split_tari(struct work *w, struct elem *e)
{
	struct elem *comma = e->next, *two, *end;
	struct tari t;
	struct str old;

	if (e->pred.ending != END_TARI || e->pred.neg || e->pred.naux ||
	    !split_is_comma(comma) || split_morae(w->c, e) <= w->max_morae)
		return false;
	end = two = next_tari(comma->next);
	while (end && split_is_comma(end->next))
		end = next_tari(end->next->next);
	if (!end || !find_end(end, &t) || !shares_nothing(w->c, e))
		return false;
	old = rewrite_text(w, e, t.last->next);
	put_end(w, e, &t);
	if (end == two) {
		put_end(w, two, &t);
		elem_unlink_range(t.suru, t.last->next);
	}
	split_cut(w, comma->prev, comma->next, "また");
	rewrite_step(w, STR("split-and"), old,
	    rewrite_text(w, e, end == two ? two->next : t.last->next));
	return true;
}
