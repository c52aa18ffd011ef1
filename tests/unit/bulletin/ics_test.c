#include "sample.h"

#include "bulletin/calendar.h"
#include "bulletin/chronicle.h"

#include <libical/ical.h>

#define TITLE "<title><s>題</s></title>"
#define WHEN(values)                                                           \
	TITLE "<facts><fact kind='when'><s>" values "</s></fact></facts>"

/* What libical says of the file. */
static void
assert_valid(const struct sample *s)
{
	icalcomponent *c = icalparser_parse_string(s->out.ptr);

	assert_non_null(c);
	assert_int_equal(icalcomponent_count_errors(c), 0);
	assert_true(icalrestriction_check(c));
	assert_true(
	    icalcomponent_count_components(c, ICAL_VEVENT_COMPONENT) > 0);
	icalcomponent_free(c);
}

static void
assert_times(const char *inner, const char *expected)
{
	struct buf got = BUF_INIT;
	struct str rest, line;
	struct sample s;

	sample_open(&s, "published='2026-11-20'", inner);
	assert_int_equal(sample_write(&s, &ics_writer, JA), 0);
	rest = buf_view(&s.out);
	while (str_split(&rest, '\n', &line)) {
		static const char *const names[] = { "DTSTART;", "DTEND;",
			"RRULE:", "EXDATE;" };

		for (size_t i = 0; i < ARRAY_SIZE(names); i++)
			if (str_starts(line, str_from(names[i])))
				buf_printf(
				    &got, "%.*s|", (int)line.len - 1, line.ptr);
	}
	if (got.ptr)
		assert_valid(&s);
	else
		buf_cstr(&got, "");
	assert_string_equal(got.ptr, expected);
	buf_release(&got);
	sample_close(&s);
}

static void
test_what_is_not_certain_is_no_event(void **state)
{
	(void)state;
	assert_times(TITLE, "");
	assert_times(WHEN("<date on='2026-12'>12月</date>"), "");
	assert_times(
	    WHEN("<period from='T08:30' to='T17:15'>8時半～</period>"), "");
	assert_times(WHEN("<period from='2026-12-05'>5日から</period>"), "");
	/* On which days of them is not said in a way that is read. */
	assert_times(
	    WHEN("<period from='2027-01-09' to='2027-03-27'>1月～3月</period>の"
		 "指定の曜日 <period from='T10:00' to='T11:00'>10時</period>"),
	    "");
	/* A year of birth in a table. */
	assert_times(TITLE "<body><table><row><cell><s>甲</s></cell><cell><s>"
			   "<date on='2020-04-02'>令和2年4月2日</date></s>"
			   "</cell></row></table></body>",
	    "");
	assert_times(TITLE "<body><table><row><cell><s>甲</s></cell><cell><s>"
			   "<date on='2027-04-02'>4月2日</date>から</s>"
			   "</cell></row></table></body>",
	    "");
}

static void
test_days_and_hours(void **state)
{
	(void)state;
	assert_times(WHEN("<date on='2026-12-31'>31日</date>"),
	    "DTSTART;VALUE=DATE:20261231|DTEND;VALUE=DATE:20270101|");
	assert_times(
	    WHEN("<period from='2026-12-29' to='2027-01-03'>…</period>"),
	    "DTSTART;VALUE=DATE:20261229|DTEND;VALUE=DATE:20270104|");
	assert_times(WHEN("<datetime at='2026-12-05T10:00'>…</datetime>"),
	    "DTSTART;TZID=Asia/Tokyo:20261205T100000|");
	assert_times(WHEN("<period from='2026-12-05T22:00' "
			  "to='2026-12-05T24:00'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20261205T220000|"
	    "DTEND;TZID=Asia/Tokyo:20261206T000000|");
	assert_times(WHEN("<date on='2026-12-05'>5日</date> "
			  "<period from='T10:00' to='T12:00'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20261205T100000|"
	    "DTEND;TZID=Asia/Tokyo:20261205T120000|");
	assert_times(TITLE "<facts><fact kind='deadline'><s><period "
			   "from='2026-12-07' to='2026-12-18'>…</period></s>"
			   "</fact></facts>",
	    "DTSTART;VALUE=DATE:20261218|DTEND;VALUE=DATE:20261219|");
	assert_times(TITLE
	    "<facts><fact kind='deadline'><s><date on='2026-12-18'>18日"
	    "</date> <time at='17:00'>17時</time></s></fact></facts>",
	    "DTSTART;TZID=Asia/Tokyo:20261218T170000|");
}

static void
test_repetitions(void **state)
{
	(void)state;
	assert_times(
	    WHEN("<period from='2027-01-13' to='2027-03-17'>…</period>の"
		 "毎週水曜日 <period from='T19:00' to='T20:30'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20270113T190000|"
	    "DTEND;TZID=Asia/Tokyo:20270113T203000|"
	    "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270317T145959Z|");
	/* Not on the holiday. */
	assert_times(
	    WHEN("<period from='2027-02-01' to='2027-03-02'>…</period>の火曜日"
		 "（<date on='2027-02-23'>2月23日</date>を除く。）"
		 "<period from='T20:00' to='T21:00'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20270202T200000|"
	    "DTEND;TZID=Asia/Tokyo:20270202T210000|"
	    "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270302T145959Z|"
	    "EXDATE;TZID=Asia/Tokyo:20270223T200000|");
	assert_times(
	    WHEN("<period from='2027-01-23' to='2027-01-24'>…</period> "
		 "<period from='T11:00' to='T11:30'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20270123T110000|"
	    "DTEND;TZID=Asia/Tokyo:20270123T113000|"
	    "RRULE:FREQ=DAILY;UNTIL=20270124T145959Z|");
	assert_times(
	    WHEN("毎月第2土曜日 <period from='T10:00' to='T12:00'>…</period>"),
	    "DTSTART;TZID=Asia/Tokyo:20261212T100000|"
	    "DTEND;TZID=Asia/Tokyo:20261212T120000|"
	    "RRULE:FREQ=MONTHLY;BYDAY=2SA|");
}

static void
test_lines_are_folded_between_characters(void **state)
{
	struct buf inner = BUF_INIT;
	struct str rest, line;
	struct sample s;

	(void)state;
	buf_cstr(&inner, "<title><s>");
	for (int i = 0; i < 60; i++)
		buf_cstr(&inner, "😀,;\\題");
	buf_cstr(&inner,
	    "</s></title><facts><fact kind='when'><s>"
	    "<date on='2026-12-31'>31日</date></s></fact></facts>");
	sample_open(&s, "published='2026-11-20'", inner.ptr);
	assert_int_equal(sample_write(&s, &ics_writer, EN), 0);
	assert_has(&s, "\\,\\;\\\\題");
	rest = buf_view(&s.out);
	while (str_split(&rest, '\n', &line)) {
		if (!rest.ptr && !line.len)
			break;
		assert_true(line.len && line.ptr[line.len - 1] == '\r');
		assert_true(line.len - 1 <= 75);
		assert_int_equal(utf8_valid_len(line), line.len);
	}
	assert_valid(&s);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_a_change_raises_the_sequence(void **state)
{
	struct chronicle_entry e = chronicle_step(
	    NULL, STR("a"), (struct date){ 2026, 11, 20 }, (struct date){ 0 });
	struct chronicle_entry f;

	(void)state;
	assert_int_equal(e.sequence, 0);
	assert_int_equal(e.changed.day, 20);
	f = chronicle_step(&e, STR("a"), (struct date){ 2026, 11, 20 },
	    (struct date){ 2026, 12, 1 });
	assert_int_equal(f.sequence, 0);
	assert_int_equal(f.changed.day, 20);
	f = chronicle_step(&e, STR("b"), (struct date){ 2026, 11, 20 },
	    (struct date){ 2026, 12, 1 });
	assert_int_equal(f.sequence, 1);
	assert_int_equal(f.changed.month, 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_not_certain_is_no_event),
		cmocka_unit_test(test_days_and_hours),
		cmocka_unit_test(test_repetitions),
		cmocka_unit_test(test_lines_are_folded_between_characters),
		cmocka_unit_test(test_a_change_raises_the_sequence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
