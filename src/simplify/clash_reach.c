/* What was said of one act and now stands behind another. */
#include "simplify/clash.h"

/* 毎年1回, 7日以内に: another time than the one that is told apart. */
static bool
tells_time(const struct elem *e)
{
	static const char *const words[] = { "毎年", "毎月", "毎日", "毎週",
		"毎年度", "以内", "すぐに" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 支給するためです。期限は、その日から14日以内です; 支給します。だから、…: the day was
 * told before the reason. */
static bool
is_day_far(const struct chain *c, const struct elem *topic)
{
	const struct elem *the = topic->next->next;
	const struct elem *last = topic->prev->prev;

	if (elem_is(the, STR("、")))
		the = the->next;
	if (!elem_is(the, STR("その")))
		return false;
	if (last->kind == ELEM_PRED && last->pred.conj == CONJ_COPULA &&
	    (elem_is(last->prev, STR("ため")) ||
		elem_is(last->prev, STR("から"))))
		return true;
	while (!elem_is_stop(c, last->prev))
		last = last->prev;
	return elem_is(last, STR("だから"));
}

bool
clash_is_loose_limit(const struct chain *c, const struct elem *e)
{
	bool several = false, time = false;

	if (!elem_is(e, STR("期限")) || !elem_is(e->next, STR("は")) ||
	    elem_end(c, e->prev) || !elem_is_stop(c, e->prev))
		return false;
	if (is_day_far(c, e))
		return true;
	for (e = e->prev->prev; !elem_is_stop(c, e); e = e->prev) {
		time |= tells_time(e);
		several |= elem_is(e, STR("そして")) ||
			   (e->kind == ELEM_PRED &&
			       e->pred.ending == END_SHUSHI &&
			       elem_is(e->next, STR("か")));
	}
	return several && time;
}

bool
clash_mixes_voices(const struct elem *e)
{
	const struct elem *next = e->next;
	bool or = elem_is(next, STR("か"));

	if (e->kind != ELEM_PRED || !pred_has(&e->pred, AUX_PASSIVE) ||
	    e->pred.ending != (or ? END_SHUSHI : END_TE))
		return false;
	if (or)
		next = next->next;
	if (elem_is(next, STR("、")))
		next = next->next;
	return next->kind == ELEM_PRED && next->pred.sahen &&
	       pred_has(&next->pred, AUX_IRU) &&
	       next->pred.ending == END_RENTAI &&
	       !pred_has(&next->pred, AUX_PASSIVE);
}
