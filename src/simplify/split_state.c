/* Cuts behind what is so, before another fact. */
#include "simplify/split_part.h"

/* Says of something how it is, and not when one should do what. */
static bool
is_about_thing(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("を")))
			return false;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return true;
		if (elem_is(e, STR("は")) && elem_is_noun(e->prev) &&
		    !elem_is_actor(e->prev) && !elem_is(e->prev, STR("とき")) &&
		    !elem_is(e->prev, STR("場合")) &&
		    !elem_is(e->prev, STR("際")))
			return true;
	}
	return false;
}

/* 窓口が混んで、 */
static bool
is_crowded(const struct elem *e)
{
	static const char *const heads[] = { "混む", "混雑する", "混み合う" };

	return e->pred.ending == END_TE && !e->pred.neg &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

static bool
is_state(const struct pred *p)
{
	return p->ending == END_TE && !p->neg &&
	       (pred_has(p, AUX_IRU) || pred_has(p, AUX_ARU) ||
		   str_eq(p->head, STR("ある")));
}

/* 保証人が2人必要で */
static bool
is_number_needed(const struct elem *e)
{
	const struct elem *at = e->prev;

	if (!str_eq(e->pred.head, STR("必要")))
		return false;
	while (part_is_number(at) || at->pos == POS_NOUN_SUFFIX)
		at = at->prev;
	return at != e->prev && elem_is(at, STR("が"));
}

/* 借りることができて, 出さなければならなくて */
static bool
is_rule(const struct elem *e)
{
	if (e->pred.ending != END_TE)
		return false;
	if (str_eq(e->pred.head, STR("できる")) && !e->pred.neg)
		return elem_is(e->prev, STR("が")) &&
		       (elem_is(e->prev->prev, STR("こと")) ||
			   e->prev->prev->pos == POS_NOUN_VERBAL);
	if (str_eq(e->pred.head, STR("ある")))
		return elem_is(e->prev, STR("が")) &&
		       elem_is(e->prev->prev, STR("必要"));
	if (str_eq(e->pred.head, STR("必要")) ||
	    str_eq(e->pred.head, STR("大切")) ||
	    str_eq(e->pred.head, STR("重要")))
		return elem_is(e->prev, STR("が")) || is_number_needed(e);
	return str_eq(e->pred.head, STR("なる")) && e->pred.neg &&
	       e->prev->kind == ELEM_PRED && e->prev->pred.neg &&
	       e->prev->pred.ending == END_BA;
}

/* 通報があって: that was before. */
static bool
is_event(const struct elem *e)
{
	return str_eq(e->pred.head, STR("ある")) &&
	       elem_is(e->prev, STR("が")) &&
	       e->prev->prev->pos == POS_NOUN_VERBAL;
}

/* 国道で倒木があって、2人がけがをしました: there was one. */
static bool
happened(const struct elem *e, const struct goal *g)
{
	static const char *const words[] = { "倒木", "火事", "火災", "事故",
		"地震", "大雨", "被害", "事件", "けが", "トラブル", "問題",
		"ミス", "間違い" };
	static const char *const events[] = { "会", "訓練", "イベント", "祭り",
		"式", "選挙", "試験" };

	return str_eq(e->pred.head, STR("ある")) && !e->pred.naux &&
	       e->pred.ending == END_TE && elem_is(e->prev, STR("が")) &&
	       g->act == ACT_STATES && g->last->pred.past &&
	       (elem_is_any(e->prev->prev, words, ARRAY_SIZE(words)) ||
		   pattern_is_act_noun(e->prev->prev) ||
		   str_ends_any(
		       e->prev->prev->surface, events, ARRAY_SIZE(events)));
}

/* 期間は2週間: how much something is. */
static bool
is_measure(const struct elem *e)
{
	static const char *const words[] = { "期間", "料", "費", "代", "定員",
		"時間", "費用", "任期", "料金", "期限", "お金" };

	while (e->value || e->pos == POS_NOUN_NUMBER || e->pos == POS_VALUE ||
	       e->pos == POS_NOUN_SUFFIX || elem_is(e, STR("まで")))
		e = e->prev;
	if (!elem_is(e, STR("は")))
		return false;
	return str_ends_any(e->prev->surface, words, ARRAY_SIZE(words));
}

/* 診断が2週間で、: a thing is so; 2週間で終わる: no predicate. */
static bool
is_plain_state(const struct elem *e)
{
	static const char *const states[] = { "有効", "無効", "任意" };
	static const char *const words[] = { "もの", "制", "無料", "有料",
		"自由", "先着順", "円", "だけ", "制度", "施設", "器具",
		"仕組み", "証明", "木造住宅", "まで", "公務員", "犯罪", "団体",
		"組織", "機関", "税金", "病気", "手当", "違反", "原則", "義務",
		"そう", "虫", "害虫", "動物", "植物", "鳥", "魚" };

	if (e->pred.conj == CONJ_NA && e->pred.ending == END_TE &&
	    !e->pred.naux && !e->pred.neg &&
	    elem_has_head(e, states, ARRAY_SIZE(states)))
		return true;
	return e->pred.conj == CONJ_COPULA && e->pred.ending == END_TE &&
	       !e->pred.naux && !e->pred.neg &&
	       (elem_is_any(e->prev, words, ARRAY_SIZE(words)) ||
		   is_measure(e->prev));
}

/* センターは…施設であり、: written, で is sure to be no particle. */
static bool
is_written_state(const struct chain *c, const struct elem *e)
{
	return e->pred.written && e->pred.ending == END_RENYOU &&
	       e->pred.conj == CONJ_COPULA && !e->pred.naux &&
	       !elem_is(e->next->next, STR("かつ")) &&
	       split_follows_topic(c, e) && !split_own_subject(c, e);
}

static bool
says_of_it(const struct elem *behind)
{
	static const char *const words[] = { "この", "その", "これ", "それ",
		"このまま", "そのまま" };

	return elem_is_any(behind, words, ARRAY_SIZE(words));
}

static bool
is_actor_next(const struct elem *e)
{
	for (e = e->next; elem_is_noun(e->next); e = e->next)
		;
	return elem_is_actor(e);
}

/* 服装は、…: a topic or subject stands before all that could take the state
 * in. */
static bool
begins_anew(const struct chain *c, const struct elem *e, const struct goal *g)
{
	bool named = false;

	for (; e != g->verb; e = e->next) {
		if (elem_is_stop(c, e))
			return false;
		if (e->depth)
			continue;
		if (e->kind != ELEM_PRED) {
			named = named || elem_is(e, STR("は")) ||
				(elem_is(e, STR("が")) &&
				    e->pos == POS_PARTICLE_CASE);
			continue;
		}
		if (!named || split_is_function_noun(e->next) ||
		    (e->pred.ending != END_RENTAI && e->pred.ending != END_TE))
			return false;
		if (e->pred.ending == END_RENTAI && is_actor_next(e))
			return false;
	}
	return true;
}

/* 参加者を集めていて、希望する人は…: what the city does. */
bool
split_is_offered(const struct elem *e)
{
	static const char *const heads[] = { "集める", "募集する", "開く",
		"配る", "受け付ける", "設ける", "開催する", "派遣する", "貸す",
		"貸し出す", "整備する", "作る", "用意する", "設置する",
		"提供する", "進める", "行う" };

	return pred_has(&e->pred, AUX_IRU) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 持ち込みは認められず、…出してください: what is not so is no request. */
static bool
is_lack(const struct work *w, const struct elem *e)
{
	if (!e->pred.neg ||
	    (e->pred.ending != END_ZU && e->pred.ending != END_TE &&
		e->pred.ending != END_KU))
		return false;
	return split_is_unwilled(e) && split_has_subject(w->c, e);
}

/* 被害が増えており、注意を呼びかけています: what is so, and what is done. */
static bool
joins_facts(const struct work *w, struct elem *e, const struct goal *g)
{
	return e->pred.joins && pred_has(&e->pred, AUX_IRU) && !e->pred.neg &&
	       (g->act == ACT_STATES || g->act == ACT_MUST) &&
	       split_morae(w->c, e) > w->max_morae &&
	       split_has_subject(w->c, e);
}

/* What is lacking, and a duty, say enough by themselves. */
static bool
is_own_fact(const struct work *w, struct elem *e, const struct goal *g)
{
	struct elem *behind = e->next->next;
	bool long_one = split_morae(w->c, e) > w->max_morae;

	if (joins_facts(w, e, g))
		return true;
	return ((is_lack(w, e) &&
		    (g->act == ACT_REQUEST || (g->act && long_one))) ||
		   (is_written_state(w->c, e) && g->act == ACT_STATES &&
		       long_one)) &&
	       split_joins(w->c, e, behind, g);
}

/* 住宅を用意していて、安く借りることができます; お金に使うことになっていて、その
 * 使い方を発表しなければなりません */
static bool
is_use_of(const struct work *w, struct elem *e, const struct goal *g)
{
	static const char *const gives[] = { "渡す", "貸す", "配る", "送る" };
	struct elem *behind = e->next->next;

	if (split_morae(w->c, e) <= w->max_morae)
		return false;
	/* 消すことがあって、そのときは、 */
	if (str_eq(e->pred.head, STR("ある")) && is_state(&e->pred) &&
	    elem_is(e->prev->prev, STR("こと")) &&
	    (elem_is(behind, STR("そのとき")) ||
		(elem_is(behind, STR("その")) &&
		    (elem_is(behind->next, STR("とき")) ||
			elem_is(behind->next, STR("場合"))))))
		return g->act == ACT_STATES;
	/* 待ってもらうことがあって、お金を払ってもらうこともあります */
	if (str_eq(e->pred.head, STR("ある")) && is_state(&e->pred) &&
	    elem_is(e->prev->prev, STR("こと")) &&
	    str_eq(g->last->pred.head, STR("ある")) &&
	    elem_is(g->last->prev->prev, STR("こと")))
		return true;
	/* 大雨のおそれがあって、気をつけなければなりません */
	if (str_eq(e->pred.head, STR("ある")) && is_state(&e->pred) &&
	    (elem_is(e->prev->prev, STR("おそれ")) ||
		elem_is(e->prev->prev, STR("危険"))) &&
	    g->act == ACT_MUST)
		return true;
	/* お金を出す制度があって、申し込みを受け付けます */
	if (str_eq(e->pred.head, STR("ある")) && is_state(&e->pred) &&
	    elem_is(e->prev, STR("が")) && split_is_plan(e->prev->prev))
		return g->act == ACT_STATES && g->verb == g->last &&
		       rules_verb_class(w->easy, g->last->pred.head) &
			   VERB_CITY &&
		       split_joins(w->c, e, behind, g);
	/* 相談を受けることができて、必要なときは病院を紹介します */
	if (str_eq(e->pred.head, STR("できる")) && is_rule(e) &&
	    g->act == ACT_STATES && g->verb == g->last && !g->last->pred.neg &&
	    rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY &&
	    !split_has_own_subject(w->c, behind))
		return split_joins(w->c, e, behind, g);
	/* 10か国語を用意していて、希望した人に渡しています */
	if (split_is_offered(e) && g->act == ACT_STATES && g->verb == g->last &&
	    elem_has_head(g->last, gives, ARRAY_SIZE(gives)))
		return !split_has_own_subject(w->c, behind);
	if (split_opens_relative(w->c, behind))
		return false;
	if (g->act == ACT_MUST)
		return is_state(&e->pred) && split_follows_topic(w->c, e) &&
		       elem_is(behind, STR("その"));
	return split_is_offered(e) &&
	       str_eq(g->last->pred.head, STR("できる")) &&
	       !g->last->pred.neg && split_has_own(w->c, e, STR("を")) &&
	       split_joins(w->c, e, behind, g);
}

/* 認定を受けると、… */
static bool
begins_with_cause(const struct elem *behind)
{
	while (behind->kind != ELEM_PRED || behind->depth)
		behind = behind->next;
	return behind->pred.ending == END_SHUSHI &&
	       elem_is(behind->next, STR("と")) &&
	       split_is_comma(behind->next->next);
}

/* 使うためには、住所があって、滞納がないことが条件です: all is needed for it. */
static bool
follows_aim(const struct chain *c, const struct elem *e)
{
	if (split_has_topic(c, e->next))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")) &&
		    elem_is(e->prev, STR("に")) &&
		    (e->prev->prev->kind == ELEM_PRED ||
			elem_is(e->prev->prev, STR("ため"))))
			return true;
	return false;
}

/* この手紙は、市内に住んでいて、…家庭に: no letter lives there. */
static bool
is_of_others(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "住む", "暮らす", "働く", "勤める",
		"通う", "通学する", "通勤する" };

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")))
			return elem_is_noun(e->prev) &&
			       !elem_is_actor(e->prev) &&
			       !elem_is_person(e->prev);
	return false;
}

/* 50年を超えていて、事故を防ぐため、…調べています */
static bool
begins_with_aim(const struct chain *c, const struct elem *behind)
{
	for (; !elem_is_stop(c, behind); behind = behind->next)
		if (split_is_comma(behind) && !behind->depth)
			return elem_is(behind->prev, STR("ため")) &&
			       behind->prev->prev->kind == ELEM_PRED &&
			       !behind->prev->prev->pred.past;
	return false;
}

/* What follows a state says something of its own: 無料で、だれでも… */
static bool
is_fact_apart(struct work *w, struct elem *e, const struct goal *g, bool plain)
{
	struct elem *behind = e->next->next;
	bool offered = split_is_offered(e);

	if (split_morae(w->c, e) <= w->max_morae || !g->act || is_event(e) ||
	    (plain &&
		(!split_follows_topic(w->c, e) || split_own_subject(w->c, e))))
		return false;
	if (!(split_has_subject(w->c, e) || says_of_it(behind) || offered) ||
	    (!split_has_own_subject(w->c, behind) &&
		!(plain && (g->act == ACT_REQUEST || g->act == ACT_MUST))))
		return false;
	return split_joins(w->c, e, behind, g) ||
	       begins_anew(w->c, behind, g) ||
	       ((is_rule(e) || plain) && begins_with_cause(behind)) ||
	       (split_has_topic(w->c, behind) &&
		   (is_rule(e) || offered || split_follows_topic(w->c, e)));
}

/* What the city offers, and how something is, before a request or another
 * fact. */
static bool
is_apart(struct work *w, struct elem *e, const struct goal *g, bool state)
{
	struct elem *behind = e->next->next;

	if (is_use_of(w, e, g))
		return true;
	if (split_is_offered(e) && !split_opens_relative(w->c, behind) &&
	    (g->act == ACT_REQUEST || (!conj_is_verb(g->last->pred.conj) &&
					  split_has_subject(w->c, e))))
		return true;
	return state && g->act == ACT_REQUEST && is_about_thing(w->c, e);
}

/* 窓口が混んで、 and a state before an aim of what is done. */
static bool
is_long_state(struct work *w, struct elem *e, const struct goal *g, bool state)
{
	struct elem *behind = e->next->next;

	return g->act == ACT_STATES && split_morae(w->c, e) > w->max_morae &&
	       ((is_crowded(e) && split_joins(w->c, e, behind, g)) ||
		   (state && split_follows_topic(w->c, e) &&
		       begins_with_aim(w->c, behind)));
}

/* 許可があることが必要で、申請をしなければなりません: of the same topic. */
static bool
is_need(const struct work *w, struct elem *e, const struct goal *g)
{
	return g->act == ACT_MUST && str_eq(e->pred.head, STR("必要")) &&
	       is_rule(e) && split_follows_topic(w->c, e) &&
	       split_morae(w->c, e) > w->max_morae &&
	       split_joins(w->c, e, e->next->next, g);
}

/* 食感が特長で、9月に販売が始まります */
static bool
is_feature(const struct work *w, struct elem *e, const struct goal *g)
{
	static const char *const words[] = { "特長", "特徴", "特色", "魅力",
		"自慢" };

	return g->act == ACT_STATES && e->pred.conj == CONJ_COPULA &&
	       e->pred.ending == END_TE && !e->pred.naux && !e->pred.neg &&
	       elem_is(e->prev->prev, STR("が")) &&
	       elem_is_any(e->prev, words, ARRAY_SIZE(words)) &&
	       split_morae(w->c, e) > w->max_morae &&
	       !split_opens_relative(w->c, e->next->next);
}

/* お金を出すことが決まって、12月に調査を始めます: that was before. */
static bool
was_decided(const struct work *w, const struct elem *e, const struct goal *g)
{
	return g->act == ACT_STATES && e->pred.ending == END_TE &&
	       str_eq(e->pred.head, STR("決まる")) && !e->pred.naux &&
	       !e->pred.neg && elem_is(e->prev, STR("が")) &&
	       elem_is(e->prev->prev, STR("こと")) &&
	       split_morae(w->c, e) > w->max_morae && !g->last->pred.neg &&
	       rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY;
}

static bool
cut_state(struct work *w, struct elem *e, const struct goal *g)
{
	/* 運転手が足りなくて、便を減らします: why it is done. */
	bool cause = g->act == ACT_STATES && e->pred.ending == END_TE &&
		     e->pred.neg && str_eq(e->pred.head, STR("足りる"));

	e->pred.past |= happened(e, g) || was_decided(w, e, g);
	return split_at(
	    w, e, e->next->next, cause ? "そのため" : NULL, "split-and");
}

/* 予約制になっていて、…出してください: a state asks for nothing. */
bool
split_state(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g = split_goal(w->c, e->next);
	bool state = is_state(&e->pred) || is_rule(e);
	bool plain = is_plain_state(e);

	if (!split_is_comma(e->next) || !g.last || is_of_others(w->c, e))
		return false;
	if (split_is_duty(e) && g.act && split_has_topic(w->c, behind))
		return split_at(w, e, behind, NULL, "split-and");
	if (g.act == ACT_STATES &&
	    (split_is_supposed(w->c, e) || follows_aim(w->c, e) ||
		(split_is_ruled(behind, &g) &&
		    split_has_own(w->c, e, STR("を")))))
		return false;
	if (is_own_fact(w, e, &g) || is_need(w, e, &g) ||
	    is_feature(w, e, &g) || was_decided(w, e, &g) ||
	    is_long_state(w, e, &g, state))
		return cut_state(w, e, &g);
	if (!(state || plain || split_is_offered(e)))
		return false;
	return (is_apart(w, e, &g, state) || is_fact_apart(w, e, &g, plain)) &&
	       cut_state(w, e, &g);
}
