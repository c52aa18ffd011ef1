#include "cli/cli.h"

static int
write_notice(struct cli *cli, const struct notice *n, const char *dir)
{
	struct buf xml = BUF_INIT;
	int result = 0;

	notice_write_xml(n, &xml);
	if (dir) {
		struct str name =
		    arena_printf(&cli->arena, "%.*s.xml", STR_ARG(n->id));

		result =
		    file_replace(path_join(&cli->arena, str_from(dir), name),
			buf_view(&xml), &cli->diag);
	} else {
		fwrite(xml.ptr, 1, xml.len, cli->out);
	}
	buf_release(&xml);
	return result;
}

/* No notice takes the file of another. */
static bool
is_taken(
    struct cli *cli, const struct notice *n, const char *path, struct map *ids)
{
	void **other = map_put(ids, arena_str(&cli->arena, n->id));

	if (*other) {
		diag_source(&cli->diag, str_from(path), STR_NONE);
		diag_add(&cli->diag, DIAG_ID_DUPLICATE, DIAG_NOWHERE, n->id,
		    str_from(*other));
		return true;
	}
	*other = (void *)(uintptr_t)path;
	return false;
}

static enum cli_status
extract_files(struct cli *cli, const struct reader *reader, const char *dir,
    struct map *ids, char *const *paths)
{
	for (; *paths; paths++) {
		struct notices all;
		int result = 0;

		notices_init(&all);
		cli_notices(*paths, reader, cli->date, cli_guard(cli), &all,
		    &cli->diag);
		for (size_t i = 0; i < all.count && result == 0; i++) {
			const struct notice *n = &all.items[i]->notice;

			if (!dir || !is_taken(cli, n, *paths, ids))
				result = write_notice(cli, n, dir);
		}
		diag_source(&cli->diag, STR_NONE, STR_NONE);
		notices_release(&all);
		if (result != 0)
			return CLI_SYSTEM;
	}
	return cli_status(cli);
}

static void
list_formats(FILE *out)
{
	for (const struct reader *const *r = readers(); *r; r++)
		fprintf(out, "%-8s %-20s %s\n", (*r)->name, (*r)->suffixes,
		    tr((*r)->help));
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *dir = NULL, *format = NULL;
	char *const standard[] = { (char[]){ "-" }, NULL };
	bool list = false;
	const struct cli_option options[] = {
		{ .name = "output", .letter = 'o', .value = &dir },
		{ .name = "as", .value = &format },
		{ .name = "list-formats", .flag = &list },
		{ 0 },
	};
	int first = cli_options(cli, &command_extract, options, argc, argv);
	const struct reader *reader = NULL;
	struct map written; /* ids to the files they are from */
	enum cli_status status;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (list) {
		list_formats(cli->out);
		return CLI_OK;
	}
	if (format && !(reader = reader_by_name(str_from(format))))
		return cli_usage(cli, &command_extract,
		    tr("%s is no format; --list-formats shows them"), format);
	if (dir && dir_make(dir, &cli->diag) != 0)
		return CLI_SYSTEM;
	map_init(&written);
	status = extract_files(
	    cli, reader, dir, &written, first < argc ? argv + first : standard);
	map_release(&written);
	return status;
}

const struct command command_extract = {
	.name = "extract",
	.summary = N_("read sources and write them as notice XML"),
	.usage =
	    N_("extract [OPTION]… [FILE]…\n"
	       "  -o, --output DIR     one file a notice, named by its id, "
	       "instead of standard output\n"
	       "  --as FORMAT          the format, instead of finding it out\n"
	       "  --list-formats       the formats\n"),
	.run = run,
};
