#include "sample.h"

#include <gumbo.h>
#include <stdlib.h>

#define TITLE "<title><s>ごみの収集</s></title>"

static void
assert_well_formed(struct sample *s)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *tree;
	unsigned errors;

	options.max_errors = 5;
	tree = gumbo_parse_with_options(&options, s->out.ptr, s->out.len);
	errors = tree->errors.length;
	gumbo_destroy_output(&options, tree);
	if (errors)
		fail_msg("%s", s->out.ptr);
}

static void
write_page(struct sample *s, size_t language)
{
	assert_int_equal(sample_write(s, &html_writer, language), 0);
	assert_well_formed(s);
	assert_int_equal(s->diag.count, 0);
}

static void
test_markup_in_text_is_escaped(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "category=\"x&quot; onload=&quot;y\"",
	    "<title><s>&lt;script&gt;alert(1)&lt;/script&gt;</s></title>"
	    "<body><p><s>\"&gt;&lt;img src=x onerror='y'&gt; &amp;amp;</s></p>"
	    "<p><s><ruby "
	    "reading='&lt;b&gt;\"'>&lt;i&gt;</ruby></s></p></body>");
	write_page(&s, JA);
	assert_lacks(&s, "<script");
	assert_lacks(&s, "<img src=x");
	assert_lacks(&s, "onload");
	assert_lacks(&s, "<rt><b>");
	assert_has(&s, "&amp;amp;");
	sample_close(&s);
}

static void
test_only_safe_links_become_links(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    TITLE
	    "<body><p><s><a href='javascript:alert(1)'>あ</a>"
	    "<a href='JaVaScRiPt:x'>い</a><a href='data:text/html,x'>う</a>"
	    "<a href='//evil.example/'>え</a><a href='/a/b.html'>お</a>"
	    "<a href='https://a.example/?q=\"&gt;'>か</a>"
	    "<a href='#x'>き</a><a href='/\\evil.example'>く</a>"
	    "<a href='http://a.example/ x'>け</a></s></p></body>");
	write_page(&s, JA);
	assert_lacks(&s, "javascript");
	assert_lacks(&s, "JaVa");
	assert_lacks(&s, "data:");
	assert_lacks(&s, "evil");
	assert_has(&s, "あいうえ<a href=\"https://www.city.shiokaze.example/"
		       "a/b.html\">お</a>"
		       "<a href=\"https://a.example/?q=%22%3E\">か</a>"
		       "きくけ");
	sample_close(&s);
}

static void
test_links_are_urls_and_lead_where_they_say(void **state)
{
	static const struct {
		const char *href, *target; /* NULL: no link */
	} rows[] = {
		{ "https://a.example:8080/ごみ?a[0]=%20%zz#b#c",
		    "https://a.example:8080/ごみ?a%5B0%5D=%20%25zz#b%23c" },
		{ "HTTP://a.example", "http://a.example" },
		{ "http://a.example\\@evil.example/", NULL },
		{ "https://a.example@evil.example/", NULL },
		{ "https:///evil.example", NULL },
		{ "https://a.example:99999/", NULL },
		{ "https://a.example:x/", NULL },
		{ "mailto:a@b.example?subject=\"x\"",
		    "mailto:a@b.example?subject=%22x%22" },
	};
	struct city city = { .website = STR("https://www.example") };
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		bool ok = link_target(&out, &city, str_from(rows[i].href));

		assert_int_equal(ok, rows[i].target != NULL);
		if (ok)
			assert_string_equal(out.ptr, rows[i].target);
		buf_clear(&out);
	}
	assert_false(mail_target(&out, STR("a\"b@c.example")));
	assert_false(mail_target(&out, STR("a@b.example?bcc=c@d.example")));
	assert_true(mail_target(&out, STR("a.b+c@d.example")));
	assert_string_equal(out.ptr, "mailto:a.b+c@d.example");
	buf_release(&out);
}

static void
test_damaged_tables_stay_valid(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    TITLE "<body><table/><list/><table><row/><row>"
		  "<cell colspan='100' rowspan='100'><s>あ</s></cell>"
		  "<cell/></row></table></body>");
	write_page(&s, JA);
	assert_lacks(&s, "rowspan");
	sample_close(&s);
}

static void
test_megabyte_paragraph(void **state)
{
	struct sample s;
	struct buf inner = BUF_INIT;

	(void)state;
	buf_cstr(&inner, TITLE "<body><p><s>");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&inner, "ごみ&lt;を");
	buf_cstr(&inner, "</s></p></body>");
	sample_open(&s, "", inner.ptr);
	write_page(&s, JA);
	assert_true(s.out.len > 1200000);
	buf_release(&inner);
	sample_close(&s);
}

static void
test_deep_inline_and_lists(void **state)
{
	struct sample s;
	struct node *at;

	(void)state;
	sample_open(&s, "", TITLE "<body><p><s>深い</s></p></body>");
	at = notice_part(&s.notice, NODE_BODY)->first->first;
	for (int i = 0; i < 100000; i++) {
		struct node *b = node_new(&s.notice.arena, NODE_B, 0);

		node_append(at, b);
		at = b;
	}
	s.text = rendition_source(&s.notice, &s.arena);
	assert_int_equal(sample_write(&s, &html_writer, JA), 0);
	assert_has(&s, "</strong></strong></s"
		       "trong>");
	sample_close(&s);
}

static void
test_head_names_all_languages(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "category=\"garbage\" published=\"2026-11-22\"", TITLE);
	write_page(&s, EN);
	assert_has(&s, "<html lang=\"en\">");
	assert_has(&s, "<title>ごみの収集 | しおかぜ市</title>");
	assert_has(&s, "hreflang=\"ja-simple\" href=\"https://tayori.city."
		       "shiokaze.example/ja-simple/2026-rei.html\"");
	assert_has(&s, "hreflang=\"x-default\" href=\"https://tayori.city."
		       "shiokaze.example/ja/2026-rei.html\"");
	assert_has(&s, "rel=\"canonical\" href=\"https://tayori.city.shiokaze"
		       ".example/en/2026-rei.html\"");
	assert_has(&s, "href=\"../en/2026-rei.html\" aria-current=\"page\"");
	assert_has(&s, "<body class=\"garbage\">");
	assert_has(&s, "href=\"../ja/2026-rei.html\">日本語のお知らせを読む");
	assert_lacks(&s, "id=\"furigana\"");
	s.published[EASY] = false;
	write_page(&s, EN);
	assert_lacks(&s, "ja-simple/2026-rei");
	sample_close(&s);
}

static void
test_values_and_ruby(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    TITLE
	    "<body><p><s><date on='2026-12-29'>12月29日</date>"
	    "<date on='--12-30'>30日</date><date on='2026-12'>12月</date>"
	    "<date on='--12'>師走</date><time at='08:30'>8時半</time>"
	    "<time at='24:00'>24時</time>"
	    "<phone tel='+815000000101' ext='12'>050-0000-0101</phone>"
	    "<phone tel='1;2'>番号</phone>"
	    "<mail address='a@b.example'>a@b.example</mail>"
	    "<url href='javascript:x'>U</url></s></p>"
	    "<p><s><ruby reading='か'>課</ruby><b>強</b><gloss>説明</gloss></s>"
	    "</p></body>");
	write_page(&s, EASY);
	assert_has(&s, "<time datetime=\"2026-12-29\">12月29日</time>"
		       "<time datetime=\"--12-30\">30日</time>"
		       "<time datetime=\"2026-12\">12月</time>師走"
		       "<time datetime=\"08:30\">8時半</time>24時"
		       "<a href=\"tel:+815000000101;ext=12\">050-0000-0101</a>"
		       "番号<a href=\"mailto:a@b.example\">a@b.example</a>U<");
	assert_has(&s,
	    "<ruby>課<rp>(</rp><rt>か</rt><rp>)</rp></ruby>"
	    "<strong>強</strong><span class=\"gloss\">〈説明〉</span>");
	assert_has(&s, "id=\"furigana\"");
	sample_close(&s);
}

static void
test_untranslated_sentences_are_marked(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    TITLE
	    "<body><p><s>One.</s><s>二つ目。</s><s>Three.</s></p></body>");
	s.text->sentences[2].state = RENDERED_EASY;
	write_page(&s, EN);
	assert_has(&s, "One. <span lang=\"ja\" class=\"untranslated\">二つ目。"
		       "</span> Three.");
	assert_has(&s, "まだ翻訳していません。");
	s.text->sentences[2].state = RENDERED_OWN;
	write_page(&s, EN);
	assert_lacks(&s, "untranslated");
	assert_lacks(&s, "まだ翻訳していません。");
	write_page(&s, JA);
	assert_has(&s, "One.二つ目。Three.");
	sample_close(&s);
}

static void
test_blocks(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    TITLE
	    "<facts><fact kind='when'><label><s>日時：</s></label><s>今日</s>"
	    "</fact><fact kind='cost'><label><s>教材費</s></label><s>無料</s>"
	    "</fact></facts><body><heading level='4'><s>一</s></heading>"
	    "<heading level='6'><s>二</s></heading><list ordered='true'>"
	    "<item><s>あ</s></item></list><note><s>注意。</s><s>二。</s></note>"
	    "<table><row><cell header='true'><s>甲</s></cell>"
	    "<cell header='true'><s>乙</s></cell></row><row>"
	    "<cell header='true'><s>丙</s></cell><cell><s>丁</s></cell></row>"
	    "</table></body><contact><field kind='name'><s>国際課</s></field>"
	    "<field kind='fax'><s><phone tel='+815000000102'>050-0000-0102"
	    "</phone></s></field></contact>");
	write_page(&s, JA);
	assert_has(&s, "<span>いつ</span></dt><dd>今日</dd>");
	assert_has(&s, "<span>教材費</span></dt><dd>無料</dd>");
	assert_has(&s, "<h2>一</h2>\n<h3>二</h3>\n<ol>\n<li>あ</li>\n</ol>");
	assert_has(&s, "<div><p>注意。二。</p></div></div>");
	assert_has(&s, "<thead><tr><th scope=\"col\">甲</th>"
		       "<th scope=\"col\">乙</th></tr></thead><tbody><tr>"
		       "<th scope=\"row\">丙</th><td>丁</td></tr></tbody>");
	assert_has(&s, "<p class=\"desk\">国際課</p>");
	assert_lacks(&s, "tel:+815000000102");
	sample_close(&s);
}

static void
test_emergency_and_expired(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "category=\"tax\" expires=\"2026-11-22\"", TITLE);
	s.notice.urgency = URGENCY_EMERGENCY;
	write_page(&s, JA);
	assert_has(&s, "<body class=\"emergency\">");
	assert_has(&s, "緊急のお知らせ");
	assert_has(&s, "期限が過ぎたお知らせ");
	assert_has(&s, "2026年11月22日</time>");
	s.site.today = (struct date){ 2026, 11, 22 };
	write_page(&s, JA);
	assert_lacks(&s, "期限が過ぎたお知らせ");
	sample_close(&s);
}

static void
test_event_data(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "",
	    "<title><s>&lt;/script&gt;\"祭り\\</s></title><facts>"
	    "<fact kind='when'><s><period from='2027-01-13T19:00' "
	    "to='2027-03-17T20:30'>1月13日から3月17日</period></s></fact>"
	    "<fact kind='where'><label><s>会場</s></label><s>会館</s></fact>"
	    "</facts>");
	write_page(&s, JA);
	assert_lacks(&s, "ld+json");
	s.notice.kind = KIND_EVENT;
	write_page(&s, JA);
	assert_has(&s, "\"name\":\"\\u003c/script>\\u0022祭り\\u005c\"");
	assert_has(&s, "\"startDate\":\"2027-01-13T19:00:00+09:00\","
		       "\"endDate\":\"2027-03-17T20:30:00+09:00\"");
	assert_has(&s, "\"location\":{\"@type\":\"Place\",\"name\":\"会館\"");
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markup_in_text_is_escaped),
		cmocka_unit_test(test_only_safe_links_become_links),
		cmocka_unit_test(test_links_are_urls_and_lead_where_they_say),
		cmocka_unit_test(test_damaged_tables_stay_valid),
		cmocka_unit_test(test_megabyte_paragraph),
		cmocka_unit_test(test_deep_inline_and_lists),
		cmocka_unit_test(test_head_names_all_languages),
		cmocka_unit_test(test_values_and_ruby),
		cmocka_unit_test(test_untranslated_sentences_are_marked),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_emergency_and_expired),
		cmocka_unit_test(test_event_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
