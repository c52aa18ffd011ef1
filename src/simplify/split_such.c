/* What people tell, behind that they do: …という相談が増えています →
 * 次のような相談が増えています。…という相談です。 */
#include "simplify/split_part.h"

static bool
is_told(const struct elem *e)
{
	static const char *const words[] = { "相談", "電話", "声", "苦情",
		"問い合わせ", "意見", "連絡", "被害", "トラブル", "事件",
		"事故", "話", "うわさ", "メール" };

	return elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       (elem_is(e, STR("こと")) && elem_is(e->prev, STR("困った")));
}

/* 市では、…という相談が: where, which stays before what happens. */
static bool
has_frame(const struct elem *first, const struct elem *to)
{
	for (; first != to; first = first->next)
		if (!first->depth && split_is_comma(first) &&
		    (elem_is(first->prev, STR("は")) ||
			first->prev->pos == POS_CONJUNCTION ||
			first->prev->pos == POS_NOUN_ADVERBIAL ||
			first->prev->value))
			return true;
	return false;
}

/* Behind 市では、 and また、 at the head of the sentence. */
static struct elem *
behind_frame(struct elem *first)
{
	struct elem *e = first;

	while (!split_is_comma(e) && e->kind != ELEM_PRED && !e->frozen &&
	       !elem_is(e, STR("という")) && !elem_is(e, STR("との")))
		e = e->next;
	if (split_is_comma(e) &&
	    (e->prev->pos == POS_CONJUNCTION ||
		(elem_is(e->prev, STR("は")) &&
		    (elem_is(e->prev->prev, STR("で")) ||
			(elem_is(e->prev->prev, STR("に")) &&
			    elem_is_noun(e->prev->prev->prev))))))
		return e->next;
	return first;
}

/* Nothing but what is done, or how often it happens. */
static bool
is_one_event(const struct chain *c, const struct elem *e, const struct elem *g)
{
	for (; e != g; e = e->next)
		if (elem_is_stop(c, e) || elem_is(e, STR("は")) ||
		    split_is_comma(e) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_TE &&
			e->pred.ending != END_KU && conj_is_verb(e->pred.conj)))
			return false;
	return true;
}

/* e is という. */
bool
split_such(struct work *w, struct elem *e)
{
	static const char *const says[] = { "という", "との", "といった" };
	struct chain *c = w->c;
	struct elem *noun = e->next, *first = e, *behind = noun->next;
	const struct elem *after = behind->next;
	struct part p = { .to = behind, .behind = behind };
	struct goal g;

	if (!elem_is_any(e, says, ARRAY_SIZE(says)) || e->depth ||
	    noun->frozen || !is_told(noun) || !elem_is(behind, STR("が")))
		return false;
	while (!elem_is_stop(c, first->prev))
		first = first->prev;
	first = behind_frame(first);
	g = split_goal(c, behind);
	if (split_is_comma(behind->next))
		after = after->next;
	if (g.act != ACT_STATES || g.verb != g.last ||
	    split_morae_of(first, e) < 20 || has_frame(first, e) ||
	    !is_one_event(c, after, g.last) ||
	    !elem_is(g.last->next, STR("。")))
		return false;
	elem_insert_word(c, behind, "次", POS_NOUN);
	elem_insert_word(c, behind, "の", POS_PARTICLE);
	elem_insert_word(c, behind, "よう", POS_NOUN);
	elem_insert_word(c, behind, "な", POS_PARTICLE);
	elem_insert_before(behind, elem_word(c, noun->surface, noun->pos));
	p.first = first;
	p.to = p.behind = noun->next;
	p.stop = g.last->next;
	part_state(w, &p, NULL, "split-such");
	return true;
}
