#include "bulletin/bulletin.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define LIMIT ((size_t)1 << 20)
#define URL_MAX 500 /* leaves room for the rest within LINE's 1,000 */

struct loading {
	struct city *city;
	struct str file;
	struct diag *diag;
	bool failed;
};

static void
reject(struct loading *l, const xmlNode *node, struct str value)
{
	diag_add_line(l->diag, DIAG_CITY_SETTING, l->file,
	    (uint32_t)xmlGetLineNo((xmlNode *)node), value,
	    str_from((const char *)node->name));
	l->failed = true;
}

static bool
url_usable(struct str url)
{
	if (url.len > URL_MAX || (!str_starts(url, STR("https://")) &&
				     !str_starts(url, STR("http://"))))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] > '~' ||
		    strchr("\"'<>\\`", url.ptr[i]))
			return false;
	return true;
}

static void
set_url(struct loading *l, const xmlNode *node, struct str s, struct str *ret)
{
	while (str_ends(s, STR("/")))
		s.len--;
	if (url_usable(s))
		*ret = arena_str(&l->city->arena, s);
	else
		reject(l, node, s);
}

static void
set_text(struct loading *l, const xmlNode *node, struct str s, struct str *ret)
{
	if (s.len)
		*ret = arena_str(&l->city->arena, s);
	else
		reject(l, node, s);
}

static void
set(struct loading *l, const xmlNode *node, struct str s)
{
	struct str name = str_from((const char *)node->name);
	int64_t n;

	if (str_eq(name, STR("name"))) {
		set_text(l, node, s, &l->city->name);
	} else if (str_eq(name, STR("base-url"))) {
		set_url(l, node, s, &l->city->base_url);
	} else if (str_eq(name, STR("website"))) {
		set_url(l, node, s, &l->city->website);
	} else if (str_eq(name, STR("phone"))) {
		set_text(l, node, s, &l->city->phone);
	} else if (str_eq(name, STR("profile"))) {
		set_text(l, node, s, &l->city->profile);
	} else if (str_eq(name, STR("threshold"))) {
		n = str_to_int(s);
		if (n < 0 || n > 100)
			reject(l, node, s);
		else
			l->city->threshold = (unsigned)n;
	} else {
		diag_add_line(l->diag, DIAG_NOTICE_ELEMENT, l->file,
		    (uint32_t)xmlGetLineNo((xmlNode *)node), name);
		l->failed = true;
	}
}

static void
require(
    struct loading *l, const xmlNode *root, struct str value, const char *name)
{
	if (value.len)
		return;
	diag_add_line(l->diag, DIAG_CITY_SETTING, l->file,
	    (uint32_t)xmlGetLineNo((xmlNode *)root), STR("nothing"),
	    str_from(name));
	l->failed = true;
}

static void
read_settings(struct loading *l, xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	if (xmlStrcmp(root->name, BAD_CAST "city") != 0) {
		reject(l, root, STR("it"));
		return;
	}
	for (const xmlNode *n = root->children; n; n = n->next) {
		xmlChar *content;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		content = xmlNodeGetContent(n);
		set(l, n, str_trim(str_from((const char *)content)));
		xmlFree(content);
	}
	if (l->failed)
		return;
	require(l, root, l->city->name, "name");
	require(l, root, l->city->base_url, "base-url");
}

static void
report_syntax(struct loading *l, const xmlParserCtxt *ctxt)
{
	const xmlError *e = xmlCtxtGetLastError((void *)ctxt);
	struct str message = str_from(e ? e->message : "empty");

	diag_add_line(l->diag, DIAG_XML_SYNTAX, l->file,
	    e ? (uint32_t)e->line : 0, str_trim(message));
	l->failed = true;
}

int
city_open(struct city *c, const char *path, struct diag *d)
{
	struct loading l = { .city = c, .file = str_from(path), .diag = d };
	xmlParserCtxt *ctxt = NULL;
	xmlDoc *doc = NULL;
	struct buf text = BUF_INIT;

	*c = (struct city){ .threshold = 80, .profile = STR("default") };
	arena_init(&c->arena);
	if (file_read(path, LIMIT, &text, d) != 0) {
		l.failed = true;
		goto out;
	}
	ctxt = xmlNewParserCtxt();
	if (ctxt)
		doc = xmlCtxtReadMemory(ctxt, text.ptr ? text.ptr : "",
		    (int)text.len, path, "UTF-8",
		    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!doc) {
		report_syntax(&l, ctxt);
	} else if (doc->intSubset || doc->extSubset) {
		diag_add_line(d, DIAG_XML_DTD, l.file, 1, STR_NONE);
		l.failed = true;
	} else {
		read_settings(&l, doc);
	}
out:
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(ctxt);
	buf_release(&text);
	return l.failed ? -1 : 0;
}

void
city_release(struct city *c)
{
	arena_release(&c->arena);
}
