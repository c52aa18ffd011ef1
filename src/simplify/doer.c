/*
 * Passives whose doer is named: 市長によって選ばれた人 → 市長が選んだ人, カラスに
 * 荒らされる → カラスが荒らす, 知らない人に聞かれたら → 知らない人が聞いてきたら.
 */
#include "simplify/passive.h"

/* ---- によって, and に of those who choose, allow or use --------------------- */

struct doer {
	struct elem *particle; /* によって, に or から */
	struct elem *hand;     /* 手 in ボランティアの手によって */
	struct elem *subject;
	struct elem *topic;
};

/* 人により違う: the one depends on the other. */
static bool
is_condition(const struct elem *noun)
{
	static const char *const words[] = { "人", "世帯", "家庭", "方", "それ",
		"これ", "何", "会", "者", "家族" };

	return elem_is_any(noun, words, ARRAY_SIZE(words)) &&
	       !rewrite_compound(noun->prev);
}

static bool
is_one_of(struct str head, const char *const *verbs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(head, verbs[i]))
			return true;
	return false;
}

/* 市に, 裁判所に: it cannot be what somebody is made, as 委員に is. */
static bool
is_no_role(const struct elem *noun)
{
	static const char *const words[] = { "市", "国", "県", "都", "町",
		"村" };

	return str_ends(noun->surface, STR("裁判所")) ||
	       (elem_is_any(noun, words, ARRAY_SIZE(words)) &&
		   !rewrite_compound(noun->prev));
}

/* 観客から拍手が送られた, 県民から寄附された写真 */
static bool
gives(const struct elem *from, const struct elem *e)
{
	static const char *const acts[] = { "送る", "贈る", "出す", "寄附する",
		"寄付する", "寄贈する", "提供する", "提案する", "提出する",
		"手渡す", "教える", "要望する", "要請する", "申請する",
		"推薦する", "報告する" };
	static const char *const claims[] = { "要求する", "請求する",
		"助成する", "補助する", "交付する", "給付する", "貸与する",
		"公表する", "発表する", "発令する", "出す", "提示する", "示す",
		"呼びかける", "呼び掛ける", "拠出する", "出資する", "命じる" };
	static const char *const awards[] = { "贈る", "贈呈する", "授与する",
		"手渡す", "渡す", "伝達する", "配布する", "配る" };
	static const char *const staff[] = { "職員", "担当者", "係員", "係の人",
		"市長", "知事", "所長" };

	if (!elem_is(from, STR("から")) || elem_is(from->next, STR("は")) ||
	    elem_is(from->next, STR("も")) || elem_is(from->next, STR("の")))
		return false;
	/* 公的機関から電子マネーが要求される, 会社から地域が公表される */
	if (is_one_of(e->pred.head, claims, ARRAY_SIZE(claims)) ||
	    is_one_of(e->pred.head, awards, ARRAY_SIZE(awards)))
		return elem_is_actor(from->prev) || elem_is_body(from->prev);
	return (elem_is_actor(from->prev) || elem_is_body(from->prev)) &&
	       !elem_is_any(from->prev, staff, ARRAY_SIZE(staff)) &&
	       is_one_of(e->pred.head, acts, ARRAY_SIZE(acts));
}

/* 市に提出された: に is to whom, but for what is only done by others. */
static bool
takes_doer(const struct elem *ni, const struct elem *e)
{
	static const char *const uses[] = { "利用する", "使用する", "使う",
		"見守る", "買い取る", "借り上げる", "評価する", "受け継ぐ" };
	static const char *const grants[] = { "認定する", "認める", "承認する",
		"許可する", "認可する" };
	static const char *const names[] = { "選ぶ", "指定する", "任命する",
		"委嘱する", "選任する", "指名する", "選定する", "表彰する" };
	static const char *const tells[] = { "知らせる", "通知する", "説明する",
		"指示する", "依頼する", "頼む", "紹介する", "案内する", "誘う",
		"呼び出す", "解雇する", "推薦する", "委託する", "勧告する" };
	struct str head = e->pred.head;

	if (gives(ni, e))
		return true;
	if (ni->next != e)
		return false;
	if (elem_is(ni, STR("から")))
		return is_one_of(head, grants, ARRAY_SIZE(grants)) ||
		       is_one_of(head, names, ARRAY_SIZE(names)) ||
		       is_one_of(head, tells, ARRAY_SIZE(tells));
	return elem_is(ni, STR("に")) &&
	       (is_one_of(head, uses, ARRAY_SIZE(uses)) ||
		   is_one_of(head, grants, ARRAY_SIZE(grants)) ||
		   (is_one_of(head, names, ARRAY_SIZE(names)) &&
		       is_no_role(ni->prev)));
}

static void
note_doer(struct elem *at, const struct elem *e, bool sure, struct doer *d)
{
	static const char *const words[] = { "によって", "により" };
	static const char *const helps[] = { "支える", "補う" };
	bool by = elem_is_any(at, words, ARRAY_SIZE(words)) ||
		  (elem_is(at, STR("で")) && elem_is(at->prev, STR("手")));
	struct elem *noun = at->prev;

	if (by && elem_is(noun, STR("手")) && elem_is(noun->prev, STR("の"))) {
		d->hand = noun;
		noun = noun->prev->prev;
	}
	/* 店主ら */
	if (elem_is(noun, STR("ら")) && noun->pos == POS_NOUN_SUFFIX)
		noun = noun->prev;
	/* 病院によっては断られる: at some of them; 協力金によって支えられる. */
	if ((elem_is_actor(noun) || elem_is_body(noun) ||
		(by && str_ends(noun->surface, STR("センター"))) ||
		(by && is_one_of(e->pred.head, helps, ARRAY_SIZE(helps)))) &&
	    (elem_is(at, STR("から")) || !is_condition(noun)) &&
	    !(by && elem_is(at->next, STR("は"))) &&
	    (by || (!sure && takes_doer(at, e))))
		d->particle = at;
	else
		d->hand = NULL;
}

/* 市から、書類が出されていない会社に指導する: not of the clause that qualifies 会社. */
static bool
is_outside(const struct elem *at, const struct elem *e)
{
	return e->pred.ending == END_RENTAI && elem_is(at, STR("から")) &&
	       elem_is(at->next, STR("、"));
}

/* 野菜が、生徒の手で運営される店に並べられる: of the main clause. */
static bool
is_main(const struct elem *ga, const struct elem *e)
{
	return e->pred.ending == END_RENTAI && elem_is(ga->next, STR("、")) &&
	       elem_is_noun(e->next) && e->next->pos != POS_NOUN_DEPENDENT &&
	       e->next->pos != POS_NOUN_ADVERBIAL;
}

/* Notes what the particle at is to e. `relative`: it stands before the clause
 * that qualifies the subject of e, and needs a comma. */
static void
note_part(struct elem *at, const struct elem *e, bool sure, bool relative,
    struct doer *d)
{
	if (elem_is(at, STR("は")) || elem_is(at, STR("も")))
		d->topic = at;
	else if (!d->subject && elem_is(at, STR("が")) &&
		 at->pos == POS_PARTICLE_CASE && !is_main(at, e))
		d->subject = at;
	else if (!d->particle && !is_outside(at, e) &&
		 (!relative || elem_is(at->next, STR("、"))))
		note_doer(at, e, sure, d);
}

/* The doer in the clause of e; false if there is none, or if that one acts on
 * another thing: 犯人に財布を盗まれた. It may stand before a clause that qualifies
 * the subject: 住民から、騒音を心配する意見が出された. */
static bool
find_doer(const struct work *w, struct elem *e, bool sure, struct doer *d)
{
	bool relative = false;

	*d = (struct doer){ 0 };
	for (struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev) {
		if (at->depth != e->depth ||
		    (at->kind == ELEM_PRED && at->pred.ending == END_KU))
			continue;
		if (at->kind == ELEM_PRED) {
			if (at->pred.ending != END_RENTAI || !d->subject)
				break;
			relative |= conj_is_verb(at->pred.conj);
			continue;
		}
		if (!relative && elem_is(at, STR("を")) &&
		    elem_is(at->next, STR("、")))
			break;
		if (!relative && elem_is(at, STR("を")) && !passive_wo_as(at))
			return false;
		note_part(at, e, sure, relative, d);
	}
	return d->particle && !d->particle->frozen;
}

/* The clause behind e says who or what it is about. */
static bool
has_own_subject(const struct chain *c, const struct elem *e)
{
	for (e = e->next; !elem_is_stop(c, e); e = e->next)
		if (!e->depth &&
		    (elem_is(e, STR("は")) ||
			(elem_is(e, STR("が")) && e->next->kind != ELEM_PRED)))
			return true;
	return false;
}

/* 組合により期間が設けられ、回復を図る: it does both. */
static bool
acts_on(const struct work *w, const struct elem *e, const struct doer *d,
    const struct elem *last)
{
	return d->subject && !d->topic && !d->hand &&
	       !elem_is_person(d->particle->prev) && last &&
	       !pred_has(&last->pred, AUX_PASSIVE) &&
	       elem_is(last->prev, STR("を")) &&
	       !rewrite_changes_subject(w, e, last);
}

/* The people that something is done to would act: 私は市長に選ばれた. */
static bool
misleads(const struct work *w, const struct elem *e, const struct doer *d)
{
	const struct pred *p = &e->pred;
	const struct elem *last = rewrite_final(w->c, (struct elem *)e);

	if (d->subject &&
	    (elem_is_person(d->subject->prev) || d->subject->frozen))
		return true;
	/* 委員は、市長から任命される公務員です: another clause's. */
	if (d->topic && elem_is_actor(d->topic->prev) &&
	    !(p->ending == END_RENTAI && elem_is(d->topic->next, STR("、")) &&
		elem_is_noun(e->next) && e->next->pos != POS_NOUN_DEPENDENT &&
		e->next->pos != POS_NOUN_ADVERBIAL))
		return true;
	/* 計画が市により作られて、始まる; 劇が市民により上演され、拍手が送られた;
	 * 計画は委員会によって評価され、結果は公表される */
	return (p->ending == END_TE || p->ending == END_RENYOU) &&
	       !(!d->subject != !d->topic && has_own_subject(w->c, e)) &&
	       !acts_on(w, e, d, last) &&
	       (!d->topic || rewrite_changes_subject(w, e, last));
}

static void
set_particle(struct elem *e, struct str text)
{
	e->surface = e->base = text;
	e->feature = NULL;
	e->pos = POS_PARTICLE_CASE;
	e->start = e->end = 0;
}

/* 市が決定する would read as 市が決まる to the lexicon: the row for what somebody
 * does. False if there is none. */
static bool
choose_act(const struct work *w, struct pred *p)
{
	const struct row *act = NULL;
	bool becomes = false;

	for (const struct row *r = map_get(&w->easy->lex, p->head); r;
	     r = r->next) {
		becomes |= r->becomes;
		if (!act && r->pos == LEX_VERB && !r->dropped && !r->becomes &&
		    !r->intransitive && !r->has_ga && !r->has_wo)
			act = r;
	}
	if (!becomes)
		return true;
	if (!act)
		return false;
	p->head = act->easy;
	p->conj = act->conj;
	p->sahen = act->conj == CONJ_SURU;
	return true;
}

/* The が before a clause that qualifies the doer. `ret_own`: it is of e, because
 * that clause has an object, and the doer for a subject: 交通が市の委託を受けた会社
 * によって運行される. */
static struct elem *
ga_before_clause(const struct chain *c, const struct elem *e, bool *ret_own)
{
	*ret_own = false;
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return NULL;
		*ret_own |= elem_is(at, STR("を"));
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE)
			return at;
	}
	return NULL;
}

/* 委員会によって決められた → 委員会が決めた. */
static void
let_act(struct work *w, struct elem *e, bool sure)
{
	struct pred before = e->pred;
	bool own = true;
	struct doer d;

	if (e->pred.ending == END_OPEN || pred_has(&e->pred, AUX_CAUSATIVE) ||
	    pred_has(&e->pred, AUX_TAI) || !find_doer(w, e, sure, &d))
		return;
	if (!d.subject && !d.topic && e->pred.ending != END_RENTAI) {
		d.subject = passive_far_subject(w->c, e);
		if (!d.subject)
			d.subject = ga_before_clause(w->c, e, &own);
		own |= !d.subject;
	}
	if (!own)
		return;
	if (misleads(w, e, &d) || !choose_act(w, &e->pred))
		return;
	pred_drop(&e->pred, AUX_PASSIVE);
	if (!rewrite_pred(w, e, &before, "passive"))
		return;
	if (d.hand) {
		elem_unlink(d.hand->prev);
		elem_unlink(d.hand);
	}
	set_particle(d.particle, STR("が"));
	if (d.subject)
		set_particle(d.subject, STR("を"));
}

/* ---- に of those who do something to us ----------------------------------- */

static bool
is_animal(const struct elem *noun)
{
	static const char *const words[] = { "カラス", "猫", "ねこ", "ネコ",
		"犬", "鳥", "動物", "虫", "いのしし", "イノシシ", "サル", "猿",
		"シカ", "鹿", "ネズミ", "ハト", "害虫", "クマ" };

	return elem_is_any(noun, words, ARRAY_SIZE(words));
}

static bool
spoils(const struct elem *e)
{
	static const char *const acts[] = { "荒らす", "食い荒らす", "破る",
		"つつく", "食べる", "散らかす" };

	return is_one_of(e->pred.head, acts, ARRAY_SIZE(acts));
}

/* 言われる, 声をかけられる */
static bool
addresses_one(const struct elem *e)
{
	static const char *const acts[] = { "言う", "聞く", "尋ねる", "求める",
		"要求する", "頼む", "勧める", "すすめる", "誘う", "指示する",
		"勧誘する" };

	if (str_eq(e->pred.head, STR("かける")))
		return elem_is(e->prev, STR("を")) &&
		       elem_is(e->prev->prev, STR("声"));
	return is_one_of(e->pred.head, acts, ARRAY_SIZE(acts));
}

/* Before a condition one does not ask whom the sentence is about. */
static bool
is_condition_end(const struct elem *e)
{
	static const char *const cases[] = { "とき", "時", "場合", "際" };

	switch (e->pred.ending) {
	case END_TARA:
	case END_BA:
		return true;
	case END_TE:
		return elem_is(e->next, STR("も"));
	case END_SHUSHI:
		return elem_is(e->next, STR("と")) &&
		       elem_is(e->next->next, STR("、"));
	case END_RENTAI:
		return elem_is_any(e->next, cases, ARRAY_SIZE(cases));
	default:
		return false;
	}
}

/* What the one to whom it is done takes when the other is the subject: 子どもが
 * 男に声をかけられる, 子どもに男が声をかける. */
static struct str
sufferer_takes(const struct elem *e)
{
	static const char *const takes[] = { "奪う", "盗む", "だまし取る",
		"取り上げる" };

	if (is_one_of(e->pred.head, takes, ARRAY_SIZE(takes)))
		return STR("から");
	return addresses_one(e) ? STR("に") : STR_NONE;
}

static bool
next_is_event(const struct elem *e)
{
	static const char *const words[] = { "事案", "事件", "こと", "ケース",
		"事例" };

	return e->pred.ending == END_RENTAI &&
	       elem_is_any(e->next, words, ARRAY_SIZE(words));
}

static bool
is_sufferer(const struct elem *ga, const struct doer *d)
{
	return !d->subject && d->particle && elem_is_person(ga->prev) &&
	       !ga->frozen;
}

/* は or も, but for a thing that an animal spoils: ごみは、猫に荒らされる. */
static bool
is_topic(const struct elem *e, bool animal)
{
	if (elem_is(e, STR("は")))
		return !animal || elem_is_actor(e->prev);
	return elem_is(e, STR("も"));
}

static bool
is_other(const struct elem *e, bool animal)
{
	if (!elem_is(e, STR("に")) && !elem_is(e, STR("から")))
		return false;
	return animal ? is_animal(e->prev) : elem_is_person(e->prev);
}

/* The animal or person in the clause of e, and to whom it is done; false also
 * where the clause is about something else. */
static bool
find_other(const struct work *w, struct elem *e, bool animal, struct doer *d)
{
	bool relative = false;

	*d = (struct doer){ 0 };
	for (struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			break;
		relative |=
		    at->kind == ELEM_PRED && conj_is_verb(at->pred.conj);
		if (is_topic(at, animal))
			return false;
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE) {
			if (animal || relative || !is_sufferer(at, d))
				return false;
			d->subject = at;
		}
		if (!d->particle && is_other(at, animal))
			d->particle = at;
	}
	return d->particle && !d->particle->frozen;
}

static void
let_other_act(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	bool spoilt = spoils(e);
	struct doer d;

	if (e->pred.naux != 1 || e->pred.ending == END_OPEN ||
	    (!spoilt && !sufferer_takes(e).len) ||
	    !find_other(w, e, spoilt, &d))
		return;
	if (!spoilt && !d.subject && !next_is_event(e) &&
	    (!addresses_one(e) || !is_condition_end(e)))
		return;
	if (d.subject &&
	    (e->pred.ending == END_TE || e->pred.ending == END_RENYOU))
		return;
	pred_drop(&e->pred, AUX_PASSIVE);
	/* One does not say who is meant: the reader. */
	if (!spoilt && !d.subject && is_condition_end(e) &&
	    !str_eq(e->pred.head, STR("言う")))
		pred_push(&e->pred, AUX_KURU);
	if (!rewrite_pred(w, e, &before, "passive"))
		return;
	if (d.subject)
		set_particle(d.subject, sufferer_takes(e));
	set_particle(d.particle, STR("が"));
}

void
rewrite_doer(struct work *w, bool sure)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind != ELEM_PRED || e->frozen || !e->pred.naux ||
		    e->pred.aux[0] != AUX_PASSIVE)
			continue;
		let_act(w, e, sure);
		if (!sure && e->pred.naux && e->pred.aux[0] == AUX_PASSIVE)
			let_other_act(w, e);
	}
}

/* ---- what is punished ------------------------------------------------------ */

/* 命じます, 取り消します, 罰があります: against whoever did it. */
static bool
is_sanction(const struct elem *e)
{
	static const char *const words[] = { "罰", "罰則", "罰金", "過料",
		"命令", "違反", "拘禁刑", "懲役" };
	static const char *const heads[] = { "命じる", "命ずる", "命令する",
		"取り消す", "罰する", "返還する", "勧告する" };

	if (e->kind != ELEM_PRED)
		return elem_is_any(e, words, ARRAY_SIZE(words));
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(e->pred.head, heads[i]))
			return true;
	return str_eq(e->pred.head, STR("返す")) &&
	       e->pred.ending == END_KUDASAI;
}

static bool
has_sanction(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (is_sanction(e))
			return true;
	return false;
}

/* The が before e, but for how: 不法に. */
static struct elem *
near_subject(struct elem *e)
{
	static const char *const hows[] = { "不法", "違法", "無断", "勝手",
		"不正" };

	e = e->prev;
	if ((elem_is(e, STR("に")) || elem_is(e, STR("で"))) &&
	    elem_is_any(e->prev, hows, ARRAY_SIZE(hows)))
		e = e->prev->prev;
	return elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE ? e : NULL;
}

/* 許可なく農地が転用されたときは、…を命じます */
struct elem *
rewrite_breach(const struct chain *c, struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *when = e->next;
	struct elem *subject = near_subject(e);

	if (p->ending != END_RENTAI || p->naux != 1 || p->neg || !subject ||
	    !elem_is_noun(subject->prev) || elem_is_actor(subject->prev) ||
	    !(elem_is(when, STR("とき")) || elem_is(when, STR("場合")) ||
		str_starts(when->surface, STR("ときは")) ||
		str_starts(when->surface, STR("場合は"))) ||
	    !has_sanction(c, when))
		return NULL;
	for (const struct elem *at = subject->prev; !elem_is_stop(c, at);
	     at = at->prev)
		if (elem_is(at, STR("によって")) ||
		    elem_is(at, STR("により")) || elem_is(at, STR("は")) ||
		    (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE) ||
		    ((elem_is(at, STR("に")) || elem_is(at, STR("から"))) &&
			elem_is_actor(at->prev)))
			return NULL;
	return subject;
}

/* 市, 委員会: acts, and does not come about. */
static bool
is_body(const struct elem *noun)
{
	static const char *const ends[] = { "市", "県", "国", "課", "会社",
		"業者", "委員会", "議会", "団体", "組合", "警察", "消防" };

	return elem_is_person(noun) ||
	       str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

bool
passive_is_act(const struct elem *e, struct str easy)
{
	static const char *const selves[] = { "終わる", "始まる", "決まる",
		"変わる", "止まる", "直る", "閉まる", "広がる", "壊れる",
		"消える", "混ざる", "倒れる", "長くなる", "短くなる",
		"良くなる", "悪くなる" };

	return !pred_has(&e->pred, AUX_PASSIVE) &&
	       elem_is(e->prev, STR("が")) && elem_is_noun(e->prev->prev) &&
	       is_body(e->prev->prev) &&
	       str_ends_any(easy, selves, ARRAY_SIZE(selves));
}
