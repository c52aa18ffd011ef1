/* Findings and score of notices, before and after simplification. */
#include "cli/check.h"

#include <string.h>

struct check {
	struct cli *cli;
	struct easy_worker *worker;
	const struct easy_profile *profile;
	const struct reader *reader;
	struct jsonw *json;
	size_t findings;
};

/* ---- places -------------------------------------------------------------- */

#define REACH 400 /* bytes that may stand between two characters */

/* Past a tag, so that its name is not taken for text. */
static size_t
past_tag(struct str source, size_t at)
{
	while (at < source.len && source.ptr[at] == '<') {
		size_t end = str_find(source, STR(">"), at);

		if (end == STR_NPOS)
			return at;
		at = end + 1;
	}
	return at;
}

static size_t
find_char(struct str source, size_t at, struct str c)
{
	size_t limit = at + REACH;

	for (; at < limit && at + c.len <= source.len; at++) {
		at = past_tag(source, at);
		if (str_eq(str_sub(source, at, at + c.len), c))
			return at;
	}
	return STR_NPOS;
}

void
check_align(struct str source, size_t from, struct str text, size_t *ret)
{
	size_t at = from, pos = 0;

	while (pos < text.len) {
		size_t start = pos, found;

		utf8_next(text, &pos);
		found = find_char(source, at, str_sub(text, start, pos));
		if (found == STR_NPOS)
			found = at;
		else
			at = found + (pos - start);
		for (size_t i = start; i < pos; i++)
			ret[i] = found;
	}
	ret[text.len] = at;
}

/* The end of what ends at `end` in the text. */
static size_t
place_end(const size_t *map, size_t start, size_t end)
{
	return end > start && map[end] > map[end - 1] + 4 ? map[end - 1] + 3
							  : map[end];
}

struct lines {
	struct str text;
	size_t offset;
	uint32_t line, col;
};

static void
set_line(struct lines *l, struct check_place *p)
{
	if (p->start < l->offset)
		*l = (struct lines){ l->text, 0, 1, 1 };
	while (l->offset < p->start) {
		bool newline = l->text.ptr[l->offset] == '\n';

		utf8_next(l->text, &l->offset);
		l->col = newline ? 1 : l->col + 1;
		l->line += newline;
	}
	p->line = l->line;
	p->col = l->col;
}

static void
place(struct check_notice *n, struct lines *l, struct check_sentence *s,
    const struct node *node)
{
	struct check_side *side = &s->before;
	struct str text = side->findings.text;
	size_t *map = arena_alloc(&n->arena, (text.len + 1) * sizeof(*map));

	if (l->text.len == 0 || node->offset >= l->text.len)
		return;
	check_align(l->text, node->offset, text, map);
	s->place.start = text.len ? map[0] : node->offset;
	s->place.end = place_end(map, 0, text.len);
	set_line(l, &s->place);
	for (size_t i = 0; i < side->findings.count; i++) {
		const struct easy_finding *f = &side->findings.items[i];
		struct check_place *p = &side->places[i];

		p->start = map[f->start];
		p->end = place_end(map, f->start, f->end);
		set_line(l, p);
	}
}

/* ---- a notice ------------------------------------------------------------ */

/* Figures and findings of a sentence, or of the sentences made of it. */
static void
find(struct check *c, struct check_notice *n, const struct node *s, bool one,
    bool brief, struct check_side *side)
{
	const struct easy_profile *p = n->profile;
	struct buf text = BUF_INIT;
	struct easy_findings *all = &side->findings;

	for (; s; s = one ? NULL : s->next) {
		struct easy_findings found;
		size_t base = text.len, *map;
		bool part = brief || s->flags & NODE_LISTED;

		cli_print_inline(s, RUBY_NONE, p, &text);
		easy_score_add(c->worker, &side->score, s, part);
		easy_find(c->worker, s, part, p, &n->arena, &found);
		map =
		    arena_alloc(&n->arena, (found.text.len + 1) * sizeof(*map));
		check_align(buf_view(&text), base, found.text, map);
		for (size_t i = 0; i < found.count; i++) {
			struct easy_finding *f = &found.items[i];

			ARRAY_GROW(all->items, all->count, all->cap);
			all->items[all->count++] = *f;
			if (one)
				continue;
			f = &all->items[all->count - 1];
			f->start = map[f->start];
			f->end = place_end(
			    map, found.items[i].start, found.items[i].end);
		}
		if (one)
			all->text = found.text;
		easy_findings_release(&found);
	}
	side->text = arena_str(&n->arena, str_trim(buf_view(&text)));
	buf_release(&text);
	side->places =
	    arena_alloc(&n->arena, (all->count + 1) * sizeof(*side->places));
}

static void
check_sentences(struct check *c, struct check_notice *ret,
    const struct notice *n, const struct rendition *easy)
{
	/* What was explained in the source says nothing about the result. */
	for (int after = 0; after < 2; after++) {
		struct lines lines = { n->text, 0, 1, 1 };
		enum walk_event event;
		struct walk w;

		easy_worker_reset(c->worker);
		walk_init(&w, n->root);
		while ((event = walk_next(&w)) != WALK_DONE) {
			struct check_sentence *s;

			if (event != WALK_ENTER || w.node->kind != NODE_S)
				continue;
			s = &ret->sentences[w.node->index];
			s->brief = easy_is_brief(w.node);
			find(c, ret,
			    after ? easy->sentences[w.node->index].first
				  : w.node,
			    !after, s->brief, after ? &s->after : &s->before);
			if (!after)
				place(ret, &lines, s, w.node);
			walk_skip(&w);
		}
	}
}

static void
check_notice(struct check *c, const char *path, const struct notice *n)
{
	struct check_notice ret = { .path = path, .id = n->id };
	const struct rendition *easy;

	arena_init(&ret.arena);
	ret.profile = easy_profile_for(c->profile, n);
	ret.count = n->sentences;
	ret.sentences =
	    arena_alloc(&ret.arena, (ret.count + 1) * sizeof(*ret.sentences));
	diag_source(&c->cli->diag, str_from(path), n->text);
	easy =
	    easy_notice(c->worker, n, ret.profile, &ret.arena, &c->cli->diag);
	check_sentences(c, &ret, n, easy);
	for (size_t i = 0; i < ret.count; i++) {
		struct check_sentence *s = &ret.sentences[i];

		easy_score_sum(&ret.before, &s->before.score);
		easy_score_sum(&ret.after, &s->after.score);
		easy_score_finish(&s->before.score);
		easy_score_finish(&s->after.score);
		ret.findings += s->before.findings.count;
	}
	easy_score_finish(&ret.before);
	easy_score_finish(&ret.after);
	if (ret.profile->max_chars && ret.after.chars > ret.profile->max_chars)
		diag_add(&c->cli->diag, DIAG_EASY_SHEET, DIAG_NOWHERE,
		    DIAG_NUM(ret.after.chars),
		    DIAG_NUM(ret.profile->max_chars));
	diag_source(&c->cli->diag, STR_NONE, STR_NONE);
	c->findings += ret.findings;
	if (c->json)
		check_print_json(c->json, &ret);
	else
		check_print_text(c->cli->out, &ret);
	for (size_t i = 0; i < ret.count; i++) {
		easy_findings_release(&ret.sentences[i].before.findings);
		easy_findings_release(&ret.sentences[i].after.findings);
	}
	arena_release(&ret.arena);
}

static void
check_file(struct check *c, const char *path)
{
	struct cli *cli = c->cli;
	struct notices all;

	notices_init(&all);
	cli_notices(
	    path, c->reader, cli->date, cli_guard(cli), &all, &cli->diag);
	for (size_t i = 0; i < all.count; i++)
		check_notice(c, path, &all.items[i]->notice);
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	notices_release(&all);
}

/* ---- the command --------------------------------------------------------- */

static void
check_files(struct check *c, int first, int argc, char **argv)
{
	struct buf out = BUF_INIT;

	if (c->json)
		jsonw_array(c->json);
	for (int i = first; i < argc || i == first; i++)
		check_file(c, i < argc ? argv[i] : "-");
	if (c->json) {
		jsonw_end(c->json);
		jsonw_write(c->json, 2, &out);
		buf_ch(&out, '\n');
		fwrite(out.ptr, 1, out.len, c->cli->out);
	}
	buf_release(&out);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *format = "text", *as = NULL, *profile = "default";
	const struct cli_option options[] = {
		{ .name = "format", .value = &format },
		{ .name = "profile", .value = &profile },
		{ .name = "as", .value = &as },
		{ 0 },
	};
	int first = cli_options(cli, &command_check, options, argc, argv);
	struct check c = { .cli = cli };
	bool json = !strcmp(format, "json");

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (!json && strcmp(format, "text") != 0)
		return cli_usage(cli, &command_check,
		    tr("--format is text or json, not %s"), format);
	if (as && !(c.reader = reader_by_name(str_from(as))))
		return cli_usage(cli, &command_check,
		    tr("%s is no format; `tayori extract --list-formats` "
		       "shows them"),
		    as);
	if (!(c.worker = cli_easy(cli)))
		return CLI_SYSTEM;
	if (!(c.profile = cli_profile(cli, &command_check, profile)))
		return CLI_USAGE;
	c.json = json ? jsonw_new() : NULL;
	check_files(&c, first, argc, argv);
	jsonw_free(c.json);
	if (cli->diag.count == 0 && c.findings == 0)
		return CLI_OK;
	return CLI_FINDINGS;
}

const struct command command_check = {
	.name = "check",
	.summary = N_("findings and scores of notices, before and after"),
	.usage = N_("check [OPTION]… [FILE]…\n"
		    "  --format FORM        text or json\n"
		    "  --profile NAME       one of "
		    "content/rules/profiles.tsv (isa)\n"
		    "  --as FORMAT          the format of the sources\n"),
	.run = run,
};
