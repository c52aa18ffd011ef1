#include "text/counter.h"
#include "text/scan.h"

#include <string.h>

/* An address is found at its house number; its name is read backwards from
 * there, so that no list of places is needed. */

enum {
	NAME_CHARS_MAX = 32, /* from the prefecture to the number */
	HOUSE_DIGITS_MAX = 5,
	HOUSE_PARTS_MAX = 4,
};

static bool
is_kanji(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || cp == 0x3005 || cp == 0x30F6 ||
	       cp == 0x30B1;
}

/* ---- the house number ---------------------------------------------------- */

static bool
house_part(struct str t, size_t *pos)
{
	struct number n;

	return scan_number(t, pos, &n) && n.digits <= HOUSE_DIGITS_MAX &&
	       n.value > 0;
}

static bool
house_dash(struct str t, size_t *pos)
{
	uint32_t cp = scan_peek(t, *pos);

	if (scan_is_dash(cp)) {
		utf8_next(t, pos);
		return true;
	}
	return scan_lit(t, pos, "の");
}

/* 1-2-3 from the second part on; how many there are. */
static int
house_dashes(struct str t, size_t *pos)
{
	int parts = 0;

	for (size_t p = *pos; house_dash(t, &p) && house_part(t, &p); *pos = p)
		if (++parts == HOUSE_PARTS_MAX)
			return 0;
	return parts;
}

/* The 2 of 1番地2, which counts nothing. */
static void
house_tail(struct str t, size_t *pos)
{
	size_t p = *pos;

	if (!house_part(t, &p))
		return;
	house_dashes(t, &p);
	if (!is_kanji(scan_peek(t, p)) && !cp_is_katakana(scan_peek(t, p)) &&
	    !counter_match(str_sub(t, p, t.len)))
		*pos = p;
}

/* 1番地, 1番地の2, 1番1号: behind the number. */
static bool
house_block(struct str t, size_t *pos)
{
	size_t p = *pos, q;
	bool whole;

	if (!scan_lit(t, &p, "番"))
		return false;
	whole = scan_lit(t, &p, "地");
	q = p;
	if (house_part(t, &q) && scan_lit(t, &q, "号")) {
		p = q;
		whole = true;
	} else if (whole && !house_dashes(t, &p)) {
		house_tail(t, &p);
	}
	if (whole)
		*pos = p;
	return whole;
}

/* 1丁目1番1号, 1丁目2-3, 123番地, 1-2-3; nothing else. */
static bool
house_scan(struct str t, size_t *pos)
{
	static const char *const apart[] = { "番地", NULL };
	size_t p = *pos, q;
	bool ok;

	if (!house_part(t, &p))
		return false;
	if (scan_lit(t, &p, "丁目")) {
		ok = true;
		q = p;
		if (house_part(t, &q) &&
		    (house_block(t, &q) || house_dashes(t, &q)))
			p = q;
	} else {
		ok = house_block(t, &p) || house_dashes(t, &p);
	}
	if (!ok ||
	    (cp_digit(scan_peek(t, p)) >= 0 && !scan_ends_any(t, p, apart)))
		return false;
	*pos = p;
	return true;
}

/* ---- the name before it ------------------------------------------------------ */

static bool
is_hiragana(uint32_t cp)
{
	return cp >= 0x3041 && cp <= 0x3096;
}

static bool
is_name_char(uint32_t cp)
{
	return is_kanji(cp) || is_hiragana(cp) || cp_is_katakana(cp);
}

static const char *const labels[] = { "所在地", "住所", "会場", "場所", "居所",
	NULL };
static const char *const particles[] = { "は", "が", "を", "に", "で", "の",
	"と", "も", "へ", "や", NULL };

/* Names of several municipalities: 市 of しおかぜ市, not of 市内. */
static size_t
municipality(struct str name)
{
	static const char *const levels[] = { "市", "郡", "区", "町", "村",
		NULL };
	static const char *const other[] = { "内", "民", "役", "立", "営", "外",
		"長", "政", "職", "の", "は", "が", "を", "に", "で", "と",
		"も", "へ", "や", "か", NULL };

	for (int i = 0; levels[i]; i++) {
		struct str level = str_from(levels[i]);
		size_t at = level.len;

		while ((at = str_find(name, level, at)) != STR_NPOS) {
			size_t behind = at + level.len;

			if (behind < name.len &&
			    !scan_at_any(name, behind, other))
				return at;
			at = behind;
		}
	}
	return STR_NPOS;
}

/* Where the name whose municipality ends at `end` begins: before its kanji,
 * or its kana. STR_NPOS if that cannot be told. */
static size_t
name_start(struct str t, size_t from, size_t end)
{
	size_t p = end, q, kana;

	for (q = p; q > from && is_hiragana(utf8_prev(t, &q)); p = q)
		;
	kana = p;
	if (kana < end && kana > from && is_kanji(scan_before(t, kana)) &&
	    scan_any(t, &kana, particles) >= 0)
		return kana < end ? kana : STR_NPOS;
	for (q = p; q > from && !is_hiragana(utf8_prev(t, &q)); p = q)
		;
	scan_any(t, &p, labels);
	return p < end ? p : STR_NPOS;
}

/* Start of the address whose number begins at `house`, not before `from`. */
static size_t
address_start(struct str t, size_t from, size_t house)
{
	size_t first = house, q = house, found;

	for (int i = 0; i < NAME_CHARS_MAX && q > from; i++) {
		if (!is_name_char(utf8_prev(t, &q)))
			break;
		first = q;
	}
	found = municipality(str_sub(t, first, house));
	return found == STR_NPOS ? STR_NPOS
				 : name_start(t, first, first + found);
}

/* Start of the kanji before a house number that is written out, as in
 * 本町1丁目1番1号: enough without a municipality. */
static size_t
district_start(struct str t, size_t from, size_t house, size_t end)
{
	const size_t shortest = 2 * (sizeof("町") - 1);
	size_t first = house, q = house;

	if (!scan_ends_any(t, end, (const char *const[]){ "号", NULL }))
		return STR_NPOS;
	for (int i = 0; i < NAME_CHARS_MAX && q > from; i++) {
		if (!is_kanji(utf8_prev(t, &q)))
			break;
		first = q;
	}
	scan_any(t, &first, labels);
	return house - first < shortest || first > house ? STR_NPOS : first;
}

/* ---- places ----------------------------------------------------------------- */

/* 〒000-0001, with the blank behind it. */
static bool
postal_scan(struct str t, size_t *pos, char code[9])
{
	size_t p = *pos, n = 0;

	if (!scan_lit(t, &p, "〒"))
		return false;
	scan_blank(t, &p);
	while (n < 8) {
		uint32_t cp = scan_peek(t, p);
		int digit = cp_digit(cp);

		if (n == 3 ? !scan_is_dash(cp) : digit < 0)
			return false;
		code[n] = n == 3 ? '-' : (char)('0' + digit);
		n++;
		utf8_next(t, &p);
	}
	code[n] = 0;
	if (cp_digit(scan_peek(t, p)) >= 0)
		return false;
	scan_blank(t, &p);
	*pos = p;
	return true;
}

static bool
place_value(struct found_value *ret, size_t start, size_t end)
{
	*ret = (struct found_value){ .start = start, .end = end };
	ret->value.kind = VALUE_PLACE;
	ret->value.from = ret->value.to = MOMENT_NONE;
	return true;
}

bool
scan_place(struct str t, size_t *pos, size_t from, struct found_value *ret)
{
	size_t p = *pos, start;

	if (!house_scan(t, &p))
		return false;
	start = address_start(t, from, *pos);
	if (start == STR_NPOS)
		start = district_start(t, from, *pos, p);
	if (start == STR_NPOS)
		return false;
	*pos = p;
	return place_value(ret, start, p);
}

bool
scan_postal_place(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	size_t p = *pos, name;
	char code[9];

	if (!postal_scan(t, &p, code))
		return false;
	name = p;
	for (int i = 0; i < NAME_CHARS_MAX && p < t.len; i++) {
		size_t house = p, q;

		if (house > name && house_scan(t, &house) &&
		    address_start(t, name, p) == name) {
			place_value(ret, *pos, house);
			ret->value.unit = arena_str(a, str_from(code));
			*pos = house;
			return true;
		}
		q = p;
		if (!is_name_char(utf8_next(t, &q)))
			break;
		p = q;
	}
	return false;
}
