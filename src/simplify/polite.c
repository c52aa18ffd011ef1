/* Honorific and humble predicates in plain polite form: who acts is told from
 * the verb and the words around it. */
#include "simplify/rewrite.h"

static bool
next_is_person(const struct elem *e)
{
	static const char *const words[] = { "方", "人", "皆様", "皆さん", "者",
		"方々", "かた", "みなさん", "お子様", "お子さん", "お子さま",
		"児童", "生徒", "ご家族" };

	return elem_is_any(e->next, words, ARRAY_SIZE(words));
}

static bool
next_is_case(const struct elem *e)
{
	return elem_is(e->next, STR("場合")) || elem_is(e->next, STR("際")) ||
	       elem_is(e->next, STR("とき")) || elem_is(e->next, STR("時"));
}

static bool
has_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth != depth)
			continue;
		if (elem_is(e, STR("を")))
			return true;
		if (elem_is(e, STR("が")) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI))
			return false;
	}
	return false;
}

/* 医師に相談される: に is whom one turns to. */
static bool
addresses(const struct elem *e)
{
	static const char *const acts[] = { "相談する", "連絡する", "報告する",
		"提出する", "依頼する", "申請する", "返却する", "電話する",
		"質問する", "確認する", "説明する", "申し出る", "届け出る",
		"問い合わせる", "参加する", "登録する", "預ける", "渡す",
		"伝える", "話す", "申し込む", "会う", "なる", "返す", "送る",
		"委任する", "贈る", "納める", "支払う", "出す" };

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_eq(e->pred.head, str_from(acts[i])))
			return true;
	return false;
}

/* 市が使われる, 人に利用される: somebody else acts; 公園が利用される: on a
 * thing. */
static bool
is_true_passive(const struct chain *c, const struct elem *e, unsigned class)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED || elem_is(at, STR("を")))
			return false;
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE)
			return !elem_is_actor(elem_is(at->prev, STR("など"))
						  ? at->prev->prev
						  : at->prev);
		if (elem_is(at, STR("に")) && elem_is_actor(at->prev) &&
		    at->next == e &&
		    (class & VERB_OBJECT ||
			(elem_is_person(at->prev) && !addresses(e))))
			return true;
	}
	return false;
}

/* 暴行をされた人: する of what one suffers. */
static bool
is_harm(const struct elem *act)
{
	static const char *const acts[] = { "暴行", "虐待", "差別", "命令",
		"指示", "請求", "要求", "注意", "拒否", "勧誘", "処分", "制限",
		"邪魔", "嫌がらせ", "指摘", "攻撃", "侵入", "誤解" };

	return elem_is_any(act, acts, ARRAY_SIZE(acts));
}

/* 登録をされる: with an object of its own する is politeness. */
static bool
is_polite_suru(const struct elem *e)
{
	const struct elem *wo = e->prev;

	return str_eq(e->pred.head, STR("する")) && elem_is(wo, STR("を")) &&
	       wo->prev->pos == POS_NOUN_VERBAL && !is_harm(wo->prev);
}

/* What one goes to, not what one is granted. */
static bool
is_visit(const struct elem *noun)
{
	static const char *const ends[] = { "診", "検査", "接種", "診察",
		"給水", "相談", "講習", "試験", "治療", "手術", "授業",
		"健康診査" };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(noun->surface, str_from(ends[i])))
			return true;
	return false;
}

/* 健診を受けられる方は、…ください: the reader who does it is asked. */
static bool
is_asked(struct chain *c, struct elem *e)
{
	const struct elem *last;

	if (!str_eq(e->pred.head, STR("受ける")) || e->pred.neg ||
	    e->pred.past || !elem_is(e->prev, STR("を")) ||
	    !is_visit(e->prev->prev) ||
	    (!next_is_person(e) && !next_is_case(e)))
		return false;
	last = rewrite_final(c, e->next);
	return last && last->pred.ending == END_KUDASAI;
}

static bool takes_person(const struct elem *e);

/* 知らない人に写真を撮られた子ども: somebody else does it. */
static bool
is_done_to(const struct chain *c, const struct elem *e)
{
	bool object = false, doer = false;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED || elem_is(at, STR("、")))
			break;
		object |= elem_is(at, STR("を"));
		doer |= elem_is_person(at->prev) &&
			(elem_is(at, STR("から")) ||
			    (elem_is(at, STR("に")) && !takes_person(e)));
	}
	return object && doer;
}

/* 違約金を請求されたケース: somebody suffers it. */
static bool
next_is_trouble(const struct elem *e)
{
	static const char *const words[] = { "ケース", "事例", "例", "相談",
		"被害", "事件", "事故", "事案", "トラブル", "おそれ", "恐れ",
		"可能性", "疑い" };

	return elem_is_any(e->next, words, ARRAY_SIZE(words));
}

/* 税金を納められない方, 税金を納められる店: with を it is no passive, and here
 * no politeness. */
static bool
is_can(const struct work *w, const struct elem *e)
{
	const struct pred *p = &e->pred;

	return p->naux == 1 && p->aux[0] == AUX_PASSIVE &&
	       p->conj == CONJ_ICHIDAN && !p->past && p->ending == END_RENTAI &&
	       elem_is(e->prev, STR("を")) &&
	       !(rules_verb_class(w->easy, p->head) & VERB_DEMAND) &&
	       !elem_is(e->next, STR("こと")) &&
	       !elem_is(e->next, STR("よう")) && !next_is_trouble(e) &&
	       (p->neg || (!next_is_person(e) && !next_is_case(e) &&
			      elem_is_noun(e->next) &&
			      e->next->pos != POS_NOUN_ADVERBIAL));
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
	    (p->past && !str_eq(p->head, STR("受ける")) &&
		!str_eq(p->head, STR("得る")) &&
		!str_eq(p->head, STR("食べる"))) ||
	    (elem_is(e->prev, STR("に")) && !str_eq(p->head, STR("受ける"))))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_eq(p->head, str_from(heads[i])))
			return true;
	return false;
}

/* What people do to a thing that nobody does to them: 家を建てられた方, but not
 * 点数を引かれた方. */
static bool
is_own_act(const struct elem *e)
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
		"亡くす", "控える", "持ち込む", "見る", "楽しむ", "受け取る", "立てる", "付ける",
		"つける", "交わす", "招く", "終わる", "解く", "抱く" };

	if (e->pred.conj == CONJ_SURU)
		return !elem_is(e->prev, STR("を")) || !is_harm(e->prev->prev);
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_eq(e->pred.head, str_from(acts[i])))
			return true;
	return false;
}

/* 結婚(事実婚を含む)された方: する of the noun before the bracket. */
static bool
is_bracketed_act(const struct work *w, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (!str_eq(e->pred.head, STR("する")) || at->pos != POS_SYMBOL ||
	    (!elem_is(at, STR(")")) && !elem_is(at, STR("）"))))
		return false;
	do
		at = at->prev;
	while (!elem_end(w->c, at) && at->depth > e->depth);
	return at->pos == POS_NOUN_VERBAL &&
	       rules_verb_class(w->easy,
		   arena_printf(w->arena, "%.*sする",
		       STR_ARG(at->surface))) & VERB_PERSON;
}

/* 異状に気付かれた方 */
static bool
is_noticed(const struct elem *e)
{
	return (str_eq(e->pred.head, STR("気付く")) ||
		   str_eq(e->pred.head, STR("気づく"))) &&
	       elem_is(e->prev, STR("に")) && !elem_is_actor(e->prev->prev) &&
	       (next_is_person(e) || next_is_case(e));
}

/* 証明書を, 本人が請求される方: asks; 料金を請求された方 is asked. */
static bool
is_asking(const struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *who = e->prev->prev;

	if (p->past || p->neg || pred_has(p, AUX_IRU) ||
	    (!next_is_person(e) && !next_is_case(e)))
		return false;
	if (elem_is(who, STR("以外")))
		who = who->prev;
	return elem_is(e->prev, STR("を")) ||
	       (elem_is(e->prev, STR("が")) && elem_is_person(who));
}

/* 転出される方, 加入を希望される方: れる is politeness. One-row verbs are
 * left in the present: 受けられる may mean "can". */
static bool
is_polite_passive(const struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	unsigned class = rules_verb_class(w->easy, p->head);

	if (p->naux == 0 || p->aux[p->naux - 1] == AUX_TAI ||
	    !pred_has(p, AUX_PASSIVE) || pred_has(p, AUX_CAUSATIVE))
		return false;
	if (elem_is(e->prev, STR("が")) && !elem_is_actor(e->prev->prev) &&
	    p->conj == CONJ_ICHIDAN)
		return false;
	if (is_asked(w->c, e))
		return true;
	if (is_done_to(w->c, e))
		return false;
	/* 接種を受けられた後に */
	if (str_eq(p->head, STR("受ける")) && p->past && !p->neg &&
	    p->ending == END_RENTAI && elem_is(e->prev, STR("を")))
		return true;
	if (next_is_trouble(e))
		return false;
	if (class & VERB_DEMAND)
		return class & VERB_PERSON && is_asking(e);
	if (class & VERB_PERSON && p->conj != CONJ_ICHIDAN &&
	    p->conj != CONJ_KURU)
		return !is_true_passive(w->c, e, class);
	if (is_polite_suru(e) || is_bracketed_act(w, e) || is_noticed(e))
		return true;
	if (class & VERB_CITY)
		return elem_is(e->prev, STR("を")) && p->ending == END_RENTAI;
	if (!next_is_person(e) && !next_is_case(e))
		return p->ending == END_RENTAI && p->conj != CONJ_ICHIDAN &&
		       elem_is(e->prev, STR("を")) && is_own_act(e);
	if (class & VERB_PERSON)
		return !p->neg;
	if (p->conj == CONJ_ICHIDAN &&
	    ((!p->past && !pred_has(p, AUX_IRU)) || p->neg))
		return false;
	return has_object(w->c, e) && is_own_act(e);
}

/* 退場していただくことがあります: the writer makes the reader do it. */
static bool
is_case_noun(const struct elem *e)
{
	return (elem_is(e, STR("こと")) || elem_is(e, STR("場合"))) &&
	       (elem_is(e->next, STR("が")) || elem_is(e->next, STR("も"))) &&
	       str_eq(e->next->next->pred.head, STR("ある"));
}

/* 係の人に渡す, 聞く: done to somebody. */
static bool
takes_person(const struct elem *e)
{
	static const char *const given[] = { "見せる", "提示する", "出す",
		"提出する", "渡す", "言う", "話す", "聞く", "伝える",
		"申し出る", "問い合わせる", "連絡する", "相談する", "報告する",
		"返す", "返却する", "届ける", "知らせる", "電話する", "送る",
		"預ける", "申し込む", "申請する", "頼む", "依頼する",
		"確認する", "配る", "飲ませる", "譲る", "近づく", "触る",
		"教える", "貸す", "説明する", "気をつける", "注意する",
		"かける", "登録する", "応募する" };

	for (size_t i = 0; i < ARRAY_SIZE(given); i++)
		if (str_eq(e->pred.head, str_from(given[i])))
			return true;
	return false;
}

bool
rewrite_named_doer(const struct chain *c, const struct elem *e)
{
	if (takes_person(e))
		return false;
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI &&
		    conj_is_verb(at->pred.conj))
			return false;
		if (elem_is(at, STR("に")))
			return elem_is_person(at->prev);
	}
	return false;
}

/* ご提供いただいた情報: without もらう the writer would have given it. */
static bool
is_given(const struct elem *e)
{
	return e->pred.ending == END_RENTAI && e->pred.past &&
	       !pred_has(&e->pred, AUX_CAUSATIVE) && elem_is_noun(e->next) &&
	       !next_is_person(e) && !next_is_case(e) &&
	       e->next->pos != POS_NOUN_ADVERBIAL;
}

/* 市民の方に、…を担っていただく: who does it is no receiver any more. */
static void
asked_acts(const struct chain *c, struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != e->depth || at->frozen)
			continue;
		if (elem_is(at, STR("が")) || elem_is(at, STR("は")))
			return;
		if (!elem_is(at, STR("に")) || !elem_is(at->next, STR("、")) ||
		    !elem_is_person(at->prev))
			continue;
		at->surface = at->base = STR("が");
		at->start = at->end = 0;
		return;
	}
}

static bool
is_duty(const struct elem *e)
{
	static const char *const acts[] = { "提出する", "出す", "返す",
		"返還する", "返却する", "支払う", "払う", "納付する", "納める",
		"連絡する", "回答する", "協力する", "同意する", "記入する",
		"返送する", "守る", "応じる", "従う" };

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_eq(e->pred.head, str_from(acts[i])))
			return true;
	return false;
}

/* 皆様に利用していただける, 皆様が使うことができる. */
static void
user_acts(const struct chain *c, struct elem *e)
{
	unsigned depth = e->depth;

	if (takes_person(e))
		return;
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != depth)
			continue;
		if ((at->kind == ELEM_PRED && at->pred.ending != END_RENTAI &&
			at->pred.ending != END_TE) ||
		    elem_is(at, STR("が")) || elem_is(at, STR("は")))
			return;
		if (!elem_is(at, STR("に")) || !elem_is_person(at->prev) ||
		    at->frozen)
			continue;
		at->surface = at->base = STR("が");
		at->start = at->end = 0;
		return;
	}
}

/* 必要な方には、使っていただくことができます → 必要な方は、…できます. */
static void
user_is_topic(const struct chain *c, const struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		struct elem *ni = at->prev;

		if (at->depth != e->depth || !elem_is(at, STR("は")))
			continue;
		if (elem_is(ni, STR("に")) && elem_is_person(ni->prev) &&
		    !ni->frozen)
			elem_unlink(ni);
		return;
	}
}

/* いただく: the reader does it. */
static void
plain_morau(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;
	bool tai = pred_has(p, AUX_TAI);

	if (pred_has(p, AUX_MORAERU)) {
		pred_drop(p, AUX_MORAERU);
		/* 連絡していただけますか asks. */
		if (p->ending == END_SHUSHI && !p->past &&
		    elem_is(e->next, STR("か")) &&
		    elem_is_stop(w->c, e->next->next)) {
			p->ending = END_KUDASAI;
			p->neg = false;
			elem_unlink(e->next);
			return;
		}
		/* 提出していただけないとき: who does not, not who cannot. */
		if (p->neg && is_duty(e))
			return;
		/* 書いていただければ: 書けば, not 書くことができれば. */
		if (p->ending == END_BA && !p->neg)
			return;
		user_acts(w->c, e);
		/* カードが使える, カードを使うことができる. */
		pred_push(p,
		    elem_is(e->prev, STR("が")) && !elem_is_actor(e->prev->prev)
			? AUX_POTENTIAL
			: AUX_CAN);
		return;
	}
	if (p->ending == END_RENTAI && !pred_has(p, AUX_CAUSATIVE) &&
	    !str_eq(p->head, STR("待つ")) && is_case_noun(e->next))
		return;
	/* 使っていただくことができます: the reader can. */
	if (p->ending == END_RENTAI && elem_is(e->next, STR("こと")) &&
	    elem_is_particle(e->next->next) &&
	    str_eq(e->next->next->next->base, STR("できる"))) {
		pred_drop(p, AUX_MORAU);
		user_acts(w->c, e);
		user_is_topic(w->c, e);
		return;
	}
	if (!pred_has(p, AUX_CAUSATIVE) &&
	    (rewrite_named_doer(w->c, e) || is_given(e) ||
		(p->past && p->ending == END_SHUSHI)))
		return;
	pred_drop(p, AUX_MORAU);
	pred_drop(p, AUX_CAUSATIVE);
	asked_acts(w->c, e);
	if (p->ending == END_SHUSHI && !p->past && !p->neg &&
	    !pred_has(p, AUX_MUST) && !pred_has(p, AUX_KARA_NAI) &&
	    elem_is_last(w->c, e)) {
		pred_drop(p, AUX_TAI);
		pred_drop(p, AUX_IRU);
		p->ending = END_KUDASAI;
	} else if (tai) {
		pred_drop(p, AUX_TAI);
	}
}

/* ご協力いただき、ありがとうございます. */
static bool
is_thanked(const struct elem *e)
{
	static const char *const words[] = { "ありがとう", "有難う", "感謝",
		"お礼", "御礼", "厚く", "心より", "誠に", "まことに", "深く",
		"本当に", "心から" };
	const struct elem *next = e->next;

	if (elem_is(next, STR("、")))
		next = next->next;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(next->surface, str_from(words[i])))
			return true;
	return false;
}

/* What one is thanked for stays a favour: 協力してくれて. */
static void
plain_favour(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (pred_has(p, AUX_CAUSATIVE))
		return;
	user_acts(w->c, e);
	pred_drop(p, AUX_MORAU);
	if (!pred_has(p, AUX_KURERU))
		pred_push(p, AUX_KURERU);
	p->ending = END_TE;
	p->polite = p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* られる that is neither suffered nor polite. */
static void
plain_can(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct elem *ga = e->prev;

	e->pred.aux[0] = AUX_CAN;
	if (elem_is(ga, STR("が")) && !ga->frozen && !elem_is_actor(ga->prev)) {
		ga->surface = ga->base = STR("を");
		ga->start = ga->end = 0;
	}
	rewrite_pred(w, e, &before, "can");
}

static void
plain_honour(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (p->humble && pred_has(p, AUX_CAUSATIVE) && pred_has(p, AUX_MORAU)) {
		/* させていただきます: the writer does it. */
		pred_drop(p, AUX_CAUSATIVE);
		pred_drop(p, AUX_MORAU);
	} else if (p->humble &&
		   (pred_has(p, AUX_MORAU) || pred_has(p, AUX_MORAERU))) {
		plain_morau(w, e);
	}
	/* 寒くなってまいりました came, 取り組んでまいります goes on. */
	if (p->humble && p->past && pred_has(p, AUX_IKU)) {
		pred_drop(p, AUX_IKU);
		pred_push(p, AUX_KURU);
	}
	if (p->honorific)
		pred_drop(p, AUX_KURERU);
	p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* 相談を伺う is 聞く, 家に伺う 行く. */
static bool
plain_visit(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	bool object = false;

	if (!str_eq(e->pred.head, STR("伺う")))
		return false;
	for (const struct elem *at = e->prev;
	     !elem_is_stop(w->c, at) && at->kind != ELEM_PRED; at = at->prev)
		object |= at->depth == e->depth && elem_is(at, STR("を"));
	if (!object && !elem_is_particle(e->prev) &&
	    !elem_is(e->prev, STR("、")))
		return false;
	e->pred.head = object ? STR("聞く") : STR("行く");
	e->pred.conj = conj_guess(e->pred.head);
	e->pred.humble = false;
	return rewrite_pred(w, e, &before, "honorific");
}

static void
plain_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (p->ending == END_OPEN || plain_visit(w, e))
		return;
	if ((pred_has(p, AUX_MORAU) || pred_has(p, AUX_KURERU)) &&
	    (p->ending == END_TE || p->ending == END_RENYOU) && !p->neg &&
	    is_thanked(e)) {
		plain_favour(w, e);
		return;
	}
	if (p->naux >= 2 && p->aux[p->naux - 1] == AUX_TAI &&
	    p->aux[p->naux - 2] == AUX_PASSIVE && p->ending == END_SHUSHI &&
	    !p->neg && !p->past && elem_is_stop(w->c, e->next)) {
		p->naux = (uint8_t)(p->naux - 2);
		p->ending = END_KUDASAI;
		rewrite_pred(w, e, &before, "request");
		return;
	}
	if (!is_can(w, e) && is_polite_passive(w, e)) {
		pred_drop(p, AUX_PASSIVE);
		rewrite_pred(w, e, &before, "honorific");
		return;
	}
	if (is_can(w, e) || means_can(e)) {
		plain_can(w, e);
		return;
	}
	if (pred_has(p, AUX_KANERU)) {
		pred_drop(p, AUX_KANERU);
		/* なりかねない may come about. */
		pred_push(p, p->neg ? AUX_KARA_NAI : AUX_CAN);
		p->neg = !p->neg;
		rewrite_pred(w, e, &before, "kaneru");
		return;
	}
	if (p->honorific || p->humble)
		plain_honour(w, e);
}

/* ご協力, お申込み as nouns. お before other nouns may be part of the word. */
static void
plain_prefix(struct work *w, struct elem *e)
{
	struct elem *noun = e->next;
	bool go = elem_is(e, STR("ご")) || elem_is(e, STR("御"));

	if (e->pos != POS_PREFIX || e->frozen || elem_end(w->c, noun) ||
	    noun->space || noun->kind != ELEM_WORD ||
	    (!go && !elem_is(e, STR("お"))))
		return;
	if (noun->pos != POS_NOUN_VERBAL &&
	    !(go && (noun->pos == POS_NOUN || noun->pos == POS_NOUN_ADVERBIAL ||
			noun->pos == POS_PRONOUN)))
		return;
	noun->space = e->space;
	noun->gap = e->gap;
	rewrite_step(
	    w, STR("prefix"), rewrite_text(w, e, noun->next), noun->surface);
	elem_unlink(e);
}

/* 協力してください, 出さなければなりません, 行くほうがいいです. */
static bool
is_demand(const struct elem *e)
{
	if (e->pred.ending == END_KUDASAI || pred_has(&e->pred, AUX_MUST))
		return true;
	return e->pred.conj == CONJ_YOI && elem_is(e->prev, STR("が")) &&
	       elem_is(e->prev->prev, STR("ほう"));
}

/* What the writer says who asks, orders or advises. */
static bool
says_demand(struct str text)
{
	static const char *const words[] = { "お願い", "義務付け", "義務づけ",
		"勧め", "望まれ", "いただ", "禁止", "断り", "求められ", "科さ",
		"必要" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_find(text, str_from(words[i]), 0) != STR_NPOS)
			return true;
	return false;
}

/* 保護者に検温をお願いします: に alone is enough. */
static bool
asks_for(struct str text)
{
	return str_find(text, STR("をお願い"), 0) != STR_NPOS ||
	       str_find(text, STR("いただけ"), 0) != STR_NPOS;
}

/* 飼い主には、犬に注射を受けさせる: another one is made to do it. */
static bool
has_causee(const struct elem *ni, const struct elem *e)
{
	for (const struct elem *at = ni->next; at != e; at = at->next)
		if (at->depth == ni->depth && elem_is(at, STR("に")))
			return true;
	return false;
}

/* 保護者には、検温をお願いします: who is asked becomes the topic. */
static void
plain_asked(struct work *w)
{
	struct elem *ni = NULL;

	CHAIN_FOREACH(e, w->c)
	{
		if (e->depth || e->frozen)
			continue;
		if (elem_is_stop(w->c, e))
			ni = NULL;
		if (!ni && elem_is(e, STR("に")) && elem_is_actor(e->prev) &&
		    (elem_is(e->next, STR("は")) || asks_for(w->c->text)))
			ni = e;
		if (e->kind != ELEM_PRED || !ni)
			continue;
		if (!elem_is_stop(w->c, e->next) || !is_demand(e) ||
		    (pred_has(&e->pred, AUX_CAUSATIVE) && !has_causee(ni, e)) ||
		    takes_person(e) || !says_demand(w->c->text)) {
			if (e->pred.ending != END_RENTAI &&
			    e->pred.ending != END_KU)
				ni = NULL;
			continue;
		}
		rewrite_step(w, STR("asked"), STR("に"), STR("は"));
		if (elem_is(ni->next, STR("は")))
			elem_unlink(ni);
		else
			ni->surface = ni->base = STR("は");
		ni = NULL;
	}
}

void
rewrite_plain(struct work *w)
{
	for (struct elem *e = w->c->head.next, *next; !elem_end(w->c, e);
	     e = next) {
		next = e->next;
		plain_prefix(w, e);
		if (e->kind == ELEM_PRED && !e->frozen &&
		    (!w->brief || e->pred.ending == END_RENTAI))
			plain_pred(w, e);
	}
	plain_asked(w);
}
