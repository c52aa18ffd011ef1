/*
 * localize PO-DIR CACHE OUT FILE.xml…: the notices in each language of the
 * catalogs, their text as files, OUT/TAG/NAME. What itstool and po4a do:
 * reading, looking up, values in their forms, writing; no Easy Japanese.
 */
#include "translate/translate.h"

#include <stdlib.h>

struct languages {
	struct locale *locales;
	struct catalog **catalogs;
	struct formatter **formatters;
	size_t count;
};

static void
add_sentence(const struct node *s, struct buf *out)
{
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)s);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;)
		if (e == WALK_ENTER && !w.node->first)
			buf_xml(out, w.node->text);
	buf_ch(out, '\n');
}

static int
write_language(const struct languages *l, size_t i, const struct notice *n,
    const char *path, struct arena *a, struct diag *d)
{
	const struct message *messages = messages_of(n, NULL, a);
	struct rendition *source = rendition_source(n, a);
	struct rendition *r = translate_notice(
	    l->catalogs[i], l->formatters[i], n, messages, source, NULL, a, d);
	struct buf text = BUF_INIT;
	int ret;

	for (uint32_t k = 0; k < n->sentences; k++)
		for (const struct node *s = r->sentences[k].first; s;
		     s = s->next)
			add_sentence(s, &text);
	ret = file_write(path, buf_view(&text), d);
	buf_release(&text);
	return ret;
}

static int
localize(const struct languages *l, const char *out, const char *path,
    struct arena *a, struct diag *d)
{
	struct buf xml = BUF_INIT;
	struct notice n;
	int ret = 0;

	notice_init(&n);
	if (file_read(path, 1 << 24, &xml, d) < 0 ||
	    notice_read_xml(&n, buf_view(&xml), d) < 0)
		ret = -1;
	else
		notice_number(&n);
	for (size_t i = 0; ret == 0 && i < l->count; i++)
		if (l->catalogs[i])
			ret = write_language(l, i, &n,
			    arena_printf(a, "%s/%.*s/%.*s", out,
				STR_ARG(l->locales[i].tag),
				STR_ARG(path_base(str_from(path))))
				.ptr,
			    a, d);
	notice_release(&n);
	buf_release(&xml);
	arena_clear(a);
	return ret;
}

static void
open_languages(
    struct languages *l, char **argv, struct arena *a, struct diag *d)
{
	l->count = locale_list(argv[1], a, &l->locales, d);
	l->catalogs = xcalloc(l->count, sizeof(*l->catalogs));
	l->formatters = xcalloc(l->count, sizeof(*l->formatters));
	/* Japanese and Easy Japanese stand first. */
	for (size_t i = 2; i < l->count; i++) {
		l->catalogs[i] =
		    catalog_open(argv[1], argv[2], &l->locales[i], d);
		l->formatters[i] = formatter_new(&l->locales[i]);
		dir_make(path_join(a, str_from(argv[3]), l->locales[i].tag), d);
	}
}

int
main(int argc, char **argv)
{
	struct arena a, scratch;
	struct languages l;
	struct diag d;
	int ret = 0;

	if (argc < 5) {
		fputs("usage: localize PO-DIR CACHE OUT FILE.xml…\n", stderr);
		return 2;
	}
	arena_init(&a);
	arena_init(&scratch);
	diag_init(&d);
	open_languages(&l, argv, &a, &d);
	for (int i = 4; i < argc && ret == 0; i++)
		ret = localize(&l, argv[3], argv[i], &scratch, &d);
	for (size_t i = 0; i < l.count; i++) {
		catalog_close(l.catalogs[i]);
		formatter_free(l.formatters[i]);
	}
	free(l.catalogs);
	free(l.formatters);
	diag_print_text(&d, stderr);
	ret = ret || d.errors ? 1 : 0;
	diag_release(&d);
	arena_release(&scratch);
	arena_release(&a);
	return ret;
}
