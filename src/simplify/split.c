/* One fact a sentence: cuts at が、 ので、 ため、 し、 and 連用中止. */
#include "simplify/split_part.h"

bool
split_is_cause(const struct pred *p)
{
	/* Nobody does these on purpose. */
	static const char *const heads[] = { "ある", "なる", "高まる", "増える",
		"起こる", "起きる", "発生する", "続く", "足りる", "広がる",
		"遅れる", "強まる", "弱まる", "かかる", "混む", "枯れる",
		"壊れる", "倒れる", "落ちる", "減る", "なくなる", "閉まる",
		"変わる", "感染する", "うつる", "治まる", "混み合う",
		"混雑する", "異なる", "違う", "止まる", "凍る", "下がる",
		"上がる", "重なる", "滑る", "決まる", "残る", "生まれる",
		"当たる", "つながる", "及ぶ" };

	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(p->head, heads[i]))
			return true;
	return p->past || pred_negations(p) || pred_has(p, AUX_IRU) ||
	       pred_has(p, AUX_ARU) || pred_has(p, AUX_CAN) ||
	       pred_has(p, AUX_PASSIVE) || pred_has(p, AUX_YASUI) ||
	       pred_has(p, AUX_NIKUI) || pred_has(p, AUX_SUGIRU) ||
	       !conj_is_verb(p->conj);
}

static bool
can_end(const struct pred *p)
{
	return p->ending == END_SHUSHI || p->ending == END_RENTAI;
}

/* 禁止になっていますが、飲んでもいいです */
static bool
allows_banned(const struct elem *e, const struct elem *last)
{
	return last->pred.conj == CONJ_YOI && elem_is(last->prev, STR("も")) &&
	       (str_eq(e->pred.head, STR("禁止する")) ||
		   (elem_is(e->prev, STR("に")) &&
		       elem_is(e->prev->prev, STR("禁止"))));
}

/* Before が: the two parts contradict each other in form, or what is banned
 * is allowed. */
static bool
contrasts(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	return last && (pred_negations(&e->pred) % 2 !=
			       pred_negations(&last->pred) % 2 ||
			   allows_banned(e, last));
}

/* 加入は任意ですが: says of something how it is, which what follows limits. */
static bool
judges(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (conj_is_verb(e->pred.conj) || elem_is(at, STR("について")))
		return false;
	while (!elem_is_stop(c, at->prev))
		at = at->prev;
	for (; at != e; at = at->next)
		if (at->depth == 0 && elem_is(at, STR("は")))
			return true;
	return false;
}

/* 場所はありますが、数が足りないことがありますので、…: the next clause is what is
 * not so. */
static bool
denies_first(const struct elem *e, const struct elem *behind)
{
	for (; behind->kind != ELEM_PRED || behind->depth;
	     behind = behind->next)
		if (split_is_comma(behind) || elem_is(behind, STR("。")))
			return false;
	return behind->pred.neg && !e->pred.neg &&
	       behind->pred.ending != END_KUDASAI &&
	       behind->pred.ending != END_NAIDE;
}

/* 使うことができますが、止まることがあります */
static bool
may_be_otherwise(const struct elem *e, const struct elem *last)
{
	return (pred_has(&e->pred, AUX_CAN) ||
		   str_eq(e->pred.head, STR("できる")) ||
		   str_eq(e->pred.head, STR("予定する")) ||
		   elem_is(e->prev, STR("予定"))) &&
	       !e->pred.neg && str_eq(last->pred.head, STR("ある")) &&
	       elem_is(last->prev, STR("が")) &&
	       elem_is(last->prev->prev, STR("こと"));
}

/* Behind が: another topic, a condition, or what one can do all the same. */
static bool
limits(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	if (split_has_topic(c, behind) ||
	    ((e->pred.past || elem_is(last->prev, STR("も"))) &&
		(pred_has(&last->pred, AUX_CAN) ||
		    str_eq(last->pred.head, STR("できる")))))
		return true;
	if (denies_first(e, behind) || may_be_otherwise(e, last))
		return true;
	/* 窓口だけでしたが、家でもできるようになりました */
	if (e->pred.past && last->pred.past && elem_is(last->prev, STR("に")) &&
	    str_eq(last->pred.head, STR("なる")))
		return true;
	for (; behind != last; behind = behind->next)
		if (behind->pred.ending == END_TARA ||
		    ((elem_is(behind, STR("場合")) ||
			 elem_is(behind, STR("とき")) ||
			 elem_is(behind, STR("ときは")) ||
			 elem_is(behind, STR("際"))) &&
			!elem_is(behind->next, STR("でも"))))
			return true;
	return false;
}

/* Before が: what is said first only leads to the request. */
static bool
is_preamble(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	if (!last || last->pred.ending != END_KUDASAI ||
	    split_morae(c, e) <= 36 || judges(c, e))
		return false;
	/* 代理でもできますが、受け取りは…: another topic is a contrast. */
	if (pred_has(&e->pred, AUX_CAN) || pred_has(&e->pred, AUX_POTENTIAL) ||
	    str_eq(e->pred.head, STR("できる")))
		return false;
	for (; behind != last; behind = behind->next)
		if (behind->kind == ELEM_PRED && !behind->depth &&
		    (behind->pred.ending == END_SHUSHI ||
			elem_is(behind->next, STR("ため"))))
			return false;
	return true;
}

/* The clause has a subject of its own, and a main one: no condition. */
static bool
is_whole(const struct chain *c, const struct elem *e)
{
	return split_has_subject(c, e) && e->pred.ending == END_SHUSHI &&
	       (e->pred.polite || e->pred.desu || pred_has(&e->pred, AUX_MUST));
}

/* 通知書を送りますので、見てください: what the city will do or holds is no
 * reason, but what the request is about. */
static bool
is_announcement(const struct work *w, const struct elem *e, struct elem *behind)
{
	static const char *const heads[] = { "送る", "届ける", "渡す", "配る",
		"開く", "行う", "集める", "知らせる", "設ける", "載せる",
		"始める", "お送りする", "お届けする", "お知らせする",
		"開講する", "用意する" };
	const struct pred *p = &e->pred;
	const struct elem *last = rewrite_final(w->c, behind);

	if (p->neg || p->past || !last || last->pred.ending != END_KUDASAI ||
	    last->pred.neg || pred_has(p, AUX_KARA_NAI) ||
	    pred_has(p, AUX_PASSIVE))
		return false;
	if (rules_verb_class(w->easy, p->head) & VERB_CITY)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(p->head, heads[i]))
			return true;
	return false;
}

/* 感染を広げないため、…ください: so that it does not happen. */
static bool
may_be_purpose(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct pred *p = &e->pred;
	const struct elem *last = rewrite_final(c, behind);

	return p->neg && p->naux == 0 && !p->past && conj_is_verb(p->conj) &&
	       !split_has_subject(c, e) && last &&
	       (last->pred.ending == END_KUDASAI ||
		   last->pred.ending == END_IKOU ||
		   pred_has(&last->pred, AUX_MUST));
}

/* 食べる, 使う */
static bool
is_will(const struct pred *p)
{
	return conj_is_verb(p->conj) && !p->naux && !p->neg && !p->past &&
	       !str_eq(p->head, STR("ある")) && !str_eq(p->head, STR("なる")) &&
	       !str_ends(p->head, STR("できる"));
}

/* 就職したため、保育が必要な場合は: the cause belongs to the condition;
 * 払わなかったため、処理できない事例が: and to the case. */
static bool
is_supposed(
    const struct chain *c, const struct elem *cause, const struct elem *e)
{
	static const char *const cases[] = { "場合", "とき", "事例", "ケース",
		"例" };
	/* 虫が見つかっているため、生で食べるときは: no cause of eating. */
	bool goes_on =
	    pred_has(&cause->pred, AUX_IRU) && split_own_subject(c, cause);

	for (; !elem_is_stop(c, e) && !elem_is(e, STR("、")); e = e->next)
		if (e->prev->kind == ELEM_PRED &&
		    elem_is_any(e, cases, ARRAY_SIZE(cases)))
			return !(goes_on && is_will(&e->prev->pred)) &&
			       !split_is_of_topic(c, cause);
	return false;
}

/* 下水道がある区域では、: where both are so. */
static bool
is_place(const struct elem *wa)
{
	const struct elem *noun = wa->prev->prev;

	return elem_is(wa->prev, STR("で")) && elem_is_noun(noun) &&
	       !elem_is_actor(noun) && !elem_is_body(noun);
}

/* 提供は、場所がないため、受け付けていません: the topic is of what follows the
 * reason, which has a subject of its own. */
static const struct elem *
kept_topic(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);
	bool subject = false;

	if (!last || last->pred.ending == END_KUDASAI ||
	    split_is_risk(c, e, behind))
		return NULL;
	for (; behind != last; behind = behind->next)
		if (behind->depth == 0 &&
		    (elem_is(behind, STR("は")) || elem_is(behind, STR("が"))))
			return NULL;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (subject && elem_is(e, STR("は")) && split_is_comma(e->next))
			return is_place(e) ? NULL : e;
		subject = subject || elem_is(e, STR("が"));
	}
	return NULL;
}

/* 県は、熊が出ているので、呼びかけています: the city acts. */
static bool
keeps_doer(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *topic = kept_topic(c, e, behind);

	return topic &&
	       (elem_is_actor(topic->prev) || elem_is_body(topic->prev));
}

/* 変わることがありますので気をつけてください。 */
static bool
is_warning(struct chain *c, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	return (elem_is(behind, STR("気")) &&
		   str_eq(last->pred.head, STR("つける"))) ||
	       (behind == last && str_eq(last->pred.head, STR("注意する")));
}

/* 建物は古いため、…人は…: with は of its own a clause qualifies nobody. */
static bool
has_close_topic(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (!split_has_topic(c, behind))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (e->kind == ELEM_PRED || split_is_comma(e))
			return false;
		if (elem_is(e, STR("は")))
			return elem_is_noun(e->prev);
	}
	return false;
}

/* 家を相続しましたが、使い方が決まっていない人は: both are of that person. */
static bool
splits_person(const struct chain *c, const struct elem *e, struct elem *behind)
{
	static const char *const people[] = { "人", "方", "かた", "人たち" };

	if (split_has_subject(c, e) || e->pred.neg)
		return false;
	while (!elem_is_stop(c, behind) && !elem_is(behind, STR("は")) &&
	       (behind->kind != ELEM_PRED || behind->depth))
		behind = behind->next;
	return behind->kind == ELEM_PRED && behind->pred.ending == END_RENTAI &&
	       elem_is_any(behind->next, people, ARRAY_SIZE(people)) &&
	       elem_is_particle(behind->next->next);
}

/* 率は上がっていますが、今も差が大きいです */
static bool
says_still(const struct elem *behind)
{
	static const char *const words[] = { "今も", "まだ", "いまだに", "なお",
		"普通は", "原則" };

	return elem_is_any(behind, words, ARRAY_SIZE(words)) ||
	       (elem_is(behind, STR("今")) && elem_is(behind->next, STR("も")));
}

/* 予算額になった時点で受付が終わります: no clause qualifies the subject. */
static bool
subject_opens(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return true;
		if (e->kind == ELEM_PRED && e->pred.ending != END_TARA &&
		    !split_is_function_noun(e->next))
			return false;
	}
	return false;
}

/* 普通は年金から引きますが、口座に変えることができます */
static bool
says_usually(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("普通は")) || elem_is(e, STR("原則")) ||
		    (elem_is(e, STR("は")) && elem_is(e->prev, STR("通常"))))
			return true;
	return false;
}

/* けれども, as ものの is written: が, which could not but be でも. */
static bool
take_though(struct elem *particle)
{
	if (!elem_is(particle, STR("けれども")))
		return false;
	particle->surface = STR("が");
	return true;
}

static bool
split_but(struct work *w, struct elem *e, struct elem *behind, bool though)
{
	if (splits_person(w->c, e, behind))
		return false;
	if ((though || says_still(behind)) && is_whole(w->c, e))
		return split_at(w, e, behind, "でも", "split-but");
	if (contrasts(w->c, e, behind))
		return split_at(w, e, behind, "でも", "split-but");
	if (is_preamble(w->c, e, behind))
		return split_at(w, e, behind, NULL, "split-but");
	if (split_morae(w->c, e) > w->max_morae &&
	    (is_whole(w->c, e) ||
		(e->pred.polite && (split_has_topic(w->c, behind) ||
				       subject_opens(w->c, behind)))))
		return split_at(w, e, behind,
		    limits(w->c, e, behind) || judges(w->c, e) ||
			    says_usually(w->c, e) || though
			? "でも"
			: NULL,
		    "split-but");
	return false;
}

/* 現地調査を行うため、数週間かかることがあります: nobody does it on purpose. */
static bool
is_outcome(struct chain *c, struct elem *behind)
{
	static const char *const heads[] = { "かかる", "なる", "届く", "出る",
		"遅れる", "変わる", "つながる", "混む" };
	const struct elem *last = rewrite_final(c, behind);
	const struct elem *of;

	if (!last || !str_eq(last->pred.head, STR("ある")) ||
	    last->pred.ending != END_SHUSHI)
		return false;
	of = last->prev->prev;
	if (last->pred.neg)
		return elem_is(last->prev, STR("は")) &&
		       !elem_is(of, STR("で"));
	return elem_is(last->prev, STR("が")) && elem_is(of, STR("こと")) &&
	       of->prev->kind == ELEM_PRED &&
	       (pred_has(&of->prev->pred, AUX_PASSIVE) ||
		   elem_has_head(of->prev, heads, ARRAY_SIZE(heads)));
}

static bool
is_cause_of(struct work *w, const struct elem *e, struct elem *behind)
{
	if (split_is_cause(&e->pred))
		return !may_be_purpose(w->c, e, behind);
	return split_morae(w->c, e) > w->max_morae && is_outcome(w->c, behind);
}

/* ので, and polite から. */
static bool
is_so(const struct elem *particle, bool polite)
{
	return particle->pos == POS_PARTICLE_CONJ &&
	       (elem_is(particle, STR("ので")) ||
		   (polite && elem_is(particle, STR("から"))));
}

/* だから、箇所がありますので、: not twice. */
static bool
begins_so(const struct chain *c, const struct elem *e)
{
	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	return elem_is(e, STR("だから"));
}

/* The sentence behind it begins with だから. */
static bool
is_before_so(const struct chain *c, const struct elem *e)
{
	while (!elem_is_stop(c, e))
		e = e->next;
	return !elem_end(c, e) && elem_is(e->next, STR("だから"));
}

/* だから in one sentence after the other: the second goes without. */
static void
drop_next_so(const struct chain *c, struct elem *e)
{
	while (!elem_is_stop(c, e->prev))
		e = e->next;
	if (split_is_comma(e->next))
		elem_unlink_range(e, e->next->next);
}

/* 館内は禁煙です: becomes a request, which gives no reason. */
static bool
is_ban(const struct elem *e)
{
	static const char *const bans[] = { "禁止", "厳禁", "禁煙", "禁物" };

	if (e->pred.conj != CONJ_COPULA || e->pred.neg)
		return false;
	return str_ends_any(e->prev->surface, bans, ARRAY_SIZE(bans));
}

/* ので and から as a sentence of its own. */
static bool
split_so(struct work *w, struct elem *e, struct elem *behind, bool comma)
{
	bool alone = is_announcement(w, e, behind) ||
		     (!comma && is_warning(w->c, behind)) ||
		     begins_so(w->c, e) || is_ban(e);

	if (!alone && is_before_so(w->c, behind))
		drop_next_so(w->c, behind);

	return split_at(w, e, behind, alone ? NULL : "だから", "split-so");
}

static bool
is_polite(const struct pred *p)
{
	return p->polite || p->desu || pred_has(p, AUX_KARA_NAI);
}

static bool
is_doers_reason(const struct work *w, const struct elem *e,
    const struct elem *behind, bool comma)
{
	return comma &&
	       (is_so(e->next, is_polite(&e->pred)) ||
		   elem_is(e->next, STR("ため"))) &&
	       split_is_cause(&e->pred) && !is_before_so(w->c, behind);
}

/* 着用を呼びかける取り組みを, and not 払うことが難しい人に, who the reason may be
 * of. */
static bool
opens_with_thing(const struct chain *c, const struct elem *e)
{
	while (!elem_is_stop(c, e) &&
	       (e->kind != ELEM_PRED || e->depth ||
		   e->pred.ending != END_RENTAI || !conj_is_verb(e->pred.conj)))
		e = e->next;
	if (e->kind != ELEM_PRED || e->pred.past || !split_is_plan(e->next))
		return false;
	return split_is_inner_relative(e);
}

/* 測量に必要なため、土地に入ります: what is needed is what follows. */
static bool
is_needed_for(const struct chain *c, const struct elem *e)
{
	return str_eq(e->pred.head, STR("必要")) &&
	       elem_is(e->prev, STR("に")) && !split_has_subject(c, e);
}

static bool
strands(struct chain *c, const struct elem *e, struct elem *behind)
{
	return is_needed_for(c, e) || split_strands_find(c, e) ||
	       split_strands_act(c, e, behind) ||
	       split_strands_case(c, e, behind) ||
	       split_strands_place(c, e, behind);
}

static bool
split_conj(struct work *w, struct elem *e)
{
	struct elem *particle = e->next;
	struct elem *behind = particle->next;
	bool comma = split_is_comma(behind);
	bool though = take_though(particle);
	bool polite = is_polite(&e->pred);

	if (!can_end(&e->pred) || elem_end(w->c, particle) ||
	    particle->frozen || elem_end(w->c, behind))
		return false;
	if (comma)
		behind = behind->next;
	if (!split_main(w->c, behind))
		return false;
	if (!polite && !has_close_topic(w->c, e, behind) &&
	    !split_is_of_thing(w->c, e, behind) &&
	    !split_is_trend(w->c, e, behind) &&
	    !split_is_risk(w->c, e, behind) &&
	    split_opens_relative(w->c, behind))
		return is_doers_reason(w, e, behind, comma) &&
		       opens_with_thing(w->c, behind) &&
		       split_doer(w, e, behind);
	if (elem_is(particle, STR("が")) && comma &&
	    (though || particle->pos == POS_PARTICLE_CONJ) &&
	    split_but(w, e, behind, though))
		return true;
	if (!is_warning(w->c, behind) && split_strands_person(w, e, behind))
		return false;
	if (is_doers_reason(w, e, behind, comma) && split_doer(w, e, behind))
		return true;
	if (strands(w->c, e, behind))
		return false;
	if (is_so(particle, polite) &&
	    (comma || (polite && split_morae(w->c, e) > w->max_morae)) &&
	    !keeps_doer(w->c, e, behind))
		return split_so(w, e, behind, comma);
	if (elem_is(particle, STR("ため")) && comma &&
	    is_cause_of(w, e, behind) &&
	    !split_strands_thing(w->c, e, behind) &&
	    !is_supposed(w->c, e, behind) && !kept_topic(w->c, e, behind))
		return split_at(w, e, behind,
		    is_before_so(w->c, behind) ? NULL : "だから", "split-so");
	if (elem_is(particle, STR("し")) && comma &&
	    particle->pos == POS_PARTICLE_CONJ)
		return split_at(w, e, behind, "また", "split-and");
	return false;
}

void
rewrite_split(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		if (e->frozen || e->depth || split_limit(w, e) ||
		    e->kind != ELEM_PRED)
			continue;
		/* 職場での悩み、: a noun. */
		if (e->pred.ending == END_RENYOU && elem_is(e->prev, STR("の")))
			continue;
		if (split_conj(w, e))
			continue;
		if (e->pred.ending == END_NAIDE || e->pred.ending == END_KU)
			split_apart(w, e);
		if (e->pred.ending != END_RENYOU && e->pred.ending != END_TE &&
		    e->pred.ending != END_ZU)
			continue;
		if (split_te(w, e))
			continue;
		if (e->pred.ending == END_RENYOU || e->pred.ending == END_ZU)
			split_te_form(w, e);
		/* あきらめずに、 */
		if (e->pred.ending == END_NAIDE)
			split_apart(w, e);
	}
}
