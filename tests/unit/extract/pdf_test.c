#include "tests/unit/extract/result.h"

#include "extract/child.h"
#include "extract/pdf_layout.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- a PDF of one page, whose fonts stand in no file ---- */

struct text_at {
	double x, y, size;
	const char *utf16; /* hexadecimal */
};

static void
add_object(struct buf *pdf, size_t *offsets, size_t n, const char *body)
{
	char head[32];

	offsets[n] = pdf->len;
	snprintf(head, sizeof(head), "%zu 0 obj\n", n);
	buf_cstr(pdf, head);
	buf_cstr(pdf, body);
	buf_cstr(pdf, "\nendobj\n");
}

static void
make_pdf(struct buf *pdf, const struct text_at *texts, size_t count)
{
	struct buf content = BUF_INIT, stream = BUF_INIT;
	size_t offsets[8] = { 0 }, start;
	char piece[200];

	for (size_t i = 0; i < count; i++) {
		snprintf(piece, sizeof(piece), "BT /F %g Tf %g %g Td <",
		    texts[i].size, texts[i].x, texts[i].y);
		buf_cstr(&content, piece);
		buf_cstr(&content, texts[i].utf16);
		buf_cstr(&content, "> Tj ET\n");
	}
	snprintf(piece, sizeof(piece), "<</Length %zu>>stream\n", content.len);
	buf_cstr(&stream, piece);
	buf_str(&stream, buf_view(&content));
	buf_cstr(&stream, "endstream");
	buf_cstr(pdf, "%PDF-1.4\n");
	add_object(pdf, offsets, 1, "<</Type/Catalog/Pages 2 0 R>>");
	add_object(pdf, offsets, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	add_object(pdf, offsets, 3,
	    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
	    "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>");
	add_object(pdf, offsets, 4, count ? stream.ptr : "<<>>");
	add_object(pdf, offsets, 5,
	    "<</Type/Font/Subtype/Type0/BaseFont/HeiseiKakuGo-W5"
	    "/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>");
	add_object(pdf, offsets, 6,
	    "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiKakuGo-W5"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
	    "/FontDescriptor 7 0 R/DW 1000>>");
	add_object(pdf, offsets, 7,
	    "<</Type/FontDescriptor/FontName/HeiseiKakuGo-W5/Flags 4"
	    "/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
	    "/Descent -120/CapHeight 700/StemV 80>>");
	start = pdf->len;
	buf_cstr(pdf, "xref\n0 8\n0000000000 65535 f \n");
	for (size_t i = 1; i < 8; i++) {
		snprintf(piece, sizeof(piece), "%010zu 00000 n \n", offsets[i]);
		buf_cstr(pdf, piece);
	}
	snprintf(piece, sizeof(piece),
	    "trailer\n<</Size 8/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
	    start);
	buf_cstr(pdf, piece);
	buf_release(&content);
	buf_release(&stream);
}

/* ---- errors ---- */

static void
refuses(void **state)
{
	struct buf pdf = BUF_INIT;
	struct result r;

	(void)state;
	run_source(&r, "x.pdf", STR("%PDF-1.4\nnothing of the kind\n"));
	assert_refused(&r, DIAG_PDF_FAILED);
	done(&r);
	make_pdf(&pdf, NULL, 0);
	run_source(&r, "x.pdf", buf_view(&pdf));
	assert_refused(&r, DIAG_PDF_NO_TEXT);
	done(&r);
	buf_release(&pdf);
}

static void
missing_tool_is_named(void **state)
{
	char *path = xstrdup(getenv("PATH"));
	struct result r;

	(void)state;
	setenv("PATH", "/nonexistent", 1);
	run_source(&r, "x.pdf", STR("%PDF-1.4\n"));
	setenv("PATH", path, 1);
	free(path);
	assert_refused(&r, DIAG_PDF_TOOL);
	assert_non_null(strstr(diag_remedy(DIAG_PDF_TOOL), "poppler-utils"));
	done(&r);
}

static enum child_end
child(const char *const *argv, struct str input, struct buf *out)
{
	static const struct child_limits limits = {
		.cpu = 1,
		.seconds = 3,
		.memory = (size_t)1 << 30,
		.output = 1000,
	};
	struct buf complaint = BUF_INIT;
	enum child_end end;

	buf_clear(out);
	end = child_run(argv, input, &limits, out, &complaint);
	buf_release(&complaint);
	return end;
}

#define ARGV(...)                                                              \
	(const char *const[])                                                  \
	{                                                                      \
		__VA_ARGS__, NULL                                              \
	}

static void
children_are_limited(void **state)
{
	struct buf out = BUF_INIT;
	struct str in = STR("abc\n");

	(void)state;
	assert_int_equal(child(ARGV("cat"), in, &out), CHILD_OK);
	assert_string_equal(out.ptr, "abc\n");
	assert_int_equal(
	    child(ARGV("no-such-program"), in, &out), CHILD_MISSING);
	assert_int_equal(child(ARGV("false"), in, &out), CHILD_FAILED);
	assert_int_equal(child(ARGV("sleep", "100"), in, &out), CHILD_TIMEOUT);
	assert_int_equal(
	    child(ARGV("sh", "-c", "while :; do :; done"), in, &out),
	    CHILD_TIMEOUT);
	assert_int_equal(
	    child(ARGV("cat", "/dev/zero"), in, &out), CHILD_TOO_LONG);
	assert_int_equal(
	    child(
		ARGV("sh", "-c", "echo x > /tmp/tayori-child-test"), in, &out),
	    CHILD_FAILED);
	/* It sees none of our files and settings. */
	setenv("TAYORI_TEST_SECRET", "1", 1);
	assert_int_equal(
	    child(
		ARGV("sh", "-c", "test -z \"$TAYORI_TEST_SECRET\""), in, &out),
	    CHILD_OK);
	unlink("/tmp/tayori-child-test");
	buf_release(&out);
}

/* ---- layout ---- */

static void
layout(const char *bbox, const char *expected)
{
	struct buf out = BUF_INIT;

	pdf_layout(str_from(bbox), &out);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

#define BOX(x1, y1, x2, y2)                                                    \
	" xMin=\"" #x1 "\" yMin=\"" #y1 "\" xMax=\"" #x2 "\" yMax=\"" #y2 "\"" \
	">"
#define BLOCK(x1, y1, x2, y2, lines)                                           \
	"<block" BOX(x1, y1, x2, y2) "\n" lines "</block>\n"
#define LINE(x1, y1, x2, y2, text)                                             \
	"<line" BOX(x1, y1, x2, y2) "\n<word" BOX(x1, y1, x2, y2) text         \
	    "</word>\n</line>\n"

static void
blocks_and_gaps(void **state)
{
	(void)state;
	layout("<page>\n" BLOCK(10, 10, 100, 42,
		   LINE(10, 10, 100, 20, "一行目の文は")
		       LINE(10, 22, 60, 32, "続く。"))
	    /* As far down as the lines before: the same paragraph. */
	    BLOCK(10, 34, 80, 44, LINE(10, 34, 80, 44, "次の文。")) BLOCK(
		10, 80, 80, 90, LINE(10, 80, 80, 90, "段落&amp;")) "</page>\n",
	    "\n一行目の文は\n続く。\n次の文。\n\n段落&\n\f");
	/* A word breaks where the font changes; columns have a wide gap. */
	layout("<page>\n<block" BOX(0, 0, 90, 10) "\n<line" BOX(
		   0, 0, 90, 10) "\n<word" BOX(0, 0, 20,
		   10) "総合</word>\n"
		       "<word" BOX(20, 0, 40,
			   10) "計画</word>\n"
			       "<word" BOX(44, 0, 54,
				   10) "案</word>\n"
				       "<word" BOX(90, 0, 100,
					   10) "1</word>\n"
					       "</line>\n</block>\n</page>\n",
	    "\n総合計画 案\t1\n\f");
}

static void
tables(void **state)
{
	(void)state;
	layout("<page>\n" BLOCK(10, 10, 50, 70,
		   LINE(10, 10, 30, 20, "曜日") LINE(10, 30, 30, 40, "火曜")
		       LINE(10, 60, 30, 70, "水曜")) BLOCK(100, 10, 150, 70,
		   LINE(100, 10, 120, 20, "内容") LINE(100, 30, 150, 40,
		       "燃える") LINE(100, 42, 140, 52, "ごみ")
		       LINE(100, 60, 140, 70, "資源")) "</page>\n",
	    "\n曜日\t内容\n火曜\t燃えるごみ\n水曜\t資源\n\n\f");
	/* Prose in two columns is no table. */
	layout("<page>\n" BLOCK(10, 10, 90, 58,
		   LINE(10, 10, 90, 20, "あいうえおかきく")
		       LINE(10, 22, 90, 32, "けこさしすせそた") LINE(
			   10, 34, 90, 44, "ちつてとなにぬね") LINE(10, 46, 90,
			   56, "のはひふへほまみ")) BLOCK(110, 10, 190, 58,
		   LINE(110, 10, 190, 20, "一二三四五六七八")
		       LINE(110, 22, 190, 32, "九十一二三四五六")
			   LINE(110, 34, 190, 44, "七八九十一二三四") LINE(110,
			       46, 190, 56, "五六七八九十一二")) "</page>\n",
	    "\nあいうえおかきく\nけこさしすせそた\nちつてとなにぬね\n"
	    "のはひふへほまみ\n\n一二三四五六七八\n九十一二三四五六\n"
	    "七八九十一二三四\n五六七八九十一二\n\f");
}

static void
print_sizes(void **state)
{
	(void)state;
	layout(
	    "<page>\n" BLOCK(10, 10, 60, 20, LINE(10, 10, 60, 20, "11月2日"))
		BLOCK(10, 30, 90, 50, LINE(10, 30, 90, 50, "催しの題"))
		    BLOCK(10, 60, 50, 72, LINE(10, 60, 50, 72, "日程"))
			BLOCK(10, 80, 50, 90, LINE(10, 80, 50, 90, "本文。"))
			    BLOCK(10, 99, 15, 109, LINE(10, 99, 15, 109, "•"))
				BLOCK(20, 99, 50, 109,
				    LINE(20, 99, 50, 109, "項目")) "</page>\n",
	    "催しの題\n\n\n11月2日\n\n■ 日程\n\n本文。\n\n• 項目\n\f");
}

static void
damaged_layout(void **state)
{
	struct buf text = BUF_INIT, out = BUF_INIT;

	(void)state;
	layout("<word xMin=\"1\">a</word>\n<line >\n</page>\n", "\f");
	layout("<page>\n<block >\n<line xMin=\"nan\" yMax=\"1e999\">\n"
	       "<word >あ</word>\n<word\n</page>\n",
	    "\nあ\n\f");
	buf_cstr(&text, "<page>\n");
	for (size_t i = 0; i < 50000; i++)
		buf_cstr(
		    &text, BLOCK(1, 1, 2, 2,
			       LINE(1, 1, 2, 2, "あ") LINE(1, 3, 2, 4, "い")));
	buf_cstr(&text, "</page>\n");
	pdf_layout(buf_view(&text), &out);
	assert_true(out.len > 300000);
	buf_release(&text);
	buf_release(&out);
}

/* ---- the whole ---- */

static void
reads_pdf(void **state)
{
	static const struct text_at texts[] = {
		/* 図書館のお知らせ */
		{ 60, 760, 20, "56F366F89928306E304A77E53089305B" },
		/* 図書館は11月26日に開きます。 */
		{ 60, 700, 10,
		    "56F366F89928306F0031003167080032003665E5"
		    "306B958B304D307E30593002" },
		/* 場所：港町公民館 */
		{ 60, 660, 10, "58346240FF1A6E2F753A516C6C119928" },
	};
	struct buf pdf = BUF_INIT;
	struct result r;

	(void)state;
	make_pdf(&pdf, texts, ARRAY_SIZE(texts));
	run_source(&r, "d/2026-tosho.pdf", buf_view(&pdf));
	assert_int_equal(r.status, 0);
	assert_has(&r, "id=\"2026-tosho\"");
	assert_has(&r, "<title><s>図書館のお知らせ</s></title>");
	assert_has(&r, "<date on=\"2026-11-26\">11月26日</date>"
		       "に開きます。");
	assert_has(&r, "<fact kind=\"where\"><label><s>場所</s></label>"
		       "<s>港町公民館</s></fact>");
	done(&r);
	buf_release(&pdf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(missing_tool_is_named),
		cmocka_unit_test(children_are_limited),
		cmocka_unit_test(blocks_and_gaps),
		cmocka_unit_test(tables),
		cmocka_unit_test(print_sizes),
		cmocka_unit_test(damaged_layout),
		cmocka_unit_test(reads_pdf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
