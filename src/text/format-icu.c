#include "text/format.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

enum {
	KEY_MAX = 40,
	TEXT_MAX = 256,
	CACHE_MAX = 32,
	SHOWN_MAX = 1024, /* a power of two */
	SHOWN_LEN = 46,
	MEASURES_MAX = 8
};

enum key_kind { KEY_PATTERN, KEY_SKELETON, KEY_INTERVAL };

struct cached {
	enum key_kind kind;
	char key[KEY_MAX];
	UDateFormat *date;
	UDateIntervalFormat *interval;
};

/* A formatted date: a notice and its neighbours name the same days. */
struct shown {
	double at;
	uint8_t format, len; /* format: index into cached, + 1; 0 if free */
	char text[SHOWN_LEN];
};

struct icu_formats {
	char locale[64];
	UDateTimePatternGenerator *generator;
	UNumberFormat *number, *yen, *spellout;
	UPluralRules *plurals;
	struct measure {
		char unit[24];
		UNumberFormatter *format;
	} measures[MEASURES_MAX];
	size_t nmeasures;
	struct cached cached[CACHE_MAX];
	size_t count;
	struct shown shown[SHOWN_MAX];
};

static const UChar utc[] = { 'U', 'T', 'C', 0 };

struct icu_formats *
icu_formats_new(const char *locale)
{
	struct icu_formats *f = xcalloc(1, sizeof(*f));

	snprintf(f->locale, sizeof(f->locale), "%s", locale);
	return f;
}

void
icu_formats_free(struct icu_formats *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->count; i++) {
		if (f->cached[i].date)
			udat_close(f->cached[i].date);
		if (f->cached[i].interval)
			udtitvfmt_close(f->cached[i].interval);
	}
	if (f->generator)
		udatpg_close(f->generator);
	if (f->number)
		unum_close(f->number);
	if (f->yen)
		unum_close(f->yen);
	if (f->spellout)
		unum_close(f->spellout);
	if (f->plurals)
		uplrules_close(f->plurals);
	for (size_t i = 0; i < f->nmeasures; i++)
		unumf_close(f->measures[i].format);
	free(f);
}

static void
add_utf16(const UChar *text, int32_t len, struct buf *out)
{
	for (int32_t i = 0; i < len;) {
		UChar32 cp;

		U16_NEXT(text, i, len, cp);
		/* no-break and thin spaces break copying and searching */
		if (cp == 0xA0 || cp == 0x202F || cp == 0x2009)
			cp = ' ';
		buf_cp(out, U_IS_SURROGATE(cp) ? 0xFFFD : (uint32_t)cp);
	}
}

static UDate
millis(struct moment m)
{
	struct date d = m.date;
	double minutes = m.minute > 0 ? m.minute : 0;

	if (!d.year)
		d.year = 2024; /* has every day */
	if (!d.month)
		d.month = 1;
	if (!d.day)
		d.day = 1;
	return ((double)date_days(d) * 1440 + minutes) * 60000;
}

static int32_t
to_utf16(const char *s, UChar out[TEXT_MAX], UErrorCode *status)
{
	int32_t n = 0;

	u_strFromUTF8(out, TEXT_MAX, &n, s, -1, status);
	return n;
}

static void
open_entry(struct icu_formats *f, struct cached *c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar key[TEXT_MAX], pattern[TEXT_MAX];
	int32_t n = to_utf16(c->key, key, &status);

	if (c->kind == KEY_INTERVAL) {
		c->interval =
		    udtitvfmt_open(f->locale, key, n, utc, 3, &status);
		return;
	}
	if (c->kind == KEY_SKELETON) {
		if (!f->generator)
			f->generator = udatpg_open(f->locale, &status);
		n = udatpg_getBestPattern(
		    f->generator, key, n, pattern, TEXT_MAX, &status);
	} else {
		u_memcpy(pattern, key, n);
	}
	c->date = udat_open(
	    UDAT_PATTERN, UDAT_PATTERN, f->locale, utc, 3, pattern, n, &status);
}

/* NULL only if the cache is full, which the fixed set of keys rules out. */
static struct cached *
entry(struct icu_formats *f, enum key_kind kind, const char *key)
{
	struct cached *c;

	for (size_t i = 0; i < f->count; i++)
		if (f->cached[i].kind == kind &&
		    strcmp(f->cached[i].key, key) == 0)
			return &f->cached[i];
	if (f->count == CACHE_MAX)
		return NULL;
	c = &f->cached[f->count++];
	c->kind = kind;
	snprintf(c->key, sizeof(c->key), "%s", key);
	open_entry(f, c);
	return c;
}

static struct shown *
shown_slot(struct icu_formats *f, size_t format, double at)
{
	uint64_t key = (uint64_t)(int64_t)(at / 60000) * 32 + format;

	key *= UINT64_C(0x9E3779B97F4A7C15);
	return &f->shown[key >> 32 & (SHOWN_MAX - 1)];
}

static void
add_date(struct icu_formats *f, const struct cached *c, struct moment m,
    struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[TEXT_MAX];
	struct shown *shown;
	size_t start = out->len, format;
	double at = millis(m);
	int32_t n;

	if (!c || !c->date)
		return;
	format = (size_t)(c - f->cached);
	shown = shown_slot(f, format, at);
	if (shown->format == format + 1 && shown->at == at) {
		buf_add(out, shown->text, shown->len);
		return;
	}
	n = udat_format(c->date, at, text, TEXT_MAX, NULL, &status);
	if (!U_SUCCESS(status))
		return;
	add_utf16(text, n, out);
	if (out->len - start > SHOWN_LEN)
		return;
	shown->format = (uint8_t)(format + 1);
	shown->at = at;
	shown->len = (uint8_t)(out->len - start);
	if (shown->len)
		memcpy(shown->text, out->ptr + start, shown->len);
}

void
icu_pattern(struct icu_formats *f, const char *pattern, struct moment m,
    struct buf *out)
{
	add_date(f, entry(f, KEY_PATTERN, pattern), m, out);
}

void
icu_skeleton(struct icu_formats *f, const char *skeleton, struct moment m,
    struct buf *out)
{
	add_date(f, entry(f, KEY_SKELETON, skeleton), m, out);
}

void
icu_interval(struct icu_formats *f, const char *skeleton, struct moment from,
    struct moment to, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	struct cached *c = entry(f, KEY_INTERVAL, skeleton);
	UChar text[TEXT_MAX];
	int32_t n;

	if (!c || !c->interval)
		return;
	n = udtitvfmt_format(c->interval, millis(from), millis(to), text,
	    TEXT_MAX, NULL, &status);
	if (U_SUCCESS(status))
		add_utf16(text, n, out);
}

static UNumberFormat *
number_format(
    struct icu_formats *f, UNumberFormat **slot, UNumberFormatStyle style)
{
	UErrorCode status = U_ZERO_ERROR;

	if (*slot)
		return *slot;
	*slot = unum_open(style, NULL, 0, f->locale, NULL, &status);
	if (*slot && style == UNUM_CURRENCY)
		unum_setTextAttribute(*slot, UNUM_CURRENCY_CODE,
		    (const UChar[]){ 'J', 'P', 'Y' }, 3, &status);
	return *slot;
}

static void
add_number(const UNumberFormat *format, int64_t amount, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[TEXT_MAX];
	int32_t n;

	if (!format)
		return;
	n = unum_formatInt64(format, amount, text, TEXT_MAX, NULL, &status);
	if (U_SUCCESS(status))
		add_utf16(text, n, out);
}

void
icu_number(struct icu_formats *f, int64_t n, struct buf *out)
{
	add_number(number_format(f, &f->number, UNUM_DECIMAL), n, out);
}

void
icu_yen(struct icu_formats *f, int64_t n, struct buf *out)
{
	add_number(number_format(f, &f->yen, UNUM_CURRENCY), n, out);
}

void
icu_spellout(struct icu_formats *f, int64_t n, struct buf *out)
{
	add_number(number_format(f, &f->spellout, UNUM_SPELLOUT), n, out);
}

static UNumberFormatter *
measure_format(struct icu_formats *f, const char *unit)
{
	UErrorCode status = U_ZERO_ERROR;
	struct measure *m = f->measures;
	UChar skeleton[TEXT_MAX];
	char text[80];
	int32_t n;

	for (; m < f->measures + f->nmeasures; m++)
		if (strcmp(m->unit, unit) == 0)
			return m->format;
	if (f->nmeasures == MEASURES_MAX)
		return NULL;
	snprintf(
	    text, sizeof(text), "measure-unit/%s unit-width-full-name", unit);
	n = to_utf16(text, skeleton, &status);
	m->format =
	    unumf_openForSkeletonAndLocale(skeleton, n, f->locale, &status);
	if (U_FAILURE(status))
		return NULL;
	snprintf(m->unit, sizeof(m->unit), "%s", unit);
	f->nmeasures++;
	return m->format;
}

void
icu_measure(struct icu_formats *f, const char *unit, int64_t n, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormatter *format = measure_format(f, unit);
	UFormattedNumber *result = unumf_openResult(&status);
	UChar text[TEXT_MAX];
	int32_t len;

	if (format && U_SUCCESS(status)) {
		unumf_formatInt(format, n, result, &status);
		len = unumf_resultToString(result, text, TEXT_MAX, &status);
		if (U_SUCCESS(status))
			add_utf16(text, len, out);
	}
	unumf_closeResult(result);
}

static bool
has_plural(UPluralRules *rules, const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *names = uplrules_getKeywords(rules, &status);
	bool found = false;
	const char *have;

	while (U_SUCCESS(status) && (have = uenum_next(names, NULL, &status)))
		found |= strcmp(have, name) == 0;
	uenum_close(names);
	return found;
}

size_t
icu_plural(struct icu_formats *f, int64_t n)
{
	static const char *const names[] = { "zero", "one", "two", "few",
		"many", "other" };
	UErrorCode status = U_ZERO_ERROR;
	UChar keyword[16];
	char text[16] = "";
	size_t index = 0;
	int32_t len;

	if (!f->plurals)
		f->plurals = uplrules_open(f->locale, &status);
	len = uplrules_select(
	    f->plurals, (double)n, keyword, ARRAY_SIZE(keyword), &status);
	if (U_FAILURE(status) || len >= (int32_t)sizeof(text))
		return 0;
	u_UCharsToChars(keyword, text, len);
	for (size_t i = 0; i < ARRAY_SIZE(names) && strcmp(names[i], text) != 0;
	     i++)
		index += has_plural(f->plurals, names[i]);
	return index;
}
