/* What a rewrite must have kept. */
#ifndef SIMPLIFY_VERIFY_H
#define SIMPLIFY_VERIFY_H

#include "simplify/flat.h"

struct verify_side {
	const struct flat *flat;
	struct chain *chain;
	const struct morphs *morphs;
};

struct verify_allowed {
	unsigned negations; /* that the rewritten text must have */
	unsigned clashes;   /* that it may have, as the text before */
	bool brief;	    /* it needs no sentence ending */
	uint64_t unwrapped; /* brackets taken away: their sum */
	bool moved;	    /* parts stand in another order */
};

/* NULL, or what was lost ("a number", …). */
const char *verify(const struct verify_side *before,
    const struct verify_side *after, const struct verify_allowed *allowed);
/* A sum in which each kind of bracket has its own range of digits. */
uint64_t verify_brackets(struct str s);
unsigned chain_negations(const struct chain *c);
/* Particles that cannot stand where they are. */
unsigned chain_clashes(const struct chain *c);

/* 返金する, 日割計算は行う: what only an office does. */
bool clash_is_office_act(const struct elem *e);

#endif
