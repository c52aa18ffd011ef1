/* Plain text: lines as blocks. */
#include "extract/plain.h"
#include "extract/meta.h"

#include <string.h>

/* Lines behind the title in which date and division may stand. */
#define HEAD_LINES 8

struct plain {
	struct notice *notice;
	struct arena *arena;
	struct lines lines;
	struct node *body;
	struct node *lists[2]; /* the open list and the one in its last item */
	int styles[2];	       /* of their marks: 0 bullets, else numbers */
	unsigned numbers[2];   /* of their last items */
	unsigned depth;
	size_t at;
};

static struct node *
append(struct plain *p, struct node *parent, enum node_kind kind,
    const struct line *line, size_t from)
{
	struct node *node = node_new(p->arena, kind, line->offset + from);
	struct str text = str_sub(line->text, from, line->text.len);

	if (text.len)
		node_append(
		    node, node_text(p->arena, text, line->offset + from));
	node_append(parent, node);
	return node;
}

/* ---- the head: title, date, division ---- */

static bool
take_date(struct plain *p, struct str text)
{
	struct date date = line_date(text, p->arena);

	if (!date_valid(date))
		return false;
	if (date_is_none(p->notice->published))
		p->notice->published = date;
	return true;
}

/* 令和8年5月 above a title: no title, and no day of publication either. */
static bool
take_month(struct plain *p, const struct line *line)
{
	if (date_is_none(line_date(line->text, p->arena)))
		return false;
	append(p, p->body, NODE_P, line, 0);
	return true;
}

static bool
take_label(struct plain *p, const struct line *line)
{
	size_t from, to, value;
	struct str label, rest;
	struct date date;

	if (!label_split(line->text, &from, &to, &value))
		return false;
	label = str_sub(line->text, from, to);
	rest = str_sub(line->text, value, line->text.len);
	if (label_is_published(label)) {
		date = first_date(rest, p->arena);
		if (!date_is_none(date) && utf8_count(rest) < 32) {
			p->notice->published = date;
			return true;
		}
	}
	if (label_is_division(label) && utf8_count(rest) < 40 &&
	    !p->notice->division.len) {
		p->notice->division = rest;
		return true;
	}
	return false;
}

static bool
take_title(struct plain *p, const struct line *line)
{
	struct node *title = notice_part(p->notice, NODE_TITLE);
	size_t from, to, value = 0;

	if (title->first)
		return false;
	if (line->kind == LINE_TABS || line->kind == LINE_DAMAGED)
		return false;
	if (label_split(line->text, &from, &to, &value) &&
	    !label_is_title(str_sub(line->text, from, to)))
		value = 0;
	if (value >= line->text.len)
		value = 0;
	if (!value && line->kind == LINE_HEADING)
		value = line->mark;
	node_append(title,
	    node_text(p->arena, str_sub(line->text, value, line->text.len),
		line->offset + value));
	return true;
}

static bool
take_division(struct plain *p, const struct line *line)
{
	if (line->kind != LINE_TEXT || p->notice->division.len ||
	    !line_is_division(line->text))
		return false;
	p->notice->division = line->text;
	return true;
}

/* Ends before the first line that is none of them. */
static void
read_head(struct plain *p)
{
	const struct node *title = notice_part(p->notice, NODE_TITLE);
	size_t filled = 0;

	for (; p->at < p->lines.count && filled < HEAD_LINES; p->at++) {
		const struct line *line = &p->lines.items[p->at];

		if (line->kind == LINE_BLANK)
			continue;
		filled++;
		if (take_date(p, line->text) || take_label(p, line) ||
		    take_month(p, line))
			continue;
		if (str_eq(line->text, STR("各位")))
			continue;
		if (title->first && take_division(p, line))
			continue;
		if (!take_title(p, line))
			break;
	}
}

/* ---- blocks ---- */

static struct node *
list_for(struct plain *p, const struct line *line, int style)
{
	bool close = p->at && p->lines.items[p->at - 1].kind != LINE_BLANK;
	struct node *parent = p->body;

	if (p->depth == 2 && p->styles[1] == style)
		return p->lists[1];
	if (p->depth && p->styles[0] == style) {
		p->depth = 1;
		return p->lists[0];
	}
	/* Other marks right below an item belong to it. */
	if (p->depth && close) {
		parent = p->lists[0]->last;
		p->depth = 1;
	} else {
		p->depth = 0;
	}
	p->styles[p->depth] = style;
	p->numbers[p->depth] = 0;
	p->lists[p->depth] = append(p, parent, NODE_LIST, line, line->text.len);
	p->lists[p->depth]->arg = style != 0;
	return p->lists[p->depth++];
}

/* The number the next item of this style would have: lists count from 1. */
static unsigned
next_number(const struct plain *p, int style)
{
	for (unsigned i = p->depth; i-- > 0;)
		if (p->styles[i] == style)
			return p->numbers[i] + 1;
	return 1;
}

static void
add_item(struct plain *p, const struct line *line)
{
	int style = line->kind == LINE_NUMBER ? line->arg : 0;
	struct node *list;

	/* A number out of turn says something: it stays in the text. */
	if (style && line_number(line->text) != next_number(p, style)) {
		p->depth = 0;
		append(p, p->body, NODE_P, line, 0);
		return;
	}
	list = list_for(p, line, style);
	p->numbers[p->depth - 1]++;

	append(p, append(p, list, NODE_ITEM, line, line->text.len), NODE_P,
	    line, line->mark);
}

/* A lone line with one tab is a label and its value, no table. */
static bool
is_tab_label(const struct plain *p)
{
	const struct line *line = &p->lines.items[p->at];
	size_t from, to, value;

	if (p->at + 1 < p->lines.count &&
	    p->lines.items[p->at + 1].kind == LINE_TABS)
		return false;
	return line_tabs(line->text) == 1 &&
	       label_split(line->text, &from, &to, &value);
}

static void
add_paragraph(struct plain *p, const struct line *line, size_t from)
{
	struct node *para = append(p, p->body, NODE_P, line, from);

	/* Lines of one paragraph stay one: each is a sentence of it. */
	while (line->kind == LINE_TEXT && p->at + 1 < p->lines.count &&
	       p->lines.items[p->at + 1].kind == LINE_TEXT &&
	       !label_is_contact(p->lines.items[p->at + 1].text)) {
		line = &p->lines.items[++p->at];
		node_append(para, node_text(p->arena, STR("\n"), line->offset));
		node_append(
		    para, node_text(p->arena, line->text, line->offset));
	}
}

static void
add_heading(struct plain *p, const struct line *line, int level)
{
	size_t from = 0, end = line->text.len, mark;
	struct str s = line->text;
	struct node *heading;

	if (line->kind == LINE_HEADING)
		from = line->mark;
	s = str_sub(s, from, end);
	mark = bullet_len(s);
	from += mark;
	heading = append(p, p->body, NODE_HEADING, line, from);
	heading->arg = (uint16_t)level;
	if (heading->first &&
	    (str_starts(s, STR("【")) || str_starts(s, STR("[")) ||
		str_starts(s, STR("《"))))
		heading->first->text = label_trim(heading->first->text);
}

static void
add_line(struct plain *p, const struct line *line)
{
	bool in_list = line->kind == LINE_BULLET || line->kind == LINE_NUMBER;

	if (!in_list && line->kind != LINE_BLANK)
		p->depth = 0;
	switch (line->kind) {
	case LINE_BLANK:
		break;
	case LINE_BULLET:
	case LINE_NUMBER:
		add_item(p, line);
		break;
	case LINE_HEADING:
		add_heading(p, line, line->arg);
		break;
	case LINE_NOTE:
		append(p, p->body, NODE_NOTE, line, line->mark);
		break;
	case LINE_TABS:
		if (is_tab_label(p))
			add_paragraph(p, line, 0);
		else
			p->at =
			    table_read(p->body, &p->lines, p->at, p->arena) - 1;
		break;
	case LINE_DAMAGED:
		p->at =
		    table_read_damaged(p->body, &p->lines, p->at, p->arena) - 1;
		break;
	case LINE_TEXT:
		if (label_is_contact(line->text))
			add_heading(p, line, 2);
		else
			add_paragraph(p, line, 0);
		break;
	case LINE_LABEL:
		add_paragraph(p, line, line->mark);
		break;
	}
}

/* Front matter as empty lines, so that offsets stay. */
static struct str
without_front(struct str text, struct arena *a)
{
	size_t len = meta_front_len(text);

	if (!len)
		return text;
	text = arena_str(a, text);
	memset((char *)(uintptr_t)text.ptr, '\n', len);
	return text;
}

/* One byte in so many that no text has is too much. */
#define CONTROL_SHARE 20
#define CONTROL_MIN 8 /* a text may hold some by accident */

/* A program or picture with the suffix of a text. UTF-16 has such bytes, but
 * a mark in front. */
static bool
is_binary(struct str bytes)
{
	size_t controls = 0;

	if (str_starts(bytes, STR("\xFE\xFF")) ||
	    str_starts(bytes, STR("\xFF\xFE")))
		return false;
	for (size_t i = 0; i < bytes.len; i++)
		controls += (unsigned char)bytes.ptr[i] < ' ' &&
			    !(bytes.ptr[i] >= '\t' && bytes.ptr[i] <= '\r') &&
			    bytes.ptr[i] != '\x1B';
	return controls > CONTROL_MIN && controls * CONTROL_SHARE > bytes.len;
}

int
plain_read(const struct source *src, struct notice *n, struct diag *d)
{
	struct plain p = { .notice = n, .arena = &n->arena };
	struct buf bytes = BUF_INIT;
	struct source paged = *src;
	int status;

	if (is_binary(src->bytes)) {
		diag_add(d, DIAG_FORMAT_UNKNOWN, DIAG_NOWHERE, STR_NONE);
		return -1;
	}
	lines_take_pages(&p.lines, src->bytes, &bytes);
	paged.bytes = buf_view(&bytes);
	status = source_text(&paged, STR_NONE, n, d);
	buf_release(&bytes);
	if (status < 0) {
		lines_release(&p.lines);
		return -1;
	}
	lines_read(&p.lines, without_front(n->text, &n->arena), &n->arena);
	p.body = notice_part(n, NODE_BODY);
	meta_front_title(n);
	read_head(&p);
	for (; p.at < p.lines.count; p.at++)
		add_line(&p, &p.lines.items[p.at]);
	lines_release(&p.lines);
	return 0;
}
