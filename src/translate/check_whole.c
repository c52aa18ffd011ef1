/* Warnings about a translation as a whole: its length, and whether the catalog
 * says the same thing in two ways. */
#include "translate/check.h"

#include <string.h>

/* ---- length ----------------------------------------------------------------
 */

/* Length against Japanese, of 1,000 translated sentences of notices: the 90th
 * percentile, in tenths. */
static unsigned
usual_length(enum check_language language)
{
	switch (language) {
	case CHECK_JA:
		return 36;
	case CHECK_EN:
		return 38;
	case CHECK_ZH_HANS:
	case CHECK_ZH_HANT:
		return 11;
	case CHECK_KO:
		return 15;
	case CHECK_VI:
	case CHECK_OTHER:
	default:
		return 41;
	}
}

/* "button, at most 40 characters": what the message's note allows. */
static size_t
limit_of(struct str comments)
{
	static const struct str words = STR_INIT("at most ");
	static const struct str unit = STR_INIT(" characters");
	size_t at = str_find(comments, words, 0), end;
	int64_t n;

	if (at == STR_NPOS)
		return 0;
	at += words.len;
	end = str_find(comments, unit, at);
	if (end == STR_NPOS)
		return 0;
	n = str_to_int(str_sub(comments, at, end));
	return n > 0 ? (size_t)n : 0;
}

static void
check_length(struct checker *c, const struct po_entry *e)
{
	const size_t text_limit = 2000; /* of a text in a LINE bubble */
	size_t source = utf8_count(buf_view(&c->source));
	size_t target = utf8_count(buf_view(&c->target));
	size_t usual = source * usual_length(c->language) / 10;
	size_t limit = limit_of(e->comments);

	if (limit && unicode_graphemes(buf_view(&c->target)) > limit)
		check_report2(c, DIAG_PO_LENGTH, DIAG_NUM(target),
		    str_from(tr("a button or label")));
	else if (target > text_limit)
		check_report2(c, DIAG_PO_LENGTH, DIAG_NUM(target),
		    str_from(tr("a LINE message")));
	else if (c->unknown)
		return;
	else if (target > usual * 5 / 2 + 40)
		check_report2(c, DIAG_PO_LENGTH, DIAG_NUM(target),
		    str_from(tr("so short a source")));
	else if (source >= 24 && c->language != CHECK_OTHER &&
		 target < usual / 5)
		check_report(c, DIAG_PO_SHORT, STR_NONE);
}

/* ---- two translations ------------------------------------------------------
 */

/* The letters and digits of a text, in lower case. */
static struct str
letters_of(struct checker *c, struct str text)
{
	struct buf folded = BUF_INIT, out = BUF_INIT;
	struct str lower, ret;

	unicode_fold(text, &folded);
	unicode_lower(buf_view(&folded), &out);
	buf_clear(&folded);
	lower = buf_view(&out);
	for (size_t pos = 0; pos < lower.len;) {
		uint32_t cp = utf8_next(lower, &pos);
		if (cp == '%' || cp == '+' || cp == '-' ||
		    unicode_is_letter(cp))
			buf_cp(&folded, cp);
	}
	ret = arena_str(&c->arena, buf_view(&folded));
	buf_release(&folded);
	buf_release(&out);
	return ret;
}

struct translated {
	struct str letters;
	uint32_t line;
};

/* Two messages that differ in punctuation alone. */
static void
check_consistent(struct checker *c, const struct po_entry *e)
{
	struct str key = letters_of(c, e->msgid);
	struct str value = letters_of(c, buf_view(&c->target));
	struct translated **slot;

	if (!key.len || !value.len)
		return;
	slot = (struct translated **)map_put(&c->seen, key);
	if (!*slot) {
		*slot = ARENA_NEW(&c->arena, struct translated);
		(*slot)->letters = value;
		(*slot)->line = c->line;
	} else if (!str_eq((*slot)->letters, value)) {
		check_report(c, DIAG_PO_INCONSISTENT, DIAG_NUM((*slot)->line));
	}
}

void
check_whole(struct checker *c, const struct po_entry *e)
{
	check_length(c, e);
	if (c->errors == 0)
		check_consistent(c, e);
}
