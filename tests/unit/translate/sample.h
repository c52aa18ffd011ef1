/* Notices and catalogs for the tests of translate. */
#ifndef TESTS_TRANSLATE_SAMPLE_H
#define TESTS_TRANSLATE_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka.h needs the ones above. */
#include <cmocka.h>

#include "translate/translate.h"

#define PO_HEADER                                                              \
	"msgid \"\"\nmsgstr \"\"\n\"X-Generator: test\\n\"\n"                  \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

static inline struct locale
sample_locale(const char *po, const char *tag, const char *icu)
{
	return (struct locale){ str_from(po), str_from(tag), str_from(icu),
		STR("name"), false };
}

/* A notice with the given title and body, each XML. */
static inline void
sample_notice(struct notice *n, const char *title, const char *body)
{
	struct buf xml = BUF_INIT;
	struct diag d;

	diag_init(&d);
	notice_init(n);
	buf_printf(&xml,
	    "<notice xmlns=\"urn:tayori:notice:1\" xml:lang=\"ja\" "
	    "id=\"gomi\" kind=\"procedure\" category=\"garbage\" "
	    "urgency=\"normal\" source=\"content/notices/gomi.html\">"
	    "<title>%s</title><facts></facts><body>%s</body>"
	    "<contact></contact></notice>",
	    title, body);
	if (notice_read_xml(n, buf_view(&xml), &d) != 0)
		diag_print_text(&d, stderr);
	assert_int_equal(d.count, 0);
	notice_number(n);
	buf_release(&xml);
	diag_release(&d);
}

/* The first sentence of the body. */
static inline struct node *
sample_sentence(const struct notice *n)
{
	struct walk w;

	walk_init(&w, notice_part(n, NODE_BODY));
	while (walk_next(&w) != WALK_DONE)
		if (w.node->kind == NODE_S)
			return w.node;
	return NULL;
}

/* What a reader sees: values in their shown form. */
static inline void
sample_shown(const struct node *top, struct buf *out)
{
	struct walk w;

	walk_init(&w, (struct node *)top);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (e != WALK_ENTER)
			continue;
		if (w.node->kind == NODE_TEXT || w.node->kind == NODE_RUBY ||
		    (w.node->kind == NODE_VALUE && !w.node->first))
			buf_str(out, w.node->text);
	}
}

static inline const char *
sample_folder(char path[64])
{
	snprintf(path, 64, "/tmp/tayori-test-XXXXXX");
	assert_non_null(mkdtemp(path));
	return path;
}

static inline const char *
sample_path(struct arena *a, const char *dir, const char *name)
{
	return path_join(a, str_from(dir), str_from(name));
}

static inline bool
has_code(const struct diag *d, enum diag_code code, uint32_t line)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->entries[i].code == code &&
		    (!line || d->entries[i].line == line))
			return true;
	return false;
}

#endif
