/* Several people or cases that the same is said of: 利用を取り消すときや、日を変え
 * るときは、連絡してください → 利用を取り消すときは、連絡してください。日を変えるときも
 * 同じです。 */
#include "simplify/split_part.h"

/* Shorter ones are read in one breath. */
#define REST_MIN 10

enum what { WHAT_NONE, WHAT_WHEN, WHAT_WHO };

/* The noun that an item ends with: 日を変える[とき], 18歳未満の[人]. */
static enum what
what_of(const struct elem *e)
{
	static const char *const whens[] = { "とき", "場合", "際" };
	static const char *const people[] = { "人", "方", "世帯", "家庭",
		"会社", "団体" };

	if (e->depth || e->frozen)
		return WHAT_NONE;
	if (elem_is_any(e, whens, ARRAY_SIZE(whens)))
		return e->prev->kind == ELEM_PRED &&
			       e->prev->pred.ending == END_RENTAI
			   ? WHAT_WHEN
			   : WHAT_NONE;
	return elem_is_any(e, people, ARRAY_SIZE(people)) &&
		       ((e->prev->kind == ELEM_PRED &&
			    e->prev->pred.ending == END_RENTAI) ||
			   elem_is(e->prev, STR("の")))
		   ? WHAT_WHO
		   : WHAT_NONE;
}

/* Behind や、 または、 、 at e; NULL if none stands there. */
static struct elem *
behind_link(struct elem *e)
{
	static const char *const links[] = { "や", "または", "又は" };
	bool link = split_is_comma(e);

	if (split_is_comma(e))
		e = e->next;
	if (elem_is_any(e, links, ARRAY_SIZE(links))) {
		link = true;
		e = e->next;
	}
	if (!link)
		return NULL;
	return split_is_comma(e) ? e->next : e;
}

/* The noun of the first item, before the link. */
static struct elem *
first_of(const struct chain *c, struct elem *last, enum what what)
{
	struct elem *first = NULL;

	for (struct elem *e = last->prev; !elem_is_stop(c, e); e = e->prev) {
		if (!e->depth && elem_is(e, STR("は")))
			break;
		if (what_of(e) == what && behind_link(e->next))
			first = e;
	}
	return first;
}

/* 台風で家が壊れた人や、…: of all of them. */
static bool
is_shared_cause(const struct elem *e)
{
	static const char *const causes[] = { "災害", "地震", "台風", "大雨",
		"水害", "火災", "火事", "雨", "影響", "事故", "理由" };

	return (elem_is(e, STR("で")) || elem_is(e, STR("によって"))) &&
	       elem_is_any(e->prev, causes, ARRAY_SIZE(causes));
}

/* 市内に住む18歳未満の人や、…: where all of them live. */
static bool
is_shared_relative(const struct elem *e, const struct elem *noun)
{
	static const char *const heads[] = { "住む", "暮らす", "働く", "通う",
		"勤める", "加入する", "入る", "ある", "いる" };

	if (e->kind != ELEM_PRED || e->pred.ending != END_RENTAI ||
	    e->next == noun)
		return false;
	return elem_is(noun->prev, STR("の")) ||
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 台風の影響で、, and not 入居者が、 and 仕事、家事をする人. */
static bool
is_shared_comma(const struct elem *comma, enum what what)
{
	const struct elem *e = comma->prev;

	if (elem_is(e, STR("は")) || e->pos == POS_CONJUNCTION)
		return false;
	if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
		return what != WHAT_WHEN;
	/* 計画している人で、 */
	if (str_eq(e->surface, STR("で")) && part_is_people(e->prev))
		return what != WHAT_WHEN;
	return !elem_is_noun(e) || e->value || !elem_is_noun(comma->next);
}

/* What stands before the first noun is of it alone. */
static bool
is_own(const struct chain *c, const struct elem *noun, enum what what)
{
	for (const struct elem *e = noun->prev; !elem_is_stop(c, e);
	     e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) || e->pos == POS_CONJUNCTION)
			return true;
		if (is_shared_cause(e) ||
		    (what == WHAT_WHO && is_shared_relative(e, noun)) ||
		    (split_is_comma(e) && is_shared_comma(e, what)))
			return false;
	}
	return true;
}

/* 人を対象に、: no item ends there, and none goes on. */
static bool
leaves_row(struct elem *e, enum what what)
{
	if (what_of(e) == what)
		return !behind_link(e->next) && !elem_is(e->next, STR("が")) &&
		       !elem_is(e->next, STR("など"));
	return split_is_comma(e) && what_of(e->prev) != what &&
	       !elem_is(e->prev, STR("や")) && !elem_is_noun(e->prev);
}

/* The other items, up to the particle: nothing that points back, and each
 * whole. */
static bool
are_items(struct elem *e, const struct elem *to, enum what what)
{
	static const char *const points[] = { "その", "それ", "これ", "この",
		"そこ", "同じ", "次", "は", "も" };
	bool pred = false;

	for (; e != to; e = e->next) {
		if (e->depth)
			continue;
		pred |= e->kind == ELEM_PRED;
		if (leaves_row(e, what))
			return false;
		if (elem_is_any(e, points, ARRAY_SIZE(points)) ||
		    (elem_is(e, STR("など")) && split_is_comma(e->next)) ||
		    (e->kind == ELEM_PRED &&
			(e->pred.polite || e->pred.ending == END_KUDASAI ||
			    (e->pred.ending == END_RENTAI && what == WHAT_WHO &&
				what_of(e->next) == WHAT_WHEN))))
			return false;
	}
	return pred;
}

/* 金額が違います, それぞれ: not the same. */
static bool
is_same(const struct elem *e, const struct goal *g)
{
	static const char *const words[] = { "それぞれ", "ごと", "別々",
		"いずれ", "いずれか", "どちら", "どちらか", "両方", "全員",
		"次", "以外", "合計", "同じ", "順" };
	static const char *const heads[] = { "違う", "異なる", "多い", "増える",
		"分ける", "比べる", "同じ" };

	for (; e != g->last->next; e = e->next)
		if (elem_is_any(e, words, ARRAY_SIZE(words)) ||
		    (e->kind == ELEM_PRED &&
			elem_has_head(e, heads, ARRAY_SIZE(heads))))
			return false;
	return true;
}

/* は, には and に、 behind the last item; NULL. */
static struct elem *
behind_particle(struct elem *e)
{
	bool to = elem_is(e, STR("に")) || elem_is(e, STR("に対して"));

	if (to)
		e = e->next;
	if (elem_is(e, STR("は")))
		e = e->next;
	else if (!to || !split_is_comma(e))
		return NULL;
	return split_is_comma(e) ? e->next : e;
}

/* Items read the same: とき, and や before each comma. */
static void
even(struct work *w, struct elem *from, struct elem *to, enum what what)
{
	for (struct elem *e = from; e != to; e = e->next) {
		if (what_of(e) != what)
			continue;
		if (what == WHAT_WHEN)
			e->surface = STR("とき");
		if (e->next != to && split_is_comma(e->next) &&
		    !elem_is(e->next->next, STR("または")))
			elem_insert_word(w->c, e->next, "や", POS_PARTICLE);
	}
}

/* "も同じです。", "も対象です。" */
static void
put_same(struct work *w, struct elem *at, const char *noun)
{
	struct elem *e = noun ? elem_pred(w->c, STR(""), CONJ_COPULA)
			      : elem_pred(w->c, STR("同じ"), CONJ_NA);

	elem_insert_word(w->c, at, "も", POS_PARTICLE);
	if (noun)
		elem_insert_word(w->c, at, noun, POS_NOUN);
	e->pred.polite = true;
	e->surface = pred_generate(w->c->arena, &e->pred);
	elem_insert_before(at, e);
	elem_insert_word(w->c, at, "。", POS_SYMBOL);
}

/* The part of `from`, up to the particle or predicate e, as a sentence before
 * `at`. */
static void
move_items(struct work *w, struct elem *first, struct elem *e, struct elem *at,
    const char *noun)
{
	struct elem *from = behind_link(first->next);
	enum what what = what_of(first);
	struct str old = rewrite_text(w, first, e);

	elem_unlink_range(first->next, from);
	even(w, from, e, what);
	if (what == WHAT_WHEN)
		first->surface = STR("とき");
	elem_move(at, from, e);
	put_same(w, at, noun);
	rewrite_step(w, STR("split-target"), old, rewrite_text(w, first, e));
	w->moved = true;
}

/* 対象は、…: said of them by the predicate e. */
static bool
is_target(const struct chain *c, const struct elem *e)
{
	if (e->kind != ELEM_PRED || e->pred.conj != CONJ_COPULA ||
	    e->pred.neg || e->pred.past || !elem_is(e->next, STR("。")))
		return false;
	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	return elem_is(e, STR("対象")) && elem_is(e->next, STR("は"));
}

/* e is what stands behind the last item: a particle, or です. */
bool
split_same(struct work *w, struct elem *e)
{
	bool target = is_target(w->c, e);
	struct elem *last = e->prev, *first, *from, *behind;
	enum what what;
	struct goal g;

	behind = target ? e->next : behind_particle(e);
	if (!behind)
		return false;
	if (elem_is(last, STR("など")))
		last = last->prev;
	what = what_of(last);
	first = what ? first_of(w->c, last, what) : NULL;
	if (!first || !is_own(w->c, first, what))
		return false;
	from = behind_link(first->next);
	if (!are_items(from, last, what) || split_morae_of(from, e) < REST_MIN)
		return false;
	if (target) {
		move_items(w, first, e, behind->next, "対象");
		return true;
	}
	g = split_goal(w->c, behind);
	/* とは, and what it is: all of it is one explanation. */
	if (!g.act || !elem_is(g.last->next, STR("。")) ||
	    !is_same(behind, &g) || g.last->pred.conj == CONJ_COPULA)
		return false;
	move_items(
	    w, first, e, split_chain_stop(w->c, g.last->next)->next, NULL);
	return true;
}
