#include "text/scan.h"

/* ---- money --------------------------------------------------------------- */

/* 単位：千円, （百万円）: the unit of a table, no amount. */
static bool
table_unit(struct str t, size_t pos)
{
	static const char *const units[] = { "千円", "百万円", "億円", NULL };
	uint32_t before = scan_before(t, pos);

	if (!scan_at_any(t, pos, units))
		return false;
	return !before || cp_is_space(before) || scan_fold(before) == ':' ||
	       scan_fold(before) == '(' || before == 0x4F4D;
}

enum scan_result
scan_money(struct str t, size_t *pos, struct found_value *ret)
{
	static const char *const signs[] = { "¥", "￥", NULL };
	static const char *const words[] = { "円滑", "円形", "円卓", "円周",
		"円安", "円高", "円満", "円盤", "円柱", "円筒", "円陣", "円弧",
		"円熟", "円錐", "円相場", "円札", NULL };
	static const char *const vague[] = { "数", "何", "幾", "第", NULL };
	static const char *const everywhere[] = { "一円", NULL };
	size_t p = *pos, q;
	int64_t amount;
	bool sign = scan_any(t, &p, signs) >= 0;

	if (!sign && (scan_at_any(t, p, everywhere) || table_unit(t, p)))
		return SCAN_NONE;
	if (sign)
		scan_blank(t, &p);
	if (!scan_amount(t, &p, &amount))
		return SCAN_NONE;
	q = p;
	scan_blank(t, &q);
	if (scan_at_any(t, q, words))
		return SCAN_NONE;
	if (scan_lit(t, &q, "円"))
		p = q;
	else if (!sign)
		return SCAN_NONE;
	*ret = (struct found_value){ .start = *pos, .end = p };
	ret->value = (struct value){
		.kind = VALUE_MONEY,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.amount = amount,
	};
	if (scan_ends_any(t, *pos, vague)) {
		*pos = p;
		return SCAN_SKIP;
	}
	*pos = p;
	return SCAN_OK;
}

/* ---- phones ---------------------------------------------------------------
 */

enum { PHONE_DIGITS_MAX = 15, EXTENSION_DIGITS_MAX = 6 };

static bool
ends_in_call(struct str t, size_t pos)
{
	static const char *const words[] = { "電話", "TEL", "Tel", "tel",
		"ＴＥＬ", "℡", "☎", "☏", "FAX", "Fax", "ＦＡＸ", "ファックス",
		"ファクス", "ダイヤル", "電話番号", "携帯", "局番なし",
		"局番なしの", "直通", "代表", "連絡先", NULL };

	for (int i = 0; i < 4 && pos; i++) {
		size_t p = pos;
		uint32_t cp = scan_fold(utf8_prev(t, &p));

		if (!cp_is_space(cp) && cp != ':' && cp != '(' && cp != '.' &&
		    cp != 0x300C && cp != 0x3011)
			break;
		pos = p;
	}
	return scan_ends_any(t, pos, words);
}

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

/* One group, in brackets or not; its length, 0 if there is none. */
static int
phone_group(struct str t, size_t *pos, char *digits, size_t room)
{
	size_t p = *pos;
	bool inside = open_paren(scan_peek(t, p));
	size_t n = 0;
	int digit;

	if (inside)
		utf8_next(t, &p);
	for (size_t q = p;
	     q < t.len && (digit = cp_digit(utf8_next(t, &q))) >= 0; p = q) {
		if (n == room)
			return 0;
		digits[n++] = (char)('0' + digit);
	}
	if (inside && n) {
		if (!close_paren(scan_peek(t, p)))
			return 0;
		utf8_next(t, &p);
	}
	if (n)
		*pos = p;
	return (int)n;
}

/* What stands between two groups; false if the number ends here. */
static bool
phone_gap(struct str t, size_t *pos, size_t groups)
{
	uint32_t before = scan_before(t, *pos), cp;

	if (close_paren(before))
		scan_blank(t, pos);
	cp = scan_peek(t, *pos);
	if (scan_is_dash(cp)) {
		utf8_next(t, pos);
		return true;
	}
	return close_paren(before) || (open_paren(cp) && groups == 1);
}

/* Groups of digits between hyphens or brackets, as far as they go. */
static size_t
phone_groups(
    struct str t, size_t *pos, char digits[PHONE_DIGITS_MAX + 1], int lens[4])
{
	size_t p = *pos, total = 0, groups = 0;

	do {
		int n = phone_group(
		    t, &p, digits + total, PHONE_DIGITS_MAX - total);

		if (!n)
			break;
		lens[groups++] = n;
		total += (size_t)n;
		*pos = p;
	} while (groups < 4 && phone_gap(t, &p, groups));
	digits[total] = 0;
	return groups;
}

/* True if the groups make up a number of the Japanese plan: a landline has
 * ten digits with four behind the last hyphen, a mobile or IP number eleven,
 * 0120 and its kind ten with any grouping, 0800 eleven. */
static bool
phone_plan(const char *d, size_t groups, const int *len)
{
	size_t total = 0;
	struct str digits = str_from(d);

	for (size_t i = 0; i < groups; i++)
		total += (size_t)len[i];
	if (d[0] != '0' || d[1] == '0')
		return false;
	if (groups == 1)
		return total == 10 || total == 11;
	if (groups != 3)
		return false;
	if (str_starts(digits, STR("0120")) ||
	    str_starts(digits, STR("0570")) || str_starts(digits, STR("0990")))
		return total == 10 && len[0] == 4;
	if (str_starts(digits, STR("0800")))
		return total == 11 && len[0] == 4;
	if (total == 11)
		return d[2] == '0' && len[0] == 3 && len[1] == 4;
	return total == 10 && len[0] <= 5 && len[1] >= 1 && len[2] == 4;
}

/* 内線123, （内線 123）, （代表）内線123 */
static void
extension(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const mains[] = { "（代表）", "(代表)", "（代）",
		"(代)", "代表", NULL };
	static const char *const inner[] = { "内線番号", "内線", NULL };
	char out[EXTENSION_DIGITS_MAX + 1];
	size_t p = *pos, n = 0;
	int digit;
	bool paren;

	scan_blank(t, &p);
	if (scan_any(t, &p, mains) >= 0)
		scan_blank(t, &p);
	paren = open_paren(scan_peek(t, p));
	if (paren)
		utf8_next(t, &p);
	else if (!scan_lit(t, &p, "、"))
		scan_lit(t, &p, "・");
	if (scan_any(t, &p, inner) < 0)
		return;
	scan_blank(t, &p);
	if (scan_fold(scan_peek(t, p)) == ':')
		utf8_next(t, &p);
	scan_blank(t, &p);
	for (size_t q = p; q < t.len && n < EXTENSION_DIGITS_MAX; p = q) {
		digit = cp_digit(utf8_next(t, &q));
		if (digit < 0)
			break;
		out[n++] = (char)('0' + digit);
	}
	if (!n || cp_digit(scan_peek(t, p)) >= 0)
		return;
	if (paren) {
		if (!close_paren(scan_peek(t, p)))
			return;
		utf8_next(t, &p);
	}
	ret->value.unit = arena_str(a, (struct str){ out, n });
	ret->end = *pos = p;
}

static bool
phone_value(struct found_value *ret, size_t start, size_t end)
{
	*ret = (struct found_value){ .start = start, .end = end };
	ret->value.kind = VALUE_PHONE;
	ret->value.from = ret->value.to = MOMENT_NONE;
	return true;
}

/* 119番, 電話110, #7119 */
static bool
short_phone(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const known[] = { "110", "118", "119", "171", "188",
		"189", "104", "117", "177", "113", "115", "116", "１１０",
		"１１８", "１１９", "１７１", "１８８", "１８９", NULL };
	static const char *const hashed[] = { "7119", "8000", "9110", "8008",
		"8891", "8778", "8103", "9910", "9110", "７１１９", "８０００",
		"９１１０", "８００８", "８８９１", NULL };
	static const char *const not_call[] = { "番地", "番号", "番目", "番の",
		"番線", "番窓口", "番台", "番組", "番街", "番まで", NULL };
	size_t p = *pos;
	bool hash = scan_fold(scan_peek(t, p)) == '#';
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
	for (size_t q = *pos; q < p;)
		out[n++] = (char)scan_fold(utf8_next(t, &q));
	phone_value(ret, *pos, p);
	ret->value.target = arena_str(a, (struct str){ out, n });
	*pos = p;
	return true;
}

bool
scan_phone(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	char digits[PHONE_DIGITS_MAX + 1] = { 0 }, target[24];
	char *national = digits;
	int lens[4];
	size_t p = *pos, groups;
	bool plus = scan_fold(scan_peek(t, p)) == '+';
	int n;

	if (short_phone(t, pos, a, ret))
		return true;
	if (plus)
		utf8_next(t, &p);
	groups = phone_groups(t, &p, digits, lens);
	if (plus) {
		/* +81-50-0000-0101: as if written with its 0 */
		if (groups != 4 || lens[0] != 2 || digits[0] != '8' ||
		    digits[1] != '1')
			return false;
		digits[1] = '0';
		national = digits + 1;
		groups = 3;
		lens[0] = lens[1] + 1;
		lens[1] = lens[2];
		lens[2] = lens[3];
	}
	if (groups == 4 || !groups || !phone_plan(national, groups, lens))
		return false;
	if (groups == 1 && !ends_in_call(t, *pos))
		return false;
	n = snprintf(target, sizeof(target), "+81%s", national + 1);
	phone_value(ret, *pos, p);
	ret->value.target = arena_str(a, (struct str){ target, (size_t)n });
	extension(t, &p, a, ret);
	*pos = p;
	return true;
}

/* ---- addresses on the net ---------------------------------------------------
 */

static bool
alnum(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 'a' && cp <= 'z');
}

/* Bytes of a host name with at least one dot, or 0. */
static size_t
host_len(struct str t, size_t pos)
{
	size_t p = pos, dots = 0;

	while (p < t.len && p - pos < 254) {
		char c = t.ptr[p];

		if (!alnum((unsigned char)c) && c != '-' && c != '.')
			break;
		if (c == '.') {
			if (p == pos || t.ptr[p - 1] == '.')
				return 0;
			if (p + 1 < t.len && alnum((unsigned char)t.ptr[p + 1]))
				dots++;
		}
		p++;
	}
	while (p > pos && !alnum((unsigned char)t.ptr[p - 1]))
		p--;
	return dots ? p - pos : 0;
}

static bool
url_char(char c)
{
	return alnum((unsigned char)c) ||
	       (c && str_find(STR("-._~:/?#[]@!$&'()*+,;=%"),
			 (struct str){ &c, 1 }, 0) != STR_NPOS);
}

/* Without the punctuation of the sentence around it. */
static size_t
url_trim(struct str t, size_t start, size_t end, int depth)
{
	while (end > start) {
		char c = t.ptr[end - 1];

		if (c == ')' && depth < 0)
			depth++;
		else if (c == '(')
			depth--;
		else if (str_find(STR(".,;:!?'[]"), (struct str){ &c, 1 }, 0) ==
			 STR_NPOS)
			break;
		end--;
	}
	return end;
}

bool
scan_url(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const schemes[] = { "https://", "http://",
		"HTTPS://", "HTTP://", NULL };
	size_t p = *pos, host;
	int depth = 0;

	if (scan_any(t, &p, schemes) < 0)
		return false;
	host = host_len(t, p);
	if (!host)
		return false;
	for (p += host; p < t.len && url_char(t.ptr[p]); p++)
		depth += (t.ptr[p] == '(') - (t.ptr[p] == ')');
	p = url_trim(t, *pos + host, p, depth);
	*ret = (struct found_value){ .start = *pos, .end = p };
	ret->value.kind = VALUE_URL;
	ret->value.from = ret->value.to = MOMENT_NONE;
	ret->value.target = arena_str(a, str_sub(t, *pos, p));
	*pos = p;
	return true;
}

/* Reads on from the start of a word; *pos is behind it even on failure, as
 * nothing in it can begin an address again. */
bool
scan_mail(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	size_t start = *pos, p = start, at, host;
	struct str local;

	while (
	    p < t.len && (alnum((unsigned char)t.ptr[p]) || t.ptr[p] == '.' ||
			     t.ptr[p] == '_' || t.ptr[p] == '%' ||
			     t.ptr[p] == '+' || t.ptr[p] == '-'))
		p++;
	*pos = p;
	local = str_sub(t, start, p);
	if (scan_fold(scan_peek(t, p)) != '@' || local.len > 64 ||
	    str_ends(local, STR(".")))
		return false;
	at = p;
	utf8_next(t, &p);
	host = host_len(t, p);
	if (!host)
		return false;
	*ret = (struct found_value){ .start = start, .end = p + host };
	ret->value.kind = VALUE_MAIL;
	ret->value.from = ret->value.to = MOMENT_NONE;
	ret->value.target = arena_printf(a, "%.*s@%.*s", (int)(at - start),
	    t.ptr + start, (int)host, t.ptr + p);
	*pos = p + host;
	return true;
}
