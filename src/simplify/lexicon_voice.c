/* The voice of a verb of the lexicon: what makes it come about, and passives of
 * what one makes so; verbs that are another act with some objects. */
#include "simplify/lexicon.h"

#include <string.h>

/* What makes it come about: 落ちる, 落とす. */
static const struct pair {
	const char *self, *other;
} pairs[] = { { "落ちる", "落とす" }, { "下がる", "下げる" },
	{ "上がる", "上げる" }, { "広がる", "広げる" }, { "減る", "減らす" },
	{ "増える", "増やす" }, { "終わる", "終える" }, { "始まる", "始める" },
	{ "直る", "直す" }, { "止まる", "止める" }, { "変わる", "変える" },
	{ "壊れる", "壊す" }, { "混ざる", "混ぜる" }, { "集まる", "集める" },
	{ "消える", "消す" }, { "続く", "続ける" }, { "決まる", "決める" },
	{ "くなる", "くする" }, { "になる", "にする" }, { "燃える", "燃やす" },
	{ "倒れる", "倒す" }, { "割れる", "割る" }, { "なくなる", "なくす" },
	{ "進む", "進める" }, { "戻る", "戻す" } };

static const struct pair *
pair_of(struct str easy)
{
	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++)
		if (str_ends(easy, str_from(pairs[i].self)))
			return &pairs[i];
	return NULL;
}

/* 電気を点灯させる is つける; 子どもに窓を開放させる: another opens it. */
static bool
is_done_to_thing(const struct chain *c, const struct elem *e, struct str easy)
{
	static const char *const others[] = { "つける", "開ける", "閉める",
		"動かす", "移す" };
	const struct elem *at = e->prev;
	bool made = str_ends_any(easy, others, ARRAY_SIZE(others));

	for (size_t i = 0; !made && i < ARRAY_SIZE(pairs); i++)
		made = str_ends(easy, str_from(pairs[i].other));
	if (!made || !elem_is(at, STR("を")) || elem_is_person(at->prev))
		return false;
	for (; !elem_is_stop(c, at) && at->kind != ELEM_PRED; at = at->prev)
		if (elem_is(at, STR("に")) && elem_is_actor(at->prev))
			return false;
	return true;
}

/* 落下させる is 落とす, not 落ちさせる. */
static bool
make_other(const struct work *w, struct elem *e, struct str *easy)
{
	const struct pair *p = pair_of(*easy);

	if (!pred_has(&e->pred, AUX_CAUSATIVE) ||
	    pred_has(&e->pred, AUX_PASSIVE))
		return false;
	if (!p) {
		if (is_done_to_thing(w->c, e, *easy))
			pred_drop(&e->pred, AUX_CAUSATIVE);
		return false;
	}
	*easy = arena_printf(w->c->arena, "%.*s%s",
	    (int)(easy->len - strlen(p->self)), easy->ptr, p->other);
	pred_drop(&e->pred, AUX_CAUSATIVE);
	return true;
}

/* 罰則が強化される is 強くなる, 生産性を高められる 高くすることができる: するs are
 * no られるs. */
static bool
turns_passive(const struct work *w, struct elem *e, struct str *easy)
{
	struct pred *p = &e->pred;
	const struct elem *particle = e->prev;

	/* 無償 of 無償化する */
	if (p->sahen && elem_is_noun(particle) && !e->space)
		particle = particle->prev;
	if (!(str_ends(*easy, STR("くする")) ||
		str_ends(*easy, STR("にする"))) ||
	    !p->naux || p->aux[0] != AUX_PASSIVE)
		return false;
	if (elem_is(particle, STR("が")) || elem_is(particle, STR("は")) ||
	    elem_is(particle, STR("も"))) {
		*easy = arena_printf(w->c->arena, "%.*sなる",
		    (int)(easy->len - strlen("する")), easy->ptr);
		pred_drop(p, AUX_PASSIVE);
		return true;
	}
	if (elem_is(particle, STR("を")) && p->conj == CONJ_ICHIDAN &&
	    p->naux == 1 && !p->past)
		p->aux[0] = AUX_CAN;
	return false;
}

bool
lexicon_comes_about(struct str easy)
{
	return pair_of(easy) != NULL;
}

bool
lexicon_turns_voice(const struct work *w, struct elem *e, struct str *easy)
{
	return make_other(w, e, easy) || turns_passive(w, e, easy);
}

/* 財産を承認なく処分する: it may be sold, too, and so may an old bicycle. */
static bool
is_disposal(const struct chain *c, const struct row *r, const struct elem *e)
{
	static const char *const kept[] = { "財産", "資産", "設備", "機器",
		"機械", "自転車", "引取り", "引き取り", "車両" };

	if (!str_eq(r->easy, STR("捨てる")) ||
	    !str_eq(e->pred.head, STR("処分する")))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (str_ends_any(e->surface, kept, ARRAY_SIZE(kept)))
			return true;
	return false;
}

/* 里親に委託されている児童: nobody asks the child. */
static bool
is_entrusted(const struct row *r, const struct elem *e)
{
	return str_eq(r->easy, STR("頼む")) &&
	       str_eq(e->pred.head, STR("委託する")) &&
	       pred_has(&e->pred, AUX_PASSIVE) &&
	       e->pred.ending == END_RENTAI && elem_is_person(e->next);
}

bool
lexicon_turns_sense(
    const struct chain *c, const struct row *r, const struct elem *e)
{
	return is_disposal(c, r, e) || is_entrusted(r, e);
}

bool
lexicon_is_examination(const struct elem *e)
{
	static const char *const others[] = { "受診", "初診", "往診", "休診",
		"再診", "来診" };

	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (str_ends(e->surface, str_from(others[i])))
			return false;
	return str_ends(e->surface, STR("診")) ||
	       str_ends(e->surface, STR("検査")) ||
	       str_ends(e->surface, STR("診査")) ||
	       str_ends(e->surface, STR("診断")) ||
	       str_ends(e->surface, STR("ドック"));
}

bool
lexicon_has_examination(const struct chain *c, const struct elem *e)
{
	static const char *const particles[] = { "は", "を", "も", "が", "、",
		"について", "については" };

	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	for (; !elem_is_stop(c, e); e = e->next)
		if (!e->frozen && lexicon_is_examination(e) &&
		    elem_is_any(e->next, particles, ARRAY_SIZE(particles)))
			return true;
	return false;
}
