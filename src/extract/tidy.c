/* Lines inside of paragraphs: bullets, notes, labels. */
#include "extract/draft.h"

struct tidy {
	struct arena *arena;
	struct runs runs;
	struct node *at;   /* the paragraph that is taken apart */
	struct node *open; /* P or LIST that the next line may go into */
};

enum part { PART_TEXT, PART_BULLET, PART_NOTE, PART_LABEL };

static enum part
part_of(struct str line, size_t *ret_mark)
{
	size_t from, to, value, mark;

	*ret_mark = note_len(line);
	if (*ret_mark)
		return PART_NOTE;
	mark = bullet_len(line);
	*ret_mark = mark;
	if (label_split(str_sub(line, mark, line.len), &from, &to, &value)) {
		struct str label = str_sub(line, mark + from, mark + to);

		if (label_fact(label) >= 0 || label_field(label) >= 0 ||
		    label_is_contact(label))
			return PART_LABEL;
	}
	return mark ? PART_BULLET : PART_TEXT;
}

static struct node *
insert(struct tidy *t, enum node_kind kind)
{
	struct node *node = node_new(t->arena, kind, t->at->offset);

	node->attr = t->at->attr;
	node_insert_before(t->at, node);
	return node;
}

static void
add_line(struct tidy *t, enum part part, size_t from, size_t to)
{
	struct node *into;

	if (part == PART_BULLET) {
		if (!t->open || t->open->kind != NODE_LIST)
			t->open = insert(t, NODE_LIST);
		into = node_new(t->arena, NODE_ITEM, t->at->offset);
		node_append(t->open, into);
	} else if (part == PART_TEXT && t->open && t->open->kind == NODE_P) {
		into = t->open;
		node_append(
		    into, node_text(t->arena, STR("\n"), t->at->offset));
	} else {
		into = insert(t, part == PART_NOTE ? NODE_NOTE : NODE_P);
		t->open = part == PART_TEXT ? into : NULL;
	}
	runs_copy(&t->runs, from, to, into, t->arena);
}

/* True if a line of the text is no plain text. */
static bool
is_structured(struct str text)
{
	struct str line;
	size_t mark;

	while (str_split(&text, '\n', &line))
		if (part_of(str_trim(line), &mark) != PART_TEXT)
			return true;
	return false;
}

/* A list that the last paragraph became goes on with the next. */
static struct node *
list_before(const struct node *p)
{
	return p->prev && p->prev->kind == NODE_LIST && p->prev->flags == 0 &&
		       p->prev->arg == 0 && p->prev->arg2 == 1
		   ? p->prev
		   : NULL;
}

static void
tidy_paragraph(struct tidy *t, struct node *p)
{
	struct str text, rest, line;

	t->runs.count = 0;
	buf_clear(&t->runs.plain);
	runs_read(&t->runs, p);
	text = buf_view(&t->runs.plain);
	if (!is_structured(text))
		return;
	t->at = p;
	t->open = list_before(p);
	rest = text;
	while (str_split(&rest, '\n', &line)) {
		struct str s = str_trim(line);
		size_t from = s.len ? (size_t)(s.ptr - text.ptr) : 0, mark;
		enum part part = part_of(s, &mark);

		if (s.len)
			add_line(t, part, from + mark, from + s.len);
		if (t->open && t->open->kind == NODE_LIST)
			t->open->arg2 = 1;
	}
	node_unlink(p);
}

static void
unwrap(struct node *holder)
{
	struct node *p = holder->first, *next;

	if (!p || p != holder->last || p->kind != NODE_P || p->attr.len ||
	    p->flags)
		return;
	node_unlink(p);
	for (struct node *child = p->first; child; child = next) {
		next = child->next;
		node_unlink(child);
		node_append(holder, child);
	}
}

/* A page often repeats its title over the text. */
static void
drop_repeated_title(struct notice *n)
{
	struct node *first = notice_part(n, NODE_BODY)->first;
	struct buf title = BUF_INIT, text = BUF_INIT;

	if (!first || (first->kind != NODE_P && first->kind != NODE_HEADING))
		return;
	node_plain(notice_part(n, NODE_TITLE), &title);
	node_plain(first, &text);
	if (str_eq(str_trim(buf_view(&title)), str_trim(buf_view(&text))))
		node_unlink(first);
	buf_release(&title);
	buf_release(&text);
}

void
draft_tidy(struct notice *n)
{
	struct tidy t = { .arena = &n->arena };
	enum walk_event event;
	struct walk w;

	drop_repeated_title(n);
	runs_init(&t.runs);
	walk_init(&w, notice_part(n, NODE_BODY));
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event != WALK_EXIT)
			continue;
		if (w.node->kind == NODE_P && w.node->parent->kind == NODE_BODY)
			tidy_paragraph(&t, w.node);
		else if (w.node->kind == NODE_ITEM || w.node->kind == NODE_NOTE)
			unwrap(w.node);
	}
	for (struct node *b = notice_part(n, NODE_BODY)->first; b; b = b->next)
		if (b->kind == NODE_LIST)
			b->arg2 = 0;
	runs_release(&t.runs);
}
