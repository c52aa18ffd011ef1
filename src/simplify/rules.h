/*
 * The rules as loaded from content/rules: grammar.tsv (patterns),
 * lexicon.tsv (words), gloss.tsv (terms), spellings.tsv, verbs.tsv (whose act a verb is),
 * words.tsv (levels), origins.tsv (where words come from), profiles.tsv.
 * Read-only after easy_open.
 */
#ifndef SIMPLIFY_RULES_H
#define SIMPLIFY_RULES_H

#include "simplify/pattern.h"
#include "simplify/simplify.h"

enum row_kind { ROW_GRAMMAR, ROW_LEXICON, ROW_GLOSS, ROW_SPELLING };

enum lex_pos { LEX_NOUN, LEX_VERB, LEX_ADJ, LEX_NA, LEX_OTHER };

struct row {
	enum row_kind kind;
	struct str id, file, example, expected;
	uint32_t line;
	bool dropped; /* its example did not give what was expected */

	/* grammar */
	struct pattern *pattern;
	struct str pattern_text, result_text;
	bool flips; /* its result may change what is denied */

	/* lexicon, gloss and spellings */
	struct str word, easy;
	enum lex_pos pos;
	enum conj conj; /* of `easy`, if it inflects */
	/* Particle before it; of a spelling, what stands before and behind. */
	struct str case_from, case_to;
	bool need_case;	     /* applies only behind case_from */
	bool no_modifier;    /* not behind の or a relative clause */
	bool part;	     /* also inside a compound */
	bool modified;	     /* only before a noun */
	bool final;	     /* only at the sentence end */
	bool paid;	     /* only with 払う, かかる and the like */
	bool met;	     /* only who is met or asked, 係の人 */
	bool near;	     /* only right behind が, は, も */
	bool tail;	     /* not before another part of a noun */
	bool begin;	     /* only where a clause begins */
	struct str with;     /* only with one of these words: A|B */
	bool has_ga, has_wo; /* a particle inside `easy` */
	bool motion;	     /* `easy` goes somewhere: takes no を */
	bool becomes;	     /* `easy` is nobody's act */
	bool intransitive;   /* `easy` has no passive */
	bool clause;	     /* `easy` is a noun behind its clause */
	bool sentence;	     /* `easy` ends as a sentence does */
	struct row *next;    /* same word */
};

/* Whose act it is: decides what れる means. */
enum verb_class {
	VERB_CITY = 1 << 0,   /* the city does it to a thing */
	VERB_PERSON = 1 << 1, /* a person does it: れる is politeness */
	VERB_DEMAND = 1 << 2, /* を + れる is a passive: 提出を求められる */
	VERB_STATE = 1 << 3,  /* its result is seen: 書いてある */
	VERB_OBJECT = 1 << 4, /* done to something: が of れる may be that */
	VERB_DUTY = 1 << 5,   /* the reader owes it to the city: 提出する */
	VERB_MADE = 1 << 6,   /* what matters is the thing: 撮った写真 */
};

struct easy {
	const struct language *language;
	struct store *store; /* NULL: nothing is kept */
	struct arena arena;  /* of all this, itself too */
	struct tsv grammar, lexicon, gloss, spelling, words, verbs, origins;
	struct tsv profiles_table;
	struct easy_profile *profiles; /* in the arena */
	size_t nprofiles;
	struct row *rows;
	size_t nrows;
	/* The first two characters of words of the lexicon, of terms and of
	 * the grammar, or the one that they are: most words need no look-up. */
	uint8_t lex_begin[8192], gloss_begin[8192], grammar_begin[8192];
	struct map by_id;	       /* id to row */
	struct row **grammar_rows;     /* in the order of trying */
	struct map grammar_words;      /* key as written to struct rule_key */
	struct map grammar_preds;      /* dictionary form to struct rule_key */
	struct rule_key *grammar_keys; /* of both */
	/* Word to row; a beginning of a noun or term is there without one. */
	struct map lex, gloss_terms;
	struct map spellings; /* first character to rows */
	/* Bits of what they begin with: all by one character, those of one
	 * character, the others by the hash of two. */
	uint8_t spelling_begin[512], spelling_one[512], spelling_two[512];
	struct map verb_classes;    /* dictionary form to enum verb_class */
	struct map levels;	    /* the words of N5 and N4 */
	struct map known;	    /* those of N3 too */
	struct map origin_words;    /* word to enum origin_class */
	struct map native_readings; /* character and reading: 場バ */
};

/* Notes that a word begins so, and whether one may begin with e. */
void rules_set_begin(uint8_t *set, struct str word);
bool rules_begins(const uint8_t *set, const struct elem *e);
/* The result of a row of the grammar. */
struct row_result {
	struct pattern pattern;
	bool verbal; /* it has a predicate: not for headings */
};
/* Compiles it into the arena. NULL, or what is wrong. */
const char *rules_compile_result(
    const struct row *r, struct arena *a, struct row_result *ret);
/* All is made in e->arena. Of rules that are proven, results are not looked at before they are used. */
int rules_load(struct easy *e, const char *dir, bool proven, struct diag *d);
unsigned rules_verb_class(const struct easy *e, struct str head);

#endif
