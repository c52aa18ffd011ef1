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
		several |=
		    elem_is(e, STR("そして")) ||
		    (e->kind == ELEM_PRED && e->pred.ending == END_SHUSHI &&
			elem_is(e->next, STR("か")));
	}
	return several && time;
}

bool
clash_mixes_voices(const struct elem *e)
{
	const struct elem *next = e->next;
	bool choice = elem_is(next, STR("か"));

	if (e->kind != ELEM_PRED || !pred_has(&e->pred, AUX_PASSIVE) ||
	    e->pred.ending != (choice ? END_SHUSHI : END_TE))
		return false;
	if (choice)
		next = next->next;
	if (elem_is(next, STR("、")))
		next = next->next;
	return next->kind == ELEM_PRED && next->pred.sahen &&
	       pred_has(&next->pred, AUX_IRU) &&
	       next->pred.ending == END_RENTAI &&
	       !pred_has(&next->pred, AUX_PASSIVE);
}

bool
clash_is_things_care(const struct chain *c, const struct elem *e)
{
	static const char *const whens[] = { "とき", "場合", "際", "に", "で",
		"へ", "と", "後", "日" };

	if (e->kind != ELEM_PRED || e->pred.ending != END_KUDASAI ||
	    !str_eq(e->pred.head, STR("つける")) ||
	    !elem_is(e->prev->prev, STR("気")) || !elem_is_stop(c, e->next))
		return false;
	/* 次のことに */
	e = e->prev->prev->prev->prev;
	if (!elem_is(e, STR("こと")) || !(elem_is(e->prev, STR("次の")) ||
					    elem_is(e->prev->prev, STR("次"))))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")) && elem_is_noun(e->prev) &&
		    !elem_is_actor(e->prev) && !elem_is_body(e->prev) &&
		    !elem_is_any(e->prev, whens, ARRAY_SIZE(whens)))
			return true;
	return false;
}

bool
clash_is_duty_as_fact(const struct chain *c, const struct elem *e)
{
	const struct elem *last = e->next;
	bool is = str_eq(e->pred.head, STR("ある"));

	if (e->kind != ELEM_PRED || e->pred.ending != END_SHUSHI ||
	    !(is || (str_eq(e->pred.head, STR("持つ")) &&
			pred_has(&e->pred, AUX_IRU))) ||
	    !elem_is_stop(c, last) || elem_end(c, last) ||
	    (is && !elem_is(last->next, STR("そして"))))
		return false;
	do
		last = last->next;
	while (!elem_is_stop(c, last));
	last = last->prev;
	if (last->kind != ELEM_PRED || !last->pred.neg ||
	    !str_eq(last->pred.head, STR("なる")))
		return false;
	/* 資格があります。そして、財産がなければなりません */
	return !is || str_eq(last->prev->pred.head, STR("ない")) ||
	       str_eq(last->prev->pred.head, STR("ある"));
}

bool
clash_ends_cleft(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e;

	if (e->kind != ELEM_PRED || e->pred.ending != END_RENYOU ||
	    !str_eq(e->pred.head, STR("する")) || !elem_is(e->prev, STR("と")))
		return false;
	while (!elem_is_stop(c, at))
		at = at->prev;
	return !elem_end(c, at) && at->prev->kind == ELEM_PRED &&
	       (elem_is(at->prev->prev, STR("必要")) ||
		   str_eq(at->prev->pred.head, STR("必要")));
}

bool
clash_is_given_to(const struct elem *e)
{
	static const char *const heads[] = { "出る", "もらう" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) && e->pred.past &&
	       (elem_is(e->prev, STR("に対し")) ||
		   elem_is(e->prev, STR("に対して")));
}

bool
clash_is_no_duty(const struct elem *e)
{
	static const char *const heads[] = { "みなす", "読み替える", "該当する",
		"及ぶ", "異なる" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       (pred_has(&e->pred, AUX_MUST) ||
		   (e->pred.neg && e->pred.ending == END_BA &&
		       e->next->pred.neg &&
		       str_eq(e->next->pred.head, STR("なる"))));
}

bool
clash_is_cut_relative(const struct chain *c, const struct elem *e)
{
	const struct elem *last = e;

	if (!elem_is(e, STR("そして")) || !elem_is(e->prev, STR("、")) ||
	    e->prev->prev->kind != ELEM_PRED)
		return false;
	while (!elem_is_stop(c, last))
		last = last->next;
	return !elem_end(c, last) && elem_is(last->next, STR("対象")) &&
	       elem_is(last->next->next, STR("は"));
}

bool
clash_is_cut_trait(const struct chain *c, const struct elem *e)
{
	static const char *const traits[] = { "障害", "病気", "疾病", "負傷",
		"けが", "故障", "症状" };
	const struct elem *at = e->prev;

	if (!elem_is(e, STR("だから")) || elem_end(c, at) ||
	    !elem_is_stop(c, at) || !str_eq(at->prev->pred.head, STR("ある")) ||
	    !elem_is_any(at->prev->prev->prev, traits, ARRAY_SIZE(traits)))
		return false;
	for (at = at->prev; !elem_is_stop(c, at); at = at->prev)
		if (elem_is(at, STR("は")))
			return false;
	while (!elem_is(e, STR("は")) && !elem_is_stop(c, e)) {
		if (e->kind == ELEM_PRED && e->pred.ending == END_RENTAI &&
		    elem_is_person(e->next))
			return true;
		e = e->next;
	}
	return false;
}

bool
clash_is_cut_case(const struct chain *c, const struct elem *e)
{
	const struct elem *last = e->prev;

	if (!elem_is(e, STR("そして")) || elem_end(c, last) ||
	    !elem_is_stop(c, last))
		return false;
	last = last->prev;
	if (last->kind != ELEM_PRED || !conj_is_verb(last->pred.conj) ||
	    last->pred.naux || last->pred.neg || last->pred.past ||
	    last->pred.ending != END_SHUSHI)
		return false;
	for (last = last->prev; !elem_is_stop(c, last); last = last->prev)
		if (elem_is(last, STR("は")) || elem_is(last, STR("が")))
			return false;
	for (; !elem_is_stop(c, e); e = e->next)
		if (e->kind == ELEM_PRED && (e->pred.ending != END_RENTAI ||
						elem_is(e->next, STR("とき")) ||
						elem_is(e->next, STR("場合"))))
			return e->pred.past && e->pred.ending == END_RENTAI &&
			       elem_is(e->next->next, STR("は"));
	return false;
}

bool
clash_ends_who(const struct chain *c, const struct elem *e)
{
	static const char *const nouns[] = { "こと", "もの" };

	if (e->kind != ELEM_PRED || !elem_is_stop(c, e->next) ||
	    !(str_eq(e->pred.head, STR("なる")) ||
		str_eq(e->pred.head, STR("する"))) ||
	    !elem_is_any(e->prev->prev, nouns, ARRAY_SIZE(nouns)) ||
	    !e->prev->prev->prev->pred.past)
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")) || elem_is(e, STR("が")))
			return false;
	return !elem_end(c, e) && e->prev->kind == ELEM_PRED &&
	       e->prev->pred.conj == CONJ_COPULA &&
	       elem_is_person(e->prev->prev);
}

bool
clash_is_made_role(const struct chain *c, const struct elem *e)
{
	if (e->kind != ELEM_PRED || !str_eq(e->pred.head, STR("する")) ||
	    !elem_is(e->prev, STR("を")) || !elem_is_person(e->prev->prev))
		return false;
	while (!elem_is_stop(c, e))
		e = e->next;
	if (elem_end(c, e) || !elem_is(e->next, STR("そして")))
		return false;
	for (e = e->next; !elem_is_stop(c, e); e = e->next)
		if (e->kind == ELEM_PRED && pred_has(&e->pred, AUX_CAUSATIVE))
			return true;
	return false;
}

bool
clash_is_unwilled_duty(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "直る", "壊れる", "なくなる",
		"減る", "増える", "届く", "決まる" };
	const struct elem *next = e->next;

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	    !(e->pred.ending == END_KUDASAI || pred_has(&e->pred, AUX_MUST) ||
		(e->pred.neg && e->pred.ending == END_BA &&
		    next->kind == ELEM_PRED && next->pred.neg &&
		    str_eq(next->pred.head, STR("なる")))))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("が")) || elem_is(e, STR("は")))
			return false;
	return true;
}

bool
clash_loses_past(const struct chain *c, const struct elem *e)
{
	static const char *const now[] = { "今", "現在" };
	const struct elem *last = e->prev;

	if (!elem_is(e, STR("そして")) || elem_end(c, last) ||
	    !elem_is_stop(c, last))
		return false;
	last = last->prev;
	return last->kind == ELEM_PRED && !last->pred.past &&
	       conj_is_verb(last->pred.conj) &&
	       !pred_has(&last->pred, AUX_IRU) &&
	       elem_is_any(e->next->next, now, ARRAY_SIZE(now)) &&
	       elem_is(e->next->next->next, STR("は"));
}

bool
clash_is_rule_as_trait(const struct chain *c, const struct elem *e)
{
	static const char *const nouns[] = { "義務", "必要", "禁止" };
	const struct elem *last;

	if (e->kind != ELEM_PRED || e->pred.ending != END_TE ||
	    !elem_is(e->next, STR("、")) ||
	    !(elem_is_any(e->prev, nouns, ARRAY_SIZE(nouns)) ||
		elem_is_any(e->prev->prev, nouns, ARRAY_SIZE(nouns))))
		return false;
	while (!elem_is_stop(c, e))
		e = e->next;
	last = e->prev;
	return last->kind == ELEM_PRED && last->pred.conj == CONJ_COPULA &&
	       elem_is_person(last->prev);
}
