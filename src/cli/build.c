/*
 * The main job: every source becomes a notice, the notice its renditions,
 * each rendition its bulletins, and all of them one published tree.
 */
#include "cli/edition.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum stage {
	STAGE_EXTRACT,
	STAGE_RENDER,
	STAGE_WRITE,
	STAGE_PUBLISH,
	STAGE_MAX
};

struct job {
	const char *path;
	struct str id;
	bool duplicate;
	struct summary summary;
	struct arena arena; /* of the summary's strings */
	struct diag diag;
};

struct build {
	struct cli *cli;
	struct editions editions;
	bool *wanted; /* by edition: made now; else kept from last time */
	const struct writer **formats; /* NULL-terminated: made now */
	struct job *jobs;
	size_t count;
	struct worker *workers;
	unsigned threads;
	struct publish *out;
	atomic_size_t done;
	bool progress;
	double (*cpu)[STAGE_MAX]; /* seconds, by worker */
};

static double
thread_cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
count_cpu(struct build *b, unsigned worker, enum stage stage, double *since)
{
	double now = thread_cpu();

	b->cpu[worker][stage] += now - *since;
	*since = now;
}

/* ---- one notice ------------------------------------------------------------
 */

static bool
format_wanted(const struct build *b, const struct writer *writer)
{
	for (const struct writer **f = b->formats; *f; f++)
		if (*f == writer)
			return true;
	return false;
}

static bool
keep(struct build *b, struct worker *w, const struct writer *writer,
    size_t edition, struct str id)
{
	buf_clear(&w->buf);
	writer->path(&w->buf, b->editions.locales[edition].tag, id);
	return publish_keep(b->out, buf_view(&w->buf));
}

/* What stands published of an edition, or of a failed notice, stays. */
static bool
keep_edition(struct build *b, struct worker *w, size_t edition, struct str id)
{
	bool any = false;

	for (const struct writer *const *all = writers(); *all; all++)
		any |= keep(b, w, *all, edition, id);
	return any;
}

static void
title_of(struct worker *w, const struct rendition *r, const struct notice *n,
    struct job *job, size_t edition)
{
	const struct node *s = notice_part(n, NODE_TITLE)->first;

	for (int html = 0; html < 2; html++) {
		struct str *titles =
		    html ? job->summary.titles_html : job->summary.titles_text;

		buf_clear(&w->buf);
		for (const struct node *t = s; t; t = t->next)
			for (const struct node *e =
				 r->sentences[t->index].first;
			     e; e = e->next)
				cli_print_inline(
				    e, html ? RUBY_HTML : RUBY_NONE, &w->buf);
		titles[edition] = arena_str(&job->arena, buf_view(&w->buf));
	}
}

static void
count_text(const struct rendition *r, uint32_t sentences, uint32_t *ret_kanji)
{
	struct buf text = BUF_INIT;
	size_t at = 0;

	for (uint32_t i = 0; i < sentences; i++)
		for (const struct node *s = r->sentences[i].first; s;
		     s = s->next)
			node_plain(s, &text);
	while (at < text.len)
		*ret_kanji += cp_is_kanji(utf8_next(buf_view(&text), &at));
	buf_release(&text);
}

static void
summarise(struct build *b, struct worker *w, const struct notice *n,
    struct rendition *const *renditions, struct job *job)
{
	struct summary *s = &job->summary;

	s->category = arena_str(&job->arena, n->category);
	s->division = arena_str(&job->arena, n->division);
	s->kind = n->kind;
	s->urgency = n->urgency;
	s->published = n->published;
	s->expires = n->expires;
	count_text(renditions[0], n->sentences, &s->kanji_before);
	count_text(renditions[1], n->sentences, &s->kanji_after);
	for (size_t i = 0; i < b->editions.count; i++) {
		const struct rendition *r = renditions[i];

		if (!r)
			continue;
		title_of(w, r, n, job, i);
		s->translated[i] = r->translated;
		s->translatable[i] = r->translatable;
		s->fuzzy[i] = r->fuzzy;
		s->published_in[i] = edition_publishable(&b->editions, n, r);
	}
}

static int
write_formats(struct build *b, struct worker *w, size_t edition,
    const struct notice *n, const struct rendition *r, struct job *job,
    unsigned worker, double *since)
{
	struct bulletin bulletin = { .site = &b->editions.site,
		.edition = &b->editions.list[edition],
		.notice = n,
		.text = r,
		.formatter = w->formatters[edition],
		.published = job->summary.published_in };
	struct buf path = BUF_INIT;
	int result = 0;

	for (const struct writer *const *all = writers(); *all; all++) {
		if (!format_wanted(b, *all)) {
			keep(b, w, *all, edition, n->id);
			continue;
		}
		buf_clear(&w->buf);
		if ((*all)->write(&w->buf, &bulletin, &job->diag) != 0)
			continue;
		count_cpu(b, worker, STAGE_WRITE, since);
		buf_clear(&path);
		(*all)->path(&path, b->editions.locales[edition].tag, n->id);
		result |= publish_add(
		    b->out, buf_view(&path), buf_view(&w->buf), &job->diag);
		count_cpu(b, worker, STAGE_PUBLISH, since);
	}
	buf_release(&path);
	return result;
}

static int
process(struct build *b, struct job *job, struct worker *w, unsigned worker)
{
	double since = thread_cpu();
	struct rendition **renditions;
	struct notice n;
	int result;

	result = cli_notice(job->path, NULL, b->cli->date, &n, &job->diag);
	count_cpu(b, worker, STAGE_EXTRACT, &since);
	if (result == 0) {
		renditions = worker_renditions(
		    w, &b->editions, &n, b->wanted, &w->arena, &job->diag);
		summarise(b, w, &n, renditions, job);
		for (size_t i = 0; i < b->editions.count; i++)
			if (!renditions[i] || !b->wanted[i])
				job->summary.published_in[i] =
				    keep_edition(b, w, i, n.id);
		count_cpu(b, worker, STAGE_RENDER, &since);
		for (size_t i = 0; i < b->editions.count; i++)
			if (renditions[i] && b->wanted[i] &&
			    job->summary.published_in[i])
				write_formats(b, w, i, &n, renditions[i], job,
				    worker, &since);
	}
	notice_release(&n);
	arena_clear(&w->arena);
	return result;
}

static void
run_job(void *ctx, size_t index, unsigned worker)
{
	struct build *b = ctx;
	struct worker *w = &b->workers[worker];
	struct job *job = &b->jobs[index];
	size_t done;

	if (job->duplicate)
		return;
	if (process(b, job, w, worker) != 0) {
		job->summary.failed = true;
		for (size_t i = 0; i < b->editions.count; i++)
			job->summary.published_in[i] =
			    keep_edition(b, w, i, job->id);
	}
	job->summary.findings =
	    (uint32_t)(job->diag.errors + job->diag.warnings);
	done = atomic_fetch_add(&b->done, 1) + 1;
	if (b->progress && worker == 0)
		fprintf(b->cli->err, "\r%zu/%zu", done, b->count);
}

/* ---- pages about all notices
 * -------------------------------------------------- */

static int
add(struct build *b, const char *path, struct buf *data)
{
	int result =
	    publish_add(b->out, str_from(path), buf_view(data), &b->cli->diag);

	buf_clear(data);
	return result;
}

static int
write_indexes(struct build *b, const struct summary *all)
{
	struct editions *e = &b->editions;
	struct buf page = BUF_INIT;
	int result = 0;

	for (size_t i = 0; i < e->count; i++) {
		const char *path = arena_printf(&b->cli->arena,
		    "%.*s/index.html", STR_ARG(e->locales[i].tag))
				       .ptr;

		if (!b->wanted[i]) {
			publish_keep(b->out, str_from(path));
			continue;
		}
		site_index(&page, &e->site, &e->list[i],
		    b->workers[0].formatters[i], all, b->count);
		result |= add(b, path, &page);
	}
	site_chooser(&page, &e->site);
	result |= add(b, "index.html", &page);
	if (file_read(cli_content(b->cli, "theme/style.css"), SOURCE_LIMIT,
		&page, &b->cli->diag) == 0)
		result |= add(b, "style.css", &page);
	buf_release(&page);
	return result;
}

static int
write_report(struct build *b, const char *dir, const struct summary *all)
{
	struct publish *report = publish_begin(dir, &b->cli->diag);
	struct buf page = BUF_INIT;
	int result = -1;

	if (report) {
		report_html(&page, &b->editions.site, all, b->count);
		result = publish_add(
		    report, STR("index.html"), buf_view(&page), &b->cli->diag);
		buf_clear(&page);
		report_json(&page, &b->editions.site, all, b->count);
		result |= publish_add(
		    report, STR("report.json"), buf_view(&page), &b->cli->diag);
		if (result == 0)
			result = publish_commit(report, &b->cli->diag);
		else
			publish_abort(report);
	}
	buf_release(&page);
	return result;
}

/* ---- the job as a whole
 * -------------------------------------------------------- */

static struct summary
new_summary(struct arena *a, size_t n)
{
	return (struct summary){
		.titles_html = arena_alloc(a, n * sizeof(struct str)),
		.titles_text = arena_alloc(a, n * sizeof(struct str)),
		.published_in = arena_alloc(a, n * sizeof(bool)),
		.translated = arena_alloc(a, n * sizeof(uint32_t)),
		.translatable = arena_alloc(a, n * sizeof(uint32_t)),
		.fuzzy = arena_alloc(a, n * sizeof(uint32_t)),
	};
}

static int
list_jobs(struct build *b)
{
	struct arena *a = &b->cli->arena;
	const char *dir =
	    path_join(a, str_from(b->cli->source), STR("notices"));
	struct map seen;
	struct str *names;
	long count = dir_list(dir, a, &names, &b->cli->diag);

	if (count < 0)
		return -1;
	map_init(&seen);
	b->jobs = xcalloc((size_t)count, sizeof(*b->jobs));
	for (long i = 0; i < count; i++) {
		struct job *job = &b->jobs[b->count++];
		void **other;

		arena_init(&job->arena);
		diag_init(&job->diag);
		job->path = path_join(a, str_from(dir), names[i]);
		job->id = extract_id(names[i], a);
		job->summary = new_summary(&job->arena, b->editions.count);
		job->summary.id = job->id;
		job->summary.source = str_from(job->path);
		other = map_put(&seen, job->id);
		if (*other) {
			job->duplicate = job->summary.failed = true;
			diag_source(&job->diag, str_from(job->path), STR_NONE);
			diag_add(&job->diag, DIAG_ID_DUPLICATE, DIAG_NOWHERE,
			    job->id, str_from(*other));
		} else {
			*other = (void *)(uintptr_t)job->path;
		}
	}
	map_release(&seen);
	return 0;
}

static struct summary *
collect(struct build *b)
{
	struct summary *all =
	    arena_alloc(&b->cli->arena, b->count * sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++) {
		diag_merge(&b->cli->diag, &b->jobs[i].diag);
		if (!b->jobs[i].duplicate)
			all[n++] = b->jobs[i].summary;
	}
	diag_source(&b->cli->diag, STR_NONE, STR_NONE);
	return all;
}

static void
start_workers(struct build *b)
{
	if (b->threads > b->count)
		b->threads = b->count ? (unsigned)b->count : 1;
	b->workers = xcalloc(b->threads, sizeof(*b->workers));
	b->cpu = xcalloc(b->threads, sizeof(*b->cpu));
	for (unsigned i = 0; i < b->threads; i++)
		worker_init(&b->workers[i], b->cli, &b->editions);
}

static void
print_stats(const struct build *b)
{
	static const char *const names[STAGE_MAX] = { "extract",
		"simplify+translate", "write", "publish" };

	for (int s = 0; s < STAGE_MAX; s++) {
		double sum = 0;

		for (unsigned i = 0; i < b->threads; i++)
			sum += b->cpu[i][s];
		fprintf(b->cli->err, "%-20s %8.3f CPU s\n", names[s], sum);
	}
}

static size_t
count_published(const struct build *b, const struct summary *all, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t e = 0; e < b->editions.count; e++)
			n += all[i].published_in[e];
	return n;
}

static enum cli_status
build_tree(struct build *b, const char *out, const char *report)
{
	struct summary *all;
	enum cli_status status = CLI_SYSTEM;

	if (list_jobs(b) != 0)
		return CLI_SYSTEM;
	if (!(b->out = publish_begin(out, &b->cli->diag)))
		return CLI_SYSTEM;
	start_workers(b);
	pool_run(b->threads, b->count, run_job, b);
	if (b->progress)
		fputs("\r\033[K", b->cli->err);
	all = collect(b);
	if (write_indexes(b, all) == 0 &&
	    publish_commit(b->out, &b->cli->diag) == 0) {
		b->out = NULL;
		if (write_report(b, report, all) == 0)
			status = cli_status(b->cli);
		fprintf(b->cli->out,
		    tr("%zu notices, %zu bulletins\n  %s/index.html\n  "
		       "%s/index.html\n"),
		    b->count, count_published(b, all, b->count), out, report);
	}
	publish_abort(b->out);
	return status;
}

static void
release(struct build *b)
{
	for (unsigned i = 0; b->workers && i < b->threads; i++)
		worker_release(&b->workers[i]);
	for (size_t i = 0; i < b->count; i++) {
		diag_release(&b->jobs[i].diag);
		arena_release(&b->jobs[i].arena);
	}
	free(b->workers);
	free(b->cpu);
	free(b->jobs);
	free(b->wanted);
	free(b->formats);
	editions_release(&b->editions);
}

static bool
choose_locales(struct build *b, const struct option_list *names)
{
	b->wanted = xcalloc(b->editions.count, sizeof(*b->wanted));
	for (size_t i = 0; i < b->editions.count; i++)
		b->wanted[i] =
		    names->count == 0 && edition_usable(&b->editions, i);
	for (size_t i = 0; i < names->count; i++) {
		int e = edition_find(&b->editions, names->items[i]);

		if (e < 0) {
			cli_usage(b->cli, &command_build,
			    tr("there is no language %s"), names->items[i]);
			return false;
		}
		b->wanted[e] = edition_usable(&b->editions, (size_t)e);
	}
	return true;
}

/* "html,line", and the option may repeat. */
static bool
choose_formats(struct build *b, const struct option_list *names)
{
	size_t n = 0, total = 0;

	while (writers()[total])
		total++;
	b->formats = xcalloc(total + 1, sizeof(*b->formats));
	for (size_t i = 0; names->count == 0 && i < total; i++)
		b->formats[n++] = writers()[i];
	for (size_t i = 0; i < names->count; i++) {
		struct str rest = str_from(names->items[i]), name;

		while (str_split(&rest, ',', &name)) {
			const struct writer *w = writer_by_name(name);

			if (!w) {
				cli_usage(b->cli, &command_build,
				    tr("there is no format %.*s"),
				    STR_ARG(name));
				return false;
			}
			if (!format_wanted(b, w))
				b->formats[n++] = w;
		}
	}
	return true;
}

static const char *
beside(struct arena *a, const char *out)
{
	size_t n = strlen(out);

	while (n > 1 && out[n - 1] == '/')
		n--;
	while (n > 0 && out[n - 1] != '/')
		n--;
	return path_join(a, (struct str){ out, n }, STR("report"));
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *out = "out", *report = NULL, *po = NULL, *jobs = NULL;
	struct option_list locales = { 0 }, formats = { 0 };
	struct build b = { .cli = cli };
	bool stats = false;
	const struct cli_option options[] = {
		{ .name = "out", .letter = 'o', .value = &out },
		{ .name = "report", .value = &report },
		{ .name = "po", .value = &po },
		{ .name = "jobs", .letter = 'j', .value = &jobs },
		{ .name = "locale", .letter = 'l', .list = &locales },
		{ .name = "format", .letter = 'f', .list = &formats },
		{ .name = "stats", .flag = &stats },
		{ 0 },
	};
	int first = cli_options(cli, &command_build, options, argc, argv);
	int64_t threads = jobs ? str_to_int(str_from(jobs)) : pool_cpus();
	enum cli_status status = CLI_USAGE;

	if (first == -2)
		status = CLI_OK;
	else if (first >= 0 && first < argc)
		cli_usage(cli, &command_build,
		    tr("%s is not expected; sources lie in SOURCE/notices"),
		    argv[first]);
	else if (first >= 0 && (threads < 1 || threads > 256))
		cli_usage(cli, &command_build,
		    tr("--jobs is a number from 1 to 256, not %s"), jobs);
	else if (first >= 0) {
		b.threads = (unsigned)threads;
		b.progress = isatty(fileno(cli->err)) && !cli->json;
		status = CLI_SYSTEM;
		if (editions_open(&b.editions, cli, cli_po_dir(cli, po)) == 0)
			status = choose_locales(&b, &locales) &&
					 choose_formats(&b, &formats)
				     ? build_tree(&b, out,
					   report ? report
						  : beside(&cli->arena, out))
				     : CLI_USAGE;
		if (stats && b.cpu)
			print_stats(&b);
		release(&b);
	}
	free(locales.items);
	free(formats.items);
	return status;
}

const struct command command_build = {
	.name = "build",
	.summary = N_("make all bulletins of all notices and publish them"),
	.usage = N_(
	    "build [OPTION]…\n"
	    "  -o, --out DIR        the published tree (out), replaced in one "
	    "step\n"
	    "  --report DIR         the staff's report (report, beside out)\n"
	    "  --po DIR             the catalogs (po, beside the content)\n"
	    "  -l, --locale L       only this language (may repeat); the "
	    "others "
	    "stay\n"
	    "  -f, --format F       only this format (may repeat); the others "
	    "stay\n"
	    "  -j, --jobs N         threads (the number of processors)\n"
	    "  --stats              CPU seconds by stage, on standard error\n"),
	.run = run,
};
