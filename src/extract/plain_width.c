/* Full-width letters and digits and half-width kana, made regular. Not
 * NFKC: ① ㈱ ㎡ Ⅰ ～ … （） stay as they are. */
#include "extract/plain_width.h"

static const uint16_t half_kana[] = { U'。', U'「', U'」', U'、', U'・', U'ヲ',
	U'ァ', U'ィ', U'ゥ', U'ェ', U'ォ', U'ャ', U'ュ', U'ョ', U'ッ', U'ー',
	U'ア', U'イ', U'ウ', U'エ', U'オ', U'カ', U'キ', U'ク', U'ケ', U'コ',
	U'サ', U'シ', U'ス', U'セ', U'ソ', U'タ', U'チ', U'ツ', U'テ', U'ト',
	U'ナ', U'ニ', U'ヌ', U'ネ', U'ノ', U'ハ', U'ヒ', U'フ', U'ヘ', U'ホ',
	U'マ', U'ミ', U'ム', U'メ', U'モ', U'ヤ', U'ユ', U'ヨ', U'ラ', U'リ',
	U'ル', U'レ', U'ロ', U'ワ', U'ン' };

static bool
takes_voice(uint32_t cp)
{
	return (cp >= U'カ' && cp <= U'ト' && cp != U'ッ') ||
	       (cp >= U'ハ' && cp <= U'ホ');
}

/* The kana with the mark ﾞ or ﾟ that follows it, or 0. */
static uint32_t
voiced(uint32_t cp, uint32_t mark)
{
	if (mark == 0xFF9E && cp == U'ウ')
		return U'ヴ';
	if (mark == 0xFF9E && takes_voice(cp))
		return cp + 1;
	if (mark == 0xFF9F && cp >= U'ハ' && cp <= U'ホ')
		return cp + 2;
	return 0;
}

static uint32_t
regular(uint32_t cp)
{
	if ((cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) ||
	    (cp >= 0xFF41 && cp <= 0xFF5A))
		return cp - 0xFEE0;
	if (cp >= 0xFF61 && cp < 0xFF61 + ARRAY_SIZE(half_kana))
		return half_kana[cp - 0xFF61];
	return cp;
}

bool
width_is_regular(struct str s)
{
	/* All of them lie in U+FF10–U+FF9F: EF BC 90 – EF BE 9F. */
	for (size_t i = 0; i + 2 < s.len; i++)
		if ((unsigned char)s.ptr[i] == 0xEF) {
			size_t at = i;
			uint32_t cp = utf8_next(s, &at);

			if (regular(cp) != cp)
				return false;
		}
	return true;
}

void
width_regular(struct str s, struct buf *out)
{
	uint32_t before = 0;
	size_t at = 0;

	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at), next, both;
		size_t ahead = at;

		both = regular(cp);
		next = utf8_next(s, &ahead);
		if (cp >= 0xFF61 && cp <= 0xFF9D && voiced(both, next)) {
			both = voiced(both, next);
			at = ahead;
		}
		/* １，０００ and ３．５: marks between digits go along. */
		if ((cp == 0xFF0C || cp == 0xFF0E) && cp_digit(before) >= 0 &&
		    cp_digit(next) >= 0)
			both = cp - 0xFEE0;
		buf_cp(out, both);
		before = cp;
	}
}
