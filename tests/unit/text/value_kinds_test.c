#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* A text and the values of one kind in it, published on 2026-11-22; what
 * they are is told at each table. */
struct finding {
	const char *text, *found;
};

enum { LONG_TEXT = 1 << 20 };

static void
describe_number(const struct value *v, struct buf *out)
{
	if (v->target.len)
		buf_str(out, v->target);
	else
		buf_printf(out, "%lld", (long long)v->amount);
	buf_str(out, v->unit);
}

static void
describe_when(const struct value *v, struct buf *out)
{
	moment_format(v->from, out);
	if (v->kind == VALUE_PERIOD) {
		buf_ch(out, '/');
		moment_format(v->to, out);
	}
}

static void
describe(struct str text, const struct found_value *f, struct buf *out)
{
	const struct value *v = &f->value;

	if (out->len)
		buf_ch(out, ' ');
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
	case VALUE_PERIOD:
		describe_when(v, out);
		break;
	case VALUE_MONEY:
	case VALUE_NUMBER:
	case VALUE_AGE:
		describe_number(v, out);
		break;
	case VALUE_PLACE:
		buf_str(out, str_sub(text, f->start, f->end));
		buf_printf(
		    out, "%s%.*s", v->unit.len ? "=" : "", STR_ARG(v->unit));
		break;
	case VALUE_RECURRENCE:
	case VALUE_DURATION:
	case VALUE_PHONE:
	case VALUE_URL:
	case VALUE_MAIL:
	case VALUE_KIND_MAX:
	default:
		buf_str(out, v->target);
		buf_printf(
		    out, "%s%.*s", v->unit.len ? "x" : "", STR_ARG(v->unit));
		break;
	}
}

/* All kinds are looked for, those of the mask compared. */
static void
check(const struct finding *f, unsigned mask)
{
	struct value_context ctx = { .reference = { 2026, 11, 22 },
		.kinds = ~0U };
	struct str t = str_from(f->text);
	struct buf out = BUF_INIT;
	struct found_value *found;
	struct arena a;
	struct diag d;
	size_t n, end = 0;

	arena_init(&a);
	diag_init(&d);
	n = values_find(t, &ctx, 0, &a, &found, &d);
	for (size_t i = 0; i < n; i++) {
		assert_true(found[i].start >= end);
		assert_true(found[i].end > found[i].start);
		end = found[i].end;
		if (mask >> found[i].value.kind & 1)
			describe(t, &found[i], &out);
	}
	for (size_t i = 0; i < d.count; i++)
		if (d.entries[i].code == DIAG_PHONE_GROUPS)
			buf_cstr(&out, " !");
	if (strcmp(out.len ? out.ptr : "", f->found) != 0)
		fail_msg("%s: found \"%s\", expected \"%s\"", f->text,
		    out.len ? out.ptr : "", f->found);
	buf_release(&out);
	diag_release(&d);
	arena_release(&a);
}

#define CHECK_ALL(table, mask)                                                 \
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)                         \
	check(&(table)[i], mask)

/* ISO 8601, a period as from/to */
static const struct finding dates[] = {
#define DATES(text, found) { text, found },
#include "value_dates.def"
#undef DATES
	{ "12月29日〈火〉", "2026-12-29" },
	{ "11月3日（火・文化の日）", "2026-11-03" },
	{ "R8.12.29～31", "2026-12-29/2026-12-31" },
	{ "3月末日", "2027-03-31" },
	{ "令和10年2月末日", "2028-02-29" },
	{ "令和9年2月末日まで", "2027-02-28" },
	{ "12月1日から同月末日まで", "2026-12-01/2026-12-31" },
	{ "12月1日～翌3月15日", "2026-12-01/2027-03-15" },
	{ "㍻31年4月30日", "2019-04-30" },
	{ "12/1・12/3・12/8", "2026-12-01 2026-12-03 2026-12-08" },
	{ "1/2・1/3", "" },
	{ "12/25まで", "2026-12-25" },
	{ "1/2まで", "" },
	{ "12時61分", "" },
	{ "2020年代", "" },
	{ "昭和30年代", "" },
	{ "五月晴れの五月", "2027-05" },
	{ "R8.4.1～9.3.31", "2026-04-01/2027-03-31" },
	{ "2026/4/1～30（予定）", "2026-04-01/2026-04-30" },
	{ "2026/4/1-30回", "2026-04-01" },
	{ "2026-12-29T13:30:00+09:00", "2026-12-29T13:30" },
	{ "2026-12-29T13:30:00Z", "2026-12-29" },
	{ "令和100年1月1日", "--01-01" },
	{ "令和8・9年度", "2026 2027" },
	{ "令和6・7・8年度", "2024 2025 2026" },
	{ "令和8年度及び9年度", "2026 2027" },
	{ "2026・2027年度", "2026 2027" },
	{ "12月29・30日", "2026-12-29 2026-12-30" },
	{ "12月5・6・7日", "2026-12-05 2026-12-06 2026-12-07" },
	{ "12月5（土）・6（日）", "2026-12-05 2026-12-06" },
	{ "12月1・2日間", "" },
	{ "許可の日から6月を経過した日", "" },
	{ "1月を超えない期間", "" },
};

/* E.164 and its extension behind an x; ! if the groups are wrong */
static const struct finding phones[] = {
	{ "電話 096-000-0000（代）・（内線 123・456）",
	    "+81960000000x123,456" },
	{ "電話 096-000-0000(代)・(内線 123)", "+81960000000x123" },
	{ "電話 096-000-0000 (内線123、124)", "+81960000000x123,124" },
	{ "050-0000-0101内線１２", "+815000000101x12" },
	{ "電話：096-000-0000（代表・内線2222）", "+81960000000x2222" },
	{ "03 0000 0000", "+81300000000" },
	{ "(03)0000-0000", "+81300000000" },
	{ "(03) 0000-0000", "+81300000000" },
	{ "03（0000）0000", "+81300000000" },
	{ "0120-000-000", "+81120000000" },
	{ "0120(000)000", "+81120000000" },
	{ "0120 000 000", "+81120000000" },
	{ "0800-000-0000", "+818000000000" },
	{ "0570-000-000", "+81570000000" },
	{ "090-0000-0000", "+819000000000" },
	{ "09010000000", "+819010000000" },
	{ "080 0000 0000", "+818000000000" },
	{ "080-0000-0000", "+818000000000" },
	{ "090.0000.0000", "+819000000000" },
	{ "070-0000-0000", "+817000000000" },
	{ "0901-000-0000", "+819010000000 !" },
	{ "04-7100-0000", "+81471000000" },
	{ "04-2900-0000", "+81429000000" },
	{ "0471-00-0000", "+81471000000 !" },
	{ "0467-00-0000", "+81467000000" },
	{ "0466-12-345", "" },
	{ "096-123-456", "" },
	{ "012-300-0000", "" },
	{ "電話 012-300-0000", "+81123000000" },
	{ "010-0000-0000", "" },
	{ "0123-00-0000", "+81123000000" },
	{ "0211-12-3456", "" },
	{ "020-0000-0000", "+812000000000" },
	{ "12-345-6789", "" },
	{ "123-4567", "" },
	{ "2026-12-29", "" },
	{ "978-4-00-123456-7", "" },
	{ "0000-0000-9012", "" },
	{ "090-0000-0000-9", "" },
	{ "A03-0000-0000", "" },
	{ "T03-0000-0000 F03-0000-0001", "+81300000000 +81300000001" },
	{ "TEL/FAX 096-000-0000", "+81960000000" },
	{ "電話・FAX 096-000-0000", "+81960000000" },
	{ "+81-3-0000-0000", "+81300000000" },
	{ "+81 50 0000 0101", "+815000000101" },
	{ "+81(0)3-0000-0000", "+81300000000" },
	{ "+815000000101", "+815000000101" },
	{ "＋８１－３－００００－００００", "+81300000000" },
	{ "+1-202-555-0100", "+12025550100" },
	{ "03-0000-0000～9", "+81300000000" },
	{ "096-000-0000・0001", "+81960000000 +81960000001" },
	{ "096-000-0000～0002", "+81960000000 +81960000002" },
	{ "096-000-0000、2026年", "+81960000000" },
	{ "096-000-0000・1000人", "+81960000000" },
	{ "♯7119", "#7119" },
	{ "03-0000-0000、5679", "+81300000000" },
	{ "０９６（０００）００００", "+81960000000" },
	{ "096‐000‐0000", "+81960000000" },
	{ "096−000−0000", "+81960000000" },
	{ "096ｰ000ｰ0000", "+81960000000" },
	{ "☎096-000-0000", "+81960000000" },
	{ "0966-00-0000", "+81966000000" },
	{ "09969-0-0000", "+81996900000" },
	{ "08387-0-0000", "+81838700000" },
	{ "05769-0-0000", "+81576900000" },
	{ "01564-2-0000", "+81156420000" },
	{ "電話0960000000", "+81960000000" },
	{ "℡0960000000", "+81960000000" },
	{ "0960000000", "" },
	{ "0000-00-0000", "" },
	{ "会員番号 0312-345-678", "" },
	{ "口座番号 0123456", "" },
	{ "0120-00-00-00", "" },
	{ "188（いやや）", "" },
	{ "#8000", "#8000" },
	{ "110番", "110" },
	{ "警察相談専用電話 #9110", "#9110" },
	{ "03-0000-0000 03-0000-0001", "+81300000000 +81300000001" },
	{ "045‑000‑0000", "+81450000000" },
	{ "0598-00-0000(直通) 内線 331", "+81598000000x331" },
	{ "電話 050-0000-0101（直通）内線331", "+815000000101x331" },
};

/* RRULE */
static const struct finding recurrences[] = {
	{ "毎週火・金曜日", "FREQ=WEEKLY;BYDAY=TU,FR" },
	{ "毎週月曜日から金曜日まで", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "毎週月～金曜日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "毎週土日", "FREQ=WEEKLY;BYDAY=SA,SU" },
	{ "毎月第2日曜日", "FREQ=MONTHLY;BYDAY=2SU" },
	{ "第1・第3水曜日", "FREQ=MONTHLY;BYDAY=1WE,3WE" },
	{ "第1・3・5土曜日", "FREQ=MONTHLY;BYDAY=1SA,3SA,5SA" },
	{ "毎月15日", "FREQ=MONTHLY;BYMONTHDAY=15" },
	{ "毎月1日・15日", "FREQ=MONTHLY;BYMONTHDAY=1,15" },
	{ "毎月10日と25日", "FREQ=MONTHLY;BYMONTHDAY=10,25" },
	{ "毎月末日", "FREQ=MONTHLY;BYMONTHDAY=-1" },
	{ "毎月最終金曜日", "FREQ=MONTHLY;BYDAY=-1FR" },
	{ "毎年4月1日", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1" },
	{ "毎年5月の第2日曜日", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU" },
	{ "毎年6月", "FREQ=YEARLY;BYMONTH=6" },
	{ "毎年7月1日から8月31日まで", "" },
	{ "毎日午前9時", "FREQ=DAILY" },
	{ "平日8時30分から17時15分まで", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "隔週水曜日", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
	{ "偶数月の第2火曜日", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=2TU" },
	{ "奇数月第1月曜日", "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=1MO" },
	{ "偶数月の15日", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=15" },
	{ "毎月第2・第4土曜日（ただし祝日を除く）",
	    "FREQ=MONTHLY;BYDAY=2SA,4SA" },
	{ "毎週月曜日（祝日の場合は翌日）", "FREQ=WEEKLY;BYDAY=MO" },
	{ "毎月第1月曜日と第3水曜日",
	    "FREQ=MONTHLY;BYDAY=1MO FREQ=MONTHLY;BYDAY=3WE" },
	{ "月曜日から金曜日まで午前9時から午後5時",
	    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "平日（月～金曜日）", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR "
				"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
	{ "12月の第2日曜日", "" },
	{ "12月第1日曜日に開催", "" },
	{ "毎土曜日", "FREQ=WEEKLY;BYDAY=SA" },
	{ "隔月第2木曜日", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH" },
	{ "毎月20日～25日", "FREQ=MONTHLY;BYMONTHDAY=20,21,22,23,24,25" },
	{ "毎月5のつく日", "" },
	{ "毎月開く市", "FREQ=MONTHLY" },
	{ "毎年度", "" },
	{ "毎月分", "" },
	{ "第2回", "" },
	{ "第3日曜日", "FREQ=MONTHLY;BYDAY=3SU" },
	{ "平日以外", "" },
	{ "平和町", "" },
	{ "毎週水曜", "FREQ=WEEKLY;BYDAY=WE" },
	{ "毎朝8時", "FREQ=DAILY" },
	{ "日本・火星", "" },
	{ "土日曜日", "FREQ=WEEKLY;BYDAY=SA,SU" },
	{ "火・金曜日", "FREQ=WEEKLY;BYDAY=TU,FR" },
	{ "土・日曜日、祝日を除く", "" },
	{ "12月5日・6日（土・日曜日）", "" },
};

/* ISO 8601 */
static const struct finding durations[] = {
	{ "3日間 2週間 3か月間 ３ヶ月 三箇月 1年間 90分間 1時間30分 24時間 "
	  "14日以内",
	    "P3D P2W P3M P3M P3M P1Y PT90M PT1H30M PT24H P14D" },
	{ "10日以内に届け出る", "P10D" },
	{ "生後3か月から1歳6か月まで", "P3M P6M" },
	{ "1年6か月", "P1Y6M" },
	{ "2時間半", "PT2H30M" },
	{ "1年半", "P1Y6M" },
	{ "半年", "" },
	{ "１０年以上", "P10Y" },
	{ "20年以上前", "P20Y" },
	{ "5分以内", "PT5M" },
	{ "約30分", "PT30M" },
	{ "所要時間90分", "PT90M" },
	{ "3分の1", "" },
	{ "10分の1以下", "" },
	{ "三日間", "P3D" },
	{ "十日間", "P10D" },
	{ "二週間前", "P2W" },
	{ "1.5時間", "PT1.5H" },
	{ "数日間", "" },
	{ "3～4時間", "PT3H PT4H" },
	{ "生後3～6か月", "P3M P6M" },
	{ "1日3回", "" },
	{ "3日目", "" },
	{ "3日分の薬", "" },
	{ "5営業日以内", "" },
	{ "令和8年度から3年間", "P3Y" },
};

/* ages, and numbers with their units */
static const struct finding numbers[] = {
	{ "65歳以上", "65" },
	{ "満18歳", "18" },
	{ "0～5歳児", "0 5" },
	{ "六十五歳", "65" },
	{ "30人 5袋 20名 2部 40％ 3階 10キログラム 5㎏ 3.5キロ 1.25倍 "
	  "1,234.5㎡",
	    "30人 5袋 20名 2部 40％ 3階 10キログラム 5㎏ 3.5キロ 1.25倍" },
	{ "約1万2千人", "12000人" },
	{ "およそ3万世帯", "30000世帯" },
	{ "10～20人", "10人 20人" },
	{ "1～2万人", "1 20000人" },
	{ "風速35m/s", "35m/s" },
	{ "定員20組40名", "20組 40名" },
	{ "2個まで", "2個" },
	{ "震度5弱", "5" },
	{ "気温35℃", "35℃" },
	{ "-5℃", "" },
	{ "1.2.3", "" },
	{ "第3章2節", "2節" },
	{ "3-2-1", "" },
	{ "1対1", "" },
	{ "3対2", "" },
	{ "12:5", "" },
	{ "A棟2階 101号室", "2階 101号室" },
	{ "1人1つ", "1人 1つ" },
	{ "37.5度以上", "37.5度" },
	{ "三十人", "30人" },
	{ "一人 一部 一方 一番", "" },
	{ "千葉 百貨店 十分", "" },
	{ "2026", "2026" },
	{ "13月1日", "" },
	{ "25時", "" },
	{ "12:5", "" },
	{ "3～5歳児", "3 5" },
	{ "会員番号0123456", "" },
};

static const struct finding money[] = {
	{ "300～500円", "300 500" },
	{ "2兆円", "2000000000000" },
	{ "1兆2,000億円", "1200000000000" },
	{ "百円ショップ", "" },
	{ "参加費：無料", "0" },
	{ "高校生以下は無料です。", "0" },
	{ "無料相談", "" },
	{ "無料ではありません", "" },
	{ "有料・無料", "" },
	{ "300円～500円", "300 500" },
	{ "1万～2万円", "20000" },
	{ "1～2万円", "20000" },
	{ "各500円", "500" },
	{ "1人につき300円", "300" },
	{ "大人500円・小人300円", "500 300" },
};

/* the text, and its postal code behind a = */
static const struct finding places[] = {
	{ "〒000-0001 しおかぜ市潮見町1丁目1番1号",
	    "〒000-0001 しおかぜ市潮見町1丁目1番1号=000-0001" },
	{ "〒000-0001　山海県しおかぜ市潮見町1-1-1 しおかぜ市役所",
	    "〒000-0001　山海県しおかぜ市潮見町1-1-1=000-0001" },
	{ "会場はしおかぜ市潮見町1丁目1番1号です。",
	    "しおかぜ市潮見町1丁目1番1号" },
	{ "しおかぜ市潮見町三丁目5番12号", "しおかぜ市潮見町三丁目5番12号" },
	{ "場所：海辺県海辺市中央区本町123番地",
	    "海辺県海辺市中央区本町123番地" },
	{ "住所海辺市本町2-3", "海辺市本町2-3" },
	{ "潮見町1丁目1番1号", "潮見町1丁目1番1号" },
	{ "浜町1番1号", "浜町1番1号" },
	{ "窓口は1番1号", "" },
	{ "しおかぜ市潮見町1番地2", "しおかぜ市潮見町1番地2" },
	{ "しおかぜ市潮見町1番地3階", "しおかぜ市潮見町1番地" },
	{ "潮見町3丁目", "" },
	{ "市内の3丁目", "" },
	{ "しおかぜ市では3-4人", "" },
	{ "海辺郡潮見町大字浜123番地の4", "海辺郡潮見町大字浜123番地の4" },
	{ "南しおさい市浜町1-2-3", "南しおさい市浜町1-2-3" },
	{ "所在地　しおかぜ市潮見町１丁目２－３",
	    "しおかぜ市潮見町１丁目２－３" },
	{ "〒000-0001", "" },
	{ "しおかぜ市潮見町1番", "" },
	{ "しおかぜ市役所3階", "" },
	{ "海辺都港区浜公園４丁目２番８号", "海辺都港区浜公園４丁目２番８号" },
	{ "しおかぜ市浜町12-3 TEL 050-0000-0101", "しおかぜ市浜町12-3" },
};

static void
test_dates(void **state)
{
	(void)state;
	CHECK_ALL(dates, 1U << VALUE_DATE | 1U << VALUE_TIME |
			     1U << VALUE_DATETIME | 1U << VALUE_PERIOD);
}

static void
test_phones(void **state)
{
	(void)state;
	CHECK_ALL(phones, 1U << VALUE_PHONE);
}

static void
test_recurrences(void **state)
{
	(void)state;
	CHECK_ALL(recurrences, 1U << VALUE_RECURRENCE);
}

static void
test_durations(void **state)
{
	(void)state;
	CHECK_ALL(durations, 1U << VALUE_DURATION);
}

static void
test_numbers(void **state)
{
	(void)state;
	CHECK_ALL(numbers, 1U << VALUE_NUMBER | 1U << VALUE_AGE);
}

static void
test_money(void **state)
{
	(void)state;
	CHECK_ALL(money, 1U << VALUE_MONEY);
}

static void
test_places(void **state)
{
	(void)state;
	CHECK_ALL(places, 1U << VALUE_PLACE);
}

/* Looking for all kinds is linear too. */
static void
test_long_texts(void **state)
{
	static const char *const units[] = { "1", "1・", "毎月1日・", "1時間",
		"市1-", "〒000-0001 市", "第1・", "月曜・", "1歳・", "03 ",
		"1.", "12月1・", "令和1・", "050-0000-0101（内線1・", "あ1-2" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		struct value_context ctx = { .kinds = ~0U };
		struct buf text = BUF_INIT;
		struct found_value *found;
		struct arena a;
		struct diag d;
		clock_t start;

		while (text.len < LONG_TEXT)
			buf_cstr(&text, units[i]);
		arena_init(&a);
		diag_init(&d);
		start = clock();
		values_find(buf_view(&text), &ctx, 0, &a, &found, &d);
		assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
		diag_release(&d);
		arena_release(&a);
		buf_release(&text);
	}
}

/* Any prefix of any text is safe. */
static void
check_prefixes(const struct finding *f)
{
	struct str t = str_from(f->text);
	struct arena a;
	struct diag d;

	arena_init(&a);
	diag_init(&d);
	for (size_t n = 0; n < t.len; n++) {
		struct value_context ctx = { .kinds = ~0U };
		struct str cut = { t.ptr, n };
		struct found_value *found;
		char *copy;

		if (utf8_valid_len(cut) != n)
			continue;
		/* its own block, so that ASan sees overruns */
		copy = xmalloc(n + 1);
		memcpy(copy, t.ptr, n);
		cut.ptr = copy;
		values_find(cut, &ctx, 0, &a, &found, &d);
		free(copy);
	}
	diag_release(&d);
	arena_release(&a);
}

#define CHECK_PREFIXES(table)                                                  \
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)                         \
	check_prefixes(&(table)[i])

static void
test_prefixes(void **state)
{
	(void)state;
	CHECK_PREFIXES(dates);
	CHECK_PREFIXES(phones);
	CHECK_PREFIXES(recurrences);
	CHECK_PREFIXES(durations);
	CHECK_PREFIXES(numbers);
	CHECK_PREFIXES(places);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_phones),
		cmocka_unit_test(test_recurrences),
		cmocka_unit_test(test_durations),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_prefixes),
	};

	return cmocka_run_group_tests_name("value kinds", tests, NULL, NULL);
}
