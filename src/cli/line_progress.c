/* What became of the narrowcasts that LINE has accepted: it delivers them
 * later, or fails. */
#include "cli/line.h"

#include <jansson.h>
#include <time.h>

#define REMEMBERED (7 * 86400) /* seconds for which LINE answers */

struct progress {
	struct cli *cli;
	struct line_client *client;
	struct line_journal *journal;
	size_t delivered, under_way, failed;
	bool stop;
};

static void
fault(struct progress *p, enum diag_code code, const struct line_entry *e,
    struct str what)
{
	diag_source(&p->cli->diag, STR_NONE, STR_NONE);
	diag_add(&p->cli->diag, code, DIAG_NOWHERE, e->id, e->tag, what);
}

static void
settle(struct progress *p, const struct line_entry *e, enum line_state state)
{
	struct line_entry now = *e;

	now.time = (int64_t)time(NULL);
	now.state = state;
	p->stop = line_journal_add(p->journal, &now, &p->cli->diag) != 0;
}

/* {"phase": …, "successCount": …, "targetCount": …, "failedDescription": …} */
static void
read_answer(struct progress *p, const struct line_entry *e, struct str body)
{
	json_t *root = json_loadb(body.ptr ? body.ptr : "", body.len, 0, NULL);
	struct str phase =
	    str_from(json_string_value(json_object_get(root, "phase")));

	if (str_eq(phase, STR("succeeded"))) {
		fprintf(p->cli->out,
		    tr("delivered to %lld of %lld: %.*s %.*s\n"),
		    (long long)json_integer_value(
			json_object_get(root, "successCount")),
		    (long long)json_integer_value(
			json_object_get(root, "targetCount")),
		    STR_ARG(e->tag), STR_ARG(e->id));
		p->delivered++;
		settle(p, e, LINE_DELIVERED);
	} else if (str_eq(phase, STR("failed"))) {
		fault(p, DIAG_LINE_FAILED, e,
		    str_from(json_string_value(
			json_object_get(root, "failedDescription"))));
		p->failed++;
		settle(p, e, LINE_FAILED);
	} else {
		fprintf(p->cli->out, tr("under way: %.*s %.*s\n"),
		    STR_ARG(e->tag), STR_ARG(e->id));
		p->under_way++;
	}
	json_decref(root);
}

static void
ask(struct progress *p, const struct line_entry *e)
{
	struct line_reply r;

	line_client_get(p->client,
	    arena_printf(&p->cli->arena,
		"/v2/bot/message/progress/narrowcast?requestId=%.*s",
		STR_ARG(e->request_id))
		.ptr,
	    &r);
	if (r.status == 200) {
		read_answer(p, e, buf_view(&r.body));
	} else {
		fault(p, DIAG_LINE_SILENT, e, buf_view(&r.reason));
		p->under_way++;
		/* The others would fare no better. */
		p->stop = r.status != 400 && r.status != 404;
	}
	line_reply_release(&r);
}

static bool
is_named(const struct line_entry *e, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (str_is(e->id, argv[i]))
			return true;
	return argc == 0;
}

enum cli_status
line_progress(struct cli *cli, struct line_client *client,
    struct line_journal *journal, int argc, char **argv)
{
	struct progress p = {
		.cli = cli, .client = client, .journal = journal
	};
	int64_t since = (int64_t)time(NULL) - REMEMBERED;
	const struct line_entry *e;
	size_t at = 0;

	while (!p.stop && (e = line_journal_under_way(journal, &at))) {
		const struct line_entry copy = *e; /* the journal grows */

		if (copy.time > since && is_named(&copy, argc, argv))
			ask(&p, &copy);
		fflush(cli->out);
	}
	fprintf(cli->out, tr("%zu delivered, %zu under way, %zu failed\n"),
	    p.delivered, p.under_way, p.failed);
	return cli_status(cli);
}
