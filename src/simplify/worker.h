/* One thread's state, and the rewriting of one sentence's text. */
#ifndef SIMPLIFY_WORKER_H
#define SIMPLIFY_WORKER_H

#include "simplify/flat.h"
#include "simplify/rewrite.h"
#include "simplify/verify.h"

/* Longer text without a full stop is no sentence: only read. */
#define SENTENCE_LIMIT ((size_t)6000)

struct row_refs {
	const struct row **items;
	size_t len, cap;
};

struct easy_worker {
	const struct easy *easy;
	struct tagger *tagger;
	struct formatter *formatter; /* ja-simple */
	struct locale locale;
	struct arena arena;   /* of the locale, and of results of rows */
	struct arena scratch; /* of the current sentence */
	struct flat source, now, next;
	struct map glossed;	/* terms already explained */
	struct row_refs inside; /* in the source, behind their terms */
	bool unread;		/* words without reading were found */
	struct step_list steps;
	size_t respelled; /* steps before the rewriting: spellings */
	bool explain;	  /* the steps are wanted */
	bool linked;	  /* そして or the like begins the next sentence */
	struct buf key, kept; /* of what is kept (recall.c) */
	struct results results;
};

/* A sentence as it stands after the rewriting. */
struct rewritten {
	struct chain chain;
	struct morphs morphs;
	struct morphs before;	 /* before the rewriting; not always analysed */
	const struct flat *flat; /* in the worker */
	uint32_t morae_before;
	bool changed;
	bool listed;	  /* a line that begins with ・ is an item of a list */
	unsigned clashes; /* of particles, before */
	const char *lost; /* what a rewrite would have lost: it was undone */
};

/* Rewrites the text in w->source. Everything lives in the worker until the
 * next call. */
void worker_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret);
/* Of all words; signs have none. */
uint32_t chain_morae(const struct chain *c);
/* For the easy form of values; NULL if there can be none. */
struct formatter *worker_formatter(struct easy_worker *w);
/* The longest term that begins at e and can be explained, and its last
 * element; NULL if there is none. */
const struct row *worker_term(const struct easy_worker *w, struct chain *c,
    struct elem *e, struct elem **ret_last);
/* 国民健康保険は、…人が入る制度です: the sentence says what the term is. */
bool worker_is_defined(
    const struct chain *c, const struct elem *first, const struct elem *last);
/* Records what was done; the strings live in the worker. */
void worker_step(struct easy_worker *w, struct str rule, struct str before,
    struct str after);
/* Makes the text what the chain says now, whose parts were moved; back to
 * what it was, and false, if something was lost. `negations` is how many the
 * chain had. */
bool worker_settle(
    struct easy_worker *w, struct rewritten *r, unsigned negations);
/* Says in a sentence of its own which law is the reason (law.c). */
void worker_law(struct easy_worker *w, struct rewritten *r);
/* Puts three things or more in a row below each other (list.c). */
void worker_list(
    struct easy_worker *w, struct rewritten *r, uint16_t max_morae);
/* Takes the glosses of our own terms, between these marks, out of w->source:
 * worker_gloss puts them back, and what is written in between keeps no rule
 * from its work. */
void worker_unglossed(struct easy_worker *w, struct str open, struct str close);
/* The term, whatever its 分かち書き, that ends before the offset and has this
 * explanation; NULL if there is none. */
const struct row *worker_term_before(
    const struct easy_worker *w, struct str text, size_t open, struct str easy);
/* The text without spaces, in the arena. */
struct str worker_unspaced_text(struct arena *a, struct str s);
/* Puts glosses behind the terms that have none yet (gloss.c). */
void worker_gloss(struct easy_worker *w, struct rewritten *r);
/* Puts spaces between the bunsetsu (spaces.c). */
void worker_spaces(struct easy_worker *w, struct rewritten *r);
/* Takes them out of w->source, if it has exactly those: they keep no rule
 * from its work. */
void worker_unspaced(struct easy_worker *w);
/* As worker_spaces, for a text of its own. */
struct str worker_spaced(
    struct easy_worker *w, struct str text, struct arena *a);
/* Makes w->next the text as it stands now. */
void worker_turn(struct easy_worker *w);
/* Rewrites plain text; for the examples of the rules. */
void worker_text(struct easy_worker *w, struct str text, bool brief, bool gloss,
    struct buf *out);

/* The tree of the rewritten sentence in the arena: one or more S. */
struct node *output_nodes(struct easy_worker *w, const struct rewritten *r,
    const struct node *s, const struct easy_profile *p, struct arena *a);

#endif
