#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const struct {
	const char *po, *tag, *own_name;
	bool rtl;
} known[] = {
	{ "ja", "ja", "日本語", false },
	{ "ja@easy", "ja-simple", "やさしい日本語", false },
	{ "en", "en", "English", false },
	{ "zh_CN", "zh-Hans", "简体中文", false },
	{ "zh_TW", "zh-Hant", "繁體中文", false },
	{ "ko", "ko", "한국어", false },
	{ "vi", "vi", "Tiếng Việt", false },
	{ "pt_BR", "pt-BR", "Português (Brasil)", false },
	{ "ne", "ne", "नेपाली", false },
	{ "fil", "fil", "Filipino", false },
	{ "sr@latin", "sr-Latn", "Srpski (Latinica)", false },
	{ "ar", "ar", "العربية", true },
};

static const char *const refused[] = { "", "x", "xx_YY", "../en", "en/", "<b>",
	"zz", "e", "日本語",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

static void
test_refused(void **state)
{
	struct locale l;
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(refused); i++)
		if (locale_from_po(str_from(refused[i]), &a, &l))
			fail_msg("%s was accepted", refused[i]);
	arena_release(&a);
}

static void
assert_str(struct str s, const char *expected)
{
	if (!str_eq(s, str_from(expected)))
		fail_msg("\"%.*s\", expected \"%s\"", STR_ARG(s), expected);
}

static void
test_known(void **state)
{
	struct locale l;
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
		assert_true(locale_from_po(str_from(known[i].po), &a, &l));
		assert_str(l.po, known[i].po);
		assert_str(l.tag, known[i].tag);
		assert_str(l.own_name, known[i].own_name);
		assert_int_equal(l.rtl, known[i].rtl);
	}
	arena_release(&a);
}

static void
check_list(const char *linguas, const char *expected, size_t errors)
{
	char dir[] = "/tmp/locale-test-XXXXXX";
	struct buf names = BUF_INIT;
	struct locale *list;
	struct arena a;
	struct diag d;
	size_t n;

	assert_non_null(mkdtemp(dir));
	arena_init(&a);
	diag_init(&d);
	if (linguas)
		assert_int_equal(
		    file_write(arena_printf(&a, "%s/LINGUAS", dir).ptr,
			str_from(linguas), &d),
		    0);
	n = locale_list(dir, &a, &list, &d);
	for (size_t i = 0; i < n; i++) {
		buf_str(&names, list[i].po);
		buf_ch(&names, ' ');
	}
	assert_str(buf_view(&names), expected);
	assert_int_equal(d.errors, errors);
	unlink(arena_printf(&a, "%s/LINGUAS", dir).ptr);
	rmdir(dir);
	buf_release(&names);
	diag_release(&d);
	arena_release(&a);
}

static void
test_list_missing(void **state)
{
	(void)state;
	check_list(NULL, "ja ja@easy ", 1);
}

static void
test_list(void **state)
{
	(void)state;
	check_list("", "ja ja@easy ", 0);
	check_list("# languages\nen zh_CN\t# Chinese\nvi\r\n\nja@easy en\n",
	    "ja ja@easy en zh_CN vi ", 0);
	check_list("\xEF\xBB\xBF"
		   "en xx_YY ko",
	    "ja ja@easy en ko ", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_list_missing),
		cmocka_unit_test(test_list),
	};

	return cmocka_run_group_tests_name("locale", tests, NULL, NULL);
}
