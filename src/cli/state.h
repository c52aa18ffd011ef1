/*
 * What the last build knew of each notice, a table in the user's cache: a
 * notice whose inputs are the same is not made again, and one
 * that fails now stays in the indexes with its last titles.
 */
#ifndef CLI_STATE_H
#define CLI_STATE_H

#include "bulletin/bulletin.h"

struct state {
	struct tsv table;
	struct map rows; /* id to row number + 1 */
	bool current;	 /* it describes the tree that is published now */
};

/* Reads the state of the tree published in `out`; without one, or if it is
 * of another tree, all notices are new. The path must live as long. */
void state_open(struct state *s, const char *path, const char *out);
void state_release(struct state *s);

/* Fills a summary (but for its id and source) from the last build; false if
 * it did not know the notice. */
bool state_find(const struct state *s, const struct site *site, struct str id,
    struct summary *ret, struct arena *a);
/* Whether the last build made the notice from the same inputs and had nothing
 * to say about it. `key` is what state_write was given. */
bool state_unchanged(const struct state *s, struct str id, struct str key);

/* Appends the table for the next build; keys by notice. */
void state_write(struct buf *out, const char *tree, const struct site *site,
    const struct summary *all, const struct str *keys, size_t count);

#endif
