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

/* Parses a predicate that begins at morpheme `from`. Returns the morpheme
 * behind it, or `from` if none begins there. */
size_t parse_pred(
    const struct parse *p, size_t from, bool after_noun, struct pred *ret);

#endif
