/* Plain text, and what an export from PDF does to it. */
#include "run.h"

static void
run_plain(struct result *r, const char *text)
{
	run(r, "x.txt", str_from(text), "text");
	assert_int_equal(r->status, 0);
}

static size_t
times(const struct result *r, const char *part)
{
	struct str all = buf_view(&r->xml), what = str_from(part);
	size_t n = 0, at = 0;

	while ((at = str_find(all, what, at)) != STR_NPOS) {
		at += what.len;
		n++;
	}
	return n;
}

/* ---- errors ---- */

static void
nothing_to_read(void **state)
{
	static const char *const bad[] = { "", "\n\n\n", "\f\f", " \t　\r\n" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct result r;

		run(&r, "x.txt", str_from(bad[i]), "text");
		assert_int_equal(r.status, -1);
		assert_code(&r, DIAG_SOURCE_EMPTY);
		done(&r);
	}
}

static void
not_a_text(void **state)
{
	static const char utf16[] = "\xFF\xFE\x4C\x98\n\0\x01\x4E\x02\x4E";
	struct result r;

	(void)state;
	run(&r, "x.txt",
	    STR("\x7F"
		"ELF\2\1\1\0\0\0\0\0\0\0\0\0text"),
	    "text");
	assert_int_equal(r.status, -1);
	assert_int_equal(r.diag.errors, 1);
	assert_code(&r, DIAG_FORMAT_UNKNOWN);
	done(&r);
	run(&r, "x.txt", (struct str){ utf16, sizeof(utf16) - 1 }, "text");
	assert_int_equal(r.status, 0);
	assert_has(&r, "<title><s>題</s></title>");
	done(&r);
}

/* Shapes that a search per line would make slow. */
static void
large_input(void **state)
{
	static const char *const units[] = { "あ\n", "あ", "\t", "a\tb\n",
		"\f\n", "・\n", "・あ\n", "① あ\n", "No. 事業名 金額\n",
		"No. 事業名 金額\n1,000\n", "あ ", "（", "「あ\n", "1,000\n",
		"市民の皆様が計画を読む\n" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		struct buf text = BUF_INIT;
		struct result r;

		buf_cstr(&text, "題名です\n\n");
		while (text.len < (1 << 20))
			buf_cstr(&text, units[i]);
		run(&r, "x.txt", buf_view(&text), "text");
		done(&r);
		buf_release(&text);
	}
}

/* ---- lines ---- */

static void
narrow_columns(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r, "予算のあらまし\n\n"
		      "➢ こども・若者、子育て世代の満足\n"
		      "度・安心感の向上につながる支\n"
		      "援の充実に努めます。\n\n"
		      "① 結婚、妊娠、出産などの希望【A】\n"
		      "を叶えるための支援を行うとと\n"
		      "もに、子育てをする家庭を支援\n"
		      "【B】します。\n\n"
		      "会費は無料です。\n申込みは不要です。\n");
	assert_has(&r, "<item><s>こども・若者、子育て世代の満足度・安心感の向上"
		       "につながる支援の充実に努めます。</s></item>");
	assert_has(&r, "<item><s>結婚、妊娠、出産などの希望【A】を叶えるための"
		       "支援を行うとともに、子育てをする家庭を支援【B】"
		       "します。</s>");
	done(&r);
}

static void
words_and_brackets(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r, "学校の整備\n\n"
		      "校の建設を着実に進めるとともに、トイレ洋式化やエレ\n"
		      "ベーターの設置等のバリアフリー化を推進します。\n\n"
		      "「しおかぜ就労・生活支援センター」\n"
		      "の運営に加え、就職を支えます。\n\n"
		      "（図：避難に支援を要する方の\n計画の事例集より）\n\n"
		      "「しおかぜ市民文化会館の大ホール」\n"
		      "午後1時に開場します。\n");
	assert_has(&r, "トイレ洋式化やエレベーターの設置等");
	assert_has(&r, "（図：避難に支援を要する方の計画の事例集より）");
	assert_has(&r, "センター」の運営に加え");
	assert_lacks(&r, "大ホール」午後");
	done(&r);
}

static void
vertical_text(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r, "しおかぜ市の取組\n\n"
		      "消\n防\n・救\n急\n\n訓練を行います。\n\n"
		      "子\n\n育\n\nて\n\n支\n\n援\n\n相談を受けます。\n\n"
		      "東\n\n区\n\n地域の催しを開きます。\n");
	assert_has(&r, "<s>消防・救急</s>");
	assert_has(&r, "<s>子育て支援</s>");
	assert_has(&r, "<s>東区</s>");
	done(&r);

	/* Two characters alone may be anything. */
	run_plain(&r, "性別を選びます\n\n男\n女\n\n以上です。\n");
	assert_lacks(&r, "男女");
	done(&r);
}

static void
spaced_headings(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r, "総 合 計 画\n\n令 和 10 年 度\n\n月 1 2 3 日\n\n"
		      "新 潮 見 駅 及 び 上 潮 見 駅の 機 能強 化\n\n"
		      "氏名 住所 電話番号\n\nAM 10時 に 集合\n");
	assert_has(&r, "<title><s>総合計画</s></title>");
	assert_has(&r, "令和10年度");
	assert_has(&r, "月 1 2 3 日");
	assert_has(&r, "<s>新潮見駅及び上潮見駅の機能強化</s>");
	assert_has(&r, "氏名 住所 電話番号");
	assert_has(&r, "に 集合");
	done(&r);
}

static void
page_furniture(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r,
	    "しおかぜ市広報\n計画のあらまし\n\n第一の話です。\n次頁につづく\n"
	    "- 1 -\n\fしおかぜ市広報\n第二の話です。\n- 2 -\n"
	    "\fしおかぜ市広報\n第三の話です。\n- 3 -\n");
	assert_has(&r, "第一の話です。");
	assert_has(&r, "第二の話です。");
	assert_has(&r, "第三の話です。");
	assert_lacks(&r, "広報");
	assert_lacks(&r, "つづく");
	assert_lacks(&r, "- 2 -");
	done(&r);
}

/* A number out of turn would be another one in a list. */
static void
numbers_stay(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r,
	    "手続き\n\n(1) 申込書を書きます。\n(2) 窓口に出します。\n\n"
	    "3 障がい福祉課が案内します。\n5 福祉課が案内します。\n");
	assert_has(&r, "<item><s>窓口に出します。</s></item>");
	assert_has(&r, "<s>3 障がい福祉課が案内します。</s>");
	assert_has(&r, "<s>5 福祉課が案内します。</s>");
	done(&r);
}

/* ---- tables ---- */

static void
table_without_cells(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r,
	    "令和8年度の事業\n\n（単位：千円）\n\n"
	    "No. 局名 課名 事 業 名 事 業 概 要\n予算額\n\n1\n\n環境局\n\n"
	    "■ ごみ減量事業 ごみを減らす取組に要する経費 655,500\n\n"
	    "2 緑政課 ■ 公園整備事業\n公園の遊具を直すための経費\n\n8,800\n\n"
	    "小計 664,300\n\nⅡ 次の事業\n\n"
	    "No. 局名 課名 事 業 名 事 業 概 要\n予算額\n\n"
	    "3 ■ 学校給食事業 給食に要する経費 20,000\n\n4,100\n\n"
	    "以上のとおりです。\n");
	assert_int_equal(times(&r, "<table damaged=\"true\">"), 2);
	assert_int_equal(times(&r, "8,800"), 1);
	assert_has(&r, "<cell><s>8,800</s></cell>");
	assert_has(&r, "<cell><s>2 緑政課 ■ 公園整備事業</s></cell>");
	assert_has(&r, "<p><s>Ⅱ 次の事業</s></p>");
	assert_has(&r, "<p><s>以上のとおりです。</s></p>");
	done(&r);

	/* Words with spaces, but no figures below. */
	run_plain(&r, "案内\n\n番号 氏名 金額\n\n窓口で書いてください。\n");
	assert_lacks(&r, "<table");
	done(&r);
}

static void
tab_tables(void **state)
{
	struct result r;

	(void)state;
	run_plain(&r,
	    "交流の記録\n\n年\t月\t内容\n令和5年\t1月\t会議\n\t2月\t訪問\n"
	    "\t\t講演\n令和6年\t3月\t見学\n年\t月\t内容\n令和7年\t4月\t体験\n");
	assert_int_equal(times(&r, "<table>"), 2);
	assert_int_equal(times(&r, "<cell header=\"true\"><s>内容</s>"), 2);
	assert_has(&r, "<cell rowspan=\"3\"><s><date");
	assert_int_equal(times(&r, "<cell/>"), 1);
	assert_has(&r, "<cell><s>講演</s></cell>");
	done(&r);

	/* A table that is set in as a whole. */
	run_plain(&r, "時刻\n\n\t曜日\t時間\t所\n\t月\t10時\t一階\n");
	assert_has(&r, "<cell header=\"true\"><s>曜日</s></cell>");
	assert_lacks(&r, "<cell/>");
	done(&r);
}

static void
amounts_are_no_headings(void **state)
{
	static const char text[] =
	    "補助のあらまし\n\n農家の機械の購入を補助します。\n\n"
	    "【22,000千円】\n\n【対象】\n\n市内の農家です。\n";
	struct result r;

	(void)state;
	run(&r, "x.txt", str_from(text), "text");
	assert_int_equal(r.status, 0);
	assert_true(has(&r, "22,000千円"));
	assert_false(has(&r, "<heading level=\"3\"><s><money"));
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_to_read),
		cmocka_unit_test(amounts_are_no_headings),
		cmocka_unit_test(not_a_text),
		cmocka_unit_test(large_input),
		cmocka_unit_test(narrow_columns),
		cmocka_unit_test(words_and_brackets),
		cmocka_unit_test(vertical_text),
		cmocka_unit_test(spaced_headings),
		cmocka_unit_test(page_furniture),
		cmocka_unit_test(numbers_stay),
		cmocka_unit_test(table_without_cells),
		cmocka_unit_test(tab_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
