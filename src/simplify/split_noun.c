/* Cuts behind what somebody or something is: 対象は、市内に住む人で、…人も… */
#include "simplify/split_part.h"

static bool
is_figure(const struct elem *e)
{
	return e->value || e->pos == POS_NOUN_NUMBER || e->pos == POS_VALUE ||
	       e->pos == POS_NOUN_SUFFIX || e->pos == POS_PREFIX ||
	       elem_is(e, STR("だいたい")) || elem_is(e, STR("延べ")) ||
	       /* 2.5, 1,200 */
	       elem_is(e, STR(".")) || elem_is(e, STR(","));
}

/* 出生数は前の年より612人少ない9,845人: nothing else is between. */
static bool
follows_topic_alone(const struct elem *e)
{
	while (is_figure(e) || elem_is(e, STR("より")) || elem_is_noun(e) ||
	       elem_is(e, STR("の")) ||
	       (e->kind == ELEM_PRED && e->pred.ending == END_RENTAI &&
		   !conj_is_verb(e->pred.conj)))
		e = e->prev;
	return elem_is(e, STR("は")) ||
	       (split_is_comma(e) && elem_is(e->prev, STR("は")));
}

/* 死者は67人で、: how many; not 1回で, which is how. */
static bool
is_amount(const struct elem *e)
{
	static const char *const units[] = { "人", "名", "件", "割", "%", "％",
		"パーセント", "ヘクタール", "世帯", "台", "戸", "棟", "トン",
		"グラム", "メートル", "億円", "万円" };
	bool counts = false;

	for (size_t i = 0; i < ARRAY_SIZE(units); i++)
		counts |= str_ends(e->surface, str_from(units[i]));
	/* 340世帯 */
	if (counts && elem_is_noun(e) && !e->space && is_figure(e->prev))
		e = e->prev;
	if ((!counts && !part_is_number(e)) || !is_figure(e))
		return false;
	return follows_topic_alone(e);
}

/* 死者数は, and not 作業は3人で, which is how. */
static bool
is_of_amount(const struct chain *c, const struct elem *e)
{
	static const char *const ends[] = { "数", "率", "額", "高", "費", "料",
		"量", "面積", "人口", "割合", "件数", "予算", "収入", "指数",
		"価格", "寿命", "濃度", "年齢", "赤字", "黒字", "支出",
		"収支" };

	while (!elem_is_stop(c, e) && !elem_is(e, STR("は")))
		e = e->prev;
	for (size_t i = 0; !elem_is_stop(c, e) && i < ARRAY_SIZE(ends); i++)
		if (str_ends(e->prev->surface, str_from(ends[i])))
			return true;
	return false;
}

/* 介護予防教室は、体を動かす教室で; 学ぶためのもので */
static bool
is_kind_of_topic(const struct chain *c, const struct elem *e)
{
	const struct elem *noun = e;

	/* 歴史のあるマラソン大会 */
	while (elem_is_noun(e->prev))
		e = e->prev;
	if (!elem_is(e->prev, STR("の")) && e->prev->kind != ELEM_PRED)
		return false;
	while (!elem_is_stop(c, e) && (e->depth || !elem_is(e, STR("は"))))
		e = e->prev;
	if (elem_is_stop(c, e))
		return false;
	if (elem_is(noun, STR("もの")))
		return elem_is(noun->prev->prev, STR("ため"));
	return elem_is_noun(noun) && str_ends(e->prev->surface, noun->surface);
}

/* 対象者は、市内に住む人で; 手当は、親に渡す手当で: no place or means. */
static bool
is_who(const struct chain *c, const struct elem *e)
{
	static const char *const words[] = { "人", "方", "制度", "手当",
		"仕組み", "税金", "公務員", "給付", "病気", "感染症", "取組",
		"取り組み", "年金", "もの", "機器", "装置", "器具", "道具",
		"施設", "薬", "保険", "行事", "団体", "組織", "機関" };

	if (is_kind_of_topic(c, e))
		return true;
	/* 大臣が頼んだ非常勤の公務員で */
	if (elem_is(e, STR("公務員")) && elem_is(e->prev, STR("の")))
		return split_follows_topic(c, e);
	if (!elem_is_any(e, words, ARRAY_SIZE(words)) &&
	    !str_ends(e->surface, STR("税")))
		return false;
	while (elem_is_noun(e->prev))
		e = e->prev;
	if (e->prev->kind != ELEM_PRED || e->prev->pred.ending != END_RENTAI)
		return false;
	for (; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")))
			return elem_is_person(e->prev) ||
			       !elem_is_actor(e->prev);
	return false;
}

/* このうち…が, 市の外に住む人も: another topic or subject at the head; people
 * who are both are one: カードを持っている人が. */
/* 熱が続くときは */
static bool
is_when(const struct elem *e)
{
	static const char *const words[] = { "とき", "場合", "際" };

	e = e->next;
	if (!elem_is_any(e, words, ARRAY_SIZE(words)))
		return false;
	return elem_is(e->next, STR("は")) ||
	       (elem_is(e->next, STR("に")) &&
		   elem_is(e->next->next, STR("は")));
}

static bool
is_before_when(const struct chain *c, const struct elem *ga)
{
	const struct elem *e = ga->next;

	while (!elem_is_stop(c, e) && e->kind != ELEM_PRED) {
		if (elem_is(e, STR("の")) && is_when(e))
			return true;
		e = e->next;
	}
	return e->kind == ELEM_PRED && is_when(e);
}

/* But for that of 今、この市では. */
static bool
is_head_comma(const struct elem *e)
{
	return split_is_comma(e) && e->prev->pos != POS_NOUN_ADVERBIAL;
}

static bool
opens_anew(const struct chain *c, const struct elem *e, bool amount)
{
	const struct elem *pred = NULL;

	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth)
			continue;
		if (is_head_comma(e))
			return false;
		if (elem_is(e, STR("も")) || elem_is(e, STR("は")))
			return amount || elem_is(e, STR("も")) ||
			       !elem_is_actor(e->prev);
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE &&
		    !(pred && pred->next == e)) {
			if (amount || pred || !is_before_when(c, e))
				return amount;
		}
		if (e->kind != ELEM_PRED)
			continue;
		if (!pred && is_when(e))
			return !amount;
		if (pred || e->pred.ending != END_RENTAI ||
		    split_is_function_noun(e->next))
			return false;
		pred = e;
	}
	return false;
}

/* 県土の約6割を占めています: of the same thing. */
static bool
compares(const struct elem *e, const struct elem *last)
{
	static const char *const heads[] = { "占める", "上回る", "下回る",
		"増える", "減る", "多い", "少ない", "上がる", "下がる",
		"落ち込む", "割り込む", "割る", "伸びる", "なる", "超える",
		"達する", "とどまる", "悪化する", "改善する", "記録する" };

	for (e = e->next; e != last; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending != END_RENTAI &&
		    !str_eq(e->pred.head, STR("比べる")) &&
		    e->pred.ending != END_KU &&
		    !elem_is(e->next, STR("以来")) &&
		    !elem_is(e->next, STR("以降")))
			return false;
	return elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* この講座は、学ぶためのもので、…人を先に受け付けます: what the city does. */
static bool
is_offer(const struct work *w, const struct elem *e, const struct goal *g)
{
	if (g->act != ACT_STATES)
		return false;
	/* この制度は、お金を貸す制度で、だれでも使うことができます */
	if (!g->last->pred.neg &&
	    (str_ends(g->last->pred.head, STR("できる")) ||
		pred_has(&g->last->pred, AUX_CAN) ||
		pred_has(&g->last->pred, AUX_POTENTIAL)))
		return !elem_is_person(e->prev);
	if (!is_kind_of_topic(w->c, e->prev))
		return false;
	return rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY &&
	       !split_has_own_subject(w->c, e->next);
}

/* 事業税は、事業をする人にかかる税金で、8月に納めます: what it is, and no means. */
static bool
is_definition(const struct chain *c, const struct elem *e)
{
	static const char *const words[] = { "税金", "手当", "年金", "病気",
		"感染症", "保険" };

	/* 制度で、市は、 */
	if (elem_is(e, STR("制度")) && !is_kind_of_topic(c, e)) {
		const struct elem *next = e->next->next->next;

		while (elem_is_noun(next))
			next = next->next;
		return elem_is(next, STR("は")) && split_is_comma(next->next);
	}
	return elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       str_ends(e->surface, STR("税")) || is_kind_of_topic(c, e);
}

/* これまでに200人が参加しました: what has come of it. */
static bool
is_history(const struct elem *e, const struct goal *g)
{
	if (!g->last->pred.past)
		return false;
	return elem_is(e, STR("これまでに")) ||
	       (elem_is(e, STR("これ")) && elem_is(e->next, STR("まで"))) ||
	       (e->value && e->value->value &&
		   e->value->value->kind <= VALUE_PERIOD);
}

/* 援助を受けるには, 受けるためには */
static bool
is_aim(const struct elem *ni)
{
	if (elem_is(ni, STR("ため")))
		ni = ni->next;
	return elem_is(ni, STR("に")) && elem_is(ni->next, STR("は"));
}

/* 年の途中で売った場合でも、…納めてください */
static bool
begins_with_when(const struct elem *e)
{
	while (e->kind != ELEM_PRED || e->depth)
		e = e->next;
	return is_when(e) || is_aim(e->next) ||
	       ((elem_is(e->next, STR("場合")) ||
		    elem_is(e->next, STR("とき"))) &&
		   elem_is(e->next->next, STR("でも")));
}

/* The sentence goes on with another topic, or says more of the amount. */
static bool
is_apart(struct work *w, struct elem *e, bool amount)
{
	struct goal g = split_goal(w->c, e->next);

	if (!amount && begins_with_when(e->next->next) &&
	    (g.act > ACT_STATES ||
		(g.act == ACT_STATES && !elem_is_person(e->prev) &&
		    !split_is_supposed(w->c, e))))
		return true;
	/* お金を出す制度で、毎年申し込まなければなりません */
	if (!amount && g.act == ACT_MUST && !elem_is_person(e->prev) &&
	    split_is_plan(e->prev))
		return split_joins(w->c, e, e->next->next, &g);
	if (!amount && g.act == ACT_STATES &&
	    (is_definition(w->c, e->prev) || is_history(e->next->next, &g)))
		return true;
	if (g.act != ACT_STATES || split_is_supposed(w->c, e))
		return false;
	return opens_anew(w->c, e->next->next, amount) || is_offer(w, e, &g) ||
	       (amount && compares(e, g.last));
}

bool
split_noun(struct work *w, struct elem *e)
{
	bool amount = is_amount(e->prev);

	if (!split_is_comma(e->next) || e->pred.conj != CONJ_COPULA ||
	    e->pred.ending != END_TE || e->pred.naux || e->pred.neg ||
	    !(amount || is_who(w->c, e->prev)) ||
	    split_morae(w->c, e) <= w->max_morae || !is_apart(w, e, amount))
		return false;
	return split_at(w, e, e->next->next, NULL, "split-and");
}

/* The same where で was taken for a particle. */
bool
split_who(struct work *w, struct elem *e)
{
	struct elem *copula;
	bool amount;

	if (!elem_is(e, STR("で")) || !split_is_comma(e->next))
		return false;
	amount = is_amount(e->prev) && is_of_amount(w->c, e) &&
		 split_morae(w->c, e) > w->max_morae;
	if (!(amount || is_who(w->c, e->prev)) || !is_apart(w, e, amount))
		return false;
	copula = elem_pred(w->c, STR(""), CONJ_COPULA);
	elem_insert_before(e, copula);
	elem_unlink(e);
	return split_at(w, copula, copula->next->next, NULL, "split-and");
}
