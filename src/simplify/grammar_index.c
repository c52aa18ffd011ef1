#include "simplify/grammar_index.h"

#include <stdlib.h>
#include <string.h>

static bool
is_any_pred(const struct item *it)
{
	for (unsigned i = 0; i < it->nalts; i++)
		if (!it->alts[i].pred)
			return false;
	return it->kind == ITEM_PRED || it->nalts;
}

/* What an item matches; 0: anything. */
static uint8_t
item_sort(const struct item *it)
{
	switch (it->kind) {
	case ITEM_TEXT:
		return is_any_pred(it) ? SORT_PRED : 0;
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

/* What may be left out, and is before what must stand there; 0: anything. */
static uint8_t
optional_sort(const struct item *it)
{
	uint8_t sort = 0;

	if (it->kind != ITEM_TEXT)
		return 0;
	for (unsigned i = 0; i < it->nalts; i++)
		if (str_eq(it->alts[i].text, STR("、")))
			sort |= SORT_COMMA;
		else if (pattern_is_prefix(it->alts[i].text))
			sort |= SORT_PREFIX;
		else
			return 0;
	return sort;
}

static uint8_t
sort_before(const struct pattern *p)
{
	const struct item *it = &p->items[p->key - 1];

	return p->key && !it->optional ? item_sort(it) : 0;
}

static uint8_t
sort_behind(const struct pattern *p)
{
	uint8_t sorts = 0;

	for (unsigned i = p->key + 1u; i < p->count; i++) {
		const struct item *it = &p->items[i];
		uint8_t sort = it->optional ? optional_sort(it) : item_sort(it);

		if (!sort)
			return 0;
		sorts |= sort;
		if (!it->optional)
			return sorts;
	}
	return 0;
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
	for (unsigned k = 0; best && k < best->nalts; k++) {
		struct str text = best->alts[k].text;
		size_t pos = 0;
		uint32_t first = utf8_next(text, &pos);

		keyed->later[keyed->nlater++] =
		    begin_hash(first, utf8_next(text, &pos));
	}
}

/* The conditions of the key, if it is a predicate, or of the one behind it. */
static void
set_conds(struct keyed_row *keyed, const struct pattern *p, bool pred)
{
	const struct item *it = &p->items[p->key];

	if (pred && (it->need || it->endings || it->aux_need || it->aux_refuse))
		keyed->conds_at = AT_KEY;
	else if (p->key + 1u < p->count && !(++it)->optional && is_any_pred(it))
		keyed->conds_at = AT_NEXT;
	else
		return;
	keyed->needed = (struct pred_conds){ .is = it->need & ~COND_SEEN,
		.ending = it->endings,
		.aux = it->aux_need };
	keyed->refused = it->aux_refuse;
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
add_row(struct easy *e, struct row_list *l, const struct pattern *p,
    uint32_t rank, bool pred)
{
	struct keyed_row *keyed;

	if (l->count && l->rows[l->count - 1].rank == rank)
		return;
	l->rows = grow_array(e, l->rows, l->count, &l->cap, sizeof(*l->rows));
	keyed = &l->rows[l->count++];
	keyed->rank = rank;
	keyed->before = sort_before(p);
	keyed->after = sort_behind(p);
	set_later(keyed, p);
	set_conds(keyed, p, pred);
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

uint32_t
grammar_follow_place(const struct rule_key *key, uint32_t cp)
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
	uint32_t at = grammar_follow_place(key, cp);

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
    uint32_t rank, bool pred)
{
	for (unsigned i = p->key + 1u; i < p->count; i++) {
		const struct item *it = &p->items[i];

		for (unsigned k = 0; k < it->nalts; k++)
			add_row(e,
			    put_follow(e, key, first_char(it->alts[k].text)), p,
			    rank, pred);
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
		bool pred = it->alts[i].pred;
		struct map *keys = pred ? &e->grammar_preds : &e->grammar_words;
		struct rule_key *key = find_key(e, keys, text);

		if (has_follow(p))
			add_follow(e, key, p, rank, pred);
		else
			add_row(e, &key->any, p, rank, pred);
		if (pred)
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
