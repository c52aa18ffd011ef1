/*
 * What a policy aims at: the act stands as a noun before を図る, に取り組む or
 * に努める. Here the noun gets what a row of the grammar needs to make a verb of
 * it: 販路拡大を図る → 販路の拡大を図る, and each of two acts its own を図る.
 */
#include "simplify/rewrite.h"

static bool
is_aim(const struct elem *e)
{
	const struct pred *p = &e->pred;
	bool wo = elem_is(e->prev, STR("を"));

	if (e->kind != ELEM_PRED || e->frozen || pred_has(p, AUX_PASSIVE))
		return false;
	return wo ? str_eq(p->head, STR("図る"))
		  : elem_is(e->prev, STR("に")) &&
			(str_eq(p->head, STR("取り組む")) ||
			    str_eq(p->head, STR("努める")));
}

/* 未然防止, 相互理解: how it is done, and not to what. */
static bool
is_manner(const struct elem *e)
{
	static const char *const words[] = { "未然", "早期", "相互", "自主",
		"共同", "一体", "一斉", "段階", "適正", "完全", "随時", "定期",
		"再発", "緊急", "全面", "大幅", "計画", "重点", "最大",
		"一層" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 販路拡大 → 販路の拡大 */
static void
part_object(struct work *w, struct elem *act)
{
	const struct elem *object = act->prev;

	if (act->space || act->frozen || object->frozen || object->value ||
	    !pattern_takes_object(act) || is_manner(object) ||
	    (object->pos != POS_NOUN && object->pos != POS_NOUN_VERBAL))
		return;
	elem_insert_word(w->c, act, "の", POS_PARTICLE);
	rewrite_step(w, STR("aim-object"), act->surface,
	    rewrite_step_text(w, act->prev, act->next));
}

static struct elem *
first_of_noun(struct elem *e)
{
	while (elem_is_noun(e->prev) && !e->space)
		e = e->prev;
	return e;
}

/* 福祉の向上と産業の振興を図る → 福祉の向上を図って、産業の振興を図る */
static void
part_acts(struct work *w, struct elem *act, const struct elem *aim)
{
	const struct elem *first = pattern_first_act(first_of_noun(act)->prev);
	struct elem *joint = first ? first->next : NULL, *own;
	const char *particle = elem_is(aim->prev, STR("を")) ? "を" : "に";

	if (!joint || joint->frozen ||
	    (!elem_is(joint, STR("と")) && !elem_is(joint, STR("及び")) &&
		!elem_is(joint, STR("、"))))
		return;
	own = elem_pred(w->c, aim->pred.head, aim->pred.conj);
	own->pred.ending = END_TE;
	own->surface = pred_generate(w->c->arena, &own->pred);
	if (!own->surface.ptr)
		return;
	elem_insert_word(w->c, joint, particle, POS_PARTICLE_CASE);
	elem_insert_before(joint, own);
	elem_insert_word(w->c, joint, "、", POS_SYMBOL);
	rewrite_step(w, STR("aim-each"), joint->surface,
	    rewrite_step_text(w, own->prev, joint));
	elem_unlink(joint);
}

void
rewrite_aims(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		struct elem *act = e->prev->prev;

		if (!is_aim(e) || !pattern_is_act_noun(act))
			continue;
		part_object(w, act);
		part_acts(w, act, e);
	}
}
