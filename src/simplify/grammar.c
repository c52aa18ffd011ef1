/* The rules of grammar.tsv: which of them may stand at a word, and their
 * application. */
#include "simplify/grammar_index.h"
#include "simplify/misfit.h"

#include <stdlib.h>
#include <string.h>

#define LISTS_MAX 32

/* What is behind a key. */
struct behind {
	unsigned sort; /* enum elem_sort */
	struct pred_conds conds;
};

/* The rows that may stand at an element, of several lists. */
struct candidates {
	struct {
		const struct keyed_row *row, *end;
		struct behind behind;
	} lists[LISTS_MAX];
	size_t count;
	uint32_t rank;	 /* of the next row, or higher */
	unsigned before; /* enum elem_sort of what is before the key */
	struct pred_conds key;
	const struct word_chars *chars;
};

static unsigned
elem_sort(const struct chain *c, const struct elem *e)
{
	unsigned sort = e->pos == POS_VALUE ? SORT_VALUE : 0;

	if (elem_is_stop(c, e))
		sort |= SORT_STOP;
	if (elem_end(c, e))
		return sort;
	if (e->kind == ELEM_PRED)
		return sort | SORT_PRED;
	if (elem_is_noun(e))
		sort |= SORT_NOUN;
	if (elem_is(e, STR("、")))
		sort |= SORT_COMMA;
	if (pattern_is_prefix(e->surface))
		sort |= SORT_PREFIX;
	return e->pos == POS_NOUN_VERBAL ? sort | SORT_SAHEN : sort;
}

static void
add_list(struct candidates *to, const struct row_list *l,
    const struct behind *behind)
{
	if (!l->count || to->count == LISTS_MAX)
		return;
	to->lists[to->count].row = l->rows;
	to->lists[to->count].end = l->rows + l->count;
	to->lists[to->count++].behind = *behind;
}

static void
add_followed(struct candidates *to, const struct rule_key *key, uint32_t cp,
    const struct behind *behind)
{
	uint32_t at;

	if (!cp || !(key->follow_set >> cp % 64 & 1))
		return;
	at = grammar_follow_place(key, cp);
	if (at < key->nfollow && key->follow[at].cp == cp)
		add_list(to, &key->follow[at].list, behind);
}

static struct str
pred_key(const struct elem *e)
{
	return e->pred.conj == CONJ_COPULA ? STR("だ") : e->pred.head;
}

/* The rows of a key before `next`. */
static void
add_key(struct candidates *to, const struct rule_key *key,
    const struct chain *c, const struct elem *next)
{
	struct behind behind = { .sort = elem_sort(c, next) };
	uint32_t first, head;

	if (behind.sort & SORT_PRED)
		behind.conds = pattern_pred_conds(c, next);
	add_list(to, &key->any, &behind);
	if (key->nfollow == 0 || elem_end(c, next))
		return;
	first = first_char(next->surface);
	add_followed(to, key, first, &behind);
	if (next->kind != ELEM_PRED)
		return;
	head = first_char(pred_key(next));
	if (head != first)
		add_followed(to, key, head, &behind);
}

/* Whether the words of a key may go on with e. */
static bool
goes_on(const struct chain *c, const struct elem *e)
{
	return !elem_end(c, e) && !e->frozen && !e->value && !e->dirty &&
	       !e->space;
}

/* The rows whose words are written so from e on. */
static void
add_words(struct candidates *to, const struct easy *easy, const struct chain *c,
    const struct elem *e)
{
	const struct rule_key *key;
	struct buf joined = BUF_INIT;
	struct str text = e->surface;

	if (e->dirty || e->surface.len == 0 ||
	    !rules_begins(easy->grammar_begin, e))
		return;
	while ((key = map_get(&easy->grammar_words, text))) {
		e = e->next;
		add_key(to, key, c, e);
		if (!key->longer || !goes_on(c, e))
			break;
		text = elem_join(text, e, &joined);
	}
	buf_release(&joined);
}

/* How the words of a sentence begin, alone and with those behind them. */
struct word_chars {
	uint64_t bits[BEGIN_HASHES / 64];
};

static void
add_begin(struct word_chars *set, struct str s, struct str behind)
{
	size_t pos = 0, at = 0;
	uint32_t first = utf8_next(s, &pos);
	uint32_t second = utf8_next(s, &pos);
	uint16_t hash = begin_hash(first, second);

	set->bits[hash / 64] |= UINT64_C(1) << hash % 64;
	if (second)
		return;
	hash = begin_hash(first, utf8_next(behind, &at));
	set->bits[hash / 64] |= UINT64_C(1) << hash % 64;
}

/* Adds those of [from, to). */
static void
add_begins(
    struct word_chars *set, const struct elem *from, const struct elem *to)
{
	for (; from != to; from = from->next) {
		add_begin(set, from->surface, from->next->surface);
		if (from->kind == ELEM_PRED)
			add_begin(set, pred_key(from), STR(""));
	}
}

static bool
has_later(const struct keyed_row *keyed, const struct word_chars *set)
{
	for (unsigned i = 0; i < keyed->nlater; i++)
		if (set->bits[keyed->later[i] / 64] >> keyed->later[i] % 64 & 1)
			return true;
	return !keyed->nlater;
}

static bool
conds_may_hold(const struct keyed_row *row, const struct pred_conds *has)
{
	const struct pred_conds *need = &row->needed;

	return (has->aux & need->aux) == need->aux &&
	       !(has->aux & row->refused) && (has->is & need->is) == need->is &&
	       (!need->ending || need->ending & has->ending);
}

static bool
may_stand(const struct keyed_row *row, const struct candidates *c,
    const struct behind *behind)
{
	return row->rank >= c->rank &&
	       (!row->after || row->after & behind->sort) &&
	       (!row->before || row->before & c->before) &&
	       (row->conds_at == AT_NONE ||
		   conds_may_hold(row,
		       row->conds_at == AT_KEY ? &c->key : &behind->conds)) &&
	       has_later(row, c->chars);
}

/* The next row, the lowest rank first, or NULL. */
static const struct keyed_row *
next_row(struct candidates *from)
{
	const struct keyed_row *best = NULL;

	for (size_t i = 0; i < from->count; i++) {
		const struct keyed_row *row = from->lists[i].row;
		const struct keyed_row *end = from->lists[i].end;

		while (
		    row < end && !may_stand(row, from, &from->lists[i].behind))
			row++;
		from->lists[i].row = row;
		if (row < end && (!best || row->rank < best->rank))
			best = row;
	}
	if (best)
		from->rank = best->rank + 1;
	return best;
}

static const struct row_result *
result_of(struct work *w, const struct row *r)
{
	struct results *all = w->results;
	size_t place = (size_t)(r - w->easy->rows);
	struct row_result *made;

	if (!all->items)
		all->items = xcalloc(w->easy->nrows, sizeof(*all->items));
	if (!all->items[place]) {
		made = ARENA_NEW(all->arena, struct row_result);
		rules_compile_result(r, all->arena, made);
		all->items[place] = made;
	}
	return all->items[place];
}

static struct elem *
apply_row(struct work *w, const struct row *r, struct elem *e,
    struct word_chars *chars)
{
	const struct row_result *result;
	struct match m;
	struct str before;
	struct elem *first, *to;

	if (r->dropped || !pattern_match(r->pattern, w->c, e, &m))
		return NULL;
	result = result_of(w, r);
	if ((w->brief && result->verbal) ||
	    misfit(w->c, &m, r, &result->pattern))
		return NULL;
	before = rewrite_step_text(w, m.first, m.behind);
	to = m.behind;
	first = pattern_apply(&result->pattern, w->c, &m);
	if (!first)
		return NULL;
	rewrite_step(w, r->id, before, rewrite_step_text(w, first, to));
	add_begins(chars, first->prev, to);
	return to;
}

/* Applies a row whose key stands at e; returns what is behind it, or NULL. Adds
 * the words that are new. */
static struct elem *
try_rows(struct work *w, struct elem *e, struct word_chars *chars)
{
	struct candidates rows;
	const struct keyed_row *keyed;
	struct noun_conds known = { 0 };
	const struct rule_key *key;

	rows.count = 0;
	add_words(&rows, w->easy, w->c, e);
	if (e->kind == ELEM_PRED) {
		rows.key = pattern_pred_conds(w->c, e);
		key = map_get(&w->easy->grammar_preds, pred_key(e));
		if (key)
			add_key(&rows, key, w->c, e->next);
	}
	if (!rows.count)
		return NULL;
	rows.rank = 0;
	rows.before = elem_sort(w->c, e->prev);
	rows.chars = chars;
	while ((keyed = next_row(&rows))) {
		struct elem *to;

		if (!pattern_noun_holds(&known, keyed->need, e->prev))
			continue;
		to = apply_row(w, w->easy->grammar_rows[keyed->rank], e, chars);
		if (to)
			return to;
	}
	return NULL;
}

void
rewrite_grammar(struct work *w)
{
	struct chain *c = w->c;
	struct word_chars chars = { 0 };

	add_begins(&chars, c->head.next, &c->head);
	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		next = e->frozen || e->value ? NULL : try_rows(w, e, &chars);
		if (!next)
			next = e->next;
	}
}
