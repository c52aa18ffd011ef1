#include "simplify/hard.h"

static bool
is_one_of(const struct elem *e, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (elem_is(e, str_from(words[i])))
			return true;
	return false;
}

/* ---- voice and politeness ------------------------------------------------ */

/* 市民の皆様におかれましては: an honorific は. */
static bool
is_topic(const struct elem *at)
{
	return elem_is(at->prev, STR("に")) &&
	       str_starts(at->surface, STR("おかれ"));
}

/* 食べられる is what one can do, 設けられる what is done: written alike. A
 * verb of the city, a state and an agent decide for the passive. */
static bool
is_passive(const struct easy *e, const struct elem *at)
{
	const struct pred *p = &at->pred;
	unsigned class = rules_verb_class(e, p->head);

	if (!pred_has(p, AUX_PASSIVE) || is_topic(at))
		return false;
	if (p->conj != CONJ_ICHIDAN && p->conj != CONJ_KURU)
		return true;
	if (class & (VERB_CITY | VERB_DEMAND | VERB_STATE) ||
	    pred_has(p, AUX_IRU))
		return true;
	return elem_is(at->prev, STR("に")) && elem_is_actor(at->prev->prev);
}

/* 電話をください is what everybody says. */
static bool
is_give(const struct elem *at)
{
	return elem_is_particle(at->prev) &&
	       (str_eq(at->surface, STR("ください")) ||
		   str_eq(at->surface, STR("下さい")));
}

/* Words that are humble or honorific whatever their form. */
static bool
is_courtly(const struct elem *at)
{
	static const char *const words[] = { "いただ", "頂", "くださ", "下さ",
		"いたし", "致し", "ござい", "おり", "まいり", "参り",
		"申し上げ", "伺", "召し上が", "おっしゃ", "賜", "承り", "存じ",
		"願い" };
	bool kudasai = at->pred.ending == END_KUDASAI || is_give(at);

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct str word = str_from(words[i]);
		size_t found = str_find(at->surface, word, 0);

		if (found == STR_NPOS)
			continue;
		if (kudasai &&
		    (str_eq(word, STR("くださ")) || str_eq(word, STR("下さ"))))
			continue;
		/* 一致します */
		if (str_eq(word, STR("致し")) &&
		    str_ends(at->pred.head, STR("致する")))
			continue;
		/* おります behind て or by itself; not 降ります, まおり. */
		if (str_eq(word, STR("おり")))
			return pred_has(&at->pred, AUX_IRU) || found == 0;
		if (str_eq(word, STR("願い")))
			return str_find(at->surface, STR("お願いし"), 0) ==
			       STR_NPOS;
		return true;
	}
	return false;
}

static bool
is_honorific(const struct elem *at)
{
	const struct pred *p = &at->pred;

	if (p->honorific || is_topic(at) ||
	    (p->conj == CONJ_HONOR && p->ending != END_KUDASAI && !is_give(at)))
		return true;
	/* お願いします is what everybody says. */
	if (p->humble)
		return str_find(at->surface, STR("願いします"), 0) == STR_NPOS;
	return is_courtly(at);
}

/* ---- double negation ----------------------------------------------------- */

#define REACH 60 /* elements; a text without full stops is no sentence */

static bool
denied_later(const struct chain *c, const struct elem *from)
{
	for (unsigned n = 0; n < REACH && !elem_is_stop(c, from);
	     n++, from = from->next)
		if (from->kind == ELEM_PRED && pred_negations(&from->pred))
			return true;
	return false;
}

/* できないわけではない, ないとは限らない, ざるを得ない, 以外は…ない. */
static bool
is_double_negative(const struct chain *c, const struct elem *at)
{
	static const char *const nouns[] = { "わけ", "訳", "こと", "もの",
		"はず", "とは", "とも" };
	const struct elem *next = at->next;

	if (elem_is(at, STR("以外")))
		return denied_later(c, next);
	if (at->kind != ELEM_PRED)
		return false;
	if (at->pred.ending == END_ZARU)
		return true;
	if (!pred_negations(&at->pred) || elem_end(c, next))
		return false;
	if (is_one_of(next, nouns, 5))
		return (elem_is(next->next, STR("で")) ||
				elem_is(next->next, STR("では")) ||
				elem_is(next->next, STR("は")) ||
				elem_is(next->next, STR("も")) ||
				elem_is(next->next, STR("が"))
			    ? denied_later(c, next->next)
			    : next->next->kind == ELEM_PRED &&
				  pred_negations(&next->next->pred));
	if (elem_is(next, STR("と")))
		next = next->next;
	else if (!is_one_of(next, nouns + 5, 2))
		return false;
	return (elem_is(next, STR("は")) || elem_is(next, STR("も")) ||
		   is_one_of(next, nouns + 5, 2)) &&
	       next->next->kind == ELEM_PRED &&
	       pred_negations(&next->next->pred);
}

/* ---- written forms ------------------------------------------------------- */

static bool
is_written(const struct chain *c, const struct elem *at)
{
	static const char *const words[] = { "における", "において", "に関する",
		"に関して", "に係る", "に伴う", "に伴い", "にともない",
		"に際し", "に際して", "に当たり", "に当たって", "にあたり",
		"にあたって", "につき", "により", "による", "をもって", "及び",
		"および", "並びに", "ならびに", "若しくは", "もしくは", "当該",
		"次第", "旨", "所定", "上記", "下記", "かつ", "且つ", "等",
		"につきまして", "かかる", "ないし" };

	if (at->kind == ELEM_PRED)
		return at->pred.written ||
		       (elem_is(at->prev, STR("に")) &&
			   str_eq(at->pred.head, STR("係る")));
	if (elem_is(at, STR("上")))
		return elem_is(at->prev, STR("の")) &&
		       elem_is(at->next, STR("、"));
	if (elem_is(at, STR("等")))
		return elem_is_noun(at->prev);
	return !elem_end(c, at) && is_one_of(at, words, ARRAY_SIZE(words));
}

/* ---- clauses ------------------------------------------------------------- */

static const struct elem *
behind(const struct chain *c, const struct elem *e)
{
	return elem_end(c, e) ? e : e->next;
}

enum tie
hard_tie(
    const struct chain *c, const struct elem *at, const struct elem **ret_end)
{
	const struct elem *next = at->next;
	bool comma = elem_is(next, STR("、"));

	*ret_end = behind(c, next);
	if (at->kind != ELEM_PRED || elem_is_stop(c, next))
		return TIE_NONE;
	if (at->pred.ending == END_RENYOU && comma)
		return TIE_CLOSE;
	if (at->pred.ending == END_TE && comma)
		return TIE_TE;
	if (next->pos == POS_PARTICLE_CONJ && !elem_is_stop(c, next->next)) {
		bool then = elem_is(next->next, STR("、"));

		if ((elem_is(next, STR("が")) || elem_is(next, STR("し"))) &&
		    then)
			return TIE_CLOSE;
		if (elem_is(next, STR("ので")))
			return TIE_LOOSE;
	}
	if (elem_is(next, STR("場合")) || elem_is(next, STR("際")) ||
	    elem_is(next, STR("ため")) || elem_is(next, STR("為"))) {
		next = behind(c, next);
		if (elem_is(next, STR("に")) || elem_is(next, STR("は")))
			next = behind(c, next);
		if (elem_is(next, STR("は")))
			next = behind(c, next);
		*ret_end = next;
		return elem_is(next, STR("、")) ? TIE_LOOSE : TIE_NONE;
	}
	return TIE_NONE;
}

bool
hard_is_phrase(const struct chain *c)
{
	/* An item of a list: ・熱がある人 */
	if (elem_is(c->head.next, STR("・")) && elem_is_noun(c->head.prev))
		return true;
	CHAIN_FOREACH(e, c)
	{
		if (e->kind == ELEM_PRED || elem_is(e, STR("です")) ||
		    (!elem_end(c, e) && elem_is_stop(c, e)))
			return false;
	}
	return true;
}

/* か, ね and what stands in brackets end a sentence without changing how. */
static bool
is_tail(const struct elem *e)
{
	return e->depth || e->pos == POS_SYMBOL || elem_is(e, STR("か")) ||
	       elem_is(e, STR("ね")) || elem_is(e, STR("よ"));
}

const struct elem *
hard_final(const struct chain *c)
{
	const struct elem *e = c->head.prev;

	while (!elem_end(c, e) && is_tail(e))
		e = e->prev;
	return elem_end(c, e) ? NULL : e;
}

bool
hard_is_polite(const struct elem *final)
{
	static const char *const words[] = { "です", "でした", "ます", "まし" };

	if (!final)
		return true;
	/* 同じです, whose 同じ is no noun; ありがとうございました */
	if (final->kind == ELEM_WORD) {
		if (elem_is(final, STR("た")) && final->pos == POS_AUXILIARY)
			final = final->prev;
		return elem_is_any(final, words, ARRAY_SIZE(words));
	}
	return final->pred.polite || final->pred.desu || is_give(final) ||
	       final->pred.ending == END_KUDASAI;
}

unsigned
hard_grammar(const struct easy *e, const struct chain *c, const struct elem *at)
{
	const struct elem *end;
	unsigned kinds = 0;

	if (at->kind == ELEM_PRED) {
		if (is_passive(e, at) || pred_has(&at->pred, AUX_CAUSATIVE))
			kinds |= HARD_PASSIVE;
		if (is_honorific(at))
			kinds |= HARD_HONORIFIC;
		if (!at->depth && hard_tie(c, at, &end) != TIE_NONE)
			kinds |= HARD_JOINED;
	}
	if (is_double_negative(c, at))
		kinds |= HARD_NEGATIVE;
	if (is_written(c, at))
		kinds |= HARD_WRITTEN;
	return kinds;
}
