/* Nouns with する that become verbs: what の before them turns into. */
#include "simplify/pattern.h"

bool
pattern_joint(struct elem *no)
{
	static const char *const joint[][2] = { { "での", "で" },
		{ "への", "に" }, { "からの", "から" }, { "までの", "までに" },
		{ "との", "と" } };

	if (elem_is(no, STR("の")) && !no->frozen &&
	    (elem_is(no->prev, STR("で")) || elem_is(no->prev, STR("へ")) ||
		elem_is(no->prev, STR("から")))) {
		if (elem_is(no->prev, STR("へ"))) {
			no->prev->surface = no->prev->base = STR("に");
			no->prev->start = no->prev->end = 0;
		}
		elem_unlink(no);
		return true;
	}
	for (size_t i = 0; i < ARRAY_SIZE(joint); i++) {
		if (no->frozen || !elem_is(no, str_from(joint[i][0])))
			continue;
		no->surface = no->base = str_from(joint[i][1]);
		no->start = no->end = 0;
		return true;
	}
	if (!elem_is(no, STR("による")) || no->frozen)
		return false;
	/* 代理人による申請, 電話による申請 */
	no->surface = no->base =
	    elem_is_actor(no->prev) || elem_is_body(no->prev) ? STR("が")
							      : STR("で");
	no->start = no->end = 0;
	return true;
}

/* What stands before an object goes to somebody with it: 市への意見の提出. */
static bool
moves_object(struct str verb)
{
	static const char *const verbs[] = { "送付", "発送", "郵送", "送信",
		"提出", "持ち込み", "持込み", "搬入", "提供", "報告", "派遣",
		"配置", "配備", "設置", "供給", "配布", "交付", "支給", "販売",
		"輸出", "寄贈", "寄附", "周知", "紹介", "発信", "導入", "誘致",
		"貸出し", "貸し出し" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* Takes it away from what stands before it: 農場からの家畜の移動. */
static bool
takes_away(struct str verb)
{
	static const char *const verbs[] = { "移動", "搬出", "持ち出し",
		"持出し", "採取", "出荷", "運搬", "輸送" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* The noun that ends here, and the particle before it. */
static struct elem *
before_noun(struct elem *noun)
{
	while (elem_is_noun(noun->prev))
		noun = noun->prev;
	return noun->prev;
}

/* 市への電話で問い合わせる → 市に電話で問い合わせる */
static void
free_outer(struct elem *noun)
{
	static const char *const outer[] = { "での", "への", "からの" };
	struct elem *no = before_noun(noun), *mark;

	if (!elem_is_noun(noun))
		return;
	mark = elem_is(no, STR("の")) ? no->prev : no;
	if (elem_is_any(no, outer, ARRAY_SIZE(outer)) ||
	    elem_is(mark, STR("で")) || elem_is(mark, STR("へ")) ||
	    elem_is(mark, STR("から")))
		(void)pattern_joint(no);
}

/* 今後の計画, 来年度の予算: which one, and not when something is done with it. */
static bool
tells_which(const struct elem *when)
{
	static const char *const words[] = { "今後", "将来", "現在", "当面",
		"年度", "来年", "今年", "昨年", "今回", "次回", "前回",
		"近年" };

	return str_ends_any(when->surface, words, ARRAY_SIZE(words));
}

/* 公園での火気を使う → 公園で火気を使う: the place belongs to the verb. */
static void
free_place(struct elem *object, struct str verb)
{
	struct elem *no = before_noun(object), *mark;

	if (no->frozen)
		return;
	/* 運転時のスマートフォンを使う → 運転時にスマートフォンを使う */
	if (elem_is(no, STR("の")) && pattern_is_time(no->prev) &&
	    !tells_which(no->prev)) {
		no->surface = no->base = STR("に");
		no->start = no->end = 0;
		free_outer(no->prev);
		return;
	}
	mark = elem_is(no, STR("の")) ? no->prev : no;
	if (elem_is(no, STR("での")) || elem_is(mark, STR("で")) ||
	    (moves_object(verb) &&
		(elem_is(no, STR("への")) || elem_is(mark, STR("へ")))) ||
	    (takes_away(verb) &&
		(elem_is(no, STR("からの")) || elem_is(mark, STR("から"))))) {
		mark = mark->prev;
		if (pattern_joint(no))
			free_outer(mark);
	}
}

/* Acts on a time, not at it: 在留期間の更新. */
static bool
changes_time(struct str verb)
{
	static const char *const verbs[] = { "更新", "延長", "変更", "短縮",
		"確認", "設定", "決定", "指定", "記入", "記載", "調整", "厳守",
		"遵守", "予約", "選択", "連絡", "報告", "入力", "満了",
		"経過" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* Comes about by itself: what stands before の is its subject. */
static bool
comes_about(struct str verb)
{
	static const char *const verbs[] = { "接近", "通過", "上陸", "増水",
		"発生", "混雑", "減少", "増加", "低下", "上昇", "悪化", "故障",
		"倒壊", "決壊", "凍結", "落下", "拡大", "氾濫", "流行", "渋滞",
		"破裂", "噴火", "崩壊", "孤立", "老朽化", "遅延", "運休",
		"欠航", "停電", "断水", "冠水", "越水", "不足", "停滞", "崩落",
		"飛散", "漏水", "漏電", "出火", "延焼", "沈下", "隆起", "到着",
		"転倒", "転落", "死亡", "失業", "枯渇", "高騰", "急増", "激増",
		"急減", "激減", "急変", "重症化", "長期化", "深刻化", "劣化",
		"腐敗", "繁殖", "失効", "満了", "飛来", "襲来", "到来",
		"ひっ迫", "逼迫", "激化", "流出", "衰退", "荒廃", "空洞化",
		"拡散", "経過" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* One goes into what stands before の, or turns to it: 施設の入所. */
static bool
goes_in(struct str verb)
{
	static const char *const verbs[] = { "入所", "入居", "入会", "入学",
		"入園", "入院", "入団", "入社", "回答", "返答", "投票", "乗車",
		"協力", "注意", "対応", "反対", "賛成", "着手" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* 電話の連絡, 郵便の提出: by what; 車両の通行. */
static bool
is_by_means(struct str verb, const struct elem *before)
{
	static const char *const rides[] = { "車", "車両", "自動車", "自転車",
		"自家用車", "バイク" };
	static const char *const means[] = { "電話", "メール", "郵便", "郵送",
		"ファクス", "ファックス", "オンライン", "インターネット" };
	static const char *const verbs[] = { "連絡", "申請", "申込み",
		"申し込み", "申込", "提出", "回答", "予約", "問い合わせ",
		"通報", "報告", "相談", "返信", "送付", "通知" };

	if (str_eq(verb, STR("通行")) || str_eq(verb, STR("走行")))
		return elem_is_any(before, rides, ARRAY_SIZE(rides));
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return elem_is_any(before, means, ARRAY_SIZE(means));
	return false;
}

/* 館内の飲食, 大声の会話, 電車の通学: what stands before の says where or how. */
static bool
acts_at(struct str verb, const struct elem *before)
{
	static const char *const verbs[] = { "飲食", "喫煙", "飲酒", "会食",
		"食事", "運動", "遊泳", "水泳", "通話", "会話", "宿泊", "通学",
		"通勤", "休憩", "生活", "集会", "活動", "待機" };
	static const char *const objects[] = { "物", "もの", "弁当", "たばこ",
		"タバコ", "酒" };

	for (size_t i = 0; i < ARRAY_SIZE(objects); i++)
		if (str_ends(before->surface, str_from(objects[i])))
			return false;
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* 年1回の点検 */
static bool
is_times(const struct elem *noun)
{
	return str_ends(noun->surface, STR("回")) &&
	       (noun->value || noun->prev->pos == POS_NOUN_NUMBER);
}

bool
pattern_takes_no_object(struct str verb)
{
	static const char *const verbs[] = { "外出", "来庁", "来場", "避難",
		"帰宅", "出席", "参加", "加入", "応募", "駐車", "面会", "欠席",
		"飛行", "進入", "入水", "入場", "入館", "入園", "入室", "入山",
		"通り抜け", "渡航", "出張", "旅行", "サイン" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(verb, verbs[i]))
			return true;
	return false;
}

/* 5日間の待機, 毎月の検査, 年1回の点検 */
static bool
lasts(const struct elem *noun, struct str verb)
{
	if (str_starts(noun->surface, STR("毎")) || is_times(noun))
		return true;
	return str_ends(noun->surface, STR("間")) && elem_is_noun(noun) &&
	       !elem_is(noun, STR("期間")) && !changes_time(verb) &&
	       noun->prev->pos == POS_NOUN_NUMBER;
}

/* 月末までの提出: by then; 10時までの利用 lasts until then. */
static bool
is_by_then(const struct elem *made, struct str verb)
{
	static const char *const acts[] = { "提出", "申請", "申込", "申込み",
		"申し込み", "予約", "連絡", "届出", "届け出", "来庁", "来場",
		"来館", "来院", "返却", "返送", "返還", "納付", "納入",
		"支払い", "支払", "入金", "振込", "登録", "回答", "応募",
		"投函", "報告", "確認", "受け取り", "購入", "撤去", "集合",
		"到着", "持参", "更新", "解約", "通知", "送付", "退室", "納税",
		"参加申込", "受診", "接種" };
	static const char *const ends[] = { "末", "前日", "期限", "期日",
		"締切", "締切り", "締め切り" };
	const struct elem *when = made->prev;
	bool act = false;

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		act |= str_is(verb, acts[i]);
	return act && elem_is(made, STR("まで")) &&
	       ((elem_is_noun(when) && pattern_is_time(when)) ||
		   elem_is_any(when, ends, ARRAY_SIZE(ends)));
}

/* 市への, 夜間だけの, 犬を連れての, 長時間の: what has its particle, or needs
 * none. */
static bool
has_case(struct elem *no, struct str verb)
{
	struct elem *before = no->prev;

	if (is_by_then(before, verb)) {
		no->surface = no->base = STR("に");
		no->start = no->end = 0;
	} else if (elem_is(before, STR("への"))) {
		before->surface = STR("に");
	} else if (elem_is(before, STR("へ"))) {
		before->surface = STR("に");
		before->start = before->end = 0;
		elem_unlink(no);
	} else if (elem_is_particle(before) ||
		   (before->kind == ELEM_PRED &&
		       before->pred.ending == END_TE)) {
		elem_unlink(no);
	} else if (elem_is(before, STR("長時間")) ||
		   elem_is(before, STR("短時間"))) {
		elem_unlink(no);
		free_outer(before);
	} else {
		return false;
	}
	return true;
}

/* たくさんの応募 → たくさん応募する */
static bool
says_how_many(const struct elem *e)
{
	static const char *const words[] = { "たくさん", "数多く", "多数",
		"大勢", "おおぜい" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

void
pattern_verb_case(struct elem *no, struct str verb)
{
	struct elem *before = no->prev;

	if (pattern_joint(no)) {
		free_outer(elem_is_noun(before) ? before : before->prev);
		return;
	}
	if (!elem_is(no, STR("の")) || no->frozen)
		return;
	no->start = no->end = 0;
	if (has_case(no, verb))
		return;
	if (lasts(before, verb) || says_how_many(before)) {
		elem_unlink(no);
	} else if (elem_is_noun(before) && pattern_is_time(before) &&
		   !changes_time(verb)) {
		no->surface = no->base = STR("に");
		free_outer(before);
	} else if (elem_is(before, STR("早め")) ||
		   elem_is(before, STR("事前")) ||
		   elem_is(before, STR("夜遅く"))) {
		no->surface = no->base = STR("に");
	} else if (str_ends(before->surface, STR("目的")) ||
		   (str_ends(before->surface, STR("以外")) &&
		       elem_is_person(before->prev))) {
		no->surface = no->base = str_ends(before->surface, STR("以外"))
					     ? STR("は")
					     : STR("で");
	} else if (str_ends(before->surface, STR("以外"))) {
		/* 営業目的の利用 */
		no->surface = no->base = STR("で");
	} else if (comes_about(verb)) {
		no->surface = no->base = STR("が");
	} else if (goes_in(verb)) {
		no->surface = no->base = STR("に");
	} else if (is_by_means(verb, before) || acts_at(verb, before)) {
		no->surface = no->base = STR("で");
		free_place(before, verb);
	} else {
		no->surface = no->base = STR("を");
		free_place(before, verb);
	}
}
