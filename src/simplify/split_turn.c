/* Cuts behind what becomes so, before what comes of it: 対象が広がって、費用も…
 * → 対象が広がります。そして、費用も… */
#include "simplify/split.h"

static bool
is_turn(const struct elem *e)
{
	static const char *const heads[] = { "なる", "広がる", "増える", "減る",
		"変わる", "高まる", "下がる", "上がる", "始まる", "終わる",
		"止まる", "強まる", "弱まる", "進む", "混む", "低下する",
		"悪化する", "発生する", "上昇する", "改善する", "増加する",
		"減少する", "倒れる", "壊れる", "崩れる" };

	return e->pred.ending == END_TE && !e->pred.neg && !e->pred.naux &&
	       (elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
		   str_ends(e->pred.head, STR("くなる"))) &&
	       /* 結論になって, 行うことになって: settled before. */
	       !elem_is(e->prev->prev, STR("こと"));
}

/* 費用も対象になります: a subject of its own, and one clause. */
static bool
is_outcome(const struct chain *c, const struct elem *e, const struct goal *g)
{
	bool subject = false;

	for (; e != g->last; e = e->next) {
		if (elem_is_stop(c, e))
			return false;
		if (e->depth)
			continue;
		if (e->kind != ELEM_PRED) {
			subject = subject || elem_is(e, STR("も")) ||
				  (elem_is(e, STR("が")) &&
				      e->pos == POS_PARTICLE_CASE &&
				      !elem_is(e->prev, STR("こと")));
			continue;
		}
		if (split_connects(e) || e->pred.ending == END_KU ||
		    str_eq(e->pred.head, STR("かかる")))
			continue;
		if (!subject)
			return false;
		if (e->pred.ending == END_RENTAI
			? !(elem_is(e->next, STR("こと")) &&
			      e->next->next->next == g->last)
			: e->pred.ending != END_SHUSHI ||
			      (e->next != g->last &&
				  !elem_is(e->next, STR("かも"))))
			return false;
	}
	return subject;
}

/* 通行止めになって, and not 4月になって */
static bool
is_new_state(const struct elem *e)
{
	const struct elem *noun = e->prev->prev;

	return str_eq(e->pred.head, STR("なる")) &&
	       elem_is(e->prev, STR("に")) && elem_is_noun(noun) &&
	       !noun->value && !pattern_is_time(noun) && !elem_is_person(noun);
}

/* 2人目からは半額になって、生活保護の世帯は…: said of another thing. */
static bool
is_topic_next(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth)
			continue;
		if (split_is_comma(e) || e->kind == ELEM_PRED)
			return false;
		if (elem_is(e, STR("は")) || elem_is(e, STR("については")))
			return (elem_is_noun(e->prev) ||
				   elem_is(e->prev, STR("について"))) &&
			       !split_is_function_noun(e->prev) &&
			       !e->prev->value &&
			       e->prev->pos != POS_NOUN_ADVERBIAL;
	}
	return false;
}

/* What is so now has become so: 水道管が壊れました; and is going on: 高齢化が進んで
 * います. */
static void
set_tense(struct pred *p, const struct pred *last)
{
	static const char *const heads[] = { "なる", "変わる", "始まる",
		"終わる", "止まる", "発生する", "倒れる", "壊れる", "崩れる" };

	static const char *const trends[] = { "増える", "減る", "高まる",
		"進む", "増加する", "減少する" };

	p->past = last->past;
	/* 猫が増えて、苦情があります */
	for (size_t i = 0; i < ARRAY_SIZE(trends); i++)
		if (!p->past && str_eq(last->head, STR("ある")) &&
		    str_is(p->head, trends[i])) {
			pred_push(p, AUX_IRU);
			return;
		}
	if (!pred_has(last, AUX_IRU))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(p->head, heads[i])) {
			p->past = true;
			return;
		}
	pred_push(p, AUX_IRU);
}

/* 工事が終わって、公開することになりました: on no day to come. */
static bool
is_over(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "終わる", "完了する", "完成する",
		"できる" };

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->value)
			return false;
	return true;
}

bool
split_turn(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g;
	bool topic;

	if (!split_is_comma(e->next) || !is_turn(e) ||
	    split_morae(w->c, e) <= w->max_morae ||
	    !(split_has_subject(w->c, e) || is_new_state(e)))
		return false;
	topic = is_topic_next(w->c, behind);
	if (split_is_supposed(w->c, e) && !topic)
		return false;
	g = split_goal(w->c, e->next);
	if (g.act != ACT_STATES || !conj_is_verb(g.last->pred.conj) ||
	    !(topic || is_outcome(w->c, behind, &g)))
		return false;
	/* 変更になって、採寸は3日に行うことになりました: that was settled. */
	if (!elem_is(g.last->prev->prev, STR("こと")))
		set_tense(&e->pred, &g.last->pred);
	else if (is_over(w->c, e))
		e->pred.past = g.last->pred.past;
	return split_at(w, e, behind, topic ? "また" : "そして", "split-and");
}

/* 詐欺が増えているので、電話を買った人に…: goes on everywhere, and is no matter
 * of those people; 制度が始まったため、 */
static bool
is_trend(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "増える", "減る", "広がる", "進む",
		"高まる", "深まる", "化する", "悪化する", "多発する", "相次ぐ",
		"足りる", "上がる", "起こる", "起きる", "高くなる", "多くなる",
		"少なくなる", "なる", "続く", "発生する", "目立つ", "下がる",
		"遅れる", "求める" };
	static const char *const news[] = { "始まる", "変わる", "終わる",
		"なくなる" };

	if (!elem_is(e->next, STR("ので")) && !elem_is(e->next, STR("ため")))
		return false;
	if (split_follows_topic(c, e) && !split_citys_topic(c, e))
		return false;
	/* 制限することになったため、 */
	if (e->pred.past && str_eq(e->pred.head, STR("なる")) &&
	    elem_is(e->prev, STR("に")) && elem_is(e->prev->prev, STR("こと")))
		return true;
	/* 改造しなければならないため */
	if (str_eq(e->pred.head, STR("なる")) && e->pred.neg &&
	    e->prev->kind == ELEM_PRED && e->prev->pred.ending == END_BA)
		return true;
	if (!split_own_subject(c, e))
		return false;
	if (e->pred.past && !e->pred.naux)
		return elem_has_head(e, news, ARRAY_SIZE(news)) &&
		       elem_is(e->prev, STR("が")) &&
		       split_is_plan(e->prev->prev);
	/* 数が多いので */
	if (e->pred.conj == CONJ_ADJ && !e->pred.naux && !e->pred.past)
		return elem_is(e->next, STR("ので"));
	return pred_has(&e->pred, AUX_IRU) && e->pred.naux == 1 &&
	       !e->pred.past && elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 6月1日から駐車場が使えなくなるため、車で来る人は、…: on a day of its own. */
static bool
is_dated(const struct chain *c, const struct elem *e)
{
	bool past = e->pred.past || !split_is_cause(&e->pred);

	/* 使えなくなるため */
	if (e->prev->kind == ELEM_PRED && e->prev->pred.ending == END_KU)
		e = e->prev;
	if (past || !split_own_subject(c, e))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (!e->depth && elem_is(e, STR("は")))
			return false;
		if (e->value && e->value->value &&
		    e->value->value->kind <= VALUE_PERIOD)
			return true;
	}
	return false;
}

/* What follows the trend is no matter of who suffers from it. */
bool
split_is_trend(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	const struct elem *relative = split_relative(c, behind);

	if (e->pred.conj == CONJ_ADJ && relative &&
	    (relative->next->pos == POS_NOUN_DEPENDENT ||
		elem_is_actor(relative->next)))
		return false;
	return relative &&
	       ((is_trend(c, e) &&
		    (e->pred.past || !split_has_topic(c, behind))) ||
		   is_dated(c, e)) &&
	       !relative->pred.neg && !relative->pred.naux &&
	       !str_eq(relative->pred.head, STR("できる")) &&
	       !str_eq(relative->pred.head, STR("困る"));
}
