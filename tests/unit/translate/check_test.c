#include "sample.h"

/* Checks one entry of a catalog and tells whether it has the finding. */
static void
check(const char *locale, const char *msgid, const char *msgstr, int want)
{
	char dir[64], name[32];
	struct arena a;
	struct buf po = BUF_INIT;
	struct diag d;
	const char *path;

	arena_init(&a);
	diag_init(&d);
	snprintf(name, sizeof(name), "%s.po", locale);
	path = sample_path(&a, sample_folder(dir), name);
	buf_printf(
	    &po, PO_HEADER "msgid \"%s\"\nmsgstr \"%s\"\n", msgid, msgstr);
	assert_int_equal(file_write(path, buf_view(&po), &d), 0);
	assert_int_equal(po_check(path, NULL, &d), 0);
	if (d.count != (want >= 0) || (want >= 0 && !has_code(&d, want, 6))) {
		print_error("%s: %s\n", msgid, msgstr);
		diag_print_text(&d, stderr);
		fail();
	}
	tree_remove(dir);
	buf_release(&po);
	diag_release(&d);
	arena_release(&a);
}
#define GOOD (-1)

static void
test_placeholders(void **state)
{
	(void)state;
	check("en", "{date}まで", "until", DIAG_PO_PLACEHOLDER);
	check("en", "{date}まで", "until {date}, {date}", DIAG_PO_PLACEHOLDER);
	check("en", "{date}まで", "until {day}", DIAG_PO_PLACEHOLDER);
	check("en", "{date1}から{date2}まで", "{date1} to {date1}",
	    DIAG_PO_PLACEHOLDER);
	check("vi", "気温は{number}です。", "Nhiệt độ {nhiệt độ}",
	    DIAG_PO_PLACEHOLDER);
	check("en", "{date}まで", "until {date", DIAG_PO_PLACEHOLDER);
	check("en", "{date}まで", "until {date:short}", DIAG_PO_PLACEHOLDER);
	check("en", "{date}まで", "until <short>{date}</short>", GOOD);
	check("en", "{money}まで", "<short>{money}</short>", DIAG_PO_STYLE);
	check("en", "{date1}から{date2}まで", "to {date2} from {date1}", GOOD);
}

static void
test_tags(void **state)
{
	(void)state;
	check("en", "<b>禁止</b>です", "forbidden", DIAG_PO_TAG);
	check("en", "<b>禁止</b>です", "It is <b>forbidden", DIAG_PO_TAG);
	check("en", "<b>禁止</b>です", "It is <i>forbidden</i>", DIAG_PO_TAG);
	check("en", "禁止です", "<script>forbidden</script>", DIAG_PO_TAG);
	check(
	    "en", "<b>禁止</b>", "<b onclick=\\\"x()\\\">no</b>", DIAG_PO_TAG);
	check("en", "<a1>窓口</a1>と<a2>申込</a2>",
	    "<a1>desk</a1>, <a1>form</a1>", DIAG_PO_TAG);
	check("en", "<b>禁止</b>です", "It is <b>forbidden</b>", GOOD);
	check("en", "相談とQ&amp;A", "Advice & Q&amp;A", GOOD);
}

static void
test_facts(void **state)
{
	(void)state;
	check("en", "市役所へ", "city hall, https://x.example", DIAG_PO_TYPED);
	check("en", "市役所へ", "mail to a@city.example", DIAG_PO_TYPED);
	check("en", "市役所へ", "call 050-0000-0101", DIAG_PO_TYPED);
	check("en", "ごみは5袋まで", "up to 6 bags", DIAG_PO_DIGITS);
	check("zh_CN", "ごみは5袋まで", "最多６袋", DIAG_PO_DIGITS);
	check("en", "ごみは５袋まで", "up to 5 bags", GOOD);
	check("en", "午後1時から", "from 13:00", GOOD);
	check("en", "13時から", "from 1 p.m.", GOOD);
	check("en", "8割以上", "at least 80%", GOOD);
	check("en", "8割以上", "at least 90%", DIAG_PO_DIGITS);
	check("en", "午後1時半から", "from 1:30 p.m.", GOOD);
	check("en", "定員は三十人です", "up to 30 people", GOOD);
	check("en", "3万円です", "30,000 yen", GOOD);
	check("vi", "1,000円です", "Giá là 1.000 yên", GOOD);
	check("en", "令和8年から", "from 2026", GOOD);
	check("en", "火曜日に出す", "Put out on Wednesday", DIAG_PO_WEEKDAY);
	check("ko", "火曜日に出す", "수요일에 내놓으세요", DIAG_PO_WEEKDAY);
	check("zh_TW", "火曜日に出す", "星期三拿出來", DIAG_PO_WEEKDAY);
	check(
	    "en", "月・木曜日に出す", "Put out on Mondays and Thursdays", GOOD);
	check("en", "4月から", "from March", DIAG_PO_WEEKDAY);
	check("en", "4月から", "from April", GOOD);
	check("en", "行ってもよい", "You may go. May is a verb.", GOOD);
	check("vi", "3月から", "từ tháng tư", DIAG_PO_WEEKDAY);
	check("vi", "生年月日", "ngày tháng năm sinh", GOOD);
	check("zh_CN", "週1回の教室", "每周一次的教室", GOOD);
	check("zh_TW", "毎週出す", "每週三拿出來", DIAG_PO_WEEKDAY);
	check("en", "火曜日と金曜日", "Tuesdays", DIAG_PO_WEEKDAY_GONE);
	check("en", "平日のみ", "Monday to Friday only", GOOD);
	check("en", "第2・第4金曜日", "2nd and 4th Friday", GOOD);
	check("vi", "第2金曜日", "thứ Sáu tuần thứ 2", GOOD);
	check("en", "18歳以上", "at the required age", DIAG_PO_NUMBER);
	check("zh_CN", "3万5千円", "3.5万日元", GOOD);
	check("ko", "103万円", "103만 엔", GOOD);
	check("zh_TW", "20%引き", "8折", GOOD);
	check("en", "市へ", "see city.example for more", DIAG_PO_TYPED);
	check("vi", "など", "bao gồm giấy, vải v.v.", GOOD);
}

static void
test_characters(void **state)
{
	(void)state;
	check("en", "ごみ",
	    "gar\xE2\x80\x8B"
	    "bage",
	    DIAG_PO_UNSAFE);
	check("en", "ごみ", "\xE2\x80\xAEgarbage", DIAG_PO_UNSAFE);
	check("en", "ごみ",
	    "gar\xFF"
	    "bage",
	    DIAG_PO_UNSAFE);
	check("en", "ごみ", "garbage ", DIAG_PO_SPACE);
	check("en", "ごみ",
	    "gar\xEE\x80\x80"
	    "bage",
	    DIAG_PO_UNSAFE);
	/* Letters of some scripts join through it. */
	check("ne", "大きい", "गर्\xE2\x80\x8Dयो", GOOD);
	check("vi", "ごみ", "쓰레기", DIAG_PO_LETTERS);
	check("ko", "ごみを出す", "please take it out now", DIAG_PO_LETTERS);
}

static void
test_warnings(void **state)
{
	(void)state;
	check("zh_CN", "ごみの分別", "ごみの分別", DIAG_PO_COPY);
	check("zh_CN", "市役所", "市役所", GOOD);
	check("zh_CN", "燃えるごみです", "可燃ごみ", DIAG_PO_KANA);
	check("en", "罹災証明です", "罹災 certificate", DIAG_PO_HAN);
	check(
	    "en", "罹災証明書です", "disaster certificate (罹災証明書)", GOOD);
	check("en", "ごみ、袋", "garbage、bag", DIAG_PO_WIDTH);
	check("zh_CN", "ごみ、袋", "垃圾,袋子", DIAG_PO_WIDTH);
	check("zh_CN", "ごみを出す", "請扔垃圾", DIAG_PO_SCRIPT);
	check("zh_TW", "ごみを出す", "請丢垃圾", DIAG_PO_SCRIPT);
	check("zh_TW", "ごみを出す", "请扔垃圾袋给我们", DIAG_PO_SCRIPT_WRONG);
	check("zh_CN", "窓口で発行する", "窓口発行", DIAG_PO_SCRIPT_WRONG);
	check("zh_TW", "公布と占用", "公布、占用、里長、以後、只有一個、面",
	    GOOD);
	check(
	    "zh_CN", "公布と占用", "公布、占用、了解、风采、干部、规范", GOOD);
	check("vi", "ごみを出す", "Vui long mang rac ra ngoai",
	    DIAG_PO_NO_ACCENTS);
	check("vi", "ごみを出す", "Vui lo\xCC\x80ng mang rác", DIAG_PO_NFC);
	check("ko", "{date}を", "{date}을 확인하세요", DIAG_PO_PARTICLE);
	check("ko", "{date}を", "{date}을(를) 확인하세요", GOOD);
	check("ko", "ごみ", "垃圾", DIAG_PO_HAN);
}

static void
test_fuzzy_and_obsolete_are_passed_over(void **state)
{
	char dir[64];
	struct arena a;
	struct diag d;
	const char *path;
	struct po_stats stats;

	(void)state;
	arena_init(&a);
	diag_init(&d);
	path = sample_path(&a, sample_folder(dir), "en.po");
	file_write(path,
	    STR(PO_HEADER "#, fuzzy\nmsgid \"{date}まで\"\nmsgstr \"x\"\n\n"
			  "msgid \"ごみの袋\"\nmsgstr \"\"\n\n"
			  "msgid \"同じ\"\nmsgstr \"a\"\n\nmsgid "
			  "\"同じ\"\nmsgstr \"b\"\n\n"
			  "#~ msgid \"{time}まで\"\n#~ msgstr \"y\"\n"),
	    &d);
	assert_int_equal(po_check(path, NULL, &d), 0);
	assert_int_equal(d.errors, 1);
	assert_true(has_code(&d, DIAG_PO_DUPLICATE, 0));
	assert_int_equal(po_stats(path, &a, &stats, &d), 0);
	assert_int_equal(stats.all.messages, 3);
	assert_int_equal(stats.all.fuzzy, 1);
	assert_int_equal(stats.all.stale, 0);
	assert_int_equal(stats.all.untranslated, 1);
	assert_int_equal(stats.all.obsolete, 1);
	assert_int_equal(stats.all.words_open, 3);
	assert_int_equal(stats.nplaces, 0);
	assert_int_equal(po_check("/nonexistent/en.po", NULL, &d), -1);
	tree_remove(dir);
	diag_release(&d);
	arena_release(&a);
}

/* The staff's wording is held to the facts as the rules are. */
static void
test_easy(void **state)
{
	(void)state;
	check("ja@easy", "午前8時30分までに出す。", "8時30分までに出します。",
	    GOOD);
	check("ja@easy", "午前8時30分までに出す。", "朝に出します。",
	    DIAG_PO_FACT);
	check("ja@easy", "3日前まで", "4日前まで", DIAG_PO_DIGITS);
	check("ja@easy", "{date}は休館します。", "休みです。",
	    DIAG_PO_PLACEHOLDER);
	check("ja@easy", "川に近づかないでください。", "川へ行ってください。",
	    DIAG_PO_NEGATION);
	check("ja@easy", "川に近づかないでください。",
	    "川《かわ》に行かないでください。", GOOD);
	check("ja@easy", "避難してください。", "逃げないでください。",
	    DIAG_PO_NEGATION);
	check(
	    "ja@easy", "土足は禁止です。", "くつで入ってはいけません。", GOOD);
}

/* A glossary of one term. */
static void
test_terms(void **state)
{
	static const struct {
		const char *translation;
		bool right;
	} cases[] = {
		{ "Apply for a paper about damage.", false },
		{ "Apply for a disaster victim certificate.", true },
		{ "Certificates for victims of disasters", true },
		{ "Apply for proof of damage (risai).", true },
		{ "Apply for it (罹災証明書).", true },
	};
	char dir[64];
	struct arena a;
	struct diag d;
	struct glossary *g;
	const char *path;

	(void)state;
	arena_init(&a);
	diag_init(&d);
	sample_folder(dir);
	file_write(sample_path(&a, dir, "glossary.tsv"),
	    STR("term\treading\tgloss\ten\n罹災証明書\tりさいしょうめいしょ\t"
		"家がこわれたことを知らせる紙\t"
		"disaster victim certificate | proof of damage\n"),
	    &d);
	g = glossary_open(dir, &d);
	assert_int_equal(d.count, 0);
	path = sample_path(&a, dir, "en.po");
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct buf po = BUF_INIT;
		struct diag found;

		diag_init(&found);
		buf_printf(&po,
		    PO_HEADER "msgid \"罹災証明書を申請する\"\nmsgstr \"%s\"\n",
		    cases[i].translation);
		file_replace(path, buf_view(&po), &d);
		po_check(path, g, &found);
		assert_int_equal(
		    has_code(&found, DIAG_PO_TERM, 6), !cases[i].right);
		buf_release(&po);
		diag_release(&found);
	}
	glossary_close(g);
	tree_remove(dir);
	diag_release(&d);
	arena_release(&a);
}

/* Counts of findings in a file of any name. */
static void
check_file(
    const char *name, struct str text, size_t errors, size_t warnings, int want)
{
	char dir[64];
	struct arena a;
	struct diag d;
	const char *path;

	arena_init(&a);
	diag_init(&d);
	path = sample_path(&a, sample_folder(dir), name);
	assert_int_equal(file_write(path, text, &d), 0);
	po_check(path, NULL, &d);
	if (d.errors != errors || d.warnings != warnings ||
	    !has_code(&d, want, 0)) {
		diag_print_text(&d, stderr);
		fail();
	}
	tree_remove(dir);
	diag_release(&d);
	arena_release(&a);
}

#define UTF8_HEADER(language)                                                  \
	"msgid \"\"\nmsgstr \"\"\n\"Language: " language "\\n\"\n"             \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

static void
test_language_of_the_header(void **state)
{
	(void)state;
	check_file("from-weblate.po",
	    STR(UTF8_HEADER("zh_Hans") "msgid \"ごみを出す\"\n"
				       "msgstr \"請扔垃圾\"\n"),
	    0, 1, DIAG_PO_SCRIPT);
	check_file("zh_TW.po",
	    STR(UTF8_HEADER("zh_CN") "msgid \"ごみ\"\nmsgstr \"垃圾\"\n"), 1, 0,
	    DIAG_PO_LANGUAGE);
	check_file("from-weblate.po",
	    STR(UTF8_HEADER("") "msgid \"ごみ\"\nmsgstr \"垃圾\"\n"), 0, 1,
	    DIAG_PO_NO_LANGUAGE);
	check_file("vi.po",
	    STR("\xEF\xBB\xBF" UTF8_HEADER("vi") "msgid \"ごみ{date}\"\r\n"
						 "msgstr \"Rác\"\r\n"),
	    1, 0, DIAG_PO_PLACEHOLDER);
}

static void
test_whole_catalog(void **state)
{
	(void)state;
	check_file("en.po",
	    STR(UTF8_HEADER("en") "msgid \"問い合わせ先\"\nmsgstr "
				  "\"Contact\"\n\nmsgid \"問い合わせ先：\"\n"
				  "msgstr \"Inquiries:\"\n"),
	    0, 1, DIAG_PO_INCONSISTENT);
	check_file("en.po",
	    STR(UTF8_HEADER("en") "msgid \"{date}まで\"\nmsgstr "
				  "\"until {date}\"\n\nmsgid \"{time}まで\"\n"
				  "msgstr \"by {time}\"\n\nmsgid \"同じ\"\n"
				  "msgstr \"a\"\n\nmsgid \"同じ\"\n"
				  "msgstr \"b\"\n"),
	    1, 0, DIAG_PO_DUPLICATE);
	check_file("en.po",
	    STR(UTF8_HEADER(
		"en") "#. button, at most 10 characters\n"
		      "msgid \"開く\"\nmsgstr \"Open this page\"\n"),
	    0, 1, DIAG_PO_LENGTH);
	check_file("en.po",
	    STR(UTF8_HEADER("en") "msgid \"避難所に行くときは、必ず家族全員で"
				  "行き、家の電気を切ってください。\"\n"
				  "msgstr \"Go there.\"\n"),
	    0, 1, DIAG_PO_SHORT);
	check_file("en.po",
	    STR("msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n"
		"\"X-Tayori-Format: 9\\n\"\n\nmsgid \"ごみ\"\n"
		"msgstr \"garbage\"\n"),
	    1, 0, DIAG_PO_FORMAT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_placeholders),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_easy),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_language_of_the_header),
		cmocka_unit_test(test_whole_catalog),
		cmocka_unit_test(test_fuzzy_and_obsolete_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
