/* 方 that is a person, which is 人 in plain words, where the rows of the grammar
 * leave it: 車がない方又は. 右の方 and する方がいい are no people. */
#include "simplify/rewrite.h"

/* 大きい方 may be a side; 難しい方 is who finds it so. */
static bool
is_quality(const struct pred *p)
{
	return !p->naux && p->conj == CONJ_ADJ && !str_eq(p->head, STR("ない"));
}

/* Who is or does what stands before e. */
static bool
is_qualified(const struct elem *e)
{
	const struct elem *before = e->prev;

	if (before->kind == ELEM_PRED)
		return before->pred.ending == END_RENTAI &&
		       !is_quality(&before->pred);
	before = before->prev;
	return elem_is(e->prev, STR("の")) && elem_is_noun(before) &&
	       pattern_is_group(before);
}

/* 車がない方が, 住んでいる方が: what stands so is not compared, as 作らない方が
 * is. */
static bool
is_subject(const struct elem *e)
{
	const struct elem *before = e->prev;

	return elem_is(e->next, STR("が")) && before->kind == ELEM_PRED &&
	       (pred_has(&before->pred, AUX_IRU) ||
		   (str_eq(before->pred.head, STR("ない")) &&
		       elem_is(before->prev, STR("が"))));
}

static bool
is_person(const struct chain *c, const struct elem *e)
{
	static const char *const behind[] = { "と", "や", "か", "又は",
		"または", "若しくは", "もしくは", "及び", "および", "、", "へ",
		"から", "で", "など", "等", "だけ", "のみ", "について",
		"については", "に対して", "に対し", "なら", "限定", "優先",
		"向け", "同士", "全員", "以外", "によって", "を", "に", "の",
		"も", "は", "みんな" };
	const struct elem *next = e->next;

	if ((!elem_is(e, STR("方")) && !elem_is(e, STR("かた"))) || e->frozen ||
	    e->value || elem_is_side(e) || !is_qualified(e))
		return false;
	return elem_is_stop(c, next) || next->value ||
	       next->pos == POS_NOUN_NUMBER ||
	       elem_is_any(next, behind, ARRAY_SIZE(behind)) ||
	       (next->kind == ELEM_PRED && next->pred.conj == CONJ_COPULA) ||
	       is_subject(e);
}

/* 申請者の方, 会員の人たち: the noun says it already. */
static bool
names_people(const struct elem *no)
{
	static const char *const ends[] = { "者", "員", "民" };
	static const char *const others[] = { "前者", "後者", "両者", "定員",
		"満員", "全員", "欠員" };
	static const char *const people[] = { "方", "人", "方々", "人たち" };
	const struct elem *e = no->next;

	return elem_is(no, STR("の")) && !no->frozen && !e->frozen &&
	       elem_is_any(e, people, ARRAY_SIZE(people)) && !elem_is_side(e) &&
	       !elem_is_noun(e->next) &&
	       str_ends_any(no->prev->surface, ends, ARRAY_SIZE(ends)) &&
	       !elem_is_any(no->prev, others, ARRAY_SIZE(others));
}

/* 患者様, 会社様, 2名様 */
static bool
flatters(const struct elem *e)
{
	static const char *const ends[] = { "者", "員", "民", "家族", "遺族",
		"会社", "企業", "団体", "学校", "名" };

	return (elem_is(e, STR("様")) || elem_is(e, STR("さま"))) &&
	       !e->frozen && !e->space &&
	       (!elem_is_noun(e->next) || elem_is(e->prev, STR("名"))) &&
	       str_ends_any(e->prev->surface, ends, ARRAY_SIZE(ends));
}

static void
drop_title(struct work *w, struct elem *e)
{
	rewrite_step(w, STR("kata"), e->surface, STR_NONE);
	elem_unlink(e);
	w->changed = true;
}

static void
drop_people(struct work *w, struct elem *no)
{
	struct elem *noun = no->prev;
	struct str old = rewrite_text(w, noun, no->next->next);

	elem_unlink(no->next);
	elem_unlink(no);
	w->changed = true;
	rewrite_step(w, STR("kata"), old, noun->surface);
}

static void
put_word(struct work *w, struct elem *e, struct str word)
{
	struct str old = e->surface;

	e->surface = e->base = word;
	e->feature = NULL;
	e->start = e->end = 0;
	w->changed = true;
	rewrite_step(w, STR("kata"), old, word);
}

/* 当センター; 当日 and 当事者 are words of their own, 当院 has its row. */
static bool
is_this(const struct elem *e)
{
	return elem_is(e, STR("当")) && e->pos == POS_PREFIX && !e->frozen &&
	       elem_is_noun(e->next) && e->next->surface.len > 3 &&
	       !e->next->space && !rewrite_compound(e->prev);
}

void
rewrite_kata(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (flatters(e->next))
			drop_title(w, e->next);
		if (names_people(e->next))
			drop_people(w, e->next);
	}
	CHAIN_FOREACH(e, w->c)
	{
		if (is_person(w->c, e)) {
			put_word(w, e, STR("人"));
		} else if (is_this(e)) {
			put_word(w, e, STR("この"));
			e->pos = POS_ADNOMINAL;
		}
	}
}
