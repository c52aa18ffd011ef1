#include "text/analyse.h"

#include <mecab.h>
#include <stdlib.h>

#include "text/language.h"

struct cached {
	const char *key; /* MeCab's string, which lives as long as the model */
	struct feature *feature;
};

struct analyser {
	mecab_t *mecab;
	mecab_lattice_t *lattice;
	struct arena features;
	struct cached *cache;
	size_t cached, mask;
	struct buf shown; /* to MeCab */
	struct memo_node *nodes;
	size_t count, cap;
	struct memo memo;
};

struct analyser *
analyser_new(const struct language *l)
{
	struct analyser *an = xcalloc(1, sizeof(*an));

	an->mecab = mecab_model_new_tagger(l->model);
	an->lattice = mecab_model_new_lattice(l->model);
	arena_init(&an->features);
	memo_init(&an->memo);
	return an;
}

void
analyser_free(struct analyser *an)
{
	mecab_lattice_destroy(an->lattice);
	mecab_destroy(an->mecab);
	arena_release(&an->features);
	memo_release(&an->memo);
	free(an->cache);
	free(an->nodes);
	buf_release(&an->shown);
	free(an);
}

/* ---- features ------------------------------------------------------------ */

static size_t
cache_slot(const struct cached *cache, size_t mask, const char *key)
{
	size_t at =
	    (size_t)(((uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) &
	    mask;

	while (cache[at].key && cache[at].key != key)
		at = (at + 1) & mask;
	return at;
}

static void
cache_grow(struct analyser *an)
{
	size_t mask = an->cache ? an->mask * 2 + 1 : 4095;
	struct cached *cache = xcalloc(mask + 1, sizeof(*cache));

	for (size_t i = 0; an->cache && i <= an->mask; i++)
		if (an->cache[i].key)
			cache[cache_slot(cache, mask, an->cache[i].key)] =
			    an->cache[i];
	free(an->cache);
	an->cache = cache;
	an->mask = mask;
}

const struct feature *
analyser_feature(struct analyser *an, const char *csv)
{
	struct cached *slot;

	if (an->cached * 2 >= an->mask)
		cache_grow(an);
	slot = &an->cache[cache_slot(an->cache, an->mask, csv)];
	if (!slot->key) {
		*slot =
		    (struct cached){ csv, feature_parse(&an->features, csv) };
		an->cached++;
	}
	return slot->feature;
}

/* ---- parts --------------------------------------------------------------- */

void
analyser_clear(struct analyser *an)
{
	an->count = 0;
}

const struct memo_node *
analyser_nodes(const struct analyser *an, size_t *ret_count)
{
	*ret_count = an->count;
	return an->nodes;
}

static void
add_node(
    struct analyser *an, size_t at, size_t len, const struct feature *feature)
{
	ARRAY_GROW(an->nodes, an->count, an->cap);
	an->nodes[an->count++] =
	    (struct memo_node){ (uint32_t)at, (uint32_t)len, feature };
}

/* MeCab passes over these before a morpheme. */
bool
analyse_skips(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\v');
}

size_t
before_spaces(struct str s, size_t pos)
{
	while (pos > 0 && analyse_skips(s.ptr[pos - 1]))
		pos--;
	return pos;
}

/* Forces the offsets that lie in the part. True if there are any. */
static bool
constrain(
    struct analyser *an, const struct part *p, const size_t *cuts, size_t ncuts)
{
	struct str part = str_sub(p->text, p->from, p->to);
	bool any = false;

	for (size_t i = 0; i < ncuts && cuts[i] < p->to; i++) {
		size_t at;

		if (cuts[i] <= p->from)
			continue;
		at = before_spaces(part, cuts[i] - p->from);
		if (at == 0)
			continue;
		mecab_lattice_set_boundary_constraint(
		    an->lattice, p->before.len + at, MECAB_TOKEN_BOUNDARY);
		any = true;
	}
	return any;
}

/* Adds MeCab's nodes of what is shown, and remembers them if they are not
 * constrained. */
static void
parse_shown(
    struct analyser *an, const struct part *p, const size_t *cuts, size_t ncuts)
{
	size_t begin = an->count;
	const mecab_node_t *n;
	bool constrained;

	mecab_lattice_set_sentence2(an->lattice, an->shown.ptr, an->shown.len);
	constrained = constrain(an, p, cuts, ncuts);
	if (!mecab_parse_lattice(an->mecab, an->lattice))
		return;
	n = mecab_lattice_get_bos_node(an->lattice)->next;
	for (; n && n->stat != MECAB_EOS_NODE; n = n->next)
		add_node(an, (size_t)(n->surface - an->shown.ptr), n->length,
		    analyser_feature(an, n->feature));
	if (!constrained)
		memo_put(&an->memo, buf_view(&an->shown), an->nodes + begin,
		    an->count - begin);
}

/* Adds the nodes of the part without what is shown around it; false, and
 * nothing is added, if that went into a word. */
static bool
parse_part(
    struct analyser *an, const struct part *p, const size_t *cuts, size_t ncuts)
{
	size_t begin = an->count, first = p->before.len ? 1 : 0;
	size_t last = p->behind.len ? 1 : 0, count = 0;
	const struct memo_node *nodes;

	buf_clear(&an->shown);
	buf_str(&an->shown, p->before);
	buf_str(&an->shown, str_sub(p->text, p->from, p->to));
	buf_str(&an->shown, p->behind);
	nodes =
	    ncuts ? NULL : memo_get(&an->memo, buf_view(&an->shown), &count);
	if (!nodes) {
		parse_shown(an, p, cuts, ncuts);
		count = an->count - begin;
		an->count = begin;
		nodes = an->nodes + begin;
	}
	if (count < first + last || (first && nodes->len != p->before.len) ||
	    (last && nodes[count - 1].len != p->behind.len))
		return false;
	for (size_t i = first; i < count - last; i++)
		add_node(an, p->from + nodes[i].at - p->before.len,
		    nodes[i].len, nodes[i].feature);
	return true;
}

void
analyse_part(
    struct analyser *an, struct part p, const size_t *cuts, size_t ncuts)
{
	if (parse_part(an, &p, cuts, ncuts))
		return;
	p.before = p.behind = STR("");
	parse_part(an, &p, cuts, ncuts);
}
