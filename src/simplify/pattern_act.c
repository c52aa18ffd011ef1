/* Acts that stand behind の as nouns and become verbs by a pattern: what else
 * in the sentence goes with them. */
#include "simplify/pattern.h"

/* The verb of a noun that is made from one, 届け出: it takes no する. */
static struct str
own_verb(struct str noun)
{
	static const char *const verbs[][2] = { { "届け出", "知らせる" },
		{ "届出", "知らせる" }, { "乗り入れ", "乗り入れる" },
		{ "立ち入り", "立ち入る" }, { "立入り", "立ち入る" },
		{ "持ち込み", "持ち込む" }, { "受け取り", "受け取る" },
		{ "申し込み", "申し込む" }, { "申込み", "申し込む" },
		{ "支払い", "支払う" }, { "問い合わせ", "問い合わせる" },
		{ "引っ越し", "引っ越す" }, { "取り消し", "取り消す" },
		{ "貸し出し", "貸し出す" }, { "書き込み", "書き込む" },
		{ "呼びかけ", "呼びかける" }, { "話し合い", "話し合う" },
		{ "見直し", "見直す" }, { "取り付け", "取り付ける" },
		{ "取り外し", "取り外す" }, { "切り替え", "切り替える" },
		{ "切替え", "切り替える" }, { "振込", "振り込む" },
		{ "振込み", "振り込む" }, { "振り込み", "振り込む" },
		{ "貸出", "貸し出す" }, { "貸出し", "貸し出す" },
		{ "申込", "申し込む" }, { "受付", "受け付ける" },
		{ "受け付け", "受け付ける" }, { "買い替え", "買い替える" },
		{ "取り替え", "取り替える" }, { "払い戻し", "払い戻す" },
		{ "立ち退き", "立ち退く" }, { "受入れ", "受け入れる" },
		{ "受け入れ", "受け入れる" }, { "貸付", "貸し付ける" },
		{ "引上げ", "引き上げる" }, { "引き上げ", "引き上げる" },
		{ "引下げ", "引き下げる" }, { "引き下げ", "引き下げる" },
		{ "書き換え", "書き換える" }, { "書換え", "書き換える" } };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(noun, verbs[i][0]))
			return str_from(verbs[i][1]);
	return STR_NONE;
}

struct elem *
pattern_act_pred(struct chain *c, const struct elem *act)
{
	struct str own = own_verb(act->surface);
	struct elem *e;

	if (own.len) {
		e = elem_pred(c, own, conj_guess(own));
	} else {
		e = elem_pred(c,
		    arena_printf(c->arena, "%.*sする", STR_ARG(act->surface)),
		    CONJ_SURU);
		e->pred.sahen = true;
	}
	e->mark = act->mark;
	return e;
}

static bool
is_matched(const struct match *m, const struct elem *wanted)
{
	for (const struct elem *e = m->first; e != m->behind; e = e->next)
		if (e == wanted)
			return true;
	return false;
}

/* The act that the match takes from behind a noun, or NULL: サービスの向上 in
 * サービスの向上を図る. `ret_no` is what stands before it. */
static const struct elem *
taken_act(const struct match *m, const struct elem **ret_no)
{
	*ret_no = NULL;
	for (const struct elem *e = m->first; e != m->behind; e = e->next) {
		if (!elem_is_noun(e))
			*ret_no = elem_is(e, STR("の")) ? e : NULL;
		else if (*ret_no && pattern_is_act_noun(e))
			return e;
	}
	return NULL;
}

/* による, or 通じた, before the first noun of the match, or NULL: it goes with
 * the act. */
static struct elem *
means_before(const struct match *m)
{
	static const char *const heads[] = { "通じる", "通す", "活用する",
		"生かす", "活かす", "使う", "利用する", "用いる" };
	struct elem *by = m->first->prev;

	while (elem_is_noun(by))
		by = by->prev;
	if (by->frozen)
		return NULL;
	if (by->kind != ELEM_PRED)
		return elem_is(by, STR("による")) ? by : NULL;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(by->pred.head, heads[i]) && by->pred.past &&
		    !by->pred.naux && !by->pred.neg &&
		    by->pred.ending == END_RENTAI)
			return by;
	return NULL;
}

/* 語り部による講話: whoever does it is no means. */
static bool
is_performed(const struct elem *act)
{
	static const char *const acts[] = { "講演", "講話", "演奏", "公演",
		"上演", "実演", "解説", "読み聞かせ", "朗読", "演技", "演武",
		"司会", "指揮", "引率", "監修", "執筆", "診療", "巡回",
		"パフォーマンス" };

	return elem_is_any(act, acts, ARRAY_SIZE(acts));
}

/* 仕事の効率化とサービスの向上を図る: the first act would lose its verb,
 * 専門家による法の整備を図る: and he the act that is his. */
bool
pattern_splits_acts(const struct match *m)
{
	const struct elem *no, *first, *by;

	if (m->sahen && elem_is(m->sahen->prev, STR("による")) &&
	    is_performed(m->sahen))
		return true;
	if (!taken_act(m, &no))
		return false;
	by = means_before(m);
	if (by && by->kind != ELEM_PRED && elem_is_actor(by->prev))
		return true;
	first = pattern_first_act(no);
	return first && !is_matched(m, first);
}

/* 祭りによる地域の活性化を図る → 祭りで地域を元気にする,
 * 祭りを通じた… → 祭りを通じて… */
void
pattern_free_means(struct chain *c, const struct match *m)
{
	struct elem *by = means_before(m);
	const struct elem *no;
	struct str te;

	if (!by || !taken_act(m, &no))
		return;
	if (by->kind != ELEM_PRED) {
		by->surface = by->base = STR("で");
		by->start = by->end = 0;
		return;
	}
	by->pred.ending = END_TE;
	by->pred.past = false;
	te = pred_generate(c->arena, &by->pred);
	if (te.ptr)
		by->surface = te;
	by->dirty = true;
}

bool
pattern_refrains(const struct match *m)
{
	static const char *const heads[] = { "控える", "避ける", "やめる",
		"止める", "遠慮する", "慎む", "自粛する", "見合わせる", "断る",
		"禁止する", "禁じる" };
	static const char *const words[] = { "遠慮", "厳禁", "禁止", "自粛" };

	for (const struct elem *e = m->first; e != m->behind; e = e->next) {
		if (elem_is_any(e, words, ARRAY_SIZE(words)))
			return true;
		for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
			if (e->kind == ELEM_PRED &&
			    str_is(e->pred.head, heads[i]))
				return true;
	}
	return false;
}
