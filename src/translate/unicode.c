/* What the checks need of ICU. */
#include "translate/check.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct scripts {
	UTransliterator *to_other[2]; /* by `traditional`: S→T, T→S */
	UConverter *legacy[2];	      /* GB 2312, Big5 */
	USet *own[2];		      /* what they contain */
};

static void
open_legacy(struct scripts *s, int i, const char *charset)
{
	UErrorCode err = U_ZERO_ERROR;

	s->own[i] = uset_openEmpty();
	s->legacy[i] = ucnv_open(charset, &err);
	if (U_SUCCESS(err))
		ucnv_getUnicodeSet(
		    s->legacy[i], s->own[i], UCNV_ROUNDTRIP_SET, &err);
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
	open_legacy(s, 0, "GB2312");
	open_legacy(s, 1, "Big5");
	return s;
}

void
scripts_free(struct scripts *s)
{
	for (int i = 0; s && i < 2; i++) {
		if (s->to_other[i])
			utrans_close(s->to_other[i]);
		if (s->legacy[i])
			ucnv_close(s->legacy[i]);
		uset_close(s->own[i]);
	}
	free(s);
}

/* Common characters of GB 2312 (level 1) and Big5 (frequently used) are of
 * the script even if the transliterator changes them: 后 and 里 are Traditional
 * too, 著 Simplified. Of the rare ones most are there as variants; those that
 * texts do use are listed. */
static bool
is_own(const struct scripts *s, uint32_t cp, bool traditional)
{
	static const char *const also_own[] = { "徵摺箝苎跤阪吒", "岭凄昵痒" };
	static const char *const not_own[] = { "", "么听坏夸愿并儿" };
	static const uint8_t rare_from[] = { 0xD8, 0xC9 };
	UErrorCode err = U_ZERO_ERROR;
	char own[5], legacy[8];
	UChar text[2];
	int32_t len = 0;

	own[utf8_encode(cp, own)] = '\0';
	if (!uset_contains(s->own[traditional], (UChar32)cp) ||
	    strstr(not_own[traditional], own))
		return false;
	if (strstr(also_own[traditional], own))
		return true;
	U16_APPEND_UNSAFE(text, len, cp);
	len = ucnv_fromUChars(
	    s->legacy[traditional], legacy, sizeof(legacy), text, len, &err);
	return U_SUCCESS(err) && len == 2 &&
	       (uint8_t)legacy[0] < rare_from[traditional];
}

/* Whether the transliterator to the other script changes it. */
static bool
is_changed(struct scripts *s, uint32_t cp, bool traditional)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar text[16], before[3];
	int32_t len = 0, limit;

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

/* Characters made in Japan that stand in names of places and people. */
static bool
is_name_kanji(uint32_t cp)
{
	static const char names[] = "々畑辻笹栃峠榊凪枠匂栫俣梶麿働込喰";
	char own[5];

	own[utf8_encode(cp, own)] = '\0';
	return strstr(names, own) != NULL;
}

bool
scripts_foreign(struct scripts *s, uint32_t cp, bool traditional)
{
	if (!cp_is_kanji(cp) || !s->to_other[traditional] ||
	    !s->legacy[traditional] || is_own(s, cp, traditional))
		return false;
	if (is_changed(s, cp, traditional))
		return true;
	return !uset_contains(s->own[traditional], (UChar32)cp) &&
	       cp < 0xA000 && !is_name_kanji(cp);
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

void
unicode_lower(struct str s, struct buf *out)
{
	for (size_t pos = 0; pos < s.len;)
		buf_cp(out, (uint32_t)u_tolower((UChar32)utf8_next(s, &pos)));
}

size_t
unicode_graphemes(struct str s)
{
	UErrorCode err = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	UBreakIterator *it;
	size_t n = 0;

	it = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &err);
	utext_openUTF8(&text, s.ptr ? s.ptr : "", (int64_t)s.len, &err);
	if (U_SUCCESS(err))
		ubrk_setUText(it, &text, &err);
	while (U_SUCCESS(err) && ubrk_next(it) != UBRK_DONE)
		n++;
	utext_close(&text);
	if (it)
		ubrk_close(it);
	return n;
}

bool
unicode_is_letter(uint32_t cp)
{
	return u_isalnum((UChar32)cp);
}

uint32_t
unicode_upper(uint32_t cp)
{
	return (uint32_t)u_totitle((UChar32)cp);
}
