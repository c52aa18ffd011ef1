/* Notice XML to a tree, by libxml2's SAX2 interface: no tree of its own, no
 * recursion, nothing loaded from outside. */
#include "notice/xml.h"

#include <libxml/parser.h>
#include <string.h>

#define DEPTH_MAX 200 /* libxml2 itself refuses 256 */

const struct value_attributes value_attribute_names[VALUE_KIND_MAX] = {
	[VALUE_DATE] = { .from = "on" },
	[VALUE_TIME] = { .from = "at" },
	[VALUE_DATETIME] = { .from = "at" },
	[VALUE_PERIOD] = { .from = "from", .to = "to" },
	[VALUE_RECURRENCE] = { .target = "rule", .from = "from", .to = "to" },
	[VALUE_DURATION] = { .target = "length" },
	[VALUE_MONEY] = { .amount = "yen" },
	[VALUE_PHONE] = { .target = "tel", .unit = "ext" },
	[VALUE_NUMBER] = { .amount = "n", .unit = "unit" },
	[VALUE_AGE] = { .amount = "years" },
	[VALUE_PLACE] = { .target = "ref" },
	[VALUE_URL] = { .target = "href" },
	[VALUE_MAIL] = { .target = "address" },
};

const char *const show_names[] = { "year", "weekday", "fiscal", "to-year",
	"era", "holiday", NULL };

struct attributes {
	const xmlChar **list; /* five entries each: see libxml2's SAX2 */
	int count;
};

struct reading {
	struct notice *notice;
	struct diag *diag;
	xmlParserCtxtPtr parser;
	struct node *at; /* innermost open node */
	size_t depth;
	bool wrapped; /* `at` is an S that stands for raw text */
	bool failed;
	struct buf text; /* characters not yet in a node */
	size_t text_offset;
};

static struct str
from_xml(const xmlChar *s)
{
	return str_from((const char *)s);
}

static size_t
offset_of(const struct reading *r)
{
	const xmlParserInput *in = r->parser->input;

	return in ? (size_t)in->consumed + (size_t)(in->cur - in->base) : 0;
}

static void
fail(struct reading *r, enum diag_code code, struct str a, struct str b)
{
	if (!r->failed)
		diag_add(r->diag, code, offset_of(r), a, b);
	r->failed = true;
}

/* Last thing in a callback: it frees the text that its arguments lie in. */
static void
stop_if_failed(struct reading *r)
{
	if (r->failed)
		xmlStopParser(r->parser);
}

static struct str
get(const struct attributes *attributes, const char *name)
{
	const char *colon = strchr(name, ':');

	for (int i = 0; i < attributes->count; i++) {
		const xmlChar **a = attributes->list + (size_t)i * 5;

		if (strcmp((const char *)a[0], colon ? colon + 1 : name) == 0 &&
		    !a[1] == !colon)
			return (struct str){ (const char *)a[3],
				(size_t)(a[4] - a[3]) };
	}
	return STR_NONE;
}

/* ---- attributes -----------------------------------------------------------
 */

static struct str
copy(struct reading *r, struct str s)
{
	/* SAX hands an ampersand over as a character reference. */
	const struct str ampersand = STR("&#38;");
	char *out = arena_alloc(&r->notice->arena, s.len + 1);
	size_t at = 0, len = 0;

	while (s.ptr && at < s.len) {
		size_t from = at;

		if (cp_is_unsafe(utf8_next(s, &at))) {
			fail(r, DIAG_NOTICE_ATTRIBUTE,
			    STR("text with control characters"),
			    STR("an attribute"));
			return STR_NONE;
		}
		memcpy(out + len, s.ptr + from, at - from);
		len += at - from;
		if (str_starts(str_sub(s, from, s.len), ampersand))
			at = from + ampersand.len;
	}
	return len ? (struct str){ out, len } : STR_NONE;
}

static int
named(struct reading *r, const struct attributes *attributes, const char *name,
    int (*parse)(struct str))
{
	struct str s = get(attributes, name);
	int n = parse(s);

	if (n < 0 && !s.ptr)
		fail(
		    r, DIAG_NOTICE_ATTRIBUTE_MISSING, str_from(name), STR_NONE);
	else if (n < 0)
		fail(r, DIAG_NOTICE_ATTRIBUTE, s, str_from(name));
	return n < 0 ? 0 : n;
}

static int64_t
number(struct reading *r, const struct attributes *attributes, const char *name,
    int64_t absent, int64_t max)
{
	struct str s = get(attributes, name);
	int64_t n = s.ptr ? str_to_int(s) : absent;

	if (n < 0 || n > max)
		fail(r, DIAG_NOTICE_ATTRIBUTE, s, str_from(name));
	return n < 0 || n > max ? absent : n;
}

static struct moment
moment(struct reading *r, const struct attributes *attributes, const char *name,
    bool time_only)
{
	struct str s = get(attributes, name);
	struct buf full = BUF_INIT;
	struct moment m = MOMENT_NONE;

	if (!s.ptr)
		return m;
	buf_cstr(&full, time_only ? "T" : "");
	buf_str(&full, s);
	if (!moment_parse(buf_view(&full), &m))
		fail(r, DIAG_NOTICE_ATTRIBUTE, s, str_from(name));
	buf_release(&full);
	return m;
}

static uint16_t
shown(struct reading *r, const struct attributes *attributes)
{
	struct str rest = get(attributes, "show"), word;
	uint16_t show = 0;

	while (str_split(&rest, ' ', &word)) {
		size_t i = 0;

		while (show_names[i] && !str_is(word, show_names[i]))
			i++;
		if (show_names[i])
			show |= (uint16_t)(1 << i);
		else if (word.len)
			fail(r, DIAG_NOTICE_ATTRIBUTE, word, STR("show"));
	}
	return show;
}

static struct value *
read_value(struct reading *r, enum value_kind kind,
    const struct attributes *attributes)
{
	const struct value_attributes *names = &value_attribute_names[kind];
	struct value *v = ARENA_NEW(&r->notice->arena, struct value);

	v->kind = kind;
	v->show = shown(r, attributes);
	v->from = v->to = MOMENT_NONE;
	if (names->from)
		v->from =
		    moment(r, attributes, names->from, kind == VALUE_TIME);
	if (names->to)
		v->to = moment(r, attributes, names->to, false);
	if (names->amount)
		v->amount = number(r, attributes, names->amount, 0, INT64_MAX);
	if (names->target)
		v->target = copy(r, get(attributes, names->target));
	if (names->unit)
		v->unit = copy(r, get(attributes, names->unit));
	return v;
}

static uint16_t
forms(struct reading *r, struct str names)
{
	struct str bad;
	uint16_t result = print_forms_parse(names, &bad);

	if (bad.len)
		fail(r, DIAG_NOTICE_FORM, bad, STR_NONE);
	return result;
}

static void
read_head(struct reading *r, const struct attributes *attributes)
{
	struct notice *n = r->notice;

	n->id = copy(r, get(attributes, "id"));
	n->kind =
	    (enum notice_kind)named(r, attributes, "kind", notice_kind_parse);
	n->urgency = str_eq(get(attributes, "urgency"), STR("emergency"))
			 ? URGENCY_EMERGENCY
			 : URGENCY_NORMAL;
	n->category = copy(r, get(attributes, "category"));
	n->published = moment(r, attributes, "published", false).date;
	n->expires = moment(r, attributes, "expires", false).date;
	n->forms = forms(r, get(attributes, "forms"));
	n->division = copy(r, get(attributes, "division"));
	n->source = copy(r, get(attributes, "source"));
	n->source_sha256 = copy(r, get(attributes, "sha256"));
}

static void
read_attributes(
    struct reading *r, struct node *node, const struct attributes *attributes)
{
	switch (node->kind) {
	case NODE_FACT:
		node->arg =
		    (uint16_t)named(r, attributes, "kind", fact_kind_parse);
		break;
	case NODE_FIELD:
		node->arg =
		    (uint16_t)named(r, attributes, "kind", field_kind_parse);
		break;
	case NODE_HEADING:
		node->arg = (uint16_t)number(r, attributes, "level", 1, 6);
		break;
	case NODE_LIST:
		node->arg = str_eq(get(attributes, "ordered"), STR("true"));
		break;
	case NODE_CELL:
		node->arg = (uint16_t)number(r, attributes, "colspan", 0, 1000);
		node->arg2 =
		    (uint16_t)number(r, attributes, "rowspan", 0, 1000);
		if (str_eq(get(attributes, "header"), STR("true")))
			node->flags |= NODE_HEADER;
		break;
	case NODE_A:
	case NODE_IMAGE:
		node->attr = copy(r, get(attributes, "href"));
		break;
	case NODE_RUBY:
		node->attr = copy(r, get(attributes, "reading"));
		break;
	default:
		node->attr = copy(r, get(attributes, "xml:lang"));
		break;
	}
	if (str_eq(get(attributes, "translate"), STR("no")))
		node->flags |= NODE_KEEP;
	if (str_eq(get(attributes, "damaged"), STR("true")))
		node->flags |= NODE_DAMAGED;
}

/* ---- events -----------------------------------------------------------------
 */

static bool
is_space(struct str s)
{
	return str_trim(s).len == 0;
}

static void
open_wrapper(struct reading *r)
{
	struct node *s = node_new(&r->notice->arena, NODE_S, r->text_offset);

	node_append(r->at, s);
	r->at = s;
	r->wrapped = true;
}

static void
close_wrapper(struct reading *r)
{
	if (!r->wrapped)
		return;
	r->at = r->at->parent;
	r->wrapped = false;
}

static bool
has_text_only(const struct node *node)
{
	return node->kind == NODE_VALUE || node->kind == NODE_RUBY;
}

/* Puts the collected characters where they belong. */
static void
flush_text(struct reading *r)
{
	struct str text = buf_view(&r->text);
	size_t at = 0;

	if (!text.len || r->failed)
		return;
	while (at < text.len)
		if (cp_is_unsafe(utf8_next(text, &at))) {
			fail(r, DIAG_XML_SYNTAX,
			    STR("a control or invisible character"), STR_NONE);
			return;
		}
	if (has_text_only(r->at)) {
		r->at->text = arena_str(&r->notice->arena, text);
	} else if (node_may_hold(r->at->kind, NODE_TEXT)) {
		node_append(r->at,
		    node_text(&r->notice->arena,
			arena_str(&r->notice->arena, text), r->text_offset));
	} else if (!is_space(text)) {
		if (node_may_hold(r->at->kind, NODE_S)) {
			open_wrapper(r);
			node_append(
			    r->at, node_text(&r->notice->arena,
				       arena_str(&r->notice->arena, text),
				       r->text_offset));
		} else {
			fail(r, DIAG_NOTICE_ELEMENT, STR("#text"), STR_NONE);
		}
	}
	buf_clear(&r->text);
}

static int
kind_of(struct str name, int *ret_value_kind)
{
	*ret_value_kind = value_kind_parse(name);
	if (*ret_value_kind >= 0)
		return NODE_VALUE;
	for (int k = 0; k < NODE_KIND_MAX; k++)
		if (str_eq(name, str_from(node_name((enum node_kind)k))))
			return k;
	return -1;
}

/* The node of a part that notice_init has made already. */
static struct node *
existing_part(struct reading *r, int kind)
{
	struct node *part;

	if (kind == NODE_NOTICE)
		return r->at ? NULL : r->notice->root;
	if (r->at != r->notice->root)
		return NULL;
	part = notice_part(r->notice, (enum node_kind)kind);
	return part && !part->first ? part : NULL;
}

/* The innermost node is one that may hold the kind; a block that holds only
 * sentences gets one for its raw text. */
static bool
make_room(struct reading *r, enum node_kind kind)
{
	if (!r->at)
		return false;
	if (r->at->kind == NODE_S && !node_may_hold(NODE_S, kind))
		close_wrapper(r);
	r->text_offset = offset_of(r);
	if (!node_may_hold(r->at->kind, kind) &&
	    node_may_hold(r->at->kind, NODE_S) && node_is_inline(kind))
		open_wrapper(r);
	return node_may_hold(r->at->kind, kind);
}

static void
open_node(struct reading *r, struct str name, bool ours,
    const struct attributes *attributes)
{
	int value_kind, kind = kind_of(name, &value_kind);
	struct node *node = NULL;

	if (ours && kind >= 0 && ++r->depth <= DEPTH_MAX) {
		node = existing_part(r, kind);
		if (!node && make_room(r, (enum node_kind)kind)) {
			node = node_new(&r->notice->arena, (enum node_kind)kind,
			    offset_of(r));
			node_append(r->at, node);
		}
	}
	if (!node) {
		fail(r, DIAG_NOTICE_ELEMENT, name, STR_NONE);
		return;
	}
	r->at = node;
	if (kind == NODE_NOTICE)
		read_head(r, attributes);
	else if (kind == NODE_VALUE)
		node->value =
		    read_value(r, (enum value_kind)value_kind, attributes);
	else
		read_attributes(r, node, attributes);
}

static void
start_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nspaces, const xmlChar **spaces, int count,
    int defaulted, const xmlChar **list)
{
	struct reading *r = ctx;
	struct attributes attributes = { list, count };

	(void)prefix, (void)nspaces, (void)spaces, (void)defaulted;
	flush_text(r);
	if (!r->failed)
		open_node(r, from_xml(name),
		    str_eq(from_xml(uri), STR(NOTICE_NAMESPACE)), &attributes);
	stop_if_failed(r);
}

static void
end_element(
    void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reading *r = ctx;

	(void)name, (void)prefix, (void)uri;
	flush_text(r);
	if (!r->failed) {
		if (r->at->kind == NODE_S)
			close_wrapper(r);
		r->at = r->at->parent;
		r->depth--;
	}
	stop_if_failed(r);
}

static void
characters(void *ctx, const xmlChar *text, int len)
{
	struct reading *r = ctx;

	if (r->text.len == 0)
		r->text_offset = offset_of(r);
	buf_add(&r->text, (const char *)text, (size_t)len);
}

static void
internal_subset(void *ctx, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	fail(ctx, DIAG_XML_DTD, STR_NONE, STR_NONE);
	stop_if_failed(ctx);
}

static void
structured_error(void *ctx, xmlErrorPtr error)
{
	struct reading *r = ctx;

	if (error->level >= XML_ERR_ERROR)
		fail(r, DIAG_XML_SYNTAX,
		    str_trim(str_from(error->message ? error->message : "")),
		    STR_NONE);
}

int
notice_read_xml(struct notice *n, struct str xml, struct diag *d)
{
	struct reading r = { .notice = n, .diag = d };
	const char *why;

	if (xml.len > INT32_MAX) {
		diag_add(
		    d, DIAG_FILE_TOO_LARGE, DIAG_NOWHERE, DIAG_NUM(INT32_MAX));
		return -1;
	}
	r.parser = xmlNewParserCtxt();
	if (!r.parser)
		return -1;
	memset(r.parser->sax, 0, sizeof(*r.parser->sax));
	r.parser->sax->initialized = XML_SAX2_MAGIC;
	r.parser->sax->startElementNs = start_element;
	r.parser->sax->endElementNs = end_element;
	r.parser->sax->characters = characters;
	r.parser->sax->cdataBlock = characters;
	r.parser->sax->ignorableWhitespace = characters;
	r.parser->sax->internalSubset = internal_subset;
	r.parser->sax->serror = structured_error;
	r.parser->userData = &r;
	xmlCtxtReadMemory(r.parser, xml.ptr ? xml.ptr : "", (int)xml.len,
	    "notice", "UTF-8", XML_PARSE_NONET);
	if (!r.parser->wellFormed && !r.failed)
		fail(&r, DIAG_XML_SYNTAX, STR("it ends too early"), STR_NONE);
	xmlFreeParserCtxt(r.parser);
	buf_release(&r.text);
	notice_number(n);
	why = r.failed ? NULL : notice_invalid(n);
	if (why)
		diag_add(d, DIAG_XML_SYNTAX, DIAG_NOWHERE, str_from(why));
	return r.failed || why ? -1 : 0;
}
