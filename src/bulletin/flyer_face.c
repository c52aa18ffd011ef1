/* A font file in a PDF: HarfBuzz keeps the outlines of the glyphs that are
 * used, and nothing else. */
#include "bulletin/flyer_text.h"

#include <math.h>
#include <stdlib.h>

#define FULL_WIDTH 1000 /* of glyphs that no width is written for */
#define BLOCK 100	/* characters of one block, at most */

/* ---- opening ------------------------------------------------------------------ */

/* Layout and characters were needed before; here they would be searched for
 * each document. */
static hb_blob_t *
lean_table(hb_face_t *face, hb_tag_t tag, void *source)
{
	static const hb_tag_t kept[] = { HB_TAG('h', 'e', 'a', 'd'),
		HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
		HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'),
		HB_TAG('g', 'l', 'y', 'f'), HB_TAG('C', 'F', 'F', ' ') };

	(void)face;
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (kept[i] == tag)
			return lib.hb_face_reference_table(source, tag);
	return NULL;
}

struct face *
face_new(hb_face_t *source)
{
	struct face *f = xcalloc(1, sizeof(*f));
	hb_blob_t *outlines;

	f->source = lib.hb_face_reference(source);
	f->lean = lib.hb_face_create_for_tables(lean_table, f->source, NULL);
	f->font = lib.hb_font_create(f->lean);
	f->glyphs = lib.hb_face_get_glyph_count(f->source);
	f->upem = lib.hb_face_get_upem(f->source);
	outlines =
	    lib.hb_face_reference_table(f->source, HB_TAG('C', 'F', 'F', ' '));
	f->outlines = lib.hb_blob_get_length(outlines) > 0;
	lib.hb_blob_destroy(outlines);
	return f;
}

void
face_free(struct face *f)
{
	lib.hb_font_destroy(f->font);
	lib.hb_face_destroy(f->lean);
	lib.hb_face_destroy(f->source);
	free(f);
}

static int
thousandths(const struct face *f, int units)
{
	return (int)lround(units * 1000.0 / f->upem);
}

int
face_advance(const struct face *f, uint32_t glyph)
{
	return thousandths(f, lib.hb_font_get_glyph_h_advance(f->font, glyph));
}

/* ---- names of glyphs in CFF ------------------------------------------------------ */

static size_t
big_endian(struct str s, size_t at, size_t bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++)
		n = n << 8 |
		    (at + i < s.len ? (unsigned char)s.ptr[at + i] : 0);
	return n;
}

/* The end of an INDEX, and where its first item is. */
static size_t
index_end(struct str s, size_t at, struct str *ret_first)
{
	size_t count = big_endian(s, at, 2), size = big_endian(s, at + 2, 1);
	size_t offsets = at + 3, data = offsets + (count + 1) * size - 1;

	*ret_first = STR_NONE;
	if (!count)
		return at + 2;
	*ret_first = str_sub(s, data + big_endian(s, offsets, size),
	    data + big_endian(s, offsets + size, size));
	return data + big_endian(s, offsets + count * size, size);
}

/* A number of a DICT, and the place behind it. */
static size_t
operand(struct str s, size_t at, long *ret)
{
	size_t b = big_endian(s, at, 1);

	if (b == 28) {
		*ret = (long)big_endian(s, at + 1, 2);
		return at + 3;
	}
	if (b == 29) {
		*ret = (long)big_endian(s, at + 1, 4);
		return at + 5;
	}
	if (b == 30) {
		/* A real number, until a half byte of ones. */
		for (at++; at < s.len; at++)
			if ((s.ptr[at] & 15) == 15)
				break;
		return at + 1;
	}
	if (b >= 247) {
		*ret = (long)((b - 247) * 256 + big_endian(s, at + 1, 1) + 108);
		return at + 2;
	}
	*ret = (long)b - 139;
	return at + 1;
}

/* Where the glyphs' names are, if these are CIDs; else 0. */
static size_t
charset_of(struct str cff)
{
	struct str name, top;
	size_t charset = 0;
	bool keyed = false;
	long last = 0;

	index_end(cff, index_end(cff, big_endian(cff, 2, 1), &name), &top);
	for (size_t at = 0; at < top.len;) {
		size_t b = big_endian(top, at, 1);

		if (b > 21) {
			at = operand(top, at, &last);
			continue;
		}
		if (b == 15)
			charset = (size_t)last;
		if (b == 12 && big_endian(top, at + 1, 1) == 30)
			keyed = true;
		at += b == 12 ? 2 : 1;
	}
	return keyed ? charset : 0;
}

/* The CIDs of the glyphs behind the first, which has 0. */
static void
read_cids(struct str cff, uint16_t *ret, size_t n)
{
	size_t at = charset_of(cff), format, i = 1;

	for (size_t k = 0; k < n; k++)
		ret[k] = (uint16_t)k;
	if (at < 3)
		return;
	format = big_endian(cff, at++, 1);
	while (i < n && at < cff.len) {
		size_t cid = big_endian(cff, at, 2);
		size_t left = format ? big_endian(cff, at + 2, format) : 0;

		at += 2 + format;
		for (size_t k = 0; k <= left && i < n; k++)
			ret[i++] = (uint16_t)(cid + k);
	}
}

/* ---- objects ------------------------------------------------------------------------ */

static hb_blob_t *
cut(const struct face *f, const uint32_t *glyphs, size_t n, uint16_t *ret_codes)
{
	hb_subset_input_t *input = lib.hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	hb_face_t *part;
	const hb_map_t *map;
	hb_blob_t *blob;
	uint16_t *cids;
	size_t most;

	for (size_t i = 0; i < n; i++)
		lib.hb_set_add(lib.hb_subset_input_glyph_set(input), glyphs[i]);
	lib.hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	plan = lib.hb_subset_plan_create_or_fail(f->lean, input);
	lib.hb_subset_input_destroy(input);
	if (!plan)
		return NULL;
	map = lib.hb_subset_plan_old_to_new_glyph_mapping(plan);
	part = lib.hb_subset_plan_execute_or_fail(plan);
	if (!part) {
		lib.hb_subset_plan_destroy(plan);
		return NULL;
	}
	blob = f->outlines ? lib.hb_face_reference_table(
				 part, HB_TAG('C', 'F', 'F', ' '))
			   : lib.hb_face_reference_blob(part);
	most = lib.hb_face_get_glyph_count(part);
	cids = xcalloc(most + 1, sizeof(*cids));
	for (size_t i = 0; i < most; i++)
		cids[i] = (uint16_t)i;
	if (f->outlines)
		read_cids((struct str){ lib.hb_blob_get_data(blob, NULL),
			      lib.hb_blob_get_length(blob) },
		    cids, most);
	for (size_t i = 0; i < n; i++) {
		hb_codepoint_t new = lib.hb_map_get(map, glyphs[i]);

		ret_codes[i] = new < most ? cids[new] : 0;
	}
	free(cids);
	lib.hb_face_destroy(part);
	lib.hb_subset_plan_destroy(plan);
	return blob;
}

/* Six letters that differ where the glyphs differ, then the font's name. */
static void
add_name(
    struct buf *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	uint8_t digest[32];
	char name[80] = "";
	unsigned size = sizeof(name);

	sha256(
	    (struct str){ (const char *)glyphs, n * sizeof(*glyphs) }, digest);
	for (size_t i = 0; i < 6; i++)
		buf_ch(out, (char)('A' + digest[i] % 26));
	buf_ch(out, '+');
	lib.hb_ot_name_get_utf8(f->source, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    lib.hb_language_from_string("en", -1), &size, name);
	if (!*name)
		buf_cstr(out, "Font");
	for (const char *c = name; *c; c++)
		if (*c > ' ' && *c < 127 && !strchr("()<>[]{}/%#", *c))
			buf_ch(out, *c);
}

static size_t
write_file(const struct face *f, struct pdf *pdf, hb_blob_t *blob)
{
	size_t number = pdf_reserve(pdf);
	unsigned len = lib.hb_blob_get_length(blob);
	struct str data = { lib.hb_blob_get_data(blob, NULL), len };
	char entries[40];

	snprintf(entries, sizeof(entries),
	    f->outlines ? "/Subtype/CIDFontType0C" : "/Length1 %u", len);
	pdf_stream(pdf, number, entries, data, false);
	return number;
}

static size_t
write_descriptor(
    const struct face *f, struct pdf *pdf, struct str name, size_t file)
{
	size_t number = pdf_reserve(pdf);
	hb_blob_t *blob =
	    lib.hb_face_reference_table(f->source, HB_TAG('h', 'e', 'a', 'd'));
	struct str head = { lib.hb_blob_get_data(blob, NULL),
		lib.hb_blob_get_length(blob) };
	struct buf body = BUF_INIT;
	hb_font_extents_t extents;

	lib.hb_font_get_h_extents(f->font, &extents);
	buf_printf(&body,
	    "<</Type/FontDescriptor/FontName/%.*s/Flags 4/ItalicAngle 0"
	    "/StemV 80/Ascent %d/Descent %d/CapHeight %d/FontBBox[",
	    STR_ARG(name), thousandths(f, extents.ascender),
	    thousandths(f, extents.descender),
	    thousandths(f, extents.ascender));
	for (size_t i = 0; i < 4; i++)
		buf_printf(&body, "%d ",
		    thousandths(f, (int16_t)big_endian(head, 36 + 2 * i, 2)));
	buf_printf(
	    &body, "]/FontFile%c %zu 0 R>>", f->outlines ? '3' : '2', file);
	pdf_object(pdf, number, buf_view(&body));
	lib.hb_blob_destroy(blob);
	buf_release(&body);
	return number;
}

/* UTF-16, without the mark of the byte order. */
static void
add_characters(struct buf *out, struct str text)
{
	size_t from = out->len;

	pdf_text(out, text);
	memmove(out->ptr + from + 1, out->ptr + from + 5, out->len - from - 5);
	out->len -= 4;
}

/* What the codes say. */
static size_t
write_characters(
    struct pdf *pdf, const uint16_t *codes, const struct str *texts, size_t n)
{
	size_t number = pdf_reserve(pdf), said = 0, left;
	struct buf body = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		said += texts[i].len > 0;
	buf_cstr(&body,
	    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>"
	    "def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t i = 0; said; i++) {
		left = said % BLOCK ? said % BLOCK : BLOCK;
		said -= left;
		buf_printf(&body, "%zu beginbfchar\n", left);
		for (; left; i++) {
			if (!texts[i].len)
				continue;
			buf_printf(&body, "<%04X>", codes[i]);
			add_characters(&body, texts[i]);
			buf_ch(&body, '\n');
			left--;
		}
		buf_cstr(&body, "endbfchar\n");
		i--;
	}
	buf_cstr(&body,
	    "endcmap\nCMapName currentdict/CMap defineresource pop\n"
	    "end\nend\n");
	pdf_stream(pdf, number, "", buf_view(&body), false);
	buf_release(&body);
	return number;
}

static void
add_widths(struct buf *out, const struct face *f, const uint32_t *glyphs,
    const uint16_t *codes, size_t n)
{
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		int width = face_advance(f, glyphs[i]);

		if (open &&
		    (width == FULL_WIDTH || codes[i] != codes[i - 1] + 1)) {
			buf_ch(out, ']');
			open = false;
		}
		if (width == FULL_WIDTH)
			continue;
		if (!open)
			buf_printf(out, "%u[", codes[i]);
		buf_printf(out, "%d ", width);
		open = true;
	}
	if (open)
		buf_ch(out, ']');
}

size_t
face_embed(const struct face *f, struct pdf *pdf, const uint32_t *glyphs,
    size_t n, const struct str *texts, uint16_t *ret_codes)
{
	size_t number = pdf_reserve(pdf), below = pdf_reserve(pdf);
	hb_blob_t *blob = cut(f, glyphs, n, ret_codes);
	struct buf name = BUF_INIT, body = BUF_INIT;
	size_t descriptor;

	if (!blob)
		return 0;
	add_name(&name, f, glyphs, n);
	descriptor =
	    write_descriptor(f, pdf, buf_view(&name), write_file(f, pdf, blob));
	lib.hb_blob_destroy(blob);
	buf_printf(&body,
	    "<</Type/Font/Subtype/CIDFontType%c/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %zu 0 R%s/DW %d/W[",
	    f->outlines ? '0' : '2', name.ptr, descriptor,
	    f->outlines ? "" : "/CIDToGIDMap/Identity", FULL_WIDTH);
	add_widths(&body, f, glyphs, ret_codes, n);
	buf_cstr(&body, "]>>");
	pdf_object(pdf, below, buf_view(&body));
	buf_clear(&body);
	buf_printf(&body,
	    "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
	    "/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R>>",
	    name.ptr, below, write_characters(pdf, ret_codes, texts, n));
	pdf_object(pdf, number, buf_view(&body));
	buf_release(&name);
	buf_release(&body);
	return number;
}
