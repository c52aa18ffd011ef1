#include "cli/cli.h"

#include <string.h>

static enum cli_status
check(struct cli *cli)
{
	struct buf counts = BUF_INIT;

	/* Loading reports every row whose example fails. */
	cli->prove = true;
	if (!cli_easy(cli))
		return CLI_SYSTEM;
	easy_rule_counts(cli->easy, &counts);
	fwrite(counts.ptr, 1, counts.len, cli->out);
	buf_release(&counts);
	fprintf(cli->out, tr("%zu rules, %zu faulty\n"),
	    easy_rule_count(cli->easy), cli->diag.errors);
	return cli_status(cli);
}

static enum cli_status
explain(struct cli *cli, const char *id)
{
	struct buf text = BUF_INIT;
	bool known;

	if (!cli_easy(cli))
		return CLI_SYSTEM;
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	known = easy_explain(cli->easy, str_from(id), &text);
	if (known)
		fwrite(text.ptr, 1, text.len, cli->out);
	else
		diag_add(
		    &cli->diag, DIAG_RULE_UNKNOWN, DIAG_NOWHERE, str_from(id));
	buf_release(&text);
	return cli_status(cli);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	int first = cli_options(cli, &command_rules, NULL, argc, argv);

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (first + 1 == argc && !strcmp(argv[first], "check"))
		return check(cli);
	if (first + 2 == argc && !strcmp(argv[first], "explain"))
		return explain(cli, argv[first + 1]);
	return cli_usage(
	    cli, &command_rules, "%s", tr("say `check` or `explain ID`"));
}

const struct command command_rules = {
	.name = "rules",
	.summary = N_("check the rules of Easy Japanese, or explain one"),
	.usage = N_("rules check\n"
		    "       tayori rules explain ID\n"),
	.run = run,
};
