/* The passes over a sentence's elements. Each changes what it is certain of
 * and leaves the rest. */
#ifndef SIMPLIFY_REWRITE_H
#define SIMPLIFY_REWRITE_H

#include "simplify/rules.h"

enum pass {
	PASS_LEXICON = 1 << 0,
	PASS_GRAMMAR = 1 << 1,
	PASS_PLAIN = 1 << 2, /* politeness that is not です・ます */
	PASS_PASSIVE = 1 << 3,
	PASS_SPLIT = 1 << 4,
	PASS_ENDING = 1 << 5,
	PASS_BRACKETS = 1 << 6,
	PASS_SIGNS = 1 << 7,
	PASS_ALL = (1 << 8) - 1,
};

struct step_list {
	struct easy_step *items;
	size_t len, cap;
};

/* Results that were used before, by the place of their rows. */
struct results {
	const struct row_result **items;
	struct arena *arena;
};

struct work {
	const struct easy *easy;
	struct results *results;
	struct chain *c;
	struct arena *arena;	 /* of the steps' strings */
	struct step_list *steps; /* NULL: not recorded */
	bool brief;
	bool linked; /* そして or the like begins the next sentence */
	uint16_t max_morae;
	unsigned passes;	/* enum pass */
	const struct row *only; /* NULL, or the one row that is allowed */
	bool changed;
	bool moved;	    /* parts of sentences to behind them */
	uint64_t unwrapped; /* brackets taken away, as verify_brackets */
};

void rewrite(struct work *w);

/* 売り、又は貸してはならない: forbids both. */
void rewrite_forbidden(struct work *w);
/* 釣りをすることや、餌をやらないでください: the same behind the grammar. */
void rewrite_forbidden_listed(struct work *w);
/* 本社があること: what must be so. */
void rewrite_required(struct work *w);
/* What one may do until a day is no duty. */
void rewrite_rights(struct work *w);
void rewrite_grammar(struct work *w);
/* What is aimed at, as the rows of the grammar want it. */
void rewrite_aims(struct work *w);
/* 方 that is a person as 人. */
void rewrite_kata(struct work *w);
/* より as から. */
void rewrite_since(struct work *w);
void rewrite_plain(struct work *w);
void rewrite_lexicon(struct work *w);
/* The rows for passives: 開催される → ある. */
void rewrite_lexicon_passive(struct work *w);
/* Passives whose doer is named: 市長により選ばれた is 市長が選んだ. `sure`: only
 * by によって, which nothing else is. */
void rewrite_doer(struct work *w, bool sure);
void rewrite_passive(struct work *w);
/* The が of a passive whose doer can only be who is punished for it; NULL. */
struct elem *rewrite_breach(const struct chain *c, struct elem *e);
/* True if behind the passive e, which ends in て, somebody else acts. `last` is
 * the sentence's last predicate. */
bool rewrite_changes_subject(
    const struct work *w, const struct elem *e, const struct elem *last);
void rewrite_split(struct work *w);
/* Where nothing is cut: されており → されていて, and not されてい. */
void rewrite_joined(struct work *w);
/* Cuts what is still too long when nothing else is left to be changed. */
void rewrite_long(struct work *w);
/* Before passives become active: cuts where the next clause is another's. */
void rewrite_split_passive(struct work *w);
void rewrite_ending(struct work *w);
/* 飲んだら乗らない、飲む人に貸さない; 参加する・参加しない: no statement that ends
 * in です or ます. */
bool rewrite_stays_plain(const struct chain *c, const struct elem *last);
void rewrite_brackets(struct work *w);
/* A telephone number in the bracket at `open` as a sentence of its own. */
bool rewrite_phone(struct work *w, struct elem *open);
/* Keeps the names of laws as they are. */
void rewrite_titles(struct work *w);
void rewrite_signs(struct work *w);
/* Puts Q　, A　 and the like first again, where a cut put something in front of
 * them. */
void rewrite_label(struct chain *c);

/* Records a change of the elements' text. */
void rewrite_step(
    struct work *w, struct str rule, struct str before, struct str after);
/* Generates a changed predicate; puts `before` back if it has no form. */
bool rewrite_pred(
    struct work *w, struct elem *e, const struct pred *before, const char *id);
/* The last predicate of the sentence that e stands in, or NULL. */
struct elem *rewrite_final(struct chain *c, struct elem *e);
/* Text of [from, to) joined in the arena. */
struct str rewrite_text(
    struct work *w, const struct elem *from, const struct elem *to);
/* The same for a step; none if they are not recorded. */
struct str rewrite_step_text(
    struct work *w, const struct elem *from, const struct elem *to);

#endif
