/* What the city does, one act after the other. */
#include "simplify/split_part.h"

/* 住所がある, 入るときの, 地域が一体になった: nothing that one does after
 * something else. */
static bool
is_stative(const struct elem *e, bool subject)
{
	/* 悪い売り方 */
	if (e->pred.ending != END_RENTAI)
		return e->pred.conj == CONJ_ADJ && e->next->kind == ELEM_PRED;
	/* 使うことができる, 行うように言っています */
	if ((elem_is(e->next, STR("よう")) &&
		elem_is(e->next->next, STR("に"))) ||
	    str_eq(e->pred.head, STR("できる")) ||
	    (elem_is(e->next, STR("こと")) &&
		str_eq(e->next->next->next->base, STR("できる"))))
		return true;
	/* 場を作って、交流を深めるための施設を: the first may be of it, too. */
	return subject || !conj_is_verb(e->pred.conj) ||
	       (str_eq(e->pred.head, STR("希望する")) &&
		   split_is_comma(e->prev)) ||
	       (split_is_function_noun(e->next) &&
		   !elem_is(e->next, STR("ため")) &&
		   elem_is(e->next->next, STR("の")));
}

/* The が of what is so before a noun. */
static bool
is_inner_subject(const struct elem *ga, const struct goal *g)
{
	const struct elem *e = ga->next;

	while (e != g->last && (e->kind != ELEM_PRED || e->depth))
		e = e->next;
	return e != g->last && is_stative(e, true);
}

/* 支援プランを作って、助けます: another act between; ながら: at once. */
static bool
is_middle(const struct elem *e)
{
	if (e->pred.ending == END_NAGARA || e->pred.ending == END_TARI)
		return true;
	/* 候補者を決めた後、 */
	if (e->pred.ending == END_RENTAI && e->pred.past &&
	    (elem_is(e->next, STR("後")) || elem_is(e->next, STR("あと"))))
		return split_is_comma(e->next->next) &&
		       elem_is(e->prev, STR("を"));
	return e->pred.ending == END_TE &&
	       split_is_comma(
		   elem_is(e->next, STR("から")) ? e->next->next : e->next) &&
	       !e->pred.naux && !e->pred.neg && elem_is(e->prev, STR("を")) &&
	       !split_is_manner(e);
}

/* 4月からは */
static bool
is_since_topic(const struct elem *wa)
{
	return elem_is(wa->prev, STR("から")) && wa->prev->prev->value;
}

/* 県は、講座を開いて、: no act of those whom it names next. */
static bool
is_citys(const struct work *w, const struct elem *e)
{
	static const char *const others[] = { "使う", "書く", "置く", "出す",
		"払う", "受け付ける", "調べる", "示す", "見直す", "決める",
		"用意する" };
	const struct elem *noun;

	if (!(rules_verb_class(w->easy, e->pred.head) & VERB_CITY) ||
	    elem_has_head(e, others, ARRAY_SIZE(others)))
		return false;
	for (e = e->prev; !elem_is_stop(w->c, e); e = e->prev) {
		if (e->depth || !elem_is(e, STR("は")))
			continue;
		noun = elem_is(e->prev, STR("で")) ? e->prev->prev : e->prev;
		return elem_is_actor(noun) && !elem_is_person(noun);
	}
	return false;
}

/* 心を育てるための施設で、 */
static bool
is_what_it_is(const struct elem *de)
{
	const struct elem *e = de->prev;

	if (!str_eq(de->surface, STR("で")) || !split_is_comma(de->next))
		return false;
	while (elem_is_noun(e))
		e = e->prev;
	if (elem_is(e, STR("の")) && elem_is(e->prev, STR("ため")))
		e = e->prev->prev;
	return e != de->prev && e->kind == ELEM_PRED &&
	       e->pred.ending == END_RENTAI;
}

/* 集めて、届いた意見を案に入れました: what had come, and what was done with it. */
static bool
is_past_thing(const struct elem *e, const struct goal *g)
{
	return g->last->pred.past && e->pred.past && !e->pred.neg &&
	       e->pred.ending == END_RENTAI && split_is_inner_relative(e) &&
	       elem_is_noun(e->next) && !part_is_people(e->next) &&
	       !split_is_function_noun(e->next);
}

/* 安心して暮らせるように: takes in the acts before it. */
static bool
is_wish(const struct elem *e)
{
	static const char *const aims[] = { "よう", "ように", "ため",
		"ために" };

	return e->kind == ELEM_PRED &&
	       elem_is_any(e->next, aims, ARRAY_SIZE(aims));
}

/* Up to the last one only what is so, and no clause that could take in what
 * stands before. */
static bool
is_next_act(const struct elem *e, const struct goal *g, bool after, bool city)
{
	static const char *const manners[] = { "合わせる", "一貫する",
		"安心する", "連携する", "協力する", "継続する", "続ける",
		"まとめる" };

	bool object = after, subject = false;

	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE) {
			if (!is_inner_subject(e, g))
				return false;
			subject = true;
		}
		if (elem_is(e, STR("は")) && !is_since_topic(e))
			return false;
		object = object || elem_is(e, STR("を")) ||
			 ((elem_is(e, STR("に")) || elem_is(e, STR("で"))) &&
			     e->pos == POS_PARTICLE_CASE);
		/* 健康を守って、心を育てるための施設で、: both are of it;
		 * 見送って、長く使う考えを示しました: both are planned. */
		if (is_what_it_is(e) || is_wish(e) ||
		    (e->kind == ELEM_PRED && e->pred.ending == END_RENTAI &&
			!e->pred.past && split_is_plan(e->next)))
			return false;
		if (e->kind == ELEM_PRED && !split_connects(e) &&
		    !is_stative(e, subject) && !is_middle(e) &&
		    !(city && e->pred.ending == END_RENTAI &&
			split_is_inner_relative(e)) &&
		    /* 2年をかけて建てます; 早く見つけてつなげる体制 */
		    !(e->pred.ending == END_TE && !split_is_comma(e->next) &&
			(city || elem_is(e->prev, STR("を")) ||
			    elem_has_head(e, manners, ARRAY_SIZE(manners)))) &&
		    !is_past_thing(e, g))
			return false;
		if (e->kind == ELEM_PRED)
			subject = false;
	}
	return object;
}

/* 相談員が話を聞いて、: who does what follows, too. */
static bool
has_doer(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e) && e->kind != ELEM_PRED;
	     e = e->prev)
		if (!e->depth && elem_is(e, STR("が")))
			return elem_is_actor(e->prev);
	return false;
}

/* 協定を結んで、進めています: that was before. */
static bool
is_once(const struct elem *e)
{
	static const char *const heads[] = { "結ぶ", "組む", "立てる",
		"立ち上げる", "設立する", "締結する", "策定する" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 異常が見つかったときは病院で…, 基準を満たしているときは…: what is so then, and
 * no act of who did the first. */
static bool
is_case_of_own(const struct chain *c, const struct elem *e)
{
	bool subject = false;

	/* 診断の結果、壊れるとわかったときは */
	if (elem_is_noun(e) && elem_is(e->next, STR("の")) &&
	    elem_is(e->next->next, STR("結果")) &&
	    split_is_comma(e->next->next->next))
		e = e->next->next->next->next;
	for (; !elem_is_stop(c, e) && !split_is_comma(e); e = e->next) {
		subject = subject || (elem_is(e, STR("が")) && !e->depth);
		if (split_is_condition(e))
			return elem_is_noun(e) &&
			       (subject || pred_has(&e->prev->pred, AUX_IRU) ||
				   pred_has(&e->prev->pred, AUX_KARA_NAI));
		/* 耕作する意思がないときは */
		if (e->kind == ELEM_PRED && !elem_is(e->next, STR("と")) &&
		    !split_is_function_noun(e->next) &&
		    !(e->pred.ending == END_RENTAI &&
			(e->pred.neg || elem_is(e->next->next, STR("が")))))
			return false;
	}
	return false;
}

static bool
follows_case(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (split_is_condition(e))
			return true;
	return false;
}

/* 資格を持つ職員: what somebody is, and nothing done after something else. */
static bool
has_quality(const struct elem *e)
{
	static const char *const heads[] = { "持つ", "ある", "できる",
		"詳しい" };

	return e->pred.ending == END_RENTAI && !e->pred.past &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 仕事や住まい、子育て */
static bool
is_list_comma(const struct elem *comma)
{
	return elem_is_noun(comma->prev) && elem_is_noun(comma->next) &&
	       !comma->prev->value && comma->prev->pos != POS_NOUN_ADVERBIAL;
}

/* その仕事だけをする相談員が */
static bool
is_of_person(const struct elem *e)
{
	return e->pred.ending == END_RENTAI && !e->pred.past &&
	       elem_is_person(e->next) && elem_is(e->next->next, STR("が"));
}

/* 支援員が相談を聞いています: somebody else acts, with no clause before. */
static bool
is_others_act(const struct elem *e, const struct goal *g)
{
	const struct elem *who;
	bool subject = false;

	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		/* 相談員が、相談を聞くとともに、 */
		if (subject && elem_is(e->next, STR("とともに")) &&
		    split_is_comma(e->next->next))
			return true;
		/* 続けるかどうかについて考えます */
		if (e->kind == ELEM_PRED && !split_connects(e) &&
		    !elem_is(e->next, STR("か")) &&
		    !elem_is(e->next, STR("かどうか")) &&
		    (subject || !(has_quality(e) || is_of_person(e))))
			return false;
		if (elem_is(e, STR("は")) ||
		    (split_is_comma(e) && !elem_is(e->prev, STR("が")) &&
			!(subject && is_list_comma(e))))
			return false;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE) {
			who = elem_is(e->prev, STR("など")) ? e->prev->prev
							    : e->prev;
			subject = subject || elem_is_person(who);
		}
	}
	return subject;
}

/* 会社や店に対しては、 from its noun on. */
static bool
is_towards(const struct elem *e)
{
	while (elem_is_noun(e) || elem_is(e, STR("や")))
		e = e->next;
	return elem_is(e, STR("に対して")) && elem_is(e->next, STR("は")) &&
	       part_is_people(e->prev);
}

/* 修了者には */
static bool
is_noun_with_to(const struct elem *e)
{
	while (elem_is_noun(e->next))
		e = e->next;
	return elem_is_person(e) && elem_is(e->next, STR("に")) &&
	       elem_is(e->next->next, STR("は"));
}

/* 講座を開いて、終えた人には修了証を渡します: what the city does for them, too. */
static bool
is_for_people(const struct work *w, const struct elem *first,
    const struct elem *e, const struct goal *g)
{
	static const char *const people[] = { "人", "方", "世帯", "家庭", "店",
		"会社", "団体" };

	static const char *const begins[] = { "作る", "設ける", "開く", "置く",
		"始める", "開講する", "設置する", "開設する", "開催する",
		"集める", "募集する" };
	bool opens = elem_has_head(first, begins, ARRAY_SIZE(begins));

	if (!(rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY) &&
	    !pred_has(&g->last->pred, AUX_MORAU))
		return false;
	/* 修了者には、証明書を渡します */
	if (opens && is_noun_with_to(e))
		return true;
	while (e != g->last && (e->kind != ELEM_PRED || e->depth)) {
		if (split_is_comma(e) || elem_is(e, STR("は")))
			return false;
		e = e->next;
	}
	if (e->pred.ending != END_RENTAI)
		return false;
	/* 基準に違反した会社や店に対しては、 */
	if (is_towards(e->next))
		return true;
	if (!elem_is_any(e->next, people, ARRAY_SIZE(people)))
		return false;
	/* 使った人の中から決めます */
	if (e->pred.past && opens && elem_is(e->next->next, STR("の")) &&
	    elem_is(e->next->next->next, STR("中")))
		return true;
	/* 終えた人を、学校へ紹介します */
	return (elem_is(e->next->next, STR("に")) &&
		   elem_is(e->next->next->next, STR("は"))) ||
	       (e->pred.past && opens &&
		   e->next->next->pos == POS_PARTICLE_CASE);
}

/* 会社が規則を作って、社員が休んだ場合に、…: what the company does is of the
 * case. */
static bool
is_of_case(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (!split_has_subject(c, e) || split_follows_topic(c, e))
		return false;
	for (; !elem_is_stop(c, behind); behind = behind->next)
		if (split_is_condition(behind))
			return true;
	return false;
}

/* 指導に従わないときは: somebody else. */
static bool
disobeys(const struct elem *e)
{
	static const char *const heads[] = { "従う", "応じる", "守る", "直す",
		"改善する", "直る", "払う" };

	return e->pred.neg && !e->pred.naux &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* それでも払わないときは、 指導に従わないときは、…: goes on from what was done. */
static bool
goes_on_from(const struct elem *e)
{
	/* そのときに、券も渡しています */
	if (elem_is(e, STR("それでも")) || elem_is(e, STR("そのとき")) ||
	    (elem_is(e, STR("その")) && elem_is(e->next, STR("とき"))))
		return true;
	while (e->kind != ELEM_PRED || e->depth)
		e = e->next;
	return disobeys(e) && split_is_condition(e->next);
}

bool
split_is_ruled(const struct elem *e, const struct goal *g)
{
	if (!str_eq(g->last->pred.head, STR("決まる")))
		return false;
	for (; e != g->last; e = e->next)
		if (elem_is(e, STR("こと")) && e->prev->kind == ELEM_PRED)
			return true;
	return false;
}

/* 時間を変えて、申し込みを増やすことにしました: both were decided. */
static bool
split_decided(
    struct work *w, struct elem *e, struct elem *behind, const struct goal *g)
{
	const struct elem *ni = g->last->prev, *act = ni->prev->prev;
	struct goal until = { .act = ACT_STATES, .last = ni->prev->prev };
	struct elem *at = e->next, *last;
	struct str old;

	if (!(str_eq(g->last->pred.head, STR("する")) ||
		str_eq(g->last->pred.head, STR("なる"))) ||
	    g->last->pred.naux || g->last->pred.neg ||
	    !elem_is(ni, STR("に")) || !elem_is(ni->prev, STR("こと")) ||
	    act->kind != ELEM_PRED || act->pred.neg ||
	    !split_has_own(w->c, e, STR("を")) ||
	    !is_next_act(behind, &until, false, is_citys(w, e)))
		return false;
	old = rewrite_text(w, e, behind);
	if (!split_qualify(w, e))
		return false;
	elem_insert_word(w->c, at, "こと", POS_NOUN);
	elem_insert_word(w->c, at, "に", POS_PARTICLE_CASE);
	last = elem_pred(w->c, g->last->pred.head, g->last->pred.conj);
	last->pred = g->last->pred;
	last->surface = g->last->surface;
	elem_insert_before(at, last);
	split_cut(w, last, behind, split_connective(e, behind, false));
	rewrite_step(w, STR("split-and"), old, rewrite_text(w, e, behind));
	return true;
}

/* 使うことができるようにしています, 負担を残さないようにしています: what is done for it. */
static bool
is_enabling(const struct goal *g)
{
	return g->verb == g->last ||
	       ((str_eq(g->verb->pred.head, STR("できる")) ||
		    g->verb->pred.neg) &&
		   pred_has(&g->last->pred, AUX_IRU));
}

/* 大声を出して逃げて、助けを頼むように言っています: others shall do both. */
static bool
is_told(const struct elem *e, const struct goal *g)
{
	static const char *const says[] = { "言う", "指導する", "伝える",
		"頼む", "求める", "教える", "呼びかける", "願う", "お願いする",
		"促す", "指示する", "勧める", "注意する" };

	if (!elem_has_head(g->last, says, ARRAY_SIZE(says)))
		return false;
	for (; e != g->last; e = e->next)
		if (elem_is(e, STR("よう")) && e->prev->kind == ELEM_PRED)
			return true;
	return false;
}

/* 困っている世帯に、意見を聞いてから、お金を貸しています: who gets it. */
static bool
leaves_receiver(
    const struct chain *c, const struct elem *e, const struct goal *g)
{
	static const char *const gives[] = { "渡す", "払う", "出す", "貸す",
		"貸し付ける", "送る", "配る", "届ける", "補助する", "助成する",
		"贈る" };

	if (!elem_has_head(g->last, gives, ARRAY_SIZE(gives)) ||
	    elem_has_head(e, gives, ARRAY_SIZE(gives)))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && split_is_comma(e) &&
		    (elem_is(e->prev, STR("に")) ||
			elem_is(e->prev, STR("に対して"))) &&
		    part_is_people(e->prev->prev))
			return true;
	return false;
}

/* 使用量を量って、お知らせを郵便受けに入れています: one act after the other. */
bool
split_do(struct work *w, struct elem *e, struct elem *comma, bool after)
{
	struct goal g = split_goal(w->c, comma);
	struct elem *behind = comma->next;
	const struct pred *p = &e->pred;
	bool going, since;

	if (g.act != ACT_STATES || !is_enabling(&g) ||
	    e->pred.ending != END_TE || p->naux || p->neg ||
	    !conj_is_verb(p->conj) || split_is_manner(e) ||
	    str_eq(p->head, STR("得る")) || split_connects(e) ||
	    leaves_receiver(w->c, e, &g) ||
	    (split_own_subject(w->c, e) && !has_doer(w->c, e)))
		return false;
	if (!after && split_decided(w, e, behind, &g))
		return true;
	if (is_of_case(w->c, e, behind))
		return false;
	going = pred_has(&g.last->pred, AUX_IRU);
	/* 導入して、進めてきました */
	since = pred_has(&g.last->pred, AUX_KURU) && g.last->pred.past;
	/* …することが条例で決まっています: of both. */
	if (split_is_ruled(behind, &g) || is_told(behind, &g))
		return false;
	if (g.last->pred.neg ||
	    g.last->pred.naux > (going || since ||
				    (pred_has(&g.last->pred, AUX_MORAU) &&
					is_for_people(w, e, behind, &g))) ||
	    !conj_is_verb(g.last->pred.conj) ||
	    !(split_has_own(w->c, e, STR("を")) || split_is_whole_act(e)) ||
	    !(is_next_act(behind, &g, after, is_citys(w, e)) ||
		(!after && (goes_on_from(behind) ||
			       (is_case_of_own(w->c, behind) &&
				   !follows_case(w->c, e)) ||
			       is_others_act(behind, &g) ||
			       is_for_people(w, e, behind, &g)))))
		return false;
	e->pred.past = g.last->pred.past;
	if (going && is_once(e))
		e->pred.past = true;
	else if (going)
		pred_push(&e->pred, AUX_IRU);
	/* What stands before it is of the first act alone. */
	if (is_for_people(w, e, behind, &g))
		return split_at(w, e, behind, NULL, "split-and");
	return split_at(
	    w, e, behind, split_connective(e, behind, after), "split-and");
}
