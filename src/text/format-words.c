#include "text/format.h"

#include <string.h>

#define JAPANESE_DATES                                                         \
	.icu = "ja", .ymd = "y年M月d日", .md = "M月d日", .ym = "y年M月",       \
	.month = "M月", .year = "y年", .fiscal = "y年度", .day = "d日",        \
	.date_join = "から", .time_join = "から", .range_end = "まで",         \
	.date_time = "", .since_before = "", .since_after = "から",            \
	.until_before = "", .until_after = "まで", .yen = "円",                \
	.extension = "（内線", .extension_end = "）"

#define CHINESE_DATES                                                          \
	.ymd = "y年M月d日", .md = "M月d日", .ym = "y年M月", .month = "M月",    \
	.year = "y年", .fiscal = "y年度", .day = "d日",                        \
	.numeric_ymd = "y/M/d", .numeric_md = "M/d", .weekday = "EEE",         \
	.before = "（", .after = "）", .elide_month = true, .date_join = "至", \
	.time_join = "至", .range_end = "", .since_before = "",                \
	.since_after = "起", .until_before = "至", .until_after = "",          \
	.date_time = "", .extension_end = "）"

const struct words tongue_words[TONGUE_OTHER] = {
	[TONGUE_JA] = {
		JAPANESE_DATES,
		.next_before = "翌日",
		.next_after = "",
		.numeric_ymd = "y/M/d",
		.numeric_md = "M/d",
		.weekday = "EEEEE",
		.before = "（",
		.after = "）",
		.holiday = "・祝",
		.elide_month = true,
	},
	[TONGUE_EASY] = {
		JAPANESE_DATES,
		.next_before = "次の日の",
		.next_after = "",
		.numeric_ymd = "y年M月d日", /* 8/15 is hard to read */
		.numeric_md = "M月d日",
		.weekday = "EEEE",
		.before = "（",
		.after = "）",
		.holiday = "・祝日",
	},
	[TONGUE_EN] = {
		.next_before = "",
		.next_after = " the next day",
		.icu = "en",
		.ymd = "MMMM d, y",
		.md = "MMMM d",
		.ym = "MMMM y",
		.month = "MMMM",
		.year = "y",
		.fiscal = "'fiscal' 'year' y",
		.day = "d",
		.numeric_ymd = "M/d/y",
		.numeric_md = "M/d",
		.weekday = "EEE",
		.before = " (",
		.after = ")",
		.holiday = ", holiday",
		.year_last = true,
		.date_join = " to ",
		.time_join = "–",
		.range_end = "",
		.since_before = "from ",
		.since_after = "",
		.until_before = "until ",
		.until_after = "",
		.date_time = ", ",
		.yen = " yen",
		.extension = " ext. ",
		.extension_end = "",
	},
	[TONGUE_HANS] = {
		CHINESE_DATES,
		.next_before = "次日",
		.next_after = "",
		.icu = "zh_Hans",
		.holiday = "，节假日",
		.yen = "日元",
		.extension = "（分机",
	},
	[TONGUE_HANT] = {
		CHINESE_DATES,
		.next_before = "隔天",
		.next_after = "",
		.icu = "zh_Hant",
		.holiday = "，國定假日",
		.yen = "日圓",
		.extension = "（分機",
	},
	[TONGUE_KO] = {
		.next_before = "다음 날 ",
		.next_after = "",
		.icu = "ko",
		.ymd = "y년 M월 d일",
		.md = "M월 d일",
		.ym = "y년 M월",
		.month = "M월",
		.year = "y년",
		.fiscal = "y년도",
		.day = "d일",
		.numeric_ymd = "y. M. d.",
		.numeric_md = "M. d.",
		.weekday = "EEE",
		.before = "(",
		.after = ")",
		.holiday = "·공휴일",
		.elide_month = true,
		.date_join = "~",
		.time_join = "~",
		.range_end = "",
		.since_before = "",
		.since_after = "부터",
		.until_before = "",
		.until_after = "까지",
		.date_time = " ",
		.yen = "엔",
		.extension = " (내선 ",
		.extension_end = ")",
	},
	[TONGUE_VI] = {
		.next_before = "",
		.next_after = " hôm sau",
		.icu = "vi",
		.ymd = "d 'tháng' M, y",
		.md = "d 'tháng' M",
		.ym = "'tháng' M 'năm' y",
		.month = "'tháng' M",
		.year = "'năm' y",
		.fiscal = "'năm' 'tài' 'chính' y",
		.day = "d",
		.numeric_ymd = "d/M/y",
		.numeric_md = "d/M",
		.weekday = "EEEE",
		.before = "",
		.after = ", ",
		.holiday = " (ngày lễ)",
		.weekday_first = true,
		.year_last = true,
		.date_join = " đến ",
		.time_join = " đến ",
		.range_end = "",
		.since_before = "từ ",
		.since_after = "",
		.until_before = "đến ",
		.until_after = "",
		.date_time = ", ",
		.time_first = true,
		.yen = " yên",
		.extension = " (máy lẻ ",
		.extension_end = ")",
	},
};

enum tongue
tongue_of(const struct locale *l)
{
	static const char *const tags[TONGUE_OTHER] = { "ja", "ja-simple", "en",
		"zh-Hans", "zh-Hant", "ko", "vi" };

	for (int t = 0; t < TONGUE_OTHER; t++) {
		struct str tag = str_from(tags[t]);

		if (str_eq(l->tag, tag))
			return (enum tongue)t;
		/* zh-Hant-HK, en-GB: the words of the language */
		if (t != TONGUE_JA && str_starts(l->tag, tag) &&
		    l->tag.ptr[tag.len] == '-')
			return (enum tongue)t;
	}
	return TONGUE_OTHER;
}

/* ---- times ------------------------------------------------------------------
 */

static void
put(char *out, size_t size, const char *text)
{
	snprintf(out, size, "%s", text);
}

static void
clock_en(int minute, struct clock *c)
{
	int hour = minute / 60;

	if (minute == 720 || minute == 1440) {
		put(c->body, sizeof(c->body),
		    minute == 720 ? "noon" : "midnight");
		return;
	}
	snprintf(c->body, sizeof(c->body), "%d:%02d", (hour + 11) % 12 + 1,
	    minute % 60);
	put(c->trail, sizeof(c->trail), hour < 12 ? " a.m." : " p.m.");
}

static void
clock_zh(int minute, struct clock *c)
{
	static const struct {
		int until;
		const char *word;
	} day[] = { { 5, "凌晨" }, { 8, "早上" }, { 12, "上午" },
		{ 13, "中午" }, { 19, "下午" }, { 24, "晚上" } };
	int hour = minute / 60, i = 0;

	if (minute == 1440) {
		put(c->body, sizeof(c->body), "24:00");
		return;
	}
	while (hour >= day[i].until)
		i++;
	put(c->lead, sizeof(c->lead), day[i].word);
	snprintf(c->body, sizeof(c->body), "%d:%02d",
	    hour > 12 ? hour - 12 : hour, minute % 60);
}

static void
clock_ko(int minute, struct clock *c)
{
	int hour = minute / 60;
	int n;

	put(c->lead, sizeof(c->lead),
	    hour == 12	 ? "낮 "
	    : hour == 24 ? "밤 "
	    : hour < 12	 ? "오전 "
			 : "오후 ");
	n = snprintf(
	    c->body, sizeof(c->body), "%d시", hour > 12 ? hour - 12 : hour);
	if (minute % 60)
		snprintf(c->body + n, sizeof(c->body) - (size_t)n, " %d분",
		    minute % 60);
}

static void
clock_vi(int minute, struct clock *c)
{
	int n = snprintf(c->body, sizeof(c->body), "%d giờ", minute / 60);

	if (minute % 60)
		snprintf(c->body + n, sizeof(c->body) - (size_t)n, " %02d",
		    minute % 60);
}

static void
clock_ja(int minute, bool h24, bool easy, struct clock *c)
{
	int hour = minute / 60, shown = hour;
	int n;

	if (!h24) {
		put(c->lead, sizeof(c->lead),
		    hour == 12 && easy ? "昼の"
		    : hour == 24       ? "夜の"
		    : hour < 12	       ? "午前"
				       : "午後");
		if (hour > 12 || (hour == 12 && !easy))
			shown -= 12;
		if (minute == 720 && !easy) {
			c->lead[0] = 0;
			put(c->body, sizeof(c->body), "正午");
			return;
		}
	}
	n = snprintf(
	    c->body, sizeof(c->body), "%d時", hour == 24 && !h24 ? 12 : shown);
	if (minute % 60)
		snprintf(c->body + n, sizeof(c->body) - (size_t)n, "%d分",
		    minute % 60);
}

void
clock_form(enum tongue t, int minute, bool h24, struct clock *ret)
{
	*ret = (struct clock){ 0 };
	if (h24 && t != TONGUE_EASY) {
		snprintf(ret->body, sizeof(ret->body), "%d:%02d", minute / 60,
		    minute % 60);
		return;
	}
	switch (t) {
	case TONGUE_JA:
	case TONGUE_EASY:
		clock_ja(minute, h24, t == TONGUE_EASY, ret);
		break;
	case TONGUE_HANS:
	case TONGUE_HANT:
		clock_zh(minute, ret);
		break;
	case TONGUE_KO:
		clock_ko(minute, ret);
		break;
	case TONGUE_VI:
		clock_vi(minute, ret);
		break;
	case TONGUE_EN:
	case TONGUE_OTHER:
	case TONGUE_MAX:
	default:
		clock_en(minute, ret);
		break;
	}
}

bool
clock_shares(enum tongue t)
{
	return t == TONGUE_EN || t == TONGUE_HANS || t == TONGUE_HANT ||
	       t == TONGUE_KO;
}
