#include "cli/edition.h"

#include <stdlib.h>
#include <string.h>

static int
open_catalogs(struct editions *e, struct cli *cli, const char *po_dir)
{
	const char *cache = cli_cache_dir(cli, po_dir);

	if (!cache)
		return -1;
	for (size_t i = 1; i < e->count; i++) {
		const char *path = arena_printf(&cli->arena, "%s/%.*s.po",
		    po_dir, STR_ARG(e->locales[i].po))
				       .ptr;

		/* The staff's hand over the rules is optional. */
		if (i > 1 || path_exists(path))
			e->catalogs[i] = catalog_open(
			    po_dir, cache, &e->locales[i], &cli->diag);
		if (e->catalogs[i])
			catalog_use(e->catalogs[i], e->history,
			    language_glossary(cli->language));
	}
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	return 0;
}

static void
find_profile(struct editions *e, struct cli *cli)
{
	struct buf names = BUF_INIT;

	e->profile = easy_profile(cli->easy, e->city.profile);
	if (e->profile)
		return;
	e->profile = easy_profile(cli->easy, STR("default"));
	easy_profile_names(cli->easy, &names);
	diag_source(
	    &cli->diag, str_from(cli_content(cli, "city.xml")), STR_NONE);
	diag_add(&cli->diag, DIAG_PROFILE_UNKNOWN, DIAG_NOWHERE,
	    e->city.profile, str_from(e->profile->name), buf_view(&names));
	diag_source(&cli->diag, STR_NONE, STR_NONE);
	buf_release(&names);
}

int
editions_open(struct editions *e, struct cli *cli, const char *po_dir)
{
	struct rendition **words;
	struct worker w;

	*e = (struct editions){ 0 };
	arena_init(&e->arena);
	if (!cli_easy(cli) ||
	    city_open(&e->city, cli_content(cli, "city.xml"), &cli->diag) !=
		0 ||
	    chrome_open(
		&e->chrome, cli_content(cli, "chrome.tsv"), &cli->diag) != 0)
		return -1;
	chrome_add_city(&e->chrome, &e->city, &cli->diag);
	find_profile(e, cli);
	e->count = locale_list(po_dir, &cli->arena, &e->locales, &cli->diag);
	e->catalogs = xcalloc(e->count, sizeof(*e->catalogs));
	e->list = xcalloc(e->count, sizeof(*e->list));
	e->history = history_read(po_dir, &cli->diag);
	if (open_catalogs(e, cli, po_dir) != 0)
		return -1;
	worker_init(&w, cli, e, NULL);
	words = worker_renditions(
	    &w, e, &e->chrome.notice, NULL, &e->arena, &cli->diag);
	for (size_t i = 0; i < e->count; i++)
		e->list[i] = (struct edition){ &e->locales[i],
			words[i] ? words[i] : words[1] };
	worker_release(&w);
	e->site = (struct site){ .city = &e->city,
		.chrome = &e->chrome,
		.editions = e->list,
		.neditions = e->count,
		.today = cli->date };
	po_uses(po_dir, &e->site.messages, &e->site.uses);
	return 0;
}

void
editions_fonts(struct editions *e, struct cli *cli)
{
	const char *dir = cli_fonts_dir(cli);
	const char *cache = cli_cache_dir(cli, dir);

	if (cache)
		e->fonts = fonts_open(dir, cache, &e->site, &cli->diag);
}

void
editions_release(struct editions *e)
{
	fonts_close(e->fonts);
	for (size_t i = 0; e->catalogs && i < e->count; i++)
		catalog_close(e->catalogs[i]);
	free(e->catalogs);
	free(e->list);
	history_free(e->history);
	chrome_release(&e->chrome);
	city_release(&e->city);
	arena_release(&e->arena);
}

bool
edition_usable(const struct editions *e, size_t i)
{
	return i < 2 || e->catalogs[i];
}

int
edition_find(const struct editions *e, const char *name)
{
	for (size_t i = 0; i < e->count; i++)
		if (str_eq(e->locales[i].po, str_from(name)) ||
		    str_eq(e->locales[i].tag, str_from(name)))
			return (int)i;
	return -1;
}

void
worker_init(struct worker *w, struct cli *cli, const struct editions *e,
    struct guard *guard)
{
	*w = (struct worker){ .count = e->count, .guard = guard };
	w->tagger = tagger_new(cli->language);
	w->easy = easy_worker_new(cli->easy, w->tagger);
	w->formatters = xcalloc(e->count, sizeof(*w->formatters));
	for (size_t i = 0; i < e->count; i++)
		w->formatters[i] = formatter_new(&e->locales[i]);
	if (e->fonts)
		w->press = press_new(e->fonts);
	arena_init(&w->arena);
	buf_init(&w->buf);
}

void
worker_release(struct worker *w)
{
	for (size_t i = 0; i < w->count; i++)
		formatter_free(w->formatters[i]);
	free(w->formatters);
	press_free(w->press);
	easy_worker_free(w->easy);
	guard_close(w->guard);
	tagger_free(w->tagger);
	arena_release(&w->arena);
	buf_release(&w->buf);
}

struct rendition **
worker_renditions(struct worker *w, const struct editions *e,
    const struct notice *n, const bool *wanted, struct arena *a, struct diag *d)
{
	struct rendition **all = arena_alloc(a, e->count * sizeof(*all));
	const struct message *messages;

	all[0] = rendition_source(n, a);
	all[1] = easy_notice(w->easy, n, easy_profile_for(e->profile, n), a, d);
	messages = messages_of(n, e->history, a);
	for (size_t i = 1; i < e->count; i++)
		if (e->catalogs[i] && (i == 1 || !wanted || wanted[i]))
			all[i] =
			    translate_notice(e->catalogs[i], w->formatters[i],
				n, messages, all[1], w->tagger, a, d);
	easy_lead(n, all[1], a);
	return all;
}

bool
edition_publishable(
    const struct editions *e, const struct notice *n, const struct rendition *r)
{
	uint64_t have = r->translated, of = r->translatable;

	if (n->urgency == URGENCY_EMERGENCY)
		return have == of;
	return have * 100 >= of * city_threshold(&e->city, r->tag);
}
