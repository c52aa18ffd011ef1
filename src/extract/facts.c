/* Labelled facts that hold for the whole notice. */
#include "extract/draft.h"

/* A longer text below a heading such as 申込方法 is a section of its own. */
#define FACT_MAX_BYTES 600

struct facts {
	struct notice *notice;
	struct arena *arena;
	struct runs runs;
};

static void
load(struct facts *f, const struct node *holder)
{
	f->runs.count = 0;
	buf_clear(&f->runs.plain);
	runs_read(&f->runs, holder);
}

/* Opens a fact, or a field of the contact if the label names that. */
static struct node *
open_fact(struct facts *f, struct str label, size_t offset)
{
	int kind = label_fact(label);
	bool contact = kind < 0;
	struct node *fact =
	    node_new(f->arena, contact ? NODE_FIELD : NODE_FACT, offset);

	fact->arg = (uint16_t)(contact ? FIELD_NAME : kind);
	node_append(
	    notice_part(f->notice, contact ? NODE_CONTACT : NODE_FACTS), fact);
	return fact;
}

static bool
is_label(struct str label)
{
	return label_fact(label) >= 0 || label_is_contact(label);
}

/* The loaded text as label and value. */
static void
add_split(struct facts *f, size_t offset)
{
	struct str text = buf_view(&f->runs.plain);
	size_t mark = bullet_len(text), from, to, value;
	struct node *fact, *label;
	struct str s;

	label_split(str_sub(text, mark, text.len), &from, &to, &value);
	s = label_trim(str_sub(text, mark + from, mark + to));
	from = (size_t)(s.ptr - text.ptr);
	fact = open_fact(f, s, offset);
	label = node_new(f->arena, NODE_LABEL, offset);
	runs_copy(&f->runs, from, from + s.len, label, f->arena);
	node_append(fact, label);
	runs_copy(&f->runs, mark + value, text.len, fact, f->arena);
}

static void
add_pair(struct facts *f, const struct node *key, const struct node *value)
{
	struct node *fact, *label;
	struct str s;

	load(f, key);
	s = label_trim(buf_view(&f->runs.plain));
	fact = open_fact(f, s, key->offset);
	label = node_new(f->arena, NODE_LABEL, key->offset);
	runs_copy(&f->runs, (size_t)(s.ptr - f->runs.plain.ptr),
	    (size_t)(s.ptr - f->runs.plain.ptr) + s.len, label, f->arena);
	node_append(fact, label);
	load(f, value);
	runs_copy(&f->runs, 0, f->runs.plain.len, fact, f->arena);
}

static bool
has_blocks(const struct node *holder)
{
	return holder->first && !node_is_inline(holder->first->kind);
}

static bool
is_label_line(struct facts *f, const struct node *holder)
{
	struct str text;
	size_t mark, from, to, value;

	if (has_blocks(holder))
		return false;
	load(f, holder);
	text = buf_view(&f->runs.plain);
	mark = bullet_len(text);
	text = str_sub(text, mark, text.len);
	return label_split(text, &from, &to, &value) &&
	       is_label(str_sub(text, from, to));
}

static bool
is_fact_row(const struct node *row)
{
	struct buf text = BUF_INIT;
	bool yes;

	if (!row->first || row->first->next != row->last ||
	    row->first == row->last || row->first->arg > 1 ||
	    row->first->arg2 > 1 || row->last->arg > 1 || row->last->arg2 > 1)
		return false;
	if (row->last->flags & NODE_HEADER)
		return false;
	node_plain(row->first, &text);
	yes = is_label(buf_view(&text));
	buf_release(&text);
	return yes;
}

static bool
is_fact_table(const struct node *table)
{
	if (table->kind != NODE_TABLE || !table->first)
		return false;
	for (const struct node *row = table->first; row; row = row->next)
		if (!is_fact_row(row))
			return false;
	return true;
}

static bool
is_fact_list(struct facts *f, const struct node *list)
{
	if (list->kind != NODE_LIST || !list->first)
		return false;
	for (const struct node *item = list->first; item; item = item->next)
		if (!is_label_line(f, item))
			return false;
	return true;
}

/* Takes a block that is nothing but facts out of the body. */
static bool
take(struct facts *f, struct node *block)
{
	if (block->kind == NODE_P && is_label_line(f, block)) {
		load(f, block);
		add_split(f, block->offset);
	} else if (is_fact_table(block)) {
		for (struct node *row = block->first; row; row = row->next)
			add_pair(f, row->first, row->last);
	} else if (is_fact_list(f, block)) {
		for (struct node *i = block->first; i; i = i->next) {
			load(f, i);
			add_split(f, i->offset);
		}
	} else {
		return false;
	}
	node_unlink(block);
	return true;
}

/* 日時 as a heading, and one paragraph below it. */
static bool
take_section(struct facts *f, struct node *heading)
{
	struct node *p = heading->next;
	struct buf text = BUF_INIT;
	bool yes;

	if (!p || p->kind != NODE_P ||
	    (p->next && p->next->kind != NODE_HEADING) ||
	    (p->next && p->next->arg > heading->arg))
		return false;
	node_plain(heading, &text);
	yes = label_fact_exact(buf_view(&text)) >= 0;
	buf_clear(&text);
	node_plain(p, &text);
	yes = yes && text.len <= FACT_MAX_BYTES;
	buf_release(&text);
	if (!yes)
		return false;
	add_pair(f, heading, p);
	node_unlink(heading);
	node_unlink(p);
	return true;
}

static bool
is_general(const struct node *heading)
{
	struct buf text = BUF_INIT;
	bool yes;

	node_plain(heading, &text);
	yes = label_is_general(buf_view(&text));
	buf_release(&text);
	return yes;
}

void
draft_facts(struct notice *n)
{
	struct facts f = { .notice = n, .arena = &n->arena };
	struct node *next, *general = NULL;
	unsigned scope = 0; /* level of the heading that narrows what follows */

	runs_init(&f.runs);
	for (struct node *b = notice_part(n, NODE_BODY)->first; b; b = next) {
		next = b->next;
		if (b->kind != NODE_HEADING) {
			if (!scope || general)
				take(&f, b);
			continue;
		}
		if (general && general->next == b)
			node_unlink(general);
		general = NULL;
		if (scope >= b->arg)
			scope = 0;
		if (!scope && next && next->kind == NODE_P) {
			struct node *after = next->next;

			if (take_section(&f, b)) {
				next = after;
				continue;
			}
		}
		if (!scope && is_general(b))
			general = b;
		else if (!scope)
			scope = b->arg;
	}
	if (general && !general->next)
		node_unlink(general);
	runs_release(&f.runs);
}
