#include "simplify/rewrite.h"

#include <stdlib.h>

void
rewrite_step(
    struct work *w, struct str rule, struct str before, struct str after)
{
	struct step_list *l = w->steps;

	w->changed = true;
	if (!l)
		return;
	ARRAY_GROW(l->items, l->len, l->cap);
	l->items[l->len++] = (struct easy_step){
		arena_str(w->arena, rule),
		arena_str(w->arena, before),
		arena_str(w->arena, after),
	};
}

struct str
rewrite_text(struct work *w, const struct elem *from, const struct elem *to)
{
	struct buf b = BUF_INIT;
	struct str s;

	for (; from != to; from = from->next)
		buf_str(&b, elem_text(w->c, from));
	s = arena_str(w->arena, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str
rewrite_step_text(
    struct work *w, const struct elem *from, const struct elem *to)
{
	return w->steps ? rewrite_text(w, from, to) : STR_NONE;
}

/* 行って is いって or おこなって: a form that shows which needs to be told. */
static bool
is_unread(const struct elem *e, struct str text)
{
	return str_eq(e->pred.head, STR("行く")) &&
	       str_starts(e->surface, STR("行っ")) &&
	       !str_starts(text, STR("行っ")) && !elem_is(e->prev, STR("へ")) &&
	       !elem_is(e->prev, STR("まで")) &&
	       !(elem_is(e->prev, STR("に")) && e->prev->prev->pos == POS_NOUN);
}

bool
rewrite_pred(
    struct work *w, struct elem *e, const struct pred *before, const char *id)
{
	struct str old = e->surface;
	struct str text = pred_generate(w->c->arena, &e->pred);

	if (!text.ptr) {
		e->pred = *before;
		return false;
	}
	if (str_eq(text, old))
		return false;
	if (is_unread(e, text)) {
		e->pred = *before;
		return false;
	}
	e->dirty = true;
	e->surface = text;
	rewrite_step(w, str_from(id), old, text);
	return true;
}

struct elem *
rewrite_final(struct chain *c, struct elem *e)
{
	struct elem *last = NULL;

	for (; !elem_is_stop(c, e); e = e->next)
		if (e->kind == ELEM_PRED && e->depth == 0)
			last = e;
	return last;
}

bool
rewrite_compound(const struct elem *e)
{
	if (e->kind != ELEM_WORD || e->value)
		return false;
	switch (e->pos) {
	case POS_NOUN_SUFFIX:
		return !e->feature || !str_eq(e->feature->pos3, STR("助数詞"));
	case POS_NOUN:
	case POS_NOUN_VERBAL:
	case POS_NOUN_ADJ:
	case POS_NOUN_PROPER:
	case POS_PREFIX:
		return true;
	default:
		return false;
	}
}

/* 空気が乾燥し火災が起きる → 空気が乾燥して火災が起きる: with a comma the clause
 * may be cut off later. */
static void
join_clauses(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		struct pred before = e->pred;

		if (e->kind != ELEM_PRED || e->frozen ||
		    e->pred.ending != END_RENYOU ||
		    !(str_ends(e->surface, STR("し")) ||
			str_ends(e->surface, STR("され"))) ||
		    elem_is(e->next, STR("、")) ||
		    elem_is(e->next, STR("，")) ||
		    elem_is(e->next, STR("忘れ")))
			continue;
		e->pred.ending = END_TE;
		rewrite_pred(w, e, &before, "te-form");
	}
}

/* 必ずしも…なくてもいいです: "not always" is in it. */
static void
drop_not_always(struct work *w)
{
	struct elem *adverb = NULL;

	CHAIN_FOREACH(e, w->c)
	{
		if (elem_is_stop(w->c, e))
			adverb = NULL;
		if (elem_is(e, STR("必ずしも")) && !e->frozen)
			adverb = e;
		if (!adverb || e->kind != ELEM_PRED ||
		    !pred_has(&e->pred, AUX_NEED_NOT))
			continue;
		rewrite_step(w, STR("need-not"), adverb->surface, STR(""));
		elem_unlink(adverb);
		adverb = NULL;
	}
}

/* ---- endings ----------------------------------------------------------- */

/* 申し込みが必要、参加費300円: が is of the item before. */
static bool
has_topic(const struct chain *c, const struct elem *last)
{
	bool listed = false;

	for (const struct elem *e = last; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")) || (elem_is(e, STR("が")) && !listed))
			return true;
		listed |= elem_is(e, STR("、")) && !elem_is(e->prev, STR("が"));
	}
	return false;
}

/* 参加費は無料。 → 参加費は無料です。 */
static void
end_noun(struct work *w, struct elem *last)
{
	static const char *const limits[] = { "から", "まで", "だけ", "のみ" };
	struct elem *e;

	if (elem_end(w->c, last->next) || !has_topic(w->c, last))
		return;
	if (!elem_is_noun(last) &&
	    !elem_is_any(last, limits, ARRAY_SIZE(limits)))
		return;
	if (last->frozen && last->pos == POS_SYMBOL)
		return;
	/* 協定を締結。 lacks する, not です. */
	if (last->pos == POS_NOUN_VERBAL && !elem_is(last->prev, STR("は")))
		return;
	e = elem_pred(w->c, STR(""), CONJ_COPULA);
	e->pred.polite = true;
	e->surface = pred_generate(w->c->arena, &e->pred);
	e->mark = last->mark;
	elem_insert_before(last->next, e);
	rewrite_step(
	    w, STR("ending"), last->surface, rewrite_text(w, last, e->next));
}

/* 賛成多数であります, 便利でございます, and not 市役所であります. */
static bool
is_speech(const struct elem *e)
{
	static const char *const words[] = { "多数", "全員", "もの", "ところ",
		"状況", "次第", "考え", "所存", "予定", "方針", "見込み",
		"とおり", "わけ", "課題", "件", "円", "人", "名", "パーセント",
		"割合", "事業", "計画", "問題" };

	if (e->pred.ending != END_SHUSHI)
		return false;
	return e->pred.conj == CONJ_NA ||
	       (e->pred.conj == CONJ_COPULA &&
		   elem_is_any(e->prev, words, ARRAY_SIZE(words)));
}

static void
end_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (!e->frozen && p->polite && p->written && is_speech(e)) {
		p->written = false;
		rewrite_pred(w, e, &before, "ending");
		return;
	}
	/* A lone ます is the rest of a broken line, not 増す. */
	if (e->frozen || p->polite || str_eq(e->surface, STR("ます")))
		return;
	/* 教えないで。 */
	if (p->ending == END_NAIDE) {
		p->ending = END_KUDASAI;
		p->neg = true;
		rewrite_pred(w, e, &before, "ending");
	} else if (p->ending == END_SHUSHI || p->ending == END_DAROU) {
		p->polite = true;
		rewrite_pred(w, e, &before, "ending");
	}
}

/* 飲んだら乗らない、飲む人に貸さない: both or none. */
static bool
is_ban(const struct pred *p)
{
	return p->neg && !p->polite && !p->past && p->ending == END_SHUSHI &&
	       conj_is_verb(p->conj) &&
	       (p->naux == 0 || (p->naux == 1 && p->aux[0] == AUX_CAUSATIVE));
}

/* 渡さない、教えないでください: asks both times. */
static void
end_bans(struct work *w, const struct elem *last)
{
	if (last->pred.ending != END_KUDASAI || !last->pred.neg)
		return;
	for (struct elem *e = last->prev; !elem_is_stop(w->c, e); e = e->prev) {
		struct pred before = e->pred;

		if (e->kind != ELEM_PRED)
			continue;
		if (!is_ban(&e->pred) || e->frozen || e->depth ||
		    !elem_is(e->next, STR("、")))
			return;
		e->pred.ending = END_KUDASAI;
		rewrite_pred(w, e, &before, "ending");
	}
}

static bool
is_chant(const struct chain *c, const struct elem *last)
{
	if (!is_ban(&last->pred))
		return false;
	for (const struct elem *e = last->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (e->kind == ELEM_PRED && is_ban(&e->pred) &&
		    elem_is(e->next, STR("、")))
			return true;
	return false;
}

/* 参加する・参加しない: what is chosen from, no statement. */
static bool
is_choice(const struct chain *c, const struct elem *last)
{
	const struct elem *e = last->prev;

	if (last->pred.ending != END_SHUSHI || last->pred.polite)
		return false;
	while (!elem_is_stop(c, e) && e->kind != ELEM_PRED &&
	       !elem_is(e, STR("・")))
		e = e->prev;
	return elem_is(e, STR("・")) && e->prev->kind == ELEM_PRED &&
	       e->prev->pred.ending == END_SHUSHI && !e->prev->pred.polite &&
	       conj_is_verb(e->prev->pred.conj) &&
	       (!elem_is(last->next, STR("。")) ||
		   str_eq(e->prev->pred.head, last->pred.head));
}

bool
rewrite_stays_plain(const struct chain *c, const struct elem *last)
{
	return is_chant(c, last) || is_choice(c, last);
}

/* 届きましたら、 過ぎますと、 過ぎましても, 届きました日: politeness is for
 * the end of the sentence. */
static bool
is_inner(const struct elem *e)
{
	const struct elem *next = e->next;

	switch (e->pred.ending) {
	case END_TARA:
		return true;
	case END_TE:
		return elem_is(next, STR("も"));
	case END_SHUSHI:
	case END_RENTAI:
		/* 危ないですので近寄らないで */
		if (elem_is(next, STR("ので")))
			return e->pred.conj == CONJ_ADJ;
		if (elem_is(next, STR("と")))
			return next->pos == POS_PARTICLE_CONJ ||
			       next->next->kind != ELEM_PRED;
		return conj_is_verb(e->pred.conj) && elem_is_noun(next) &&
		       !next->space && !next->frozen && next->depth == e->depth;
	default:
		return false;
	}
}

static void
end_condition(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	if (e->kind != ELEM_PRED || !e->pred.polite || e->frozen ||
	    !is_inner(e))
		return;
	e->pred.polite = false;
	rewrite_pred(w, e, &before, "ending");
}

/* 差し替えたく、送ってください → 差し替えたいので、送ってください. */
static void
end_wish(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	if (e->kind != ELEM_PRED || e->pred.ending != END_KU || e->frozen ||
	    !e->pred.naux || e->pred.aux[e->pred.naux - 1] != AUX_TAI ||
	    e->pred.neg || !elem_is(e->next, STR("、")))
		return;
	e->pred.ending = END_SHUSHI;
	e->pred.polite = false;
	if (rewrite_pred(w, e, &before, "ending"))
		elem_insert_before(
		    e->next, elem_word(w->c, STR("ので"), POS_PARTICLE_CONJ));
}

void
rewrite_ending(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		struct elem *last = e;

		end_condition(w, e);
		end_wish(w, e);

		if (e->depth || !elem_is_last(w->c, e) ||
		    elem_is_stop(w->c, e) ||
		    (e->frozen && !elem_is_stop(w->c, e->next)))
			continue;
		if (elem_is(e, STR("か")) && e->prev->kind == ELEM_PRED)
			last = e->prev;
		if (last->kind == ELEM_PRED && rewrite_stays_plain(w->c, last))
			continue;
		if (last->kind == ELEM_PRED)
			end_bans(w, last);
		if (last->kind == ELEM_PRED)
			end_pred(w, last);
		else if (e->pos != POS_SYMBOL)
			end_noun(w, last);
	}
}

void
rewrite(struct work *w)
{
	rewrite_titles(w);
	if (w->passes & PASS_SIGNS && !w->brief)
		rewrite_signs(w);
	if (w->passes & PASS_BRACKETS && !w->brief)
		rewrite_brackets(w);
	if (w->passes & PASS_PASSIVE && !w->brief)
		rewrite_doer(w, true);
	if (w->passes & PASS_SPLIT && !w->brief)
		join_clauses(w);
	if (w->passes & PASS_GRAMMAR) {
		rewrite_required(w);
		rewrite_forbidden(w);
		rewrite_aims(w);
		rewrite_grammar(w);
		rewrite_forbidden_listed(w);
		rewrite_rights(w);
		drop_not_always(w);
		rewrite_since(w);
		rewrite_kata(w);
	}
	if (w->passes & PASS_PLAIN)
		rewrite_plain(w);
	if (w->passes & PASS_SPLIT && !w->brief)
		rewrite_split_passive(w);
	if (w->passes & PASS_PASSIVE && !w->brief) {
		rewrite_doer(w, false);
		rewrite_lexicon_passive(w);
		rewrite_passive(w);
	}
	if (w->passes & PASS_LEXICON)
		rewrite_lexicon(w);
	if (w->passes & PASS_SPLIT && !w->brief)
		rewrite_split(w);
	else if (w->passes & PASS_PLAIN && !w->brief)
		rewrite_joined(w);
	if (w->passes & PASS_ENDING && !w->brief)
		rewrite_ending(w);
}
