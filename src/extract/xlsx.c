/* Excel workbooks: strings, formats, then sheet by sheet. */
#include "extract/xlsx.h"
#include "extract/xlsx_format.h"

#include <stdlib.h>

/* ---- workbook ---- */

struct sheets {
	struct workbook *book;
	struct relations relations;
};

static void
book_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct sheets *s = ctx;
	struct workbook *w = s->book;
	const struct relation *rel;
	struct str state;

	if (str_eq(name, STR("workbookPr")))
		w->since_1904 = sax_attr_on(attrs, "date1904");
	if (!str_eq(name, STR("sheet")) || w->nsheets == XLSX_SHEETS)
		return;
	rel = relation_by_id(&s->relations, sax_attr(attrs, "id"));
	if (!rel || rel->external || !str_eq(rel->type, STR("worksheet")))
		return;
	state = sax_attr(attrs, "state");
	w->sheets[w->nsheets++] = (struct sheet){
		.name = str_trim(sax_attr_copy(attrs, "name", w->arena)),
		.part = rel->target,
		.hidden = state.len > 0 && !str_eq(state, STR("visible")),
	};
}

static void
nothing(void *ctx, struct str name)
{
	(void)ctx, (void)name;
}

/* ---- shared strings ---- */

struct strings {
	struct workbook *book;
	struct buf text;
	unsigned phonetic; /* furigana of the editor: no text */
	bool in_text;
};

struct str
workbook_string(struct workbook *w, struct str s)
{
	const struct str mark = STR("_x000D_");
	struct buf text = BUF_INIT;
	struct str out;
	size_t at = 0, next;

	if (!s.ptr || str_find(s, mark, 0) == STR_NPOS)
		return arena_str(w->arena, s);
	while ((next = str_find(s, mark, at)) != STR_NPOS) {
		buf_str(&text, str_sub(s, at, next));
		at = next + mark.len;
	}
	if (at < s.len)
		buf_str(&text, str_sub(s, at, s.len));
	out = arena_str(w->arena, buf_view(&text));
	buf_release(&text);
	return out;
}

static void
string_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct strings *s = ctx;

	(void)attrs;
	if (str_eq(name, STR("si")))
		buf_clear(&s->text);
	else if (str_eq(name, STR("rPh")))
		s->phonetic++;
	else if (str_eq(name, STR("t")))
		s->in_text = !s->phonetic;
}

static void
string_text(void *ctx, struct str text)
{
	struct strings *s = ctx;

	if (s->in_text)
		buf_str(&s->text, text);
}

static void
string_end(void *ctx, struct str name)
{
	struct strings *s = ctx;
	struct workbook *w = s->book;

	if (str_eq(name, STR("t"))) {
		s->in_text = false;
	} else if (str_eq(name, STR("rPh"))) {
		s->phonetic--;
	} else if (str_eq(name, STR("si"))) {
		ARRAY_GROW(w->strings, w->nstrings, w->strings_cap);
		w->strings[w->nstrings++] =
		    workbook_string(w, buf_view(&s->text));
	}
}

/* ---- number formats ---- */

struct formats {
	struct workbook *book;
	struct map codes; /* own formats by number, as written */
	bool cells;	  /* inside of cellXfs */
};

static void
format_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct formats *f = ctx;
	struct workbook *w = f->book;
	struct str id = sax_attr_copy(attrs, "numFmtId", w->scratch), *code;

	if (str_eq(name, STR("cellXfs"))) {
		f->cells = true;
	} else if (str_eq(name, STR("numFmt")) && id.len) {
		code = ARENA_NEW(w->scratch, struct str);
		*code = sax_attr_copy(attrs, "formatCode", w->scratch);
		*map_put(&f->codes, id) = code;
	} else if (str_eq(name, STR("xf")) && f->cells) {
		code = id.len ? map_get(&f->codes, id) : NULL;
		ARRAY_GROW(w->formats, w->nformats, w->formats_cap);
		w->formats[w->nformats++] =
		    code ? *code : xlsx_builtin(str_to_int(id));
	}
}

static void
format_end(void *ctx, struct str name)
{
	struct formats *f = ctx;

	if (str_eq(name, STR("cellXfs")))
		f->cells = false;
}

/* ---- all of them ---- */

static int
read_part(struct workbook *w, const struct relations *r, const char *type,
    const struct sax *sax, void *ctx)
{
	const struct relation *rel = relation_by_type(r, type);

	if (!rel || rel->external || !archive_has(w->zip, rel->target))
		return 0;
	return office_parse(w->zip, rel->target, sax, ctx, w->scratch, w->diag);
}

int
workbook_read(struct workbook *w)
{
	static const struct sax book_sax = { .start = book_start,
		.end = nothing };
	static const struct sax string_sax = {
		.start = string_start, .end = string_end, .text = string_text
	};
	static const struct sax format_sax = { .start = format_start,
		.end = format_end };
	struct sheets sheets = { .book = w };
	struct strings strings = { .book = w };
	struct formats formats = { .book = w };
	struct str main =
	    office_main(w->zip, STR("xl/workbook.xml"), w->scratch, w->diag);
	int result = -1;

	if (main.len)
		result = relations_read(
		    &sheets.relations, w->zip, main, w->scratch, w->diag);
	if (result == 0)
		result = office_parse(
		    w->zip, main, &book_sax, &sheets, w->scratch, w->diag);
	if (result == 0)
		result = read_part(w, &sheets.relations, "sharedStrings",
		    &string_sax, &strings);
	if (result == 0)
		result = read_part(
		    w, &sheets.relations, "styles", &format_sax, &formats);
	relations_release(&sheets.relations);
	map_release(&formats.codes);
	buf_release(&strings.text);
	return result;
}

void
workbook_release(struct workbook *w)
{
	free(w->strings);
	free(w->formats);
}

static int
read_sheets(struct workbook *w, struct grid *grids, size_t *ret_count)
{
	size_t hidden = 0;

	for (size_t i = 0; i < w->nsheets; i++) {
		struct grid *g = &grids[*ret_count];

		if (w->sheets[i].hidden)
			continue;
		*g = (struct grid){ .sheet = (*ret_count)++ };
		/* A name that Excel gave says nothing. */
		if (!str_starts(w->sheets[i].name, STR("Sheet")))
			g->name = w->sheets[i].name;
		if (sheet_read(w, &w->sheets[i], g, &hidden) < 0)
			return -1;
	}
	if (hidden)
		diag_add(
		    w->diag, DIAG_SHEET_HIDDEN, DIAG_NOWHERE, DIAG_NUM(hidden));
	return 0;
}

int
xlsx_read(const struct source *src, struct notices *all, struct diag *d)
{
	struct grid *grids = xcalloc(XLSX_SHEETS, sizeof(*grids));
	struct workbook w = { .arena = &all->arena, .diag = d };
	struct arena scratch;
	size_t count = 0;
	int result = -1;

	arena_init(&scratch);
	w.scratch = &scratch;
	w.zip = archive_open(src->bytes, d);
	if (w.zip && workbook_read(&w) == 0 &&
	    read_sheets(&w, grids, &count) == 0)
		result = grid_notices(grids, count, src, all, d);
	for (size_t i = 0; i < count; i++)
		grid_release(&grids[i]);
	free(grids);
	workbook_release(&w);
	archive_free(w.zip);
	arena_release(&scratch);
	return result;
}

bool
xlsx_sniff(struct str head)
{
	return office_sniff(head, STR("xl/"));
}
