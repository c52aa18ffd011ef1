#include "tests/unit/extract/result.h"

/* ---- errors and hostile input ---- */

static void
refuses(void **state)
{
	struct buf text = BUF_INIT;
	struct result r;

	(void)state;
	run_source(&r, "x.md", STR("\n \n"));
	assert_refused(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	/* A wide head and short rows: each row would be filled up. */
	for (size_t i = 0; i < 100; i++)
		buf_cstr(&text, "|a");
	buf_cstr(&text, "|\n");
	for (size_t i = 0; i < 100; i++)
		buf_cstr(&text, "|---");
	buf_cstr(&text, "|\n");
	for (size_t i = 0; i < 20000; i++)
		buf_cstr(&text, "|b|\n");
	run_source(&r, "x.md", buf_view(&text));
	assert_refused(&r, DIAG_MARKDOWN_TOO_LARGE);
	done(&r);
	buf_release(&text);
}

static void
repeat(struct buf *out, const char *part, size_t n)
{
	while (n--)
		buf_cstr(out, part);
}

static void
bombs_end_soon(void **state)
{
	static const struct {
		const char *part;
		size_t count;
	} bombs[] = {
		{ "> ", 50000 },
		{ "- ", 50000 },
		{ "[", 100000 },
		{ "![", 100000 },
		{ "*a_", 100000 },
		{ "`", 100000 },
		{ "<a", 100000 },
		{ "<!--", 100000 },
		{ "[a](", 100000 },
		{ "&amp;", 100000 },
		{ "~~a", 100000 },
		{ "<ruby><rt>", 50000 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bombs); i++) {
		struct buf text = BUF_INIT;
		struct result r;
		clock_t start = clock();

		buf_cstr(&text, "# 題\n\n");
		repeat(&text, bombs[i].part, bombs[i].count);
		run_source(&r, "x.md", buf_view(&text));
		assert_true((clock() - start) / CLOCKS_PER_SEC < 10);
		done(&r);
		buf_release(&text);
	}
}

static void
repeated_links_stay_small(void **state)
{
	struct buf text = BUF_INIT;
	struct result r;

	(void)state;
	buf_cstr(&text, "[a]: https://a.example/");
	repeat(&text, "x", 1900);
	buf_cstr(&text, "\n\n");
	repeat(&text, "[a] ", 10000);
	run_source(&r, "x.md", buf_view(&text));
	assert_int_equal(r.status, 0);
	assert_true(r.xml.len < 40 * text.len);
	done(&r);
	buf_release(&text);
}

static void
deep_lists_can_be_read_back(void **state)
{
	struct buf text = BUF_INIT;
	struct notice back;
	struct result r;

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		repeat(&text, "  ", i);
		buf_cstr(&text, "- 項目\n");
	}
	run_source(&r, "x.md", buf_view(&text));
	assert_int_equal(r.status, 0);
	notice_init(&back);
	assert_int_equal(notice_read_xml(&back, buf_view(&r.xml), &r.diag), 0);
	notice_release(&back);
	done(&r);
	buf_release(&text);
}

/* ---- what is read ---- */

static void
reads_blocks(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "2026-soudan.md",
	    "# 相談会のご案内\n\n相談会を開きます。どなたでも\n参加できます。\n"
	    "\n## 日程\n\n1. 受付\n2. 相談\n   - 通訳あり\n   - 予約なし\n\n"
	    "| 曜日 | 時間 |\n|---|---|\n| 火曜日 | 10時 |\n\n"
	    "> 引用した文です。\n\n```\n一行目\n二行目\n```\n\n---\n"
	    "![会場の地図](https://a.example/map.png)\n");
	assert_has(&r, "id=\"2026-soudan\"");
	assert_has(&r, "<title><s>相談会のご案内</s></title>");
	assert_has(&r, "<s>どなたでも参加できます。</s>");
	assert_has(&r, "<heading level=\"2\"><s>日程</s></heading>");
	assert_has(&r, "<list ordered=\"true\">");
	assert_has(&r, "<item><s>通訳あり</s></item>");
	assert_has(&r, "<cell header=\"true\"><s>曜日</s></cell>");
	assert_has(&r, "<cell><s>火曜日</s></cell>");
	assert_has(&r, "<p><s>引用した文です。</s></p>");
	assert_has(&r, "<s>一行目</s><s>二行目</s>");
	assert_has(&r, "<image href=\"https://a.example/map.png\"><s>会場の"
		       "地図</s></image>");
	done(&r);
}

static void
reads_inlines(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.md",
	    "# 題\n\n**太字**と*強調*、`code`。[市](https://a.example/)と"
	    "[悪](javascript:alert)。~~取消~~&copy;&#x3042;\\*\n"
	    "行末の  \n改行。\n\n必ず**「重要」**を読んでください。\n");
	assert_has(&r, "<b>太字</b>と<b>強調</b>、code。");
	assert_has(&r, "<a href=\"https://a.example/\">市</a>と悪。");
	assert_not(&r, "取消");
	assert_has(&r, "©あ*");
	assert_has(&r, "<s>改行。</s>");
	/* No emphasis to CommonMark, but no text either. */
	assert_has(&r, "必ず「重要」を読んでください。");
	done(&r);
}

static void
raw_html_is_text(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.md",
	    "# 題\n\n<div class=\"a\n b\">\n生の<b>太字</b>&amp;<!-- 無い\n -->"
	    "です。<p>次</p>\n<script>bad()</script>\n</div>\n\n"
	    "<ruby>市役所<rp>(</rp><rt>しやくしょ</rt><rp>)</rp></ruby>の"
	    "<u>窓口</u><br>です。\n");
	assert_has(&r, "生の太字&amp;です。");
	assert_has(&r, "<p><s>次</s></p>");
	assert_not(&r, "bad");
	assert_not(&r, "無い");
	assert_has(&r, "<ruby reading=\"しやくしょ\">市役所</ruby>の窓口");
	done(&r);
}

static void
titles(void **state)
{
	struct result r;

	(void)state;
	/* The first heading is the title if nothing stands before. */
	run_text(&r, "x.md", "## 二の題\n\n本文です。\n\n# 一の題\n\n文。\n");
	assert_has(&r, "<title><s>二の題</s></title>");
	assert_has(&r, "<heading level=\"1\"><s>一の題</s></heading>");
	done(&r);
	run_text(&r, "x.md", "前書きです。\n\n## 節\n\n#題\n\n文。\n");
	assert_has(&r, "<title><s>題</s></title>");
	assert_has(&r, "<heading level=\"2\"><s>節</s></heading>");
	done(&r);
	run_text(&r, "x.md", "ただの文です。\n");
	assert_code(&r, DIAG_TITLE_MISSING);
	done(&r);
}

static void
facts_are_found(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.md",
	    "# お茶会\n\n- 日時：12月5日（土）午後1時から3時まで\n"
	    "- 場所：港公民館\n\n## お問い合わせ先\n\n市民課\n"
	    "電話　050-0000-0199\n");
	assert_has(&r, "<fact kind=\"when\">");
	assert_has(&r, "from=\"2026-12-05T13:00\" to=\"2026-12-05T15:00\"");
	assert_has(&r, "<fact kind=\"where\"><label><s>場所</s></label>"
		       "<s>港公民館</s></fact>");
	assert_has(&r, "<field kind=\"phone\">");
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(bombs_end_soon),
		cmocka_unit_test(repeated_links_stay_small),
		cmocka_unit_test(deep_lists_can_be_read_back),
		cmocka_unit_test(reads_blocks),
		cmocka_unit_test(reads_inlines),
		cmocka_unit_test(raw_html_is_text),
		cmocka_unit_test(titles),
		cmocka_unit_test(facts_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
