#include "cli/edition.h"

#include <stdlib.h>

static void
render(struct cli *cli, const struct editions *e, size_t edition,
    const struct writer *writer, const struct notice *n)
{
	bool *published = xcalloc(e->count, sizeof(*published));
	struct str *digests = xcalloc(e->count, sizeof(*digests));
	struct bulletin b = { .site = &e->site,
		.edition = &e->list[edition],
		.notice = n,
		.published = published };
	struct rendition **all;
	struct worker w;

	worker_init(&w, cli, e, NULL);
	b.formatter = w.formatters[edition];
	b.press = w.press;
	b.formatters = w.formatters;
	all = worker_renditions(&w, e, n, NULL, &w.arena, &cli->diag);
	for (size_t i = 0; i < e->count; i++)
		published[i] = all[i] && edition_publishable(e, n, all[i]);
	b.text = all[edition];
	b.all = (const struct rendition *const *)all;
	b.formatters = w.formatters;
	b.digests = digests;
	for (size_t i = 0; i < e->count; i++) {
		struct bulletin one = b;

		one.edition = &e->list[i];
		one.text = all[i];
		if (all[i])
			digests[i] = bulletin_digest(&one, &w.arena);
	}
	b.digest = digests[edition];
	if (writer->write(&w.buf, &b, &cli->diag) == 0)
		fwrite(w.buf.ptr, 1, w.buf.len, cli->out);
	worker_release(&w);
	free(published);
	free(digests);
}

/* Without a format the notice's head says which, or it is the page. */
static void
render_as(struct cli *cli, struct editions *e, size_t edition,
    const struct writer *writer, const struct notice *n)
{
	if (!writer)
		writer = writer_of_notice(n);
	if (!writer)
		writer = writer_by_name(STR("html"));
	if (writer->printed)
		editions_fonts(e, cli);
	render(cli, e, edition, writer, n);
}

static enum cli_status
render_file(struct cli *cli, struct editions *e, size_t edition,
    const struct writer *writer, const char *path)
{
	enum cli_status status = CLI_OK;
	struct notices all;

	notices_init(&all);
	cli_notices(path, NULL, cli->date, cli_guard(cli), &all, &cli->diag);
	if (all.count == 1)
		render_as(cli, e, edition, writer, &all.items[0]->notice);
	else if (all.count > 1)
		status = cli_usage(cli, &command_render,
		    tr("%s holds %zu notices; `tayori extract -o DIR` makes "
		       "one file of each"),
		    path, all.count);
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	notices_release(&all);
	return status == CLI_OK ? cli_status(cli) : status;
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *locale = "ja-simple", *format = NULL, *po = NULL;
	const struct cli_option options[] = {
		{ .name = "locale", .letter = 'l', .value = &locale },
		{ .name = "format", .letter = 'f', .value = &format },
		{ .name = "po", .value = &po },
		{ 0 },
	};
	int first = cli_options(cli, &command_render, options, argc, argv);
	const struct writer *writer =
	    format ? writer_by_name(str_from(format)) : NULL;
	enum cli_status status = CLI_SYSTEM;
	struct editions e;
	int edition;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (first + 1 != argc)
		return cli_usage(
		    cli, &command_render, "%s", tr("name one notice"));
	if (format && !writer)
		return cli_usage(
		    cli, &command_render, tr("there is no format %s"), format);
	if (writer && writer->digest)
		return cli_usage(cli, &command_render,
		    tr("%s is of many notices: `tayori build` makes it"),
		    format);
	if (editions_open(&e, cli, cli_po_dir(cli, po)) == 0) {
		edition = edition_find(&e, locale);
		if (edition < 0 || !edition_usable(&e, (size_t)edition))
			status = cli_usage(cli, &command_render,
			    tr("there is no language %s"), locale);
		else
			status = render_file(
			    cli, &e, (size_t)edition, writer, argv[first]);
	}
	editions_release(&e);
	return status;
}

const struct command command_render = {
	.name = "render",
	.summary = N_("write one bulletin of one notice to standard output"),
	.usage = N_("render [OPTION]… NOTICE.xml\n"
		    "  -l, --locale L       ja, ja-simple, en, zh-Hans … "
		    "(ja-simple)\n"
		    "  -f, --format F       html, line, txt, ics, cap, flyer, "
		    "flyer-bw,\n"
		    "                       flyer-a5, flyer-bilingual, "
		    "flyer-two-sided or\n"
		    "                       poster (the first that the "
		    "notice names, or html)\n"
		    "  --po DIR             the catalogs (po, beside the "
		    "content)\n"),
	.run = run,
};
