/* Who, what or when it is, where that takes long to say, behind what is said
 * of it: 収入が減って、…人は、…ができます → 次の人は、…ができます。収入が減って、…
 * 人です。 */
#include "simplify/split_part.h"

/* Shorter ones are read in one breath. */
#define NAME_MIN 22
#define REST_MIN 12
#define REST_MAX 48u

/* 次の人, 次のように, and not 次の日. */
static bool
is_lead(const struct elem *e)
{
	static const char *const words[] = { "日", "月", "年", "週", "年度",
		"世代", "日曜日", "月曜日" };

	return elem_is(e, STR("次")) && elem_is(e->next, STR("の")) &&
	       !e->next->next->value &&
	       !elem_is_any(e->next->next, words, ARRAY_SIZE(words));
}

bool
split_has_lead(const struct chain *c)
{
	CHAIN_FOREACH(e, c)
	{
		if (is_lead(e))
			return true;
	}
	return false;
}

/* The や of 会社や店. */
static bool
is_company(const struct elem *ya)
{
	return elem_is(ya, STR("や")) && elem_is(ya->prev, STR("会社")) &&
	       elem_is(ya->next, STR("店"));
}

/* The first part of the noun that ends at e: 納税|義務|者. */
static struct elem *
noun_begin(struct elem *e)
{
	while (elem_is_noun(e->prev) || e->prev->pos == POS_PREFIX)
		e = e->prev;
	/* As the lexicon writes 事業者. */
	return is_company(e->prev) ? e->prev->prev : e;
}

/* 借りたときの家賃: what it is does not say which it is. */
static bool
is_of_clause(const struct part *p)
{
	const struct elem *e = p->to->prev;

	while (e != p->first && e->kind != ELEM_PRED)
		e = e->prev;
	/* 子どもに知らない男が: nothing but strange. */
	return e->kind == ELEM_PRED && conj_is_verb(e->pred.conj) &&
	       !(e->pred.neg && str_eq(e->pred.head, STR("知る"))) &&
	       !split_is_function_noun(e->next);
}

/* とき, こと and nouns with a meaning of their own; no names, no numbers. */
static bool
is_name(const struct part *p, const struct elem *first, const struct elem *last)
{
	static const char *const words[] = { "とき", "こと", "人", "方",
		"場合" };
	static const char *const vague[] = { "可能性", "必要", "機会", "義務",
		"危険", "おそれ", "恐れ", "影響", "状況", "状態", "予定",
		"割合", "原因", "理由" };

	/* 必要なときに says no more. */
	if (elem_is_any(last, words, ARRAY_SIZE(words)))
		return !(str_eq(last->prev->pred.head, STR("必要")) &&
			 !elem_is(last->prev->prev, STR("が")));
	/* 計画の作成: what one does with it. */
	if (last->pos == POS_NOUN_VERBAL && elem_is(first->prev, STR("の")))
		return false;
	if (elem_is_any(last, vague, ARRAY_SIZE(vague)) || !is_of_clause(p))
		return false;
	if (split_is_function_noun(last) || last->pos == POS_NOUN_DEPENDENT ||
	    last->pos == POS_NOUN_ADVERBIAL || last->pos == POS_PRONOUN ||
	    pattern_is_time(last))
		return false;
	/* ファミリー・サポート・センター is one name. */
	if (elem_is(first->prev, STR("・")))
		return false;
	for (;; first = first->next) {
		if (first->value || first->frozen ||
		    first->pos == POS_NOUN_NUMBER ||
		    first->pos == POS_NOUN_PROPER)
			return false;
		if (first == last)
			return true;
	}
}

/* 家を持つ人と、店を開く会社, 公園や、市が認めた場所: one noun would not name both;
 * and in a row they are a list. 住む家族の転出や出生があったとき is one. */
static bool
is_one_kind(const struct part *p)
{
	static const char *const links[] = { "と", "や", "、", "か", "または",
		"及び" };
	bool when = split_is_function_noun(p->to->prev);
	bool clause = false;

	for (const struct elem *e = p->first; e != p->to; e = e->next) {
		if (e->depth)
			continue;
		if (e->kind == ELEM_PRED)
			clause = e->pred.ending == END_RENTAI &&
				 elem_is_noun(e->next);
		else if (clause && !is_company(e) &&
			 (!when || split_is_function_noun(e->prev)) &&
			 elem_is_any(e, links, ARRAY_SIZE(links)))
			return false;
		else if (elem_is_particle(e) && !elem_is(e, STR("の")))
			clause = false;
	}
	return clause;
}

/* 工事をしている間、: when it is, of what follows. */
static bool
is_time_comma(const struct elem *comma)
{
	const struct elem *e = comma->prev;

	return split_is_comma(comma) && !elem_is(e, STR("うち")) &&
	       !elem_is(e, STR("結果")) &&
	       (e->value || elem_is(e, STR("間")) || elem_is(e, STR("中")) ||
		   e->pos == POS_NOUN_ADVERBIAL || pattern_is_time(e));
}

/* 県と一緒に, 将来のために, and not 一緒に住む, 資格を取るために学ぶ. */
static bool
is_bound_word(const struct elem *e)
{
	static const char *const words[] = { "その", "それ", "そこ", "その他",
		"また", "特に", "もし", "次" };
	static const char *const here[] = { "市", "町", "村", "区", "県" };

	if (elem_is(e, STR("この")))
		return !elem_is_any(e->next, here, ARRAY_SIZE(here));
	if (elem_is(e, STR("一緒")))
		return elem_is(e->prev, STR("と"));
	if (elem_is(e, STR("ため")))
		return e->prev->kind != ELEM_PRED ||
		       !elem_is(e->next, STR("に")) ||
		       split_is_comma(e->next->next);
	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* What a clause cannot be of, and words that point to what stands before. */
static bool
is_bound(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if (!e->depth && (is_time_comma(e) || name_is_whatever(e) ||
				     (e->kind == ELEM_PRED &&
					 (e->pred.polite ||
					     e->pred.ending == END_KUDASAI)) ||
				     is_bound_word(e)))
			return true;
	return elem_is(p->to, STR("が")) && p->to->pos != POS_PARTICLE_CASE;
}

/* なければ なりません, こと が できます, 止まること が あります: all that is said. */
static bool
is_of_goal(const struct elem *e, const struct goal *g)
{
	static const char *const heads[] = { "できる", "ある" };

	static const char *const plans[] = { "方針", "予定", "計画" };

	if (e->next == g->last || e == g->verb ||
	    (elem_is_any(e->next, plans, ARRAY_SIZE(plans)) &&
		e->next->next == g->last))
		return true;
	return elem_is(e->next, STR("こと")) &&
	       e->next->next->next == g->last &&
	       elem_has_head(g->last, heads, ARRAY_SIZE(heads));
}

/* Up to the end one clause, which the case e belongs to. */
static bool
is_one_clause(const struct elem *e, const struct goal *g)
{
	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) && !elem_is(e->prev, STR("こと")))
			return false;
		if (e->kind == ELEM_PRED && !is_of_goal(e, g) &&
		    e->pred.ending != END_NAGARA &&
		    !(e->pred.ending == END_KU && e->next->kind == ELEM_PRED) &&
		    !(e->pred.ending == END_TE && split_connects(e)))
			return false;
	}
	return true;
}

/* 高校生に、図書館で使うことができる券を渡します: what they are given. */
static bool
is_receiver(const struct part *p, const struct goal *g)
{
	static const char *const gives[] = { "渡す", "払う", "出す", "送る",
		"配る", "貸す", "届ける", "行う", "紹介する", "補助する" };
	const struct elem *e = p->to;

	if (elem_is(e, STR("が")) || elem_is(e, STR("を")) ||
	    !part_is_people(e->prev) || !split_is_comma(e->next) ||
	    !elem_has_head(g->last, gives, ARRAY_SIZE(gives)))
		return false;
	for (e = p->behind; e != g->last; e = e->next)
		if (!e->depth &&
		    (elem_is(e, STR("は")) ||
			(e->kind == ELEM_PRED &&
			    (e->pred.ending != END_RENTAI ||
				!conj_is_verb(e->pred.conj) ||
				(split_is_function_noun(e->next) &&
				    !elem_is(e->next, STR("こと")))))))
			return false;
	return true;
}

/* 使える区域では、 and not 市が運営する体育館では、 which there is one of. */
static bool
is_where(const struct elem *de)
{
	static const char *const words[] = { "区域", "地域", "地区", "場所",
		"ところ", "所", "施設", "道路", "建物", "学校", "会社" };

	return elem_is(de, STR("で")) && elem_is(de->next, STR("は")) &&
	       elem_is_any(de->prev, words, ARRAY_SIZE(words));
}

/* は、 には、 では、 が、 を: the particle, and what stands behind it. */
static bool
is_end(struct elem *e, struct part *p, bool *ret_topic)
{
	struct elem *behind = e->next;

	*ret_topic = elem_is(e, STR("は")) || elem_is(e, STR("については"));
	if (!*ret_topic &&
	    (((elem_is(e, STR("に")) || elem_is(e, STR("について"))) &&
		 elem_is(behind, STR("は"))) ||
		is_where(e))) {
		*ret_topic = true;
		behind = behind->next;
	}
	if (!*ret_topic && !elem_is(e, STR("に対して")) &&
	    !elem_is(e, STR("に対し")) &&
	    !((elem_is(e, STR("が")) || elem_is(e, STR("を")) ||
		  elem_is(e, STR("に"))) &&
		e->pos == POS_PARTICLE_CASE))
		return false;
	if (*ret_topic && !split_is_comma(behind))
		return false;
	if (split_is_comma(behind))
		behind = behind->next;
	p->behind = behind;
	return true;
}

/* 北口へ行く道は、広くする計画です: of a thing that there is one of; and 住んで
 * いる人です is said of them already. */
static bool
is_said_of(const struct goal *g, const struct elem *last)
{
	static const char *const plans[] = { "予定", "方針" };

	/* ヤングケアラーと言います */
	if (str_eq(g->last->pred.head, STR("言う")))
		return true;
	return g->last->pred.conj == CONJ_COPULA &&
	       !elem_is_any(g->last->prev, plans, ARRAY_SIZE(plans)) &&
	       (elem_is_person(g->last->prev) || !part_is_people(last));
}

static void
put_name(struct work *w, struct part *p, struct elem *first, struct elem *last)
{
	struct chain *c = w->c;

	elem_insert_word(c, p->to, "次", POS_NOUN);
	elem_insert_word(c, p->to, "の", POS_PARTICLE);
	for (;; first = first->next) {
		elem_insert_before(
		    p->to, elem_word(c, first->surface, first->pos));
		if (first == last)
			break;
	}
}

/* 市が預かります, where nobody is named: the city acts. */
static bool
is_citys(const struct work *w, const struct part *p, const struct goal *g)
{
	return elem_is(p->to, STR("が")) || part_is_offer(g) ||
	       pred_has(&g->verb->pred, AUX_CAUSATIVE) ||
	       !elem_is_stop(w->c, p->first->prev) ||
	       rules_verb_class(w->easy, g->verb->pred.head) & VERB_CITY;
}

/* 次のときは、…ときは、 */
static bool
has_case(const struct chain *c, const struct part *p, const struct goal *g)
{
	const struct elem *e = p->first;

	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	for (; e != g->last; e = e->next)
		if (elem_is(e, STR("とき")) && elem_is(e->next, STR("は")) &&
		    e->next != p->to)
			return true;
	return false;
}

/* その土地を買うよう, これを拒む: would point to what follows. */
static bool
points_back(const struct elem *e, const struct goal *g, bool people)
{
	static const char *const words[] = { "土地", "建物", "家", "車", "人",
		"方", "もの", "物", "犬", "猫", "動物", "製品", "商品", "書類",
		"店", "会社", "団体", "道", "木", "お金", "期間" };

	for (; e != g->last; e = e->next) {
		if (elem_is(e, STR("そのまま")))
			return true;
		if (!people &&
		    (elem_is(e, STR("その")) || elem_is(e, STR("この"))) &&
		    elem_is_any(e->next, words, ARRAY_SIZE(words)))
			return true;
		if (!people &&
		    (elem_is(e, STR("これ")) || elem_is(e, STR("それ"))) &&
		    e->next->pos == POS_PARTICLE_CASE &&
		    !elem_is(e->next, STR("から")) &&
		    !elem_is(e->next, STR("で")))
			return true;
	}
	return false;
}

/* このほど、 8月に、: when, of what follows. */
bool
part_is_frame(const struct elem *comma)
{
	const struct elem *e = comma->prev;

	if (elem_is(e, STR("に")) || elem_is(e, STR("から")))
		e = e->prev;
	/* 作品の中から、 */
	if (elem_is(e, STR("中")) && elem_is(e->prev, STR("の")))
		return false;
	return !elem_is(e, STR("とき")) && !elem_is(e, STR("場合")) &&
	       (e->value || e->pos == POS_NOUN_ADVERBIAL || pattern_is_time(e));
}

static bool
is_thing(const struct elem *noun)
{
	return !part_is_people(noun) && !split_is_function_noun(noun);
}

/* What is left without the name is too long, too; of people and cases it may
 * be longer, as they stand before all of it. */
static bool
leaves_long(const struct work *w, const struct part *p, bool thing)
{
	unsigned most = w->max_morae > REST_MAX ? w->max_morae : REST_MAX;

	return split_morae(w->c, p->to) - split_morae_of(p->first, p->to) >
	       most * (thing ? 1u : 2u);
}

/* What is said of the name is long enough to stand alone: 30周年を記念して、次の
 * 展覧会を開きます. */
static bool
is_enough(const struct part *p, const struct goal *g)
{
	return split_morae_of(p->behind, g->last->next) >= REST_MIN ||
	       (split_is_comma(p->first->prev) &&
		   name_is_means(p->first->prev));
}

/* What ends at the particle e, and is to stand behind the sentence. */
static bool
find_name(struct work *w, struct elem *e, struct part *ret)
{
	struct part p = { .to = e, .refers = true, .names = true };
	struct elem *last = e->prev;
	struct goal g;
	bool topic;

	if (e->depth || !is_end(e, &p, &topic))
		return false;
	if (elem_is(last, STR("など")))
		last = last->prev;
	if (!elem_is_noun(last) || last->frozen)
		return false;
	p.first = name_begin(w, e, last);
	if (!p.first || !part_has_pred(&p) ||
	    (is_thing(last) && name_holds_why(p.first, p.to)) ||
	    leaves_long(w, &p, !topic && is_thing(last)) ||
	    !is_name(&p, noun_begin(last), last) ||
	    (!topic && !split_is_comma(p.first->prev) &&
		!elem_is_stop(w->c, p.first->prev)) ||
	    !part_is_closed(&p) || is_bound(&p) || !is_one_kind(&p) ||
	    split_morae_of(p.first, p.to) < NAME_MIN)
		return false;
	if (!part_stands_alone(w->c, &p, &g) || is_said_of(&g, last) ||
	    points_back(p.behind, &g, part_is_people(last)) ||
	    (elem_is(last, STR("とき")) &&
		(has_case(w->c, &p, &g) ||
		    (!part_is_offer(&g) &&
			split_opens_plan(p.behind, g.last)))) ||
	    !is_enough(&p, &g) ||
	    (!topic && (!(is_one_clause(p.behind, &g) || is_receiver(&p, &g) ||
			    part_is_given_then(w, &p, &g)) ||
			   !is_citys(w, &p, &g))))
		return false;
	*ret = p;
	return true;
}

bool
split_can_name(struct work *w, struct elem *e)
{
	struct part p;

	for (; !elem_is_stop(w->c, e); e = e->next)
		if (find_name(w, e, &p))
			return true;
	return false;
}

bool
split_name(struct work *w, struct elem *e)
{
	struct elem *end = e->prev, *last = end;
	struct part p;

	if (!find_name(w, e, &p))
		return false;
	if (elem_is(last, STR("など")))
		last = last->prev;
	put_name(w, &p, noun_begin(last), last);
	p.to = p.behind = end->next;
	if (elem_is(e, STR("は")) || elem_is(e->next, STR("は")))
		p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, NULL, "split-target");
	return true;
}
