/*
 * The rules of grammar.tsv: which of them may stand at a word, and their
 * application. The index is over the key of a pattern, its first words, and
 * the first character of what follows them.
 */
#include "simplify/misfit.h"

#include <stdlib.h>
#include <string.h>

enum elem_sort {
	SORT_PRED = 1 << 0,
	SORT_NOUN = 1 << 1,
	SORT_SAHEN = 1 << 2,
	SORT_VALUE = 1 << 3,
	SORT_STOP = 1 << 4,
};

struct keyed_row {
	uint32_t rank;	       /* index in the order of trying */
	uint32_t need;	       /* conditions of a noun before the key */
	uint8_t before, after; /* enum elem_sort of what is; 0: anything */
	uint8_t nlater;
	uint8_t later[4]; /* a sentence without these characters, mod 256, has
			   * no place for it */
};

/* In the order of their ranks. */
struct row_list {
	struct keyed_row *rows;
	uint32_t count, cap;
};

/* The rows whose key is followed by a word with this first character. */
struct follow {
	uint32_t cp;
	struct row_list list;
};

struct rule_key {
	struct row_list any;   /* whatever follows */
	struct follow *follow; /* by their characters */
	uint32_t nfollow, capfollow;
	uint64_t follow_set;   /* those characters, mod 64 */
	bool longer;	       /* other keys begin with this one */
	struct rule_key *next; /* of all keys */
};

static uint32_t
first_char(struct str s)
{
	size_t pos = 0;

	return utf8_next(s, &pos);
}

/* ---- index --------------------------------------------------------------- */

/* What an item before the key matches. */
static uint8_t
item_sort(const struct item *it)
{
	if (it->optional)
		return 0;
	switch (it->kind) {
	case ITEM_PRED:
		return SORT_PRED;
	case ITEM_NOUN:
	case ITEM_TIME:
		return SORT_NOUN;
	case ITEM_SAHEN:
		return SORT_SAHEN;
	case ITEM_VALUE:
		return SORT_VALUE;
	case ITEM_END:
		return SORT_STOP;
	default:
		return 0;
	}
}

static uint8_t
char_hash(struct str s)
{
	return (uint8_t)first_char(s);
}

/* Words with kanji are rarer than others. */
static size_t
rarity(const struct item *it)
{
	struct str s = it->alts[0].text;

	return s.len + (cp_is_kanji(first_char(s)) ? 2 * s.len : 0);
}

/* Chooses among the words behind the key those that few sentences have. */
static void
set_later(struct keyed_row *keyed, const struct pattern *p)
{
	const struct item *best = NULL;

	for (unsigned i = p->key + 1u; i < p->count; i++) {
		const struct item *it = &p->items[i];

		if (it->kind != ITEM_TEXT || it->optional ||
		    it->nalts > ARRAY_SIZE(keyed->later))
			continue;
		if (!best || rarity(it) > rarity(best))
			best = it;
	}
	for (unsigned k = 0; best && k < best->nalts; k++)
		keyed->later[keyed->nlater++] = char_hash(best->alts[k].text);
}

static struct rule_key *
find_key(struct easy *e, struct map *keys, struct str text)
{
	void **slot = map_put(keys, text);

	if (!*slot) {
		struct rule_key *key = ARENA_NEW(&e->arena, struct rule_key);

		key->next = e->grammar_keys;
		e->grammar_keys = *slot = key;
	}
	return *slot;
}

/* Room for one more in an array of the arena. */
static void *
grow_array(
    struct easy *e, void *items, uint32_t count, uint32_t *cap, size_t size)
{
	void *more;

	if (count < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 1;
	more = arena_alloc(&e->arena, *cap * size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

static void
add_row(
    struct easy *e, struct row_list *l, const struct pattern *p, uint32_t rank)
{
	struct keyed_row *keyed;

	if (l->count && l->rows[l->count - 1].rank == rank)
		return;
	l->rows = grow_array(e, l->rows, l->count, &l->cap, sizeof(*l->rows));
	keyed = &l->rows[l->count++];
	keyed->rank = rank;
	keyed->before = p->key ? item_sort(&p->items[p->key - 1]) : 0;
	if (p->key + 1u < p->count)
		keyed->after = item_sort(&p->items[p->key + 1]);
	set_later(keyed, p);
	/* The first noun of a pattern is one element. */
	if (p->key == 1 && keyed->before == SORT_NOUN &&
	    p->items[0].kind == ITEM_NOUN)
		keyed->need = p->items[0].need;
}

/* True if a word stands behind the key, whatever is left out. */
static bool
has_follow(const struct pattern *p)
{
	for (unsigned i = p->key + 1u; i < p->count; i++) {
		if (p->items[i].kind != ITEM_TEXT)
			return false;
		if (!p->items[i].optional)
			return true;
	}
	return false;
}

/* The place of a character in key->follow, or of the next higher one. */
static uint32_t
follow_place(const struct rule_key *key, uint32_t cp)
{
	uint32_t low = 0, high = key->nfollow;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (key->follow[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct row_list *
put_follow(struct easy *e, struct rule_key *key, uint32_t cp)
{
	uint32_t at = follow_place(key, cp);

	if (at < key->nfollow && key->follow[at].cp == cp)
		return &key->follow[at].list;
	key->follow = grow_array(e, key->follow, key->nfollow, &key->capfollow,
	    sizeof(*key->follow));
	memmove(&key->follow[at + 1], &key->follow[at],
	    (key->nfollow++ - at) * sizeof(*key->follow));
	key->follow[at] = (struct follow){ .cp = cp };
	key->follow_set |= UINT64_C(1) << cp % 64;
	return &key->follow[at].list;
}

static void
add_follow(struct easy *e, struct rule_key *key, const struct pattern *p,
    uint32_t rank)
{
	for (unsigned i = p->key + 1u; i < p->count; i++) {
		const struct item *it = &p->items[i];

		for (unsigned k = 0; k < it->nalts; k++)
			add_row(e,
			    put_follow(e, key, first_char(it->alts[k].text)), p,
			    rank);
		if (!it->optional)
			return;
	}
}

static void
index_row(struct easy *e, const struct pattern *p, uint32_t rank)
{
	const struct item *it = &p->items[p->key];

	for (unsigned i = 0; i < it->nalts; i++) {
		struct str text = it->alts[i].text;
		struct map *keys =
		    it->alts[i].pred ? &e->grammar_preds : &e->grammar_words;
		struct rule_key *key = find_key(e, keys, text);

		if (has_follow(p))
			add_follow(e, key, p, rank);
		else
			add_row(e, &key->any, p, rank);
		if (it->alts[i].pred)
			continue;
		rules_set_begin(e->grammar_begin, text);
		for (size_t at = 0; utf8_next(text, &at) && at < text.len;)
			find_key(e, keys, str_sub(text, 0, at))->longer = true;
	}
}

/* A row with what it is sorted by. */
struct sorted_row {
	uint64_t id; /* its beginning, so that it compares as the id does */
	uint32_t weight;
	struct row *row;
};

static uint64_t
id_beginning(struct str id)
{
	uint64_t word = 0;

	for (size_t i = 0; i < sizeof(word); i++)
		word = word << 8 | (i < id.len ? (uint8_t)id.ptr[i] : 0);
	return word;
}

/* Longest literal text first; ids decide between equals. */
static int
compare_rows(const void *a, const void *b)
{
	const struct sorted_row *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return str_cmp(x->row->id, y->row->id);
}

static int
compare_ranks(const void *a, const void *b)
{
	const struct keyed_row *x = a, *y = b;

	return (x->rank > y->rank) - (x->rank < y->rank);
}

static void
sort_list(struct row_list *l)
{
	if (l->count > 1)
		qsort(l->rows, l->count, sizeof(*l->rows), compare_ranks);
}

/* The rows in the order of trying. */
static uint32_t
sort_rows(struct easy *e)
{
	struct sorted_row *sorted = xmalloc(e->nrows * sizeof(*sorted));
	uint32_t count = 0;

	for (size_t i = 0; i < e->nrows; i++) {
		struct row *r = &e->rows[i];

		if (r->kind == ROW_GRAMMAR && !r->dropped)
			sorted[count++] =
			    (struct sorted_row){ id_beginning(r->id),
				    r->pattern->weight, r };
	}
	qsort(sorted, count, sizeof(*sorted), compare_rows);
	e->grammar_rows =
	    arena_alloc(&e->arena, (count + 1) * sizeof(struct row *));
	for (uint32_t i = 0; i < count; i++)
		e->grammar_rows[i] = sorted[i].row;
	free(sorted);
	return count;
}

void
grammar_index(struct easy *e)
{
	uint32_t count = sort_rows(e);
	uint32_t *ranks = xcalloc(e->nrows, sizeof(*ranks));

	/* As the patterns lie in memory: most of the time is for getting them
	 * from there. */
	for (uint32_t i = 0; i < count; i++)
		ranks[e->grammar_rows[i] - e->rows] = i;
	for (size_t i = 0; i < e->nrows; i++)
		if (e->rows[i].kind == ROW_GRAMMAR && !e->rows[i].dropped)
			index_row(e, e->rows[i].pattern, ranks[i]);
	free(ranks);
	for (struct rule_key *key = e->grammar_keys; key; key = key->next) {
		sort_list(&key->any);
		for (uint32_t i = 0; i < key->nfollow; i++)
			sort_list(&key->follow[i].list);
	}
}

void
grammar_release(struct easy *e)
{
	map_release(&e->grammar_words);
	map_release(&e->grammar_preds);
}

/* ---- application --------------------------------------------------------- */

#define LISTS_MAX 32

/* The rows that may stand at an element, of several lists. */
struct candidates {
	struct {
		const struct keyed_row *row, *end;
		unsigned after; /* enum elem_sort of what is behind the key */
	} lists[LISTS_MAX];
	size_t count;
	uint32_t rank;	 /* of the next row, or higher */
	unsigned before; /* enum elem_sort of what is before the key */
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
	return e->pos == POS_NOUN_VERBAL ? sort | SORT_SAHEN : sort;
}

static void
add_list(struct candidates *to, const struct row_list *l, unsigned after)
{
	if (!l->count || to->count == LISTS_MAX)
		return;
	to->lists[to->count].row = l->rows;
	to->lists[to->count].end = l->rows + l->count;
	to->lists[to->count++].after = after;
}

static void
add_followed(struct candidates *to, const struct rule_key *key, uint32_t cp,
    unsigned after)
{
	uint32_t at;

	if (!cp || !(key->follow_set >> cp % 64 & 1))
		return;
	at = follow_place(key, cp);
	if (at < key->nfollow && key->follow[at].cp == cp)
		add_list(to, &key->follow[at].list, after);
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
	unsigned after = elem_sort(c, next);
	uint32_t first, head;

	add_list(to, &key->any, after);
	if (key->nfollow == 0 || elem_end(c, next))
		return;
	first = first_char(next->surface);
	add_followed(to, key, first, after);
	if (next->kind != ELEM_PRED)
		return;
	head = first_char(pred_key(next));
	if (head != first)
		add_followed(to, key, head, after);
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

/* The first characters of a sentence's words. */
struct word_chars {
	uint64_t bits[4];
};

static void
add_char(struct word_chars *set, struct str s)
{
	uint8_t hash = char_hash(s);

	set->bits[hash / 64] |= (uint64_t)1 << hash % 64;
}

static struct word_chars
word_chars(const struct chain *c)
{
	struct word_chars set = { 0 };

	CHAIN_FOREACH(e, c)
	{
		add_char(&set, e->surface);
		if (e->kind == ELEM_PRED)
			add_char(&set, pred_key(e));
	}
	return set;
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
may_stand(
    const struct keyed_row *row, const struct candidates *c, unsigned after)
{
	return row->rank >= c->rank && (!row->after || row->after & after) &&
	       (!row->before || row->before & c->before) &&
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

		while (row < end && !may_stand(row, from, from->lists[i].after))
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
apply_row(struct work *w, const struct row *r, struct elem *e)
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
	return to;
}

/* Applies a row whose key stands at e; returns what is behind it, or NULL. */
static struct elem *
try_rows(struct work *w, struct elem *e, const struct word_chars *chars)
{
	struct candidates rows;
	const struct keyed_row *keyed;
	struct noun_conds known = { 0 };
	const struct rule_key *key;

	rows.count = 0;
	add_words(&rows, w->easy, w->c, e);
	if (e->kind == ELEM_PRED) {
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
		to = apply_row(w, w->easy->grammar_rows[keyed->rank], e);
		if (to)
			return to;
	}
	return NULL;
}

void
rewrite_grammar(struct work *w)
{
	struct chain *c = w->c;
	struct word_chars chars = word_chars(c);

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		next = e->frozen || e->value ? NULL : try_rows(w, e, &chars);
		if (next)
			chars = word_chars(c);
		else
			next = e->next;
	}
}
