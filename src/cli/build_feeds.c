/* What is about all notices and is not a page: digest bulletins, feeds,
 * alerts that are taken back, and the history of the tree. */
#include "bulletin/inline.h"
#include "bulletin/line.h"
#include "cli/build.h"

struct feeding {
	struct build *build;
	struct summary *all; /* the notices, then the bulletins */
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

/* ---- bulletins ------------------------------------------------------------------ */

static bool
id_free(struct build *b, const struct digest *g)
{
	const char *other = map_get(&b->ids, g->notice.id);

	if (!other)
		return true;
	diag_source(&b->cli->diag, g->notice.source, STR_NONE);
	diag_add(&b->cli->diag, DIAG_ID_DUPLICATE, DIAG_NOWHERE, g->notice.id,
	    str_from(other));
	return false;
}

static struct str
carousel_path(struct arena *a, struct str tag, struct str id)
{
	return arena_printf(
	    a, "line/%.*s/%.*s.json", STR_ARG(tag), STR_ARG(id));
}

static int
write_carousels(struct feeding *f, const struct digest *g,
    struct rendition *const *words, struct summary *s)
{
	struct build *b = f->build;
	struct digest_item *items;
	size_t n = digest_choose(g, &b->editions.site, f->all, f->notices,
	    &b->cli->arena, &items, &b->cli->diag);
	int result = 0;

	for (size_t i = 0; i < b->editions.count; i++) {
		const struct line_digest view = { &b->editions.site, i, g,
			words[i], items, n };
		struct str path = carousel_path(
		    &b->cli->arena, b->editions.locales[i].tag, s->id);

		if (!b->wanted[i] || !build_wants(b, &line_writer))
			s->published_in[i] = publish_keep(b->out, path);
		else if (s->published_in[i] &&
			 line_digest_write(&f->data, &view, &b->cli->diag) ==
			     0 &&
			 f->data.len)
			result |= add(f, path, &f->data);
		buf_clear(&f->data);
	}
	return result;
}

static int
write_bulletin(struct feeding *f, const struct digest *g)
{
	struct build *b = f->build;
	struct summary *s = &f->all[f->count];
	struct rendition **words;

	if (!id_free(b, g))
		return 0;
	diag_source(&b->cli->diag, g->notice.source, STR_NONE);
	words = worker_renditions(&b->workers[0], &b->editions, &g->notice,
	    b->wanted, &b->cli->arena, &b->cli->diag);
	*s = build_new_summary(&b->cli->arena, b->editions.count);
	build_summarise(
	    b, &b->workers[0], &g->notice, words, &b->cli->arena, s);
	s->digest = true;
	f->count++;
	return write_carousels(f, g, words, s);
}

static int
write_bulletins(struct feeding *f, struct digest *digests, size_t n)
{
	int result = 0;

	for (size_t i = 0; i < n; i++)
		result |= write_bulletin(f, &digests[i]);
	diag_source(&f->build->cli->diag, STR_NONE, STR_NONE);
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
build_feeds(struct build *b, const struct summary *all, size_t count)
{
	struct feeding f = { .build = b, .notices = count, .count = count };
	struct digest *digests;
	size_t n = cli_digests(b->cli, &digests);
	struct map live;
	int result;

	f.all = arena_alloc(&b->cli->arena, (count + n + 1) * sizeof(*f.all));
	if (count)
		memcpy(f.all, all, count * sizeof(*f.all));
	map_init(&live);
	chronicle_head(&f.chronicle);
	result = write_bulletins(&f, digests, n);
	for (size_t i = 0; i < b->editions.count; i++)
		result |= write_feeds(&f, i);
	remember_alerts(&f, &live);
	result |= cancel_alerts(&f, &live);
	result |= add(&f, STR(CHRONICLE_FILE), &f.chronicle);
	cli_digests_release(digests, n);
	map_release(&live);
	buf_release(&f.data);
	buf_release(&f.chronicle);
	return result;
}
