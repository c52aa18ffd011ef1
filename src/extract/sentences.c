#include "extract/draft.h"

#include <assert.h>
#include <string.h>

/* How far the position of a sentence may have moved from its paragraph's
 * start by white space and markup that were left out. */
#define DRIFT_MAX 4096
#define PROBE_LEN 18

#define LABEL_SPACED_MAX 60 /* bytes of a label before its colon */

struct pass {
	struct notice *notice;
	struct value_context *ctx;
	struct diag *diag;
	struct runs runs;
};

static bool
holds_sentences(enum node_kind kind)
{
	switch (kind) {
	case NODE_TITLE:
	case NODE_FACT:
	case NODE_FIELD:
	case NODE_HEADING:
	case NODE_P:
	case NODE_ITEM:
	case NODE_CELL:
	case NODE_NOTE:
	case NODE_IMAGE:
	case NODE_LABEL:
		return true;
	default:
		return false;
	}
}

/* Where the text of a sentence stands in the source: `guess`, or a little
 * behind it where its first bytes are found. */
static size_t
resync(struct str source, struct str text, size_t guess)
{
	size_t len = text.len < PROBE_LEN ? text.len : PROBE_LEN;
	size_t at = 0, end = 0;
	struct str window, probe;

	if (guess > source.len)
		guess = source.len;
	while (at < len) {
		end = at;
		utf8_next(text, &at);
	}
	probe = str_sub(text, 0, at <= len ? at : end);
	window = str_sub(source, 0, guess + DRIFT_MAX);
	at = probe.len ? str_find(window, probe, guess) : STR_NPOS;
	return at == STR_NPOS ? guess : at;
}

static const struct node *
first_leaf(const struct node *node)
{
	while (node->first)
		node = node->first;
	return node;
}

static void
shift(struct node *s, size_t offset)
{
	long by = (long)offset - (long)first_leaf(s)->offset;
	struct walk w;

	walk_init(&w, s);
	while (walk_next(&w) != WALK_DONE)
		if (w.event == WALK_ENTER)
			w.node->offset = (uint32_t)((long)w.node->offset + by);
	s->offset = (uint32_t)offset;
}

static struct str
trim_lines(struct str text, size_t *from, size_t *to)
{
	struct str part = str_sub(text, *from, *to), cut = str_trim(part);

	*from = cut.len ? (size_t)(cut.ptr - text.ptr) : *to;
	*to = *from + cut.len;
	return cut;
}

/* A tel: or mailto: link around a number that is a value already says
 * nothing more. */
static void
unwrap_links(struct node *s)
{
	struct node *next;

	for (struct node *link = s->first; link; link = next) {
		struct node *value = link->first;

		next = link->next;
		if (link->kind != NODE_A || !value || value != link->last ||
		    (value->kind != NODE_VALUE) ||
		    (value->value->kind != VALUE_PHONE &&
			value->value->kind != VALUE_MAIL))
			continue;
		if (!str_starts(link->attr, STR("tel:")) &&
		    !str_starts(link->attr, STR("mailto:")))
			continue;
		node_unlink(value);
		node_insert_before(link, value);
		node_unlink(link);
	}
}

static void
add_sentence(struct pass *p, struct node *holder, struct node *before,
    size_t from, size_t to, size_t *ret_last)
{
	struct arena *a = &p->notice->arena;
	struct str text = trim_lines(buf_view(&p->runs.plain), &from, &to);
	const struct node *leaf;
	struct node *s;
	size_t at;

	if (!text.len)
		return;
	s = node_new(a, NODE_S, 0);
	runs_copy(&p->runs, from, to, s, a);
	if (!s->first)
		return;
	leaf = first_leaf(s);
	at = leaf->offset;
	if (at < *ret_last)
		at = *ret_last;
	at = resync(p->notice->text, leaf->text, at);
	shift(s, at);
	*ret_last = at;
	if (before)
		node_insert_before(before, s);
	else
		node_append(holder, s);
	values_mark(s, p->ctx, a, p->diag);
	unwrap_links(s);
}

static void
drop_inlines(struct node *holder)
{
	struct node *next;

	for (struct node *child = holder->first; child; child = next) {
		next = child->next;
		if (node_is_inline(child->kind))
			node_unlink(child);
	}
}

static void
wrap_raw(struct pass *p, struct node *holder)
{
	struct node *before = holder->first;
	size_t last = 0;
	struct str text;

	while (before &&
	       (node_is_inline(before->kind) || before->kind == NODE_LABEL))
		before = before->next;
	p->runs.count = 0;
	buf_clear(&p->runs.plain);
	runs_read(&p->runs, holder);
	drop_inlines(holder);
	text = buf_view(&p->runs.plain);
	for (size_t from = 0; from < text.len;) {
		size_t to = sentence_end(text, from);

		if (to <= from)
			to = text.len;
		add_sentence(p, holder, before, from, to, &last);
		from = to;
	}
}

/* A sentence that came as such keeps its values; one without any gets
 * those found. A lone one with several sentences in it was raw text. */
static void
finish_given(struct pass *p, struct node *s)
{
	struct node *holder = s->parent, *next;
	struct buf plain = BUF_INIT;
	struct walk w;
	bool lone;

	walk_init(&w, s);
	while (walk_next(&w) != WALK_DONE)
		if (w.node->kind == NODE_VALUE)
			return;
	lone = !s->next && (!s->prev || s->prev->kind == NODE_LABEL) &&
	       !s->attr.len && !s->flags;
	node_plain(s, &plain);
	lone = lone && sentence_end(buf_view(&plain), 0) < plain.len;
	buf_release(&plain);
	if (!lone) {
		values_mark(s, p->ctx, &p->notice->arena, p->diag);
		return;
	}
	node_unlink(s);
	for (struct node *child = s->first; child; child = next) {
		next = child->next;
		node_unlink(child);
		node_append(holder, child);
	}
	wrap_raw(p, holder);
}

static bool
has_inlines(const struct node *holder)
{
	for (struct node *child = holder->first; child; child = child->next)
		if (node_is_inline(child->kind))
			return true;
	return false;
}

/* Appends the text to out without the spaces that set its characters apart
 * (期　間, 総 合 計 画); false if they do not stand alone. */
static bool
close_up(struct str text, struct buf *out)
{
	bool spaced = false, alone = true;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		if (cp_is_space(cp)) {
			spaced = alone = true;
			continue;
		}
		if (!alone || !(cp_is_kanji(cp) || cp_is_kana(cp)))
			return false;
		alone = false;
		buf_str(out, str_sub(text, from, at));
	}
	return spaced;
}

/* A heading or label, or the label that a paragraph begins with. */
static void
close_up_label(struct pass *p, struct node *holder)
{
	struct node *text = holder->first;
	struct buf out = BUF_INIT;
	struct str head;
	size_t end = 0;

	if (text->kind != NODE_TEXT)
		return;
	head = str_trim(text->text);
	if (holder->kind != NODE_LABEL && holder->kind != NODE_HEADING &&
	    holder->kind != NODE_TITLE) {
		end = str_find(head, STR("："), 0);
		if (end == STR_NPOS)
			end = str_find(head, STR(":"), 0);
		if (end == STR_NPOS || end > LABEL_SPACED_MAX)
			return;
	} else if (text->next) {
		return;
	} else {
		end = head.len;
	}
	if (close_up(str_trim(str_sub(head, 0, end)), &out)) {
		buf_str(&out, str_sub(head, end, head.len));
		text->text = arena_str(&p->notice->arena, buf_view(&out));
	}
	buf_release(&out);
}

static void
finish_holder(struct pass *p, struct node *holder)
{
	struct node *next;

	if (has_inlines(holder)) {
		close_up_label(p, holder);
		wrap_raw(p, holder);
		return;
	}
	for (struct node *child = holder->first; child; child = next) {
		next = child->next;
		if (child->kind == NODE_S)
			finish_given(p, child);
	}
}

static bool
may_be_empty(const struct node *node)
{
	switch (node->kind) {
	case NODE_CELL: /* the grid needs it */
	case NODE_TITLE:
	case NODE_FACTS:
	case NODE_BODY:
	case NODE_CONTACT:
	case NODE_NOTICE:
	case NODE_IMAGE:
		return true;
	default:
		return node->kind >= NODE_S;
	}
}

static bool
is_empty(const struct node *node)
{
	if (node->kind == NODE_FACT || node->kind == NODE_FIELD)
		return !node->first || (node->first == node->last &&
					   node->first->kind == NODE_LABEL);
	return !node->first && !may_be_empty(node);
}

void
draft_sentences(struct notice *n, struct value_context *ctx, struct diag *d)
{
	struct pass p = { .notice = n, .ctx = ctx, .diag = d };
	enum walk_event event;
	struct walk w;

	runs_init(&p.runs);
	walk_init(&w, n->root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event == WALK_ENTER && holds_sentences(w.node->kind)) {
			finish_holder(&p, w.node);
			w.next = w.node->first ? w.node->first : w.node;
			w.next_event = w.node->first ? WALK_ENTER : WALK_EXIT;
		}
		if (event == WALK_ENTER && w.node->kind == NODE_S)
			walk_skip(&w);
		if (event == WALK_EXIT && is_empty(w.node))
			node_unlink(w.node);
	}
	runs_release(&p.runs);
}
