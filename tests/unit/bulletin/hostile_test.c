/* A notice that means harm, in each format. */
#include "sample.h"

#include "bulletin/line.h"

#include <jansson.h>
#include <libical/ical.h>
#include <libxml/parser.h>
#include <stdlib.h>

/* Markup, ends of scripts and CDATA, quotes, schemes, an override of the
 * direction, a zero-width space, controls, a language tag, emoji. */
#define HOSTILE                                                                \
	"<script>alert(1)</script>\"'&]]>-->\\ javascript:x\r\nBEGIN:VALARM;"  \
	"\xe2\x80\xae"                                                         \
	"kcab\xe2\x80\x8b\x01\x1b["                                            \
	"0m\x7f\xf3\xa0\x81\xa1\xd8\x9c👨‍👩‍👧"

static void
open_hostile(struct sample *s)
{
	struct buf inner = BUF_INIT, text = BUF_INIT;
	struct walk w;

	buf_cstr(&inner,
	    "<title><s>題</s></title><facts><fact kind='when'><label><s>時</s>"
	    "</label><s><date on='2026-12-31'>日</date></s></fact>"
	    "<fact kind='where'><s>所</s></fact></facts><body><p><s>本</s></p>"
	    "<table><row><cell><s>甲</s></cell><cell><s><a href='"
	    "javascript:alert(1)'>乙</a></s></cell></row></table></body>"
	    "<contact><field kind='phone'><s><phone "
	    "tel='+81;x=&quot;'>0</phone>"
	    "</s></field></contact>");
	sample_open(s, "published='2026-11-20' category='\"&gt;'", inner.ptr);
	/* What no reader of ours would let through. */
	walk_init(&w, s->notice.root);
	while (walk_next(&w) != WALK_DONE) {
		if (w.event != WALK_ENTER || !w.node->text.len)
			continue;
		buf_clear(&text);
		buf_cstr(&text, HOSTILE);
		for (int i = 0; i < 60; i++)
			buf_cstr(&text, "verylongword");
		w.node->text = arena_str(&s->notice.arena, buf_view(&text));
	}
	s->notice.urgency = URGENCY_EMERGENCY;
	buf_release(&inner);
	buf_release(&text);
}

/* None of what cp_is_unsafe names, and no control but line breaks. */
static void
assert_harmless(const struct sample *s)
{
	struct str out = buf_view(&s->out);
	size_t at = 0;

	assert_true(out.len > 0);
	assert_int_equal(utf8_valid_len(out), out.len);
	while (at < out.len) {
		uint32_t cp = utf8_next(out, &at);

		if (cp != '\r' && cp_is_unsafe(cp))
			fail_msg("U+%04X in the output", cp);
	}
}

static void
assert_xml(const struct sample *s)
{
	xmlDoc *doc = xmlReadMemory(
	    s->out.ptr, (int)s->out.len, NULL, "UTF-8", XML_PARSE_NONET);

	assert_non_null(doc);
	xmlFreeDoc(doc);
	assert_lacks(s, "<script");
	assert_lacks(s, "]]>");
}

static void
test_each_format(void **state)
{
	struct buf faults = BUF_INIT;
	icalcomponent *calendar;
	struct sample s;

	(void)state;
	open_hostile(&s);
	assert_int_equal(sample_write(&s, &html_writer, EN), 0);
	assert_harmless(&s);
	assert_lacks(&s, "<script>alert");
	assert_lacks(&s, "href=\"javascript");
	assert_int_equal(sample_write(&s, &text_writer, EN), 0);
	assert_harmless(&s);
	assert_int_equal(sample_write(&s, &cap_writer, JA), 0);
	assert_harmless(&s);
	assert_xml(&s);
	assert_int_equal(sample_write(&s, &line_writer, EN), 0);
	assert_harmless(&s);
	assert_int_equal(line_check(buf_view(&s.out), &faults), 0);
	assert_lacks(&s, "\"uri\":\"javascript");
	assert_int_equal(sample_write(&s, &ics_writer, EN), 0);
	assert_harmless(&s);
	assert_lacks(&s, "\nBEGIN:VALARM");
	calendar = icalparser_parse_string(s.out.ptr);
	assert_non_null(calendar);
	assert_int_equal(icalcomponent_count_errors(calendar), 0);
	assert_int_equal(
	    icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 1);
	icalcomponent_free(calendar);
	buf_release(&faults);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
	    test_each_format) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
