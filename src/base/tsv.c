#include "base/base.h"

#include <stdlib.h>

#define TSV_LIMIT ((size_t)16 << 20)

/* Spreadsheets write empty rows as tabs. */
static bool
blank(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] != '\t' && line.ptr[i] != ' ')
			return false;
	return true;
}

static bool
next_line(struct str *rest, uint32_t *number, struct str *ret)
{
	while (str_split(rest, '\n', ret)) {
		++*number;
		if (str_ends(*ret, STR("\r")))
			ret->len--;
		if (ret->len && ret->ptr[0] != '#' && !blank(*ret))
			return true;
	}
	return false;
}

/* False if the line has more cells than there are columns. */
static bool
add_row(struct tsv *t, size_t *cap, struct str line, uint32_t number)
{
	if (t->nrows == *cap) {
		*cap = *cap ? *cap * 2 : 64;
		t->cells =
		    xrealloc(t->cells, *cap * t->ncolumns * sizeof(*t->cells));
		t->lines = xrealloc(t->lines, *cap * sizeof(*t->lines));
	}
	for (size_t c = 0; c < t->ncolumns; c++) {
		struct str cell = STR_NONE;

		str_split(&line, '\t', &cell);
		t->cells[t->nrows * t->ncolumns + c] = str_trim(cell);
	}
	if (line.ptr)
		return false;
	t->lines[t->nrows++] = number;
	return true;
}

static void
read_columns(struct tsv *t, struct str line)
{
	size_t cap = 0;
	struct str name;

	while (str_split(&line, '\t', &name)) {
		ARRAY_GROW(t->columns, t->ncolumns, cap);
		t->columns[t->ncolumns++] = str_trim(name);
	}
}

static size_t
find_column(const struct tsv *t, struct str name)
{
	size_t c = 0;

	while (c < t->ncolumns && !str_eq(t->columns[c], name))
		c++;
	return c;
}

int
tsv_read(struct tsv *t, const char *path, const char *const *required,
    struct diag *d)
{
	struct str rest, line;
	uint32_t number = 0;
	size_t cap = 0;
	bool valid;

	*t = (struct tsv){ 0 };
	if (file_read(path, TSV_LIMIT, &t->text, d) != 0)
		return -1;
	t->file = str_from(path);
	rest = buf_view(&t->text);
	if (str_starts(rest, STR("\xef\xbb\xbf")))
		rest = str_sub(rest, 3, rest.len);
	if (!next_line(&rest, &number, &line))
		line = STR("");
	if (utf8_valid_len(line) < line.len) {
		diag_add_line(d, DIAG_TABLE_ROW, t->file, number,
		    STR("is not valid UTF-8"));
		return -1;
	}
	read_columns(t, line);
	for (; required && *required; required++)
		if (find_column(t, str_from(*required)) == t->ncolumns) {
			diag_add_line(d, DIAG_TABLE_COLUMN, t->file, number,
			    str_from(*required));
			return -1;
		}
	valid = utf8_valid_len(rest) == rest.len;
	while (next_line(&rest, &number, &line)) {
		const char *fault = NULL;

		if (!valid && utf8_valid_len(line) < line.len)
			fault = N_("is not valid UTF-8");
		else if (!add_row(t, &cap, line, number))
			fault = N_("has more cells than the header");
		if (fault)
			diag_add_line(d, DIAG_TABLE_ROW, t->file, number,
			    str_from(tr(fault)));
	}
	return 0;
}

void
tsv_release(struct tsv *t)
{
	buf_release(&t->text);
	free(t->columns);
	free(t->cells);
	free(t->lines);
	*t = (struct tsv){ 0 };
}

struct str
tsv_cell_of(const struct tsv *t, size_t row, struct str column)
{
	size_t c = find_column(t, column);

	if (row >= t->nrows || c == t->ncolumns)
		return STR_NONE;
	return t->cells[row * t->ncolumns + c];
}
