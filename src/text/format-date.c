#include "text/format.h"

#include <string.h>

#define NO_DATE ((struct date){ 0, 0, 0 })

static bool
same_date(struct date a, struct date b)
{
	return date_cmp(a, b) == 0;
}

/* ---- languages with words of their own ---------------------------------- */

static void
add_weekday(struct formatter *f, struct moment m, const struct parts *parts,
    struct buf *out)
{
	const struct words *w = f->words;
	size_t at;

	/* Any day of that weekday will do: seven forms are kept. */
	m.date = date_from_days(date_weekday(m.date) + 3);
	buf_cstr(out, w->before);
	at = out->len;
	icu_pattern(f->icu, w->weekday, m, out);
	/* Thứ Ba stands within a sentence */
	if (f->tongue == TONGUE_VI && out->ptr[at] == 'T')
		out->ptr[at] = 't';
	if (parts->holiday)
		buf_cstr(out, w->holiday);
	buf_cstr(out, w->after);
}

static const char *
date_pattern(const struct words *w, struct date d, const struct parts *parts)
{
	bool year = parts->year && d.year;

	if (parts->fiscal)
		return w->fiscal;
	if (!d.month)
		return d.day ? w->day : w->year;
	if (!d.day)
		return year ? w->ym : w->month;
	if (parts->numeric)
		return year ? w->numeric_ymd : w->numeric_md;
	return year ? w->ymd : w->md;
}

/* `pattern` NULL: by the parts. */
static void
add_date(struct formatter *f, struct date d, const char *pattern,
    const struct parts *parts, struct buf *out)
{
	const struct words *w = f->words;
	struct moment m = { d, -1 };
	bool weekday = parts->weekday && date_valid(d);

	if (!pattern)
		pattern = date_pattern(w, d, parts);
	if (weekday && w->weekday_first)
		add_weekday(f, m, parts, out);
	icu_pattern(f->icu, pattern, m, out);
	if (weekday && !w->weekday_first)
		add_weekday(f, m, parts, out);
}

static void
add_clock(struct formatter *f, int minute, bool h24, struct buf *out)
{
	struct clock c;

	clock_form(f->tongue, minute, h24, &c);
	buf_cstr(out, c.lead);
	buf_cstr(out, c.body);
	buf_cstr(out, c.trail);
}

static void
add_clock_range(
    struct formatter *f, int from, int to, bool h24, struct buf *out)
{
	struct clock a, b;

	clock_form(f->tongue, from, h24, &a);
	clock_form(f->tongue, to, h24, &b);
	if (clock_shares(f->tongue)) {
		if (from < to && strcmp(a.lead, b.lead) == 0)
			b.lead[0] = 0;
		if (from < to && strcmp(a.trail, b.trail) == 0)
			a.trail[0] = 0;
	}
	buf_cstr(out, a.lead);
	buf_cstr(out, a.body);
	buf_cstr(out, a.trail);
	buf_cstr(out, f->words->time_join);
	if (to < from)
		buf_cstr(out, f->words->next_before);
	buf_cstr(out, b.lead);
	buf_cstr(out, b.body);
	buf_cstr(out, b.trail);
	if (to < from)
		buf_cstr(out, f->words->next_after);
	buf_cstr(out, f->words->range_end);
}

static void
own_moment(struct formatter *f, struct moment m, const struct parts *parts,
    struct buf *out)
{
	const struct words *w = f->words;
	bool date = !date_is_none(m.date), time = m.minute >= 0;

	if (time && (w->time_first || !date))
		add_clock(f, m.minute, parts->h24, out);
	if (date && time && w->time_first)
		buf_cstr(out, w->date_time);
	if (date)
		add_date(f, m.date, NULL, parts, out);
	if (date && time && !w->time_first) {
		buf_cstr(out, w->date_time);
		add_clock(f, m.minute, parts->h24, out);
	}
}

/* Days of one month, or months of one year: what is the same is shown once,
 * at the end where the language has the year last. */
static void
own_days(struct formatter *f, struct date from, struct date to,
    const struct parts *parts, struct buf *out)
{
	const struct words *w = f->words;
	struct parts first = *parts, second = *parts;
	bool one_year = from.year == to.year;
	bool one_month =
	    one_year && from.month == to.month && from.day && !parts->numeric;
	const char *first_pattern = NULL, *second_pattern = NULL;

	if (one_year && from.month) {
		first.year = parts->year && !w->year_last;
		second.year = parts->year && w->year_last;
	}
	if (one_month && w->elide_month)
		second_pattern = w->day;
	else if (one_month && f->tongue == TONGUE_EN && !parts->weekday)
		second_pattern = second.year && to.year ? "d, y" : "d";
	else if (one_month && f->tongue == TONGUE_VI && !parts->weekday)
		first_pattern = w->day;
	add_date(f, from, first_pattern, &first, out);
	buf_cstr(out, w->date_join);
	add_date(f, to, second_pattern, &second, out);
	buf_cstr(out, w->range_end);
}

static void
own_same_day(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out)
{
	const struct words *w = f->words;

	if (!w->time_first) {
		add_date(f, v->from.date, NULL, parts, out);
		buf_cstr(out, w->date_time);
	}
	add_clock_range(f, v->from.minute, v->to.minute, parts->h24, out);
	if (w->time_first) {
		buf_cstr(out, w->date_time);
		add_date(f, v->from.date, NULL, parts, out);
	}
}

static void
own_period(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out)
{
	const struct words *w = f->words;
	bool times = v->from.minute >= 0 && v->to.minute >= 0;
	struct parts second = *parts;

	if (date_is_none(v->from.date) && times) {
		add_clock_range(
		    f, v->from.minute, v->to.minute, parts->h24, out);
	} else if (times && same_date(v->from.date, v->to.date)) {
		own_same_day(f, v, parts, out);
	} else if (v->from.minute < 0 && v->to.minute < 0) {
		own_days(f, v->from.date, v->to.date, parts, out);
	} else {
		if (v->from.date.year == v->to.date.year && !w->year_last)
			second.year = false;
		own_moment(f, v->from, parts, out);
		buf_cstr(out, w->date_join);
		own_moment(f, v->to, &second, out);
		buf_cstr(out, w->range_end);
	}
}

/* ---- all other languages ---------------------------------------------------
 */

static void
make_skeleton(
    struct moment m, const struct parts *parts, char out[16], bool time)
{
	struct date d = m.date;
	bool year = d.year && (parts->year || !d.month);
	bool weekday = parts->weekday && !parts->numeric && date_valid(d);

	snprintf(out, 16, "%s%s%s%s%s", year ? "y" : "",
	    !d.month	     ? ""
	    : parts->numeric ? "M"
			     : "MMMM",
	    d.day ? "d" : "", weekday ? "EEE" : "",
	    !time	 ? ""
	    : parts->h24 ? "Hm"
			 : "jm");
}

/* 24:00 is no time of day to ICU. */
static bool
is_midnight(struct moment m)
{
	return m.minute == 24 * 60;
}

static void
other_moment(struct formatter *f, struct moment m, const struct parts *parts,
    struct buf *out)
{
	char skeleton[16];
	bool midnight = is_midnight(m);

	if (parts->fiscal) {
		buf_printf(out, "%d/%d", m.date.year, m.date.year + 1);
		return;
	}
	make_skeleton(m, parts, skeleton, m.minute >= 0 && !midnight);
	if (midnight)
		m.minute = 0;
	if (skeleton[0])
		icu_skeleton(f->icu, skeleton, m, out);
	if (midnight)
		buf_cstr(out, skeleton[0] ? " 24:00" : "24:00");
}

static void
other_period(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out)
{
	char first[16], second[16];
	struct moment to = v->to;

	make_skeleton(v->from, parts, first, v->from.minute >= 0);
	make_skeleton(v->to, parts, second, v->to.minute >= 0);
	if (!is_midnight(v->to) && strcmp(first, second) == 0 &&
	    !parts->fiscal && v->from.date.year && v->to.date.year) {
		icu_interval(f->icu, first, v->from, v->to, out);
		return;
	}
	other_moment(f, v->from, parts, out);
	buf_cstr(out, " – ");
	if (same_date(v->from.date, v->to.date) && to.minute >= 0)
		to.date = NO_DATE;
	other_moment(f, to, parts, out);
}

/* ---- both
 * ---------------------------------------------------------------------
 */

void
form_moment(struct formatter *f, struct moment m, const struct parts *parts,
    struct buf *out)
{
	if (f->words)
		own_moment(f, m, parts, out);
	else
		other_moment(f, m, parts, out);
}

/* 12月29日から, or まで, with no other end. */
static void
half_period(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out)
{
	const struct words *w = f->words;
	bool since = !moment_is_none(v->from);

	buf_cstr(out, !w      ? (since ? "" : "– ")
		      : since ? w->since_before
			      : w->until_before);
	form_moment(f, since ? v->from : v->to, parts, out);
	buf_cstr(out, !w      ? (since ? " –" : "")
		      : since ? w->since_after
			      : w->until_after);
}

void
form_period(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out)
{
	if (moment_is_none(v->from) || moment_is_none(v->to))
		half_period(f, v, parts, out);
	else if (f->words)
		own_period(f, v, parts, out);
	else
		other_period(f, v, parts, out);
}
