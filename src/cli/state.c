#include "cli/state.h"

#include <sys/stat.h>

/* Tells one published tree from another: each is a new directory. */
static struct str
tree_identity(const char *tree, char out[64])
{
	struct stat st;
	int n = 0;

	if (stat(tree, &st) == 0)
		n = snprintf(out, 64, "%ju.%jd.%ld", (uintmax_t)st.st_ino,
		    (intmax_t)st.st_ctim.tv_sec, st.st_ctim.tv_nsec);
	return (struct str){ out, (size_t)n };
}

void
state_open(struct state *s, const char *path, const char *out)
{
	static const char *const required[] = { "id", "file", "key", NULL };
	char identity[64];
	struct diag ignored;

	*s = (struct state){ 0 };
	map_init(&s->rows);
	diag_init(&ignored);
	/* A state that cannot be read is no state. */
	if (tsv_read(&s->table, path, required, &ignored) != 0) {
		tsv_release(&s->table);
		diag_release(&ignored);
		return;
	}
	diag_release(&ignored);
	for (size_t i = s->table.nrows; i > 0; i--)
		*map_put(&s->rows, tsv_cell(&s->table, i - 1, "file")) =
		    (void *)(uintptr_t)i;
	s->current = s->table.nrows > 0 && str_eq(tsv_cell(&s->table, 0, "key"),
					       tree_identity(out, identity));
}

void
state_release(struct state *s)
{
	map_release(&s->rows);
	tsv_release(&s->table);
}

size_t
state_rows(const struct state *s, struct str file, size_t *ret_row)
{
	size_t row = (size_t)map_get(&s->rows, file), count = 0;

	if (!row)
		return 0;
	*ret_row = row - 1;
	while (row - 1 + count < s->table.nrows &&
	       str_eq(tsv_cell(&s->table, row - 1 + count, "file"), file))
		count++;
	return count;
}

static uint32_t
number(const struct state *s, size_t row, const char *column)
{
	int64_t n = str_to_int(tsv_cell(&s->table, row, column));

	return n > 0 && n <= UINT32_MAX ? (uint32_t)n : 0;
}

static struct str
column_name(struct arena *a, struct str tag, const char *what)
{
	return arena_printf(a, "%.*s %s", STR_ARG(tag), what);
}

static struct str
unescape(struct str s, struct arena *a)
{
	struct buf out = BUF_INIT;
	struct str result;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\\' && i + 1 < s.len)
			c = s.ptr[++i] == 'n' ? '\n' : '\\';
		buf_ch(&out, c);
	}
	result = arena_str(a, buf_view(&out));
	buf_release(&out);
	return result;
}

static void
find_edition(const struct state *s, size_t row, struct str tag, size_t i,
    struct summary *ret, struct arena *a)
{
	struct str counts =
	    tsv_cell(&s->table, row, column_name(a, tag, "counts").ptr);
	uint32_t *const fields[] = { &ret->translated[i], &ret->translatable[i],
		&ret->fuzzy[i], &ret->stale[i], &ret->words[i] };
	struct str n;

	for (size_t f = 0; f < ARRAY_SIZE(fields); f++)
		if (str_split(&counts, '/', &n))
			*fields[f] = (uint32_t)str_to_int(n);
	if (str_split(&counts, '/', &n))
		date_parse(n, &ret->translated_on[i]);
	ret->titles_html[i] = arena_str(
	    a, tsv_cell(&s->table, row, column_name(a, tag, "html").ptr));
	ret->titles_text[i] = arena_str(
	    a, tsv_cell(&s->table, row, column_name(a, tag, "title").ptr));
	ret->leads[i] = unescape(
	    tsv_cell(&s->table, row, column_name(a, tag, "lead").ptr), a);
	ret->digests[i] = arena_str(
	    a, tsv_cell(&s->table, row, column_name(a, tag, "digest").ptr));
	n = tsv_cell(&s->table, row, column_name(a, tag, "files").ptr);
	ret->formats[i] = str_to_int(n) > 0 ? (uint32_t)str_to_int(n) : 0;
	ret->published_in[i] =
	    str_eq(tsv_cell(&s->table, row, column_name(a, tag, "page").ptr),
		STR("yes"));
}

void
state_find(const struct state *s, const struct site *site, size_t row,
    struct summary *ret, struct arena *a)
{
	int kind = notice_kind_parse(tsv_cell(&s->table, row, "kind"));

	ret->id = arena_str(a, tsv_cell(&s->table, row, "id"));
	ret->kind = kind < 0 ? KIND_PROCEDURE : (enum notice_kind)kind;
	ret->urgency =
	    str_eq(tsv_cell(&s->table, row, "urgency"), STR("emergency"))
		? URGENCY_EMERGENCY
		: URGENCY_NORMAL;
	ret->category = arena_str(a, tsv_cell(&s->table, row, "category"));
	ret->division = arena_str(a, tsv_cell(&s->table, row, "division"));
	date_parse(tsv_cell(&s->table, row, "published"), &ret->published);
	date_parse(tsv_cell(&s->table, row, "expires"), &ret->expires);
	ret->morae_before = number(s, row, "morae before");
	ret->morae_after = number(s, row, "morae after");
	ret->kanji_before = number(s, row, "kanji before");
	ret->kanji_after = number(s, row, "kanji after");
	for (size_t i = 0; i < site->neditions; i++)
		find_edition(s, row, site->editions[i].locale->tag, i, ret, a);
}

bool
state_unchanged(const struct state *s, size_t row, struct str key)
{
	return s->current && str_eq(tsv_cell(&s->table, row, "key"), key) &&
	       number(s, row, "findings") == 0;
}

static void
cell(struct buf *out, struct str s)
{
	buf_ch(out, '\t');
	for (size_t i = 0; i < s.len; i++)
		buf_ch(out, (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
}

/* With its line breaks. */
static void
text_cell(struct buf *out, struct str s)
{
	buf_ch(out, '\t');
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\n' || c == '\\')
			buf_printf(out, "\\%c", c == '\n' ? 'n' : '\\');
		else
			buf_ch(out, (unsigned char)c < ' ' ? ' ' : c);
	}
}

static void
date_cell(struct buf *out, struct date d)
{
	buf_ch(out, '\t');
	if (!date_is_none(d))
		date_format(d, out);
}

static void
write_row(struct buf *out, const struct site *site, const struct summary *s,
    const struct state_origin *origin)
{
	buf_str(out, s->id);
	cell(out, origin->file);
	cell(out, origin->key);
	cell(out, str_from(notice_kind_name(s->kind)));
	cell(out,
	    s->urgency == URGENCY_EMERGENCY ? STR("emergency") : STR("normal"));
	cell(out, s->category);
	cell(out, s->division);
	date_cell(out, s->published);
	date_cell(out, s->expires);
	buf_printf(out, "\t%u\t%u\t%u\t%u\t%u", s->morae_before, s->morae_after,
	    s->kanji_before, s->kanji_after, s->findings);
	for (size_t i = 0; i < site->neditions; i++) {
		cell(out, s->titles_text[i]);
		cell(out, s->titles_html[i]);
		cell(out, s->published_in[i] ? STR("yes") : STR("no"));
		buf_printf(out, "\t%u/%u/%u/%u/%u/", s->translated[i],
		    s->translatable[i], s->fuzzy[i], s->stale[i], s->words[i]);
		if (!date_is_none(s->translated_on[i]))
			date_format(s->translated_on[i], out);
		text_cell(out, s->leads[i]);
		cell(out, s->digests[i]);
		buf_printf(out, "\t%u", s->formats[i]);
	}
	buf_ch(out, '\n');
}

void
state_write(struct buf *out, const char *tree, const struct site *site,
    const struct summary *all, const struct state_origin *origins, size_t count)
{
	char identity[64];

	buf_cstr(out,
	    "id\tfile\tkey\tkind\turgency\tcategory\tdivision\tpublished\texpir"
	    "es\t"
	    "morae before\tmorae after\tkanji before\tkanji after\tfindings");
	for (size_t i = 0; i < site->neditions; i++) {
		struct str tag = site->editions[i].locale->tag;

		buf_printf(out,
		    "\t%.*s title\t%.*s html\t%.*s page\t%.*s counts",
		    STR_ARG(tag), STR_ARG(tag), STR_ARG(tag), STR_ARG(tag));
		buf_printf(out, "\t%.*s lead\t%.*s digest\t%.*s files",
		    STR_ARG(tag), STR_ARG(tag), STR_ARG(tag));
	}
	/* The first row is the tree's own. */
	buf_cstr(out, "\n.\t.\t");
	buf_str(out, tree_identity(tree, identity));
	buf_ch(out, '\n');
	for (size_t i = 0; i < count; i++)
		if (origins[i].key.len)
			write_row(out, site, &all[i], &origins[i]);
}
