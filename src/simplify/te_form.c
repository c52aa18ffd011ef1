/* The written 連用中止 as て, ないで and なくて. */
#include "simplify/split.h"
#include "simplify/verify.h"

/* 10冊までとし、: として would be a particle; 者をいい、: that is what it is. */
static bool
is_set_as(const struct elem *e)
{
	if (e->pred.naux || e->pred.ending == END_ZU)
		return false;
	return (str_eq(e->pred.head, STR("する")) &&
		   elem_is(e->prev, STR("と"))) ||
	       (str_eq(e->pred.head, STR("いう")) &&
		   elem_is(e->prev, STR("を")));
}

/* 係の人がいず: written, and not even で, as いないで is. */
static bool
is_absent(const struct elem *e)
{
	return e->pred.ending == END_ZU && !e->pred.naux &&
	       str_eq(e->pred.head, STR("いる")) && elem_is(e->prev, STR("が"));
}

/* 判断せず相談する: without a comma, and not せずに. */
static bool
is_manner(const struct elem *e)
{
	return e->pred.ending == END_ZU &&
	       (e->next->kind != ELEM_PRED || is_absent(e)) &&
	       !elem_is(e->next, STR("に")) && !elem_is(e->next, STR("も"));
}

/* 駐車場あり、予約不要: a list of nouns. */
static bool
is_nominal(const struct elem *e)
{
	return str_eq(e->pred.head, STR("ある")) &&
	       e->pred.ending == END_RENYOU && e->pred.naux == 0 &&
	       e->prev->kind == ELEM_WORD && !elem_is_particle(e->prev) &&
	       (elem_is_noun(e->prev) || e->prev->pos == POS_OTHER);
}

bool
split_is_unwilled(const struct elem *e)
{
	static const char *const heads[] = { "出る", "足りる", "ある", "なる",
		"届く", "見つかる", "済む", "できる", "間に合う", "取れる",
		"入る", "動く", "つく", "決まる", "終わる", "始まる" };

	/* うわさに惑わされず: one can see to that. */
	if (pred_has(&e->pred, AUX_PASSIVE) && !elem_is(e->prev, STR("に")))
		return true;
	if (pred_has(&e->pred, AUX_POTENTIAL) || pred_has(&e->pred, AUX_CAN) ||
	    pred_has(&e->pred, AUX_IRU) ||
	    str_ends(e->pred.head, STR("きれる")))
		return true;
	if (!elem_is(e->prev, STR("が")) && !elem_is(e->prev, STR("も")) &&
	    !(elem_is(e->prev, STR("は")) &&
		!elem_is(e->prev->prev, STR("に"))))
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* Others are made to do it: 走らせず is as 走らず. */
static bool
is_caused(const struct pred *p)
{
	return p->naux == 1 && p->aux[0] == AUX_CAUSATIVE;
}

/* …してください, しましょう, しなければなりません: ないで, not なくて, before. */
static bool
is_wanted(const struct pred *p)
{
	return p->ending == END_KUDASAI || p->ending == END_IKOU ||
	       pred_has(p, AUX_MUST);
}

/* 理由を問わず、書換え、引換え又は撤回を: nouns written as 連用形. */
static bool
is_listed_noun(const struct elem *e)
{
	static const char *const links[] = { "又は", "または", "か", "や",
		"及び", "および", "と", "若しくは", "もしくは" };
	const struct elem *next = e->next->next;

	return e->pred.ending == END_RENYOU && !e->pred.naux &&
	       e->pred.conj != CONJ_SURU && e->prev->pos != POS_PARTICLE_CASE &&
	       split_is_comma(e->next) &&
	       (elem_is_noun(next) || (next->kind == ELEM_PRED &&
					  next->pred.ending == END_RENYOU)) &&
	       elem_is_any(next->next, links, ARRAY_SIZE(links));
}

/* 権利を譲渡し、担保に供するか、売ることはできません: perhaps one of three. */
static bool
is_choice(struct chain *c, const struct elem *e)
{
	const struct elem *final = rewrite_final(c, e->next);
	const struct elem *at = e->next;

	while (!elem_is_stop(c, at) &&
	       (at->kind != ELEM_PRED || at->depth != e->depth))
		at = at->next;
	return e->pred.ending == END_RENYOU && at->kind == ELEM_PRED &&
	       elem_is(at->next, STR("か")) && split_is_comma(at->next->next) &&
	       final && !is_wanted(&final->pred);
}

/* 触らずに知らせる → 触らないで知らせる; 払えずに is why. */
static bool
naide_form(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	const struct elem *behind = e->next->next;

	if (e->pred.ending != END_ZU || !elem_is(e->next, STR("に")) ||
	    elem_is_stop(w->c, behind) || elem_is(behind, STR("は")) ||
	    elem_is(behind, STR("も")) || elem_is(e->prev, STR("が")) ||
	    /* 得ないでした would read as 得なかった */
	    str_eq(behind->pred.head, STR("する")) || split_is_unwilled(e))
		return false;
	elem_unlink(e->next);
	e->pred.ending = END_NAIDE;
	e->pred.polite = false;
	rewrite_pred(w, e, &before, "te-form");
	return true;
}

/* 溶かそうとせず: is no とする. */
static bool
is_tried(const struct elem *e)
{
	const struct elem *before = e->prev->prev;

	return elem_is(e->prev, STR("と")) && before->kind == ELEM_PRED &&
	       before->pred.ending == END_IKOU;
}

/* 逃げており無事でした */
static bool
is_state(const struct elem *e)
{
	return e->pred.ending == END_RENYOU && pred_has(&e->pred, AUX_IRU) &&
	       !elem_is_particle(e->next);
}

/* ペットの連れ込み、飲酒; 中止、ということはつまり、… */
static bool
joins_nothing(const struct elem *e)
{
	return (elem_is(e->prev, STR("の")) && e->pred.ending == END_RENYOU) ||
	       (elem_is(e->prev, STR("は")) &&
		   str_eq(e->surface, STR("つまり")));
}

/* 補助の対象にならず、払ってください: not ならないで, as one does not see to it;
 * 日割計算は行わず、払ってください: nor does one do that. */
static bool
is_ours(const struct elem *e)
{
	if (str_eq(e->pred.head, STR("なる")))
		return elem_is(e->prev, STR("に")) &&
		       str_ends(e->prev->prev->surface, STR("対象"));
	return clash_is_office_act(e);
}

void
rewrite_joined(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind == ELEM_PRED && !e->frozen && !e->depth &&
		    e->pred.ending == END_RENYOU && pred_has(&e->pred, AUX_IRU))
			split_te_form(w, e);
	}
}

/* 記入し、 → 記入して、 */
void
split_te_form(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	if (naide_form(w, e))
		return;
	if (e->pred.written && e->pred.ending == END_RENYOU &&
	    !conj_is_verb(e->pred.conj) && split_is_comma(e->next)) {
		/* 自由であり、 */
		e->pred.ending = END_TE;
		e->pred.written = false;
		rewrite_pred(w, e, &before, "te-form");
		return;
	}
	/* 申し出で、 is a noun with で. */
	if (!conj_is_verb(e->pred.conj) || str_ends(e->surface, STR("で")) ||
	    !(split_is_comma(e->next) || is_manner(e) || is_state(e)) ||
	    (elem_is_stop(w->c, e->prev) && !e->dirty) || is_set_as(e) ||
	    is_nominal(e) || is_listed_noun(e) || joins_nothing(e) ||
	    is_choice(w->c, e) ||
	    (e->pred.ending == END_ZU && split_connects(e) && !is_tried(e)) ||
	    (elem_is(e->prev, STR("に")) && str_eq(e->pred.head, STR("つく"))))
		return;
	if (e->pred.neg) {
		const struct elem *last = rewrite_final(w->c, e->next);

		if (e->pred.ending != END_ZU || !last || is_ours(e))
			return;
		/* されておらず is no way of doing something. */
		if (pred_has(&e->pred, AUX_IRU) || is_absent(e) ||
		    (e->pred.naux && !is_caused(&e->pred) &&
			(!is_wanted(&last->pred) ||
			    (!elem_is(e->prev, STR("に")) &&
				!split_coordinate(w->c, e, last)))))
			e->pred.ending = END_TE;
		else if (is_caused(&e->pred) || is_wanted(&last->pred))
			e->pred.ending =
			    split_is_unwilled(e) ? END_TE : END_NAIDE;
		else
			return;
	} else {
		e->pred.ending = END_TE;
	}
	e->pred.polite = false;
	rewrite_pred(w, e, &before, "te-form");
}
