/* What one is asked to stop stands before why: 音を出すことは、迷惑になります。
 * だから、やめてください → 音を出さないでください。迷惑になります。 */
#include "simplify/split.h"

/* The last word before the sentence that e stands in. */
static struct elem *
sentence_begin(const struct chain *c, struct elem *e)
{
	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	return e;
}

/* だから、絶対にやめてください: nothing else is said. */
static bool
is_stop_request(
    const struct chain *c, const struct elem *first, const struct elem *e)
{
	static const char *const words[] = { "だから", "絶対", "に", "必ず",
		"絶対に", "決して", "固く", "、" };

	if (!str_eq(e->pred.head, STR("やめる")) || e->pred.naux ||
	    e->pred.neg || e->pred.ending != END_KUDASAI ||
	    !elem_is(e->next, STR("。")) || elem_end(c, first->prev))
		return false;
	for (; first != e; first = first->next)
		if (!elem_is_any(first, words, ARRAY_SIZE(words)))
			return false;
	return true;
}

static bool
is_strict(const struct elem *first, const struct elem *e)
{
	for (; first != e; first = first->next)
		if (str_starts(first->surface, STR("絶対")))
			return true;
	return false;
}

/* 県が管理する川で: no subject of the act. */
static bool
is_inner(const struct elem *ga, const struct elem *act)
{
	while (ga->kind != ELEM_PRED)
		ga = ga->next;
	return ga != act && ga->pred.ending == END_RENTAI &&
	       !split_is_function_noun(ga->next);
}

/* 音を出したりする, and nothing that another clause, or a topic, goes on in. */
static bool
is_one_act(const struct elem *first, const struct elem *act)
{
	const struct pred *p = &act->pred;

	if (act->kind != ELEM_PRED || p->ending != END_RENTAI || p->naux ||
	    p->neg || p->past || !conj_is_verb(p->conj) || act->frozen)
		return false;
	for (; first != act; first = first->next)
		if (!first->depth &&
		    (elem_is(first, STR("は")) || elem_is(first, STR("こと")) ||
			elem_is(first, STR("次")) ||
			(elem_is(first, STR("が")) &&
			    first->pos == POS_PARTICLE_CASE &&
			    !is_inner(first, act)) ||
			(first->kind == ELEM_PRED && first->pred.polite)))
			return false;
	return true;
}

/* The は of …することは, …する行為は at the head of the sentence. */
static struct elem *
act_topic(const struct chain *c, struct elem *e)
{
	while (!elem_is_stop(c, e) && (e->depth || !elem_is(e, STR("は"))))
		e = e->next;
	return elem_is(e, STR("は")) && split_is_comma(e->next) &&
		       (elem_is(e->prev, STR("こと")) ||
			   elem_is(e->prev, STR("行為")))
		   ? e
		   : NULL;
}

bool
split_stop(struct work *w, struct elem *e)
{
	struct chain *c = w->c;
	struct elem *first = sentence_begin(c, e), *head, *topic, *act;
	struct pred before;
	struct str old, text;

	if (!is_stop_request(c, first, e))
		return false;
	head = sentence_begin(c, first->prev->prev);
	topic = act_topic(c, head);
	if (!topic || !elem_is(first->prev, STR("。")))
		return false;
	act = topic->prev->prev;
	if (!is_one_act(head, act))
		return false;
	before = act->pred;
	act->pred.ending = END_KUDASAI;
	act->pred.neg = true;
	text = pred_generate(c->arena, &act->pred);
	if (!text.ptr) {
		act->pred = before;
		return false;
	}
	old = rewrite_text(w, act, e->next);
	if (is_strict(first, e) && act->prev->kind != ELEM_PRED)
		elem_insert_word(c, act, "絶対に", POS_ADVERB);
	act->dirty = true;
	act->surface = text;
	elem_unlink_range(first, e->next->next);
	split_cut(w, act, topic->next->next, NULL);
	rewrite_step(w, STR("split-request"), old, act->surface);
	w->moved = true;
	return true;
}
