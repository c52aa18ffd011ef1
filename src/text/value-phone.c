#include "text/counter.h"
#include "text/scan.h"

#include <stdlib.h>
#include <string.h>

enum {
	PHONE_DIGITS_MAX = 15,
	PHONE_GROUPS_MAX = 5,
	EXTENSION_DIGITS_MAX = 6,
	EXTENSIONS_MAX = 4,
	LANDLINE_DIGITS = 10,
	MOBILE_DIGITS = 11,
};

/* ---- the numbering plan --------------------------------------------------- */

static const char area_codes[][6] = {
#define AREA(code) code,
#include "text/area-codes.def"
#undef AREA
};

/* Numbers that belong to no place; the longest prefix counts. */
static const struct service {
	const char *prefix;
	uint8_t digits;
	uint8_t first; /* digits before the first hyphen */
	bool free;     /* the other groups vary: 0120-000-000, 0120-00-0000 */
} services[] = {
	{ "0120", LANDLINE_DIGITS, 4, true },
	{ "0180", LANDLINE_DIGITS, 4, true },
	{ "0570", LANDLINE_DIGITS, 4, true },
	{ "0990", LANDLINE_DIGITS, 4, true },
	{ "0800", MOBILE_DIGITS, 4, true },
	{ "020", MOBILE_DIGITS, 3, false },
	{ "050", MOBILE_DIGITS, 3, false },
	{ "060", MOBILE_DIGITS, 3, false },
	{ "070", MOBILE_DIGITS, 3, false },
	{ "080", MOBILE_DIGITS, 3, false },
	{ "090", MOBILE_DIGITS, 3, false },
};

static int
code_cmp(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* True if the first n digits are an assigned area code. */
static bool
area_assigned(const char *digits, size_t n)
{
	char code[6];

	if (n < 2 || n >= sizeof(code))
		return false;
	memcpy(code, digits, n);
	code[n] = 0;
	return bsearch(code, area_codes, ARRAY_SIZE(area_codes),
		   sizeof(area_codes[0]), code_cmp) != NULL;
}

/* Digits of the area code that the number has, 0 if none is assigned. */
static size_t
area_len(const char *digits)
{
	for (size_t n = 5; n >= 2; n--)
		if (area_assigned(digits, n))
			return n;
	return 0;
}

enum separator {
	SEPARATOR_NONE,
	SEPARATOR_DASH, /* hyphens or brackets */
	SEPARATOR_DOT,
	SEPARATOR_BLANK,
};

/* Digits in groups, as written. */
struct groups {
	char digits[PHONE_DIGITS_MAX + 1];
	size_t total, count;
	size_t len[PHONE_GROUPS_MAX];
	enum separator separator;
};

/* How well a number that begins with 0 fits the plan. */
enum fit {
	FIT_NONE,
	FIT_FAR,  /* can be dialled, but nothing says that it is a phone */
	FIT_NEAR, /* can be dialled, with a hyphen in the wrong place */
	FIT_EXACT,
};

static enum fit
service_fit(const struct service *v, const struct groups *g)
{
	bool first = g->len[0] == v->first;

	if (g->total != v->digits)
		return FIT_NONE;
	if (g->count == 2)
		return first && v->free ? FIT_NEAR : FIT_FAR;
	if (g->count != 3)
		return g->count == 1 ? FIT_FAR : FIT_NONE;
	if (v->free)
		return first ? FIT_EXACT : FIT_FAR;
	return first && g->len[1] == 4 ? FIT_EXACT : FIT_NEAR;
}

static enum fit
phone_fit(const struct groups *g)
{
	const struct service *service = NULL;
	size_t area;

	if (g->digits[0] != '0' || g->count > 3)
		return FIT_NONE;
	/* 080-0000-0000 is no 0800-000-0000 */
	for (size_t i = 0; i < ARRAY_SIZE(services); i++)
		if (str_starts(
			str_from(g->digits), str_from(services[i].prefix)) &&
		    (!service || services[i].first == g->len[0]))
			service = &services[i];
	if (service)
		return service_fit(service, g);
	area = area_len(g->digits);
	if (!area || g->total != LANDLINE_DIGITS)
		return FIT_NONE;
	if (g->count < 3)
		return FIT_FAR;
	/* 04-2… and 04-7… lie within 042 and 047; which exchanges of a code
	 * of four digits went to one of five cannot be told from the code */
	if (g->len[0] == area || ((g->len[0] == 2 || g->len[0] == 4) &&
				     area_assigned(g->digits, g->len[0])))
		return g->len[2] == 4 ? FIT_EXACT : FIT_FAR;
	if (g->len[2] != 4 || g->len[0] > 5)
		return FIT_FAR;
	return g->len[0] > area || area_assigned(g->digits, g->len[0])
		   ? FIT_NEAR
		   : FIT_FAR;
}

/* ---- groups of digits ---------------------------------------------------- */

static bool
open_paren(uint32_t cp)
{
	return scan_fold(cp) == '(';
}

static bool
close_paren(uint32_t cp)
{
	return scan_fold(cp) == ')';
}

static bool
digit_or_paren(uint32_t cp)
{
	return cp_digit(cp) >= 0 || open_paren(cp);
}

/* Appends one group, in brackets or not; false if there is none. */
static bool
group_scan(struct str t, size_t *pos, struct groups *g)
{
	size_t p = *pos, n = 0;
	bool inside = open_paren(scan_peek(t, p));
	int digit;

	if (inside)
		utf8_next(t, &p);
	for (size_t q = p;
	     q < t.len && (digit = cp_digit(utf8_next(t, &q))) >= 0; p = q) {
		if (g->total + n == PHONE_DIGITS_MAX)
			return false;
		g->digits[g->total + n++] = (char)('0' + digit);
	}
	if (!n || (inside && !close_paren(scan_peek(t, p))))
		return false;
	if (inside)
		utf8_next(t, &p);
	g->digits[g->total += n] = 0;
	g->len[g->count++] = n;
	*pos = p;
	return true;
}

/* What stands between two groups; NONE if the number ends here. */
static enum separator
gap_scan(struct str t, size_t *pos, const struct groups *g)
{
	size_t p = *pos;
	bool closed = close_paren(scan_before(t, p));
	uint32_t cp;

	scan_blank(t, &p);
	cp = scan_peek(t, p);
	if (scan_is_dash(cp)) {
		utf8_next(t, &p);
		scan_blank(t, &p);
		*pos = p;
		return digit_or_paren(scan_peek(t, p)) ? SEPARATOR_DASH
						       : SEPARATOR_NONE;
	}
	if (closed || (open_paren(cp) && g->count == 1)) {
		*pos = p;
		return SEPARATOR_DASH;
	}
	if (p > *pos) {
		*pos = p;
		return cp_digit(cp) >= 0 ? SEPARATOR_BLANK : SEPARATOR_NONE;
	}
	if (scan_fold(cp) != '.' && cp != 0x30FB && cp != 0xFF65)
		return SEPARATOR_NONE;
	utf8_next(t, &p);
	*pos = p;
	return SEPARATOR_DOT;
}

/* Groups with the same separators, as far as they go. Behind blanks another
 * number may follow, so that three groups are enough there. */
static void
groups_scan(struct str t, size_t *pos, size_t enough, struct groups *g)
{
	size_t p = *pos;

	*g = (struct groups){ 0 };
	while (group_scan(t, &p, g)) {
		enum separator separator;

		*pos = p;
		if (g->count == PHONE_GROUPS_MAX)
			break;
		separator = gap_scan(t, &p, g);
		if (!separator ||
		    (separator == SEPARATOR_BLANK && g->count >= enough))
			break;
		if (g->count == 1)
			g->separator = separator;
		else if (separator != g->separator)
			break;
	}
}

/* ---- what stands around ----------------------------------------------------- */

static bool
ends_in_call(struct str t, size_t pos)
{
	static const char *const words[] = { "電話", "TEL", "Tel", "tel",
		"ＴＥＬ", "Ｔｅｌ", "ｔｅｌ", "℡", "☎", "☏", "📞", "FAX", "Fax",
		"fax", "ＦＡＸ", "Ｆａｘ", "ファックス", "ファクス",
		"ファクシミリ", "ダイヤル", "ダイアル", "電話番号", "FAX番号",
		"ＦＡＸ番号", "携帯", "局番なし", "局番なしの", "直通", "代表",
		"連絡先", "問い合わせ先", "問合せ先", "問合先", "フリーコール",
		"ホットライン", "いやや", "いちはやく", NULL };

	for (int i = 0; i < 4 && pos; i++) {
		size_t p = pos;
		uint32_t cp = scan_fold(utf8_prev(t, &p));

		if (!cp_is_space(cp) && cp != ':' && cp != '(' && cp != '.' &&
		    cp != ')' && cp != 0x300C && cp != 0x3011 && cp != 0x2192)
			break;
		pos = p;
	}
	return scan_ends_any(t, pos, words);
}

static bool
ascii_letter(uint32_t cp)
{
	return cp < 128 && (cp | 32) >= 'a' && (cp | 32) <= 'z';
}

/* False in the middle of an id: A03-…, 12-03-…; T and F are labels. */
static bool
begins_number(struct str t, size_t pos, bool called)
{
	size_t p = pos;
	uint32_t cp = pos ? scan_fold(utf8_prev(t, &p)) : 0;

	if (called)
		return true;
	if (ascii_letter(cp))
		return (cp == 'T' || cp == 'F') &&
		       !ascii_letter(scan_fold(scan_before(t, p)));
	if (cp_digit(cp) >= 0)
		return false;
	return !(scan_is_dash(cp) || cp == '.') ||
	       (cp_digit(scan_before(t, p)) < 0 &&
		   !ascii_letter(scan_fold(scan_before(t, p))));
}

/* ---- extensions ------------------------------------------------------------ */

static bool
extension_digits(struct str t, size_t *pos, struct buf *out)
{
	size_t p = *pos, n = 0;
	int digit;

	for (size_t q = p; q < t.len; p = q) {
		digit = cp_digit(utf8_next(t, &q));
		if (digit < 0)
			break;
		if (++n > EXTENSION_DIGITS_MAX)
			return false;
		buf_ch(out, (char)('0' + digit));
	}
	if (n)
		*pos = p;
	return n > 0;
}

/* 123, 123・456 */
static bool
extension_list(struct str t, size_t *pos, struct buf *out)
{
	static const char *const seps[] = { "・", "、", "，", ",", "･", "/",
		"／", NULL };
	size_t p = *pos;

	if (!extension_digits(t, &p, out))
		return false;
	for (int i = 1; i < EXTENSIONS_MAX; i++) {
		size_t q = p, len = out->len;

		if (scan_any(t, &q, seps) < 0)
			break;
		scan_blank(t, &q);
		buf_ch(out, ',');
		if (!extension_digits(t, &q, out) ||
		    scan_is_dash(scan_peek(t, q))) {
			out->len = len;
			break;
		}
		p = q;
	}
	*pos = p;
	return true;
}

static bool
extension_scan(struct str t, size_t *pos, struct buf *out)
{
	static const char *const mains[] = { "（代表）", "(代表)", "（代）",
		"(代)", "代表", "㈹", "（直通）", "(直通)", NULL };
	static const char *const within[] = { "代表", "代", NULL };
	static const char *const seps[] = { "、", "・", "，", ",", "/", NULL };
	static const char *const inner[] = { "内線番号", "内線", "ext.", "ext",
		"Ext.", "EXT", "内", NULL };
	size_t p = *pos;
	bool paren;

	scan_blank(t, &p);
	if (scan_any(t, &p, mains) >= 0)
		scan_blank(t, &p);
	scan_any(t, &p, seps);
	scan_blank(t, &p);
	paren = open_paren(scan_peek(t, p));
	if (paren) {
		utf8_next(t, &p);
		if (scan_any(t, &p, within) >= 0)
			scan_any(t, &p, seps);
	}
	scan_blank(t, &p);
	if (scan_any(t, &p, inner) < 0)
		return false;
	if (paren && close_paren(scan_peek(t, p))) {
		/* （内）123 */
		utf8_next(t, &p);
		paren = false;
	}
	scan_blank(t, &p);
	if (scan_fold(scan_peek(t, p)) == ':')
		utf8_next(t, &p);
	scan_blank(t, &p);
	if (!extension_list(t, &p, out))
		return false;
	scan_blank(t, &p);
	if (paren) {
		if (!close_paren(scan_peek(t, p)))
			return false;
		utf8_next(t, &p);
	}
	while (!paren && cp_is_space(scan_before(t, p)))
		utf8_prev(t, &p);
	*pos = p;
	return true;
}

/* 内線123, （内線 123）, （代表）内線123 */
static void
extension(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	struct buf out = BUF_INIT;

	if (extension_scan(t, pos, &out)) {
		ret->value.unit = arena_str(a, buf_view(&out));
		ret->end = *pos;
	}
	buf_release(&out);
}

/* ---- phones ---------------------------------------------------------------
 */

static void
phone_value(struct found_value *ret, size_t start, size_t end)
{
	*ret = (struct found_value){ .start = start, .end = end };
	ret->value.kind = VALUE_PHONE;
	ret->value.from = ret->value.to = MOMENT_NONE;
}

/* 119番, 電話110, #7119 */
static bool
short_phone(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const known[] = { "110", "118", "119", "171", "188",
		"189", "104", "117", "177", "113", "115", "116", "１１０",
		"１１８", "１１９", "１７１", "１８８", "１８９", NULL };
	static const char *const hashed[] = { "7119", "8000", "9110", "8008",
		"8891", "8778", "8103", "9910", "７１１９", "８０００",
		"９１１０", "８００８", "８８９１", NULL };
	static const char *const not_call[] = { "番地", "番号", "番目", "番の",
		"番線", "番窓口", "番台", "番組", "番街", "番まで", NULL };
	size_t p = *pos;
	bool hash = scan_fold(scan_peek(t, p)) == '#' ||
		    scan_peek(t, p) == 0x266F; /* ♯ */
	char out[8];
	size_t n = 0;

	if (hash)
		utf8_next(t, &p);
	if (scan_any(t, &p, hash ? hashed : known) < 0 ||
	    cp_digit(scan_peek(t, p)) >= 0 || scan_is_dash(scan_peek(t, p)))
		return false;
	if (!hash &&
	    (scan_at_any(t, p, not_call) ||
		(!ends_in_call(t, *pos) &&
		    !scan_at_any(t, p, (const char *const[]){ "番", NULL }))))
		return false;
	for (size_t q = *pos; q < p;) {
		uint32_t cp = utf8_next(t, &q);

		out[n++] = cp == 0x266F ? '#' : (char)scan_fold(cp);
	}
	phone_value(ret, *pos, p);
	ret->value.target = arena_str(a, (struct str){ out, n });
	*pos = p;
	return true;
}

/* +81-50-0000-0101, +81 (0)50 0000 0101, and numbers of other countries. */
static bool
plus_phone(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	size_t p = *pos;
	struct groups g;
	const char *rest;

	utf8_next(t, &p);
	groups_scan(t, &p, PHONE_GROUPS_MAX, &g);
	if (g.total < 8 || g.digits[0] == '0')
		return false;
	phone_value(ret, *pos, p);
	if (!str_starts(str_from(g.digits), STR("81"))) {
		if (g.count < 3)
			return false;
		ret->value.target = arena_printf(a, "+%s", g.digits);
	} else {
		struct groups national = { .count = 1 };

		rest = g.digits + 2 + (g.digits[2] == '0');
		national.total = strlen(rest) + 1;
		national.digits[0] = '0';
		memcpy(national.digits + 1, rest, national.total);
		if (!phone_fit(&national))
			return false;
		ret->value.target = arena_printf(a, "+81%s", rest);
	}
	extension(t, &p, a, ret);
	*pos = p;
	return true;
}

/* True if what is written here is meant as a phone. */
static bool
is_meant(const struct groups *g, enum fit fit, bool called)
{
	if (called)
		return fit != FIT_NONE;
	if (g->separator > SEPARATOR_DASH)
		return fit == FIT_EXACT;
	if (g->count == 1) /* a mobile phone, run together */
		return fit == FIT_FAR && g->total == MOBILE_DIGITS &&
		       (g->digits[1] == '7' || g->digits[1] == '8' ||
			   g->digits[1] == '9') &&
		       g->digits[3] != '0';
	return fit >= FIT_NEAR;
}

bool
scan_phone(
    struct scan *s, size_t *pos, struct arena *a, struct found_value *ret)
{
	struct str t = s->text;
	size_t p = *pos;
	struct groups g;
	enum fit fit;
	bool called;

	if (short_phone(t, pos, a, ret))
		return true;
	if (scan_fold(scan_peek(t, p)) == '+')
		return plus_phone(t, pos, a, ret);
	groups_scan(t, &p, 3, &g);
	fit = phone_fit(&g);
	if (!fit)
		return false;
	called = ends_in_call(t, *pos);
	if (!is_meant(&g, fit, called) || !begins_number(t, *pos, called))
		return false;
	phone_value(ret, *pos, p);
	if (fit == FIT_NEAR)
		diag_add(s->diag, DIAG_PHONE_GROUPS, s->offset + *pos,
		    str_sub(t, *pos, p));
	ret->value.target = arena_printf(a, "+81%s", g.digits + 1);
	extension(t, &p, a, ret);
	*pos = p;
	return true;
}

/* 000-000-0001、2026年: something else than the end of a phone. */
static bool
counter_follows(struct str t, size_t pos)
{
	uint32_t cp = scan_fold(scan_peek(t, pos));

	return counter_match(str_sub(t, pos, t.len)) || cp == ':' ||
	       cp == '.' || cp == '/' || cp == ',' || ascii_letter(cp) ||
	       cp_digit(cp) >= 0;
}

bool
scan_phone_tail(
    struct scan *s, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const seps[] = { "・", "･", "/", "／", "～", "〜",
		"~", NULL };
	struct str t = s->text, head = s->last_phone;
	size_t p = s->last_end, end = *pos;
	struct number n;

	if (!str_starts(head, STR("+81")) ||
	    head.len < LANDLINE_DIGITS + STR("+8").len ||
	    scan_any(t, &p, seps) < 0)
		return false;
	scan_blank(t, &p);
	if (p != *pos || !scan_digits(t, &end, &n) || n.digits != 4 ||
	    scan_is_dash(scan_peek(t, end)) || counter_follows(t, end))
		return false;
	phone_value(ret, *pos, end);
	ret->value.target = arena_printf(
	    a, "%.*s%04d", (int)head.len - 4, head.ptr, (int)n.value);
	*pos = end;
	return true;
}
