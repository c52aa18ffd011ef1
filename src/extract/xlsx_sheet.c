/* One sheet of a workbook: cells, merged and hidden ones. */
#include "extract/xlsx.h"
#include "extract/xlsx_format.h"

#include <stdlib.h>
#include <string.h>

#define MERGES 10000
#define MERGED_CELLS 1000000 /* looked at in all */
#define COLUMN_LIMIT 16384

struct merge {
	uint32_t top, bottom; /* rows, from 1 */
	size_t left, right;   /* columns, from 0 */
};

struct reading {
	struct workbook *book;
	struct grid *grid;
	struct grid_cell cells[GRID_COLUMNS];
	size_t count;  /* cells of the row, up to the last with text */
	uint32_t row;  /* from 1 */
	size_t column; /* of the cell that is open, as the sheet counts */
	char type;     /* s, i, b, e, n, and t for other text */
	size_t style;
	struct buf value, text;
	bool in_value, in_text, row_hidden, full, wide;
	unsigned phonetic;
	bool hidden[GRID_COLUMNS];
	bool missed[GRID_COLUMNS]; /* hidden, and there was text */
	size_t nhidden, rows_hidden;
	struct merge *merges;
	size_t nmerges, merges_cap;
};

/* "BC12" as column and row; either may be missing. */
static void
read_reference(struct str ref, size_t *ret_column, uint32_t *ret_row)
{
	size_t column = 0, i = 0;
	int64_t row;

	for (; i < ref.len && ref.ptr[i] >= 'A' && ref.ptr[i] <= 'Z'; i++)
		if (column < COLUMN_LIMIT)
			column = column * 26 + (size_t)(ref.ptr[i] - 'A' + 1);
	if (column)
		*ret_column = column - 1;
	row = str_to_int(str_sub(ref, i, ref.len));
	if (row > 0 && row <= XLSX_ROW_MAX)
		*ret_row = (uint32_t)row;
}

/* Where a column stands once the hidden ones are gone; STR_NPOS if it is
 * one of them, or too far out. */
static size_t
shown_column(const struct reading *r, size_t column)
{
	size_t at = 0;

	if (column >= GRID_COLUMNS || r->hidden[column])
		return STR_NPOS;
	if (!r->nhidden)
		return column;
	for (size_t i = 0; i < column; i++)
		at += !r->hidden[i];
	return at;
}

/* ---- elements before and behind the cells ---- */

static void
hide_columns(struct reading *r, const struct sax_attrs *attrs)
{
	int64_t min = sax_attr_int(attrs, "min", 1);
	int64_t max = sax_attr_int(attrs, "max", 0);

	if (!sax_attr_on(attrs, "hidden") || r->grid->count)
		return;
	for (int64_t i = min > 0 ? min : 1; i <= max && i <= GRID_COLUMNS;
	     i++) {
		r->nhidden += !r->hidden[i - 1];
		r->hidden[i - 1] = true;
	}
}

static void
add_merge(struct reading *r, struct str ref)
{
	struct merge m = { 0 };
	struct str from;

	if (r->nmerges == MERGES || !str_split(&ref, ':', &from))
		return;
	read_reference(from, &m.left, &m.top);
	m.right = m.left;
	m.bottom = m.top;
	read_reference(ref, &m.right, &m.bottom);
	if (!m.top || m.bottom < m.top || m.right < m.left)
		return;
	ARRAY_GROW(r->merges, r->nmerges, r->merges_cap);
	r->merges[r->nmerges++] = m;
}

/* ---- cells ---- */

static void
open_row(struct reading *r, const struct sax_attrs *attrs)
{
	int64_t number = sax_attr_int(attrs, "r", 0);

	r->row = number > r->row && number <= XLSX_ROW_MAX ? (uint32_t)number
							   : r->row + 1;
	r->row_hidden = sax_attr_on(attrs, "hidden");
	r->count = 0;
	r->column = STR_NPOS;
}

static void
open_cell(struct reading *r, const struct sax_attrs *attrs)
{
	struct str type = sax_attr(attrs, "t");
	uint32_t row;

	r->column++;
	read_reference(sax_attr(attrs, "r"), &r->column, &row);
	r->style = (size_t)sax_attr_int(attrs, "s", 0);
	if (!type.len)
		r->type = 'n';
	else if (str_eq(type, STR("inlineStr")))
		r->type = 'i';
	else
		r->type = type.len == 1 ? type.ptr[0] : 't';
	buf_clear(&r->value);
	buf_clear(&r->text);
}

static struct str
number_text(struct reading *r, struct moment *ret_moment)
{
	struct workbook *w = r->book;
	struct str code =
	    r->style < w->nformats ? w->formats[r->style] : STR("");
	double number;
	char *end;

	buf_ch(&r->value, '\0');
	number = strtod(r->value.ptr, &end);
	if (end == r->value.ptr)
		return STR_NONE;
	xlsx_format(number, code, w->since_1904, &r->text, ret_moment);
	return arena_str(w->arena, buf_view(&r->text));
}

static struct str
cell_text(struct reading *r, struct moment *ret_moment)
{
	struct workbook *w = r->book;
	int64_t index;

	switch (r->type) {
	case 's':
		index = str_to_int(str_trim(buf_view(&r->value)));
		return index >= 0 && (size_t)index < w->nstrings
			   ? w->strings[index]
			   : STR_NONE;
	case 'i':
		return workbook_string(w, buf_view(&r->text));
	case 'b':
		return str_eq(buf_view(&r->value), STR("1")) ? STR("TRUE")
							     : STR("FALSE");
	case 'e': /* #N/A and the like are no text */
		return STR_NONE;
	case 'n':
		return r->value.len ? number_text(r, ret_moment) : STR_NONE;
	default:
		return workbook_string(w, buf_view(&r->value));
	}
}

static void
close_cell(struct reading *r)
{
	struct grid_cell cell = { .moment = MOMENT_NONE };
	size_t at = shown_column(r, r->column);

	cell.text = cell_text(r, &cell.moment);
	if (!str_trim(cell.text).len)
		return;
	if (at == STR_NPOS && r->column < GRID_COLUMNS)
		r->missed[r->column] = true;
	else if (at == STR_NPOS)
		r->wide = true;
	if (at == STR_NPOS)
		return;
	for (; r->count <= at; r->count++)
		r->cells[r->count] =
		    (struct grid_cell){ .moment = MOMENT_NONE };
	r->cells[at] = cell;
}

/* ---- the sheet as text, a line a row, for messages ---- */

static void
put_row(struct grid_row *row, struct buf *text)
{
	for (size_t i = 0; i < row->count; i++) {
		struct str rest = row->cells[i].text, line;
		bool more = false;

		if (i)
			buf_ch(text, '\t');
		row->cells[i].offset = text->len;
		while (str_split(&rest, '\n', &line)) {
			if (more)
				buf_ch(text, ' ');
			buf_str(text, line);
			more = true;
		}
	}
}

static void
put_rows(struct reading *r)
{
	struct buf text = BUF_INIT;
	uint32_t line = 1;

	for (size_t i = 0; i < r->grid->count; i++) {
		for (; line < r->grid->rows[i].number; line++)
			buf_ch(&text, '\n');
		put_row(&r->grid->rows[i], &text);
	}
	r->grid->text = arena_str(r->book->arena, buf_view(&text));
	buf_release(&text);
}

static void
close_row(struct reading *r)
{
	struct grid_row row = { .count = r->count, .number = r->row };

	if (r->full || !r->count)
		return;
	if (r->row_hidden) {
		r->rows_hidden++;
		return;
	}
	row.cells = arena_alloc(r->book->arena, r->count * sizeof(*row.cells));
	memcpy(row.cells, r->cells, r->count * sizeof(*row.cells));
	r->full = !grid_add(r->grid, row);
}

/* ---- merged cells ---- */

/* The first row with at least this number. */
static size_t
find_row(const struct grid *g, uint32_t number)
{
	size_t low = 0, high = g->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (g->rows[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Room for all cells that a merged one covers. */
static void
widen(struct reading *r, struct grid_row *row, size_t count)
{
	struct grid_cell *cells;

	if (row->count >= count)
		return;
	cells = arena_alloc(r->book->arena, count * sizeof(*cells));
	for (size_t i = 0; i < count; i++) {
		if (i < row->count)
			cells[i] = row->cells[i];
		else
			cells[i] = (struct grid_cell){ .moment = MOMENT_NONE };
	}
	row->cells = cells;
	row->count = count;
}

/* The rows below a merged cell are about the same thing: they have its
 * text for lists, and no cell of their own in a table. */
static void
apply(struct reading *r, const struct merge *m, size_t *budget)
{
	struct grid *g = r->grid;
	size_t first = find_row(g, m->top), end = find_row(g, m->bottom + 1);
	size_t left = shown_column(r, m->left), right = left;
	struct grid_cell *origin;

	for (size_t i = m->left; i <= m->right && i < GRID_COLUMNS; i++)
		if (shown_column(r, i) != STR_NPOS)
			right = shown_column(r, i);
	if (first == end || left == STR_NPOS || g->rows[first].number != m->top)
		return;
	if ((end - first) * (right - left + 1) > *budget)
		return;
	*budget -= (end - first) * (right - left + 1);
	for (size_t y = first; y < end; y++)
		widen(r, &g->rows[y], right + 1);
	origin = &g->rows[first].cells[left];
	origin->colspan = (uint16_t)(right - left + 1);
	origin->rowspan = (uint16_t)(end - first);
	for (size_t y = first; y < end; y++)
		for (size_t x = left; x <= right; x++) {
			struct grid_cell *cell = &g->rows[y].cells[x];

			if (cell == origin)
				continue;
			cell->covered = true;
			if (x == left) {
				cell->text = origin->text;
				cell->moment = origin->moment;
			}
		}
}

/* ---- events ---- */

static void
start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct reading *r = ctx;

	if (str_eq(name, STR("c")))
		open_cell(r, attrs);
	else if (str_eq(name, STR("v")))
		r->in_value = true;
	else if (str_eq(name, STR("t")))
		r->in_text = !r->phonetic;
	else if (str_eq(name, STR("rPh")))
		r->phonetic++;
	else if (str_eq(name, STR("row")))
		open_row(r, attrs);
	else if (str_eq(name, STR("col")))
		hide_columns(r, attrs);
	else if (str_eq(name, STR("mergeCell")))
		add_merge(r, sax_attr(attrs, "ref"));
}

static void
text(void *ctx, struct str s)
{
	struct reading *r = ctx;

	if (r->in_value)
		buf_str(&r->value, s);
	else if (r->in_text)
		buf_str(&r->text, s);
}

static void
end(void *ctx, struct str name)
{
	struct reading *r = ctx;

	if (str_eq(name, STR("v")))
		r->in_value = false;
	else if (str_eq(name, STR("t")))
		r->in_text = false;
	else if (str_eq(name, STR("rPh")))
		r->phonetic--;
	else if (str_eq(name, STR("c")))
		close_cell(r);
	else if (str_eq(name, STR("row")))
		close_row(r);
}

static void
report(const struct reading *r, struct diag *d)
{
	if (r->full)
		diag_add(d, DIAG_LIST_ROWS, DIAG_NOWHERE, DIAG_NUM(GRID_ROWS));
	if (r->wide)
		diag_add(
		    d, DIAG_LIST_COLUMNS, DIAG_NOWHERE, DIAG_NUM(GRID_COLUMNS));
}

int
sheet_read(struct workbook *w, const struct sheet *s, struct grid *g,
    size_t *ret_hidden)
{
	static const struct sax sax = {
		.start = start, .end = end, .text = text
	};
	struct reading *r = xcalloc(1, sizeof(*r));
	size_t budget = MERGED_CELLS;
	int result;

	r->book = w;
	r->grid = g;
	result = office_parse(w->zip, s->part, &sax, r, w->scratch, w->diag);
	if (result == 0) {
		put_rows(r);
		for (size_t i = 0; i < r->nmerges; i++)
			apply(r, &r->merges[i], &budget);
		report(r, w->diag);
		*ret_hidden += r->rows_hidden;
		for (size_t i = 0; i < GRID_COLUMNS; i++)
			*ret_hidden += r->missed[i];
	}
	buf_release(&r->value);
	buf_release(&r->text);
	free(r->merges);
	free(r);
	return result;
}
