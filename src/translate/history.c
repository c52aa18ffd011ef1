#include "translate/history.h"

#include <stdlib.h>
#include <string.h>

enum {
	ID_LEN = 16, /* hex digits: 64 bits are enough for all messages */
	PROPOSAL_LEN = 8,
	FIXED = 3, /* columns before the catalogs' */
	HISTORY_LIMIT = 256 << 20
};

static const char *const fixed[FIXED + 1] = { "message", "seen", "proposal",
	NULL };

struct row {
	struct str id, seen, proposal;
	struct str *days; /* by catalog */
	size_t ndays;
};

struct history {
	struct arena arena;
	const char *path;
	struct str *catalogs; /* names of the columns */
	size_t ncatalogs, cap_catalogs;
	struct row **rows;
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

static struct str *
day_of(struct history *h, struct row *row, size_t column)
{
	if (column >= row->ndays) {
		struct str *days =
		    arena_alloc(&h->arena, h->ncatalogs * sizeof(*days));

		if (row->ndays)
			memcpy(days, row->days, row->ndays * sizeof(*days));
		row->days = days;
		row->ndays = h->ncatalogs;
	}
	return &row->days[column];
}

static struct row *
row_of(struct history *h, struct str id)
{
	struct row *row = map_get(&h->by_id, id);

	if (row)
		return row;
	row = ARENA_NEW(&h->arena, struct row);
	row->id = arena_str(&h->arena, id);
	*map_put(&h->by_id, row->id) = row;
	ARRAY_GROW(h->rows, h->nrows, h->cap_rows);
	h->rows[h->nrows++] = row;
	return row;
}

static void
id_of(struct str msgid, char out[ID_LEN + 1])
{
	struct arena a;

	arena_init(&a);
	memcpy(out, sha256_hex(&a, msgid).ptr, ID_LEN);
	out[ID_LEN] = '\0';
	arena_release(&a);
}

static struct row *
find(const struct history *h, struct str msgid)
{
	char id[ID_LEN + 1];

	id_of(msgid, id);
	return map_get(&h->by_id, str_from(id));
}

/* ---- the file ------------------------------------------------------------------
 */

static bool
is_day(struct str s)
{
	struct date day;

	return date_parse(s, &day) && date_valid(day);
}

/* Of two rows of one message, which come from merging two people's files, the
 * earlier days count. */
static void
keep_earlier(struct history *h, struct str *have, struct str day)
{
	if (is_day(day) && (!have->len || str_cmp(day, *have) < 0))
		*have = arena_str(&h->arena, day);
}

static void
read_rows(struct history *h, const struct tsv *t)
{
	for (size_t i = 0; i < t->nrows; i++) {
		const struct str *cells = t->cells + i * t->ncolumns;
		struct row *row;

		if (!tsv_cell(t, i, "message").len)
			continue;
		row = row_of(h, tsv_cell(t, i, "message"));
		keep_earlier(h, &row->seen, tsv_cell(t, i, "seen"));
		row->proposal =
		    arena_str(&h->arena, tsv_cell(t, i, "proposal"));
		for (size_t c = FIXED; c < t->ncolumns; c++)
			keep_earlier(h, day_of(h, row, c - FIXED), cells[c]);
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
	const struct row *x = *(const struct row *const *)a;
	const struct row *y = *(const struct row *const *)b;

	return str_cmp(x->id, y->id);
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
		struct row *row = h->rows[i];

		buf_printf(&out, "%.*s\t%.*s\t%.*s", STR_ARG(row->id),
		    STR_ARG(row->seen), STR_ARG(row->proposal));
		for (size_t c = 0; c < h->ncatalogs; c++) {
			buf_ch(&out, '\t');
			buf_str(&out, *day_of(h, row, c));
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

static void
put_day(struct history *h, struct str *at, struct date day)
{
	struct buf text = BUF_INIT;

	date_format(day, &text);
	*at = arena_str(&h->arena, buf_view(&text));
	buf_release(&text);
}

void
history_see(struct history *h, struct str msgid, struct date day)
{
	char id[ID_LEN + 1];
	struct row *row;

	id_of(msgid, id);
	row = row_of(h, str_from(id));
	if (!row->seen.len)
		put_day(h, &row->seen, day);
}

void
history_translated(
    struct history *h, struct str msgid, struct str po_name, struct date day)
{
	size_t column = column_of(h, po_name);
	struct row *row = find(h, msgid);
	struct date seen;
	struct str *at;

	if (!row)
		return;
	at = day_of(h, row, column);
	if (at->len)
		return;
	if (date_parse(row->seen, &seen) && date_cmp(day, seen) < 0)
		day = seen;
	put_day(h, at, day);
}

struct date
history_day(struct history *h, struct str msgid, struct str po_name)
{
	struct date none = { 0, 0, 0 }, day;
	struct row *row = find(h, msgid);

	for (size_t i = 0; row && i < h->ncatalogs; i++)
		if (str_eq(h->catalogs[i], po_name))
			return i < row->ndays && date_parse(row->days[i], &day)
				   ? day
				   : none;
	return none;
}

bool
history_is_proposal(const struct history *h, struct str msgid, struct str text)
{
	const struct row *row = find(h, msgid);
	char id[ID_LEN + 1];

	id_of(text, id);
	return !row || !row->proposal.len ||
	       str_eq(row->proposal, (struct str){ id, PROPOSAL_LEN });
}

void
history_propose(struct history *h, struct str msgid, struct str text)
{
	struct row *row = find(h, msgid);
	char id[ID_LEN + 1];

	id_of(text, id);
	if (row)
		row->proposal =
		    arena_str(&h->arena, (struct str){ id, PROPOSAL_LEN });
}
