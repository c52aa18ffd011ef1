/* Warnings about letters and punctuation of another language. */
#include "translate/check.h"

#include <string.h>

/* Remembers the first few offending characters. */
struct sample {
	struct buf text;
	size_t count;
};

static void
sample_add(struct sample *s, uint32_t cp)
{
	if (s->count++ < 10)
		buf_cp(&s->text, cp);
}

static void
sample_report(struct checker *c, struct sample *s, enum diag_code code)
{
	if (s->count)
		check_report(c, code, buf_view(&s->text));
	buf_release(&s->text);
}

static bool
is_cjk_letter(uint32_t cp)
{
	return cp_is_kana(cp) || cp_is_kanji(cp);
}

static bool
is_one_of(uint32_t cp, const char *ascii)
{
	return cp && cp < 0x80 && strchr(ascii, (int)cp);
}

/* The Japanese word itself in brackets or quotes behind its translation,
 * "Risai shomeisho (罹災証明書)", is good style. */
static bool
is_quoted_source(const struct checker *c, size_t at)
{
	struct str t = buf_view(&c->target);
	size_t from = at, to = at, pos;
	uint32_t before, after;

	while (from > 0 && (pos = from, is_cjk_letter(utf8_prev(t, &pos))))
		from = pos;
	while (to < t.len && (pos = to, is_cjk_letter(utf8_next(t, &pos))))
		to = pos;
	pos = from;
	before = utf8_prev(t, &pos);
	pos = to;
	after = utf8_next(t, &pos);
	if (!is_one_of(before, "([\"'") && before != 0xFF08 &&
	    before != 0x300C && before != 0x201C)
		return false;
	if (!is_one_of(after, ")]\"',;/ ") && after != 0xFF09 &&
	    after != 0x300D && after != 0x201D)
		return false;
	return str_find(buf_view(&c->source), str_sub(t, from, to), 0) !=
	       STR_NPOS;
}

static void
check_letters(struct checker *c)
{
	bool chinese =
	    c->language == CHECK_ZH_HANS || c->language == CHECK_ZH_HANT;
	struct sample kana = { BUF_INIT, 0 }, han = { BUF_INIT, 0 },
		      script = { BUF_INIT, 0 };
	struct str t = buf_view(&c->target);
	bool hangul = false;

	if (chinese && !c->scripts)
		c->scripts = scripts_new();
	for (size_t pos = 0; pos < t.len;) {
		size_t at = pos;
		uint32_t cp = utf8_next(t, &pos);

		hangul |= cp >= 0xAC00 && cp <= 0xD7A3;
		if (cp < 0x2E80 || !is_cjk_letter(cp) || cp == 0x30FC)
			continue;
		if (cp_is_kana(cp)) {
			if (!is_quoted_source(c, at))
				sample_add(&kana, cp);
		} else if (!chinese) {
			if (!is_quoted_source(c, at))
				sample_add(&han, cp);
		} else if (scripts_foreign(
			       c->scripts, cp, c->language == CHECK_ZH_HANT) &&
			   !is_quoted_source(c, at)) {
			sample_add(&script, cp);
		}
	}
	if (c->language == CHECK_KO && hangul)
		han.count = 0;
	sample_report(c, &kana, DIAG_PO_KANA);
	sample_report(c, &han, DIAG_PO_HAN);
	/* One character may be a name; two are the other script, which is
	 * never shown as this one. */
	sample_report(c, &script,
	    script.count > 1 ? DIAG_PO_SCRIPT_WRONG : DIAG_PO_SCRIPT);
}

void
check_chinese(struct checker *c)
{
	if (c->language == CHECK_ZH_HANS || c->language == CHECK_ZH_HANT)
		check_letters(c);
}

static void
check_full_width(struct checker *c)
{
	struct sample wide = { BUF_INIT, 0 };
	struct str t = buf_view(&c->target);

	for (size_t pos = 0; pos < t.len;) {
		uint32_t cp = utf8_next(t, &pos);
		if (cp == 0x3001 || cp == 0x3002 || cp == 0x3000 ||
		    (cp >= 0xFF01 && cp <= 0xFF65 && cp != 0xFF5E) ||
		    cp == 0xFFE5)
			sample_add(&wide, cp);
	}
	sample_report(c, &wide, DIAG_PO_WIDTH);
}

static void
check_half_width(struct checker *c)
{
	struct sample narrow = { BUF_INIT, 0 };
	struct str t = buf_view(&c->target);
	uint32_t before = 0;

	for (size_t pos = 0; pos < t.len;) {
		uint32_t cp = utf8_next(t, &pos);
		if ((cp == ',' || cp == '.' || cp == ';' || cp == '?' ||
			cp == '!') &&
		    (cp_is_kanji(before) || before == 0xFFFC))
			sample_add(&narrow, cp);
		before = cp;
	}
	sample_report(c, &narrow, DIAG_PO_WIDTH);
}

/* Three words in lower case and not one letter beyond ASCII. */
static bool
lacks_accents(struct str t)
{
	size_t words = 0, run = 0;

	for (size_t pos = 0; pos < t.len;) {
		uint32_t cp = utf8_next(t, &pos);
		if ((cp >= 0xC0 && cp < 0x300) || (cp >= 0x1E00 && cp < 0x1F00))
			return false;
		run = cp >= 'a' && cp <= 'z' ? run + 1 : 0;
		words += run == 2;
	}
	return words >= 3;
}

/* ---- letters of a script that the language does not use ----------------------
 */

static bool
is_hangul(uint32_t cp)
{
	return (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x3131 && cp <= 0x318E);
}

/* Letters that of our languages only Vietnamese has. */
static bool
is_vietnamese(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x111 || cp == 0x1A1 ||
	       cp == 0x1B0;
}

static bool
is_stray(enum check_language language, uint32_t cp)
{
	if (language == CHECK_OTHER || cp < 0x100)
		return false;
	if (cp >= 0x370 && cp < 0x10A0) /* Greek, Cyrillic, … Burmese */
		return unicode_is_letter(cp) && cp != 0x3BC;
	if (is_hangul(cp))
		return language != CHECK_KO;
	return language != CHECK_VI && is_vietnamese(cp);
}

static void
check_stray(struct checker *c)
{
	struct sample stray = { BUF_INIT, 0 };
	struct str t = buf_view(&c->target);

	for (size_t pos = 0; pos < t.len;) {
		uint32_t cp = utf8_next(t, &pos);
		if (is_stray(c->language, cp))
			sample_add(&stray, cp);
	}
	sample_report(c, &stray, DIAG_PO_LETTERS);
}

/* Three words in Latin letters and no letter of the language itself. */
static bool
lacks_own_letters(enum check_language language, struct str t)
{
	size_t words = 0, run = 0;

	for (size_t pos = 0; pos < t.len;) {
		uint32_t cp = utf8_next(t, &pos);
		if (is_hangul(cp) || cp_is_kanji(cp))
			return false;
		run = cp >= 'a' && cp <= 'z' ? run + 1 : 0;
		words += run == 3;
	}
	return language >= CHECK_ZH_HANS && language <= CHECK_KO && words >= 3;
}

static bool
check_copy(struct checker *c, const struct po_entry *e)
{
	struct str s = buf_view(&c->source);

	if (!str_eq(e->msgid, e->msgstr))
		return false;
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);
		/* Han alone may be the same word in Chinese. */
		if ((cp_is_kana(cp) && cp != 0x30FC) ||
		    (cp_is_kanji(cp) && c->language != CHECK_ZH_HANS &&
			c->language != CHECK_ZH_HANT)) {
			check_report(c, DIAG_PO_COPY, STR_NONE);
			return true;
		}
	}
	return false;
}

void
check_scripts(struct checker *c, const struct po_entry *e)
{
	if (check_copy(c, e))
		return;
	check_letters(c);
	check_stray(c);
	if (lacks_own_letters(c->language, buf_view(&c->target)))
		check_report(c, DIAG_PO_LETTERS, STR("a–z"));
	switch (c->language) {
	case CHECK_ZH_HANS:
	case CHECK_ZH_HANT:
		check_half_width(c);
		break;
	case CHECK_VI:
		if (!unicode_is_nfc(e->msgstr))
			check_report(c, DIAG_PO_NFC, STR_NONE);
		else if (lacks_accents(buf_view(&c->target)))
			check_report(c, DIAG_PO_NO_ACCENTS, STR_NONE);
		check_full_width(c);
		break;
	default:
		check_full_width(c);
		break;
	}
}
