/* What has to be so, as conditions of tenders and grants have it:
 * 県内に本社があること。 → 県内に本社があることが必要です。 Nobody can be asked to
 * be or to have something. */
#include "simplify/split_part.h"

/* States; and no acts that could be asked for. */
static bool
is_state(const struct elem *e)
{
	static const char *const heads[] = { "ある", "いる", "できる",
		"該当する", "有する", "ない", "属する", "見込める", "存する",
		"足りる" };
	const struct pred *p = &e->pred;

	if (p->past || p->polite || p->ending != END_RENTAI ||
	    pred_has(p, AUX_MUST))
		return false;
	if (p->conj == CONJ_COPULA)
		return p->naux == 0;
	if (p->naux)
		return p->aux[p->naux - 1] == AUX_IRU ||
		       p->aux[p->naux - 1] == AUX_CAN ||
		       p->aux[p->naux - 1] == AUX_POTENTIAL;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 目的は、…であること: what it is, not what must be. */
static bool
is_told_of(const struct elem *topic)
{
	static const char *const words[] = { "条件", "要件", "資格", "基準",
		"目的", "目標", "特徴", "特色", "理由", "原因", "利点", "魅力",
		"メリット", "課題", "内容", "役割", "ポイント", "対象", "こと",
		"の", "もの", "意味", "趣旨", "前提" };

	return elem_is_any(topic, words, ARRAY_SIZE(words));
}

/* 目的は、健康を増進すること: nobody is asked to; 大切なことは、… */
static bool
is_aim(const struct elem *topic)
{
	static const char *const words[] = { "目的", "目標", "役割", "趣旨",
		"特徴", "特色", "理由", "原因", "利点", "魅力", "メリット",
		"課題", "ねらい", "狙い", "使命", "任務" };
	static const char *const worth[] = { "大切", "重要", "必要", "大事" };

	if (elem_is(topic, STR("こと")) && topic->prev->kind == ELEM_PRED)
		for (size_t i = 0; i < ARRAY_SIZE(worth); i++)
			if (str_is(topic->prev->pred.head, worth[i]))
				return true;
	return elem_is_any(topic, words, ARRAY_SIZE(words));
}

static bool
has_aim(const struct chain *c, const struct elem *koto)
{
	for (const struct elem *e = koto->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (elem_is(e, STR("は")) && is_aim(e->prev))
			return true;
	return false;
}

static bool
is_required(const struct chain *c, const struct elem *koto)
{
	for (const struct elem *e = koto->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (elem_is(e, STR("は")) && is_told_of(e->prev))
			return false;
	return true;
}

/* Puts が必要です or です before the 。 at `stop`. */
static void
end_koto(struct work *w, struct elem *stop, bool needed)
{
	struct chain *c = w->c;
	struct elem *koto = stop->prev;
	struct elem *e = needed ? elem_pred(c, STR("必要"), CONJ_NA)
				: elem_pred(c, STR(""), CONJ_COPULA);

	if (needed)
		elem_insert_word(c, stop, "が", POS_PARTICLE_CASE);
	e->pred.polite = true;
	e->surface = pred_generate(c->arena, &e->pred);
	e->mark = koto->mark;
	elem_insert_before(stop, e);
	rewrite_step(
	    w, STR("ending"), koto->surface, rewrite_text(w, koto, stop));
}

/* ---- 法律では…とされている ----------------------------------------------- */

static bool
names_law(const struct elem *e)
{
	static const char *const ends[] = { "法", "法律", "法令", "条例",
		"規則", "要綱", "規程", "規約", "約款", "制度", "民法",
		"憲法" };

	return str_ends_any(e->surface, ends, ARRAY_SIZE(ends));
}

/* 条例では, 法律で, 民法上 */
static bool
is_by_law(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if ((elem_is(e, STR("で")) || elem_is(e, STR("では")) ||
			elem_is(e, STR("により")) || elem_is(e, STR("上"))) &&
		    elem_is_noun(e->prev) && names_law(e->prev))
			return true;
	return false;
}

/* 民法では、認められないとされています → 認められないことになっています: it is not
 * what people say. */
static void
end_by_law(struct work *w, struct elem *e)
{
	struct elem *to = e->prev, *what = to->prev;
	struct pred before = e->pred;

	if (!str_eq(e->pred.head, STR("する")) || e->pred.neg ||
	    e->pred.naux != 2 || e->pred.aux[0] != AUX_PASSIVE ||
	    e->pred.aux[1] != AUX_IRU || !elem_is(to, STR("と")) ||
	    what->kind != ELEM_PRED || what->frozen || what->pred.past ||
	    what->pred.ending != END_SHUSHI || !conj_is_verb(what->pred.conj) ||
	    (what->prev->kind == ELEM_PRED &&
		what->prev->pred.ending == END_BA) ||
	    !is_by_law(w->c, what))
		return;
	pred_drop(&e->pred, AUX_PASSIVE);
	e->pred.head = STR("なる");
	e->pred.conj = CONJ_RU;
	if (!rewrite_pred(w, e, &before, "ending"))
		return;
	what->pred.ending = END_RENTAI;
	elem_insert_word(w->c, to, "こと", POS_NOUN_DEPENDENT);
	elem_insert_word(w->c, to, "に", POS_PARTICLE_CASE);
	elem_unlink(to);
}

/* ---- who is obliged ------------------------------------------------------- */

static bool
is_obliged(const struct elem *noun)
{
	return elem_is_actor(noun) || elem_is_body(noun);
}

/* 企業に対し、 → 企業は、 */
static bool
name_against(struct elem *e)
{
	static const char *const words[] = { "に対し", "に対して",
		"に対しては" };

	if (!elem_is_any(e, words, ARRAY_SIZE(words)) || e->frozen ||
	    !is_obliged(e->prev))
		return false;
	if (elem_is(e->next, STR("は")))
		elem_unlink(e->next);
	e->surface = e->base = STR("は");
	e->feature = NULL;
	e->start = e->end = 0;
	return true;
}

/* 団体には、…を測って報告することが義務づけられています: behind a clause, or
 * several, no row of the grammar sees who has to do it. */
static void
name_obliged(struct work *w, struct elem *e)
{
	static const char *const heads[] = { "義務づける", "義務付ける" };
	bool acts = false;

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)) || e->pred.neg ||
	    !pred_has(&e->pred, AUX_PASSIVE))
		return;
	for (e = e->prev; !elem_is_stop(w->c, e); e = e->prev) {
		struct elem *ni = e->prev;

		acts |=
		    e->kind == ELEM_PRED && (elem_is(e->next, STR("こと")) ||
						e->pred.ending == END_TE ||
						e->pred.ending == END_RENYOU);
		if (e->depth)
			continue;
		if (name_against(e))
			return;
		if (!elem_is(e, STR("は")))
			continue;
		if (acts && elem_is(ni, STR("に")) && !ni->frozen &&
		    is_obliged(ni->prev))
			elem_unlink(ni);
		return;
	}
}

/* ---- until when one may ------------------------------------------------- */

/* 審査請求, 異議の申立て, 訴え */
static bool
is_remedy(const struct elem *topic)
{
	static const char *const alone[] = { "訴え", "申述" };
	static const char *const asks[] = { "申立て", "申立", "申し立て",
		"請求", "審査請求", "不服申立て", "異議申立て" };
	static const char *const whats[] = { "不服", "審査", "異議" };
	const struct elem *what = topic->prev;

	if (elem_is_any(topic, alone, ARRAY_SIZE(alone)) ||
	    str_ends(topic->surface, STR("訴訟")))
		return true;
	if (!elem_is_any(topic, asks, ARRAY_SIZE(asks)))
		return false;
	if (elem_is(what, STR("の")))
		what = what->prev;
	return elem_is_any(what, whats, ARRAY_SIZE(whats));
}

/* Before what is done stand a deadline and to whom it is, and not how. */
static bool
is_only_until(const struct chain *c, const struct elem *e)
{
	bool until = false;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			return until && is_remedy(e->prev);
		if (!until && (elem_is(e, STR("で")) || elem_is(e, STR("を"))))
			return false;
		until |= elem_is(e, STR("以内")) || elem_is(e, STR("まで"));
	}
	return false;
}

/* 行わ+なければ+なりません, or one predicate after the grammar made it. */
static bool
is_duty(const struct elem *e)
{
	const struct elem *next = e->next;

	if (e->pred.ending != END_BA)
		return pred_has(&e->pred, AUX_MUST);
	return e->pred.neg && !e->pred.naux && next->kind == ELEM_PRED &&
	       next->pred.neg && !next->pred.naux &&
	       (str_eq(next->pred.head, STR("なる")) ||
		   str_eq(next->pred.head, STR("いける")));
}

static void
permit(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct elem *next = e->next;

	if (e->pred.ending == END_BA) {
		e->pred = next->pred;
		e->pred.head = before.head;
		e->pred.conj = before.conj;
		e->pred.sahen = before.sahen;
		e->pred.neg = false;
		elem_unlink(next);
	}
	pred_drop(&e->pred, AUX_MUST);
	pred_push(&e->pred, AUX_CAN);
	rewrite_pred(w, e, &before, "can");
}

/* 審査請求は、3か月以内にしなければなりません → することができます: it is a right,
 * which nobody has to use. */
void
rewrite_rights(struct work *w)
{
	static const char *const heads[] = { "する", "行う", "提起する",
		"申し立てる" };

	CHAIN_FOREACH(e, w->c)
	{
		if (e->kind == ELEM_PRED && !e->frozen &&
		    elem_has_head(e, heads, ARRAY_SIZE(heads)) && is_duty(e) &&
		    is_only_until(w->c, e))
			permit(w, e);
	}
}

void
rewrite_required(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		struct elem *koto = e->prev;

		if (e->kind == ELEM_PRED && !e->frozen) {
			end_by_law(w, e);
			name_obliged(w, e);
		}
		if (!elem_is(e, STR("。")) || !elem_is(koto, STR("こと")) ||
		    koto->depth || koto->frozen ||
		    koto->prev->kind != ELEM_PRED)
			continue;
		if (has_aim(c, koto))
			end_koto(w, e, false);
		else if (is_state(koto->prev) && is_required(c, koto))
			end_koto(w, e, true);
	}
}
