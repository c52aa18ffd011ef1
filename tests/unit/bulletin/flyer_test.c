#include "bulletin/flyer_text.h"
#include "tests/test.h"

#include <stdlib.h>

/* ---- pages -------------------------------------------------------------------- */

static void
add(struct flow *f, double height, double gap, bool keep)
{
	flow_strip(f, gap, height)->keep = keep;
}

static void
test_pages_break_between_strips(void **state)
{
	struct flow f = { 0 };
	size_t starts[4];

	(void)state;
	assert_int_equal(flow_break(&f, 100, 100, 4, starts), 0);
	for (int i = 0; i < 5; i++)
		add(&f, 40, 10, false);
	/* The gap at the top of a page is left out: 40 + 10 + 40. */
	assert_int_equal(flow_break(&f, 90, 90, 4, starts), 3);
	assert_int_equal(starts[1], 2);
	assert_int_equal(starts[2], 4);
	assert_int_equal(flow_break(&f, 40, 140, 4, starts), 3);
	assert_int_equal(starts[1], 1);
	assert_int_equal(starts[2], 4);
	assert_true(flow_height(&f) == 240);
	flow_release(&f);
}

static void
test_headings_stay_with_what_follows(void **state)
{
	struct flow f = { 0 };
	size_t starts[4];

	(void)state;
	add(&f, 60, 0, false);
	add(&f, 20, 0, true);
	add(&f, 60, 0, false);
	assert_int_equal(flow_break(&f, 100, 100, 4, starts), 2);
	assert_int_equal(starts[1], 1);
	flow_release(&f);
}

/* What is too tall is broken all the same, and nothing is asked for ever. */
static void
test_too_tall(void **state)
{
	struct flow f = { 0 };
	size_t starts[4];

	(void)state;
	for (int i = 0; i < 3; i++)
		add(&f, 60, 0, true);
	add(&f, 500, 0, false);
	assert_int_equal(flow_break(&f, 100, 100, 4, starts), 4);
	assert_int_equal(starts[3], 3);
	assert_true(flow_break(&f, 1, 1, 2, starts) > 2);
	flow_release(&f);
}

static void
test_table_head_takes_room_on_each_page(void **state)
{
	struct flow f = { 0 };
	size_t starts[4];

	(void)state;
	add(&f, 30, 0, true);
	for (int i = 0; i < 4; i++)
		add(&f, 30, 0, false);
	for (size_t i = 0; i < f.count; i++)
		f.strips[i].nhead = 1;
	assert_int_equal(flow_break(&f, 90, 90, 4, starts), 2);
	assert_int_equal(starts[1], 3);
	assert_int_equal(flow_break(&f, 90, 60, 4, starts), 3);
	assert_int_equal(starts[2], 4);
	flow_release(&f);
}

/* ---- the file ------------------------------------------------------------------- */

static struct str
number(struct buf *out, double n, unsigned places)
{
	buf_clear(out);
	pdf_number(out, n, places);
	return buf_view(out);
}

static void
test_numbers_are_short(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_true(str_eq(number(&out, 0, 2), STR("0 ")));
	assert_true(str_eq(number(&out, -0.001, 2), STR("0 ")));
	assert_true(str_eq(number(&out, 12, 4), STR("12 ")));
	assert_true(str_eq(number(&out, 100, 0), STR("100 ")));
	assert_true(str_eq(number(&out, 0.05, 2), STR("0.05 ")));
	assert_true(str_eq(number(&out, -7.5, 2), STR("-7.5 ")));
	assert_true(str_eq(number(&out, 595.2764, 2), STR("595.28 ")));
	assert_true(str_eq(number(&out, 0.12345, 4), STR("0.1235 ")));
	buf_release(&out);
}

static void
test_strings_are_escaped(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	pdf_text(&out, STR("頁𠮷"));
	pdf_bytes(&out, STR("a(b)\\\n"));
	assert_string_equal(out.ptr, "<FEFF9801D842DFB7>(a\\(b\\)\\\\\\012)");
	buf_release(&out);
}

/* The same objects, whatever the order of their numbers. */
static void
write_file(struct buf *out, bool later)
{
	struct pdf pdf;
	size_t root, info;

	pdf_init(&pdf);
	root = pdf_reserve(&pdf);
	info = pdf_reserve(&pdf);
	pdf_reserve(&pdf); /* never given: free */
	if (!later)
		pdf_object(&pdf, root, STR("<</Type/Catalog>>"));
	pdf_object(&pdf, info, STR("<<>>"));
	pdf_stream(&pdf, pdf_reserve(&pdf), "/Kind/Test", STR("plain"), true);
	if (later)
		pdf_object(&pdf, root, STR("<</Type/Catalog>>"));
	pdf_finish(&pdf, root, info, out);
	pdf_release(&pdf);
}

static void
test_file_has_table_and_id(void **state)
{
	struct buf out = BUF_INIT, again = BUF_INIT, other = BUF_INIT;
	const char *start;

	(void)state;
	write_file(&out, false);
	write_file(&again, false);
	write_file(&other, true);
	assert_true(str_starts(buf_view(&out), STR("%PDF-1.7\n")));
	assert_true(str_ends(buf_view(&out), STR("%%EOF\n")));
	assert_true(str_find(buf_view(&out),
			STR("4 0 obj\n<</Kind/Test/Length 5>>\nstream\nplain\n"
			    "endstream\nendobj\n"),
			0) != STR_NPOS);
	/* Free, root, info, free, the stream, the packed, the table. */
	assert_true(
	    str_find(buf_view(&out), STR("/Type/XRef/Size 7/"), 0) != STR_NPOS);
	start = out.ptr + out.len;
	while (strncmp(start, "startxref\n", 10) != 0)
		start--;
	assert_true(
	    str_starts(str_from(out.ptr + atol(start + 10)), STR("6 0 obj\n")));
	assert_true(str_eq(buf_view(&out), buf_view(&again)));
	assert_false(str_eq(buf_view(&out), buf_view(&other)));
	buf_release(&out);
	buf_release(&again);
	buf_release(&other);
}

/* ---- structure ------------------------------------------------------------------ */

static void
test_marks_follow_the_elements(void **state)
{
	const struct element list = { "L", NULL }, item = { "LI", &list },
			     other = { "P", NULL };
	struct structure *s = structure_new();
	struct buf out = BUF_INIT;

	(void)state;
	structure_mark(s, &out, 0, NULL);
	structure_mark(s, &out, 0, NULL);
	structure_mark(s, &out, 0, &item);
	structure_mark(s, &out, 0, &item);
	structure_mark(s, &out, 0, &other);
	structure_close(s, &out);
	structure_close(s, &out);
	/* The next page counts anew. */
	structure_mark(s, &out, 1, &other);
	structure_close(s, &out);
	assert_string_equal(out.ptr,
	    "/Artifact BMC\nEMC\n/LI<</MCID 0>>BDC\nEMC\n"
	    "/P<</MCID 1>>BDC\nEMC\n/P<</MCID 0>>BDC\nEMC\n");
	buf_release(&out);
	structure_free(s);
}

/* ---- phrases ---------------------------------------------------------------------- */

/* Parts of the text in that language, with a bar between. */
static const char *
parts(struct buf *out, const char *text, bool han, bool phrases)
{
	const struct script script = { .han = han, .phrases = phrases };
	struct str s = str_from(text);

	buf_clear(out);
	for (size_t at = 0, end; at < s.len; at = end) {
		end = phrase_part_end(&script, s, at);
		if (at)
			buf_ch(out, '|');
		buf_str(out, str_sub(s, at, end));
	}
	return out->ptr;
}

static void
test_phrases(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_string_equal(
	    parts(&out, "申し込みは窓口で受け付けます。", true, true),
	    "申し込みは|窓口で|受け付けます。");
	assert_string_equal(parts(&out, "「水」とお茶を、持って", true, true),
	    "「水」|とお茶を、|持って");
	assert_string_equal(parts(&out, "a b (c)", false, true), "a |b |(c)");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_break_between_strips),
		cmocka_unit_test(test_headings_stay_with_what_follows),
		cmocka_unit_test(test_too_tall),
		cmocka_unit_test(test_table_head_takes_room_on_each_page),
		cmocka_unit_test(test_numbers_are_short),
		cmocka_unit_test(test_strings_are_escaped),
		cmocka_unit_test(test_file_has_table_and_id),
		cmocka_unit_test(test_marks_follow_the_elements),
		cmocka_unit_test(test_phrases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
