/*
 * A notice as plain text: for mail, messages and feeds.
 */
#ifndef BULLETIN_COMPOSE_H
#define BULLETIN_COMPOSE_H

#include "bulletin/inline.h"

/* UTF-16 code units, in which LINE counts. */
size_t utf16_count(struct str s);

/* Text that grows by whole sentences as long as there is room. */
struct growing {
	const struct bulletin *bulletin;
	struct inline_style style;
	struct buf *out;
	size_t units, limit; /* UTF-16 code units */
	bool full;	     /* something was left out: all that follows is */
};
void growing_init(struct growing *g, const struct bulletin *b, unsigned flags,
    size_t limit, struct buf *out);
/* Adds `before` and `s`, or neither and then never again. */
void grow(struct growing *g, const char *before, struct str s);
/* The sentences from `s` on among its siblings. */
void grow_run(struct growing *g, const char *before, const struct node *s);
/* "■ label: text" lines of the facts or the contact. */
void grow_rows(struct growing *g, const struct node *rows);
void grow_body(struct growing *g, struct node *body);
/* Title, facts, body, contact. */
void grow_notice(struct growing *g);

/* The label of a fact or field; `fallback` is the chrome's key where it has
 * none, or NULL. */
void label_text(const struct bulletin *b, const struct inline_style *style,
    const struct node *row, const char *fallback, struct buf *out);
#endif
