/* Honorific and humble predicates in plain polite form: who acts is told from
 * the verb and the words around it. */
#include "simplify/asked.h"
#include "simplify/favour.h"
#include "simplify/honour.h"
#include "simplify/split.h"

/* ページが見られる, ページを見ることができる. */
static void
take_object(struct elem *ga)
{
	const struct elem *what = ga->prev;

	if (elem_is(what, STR("だけ")) || elem_is(what, STR("のみ")))
		what = what->prev;
	if (!elem_is(ga, STR("が")) || ga->frozen || elem_is_actor(what))
		return;
	ga->surface = ga->base = STR("を");
	ga->start = ga->end = 0;
}

/* 検査が無料で受けられる: が of its own, behind a thing. */
static struct elem *
object_apart(const struct chain *c, struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		struct noun_conds known = { 0 };

		if (e->depth != depth)
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("、")) ||
		    elem_is(e, STR("を")) || elem_is(e, STR("は")))
			return NULL;
		if (elem_is(e, STR("が")))
			return pattern_noun_holds(&known, COND_THING, e->prev)
				   ? e
				   : NULL;
	}
	return NULL;
}

/* られる that is neither suffered nor polite. */
static void
plain_can(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct elem *ga = e->prev;

	e->pred.aux[0] = AUX_CAN;
	if (!elem_is(ga, STR("が")))
		ga = object_apart(w->c, e);
	if (ga)
		take_object(ga);
	rewrite_pred(w, e, &before, "can");
}

/* …を渡します: what the city does, not who was asked before. */
static bool
is_answer(const struct work *w, const struct goal *g)
{
	const struct pred *p = &g->last->pred;

	return g->act == ACT_STATES && g->verb == g->last && !p->naux &&
	       !p->humble && !p->past && !p->neg &&
	       (str_eq(p->head, STR("確認する")) ||
		   (rules_verb_class(w->easy, p->head) & VERB_CITY &&
		       !(rules_verb_class(w->easy, p->head) & VERB_PERSON)));
}

/* …できません, …となります */
static bool
is_cannot(const struct goal *g)
{
	const struct pred *p = &g->last->pred;

	if (str_eq(p->head, STR("なる")) && !p->neg && !p->past && !p->naux &&
	    p->ending == END_SHUSHI)
		return true;
	return p->neg && !p->past && p->ending == END_SHUSHI &&
	       (str_eq(p->head, STR("できる")) || pred_has(p, AUX_CAN));
}

/* 持参いただき、 before what is not asked of the reader in the same way. */
static bool
precedes_other(struct work *w, struct elem *e)
{
	struct elem *comma = e->next;
	struct goal g;

	if ((e->pred.ending != END_TE && e->pred.ending != END_RENYOU) ||
	    e->pred.neg || e->depth || !split_is_comma(comma) ||
	    pred_has(&e->pred, AUX_CAUSATIVE))
		return false;
	g = split_goal(w->c, comma);
	return g.act && g.verb != e &&
	       (split_is_ban(&g) || is_answer(w, &g) || is_cannot(&g)) &&
	       split_joins(w->c, e, comma->next, &g);
}

/* カードをお持ちいただく: one comes with it. */
static void
bring_along(struct elem *e)
{
	struct pred *p = &e->pred;

	if (!str_eq(p->head, STR("持つ")) || pred_has(p, AUX_IRU) ||
	    pred_has(p, AUX_CAUSATIVE) ||
	    !(pred_has(p, AUX_MORAU) || pred_has(p, AUX_MORAERU) ||
		pred_has(p, AUX_KURERU)) ||
	    (elem_is(e->prev, STR("を")) && !asked_is_carried(e->prev->prev)))
		return;
	p->head = STR("持ってくる");
	p->conj = conj_guess(p->head);
}

/* 午前中だけのお預かりになります: の is left of the noun. */
static void
drop_joint(struct elem *e)
{
	struct elem *no = e->prev;

	if (!e->pred.honorific || pattern_joint(no) ||
	    !elem_is(no, STR("の")) || no->frozen)
		return;
	if (!elem_is(no->prev, STR("だけ")) &&
	    !elem_is(no->prev, STR("のみ")) && !elem_is(no->prev, STR("まで")))
		return;
	if (!str_eq(e->pred.head, STR("支払う"))) {
		elem_unlink(no);
		return;
	}
	/* 現金だけで払う */
	no->surface = no->base = STR("で");
	no->start = no->end = 0;
}

static void
plain_honour(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	bring_along(e);
	drop_joint(e);
	if (p->humble && pred_has(p, AUX_MORAU) && precedes_other(w, e)) {
		pred_drop(p, AUX_MORAU);
		p->humble = false;
		p->ending = END_KUDASAI;
		if (rewrite_pred(w, e, &before, "honorific"))
			e->next->surface = e->next->base = STR("。");
		return;
	}
	if (p->humble && pred_has(p, AUX_CAUSATIVE) && pred_has(p, AUX_MORAU) &&
	    !asked_of_other(w->c, e)) {
		/* させていただきます: the writer does it. */
		pred_drop(p, AUX_CAUSATIVE);
		pred_drop(p, AUX_MORAU);
	} else if (p->humble &&
		   (pred_has(p, AUX_MORAU) || pred_has(p, AUX_MORAERU))) {
		favour_asked(w, e);
	}
	/* 寒くなってまいりました came, 取り組んでまいります goes on. */
	if (p->humble && p->past && pred_has(p, AUX_IKU)) {
		pred_drop(p, AUX_IKU);
		pred_push(p, AUX_KURU);
	}
	if (p->honorific)
		pred_drop(p, AUX_KURERU);
	/* ページがご覧になれない */
	if (p->honorific && pred_has(p, AUX_CAN) && conj_is_verb(p->conj))
		take_object(e->prev);
	p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* お伺いした個人情報 */
static bool
is_heard(const struct elem *e)
{
	static const char *const ends[] = { "情報", "内容", "意見", "話",
		"名前", "氏名", "住所", "番号", "要望", "声", "事情" };

	return honour_before_any(e, ends, ARRAY_SIZE(ends));
}

/* 相談を伺う, 方針について伺う is 聞く, 家に伺う 行く. */
static bool
plain_visit(struct work *w, struct elem *e)
{
	static const char *const again[] = { "もう一度", "改めて", "また",
		"再度", "再び", "直接" };
	static const char *const heads[] = { "伺う", "うかがう", "伺える",
		"うかがえる" };
	struct pred before = e->pred;
	bool object = is_heard(e), can = str_ends(e->pred.head, STR("える"));

	/* 暮らしをうかがわせる: it lets one guess. */
	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	    pred_has(&e->pred, AUX_CAUSATIVE))
		return false;
	for (const struct elem *at = e->prev;
	     !elem_is_stop(w->c, at) &&
	     (at->kind != ELEM_PRED || at->pred.ending == END_KU);
	     at = at->prev)
		object |=
		    at->depth == e->depth &&
		    (elem_is(at, STR("を")) || elem_is(at, STR("について")) ||
			elem_is(at, STR("点")) ||
			(elem_is(at, STR("も")) && elem_is_noun(at->prev) &&
			    !elem_is_actor(at->prev) &&
			    !pattern_is_time(at->prev)));
	/* 家まで収集に伺う: what for; 人を対象に、家まで伺う */
	if ((elem_is(e->prev, STR("に")) &&
		e->prev->prev->pos == POS_NOUN_VERBAL && !is_heard(e)) ||
	    elem_is(e->prev, STR("まで")) || elem_is(e->prev, STR("へ")))
		object = false;
	if (!object && !elem_is_particle(e->prev) &&
	    !elem_is(e->prev, STR("、")) &&
	    !elem_is_any(e->prev, again, ARRAY_SIZE(again)))
		return false;
	e->pred.head = object ? STR("聞く") : STR("行く");
	if (can)
		pred_push(&e->pred, AUX_CAN);
	e->pred.conj = conj_guess(e->pred.head);
	e->pred.humble = false;
	return rewrite_pred(w, e, &before, "honorific");
}

static void
plain_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (p->ending == END_OPEN || plain_visit(w, e) || favour_thanked(w, e))
		return;
	if (p->naux >= 2 && p->aux[p->naux - 1] == AUX_TAI &&
	    p->aux[p->naux - 2] == AUX_PASSIVE && p->ending == END_SHUSHI &&
	    !p->neg && !p->past && elem_is_stop(w->c, e->next)) {
		p->naux = (uint8_t)(p->naux - 2);
		p->ending = END_KUDASAI;
		rewrite_pred(w, e, &before, "request");
		return;
	}
	if (honour_is_polite(w, e)) {
		pred_drop(p, AUX_PASSIVE);
		rewrite_pred(w, e, &before, "honorific");
		return;
	}
	if (honour_is_can(w, e)) {
		plain_can(w, e);
		return;
	}
	if (pred_has(p, AUX_KANERU)) {
		pred_drop(p, AUX_KANERU);
		/* なりかねない may come about; お渡しできかねる is but できない. */
		if (p->neg)
			pred_push(p, AUX_KARA_NAI);
		else if (!str_ends(p->head, STR("できる")) &&
			 !pred_has(p, AUX_CAN) && !pred_has(p, AUX_POTENTIAL))
			pred_push(p, AUX_CAN);
		p->neg = !p->neg;
		rewrite_pred(w, e, &before, "kaneru");
		return;
	}
	if (p->honorific || p->humble)
		plain_honour(w, e);
	else if (p->neg &&
		 ((p->ending == END_RENTAI && str_ends(e->surface, STR("ぬ")) &&
		      elem_is(e->next, STR("よう"))) ||
		     (p->ending == END_BA &&
			 str_ends(e->surface, STR("ねば")))))
		/* 遅れぬよう, 知らせねば */
		rewrite_pred(w, e, &before, "ending");
}

/* お before other nouns may be part of the word. */
static bool
is_prefixed(const struct elem *noun, bool go)
{
	if (noun->kind == ELEM_PRED)
		return go && noun->pred.conj == CONJ_NA;
	return noun->pos == POS_NOUN_VERBAL ||
	       (go && (noun->pos == POS_NOUN || noun->pos == POS_NOUN_ADJ ||
			  noun->pos == POS_NOUN_ADVERBIAL ||
			  noun->pos == POS_PRONOUN));
}

/* ご協力, お申込み as nouns, ご自由. */
static void
plain_prefix(struct work *w, struct elem *e)
{
	struct elem *noun = e->next;
	bool go = elem_is(e, STR("ご")) || elem_is(e, STR("御"));

	if (e->pos != POS_PREFIX || e->frozen || elem_end(w->c, noun) ||
	    noun->space || (!go && !elem_is(e, STR("お"))) ||
	    !is_prefixed(noun, go))
		return;
	noun->space = e->space;
	noun->gap = e->gap;
	rewrite_step(
	    w, STR("prefix"), rewrite_text(w, e, noun->next), noun->surface);
	elem_unlink(e);
}

/* 呼ばれますまで: politeness is for the end of the sentence. */
static void
plain_until(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	if (!e->pred.polite || !elem_is(e->next, STR("まで")))
		return;
	e->pred.polite = false;
	rewrite_pred(w, e, &before, "ending");
}

void
rewrite_plain(struct work *w)
{
	for (struct elem *e = w->c->head.next, *next; !elem_end(w->c, e);
	     e = next) {
		next = e->next;
		plain_prefix(w, e);
		if (e->kind == ELEM_PRED && !e->frozen &&
		    (!w->brief || e->pred.polite ||
			e->pred.ending == END_RENTAI ||
			e->pred.ending == END_KUDASAI)) {
			plain_until(w, e);
			plain_pred(w, e);
		}
	}
	asked_to_topic(w);
	asked_after_to(w);
}
