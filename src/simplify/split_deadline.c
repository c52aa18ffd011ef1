/* Until when: deadlines stand behind what is due. */
#include "simplify/split_part.h"

/* 支払いの期限まで: it would be said twice. */
static bool
names_limit(const struct elem *e)
{
	return str_ends(e->surface, STR("期限")) ||
	       str_ends(e->surface, STR("期日")) ||
	       str_eq(e->surface, STR("決まった"));
}

static bool
is_counting(const struct elem *e)
{
	return e->kind == ELEM_PRED && str_eq(e->surface, STR("数えて"));
}

/* 使い始めるか、やめる日の1週間前: either of them, and the comma between. */
static bool
is_choice(const struct elem *e)
{
	if (split_is_comma(e))
		e = e->prev;
	return elem_is(e, STR("か")) && e->prev->kind == ELEM_PRED;
}

/* A part of what tells the day: 引っ越した日から, 決めてから, 次の日から数えて */
static bool
is_day_part(const struct elem *e, bool pred)
{
	/* 保険に入った日から: に of the clause. */
	if (elem_is(e, STR("に")) && pred && e->next->kind == ELEM_PRED)
		return true;
	if (e->depth || elem_is(e, STR("に")) || elem_is(e, STR("で")) ||
	    names_limit(e))
		return false;
	if (e->kind == ELEM_PRED)
		return e->pred.ending == END_RENTAI || is_counting(e) ||
		       is_choice(e->next) ||
		       (e->pred.ending == END_IKOU &&
			   elem_is(e->next, STR("と"))) ||
		       elem_is(e->next, STR("から"));
	return pred || !(elem_is(e, STR("を")) || elem_is(e, STR("が")) ||
			   elem_is(e, STR("へ")));
}

/* The phrase before まで or 以内 at `end`; NULL if it may be more. */
static struct elem *
day_begin(const struct chain *c, struct elem *end)
{
	struct elem *e = end, *before;
	bool pred = false;

	for (;; e = before) {
		before = e->prev;
		if (!is_day_part(e, pred) || before->depth)
			return NULL;
		pred = pred || (e->kind == ELEM_PRED && !is_counting(e));
		if (pred && is_choice(before))
			continue;
		if (elem_is(before, STR("は")) || split_is_comma(before) ||
		    elem_is_stop(c, before))
			break;
	}
	/* 普通は3日前まで: no topic. */
	if (elem_is(before, STR("は")))
		return NULL;
	return elem_is(before->prev, STR("あと")) ||
		       elem_is(before->prev, STR("後"))
		   ? NULL
		   : e;
}

/* これまで is no deadline. */
static bool
is_limit(const struct elem *e)
{
	return elem_is(e, STR("以内")) ||
	       (elem_is(e, STR("まで")) && !elem_is(e->prev, STR("これ")) &&
		   !elem_is(e->prev, STR("今")));
}

/* 午前8時まで: every time anew, and no deadline. */
static bool
is_clock(const struct elem *e)
{
	static const char *const ends[] = { "時", "分", "半", "時間", "分前",
		"時間前" };

	if (elem_is(e, STR("前")))
		e = e->prev;
	return str_ends_any(e->surface, ends, ARRAY_SIZE(ends));
}

/* 14日前から前の日まで */
static bool
is_span(const struct part *p)
{
	bool from = false;

	if (!elem_is(p->to->prev, STR("まで")))
		return false;
	/* 初日から4か月を過ぎる日まで: since then it is counted. */
	for (const struct elem *e = p->first; e != p->to; e = e->next) {
		from =
		    from || (elem_is(e, STR("から")) && elem_is_noun(e->prev));
		if (from && e->kind == ELEM_PRED && !e->depth)
			return false;
	}
	return from;
}

/* 保険をやめる手続き, 請求することができる */
static bool
is_of_act(const struct elem *e, const struct goal *g)
{
	static const char *const words[] = { "手続き", "届出", "届け", "届",
		"申請", "申し込み" };

	return (elem_is(e->next, STR("こと")) &&
		   e->next->next->next == g->last) ||
	       elem_is_any(e->next, words, ARRAY_SIZE(words));
}

/* One act, which all of the deadline is about. */
static bool
is_due(const struct chain *c, const struct elem *behind, bool comma,
    const struct goal *g)
{
	for (const struct elem *e = behind; e != g->verb; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) || elem_is_stop(c, e) ||
		    (is_limit(e) && !elem_is(e->next, STR("の"))))
			return false;
		if (e->kind == ELEM_PRED &&
		    !(comma && (e->pred.ending == END_TE ||
				   e->pred.ending == END_NAIDE)) &&
		    !(e->pred.ending == END_RENTAI &&
			(is_of_act(e, g) ||
			    (comma && split_is_inner_relative(e)))))
			return false;
	}
	return true;
}

/* 審査請求は、することができます: nothing is said then. */
static bool
has_case(const struct elem *e, const struct elem *verb)
{
	for (; e != verb; e = e->next)
		if (e->pos == POS_PARTICLE_CASE && !e->depth &&
		    !elem_is(e->prev, STR("こと")))
			return true;
	return false;
}

/* 市を通して、3日までに行います: what is done is said with the first;
 * 手続きは、3日までに行います: or nothing is said without the deadline. */
static bool
is_bare_second(const struct part *p, const struct goal *g)
{
	static const char *const heads[] = { "行う", "する", "実施する" };
	const struct elem *comma = p->first->prev;

	if (p->behind != g->verb)
		return false;
	return elem_has_head(g->verb, heads, ARRAY_SIZE(heads)) ||
	       (split_is_comma(comma) && comma->prev->kind == ELEM_PRED &&
		   comma->prev->pred.ending == END_TE);
}

/* 14日以内に出生届を、30日以内に申請をしてください: one verb, and a limit for each
 * of its objects. */
static bool
is_one_of_several(const struct part *p, const struct goal *g)
{
	const struct elem *comma = p->first->prev;

	if (split_is_comma(comma) && comma->prev->pos == POS_PARTICLE_CASE &&
	    has_case(p->behind, g->verb))
		return true;
	for (const struct elem *e = p->behind; e != g->verb; e = e->next)
		if (!e->depth && is_limit(e) && elem_is(e->next, STR("に")))
			return true;
	return false;
}

static bool
follows_clause(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && !e->depth)
			return true;
	return false;
}

/* 11月1日から来年3月末までの間、 */
static bool
move_span(struct work *w, struct elem *e)
{
	struct part p = { .to = e->next };
	struct goal g;

	if (!elem_is(e, STR("まで")) || !elem_is(p.to, STR("の")) ||
	    !elem_is(p.to->next, STR("間")))
		return false;
	p.behind = p.to->next->next;
	if (elem_is(p.behind, STR("に")))
		p.behind = p.behind->next;
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = day_begin(w->c, e);
	if (!p.first || p.first == e || elem_is_stop(w->c, p.first->prev) ||
	    !elem_is(p.first->prev->prev, STR("は")) || !is_span(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act == ACT_LETS ||
	    g.last->pred.past || g.last->pred.conj == CONJ_COPULA ||
	    is_clock(e->prev) || p.behind == g.verb ||
	    !has_case(p.behind, g.last) || !is_due(w->c, p.behind, true, &g))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "期間", "split-deadline");
	return true;
}

/* 引っ越した日から14日以内に、届けを出してください。 */
bool
split_deadline(struct work *w, struct elem *e)
{
	struct part p = { .to = e->next };
	struct elem *ni = e->next;
	struct goal g;
	bool comma;

	if (move_span(w, e))
		return true;
	/* 1日から20日までの間に */
	if (elem_is(ni, STR("の")) && elem_is(ni->next, STR("間")))
		ni = ni->next->next;
	if (!is_limit(e) || !elem_is(ni, STR("に")) ||
	    !(part_is_number(e->prev) || e->prev->pos == POS_NOUN_SUFFIX ||
		elem_is_noun(e->prev)) ||
	    is_clock(e->prev))
		return false;
	p.first = day_begin(w->c, e);
	comma = split_is_comma(ni->next);
	p.behind = comma ? ni->next->next : ni->next;
	/* 選んだ人は、…日から30日以内に、そのことを知らせてください */
	p.refers = p.first && elem_is(p.behind, STR("その")) &&
		   elem_is(p.behind->next, STR("こと")) &&
		   follows_clause(w->c, p.first);
	if (!p.first || p.first == e ||
	    (elem_is_stop(w->c, p.first->prev) && !part_has_pred(&p)) ||
	    !part_stands_alone(w->c, &p, &g) || is_bare_second(&p, &g) ||
	    is_one_of_several(&p, &g) || g.act == ACT_LETS ||
	    g.last->pred.neg != (g.act == ACT_MUST) ||
	    !is_due(w->c, p.behind, comma, &g))
		return false;
	if (g.act == ACT_STATES && (!str_eq(g.last->pred.head, STR("できる")) ||
				       !has_case(p.behind, g.verb)))
		return false;
	/* 届け出てください。そして、分けてください: only the first until then;
	 * one brings something when one does the second. */
	if (!elem_is(p.stop->next, STR("そして")) ||
	    str_starts(g.verb->pred.head, STR("持")))
		p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, is_span(&p) ? "期間" : "期限", "split-deadline");
	return true;
}

/* ---- from when until when ------------------------------------------------ */

/* Both ends; the topic that tells it; NULL. */
static const char *
period_topic(const struct elem *e)
{
	const struct value *v = e->value ? e->value->value : NULL;

	if (!v || v->kind != VALUE_PERIOD || moment_is_none(v->from) ||
	    moment_is_none(v->to) || !str_ends(e->surface, STR("まで")))
		return NULL;
	return v->from.minute >= 0 ? "時間" : "期間";
}

/* The sentence begins at e, or goes on behind its topic. */
static bool
is_period_place(const struct chain *c, const struct elem *e)
{
	const struct elem *before = e->prev;

	if (elem_is_stop(c, before))
		return true;
	if (split_is_comma(before))
		before = before->prev;
	if (before->pos == POS_CONJUNCTION)
		return before != e->prev;
	return elem_is(before, STR("は")) && !elem_is_particle(before->prev) &&
	       !elem_is(before->prev, STR("期間")) &&
	       !elem_is(before->prev, STR("時間")) &&
	       !elem_is(before->prev, STR("日時"));
}

/* 申し込みは、3月1日から31日まで、窓口で受け付けます。 */
bool
split_period(struct work *w, struct elem *e)
{
	const char *topic = period_topic(e);
	struct part p = { .first = e, .to = e->next, .behind = e->next };
	struct goal g;

	if (!topic || !is_period_place(w->c, e))
		return false;
	if (elem_is(p.behind, STR("の")) &&
	    elem_is(p.behind->next, STR("間"))) {
		p.behind = p.behind->next->next;
		if (elem_is(p.behind, STR("に")))
			p.behind = p.behind->next;
	}
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	if (!part_stands_alone(w->c, &p, &g) || g.act == ACT_LETS ||
	    g.last->pred.past || g.last->pred.conj == CONJ_COPULA ||
	    p.behind == g.verb || !has_case(p.behind, g.last) ||
	    !is_due(w->c, p.behind, true, &g))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, topic, "split-deadline");
	return true;
}
