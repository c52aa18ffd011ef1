/* The translators' side: po update, po check, po stats. */
#include "cli/edition.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
	struct cli *cli;
	const char **paths;
	struct notice *notices;
	struct rendition **easy;
	struct diag *diags;
	struct arena *arenas; /* by notice: the rendition's */
	struct easy_worker **workers;
	bool *ok;
	size_t count;
};

static void
gather_one(void *ctx, size_t i, unsigned worker)
{
	/* Readings do not belong into a catalog. */
	const struct easy_profile *plain = easy_profile(STR("plain"));
	struct gathering *g = ctx;

	g->ok[i] = cli_notice(g->paths[i], NULL, g->cli->date, &g->notices[i],
		       &g->diags[i]) == 0;
	if (g->ok[i])
		g->easy[i] = easy_notice(g->workers[worker], &g->notices[i],
		    plain, &g->arenas[i], &g->diags[i]);
}

static void
gather(struct gathering *g)
{
	unsigned threads = pool_cpus();
	struct tagger **taggers = xcalloc(threads, sizeof(*taggers));

	g->notices = xcalloc(g->count, sizeof(*g->notices));
	g->easy = xcalloc(g->count, sizeof(*g->easy));
	g->diags = xcalloc(g->count, sizeof(*g->diags));
	g->arenas = xcalloc(g->count, sizeof(*g->arenas));
	g->ok = xcalloc(g->count, sizeof(*g->ok));
	g->workers = xcalloc(threads, sizeof(*g->workers));
	for (unsigned i = 0; i < threads; i++) {
		taggers[i] = tagger_new(g->cli->language);
		g->workers[i] = easy_worker_new(g->cli->easy, taggers[i]);
	}
	pool_run(threads, g->count, gather_one, g);
	for (unsigned i = 0; i < threads; i++) {
		easy_worker_free(g->workers[i]);
		tagger_free(taggers[i]);
	}
	free(taggers);
}

static void
gathering_release(struct gathering *g)
{
	for (size_t i = 0; g->ok && i < g->count; i++) {
		notice_release(&g->notices[i]);
		diag_release(&g->diags[i]);
		arena_release(&g->arenas[i]);
	}
	free(g->notices);
	free(g->easy);
	free(g->diags);
	free(g->arenas);
	free(g->ok);
	free(g->workers);
	free(g->paths);
}

/* The chrome first, then every notice that could be read. */
static struct po_source *
sources(struct gathering *g, const struct chrome *chrome,
    const struct rendition *words, size_t *ret_count)
{
	struct po_source *list =
	    arena_alloc(&g->cli->arena, (g->count + 1) * sizeof(*list));
	size_t n = 0;

	list[n++] = (struct po_source){ &chrome->notice, words };
	for (size_t i = 0; i < g->count; i++) {
		diag_merge(&g->cli->diag, &g->diags[i]);
		if (g->ok[i])
			list[n++] =
			    (struct po_source){ &g->notices[i], g->easy[i] };
	}
	*ret_count = n;
	return list;
}

static void
print_counts(FILE *out, const struct locale *l, const struct po_counts *c)
{
	fprintf(out,
	    tr("%-8.*s %5u messages: %5u translated, %4u fuzzy, %4u open, "
	       "%4u obsolete; %6u words to do\n"),
	    STR_ARG(l->po), c->messages, c->translated, c->fuzzy,
	    c->untranslated, c->obsolete, c->words_open);
}

/* The newest publication date: what the catalogs' dates say. */
static struct date
newest(const struct cli *cli, const struct po_source *list, size_t count)
{
	struct date date = cli->date;

	for (size_t i = 0; i < count; i++)
		if (date_cmp(list[i].notice->published, date) > 0)
			date = list[i].notice->published;
	return date;
}

static enum cli_status
update_catalogs(struct cli *cli, struct gathering *g, const char *po_dir,
    const struct chrome *chrome)
{
	const struct easy_profile *plain = easy_profile(STR("plain"));
	struct rendition *words = easy_notice(
	    cli_easy(cli), &chrome->notice, plain, &cli->arena, &cli->diag);
	struct po_source *list;
	struct po_counts *counts;
	struct locale *locales;
	size_t nlocales, n;

	nlocales = locale_list(po_dir, &cli->arena, &locales, &cli->diag);
	counts = arena_alloc(&cli->arena, nlocales * sizeof(*counts));
	list = sources(g, chrome, words, &n);
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	/* The first locale is the source language: it has no catalog. */
	if (po_update(po_dir, locales + 1, nlocales - 1, list, n,
		newest(cli, list, n), counts, &cli->diag) != 0)
		return CLI_SYSTEM;
	for (size_t i = 0; i + 1 < nlocales; i++)
		print_counts(cli->out, &locales[i + 1], &counts[i]);
	return cli_status(cli);
}

static enum cli_status
update(struct cli *cli, const char *po_dir)
{
	struct gathering g = { .cli = cli };
	enum cli_status status = CLI_SYSTEM;
	struct chrome chrome = { 0 };
	struct str *names;
	const char *dir =
	    path_join(&cli->arena, str_from(cli->source), STR("notices"));
	long count = dir_list(dir, &cli->arena, &names, &cli->diag);

	if (count >= 0 && cli_easy(cli) &&
	    chrome_open(&chrome, cli_content(cli, "chrome.tsv"), &cli->diag) ==
		0) {
		g.count = (size_t)count;
		g.paths = xcalloc(g.count, sizeof(*g.paths));
		for (size_t i = 0; i < g.count; i++)
			g.paths[i] =
			    path_join(&cli->arena, str_from(dir), names[i]);
		gather(&g);
		status = update_catalogs(cli, &g, po_dir, &chrome);
	}
	gathering_release(&g);
	chrome_release(&chrome);
	return status;
}

static const char *
catalog_path(struct cli *cli, const char *po_dir, const struct locale *l)
{
	return arena_printf(&cli->arena, "%s/%.*s.po", po_dir, STR_ARG(l->po))
	    .ptr;
}

static enum cli_status
stats(struct cli *cli, const char *po_dir)
{
	struct locale *locales;
	size_t n = locale_list(po_dir, &cli->arena, &locales, &cli->diag);

	for (size_t i = 1; i < n; i++) {
		const char *path = catalog_path(cli, po_dir, &locales[i]);
		struct po_counts counts;

		if ((i > 1 || path_exists(path)) &&
		    po_stats(path, &counts, &cli->diag) == 0)
			print_counts(cli->out, &locales[i], &counts);
	}
	return cli_status(cli);
}

static enum cli_status
check(struct cli *cli, const char *po_dir, int count, char **paths)
{
	struct locale *locales;
	size_t n;

	for (int i = 0; i < count; i++)
		po_check(paths[i], &cli->diag);
	if (count == 0) {
		n = locale_list(po_dir, &cli->arena, &locales, &cli->diag);
		for (size_t i = 1; i < n; i++) {
			const char *path =
			    catalog_path(cli, po_dir, &locales[i]);

			if (i > 1 || path_exists(path))
				po_check(path, &cli->diag);
		}
	}
	fprintf(cli->out, tr("%zu errors, %zu warnings\n"), cli->diag.errors,
	    cli->diag.warnings);
	return cli->diag.count ? CLI_FINDINGS : CLI_OK;
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *po = NULL;
	const struct cli_option options[] = {
		{ .name = "po", .value = &po },
		{ 0 },
	};
	int first = cli_options(cli, &command_po, options, argc, argv);
	const char *what = first >= 0 && first < argc ? argv[first] : "";

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	po = cli_po_dir(cli, po);
	if (!strcmp(what, "update") && first + 1 == argc)
		return update(cli, po);
	if (!strcmp(what, "stats") && first + 1 == argc)
		return stats(cli, po);
	if (!strcmp(what, "check"))
		return check(cli, po, argc - first - 1, argv + first + 1);
	return cli_usage(cli, &command_po, "%s",
	    tr("say `update`, `check [FILE.po]…` or `stats`"));
}

const struct command command_po = {
	.name = "po",
	.summary = N_("bring the catalogs up to date, check them, count"),
	.usage = N_("po update [OPTION]…\n"
		    "       tayori po check [OPTION]… [FILE.po]…\n"
		    "       tayori po stats [OPTION]…\n"
		    "  --po DIR             the catalogs (po, beside the "
		    "content)\n"),
	.run = run,
};
