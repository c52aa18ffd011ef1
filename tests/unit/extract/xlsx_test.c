/* Excel workbooks, made from XML as Excel writes it. */
#include "extract/xlsx_format.h"
#include "tests/unit/extract/run.h"

#include <time.h>

#define BOOK(props, sheets)                                                    \
	"@@ xl/workbook.xml\n<workbook xmlns:r=\"urn:r\">" props               \
	"<sheets>" sheets "</sheets></workbook>\n"
#define ONE BOOK("", "<sheet name=\"Sheet1\" r:id=\"a\"/>")
#define RELS                                                                   \
	"@@ xl/_rels/workbook.xml.rels\n<Relationships>"                       \
	"<Relationship Id=\"a\" Type=\"http://x/worksheet\" "                  \
	"Target=\"worksheets/sheet1.xml\"/>"                                   \
	"<Relationship Id=\"b\" Type=\"http://x/worksheet\" "                  \
	"Target=\"worksheets/sheet2.xml\"/>"                                   \
	"<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" "              \
	"Target=\"sharedStrings.xml\"/>"                                       \
	"<Relationship Id=\"y\" Type=\"http://x/styles\" "                     \
	"Target=\"styles.xml\"/></Relationships>\n"
#define STYLES                                                                    \
	"@@ xl/styles.xml\n<styleSheet><numFmts><numFmt numFmtId=\"176\" "        \
	"formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;" \
	"\"/><numFmt numFmtId=\"177\" formatCode=\"#,##0&quot;円&quot;\"/>"      \
	"</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"    \
	"<xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"20\"/>"         \
	"<xf numFmtId=\"177\"/><xf numFmtId=\"35\"/></cellXfs></styleSheet>\n"
#define SHEET(rows)                                                            \
	"@@ xl/worksheets/sheet1.xml\n<worksheet><sheetData>" rows             \
	"</sheetData></worksheet>\n"
#define T(ref, text)                                                           \
	"<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(ref, style, value)                                                   \
	"<c r=\"" ref "\" s=\"" style "\"><v>" value "</v></c>"
#define HEADER                                                                 \
	"<row r=\"2\">" T("A2", "イベント名") T("B2", "開始日")                \
	    T("C2", "開始時間") T("D2", "終了時間") T("E2", "場所名称")        \
		T("F2", "料金（基本）") T("G2", "参加申込終了日") "</row>"

static void
run_book(struct result *r, const char *package)
{
	run_package(r, "events.xlsx", package);
}

static struct str
id_of(const struct result *r, size_t i)
{
	return r->all.items[i]->notice.id;
}

/* ---- errors ---- */

static void
assert_refused(const char *package, enum diag_code code)
{
	struct result r;

	run_book(&r, package);
	assert_int_equal(r.status, -1);
	assert_code(&r, code);
	done(&r);
}

static void
refuses_what_is_no_workbook(void **state)
{
	struct result r;

	(void)state;
	run(&r, "x.xlsx", STR("a,b\n"), NULL);
	assert_code(&r, DIAG_ARCHIVE_BROKEN);
	done(&r);
	assert_refused("@@ a.txt\nx\n", DIAG_ARCHIVE_PART);
	assert_refused(ONE RELS, DIAG_ARCHIVE_PART);
	assert_refused(BOOK("", "") RELS, DIAG_SOURCE_EMPTY);
	assert_refused(ONE RELS SHEET(""), DIAG_SOURCE_EMPTY);
	assert_refused(ONE RELS "@@ xl/worksheets/sheet1.xml\n<worksheet>",
	    DIAG_PART_SYNTAX);
	assert_refused(ONE RELS "@@ xl/sharedStrings.xml\n<!DOCTYPE sst "
				"[<!ENTITY a \"b\">]><sst/>\n" SHEET(
				    "<row>" T("A1", "甲") "</row>"),
	    DIAG_PART_DTD);
}

/* ---- event lists ---- */

static void
event_list(void **state)
{
	struct result r;

	(void)state;
	run_book(&r, ONE RELS STYLES
	    "@@ xl/sharedStrings.xml\n<sst><si><t>冬の</t>"
	    "<rPh sb=\"0\" "
	    "eb=\"1\"><t>フユ</t></rPh></si><si><r><t>音楽</t></r>"
	    "<r><t>会</t></r><rPh sb=\"0\" eb=\"2\"><t>オンガク</t></rPh></si>"
	    "</sst>\n" SHEET("<row r=\"1\">" T("A1",
		"12月の行事") "</row>" HEADER
			      "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c>" N(
				  "B3", "1", "46361") N("C3", "2",
				  "0.5625") N("D3", "2", "0.625") T("E3",
				  "市民会館") N("F3", "3", "1500") N("G3", "4",
				  "46356") "</row>"
					   "<row r=\"4\" hidden=\"1\">" T("A4",
					       "中止の会") "</row>"
							   "<row r=\"6\">" T(
							       "A6",
							       "雪まつり") N("B"
									     "6",
							       "1",
							       "46375.0") "<c "
									  "r="
									  "\"E6"
									  "\" "
									  "t="
									  "\"st"
									  "r\">"
									  "<f>"
									  "A1</"
									  "f><"
									  "v>"
									  "港</"
									  "v></"
									  "c>"
									  "<c "
									  "r="
									  "\"F6"
									  "\" "
									  "t="
									  "\"e"
									  "\"><"
									  "v>#"
									  "N/"
									  "A</"
									  "v></"
									  "c></"
									  "row"
									  ">"));
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 2);
	assert_str(id_of(&r, 0), "events-3");
	assert_str(id_of(&r, 1), "events-6");
	assert_has(&r, "<title><s>音楽会</s></title>");
	/* 46361 is 2026-12-05, a Saturday. */
	assert_has(&r, "from=\"2026-12-05T13:30\" to=\"2026-12-05T15:00\"");
	assert_has(&r, "<money yen=\"1500\">1,500円</money>");
	assert_has(&r, "on=\"2026-11-30\"");
	assert_has(&r, "on=\"2026-12-19\"");
	assert_lacks(&r, "オンガク");
	assert_lacks(&r, "中止の会");
	assert_lacks(&r, "#N/A");
	assert_code(&r, DIAG_SHEET_HIDDEN);
	done(&r);
}

static void
merged_cells_hold_for_all_rows(void **state)
{
	struct result r;

	(void)state;
	run_book(&r, ONE RELS STYLES
	    "@@ xl/worksheets/sheet1.xml\n<worksheet>"
	    "<sheetData>" HEADER
	    "<row r=\"3\">" T("A3", "甲の会") N("B3", "1", "46361") T("E3",
		"市民会館") "</row><row r=\"4\">" T("A4", "乙の会") N("B4", "1",
		"46362") "</row></sheetData>"
			 "<mergeCells><mergeCell "
			 "ref=\"E3:E4\"/></mergeCells></worksheet>\n");
	assert_int_equal(r.all.count, 2);
	assert_str(r.all.items[1]->notice.id, "events-4");
	assert_non_null(strstr(strstr(r.xml.ptr, "乙の会"), "市民会館"));
	done(&r);
}

static void
several_sheets(void **state)
{
	struct result r;

	(void)state;
	run_book(&r,
	    BOOK("<workbookPr date1904=\"1\"/>",
		"<sheet name=\"12月\" r:id=\"a\"/>"
		"<sheet name=\"記入例\" state=\"hidden\" r:id=\"b\"/>"
		"<sheet name=\"一覧\" r:id=\"b\"/>") RELS STYLES SHEET(HEADER
		"<row r=\"3\">" T("A3", "甲の会") N("B3", "1",
		    "44899") "</row>") "@@ "
				       "xl/worksheets/"
				       "sheet2.xml\n<worksheet><sheetData><row>"
				       "<c "
				       "t=\"b\"><v>1</v></c></row></"
				       "sheetData></worksheet>\n");
	assert_int_equal(r.all.count, 1);
	assert_has(&r, "on=\"2026-12-05\"");
	assert_code(&r, DIAG_SHEET_OTHER);
	done(&r);
}

/* ---- other sheets ---- */

static void
table_with_spans(void **state)
{
	struct result r;

	(void)state;
	run_package(&r, "gomi.xlsx",
	    ONE RELS STYLES
	    "@@ xl/worksheets/sheet1.xml\n<worksheet><cols>"
	    "<col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
	    "<row r=\"1\">" T("A1",
		"収集の曜日") "</row>"
			      "<row r=\"3\">" T("A3", "地区") T("C3", "曜日") T(
				  "D3", "時間") "</row><row r=\"4\">" T("A4",
				  "東") T("B4", "内部") T("C4",
				  "月曜日") N("D4", "2",
				  "0.354166667") "</row><row r=\"5\">" T("C5",
				  "木曜日") T("D5",
				  "朝_x000D_") "</row></sheetData>"
					       "<mergeCells><mergeCell "
					       "ref=\"A1:D1\"/><mergeCell "
					       "ref=\"A4:A5\"/>"
					       "</mergeCells></worksheet>\n");
	assert_int_equal(r.status, 0);
	assert_int_equal(r.all.count, 1);
	assert_has(&r, "<title><s>収集の曜日</s></title>");
	assert_has(&r, "<cell header=\"true\"><s>地区</s></cell>");
	assert_has(&r, "<cell rowspan=\"2\"><s>東</s></cell>");
	assert_has(&r, "<time at=\"08:30\"");
	assert_has(&r, "<cell><s>朝</s></cell>");
	assert_lacks(&r, "内部");
	done(&r);
}

/* ---- number formats ---- */

static void
assert_format(double n, const char *code, const char *expected)
{
	struct buf out = BUF_INIT;
	struct moment moment;

	xlsx_format(n, str_from(code), false, &out, &moment);
	assert_str(buf_view(&out), expected);
	buf_release(&out);
}

static void
number_formats(void **state)
{
	(void)state;
	assert_format(
	    46361, "[$-411]ggge\"年\"m\"月\"d\"日\";@", "令和8年12月5日");
	assert_format(46361, "[$-ja-JP-x-gannen]gge.mm.dd", "令8.12.05");
	assert_format(46361, "ge.m.d", "R8.12.5");
	assert_format(43585, "ggge\"年\"m\"月\"d\"日\"", "平成31年4月30日");
	assert_format(43586, "ggge\"年\"m\"月\"d\"日\"", "令和1年5月1日");
	assert_format(46361, "yyyy/mm/dd(aaa)", "2026/12/05(土)");
	assert_format(46361, "m/d aaaa", "12/5 土曜日");
	assert_format(46361.5625, "yyyy-mm-dd hh:mm", "2026-12-05 13:30");
	assert_format(0.5625, "h:mm AM/PM", "午後1:30");
	assert_format(0.999999, "h:mm", "0:00");
	assert_format(1.5, "[h]:mm", "36:00");
	assert_format(0.0625, "mm:ss", "30:00");
	assert_format(1, "yyyy/m/d", "1900/1/1");
	assert_format(61, "yyyy/m/d", "1900/3/1");
	assert_format(1234567.891, "#,##0", "1,234,568");
	assert_format(1234567.891, "#,##0.00", "1,234,567.89");
	assert_format(0.125, "0.0%", "12.5%");
	assert_format(5, "000", "005");
	assert_format(30, "0\"人\"", "30人");
	assert_format(30, "\\約0_ \"名\"", "約30名");
	assert_format(1500, "[$¥-411]#,##0;[Red]-0", "¥1,500");
	assert_format(0.1 + 0.2, "", "0.3");
	assert_format(5000000131, "General", "5000000131");
	assert_format(-3, "yyyy/m/d", "-3");
	assert_format(1e18, "", "1e+18");
	assert_format(3, ";;;", "3");
}

static void
hostile_codes(void **state)
{
	struct buf code = BUF_INIT, out = BUF_INIT;
	struct moment moment;

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		buf_cstr(&code, "[h]m\"");
	xlsx_format(1e300, buf_view(&code), false, &out, &moment);
	xlsx_format(45000.5, buf_view(&code), true, &out, &moment);
	xlsx_format(45000.5, STR("["), true, &out, &moment);
	xlsx_format(45000.5, STR("\\"), true, &out, &moment);
	xlsx_format(1e300, STR("0.00"), true, &out, &moment);
	buf_release(&code);
	buf_release(&out);
}

static void
survives_hostile_sheets(void **state)
{
	struct buf text = BUF_INIT, zip = BUF_INIT;
	clock_t begin = clock();
	struct result r;

	(void)state;
	buf_cstr(&text, ONE RELS STYLES "@@ xl/worksheets/sheet1.xml\n"
					"<worksheet><sheetData>");
	for (size_t i = 0; i < 6000; i++)
		buf_printf(
		    &text, "<row>" T("IV1", "甲") T("ZZZZZZZZZ1",
			       "乙") "<c t=\"s\"><v>99999999999</v></c></row>");
	buf_cstr(&text, "</sheetData><mergeCells>");
	for (size_t i = 0; i < 6000; i++)
		buf_cstr(&text, "<mergeCell ref=\"A1:XFD1048576\"/>");
	buf_cstr(&text, "</mergeCells></worksheet>\n");
	assert_true(package_from_text(buf_view(&text), true, &zip));
	run(&r, "x.xlsx", buf_view(&zip), NULL);
	buf_release(&zip);
	assert_code(&r, DIAG_LIST_ROWS);
	assert_code(&r, DIAG_LIST_COLUMNS);
	done(&r);
	buf_release(&text);
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_is_no_workbook),
		cmocka_unit_test(event_list),
		cmocka_unit_test(merged_cells_hold_for_all_rows),
		cmocka_unit_test(several_sheets),
		cmocka_unit_test(table_with_spans),
		cmocka_unit_test(number_formats),
		cmocka_unit_test(hostile_codes),
		cmocka_unit_test(survives_hostile_sheets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
