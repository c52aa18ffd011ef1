/* Messages read back into sentences of other languages. */
#include "sample.h"

#include "translate/render.h"

/* What a message makes of a sentence, as a reader sees it. */
static void
check(
    const char *po, const char *sentence, const char *message, const char *want)
{
	struct buf body = BUF_INIT, out = BUF_INIT;
	struct language *language = language_open(NULL, NULL);
	struct renderer r;
	struct locale locale;
	struct str fault = STR_NONE;
	struct node *made;
	struct notice n;
	struct arena a;

	arena_init(&a);
	assert_true(locale_from_po(str_from(po), &a, &locale));
	r = (struct renderer){ &locale, formatter_new(&locale), &a,
		tagger_new(language), NULL };
	buf_printf(&body, "<p><s>%s</s></p>", sentence);
	sample_notice(&n, "<s>題</s>", body.ptr);
	made =
	    render_message(&r, sample_sentence(&n), str_from(message), &fault);
	assert_int_equal(made != NULL, want != NULL);
	if (made) {
		sample_shown(made, &out);
		assert_string_equal(out.ptr, want);
	}
	formatter_free(r.formatter);
	tagger_free(r.tagger);
	language_close(language);
	notice_release(&n);
	buf_release(&body);
	buf_release(&out);
	arena_release(&a);
}

#define DATE "<date on=\"2026-12-28\">12月28日</date>"
#define MONEY "<money yen=\"30000\">3万円</money>"
#define COUNT(n) "<number n=\"" #n "\" unit=\"袋\">" #n "袋</number>"

static void
test_faults(void **state)
{
	(void)state;
	check("en", DATE "まで", "until {time}", NULL);
	check("en", DATE "まで", "until", NULL);
	check("en", DATE "まで", "<short>until {date}</long>", NULL);
}

static void
test_styles(void **state)
{
	(void)state;
	check("en", DATE "まで", "until <short>{date}</short>", "until 12/28");
	check("en", DATE "まで", "until <full>{date}</full>",
	    "until December 28, 2026 (Mon)");
	check("vi", DATE "まで", "<noyear>{date}</noyear>", "28 tháng 12");
	check("en", MONEY "です", "<words>{money}</words>",
	    "Thirty thousand yen");
	check("zh_CN", MONEY "です", "金额为<words>{money}</words>",
	    "金额为三万日元");
	check(
	    "ko", MONEY "です", "<words>{money}</words>입니다", "삼만엔입니다");
}

static void
test_plurals(void **state)
{
	(void)state;
	check(
	    "en", COUNT(1) "まで", "up to {number} [bag|bags]", "up to 1 bag");
	check(
	    "en", COUNT(2) "まで", "up to {number} [bag|bags]", "up to 2 bags");
	check("en", COUNT(1) "です", "There [is|are] {number}", "There is 1");
	check("en", COUNT(1) "と" COUNT(5),
	    "{number1} [bag|bags], {number2} [bag|bags]", "1 bag, 5 bags");
	check(
	    "en", DATE "まで", "[day|days] {date} [a]", "days December 28 [a]");
	check(
	    "ru", COUNT(3) "まで", "{number} [мешок|мешка|мешков]", "3 мешка");
	check("ru", COUNT(11) "まで", "{number} [мешок|мешка|мешков]",
	    "11 мешков");
}

/* The value that begins a sentence has a capital. */
static void
test_capital(void **state)
{
	static const char time[] = "<time at=\"12:00\">正午</time>";
	char sentence[64];

	(void)state;
	snprintf(sentence, sizeof(sentence), "%sまで", time);
	check("en", sentence, "{time} is the end", "Noon is the end");
	check("en", sentence, "until {time}", "until noon");
}

static void
test_places(void **state)
{
	static const char place[] = "<place>横浜</place>で";

	(void)state;
	check("en", place, "at {place}", "at Yokohama (横浜)");
	check("ko", place, "{place}에서", "Yokohama (横浜)에서");
	check("zh_TW", place, "在{place}", "在横浜");
}

static void
test_particles(void **state)
{
	(void)state;
	check("ko", DATE "を", "{date}을(를)", "12월 28일을");
	check("ko", MONEY "を", "{money}을(를)", "30,000엔을");
	check("ko", COUNT(2) "を", "{number}(으)로", "2로");
	check("ko", COUNT(3) "を", "{number}(이)라도", "3이라도");
	check("ko", COUNT(7) "を", "{number}(으)로", "7로");
	check("ko", COUNT(10) "が", "{number}이(가)", "10이");
	check("ko", "<place>AED</place>が", "{place}은/는", "AED는");
}

/* What the staff gave as reading, as base(reading). */
static void
check_ruby(const char *text, const char *want)
{
	struct buf out = BUF_INIT;
	struct arena a;
	struct node *s;

	arena_init(&a);
	s = node_new(&a, NODE_S, 0);
	node_append(s, node_text(&a, str_from(text), 0));
	ruby_given(s, &a);
	for (const struct node *n = s->first; n; n = n->next) {
		buf_str(&out, n->text);
		if (n->kind == NODE_RUBY)
			buf_printf(&out, "(%.*s)", STR_ARG(n->attr));
	}
	assert_string_equal(out.ptr, want);
	buf_release(&out);
	arena_release(&a);
}

static void
test_given_readings(void **state)
{
	(void)state;
	check_ruby("《かんじ》", "《かんじ》");
	check_ruby("漢字《", "漢字《");
	check_ruby("漢字《abc》", "漢字《abc》");
	check_ruby("今日《きょう》は、役所《やくしょ》が休みです。",
	    "今日(きょう)は、役所(やくしょ)が休みです。");
	check_ruby("この｜申し込み《もうしこみ》", "この申し込み(もうしこみ)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_plurals),
		cmocka_unit_test(test_capital),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_particles),
		cmocka_unit_test(test_given_readings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
