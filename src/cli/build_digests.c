/* Digest bulletins: their pages and LINE carousels. */
#include "bulletin/inline.h"
#include "bulletin/line.h"
#include "cli/build.h"

/* One bulletin in all languages. */
struct digesting {
	struct build *build;
	const struct build_digest *g;
	struct buf data;
};

static int
add(struct digesting *g, struct str path)
{
	int result = publish_add(
	    g->build->out, path, buf_view(&g->data), &g->build->cli->diag);

	buf_clear(&g->data);
	return result;
}

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
path_of(const struct digesting *g, const struct writer *writer, size_t edition)
{
	struct buf path = BUF_INIT;
	struct str result;

	writer->path(
	    &path, g->build->editions.locales[edition].tag, g->g->summary->id);
	result = arena_str(&g->build->cli->arena, buf_view(&path));
	buf_release(&path);
	return result;
}

static int
write_page(struct digesting *g, size_t i)
{
	struct build *b = g->build;
	struct str path = path_of(g, &html_writer, i);
	const struct bulletin view = {
		.site = &b->editions.site,
		.edition = &b->editions.list[i],
		.notice = &g->g->digest->notice,
		.text = g->g->words[i],
		.formatter = b->workers[0].formatters[i],
		.published = g->g->summary->published_in,
		.files = g->g->summary->formats[i],
	};

	if (!b->wanted[i] || !build_wants(b, &html_writer)) {
		g->g->summary->published_in[i] = publish_keep(b->out, path);
		return 0;
	}
	if (!g->g->summary->published_in[i])
		return 0;
	digest_page(&g->data, &view, g->g->digest, g->g->items, g->g->count);
	return add(g, path);
}

static int
write_carousel(struct digesting *g, size_t i)
{
	struct build *b = g->build;
	struct str path = path_of(g, &line_writer, i);
	const struct line_digest view = { &b->editions.site, i, g->g->digest,
		g->g->words[i], g->g->items, g->g->count };
	int result = 0;

	if (!b->wanted[i] || !build_wants(b, &line_writer))
		publish_keep(b->out, path);
	else if (g->g->summary->published_in[i] &&
		 line_digest_write(&g->data, &view, &b->cli->diag) == 0 &&
		 g->data.len)
		result = add(g, path);
	buf_clear(&g->data);
	return result;
}

static int
write_entrance(struct digesting *g)
{
	struct build *b = g->build;
	struct arena *a = &b->cli->arena;
	struct str id = g->g->summary->id;
	int result;

	site_languages(&g->data, &b->editions.site, g->g->summary);
	result = add(g, arena_printf(a, "%.*s.html", STR_ARG(id)));
	site_qr(&g->data, &b->editions.site, id);
	return result | add(g, arena_printf(a, "%.*s.svg", STR_ARG(id)));
}

static int
write_bulletin(struct build *b, const struct digest *digest,
    const struct summary *all, size_t count, struct summary *ret)
{
	struct arena *a = &b->cli->arena;
	struct build_digest made = { .digest = digest, .summary = ret };
	struct digesting g = { b, &made, BUF_INIT };
	struct digest_item *items;
	int result;

	diag_source(&b->cli->diag, digest->notice.source, STR_NONE);
	made.words = worker_renditions(&b->workers[0], &b->editions,
	    &digest->notice, b->wanted, a, &b->cli->diag);
	*ret = build_new_summary(a, b->editions.count);
	build_summarise(b, &b->workers[0], &digest->notice, made.words, a, ret);
	ret->digest = true;
	made.count = digest_choose(
	    digest, &b->editions.site, all, count, a, &items, &b->cli->diag);
	made.items = items;
	result = build_print(b, &made);
	/* The first goes through all languages: pages link to each other. */
	for (size_t i = 0; i < b->editions.count; i++)
		result |= write_page(&g, i);
	for (size_t i = 0; i < b->editions.count; i++)
		result |= write_carousel(&g, i);
	result |= write_entrance(&g);
	buf_release(&g.data);
	return result;
}

int
build_digests(struct build *b, const struct summary *notices, size_t count,
    struct summary **ret_all, size_t *ret_count)
{
	struct digest *digests;
	size_t n = cli_digests(b->cli, &digests);
	struct summary *all =
	    arena_alloc(&b->cli->arena, (count + n + 1) * sizeof(*all));
	int result = 0;

	if (count)
		memcpy(all, notices, count * sizeof(*all));
	*ret_all = all;
	*ret_count = count;
	for (size_t i = 0; i < n; i++) {
		if (!id_free(b, &digests[i]))
			continue;
		result |= write_bulletin(
		    b, &digests[i], notices, count, &all[*ret_count]);
		(*ret_count)++;
	}
	diag_source(&b->cli->diag, STR_NONE, STR_NONE);
	cli_digests_release(digests, n);
	return result;
}
