/*
 * What the published tree says of itself: when each notice last changed in
 * each language. Kept in the tree (.chronicle.tsv), so that the two are always
 * of one time, and calendars, feeds and alerts of two builds agree.
 */
#ifndef BULLETIN_CHRONICLE_H
#define BULLETIN_CHRONICLE_H

#include "bulletin/bulletin.h"

#define CHRONICLE_FILE ".chronicle.tsv"
#define CHRONICLE_CAP STR("cap") /* the feed of alerts */

struct chronicle_entry {
	struct str feed; /* the tag of a language, or CHRONICLE_CAP */
	struct str id;
	struct str digest; /* of what it says; empty: withdrawn */
	struct str title, lead, category;
	struct str references;		/* alerts before this one */
	struct date published, changed; /* first, and last */
	int64_t updated;   /* seconds since 1970: unique and rising in a feed */
	int64_t first;	   /* what `updated` was at first */
	uint32_t sequence; /* changes */
	bool bulletin;	   /* a digest bulletin */
};

/* The entries of a published tree; none if it has no history. NULL-safe to
 * close and to ask. */
struct chronicle *chronicle_open(const char *tree);
void chronicle_close(struct chronicle *h);
const struct chronicle_entry *chronicle_find(
    const struct chronicle *h, struct str feed, struct str id);
size_t chronicle_count(const struct chronicle *h);
const struct chronicle_entry *chronicle_at(const struct chronicle *h, size_t i);

/* What becomes of an entry (NULL: a new one) when the notice says what
 * `digest` says: the same, or one change more, on `today` if that is known.
 * `updated` is left to the feed. */
struct chronicle_entry chronicle_step(const struct chronicle_entry *before,
    struct str digest, struct date published, struct date today);

void chronicle_head(struct buf *out);
void chronicle_row(struct buf *out, const struct chronicle_entry *e);

#endif
