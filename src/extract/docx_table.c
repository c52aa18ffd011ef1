/* Tables of a Word document. */
#include "extract/docx_body.h"

/* A cell that is shaded or set in bold; gone when the table ends. */
#define CELL_STRONG (1 << 7)
#define SPAN_MAX 1000

struct docx_table *
body_table(struct docx_body *b)
{
	return b->ntables && b->ntables <= DOCX_TABLES
		   ? &b->tables[b->ntables - 1]
		   : NULL;
}

struct node *
body_cell(struct docx_body *b)
{
	size_t i = b->ntables < DOCX_TABLES ? b->ntables : DOCX_TABLES;

	for (; i > 0; i--)
		if (b->tables[i - 1].cell)
			return b->tables[i - 1].cell;
	return NULL;
}

static void
open_table(struct docx_body *b)
{
	bool flat = body_cell(b) != NULL;

	body_close_para(b);
	b->nlists = 0;
	if (b->ntables++ < DOCX_TABLES)
		*body_table(b) = (struct docx_table){ .flat = flat };
}

/* A single column only arranges blocks: a frame around a text. */
static void
open_row(struct docx_body *b)
{
	struct docx_table *t = body_table(b);

	if (!t)
		return;
	if (!t->decided && !t->flat && t->columns != 1) {
		t->table = node_new(b->arena, NODE_TABLE, b->source->len);
		node_append(b->out, t->table);
	}
	t->decided = true;
	t->column = 0;
	t->header = t->deleted = false;
	t->row = t->table ? node_new(b->arena, NODE_ROW, b->source->len) : NULL;
}

static void
open_cell(struct docx_body *b)
{
	struct docx_table *t = body_table(b);

	body_close_para(b);
	b->nlists = 0;
	if (!t || !t->row)
		return;
	t->cell = node_new(b->arena, NODE_CELL, b->source->len);
	t->span = 1;
	t->merged = t->restart = t->any_text = false;
	t->strong = false;
	b->gap = false;
}

static void
set_origins(struct docx_table *t, struct node *origin)
{
	for (size_t i = 0; i < t->span && t->column + i < DOCX_COLUMNS; i++)
		t->origins[t->column + i] = origin;
}

static bool
all_bold(const struct node *cell)
{
	for (const struct node *n = cell->first; n; n = n->next)
		if (n->kind != NODE_B &&
		    (n->kind != NODE_TEXT || str_trim(n->text).len))
			return false;
	return cell->first != NULL;
}

static void
close_cell(struct docx_body *b)
{
	struct docx_table *t = body_table(b);
	struct node *origin = NULL, *cell;

	body_close_para(b);
	b->nlists = 0;
	if (!t || !t->cell)
		return;
	cell = t->cell;
	t->cell = NULL;
	b->gap = false;
	if (t->merged && !cell->first && t->column < DOCX_COLUMNS)
		origin = t->origins[t->column];
	if (origin && origin->arg2 < SPAN_MAX) {
		origin->arg2 = (uint16_t)(origin->arg2 ? origin->arg2 + 1 : 2);
		set_origins(t, origin);
	} else {
		cell->arg = t->span > 1 ? t->span : 0;
		if (cell->first && (t->strong || all_bold(cell)))
			cell->flags |= CELL_STRONG;
		node_append(t->row, cell);
		set_origins(t, t->restart ? cell : NULL);
	}
	t->column += t->span;
}

/* A row without a cell of its own does not count in the spans over it. */
static void
shrink_origins(struct docx_table *t)
{
	struct node *last = NULL;

	for (size_t i = 0; i < DOCX_COLUMNS && i < t->column; i++) {
		if (t->origins[i] && t->origins[i] != last &&
		    t->origins[i]->arg2 > 1)
			t->origins[i]->arg2--;
		last = t->origins[i];
	}
}

static void
close_row(struct docx_body *b)
{
	struct docx_table *t = body_table(b);

	if (!t || !t->row)
		return;
	if (!t->row->first || t->deleted) {
		if (!t->row->first)
			shrink_origins(t);
		t->row = NULL;
		return;
	}
	for (struct node *c = t->row->first; t->header && c; c = c->next)
		c->flags |= NODE_HEADER;
	t->any_header |= t->header;
	node_append(t->table, t->row);
	t->row = NULL;
	t->rows++;
}

static bool
is_strong(const struct node *cell)
{
	return cell->flags & CELL_STRONG || !cell->first;
}

static bool
row_is_strong(const struct node *row)
{
	for (const struct node *c = row->first; c; c = c->next)
		if (!is_strong(c))
			return false;
	return true;
}

static bool
column_is_strong(const struct node *table)
{
	size_t below = 0; /* rows that a merged cell still covers */

	for (const struct node *r = table->first; r; r = r->next) {
		if (below) {
			below--;
			continue;
		}
		if (!r->first ||
		    !(r->first->flags & (CELL_STRONG | NODE_HEADER)))
			return false;
		below = r->first->arg2 > 1 ? (size_t)r->first->arg2 - 1 : 0;
	}
	return true;
}

/* Header cells of a table that does not say which they are: those set apart
 * by shade or bold, if not everything is. */
static void
find_headers(struct docx_table *t)
{
	bool first_row, rest = false, column = false;

	first_row =
	    !t->any_header && t->rows > 1 && row_is_strong(t->table->first);
	for (struct node *r = t->table->first->next; r && !rest; r = r->next)
		rest = !row_is_strong(r);
	if (rest || (t->rows == 1 && !row_is_strong(t->table->first)))
		column = column_is_strong(t->table);
	if (first_row && rest)
		for (struct node *c = t->table->first->first; c; c = c->next)
			c->flags |= NODE_HEADER;
	for (struct node *r = column ? t->table->first : NULL; r; r = r->next)
		if (r->first && r->first->flags & CELL_STRONG)
			r->first->flags |= NODE_HEADER;
}

static void
close_table(struct docx_body *b)
{
	struct docx_table *t = body_table(b);

	body_close_para(b);
	b->nlists = 0;
	if (t && t->table && !t->table->first)
		node_unlink(t->table);
	else if (t && t->table) {
		find_headers(t);
		for (struct node *r = t->table->first; r; r = r->next)
			for (struct node *c = r->first; c; c = c->next)
				c->flags &= (uint8_t)~CELL_STRONG;
	}
	if (t)
		*t = (struct docx_table){ 0 };
	b->ntables--;
}

static bool
cell_property(
    struct docx_table *t, struct str name, const struct sax_attrs *attrs)
{
	struct str val = sax_attr(attrs, "val");

	if (str_eq(name, STR("gridSpan"))) {
		int64_t span = sax_attr_int(attrs, "val", 1);

		t->span = (uint16_t)(span < 1 || span > SPAN_MAX ? 1 : span);
	} else if (str_eq(name, STR("vMerge"))) {
		t->restart = str_eq(val, STR("restart"));
		t->merged = !t->restart;
	} else if (str_eq(name, STR("shd"))) {
		struct str fill = sax_attr(attrs, "fill");

		t->strong |= fill.len == 6 && !str_eq(fill, STR("FFFFFF")) &&
			     !str_eq(fill, STR("ffffff"));
	} else {
		return false;
	}
	return true;
}

/* Columns that a row leaves free in front. */
static void
skip_columns(struct docx_body *b, struct docx_table *t, int64_t count)
{
	struct node *cell;

	if (!t->row || t->row->first || count < 1 || count > SPAN_MAX)
		return;
	cell = node_new(b->arena, NODE_CELL, b->source->len);
	t->span = (uint16_t)count;
	cell->arg = count > 1 ? t->span : 0;
	node_append(t->row, cell);
	set_origins(t, NULL);
	t->column += t->span;
}

static bool
row_property(
    struct docx_body *b, struct str name, const struct sax_attrs *attrs)
{
	struct docx_table *t = body_table(b);

	if (t && str_eq(name, STR("tblHeader")))
		t->header =
		    !sax_attr(attrs, "val").ptr || sax_attr_on(attrs, "val");
	else if (t && str_eq(name, STR("gridBefore")))
		skip_columns(b, t, sax_attr_int(attrs, "val", 0));
	else if (t && str_eq(name, STR("del")))
		t->deleted = true;
	return true;
}

bool
table_start(struct docx_body *b, struct str name, const struct sax_attrs *attrs)
{
	struct docx_table *t = body_table(b);

	if (b->in_trpr)
		return row_property(b, name, attrs);
	if (str_eq(name, STR("tbl")))
		open_table(b);
	else if (str_eq(name, STR("tr")))
		open_row(b);
	else if (str_eq(name, STR("tc")))
		open_cell(b);
	else if (str_eq(name, STR("trPr")))
		b->in_trpr = true;
	else if (str_eq(name, STR("gridCol")) && t)
		t->columns++;
	else
		return t && t->cell && !b->in_ppr && !b->in_rpr &&
		       cell_property(t, name, attrs);
	return true;
}

bool
table_end(struct docx_body *b, struct str name)
{
	if (str_eq(name, STR("tbl")) && b->ntables)
		close_table(b);
	else if (str_eq(name, STR("tr")))
		close_row(b);
	else if (str_eq(name, STR("tc")))
		close_cell(b);
	else if (str_eq(name, STR("trPr")))
		b->in_trpr = false;
	else
		return false;
	return true;
}
