/*
 * Facts in translations: a number, an address, a weekday or a month that the
 * source does not have is an error, for someone may act on it.
 */
#include "translate/check.h"

#include <stdlib.h>
#include <string.h>

/* ---- numbers
 * -------------------------------------------------------------------- */

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

/* The next number of folded text at or after *pos; *ret_start is where it
 * begins, *pos is moved behind it. False if there is none. */
static bool
next_number(struct str s, size_t *pos, size_t *ret_start, int64_t *ret)
{
	size_t at = *pos, digits = 0;

	while (at < s.len && !is_digit(s, at))
		at++;
	if (at >= s.len)
		return false;
	*ret_start = at;
	*ret = 0;
	for (; is_digit(s, at) || is_group(s, at); at++) {
		if (!is_digit(s, at) || ++digits > 17)
			continue;
		*ret = *ret * 10 + (s.ptr[at] - '0');
	}
	*pos = at;
	return true;
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

/* Other ways to write a number of the source. */
static void
add_forms(struct numbers *n, struct str s, size_t start, size_t end, int64_t x)
{
	static const struct {
		const char *era;
		int base;
	} eras[] = {
		{ "令和", 2018 },
		{ "平成", 1988 },
		{ "昭和", 1925 },
	};

	numbers_add(n, x);
	if (x > 1000000000)
		return;
	if (follows(s, end, "割")) /* tenths, said as percent elsewhere */
		numbers_add(n, x * 10);
	if (follows(s, end, "万"))
		numbers_add(n, x * 10000);
	if (follows(s, end, "千"))
		numbers_add(n, x * 1000);
	if (follows(s, end, "億"))
		numbers_add(n, x * 100000000);
	if (follows(s, end, "時") || follows(s, end, ":")) {
		numbers_add(n, 0);
		numbers_add(n, x > 12 ? x - 12 : x + 12);
		if (x == 0)
			numbers_add(n, 24);
	}
	for (size_t i = 0; i < ARRAY_SIZE(eras); i++)
		if (precedes(s, start, eras[i].era))
			numbers_add(n, eras[i].base + x);
}

static int
kanji_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09,
		0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

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
		return 1000;
	case 0x4E07: /* 万 */
		return 10000;
	default:
		return 0;
	}
}

/* Numbers in kanji: 一部, 二十歳, 三か月. */
static void
add_kanji_numbers(struct numbers *n, struct str s)
{
	int64_t total = 0, digit = 0;
	bool open = false;

	for (size_t pos = 0; pos <= s.len;) {
		uint32_t cp = pos < s.len ? utf8_next(s, &pos) : (pos++, 0);
		int d = kanji_digit(cp);
		int64_t power = kanji_power(cp);

		if (d >= 0) {
			digit = digit > 100000 ? digit : digit * 10 + d;
		} else if (power && total < 1000000000) {
			total = power == 10000
				    ? (total + digit) * power
				    : total + (digit ? digit : 1) * power;
			digit = 0;
		} else if (open) {
			numbers_add(n, total + digit);
			total = digit = 0;
		}
		open = d >= 0 || power;
	}
}

/* Words that say a number without writing one. */
static void
add_number_words(struct numbers *n, struct str s)
{
	static const struct {
		struct str word;
		int number;
	} words[] = {
		{ STR_INIT("半"), 30 },
		{ STR_INIT("半年"), 6 },
		{ STR_INIT("半日"), 12 },
		{ STR_INIT("正午"), 12 },
		{ STR_INIT("元年"), 1 },
		{ STR_INIT("正月"), 1 },
		{ STR_INIT("ひとり"), 1 },
		{ STR_INIT("ひとつ"), 1 },
		{ STR_INIT("ふたり"), 2 },
		{ STR_INIT("ふたつ"), 2 },
		{ STR_INIT("両"), 2 },
		{ STR_INIT("毎日"), 1 },
		{ STR_INIT("毎"), 1 },
		{ STR_INIT("各"), 1 },
		{ STR_INIT("前年"), 1 },
		{ STR_INIT("翌年"), 1 },
		{ STR_INIT("週間"), 7 },
		{ STR_INIT("成人"), 18 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_find(s, words[i].word, 0) != STR_NPOS)
			numbers_add(n, words[i].number);
	/* Vietnamese and Chinese number the weekdays. */
	for (int d = 1; d <= 7 && str_find(s, STR("曜"), 0) != STR_NPOS; d++)
		numbers_add(n, d);
}

static void
check_numbers(struct checker *c)
{
	struct str s = buf_view(&c->source_folded);
	struct str t = buf_view(&c->target_folded);
	struct numbers allowed;
	size_t start;
	int64_t x;

	allowed.count = 0;
	for (size_t pos = 0; next_number(s, &pos, &start, &x);)
		add_forms(&allowed, s, start, pos, x);
	add_kanji_numbers(&allowed, s);
	add_number_words(&allowed, s);
	for (size_t pos = 0; next_number(t, &pos, &start, &x);)
		if (!numbers_have(&allowed, x)) {
			check_report(c, DIAG_PO_DIGITS, str_sub(t, start, pos));
			return;
		}
}

/* ---- addresses
 * ------------------------------------------------------------------- */

static bool
is_address_char(char ch)
{
	return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') ||
	       (ch >= 'A' && ch <= 'Z') || (ch && strchr("._%+-/:", ch));
}

/* A run of ASCII that is an address: a URL, or a name, @ and a domain. */
static bool
is_address(struct str run)
{
	size_t at = str_find(run, STR("@"), 0);

	if (str_find(run, STR("://"), 0) != STR_NPOS ||
	    str_starts(run, STR("www.")))
		return true;
	return at != STR_NPOS && at > 0 &&
	       str_find(run, STR("."), at) != STR_NPOS && at + 3 < run.len;
}

static bool
is_phone_char(char ch)
{
	return (ch >= '0' && ch <= '9') || (ch && strchr("+-() .", ch));
}

/* Nine digits and more with separators, as nobody writes another number. */
static bool
is_phone(struct str run)
{
	size_t digits = 0, separators = 0;

	for (size_t i = 0; i < run.len; i++) {
		digits += run.ptr[i] >= '0' && run.ptr[i] <= '9';
		separators += run.ptr[i] == '-' || run.ptr[i] == '(';
	}
	return digits >= 9 && digits <= 15 &&
	       (separators || run.ptr[0] == '0' || run.ptr[0] == '+');
}

static void
check_runs(
    struct checker *c, bool (*in_run)(char), bool (*is_typed)(struct str))
{
	struct str s = buf_view(&c->source_folded);
	struct str t = buf_view(&c->target_folded);

	for (size_t from = 0, to; from < t.len; from = to + 1) {
		struct str run;

		for (to = from; to < t.len && in_run(t.ptr[to]); to++)
			;
		run = str_trim(str_sub(t, from, to));
		if (run.len && is_typed(run) && str_find(s, run, 0) == STR_NPOS)
			check_report(c, DIAG_PO_TYPED, run);
	}
}

static bool
is_mail_char(char ch)
{
	return is_address_char(ch) || ch == '@';
}

/* ---- weekdays and months
 * ------------------------------------------------------------- */

/* Sunday first; NULL-terminated alternatives, in lower case. */
static const char *const weekdays_en[7] = { "sunday", "monday", "tuesday",
	"wednesday", "thursday", "friday", "saturday" };
static const char *const weekdays_ko[7] = { "일요일", "월요일", "화요일",
	"수요일", "목요일", "금요일", "토요일" };
static const char *const weekdays_vi[7] = { "chủ nhật", "thứ hai", "thứ ba",
	"thứ tư", "thứ năm", "thứ sáu", "thứ bảy" };
static const char *const weekdays_zh[7] = { "日", "一", "二", "三", "四", "五",
	"六" };
static const char *const weekdays_ja[7] = { "日", "月", "火", "水", "木", "金",
	"土" };
static const char *const months_en[12] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

static bool
has_any(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (str_find(s, str_from(*words), 0) != STR_NPOS)
			return true;
	return false;
}

/* ASCII, and the few capitals of Vietnamese weekdays, in lower case. */
static void
lower(struct str s, struct buf *out)
{
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		buf_cp(out, cp);
	}
}

/* Bits of the weekdays that stand in the text. */
static unsigned
find_weekdays(
    struct str text, const char *const names[7], const char *const *prefixes)
{
	unsigned found = 0;

	for (int day = 0; day < 7; day++) {
		struct str name = str_from(names[day]);
		size_t at = 0;

		for (; (at = str_find(text, name, at)) != STR_NPOS; at++) {
			bool ok = !prefixes;
			for (const char *const *p = prefixes; p && *p; p++)
				ok |= precedes(text, at, *p);
			if (ok)
				found |= 1u << day;
		}
	}
	return found;
}

static unsigned
target_weekdays(struct checker *c, struct str text, struct str source)
{
	static const char *const zh_prefixes[] = { "星期", "周", "週", "礼拜",
		"禮拜", NULL };
	static const char *const ordinal[] = { "第", NULL };

	switch (c->language) {
	case CHECK_EN:
		return find_weekdays(text, weekdays_en, NULL);
	case CHECK_KO:
		return find_weekdays(text, weekdays_ko, NULL);
	case CHECK_VI:
		/* thứ ba is also "the third". */
		return has_any(source, ordinal)
			   ? 0
			   : find_weekdays(text, weekdays_vi, NULL);
	case CHECK_ZH_HANS:
	case CHECK_ZH_HANT:
		return has_any(source, ordinal)
			   ? 0
			   : find_weekdays(text, weekdays_zh, zh_prefixes);
	default:
		return 0;
	}
}

static void
check_weekdays(struct checker *c)
{
	static const char *const vague[] = { "平日", "週末", "毎日", "祝",
		NULL };
	static const char *const none[] = { "曜", NULL };
	struct str source = buf_view(&c->source_folded);
	struct buf text = BUF_INIT;
	unsigned wrong;

	if (!has_any(source, none) || has_any(source, vague))
		return;
	lower(buf_view(&c->target_folded), &text);
	wrong = target_weekdays(c, buf_view(&text), source) &
		~find_weekdays(source, weekdays_ja, NULL);
	for (int day = 0; day < 7; day++)
		if (wrong >> day & 1) {
			check_report(
			    c, DIAG_PO_WEEKDAY, str_from(weekdays_en[day]));
			break;
		}
	buf_release(&text);
}

static bool
is_letter(struct str s, size_t at)
{
	return at < s.len && ((s.ptr[at] | 0x20) >= 'a') &&
	       ((s.ptr[at] | 0x20) <= 'z');
}

static bool
has_month(struct str text, const char *name)
{
	struct str word = str_from(name);

	for (size_t at = 0; (at = str_find(text, word, at)) != STR_NPOS; at++)
		if (!(at > 0 && is_letter(text, at - 1)) &&
		    !is_letter(text, at + word.len))
			return true;
	return false;
}

static void
check_months(struct checker *c)
{
	static const char *const vague[] = { "年度", "正月", "年末", "年始",
		"春", "夏", "秋", "冬", NULL };
	struct str source = buf_view(&c->source_folded);
	struct numbers allowed;
	size_t start;
	int64_t x;

	if (c->language != CHECK_EN || has_any(source, vague))
		return;
	allowed.count = 0;
	add_kanji_numbers(&allowed, source);
	for (size_t pos = 0; next_number(source, &pos, &start, &x);)
		numbers_add(&allowed, x);
	for (int month = 1; month <= 12; month++) {
		/* May is a verb, too. */
		if (month == 5 || !has_month(buf_view(&c->target_folded),
				      months_en[month - 1]))
			continue;
		if (!numbers_have(&allowed, month)) {
			check_report(
			    c, DIAG_PO_WEEKDAY, str_from(months_en[month - 1]));
			return;
		}
	}
}

void
check_facts(struct checker *c)
{
	size_t before = c->errors;

	check_runs(c, is_mail_char, is_address);
	check_runs(c, is_phone_char, is_phone);
	/* The digits of an address need no second message. */
	if (c->errors == before)
		check_numbers(c);
	check_weekdays(c);
	check_months(c);
}
