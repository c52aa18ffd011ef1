#include "tests/test.h"

#include "bulletin/colour.h"
#include "bulletin/flyer.h"

static void
test_what_is_no_colour(void **state)
{
	static const char *const bad[] = { "", "#", "red", "115a36", "#11",
		"#11a3", "#115a3", "#115a3g", "#115a3666", " #115a36",
		"#-15a36" };
	uint32_t colour = 7;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_false(colour_parse(str_from(bad[i]), &colour));
	assert_int_equal(colour, 7);
	assert_true(colour_parse(STR("#5C10be"), &colour));
	assert_int_equal(colour, 0x5c10be);
	assert_true(colour_parse(STR("#fA0"), &colour));
	assert_int_equal(colour, 0xffaa00);
}

/* Figures of WCAG's own examples and formula. */
static void
test_contrast(void **state)
{
	(void)state;
	assert_float_equal(colour_contrast(0, 0xffffff), 21, 1e-9);
	assert_float_equal(colour_contrast(0x123456, 0x123456), 1, 1e-9);
	assert_float_equal(colour_contrast(0x767676, 0xffffff), 4.54, 0.01);
	assert_float_equal(colour_contrast(0xffffff, 0x777777), 4.48, 0.01);
	assert_float_equal(colour_contrast(0xff0000, 0xffffff), 4.0, 0.01);
	assert_float_equal(colour_contrast(0x0000ff, 0xffffff), 8.59, 0.01);
}

static void
test_shades(void **state)
{
	(void)state;
	assert_int_equal(colour_mix(0x102030, 0xffffff, 1), 0x102030);
	assert_int_equal(colour_mix(0x000000, 0xffffff, 0.5), 0x808080);
	assert_int_equal(colour_readable(0x0017c1, 0xffffff), 0x0017c1);
	for (uint32_t c = 0; c <= 0xffffff; c += 0x0b0d11) {
		uint32_t shade = colour_readable(c, 0xf2f2f2);

		assert_true(colour_contrast(shade, 0xf2f2f2) >= CONTRAST_TEXT);
	}
	/* It is not made darker than it must be. */
	assert_true(colour_contrast(colour_readable(0xffcc00, 0xffffff),
			0xffffff) < CONTRAST_TEXT + 0.4);
}

/* Whatever colour the city has, words on it, and in it, can be read. */
static void
test_looks_can_be_read(void **state)
{
	struct city_colour own = { STR("tax"), 0 };
	struct city city = { .colours = &own, .ncolours = 1 };
	struct site site = { .city = &city };
	struct notice notice;
	const struct bulletin b = { .site = &site, .notice = &notice };
	struct look l;

	(void)state;
	notice_init(&notice);
	notice.category = STR("tax");
	for (uint32_t c = 0; c <= 0xffffff; c += 0x030507) {
		own.colour = c;
		look_of(&b, false, &l);
		assert_true(
		    colour_contrast(l.on_band, l.band) >= CONTRAST_TEXT);
		assert_true(colour_contrast(l.ink, l.panel) >= CONTRAST_TEXT);
		assert_true(
		    colour_contrast(l.ink, COLOUR_WHITE) >= CONTRAST_TEXT);
		assert_true(colour_contrast(l.text, l.tint) >= CONTRAST_TEXT);
		assert_true(colour_contrast(l.link, l.tint) >= CONTRAST_TEXT);
	}
	own.colour = 0xffcc00;
	look_of(&b, false, &l);
	assert_int_equal(l.band, 0xffcc00);
	assert_int_equal(l.on_band, COLOUR_DARK);
	/* An emergency has the colour of its level. */
	notice.urgency = URGENCY_EMERGENCY;
	look_of(&b, false, &l);
	assert_int_equal(l.band, 0xce0000);
	assert_int_equal(l.on_band, COLOUR_WHITE);
	notice_release(&notice);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_no_colour),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_shades),
		cmocka_unit_test(test_looks_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
