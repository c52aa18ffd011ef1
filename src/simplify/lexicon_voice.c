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

/* 法律により処分される: a measure against somebody, and nothing is thrown away. */
static bool
is_measure(const struct chain *c, const struct row *r, const struct elem *e)
{
	static const char *const whens[] = { "とき", "場合", "際", "で", "に" };
	unsigned depth = e->depth;

	if (!str_eq(r->easy, STR("捨てる")) ||
	    !str_eq(e->pred.head, STR("処分する")) ||
	    (e->pred.ending == END_RENTAI && elem_is_noun(e->next) &&
		!elem_is_person(e->next) && !elem_is(e->next, STR("こと"))))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == depth &&
		    (elem_is(e, STR("を")) ||
			(elem_is(e, STR("は")) && !elem_is_actor(e->prev) &&
			    !elem_is_any(e->prev, whens, ARRAY_SIZE(whens)))))
			return false;
	return true;
}

/* 里親に委託されている児童, 児童が里親に委託されている: nobody asks the child. */
static bool
is_entrusted(const struct chain *c, const struct row *r, const struct elem *e)
{
	if (!str_eq(r->easy, STR("頼む")) ||
	    !str_eq(e->pred.head, STR("委託する")) ||
	    !pred_has(&e->pred, AUX_PASSIVE))
		return false;
	if (e->pred.ending == END_RENTAI && elem_is_person(e->next))
		return true;
	for (e = e->prev; !elem_is_stop(c, e) && e->kind != ELEM_PRED;
	     e = e->prev)
		if ((elem_is(e, STR("が")) || elem_is(e, STR("は"))) &&
		    elem_is_person(e->prev))
			return true;
	return false;
}

/* 資格, 証明書, 休暇: one takes it, and one does not take a house. */
static bool
is_taken(const struct elem *noun)
{
	static const char *const ends[] = { "資格", "国籍", "免許", "免状",
		"許可", "認可", "認証", "認定", "証", "書", "書類", "票",
		"写し", "カード", "券", "休暇", "休業", "休み", "休日", "単位",
		"点", "連絡", "同意", "承諾", "了解", "データ", "情報", "番号",
		"段", "級", "学位", "位", "パスポート", "ビザ", "旅券", "ID",
		"アカウント", "パスワード", "睡眠", "休憩", "記録", "称号",
		"届", "謄本", "抄本", "マーク", "予約", "見積もり", "権" };

	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

static bool
is_got(const struct chain *c, const struct row *r, const struct elem *e)
{
	const struct elem *next = e->next;

	if (!str_eq(r->easy, STR("取る")) ||
	    !str_eq(e->pred.head, STR("取得する")))
		return false;
	while (elem_is_noun(next) && elem_is_noun(next->next))
		next = next->next;
	if (e->pred.ending == END_RENTAI && elem_is_noun(next) &&
	    is_taken(next))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is_noun(e) && is_taken(e))
			return false;
	return true;
}

/* 図面を添付した申請書: it is a part of that. */
static bool
is_part_of_paper(const struct row *r, const struct elem *e)
{
	static const char *const others[] = { "とき", "場合", "際", "上",
		"うえ", "後", "もの", "こと", "ため", "方", "人", "者" };

	return str_eq(r->easy, STR("一緒に出す")) && e->pred.past &&
	       str_eq(e->pred.head, STR("添付する")) &&
	       e->pred.ending == END_RENTAI && elem_is_noun(e->next) &&
	       !elem_is_person(e->next) &&
	       !elem_is_any(e->next, others, ARRAY_SIZE(others));
}

/* 現金を収納する: nobody puts it anywhere. */
static bool
is_collected(const struct row *r, const struct elem *e)
{
	static const char *const moneys[] = { "金", "料", "税", "費" };

	return str_eq(r->easy, STR("入れる")) &&
	       str_eq(e->pred.head, STR("収納する")) &&
	       str_ends_any(e->prev->prev->surface, moneys, ARRAY_SIZE(moneys));
}

/* 代品を納める, 回数券を払い戻す: that is no money. */
static bool
is_no_money(const struct row *r, const struct elem *e)
{
	static const char *const things[] = { "品", "物", "骨", "書", "写真",
		"券", "チケット", "切符", "カード" };

	return ((str_eq(r->easy, STR("払う")) &&
		    str_eq(e->pred.head, STR("納める"))) ||
		   (str_eq(r->easy, STR("返す")) &&
		       str_eq(e->pred.head, STR("払い戻す")))) &&
	       elem_is(e->prev, STR("を")) &&
	       str_ends_any(e->prev->prev->surface, things, ARRAY_SIZE(things));
}

/* その日に徴収する: from nobody. */
static bool
is_dated(const struct row *r, const struct elem *e)
{
	return str_eq(r->case_from, STR("に")) &&
	       str_eq(e->pred.head, STR("徴収する")) &&
	       elem_is(e->prev, STR("に")) &&
	       (pattern_is_time(e->prev->prev) ||
		   str_ends(e->prev->prev->surface, STR("日")));
}

bool
lexicon_turns_sense(
    const struct chain *c, const struct row *r, const struct elem *e)
{
	return is_disposal(c, r, e) || is_measure(c, r, e) ||
	       is_entrusted(c, r, e) || is_part_of_paper(r, e) ||
	       is_got(c, r, e) || is_collected(r, e) || is_no_money(r, e) ||
	       is_dated(r, e);
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

static bool
is_tari(const struct elem *e)
{
	return e->kind == ELEM_PRED && e->pred.ending == END_TARI;
}

/* 本を汚し、又は壊す, 汚したり、壊したりする: the first of acts that have one object;
 * else e. */
static const struct elem *
first_of_choice(const struct elem *e)
{
	static const char *const ors[] = { "か", "又は", "または", "若しくは",
		"もしくは", "、" };
	const struct elem *at = e->prev;
	bool choice = false;

	/* どう置くか注意する */
	if (elem_is(at, STR("か")))
		return e;
	while (elem_is_any(at, ors, ARRAY_SIZE(ors))) {
		choice |= !elem_is(at, STR("、"));
		at = at->prev;
	}
	if (at->kind != ELEM_PRED || (!choice && !is_tari(at)))
		return e;
	while (at->prev->kind == ELEM_PRED ||
	       (elem_is_any(at->prev, ors, ARRAY_SIZE(ors)) &&
		   (at->prev->prev->kind == ELEM_PRED ||
		       elem_is_any(at->prev->prev, ors, ARRAY_SIZE(ors)))))
		at = at->prev;
	return at;
}

bool
lexicon_has_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = first_of_choice(e)->prev; !elem_is_stop(c, e); e = e->prev) {
		/* 物を正しい場所に置く */
		if (e->depth != depth ||
		    (e->kind == ELEM_PRED && e->pred.ending == END_RENTAI &&
			!conj_is_verb(e->pred.conj)))
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("を")))
			return e->kind != ELEM_PRED;
	}
	return false;
}
