/* Acts that people do themselves, and what is done to them. */
#include "simplify/honour.h"

bool
honour_is_harm(const struct elem *act)
{
	static const char *const acts[] = { "暴行", "虐待", "差別", "命令",
		"指示", "請求", "要求", "注意", "拒否", "勧誘", "処分", "制限",
		"邪魔", "嫌がらせ", "指摘", "攻撃", "侵入", "誤解", "割り込み",
		"割込み", "いじめ", "妨害", "中傷", "批判", "投棄", "脅迫",
		"暴力", "いたずら", "差押え", "差し押さえ", "詐欺", "痴漢",
		"盗撮", "解雇", "逮捕", "監視", "催促", "督促", "警告",
		"没収" };

	return elem_is_any(act, acts, ARRAY_SIZE(acts));
}

bool
honour_is_visit(const struct elem *noun)
{
	static const char *const ends[] = { "診", "検査", "接種", "診察",
		"給水", "相談", "診断", "講習", "試験", "治療", "手術", "授業",
		"健康診査", "施術", "講座", "訓練", "面接", "指導" };

	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

bool
honour_takes_person(const struct elem *e)
{
	static const char *const given[] = { "見せる", "提示する", "出す",
		"提出する", "渡す", "言う", "話す", "聞く", "伝える",
		"申し出る", "問い合わせる", "連絡する", "相談する", "報告する",
		"返す", "返却する", "届ける", "知らせる", "電話する", "送る",
		"預ける", "申し込む", "申請する", "頼む", "依頼する",
		"確認する", "配る", "飲ませる", "譲る", "近づく", "触る",
		"教える", "貸す", "貸し出す", "説明する", "気をつける",
		"注意する", "かける", "登録する", "応募する", "委任する",
		"委託する", "任せる", "配慮する" };

	return elem_has_head(e, given, ARRAY_SIZE(given));
}

/* What people do to a thing that nobody does to them: 家を建てられた方, but not
 * 点数を引かれた方. */
bool
honour_is_own_act(const struct elem *e)
{
	static const char *const acts[] = { "育てる", "営む", "学ぶ", "失う",
		"患う", "負う", "養う", "拾う", "習う", "伴う", "扱う",
		"借りる", "得る", "見つける", "始める", "続ける", "終える",
		"考える", "建てる", "植える", "飼う", "抱える", "産む", "生む",
		"迎える", "受ける", "描く", "作る", "書く", "出す", "送る",
		"使う", "行う", "開く", "運ぶ", "洗う", "忘れる", "覚える",
		"食べる", "着る", "決める", "選ぶ", "取りやめる", "辞める",
		"やめる", "済ませる", "結ぶ", "築く", "探す", "望む", "願う",
		"調べる", "支える", "手伝う", "乗り換える", "買い換える",
		"買い替える", "建て替える", "売る", "譲る", "譲り受ける",
		"引き取る", "引き受ける", "預かる", "連れる", "集める",
		"亡くす", "控える", "持ち込む", "見る", "楽しむ", "受け取る",
		"立てる", "付ける", "つける", "交わす", "招く", "終わる",
		"解く", "抱く", "返す", "払う", "移す", "取り壊す", "見かける",
		"渋る", "分ける", "降りる", "取る", "摂る", "失くす", "無くす",
		"手放す", "もらう", "怠る", "飲む", "読む", "済ます",
		"雇い入れる", "買い入れる", "借り入れる", "受け入れる",
		"取り入れる", "買う", "借り受ける", "引き継ぐ", "受け継ぐ",
		"掘る", "塗り替える", "張り替える", "刈る", "直す",
		"取り付ける", "設ける", "立ち上げる", "入れ替える",
		"取り替える", "整える", "積み立てる", "貯める", "納める",
		"担う", "保つ", "耕す", "縫う", "焼く", "敷く", "組む",
		"編む" };

	/* 会社に採用された場合: with the object of another verb. */
	static const char *const on_people[] = { "採用する", "雇用する",
		"任命する", "委嘱する", "表彰する", "派遣する", "選任する",
		"選出する", "指名する", "推薦する", "招待する", "救助する",
		"搬送する", "保護する", "登用する", "配属する", "処分する" };

	if (e->pred.conj == CONJ_SURU && !elem_is(e->prev, STR("を")))
		return !elem_has_head(e, on_people, ARRAY_SIZE(on_people));
	if (e->pred.conj == CONJ_SURU)
		return !honour_is_harm(e->prev->prev);
	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

bool
honour_is_applied_for(const struct elem *e)
{
	static const char *const acts[] = { "開示", "交付", "閲覧", "訂正",
		"再交付", "発行", "再発行", "審査", "縦覧", "送付", "証明書",
		"謄本", "抄本", "住民票", "変更", "記載", "減額", "免除",
		"用紙", "投票用紙", "認定" };

	return elem_is(e->prev, STR("を")) &&
	       elem_is_any(e->prev->prev, acts, ARRAY_SIZE(acts));
}

/* 接種を受けられた後に; 借りられた本 is what one borrowed. */
bool
honour_is_receipt(const struct elem *e)
{
	static const char *const others[] = { "に", "が", "でも" };
	const struct pred *p = &e->pred;

	return p->past && !p->neg && p->ending == END_RENTAI &&
	       ((str_eq(p->head, STR("受ける")) &&
		    elem_is(e->prev, STR("を"))) ||
		   (str_eq(p->head, STR("借りる")) && elem_is_noun(e->next) &&
		       !elem_is_any(e->prev, others, ARRAY_SIZE(others))));
}

/* 夕食を取られた方: what one takes from nobody. */
bool
honour_is_taking(const struct elem *e)
{
	static const char *const heads[] = { "取る", "とる", "摂る" };
	static const char *const ends[] = { "許可", "資格", "免許", "休み",
		"休暇", "連絡", "予約", "食", "コピー", "休憩", "手続き",
		"メモ", "睡眠", "ごはん", "ご飯", "写し", "食事", "有給",
		"水分" };

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	    e->pred.ending != END_RENTAI || !elem_is(e->prev, STR("を")))
		return false;
	return str_ends_any(e->prev->prev->surface, ends, ARRAY_SIZE(ends));
}
