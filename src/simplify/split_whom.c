/* For whom it is stands behind the main clause of a sentence that is too long. */
#include "simplify/split_part.h"

bool
part_has_pred(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth)
			return true;
	return false;
}

/* 講座を開きます, and not 行う調査です. */
static bool
is_offered(const struct elem *e, const struct goal *g)
{
	bool object = false;

	for (; e != g->last; e = e->next) {
		if (e->kind == ELEM_PRED && !e->depth)
			return false;
		object = object || elem_is(e, STR("を"));
	}
	return object;
}

/* 商品券を、市内に住所がある人を対象に、売ります: what is sold is no object of
 * theirs, as they have one. */
static bool
is_object_before(const struct chain *c, const struct elem *comma)
{
	const struct elem *e = comma->next;

	if (!elem_is(comma->prev, STR("を")))
		return false;
	while (e->kind != ELEM_PRED || e->depth) {
		if (elem_is_stop(c, e) || elem_is(e, STR("対象")))
			return true;
		e = e->next;
	}
	return split_has_own(c, e, STR("を")) || split_own_subject(c, e) ||
	       split_has_own(c, e, STR("に"));
}

/* 夏休みの間に、子どもを対象に、: when it is done. */
static struct elem *
target_begin(const struct chain *c, struct elem *e)
{
	struct elem *first = part_begin(c, e);

	for (struct elem *at = e; !first && !elem_is_stop(c, at); at = at->prev)
		if (!at->depth && split_is_comma(at))
			return part_is_frame(at) || is_object_before(c, at)
				   ? at->next
				   : NULL;
	return first;
}

/* The は of a thing directly before `first`, 予防接種は、: the one topic; NULL. */
static struct elem *
thing_topic(const struct chain *c, const struct elem *first)
{
	struct elem *topic = first->prev->prev;

	if (!split_is_comma(first->prev) || !elem_is(topic, STR("は")) ||
	    !elem_is_noun(topic->prev) || split_is_function_noun(topic->prev) ||
	    elem_is_actor(topic->prev) || topic->prev->value ||
	    split_follows_topic(c, topic))
		return NULL;
	return topic;
}

/* 手当は、 → 手当を */
static void
make_object(struct elem *topic)
{
	topic->surface = topic->base = STR("を");
	topic->feature = NULL;
	topic->start = topic->end = 0;
	elem_unlink(topic->next);
}

/* 予防接種は、65歳以上の人を対象に行っています: nothing else is said of it. */
static struct elem *
held_topic(const struct work *w, const struct part *p, const struct goal *g)
{
	static const char *const heads[] = { "行う", "開く", "する", "渡す",
		"貸す", "配る", "実施する" };
	struct elem *topic;

	if (p->behind != g->last || !part_has_pred(p) ||
	    !(rules_verb_class(w->easy, g->last->pred.head) & VERB_CITY ||
		elem_has_head(g->last, heads, ARRAY_SIZE(heads))))
		return NULL;
	topic = thing_topic(w->c, p->first);
	/* この検診は: what it is was said before. */
	return topic && topic->prev->prev->pos != POS_ADNOMINAL ? topic : NULL;
}

/* 70歳以上の市民を対象に、 */
static bool
move_target(struct work *w, struct elem *e)
{
	struct part p = { .to = e, .behind = e->next };
	struct goal g;
	struct elem *topic;
	bool comma;

	if (!elem_is(e, STR("を")) || !elem_is(p.behind, STR("対象")))
		return false;
	p.behind = p.behind->next;
	if (elem_is(p.behind, STR("に")) || elem_is(p.behind, STR("として")))
		p.behind = p.behind->next;
	else if (elem_is(p.behind, STR("と")) &&
		 str_eq(p.behind->next->surface, STR("して")))
		p.behind = p.behind->next->next;
	else
		return false;
	if (str_eq(p.behind->surface, STR("して")))
		p.behind = p.behind->next;
	comma = split_is_comma(p.behind);
	if (comma)
		p.behind = p.behind->next;
	p.first = target_begin(w->c, e);
	if (!p.first || p.first == e || !part_is_closed(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    g.last->pred.neg)
		return false;
	topic = comma ? NULL : held_topic(w, &p, &g);
	if (!comma && !topic &&
	    !(part_has_pred(&p) && is_offered(p.behind, &g)))
		return false;
	if (topic)
		make_object(topic);
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "対象", "split-target");
	return true;
}

bool
part_is_people(const struct elem *e)
{
	static const char *const words[] = { "世帯", "家庭", "人たち", "団体",
		"自治会", "家族", "業者", "事業所", "企業", "法人", "病院",
		"施設", "店", "商店", "工房", "学校", "組合", "農家", "個人" };

	if (elem_is(e, STR("など")))
		e = e->prev;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_ends(e->surface, str_from(words[i])))
			return true;
	if ((elem_is(e, STR("所")) && elem_is(e->prev, STR("事業"))) ||
	    (elem_is(e, STR("会")) && (elem_is(e->prev, STR("自治")) ||
					  elem_is(e->prev, STR("町内")))))
		return true;
	return elem_is_person(e);
}

/* 渡すものです, お金を渡す事業です */
static bool
is_given_thing(const struct elem *e)
{
	static const char *const words[] = { "もの", "事業", "お金" };

	static const char *const gives[] = { "渡す", "払う", "出す", "支給する",
		"補助する", "助成する", "交付する", "貸す", "減らす" };

	return elem_is_any(e, words, ARRAY_SIZE(words)) &&
	       e->prev->kind == ELEM_PRED &&
	       e->prev->pred.ending == END_RENTAI && !e->prev->pred.naux &&
	       !e->prev->pred.neg &&
	       elem_has_head(e->prev, gives, ARRAY_SIZE(gives));
}

/* 一部を出す制度があります。 */
static bool
is_offer(const struct goal *g)
{
	static const char *const words[] = { "制度", "補助", "助成", "給付",
		"給付金", "サービス", "手当", "割引" };
	static const char *const acts[] = { "支援", "補助", "助成", "援助",
		"貸付", "給付", "減免", "提供", "支給", "検査", "試験", "健診",
		"講習", "訪問" };

	if (g->last->pred.conj == CONJ_COPULA)
		return elem_is_any(g->last->prev, words, ARRAY_SIZE(words)) ||
		       is_given_thing(g->last->prev);
	/* 支援を行います */
	if (str_eq(g->last->pred.head, STR("行う")))
		return elem_is(g->last->prev, STR("を")) &&
		       elem_is_any(g->last->prev->prev, acts, ARRAY_SIZE(acts));
	return str_eq(g->last->pred.head, STR("ある")) &&
	       elem_is(g->last->prev, STR("が")) &&
	       elem_is_any(g->last->prev->prev, words, ARRAY_SIZE(words));
}

/* 待ってもらうこと が できる 制度 */
static bool
may_do(const struct elem *e)
{
	const struct elem *can = e->next->next->next;

	return elem_is(e->next, STR("こと")) &&
	       elem_is(e->next->next, STR("が")) && can->kind == ELEM_PRED &&
	       str_eq(can->pred.head, STR("できる")) &&
	       can->pred.ending == END_RENTAI;
}

/* 働くことを条件に */
static bool
is_term(const struct elem *e)
{
	return elem_is(e->next, STR("こと")) &&
	       elem_is(e->next->next, STR("を")) &&
	       elem_is(e->next->next->next, STR("条件"));
}

/* What is given may have a clause before it, and nothing else. */
static bool
is_one_act(const struct elem *e, const struct goal *g)
{
	for (; e != g->last; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    !(e->pred.ending == END_RENTAI &&
			(!split_is_function_noun(e->next) ||
			    elem_is(e->next, STR("ため")) ||
			    elem_is(e->next->next, STR("の")) || may_do(e) ||
			    is_term(e))) &&
		    !(e->pred.ending == END_TE && !split_is_comma(e->next)) &&
		    !(e->pred.ending == END_KU && e->next->kind == ELEM_PRED) &&
		    !(e->pred.ending == END_TE && split_connects(e)))
			return false;
	return true;
}

/* 保護者に、案内を送りました: who got a letter, not whom a service is for. */
static bool
is_letter(const struct chain *c, const struct elem *verb)
{
	static const char *const sends[] = { "送る", "届ける", "配る" };
	static const char *const ends[] = { "案内", "通知", "知らせ", "書",
		"票", "はがき", "封筒", "書類", "資料", "紙", "手紙", "メール",
		"チラシ", "冊子" };

	if (!elem_has_head(verb, sends, ARRAY_SIZE(sends)))
		return false;
	if (verb->pred.past)
		return true;
	for (verb = verb->prev; !elem_is(verb, STR("を")); verb = verb->prev)
		if (verb->kind == ELEM_PRED || split_is_comma(verb) ||
		    elem_is_stop(c, verb))
			return false;
	return str_ends_any(verb->prev->surface, ends, ARRAY_SIZE(ends));
}

/* 授業のお金については、 県では、: who gives, or what. */
static bool
is_frame(const struct elem *comma)
{
	const struct elem *wa = comma->prev;

	return split_is_comma(comma) && elem_is(wa, STR("は")) &&
	       (elem_is(wa->prev, STR("について")) ||
		   (elem_is(wa->prev, STR("で")) &&
		       elem_is_actor(wa->prev->prev)));
}

/* 免許証を返した人に、回数券を渡します。 */
static bool
move_receiver(struct work *w, struct elem *e)
{
	static const char *const gives[] = { "渡す", "払う", "出す", "送る",
		"差し上げる", "支給する", "補助する", "助成する", "配る",
		"届ける", "交付する", "貸す", "あっせんする", "提供する",
		"貸し出す", "貸し付ける" };
	struct part p = { .to = e, .behind = e->next };
	struct goal g;

	if (!((elem_is(e, STR("に")) || elem_is(e, STR("へ"))) &&
		e->pos == POS_PARTICLE_CASE) &&
	    !elem_is(e, STR("に対して")) && !elem_is(e, STR("に対し")) &&
	    !(elem_is(e, STR("について")) && elem_is(e->next, STR("は"))))
		return false;
	/* 企業で、…したものに対して */
	if (!part_is_people(e->prev) &&
	    !(elem_is(e->prev, STR("もの")) && elem_is(e, STR("に対して"))))
		return false;
	if (elem_is(p.behind, STR("は")))
		p.behind = p.behind->next;
	if (!split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = part_begin(w->c, e);
	if (!p.first || !part_has_pred(&p) || !part_is_closed(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    g.verb != g.last || g.last->pred.neg ||
	    (g.last->pred.conj != CONJ_COPULA &&
		!elem_is_stop(w->c, p.first->prev) &&
		!is_frame(p.first->prev)) ||
	    g.last->pred.naux > pred_has(&g.last->pred, AUX_IRU) ||
	    !is_one_act(p.behind, &g))
		return false;
	if (is_letter(w->c, g.verb))
		return false;
	if (!is_offer(&g) &&
	    (!elem_has_head(g.verb, gives, ARRAY_SIZE(gives)) ||
		split_has_own_subject(w->c, p.behind)))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "対象", "split-target");
	return true;
}

/* 市に配った後、困っている人に: when it is given, and not to whom. */
static bool
has_after(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if (split_is_comma(e) && elem_is(e->prev, STR("後")))
			return true;
	return false;
}

/* 県が一部を出します, and not 人が集まる場所 */
static bool
names_payer(const struct elem *e, const struct elem *last)
{
	const struct elem *ga = NULL;

	for (; e != last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			return true;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			ga = e;
		if (e->kind == ELEM_PRED && e->pred.ending == END_RENTAI)
			ga = NULL;
	}
	return ga != NULL;
}

/* 古い木造住宅について、費用の一部を出します: what the money is for. */
static bool
move_object(struct work *w, struct elem *e)
{
	static const char *const words[] = { "お金", "費用", "一部", "料",
		"半額", "半分", "全額", "補助金", "助成金", "以内", "費",
		"円" };
	struct part p = { .to = e, .behind = e->next->next };
	const struct elem *of;
	struct goal g;

	if (!elem_is(e, STR("について")) || !split_is_comma(e->next) ||
	    !elem_is_noun(e->prev) || part_is_people(e->prev) ||
	    split_is_function_noun(e->prev))
		return false;
	p.first = part_begin(w->c, e);
	if (!p.first || !part_has_pred(&p) || !part_is_closed(&p) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    g.verb != g.last || !str_eq(g.last->pred.head, STR("出す")) ||
	    g.last->pred.neg || !elem_is(g.last->prev, STR("を")) ||
	    names_payer(p.behind, g.last))
		return false;
	for (of = g.last->prev->prev; of->depth; of = of->prev)
		;
	if (!of->value && !str_ends_any(of->surface, words, ARRAY_SIZE(words)))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "対象", "split-target");
	return true;
}

/* 手当は、子どもを育てている人に渡します → 手当を渡します。対象は、子どもを育てている
 * 人です。 */
static bool
move_given(struct work *w, struct elem *e)
{
	static const char *const gives[] = { "渡す", "払う", "出す", "贈る",
		"送る", "支給する", "交付する", "貸す", "届ける" };
	struct part p = { .to = e, .behind = e->next };
	struct elem *topic;
	struct goal g;

	if (!elem_is(e, STR("に")) || e->pos != POS_PARTICLE_CASE ||
	    p.behind->kind != ELEM_PRED)
		return false;
	if (elem_is(e->prev, STR("など")) ? !part_is_people(e->prev->prev)
					  : !part_is_people(e->prev))
		return false;
	p.first = part_begin(w->c, e);
	if (!p.first || !part_has_pred(&p) || !part_is_closed(&p) ||
	    !split_is_comma(p.first->prev) || has_after(&p))
		return false;
	topic = p.first->prev->prev;
	if (!elem_is(topic, STR("は")) || !elem_is_noun(topic->prev) ||
	    split_is_function_noun(topic->prev) || elem_is_actor(topic->prev) ||
	    topic->prev->value || split_follows_topic(w->c, topic) ||
	    !part_stands_alone(w->c, &p, &g) || g.act != ACT_STATES ||
	    g.last != p.behind || g.last->pred.neg || g.last->pred.naux ||
	    !elem_has_head(g.last, gives, ARRAY_SIZE(gives)))
		return false;
	make_object(topic);
	part_state(w, &p, "対象", "split-target");
	return true;
}

/* もらうことができるとき が あります */
static bool
may_get(const struct elem *e)
{
	static const char *const words[] = { "とき", "場合", "こと" };
	const struct elem *can = e->prev->prev->prev;

	return elem_is(e->prev, STR("が")) &&
	       elem_is_any(e->prev->prev, words, ARRAY_SIZE(words)) &&
	       can->kind == ELEM_PRED && !can->pred.neg && !can->pred.past &&
	       str_eq(can->pred.head, STR("できる"));
}

/* 無料です, 半額になります, 安くなります */
static bool
is_cheap(const struct elem *last)
{
	static const char *const words[] = { "無料", "半額", "免除", "割引" };

	if (last->pred.naux || last->pred.neg || last->pred.past)
		return false;
	if (last->pred.conj == CONJ_COPULA)
		return elem_is_any(last->prev, words, ARRAY_SIZE(words));
	if (str_eq(last->pred.head, STR("安くなる")))
		return true;
	if (!str_eq(last->pred.head, STR("なる")))
		return false;
	return (elem_is(last->prev, STR("に")) &&
		   elem_is_any(last->prev->prev, words, ARRAY_SIZE(words))) ||
	       (last->prev->kind == ELEM_PRED &&
		   str_eq(last->prev->pred.head, STR("安い")));
}

/* もらうことができます, 払わなくてもいいです */
static bool
is_right(const struct goal *g)
{
	const struct elem *e = g->last;

	if (e->pred.neg || e->pred.past || e->pred.ending != END_SHUSHI)
		return false;
	if (is_cheap(e))
		return true;
	if (str_eq(e->pred.head, STR("できる")))
		return elem_is(e->prev, STR("が")) &&
		       (elem_is(e->prev->prev, STR("こと")) ||
			   elem_is_noun(e->prev->prev));
	if (str_eq(e->pred.head, STR("ある")))
		return may_get(e);
	/* 逃げなくてもいい is for nobody but those who are named first. */
	return str_eq(e->pred.head, STR("いい")) &&
	       elem_is(e->prev, STR("も")) &&
	       e->prev->prev->kind == ELEM_PRED && e->prev->prev->pred.neg &&
	       str_eq(e->prev->prev->pred.head, STR("払う"));
}

static bool
has_wish(const struct part *p)
{
	for (const struct elem *e = p->first; e != p->to; e = e->next)
		if ((e->kind == ELEM_PRED && pred_has(&e->pred, AUX_TAI)) ||
		    str_starts(e->surface, STR("希望")))
			return true;
	return false;
}

/* Up to the verb of what one can do: no other clause but before a noun. */
static bool
is_one_right(const struct elem *e, const struct goal *g)
{
	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) || elem_is(e, STR("ときだけ")))
			return false;
		if (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI &&
		    !(e->pred.ending == END_TE && split_connects(e)) &&
		    e->next != g->last->prev && e->next != g->last->prev->prev)
			return false;
		/* 届け出ることで、 */
		if (e->kind == ELEM_PRED && split_is_function_noun(e->next) &&
		    e->next->next->next != g->last &&
		    !(elem_is(e->next, STR("こと")) &&
			(elem_is(e->next->next, STR("で")) ||
			    str_eq(e->next->next->next->base, STR("できる")))))
			return false;
	}
	return true;
}

/* Where the sentence begins, if all up to e is of those people. */
static struct elem *
entitled_begin(const struct chain *c, struct elem *e)
{
	static const char *const words[] = { "結果", "場合", "や", "で" };

	for (e = e->prev; !elem_is_stop(c, e->prev); e = e->prev) {
		if (e->prev->depth || !split_is_comma(e->prev))
			continue;
		if (e->prev->prev->pos == POS_CONJUNCTION)
			return e;
		if (!elem_is_any(e->prev->prev, words, ARRAY_SIZE(words)) &&
		    !(e->prev->prev->kind == ELEM_PRED &&
			(e->prev->prev->pred.ending == END_TE ||
			    e->prev->prev->pred.ending == END_KU) &&
			!split_own_subject(c, e->prev->prev)))
			return NULL;
		if (elem_is(e->prev->prev, STR("で")) &&
		    !elem_is_person(e->prev->prev->prev))
			return NULL;
	}
	e = split_behind_mark(c, e);
	return e->pos == POS_SYMBOL ? NULL : e;
}

/* 免許証を返した人は、タクシー券をもらうことができます。 */
static bool
move_entitled(struct work *w, struct elem *e)
{
	struct part p = { .to = e, .behind = e->next };
	struct goal g;

	if (elem_is(e, STR("について")) && elem_is(p.behind, STR("は")))
		p.behind = p.behind->next;
	else if (!elem_is(e, STR("は")) && !elem_is(e, STR("については")))
		return false;
	if (!part_is_people(e->prev) || !split_is_comma(p.behind))
		return false;
	p.behind = p.behind->next;
	p.first = entitled_begin(w->c, e);
	if (!p.first || !part_has_pred(&p) || has_wish(&p) ||
	    !part_is_closed(&p) || !part_stands_alone(w->c, &p, &g) ||
	    !is_right(&g) || !is_one_right(p.behind, &g))
		return false;
	p.stop = split_chain_stop(w->c, p.stop);
	part_state(w, &p, "対象", "split-target");
	return true;
}

bool
split_whom(struct work *w, struct elem *e)
{
	return move_target(w, e) || move_receiver(w, e) || move_given(w, e) ||
	       move_object(w, e) || move_entitled(w, e);
}
