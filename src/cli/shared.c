#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINES_LIMIT ((size_t)64 << 20)

/* Where the program stands: PREFIX/bin when it is installed, build/VARIANT
 * when it is not. "" if that cannot be told. */
static const char *
program_dir(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 0 ? arena_str(a, (struct str){ path, (size_t)n }).ptr : "";
}

/* A path seen from the program's folder, without "..". */
static const char *
from_program(struct arena *a, const char *way)
{
	const char *path = arena_printf(a, "%s%s", program_dir(a), way).ptr;
	char *real = realpath(path, NULL);

	if (real)
		path = arena_str(a, str_from(real)).ptr;
	free(real);
	return path;
}

const char *
cli_locale_dir(struct arena *a)
{
	const char *beside = from_program(a, "share");

	return path_is_dir(beside) ? beside : PREFIX "/share/locale";
}

const char *
cli_content(struct cli *cli, const char *name)
{
	const char *own =
	    path_join(&cli->arena, str_from(cli->source), str_from(name));
	static const char *const folders[] = { "../share/tayori",
		"../../content", NULL };

	if (path_exists(own))
		return own;
	for (size_t i = 0; folders[i]; i++) {
		const char *other = path_join(&cli->arena,
		    str_from(from_program(&cli->arena, folders[i])),
		    str_from(name));

		if (path_exists(other))
			return other;
	}
	return own;
}

const char *
cli_fonts_dir(struct cli *cli)
{
	const char *beside = from_program(&cli->arena, "../fonts");

	return path_is_dir(beside)
		   ? beside
		   : from_program(&cli->arena, "../share/tayori/fonts");
}

const char *
cli_po_dir(struct cli *cli, const char *given)
{
	const char *beside, *dir;

	if (given)
		return given;
	beside = path_join(&cli->arena, str_from(cli->source), STR("../po"));
	if (!strcmp(cli->source, "content"))
		beside = "po";
	if (path_is_dir(beside))
		return beside;
	dir = from_program(&cli->arena, "../../po");
	return path_is_dir(dir) ? dir : beside;
}

/* The part of a cache that is about a folder. */
static const char *
cache_of(struct cli *cli, struct str base, const char *folder)
{
	char *real = realpath(folder, NULL);
	struct str key =
	    sha256_hex(&cli->arena, str_from(real ? real : folder));

	free(real);
	return arena_printf(&cli->arena, "%.*s/%.16s", STR_ARG(base), key.ptr)
	    .ptr;
}

const char *
cli_cache_dir(struct cli *cli, const char *folder)
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	struct arena *a = &cli->arena;
	const char *dir;
	struct str all;

	if (base && base[0] == '/')
		all = arena_printf(a, "%s/tayori", base);
	else if (home && home[0] == '/')
		all = arena_printf(a, "%s/.cache/tayori", home);
	else
		all = arena_printf(a, "/tmp/tayori-%ld", (long)getuid());
	dir = cache_of(cli, all, folder);
	return dir_make(dir, &cli->diag) == 0 ? dir : NULL;
}

const char *
cli_built_cache_dir(struct cli *cli, const char *folder)
{
	return cache_of(
	    cli, str_from(from_program(&cli->arena, "cache/tayori")), folder);
}

/* Where what was proven is kept as it lies in memory: beside the note. */
static const char *
kept_path(struct cli *cli, const struct proof *proof)
{
	return proof->path
		   ? arena_printf(&cli->arena, "%s.kept", proof->path).ptr
		   : NULL;
}

static struct language *
open_language(struct cli *cli, const char *rules)
{
	struct proof proof;
	bool proven = cli_proven(cli, rules, "readings", &proof);
	const char *kept = kept_path(cli, &proof);
	size_t errors = cli->diag.errors;
	struct language *l =
	    proven ? language_thaw(kept, proof.key, &cli->diag) : NULL;

	if (l || cli->diag.errors > errors)
		return l;
	l = proven ? language_open_proven(rules, proof.found, &cli->diag)
		   : language_open(rules, &cli->diag);
	if (l && !proven && cli_note_proof(cli, &proof, language_forced(l)))
		language_freeze(l, kept, proof.key);
	return l;
}

struct tagger *
cli_tagger(struct cli *cli)
{
	if (!cli->language)
		cli->language = open_language(cli, cli_content(cli, "rules"));
	if (cli->language && !cli->tagger)
		cli->tagger = tagger_new(cli->language);
	return cli->tagger;
}

struct guard *
cli_guard(struct cli *cli)
{
	if (!cli->guard)
		cli->guard = guard_open(&guard_default_limits);
	return cli->guard;
}

static struct easy *
open_easy(struct cli *cli, const char *rules)
{
	struct proof proof;
	bool proven = cli_proven(cli, rules, "rules", &proof);
	const char *kept = kept_path(cli, &proof);
	struct easy *e =
	    proven ? easy_thaw(kept, proof.key, cli->language) : NULL;

	if (e)
		return e;
	e = (proven ? easy_open_proven : easy_open)(
	    rules, cli->language, &cli->diag);
	if (e && !proven && cli_note_proof(cli, &proof, STR_NONE))
		easy_freeze(e, kept, proof.key);
	return e;
}

struct easy_worker *
cli_easy(struct cli *cli)
{
	if (!cli_tagger(cli))
		return NULL;
	if (!cli->easy) {
		const char *rules = cli_content(cli, "rules");

		cli->easy = open_easy(cli, rules);
		if (cli->easy) {
			cli->kept = cli_kept(cli, rules, "sentences");
			easy_keep(cli->easy, cli->kept);
		}
	}
	if (cli->easy && !cli->easy_worker)
		cli->easy_worker = easy_worker_new(cli->easy, cli->tagger);
	return cli->easy_worker;
}

enum cli_status
cli_status(const struct cli *cli)
{
	return cli->diag.errors ? CLI_FINDINGS : CLI_OK;
}

enum cli_status
cli_lines(struct cli *cli, const char *path,
    void (*fn)(struct cli *cli, struct str line, void *ctx), void *ctx)
{
	bool standard = !path || !strcmp(path, "-");
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	struct str rest, line;
	int result;

	result = standard ? file_read_stream(
				stdin, "-", LINES_LIMIT, &bytes, &cli->diag)
			  : file_read(path, LINES_LIMIT, &bytes, &cli->diag);
	if (result == 0) {
		text_decode(buf_view(&bytes), STR_NONE, &text, &cli->diag);
		diag_source(&cli->diag, str_from(standard ? "-" : path),
		    buf_view(&text));
		rest = buf_view(&text);
		while (str_split(&rest, '\n', &line))
			if (line.len || rest.ptr)
				fn(cli, line, ctx);
		diag_source(&cli->diag, STR_NONE, STR_NONE);
	}
	buf_release(&bytes);
	buf_release(&text);
	return cli_status(cli);
}

const struct easy_profile *
cli_profile(struct cli *cli, const struct command *command, const char *name)
{
	const struct easy_profile *p = easy_profile(cli->easy, str_from(name));
	struct buf names = BUF_INIT;

	if (p)
		return p;
	easy_profile_names(cli->easy, &names);
	cli_usage(cli, command,
	    tr("there is no profile %s; the profiles are %s"), name, names.ptr);
	buf_release(&names);
	return NULL;
}

struct node *
cli_sentences(struct cli *cli, struct str line, struct value_context *ctx,
    struct arena *a)
{
	struct node *first = NULL, *last = NULL;
	size_t base = (size_t)(line.ptr - cli->diag.text.ptr);
	struct buf joined = BUF_INIT;

	if (easy_join_values(line, ctx, a, &joined))
		line = arena_str(a, buf_view(&joined));
	buf_release(&joined);
	for (size_t at = 0, end; at < line.len; at = end) {
		struct node *s = node_new(a, NODE_S, base + at);

		end = sentence_end(line, at);
		node_append(
		    s, node_text(
			   a, arena_str(a, str_sub(line, at, end)), base + at));
		values_mark(s, ctx, a, &cli->diag);
		if (last)
			last->next = s;
		else
			first = s;
		last = s;
	}
	return first;
}

int
ruby_form_parse(const char *s)
{
	static const char *const names[RUBY_FORM_MAX] = { "text", "paren",
		"html" };

	for (int i = 0; i < RUBY_FORM_MAX; i++)
		if (!strcmp(s, names[i]))
			return i;
	return -1;
}

static void
print_ruby(const struct node *ruby, enum ruby_form form, struct buf *out)
{
	if (form == RUBY_HTML)
		buf_cstr(out, "<ruby>");
	if (form == RUBY_HTML)
		buf_xml(out, ruby->text);
	else
		buf_str(out, ruby->text);
	if (form == RUBY_HTML) {
		buf_cstr(out, "<rp>（</rp><rt>");
		buf_xml(out, ruby->attr);
		buf_cstr(out, "</rt><rp>）</rp></ruby>");
	} else if (form == RUBY_PAREN) {
		buf_cstr(out, "（");
		buf_str(out, ruby->attr);
		buf_cstr(out, "）");
	}
}

void
cli_print_inline(const struct node *s, enum ruby_form form,
    const struct easy_profile *profile, struct buf *out)
{
	struct str open = STR("〈"), close = STR("〉");
	enum walk_event event;
	struct walk w;

	if (profile && profile->gloss) {
		open = profile->gloss_open;
		close = profile->gloss_close;
	}
	walk_init(&w, (struct node *)(uintptr_t)s);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (w.node->kind == NODE_GLOSS)
			buf_str(out, event == WALK_ENTER ? open : close);
		if (event != WALK_ENTER)
			continue;
		if (w.node->kind == NODE_RUBY)
			print_ruby(w.node, form, out);
		else if (!w.node->first && form == RUBY_HTML)
			buf_xml(out, w.node->text);
		else if (!w.node->first)
			buf_str(out, w.node->text);
	}
}

int
cli_notices(const char *path, const struct reader *reader,
    struct date reference, struct guard *guard, struct notices *all,
    struct diag *d)
{
	struct buf bytes = BUF_INIT, meta = BUF_INIT;
	struct source src = { .path = path, .reference = reference };
	int result;

	if (!strcmp(path, "-"))
		result = file_read_stream(stdin, "-", SOURCE_LIMIT, &bytes, d);
	else if ((result = file_read(path, SOURCE_LIMIT, &bytes, d)) == 0)
		result = source_sidecar(&src, &meta, d);
	if (result == 0) {
		src.bytes = buf_view(&bytes);
		result = guard_extract(guard, &src, reader, all, d);
	}
	buf_release(&bytes);
	buf_release(&meta);
	return result;
}
