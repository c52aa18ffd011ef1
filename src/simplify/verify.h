/* What a rewrite must have kept. */
#ifndef SIMPLIFY_VERIFY_H
#define SIMPLIFY_VERIFY_H

#include "simplify/flat.h"

struct verify_side {
	const struct flat *flat;
	struct chain *chain;
	const struct morphs *morphs;
};

/* NULL, or what was lost ("a number", …). `negations` is how many the
 * rewritten text must have; `brief` asks for no sentence ending. */
const char *verify(const struct verify_side *before,
    const struct verify_side *after, unsigned negations, bool brief);
unsigned chain_negations(const struct chain *c);

#endif
