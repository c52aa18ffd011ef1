/* The glossary: one map of terms, and for each beginning the lengths that
 * are worth a look-up. */
#include "text/text.h"

#include <stdlib.h>

#define SLOTS 4096
/* Bytes. Lengths are bits of a word, one for three of them. */
#define TERM_MIN 3
#define TERM_MAX 191

struct glossary {
	struct tsv table;
	struct arena own, *arena; /* own: unless it is in another's */
	struct glossary_term *terms;
	size_t count;
	size_t *languages; /* their columns */
	size_t nlanguages;
	struct map by_term;
	uint64_t lengths[SLOTS];
};

/* ---- loading --------------------------------------------------------------
 */

static void
find_languages(struct glossary *g)
{
	static const struct str own[] = { STR_INIT("term"), STR_INIT("reading"),
		STR_INIT("gloss"), STR_INIT("note"), STR_INIT("source") };
	const struct tsv *t = &g->table;

	g->languages =
	    arena_alloc(g->arena, (t->ncolumns + 1) * sizeof(*g->languages));
	for (size_t c = 0; c < t->ncolumns; c++) {
		bool language = t->columns[c].len > 0;

		for (size_t i = 0; i < ARRAY_SIZE(own); i++)
			language &= !str_eq(t->columns[c], own[i]);
		if (language)
			g->languages[g->nlanguages++] = c;
	}
}

static bool
is_kana(struct str s)
{
	for (size_t pos = 0; pos < s.len;)
		if (!cp_is_kana(utf8_next(s, &pos)))
			return false;
	return true;
}

/* By the first three bytes, a Japanese character. */
static size_t
slot_at(struct str s, size_t pos)
{
	unsigned hash = 0;

	for (size_t i = 0; i < TERM_MIN && pos + i < s.len; i++)
		hash = hash * 61 + (unsigned char)s.ptr[pos + i];
	return hash % SLOTS;
}

/* The first column that should have something and has not. */
static struct str
empty_cell(const struct glossary *g, size_t row)
{
	static const struct str needed[] = { STR_INIT("term"),
		STR_INIT("reading"), STR_INIT("gloss") };
	const struct tsv *t = &g->table;

	for (size_t i = 0; i < ARRAY_SIZE(needed); i++)
		if (tsv_cell(t, row, needed[i].ptr).len == 0)
			return needed[i];
	for (size_t i = 0; i < g->nlanguages; i++)
		if (t->cells[row * t->ncolumns + g->languages[i]].len == 0)
			return t->columns[g->languages[i]];
	return STR_NONE;
}

static bool
row_faulty(const struct glossary *g, size_t row, struct diag *d)
{
	const struct tsv *t = &g->table;
	struct str term = tsv_cell(t, row, "term");
	struct str reading = tsv_cell(t, row, "reading");
	const struct glossary_term *other = map_get(&g->by_term, term);
	struct str empty = empty_cell(g, row);

	if (empty.len)
		diag_add_line(
		    d, DIAG_GLOSSARY_CELL, t->file, t->lines[row], term, empty);
	else if (other)
		diag_add_line(d, DIAG_GLOSSARY_DUPLICATE, t->file,
		    t->lines[row], term, DIAG_NUM(other->line));
	else if (!is_kana(reading))
		diag_add_line(d, DIAG_GLOSSARY_READING, t->file, t->lines[row],
		    term, reading);
	else if (term.len < TERM_MIN || term.len > TERM_MAX)
		diag_add_line(d, DIAG_TABLE_ROW, t->file, t->lines[row],
		    str_from(tr(N_("has a term that is too short or too "
				   "long"))));
	else
		return false;
	return true;
}

static void
load_row(struct glossary *g, size_t row, struct diag *d)
{
	const struct tsv *t = &g->table;
	struct glossary_term *term = &g->terms[g->count];

	if (row_faulty(g, row, d))
		return;
	g->count++;
	term->term = tsv_cell(t, row, "term");
	term->reading = tsv_cell(t, row, "reading");
	term->gloss = tsv_cell(t, row, "gloss");
	term->note = tsv_cell(t, row, "note");
	term->source = tsv_cell(t, row, "source");
	term->line = t->lines[row];
	term->words =
	    arena_alloc(g->arena, (g->nlanguages + 1) * sizeof(*term->words));
	for (size_t i = 0; i < g->nlanguages; i++)
		term->words[i] = t->cells[row * t->ncolumns + g->languages[i]];
	*map_put(&g->by_term, term->term) = term;
	g->lengths[slot_at(term->term, 0)] |= UINT64_C(1)
					      << (term->term.len / 3);
}

/* -1 if the table cannot be read. */
static int
load(struct glossary *g, const char *rules_dir, struct diag *d)
{
	static const char *const required[] = { "term", "reading", "gloss",
		NULL };
	const char *path =
	    path_join(g->arena, str_from(rules_dir), STR("glossary.tsv"));

	map_init_in(&g->by_term, g->arena);
	if (!path_exists(path))
		return 0;
	if (tsv_read_in(&g->table, g->arena, path, required, d) < 0)
		return -1;
	find_languages(g);
	g->terms =
	    arena_alloc(g->arena, (g->table.nrows + 1) * sizeof(*g->terms));
	map_reserve(&g->by_term, g->table.nrows);
	for (size_t row = 0; row < g->table.nrows; row++)
		load_row(g, row, d);
	return 0;
}

struct glossary *
glossary_open_in(struct arena *a, const char *rules_dir, struct diag *d)
{
	struct glossary *g = ARENA_NEW(a, struct glossary);

	g->arena = a;
	return load(g, rules_dir, d) == 0 ? g : NULL;
}

struct glossary *
glossary_open(const char *rules_dir, struct diag *d)
{
	struct glossary *g = xcalloc(1, sizeof(*g));

	g->arena = &g->own;
	if (load(g, rules_dir, d) == 0)
		return g;
	glossary_close(g);
	return NULL;
}

void
glossary_close(struct glossary *g)
{
	if (!g)
		return;
	arena_release(&g->own);
	free(g);
}

/* ---- looking up -----------------------------------------------------------
 */

size_t
glossary_count(const struct glossary *g)
{
	return g ? g->count : 0;
}

const struct glossary_term *
glossary_term(const struct glossary *g, size_t i)
{
	return i < glossary_count(g) ? &g->terms[i] : NULL;
}

const struct glossary_term *
glossary_get(const struct glossary *g, struct str term)
{
	return g ? map_get(&g->by_term, term) : NULL;
}

enum script { SCRIPT_OTHER, SCRIPT_KANJI, SCRIPT_KATAKANA, SCRIPT_LATIN };

static enum script
script_of(uint32_t cp)
{
	if (cp_is_kanji(cp))
		return SCRIPT_KANJI;
	if (cp_is_katakana(cp))
		return SCRIPT_KATAKANA;
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z' ? SCRIPT_LATIN
							: SCRIPT_OTHER;
}

static bool
goes_on(enum script inner, enum script outer, bool brief)
{
	if (inner != outer || inner == SCRIPT_OTHER)
		return false;
	return brief || inner != SCRIPT_KANJI;
}

static bool
stands_free(struct str text, size_t start, size_t end)
{
	bool brief = end - start <= strlen("二字");
	size_t left = start, right = end, first = start, last = end;

	return !goes_on(script_of(utf8_next(text, &first)),
		   script_of(utf8_prev(text, &left)), brief) &&
	       !goes_on(script_of(utf8_prev(text, &last)),
		   script_of(utf8_next(text, &right)), brief);
}

static const struct glossary_term *
longest_at(const struct glossary *g, struct str text, size_t pos)
{
	uint64_t lengths = g->lengths[slot_at(text, pos)];

	while (lengths) {
		int bit = 63 - __builtin_clzll(lengths);

		lengths &= ~(UINT64_C(1) << bit);
		for (size_t odd = 3; odd-- > 0;) {
			struct str piece = { text.ptr + pos,
				(size_t)bit * 3 + odd };
			const struct glossary_term *term;

			if (piece.len > text.len - pos)
				continue;
			term = map_get(&g->by_term, piece);
			if (term && stands_free(text, pos, pos + piece.len))
				return term;
		}
	}
	return NULL;
}

bool
glossary_next(const struct glossary *g, struct str text, size_t *at,
    const struct glossary_term **ret, size_t *ret_start)
{
	if (glossary_count(g) == 0)
		return false;
	while (*at < text.len) {
		const struct glossary_term *term = longest_at(g, text, *at);

		if (term) {
			*ret = term;
			*ret_start = *at;
			*at += term->term.len;
			return true;
		}
		utf8_next(text, at);
	}
	return false;
}

/* The column of the language, or of the one that it is a form of. */
static size_t
column_of(const struct glossary *g, struct str tag)
{
	while (tag.len) {
		for (size_t i = 0; i < g->nlanguages; i++)
			if (str_eq(g->table.columns[g->languages[i]], tag))
				return i;
		while (tag.len && tag.ptr[--tag.len] != '-')
			;
	}
	return g->nlanguages;
}

struct str
glossary_words(const struct glossary *g, const struct glossary_term *term,
    struct str tag, size_t n)
{
	size_t column = g ? column_of(g, tag) : 0;
	struct str rest, word = STR_NONE;

	if (!g || column == g->nlanguages)
		return STR_NONE;
	rest = term->words[column];
	for (n++; n > 0; n--)
		if (!str_split(&rest, '|', &word))
			return STR_NONE;
	return str_trim(word);
}
