/* Words that cannot stand together: what a rule made of a sentence that it did
 * not fit. */
#include "simplify/clash.h"
#include "simplify/pattern.h"
#include "simplify/verify.h"

/* 払いますに, 病院がは, はを: no such words stand together. */
static bool
is_clash(const struct elem *e)
{
	static const char *const behind_end[] = { "に", "を", "へ", "の",
		"とともに" };
	static const char *const behind_case[] = { "は", "が", "を", "に", "で",
		"へ", "の" };
	static const char *const behind_ni[] = { "が", "を", "に" };
	const struct elem *next = e->next;

	if (e->frozen || next->space)
		return false;
	/* 入ってい、 */
	if (e->kind == ELEM_PRED && elem_is(next, STR("、")))
		return e->pred.ending == END_RENYOU &&
		       pred_has(&e->pred, AUX_IRU) &&
		       (str_ends(e->surface, STR("てい")) ||
			   str_ends(e->surface, STR("でい")));
	if (!elem_is_particle(next))
		return false;
	if (e->kind == ELEM_PRED)
		return e->pred.polite && e->pred.ending == END_SHUSHI &&
		       elem_is_any(next, behind_end, ARRAY_SIZE(behind_end));
	if (!elem_is_particle(e))
		return false;
	if (elem_is(e, STR("に")) || elem_is(e, STR("で")))
		return elem_is_any(next, behind_ni, ARRAY_SIZE(behind_ni));
	if (!(elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE) &&
	    !elem_is(e, STR("を")) && !elem_is(e, STR("は")))
		return false;
	return elem_is_any(next, behind_case, ARRAY_SIZE(behind_case));
}

/* What one pays, and papers. */
static bool
is_paper(const struct elem *noun)
{
	static const char *const things[] = { "料", "金", "税", "費", "お金",
		"手当", "書", "証", "紙", "カード", "券", "手帳", "情報",
		"データ" };

	return str_ends_any(noun->surface, things, ARRAY_SIZE(things));
}

/* 保険料が払う人: what one pays pays nothing. */
static bool
is_acting_thing(const struct chain *c, const struct elem *ga)
{
	static const char *const acts[] = { "払う", "渡す", "返す", "送る",
		"集める", "引く", "納める", "出す", "持つ", "使う", "売る",
		"拒絶する" };
	const struct elem *e = ga->next;

	if (!elem_is(ga, STR("が")) || ga->pos != POS_PARTICLE_CASE ||
	    !is_paper(ga->prev))
		return false;
	/* 情報が必要な範囲を超えて持っている */
	while (!elem_end(c, e) && e->pos != POS_SYMBOL &&
	       (e->kind != ELEM_PRED || e->pred.ending == END_TE ||
		   e->pred.conj == CONJ_NA) &&
	       !elem_is(e, STR("が")) && !elem_is(e, STR("は")))
		e = e->next;
	if (elem_end(c, e) || e->kind != ELEM_PRED)
		return false;
	for (size_t i = 0; i < e->pred.naux; i++)
		if (e->pred.aux[i] != AUX_IRU && e->pred.aux[i] != AUX_MUST)
			return false;
	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 受診券は、国保に入っています: who gets it was cut off behind it. */
static bool
is_living_thing(const struct chain *c, const struct elem *e)
{
	static const char *const lives[] = { "住む", "働く", "通う", "暮らす",
		"入る", "加入する" };
	const struct elem *topic = NULL;

	if (e->kind != ELEM_PRED || e->pred.ending != END_SHUSHI ||
	    !elem_is_stop(c, e->next) || !pred_has(&e->pred, AUX_IRU) ||
	    !elem_has_head(e, lives, ARRAY_SIZE(lives)))
		return false;
	/* 封筒に入っている */
	if (str_eq(e->pred.head, STR("入る")) &&
	    !str_ends(e->prev->prev->surface, STR("保険")))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")))
			topic = e->prev;
	return topic && is_paper(topic);
}

/* 次のことがあります。…渡すもので、…聴くことがあります: the first of the two is
 * always so. */
static bool
is_told_as_chance(const struct chain *c, const struct elem *e)
{
	if (!elem_is(e, STR("もの")) || !str_eq(e->next->surface, STR("で")) ||
	    !elem_is(e->next->next, STR("、")))
		return false;
	while (!elem_is_stop(c, e))
		e = e->prev;
	return !elem_end(c, e) && str_eq(e->prev->pred.head, STR("ある")) &&
	       elem_is(e->prev->prev, STR("が")) &&
	       elem_is(e->prev->prev->prev, STR("こと"));
}

/* 次のようになるかもしれません。支給されません。…: that is sure. */
static bool
is_sure_as_chance(const struct chain *c, const struct elem *e)
{
	static const char *const chances[] = { "ある", "しれる" };
	const struct elem *last = e->next;

	if (!str_eq(e->pred.head, STR("しれる")) ||
	    !elem_is(e->prev, STR("かも")) || !elem_is_stop(c, last) ||
	    elem_end(c, last) ||
	    !str_eq(e->prev->prev->pred.head, STR("なる")) ||
	    !elem_is(e->prev->prev->prev->prev, STR("よう")))
		return false;
	do
		last = last->next;
	while (!elem_is_stop(c, last));
	return last->prev->kind == ELEM_PRED &&
	       !elem_has_head(last->prev, chances, ARRAY_SIZE(chances));
}

/* 軽減は、必ず申告してください。申告がなければ適用されないためです: what the
 * reason is about was left behind. */
static bool
is_reason_stranded(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "発生する", "生じる", "なる",
		"異なる", "含まれる", "かかる", "終わる", "変わる", "妨げる",
		"及ぼす", "伴う", "要する", "ある", "ない" };
	const struct elem *pred = e->prev, *at;

	if (!elem_is(e, STR("ため")) || e->next->pred.conj != CONJ_COPULA ||
	    e->next->kind != ELEM_PRED || !elem_is_stop(c, e->next->next) ||
	    pred->kind != ELEM_PRED ||
	    (!pred_has(&pred->pred, AUX_PASSIVE) &&
		!elem_has_head(pred, heads, ARRAY_SIZE(heads))))
		return false;
	for (at = pred->prev; !elem_is_stop(c, at) && at->kind != ELEM_PRED;
	     at = at->prev)
		if (elem_is(at, STR("が")) || elem_is(at, STR("も")) ||
		    elem_is(at, STR("は")))
			return false;
	while (!elem_is_stop(c, at))
		at = at->prev;
	if (elem_end(c, at) || at->prev->kind != ELEM_PRED ||
	    (at->prev->pred.ending != END_KUDASAI &&
		!(at->prev->pred.neg &&
		    str_eq(at->prev->pred.head, STR("なる")))))
		return false;
	for (at = at->prev; !elem_is_stop(c, at); at = at->prev)
		if (elem_is(at, STR("は")) && !elem_is_person(at->prev))
			return true;
	return false;
}

/* …ときは全額を、…ときは半額を返します。…ときだけです: only one of the two. */
static bool
is_only_of_two(const struct chain *c, const struct elem *e)
{
	unsigned whens = 0;

	if (!elem_is(e, STR("だけ")) || !elem_is(e->prev, STR("とき")) ||
	    !elem_is_stop(c, e->next->next))
		return false;
	while (!elem_is_stop(c, e))
		e = e->prev;
	if (elem_end(c, e))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		whens += elem_is(e, STR("とき")) && elem_is(e->next, STR("は"));
	return whens > 1;
}

/* 事故を防ぎます。だから、禁止です: that was what it is for. */
static bool
is_aim_as_reason(const struct chain *c, const struct elem *e)
{
	static const char *const aims[] = { "防ぐ", "守る", "助ける", "進める",
		"図る", "目指す", "高める", "減らす", "増やす", "続ける" };
	const struct elem *at;

	if (!elem_is(e, STR("だから")) || elem_end(c, e->prev) ||
	    !elem_is_stop(c, e->prev))
		return false;
	at = e->prev->prev;
	if (!elem_has_head(at, aims, ARRAY_SIZE(aims)) || at->pred.naux ||
	    at->pred.past || at->pred.neg)
		return false;
	for (; !elem_is_stop(c, at); at = at->prev)
		if (elem_is(at, STR("は")) || elem_is(at, STR("が")))
			return false;
	return true;
}

/* 人によって使っている: who does it, as of a passive. */
static bool
is_active_by(const struct elem *e)
{
	const struct pred *p = &e->next->pred;

	return (elem_is(e, STR("によって")) || elem_is(e, STR("により"))) &&
	       e->next->kind == ELEM_PRED && elem_is_person(e->prev) &&
	       !pred_has(p, AUX_PASSIVE) && !pred_has(p, AUX_CAN) &&
	       !elem_is(e->next->next, STR("こと")) &&
	       !str_eq(p->head, STR("違う")) &&
	       !str_eq(p->head, STR("異なる")) &&
	       !str_eq(p->head, STR("変わる"));
}

/* 投票できるのは、手帳があります。…人だけです: who it is was cut off. */
static bool
is_cleft_cut(const struct chain *c, const struct elem *e)
{
	const struct elem *last = e->next;

	if (e->kind != ELEM_PRED || !e->pred.polite ||
	    e->pred.ending != END_SHUSHI ||
	    !str_eq(e->pred.head, STR("ある")) ||
	    !elem_is(e->prev, STR("が")) || !elem_is_stop(c, last) ||
	    elem_end(c, last))
		return false;
	do
		last = last->next;
	while (!elem_is_stop(c, last));
	if (last->prev->kind != ELEM_PRED ||
	    last->prev->pred.conj != CONJ_COPULA)
		return false;
	for (e = e->prev; !elem_is_stop(c, e->prev); e = e->prev)
		if (elem_is(e, STR("は")) && elem_is(e->prev, STR("の")) &&
		    e->prev->prev->kind == ELEM_PRED)
			return true;
	return false;
}

/* 特定疾病とは、…病気です。…ものをいいます: both say what it is. */
static bool
is_defined_apart(const struct chain *c, const struct elem *e)
{
	unsigned sentence = 0;

	if (e->kind != ELEM_PRED || !elem_is(e->prev, STR("を")) ||
	    !str_eq(e->pred.head, STR("いう")) || !elem_is_stop(c, e->next))
		return false;
	for (e = e->prev; !elem_end(c, e) && sentence < 2; e = e->prev) {
		sentence += elem_is_stop(c, e);
		if (elem_is(e, STR("とは")) ||
		    (elem_is(e, STR("と")) && elem_is(e->next, STR("は"))))
			return sentence == 1;
	}
	return false;
}

bool
clash_is_office_act(const struct elem *e)
{
	static const char *const acts[] = { "計算", "返金", "還付", "減額",
		"払戻し", "払い戻し", "精算", "支給", "給付", "交付", "発行",
		"徴収", "返還", "免除", "減免" };
	static const char *const heads[] = { "返金する", "還付する", "減額する",
		"払い戻す", "支給する", "給付する", "交付する", "徴収する",
		"免除する", "減免する", "受理する" };

	if (e->kind != ELEM_PRED)
		return false;
	if (elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return true;
	return (str_eq(e->pred.head, STR("行う")) ||
		   str_eq(e->pred.head, STR("する"))) &&
	       (elem_is(e->prev, STR("は")) || elem_is(e->prev, STR("を"))) &&
	       str_ends_any(e->prev->prev->surface, acts, ARRAY_SIZE(acts));
}

/* 日割計算は行わないでください, 延滞金を加算してください: the reader does not do it
 * anyhow. */
static bool
is_office_asked(const struct elem *e)
{
	static const char *const heads[] = { "加算する", "課税する", "徴収する",
		"減免する", "還付する" };

	if (e->kind != ELEM_PRED || e->pred.ending != END_KUDASAI)
		return false;
	return e->pred.neg ? clash_is_office_act(e)
			   : elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 資格があってください: what is there does nothing. */
static bool
is_acting_being(const struct elem *e)
{
	const struct pred *p = &e->pred;

	if (e->kind != ELEM_PRED || !str_eq(p->head, STR("ある")))
		return false;
	return p->ending == END_KUDASAI || pred_has(p, AUX_TAI) ||
	       pred_has(p, AUX_CAN) ||
	       (p->ending == END_RENTAI && elem_is(e->next, STR("こと")) &&
		   str_eq(e->next->next->next->pred.head, STR("できる")));
}

/* 本を壊れる */
static bool
takes_no_object(const struct elem *e)
{
	static const char *const heads[] = { "壊れる", "届く", "減る", "増える",
		"決まる", "始まる", "なくなる", "足りる", "残る", "消える",
		"見つかる", "止まる", "汚れる", "破れる", "集まる", "広がる",
		"伝わる", "できる", "ある" };
	const struct pred *p = &e->pred;

	if (pred_has(p, AUX_CAUSATIVE))
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 使用量をもとに, 額を限度として, 料金を口座に: not surely an object of what
 * comes behind another one. */
static bool
is_aside(const struct elem *wo)
{
	const struct elem *noun = wo->next;

	if (elem_is(noun, STR("もとに")) || elem_is(noun, STR("基に")))
		return true;
	while (elem_is_noun(noun) && elem_is_noun(noun->next))
		noun = noun->next;
	return elem_is_noun(noun) && (elem_is(noun->next, STR("に")) ||
					 elem_is(noun->next, STR("と")) ||
					 elem_is(noun->next, STR("として")));
}

/* 値を空なら: what something is takes no object, but 値を空だと考える, 計画を
 * 策定済みです. */
static bool
is_copula(const struct elem *e)
{
	return e->pred.conj == CONJ_COPULA && e->pred.ending != END_TE &&
	       e->pred.ending != END_RENYOU && !elem_is(e->next, STR("と")) &&
	       !str_ends(e->prev->surface, STR("済み"));
}

/* 鍵を必ず必ず閉める, but not より多くのより高い山 */
static bool
is_said_twice(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (e->pos != POS_ADVERB || e->surface.len < 6 ||
	    elem_is(e, STR("より")))
		return false;
	while (!elem_end(c, at) && at->kind == ELEM_WORD &&
	       at->pos != POS_SYMBOL && !str_eq(at->surface, e->surface))
		at = at->prev;
	return !elem_end(c, at) && at->pos == POS_ADVERB &&
	       str_eq(at->surface, e->surface);
}

/* 18歳以上で、そして、次の人が, 家を借りることができません。そして、次の人に: both
 * belonged to the noun. */
static bool
is_cut_and(const struct chain *c, const struct elem *e)
{
	const struct elem *next = e->next->next, *noun;

	if (!elem_is(e, STR("そして")) || !elem_is(e->next, STR("、")) ||
	    !str_starts(next->surface, STR("次")))
		return false;
	noun = elem_is(next, STR("次の")) ? next->next : next->next->next;
	if (noun != next->next && !elem_is(next->next, STR("の")))
		return false;
	return elem_is(e->prev, STR("、")) ||
	       (elem_is_stop(c, e->prev) && !elem_end(c, e->prev) &&
		   e->prev->prev->pred.neg && !pattern_is_time(noun) &&
		   !elem_is(noun, STR("こと")) && !elem_is(noun, STR("よう")));
}

unsigned
chain_clashes(const struct chain *c)
{
	unsigned n = 0, objects = 0;
	bool direct = false;

	CHAIN_FOREACH(e, c)
	{
		bool pred = e->kind == ELEM_PRED;
		bool stop = pred || e->pos == POS_SYMBOL || e->frozen;

		n += is_clash(e) + is_acting_thing(c, e) + is_acting_being(e) +
		     is_said_twice(c, e) + is_cut_and(c, e) +
		     is_living_thing(c, e) + is_told_as_chance(c, e) +
		     is_only_of_two(c, e) + is_defined_apart(c, e) +
		     is_cleft_cut(c, e) + is_reason_stranded(c, e) +
		     is_sure_as_chance(c, e) + is_active_by(e) +
		     is_aim_as_reason(c, e) + is_office_asked(e) +
		     clash_is_loose_limit(c, e) + clash_mixes_voices(e) +
		     clash_is_things_care(c, e) + clash_is_duty_as_fact(c, e) +
		     clash_ends_cleft(c, e) + clash_is_given_to(e) +
		     clash_is_no_duty(e) + clash_is_cut_relative(c, e) +
		     clash_is_cut_trait(c, e) + clash_is_cut_case(c, e) +
		     clash_ends_who(c, e) + clash_is_made_role(c, e) +
		     clash_is_unwilled_duty(c, e) + clash_loses_past(c, e) +
		     clash_is_rule_as_trait(c, e);
		n += pred && direct &&
		     (takes_no_object(e) || (objects && is_copula(e)));
		/* 本を声を出して読む */
		n += pred && objects > 1 && e->pred.ending != END_TE &&
		     e->pred.ending != END_RENYOU;
		/* 額を…の人は */
		n += objects && elem_is(e, STR("は")) && elem_is_particle(e);
		if (stop)
			objects = 0;
		/* 所得をもとに決まる */
		if (stop || elem_is(e, STR("に")) || elem_is(e, STR("が")))
			direct = false;
		if (elem_is(e, STR("を"))) {
			objects += !is_aside(e);
			direct = true;
		}
	}
	return n;
}
