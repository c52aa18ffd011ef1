#include "text/counter.h"
#include "text/scan.h"

/* The mark between figures, the same as before if *sep is set: / . or a dash
 * of any width, which counts as -. Behind a year there may be blanks. */
static bool
figure_separator(struct str t, size_t *pos, bool spaced, uint32_t *sep)
{
	size_t p = *pos;
	uint32_t cp;

	if (spaced)
		scan_blank(t, &p);
	cp = p < t.len ? scan_fold(utf8_next(t, &p)) : 0;
	if (scan_is_dash(cp))
		cp = '-';
	if ((cp != '/' && cp != '.' && cp != '-') || (*sep && cp != *sep))
		return false;
	if (spaced && cp != '-')
		scan_blank(t, &p);
	*sep = cp;
	*pos = p;
	return true;
}

/* Not before one more figure, as in 1.2.3.4, or the letters of an id. */
static bool
figure_end(struct str t, size_t pos, uint32_t sep)
{
	uint32_t cp = scan_fold(scan_peek(t, pos));

	if (cp_digit(cp) >= 0)
		return false;
	if (sep == '-' && cp < 128 && cp != 'T' && (cp | 32) >= 'a' &&
	    (cp | 32) <= 'z')
		return false;
	if (pos >= t.len || (scan_is_dash(cp) ? '-' : cp) != sep)
		return true;
	utf8_next(t, &pos);
	return cp_digit(scan_peek(t, pos)) < 0;
}

bool
scan_figure_month_day(
    struct str t, size_t *pos, uint32_t *sep, struct date_piece *ret)
{
	bool spaced = ret->date.year > 0;
	struct number month, day;
	size_t p = *pos;

	if (!scan_digits(t, &p, &month) || month.digits > 2 ||
	    !figure_separator(t, &p, spaced, sep) ||
	    !scan_digits(t, &p, &day) || day.digits > 2 || month.value < 1 ||
	    month.value > 12 || day.value < 1 || day.value > 31 ||
	    !figure_end(t, p, *sep))
		return false;
	ret->date.month = (int8_t)month.value;
	ret->date.day = (int8_t)day.value;
	ret->numeric = true;
	*pos = p;
	return true;
}

/* The 9 of R8.4.1～9.3.31. */
static bool
figure_elided(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	struct number n;

	if (place != DATE_RANGE_FIGURES || !scan_digits(t, pos, &n) ||
	    n.digits > 2 || n.value < 1)
		return false;
	ret->date.year = (int16_t)n.value;
	ret->era_elided = true;
	return true;
}

/* まで, 必着: words that only follow a date. */
static bool
dated_word(struct str t, size_t pos)
{
	static const char *const words[] = { "必着", "締切", "締め切り", "〆切",
		"消印", "開催", "更新", "現在", "まで", "から", "より", "付け",
		NULL };

	return scan_at_any(t, pos, words);
}

/* The 12 of 令和8.12, and of R8.12 where something says that it is a date. */
static bool
figure_month(struct str t, size_t *pos, bool certain, uint32_t sep,
    struct date_piece *ret)
{
	struct date_piece end;
	struct number month;
	size_t p = *pos, q;

	if (ret->era_start != REIWA_START || sep == '-' ||
	    !scan_digits(t, &p, &month) || month.digits > 2 ||
	    month.value < 1 || month.value > 12 || !figure_end(t, p, sep) ||
	    counter_match(str_sub(t, p, t.len)))
		return false;
	q = p;
	if (!certain && !dated_word(t, p) &&
	    (scan_join(t, &q) == JOIN_NONE || !scan_era_year(t, &q, &end)))
		return false;
	ret->date.month = (int8_t)month.value;
	*pos = p;
	return true;
}

/* 2026/12/29, 2026-12-29, R8.12.29, R8.12 */
bool
scan_figure_date(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	size_t p = *pos;
	uint32_t sep = 0;
	bool certain = place >= DATE_RANGE || scan_fold(scan_peek(t, p)) != 'R';

	if (scan_era_year(t, &p, ret))
		ret->show |= SHOW_ERA;
	else if (!scan_western_year(t, &p, ret)) {
		if (!figure_elided(t, &p, place, ret))
			return false;
		ret->show |= SHOW_ERA;
	}
	if (!figure_separator(t, &p, true, &sep) ||
	    (!scan_figure_month_day(t, &p, &sep, ret) &&
		!figure_month(t, &p, certain, sep, ret)))
		return false;
	ret->show |= SHOW_YEAR;
	*pos = p;
	return true;
}

/* 12/5～12/20, 12/5・12/12: dates, where not all can be fractions. */
static bool
figure_range(struct str t, size_t pos, struct date first)
{
	static const char *const seps[] = { "・", "、", "，", "･", NULL };
	struct date_piece second = { .weekday = -1 };
	uint32_t sep = 0;

	if ((scan_any(t, &pos, seps) < 0 && scan_join(t, &pos) != JOIN_WAVE) ||
	    !scan_figure_month_day(t, &pos, &sep, &second) || sep != '/')
		return false;
	return first.day > 12 || second.date.day > 12 ||
	       first.month > first.day || second.date.month > second.date.day;
}

/* The 31 of R8.12.29～31, where nothing says that it is something else. */
static bool
figure_day(struct str t, size_t *pos, struct date_piece *ret)
{
	struct number day;
	size_t p = *pos;
	uint32_t next;

	if (!scan_digits(t, &p, &day) || day.digits > 2 || day.value < 1 ||
	    day.value > 31)
		return false;
	next = scan_fold(scan_peek(t, p));
	if (next && !cp_is_space(next) && next != '(' && next != ')' &&
	    next != 0x3001 && next != 0x3002 && next != 0x30FB &&
	    next != 0xFF0C && next != ',' && next != 0x306B /* に */)
		return false;
	ret->date.day = (int8_t)day.value;
	ret->numeric = true;
	*pos = p;
	return true;
}

/* 12/1、8、15: at least two later days of the month, not all of them numbers of
 * a fraction. */
static bool
figure_days(struct str t, size_t pos, struct date first)
{
	static const char *const seps[] = { "・", "、", "，", "･", NULL };
	int8_t last = first.day;
	int count = 0;
	struct number day;

	while (scan_any(t, &pos, seps) >= 0 && scan_digits(t, &pos, &day) &&
	       day.digits < 3 && day.value > last && day.value < 32) {
		last = (int8_t)day.value;
		count++;
	}
	return count > 1 && (last > 12 || first.month > first.day) &&
	       scan_peek(t, pos) != '/' &&
	       !counter_match(str_sub(t, pos, t.len));
}

/* 12/25まで */
static bool
figure_said(struct str t, size_t pos, struct date d)
{
	return (d.day > 12 || d.month > d.day) && dated_word(t, pos);
}

/* 12/29, only where something beside it says that it is a date. */
bool
scan_figure_short(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	struct date_piece probe = { .weekday = -1 };
	struct time_piece time;
	size_t p = *pos, q;
	uint32_t sep = 0;

	if (!scan_figure_month_day(t, &p, &sep, ret)) {
		ret->date.month = ret->date.day = 0;
		return (place == DATE_RANGE_FIGURES ||
			   place == DATE_LIST_FIGURES) &&
		       figure_day(t, pos, ret);
	}
	if (place == DATE_RANGE_FIGURES) {
		*pos = p;
		return true;
	}
	if (sep == '-')
		return false;
	q = p;
	if (!scan_weekday(t, &q, &probe) &&
	    (sep != '/' || (!figure_range(t, p, ret->date) &&
			       !figure_days(t, p, ret->date) &&
			       !figure_said(t, p, ret->date)))) {
		scan_blank(t, &q);
		if ((place == DATE_FREE || sep != '/') &&
		    (sep != '/' || q == p ||
			scan_time(t, &q, &time) != SCAN_OK))
			return false;
	}
	*pos = p;
	return true;
}
