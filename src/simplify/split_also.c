/* Cuts behind what is so besides: ほか、 とともに、 だけでなく、 */
#include "simplify/split_part.h"

/* What follows the particle and its comma; NULL. */
static struct elem *
behind_also(struct elem *e)
{
	e = e->next;
	if (elem_is(e, STR("とともに")) || elem_is(e, STR("ほか")))
		e = e->next;
	else if (elem_is(e, STR("と")) && elem_is(e->next, STR("ともに")))
		e = e->next->next;
	else if (elem_is(e, STR("だけ")) && elem_is(e->next, STR("で")) &&
		 str_eq(e->next->next->surface, STR("なく")))
		e = e->next->next->next;
	else
		return NULL;
	return split_is_comma(e) ? e->next : NULL;
}

/* 固定するとともに、置かないことが大切です: said of both. */
static bool
is_said_of_both(const struct goal *g)
{
	return g->act == ACT_STATES &&
	       (!conj_is_verb(g->last->pred.conj) ||
		   (elem_is(g->last->prev->prev, STR("こと")) &&
		       !str_eq(g->last->pred.head, STR("なる"))));
}

/* 職員を増やすとともに、研修を広げる方針を示しました: both are planned. */
static bool
is_of_plan(const struct elem *behind, const struct goal *g)
{
	static const char *const rooms[] = { "教室", "講座", "窓口", "施設" };
	bool object = false;

	for (; behind != g->verb; behind = behind->next) {
		object = object || elem_is(behind, STR("を")) ||
			 (elem_is(behind, STR("に")) &&
			     behind->pos == POS_PARTICLE_CASE);
		if (object && behind->kind == ELEM_PRED && !behind->depth &&
		    behind->pred.ending == END_RENTAI && !behind->pred.past &&
		    !split_connects(behind) && split_is_plan(behind->next) &&
		    !elem_is_any(behind->next, rooms, ARRAY_SIZE(rooms)))
			return true;
	}
	return false;
}

/* ごみは持ち帰るとともに, 走ることは避けて: a thing that something is done with. */
static bool
is_object_topic(const struct elem *wa)
{
	const struct elem *noun = wa->prev;

	if (elem_is(noun, STR("こと")))
		return true;
	return elem_is_noun(noun) && !noun->value &&
	       noun->pos != POS_NOUN_ADVERBIAL && !elem_is_actor(noun) &&
	       !split_is_function_noun(noun) && !pattern_is_time(noun);
}

/* 市へ連絡するとともに: the first act is whole. */
static bool
has_whole_act(const struct chain *c, const struct elem *e, const struct goal *g)
{
	static const char *const acts[] = { "応じる", "取り組む", "努める" };

	/* 気をつけるよう知らせるとともに, 電話で応じるとともに */
	if (elem_is(e->prev, STR("よう")) ||
	    elem_has_head(e, acts, ARRAY_SIZE(acts)) ||
	    (g->act == ACT_REQUEST && split_is_whole_act(e)))
		return true;
	for (e = e->prev; !elem_is(e, STR("を")); e = e->prev) {
		/* 市へ連絡するとともに, …してください */
		if (g->act == ACT_REQUEST && e->pos == POS_PARTICLE_CASE &&
		    (elem_is(e, STR("へ")) || elem_is(e, STR("に"))))
			return true;
		/* 鍵をかけて保管するとともに, 対象になる世帯に */
		if (e->kind == ELEM_PRED &&
		    (e->pred.ending == END_KU ||
			(e->pred.ending == END_TE &&
			    !split_is_comma(e->next)) ||
			(e->pred.ending == END_RENTAI &&
			    split_is_inner_relative(e))))
			continue;
		/* 地図を作って、世帯に配るとともに: of the same thing. */
		if (e->kind == ELEM_PRED && e->pred.ending == END_TE)
			return split_has_own(c, e, STR("を"));
		if (elem_is(e, STR("は")))
			return g->act == ACT_REQUEST && is_object_topic(e);
		if (elem_is_stop(c, e) || e->kind == ELEM_PRED)
			return false;
	}
	return true;
}

/* ボランティアが相談を聞くとともに、教室を開いています: one does both. */
static bool
is_of_doer(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (split_has_own_subject(c, behind))
		return false;
	while (!elem_is(e, STR("が")))
		e = e->prev;
	return elem_is_person(e->prev) || elem_is_actor(e->prev);
}

/* 雨が強まるとともに: not two acts of somebody. */
static bool
is_two_acts(const struct chain *c, const struct elem *e,
    const struct elem *behind, const struct goal *g)
{
	/* 早めに回していただくとともに、…してください */
	bool asked = g->act == ACT_REQUEST && pred_has(&e->pred, AUX_MORAU);
	bool shared;

	if ((split_own_subject(c, e) && !is_of_doer(c, e, behind)) ||
	    e->pred.neg || e->pred.past || e->pred.naux > asked ||
	    !conj_is_verb(e->pred.conj) ||
	    g->last->pred.neg != (g->act == ACT_MUST && g->verb != g->last) ||
	    is_said_of_both(g) || is_of_plan(behind, g))
		return false;
	if (str_starts(e->pred.head, STR("お見舞い")))
		return true;
	if (!has_whole_act(c, e, g))
		return false;
	if (g->act == ACT_MUST && g->verb->pred.sahen)
		return true;
	shared = !split_has_own(c, e, STR("を"));
	for (; behind != g->verb; behind = behind->next)
		if (elem_is(behind, STR("を")) || elem_is(behind, STR("も")) ||
		    ((g->act >= ACT_REQUEST || shared) &&
			(behind->pos == POS_PARTICLE_CASE ||
			    elem_is(behind, STR("は")))))
			return true;
	return false;
}

/* 係の人に言うほか、市でも受け付けています: the one is done by the reader. */
static bool
is_reader_beside_city(const struct pred *p, const struct goal *g)
{
	static const char *const acts[] = { "言う", "申し出る", "申し込む",
		"相談する", "届け出る", "知らせる", "連絡する", "出す",
		"提出する", "申請する", "聞く", "電話する" };

	if (p->naux || !str_eq(g->last->pred.head, STR("受け付ける")))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_is(p->head, acts[i]))
			return true;
	return false;
}

/* 水やりに使うことができます */
static bool
is_use(struct chain *c, struct elem *behind)
{
	const struct elem *last = split_main(c, behind);

	return last && str_eq(last->pred.head, STR("できる")) &&
	       !last->pred.neg && elem_is(last->prev->prev, STR("こと"));
}

/* 子どものいる人には, 労働者に対しては */
static bool
is_towards(const struct elem *wa)
{
	const struct elem *ni = wa->prev;

	if (!elem_is(wa, STR("は")) || wa->depth)
		return false;
	return elem_is(ni, STR("に対して")) ||
	       (elem_is(ni, STR("に")) && part_is_people(ni->prev));
}

/* 払わないときは…ほか、10日を過ぎたときは、…: each has its own condition, or
 * says itself for whom. */
static bool
has_own_case(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	bool before = false;

	for (e = e->prev; !elem_is_stop(c, e) && !before; e = e->prev)
		before = split_is_condition(e);
	for (; before && !elem_is_stop(c, behind); behind = behind->next)
		if (split_is_condition(behind) || is_towards(behind))
			return true;
	return false;
}

/* 必要だと決まったときは、: of what follows alone. */
static bool
begins_with_case(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e) && !split_is_comma(e); e = e->next)
		if (split_is_condition(e))
			return true;
	return false;
}

/* 入口が変わるほか、使える台数が減ります: each has its own subject, and nothing
 * that both hang on stands before them. */
static bool
is_own_fact(struct chain *c, const struct elem *e, struct elem *behind)
{
	return elem_is(e->next, STR("ほか")) && !split_is_supposed(c, e) &&
	       (has_own_case(c, e, behind) ||
		   (split_own_subject(c, e) &&
		       split_has_own_subject(c, behind)) ||
		   (split_follows_topic(c, e) && split_has_topic(c, behind)) ||
		   is_use(c, behind) || begins_with_case(c, behind));
}

/* 外出をやめるとともに、出かけるときは、…してください: the condition is of the
 * second request alone. */
static bool
is_before_condition(const struct elem *behind, const struct goal *g)
{
	static const char *const words[] = { "とき", "場合", "際" };

	if (g->act != ACT_REQUEST)
		return false;
	for (; behind != g->verb; behind = behind->next)
		if (!behind->depth && elem_is(behind, STR("は")) &&
		    split_is_comma(behind->next))
			return elem_is_any(
			    behind->prev, words, ARRAY_SIZE(words));
	return false;
}

/* 届け出るとともに、示談を結ぶ前に相談してください: when one does the second. */
static bool
is_before_step(const struct elem *behind, const struct goal *g)
{
	static const char *const words[] = { "前", "後", "あと" };

	if (g->act != ACT_REQUEST)
		return false;
	for (; behind != g->verb; behind = behind->next)
		if (behind->kind == ELEM_PRED && !behind->depth &&
		    (behind->pred.ending != END_RENTAI ||
			!elem_is_any(behind->next, words, ARRAY_SIZE(words))))
			return false;
	return true;
}

/* 借りる: what people do, and not the city. */
static bool
is_plain_act(const struct work *w, const struct elem *e)
{
	return !e->pred.naux && !e->pred.past && conj_is_verb(e->pred.conj) &&
	       split_has_own(w->c, e, STR("を")) &&
	       !(rules_verb_class(w->easy, e->pred.head) & VERB_CITY);
}

/* 払わなければならない, 払う必要がある */
static bool
is_must(const struct elem *e)
{
	return pred_has(&e->pred, AUX_MUST) ||
	       (str_eq(e->pred.head, STR("ある")) && !e->pred.neg &&
		   elem_is(e->prev, STR("が")) &&
		   elem_is(e->prev->prev, STR("必要"))) ||
	       (str_eq(e->pred.head, STR("なる")) && e->pred.neg &&
		   e->prev->kind == ELEM_PRED && e->prev->pred.neg &&
		   e->prev->pred.ending == END_BA);
}

/* 罰金になるほか、片付けなければなりません */
static bool
comes_of_it(const struct elem *e, const struct goal *g)
{
	return g->act == ACT_MUST && str_eq(e->pred.head, STR("なる")) &&
	       !e->pred.naux && !e->pred.neg;
}

/* 本庁舎で配っているほか、支所にもあります。 */
static bool
split_besides(
    struct work *w, struct elem *e, struct elem *behind, const struct goal *g)
{
	if (g->act != ACT_STATES || !elem_is(e->next, STR("ほか")) ||
	    is_reader_beside_city(&e->pred, g))
		return false;
	if (is_must(e))
		return split_at(w, e, behind, "また", "split-also");
	if (e->pred.neg)
		return false;
	/* 休むほか、延期することがあります: may be both. */
	if (str_eq(g->last->pred.head, STR("ある")) && e->pred.naux == 0 &&
	    !str_eq(e->pred.head, STR("できる")))
		return false;
	/* 本を借りるほか、部屋を使うことができます */
	if (is_plain_act(w, e) && is_use(w->c, behind))
		pred_push(&e->pred, AUX_CAN);
	/* 知らせるほか、教えています; 会を開くほか、窓口を作りました */
	if (!e->pred.naux && !e->pred.past &&
	    split_has_own(w->c, e, STR("を"))) {
		e->pred.past = g->last->pred.past;
		/* 点検するほか、検査を受けることが法律で決まっています */
		if (split_is_ruled(behind, g))
			pred_push(&e->pred, AUX_MUST);
		else if (pred_has(&g->last->pred, AUX_IRU))
			pred_push(&e->pred, AUX_IRU);
	}
	return split_at(w, e, behind, "また", "split-also");
}

/* 相談を行うとともに、資金を貸しています: 行っています, too. */
static bool
split_both(
    struct work *w, struct elem *e, struct elem *behind, const struct goal *g)
{
	const struct pred *last = &g->last->pred;
	struct pred before = e->pred;

	if (last->naux > pred_has(last, AUX_IRU))
		return false;
	e->pred.past = last->past;
	if (last->naux)
		pred_push(&e->pred, AUX_IRU);
	if (split_at(w, e, behind, "そして", "split-also"))
		return true;
	e->pred = before;
	return false;
}

/* 客を迎えるため、案内する人を集めます */
static bool
is_purpose(const struct elem *e)
{
	return e->pred.ending == END_RENTAI && elem_is(e->next, STR("ため")) &&
	       split_is_comma(e->next->next) && !split_is_cause(&e->pred);
}

/* 家を貸すほか、毎日使う物を渡しています: what the things are. */
static bool
is_before_things(const struct chain *c, const struct elem *e,
    const struct elem *behind, const struct goal *g)
{
	if (g->act != ACT_STATES || !elem_is(e->next, STR("ほか")))
		return false;
	for (; behind != g->verb; behind = behind->next)
		if (behind->kind == ELEM_PRED && !behind->depth &&
		    !is_purpose(behind) && behind->pred.ending != END_KU &&
		    behind->pred.ending != END_TARI &&
		    !(behind->pred.ending == END_TE &&
			split_has_own(c, behind, STR("を"))) &&
		    (behind->pred.ending != END_RENTAI ||
			!split_is_inner_relative(behind) ||
			(split_is_function_noun(behind->next) &&
			    !elem_is(behind->next->next, STR("の")))))
			return false;
	return true;
}

/* 通訳を送るなどの支援, 音楽を流すなど迷惑になること */
static bool
is_example(const struct elem *e)
{
	return elem_is(e->next, STR("など")) && !split_is_comma(e->next->next);
}

/* 寝ることは避けてください; 働くことができるよう助けます */
static bool
is_inner_act(const struct chain *c, const struct elem *e, const struct goal *g)
{
	const struct elem *next = e->next;

	/* 軽くするとともに、続けられるよう、: two aims. */
	if (elem_is(next, STR("よう")))
		return g->act == ACT_STATES && !split_is_comma(next->next) &&
		       !split_is_comma(next->next->next) &&
		       !part_takes_manner(g->last) &&
		       !split_has_own(c, g->last, STR("が"));
	if (!elem_is(next, STR("こと")))
		return false;
	/* 話し合うことが大切です */
	if (part_is_advised(g->last) && next->next->next == g->last)
		return true;
	/* 通ることができる空間を */
	if (str_eq(next->next->next->pred.head, STR("できる")) &&
	    next->next->next->pred.ending == END_RENTAI &&
	    split_is_inner_relative(next->next->next))
		return true;
	return g->act == ACT_REQUEST
		   ? elem_is(next->next, STR("は")) ||
			 next->next->next == g->verb
		   : next->next->next->kind == ELEM_PRED &&
			 elem_is(next->next->next->next, STR("よう"));
}

/* 手帳を渡すとともに、保健師が話を聞きます: somebody else acts. */
static bool
is_others_act(const struct elem *behind, const struct goal *g)
{
	bool subject = false;

	if (g->act != ACT_STATES || g->verb != g->last)
		return false;
	for (; behind != g->last; behind = behind->next) {
		if (behind->depth)
			continue;
		if (elem_is(behind, STR("が")) &&
		    behind->pos == POS_PARTICLE_CASE)
			subject = elem_is_person(behind->prev);
		else if (behind->kind == ELEM_PRED || split_is_comma(behind) ||
			 elem_is(behind, STR("は")))
			break;
	}
	return subject && behind->pred.ending != END_RENTAI;
}

/* 音は小さくして, 火を消して */
static bool
has_own_object(const struct chain *c, const struct elem *e)
{
	if (split_has_own(c, e, STR("を")))
		return true;
	e = e->prev;
	while (!elem_is_stop(c, e) && e->kind != ELEM_PRED &&
	       !split_is_comma(e) && !elem_is(e, STR("は")))
		e = e->prev;
	return elem_is(e, STR("は")) && is_object_topic(e);
}

/* 歩いている人が通ることができる空間を: who does what is said of the thing. */
static bool
is_inner_person(const struct elem *e)
{
	const struct elem *at = e->next;

	if (e->pred.ending != END_RENTAI || !elem_is_person(at) ||
	    !elem_is(at->next, STR("が")))
		return false;
	do {
		at = at->next;
		if (split_is_comma(at))
			return false;
	} while (
	    at->kind != ELEM_PRED || at->depth || at->pred.ending == END_TE);
	return at->pred.ending == END_RENTAI;
}

/* 仕事を始めたときに必要になるお金 */
static bool
is_in_relative(const struct elem *e)
{
	while (e->kind != ELEM_PRED && !split_is_comma(e))
		e = e->next;
	return e->kind == ELEM_PRED && e->pred.ending == END_RENTAI &&
	       split_is_inner_relative(e);
}

/* 連絡が取れないときの集合場所, 役所に行くときに一緒に行く人 */
static bool
is_when_of(const struct elem *noun)
{
	static const char *const whens[] = { "とき", "場合", "際" };

	return elem_is_any(noun, whens, ARRAY_SIZE(whens)) &&
	       (elem_is(noun->next, STR("の")) ||
		   (elem_is(noun->next, STR("に")) &&
		       !split_is_comma(noun->next->next) &&
		       (!noun->prev->pred.past || is_in_relative(noun))));
}

/* 区域を広げるとともに、利用の少ない便を減らし、地図を配ります; …するとともに、
 * 車の中で寝ることは避けてください: no clause that takes the first act in. */
static bool
is_before_acts(const struct chain *c, const struct elem *e,
    const struct elem *behind, const struct goal *g)
{
	if (elem_is(e->next, STR("ほか")) || g->act == ACT_MUST)
		return false;
	for (; behind != g->verb; behind = behind->next) {
		if (behind->kind != ELEM_PRED || behind->depth)
			continue;
		if (behind->pred.ending == END_TE
			? split_is_comma(behind->next) &&
			      !has_own_object(c, behind) &&
			      !split_connects(behind)
			: behind->pred.ending != END_KU &&
			      !is_example(behind) && !is_inner_person(behind) &&
			      !(behind->pred.ending == END_RENTAI &&
				  (is_when_of(behind->next) ||
				      ((!conj_is_verb(behind->pred.conj) ||
					   split_is_inner_relative(behind)) &&
					  !split_is_function_noun(
					      behind->next)))) &&
			      !is_inner_act(c, behind, g))
			return false;
	}
	return true;
}

bool
split_also(struct work *w, struct elem *e)
{
	struct elem *behind;
	struct goal g;
	struct str old;
	bool condition;

	if (e->pred.ending != END_SHUSHI && e->pred.ending != END_RENTAI)
		return false;
	if (split_while(w, e))
		return true;
	behind = behind_also(e);
	if (!behind || split_morae(w->c, e) <= w->max_morae)
		return false;
	g = split_goal(w->c, behind);
	condition = is_before_condition(behind, &g);
	if (!g.act ||
	    !(split_joins(w->c, e, behind, &g) || condition ||
		is_before_step(behind, &g) || is_own_fact(w->c, e, behind) ||
		is_before_things(w->c, e, behind, &g) ||
		is_others_act(behind, &g) ||
		is_before_acts(w->c, e, behind, &g)))
		return false;
	if (g.act == ACT_STATES && elem_is(e->next, STR("ほか")))
		return split_besides(w, e, behind, &g);
	if (g.act >= ACT_REQUEST && elem_is(e->next, STR("ほか")) &&
	    (is_must(e) || comes_of_it(e, &g)))
		return split_at(w, e, behind, "また", "split-also");
	/* 書類が必要なほか、代わりの人が来るときは、…見せてください */
	if (elem_is(e->next, STR("ほか")) &&
	    str_eq(e->pred.head, STR("必要")) && !e->pred.neg)
		return split_at(w, e, behind, "また", "split-also");
	if (split_planned(w, e, behind, &g))
		return true;
	if (!is_two_acts(w->c, e, behind, &g))
		return false;
	old = e->surface;
	if (g.act == ACT_STATES)
		return split_both(w, e, behind, &g);
	pred_drop(&e->pred, AUX_MORAU);
	if (!split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-also"), old, e->surface);
	split_cut(w, e, behind, condition ? "また" : "そして");
	return true;
}
