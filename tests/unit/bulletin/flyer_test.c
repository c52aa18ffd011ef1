#include "bulletin/flyer.h"
#include "tests/test.h"

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

static const char minimal[] =
    "%PDF-1.5\n"
    "1 0 obj\n<< /S /Figure >>\nendobj\n"
    "2 0 obj\n<< /Type /Catalog >>\nendobj\n"
    "xref\n0 3\n"
    "0000000000 65535 f \n"
    "0000000009 00000 n \n"
    "0000000042 00000 n \n"
    "trailer\n<< /Size 3\n/Root 2 0 R\n/Info 1 0 R >>\n"
    "startxref\n78\n%%EOF\n";

static void
test_what_cairo_leaves_out(void **state)
{
	const struct str alternative = STR("QR: 頁");
	const struct pdf_info info = { .title = STR("a < b"),
		.language = STR("vi"),
		.id = STR("x"),
		.date = { 2026, 11, 20 },
		.alternatives = &alternative,
		.nalternatives = 1 };
	struct buf out = BUF_INIT, again = BUF_INIT;

	(void)state;
	assert_int_equal(pdf_complete(str_from(minimal), &info, &out), 0);
	assert_true(str_starts(buf_view(&out), str_from(minimal)));
	assert_non_null(strstr(out.ptr, "1 0 obj\n<< /S /Figure\n/Alt "
					"<FEFF00510052003A00209801>"));
	assert_non_null(strstr(out.ptr, "/Lang <FEFF00760069>"));
	assert_non_null(strstr(out.ptr, "a &lt; b"));
	assert_non_null(strstr(out.ptr, "/Prev 78\n"));
	assert_int_equal(pdf_complete(str_from(minimal), &info, &again), 0);
	assert_true(str_eq(buf_view(&out), buf_view(&again)));
	buf_release(&out);
	buf_release(&again);
}

static void
test_other_files_are_refused(void **state)
{
	const struct pdf_info info = { .date = { 2026, 11, 20 } };
	struct buf out = BUF_INIT;

	(void)state;
	assert_int_equal(pdf_complete(STR(""), &info, &out), -1);
	assert_int_equal(
	    pdf_complete(STR("trailer\n/Size 9 /Root 1"), &info, &out), -1);
	assert_int_equal(out.len, 0);
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
		cmocka_unit_test(test_what_cairo_leaves_out),
		cmocka_unit_test(test_other_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
