/* What is about all notices: the list of sources, indexes, the report. */
#include "cli/build.h"

#include <stdlib.h>

#define ID_LIMIT ((size_t)200)

struct summary
build_new_summary(struct arena *a, size_t n)
{
	return (struct summary){
		.titles_html = arena_alloc(a, n * sizeof(struct str)),
		.titles_text = arena_alloc(a, n * sizeof(struct str)),
		.leads = arena_alloc(a, n * sizeof(struct str)),
		.digests = arena_alloc(a, n * sizeof(struct str)),
		.formats = arena_alloc(a, n * sizeof(uint32_t)),
		.published_in = arena_alloc(a, n * sizeof(bool)),
		.translated = arena_alloc(a, n * sizeof(uint32_t)),
		.translatable = arena_alloc(a, n * sizeof(uint32_t)),
		.fuzzy = arena_alloc(a, n * sizeof(uint32_t)),
		.stale = arena_alloc(a, n * sizeof(uint32_t)),
		.words = arena_alloc(a, n * sizeof(uint32_t)),
		.translated_on = arena_alloc(a, n * sizeof(struct date)),
	};
}

void
build_summaries(const struct build *b, struct job *job, size_t count)
{
	job->count = count;
	job->summaries =
	    arena_alloc(&job->arena, count * sizeof(*job->summaries));
	for (size_t i = 0; i < count; i++) {
		job->summaries[i] =
		    build_new_summary(&job->arena, b->editions.count);
		job->summaries[i].id = job->id;
		job->summaries[i].source = str_from(job->path);
	}
}

int
build_list(struct build *b)
{
	struct arena *a = &b->cli->arena;
	const char *dir =
	    path_join(a, str_from(b->cli->source), STR("notices"));
	struct str *names;
	long count = dir_list(dir, a, &names, &b->cli->diag);

	if (count < 0)
		return -1;
	count = (long)sources_only(names, (size_t)count);
	*map_put(&b->ids, STR("index")) = (void *)(uintptr_t) "index.html";
	*map_put(&b->ids, STR("404")) = (void *)(uintptr_t) "404.html";
	b->jobs = xcalloc((size_t)count, sizeof(*b->jobs));
	for (long i = 0; i < count; i++) {
		struct job *job = &b->jobs[b->count++];
		void **other;

		arena_init(&job->arena);
		diag_init(&job->diag);
		job->path = path_join(a, str_from(dir), names[i]);
		job->id = extract_id(names[i], a);
		/* A suffix must still fit into the name of a file. */
		if (job->id.len > ID_LIMIT)
			job->id.len = ID_LIMIT;
		other = map_put(&b->ids, job->id);
		if (*other) {
			job->duplicate = true;
			diag_source(&job->diag, str_from(job->path), STR_NONE);
			diag_add(&job->diag, DIAG_ID_DUPLICATE, DIAG_NOWHERE,
			    job->id, str_from(*other));
		} else {
			*other = (void *)(uintptr_t)job->path;
		}
	}
	return 0;
}

struct summary *
build_collect(struct build *b, size_t *ret_count)
{
	struct summary *all;
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++)
		n += b->jobs[i].count;
	all = arena_alloc(&b->cli->arena, n * sizeof(*all));
	n = 0;
	for (size_t i = 0; i < b->count; i++) {
		diag_merge(&b->cli->diag, &b->jobs[i].diag);
		for (size_t k = 0; k < b->jobs[i].count; k++) {
			all[n] = b->jobs[i].summaries[k];
			all[n++].inputs = b->jobs[i].key;
		}
	}
	diag_source(&b->cli->diag, STR_NONE, STR_NONE);
	*ret_count = n;
	return all;
}

static int
add(struct build *b, const char *path, struct buf *data)
{
	int result =
	    publish_add(b->out, str_from(path), buf_view(data), &b->cli->diag);

	buf_clear(data);
	return result;
}

static bool
published_anywhere(const struct build *b, const struct summary *n)
{
	for (size_t i = 0; i < b->editions.count; i++)
		if (n->published_in[i])
			return true;
	return false;
}

/* A notice's choice of languages and the QR code that leads to it. */
static int
add_notice(struct build *b, const struct job *job, const struct summary *n,
    struct buf *page)
{
	const struct site *site = &b->editions.site;
	struct arena *a = &b->cli->arena;
	const char *code = arena_printf(a, "%.*s.svg", STR_ARG(n->id)).ptr;
	int result;

	if (!published_anywhere(b, n))
		return 0;
	site_languages(page, site, n);
	result = add(b, arena_printf(a, "%.*s.html", STR_ARG(n->id)).ptr, page);
	if (job->reused && publish_keep(b->out, str_from(code)))
		return result;
	site_qr(page, site, n->id);
	return result | add(b, code, page);
}

static int
add_entrances(
    struct build *b, const struct summary *all, size_t count, struct buf *page)
{
	const struct site *site = &b->editions.site;
	int result;

	site_chooser(page, site);
	result = add(b, "index.html", page);
	site_not_found(page, site);
	result |= add(b, "404.html", page);
	site_map(page, site, all, count);
	result |= add(b, "sitemap.xml", page);
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->jobs[i].count; k++)
			result |= add_notice(
			    b, &b->jobs[i], &b->jobs[i].summaries[k], page);
	return result;
}

/* Whatever the city keeps in its theme: the style sheet, pictures, fonts. */
static int
add_theme(struct build *b, struct buf *page)
{
	struct arena *a = &b->cli->arena;
	const char *dir = cli_content(b->cli, "theme");
	struct str *names;
	long count = dir_list(dir, a, &names, &b->cli->diag);
	int result = 0;

	for (long i = 0; i < count; i++)
		if (file_read(path_join(a, str_from(dir), names[i]),
			SOURCE_LIMIT, page, &b->cli->diag) == 0) {
			if (str_eq(names[i], STR("style.css")))
				site_colours(page, &b->editions.site);
			result |= add(b, arena_str(a, names[i]).ptr, page);
		}
	return result;
}

/* The list of one language. */
struct listing {
	struct build *build;
	struct str tag;
};

static int
add_list(void *ctx, struct str file, struct buf *page)
{
	const struct listing *l = ctx;

	return add(l->build,
	    arena_printf(&l->build->cli->arena, "%.*s/%.*s", STR_ARG(l->tag),
		STR_ARG(file))
		.ptr,
	    page);
}

static int
add_lists(struct build *b, size_t i, const struct summary *all, size_t count,
    struct buf *page)
{
	struct editions *e = &b->editions;
	struct listing l = { b, e->locales[i].tag };
	struct formatter *f = b->workers[0].formatters[i];

	/* All pages link to it: there must be one. */
	if (!b->wanted[i] &&
	    publish_keep(b->out, arena_printf(&b->cli->arena, "%.*s/index.html",
				     STR_ARG(l.tag)))) {
		publish_keep_all(b->out, l.tag, STR(LIST_PREFIX));
		return 0;
	}
	site_index(page, &e->site, &e->list[i], f, all, count);
	return add_list(&l, STR("index.html"), page) |
	       site_archive(&e->site, &e->list[i], f, all, count, add_list, &l);
}

int
build_indexes(struct build *b, const struct summary *all, size_t count)
{
	struct buf page = BUF_INIT;
	int result = 0;

	for (size_t i = 0; i < b->editions.count; i++)
		result |= add_lists(b, i, all, count, &page);
	result |= add_entrances(b, all, count, &page);
	result |= add_theme(b, &page);
	buf_release(&page);
	return result;
}

static int
add_report(
    struct build *b, struct publish *report, const char *name, struct buf *page)
{
	int result =
	    publish_add(report, str_from(name), buf_view(page), &b->cli->diag);

	buf_clear(page);
	return result;
}

void
build_remember(
    struct build *b, const char *out, const struct summary *all, size_t total)
{
	const char *cache = cli_cache_dir(b->cli, out);
	struct state_origin *origins =
	    arena_alloc(&b->cli->arena, (total + 1) * sizeof(*origins));
	struct buf table = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->jobs[i].count; k++)
			origins[n++] = (struct state_origin){ b->jobs[i].id,
				b->jobs[i].key };
	for (; n < total; n++)
		origins[n] = (struct state_origin){ all[n].id, all[n].inputs };
	state_write(&table, out, &b->editions.site, all, origins, total);
	if (cache)
		file_replace(path_join(&b->cli->arena, str_from(cache),
				 STR("state.tsv")),
		    buf_view(&table), &b->cli->diag);
	buf_release(&table);
}

void
build_report(struct build *b, const char *dir, struct str tree,
    const struct summary *all, size_t count)
{
	struct publish *report = publish_begin(dir, &b->cli->diag);
	struct buf page = BUF_INIT;
	int result;

	if (!report)
		return;
	b->editions.site.tree = tree;
	report_html(&page, &b->editions.site, all, count);
	result = add_report(b, report, "index.html", &page);
	report_json(&page, &b->editions.site, all, count);
	result |= add_report(b, report, "report.json", &page);
	if (result == 0)
		publish_commit(report, &b->cli->diag);
	else
		publish_abort(report);
	buf_release(&page);
}

/* ---- what all notices depend on --------------------------------------------- */

static void
add_file(struct build *b, const char *path, struct buf *all)
{
	struct buf bytes = BUF_INIT;
	struct diag ignored; /* who needs the file has reported it */

	diag_init(&ignored);
	file_read(path, (size_t)64 << 20, &bytes, &ignored);
	buf_printf(all, "%s %s\n", path,
	    sha256_hex(&b->cli->arena, buf_view(&bytes)).ptr);
	diag_release(&ignored);
	buf_release(&bytes);
}

static void
add_dir(struct build *b, const char *dir, struct buf *all)
{
	struct diag ignored;
	struct str *names;
	long count;

	diag_init(&ignored);
	count = dir_list(dir, &b->cli->arena, &names, &ignored);
	for (long i = 0; i < count; i++)
		add_file(
		    b, path_join(&b->cli->arena, str_from(dir), names[i]), all);
	diag_release(&ignored);
}

struct str
build_inputs(struct build *b, const char *po_dir)
{
	struct buf all = BUF_INIT;
	struct str digest;

	add_file(b, "/proc/self/exe", &all);
	add_dir(b, cli_content(b->cli, "rules"), &all);
	add_dir(b, po_dir, &all);
	add_file(b, cli_content(b->cli, "city.xml"), &all);
	if (b->editions.site.city->mark.len)
		add_file(b, b->editions.site.city->mark.ptr, &all);
	add_file(b, cli_content(b->cli, "chrome.tsv"), &all);
	date_format(b->cli->date, &all);
	for (size_t i = 0; i < b->editions.count; i++)
		buf_ch(&all, b->wanted[i] ? '+' : '-');
	for (const struct writer **f = b->formats; *f; f++)
		buf_cstr(&all, (*f)->name);
	digest = sha256_hex(&b->cli->arena, buf_view(&all));
	buf_release(&all);
	return digest;
}
