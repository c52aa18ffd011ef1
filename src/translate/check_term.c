/* Words that a translation must have: the glossary's; and in Japanese, the
 * negation. */
#include "translate/check.h"

#include <string.h>

/* ---- the glossary's terms --------------------------------------------------
 */

static bool
is_latin(uint32_t cp)
{
	return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
	       (cp >= 0xC0 && cp < 0x250) || (cp >= 0x1E00 && cp < 0x1F00);
}

/* The next word of letters at or after *pos. */
static bool
next_word(struct str text, size_t *pos, struct str *ret)
{
	size_t start, end;

	for (start = *pos; start < text.len; start = *pos)
		if (is_latin(utf8_next(text, pos)))
			break;
	if (start >= text.len)
		return false;
	for (end = *pos; *pos < text.len; end = *pos)
		if (!is_latin(utf8_next(text, pos)))
			break;
	*pos = end;
	*ret = str_sub(text, start, end);
	return true;
}

/* Whether a word of the glossary stands in the text in some form: residence,
 * resident and residents' begin alike. */
static bool
has_form(struct str text, struct str word)
{
	size_t chars = utf8_count(word), keep = 0, pos = 0;

	/* A little word (of, and, cho) says nothing. */
	if (chars < 4)
		return true;
	while (keep < (chars > 6 ? 5 : chars - 1)) {
		utf8_next(word, &pos);
		keep++;
	}
	return str_find(text, str_sub(word, 0, pos), 0) != STR_NPOS;
}

static bool
has_words(struct str text, struct str words)
{
	struct buf lower = BUF_INIT;
	bool all = true, any = false;
	struct str word;

	unicode_lower(words, &lower);
	for (size_t pos = 0; next_word(buf_view(&lower), &pos, &word);) {
		any = true;
		all &= has_form(text, word);
	}
	buf_release(&lower);
	return all && any;
}

/* Without spaces, which Korean sets as it likes. */
static void
add_dense(struct str text, struct buf *out)
{
	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);
		if (unicode_is_letter(cp))
			buf_cp(out, cp);
	}
}

static bool
has_dense(struct str text, struct str words)
{
	struct buf dense = BUF_INIT, wanted = BUF_INIT;
	bool ret;

	add_dense(text, &dense);
	add_dense(words, &wanted);
	ret = wanted.len &&
	      str_find(buf_view(&dense), buf_view(&wanted), 0) != STR_NPOS;
	buf_release(&dense);
	buf_release(&wanted);
	return ret;
}

static bool
has_term(struct checker *c, const struct glossary_term *term)
{
	struct str folded = buf_view(&c->target_folded), words;
	struct str lower = buf_view(&c->target_lower);

	if (str_find(folded, term->term, 0) != STR_NPOS)
		return true;
	for (size_t i = 0;
	     (words = glossary_words(c->glossary, term, c->tag, i)).len; i++) {
		size_t pos = 0;
		bool latin = is_latin(utf8_next(words, &pos));

		if (latin ? has_words(lower, words) : has_dense(folded, words))
			return true;
	}
	return false;
}

void
check_terms(struct checker *c)
{
	const struct glossary_term *term;
	struct str source = buf_view(&c->source);
	size_t start;

	if (c->language == CHECK_JA || c->unknown)
		return;
	for (size_t at = 0;
	     glossary_next(c->glossary, source, &at, &term, &start);) {
		struct str words = glossary_words(c->glossary, term, c->tag, 0);

		if (!words.len || has_term(c, term))
			continue;
		check_report2(c, DIAG_PO_TERM, term->term, words);
		return;
	}
}

/* ---- negation ------------------------------------------------------------------
 */

static bool
has_any(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (str_find(s, str_from(*words), 0) != STR_NPOS)
			return true;
	return false;
}

/* Turned into its opposite, a notice is dangerous. */
void
check_negation(struct checker *c)
{
	static const char *const clear[] = { "ません", "ないでください",
		"てはいけ", "ではない", "禁止", "不可", "できない",
		"しないこと", NULL };
	static const char *const kept[] = { "ない", "ません", "なく", "だめ",
		"いけ", "禁止", "やめ", "無", "不", "休", "無理", NULL };
	static const char *const any[] = { "な", "ず", "ぬ", "ません", "不",
		"非", "無", "未", "禁", "以外", "除", "中止", "止", "休", "廃",
		"失", "断", "免", "限", "だけ", "のみ", "欠", "外", NULL };
	static const char *const added[] = { "ません", "ないでください",
		"いけません", "できない", NULL };
	struct str s = buf_view(&c->source), t = buf_view(&c->target);

	if (has_any(s, clear) && !has_any(t, kept))
		check_report(c, DIAG_PO_NEGATION, STR_NONE);
	else if (has_any(t, added) && !has_any(s, any))
		check_report(c, DIAG_PO_NEGATION, STR_NONE);
}
