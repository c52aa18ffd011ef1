/*
 * Numbers in translations. One that the source does not have is an error,
 * for someone may act on it; one that is gone is a warning. Both texts are
 * folded (unicode_fold): digits are ASCII.
 */
#include "translate/check.h"

#include <string.h>

#define NUMBERS_MAX 256

struct numbers {
	int64_t items[NUMBERS_MAX];
	size_t count;
};

static void
numbers_add(struct numbers *n, int64_t x)
{
	if (n->count < NUMBERS_MAX)
		n->items[n->count++] = x;
}

static bool
numbers_have(const struct numbers *n, int64_t x)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i] == x)
			return true;
	return false;
}

static bool
numbers_meet(const struct numbers *a, const struct numbers *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (numbers_have(b, a->items[i]))
			return true;
	return false;
}

/* ---- reading numbers ------------------------------------------------------
 */

static bool
is_digit(struct str s, size_t at)
{
	return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* A comma or point with exactly three digits behind it groups thousands. */
static bool
is_group(struct str s, size_t at)
{
	return at < s.len && (s.ptr[at] == ',' || s.ptr[at] == '.') &&
	       is_digit(s, at + 1) && is_digit(s, at + 2) &&
	       is_digit(s, at + 3) && !is_digit(s, at + 4);
}

/* The digits at *pos, which is moved behind them. */
static int64_t
read_digits(struct str s, size_t *pos)
{
	int64_t x = 0;
	size_t digits = 0;

	for (; is_digit(s, *pos) || is_group(s, *pos); ++*pos)
		if (is_digit(s, *pos) && ++digits <= 17)
			x = x * 10 + (s.ptr[*pos] - '0');
	return x;
}

static int
kanji_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09,
		0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	if (cp == 0x4E24 || cp == 0x5169) /* 两 兩 */
		return 2;
	if (cp == 0x96F6) /* 零 */
		return 0;
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return -1;
}

static int64_t
kanji_power(uint32_t cp)
{
	switch (cp) {
	case 0x5341: /* 十 */
		return 10;
	case 0x767E: /* 百 */
		return 100;
	case 0x5343: /* 千 */
	case 0xCC9C: /* 천 */
		return 1000;
	case 0x4E07: /* 万 */
	case 0x842C: /* 萬 */
	case 0xB9CC: /* 만 */
		return 10000;
	case 0x5104: /* 億 */
	case 0x4EBF: /* 亿 */
	case 0xC5B5: /* 억 */
		return 100000000;
	default:
		return 0;
	}
}

/* A number as it stands in a text: 12, 1,200, 3万5千, 二十五. */
struct written {
	int64_t value;
	struct numbers digits; /* the runs of digits in it */
	size_t start, end;
};

struct sum {
	int64_t total, section, digit; /* digit: -1 if there is none */
};

static void
sum_power(struct sum *s, int64_t power)
{
	if (s->total > 100000000 || s->section > 100000000 ||
	    s->digit > 100000000)
		return;
	if (power < 10000) {
		s->section += (s->digit < 0 ? 1 : s->digit) * power;
	} else {
		s->section += s->digit < 0 ? 0 : s->digit;
		s->total += (s->section ? s->section : 1) * power;
		s->section = 0;
	}
	s->digit = -1;
}

/* One digit, power or run of digits more; false if it is none. */
static bool
sum_next(struct sum *s, struct str text, size_t *pos, struct written *w)
{
	size_t next = *pos;
	uint32_t cp;

	if (is_digit(text, *pos)) {
		s->digit = read_digits(text, pos);
		numbers_add(&w->digits, s->digit);
		return true;
	}
	cp = utf8_next(text, &next);
	if (kanji_digit(cp) >= 0) {
		int64_t d = s->digit < 0 ? 0 : s->digit;
		s->digit = d > 100000 ? d : d * 10 + kanji_digit(cp);
	} else if (kanji_power(cp)) {
		/* 만 and 천 are also syllables of words. */
		if (cp >= 0xAC00 && s->digit < 0 && !s->section)
			return false;
		sum_power(s, kanji_power(cp));
	} else {
		return false;
	}
	*pos = next;
	return true;
}

/* The next number at or after *pos, which is moved behind it. */
static bool
next_written(struct str s, size_t *pos, struct written *w)
{
	for (; *pos < s.len; utf8_next(s, pos)) {
		struct sum sum = { 0, 0, -1 };

		w->start = *pos;
		w->digits.count = 0;
		while (sum_next(&sum, s, pos, w))
			;
		if (*pos == w->start)
			continue;
		w->end = *pos;
		w->value =
		    sum.total + sum.section + (sum.digit < 0 ? 0 : sum.digit);
		return true;
	}
	return false;
}

static bool
follows(struct str s, size_t at, const char *what)
{
	return str_starts(str_sub(s, at, s.len), str_from(what));
}

static bool
precedes(struct str s, size_t at, const char *what)
{
	return str_ends(str_sub(s, 0, at), str_from(what));
}

static bool
holds(struct str s, const char *what)
{
	return str_find(s, str_from(what), 0) != STR_NPOS;
}

/* ---- other ways to write a number of the source ------------------------------
 */

/* Whether the last word about the time of day before `at` says that it is
 * after noon: 午後1時から5時まで. */
static bool
is_afternoon(struct str s, size_t at)
{
	static const struct {
		const char *word;
		bool after;
	} words[] = { { "午後", true }, { "夕方", true }, { "夜", true },
		{ "晩", true }, { "午前", false }, { "朝", false } };
	size_t last = 0;
	bool ret = false;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct str word = str_from(words[i].word);
		for (size_t p = 0;
		     (p = str_find(s, word, p)) != STR_NPOS && p < at; p++)
			if (p >= last) {
				last = p;
				ret = words[i].after;
			}
	}
	return ret;
}

static void
add_hours(struct numbers *n, struct str s, size_t start, int64_t x)
{
	numbers_add(n, 0); /* 9:00 */
	if (x > 12)
		numbers_add(n, x - 12);
	else if (is_afternoon(s, start))
		numbers_add(n, x + 12);
	if (x == 0 || x == 24) {
		numbers_add(n, 24);
		numbers_add(n, 12);
	}
}

static void
add_years(struct numbers *n, struct str s, size_t start, int64_t x)
{
	static const struct {
		const char *era;
		int base;
	} eras[] = {
		{ "令和", 2018 },
		{ "平成", 1988 },
		{ "昭和", 1925 },
		{ "大正", 1911 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(eras); i++) {
		if (precedes(s, start, eras[i].era))
			numbers_add(n, eras[i].base + x);
		if (x > eras[i].base + 1 && x < eras[i].base + 70)
			numbers_add(n, x - eras[i].base);
	}
}

/* All numbers that may stand for one of the source. */
static void
add_forms(struct numbers *n, struct str s, const struct written *w)
{
	int64_t x = w->value;

	numbers_add(n, x);
	for (size_t i = 0; i < w->digits.count; i++)
		numbers_add(n, w->digits.items[i]);
	if (x > 1000000000)
		return;
	if (follows(s, w->end, "割")) /* tenths, said as percent elsewhere */
		numbers_add(n, x * 10);
	/* 2割引, 20%引き are 8折, 95折 in Chinese: what remains to be paid */
	if (follows(s, w->end, "割引"))
		numbers_add(n, 10 - x);
	if (follows(s, w->end, "%引") || follows(s, w->end, "%割引")) {
		numbers_add(n, 100 - x);
		numbers_add(n, 10 - x / 10);
	}
	if (follows(s, w->end, "時") || follows(s, w->end, ":"))
		add_hours(n, s, w->start, x);
	if (follows(s, w->end, "年半") || follows(s, w->end, "時間半")) {
		numbers_add(n, x * 12 + 6);
		numbers_add(n, x * 60 + 30);
		numbers_add(n, 5);
	}
	add_years(n, s, w->start, x);
}

/* Words that say a number without writing one. */
static void
add_number_words(struct numbers *n, struct str s)
{
	static const struct {
		const char *word;
		int number;
	} words[] = {
		{ "半", 30 },
		{ "半", 2 },
		{ "半年", 6 },
		{ "半日", 12 },
		{ "正午", 12 },
		{ "正午", 0 },
		{ "昼", 12 },
		{ "元年", 1 },
		{ "正月", 1 },
		{ "元日", 1 },
		{ "元旦", 1 },
		{ "ひとり", 1 },
		{ "ひとつ", 1 },
		{ "ふたつ", 2 },
		{ "ふたり", 2 },
		{ "両", 2 },
		{ "翌年", 1 },
		{ "週間", 7 },
		{ "終日", 24 },
		{ "一日中", 24 },
		{ "昼夜", 24 },
		{ "常時", 24 },
		{ "年中無休", 365 },
		{ "成人", 18 },
		{ "新型コロナ", 19 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (holds(s, words[i].word))
			numbers_add(n, words[i].number);
	/* Vietnamese and Chinese number the weekdays. */
	for (int d = 1; d <= 7 && holds(s, "曜"); d++)
		numbers_add(n, d);
}

/* ---- numbers of the translation --------------------------------------------
 */

/* Units of languages without kanji: 1.5 million, 35 nghìn. */
static int64_t
unit_behind(struct str s, size_t at)
{
	static const struct {
		const char *word;
		int64_t unit;
	} units[] = {
		{ "thousand", 1000 },
		{ "million", 1000000 },
		{ "billion", 1000000000 },
		{ "nghìn", 1000 },
		{ "ngàn", 1000 },
		{ "triệu", 1000000 },
		{ "tỷ", 1000000000 },
	};

	at += is_digit(s, at) ? 0 : follows(s, at, " ");
	for (size_t i = 0; i < ARRAY_SIZE(units); i++)
		if (follows(s, at, units[i].word))
			return units[i].unit;
	return 0;
}

/* 3.5万, 1.5 million: the whole part and what the fraction adds. */
static bool
is_scaled(struct str s, const struct written *w, const struct numbers *allowed)
{
	size_t at = w->end, next;
	int64_t value = w->value, tenths = 0, unit;

	if (at < s.len && (s.ptr[at] == '.' || s.ptr[at] == ',') &&
	    is_digit(s, at + 1) && !is_digit(s, at + 2)) {
		tenths = s.ptr[at + 1] - '0';
		at += 2;
	}
	next = at;
	unit = unit_behind(s, at);
	if (!unit)
		unit = kanji_power(utf8_next(s, &next));
	return unit && value < 1000000 &&
	       numbers_have(allowed, value * unit + tenths * unit / 10);
}

static bool
is_allowed(struct str t, const struct written *w, const struct numbers *allowed)
{
	if (numbers_have(allowed, w->value) || is_scaled(t, w, allowed))
		return true;
	for (size_t i = 0; i < w->digits.count; i++)
		if (!numbers_have(allowed, w->digits.items[i]))
			return false;
	return true;
}

/* The tenths of a scaled number belong to it. */
static size_t
behind_fraction(struct str t, size_t at)
{
	return at + 1 < t.len && t.ptr[at] == '.' && is_digit(t, at + 1)
		   ? at + 2
		   : at;
}

static bool
check_added(struct checker *c, struct str t, const struct numbers *allowed)
{
	struct written w;

	for (size_t pos = 0; next_written(t, &pos, &w);) {
		if (!w.digits.count)
			continue; /* 一 is in every Chinese sentence */
		if (!is_allowed(t, &w, allowed)) {
			check_report(
			    c, DIAG_PO_DIGITS, str_sub(t, w.start, w.end));
			return true;
		}
		if (is_scaled(t, &w, allowed))
			pos = behind_fraction(t, pos);
	}
	return false;
}

/* ---- numbers that are gone ---------------------------------------------------
 */

/* Words of small numbers, in lower case. In Vietnamese and English they are
 * words between spaces, in Korean syllables. */
static const struct {
	const char *word;
	enum check_language language;
	int number;
} small[] = {
	{ "one", CHECK_EN, 1 },
	{ "two", CHECK_EN, 2 },
	{ "twice", CHECK_EN, 2 },
	{ "both", CHECK_EN, 2 },
	{ "second", CHECK_EN, 2 },
	{ "half", CHECK_EN, 2 },
	{ "half", CHECK_EN, 30 },
	{ "three", CHECK_EN, 3 },
	{ "third", CHECK_EN, 3 },
	{ "four", CHECK_EN, 4 },
	{ "fourth", CHECK_EN, 4 },
	{ "quarter", CHECK_EN, 4 },
	{ "five", CHECK_EN, 5 },
	{ "fifth", CHECK_EN, 5 },
	{ "six", CHECK_EN, 6 },
	{ "sixth", CHECK_EN, 6 },
	{ "seven", CHECK_EN, 7 },
	{ "week", CHECK_EN, 7 },
	{ "eight", CHECK_EN, 8 },
	{ "nine", CHECK_EN, 9 },
	{ "ten", CHECK_EN, 10 },
	{ "eleven", CHECK_EN, 11 },
	{ "twelve", CHECK_EN, 12 },
	{ "dozen", CHECK_EN, 12 },
	{ "noon", CHECK_EN, 12 },
	{ "midnight", CHECK_EN, 0 },
	{ "midnight", CHECK_EN, 24 },
	{ "twenty", CHECK_EN, 20 },
	{ "thirty", CHECK_EN, 30 },
	{ "january", CHECK_EN, 1 },
	{ "february", CHECK_EN, 2 },
	{ "march", CHECK_EN, 3 },
	{ "april", CHECK_EN, 4 },
	{ "may", CHECK_EN, 5 },
	{ "june", CHECK_EN, 6 },
	{ "july", CHECK_EN, 7 },
	{ "august", CHECK_EN, 8 },
	{ "september", CHECK_EN, 9 },
	{ "october", CHECK_EN, 10 },
	{ "november", CHECK_EN, 11 },
	{ "december", CHECK_EN, 12 },
	{ "hai", CHECK_VI, 2 },
	{ "đôi", CHECK_VI, 2 },
	{ "nhì", CHECK_VI, 2 },
	{ "nửa", CHECK_VI, 2 },
	{ "rưỡi", CHECK_VI, 30 },
	{ "ba", CHECK_VI, 3 },
	{ "bốn", CHECK_VI, 4 },
	{ "tư", CHECK_VI, 4 },
	{ "năm", CHECK_VI, 5 },
	{ "sáu", CHECK_VI, 6 },
	{ "bảy", CHECK_VI, 7 },
	{ "tuần", CHECK_VI, 7 },
	{ "tám", CHECK_VI, 8 },
	{ "chín", CHECK_VI, 9 },
	{ "mười", CHECK_VI, 10 },
	{ "mười một", CHECK_VI, 11 },
	{ "mười hai", CHECK_VI, 12 },
	{ "trưa", CHECK_VI, 12 },
	{ "hai mươi", CHECK_VI, 20 },
	{ "nửa đêm", CHECK_VI, 0 },
	{ "nửa đêm", CHECK_VI, 24 },
	{ "두", CHECK_KO, 2 },
	{ "둘", CHECK_KO, 2 },
	{ "양", CHECK_KO, 2 },
	{ "반", CHECK_KO, 2 },
	{ "반", CHECK_KO, 30 },
	{ "이틀", CHECK_KO, 2 },
	{ "세", CHECK_KO, 3 },
	{ "셋", CHECK_KO, 3 },
	{ "사흘", CHECK_KO, 3 },
	{ "네", CHECK_KO, 4 },
	{ "넷", CHECK_KO, 4 },
	{ "다섯", CHECK_KO, 5 },
	{ "여섯", CHECK_KO, 6 },
	{ "일곱", CHECK_KO, 7 },
	{ "일주일", CHECK_KO, 7 },
	{ "여덟", CHECK_KO, 8 },
	{ "아홉", CHECK_KO, 9 },
	{ "열", CHECK_KO, 10 },
	{ "열두", CHECK_KO, 12 },
	{ "정오", CHECK_KO, 12 },
	{ "자정", CHECK_KO, 0 },
	{ "자정", CHECK_KO, 24 },
	{ "스무", CHECK_KO, 20 },
	{ "종일", CHECK_KO, 24 },
	{ "半", CHECK_ZH_HANS, 2 },
	{ "半", CHECK_ZH_HANS, 30 },
	{ "双", CHECK_ZH_HANS, 2 },
	{ "中午", CHECK_ZH_HANS, 12 },
	{ "午夜", CHECK_ZH_HANS, 24 },
	{ "全天", CHECK_ZH_HANS, 24 },
	{ "周", CHECK_ZH_HANS, 7 },
	{ "次", CHECK_ZH_HANS, 2 },
	{ "半", CHECK_ZH_HANT, 2 },
	{ "半", CHECK_ZH_HANT, 30 },
	{ "雙", CHECK_ZH_HANT, 2 },
	{ "中午", CHECK_ZH_HANT, 12 },
	{ "午夜", CHECK_ZH_HANT, 24 },
	{ "全天", CHECK_ZH_HANT, 24 },
	{ "週", CHECK_ZH_HANT, 7 },
};

static void
add_target_words(struct numbers *n, enum check_language language, struct str t)
{
	for (size_t i = 0; i < ARRAY_SIZE(small); i++)
		if (small[i].language == language &&
		    check_word(t, str_from(small[i].word)))
			numbers_add(n, small[i].number);
}

/* What the translation says, in digits, kanji or words. */
static void
read_target(struct checker *c, struct str t, struct numbers *n)
{
	struct written w;

	n->count = 0;
	for (size_t pos = 0; next_written(t, &pos, &w);) {
		int64_t unit = unit_behind(t, w.end);

		numbers_add(n, w.value);
		for (size_t i = 0; i < w.digits.count; i++)
			numbers_add(n, w.digits.items[i]);
		if (unit && w.value < 1000000)
			numbers_add(n, w.value * unit);
	}
	add_target_words(n, c->language, buf_view(&c->target_lower));
}

static void
check_missing(struct checker *c, struct str s, struct str t)
{
	struct numbers said;
	struct written w;

	if (c->language == CHECK_OTHER)
		return;
	read_target(c, t, &said);
	for (size_t pos = 0; next_written(s, &pos, &w);) {
		struct numbers forms = { .count = 0 };

		/* 一部, 24時間, 100%: often said without a number */
		if (!w.digits.count || w.value < 2 || w.value == 24 ||
		    w.value == 100 || w.value == 365)
			continue;
		add_forms(&forms, s, &w);
		if (numbers_meet(&forms, &said) || is_scaled(s, &w, &said))
			continue;
		/* The staff's wording of a fact must state it. */
		check_report(c,
		    c->language == CHECK_JA ? DIAG_PO_FACT : DIAG_PO_NUMBER,
		    str_sub(s, w.start, w.end));
		return;
	}
}

void
check_numbers(struct checker *c)
{
	struct str s = buf_view(&c->source_folded);
	struct str t = buf_view(&c->target_folded);
	struct numbers allowed = { .count = 0 };
	struct written w;

	for (size_t pos = 0; next_written(s, &pos, &w);)
		add_forms(&allowed, s, &w);
	add_number_words(&allowed, s);
	if (!check_added(c, t, &allowed) &&
	    (c->warnings || c->language == CHECK_JA))
		check_missing(c, s, t);
}

bool
check_has_number(struct str folded, int64_t x)
{
	struct written w;

	for (size_t pos = 0; next_written(folded, &pos, &w);)
		if (w.value == x || numbers_have(&w.digits, x))
			return true;
	return false;
}
