/* One fact a sentence: cuts at が、 ので、 ため、 し、 and 連用中止. */
#include "simplify/rewrite.h"

static bool
is_comma(const struct elem *e)
{
	return elem_is(e, STR("、")) || elem_is(e, STR("，"));
}

/* A clause before these is adverbial, not relative. */
static bool
is_function_noun(const struct elem *e)
{
	static const char *const words[] = { "よう", "こと", "必要", "前", "後",
		"とき", "場合", "ため", "まで", "際", "時", "うえ", "上",
		"うち", "間", "限り", "たび", "ほう", "結果" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* What follows a cut may not be a relative clause that the first part
 * belongs to: 住所はあるが、登録していない方は… */
static bool
opens_relative(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth == 0 &&
		    (elem_is(e, STR("は")) ||
			(elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)))
			return false;
		if (e->kind != ELEM_PRED || e->depth)
			continue;
		if (e->pred.ending != END_RENTAI || !conj_is_verb(e->pred.conj))
			return false;
		return !is_function_noun(e->next);
	}
	return false;
}

/* A sentence that ends in a predicate that can stand alone. */
static const struct elem *
main_pred(struct chain *c, struct elem *from)
{
	struct elem *last = rewrite_final(c, from);

	if (!last || !elem_is_stop(c, last->next) ||
	    (last->pred.ending != END_SHUSHI &&
		last->pred.ending != END_KUDASAI &&
		last->pred.ending != END_IKOU &&
		last->pred.ending != END_DAROU))
		return NULL;
	return last;
}

static unsigned
sentence_morae(const struct chain *c, const struct elem *e)
{
	unsigned n = 0;

	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	for (; !elem_is_stop(c, e); e = e->next)
		n += e->depth ? 0 : e->morae;
	return n;
}

/* Puts 。 and the connective in place of [e->next, behind). */
static void
cut(struct work *w, struct elem *e, struct elem *behind, const char *word)
{
	struct elem *stop;

	for (struct elem *at = e->next, *next; at != behind; at = next) {
		next = at->next;
		elem_unlink(at);
	}
	stop = elem_word(w->c, STR("。"), POS_SYMBOL);
	elem_insert_before(behind, stop);
	if (!word)
		return;
	elem_insert_before(
	    behind, elem_word(w->c, str_from(word), POS_CONJUNCTION));
	elem_insert_before(behind, elem_word(w->c, STR("、"), POS_SYMBOL));
}

static bool
split_at(struct work *w, struct elem *e, struct elem *behind, const char *word,
    const char *id)
{
	struct pred before = e->pred;
	struct str old = rewrite_text(w, e, behind);
	struct str text;

	e->pred.ending = END_SHUSHI;
	e->pred.polite = true;
	text = pred_generate(w->c->arena, &e->pred);
	if (!text.ptr) {
		e->pred = before;
		return false;
	}
	e->dirty = true;
	e->surface = text;
	cut(w, e, behind, word);
	rewrite_step(w, str_from(id), old, rewrite_text(w, e, behind));
	return true;
}

/* A clause that is a reason, not a purpose. */
static bool
is_cause(const struct pred *p)
{
	return p->past || pred_negations(p) || pred_has(p, AUX_IRU) ||
	       pred_has(p, AUX_ARU) || pred_has(p, AUX_CAN) ||
	       !conj_is_verb(p->conj) || str_eq(p->head, STR("ある")) ||
	       str_eq(p->head, STR("なる"));
}

static bool
can_end(const struct pred *p)
{
	return p->ending == END_SHUSHI || p->ending == END_RENTAI;
}

/* Before が: the two parts contradict each other in form. */
static bool
contrasts(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	return last &&
	       pred_negations(&e->pred) % 2 != pred_negations(&last->pred) % 2;
}

static bool
has_topic(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (e->depth == 0 && elem_is(e, STR("は")))
			return true;
	return false;
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

/* Before が: what is said first only leads to the request. */
static bool
is_preamble(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);

	if (!last || last->pred.ending != END_KUDASAI ||
	    sentence_morae(c, e) <= 36 || judges(c, e))
		return false;
	/* 代理でもできますが、受け取りは…: another topic is a contrast. */
	if (pred_has(&e->pred, AUX_CAN) || pred_has(&e->pred, AUX_POTENTIAL))
		return false;
	for (; behind != last; behind = behind->next)
		if (behind->kind == ELEM_PRED && !behind->depth &&
		    (behind->pred.ending == END_SHUSHI ||
			elem_is(behind->next, STR("ため"))))
			return false;
	return true;
}

static bool
has_subject(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 &&
		    (elem_is(e, STR("が")) || elem_is(e, STR("は")) ||
			elem_is(e, STR("も"))))
			return true;
	return false;
}

/* The clause has a subject of its own, and a main one: no condition. */
static bool
is_whole(const struct chain *c, const struct elem *e)
{
	return has_subject(c, e) && e->pred.ending == END_SHUSHI &&
	       (e->pred.polite || e->pred.desu);
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
		if (str_eq(p->head, str_from(heads[i])))
			return true;
	return false;
}

/* What the person of the topic does not do: 秘密を守りますので, 駐車場が混みますので,
 * 悪用されるため. */
static bool
is_other(const struct work *w, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (rules_verb_class(w->easy, e->pred.head) & VERB_CITY ||
	    pred_has(&e->pred, AUX_PASSIVE) || e->pred.polite ||
	    str_eq(e->pred.head, STR("しれる")))
		return true;
	for (; !elem_is_stop(w->c, at); at = at->prev)
		if (at->depth == 0 && elem_is(at, STR("が")) &&
		    at->pos == POS_PARTICLE_CASE)
			return true;
	return false;
}

/* なくした方は再発行しますので、言ってください: the topic belongs to the request
 * at the end, and not to what the city does. */
static bool
strands_person(const struct work *w, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(w->c, behind);
	const struct elem *topic = NULL;

	if (!last || last->pred.ending != END_KUDASAI ||
	    has_topic(w->c, behind) || !is_other(w, e))
		return false;
	for (const struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev)
		if (at->depth == 0 && elem_is(at, STR("は")))
			topic = at;
	if (topic && (elem_is(topic->prev, STR("など")) ||
			 elem_is(topic->prev, STR("等"))))
		topic = topic->prev;
	return topic && elem_is_actor(topic->prev);
}

/* 感染を広げないため、…ください: so that it does not happen. */
static bool
may_be_purpose(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct pred *p = &e->pred;
	const struct elem *last = rewrite_final(c, behind);

	return p->neg && p->naux == 0 && !p->past && conj_is_verb(p->conj) &&
	       !has_subject(c, e) && last &&
	       (last->pred.ending == END_KUDASAI ||
		   last->pred.ending == END_IKOU ||
		   pred_has(&last->pred, AUX_MUST));
}

/* 就職したため、保育が必要な場合は: the cause belongs to the condition. */
static bool
is_supposed(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e) && !elem_is(e, STR("、")); e = e->next)
		if (e->prev->kind == ELEM_PRED &&
		    (elem_is(e, STR("場合")) || elem_is(e, STR("とき"))))
			return true;
	return false;
}

/* 提供は、場所がないため、受け付けていません: the topic is of what follows the
 * reason, which has a subject of its own. */
static bool
keeps_topic(struct chain *c, const struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind);
	bool subject = false;

	if (!last || last->pred.ending == END_KUDASAI)
		return false;
	for (; behind != last; behind = behind->next)
		if (behind->depth == 0 &&
		    (elem_is(behind, STR("は")) || elem_is(behind, STR("が"))))
			return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (subject && elem_is(e, STR("は")) && is_comma(e->next))
			return true;
		subject = subject || elem_is(e, STR("が"));
	}
	return false;
}

static bool
split_conj(struct work *w, struct elem *e)
{
	struct elem *particle = e->next;
	struct elem *behind = particle->next;
	bool comma = is_comma(behind);

	if (!can_end(&e->pred) || elem_end(w->c, particle) ||
	    particle->frozen || elem_end(w->c, behind))
		return false;
	if (comma)
		behind = behind->next;
	if (!main_pred(w->c, behind) || opens_relative(w->c, behind))
		return false;
	if (elem_is(particle, STR("が")) && comma &&
	    particle->pos == POS_PARTICLE_CONJ && contrasts(w->c, e, behind))
		return split_at(w, e, behind, "でも", "split-but");
	if (elem_is(particle, STR("が")) && comma &&
	    particle->pos == POS_PARTICLE_CONJ && is_preamble(w->c, e, behind))
		return split_at(w, e, behind, NULL, "split-but");
	if (elem_is(particle, STR("が")) && comma &&
	    particle->pos == POS_PARTICLE_CONJ &&
	    sentence_morae(w->c, e) > w->max_morae && is_whole(w->c, e))
		return split_at(w, e, behind,
		    has_topic(w->c, behind) || judges(w->c, e) ? "でも" : NULL,
		    "split-but");
	if (strands_person(w, e, behind))
		return false;
	if (elem_is(particle, STR("ので")) &&
	    particle->pos == POS_PARTICLE_CONJ && comma)
		return split_at(w, e, behind,
		    is_announcement(w, e, behind) ? NULL : "だから",
		    "split-so");
	if (elem_is(particle, STR("ため")) && comma && is_cause(&e->pred) &&
	    !may_be_purpose(w->c, e, behind) && !is_supposed(w->c, behind) &&
	    !keeps_topic(w->c, e, behind))
		return split_at(w, e, behind, "だから", "split-so");
	if (elem_is(particle, STR("し")) && comma &&
	    particle->pos == POS_PARTICLE_CONJ)
		return split_at(w, e, behind, "また", "split-and");
	return false;
}

/* No predicate between e and the last one but those that qualify a noun
 * as adjectives: e is then coordinate with the last. */
static bool
coordinate(const struct chain *c, const struct elem *e, const struct elem *last)
{
	for (e = e->next; e != last; e = e->next) {
		if (elem_is_stop(c, e))
			return false;
		if (e->kind == ELEM_PRED && e->depth == 0)
			return false;
	}
	return true;
}

/* Verbs that only connect: 場合を除き、 …として、 */
static bool
connects(const struct elem *e)
{
	static const char *const heads[] = { "除く", "限る", "含める", "通じる",
		"わたる", "問う", "経る", "続く", "よる", "基づく", "応じる",
		"先立つ", "加える", "含む", "つく", "かかわる", "関わる",
		"絶える", "知る", "代わる", "伴う", "対する", "関する", "沿う",
		"当たる", "際する" };

	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_eq(e->pred.head, str_from(heads[i])))
			return true;
	return str_eq(e->pred.head, STR("する")) &&
	       (elem_is(e->prev, STR("と")) || elem_is(e->prev, STR("に")));
}

static bool
says_when(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if ((e->value && e->value->value &&
			e->value->value->kind <= VALUE_PERIOD) ||
		    e->pos == POS_NOUN_ADVERBIAL)
			return true;
	return false;
}

/* 手当は毎年渡され、手続きは要りません: the next clause is not what the city
 * does, so that the passive could not become active in one sentence. */
static bool
split_passive(struct work *w, struct elem *e)
{
	const struct elem *last = main_pred(w->c, e->next);

	if (!is_comma(e->next) || e->pred.naux != 1 || e->pred.neg ||
	    e->pred.aux[0] != AUX_PASSIVE ||
	    !(rules_verb_class(w->easy, e->pred.head) & VERB_CITY) || !last ||
	    last->pred.ending != END_SHUSHI || last->pred.past ||
	    !has_subject(w->c, e) || !has_topic(w->c, e->next) ||
	    says_when(w->c, e) || opens_relative(w->c, e->next->next))
		return false;
	return split_at(w, e, e->next->next, NULL, "split-and");
}

/* Says of something how it is, and not when one should do what. */
static bool
is_about_thing(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("を")))
			return false;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return true;
		if (elem_is(e, STR("は")) && elem_is_noun(e->prev) &&
		    !elem_is_actor(e->prev) && !elem_is(e->prev, STR("とき")) &&
		    !elem_is(e->prev, STR("場合")) &&
		    !elem_is(e->prev, STR("際")))
			return true;
	}
	return false;
}

/* 予約制になっていて、…出してください: a state asks for nothing. */
static bool
split_state(struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *last = main_pred(w->c, e->next);

	if (!is_comma(e->next) || p->ending != END_TE || p->neg ||
	    !(pred_has(p, AUX_IRU) || pred_has(p, AUX_ARU) ||
		str_eq(p->head, STR("ある"))) ||
	    !last || last->pred.ending != END_KUDASAI ||
	    !is_about_thing(w->c, e))
		return false;
	return split_at(w, e, e->next->next, NULL, "split-and");
}

/* 結論に至り、来年始めます: came about before. */
static bool
becomes(const struct elem *e, const struct elem *last)
{
	static const char *const heads[] = { "至る", "決まる", "始まる", "なる",
		"着く", "届く", "終わる", "起こる", "起きる" };

	if (last->pred.past)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_eq(e->pred.head, str_from(heads[i])))
			return true;
	return false;
}

/* 連用中止 and て before the main predicate. */
static bool
split_renyou(struct work *w, struct elem *e)
{
	const struct elem *last = main_pred(w->c, e->next);
	struct pred before = e->pred;
	struct elem *behind;

	if (!is_comma(e->next) || !conj_is_verb(e->pred.conj) || !last ||
	    last == e || (e->pred.neg && e->pred.ending == END_NAIDE) ||
	    connects(e) || sentence_morae(w->c, e) <= w->max_morae ||
	    !coordinate(w->c, e, last))
		return false;
	behind = e->next->next;
	if (last->pred.ending == END_KUDASAI) {
		if (has_subject(w->c, e) || last->pred.neg || e->pred.neg)
			return false;
		e->pred.ending = END_KUDASAI;
		e->pred.polite = false;
		/* Before another request one brings it, and does not hold it. */
		if (str_eq(e->pred.head, STR("持つ")) && e->pred.naux == 0) {
			e->pred.head = STR("持ってくる");
			e->pred.conj = CONJ_KURU;
		}
		e->surface = pred_generate(w->c->arena, &e->pred);
		if (!e->surface.ptr)
			return false;
		e->dirty = true;
		rewrite_step(w, STR("split-request"),
		    str_sub(w->c->text, e->start, e->end), e->surface);
		cut(w, e, behind, "そして");
		return true;
	}
	/* Another topic has its own tense. */
	if (has_topic(w->c, behind) || becomes(e, last))
		return false;
	if (last->pred.ending != END_SHUSHI || last->pred.neg ||
	    before.ending != END_RENYOU || last->pred.naux)
		return false;
	e->pred.past = last->pred.past;
	return split_at(w, e, behind, "そして", "split-and");
}

/* 10冊までとし、: として would be a particle. */
static bool
is_set_as(const struct elem *e)
{
	return str_eq(e->pred.head, STR("する")) && e->pred.naux == 0 &&
	       elem_is(e->prev, STR("と"));
}

/* 判断せず相談する: without a comma, and not せずに. */
static bool
is_manner(const struct elem *e)
{
	return e->pred.ending == END_ZU && e->next->kind != ELEM_PRED &&
	       !elem_is(e->next, STR("に")) && !elem_is(e->next, STR("も"));
}

/* Nobody means to do it: なくて, not ないで. */
static bool
is_unwilled(const struct elem *e)
{
	static const char *const heads[] = { "出る", "足りる", "ある", "なる",
		"届く", "見つかる", "済む", "できる", "間に合う", "取れる",
		"入る", "動く", "つく", "決まる", "終わる", "始まる" };

	/* うわさに惑わされず: one can see to that. */
	if (pred_has(&e->pred, AUX_PASSIVE) && !elem_is(e->prev, STR("に")))
		return true;
	if (pred_has(&e->pred, AUX_POTENTIAL) || pred_has(&e->pred, AUX_CAN) ||
	    pred_has(&e->pred, AUX_IRU) ||
	    str_ends(e->pred.head, STR("きれる")))
		return true;
	if (!elem_is(e->prev, STR("が")) && !elem_is(e->prev, STR("も")) &&
	    !(elem_is(e->prev, STR("は")) &&
		!elem_is(e->prev->prev, STR("に"))))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_eq(e->pred.head, str_from(heads[i])))
			return true;
	return false;
}

/* 記入し、 → 記入して、 */
static void
plain_renyou(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	if (e->pred.written && e->pred.ending == END_RENYOU &&
	    !conj_is_verb(e->pred.conj) && is_comma(e->next)) {
		/* 自由であり、 */
		e->pred.ending = END_TE;
		e->pred.written = false;
		rewrite_pred(w, e, &before, "te-form");
		return;
	}
	/* 申し出で、 is a noun with で. */
	if (!conj_is_verb(e->pred.conj) || str_ends(e->surface, STR("で")) ||
	    !(is_comma(e->next) || is_manner(e)) ||
	    elem_is_stop(w->c, e->prev) || is_set_as(e) ||
	    /* ペットの連れ込み、飲酒 */
	    (elem_is(e->prev, STR("の")) && e->pred.ending == END_RENYOU) ||
	    (e->pred.ending == END_ZU && connects(e)) ||
	    (elem_is(e->prev, STR("に")) && str_eq(e->pred.head, STR("つく"))))
		return;
	if (e->pred.neg) {
		const struct elem *last = rewrite_final(w->c, e->next);

		if (e->pred.ending != END_ZU || !last)
			return;
		/* されておらず is no way of doing something. */
		if (pred_has(&e->pred, AUX_IRU) ||
		    (e->pred.naux && (last->pred.ending != END_KUDASAI ||
					 !coordinate(w->c, e, last))))
			e->pred.ending = END_TE;
		else if (last->pred.ending == END_KUDASAI)
			e->pred.ending = is_unwilled(e) ? END_TE : END_NAIDE;
		else
			return;
	} else {
		e->pred.ending = END_TE;
	}
	e->pred.polite = false;
	rewrite_pred(w, e, &before, "te-form");
}

void
rewrite_split_passive(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind == ELEM_PRED && !e->frozen && !e->depth &&
		    (e->pred.ending == END_RENYOU || e->pred.ending == END_TE))
			split_passive(w, e);
	}
}

void
rewrite_split(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		if (e->kind != ELEM_PRED || e->frozen || e->depth)
			continue;
		if (split_conj(w, e))
			continue;
		if (e->pred.ending != END_RENYOU && e->pred.ending != END_TE &&
		    e->pred.ending != END_ZU)
			continue;
		if (split_state(w, e) || split_renyou(w, e))
			continue;
		if (e->pred.ending == END_RENYOU || e->pred.ending == END_ZU)
			plain_renyou(w, e);
	}
}
