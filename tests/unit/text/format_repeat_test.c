/* What happens again and again, lengths of time, names in Latin letters. */
#include "tests/test.h"
#include "text/text.h"

#include <stdlib.h>

static const char *const locales[] = { "en", "zh_CN", "zh_TW", "ko", "vi" };

static void
check(enum value_kind kind, const char *target, const char *written,
    const char *const *forms)
{
	const struct value v = { .kind = kind,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.target = str_from(target) };

	for (size_t i = 0; i < ARRAY_SIZE(locales); i++) {
		struct formatter *f;
		struct buf out = BUF_INIT;
		struct locale l;
		struct arena a;

		arena_init(&a);
		assert_true(locale_from_po(str_from(locales[i]), &a, &l));
		f = formatter_new(&l);
		value_format(f, &v, str_from(written), STR_NONE, &out);
		assert_str(buf_view(&out), forms[i]);
		formatter_free(f);
		buf_release(&out);
		arena_release(&a);
	}
}
#define REPEAT(rule, ...)                                                      \
	check(VALUE_RECURRENCE, rule, "毎週",                                  \
	    (const char *const[]){ __VA_ARGS__ })
#define LASTS(target, ...)                                                     \
	check(VALUE_DURATION, target, "期間",                                  \
	    (const char *const[]){ __VA_ARGS__ })

static void
test_no_form(void **state)
{
	(void)state;
#define WRITTEN "毎週", "毎週", "毎週", "毎週", "毎週"
	REPEAT("", WRITTEN);
	REPEAT("FREQ=HOURLY", WRITTEN);
	REPEAT("FREQ=WEEKLY;BYDAY=XX", WRITTEN);
	REPEAT("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", WRITTEN);
	REPEAT("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", WRITTEN);
	REPEAT("FREQ=WEEKLY;BYDAY=2TU", WRITTEN);
	REPEAT("FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=3", WRITTEN);
	REPEAT("FREQ=MONTHLY;BYMONTHDAY=99", WRITTEN);
	REPEAT("BYDAY", WRITTEN);
	LASTS("P", "期間", "期間", "期間", "期間", "期間");
	LASTS("P3", "期間", "期間", "期間", "期間", "期間");
	LASTS("PT3Y", "期間", "期間", "期間", "期間", "期間");
}

static void
test_weeks(void **state)
{
	(void)state;
	REPEAT("FREQ=DAILY", "every day", "每天", "每天", "매일", "hằng ngày");
	REPEAT("FREQ=WEEKLY;BYDAY=TU", "every Tuesday", "每周二", "每週二",
	    "매주 화요일", "thứ Ba hằng tuần");
	REPEAT("FREQ=WEEKLY;BYDAY=TU,FR", "every Tuesday and Friday",
	    "每周二、周五", "每週二、週五", "매주 화요일, 금요일",
	    "thứ Ba và thứ Sáu hằng tuần");
	REPEAT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday",
	    "每周一至周五", "每週一至週五", "매주 월요일~금요일",
	    "từ thứ Hai đến thứ Sáu hằng tuần");
	REPEAT("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every other Wednesday",
	    "隔周的周三", "隔週的週三", "격주 수요일", "thứ Tư cách tuần");
}

static void
test_months(void **state)
{
	(void)state;
	REPEAT("FREQ=MONTHLY;BYDAY=2SA,4SA",
	    "the 2nd Saturday and the 4th Saturday of every month",
	    "每月第2个周六、第4个周六", "每月第2個週六、第4個週六",
	    "매월 2번째 토요일, 4번째 토요일",
	    "thứ Bảy lần thứ 2 và thứ Bảy lần thứ 4 hằng tháng");
	REPEAT("FREQ=MONTHLY;BYDAY=-1SU", "the last Sunday of every month",
	    "每月最后一个周日", "每月最後一個週日", "매월 마지막 일요일",
	    "Chủ Nhật cuối cùng hằng tháng");
	REPEAT("FREQ=MONTHLY;BYMONTHDAY=1,11,21",
	    "the 1st, the 11th and the 21st of every month",
	    "每月1日、11日、21日", "每月1日、11日、21日",
	    "매월 1일, 11일, 21일", "ngày 1, ngày 11 và ngày 21 hằng tháng");
	REPEAT("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of every month",
	    "每月最后一天", "每月最後一天", "매월 말일",
	    "ngày cuối cùng hằng tháng");
	REPEAT("FREQ=YEARLY;BYMONTH=4,10", "every year in April and October",
	    "每年4月、10月", "每年4月、10月", "매년 4월, 10월",
	    "tháng 4 và tháng 10 hằng năm");
	REPEAT("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=10", "every year on April 10",
	    "每年4月10日", "每年4月10日", "매년 4월 10일",
	    "10 tháng 4 hằng năm");
}

static void
test_durations(void **state)
{
	(void)state;
	LASTS("P1D", "1 day", "1天", "1 天", "1일", "1 ngày");
	LASTS("P3M", "3 months", "3个月", "3 個月", "3개월", "3 tháng");
	LASTS("PT1H30M", "1 hour 30 minutes", "1小时30分钟", "1 小時30 分鐘",
	    "1시간 30분", "1 giờ 30 phút");
	LASTS("P2W", "2 weeks", "2周", "2 週", "2주", "2 tuần");
}

static void
check_latin(const char *kana, const char *want)
{
	struct buf out = BUF_INIT;
	bool ok = kana_to_latin(str_from(kana), &out);

	assert_int_equal(ok, want != NULL);
	assert_str(buf_view(&out), want ? want : "");
	buf_release(&out);
}

/* Places and names on signs. */
static void
test_latin(void **state)
{
	(void)state;
	check_latin("", NULL);
	check_latin("漢字", NULL);
	check_latin("おおさか", "ōsaka");
	check_latin("とうきょう", "tōkyō");
	check_latin("しんばし", "shimbashi");
	check_latin("じゅんいち", "jun'ichi");
	check_latin("はっちょう", "hatchō");
	check_latin("にっぽん", "nippon");
	check_latin("けいさつ", "keisatsu");
	check_latin("センター", "sentā");
	check_latin("ゆうびん", "yūbin");
	check_latin("にいがた", "niigata");
	check_latin("っ", "");
}

static void
check_name(const char *name, const char *want)
{
	struct language *language = language_open(NULL, NULL);
	struct tagger *t = tagger_new(language);
	struct buf out = BUF_INIT;
	struct arena a;

	arena_init(&a);
	assert_int_equal(romanise(t, str_from(name), &a, &out), want != NULL);
	assert_str(buf_view(&out), want ? want : "");
	buf_release(&out);
	arena_release(&a);
	tagger_free(t);
	language_close(language);
}

static void
test_names(void **state)
{
	(void)state;
	check_name("", NULL);
	check_name("しおかぜ市", "Shiokaze-shi");
	check_name("横浜", "Yokohama");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_form),
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_durations),
		cmocka_unit_test(test_latin),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
