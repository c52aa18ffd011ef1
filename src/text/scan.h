/*
 * scan: the parts of the value scanner, private to text. A parser takes the
 * text and a position, and moves the position only when it succeeds. All
 * look ahead a bounded distance, so the scanner as a whole is linear.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/text.h"

enum scan_result {
	SCAN_NONE, /* no such thing here */
	SCAN_OK,
	SCAN_SKIP, /* looks like one but cannot be: it stays text as a whole */
};

/* ---- characters and numbers (value-number.c) -------------------------- */

uint32_t scan_peek(struct str t, size_t pos);	/* 0 at the end */
uint32_t scan_before(struct str t, size_t pos); /* 0 at the beginning */
/* True and moved behind it if the literal stands here. */
bool scan_lit(struct str t, size_t *pos, const char *lit);
/* The first of the NULL-terminated literals that stands here, or -1. */
int scan_any(struct str t, size_t *pos, const char *const *lits);
bool scan_at_any(struct str t, size_t pos, const char *const *lits);
/* True if one of the literals ends at pos. */
bool scan_ends_any(struct str t, size_t pos, const char *const *lits);
/* Up to three blanks, never a line break. */
void scan_blank(struct str t, size_t *pos);
/* ASCII of a full-width form, others unchanged. */
uint32_t scan_fold(uint32_t cp);
/* A hyphen, dash or minus of any width, ー among them. */
bool scan_is_dash(uint32_t cp);
/* Value of 〇一二…九, else -1. */
int scan_kanji_digit(uint32_t cp);

struct number {
	int64_t value;
	uint8_t digits; /* written; 0 for 十二 and the like */
	bool kanji;	/* in kanji numerals */
};

/* Digits of either width or kanji numerals (二十九, 二〇二六), at most nine
 * of them, no separators. */
bool scan_number(struct str t, size_t *pos, struct number *ret);
/* The same in ASCII or full-width digits only. */
bool scan_digits(struct str t, size_t *pos, struct number *ret);
/* Japanese numbers with commas and units: 1万2,000, 3千, 五百, 1.5万. Times
 * 1 (fractions that do not come out even are refused). */
bool scan_amount(struct str t, size_t *pos, int64_t *ret);

/* ---- dates (value-date.c) ---------------------------------------------- */

/* What a date is relative to. */
enum relation {
	REL_NONE,
	REL_SAME_DAY,	/* 同日 */
	REL_NEXT_DAY,	/* 翌日 */
	REL_SAME_MONTH, /* 同月, 同年 */
	REL_NEXT_MONTH, /* 翌月 */
	REL_NEXT_YEAR,	/* 翌年 */
};

enum { REIWA_START = 2018 }; /* the year before its first */

struct date_piece {
	struct date date; /* as written, zero where not */
	uint16_t show;	  /* SHOW_YEAR, SHOW_WEEKDAY, … */
	enum relation relation;
	int8_t weekday;	   /* 0 Sunday …, -1 not written */
	bool bracket;	   /* the weekday stands in brackets */
	bool numeric;	   /* 12/29 */
	bool open;	   /* with SCAN_SKIP: 12月29 of 12月29～31日 */
	bool last_day;	   /* 末日: a day 31 that date_resolve corrects */
	bool era_elided;   /* 9年1月3日: the year counts in an era */
	int16_t era_start; /* year 0 of the era, else 0 */
	int16_t paired;	   /* the Western year beside an era year, else 0 */
	size_t bare_end;   /* behind the date without its weekday */
	size_t end;	   /* behind its weekday */
};

/* What may stand before, and with it what may be left out. */
enum date_place {
	DATE_FREE,
	DATE_LIST,	    /* after another date and a separator: 30日 */
	DATE_LIST_FIGURES,  /* the same behind 12/1: 8 is a date too */
	DATE_RANGE,	    /* the end of a range */
	DATE_RANGE_FIGURES, /* the same behind R8.4.1: 7.20 is a date too */
};

enum scan_result scan_date(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret);
/* A weekday as it stands behind a date: （火）, (火・祝), 火曜日, ㈫. */
bool scan_weekday(struct str t, size_t *pos, struct date_piece *ret);
bool date_exists(struct date d); /* month and day fit, whatever the year */

/* 令和8, R8, 令和元; 2026: a year without its 年. */
bool scan_era_year(struct str t, size_t *pos, struct date_piece *ret);
bool scan_western_year(struct str t, size_t *pos, struct date_piece *ret);

/* ---- dates in figures (value-figure.c) ----------------------------------- */

/* 2026/12/29, 2026-12-29, R8.12.29 */
bool scan_figure_date(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret);
/* 12/29, only where something beside it says that it is a date. */
bool scan_figure_short(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret);
/* 12/29 behind a year; *sep is the mark that must stand between them, or 0
 * and then set to it. */
bool scan_figure_month_day(
    struct str t, size_t *pos, uint32_t *sep, struct date_piece *ret);

/* ---- times (value-time.c) ----------------------------------------------- */

struct time_piece {
	int16_t minute; /* of the day */
	bool pm;	/* said to be in the afternoon or evening */
	bool said;	/* 午前, 午後, 朝, 正午 … is written */
	bool colon;	/* 13:30 */
	size_t start;	/* behind a prefix that belongs to another word */
};

enum scan_result scan_time(struct str t, size_t *pos, struct time_piece *ret);
bool scan_hours(
    struct str t, size_t *pos, struct time_piece *from, struct time_piece *to);
/* Carries the afternoon of `from` over: 午後1時30分から3時. */
void time_carry(const struct time_piece *from, struct time_piece *to);

/* ---- moments and ranges (value-year.c, value-range.c)
 * ---------------------------------- */

enum join {
	JOIN_NONE,
	JOIN_WAVE, /* ～, a dash, ▶, to */
	JOIN_KARA,
	JOIN_UNTIL, /* より, から、: only with まで behind the end */
};

/* What joins the ends of a range, with blanks around it. */
enum join scan_join(struct str t, size_t *pos);

struct scan {
	struct str text;
	struct value_context *ctx;
	struct diag *diag;
	size_t offset;
	/* the value found last, for lists */
	size_t last_end;
	bool last_date, last_figures, last_pm;
	int16_t last_era; /* year 0 of the era of the last date, else 0 */
	struct time_piece last_time;
	struct str last_phone; /* E.164, of the phone that ends at last_end */
};

/* Any of date, time, datetime, period that begins at *pos; ret->start may
 * be behind it. On SCAN_SKIP *pos is where to go on. */
enum scan_result scan_when(
    struct scan *s, size_t *pos, struct found_value *ret);

/* Fills in the year of a date that stands by itself at `at`, and the month
 * of 29日（火）. False if it cannot be told: the date is to stay text. */
bool date_resolve(struct scan *s, size_t at, struct date_piece *p);
/* The same for a date after another one in a list or range. */
bool date_resolve_after(const struct date_piece *from, struct date_piece *to);
/* 平成20年7月6日までに生まれた: it says nothing about the dates that follow. */
bool date_is_birth(struct str t, size_t behind);
/* True if the weekday fits, is not written or cannot be known. */
bool date_weekday_fits(const struct date_piece *p);

/* ---- phones (value-phone.c) ---------------------------------------------- */

/* A number that the plan of area-codes.def knows; one that is divided wrongly
 * is reported. Figures that only might be one need a word such as 電話 before
 * them. */
bool scan_phone(
    struct scan *s, size_t *pos, struct arena *a, struct found_value *ret);
/* The 0002 of 050-0000-0001・0002: the last group of another number. */
bool scan_phone_tail(
    struct scan *s, size_t *pos, struct arena *a, struct found_value *ret);

/* ---- money, addresses on the net (value-other.c) ------------------------- */

/* With `shared`, the 300 of 300～500円 is an amount too. */
enum scan_result scan_money(
    struct str t, size_t *pos, bool shared, struct found_value *ret);
/* 無料: no yen. */
bool scan_free(struct str t, size_t *pos, struct found_value *ret);
bool scan_url(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret);
bool scan_mail(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret);
/* Either of them written in full-width characters. */
bool scan_wide_net(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret);

/* ---- recurrences (value-repeat.c) ----------------------------------------- */

/* The RRULE of 毎週火曜日, 第1・第3水曜日, 平日. */
bool scan_recurrence(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret);

/* ---- durations, numbers, ages (value-count.c) ----------------------------- */

/* A number is its whole part in `amount`; one with a fraction is in `target`
 * as well, as 1.5. Only the kinds asked for are tried. */
bool scan_count(struct str t, size_t *pos, unsigned kinds, struct arena *a,
    struct found_value *ret);

/* ---- places (value-place.c) ------------------------------------------------- */

/* An address by its house number at *pos; ret->start is before it, but not
 * before `from`. */
bool scan_place(
    struct str t, size_t *pos, size_t from, struct found_value *ret);
/* 〒000-0001 with the address behind it; the postal code is in `unit`. */
bool scan_postal_place(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret);

#endif
