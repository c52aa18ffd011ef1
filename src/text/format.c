#include "text/format.h"

#include <stdlib.h>

struct formatter *
formatter_new(const struct locale *locale)
{
	struct formatter *f = xcalloc(1, sizeof(*f));
	char icu[64];

	f->tongue = tongue_of(locale);
	if (f->tongue != TONGUE_OTHER)
		f->words = &tongue_words[f->tongue];
	snprintf(icu, sizeof(icu), "%.*s", STR_ARG(locale->icu));
	f->icu = icu_formats_new(f->words ? f->words->icu : icu);
	return f;
}

void
formatter_free(struct formatter *f)
{
	if (!f)
		return;
	icu_formats_free(f->icu);
	free(f);
}

/* ---- styles
 * ------------------------------------------------------------------
 */

static bool
is_dated(enum value_kind k)
{
	return k == VALUE_DATE || k == VALUE_DATETIME || k == VALUE_PERIOD;
}

static bool
is_timed(enum value_kind k)
{
	return k == VALUE_TIME || k == VALUE_DATETIME || k == VALUE_PERIOD;
}

static void
default_parts(const struct value *v, struct parts *ret)
{
	bool to_year = v->show & SHOW_TO_YEAR;

	*ret = (struct parts){
		.year = v->show & SHOW_YEAR || to_year,
		.weekday = v->show & SHOW_WEEKDAY,
		.holiday = v->show & SHOW_HOLIDAY,
		.fiscal = v->show & SHOW_FISCAL,
	};
}

/* False if the kind has no such style. */
static bool
apply_style(struct str style, enum value_kind kind, struct parts *p)
{
	if (!style.len)
		return true;
	if (is_timed(kind) && str_eq(style, STR("24h"))) {
		p->h24 = true;
		return true;
	}
	if (kind == VALUE_MONEY && str_eq(style, STR("words"))) {
		p->words = true;
		return true;
	}
	if (!is_dated(kind))
		return false;
	if (str_eq(style, STR("short"))) {
		p->numeric = true;
		p->weekday = p->holiday = false;
	} else if (str_eq(style, STR("long")) || str_eq(style, STR("year"))) {
		p->year = true;
	} else if (str_eq(style, STR("weekday"))) {
		p->weekday = true;
	} else if (str_eq(style, STR("full"))) {
		p->year = p->weekday = true;
	} else if (str_eq(style, STR("noyear"))) {
		p->year = false;
	} else if (str_eq(style, STR("noweekday"))) {
		p->weekday = p->holiday = false;
	} else {
		return false;
	}
	return true;
}

/* ---- phones
 * -------------------------------------------------------------------
 */

/* The number's groups as they were written, hyphens between them; false if
 * these are not the target's digits. */
static bool
written_groups(struct str written, struct str national, struct buf *out)
{
	size_t pos = 0, matched = 0, start = out->len;
	bool gap = false;

	while (pos < written.len && matched < national.len) {
		int digit = cp_digit(utf8_next(written, &pos));

		if (digit < 0) {
			gap = true;
			continue;
		}
		if (digit != national.ptr[matched] - '0')
			break;
		if (gap && matched)
			buf_ch(out, '-');
		buf_ch(out, national.ptr[matched++]);
		gap = false;
	}
	if (matched == national.len)
		return true;
	out->len = start;
	if (out->ptr)
		out->ptr[start] = 0;
	return false;
}

static void
form_phone(struct formatter *f, const struct value *v, struct str written,
    struct buf *out)
{
	const struct words *w = f->words ? f->words : &tongue_words[TONGUE_EN];
	char national[32];

	if (str_starts(v->target, STR("+81")) && v->target.len < 24) {
		snprintf(national, sizeof(national), "0%.*s",
		    STR_ARG(str_sub(v->target, 3, v->target.len)));
		if (!written_groups(written, str_from(national), out))
			buf_cstr(out, national);
	} else {
		buf_str(out, v->target);
	}
	if (!v->unit.len)
		return;
	buf_cstr(out, w->extension);
	buf_str(out, v->unit);
	buf_cstr(out, w->extension_end);
}

/* ---- all kinds
 * ------------------------------------------------------------------
 */

/* The next weekday in brackets at or after *at, or -1. */
static int
written_weekday(struct str written, size_t *at)
{
	static const struct str days[] = { STR_INIT("日"), STR_INIT("月"),
		STR_INIT("火"), STR_INIT("水"), STR_INIT("木"), STR_INIT("金"),
		STR_INIT("土") };

	while (*at < written.len) {
		uint32_t cp = utf8_next(written, at);

		for (int i = 0; (cp == '(' || cp == 0xFF08) && i < 7; i++)
			if (str_starts(
				str_sub(written, *at, written.len), days[i]))
				return i;
	}
	return -1;
}

/* A year near `from` in which the day is that weekday; 0 if none. Within
 * forty years each day falls on each weekday, even February 29. */
static int16_t
year_with(struct date d, int weekday, int16_t from)
{
	for (int16_t year = from; year < from + 40; year++) {
		d.year = year;
		if (date_valid(d) && date_weekday(d) == weekday)
			return year;
	}
	return 0;
}

/* Where the year is not known, the weekday that was written still is: any
 * year in which they agree gives the same form, as it is not shown. */
static void
assume_years(struct value *v, struct str written, const struct parts *p)
{
	const int16_t any = 2000;
	size_t at = 0;
	int first, second;

	if (!p->weekday || p->year || v->from.date.year || !v->from.date.day)
		return;
	first = written_weekday(written, &at);
	if (first < 0)
		return;
	v->from.date.year = year_with(v->from.date, first, any);
	if (v->kind != VALUE_PERIOD || !v->to.date.day || v->to.date.year)
		return;
	second = written_weekday(written, &at);
	v->to.date.year =
	    second < 0 ? v->from.date.year
		       : year_with(v->to.date, second, v->from.date.year);
}

static bool
form_value(struct formatter *f, const struct value *v, const struct parts *p,
    struct str written, struct buf *out)
{
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
		form_moment(f, v->from, p, out);
		return true;
	case VALUE_PERIOD:
		if (moment_is_none(v->from) && moment_is_none(v->to))
			return false;
		form_period(f, v, p, out);
		return true;
	case VALUE_MONEY:
		form_money(f, v->amount, p->words, out);
		return true;
	case VALUE_PHONE:
		form_phone(f, v, written, out);
		return true;
	case VALUE_URL:
	case VALUE_MAIL:
		buf_str(out, v->target);
		return true;
	case VALUE_AGE:
	case VALUE_NUMBER:
		/* a fraction is in the target */
		if ((f->words && f->tongue <= TONGUE_EASY) || v->target.len)
			return false;
		icu_number(f->icu, v->amount, out);
		return true;
	case VALUE_RECURRENCE:
		return form_repeat(f, v->target, out);
	case VALUE_DURATION:
		return form_duration(f, v->target, out);
	case VALUE_PLACE:
	case VALUE_KIND_MAX:
	default:
		return false;
	}
}

bool
value_format(struct formatter *f, const struct value *v, struct str written,
    struct str style, struct buf *out)
{
	struct value dated = *v;
	struct parts parts;
	size_t start = out->len;
	bool known;

	default_parts(v, &parts);
	known = apply_style(style, v->kind, &parts);
	if (f->tongue == TONGUE_JA && written.len && (!style.len || !known)) {
		buf_str(out, written);
		return known;
	}
	assume_years(&dated, written, &parts);
	if (!form_value(f, &dated, &parts, written, out) || out->len == start)
		buf_str(out, written);
	return known;
}

size_t
value_plural(struct formatter *f, const struct value *v)
{
	return icu_plural(f->icu, v->amount);
}
