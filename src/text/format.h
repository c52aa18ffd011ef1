/*
 * format: what the files of value formatting share, private to text.
 * format-icu.c wraps ICU, format-words.c knows the languages of the
 * bulletins, format-date.c composes, format.c is the public face.
 */
#ifndef TEXT_FORMAT_H
#define TEXT_FORMAT_H

#include "text/text.h"

enum tongue {
	TONGUE_JA,
	TONGUE_EASY,
	TONGUE_EN,
	TONGUE_HANS,
	TONGUE_HANT,
	TONGUE_KO,
	TONGUE_VI,
	TONGUE_OTHER, /* whatever ICU gives */
	TONGUE_MAX
};

/* ---- ICU (format-icu.c) --------------------------------------------------
 */

struct icu_formats; /* opened one by one, when first needed */

struct icu_formats *icu_formats_new(const char *locale);
void icu_formats_free(struct icu_formats *f);
/* Appends a moment by an ICU pattern, or by the locale's best pattern for a
 * skeleton. An absent part of the moment must not be in the pattern. */
void icu_pattern(struct icu_formats *f, const char *pattern, struct moment m,
    struct buf *out);
void icu_skeleton(struct icu_formats *f, const char *skeleton, struct moment m,
    struct buf *out);
void icu_interval(struct icu_formats *f, const char *skeleton,
    struct moment from, struct moment to, struct buf *out);
void icu_number(struct icu_formats *f, int64_t n, struct buf *out);
void icu_yen(struct icu_formats *f, int64_t n, struct buf *out);
void icu_spellout(struct icu_formats *f, int64_t n, struct buf *out);
/* `unit` as in "duration-month". */
void icu_measure(
    struct icu_formats *f, const char *unit, int64_t n, struct buf *out);
/* Which of the locale's plural forms a whole number takes, in the order zero,
 * one, two, few, many, other of those that it has. */
size_t icu_plural(struct icu_formats *f, int64_t n);

/* ---- languages (format-words.c) ------------------------------------------ */

struct words {
	const char *icu; /* language and script of the ICU id */
	/* ICU patterns by the parts they show; `day` alone for ranges */
	const char *ymd, *md, *ym, *month, *year, *fiscal, *day;
	const char *numeric_ymd, *numeric_md;
	const char *weekday;		      /* pattern */
	const char *before, *after, *holiday; /* around the weekday */
	const char *date_join, *time_join, *range_end;
	const char *next_before, *next_after; /* a time of the next day */
	/* around a period with one end */
	const char *since_before, *since_after, *until_before, *until_after;
	const char *date_time; /* between date and time */
	const char *yen;       /* behind the number */
	const char *extension, *extension_end;
	bool weekday_first, time_first;
	bool year_last;	  /* in a range within one year: at its end */
	bool elide_month; /* 29日～31日, weekdays or not */
};

extern const struct words tongue_words[TONGUE_OTHER];

enum tongue tongue_of(const struct locale *l);

/* A time in three parts: of two with the same lead or trail, a range shows
 * it once. */
struct clock {
	char lead[16], body[32], trail[8];
};

void clock_form(enum tongue t, int minute, bool h24, struct clock *ret);
/* True if the lead and trail of a range's ends are shown once. */
bool clock_shares(enum tongue t);

/* ---- composition (format-date.c) ------------------------------------------
 */

/* What to show of a value. */
struct parts {
	bool year, weekday, holiday, fiscal, numeric, h24, words;
};

struct formatter {
	enum tongue tongue;
	const struct words *words; /* NULL for TONGUE_OTHER */
	struct icu_formats *icu;
};

void form_moment(struct formatter *f, struct moment m,
    const struct parts *parts, struct buf *out);
void form_period(struct formatter *f, const struct value *v,
    const struct parts *parts, struct buf *out);

/* ---- what has no date (format-repeat.c, format-count.c) ---------------------
 */

/* An RRULE and an ISO 8601 duration in words; false and nothing if there are
 * none in the language. */
bool form_repeat(struct formatter *f, struct str rule, struct buf *out);
bool form_duration(struct formatter *f, struct str duration, struct buf *out);
void form_money(
    struct formatter *f, int64_t amount, bool words, struct buf *out);

#endif
