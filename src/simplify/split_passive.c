/* Before passives become active: cuts where the next clause is another's. */
#include "simplify/split.h"

static bool
says_when(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if ((e->value && e->value->value &&
			e->value->value->kind <= VALUE_PERIOD) ||
		    e->pos == POS_NOUN_ADVERBIAL)
			return true;
	return false;
}

/* 手当は毎年渡され、手続きは要りません: the next clause is not what the city
 * does, so that the passive could not become active in one sentence. */
static bool
split_passive(struct work *w, struct elem *e)
{
	static const char *const anybody[] = { "だれでも", "誰でも", "だれ",
		"誰", "どなた", "どなたでも" };
	const struct elem *last = split_main(w->c, e->next);
	bool due;

	if (!split_is_comma(e->next) || e->pred.neg ||
	    e->pred.naux != 1u + pred_has(&e->pred, AUX_IRU) ||
	    e->pred.aux[0] != AUX_PASSIVE ||
	    !(rules_verb_class(w->easy, e->pred.head) & VERB_CITY) || !last ||
	    (last->pred.ending != END_SHUSHI &&
		last->pred.ending != END_DAROU) ||
	    last->pred.past || !split_has_subject(w->c, e))
		return false;
	/* バスが導入され、足として親しまれています: it has been done. */
	if (pred_has(&last->pred, AUX_IRU) && e->pred.naux == 1)
		return false;
	/* 通知書は8月に送られ、2回に分けて納めます: who pays is the reader. */
	if (str_eq(last->pred.head, STR("できる")) &&
	    elem_is(last->prev->prev, STR("こと")) &&
	    last->prev->prev->prev->kind == ELEM_PRED)
		last = last->prev->prev->prev;
	due = rules_verb_class(w->easy, last->pred.head) & VERB_DUTY ||
	      elem_is_any(e->next->next, anybody, ARRAY_SIZE(anybody));
	if (!due && (!split_has_topic(w->c, e->next) || says_when(w->c, e) ||
			split_opens_relative(w->c, e->next->next)))
		return false;
	return split_at(w, e, e->next->next, NULL, "split-and");
}

void
rewrite_split_passive(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind == ELEM_PRED && !e->frozen && !e->depth &&
		    (e->pred.ending == END_RENYOU || e->pred.ending == END_TE))
			split_passive(w, e);
	}
}
