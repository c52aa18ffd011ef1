/* Topics that belong to what follows a reason. */
#include "simplify/split_part.h"

/* 病気が進んでいるかもしれませんので, 更新が必要ですので: of the person's own. */
static bool
is_own_state(const struct chain *c, const struct elem *e)
{
	static const char *const words[] = { "病気", "症状", "体", "具合",
		"健康", "命" };

	if (str_eq(e->pred.head, STR("必要")))
		return elem_is(e->prev, STR("が"));
	for (; !elem_is_stop(c, e) && !elem_is(e, STR("は")); e = e->prev)
		if (!e->depth && elem_is(e, STR("が")))
			return elem_is_any(e->prev, words, ARRAY_SIZE(words));
	return false;
}

/* 危険ですので, 判定に必要ですので: no person is. */
static bool
is_no_trait(const struct elem *e)
{
	return str_eq(e->pred.head, STR("危険")) ||
	       str_eq(e->pred.head, STR("危ない")) ||
	       (str_eq(e->pred.head, STR("必要")) &&
		   elem_is(e->prev, STR("に")));
}

/* What the person of the topic does not do: 秘密を守りますので, 駐車場が混みますので,
 * 悪用されるため. */
static bool
is_other(const struct work *w, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (is_no_trait(e))
		return true;
	if (is_own_state(w->c, e))
		return false;
	if (rules_verb_class(w->easy, e->pred.head) & VERB_CITY ||
	    pred_has(&e->pred, AUX_PASSIVE) || e->pred.polite ||
	    str_eq(e->pred.head, STR("しれる")))
		return true;
	for (; !elem_is_stop(w->c, at) && !elem_is(at, STR("は"));
	     at = at->prev)
		if (at->depth == 0 && elem_is(at, STR("が")) &&
		    at->pos == POS_PARTICLE_CASE)
			return true;
	return false;
}

/* この制度を使う人は、対象外になることがありますので: it happens to the person. */
static bool
is_own_matter(const struct work *w, const struct elem *e)
{
	const struct elem *at = e;
	bool inner = false;

	if (is_no_trait(e))
		return false;
	if ((!split_is_cause(&e->pred) && !pred_has(&e->pred, AUX_POTENTIAL) &&
		!str_eq(e->pred.head, STR("できる")) &&
		!str_eq(e->pred.head, STR("失う"))) ||
	    pred_has(&e->pred, AUX_PASSIVE) || !split_follows_topic(w->c, e))
		return false;
	if (elem_is(e->prev, STR("が")) &&
	    (elem_is(e->prev->prev, STR("こと")) ||
		elem_is(e->prev->prev, STR("とき"))))
		at = e->prev->prev;
	/* 受け取ることができるとき */
	if (str_eq(at->prev->base, STR("できる")) &&
	    elem_is(at->prev->prev, STR("が")))
		at = at->prev->prev;
	for (at = at->prev; !elem_is(at, STR("は")); at = at->prev) {
		if (at->depth)
			continue;
		/* 期間が終わる3か月前から */
		inner |= at->kind == ELEM_PRED &&
			 at->pred.ending == END_RENTAI &&
			 part_is_number(at->next);
		if ((elem_is(at, STR("が")) && !inner) ||
		    elem_is(at, STR("も")) ||
		    (at->kind == ELEM_PRED && pred_has(&at->pred, AUX_PASSIVE)))
			return false;
		inner &= !elem_is(at, STR("が"));
	}
	return true;
}

/* 引っ越してきた人も入ってください */
static bool
names_people(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (!e->depth && elem_is(e, STR("も")) &&
		    elem_is_person(e->prev))
			return true;
	return false;
}

/* なくした方は再発行しますので、言ってください: the topic belongs to the request
 * at the end, and not to what the city does. */
bool
split_strands_person(
    const struct work *w, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(w->c, behind);
	const struct elem *topic = NULL;

	if (!last || last->pred.ending != END_KUDASAI ||
	    split_has_topic(w->c, behind) || names_people(w->c, behind) ||
	    !is_other(w, e) || is_own_matter(w, e))
		return false;
	for (const struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev)
		if (at->depth == 0 &&
		    (elem_is(at, STR("は")) ||
			(elem_is(at, STR("も")) && is_no_trait(e))))
			topic = at;
	if (topic && (elem_is(topic->prev, STR("など")) ||
			 elem_is(topic->prev, STR("等"))))
		topic = topic->prev;
	return topic && elem_is_actor(topic->prev);
}

/* 作付けのときは、需要が減っているので、…: the reason has a subject of its own,
 * and the time is that of what follows. */
bool
split_strands_case(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (!split_own_subject(c, e) || split_has_topic(c, behind))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")) &&
		    split_is_comma(e->next))
			return elem_is(e->prev, STR("とき")) &&
			       elem_is(e->prev->prev, STR("の"));
	return false;
}

bool
split_strands_find(const struct chain *c, const struct elem *e)
{
	static const char *const finds[] = { "見る", "見つける", "見かける",
		"発見する", "気づく", "気付く", "拾う", "出会う", "遭遇する",
		"目撃する" };

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		const struct elem *next = e->next;

		if (e->depth || e->kind != ELEM_PRED ||
		    !elem_has_head(e, finds, ARRAY_SIZE(finds)))
			continue;
		if (elem_is(next, STR("とき")) || elem_is(next, STR("場合")) ||
		    elem_is(next, STR("も")))
			next = next->next;
		else if (e->pred.ending != END_TARA)
			continue;
		if (elem_is(next, STR("は")))
			next = next->next;
		if (split_is_comma(next))
			return true;
	}
	return false;
}

/* 送迎は、門の近くが混むため、やめてください: what one should not do. */
bool
split_strands_thing(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	if (!last || last->pred.ending != END_KUDASAI ||
	    !conj_is_verb(e->pred.conj) || !split_own_subject(c, e) ||
	    split_has_topic(c, behind))
		return false;
	for (; behind != last; behind = behind->next)
		if (elem_is(behind, STR("を")))
			return false;
	return split_follows_topic(c, e);
}

/* 感電するおそれがある, 出るかもしれない: what may happen. */
static const struct elem *
inner_act(const struct elem *e)
{
	static const char *const nouns[] = { "おそれ", "こと", "可能性", "危険",
		"危険性" };

	if (str_eq(e->pred.head, STR("ある")) && elem_is(e->prev, STR("が")) &&
	    elem_is_any(e->prev->prev, nouns, ARRAY_SIZE(nouns)))
		e = e->prev->prev->prev;
	else if (str_eq(e->pred.head, STR("しれる")))
		e = e->prev->prev->prev;
	return e;
}

bool
split_strands_place(struct chain *c, const struct elem *e, struct elem *behind)
{
	static const char *const heads[] = { "触れる", "触る", "さわる",
		"近づく", "近寄る", "乗る", "入る", "立ち入る", "登る", "行く",
		"座る", "付ける", "つける" };
	static const char *const stays[] = { "ある", "いる", "出る", "住む",
		"残る", "入る", "落ちる", "来る", "集まる", "たまる", "なる",
		"いっぱいだ", "かかる" };
	const struct elem *last = rewrite_final(c, behind);
	const struct elem *at = e->prev;

	if (!last || last->pred.ending != END_KUDASAI ||
	    !elem_has_head(last, heads, ARRAY_SIZE(heads)) ||
	    split_has_topic(c, behind) ||
	    elem_has_head(inner_act(e), stays, ARRAY_SIZE(stays)))
		return false;
	for (; behind != last; behind = behind->next)
		if (elem_is(behind, STR("に")) &&
		    !elem_is(behind->prev, STR("絶対")))
			return false;
	while (!elem_is_stop(c, at) && !(elem_is(at, STR("は")) && !at->depth))
		at = at->prev;
	return elem_is(at->prev, STR("に")) && !elem_is_actor(at->prev->prev);
}

bool
split_is_risk(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	if (inner_act(e) == e || !last || last->pred.ending != END_SHUSHI ||
	    !split_has_own(c, last, STR("を")) || split_has_topic(c, behind))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")))
			return elem_is_noun(e->prev) && !e->prev->value &&
			       !elem_is_actor(e->prev) &&
			       !elem_is_person(e->prev) &&
			       !elem_is_body(e->prev) &&
			       !split_is_function_noun(e->prev);
	return false;
}

/* いじめは、心を傷つけるだけでなく、…につながるため、学校には…義務があります: the reason is
 * of the thing, and what follows of somebody else. */
bool
split_is_of_thing(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (e->pred.past || e->pred.naux || !conj_is_verb(e->pred.conj) ||
	    !split_has_topic(c, behind))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("が")))
			return false;
		if (elem_is(e, STR("は")))
			return split_is_comma(e->next) &&
			       elem_is_noun(e->prev) && !e->prev->value &&
			       e->prev->pos != POS_NOUN_VERBAL &&
			       !elem_is_actor(e->prev) &&
			       !elem_is_body(e->prev) &&
			       !split_is_function_noun(e->prev) &&
			       !pattern_is_time(e->prev);
	}
	return false;
}

/* 準備を始めて、車は渋滞を招くかもしれないため、歩いて逃げてください: the first is
 * asked for, too, and no part of the reason. */
bool
split_strands_act(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);
	bool named = false;

	if (!last || last->pred.ending != END_KUDASAI)
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		named = named || elem_is(e, STR("は"));
		if (named && e->kind == ELEM_PRED && split_is_comma(e->next) &&
		    (e->pred.ending == END_TE ||
			e->pred.ending == END_RENYOU) &&
		    !e->pred.naux && !e->pred.neg &&
		    conj_is_verb(e->pred.conj) &&
		    (!split_is_manner(e) ||
			str_eq(e->pred.head, STR("始める"))) &&
		    !split_connects(e) && !split_own_subject(c, e) &&
		    split_has_own(c, e, STR("を")))
			return true;
	}
	return false;
}

/* Between a cause and its topic: no clause, and no other subject. */
static bool
is_plain_word(const struct elem *e)
{
	if (e->depth || (e->kind == ELEM_PRED && e->pred.ending != END_KU))
		return false;
	return !elem_is(e, STR("が")) &&
	       (!split_is_comma(e) || elem_is(e->prev, STR("は")));
}

bool
split_is_of_topic(const struct chain *c, const struct elem *cause)
{
	bool is = cause->pred.conj == CONJ_COPULA || inner_act(cause) != cause;
	const struct elem *e = cause->prev;

	for (; !elem_is_stop(c, e) && !elem_is(e, STR("は")); e = e->prev)
		if (!is && !is_plain_word(e))
			return false;
	return elem_is(e, STR("は")) && elem_is_noun(e->prev) &&
	       !elem_is_actor(e->prev) && !elem_is_person(e->prev) &&
	       !split_is_function_noun(e->prev);
}
