#include "translate/history.h"

#include <stdlib.h>
#include <string.h>

enum {
	ID_LEN = 16, /* hex digits */
	PROPOSAL_LEN = 8,
	FIXED = 3, /* columns before the catalogs' */
	HISTORY_LIMIT = 256 << 20
};

static const char *const fixed[FIXED + 1] = { "message", "seen", "proposal",
	NULL };

struct history_row {
	struct str id, proposal;
	struct date seen;
	struct date *days; /* by catalog */
	size_t ndays;
};

struct history {
	struct arena arena;
	const char *path;
	struct str *catalogs; /* names of the columns */
	size_t ncatalogs, cap_catalogs;
	struct history_row **rows;
	size_t nrows, cap_rows;
	struct map by_id;
	struct buf before; /* the file as it was */
};

static size_t
column_of(struct history *h, struct str name)
{
	for (size_t i = 0; i < h->ncatalogs; i++)
		if (str_eq(h->catalogs[i], name))
			return i;
	ARRAY_GROW(h->catalogs, h->ncatalogs, h->cap_catalogs);
	h->catalogs[h->ncatalogs] = arena_str(&h->arena, name);
	return h->ncatalogs++;
}

static struct date *
day_of(struct history *h, struct history_row *row, size_t column)
{
	if (column >= row->ndays) {
		struct date *days =
		    arena_alloc(&h->arena, h->ncatalogs * sizeof(*days));

		if (row->ndays)
			memcpy(days, row->days, row->ndays * sizeof(*days));
		row->days = days;
		row->ndays = h->ncatalogs;
	}
	return &row->days[column];
}

static struct history_row *
row_of(struct history *h, struct str id)
{
	struct history_row *row = map_get(&h->by_id, id);

	if (row)
		return row;
	row = ARENA_NEW(&h->arena, struct history_row);
	row->id = arena_str(&h->arena, id);
	*map_put(&h->by_id, row->id) = row;
	ARRAY_GROW(h->rows, h->nrows, h->cap_rows);
	h->rows[h->nrows++] = row;
	return row;
}

/* FNV-1a of 64 bits (Fowler, Noll, Vo): enough for all messages that ever
 * will be, and frozen here, for it is in the file. */
static void
id_of(struct str text, char out[ID_LEN + 1])
{
	static const char digits[] = "0123456789abcdef";
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (uint8_t)text.ptr[i]) * UINT64_C(0x100000001b3);
	for (int i = 0; i < ID_LEN; i++)
		out[i] = digits[h >> (60 - 4 * i) & 15];
	out[ID_LEN] = '\0';
}

static struct history_row *
find(const struct history *h, struct str msgid)
{
	char id[ID_LEN + 1];

	id_of(msgid, id);
	return map_get(&h->by_id, (struct str){ id, ID_LEN });
}

const struct history_row *
history_find(const struct history *h, struct str msgid)
{
	return find(h, msgid);
}

/* ---- the file ------------------------------------------------------------------
 */

/* Of two rows of one message, which come from merging two people's files, the
 * earlier days count. */
static void
keep_earlier(struct date *have, struct str text)
{
	struct date day;

	if (date_parse(text, &day) && date_valid(day) &&
	    (!date_valid(*have) || date_cmp(day, *have) < 0))
		*have = day;
}

static void
read_rows(struct history *h, const struct tsv *t)
{
	for (size_t i = 0; i < t->nrows; i++) {
		const struct str *cells = t->cells + i * t->ncolumns;
		struct history_row *row;

		if (!tsv_cell(t, i, "message").len)
			continue;
		row = row_of(h, tsv_cell(t, i, "message"));
		keep_earlier(&row->seen, tsv_cell(t, i, "seen"));
		row->proposal =
		    arena_str(&h->arena, tsv_cell(t, i, "proposal"));
		for (size_t c = FIXED; c < t->ncolumns; c++)
			keep_earlier(day_of(h, row, c - FIXED), cells[c]);
	}
}

struct history *
history_read(const char *po_dir, struct diag *d)
{
	struct history *h = xcalloc(1, sizeof(*h));
	struct tsv t;

	arena_init(&h->arena);
	map_init(&h->by_id);
	h->path = path_join(&h->arena, str_from(po_dir), STR("history.tsv"));
	if (!path_exists(h->path))
		return h;
	if (file_read(h->path, HISTORY_LIMIT, &h->before, d) == 0 &&
	    tsv_read(&t, h->path, fixed, d) == 0) {
		for (size_t i = FIXED; i < t.ncolumns; i++)
			column_of(h, t.columns[i]);
		read_rows(h, &t);
		tsv_release(&t);
	}
	return h;
}

void
history_free(struct history *h)
{
	if (!h)
		return;
	free(h->catalogs);
	free(h->rows);
	map_release(&h->by_id);
	buf_release(&h->before);
	arena_release(&h->arena);
	free(h);
}

static int
compare(const void *a, const void *b)
{
	const struct history_row *x = *(const struct history_row *const *)a;
	const struct history_row *y = *(const struct history_row *const *)b;

	return str_cmp(x->id, y->id);
}

static void
add_day(struct buf *out, struct date day)
{
	if (date_valid(day))
		date_format(day, out);
}

int
history_write(struct history *h, struct diag *d)
{
	struct buf out = BUF_INIT;
	int ret = 0;

	if (h->nrows)
		qsort(h->rows, h->nrows, sizeof(*h->rows), compare);
	buf_printf(&out, "%s\t%s\t%s", fixed[0], fixed[1], fixed[2]);
	for (size_t i = 0; i < h->ncatalogs; i++)
		buf_printf(&out, "\t%.*s", STR_ARG(h->catalogs[i]));
	buf_ch(&out, '\n');
	for (size_t i = 0; i < h->nrows; i++) {
		struct history_row *row = h->rows[i];

		buf_printf(&out, "%.*s\t", STR_ARG(row->id));
		add_day(&out, row->seen);
		buf_printf(&out, "\t%.*s", STR_ARG(row->proposal));
		for (size_t c = 0; c < h->ncatalogs; c++) {
			buf_ch(&out, '\t');
			add_day(&out, *day_of(h, row, c));
		}
		buf_ch(&out, '\n');
	}
	if (!str_eq(buf_view(&h->before), buf_view(&out)))
		ret = file_replace(h->path, buf_view(&out), d);
	buf_release(&out);
	return ret;
}

/* ---- what happened -------------------------------------------------------------
 */

void
history_see(struct history *h, struct str msgid, struct date day)
{
	char id[ID_LEN + 1];
	struct history_row *row;

	id_of(msgid, id);
	row = row_of(h, str_from(id));
	if (!date_valid(row->seen))
		row->seen = day;
}

void
history_translated(
    struct history *h, struct str msgid, struct str po_name, struct date day)
{
	size_t column = column_of(h, po_name);
	struct history_row *row = find(h, msgid);
	struct date *at;

	if (!row)
		return;
	at = day_of(h, row, column);
	if (date_valid(*at))
		return;
	*at = date_cmp(day, row->seen) < 0 ? row->seen : day;
}

int
history_column(const struct history *h, struct str po_name)
{
	for (size_t i = 0; h && i < h->ncatalogs; i++)
		if (str_eq(h->catalogs[i], po_name))
			return (int)i;
	return -1;
}

struct date
history_day(const struct history_row *row, int column)
{
	return row && column >= 0 && (size_t)column < row->ndays
		   ? row->days[column]
		   : (struct date){ 0, 0, 0 };
}

bool
history_is_proposal(const struct history *h, struct str msgid, struct str text)
{
	const struct history_row *row = find(h, msgid);
	char id[ID_LEN + 1];

	id_of(text, id);
	return !row || !row->proposal.len ||
	       str_eq(row->proposal, (struct str){ id, PROPOSAL_LEN });
}

void
history_propose(struct history *h, struct str msgid, struct str text)
{
	struct history_row *row = find(h, msgid);
	char id[ID_LEN + 1];

	id_of(text, id);
	if (row)
		row->proposal =
		    arena_str(&h->arena, (struct str){ id, PROPOSAL_LEN });
}
