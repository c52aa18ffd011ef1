#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

/* The sentences of a text, each followed by a bar. */
static void
split(const char *text, const char *expected)
{
	struct str s = str_from(text);
	struct buf out = BUF_INIT;

	for (size_t pos = 0; pos < s.len;) {
		size_t end = sentence_end(s, pos);

		assert_true(end > pos && end <= s.len);
		buf_str(&out, str_sub(s, pos, end));
		buf_ch(&out, '|');
		pos = end;
	}
	if (out.len == 0)
		buf_cstr(&out, "");
	assert_string_equal(out.ptr ? out.ptr : "", expected);
	buf_release(&out);
}

static void
test_unbalanced(void **state)
{
	(void)state;
	split("", "");
	split("。", "。|");
	split("「開いたまま。次の文。", "「開いたまま。|次の文。|");
	split("（注。\n次）です。", "（注。\n|次）です。|");
	split("閉じ」だけ。次。", "閉じ」だけ。|次。|");
	split("((((((。）。", "((((((。）。|");
}

static void
test_stops(void **state)
{
	(void)state;
	split("雨です。傘が要ります。", "雨です。|傘が要ります。|");
	split("本当！？はい。", "本当！？|はい。|");
	split("休みます．また来てください．", "休みます．|また来てください．|");
	split("1．5倍です．い．申請書", "1．5倍です．|い．申請書|");
	split("Is it? 行く!次", "Is it? |行く!|次|");
	split("a?b=1&c!d です。", "a?b=1&c!d です。|");
	split("3.5キロ。No.2です", "3.5キロ。|No.2です|");
	split("end. 次です。", "end. 次です。|");
	split("半角｡次", "半角｡|次|");
}

static void
test_brackets(void **state)
{
	(void)state;
	split("「休みます。」と言った。次。", "「休みます。」と言った。|次。|");
	split("市（窓口。2階。）です。次。", "市（窓口。2階。）です。|次。|");
	split("終わり。」次。", "終わり。」|次。|");
	split("出す（雨は中止。）。次。", "出す（雨は中止。）。|次。|");
	split("（雨は中止です。）次に進む。", "（雨は中止です。）|次に進む。|");
	split("（限る。）の合計。", "（限る。）の合計。|");
	split("『a。』（b。）【c。】d。", "『a。』|（b。）|【c。】d。|");
}

static void
test_lines(void **state)
{
	(void)state;
	split("・紙\n・布\n", "・紙\n|・布\n|");
	split("一。 \n　二。", "一。 \n　|二。|");
	split("\n\n一。", "\n\n一。|");
}

/* A megabyte of opening brackets and of text without any stop. */
static void
test_long(void **state)
{
	struct buf text = BUF_INIT;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 350000; i++)
		buf_cstr(&text, i % 2 ? "「" : "あ");
	assert_int_equal(sentence_end(buf_view(&text), 0), text.len);
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_cstr(&text, "（。あ");
	for (size_t pos = 0; pos < text.len; n++)
		pos = sentence_end(buf_view(&text), pos);
	assert_int_equal(n, 100001);
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unbalanced),
		cmocka_unit_test(test_stops),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
