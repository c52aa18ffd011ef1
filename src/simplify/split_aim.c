/* What somebody aims at, does something by, or heard of, as a sentence before
 * the main clause: …を目指して、 → …を目指しています。そのため、 */
#include "simplify/split_part.h"

/* Shorter clauses are read in one breath. */
#define CLAUSE_MIN 18
#define REST_MIN 14
#define ROLE_MIN 11

/* 市は、 市では、, or nobody is named: the city acts. */
static bool
is_citys(const struct chain *c, const struct elem *e)
{
	const struct elem *noun;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth || !elem_is(e, STR("は")) ||
		    elem_is(e->prev, STR("について")))
			continue;
		noun = elem_is(e->prev, STR("で")) ? e->prev->prev : e->prev;
		return elem_is_actor(noun) && !elem_is_person(noun);
	}
	return true;
}

/* The city does one thing in the main clause, which names no other topic. */
static bool
is_work(const struct work *w, const struct elem *behind, const struct goal *g)
{
	static const char *const heads[] = { "取り組む", "進める", "助ける",
		"応援する", "支援する", "広げる", "増やす", "減らす", "防ぐ",
		"守る", "良くする", "育てる", "支える", "呼びかける",
		"働きかける", "深める", "高くする", "つなげる", "続ける",
		"渡す", "なくす", "図る", "促す", "整える", "しやすくする" };
	const struct pred *p = &g->last->pred;

	if (g->act != ACT_STATES || g->verb != g->last || p->neg ||
	    p->naux > (pred_has(p, AUX_IRU) || pred_has(p, AUX_IKU)))
		return false;
	for (; behind != g->last; behind = behind->next)
		if (!behind->depth &&
		    (elem_is(behind, STR("は")) || split_is_condition(behind)))
			return false;
	/* 負担を軽くしています */
	if (str_eq(p->head, STR("する")) && g->last->prev->kind == ELEM_PRED &&
	    g->last->prev->pred.ending == END_KU)
		return true;
	return rules_verb_class(w->easy, p->head) & VERB_CITY ||
	       elem_has_head(g->last, heads, ARRAY_SIZE(heads));
}

/* 2050年までになくすことを目指して、 */
static bool
is_aim(const struct elem *e)
{
	return e->pred.ending == END_TE && !e->pred.naux && !e->pred.neg &&
	       (str_eq(e->pred.head, STR("目指す")) ||
		   str_eq(e->pred.head, STR("めざす"))) &&
	       elem_is(e->prev, STR("を"));
}

/* The clause that ends at e is long enough, and so is the rest. */
static bool
is_long(const struct chain *c, const struct elem *e, const struct elem *behind,
    const struct goal *g)
{
	const struct elem *first = e;

	while (!elem_is_stop(c, first->prev))
		first = first->prev;
	return split_morae_of(first, e) >= CLAUSE_MIN &&
	       split_morae_of(behind, g->last->next) >= REST_MIN;
}

static bool
split_aimed(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct pred before = e->pred;
	struct goal g;

	if (!split_is_comma(e->next))
		return false;
	g = split_goal(w->c, behind);
	if (!is_citys(w->c, e) || !is_work(w, behind, &g) ||
	    !is_long(w->c, e, behind, &g) || split_is_supposed(w->c, e))
		return false;
	pred_push(&e->pred, AUX_IRU);
	if (split_at(w, e, behind, "そのため", "split-and"))
		return true;
	e->pred = before;
	return false;
}

/* 名簿を作って、町内会に渡すことで: the object stands before. */
static bool
has_shared_object(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && !e->depth)
			return e->pred.ending == END_TE &&
			       split_is_comma(e->next) &&
			       elem_is(e->prev, STR("を"));
	return false;
}

/* 費用を出すことで、利用を増やします → 費用を出します。これで、… */
static bool
split_means(struct work *w, struct elem *e)
{
	struct elem *behind;
	struct pred before = e->pred;
	struct goal g;

	/* Some take で for the copula. */
	if (!elem_is(e->next, STR("こと")) ||
	    !str_eq(e->next->next->surface, STR("で")) ||
	    !split_is_comma(e->next->next->next))
		return false;
	behind = e->next->next->next->next;
	g = split_goal(w->c, behind);
	if (e->pred.naux || e->pred.neg || e->pred.past ||
	    e->pred.ending != END_RENTAI || !conj_is_verb(e->pred.conj) ||
	    !(split_has_own(w->c, e, STR("を")) || has_shared_object(w->c, e) ||
		elem_is(e->prev, STR("まで"))) ||
	    !is_citys(w->c, e) || !is_work(w, behind, &g) ||
	    !is_long(w->c, e, behind, &g) || split_is_supposed(w->c, e) ||
	    split_opens_relative(w->c, behind))
		return false;
	e->pred.past = g.last->pred.past;
	if (pred_has(&g.last->pred, AUX_IRU))
		pred_push(&e->pred, AUX_IRU);
	if (split_at(w, e, behind, "これで", "split-and"))
		return true;
	e->pred = before;
	return false;
}

/* 県からの発表を受けて、 → 県からの発表がありました。だから、 */
static bool
split_heard(struct work *w, struct elem *e)
{
	static const char *const words[] = { "報告", "発表", "要望", "通報",
		"指摘", "申し出", "提言", "答申", "勧告", "決定", "提案" };
	struct elem *behind = e->next->next, *wo = e->prev;
	struct goal g;

	if (!str_eq(e->pred.head, STR("受ける")) || e->pred.naux ||
	    e->pred.neg || e->pred.ending != END_TE ||
	    !elem_is(wo, STR("を")) || !split_is_comma(e->next) ||
	    !elem_is_any(wo->prev, words, ARRAY_SIZE(words)))
		return false;
	g = split_goal(w->c, behind);
	if (g.act != ACT_STATES || g.last->pred.neg ||
	    split_follows_topic(w->c, e) || !is_long(w->c, e, behind, &g) ||
	    split_is_supposed(w->c, e) || split_opens_relative(w->c, behind))
		return false;
	wo->surface = wo->base = STR("が");
	wo->feature = NULL;
	wo->start = wo->end = 0;
	e->pred = (struct pred){
		.head = STR("ある"), .conj = CONJ_ARU, .past = true
	};
	return split_at(w, e, behind, "だから", "split-and");
}

/* システムを入れて、早くできるようになりました → システムを入れました。これで、 */
static bool
split_enabled(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	const struct elem *can;
	struct goal g;

	if (e->pred.ending != END_TE || e->pred.naux || e->pred.neg ||
	    !split_is_comma(e->next) || !split_has_own(w->c, e, STR("を")) ||
	    !is_citys(w->c, e))
		return false;
	g = split_goal(w->c, behind);
	if (g.act != ACT_STATES || !g.last->pred.past ||
	    !str_eq(g.last->pred.head, STR("なる")) ||
	    !elem_is(g.last->prev->prev, STR("よう")))
		return false;
	can = g.last->prev->prev->prev;
	if (can->kind != ELEM_PRED || can->pred.neg ||
	    !(str_ends(can->pred.head, STR("できる")) ||
		pred_has(&can->pred, AUX_CAN) ||
		pred_has(&can->pred, AUX_POTENTIAL)) ||
	    !is_long(w->c, e, behind, &g))
		return false;
	for (const struct elem *at = behind; at != can; at = at->next)
		if (!at->depth &&
		    (elem_is(at, STR("は")) ||
			(at->kind == ELEM_PRED && split_is_comma(at->next))))
			return false;
	e->pred.past = true;
	return split_at(w, e, behind, "これで", "split-and");
}

bool
split_aim(struct work *w, struct elem *e)
{
	bool may = e->pred.ending == END_TE ? split_is_comma(e->next)
					    : e->pred.ending == END_RENTAI &&
						  elem_is(e->next, STR("こと"));

	if (!may || split_morae(w->c, e) <= w->max_morae)
		return false;
	if (is_aim(e))
		return split_aimed(w, e);
	return split_means(w, e) || split_heard(w, e) || split_enabled(w, e);
}

/* ---- behind the main clause ---------------------------------------------- */

/* 会場で開催中の: with で before 中 nothing is left open. */
static bool
is_closed(struct part *p)
{
	struct elem *first = p->first;
	bool closed;

	while (p->first != p->to && !(elem_is(p->first, STR("中")) &&
					elem_is(p->first->next, STR("の"))))
		p->first = p->first->next;
	if (p->first == p->to)
		p->first = first;
	closed = part_is_closed(p);
	p->first = first;
	return closed;
}

/* 調査の一環として、 → これは、調査の一環です。 */
static bool
move_role(struct work *w, struct elem *e)
{
	static const char *const words[] = { "行事", "一環", "事業", "取組",
		"取り組み", "企画", "対策" };
	struct part p = { .to = e, .behind = e->next->next };
	struct goal g;

	if (!elem_is(e, STR("として")) || !split_is_comma(e->next) ||
	    !elem_is_any(e->prev, words, ARRAY_SIZE(words)))
		return false;
	p.first = part_begin(w->c, e);
	if (!p.first || !is_closed(&p) || !part_stands_alone(w->c, &p, &g) ||
	    !is_work(w, p.behind, &g) || split_morae_of(p.first, e) < ROLE_MIN)
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "これ", "split-reason");
	return true;
}

/* 台風の影響で、道が通れません → 道が通れません。台風の影響です。 */
static bool
move_effect(struct work *w, struct elem *e)
{
	struct part p = { .to = e, .behind = e->next->next };
	struct goal g;

	if (!elem_is(e, STR("で")) || !split_is_comma(e->next) ||
	    !elem_is(e->prev, STR("影響")) ||
	    !elem_is(e->prev->prev, STR("の")))
		return false;
	p.first = part_begin(w->c, e);
	if (!p.first || !part_is_closed(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    !split_has_own_subject(w->c, p.behind) ||
	    split_opens_relative(w->c, p.behind) || split_is_supposed(w->c, e))
		return false;
	for (const struct elem *at = p.behind; at != g.last; at = at->next)
		if (!at->depth && at->kind == ELEM_PRED && at->next != g.last)
			return false;
	part_state(w, &p, NULL, "split-reason");
	return true;
}

/* 関心を持ってもらおうと、 → 関心を持ってもらうためです。 */
static bool
move_wish(struct work *w, struct elem *e)
{
	struct part p = { .to = e, .behind = e->next->next };
	struct goal g;

	if (!elem_is(e, STR("と")) || !split_is_comma(e->next) ||
	    e->prev->kind != ELEM_PRED || e->prev->pred.ending != END_IKOU ||
	    e->prev->pred.polite)
		return false;
	p.first = part_begin(w->c, e);
	if (!p.first || !part_is_closed(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    g.last->pred.neg || part_takes_manner(g.verb) ||
	    !split_qualify(w, e->prev))
		return false;
	elem_insert_word(w->c, e, "ため", POS_NOUN_DEPENDENT);
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, NULL, "split-reason");
	return true;
}

bool
split_behind(struct work *w, struct elem *e)
{
	return move_role(w, e) || move_effect(w, e) || move_wish(w, e);
}
