/*
 * The index over the rules of grammar.tsv: over the key of a pattern, its first
 * words, and the first character of what follows them. What else a row asks of
 * its neighbours is beside it, so that most rows need not be looked at.
 */
#ifndef SIMPLIFY_GRAMMAR_INDEX_H
#define SIMPLIFY_GRAMMAR_INDEX_H

#include "simplify/rules.h"

#define BEGIN_HASHES 1024

enum elem_sort {
	SORT_PRED = 1 << 0,
	SORT_NOUN = 1 << 1,
	SORT_SAHEN = 1 << 2,
	SORT_VALUE = 1 << 3,
	SORT_STOP = 1 << 4,
	SORT_COMMA = 1 << 5,
	SORT_PREFIX = 1 << 6, /* ご, お */
};

/* The predicate that the conditions of a row are of, as far as the index knows
 * them. */
enum conds_at { AT_NONE, AT_KEY, AT_NEXT };

struct keyed_row {
	uint32_t rank;	       /* index in the order of trying */
	uint32_t need;	       /* conditions of a noun before the key */
	uint8_t before, after; /* enum elem_sort of what is; 0: anything */
	uint8_t nlater;
	uint16_t later[4]; /* a sentence without a word that begins so has no
			    * place for it (begin_hash) */
	uint8_t conds_at;  /* enum conds_at */
	struct pred_conds needed; /* of that predicate */
	uint32_t refused;	  /* its auxiliaries */
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

static inline uint32_t
first_char(struct str s)
{
	size_t pos = 0;

	return utf8_next(s, &pos);
}

/* Of the first two characters, or of the one of a word. */
static inline uint16_t
begin_hash(uint32_t first, uint32_t second)
{
	return (uint16_t)((first * 31 + second * 7) % BEGIN_HASHES);
}

/* The place of a character in key->follow, or of the next higher one. */
uint32_t grammar_follow_place(const struct rule_key *key, uint32_t cp);
void grammar_index(struct easy *e);

#endif
