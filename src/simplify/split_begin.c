/* Where the name of who, what or when it is begins, before its noun. */
#include "simplify/split_part.h"

/* 大きさに関係なく、 may be said of what follows. */
bool
name_is_whatever(const struct elem *e)
{
	return e->kind == ELEM_PRED && split_is_comma(e->next) &&
	       e->pred.ending != END_TE && str_eq(e->pred.head, STR("ない")) &&
	       !elem_is(e->prev, STR("が"));
}

/* 子どもが、治療を受けたときは: its subject. */
static bool
is_subject_comma(const struct elem *comma, const struct elem *last)
{
	const struct elem *e = comma->prev;

	return (elem_is(last, STR("とき")) || elem_is(last, STR("場合"))) &&
	       elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE;
}

static bool
has_comma(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->prev)
		if (split_is_comma(e))
			return true;
	return false;
}

/* 市が人を送って、: the city does so in any case. */
static bool
is_by_city(const struct elem *e)
{
	while (!elem_is(e, STR("が")) || e->depth)
		e = e->prev;
	return elem_is_actor(e->prev) && !elem_is_person(e->prev);
}

/* 県は、住民が協力して、守る町に: no act of the prefecture. */
static bool
is_others_clause(const struct chain *c, const struct elem *comma)
{
	const struct elem *e = comma->prev;

	return e->kind == ELEM_PRED && e->pred.ending == END_TE &&
	       split_own_subject(c, e) && split_follows_topic(c, e) &&
	       !is_by_city(e);
}

/* 交付金を使って、困っている業者に: how it is given. */
bool
name_is_means(const struct elem *comma)
{
	static const char *const heads[] = { "使う", "活用する", "利用する",
		"記念する", "招く" };
	const struct elem *e = comma->prev;

	return e->kind == ELEM_PRED && e->pred.ending == END_TE &&
	       !e->pred.naux && !e->pred.neg && elem_is(e->prev, STR("を")) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 入居者が亡くなって、…とき: all of it is when. */
static bool
is_clause_end(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "亡くなる", "なる", "減る",
		"急減する", "増える", "壊れる", "起こる", "起きる", "終わる",
		"切れる", "受ける", "けがする", "変わる", "生まれる" };

	if (e->kind != ELEM_PRED || e->pred.naux || split_follows_topic(c, e))
		return false;
	/* 収入が基準に満たず、 */
	if (e->pred.ending == END_ZU ||
	    (e->pred.neg && e->pred.ending == END_TE))
		return split_own_subject(c, e) &&
		       !str_eq(e->pred.head, STR("できる"));
	if (e->pred.ending != END_TE || e->pred.neg)
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	       (str_eq(e->pred.head, STR("する")) &&
		   elem_is(e->prev->prev, STR("けが")));
}

/* 接種を受けた後に、…とき: all of it is when, too. */
static bool
is_after(const struct elem *comma)
{
	const struct elem *e = comma->prev;

	if (elem_is(e, STR("に")))
		e = e->prev;
	return (elem_is(e, STR("後")) || elem_is(e, STR("あと"))) &&
	       e->prev->kind == ELEM_PRED;
}

/* 小学生を対象に、遊ぶ場所を作る教室 */
static bool
is_for(const struct elem *comma)
{
	return elem_is(comma->prev, STR("に")) &&
	       elem_is(comma->prev->prev, STR("対象")) &&
	       elem_is(comma->prev->prev->prev, STR("を"));
}

/* 公園に、 会場で、 before what is put there, or who. */
static bool
is_place(const struct elem *comma, const struct elem *e)
{
	const struct elem *noun = comma->prev->prev;

	if (elem_is(noun, STR("など")))
		return false;
	if (elem_is(comma->prev, STR("で")))
		return !elem_is(e, STR("は")) && !elem_is(e, STR("が")) &&
		       part_is_where(comma);
	return elem_is(comma->prev, STR("に")) && elem_is(e, STR("を")) &&
	       (elem_is_noun(noun) || noun->value) && !part_is_people(noun) &&
	       !elem_is(noun, STR("とき"));
}

/* ヘルパーが家に来て、家事を手伝うサービスは、: all before は is of it. */
static bool
is_of_service(
    const struct chain *c, const struct elem *comma, const struct elem *last)
{
	static const char *const words[] = { "サービス", "制度", "事業",
		"仕組み", "取組", "取り組み", "活動" };
	const struct elem *e = comma->prev;

	return elem_is_any(last, words, ARRAY_SIZE(words)) &&
	       elem_is(last->next, STR("は")) && e->kind == ELEM_PRED &&
	       e->pred.ending == END_TE && !e->pred.neg &&
	       !split_follows_topic(c, e);
}

/* 救急車を呼ぶか、病院に行くか迷ったとき */
static bool
is_choice(const struct elem *comma, const struct elem *verb)
{
	static const char *const heads[] = { "迷う", "悩む", "わかる", "分かる",
		"決まる", "決める" };

	return elem_is(comma->prev, STR("か")) && verb->kind == ELEM_PRED &&
	       elem_has_head(verb, heads, ARRAY_SIZE(heads));
}

/* What ends at this comma is of the name that ends with `last`, too. */
static bool
is_inner_comma(
    const struct chain *c, const struct elem *at, const struct elem *last)
{
	return part_goes_on(at) || is_for(at) ||
	       (elem_is(last, STR("とき")) &&
		   (is_clause_end(c, at->prev) || is_after(at) ||
		       is_choice(at, last->prev))) ||
	       is_of_service(c, at, last) || is_others_clause(c, at);
}

bool
name_holds_why(const struct elem *first, const struct elem *to)
{
	static const char *const nouns[] = { "影響", "原因", "理由", "普及",
		"進歩", "発達", "高騰", "拡大", "進行", "高まり" };

	for (; first != to; first = first->next)
		if (!first->depth && split_is_comma(first) &&
		    elem_is(first->prev, STR("で")) &&
		    elem_is_any(first->prev->prev, nouns, ARRAY_SIZE(nouns)))
			return true;
	return false;
}

struct elem *
name_begin(const struct work *w, struct elem *e, const struct elem *last)
{
	const struct chain *c = w->c;
	struct elem *at = part_begin(c, e);

	for (struct elem *in = e; at && in != at; in = in->prev)
		if (name_is_whatever(in->prev))
			return in->next;
	if (at)
		return at;
	for (at = e; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth || !split_is_comma(at) ||
		    is_inner_comma(c, at, last))
			continue;
		if (is_subject_comma(at, last) ||
		    (split_is_plan(last) && part_is_subject(w, at, e->next)))
			return part_begin(c, at->prev);
		if (elem_is(at->prev, STR("は")) ||
		    (elem_is(at->prev, STR("について")) &&
			!elem_is(last, STR("とき"))) ||
		    is_place(at, e) || name_is_whatever(at->prev) ||
		    (!elem_is(e, STR("は")) && !elem_is(last, STR("こと")) &&
			name_is_means(at)) ||
		    (part_is_frame(at) && !has_comma(c, at->prev)))
			return at->next;
		if (at->prev->pos == POS_CONJUNCTION)
			return at->next;
		/* 地域など、 */
		if (!elem_is_noun(at->prev) && !elem_is(at->prev, STR("など")))
			return NULL;
	}
	return at->next;
}
