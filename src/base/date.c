#include "base/base.h"

static const int8_t month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	31 };

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool
date_valid(struct date d)
{
	int days;

	if (d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12)
		return false;
	days = month_days[d.month - 1] + (d.month == 2 && leap(d.year));
	return d.day >= 1 && d.day <= days;
}

bool
date_is_none(struct date d)
{
	return !d.year && !d.month && !d.day;
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Days and civil dates by counting years from March in eras of 400 years,
 * as in the calendar arithmetic of Richards, Explanatory Supplement to the
 * Astronomical Almanac, chapter 15. */
long
date_days(struct date d)
{
	long y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year =
	    (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

struct date
date_from_days(long days)
{
	long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	long day = z - era * 146097;
	long y = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long rest = day - (365 * y + y / 4 - y / 100);
	long m = (5 * rest + 2) / 153;
	long month = m < 10 ? m + 3 : m - 9;

	return (struct date){ (int16_t)(y + era * 400 + (month <= 2)),
		(int8_t)month, (int8_t)(rest - (153 * m + 2) / 5 + 1) };
}

int
date_weekday(struct date d)
{
	long days = date_days(d) + 4; /* 1970-01-01 was a Thursday */

	return (int)(days >= 0 ? days % 7 : 6 - (-days - 1) % 7);
}

static bool
digits(struct str s, size_t at, size_t n, int *ret)
{
	int64_t value = -1;

	if (at + n <= s.len)
		value = str_to_int(str_sub(s, at, at + n));
	*ret = (int)value;
	return value >= 0;
}

bool
date_parse(struct str s, struct date *ret)
{
	int year = 0, month = 0, day = 0;
	size_t at;

	*ret = (struct date){ 0 };
	if (str_starts(s, STR("--")))
		at = 1;
	else if (digits(s, 0, 4, &year) && year > 0)
		at = 4;
	else
		return false;
	if (at < s.len) {
		if (s.ptr[at] != '-' || !digits(s, at + 1, 2, &month) ||
		    month < 1 || month > 12)
			return false;
		at += 3;
	}
	if (at < s.len) {
		/* Without a year, the leap day exists. */
		struct date probe = { (int16_t)(year ? year : 2000),
			(int8_t)month, 0 };

		if (s.ptr[at] != '-' || !digits(s, at + 1, 2, &day) ||
		    at + 3 != s.len)
			return false;
		probe.day = (int8_t)(day > 31 ? 32 : day);
		if (!date_valid(probe))
			return false;
	}
	*ret = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return true;
}

void
date_format(struct date d, struct buf *out)
{
	if (d.year)
		buf_printf(out, "%04d", d.year);
	else
		buf_ch(out, '-');
	if (d.month)
		buf_printf(out, "-%02d", d.month);
	if (d.month && d.day)
		buf_printf(out, "-%02d", d.day);
}
