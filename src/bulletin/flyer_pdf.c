/* What cairo cannot write, as an incremental update behind its file: the
 * language, the title in the window, alternative texts, XMP, the id. */
#include "bulletin/flyer.h"

#include <stdlib.h>

struct object {
	unsigned long number;
	size_t offset;
};

struct update {
	struct str pdf;
	struct buf *out;
	size_t start;		/* of the file in `out` */
	struct object *objects; /* written again, or new */
	size_t count, cap;
	unsigned long size, root, info;
	size_t xref;
};

static unsigned long
number_at(struct str s, size_t at)
{
	unsigned long n = 0;

	while (at < s.len && s.ptr[at] == ' ')
		at++;
	for (; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9' &&
	       n < 100000000;
	     at++)
		n = n * 10 + (unsigned long)(s.ptr[at] - '0');
	return n;
}

static unsigned long
number_behind(struct str s, struct str key, size_t from)
{
	size_t at = str_find(s, key, from);

	return at == STR_NPOS ? 0 : number_at(s, at + key.len);
}

/* cairo's trailer, at the end of its file. */
static bool
read_trailer(struct update *u)
{
	size_t tail = u->pdf.len > 1024 ? u->pdf.len - 1024 : 0;
	size_t at = str_find(u->pdf, STR("trailer\n"), tail);

	if (at == STR_NPOS)
		return false;
	u->size = number_behind(u->pdf, STR("/Size "), at);
	u->root = number_behind(u->pdf, STR("/Root "), at);
	u->info = number_behind(u->pdf, STR("/Info "), at);
	u->xref = number_behind(u->pdf, STR("startxref\n"), at);
	return u->size && u->root && u->xref && u->xref < u->pdf.len;
}

/* The object's dictionary, without its brackets. */
static struct str
dictionary(const struct update *u, unsigned long number)
{
	size_t entries = str_find(u->pdf, STR("\n0000000000"), u->xref);
	size_t at, end;

	if (entries == STR_NPOS || number >= u->size)
		return STR_NONE;
	at = number_at(u->pdf, entries + 1 + 20 * number);
	at = str_find(u->pdf, STR("<<"), at);
	end = at == STR_NPOS ? at : str_find(u->pdf, STR("endobj"), at);
	if (end == STR_NPOS)
		return STR_NONE;
	while (end > at && u->pdf.ptr[end - 1] != '>')
		end--;
	return str_trim(str_sub(u->pdf, at + 2, end - 2));
}

static void
begin_object(struct update *u, unsigned long number)
{
	ARRAY_GROW(u->objects, u->count, u->cap);
	u->objects[u->count++] =
	    (struct object){ number, u->out->len - u->start };
	buf_printf(u->out, "%lu 0 obj\n", number);
}

/* A text string: UTF-16 in hexadecimal digits. */
static void
add_string(struct buf *out, struct str s)
{
	size_t at = 0;

	buf_cstr(out, "<FEFF");
	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at);

		if (cp >= 0x10000)
			buf_printf(out, "%04X%04X", 0xd7c0 + (cp >> 10),
			    0xdc00 + (cp & 0x3ff));
		else
			buf_printf(out, "%04X", cp);
	}
	buf_ch(out, '>');
}

static void
add_catalog(
    struct update *u, const struct pdf_info *info, unsigned long metadata)
{
	begin_object(u, u->root);
	buf_cstr(u->out, "<< ");
	buf_str(u->out, dictionary(u, u->root));
	buf_cstr(u->out, "\n/Lang ");
	add_string(u->out, info->language);
	buf_printf(u->out,
	    "\n/ViewerPreferences << /DisplayDocTitle true >>\n"
	    "/Metadata %lu 0 R >>\nendobj\n",
	    metadata);
}

/* The structure elements of figures come in the order of drawing. */
static void
add_alternatives(struct update *u, const struct pdf_info *info)
{
	size_t at = 0, n = 0;

	while (n < info->nalternatives &&
	       (at = str_find(u->pdf, STR("/S /Figure"), at)) != STR_NPOS) {
		size_t begin = at;
		unsigned long number;

		at++;
		while (
		    begin > 3 &&
		    !str_starts(str_sub(u->pdf, begin, u->pdf.len), STR("obj")))
			begin--;
		/* "12 0 obj" */
		begin -= 3;
		while (begin > 0 && u->pdf.ptr[begin - 1] != '\n')
			begin--;
		number = number_at(u->pdf, begin);
		begin_object(u, number);
		buf_cstr(u->out, "<< ");
		buf_str(u->out, dictionary(u, number));
		buf_cstr(u->out, "\n/Alt ");
		add_string(u->out, info->alternatives[n++]);
		buf_cstr(u->out, " >>\nendobj\n");
	}
}

static void
xmp_text(struct buf *x, const char *name, const char *list, struct str value)
{
	if (!value.len)
		return;
	buf_printf(x, "<%s><rdf:%s><rdf:li%s>", name, list,
	    strcmp(list, "Alt") ? "" : " xml:lang=\"x-default\"");
	buf_xml(x, value);
	buf_printf(x, "</rdf:li></rdf:%s></%s>\n", list, name);
}

static void
add_metadata(
    struct update *u, const struct pdf_info *info, unsigned long number)
{
	struct buf x = BUF_INIT, date = BUF_INIT;

	date_format(info->date, &date);
	buf_cstr(&x,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
	    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
	xmp_text(&x, "dc:title", "Alt", info->title);
	xmp_text(&x, "dc:creator", "Seq", info->author);
	xmp_text(&x, "dc:description", "Alt", info->subject);
	xmp_text(&x, "dc:language", "Bag", info->language);
	buf_cstr(&x, "<dc:identifier>");
	buf_xml(&x, info->id);
	buf_printf(&x,
	    "</dc:identifier>\n"
	    "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
	    "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
	    "<xmp:CreatorTool>Tayori</xmp:CreatorTool>\n"
	    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"r\"?>\n",
	    date.ptr, date.ptr);
	begin_object(u, number);
	buf_printf(u->out,
	    "<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n", x.len);
	buf_str(u->out, buf_view(&x));
	buf_cstr(u->out, "\nendstream\nendobj\n");
	buf_release(&x);
	buf_release(&date);
}

static int
by_number(const void *a, const void *b)
{
	const struct object *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static void
add_trailer(struct update *u, unsigned long size)
{
	size_t xref = u->out->len - u->start;
	uint8_t digest[32];
	struct buf id = BUF_INIT;

	sha256(str_sub(buf_view(u->out), u->start, u->out->len), digest);
	buf_hex(&id, digest, 16);
	qsort(u->objects, u->count, sizeof(*u->objects), by_number);
	buf_cstr(u->out, "xref\n");
	for (size_t i = 0; i < u->count; i++)
		buf_printf(u->out, "%lu 1\n%010zu 00000 n \n",
		    u->objects[i].number, u->objects[i].offset);
	buf_printf(u->out,
	    "trailer\n<< /Size %lu\n/Root %lu 0 R\n/Info %lu 0 R\n"
	    "/Prev %zu\n/ID [<%s> <%s>] >>\nstartxref\n%zu\n%%%%EOF\n",
	    size, u->root, u->info, u->xref, id.ptr, id.ptr, xref);
	buf_release(&id);
}

int
pdf_complete(struct str pdf, const struct pdf_info *info, struct buf *out)
{
	struct update u = { .pdf = pdf, .out = out, .start = out->len };

	if (!read_trailer(&u) || !dictionary(&u, u.root).len)
		return -1;
	buf_str(out, pdf);
	add_catalog(&u, info, u.size);
	add_alternatives(&u, info);
	add_metadata(&u, info, u.size);
	add_trailer(&u, u.size + 1);
	free(u.objects);
	return 0;
}
