#include "sample.h"

#include "bulletin/qr.h"

#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

static const char *
temporary(const char *text)
{
	static char path[] = "/tmp/tayori-site-XXXXXX";
	int fd;

	memset(path + sizeof(path) - 7, 'X', 6);
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	return path;
}

static void
assert_city_fails(const char *text, enum diag_code code, uint32_t line)
{
	struct city city;
	struct diag diag;
	const char *path = temporary(text);

	diag_init(&diag);
	assert_int_equal(city_open(&city, path, &diag), -1);
	assert_true(diag.count > 0);
	assert_int_equal(diag.entries[0].code, code);
	assert_int_equal(diag.entries[0].line, line);
	city_release(&city);
	diag_release(&diag);
	unlink(path);
}

static void
test_city_with_faults(void **state)
{
	(void)state;
	assert_city_fails("", DIAG_XML_SYNTAX, 1);
	assert_city_fails("<city>\n<name>", DIAG_XML_SYNTAX, 2);
	assert_city_fails("<!DOCTYPE city [<!ENTITY a SYSTEM "
			  "'/etc/hostname'>]><city><name>&a;</name></city>",
	    DIAG_XML_DTD, 1);
	assert_city_fails(
	    "<city>\n<nmae>x</nmae></city>", DIAG_NOTICE_ELEMENT, 2);
	assert_city_fails("<city><base-url>javascript:x</base-url></city>",
	    DIAG_CITY_SETTING, 1);
	assert_city_fails("<city>\n\n<threshold>101</threshold></city>",
	    DIAG_CITY_SETTING, 3);
	assert_city_fails("<city/>", DIAG_CITY_SETTING, 1);
	assert_city_fails("<town/>", DIAG_CITY_SETTING, 1);
}

static void
test_city_settings(void **state)
{
	struct city city;
	struct diag diag;
	const char *path =
	    temporary("<city><name> 町 </name>"
		      "<base-url>https://a.example/x/</base-url></city>");

	(void)state;
	diag_init(&diag);
	assert_int_equal(city_open(&city, path, &diag), 0);
	assert_true(str_eq(city.name, STR("町")));
	assert_true(str_eq(city.base_url, STR("https://a.example/x")));
	assert_int_equal(city.threshold, 80);
	city_release(&city);
	diag_release(&diag);
	unlink(path);
}

static void
test_chrome_without_a_key(void **state)
{
	struct chrome chrome;
	struct diag diag;
	const char *path = temporary("key\tja\ncity\t町\n");

	(void)state;
	diag_init(&diag);
	assert_int_equal(chrome_open(&chrome, path, &diag), -1);
	assert_int_equal(diag.entries[0].code, DIAG_CHROME_MISSING);
	chrome_release(&chrome);
	diag_release(&diag);
	unlink(path);
}

static void
test_chrome_words(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "", "<title><s>題</s></title>");
	chrome_text(&s.site, &s.editions[JA], "fact-when", &s.out);
	chrome_text(&s.site, &s.editions[JA], "category-other", &s.out);
	assert_string_equal(s.out.ptr, "いつその他");
	assert_int_equal(s.chrome.notice.sentences, s.chrome.index.count);
	assert_null(notice_invalid(&s.chrome.notice));
	sample_close(&s);
}

struct listing {
	struct str titles[LANGUAGES];
	bool everywhere[LANGUAGES], not_english[LANGUAGES];
	uint32_t full[LANGUAGES], part[LANGUAGES], fuzzy[LANGUAGES],
	    none[LANGUAGES], words[LANGUAGES];
	struct date days[LANGUAGES];
	struct summary all[5];
};

static void
fill(struct listing *l)
{
	const struct summary base = {
		.id = STR("a"),
		.source = STR("a<b>.html"),
		.category = STR("tax"),
		.published = { 2026, 11, 1 },
		.titles_html = l->titles,
		.titles_text = l->titles,
		.published_in = l->everywhere,
		.translated = l->full,
		.translatable = l->full,
		.fuzzy = l->none,
		.stale = l->none,
		.words = l->none,
		.translated_on = l->days,
	};

	*l = (struct listing){
		.titles = { STR("題"), STR("題"), STR("Title") },
		.everywhere = { true, true, true },
		.not_english = { true, true, false },
		.full = { 10, 10, 10 },
		.part = { 10, 10, 4 },
		.fuzzy = { 0, 0, 2 },
		.words = { 0, 0, 37 },
		.days = { [2] = { 2026, 11, 9 } },
	};
	for (size_t i = 0; i < 5; i++)
		l->all[i] = base;
	l->all[1].id = STR("newer");
	l->all[1].published.day = 2;
	l->all[2].id = STR("alarm");
	l->all[2].urgency = URGENCY_EMERGENCY;
	l->all[2].published_in = l->not_english;
	l->all[2].translated = l->part;
	l->all[2].fuzzy = l->fuzzy;
	l->all[2].words = l->words;
	l->all[3].id = STR("old");
	l->all[3].expires = (struct date){ 2026, 11, 2 };
	l->all[4] = (struct summary){
		.id = STR("bad"), .source = STR("bad.docx"), .failed = true
	};
}

static size_t
place(const struct sample *s, const char *needle)
{
	const char *at = strstr(s->out.ptr, needle);

	assert_non_null(at);
	return (size_t)(at - s->out.ptr);
}

static void
test_index_order(void **state)
{
	struct sample s;
	struct listing l;

	(void)state;
	fill(&l);
	sample_open(&s, "", "<title><s>題</s></title>");
	site_index(
	    &s.out, &s.site, &s.editions[EN], s.formatters[EN], l.all, 5);
	/* An emergency that is not translated is shown in Easy Japanese. */
	assert_true(place(&s, "href=\"../ja-simple/alarm.html\" lang=\"ja\"") <
		    place(&s, "href=\"newer.html\""));
	assert_true(
	    place(&s, "href=\"newer.html\"") < place(&s, "href=\"a.html\""));
	assert_true(place(&s, "href=\"a.html\"") < place(&s, "<details>"));
	assert_true(place(&s, "<details>") < place(&s, "href=\"old.html\""));
	assert_lacks(&s, "bad");
	assert_has(&s, "href=\"tel:05000000113\"");
	buf_clear(&s.out);
	site_index(&s.out, &s.site, &s.editions[JA], s.formatters[JA], NULL, 0);
	assert_has(&s, "今、お知らせはありません。");
	sample_close(&s);
}

static void
test_chooser(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "", "<title><s>題</s></title>");
	site_chooser(&s.out, &s.site);
	assert_has(&s, "lang=\"ja-simple\" hreflang=\"ja-simple\" "
		       "href=\"ja-simple/index.html\"");
	assert_has(&s, "やさしい日本語");
	assert_lacks(&s, "<script");
	sample_close(&s);
}

static void
test_filter_by_category(void **state)
{
	struct sample s;
	struct listing l;

	(void)state;
	fill(&l);
	l.all[1].category = STR("garbage");
	l.all[3].category = STR("health");
	sample_open(&s, "", "<title><s>題</s></title>");
	site_index(
	    &s.out, &s.site, &s.editions[EN], s.formatters[EN], l.all, 5);
	assert_has(&s, "value=\"\" checked");
	assert_has(&s, "value=\"garbage\"");
	assert_has(&s, "value=\"tax\"");
	/* Only an expired notice has it. */
	assert_lacks(&s, "value=\"health\"");
	sample_close(&s);
}

static int
take(void *ctx, struct str file, struct buf *page)
{
	struct buf *all = ctx;

	buf_str(all, file);
	buf_ch(all, '\n');
	buf_str(all, buf_view(page));
	buf_clear(page);
	return 0;
}

static void
test_lists_by_month(void **state)
{
	struct summary many[82];
	struct sample s;
	struct listing l;

	(void)state;
	fill(&l);
	for (size_t i = 0; i < 82; i++) {
		many[i] = l.all[i == 81 ? 3 : 0];
		/* 41 of November, an undated one, 40 of October. */
		many[i].published.month = i < 41 ? 11 : 10;
	}
	many[41].published = (struct date){ 0 };
	sample_open(&s, "", "<title><s>題</s></title>");
	assert_int_equal(site_archive(&s.site, &s.editions[EN],
			     s.formatters[EN], many, 30, take, &s.out),
	    0);
	assert_int_equal(s.out.len, 0); /* they fit into the index */
	assert_int_equal(site_archive(&s.site, &s.editions[EN],
			     s.formatters[EN], many, 82, take, &s.out),
	    0);
	assert_true(place(&s, "list_2026-11.html\n<!DOC") <
		    place(&s, "list_2026-11_2.html\n<!DOC"));
	assert_true(place(&s, "list_2026-11_2.html\n<!DOC") <
		    place(&s, "list_2026-10.html\n<!DOC"));
	assert_true(place(&s, "list_2026-10.html\n<!DOC") <
		    place(&s, "list_undated.html\n<!DOC"));
	assert_lacks(&s, "list_2026-10_2.html");
	assert_has(&s, "<title>November 2026 | ");
	/* What has expired stands behind the others. */
	assert_has(&s, "期限が過ぎたお知らせ</h2>\n<ul class=\"notices\">\n"
		       "<li class=\"tax\">");
	buf_clear(&s.out);
	site_index(
	    &s.out, &s.site, &s.editions[EN], s.formatters[EN], many, 82);
	assert_has(&s, "href=\"list_2026-10.html\"");
	assert_lacks(&s, "<details>");
	sample_close(&s);
}

static void
test_languages_of_a_notice(void **state)
{
	struct sample s;
	struct listing l;

	(void)state;
	fill(&l);
	sample_open(&s, "", "<title><s>題</s></title>");
	site_languages(&s.out, &s.site, &l.all[2]);
	assert_has(&s, "<title>題</title>");
	assert_has(&s, "href=\"ja-simple/alarm.html\"");
	assert_lacks(&s, "en/alarm.html");
	sample_close(&s);
}

static void
test_not_found_at_any_depth(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "", "<title><s>題</s></title>");
	s.city.base_url = STR("https://a.example/b");
	site_not_found(&s.out, &s.site);
	assert_has(&s, "href=\"/b/style.css\"");
	assert_has(&s, "href=\"/b/en/index.html\"");
	buf_clear(&s.out);
	s.city.base_url = STR("https://a.example");
	site_not_found(&s.out, &s.site);
	assert_has(&s, "href=\"/en/index.html\"");
	sample_close(&s);
}

static void
test_map_for_search_engines(void **state)
{
	struct sample s;
	struct listing l;

	(void)state;
	fill(&l);
	sample_open(&s, "", "<title><s>題</s></title>");
	s.city.base_url = STR("https://a.example/?a&b");
	l.all[4].published_in = (bool[LANGUAGES]){ false };
	site_map(&s.out, &s.site, l.all, 5);
	assert_has(&s, "<loc>https://a.example/?a&amp;b/en/newer.html</loc>"
		       "<lastmod>2026-11-02</lastmod>");
	assert_has(&s, "hreflang=\"ja-simple\" "
		       "href=\"https://a.example/?a&amp;b/ja-simple/a.html\"");
	assert_lacks(&s, "en/alarm.html");
	assert_lacks(&s, "bad");
	sample_close(&s);
}

static void
test_code_too_long(void **state)
{
	char text[4000];
	struct qr qr;

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(qr_init(&qr, (struct str){ text, sizeof(text) }), -1);
	qr_release(&qr);
}

/* The path draws each dark module once: drawn again it gives the code. */
static void
test_code_as_path(void **state)
{
	struct qr qr;
	struct buf path = BUF_INIT;
	unsigned char *drawn;
	const char *at;

	(void)state;
	assert_int_equal(qr_init(&qr, STR("https://a.example/gomi.html")), 0);
	assert_int_equal(qr.size % 4, 1);
	/* The finder pattern in the corner: a ring of light in dark. */
	assert_int_equal(qr.dark[0], 1);
	assert_int_equal(qr.dark[qr.size + 1], 0);
	assert_int_equal(qr.dark[2 * qr.size + 2], 1);
	qr_path(&qr, &path);
	drawn = xcalloc((size_t)qr.size * qr.size, 1);
	for (at = path.ptr; at && *at; at = strchr(at + 1, 'M')) {
		unsigned x, y, length, back;

		assert_int_equal(
		    sscanf(at, "M%u %uh%uv1H%uz", &x, &y, &length, &back), 4);
		assert_int_equal(back, x);
		for (unsigned i = 0; i < length; i++)
			drawn[(size_t)y * qr.size + x + i]++;
	}
	assert_memory_equal(drawn, qr.dark, (size_t)qr.size * qr.size);
	free(drawn);
	buf_release(&path);
	qr_release(&qr);
}

static long
number_of(const json_t *object, const char *key)
{
	return (long)json_integer_value(json_object_get(object, key));
}

/* Sections without a notice that can be read here have no heading. */
static void
test_page_of_a_digest(void **state)
{
	const char *path = temporary(
	    "<bulletin xmlns='urn:tayori:bulletin:1' xml:lang='ja' "
	    "published='2026-12-01'><title>12月&lt;号&gt;</title>"
	    "<lead><p>まとめました。</p></lead>"
	    "<section><heading>急ぎ</heading><notice id='alarm'/></section>"
	    "<section><heading>税</heading><notice id='newer'/></section>"
	    "<section><heading>空</heading><notice id='none'/></section>"
	    "</bulletin>");
	struct sample s;
	struct listing l;
	struct digest g;
	struct digest_item *items;
	size_t count;

	(void)state;
	fill(&l);
	sample_open(&s, "", "<title><s>題</s></title>");
	assert_int_equal(digest_read(&g, path, STR("2026-12"), &s.diag), 0);
	unlink(path);
	count = digest_choose(&g, &s.site, l.all, 5, &s.arena, &items, &s.diag);
	digest_page(&s.out,
	    &(struct bulletin){ .site = &s.site,
		.edition = &s.editions[EN],
		.notice = &g.notice,
		.text = rendition_source(&g.notice, &s.arena),
		.formatter = s.formatters[EN],
		.published = s.published },
	    &g, items, count);
	assert_has(&s, "</time>&lt;号&gt;</h1>");
	assert_true(place(&s, "<p>まとめました。</p>") < place(&s, "急ぎ"));
	assert_has(&s, "href=\"../ja-simple/alarm.html\" lang=\"ja\"");
	assert_true(
	    place(&s, "<h2>税</h2>") < place(&s, "href=\"newer.html\""));
	assert_lacks(&s, "空");
	assert_has(&s, "hreflang=\"en\" href=\"../en/2026-12.html\"");
	digest_release(&g);
	sample_close(&s);
}

static void
test_report(void **state)
{
	struct sample s;
	struct listing l;
	const json_t *english;
	json_t *root;

	(void)state;
	fill(&l);
	sample_open(&s, "", "<title><s>題</s></title>");
	report_html(&s.out, &s.site, l.all, 5);
	assert_has(&s, "a&lt;b&gt;.html");
	assert_has(
	    &s, "40% 非公開<br><small>残り6文・37語<br>要確認2文</small>");
	assert_has(&s, "</a><br><small>8日後</small>");
	assert_has(&s, "<title>訳した文 34</title>");
	assert_has(&s, "<title>要確認の文 2</title>");
	assert_has(&s, "<title>未訳の文 4</title>");
	assert_has(&s, "<b>16<small>%</small></b>");
	assert_has(&s, "読めません");
	assert_has(&s, "期限切れ</strong> 2026-11-02");
	buf_clear(&s.out);
	report_json(&s.out, &s.site, l.all, 5);
	root = json_loadb(s.out.ptr, s.out.len, 0, NULL);
	assert_non_null(root);
	assert_int_equal(json_array_size(json_object_get(root, "notices")), 5);
	english = json_array_get(json_object_get(root, "languages"), 2);
	assert_int_equal(number_of(english, "sentences"), 40);
	assert_int_equal(number_of(english, "missing"), 4);
	assert_int_equal(number_of(english, "words_to_do"), 37);
	assert_int_equal(number_of(english, "lag_median_days"), 8);
	assert_int_equal(number_of(english, "waiting_longest_days"), 22);
	assert_int_equal(number_of(root, "reuse_percent"), 16);
	json_decref(root);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_city_with_faults),
		cmocka_unit_test(test_city_settings),
		cmocka_unit_test(test_chrome_without_a_key),
		cmocka_unit_test(test_chrome_words),
		cmocka_unit_test(test_index_order),
		cmocka_unit_test(test_chooser),
		cmocka_unit_test(test_filter_by_category),
		cmocka_unit_test(test_lists_by_month),
		cmocka_unit_test(test_languages_of_a_notice),
		cmocka_unit_test(test_not_found_at_any_depth),
		cmocka_unit_test(test_page_of_a_digest),
		cmocka_unit_test(test_code_too_long),
		cmocka_unit_test(test_code_as_path),
		cmocka_unit_test(test_map_for_search_engines),
		cmocka_unit_test(test_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
