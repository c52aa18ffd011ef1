/* What a pattern may ask of a noun. */
#include "simplify/pattern.h"

/* 関係者間, 市町村間, and not 3か月間 */
static bool
is_among(const struct elem *e)
{
	const struct elem *of = e->prev;

	return elem_is(e, STR("間")) && elem_is_noun(of) && !of->value &&
	       of->pos != POS_NOUN_NUMBER && of->pos != POS_VALUE &&
	       !(of->feature && str_eq(of->feature->pos3, STR("助数詞")));
}

/* 災害時, 夜間, 開始前: a noun that says when. */
bool
pattern_is_time(const struct elem *e)
{
	static const char *const ends[] = { "時", "間", "中", "日", "後", "前",
		"月", "年", "年度", "期", "季", "夜", "朝", "昼", "とき",
		"明け" };
	static const char *const others[] = { "区間", "空間", "世間", "人間",
		"仲間", "手間", "隙間", "すき間", "居間", "谷間", "名前",
		"人前", "背中", "世の中", "水中", "空中", "地中", "空気中",
		"少年", "青年", "青少年", "駅前", "店前", "庁舎前", "校門前",
		"玄関前", "入口前", "建物前", "公園前" };

	if (e->value)
		return e->value->value &&
		       e->value->value->kind <= VALUE_RECURRENCE;
	if (e->pos == POS_NOUN_ADVERBIAL ||
	    (elem_is(e, STR("帯")) && elem_is(e->prev, STR("時間"))))
		return true;
	/* 県の中 */
	if (elem_is_any(e, others, ARRAY_SIZE(others)) || is_among(e) ||
	    str_ends(e->surface, STR("の中")))
		return false;
	return str_ends_any(e->surface, ends, ARRAY_SIZE(ends));
}

/* 外国籍の方, 65歳以上の方: behind these 方 is a person, not a side. */
static const char *const group_ends[] = { "籍", "世帯", "家庭", "家族", "歳",
	"以上", "未満", "以下", "在住", "在勤", "在学", "障害", "障がい",
	"対象", "希望", "妊娠中", "市外", "市内", "町内", "県外", "一人暮らし",
	"非課税", "代理", "その他", "外国", "海外", "近所", "病気", "初めて",
	"授乳中", "療養中", "入院中", "連れ", "未加入", "年金", "自営業",
	"無職", "学生", "国", "代表", "低所得", "認知症", "ひとり親", "共働き",
	"単身", "被災", "遺族", "難病", "患者", "求職中", "在宅", "本人以外",
	"寝たきり", "受給中", "加入中" };
static const char *const money_ends[] = { "料", "賃", "会費", "費", "費用",
	"料金", "代", "利息", "お金", "延滞金", "違約金", "加算金", "保証金",
	"資金", "税", "税金", "全部", "一部", "全額", "半額", "半分" };

static const char *const harm_ends[] = { "被害", "損傷", "破損", "損壊", "浸水",
	"冠水", "漏水", "倒木", "陥没", "ひび", "亀裂", "傷", "汚れ", "けが",
	"感染", "症状", "異常", "違反", "不正", "不備", "間違い", "誤り",
	"不具合", "故障", "虫", "菌", "漏れ", "崩れ", "火災", "火事", "足跡",
	"ふん", "姿", "遺体", "感染者", "患者", "死骸", "不明者", "異物", "熊",
	"インフルエンザ", "感染症", "病気", "中毒", "風邪", "かぜ", "炎",
	"ウイルス", "クマ", "巣", "汚染", "遅れ", "割れ" };

static const char *const doc_ends[] = { "書", "要項", "案内", "ページ",
	"サイト", "一覧", "資料", "手引き", "手引", "チラシ", "パンフレット",
	"広報", "図", "表", "カレンダー", "地図", "マップ", "票", "しおり",
	"ガイド", "お知らせ", "記事" };
static const char *const place_ends[] = { "所", "場", "室", "コーナー", "窓口",
	"本部", "センター", "スペース", "会場", "避難所" };
static const char *const device_ends[] = { "器", "機", "カメラ", "手すり",
	"エアコン", "センサー", "看板", "街灯", "標識", "ブレーカー", "便器",
	"トイレ", "照明", "網", "柵", "パネル", "門", "扉", "ドア", "ゲート",
	"シャッター" };

static const char *const event_ends[] = { "発生", "台風", "大雪", "水害",
	"反応", "けが", "病気", "地震", "余震", "津波", "事故", "災害", "火災",
	"火事", "停電", "断水", "事件", "問題", "洪水", "崩れ", "犯罪",
	"トラブル", "混乱", "渋滞", "雪崩", "なだれ", "噴火", "事態", "雷",
	"竜巻", "被災", "大雨", "食中毒", "盗難", "障害", "流れ", "混雑", "雨",
	"変化", "高潮", "氾濫", "ミス", "テロ" };

/* 地区により、収集日が違う: the one depends on the other. */
static const char *const varying[] = { "場合", "地区", "地域", "曜日", "種類",
	"内容", "年齢", "所得", "収入", "施設", "状況", "条件", "世帯",
	"コース", "時期", "季節", "天候", "会場", "病院", "区分", "大きさ",
	"量", "数", "程度", "状態", "所", "店", "の", "ため", "それ", "これ",
	"何", "人", "よう", "ごと", "ところ", "例", "品目", "場所", "方", "額",
	"制度", "店舗", "学校", "園", "市町村", "機関", "自治体", "商品",
	"路線", "便", "日", "薬", "体質", "機種", "メーカー", "用途", "サイズ",
	"プラン", "クラス", "講座", "事業", "契約", "個人差" };

/* 感染|者: an ending may be longer than the last part of a compound. */
static bool
ends_with(const struct elem *e, struct str end)
{
	while (end.len > e->surface.len) {
		if (e->surface.len == 0 || !str_ends(end, e->surface))
			return false;
		end = str_sub(end, 0, end.len - e->surface.len);
		e = e->prev;
	}
	return str_ends(e->surface, end);
}

static bool
ends_with_one(const struct elem *e, const char *const *ends, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ends_with(e, str_from(ends[i])))
			return true;
	return false;
}

/* Nothing before it belongs to it: 消毒を行う, but 学校の消毒を行う. */
static bool
is_bare(const struct elem *e)
{
	const struct elem *prev = e->prev;

	if (prev->kind == ELEM_PRED)
		return prev->pred.ending != END_RENTAI;
	return prev->pos != POS_ADNOMINAL && prev->pos != POS_PREFIX &&
	       !str_ends(prev->surface, STR("の")) &&
	       !elem_is(prev, STR("と")) && !elem_is(prev, STR("や")) &&
	       !elem_is(prev, STR("か")) && !elem_is(prev, STR("・")) &&
	       !elem_is(prev, STR("など")) && !rewrite_compound(prev) &&
	       prev->pos != POS_NOUN_ADVERBIAL &&
	       !(elem_is(prev, STR("、")) && elem_is_noun(prev->prev)) &&
	       !str_ends(prev->surface, STR("する")) && !prev->value;
}

static bool
is_money(const struct elem *e)
{
	static const char *const parts[] = { "全部", "一部", "全額", "半額",
		"半分" };

	/* 原料, 世代, 消費: no 料, 代 or 費. */
	static const char *const others[] = { "無料", "有料", "原料", "材料",
		"資料", "肥料", "燃料", "飲料", "食料", "塗料", "香料", "飼料",
		"衣料", "史料", "試料", "染料", "調味料", "時代", "世代",
		"年代", "近代", "現代", "古代", "交代", "消費", "浪費" };

	if (ends_with_one(e, others, ARRAY_SIZE(others)))
		return false;
	/* 科目の一部 */
	if (elem_is_any(e, parts, ARRAY_SIZE(parts)) &&
	    elem_is(e->prev, STR("の")))
		e = e->prev->prev;
	return elem_is(e, STR("金")) || str_ends(e->surface, STR("円")) ||
	       ends_with_one(e, money_ends, ARRAY_SIZE(money_ends));
}

/* The conditions that a noun meets by how it ends. */
static bool
ending_holds(enum cond cond, const struct elem *e)
{
	static const struct {
		enum cond cond;
		const char *const *ends;
		size_t count;
	} kinds[] = {
		{ COND_DOC, doc_ends, ARRAY_SIZE(doc_ends) },
		{ COND_EVENT, event_ends, ARRAY_SIZE(event_ends) },
		{ COND_PLACE, place_ends, ARRAY_SIZE(place_ends) },
		{ COND_DEVICE, device_ends, ARRAY_SIZE(device_ends) },
		{ COND_GROUP, group_ends, ARRAY_SIZE(group_ends) },
		{ COND_HARM, harm_ends, ARRAY_SIZE(harm_ends) },
	};

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (kinds[i].cond == cond)
			return ends_with_one(e, kinds[i].ends, kinds[i].count);
	return true;
}

bool
pattern_is_group(const struct elem *e)
{
	return ends_with_one(e, group_ends, ARRAY_SIZE(group_ends));
}

static bool
is_counted(const struct elem *e)
{
	return e->value || e->pos == POS_VALUE || e->pos == POS_NOUN_NUMBER ||
	       (e->pos == POS_NOUN_SUFFIX && e->feature &&
		   str_eq(e->feature->pos3, STR("助数詞")));
}

static bool
cond_holds(enum cond cond, const struct elem *e)
{
	switch (cond) {
	case COND_THING:
		return !elem_is_actor(e);
	case COND_ACTOR:
		return elem_is_actor(e) || elem_is_body(e);
	case COND_PERSON:
		return elem_is_person(e);
	case COND_ACT:
		return e->pos == POS_NOUN_VERBAL;
	case COND_TRANS:
		return pattern_takes_object(e);
	case COND_TIME:
		return pattern_is_time(e);
	case COND_BARE:
		return is_bare(e);
	case COND_COUNT:
		return is_counted(e);
	case COND_CAUSE:
		return !elem_is_actor(e) && !elem_is_body(e) && !e->value &&
		       !pattern_is_time(e) &&
		       !ends_with_one(e, varying, ARRAY_SIZE(varying));
	case COND_MONEY:
		return is_money(e);
	default:
		return ending_holds(cond, e);
	}
}

bool
pattern_noun_holds(
    struct noun_conds *known, uint32_t need, const struct elem *e)
{
	if (known->asked & need & ~known->hold)
		return false;
	for (uint32_t open = need & ~known->asked; open; open &= open - 1) {
		uint32_t bit = open & -open;

		known->asked |= bit;
		if (!cond_holds((enum cond)bit, e))
			return false;
		known->hold |= bit;
	}
	return true;
}

/* What a notice asks of its reader or offers. */
static const char *const reader_acts[] = { "参加", "利用", "受診", "入居",
	"入所", "入園", "入学", "加入", "登録", "受講", "見学", "来場", "出席",
	"申請", "予約", "使用", "購入", "応募", "相談", "接種", "更新", "変更",
	"提出", "退会", "脱退", "取得", "閲覧", "継続", "申込み", "申し込み",
	"転校", "転園", "引っ越し", "通学", "帰国", "出国", "入国", "受験",
	"体験", "延長", "持ち込み", "立ち入り", "撮影", "出店", "返却", "解約",
	"乗車", "通行", "入場", "観覧", "同伴", "駐車", "駐輪", "面会", "入室",
	"分納", "飲食", "喫煙" };

/* What a city does to something: 施設の整備に努める → 施設を整備するようにする. */
static const char *const object_acts[] = { "解決", "整備", "強化", "育成",
	"養成", "導入", "活用", "見直し", "改善", "推進", "促進", "確保",
	"把握", "調整", "検討", "研究", "調査", "開発", "構築", "形成", "創出",
	"保全", "保護", "維持", "管理", "普及", "周知", "防止", "予防", "抑制",
	"削減", "低減", "軽減", "縮減", "縮小", "拡大", "拡充", "統合", "集約",
	"整理", "実現", "達成", "継承", "再生", "復旧", "公開", "提供", "発信",
	"収集", "共有", "統一", "転換", "誘致", "募集", "回収", "排除", "解消",
	"克服", "放流", "備蓄", "取得", "習得", "修繕", "補修", "掘削", "監視",
	"測定", "分析", "確立", "開催", "実施", "発行", "配布", "表示", "撤去",
	"除去", "点検", "清掃", "交換", "販売", "生産", "加工", "輸出", "輸入",
	"貸出", "貸付", "更新", "改修", "改築", "新設", "増設", "廃止", "建設",
	"造成", "伐採", "植栽", "保管", "運搬", "処理", "処分", "通知", "報告",
	"公表", "紹介", "説明", "評価", "検証", "選定", "指定", "登録", "記録",
	"作成", "購入", "調達", "補充", "支給", "交付", "助成", "徴収", "捕獲",
	"採取", "栽培", "飼育", "短縮", "緩和", "継続", "派遣", "採用",
	"受入れ", "受け入れ", "供給", "解体", "消毒", "駆除", "撲滅", "根絶",
	"保存", "策定", "設置" };

bool
pattern_takes_object(const struct elem *e)
{
	return elem_is_any(e, object_acts, ARRAY_SIZE(object_acts));
}

bool
pattern_sahen_holds(const struct item *it, const struct elem *e)
{
	if (it->need & COND_BARE && !is_bare(e))
		return false;
	/* 1区画: that is how many. */
	if (e->prev->pos == POS_NOUN_NUMBER && !e->space)
		return false;
	if (it->need & COND_READER &&
	    !elem_is_any(e, reader_acts, ARRAY_SIZE(reader_acts)))
		return false;
	return !(it->need & COND_TRANS) || pattern_takes_object(e);
}
