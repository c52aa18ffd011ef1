#include "extract/draft.h"

#include <assert.h>
#include <stdlib.h>

void
runs_init(struct runs *r)
{
	*r = (struct runs){ 0 };
	buf_init(&r->plain);
}

void
runs_release(struct runs *r)
{
	free(r->items);
	buf_release(&r->plain);
	*r = (struct runs){ 0 };
}

static void
add_leaf(struct runs *r, struct node *leaf)
{
	struct run run = { .leaf = leaf, .start = r->plain.len };

	for (struct node *up = leaf->parent;
	     up && (up->kind == NODE_A || up->kind == NODE_B);
	     up = up->parent) {
		if (up->kind == NODE_A)
			run.link = up;
		else
			run.bold = up;
	}
	ARRAY_GROW(r->items, r->count, r->cap);
	r->items[r->count++] = run;
	buf_str(&r->plain, leaf->text);
}

void
runs_read(struct runs *r, const struct node *holder)
{
	for (struct node *child = holder->first; child; child = child->next) {
		struct walk w;

		if (!node_is_inline(child->kind))
			continue;
		walk_init(&w, child);
		while (walk_next(&w) == WALK_ENTER || w.event == WALK_EXIT) {
			if (w.event != WALK_ENTER)
				continue;
			if (w.node->kind == NODE_A || w.node->kind == NODE_B)
				continue;
			add_leaf(r, w.node);
			walk_skip(&w);
		}
	}
}

static struct node *
wrapper(struct node *dest, const struct node *model, struct arena *a)
{
	struct node *last = dest->last, *copy;

	if (!model)
		return dest;
	if (last && last->kind == model->kind && last->value == model->value &&
	    last->offset == model->offset && str_eq(last->attr, model->attr))
		return last;
	copy = node_new(a, model->kind, model->offset);
	copy->attr = model->attr;
	copy->flags = model->flags;
	node_append(dest, copy);
	return copy;
}

static struct node *
leaf_copy(const struct run *run, size_t from, size_t to, struct arena *a)
{
	const struct node *leaf = run->leaf;
	struct node *copy = node_new(a, leaf->kind, leaf->offset);

	copy->text = leaf->text;
	copy->attr = leaf->attr;
	copy->value = leaf->value;
	copy->flags = leaf->flags;
	if (leaf->kind == NODE_TEXT) {
		size_t skip = from > run->start ? from - run->start : 0;

		copy->text = str_sub(leaf->text, skip, to - run->start);
		copy->offset += (uint32_t)skip;
	}
	return copy;
}

/* Index of the last run that starts at or before `at`. */
static size_t
run_at(const struct runs *r, size_t at)
{
	size_t low = 0, high = r->count;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (r->items[mid].start <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

void
runs_copy(const struct runs *r, size_t from, size_t to, struct node *dest,
    struct arena *a)
{
	for (size_t i = r->count ? run_at(r, from) : 0; i < r->count; i++) {
		const struct run *run = &r->items[i];
		size_t end = run->start + run->leaf->text.len;
		struct node *into;

		if (run->start >= to)
			break;
		if (end <= from)
			continue;
		/* A reading belongs to its whole base: never cut it. */
		if (run->leaf->kind != NODE_TEXT && run->start < from)
			continue;
		into = wrapper(dest, run->link, a);
		into = wrapper(into, run->bold, a);
		node_append(into, leaf_copy(run, from, to, a));
	}
}
