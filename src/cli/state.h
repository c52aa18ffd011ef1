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
	struct map rows; /* id of a file to its first row + 1 */
	bool current;	 /* it describes the tree that is published now */
};

/* Reads the state of the tree published in `out`; without one, or if it is
 * of another tree, all notices are new. The path must live as long. */
void state_open(struct state *s, const char *path, const char *out);
void state_release(struct state *s);

/* How many notices the last build had of a file, and the row of the first;
 * the others follow it. `file` is the file's id. */
size_t state_rows(const struct state *s, struct str file, size_t *ret_row);
/* Fills a summary (but for its source) from a row. */
void state_find(const struct state *s, const struct site *site, size_t row,
    struct summary *ret, struct arena *a);
/* Whether the last build made the notice from the same inputs and had nothing
 * to say about it. `key` is what state_write was given. */
bool state_unchanged(const struct state *s, size_t row, struct str key);

/* Where a notice came from. */
struct state_origin {
	struct str file; /* id of the file */
	struct str key;	 /* of its inputs */
};

/* Appends the table for the next build; origins by notice, those of a file
 * one behind the other. */
void state_write(struct buf *out, const char *tree, const struct site *site,
    const struct summary *all, const struct state_origin *origins,
    size_t count);

#endif
