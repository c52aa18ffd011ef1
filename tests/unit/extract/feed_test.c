#include "tests/unit/extract/result.h"

#define RSS(items)                                                             \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "    \
	"xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "          \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                       \
	"xmlns:media=\"http://search.yahoo.com/mrss/\">\n"                     \
	"<channel><title>新着</title><link>https://a.example/</link>\n" items  \
	"</channel></rss>\n"

/* ---- errors and hostile input ---- */

static void
refuses(void **state)
{
	struct result r;

	(void)state;
	run_source(&r, "x.rss", STR(RSS("")));
	assert_refused(&r, DIAG_FEED_EMPTY);
	done(&r);
	run_source(&r, "x.rss", STR(RSS("<item><title>題</title>")));
	assert_refused(&r, DIAG_PART_SYNTAX);
	done(&r);
	run_source(&r, "x.rss",
	    STR("<!DOCTYPE rss [<!ENTITY a \"b\">]>"
		"<rss><channel><item><title>&a;</title></item></channel>"
		"</rss>"));
	assert_refused(&r, DIAG_PART_DTD);
	done(&r);
	/* An item without text is reported, the other stays. */
	run_source(&r, "x.rss",
	    STR(RSS("<item></item><item><title>題</title></item>")));
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 1);
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
}

static void
long_feeds_are_cut(void **state)
{
	struct buf text = BUF_INIT;
	struct result r;

	(void)state;
	buf_cstr(&text, "<rss><channel>");
	for (size_t i = 0; i < 2100; i++)
		buf_cstr(&text, "<item><title>題</title><guid>x</guid></item>");
	buf_cstr(&text, "</channel></rss>");
	run_source(&r, "x.rss", buf_view(&text));
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 2000);
	assert_code(&r, DIAG_FEED_LONG);
	done(&r);
	buf_release(&text);
}

static void
deep_content_ends(void **state)
{
	struct buf text = BUF_INIT;
	struct result r;

	(void)state;
	buf_cstr(&text, "<rss><channel><item><title>題</title><description>");
	for (size_t i = 0; i < 100000; i++)
		buf_cstr(&text, "&lt;div&gt;");
	buf_cstr(&text, "</description></item></channel></rss>");
	run_source(&r, "x.rss", buf_view(&text));
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_HTML_TOO_DEEP);
	done(&r);
	buf_release(&text);
}

/* ---- what is read ---- */

static void
reads_rss(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "in/news.xml",
	    RSS("<item><title>断水 &amp;amp; お願い</title>"
		"<media:title>写真</media:title>"
		"<link>https://a.example/suido/1234.html?x</link>"
		"<description>短い文</description>"
		"<content:encoded><![CDATA[<p>港町で<b>断水</b>します。</p>"
		"<ul><li>場所：港町1丁目</li></ul>"
		"<a href='../map.html'>地図</a>]]></content:encoded>"
		"<pubDate>Fri, 20 Nov 2026 20:00:00 GMT</pubDate></item>"
		"<item><title>休館</title><link>https://a.example/b/?id=7"
		"</link><description>11月23日は休みます。&amp;nbsp;\n"
		"返却はできます。</description>"
		"<dc:date>2026-11-19T09:00:00+09:00</dc:date></item>"
		"<item><title>題だけ</title><guid>tag:9</guid></item>"));
	assert_int_equal(r.all.count, 3);
	assert_has(&r, "id=\"news-x\"");
	assert_has(&r, "<title><s>断水 &amp; お願い</s></title>");
	assert_has(&r, "published=\"2026-11-21\"");
	assert_has(&r, "港町で<b>断水</b>します。");
	assert_has(&r, "<fact kind=\"where\"><label><s>場所</s></label>"
		       "<s>港町1丁目</s></fact>");
	assert_has(&r, "<a href=\"https://a.example/map.html\">地図</a>");
	assert_not(&r, "短い文");
	assert_not(&r, "写真");
	assert_has(&r, "id=\"news-id-7\"");
	assert_has(&r, "published=\"2026-11-19\"");
	assert_has(&r, "返却はできます。");
	assert_not(&r, "nbsp");
	assert_has(&r, "<a href=\"https://a.example/b/?id=7\">");
	assert_has(&r, "<title><s>題だけ</s></title>");
	done(&r);
}

static void
reads_atom(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "a.atom",
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title>"
	    "<entry><title type=\"html\">大雨に&lt;b&gt;注意&lt;/b&gt;</title>"
	    "<link rel=\"self\" href=\"https://a.example/api\"/>"
	    "<link href=\"https://a.example/n/5/index.html\"/><id>urn:5</id>"
	    "<updated>2026-11-21T00:00:00Z</updated>"
	    "<published>2026-11-18T16:00:00Z</published>"
	    "<summary>要約</summary><content type=\"xhtml\">"
	    "<div xmlns=\"http://www.w3.org/1999/xhtml\"><h2>見出し</h2>"
	    "<p>本文の<a href=\"/q?a=1&amp;b=2\">リンク</a>&lt;a&gt;</p>"
	    "</div></content></entry>"
	    "<entry><title>a &lt; b</title><id>urn:6</id>"
	    "<updated>2026-11-21T00:00:00Z</updated>"
	    "<content type=\"text\">&lt;p&gt;は段落です。</content></entry>"
	    "</feed>");
	assert_int_equal(r.all.count, 2);
	assert_has(&r, "id=\"a-5\"");
	assert_has(&r, "<title><s>大雨に注意</s></title>");
	assert_has(&r, "published=\"2026-11-19\"");
	assert_has(&r, "<heading level=\"2\"><s>見出し</s></heading>");
	assert_has(&r, "<a href=\"https://a.example/q?a=1&amp;b=2\">リンク</a>"
		       "&lt;a&gt;");
	assert_not(&r, "要約");
	assert_has(&r, "published=\"2026-11-21\"");
	assert_has(&r, "&lt;p&gt;は段落です。");
	done(&r);
}

static void
reads_rdf_in_old_encodings(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.rdf",
	    "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
	    "xmlns=\"http://purl.org/rss/1.0/\">"
	    "<channel><title>x</title></channel>"
	    /* 祭り①のお知らせ */
	    "<item><title>\x8D\xD5\x82\xE8\x87\x40\x82\xCC\x82\xA8\x92\x6D"
	    "\x82\xE7\x82\xB9</title><link>https://a.example/1.html</link>"
	    "</item></rdf:RDF>");
	assert_has(&r, "<title><s>祭り①のお知らせ</s></title>");
	done(&r);
}

static void
faults_have_their_line(void **state)
{
	const struct diag_entry *e;
	struct result r;

	(void)state;
	run_text(&r, "x.rss",
	    RSS("<item><title>一</title></item>\n"
		"<item><title>二</title><description>\n\n"
		"2026年11月20日（月）です。</description></item>"));
	e = find_code(&r, DIAG_WEEKDAY_MISMATCH);
	assert_non_null(e);
	assert_int_equal(e->line, 7);
	done(&r);
}

static void
same_ids_are_told_apart(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.rss",
	    RSS("<item><title>一</title><link>https://a.example/a</link>"
		"</item><item><title>二</title><link>https://b.example/a"
		"</link></item>"));
	assert_has(&r, "id=\"x-a\"");
	assert_has(&r, "id=\"x-a-2\"");
	done(&r);
}

static void
sniffs(void **state)
{
	(void)state;
	struct {
		const char *text, *reader;
	} cases[] = {
		{ "<?xml version='1.0'?><!-- <html> --><rss>", "feed" },
		{ "<html><body>&lt;rss <rss></rss>", "html" },
		{ "<feed xmlns='http://www.w3.org/2005/Atom'>", "feed" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct source src = { .path = "x",
			.bytes = str_from(cases[i].text) };

		assert_string_equal(reader_sniff(&src)->name, cases[i].reader);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(long_feeds_are_cut),
		cmocka_unit_test(deep_content_ends),
		cmocka_unit_test(reads_rss),
		cmocka_unit_test(reads_atom),
		cmocka_unit_test(reads_rdf_in_old_encodings),
		cmocka_unit_test(faults_have_their_line),
		cmocka_unit_test(same_ids_are_told_apart),
		cmocka_unit_test(sniffs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
