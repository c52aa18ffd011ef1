/* Cuts behind 連用中止 and て. */
#include "simplify/honour.h"
#include "simplify/split.h"

bool
split_becomes(const struct elem *e, const struct elem *last)
{
	static const char *const heads[] = { "至る", "決まる", "始まる", "なる",
		"着く", "届く", "終わる", "起こる", "起きる" };

	if (last->pred.past)
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* ---- one act after the other --------------------------------------------- */

/* How one does something rather than what one does; or nobody asks for it. */
bool
split_is_manner(const struct elem *e)
{
	static const char *const heads[] = { "落ち着く", "急ぐ", "歩く",
		"慌てる", "あわてる", "驚く", "困る", "迷う", "間違える",
		"忘れる", "なくす", "失う", "受ける", "起こす", "使う",
		"用いる", "利用する", "活用する", "通す", "通る", "見越す",
		"考える", "考慮する", "合わせる", "目指す", "迎える", "超える",
		"過ぎる", "兼ねる", "乗る", "連れる", "ある", "いる", "なる",
		"できる", "思う", "感じる", "始める", "続ける", "見つける",
		"招く", "引き起こす", "壊す", "けがする", "病気する", "持つ",
		"込める", "かける", "含める", "分かる", "わかる", "飼う",
		"記念する", "祝う", "生かす", "活かす", "踏まえる", "見据える",
		"想定する", "重視する", "尊重する", "工夫する", "願う", "装う",
		"名乗る", "介する" };

	/* 注意を払って、 and not お金を払って、 */
	if (str_eq(e->pred.head, STR("払う")))
		return elem_is(e->prev->prev, STR("注意")) ||
		       elem_is(e->prev->prev, STR("敬意"));
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 決定を取り消して、返してください: only what follows is asked for. */
static bool
is_official(const struct elem *e)
{
	static const char *const heads[] = { "取り消す", "支給する", "決定する",
		"発行する", "交付する", "審査する", "選考する", "認める",
		"徴収する", "差し押さえる", "通知する", "公表する", "停止する",
		"認定する", "止める", "届ける", "配る" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 窓口に行って, 市役所に連絡して: whole without を. */
bool
split_is_whole_act(const struct elem *e)
{
	static const char *const heads[] = { "行く", "来る", "逃げる",
		"避難する", "離れる", "移る", "戻る", "移動する", "集まる",
		"連絡する", "電話する", "相談する", "申し込む", "入れる",
		"包む", "洗う", "切る", "書く", "控える", "知らせる",
		"届け出る", "入る", "登録する", "確かめる", "聞く", "帰宅する",
		"待つ", "待機する", "縛る", "置く", "出かける", "読む",
		"使い切る", "分ける", "洗い流す", "拭く", "消毒する", "飲む",
		"冷やす", "乾かす", "片付ける", "閉める", "消す", "外す",
		"捨てる", "出す", "送る", "渡す", "返す", "見せる", "伝える",
		"言う", "用意する", "予約する", "回す", "守る", "避ける",
		"貼る", "着ける", "移す", "隠れる", "逃げ込む", "休む" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* The words before e up to the last predicate or topic. */
bool
split_has_own(const struct chain *c, const struct elem *e, struct str word)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		/* 封筒に入れて封印して, 新しく作って */
		if (e->kind == ELEM_PRED &&
		    (e->pred.ending == END_TE || e->pred.ending == END_KU) &&
		    !split_is_comma(e->next))
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("は")))
			return false;
		if (elem_is(e, word))
			return true;
	}
	return false;
}

/* 800字以内に: how much, and not until when. */
static bool
is_size(const struct elem *e)
{
	static const char *const units[] = { "字", "文字", "枚", "ページ", "行",
		"円", "メートル", "個", "点" };

	return elem_is(e, STR("以内")) &&
	       str_ends_any(e->prev->surface, units, ARRAY_SIZE(units));
}

/* 4月5日までに書いて、送る: both by then. */
static bool
has_deadline(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			return false;
		if ((elem_is(e, STR("に")) &&
			(elem_is(e->prev, STR("まで")) ||
			    (elem_is(e->prev, STR("以内")) &&
				!is_size(e->prev)) ||
			    elem_is(e->prev, STR("）")) ||
			    elem_is(e->prev, STR(")")))) ||
		    elem_is(e, STR("までに")) || elem_is(e, STR("だけ")))
			return true;
	}
	return false;
}

/* 対象の人には案内を送って: the city does. */
static bool
has_receiver(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 && elem_is(e, STR("は")) &&
		    elem_is(e->prev, STR("に")) && elem_is_actor(e->prev->prev))
			return true;
	return false;
}

/* 受けるかどうかは、説明を聞いて、決めてください: it is decided, not heard;
 * 加入は、届を出した後、…手続きしてください. */
static bool
has_other_topic(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev)
		if (at->depth == 0 && elem_is(at, STR("は")))
			return str_ends(at->prev->surface, STR("か")) ||
			       (e->pred.ending == END_RENTAI &&
				   at->prev->pos == POS_NOUN_VERBAL);
	return false;
}

/* 高い所に逃げて、警報が終わるまで戻らないでください */
static bool
is_flight(const struct elem *e, const struct goal *g)
{
	static const char *const goes[] = { "逃げる", "避難する", "離れる",
		"行く", "移る", "入る", "待つ" };
	static const char *const stays[] = { "戻る", "帰る", "出る", "近づく",
		"離れる", "動く" };

	return g->act == ACT_REQUEST && g->verb == g->last &&
	       elem_has_head(e, goes, ARRAY_SIZE(goes)) &&
	       elem_has_head(g->last, stays, ARRAY_SIZE(stays));
}

/* The sentence asks for e as it asks for what follows. */
static bool
is_act(const struct work *w, const struct elem *e, const struct goal *g)
{
	const struct pred *p = &e->pred;

	if (!conj_is_verb(p->conj) || (!p->neg && split_is_manner(e)) ||
	    is_official(e) || split_connects(e) || split_own_subject(w->c, e) ||
	    has_deadline(w->c, e) || has_receiver(w->c, e) ||
	    has_other_topic(w->c, e))
		return false;
	if (p->naux && !(p->naux == 1 && p->aux[0] == AUX_OKU) &&
	    !(p->neg && p->naux == 1 &&
		(p->aux[0] == AUX_CAUSATIVE || p->aux[0] == AUX_PASSIVE)))
		return false;
	if (p->neg && (g->act == ACT_MUST ||
			  (p->ending != END_NAIDE && p->ending != END_ZU)))
		return false;
	/* 窓口で見せて、古い物は使わないでください: another thing */
	if (g->act != ACT_MUST && g->last->pred.neg && !is_flight(e, g) &&
	    (g->act != ACT_REQUEST || !split_has_topic(w->c, e->next)))
		return false;
	return p->neg || split_has_own(w->c, e, STR("を")) ||
	       split_is_whole_act(e);
}

const char *
split_connective(const struct elem *e, const struct elem *behind, bool after)
{
	static const char *const words[] = { "まず", "次に", "その後",
		"そのあと", "また", "最後に", "それでも", "さらに",
		"そのとき" };

	if (e->pred.neg || elem_is_any(behind, words, ARRAY_SIZE(words)) ||
	    (elem_is(behind, STR("その")) &&
		elem_is(behind->next, STR("とき"))))
		return NULL;
	return after ? "そのあと" : "そして";
}

bool
split_give(struct work *w, struct elem *e, const struct goal *g)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;
	struct str text;

	p->polite = g->act != ACT_REQUEST;
	if (g->act == ACT_REQUEST)
		p->ending = END_KUDASAI;
	else if (g->act == ACT_LETS)
		p->ending = END_IKOU;
	else
		p->ending = END_SHUSHI;
	if (g->act == ACT_MUST)
		pred_push(p, AUX_MUST);
	text = pred_generate(w->c->arena, p);
	if (!text.ptr) {
		*p = before;
		return false;
	}
	e->dirty = true;
	e->surface = text;
	return true;
}

/* 確かめてから、出かけてください: nobody is asked to go out. */
static bool
is_free(const struct elem *verb)
{
	static const char *const heads[] = { "出かける", "外出する", "帰る",
		"使う", "利用する", "働く", "離れる", "移動する", "食べる",
		"飲む", "決める", "買う", "契約する", "渡る", "払う" };

	return elem_has_head(verb, heads, ARRAY_SIZE(heads));
}

/* 決めて、知らせてください: whom or what is not said again. */
static bool
has_part(const struct elem *e, const struct elem *verb)
{
	for (; e != verb; e = e->next)
		if (e->depth == 0 &&
		    (e->pos == POS_PARTICLE_CASE || elem_is(e, STR("まで")) ||
			elem_is(e, STR("は"))))
			return true;
	return false;
}

/* 申し込んだ後、: what one has to do, and not only may. */
static bool
is_step(const struct elem *e)
{
	static const char *const heads[] = { "申し込む", "申請する", "出す",
		"記入する", "書く", "予約する", "登録する", "確かめる",
		"相談する", "連絡する", "洗う", "消す", "買う", "済ませる" };

	return e->pred.ending == END_RENTAI && e->pred.past && !e->pred.neg &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* The comma behind て, てから, た後; `ret_after`: one after the other. */
static struct elem *
act_comma(struct elem *e, bool *ret_after)
{
	struct elem *next = e->next;

	*ret_after = true;
	if (e->pred.ending == END_TE && elem_is(next, STR("から")))
		return next->next;
	if (is_step(e) &&
	    (elem_is(next, STR("後")) || elem_is(next, STR("あと"))))
		return next->next;
	*ret_after = false;
	return e->pred.ending == END_TE || e->pred.ending == END_NAIDE ||
		       e->pred.ending == END_ZU || e->pred.ending == END_RENYOU
		   ? next
		   : NULL;
}

/* 外に出ないで、自分を守る行動をとってください: one of the two, whatever the
 * first is said of. */
static bool
is_instead(const struct elem *e, const struct goal *g)
{
	if (g->act != ACT_REQUEST)
		return false;
	for (; e != g->verb; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    !(e->pred.ending == END_RENTAI &&
			split_is_inner_relative(e)) &&
		    !(e->pred.ending == END_TE && split_is_comma(e->next)))
			return false;
	return true;
}

/* はがきで、名前を書いて、申し込んでください: the comma, if that is how one
 * applies and not how one writes; NULL. */
static struct elem *
means_comma(const struct chain *c, struct elem *e, const struct elem *verb)
{
	static const char *const nouns[] = { "はがき", "往復はがき", "郵便",
		"郵送", "電話", "ファックス", "ファクス", "FAX", "メール",
		"電子メール", "Eメール", "インターネット", "オンライン" };
	static const char *const sends[] = { "申し込む", "出す", "送る",
		"送り返す", "応募する", "提出する", "申請する", "答える" };
	struct elem *comma = NULL, *by;

	if (!elem_has_head(verb, sends, ARRAY_SIZE(sends)))
		return NULL;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (split_is_comma(e) && str_ends(e->prev->surface, STR("で")))
			comma = e;
		else if (e->kind == ELEM_PRED || elem_is(e, STR("は")))
			comma = NULL;
	}
	if (!comma)
		return NULL;
	by = comma->prev;
	return elem_is(by, STR("郵便で")) ||
		       (elem_is(by, STR("で")) &&
			   elem_is_any(by->prev, nouns, ARRAY_SIZE(nouns)))
		   ? comma
		   : NULL;
}

/* How one applies stands in front of the act behind the cut at e. */
static void
move_means(struct work *w, struct elem *e, const struct elem *verb,
    struct elem *behind)
{
	struct elem *comma = means_comma(w->c, e, verb), *from = comma;

	if (!comma)
		return;
	while (!elem_is_stop(w->c, from->prev))
		from = from->prev;
	elem_move(behind, split_behind_mark(w->c, from), comma);
	elem_unlink(comma);
	w->moved = true;
}

bool
split_act(struct work *w, struct elem *e)
{
	struct goal g;
	struct str old;
	const char *word;
	bool after;
	struct elem *comma = act_comma(e, &after), *behind;

	if (!comma || split_bring(w, e))
		return comma != NULL;
	if (!split_is_comma(comma) || split_morae(w->c, e) <= w->max_morae)
		return false;
	if (e->pred.ending == END_TE && split_do(w, e, comma, after))
		return true;
	g = split_goal(w->c, comma);
	if (g.act < ACT_REQUEST || g.verb == e || !is_act(w, e, &g) ||
	    !has_part(comma->next, g.verb) ||
	    !(split_joins(w->c, e, comma->next, &g) ||
		(e->pred.neg && is_instead(comma->next, &g))) ||
	    (after && (e->pred.neg || is_free(g.verb))))
		return false;
	word = split_connective(e, comma->next, after);
	old = e->surface;
	e->pred.past = false;
	if (!split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-request"), old, e->surface);
	behind = comma->next;
	split_cut(w, e, behind, word);
	move_means(w, e, g.verb, behind);
	return true;
}

/* 請求した人には、開くかどうかを決めて、知らせます: whom it tells. */
static bool
tells_topic(
    const struct chain *c, const struct elem *e, const struct elem *last)
{
	if (!honour_takes_person(last) || honour_takes_person(e))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")))
			return elem_is(e->prev, STR("に")) &&
			       elem_is_person(e->prev->prev);
	return false;
}

/* 数は、展示が好評で、増えました: the topic is of what follows. */
static bool
strands_topic(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	return split_own_subject(c, e) && split_follows_topic(c, e) &&
	       !split_has_own_subject(c, behind);
}

/* 学校が増え、合同でできます → 増えています: it is so already. */
static bool
goes_on(const struct elem *e, const struct elem *last)
{
	static const char *const heads[] = { "増える", "減る", "広がる", "進む",
		"高まる", "深まる", "下がる", "上がる", "伸びる", "続く",
		"備える" };

	return !last->pred.past && !e->pred.naux && !e->pred.neg &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 連用中止 and て before the main predicate. */
static bool
split_renyou(struct work *w, struct elem *e)
{
	const struct elem *last = split_main(w->c, e->next);
	struct pred before = e->pred;
	struct elem *behind;

	if (!split_is_comma(e->next) || !conj_is_verb(e->pred.conj) || !last ||
	    last == e || (e->pred.neg && e->pred.ending == END_NAIDE) ||
	    split_connects(e) || split_morae(w->c, e) <= w->max_morae ||
	    !split_coordinate(w->c, e, last) || tells_topic(w->c, e, last))
		return false;
	behind = e->next->next;
	if (last->pred.ending == END_KUDASAI) {
		if (split_has_subject(w->c, e) || last->pred.neg ||
		    e->pred.neg || split_is_offered(e))
			return false;
		e->pred.ending = END_KUDASAI;
		e->pred.polite = false;
		/* Before another request one brings it, and does not hold it. */
		if (str_eq(e->pred.head, STR("持つ")) && e->pred.naux == 0) {
			e->pred.head = STR("持ってくる");
			e->pred.conj = CONJ_KURU;
		}
		e->surface = pred_generate(w->c->arena, &e->pred);
		if (!e->surface.ptr)
			return false;
		e->dirty = true;
		rewrite_step(w, STR("split-request"),
		    str_sub(w->c->text, e->start, e->end), e->surface);
		split_cut(w, e, behind, "そして");
		move_means(w, e, last, behind);
		return true;
	}
	/* Another topic has its own tense. */
	if (split_has_topic(w->c, behind) || split_becomes(e, last) ||
	    split_is_manner(e))
		return false;
	if (last->pred.ending != END_SHUSHI || last->pred.neg ||
	    before.ending != END_RENYOU || last->pred.naux ||
	    strands_topic(w->c, e, behind))
		return false;
	e->pred.past = last->pred.past;
	if (goes_on(e, last))
		pred_push(&e->pred, AUX_IRU);
	return split_at(w, e, behind,
	    conj_is_verb(last->pred.conj) ? "そして" : NULL, "split-and");
}

/* 決定を取り消して、お金を返してください: the city does the first. */
static bool
split_official(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g;

	if (!split_is_comma(e->next) || e->pred.naux || e->pred.neg ||
	    e->pred.ending == END_NAIDE || e->pred.ending == END_ZU ||
	    !str_eq(e->pred.head, STR("取り消す")) ||
	    !split_has_own(w->c, e, STR("を")))
		return false;
	g = split_goal(w->c, e->next);
	if (g.act != ACT_REQUEST || split_is_ban(&g) ||
	    !split_joins(w->c, e, behind, &g))
		return false;
	return split_at(w, e, behind, "そして", "split-and");
}

bool
split_te(struct work *w, struct elem *e)
{
	return split_apart(w, e) || split_state(w, e) || split_noun(w, e) ||
	       split_official(w, e) || split_renyou(w, e) ||
	       split_topics(w, e) || split_turn(w, e);
}
