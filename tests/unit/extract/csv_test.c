/* CSV: the national event list, other tables, and what Excel does to them. */
#include "tests/unit/extract/run.h"

#include <time.h>

#define HEADER                                                                                          \
	"都道府県コード又は市区町村コード,NO,イベント名,イベント名_カナ,"   \
	"開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,"                \
	"料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,"    \
	"主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員," \
	"参加申込終了日,参加申込終了時間,参加申込方法,URL,備考\n"

static void
run_csv(struct result *r, const char *text)
{
	run(r, "events.csv", str_from(text), NULL);
}

static struct str
id_of(const struct result *r, size_t i)
{
	return r->all.items[i]->notice.id;
}

static void
refuses_nothing_much(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r, ",,,\n,,\n");
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	run_csv(&r, HEADER);
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
}

static void
national_list(void **state)
{
	const struct notice *n;
	struct result r;

	(void)state;
	run_csv(&r,
	    "\xef\xbb\xbf" HEADER
	    "990001,0000000001,冬の星空観察会,フユノホシゾラカンサツカイ,"
	    "2026-12-12,2026-12-12,18:30,20:00,雨天中止,"
	    "\"星を見ます。\n望遠鏡を使います。\",500,"
	    "\"中学生以下\"\"無料\"\"\","
	    "生涯学習課,050-0000-0131,42,しおかぜ天文クラブ,海浜公園,"
	    "しおかぜ市浜町1丁目,芝生広場,35.0,139.0,バスで10分,あり,30,"
	    "2026/12/4,17:00,電話で申し込みます。,"
	    "https://www.city.shiokaze.example/"
	    "hoshi,暖かい服で来てください。\r\n"
	    "990001,0000000002,市民マラソン,シミンマラソン,"
	    "令和9年1月10日,20270111,9:00,,,,無料,,スポーツ課,050-0000-0132,,"
	    ",総合運動場,,,,,,,,,,,,\r\n");
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 2);
	assert_str(id_of(&r, 0), "events-0000000001");
	n = &r.all.items[0]->notice;
	assert_int_equal(n->kind, KIND_EVENT);
	assert_str(n->division, "生涯学習課");
	assert_int_equal(n->expires.day, 12);
	assert_has(&r, "<title><s>冬の星空観察会</s></title>");
	assert_has(&r, "<fact kind=\"when\"><label><s>日時</s></label><s>"
		       "<period from=\"2026-12-12T18:30\" "
		       "to=\"2026-12-12T20:00\"");
	assert_has(&r, "<s>雨天中止</s>");
	assert_has(&r, "海浜公園（しおかぜ市浜町1丁目　芝生広場）");
	assert_has(&r, "<money yen=\"500\">500円</money>");
	assert_has(&r, "中学生以下&quot;無料&quot;");
	assert_has(&r, "30人");
	assert_has(&r, "<datetime at=\"2026-12-04T17:00\"");
	assert_has(&r, "<field kind=\"name\"><s>生涯学習課</s></field>");
	assert_has(&r, "tel=\"+815000000131\" ext=\"42\"");
	assert_has(&r, "<s>星を見ます。</s><s>望遠鏡を使います。</s>");
	assert_has(&r, "アクセス方法：バスで10分");
	assert_has(&r, "主催：しおかぜ天文クラブ");
	assert_has(&r, "href=\"https://www.city.shiokaze.example/hoshi\"");
	assert_has(&r, "<note>");
	assert_lacks(&r, "フユノ");
	assert_lacks(&r, "35.0");
	assert_has(&r, "<period from=\"2027-01-10\" to=\"2027-01-11\"");
	assert_has(&r, "<s>無料</s>");
	done(&r);
}

static void
names_of_a_city(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r, "しおかぜ市の行事予定,,\n行事名,日時,会場,対象,定員\n"
		    "もちつき,12月20日（日）10時から,中央公民館,小学生,20\n"
		    ",,,未定,\n"
		    "しめなわ作り,12月26日（土）,東公民館,どなたでも,15人\n");
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 2);
	assert_str(id_of(&r, 0), "events-3");
	assert_str(id_of(&r, 1), "events-5");
	assert_has(&r, "<fact kind=\"who\">");
	assert_has(&r, "20人");
	assert_lacks(&r, "15人人");
	assert_code(&r, DIAG_LIST_TITLE);
	assert_int_equal(r.diag.entries[0].line, 4);
	done(&r);
}

static void
other_tables_stay_tables(void **state)
{
	struct result r;

	(void)state;
	run(&r, "gomi.csv",
	    STR("ごみ収集の曜日\n地区,可燃ごみ,資源物\n東,月曜日,水曜日\n"
		"西,火曜日,\"木曜日\"\n"),
	    NULL);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 1);
	assert_str(id_of(&r, 0), "gomi");
	assert_has(&r, "<title><s>ごみ収集の曜日</s></title>");
	assert_has(&r, "<cell header=\"true\"><s>資源物</s></cell>");
	assert_has(&r, "<cell><s>木曜日</s></cell>");
	done(&r);
}

static void
code_page_932(void **state)
{
	struct result r;

	(void)state;
	/* イベント名,開催日,会場 / ①祭,2026/12/5,㈱広場 */
	run_csv(&r,
	    "\x83\x43\x83\x78\x83\x93\x83\x67\x96\xbc,\x8a\x4a\x8d\xc3\x93\xfa,"
	    "\x89\xef\x8f\xea\r\n\x87\x40\x8d\xd5,2026/12/5,"
	    "\x87\x8a\x8d\x4c\x8f\xea\r\n");
	assert_int_equal(r.status, 0);
	assert_has(&r, "<title><s>①祭</s></title>");
	assert_has(&r, "㈱広場");
	assert_has(&r, "on=\"2026-12-05\"");
	done(&r);
}

static void
tabs_and_semicolons(void **state)
{
	struct result r;

	(void)state;
	run(&r, "e.tsv", STR("イベント名\t開始日\t会場\n祭り\t20261205\t駅\n"),
	    NULL);
	assert_int_equal(r.status, 0);
	assert_has(&r, "on=\"2026-12-05\"");
	done(&r);
	run_csv(&r, "イベント名;開始日;会場\n祭り、花火;2026-12-05;駅\n");
	assert_has(&r, "<title><s>祭り、花火</s></title>");
	done(&r);
}

static void
open_quote_loses_nothing(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r, "イベント名,開始日,会場\n\"閉じない,2026-12-05,駅\n"
		    "二つ目,2026-12-06,\"港\"\n三つ目,2026-12-07,浜\n");
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 3);
	assert_has(&r, "<title><s>三つ目</s></title>");
	done(&r);
	run_csv(&r, "イベント名,開始日,会場\n一つ目,2026-12-05,\"駅\n");
	assert_code(&r, DIAG_CSV_QUOTE);
	assert_has(&r, "駅");
	done(&r);
}

static void
weekday_is_checked_at_its_line(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r, "行事名,日時,会場\n祭り,2026年12月5日（日）,駅\n");
	assert_code(&r, DIAG_WEEKDAY_MISMATCH);
	assert_int_equal(r.diag.entries[0].line, 2);
	done(&r);
}

static void
numbers_that_do_not_tell_apart(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r, "NO,イベント名,開始日,会場\n1,甲の会,2026-12-05,駅\n"
		    "1,乙の会,2026-12-05,駅\n");
	assert_int_equal(r.all.count, 2);
	assert_str(id_of(&r, 0), "events-2");
	assert_str(id_of(&r, 1), "events-3");
	done(&r);
}

static void
phone_without_its_zero(void **state)
{
	struct result r;

	(void)state;
	run_csv(&r,
	    "イベント名,開始日,会場,電話番号\n祭り,2026-12-05,駅,5000000131\n");
	assert_has(&r, "05000000131");
	done(&r);
}

static void
hostile(const char *start, const char *part, size_t times)
{
	struct buf text = BUF_INIT;
	clock_t begin = clock();
	struct result r;

	buf_cstr(&text, start);
	for (size_t i = 0; i < times; i++)
		buf_cstr(&text, part);
	run(&r, "x.csv", buf_view(&text), NULL);
	done(&r);
	buf_release(&text);
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 30);
}

static void
survives_hostile_input(void **state)
{
	(void)state;
	hostile("", ",", 1 << 20);
	hostile("イベント名,開始日,会場\n", "\"", (1 << 20) + 1);
	hostile("", "a,\"b", 100000);
	hostile("イベント名,開始日,会場\n", "祭,2026-12-05,駅\n", 12000);
	hostile("", "\n", 1 << 20);
	hostile("表\n", "甲,乙\n", 20000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_nothing_much),
		cmocka_unit_test(national_list),
		cmocka_unit_test(names_of_a_city),
		cmocka_unit_test(other_tables_stay_tables),
		cmocka_unit_test(code_page_932),
		cmocka_unit_test(tabs_and_semicolons),
		cmocka_unit_test(open_quote_loses_nothing),
		cmocka_unit_test(weekday_is_checked_at_its_line),
		cmocka_unit_test(numbers_that_do_not_tell_apart),
		cmocka_unit_test(phone_without_its_zero),
		cmocka_unit_test(survives_hostile_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
