/*
 * The examples of the rules take longer than a short text. Rules that were
 * found right are noted, by the build beside the program and else in the
 * cache of the user, and not tried again until a table, the program or the
 * dictionary is another file or was written since.
 */
#include "cli/cli.h"

#include <string.h>
#include <sys/stat.h>

enum { NOTE_LIMIT = 1 << 20 };

/* Which file it is, without reading it, and wherever it is seen from. */
static void
add_identity(const char *path, struct buf *out)
{
	struct stat st;

	if (stat(path, &st) == 0)
		buf_printf(out, "%llu %llu %lld %lld.%09ld\n",
		    (unsigned long long)st.st_dev,
		    (unsigned long long)st.st_ino, (long long)st.st_size,
		    (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

/* Empty if the folder cannot be read: loading will say so. */
static struct str
rules_key(struct cli *cli, const char *rules)
{
	struct arena *a = &cli->arena;
	struct buf all = BUF_INIT;
	struct str *names, key = STR_NONE;
	struct diag ignored;
	long count;

	diag_init(&ignored);
	add_identity("/proc/self/exe", &all);
	add_identity(
	    path_join(a, str_from(language_dictionary()), STR("sys.dic")),
	    &all);
	count = dir_list(rules, a, &names, &ignored);
	for (long i = 0; i < count; i++)
		add_identity(path_join(a, str_from(rules), names[i]), &all);
	if (count >= 0)
		key = sha256_hex(a, buf_view(&all));
	diag_release(&ignored);
	buf_release(&all);
	return key;
}

/* NULL where there can be no cache, which is no matter. */
static const char *
note_path(struct cli *cli, const char *rules, const char *name)
{
	struct diag saved = cli->diag;
	const char *dir;

	diag_init(&cli->diag);
	dir = cli_cache_dir(cli, rules);
	diag_release(&cli->diag);
	cli->diag = saved;
	return dir ? path_join(&cli->arena, str_from(dir), str_from(name))
		   : NULL;
}

/* True if the note at `path` is of these rules. */
static bool
read_note(struct cli *cli, const char *path, struct proof *proof)
{
	struct buf noted = BUF_INIT;
	struct diag ignored;
	bool proven;

	if (!path_exists(path))
		return false;
	diag_init(&ignored);
	proven = file_read(path, NOTE_LIMIT, &noted, &ignored) == 0 &&
		 str_starts(buf_view(&noted), proof->key);
	if (proven) {
		proof->path = path;
		proof->found = arena_str(&cli->arena,
		    str_sub(buf_view(&noted), proof->key.len, noted.len));
	}
	diag_release(&ignored);
	buf_release(&noted);
	return proven;
}

bool
cli_proven(
    struct cli *cli, const char *rules, const char *name, struct proof *ret)
{
	const char *built;

	*ret = (struct proof){ .faults = cli->diag.count };
	if (!cli->prove && !cli->rules_key.len)
		cli->rules_key = rules_key(cli, rules);
	ret->key = cli->prove ? STR_NONE : cli->rules_key;
	if (!ret->key.len)
		return false;
	built = path_join(&cli->arena,
	    str_from(cli_built_cache_dir(cli, rules)), str_from(name));
	if (read_note(cli, built, ret))
		return true;
	ret->path = note_path(cli, rules, name);
	return ret->path && read_note(cli, ret->path, ret);
}

struct store *
cli_kept(struct cli *cli, const char *rules, const char *name)
{
	bool known = !cli->prove && cli->rules_key.len;

	return store_open(
	    known ? note_path(cli, rules, name) : NULL, cli->rules_key);
}

bool
cli_note_proof(
    const struct cli *cli, const struct proof *proof, struct str found)
{
	struct buf note = BUF_INIT;
	struct diag ignored;

	if (!proof->path || cli->diag.count != proof->faults)
		return false;
	diag_init(&ignored);
	buf_str(&note, proof->key);
	buf_str(&note, found);
	file_replace(proof->path, buf_view(&note), &ignored);
	buf_release(&note);
	diag_release(&ignored);
	return true;
}
