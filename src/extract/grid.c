/* Sheets that are no event lists: their tables as one notice. */
#include "extract/grid.h"

#include <stdlib.h>

void
grid_release(struct grid *g)
{
	free(g->rows);
	g->rows = NULL;
	g->count = g->cap = 0;
}

bool
grid_add(struct grid *g, struct grid_row row)
{
	bool blank = true;

	for (size_t i = 0; i < row.count && blank; i++)
		blank = !str_trim(row.cells[i].text).len;
	if (blank)
		return true;
	if (g->count == GRID_ROWS)
		return false;
	ARRAY_GROW(g->rows, g->count, g->cap);
	g->rows[g->count++] = row;
	return true;
}

static size_t
filled(const struct grid_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->count; i++)
		n += str_trim(row->cells[i].text).len > 0;
	return n;
}

static const struct grid_cell *
only_cell(const struct grid_row *row)
{
	size_t i = 0;

	while (!str_trim(row->cells[i].text).len)
		i++;
	return &row->cells[i];
}

static struct node *
append(struct arena *a, struct node *parent, enum node_kind kind,
    const struct grid_cell *cell)
{
	struct node *node = node_new(a, kind, cell->offset);

	if (str_trim(cell->text).len)
		node_append(node, node_text(a, cell->text, cell->offset));
	node_append(parent, node);
	return node;
}

static void
add_row(struct arena *a, struct node *table, const struct grid_row *row,
    size_t columns)
{
	struct grid_cell none = { .text = STR("") };
	struct node *out = node_new(a, NODE_ROW, row->cells[0].offset);

	node_append(table, out);
	for (size_t i = 0; i < columns; i++) {
		const struct grid_cell *cell =
		    i < row->count ? &row->cells[i] : &none;
		struct node *node;

		none.offset = row->cells[row->count - 1].offset;
		if (cell->covered)
			continue;
		node = append(a, out, NODE_CELL, cell);
		node->arg = cell->colspan;
		node->arg2 = cell->rowspan;
	}
	if (!out->first)
		node_unlink(out);
}

/* Columns up to the last that has text in any row. */
static size_t
width(const struct grid *g, size_t from)
{
	size_t columns = 0;

	for (size_t r = from; r < g->count; r++)
		for (size_t i = g->rows[r].count; i > columns; i--)
			if (str_trim(g->rows[r].cells[i - 1].text).len)
				columns = i;
	return columns;
}

static bool
is_header(const struct grid *g, size_t row, size_t columns)
{
	const struct grid_row *r = &g->rows[row];

	if (row + 1 >= g->count || filled(r) < columns)
		return false;
	for (size_t i = 0; i < r->count; i++)
		if (utf8_count(r->cells[i].text) > 20 ||
		    !moment_is_none(r->cells[i].moment) ||
		    str_to_int(r->cells[i].text) >= 0)
			return false;
	return true;
}

static void
add_table(struct arena *a, struct node *body, const struct grid *g, size_t from)
{
	size_t columns = width(g, from);
	struct node *table;
	bool header;

	if (from == g->count || !columns)
		return;
	header = columns > 2 && is_header(g, from, columns);
	table = node_new(a, NODE_TABLE, g->rows[from].cells[0].offset);
	node_append(body, table);
	for (size_t r = from; r < g->count; r++)
		add_row(a, table, &g->rows[r], columns);
	for (struct node *c = header && table->first ? table->first->first
						     : NULL;
	     c; c = c->next)
		c->flags |= NODE_HEADER;
}

/* Lines over a table have one cell; the first of all is the title. */
static void
add_sheet(struct notice *n, const struct grid *g, bool named)
{
	struct node *title = notice_part(n, NODE_TITLE);
	struct node *body = notice_part(n, NODE_BODY), *heading;
	size_t r = 0;

	if (named && g->name.len) {
		heading = node_new(&n->arena, NODE_HEADING, 0);
		heading->arg = 2;
		node_append(heading, node_text(&n->arena, g->name, 0));
		node_append(body, heading);
	}
	for (; r < g->count && filled(&g->rows[r]) == 1; r++) {
		const struct grid_cell *cell = only_cell(&g->rows[r]);
		struct date date = line_date(cell->text, &n->arena);

		if (date_valid(date) && date_is_none(n->published))
			n->published = date;
		else if (!title->first && !named)
			node_append(title,
			    node_text(&n->arena, cell->text, cell->offset));
		else
			append(&n->arena, body, NODE_P, cell);
	}
	add_table(&n->arena, body, g, r);
}

static int
tables_read(struct grid *grids, size_t count, const struct source *src,
    struct notices *all, struct diag *d)
{
	struct notice *n = notices_add(all, src, STR_NONE);
	size_t sheets = 0;

	for (size_t i = 0; i < count; i++)
		sheets += grids[i].count > 0;
	for (size_t i = 0; i < count; i++) {
		if (!grids[i].count)
			continue;
		n->text = grids[i].text;
		add_sheet(n, &grids[i], sheets > 1);
	}
	if (!sheets)
		diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
	return sheets ? 0 : -1;
}

int
grid_notices(struct grid *grids, size_t count, const struct source *src,
    struct notices *all, struct diag *d)
{
	struct columns *columns = xcalloc(count, sizeof(*columns));
	bool *lists = xcalloc(count, sizeof(*lists));
	size_t before = all->count;
	bool any = false;
	int result = 0;

	for (size_t i = 0; i < count; i++)
		any |= lists[i] = columns_find(&grids[i], &columns[i]);
	for (size_t i = 0; any && i < count; i++) {
		if (lists[i])
			events_read(&grids[i], &columns[i], src, all, d);
		else if (grids[i].count)
			diag_add(
			    d, DIAG_SHEET_OTHER, DIAG_NOWHERE, grids[i].name);
	}
	if (!any) {
		result = tables_read(grids, count, src, all, d);
	} else if (all->count == before) {
		diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
		result = -1;
	}
	free(columns);
	free(lists);
	return result;
}
