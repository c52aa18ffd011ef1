/* Nouns with する: which may become verbs where they stand. */
#include "simplify/pattern.h"

/* Nouns with する that somebody else does, or that are no act. */
static bool
stays_noun(const struct elem *noun)
{
	static const char *const words[] = { "手続", "手続き", "同意", "許可",
		"承認", "認定", "審査", "支援", "介護", "理解", "同伴",
		"立会い", "証明", "診断", "治療", "行為", "予定", "手術",
		"入院", "診察", "健診", "検診" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_is(noun->surface, words[i]))
			return true;
	return false;
}

/* The last element of what stands before の: 電話の, SNSへの, 立ち歩いての. */
static const struct elem *
qualifier(const struct elem *no)
{
	static const char *const joint[] = { "での", "への", "からの" };
	static const char *const cases[] = { "で", "へ", "から" };

	if (elem_is_any(no, joint, ARRAY_SIZE(joint)))
		return elem_is_noun(no->prev) ? no->prev : NULL;
	if (!elem_is(no, STR("の")))
		return NULL;
	no = no->prev;
	if (elem_is_any(no, cases, ARRAY_SIZE(cases)))
		no = no->prev;
	/* 歩きながらの */
	if (no->kind != ELEM_PRED)
		return elem_is_noun(no) || str_ends(no->surface, STR("ながら"))
			   ? no
			   : NULL;
	if (no->pred.ending != END_TE)
		return NULL;
	while (no->prev->kind == ELEM_PRED)
		no = no->prev;
	/* 三脚を使用しての */
	return elem_is(no->prev, STR("を")) ? no->prev->prev : no;
}

static bool
is_act(const struct elem *noun)
{
	static const char *const words[] = { "花火", "たき火", "焚き火",
		"バーベキュー", "キャンプ", "釣り", "球技", "スポーツ",
		"ボール遊び", "行為", "こと" };

	return noun->pos == POS_NOUN_VERBAL ||
	       str_ends(noun->surface, STR("込み")) ||
	       str_ends(noun->surface, STR("入れ")) ||
	       str_ends(noun->surface, STR("立ち入り")) ||
	       str_ends(noun->surface, STR("立入り")) ||
	       elem_is_any(noun, words, ARRAY_SIZE(words));
}

/* 飲食、喫煙と電話の使用, 撮影とSNSへの投稿: the act that `object` qualifies is
 * but one of several. */
static bool
is_last_act(const struct elem *object)
{
	static const char *const links[] = { "と", "や", "、", "・", "及び",
		"および", "又は", "または", "か", "，" };

	const struct elem *before = object, *link = object;

	while (before) {
		/* 花火、たき火などの火気の使用 */
		if (elem_is(before, STR("など")) || elem_is(before, STR("等")))
			return false;
		link = before->prev;
		while (link && elem_is_noun(link))
			link = link->prev;
		/* The list is a ring. */
		if (!link || !link->prev)
			return false;
		before = qualifier(link);
	}
	/* 出店や食品、動物の販売 */
	while (elem_is_any(link, links, ARRAY_SIZE(links)) &&
	       elem_is_noun(link->prev)) {
		if (is_act(link->prev))
			return true;
		for (link = link->prev; elem_is_noun(link); link = link->prev)
			;
	}
	return false;
}

/* 証人2名の署名: they sign. */
static bool
is_head_count(const struct elem *e)
{
	return (e->value ||
		   (e->feature && str_eq(e->feature->pos3, STR("助数詞")))) &&
	       (str_ends(e->surface, STR("名")) ||
		   str_ends(e->surface, STR("人")));
}

bool
pattern_is_act_noun(const struct elem *e)
{
	/* Made from verbs, which take no する. */
	static const char *const stems[] = { "片付け", "後片付け", "持ち帰り",
		"引き取り", "受け取り", "取り替え", "差し替え", "見守り",
		"付き添い", "手伝い", "見回り", "呼びかけ", "書き込み" };

	return e->kind == ELEM_WORD &&
	       (elem_is_any(e, stems, ARRAY_SIZE(stems)) ||
		   e->pos == POS_NOUN_VERBAL || elem_is(e, STR("化")) ||
		   pattern_takes_object(e));
}

/* 市への届出と会社への申請: two acts, of which but one would become a verb. */
static bool
joins_acts(const struct elem *e)
{
	return elem_is(e, STR("と")) || elem_is(e, STR("や")) ||
	       elem_is(e, STR("及び"));
}

/* The acts before are of another part; 掃除、水などの備蓄品の点検: of the
 * things. */
static bool
ends_acts(const struct elem *e)
{
	static const char *const particles[] = { "は", "が", "を" };

	if (elem_is_any(e, particles, ARRAY_SIZE(particles)))
		return true;
	return elem_is(e, STR("など")) &&
	       (!elem_is(e->next, STR("の")) || pattern_is_act_noun(e->prev));
}

const struct elem *
pattern_first_act(const struct elem *particle)
{
	const struct elem *e = particle->prev, *noun;

	if (!elem_is(particle, STR("の")) && !elem_is(particle, STR("への")) &&
	    !elem_is(particle, STR("での")))
		return NULL;
	/* The list is a ring; its head is empty. */
	for (; e && (e->kind == ELEM_PRED || e->surface.len); e = e->prev) {
		if (elem_is(e, STR("、")) || elem_is(e, STR("。"))) {
			noun = elem_is(e->prev, STR("と")) ? e->prev->prev
							   : e->prev;
			return pattern_is_act_noun(noun) ? noun : NULL;
		}
		if (ends_acts(e))
			return NULL;
		if (!joins_acts(e) || !pattern_is_act_noun(e->prev))
			continue;
		for (noun = e->prev; elem_is_noun(noun->prev);)
			noun = noun->prev;
		/* 電話や窓口での申請: that is by what, and no act. */
		return elem_is_particle(noun->prev) ||
			       noun->prev->kind == ELEM_PRED ||
			       pattern_takes_object(e->prev)
			   ? e->prev
			   : NULL;
	}
	return NULL;
}

/* 施設の[毎月]点検 is what の belongs to; 少しの[間] is a time by itself. */
static bool
is_of_one(const struct elem *time)
{
	return elem_is(time->prev, STR("の")) &&
	       time->surface.len > strlen("間");
}

/* 不要不急の, 緊急の: how it is done, which only a noun can have. */
static bool
is_manner_of_noun(const struct elem *e)
{
	static const char *const words[] = { "格別", "級", "万全", "不要",
		"緊急", "一層", "など" };

	return e->pos == POS_NOUN_ADJ || e->pos == POS_ADVERB ||
	       elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       str_starts(e->surface, STR("最大")) ||
	       str_starts(e->surface, STR("最小限")) ||
	       str_ends(e->surface, STR("不急"));
}

/* 理解と協力, 計画の策定、推進: one of two. */
static bool
is_joined(const struct elem *joint)
{
	static const char *const words[] = { "と", "や", "・", "か" };
	const struct elem *first = joint->prev;

	return (elem_is_noun(first) &&
		   elem_is_any(joint, words, ARRAY_SIZE(words))) ||
	       (elem_is(joint, STR("、")) && pattern_is_act_noun(first));
}

/* The の before keeps the act a noun. */
static bool
no_needs_noun(const struct elem *no, const struct elem *act)
{
	const struct elem *e = no->prev;

	if (!elem_is(no, STR("の")))
		return false;
	if (is_manner_of_noun(e) || elem_is_person(e) || is_head_count(e))
		return true;
	/* 避難の準備: one is ready for the act. */
	if (elem_is(act, STR("準備")) && pattern_is_act_noun(e))
		return true;
	/* 市町村間の調整 */
	if (elem_is(e, STR("間")) && !pattern_is_time(e))
		return true;
	return pattern_takes_no_object(act->surface) && !elem_is_particle(e) &&
	       e->kind != ELEM_PRED && !pattern_is_time(e);
}

/* 新しい申請 cannot become a verb without its adjective. */
static bool
is_qualified(const struct match *m)
{
	const struct elem *prev = m->first->prev, *object;
	const struct elem *noun = m->sahen;

	/* The list is a ring. */
	if (!prev || !prev->prev)
		return false;
	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	if (prev->pos == POS_ADNOMINAL || pattern_first_act(prev) ||
	    is_joined(prev) || no_needs_noun(prev, noun))
		return true;
	if (prev->pos == POS_NOUN_ADVERBIAL && !noun->space && is_of_one(prev))
		return true;
	object = qualifier(prev);
	if (object && is_last_act(object))
		return true;
	if (elem_is(prev, STR("による")))
		return elem_is_actor(prev->prev);
	if (elem_is(prev, STR("という")))
		return true;
	return str_ends(prev->surface, STR("る")) && elem_is_particle(prev);
}

/* What qualifies the noun stands before its ご. */
bool
pattern_becomes_verb(const struct match *m)
{
	return !is_qualified(m) && !stays_noun(m->sahen);
}

bool
pattern_is_written_act(const struct match *m, const struct elem *made)
{
	const struct elem *noun =
	    m->first->pos == POS_PREFIX ? m->first->next : m->first;

	return !m->sahen && elem_is_noun(noun) && made->kind == ELEM_PRED;
}

bool
pattern_needs_noun(const struct match *m, const struct elem *made)
{
	const struct elem *prev = m->first->prev;

	/* The list is a ring. */
	if (m->first->space || !prev->prev || m->first->pos == POS_PREFIX)
		return false;
	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	return prev->pos == POS_ADNOMINAL || elem_is(prev, STR("という")) ||
	       (elem_is_noun(prev) &&
		   !str_starts(made->pred.head, m->first->surface) &&
		   prev->pos != POS_NOUN_ADJ &&
		   (!pattern_is_time(prev) || is_of_one(prev)) &&
		   !elem_is(prev, STR("全員")));
}
