/* What `rules explain` says of rules that are no rows; for tests. */
#ifndef SIMPLIFY_EXPLAIN_H
#define SIMPLIFY_EXPLAIN_H

#include "simplify/rules.h"

/* A step that the program takes without a row. */
struct builtin {
	const char *id, *text, *example, *expected;
};
const struct builtin *explain_builtins(size_t *ret_count);
/* A sentence that the rule R1 to R14 has something to say about. */
const char *explain_guide(unsigned rule);

#endif
