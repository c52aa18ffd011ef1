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

/* The end of a range that says 円 for both, without a unit such as 万 that
 * might be meant for both as well. */
static bool
shares_yen(struct str t, size_t pos)
{
	static const char *const units[] = { "十", "百", "千", "万", "億",
		NULL };
	int64_t amount;

	return scan_join(t, &pos) == JOIN_WAVE &&
	       scan_amount(t, &pos, &amount) && !scan_ends_any(t, pos, units) &&
	       scan_at_any(t, pos, (const char *const[]){ "円", NULL });
}

enum scan_result
scan_money(struct str t, size_t *pos, bool shared, struct found_value *ret)
{
	static const char *const signs[] = { "¥", "￥", NULL };
	static const char *const words[] = { "円滑", "円形", "円卓", "円周",
		"円安", "円高", "円満", "円盤", "円柱", "円筒", "円陣", "円弧",
		"円熟", "円錐", "円相場", "円札", "円玉", "円硬貨",
		"円ショップ", NULL };
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
	else if (!sign && !(shared && shares_yen(t, p)))
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

static bool
alnum(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 'a' && cp <= 'z');
}

/* 無料, not as a part of 無料相談 or 有料・無料. */
bool
scan_free(struct str t, size_t *pos, struct found_value *ret)
{
	static const char *const either[] = { "有料・", "有料、", "有料/",
		"有料／", NULL };
	static const char *const denied[] = { "では", "か", "・有料", "、有料",
		"または", "又は", "の場合", "や", NULL };
	size_t p = *pos;
	uint32_t next;

	if (!scan_lit(t, &p, "無料") || scan_ends_any(t, *pos, either) ||
	    scan_at_any(t, p, denied))
		return false;
	next = scan_peek(t, p);
	if ((next >= 0x4E00 && next <= 0x9FFF) || cp_is_katakana(next) ||
	    (scan_fold(next) < 128 && alnum(scan_fold(next))))
		return false;
	*ret = (struct found_value){ .start = *pos, .end = p };
	ret->value = (struct value){
		.kind = VALUE_MONEY,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
	};
	*pos = p;
	return true;
}

/* ---- addresses on the net ---------------------------------------------------
 */

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

static size_t
dots_in(struct str host)
{
	size_t n = 0;

	for (size_t i = 0; i < host.len; i++)
		n += host.ptr[i] == '.';
	return n;
}

static bool
inside_host(struct str t, size_t pos)
{
	uint32_t cp = scan_before(t, pos);

	return alnum(cp) || cp == '.' || cp == '-' || cp == '@' || cp == '/';
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

/* The ( of …/a.pdf(PDF, …) or of a bare host: it begins a remark. */
static bool
bracket_apart(struct str t, size_t host, size_t pos)
{
	static const char *const types[] = { ".pdf", ".PDF", ".html", ".htm",
		".docx", ".doc", ".xlsx", ".xls", ".pptx", ".zip", ".csv",
		".jpg", ".png", ".php", ".aspx", "/", NULL };

	return t.ptr[pos] == '(' &&
	       (pos == host || scan_ends_any(t, pos, types));
}

bool
scan_url(struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const schemes[] = { "https://", "http://",
		"HTTPS://", "HTTP://", NULL };
	size_t p = *pos, host;
	int depth = 0;
	bool bare = scan_any(t, &p, schemes) < 0;

	if (bare &&
	    (!scan_at_any(t, p, (const char *const[]){ "www.", NULL }) ||
		inside_host(t, p)))
		return false;
	host = host_len(t, p);
	if (!host || (bare && dots_in(str_sub(t, p, p + host)) < 2))
		return false;
	p += host;
	for (host = p;
	     p < t.len && url_char(t.ptr[p]) && !bracket_apart(t, host, p); p++)
		depth += (t.ptr[p] == '(') - (t.ptr[p] == ')');
	p = url_trim(t, host, p, depth);
	*ret = (struct found_value){ .start = *pos, .end = p };
	ret->value.kind = VALUE_URL;
	ret->value.from = ret->value.to = MOMENT_NONE;
	ret->value.target = arena_printf(
	    a, "%s%.*s", bare ? "https://" : "", (int)(p - *pos), t.ptr + *pos);
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

/* ---- in full width ------------------------------------------------------- */

bool
scan_wide_net(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	char ascii[256];
	struct str run = { ascii, 0 };
	size_t p = *pos, at = 0;

	while (p < t.len && run.len < sizeof(ascii)) {
		uint32_t cp = scan_fold(utf8_next(t, &p));

		if (!alnum(cp) && (cp >= 128 || !url_char((char)cp)))
			break;
		ascii[run.len++] = (char)cp;
	}
	if (!scan_url(run, &at, a, ret)) {
		at = 0;
		if (!scan_mail(run, &at, a, ret))
			return false;
	}
	ret->start = p = *pos;
	for (at = ret->end; at; at--)
		utf8_next(t, &p);
	ret->end = *pos = p;
	return true;
}
