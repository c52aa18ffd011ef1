/* XML events, by libxml2's SAX2 interface. */
#include "extract/sax.h"

#include <libxml/parser.h>
#include <string.h>

struct sax_attrs {
	const xmlChar **list; /* five entries each: see libxml2's SAX2 */
	int count;
};

struct parsing {
	const struct sax *sax;
	void *ctx;
	xmlParserCtxtPtr parser;
	struct str part;
	struct diag *diag;
	bool failed;
};

static struct str
from_xml(const xmlChar *s)
{
	return str_from((const char *)s);
}

struct str
sax_attr(const struct sax_attrs *attrs, const char *name)
{
	for (int i = 0; i < attrs->count; i++) {
		const xmlChar **a = attrs->list + (size_t)i * 5;

		if (strcmp((const char *)a[0], name) == 0)
			return (struct str){ (const char *)a[3],
				(size_t)(a[4] - a[3]) };
	}
	return STR_NONE;
}

static bool
is_unsafe(struct str text)
{
	size_t at = 0;

	while (at < text.len)
		if (cp_is_unsafe(utf8_next(text, &at)))
			return true;
	return false;
}

struct str
sax_attr_copy(const struct sax_attrs *attrs, const char *name, struct arena *a)
{
	const struct str ampersand = STR("&#38;");
	struct str s = sax_attr(attrs, name);
	char *out = arena_alloc(a, s.len + 1);
	size_t at = 0, len = 0;

	while (at < s.len) {
		size_t from = at;

		if (cp_is_unsafe(utf8_next(s, &at)))
			continue;
		memcpy(out + len, s.ptr + from, at - from);
		len += at - from;
		if (str_starts(str_sub(s, from, s.len), ampersand))
			at = from + ampersand.len;
	}
	return len ? (struct str){ out, len } : STR_NONE;
}

int64_t
sax_attr_int(const struct sax_attrs *attrs, const char *name, int64_t absent)
{
	int64_t n = str_to_int(sax_attr(attrs, name));

	return n < 0 ? absent : n;
}

bool
sax_attr_on(const struct sax_attrs *attrs, const char *name)
{
	struct str s = sax_attr(attrs, name);

	return s.ptr && !str_eq(s, STR("0")) && !str_eq(s, STR("false")) &&
	       !str_eq(s, STR("off"));
}

static void
fail(struct parsing *p, enum diag_code code, struct str why)
{
	if (!p->failed)
		diag_add(p->diag, code, DIAG_NOWHERE, p->part, why);
	p->failed = true;
}

static void
start_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nspaces, const xmlChar **spaces, int count,
    int defaulted, const xmlChar **list)
{
	const struct sax_attrs attrs = { list, count };
	struct parsing *p = ctx;

	(void)prefix, (void)uri, (void)nspaces, (void)spaces, (void)defaulted;
	if (!p->failed)
		p->sax->start(p->ctx, from_xml(name), &attrs);
}

static void
end_element(
    void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct parsing *p = ctx;

	(void)prefix, (void)uri;
	if (!p->failed)
		p->sax->end(p->ctx, from_xml(name));
}

/* Character references can spell what decoding has dropped. */
static void
safe_text(struct parsing *p, struct str text)
{
	size_t at = 0, from = 0;

	while (at < text.len) {
		size_t start = at;

		if (!cp_is_unsafe(utf8_next(text, &at)))
			continue;
		if (start > from)
			p->sax->text(p->ctx, str_sub(text, from, start));
		from = at;
	}
	if (from < text.len)
		p->sax->text(p->ctx, str_sub(text, from, text.len));
}

static void
characters(void *ctx, const xmlChar *chars, int len)
{
	struct str text = { (const char *)chars, (size_t)len };
	struct parsing *p = ctx;

	if (p->failed || !p->sax->text)
		return;
	if (is_unsafe(text))
		safe_text(p, text);
	else
		p->sax->text(p->ctx, text);
}

static void
internal_subset(void *ctx, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct parsing *p = ctx;

	(void)name, (void)external, (void)system;
	fail(p, DIAG_PART_DTD, STR_NONE);
	xmlStopParser(p->parser);
}

static void
structured_error(void *ctx, xmlErrorPtr error)
{
	if (error->level >= XML_ERR_ERROR)
		fail(ctx, DIAG_PART_SYNTAX,
		    str_trim(str_from(error->message ? error->message : "")));
}

int
sax_parse(const struct sax *sax, void *ctx, struct str xml, struct str part,
    struct diag *d)
{
	struct parsing p = { .sax = sax, .ctx = ctx, .part = part, .diag = d };

	if (xml.len > INT32_MAX) {
		diag_add(
		    d, DIAG_FILE_TOO_LARGE, DIAG_NOWHERE, DIAG_NUM(INT32_MAX));
		return -1;
	}
	p.parser = xmlNewParserCtxt();
	if (!p.parser)
		return -1;
	memset(p.parser->sax, 0, sizeof(*p.parser->sax));
	p.parser->sax->initialized = XML_SAX2_MAGIC;
	p.parser->sax->startElementNs = start_element;
	p.parser->sax->endElementNs = end_element;
	p.parser->sax->characters = characters;
	p.parser->sax->cdataBlock = characters;
	p.parser->sax->ignorableWhitespace = characters;
	p.parser->sax->internalSubset = internal_subset;
	p.parser->sax->serror = structured_error;
	p.parser->userData = &p;
	xmlCtxtReadMemory(p.parser, xml.ptr ? xml.ptr : "", (int)xml.len,
	    "part", "UTF-8", XML_PARSE_NONET);
	if (!p.parser->wellFormed)
		fail(&p, DIAG_PART_SYNTAX, STR("it ends too early"));
	xmlFreeParserCtxt(p.parser);
	return p.failed ? -1 : 0;
}
