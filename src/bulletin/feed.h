/*
 * What readers of feeds get, and what the next build has to know of them.
 */
#ifndef BULLETIN_FEED_H
#define BULLETIN_FEED_H

#include "bulletin/chronicle.h"

/* The entries of one language's feed, the newest first; strings in an
 * arena. */
struct feed {
	const struct site *site;
	const struct edition *edition;
	struct chronicle_entry *items;
	size_t count;
};

/* What the feed was before, and what the notices are now: what is new or has
 * changed is dated behind all that was there, each entry at a second of its
 * own; what is gone becomes a withdrawal. */
void feed_collect(struct feed *f, const struct site *site, size_t edition,
    const struct summary *all, size_t count, struct arena *a);

struct feed_format {
	const char *file; /* "feed.atom" */
	void (*write)(struct buf *out, const struct feed *f);
};
const struct feed_format *feed_formats(void); /* ends with an empty one */

/* Shared by the formats: title and text as shown, the page's address. */
void feed_title(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out);
void feed_text(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out);
void feed_link(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out);
void feed_url(const struct feed *f, const char *file, struct buf *out);
/* Entries that are still of interest. */
size_t feed_shown(const struct feed *f);
/* 2026-11-28T00:00:05+09:00 */
void feed_time(struct buf *out, int64_t seconds);

/* ---- alerts ---------------------------------------------------------------- */

/* The alert of an emergency notice: as it was, or a new message that refers
 * to those before. */
struct chronicle_entry cap_step(
    const struct site *site, const struct summary *n, struct arena *a);
/* The message that takes back an alert whose notice is gone; `e` becomes its
 * entry. */
void cap_cancel(struct buf *out, const struct site *site,
    struct chronicle_entry *e, struct arena *a);
void cap_path(struct buf *out, struct str tag, struct str id);

#endif
