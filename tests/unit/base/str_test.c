#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

static void
number_parser_refuses_all_but_digits(void **state)
{
	(void)state;
	assert_int_equal(str_to_int(STR_NONE), -1);
	assert_int_equal(str_to_int(STR("")), -1);
	assert_int_equal(str_to_int(STR("-1")), -1);
	assert_int_equal(str_to_int(STR("+1")), -1);
	assert_int_equal(str_to_int(STR(" 1")), -1);
	assert_int_equal(str_to_int(STR("1 ")), -1);
	assert_int_equal(str_to_int(STR("1.0")), -1);
	assert_int_equal(str_to_int(STR("１")), -1);
	assert_int_equal(str_to_int(STR("1234567890123456789")), -1);
	assert_int_equal(
	    str_to_int(STR("999999999999999999")), 999999999999999999);
	assert_int_equal(str_to_int(STR("007")), 7);
}

static void
nothing_is_a_string_too(void **state)
{
	struct str none = str_from(NULL), piece;

	(void)state;
	assert_null(none.ptr);
	assert_true(str_eq(none, STR("")));
	assert_int_equal(str_cmp(none, STR("")), 0);
	assert_true(str_starts(none, STR("")));
	assert_true(str_ends(none, STR_NONE));
	assert_false(str_starts(none, STR("a")));
	assert_int_equal(str_sub(none, 0, 9).len, 0);
	assert_int_equal(str_find(none, STR("a"), 0), STR_NPOS);
	assert_int_equal(str_trim(none).len, 0);
	assert_false(str_split(&none, ',', &piece));
	assert_int_equal(utf8_valid_len(none), 0);
	assert_int_equal(utf8_count(none), 0);
}

static void
compares_by_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("z"), STR("あ")) < 0);
	assert_true(str_cmp(STR("a\0b"), STR("a\0c")) < 0);
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
	assert_true(str_starts(STR("年末年始"), STR("年末")));
	assert_false(str_starts(STR("年"), STR("年末")));
	assert_true(str_ends(STR("年末年始"), STR("年始")));
	assert_false(str_ends(STR("始"), STR("年始")));
	assert_true(str_hash(STR("ab")) != str_hash(STR("ba")));
}

static void
takes_parts(void **state)
{
	struct str s = STR("abcdef");

	(void)state;
	assert_str(str_sub(s, 1, 3), "bc");
	assert_str(str_sub(s, 4, 99), "ef");
	assert_str(str_sub(s, 3, 1), "");
	assert_str(str_sub(s, 99, 100), "");
	assert_int_equal(str_find(s, STR("cd"), 0), 2);
	assert_int_equal(str_find(s, STR("cd"), 3), STR_NPOS);
	assert_int_equal(str_find(s, STR("abcdefg"), 0), STR_NPOS);
	assert_int_equal(str_find(s, STR(""), 6), 6);
	assert_int_equal(str_find(s, STR(""), 7), STR_NPOS);
	assert_int_equal(str_find(STR("a\0b"), STR("\0b"), 0), 1);
}

static void
trims_japanese_space(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t　年　末\xc2\xa0\r\n")), "年　末");
	assert_str(str_trim(STR("　 　")), "");
	assert_str(str_trim(STR("x")), "x");
}

static void
splits_with_empty_pieces(void **state)
{
	struct str s = STR(",a,,b,"), piece;
	const char *expected[] = { "", "a", "", "b", "" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(expected); i++) {
		assert_true(str_split(&s, ',', &piece));
		assert_str(piece, expected[i]);
	}
	assert_false(str_split(&s, ',', &piece));
	s = STR("");
	assert_true(str_split(&s, ',', &piece));
	assert_int_equal(piece.len, 0);
	assert_false(str_split(&s, ',', &piece));
}

static void
refuses_malformed_utf8(void **state)
{
	/* The good part in front of each is two bytes. */
	static const struct str bad[] = {
		STR_INIT("ab\x80"),		/* a lone continuation */
		STR_INIT("ab\xbf"),		/* the last one */
		STR_INIT("ab\xc0\x80"),		/* overlong NUL */
		STR_INIT("ab\xc1\xbf"),		/* overlong ASCII */
		STR_INIT("ab\xe0\x9f\xbf"),	/* overlong, 3 bytes */
		STR_INIT("ab\xf0\x8f\xbf\xbf"), /* overlong, 4 bytes */
		STR_INIT("ab\xed\xa0\x80"),	/* the first surrogate */
		STR_INIT("ab\xed\xbf\xbf"),	/* the last surrogate */
		STR_INIT("ab\xf4\x90\x80\x80"), /* beyond U+10FFFF */
		STR_INIT("ab\xf5\x80\x80\x80"),
		STR_INIT("ab\xf8\x88\x80\x80\x80"), /* five bytes */
		STR_INIT("ab\xfc\x84\x80\x80\x80\x80"),
		STR_INIT("ab\xfe"),
		STR_INIT("ab\xff"),
		STR_INIT("ab\xc3"), /* cut short */
		STR_INIT("ab\xe3\x81"),
		STR_INIT("ab\xe3"),
		STR_INIT("ab\xf0\x9f\x98"),
		STR_INIT("ab\xc3(z"), /* no continuation where one is due */
		STR_INIT("ab\xe3(\x82z"),
		STR_INIT("ab\xe3\x81(z"),
		STR_INIT("ab\xf0\x9f(\x80z"),
		STR_INIT("ab\xf0\x9f\x98(z"),
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		/* On the heap the sanitizer sees a read beyond the end. */
		char *copy = xmalloc(bad[i].len);

		memcpy(copy, bad[i].ptr, bad[i].len);
		assert_int_equal(
		    utf8_valid_len((struct str){ copy, bad[i].len }), 2);
		free(copy);
	}
}

/* Long text is looked at in blocks: a fault is found wherever it is. */
static void
finds_a_fault_at_any_place(void **state)
{
	static const char *const texts[] = { "お知らせ（A）\t1枚 ", "a|b",
		"é😀한" };
	static const struct str faults[] = { STR_INIT("\xed\xa0\x80"),
		STR_INIT("\x81"), STR_INIT("\xe3\x81"), STR_INIT("\xc0\x80"),
		STR_INIT("\xe3\x81\xe3") };

	(void)state;
	for (size_t t = 0; t < ARRAY_SIZE(texts); t++) {
		for (size_t f = 0; f < ARRAY_SIZE(faults); f++) {
			struct buf text = BUF_INIT;

			while (text.len < 700) {
				size_t before = text.len;

				assert_int_equal(
				    utf8_valid_len(buf_view(&text)), before);
				buf_str(&text, faults[f]);
				for (int i = 0; i < 30; i++)
					buf_cstr(&text, "かな");
				assert_int_equal(
				    utf8_valid_len(buf_view(&text)), before);
				text.len = before;
				buf_cstr(&text, texts[t]);
			}
			buf_release(&text);
		}
	}
}

static void
accepts_the_edges_of_utf8(void **state)
{
	static const struct str good[] = {
		STR_INIT("\0"),
		STR_INIT("\x7f"),
		STR_INIT("\xc2\x80"),
		STR_INIT("\xdf\xbf"),
		STR_INIT("\xe0\xa0\x80"),
		STR_INIT("\xed\x9f\xbf"),
		STR_INIT("\xee\x80\x80"),
		STR_INIT("\xef\xbf\xbf"),
		STR_INIT("\xf0\x90\x80\x80"),
		STR_INIT("\xf4\x8f\xbf\xbf"),
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		assert_int_equal(utf8_valid_len(good[i]), good[i].len);
		assert_int_equal(utf8_count(good[i]), 1);
	}
}

static void
decodes_every_code_point_it_encodes(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp <= 0x10ffff; cp++) {
		char bytes[4];
		struct str s = { bytes, 0 };
		size_t forth = 0, back;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		s.len = back = utf8_encode(cp, bytes);
		if (utf8_valid_len(s) != s.len || utf8_next(s, &forth) != cp ||
		    forth != s.len || utf8_prev(s, &back) != cp || back != 0)
			fail_msg("U+%04X", cp);
	}
}

static void
walks_both_ways(void **state)
{
	struct str s = STR("aé年😀");
	const uint32_t expected[] = { 'a', 0xe9, 0x5e74, 0x1f600 };
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(utf8_next(s, &at), expected[i]);
	assert_int_equal(at, s.len);
	assert_int_equal(utf8_next(s, &at), 0);
	for (size_t i = 4; i > 0; i--)
		assert_int_equal(utf8_prev(s, &at), expected[i - 1]);
	assert_int_equal(at, 0);
	assert_int_equal(utf8_prev(s, &at), 0);
}

static void
knows_classes_of_characters(void **state)
{
	(void)state;
	assert_true(cp_is_kanji(0x5e74));  /* 年 */
	assert_true(cp_is_kanji(0x3005));  /* 々 */
	assert_true(cp_is_kanji(0x20b9f)); /* 𠮟 */
	assert_false(cp_is_kanji(0x3042)); /* あ */
	assert_true(cp_is_hiragana(0x3042));
	assert_true(cp_is_hiragana(0x30fc));  /* ー */
	assert_false(cp_is_hiragana(0x30a2)); /* ア */
	assert_true(cp_is_katakana(0x30a2));
	assert_true(cp_is_katakana(0x30fc));
	assert_false(cp_is_katakana(0x30fb)); /* ・ */
	assert_true(cp_is_kana(0x3042) && cp_is_kana(0x30a2));
	assert_true(cp_is_space(' ') && cp_is_space(0x3000));
	assert_false(cp_is_space(0x200b));
	assert_int_equal(cp_digit('7'), 7);
	assert_int_equal(cp_digit(0xff17), 7);
	assert_int_equal(cp_digit(0x4e03), -1); /* 七 */
}

static void
knows_unsafe_characters(void **state)
{
	static const uint32_t unsafe[] = { 0, 0x1b, '\r', 0x7f, 0x9b, 0xad,
		0x200b, 0x200e, 0x2028, 0x202e, 0x2066, 0xfeff, 0xfffe, 0x1ffff,
		0xfdd0, 0xe0001 };
	static const uint32_t safe[] = { '\t', '\n', ' ', 0x3000, 0x5e74,
		0xfffd, 0x1f600, 0xfe0f };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(unsafe); i++)
		if (!cp_is_unsafe(unsafe[i]))
			fail_msg("U+%04X", unsafe[i]);
	for (size_t i = 0; i < ARRAY_SIZE(safe); i++)
		if (cp_is_unsafe(safe[i]))
			fail_msg("U+%04X", safe[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(number_parser_refuses_all_but_digits),
		cmocka_unit_test(nothing_is_a_string_too),
		cmocka_unit_test(compares_by_bytes),
		cmocka_unit_test(takes_parts),
		cmocka_unit_test(trims_japanese_space),
		cmocka_unit_test(splits_with_empty_pieces),
		cmocka_unit_test(refuses_malformed_utf8),
		cmocka_unit_test(finds_a_fault_at_any_place),
		cmocka_unit_test(accepts_the_edges_of_utf8),
		cmocka_unit_test(decodes_every_code_point_it_encodes),
		cmocka_unit_test(walks_both_ways),
		cmocka_unit_test(knows_classes_of_characters),
		cmocka_unit_test(knows_unsafe_characters),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
