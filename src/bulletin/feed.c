#include "bulletin/feed.h"

#include "bulletin/inline.h"

#include <stdlib.h>

#define SHOWN_MAX 100
#define DAY 86400
#define JAPAN (9 * 3600)

/* Midnight in Japan. */
static int64_t
midnight(struct date d)
{
	return date_valid(d) ? (int64_t)date_days(d) * DAY - JAPAN : 0;
}

/* When a new state of the entry came about, as far as that is known. */
static int64_t
due(const struct feed *f, const struct chronicle_entry *e, bool fresh)
{
	int64_t today = midnight(f->site->today);
	int64_t then = midnight(fresh ? e->published : e->changed);

	return date_valid(f->site->today) && then > today ? today : then;
}

static int
newest_first(const void *a, const void *b)
{
	const struct chronicle_entry *x = a, *y = b;

	if (x->updated != y->updated)
		return x->updated < y->updated ? 1 : -1;
	return str_cmp(x->id, y->id);
}

/* While they wait for their second, `updated` is the negative of what is
 * due, so that they sort behind all others, the oldest last. */
static void
collect_published(
    struct feed *f, size_t edition, const struct summary *n, struct map *seen)
{
	struct str tag = f->edition->locale->tag;
	const struct chronicle_entry *before =
	    chronicle_find(f->site->chronicle, tag, n->id);
	struct chronicle_entry e;

	*map_put(seen, n->id) = f;
	/* A notice that failed stays as it was. */
	if (!n->digests[edition].len) {
		if (before)
			f->items[f->count++] = *before;
		return;
	}
	e = chronicle_step(
	    before, n->digests[edition], n->published, f->site->today);
	e.feed = tag;
	e.id = n->id;
	e.title = n->titles_text[edition];
	e.lead = n->leads[edition];
	e.category = n->category;
	e.bulletin = n->digest;
	if (!before || !str_eq(before->digest, e.digest))
		e.updated = -due(f, &e, !before) - 1;
	f->items[f->count++] = e;
}

static void
collect_gone(struct feed *f, const struct map *seen)
{
	const struct chronicle *h = f->site->chronicle;

	for (size_t i = 0; i < chronicle_count(h); i++) {
		const struct chronicle_entry *before = chronicle_at(h, i);
		struct chronicle_entry e;

		if (!str_eq(before->feed, f->edition->locale->tag) ||
		    map_has(seen, before->id))
			continue;
		e = chronicle_step(
		    before, STR(""), before->published, f->site->today);
		if (before->digest.len)
			e.updated = -due(f, &e, false) - 1;
		f->items[f->count++] = e;
	}
}

/* Of all that the feed ever had, what is replaced now too. */
static int64_t
newest_before(const struct site *site, size_t edition)
{
	int64_t last = 0;

	for (size_t i = 0; i < chronicle_count(site->chronicle); i++) {
		const struct chronicle_entry *e =
		    chronicle_at(site->chronicle, i);

		if (str_eq(e->feed, site->editions[edition].locale->tag) &&
		    e->updated > last)
			last = e->updated;
	}
	return last;
}

void
feed_collect(struct feed *f, const struct site *site, size_t edition,
    const struct summary *all, size_t count, struct arena *a)
{
	int64_t last = newest_before(site, edition);
	struct map seen;

	*f = (struct feed){ .site = site,
		.edition = &site->editions[edition],
		.items = arena_alloc(
		    a, (count + chronicle_count(site->chronicle) + 1) *
			   sizeof(*f->items)) };
	map_init(&seen);
	for (size_t i = 0; i < count; i++)
		if (all[i].published_in[edition] && !map_has(&seen, all[i].id))
			collect_published(f, edition, &all[i], &seen);
	collect_gone(f, &seen);
	map_release(&seen);
	qsort(f->items, f->count, sizeof(*f->items), newest_first);
	for (size_t i = 0; i < f->count; i++) {
		struct chronicle_entry *e = &f->items[i];

		if (e->updated >= 0)
			continue;
		e->updated = -e->updated - 1;
		if (e->updated <= last)
			e->updated = last + 1;
		last = e->updated;
		if (!e->first)
			e->first = last;
	}
	qsort(f->items, f->count, sizeof(*f->items), newest_first);
}

/* ---- what the formats share ------------------------------------------------------ */

void
feed_title(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	if (!e->digest.len) {
		chrome_text(f->site, f->edition, "withdrawn", out);
		buf_cstr(out, ": ");
	}
	buf_str(out, e->title);
}

void
feed_text(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	if (!e->digest.len)
		chrome_text(f->site, f->edition, "withdrawn-lead", out);
	else
		buf_str(out, e->lead.len ? e->lead : e->title);
}

void
feed_url(const struct feed *f, const char *file, struct buf *out)
{
	buf_printf(out, "%.*s/%.*s/%s", STR_ARG(f->site->city->base_url),
	    STR_ARG(f->edition->locale->tag), file);
}

void
feed_link(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	if (e->digest.len)
		page_url(out, f->site->city, f->edition->locale->tag, e->id);
	else
		feed_url(f, "index.html", out);
}

size_t
feed_shown(const struct feed *f)
{
	return f->count < SHOWN_MAX ? f->count : SHOWN_MAX;
}

void
feed_time(struct buf *out, int64_t seconds)
{
	int64_t t = seconds + JAPAN;
	int second = (int)(t % DAY);

	date_format(date_from_days((long)(t / DAY)), out);
	buf_printf(out, "T%02d:%02d:%02d+09:00", second / 3600,
	    second / 60 % 60, second % 60);
}
