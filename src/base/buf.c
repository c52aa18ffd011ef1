#include "base/base.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
buf_init(struct buf *b)
{
	*b = (struct buf)BUF_INIT;
}

void
buf_release(struct buf *b)
{
	free(b->ptr);
	buf_init(b);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->ptr)
		b->ptr[0] = '\0';
}

void
buf_reserve(struct buf *b, size_t extra)
{
	size_t need = b->len + extra + 1, cap = b->cap ? b->cap : 64;

	if (need <= b->cap)
		return;
	while (cap < need)
		cap *= 2;
	b->ptr = xrealloc(b->ptr, cap);
	b->cap = cap;
}

void
buf_cp(struct buf *b, uint32_t cp)
{
	char bytes[4];

	buf_add(b, bytes, utf8_encode(cp, bytes));
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n < 0)
		return;
	buf_reserve(b, (size_t)n);
	va_start(args, fmt);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, args);
	va_end(args);
	b->len += (size_t)n;
}

static const char *
xml_escape(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
buf_utf8(struct buf *b, struct str s)
{
	while (s.len) {
		size_t valid = utf8_valid_len(s);

		buf_add(b, s.ptr, valid);
		if (valid < s.len) {
			buf_cp(b, 0xFFFD);
			valid++;
		}
		s = str_sub(s, valid, s.len);
	}
}

void
buf_xml(struct buf *b, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		const char *escape;

		if ((unsigned char)s.ptr[i] > '>' ||
		    !(escape = xml_escape(s.ptr[i])))
			continue;
		buf_add(b, s.ptr + from, i - from);
		buf_cstr(b, escape);
		from = i + 1;
	}
	if (from < s.len)
		buf_add(b, s.ptr + from, s.len - from);
}

void
buf_hex(struct buf *b, const uint8_t *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		buf_ch(b, "0123456789abcdef"[bytes[i] >> 4]);
		buf_ch(b, "0123456789abcdef"[bytes[i] & 15]);
	}
}
