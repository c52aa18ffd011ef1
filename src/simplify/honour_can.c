/* Where られる is what one can. */
#include "simplify/honour.h"

bool
honour_before_trouble(const struct elem *e)
{
	static const char *const words[] = { "ケース", "事例", "例", "相談",
		"被害", "事件", "事故", "事案", "トラブル", "おそれ", "恐れ",
		"可能性", "疑い" };

	return elem_is_any(e->next, words, ARRAY_SIZE(words));
}

/* 生活を始められるよう、…を作っています, and not …られるよう、お願いします */
static bool
is_so_that(const struct work *w, const struct elem *e)
{
	static const char *const heads[] = { "知らせる", "お知らせする", "願う",
		"お願いする", "勧める", "呼びかける", "頼む", "伝える",
		"求める" };
	const struct elem *behind = e->next->next;
	const struct elem *last = rewrite_final(w->c, e->next);

	return (elem_is(behind, STR("、")) || elem_is(behind, STR("に"))) &&
	       last && !elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 税金を納められない方, 税金を納められる店: with を it is no passive, and here
 * no politeness. */
bool
honour_is_able(const struct work *w, const struct elem *e)
{
	const struct pred *p = &e->pred;

	return p->naux == 1 && p->aux[0] == AUX_PASSIVE &&
	       p->conj == CONJ_ICHIDAN && !p->past && p->ending == END_RENTAI &&
	       elem_is(e->prev, STR("を")) &&
	       !(rules_verb_class(w->easy, p->head) & VERB_DEMAND) &&
	       !elem_is(e->next, STR("こと")) &&
	       (!elem_is(e->next, STR("よう")) || is_so_that(w, e)) &&
	       !honour_before_trouble(e) &&
	       (p->neg || (!honour_before_person(e) && !honour_before_case(e) &&
			      elem_is_noun(e->next) &&
			      e->next->pos != POS_NOUN_ADVERBIAL));
}

/* いつからでも始められます, 手軽に始められます */
static bool
is_open_to_all(const struct elem *e)
{
	static const char *const whos[] = { "いつ", "だれ", "誰", "どなた",
		"どこ", "何" };
	static const char *const ways[] = { "手軽", "気軽", "簡単", "自由" };
	static const char *const open[] = { "いつでも", "誰でも", "だれでも",
		"どなたでも", "どこでも" };
	const struct elem *at = e->prev;

	if (elem_is(at, STR("に")))
		return elem_is_any(at->prev, ways, ARRAY_SIZE(ways));
	if (elem_is_any(at, open, ARRAY_SIZE(open)))
		return true;
	if (!elem_is(at, STR("でも")))
		return false;
	at = at->prev;
	if (elem_is(at, STR("から")) || elem_is(at, STR("まで")))
		at = at->prev;
	return elem_is_any(at, whos, ARRAY_SIZE(whos));
}

/* 朝まで運転が続けられます, 活動は12月末まで続けられます */
static bool
goes_on(const struct elem *e)
{
	static const char *const whats[] = { "運転", "作業", "工事", "捜索",
		"調査", "観測", "監視", "運行", "放送", "公開", "規制" };
	const struct elem *when = e->prev->prev;

	if (elem_is(e->prev, STR("まで")))
		return pattern_is_time(
		    elem_is(when, STR("末")) ? when->prev : when);
	return elem_is(e->prev, STR("が")) &&
	       elem_is_any(e->prev->prev, whats, ARRAY_SIZE(whats));
}

/* 健診を受けられます: nobody suffers that. */
static bool
means_can(const struct elem *e)
{
	static const char *const heads[] = { "受ける", "食べる", "得る",
		"確かめる", "触れる", "引き換える", "続ける", "任せる",
		"見つける", "調べる", "借りる", "答える", "抑える", "預ける",
		"避ける", "比べる" };
	const struct pred *p = &e->pred;

	if (p->naux == 0 || p->aux[0] != AUX_PASSIVE || p->honorific ||
	    pred_has(p, AUX_NIKUI) || pred_has(p, AUX_YASUI) ||
	    (p->past && !str_eq(p->head, STR("受ける")) &&
		!str_eq(p->head, STR("得る")) &&
		!str_eq(p->head, STR("食べる"))) ||
	    (elem_is(e->prev, STR("に")) && !str_eq(p->head, STR("受ける")) &&
		!is_open_to_all(e)) ||
	    /* 調査が続けられ、 調査が今も続けられている */
	    (str_eq(p->head, STR("続ける")) &&
		(p->ending == END_TE || p->ending == END_RENYOU ||
		    pred_has(p, AUX_IRU) || goes_on(e))) ||
	    (pred_has(p, AUX_IRU) && elem_is(e->prev, STR("が")) &&
		!elem_is_actor(e->prev->prev)))
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	       (p->conj == CONJ_ICHIDAN && is_open_to_all(e));
}

bool
honour_is_can(const struct work *w, const struct elem *e)
{
	return honour_is_able(w, e) || means_can(e);
}
