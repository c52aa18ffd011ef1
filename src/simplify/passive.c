/*
 * The passive of public acts: 通知書が送付されます → 通知書を送付します.
 * Only for verbs that the city does to a thing, and only where no agent is
 * named and the patient is no person.
 */
#include "simplify/passive.h"

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

	if (passive_is_state(w, e)) {
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
		if (joined && elem_is(at, STR("は")) && !passive_opens_case(at))
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
	       passive_is_told(w, e) || passive_is_day_of(e) ||
	       is_outcome(e, class) ||
	       (ending == END_TE && passive_is_state(w, e));
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
			return !passive_opens_case(at) &&
			       !elem_is_actor(at->prev);
	return false;
}

/* What e is done to is in the frame, and it would not be taken for the doer. */
static bool
has_patient(const struct work *w, const struct elem *e, unsigned class,
    const struct passive_frame *f)
{
	/* 方は、料金が免除されます: the topic would act. */
	if (f->subject)
		return (!elem_is_person(f->subject->prev) || is_on_people(e)) &&
		       !(f->topic && elem_is_actor(f->topic->prev)) &&
		       (f->far || directly_before(f->subject, e) ||
			   passive_far_subject(w->c, e) == f->subject) &&
		       !goes_on_about_actor(w->c, e);
	if (!f->topic)
		return !f->open && (is_of_anything(w, e, class) ||
				       goes_with_topic(w->c, e));
	return !(elem_is_actor(f->topic->prev) ||
		   str_ends(f->topic->prev->surface, STR("企業"))) ||
	       is_choice(e);
}

static void
activate(struct work *w, struct elem *e)
{
	unsigned class = passive_verb_class(w, e);
	struct passive_frame f;

	passive_frame_find(w->c, e, class, &f);
	passive_frame_reach(w->c, e, &f);
	if (passive_are_there(w, e, f.subject))
		return;
	/* 間違えて出してしまい、収集されませんでした: of what was put out. */
	if (!f.subject && !f.topic && e->pred.past && e->pred.neg &&
	    is_behind_act(w->c, e))
		return;
	/* 今は始められません: nobody can; 夜中でも開けられます: one can. */
	if (e->pred.conj == CONJ_ICHIDAN && e->pred.naux == 1 && !f.subject &&
	    (e->pred.neg || (elem_is(e->prev, STR("でも")) &&
				pattern_is_time(e->prev->prev) &&
				e->pred.ending == END_SHUSHI))) {
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
	    (!f.subject && (f.carried || is_used_as(e))) ||
	    !has_patient(w, e, class, &f))
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

/* 権利が守られていないと感じる: nobody says by whom. */
static bool
is_felt(const struct elem *e)
{
	static const char *const heads[] = { "感じる", "思う", "考える",
		"疑う" };

	return e->pred.ending == END_SHUSHI && pred_has(&e->pred, AUX_IRU) &&
	       elem_is(e->next, STR("と")) &&
	       elem_has_head(e->next->next, heads, ARRAY_SIZE(heads));
}

/* 病気で生活が制限される: nobody does that. */
static bool
is_by_illness(const struct chain *c, const struct elem *e)
{
	static const char *const ends[] = { "病気", "けが", "障害", "障がい",
		"老化", "認知症", "症状" };

	for (const struct elem *at = e->prev;
	     !elem_is_stop(c, at) && at->kind != ELEM_PRED; at = at->prev)
		if (elem_is(at, STR("で")) &&
		    str_ends_any(at->prev->surface, ends, ARRAY_SIZE(ends)))
			return true;
	return false;
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
		    p->aux[0] != AUX_PASSIVE || is_felt(e) ||
		    is_by_illness(w->c, e))
			continue;
		class = passive_verb_class(w, e);
		if ((subject = rewrite_breach(w->c, e)))
			passive_make_active(w, e, subject);
		else if (passive_makes_thing(w, e, class, &subject) ||
			 (is_omission(e, class) && takes_object(w->c, e)))
			passive_make_active(w, e, subject);
		else if (is_omission(e, class) || is_since(e, class) ||
			 (class & VERB_CITY && !pred_has(p, AUX_TAI) &&
			     !is_sent_here(p) && passive_keeps_meaning(w, e)))
			activate(w, e);
		if (p->naux && p->aux[0] == AUX_PASSIVE)
			passive_come_about(w, e);
	}
}
