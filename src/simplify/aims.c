/*
 * What a policy aims at: the act stands as a noun before を図る, に取り組む or
 * に努める. Here the noun gets what a row of the grammar needs to make a verb of
 * it: 販路拡大を図る → 販路の拡大を図る, and each of two acts its own を図る.
 */
#include "simplify/rewrite.h"

static bool
is_aim(const struct elem *e)
{
	const struct pred *p = &e->pred;
	bool wo = elem_is(e->prev, STR("を"));

	return wo ? str_eq(p->head, STR("図る"))
		  : elem_is(e->prev, STR("に")) &&
			(str_eq(p->head, STR("取り組む")) ||
			    str_eq(p->head, STR("努める")));
}

/* 未然防止, 相互理解: how it is done, and not to what. */
static bool
is_manner(const struct elem *e)
{
	static const char *const words[] = { "未然", "早期", "相互", "自主",
		"共同", "一体", "一斉", "段階", "適正", "完全", "随時", "定期",
		"再発", "緊急", "全面", "大幅", "計画", "重点", "最大", "一層",
		"総合", "広域", "合同", "直接", "個別", "一括", "自動", "常時",
		"事前", "事後", "継続", "現地", "優先", "特別", "臨時", "応急",
		"新規", "維持", "無料", "有料", "無償", "有償", "屋外", "屋内",
		"夜間", "昼間", "休日", "平日", "当日", "国内", "海外", "店頭",
		"現物", "戸別", "集団", "団体", "目視", "単独", "独自", "複数",
		"全数", "大量", "少量", "部分", "一部", "一般", "本格", "高度",
		"外部", "内部", "民間", "窓口", "電話", "郵送", "耐震",
		"大規模", "小規模", "多目的", "遠隔", "強制", "任意", "自発",
		"恒久", "永続", "逐次", "順次", "常設", "専門", "多角", "多面",
		"健全", "適切", "厳正", "的確", "正確", "柔軟", "公平", "公正",
		"良好", "有効", "効率", "迅速", "円滑", "確実" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 施設: MeCab takes them for acts. */
static bool
is_thing(const struct elem *e)
{
	static const char *const words[] = { "施設", "設備", "装備", "業務",
		"組織", "土台", "建築", "財産", "資料", "職業", "事業" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 販売促進, but 追加交付: of acts, only what makes more or less of them. */
static bool
takes_acts(const struct elem *act)
{
	static const char *const acts[] = { "促進", "推進", "拡大", "強化",
		"防止", "予防", "抑制", "削減", "確保", "継続", "周知", "開始",
		"検討", "再開", "改善", "把握", "制限", "規制", "禁止", "中止",
		"廃止", "軽減", "低減", "緩和", "短縮", "奨励", "創出", "継承",
		"解消", "徹底", "啓発", "支援", "見直し", "効率" };

	return elem_is_any(act, acts, ARRAY_SIZE(acts));
}

/* 毎月: a word that says how or when. */
static bool
is_adverbial(const struct elem *e)
{
	return e->feature && (e->feature->pos == POS_NOUN_ADJ ||
				 e->feature->pos == POS_NOUN_ADVERBIAL);
}

static struct elem *
first_of_noun(struct elem *e)
{
	while (elem_is_noun(e->prev) && !e->space)
		e = e->prev;
	return e;
}

/* 福祉の向上: an aim by itself; 理解と協力の確保 has but one. */
static bool
is_own_aim(const struct elem *act)
{
	static const char *const others[] = { "向上", "充実", "発展", "振興",
		"増進", "安定", "活性", "醸成", "高揚", "減量", "強化", "化" };

	return (elem_is(act->prev, STR("の")) || elem_is_noun(act->prev)) &&
	       (pattern_takes_object(act) ||
		   elem_is_any(act, others, ARRAY_SIZE(others)));
}

/* 環境の保全と経済の発展の両立: both are needed for the act. */
static bool
is_between_two(const struct elem *act)
{
	static const char *const acts[] = { "両立", "調和", "均衡", "融合",
		"統合", "連携", "連動", "一体", "一体化", "整合", "調整",
		"交流", "連絡", "接続", "結合", "比較" };

	return elem_is_any(act, acts, ARRAY_SIZE(acts)) ||
	       (elem_is(act, STR("化")) && elem_is(act->prev, STR("一体")));
}

/* 福祉の向上と産業の振興を図る → 福祉の向上を図って、産業の振興を図る */
static void
part_acts(struct work *w, struct elem *act)
{
	const struct elem *first = pattern_first_act(first_of_noun(act)->prev);
	struct elem *joint = first ? first->next : NULL, *own;

	if (!joint || joint->frozen || !is_own_aim(first) ||
	    is_between_two(act) ||
	    (!elem_is(joint, STR("と")) && !elem_is(joint, STR("及び")) &&
		!elem_is(joint, STR("、"))))
		return;
	own = elem_pred(w->c, STR("図る"), CONJ_RU);
	own->pred.ending = END_TE;
	own->surface = pred_generate(w->c->arena, &own->pred);
	if (!own->surface.ptr)
		return;
	elem_insert_word(w->c, joint, "を", POS_PARTICLE_CASE);
	elem_insert_before(joint, own);
	elem_insert_word(w->c, joint, "、", POS_SYMBOL);
	rewrite_step(w, STR("aim"), joint->surface,
	    rewrite_step_text(w, own->prev, joint));
	elem_unlink(joint);
}

/* ---- 備蓄や整備 ---------------------------------------------------------- */

/* する itself, and what is not more than する. */
static bool
just_does(const struct elem *e)
{
	static const char *const heads[] = { "行う", "実施する", "進める",
		"図る" };

	return elem_is(e->prev, STR("を"))
		   ? elem_has_head(e, heads, ARRAY_SIZE(heads))
		   : elem_is(e->prev, STR("に")) &&
			 str_eq(e->pred.head, STR("取り組む"));
}

static bool
helps(const struct elem *e)
{
	static const char *const heads[] = { "支援する", "助ける" };

	return elem_is(e->prev, STR("を")) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 道路の整備: the act has an object of its own. 証人の報告 has a doer. */
static bool
has_object(const struct elem *act)
{
	static const char *const of_people[] = { "募集", "育成", "養成", "派遣",
		"誘致", "採用", "確保", "受入れ", "受け入れ" };

	return elem_is(act->prev, STR("の")) && !act->prev->frozen &&
	       !act->frozen && !act->space && pattern_takes_object(act) &&
	       elem_is_noun(act->prev->prev) &&
	       !elem_is(first_of_noun(act->prev->prev)->prev, STR("による")) &&
	       (!elem_is_person(act->prev->prev) ||
		   elem_is_any(act, of_people, ARRAY_SIZE(of_people)));
}

static struct elem *
act_pred(struct chain *c, const struct elem *act, enum ending ending)
{
	struct elem *e = pattern_act_pred(c, act);

	e->pred.ending = ending;
	e->surface = pred_generate(c->arena, &e->pred);
	e->depth = act->depth;
	return e;
}

static void
replace_act(struct elem *act, struct elem *pred)
{
	pattern_verb_case(act->prev, act->surface);
	elem_insert_before(act, pred);
	elem_unlink(act);
}

/* …したりする */
static bool
do_listed(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	elem_unlink(e->prev);
	e->pred.head = STR("する");
	e->pred.conj = CONJ_SURU;
	return rewrite_pred(w, e, &before, "aim-list");
}

/* 物資の備蓄や道路の整備を行う → 物資を備蓄したり、道路を整備したりする */
static bool
list_acts(struct work *w, struct elem *act, struct elem *e)
{
	struct elem *first = (struct elem *)pattern_first_act(act->prev);
	struct elem *joint = first ? first->next : NULL;
	struct elem *tari[2];
	bool help = helps(e);

	if (!joint || !elem_is(joint, STR("や")) || joint->frozen ||
	    !has_object(first) || !has_object(act))
		return false;
	tari[0] = act_pred(w->c, first, END_TARI);
	tari[1] = act_pred(w->c, act, END_TARI);
	replace_act(first, tari[0]);
	elem_insert_word(w->c, joint, "、", POS_SYMBOL);
	elem_unlink(joint);
	replace_act(act, tari[1]);
	if (help) {
		struct elem *suru = elem_pred(w->c, STR("する"), CONJ_SURU);

		suru->pred.ending = END_RENTAI;
		suru->surface = pred_generate(w->c->arena, &suru->pred);
		elem_insert_before(e->prev, suru);
		elem_insert_word(w->c, e->prev, "の", POS_NOUN);
		rewrite_step(w, STR("aim-list"), joint->surface,
		    rewrite_step_text(w, tari[0], e->next));
		return true;
	}
	return do_listed(w, e);
}

/* な of 計画的な, which is a noun, 的 and な; 基本的な is not how. */
static bool
is_like(const struct elem *e)
{
	static const char *const words[] = { "計画", "効率", "効果", "積極",
		"具体", "総合", "重点", "定期", "継続", "段階", "集中", "優先",
		"体系", "一体", "抜本", "戦略", "自主", "主体", "横断", "安定",
		"多角", "長期", "本格", "全面", "組織", "包括", "機動", "弾力",
		"持続", "専門" };

	return e->pred.conj == CONJ_COPULA && elem_is(e->prev, STR("的")) &&
	       elem_is_any(e->prev->prev, words, ARRAY_SIZE(words));
}

/* 適切な管理: how; 必要な管理 is not. */
static bool
says_how(const struct elem *e)
{
	static const char *const heads[] = { "適切", "適正", "迅速", "円滑",
		"確実", "着実", "十分", "慎重", "丁寧", "早急", "速やか",
		"新た", "大幅", "柔軟", "厳正", "公正", "公平", "正確", "緊密",
		"綿密", "詳細", "的確", "厳格", "有効", "独自", "大規模" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 災害復旧: after it, and not to it. */
static bool
is_afterwards(const struct elem *act)
{
	static const char *const acts[] = { "復旧", "復興", "救助", "対応" };

	return elem_is(act->prev, STR("災害")) &&
	       elem_is_any(act, acts, ARRAY_SIZE(acts));
}

/* 効率的・効果的な, 点検と計画的な修繕: not of this act alone. */
static bool
is_shared(const struct elem *e)
{
	static const char *const links[] = { "・", "と", "や", "及び", "かつ",
		"並びに", "又は", "または", "、" };

	return elem_is_any(e, links, ARRAY_SIZE(links)) &&
	       elem_is_noun(e->prev) && e->prev->pos != POS_NOUN_ADVERBIAL &&
	       !pattern_is_time(e->prev);
}

/* 計画的な修繕: how it is done; NULL. */
static struct elem *
manner_of(const struct elem *act)
{
	struct elem *e = act->prev;
	const struct pred *p = &e->pred;

	if (e->frozen || act->space)
		return NULL;
	if (e->kind != ELEM_PRED)
		return elem_is(e, STR("更なる")) || elem_is(e, STR("さらなる"))
			   ? e
			   : NULL;
	if (is_shared((is_like(e) ? first_of_noun(e->prev) : e)->prev))
		return NULL;
	return ((p->conj == CONJ_NA && says_how(e)) || is_like(e)) &&
		       p->ending == END_RENTAI && !p->naux && !p->neg &&
		       !p->past
		   ? e
		   : NULL;
}

/* 販路拡大 → 販路の拡大, 計画的な道路整備 → 道路の計画的な整備 */
static void
part_object(struct work *w, struct elem *act)
{
	struct elem *object = act->prev, *first, *how;

	if (act->space || act->frozen || object->frozen || object->value ||
	    !pattern_takes_object(act) || is_manner(object) ||
	    is_afterwards(act) || object->surface.len <= strlen("利") ||
	    object->prev->pos == POS_PREFIX)
		return;
	if (pattern_is_act_noun(object) && !is_thing(object)
		? !takes_acts(act)
		: (object->pos != POS_NOUN && object->pos != POS_NOUN_VERBAL) ||
		      is_adverbial(object))
		return;
	first = first_of_noun(object);
	how = manner_of(first);
	elem_insert_word(w->c, act, "の", POS_PARTICLE);
	if (how)
		elem_move(
		    act, is_like(how) ? first_of_noun(how->prev) : how, first);
	rewrite_step(w, STR("aim"), act->surface,
	    rewrite_step_text(w, act->prev, act->next));
}

/* The act becomes the verb, in place of する behind it. */
static bool
become_verb(struct work *w, struct elem *act, struct elem *e, const char *id)
{
	struct pred before = e->pred;
	const struct pred *own = &pattern_act_pred(w->c, act)->pred;

	elem_unlink(e->prev);
	elem_unlink(act);
	e->pred.head = own->head;
	e->pred.conj = own->conj;
	e->pred.sahen = own->sahen;
	return rewrite_pred(w, e, &before, id);
}

/* 道路の計画的な修繕を行う → 道路を計画的に修繕する */
static bool
act_in_manner(struct work *w, struct elem *act, struct elem *e)
{
	struct elem *how = manner_of(act), *no;

	if (!how)
		return false;
	no = is_like(how) ? first_of_noun(how->prev)->prev : how->prev;
	/* 業者による詳細な点検: the doer needs the noun. */
	if (!pattern_takes_object(act) || act->frozen ||
	    elem_is(no, STR("による")) ||
	    (elem_is(no, STR("の")) && (no->frozen || !elem_is_noun(no->prev) ||
					   pattern_first_act(no))))
		return false;
	if (elem_is(no, STR("の")))
		pattern_verb_case(no, act->surface);
	elem_insert_before(how,
	    elem_word(w->c,
		how->kind == ELEM_PRED ? arena_printf(w->c->arena, "%.*sに",
					     STR_ARG(how->pred.head))
				       : STR("さらに"),
		POS_ADVERB));
	elem_unlink(how);
	return become_verb(w, act, e, "aim");
}

/* 被害の防止: nothing comes of it that one could do more with. */
static bool
is_prevention(const struct elem *act)
{
	return elem_is(act, STR("防止")) || elem_is(act, STR("予防"));
}

/* 課題の共有と調整を図る → 課題を共有して、調整する;
 * 人材の確保や育成を行う → 人材を確保したり、育成したりする */
static bool
share_object(struct work *w, struct elem *act, struct elem *e)
{
	struct elem *joint = act->prev, *first = joint->prev;
	bool list = elem_is(joint, STR("や"));

	if ((!list && !elem_is(joint, STR("と")) &&
		!elem_is(joint, STR("・"))) ||
	    joint->frozen || act->frozen || !pattern_takes_object(act) ||
	    !has_object(first) || is_prevention(first) ||
	    pattern_first_act(first->prev))
		return false;
	replace_act(first, act_pred(w->c, first, list ? END_TARI : END_TE));
	elem_insert_word(w->c, joint, "、", POS_SYMBOL);
	elem_unlink(joint);
	if (!list)
		return become_verb(w, act, e, "aim");
	elem_insert_before(act, act_pred(w->c, act, END_TARI));
	elem_unlink(act);
	return do_listed(w, e);
}

/* 車の導入を助ける → 車を導入するのを助ける */
static void
help_act(struct work *w, struct elem *act, struct elem *e)
{
	struct elem *pred = act_pred(w->c, act, END_RENTAI);

	replace_act(act, pred);
	elem_insert_word(w->c, e->prev, "の", POS_NOUN);
	rewrite_step(w, STR("aim-help"), act->surface,
	    rewrite_step_text(w, pred, e->next));
}

static void
visit(struct work *w, struct elem *e)
{
	struct elem *act = e->prev->prev;
	bool aim = is_aim(e), does = just_does(e), help = helps(e);

	if ((!aim && !does && !help) || !pattern_is_act_noun(act))
		return;
	if (aim)
		part_object(w, act);
	if (does && (act_in_manner(w, act, e) || share_object(w, act, e)))
		return;
	if ((does || help) && list_acts(w, act, e))
		return;
	if (aim)
		part_acts(w, act);
	else if (help && has_object(act) && !pattern_first_act(act->prev))
		help_act(w, act, e);
}

void
rewrite_aims(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind == ELEM_PRED && !e->frozen &&
		    elem_is_particle(e->prev) &&
		    !pred_has(&e->pred, AUX_PASSIVE))
			visit(w, e);
	}
}
