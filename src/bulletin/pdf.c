/* PDF: objects, their streams, and the table of them at the end. The only
 * file that calls libdeflate. */
#include "bulletin/pdf.h"

#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>

#define LEVEL 9 /* of compression: beyond it time doubles for a percent */

void
pdf_init(struct pdf *p)
{
	*p = (struct pdf){ .deflate = libdeflate_alloc_compressor(LEVEL) };
	buf_init(&p->file);
	buf_init(&p->packed);
	buf_reserve(&p->file, 65536);
	/* The second line tells that the file is binary. */
	buf_cstr(&p->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void
pdf_release(struct pdf *p)
{
	buf_release(&p->file);
	buf_release(&p->packed);
	free(p->places);
	free(p->order);
	libdeflate_free_compressor(p->deflate);
	*p = (struct pdf){ 0 };
}

size_t
pdf_reserve(struct pdf *p)
{
	ARRAY_GROW(p->places, p->count, p->cap);
	p->places[p->count++] = (struct pdf_place){ 0 };
	return p->count;
}

static void
give(struct pdf *p, size_t number, size_t offset, bool packed)
{
	p->places[number - 1] =
	    (struct pdf_place){ offset, .packed = packed, .given = true };
}

void
pdf_object(struct pdf *p, size_t number, struct str body)
{
	give(p, number, p->npacked, true);
	ARRAY_GROW(p->order, p->npacked, p->order_cap);
	p->order[p->npacked++] = number;
	buf_str(&p->packed, body);
	buf_ch(&p->packed, '\0');
}

static void
begin_object(struct pdf *p, size_t number)
{
	give(p, number, p->file.len, false);
	buf_printf(&p->file, "%zu 0 obj\n", number);
}

void
pdf_stream(struct pdf *p, size_t number, const char *entries, struct str data,
    bool plain)
{
	size_t bound = libdeflate_zlib_compress_bound(p->deflate, data.len);
	size_t len = data.len;
	char *bytes = NULL;

	if (!plain) {
		bytes = xmalloc(bound);
		len = libdeflate_zlib_compress(
		    p->deflate, data.ptr, data.len, bytes, bound);
	}
	begin_object(p, number);
	buf_printf(&p->file, "<<%s%s/Length %zu>>\nstream\n", entries,
	    plain ? "" : "/Filter/FlateDecode", len);
	buf_add(&p->file, plain ? data.ptr : bytes, len);
	buf_cstr(&p->file, "\nendstream\nendobj\n");
	free(bytes);
}

void
pdf_copy(struct pdf *p, size_t number, struct str body)
{
	begin_object(p, number);
	buf_str(&p->file, body);
	buf_cstr(&p->file, "\nendobj\n");
}

/* ---- the end ------------------------------------------------------------------ */

/* All objects that are no streams: their numbers and places, then they. */
static void
write_packed(struct pdf *p, size_t number)
{
	struct buf head = BUF_INIT;
	size_t at = 0, first;
	char entries[80];

	for (size_t i = 0; i < p->npacked; i++) {
		buf_printf(&head, "%zu %zu ", p->order[i], at);
		at += strlen(p->packed.ptr + at) + 1;
	}
	first = head.len;
	for (size_t i = 0; i < p->packed.len; i++)
		if (!p->packed.ptr[i])
			p->packed.ptr[i] = '\n';
	buf_str(&head, buf_view(&p->packed));
	snprintf(entries, sizeof(entries), "/Type/ObjStm/N %zu/First %zu",
	    p->npacked, first);
	pdf_stream(p, number, entries, buf_view(&head), false);
	buf_release(&head);
}

static void
add_entry(struct buf *table, unsigned kind, size_t second, size_t third)
{
	buf_ch(table, (char)kind);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_ch(table, (char)(second >> shift & 0xff));
	for (int shift = 16; shift >= 0; shift -= 8)
		buf_ch(table, (char)(third >> shift & 0xff));
}

static void
write_table(struct pdf *p, size_t packed, size_t root, size_t info)
{
	size_t number = pdf_reserve(p), start = p->file.len;
	struct buf table = BUF_INIT, entries = BUF_INIT, id = BUF_INIT;
	uint8_t digest[32];

	p->places[number - 1] =
	    (struct pdf_place){ .offset = start, .given = true };
	add_entry(&table, 0, 0, 0xffff);
	for (size_t i = 0; i < p->count; i++) {
		const struct pdf_place *place = &p->places[i];

		if (!place->given)
			add_entry(&table, 0, 0, 0);
		else if (place->packed)
			add_entry(&table, 2, packed, place->offset);
		else
			add_entry(&table, 1, place->offset, 0);
	}
	sha256(buf_view(&p->file), digest);
	buf_hex(&id, digest, 16);
	buf_printf(&entries,
	    "/Type/XRef/Size %zu/W[1 4 3]/Root %zu 0 R/Info %zu 0 R"
	    "/ID[<%s><%s>]",
	    p->count + 1, root, info, id.ptr, id.ptr);
	pdf_stream(p, number, entries.ptr, buf_view(&table), false);
	buf_printf(&p->file, "startxref\n%zu\n%%%%EOF\n", start);
	buf_release(&table);
	buf_release(&entries);
	buf_release(&id);
}

void
pdf_finish(struct pdf *p, size_t root, size_t info, struct buf *out)
{
	size_t packed = pdf_reserve(p);

	write_packed(p, packed);
	write_table(p, packed, root, info);
	buf_str(out, buf_view(&p->file));
}

/* ---- parts of objects ------------------------------------------------------------ */

void
pdf_number(struct buf *out, double n, unsigned places)
{
	static const double scales[] = { 1, 10, 100, 1000, 10000 };
	long long units = llround(n * scales[places]);
	char digits[32];
	size_t at = sizeof(digits);
	bool negative = units < 0;

	units = negative ? -units : units;
	for (; places && units % 10 == 0; places--)
		units /= 10;
	digits[--at] = ' ';
	for (unsigned i = 0; i < places; i++, units /= 10)
		digits[--at] = (char)('0' + units % 10);
	if (places)
		digits[--at] = '.';
	do
		digits[--at] = (char)('0' + units % 10);
	while (units /= 10);
	if (negative)
		digits[--at] = '-';
	buf_add(out, digits + at, sizeof(digits) - at);
}

void
pdf_length(struct buf *out, double n)
{
	pdf_number(out, n, 2);
}

void
pdf_reference(struct buf *out, size_t number)
{
	buf_printf(out, "%zu 0 R ", number);
}

void
pdf_text(struct buf *out, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t at = 0;

	buf_cstr(out, "<FEFF");
	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at), low = 0;

		if (cp >= 0x10000) {
			low = 0xdc00 + (cp & 0x3ff);
			cp = 0xd7c0 + (cp >> 10);
		}
		for (int shift = 12; shift >= 0; shift -= 4)
			buf_ch(out, hex[cp >> shift & 15]);
		for (int shift = 12; low && shift >= 0; shift -= 4)
			buf_ch(out, hex[low >> shift & 15]);
	}
	buf_ch(out, '>');
}

void
pdf_bytes(struct buf *out, struct str s)
{
	buf_ch(out, '(');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '(' || c == ')' || c == '\\')
			buf_ch(out, '\\');
		if (c < ' ')
			buf_printf(out, "\\%03o", c);
		else
			buf_ch(out, (char)c);
	}
	buf_ch(out, ')');
}

void
pdf_box(struct buf *out, double x0, double y0, double x1, double y1)
{
	buf_ch(out, '[');
	pdf_length(out, x0);
	pdf_length(out, y0);
	pdf_length(out, x1);
	pdf_length(out, y1);
	buf_ch(out, ']');
}
