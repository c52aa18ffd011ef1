#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "text/text.h"

static void
hiragana(const char *from, const char *to)
{
	struct buf out = BUF_INIT;

	kana_to_hiragana(str_from(from), &out);
	buf_ch(&out, '|');
	assert_string_equal(out.ptr, to);
	buf_release(&out);
}

static void
test_hiragana(void **state)
{
	(void)state;
	hiragana("", "|");
	hiragana("カタカナ", "かたかな|");
	hiragana("ヴァイオリン", "ゔぁいおりん|");
	hiragana("ガス1本とラーメン", "がす1本とらーめん|");
	hiragana("ヶヵ・ー漢字A", "ゖゕ・ー漢字A|");
}

static void
test_morae(void **state)
{
	(void)state;
	assert_int_equal(kana_morae(STR("")), 0);
	assert_int_equal(kana_morae(STR("漢字A1。")), 0);
	assert_int_equal(kana_morae(STR("がっこう")), 4);
	assert_int_equal(kana_morae(STR("しゅくしょう")), 4);
	assert_int_equal(kana_morae(STR("ラーメン")), 4);
	assert_int_equal(kana_morae(STR("ファックス")), 4);
	assert_int_equal(kana_morae(STR("きょう、きて")), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hiragana),
		cmocka_unit_test(test_morae),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
