/*
 * Number formats of spreadsheets: dates with Japanese eras, times, and
 * numbers with their units. A code is read into tokens first, because m is a
 * month or a minute by what stands around it.
 */
#include "extract/xlsx_format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOKENS 64
#define SERIAL_MAX 2958465   /* 9999-12-31 */
#define EPOCH_1900 (-25569L) /* days from 1899-12-30 to 1970-01-01 */
#define EPOCH_1904 (-24107L)

enum token_kind {
	TOKEN_TEXT,
	TOKEN_YEAR,
	TOKEN_ERA,	/* g, gg, ggg */
	TOKEN_ERA_YEAR, /* e, ee */
	TOKEN_MONTH,
	TOKEN_DAY,
	TOKEN_WEEKDAY, /* aaa, aaaa */
	TOKEN_HOUR,
	TOKEN_MINUTE,
	TOKEN_SECOND,
	TOKEN_HALF_DAY, /* AM/PM */
	TOKEN_DIGITS,	/* 0 # ? , . together */
	TOKEN_PERCENT,
	TOKEN_AT, /* the cell as it is */
};

struct token {
	enum token_kind kind;
	struct str text;
};

struct code {
	struct token tokens[TOKENS];
	size_t count;
	bool date, half_day, percent, elapsed;
};

struct str
xlsx_builtin(int64_t id)
{
	static const struct {
		int id;
		struct str code;
	} codes[] = {
		{ 1, STR_INIT("0") },
		{ 2, STR_INIT("0.00") },
		{ 3, STR_INIT("#,##0") },
		{ 4, STR_INIT("#,##0.00") },
		{ 5, STR_INIT("\"¥\"#,##0") },
		{ 6, STR_INIT("\"¥\"#,##0") },
		{ 7, STR_INIT("\"¥\"#,##0.00") },
		{ 8, STR_INIT("\"¥\"#,##0.00") },
		{ 9, STR_INIT("0%") },
		{ 10, STR_INIT("0.00%") },
		{ 14, STR_INIT("yyyy/m/d") },
		{ 15, STR_INIT("yyyy/m/d") },
		{ 16, STR_INIT("m\"月\"d\"日\"") },
		{ 17, STR_INIT("yyyy\"年\"m\"月\"") },
		{ 18, STR_INIT("h:mm AM/PM") },
		{ 19, STR_INIT("h:mm:ss AM/PM") },
		{ 20, STR_INIT("h:mm") },
		{ 21, STR_INIT("h:mm:ss") },
		{ 22, STR_INIT("yyyy/m/d h:mm") },
		{ 27, STR_INIT("ge.m.d") },
		{ 28, STR_INIT("ggge\"年\"m\"月\"d\"日\"") },
		{ 29, STR_INIT("ggge\"年\"m\"月\"d\"日\"") },
		{ 30, STR_INIT("yyyy/m/d") },
		{ 31, STR_INIT("yyyy\"年\"m\"月\"d\"日\"") },
		{ 32, STR_INIT("h\"時\"mm\"分\"") },
		{ 33, STR_INIT("h\"時\"mm\"分\"ss\"秒\"") },
		{ 34, STR_INIT("yyyy\"年\"m\"月\"") },
		{ 35, STR_INIT("m\"月\"d\"日\"") },
		{ 36, STR_INIT("ge.m.d") },
		{ 37, STR_INIT("#,##0") },
		{ 38, STR_INIT("#,##0") },
		{ 39, STR_INIT("#,##0.00") },
		{ 40, STR_INIT("#,##0.00") },
		{ 41, STR_INIT("#,##0") },
		{ 42, STR_INIT("\"¥\"#,##0") },
		{ 43, STR_INIT("#,##0.00") },
		{ 44, STR_INIT("\"¥\"#,##0.00") },
		{ 45, STR_INIT("mm:ss") },
		{ 46, STR_INIT("[h]:mm:ss") },
		{ 47, STR_INIT("mm:ss") },
		{ 50, STR_INIT("ge.m.d") },
		{ 51, STR_INIT("ggge\"年\"m\"月\"d\"日\"") },
		{ 52, STR_INIT("yyyy\"年\"m\"月\"") },
		{ 53, STR_INIT("m\"月\"d\"日\"") },
		{ 54, STR_INIT("ggge\"年\"m\"月\"d\"日\"") },
		{ 55, STR_INIT("yyyy\"年\"m\"月\"") },
		{ 56, STR_INIT("m\"月\"d\"日\"") },
		{ 57, STR_INIT("ge.m.d") },
		{ 58, STR_INIT("ggge\"年\"m\"月\"d\"日\"") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
		if (codes[i].id == id)
			return codes[i].code;
	return STR("");
}

/* ---- reading a code ---- */

static void
put(struct code *c, enum token_kind kind, struct str text)
{
	if (c->count < TOKENS)
		c->tokens[c->count++] = (struct token){ kind, text };
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* A run of one letter, whatever its case. */
static size_t
run_len(struct str code, size_t at)
{
	size_t end = at + 1;

	while (end < code.len && lower(code.ptr[end]) == lower(code.ptr[at]))
		end++;
	return end - at;
}

/* [Red] and [>100] say nothing, [$¥-411] is ¥, [h] counts past a day. */
static size_t
put_bracket(struct code *c, struct str code, size_t at)
{
	size_t end = str_find(code, STR("]"), at), dash;
	struct str in;

	if (end == STR_NPOS)
		return code.len;
	in = str_sub(code, at + 1, end);
	if (str_starts(in, STR("$"))) {
		dash = str_find(in, STR("-"), 0);
		put(c, TOKEN_TEXT, str_sub(in, 1, dash));
	} else if (in.len && run_len(in, 0) == in.len) {
		char ch = lower(in.ptr[0]);

		c->elapsed |= ch == 'h';
		if (ch == 'h')
			put(c, TOKEN_HOUR, in);
		else if (ch == 'm')
			put(c, TOKEN_MINUTE, in);
		else if (ch == 's')
			put(c, TOKEN_SECOND, in);
		c->date |= ch == 'h' || ch == 'm' || ch == 's';
	}
	return end + 1;
}

static bool
put_half_day(struct code *c, struct str rest, size_t *ret_len)
{
	static const struct str marks[] = { STR_INIT("AM/PM"),
		STR_INIT("am/pm"), STR_INIT("A/P"), STR_INIT("a/p"),
		STR_INIT("上午/下午"), STR_INIT("午前/午後") };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
		if (!str_starts(rest, marks[i]))
			continue;
		put(c, TOKEN_HALF_DAY, marks[i]);
		c->half_day = true;
		*ret_len = marks[i].len;
		return true;
	}
	return false;
}

static bool
put_letters(struct code *c, struct str letters)
{
	static const struct {
		char letter;
		enum token_kind kind;
	} kinds[] = { { 'y', TOKEN_YEAR }, { 'g', TOKEN_ERA },
		{ 'e', TOKEN_ERA_YEAR }, { 'm', TOKEN_MONTH },
		{ 'd', TOKEN_DAY }, { 'a', TOKEN_WEEKDAY }, { 'h', TOKEN_HOUR },
		{ 's', TOKEN_SECOND }, { 'r', TOKEN_ERA_YEAR } };

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (lower(letters.ptr[0]) != kinds[i].letter)
			continue;
		if (kinds[i].kind == TOKEN_WEEKDAY && letters.len < 3)
			return false;
		put(c,
		    kinds[i].kind == TOKEN_DAY && letters.len > 2
			? TOKEN_WEEKDAY
			: kinds[i].kind,
		    letters);
		c->date = true;
		return true;
	}
	return false;
}

static size_t
digits_len(struct str code, size_t at)
{
	size_t end = at;

	while (end < code.len && strchr("0#?,.", code.ptr[end]))
		end++;
	return end - at;
}

/* The first section: the one for positive numbers. */
static void
read_code(struct code *c, struct str code)
{
	size_t at = 0, len;

	while (at < code.len && code.ptr[at] != ';') {
		char ch = code.ptr[at];
		struct str rest = str_sub(code, at, code.len);

		if (ch == '"') {
			size_t end = str_find(code, STR("\""), at + 1);

			put(c, TOKEN_TEXT, str_sub(code, at + 1, end));
			at = end == STR_NPOS ? code.len : end + 1;
		} else if (ch == '[') {
			at = put_bracket(c, code, at);
		} else if (ch == '\\' || ch == '!') {
			size_t end = at + 1;

			utf8_next(code, &end);
			put(c, TOKEN_TEXT, str_sub(code, at + 1, end));
			at = end;
		} else if (ch == '_' || ch == '*') {
			at++;
			utf8_next(code, &at);
		} else if (put_half_day(c, rest, &len)) {
			at += len;
		} else if (str_starts(rest, STR("General"))) {
			put(c, TOKEN_AT, STR_NONE);
			at += STR("General").len;
		} else if ((len = digits_len(code, at)) && ch != ',' &&
			   ch != '.') {
			put(c, TOKEN_DIGITS, str_sub(code, at, at + len));
			at += len;
		} else if (ch == '%') {
			put(c, TOKEN_PERCENT, STR("%"));
			c->percent = true;
			at++;
		} else if (ch == '@') {
			put(c, TOKEN_AT, STR_NONE);
			at++;
		} else {
			len = run_len(code, at);
			if (put_letters(c, str_sub(code, at, at + len))) {
				at += len;
			} else {
				size_t end = at;

				utf8_next(code, &end);
				put(c, TOKEN_TEXT, str_sub(code, at, end));
				at = end;
			}
		}
	}
}

/* m behind hours or before seconds is a minute. */
static void
find_minutes(struct code *c)
{
	enum token_kind before = TOKEN_TEXT;

	for (size_t i = 0; i < c->count; i++) {
		enum token_kind after = TOKEN_TEXT;

		for (size_t k = i + 1; k < c->count && after == TOKEN_TEXT; k++)
			after = c->tokens[k].kind;
		if (c->tokens[i].kind == TOKEN_MONTH &&
		    c->tokens[i].text.len < 3 &&
		    (before == TOKEN_HOUR || after == TOKEN_SECOND))
			c->tokens[i].kind = TOKEN_MINUTE;
		if (c->tokens[i].kind != TOKEN_TEXT)
			before = c->tokens[i].kind;
	}
}

/* ---- writing ---- */

struct date
xlsx_day(long serial, bool since_1904)
{
	if (serial < 0 || serial > SERIAL_MAX)
		return (struct date){ 0 };
	if (since_1904)
		return date_from_days(serial + EPOCH_1904);
	/* Up to 59 the serial is one less than it should be, because of the
	 * day 60 that did not exist. */
	return date_from_days(serial + EPOCH_1900 + (serial < 60));
}

static const struct era {
	struct date from;
	const char *letter, *one, *name;
} eras[] = {
	{ { 2019, 5, 1 }, "R", "令", "令和" },
	{ { 1989, 1, 8 }, "H", "平", "平成" },
	{ { 1926, 12, 25 }, "S", "昭", "昭和" },
	{ { 1912, 7, 30 }, "T", "大", "大正" },
	{ { 1868, 1, 25 }, "M", "明", "明治" },
};

static const struct era *
era_of(struct date d)
{
	size_t i = 0;

	while (i + 1 < ARRAY_SIZE(eras) && date_cmp(d, eras[i].from) < 0)
		i++;
	return &eras[i];
}

static void
put_number(struct buf *out, int n, size_t width)
{
	buf_printf(out, width > 1 ? "%02d" : "%d", n);
}

static void
put_date(struct buf *out, const struct token *t, struct date d)
{
	static const char *const weekdays[] = { "日", "月", "火", "水", "木",
		"金", "土" };
	const struct era *era = era_of(d);

	switch (t->kind) {
	case TOKEN_YEAR:
		if (t->text.len > 2)
			buf_printf(out, "%d", d.year);
		else
			put_number(out, d.year % 100, 2);
		break;
	case TOKEN_ERA:
		buf_cstr(out, t->text.len == 1	 ? era->letter
			      : t->text.len == 2 ? era->one
						 : era->name);
		break;
	case TOKEN_ERA_YEAR:
		put_number(out, d.year - era->from.year + 1, t->text.len);
		break;
	case TOKEN_MONTH:
		put_number(out, d.month, t->text.len == 2 ? 2 : 1);
		break;
	case TOKEN_DAY:
		put_number(out, d.day, t->text.len);
		break;
	default:
		buf_cstr(out, weekdays[date_weekday(d)]);
		if (t->text.len > 3)
			buf_cstr(out, "曜日");
		break;
	}
}

static void
put_time(struct buf *out, const struct code *c, const struct token *t,
    long seconds, long days)
{
	long hour = seconds / 3600;

	switch (t->kind) {
	case TOKEN_HOUR:
		if (c->elapsed)
			hour += days * 24;
		else if (c->half_day)
			hour = hour % 12;
		put_number(out, (int)hour, t->text.len);
		break;
	case TOKEN_MINUTE:
		put_number(out, (int)(seconds / 60 % 60), t->text.len);
		break;
	case TOKEN_SECOND:
		put_number(out, (int)(seconds % 60), t->text.len);
		break;
	default:
		buf_cstr(out, hour < 12 ? "午前" : "午後");
		break;
	}
}

static bool
shows_day(const struct code *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->tokens[i].kind >= TOKEN_YEAR &&
		    c->tokens[i].kind <= TOKEN_WEEKDAY)
			return true;
	return false;
}

static bool
shows_hour(const struct code *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->tokens[i].kind == TOKEN_HOUR)
			return true;
	return false;
}

/* 13:30 PM is shown as 午後1:30: the mark goes in front in Japanese. */
static void
put_moment(struct buf *out, const struct code *c, struct date d, long seconds,
    long days)
{
	const struct token half = { TOKEN_HALF_DAY, STR_NONE };
	bool marked = false;

	for (size_t i = 0; i < c->count; i++) {
		const struct token *t = &c->tokens[i];

		if (t->kind == TOKEN_TEXT || t->kind == TOKEN_DIGITS) {
			if (t->kind == TOKEN_TEXT)
				buf_str(out, t->text);
			continue;
		}
		if (t->kind >= TOKEN_YEAR && t->kind <= TOKEN_WEEKDAY) {
			put_date(out, t, d);
			continue;
		}
		if (t->kind > TOKEN_HALF_DAY)
			continue;
		if (c->half_day && !marked &&
		    (t->kind == TOKEN_HOUR || t->kind == TOKEN_HALF_DAY)) {
			put_time(out, c, &half, seconds, days);
			marked = true;
		}
		if (t->kind != TOKEN_HALF_DAY)
			put_time(out, c, t, seconds, days);
	}
}

static void
put_plain(struct buf *out, double number)
{
	char text[40];

	snprintf(text, sizeof(text), "%.11g", number);
	if (strchr(text, 'e') && fabs(number) < 1e15)
		snprintf(text, sizeof(text), "%.0f", number);
	buf_cstr(out, text);
}

/* By 0 # , and . of the code: decimals, thousands, leading zeros. */
static void
put_digits(struct buf *out, struct str digits, double number)
{
	size_t point = str_find(digits, STR("."), 0), decimals = 0, zeros = 0;
	char text[400];
	size_t len, whole;
	bool commas;

	commas = str_find(digits, STR(","), 0) < point &&
		 !str_ends(digits, STR(","));
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] == '0' && i < point)
			zeros++;
		if (strchr("0#?", digits.ptr[i]) && i > point &&
		    point != STR_NPOS)
			decimals++;
	}
	len = (size_t)snprintf(text, sizeof(text), "%.*f",
	    (int)(decimals < 15 ? decimals : 15), fabs(number));
	whole = decimals ? (size_t)(strchr(text, '.') - text) : len;
	if (number < 0)
		buf_ch(out, '-');
	for (size_t i = whole; i < zeros && i < 20; i++)
		buf_ch(out, '0');
	for (size_t i = 0; i < len; i++) {
		if (commas && i && i < whole && (whole - i) % 3 == 0)
			buf_ch(out, ',');
		buf_ch(out, text[i]);
	}
}

static void
put_value(struct buf *out, const struct code *c, double number)
{
	bool put_it = false;

	for (size_t i = 0; i < c->count; i++) {
		const struct token *t = &c->tokens[i];

		if (t->kind == TOKEN_DIGITS && !put_it)
			put_digits(
			    out, t->text, c->percent ? number * 100 : number);
		else if (t->kind == TOKEN_AT && !put_it)
			put_plain(out, number);
		else if (t->kind == TOKEN_TEXT || t->kind == TOKEN_PERCENT)
			buf_str(out, t->text);
		put_it |= t->kind == TOKEN_DIGITS || t->kind == TOKEN_AT;
	}
	if (!put_it)
		put_plain(out, number);
}

void
xlsx_format(double number, struct str code, bool since_1904, struct buf *out,
    struct moment *ret_moment)
{
	struct code c = { 0 };
	struct date day;
	long days, seconds;

	*ret_moment = MOMENT_NONE;
	if (!isfinite(number) || fabs(number) > 1e300) {
		return;
	}
	read_code(&c, code);
	if (!c.date) {
		put_value(out, &c, number);
		return;
	}
	if (number < 0 || number > SERIAL_MAX) {
		put_plain(out, number);
		return;
	}
	find_minutes(&c);
	days = (long)floor(number);
	seconds = lround((number - (double)days) * 86400);
	if (seconds == 86400) {
		seconds = 0;
		days++;
	}
	day = xlsx_day(days, since_1904);
	put_moment(out, &c, day, seconds, days);
	while (out->len && out->ptr[out->len - 1] == ' ')
		out->ptr[--out->len] = '\0';
	if (shows_day(&c) && date_valid(day))
		ret_moment->date = day;
	if (shows_hour(&c) && !c.elapsed)
		ret_moment->minute = (int16_t)(seconds / 60);
}
