/* より where it says から: 4月1日より始まる, 窓口より申し込む. Where things are
 * compared it stays: 昨年より多い. */
#include "simplify/rewrite.h"

/* The point itself: 10時より前, 10時より早い. */
static bool
counts_from(const struct elem *e)
{
	static const char *const words[] = { "も", "前", "以前", "後", "以後",
		"先", "ほう", "方", "早め", "遅め" };

	if (e->kind != ELEM_PRED)
		return elem_is_any(e, words, ARRAY_SIZE(words));
	return str_eq(e->pred.head, STR("早い")) ||
	       str_eq(e->pred.head, STR("遅い")) ||
	       str_eq(e->pred.head, STR("遅れる"));
}

/* Words that compare. */
static bool
compares(const struct elem *e)
{
	static const char *const words[] = { "大幅", "多く", "増", "減", "増加",
		"減少", "上", "下", "奥", "手前", "東", "西", "南", "北", "側",
		"倍", "ほど", "さらに", "少し", "やや", "ずっと", "はるか",
		"遥か", "高め", "低め", "内", "外" };
	static const char *const heads[] = { "多い", "少ない", "高い", "低い",
		"大きい", "小さい", "長い", "短い", "近い", "遠い", "良い",
		"よい", "いい", "悪い", "安い", "古い", "若い", "強い", "弱い",
		"速い", "重い", "軽い", "深い", "浅い", "広い", "狭い",
		"厳しい", "易しい", "やさしい", "難しい", "増える", "減る",
		"増やす", "減らす", "増加する", "減少する", "上回る", "下回る",
		"上がる", "下がる", "上昇する", "低下する", "優れる", "劣る",
		"優先する", "詳しい" };

	if (counts_from(e))
		return true;
	if (e->kind != ELEM_PRED)
		return elem_is_any(e, words, ARRAY_SIZE(words));
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* A day or a time of day: nobody compares with it but by earlier or later. */
static bool
is_point(const struct elem *e)
{
	const struct value *v = e->value ? e->value->value : NULL;

	return v && v->kind <= VALUE_DATETIME &&
	       (v->from.date.day || v->from.minute >= 0);
}

/* True if the clause that begins at e compares; *ret_act is its first
 * predicate, NULL if there is none. */
static bool
clause_compares(const struct chain *c, const struct elem *e, bool point,
    const struct elem **ret_act)
{
	*ret_act = NULL;
	if (elem_is(e, STR("、")))
		e = e->next;
	for (; !elem_is_stop(c, e); e = e->next) {
		if (point ? counts_from(e) : compares(e))
			return true;
		if (e->kind == ELEM_PRED) {
			*ret_act = e;
			return !point && !conj_is_verb(e->pred.conj);
		}
	}
	return false;
}

static bool
is_start(const struct elem *e)
{
	static const char *const words[] = { "来年度", "来年", "来月", "来週",
		"翌日", "翌週", "翌月", "翌年", "翌年度", "本日", "今日",
		"明日", "当日", "ただいま", "早朝", "朝早く" };

	if (e->value)
		return e->value->value &&
		       e->value->value->kind <= VALUE_DATETIME;
	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* Who gives something out. */
static bool
is_giver(const struct elem *e)
{
	static const char *const ends[] = { "局", "課", "署", "会", "校", "園",
		"センター", "市", "県", "国", "庁", "省", "役所", "役場",
		"支所" };

	if (elem_is_person(e) || e->value || e->kind != ELEM_WORD)
		return false;
	if (elem_is_actor(e) || elem_is_body(e))
		return true;
	return str_ends_any(e->surface, ends, ARRAY_SIZE(ends));
}

/* Where one goes in, reads or gets something. */
static bool
is_source(const struct elem *e)
{
	static const char *const ends[] = { "下記", "上記", "以下", "こちら",
		"ホームページ", "ウェブサイト", "サイト", "リンク", "URL",
		"フォーム", "アプリ", "メニュー", "ページ", "コード", "窓口",
		"インターネット", "ボタン", "画面", "ポータル", "門", "入口",
		"入り口", "玄関", "昇降口", "出口", "改札" };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(e->surface, str_from(ends[i])))
			return e->kind == ELEM_WORD;
	return false;
}

/* What comes from somebody. */
static bool
is_handed(const struct elem *act)
{
	static const char *const heads[] = { "送る", "送付する", "郵送する",
		"発送する", "連絡する", "案内する", "届く", "もらう",
		"配布する", "支給する", "交付する", "電話する", "通知する",
		"依頼する", "請求する", "選ぶ", "借りる", "説明する", "貸す",
		"配る", "渡す", "知らせる", "受け取る", "受ける", "発表する",
		"発令する", "出す", "出る", "指定する", "指示する", "提案する",
		"寄せる", "提供する", "決める", "紹介する", "認める",
		"認定する", "頼む", "述べる" };

	return elem_has_head(act, heads, ARRAY_SIZE(heads));
}

void
rewrite_since(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		const struct elem *act;

		if (!elem_is(e, STR("より")) || e->frozen ||
		    !elem_is_particle(e) || elem_is_stop(w->c, e->prev))
			continue;
		if (clause_compares(w->c, e->next, is_point(e->prev), &act))
			continue;
		if (!is_start(e->prev) && !is_source(e->prev) &&
		    !(act && is_handed(act) &&
			(is_giver(e->prev) ||
			    (act == e->next && elem_is_person(e->prev)))))
			continue;
		e->surface = e->base = STR("から");
		e->start = e->end = 0;
		rewrite_step(w, STR("since"), STR("より"), STR("から"));
	}
}
