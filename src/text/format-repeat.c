/*
 * What happens again and again, in the words of our languages. A rule that has
 * more than they can say here stays as it was written.
 */
#include "text/format.h"

#include <string.h>

enum freq { FREQ_DAILY, FREQ_WEEKLY, FREQ_MONTHLY, FREQ_YEARLY, FREQ_MAX };

enum { LIST_MAX = 31 };

struct rule {
	enum freq freq;
	int interval;
	/* ordinals: 1 to 5, -1 the last, 0 none */
	struct {
		int8_t ordinal, day;
	} days[LIST_MAX];
	int ndays;
	int month_days[LIST_MAX], nmonth_days; /* -1: the last */
	int months[12], nmonths;
};

/* ---- reading ---------------------------------------------------------------
 */

static bool
read_number(struct str s, int *ret)
{
	bool minus = str_starts(s, STR("-"));
	int64_t n = str_to_int(str_sub(s, minus, s.len));

	*ret = minus ? -(int)n : (int)n;
	return n > 0 && n < 100;
}

static bool
read_day(struct str s, struct rule *r)
{
	static const char names[] = "SUMOTUWETHFRSA";
	int ordinal = 0;

	if (s.len < 2 || r->ndays == LIST_MAX)
		return false;
	if (s.len > 2 && !read_number(str_sub(s, 0, s.len - 2), &ordinal))
		return false;
	for (int day = 0; day < 7; day++)
		if (memcmp(names + (size_t)day * 2, s.ptr + s.len - 2, 2) ==
		    0) {
			r->days[r->ndays].ordinal = (int8_t)ordinal;
			r->days[r->ndays++].day = (int8_t)day;
			return ordinal >= -1 && ordinal <= 5;
		}
	return false;
}

static bool
read_list_item(struct str name, struct str item, struct rule *r)
{
	if (str_eq(name, STR("BYDAY")))
		return read_day(item, r);
	if (str_eq(name, STR("BYMONTHDAY")) && r->nmonth_days < LIST_MAX) {
		int *at = &r->month_days[r->nmonth_days++];
		return read_number(item, at) && *at >= -1 && *at <= 31;
	}
	if (str_eq(name, STR("BYMONTH")) && r->nmonths < 12) {
		int *at = &r->months[r->nmonths++];
		return read_number(item, at) && *at >= 1 && *at <= 12;
	}
	return false;
}

static bool
read_freq(struct str s, enum freq *ret)
{
	static const char *const names[FREQ_MAX] = { "DAILY", "WEEKLY",
		"MONTHLY", "YEARLY" };

	for (int i = 0; i < FREQ_MAX; i++)
		if (str_is(s, names[i])) {
			*ret = (enum freq)i;
			return true;
		}
	return false;
}

static bool
read_rule(struct str text, struct rule *r)
{
	struct str part, item;
	bool freq = false;

	*r = (struct rule){ .interval = 1 };
	while (text.len && str_split(&text, ';', &part)) {
		size_t eq = str_find(part, STR("="), 0);
		struct str name = str_sub(part, 0, eq);
		struct str value = str_sub(part, eq + 1, part.len);

		if (eq == STR_NPOS)
			return false;
		if (str_eq(name, STR("FREQ"))) {
			freq = read_freq(value, &r->freq);
		} else if (str_eq(name, STR("INTERVAL"))) {
			if (!read_number(value, &r->interval))
				return false;
		} else {
			while (value.len && str_split(&value, ',', &item))
				if (!read_list_item(name, item, r))
					return false;
		}
	}
	return freq;
}

/* ---- words ------------------------------------------------------------------
 */

struct repeat_words {
	const char *every[FREQ_MAX]; /* without anything more */
	/* before and behind weekdays: each week, every second week */
	const char *week_before, *week_after;
	const char *other_before, *other_after;
	const char *month_before, *month_after;
	const char *year_before, *year_after;
	const char *join, *join_last; /* between the parts of a list */
	const char *range_before, *range, *range_after;
	const char *day_of_month; /* printf of a number */
	const char *last_day;
	const char *ordinal, *last; /* printf of a number */
	bool ordinal_first;
};

static const struct repeat_words repeat_words[TONGUE_OTHER] = {
	[TONGUE_EN] = {
		.every = { "every day", "every week", "every month",
		    "every year" },
		.week_before = "every ",
		.week_after = "",
		.other_before = "every other ",
		.other_after = "",
		.month_before = "",
		.month_after = " of every month",
		.year_before = "every year in ",
		.year_after = "",
		.join = ", ",
		.join_last = " and ",
		.range_before = "",
		.range = " to ",
		.range_after = "",
		.day_of_month = "the %d%s",
		.last_day = "the last day",
		.ordinal = "the %d%s ",
		.last = "the last ",
		.ordinal_first = true,
	},
	[TONGUE_HANS] = {
		.every = { "每天", "每周", "每月", "每年" },
		.week_before = "每",
		.week_after = "",
		.other_before = "隔周的",
		.other_after = "",
		.month_before = "每月",
		.month_after = "",
		.year_before = "每年",
		.year_after = "",
		.join = "、",
		.join_last = "、",
		.range_before = "",
		.range = "至",
		.range_after = "",
		.day_of_month = "%d日",
		.last_day = "最后一天",
		.ordinal = "第%d个",
		.last = "最后一个",
		.ordinal_first = true,
	},
	[TONGUE_HANT] = {
		.every = { "每天", "每週", "每月", "每年" },
		.week_before = "每",
		.week_after = "",
		.other_before = "隔週的",
		.other_after = "",
		.month_before = "每月",
		.month_after = "",
		.year_before = "每年",
		.year_after = "",
		.join = "、",
		.join_last = "、",
		.range_before = "",
		.range = "至",
		.range_after = "",
		.day_of_month = "%d日",
		.last_day = "最後一天",
		.ordinal = "第%d個",
		.last = "最後一個",
		.ordinal_first = true,
	},
	[TONGUE_KO] = {
		.every = { "매일", "매주", "매월", "매년" },
		.week_before = "매주 ",
		.week_after = "",
		.other_before = "격주 ",
		.other_after = "",
		.month_before = "매월 ",
		.month_after = "",
		.year_before = "매년 ",
		.year_after = "",
		.join = ", ",
		.join_last = ", ",
		.range_before = "",
		.range = "~",
		.range_after = "",
		.day_of_month = "%d일",
		.last_day = "말일",
		.ordinal = "%d번째 ",
		.last = "마지막 ",
		.ordinal_first = true,
	},
	[TONGUE_VI] = {
		.every = { "hằng ngày", "hằng tuần", "hằng tháng",
		    "hằng năm" },
		.week_before = "",
		.week_after = " hằng tuần",
		.other_before = "",
		.other_after = " cách tuần",
		.month_before = "",
		.month_after = " hằng tháng",
		.year_before = "",
		.year_after = " hằng năm",
		.join = ", ",
		.join_last = " và ",
		.range_before = "từ ",
		.range = " đến ",
		.range_after = "",
		.day_of_month = "ngày %d",
		.last_day = "ngày cuối cùng",
		.ordinal = " lần thứ %d",
		.last = " cuối cùng",
		.ordinal_first = false,
	},
};

/* ---- parts --------------------------------------------------------------------
 */

static const char *
english_suffix(int n)
{
	if (n / 10 % 10 == 1)
		return "th";
	switch (n % 10) {
	case 1:
		return "st";
	case 2:
		return "nd";
	case 3:
		return "rd";
	default:
		return "th";
	}
}

/* The formats are those of the table above, of one number and, in English,
 * its suffix. */
static void
add_count(struct buf *out, const char *format, int n)
{
	char text[64];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, sizeof(text), format, n, english_suffix(n));
#pragma GCC diagnostic pop
	buf_cstr(out, text);
}

static void
add_day(struct formatter *f, int day, struct buf *out)
{
	/* 1970-01-04 was a Sunday. */
	struct moment m = { date_from_days(3 + day), -1 };
	size_t at = out->len;
	bool chinese = f->tongue == TONGUE_HANS || f->tongue == TONGUE_HANT;

	icu_pattern(f->icu, chinese ? "EEE" : "EEEE", m, out);
	/* within a sentence: thứ Ba */
	if (f->tongue == TONGUE_VI && out->ptr[at] == 'T')
		out->ptr[at] = 't';
}

static const char *
joiner(const struct repeat_words *w, int i, int n)
{
	return i == 0 ? "" : i == n - 1 ? w->join_last : w->join;
}

/* Three weekdays and more that follow each other. */
static bool
is_run(const struct rule *r)
{
	for (int i = 1; i < r->ndays; i++)
		if (r->days[i].day != (r->days[i - 1].day + 1) % 7)
			return false;
	return r->ndays >= 3;
}

static void
add_weekdays(struct formatter *f, const struct rule *r, struct buf *out)
{
	const struct repeat_words *w = &repeat_words[f->tongue];

	if (is_run(r)) {
		buf_cstr(out, w->range_before);
		add_day(f, r->days[0].day, out);
		buf_cstr(out, w->range);
		add_day(f, r->days[r->ndays - 1].day, out);
		buf_cstr(out, w->range_after);
		return;
	}
	for (int i = 0; i < r->ndays; i++) {
		buf_cstr(out, joiner(w, i, r->ndays));
		add_day(f, r->days[i].day, out);
	}
}

static void
weekly(struct formatter *f, const struct rule *r, struct buf *out)
{
	const struct repeat_words *w = &repeat_words[f->tongue];
	bool english_run = f->tongue == TONGUE_EN && is_run(r);

	buf_cstr(out, r->interval == 2 ? w->other_before
		      : english_run    ? ""
				       : w->week_before);
	add_weekdays(f, r, out);
	buf_cstr(out, r->interval == 2 ? w->other_after : w->week_after);
}

static void
add_ordinal(const struct repeat_words *w, int ordinal, struct buf *out)
{
	if (ordinal < 0)
		buf_cstr(out, w->last);
	else
		add_count(out, w->ordinal, ordinal);
}

static void
monthly(struct formatter *f, const struct rule *r, struct buf *out)
{
	const struct repeat_words *w = &repeat_words[f->tongue];

	buf_cstr(out, w->month_before);
	for (int i = 0; i < r->ndays; i++) {
		buf_cstr(out, joiner(w, i, r->ndays));
		if (w->ordinal_first)
			add_ordinal(w, r->days[i].ordinal, out);
		add_day(f, r->days[i].day, out);
		if (!w->ordinal_first)
			add_ordinal(w, r->days[i].ordinal, out);
	}
	for (int i = 0; i < r->nmonth_days; i++) {
		buf_cstr(out, joiner(w, i, r->nmonth_days));
		if (r->month_days[i] < 0)
			buf_cstr(out, w->last_day);
		else
			add_count(out, w->day_of_month, r->month_days[i]);
	}
	buf_cstr(out, w->month_after);
}

static void
yearly(struct formatter *f, const struct rule *r, struct buf *out)
{
	const struct repeat_words *w = &repeat_words[f->tongue];
	bool day = r->nmonth_days == 1;

	buf_cstr(out,
	    f->tongue == TONGUE_EN && day ? "every year on " : w->year_before);
	for (int i = 0; i < r->nmonths; i++) {
		struct date d = { 0, (int8_t)r->months[i],
			(int8_t)(day ? r->month_days[0] : 0) };
		struct moment m = { d, -1 };

		buf_cstr(out, joiner(w, i, r->nmonths));
		icu_pattern(
		    f->icu, day ? f->words->md : f->words->month, m, out);
	}
	buf_cstr(out, w->year_after);
}

/* Whether the parts of the rule are those that a form here has. */
static bool
has_form(const struct rule *r)
{
	bool ordinals = r->ndays > 0, plain = r->ndays > 0;

	for (int i = 0; i < r->ndays; i++) {
		ordinals &= r->days[i].ordinal != 0;
		plain &= r->days[i].ordinal == 0;
	}
	switch (r->freq) {
	case FREQ_WEEKLY:
		return r->interval <= 2 && plain && !r->nmonth_days &&
		       !r->nmonths;
	case FREQ_MONTHLY:
		return r->interval == 1 && !r->nmonths &&
		       (ordinals ? !r->nmonth_days
				 : r->nmonth_days > 0 && !r->ndays);
	case FREQ_YEARLY:
		return r->interval == 1 && r->nmonths && !r->ndays &&
		       r->nmonth_days <= 1 &&
		       (!r->nmonth_days || r->month_days[0] > 0);
	default:
		return false;
	}
}

bool
form_repeat(struct formatter *f, struct str text, struct buf *out)
{
	struct rule r;

	if (f->tongue == TONGUE_OTHER || f->tongue <= TONGUE_EASY ||
	    !read_rule(text, &r))
		return false;
	if (!r.ndays && !r.nmonth_days && !r.nmonths && r.interval == 1) {
		buf_cstr(out, repeat_words[f->tongue].every[r.freq]);
		return true;
	}
	if (!has_form(&r))
		return false;
	if (r.freq == FREQ_WEEKLY)
		weekly(f, &r, out);
	else if (r.freq == FREQ_MONTHLY)
		monthly(f, &r, out);
	else
		yearly(f, &r, out);
	return true;
}
