/* The one file that knows gumbo. */
#include "extract/html.h"

#include <gumbo.h>
#include <string.h>

static const struct {
	struct str name;
	enum html_class class;
} tags[HTML_TAG_MAX] = {
	[HTML_TEXT] = { STR_INIT(""), HTML_INLINE },
	[HTML_OTHER] = { STR_INIT(""), HTML_INLINE },
#define HTML(id, name, class) [HTML_##id] = { STR_INIT(name), HTML_##class },
#include "extract/html_tags.def"
#undef HTML
};

enum html_class
html_class_of(enum html_tag tag)
{
	return tags[tag].class;
}

enum html_tag
html_tag_by_name(struct str name)
{
	for (int i = HTML_OTHER + 1; i < HTML_TAG_MAX; i++)
		if (str_eq(tags[i].name, name))
			return (enum html_tag)i;
	return HTML_OTHER;
}

struct str
html_attr(const struct html_node *node, const char *name)
{
	for (size_t i = 0; i < node->nattrs; i++)
		if (str_eq(node->attrs[i].name, str_from(name)))
			return node->attrs[i].value;
	return STR_NONE;
}

struct html_node *
html_skip(const struct html_node *root, const struct html_node *node)
{
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

struct html_node *
html_next(const struct html_node *root, const struct html_node *node)
{
	return node->first ? node->first : html_skip(root, node);
}

bool
html_is_blank(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr(" \t\n\r\f", text.ptr[i]) || !text.ptr[i])
			return false;
	return true;
}

void
html_plain(const struct html_node *node, size_t limit, struct buf *out)
{
	const struct html_node *at = node;

	while (at && out->len < limit) {
		bool gap = false;

		if (at->tag != HTML_TEXT) {
			at = html_class_of(at->tag) == HTML_DROP
				 ? html_skip(node, at)
				 : html_next(node, at);
			continue;
		}
		for (size_t i = 0; i < at->text.len; i++) {
			char c = at->text.ptr[i];

			if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
				gap = true;
				continue;
			}
			if (gap && out->len && out->ptr[out->len - 1] != ' ')
				buf_ch(out, ' ');
			gap = false;
			buf_ch(out, c);
		}
		at = html_next(node, at);
	}
}

/* ---- gumbo ---- */

/* All its memory is in an arena that is freed in one: its own destructor
 * recurses on depth. */
static void *
gumbo_alloc(void *arena, size_t size)
{
	return arena_alloc(arena, size);
}

static void
gumbo_dealloc(void *arena, void *ptr)
{
	(void)arena, (void)ptr;
}

static struct str
copy_clean(struct arena *a, const char *s)
{
	struct str raw = str_from(s), out;
	size_t at = 0, len = 0;
	char *to;

	raw.len = utf8_valid_len(raw);
	to = arena_alloc(a, raw.len + 1);
	while (at < raw.len) {
		size_t from = at;

		/* Character references can smuggle in what decoding drops. */
		if (cp_is_unsafe(utf8_next(raw, &at)))
			continue;
		memcpy(to + len, raw.ptr + from, at - from);
		len += at - from;
	}
	out = (struct str){ to, len };
	return out;
}

static void
copy_attributes(
    struct html_node *node, const GumboVector *from, struct arena *a)
{
	node->attrs = arena_alloc(a, (from->length + 1) * sizeof(*node->attrs));
	for (unsigned i = 0; i < from->length; i++) {
		const GumboAttribute *attr = from->data[i];

		node->attrs[node->nattrs++] = (struct html_attr){
			copy_clean(a, attr->name),
			copy_clean(a, attr->value),
		};
	}
}

bool
html_is_fold_button(const struct html_node *node)
{
	return (node->tag == HTML_BUTTON || node->tag == HTML_SUMMARY) &&
	       html_attr(node, "aria-expanded").ptr;
}

static struct html_node *
copy_node(const GumboNode *from, const enum html_tag *names, size_t limit,
    struct arena *a)
{
	struct html_node *node;
	size_t offset = 0;

	switch (from->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		node = ARENA_NEW(a, struct html_node);
		node->tag = names[from->v.element.tag];
		offset = from->v.element.start_pos.offset;
		copy_attributes(node, &from->v.element.attributes, a);
		if (node->tag == HTML_BUTTON && html_is_fold_button(node))
			node->tag = HTML_SUMMARY;
		break;
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		node = ARENA_NEW(a, struct html_node);
		node->tag = HTML_TEXT;
		offset = from->v.text.start_pos.offset;
		node->text = copy_clean(a, from->v.text.text);
		break;
	default:
		return NULL;
	}
	node->offset = (uint32_t)(offset < limit ? offset : limit);
	return node;
}

static const GumboNode *
next_below(const GumboNode *root, const GumboNode *node, struct html_node **up)
{
	while (node != root) {
		const GumboVector *all = &node->parent->v.element.children;

		if (node->index_within_parent + 1 < all->length)
			return all->data[node->index_within_parent + 1];
		node = node->parent;
		*up = (*up)->parent;
	}
	return NULL;
}

static bool
goes_into(const struct html_node *node)
{
	if (node->tag == HTML_HEAD || node->tag == HTML_TITLE)
		return true;
	if (node->tag == HTML_SCRIPT)
		return str_eq(
		    html_attr(node, "type"), STR("application/ld+json"));
	return node->tag != HTML_TEXT && html_class_of(node->tag) != HTML_DROP;
}

static struct html_node *
copy_tree(const GumboNode *root, size_t limit, struct arena *a)
{
	enum html_tag names[GUMBO_TAG_LAST + 1];
	struct html_node *top = NULL, *parent = NULL;
	const GumboNode *node = root;

	for (int i = 0; i <= GUMBO_TAG_LAST; i++)
		names[i] = i < GUMBO_TAG_UNKNOWN
			       ? html_tag_by_name(str_from(
				     gumbo_normalized_tagname((GumboTag)i)))
			       : HTML_OTHER;
	while (node) {
		struct html_node *copy = copy_node(node, names, limit, a);

		if (copy && parent) {
			copy->parent = parent;
			if (parent->last)
				parent->last->next = copy;
			else
				parent->first = copy;
			parent->last = copy;
		}
		if (!top)
			top = copy;
		if (copy && goes_into(copy) &&
		    node->v.element.children.length) {
			parent = copy;
			node = node->v.element.children.data[0];
			continue;
		}
		node = next_below(root, node, &parent);
	}
	return top;
}

struct html_node *
html_parse(struct str text, struct arena *a, struct diag *d)
{
	GumboOptions options = kGumboDefaultOptions;
	struct html_node *root = NULL;
	GumboOutput *output;
	struct arena memory;

	if (html_limits(text, d) < 0)
		return NULL;
	arena_init(&memory);
	options.allocator = gumbo_alloc;
	options.deallocator = gumbo_dealloc;
	options.userdata = &memory;
	options.max_errors = 0;
	output = gumbo_parse_with_options(&options, text.ptr, text.len);
	if (output && output->root)
		root = copy_tree(output->root, text.len, a);
	arena_release(&memory);
	return root;
}
