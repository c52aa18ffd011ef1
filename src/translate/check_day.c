/*
 * Weekdays and months in translations. One that the source does not have is
 * an error, one of the source's weekdays that is gone is a warning. All texts
 * are folded; those in alphabets are also in lower case.
 */
#include "translate/check.h"

#include <string.h>

/* Bits of weekdays, Sunday first. */
#define WORKDAYS 0x3Eu
#define WEEKEND 0x41u

static const char *const day_names[7] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };

static bool
follows(struct str s, size_t at, const char *what)
{
	return str_starts(str_sub(s, at, s.len), str_from(what));
}

static bool
precedes(struct str s, size_t at, const char *what)
{
	return str_ends(str_sub(s, 0, at), str_from(what));
}

static bool
has_any(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (str_find(s, str_from(*words), 0) != STR_NPOS)
			return true;
	return false;
}

/* ---- the source ------------------------------------------------------------
 */

struct days {
	unsigned stated;  /* named one by one */
	unsigned allowed; /* and those that a range or 週末 includes */
};

static int
kanji_day(uint32_t cp)
{
	static const uint32_t days[7] = { 0x65E5, 0x6708, 0x706B, 0x6C34,
		0x6728, 0x91D1, 0x571F };

	for (int i = 0; i < 7; i++)
		if (days[i] == cp)
			return i;
	return -1;
}

static bool
is_separator(uint32_t cp)
{
	static const uint32_t marks[] = { ' ', ',', '/', '-', '~', 0x3001,
		0x30FB, 0x301C, 0xFF5E, 0xFF65, 0x30FC, 0x3068, 0x304B, 0x3089,
		0x53CA, 0x3073, 0x53C8, 0x306F, 0x66DC, 0x65E5, 0x3084 };

	/* 、・〜～･ーとから及び又は曜日や and the like */
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (marks[i] == cp)
			return true;
	return false;
}

static bool
is_range(uint32_t cp)
{
	return cp == '-' || cp == '~' || cp == 0x301C || cp == 0xFF5E ||
	       cp == 0x30FC || cp == 0x304B || cp == 0x3089;
}

static unsigned
days_between(int from, int to)
{
	unsigned bits = 0;

	for (int day = from; day != to; day = (day + 1) % 7)
		bits |= 1u << day;
	return bits | 1u << to;
}

/* A run of weekdays and what joins them that ends at `end`: 月・水から金. Not
 * at the end (第4金曜日), what has a digit before it is a day or a month. */
static void
add_run(struct days *d, struct str s, size_t end)
{
	int later = -1;
	bool range = false;

	for (size_t pos = end; pos > 0;) {
		size_t at = pos, before;
		uint32_t cp = utf8_prev(s, &at);
		int day = kanji_day(cp);

		before = at;
		if (day >= 0 && pos != end && at > 0 &&
		    cp_digit(utf8_prev(s, &before)) >= 0)
			return;
		/* 曜日 is no Sunday. */
		if (day == 0 && precedes(s, at, "曜"))
			day = -1;
		if (day >= 0) {
			d->stated |= 1u << day;
			d->allowed |= 1u << day;
			if (range && later >= 0)
				d->allowed |= days_between(day, later);
			later = day;
			range = false;
		} else if (is_separator(cp)) {
			range |= is_range(cp);
		} else {
			return;
		}
		pos = at;
	}
}

/* （火） and （火・祝）: brackets with nothing but days. */
static void
add_bracket(struct days *d, struct str s, size_t open)
{
	size_t close = str_find(s, STR(")"), open);
	unsigned found = 0;

	if (close == STR_NPOS || close > open + 40)
		return;
	for (size_t pos = open; pos < close;) {
		uint32_t cp = utf8_next(s, &pos);

		if (kanji_day(cp) >= 0)
			found |= 1u << kanji_day(cp);
		else if (!is_separator(cp) && cp != 0x795D && cp != 0x4F11)
			return; /* 祝 and 休 go with days */
	}
	if (found)
		add_run(d, s, close);
}

/* A cell of a table: 月, 月・木, 土日, 月～金. */
static bool
is_days_only(struct str s)
{
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);
		if (kanji_day(cp) < 0 && !is_separator(cp))
			return false;
	}
	return s.len > 0;
}

static void
source_days(struct str s, struct days *d)
{
	static const char *const weekend[] = { "週末", "休日", "祝", "土日",
		"土・日", "土、日", NULL };
	static const char *const workdays[] = { "平日", "開庁日", NULL };
	size_t at;

	*d = (struct days){ 0, 0 };
	for (at = 0; (at = str_find(s, STR("曜"), at)) != STR_NPOS; at++)
		add_run(d, s, at);
	for (at = 0; (at = str_find(s, STR("("), at)) != STR_NPOS;)
		add_bracket(d, s, ++at);
	if (is_days_only(s))
		add_run(d, s, s.len);
	if (has_any(s, weekend))
		d->allowed |= WEEKEND;
	if (has_any(s, workdays))
		d->allowed |= WORKDAYS;
}

/* ---- the translation ----------------------------------------------------------
 */

/* What a translation says: for certain, or perhaps. */
struct said {
	unsigned stated, perhaps;
};

static const struct {
	const char *name, *brief;
} english[7] = {
	{ "sunday", "sun" },
	{ "monday", "mon" },
	{ "tuesday", "tue" },
	{ "wednesday", "wed" },
	{ "thursday", "thu" },
	{ "friday", "fri" },
	{ "saturday", "sat" },
};

static bool
is_letter(struct str s, size_t at)
{
	return at < s.len && (s.ptr[at] | 0x20) >= 'a' &&
	       (s.ptr[at] | 0x20) <= 'z';
}

/* "(Tue)", "Tue.", "Mon/Thu": not the sun, nor "sat down". */
static bool
is_brief_day(struct str text, size_t at, size_t end)
{
	bool capital = text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
	bool before = at > 0 && strchr("(/-&", text.ptr[at - 1]) != NULL;
	bool after = end < text.len && strchr(".)/-&", text.ptr[end]) != NULL;

	return capital && (before || after);
}

static void
days_en(struct str lower, struct str text, struct said *ret)
{
	for (int day = 0; day < 7; day++) {
		struct str brief = str_from(english[day].brief);
		size_t at = 0;

		if (str_find(lower, str_from(english[day].name), 0) != STR_NPOS)
			ret->stated |= 1u << day;
		for (; (at = str_find(lower, brief, at)) != STR_NPOS; at++) {
			size_t end = at + brief.len;

			if (at > 0 && is_letter(lower, at - 1))
				continue;
			while (end < lower.len && end < at + 5 &&
			       strchr("rs", lower.ptr[end]))
				end++; /* Tues, Thur, Thurs */
			if (is_letter(lower, end))
				continue;
			ret->perhaps |= 1u << day;
			if (is_brief_day(text, at, end))
				ret->stated |= 1u << day;
		}
	}
}

static void
days_ko(struct str text, struct said *ret)
{
	static const char *const names[7] = { "일", "월", "화", "수", "목",
		"금", "토" };

	for (int day = 0; day < 7; day++) {
		struct str name = str_from(names[day]);
		size_t at = 0;

		for (; (at = str_find(text, name, at)) != STR_NPOS; at++) {
			size_t end = at + name.len;

			ret->perhaps |= 1u << day;
			if (follows(text, end, "요일") ||
			    (precedes(text, at, "(") &&
				follows(text, end, ")")))
				ret->stated |= 1u << day;
		}
	}
}

/* thứ hai is also "the second", lần thứ hai "the second time". */
static bool
is_ordinal_vi(struct str text, size_t at)
{
	static const char *const before[] = { "lần ", "người ", "đợt ", "bước ",
		"con ", "ngày ", "tuần ", "năm ", "tháng ", "mũi ", "liều ",
		"loại ", "điều ", "thẻ ", "số ", NULL };

	for (const char *const *word = before; *word; word++)
		if (precedes(text, at, *word))
			return true;
	return false;
}

static void
days_vi(struct str lower, struct said *ret)
{
	static const char *const names[7] = { "chủ nhật", "hai", "ba", "tư",
		"năm", "sáu", "bảy" };
	bool list = str_find(lower, STR("thứ "), 0) != STR_NPOS;

	if (check_word(lower, str_from(names[0])) ||
	    check_word(lower, STR("cn")))
		ret->stated |= 1;
	for (int day = 1; day < 7; day++) {
		char with[24], figure[24];
		size_t at;

		snprintf(with, sizeof(with), "thứ %s", names[day]);
		snprintf(figure, sizeof(figure), "thứ %d", day + 1);
		at = str_find(lower, str_from(with), 0);
		if (at != STR_NPOS && !is_ordinal_vi(lower, at))
			ret->stated |= 1u << day;
		at = str_find(lower, str_from(figure), 0);
		if (at != STR_NPOS && !is_ordinal_vi(lower, at))
			ret->stated |= 1u << day;
		snprintf(figure, sizeof(figure), "t%d", day + 1);
		if ((list && check_word(lower, str_from(names[day]))) ||
		    check_word(lower, str_from(figure)))
			ret->perhaps |= 1u << day;
	}
}

static int
chinese_day(uint32_t cp)
{
	static const uint32_t days[7] = { 0x65E5, 0x4E00, 0x4E8C, 0x4E09,
		0x56DB, 0x4E94, 0x516D };

	if (cp == 0x5929) /* 天 */
		return 0;
	for (int i = 0; i < 7; i++)
		if (days[i] == cp)
			return i;
	return -1;
}

/* 周一次 is "once a week", 周二十 no day either. */
static bool
is_count_zh(struct str text, size_t at)
{
	static const char *const counters[] = { "次", "天", "十", "个", "個",
		"小", "篇", "节", "節", "年", "期", "场", "場", NULL };

	for (const char *const *word = counters; *word; word++)
		if (follows(text, at, *word))
			return true;
	return false;
}

/* The days from `at`, behind 周: 一、三、五 or 一至五. */
static void
add_list_zh(struct str text, size_t at, struct said *ret)
{
	bool first = true;

	for (size_t pos = at; pos < text.len;) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);
		int day = chinese_day(cp);

		if (day >= 0 && is_count_zh(text, next))
			return;
		if (day >= 0) {
			ret->perhaps |= 1u << day;
			ret->stated |= first ? 1u << day : 0;
		} else if (cp != 0x3001 && cp != 0x548C && cp != 0x81F3 &&
			   cp != 0x5230 && cp != 0x53CA && cp != 0xB7 &&
			   cp != '/' && cp != ',' && cp != '-' && cp != '~' &&
			   cp != 0x8207 && cp != 0x4E0E) {
			return; /* 、和至到及·與与 join days */
		}
		first = false;
		pos = next;
	}
}

static void
days_zh(struct str text, struct said *ret)
{
	static const char *const prefixes[] = { "星期", "周", "週", "礼拜",
		"禮拜" };

	for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
		struct str prefix = str_from(prefixes[i]);
		size_t at = 0;

		while ((at = str_find(text, prefix, at)) != STR_NPOS) {
			/* 每周五 is a day, 一周五天 is none: the counter
			 * tells. 周日 of 周日本 does not occur. */
			at += prefix.len;
			add_list_zh(text, at, ret);
		}
	}
	for (int day = 0; day < 7; day++) {
		size_t pos = 0;
		while (pos < text.len)
			if (chinese_day(utf8_next(text, &pos)) == day &&
			    ret->stated)
				ret->perhaps |= 1u << day;
	}
}

static void
target_days(struct checker *c, struct said *ret)
{
	struct str text = buf_view(&c->target_folded);
	struct str lower = buf_view(&c->target_lower);

	*ret = (struct said){ 0, 0 };
	switch (c->language) {
	case CHECK_EN:
		days_en(lower, text, ret);
		break;
	case CHECK_KO:
		days_ko(text, ret);
		break;
	case CHECK_VI:
		days_vi(lower, ret);
		break;
	case CHECK_ZH_HANS:
	case CHECK_ZH_HANT:
		days_zh(text, ret);
		break;
	default:
		break;
	}
	ret->perhaps |= ret->stated;
}

/* "thứ Hai" may be the second of something, which the source then counts. */
static bool
counts_things(struct str source)
{
	static const char *const ordinals[] = { "第", "番", "回目", "度目",
		"人目", "日目", "年目", "次", NULL };

	return has_any(source, ordinals);
}

static void
report_day(struct checker *c, enum diag_code code, unsigned bits)
{
	for (int day = 0; day < 7; day++)
		if (bits >> day & 1) {
			check_report(c, code, str_from(day_names[day]));
			return;
		}
}

void
check_weekdays(struct checker *c)
{
	struct str source = buf_view(&c->source_folded);
	struct days days;
	struct said said;

	target_days(c, &said);
	source_days(source, &days);
	if (said.stated & ~days.allowed &&
	    !(c->language == CHECK_VI && !days.allowed &&
		counts_things(source)))
		report_day(c, DIAG_PO_WEEKDAY, said.stated & ~days.allowed);
	else if (c->warnings && c->language >= CHECK_EN &&
		 days.stated & ~said.perhaps)
		report_day(
		    c, DIAG_PO_WEEKDAY_GONE, days.stated & ~said.perhaps);
}

/* ---- months -----------------------------------------------------------------
 */

static const char *const months_en[12] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

/* The month as a capitalised word; May only where a day or year follows. */
static bool
has_month_en(struct str text, int month)
{
	struct str name = str_from(months_en[month - 1]);

	for (size_t at = 0; (at = str_find(text, name, at)) != STR_NPOS; at++) {
		size_t end = at + name.len;

		if ((at > 0 && is_letter(text, at - 1)) || is_letter(text, end))
			continue;
		if (month != 5 ||
		    (end + 1 < text.len && text.ptr[end] == ' ' &&
			cp_digit((unsigned char)text.ptr[end + 1]) >= 0))
			return true;
	}
	return false;
}

static bool
has_month_vi(struct str lower, int month)
{
	static const char *const names[12] = { "giêng", "hai", "ba", "tư",
		"năm", "sáu", "bảy", "tám", "chín", "mười", "mười một",
		"mười hai" };
	/* "twice a month" is mỗi tháng hai lần. */
	static const char *const counted[] = { " lần", " buổi", " kỳ", " ngày",
		" người", " đợt", " cuộc", " tháng", " năm", " một", " hai",
		" rưỡi", " sinh", NULL };
	char with[32];
	struct str name;

	snprintf(with, sizeof(with), "tháng %s", names[month - 1]);
	name = str_from(with);
	for (size_t at = 0; (at = str_find(lower, name, at)) != STR_NPOS;
	     at++) {
		bool counts = precedes(lower, at, "ngày ");

		for (const char *const *word = counted; *word; word++)
			counts |= follows(lower, at + name.len, *word);
		if (!counts && check_word(str_sub(lower, at, lower.len), name))
			return true;
	}
	return false;
}

/* 三月, but not 三个月, nor 每一月. */
static bool
has_month_zh(struct str text, int month)
{
	static const char *const names[12] = { "一月", "二月", "三月", "四月",
		"五月", "六月", "七月", "八月", "九月", "十月", "十一月",
		"十二月" };
	struct str name = str_from(names[month - 1]);

	for (size_t at = 0; (at = str_find(text, name, at)) != STR_NPOS; at++)
		if (!precedes(text, at, "十") && !precedes(text, at, "每"))
			return true;
	return false;
}

static bool
has_month(struct checker *c, int month)
{
	switch (c->language) {
	case CHECK_EN:
		return has_month_en(buf_view(&c->target_folded), month);
	case CHECK_VI:
		return has_month_vi(buf_view(&c->target_lower), month);
	case CHECK_ZH_HANS:
	case CHECK_ZH_HANT:
		return has_month_zh(buf_view(&c->target_folded), month);
	default:
		return false;
	}
}

void
check_months(struct checker *c)
{
	static const char *const vague[] = { "年度", "正月", "元日", "元旦",
		"年末", "年始", "春", "夏", "秋", "冬", NULL };
	struct str source = buf_view(&c->source_folded);

	if (has_any(source, vague))
		return;
	for (int month = 1; month <= 12; month++)
		if (has_month(c, month) && !check_has_number(source, month)) {
			check_report(
			    c, DIAG_PO_WEEKDAY, str_from(months_en[month - 1]));
			return;
		}
}
