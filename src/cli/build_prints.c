/* Digest bulletins to be printed: the notices are read once more, and laid
 * out one behind the other in each language. */
#include "bulletin/inline.h"
#include "cli/build.h"

#include <stdlib.h>

/* A chosen notice with its words. */
struct loaded {
	struct notices all;
	struct arena arena;
	const struct notice *notice; /* NULL: could not be read */
	struct rendition **text;
};

struct printing {
	struct build *build;
	const struct build_digest *digest;
	struct loaded *loaded;
	struct buf *files;  /* by edition */
	struct diag *diags; /* by edition */
};

static unsigned
number_of(const struct writer *writer)
{
	unsigned n = 0;

	while (writers()[n] != writer)
		n++;
	return n;
}

/* ---- what is the same as last time ------------------------------------------------ */

static struct str
make_key(struct build *b, const struct build_digest *g)
{
	struct buf inputs = BUF_INIT, source = BUF_INIT;
	struct str key;

	file_read(
	    g->digest->notice.source.ptr, SOURCE_LIMIT, &source, &b->cli->diag);
	buf_str(&inputs, b->inputs);
	buf_str(&inputs, sha256_hex(&b->cli->arena, buf_view(&source)));
	for (size_t i = 0; i < g->count; i++) {
		const struct summary *n = g->items[i].notice;

		buf_str(&inputs, n->inputs);
		for (size_t e = 0; e < b->editions.count; e++)
			buf_ch(&inputs, n->published_in[e] ? '+' : '-');
	}
	key = sha256_hex(&b->cli->arena, buf_view(&inputs));
	buf_release(&inputs);
	buf_release(&source);
	return key;
}

static bool
keep(struct build *b, const struct build_digest *g, size_t edition)
{
	struct buf path = BUF_INIT;
	bool kept;

	bulletin_writer.path(
	    &path, b->editions.locales[edition].tag, g->summary->id);
	kept = publish_keep(b->out, buf_view(&path));
	if (kept)
		g->summary->formats[edition] |= 1u
						<< number_of(&bulletin_writer);
	buf_release(&path);
	return kept;
}

static bool
reuse(struct build *b, const struct build_digest *g)
{
	struct arena *a = &b->cli->arena;
	struct summary last = build_new_summary(a, b->editions.count);
	size_t row;

	if (!state_rows(&b->state, g->summary->id, &row) ||
	    !state_unchanged(&b->state, row, g->summary->inputs))
		return false;
	state_find(&b->state, &b->editions.site, row, &last, a);
	for (size_t i = 0; i < b->editions.count; i++)
		if (last.formats[i] >> number_of(&bulletin_writer) & 1 &&
		    !keep(b, g, i))
			return false;
	return true;
}

/* ---- making --------------------------------------------------------------------------- */

/* Faults of the notice were reported when its own bulletins were made. */
static void
load(void *ctx, size_t index, unsigned worker)
{
	struct printing *p = ctx;
	struct build *b = p->build;
	struct worker *w = &b->workers[worker];
	const struct summary *s = p->digest->items[index].notice;
	struct loaded *l = &p->loaded[index];
	struct diag quiet;

	diag_init(&quiet);
	cli_notices(
	    s->source.ptr, NULL, b->cli->date, w->guard, &l->all, &quiet);
	for (size_t i = 0; i < l->all.count && !l->notice; i++) {
		struct notice *n = &l->all.items[i]->notice;

		if (l->all.count == 1)
			n->id = s->id;
		if (str_eq(n->id, s->id))
			l->notice = n;
	}
	if (l->notice)
		l->text = worker_renditions(
		    w, &b->editions, l->notice, b->wanted, &l->arena, &quiet);
	diag_release(&quiet);
}

/* A notice as readers of the edition read it: in their language, else in Easy
 * Japanese. Without text if they are not shown it. */
static struct bulletin
view_of(struct printing *p, struct worker *w, size_t item, size_t edition)
{
	struct build *b = p->build;
	const struct loaded *l = &p->loaded[item];
	const struct summary *s = p->digest->items[item].notice;
	struct bulletin view = { .text = NULL };

	if (!s->published_in[edition])
		edition = 1;
	if (!l->notice || !s->published_in[edition])
		return view;
	view = (struct bulletin){ .site = &b->editions.site,
		.edition = &b->editions.list[edition],
		.notice = l->notice,
		.text = l->text[edition],
		.formatter = w->formatters[edition],
		.published = s->published_in,
		.press = w->press };
	return view;
}

static void
print(void *ctx, size_t edition, unsigned worker)
{
	struct printing *p = ctx;
	struct build *b = p->build;
	struct worker *w = &b->workers[worker];
	const struct build_digest *g = p->digest;
	struct bulletin *notices;
	const struct bulletin view = { .site = &b->editions.site,
		.edition = &b->editions.list[edition],
		.notice = &g->digest->notice,
		.text = g->words[edition],
		.formatter = w->formatters[edition],
		.published = g->summary->published_in,
		.press = w->press };

	if (!b->wanted[edition] || !g->summary->published_in[edition])
		return;
	notices = xcalloc(g->count + 1, sizeof(*notices));
	for (size_t i = 0; i < g->count; i++)
		notices[i] = view_of(p, w, i, edition);
	diag_source(&p->diags[edition], g->digest->notice.source, STR_NONE);
	if (digest_print(&p->files[edition], &view, g->digest, g->items,
		notices, g->count, &p->diags[edition]) != 0)
		buf_clear(&p->files[edition]);
	free(notices);
}

static int
publish(struct printing *p)
{
	struct build *b = p->build;
	const struct build_digest *g = p->digest;
	int result = 0;

	for (size_t i = 0; i < b->editions.count; i++) {
		struct buf path = BUF_INIT;

		g->summary->findings +=
		    (uint32_t)(p->diags[i].errors + p->diags[i].warnings);
		diag_merge(&b->cli->diag, &p->diags[i]);
		bulletin_writer.path(
		    &path, b->editions.locales[i].tag, g->summary->id);
		if (!b->wanted[i]) {
			keep(b, g, i);
		} else if (p->files[i].len) {
			result |= publish_add(b->out, buf_view(&path),
			    buf_view(&p->files[i]), &b->cli->diag);
			g->summary->formats[i] |=
			    1u << number_of(&bulletin_writer);
		}
		buf_release(&path);
	}
	return result;
}

static int
make(struct build *b, const struct build_digest *g)
{
	struct printing p = { b, g, xcalloc(g->count + 1, sizeof(*p.loaded)),
		xcalloc(b->editions.count, sizeof(*p.files)),
		xcalloc(b->editions.count, sizeof(*p.diags)) };
	int result;

	for (size_t i = 0; i < g->count; i++) {
		notices_init(&p.loaded[i].all);
		arena_init(&p.loaded[i].arena);
	}
	for (size_t i = 0; i < b->editions.count; i++)
		diag_init(&p.diags[i]);
	pool_run(b->threads, g->count, load, &p);
	pool_run(b->threads, b->editions.count, print, &p);
	result = publish(&p);
	for (size_t i = 0; i < g->count; i++) {
		notices_release(&p.loaded[i].all);
		arena_release(&p.loaded[i].arena);
	}
	for (size_t i = 0; i < b->editions.count; i++) {
		buf_release(&p.files[i]);
		diag_release(&p.diags[i]);
	}
	free(p.loaded);
	free(p.files);
	free(p.diags);
	return result;
}

/* A notice that cannot be read now stays as it was last printed. */
static bool
stays(struct build *b, const struct build_digest *g)
{
	bool any = false;

	for (size_t i = 0; i < g->count; i++)
		any |= g->items[i].notice->failed;
	if (!any)
		return false;
	any = false;
	for (size_t i = 0; i < b->editions.count; i++)
		any |= keep(b, g, i);
	return any;
}

int
build_print(struct build *b, const struct build_digest *g)
{
	if (!build_wants(b, &bulletin_writer)) {
		for (size_t i = 0; i < b->editions.count; i++)
			keep(b, g, i);
		return 0;
	}
	if (!b->editions.fonts)
		return 0;
	g->summary->inputs = make_key(b, g);
	if (stays(b, g)) {
		g->summary->inputs = STR("-");
		return 0;
	}
	return reuse(b, g) ? 0 : make(b, g);
}
