#include "extract/entity.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define ENTITY_LEN_MAX 32

static uint32_t
number_of(struct str s)
{
	unsigned base = 10;
	uint32_t n = 0;

	if (s.len && (s.ptr[0] | 32) == 'x') {
		base = 16;
		s = str_sub(s, 1, s.len);
	}
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0')
				 : (c | 32) >= 'a' && (c | 32) <= 'f'
				     ? (unsigned)((c | 32) - 'a' + 10)
				     : 99;

		if (digit >= base || n > 0x10FFFF)
			return 0;
		n = n * base + digit;
	}
	return n;
}

size_t
entity_decode(struct str entity, char out[4])
{
	const htmlEntityDesc *known;
	char name[ENTITY_LEN_MAX];
	uint32_t cp = 0;

	if (!entity.ptr || entity.len < 3 || entity.ptr[0] != '&' ||
	    entity.ptr[entity.len - 1] != ';' || entity.len > sizeof(name))
		return 0;
	entity = str_sub(entity, 1, entity.len - 1);
	if (str_starts(entity, STR("#"))) {
		cp = number_of(str_sub(entity, 1, entity.len));
	} else if (entity.ptr) {
		memcpy(name, entity.ptr, entity.len);
		name[entity.len] = 0;
		known = htmlEntityLookup((const xmlChar *)name);
		cp = known ? known->value : 0;
	}
	if (!cp || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF) ||
	    cp_is_unsafe(cp))
		return 0;
	return utf8_encode(cp, out);
}

void
entity_text(struct str text, struct buf *out)
{
	size_t from = 0, at;
	char utf8[4];

	while ((at = str_find(text, STR("&"), from)) != STR_NPOS) {
		size_t end = str_find(
		    str_sub(text, 0, at + ENTITY_LEN_MAX), STR(";"), at);
		size_t len = 0;

		if (end != STR_NPOS)
			len = entity_decode(str_sub(text, at, end + 1), utf8);
		buf_str(out, str_sub(text, from, at));
		buf_add(out, len ? utf8 : "&", len ? len : 1);
		from = len ? end + 1 : at + 1;
	}
	buf_str(out, str_sub(text, from, text.len));
}
