#include "text/scan.h"

#include <stdlib.h>

/* A weekday that fits another year is believed up to nine months away, and
 * farther off taken for a slip. */
enum { LEAP_CYCLE = 8, WEEKDAY_REACH = 275 };

static bool
month_day_before(struct date a, struct date b)
{
	return a.month != b.month ? a.month < b.month : a.day < b.day;
}

bool
date_weekday_fits(const struct date_piece *p)
{
	return p->weekday < 0 || !date_valid(p->date) ||
	       date_weekday(p->date) == p->weekday;
}

static struct date
in_year(struct date d, int year)
{
	d.year = (int16_t)year;
	return d;
}

/* The first year from `year` on in which the day exists. */
static int
existing_year(struct date d, int year)
{
	for (int i = 0; d.day && i <= LEAP_CYCLE; i++)
		if (date_valid(in_year(d, year + i)))
			return year + i;
	return year;
}

static int
year_by_reference(struct date d, struct date reference)
{
	int year = reference.year;

	if (d.day ? month_day_before(d, reference) : d.month < reference.month)
		year++;
	return existing_year(d, year);
}

/* The year that brings it within half a year of the date found last. */
static int
year_by_last(struct date d, struct date last)
{
	int months = d.month - last.month;

	return existing_year(d, months > 6    ? last.year - 1
				: months < -6 ? last.year + 1
					      : last.year);
}

/* A written weekday corrects the guess if only one near year has it. */
static int
year_by_weekday(const struct date_piece *p, int guess, struct date around)
{
	int found = 0, count = 0;

	if (p->weekday < 0 || !p->date.day || !date_valid(around))
		return guess;
	if (date_valid(in_year(p->date, guess)) &&
	    date_weekday(in_year(p->date, guess)) == p->weekday)
		return guess;
	for (int i = -1; i <= 1; i++) {
		struct date d = in_year(p->date, around.year + i);

		if (date_valid(d) && date_weekday(d) == p->weekday &&
		    labs(date_days(d) - date_days(around)) <= WEEKDAY_REACH) {
			found = d.year;
			count++;
		}
	}
	return count == 1 ? found : guess;
}

enum near_year {
	NEAR_NONE,
	NEAR_EVERY, /* 毎年: no year at all */
	NEAR_THIS,
	NEAR_NEXT,
	NEAR_LAST,
	NEAR_SAME,	/* 同年: as the date before */
	NEAR_FOLLOWING, /* 翌年 */
	NEAR_UNKNOWN,	/* 前年: of something else */
};

/* A word directly before the date that says its year. */
static enum near_year
near_year(struct str t, size_t pos)
{
	static const char *const words[] = { "毎年", "例年", "今年", "本年",
		"来年", "昨年", "同年", "翌年", "前年", "当年", "翌々年",
		NULL };
	static const enum near_year meaning[] = { NEAR_EVERY, NEAR_EVERY,
		NEAR_THIS, NEAR_THIS, NEAR_NEXT, NEAR_LAST, NEAR_SAME,
		NEAR_FOLLOWING, NEAR_UNKNOWN, NEAR_UNKNOWN, NEAR_UNKNOWN };

	if (scan_ends_any(t, pos, (const char *const[]){ "の", NULL }))
		pos -= sizeof("の") - 1;
	for (int i = 0; words[i]; i++)
		if (scan_ends_any(
			t, pos, (const char *const[]){ words[i], NULL }))
			return meaning[i];
	/* 令和100年1月1日: a year that could not be read */
	return scan_ends_any(t, pos, (const char *const[]){ "年", NULL })
		   ? NEAR_UNKNOWN
		   : NEAR_NONE;
}

static int
said_year(const struct value_context *ctx, enum near_year near)
{
	int reference = ctx->reference.year, last = ctx->last.year;

	switch (near) {
	case NEAR_THIS:
		return reference;
	case NEAR_NEXT:
		return reference ? reference + 1 : 0;
	case NEAR_LAST:
		return reference ? reference - 1 : 0;
	case NEAR_SAME:
		return last;
	case NEAR_FOLLOWING:
		return last ? last + 1 : 0;
	case NEAR_NONE:
	case NEAR_EVERY:
	case NEAR_UNKNOWN:
	default:
		return 0;
	}
}

/* 8年12月29日 with no era: Reiwa, if that is about now. */
static bool
resolve_elided(const struct value_context *ctx, struct date_piece *p)
{
	int year = REIWA_START + p->date.year;
	int now = ctx->reference.year ? ctx->reference.year : ctx->last.year;

	if (!now || abs(year - now) > 1)
		return false;
	p->date.year = (int16_t)year;
	p->era_start = REIWA_START;
	return true;
}

/* 29日（火） in the month of the date before. */
static bool
resolve_day(const struct value_context *ctx, struct date_piece *p)
{
	struct date d = { ctx->last.year, ctx->last.month, p->date.day };

	if (!date_valid(d) || date_weekday(d) != p->weekday)
		return false;
	p->date = d;
	return true;
}

/* The day that 末日 means, once its month is known. */
static void
settle_last_day(struct date_piece *p)
{
	while (p->last_day && p->date.month && p->date.day > 28 &&
	       !date_valid(in_year(p->date, p->date.year ? p->date.year : 1)))
		p->date.day--;
}

bool
date_is_birth(struct str t, size_t behind)
{
	static const char *const limits[] = { "まで", "以前", "以降", "以後",
		"から", "の間", "に", "、", NULL };
	static const char *const births[] = { "生まれ", "生れ", "生", NULL };

	while (scan_any(t, &behind, limits) >= 0)
		;
	return scan_at_any(t, behind, births);
}

static bool
resolve(struct scan *s, size_t at, struct date_piece *p)
{
	const struct value_context *ctx = s->ctx;
	enum near_year near;
	struct date around;
	int year = 0;

	if (p->era_elided)
		return resolve_elided(ctx, p);
	if (p->date.year)
		return true;
	if (!p->date.month)
		return resolve_day(ctx, p);
	near = near_year(s->text, at);
	if (date_is_birth(s->text, p->bare_end))
		near = NEAR_UNKNOWN;
	if (near != NEAR_NONE) {
		p->date.year = (int16_t)said_year(ctx, near);
		return true;
	}
	around = ctx->reference.year ? ctx->reference : ctx->last;
	if (ctx->reference.year)
		year = year_by_reference(p->date, ctx->reference);
	else if (ctx->last.year)
		year = year_by_last(p->date, ctx->last);
	if (year)
		p->date.year = (int16_t)year_by_weekday(p, year, around);
	return true;
}

bool
date_resolve(struct scan *s, size_t at, struct date_piece *p)
{
	bool ok = resolve(s, at, p);

	/* Nobody knows whether that is a leap year. */
	if (p->last_day && p->date.month == 2 && !p->date.year)
		return false;
	settle_last_day(p);
	return ok;
}

/* The day after, in a leap year if the year is not known. */
static struct date
next_day(struct date d)
{
	struct date full = in_year(d, d.year ? d.year : 2024);

	full = date_from_days(date_days(full) + 1);
	if (!d.year)
		full.year = 0;
	return full;
}

static bool
resolve_relation(const struct date_piece *from, struct date_piece *to)
{
	switch (to->relation) {
	case REL_SAME_DAY:
		to->date = from->date;
		return from->date.day > 0;
	case REL_NEXT_DAY:
		if (!from->date.day || !date_exists(from->date))
			return false;
		to->date = next_day(from->date);
		return true;
	case REL_NEXT_MONTH:
		if (!from->date.month)
			return false;
		to->date.month = (int8_t)(from->date.month % 12 + 1);
		to->date.year = from->date.year;
		if (from->date.year && from->date.month == 12)
			to->date.year++;
		return true;
	case REL_NEXT_YEAR:
		to->date.year =
		    (int16_t)(from->date.year ? from->date.year + 1 : 0);
		to->show |= SHOW_YEAR;
		return true;
	case REL_NONE:
	case REL_SAME_MONTH:
	default:
		if (!to->date.month)
			to->date.month = from->date.month;
		to->date.year = from->date.year;
		return to->date.month > 0;
	}
}

static bool
resolve_after(const struct date_piece *from, struct date_piece *to)
{
	if (to->relation)
		return resolve_relation(from, to);
	if (to->era_elided) {
		if (!from->era_start)
			return false;
		to->date.year = (int16_t)(to->date.year + from->era_start);
		to->era_start = from->era_start;
		return true;
	}
	if (to->date.year)
		return true;
	if (!to->date.month) {
		to->date.month = from->date.month;
		to->date.year = from->date.year;
		return to->date.month && to->date.day > from->date.day;
	}
	to->date.year = from->date.year;
	if (from->date.year && month_day_before(to->date, from->date))
		to->date.year++;
	return true;
}

bool
date_resolve_after(const struct date_piece *from, struct date_piece *to)
{
	bool ok = resolve_after(from, to);

	settle_last_day(to);
	return ok;
}
