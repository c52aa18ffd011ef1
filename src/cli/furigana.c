#include "cli/cli.h"

struct furigana_job {
	struct tagger *tagger;
	enum ruby_form form;
	struct arena arena;
};

static void
furigana_line(struct cli *cli, struct str line, void *ctx)
{
	struct furigana_job *job = ctx;
	struct value_context values = { .reference = cli->date };
	struct node *s = cli_sentences(cli, line, &values, &job->arena);
	struct buf out = BUF_INIT;

	for (; s; s = s->next) {
		furigana_node(job->tagger, s, &job->arena);
		cli_print_inline(s, job->form, NULL, &out);
	}
	buf_ch(&out, '\n');
	fwrite(out.ptr, 1, out.len, cli->out);
	buf_release(&out);
	arena_clear(&job->arena);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *form = "paren";
	struct furigana_job job = { 0 };
	const struct cli_option options[] = {
		{ .name = "format", .value = &form },
		{ 0 },
	};
	int first = cli_options(cli, &command_furigana, options, argc, argv);
	int ruby = ruby_form_parse(form);
	enum cli_status status;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (ruby != RUBY_PAREN && ruby != RUBY_HTML)
		return cli_usage(cli, &command_furigana,
		    tr("--format is paren or html, not %s"), form);
	if (argc - first > 1)
		return cli_usage(
		    cli, &command_furigana, "%s", tr("one file at a time"));
	job.form = (enum ruby_form)ruby;
	if (!(job.tagger = cli_tagger(cli)))
		return CLI_SYSTEM;
	arena_init(&job.arena);
	status = cli_lines(
	    cli, first < argc ? argv[first] : NULL, furigana_line, &job);
	arena_release(&job.arena);
	return status;
}

const struct command command_furigana = {
	.name = "furigana",
	.summary = N_("add readings to text, a line in, a line out"),
	.usage =
	    N_("furigana [OPTION]… [FILE]\n"
	       "  --format FORM        paren: 漢字（かんじ）; html: ruby\n"),
	.run = run,
};
