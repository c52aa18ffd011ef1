#include "tests/test.h"

#include "bulletin/flyer_audit.h"

/* A page of 200 × 100. */
static struct audit
page(void)
{
	struct audit a;

	audit_init(&a, 200, 100);
	return a;
}

static void
test_words_that_are_in_place(void **state)
{
	struct audit a = page();

	(void)state;
	/* Lines one below the other, words side by side, an empty line. */
	audit_words(&a, (struct audit_box){ 20, 20, 80, 15, 0 }, 12, false, 6);
	audit_words(&a, (struct audit_box){ 20, 35, 80, 15, 0 }, 12, false, 0);
	audit_words(&a, (struct audit_box){ 101, 20, 80, 15, 0 }, 7, false, 0);
	audit_words(&a, (struct audit_box){ 20, 20, 0, 15, 0 }, 1, false, 0);
	assert_int_equal(a.outside, 0);
	assert_true(a.contrast == 0 && a.smallest == 0);
	audit_release(&a);
}

static void
test_words_outside(void **state)
{
	static const struct audit_box outside[] = {
		{ 150, 20, 45, 15, 0 }, /* behind the right edge */
		{ 2, 20, 45, 15, 0 },
		{ 20, 2, 45, 15, 0 },
		{ 20, 80, 45, 15, 0 },
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct audit a = page();

		audit_page(&a);
		audit_words(&a, outside[i], 12, false, 0);
		assert_int_equal(a.outside, 2);
		audit_release(&a);
	}
}

static void
test_words_over_words(void **state)
{
	struct audit a = page();

	(void)state;
	audit_words(&a, (struct audit_box){ 20, 20, 80, 15, 0 }, 12, false, 0);
	audit_page(&a);
	audit_words(&a, (struct audit_box){ 20, 20, 80, 15, 0 }, 12, false, 0);
	assert_int_equal(a.outside, 0);
	audit_words(&a, (struct audit_box){ 60, 30, 80, 15, 0 }, 12, false, 0);
	assert_int_equal(a.outside, 2);
	audit_release(&a);
}

/* The halves of a sheet do not reach into each other. */
static void
test_words_outside_their_column(void **state)
{
	struct audit a = page();

	(void)state;
	audit_frame(&a, 0, 100);
	audit_words(&a, (struct audit_box){ 20, 20, 80, 15, 0 }, 12, false, 0);
	assert_int_equal(a.outside, 1);
	audit_release(&a);
}

static void
test_contrast_on_the_ground(void **state)
{
	struct audit a = page();

	(void)state;
	audit_ground(&a, (struct audit_box){ 0, 0, 200, 50, 0xffcc00 });
	audit_words(
	    &a, (struct audit_box){ 20, 20, 80, 15, 0x1a1a1a }, 12, false, 0);
	assert_true(a.contrast == 0);
	audit_words(
	    &a, (struct audit_box){ 20, 36, 80, 14, 0xffffff }, 12, false, 0);
	assert_float_equal(a.contrast, 1.5, 0.05);
	assert_int_equal(a.colour, 0xffffff);
	assert_int_equal(a.ground, 0xffcc00);
	audit_release(&a);
	/* What lies on top counts; large words need less. */
	a = page();
	audit_ground(&a, (struct audit_box){ 0, 0, 200, 50, 0xffcc00 });
	audit_ground(&a, (struct audit_box){ 10, 10, 100, 30, 0x115a36 });
	audit_words(
	    &a, (struct audit_box){ 20, 20, 80, 15, 0xffffff }, 12, false, 0);
	assert_true(a.contrast == 0);
	audit_words(
	    &a, (struct audit_box){ 20, 60, 80, 20, 0x888888 }, 14, true, 0);
	assert_true(a.contrast == 0);
	audit_words(
	    &a, (struct audit_box){ 110, 60, 70, 20, 0x888888 }, 14, false, 0);
	assert_float_equal(a.contrast, 3.5, 0.1);
	audit_release(&a);
	/* Words that begin on one ground and end on another. */
	a = page();
	audit_ground(&a, (struct audit_box){ 0, 0, 60, 50, 0x115a36 });
	audit_words(
	    &a, (struct audit_box){ 20, 20, 80, 15, 0xffffff }, 12, false, 0);
	assert_true(a.contrast > 0);
	audit_release(&a);
}

static void
test_small_type(void **state)
{
	struct audit a = page();

	(void)state;
	audit_words(
	    &a, (struct audit_box){ 20, 20, 80, 15, 0 }, 12, false, 5.5);
	assert_true(a.smallest == 0);
	audit_words(
	    &a, (struct audit_box){ 20, 35, 80, 15, 0 }, 12, false, 5.4);
	assert_float_equal(a.smallest, 5.4, 1e-9);
	audit_words(&a, (struct audit_box){ 20, 50, 80, 15, 0 }, 6.9, true, 0);
	assert_float_equal(a.smallest, 5.4, 1e-9);
	audit_words(&a, (struct audit_box){ 20, 65, 80, 15, 0 }, 5, true, 0);
	assert_float_equal(a.smallest, 5, 1e-9);
	audit_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_that_are_in_place),
		cmocka_unit_test(test_words_outside),
		cmocka_unit_test(test_words_over_words),
		cmocka_unit_test(test_words_outside_their_column),
		cmocka_unit_test(test_contrast_on_the_ground),
		cmocka_unit_test(test_small_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
