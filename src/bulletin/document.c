#include "bulletin/document.h"

#include <libxml/parser.h>

#define LIMIT ((size_t)1 << 20)

static void
report_syntax(struct diag *d, struct str file, const xmlParserCtxt *ctxt)
{
	const xmlError *e = xmlCtxtGetLastError((void *)ctxt);
	struct str message = str_from(e ? e->message : "empty");

	diag_add_line(d, DIAG_XML_SYNTAX, file, e ? (uint32_t)e->line : 0,
	    str_trim(message));
}

xmlDoc *
document_open(const char *path, struct diag *d)
{
	xmlParserCtxt *ctxt = NULL;
	xmlDoc *doc = NULL;
	struct buf text = BUF_INIT;

	if (file_read(path, LIMIT, &text, d) != 0)
		goto out;
	ctxt = xmlNewParserCtxt();
	if (ctxt)
		doc = xmlCtxtReadMemory(ctxt, text.ptr ? text.ptr : "",
		    (int)text.len, path, "UTF-8",
		    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!doc) {
		report_syntax(d, str_from(path), ctxt);
	} else if (doc->intSubset || doc->extSubset) {
		diag_add_line(d, DIAG_XML_DTD, str_from(path), 1, STR_NONE);
		xmlFreeDoc(doc);
		doc = NULL;
	}
out:
	xmlFreeParserCtxt(ctxt);
	buf_release(&text);
	return doc;
}

uint32_t
document_line(const xmlNode *node)
{
	return (uint32_t)xmlGetLineNo((xmlNode *)node);
}

struct str
document_text(const xmlNode *node, struct arena *a)
{
	xmlChar *content = xmlNodeGetContent(node);
	struct str text =
	    arena_str(a, str_trim(str_from((const char *)content)));

	xmlFree(content);
	return text;
}

struct str
document_attribute(const xmlNode *node, const char *name, struct arena *a)
{
	xmlChar *content = xmlGetNoNsProp(node, BAD_CAST name);
	struct str text = STR_NONE;

	if (content)
		text = arena_str(a, str_trim(str_from((const char *)content)));
	xmlFree(content);
	return text;
}

struct str
document_words(const xmlNode *node, struct arena *a)
{
	struct str text = document_text(node, a);
	struct buf line = BUF_INIT;
	struct str result;
	bool gap = false, broken = false;
	size_t at = 0;

	while (at < text.len) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		if (cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r') {
			gap = true;
			broken |= cp == '\n';
		} else if (!cp_is_unsafe(cp)) {
			if (gap && line.len && !(broken && cp > 0x7f))
				buf_ch(&line, ' ');
			buf_add(&line, text.ptr + from, at - from);
			gap = broken = false;
		}
	}
	result = arena_str(a, buf_view(&line));
	buf_release(&line);
	return result;
}
