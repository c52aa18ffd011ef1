/* The blocks of a notice as HTML. */
#include "bulletin/page.h"

#define SPAN_MAX 100 /* columns or rows of one cell: more is damage */
#define NO_ROW ((size_t)-1)

struct blocks {
	struct page *page;
	const struct bulletin *bulletin;
	int lowest, last; /* heading levels: least in the notice, last out */
	size_t head_rows; /* of the open table, still to come */
	unsigned tables;  /* so far */
	struct buf target;
};

/* The page's title is h1; what follows starts at h2 and skips no level. */
static int
heading_level(struct blocks *b, const struct node *n)
{
	int level = n->arg - b->lowest + 2;

	if (level > b->last + 1)
		level = b->last + 1;
	if (level > 6)
		level = 6;
	b->last = level;
	return level;
}

static int
lowest_level(struct node *body)
{
	struct walk w;
	int lowest = 6;

	walk_init(&w, body);
	while (walk_next(&w) != WALK_DONE)
		if (w.node->kind == NODE_HEADING && w.node->arg < lowest)
			lowest = w.node->arg;
	return lowest;
}

static bool
is_head_row(const struct node *row)
{
	if (!row->first)
		return false;
	for (const struct node *c = row->first; c; c = c->next)
		if (!(c->flags & NODE_HEADER) || c->arg2 > 1)
			return false;
	return true;
}

static void
open_table(struct blocks *b, const struct node *table)
{
	struct buf *out = b->page->out;

	buf_cstr(out, "<div class=\"table\" role=\"region\" tabindex=\"0\" "
		      "aria-label=\"");
	page_attribute(b->page, "table");
	/* Regions are told apart by their names. */
	buf_printf(out, " %u\"><table>", ++b->tables);
	b->head_rows = 0;
	for (const struct node *r = table->first; r && is_head_row(r);
	     r = r->next)
		b->head_rows++;
	/* A table of header cells only has no head. */
	if (table->last && is_head_row(table->last))
		b->head_rows = 0;
	buf_cstr(out, b->head_rows ? "<thead>" : "<tbody>");
}

static void
span_attribute(struct buf *out, const char *name, unsigned n)
{
	if (n > 1 && n <= SPAN_MAX)
		buf_printf(out, " %s=\"%u\"", name, n);
}

/* A row span may not reach below the table. */
static unsigned
row_span(const struct node *cell)
{
	unsigned rows = 0;

	for (const struct node *r = cell->parent; r && rows < cell->arg2;
	     r = r->next)
		rows++;
	return rows;
}

static void
open_cell(struct blocks *b, const struct node *cell)
{
	struct buf *out = b->page->out;
	bool header = cell->flags & NODE_HEADER;

	buf_cstr(out, header ? "<th" : "<td");
	if (header)
		buf_cstr(out, b->head_rows || is_head_row(cell->parent)
				  ? " scope=\"col\""
				  : " scope=\"row\"");
	span_attribute(out, "colspan", cell->arg);
	span_attribute(out, "rowspan", row_span(cell));
	buf_ch(out, '>');
}

static void
close_row(struct blocks *b)
{
	buf_cstr(b->page->out, "</tr>");
	if (b->head_rows && --b->head_rows == 0)
		buf_cstr(b->page->out, "</thead><tbody>");
}

/* Pages fetch nothing from elsewhere: a picture is a link to it. */
static void
image(struct blocks *b, const struct node *n)
{
	struct buf *out = b->page->out;
	bool linked;

	if (!n->first)
		return;
	buf_clear(&b->target);
	linked = link_target(&b->target, b->page->site->city, n->attr);
	buf_cstr(out, "<p class=\"image\">");
	if (linked) {
		buf_cstr(out, "<a href=\"");
		html_escape(out, buf_view(&b->target));
		buf_cstr(out, "\">");
		b->page->style.flags |= INLINE_NO_LINKS;
	}
	run_html(out, &b->page->style, b->bulletin->text, n->first);
	b->page->style.flags &= ~(unsigned)INLINE_NO_LINKS;
	buf_cstr(out, linked ? "</a></p>\n" : "</p>\n");
}

/* A run of sentences is written at its first one. Among blocks it is a
 * paragraph. */
static void
sentences(struct blocks *b, const struct node *s)
{
	struct buf *out = b->page->out;
	bool block = s->parent->kind == NODE_NOTE;

	if (s->prev && s->prev->kind == NODE_S)
		return;
	if (block)
		buf_cstr(out, "<p>");
	run_html(out, &b->page->style, b->bulletin->text, s);
	if (block)
		buf_cstr(out, "</p>");
}

static void
enter(struct blocks *b, const struct node *n)
{
	struct buf *out = b->page->out;

	switch (n->kind) {
	case NODE_HEADING:
		buf_cstr(out, "<h");
		buf_ch(out, (char)('0' + heading_level(b, n)));
		buf_ch(out, '>');
		break;
	case NODE_P:
		buf_cstr(out, "<p>");
		break;
	case NODE_LIST:
		buf_cstr(out, n->arg ? "<ol>\n" : "<ul>\n");
		break;
	case NODE_ITEM:
		buf_cstr(out, "<li>");
		break;
	case NODE_NOTE:
		buf_cstr(out, "<div class=\"note\">");
		icon_html(out, ICON_WARNING);
		buf_cstr(out, "<div>");
		break;
	case NODE_TABLE:
		open_table(b, n);
		break;
	case NODE_ROW:
		buf_cstr(out, "<tr>");
		break;
	case NODE_CELL:
		open_cell(b, n);
		break;
	case NODE_IMAGE:
		image(b, n);
		break;
	case NODE_S:
		sentences(b, n);
		break;
	default:
		break;
	}
}

static void
leave(struct blocks *b, const struct node *n)
{
	struct buf *out = b->page->out;

	switch (n->kind) {
	case NODE_HEADING:
		buf_cstr(out, "</h");
		buf_ch(out, (char)('0' + b->last));
		buf_cstr(out, ">\n");
		break;
	case NODE_P:
		buf_cstr(out, "</p>\n");
		break;
	case NODE_LIST:
		buf_cstr(out, n->arg ? "</ol>\n" : "</ul>\n");
		break;
	case NODE_ITEM:
		buf_cstr(out, "</li>\n");
		break;
	case NODE_NOTE:
		buf_cstr(out, "</div></div>\n");
		break;
	case NODE_TABLE:
		buf_cstr(out, "</tbody></table></div>\n");
		break;
	case NODE_ROW:
		close_row(b);
		break;
	case NODE_CELL:
		buf_cstr(out, n->flags & NODE_HEADER ? "</th>" : "</td>");
		break;
	default:
		break;
	}
}

/* Elements that HTML does not want empty. */
static bool
is_hollow(const struct blocks *b, const struct node *n)
{
	if (n->kind == NODE_P && run_is_empty(b->bulletin->text, n->first))
		return true;
	return !n->first && n->kind != NODE_CELL && n->kind != NODE_S;
}

void
body_html(struct page *p, const struct bulletin *bulletin)
{
	struct node *body = notice_part(bulletin->notice, NODE_BODY);
	struct blocks b = {
		.page = p,
		.bulletin = bulletin,
		.lowest = lowest_level(body),
		.last = 1,
	};
	struct walk w;

	walk_init(&w, body);
	while (walk_next(&w) != WALK_DONE) {
		if (is_hollow(&b, w.node)) {
			if (w.event == WALK_ENTER)
				walk_skip(&w);
			continue;
		}
		if (w.event == WALK_EXIT) {
			leave(&b, w.node);
			continue;
		}
		enter(&b, w.node);
		if (w.node->kind == NODE_S || w.node->kind == NODE_IMAGE)
			walk_skip(&w);
	}
	buf_release(&b.target);
}
