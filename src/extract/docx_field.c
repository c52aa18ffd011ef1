/* Field codes and symbol fonts of a Word document. */
#include "extract/docx.h"

#include <string.h>

struct str
docx_field_link(struct str code, struct arena *a)
{
	size_t from, to;

	code = str_trim(code);
	if (!str_starts(code, STR("HYPERLINK")))
		return STR_NONE;
	code = str_trim(str_sub(code, STR("HYPERLINK").len, code.len));
	if (!str_starts(code, STR("\"")))
		return STR_NONE;
	from = 1;
	to = str_find(code, STR("\""), from);
	return to == STR_NPOS ? STR_NONE
			      : arena_str(a, str_sub(code, from, to));
}

/* EQ \* jc2 \* "Font:…" \* hps10 \o\ad(\s\up 9(よみ),読): the phonetic guide
 * of documents that were doc files once. */
bool
docx_field_ruby(struct str code, struct str *ret_base, struct str *ret_reading)
{
	size_t up, open, close, end;

	code = str_trim(code);
	if (!str_starts(code, STR("EQ")) && !str_starts(code, STR("eq")))
		return false;
	up = str_find(code, STR("\\up"), 0);
	if (up == STR_NPOS)
		return false;
	open = str_find(code, STR("("), up);
	close = open == STR_NPOS ? open : str_find(code, STR(")"), open);
	if (close == STR_NPOS || close + 1 >= code.len ||
	    !strchr(",;", code.ptr[close + 1]))
		return false;
	end = str_find(code, STR(")"), close + 2);
	if (end == STR_NPOS)
		return false;
	*ret_reading = str_trim(str_sub(code, open + 1, close));
	*ret_base = str_trim(str_sub(code, close + 2, end));
	return ret_base->len && ret_reading->len;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

uint32_t
docx_symbol(struct str font, struct str code)
{
	static const struct {
		uint32_t code, cp;
	} wingdings[] = { { 0x28, U'☎' }, { 0x2A, U'✉' }, { 0x2B, U'✉' },
		{ 0x6C, U'●' }, { 0x6E, U'■' }, { 0x6F, U'□' }, { 0x71, U'□' },
		{ 0x75, U'◆' }, { 0x77, U'◆' }, { 0x9F, U'・' }, { 0xA7, U'■' },
		{ 0xA8, U'□' }, { 0xAB, U'★' }, { 0xD8, U'➢' }, { 0xE0, U'→' },
		{ 0xE8, U'→' }, { 0xF0, U'⇒' }, { 0xFC, U'✓' },
		{ 0xFE, U'☑' } };
	uint32_t cp = 0;

	for (size_t i = 0; i < code.len && i < 5; i++) {
		int digit = hex(code.ptr[i]);

		if (digit < 0)
			return 0;
		cp = cp << 4 | (uint32_t)digit;
	}
	if (str_starts(font, STR("Wingdings")))
		for (size_t i = 0; i < ARRAY_SIZE(wingdings); i++)
			if (wingdings[i].code == (cp & 0xFF))
				return wingdings[i].cp;
	/* Symbol fonts keep their characters in the private area. */
	if ((cp >= 0xE000 && cp <= 0xF8FF) || cp < 0x20 || cp_is_unsafe(cp) ||
	    (cp >= 0xD800 && cp <= 0xDFFF) || cp > 0xFFFF)
		return 0;
	return cp;
}
