/* What one has to do, before what happens otherwise: 8月までに出さないと、もらう
 * ことができません → 8月までに出してください。出さないと、… */
#include "simplify/split_part.h"

/* Shorter clauses are read in one breath. */
#define CLAUSE_MIN 24

/* 出す, 払う: the reader does it. */
static bool
is_duty(const struct elem *e)
{
	static const char *const heads[] = { "出す", "申し込む", "申請する",
		"払う", "納める", "届け出る", "知らせる", "手続きする",
		"更新する", "返す", "登録する", "予約する", "送る", "申告する",
		"新しくする", "手続きをする", "届出をする" };
	const struct pred *p = &e->pred;

	if (!p->neg || p->naux || p->past || !conj_is_verb(p->conj))
		return false;
	if (str_eq(p->head, STR("する")) || str_eq(p->head, STR("行う")))
		return elem_is(e->prev, STR("を")) &&
		       (str_ends(e->prev->prev->surface, STR("手続き")) ||
			   str_ends(e->prev->prev->surface, STR("届出")) ||
			   str_ends(e->prev->prev->surface, STR("届け出")) ||
			   str_ends(e->prev->prev->surface, STR("申告")) ||
			   str_ends(e->prev->prev->surface, STR("更新")));
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* Before e nothing but who: no condition, and no thing that what follows is
 * said of. */
static bool
is_of_reader(const struct chain *c, const struct elem *e)
{
	const struct elem *topic = NULL;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth)
			continue;
		if (elem_is(at, STR("は"))) {
			if (topic)
				return false;
			topic = at;
		}
		if (split_is_condition(at) || elem_is(at, STR("ても")) ||
		    (at->kind == ELEM_PRED && split_is_comma(at->next)) ||
		    (!topic && elem_is(at, STR("が")) &&
			at->pos == POS_PARTICLE_CASE))
			return false;
	}
	return !topic || part_is_people(topic->prev);
}

/* 出さないと、 出さなければ、: the comma; NULL. */
static struct elem *
unless_comma(struct elem *e)
{
	if (e->pred.ending == END_BA)
		e = e->next;
	else if (e->pred.ending == END_SHUSHI && elem_is(e->next, STR("と")))
		e = e->next->next;
	else
		return NULL;
	return split_is_comma(e) ? e : NULL;
}

bool
split_or_else(struct work *w, struct elem *e)
{
	struct elem *comma = unless_comma(e), *first = e, *again;
	struct pred before = e->pred;
	struct goal g;
	struct str text;

	if (!comma || !is_duty(e) || split_morae(w->c, e) <= w->max_morae)
		return false;
	g = split_goal(w->c, comma->next);
	while (!elem_is_stop(w->c, first->prev))
		first = first->prev;
	if (g.act != ACT_STATES || split_morae_of(first, e) < CLAUSE_MIN ||
	    !is_of_reader(w->c, e) || split_has_topic(w->c, comma->next))
		return false;
	e->pred.neg = false;
	e->pred.polite = false;
	e->pred.ending = END_KUDASAI;
	text = pred_generate(w->c->arena, &e->pred);
	if (!text.ptr) {
		e->pred = before;
		return false;
	}
	again = elem_pred(w->c, before.head, before.conj);
	again->pred = before;
	again->surface = e->surface;
	rewrite_step(w, STR("split-request"), e->surface, text);
	e->surface = text;
	e->dirty = true;
	elem_insert_word(w->c, e->next, "。", POS_SYMBOL);
	elem_insert_before(e->next->next, again);
	return true;
}
