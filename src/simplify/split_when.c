/* What may happen, before what one does then: 車が動けなくなったときは、… →
 * 車が動けなくなることがあります。そのときは、… */
#include "simplify/split.h"

/* The comma behind とき, 場合; NULL. */
static struct elem *
when_comma(struct elem *e)
{
	if (e->pred.ending != END_RENTAI ||
	    !(elem_is(e->next, STR("とき")) || elem_is(e->next, STR("場合"))))
		return NULL;
	e = e->next->next;
	if (elem_is(e, STR("に")))
		e = e->next;
	if (!elem_is(e, STR("は")))
		return NULL;
	return split_is_comma(e->next) ? e->next : NULL;
}

/* Nobody does it: 起きる, 足りない, 難しい, 認められる. */
static bool
happens(const struct elem *e)
{
	const struct pred *p = &e->pred;
	static const char *const heads[] = { "変わる", "起きる", "起こる",
		"出る", "現れる", "届く", "見つかる", "壊れる", "消える",
		"減る", "増える", "遅れる", "続く", "足りる", "切れる",
		"止まる", "破れる", "汚れる", "発生する", "なくなる",
		"つながる", "かかる", "決まる", "超える", "倒れる", "漏れる",
		"近づく", "残る", "動く", "動ける", "開く", "落ちる", "下がる",
		"上がる", "治る", "治まる", "たまる", "できる", "間に合う",
		"合う", "違う", "上回る", "下回る", "聞こえる", "見える",
		"詰まる", "破裂する", "故障する", "凍結する", "凍る", "折れる",
		"重なる", "燃え移る", "割れる" };

	if (pred_has(p, AUX_TAI) || pred_has(p, AUX_CAN) ||
	    pred_has(p, AUX_KARA_NAI) || pred_has(p, AUX_MUST) ||
	    pred_has(p, AUX_SHIMAU) || p->polite)
		return false;
	if (p->conj == CONJ_ADJ ||
	    (p->conj == CONJ_NA && str_eq(p->head, STR("必要"))))
		return true;
	if (str_eq(p->head, STR("ある")) || pred_has(p, AUX_POTENTIAL))
		return p->neg;
	if (pred_has(p, AUX_PASSIVE))
		return !p->neg;
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       (p->neg || !str_eq(p->head, STR("できる")));
}

/* 申し込む人が多いとき: how many people there are is no act of theirs. */
static bool
is_number_of(const struct elem *e)
{
	const struct pred *p = &e->pred;
	static const char *const heads[] = { "多い", "少ない", "超える",
		"上回る", "下回る", "足りる", "増える", "減る", "満たない",
		"ない" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	       (str_eq(p->head, STR("ある")) && p->neg);
}

/* 登録証をなくしたとき: it happens to the reader. */
static bool
befalls(const struct elem *e)
{
	const struct pred *p = &e->pred;
	static const char *const heads[] = { "なくす", "遅れる", "足りる",
		"満たない", "超える", "間に合う", "できる" };

	if (pred_has(p, AUX_CAN))
		return false;
	if (p->neg && pred_has(p, AUX_POTENTIAL))
		return true;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 届出がないとき: what is lacking is an act; 払うことが難しいとき would say こと
 * twice; 原子力災害が起きたとき: what is only feared. */
static bool
is_act_or_clause(const struct elem *pred, const struct elem *noun)
{
	static const char *const feared[] = { "災害", "事故", "事件" };

	return str_ends_any(noun->surface, feared, ARRAY_SIZE(feared)) ||
	       elem_is(noun, STR("こと")) ||
	       (noun->pos == POS_NOUN_VERBAL && is_number_of(pred));
}

/* Conditions, topics, reasons, and words like もし reach over the cut. */
static bool
reaches_over(const struct elem *e)
{
	static const char *const words[] = { "は", "とき", "場合", "ため",
		"ので", "もし", "万一", "仮に", "だけ", "際", "か", "そのとき",
		"も", "と", "たとえ",
		/* だから、変わったときは、: no reason that it may change, and no
		 * act after the other. */
		"だから", "そして" };

	if (e->kind == ELEM_PRED)
		return e->pred.ending == END_SHUSHI ||
		       e->pred.ending == END_BA || e->pred.ending == END_TARA ||
		       e->pred.ending == END_RENYOU ||
		       e->pred.ending == END_KUDASAI;
	return (elem_is(e, STR("も"))
		    ? elem_is(e->prev, STR("ても"))
		    : elem_is_any(e, words, ARRAY_SIZE(words)));
}

static bool
is_when(const struct elem *e)
{
	if (elem_is(e, STR("に")) || elem_is(e, STR("で")))
		e = e->prev;
	return elem_is(e, STR("とき")) || elem_is(e, STR("場合")) ||
	       elem_is(e, STR("日"));
}

/* 災害や失業、病気などで; 接種後に、熱が出た */
static bool
is_inner(const struct elem *comma)
{
	const struct elem *e = comma->prev;

	if (elem_is(e, STR("に")))
		return str_ends(e->prev->surface, STR("後"));
	return elem_is_noun(e) && !e->value && e->pos != POS_NOUN_ADVERBIAL &&
	       elem_is_noun(comma->next);
}

/* 県は、 対策本部は: they do what follows, and it does not happen to them. */
static bool
is_who(const struct elem *noun)
{
	return elem_is_actor(noun) || elem_is_body(noun) ||
	       str_ends(noun->surface, STR("部"));
}

/* The subject that e is said of is a thing, and all before it belongs to it. */
static bool
is_event_clause(const struct chain *c, const struct elem *e, enum act act)
{
	/* 控除は、所得が1,000万円を超えるときは: which ones, not what happens. */
	static const char *const more[] = { "超える", "上回る", "下回る" };
	bool subject = false, clause = true, topic = false;
	const struct elem *pred = e;
	bool person = is_number_of(e), own = befalls(e);
	bool event = happens(e);
	bool exceeds = elem_has_head(e, more, ARRAY_SIZE(more));

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (e->prev->pos == POS_CONJUNCTION && split_is_comma(e) &&
		    !elem_is(e->prev, STR("だから")) &&
		    !elem_is(e->prev, STR("そして")))
			break;
		/* 申請は、書類が足りないときは、 */
		if (split_is_comma(e) && elem_is(e->prev, STR("は")) &&
		    act == ACT_STATES && subject && !topic && !exceeds &&
		    !is_when(e->prev->prev) && !is_who(e->prev->prev)) {
			topic = true;
			e = e->prev;
			continue;
		}
		if (reaches_over(e) || (split_is_comma(e) && !is_inner(e)))
			return false;
		if (e->kind == ELEM_PRED)
			clause = false;
		if (clause && elem_is(e, STR("が")) &&
		    e->pos == POS_PARTICLE_CASE) {
			if (subject || !event ||
			    is_act_or_clause(pred, e->prev) ||
			    (!person && elem_is_actor(e->prev)))
				return false;
			subject = true;
		}
	}
	return subject || own;
}

/* What follows has no other condition at its head. */
static bool
is_answer(const struct elem *behind, const struct goal *g)
{
	for (; behind != g->verb; behind = behind->next)
		if (elem_is(behind, STR("とき")) ||
		    elem_is(behind, STR("場合")) ||
		    elem_is(behind, STR("その")))
			return false;
	return true;
}

static void
put_may_happen(struct work *w, struct elem *at)
{
	struct elem *e = elem_pred(w->c, STR("ある"), CONJ_ARU);

	elem_insert_word(w->c, at, "こと", POS_NOUN);
	elem_insert_word(w->c, at, "が", POS_PARTICLE_CASE);
	e->pred.polite = true;
	e->pred.ending = END_SHUSHI;
	e->surface = pred_generate(w->c->arena, &e->pred);
	elem_insert_before(at, e);
}

bool
split_when(struct work *w, struct elem *e)
{
	struct elem *comma = when_comma(e), *behind;
	struct pred before = e->pred;
	struct str old, text;
	struct goal g;

	if (!comma || split_morae(w->c, e) <= w->max_morae)
		return false;
	behind = comma->next;
	g = split_goal(w->c, behind);
	if (!g.act || !is_answer(behind, &g) ||
	    !is_event_clause(w->c, e, g.act))
		return false;
	e->pred.ending = END_RENTAI;
	e->pred.past = false;
	text = pred_generate(w->c->arena, &e->pred);
	if (!text.ptr) {
		e->pred = before;
		return false;
	}
	old = rewrite_text(w, e, behind);
	e->dirty = true;
	e->surface = text;
	split_cut(w, e, behind, "そのときは");
	put_may_happen(w, e->next);
	rewrite_step(w, STR("split-when"), old, rewrite_text(w, e, behind));
	return true;
}
