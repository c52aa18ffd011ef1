/*
 * Where the active form of a passive keeps its meaning: what the clause that it
 * ends is to the one behind it.
 */
#include "simplify/passive.h"

unsigned
passive_verb_class(const struct work *w, const struct elem *e)
{
	unsigned class = rules_verb_class(w->easy, e->pred.head);

	return str_ends(e->pred.head, STR("化する"))
		   ? class | VERB_CITY | VERB_MADE
		   : class;
}

/* 提供され、災害が起きたときに使う: が of a clause within; or of what the city
 * does: 計算され、額が適用される. `listed`: behind 連用中止. */
static bool
is_no_subject(const struct work *w, const struct elem *ga, bool listed)
{
	const struct elem *e = ga->next;

	while (!elem_is_stop(w->c, e) && e->kind != ELEM_PRED)
		e = e->next;
	if (e->kind != ELEM_PRED)
		return false;
	/* 必要があれば */
	if (e->pred.ending == END_BA || e->pred.ending == END_TARA)
		return true;
	return (e->pred.ending == END_RENTAI &&
		   !elem_is(e->next, STR("こと"))) ||
	       (e->pred.naux == 1u + ((listed || elem_is(ga, STR("も"))) &&
					 pred_has(&e->pred, AUX_IRU)) &&
		   e->pred.aux[0] == AUX_PASSIVE &&
		   e->pred.ending == END_SHUSHI && !elem_is_actor(ga->prev) &&
		   passive_verb_class(w, e) & VERB_CITY);
}

bool
passive_opens_case(const struct elem *e)
{
	static const char *const cases[] = { "場合", "とき", "際" };

	return elem_is(e, STR("は")) && e->prev->prev->kind == ELEM_PRED &&
	       elem_is_any(e->prev, cases, ARRAY_SIZE(cases));
}

/* 保存することになっている, 保存する予定だ: what is done. */
static const struct elem *
acts_of(const struct elem *last)
{
	static const char *const plans[] = { "予定", "計画", "方針", "見込み" };
	const struct elem *what;

	if (!last)
		return NULL;
	what = last->prev;
	if (str_eq(last->pred.head, STR("なる")) && elem_is(what, STR("に")))
		what = what->prev;
	return what->prev->kind == ELEM_PRED &&
		       (elem_is(what, STR("こと")) ||
			   elem_is_any(what, plans, ARRAY_SIZE(plans)))
		   ? what->prev
		   : last;
}

/* 開票は9時から行われ、誰でも見ることができます: what follows is not what the
 * city does. */
bool
rewrite_changes_subject(
    const struct work *w, const struct elem *e, const struct elem *last)
{
	static const char *const selves[] = { "なる", "ある", "できる",
		"納める", "納付する", "入る", "届く", "出る", "決まる",
		"増える", "減る", "変わる", "生まれ変わる", "始まる", "終わる",
		"つながる", "役立つ", "広がる", "残る", "戻る", "かかる" };

	bool listed = e->pred.ending == END_RENYOU;

	last = acts_of(last);
	if (!last || pred_has(&last->pred, AUX_CAN) ||
	    pred_has(&last->pred, AUX_POTENTIAL) ||
	    !conj_is_verb(last->pred.conj) ||
	    elem_has_head(last, selves, ARRAY_SIZE(selves)))
		return true;
	for (e = e->next; !elem_is_stop(w->c, e); e = e->next) {
		if (e->depth || passive_opens_case(e))
			continue;
		if (elem_is(e, STR("は")) ||
		    ((elem_is(e, STR("も")) ||
			 (elem_is(e, STR("が")) &&
			     e->pos == POS_PARTICLE_CASE)) &&
			!is_no_subject(w, e, listed)))
			return true;
		/* 保管され、廃棄されます: both or none. */
		if (e->kind == ELEM_PRED && e->pred.naux &&
		    e->pred.aux[0] == AUX_PASSIVE &&
		    !(passive_verb_class(w, e) & VERB_CITY))
			return true;
	}
	return false;
}

/* 提供され、利用されます: what comes before stayed passive. */
static bool
goes_with_passive(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (elem_is(at, STR("は")) || elem_is(at, STR("も")) ||
		    elem_is(at, STR("が")))
			return false;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return (at->pred.ending == END_TE ||
				   at->pred.ending == END_RENYOU) &&
			       at->pred.naux == 1 &&
			       at->pred.aux[0] == AUX_PASSIVE;
	}
	return false;
}

/* 道が広げられて、段差がなくなる: the one comes of the other. */
static bool
brings_about(
    const struct chain *c, const struct elem *e, const struct elem *last)
{
	static const char *const results[] = { "なる", "なくなる", "減る",
		"増える", "広がる" };
	bool listed = false;

	for (size_t i = 0; last && i < ARRAY_SIZE(results); i++)
		listed |= str_is(last->pred.head, results[i]);
	/* 講習を受けることになる: somebody does it. */
	if (!listed || last->pred.naux || !elem_is(e->prev, STR("が")) ||
	    elem_is(last->prev->prev, STR("こと")))
		return false;
	for (e = e->next; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("は")) || elem_is(e, STR("も")) ||
		    (elem_is(e, STR("が")) && elem_is_actor(e->prev)))
			return false;
	return true;
}

bool
passive_is_day_of(const struct elem *e)
{
	static const char *const days[] = { "日", "翌日", "年月日", "月",
		"翌月", "年", "年度", "翌年度" };
	static const char *const sets[] = { "指定する", "定める", "決める" };

	return e->pred.past && !elem_has_head(e, sets, ARRAY_SIZE(sets)) &&
	       e->pred.ending == END_RENTAI &&
	       elem_is_any(e->next, days, ARRAY_SIZE(days));
}

/* 発表されるのは5月です, and not 登録されるのは、…の人です, who would do it. */
bool
passive_is_told(const struct work *w, const struct elem *e)
{
	const struct elem *last;

	if (e->pred.ending != END_RENTAI || !elem_is(e->next, STR("の")) ||
	    !elem_is(e->next->next, STR("は")))
		return false;
	last = rewrite_final(w->c, e->next->next);
	return !last || last->pred.conj != CONJ_COPULA ||
	       !elem_is_actor(last->prev);
}

/* 明示されなければならず: it is no condition. */
static bool
is_must(const struct elem *e)
{
	return e->pred.neg && e->next->kind == ELEM_PRED && e->next->pred.neg &&
	       (str_eq(e->next->pred.head, STR("なる")) ||
		   str_eq(e->next->pred.head, STR("いける")));
}

bool
passive_is_state(const struct work *w, const struct elem *e)
{
	const struct pred *p = &e->pred;

	return p->naux == 2 && p->aux[1] == AUX_IRU && !p->neg &&
	       rules_verb_class(w->easy, p->head) & VERB_STATE;
}

/* 資料は公開されており、だれでも見ることができます: of the same thing. */
static bool
is_offered(const struct chain *c, const struct elem *e, const struct elem *last)
{
	if (!last || last->pred.neg || !pred_has(&e->pred, AUX_IRU) ||
	    (!pred_has(&last->pred, AUX_CAN) &&
		!pred_has(&last->pred, AUX_POTENTIAL) &&
		!str_eq(last->pred.head, STR("できる"))))
		return false;
	for (e = e->next; e != last; e = e->next)
		if (elem_is_stop(c, e) || elem_is(e, STR("は")) ||
		    elem_is(e, STR("も")) ||
		    (elem_is(e, STR("が")) && !elem_is(e->prev, STR("こと"))))
			return false;
	return true;
}

/* 審議される場合は: what no reader does. */
static bool
is_official(const struct elem *e)
{
	static const char *const heads[] = { "審議する", "議決する", "可決する",
		"採択する", "徴収する", "課税する", "賦課する", "公表する",
		"公示する", "告示する", "諮問する", "任命する", "委嘱する" };
	static const char *const cases[] = { "場合", "とき", "時", "際" };

	return e->pred.naux == 1 && !e->pred.neg &&
	       elem_is_any(e->next, cases, ARRAY_SIZE(cases)) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 停止される場合があります says what may happen, and is no condition. */
static bool
is_possible(const struct elem *e)
{
	const struct elem *ga = e->next->next;

	return elem_is(e->next, STR("場合")) &&
	       (elem_is(ga, STR("が")) || elem_is(ga, STR("も"))) &&
	       ga->next->kind == ELEM_PRED &&
	       str_eq(ga->next->pred.head, STR("ある"));
}

bool
passive_keeps_meaning(const struct work *w, struct elem *e)
{
	static const char *const words[] = { "こと", "予定", "はず", "おそれ",
		"ほか", "一方", "など", "べき" };
	static const char *const purposes[] = { "ため", "後", "よう",
		"ように" };
	const struct elem *last = rewrite_final(w->c, e);
	bool request = last && last->pred.ending != END_SHUSHI;

	switch (e->pred.ending) {
	case END_SHUSHI:
		/* 判定されたのに、受けていない人; 支給されるまで, 表示されると */
		return !goes_with_passive(w->c, e) &&
		       !elem_is(e->next, STR("のに")) &&
		       !elem_is(e->next, STR("まで")) &&
		       !elem_is(e->next, STR("までに")) &&
		       (!elem_is(e->next, STR("と")) || e->pred.polite ||
			   pred_has(&e->pred, AUX_IRU));
	case END_TE:
	case END_RENYOU:
		/* 書かれていても */
		if ((elem_is(e->next, STR("も")) && passive_is_state(w, e)) ||
		    is_offered(w->c, e, last))
			return true;
		return !request && (!rewrite_changes_subject(w, e, last) ||
				       brings_about(w->c, e, last));
	case END_BA:
		return is_must(e);
	case END_TARI:
		return !request;
	case END_ZU:
		/* 収集されずに残されます is about the thing. */
		return !request && !elem_is(e->next, STR("に"));
	case END_RENTAI:
		break;
	default:
		return false;
	}
	if (passive_is_told(w, e) || passive_is_day_of(e) || is_possible(e) ||
	    is_official(e))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e->next, str_from(words[i])))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(purposes); i++)
		if (elem_is(e->next, str_from(purposes[i])))
			return !request;
	return false;
}
