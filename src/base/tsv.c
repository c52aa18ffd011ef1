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

static void *
room(const struct tsv *t, size_t count, size_t size)
{
	return t->arena ? arena_alloc(t->arena, count * size)
			: xcalloc(count, size);
}

/* For as many rows as there are lines. */
static void
make_room(struct tsv *t, struct str lines)
{
	size_t count = 1;

	for (size_t i = 0; i < lines.len; i++)
		count += lines.ptr[i] == '\n';
	t->cells = room(t, count * t->ncolumns, sizeof(*t->cells));
	t->lines = room(t, count, sizeof(*t->lines));
}

/* False if the line has more cells than there are columns. */
static bool
add_row(struct tsv *t, struct str line, uint32_t number)
{
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
	size_t count = 1;
	struct str name;

	for (size_t i = 0; i < line.len; i++)
		count += line.ptr[i] == '\t';
	t->columns = room(t, count, sizeof(*t->columns));
	while (str_split(&line, '\t', &name))
		t->columns[t->ncolumns++] = str_trim(name);
}

static size_t
find_column(const struct tsv *t, struct str name)
{
	size_t c = 0;

	while (c < t->ncolumns && !str_eq(t->columns[c], name))
		c++;
	return c;
}

/* The text of the file, in the arena if there is one. */
static int
read_text(struct tsv *t, const char *path, struct diag *d)
{
	struct str text;

	if (file_read(path, TSV_LIMIT, &t->text, d) != 0)
		return -1;
	if (t->arena) {
		text = arena_str(t->arena, buf_view(&t->text));
		buf_release(&t->text);
		t->text.ptr = (char *)(uintptr_t)text.ptr;
		t->text.len = text.len;
	}
	return 0;
}

int
tsv_read_in(struct tsv *t, struct arena *a, const char *path,
    const char *const *required, struct diag *d)
{
	struct str rest, line;
	uint32_t number = 0;
	bool valid;

	*t = (struct tsv){ .arena = a };
	if (read_text(t, path, d) != 0)
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
	make_room(t, rest);
	while (next_line(&rest, &number, &line)) {
		const char *fault = NULL;

		if (!valid && utf8_valid_len(line) < line.len)
			fault = N_("is not valid UTF-8");
		else if (!add_row(t, line, number))
			fault = N_("has more cells than the header");
		if (fault)
			diag_add_line(d, DIAG_TABLE_ROW, t->file, number,
			    str_from(tr(fault)));
	}
	return 0;
}

int
tsv_read(struct tsv *t, const char *path, const char *const *required,
    struct diag *d)
{
	return tsv_read_in(t, NULL, path, required, d);
}

void
tsv_release(struct tsv *t)
{
	if (!t->arena) {
		buf_release(&t->text);
		free(t->columns);
		free(t->cells);
		free(t->lines);
	}
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
