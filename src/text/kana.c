#include "text/text.h"

void
kana_to_hiragana(struct str s, struct buf *out)
{
	buf_reserve(out, s.len);
	for (size_t pos = 0; pos < s.len;) {
		size_t start = pos;
		uint32_t cp = utf8_next(s, &pos);

		/* ァ to ヶ, ヽ and ヾ have hiragana 0x60 below them. */
		if ((cp >= 0x30A1 && cp <= 0x30F6) || cp == 0x30FD ||
		    cp == 0x30FE)
			buf_cp(out, cp - 0x60);
		else
			buf_add(out, s.ptr + start, pos - start);
	}
}

static bool
is_small_kana(uint32_t cp)
{
	if (cp >= 0x30A1 && cp <= 0x30F6)
		cp -= 0x60;
	switch (cp) {
	case 0x3041: /* ぁ */
	case 0x3043:
	case 0x3045:
	case 0x3047:
	case 0x3049:
	case 0x3083: /* ゃ */
	case 0x3085:
	case 0x3087:
	case 0x308E: /* ゎ */
		return true;
	default:
		return false;
	}
}

size_t
kana_morae(struct str reading)
{
	size_t morae = 0;

	for (size_t pos = 0; pos < reading.len;) {
		uint32_t cp = utf8_next(reading, &pos);

		if (cp_is_kana(cp) && !is_small_kana(cp))
			morae++;
	}
	return morae;
}
