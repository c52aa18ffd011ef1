#include "text/scan.h"

#include <string.h>

enum { NUMBER_DIGITS_MAX = 9, AMOUNT_DIGITS_MAX = 13 };

uint32_t
scan_peek(struct str t, size_t pos)
{
	return pos < t.len ? utf8_next(t, &pos) : 0;
}

uint32_t
scan_before(struct str t, size_t pos)
{
	return pos ? utf8_prev(t, &pos) : 0;
}

bool
scan_lit(struct str t, size_t *pos, const char *lit)
{
	size_t at = *pos;

	for (; *lit; lit++, at++)
		if (at >= t.len || t.ptr[at] != *lit)
			return false;
	*pos = at;
	return true;
}

int
scan_any(struct str t, size_t *pos, const char *const *lits)
{
	for (int i = 0; lits[i]; i++)
		if (scan_lit(t, pos, lits[i]))
			return i;
	return -1;
}

bool
scan_at_any(struct str t, size_t pos, const char *const *lits)
{
	return scan_any(t, &pos, lits) >= 0;
}

bool
scan_ends_any(struct str t, size_t pos, const char *const *lits)
{
	for (int i = 0; lits[i]; i++) {
		size_t n = strlen(lits[i]);

		if (pos >= n && memcmp(t.ptr + pos - n, lits[i], n) == 0)
			return true;
	}
	return false;
}

void
scan_blank(struct str t, size_t *pos)
{
	for (int i = 0; i < 3; i++) {
		uint32_t cp = scan_peek(t, *pos);

		if (cp == ' ' || cp == '\t')
			*pos += 1;
		else if (cp == 0x3000)
			*pos += 3;
		else if (cp == 0xA0)
			*pos += 2;
		else
			break;
	}
}

uint32_t
scan_fold(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

bool
scan_is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 ||
	       cp == 0x2500 || cp == 0x2501 || cp == 0xFF0D || cp == 0x30FC ||
	       cp == 0xFF70;
}

int
scan_kanji_digit(uint32_t cp)
{
	static const uint16_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09,
		0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	for (size_t i = 0; i < ARRAY_SIZE(digits); i++)
		if (cp == digits[i])
			return (int)i;
	return -1;
}

bool
scan_digits(struct str t, size_t *pos, struct number *ret)
{
	size_t p = *pos;
	int digit;

	*ret = (struct number){ 0 };
	for (;;) {
		size_t q = p;

		if (p >= t.len || (digit = cp_digit(utf8_next(t, &q))) < 0)
			break;
		if (ret->digits == NUMBER_DIGITS_MAX)
			return false;
		ret->value = ret->value * 10 + digit;
		ret->digits++;
		p = q;
	}
	if (!ret->digits)
		return false;
	*pos = p;
	return true;
}

/* 二十九, 百二十, 二〇二六 */
static bool
kanji_number(struct str t, size_t *pos, struct number *ret)
{
	size_t p = *pos, n = 0;
	int64_t section = 0, current = -1;
	int digit;

	*ret = (struct number){ .kanji = true };
	for (; p < t.len; n++) {
		size_t q = p;
		uint32_t cp = utf8_next(t, &q);
		int unit = cp == 0x5341 ? 10 : cp == 0x767E ? 100 : 0;

		if (n > NUMBER_DIGITS_MAX)
			return false;
		if (unit) {
			section += (current < 0 ? 1 : current) * unit;
			current = -1;
		} else if ((digit = scan_kanji_digit(cp)) >= 0) {
			current = current < 0 ? digit : current * 10 + digit;
			ret->digits++;
		} else {
			break;
		}
		p = q;
	}
	if (!n)
		return false;
	ret->value = section + (current < 0 ? 0 : current);
	if (section)
		ret->digits = 0;
	*pos = p;
	return true;
}

bool
scan_number(struct str t, size_t *pos, struct number *ret)
{
	return scan_digits(t, pos, ret) || kanji_number(t, pos, ret);
}

/* The digits between two units, in thousandths: 2,000 or 1.5 or 五. */
struct part {
	int64_t milli;
	int digits, comma, point; /* digits; digits behind the last , or . */
};

static bool
part_take(struct part *p, int digit)
{
	if (++p->digits > AMOUNT_DIGITS_MAX)
		return false;
	if (p->point >= 0) {
		static const int scale[] = { 100, 10, 1 };

		if (p->point >= 3)
			return false;
		p->milli += (int64_t)digit * scale[p->point++];
		return true;
	}
	if (p->comma >= 0)
		p->comma++;
	p->milli = p->milli * 10 + (int64_t)digit * 1000;
	return true;
}

/* A comma that groups thousands, or a decimal point, before a digit. */
static bool
part_mark(struct part *p, struct str t, size_t *pos)
{
	size_t q = *pos;
	uint32_t cp = scan_fold(utf8_next(t, &q));

	if (!p->digits || cp_digit(scan_peek(t, q)) < 0 || p->point >= 0)
		return false;
	if (cp == ',' && (p->comma == 3 || (p->comma < 0 && p->digits <= 3)))
		p->comma = 0;
	else if (cp == '.' && p->comma < 0)
		p->point = 0;
	else
		return false;
	*pos = q;
	return true;
}

static bool
part_scan(struct str t, size_t *pos, struct part *p)
{
	*p = (struct part){ .comma = -1, .point = -1 };
	while (*pos < t.len) {
		size_t q = *pos;
		uint32_t cp = utf8_next(t, &q);
		int digit = cp_digit(cp);

		if (digit < 0)
			digit = scan_kanji_digit(cp);
		if (digit >= 0) {
			if (!part_take(p, digit))
				return false;
			*pos = q;
		} else if (!part_mark(p, t, pos)) {
			break;
		}
	}
	return p->comma < 0 || p->comma == 3;
}

static int64_t
unit_of(uint32_t cp)
{
	switch (cp) {
	case 0x5341:
		return 10;
	case 0x767E:
		return 100;
	case 0x5343:
		return 1000;
	case 0x4E07:
		return 10000;
	case 0x5104:
		return 100000000;
	case 0x5146:
		return 1000000000000;
	default:
		return 0;
	}
}

/* Adds the part and the unit behind it; false if that makes no number. */
static bool
amount_add(
    const struct part *part, int64_t unit, int64_t *section, int64_t *total)
{
	const int64_t limit = (int64_t)1 << 61;
	int64_t factor = part->digits ? part->milli : unit ? 1000 : 0;

	if (!unit) {
		*section += factor;
	} else if (unit < 10000) {
		if (factor > limit / unit)
			return false;
		*section += factor * unit;
	} else {
		*section += part->digits ? part->milli : 0;
		if (!*section || *section > limit / unit)
			return false;
		*total += *section * unit;
		*section = 0;
	}
	return *total <= limit && *section <= limit;
}

bool
scan_amount(struct str t, size_t *pos, int64_t *ret)
{
	size_t p = *pos;
	int64_t total = 0, section = 0, unit;
	bool any = false;

	do {
		struct part part;

		if (!part_scan(t, &p, &part))
			return false;
		unit = unit_of(scan_peek(t, p));
		any |= part.digits > 0 || unit;
		if (!amount_add(&part, unit, &section, &total))
			return false;
		if (unit)
			p += strlen("千");
	} while (unit);
	total += section;
	if (!any || total % 1000)
		return false;
	*ret = total / 1000;
	*pos = p;
	return true;
}
