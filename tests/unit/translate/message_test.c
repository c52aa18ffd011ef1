#include "sample.h"

#include "translate/message.h"
#include "translate/render.h"

static void
check_id(const char *sentence, const char *want)
{
	struct notice n;
	struct buf body = BUF_INIT, id = BUF_INIT;
	bool words;

	buf_printf(&body, "<p><s>%s</s></p>", sentence);
	sample_notice(&n, "<s>題</s>", body.ptr);
	words = message_id(sample_sentence(&n), &id);
	assert_int_equal(words, want != NULL);
	if (want)
		assert_string_equal(id.ptr, want);
	buf_release(&body);
	buf_release(&id);
	notice_release(&n);
}

#define DATE "<date on=\"2026-12-28\">12月28日</date>"
#define DATE_2 "<date on=\"2026-12-30\">12月30日</date>"

static void
test_nothing_to_translate(void **state)
{
	(void)state;
	check_id(DATE, NULL);
	check_id(DATE "（" DATE_2 "）、123。", NULL);
	check_id(
	    "ＦＡＸ：<phone tel=\"+815000000101\">050-0000-0101</phone>", NULL);
	check_id("〇", NULL);
	check_id("ー", NULL);
	check_id("<b></b>", NULL);
}

static void
test_format(void **state)
{
	(void)state;
	check_id(DATE "まで", "{date}まで");
	check_id(
	    DATE "から" DATE_2 "までです。", "{date1}から{date2}までです。");
	check_id("ごみは<b>" DATE "まで</b>に<a href=\"https://x.example/\">"
		 "申込</a>",
	    "ごみは<b>{date}まで</b>に<a1>申込</a1>");
	check_id("A&amp;B {0} &lt;x&gt;あ", "A&amp;B {{0}} &lt;x&gt;あ");
	check_id(" あ \n　い<b> う </b>え ", "あ い<b> う</b> え");
	check_id("あ<b> </b>い<b></b>", "あ い");
	check_id("Please call us.", "Please call us.");
}

static void
test_deep_markup(void **state)
{
	struct notice n;
	struct node *s, *at;
	struct buf id = BUF_INIT;

	(void)state;
	sample_notice(&n, "<s>題</s>", "<p><s>あ</s></p>");
	at = s = sample_sentence(&n);
	for (int i = 0; i < 100000; i++) {
		struct node *b = node_new(&n.arena, NODE_B, 0);
		node_append(at, b);
		at = b;
	}
	node_append(at, node_text(&n.arena, STR("い"), 0));
	assert_true(message_id(s, &id));
	assert_true(id.len < 200);
	buf_release(&id);
	notice_release(&n);
}

static void
test_tokens(void **state)
{
	static const struct {
		const char *text;
		enum token_kind kind;
	} cases[] = {
		{ "{date}", TOKEN_PLACEHOLDER },
		{ "{date2}", TOKEN_PLACEHOLDER },
		{ "{ date}", TOKEN_BAD_BRACE },
		{ "{date", TOKEN_BAD_BRACE },
		{ "{nhiệt độ}", TOKEN_BAD_BRACE },
		{ "{date:short}", TOKEN_BAD_BRACE },
		{ "}", TOKEN_BAD_BRACE },
		{ "{", TOKEN_BAD_BRACE },
		{ "{{", TOKEN_TEXT },
		{ "<b>", TOKEN_OPEN },
		{ "</a1>", TOKEN_CLOSE },
		{ "<b class=\"x\">", TOKEN_BAD_TAG },
		{ "<", TOKEN_BAD_TAG },
		{ ">", TOKEN_BAD_TAG },
		{ "&nbsp;", TOKEN_BAD_TAG },
		{ "&#60;", TOKEN_BAD_TAG },
		{ "& b", TOKEN_TEXT },
		{ "", TOKEN_END },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		size_t pos = 0;
		struct token t = token_next(str_from(cases[i].text), &pos);
		assert_int_equal(t.kind, cases[i].kind);
	}
}

static void
test_particles(void **state)
{
	static const struct {
		const char *word, *notation, *want;
	} cases[] = {
		{ "12월 29일", "을(를)", "을" },
		{ "12월 29일(화)", "을(를)", "을" },
		{ "오전 9시", "은(는)", "는" },
		{ "050-0000-0102", "(으)로", "로" },
		{ "050-0000-0101", "(으)로", "로" },
		{ "050-0000-0103", "(으)로", "으로" },
		{ "2026", "이(가)", "이" },
		{ "시오카제시", "과/와", "와" },
		{ "300엔", "은(는)", "은" },
		{ "https://x.example", "을(를)", "를" },
		{ "市役所", "을(를)", NULL },
		{ "오늘", "입니다", NULL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct str got = STR_NONE;
		size_t n = particle_choose(
		    str_from(cases[i].notation), str_from(cases[i].word), &got);
		assert_int_equal(
		    n, cases[i].want ? strlen(cases[i].notation) : 0);
		assert_true(str_eq(got, str_from(cases[i].want)));
	}
	assert_true(particle_bare(STR("을 확인하세요")).len > 0);
	assert_true(particle_bare(STR("이상")).len == 0);
	assert_true(particle_bare(STR("을(를)")).len == 0);
}

static void
test_punctuation(void **state)
{
	struct locale en = sample_locale("en", "en", "en");
	struct locale cn = sample_locale("zh_CN", "zh-Hans", "zh_Hans_CN");
	struct buf out = BUF_INIT;

	(void)state;
	punctuation_localise(&en, STR("（１２、３）。"), 'x', &out);
	assert_string_equal(out.ptr, " (12, 3). ");
	buf_clear(&out);
	punctuation_localise(&cn, STR("（１２、３）。"), 'x', &out);
	assert_string_equal(out.ptr, "（12、3）。");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_translate),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_deep_markup),
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_particles),
		cmocka_unit_test(test_punctuation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
