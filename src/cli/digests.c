/* The digest bulletins of the content folder. */
#include "cli/edition.h"

size_t
cli_digests(struct cli *cli, struct digest **ret)
{
	struct arena *a = &cli->arena;
	const char *dir = path_join(a, str_from(cli->source), STR("bulletins"));
	struct str *names = NULL;
	size_t n = 0;
	long count =
	    path_is_dir(dir) ? dir_list(dir, a, &names, &cli->diag) : 0;

	*ret = arena_alloc(a, (size_t)(count + 1) * sizeof(**ret));
	for (long i = 0; i < count; i++) {
		const char *path = path_join(a, str_from(dir), names[i]);

		if (!str_ends(names[i], STR(".xml")))
			continue;
		if (digest_read(&(*ret)[n], path, extract_id(names[i], a),
			&cli->diag) == 0)
			n++;
		else
			digest_release(&(*ret)[n]);
	}
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	return n;
}

void
cli_digests_release(struct digest *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		digest_release(&all[i]);
}
