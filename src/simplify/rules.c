#include "simplify/grammar_index.h"
#include "simplify/origin.h"
#include "simplify/profile.h"
#include "simplify/spelling.h"

#include <string.h>
#include <unistd.h>
#include <wchar.h>

static void
bad_row(struct diag *d, const struct tsv *t, size_t row, const char *why)
{
	diag_add_line(d, DIAG_TABLE_ROW, t->file, t->lines[row], str_from(why));
}

static struct row *
new_row(struct easy *e, const struct tsv *t, size_t i, enum row_kind kind,
    const char *prefix, struct diag *d)
{
	struct row *r = &e->rows[e->nrows];
	void **slot;

	r->kind = kind;
	r->file = t->file;
	r->line = t->lines[i];
	r->example = tsv_cell(t, i, "example");
	r->expected = tsv_cell(t, i, "expected");
	r->id = tsv_cell(t, i, "id");
	if (r->id.len == 0)
		r->id = arena_join(
		    &e->arena, str_from(prefix), tsv_cell(t, i, "word"));
	slot = map_put(&e->by_id, r->id);
	if (*slot && kind != ROW_GRAMMAR) {
		struct str pos = tsv_cell(t, i, "pos");

		r->id = arena_printf(
		    &e->arena, "%.*s/%.*s", STR_ARG(r->id), STR_ARG(pos));
		slot = map_put(&e->by_id, r->id);
	}
	if (*slot) {
		bad_row(d, t, i, "has the id of another row");
		memset(r, 0, sizeof(*r));
		return NULL;
	}
	*slot = r;
	e->nrows++;
	return r;
}

/* ---- grammar ---------------------------------------------------------- */

/* Of the first two characters, or of the one. */
static uint32_t
pair_hash(uint32_t first, uint32_t second)
{
	return (second ? first * 31 + second : first) & 0xffff;
}

static bool
has_pair(const uint8_t *set, uint32_t first, uint32_t second)
{
	uint32_t pair = pair_hash(first, second);

	return set[pair / 8] >> pair % 8 & 1;
}

void
rules_set_begin(uint8_t *set, struct str s)
{
	size_t pos = 0;
	uint32_t first = utf8_next(s, &pos);
	uint32_t pair = pair_hash(first, utf8_next(s, &pos));

	set[pair / 8] |= (uint8_t)(1 << pair % 8);
}

bool
rules_begins(const uint8_t *set, const struct elem *e)
{
	size_t pos = 0;
	uint32_t first = utf8_next(e->surface, &pos);

	if (pos < e->surface.len)
		return has_pair(set, first, utf8_next(e->surface, &pos));
	if (has_pair(set, first, 0))
		return true;
	pos = 0;
	return has_pair(set, first, utf8_next(e->next->surface, &pos));
}

/* Makes or ends a predicate; one that only qualifies a noun does not. */
static bool
is_verbal(const struct item *it)
{
	if (it->endings == 1u << END_RENTAI)
		return false;
	if (it->make_verb)
		return true;
	if (it->kind != ITEM_PRED && !(it->nalts && it->alts[0].pred))
		return false;
	return it->nalts || it->need || it->endings || it->push ||
	       it->aux_refuse;
}

const char *
rules_compile_result(
    const struct row *r, struct arena *a, struct row_result *ret)
{
	struct pattern *p = &ret->pattern;
	const char *why = pattern_compile(p, r->result_text, a);

	p->flips =
	    r->flips || str_find(r->result_text, STR("な"), 0) != STR_NPOS;
	ret->verbal = false;
	for (unsigned i = 0; i < p->count; i++) {
		p->flips |= pattern_item_flips(&p->items[i]);
		ret->verbal |= is_verbal(&p->items[i]);
	}
	return why;
}

static const char *
compile_row(struct easy *e, struct row *r, bool proven)
{
	struct row_result result;
	const char *why;

	r->pattern = ARENA_NEW(&e->arena, struct pattern);
	why = pattern_compile(r->pattern, r->pattern_text, &e->arena);
	if (why)
		return why;
	if (r->pattern->key >= r->pattern->count)
		return "has no word in its pattern";
	return proven ? NULL : rules_compile_result(r, &e->arena, &result);
}

static void
load_grammar(struct easy *e, bool proven, struct diag *d)
{
	const struct tsv *t = &e->grammar;

	for (size_t i = 0; i < t->nrows; i++) {
		struct row *r = new_row(e, t, i, ROW_GRAMMAR, "g", d);
		const char *why;

		if (!r)
			continue;
		r->pattern_text = tsv_cell(t, i, "pattern");
		r->result_text = tsv_cell(t, i, "result");
		r->flips = tsv_cell(t, i, "flips").len > 0;
		why = compile_row(e, r, proven);
		if (why) {
			bad_row(d, t, i, why);
			r->dropped = true;
		}
	}
	grammar_index(e);
}

/* ---- lexicon and glosses ------------------------------------------------
 */

/* The beginnings of the word too, without a row. */
static void
add_prefixes(struct map *words, struct str word)
{
	size_t pos = 0;

	while (utf8_next(word, &pos))
		map_put(words, str_sub(word, 0, pos));
}

static enum lex_pos
parse_pos(struct str s)
{
	static const char *const names[] = { "noun", "verb", "adj", "na" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_is(s, names[i]))
			return (enum lex_pos)i;
	return LEX_OTHER;
}

/* "に>を": the particle before the word changes; "に!>を": and without it
 * the row does not apply. */
static bool
parse_case(struct row *r, struct str s)
{
	size_t at;

	if (!s.ptr || s.len == 0)
		return true;
	at = str_find(s, STR(">"), 0);
	if (at == STR_NPOS)
		return false;
	r->case_from = str_sub(s, 0, at);
	r->case_to = str_sub(s, at + 1, s.len);
	if (str_ends(r->case_from, STR("!"))) {
		r->need_case = true;
		r->case_from = str_sub(r->case_from, 0, r->case_from.len - 1);
	}
	return true;
}

static const char *
parse_conditions(struct row *r, struct str s)
{
	struct str word;

	while (s.len && str_split(&s, ',', &word)) {
		if (str_eq(word, STR("bare")))
			r->no_modifier = true;
		else if (str_eq(word, STR("part")))
			r->part = true;
		else if (str_eq(word, STR("attr")))
			r->modified = true;
		else if (str_eq(word, STR("final")))
			r->final = true;
		else if (str_eq(word, STR("paid")))
			r->paid = true;
		else if (str_eq(word, STR("met")))
			r->met = true;
		else if (str_eq(word, STR("near")))
			r->near = true;
		else if (str_eq(word, STR("tail")))
			r->tail = true;
		else if (str_eq(word, STR("begin")))
			r->begin = true;
		else if (str_starts(word, STR("with:")))
			r->with = str_sub(word, strlen("with:"), word.len);
		else
			return "has an unknown condition";
	}
	return NULL;
}

/* が as a particle, not as a part of 上がる, がんばる. */
static bool
has_ga(struct str s)
{
	size_t at = 0;

	while ((at = str_find(s, STR("が"), at)) != STR_NPOS) {
		struct str next = str_sub(s, at + 3, at + 6);

		at += 3;
		if (next.len &&
		    str_find(STR("らりるれろっんす"), next, 0) == STR_NPOS)
			return true;
	}
	return false;
}

/* A verb right before a noun: 病院に払うお金. */
static bool
has_clause(struct str s)
{
	static const char *const nouns[] = { "お金", "ところ", "とき", "もの",
		"こと", "ため" };
	size_t pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos)) && pos < s.len) {
		struct str rest = str_sub(s, pos, s.len);
		size_t after = 0;
		uint32_t next = utf8_next(rest, &after);

		if (!wcschr(L"うくぐすつぬぶむるた", (wchar_t)cp))
			continue;
		if (cp_is_kanji(next) || cp_is_katakana(next))
			return true;
		for (size_t i = 0; i < ARRAY_SIZE(nouns); i++)
			if (str_starts(rest, str_from(nouns[i])))
				return true;
	}
	return false;
}

/* What applying the row depends on again and again. */
static void
look_inside(struct row *r)
{
	static const char *const motions[] = { "に行く", "に来る", "に通う",
		"に帰る", "が出る", "に入る" };
	static const char *const changes[] = { "くなる", "始まる", "変わる",
		"決まる", "止まる", "直る", "閉まる", "広がる", "続く",
		"壊れる", "終わる" };
	static const char *const selves[] = { "混ざる", "集まる", "増える",
		"減る", "なくなる", "倒れる", "届く", "見つかる", "始まる",
		"変わる", "決まる", "止まる", "直る", "閉まる", "広がる",
		"続く", "壊れる", "終わる", "消える" };
	static const char *const ends[] = { "です", "ます", "ません",
		"ください" };

	if (!r->easy.ptr)
		return;
	r->has_ga = has_ga(r->easy);
	r->has_wo = str_find(r->easy, STR("を"), 0) != STR_NPOS;
	r->becomes = (str_ends(r->word, STR("する")) ||
			 str_eq(r->word, STR("締め切る"))) &&
		     str_ends_any(r->easy, changes, ARRAY_SIZE(changes));
	r->intransitive =
	    r->becomes || str_ends_any(r->easy, selves, ARRAY_SIZE(selves));
	r->motion = str_ends_any(r->easy, motions, ARRAY_SIZE(motions));
	r->sentence = str_ends_any(r->easy, ends, ARRAY_SIZE(ends));
	r->clause = r->pos == LEX_NOUN && has_clause(r->easy);
}

static void
chain_row(struct map *m, struct row *r)
{
	void **slot = map_put(m, r->word);
	struct row *last = *slot;

	if (!last) {
		*slot = r;
		return;
	}
	while (last->next)
		last = last->next;
	last->next = r;
}

static void
load_lexicon(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->lexicon;

	for (size_t i = 0; i < t->nrows; i++) {
		struct row *r = new_row(e, t, i, ROW_LEXICON, "w:", d);
		const char *why;

		if (!r)
			continue;
		r->word = tsv_cell(t, i, "word");
		r->easy = tsv_cell(t, i, "easy");
		r->pos = parse_pos(tsv_cell(t, i, "pos"));
		why = parse_conditions(r, tsv_cell(t, i, "cond"));
		if (r->word.len == 0 || r->easy.len == 0)
			why = "lacks a word";
		else if (!parse_case(r, tsv_cell(t, i, "case")))
			why = "has a case that is not FROM>TO";
		if (why) {
			bad_row(d, t, i, why);
			r->dropped = true;
			continue;
		}
		if (r->pos == LEX_VERB || r->pos == LEX_ADJ || r->pos == LEX_NA)
			r->conj = conj_guess(r->easy);
		if (r->pos == LEX_NA && !conj_is_verb(r->conj) &&
		    r->conj != CONJ_ADJ && r->conj != CONJ_YOI)
			r->conj = CONJ_NA;
		look_inside(r);
		chain_row(&e->lex, r);
		if (r->pos == LEX_NOUN || r->pos == LEX_OTHER) {
			add_prefixes(&e->lex, r->word);
			rules_set_begin(e->lex_begin, r->word);
		}
	}
}

/* The two tables say the same. */
static void
compare_gloss(const struct easy *e, const struct row *r, struct diag *d)
{
	const struct glossary_term *term =
	    glossary_get(language_glossary(e->language), r->word);

	if (term && !str_eq(term->gloss, r->easy))
		diag_add_line(d, DIAG_GLOSSARY_GLOSS, r->file, r->line, r->word,
		    r->easy, term->gloss);
}

static void
load_gloss(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->gloss;

	for (size_t i = 0; i < t->nrows; i++) {
		struct row *r = new_row(e, t, i, ROW_GLOSS, "t:", d);

		if (!r)
			continue;
		r->word = tsv_cell(t, i, "word");
		r->easy = tsv_cell(t, i, "gloss");
		if (r->word.len == 0 || r->easy.len == 0 ||
		    map_get(&e->gloss_terms, r->word)) {
			bad_row(d, t, i, "is empty or a term of another row");
			r->dropped = true;
			continue;
		}
		compare_gloss(e, r, d);
		*map_put(&e->gloss_terms, r->word) = r;
		add_prefixes(&e->gloss_terms, r->word);
		rules_set_begin(e->gloss_begin, r->word);
	}
}

static void
load_spellings(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->spelling;

	for (size_t i = 0; i < t->nrows; i++) {
		struct row *r = new_row(e, t, i, ROW_SPELLING, "s:", d);

		if (!r)
			continue;
		r->word = tsv_cell(t, i, "word");
		r->easy = tsv_cell(t, i, "usual");
		r->case_from = tsv_cell(t, i, "before");
		r->case_to = tsv_cell(t, i, "behind");
		if (r->word.len < 3 || (r->word.ptr[0] & 0xF0) != 0xE0 ||
		    r->easy.len == 0) {
			bad_row(d, t, i,
			    "needs a Japanese word and its usual spelling");
			r->dropped = true;
			continue;
		}
		spelling_add(e, r);
	}
}

static void
load_words(struct easy *e, struct diag *d)
{
	for (size_t i = 0; i < e->words.nrows; i++) {
		struct str level = tsv_cell(&e->words, i, "level");

		if (level.len != 2 || level.ptr[0] != 'N' ||
		    level.ptr[1] < '3' || level.ptr[1] > '5') {
			bad_row(d, &e->words, i,
			    "has a level that is none of N5, N4, N3");
			continue;
		}

		*map_put(&e->known, tsv_cell(&e->words, i, "word")) = (void *)e;
		if (str_eq(level, STR("N5")) || str_eq(level, STR("N4")))
			*map_put(&e->levels, tsv_cell(&e->words, i, "word")) =
			    (void *)e;
	}
	for (size_t i = 0; i < e->verbs.nrows; i++) {
		static const struct {
			const char *name;
			unsigned flag;
		} classes[] = {
			{ "city", VERB_CITY },
			{ "person", VERB_PERSON },
			{ "demand", VERB_DEMAND },
			{ "state", VERB_STATE },
			{ "object", VERB_OBJECT },
			{ "duty", VERB_DUTY },
			{ "made", VERB_MADE },
		};
		void **slot =
		    map_put(&e->verb_classes, tsv_cell(&e->verbs, i, "verb"));
		struct str kind = tsv_cell(&e->verbs, i, "class");
		bool known = false;

		for (size_t k = 0; k < ARRAY_SIZE(classes); k++)
			if (str_eq(kind, str_from(classes[k].name))) {
				*slot = (void *)((uintptr_t)*slot |
						 classes[k].flag);
				known = true;
			}
		if (!known)
			bad_row(d, &e->verbs, i,
			    "has a class that is none of city, person, "
			    "demand, state, object, duty, made");
	}
}

unsigned
rules_verb_class(const struct easy *e, struct str head)
{
	return (unsigned)(uintptr_t)map_get(&e->verb_classes, head);
}

/* ---- */

struct table_file {
	const char *name;
	const char *const *columns;
	size_t offset;
};

static const char *const grammar_columns[] = { "id", "pattern", "result",
	"example", "expected", NULL };
static const char *const lexicon_columns[] = { "word", "pos", "easy", "example",
	"expected", NULL };
static const char *const gloss_columns[] = { "word", "gloss", "example",
	"expected", NULL };
static const char *const spelling_columns[] = { "word", "usual", "before",
	"behind", "example", "expected", NULL };
static const char *const words_columns[] = { "word", "pos", "level", NULL };
static const char *const verbs_columns[] = { "verb", "class", NULL };
static const char *const origins_columns[] = { "word", "reading", "origin",
	NULL };

static const char *const profiles_columns[] = { "profile", "morae", "kanji",
	"readings", "spaces", "lists", "law", "gloss", "words", "rules", NULL };

static const struct table_file files[] = {
	{ "grammar.tsv", grammar_columns, offsetof(struct easy, grammar) },
	{ "lexicon.tsv", lexicon_columns, offsetof(struct easy, lexicon) },
	{ "gloss.tsv", gloss_columns, offsetof(struct easy, gloss) },
	{ "spellings.tsv", spelling_columns, offsetof(struct easy, spelling) },
	{ "words.tsv", words_columns, offsetof(struct easy, words) },
	{ "verbs.tsv", verbs_columns, offsetof(struct easy, verbs) },
	{ "origins.tsv", origins_columns, offsetof(struct easy, origins) },
	{ "profiles.tsv", profiles_columns,
	    offsetof(struct easy, profiles_table) },
};

static const size_t maps[] = {
	offsetof(struct easy, by_id),
	offsetof(struct easy, grammar_words),
	offsetof(struct easy, grammar_preds),
	offsetof(struct easy, lex),
	offsetof(struct easy, gloss_terms),
	offsetof(struct easy, spellings),
	offsetof(struct easy, verb_classes),
	offsetof(struct easy, levels),
	offsetof(struct easy, known),
	offsetof(struct easy, origin_words),
	offsetof(struct easy, native_readings),
};

int
rules_load(struct easy *e, const char *dir, bool proven, struct diag *d)
{
	size_t rows;

	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		const char *path = path_join(
		    &e->arena, str_from(dir), str_from(files[i].name));

		/* Rules may do without. */
		if (files[i].columns == spelling_columns &&
		    access(path, F_OK) != 0)
			continue;
		if (tsv_read_in((void *)((char *)e + files[i].offset),
			&e->arena, path, files[i].columns, d) != 0)
			return -1;
	}
	rows = e->grammar.nrows + e->lexicon.nrows + e->gloss.nrows +
	       e->spelling.nrows;
	e->rows = arena_alloc(&e->arena, (rows + 1) * sizeof(*e->rows));
	for (size_t i = 0; i < ARRAY_SIZE(maps); i++)
		map_init_in((void *)((char *)e + maps[i]), &e->arena);
	map_reserve(&e->by_id, rows);
	load_grammar(e, proven, d);
	load_lexicon(e, d);
	load_gloss(e, d);
	load_spellings(e, d);
	load_words(e, d);
	origin_load(e, d);
	return profiles_load(e, d);
}
