/* CSV, as Excel and databases write it: a comma, semicolon or tab between
 * cells, quotation marks, line breaks inside of them. */
#include "extract/grid.h"

struct csv {
	struct str text;
	size_t at;
	char separator;
	bool literal; /* one is open to the end: they are text from there on */
	bool warned;
	struct arena *arena;
	struct diag *diag;
	struct grid *grid;
	struct grid_cell cells[GRID_COLUMNS];
	size_t count; /* of the row; may exceed GRID_COLUMNS */
	uint32_t row;
	bool wide;
};

/* The one that the first line has most of. */
static char
find_separator(struct str text)
{
	static const char marks[] = { ',', '\t', ';' };
	size_t counts[ARRAY_SIZE(marks)] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len && (quoted || text.ptr[i] != '\n');
	     i++) {
		quoted ^= text.ptr[i] == '"';
		for (size_t k = 0; !quoted && k < ARRAY_SIZE(marks); k++)
			counts[k] += text.ptr[i] == marks[k];
	}
	for (size_t k = 1; k < ARRAY_SIZE(marks); k++)
		if (counts[k] > counts[best])
			best = k;
	return marks[best];
}

static void
add_cell(struct csv *c, struct str text, size_t offset)
{
	if (c->count < GRID_COLUMNS)
		c->cells[c->count] = (struct grid_cell){
			.text = text, .offset = offset, .moment = MOMENT_NONE
		};
	else if (str_trim(text).len)
		c->wide = true;
	c->count++;
}

static bool
end_row(struct csv *c)
{
	size_t n = c->count < GRID_COLUMNS ? c->count : GRID_COLUMNS;
	struct grid_row row = { .count = n, .number = ++c->row };

	row.cells = arena_alloc(c->arena, n * sizeof(*row.cells));
	for (size_t i = 0; i < n; i++)
		row.cells[i] = c->cells[i];
	c->count = 0;
	return grid_add(c->grid, row);
}

static bool
is_end(const struct csv *c, size_t at)
{
	return at >= c->text.len || c->text.ptr[at] == c->separator ||
	       c->text.ptr[at] == '\n';
}

/* A cell in quotation marks; false if no closing one stands at its end. */
static bool
read_quoted(struct csv *c)
{
	size_t start = c->at + 1, at = start, quote;
	struct buf text = BUF_INIT;

	while ((quote = str_find(c->text, STR("\""), at)) != STR_NPOS) {
		buf_str(&text, str_sub(c->text, at, quote));
		at = quote + 1;
		if (at >= c->text.len || c->text.ptr[at] != '"')
			break;
		buf_ch(&text, '"');
		at++;
	}
	while (quote != STR_NPOS && at < c->text.len && c->text.ptr[at] == ' ')
		at++;
	c->literal = quote == STR_NPOS;
	if (c->literal || !is_end(c, at)) {
		buf_release(&text);
		return false;
	}
	add_cell(c, arena_str(c->arena, buf_view(&text)), start);
	buf_release(&text);
	c->at = at;
	return true;
}

static void
read_plain(struct csv *c)
{
	size_t start = c->at;

	while (!is_end(c, c->at))
		c->at++;
	add_cell(c, str_sub(c->text, start, c->at), start);
}

static void
read_cell(struct csv *c)
{
	if (!c->literal && c->at < c->text.len && c->text.ptr[c->at] == '"') {
		if (read_quoted(c))
			return;
		if (!c->warned)
			diag_add(c->diag, DIAG_CSV_QUOTE, c->at, STR_NONE);
		c->warned = true;
	}
	read_plain(c);
}

static void
read_rows(struct csv *c)
{
	while (c->at < c->text.len) {
		read_cell(c);
		if (c->at < c->text.len && c->text.ptr[c->at] == c->separator) {
			c->at++;
			if (c->at < c->text.len)
				continue;
			add_cell(c, STR(""), c->at);
		}
		c->at++;
		if (!end_row(c)) {
			diag_add(c->diag, DIAG_LIST_ROWS, c->at - 1,
			    DIAG_NUM(GRID_ROWS));
			break;
		}
	}
	if (c->wide)
		diag_add(c->diag, DIAG_LIST_COLUMNS, DIAG_NOWHERE,
		    DIAG_NUM(GRID_COLUMNS));
}

int
csv_read(const struct source *src, struct notices *all, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct grid grid = { 0 };
	struct csv c = { .arena = &all->arena, .diag = d, .grid = &grid };
	int result;

	text_decode(src->bytes, STR_NONE, &text, d);
	grid.text = c.text = arena_str(&all->arena, buf_view(&text));
	buf_release(&text);
	diag_source(d, str_from(src->path), c.text);
	c.separator = find_separator(c.text);
	read_rows(&c);
	result = grid_notices(&grid, 1, src, all, d);
	grid_release(&grid);
	return result;
}
