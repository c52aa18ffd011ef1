#include "notice/notice.h"

#include <assert.h>

void
notice_init(struct notice *n)
{
	static const enum node_kind parts[] = { NODE_TITLE, NODE_FACTS,
		NODE_BODY, NODE_CONTACT };

	*n = (struct notice){ 0 };
	arena_init(&n->arena);
	n->root = node_new(&n->arena, NODE_NOTICE, 0);
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		node_append(n->root, node_new(&n->arena, parts[i], 0));
}

void
notice_release(struct notice *n)
{
	arena_release(&n->arena);
	*n = (struct notice){ 0 };
}

struct node *
notice_part(const struct notice *n, enum node_kind part)
{
	struct node *node = n->root->first;

	while (node && node->kind != part)
		node = node->next;
	return node;
}

struct node *
node_new(struct arena *a, enum node_kind kind, size_t offset)
{
	struct node *node = ARENA_NEW(a, struct node);

	node->kind = kind;
	node->offset = (uint32_t)offset;
	return node;
}

struct node *
node_text(struct arena *a, struct str text, size_t offset)
{
	struct node *node = node_new(a, NODE_TEXT, offset);

	node->text = text;
	return node;
}

void
node_append(struct node *parent, struct node *child)
{
	assert(!child->parent && !child->prev && !child->next);
	child->parent = parent;
	child->prev = parent->last;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void
node_insert_before(struct node *at, struct node *node)
{
	assert(!node->parent && !node->prev && !node->next);
	node->parent = at->parent;
	node->prev = at->prev;
	node->next = at;
	if (at->prev)
		at->prev->next = node;
	else if (at->parent)
		at->parent->first = node;
	at->prev = node;
}

struct node *
node_clone(struct arena *a, const struct node *src)
{
	struct walk w;
	enum walk_event event;
	struct node *top = NULL, *at = NULL;

	walk_init(&w, (struct node *)(uintptr_t)src);
	while ((event = walk_next(&w)) != WALK_DONE) {
		struct node *n;

		if (event == WALK_EXIT) {
			if (at != top)
				at = at->parent;
			continue;
		}
		n = node_new(a, w.node->kind, w.node->offset);
		n->text = w.node->text;
		n->attr = w.node->attr;
		n->value = w.node->value;
		n->arg = w.node->arg;
		n->arg2 = w.node->arg2;
		n->flags = w.node->flags;
		n->index = w.node->index;
		if (at)
			node_append(at, n);
		else
			top = n;
		at = n;
	}
	return top;
}

void
node_unlink(struct node *node)
{
	if (node->prev)
		node->prev->next = node->next;
	else if (node->parent)
		node->parent->first = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else if (node->parent)
		node->parent->last = node->prev;
	node->parent = node->prev = node->next = NULL;
}

bool
node_is_inline(enum node_kind kind)
{
	return kind >= NODE_TEXT && kind < NODE_KIND_MAX;
}

bool
node_is_block(enum node_kind kind)
{
	switch (kind) {
	case NODE_HEADING:
	case NODE_P:
	case NODE_LIST:
	case NODE_TABLE:
	case NODE_NOTE:
	case NODE_IMAGE:
		return true;
	default:
		return false;
	}
}

/* ---- walking ------------------------------------------------------------ */

void
walk_init(struct walk *w, struct node *root)
{
	*w = (struct walk){ .root = root,
		.event = WALK_DONE,
		.next = root,
		.next_event = WALK_ENTER };
}

enum walk_event
walk_next(struct walk *w)
{
	w->node = w->next;
	w->event = w->next_event;
	if (w->event == WALK_DONE)
		return WALK_DONE;
	if (w->event == WALK_ENTER && w->node->first) {
		w->next = w->node->first;
	} else if (w->event == WALK_ENTER) {
		w->next_event = WALK_EXIT;
	} else if (w->node == w->root) {
		w->next = NULL;
		w->next_event = WALK_DONE;
	} else if (w->node->next) {
		w->next = w->node->next;
		w->next_event = WALK_ENTER;
	} else {
		w->next = w->node->parent;
	}
	return w->event;
}

void
walk_skip(struct walk *w)
{
	assert(w->event == WALK_ENTER);
	w->next = w->node;
	w->next_event = WALK_EXIT;
}

static void
merge_text(struct arena *a, struct node *text)
{
	struct buf all = BUF_INIT;

	buf_str(&all, text->text);
	while (text->next && text->next->kind == NODE_TEXT) {
		buf_str(&all, text->next->text);
		node_unlink(text->next);
	}
	text->text = arena_str(a, buf_view(&all));
	buf_release(&all);
}

uint32_t
notice_number(struct notice *n)
{
	enum walk_event event;
	struct walk w;

	n->sentences = 0;
	walk_init(&w, n->root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event == WALK_ENTER && w.node->kind == NODE_S)
			w.node->index = n->sentences++;
		if (event != WALK_ENTER || w.node->kind != NODE_TEXT)
			continue;
		if (w.node->next && w.node->next->kind == NODE_TEXT)
			merge_text(&n->arena, w.node);
		if (w.node->text.len == 0) {
			walk_next(&w); /* its exit, which knows what follows */
			node_unlink(w.node);
		}
	}
	return n->sentences;
}

void
node_plain(const struct node *node, struct buf *out)
{
	enum walk_event event;
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)node);
	while ((event = walk_next(&w)) != WALK_DONE)
		if (event == WALK_ENTER && !w.node->first)
			buf_str(out, w.node->text);
}

/* Without the links: a tree of its own begins here. */
static struct node *
node_copy(const struct node *node, struct arena *a)
{
	struct node *copy = ARENA_NEW(a, struct node);

	*copy = *node;
	copy->parent = copy->prev = copy->next = NULL;
	copy->first = copy->last = NULL;
	return copy;
}

struct rendition *
rendition_source(const struct notice *n, struct arena *a)
{
	struct rendition *r = ARENA_NEW(a, struct rendition);
	struct node *at = NULL; /* the copy of the node that the walk is in */
	enum walk_event event;
	struct walk w;

	r->tag = STR("ja");
	r->sentences = arena_alloc(a, n->sentences * sizeof(*r->sentences));
	r->translatable = r->translated = n->sentences;
	walk_init(&w, n->root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		struct node *copy;

		if (event == WALK_EXIT) {
			at = at ? at->parent : NULL;
			continue;
		}
		if (!at && w.node->kind != NODE_S)
			continue;
		copy = node_copy(w.node, a);
		if (at)
			node_append(at, copy);
		else
			r->sentences[w.node->index].first = copy;
		at = copy;
	}
	return r;
}
