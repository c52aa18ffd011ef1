#include "base/base.h"

#include <string.h>

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

#define SHORT_NEEDLE 16

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;
	size_t rare;

	if (from > s.len || needle.len > s.len - from)
		return STR_NPOS;
	if (needle.len == 0)
		return from;
	if (needle.len > SHORT_NEEDLE) {
		hit =
		    memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
		return hit ? (size_t)(hit - s.ptr) : STR_NPOS;
	}
	/* Of the bytes of a character, the last is the rarest. */
	rare = needle.len < 3 ? needle.len - 1 : 2;
	for (size_t at = from + rare; at <= s.len - needle.len + rare;) {
		hit = memchr(s.ptr + at, needle.ptr[rare],
		    s.len - needle.len + rare + 1 - at);
		if (!hit)
			break;
		at = (size_t)(hit - s.ptr) - rare;
		if (memcmp(s.ptr + at, needle.ptr, needle.len) == 0)
			return at;
		at += rare + 1;
	}
	return STR_NPOS;
}

/* Kana, kanji and what is near them, but for the signs before them, of which
 * one is a space. */
static bool
is_solid(const char *p)
{
	unsigned char first = (unsigned char)p[0];

	return first >= 0xE3 && first <= 0xE9 &&
	       !(first == 0xE3 && (unsigned char)p[1] == 0x80);
}

struct str
str_trim(struct str s)
{
	size_t from = 0, to = s.len, at;

	if (s.len >= 3 && is_solid(s.ptr) && is_solid(s.ptr + s.len - 3))
		return s;
	while (at = from, from < to && cp_is_space(utf8_next(s, &at)))
		from = at;
	while (at = to, from < to && cp_is_space(utf8_prev(s, &at)))
		to = at;
	return str_sub(s, from, to);
}

bool
str_split(struct str *s, char sep, struct str *ret_piece)
{
	const char *hit;

	if (!s->ptr)
		return false;
	hit = s->len ? memchr(s->ptr, sep, s->len) : NULL;
	if (!hit) {
		*ret_piece = *s;
		*s = STR_NONE;
		return true;
	}
	*ret_piece = str_sub(*s, 0, (size_t)(hit - s->ptr));
	*s = (struct str){ hit + 1, s->len - ret_piece->len - 1 };
	return true;
}

static uint64_t
load(const char *p, size_t len)
{
	uint64_t word = 0;

	memcpy(&word, p, len);
	return word;
}

/* Eight bytes at a time, each multiplied into both halves; the last bytes
 * are read twice rather than one by one. */
uint64_t
str_hash(struct str s)
{
	const uint64_t factor = 0x9e3779b97f4a7c15u;
	uint64_t h = s.len * factor;
	const char *p = s.ptr;
	size_t n = s.len;

	for (; n > 8; p += 8, n -= 8) {
		h = (h ^ load(p, 8)) * factor;
		h ^= h >> 32;
	}
	if (n >= 4)
		h ^= load(p, 4) << 32 | load(p + n - 4, 4);
	else if (n > 0)
		h ^= (uint64_t)(uint8_t)p[0] << 16 |
		     (uint64_t)(uint8_t)p[n / 2] << 8 | (uint8_t)p[n - 1];
	h *= factor;
	return h ^ h >> 32;
}

int64_t
str_to_int(struct str s)
{
	int64_t n = 0;

	if (s.len == 0 || s.len > 18)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return -1;
		n = n * 10 + (s.ptr[i] - '0');
	}
	return n;
}

uint32_t
utf8_prev(struct str s, size_t *pos)
{
	size_t at = *pos;

	if (at == 0)
		return 0;
	do
		at--;
	while (at > 0 && ((uint8_t)s.ptr[at] & 0xc0) == 0x80);
	*pos = at;
	return utf8_next(s, &at);
}

/* Bytes of the well-formed sequence at p (n bytes are there), or 0. The
 * table of well-formed sequences is Unicode 15, section 3.9, table 3-7. */
static size_t
sequence_len(const uint8_t *p, size_t n)
{
	uint8_t low = 0x80, high = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf)
		len = 2;
	else if ((p[0] & 0xf0) == 0xe0)
		len = 3;
	else if (p[0] >= 0xf0 && p[0] <= 0xf4)
		len = 4;
	else
		return 0;
	if (p[0] == 0xe0)
		low = 0xa0;
	else if (p[0] == 0xed)
		high = 0x9f;
	else if (p[0] == 0xf0)
		low = 0x90;
	else if (p[0] == 0xf4)
		high = 0x8f;
	if (n < len || p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

#define BLOCK 128

/* True for the first byte of kana, kanji and most signs: three bytes, of which
 * the others may be any that follow. */
static inline bool
is_lead(uint8_t byte)
{
	return (byte >= 0xe1) & (byte <= 0xef) & (byte != 0xed);
}

/* Of a block that begins a sequence: the bytes up to the last one that ends
 * in it, or 0 if there is more in it than ASCII and what is_lead begins. All
 * bytes are compared alike, so that they are so many at a time. */
static size_t
plain_block(const uint8_t *p)
{
	uint8_t odd = (p[0] >= 0x80) & !is_lead(p[0]);

	odd |= is_lead(p[0]) != ((p[1] & 0xc0) == 0x80);
	odd |= (p[1] >= 0xc0) & !is_lead(p[1]);
	for (size_t i = 2; i < BLOCK; i++) {
		uint8_t follows = (p[i] & 0xc0) == 0x80;

		odd |= follows != (is_lead(p[i - 1]) | is_lead(p[i - 2]));
		odd |= (p[i] >= 0xc0) & !is_lead(p[i]);
	}
	if (odd)
		return 0;
	if (is_lead(p[BLOCK - 1]))
		return BLOCK - 1;
	return is_lead(p[BLOCK - 2]) ? BLOCK - 2 : BLOCK;
}

size_t
utf8_valid_len(struct str s)
{
	const uint8_t *p = (const uint8_t *)s.ptr;
	size_t at = 0, behind = 0; /* of the block that is not plain */

	while (at < s.len) {
		size_t len = 0;

		if (at >= behind && s.len - at >= BLOCK) {
			len = plain_block(p + at);
			behind = len ? at : at + BLOCK;
		}
		if (!len)
			len = sequence_len(p + at, s.len - at);
		if (!len)
			break;
		at += len;
	}
	return at;
}

size_t
utf8_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += ((uint8_t)s.ptr[i] & 0xc0) != 0x80;
	return count;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

bool
cp_is_kanji(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || cp == 0x3005 || cp == 0x3006 ||
	       (cp >= 0x3400 && cp <= 0x4dbf) ||
	       (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0x20000 && cp <= 0x323af);
}

bool
str_has_kanji(struct str s)
{
	/* Asked of every word: kana and ASCII are told by their first bytes. */
	for (size_t pos = 0; pos < s.len;) {
		unsigned char lead = (unsigned char)s.ptr[pos];

		if (lead < 0x80)
			pos++;
		else if (lead == 0xE3 && (unsigned char)s.ptr[pos + 1] > 0x80 &&
			 (unsigned char)s.ptr[pos + 1] < 0x84)
			pos += 3;
		else if (cp_is_kanji(utf8_next(s, &pos)))
			return true;
	}
	return false;
}

bool
cp_is_hiragana(uint32_t cp)
{
	return (cp >= 0x3041 && cp <= 0x3096) || cp == 0x309d || cp == 0x309e ||
	       cp == 0x30fc;
}

bool
cp_is_katakana(uint32_t cp)
{
	return (cp >= 0x30a1 && cp <= 0x30fa) ||
	       (cp >= 0x30fc && cp <= 0x30fe) || (cp >= 0x31f0 && cp <= 0x31ff);
}

bool
cp_is_kana(uint32_t cp)
{
	return cp_is_hiragana(cp) || cp_is_katakana(cp);
}

bool
cp_is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	       cp == 0x3000;
}

bool
cp_is_unsafe(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\t' && cp != '\n';
	if (cp >= 0x2070 && cp < 0xfdd0)
		return false;
	return (cp >= 0x7f && cp <= 0x9f) || (cp >= 0x200b && cp <= 0x200f) ||
	       cp == 0x2028 || cp == 0x2029 || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x206f) || cp == 0xfeff || cp == 0xad ||
	       cp == 0x61c || (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef) ||
	       (cp >= 0xe0000 && cp <= 0xe007f);
}

int
cp_digit(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	if (cp >= 0xff10 && cp <= 0xff19)
		return (int)(cp - 0xff10);
	return -1;
}
