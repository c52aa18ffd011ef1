/* Word documents, made from XML as Word writes it. */
#include "tests/unit/extract/run.h"

#include <time.h>

#define MAIN "@@ word/document.xml\n"
#define OPEN                                                                   \
	"<w:document xmlns:w=\"urn:w\" xmlns:r=\"urn:r\" "                     \
	"xmlns:mc=\"urn:mc\" xmlns:v=\"urn:v\"><w:body>"
#define CLOSE "</w:body></w:document>\n"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text)                                                    \
	"<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text   \
	"</w:t></w:r></w:p>"
#define TITLE P("年末年始のごみ収集について")

static void
run_body(struct result *r, const char *body, const char *parts)
{
	struct buf text = BUF_INIT;

	buf_cstr(&text, MAIN OPEN);
	buf_cstr(&text, body);
	buf_cstr(&text, CLOSE);
	buf_cstr(&text, parts);
	run_package(r, "gomi.docx", text.ptr);
	buf_release(&text);
}

static void
run_good(struct result *r, const char *body, const char *parts)
{
	run_body(r, body, parts);
	for (size_t i = 0; i < r->diag.count && r->status; i++)
		print_error("%.*s\n", STR_ARG(r->diag.entries[i].message));
	assert_int_equal(r->status, 0);
	assert_int_equal(r->all.count, 1);
}

/* ---- errors ---- */

static void
assert_refused(const char *package, enum diag_code code)
{
	struct result r;

	run_package(&r, "x.docx", package);
	assert_int_equal(r.status, -1);
	assert_code(&r, code);
	done(&r);
}

static void
refuses_what_is_no_document(void **state)
{
	struct result r;

	(void)state;
	run(&r, "x.docx", STR("PK\x03\x04 no archive"), NULL);
	assert_code(&r, DIAG_ARCHIVE_BROKEN);
	done(&r);
	run(&r, "x.docx", STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), NULL);
	assert_code(&r, DIAG_OFFICE_OLD);
	done(&r);
	assert_refused("@@ readme.txt\nx\n", DIAG_ARCHIVE_PART);
	assert_refused("@@ ../../word/document.xml\n<p/>\n", DIAG_ARCHIVE_PART);
	assert_refused(MAIN "this is no XML\n", DIAG_PART_SYNTAX);
	assert_refused(
	    MAIN "<w:document xmlns:w='w'><w:p>\n", DIAG_PART_SYNTAX);
	assert_refused(MAIN OPEN CLOSE, DIAG_SOURCE_EMPTY);
	assert_refused(MAIN OPEN TITLE CLOSE
	    "@@ word/_rels/document.xml.rels\n<broken",
	    DIAG_PART_SYNTAX);
	/* A main part that is not there. */
	assert_refused("@@ _rels/.rels\n<Relationships><Relationship Id='a' "
		       "Type='x/officeDocument' Target='word/none.xml'/>"
		       "</Relationships>\n" MAIN OPEN TITLE CLOSE,
	    DIAG_ARCHIVE_PART);
}

static void
refuses_entities(void **state)
{
	(void)state;
	assert_refused(MAIN "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
			    "\"&a;&a;&a;&a;&a;&a;\">]>" OPEN P("&b;") CLOSE,
	    DIAG_PART_DTD);
	assert_refused(MAIN
	    "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">" OPEN CLOSE,
	    DIAG_PART_DTD);
	assert_refused(MAIN OPEN P("&xxe;") CLOSE, DIAG_PART_SYNTAX);
}

static void
refuses_deep_nesting(void **state)
{
	struct buf body = BUF_INIT;
	struct result r;

	(void)state;
	for (size_t i = 0; i < 300; i++)
		buf_cstr(&body, "<w:tbl><w:tr><w:tc>");
	run_body(&r, body.ptr, "");
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_PART_SYNTAX);
	done(&r);
	buf_release(&body);
}

static void
refuses_bombs(void **state)
{
	struct buf zip = BUF_INIT, zeros = BUF_INIT;
	clock_t begin = clock();
	struct package p;
	struct result r;

	(void)state;
	for (size_t i = 0; i < (size_t)80 << 20; i += 1 << 16) {
		buf_reserve(&zeros, 1 << 16);
		memset(zeros.ptr + zeros.len, ' ', 1 << 16);
		zeros.len += 1 << 16;
	}
	package_open(&p, false);
	package_add(&p, STR("word/document.xml"), buf_view(&zeros));
	assert_true(package_close(&p, &zip));
	run(&r, "x.docx", buf_view(&zip), NULL);
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_ARCHIVE_TOO_LARGE);
	done(&r);
	buf_release(&zeros);
	buf_clear(&zip);
	package_open(&p, true);
	for (unsigned i = 0; i <= 2000; i++) {
		char name[32];

		snprintf(name, sizeof(name), "word/%u.xml", i);
		package_add(&p, str_from(name), STR("<x/>"));
	}
	assert_true(package_close(&p, &zip));
	run(&r, "x.docx", buf_view(&zip), NULL);
	assert_code(&r, DIAG_ARCHIVE_ENTRIES);
	done(&r);
	buf_release(&zip);
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 30);
}

/* Cut anywhere, or with any byte changed: a notice or one diagnostic. */
static void
survives_damage(void **state)
{
	struct buf zip = BUF_INIT;
	struct result r;

	(void)state;
	assert_true(package_from_text(
	    STR(MAIN OPEN TITLE P("ごみは朝に出してください。") CLOSE), false,
	    &zip));
	for (size_t i = 0; i < zip.len; i += 7) {
		run(&r, "x.docx", str_sub(buf_view(&zip), 0, i), "docx");
		assert_int_equal(r.status, -1);
		done(&r);
		zip.ptr[i] ^= 0x55;
		run(&r, "x.docx", buf_view(&zip), "docx");
		done(&r);
		zip.ptr[i] ^= 0x55;
	}
	buf_release(&zip);
}

/* ---- head ---- */

static void
official_letter(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>"
	    "令和8年11月16日</w:t></w:r></w:p>" P(
		"各位") "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>"
			"環境部ごみ減量課</w:t></w:r></w:p>"
			"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>"
			"年末年始のごみ収集</w:t></w:r><w:r><w:t>について</"
			"w:t></w:r></w:p>" P(
			    "収集日が変わります。") "<w:p><w:pPr><w:jc "
						    "w:val=\"center\"/></"
						    "w:pPr><w:r><w:t>記"
						    "</w:t></w:r></w:p>" P(
							"日時：令和8年12月29日"
							"（火）午前8時30分"),
	    "");
	assert_has(&r, "<title><s>年末年始のごみ収集について</s></title>");
	assert_has(&r, "published=\"2026-11-16\"");
	assert_has(&r, "division=\"環境部ごみ減量課\"");
	assert_has(&r, "<fact kind=\"when\"><label><s>日時</s></label>");
	assert_has(&r, "at=\"2026-12-29T08:30\"");
	assert_lacks(&r, ">記<");
	assert_lacks(&r, "各位");
	done(&r);
}

#define STYLES                                                                       \
	"@@ word/_rels/document.xml.rels\n<Relationships>"                           \
	"<Relationship Id=\"s\" Type=\"http://x/styles\" "                           \
	"Target=\"styles.xml\"/>"                                                    \
	"<Relationship Id=\"n\" Type=\"http://x/numbering\" "                        \
	"Target=\"/word/numbering.xml\"/>"                                           \
	"<Relationship Id=\"f\" Type=\"http://x/footnotes\" "                        \
	"Target=\"footnotes.xml\"/>"                                                 \
	"<Relationship Id=\"l1\" Type=\"http://x/hyperlink\" "                       \
	"Target=\"https://www.city.shiokaze.example/?a=1&amp;b=2\" "                 \
	"TargetMode=\"External\"/>"                                                  \
	"<Relationship Id=\"l2\" Type=\"http://x/hyperlink\" "                       \
	"Target=\"javascript:alert(1)\" TargetMode=\"External\"/>"                   \
	"</Relationships>\n"                                                         \
	"@@ word/styles.xml\n<w:styles xmlns:w=\"urn:w\">"                           \
	"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr>"           \
	"</w:rPrDefault></w:docDefaults>"                                            \
	"<w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>"              \
	"<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"           \
	"<w:style w:styleId=\"2\"><w:name w:val=\"見出し ２\"/></w:style>"       \
	"<w:style w:styleId=\"my\"><w:name w:val=\"私の\"/><w:basedOn "            \
	"w:val=\"1\"/></w:style>"                                                    \
	"<w:style w:styleId=\"o\"><w:name w:val=\"章\"/><w:pPr><w:outlineLvl "      \
	"w:val=\"2\"/></w:pPr></w:style>"                                            \
	"<w:style w:styleId=\"t\"><w:name w:val=\"toc 1\"/></w:style>"               \
	"<w:style w:styleId=\"l\"><w:name w:val=\"箇条\"/><w:pPr><w:numPr>"        \
	"<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"                         \
	"</w:styles>\n"                                                              \
	"@@ word/numbering.xml\n<w:numbering xmlns:w=\"urn:w\">"                     \
	"<w:abstractNum w:abstractNumId=\"0\">"                                      \
	"<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl>"                   \
	"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl>"                  \
	"</w:abstractNum>"                                                           \
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"                \
	"</w:numbering>\n"                                                           \
	"@@ word/footnotes.xml\n<w:footnotes xmlns:w=\"urn:w\">"                     \
	"<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>"            \
	"<w:footnote w:id=\"2\"><w:p><w:r><w:t>祝日を除きます。</w:t></w:r>" \
	"</w:p></w:footnote></w:footnotes>\n"

static void
headings_by_style(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    STYLED("a3", "防災訓練の実施") STYLED("t", "1　目的　3")
		STYLED("1", "目的") P("備えます。") STYLED("2", "内容")
		    P("訓練です。") STYLED("my", "場所について") P("公園です。")
			STYLED("o", "雨の場合") P("中止です。"),
	    STYLES);
	assert_has(&r, "<title><s>防災訓練の実施</s></title>");
	assert_has(&r, "<heading level=\"1\"><s>目的</s></heading>");
	assert_has(&r, "<heading level=\"2\"><s>内容</s></heading>");
	assert_has(&r, "<heading level=\"1\"><s>場所について</s></heading>");
	assert_has(&r, "<heading level=\"3\"><s>雨の場合</s></heading>");
	assert_lacks(&r, "1　目的");
	done(&r);
}

static void
bold_line_is_a_heading(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>出し</w:t></w:r><w:r>"
		  "<w:rPr><w:b/></w:rPr><w:t>方</w:t></w:r></w:p>"
		  "<w:p><w:r><w:t>袋は</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
		  "<w:t>指定</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>袋"
		  "</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>"
		  "です。</w:t></w:r></w:p>",
	    "");
	assert_has(&r, "<heading level=\"2\"><s>出し方</s></heading>");
	assert_has(&r, "<s>袋は<b>指定袋</b>です。</s>");
	done(&r);
}

/* ---- lists ---- */

#define ITEM(level, text)                                                      \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId "          \
	"w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static void
lists_nest(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE P("次のとおりです。") ITEM("0", "缶です。")
		ITEM("1", "洗います。") ITEM("1", "つぶします。")
		    STYLED("l", "びんです。") P("以上です。"),
	    STYLES);
	assert_has(&r, "<list>");
	assert_has(&r, "<list ordered=\"true\">");
	assert_true(r.all.items[0]->notice.root != NULL);
	assert_has(&r, "<s>びんです。</s>");
	done(&r);
}

/* ---- tables ---- */

#define TC(props, text) "<w:tc><w:tcPr>" props "</w:tcPr>" P(text) "</w:tc>"
#define SHADE "<w:shd w:val=\"clear\" w:fill=\"D9E2F3\"/>"

static void
table_spans(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE P(
		"日程です。") "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/>"
			      "<w:gridCol/></"
			      "w:tblGrid><w:tr><w:trPr><w:tblHeader/></"
			      "w:trPr>" TC("", "地区") TC(
				  "<w:gridSpan w:val=\"2\"/>",
				  "収集日") "</w:tr><w:tr>" TC("<w:vMerge "
							       "w:val="
							       "\"restart\"/>",
				  "東") TC("", "可燃") TC("",
				  "月曜日") "</w:tr><w:tr>"
					    "<w:tc><w:tcPr><w:vMerge/></"
					    "w:tcPr><w:p/></w:tc>" TC(
						"", "不燃") TC("",
						"火曜日") "</w:tr></w:tbl>",
	    "");
	assert_has(&r, "<cell header=\"true\" colspan=\"2\"><s>収集日</s>");
	assert_has(&r, "<cell rowspan=\"2\"><s>東</s></cell>");
	assert_has(&r, "<s>火曜日</s>");
	done(&r);
}

static void
shaded_cells_are_headers(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE P("日程です。") "<w:tbl><w:tr>" TC(SHADE, "地区")
		TC(SHADE, "曜日") "</w:tr><w:tr>" TC("", "東") TC("",
		    "月曜日") "</w:tr></w:tbl><w:tbl><w:tr>" TC(SHADE, "名称")
		    TC("", "本館") "</w:tr><w:tr>" TC(SHADE, "階数")
			TC("", "三階") "</w:tr></w:tbl>",
	    "");
	assert_has(&r, "<cell header=\"true\"><s>地区</s></cell>");
	assert_has(&r, "<cell><s>東</s></cell>");
	assert_has(&r, "<cell header=\"true\"><s>階数</s></cell>");
	assert_has(&r, "<cell><s>三階</s></cell>");
	done(&r);
}

static void
frames_are_no_tables(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" P(
		"枠の中です。") "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/>"
				"</w:tblGrid><w:tr>" TC("", "甲") "<w:tc>" P(
				    "乙") "<w:tbl><w:tr>" TC("",
				    "丙") "</w:tr></w:tbl></w:tc></w:tr></"
					  "w:tbl></w:tc></w:tr>"
					  "</w:tbl>" P("終わりです。"),
	    "");
	assert_has(&r, "<p><s>枠の中です。</s></p>");
	assert_has(&r, "<cell><s>甲</s></cell>");
	assert_has(&r, "<s>乙</s><s>丙</s>");
	assert_has(&r, "<p><s>終わりです。</s></p>");
	done(&r);
}

static void
fact_table(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE P("お知らせです。") "<w:tbl><w:tr>" TC("", "日　時")
		TC("", "令和8年12月5日（土）") "</w:tr><w:tr>" TC("", "場所")
		    TC("", "市民会館") "</w:tr></w:tbl>",
	    "");
	assert_has(&r, "<fact kind=\"when\"><label><s>日時</s></label>");
	assert_has(&r, "<fact kind=\"where\"><label><s>場所</s></label>");
	assert_lacks(&r, "<table>");
	done(&r);
}

/* ---- inlines ---- */

static void
ruby_is_read(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE
	    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>ひなん</w:t></w:r></w:rt>"
	    "<w:rubyBase><w:r><w:t>避難</w:t></w:r></w:rubyBase></w:ruby></w:r>"
	    "<w:r><w:t>してください。</w:t></w:r></w:p>"
	    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
	    "<w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(そうこ),倉庫)"
	    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
	    "<w:r><w:t>です。</w:t></w:r></w:p>",
	    "");
	assert_has(&r, "<ruby reading=\"ひなん\">避難</ruby>してください。");
	assert_has(&r, "<ruby reading=\"そうこ\">倉庫</ruby>です。");
	done(&r);
}

static void
tracked_changes(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE
	    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
	    "<w:del><w:r><w:delText>古い</w:delText><w:t>旧</w:t></w:r></w:del>"
	    "<w:ins><w:r><w:t>新しい案内</w:t></w:r></w:ins></w:p>"
	    "<w:p><w:r><w:t>です。</w:t></w:r></w:p>"
	    "<w:moveFrom><w:p><w:r><w:t>移した元</w:t></w:r></w:p></w:moveFrom>"
	    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し文字</w:t></w:r>"
	    "<w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"
	    "</w:rPr><w:t>見える文字です。</w:t></w:r></w:p>",
	    "");
	assert_has(&r, "<s>新しい案内です。</s>");
	assert_has(&r, "<p><s>見える文字です。</s></p>");
	assert_lacks(&r, "古い");
	assert_lacks(&r, "旧");
	assert_lacks(&r, "移した元");
	assert_lacks(&r, "隠し文字");
	done(&r);
}

#define FIELD(code, result)                                                    \
	"<w:r><w:fldChar "                                                     \
	"w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code               \
	"</w:instrText></w:r><w:r><w:fldChar "                                 \
	"w:fldCharType=\"separate\"/></w:r><w:r><w:t>" result                  \
	"</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

static void
links_and_fields(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE
	    "<w:p><w:hyperlink r:id=\"l1\"><w:r><w:t>市のサイト</w:t>"
	    "</w:r></w:hyperlink><w:r><w:t>を見てください。</w:t></w:r></"
	    "w:p>"
	    "<w:p><w:hyperlink "
	    "r:id=\"l2\"><w:r><w:t>危ないリンクです。</w:t>"
	    "</w:r></w:hyperlink></w:p><w:p>" FIELD(
		"HYPERLINK \"mailto:gomi@city.shiokaze.example\"",
		"メール") "<w:r><w:t>でもどうぞ。</w:t></w:r></"
			  "w:p><w:p>" FIELD("PAGE",
			      "7") "<w:r><w:t>番です。</w:t></w:r></w:p>"
				   "<w:p><w:r><w:fldChar "
				   "w:fldCharType=\"begin\"/></w:r></"
				   "w:p>" P("閉じない欄の後です。") "<w:p><w:"
								    "r><w:t>"
								    "電話</"
								    "w:t><w:"
								    "tab/"
								    "><w:t>"
								    "050</w:t>"
								    "<w:"
								    "noBreakHy"
								    "phen/"
								    "><w:t>"
								    "0000-"
								    "0105</"
								    "w:t><w:"
								    "br/"
								    "><w:t>"
								    "次の行で"
								    "す。"
								    "</w:t></"
								    "w:r></"
								    "w:p>",
	    STYLES);
	assert_has(&r, "<a href=\"https://www.city.shiokaze.example/?a=1&amp;"
		       "b=2\">市のサイト</a>を見てください。");
	assert_has(&r, "<s>危ないリンクです。</s>");
	assert_has(&r, "<a href=\"mailto:gomi@city.shiokaze.example\">メール"
		       "</a>でもどうぞ。");
	assert_has(&r, "7番です。");
	assert_has(&r, "閉じない欄の後です。");
	assert_has(&r, "電話　<phone");
	assert_has(&r, "050-0000-0105");
	assert_has(&r, "<s>次の行です。</s>");
	assert_lacks(&r, "javascript");
	assert_lacks(&r, "HYPERLINK");
	done(&r);
}

static void
text_boxes_once(void **state)
{
	const char *box =
	    "<w:txbxContent>" P("枠の文です。") "</w:txbxContent>";
	struct buf body = BUF_INIT;
	struct str rest;
	struct result r;

	(void)state;
	buf_printf(&body,
	    TITLE "<w:p><w:r><w:t>前の</w:t></w:r><w:r><mc:AlternateContent>"
		  "<mc:Choice>%s</mc:Choice><mc:Fallback><v:textbox>%s"
		  "</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r>"
		  "<w:t>文です。</w:t></w:r></w:p>",
	    box, box);
	run_good(&r, body.ptr, "");
	assert_has(&r, "<p><s>前の文です。</s></p>");
	assert_has(&r, "<p><s>枠の文です。</s></p>");
	rest = buf_view(&r.xml);
	assert_int_equal(
	    str_find(rest, STR("枠の文"), str_find(rest, STR("枠の文"), 0) + 1),
	    STR_NPOS);
	buf_release(&body);
	done(&r);
}

static void
notes_and_placeholders(void **state)
{
	struct result r;

	(void)state;
	run_good(&r,
	    TITLE
	    "<w:p><w:r><w:t>毎週月曜日</w:t></w:r><w:r>"
	    "<w:footnoteReference "
	    "w:id=\"2\"/></w:r><w:r><w:t>です。</w:t></w:r>"
	    "</w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></"
	    "w:sdtPr><w:sdtContent>" P(
		"ここに入力") "</w:sdtContent></w:sdt><w:sdt><w:sdtPr/>"
			      "<w:sdtContent>" P(
				  "入力済みです。") "</w:sdtContent></w:sdt>",
	    STYLES);
	assert_has(&r, "毎週月曜日（※1）です。");
	assert_has(&r, "祝日を除きます。");
	assert_has(&r, "入力済みです。");
	assert_lacks(&r, "ここに入力");
	done(&r);
}

static void
diagnostics_name_the_paragraph(void **state)
{
	struct result r;

	(void)state;
	run_good(
	    &r, TITLE P("案内です。") P("2026年12月5日（日）に集めます。"), "");
	assert_code(&r, DIAG_WEEKDAY_MISMATCH);
	assert_int_equal(r.diag.entries[0].line, 3);
	done(&r);
}

static void
unsafe_characters_go(void **state)
{
	struct result r;

	(void)state;
	run_good(&r, TITLE P("安全&#x202E;な文です。"), "");
	assert_has(&r, "安全な文です。");
	done(&r);
}

static void
many_of_everything(void **state)
{
	struct buf body = BUF_INIT;
	clock_t begin = clock();
	struct result r;

	(void)state;
	buf_cstr(&body, TITLE);
	for (size_t i = 0; i < 3000; i++)
		buf_printf(&body,
		    "<w:p><w:hyperlink r:id=\"l1\"><w:r><w:t>文%zu</w:t></w:r>"
		    "</w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/>"
		    "</w:r></w:p>" ITEM("8", "項目"),
		    i);
	for (size_t i = 0; i < 40; i++)
		buf_cstr(&body, "<w:txbxContent><w:p>");
	buf_cstr(&body, "<w:r><w:t>深い箱です。</w:t></w:r>");
	for (size_t i = 0; i < 40; i++)
		buf_cstr(&body, "</w:p></w:txbxContent>");
	for (size_t i = 0; i < 40; i++)
		buf_cstr(&body, "<w:tbl><w:tr><w:tc>");
	buf_cstr(&body, P("深い表です。"));
	for (size_t i = 0; i < 40; i++)
		buf_cstr(&body, "</w:tc></w:tr></w:tbl>");
	run_good(&r, body.ptr, STYLES);
	assert_has(&r, "深い箱です。");
	assert_has(&r, "深い表です。");
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 20);
	buf_release(&body);
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_is_no_document),
		cmocka_unit_test(refuses_entities),
		cmocka_unit_test(refuses_deep_nesting),
		cmocka_unit_test(refuses_bombs),
		cmocka_unit_test(survives_damage),
		cmocka_unit_test(official_letter),
		cmocka_unit_test(headings_by_style),
		cmocka_unit_test(bold_line_is_a_heading),
		cmocka_unit_test(lists_nest),
		cmocka_unit_test(table_spans),
		cmocka_unit_test(shaded_cells_are_headers),
		cmocka_unit_test(frames_are_no_tables),
		cmocka_unit_test(fact_table),
		cmocka_unit_test(ruby_is_read),
		cmocka_unit_test(tracked_changes),
		cmocka_unit_test(links_and_fields),
		cmocka_unit_test(text_boxes_once),
		cmocka_unit_test(notes_and_placeholders),
		cmocka_unit_test(diagnostics_name_the_paragraph),
		cmocka_unit_test(unsafe_characters_go),
		cmocka_unit_test(many_of_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
