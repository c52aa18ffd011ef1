/* Rows for one thing where it is one of several, or not meant so. */
#include "simplify/misfit.h"

/* と, and what stands before it; NULL if e is not behind one of several. */
static const struct elem *
list_mate(const struct elem *e)
{
	static const char *const joints[] = { "と", "や", "、", "・", "及び",
		"および", "並びに", "ならびに", "又は", "または", "若しくは",
		"もしくは", "か" };

	return elem_is_any(e->prev, joints, ARRAY_SIZE(joints)) &&
		       elem_is_noun(e->prev->prev)
		   ? e->prev->prev
		   : NULL;
}

/* 機械の使用と花火の持ち込み → 機械の使用と花火を持ち込む: a use is nothing to bring.
 */
static bool
leaves_act(const struct match *m, const struct pattern *result)
{
	const struct elem *mate = list_mate(m->first);

	if (!mate || m->sahen || !m->nouns[0] || m->first != m->nouns[0] ||
	    !elem_is(m->noun_ends[0]->next, STR("の")) || result->count < 3 ||
	    result->items[1].kind != ITEM_TEXT ||
	    !str_is(result->items[1].alts[0].text, "を"))
		return false;
	return pattern_is_act_noun(mate) && !pattern_is_act_noun(m->first);
}

/* 国籍の別、登記の有無を問わず: the first has no もなくても. */
static bool
is_one_of_whether(const struct match *m, const struct row *r)
{
	static const char *const others[] = { "別", "有無", "多少", "大小",
		"種類", "程度", "状況", "内容", "年齢", "性別", "国籍", "所得",
		"収入" };
	const struct item *from = r->pattern->items;
	const struct elem *e = m->first, *mate;

	if (from->kind == ITEM_NOUN || from->kind == ITEM_SAHEN)
		from++;
	else
		e = e->prev;
	if (from->kind != ITEM_TEXT ||
	    !str_starts(from->alts[0].text, STR("の有無")))
		return false;
	while (elem_is_noun(e->prev))
		e = e->prev;
	mate = list_mate(e);
	return mate && elem_is_any(mate, others, ARRAY_SIZE(others));
}

/* 閲覧を申し出ようとする者: not 見たいと言おうとする人. */
static bool
is_about_to_tell(const struct match *m, const struct pattern *result)
{
	return m->last_pred && m->last_pred->pred.ending == END_IKOU &&
	       str_eq(m->last_pred->pred.head, STR("申し出る")) &&
	       result->count && result->items[0].push == AUX_TAI;
}

/* 同種の給付を受ける: not 同種をもらう, as no such thing is there; 療養の給付: that
 * is no money. */
static bool
leaves_quality(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	static const char *const qualities[] = { "同種", "同一", "同様", "同等",
		"類似", "他", "ほか", "一定", "必要", "各種", "現物", "独自",
		"一部", "全部", "別", "追加", "複数", "最初", "次", "前項",
		"療養", "医療", "介護", "看護", "訓練", "サービス", "支給",
		"通常" };
	const struct item *from = r->pattern->items;
	const struct item *to = result->items;

	return result->count && from->kind == ITEM_TEXT &&
	       str_is(from->alts[0].text, "の") && to->kind == ITEM_TEXT &&
	       !str_starts(to->alts[0].text, STR("の")) &&
	       elem_is_any(m->first->prev, qualities, ARRAY_SIZE(qualities));
}

/* これらに類する行為をする: not これらに類する, which nobody does. */
static bool
leaves_relation(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	static const char *const heads[] = { "類する", "該当する", "準ずる",
		"準じる", "関する", "係る", "伴う", "相当する", "当たる",
		"属する", "定める" };
	const struct item *to = r->pattern->items;

	return m->preds[0] && result->count == 1 && r->pattern->count > 2 &&
	       to[1].kind == ITEM_TEXT && str_is(to[1].alts[0].text, "行為") &&
	       elem_has_head(m->preds[0], heads, ARRAY_SIZE(heads));
}

/* 毒物その他施設の機能を妨げる物: the harm is done to them, and poison is no such
 * place. */
static bool
begins_other_clause(const struct chain *c, const struct match *m)
{
	static const char *const kinds[] = { "書類", "資料", "物品", "物件",
		"事項", "文書", "図面", "情報", "関係者", "書面", "不正" };
	static const char *const cases[] = { "を", "が", "の", "に" };
	const struct elem *e = m->behind;

	if (!m->nouns[1] || !elem_is(m->nouns[1]->prev, STR("その他")) ||
	    m->noun_ends[1]->next != e ||
	    str_ends_any(m->noun_ends[1]->surface, kinds, ARRAY_SIZE(kinds)) ||
	    !elem_is_any(e, cases, ARRAY_SIZE(cases)))
		return false;
	while (!elem_is_stop(c, e) && e->kind != ELEM_PRED &&
	       !elem_is(e, STR("、")) && !elem_is(e, STR("は")))
		e = e->next;
	return e->kind == ELEM_PRED &&
	       (elem_is(e->next, STR("かも")) ||
		   (e->pred.ending == END_RENTAI && elem_is_noun(e->next)));
}

/* 補欠の人を当選とする: they win, and we do not. */
static bool
is_made_so(const struct match *m, const struct row *r)
{
	static const char *const acts[] = { "当選", "合格", "失格", "落選",
		"入選", "不合格" };
	const struct item *to = r->pattern->items;

	to += to->kind == ITEM_WORD ? 2 : 1;
	return m->sahen && to->kind == ITEM_TEXT &&
	       str_is(to->alts[0].text, "と") &&
	       elem_is_any(m->sahen, acts, ARRAY_SIZE(acts));
}

/* 係員が訪ねて接続をお願いする: not 係員が…接続してもらう. */
static bool
names_asker(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	if (!m->sahen || !result->count || result->items[0].push != AUX_MORAU)
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev) {
		if (elem_is(e, STR("は")) || elem_is(e, STR("、")))
			return false;
		if (elem_is(e, STR("が")) && elem_is_actor(e->prev))
			return true;
	}
	return false;
}

/* 茶及びこれに伴い使う菓子: that is one of two things, and no reason. */
static bool
is_with_this(const struct match *m, const struct row *r)
{
	const struct item *from = r->pattern->items;
	const struct elem *these = m->first;

	if (from->kind != ITEM_TEXT)
		return false;
	if (str_starts(from->alts[0].text, STR("に伴")))
		these = these->prev;
	else if (!str_starts(from->alts[0].text, STR("これに")))
		return false;
	return str_starts(these->surface, STR("これ")) && list_mate(these) &&
	       !elem_is(these->prev, STR("、"));
}

/* 使えるのは、市に住む者で、かつ、会費を納めたものとする: もの is who, too. */
static bool
tells_who(const struct chain *c, const struct match *m, const struct row *r)
{
	const struct item *koto = r->pattern->items + 1;

	if (!m->preds[0] || m->first != m->preds[0] ||
	    koto->kind != ITEM_TEXT || !elem_is(m->first->next, STR("もの")))
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (elem_is(e, STR("、")) && elem_is_person(e->prev->prev) &&
		    str_eq(e->prev->surface, STR("で")))
			return true;
	return false;
}

/* 翌日をもってその期限とする: を, and not で. */
static bool
makes_of_it(const struct chain *c, const struct match *m, const struct row *r)
{
	static const char *const heads[] = { "する", "みなす" };
	static const char *const words[] = { "お礼", "御礼", "挨拶", "あいさつ",
		"回答", "返事", "案内", "通知", "お知らせ" };
	const struct item *last = r->pattern->items + r->pattern->count - 1;
	const struct elem *e = m->behind;

	if (last->kind != ITEM_TEXT ||
	    !str_ends(last->alts[0].text, STR("をもって")))
		return false;
	while (!elem_is_stop(c, e) && e->kind != ELEM_PRED &&
	       !elem_is(e, STR("を")))
		e = e->next;
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       elem_is(e->prev, STR("と")) &&
	       !elem_is_any(e->prev->prev, words, ARRAY_SIZE(words));
}

/* 取得が見込まれることが必要である: one has to know that. */
static bool
doubts_condition(const struct match *m, const struct pattern *result)
{
	return result->count &&
	       result->items[result->count - 1].push == AUX_KARA_NAI &&
	       elem_is(m->behind, STR("こと")) &&
	       elem_is(m->behind->next, STR("が")) &&
	       !str_eq(m->behind->next->next->pred.head, STR("ある"));
}

/* 規定によりした処分: で and した would be でした. */
static bool
reads_as_was(const struct match *m, const struct pattern *result)
{
	const struct item *to = &result->items[result->count - 1];

	return result->count && to->kind == ITEM_TEXT && !to->alts[0].pred &&
	       str_ends(to->alts[0].text, STR("で")) &&
	       m->behind->kind == ELEM_PRED &&
	       str_eq(m->behind->pred.head, STR("する"));
}

/* 証明書を持参して行ってください: one does it so, and goes nowhere. */
static bool
reads_as_going(const struct match *m)
{
	return m->last_pred && m->last_pred == m->behind->prev &&
	       m->last_pred->pred.ending == END_TE &&
	       str_eq(m->last_pred->pred.head, STR("持参する")) &&
	       m->behind->kind == ELEM_PRED &&
	       (str_eq(m->behind->pred.head, STR("行う")) ||
		   str_eq(m->behind->pred.head, STR("行く")));
}

/* 所有者に対し交付された書類: not 所有者に対しもらった書類. */
static bool
names_receiver(const struct match *m, const struct pattern *result)
{
	const struct item *to = &result->items[result->count - 1];
	const struct elem *to_whom = m->first->prev;

	if (!result->count || to->kind != ITEM_TEXT || !to->alts[0].pred ||
	    !str_is(to->alts[0].text, "もらう") || !m->last_pred ||
	    !pred_has(&m->last_pred->pred, AUX_PASSIVE))
		return false;
	return elem_is(to_whom, STR("に対し")) ||
	       elem_is(to_whom, STR("に対して")) ||
	       ((elem_is(to_whom, STR("に")) || elem_is(to_whom, STR("へ"))) &&
		   elem_is_actor(to_whom->prev));
}

bool
misfit_list(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result)
{
	return leaves_act(m, result) || is_one_of_whether(m, r) ||
	       is_about_to_tell(m, result) || leaves_quality(m, r, result) ||
	       leaves_relation(m, r, result) || begins_other_clause(c, m) ||
	       names_receiver(m, result) || is_made_so(m, r) ||
	       names_asker(c, m, result) || reads_as_going(m) ||
	       is_with_this(m, r) || reads_as_was(m, result) ||
	       tells_who(c, m, r) || makes_of_it(c, m, r) ||
	       doubts_condition(m, result);
}
