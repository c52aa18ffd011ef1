/* Where a pattern stands in a sentence. */
#include "simplify/pattern.h"

#include <stdlib.h>
#include <string.h>

/* 水を止めて、窓を開けることはやめてください, 飼うか、放つことは…: one
 * ないでください would be of both acts. */
static bool
is_alone(const struct chain *c, const struct elem *pred)
{
	for (const struct elem *e = pred->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (e->kind == ELEM_PRED && e->depth == pred->depth &&
		    (elem_is(e->next, STR("か")) ||
			((e->pred.ending == END_TE ||
			     e->pred.ending == END_RENYOU) &&
			    elem_is(e->next, STR("、")))))
			return false;
	return true;
}

/* 迷惑のかかること, 事故につながること: nobody is asked not to do them. */
static bool
is_willed(const struct elem *e)
{
	static const char *const befalling[] = { "ある", "える", "なる",
		"なれる", "つながる", "繋がる", "かかる", "起こる", "起きる",
		"生じる", "生ずる", "発生する", "伴う", "及ぶ", "及ぼす",
		"与える", "招く", "該当する", "当たる", "関わる", "かかわる",
		"関係する", "関する", "結びつく", "至る", "含む", "要する",
		"異なる", "違う", "反する", "違反する", "抵触する", "欠ける",
		"見える", "聞こえる", "分かる", "わかる", "できる", "壊れる",
		"倒れる", "増える", "減る", "残る", "漏れる", "遅れる",
		"外れる", "触れる", "値する", "影響する" };

	return conj_is_verb(e->pred.conj) && !elem_is(e->prev, STR("が")) &&
	       !elem_is(e->prev, STR("の")) &&
	       !pred_has(&e->pred, AUX_PASSIVE) &&
	       !pred_has(&e->pred, AUX_POTENTIAL) &&
	       !elem_has_head(e, befalling, ARRAY_SIZE(befalling));
}

struct pred_conds
pattern_pred_conds(const struct chain *c, const struct elem *e)
{
	const struct pred *p = &e->pred;
	struct pred_conds has = { .ending = 1u << p->ending };

	for (unsigned i = 0; i < p->naux; i++)
		has.aux |= 1u << p->aux[i];
	has.is |= pred_negations(p) % 2 ? COND_NEG : COND_AFF;
	has.is |= p->past ? COND_PAST : COND_NOW;
	has.is |= p->polite ? COND_POLITE : COND_PLAIN;
	has.is |= conj_is_verb(p->conj) ? COND_VERB : 0;
	has.is |= p->conj == CONJ_ADJ || p->conj == CONJ_YOI ? COND_ADJ : 0;
	has.is |= p->conj == CONJ_NA ? COND_NA : 0;
	has.is |= p->sahen ? COND_SAHEN : 0;
	has.is |= p->honorific || p->humble ? COND_HONOR : 0;
	has.is |= elem_is_stop(c, e->next) ? COND_FINAL : 0;
	return has;
}

static bool
conds_hold(const struct item *it, const struct chain *c, const struct elem *e)
{
	struct pred_conds has = pattern_pred_conds(c, e);

	if ((has.aux & it->aux_need) != it->aux_need ||
	    (has.aux & it->aux_refuse))
		return false;
	if (it->endings && !(it->endings & has.ending))
		return false;
	if (it->need & COND_ALONE && is_alone(c, e))
		has.is |= COND_ALONE;
	if (it->need & COND_WILLED && is_willed(e))
		has.is |= COND_WILLED;
	return (has.is & it->need) == it->need;
}

static bool
pred_is(const struct elem *e, struct str head)
{
	if (e->pred.conj == CONJ_COPULA)
		return str_eq(head, STR("だ"));
	return str_eq(e->pred.head, head);
}

/* The element behind words that are written exactly as `text`, or NULL. */
static struct elem *
match_text(struct chain *c, struct elem *e, struct str text)
{
	bool first = true;

	while (text.len) {
		if (elem_end(c, e) || e->frozen || e->value ||
		    (!first && e->space) || e->dirty || e->surface.len == 0 ||
		    !str_starts(text, e->surface) || elem_is_side(e))
			return NULL;
		text = str_sub(text, e->surface.len, text.len);
		e = e->next;
		first = false;
	}
	return e;
}

static struct elem *
match_alts(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	for (unsigned i = 0; i < it->nalts; i++) {
		struct elem *to;

		if (!it->alts[i].pred) {
			to = match_text(c, e, it->alts[i].text);
			if (to)
				return to;
			continue;
		}
		if (e->kind == ELEM_PRED && !e->frozen &&
		    pred_is(e, it->alts[i].text) && conds_hold(it, c, e)) {
			m->last_pred = e;
			m->last_need = it->aux_need;
			m->neg_free = !(it->need & (COND_NEG | COND_AFF));
			return e->next;
		}
	}
	return NULL;
}

static bool
is_clause_begin(const struct chain *c, const struct elem *e)
{
	return elem_is_stop(c, e->prev) || e->prev->pos == POS_SYMBOL;
}

bool
pattern_is_prefix(struct str s)
{
	return str_eq(s, STR("ご")) || str_eq(s, STR("お")) ||
	       str_eq(s, STR("御"));
}

/* ご協力, お申し込み */
static bool
is_polite_prefix(const struct elem *e)
{
	return e->pos == POS_PREFIX && !e->frozen &&
	       pattern_is_prefix(e->surface);
}

static struct elem *match_item(
    const struct item *it, struct chain *c, struct elem *e, struct match *m);

/* The last element of a compound: 日本国籍. What stands before the first item
 * of a pattern stays where it is, so there one element will do. */
static struct elem *
compound_end(const struct item *it, struct chain *c, struct elem *e,
    const struct match *m)
{
	struct elem *found = e;

	if (e == m->first || it[1].kind != ITEM_TEXT ||
	    (!it[1].nalts && !it->need))
		return e;
	for (struct elem *at = e; !elem_end(c, at) && elem_is_noun(at) &&
				  !at->frozen && (at == e || !at->space);
	     at = at->next) {
		struct match probe = *m;
		struct noun_conds known = { 0 };

		if (pattern_noun_holds(&known, it->need, at) &&
		    (!it[1].nalts || match_item(it + 1, c, at->next, &probe)))
			found = at;
	}
	return found;
}

static struct elem *
match_noun(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	struct elem *last = compound_end(it, c, e, m);
	struct noun_conds known = { 0 };

	if (!pattern_noun_holds(&known, it->need, last))
		return NULL;
	m->nouns[it->capture] = e;
	m->noun_ends[it->capture] = last;
	return last->next;
}

/* 2次調査, 第1回調査: which of them, and not how often. */
static bool
is_ordinal(const struct elem *e)
{
	if (str_ends(e->surface, STR("次")))
		return true;
	while (e->value || e->pos == POS_NOUN_NUMBER ||
	       e->pos == POS_NOUN_SUFFIX) {
		if (str_starts(e->surface, STR("第")))
			return true;
		e = e->prev;
	}
	return elem_is(e, STR("第"));
}

/* 住宅の一時提供 */
static bool
is_for_a_time(const struct elem *e)
{
	return elem_is(e, STR("一時")) && elem_is(e->prev, STR("の"));
}

/* 飲まないよう周辺の人に, 配るほか、: no thing. */
static bool
is_formal(const struct elem *e)
{
	return elem_is(e, STR("よう")) ||
	       (elem_is(e, STR("ほか")) && e->prev->kind == ELEM_PRED);
}

static struct elem *
match_capture(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	if (e->frozen)
		return NULL;
	switch (it->kind) {
	case ITEM_PRED:
		if (e->kind != ELEM_PRED || !conds_hold(it, c, e) ||
		    e->pred.conj == CONJ_COPULA)
			return NULL;
		m->preds[it->capture] = e;
		m->last_pred = e;
		m->neg_free = false;
		return e->next;
	case ITEM_NOUN:
		return elem_is_noun(e) && !is_formal(e)
			   ? match_noun(it, c, e, m)
			   : NULL;
	case ITEM_VALUE:
		if (e->pos != POS_VALUE)
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_TIME:
		if (!elem_is_noun(e) || !pattern_is_time(e))
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_SAHEN:
		if (e->kind != ELEM_WORD || e->pos != POS_NOUN_VERBAL ||
		    (rewrite_compound(e->prev) && !e->space &&
			!is_polite_prefix(e->prev)) ||
		    is_ordinal(e->prev) || is_for_a_time(e->prev) ||
		    !pattern_sahen_holds(it, e))
			return NULL;
		m->sahen = e;
		return e->next;
	default:
		return NULL;
	}
}

static struct elem *
match_item(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	if (it->kind == ITEM_BEGIN)
		return is_clause_begin(c, e) ? e : NULL;
	if (it->kind == ITEM_WORD)
		return rewrite_compound(e->prev) && !e->space &&
			       !is_polite_prefix(e->prev)
			   ? NULL
			   : e;
	if (it->kind == ITEM_END)
		return elem_is_stop(c, e) ? e : NULL;
	if (!e || elem_end(c, e))
		return NULL;
	if (it->kind == ITEM_TEXT)
		return match_alts(it, c, e, m);
	return match_capture(it, c, e, m);
}

/* Matches the items from i on; false at the first that fails. */
static bool
match_items(const struct pattern *p, unsigned i, struct chain *c,
    struct elem *e, struct match *m)
{
	for (; i < p->count; i++) {
		struct elem *to;

		if (e != m->first && !elem_end(c, e) && e->space &&
		    p->items[i].kind != ITEM_END)
			return false;
		to = match_item(&p->items[i], c, e, m);
		if (to)
			e = to;
		else if (!p->items[i].optional)
			return false;
	}
	m->behind = e;
	return true;
}

/* お支払いが…: the prefix goes with the word, but お米 stays. */
static bool
takes_prefix(const struct elem *e)
{
	size_t at = e->surface.len;

	if (e->space || e->value || !is_polite_prefix(e->prev))
		return false;
	return e->kind == ELEM_PRED || e->pos == POS_NOUN_VERBAL ||
	       (elem_is_noun(e) &&
		   (!elem_is(e->prev, STR("お")) ||
		       cp_is_hiragana(utf8_prev(e->surface, &at))));
}

/* 再交付を受ける, 未登録: what stands before belongs to the first word. */
static bool
is_torn(const struct elem *e)
{
	static const char *const prefixes[] = { "再", "未", "非", "不", "無",
		"仮", "新", "旧", "追", "要" };

	return !e->space && e->prev->surface.len == strlen(prefixes[0]) &&
	       elem_is_any(e->prev, prefixes, ARRAY_SIZE(prefixes));
}

/* What a capture takes for certain not. */
static bool
may_capture(const struct item *it, const struct elem *e)
{
	if (e->frozen)
		return false;
	switch (it->kind) {
	case ITEM_NOUN:
	case ITEM_TIME:
		return elem_is_noun(e);
	case ITEM_VALUE:
		return e->pos == POS_VALUE;
	case ITEM_SAHEN:
		return e->kind == ELEM_WORD && e->pos == POS_NOUN_VERBAL;
	default:
		return true;
	}
}

/* The element behind a word that may stand at e; e itself if it may be missing,
 * NULL if it does not stand there. */
static struct elem *
behind_word(const struct item *it, struct chain *c, struct elem *e)
{
	struct match m;
	struct elem *to = NULL;

	if (e && !elem_end(c, e))
		to = match_alts(it, c, e, &m);
	return to || !it->optional ? to : e;
}

/* A predicate that is no copula. */
static bool
may_be_pred(const struct item *it, const struct chain *c, const struct elem *e)
{
	return e->kind == ELEM_PRED && e->pred.conj != CONJ_COPULA &&
	       conds_hold(it, c, e);
}

/* False if the items from the key on do not stand at e, as far as words and
 * predicates tell, and the first noun behind them. */
static bool
may_stand(const struct pattern *p, struct chain *c, struct elem *e)
{
	for (unsigned i = p->key; e && i < p->count; i++) {
		const struct item *it = &p->items[i];

		if (it->kind == ITEM_TEXT) {
			e = behind_word(it, c, e);
			continue;
		}
		if (it->kind == ITEM_END)
			return elem_is_stop(c, e);
		if (it->optional || it->kind == ITEM_BEGIN ||
		    it->kind == ITEM_WORD)
			return true;
		if (elem_end(c, e) || !may_capture(it, e))
			return false;
		if (it->kind != ITEM_PRED)
			return true;
		e = may_be_pred(it, c, e) ? e->next : NULL;
	}
	return e != NULL;
}

bool
pattern_match(
    const struct pattern *p, struct chain *c, struct elem *e, struct match *ret)
{
	/* Most fail, and what fails soonest is looked at first. */
	if (!may_stand(p, c, e))
		return false;
	memset(ret, 0, sizeof(*ret));
	for (unsigned i = p->key; i > 0; i--) {
		if (p->items[i - 1].kind == ITEM_BEGIN ||
		    p->items[i - 1].kind == ITEM_WORD)
			continue;
		e = e->prev;
		if (elem_end(c, e))
			return false;
	}
	ret->first = e;
	if (!match_items(p, 0, c, e, ret) ||
	    (p->items[0].kind != ITEM_NOUN && is_torn(e)))
		return false;
	if (ret->first == e && takes_prefix(e))
		ret->first = e->prev;
	return true;
}
