#include "sample.h"

#include <jansson.h>
#include <stdlib.h>

#define CONTACT                                                                \
	"<contact><field kind='phone'><s>"                                     \
	"<phone tel='+815000000101' ext='7'>050-0000-0101</phone></s></field>" \
	"</contact>"

static json_t *
write_messages(struct sample *s, size_t language)
{
	json_error_t error;
	json_t *root;

	assert_int_equal(sample_write(s, &line_writer, language), 0);
	root = json_loadb(s->out.ptr, s->out.len, 0, &error);
	assert_non_null(root);
	return root;
}

static const char *
text_of(const json_t *root)
{
	return json_string_value(json_object_get(
	    json_array_get(json_object_get(root, "messages"), 0), "text"));
}

static json_t *
bubble_of(const json_t *root)
{
	return json_object_get(
	    json_array_get(json_object_get(root, "messages"),
		json_array_size(json_object_get(root, "messages")) - 1),
	    "contents");
}

static size_t
units(const char *text)
{
	struct str s = str_from(text);
	size_t at = 0, n = 0;

	while (at < s.len)
		n += utf8_next(s, &at) > 0xffff ? 2 : 1;
	return n;
}

static size_t
bubble_size(const json_t *root)
{
	char *text = json_dumps(bubble_of(root), JSON_COMPACT);
	size_t size = strlen(text);

	free(text);
	return size;
}

static void
test_title_over_the_limit_is_refused(void **state)
{
	struct sample s;
	struct buf inner = BUF_INIT;

	(void)state;
	buf_cstr(&inner, "<title><s>");
	for (int i = 0; i < 1501; i++)
		buf_cstr(&inner, "あ");
	buf_cstr(&inner, "</s></title>");
	sample_open(&s, "", inner.ptr);
	assert_int_equal(sample_write(&s, &line_writer, JA), -1);
	assert_int_equal(s.out.len, 0);
	assert_int_equal(s.diag.count, 1);
	assert_int_equal(s.diag.entries[0].code, DIAG_LINE_LIMIT);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_notice_without_title_is_refused(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "", "<body><p><s>あ。</s></p></body>");
	assert_int_equal(sample_write(&s, &line_writer, JA), -1);
	assert_int_equal(s.diag.entries[0].code, DIAG_LINE_LIMIT);
	sample_close(&s);
}

static void
test_long_text_ends_with_a_whole_sentence_and_the_link(void **state)
{
	struct sample s;
	struct buf inner = BUF_INIT;
	json_t *root;
	const char *text;

	(void)state;
	buf_cstr(&inner, "<title><s>題</s></title><body><p>");
	for (int i = 0; i < 900; i++)
		buf_cstr(&inner, "<s>𠮷野家の前に出す。</s>");
	buf_cstr(&inner, "</p></body>");
	sample_open(&s, "", inner.ptr);
	s.notice.urgency = URGENCY_EMERGENCY;
	root = write_messages(&s, JA);
	text = text_of(root);
	assert_true(units(text) <= 5000);
	assert_true(units(text) > 4900);
	assert_non_null(strstr(text,
	    "前に出す。\n\n続きはこのページで読めます。\n"
	    "https://tayori.city.shiokaze.example/ja/2026-rei.html"));
	json_decref(root);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_bubble_keeps_its_bytes(void **state)
{
	struct sample s;
	struct buf inner = BUF_INIT;
	json_t *root;

	(void)state;
	buf_cstr(&inner, "<title><s>題</s></title><facts>");
	for (int i = 0; i < 40; i++) {
		buf_cstr(&inner, "<fact kind='who'>");
		for (int k = 0; k < 60; k++)
			buf_cstr(
			    &inner, "<s>市内に住んでいる人が使えます。</s>");
		buf_cstr(&inner, "</fact>");
	}
	buf_cstr(&inner, "</facts>");
	sample_open(&s, "", inner.ptr);
	root = write_messages(&s, JA);
	assert_true(bubble_size(root) <= 30000);
	assert_true(bubble_size(root) > 20000);
	json_decref(root);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_row_over_the_limit_drops_whole_sentences(void **state)
{
	struct sample s;
	struct buf inner = BUF_INIT;
	json_t *root, *rows;
	const char *text;

	(void)state;
	buf_cstr(&inner, "<title><s>題</s></title><facts><fact kind='who'>");
	for (int k = 0; k < 300; k++)
		buf_cstr(&inner, "<s>市内に住んでいる人。</s>");
	buf_cstr(&inner, "</fact></facts>");
	sample_open(&s, "", inner.ptr);
	root = write_messages(&s, JA);
	rows = json_object_get(
	    json_object_get(bubble_of(root), "body"), "contents");
	text = json_string_value(json_object_get(
	    json_array_get(
		json_object_get(json_array_get(rows, 0), "contents"), 1),
	    "text"));
	assert_int_equal(units(text), 2000);
	assert_string_equal(
	    text + strlen(text) - strlen("いる人。"), "いる人。");
	json_decref(root);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_message_of_a_notice(void **state)
{
	struct sample s;
	json_t *root;

	(void)state;
	sample_open(&s, "category=\"tax\"",
	    "<title><s><ruby reading='ぜいきん'>税金</ruby></s></title>"
	    "<facts><fact kind='when'><s>今日</s></fact></facts><body>"
	    "<list><item><s>\"一\"。</s><s>二。</s></item></list><table><row>"
	    "<cell/><cell><s>甲</s></cell><cell><s>乙</s></cell></row></table>"
	    "</body>" CONTACT);
	root = write_messages(&s, EASY);
	assert_int_equal(json_array_size(json_object_get(root, "messages")), 1);
	assert_has(&s, "\"backgroundColor\":\"#5C10BE\"");
	json_decref(root);
	/* In an emergency the text comes first. */
	s.notice.urgency = URGENCY_EMERGENCY;
	root = write_messages(&s, EASY);
	assert_string_equal(text_of(root),
	    "緊急のお知らせ / 税金\n税金(ぜいきん)\n\n■ いつ: "
	    "今日\n・\"一\"。二。\n甲 / 乙\n\n"
	    "■ 電話: 050-0000-0101\n\n"
	    "https://tayori.city.shiokaze.example/ja-simple/2026-rei.html");
	assert_has(&s, "\"altText\":\"税金\"");
	assert_has(&s, "\"uri\":\"tel:+815000000101\"");
	assert_has(&s, "\"backgroundColor\":\"#CE0000\"");
	assert_int_equal(s.diag.count, 0);
	json_decref(root);
	sample_close(&s);
}

static void
test_paths_and_table(void **state)
{
	struct buf path = BUF_INIT;

	(void)state;
	assert_null(writer_by_name(STR("nothing")));
	assert_ptr_equal(writer_by_name(STR("line")), &line_writer);
	assert_ptr_equal(writer_by_name(STR("html")), &html_writer);
	line_writer.path(&path, STR("vi"), STR("a"));
	assert_string_equal(path.ptr, "line/vi/a.json");
	buf_clear(&path);
	html_writer.path(&path, STR("vi"), STR("a"));
	assert_string_equal(path.ptr, "vi/a.html");
	buf_release(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_title_over_the_limit_is_refused),
		cmocka_unit_test(test_notice_without_title_is_refused),
		cmocka_unit_test(
		    test_long_text_ends_with_a_whole_sentence_and_the_link),
		cmocka_unit_test(test_bubble_keeps_its_bytes),
		cmocka_unit_test(test_row_over_the_limit_drops_whole_sentences),
		cmocka_unit_test(test_message_of_a_notice),
		cmocka_unit_test(test_paths_and_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
