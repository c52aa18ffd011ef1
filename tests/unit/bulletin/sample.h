/* A site in three languages around notices given as XML. Included by one
 * test each, which the project's folder must be the working folder of. */
#ifndef UNIT_BULLETIN_SAMPLE_H
#define UNIT_BULLETIN_SAMPLE_H

#include "bulletin/inline.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <string.h>

enum { JA, EASY, EN, LANGUAGES };

struct sample {
	struct diag diag;
	struct arena arena;
	struct city city;
	struct chrome chrome;
	struct locale locales[LANGUAGES];
	struct edition editions[LANGUAGES];
	struct formatter *formatters[LANGUAGES];
	bool published[LANGUAGES];
	struct site site;
	struct notice notice;
	struct rendition *text;
	struct buf out;
};

#define assert_has(s, needle) assert_non_null(strstr((s)->out.ptr, (needle)))
#define assert_lacks(s, needle) assert_null(strstr((s)->out.ptr, (needle)))

/* `head` are attributes of the notice, `inner` its elements. */
static inline void
sample_open(struct sample *s, const char *head, const char *inner)
{
	static const char *const names[] = { "ja", "ja@easy", "en" };
	struct buf xml = BUF_INIT;

	memset(s, 0, sizeof(*s));
	diag_init(&s->diag);
	arena_init(&s->arena);
	assert_int_equal(city_open(&s->city, "content/city.xml", &s->diag), 0);
	assert_int_equal(
	    chrome_open(&s->chrome, "content/chrome.tsv", &s->diag), 0);
	chrome_add_city(&s->chrome, &s->city, &s->diag);
	for (size_t i = 0; i < LANGUAGES; i++) {
		assert_true(locale_from_po(
		    str_from(names[i]), &s->arena, &s->locales[i]));
		s->editions[i] = (struct edition){ &s->locales[i],
			rendition_source(&s->chrome.notice, &s->arena) };
		s->formatters[i] = formatter_new(&s->locales[i]);
		s->published[i] = true;
	}
	s->site = (struct site){ &s->city, &s->chrome, s->editions, LANGUAGES,
		{ 2026, 11, 23 }, STR("../out"), 10, 12, NULL };
	buf_printf(&xml,
	    "<notice xmlns=\"urn:tayori:notice:1\" xml:lang=\"ja\" "
	    "id=\"2026-rei\" kind=\"procedure\" urgency=\"normal\" %s>%s"
	    "</notice>",
	    head, inner);
	notice_init(&s->notice);
	diag_source(&s->diag, STR("notice.xml"), buf_view(&xml));
	if (notice_read_xml(&s->notice, buf_view(&xml), &s->diag) != 0) {
		diag_print_text(&s->diag, stderr);
		fail_msg("not a notice: %s", xml.ptr);
	}
	buf_release(&xml);
	notice_number(&s->notice);
	s->text = rendition_source(&s->notice, &s->arena);
}

static inline void
sample_close(struct sample *s)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		formatter_free(s->formatters[i]);
	buf_release(&s->out);
	notice_release(&s->notice);
	chrome_release(&s->chrome);
	city_release(&s->city);
	arena_release(&s->arena);
	diag_release(&s->diag);
}

/* The notice by the writer, into s->out. */
static inline int
sample_write(struct sample *s, const struct writer *w, size_t language)
{
	const struct rendition *all[LANGUAGES] = { s->text, s->text, s->text };
	const struct str digests[LANGUAGES] = { STR("1"), STR("1"), STR("1") };
	const struct bulletin b = {
		.site = &s->site,
		.edition = &s->editions[language],
		.notice = &s->notice,
		.text = s->text,
		.formatter = s->formatters[language],
		.published = s->published,
		.digest = STR("1"),
		.all = all,
		.digests = digests,
	};

	buf_clear(&s->out);
	return w->write(&s->out, &b, &s->diag);
}

#endif
