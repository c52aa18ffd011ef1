#include "bulletin/chronicle.h"

#include <stdlib.h>

struct chronicle {
	struct tsv table;
	struct arena arena;
	struct map index; /* "feed id" to its number + 1 */
	struct chronicle_entry *entries;
	size_t count;
};

static const char *const columns[] = { "feed", "id", "digest", "sequence",
	"published", "changed", "updated", "first", "category", "kind", "title",
	"lead", "references", NULL };

/* Cells have neither tabs nor line breaks. */
static void
cell(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\n' || c == '\\')
			buf_printf(out, "\\%c", c == '\n' ? 'n' : '\\');
		else
			buf_ch(out, (unsigned char)c < ' ' ? ' ' : c);
	}
}

static struct str
text(struct chronicle *h, size_t row, const char *column)
{
	struct str s = tsv_cell(&h->table, row, column), result;
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\\' && i + 1 < s.len)
			c = s.ptr[++i] == 'n' ? '\n' : '\\';
		buf_ch(&out, c);
	}
	result = arena_str(&h->arena, buf_view(&out));
	buf_release(&out);
	return result;
}

static struct str
key(struct arena *a, struct str feed, struct str id)
{
	return arena_printf(a, "%.*s %.*s", STR_ARG(feed), STR_ARG(id));
}

static void
read_row(struct chronicle *h, size_t row, struct chronicle_entry *e)
{
	int64_t n = str_to_int(tsv_cell(&h->table, row, "sequence"));

	e->feed = tsv_cell(&h->table, row, "feed");
	e->id = tsv_cell(&h->table, row, "id");
	e->digest = tsv_cell(&h->table, row, "digest");
	e->category = tsv_cell(&h->table, row, "category");
	e->title = text(h, row, "title");
	e->lead = text(h, row, "lead");
	e->references = tsv_cell(&h->table, row, "references");
	e->sequence = n > 0 && n <= INT32_MAX ? (uint32_t)n : 0;
	e->updated = str_to_int(tsv_cell(&h->table, row, "updated"));
	e->first = str_to_int(tsv_cell(&h->table, row, "first"));
	e->bulletin = str_eq(tsv_cell(&h->table, row, "kind"), STR("bulletin"));
	date_parse(tsv_cell(&h->table, row, "published"), &e->published);
	date_parse(tsv_cell(&h->table, row, "changed"), &e->changed);
}

struct chronicle *
chronicle_open(const char *tree)
{
	struct chronicle *h = xcalloc(1, sizeof(*h));
	struct diag ignored;
	const char *path;

	arena_init(&h->arena);
	map_init(&h->index);
	diag_init(&ignored);
	path = path_join(&h->arena, str_from(tree), STR(CHRONICLE_FILE));
	/* A chronicle that cannot be read is none. */
	if (path_exists(path) &&
	    tsv_read(&h->table, path, columns, &ignored) == 0) {
		h->count = h->table.nrows;
		h->entries =
		    arena_alloc(&h->arena, h->count * sizeof(*h->entries));
		for (size_t i = 0; i < h->count; i++) {
			read_row(h, i, &h->entries[i]);
			*map_put(&h->index, key(&h->arena, h->entries[i].feed,
						h->entries[i].id)) =
			    (void *)(uintptr_t)(i + 1);
		}
	}
	diag_release(&ignored);
	return h;
}

void
chronicle_close(struct chronicle *h)
{
	if (!h)
		return;
	map_release(&h->index);
	tsv_release(&h->table);
	arena_release(&h->arena);
	free(h);
}

const struct chronicle_entry *
chronicle_find(const struct chronicle *h, struct str feed, struct str id)
{
	struct arena scratch;
	uintptr_t n;

	if (!h)
		return NULL;
	arena_init(&scratch);
	n = (uintptr_t)map_get(&h->index, key(&scratch, feed, id));
	arena_release(&scratch);
	return n ? &h->entries[n - 1] : NULL;
}

size_t
chronicle_count(const struct chronicle *h)
{
	return h ? h->count : 0;
}

const struct chronicle_entry *
chronicle_at(const struct chronicle *h, size_t i)
{
	return &h->entries[i];
}

struct chronicle_entry
chronicle_step(const struct chronicle_entry *before, struct str digest,
    struct date published, struct date today)
{
	struct chronicle_entry e = {
		.digest = digest, .published = published, .changed = published
	};

	if (!before) {
		if (!date_valid(published))
			e.published = e.changed = today;
		return e;
	}
	e = *before;
	if (date_valid(published))
		e.published = published;
	if (str_eq(before->digest, digest))
		return e;
	e.digest = digest;
	e.sequence++;
	if (date_valid(today) && date_cmp(today, e.changed) > 0)
		e.changed = today;
	return e;
}

void
chronicle_head(struct buf *out)
{
	for (size_t i = 0; columns[i]; i++)
		buf_printf(out, "%s%s", i ? "\t" : "", columns[i]);
	buf_ch(out, '\n');
}

static void
date_cell(struct buf *out, struct date d)
{
	buf_ch(out, '\t');
	if (date_valid(d))
		date_format(d, out);
}

void
chronicle_row(struct buf *out, const struct chronicle_entry *e)
{
	const struct str cells[] = { e->category,
		e->bulletin ? STR("bulletin") : STR("notice"), e->title,
		e->lead, e->references };

	buf_printf(out, "%.*s\t%.*s\t%.*s\t%u", STR_ARG(e->feed),
	    STR_ARG(e->id), STR_ARG(e->digest), e->sequence);
	date_cell(out, e->published);
	date_cell(out, e->changed);
	buf_printf(
	    out, "\t%lld\t%lld", (long long)e->updated, (long long)e->first);
	for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
		buf_ch(out, '\t');
		cell(out, cells[i]);
	}
	buf_ch(out, '\n');
}
