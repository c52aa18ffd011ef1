#include "cli/cli.h"

#include <stdlib.h>

struct easy_job {
	struct easy_worker *worker;
	struct easy_profile profile;
	enum ruby_form form;
	bool explain;
	struct arena arena;
};

/* What stood there, and which rule did what. */
static void
explain(struct cli *cli, const struct node *s, const struct easy_result *result)
{
	struct buf source = BUF_INIT;

	cli_print_inline(s, RUBY_NONE, NULL, &source);
	fprintf(cli->out, "    ← %.*s\n", STR_ARG(str_trim(buf_view(&source))));
	buf_release(&source);
	for (size_t i = 0; i < result->nsteps; i++)
		fprintf(cli->out, "    %.*s: %.*s → %.*s\n",
		    STR_ARG(result->steps[i].rule),
		    STR_ARG(result->steps[i].before),
		    STR_ARG(result->steps[i].after));
}

static void
easy_line(struct cli *cli, struct str line, void *ctx)
{
	struct easy_job *job = ctx;
	struct value_context values = { .reference = cli->date };
	struct buf out = BUF_INIT;
	struct node *s = cli_sentences(cli, line, &values, &job->arena);

	/* A line is a text of its own. */
	easy_worker_reset(job->worker);
	for (; s; s = s->next) {
		struct easy_result result;

		easy_sentence(job->worker, s, false, &job->profile, &job->arena,
		    &result, &cli->diag);
		for (const struct node *e = result.first; e; e = e->next)
			cli_print_inline(e, job->form, &job->profile, &out);
		if (job->explain) {
			buf_ch(&out, '\n');
			fwrite(out.ptr, 1, out.len, cli->out);
			explain(cli, s, &result);
			buf_clear(&out);
		}
	}
	if (!job->explain) {
		buf_ch(&out, '\n');
		fwrite(out.ptr, 1, out.len, cli->out);
	}
	buf_release(&out);
	arena_clear(&job->arena);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *form = "text", *profile = "default";
	struct easy_job job = { 0 };
	const struct cli_option options[] = {
		{ .name = "format", .value = &form },
		{ .name = "profile", .value = &profile },
		{ .name = "explain", .flag = &job.explain },
		{ 0 },
	};
	int first = cli_options(cli, &command_easy, options, argc, argv);
	int ruby = ruby_form_parse(form);
	const struct easy_profile *found;
	enum cli_status status;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (ruby < 0)
		return cli_usage(cli, &command_easy,
		    tr("--format is text, paren or html, not %s"), form);
	if (argc - first > 1)
		return cli_usage(
		    cli, &command_easy, "%s", tr("one file at a time"));
	if (!(job.worker = cli_easy(cli)))
		return CLI_SYSTEM;
	if (job.explain)
		easy_worker_explain(job.worker);
	if (!(found = cli_profile(cli, &command_easy, profile)))
		return CLI_USAGE;
	job.profile = *found;
	job.form = (enum ruby_form)ruby;
	job.profile.furigana = job.form != RUBY_NONE;
	job.profile.lists = false;
	arena_init(&job.arena);
	status =
	    cli_lines(cli, first < argc ? argv[first] : NULL, easy_line, &job);
	arena_release(&job.arena);
	return status;
}

const struct command command_easy = {
	.name = "easy",
	.summary = N_("rewrite text in Easy Japanese, a line in, a line out"),
	.usage = N_(
	    "easy [OPTION]… [FILE]\n"
	    "  --format FORM        text: no readings; paren: 漢字（かんじ）; "
	    "html: ruby\n"
	    "  --profile NAME       one of content/rules/profiles.tsv (isa)\n"
	    "  --explain            which rule did what\n"),
	.run = run,
};
