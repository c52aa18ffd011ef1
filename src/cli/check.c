/* Findings and score of notices, before and after simplification. */
#include "cli/cli.h"

#include <string.h>

struct checked {
	const char *path;
	struct str id;
	struct easy_score before, after;
	size_t first, count; /* its entries in cli->diag */
};

static void
score(struct cli *cli, const struct notice *n, const struct rendition *easy,
    struct checked *ret)
{
	struct easy_worker *worker = cli_easy(cli);
	enum walk_event event;
	struct walk w;

	walk_init(&w, n->root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		bool brief;

		if (event != WALK_ENTER || w.node->kind != NODE_S)
			continue;
		brief = easy_is_brief(w.node);
		easy_score_add(worker, &ret->before, w.node, brief, &cli->diag);
		for (const struct node *s =
			 easy->sentences[w.node->index].first;
		     s; s = s->next)
			easy_score_add(worker, &ret->after, s, brief, NULL);
		walk_skip(&w);
	}
	easy_score_finish(&ret->before);
	easy_score_finish(&ret->after);
}

static void
check_one(struct cli *cli, const char *path, const struct notice *n,
    struct checked *c)
{
	const struct easy_profile *plain = easy_profile(STR("plain"));
	struct rendition *easy =
	    easy_notice(cli_easy(cli), n, plain, &cli->arena, NULL);

	diag_source(&cli->diag, str_from(path), n->text);
	c->id = arena_str(&cli->arena, n->id);
	score(cli, n, easy, c);
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	c->count = cli->diag.count - c->first;
}

static double
percent(uint32_t part, uint32_t whole)
{
	return whole ? 100.0 * part / whole : 0;
}

static void
print_row(FILE *out, const char *what, const struct easy_score *s)
{
	fprintf(out, "  %-7s %6u %7.1f %7.1f %7.1f%% %8.2f %6u %6u\n", what,
	    s->sentences, s->sentences ? (double)s->morae / s->sentences : 0,
	    s->sentences ? (double)s->kanji / s->sentences : 0,
	    percent(s->easy_words, s->content_words), s->readability,
	    s->passives + s->honorifics, s->not_polite);
}

static void
print_text(struct cli *cli, const struct checked *c)
{
	fprintf(cli->out, "%s\n", c->path);
	fprintf(cli->out,
	    tr("          sents   morae   kanji    easy    jRead   hard  "
	       "plain\n"));
	print_row(cli->out, tr("before"), &c->before);
	print_row(cli->out, tr("after"), &c->after);
}

static void
json_score(struct jsonw *j, const char *key, const struct easy_score *s)
{
	const struct {
		const char *key;
		uint32_t n;
	} counts[] = {
		{ "sentences", s->sentences },
		{ "characters", s->chars },
		{ "morae", s->morae },
		{ "kanji", s->kanji },
		{ "words", s->words },
		{ "content_words", s->content_words },
		{ "easy_words", s->easy_words },
		{ "passives", s->passives },
		{ "honorifics", s->honorifics },
		{ "long_sentences", s->long_sentences },
		{ "not_polite", s->not_polite },
	};

	jsonw_key(j, key);
	jsonw_object(j);
	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		jsonw_key(j, counts[i].key);
		jsonw_int(j, counts[i].n);
	}
	jsonw_key(j, "readability");
	jsonw_real(j, s->readability);
	jsonw_end(j);
}

static void
json_findings(struct jsonw *j, const struct diag *d, const struct checked *c)
{
	jsonw_key(j, "findings");
	jsonw_array(j);
	for (size_t i = c->first; i < c->first + c->count; i++) {
		const struct diag_entry *e = &d->entries[i];

		jsonw_object(j);
		jsonw_key(j, "code");
		jsonw_cstr(j, diag_name(e->code));
		jsonw_key(j, "line");
		jsonw_int(j, e->line);
		jsonw_key(j, "column");
		jsonw_int(j, e->col);
		jsonw_key(j, "message");
		jsonw_str(j, e->message);
		jsonw_end(j);
	}
	jsonw_end(j);
}

static void
json_notice(struct jsonw *j, const struct diag *d, const struct checked *c)
{
	jsonw_object(j);
	jsonw_key(j, "file");
	jsonw_cstr(j, c->path);
	jsonw_key(j, "id");
	jsonw_str(j, c->id);
	json_score(j, "before", &c->before);
	json_score(j, "after", &c->after);
	json_findings(j, d, c);
	jsonw_end(j);
}

/* What reading a list finds stands with its first notice. */
static void
check_file(struct cli *cli, const char *path, const struct reader *reader,
    struct jsonw *json)
{
	size_t first = cli->diag.count;
	struct notices all;

	notices_init(&all);
	cli_notices(path, reader, cli->date, cli_guard(cli), &all, &cli->diag);
	for (size_t i = 0; i < all.count; i++) {
		struct checked c = { .path = path, .first = first };

		check_one(cli, path, &all.items[i]->notice, &c);
		first = cli->diag.count;
		if (json)
			json_notice(json, &cli->diag, &c);
		else
			print_text(cli, &c);
	}
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	notices_release(&all);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *format = "text", *as = NULL;
	const struct cli_option options[] = {
		{ .name = "format", .value = &format },
		{ .name = "as", .value = &as },
		{ 0 },
	};
	int first = cli_options(cli, &command_check, options, argc, argv);
	const struct reader *reader = NULL;
	bool json = !strcmp(format, "json");
	struct buf out = BUF_INIT;
	struct jsonw *j;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (!json && strcmp(format, "text") != 0)
		return cli_usage(cli, &command_check,
		    tr("--format is text or json, not %s"), format);
	if (as && !(reader = reader_by_name(str_from(as))))
		return cli_usage(cli, &command_check,
		    tr("%s is no format; `tayori extract --list-formats` "
		       "shows them"),
		    as);
	if (!cli_easy(cli))
		return CLI_SYSTEM;
	j = jsonw_new();
	jsonw_array(j);
	for (int i = first; i < argc || i == first; i++)
		check_file(
		    cli, i < argc ? argv[i] : "-", reader, json ? j : NULL);
	jsonw_end(j);
	if (json) {
		jsonw_write(j, 2, &out);
		buf_ch(&out, '\n');
		fwrite(out.ptr, 1, out.len, cli->out);
	}
	jsonw_free(j);
	buf_release(&out);
	return cli->diag.count ? CLI_FINDINGS : CLI_OK;
}

const struct command command_check = {
	.name = "check",
	.summary = N_("findings and scores of notices, before and after"),
	.usage = N_("check [OPTION]… [FILE]…\n"
		    "  --format FORM        text or json\n"
		    "  --as FORMAT          the format of the sources\n"),
	.run = run,
};
