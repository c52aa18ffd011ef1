/* A page's main content as blocks. */
#include "extract/html_conv.h"

#include <string.h>

bool
html_sniff(struct str head)
{
	static const char *const marks[] = { "<!doctype html", "<html", "<head",
		"<body" };
	struct str s = head;
	char lower[512];
	size_t len;

	if (str_starts(s, STR("\xef\xbb\xbf")))
		s = str_sub(s, 3, s.len);
	if (!s.ptr)
		return false;
	while (s.len && html_is_blank(str_sub(s, 0, 1)))
		s = str_sub(s, 1, s.len);
	len = s.len < sizeof(lower) ? s.len : sizeof(lower);
	for (size_t i = 0; i < len; i++)
		lower[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'
			       ? (char)(s.ptr[i] + 32)
			       : s.ptr[i];
	s = (struct str){ lower, len };
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (str_starts(s, str_from(marks[i])))
			return true;
	return (str_starts(s, STR("<?xml")) || str_starts(s, STR("<!--"))) &&
	       str_find(s, STR("<html"), 0) != STR_NPOS;
}

/* ---- blocks ---- */

static void
open_node(struct conv *c, struct html_node *from, enum node_kind kind)
{
	conv_close_para(c);
	from->made = conv_append(c->out, kind, from->offset, c);
	c->out = from->made;
}

static void
open_holder(struct conv *c, struct html_node *from, enum node_kind kind)
{
	struct str lang = html_attr(from, "lang");

	conv_close_para(c);
	if (c->flat)
		return;
	if (c->out->kind != NODE_BODY && c->out->kind != NODE_ITEM)
		return;
	c->para = from->made = conv_append(c->out, kind, from->offset, c);
	if (lang.len && !str_starts(lang, STR("ja")))
		c->para->attr = arena_str(c->arena, lang);
	if (str_eq(html_attr(from, "translate"), STR("no")))
		c->para->flags |= NODE_KEEP;
	conv_reset(c);
}

static uint16_t
span_of(const struct html_node *cell, const char *name)
{
	int64_t n = str_to_int(str_trim(html_attr(cell, name)));

	return n > 1 && n <= 1000 ? (uint16_t)n : 0;
}

static void
open_cell(struct conv *c, struct html_node *from, bool header)
{
	struct node *cell = conv_append(c->out, NODE_CELL, from->offset, c);

	if (header)
		cell->flags |= NODE_HEADER;
	cell->arg = span_of(from, "colspan");
	cell->arg2 = span_of(from, "rowspan");
	from->made = c->para = cell;
	c->flat++;
	conv_reset(c);
}

/* dt opens a row, dd goes beside it; more of them share the cell. */
static void
open_term(struct conv *c, struct html_node *from, bool header)
{
	struct node *row = c->out->last, *cell;

	if (!row || (header && !(row->last->flags & NODE_HEADER)))
		row = conv_append(c->out, NODE_ROW, from->offset, c);
	cell = row->last;
	if (!cell || !(cell->flags & NODE_HEADER) == header) {
		cell = conv_append(row, NODE_CELL, from->offset, c);
		if (header)
			cell->flags |= NODE_HEADER;
	}
	from->made = c->para = cell;
	c->flat++;
	conv_reset(c);
	if (cell->first) {
		c->last = '\n';
		node_append(cell, node_text(c->arena, STR("\n"), from->offset));
	}
}

/* A table that only arranges blocks: a single column, or headings, tables
 * and such inside of its cells. */
static bool
is_layout(const struct html_node *table)
{
	const struct html_node *at = table;
	size_t rows = 0, cells = 0;

	if (str_eq(html_attr(table, "role"), STR("presentation")))
		return true;
	while ((at = html_next(table, at))) {
		if (at->tag == HTML_TABLE ||
		    (at->tag >= HTML_H1 && at->tag <= HTML_H6) ||
		    at->tag == HTML_DL)
			return true;
		rows += at->tag == HTML_TR;
		cells += at->tag == HTML_TD || at->tag == HTML_TH;
	}
	return cells <= rows;
}

static bool
holds_blocks(const struct html_node *dl)
{
	const struct html_node *at = dl;

	while ((at = html_next(dl, at)))
		if (at->tag == HTML_TABLE || at->tag == HTML_DL ||
		    (at->tag >= HTML_H1 && at->tag <= HTML_H6))
			return true;
	return false;
}

static void
open_heading(struct conv *c, struct html_node *from)
{
	bool flow = c->out->kind == NODE_BODY;

	open_holder(c, from, flow ? NODE_HEADING : NODE_P);
	if (from->made && flow)
		from->made->arg = (uint16_t)(from->tag - HTML_H1 + 1);
}

static void
open_table_part(struct conv *c, struct html_node *node)
{
	enum node_kind in = c->out->kind;
	bool th = node->tag == HTML_TH || node->tag == HTML_DT;

	conv_close_para(c);
	if (c->flat)
		return;
	if (node->tag == HTML_TABLE || node->tag == HTML_DL) {
		bool plain = node->tag == HTML_TABLE ? is_layout(node)
						     : holds_blocks(node);

		if (!plain && (in == NODE_BODY || in == NODE_ITEM))
			open_node(c, node, NODE_TABLE);
	} else if (node->tag == HTML_TR && in == NODE_TABLE) {
		open_node(c, node, NODE_ROW);
	} else if ((node->tag == HTML_TD || th) && in == NODE_ROW) {
		open_cell(c, node, th);
	} else if ((node->tag == HTML_DD || th) && in == NODE_TABLE) {
		open_term(c, node, th);
	}
}

/* A caption stands before its table: the model has no place inside. */
static void
open_caption(struct conv *c, struct html_node *node)
{
	struct node *caption;

	conv_close_para(c);
	if (c->flat || c->out->kind != NODE_TABLE)
		return;
	caption = node_new(c->arena, NODE_P, node->offset);
	node_insert_before(c->out, caption);
	node->made = c->para = caption;
	conv_reset(c);
}

static void
open_block(struct conv *c, struct html_node *node)
{
	enum node_kind in = c->out->kind;

	switch (node->tag) {
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		open_heading(c, node);
		break;
	case HTML_P:
		open_holder(c, node, NODE_P);
		break;
	case HTML_UL:
	case HTML_OL:
		conv_close_para(c);
		if (c->flat || (in != NODE_BODY && in != NODE_ITEM))
			break;
		open_node(c, node, NODE_LIST);
		node->made->arg = node->tag == HTML_OL;
		break;
	case HTML_LI:
		conv_close_para(c);
		if (!c->flat && in == NODE_LIST)
			open_node(c, node, NODE_ITEM);
		break;
	case HTML_TABLE:
	case HTML_TR:
	case HTML_TD:
	case HTML_TH:
	case HTML_DL:
	case HTML_DT:
	case HTML_DD:
		open_table_part(c, node);
		break;
	case HTML_CAPTION:
		open_caption(c, node);
		break;
	case HTML_PRE:
		conv_close_para(c);
		c->pre++;
		break;
	default:
		conv_close_para(c);
		break;
	}
}

static void
open_inline(struct conv *c, struct html_node *node)
{
	conv_begin_inline(c);
	if (node->tag == HTML_A) {
		conv_flush(c);
		c->link =
		    html_resolve(c->base, html_attr(node, "href"), c->arena);
		c->link_offset = node->offset;
	} else if (node->tag == HTML_B || node->tag == HTML_STRONG) {
		conv_flush(c);
		if (!c->bold++)
			c->bold_offset = node->offset;
	}
	if (str_eq(html_attr(node, "translate"), STR("no"))) {
		conv_flush(c);
		if (!c->keep++)
			c->keep_offset = node->offset;
	}
}

static void
close_inline(struct conv *c, const struct html_node *node)
{
	if (node->tag == HTML_A) {
		conv_flush(c);
		c->link = STR_NONE;
	} else if (node->tag == HTML_B || node->tag == HTML_STRONG) {
		conv_flush(c);
		c->bold--;
	}
	if (str_eq(html_attr(node, "translate"), STR("no"))) {
		conv_flush(c);
		c->keep--;
	}
}

static void
close_node(struct conv *c, const struct html_node *node)
{
	if (node->tag == HTML_TEXT)
		return;
	if (html_class_of(node->tag) == HTML_INLINE) {
		close_inline(c, node);
		return;
	}
	conv_close_para(c);
	c->pre -= node->tag == HTML_PRE;
	if (!node->made)
		return;
	if (node->made->kind == NODE_CELL) {
		c->flat--;
		c->para = NULL;
		conv_reset(c);
	} else if (node->made->kind == NODE_LIST ||
		   node->made->kind == NODE_ITEM ||
		   node->made->kind == NODE_TABLE ||
		   node->made->kind == NODE_ROW) {
		c->out = node->made->parent;
	}
}

/* A short line that only tells when the page was put up. */
static bool
is_date_line(struct conv *c, struct html_node *node)
{
	struct date date;

	if (c->flat || c->out->kind != NODE_BODY || node->tag == HTML_BODY)
		return false;
	date = html_date_line(node, !c->out->first, c->arena);
	if (date_is_none(date))
		return false;
	if (date_is_none(c->notice->published))
		c->notice->published = date;
	return true;
}

/* True if its children are to be visited. */
static bool
enter(struct conv *c, struct html_node *node)
{
	enum html_class class = html_class_of(node->tag);

	if (node->dropped || class == HTML_DROP)
		return false;
	switch (node->tag) {
	case HTML_TEXT:
		conv_text(c, node->text, node->offset);
		return false;
	case HTML_BR:
		conv_break(c);
		return false;
	case HTML_IMG:
		conv_image(c, node);
		return false;
	case HTML_RUBY:
		conv_ruby(c, node);
		return false;
	default:
		break;
	}
	if (class == HTML_BLOCK && is_date_line(c, node))
		return false;
	if (class == HTML_BLOCK)
		open_block(c, node);
	else
		open_inline(c, node);
	return true;
}

static void
convert(struct conv *c, struct html_node *root)
{
	struct html_node *node = root;

	while (node) {
		bool entered = enter(c, node);

		if (entered && node->first) {
			node = node->first;
			continue;
		}
		if (entered)
			close_node(c, node);
		while (node != root && !node->next) {
			node = node->parent;
			close_node(c, node);
		}
		node = node == root ? NULL : node->next;
	}
	conv_close_para(c);
}

static void
convert_title(struct conv *c, struct html_node *heading, struct str title)
{
	struct node *part = notice_part(c->notice, NODE_TITLE);

	c->para = c->out = part;
	c->flat = 1;
	if (heading) {
		heading->dropped = false;
		convert(c, heading);
		heading->dropped = true;
	}
	conv_flush(c);
	if (!part->first && title.len)
		conv_text(c, title, 0);
	conv_flush(c);
	c->flat = 0;
	c->para = NULL;
	conv_reset(c);
}

static void
point_at(struct node *from, size_t at)
{
	for (; from; from = from->next) {
		struct walk w;

		walk_init(&w, from);
		while (walk_next(&w) != WALK_DONE)
			w.node->offset = (uint32_t)at;
	}
}

int
html_fragment(struct str text, struct str base, size_t at, struct notice *n,
    struct diag *d)
{
	struct node *body = notice_part(n, NODE_BODY), *last = body->last;
	struct conv c = {
		.notice = n, .arena = &n->arena, .base = base, .out = body
	};
	struct html_node *root;
	struct arena a;

	arena_init(&a);
	root = html_parse(text, &a, d);
	for (struct html_node *h = root; h; h = html_next(root, h))
		if (h->tag == HTML_BODY) {
			convert(&c, h);
			break;
		}
	if (at != STR_NPOS)
		point_at(last ? last->next : body->first, at);
	buf_release(&c.text);
	arena_release(&a);
	return root ? 0 : -1;
}

int
html_read(const struct source *src, struct notice *n, struct diag *d)
{
	struct conv c = { .notice = n, .arena = &n->arena };
	struct html_node *root, *main, *contact, *heading;
	struct html_data data;
	struct str title;
	struct arena a;
	int status = -1;

	if (source_text(src, declared_charset(src->bytes), n, d) < 0)
		return -1;
	arena_init(&a);
	root = html_parse(n->text, &a, d);
	if (root) {
		html_clean(root);
		main = html_main(root);
		contact = html_contact(root, main);
		c.base = html_base(root);
		heading = html_title(root, main, c.arena, &title);
		html_data(root, c.arena, &data);
		n->published =
		    html_date(root, main, heading, data.published, c.arena);
		convert_title(&c, heading, title.len ? title : data.headline);
		c.out = notice_part(n, NODE_BODY);
		convert(&c, main);
		c.out = notice_part(n, NODE_BODY);
		if (contact)
			convert(&c, contact);
		html_data_facts(&data, n);
		status = 0;
	}
	buf_release(&c.text);
	arena_release(&a);
	return status;
}
