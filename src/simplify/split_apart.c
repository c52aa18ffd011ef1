/* Cuts that every such sentence needs, whatever its length: what is lacking
 * beside another fact, a duty before what is so if one does not, what is asked
 * for before what is forbidden, and what staff does before what is asked for. */
#include "simplify/split.h"

/* 情報は入っていなくて、異常もありません: one thing beside the other;
 * 飲んではいけなくて、あとで知らせてください. */
static bool
is_lack(const struct chain *c, const struct elem *e, bool request)
{
	if (str_eq(e->pred.head, STR("いける")) && elem_is(e->prev, STR("は")))
		return true;
	return pred_has(&e->pred, AUX_IRU) && !request &&
	       split_has_subject(c, e) && split_has_own_subject(c, e->next);
}

static bool
split_lack(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g;

	if (e->pred.ending != END_TE || !e->pred.neg)
		return false;
	g = split_goal(w->c, e->next);
	return g.act && is_lack(w->c, e, g.act != ACT_STATES) &&
	       !(g.act == ACT_STATES && split_is_supposed(w->c, e)) &&
	       split_joins(w->c, e, behind, &g) &&
	       split_at(w, e, behind, NULL, "split-and");
}

/* 窓を閉め、外出を控えてください: only what follows became a ban. */
static bool
is_asked(const struct chain *c, const struct elem *e)
{
	const struct pred *p = &e->pred;
	bool kept = str_eq(p->head, STR("持つ")) && pred_has(p, AUX_IRU);

	if (p->neg || !conj_is_verb(p->conj) || p->ending != END_RENYOU)
		return false;
	return (split_has_own(c, e, STR("を")) || split_is_whole_act(e)) &&
	       !split_connects(e) &&
	       (kept || (!split_is_manner(e) && !split_is_unwilled(e)));
}

/* 持ってきて, 近寄らないで: asked for, or forbidden, by itself. */
static bool
is_apart(const struct pred *p)
{
	if (p->naux || !conj_is_verb(p->conj))
		return false;
	if (p->neg)
		return p->ending == END_ZU || p->ending == END_NAIDE;
	return str_eq(p->head, STR("持ってくる")) &&
	       (p->ending == END_TE || p->ending == END_RENYOU);
}

/* 車を使わないで、仕方なく運転するときは…てください: asks for the one, and for
 * the other if the one cannot be. */
static bool
split_unless(struct work *w, struct elem *e)
{
	static const char *const words[] = { "仕方なく", "やむを得ず",
		"どうしても" };
	struct goal g;
	struct str old = e->surface;

	if (!e->pred.neg || e->pred.ending != END_NAIDE || e->pred.naux ||
	    !elem_is_any(e->next->next, words, ARRAY_SIZE(words)))
		return false;
	g = split_goal(w->c, e->next);
	if (g.act != ACT_REQUEST || !split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-request"), old, e->surface);
	split_cut(w, e, e->next->next, NULL);
	return true;
}

/* 立入りは木道だけで、植物を取らないでください: what is so is not forbidden. */
static bool
split_state_from_ban(struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	struct goal g;

	if (p->conj != CONJ_COPULA ||
	    (p->ending != END_TE && p->ending != END_RENYOU) || p->neg ||
	    p->naux || !split_follows_topic(w->c, e))
		return false;
	g = split_goal(w->c, e->next);
	return g.act == ACT_REQUEST && g.last->pred.neg &&
	       split_joins(w->c, e, e->next->next, &g) &&
	       split_at(w, e, e->next->next, NULL, "split-and");
}

/* 上履きを持ってきて、走らないでください: the first is not forbidden. */
static bool
is_before_ban(const struct chain *c, const struct elem *e, const struct goal *g)
{
	return split_is_ban(g) &&
	       (is_apart(&e->pred) || (g->last->turned && is_asked(c, e))) &&
	       split_joins(c, e, e->next->next, g);
}

/* 外出を控え、具合が悪くなった人は: they may be those who did both. */
static bool
names_people(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("は")) && elem_is_person(e->prev) &&
		    e->prev->prev->kind == ELEM_PRED)
			return true;
	return false;
}

/* 運転を控え、運転するときは、ゆっくり走ってください: as a ban it is no manner
 * of what follows. */
static bool
is_ban_before(const struct chain *c, const struct elem *e, const struct goal *g)
{
	return g->act == ACT_REQUEST && e->turned && !e->pred.naux &&
	       e->pred.neg && e->pred.ending == END_NAIDE &&
	       !names_people(c, e->next);
}

/* そのままにせず、免除する制度がありますので、相談してください: no manner of what
 * there is. */
static bool
is_before_reason(
    const struct chain *c, const struct elem *e, const struct goal *g)
{
	if (g->act != ACT_REQUEST || split_is_ban(g) || !e->pred.neg ||
	    e->pred.naux || !conj_is_verb(e->pred.conj) ||
	    (e->pred.ending != END_ZU && e->pred.ending != END_NAIDE))
		return false;
	for (e = e->next; e != g->last; e = e->next)
		if (elem_is(e, STR("ので")) && e->prev->kind == ELEM_PRED)
			return split_own_subject(c, e->prev);
	return false;
}

static bool
split_from_reason(struct work *w, struct elem *e)
{
	struct goal g = split_goal(w->c, e->next);
	struct str old = e->surface;

	if (!g.last || !is_before_reason(w->c, e, &g) || !split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-request"), old, e->surface);
	split_cut(w, e, e->next->next, NULL);
	return true;
}

static bool
split_request(struct work *w, struct elem *e)
{
	struct goal g = split_goal(w->c, e->next);
	struct str old = e->surface;

	if (!g.last ||
	    (!is_before_ban(w->c, e, &g) && !is_ban_before(w->c, e, &g)) ||
	    !split_give(w, e, &g))
		return false;
	rewrite_step(w, STR("split-and"), old, e->surface);
	split_cut(w, e, e->next->next, NULL);
	return true;
}

bool
split_is_duty(const struct elem *e)
{
	if (e->pred.ending != END_TE && e->pred.ending != END_ZU)
		return false;
	return pred_has(&e->pred, AUX_MUST) ||
	       (str_eq(e->pred.head, STR("なる")) && e->pred.neg &&
		   e->prev->kind == ELEM_PRED && e->prev->pred.neg &&
		   e->prev->pred.ending == END_BA);
}

/* 不備があると受け付けません: what the dictionary takes for a quotation. */
static bool
is_if(const struct elem *e)
{
	static const char *const heads[] = { "言う", "いう", "思う", "考える",
		"する", "なる", "認める", "判断する", "見る", "みる", "見込む",
		"聞く", "答える", "述べる", "書く", "示す", "定める", "決める",
		"知る", "感じる", "伝える", "説明する", "予想する", "決まる" };

	return elem_is(e, STR("と")) && e->prev->kind == ELEM_PRED &&
	       e->prev->pred.ending == END_SHUSHI && !e->prev->pred.past &&
	       (conj_is_verb(e->prev->pred.conj) ||
		   str_eq(e->prev->pred.head, STR("ない"))) &&
	       !elem_is_particle(e->next) && !elem_is_actor(e->next) &&
	       !elem_has_head(e->next, heads, ARRAY_SIZE(heads));
}

/* …なければならず、書類に不備があると、… */
static bool
opens_condition(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next) {
		if (split_is_condition(e) || is_if(e))
			return true;
		if (e->kind == ELEM_PRED && !e->depth &&
		    split_is_comma(e->next))
			return false;
	}
	return false;
}

/* 許可を受ける必要があって、 */
static bool
is_need(const struct elem *e)
{
	return e->pred.ending == END_TE && !e->pred.neg &&
	       str_eq(e->pred.head, STR("ある")) &&
	       elem_is(e->prev, STR("が")) &&
	       elem_is(e->prev->prev, STR("必要"));
}

/* 工事は、市の業者でなければ行うことができず、ほかの業者が行った場合は、 */
static bool
is_barred(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev->prev;

	if (!e->pred.neg || !str_eq(e->pred.head, STR("できる")) ||
	    (e->pred.ending != END_ZU && e->pred.ending != END_TE) ||
	    !elem_is(at, STR("こと")))
		return false;
	while (!elem_is_stop(c, at) && !elem_is(at, STR("は")))
		at = at->prev;
	if (elem_is_stop(c, at) || !elem_is_noun(at->prev) ||
	    elem_is_actor(at->prev) || elem_is_person(at->prev) ||
	    split_is_function_noun(at->prev))
		return false;
	for (at = e->next; !elem_is_stop(c, at); at = at->next) {
		if (split_is_condition(at))
			return false;
		if (elem_is(at, STR("が")) && !at->depth)
			return true;
	}
	return false;
}

static bool
split_duty(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;

	return (split_is_duty(e) || is_need(e) || is_barred(w->c, e)) &&
	       split_main(w->c, behind) && opens_condition(w->c, behind) &&
	       split_at(w, e, behind, NULL, "split-and");
}

/* The noun before the が of e, or NULL. */
static const struct elem *
own_subject(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("は")))
			return NULL;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return e->prev;
	}
	return NULL;
}

/* 調査員が紙を配って、答えてください: two who act. */
static bool
is_staffs_act(const struct chain *c, const struct elem *e)
{
	static const char *const ends[] = { "員", "係の人", "係", "担当者",
		"業者", "職員", "市", "県", "町", "課", "役所", "センター" };
	const struct elem *who;

	if (!conj_is_verb(e->pred.conj) || e->pred.ending != END_TE ||
	    e->pred.neg)
		return false;
	who = own_subject(c, e);
	if (!who)
		return false;
	/* 係の人 */
	if (elem_is(who, STR("人")) && elem_is(who->prev, STR("の")))
		return elem_is(who->prev->prev, STR("係"));
	return str_ends_any(who->surface, ends, ARRAY_SIZE(ends));
}

/* 道が狭く、電車で来てください: what is so, or happens to a thing, is not asked
 * for. */
static bool
is_things_state(const struct chain *c, const struct elem *e)
{
	const struct elem *what;

	if (e->pred.neg ||
	    (e->pred.ending != END_TE && e->pred.ending != END_RENYOU &&
		e->pred.ending != END_KU) ||
	    (conj_is_verb(e->pred.conj) && split_has_own(c, e, STR("を"))))
		return false;
	what = own_subject(c, e);
	return what && elem_is_noun(what) && !elem_is_actor(what) &&
	       !elem_is_person(what);
}

static bool
split_other(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	bool state = is_things_state(w->c, e);
	struct goal g;

	if (!state && !is_staffs_act(w->c, e))
		return false;
	g = split_goal(w->c, e->next);
	return g.act == ACT_REQUEST &&
	       (state ? split_coordinate(w->c, e, g.verb)
		      : split_joins(w->c, e, behind, &g)) &&
	       split_at(w, e, behind,
		   split_is_supposed(w->c, e) ? "そのときは" : NULL,
		   "split-and");
}

bool
split_apart(struct work *w, struct elem *e)
{
	if (!split_is_comma(e->next))
		return false;
	if (e->pred.ending == END_NAIDE && !e->turned)
		return split_unless(w, e) || split_from_reason(w, e);
	return split_lack(w, e) || split_request(w, e) ||
	       split_from_reason(w, e) || split_state_from_ban(w, e) ||
	       split_duty(w, e) || split_other(w, e);
}
