/* Terms that stay and are explained: 避難所〈災害のときに逃げるところ〉. */
#include "simplify/worker.h"

#include <string.h>

/* ---- glosses that are there already ---------------------------------------
 */

#define TERM_BYTES 96

const struct row *
worker_term_before(
    const struct easy_worker *w, struct str text, size_t open, struct str easy)
{
	char term[TERM_BYTES];
	size_t at = open, used = 0;

	while (at > 0) {
		size_t end = at;
		const struct row *r;

		utf8_prev(text, &at);
		if (text.ptr[at] == ' ')
			continue;
		if (used + end - at > sizeof(term))
			return NULL;
		used += end - at;
		memcpy(term + sizeof(term) - used, text.ptr + at, end - at);
		r = map_get(&w->easy->gloss_terms,
		    (struct str){ term + sizeof(term) - used, used });
		if (r && !r->dropped && str_eq(r->easy, easy))
			return r;
	}
	return NULL;
}

struct str
worker_unspaced_text(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ')
			copy[n++] = s.ptr[i];
	return (struct str){ copy, n };
}

void
worker_unglossed(struct easy_worker *w, struct str open, struct str close)
{
	size_t at = 0, from = 0;
	struct str text = buf_view(&w->source.text);
	bool any = false;

	w->inside.len = 0;
	if (str_find(text, open, 0) == STR_NPOS)
		return;
	flat_clear(&w->next);
	while ((at = str_find(text, open, at)) != STR_NPOS) {
		size_t inside = at + open.len;
		size_t end = str_find(text, close, inside);
		const struct row *term;

		if (end == STR_NPOS)
			break;
		term = worker_term_before(w, text, at,
		    worker_unspaced_text(
			&w->scratch, str_sub(text, inside, end)));
		if (!term) {
			at = end + close.len;
			continue;
		}
		ARRAY_GROW(w->inside.items, w->inside.len, w->inside.cap);
		w->inside.items[w->inside.len++] = term;
		flat_copy(&w->next, &w->source, from, at);
		from = at = end + close.len;
		any = true;
	}
	if (!any)
		return;
	flat_copy(&w->next, &w->source, from, text.len);
	flat_clear(&w->source);
	flat_copy(&w->source, &w->next, 0, w->next.text.len);
}

/* ---- new ones ------------------------------------------------------------ */

/* 防災|ほしみ市: names in kana are taken for verbs, adjectives and adverbs,
 * which hardly follow a noun without a particle: あり, できる and the polite
 * ones do. */
static bool
begins_name(const struct elem *e)
{
	static const char *const free[] = { "ある", "あり", "ない", "なし",
		"する", "できる", "いる", "なる", "くださる", "いただく",
		"なさる", "いたす", "ござる", "もらう", "つく", "ください",
		"はいる" /* は|いりません */ };
	size_t pos = 0;

	if (!cp_is_hiragana(utf8_next(e->surface, &pos)))
		return false;
	if (e->kind != ELEM_PRED)
		return e->pos == POS_ADVERB || e->pos == POS_INTERJECTION;
	for (size_t i = 0; i < ARRAY_SIZE(free); i++)
		if (str_is(e->pred.head, free[i]))
			return false;
	return e->pred.head.len > 0;
}

/* 健診当日: the term is a part of a longer noun. */
static bool
goes_on(const struct chain *c, const struct elem *next)
{
	if (elem_end(c, next) || next->space)
		return false;
	/* 世帯 + 主である, 警戒レベル + 4 */
	return rewrite_compound(next) || begins_name(next) ||
	       next->pos == POS_NOUN_ADVERBIAL ||
	       next->pos == POS_NOUN_NUMBER || next->value ||
	       (next->kind == ELEM_PRED &&
		   (next->pred.sahen ||
		       (!conj_is_verb(next->pred.conj) && next->pred.head.len &&
			   next->pred.conj != CONJ_ADJ)));
}

const struct row *
worker_term(const struct easy_worker *w, struct chain *c, struct elem *e,
    struct elem **ret_last)
{
	static const char *const towns[] = { "市", "町", "村", "区", "市町村" };
	const struct row *best = NULL;
	struct buf joined = BUF_INIT;
	struct str key = STR_NONE;

	/* 市・県民税 is no 県民税. */
	if (e->value || !rules_begins(w->easy->gloss_begin, e) ||
	    (rewrite_compound(e->prev) && !e->space) ||
	    (elem_is(e->prev, STR("・")) &&
		elem_is_any(e->prev->prev, towns, ARRAY_SIZE(towns))))
		return NULL;
	for (struct elem *at = e; !elem_end(c, at); at = at->next) {
		const struct row *r;
		void *row;

		/* 分かち書き may stand inside a term. */
		if (at->value ||
		    (at != e && at->space && !str_eq(at->gap, STR(" "))))
			break;
		key = elem_join(key, at, &joined);
		if (!map_find(&w->easy->gloss_terms, key, &row))
			break;
		r = row;
		if (!r || r->dropped || at->kind == ELEM_PRED ||
		    goes_on(c, at->next))
			continue;
		best = r;
		*ret_last = at;
	}
	buf_release(&joined);
	return best;
}

bool
worker_is_defined(
    const struct chain *c, const struct elem *first, const struct elem *last)
{
	static const char *const kinds[] = { "制度", "こと", "もの", "仕組み",
		"保険", "税金", "税", "お金", "手当", "団体", "会", "手続き",
		"証明書", "書類", "カード", "手帳", "サービス", "計画", "情報",
		"お知らせ", "人", "ところ", "施設", "組織" };
	const struct elem *e = last->next;
	bool named = elem_is(e, STR("とは")) ||
		     (elem_is(e, STR("と")) && elem_is(e->next, STR("は")));

	if (first != c->head.next || (!elem_is(e, STR("は")) && !named))
		return false;
	while (!elem_is_stop(c, e))
		e = e->next;
	e = e->prev;
	/* 里親とは、…人のことをいいます */
	if (named && e->kind == ELEM_PRED &&
	    (str_eq(e->pred.head, STR("いう")) ||
		str_eq(e->pred.head, STR("言う"))))
		return elem_is(e->prev, STR("を"));
	return e->kind == ELEM_PRED && e->pred.conj == CONJ_COPULA &&
	       !e->pred.neg &&
	       (named || (e->prev->prev->kind == ELEM_PRED &&
			     elem_is_any(e->prev, kinds, ARRAY_SIZE(kinds))));
}

/* 町内会又は自治会: another term of the sentence has the same explanation. */
static bool
is_said(const struct chain *c, struct str gloss)
{
	CHAIN_FOREACH(e, c)
	{
		if (e->gloss.len && str_eq(e->gloss, gloss))
			return true;
	}
	return false;
}

void
worker_gloss(struct easy_worker *w, struct rewritten *r)
{
	struct chain *c = &r->chain;
	bool added = false;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		const struct elem *first = e;
		const struct row *row = worker_term(w, c, e, &e);

		if (!row || map_has(&w->glossed, row->word))
			continue;
		*map_put(&w->glossed, row->word) = (void *)row;
		if (e->frozen || worker_is_defined(c, first, e) ||
		    is_said(c, row->easy))
			continue;
		e->gloss = row->easy;
		if (w->explain)
			worker_step(w, row->id, row->word,
			    arena_printf(&w->scratch, "%.*s〈%.*s〉",
				STR_ARG(row->word), STR_ARG(row->easy)));
		added = true;
	}
	if (!added)
		return;
	flat_from_chain(&w->next, c, &w->now);
	worker_turn(w);
	CHAIN_FOREACH(e, c)
	{
		e->gloss = STR_NONE;
	}
	r->changed = true;
}
