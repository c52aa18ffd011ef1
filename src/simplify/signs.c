/* Signs as a reader would say them: ※ before a sentence tells nothing, and ・
 * between three nouns or more is a comma. */
#include "simplify/rewrite.h"

static bool
is_dot(const struct elem *e)
{
	return elem_is(e, STR("・"));
}

/* Nouns between two dots. */
struct run {
	struct elem *first, *last;
};

static bool
is_part(const struct elem *e)
{
	return rewrite_compound(e) && !e->frozen && e->pos != POS_NOUN_PROPER;
}

static bool
find_run(struct chain *c, struct elem *first, struct run *ret)
{
	if (elem_end(c, first) || !is_part(first))
		return false;
	ret->first = ret->last = first;
	while (!elem_end(c, ret->last->next) && !ret->last->next->space &&
	       is_part(ret->last->next))
		ret->last = ret->last->next;
	return true;
}

/* 健康・福祉課, 祭り・花火大会: the name of one thing. */
static bool
is_name(const struct elem *last)
{
	static const char *const ends[] = { "課", "係", "部", "局", "室", "館",
		"センター", "法", "条例", "会", "大会", "祭", "まつり", "祭り",
		"所", "院", "園", "校", "班", "隊", "団", "省", "庁", "店",
		"会議", "フェア", "フェスタ", "プラザ", "広場", "デー", "週間",
		"月間", "運動", "計画", "事業", "制度", "費", "料", "税" };

	return str_ends_any(last->surface, ends, ARRAY_SIZE(ends));
}

static struct str
run_text(struct work *w, const struct run *r)
{
	return rewrite_text(w, r->first, r->last->next);
}

/* 小・中学校, 月・水: a part of a word. */
static bool
is_short_form(struct str s)
{
	return utf8_count(s) == 1 &&
	       str_find(STR("月火木金土日小中高大上下東西南北男女左右春夏秋冬"
			    "父母祖公私県市区町村新旧"),
		   s, 0) != STR_NPOS;
}

/* Whether the dots of a row, from the run in front of the first one on, part
 * things that are named one after the other; moves *ret behind it. */
static bool
parts_things(struct work *w, struct run r, struct elem **ret)
{
	unsigned runs = 1;
	bool sound = true, kanji = false;

	for (;; runs++) {
		struct str text = run_text(w, &r);

		sound &= !is_short_form(text);
		kanji |= str_has_kanji(text);
		*ret = r.last->next;
		if (!is_dot(*ret))
			break;
		if ((*ret)->space || (*ret)->next->space ||
		    !find_run(w->c, (*ret)->next, &r)) {
			*ret = (*ret)->next;
			return false;
		}
	}
	/* 病気・けがの人, 確認・記入のうえ: ・ binds more than 、 does. */
	return sound && runs > 2 && kanji && !is_name(r.last) &&
	       r.last->pos != POS_NOUN_VERBAL && (*ret)->kind != ELEM_PRED &&
	       !elem_is(*ret, STR("の")) && !(*ret)->value;
}

static struct elem *
part(struct work *w, struct elem *dot)
{
	struct elem *first = dot->prev, *end, *behind = dot->next;
	struct str before;
	struct run r;

	while (!elem_end(w->c, first->prev) && !first->space &&
	       is_part(first) && is_part(first->prev))
		first = first->prev;
	if (first->prev->value || is_dot(first->prev) ||
	    (elem_is(first->prev, STR("、")) &&
		elem_is_noun(first->prev->prev)) ||
	    !find_run(w->c, first, &r) || r.last->next != dot)
		return behind;
	if (!parts_things(w, r, &end))
		return end;
	before = rewrite_text(w, first, end);
	for (struct elem *e = first; e != end; e = e->next)
		if (is_dot(e))
			e->surface = e->base = STR("、");
	rewrite_step(w, STR("dot"), before, rewrite_text(w, first, end));
	return end;
}

/* ※欄, ※印の項目 are about the sign itself. */
static bool
is_note_sign(const struct chain *c, const struct elem *e)
{
	const struct elem *next = e->next;

	if (!elem_end(c, next) &&
	    (str_starts(next->surface, STR("欄")) ||
		str_starts(next->surface, STR("印")) ||
		str_starts(next->surface, STR("マーク")) ||
		str_starts(next->surface, STR("の"))))
		return false;
	return elem_is(e, STR("※")) && !e->frozen && elem_is_stop(c, e->prev) &&
	       !elem_end(c, next) && !next->value && next->pos != POS_SYMBOL &&
	       !(next->feature && str_eq(next->feature->pos2, STR("数")));
}

void
rewrite_signs(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		next = e->next;
		if (is_note_sign(c, e)) {
			rewrite_step(w, STR("note-sign"), e->surface, STR_NONE);
			next->space = e->space;
			next->gap = e->gap;
			elem_unlink(e);
		} else if (is_dot(e) && elem_is_stop(c, e->prev)) {
			/* Items of a list in one line. */
			while (!elem_is_stop(c, next))
				next = next->next;
		} else if (is_dot(e) && !e->frozen && !e->space &&
			   !next->space && !elem_end(c, e->prev)) {
			next = part(w, e);
		}
	}
}

/* 対象は、A　次の人です: only a cut puts something in front of it. */
static bool
is_moved_label(struct chain *c, const struct elem *e)
{
	static const char *const labels[] = { "Q", "A", "Ｑ", "Ａ", "問",
		"答" };

	return e->next->space && e != c->head.next &&
	       elem_is_any(e, labels, ARRAY_SIZE(labels)) &&
	       str_eq(e->next->gap, STR("　")) &&
	       (elem_is_stop(c, e->prev) ||
		   (elem_is(e->prev, STR("、")) &&
		       elem_is(e->prev->prev, STR("は"))));
}

void
rewrite_label(struct chain *c)
{
	CHAIN_FOREACH(e, c)
	{
		struct elem *first = c->head.next, *next = e->next;

		if (!is_moved_label(c, e))
			continue;
		first->space = true;
		first->gap = next->gap;
		next->space = e->space;
		next->gap = e->gap;
		e->space = false;
		e->gap = STR_NONE;
		elem_unlink(e);
		elem_insert_before(first, e);
		return;
	}
}
