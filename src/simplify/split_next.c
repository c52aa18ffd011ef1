/* When, or who, before a long request or what comes of it: …ときは、
 * …してください → …ときは、次のようにしてください。…してください。 */
#include "simplify/split_part.h"

/* What the lead says of the rest. */
enum say {
	SAY_NONE,
	SAY_DO,	     /* 次のようにしてください */
	SAY_LET,     /* 次のようにしましょう */
	SAY_AVOID,   /* 次のことに気をつけてください */
	SAY_NEED,    /* 次のことが必要です */
	SAY_BECOMES, /* 次のようになります */
	SAY_WILL,    /* 次のようにします */
};

/* What stands before the cut, and the 、 that it is made at. */
struct lead {
	struct elem *comma;
	enum say say;
	bool named; /* its topic is who, or what, it is about */
	bool cause; /* と: what comes of it */
	bool lasts; /* 渡しています: the city does so all the time */
};

/* Shorter sentences, and parts, are read in one breath. */
#define SENTENCE_MIN 53
#define LEAD_MIN 11
#define LEAD_SHORT 9
#define LEAD_LONG 17
#define REST_MIN 26
#define REST_LONG 72
/* How much too long the lead may become. */
#define LEAD_OVER 16u

/* 仕事をやめたとき, 火事になった場合 */
static bool
is_case(const struct elem *e)
{
	static const char *const words[] = { "とき", "場合", "際" };

	if (elem_is(e, STR("日")))
		return e->prev->kind == ELEM_PRED;
	return elem_is_any(e, words, ARRAY_SIZE(words)) &&
	       (e->prev->kind == ELEM_PRED || elem_is(e->prev, STR("の")));
}

/* 医療費控除を受けるには, 受けるためには */
static bool
is_aim(const struct elem *ni)
{
	const struct elem *e = ni->prev;

	if (!elem_is(ni, STR("に")))
		return false;
	if (elem_is(e, STR("ため")))
		e = e->prev;
	return e->kind == ELEM_PRED && !e->pred.past && !e->pred.naux &&
	       conj_is_verb(e->pred.conj);
}

/* A thing, of which it says what to do with it: たくさん出たごみは */
static bool
is_thing(const struct elem *e)
{
	return elem_is_noun(e) && !e->value && e->pos != POS_NOUN_ADVERBIAL &&
	       e->pos != POS_NOUN_DEPENDENT && !elem_is_actor(e);
}

/* A topic or condition that a lead may end with, at e; false. */
static bool
ends_lead(struct elem *e, struct lead *ret)
{
	*ret = (struct lead){ .comma = e->next };
	if (e->depth || e->frozen || !split_is_comma(e->next))
		return false;
	if (e->kind == ELEM_PRED)
		return e->pred.ending == END_TARA;
	if (elem_is(e, STR("と")) && e->pos == POS_PARTICLE_CONJ) {
		ret->cause = true;
		return e->prev->kind == ELEM_PRED;
	}
	/* 雇った場合に、 */
	if (elem_is(e, STR("に")))
		return is_case(e->prev);
	if (!elem_is(e, STR("は")))
		return false;
	if (is_aim(e->prev) || is_case(e->prev))
		return true;
	ret->named = true;
	return part_is_people(e->prev) || is_thing(e->prev);
}

/* 使わないで、…ときは: the request before it goes on behind it. */
static bool
is_open_lead(const struct elem *first, const struct elem *comma)
{
	bool topic = false;

	for (; first != comma; first = first->next) {
		if (first->depth)
			continue;
		topic = topic || elem_is(first, STR("は"));
		if (elem_is(first, STR("次")) ||
		    elem_is(first, STR("とともに")))
			return true;
		if (first->kind != ELEM_PRED || !split_is_comma(first->next))
			continue;
		if (first->pred.ending == END_NAIDE ||
		    first->pred.ending == END_ZU ||
		    (topic && first->next != comma &&
			(first->pred.ending == END_TE ||
			    first->pred.ending == END_RENYOU) &&
			!split_connects(first)))
			return true;
	}
	return false;
}

/* 督促状が届いて、: no clause before a noun. */
static bool
acts(const struct elem *ga)
{
	const struct elem *e = ga->next;

	if (elem_is(ga->prev, STR("必要")))
		return false;
	while (e->kind != ELEM_PRED || e->depth)
		e = e->next;
	return e->pred.ending != END_RENTAI && conj_is_verb(e->pred.conj);
}

/* 逃げるよう教えてください, 逃げるため、話し合ってください: the case may be of
 * that act. */
static bool
is_so_that(const struct elem *e)
{
	if (elem_is(e, STR("ため")))
		return e->prev->kind == ELEM_PRED &&
		       !split_is_cause(&e->prev->pred) &&
		       split_is_comma(e->next);
	return elem_is(e, STR("よう")) && e->prev->kind == ELEM_PRED &&
	       (split_is_comma(e->next) || !elem_is(e->next, STR("に")));
}

/* What is to be done names nobody else, and says what comes next itself. A
 * subject would do what the lead calls necessary. */
static bool
is_rest(const struct elem *e, const struct goal *g, bool need)
{
	for (; e != g->last; e = e->next) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("次")) || is_so_that(e) ||
		    (elem_is(e, STR("は")) && elem_is_actor(e->prev)) ||
		    (need &&
			((elem_is(e, STR("が")) && acts(e)) ||
			    elem_is(e, STR("ほか")) ||
			    (elem_is(e, STR("必要")) && e->prev != g->verb) ||
			    (e->kind == ELEM_PRED && e != g->verb &&
				pred_has(&e->pred, AUX_MUST)))) ||
		    (e->kind == ELEM_PRED && e->pred.ending == END_SHUSHI &&
			!elem_is(e->next, STR("と")) &&
			!elem_is(e->next, STR("など")) &&
			!elem_is(e->next, STR("か"))))
			return false;
	}
	return true;
}

/* What one does with a thing. */
static bool
is_handled(const struct goal *g)
{
	static const char *const heads[] = { "出す", "入れる", "捨てる",
		"運び入れる", "持ってくる", "置く", "返す", "貼る", "送る",
		"縛る", "洗う", "納める" };

	return elem_has_head(g->verb, heads, ARRAY_SIZE(heads));
}

/* 入ることができます, 見学できます */
static bool
is_chance(const struct elem *last)
{
	if (str_eq(last->pred.head, STR("できる")))
		return elem_is(last->prev, STR("が")) &&
		       (elem_is(last->prev->prev, STR("こと")) ||
			   elem_is_noun(last->prev->prev));
	return str_ends(last->pred.head, STR("できる"));
}

/* 運賃が半額になって、割引も使うことができます: more than what one can do. */
static bool
has_own_clause(const struct elem *e, const struct elem *last)
{
	bool subject = false;

	for (; e != last; e = e->next) {
		subject = subject || (elem_is(e, STR("が")) && !e->depth);
		if (subject && e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending == END_TE && split_is_comma(e->next))
			return true;
	}
	return false;
}

/* 一緒に使うことはできません */
static bool
is_barred(const struct elem *last)
{
	const struct pred *p = &last->pred;

	return str_eq(p->head, STR("できる")) && !p->past && !p->naux &&
	       p->ending == END_SHUSHI &&
	       (elem_is(last->prev, STR("は")) ||
		   elem_is(last->prev, STR("が"))) &&
	       elem_is(last->prev->prev, STR("こと"));
}

/* 手当が止まります: nobody's act. */
static bool
comes_about(const struct elem *last)
{
	static const char *const heads[] = { "かかる", "止まる", "下がる",
		"上がる", "届く", "戻る", "減る", "増える", "変わる", "始まる",
		"終わる", "なくなる", "もらえる", "遅れる" };

	return elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 許可を受けなければならなくて、補助を受けることがあります: two facts. */
static bool
has_duty(const struct elem *e, const struct elem *last)
{
	for (; e != last; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    split_is_comma(e->next) &&
		    (split_is_duty(e) || e->pred.ending == END_SHUSHI ||
			e->pred.ending == END_ZU))
			return true;
	return false;
}

bool
split_opens_plan(const struct elem *e, const struct elem *last)
{
	for (; e != last; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending == END_RENTAI &&
		    (split_is_plan(e->next) || law_is_name(e->next)))
			return true;
	return false;
}

/* お金を渡します */
static bool
is_giving(const struct elem *last)
{
	static const char *const heads[] = { "渡す", "払う", "送る", "届ける",
		"貸す", "減らす", "預かる" };

	return elem_is(last->prev, STR("を")) &&
	       elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 出さないと、高くなります: what comes of it; 会社をやめたときは、入ることができます:
 * what one can do then, and what the city does. */
static enum say
say_of_state(const struct work *w, const struct goal *g, struct lead *l)
{
	const struct pred *p = &g->last->pred;

	l->lasts = p->naux == 1 && pred_has(p, AUX_IRU) && is_giving(g->last);

	if (p->neg && !l->named && !l->cause && is_barred(g->last) &&
	    !has_duty(l->comma->next, g->last))
		return SAY_AVOID;
	if (p->past || p->neg || p->naux > l->lasts ||
	    p->ending != END_SHUSHI || is_aim(l->comma->prev->prev) ||
	    split_opens_plan(l->comma->next, g->last) ||
	    has_duty(l->comma->next, g->last))
		return SAY_NONE;
	if (is_chance(g->last) && has_own_clause(l->comma, g->last))
		return l->named ? SAY_NONE : SAY_BECOMES;
	if (l->named || elem_is(g->last->prev->prev, STR("こと")))
		return SAY_NONE;
	if (comes_about(g->last))
		return SAY_BECOMES;
	return !l->cause && (rules_verb_class(w->easy, p->head) & VERB_CITY ||
				is_giving(g->last))
		   ? SAY_WILL
		   : SAY_NONE;
}

static enum say
say_of(const struct work *w, const struct goal *g, struct lead *l)
{
	bool thing = l->named && !part_is_people(l->comma->prev->prev);

	if (g->act == ACT_STATES)
		return thing ? SAY_NONE : say_of_state(w, g, l);
	if (l->cause || (thing && (split_is_ban(g) || !is_handled(g))))
		return SAY_NONE;
	if (split_is_ban(g))
		return SAY_AVOID;
	switch (g->act) {
	case ACT_REQUEST:
		return SAY_DO;
	case ACT_LETS:
		return SAY_LET;
	case ACT_MUST:
		return thing ? SAY_NONE : SAY_NEED;
	default:
		return SAY_NONE;
	}
}

static const struct {
	unsigned morae;
	const char *noun, *particle, *noun2, *particle2;
	const char *head;
	enum conj conj;
	enum ending ending;
} says[] = {
	[SAY_DO] = { 11, "よう", "に", NULL, NULL, "する", CONJ_SURU,
	    END_KUDASAI },
	[SAY_LET] = { 11, "よう", "に", NULL, NULL, "する", CONJ_SURU,
	    END_IKOU },
	[SAY_AVOID] = { 14, "こと", "に", "気", "を", "つける", CONJ_ICHIDAN,
	    END_KUDASAI },
	[SAY_NEED] = { 12, "こと", "が", NULL, NULL, "必要", CONJ_NA,
	    END_SHUSHI },
	[SAY_BECOMES] = { 10, "よう", "に", NULL, NULL, "なる", CONJ_RU,
	    END_SHUSHI },
	[SAY_WILL] = { 9, "よう", "に", NULL, NULL, "する", CONJ_SURU,
	    END_SHUSHI },
};

static void
put_words(
    struct work *w, struct elem *at, const char *noun, const char *particle)
{
	elem_insert_word(w->c, at, noun, POS_NOUN);
	elem_insert_word(w->c, at, particle, POS_PARTICLE);
}

static void
put_lead(struct work *w, struct elem *at, const struct lead *l)
{
	enum say say = l->say;
	struct elem *e =
	    elem_pred(w->c, str_from(says[say].head), says[say].conj);

	put_words(w, at, "次", "の");
	put_words(w, at, says[say].noun, says[say].particle);
	if (says[say].noun2)
		put_words(w, at, says[say].noun2, says[say].particle2);
	e->pred.ending = says[say].ending;
	e->pred.polite = e->pred.ending != END_KUDASAI;
	if (l->lasts)
		pred_push(&e->pred, AUX_IRU);
	e->surface = pred_generate(w->c->arena, &e->pred);
	elem_insert_before(at, e);
	elem_insert_word(w->c, at, "。", POS_SYMBOL);
}

static bool
is_lead(struct work *w, struct elem *first, struct lead *l)
{
	struct elem *behind = l->comma->next;
	struct goal g = split_goal(w->c, behind);
	unsigned morae = split_morae_of(first, l->comma);
	unsigned rest;

	if (!g.last || morae < LEAD_SHORT || !elem_is(g.last->next, STR("。")))
		return false;
	l->say = say_of(w, &g, l);
	rest = split_morae_of(behind, g.last->next);
	if (morae < LEAD_MIN && rest < REST_LONG)
		return false;
	return l->say && morae + rest > SENTENCE_MIN &&
	       morae + says[l->say].morae <= w->max_morae + LEAD_OVER &&
	       rest >= REST_MIN &&
	       (morae >= LEAD_LONG || rest <= w->max_morae) &&
	       is_rest(behind, &g, l->say == SAY_NEED) &&
	       !is_open_lead(first, l->comma);
}

/* 名前、住所や電話番号を: becomes a list, which has a lead of its own. */
static bool
has_row(const struct chain *c, const struct elem *e)
{
	unsigned links = 0;

	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth || elem_is_noun(e) || elem_is(e, STR("の")) ||
		    elem_is(e, STR("など")))
			continue;
		if ((split_is_comma(e) || elem_is(e, STR("や")) ||
			elem_is(e, STR("と"))) &&
		    elem_is_noun(e->prev) && elem_is_noun(e->next))
			links++;
		else if (links > 1 &&
			 (elem_is(e, STR("を")) || elem_is(e, STR("が"))))
			return true;
		else
			links = 0;
	}
	return false;
}

/* What follows the lead is too long, and would need one itself. */
static bool
needs_another(struct work *w, struct elem *e)
{
	struct lead l;

	bool another = false;
	struct elem *at = e;

	for (; !elem_is_stop(w->c, at); at = at->next)
		another =
		    another || (!elem_is(at, STR("に")) && ends_lead(at, &l));
	return split_morae_of(e, at) > w->max_morae &&
	       (another || split_can_name(w, e));
}

bool
split_next(struct work *w, struct elem *first)
{
	struct lead l, best = { 0 };
	struct elem *behind;
	struct str old;

	for (struct elem *e = first; !elem_is_stop(w->c, e); e = e->next)
		if (ends_lead(e, &l) && is_lead(w, first, &l))
			best = l;
	if (!best.comma || needs_another(w, best.comma->next) ||
	    has_row(w->c, best.comma->next))
		return false;
	behind = best.comma->next;
	old = rewrite_text(w, best.comma->prev, behind);
	if (elem_is(best.comma->prev, STR("に")))
		elem_insert_word(w->c, best.comma, "は", POS_PARTICLE_TOPIC);
	put_lead(w, behind, &best);
	rewrite_step(w, STR("split-next"), old,
	    rewrite_text(w, best.comma->prev, behind));
	return true;
}
