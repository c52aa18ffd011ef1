#include "text/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

/* Every Japanese legacy encoding is first brought to the bytes of CP932,
 * because ICU's EUC-JP and ISO-2022-JP do not know NEC's row 13 (①, ㈱). */
#define CP932 "windows-31j"

enum { MIN_KANA_LEAD = 2, CHUNK = 4096 };

enum encoding {
	ENC_UTF8,
	ENC_UTF16BE,
	ENC_UTF16LE,
	ENC_SJIS,
	ENC_EUC,
	ENC_JIS,
	ENC_OTHER, /* by the name that was declared */
};

static const char *const encoding_names[] = { "UTF-8", "UTF-16BE", "UTF-16LE",
	"Shift_JIS", "EUC-JP", "ISO-2022-JP", "" };

struct decoded {
	enum encoding encoding;
	struct buf text;
	size_t errors, kana;
};

/* ---- to CP932 --------------------------------------------------------------
 */

static void
add_jis(struct buf *out, unsigned row, unsigned cell)
{
	unsigned lead = (row + 1) / 2 + (row <= 62 ? 0x80 : 0xC0);
	unsigned trail;

	if (row % 2)
		trail = cell + (cell <= 63 ? 0x3F : 0x40);
	else
		trail = cell + 0x9E;
	buf_ch(out, (char)lead);
	buf_ch(out, (char)trail);
}

static unsigned
byte_at(struct str s, size_t i)
{
	return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

/* A byte that CP932 has no character for. */
static void
add_bad(struct buf *out)
{
	buf_ch(out, (char)0xFF);
}

static void
euc_to_sjis(struct str in, struct buf *out)
{
	for (size_t i = 0; i < in.len; i++) {
		unsigned c = byte_at(in, i), next = byte_at(in, i + 1);

		if (c < 0x80) {
			buf_ch(out, (char)c);
		} else if (c == 0x8E && next >= 0xA1 && next <= 0xDF) {
			buf_ch(out, (char)next);
			i++;
		} else if (c >= 0xA1 && c <= 0xFE && next >= 0xA1 &&
			   next <= 0xFE) {
			add_jis(out, c - 0xA0, next - 0xA0);
			i++;
		} else {
			/* JIS X 0212 (0x8F) among them: CP932 lacks it */
			if (c == 0x8F && next >= 0xA1 &&
			    byte_at(in, i + 2) >= 0xA1)
				i += 2;
			add_bad(out);
		}
	}
}

enum jis_set { JIS_ASCII, JIS_KANJI, JIS_KANA };

/* Length of an escape sequence at i, or 0. */
static size_t
jis_escape(struct str in, size_t i, enum jis_set *set)
{
	static const struct {
		const char *bytes;
		enum jis_set set;
	} escapes[] = { { "\033(B", JIS_ASCII }, { "\033(J", JIS_ASCII },
		{ "\033(H", JIS_ASCII }, { "\033(I", JIS_KANA },
		{ "\033$@", JIS_KANJI }, { "\033$B", JIS_KANJI },
		{ "\033$(B", JIS_KANJI } };

	for (size_t k = 0; k < ARRAY_SIZE(escapes); k++) {
		struct str e = str_from(escapes[k].bytes);

		if (str_starts(str_sub(in, i, in.len), e)) {
			*set = escapes[k].set;
			return e.len;
		}
	}
	return 0;
}

static void
jis_to_sjis(struct str in, struct buf *out)
{
	enum jis_set set = JIS_ASCII;

	for (size_t i = 0; i < in.len; i++) {
		unsigned c = byte_at(in, i), next = byte_at(in, i + 1);
		size_t skip = c == 0x1B ? jis_escape(in, i, &set) : 0;

		if (skip) {
			i += skip - 1;
		} else if (c <= 0x20) {
			/* a line break ends every set */
			if (c == '\n' || c == '\r')
				set = JIS_ASCII;
			buf_ch(out, (char)c);
		} else if (c >= 0x7F) {
			add_bad(out);
		} else if (set == JIS_KANJI && next > 0x20 && next < 0x7F) {
			add_jis(out, c - 0x20, next - 0x20);
			i++;
		} else if (set == JIS_KANA && c < 0x60) {
			buf_ch(out, (char)(c + 0x80));
		} else if (set == JIS_ASCII) {
			buf_ch(out, (char)c);
		} else {
			add_bad(out);
		}
	}
}

/* ---- to UTF-8 --------------------------------------------------------------
 */

/* Counts what U+FFFD replaces, wherever ICU meets a bad sequence. */
static void
count_bad(const void *context, UConverterToUnicodeArgs *args,
    const char *code_units, int32_t length, UConverterCallbackReason reason,
    UErrorCode *status)
{
	static const UChar replacement[] = { 0xFFFD };
	union {
		const void *in;
		size_t *out;
	} errors = { .in = context };

	(void)code_units;
	if (reason > UCNV_IRREGULAR)
		return;
	*errors.out += (size_t)length;
	*status = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, replacement, 1, 0, status);
}

static void
add_units(struct buf *out, const UChar *units, const UChar *end, UChar *high)
{
	for (; units < end; units++) {
		if (U16_IS_LEAD(*units)) {
			*high = *units;
		} else if (U16_IS_TRAIL(*units) && *high) {
			buf_cp(out,
			    (uint32_t)U16_GET_SUPPLEMENTARY(*high, *units));
			*high = 0;
		} else {
			buf_cp(out, U16_IS_SURROGATE(*units) ? 0xFFFD : *units);
		}
	}
}

/* False if ICU has no such converter. */
static bool
convert(const char *name, struct str in, struct decoded *ret)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *cnv = ucnv_open(name, &status);
	const char *from = in.ptr ? in.ptr : "", *end = from + in.len;
	UChar chunk[CHUNK] = { 0 }, high = 0;

	if (cnv)
		ucnv_setToUCallBack(
		    cnv, count_bad, &ret->errors, NULL, NULL, &status);
	if (U_FAILURE(status)) {
		ucnv_close(cnv);
		return false;
	}
	do {
		UChar *to = chunk;

		status = U_ZERO_ERROR;
		ucnv_toUnicode(
		    cnv, &to, chunk + CHUNK, &from, end, NULL, true, &status);
		add_units(&ret->text, chunk, to, &high);
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(cnv);
	return true;
}

/* Bytes of a broken sequence: a lead and what belongs to it. */
static size_t
broken_len(struct str in)
{
	unsigned lead = in.ptr ? (unsigned char)in.ptr[0] : 0;
	size_t most = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	size_t n = 1;

	while (
	    n < most && n < in.len && ((unsigned char)in.ptr[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void
keep_utf8(struct str in, struct decoded *ret)
{
	while (in.len) {
		size_t good = utf8_valid_len(in);

		buf_add(&ret->text, in.ptr, good);
		if (good == in.len)
			break;
		buf_cp(&ret->text, 0xFFFD);
		ret->errors++;
		in = str_sub(in, good, in.len);
		in = str_sub(in, broken_len(in), in.len);
	}
}

/* Hiragana and full-width katakana; half-width ones are what Shift_JIS makes
 * of anything. */
static size_t
count_kana(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i + 2 < s.len; i++)
		if ((unsigned char)s.ptr[i] == 0xE3 &&
		    ((unsigned char)s.ptr[i + 1] & 0xFC) == 0x80 &&
		    (unsigned char)s.ptr[i + 1] != 0x80)
			n++;
	return n;
}

static bool
decode_as(enum encoding encoding, const char *name, struct str in,
    struct decoded *ret)
{
	struct buf sjis = BUF_INIT;
	bool ok = true;

	*ret = (struct decoded){ .encoding = encoding };
	buf_reserve(&ret->text, in.len + in.len / 2);
	switch (encoding) {
	case ENC_UTF8:
		keep_utf8(in, ret);
		break;
	case ENC_EUC:
		euc_to_sjis(in, &sjis);
		ok = convert(CP932, buf_view(&sjis), ret);
		break;
	case ENC_JIS:
		jis_to_sjis(in, &sjis);
		ok = convert(CP932, buf_view(&sjis), ret);
		break;
	case ENC_SJIS:
		ok = convert(CP932, in, ret);
		break;
	case ENC_UTF16BE:
	case ENC_UTF16LE:
	case ENC_OTHER:
	default:
		ok = convert(name, in, ret);
		break;
	}
	ret->kana = count_kana(buf_view(&ret->text));
	buf_release(&sjis);
	return ok;
}

/* ---- which encoding
 * ----------------------------------------------------------
 */

/* The encoding of a declared name, compared without case and punctuation. */
static enum encoding
encoding_named(const char *name)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} names[] = { { "utf8", ENC_UTF8 }, { "shiftjis", ENC_SJIS },
		{ "xsjis", ENC_SJIS }, { "sjis", ENC_SJIS },
		{ "windows31j", ENC_SJIS }, { "cswindows31j", ENC_SJIS },
		{ "mskanji", ENC_SJIS }, { "cp932", ENC_SJIS },
		{ "ms932", ENC_SJIS }, { "csshiftjis", ENC_SJIS },
		{ "eucjp", ENC_EUC }, { "xeucjp", ENC_EUC },
		{ "eucjpwin", ENC_EUC }, { "eucjpms", ENC_EUC },
		{ "cp51932", ENC_EUC }, { "iso2022jp", ENC_JIS },
		{ "csiso2022jp", ENC_JIS }, { "cp50220", ENC_JIS },
		{ "cp50221", ENC_JIS }, { "jis", ENC_JIS } };
	char folded[32];
	size_t n = 0;

	for (; *name && n + 1 < sizeof(folded); name++) {
		if (*name >= 'A' && *name <= 'Z')
			folded[n++] = (char)(*name + ('a' - 'A'));
		else if ((*name >= 'a' && *name <= 'z') ||
			 (*name >= '0' && *name <= '9'))
			folded[n++] = *name;
	}
	folded[n] = 0;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (strcmp(folded, names[i].name) == 0)
			return names[i].encoding;
	return ENC_OTHER;
}

static bool
has_escape(struct str in)
{
	enum jis_set set;

	for (size_t i = 0; (i = str_find(in, STR("\033"), i)) != STR_NPOS; i++)
		if (jis_escape(in, i, &set))
			return true;
	return false;
}

static void
decoded_take(struct decoded *best, struct decoded *other)
{
	buf_release(&best->text);
	*best = *other;
	other->text = (struct buf)BUF_INIT;
}

/* More kana, with errors counted against it. */
static bool
reads_better(const struct decoded *a, const struct decoded *b, size_t lead)
{
	int64_t first = (int64_t)a->kana - 8 * (int64_t)a->errors;
	int64_t second = (int64_t)b->kana - 8 * (int64_t)b->errors;

	return first > second + (int64_t)lead;
}

/* Puts the best of the Japanese encodings into *best, if it is better by
 * `lead` than what stands there. */
static void
try_legacy(struct str in, struct decoded *best, size_t lead)
{
	static const enum encoding legacy[] = { ENC_SJIS, ENC_EUC };

	for (size_t i = 0; i < ARRAY_SIZE(legacy); i++) {
		struct decoded other;

		if (best->encoding == legacy[i])
			continue;
		if (decode_as(legacy[i], "", in, &other) &&
		    reads_better(&other, best, lead)) {
			decoded_take(best, &other);
			lead = 0;
		}
		buf_release(&other.text);
	}
}

static bool
decode_declared(struct str in, struct str declared, struct decoded *ret)
{
	char name[64];
	enum encoding encoding;

	declared = str_trim(declared);
	if (!declared.len || declared.len >= sizeof(name))
		return false;
	memcpy(name, declared.ptr, declared.len);
	name[declared.len] = 0;
	encoding = encoding_named(name);
	if (decode_as(encoding, name, in, ret) && !ret->errors)
		return true;
	buf_release(&ret->text);
	return false;
}

/* The byte order mark at the beginning is dropped with the rest of the
 * unsafe characters. */
static bool
decode_marked(struct str in, struct decoded *ret)
{
	enum encoding encoding;

	if (str_starts(in, STR("\xEF\xBB\xBF")))
		encoding = ENC_UTF8;
	else if (str_starts(in, STR("\xFE\xFF")))
		encoding = ENC_UTF16BE;
	else if (str_starts(in, STR("\xFF\xFE")))
		encoding = ENC_UTF16LE;
	else
		return false;
	in = str_sub(in, encoding == ENC_UTF8 ? 3 : 2, in.len);
	return decode_as(encoding, encoding_names[encoding], in, ret);
}

static void
decode_best(struct str in, struct str declared, struct decoded *ret)
{
	bool utf8 = utf8_valid_len(in) == in.len;

	if (decode_marked(in, ret))
		return;
	if (has_escape(in) && decode_as(ENC_JIS, "", in, ret) && !ret->errors)
		return;
	buf_release(&ret->text);
	if (decode_declared(in, declared, ret)) {
		struct decoded other = { 0 };

		if (ret->encoding == ENC_UTF8)
			return;
		/* a wrong declaration that happens to decode */
		if (utf8 && decode_as(ENC_UTF8, "", in, &other) &&
		    reads_better(&other, ret, 0))
			decoded_take(ret, &other);
		buf_release(&other.text);
		try_legacy(in, ret, MIN_KANA_LEAD + ret->kana);
		return;
	}
	decode_as(ENC_UTF8, "", in, ret);
	if (!utf8)
		try_legacy(in, ret, 0);
}

/* ---- clean-up -------------------------------------------------------------
 */

static bool
is_half_kana(uint32_t cp)
{
	return cp >= 0xFF61 && cp <= 0xFF9F;
}

/* Half-width kana as wide ones, each with its mark in one character: ｶﾞ is
 * ガ. *pos is behind the first, and moves over the mark. */
static void
add_wide_kana(struct str text, uint32_t cp, size_t *pos, struct buf *out)
{
	static const uint16_t wide[] = { 0x3002, 0x300C, 0x300D, 0x3001, 0x30FB,
		0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5,
		0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA,
		0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9,
		0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA,
		0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8,
		0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6,
		0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3,
		0x309B, 0x309C };
	size_t behind = *pos;
	uint32_t mark = behind < text.len ? utf8_next(text, &behind) : 0;
	bool h = cp >= 0xFF8A && cp <= 0xFF8E; /* ハ to ホ */

	cp = wide[cp - 0xFF61];
	if (mark == 0xFF9E && ((cp >= 0x30AB && cp <= 0x30C8) || h)) {
		cp++;
		*pos = behind;
	} else if (mark == 0xFF9E && cp == 0x30A6) {
		cp = 0x30F4; /* ヴ */
		*pos = behind;
	} else if (mark == 0xFF9F && h) {
		cp += 2;
		*pos = behind;
	}
	buf_cp(out, cp);
}

static size_t
add_clean(struct str text, struct buf *out)
{
	size_t removed = 0, pos = 0, from = 0;

	while (pos < text.len) {
		size_t at = pos;
		uint32_t cp = utf8_next(text, &pos);

		if (cp != '\r' && !cp_is_unsafe(cp) && cp && !is_half_kana(cp))
			continue;
		buf_add(out, text.ptr + from, at - from);
		if (is_half_kana(cp)) {
			add_wide_kana(text, cp, &pos, out);
			from = pos;
			continue;
		}
		from = pos;
		if (cp != '\r')
			removed++;
		else if (pos >= text.len || text.ptr[pos] != '\n')
			buf_ch(out, '\n');
	}
	buf_add(out, text.ptr + from, text.len - from);
	return removed;
}

void
text_decode(
    struct str bytes, struct str declared, struct buf *out, struct diag *d)
{
	struct decoded best = { 0 };
	size_t removed;

	if (!bytes.len)
		return;
	decode_best(bytes, declared, &best);
	buf_reserve(out, best.text.len);
	removed = add_clean(buf_view(&best.text), out);
	if (best.errors)
		diag_add(d, DIAG_TEXT_DAMAGED, DIAG_NOWHERE,
		    DIAG_NUM(best.errors),
		    best.encoding == ENC_OTHER
			? declared
			: str_from(encoding_names[best.encoding]));
	if (removed)
		diag_add(d, DIAG_TEXT_UNSAFE, DIAG_NOWHERE, DIAG_NUM(removed));
	buf_release(&best.text);
}
