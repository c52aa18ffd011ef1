/*
 * The main job: every source becomes a notice, the notice its renditions,
 * each rendition its bulletins, and all of them one published tree.
 */
#include "cli/build.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
start_workers(struct build *b)
{
	if (b->threads > b->count)
		b->threads = b->count ? (unsigned)b->count : 1;
	b->workers = xcalloc(b->threads, sizeof(*b->workers));
	b->cpu = xcalloc(b->threads, sizeof(*b->cpu));
	/* Pango starts a thread of its own with a press. */
	for (unsigned i = 0; i < b->threads; i++)
		b->workers[i].guard = guard_open(&guard_default_limits);
	for (unsigned i = 0; i < b->threads; i++)
		worker_init(
		    &b->workers[i], b->cli, &b->editions, b->workers[i].guard);
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

/* The folder that holds a path, with its slash; empty for this one. */
static struct str
parent(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	return (struct str){ path, n };
}

/* The path from the root, with a slash at the end; its last folders need not
 * be there yet. */
static struct str
full_name(struct arena *a, const char *path)
{
	size_t end = strlen(path), cut;
	struct str name;
	char *real;

	while (end > 1 && path[end - 1] == '/')
		end--;
	cut = end;
	do {
		const char *up = arena_str(a, (struct str){ path, cut }).ptr;

		cut = parent(up).len;
		real = realpath(
		    cut ? arena_str(a, (struct str){ path, cut }).ptr : ".",
		    NULL);
	} while (!real && cut > 0);
	name = arena_printf(
	    a, "%s/%.*s/", real ? real : "", (int)(end - cut), path + cut);
	free(real);
	return name;
}

/* How the report's pages reach the published tree. */
static struct str
tree_from(struct arena *a, const char *report, const char *out)
{
	char *real = NULL;
	struct str link;

	if (str_eq(parent(report), parent(out))) {
		size_t from = parent(out).len, to = strlen(out);

		while (to > from && out[to - 1] == '/')
			to--;
		return arena_printf(a, "../%.*s", (int)(to - from), out + from);
	}
	real = realpath(out, NULL);
	link = arena_printf(a, "file://%s", real ? real : out);
	free(real);
	return link;
}

static enum cli_status
build_tree(struct build *b, const char *out, const char *report)
{
	struct summary *all, *listed;
	const char *cache;
	size_t count, total;

	if (build_list(b) != 0 || !(b->out = publish_begin(out, &b->cli->diag)))
		return CLI_SYSTEM;
	if ((cache = cli_cache_dir(b->cli, out)))
		state_open(&b->state,
		    path_join(
			&b->cli->arena, str_from(cache), STR("state.tsv")),
		    out);
	b->chronicle = chronicle_open(out);
	b->editions.site.chronicle = b->chronicle;
	start_workers(b);
	pool_run(b->threads, b->count, build_notice, b);
	if (b->progress)
		fputs("\r\033[K", b->cli->err);
	all = build_collect(b, &count);
	if (atomic_load(&b->broken) ||
	    build_digests(b, all, count, &listed, &total) != 0 ||
	    build_indexes(b, listed, total) != 0 ||
	    build_feeds(b, listed, total, count) != 0) {
		publish_abort(b->out);
		return CLI_SYSTEM;
	}
	if (publish_commit(b->out, &b->cli->diag) != 0)
		return CLI_SYSTEM;
	build_remember(b, out, listed, total);
	/* Without its report the tree is published all the same. */
	build_report(
	    b, report, tree_from(&b->cli->arena, report, out), all, count);
	fprintf(b->cli->out,
	    tr("%zu notices, %zu bulletins\n  %s/index.html\n  "
	       "%s/index.html\n"),
	    count, count_published(b, all, count), out, report);
	return cli_status(b->cli);
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
	map_release(&b->ids);
	free(b->wanted);
	free(b->formats);
	state_release(&b->state);
	chronicle_close(b->chronicle);
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
	b->chosen = names->count > 0;
	for (size_t i = 0; !b->chosen && i < total; i++)
		if (!writers()[i]->optional)
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
			if (!build_wants(b, w))
				b->formats[n++] = w;
		}
	}
	return true;
}

static void
open_fonts(struct build *b)
{
	for (const struct writer **f = b->formats; *f; f++)
		if ((*f)->printed && !b->editions.fonts) {
			editions_fonts(&b->editions, b->cli);
			return;
		}
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
	else if (first >= 0 && report &&
		 str_starts(full_name(&cli->arena, report),
		     full_name(&cli->arena, out)))
		cli_usage(cli, &command_build,
		    tr("the report does not belong into %s: it is not public"),
		    out);
	else if (first >= 0) {
		b.threads = (unsigned)threads;
		b.progress = isatty(fileno(cli->err)) && !cli->json;
		po = cli_po_dir(cli, po);
		if (!report)
			report =
			    path_join(&cli->arena, parent(out), STR("report"));
		if (editions_open(&b.editions, cli, po) != 0) {
			status = CLI_SYSTEM;
		} else if (choose_locales(&b, &locales) &&
			   choose_formats(&b, &formats)) {
			open_fonts(&b);
			b.inputs = build_inputs(&b, po);
			status = build_tree(&b, out, report);
		}
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
