/* Passives before a thing that is made or used: whoever did it, the thing is the
 * same. */
#include "simplify/passive.h"

/* The thing behind a relative clause, not when or that something is done. */
static bool
qualifies_thing(const struct elem *e)
{
	static const char *const founds[] = { "設立する", "創設する",
		"結成する", "組織する" };
	const struct elem *last = e->next;

	/* 書かれた黄色い紙 */
	while (last->kind == ELEM_PRED && last->pred.ending == END_RENTAI &&
	       !conj_is_verb(last->pred.conj))
		last = last->next;
	if (last->pos == POS_PREFIX)
		last = last->next;
	/* 描かれたそうです */
	if (elem_is(last, STR("そう")))
		return false;
	if (elem_is(last, STR("もの")))
		return !elem_is(last->next, STR("と"));
	if (!elem_is_noun(last) || last->value ||
	    last->pos == POS_NOUN_DEPENDENT || last->pos == POS_NOUN_ADVERBIAL)
		return false;
	while (!last->next->space && rewrite_compound(last->next))
		last = last->next;
	/* 住民が設立した会社 */
	return elem_has_head(e, founds, ARRAY_SIZE(founds))
		   ? !elem_is_person(last)
		   : !elem_is_actor(last);
}

/* 条件が書かれた紙をもらってください: the subject of the whole sentence is
 * another one. */
static bool
owns_subject(struct chain *c, struct elem *e)
{
	const struct elem *last = rewrite_final(c, e);

	if (last && (last->pred.ending == END_KUDASAI ||
			!conj_is_verb(last->pred.conj)))
		return true;
	for (const struct elem *at = e->next; !elem_is_stop(c, at);
	     at = at->next)
		if (at->depth == e->depth &&
		    (elem_is(at, STR("は")) ||
			(elem_is(at, STR("が")) &&
			    at->pos == POS_PARTICLE_CASE)))
			return true;
	return false;
}

/* 撮られた, 使われている, but not 納められる, which is what one can. */
static bool
is_made(const struct pred *p)
{
	static const char *const never[] = { "用いる", "設ける", "定める",
		"講じる" };

	if (p->ending != END_RENTAI || p->naux > 2)
		return false;
	if (p->naux == 2)
		return p->aux[1] == AUX_IRU || p->aux[1] == AUX_KURU;
	for (size_t i = 0; i < ARRAY_SIZE(never); i++)
		if (str_is(p->head, never[i]))
			return !p->neg;
	return !p->neg && (p->conj != CONJ_ICHIDAN || p->past);
}

/* 市に置かれた, and not 子どもに配備された, which is to whom. */
static bool
names_other(const struct elem *particle, const struct elem *e)
{
	static const char *const gives[] = { "配備する", "配布する", "配る",
		"交付する", "支給する", "提供する", "貸与する", "賃貸する",
		"貸し出す", "貸す", "渡す", "送る", "発送する", "届ける" };

	if (elem_is(particle, STR("から")))
		return elem_is_actor(particle->prev) ||
		       elem_is_body(particle->prev);
	return elem_is(particle, STR("に")) && elem_is_actor(particle->prev) &&
	       !elem_has_head(e, gives, ARRAY_SIZE(gives));
}

/* 権利の設定されている場所: の as が. */
static bool
is_subject_no(const struct elem *no, const struct elem *e)
{
	return no->next == e && elem_is(no, STR("の")) &&
	       elem_is_noun(no->prev) && !pattern_is_time(no->prev);
}

/* 市民に開かれた市役所: which nobody opens. */
static bool
is_open_to_all(const struct elem *e)
{
	static const char *const ends[] = { "市役所", "市政", "県政", "町政",
		"行政", "議会", "学校", "社会", "地域", "都市", "まち", "国",
		"大学", "組織", "病院", "県庁", "施設" };
	const struct elem *last = e->next;

	while (!last->next->space && rewrite_compound(last->next))
		last = last->next;
	return str_eq(e->pred.head, STR("開く")) &&
	       str_ends_any(last->surface, ends, ARRAY_SIZE(ends));
}

/* 県警は、詐欺に使われた電話番号を調べる: whoever is named beside it did not. */
static bool
is_crime(const struct elem *e)
{
	static const char *const ends[] = { "詐欺", "犯罪", "犯行", "事件",
		"テロ", "手口", "不正", "悪用" };

	return (elem_is(e->prev, STR("に")) || elem_is(e->prev, STR("で"))) &&
	       str_ends_any(e->prev->prev->surface, ends, ARRAY_SIZE(ends));
}

bool
passive_makes_thing(
    struct work *w, struct elem *e, unsigned class, struct elem **ret_subject)
{
	const struct pred *p = &e->pred;

	*ret_subject = NULL;
	if (!(class & VERB_MADE) || !is_made(p) || !qualifies_thing(e) ||
	    is_open_to_all(e) || is_crime(e))
		return false;
	for (struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		/* 家が正しく管理されていない: how. */
		if (at->kind == ELEM_PRED && at->pred.ending == END_KU)
			continue;
		/* 踊りが、3年ぶりに奉納される予定 */
		if (elem_is(at, STR("、")))
			return !elem_is(at->prev, STR("が"));
		if (at->kind == ELEM_PRED || elem_is(at, STR("は")) ||
		    elem_is(at, STR("も")))
			break;
		if ((elem_is(at, STR("を")) && !passive_wo_as(at)) ||
		    passive_is_agent(at) || names_other(at, e))
			return false;
		if (!elem_is(at, STR("が")) && !is_subject_no(at, e))
			continue;
		/* 家が建てられる土地: one can build there. */
		if (at != e->prev || elem_is_actor(at->prev) ||
		    !owns_subject(w->c, e))
			return false;
		*ret_subject = at;
	}
	return true;
}

bool
passive_are_there(struct work *w, struct elem *e, const struct elem *subject)
{
	static const char *const people[] = { "職", "スタッフ", "チーム", "隊",
		"通訳", "司書", "コーディネーター", "アドバイザー",
		"サポーター" };
	static const char *const places[] = { "窓口", "コーナー", "センター",
		"事務所", "事務局", "支所", "支部", "分室" };
	static const char *const heads[] = { "配置する", "置く", "設置する",
		"開設する" };
	struct pred before = e->pred;
	bool here, there;

	if (!subject || !elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	    !pred_has(&e->pred, AUX_IRU))
		return false;
	here = elem_is_person(subject->prev) ||
	       str_ends_any(subject->prev->surface, people, ARRAY_SIZE(people));
	there =
	    str_ends_any(subject->prev->surface, places, ARRAY_SIZE(places));
	if (!here && !there)
		return false;
	pred_drop(&e->pred, AUX_PASSIVE);
	pred_drop(&e->pred, AUX_IRU);
	e->pred.head = here ? STR("いる") : STR("ある");
	e->pred.conj = here ? CONJ_ICHIDAN : CONJ_ARU;
	e->pred.sahen = false;
	return rewrite_pred(w, e, &before, "passive");
}
