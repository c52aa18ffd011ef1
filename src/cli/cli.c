#include "cli/cli.h"

#include <assert.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define VERSION "0.1"

static const struct command *const commands[] = { &command_build,
	&command_extract, &command_easy, &command_furigana, &command_values,
	&command_check, &command_po, &command_render, &command_line,
	&command_rules };

static void
print_help(FILE *out)
{
	fputs(tr("Usage: tayori COMMAND [OPTION]… [FILE]…\n"
		 "Turns a city's notices into bulletins in Easy Japanese and "
		 "other languages.\n\nCommands:\n"),
	    out);
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
		fprintf(out, "  %-9s %s\n", commands[i]->name,
		    tr(commands[i]->summary));
	fputs(tr("\n`tayori COMMAND --help` shows a command's options; "
		 "tayori(1) explains them.\n"),
	    out);
}

static void
print_usage(const struct command *command, FILE *out)
{
	fprintf(out, tr("Usage: tayori %s"), tr(command->usage));
	fputs(tr("\nFor all commands:\n"
		 "  --source DIR         the content folder (content)\n"
		 "  --date YYYY-MM-DD    what counts as today\n"
		 "  --diagnostics=json   messages for machines\n"
		 "  --help               this text\n"),
	    out);
}

enum cli_status
cli_usage(struct cli *cli, const struct command *command, const char *fmt, ...)
{
	va_list args;

	fprintf(cli->err, "tayori %s: ", command->name);
	va_start(args, fmt);
	vfprintf(cli->err, fmt, args);
	va_end(args);
	fprintf(cli->err, tr("\nTry `tayori %s --help`.\n"), command->name);
	return CLI_USAGE;
}

enum { OPT_COMMON = 256, OPT_OWN = 512 };

static const struct option common_options[] = {
	{ "source", required_argument, NULL, OPT_COMMON + 's' },
	{ "date", required_argument, NULL, OPT_COMMON + 'd' },
	{ "diagnostics", required_argument, NULL, OPT_COMMON + 'j' },
	{ "help", no_argument, NULL, OPT_COMMON + 'h' },
};

static bool
common_option(struct cli *cli, const struct command *command, int option)
{
	switch (option - OPT_COMMON) {
	case 's':
		cli->source = optarg;
		return true;
	case 'd':
		if (date_parse(str_from(optarg), &cli->date) &&
		    date_valid(cli->date))
			return true;
		cli_usage(cli, command,
		    tr("%s is no date; write it as 2026-12-29"), optarg);
		return false;
	case 'j':
		cli->json = !strcmp(optarg, "json");
		if (cli->json || !strcmp(optarg, "text"))
			return true;
		cli_usage(cli, command,
		    tr("--diagnostics is text or json, not %s"), optarg);
		return false;
	default:
		return false;
	}
}

#define OPTIONS_MAX 24

/* What getopt_long answers for the i-th option of a subcommand. */
static int
answer_of(const struct cli_option *option, size_t i)
{
	return option->letter ? option->letter : OPT_OWN + (int)i;
}

static void
fill_tables(
    const struct cli_option *options, struct option *table, char *letters)
{
	size_t n = 0;

	*letters++ = ':';
	for (; options && options[n].name; n++) {
		table[n] = (struct option){ options[n].name,
			options[n].flag ? no_argument : required_argument, NULL,
			answer_of(&options[n], n) };
		if (options[n].letter)
			*letters++ = options[n].letter;
		if (options[n].letter && !options[n].flag)
			*letters++ = ':';
	}
	*letters = '\0';
	assert(n < OPTIONS_MAX);
	memcpy(table + n, common_options, sizeof(common_options));
}

static bool
own_option(const struct cli_option *options, int answer)
{
	size_t i = 0;

	while (
	    options && options[i].name && answer_of(&options[i], i) != answer)
		i++;
	if (!options || !options[i].name)
		return false;
	if (options[i].flag)
		*options[i].flag = true;
	if (options[i].value)
		*options[i].value = optarg;
	if (options[i].list) {
		struct option_list *list = options[i].list;

		ARRAY_GROW(list->items, list->count, list->cap);
		list->items[list->count++] = optarg;
	}
	return true;
}

int
cli_options(struct cli *cli, const struct command *command,
    const struct cli_option *options, int argc, char **argv)
{
	struct option table[OPTIONS_MAX + ARRAY_SIZE(common_options) + 1] = {
		{ 0 }
	};
	char letters[2 * OPTIONS_MAX + 2];
	int c;

	fill_tables(options, table, letters);
	optind = 0;
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, table, NULL)) != -1) {
		if (c == OPT_COMMON + 'h') {
			print_usage(command, cli->out);
			return -2;
		}
		if (c == '?' || c == ':') {
			cli_usage(cli, command,
			    c == ':' ? tr("%s needs a value")
				     : tr("%s is not an option here"),
			    argv[optind - 1]);
			return -1;
		}
		if (!own_option(options, c) && !common_option(cli, command, c))
			return -1;
	}
	return optind;
}

/* Reproducible-builds.org: seconds since 1970 in UTC. */
static struct date
date_from_environment(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = epoch ? str_to_int(str_from(epoch)) : -1;

	if (seconds < 0 || seconds / 86400 > 2932896)
		return (struct date){ 0 };
	return date_from_days((long)(seconds / 86400));
}

static void
close_all(struct cli *cli)
{
	guard_close(cli->guard);
	easy_worker_free(cli->easy_worker);
	easy_close(cli->easy);
	store_close(cli->kept);
	tagger_free(cli->tagger);
	language_close(cli->language);
	arena_release(&cli->arena);
	diag_release(&cli->diag);
}

static bool
flush(FILE *out, FILE *err)
{
	if (fflush(out) == 0 && !ferror(out))
		return true;
	fputs(tr("tayori: cannot write the output\n"), err);
	return false;
}

/* A standard stream that is closed must not become the number of a file that
 * is opened later. Reading and writing it fails as before. */
static void
open_standard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

static enum cli_status
run(const struct command *command, int argc, char **argv, FILE *out, FILE *err)
{
	struct cli cli = { .out = out,
		.err = err,
		.source = "content",
		.date = date_from_environment() };
	enum cli_status status;

	arena_init(&cli.arena);
	diag_init(&cli.diag);
	status = command->run(&cli, argc, argv);
	if (cli.json && status != CLI_USAGE)
		diag_print_json(&cli.diag, err);
	else
		diag_print_text(&cli.diag, err);
	if (!flush(out, err))
		status = CLI_SYSTEM;
	close_all(&cli);
	return status;
}

int
cli_main(int argc, char **argv, FILE *out, FILE *err)
{
	const char *name = argc > 1 ? argv[1] : "";
	struct arena a;

	open_standard_streams();
	arena_init(&a);
	tr_init(cli_locale_dir(&a));
	arena_release(&a);
	if (!strcmp(name, "--help") || !strcmp(name, "-h") ||
	    !strcmp(name, "help")) {
		print_help(out);
		return flush(out, err) ? CLI_OK : CLI_SYSTEM;
	}
	if (!strcmp(name, "--version")) {
		fputs("tayori " VERSION "\n", out);
		return flush(out, err) ? CLI_OK : CLI_SYSTEM;
	}
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
		if (!strcmp(name, commands[i]->name))
			return (int)run(
			    commands[i], argc - 1, argv + 1, out, err);
	if (*name)
		fprintf(err, tr("tayori: there is no command %s\n"), name);
	print_help(err);
	return CLI_USAGE;
}
