/* What a document says of itself: language, title, dates, XMP. */
#include "bulletin/flyer_text.h"

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

/* Not compressed, so that it is found without reading the PDF. */
static size_t
write_metadata(struct pdf *pdf, const struct pdf_info *info)
{
	struct buf x = BUF_INIT, date = BUF_INIT;
	size_t number = pdf_reserve(pdf);

	date_format(info->date, &date);
	buf_cstr(&x,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
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
	    "<?xpacket end=\"r\"?>",
	    date.ptr, date.ptr);
	pdf_stream(
	    pdf, number, "/Type/Metadata/Subtype/XML", buf_view(&x), true);
	buf_release(&x);
	buf_release(&date);
	return number;
}

static size_t
write_info(struct pdf *pdf, const struct pdf_info *info)
{
	const struct {
		const char *key;
		struct str value;
	} all[] = {
		{ "Title", info->title },
		{ "Author", info->author },
		{ "Subject", info->subject },
		{ "Keywords", info->keywords },
		{ "Creator", STR("Tayori") },
	};
	size_t number = pdf_reserve(pdf);
	struct buf body = BUF_INIT;

	buf_cstr(&body, "<<");
	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		if (!all[i].value.len)
			continue;
		buf_printf(&body, "/%s", all[i].key);
		pdf_text(&body, all[i].value);
	}
	for (int i = 0; i < 2; i++)
		buf_printf(&body, "/%s(D:%04d%02d%02d000000Z)",
		    i ? "ModDate" : "CreationDate", info->date.year,
		    info->date.month, info->date.day);
	buf_cstr(&body, ">>");
	pdf_object(pdf, number, buf_view(&body));
	buf_release(&body);
	return number;
}

void
pdf_describe(struct pdf *pdf, const struct pdf_info *info, struct str entries,
    struct buf *out)
{
	size_t root = pdf_reserve(pdf);
	struct buf body = BUF_INIT;

	buf_cstr(&body, "<</Type/Catalog");
	buf_str(&body, entries);
	buf_cstr(&body, "/Lang");
	pdf_text(&body, info->language);
	buf_printf(&body,
	    "/ViewerPreferences<</DisplayDocTitle true>>/Metadata %zu 0 R>>",
	    write_metadata(pdf, info));
	pdf_object(pdf, root, buf_view(&body));
	pdf_finish(pdf, root, write_info(pdf, info), out);
	buf_release(&body);
}
