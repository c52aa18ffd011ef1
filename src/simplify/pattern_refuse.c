/* Results of a pattern that cannot stand where they would. */
#include "simplify/pattern.h"

bool
pattern_is_paying(const struct elem *e)
{
	return e->kind == ELEM_PRED &&
	       ((str_eq(e->pred.head, STR("払う")) &&
		    pred_has(&e->pred, AUX_MUST)) ||
		   str_eq(e->pred.head, STR("言われる")));
}

/* 本人に来ていただく: the request would be to somebody else. */
static bool
asks_another(
    const struct chain *c, const struct match *m, const struct elem *last)
{
	return last->kind == ELEM_PRED && m->preds[0] &&
	       pred_has(&m->preds[0]->pred, AUX_MORAU) &&
	       rewrite_named_doer(c, m->preds[0]);
}

/* A request or a question ends its sentence; a clause inside does not ask. */
static bool
asks_inside(
    const struct chain *c, const struct match *m, const struct elem *last)
{
	bool asks =
	    (last->kind == ELEM_PRED && last->pred.ending == END_KUDASAI) ||
	    str_ends(last->surface, STR("ください")) ||
	    str_ends(last->surface, STR("でしょうか"));

	return asks &&
	       (!m->last_pred || m->last_pred->pred.ending != END_KUDASAI) &&
	       !elem_is_stop(c, m->behind) &&
	       (m->behind->pos != POS_SYMBOL || elem_is(m->behind, STR("、")) ||
		   elem_is(m->behind, STR("，")));
}

/* 持って、から: a comma that what follows does not let stand. */
static bool
parts_particle(const struct match *m, const struct elem *last)
{
	return elem_is(last, STR("、")) && elem_is_particle(m->behind);
}

/* 窓口で出す場合と郵送で出す場合があります: a pair, not 出すことがあります. */
static bool
is_one_of_cases(const struct chain *c, const struct match *m)
{
	const struct elem *e = m->first;

	while (e != m->behind && !elem_is(e, STR("場合")))
		e = e->next;
	if (e == m->behind || e == m->first)
		return false;
	for (e = m->first; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("場合")) && elem_is(e->next, STR("と")))
			return true;
	return false;
}

/* 滞納しない[でも構いません]: not 払うでも. */
static bool
leaves_de(const struct match *m, const struct elem *last)
{
	return elem_is(m->behind, STR("でも")) && m->last_pred &&
	       m->last_pred->pred.neg && last->kind == ELEM_PRED &&
	       !last->pred.neg;
}

/* 盗難届が提出された自転車: 出した would make the thing act. */
static bool
makes_thing_act(const struct match *m, struct elem *const *made)
{
	static const char *const selves[] = { "できる", "入る", "ある", "なる",
		"なくなる", "出る", "届く", "返る", "戻る" };
	const struct elem *was = m->first;
	const struct elem *is = made[0];

	if (was->kind != ELEM_PRED || !pred_has(&was->pred, AUX_PASSIVE) ||
	    !is || is->kind != ELEM_PRED || pred_has(&is->pred, AUX_PASSIVE) ||
	    pred_has(&is->pred, AUX_ARU) || !elem_is(was->prev, STR("が")) ||
	    is->pred.ending == END_KUDASAI)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(selves); i++)
		if (str_is(is->pred.head, selves[i]))
			return false;
	return true;
}

/* 伐採には、届出が必要です: には has nothing to go with in 届けなければなりません,
 * nor has it in 飼い主には…. */
static bool
strands_ni_wa(const struct chain *c, const struct match *m,
    struct elem *const *made, size_t count)
{
	const struct elem *last = count ? made[count - 1] : NULL;

	if (!last || last->kind != ELEM_PRED ||
	    !pred_has(&last->pred, AUX_MUST) || m->preds[0])
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev) {
		/* That person becomes the topic. */
		if (elem_is(e, STR("に")) && elem_is_actor(e->prev))
			return false;
		if (e->depth)
			continue;
		if (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI)
			return false;
		if (elem_is(e, STR("には")) ||
		    (elem_is(e, STR("は")) && elem_is(e->prev, STR("に"))))
			return !(pattern_is_paying(last) &&
				   elem_is_person(e->prev->prev)) &&
			       !elem_is(e->prev->prev, STR("ため")) &&
			       e->prev->kind != ELEM_PRED &&
			       e->prev->prev->kind != ELEM_PRED;
	}
	return false;
}

bool
pattern_refuses(const struct chain *c, const struct match *m,
    struct elem *const *made, unsigned count)
{
	const struct elem *last;

	if (is_one_of_cases(c, m))
		return true;
	if (!count)
		return false;
	last = made[count - 1];
	return asks_inside(c, m, last) || parts_particle(m, last) ||
	       leaves_de(m, last) || makes_thing_act(m, made) ||
	       strands_ni_wa(c, m, made, count) ||
	       (pattern_is_written_act(m, made[0]) &&
		   pattern_needs_noun(m, made[0])) ||
	       asks_another(c, m, last);
}
