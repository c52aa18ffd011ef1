/* Word documents: the parts, the body, then what its first lines say. */
#include "extract/docx.h"

#define TITLE_CHARS 80
#define DEFAULT_SIZE 21 /* half points: what Word sets Japanese text in */

static struct str
plain_of(const struct node *node, struct buf *text)
{
	buf_clear(text);
	node_plain(node, text);
	return str_trim(buf_view(text));
}

static bool
may_be_title(const struct docx_para *p, struct str text, struct arena *a)
{
	size_t from, to, value;

	return p->style.align != ALIGN_END && utf8_count(text) > 1 &&
	       utf8_count(text) <= TITLE_CHARS && !str_ends(text, STR("。")) &&
	       !str_eq(text, STR("各位")) && !str_ends(text, STR("様")) &&
	       !str_ends(text, STR("の皆様へ")) &&
	       !str_ends(text, STR("各位")) &&
	       !label_split(text, &from, &to, &value) &&
	       date_is_none(line_date(text, a));
}

/* How much a paragraph looks like the title; 0: not at all. */
static int
title_points(const struct docx *x, const struct docx_para *p, struct str text,
    struct arena *a)
{
	int size = x->defaults.size > 0 ? x->defaults.size : DEFAULT_SIZE;
	int points = 1, level = docx_heading_level(&p->style);

	if (docx_is_title(&p->style) && text.len)
		return 100;
	if (!text.len || !may_be_title(p, text, a))
		return 0;
	if (p->style.align == ALIGN_CENTER)
		points += 8;
	if (p->style.size > size)
		points += p->style.size - size < 20 ? p->style.size - size : 20;
	if (level == 1)
		points += 12;
	else if (level)
		points += 2;
	return points;
}

static const struct docx_para *
find_title(const struct docx *x, const struct docx_para *head, size_t count,
    struct arena *a)
{
	const struct docx_para *best = NULL;
	struct buf text = BUF_INIT;
	int most = 0;

	for (size_t i = 0; i < count; i++) {
		int points =
		    title_points(x, &head[i], plain_of(head[i].node, &text), a);

		if (points > most) {
			most = points;
			best = &head[i];
		}
	}
	buf_release(&text);
	return best;
}

static void
move_inlines(struct node *from, struct node *to)
{
	struct node *next;

	for (struct node *n = from->first; n; n = next) {
		next = n->next;
		node_unlink(n);
		node_append(to, n);
	}
}

/* 発行日：令和8年11月16日, or the day alone. */
static bool
take_date(struct notice *n, struct str text)
{
	struct date date = line_date(text, &n->arena);
	size_t from, to, value;

	if (date_is_none(date) && label_split(text, &from, &to, &value) &&
	    label_is_published(str_sub(text, from, to)) &&
	    utf8_count(text) < 40)
		date = first_date(str_sub(text, value, text.len), &n->arena);
	if (!date_valid(date))
		return false;
	if (date_is_none(n->published))
		n->published = date;
	return true;
}

static bool
take_division(struct notice *n, const struct docx_para *p, struct str text)
{
	size_t from, to, value;

	if (n->division.len || utf8_count(text) > 40)
		return false;
	if (label_split(text, &from, &to, &value) &&
	    label_is_division(str_sub(text, from, to)))
		text = str_sub(text, value, text.len);
	else if (p->style.align != ALIGN_END || !line_is_division(text))
		return false;
	n->division = arena_str(&n->arena, text);
	return true;
}

/* The words that open and close the particulars of an official letter. */
static bool
is_frame(const struct docx_para *p, struct str text)
{
	return (p->style.align == ALIGN_CENTER && str_eq(text, STR("記"))) ||
	       str_eq(text, STR("各位"));
}

static void
read_head(struct docx *x, struct notice *n, const struct docx_para *head,
    size_t count)
{
	const struct docx_para *title = find_title(x, head, count, &n->arena);
	struct buf buf = BUF_INIT;
	bool above = true;

	if (title) {
		move_inlines(title->node, notice_part(n, NODE_TITLE));
		node_unlink(title->node);
	}
	for (size_t i = 0; i < count; i++) {
		struct str text;

		if (&head[i] == title || !head[i].node->parent)
			continue;
		text = plain_of(head[i].node, &buf);
		if (is_frame(&head[i], text) ||
		    (above && (take_date(n, text) ||
				  take_division(n, &head[i], text))))
			node_unlink(head[i].node);
		else if (title && &head[i] > title &&
			 head[i].style.align != ALIGN_END)
			above = false;
	}
	buf_release(&buf);
}

static int
read_document(struct docx *x, struct notice *n)
{
	struct docx_para head[DOCX_HEAD];
	struct buf source = BUF_INIT;
	size_t count = 0;
	struct str main =
	    office_main(x->zip, STR("word/document.xml"), x->arena, x->diag);
	int result = -1;

	if (main.len && docx_read_parts(x, main) == 0)
		result = docx_read_body(x, main, n, &source, head, &count);
	if (result == 0) {
		n->text = arena_str(&n->arena, buf_view(&source));
		read_head(x, n, head, count);
	}
	buf_release(&source);
	return result;
}

int
docx_read(const struct source *src, struct notice *n, struct diag *d)
{
	struct docx x = { .diag = d };
	struct arena arena;
	int result = -1;

	arena_init(&arena);
	x.arena = &arena;
	x.zip = archive_open(src->bytes, d);
	if (x.zip)
		result = read_document(&x, n);
	docx_release(&x);
	archive_free(x.zip);
	arena_release(&arena);
	return result;
}

bool
docx_sniff(struct str head)
{
	return office_sniff(head, STR("word/"));
}
