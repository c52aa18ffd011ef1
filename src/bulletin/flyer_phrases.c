/* Phrases: where lines of Japanese are broken without MeCab at hand. */
#include "bulletin/flyer_pango.h"

bool
phrase_opens(uint32_t cp)
{
	switch (cp) {
	case '(':
	case 0xff08: /* （ */
	case 0x3008: /* 〈 */
	case 0x300c: /* 「 */
	case 0x300e: /* 『 */
	case 0x3010: /* 【 */
		return true;
	default:
		return false;
	}
}

bool
phrase_closes(uint32_t cp)
{
	switch (cp) {
	case ')':
	case 0xff09: /* ） */
	case 0x3009: /* 〉 */
	case 0x300d: /* 」 */
	case 0x300f: /* 』 */
	case 0x3011: /* 】 */
	case 0x3001: /* 、 */
	case 0x3002: /* 。 */
	case 0xff01: /* ！ */
	case 0xff1a: /* ： */
	case 0xff1f: /* ？ */
	case 0x30fb: /* ・ */
		return true;
	default:
		return false;
	}
}

static bool
is_hiragana(uint32_t cp)
{
	return cp >= 0x3041 && cp <= 0x309f;
}

/* お and ご of politeness belong to the word behind them. */
static bool
is_honorific(uint32_t cp)
{
	return cp == 0x304a || cp == 0x3054;
}

/* The kana in which the first part of a compound ends: 申し込み, 受け付け,
 * 買い物. に and て end phrases as well and are not among them. */
static bool
joins_compound(uint32_t cp)
{
	static const uint32_t kana[] = { 0x3044, 0x304d, 0x304e, 0x3057, 0x3061,
		0x3073, 0x307f, 0x308a, 0x3048, 0x3051, 0x3052, 0x305b, 0x3081,
		0x308c };

	for (size_t i = 0; i < ARRAY_SIZE(kana); i++)
		if (cp == kana[i])
			return true;
	return false;
}

static bool
begins_word(uint32_t cp)
{
	return cp_is_kanji(cp) || (cp_is_katakana(cp) && cp != 0x30fc) ||
	       cp_digit(cp) >= 0;
}

/* The last three characters before a place, nearest first. */
static bool
phrase_ends(const uint32_t before[3], uint32_t next)
{
	if (cp_is_space(before[0]))
		return true;
	if (phrase_closes(before[0]))
		return !phrase_closes(next) && before[0] != ')';
	if (phrase_opens(next))
		return next != '(' || cp_is_kana(before[0]);
	if (!is_hiragana(before[0]))
		return false;
	if (is_honorific(next) || !begins_word(next))
		return false;
	if (is_honorific(before[0]) && !cp_is_kanji(before[1]))
		return false;
	return !(joins_compound(before[0]) && cp_is_kanji(before[1]) &&
		 cp_is_kanji(next));
}

static bool
honorific_begins(struct str text, size_t at, const uint32_t before[3])
{
	uint32_t cp = utf8_next(text, &at);

	return is_honorific(cp) && is_hiragana(before[0]) &&
	       cp_is_kanji(utf8_next(text, &at));
}

/* Inside a phrase no line is broken; trailing spaces are outside. */
static void
hold_phrase(PangoAttrList *list, struct str text, size_t from, size_t to)
{
	PangoAttribute *a = lib.pango_attr_allow_breaks_new(FALSE);

	while (to > from && text.ptr[to - 1] == ' ')
		to--;
	a->start_index = (guint)from;
	a->end_index = (guint)to;
	lib.pango_attr_list_insert(list, a);
}

void
phrases_hold(PangoAttrList *list, struct str text)
{
	uint32_t before[3] = { 0, 0, 0 };
	size_t from = 0, at = 0;

	while (at < text.len) {
		size_t here = at;
		uint32_t next = utf8_next(text, &at);

		if (here > from && (phrase_ends(before, next) ||
				       honorific_begins(text, here, before))) {
			hold_phrase(list, text, from, here);
			from = here;
		}
		before[2] = before[1];
		before[1] = before[0];
		before[0] = next;
	}
	hold_phrase(list, text, from, text.len);
}

size_t
phrase_part_end(const struct script *s, struct str text, size_t from)
{
	bool anywhere = s->han && !s->phrases;
	uint32_t before[3] = { 0, 0, 0 };
	size_t at = from;

	while (at < text.len) {
		size_t here = at;
		uint32_t next = utf8_next(text, &at);
		bool ends =
		    s->han ? phrase_ends(before, next) : cp_is_space(before[0]);

		if (here > from && (ends || (anywhere && cp_is_kanji(next))))
			return here;
		before[2] = before[1];
		before[1] = before[0];
		before[0] = next;
	}
	return at;
}
