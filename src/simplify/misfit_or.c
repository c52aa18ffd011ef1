/* 又は between acts: rows for two acts that are not the two they mean. */
#include "simplify/misfit.h"

#include "simplify/split.h"

/* 売り、又は: the match begins with an act and goes on with another. */
static bool
begins_choice(const struct match *m)
{
	static const char *const ors[] = { "又は", "または", "若しくは",
		"もしくは" };

	return m->first->kind == ELEM_PRED && split_is_comma(m->first->next) &&
	       elem_is_any(m->first->next->next, ors, ARRAY_SIZE(ors));
}

bool
misfit_is_reach(const struct elem *e)
{
	static const char *const heads[] = { "除く", "含む", "含める", "よる",
		"応じる", "対する", "基づく", "従う", "問う" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 譲渡し、担保に供し、又は売る: what is said of two is no match for three. */
static bool
joins_two_of_three(const struct chain *c, const struct match *m)
{
	if (m->last_pred == m->first || !begins_choice(m))
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (e->kind == ELEM_PRED && e->depth == m->first->depth)
			return (e->pred.ending == END_RENYOU &&
				   elem_is(e->next, STR("、")) &&
				   !misfit_is_reach(e)) ||
			       (e->pred.ending == END_SHUSHI &&
				   elem_is(e->next, STR("か")));
	return false;
}

/* 相続を除き、譲渡し、又は貸す: that is no choice of three. */
static bool
chooses_reach(const struct match *m)
{
	const struct elem *second = m->preds[1];

	return second && m->last_pred == second &&
	       second->pred.ending == END_RENYOU && m->first == m->preds[0] &&
	       m->first->next->next == second && misfit_is_reach(m->first);
}

/* 事業を廃止し、又は休止した事業を再開したとき: the second act belongs to the
 * noun alone, or both do. */
static bool
joins_inner_relative(const struct match *m)
{
	static const char *const cases[] = { "を", "に", "で", "の" };
	const struct elem *noun = m->behind;

	if (!begins_choice(m) || !m->last_pred || m->last_pred == m->first ||
	    m->last_pred != m->behind->prev ||
	    m->last_pred->pred.ending != END_RENTAI || !elem_is_noun(noun))
		return false;
	while (elem_is_noun(noun->next))
		noun = noun->next;
	return !elem_is_person(noun) && !split_is_function_noun(noun) &&
	       elem_is_any(noun->next, cases, ARRAY_SIZE(cases));
}

/* 汚染し、又は漏水しないよう: neither shall be, and か would deny one alone. */
static bool
frees_first(const struct chain *c, const struct match *m)
{
	const struct elem *e = m->behind;

	if (!begins_choice(m) || m->last_pred != m->first)
		return false;
	while (!elem_is_stop(c, e) &&
	       (e->kind != ELEM_PRED || e->depth != m->first->depth))
		e = e->next;
	return e->kind == ELEM_PRED && e->pred.neg &&
	       (elem_is(e->next, STR("よう")) ||
		   elem_is(e->next, STR("ように")));
}

/* 流用し、その他条件に違反したとき: one of the two is enough there, and 住所を書き、
 * その他必要な欄を書いてください asks for both. */
static bool
adds_other(const struct chain *c, const struct match *m)
{
	static const char *const cases[] = { "とき", "場合", "者", "方", "人" };
	const struct elem *e = m->behind;

	if (m->first->kind != ELEM_PRED || !split_is_comma(m->first->next) ||
	    !elem_is(m->first->next->next, STR("その他")))
		return false;
	while (!elem_is_stop(c, e) &&
	       (e->kind != ELEM_PRED || e->depth != m->first->depth ||
		   e->pred.ending != END_RENTAI ||
		   !elem_is_any(e->next, cases, ARRAY_SIZE(cases))))
		e = e->next;
	return e->kind != ELEM_PRED;
}

/* 利用する場合その他市長が認める場合: the second is no noun. */
static bool
adds_case(const struct match *m)
{
	static const char *const cases[] = { "場合", "とき", "際" };

	return elem_is_any(m->first, cases, ARRAY_SIZE(cases)) &&
	       elem_is(m->first->next, STR("その他"));
}

bool
misfit_or(const struct chain *c, const struct match *m)
{
	return joins_two_of_three(c, m) || chooses_reach(m) ||
	       joins_inner_relative(m) || frees_first(c, m) ||
	       adds_other(c, m) || adds_case(m);
}
