/* Which law says so is a note, not a part of what is asked for: 地方税法第321条
 * の決まりで、税金を… → 税金を…。これは、地方税法第321条の決まりです。 */
#include "simplify/split_part.h"
#include "simplify/worker.h"

struct basis {
	struct elem *first, *last; /* the name, with its articles */
	struct elem *behind;	   /* what follows で、 */
};

bool
law_is_name(const struct elem *e)
{
	static const char *const ends[] = { "法", "条例", "規則", "要綱",
		"要領", "政令", "省令", "施行令", "法律", "憲章", "規程" };
	static const char *const others[] = { "方法", "療法", "用法", "文法",
		"作法", "技法", "手法", "製法", "無法", "司法", "違法", "不法",
		"合法", "工法", "寸法", "農法", "話法" };

	if (!rewrite_compound(e))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (str_ends(e->surface, str_from(others[i])))
			return false;
	return str_ends_any(e->surface, ends, ARRAY_SIZE(ends));
}

bool
law_before(const struct chain *c, const struct elem *e)
{
	static const char *const marks[] = { "で", "では", "により", "によって",
		"に基づき", "に基づいて" };

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is_any(e->next, marks, ARRAY_SIZE(marks)) &&
		    law_is_name(e))
			return true;
	return false;
}

/* しおかぜ市廃棄物の減量及び適正処理に関する条例: words of a title. */
bool
law_is_part(const struct elem *e)
{
	static const char *const words[] = { "の", "及び", "並びに", "又は",
		"等", "に関する", "に係る", "に", "のための" };

	if (elem_is_noun(e) || e->pos == POS_PREFIX)
		return true;
	if (e->kind == ELEM_PRED)
		return str_eq(e->surface, STR("関する")) ||
		       str_eq(e->surface, STR("係る"));
	return elem_is_any(e, words, ARRAY_SIZE(words));
}

void
rewrite_titles(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		struct elem *first = e->prev;

		if ((!elem_is(first, STR("に関する")) &&
			!str_eq(first->surface, STR("関する"))) ||
		    !law_is_name(e))
			continue;
		while (!elem_end(w->c, first->prev) &&
		       law_is_part(first->prev) && !first->space)
			first = first->prev;
		for (; first != e; first = first->next)
			first->frozen = true;
	}
}

static bool
is_name_part(const struct elem *e)
{
	return elem_is_noun(e) || e->pos == POS_PREFIX;
}

/* で, に基づいて and the like; the element behind, or NULL. */
static struct elem *
behind_particle(struct elem *e)
{
	if (elem_is(e, STR("で")))
		e = e->next;
	else if (elem_is(e, STR("に")) && e->next->kind == ELEM_PRED &&
		 (str_eq(e->next->pred.head, STR("基づく")) ||
		     str_eq(e->next->pred.head, STR("よる")) ||
		     str_eq(e->next->pred.head, STR("従う"))))
		e = e->next->next;
	else
		return NULL;
	return elem_is(e, STR("、")) ? e->next : NULL;
}

static bool
find_basis(struct chain *c, struct elem *first, struct basis *ret)
{
	struct elem *e = first;
	bool law = false;

	ret->last = NULL;
	for (; !elem_end(c, e) && is_name_part(e) && e->depth == 0;
	     e = e->next) {
		law |= law_is_name(e);
		ret->last = e;
	}
	if (!law)
		return false;
	ret->first = first;
	if (elem_is(e, STR("の")) &&
	    (elem_is(e->next, STR("決まり")) || elem_is(e->next, STR("規定")) ||
		elem_is(e->next, STR("定め"))))
		e = e->next->next;
	ret->behind = behind_particle(e);
	return ret->behind != NULL;
}

static void
make_note(struct chain *c, struct basis *b)
{
	struct elem *at = b->behind, *e;

	while (!elem_is_stop(c, at))
		at = at->next;
	if (elem_end(c, at))
		elem_insert_word(c, at, "。", POS_SYMBOL);
	else
		at = at->next;
	elem_insert_word(c, at, "これ", POS_PRONOUN);
	elem_insert_word(c, at, "は", POS_PARTICLE);
	elem_insert_word(c, at, "、", POS_SYMBOL);
	b->behind->space = b->first->space;
	b->behind->gap = b->first->gap;
	b->first->space = false;
	b->first->gap = STR_NONE;
	e = b->last->next;
	elem_move(at, b->first, e);
	elem_unlink_range(e, b->behind);
	elem_insert_word(c, at, "の", POS_PARTICLE);
	elem_insert_word(c, at, "決まり", POS_NOUN);
	elem_insert_word(c, at, "です", POS_AUXILIARY);
	elem_insert_word(c, at, "。", POS_SYMBOL);
}

void
worker_law(struct easy_worker *w, struct rewritten *r)
{
	struct chain *c = &r->chain;
	unsigned negations = chain_negations(c);

	CHAIN_FOREACH(e, c)
	{
		struct basis b;
		struct str old;

		if (!elem_is_stop(c, e->prev) || !find_basis(c, e, &b))
			continue;
		old = arena_str(&w->scratch,
		    str_sub(c->text, b.first->start, b.behind->start));
		make_note(c, &b);
		if (worker_settle(w, r, negations))
			worker_step(
			    w, STR("law"), old, STR("これは…の決まりです。"));
		return;
	}
}
