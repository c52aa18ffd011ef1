/*
 * The passive of public acts: 通知書が送付されます → 通知書を送付します.
 * Only for verbs that the city does to a thing, and only where no agent is
 * named and the patient is no person.
 */
#include "simplify/passive.h"

/* デジタル化される: what changes by itself is no passive. */
static unsigned
verb_class(const struct work *w, const struct elem *e)
{
	unsigned class = rules_verb_class(w->easy, e->pred.head);

	return str_ends(e->pred.head, STR("化する"))
		   ? class | VERB_CITY | VERB_MADE
		   : class;
}

/* 提供され、災害が起きたときに使う: が of a clause within; or of what the city
 * does: 計算され、額が適用される. `listed`: behind 連用中止. */
static bool
is_no_subject(const struct work *w, const struct elem *ga, bool listed)
{
	const struct elem *e = ga->next;

	while (!elem_is_stop(w->c, e) && e->kind != ELEM_PRED)
		e = e->next;
	if (e->kind != ELEM_PRED)
		return false;
	/* 必要があれば */
	if (e->pred.ending == END_BA || e->pred.ending == END_TARA)
		return true;
	return (e->pred.ending == END_RENTAI &&
		   !elem_is(e->next, STR("こと"))) ||
	       (e->pred.naux == 1u + ((listed || elem_is(ga, STR("も"))) &&
					 pred_has(&e->pred, AUX_IRU)) &&
		   e->pred.aux[0] == AUX_PASSIVE &&
		   e->pred.ending == END_SHUSHI && !elem_is_actor(ga->prev) &&
		   verb_class(w, e) & VERB_CITY);
}

/* 申告がない場合は: は of no subject. */
static bool
opens_case(const struct elem *e)
{
	static const char *const cases[] = { "場合", "とき", "際" };

	return elem_is(e, STR("は")) && e->prev->prev->kind == ELEM_PRED &&
	       elem_is_any(e->prev, cases, ARRAY_SIZE(cases));
}

/* 保存することになっている, 保存する予定だ: what is done. */
static const struct elem *
acts_of(const struct elem *last)
{
	static const char *const plans[] = { "予定", "計画", "方針", "見込み" };
	const struct elem *what;

	if (!last)
		return NULL;
	what = last->prev;
	if (str_eq(last->pred.head, STR("なる")) && elem_is(what, STR("に")))
		what = what->prev;
	return what->prev->kind == ELEM_PRED &&
		       (elem_is(what, STR("こと")) ||
			   elem_is_any(what, plans, ARRAY_SIZE(plans)))
		   ? what->prev
		   : last;
}

/* 開票は9時から行われ、誰でも見ることができます: what follows is not what the
 * city does. */
bool
rewrite_changes_subject(
    const struct work *w, const struct elem *e, const struct elem *last)
{
	static const char *const selves[] = { "なる", "ある", "できる",
		"納める", "納付する", "入る", "届く", "出る", "決まる",
		"増える", "減る", "変わる", "生まれ変わる", "始まる", "終わる",
		"つながる", "役立つ", "広がる", "残る", "戻る", "かかる" };

	bool listed = e->pred.ending == END_RENYOU;

	last = acts_of(last);
	if (!last || pred_has(&last->pred, AUX_CAN) ||
	    pred_has(&last->pred, AUX_POTENTIAL) ||
	    !conj_is_verb(last->pred.conj) ||
	    elem_has_head(last, selves, ARRAY_SIZE(selves)))
		return true;
	for (e = e->next; !elem_is_stop(w->c, e); e = e->next) {
		if (e->depth || opens_case(e))
			continue;
		if (elem_is(e, STR("は")) ||
		    ((elem_is(e, STR("も")) ||
			 (elem_is(e, STR("が")) &&
			     e->pos == POS_PARTICLE_CASE)) &&
			!is_no_subject(w, e, listed)))
			return true;
		/* 保管され、廃棄されます: both or none. */
		if (e->kind == ELEM_PRED && e->pred.naux &&
		    e->pred.aux[0] == AUX_PASSIVE &&
		    !(verb_class(w, e) & VERB_CITY))
			return true;
	}
	return false;
}

/* 提出されない場合は、納付されなければ: it is the reader who does not. */
static bool
is_omission(const struct elem *e, unsigned class)
{
	static const char *const cases[] = { "場合", "とき", "時", "際" };
	const struct pred *p = &e->pred;

	/* 貼られていない場合 */
	bool undone =
	    class & VERB_STATE && p->naux == 2 && p->aux[1] == AUX_IRU;

	if (!(class & VERB_DUTY || undone) || !p->neg)
		return false;
	return p->ending == END_BA || p->ending == END_TARA ||
	       (p->ending == END_SHUSHI && elem_is(e->next, STR("と"))) ||
	       (p->ending == END_RENTAI &&
		   elem_is_any(e->next, cases, ARRAY_SIZE(cases)));
}

/* 請求されてから渡すまで: it is the reader who does. */
static bool
is_since(const struct elem *e, unsigned class)
{
	const struct pred *p = &e->pred;

	return class & VERB_DUTY && p->naux == 1 && !p->neg &&
	       !elem_is(e->prev, STR("を")) && !elem_is_person(e->prev->prev) &&
	       p->ending == END_TE && elem_is(e->next, STR("から"));
}

/* 提供され、利用されます: what comes before stayed passive. */
static bool
goes_with_passive(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (elem_is(at, STR("は")) || elem_is(at, STR("も")) ||
		    elem_is(at, STR("が")))
			return false;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return (at->pred.ending == END_TE ||
				   at->pred.ending == END_RENYOU) &&
			       at->pred.naux == 1 &&
			       at->pred.aux[0] == AUX_PASSIVE;
	}
	return false;
}

/* 道が広げられて、段差がなくなる: the one comes of the other. */
static bool
brings_about(
    const struct chain *c, const struct elem *e, const struct elem *last)
{
	static const char *const results[] = { "なる", "なくなる", "減る",
		"増える", "広がる" };
	bool listed = false;

	for (size_t i = 0; last && i < ARRAY_SIZE(results); i++)
		listed |= str_is(last->pred.head, results[i]);
	/* 講習を受けることになる: somebody does it. */
	if (!listed || last->pred.naux || !elem_is(e->prev, STR("が")) ||
	    elem_is(last->prev->prev, STR("こと")))
		return false;
	for (e = e->next; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("は")) || elem_is(e, STR("も")) ||
		    (elem_is(e, STR("が")) && elem_is_actor(e->prev)))
			return false;
	return true;
}

/* 公示された日から; 指定された日 is that which is set. */
static bool
is_day_of(const struct elem *e)
{
	static const char *const days[] = { "日", "翌日", "年月日", "月",
		"翌月", "年", "年度", "翌年度" };
	static const char *const sets[] = { "指定する", "定める", "決める" };

	return e->pred.past && !elem_has_head(e, sets, ARRAY_SIZE(sets)) &&
	       e->pred.ending == END_RENTAI &&
	       elem_is_any(e->next, days, ARRAY_SIZE(days));
}

/* 発表されるのは5月です, and not 登録されるのは、…の人です, who would do it. */
static bool
is_what_is_told(const struct work *w, const struct elem *e)
{
	const struct elem *last;

	if (e->pred.ending != END_RENTAI || !elem_is(e->next, STR("の")) ||
	    !elem_is(e->next->next, STR("は")))
		return false;
	last = rewrite_final(w->c, e->next->next);
	return !last || last->pred.conj != CONJ_COPULA ||
	       !elem_is_actor(last->prev);
}

/* 明示されなければならず: it is no condition. */
static bool
is_must(const struct elem *e)
{
	return e->pred.neg && e->next->kind == ELEM_PRED && e->next->pred.neg &&
	       (str_eq(e->next->pred.head, STR("なる")) ||
		   str_eq(e->next->pred.head, STR("いける")));
}

static bool
is_state(const struct work *w, const struct elem *e)
{
	const struct pred *p = &e->pred;

	return p->naux == 2 && p->aux[1] == AUX_IRU && !p->neg &&
	       rules_verb_class(w->easy, p->head) & VERB_STATE;
}

/* 資料は公開されており、だれでも見ることができます: of the same thing. */
static bool
is_offered(const struct chain *c, const struct elem *e, const struct elem *last)
{
	if (!last || last->pred.neg || !pred_has(&e->pred, AUX_IRU) ||
	    (!pred_has(&last->pred, AUX_CAN) &&
		!pred_has(&last->pred, AUX_POTENTIAL) &&
		!str_eq(last->pred.head, STR("できる"))))
		return false;
	for (e = e->next; e != last; e = e->next)
		if (elem_is_stop(c, e) || elem_is(e, STR("は")) ||
		    elem_is(e, STR("も")) ||
		    (elem_is(e, STR("が")) && !elem_is(e->prev, STR("こと"))))
			return false;
	return true;
}

/* 審議される場合は: what no reader does. */
static bool
is_official(const struct elem *e)
{
	static const char *const heads[] = { "審議する", "議決する", "可決する",
		"採択する", "徴収する", "課税する", "賦課する", "公表する",
		"公示する", "告示する", "諮問する", "任命する", "委嘱する" };
	static const char *const cases[] = { "場合", "とき", "時", "際" };

	return e->pred.naux == 1 && !e->pred.neg &&
	       elem_is_any(e->next, cases, ARRAY_SIZE(cases)) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 停止される場合があります says what may happen, and is no condition. */
static bool
is_possible(const struct elem *e)
{
	const struct elem *ga = e->next->next;

	return elem_is(e->next, STR("場合")) &&
	       (elem_is(ga, STR("が")) || elem_is(ga, STR("も"))) &&
	       ga->next->kind == ELEM_PRED &&
	       str_eq(ga->next->pred.head, STR("ある"));
}

/*
 * Where the active form keeps its meaning. A condition (配布されたら、場合は)
 * would read as the reader's act, and so would a clause before a request.
 */
static bool
is_clause_end(const struct work *w, struct elem *e)
{
	static const char *const words[] = { "こと", "予定", "はず", "おそれ",
		"ほか", "一方", "など", "べき" };
	static const char *const purposes[] = { "ため", "後", "よう",
		"ように" };
	const struct elem *last = rewrite_final(w->c, e);
	bool request = last && last->pred.ending != END_SHUSHI;

	switch (e->pred.ending) {
	case END_SHUSHI:
		/* 判定されたのに、受けていない人; 支給されるまで, 表示されると */
		return !goes_with_passive(w->c, e) &&
		       !elem_is(e->next, STR("のに")) &&
		       !elem_is(e->next, STR("まで")) &&
		       !elem_is(e->next, STR("までに")) &&
		       (!elem_is(e->next, STR("と")) || e->pred.polite ||
			   pred_has(&e->pred, AUX_IRU));
	case END_TE:
	case END_RENYOU:
		/* 書かれていても */
		if ((elem_is(e->next, STR("も")) && is_state(w, e)) ||
		    is_offered(w->c, e, last))
			return true;
		return !request && (!rewrite_changes_subject(w, e, last) ||
				       brings_about(w->c, e, last));
	case END_BA:
		return is_must(e);
	case END_TARI:
		return !request;
	case END_ZU:
		/* 収集されずに残されます is about the thing. */
		return !request && !elem_is(e->next, STR("に"));
	case END_RENTAI:
		break;
	default:
		return false;
	}
	if (is_what_is_told(w, e) || is_day_of(e) || is_possible(e) ||
	    is_official(e))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e->next, str_from(words[i])))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(purposes); i++)
		if (elem_is(e->next, str_from(purposes[i])))
			return !request;
	return false;
}

/* A predicate between the particle and e would own the particle. */
static bool
directly_before(const struct elem *particle, const struct elem *e)
{
	for (const struct elem *at = particle; at != e; at = at->next)
		if (at->kind == ELEM_PRED && !passive_particle_te(at) &&
		    !passive_says_how(at, e) && !passive_is_tool(at))
			return false;
	return true;
}

void
passive_make_active(struct work *w, struct elem *e, struct elem *subject)
{
	struct pred before = e->pred;
	struct elem *from = subject ? subject : e;
	struct str old = rewrite_text(w, from, e->next);

	if (is_state(w, e)) {
		/* 表に書かれています → 表に書いてあります. */
		pred_drop(&e->pred, AUX_IRU);
		pred_push(&e->pred, AUX_ARU);
		subject = NULL;
	}
	pred_drop(&e->pred, AUX_PASSIVE);
	e->surface = pred_generate(w->c->arena, &e->pred);
	if (!e->surface.ptr) {
		e->pred = before;
		e->surface = str_sub(w->c->text, e->start, e->end);
		return;
	}
	e->dirty = true;
	if (subject) {
		subject->surface = subject->base = STR("を");
		subject->feature = NULL;
		subject->start = subject->end = 0;
	}
	rewrite_step(w, STR("passive"), old, rewrite_text(w, from, e->next));
}

static bool
has_topic(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev)
		if (at->depth == e->depth &&
		    (elem_is(at, STR("は")) || elem_is(at, STR("も"))))
			return true;
	return false;
}

/* 店は「友の店」になって、ステッカーが交付されます: the topic of the clause before
 * would give it. */
static bool
goes_on_about_actor(const struct chain *c, const struct elem *e)
{
	bool joined = false;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI) {
			if (at->pred.ending != END_TE &&
			    at->pred.ending != END_RENYOU)
				return false;
			joined = true;
		}
		/* 委員は監査を行い、結果が通知されます: that is who tells. */
		if (joined && elem_is(at, STR("は")) && !opens_case(at))
			return (elem_is_person(at->prev) &&
				   !str_ends(at->prev->surface, STR("員")) &&
				   !str_ends(at->prev->surface, STR("長"))) ||
			       str_ends(at->prev->surface, STR("店")) ||
			       str_ends(at->prev->surface, STR("会社")) ||
			       str_ends(at->prev->surface, STR("企業")) ||
			       str_ends(at->prev->surface, STR("団体"));
	}
	return false;
}

/* A clause with て or 連用中止 comes before that of e. */
static bool
is_behind_act(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev;

	while (!elem_is_stop(c, at) && at->kind != ELEM_PRED)
		at = at->prev;
	return at->kind == ELEM_PRED &&
	       (at->pred.ending == END_TE || at->pred.ending == END_RENYOU) &&
	       elem_is(at->next, STR("、"));
}

static void
make_possible(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	e->pred.aux[0] = AUX_CAN;
	rewrite_pred(w, e, &before, "can");
}

/* 交流の場として広く使われています: its users are not the city. */
static bool
is_used_as(const struct elem *e)
{
	static const char *const uses[] = { "使う", "用いる", "活用する",
		"利用する", "使用する", "運用する" };
	static const char *const places[] = { "場", "場所", "拠点", "会場",
		"道", "路", "広場", "施設", "所", "館", "港", "駅", "家",
		"公園", "店舗", "住宅", "名", "語" };

	if (!elem_has_head(e, uses, ARRAY_SIZE(uses)))
		return false;
	do
		e = e->prev;
	while (e->pos == POS_ADVERB || elem_is(e, STR("、")) ||
	       (e->kind == ELEM_PRED && e->pred.ending == END_KU));
	return elem_is(e, STR("として")) &&
	       str_ends_any(e->prev->surface, places, ARRAY_SIZE(places));
}

static bool
chooses(const struct elem *e)
{
	static const char *const heads[] = { "選ぶ", "選定する", "選出する",
		"選任する", "選考する" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 議員は選挙で選ばれる, 中から選ばれる; 会長に選ばれる says what they become. */
static bool
is_choice(const struct elem *e)
{
	return e->pred.naux == 1 &&
	       (elem_is(e->prev, STR("で")) ||
		   (elem_is(e->prev, STR("から")) &&
		       !elem_is_actor(e->prev->prev))) &&
	       chooses(e);
}

/* ボランティアが養成される: what is done to people, and not by them. */
static bool
is_on_people(const struct elem *e)
{
	static const char *const heads[] = { "養成する", "育成する", "派遣する",
		"配置する", "募集する", "任命する", "採用する", "表彰する",
		"増員する", "委嘱する", "招待する", "選任する", "選ぶ",
		"決める" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 自動的に行われません: the reader has to. */
static bool
is_automatic(const struct elem *e)
{
	const struct elem *how = e->prev;

	if (elem_is(how, STR("に")))
		how = how->prev;
	return elem_is(how, STR("自動的"));
}

/* 提供されることはありません, 解体されることになりました */
static bool
is_outcome(const struct elem *e, unsigned class)
{
	const struct elem *koto = e->next, *last = koto->next->next;

	if (e->pred.ending != END_RENTAI || !elem_is(koto, STR("こと")) ||
	    class & VERB_DEMAND || last->kind != ELEM_PRED)
		return false;
	return elem_is(koto->next, STR("に"))
		   ? str_eq(last->pred.head, STR("なる"))
		   : elem_is(koto->next, STR("は")) && last->pred.neg;
}

/* What is done, though the clause says not to what. */
static bool
is_of_anything(const struct work *w, const struct elem *e, unsigned class)
{
	enum ending ending = e->pred.ending;

	return ending == END_SHUSHI || ending == END_BA ||
	       is_what_is_told(w, e) || is_day_of(e) || is_outcome(e, class) ||
	       (ending == END_TE && is_state(w, e));
}

/* 自転車は、7日が過ぎると撤去され、保管所に移されます: of the topic before the
 * condition. */
static bool
goes_with_topic(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (e->pred.ending != END_TE && e->pred.ending != END_RENYOU)
		return false;
	while (!elem_is_stop(c, at) && at->kind != ELEM_PRED)
		at = at->prev;
	if (at->pred.ending != END_SHUSHI || !elem_is(at->next, STR("と")))
		return false;
	for (; !elem_is_stop(c, at); at = at->prev)
		if (elem_is(at, STR("は")) && at->depth == e->depth)
			return !opens_case(at) && !elem_is_actor(at->prev);
	return false;
}

static void
activate(struct work *w, struct elem *e)
{
	unsigned class = verb_class(w, e);
	struct passive_frame f;
	bool far = false;

	passive_frame_find(w->c, e, class, &f);
	if (!f.subject && !f.topic) {
		f.subject = passive_far_subject(w->c, e);
		far = f.subject != NULL;
		if (!far && passive_has_open_subject(w->c, e))
			return;
	}
	if (passive_are_there(w, e, f.subject))
		return;
	/* 間違えて出してしまい、収集されませんでした: of what was put out. */
	if (!f.subject && !f.topic && e->pred.past && e->pred.neg &&
	    is_behind_act(w->c, e))
		return;
	/* 今は始められません: nobody can. */
	if (e->pred.conj == CONJ_ICHIDAN && e->pred.neg && e->pred.naux == 1 &&
	    !f.subject) {
		make_possible(w, e);
		return;
	}
	if (e->pred.neg && is_automatic(e))
		return;
	/* 取組が評価され、モデル都市に選ばれました: the city did not choose. */
	if (!f.subject && elem_is(e->prev, STR("に")) && chooses(e))
		return;
	/* 口座に支払われます: the reader would pay. */
	if (class & VERB_PERSON && !f.subject && !has_topic(w->c, e))
		return;
	if (f.agent || f.object || f.act || f.unread ||
	    (!f.subject && (f.carried || is_used_as(e))))
		return;
	if (f.subject) {
		/* 方は、料金が免除されます: the topic would act. */
		if ((elem_is_person(f.subject->prev) && !is_on_people(e)) ||
		    (f.topic && elem_is_actor(f.topic->prev)) ||
		    (!far && !directly_before(f.subject, e)) ||
		    goes_on_about_actor(w->c, e))
			return;
	} else if (!f.topic
		       ? !is_of_anything(w, e, class) &&
			     !goes_with_topic(w->c, e)
		       : (elem_is_actor(f.topic->prev) ||
			     str_ends(f.topic->prev->surface, STR("企業"))) &&
			     !is_choice(e))
		return;
	passive_make_active(w, e, f.subject);
}

/* 届を提出されない, 届を期限までに提出されない; 提出されない場合は、 at the head */
static bool
takes_object(const struct chain *c, const struct elem *e)
{
	if (elem_is_stop(c, e->prev))
		return true;
	for (const struct elem *at = e->prev;
	     !elem_is_stop(c, at) && at->kind != ELEM_PRED; at = at->prev) {
		if (elem_is(at, STR("を")))
			return true;
		if (elem_is(at, STR("が")) || elem_is(at, STR("は")) ||
		    elem_is(at, STR("も")) || elem_is_actor(at))
			return false;
	}
	return false;
}

/* 送られてくる: it comes to the reader; 栽培されてきた is not so. 続けられてきた goes
 * on by itself. */
static bool
is_sent_here(const struct pred *p)
{
	static const char *const heads[] = { "送る", "送付する", "郵送する",
		"発送する", "返送する", "配信する", "届ける", "配る",
		"配布する", "運ぶ", "回す", "渡す", "返す", "貸す", "続ける" };

	if (!pred_has(p, AUX_KURU))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(p->head, heads[i]))
			return true;
	return !p->past;
}

void
rewrite_passive(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		const struct pred *p = &e->pred;
		struct elem *subject;
		unsigned class;

		if (e->kind != ELEM_PRED || e->frozen || p->naux == 0 ||
		    p->aux[0] != AUX_PASSIVE)
			continue;
		class = verb_class(w, e);
		if ((subject = rewrite_breach(w->c, e)))
			passive_make_active(w, e, subject);
		else if (passive_makes_thing(w, e, class, &subject) ||
			 (is_omission(e, class) && takes_object(w->c, e)))
			passive_make_active(w, e, subject);
		else if (is_omission(e, class) || is_since(e, class) ||
			 (class & VERB_CITY && !pred_has(p, AUX_TAI) &&
			     !is_sent_here(p) && is_clause_end(w, e)))
			activate(w, e);
		if (p->naux && p->aux[0] == AUX_PASSIVE)
			passive_come_about(w, e);
	}
}
