#include "notice/xml.h"

/* As buf_xml, for attributes: a line break or tab would become a space. */
static void
attribute(struct buf *out, const char *name, struct str value)
{
	size_t from = 0;

	buf_printf(out, " %s=\"", name);
	for (size_t i = 0; i < value.len; i++) {
		if (value.ptr[i] != '\n' && value.ptr[i] != '\t')
			continue;
		buf_xml(out, str_sub(value, from, i));
		buf_printf(out, "&#%d;", value.ptr[i]);
		from = i + 1;
	}
	buf_xml(out, str_sub(value, from, value.len));
	buf_ch(out, '"');
}

static void
attribute_if(struct buf *out, const char *name, struct str value)
{
	if (value.len)
		attribute(out, name, value);
}

static void
moment_attribute(struct buf *out, const char *name, struct moment m)
{
	if (moment_is_none(m))
		return;
	buf_printf(out, " %s=\"", name);
	moment_format(m, out);
	buf_ch(out, '"');
}

static void
value_attributes(struct buf *out, const struct value *v)
{
	const struct value_attributes *names = &value_attribute_names[v->kind];

	if (v->kind == VALUE_TIME && v->from.minute >= 0)
		buf_printf(out, " at=\"%02d:%02d\"", v->from.minute / 60,
		    v->from.minute % 60);
	else if (names->from)
		moment_attribute(out, names->from, v->from);
	if (names->to)
		moment_attribute(out, names->to, v->to);
	if (names->amount)
		buf_printf(
		    out, " %s=\"%lld\"", names->amount, (long long)v->amount);
	if (names->target)
		attribute_if(out, names->target, v->target);
	if (names->unit)
		attribute_if(out, names->unit, v->unit);
	if (!v->show)
		return;
	buf_cstr(out, " show=\"");
	for (size_t i = 0, n = 0; show_names[i]; i++)
		if (v->show >> i & 1)
			buf_printf(out, "%s%s", n++ ? " " : "", show_names[i]);
	buf_ch(out, '"');
}

static void
number_attribute(struct buf *out, const char *name, unsigned n)
{
	if (n > 1)
		buf_printf(out, " %s=\"%u\"", name, n);
}

static void
node_attributes(struct buf *out, const struct node *node)
{
	switch (node->kind) {
	case NODE_FACT:
		attribute(out, "kind",
		    str_from(fact_kind_name((enum fact_kind)node->arg)));
		break;
	case NODE_FIELD:
		attribute(out, "kind",
		    str_from(field_kind_name((enum field_kind)node->arg)));
		break;
	case NODE_HEADING:
		buf_printf(out, " level=\"%u\"", node->arg);
		break;
	case NODE_LIST:
		if (node->arg)
			buf_cstr(out, " ordered=\"true\"");
		break;
	case NODE_CELL:
		if (node->flags & NODE_HEADER)
			buf_cstr(out, " header=\"true\"");
		number_attribute(out, "colspan", node->arg);
		number_attribute(out, "rowspan", node->arg2);
		break;
	case NODE_A:
	case NODE_IMAGE:
		attribute(out, "href", node->attr);
		break;
	case NODE_RUBY:
		attribute(out, "reading", node->attr);
		break;
	case NODE_VALUE:
		value_attributes(out, node->value);
		break;
	default:
		attribute_if(out, "xml:lang", node->attr);
		break;
	}
	if (node->flags & NODE_DAMAGED)
		buf_cstr(out, " damaged=\"true\"");
	if (node->flags & NODE_KEEP)
		buf_cstr(out, " translate=\"no\"");
}

static void
forms_attribute(struct buf *out, uint16_t forms)
{
	const char *before = " forms=\"";

	for (int i = 0; i < PRINT_FORM_MAX; i++) {
		if (!(forms >> i & 1))
			continue;
		buf_printf(
		    out, "%s%s", before, print_form_name((enum print_form)i));
		before = " ";
	}
	if (forms)
		buf_ch(out, '"');
}

static void
head_attributes(struct buf *out, const struct notice *n)
{
	static const char *const urgencies[] = { "normal", "emergency" };

	buf_cstr(out, " xmlns=\"" NOTICE_NAMESPACE "\" xml:lang=\"ja\"");
	attribute(out, "id", n->id);
	attribute(out, "kind", str_from(notice_kind_name(n->kind)));
	attribute_if(out, "category", n->category);
	attribute(out, "urgency", str_from(urgencies[n->urgency]));
	moment_attribute(out, "published", (struct moment){ n->published, -1 });
	moment_attribute(out, "expires", (struct moment){ n->expires, -1 });
	forms_attribute(out, n->forms);
	attribute_if(out, "division", n->division);
	attribute_if(out, "source", n->source);
	attribute_if(out, "sha256", n->source_sha256);
}

/* Blocks stand on lines of their own; what holds sentences is one line. */
static bool
holds_blocks(const struct node *node)
{
	return node->first && !node_is_inline(node->first->kind) &&
	       node->first->kind != NODE_S && node->first->kind != NODE_LABEL;
}

static void
line_start(struct buf *out, unsigned depth)
{
	if (out->len)
		buf_ch(out, '\n');
	for (unsigned i = 0; i < depth; i++)
		buf_cstr(out, "  ");
}

static const char *
element_name(const struct node *node)
{
	return node->kind == NODE_VALUE ? value_kind_name(node->value->kind)
					: node_name(node->kind);
}

static void
open_element(const struct node *node, const struct notice *n, struct buf *out)
{
	buf_printf(out, "<%s", element_name(node));
	if (node->kind == NODE_NOTICE && n)
		head_attributes(out, n);
	else
		node_attributes(out, node);
	if (!node->first && !node->text.len) {
		buf_cstr(out, "/>");
		return;
	}
	buf_ch(out, '>');
	if (!node->first)
		buf_xml(out, node->text);
}

static void
close_element(const struct node *node, unsigned depth, struct buf *out)
{
	if (!node->first && !node->text.len)
		return;
	if (holds_blocks(node))
		line_start(out, depth);
	buf_printf(out, "</%s>", element_name(node));
}

static void
write_tree(const struct node *root, const struct notice *n, struct buf *out)
{
	enum walk_event event;
	unsigned depth = 0;
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		bool own_line = w.node->kind < NODE_LABEL;

		if (w.node->kind == NODE_TEXT) {
			if (event == WALK_ENTER)
				buf_xml(out, w.node->text);
		} else if (event == WALK_ENTER) {
			if (own_line)
				line_start(out, depth);
			depth += own_line;
			open_element(w.node, n, out);
		} else {
			depth -= own_line;
			close_element(w.node, depth, out);
		}
	}
}

void
notice_write_xml(const struct notice *n, struct buf *out)
{
	struct buf tree = BUF_INIT;

	write_tree(n->root, n, &tree);
	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	buf_str(out, buf_view(&tree));
	buf_ch(out, '\n');
	buf_release(&tree);
}

void
node_write_xml(const struct node *node, struct buf *out)
{
	struct buf tree = BUF_INIT;

	write_tree(node, NULL, &tree);
	buf_str(out, buf_view(&tree));
	buf_release(&tree);
}
