/* Japanese punctuation around values, as other locales write it. */
#include "translate/render.h"

#include <string.h>

struct mark {
	uint32_t cp;
	const char *spaced;	   /* en, ko, vi and all others */
	const char *zh_cn, *zh_tw; /* NULL: as it is */
};

/* A space at an end is written only where it separates something. */
static const struct mark marks[] = {
	{ 0x00B7, NULL, NULL, NULL },
	{ 0x2026, "...", NULL, NULL },
	{ 0x203B, "* ", NULL, NULL },
	{ 0x2212, "-", NULL, NULL },
	{ 0x3001, ", ", NULL, NULL },
	{ 0x3002, ". ", NULL, NULL },
	{ 0x3008, " <", NULL, NULL },
	{ 0x3009, "> ", NULL, NULL },
	{ 0x300A, " \"", NULL, NULL },
	{ 0x300B, "\" ", NULL, NULL },
	{ 0x300C, " \"", "\xE2\x80\x9C", NULL },
	{ 0x300D, "\" ", "\xE2\x80\x9D", NULL },
	{ 0x300E, " \"", "\xE2\x80\x9C", NULL },
	{ 0x300F, "\" ", "\xE2\x80\x9D", NULL },
	{ 0x3010, " [", NULL, NULL },
	{ 0x3011, "] ", NULL, NULL },
	{ 0x3014, " [", NULL, NULL },
	{ 0x3015, "] ", NULL, NULL },
	{ 0x301C, "\xE2\x80\x93", "\xEF\xBD\x9E", "\xEF\xBD\x9E" },
	{ 0x30FB, ", ", "\xE3\x80\x81", "\xE3\x80\x81" },
	{ 0x30FC, "-", "-", "-" },
	{ 0xFF5E, "\xE2\x80\x93", NULL, NULL },
	{ 0xFF65, ", ", "\xE3\x80\x81", "\xE3\x80\x81" },
};

bool
locale_has_spaces(const struct locale *l)
{
	return !str_starts(l->po, STR("zh")) && !str_starts(l->po, STR("ja"));
}

static const char *
mark_for(const struct locale *l, uint32_t cp)
{
	size_t lo = 0, hi = ARRAY_SIZE(marks);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (marks[mid].cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == ARRAY_SIZE(marks) || marks[lo].cp != cp)
		return NULL;
	if (locale_has_spaces(l))
		return marks[lo].spaced;
	return str_eq(l->po, STR("zh_TW")) || str_eq(l->po, STR("zh_HK"))
		   ? marks[lo].zh_tw
		   : marks[lo].zh_cn;
}

/* Full-width ASCII: the space that brackets and marks carry inside their
 * width becomes a real one. */
static const char *
mark_of_full_width(char c, char out[4])
{
	size_t n = 0;

	if (c == '(' || c == '[' || c == '{')
		out[n++] = ' ';
	out[n++] = c;
	if (c == ')' || c == ']' || c == '}' || c == ',' || c == ':' ||
	    c == ';' || c == '!' || c == '?' || c == '.')
		out[n++] = ' ';
	out[n] = '\0';
	return out;
}

static bool
is_space_like(uint32_t cp)
{
	return cp == 0 || cp == ' ' || cp == '(' || cp == '[' || cp == '"';
}

void
punctuation_localise(
    const struct locale *l, struct str text, uint32_t before, struct buf *out)
{
	bool spaces = locale_has_spaces(l), pending = false;

	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);
		char full[4], own[5];
		const char *mark;
		size_t len;

		if (cp_is_space(cp)) {
			pending = true;
			continue;
		}
		mark = mark_for(l, cp);
		if (!mark && spaces && cp > 0xFF00 && cp < 0xFF5F)
			mark = mark_of_full_width((char)(cp - 0xFEE0), full);
		else if (!mark && cp_digit(cp) >= 0)
			mark = mark_of_full_width(
			    (char)('0' + cp_digit(cp)), full);
		if (!mark) {
			own[utf8_encode(cp, own)] = '\0';
			mark = own;
		}
		if (*mark == ' ') {
			pending = true;
			mark++;
		}
		/* No space before a mark that closes, none doubled. */
		if (pending && !is_space_like(before) &&
		    !(*mark && strchr(",.:;!?)]>", *mark)))
			buf_ch(out, ' ');
		pending = false;
		len = strlen(mark);
		if (len > 1 && mark[len - 1] == ' ') {
			pending = true;
			len--;
		}
		buf_add(out, mark, len);
		if (len)
			before = (unsigned char)mark[len - 1];
	}
	if (pending && !is_space_like(before))
		buf_ch(out, ' ');
}
