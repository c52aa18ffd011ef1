/* The parser of predicate chains over morphemes. */
#ifndef SIMPLIFY_CHAIN_PARSE_H
#define SIMPLIFY_CHAIN_PARSE_H

#include "simplify/chain.h"

struct parse {
	struct arena *arena;
	struct str text;
	const struct morphs *m;
	const struct origin *origins;
};

/* ( and the like, which the dictionary takes for nouns with する. */
bool parse_is_sign(struct str s);
/* How many signs and brackets a word is, such as 〉(; 0 if it has others. */
size_t parse_signs(struct str s);
/* The morpheme at i, which is there. */
static inline const struct morph *
parse_at(const struct parse *p, size_t i)
{
	return &p->m->items[i];
}

/* The morpheme at i, or NULL. */
static inline const struct morph *
parse_morph(const struct parse *p, size_t i)
{
	return i < p->m->count ? &p->m->items[i] : NULL;
}

/* The same, if it follows the one before without white space and is no
 * value. */
static inline const struct morph *
parse_joined(const struct parse *p, size_t i)
{
	const struct morph *m = parse_morph(p, i);

	if (!m || m->value || p->origins[i].value)
		return NULL;
	return i == 0 || m[-1].surface.ptr + m[-1].surface.len == m->surface.ptr
		   ? m
		   : NULL;
}

static inline bool
morph_has_base(const struct morph *m, const char *base)
{
	return m && str_is(m->feature->base, base);
}

/* True if the conjugated form begins so: 連用, 命令. */
static inline bool
morph_has_form(const struct morph *m, const char *cform)
{
	return m && str_begins(m->feature->cform, cform);
}

static inline bool
morph_is_verb(const struct morph *m)
{
	return m && (m->feature->pos == POS_VERB ||
			m->feature->pos == POS_VERB_DEPENDENT);
}

bool morph_is_copula(const struct morph *m);

/* Parses the head at `from`; returns the morpheme behind it, or `from`. */
size_t parse_head(
    const struct parse *p, size_t from, bool after_noun, struct pred *r);

/* Parses a predicate that begins at morpheme `from`. Returns the morpheme
 * behind it, or `from` if none begins there. */
size_t parse_pred(
    const struct parse *p, size_t from, bool after_noun, struct pred *ret);

#endif
