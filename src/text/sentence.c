#include "text/text.h"

/* A bracket that is not closed within so many characters is taken for a
 * stray one and opens nothing. */
#define BRACKET_REACH 200

static const uint32_t BRACKETS[][2] = {
	{ 0x300C, 0x300D },		  /* 「」 */
	{ 0x300E, 0x300F },		  /* 『』 */
	{ 0xFF08, 0xFF09 },		  /* （） */
	{ '(', ')' }, { 0x3010, 0x3011 }, /* 【】 */
	{ 0x3014, 0x3015 },		  /* 〔〕 */
	{ 0x3008, 0x3009 },		  /* 〈〉 */
	{ 0x300A, 0x300B },		  /* 《》 */
};

static int
opening(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_SIZE(BRACKETS); i++)
		if (BRACKETS[i][0] == cp)
			return (int)i;
	return -1;
}

static int
closing(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_SIZE(BRACKETS); i++)
		if (BRACKETS[i][1] == cp)
			return (int)i;
	return -1;
}

bool
sentence_ends_point(struct str text, size_t pos)
{
	size_t before = pos < 3 ? 0 : pos - 3, behind = pos;
	uint32_t last = utf8_prev(text, &before);
	uint32_t second = utf8_prev(text, &before);

	return cp_is_hiragana(last) &&
	       (cp_is_kanji(second) || cp_is_kana(second)) &&
	       (pos >= text.len || cp_digit(utf8_next(text, &behind)) < 0);
}

static bool
is_stop(struct str text, size_t pos, uint32_t cp)
{
	if (cp == 0xFF0E)
		return sentence_ends_point(text, pos);
	if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF61)
		return true;
	if (cp != '!' && cp != '?')
		return false;
	if (pos == text.len)
		return true;
	cp = utf8_next(text, &pos);
	return cp_is_space(cp) || cp >= 0x3000 || cp == '!' || cp == '?' ||
	       closing(cp) >= 0;
}

/* The position behind the bracket that closes `open`, whose content begins
 * at `pos`; `pos` itself if it is stray. */
static size_t
bracket_end(struct str text, size_t pos, int open)
{
	size_t start = pos;
	int depth = 1;

	for (int reach = 0; pos < text.len && reach < BRACKET_REACH; reach++) {
		uint32_t cp = utf8_next(text, &pos);

		if (cp == '\n')
			break;
		if (opening(cp) == open)
			depth++;
		else if (closing(cp) == open && --depth == 0)
			return pos;
	}
	return start;
}

/* Behind the kana and kanji at `pos`, most of a text: none of them ends a
 * sentence or opens a bracket, and their first bytes tell. */
static size_t
skip_plain(struct str text, size_t pos)
{
	while (pos + 2 < text.len) {
		unsigned char lead = (unsigned char)text.ptr[pos];
		unsigned char second = (unsigned char)text.ptr[pos + 1];

		if (!(lead >= 0xE4 && lead <= 0xE9) &&
		    !(lead == 0xE3 && second >= 0x81 && second <= 0x83))
			break;
		pos += 3;
	}
	return pos;
}

static size_t
skip_space(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (!cp_is_space(utf8_next(text, &next)))
			break;
		pos = next;
	}
	return pos;
}

/* Further stops and closing brackets belong to the sentence. */
static size_t
skip_tail(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);

		if (closing(cp) < 0 && !is_stop(text, next, cp))
			break;
		pos = next;
	}
	return pos;
}

/* Whether a bracketed whole sentence ends at `pos`: its content ended with
 * a stop and no particle goes on with it. */
static bool
bracketed_sentence(struct str text, size_t pos)
{
	size_t at = pos;

	utf8_prev(text, &at);
	if (!is_stop(text, at, utf8_prev(text, &at)))
		return false;
	if (pos == text.len)
		return true;
	at = pos;
	return cp_is_space(utf8_next(text, &at)) ||
	       cp_is_kanji(utf8_next(text, &pos)) ||
	       opening(utf8_prev(text, &pos)) >= 0;
}

size_t
sentence_end(struct str text, size_t from)
{
	size_t start = skip_space(text, from);
	size_t pos = start;

	while ((pos = skip_plain(text, pos)) < text.len) {
		size_t at = pos;
		uint32_t cp = utf8_next(text, &pos);
		int open;

		if (cp == '\n')
			return skip_space(text, pos);
		if (is_stop(text, pos, cp))
			return skip_space(text, skip_tail(text, pos));
		open = opening(cp);
		if (open >= 0)
			pos = bracket_end(text, pos, open);
		if (open >= 0 && at == start && bracketed_sentence(text, pos))
			return skip_space(text, pos);
	}
	return text.len;
}
