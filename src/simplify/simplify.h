/*
 * simplify: Easy Japanese. Sentences are analysed once, rewritten by rules
 * whose data is content/rules/ *.tsv, verified (every value, number, proper
 * name and negation is still there; the sentence ends in です・ます), and
 * given readings. A rewrite that does not verify is undone and reported.
 */
#ifndef SIMPLIFY_SIMPLIFY_H
#define SIMPLIFY_SIMPLIFY_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

/* The rules, loaded and checked once; shared by threads. Rows whose example
 * does not give its expected result are dropped and reported. */
struct easy;
struct easy *easy_open(
    const char *rules_dir, const struct language *l, struct diag *d);
/* Without trying the examples: they are known to hold. */
struct easy *easy_open_proven(
    const char *rules_dir, const struct language *l, struct diag *d);
/* The rules as they are, for easy_thaw in a later run of the same program, that
 * has neither to read nor to sort them; what `depends` means: arena_freeze.
 * False if they cannot be kept. */
bool easy_freeze(struct easy *e, const char *path, struct str depends);
/* NULL if they were not kept, or depend on something else. */
struct easy *easy_thaw(
    const char *path, struct str depends, const struct language *l);
/* What sentences are rewritten into is kept there from now on; it depends on
 * the rules, the dictionary and the program. The store must outlive them. */
void easy_keep(struct easy *e, struct store *s);
void easy_close(struct easy *e);

/*
 * What a guide of Easy Japanese asks for: a row of profiles.tsv. Columns:
 * profile; about; morae and kanji, at most in a sentence; sheet, characters
 * of a notice at most (or empty); readings, spaces (分かち書き) and lists (of
 * three things or more in a row), yes or no; law, keep or note (a sentence of
 * its own) for the law that is the reason;
 * gloss, the marks of an explanation as in 〈…〉, or no; apart, yes for those
 * that make a sentence too long to stand behind it as sentences; words, N4 or
 * N3: up to which level they stand without one; rules, R1-R14, that findings are about;
 * emergency, the profile of emergency notices (or empty).
 */
struct easy_profile {
	const char *name;
	uint16_t max_morae, max_kanji;
	uint16_t max_chars; /* 0: no limit */
	uint32_t rules;	    /* bits 1 << 1 to 1 << 14 */
	bool furigana;	    /* as RUBY nodes */
	bool spaces;
	bool lists;    /* of three things or more; not for text by the line */
	bool law_note; /* which law says so stands behind, as a sentence */
	bool gloss;
	bool beginners; /* words of N3 are hard */
	struct str gloss_open, gloss_close;
	bool apart; /* explanations behind sentences that they make too long */
	const struct easy_profile *emergency; /* NULL: the same */
};
/* NULL: unknown. "default" is the first of the table. */
const struct easy_profile *easy_profile(const struct easy *e, struct str name);
/* Appends their names, with commas. */
void easy_profile_names(const struct easy *e, struct buf *out);
/* The profile itself or, for an emergency notice, the one that it names. */
const struct easy_profile *easy_profile_for(
    const struct easy_profile *p, const struct notice *n);
/* The same without readings and spaces. */
struct easy_profile easy_profile_bare(const struct easy_profile *p);

/* Which rule changed what, for --explain and the reports. */
struct easy_step {
	struct str rule;	  /* id of the row or module */
	struct str before, after; /* the part that changed */
};

struct easy_result {
	struct node *first; /* chain of S; those of lists are NODE_LISTED */
	struct easy_step *steps; /* if easy_worker_explain was called */
	size_t nsteps;
	uint32_t morae_before, morae_after; /* glosses are not counted */
	bool changed;
};

/* One thread's scratch memory. The tagger must outlive it. */
struct easy_worker;
struct easy_worker *easy_worker_new(const struct easy *e, struct tagger *t);
void easy_worker_free(struct easy_worker *w);
/* Notes from now on which rule does what. */
void easy_worker_explain(struct easy_worker *w);
/* Forgets which terms were explained: the next sentence begins a new text.
 * easy_notice does it by itself. */
void easy_worker_reset(struct easy_worker *w);

/* Rewrites one sentence into one or more; results are in the arena. `brief`
 * is set for headings, table cells, labels: no sentence ending is added. */
void easy_sentence(struct easy_worker *w, const struct node *s, bool brief,
    const struct easy_profile *p, struct arena *a, struct easy_result *ret,
    struct diag *d);

/* Writes the line without the readings in parentheses that stand inside a
 * value, so that the value is found: 12月（じゅうにがつ）29日. False if there
 * is none: `out` is then of no use. */
bool easy_join_values(struct str line, const struct value_context *ctx,
    struct arena *a, struct buf *out);

/* Whether a sentence stands where no ending is added. */
bool easy_is_brief(const struct node *s);

/* All sentences of a notice as a rendition tagged ja-simple. */
struct rendition *easy_notice(struct easy_worker *w, const struct notice *n,
    const struct easy_profile *p, struct arena *a, struct diag *d);

/*
 * Puts what the notice wants first, in its rendition in Easy Japanese: letters'
 * greetings are left out, thanks and purposes follow. Sentences with values
 * are never moved behind others, and the rendition's sentences no longer
 * belong to the notice's of the same index: the last thing to do with it.
 */
void easy_lead(const struct notice *n, struct rendition *r, struct arena *a);

/* ---- score ----------------------------------------------------------------
 */

/* The five axes of やさにちチェッカー, with cut-offs of our own (score.c). */
enum easy_axis {
	AXIS_WORDS,    /* share of beginners' words in the content words */
	AXIS_KANJI,    /* share of the words that have kanji */
	AXIS_HARDNESS, /* share of nouns in the words */
	AXIS_LENGTH,   /* words of a sentence */
	AXIS_GRAMMAR,  /* kinds of hard grammar in a sentence */
	EASY_AXIS_MAX
};

/*
 * Figures of one or more sentences. Readings and glosses are not counted,
 * and signs are no words. A heading, cell or label, and nouns without a
 * predicate or full stop, count in all but the figures of sentences, unless
 * there is nothing else.
 */
struct easy_score {
	uint32_t sentences, brief; /* whole ones; headings, cells, labels */
	uint32_t chars, morae, kanji, words, content_words;
	uint32_t easy_words;		   /* of the content words: N5, N4 */
	uint32_t sino_words, native_words; /* 漢語, 和語 */
	uint32_t kanji_words, nouns, verbs, particles;
	uint32_t sentence_words; /* words of whole sentences */
	uint32_t passives, honorifics, long_sentences;
	uint32_t not_polite;   /* whole sentences not in です・ます */
	uint32_t hard_grammar; /* kinds, added up over the sentences */
	/* Given by easy_score_finish: */
	double readability;	    /* jReadability, approximate */
	double axes[EASY_AXIS_MAX]; /* 1.0 hard to 5.0 easy; whole: grade */
	double ease;		    /* their mean: the score */
};
/* Adds one sentence's figures. */
void easy_score_add(struct easy_worker *w, struct easy_score *score,
    const struct node *s, bool brief);
/* Adds the figures of one, not finished, to those of all. */
void easy_score_sum(struct easy_score *all, const struct easy_score *one);
void easy_score_finish(struct easy_score *score);
/* "words", "kanji", "hardness", "length", "grammar" */
const char *easy_axis_name(enum easy_axis axis);
/* The level of a text of this readability: upper-advanced, lower-advanced,
 * upper-intermediate, lower-intermediate, upper-elementary,
 * lower-elementary. */
const char *easy_level(double readability);

/* ---- findings -------------------------------------------------------------
 */

/* What one of the rules R1–R14 of Easy Japanese says about a sentence. */
struct easy_finding {
	unsigned rule; /* 1 to 14 */
	enum diag_code code;
	size_t start, end;   /* bytes of the findings' text */
	struct str reason;   /* in the user's language */
	struct str proposal; /* Japanese to write instead, or advice */
	bool advice;	     /* which of them it is */
};
struct easy_findings {
	struct str text; /* the sentence without its readings */
	struct easy_finding *items;
	size_t count, cap;
};
/*
 * Looks for what the profile's rules ask for, in a sentence of a source or of
 * a result. A term needs its gloss, and readings are missed, once in a text:
 * easy_worker_reset begins the next one. In the arena, but for `items`, which
 * easy_findings_release frees.
 */
void easy_find(struct easy_worker *w, const struct node *s, bool brief,
    const struct easy_profile *p, struct arena *a, struct easy_findings *ret);
void easy_findings_release(struct easy_findings *f);

/* ---- rules as users see them
 * -------------------------------------------------- */

/* Prints what a rule does, its example and result: a row, a step of
 * --explain, R1 to R14, a profile. False if unknown. */
bool easy_explain(const struct easy *e, struct str id, struct buf *out);
size_t easy_rule_count(const struct easy *e);
/* Appends a line for each table and its number of rows. */
void easy_rule_counts(const struct easy *e, struct buf *out);

#endif
