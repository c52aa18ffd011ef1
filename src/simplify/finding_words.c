/* Findings about words and values. */
#include "simplify/apart.h"
#include "simplify/finding.h"
#include "simplify/origin.h"

#include <wchar.h>

/* ---- R11 ----------------------------------------------------------------- */

static bool
has_any(struct str s, const wchar_t *chars)
{
	size_t pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos)))
		if (wcschr(chars, (wchar_t)cp))
			return true;
	return false;
}

/* 13時 to 24時. */
static bool
has_late_hour(struct str s)
{
	size_t pos = 0;
	uint32_t cp;
	int number = -1;

	while ((cp = utf8_next(s, &pos))) {
		int digit = cp_digit(cp);

		if (digit < 0 && cp == L'時' && number > 12)
			return true;
		number = digit < 0    ? -1
			 : number < 0 ? digit
				      : number * 10 + digit;
		if (number > 9999)
			number = 9999;
	}
	return false;
}

static bool
is_hard_value(const struct node *n)
{
	const struct value *v = n->value;
	const wchar_t *signs = L"/／:：〜～~-－–.．";

	if (!v || n->first)
		return false;
	if (v->show & SHOW_ERA)
		return true;
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
	case VALUE_PERIOD:
	case VALUE_RECURRENCE:
		return has_any(n->text, signs) || has_late_hour(n->text);
	case VALUE_MONEY:
	case VALUE_AGE:
	case VALUE_NUMBER:
		return has_any(n->text, L"〜～~");
	default:
		return false;
	}
}

void
finder_values(struct finder *f)
{
	struct formatter *formatter = worker_formatter(f->w);

	CHAIN_FOREACH(e, &f->c)
	{
		struct buf b = BUF_INIT;

		if (!e->value || e->value->kind != NODE_VALUE ||
		    !is_hard_value(e->value))
			continue;
		if (formatter)
			value_format(formatter, e->value->value, e->value->text,
			    STR(""), &b);
		if (!str_eq(buf_view(&b), e->value->text))
			finder_add_elems(f, DIAG_EASY_VALUE, e, e,
			    arena_str(f->arena, buf_view(&b)));
		buf_release(&b);
	}
}

/* ---- words --------------------------------------------------------------- */

/* The words that need no explanation. */
static const struct map *
known(const struct finder *f)
{
	return f->profile->beginners ? &f->w->easy->levels : &f->w->easy->known;
}

static bool
in(const struct map *words, const struct elem *e)
{
	struct str base = e->base;

	if (map_has(words, e->surface) || (base.len && map_has(words, base)))
		return true;
	if (e->kind == ELEM_PRED && e->pred.sahen &&
	    str_ends(base, STR("する")))
		return map_has(words, str_sub(base, 0, base.len - 6));
	return false;
}

static bool
only(struct str s, bool (*is)(uint32_t))
{
	size_t pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos)))
		if (!is(cp))
			return false;
	return s.len > 0;
}

static const struct row *
lexicon_row(const struct finder *f, struct str word)
{
	const struct row *r = map_get(&f->w->easy->lex, word);

	return r && !r->dropped ? r : NULL;
}

/* きらきら, どきどき: the same two kana twice. */
static bool
is_mimetic(const struct elem *e)
{
	size_t half = e->surface.len / 2;

	return e->kind == ELEM_WORD && e->surface.len == 12 &&
	       only(e->surface, cp_is_kana) &&
	       str_eq(str_sub(e->surface, 0, half),
		   str_sub(e->surface, half, e->surface.len));
}

static bool
is_sino(const struct finder *f, const struct elem *e)
{
	struct morph m = { e->surface, e->feature, NULL };

	return e->feature && utf8_count(e->surface) > 1 &&
	       word_origin(f->w->easy, &m) == ORIGIN_SINO;
}

/* Of N3, only what the rules replace is hard. */
static bool
is_hard_noun(const struct finder *f, const struct elem *e)
{
	switch (e->pos) {
	case POS_NOUN:
	case POS_NOUN_VERBAL:
	case POS_NOUN_ADJ:
	case POS_NOUN_ADVERBIAL:
		break;
	default:
		return false;
	}
	if (lexicon_row(f, e->surface))
		return !in(&f->w->easy->levels, e);
	return !in(known(f), e) && is_sino(f, e);
}

static bool
is_hard_word(const struct finder *f, const struct elem *e)
{
	struct morph m = { e->surface, e->feature, NULL };

	if (e->kind == ELEM_WORD)
		return (e->pos == POS_ADVERB || e->pos == POS_ADJECTIVE ||
			   e->pos == POS_CONJUNCTION) &&
		       !in(&f->w->easy->levels, e) &&
		       lexicon_row(f, e->surface);
	if (e->pred.head.len == 0)
		return false;
	if (lexicon_row(f, e->pred.head))
		return !in(&f->w->easy->levels, e);
	/* Of a predicate, the first word decides. */
	return e->pred.sahen && e->feature && !in(known(f), e) &&
	       word_origin(f->w->easy, &m) == ORIGIN_SINO;
}

static bool
is_loanword(const struct finder *f, const struct elem *e)
{
	const struct easy *easy = f->w->easy;

	if (e->kind != ELEM_WORD || !elem_is_noun(e) ||
	    e->pos == POS_NOUN_PROPER || e->pos == POS_NOUN_SUFFIX ||
	    e->pos == POS_NOUN_NUMBER || utf8_count(e->surface) < 3 ||
	    !only(e->surface, cp_is_katakana))
		return false;
	return !in(known(f), e) && !map_has(&easy->origin_words, e->surface);
}

static bool
is_plain_noun(const struct elem *e)
{
	return e->kind == ELEM_WORD && !e->value && !e->frozen &&
	       elem_is_noun(e) && e->pos != POS_PRONOUN &&
	       e->pos != POS_NOUN_DEPENDENT;
}

/* Behind the compound that begins with e. */
static struct elem *
compound_end(const struct finder *f, struct elem *e)
{
	do
		e = e->next;
	while (!elem_end(&f->c, e) && !e->space && is_plain_noun(e));
	return e;
}

/* 受付開始, 水分補給: three nouns or more, or an act that nouns state. */
static bool
is_noun_work(
    const struct finder *f, const struct elem *first, const struct elem *end)
{
	unsigned n = 0, sino = 0;
	bool act = false, done;

	for (const struct elem *e = first; e != end; e = e->next) {
		if (e->pos == POS_NOUN_PROPER || e->pos == POS_NOUN_NUMBER ||
		    e->pos == POS_NOUN_SUFFIX)
			return false;
		n++;
		sino += is_sino(f, e) && !in(&f->w->easy->levels, e);
		act = e->pos == POS_NOUN_VERBAL && sino > 0;
	}
	/* 水分補給を is an act; 申請書類 a thing. */
	done = elem_is(end, STR("を")) || elem_is(end, STR("が")) ||
	       elem_is(end, STR("は")) || elem_is(end, STR("に"));
	return n > 1 && act && sino > 1 && (n > 2 || done);
}

static struct elem *
find_compound(struct finder *f, struct elem *e)
{
	struct elem *end = compound_end(f, e), *last = end->prev;
	struct str text = str_sub(f->c.text, e->start, last->end);
	const struct row *row = lexicon_row(f, text);
	struct elem *hard = NULL;

	if (map_has(row ? &f->w->easy->levels : known(f), text))
		return end;
	for (struct elem *at = e; at != end; at = at->next) {
		if (is_loanword(f, at))
			finder_add_elems(f, DIAG_EASY_LOANWORD, at, at,
			    lexicon_row(f, at->surface)
				? lexicon_row(f, at->surface)->easy
				: STR_NONE);
		else if (is_mimetic(at) && !in(known(f), at))
			finder_add_elems(
			    f, DIAG_EASY_MIMETIC, at, at, STR_NONE);
		else if (!hard && is_hard_noun(f, at))
			hard = at;
	}
	if (is_noun_work(f, e, end))
		finder_add_elems(
		    f, DIAG_EASY_NOUNS, e, last, row ? row->easy : STR_NONE);
	else if (hard)
		finder_add_elems(f, DIAG_EASY_HARD_WORD, e, last,
		    row ? row->easy
		    : lexicon_row(f, hard->surface) && e == last
			? lexicon_row(f, hard->surface)->easy
			: STR_NONE);
	return end;
}

/* A term of the glossary of easy words: explained once in a text. */
static void
find_term(struct finder *f, const struct row *row, const struct elem *first,
    const struct elem *last)
{
	struct map *glossed = &f->w->glossed;

	if (map_has(glossed, row->word) || f->brief)
		return;
	*map_put(glossed, row->word) = (void *)(uintptr_t)row;
	if (last->frozen || worker_is_defined(&f->c, first, last) ||
	    apart_follows(f->w, f->source, row, f->arena) ||
	    apart_explains(f->w, f->c.text, f->arena) == row)
		return;
	finder_add_elems(f, DIAG_EASY_TERM, first, last,
	    arena_printf(f->arena, "%.*s〈%.*s〉", STR_ARG(row->word),
		STR_ARG(row->easy)));
}

void
finder_words(struct finder *f)
{
	for (struct elem *e = f->c.head.next; !elem_end(&f->c, e);) {
		struct elem *last = e;
		const struct row *term = worker_term(f->w, &f->c, e, &last);

		if (term) {
			find_term(f, term, e, last);
			e = last->next;
			continue;
		}
		if (is_plain_noun(e)) {
			e = find_compound(f, e);
			continue;
		}
		if (!e->frozen && !e->value) {
			if (is_mimetic(e) && !in(known(f), e))
				finder_add_elems(
				    f, DIAG_EASY_MIMETIC, e, e, STR_NONE);
			else if (is_hard_word(f, e))
				finder_add_elems(
				    f, DIAG_EASY_HARD_WORD, e, e, STR_NONE);
		}
		e = e->next;
	}
}
