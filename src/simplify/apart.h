/*
 * apart: explanations that would make a sentence too long are sentences of
 * their own behind it: …保険料を払います。保険料は、保険のために払うお金です。
 */
#ifndef SIMPLIFY_APART_H
#define SIMPLIFY_APART_H

#include "simplify/worker.h"

/* The explanations in a result, in order. */
struct explained {
	struct {
		struct node *gloss;    /* NULL: taken out */
		const struct row *row; /* of its term */
	} items[16];
	size_t count;
};

/* Takes as many from `from` on out of their sentence, of so many morae without
 * them, as keep it within the limit. `s` is the source. */
void apart_take(struct easy_worker *w, struct explained *in, size_t from,
    uint32_t morae, const struct node *s, uint16_t max_morae);
/* Says what was taken out in sentences behind `last`, unless one does that
 * behind the source s. */
void apart_say(struct easy_worker *w, const struct explained *in,
    struct node *last, const struct node *s, const struct easy_profile *p,
    struct arena *a);
/* The term that a sentence explains as apart_glosses does, or NULL. The arena
 * is for the time of the call. */
const struct row *apart_explains(
    const struct easy_worker *w, struct str sentence, struct arena *a);
/* True if one of the sentences behind s explains the term. */
bool apart_follows(struct easy_worker *w, const struct node *s,
    const struct row *row, struct arena *a);

#endif
