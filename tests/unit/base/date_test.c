#include "tests/test.h"

static void
refuses_what_is_no_date(void **state)
{
	static const struct str bad[] = {
		STR_INIT(""),
		STR_INIT("-"),
		STR_INIT("--"),
		STR_INIT("---"),
		STR_INIT("2026-"),
		STR_INIT("2026-1"),
		STR_INIT("2026-00"),
		STR_INIT("2026-13"),
		STR_INIT("2026-12-"),
		STR_INIT("2026-12-0"),
		STR_INIT("2026-12-00"),
		STR_INIT("2026-12-32"),
		STR_INIT("2026-12-99"),
		STR_INIT("2026-02-29"),
		STR_INIT("1900-02-29"),
		STR_INIT("2026-04-31"),
		STR_INIT("2026-12-290"),
		STR_INIT("2026-12-29 "),
		STR_INIT("2026-12-29T00:00"),
		STR_INIT("2026/12/29"),
		STR_INIT("20261229"),
		STR_INIT("026-12-29"),
		STR_INIT("0000"),
		STR_INIT("0000-12-29"),
		STR_INIT("-026-12-29"),
		STR_INIT("+026-12-29"),
		STR_INIT("--13"),
		STR_INIT("--12-32"),
		STR_INIT("--02-30"),
		STR_INIT("--12-2"),
		STR_INIT("---29"),
		STR_INIT("２０２６"),
	};
	struct date d;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		d = (struct date){ 1, 2, 3 };
		if (date_parse(bad[i], &d))
			fail_msg("%s", bad[i].ptr);
		assert_true(date_is_none(d));
	}
}

static void
reads_and_writes_parts(void **state)
{
	static const struct str good[] = {
		STR_INIT("2026-12-29"),
		STR_INIT("2024-02-29"),
		STR_INIT("2000-02-29"),
		STR_INIT("2026-12"),
		STR_INIT("2026"),
		STR_INIT("--12-29"),
		STR_INIT("--02-29"),
		STR_INIT("--12"),
		STR_INIT("0001-01-01"),
		STR_INIT("9999-12-31"),
	};
	struct buf out = BUF_INIT;
	struct date d;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		assert_true(date_parse(good[i], &d));
		buf_clear(&out);
		date_format(d, &out);
		assert_str(buf_view(&out), good[i].ptr);
	}
	buf_release(&out);
}

static void
counts_days_as_the_calendar_does(void **state)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	long days = date_days((struct date){ 1900, 1, 1 });
	int weekday = 1; /* a Monday */

	(void)state;
	assert_int_equal(days, -25567);
	for (int y = 1900; y <= 2100; y++) {
		bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);

		for (int m = 1; m <= 12; m++) {
			int last = lengths[m - 1] + (m == 2 && leap);

			for (int day = 1; day <= last; day++, days++) {
				struct date d = { (int16_t)y, (int8_t)m,
					(int8_t)day };

				assert_true(date_valid(d));
				assert_int_equal(date_days(d), days);
				assert_int_equal(
				    date_cmp(date_from_days(days), d), 0);
				assert_int_equal(date_weekday(d), weekday);
				weekday = (weekday + 1) % 7;
			}
			assert_false(date_valid((struct date){
			    (int16_t)y, (int8_t)m, (int8_t)(last + 1) }));
		}
	}
}

static void
knows_weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday((struct date){ 1970, 1, 1 }), 4);
	assert_int_equal(date_weekday((struct date){ 2026, 11, 28 }), 6);
	assert_int_equal(date_weekday((struct date){ 2026, 12, 29 }), 2);
	assert_int_equal(date_weekday((struct date){ 2027, 1, 3 }), 0);
	assert_int_equal(date_weekday((struct date){ 1868, 10, 23 }), 5);
	assert_int_equal(date_weekday((struct date){ 1, 1, 1 }), 1);
}

static void
compares(void **state)
{
	const struct date order[] = { { 0, 0, 0 }, { 0, 12, 29 },
		{ 2026, 0, 0 }, { 2026, 1, 0 }, { 2026, 1, 1 }, { 2026, 1, 2 },
		{ 2026, 2, 1 }, { 2027, 1, 1 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(order); i++)
		for (size_t k = 0; k < ARRAY_SIZE(order); k++)
			assert_int_equal(
			    date_cmp(order[i], order[k]), (i > k) - (i < k));
	assert_true(date_is_none(order[0]));
	assert_false(date_is_none(order[1]));
	assert_false(date_valid(order[1]));
	assert_false(date_valid(order[3]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_is_no_date),
		cmocka_unit_test(reads_and_writes_parts),
		cmocka_unit_test(counts_days_as_the_calendar_does),
		cmocka_unit_test(knows_weekdays),
		cmocka_unit_test(compares),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
