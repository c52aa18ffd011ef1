/* What is about all notices and is not a page: feeds, alerts that are taken
 * back, and the history of the tree. */
#include "bulletin/inline.h"
#include "cli/build.h"

struct feeding {
	struct build *build;
	const struct summary *all; /* the notices, then the bulletins */
	size_t count, notices;
	struct buf data, chronicle;
};

static int
add(struct feeding *f, struct str path, struct buf *data)
{
	int result = publish_add(
	    f->build->out, path, buf_view(data), &f->build->cli->diag);

	buf_clear(data);
	return result;
}

/* ---- feeds ----------------------------------------------------------------------- */

/* A language that is not made now keeps its feeds and what is known of
 * them. */
static bool
keep_feeds(struct feeding *f, size_t edition)
{
	struct build *b = f->build;
	struct str tag = b->editions.locales[edition].tag;
	bool kept = true;

	for (const struct feed_format *t = feed_formats(); t->file; t++)
		kept &=
		    publish_keep(b->out, arena_printf(&b->cli->arena, "%.*s/%s",
					     STR_ARG(tag), t->file));
	for (size_t i = 0; kept && i < chronicle_count(b->chronicle); i++)
		if (str_eq(chronicle_at(b->chronicle, i)->feed, tag))
			chronicle_row(
			    &f->chronicle, chronicle_at(b->chronicle, i));
	return kept;
}

static int
write_feeds(struct feeding *f, size_t edition)
{
	struct build *b = f->build;
	struct feed feed;
	int result = 0;

	if (!b->wanted[edition] && keep_feeds(f, edition))
		return 0;
	feed_collect(&feed, &b->editions.site, edition, f->all, f->count,
	    &b->cli->arena);
	for (const struct feed_format *t = feed_formats(); t->file; t++) {
		t->write(&f->data, &feed);
		result |= add(f,
		    arena_printf(&b->cli->arena, "%.*s/%s",
			STR_ARG(feed.edition->locale->tag), t->file),
		    &f->data);
	}
	for (size_t i = 0; i < feed.count; i++)
		chronicle_row(&f->chronicle, &feed.items[i]);
	return result;
}

/* ---- alerts ---------------------------------------------------------------------- */

static bool
has_alert(const struct feeding *f, const struct summary *n)
{
	if (n->urgency != URGENCY_EMERGENCY)
		return false;
	for (size_t i = 0; i < f->build->editions.count; i++)
		if (n->published_in[i])
			return true;
	return false;
}

static struct str
alert_path(struct feeding *f, struct str id)
{
	struct str path;

	cap_path(&f->data, STR_NONE, id);
	path = arena_str(&f->build->cli->arena, buf_view(&f->data));
	buf_clear(&f->data);
	return path;
}

static void
remember_alerts(struct feeding *f, struct map *live)
{
	struct build *b = f->build;

	for (size_t i = 0; i < f->notices; i++) {
		const struct summary *n = &f->all[i];
		const struct chronicle_entry *before =
		    chronicle_find(b->chronicle, CHRONICLE_CAP, n->id);
		struct chronicle_entry e;

		if (!has_alert(f, n) ||
		    !publish_has(b->out, alert_path(f, n->id)))
			continue;
		*map_put(live, n->id) = f;
		if (build_wants(b, &cap_writer) && !n->failed)
			e = cap_step(&b->editions.site, n, &b->cli->arena);
		else if (before)
			e = *before;
		else
			continue;
		chronicle_row(&f->chronicle, &e);
	}
}

static int
cancel_alerts(struct feeding *f, const struct map *live)
{
	struct build *b = f->build;
	int result = 0;

	for (size_t i = 0; i < chronicle_count(b->chronicle); i++) {
		struct chronicle_entry e = *chronicle_at(b->chronicle, i);
		struct str path;

		if (!str_eq(e.feed, CHRONICLE_CAP) || map_has(live, e.id))
			continue;
		path = alert_path(f, e.id);
		if (e.digest.len) {
			cap_cancel(
			    &f->data, &b->editions.site, &e, &b->cli->arena);
			result |= add(f, path, &f->data);
		} else {
			publish_keep(b->out, path);
		}
		chronicle_row(&f->chronicle, &e);
	}
	return result;
}

int
build_feeds(
    struct build *b, const struct summary *all, size_t count, size_t notices)
{
	struct feeding f = {
		.build = b, .all = all, .count = count, .notices = notices
	};
	struct map live;
	int result = 0;

	map_init(&live);
	chronicle_head(&f.chronicle);
	for (size_t i = 0; i < b->editions.count; i++)
		result |= write_feeds(&f, i);
	remember_alerts(&f, &live);
	result |= cancel_alerts(&f, &live);
	result |= add(&f, STR(CHRONICLE_FILE), &f.chronicle);
	map_release(&live);
	buf_release(&f.data);
	buf_release(&f.chronicle);
	return result;
}
