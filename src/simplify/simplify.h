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
void easy_close(struct easy *e);

struct easy_profile {
	const char *name;   /* isa, hirosaki, yokohama, plain */
	uint16_t max_morae; /* of a sentence: 24 or 48 */
	bool furigana;	    /* as RUBY nodes */
	bool spaces;	    /* 分かち書き between bunsetsu */
	bool gloss;
};
const struct easy_profile *easy_profile(struct str name); /* NULL: unknown */

/* Which rule changed what, for --explain and the reports. */
struct easy_step {
	struct str rule;	  /* id of the row or module */
	struct str before, after; /* the part that changed */
};

struct easy_result {
	struct node *first; /* chain of S */
	struct easy_step *steps;
	size_t nsteps;
	uint32_t morae_before, morae_after; /* glosses are not counted */
	bool changed;
};

/* One thread's scratch memory. The tagger must outlive it. */
struct easy_worker;
struct easy_worker *easy_worker_new(const struct easy *e, struct tagger *t);
void easy_worker_free(struct easy_worker *w);
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

/* ---- score ----------------------------------------------------------------
 */

struct easy_score {
	uint32_t sentences, chars, morae, kanji, words, content_words;
	uint32_t easy_words; /* of the content words: N5 and N4 */
	uint32_t passives, honorifics, long_sentences;
	uint32_t not_polite; /* sentences not in です・ます */
	double readability;  /* jReadability, approximate: see score.c */
};
/* Adds one sentence's figures and reports its findings (R1–R14) to d, which
 * may be NULL. */
void easy_score_add(struct easy_worker *w, struct easy_score *score,
    const struct node *s, bool brief, struct diag *d);
void easy_score_finish(struct easy_score *score);

/* ---- rules as users see them
 * -------------------------------------------------- */

/* Prints what a rule does, its example and result; false if unknown. */
bool easy_explain(const struct easy *e, struct str id, struct buf *out);
size_t easy_rule_count(const struct easy *e);

#endif
