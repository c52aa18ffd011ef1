/*
 * Readings of numbers with a counter, by the rules of the standard language:
 * a counter that begins with k, s, t, h or p doubles its consonant behind
 * 1, 6, 8, 10 and 100, and some are voiced behind 3 or 1,000.
 */
#include <string.h>

#include "text/counter.h"

enum sound {
	T1 = 1 << 0,	/* 1 is いっ */
	T6 = 1 << 1,	/* 6 is ろっ */
	T8 = 1 << 2,	/* 8 is はっ */
	T10 = 1 << 3,	/* 10 is じゅっ */
	T100 = 1 << 4,	/* 100 is ひゃっ */
	P = 1 << 5,	/* h becomes p behind っ */
	P3 = 1 << 6,	/* … and behind 3 */
	P4 = 1 << 7,	/* … and behind 4 */
	V3 = 1 << 8,	/* voiced behind 3 */
	V1000 = 1 << 9, /* voiced behind 1,000 and 10,000 */
	YO = 1 << 10,	/* 4 is よ */
	SHI = 1 << 11,	/* 4 is し */
	SHICHI = 1 << 12,
	KU = 1 << 13,
	REI = 1 << 14,	  /* 0 is れい */
	NATIVE = 1 << 15, /* 1 is ひと, 2 is ふた */
	P1000 = 1 << 16,  /* h becomes p behind 1,000 and 10,000 */
	K = T1 | T6 | T8 | T10 | T100,
	S = T1 | T8 | T10,
	H = T1 | T6 | T8 | T10 | T100 | P,
};

struct counter {
	const char *text, *reading;
	unsigned sound;
};

/* Sorted by bytes for the binary search. */
static const struct counter COUNTERS[] = {
#include "text/counters.def"
};

struct special {
	const char *counter, *number, *reading;
};

static const struct special SPECIALS[] = {
	{ "つ", "1", "ひとつ" },
	{ "つ", "2", "ふたつ" },
	{ "つ", "3", "みっつ" },
	{ "つ", "4", "よっつ" },
	{ "つ", "5", "いつつ" },
	{ "つ", "6", "むっつ" },
	{ "つ", "7", "ななつ" },
	{ "つ", "8", "やっつ" },
	{ "つ", "9", "ここのつ" },
	{ "人", "1", "ひとり" },
	{ "人", "2", "ふたり" },
	{ "才", "20", "はたち" },
	{ "日", "1", "ついたち" },
	{ "日", "2", "ふつか" },
	{ "日", "3", "みっか" },
	{ "日", "4", "よっか" },
	{ "日", "5", "いつか" },
	{ "日", "6", "むいか" },
	{ "日", "7", "なのか" },
	{ "日", "8", "ようか" },
	{ "日", "9", "ここのか" },
	{ "日", "10", "とおか" },
	{ "日", "14", "じゅうよっか" },
	{ "日", "20", "はつか" },
	{ "日", "24", "にじゅうよっか" },
	{ "歳", "20", "はたち" },
};

/* What may follow a counter as a part of it: 2日間, 3人目, 5回分. */
static const struct {
	struct str text;
	const char *reading;
} TAILS[] = {
	{ STR_INIT("間"), "かん" },
	{ STR_INIT("目"), "め" },
	{ STR_INIT("分"), "ぶん" },
	{ STR_INIT("組"), "ぐみ" },
};

/* Counters that a tail may follow. */
static const char TAILED[] = "人日年回時分週月か月カ月ヶ月ケ月箇月本枚個台"
			     "階食泊世帯丁番件度";

static const struct counter *
find_counter(struct str text)
{
	size_t low = 0, high = ARRAY_SIZE(COUNTERS);

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = str_cmp(text, str_from(COUNTERS[mid].text));

		if (order == 0)
			return &COUNTERS[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* The counter `text` is, with the reading of its tail in *ret_tail. */
static const struct counter *
find_tailed(struct str text, const char **ret_tail)
{
	const struct counter *c = find_counter(text);

	*ret_tail = "";
	for (size_t i = 0; !c && i < ARRAY_SIZE(TAILS); i++) {
		struct str head;

		if (!str_ends(text, TAILS[i].text) ||
		    text.len == TAILS[i].text.len)
			continue;
		head = str_sub(text, 0, text.len - TAILS[i].text.len);
		if (str_find(str_from(TAILED), head, 0) == STR_NPOS)
			continue;
		c = find_counter(head);
		*ret_tail = TAILS[i].reading;
	}
	return c;
}

/* The first counter that begins with the first character of `text`. */
static size_t
first_counter(struct str text, struct str *ret_first)
{
	size_t low = 0, high = ARRAY_SIZE(COUNTERS), pos = 0;

	utf8_next(text, &pos);
	*ret_first = str_sub(text, 0, pos);
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(str_from(COUNTERS[mid].text), *ret_first) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Bytes of the tail that stands in `text` behind a counter. */
static size_t
tail_len(struct str counter, struct str text)
{
	struct str rest = str_sub(text, counter.len, text.len);

	for (size_t i = 0; i < ARRAY_SIZE(TAILS); i++)
		if (str_starts(rest, TAILS[i].text) &&
		    str_find(str_from(TAILED), counter, 0) != STR_NPOS)
			return TAILS[i].text.len;
	return 0;
}

size_t
counter_match(struct str text)
{
	size_t longest = 0;
	struct str first;

	if (text.len == 0)
		return 0;
	for (size_t i = first_counter(text, &first); i < ARRAY_SIZE(COUNTERS);
	     i++) {
		struct str counter = str_from(COUNTERS[i].text);
		size_t len;

		if (!str_starts(counter, first))
			break;
		if (!str_starts(text, counter))
			continue;
		len = counter.len + tail_len(counter, text);
		if (len > longest)
			longest = len;
	}
	return longest;
}

/* ---- numbers --------------------------------------------------------------
 */

#define DIGITS_MAX 17 /* 10^16 */

/* A number taken apart: its integer digits and its decimals. */
struct number {
	char digits[DIGITS_MAX + 1];
	size_t len;
	struct str decimals;
};

static bool
push_digit(struct number *n, char digit)
{
	if (n->len == 0 && digit == '0')
		return true; /* leading zeros say nothing */
	if (n->len == DIGITS_MAX)
		return false;
	n->digits[n->len++] = digit;
	return true;
}

static const struct {
	uint32_t cp;
	int power;
} UNITS[] = {
	{ 0x5341, 1 },	/* 十 */
	{ 0x767E, 2 },	/* 百 */
	{ 0x5343, 3 },	/* 千 */
	{ 0x4E07, 4 },	/* 万 */
	{ 0x5104, 8 },	/* 億 */
	{ 0x5146, 12 }, /* 兆 */
};

static int
unit_power(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_SIZE(UNITS); i++)
		if (UNITS[i].cp == cp)
			return UNITS[i].power;
	return 0;
}

static int
digit_value(uint32_t cp)
{
	static const uint32_t kanji[10] = {
		0x3007, /* 〇 */
		0x4E00, /* 一 */
		0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D, /* 九 */
	};

	for (int i = 0; i < 10; i++)
		if (kanji[i] == cp)
			return i;
	return cp_digit(cp);
}

bool
counter_is_numeral(uint32_t cp)
{
	return digit_value(cp) >= 0 || unit_power(cp) > 0;
}

/* Sums of units such as 1万2,000 and 三十五, as digits. */
struct sum {
	uint64_t total, group, digits;
	bool any; /* a digit stands before the next unit */
};

#define SUM_MAX UINT64_C(100000000000000000)

static void
sum_unit(struct sum *s, int power)
{
	uint64_t scale = 1;

	for (int i = 0; i < power; i++)
		scale *= 10;
	if (power < 4) {
		s->group += (s->any ? s->digits : 1) * scale;
	} else {
		s->group += s->digits;
		s->total += (s->group ? s->group : 1) * scale;
		s->group = 0;
	}
	s->digits = 0;
	s->any = false;
}

/* Digits, commas, kanji numerals and units; false if it is anything else or
 * above 10^16. */
static bool
parse_number(struct str text, struct number *ret)
{
	struct sum s = { 0, 0, 0, false };
	size_t point = str_find(text, STR("."), 0);
	struct str whole = str_sub(text, 0, point);
	char digits[24];

	*ret = (struct number){ { 0 }, 0, STR_NONE };
	if (point != STR_NPOS)
		ret->decimals = str_sub(text, point + 1, text.len);
	if (text.len == 0 || point == 0 || point + 1 == text.len)
		return false;
	for (size_t i = 0; i < ret->decimals.len; i++)
		if (cp_digit((unsigned char)ret->decimals.ptr[i]) < 0)
			return false;
	for (size_t pos = 0; pos < whole.len;) {
		uint32_t cp = utf8_next(whole, &pos);
		int digit = digit_value(cp);
		int power = unit_power(cp);

		if (digit >= 0) {
			s.digits = s.digits * 10 + (uint64_t)digit;
			s.any = true;
		} else if (power > 0) {
			if (s.digits > 9999 || s.group > 9999)
				return false;
			sum_unit(&s, power);
		} else if (cp != ',') {
			return false;
		}
		if (s.digits > SUM_MAX || s.total > SUM_MAX)
			return false;
	}
	s.total += s.group + s.digits;
	(void)snprintf(
	    digits, sizeof(digits), "%llu", (unsigned long long)s.total);
	for (size_t i = 0; digits[i]; i++)
		if (!push_digit(ret, digits[i]))
			return false;
	return true;
}

static const char *const DIGIT_READINGS[10] = { "ぜろ", "いち", "に", "さん",
	"よん", "ご", "ろく", "なな", "はち", "きゅう" };
static const char *const GROUP_READINGS[5] = { "", "まん", "おく", "ちょう",
	"けい" };

/* One digit with its place within four; the thousand of a group above the
 * first is いっせん. */
static void
read_place(struct buf *out, int digit, int place, bool high)
{
	static const char *const irregular[4][10] = {
		{ 0 },
		{ NULL, "じゅう" },
		{ NULL, "ひゃく", NULL, "さんびゃく", NULL, NULL, "ろっぴゃく",
		    NULL, "はっぴゃく" },
		{ NULL, "せん", NULL, "さんぜん", NULL, NULL, NULL, NULL,
		    "はっせん" },
	};
	static const char *const places[4] = { "", "じゅう", "ひゃく", "せん" };

	if (digit == 0)
		return;
	if (irregular[place][digit]) {
		if (high && place == 3 && digit == 1)
			buf_cstr(out, "いっ");
		buf_cstr(out, irregular[place][digit]);
		return;
	}
	buf_cstr(out, DIGIT_READINGS[digit]);
	buf_cstr(out, places[place]);
}

/* Replaces the last kana with っ: いち → いっ, じゅう → じゅっ. */
static void
double_consonant(struct buf *out)
{
	out->len -= strlen("ち");
	buf_cstr(out, "っ");
}

static void
read_integer(struct buf *out, const struct number *n)
{
	bool filled = false; /* the group of four has a digit */

	if (n->len == 0)
		buf_cstr(out, "ぜろ");
	for (size_t i = 0; i < n->len; i++) {
		size_t left = n->len - 1 - i;
		int digit = n->digits[i] - '0';

		read_place(out, digit, (int)(left % 4), left / 4 > 0);
		filled = filled || digit;
		if (left % 4 != 0 || left == 0)
			continue;
		/* 1兆, 8兆 and 10兆 double before ちょう. */
		if (filled && left >= 12) {
			int ten = i > 0 ? n->digits[i - 1] - '0' : 0;

			if (digit == 1 || digit == 8 || (!digit && ten))
				double_consonant(out);
		}
		if (filled)
			buf_cstr(out, GROUP_READINGS[left / 4]);
		filled = false;
	}
}

/* What the counter meets: the last digit that is spoken, or 10, 100, 1000,
 * 10000 when the number ends in that unit. */
static int
last_spoken(const struct number *n)
{
	size_t zeros = 0;
	int unit = 1;

	if (n->decimals.len)
		return cp_digit(
		    (unsigned char)n->decimals.ptr[n->decimals.len - 1]);
	if (n->len == 0)
		return 0;
	while (n->digits[n->len - 1 - zeros] == '0')
		zeros++;
	if (zeros == 0)
		return n->digits[n->len - 1] - '0';
	for (size_t i = 0; i < zeros && i < 4; i++)
		unit *= 10;
	return unit;
}

static bool
doubles(unsigned sound, int last)
{
	switch (last) {
	case 1:
		return sound & T1;
	case 6:
		return sound & T6;
	case 8:
		return sound & T8;
	case 10:
		return sound & T10;
	case 100:
		return sound & T100;
	default:
		return false;
	}
}

/* The end of the number as the counter wants it. */
static void
join_number(struct buf *out, unsigned sound, int last)
{
	static const struct {
		unsigned sound;
		int last;
		struct str from;
		const char *to;
	} swaps[] = {
		{ YO, 4, STR_INIT("よん"), "よ" },
		{ SHI, 4, STR_INIT("よん"), "し" },
		{ SHICHI, 7, STR_INIT("なな"), "しち" },
		{ KU, 9, STR_INIT("きゅう"), "く" },
		{ REI, 0, STR_INIT("ぜろ"), "れい" },
	};

	if (doubles(sound, last)) {
		double_consonant(out);
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(swaps); i++) {
		if (!(sound & swaps[i].sound) || last != swaps[i].last)
			continue;
		out->len -= swaps[i].from.len;
		buf_cstr(out, swaps[i].to);
	}
}

/* The reading with its first kana voiced (step 1: か → が) or as p (step 2:
 * は → ぱ). */
static void
add_changed(struct buf *out, const char *reading, uint32_t step)
{
	struct str s = str_from(reading);
	size_t pos = 0;
	uint32_t cp = utf8_next(s, &pos);

	buf_cp(out, cp + step);
	buf_str(out, str_sub(s, pos, s.len));
}

static uint32_t
counter_step(unsigned sound, int last)
{
	if ((sound & P) && doubles(sound, last))
		return 2;
	if (((sound & P3) && last == 3) || ((sound & P4) && last == 4) ||
	    ((sound & P1000) && last >= 1000))
		return 2;
	if ((sound & V3) && last == 3)
		return 1;
	if ((sound & V1000) && last >= 1000)
		return 1;
	return 0;
}

static void
read_decimals(struct buf *out, const struct number *n)
{
	int last = n->len ? n->digits[n->len - 1] - '0' : 0;

	join_number(out, T1 | T8 | REI, n->len > 1 && !last ? 5 : last);
	if (n->len > 1 && last == 0 && n->digits[n->len - 2] != '0')
		double_consonant(out);
	buf_cstr(out, "てん");
	for (size_t i = 0; i < n->decimals.len; i++)
		buf_cstr(out, DIGIT_READINGS[n->decimals.ptr[i] - '0']);
}

static bool
read_special(const struct number *n, const struct counter *c, const char *tail,
    struct buf *out)
{
	struct str digits = { n->digits, n->len };

	if (n->decimals.len)
		return false;
	/* 一日 alone is a date, 一日間 and 一日分 are not. */
	if (*tail && str_eq(digits, STR("1")) && !strcmp(c->text, "日"))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(SPECIALS); i++) {
		if (strcmp(SPECIALS[i].counter, c->text) != 0 ||
		    !str_eq(digits, str_from(SPECIALS[i].number)))
			continue;
		buf_cstr(out, SPECIALS[i].reading);
		return true;
	}
	if ((c->sound & NATIVE) && n->len == 1 && n->digits[0] <= '2') {
		buf_cstr(out, n->digits[0] == '1' ? "ひと" : "ふた");
		buf_cstr(out, c->reading);
		return true;
	}
	return false;
}

bool
counter_read(
    struct str number, struct str counter, struct buf *out, bool *ret_changed)
{
	const char *tail;
	const struct counter *c = find_tailed(counter, &tail);
	struct number n;
	uint32_t step;
	int last;

	if (!c || !parse_number(number, &n))
		return false;
	if (read_special(&n, c, tail, out)) {
		buf_cstr(out, tail);
		*ret_changed = true;
		return true;
	}
	read_integer(out, &n);
	if (n.decimals.len)
		read_decimals(out, &n);
	last = last_spoken(&n);
	join_number(out, c->sound, last);
	step = counter_step(c->sound, last);
	add_changed(out, c->reading, step);
	buf_cstr(out, tail);
	*ret_changed = step != 0;
	return true;
}

bool
counter_reading(struct str number, struct str counter, struct buf *out)
{
	bool changed;

	return counter_read(number, counter, out, &changed);
}

bool
counter_plain(struct str counter, struct buf *out)
{
	const char *tail;
	const struct counter *c = find_tailed(counter, &tail);

	if (!c)
		return false;
	buf_cstr(out, c->reading);
	buf_cstr(out, tail);
	return true;
}
