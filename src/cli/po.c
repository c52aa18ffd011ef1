/* The translators' side: po update, po check, po stats. */
#include "cli/edition.h"

#include <stdlib.h>
#include <string.h>

/* What one file gave. */
struct gathered {
	const char *path;
	struct notices notices;
	struct rendition **easy; /* by notice */
	struct diag diag;
	struct arena arena; /* the renditions' */
};

struct gathering {
	struct cli *cli;
	struct digest *digests;
	size_t ndigests;
	struct gathered *files;
	struct easy_worker **workers; /* by thread */
	struct guard **guards;
	size_t count;
};

/* Readings and spaces do not belong into a catalog. */
static struct easy_profile
bare_profile(const struct cli *cli, const struct notice *n)
{
	const struct easy_profile *p = easy_profile(cli->easy, STR("default"));

	return easy_profile_bare(easy_profile_for(p, n));
}

static void
gather_one(void *ctx, size_t i, unsigned worker)
{
	struct gathering *g = ctx;
	struct gathered *f = &g->files[i];

	cli_notices(f->path, NULL, g->cli->date, g->guards[worker], &f->notices,
	    &f->diag);
	f->easy =
	    arena_alloc(&f->arena, (f->notices.count + 1) * sizeof(*f->easy));
	for (size_t k = 0; k < f->notices.count; k++) {
		const struct notice *n = &f->notices.items[k]->notice;
		struct easy_profile bare = bare_profile(g->cli, n);

		diag_source(&f->diag, str_from(f->path), n->text);
		f->easy[k] = easy_notice(
		    g->workers[worker], n, &bare, &f->arena, &f->diag);
	}
}

static void
gather(struct gathering *g)
{
	unsigned threads = pool_cpus();
	struct tagger **taggers = xcalloc(threads, sizeof(*taggers));

	g->workers = xcalloc(threads, sizeof(*g->workers));
	g->guards = xcalloc(threads, sizeof(*g->guards));
	for (unsigned i = 0; i < threads; i++) {
		taggers[i] = tagger_new(g->cli->language);
		g->guards[i] = guard_open(&guard_default_limits);
		g->workers[i] = easy_worker_new(g->cli->easy, taggers[i]);
	}
	pool_run(threads, g->count, gather_one, g);
	for (unsigned i = 0; i < threads; i++) {
		easy_worker_free(g->workers[i]);
		guard_close(g->guards[i]);
		tagger_free(taggers[i]);
	}
	free(taggers);
}

static void
gathering_release(struct gathering *g)
{
	for (size_t i = 0; i < g->count; i++) {
		notices_release(&g->files[i].notices);
		diag_release(&g->files[i].diag);
		arena_release(&g->files[i].arena);
	}
	cli_digests_release(g->digests, g->ndigests);
	free(g->files);
	free(g->workers);
	free(g->guards);
}

/* The chrome and the bulletins first, then every notice that could be read. */
static struct po_source *
sources(struct gathering *g, const struct chrome *chrome, size_t *ret_count)
{
	struct cli *cli = g->cli;
	struct easy_profile bare = bare_profile(cli, &chrome->notice);
	struct po_source *list;
	size_t n = 1 + g->ndigests;

	for (size_t i = 0; i < g->count; i++)
		n += g->files[i].notices.count;
	list = arena_alloc(&g->cli->arena, n * sizeof(*list));
	n = 0;
	list[n++] = (struct po_source){ &chrome->notice,
		easy_notice(cli_easy(cli), &chrome->notice, &bare, &cli->arena,
		    &cli->diag),
		chrome->notes };
	for (size_t i = 0; i < g->ndigests; i++) {
		const struct notice *words = &g->digests[i].notice;

		list[n++] = (struct po_source){ words,
			easy_notice(cli_easy(cli), words, &bare, &cli->arena,
			    &cli->diag),
			NULL };
	}
	for (size_t i = 0; i < g->count; i++) {
		struct gathered *f = &g->files[i];

		diag_merge(&g->cli->diag, &f->diag);
		for (size_t k = 0; k < f->notices.count; k++)
			list[n++] =
			    (struct po_source){ &f->notices.items[k]->notice,
				    f->easy[k], NULL };
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

/* What there is to do in each language, notice by notice. The proposals for
 * the staff are no duty. */
static void
print_words(FILE *out, const struct po_update *u)
{
	for (size_t i = 0; i < u->nsources; i++) {
		const uint32_t *words = u->ret_words + i * u->nlocales;
		const struct notice *n = u->sources[i].notice;
		struct str name = n->source.len ? n->source : n->id;
		bool any = false;

		for (size_t l = 0; l < u->nlocales; l++) {
			if (!words[l] ||
			    str_eq(u->locales[l].po, STR("ja@easy")))
				continue;
			if (!any)
				fprintf(out, tr("words to do in %.*s:"),
				    STR_ARG(name));
			fprintf(out, " %.*s %u", STR_ARG(u->locales[l].po),
			    words[l]);
			any = true;
		}
		if (any)
			fputc('\n', out);
	}
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
	struct po_update job = { .po_dir = po_dir };
	struct locale *locales;
	size_t n = locale_list(po_dir, &cli->arena, &locales, &cli->diag);
	int status;

	/* The first locale is the source language: it has no catalog. */
	job.locales = locales + 1;
	job.nlocales = n - 1;
	job.sources = sources(g, chrome, &job.nsources);
	job.date = newest(cli, job.sources, job.nsources);
	job.ret_counts = arena_alloc(&cli->arena, n * sizeof(*job.ret_counts));
	job.ret_words =
	    arena_alloc(&cli->arena, n * job.nsources * sizeof(*job.ret_words));
	job.glossary = language_glossary(cli->language);
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	status = po_update(&job, &cli->diag);
	for (size_t i = 0; i < job.nlocales; i++)
		print_counts(cli->out, &job.locales[i], &job.ret_counts[i]);
	print_words(cli->out, &job);
	return status == 0 ? cli_status(cli) : CLI_SYSTEM;
}

/* Adds the files of a folder of the content. */
static bool
add_files(struct gathering *g, const char *folder)
{
	struct cli *cli = g->cli;
	const char *dir =
	    path_join(&cli->arena, str_from(cli->source), str_from(folder));
	struct str *names;
	long listed = dir_list(dir, &cli->arena, &names, &cli->diag);
	size_t count;

	if (listed < 0)
		return false;
	count = sources_only(names, (size_t)listed);
	g->files =
	    xrealloc(g->files, (g->count + count + 1) * sizeof(*g->files));
	for (size_t i = 0; i < count; i++) {
		struct gathered *f = &g->files[g->count];

		if (str_starts(names[i], STR("README")))
			continue;
		g->count++;
		*f = (struct gathered){ 0 };
		f->path = path_join(&cli->arena, str_from(dir), names[i]);
		notices_init(&f->notices);
		diag_init(&f->diag);
		arena_init(&f->arena);
	}
	return true;
}

/* Prepared emergency notices are translated before they are needed. */
static bool
add_emergency(struct gathering *g)
{
	const char *dir = path_join(
	    &g->cli->arena, str_from(g->cli->source), STR("emergency"));

	return !path_is_dir(dir) || add_files(g, "emergency");
}

static enum cli_status
update(struct cli *cli, const char *po_dir)
{
	struct gathering g = { .cli = cli };
	enum cli_status status = CLI_SYSTEM;
	struct chrome chrome = { 0 };
	struct city city = { 0 };

	g.ndigests = cli_digests(cli, &g.digests);
	if (add_files(&g, "notices") && add_emergency(&g) && cli_easy(cli) &&
	    city_open(&city, cli_content(cli, "city.xml"), &cli->diag) == 0 &&
	    chrome_open(&chrome, cli_content(cli, "chrome.tsv"), &cli->diag) ==
		0) {
		chrome_add_city(&chrome, &city, &cli->diag);
		gather(&g);
		status = update_catalogs(cli, &g, po_dir, &chrome);
	}
	gathering_release(&g);
	chrome_release(&chrome);
	city_release(&city);
	return status;
}

static const char *
catalog_path(struct cli *cli, const char *po_dir, const struct locale *l)
{
	return arena_printf(&cli->arena, "%s/%.*s.po", po_dir, STR_ARG(l->po))
	    .ptr;
}

static void
json_counts(struct jsonw *j, const struct po_counts *c)
{
	const struct {
		const char *key;
		uint32_t n;
	} counts[] = {
		{ "messages", c->messages },
		{ "translated", c->translated },
		{ "fuzzy", c->fuzzy },
		{ "stale", c->stale },
		{ "missing", c->untranslated },
		{ "obsolete", c->obsolete },
		{ "words_to_do", c->words_open },
	};

	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		jsonw_key(j, counts[i].key);
		jsonw_int(j, counts[i].n);
	}
}

static void
json_stats(
    struct jsonw *j, const struct locale *l, const struct po_stats *stats)
{
	jsonw_object(j);
	jsonw_key(j, "catalog");
	jsonw_str(j, l->po);
	jsonw_key(j, "language");
	jsonw_str(j, l->tag);
	json_counts(j, &stats->all);
	jsonw_key(j, "notices");
	jsonw_array(j);
	for (size_t i = 0; i < stats->nplaces; i++) {
		jsonw_object(j);
		jsonw_key(j, "source");
		jsonw_str(j, stats->places[i].file);
		json_counts(j, &stats->places[i].counts);
		jsonw_end(j);
	}
	jsonw_end(j);
	jsonw_end(j);
}

/* What is to do in a language, notice by notice. */
static void
print_places(FILE *out, const struct po_stats *stats)
{
	for (size_t i = 0; i < stats->nplaces; i++) {
		const struct po_place *p = &stats->places[i];

		if (p->counts.words_open)
			fprintf(out,
			    tr("         %3u%% of %.*s, %u words to do\n"),
			    p->counts.translated * 100 / p->counts.messages,
			    STR_ARG(p->file), p->counts.words_open);
	}
}

static void
print_reuse(FILE *out, const char *po_dir)
{
	uint32_t messages, uses;

	po_uses(po_dir, &messages, &uses);
	if (uses)
		fprintf(out,
		    tr("%u messages stand in %u places: %u%% need no "
		       "translation of their own\n"),
		    messages, uses,
		    uses > messages ? (uses - messages) * 100 / uses : 0);
}

static enum cli_status
stats(struct cli *cli, const char *po_dir, bool json)
{
	struct locale *locales;
	size_t n = locale_list(po_dir, &cli->arena, &locales, &cli->diag);
	struct jsonw *j = jsonw_new();
	struct buf text = BUF_INIT;

	jsonw_array(j);
	for (size_t i = 1; i < n; i++) {
		const char *path = catalog_path(cli, po_dir, &locales[i]);
		struct po_stats s;

		if ((i == 1 && !path_exists(path)) ||
		    po_stats(path, &cli->arena, &s, &cli->diag) != 0)
			continue;
		if (json)
			json_stats(j, &locales[i], &s);
		else
			print_counts(cli->out, &locales[i], &s.all);
		/* The proposals for the staff are no duty. */
		if (!json && i > 1)
			print_places(cli->out, &s);
	}
	jsonw_end(j);
	if (json) {
		jsonw_write(j, 2, &text);
		fprintf(cli->out, "%s\n", text.ptr);
	} else {
		print_reuse(cli->out, po_dir);
	}
	jsonw_free(j);
	buf_release(&text);
	return cli_status(cli);
}

struct check_options {
	const char *format;
	bool strict;
};

static enum cli_status
check(struct cli *cli, const char *po_dir, const struct check_options *o,
    int count, char **paths)
{
	bool json = !strcmp(o->format, "json");
	struct glossary *g =
	    glossary_open(cli_content(cli, "rules"), &cli->diag);
	struct locale *locales;
	bool failed;
	size_t n;

	for (int i = 0; i < count; i++)
		po_check(paths[i], g, &cli->diag);
	if (count == 0) {
		n = locale_list(po_dir, &cli->arena, &locales, &cli->diag);
		for (size_t i = 1; i < n; i++) {
			const char *path =
			    catalog_path(cli, po_dir, &locales[i]);

			if (i > 1 || path_exists(path))
				po_check(path, g, &cli->diag);
		}
	}
	glossary_close(g);
	failed = cli->diag.errors || (o->strict && cli->diag.warnings);
	if (json) {
		diag_print_json(&cli->diag, cli->out);
		diag_release(&cli->diag);
		diag_init(&cli->diag);
	} else {
		fprintf(cli->out, tr("%zu errors, %zu warnings\n"),
		    cli->diag.errors, cli->diag.warnings);
	}
	return failed ? CLI_FINDINGS : CLI_OK;
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *po = NULL;
	struct check_options check_options = { .format = "text" };
	const struct cli_option options[] = {
		{ .name = "po", .value = &po },
		{ .name = "format", .value = &check_options.format },
		{ .name = "strict", .flag = &check_options.strict },
		{ 0 },
	};
	int first = cli_options(cli, &command_po, options, argc, argv);
	const char *what = first >= 0 && first < argc ? argv[first] : "";

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (strcmp(check_options.format, "json") != 0 &&
	    strcmp(check_options.format, "text") != 0)
		return cli_usage(cli, &command_po,
		    tr("--format is text or json, not %s"),
		    check_options.format);
	po = cli_po_dir(cli, po);
	if (!strcmp(what, "update") && first + 1 == argc)
		return update(cli, po);
	if (!strcmp(what, "stats") && first + 1 == argc)
		return stats(cli, po, !strcmp(check_options.format, "json"));
	if (!strcmp(what, "check"))
		return check(cli, po, &check_options, argc - first - 1,
		    argv + first + 1);
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
		    "content)\n"
		    "  --format FORM        of check and stats: text or json\n"
		    "  --strict             of check: warnings are failures "
		    "too\n"),
	.run = run,
};
