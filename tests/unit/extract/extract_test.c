/* Readers and passes, on fixtures and on hostile input. */
#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define DATA "tests/unit/extract/data/"

struct result {
	struct notice notice;
	struct diag diag;
	struct buf file, xml;
	int status;
};

static void
run(struct result *r, const char *path, struct str bytes, const char *reader)
{
	struct source src = {
		.path = path,
		.bytes = bytes,
		.reference = { 2026, 11, 22 },
	};

	diag_init(&r->diag);
	buf_init(&r->xml);
	r->status =
	    extract(&src, reader ? reader_by_name(str_from(reader)) : NULL,
		&r->notice, &r->diag);
	if (r->status == 0) {
		assert_null(notice_invalid(&r->notice));
		notice_write_xml(&r->notice, &r->xml);
	} else {
		assert_true(r->diag.errors > 0);
	}
}

static void
run_file(struct result *r, const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), DATA "%s", name);
	diag_init(&r->diag);
	buf_init(&r->file);
	assert_int_equal(file_read(path, SOURCE_LIMIT, &r->file, &r->diag), 0);
	diag_release(&r->diag);
	run(r, path, buf_view(&r->file), NULL);
	assert_int_equal(r->status, 0);
}

static void
run_text(struct result *r, const char *text, const char *reader)
{
	buf_init(&r->file);
	run(r, "x.dat", str_from(text), reader);
}

static void
done(struct result *r)
{
	notice_release(&r->notice);
	diag_release(&r->diag);
	buf_release(&r->file);
	buf_release(&r->xml);
}

static bool
has(const struct result *r, const char *part)
{
	return str_find(buf_view(&r->xml), str_from(part), 0) != STR_NPOS;
}

static void
assert_has(const struct result *r, const char *part)
{
	if (!has(r, part))
		fail_msg("not in the notice: %s\n%s", part, r->xml.ptr);
}

static void
assert_code(const struct result *r, enum diag_code code)
{
	for (size_t i = 0; i < r->diag.count; i++)
		if (r->diag.entries[i].code == code)
			return;
	fail_msg("no diagnostic %s", diag_name(code));
}

/* ---- errors ---- */

static void
refuses(void **state)
{
	struct buf big = BUF_INIT;
	struct result r;

	(void)state;
	run_text(&r, "", "html");
	assert_int_equal(r.status, -1);
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	run_text(&r, " \n\r\n\t", "text");
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	run_text(&r, "<p></p>", "html");
	assert_code(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	run_text(&r, "何か", NULL);
	assert_code(&r, DIAG_FORMAT_UNKNOWN);
	done(&r);
	run_text(&r, "<notice xmlns='urn:tayori:notice:1'><p>", "notice");
	assert_int_equal(r.status, -1);
	done(&r);
	for (size_t i = 0; i <= SOURCE_LIMIT; i++)
		buf_ch(&big, 'a');
	buf_init(&r.file);
	run(&r, "big.txt", buf_view(&big), NULL);
	assert_code(&r, DIAG_FILE_TOO_LARGE);
	done(&r);
	buf_release(&big);
}

static void
repeat(struct buf *b, const char *part, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buf_cstr(b, part);
}

/* Within a few seconds even in a sanitizer build. */
static void
run_hostile(const char *start, const char *part, size_t times,
    const char *reader, enum diag_code code)
{
	struct buf b = BUF_INIT;
	clock_t begin = clock();
	struct result r;

	buf_cstr(&b, start);
	repeat(&b, part, times);
	buf_init(&r.file);
	run(&r, "hostile", buf_view(&b), reader);
	if (code != DIAG_CODE_MAX) {
		assert_int_equal(r.status, -1);
		assert_code(&r, code);
	}
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 20);
	done(&r);
	buf_release(&b);
}

static void
survives_hostile_input(void **state)
{
	(void)state;
	run_hostile(
	    "<html><body>", "<div>", 100000, "html", DIAG_HTML_TOO_DEEP);
	run_hostile("<p ", "a1 b=\">\" ", 1000, "html", DIAG_HTML_ATTRIBUTES);
	run_hostile("<body>", "<i></i>", 300000, "html", DIAG_HTML_TOO_MANY);
	run_hostile("<p>", "<b><p>", 1000, "html", DIAG_HTML_TOO_DEEP);
	run_hostile("<p>", "<", 1 << 20, "html", DIAG_CODE_MAX);
	run_hostile("<h1>題</h1><p>", "ごみは朝に出してください。", 26000,
	    "html", DIAG_CODE_MAX);
	run_hostile("題\n\n", "「（", 50000, "text", DIAG_CODE_MAX);
	run_hostile("題\n\n", "あいう、\n", 60000, "text", DIAG_CODE_MAX);
	run_hostile("題\n", "・あ\n1. い\n", 20000, "text", DIAG_CODE_MAX);
	run_hostile("題\n", "あ\tい\n", 30000, "text", DIAG_CODE_MAX);
	run_hostile("題\n", "\f\n", 100000, "text", DIAG_CODE_MAX);
}

static void
unclosed_tags_are_not_deep(void **state)
{
	struct buf b = BUF_INIT;
	struct result r;

	(void)state;
	buf_cstr(&b, "<h1>表</h1><table>");
	repeat(&b, "<tr><th>名称<td>値です<p>もう一つ", 600);
	buf_cstr(&b, "</table><ul>");
	repeat(&b, "<li>項目です", 600);
	repeat(&b, "<p>本文です。<div>区切り</div>", 600);
	buf_init(&r.file);
	run(&r, "x.html", buf_view(&b), NULL);
	assert_int_equal(r.status, 0);
	done(&r);
	buf_release(&b);
}

static void
nul_bytes_are_dropped(void **state)
{
	struct result r;

	(void)state;
	buf_init(&r.file);
	run(&r, "x.txt", (struct str){ "題\0名\n本\0文", 15 }, NULL);
	assert_int_equal(r.status, 0);
	assert_has(&r, "<title><s>題名</s></title>");
	assert_has(&r, "<p><s>本文</s></p>");
	done(&r);
}

/* ---- sniffing and ids ---- */

static const char *
sniffed(const char *path, const char *bytes)
{
	struct source src = { .path = path, .bytes = str_from(bytes) };
	const struct reader *reader = reader_sniff(&src);

	return reader ? reader->name : "none";
}

static void
sniffs(void **state)
{
	(void)state;
	assert_string_equal(sniffed("a.txt", "<!DOCTYPE html><p>"), "html");
	assert_string_equal(sniffed("a.HTM", "<p>x"), "html");
	assert_string_equal(sniffed("a.txt", "本文"), "text");
	assert_string_equal(sniffed("a.bin", "\x01\x02"), "none");
	assert_string_equal(sniffed("-", "本文"), "text");
	assert_string_equal(
	    sniffed("a.xml", "<notice xmlns=\"urn:tayori:notice:1\">"),
	    "notice");
	assert_null(reader_by_name(STR("no-such")));
}

static void
makes_ids(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_true(str_eq(extract_id(STR("x/2026 Gomi_Nenmatsu.html"), &a),
	    STR("2026-gomi-nenmatsu")));
	assert_true(str_eq(extract_id(STR("--a--.txt"), &a), STR("a")));
	assert_true(
	    str_starts(extract_id(STR("ごみ.html"), &a), STR("notice-")));
	assert_false(str_eq(
	    extract_id(STR("ごみ.html"), &a), extract_id(STR("税.html"), &a)));
	arena_release(&a);
}

/* Category and kind of short notices, from their titles and labels. */
static void
proposes_category_and_kind(void **state)
{
	static const struct {
		const char *text, *kind, *category;
	} cases[] = {
		{ "引っ越しをするときの届出\n\n14日以内に届け出てください。\n",
		    "kind=\"procedure\"", "category=\"residence\"" },
		{ "無料法律相談会\n\n予約してください。\n", "kind=\"event\"",
		    "category=\"community\"" },
		{ "健康ウオーキング教室\n\n定員：30人\n", "kind=\"event\"",
		    "category=\"health\"" },
		{ "国民健康保険料の減免\n\n申請してください。\n",
		    "kind=\"procedure\"", "category=\"insurance\"" },
		{ "乳幼児健診の日程変更\n\n12月18日に変わります。\n",
		    "kind=\"procedure\"", "category=\"health\"" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct result r;

		run_text(&r, cases[i].text, "text");
		assert_has(&r, cases[i].kind);
		assert_has(&r, cases[i].category);
		done(&r);
	}
}

/* ---- HTML ---- */

static void
reads_municipal_page(void **state)
{
	struct result r;

	(void)state;
	run_file(&r, "municipal.html");
	assert_has(&r, "<title><s>不用品の戸別収集について</s></title>");
	assert_has(&r, "published=\"2026-10-05\"");
	assert_has(&r, "category=\"garbage\"");
	assert_has(&r, "division=\"しおかぜ市環境課\"");
	assert_has(&r, "<heading level=\"2\"><s>出し方</s></heading>");
	assert_has(&r, "<b>前日の夜</b>には出せません。");
	assert_has(&r, "<ruby reading=\"しおみちょう\">潮見町</ruby>");
	assert_has(&r, "<note><s>雨の日も集めます。</s></note>");
	assert_has(&r, "<cell header=\"true\"><s>品目</s></cell>");
	assert_has(&r, "colspan=\"2\"");
	assert_has(&r, "https://www.city.shiokaze.example/gomi/form.html");
	assert_has(&r, "<p xml:lang=\"en\"><s>Ask us in English.</s></p>");
	assert_has(&r, "<field kind=\"phone\"><label><s>電話</s></label>");
	assert_has(&r, "<image href=\"https://www.city.shiokaze.example/gomi/"
		       "map.png\"><s>収集場所の地図</s></image>");
	assert_false(has(&r, "アンケート"));
	assert_false(has(&r, "ホーム"));
	assert_false(has(&r, "先頭へ"));
	assert_false(has(&r, "印刷"));
	assert_false(has(&r, "javascript"));
	assert_false(has(&r, "更新日"));
	assert_false(has(&r, "見えない"));
	done(&r);
}

static void
finds_text_of_other_pages(void **state)
{
	struct result r;

	(void)state;
	run_file(&r, "blog.html");
	assert_has(&r, "<title><s>公園の猫</s></title>");
	assert_has(&r, "<p><s>先週から、近所の公園で猫の世話を始めました。"
		       "</s><s>朝は早いですが、気持ちがいいです。</s></p>");
	assert_has(&r, "仲間を探しています。");
	assert_false(has(&r, "最近の投稿"));
	assert_false(has(&r, "雨の日"));
	done(&r);
}

static void
unwraps_layout_tables(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "<title>秋の催し | しおかぜ市</title><table><tr><td>"
	    "<a href='/'>トップ</a><td><h2>秋の催し</h2>"
	    "<p>・日時：11月3日<br>・場所：潮見公園<br>・費用：無料</p>"
	    "<p>世界の料理を楽しめます。どなたでも来てください。</p>"
	    "<table><tr><th>時<th>内容<tr><td>10時<td>開会式</table>"
	    "</table>",
	    "html");
	assert_int_equal(r.status, 0);
	assert_has(&r, "<title><s>秋の催し</s></title>");
	assert_has(&r, "<fact kind=\"where\"><label><s>場所</s></label>"
		       "<s>潮見公園</s></fact>");
	assert_has(&r, "<cell header=\"true\"><s>内容</s></cell>");
	assert_false(has(&r, "<heading"));
	done(&r);
}

static void
white_space_as_html(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "<h1>題</h1><p>日本語の\n  文です。 the\nquick &amp; fox "
	    "<b>太字</b> です</p><pre>一行目\n二行目</pre>",
	    "html");
	assert_has(&r, "日本語の文です。");
	assert_has(&r, "the quick &amp; fox <b>太字</b> です");
	assert_has(&r, "<s>一行目</s><s>二行目</s>");
	done(&r);
}

static void
lists_nest(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "<h1>題</h1><ol><li>一<ul><li>甲</ul><li><p>二</p></ol>",
	    "html");
	assert_has(&r, "<list ordered=\"true\">");
	assert_has(&r, "<item><s>甲</s></item>");
	assert_has(&r, "<item><s>二</s></item>");
	done(&r);
}

static void
unsafe_links_are_dropped(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "<base href='https://a.example/x/y.html'><h1>題</h1><p>"
	    "<a href='javascript:alert(1)'>甲</a>"
	    "<a href='../z.html'>乙</a><a href='#top'>丙</a>"
	    "<a href='data:text/html,x'>丁</a>&#8238;戊</p>",
	    "html");
	assert_has(&r, "甲<a href=\"https://a.example/z.html\">乙</a>丙丁戊");
	done(&r);
}

/* ---- text ---- */

static void
reads_text(void **state)
{
	struct result r;

	(void)state;
	run_file(&r, "class.txt");
	assert_has(&r, "<title><s>日本語教室の参加者を募集します</s></title>");
	assert_has(&r, "published=\"2026-11-02\"");
	assert_has(&r, "kind=\"event\"");
	assert_has(&r, "division=\"しおかぜ市国際課\"");
	assert_has(&r, "<fact kind=\"when\"><label><s>とき</s></label>");
	assert_has(&r, "<fact kind=\"who\"><label><s>対象</s></label>");
	assert_has(&r, "<fact kind=\"cost\"><label><s>参加費</s></label>"
		       "<s>無料</s></fact>");
	assert_has(&r, "expires=\"2026-12-18\"");
	assert_has(&r, "<heading level=\"2\"><s>コース</s></heading>");
	assert_has(&r, "<cell header=\"true\"><s>曜日</s></cell>");
	assert_has(&r, "<list ordered=\"true\">");
	assert_has(&r, "<item><s>申込書を書きます。</s></item>");
	assert_has(&r, "<note><s>駐車場はありません。</s></note>");
	assert_has(&r, "<field kind=\"languages\">");
	assert_has(&r, "<field kind=\"hours\">");
	/* A fact below a heading belongs to that section. */
	assert_has(&r, "<p><s>持ち物：母子健康手帳</s></p>");
	done(&r);
}

static void
repairs_pdf_text(void **state)
{
	struct result r;

	(void)state;
	run_file(&r, "export.txt");
	assert_has(&r, "<title><s>総合計画</s></title>");
	assert_has(&r, "災害に備えて、市民の皆様とともに安全な町をつくるための"
		       "計画を定めました。");
	assert_has(&r, "結婚支援");
	assert_has(&r, "<item><s>市民の意見を聞きながら、次の年度の計画を作り"
		       "直していくこととします。</s></item>");
	assert_has(&r, "Aコース");
	assert_has(&r, "プログラム");
	assert_has(&r, "㈱しおかぜ①");
	assert_false(has(&r, "しおかぜ市広報"));
	assert_false(has(&r, "つづく"));
	done(&r);
}

static void
separate_lines_stay_apart(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "送付先の一覧\n\nしおかぜ市役所\n潮見町1丁目\n"
	    "氏名\n住所\n電話\n",
	    "text");
	assert_has(&r, "<s>しおかぜ市役所</s><s>潮見町1丁目</s>");
	assert_has(&r, "<s>氏名</s><s>住所</s><s>電話</s>");
	done(&r);
}

static void
emergency_only_in_force(void **state)
{
	static const struct {
		const char *text;
		enum urgency urgency;
	} cases[] = {
		{ "避難指示を発令しました\n\n潮見町の方は避難してください。",
		    URGENCY_EMERGENCY },
		{ "警戒レベル5　緊急安全確保を発令\n\n命を守ってください。",
		    URGENCY_EMERGENCY },
		{ "避難指示が発令されたときの行動について\n\n本文です。",
		    URGENCY_NORMAL },
		{ "避難指示の発令基準の見直し\n\n本文です。", URGENCY_NORMAL },
		{ "避難指示の発令を解除しました\n\n本文です。",
		    URGENCY_NORMAL },
		{ "防災訓練のお知らせ\n\n避難指示を発令しました、という訓練です"
		  "。",
		    URGENCY_NORMAL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct result r;

		run_text(&r, cases[i].text, "text");
		assert_int_equal(r.notice.urgency, cases[i].urgency);
		done(&r);
	}
}

/* ---- notice XML ---- */

static void
typed_notice_stays(void **state)
{
	struct result first, second;

	(void)state;
	run_file(&first, "class.txt");
	buf_init(&second.file);
	run(&second, "other.xml", buf_view(&first.xml), NULL);
	assert_int_equal(second.status, 0);
	assert_string_equal(first.xml.ptr, second.xml.ptr);
	done(&first);
	done(&second);
}

static void
raw_notice_is_completed(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "<notice xmlns='urn:tayori:notice:1' id='a' kind='event' "
	    "published='2026-11-01'><title>催し</title><facts/><body>"
	    "<p>12月5日（土）に行います。どなたでもどうぞ。</p></body>"
	    "<contact/></notice>",
	    "notice");
	assert_int_equal(r.status, 0);
	assert_has(&r, "on=\"2026-12-05\"");
	assert_has(&r, "に行います。</s><s>どなたでもどうぞ。</s>");
	done(&r);
}

static void
offsets_point_at_the_source(void **state)
{
	struct result r;
	const struct node *s;

	(void)state;
	run_text(&r,
	    "<h1>題</h1><p>\n   長い前置きの\n   文です。 <b>次の文</b>です。"
	    "</p>",
	    "html");
	s = notice_part(&r.notice, NODE_BODY)->first->last;
	assert_int_equal(s->kind, NODE_S);
	assert_true(
	    str_starts(str_sub(r.notice.text, s->offset, r.notice.text.len),
		STR("次の文")));
	done(&r);
}

#define SHARE_MIN 0.9

static bool
proposes(struct str line)
{
	struct str kind = { 0 }, category = { 0 }, urgency = { 0 },
		   title = { 0 };
	struct buf text = BUF_INIT;
	struct result r;
	char head[200];
	bool yes;

	assert_true(str_split(&line, '\t', &kind) &&
		    str_split(&line, '\t', &category) &&
		    str_split(&line, '\t', &urgency) &&
		    str_split(&line, '\t', &title));
	buf_str(&text, title);
	buf_str(&text, STR("\n\n"));
	for (size_t i = 0; i < line.len; i++)
		buf_ch(&text, line.ptr[i] == '|' ? '\n' : line.ptr[i]);
	buf_add(&text, "\n", 2);
	run_text(&r, text.ptr, "text");
	snprintf(head, sizeof(head),
	    " kind=\"%.*s\" category=\"%.*s\" urgency=\"%.*s\"", (int)kind.len,
	    kind.ptr, (int)category.len, category.ptr, (int)urgency.len,
	    urgency.ptr);
	yes = str_find(buf_view(&r.xml), str_from(head), 0) != STR_NPOS;
	if (!yes)
		print_message("%.*s: not%s\n", (int)title.len, title.ptr, head);
	done(&r);
	buf_release(&text);
	return yes;
}

static void
proposes_for_most_notices(void **state)
{
	struct buf file = BUF_INIT;
	struct str rest, line;
	unsigned right = 0, all = 0;
	struct diag d;

	(void)state;
	diag_init(&d);
	assert_int_equal(
	    file_read(DATA "kinds.tsv", SOURCE_LIMIT, &file, &d), 0);
	rest = buf_view(&file);
	assert_true(str_split(&rest, '\n', &line));
	while (str_split(&rest, '\n', &line)) {
		if (!line.len)
			continue;
		all++;
		right += proposes(line);
	}
	assert_true(all >= 54);
	assert_true(right >= all * SHARE_MIN);
	diag_release(&d);
	buf_release(&file);
}

static void
fold_buttons_are_headings(void **state)
{
	struct result r;

	(void)state;
	run_text(&r,
	    "<h1>粗大ごみの出し方</h1>"
	    "<button aria-expanded=false>メニュー</button><h2>手順</h2>"
	    "<p>一番長い辺が50センチより長いものは、電話で申し込みます。</p>"
	    "<button aria-expanded=false>券を買う</button>"
	    "<div class=panel hidden>店で券を買って、品物に貼ってください。"
	    "</div><h3><button aria-expanded=false>家の前に出す</button></h3>"
	    "<div class=panel hidden>朝8時までに、道から見える所に出します。"
	    "</div><button>質問する</button>",
	    "html");
	assert_true(has(&r, "券を買う"));
	assert_true(has(&r, "家の前に出す"));
	assert_false(has(&r, "メニュー"));
	assert_false(has(&r, "質問する"));
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(survives_hostile_input),
		cmocka_unit_test(unclosed_tags_are_not_deep),
		cmocka_unit_test(nul_bytes_are_dropped),
		cmocka_unit_test(sniffs),
		cmocka_unit_test(makes_ids),
		cmocka_unit_test(proposes_category_and_kind),
		cmocka_unit_test(proposes_for_most_notices),
		cmocka_unit_test(fold_buttons_are_headings),
		cmocka_unit_test(reads_municipal_page),
		cmocka_unit_test(finds_text_of_other_pages),
		cmocka_unit_test(unwraps_layout_tables),
		cmocka_unit_test(white_space_as_html),
		cmocka_unit_test(lists_nest),
		cmocka_unit_test(unsafe_links_are_dropped),
		cmocka_unit_test(reads_text),
		cmocka_unit_test(repairs_pdf_text),
		cmocka_unit_test(separate_lines_stay_apart),
		cmocka_unit_test(emergency_only_in_force),
		cmocka_unit_test(typed_notice_stays),
		cmocka_unit_test(raw_notice_is_completed),
		cmocka_unit_test(offsets_point_at_the_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
