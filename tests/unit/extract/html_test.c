/* Pages: what is content, what a page says of itself, the contact. */
#include "run.h"
#include "tests/shingles.h"

#include <dirent.h>

#define PAGES "tests/bench/pages/"
#define PAGES_MIN 29
#define MEAN_FLOOR 0.93
#define PAGE_FLOOR 0.80

static void
run_html(struct result *r, const char *text)
{
	run(r, "x.html", str_from(text), "html");
	assert_int_equal(r->status, 0);
}

/* ---- errors ---- */

static void
broken_data_is_left_out(void **state)
{
	static const char *const bad[] = { "", "{", "}", "[[", "\"",
		"{\"a\":", "{\"@type\":\"Event\",\"startDate\":\"", "]]]{{{",
		"{\"@type\":\"Event\",\"startDate\":\"2026-13-45\"}",
		"{\"@type\":\"Event\",\"startDate\":\"20261212\"}",
		"{\"@type\":\"Event\",\"name\":\"\\uD83D\\u12\"}",
		"{\"@type\":\"NewsArticle\",\"datePublished\":\"soon\"}" };
	struct buf page = BUF_INIT;
	struct result r;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		buf_clear(&page);
		buf_printf(&page,
		    "<script type='application/ld+json'>%s</script>"
		    "<h1>催し</h1><p>どなたでも来てください。</p>",
		    bad[i]);
		run(&r, "x.html", buf_view(&page), "html");
		assert_int_equal(r.status, 0);
		assert_lacks(&r, "published=");
		assert_lacks(&r, "<fact ");
		assert_has(&r, "どなたでも来てください。");
		done(&r);
	}
	buf_clear(&page);
	buf_cstr(&page, "<script type='application/ld+json'>");
	for (int i = 0; i < 200000; i++)
		buf_ch(&page, '[');
	buf_cstr(&page, "</script><h1>題</h1><p>本文です。</p>");
	run(&r, "x.html", buf_view(&page), "html");
	assert_int_equal(r.status, 0);
	assert_has(&r, "本文です。");
	done(&r);
	buf_release(&page);
}

/* ---- content ---- */

static bool
next_page(DIR *dir, char *path, size_t size)
{
	const struct dirent *entry;

	while ((entry = readdir(dir))) {
		struct str name = str_from(entry->d_name);

		if (!str_ends(name, STR(".html")))
			continue;
		snprintf(
		    path, size, PAGES "%.*s", (int)(name.len - 5), name.ptr);
		return true;
	}
	return false;
}

static double
likeness_of(const char *name)
{
	struct buf got = BUF_INIT, gold = BUF_INIT;
	struct likeness l;
	struct diag d;
	char path[600];

	diag_init(&d);
	snprintf(path, sizeof(path), "%s.txt", name);
	assert_int_equal(file_read(path, SOURCE_LIMIT, &gold, &d), 0);
	snprintf(path, sizeof(path), "%s.html", name);
	assert_int_equal(page_text(path, &got, &d), 0);
	l = likeness(buf_view(&got), buf_view(&gold));
	diag_release(&d);
	buf_release(&got);
	buf_release(&gold);
	return l.f1;
}

static void
finds_the_content_of_pages(void **state)
{
	DIR *dir = opendir(PAGES);
	size_t pages = 0;
	double sum = 0;
	char name[512];

	(void)state;
	assert_non_null(dir);
	while (next_page(dir, name, sizeof(name))) {
		double f1 = likeness_of(name);

		if (f1 < PAGE_FLOOR)
			fail_msg("%s: %.3f", name, f1);
		sum += f1;
		pages++;
	}
	closedir(dir);
	assert_true(pages >= PAGES_MIN);
	if (sum / (double)pages < MEAN_FLOOR)
		fail_msg("mean: %.3f", sum / (double)pages);
}

#define BODY                                                                                                  \
	"<p>"                                                                                                 \
	"市では、家庭の資源を回収拠点で集めています。どうぞご利用ください。" \
	"</p><p>回収箱に入れたものは、お返しすることができません。</p>"

static void
leaves_furniture_out(void **state)
{
	static const char *const parts[] = {
		"<p><a href='/'>ホーム</a> &gt; <a href='/k'>くらし</a></p>",
		"<p>PDFを開くにはAdobe Readerが必要です。</p>",
		"<p><a href='#top'>▲ページの先頭へ</a></p>",
		"<h2>関連リンク</h2><ul><li><a href='/a'>甲</a></ul>",
		"<div><p>このページは役に立ちましたか。</p><p>はい</p></div>",
		"<p>♥ 12</p>",
		"<p><a href='/l'>一覧へもどる</a></p>",
		"<p>Copyright (C) Shiokaze</p>",
		"<p><img src='a.jpg' alt='画像'></p>",
	};
	struct buf page = BUF_INIT;
	struct result r;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		buf_clear(&page);
		buf_printf(&page,
		    "<div id='main'><h1>資源</h1>" BODY "%s</div>", parts[i]);
		run(&r, "x.html", buf_view(&page), "html");
		assert_has(
		    &r, "お返しすることができません。</s></p>\n  </body>");
		done(&r);
	}
	buf_release(&page);
}

static void
keeps_what_only_looks_like_furniture(void **state)
{
	struct result r;

	(void)state;
	run_html(&r,
	    "<div id='main'><h1>様式</h1>" BODY
	    "<h2>関連ファイル</h2><ul><li><a href='a.pdf'>申請書</a></ul>"
	    "<h2>関連情報</h2><ul><li><a href='b.pdf'>記入例</a></ul>"
	    "<div class='tab-panel' style='display:none'><p>代理の方の手続き。"
	    "</p></div><div class='social-welfare'><h2>福祉</h2>" BODY BODY BODY
		BODY BODY "</div></div>");
	assert_has(&r, "申請書");
	assert_has(&r, "記入例");
	assert_has(&r, "代理の方の手続き。");
	assert_has(&r, "福祉");
	done(&r);
	/* Better all of a page than nothing. */
	run_html(&r, "<body><p>Copyright しおかぜ市</p></body>");
	assert_has(&r, "しおかぜ市");
	done(&r);
}

/* ---- what a page says of itself ---- */

static void
dates_of_pages(void **state)
{
	static const char *const pages[] = {
		"<main><h1>題</h1><p>2026年10月5日更新</p>" BODY "</main>",
		"<main><p>更新日：令和8年10月5日</p><h1>題</h1>" BODY "</main>",
		"<main><p>お知らせ 2026.10.5</p><h1>題</h1>" BODY "</main>",
		"<main><h1>題</h1><p>掲載日：2026/10/05</p>" BODY "</main>",
		"<main><h1>題</h1><p>最終更新日　2026年10月5日</p>" BODY
		"</main>",
		"<main><h1>題</h1><div>公開日：2026年10月5日　更新日："
		"2026年11月1日</div>" BODY "</main>",
		"<main><h1>題</h1><p>2026年10月5日 12:00　文・港</p>" BODY
		"</main>",
		"<div><p>更新日：2026年10月5日</p></div><main><h1>題</h1>" BODY
		"</main>",
		"<meta property='article:published_time' "
		"content='2026-10-05T09:00:00+09:00'><main><h1>題</h1>" BODY
		"</main>",
		"<main><h1>題</h1><p>港 <time datetime='2026-10-05'>5日</time>"
		"</p>" BODY "</main>",
		"<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
		"\"datePublished\":\"2026-10-05T01:00:00Z\"}</script><main>"
		"<h1>題</h1>" BODY "</main>",
		"<main><h1>題</h1><span itemprop='datePublished' "
		"content='2026-10-05'></span>" BODY "</main>",
	};
	struct result r;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
		run_html(&r, pages[i]);
		assert_has(&r, "published=\"2026-10-05\"");
		assert_has(&r, "<title><s>題</s></title>");
		done(&r);
	}
	/* The day of the event is content. */
	run_html(&r,
	    "<main><h1>題</h1><p>2026年10月5日（月）午前10時から</p>" BODY
	    "</main>");
	assert_has(&r, "午前10時</datetime>から");
	assert_lacks(&r, "published=");
	done(&r);
}

static void
events_of_json_ld(void **state)
{
	struct result r;

	(void)state;
	run_html(&r,
	    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":"
	    "\"MusicEvent\",\"name\":\"\\u6B4C\",\"startDate\":"
	    "\"2026-12-12T18:30:00+09:00\",\"endDate\":\"2026-12-12T20:00\","
	    "\"location\":{\"@type\":\"Place\",\"name\":\"文化会館\","
	    "\"address\":{\"addressLocality\":\"しおかぜ市\","
	    "\"streetAddress\":\"港町2丁目2番\"}}}]}</script>"
	    "<main><h1>歌の会</h1>" BODY "</main>");
	assert_has(&r, "from=\"2026-12-12T18:30\" to=\"2026-12-12T20:00\"");
	assert_has(&r, "文化会館（しおかぜ市港町2丁目2番）");
	done(&r);
	/* What the page itself says stands once. */
	run_html(&r,
	    "<p itemprop='startDate' content='2026-12-12T18:30'></p>"
	    "<main><h1>歌の会</h1><p>12月12日に開きます。</p>" BODY "</main>");
	assert_lacks(&r, "fact kind=\"when\"");
	done(&r);
}

/* ---- the contact ---- */

static void
contacts_of_all_shapes(void **state)
{
	static const char *const shapes[] = {
		"<h2>お問い合わせ</h2><p>健康課<br>電話：050-0000-0101</p>",
		"<p>問い合わせ先<br>健康課<br>ＴＥＬ050-0000-0101</p>",
		"<p>問い合わせ　健康課　電話050-0000-0101</p>",
		"<h2>担当窓口</h2><table><tr><td>名称</td><td>健康課</td></tr>"
		"<tr><td>電話</td><td>050-0000-0101</td></tr></table>",
		"<h2>お問い合わせ</h2><dl><dt>担当課</dt><dd>健康課</dd>"
		"<dt>電話</dt><dd>050-0000-0101</dd></dl>",
		"<p>担当：健康課　電話：050-0000-0101</p>",
		"<p>健康課<br>電話：050-0000-0101</p>",
		"<h2>このページに関するお問い合わせ</h2><div>健康課</div>"
		"<div>Tel：050-0000-0101</div><div><a href='/f'>"
		"メールでのお問い合わせ</a></div>",
	};
	struct buf page = BUF_INIT;
	struct result r;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(shapes); i++) {
		buf_clear(&page);
		buf_printf(
		    &page, "<main><h1>接種</h1>" BODY "%s</main>", shapes[i]);
		run(&r, "x.html", buf_view(&page), "html");
		assert_has(&r, "<field kind=\"name\">");
		assert_has(&r, "健康課</s></field>");
		assert_has(&r, "<field kind=\"phone\">");
		assert_has(&r, "division=\"健康課\"");
		done(&r);
	}
	/* In a form of its own, outside of the content. */
	run_html(&r,
	    "<div id='tmp_contents'><h1>接種</h1>" BODY "</div><div "
	    "id='tmp_inquiry'><p>お問い合わせ</p><form><p>健康課<br>電話番号："
	    "050-0000-0101</p></form></div>");
	assert_has(&r, "division=\"健康課\"");
	done(&r);
	buf_release(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_data_is_left_out),
		cmocka_unit_test(finds_the_content_of_pages),
		cmocka_unit_test(leaves_furniture_out),
		cmocka_unit_test(keeps_what_only_looks_like_furniture),
		cmocka_unit_test(dates_of_pages),
		cmocka_unit_test(events_of_json_ld),
		cmocka_unit_test(contacts_of_all_shapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
