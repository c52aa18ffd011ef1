#include "tests/test.h"
#include "text/text.h"

#include <stdlib.h>
#include <unistd.h>

#define HEADER "term\treading\tgloss\ten\tzh-Hans\tnote\tsource\n"

/* A rules folder with nothing but a glossary. */
static struct glossary *
open_text(const char *text, struct diag *d)
{
	char dir[] = "/tmp/tayori-test-XXXXXX";
	struct glossary *g;
	struct arena a;
	const char *path;

	arena_init(&a);
	diag_init(d);
	assert_non_null(mkdtemp(dir));
	path = path_join(&a, str_from(dir), STR("glossary.tsv"));
	if (text)
		assert_int_equal(file_write(path, str_from(text), d), 0);
	g = glossary_open(dir, d);
	tree_remove(dir);
	arena_release(&a);
	return g;
}

static void
refuses(const char *rows, enum diag_code code, uint32_t line, const char *part)
{
	struct buf text = BUF_INIT;
	struct diag d;
	struct glossary *g;

	buf_printf(&text, HEADER "税金\tぜいきん\tお金\ttax\t税\n%s", rows);
	g = open_text(text.ptr, &d);
	assert_int_equal(d.count, 1);
	assert_int_equal(d.entries[0].code, code);
	assert_int_equal(d.entries[0].line, line);
	assert_true(
	    str_find(d.entries[0].message, str_from(part), 0) != STR_NPOS);
	assert_int_equal(glossary_count(g), 1);
	glossary_close(g);
	diag_release(&d);
	buf_release(&text);
}

static void
test_faults(void **state)
{
	(void)state;
	refuses("税金\tぜいきん\tお金\ttax\t税\n", DIAG_GLOSSARY_DUPLICATE, 3,
	    "line 2");
	refuses(
	    "市税\tcity\tお金\ttax\t税\n", DIAG_GLOSSARY_READING, 3, "city");
	refuses("市税\t\tお金\ttax\t税\n", DIAG_GLOSSARY_CELL, 3, "reading");
	refuses("市税\tしぜい\t\ttax\t税\n", DIAG_GLOSSARY_CELL, 3, "gloss");
	refuses(
	    "\n市税\tしぜい\tお金\ttax\n", DIAG_GLOSSARY_CELL, 4, "zh-Hans");
	refuses("\tしぜい\tお金\ttax\t税\n", DIAG_GLOSSARY_CELL, 3, "term");
	refuses("x\tえ\tお金\ttax\t税\n", DIAG_TABLE_ROW, 3, "short");
}

static void
test_no_file(void **state)
{
	struct diag d;
	struct glossary *g = open_text(NULL, &d);
	const struct glossary_term *term;
	size_t at = 0, start;

	(void)state;
	assert_int_equal(d.count, 0);
	assert_int_equal(glossary_count(g), 0);
	assert_false(glossary_next(g, STR("税金"), &at, &term, &start));
	assert_null(glossary_get(g, STR("税金")));
	glossary_close(g);
	g = open_text("term\treading\n", &d);
	assert_null(g);
	assert_int_equal(d.errors, 1);
	assert_int_equal(glossary_count(NULL), 0);
	assert_null(glossary_term(NULL, 0));
	glossary_close(NULL);
	diag_release(&d);
}

/* The terms found in a text, with their places. */
static void
finds(const struct glossary *g, const char *text, const char *expected)
{
	struct buf got = BUF_INIT;
	const struct glossary_term *term;
	size_t at = 0, start;

	buf_cstr(&got, "");
	while (glossary_next(g, str_from(text), &at, &term, &start)) {
		buf_printf(&got, "%zu:%.*s ", start, STR_ARG(term->term));
		assert_int_equal(at, start + term->term.len);
	}
	assert_str(buf_view(&got), expected);
	buf_release(&got);
}

static void
test_find(void **state)
{
	static const char text[] =
	    HEADER "税金\tぜいきん\tお金\ttax\t税\n"
		   "市税\tしぜい\tお金\ttax\t税\n"
		   "住民税\tじゅうみんぜい\tお金\ttax\t税\n"
		   "住民税の申告\tじゅうみんぜいのしんこく\tこと\ttax\t税\n"
		   "ガス\tガス\tガス\tgas\t燃气\n"
		   "AED\tエーイーディー\t機械\tAED\tAED\n";
	struct diag d;
	struct glossary *g = open_text(text, &d);

	(void)state;
	assert_int_equal(d.count, 0);
	finds(g, "", "");
	finds(g, "abc", "");
	finds(g, "税", "");
	finds(g, "税金", "0:税金 ");
	finds(g, "住民税と住民税の申告と市税",
	    "0:住民税 12:住民税の申告 33:市税 ");
	finds(g, "個人住民税額", "6:住民税 ");
	finds(g, "都市税制と国税金庫", "");
	finds(g, "ガストとプロパンガスとガスとガス台", "33:ガス 42:ガス ");
	finds(g, "AEDはFAEDか", "0:AED ");
	glossary_close(g);
	diag_release(&d);
}

static void
test_words(void **state)
{
	static const char text[] = HEADER
	    "市税\tしぜい\tお金\tcity tax | municipal tax\t市税\t注\t源\n";
	struct diag d;
	struct glossary *g = open_text(text, &d);
	const struct glossary_term *t = glossary_get(g, STR("市税"));

	(void)state;
	assert_non_null(t);
	assert_ptr_equal(t, glossary_term(g, 0));
	assert_int_equal(t->line, 2);
	assert_str(t->reading, "しぜい");
	assert_str(t->gloss, "お金");
	assert_str(t->note, "注");
	assert_str(t->source, "源");
	assert_str(glossary_words(g, t, STR("en"), 0), "city tax");
	assert_str(glossary_words(g, t, STR("en-GB"), 1), "municipal tax");
	assert_str(glossary_words(g, t, STR("en"), 2), "");
	assert_str(glossary_words(g, t, STR("zh-Hans"), 0), "市税");
	assert_str(glossary_words(g, t, STR("zh-Hant"), 0), "");
	assert_str(glossary_words(g, t, STR("note"), 0), "");
	glossary_close(g);
	diag_release(&d);
}

/* The delivered table is without a fault. */
static void
test_delivered(void **state)
{
	struct diag d;
	struct glossary *g;

	(void)state;
	diag_init(&d);
	g = glossary_open("content/rules", &d);
	if (d.count)
		diag_print_text(&d, stderr);
	assert_int_equal(d.count, 0);
	assert_true(glossary_count(g) >= 320);
	for (size_t i = 0; i < glossary_count(g); i++) {
		static const char *const tags[] = { "en", "zh-Hans", "zh-Hant",
			"ko", "vi" };

		for (size_t k = 0; k < ARRAY_SIZE(tags); k++)
			assert_true(glossary_words(g, glossary_term(g, i),
					str_from(tags[k]), 0)
					.len > 0);
	}
	glossary_close(g);
	diag_release(&d);
}

/* The reading of a term wins over the dictionary's. */
static void
test_readings(void **state)
{
	static const struct {
		const char *text, *reading;
	} cases[] = {
		{ "大津波警報が出ました。", "おおつなみけいほう" },
		{ "通帳を見せてください。", "つうちょう" },
		{ "ごみの分別をしてください。", "ぶんべつ" },
		{ "連帯保証人がいる。", "れんたいほしょうにん" },
	};
	struct diag d;
	struct language *l;
	struct tagger *t;
	struct arena a;

	(void)state;
	arena_init(&a);
	diag_init(&d);
	l = language_open("content/rules", &d);
	assert_non_null(l);
	assert_non_null(language_glossary(l));
	t = tagger_new(l);
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct str text = str_from(cases[i].text);
		struct buf all = BUF_INIT;
		struct ruby_run *runs;
		struct morphs m;
		size_t n;

		tagger_parse(t, text, NULL, 0, &a, &m);
		n = furigana(t, text, &m, &a, &runs);
		for (size_t k = 0; k < n; k++)
			buf_str(&all, runs[k].reading);
		assert_true(str_find(buf_view(&all), str_from(cases[i].reading),
				0) != STR_NPOS);
		buf_release(&all);
	}
	tagger_free(t);
	language_close(l);
	arena_release(&a);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_no_file),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_delivered),
		cmocka_unit_test(test_readings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
