/* The contact section: name, telephone, hours and so on as fields. */
#include "extract/draft.h"

struct contact {
	struct arena *arena;
	struct node *part;
	struct runs runs;
};

static void
load(struct contact *c, const struct node *holder)
{
	c->runs.count = 0;
	buf_clear(&c->runs.plain);
	runs_read(&c->runs, holder);
}

/* Like label_split, but a field's name may also stand before a number:
 * 電話050-…. */
static int
split_field(struct str line, size_t *from, size_t *to, size_t *value)
{
	static const struct str words[] = { STR_INIT("電話番号"),
		STR_INIT("電話"), STR_INIT("℡"), STR_INIT("TEL"),
		STR_INIT("FAX"), STR_INIT("ファックス"), STR_INIT("ファクス"),
		STR_INIT("ファクシミリ"), STR_INIT("ＴＥＬ"),
		STR_INIT("ＦＡＸ") };
	size_t mark = bullet_len(line);

	if (label_split(str_sub(line, mark, line.len), from, to, value)) {
		struct str label;
		int kind;

		*from += mark;
		*to += mark;
		*value += mark;
		label = str_sub(line, *from, *to);
		kind = label_field(label);
		if (kind < 0 && label_is_contact(label))
			kind = FIELD_NAME;
		if (kind >= 0)
			return kind;
	}
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		size_t at = words[i].len;

		if (!str_starts(line, words[i]) || at >= line.len)
			continue;
		*from = 0;
		*to = *value = at;
		if (cp_digit(utf8_next(line, &at)) >= 0)
			return label_field(words[i]);
	}
	return -1;
}

static int
kind_of_plain(const struct contact *c, struct str line)
{
	if (str_starts(line, STR("〒")))
		return FIELD_ADDRESS;
	if (str_find(line, STR("http"), 0) == 0)
		return FIELD_URL;
	if (str_find(line, STR("@"), 0) != STR_NPOS &&
	    str_find(line, STR("。"), 0) == STR_NPOS)
		return FIELD_MAIL;
	if (str_find(line, STR("。"), 0) != STR_NPOS)
		return FIELD_OTHER;
	if (line_is_division(line) || !c->part->first)
		return FIELD_NAME;
	if (utf8_count(line) < 40 &&
	    (str_find(line, STR("丁目"), 0) != STR_NPOS ||
		str_find(line, STR("番地"), 0) != STR_NPOS))
		return FIELD_ADDRESS;
	return FIELD_OTHER;
}

/* Where another field begins behind white space: 国際課　電話 050-…. */
static size_t
next_field(struct str line, size_t from)
{
	size_t at = from, a, b, v;

	while (at < line.len) {
		if (!cp_is_space(utf8_next(line, &at)))
			continue;
		switch (split_field(str_sub(line, at, line.len), &a, &b, &v)) {
		case FIELD_PHONE:
		case FIELD_FAX:
		case FIELD_MAIL:
			return at;
		default:
			break;
		}
	}
	return line.len;
}

static void
add_field(struct contact *c, size_t base, struct str line)
{
	size_t from = 0, to = 0, value = 0;
	int kind = split_field(line, &from, &to, &value);
	struct node *field = node_new(c->arena, NODE_FIELD, 0);

	if (kind >= 0) {
		struct node *label = node_new(c->arena, NODE_LABEL, 0);

		runs_copy(&c->runs, base + from, base + to, label, c->arena);
		node_append(field, label);
	} else {
		value = 0;
		kind = kind_of_plain(c, line);
	}
	field->arg = (uint16_t)kind;
	runs_copy(&c->runs, base + value, base + line.len, field, c->arena);
	node_append(c->part, field);
}

static void
add_line(struct contact *c, struct str line)
{
	size_t a, b, v, base = (size_t)(line.ptr - c->runs.plain.ptr);
	int kind = split_field(line, &a, &b, &v);

	if (!line.len || (kind < 0 && label_is_contact(line) &&
			     str_find(line, STR("。"), 0) == STR_NPOS))
		return;
	if (kind >= 0 && kind != FIELD_NAME && kind != FIELD_PHONE &&
	    kind != FIELD_FAX) {
		add_field(c, base, line);
		return;
	}
	if (str_find(line, STR("。"), 0) != STR_NPOS) {
		add_field(c, base, line);
		return;
	}
	for (size_t from = 0, to; from < line.len; from = to) {
		struct str part;

		to = next_field(line, kind >= 0 && !from ? v : from + 1);
		part = str_trim(str_sub(line, from, to));
		if (part.len)
			add_field(
			    c, (size_t)(part.ptr - c->runs.plain.ptr), part);
	}
}

static void
add_lines(struct contact *c, const struct node *holder)
{
	struct str rest, line;

	load(c, holder);
	rest = buf_view(&c->runs.plain);
	while (str_split(&rest, '\n', &line))
		add_line(c, str_trim(line));
}

/* Two cells, of which the first is a header or names a field. */
static bool
is_pair(const struct node *row)
{
	struct buf text = BUF_INIT;
	bool yes;

	if (row->first == row->last)
		return false;
	if (row->first->flags & NODE_HEADER)
		return true;
	node_plain(row->first, &text);
	yes = row->first->next == row->last &&
	      (label_field(buf_view(&text)) >= 0 ||
		  label_is_contact(buf_view(&text)));
	buf_release(&text);
	return yes;
}

static void
add_row(struct contact *c, const struct node *row)
{
	struct node *label, *field;
	struct buf text = BUF_INIT;
	int kind;

	if (!is_pair(row)) {
		for (const struct node *cell = row->first; cell;
		     cell = cell->next)
			add_lines(c, cell);
		return;
	}
	node_plain(row->first, &text);
	kind = label_field(buf_view(&text));
	if (kind < 0)
		kind = label_is_contact(buf_view(&text)) ? FIELD_NAME
							 : FIELD_OTHER;
	buf_release(&text);
	field = node_new(c->arena, NODE_FIELD, row->offset);
	label = node_new(c->arena, NODE_LABEL, row->offset);
	field->arg = (uint16_t)kind;
	load(c, row->first);
	runs_copy(&c->runs, 0, c->runs.plain.len, label, c->arena);
	node_append(field, label);
	for (const struct node *cell = row->first->next; cell;
	     cell = cell->next) {
		load(c, cell);
		runs_copy(&c->runs, 0, c->runs.plain.len, field, c->arena);
	}
	node_append(c->part, field);
}

/* Any block: what holds inline text gives its lines, in order. */
static void
add_block(struct contact *c, struct node *block)
{
	enum walk_event event;
	struct walk w;

	walk_init(&w, block);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event != WALK_ENTER)
			continue;
		if (w.node->kind == NODE_ROW) {
			add_row(c, w.node);
			walk_skip(&w);
		} else if (w.node->first &&
			   node_is_inline(w.node->first->kind)) {
			add_lines(c, w.node);
			walk_skip(&w);
		}
	}
}

enum head { HEAD_NONE, HEAD_LABEL, HEAD_BARE };

/* A heading that says お問い合わせ and no more, or a label line with it, or
 * lines below such a one. */
static enum head
head_of(const struct node *block)
{
	struct buf text = BUF_INIT;
	enum head head = HEAD_NONE;
	size_t from, to, value, end;
	struct str s, line;

	if (block->kind != NODE_HEADING && block->kind != NODE_P)
		return HEAD_NONE;
	node_plain(block, &text);
	s = str_trim(buf_view(&text));
	if (label_split(s, &from, &to, &value)) {
		struct str label = str_sub(s, from, to);

		if (block->kind == NODE_P &&
		    ((label_is_contact(label) && label_field(label) < 0) ||
			(label_is_division(label) &&
			    next_field(s, value) < s.len)))
			head = HEAD_LABEL;
	} else {
		end = str_find(s, STR("\n"), 0);
		line = end == STR_NPOS ? s : str_trim(str_sub(s, 0, end));
		if (label_is_contact(line) &&
		    str_find(line, STR("。"), 0) == STR_NPOS)
			head = end == STR_NPOS ? HEAD_BARE : HEAD_LABEL;
	}
	buf_release(&text);
	return head;
}

/* The section ends at the next heading of its level; one that a label line
 * began, at the first block that is no field either. */
static bool
belongs(const struct node *head, const struct node *block, bool bare)
{
	struct buf text = BUF_INIT;
	size_t a, b, v;
	bool yes;

	if (block->kind == NODE_HEADING)
		return head->kind == NODE_HEADING && block->arg > head->arg;
	if (bare)
		return true;
	node_plain(block, &text);
	yes = block->kind == NODE_P &&
	      split_field(str_trim(buf_view(&text)), &a, &b, &v) >= 0;
	buf_release(&text);
	return yes;
}

static int
field_of(const struct node *block)
{
	struct buf text = BUF_INIT;
	size_t a, b, v;
	int kind = -1;

	if (block && block->kind == NODE_P) {
		node_plain(block, &text);
		kind = split_field(str_trim(buf_view(&text)), &a, &b, &v);
	}
	buf_release(&text);
	return kind;
}

/* A department and its telephone number, at the end and only there. */
static struct node *
find_bare_division(const struct node *body)
{
	struct node *first = body->last, *head;
	struct buf text = BUF_INIT;
	bool yes;

	while (first && field_of(first) >= 0)
		first = first->prev;
	head = first;
	if (!head || head->kind != NODE_P ||
	    field_of(head->next) != FIELD_PHONE ||
	    field_of(head->prev) == FIELD_PHONE)
		return NULL;
	node_plain(head, &text);
	yes = line_is_division(str_trim(buf_view(&text)));
	buf_release(&text);
	return yes ? head : NULL;
}

/* The last heading of its own; only without one the last label line. */
static struct node *
find_head(const struct node *body)
{
	struct node *label = NULL;

	for (struct node *b = body->last; b; b = b->prev) {
		enum head head = head_of(b);

		if (head == HEAD_BARE && b->next)
			return b;
		if (head == HEAD_LABEL && !label)
			label = b;
	}
	return label ? label : find_bare_division(body);
}

void
draft_contact(struct notice *n)
{
	struct contact c = { .arena = &n->arena,
		.part = notice_part(n, NODE_CONTACT) };
	struct node *head = find_head(notice_part(n, NODE_BODY)), *next;
	bool bare;

	if (!head)
		return;
	runs_init(&c.runs);
	bare = head_of(head) == HEAD_BARE;
	next = head->next;
	if (!bare)
		add_block(&c, head);
	for (struct node *b = next; b && belongs(head, b, bare); b = next) {
		next = b->next;
		if (b->kind == NODE_IMAGE)
			continue;
		add_block(&c, b);
		node_unlink(b);
	}
	if (c.part->first)
		node_unlink(head);
	runs_release(&c.runs);
}
