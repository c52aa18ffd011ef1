/* What the checks need of ICU. */
#include "translate/check.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct scripts {
	UTransliterator *to_other[2]; /* by `traditional`: S→T, T→S */
	USet *own[2];		      /* legacy sets: GB 2312, Big5 */
};

static USet *
legacy_set(const char *charset)
{
	UErrorCode err = U_ZERO_ERROR;
	UConverter *cnv = ucnv_open(charset, &err);
	USet *set = uset_openEmpty();

	if (U_SUCCESS(err))
		ucnv_getUnicodeSet(cnv, set, UCNV_ROUNDTRIP_SET, &err);
	if (cnv)
		ucnv_close(cnv);
	return set;
}

static UTransliterator *
open_transliterator(const char *id)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar name[64];

	u_uastrncpy(name, id, 63);
	return utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &err);
}

struct scripts *
scripts_new(void)
{
	struct scripts *s = xcalloc(1, sizeof(*s));

	s->to_other[0] = open_transliterator("Traditional-Simplified");
	s->to_other[1] = open_transliterator("Simplified-Traditional");
	s->own[0] = legacy_set("GB2312");
	s->own[1] = legacy_set("Big5");
	return s;
}

void
scripts_free(struct scripts *s)
{
	for (int i = 0; s && i < 2; i++) {
		if (s->to_other[i])
			utrans_close(s->to_other[i]);
		uset_close(s->own[i]);
	}
	free(s);
}

bool
scripts_foreign(struct scripts *s, uint32_t cp, bool traditional)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar text[16], before[3];
	int32_t len = 0, limit;

	if (!cp_is_kanji(cp) || !s->to_other[traditional] ||
	    uset_contains(s->own[traditional], (UChar32)cp))
		return false;
	U16_APPEND_UNSAFE(text, len, cp);
	u_memcpy(before, text, len);
	limit = len;
	before[len] = 0;
	text[len] = 0;
	utrans_transUChars(s->to_other[traditional], text, &len,
	    (int32_t)ARRAY_SIZE(text), 0, &limit, &err);
	if (U_FAILURE(err) || len >= (int32_t)ARRAY_SIZE(text))
		return false;
	text[len] = 0;
	return u_strcmp(text, before) != 0;
}

bool
unicode_is_nfc(struct str s)
{
	UErrorCode err = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&err);
	UChar *text = xmalloc((s.len + 1) * sizeof(*text));
	int32_t len = 0;
	bool ret;

	u_strFromUTF8(
	    text, (int32_t)s.len + 1, &len, s.ptr, (int32_t)s.len, &err);
	ret = U_SUCCESS(err) && unorm2_isNormalized(nfc, text, len, &err);
	free(text);
	return ret || U_FAILURE(err);
}

void
unicode_fold(struct str s, struct buf *out)
{
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		if (cp >= 0xFF01 && cp <= 0xFF5E)
			buf_ch(out, (char)(cp - 0xFEE0));
		else if (cp == 0x2010 || cp == 0x2011 || cp == 0x2212 ||
			 cp == 0x2013)
			buf_ch(out, '-');
		else if (cp >= 0x2460 && cp <= 0x2473)
			buf_printf(out, " %u ", cp - 0x2460 + 1);
		else if (cp >= 0x80 && u_charDigitValue((UChar32)cp) >= 0)
			buf_ch(
			    out, (char)('0' + u_charDigitValue((UChar32)cp)));
		else
			buf_cp(out, cp);
	}
}
