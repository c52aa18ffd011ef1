/* What one brings, behind the request that it is needed for. */
#include "simplify/split.h"

/* To where what one has is taken, seen from the city hall. */
static bool
is_elsewhere(const struct chain *c, const struct elem *e)
{
	static const char *const words[] = { "銀行", "金融", "郵便局", "信用",
		"農協", "コンビニ", "コンビニエンスストア", "病院", "医療",
		"薬局", "会社", "税務署", "年金", "ハローワーク", "警察" };

	for (; !elem_is_stop(c, e); e = e->next)
		for (size_t i = 0; i < ARRAY_SIZE(words); i++)
			if (str_starts(e->surface, str_from(words[i])))
				return true;
	return false;
}

static struct elem *
object_begin(const struct chain *c, struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e->prev); e = e->prev) {
		const struct elem *before = e->prev;

		if (e->depth || before->depth)
			continue;
		if (elem_is(before, STR("は")))
			return split_is_comma(e) ? e->next : e;
		if (split_is_comma(e) && !elem_is_noun(before) &&
		    !elem_is(before, STR("など")))
			return e->next;
	}
	return NULL;
}

/* 通帳を: nothing but what is brought. */
static bool
is_object(const struct elem *first, const struct elem *wo)
{
	bool pred = false;

	for (const struct elem *e = wo->prev; e != first->prev; e = e->prev) {
		if (e->depth)
			continue;
		if ((e->pos == POS_PARTICLE_CASE && !pred &&
			!elem_is(e, STR("と"))) ||
		    (split_is_function_noun(e) && elem_is(e->next, STR("に"))))
			return false;
		pred = pred || e->kind == ELEM_PRED;
	}
	return true;
}

bool
split_bring(struct work *w, struct elem *e)
{
	static const char *const goals[] = { "来る", "行く", "申し込む",
		"申請する", "手続きする", "相談する", "届け出る", "参加する" };
	static const char *const days[] = { "当日", "その日", "日" };
	struct elem *behind = split_is_comma(e->next) ? e->next->next : e->next;
	struct goal g = split_goal(w->c, e->next);
	struct elem *first, *at;
	struct str old = e->surface;

	if (!str_eq(e->pred.head, STR("持つ")) || e->pred.naux || e->pred.neg ||
	    e->pred.ending != END_TE || behind == g.verb ||
	    elem_is_stop(w->c, behind) || !elem_is(e->prev, STR("を")) ||
	    g.act != ACT_REQUEST || g.last->pred.neg ||
	    !elem_has_head(g.verb, goals, ARRAY_SIZE(goals)) ||
	    split_morae(w->c, e) <= w->max_morae ||
	    !split_joins(w->c, e, behind, &g) || elem_end(w->c, g.last->next))
		return false;
	first = object_begin(w->c, e);
	/* そのとき says it: 当日、身分証を */
	at = first && elem_is(first, STR("その")) ? first->next : first;
	if (at && elem_is_any(at, days, ARRAY_SIZE(days)) &&
	    split_is_comma(at->next))
		first = at->next->next;
	if (!first || first == e || !is_object(first, e->prev))
		return false;
	for (at = behind; at != g.verb; at = at->next)
		if (split_deadline(w, at))
			return true;
	at = g.last->next->next;
	if (str_eq(g.verb->pred.head, STR("行く")) ||
	    is_elsewhere(w->c, behind)) {
		e->pred.head = STR("持っていく");
		e->pred.conj = CONJ_IKU;
	} else {
		e->pred.head = STR("持ってくる");
		e->pred.conj = CONJ_KURU;
	}
	if (!split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-bring"), old, e->surface);
	elem_unlink_range(e->next, behind);
	elem_insert_word(w->c, at, "そのとき", POS_CONJUNCTION);
	elem_insert_word(w->c, at, "、", POS_SYMBOL);
	elem_move(at, split_behind_mark(w->c, first), e->next);
	elem_insert_word(w->c, at, "。", POS_SYMBOL);
	w->moved = true;
	return true;
}
