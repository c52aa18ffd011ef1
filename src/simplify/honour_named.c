/* Whom れる is about: people before whom it stands, and those who are named with
 * what nobody does to them. */
#include "simplify/honour.h"

/* 交通指導員の方々, 民生委員の皆さん */
static bool
is_honoured(const struct elem *noun)
{
	static const char *const words[] = { "方", "人", "方々", "皆様",
		"皆さま", "皆さん", "人たち" };

	while (elem_is_noun(noun) && elem_is_noun(noun->next))
		noun = noun->next;
	return elem_is_person(noun) && elem_is(noun->next, STR("の")) &&
	       elem_is_any(noun->next->next, words, ARRAY_SIZE(words));
}

bool
honour_before_person(const struct elem *e)
{
	static const char *const words[] = { "方", "人", "皆様", "皆さま",
		"皆さん", "者", "方々", "かた", "みなさん", "お子様",
		"お子さん", "お子さま", "児童", "生徒", "ご家族", "保護者",
		"ご家庭", "家庭", "農家", "世帯" };
	const struct elem *who = e->next;

	/* 接種を受けられる65歳以上の方, 高校生以上の方 */
	while (who->value || who->pos == POS_NOUN_NUMBER ||
	       who->pos == POS_NOUN_SUFFIX || elem_is(who->next, STR("以上")) ||
	       elem_is(who, STR("以上")) || elem_is(who, STR("以下")) ||
	       elem_is(who, STR("未満")))
		who = who->next;
	if (who != e->next && elem_is(who, STR("の")))
		who = who->next;
	return elem_is_any(who, words, ARRAY_SIZE(words)) ||
	       is_honoured(e->next);
}

bool
honour_before_case(const struct elem *e)
{
	return elem_is(e->next, STR("場合")) || elem_is(e->next, STR("際")) ||
	       elem_is(e->next, STR("とき")) || elem_is(e->next, STR("時"));
}

bool
honour_before_any(const struct elem *e, const char *const *ends, size_t count)
{
	const struct elem *last = e->next;

	if (e->pred.ending != END_RENTAI || !elem_is_noun(last))
		return false;
	while (!last->next->space && rewrite_compound(last->next))
		last = last->next;
	return str_ends_any(last->surface, ends, count);
}

bool
honour_before_body(const struct elem *e)
{
	static const char *const ends[] = { "企業", "会社", "法人", "団体",
		"組合", "業者" };

	return honour_before_any(e, ends, ARRAY_SIZE(ends));
}

/* 修理を業者に依頼された方, ご自身で修理された場合: whose act it is, is said. */
static bool
is_hiring(const struct elem *e)
{
	static const char *const acts[] = { "依頼する", "委託する", "頼む",
		"注文する", "発注する", "委任する" };
	static const char *const ends[] = { "業者", "会社", "店", "センター",
		"弁護士", "書士", "税理士", "建築士", "代理人", "事務所",
		"事業者" };
	/* 市に依頼された人 may be whom it asked. */
	static const char *const offices[] = { "市", "町", "村", "県", "市役所",
		"役場", "家族", "親族" };
	const struct elem *who = e->prev->prev;
	bool hires = false;
	bool business =
	    !e->pred.past && elem_is_any(who, offices, ARRAY_SIZE(offices));

	if (elem_is(e->prev, STR("で")))
		return elem_is(who, STR("自分")) || elem_is(who, STR("自身"));
	if (!honour_before_person(e) && !honour_before_case(e) &&
	    !elem_is(e->next, STR("前")))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		hires |= str_is(e->pred.head, acts[i]);
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		business |= str_ends(who->surface, str_from(ends[i]));
	business |= elem_is(who, STR("家")) && elem_is(who->prev, STR("専門"));
	return hires && business && elem_is(e->prev, STR("に"));
}

/* 住民の皆さまが管理されている: what nobody does to people. */
static bool
is_keeping(const struct elem *e)
{
	static const char *const who[] = { "皆さま", "皆様", "皆さん",
		"みなさま", "みなさん", "方々", "人たち", "自治会", "町内会",
		"管理組合", "住民", "市民" };
	static const char *const acts[] = { "管理する", "清掃する", "掃除する",
		"運営する", "整備する", "設置する", "作成する", "作る",
		"開催する", "開く", "実施する", "行う", "保管する",
		"栽培する" };

	if (!elem_is(e->prev, STR("が")) ||
	    !elem_is_any(e->prev->prev, who, ARRAY_SIZE(who)))
		return false;
	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 寄附者が選ばれた使い道 */
static bool
is_wish(const struct elem *e)
{
	static const char *const acts[] = { "選ぶ", "選択する", "作る", "書く",
		"撮る", "決める", "作成する" };

	return elem_is(e->prev, STR("が")) && elem_is_person(e->prev->prev) &&
	       e->pred.ending == END_RENTAI && e->next->pos == POS_NOUN &&
	       !elem_is_actor(e->next) &&
	       elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 拾われた方: nobody does that to people. */
static bool
is_on_things(const struct elem *e)
{
	static const char *const acts[] = { "拾う", "植える", "建てる", "買う",
		"購入する", "取得する", "掘る", "作成する", "所有する",
		"設置する", "開発する", "栽培する" };

	return e->pred.ending == END_RENTAI && honour_before_person(e) &&
	       elem_is_person(e->next) &&
	       elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 届を代理人が提出される場合 */
static bool
is_done_by(const struct elem *e)
{
	const struct elem *who = e->prev->prev;

	if (!elem_is(e->prev, STR("が")) || !elem_is_person(who) ||
	    (!honour_before_person(e) && !honour_before_case(e)))
		return false;
	while (elem_is_noun(who))
		who = who->prev;
	if (elem_is(who, STR("、")))
		who = who->prev;
	return elem_is(who, STR("を"));
}

bool
honour_names_doer(const struct elem *e)
{
	return is_hiring(e) || is_keeping(e) || is_wish(e) || is_on_things(e) ||
	       is_done_by(e);
}
