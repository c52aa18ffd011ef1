/* Transfer encodings, encoded words, flowed text and dates of mail. */
#include "extract/mime.h"

#include "text/text.h"

#include <string.h>
#include <strings.h>

#define WORD_LEN_MAX 8192 /* the standard says 75 */

static int
base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

/* Anything else than digits is passed over; padding starts afresh, as pieces
 * may have been joined. */
static void
base64(struct str s, struct buf *out)
{
	uint32_t bits = 0;
	unsigned count = 0;

	buf_reserve(out, s.len / 4 * 3 + 3);
	for (size_t i = 0; i < s.len; i++) {
		int value = base64_value(s.ptr[i]);

		if (s.ptr[i] == '=')
			count = 0;
		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_ch(out, (char)(bits >> count & 0xFF));
		}
	}
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `word`: in a header, _ is a space. */
static void
quoted_printable(struct str s, bool word, struct buf *out)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t end = i + 1;

		if (s.ptr[i] != '=') {
			buf_ch(out, word && s.ptr[i] == '_' ? ' ' : s.ptr[i]);
			continue;
		}
		while (end < s.len && strchr(" \t\r", s.ptr[end]))
			end++;
		if (end >= s.len || s.ptr[end] == '\n') {
			i = end;
		} else if (i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 &&
			   hex(s.ptr[i + 2]) >= 0) {
			buf_ch(out,
			    (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2])));
			i += 2;
		} else {
			buf_ch(out, '=');
		}
	}
}

void
mime_bytes(const struct mime_part *p, struct buf *out)
{
	if (str_eq(p->encoding, STR("base64")))
		base64(p->body, out);
	else if (str_eq(p->encoding, STR("quoted-printable")))
		quoted_printable(p->body, false, out);
	else
		buf_str(out, p->body);
}

void
mime_decode(
    struct str bytes, struct str charset, struct buf *out, struct diag *d)
{
	/* text_decode takes a name that lies; these say nothing anyway. */
	if (charset.len == strlen("us-ascii") &&
	    strncasecmp(charset.ptr, "us-ascii", charset.len) == 0)
		charset = STR_NONE;
	text_decode(bytes, charset, out, d);
}

/* ---- encoded words ---- */

struct word {
	struct str charset, text;
	char coding; /* B or Q */
	size_t end;
};

/* =?charset*language?B?text?= */
static bool
word_at(struct str s, size_t at, struct word *ret)
{
	size_t first, second, end;

	if (!str_starts(str_sub(s, at, s.len), STR("=?")))
		return false;
	first = str_find(str_sub(s, 0, at + 80), STR("?"), at + 2);
	if (first == STR_NPOS || first + 2 >= s.len || s.ptr[first + 2] != '?')
		return false;
	second = first + 2;
	end = str_find(
	    str_sub(s, 0, second + WORD_LEN_MAX), STR("?="), second + 1);
	if (end == STR_NPOS)
		return false;
	ret->charset = str_sub(s, at + 2, first);
	ret->charset =
	    str_sub(ret->charset, 0, str_find(ret->charset, STR("*"), 0));
	ret->coding = (char)(s.ptr[first + 1] & ~32);
	ret->text = str_sub(s, second + 1, end);
	ret->end = end + 2;
	return ret->coding == 'B' || ret->coding == 'Q';
}

static bool
same_name(struct str a, struct str b)
{
	return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

static void
decode_quietly(struct str bytes, struct str charset, struct buf *out)
{
	struct diag quiet;

	diag_init(&quiet);
	mime_decode(bytes, charset, out, &quiet);
	diag_release(&quiet);
}

/* Neighbours of one charset are decoded together: a character may be split
 * between them. Returns the end of the last. */
static size_t
add_words(struct str s, struct word word, struct buf *out)
{
	struct buf bytes = BUF_INIT;
	struct str charset = word.charset;
	size_t at, end;

	for (;;) {
		if (word.coding == 'B')
			base64(word.text, &bytes);
		else
			quoted_printable(word.text, true, &bytes);
		at = end = word.end;
		while (at < s.len && strchr(" \t\r\n", s.ptr[at]))
			at++;
		if (!word_at(s, at, &word))
			at = STR_NPOS;
		if (at == STR_NPOS || !same_name(word.charset, charset))
			break;
	}
	decode_quietly(buf_view(&bytes), charset, out);
	buf_release(&bytes);
	/* White space before another word of the field does not count. */
	return at == STR_NPOS ? end : at;
}

void
mime_words(struct str value, struct buf *out)
{
	size_t at = 0, from = 0;
	struct word word;

	while ((at = str_find(value, STR("=?"), at)) != STR_NPOS) {
		if (!word_at(value, at, &word)) {
			at += 2;
			continue;
		}
		decode_quietly(str_sub(value, from, at), STR_NONE, out);
		at = from = add_words(value, word, out);
	}
	decode_quietly(str_sub(value, from, value.len), STR_NONE, out);
}

/* ---- text ---- */

static size_t
quote_depth(struct str line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == '>')
		n++;
	return n;
}

/* RFC 3676: a line that ends in a space goes on in the next of its depth. */
static void
join_flowed(struct str text, bool delsp, struct buf *out)
{
	struct str line;
	size_t depth = 0;
	bool open = false;

	while (text.len && str_split(&text, '\n', &line)) {
		size_t quotes = quote_depth(line);
		struct str s = str_sub(line, quotes, line.len);
		bool soft;

		if (s.len && s.ptr[0] == ' ')
			s = str_sub(s, 1, s.len);
		soft =
		    s.len && s.ptr[s.len - 1] == ' ' && !str_eq(s, STR("-- "));
		if (open && (quotes != depth || str_eq(s, STR("-- ")))) {
			buf_ch(out, '\n');
			open = false;
		}
		if (!open)
			buf_str(out, str_sub(line, 0, quotes));
		buf_str(out, str_sub(s, 0, s.len - (soft && delsp)));
		if (!soft)
			buf_ch(out, '\n');
		open = soft;
		depth = quotes;
	}
}

void
mime_text(const struct mime_part *p, struct buf *out, struct diag *d)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;

	mime_bytes(p, &bytes);
	mime_decode(buf_view(&bytes), p->charset, &text, d);
	if (p->flowed)
		join_flowed(buf_view(&text), p->delsp, out);
	else
		buf_str(out, buf_view(&text));
	buf_release(&bytes);
	buf_release(&text);
}

/* ---- dates ---- */

/* Minutes east of Greenwich; false if no zone is written. */
static bool
zone_of(struct str s, int *ret)
{
	static const struct str zero[] = { STR_INIT("Z"), STR_INIT("GMT"),
		STR_INIT("UTC"), STR_INIT("UT") };
	int64_t hours, minutes;

	s = mime_trim(str_sub(s, 0, str_find(s, STR("("), 0)));
	for (size_t i = 0; i < ARRAY_SIZE(zero); i++)
		if (str_ends(s, zero[i])) {
			*ret = 0;
			return true;
		}
	for (size_t i = s.len > 6 ? s.len - 6 : 0; i < s.len; i++) {
		size_t colon = i + 3 < s.len && s.ptr[i + 3] == ':';

		if (s.ptr[i] != '+' && s.ptr[i] != '-')
			continue;
		hours = str_to_int(str_sub(s, i + 1, i + 3));
		minutes = str_to_int(str_sub(s, i + 3 + colon, i + 5 + colon));
		if (hours < 0 || minutes < 0 || hours > 14 || minutes > 59)
			return false;
		*ret = (int)(hours * 60 + minutes) * (s.ptr[i] == '-' ? -1 : 1);
		return true;
	}
	return false;
}

struct date
date_in_japan(struct date day, struct str rest)
{
	size_t colon = str_find(rest, STR(":"), 0);
	int64_t hour, minute;
	int zone, at;

	if (!date_valid(day) || colon == STR_NPOS || colon < 2 ||
	    !zone_of(rest, &zone))
		return day;
	hour = str_to_int(mime_trim(str_sub(rest, colon - 2, colon)));
	minute = str_to_int(str_sub(rest, colon + 1, colon + 3));
	if (hour < 0 || hour > 24 || minute < 0 || minute > 59)
		return day;
	at = (int)(hour * 60 + minute) - zone + 9 * 60;
	if (at < 0)
		return date_from_days(date_days(day) - 1);
	return date_from_days(date_days(day) + at / (24 * 60));
}

struct date
mime_date(struct str value)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	struct str words[3] = { STR_NONE, STR_NONE, STR_NONE }, word;
	size_t comma = str_find(value, STR(","), 0), n = 0;
	struct date date = { 0 };
	int64_t day, year;

	if (comma != STR_NPOS)
		value = str_sub(value, comma + 1, value.len);
	while (n < 3 && str_split(&value, ' ', &word))
		if (word.len)
			words[n++] = word;
	if (n < 3 || words[1].len < 3)
		return date;
	day = str_to_int(words[0]);
	year = str_to_int(words[2]);
	for (size_t i = 0; i < 12; i++)
		if (strncasecmp(words[1].ptr, months + 3 * i, 3) == 0)
			date.month = (int8_t)(i + 1);
	if (day < 1 || day > 31 || year < 1970 || year > 9999 || !date.month)
		return (struct date){ 0 };
	date.day = (int8_t)day;
	date.year = (int16_t)year;
	return date_valid(date) ? date_in_japan(date, value)
				: (struct date){ 0 };
}
