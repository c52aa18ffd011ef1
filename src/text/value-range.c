#include "text/scan.h"

/* A date, a time, or a date with a time. */
struct piece {
	bool has_date, has_time;
	struct date_piece date;
	struct time_piece time;
	size_t end;
};

enum join
scan_join(struct str t, size_t *pos)
{
	static const char *const waves[] = { "～", "〜", "~", "▶", "►", NULL };
	size_t p = *pos;
	uint32_t cp;
	bool kara;

	scan_blank(t, &p);
	kara = scan_lit(t, &p, "から");
	if (kara || scan_lit(t, &p, "より")) {
		kara = !scan_lit(t, &p, "、") && kara;
		scan_blank(t, &p);
		*pos = p;
		return kara ? JOIN_KARA : JOIN_UNTIL;
	}
	cp = scan_peek(t, p);
	if (scan_any(t, &p, waves) < 0) {
		if (cp && scan_is_dash(cp))
			utf8_next(t, &p);
		else if (p == *pos || !scan_lit(t, &p, "to "))
			return JOIN_NONE;
	}
	scan_blank(t, &p);
	*pos = p;
	return JOIN_WAVE;
}

/* T13:30, T13:30:00+09:00; not in another time zone. */
static bool
iso_time(struct str t, size_t *pos, struct time_piece *ret)
{
	struct number hour, minute, second;
	size_t p = *pos, q;

	if (!scan_lit(t, &p, "T") || !scan_digits(t, &p, &hour) ||
	    !scan_lit(t, &p, ":") || !scan_digits(t, &p, &minute) ||
	    hour.digits != 2 || minute.digits != 2 || hour.value > 24 ||
	    minute.value > 59)
		return false;
	q = p;
	if (scan_lit(t, &q, ":") && scan_digits(t, &q, &second) &&
	    second.digits == 2)
		p = q;
	if (!scan_lit(t, &p, "+09:00") &&
	    scan_at_any(
		t, p, (const char *const[]){ "Z", "+", "-", ".", NULL }))
		return false;
	*ret = (struct time_piece){
		.minute = (int16_t)(hour.value * 60 + minute.value),
		.colon = true,
		.start = *pos,
	};
	*pos = p;
	return ret->minute <= 24 * 60;
}

static enum scan_result
piece_scan(struct str t, size_t pos, enum date_place place, struct piece *ret)
{
	enum scan_result result;
	struct time_piece time;

	*ret = (struct piece){ .end = pos };
	result = scan_date(t, &ret->end, place, &ret->date);
	if (result == SCAN_OK) {
		size_t p = ret->end;

		ret->has_date = true;
		if (!ret->date.date.day && !ret->date.relation)
			return SCAN_OK;
		if (ret->date.numeric && iso_time(t, &p, &time)) {
			ret->has_time = true;
			ret->time = time;
			ret->end = p;
			return SCAN_OK;
		}
		scan_blank(t, &p);
		if (scan_lit(t, &p, "の"))
			scan_blank(t, &p);
		if (scan_time(t, &p, &time) == SCAN_OK) {
			ret->has_time = true;
			ret->time = time;
			ret->end = p;
		}
		return SCAN_OK;
	}
	if (result == SCAN_SKIP)
		return result;
	ret->end = pos;
	result = scan_time(t, &ret->end, &ret->time);
	ret->has_time = result == SCAN_OK;
	return result;
}

static int
precision(const struct date_piece *p)
{
	if (p->show & SHOW_FISCAL)
		return 0;
	return p->date.day ? 3 : p->date.month ? 2 : 1;
}

/* ---- diagnostics -------------------------------------------------------- */

static void
report_weekday(struct scan *s, size_t at, const struct date_piece *p)
{
	static const char *const names[] = { N_("Sunday"), N_("Monday"),
		N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
		N_("Saturday") };
	static const char *const short_ja[] = { "日", "月", "火", "水", "木",
		"金", "土" };

	diag_add(s->diag, DIAG_WEEKDAY_MISMATCH, s->offset + at,
	    str_sub(s->text, at, p->bare_end),
	    str_from(tr(names[date_weekday(p->date)])),
	    str_from(short_ja[p->weekday]));
}

/* ---- the first piece -------------------------------------------------------
 */

static bool
only_separator(struct str between)
{
	static const char *const separators[] = { "、", "・", "，", ",", "･",
		"及び", "および", "並びに", "と", "又は", "または", "/", "／",
		NULL };
	size_t p = 0;

	between = str_trim(between);
	return scan_any(between, &p, separators) >= 0 && p == between.len;
}

static bool
follows_list(const struct scan *s, size_t pos)
{
	return s->last_end && pos > s->last_end && pos - s->last_end <= 12 &&
	       only_separator(str_sub(s->text, s->last_end, pos));
}

/* Completes the first date; false if it must stay text. */
static bool
settle_first(
    struct scan *s, size_t at, enum date_place place, struct piece *first)
{
	struct date_piece *p = &first->date;
	struct date_piece last = { .date = s->ctx->last };

	if (p->paired && p->paired != p->date.year) {
		diag_add(s->diag, DIAG_PAIRED_YEAR_MISMATCH, s->offset + at,
		    str_sub(s->text, at, p->bare_end), DIAG_NUM(p->date.year));
		return false;
	}
	if (place != DATE_FREE && p->era_elided && s->last_era) {
		p->date.year = (int16_t)(p->date.year + s->last_era);
		p->era_start = s->last_era;
	} else if (place != DATE_FREE && !p->date.year &&
		   (last.date.year || !p->date.month)) {
		if (!date_resolve_after(&last, p))
			return false;
	} else if (!date_resolve(s, at, p)) {
		return false;
	}
	if (p->date.day && !date_exists(p->date)) {
		diag_add(s->diag, DIAG_DATE_IMPOSSIBLE, s->offset + at,
		    str_sub(s->text, at, p->bare_end));
		return false;
	}
	return true;
}

/* Leaves a weekday that contradicts the date out of the value. */
static bool
drop_wrong_weekday(struct scan *s, size_t at, struct piece *p)
{
	if (!p->has_date || date_weekday_fits(&p->date))
		return false;
	report_weekday(s, at, &p->date);
	p->date.weekday = -1;
	p->date.show &= (uint16_t) ~(SHOW_WEEKDAY | SHOW_HOLIDAY);
	p->has_time = false;
	p->end = p->date.bare_end;
	return true;
}

/* ---- the second piece ------------------------------------------------------
 */

/* A year that only the end wrote: 12月29日から令和9年1月3日まで. */
static void
year_from_end(struct date_piece *from, const struct date_piece *to)
{
	struct date d = from->date;

	d.year = to->date.year;
	if (date_cmp(d, to->date) > 0)
		d.year--;
	from->date.year = d.year;
}

static bool
settle_dates(struct piece *first, struct piece *second)
{
	struct date_piece *from = &first->date, *to = &second->date;
	bool guessed = !(from->show & SHOW_YEAR);
	bool written = to->date.year && !to->era_elided;

	if (to->paired && to->paired != to->date.year)
		return false;
	if (guessed && from->date.month && written && !to->relation)
		year_from_end(from, to);
	if (!date_resolve_after(from, to) || precision(from) != precision(to))
		return false;
	if (from->date.day &&
	    (!date_exists(from->date) || !date_exists(to->date)))
		return false;
	if (!date_weekday_fits(from))
		return false;
	return !from->date.year || !to->date.year ||
	       date_cmp(from->date, to->date) <= 0;
}

static bool
settle_times(struct piece *first, struct piece *second, bool next_day)
{
	if (first->has_time && second->has_time)
		time_carry(&first->time, &second->time);
	if (second->has_date || !first->has_date)
		return second->has_date || !second->has_time ||
		       first->time.minute != second->time.minute;
	/* The wrong weekday is for the date alone to leave out. */
	if (!date_weekday_fits(&first->date))
		return false;
	/* 20日 22時～6時 */
	second->date = first->date;
	second->date.show = 0;
	if (next_day || second->time.minute < first->time.minute) {
		second->date.weekday = -1;
		second->date.relation = REL_NEXT_DAY;
		return date_resolve_after(&first->date, &second->date);
	}
	return second->time.minute != first->time.minute;
}

static bool
until_scan(struct str t, size_t *pos)
{
	return scan_lit(t, pos, "まで") || scan_lit(t, pos, "迄") ||
	       scan_lit(t, pos, "にかけて");
}

/* 29日～31日 9:00～17:00 is days, then hours: gives the time back. */
static void
give_back_hours(struct str t, const struct piece *first, struct piece *second)
{
	struct time_piece time;
	size_t p = second->end;

	if (first->has_time || !second->has_date || !second->has_time ||
	    !scan_join(t, &p) || scan_time(t, &p, &time) != SCAN_OK)
		return;
	second->has_time = false;
	second->end = second->date.end;
}

/* 6月から翌年3月まで in a notice of November: what recurs each year is said in
 * the same words, so no year can be told unless it begins soon or a weekday
 * tells it. */
static bool
said_of_any_year(
    const struct scan *s, const struct piece *first, const struct piece *second)
{
	const long soon = 100; /* days */
	struct date from = first->date.date;

	if (second->date.relation != REL_NEXT_YEAR ||
	    (first->date.show & SHOW_YEAR) || first->date.weekday >= 0 ||
	    !from.year || !from.month || !date_valid(s->ctx->reference))
		return false;
	if (!from.day)
		from.day = 1;
	return date_days(from) - date_days(s->ctx->reference) > soon;
}

/* 3月末まで, 3月10日ごろまで: what the value does not say stands behind it. */
static bool
is_part_or_about(struct str t, size_t pos)
{
	static const char *const words[] = { "末", "上旬", "中旬", "下旬",
		"初旬", "初め", "半ば", "頃", "ごろ", NULL };

	return scan_at_any(t, pos, words);
}

/* Reads what follows a first piece as the end of a range. */
static bool
second_scan(
    struct scan *s, struct piece *first, struct piece *second, size_t *ret_end)
{
	static const char *const changes[] = { "に変", "へ変", "に延", "へ延",
		"に繰", "に改", "へ繰", "に移", NULL };
	static const char *const next[] = { "翌日", "翌", "次の日", NULL };
	struct str t = s->text;
	size_t p = first->end;
	enum join join = scan_join(t, &p);
	bool next_day = false, until;

	if (!join)
		return false;
	if (first->has_date) {
		if (piece_scan(t, p,
			first->date.numeric && first->date.show & SHOW_YEAR
			    ? DATE_RANGE_FIGURES
			    : DATE_RANGE,
			second) != SCAN_OK)
			second->has_date = second->has_time = false;
		give_back_hours(t, first, second);
	}
	if (!first->has_date || (!second->has_date && !second->has_time)) {
		next_day = first->has_time && scan_any(t, &p, next) >= 0;
		if (next_day)
			scan_lit(t, &p, "の");
		*second = (struct piece){ .end = p };
		if (scan_time(t, &second->end, &second->time) != SCAN_OK)
			return false;
		second->has_time = true;
	}
	if (second->has_time && !second->has_date && !first->has_time)
		return false;
	if (second->has_date && (said_of_any_year(s, first, second) ||
				    !settle_dates(first, second)))
		return false;
	if ((second->has_date && !second->has_time &&
		is_part_or_about(t, second->end)) ||
	    !settle_times(first, second, next_day))
		return false;
	*ret_end = second->end;
	until = until_scan(t, ret_end);
	return until ||
	       (join != JOIN_UNTIL && !scan_at_any(t, *ret_end, changes));
}

/* ---- shortened ranges -------------------------------------------------------
 */

/* 12月29～31日: *first is the open date. */
static bool
open_days(struct scan *s, size_t at, struct piece *first, struct piece *second,
    size_t *ret_end)
{
	size_t p = first->end;

	if (!first->date.open || scan_join(s->text, &p) == JOIN_NONE ||
	    piece_scan(s->text, p, DATE_RANGE, second) != SCAN_OK ||
	    !second->has_date || second->date.date.month ||
	    second->date.relation)
		return false;
	first->has_date = true;
	first->date.bare_end = first->end;
	if (!settle_first(s, at, DATE_FREE, first) ||
	    !settle_dates(first, second))
		return false;
	*ret_end = second->end;
	until_scan(s->text, ret_end);
	return true;
}

/* 4～6月, 令和8年4～6月 */
static bool
open_months(struct scan *s, size_t at, struct piece *first,
    struct piece *second, size_t *ret_end)
{
	struct number n;
	size_t p = first->has_date ? first->end : at;

	if (first->has_date && precision(&first->date) != 1)
		return false;
	if (!scan_digits(s->text, &p, &n) || n.value < 1 || n.value > 12 ||
	    scan_join(s->text, &p) != JOIN_WAVE)
		return false;
	if (scan_date(s->text, &p, DATE_RANGE, &second->date) != SCAN_OK ||
	    precision(&second->date) != 2 || second->date.date.year ||
	    second->date.relation)
		return false;
	if (!first->has_date)
		first->date = (struct date_piece){ .weekday = -1 };
	first->date.date.month = (int8_t)n.value;
	first->has_date = second->has_date = true;
	first->has_time = second->has_time = false;
	second->end = p;
	if (!settle_first(s, at, DATE_FREE, first) ||
	    !settle_dates(first, second))
		return false;
	*ret_end = p;
	until_scan(s->text, ret_end);
	return true;
}

static bool
open_hours(struct scan *s, size_t at, struct piece *first, struct piece *second,
    size_t *ret_end)
{
	size_t p = at;

	if (!scan_hours(s->text, &p, &first->time, &second->time))
		return false;
	first->has_date = second->has_date = false;
	first->has_time = second->has_time = true;
	until_scan(s->text, &p);
	*ret_end = p;
	return true;
}

/* ---- values
 * ------------------------------------------------------------------
 */

static struct moment
moment_of(const struct piece *p, struct date date)
{
	return (struct moment){ date,
		(int16_t)(p->has_time ? p->time.minute : -1) };
}

static void
remember(struct scan *s, const struct piece *p)
{
	s->last_pm = p->has_time && p->time.pm;
	s->last_time = p->time;
	s->last_date = p->has_date && p->date.date.month;
	s->last_figures = s->last_date && p->date.numeric && p->date.date.day;
	s->last_era = p->has_date ? p->date.era_start : 0;
	if (s->last_date && !date_is_birth(s->text, p->end))
		s->ctx->last = p->date.date;
}

static enum scan_result
make_single(struct scan *s, const struct piece *p, size_t start,
    struct found_value *ret)
{
	ret->start = start;
	ret->end = p->end;
	ret->value = (struct value){
		.kind = !p->has_time   ? VALUE_DATE
			: !p->has_date ? VALUE_TIME
				       : VALUE_DATETIME,
		.show = p->has_date ? p->date.show : 0,
		.from = moment_of(
		    p, p->has_date ? p->date.date : (struct date){ 0 }),
		.to = MOMENT_NONE,
	};
	remember(s, p);
	return SCAN_OK;
}

static enum scan_result
make_period(struct scan *s, const struct piece *from, const struct piece *to,
    size_t start, size_t end, struct found_value *ret)
{
	bool dated = from->has_date;
	uint16_t show = from->date.show & (uint16_t)~SHOW_HOLIDAY;

	if (!dated)
		show = 0;
	if (to->has_date) {
		show |= to->date.show & (SHOW_WEEKDAY | SHOW_ERA | SHOW_FISCAL);
		if (to->date.show & SHOW_YEAR)
			show |= SHOW_TO_YEAR;
	}
	ret->start = start;
	ret->end = end;
	ret->value = (struct value){ .kind = VALUE_PERIOD, .show = show };
	ret->value.from =
	    moment_of(from, dated ? from->date.date : (struct date){ 0 });
	ret->value.to =
	    moment_of(to, dated ? to->date.date : (struct date){ 0 });
	remember(s, to->has_date ? to : from);
	if (to->has_time) {
		s->last_pm = to->time.minute >= 12 * 60 && from->time.said;
		s->last_time = to->time;
	}
	return SCAN_OK;
}

/* Where a value starts whose first piece is a time behind 毎 of 毎朝. */
static size_t
start_of(const struct piece *first, size_t at)
{
	return first->has_date ? at : first->time.start;
}

/* Reports an impossible date or contradicting years once, and goes on
 * behind it. */
static enum scan_result
unsettled(const struct piece *first, size_t at, size_t *pos)
{
	*pos = first->date.bare_end > at ? first->date.bare_end : first->end;
	return SCAN_SKIP;
}

enum scan_result
scan_when(struct scan *s, size_t *pos, struct found_value *ret)
{
	size_t at = *pos, end;
	bool list = follows_list(s, at);
	enum date_place place = !list || !(s->last_date || s->last_era)
				    ? DATE_FREE
				: s->last_figures ? DATE_LIST_FIGURES
						  : DATE_LIST;
	struct piece first, second = { 0 }, tried;
	enum scan_result result = piece_scan(s->text, at, place, &first);

	tried = first;
	if (result != SCAN_OK) {
		if (open_hours(s, at, &tried, &second, &end) ||
		    (result == SCAN_SKIP ? open_days : open_months)(
			s, at, &tried, &second, &end)) {
			*pos = end;
			return make_period(
			    s, &tried, &second, start_of(&tried, at), end, ret);
		}
		*pos = first.end > at ? first.end : at;
		return result;
	}
	if (first.has_date) {
		if (!settle_first(s, at, place, &first))
			return unsettled(&first, at, pos);
	} else if (list && s->last_pm) {
		time_carry(&s->last_time, &first.time);
	}
	tried = first;
	if (!first.has_date || !open_months(s, at, &tried, &second, &end)) {
		tried = first;
		if (!second_scan(s, &tried, &second, &end)) {
			drop_wrong_weekday(s, at, &first);
			*pos = first.end;
			return make_single(
			    s, &first, start_of(&first, at), ret);
		}
	}
	if (drop_wrong_weekday(s, at, &second))
		end = second.end;
	*pos = end;
	return make_period(s, &tried, &second, start_of(&tried, at), end, ret);
}
