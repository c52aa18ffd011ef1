/* What it is for, or why, behind a main clause that is too long: けがを防ぐため、
 * …ください → …ください。けがを防ぐためです。 */
#include "simplify/split_part.h"

/* 二次交通, 長時間労働: within a longer noun that says no time. */
static bool
is_in_noun(const struct elem *e)
{
	const struct elem *next = e->next;

	return !e->value && !next->space &&
	       (rewrite_compound(next) || next->pos == POS_NOUN_SUFFIX) &&
	       !pattern_is_time(next) && !part_is_number(next);
}

/* 3日から工事のため: when may belong to what follows. */
static bool
begins_with_time(const struct part *p)
{
	const struct elem *e = p->first;

	if (elem_is(e->next, STR("の")) || elem_is(e, STR("ため")))
		return false;
	return !is_in_noun(e) &&
	       (part_is_number(e) || e->pos == POS_NOUN_ADVERBIAL ||
		   pattern_is_time(e));
}

/* いじめを見つけるため、面談する学校が増えています: nothing increases for it. */
static bool
is_aim_of_others(const struct elem *reason, const struct elem *last)
{
	static const char *const heads[] = { "増える", "減る", "広がる",
		"高まる" };

	return reason->kind == ELEM_PRED && !split_is_cause(&reason->pred) &&
	       elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 免許証の返納を助けるため、返した人に…: what they gave back stands before. */
static bool
lacks_object(const struct work *w, const struct elem *behind)
{
	return behind->kind == ELEM_PRED && behind->pred.ending == END_RENTAI &&
	       part_is_people(behind->next) &&
	       rules_verb_class(w->easy, behind->pred.head) &
		   (VERB_OBJECT | VERB_CITY | VERB_DUTY);
}

/* 外出を助けるため、: what the city means, and not those whom it helps. */
static bool
is_citys_aim(const struct elem *reason)
{
	static const char *const heads[] = { "助ける", "支援する", "応援する",
		"支える", "進める", "促す", "推進する" };

	return reason->kind == ELEM_PRED && !reason->pred.naux &&
	       !reason->pred.past && elem_is(reason->prev, STR("を")) &&
	       elem_has_head(reason, heads, ARRAY_SIZE(heads));
}

/* 障害があるため、介護を必要とする人に渡します: why they need it. */
static bool
is_beside_relative(
    const struct chain *c, const struct elem *reason, const struct elem *behind)
{
	static const char *const states[] = { "飼う", "住む", "暮らす",
		"持つ" };

	behind = split_relative(c, behind);
	/* 東側にある駐車場は, 犬を飼っている人は: where it is, and who. */
	if (!behind ||
	    (str_eq(behind->pred.head, STR("ある")) &&
		elem_is(behind->prev, STR("に"))) ||
	    (pred_has(&behind->pred, AUX_IRU) && !behind->pred.neg &&
		elem_has_head(behind, states, ARRAY_SIZE(states))) ||
	    is_citys_aim(reason))
		return true;
	return split_is_inner_relative(behind) &&
	       (reason->kind != ELEM_PRED || !split_is_cause(&reason->pred));
}

/* 係の人が改善のため: of what follows. */
static bool
has_open_part(const struct part *p, const struct elem *reason)
{
	for (; reason != p->first->prev && reason->kind != ELEM_PRED;
	     reason = reason->prev)
		if (reason->depth == 0 &&
		    (elem_is(reason, STR("を")) ||
			(elem_is(reason, STR("が")) &&
			    reason->pos == POS_PARTICLE_CASE)))
			return true;
	return false;
}

/* 穴があいたため、車が壊れたときは: why that happened. */
static bool
is_cause_of_case(
    const struct chain *c, const struct elem *reason, const struct elem *behind)
{
	static const char *const cases[] = { "とき", "場合", "際", "ときは",
		"場合は" };

	if (reason->kind != ELEM_PRED || !reason->pred.past)
		return false;
	for (; !elem_is_stop(c, behind); behind = behind->next) {
		if (behind->depth)
			continue;
		if (elem_is(behind, STR("は")) || split_is_comma(behind))
			return false;
		if (behind->kind == ELEM_PRED)
			return elem_is_any(
			    behind->next, cases, ARRAY_SIZE(cases));
	}
	return false;
}

/* 働きを保って、水質を守るため、: both are what it is for. */
static bool
is_wished(const struct elem *e)
{
	static const char *const heads[] = { "保つ", "守る", "防ぐ", "減らす",
		"なくす", "増やす", "進める", "維持する", "確保する",
		"活性化する", "広げる", "深める", "育てる", "支える", "助ける",
		"支援する", "応援する", "高める", "促す", "図る" };

	if (e->kind != ELEM_PRED || e->pred.naux)
		return false;
	/* 負担を増やさないで */
	if (e->pred.ending == END_NAIDE)
		return elem_is(e->prev, STR("を"));
	if (e->pred.ending != END_TE || e->pred.neg)
		return false;
	/* 活力を高くして */
	if (str_eq(e->pred.head, STR("する")))
		return e->prev->kind == ELEM_PRED &&
		       e->prev->pred.ending == END_KU;
	return (elem_is(e->prev, STR("を")) &&
		   elem_has_head(e, heads, ARRAY_SIZE(heads))) ||
	       str_ends(e->pred.head, STR("くする"));
}

static bool
is_wished_end(const struct elem *e)
{
	return e->kind == ELEM_PRED &&
	       e->pred.naux == pred_has(&e->pred, AUX_MORAU) && !e->pred.past &&
	       !e->pred.neg && conj_is_verb(e->pred.conj);
}

/* 山の多い地域で、: where the main clause is done, too. */
bool
part_is_where(const struct elem *comma)
{
	static const char *const words[] = { "地域", "地区", "場所", "会場",
		"施設", "区域", "公園", "学校", "駅", "センター", "図書館",
		"市", "町", "村", "県", "中", "選抜", "試験", "教室" };
	const struct elem *e = comma->prev;

	if (elem_is(e, STR("は")))
		e = e->prev;
	if (!elem_is(e, STR("で")) || !elem_is_noun(e->prev))
		return false;
	return str_ends_any(e->prev->surface, words, ARRAY_SIZE(words));
}

/* 地震が起きたときに、 */
static bool
is_when(const struct elem *comma)
{
	const struct elem *e = comma->prev;

	return elem_is(e, STR("に")) && (elem_is(e->prev, STR("とき")) ||
					    elem_is(e->prev, STR("場合")) ||
					    elem_is(e->prev, STR("際")));
}

/* 住みたい人に、体験してもらうため: of whom. */
static bool
is_asked_of(const struct elem *comma, const struct elem *e)
{
	return elem_is(comma->prev, STR("に")) &&
	       part_is_people(comma->prev->prev) &&
	       e->prev->kind == ELEM_PRED &&
	       pred_has(&e->prev->pred, AUX_MORAU);
}

/* 校舎について、 */
static bool
is_about(const struct elem *comma)
{
	return elem_is(comma->prev, STR("について"));
}

/* 火事が起きたときに、すぐに知らせるため、…しています: not done at that time. */
static bool
is_kept_up(const struct work *w, const struct elem *why)
{
	const struct elem *last = rewrite_final(w->c, why->next);
	const struct pred *p = &why->prev->pred;

	return why->prev->kind == ELEM_PRED && !split_is_cause(p) && last &&
	       !last->pred.past &&
	       (pred_has(&last->pred, AUX_IRU) ||
		   pred_has(&last->pred, AUX_OKU) ||
		   str_eq(last->pred.head, STR("ある")));
}

/* 片付ける前に、状況がわかるように、: when it is done. */
static bool
is_before_act(const struct elem *comma)
{
	return elem_is(comma->prev, STR("に")) &&
	       elem_is(comma->prev->prev, STR("前")) &&
	       comma->prev->prev->prev->kind == ELEM_PRED;
}

/* 家族が、また働けるように、県は、: the city is who does what follows. */
static bool
is_before_doer(const struct elem *comma, const struct elem *why)
{
	const struct elem *wa = why->next;

	if (!elem_is(comma->prev, STR("が")) ||
	    comma->prev->pos != POS_PARTICLE_CASE)
		return false;
	if (elem_is(wa, STR("に")))
		wa = wa->next;
	if (split_is_comma(wa))
		wa = wa->next;
	while (elem_is_noun(wa) || elem_is(wa, STR("で")))
		wa = wa->next;
	return elem_is(wa, STR("は")) &&
	       (elem_is_actor(wa->prev) || elem_is_body(wa->prev) ||
		   elem_is(wa->prev, STR("で")));
}

/* 親が学校に通う場合に、負担を軽くするため、: what the city does then is for it. */
static bool
is_given_case(const struct work *w, const struct elem *comma, struct elem *why)
{
	static const char *const gives[] = { "渡す", "払う", "出す", "貸す" };
	const struct elem *last = rewrite_final(w->c, why->next);

	return elem_is(comma->prev, STR("に")) &&
	       elem_is(comma->prev->prev, STR("場合")) &&
	       why->prev->kind == ELEM_PRED &&
	       !split_is_cause(&why->prev->pred) && last &&
	       last->pred.ending == END_SHUSHI && !last->pred.neg &&
	       elem_has_head(last, gives, ARRAY_SIZE(gives));
}

/* 条例で、 法律の決まりで、 */
static bool
is_by_law(const struct elem *comma)
{
	const struct elem *noun = comma->prev->prev;

	return str_eq(comma->prev->surface, STR("で")) &&
	       (elem_is(noun, STR("決まり")) || law_is_name(noun));
}

/* 県は、移住を考える人が、暮らしを体験できるよう、: no act of the prefecture. */
static bool
is_others(
    const struct chain *c, const struct elem *comma, const struct elem *why)
{
	const struct elem *ga = comma->prev;

	if (!elem_is(ga, STR("が")) || !part_is_people(ga->prev) ||
	    !split_citys_topic(c, ga))
		return false;
	while (comma != why && !elem_is(comma, STR("が")))
		comma = comma->next;
	return comma == why;
}

/* Where a purpose that goes on before this comma begins; NULL if it may begin
 * elsewhere. */
static struct elem *
begin_before(const struct work *w, struct elem *at, struct elem *why, bool aim)
{
	struct elem *first = NULL;

	if (is_asked_of(at, why))
		return part_begin(w->c, at->prev);
	if ((is_when(at) && (aim || is_kept_up(w, why))) ||
	    (aim && is_others(w->c, at, why)) || part_is_subject(w, at, why) ||
	    is_before_doer(at, why))
		first = part_begin(w->c, at->prev);
	if (first)
		return first;
	/* 親が学校に通う場合に、助けるため、お金を渡します */
	if (!aim && is_given_case(w, at, why))
		return at->next;
	return part_is_where(at) || is_about(at) || is_by_law(at) ||
		       (aim && (is_before_act(at) || part_is_frame(at)))
		   ? at->next
		   : NULL;
}

/* The same of a purpose, which may be that of a case, and stand behind a
 * place. */
static struct elem *
purpose_begin(const struct work *w, struct elem *e, bool aim)
{
	const struct chain *c = w->c;
	struct elem *first = part_begin(c, e);

	for (struct elem *at = e; !first && !elem_is_stop(c, at); at = at->prev)
		if (!at->depth && split_is_comma(at) &&
		    !(aim && is_wished(at->prev)))
			return begin_before(w, at, e, aim);
	return first;
}

/* お金を積み立てて、町のために使うため、基金を作りました: what one means to do. */
static bool
is_step(const struct work *w, struct elem *e)
{
	const struct elem *last = rewrite_final(w->c, e);

	return e->kind == ELEM_PRED && e->pred.ending == END_TE &&
	       !e->pred.naux && !e->pred.neg && elem_is(e->prev, STR("を")) &&
	       !split_is_manner(e) && !split_connects(e) && last &&
	       last->pred.ending == END_SHUSHI && !last->pred.neg;
}

/* 雨水をためることで、被害を減らすため、: by what. */
static bool
is_by_doing(const struct elem *comma)
{
	/* Some take it for the copula. */
	return str_eq(comma->prev->surface, STR("で")) &&
	       elem_is(comma->prev->prev, STR("こと")) &&
	       comma->prev->prev->prev->kind == ELEM_PRED;
}

/* 災害のために、早く知らせるため、: both are of one act. */
static struct elem *
reason_begin(const struct work *w, struct elem *e)
{
	const struct chain *c = w->c;
	struct elem *first = purpose_begin(w, e, false);

	for (struct elem *at = e; !first && !elem_is_stop(c, at); at = at->prev)
		if (!at->depth && split_is_comma(at)) {
			if (((is_wished(at->prev) || is_step(w, at->prev)) &&
				is_wished_end(e->prev)) ||
			    is_by_doing(at)) {
				first = part_begin(c, at->prev);
				continue;
			}
			if (elem_is(at->prev, STR("など")))
				continue;
			if (!elem_is(at->prev, STR("に")) ||
			    !elem_is(at->prev->prev, STR("ため")))
				return NULL;
			first = part_begin(c, at->prev->prev);
			break;
		}
	return first;
}

/* 災害のとき助けるため、市では: all that stands before it is of the reason. */
static bool
begins_with_topic(const struct elem *e)
{
	while (elem_is_noun(e) || elem_is(e, STR("で")) || e->pos == POS_PREFIX)
		e = e->next;
	return elem_is(e, STR("は"));
}

/* 一時金は、病院へ払うため、: the topic is what it is done to. */
static bool
takes_topic(const struct work *w, const struct part *p, const struct elem *why)
{
	const struct elem *at;

	if (why->kind != ELEM_PRED ||
	    !(rules_verb_class(w->easy, why->pred.head) &
		(VERB_OBJECT | VERB_CITY | VERB_DUTY)))
		return false;
	for (at = why->prev; at != p->first->prev; at = at->prev)
		if (elem_is(at, STR("を")) || elem_is(at, STR("が")))
			return false;
	if (split_is_comma(at))
		at = at->prev;
	return elem_is(at, STR("は")) && elem_is_noun(at->prev) &&
	       !elem_is_actor(at->prev) && !elem_is_person(at->prev);
}

/* 運営は、話し合うことが大切なため、: the topic is how that is. */
static bool
is_of_topic(const struct part *p)
{
	const struct elem *reason = p->to->prev->prev;
	const struct elem *wa = p->first->prev->prev;

	return reason->kind == ELEM_PRED && !conj_is_verb(reason->pred.conj) &&
	       elem_is(wa, STR("は")) && !elem_is_particle(wa->prev) &&
	       !elem_is_actor(wa->prev);
}

/* 線が境界になるため、この線より…: it would point to what follows. */
static bool
points_back(const struct part *p, const struct elem *e, const struct elem *last)
{
	for (; e != last; e = e->next)
		/* これまで is a time. */
		if (!elem_is(e->next, STR("まで")) &&
		    (elem_is(e, STR("この")) || elem_is(e, STR("その")) ||
			elem_is(e, STR("これ")) || elem_is(e, STR("それ"))))
			for (const struct elem *at = p->first; at != p->to;
			     at = at->next)
				if (elem_is_noun(at) &&
				    (str_eq(at->surface, e->next->surface) ||
					elem_is_particle(e->next)))
					return true;
	return false;
}

/* 会社が販路を広げるため、展示会に出るときは、: who does both. */
static bool
is_of_case(const struct chain *c, const struct part *p)
{
	bool actor = false;

	for (const struct elem *e = p->first; e != p->to; e = e->next)
		actor |= elem_is(e, STR("が")) && elem_is_actor(e->prev);
	if (!actor)
		return false;
	for (const struct elem *e = p->behind; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("が")) || split_is_condition(e))
			return split_is_condition(e);
	return false;
}

/* けがを防ぐため、 工事のため、 */
static bool
move_reason(struct work *w, struct elem *e)
{
	struct part p = { .to = e->next, .behind = e->next };
	struct goal g;

	if (!elem_is(e, STR("ため")) ||
	    !(elem_is(e->prev, STR("の")) ||
		(e->prev->kind == ELEM_PRED &&
		    e->prev->pred.ending == END_RENTAI)))
		return false;
	if (elem_is(p.behind, STR("に")))
		p.behind = p.behind->next;
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = reason_begin(w, e);
	if (!p.first || p.first == e || p.first->pos == POS_ADNOMINAL ||
	    (begins_with_time(&p) && !begins_with_topic(p.behind)) ||
	    has_open_part(&p, e) || takes_topic(w, &p, e->prev) ||
	    is_of_topic(&p) || is_of_case(w->c, &p) ||
	    !part_stands_alone(w->c, &p, &g))
		return false;
	if (!is_beside_relative(w->c, e->prev, p.behind) ||
	    lacks_object(w, p.behind) || is_aim_of_others(e->prev, g.last) ||
	    is_cause_of_case(w->c, e->prev, p.behind) ||
	    points_back(&p, p.behind, g.last))
		return false;
	for (const struct elem *at = p.behind; at != g.last; at = at->next)
		if (elem_is(at, STR("ため")))
			return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, NULL, "split-reason");
	return true;
}

/* What one tells others, or takes care of: no purpose. */
bool
part_takes_manner(const struct elem *verb)
{
	static const char *const heads[] = { "する", "言う", "伝える", "教える",
		"頼む", "呼びかける", "注意する", "つける", "付ける", "なる",
		"お願いする", "指導する", "求める", "努める", "心がける",
		"知らせる", "話す", "話し合う", "約束する", "書く", "願う",
		"祈る", "気をつける", "勧める", "すすめる", "決める", "定める",
		"思う" };

	return elem_has_head(verb, heads, ARRAY_SIZE(heads));
}

static bool
is_possible(const struct elem *e)
{
	static const char *const heads[] = { "できる", "暮らせる", "過ごせる",
		"使える", "働ける", "学べる", "通える", "行ける", "読める",
		"選べる", "受けられる", "遊べる", "話せる", "逃げられる",
		"行える", "得られる", "送れる", "つながる", "減る", "守れる",
		"知れる", "楽しめる", "続けられる", "動ける", "伝わる", "届く",
		"取り戻せる", "受け取れる", "取り組める", "休める", "見られる",
		"進められる", "乗れる", "買える", "食べられる", "眠れる",
		"わかる", "分かる" };
	const struct pred *p = &e->pred;

	if (p->past || p->ending != END_RENTAI || pred_has(p, AUX_IRU))
		return false;
	/* 学ぶきっかけになるように */
	if (str_eq(p->head, STR("なる")) && !p->naux &&
	    elem_is(e->prev, STR("に")) &&
	    elem_is(e->prev->prev, STR("きっかけ")))
		return true;
	return p->neg || pred_has(p, AUX_CAN) || pred_has(p, AUX_POTENTIAL) ||
	       pred_has(p, AUX_YASUI) || str_ends(p->head, STR("できる")) ||
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 教室を作って、教えています: the first act is what the aim is of. */
static bool
is_behind_act(const struct elem *e, const struct elem *verb)
{
	for (; e != verb; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth)
			return e->pred.ending == END_TE &&
			       split_is_comma(e->next) &&
			       elem_is(e->prev, STR("を")) &&
			       !part_takes_manner(e);
	return false;
}

/* サービスをしています */
static bool
is_service(const struct elem *verb)
{
	return str_eq(verb->pred.head, STR("する")) &&
	       elem_is(verb->prev, STR("を")) &&
	       str_ends(verb->prev->prev->surface, STR("サービス"));
}

/* 地震が起きたときに、動けるように: what one does then is said of the case. */
static bool
has_case(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if (split_is_comma(e) && is_when(e))
			return true;
	return false;
}

/* 安心して暮らせるように、 */
static bool
move_aim(struct work *w, struct elem *e)
{
	struct part p = { .to = e->next, .behind = e->next };
	struct goal g;

	if (!elem_is(e, STR("よう")) || e->prev->kind != ELEM_PRED ||
	    !is_possible(e->prev))
		return false;
	if (elem_is(p.behind, STR("に")))
		p.behind = p.behind->next;
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = purpose_begin(w, e, true);
	if (!p.first || begins_with_time(&p) ||
	    !part_stands_alone(w->c, &p, &g) ||
	    (g.act != ACT_STATES && has_case(&p)) ||
	    ((part_takes_manner(g.verb) || part_takes_manner(g.last)) &&
		!is_service(g.verb) && !is_behind_act(p.behind, g.verb)))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	elem_insert_word(w->c, p.to, "に", POS_PARTICLE);
	elem_insert_word(w->c, p.to, "する", POS_VERB);
	elem_insert_word(w->c, p.to, "ため", POS_NOUN_DEPENDENT);
	part_state(w, &p, NULL, "split-reason");
	return true;
}

bool
split_why(struct work *w, struct elem *e)
{
	return move_reason(w, e) || move_aim(w, e);
}
