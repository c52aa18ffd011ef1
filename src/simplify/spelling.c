/* Spellings that offices use beside the one that the rules know: 引続き,
 * 出来る, 問合せ. They are read from spellings.tsv and put right before the
 * sentence is analysed. */
#include "simplify/spelling.h"

/* Of a character of three bytes: the bits that kana and kanji differ in. */
static unsigned
first_bit(const char *s)
{
	return ((unsigned)s[1] & 63) << 6 | ((unsigned)s[2] & 63);
}

/* Of two such characters. */
static unsigned
hash_two(const char *s)
{
	return (first_bit(s) * 37 + first_bit(s + 3)) & 4095;
}

static bool
has_bit(const uint8_t *bits, unsigned bit)
{
	return bits[bit / 8] >> bit % 8 & 1;
}

void
spelling_add(struct easy *e, struct row *r)
{
	void **slot = map_put(&e->spellings, str_sub(r->word, 0, 3));
	bool one = r->word.len < 6;
	unsigned bit = one ? first_bit(r->word.ptr) : hash_two(r->word.ptr);

	r->next = *slot;
	*slot = r;
	(one ? e->spelling_one : e->spelling_two)[bit / 8] |=
	    (uint8_t)(1u << bit % 8);
	bit = first_bit(r->word.ptr);
	e->spelling_begin[bit / 8] |= (uint8_t)(1u << bit % 8);
}

/* What may stand on this side of a spelling is there: one of the words, or
 * nothing at all for "$"; behind "!", none of them. */
static bool
side_holds(struct str text, struct str words, bool before)
{
	bool none = str_starts(words, STR("!"));
	struct str word;

	if (!words.len)
		return true;
	if (none)
		words = str_sub(words, 1, words.len);
	while (str_split(&words, '|', &word))
		if (str_eq(word, STR("$")) ? !text.len
		    : before		   ? str_ends(text, word)
					   : str_starts(text, word))
			return !none;
	return none;
}

/* The row of the longest spelling that stands at the offset; NULL. */
static const struct row *
spelling_at(const struct easy *e, struct str text, size_t at)
{
	const struct row *best = NULL;
	const char *here = text.ptr + at;
	size_t left = text.len - at;
	struct str before, rest;

	if (left < 3)
		return NULL;
	if (!has_bit(e->spelling_one, first_bit(here)) &&
	    (left < 6 || !has_bit(e->spelling_two, hash_two(here))))
		return NULL;
	before = str_sub(text, 0, at);
	rest = str_sub(text, at, text.len);
	for (const struct row *r = map_get(&e->spellings, str_sub(rest, 0, 3));
	     r; r = r->next)
		if (!r->dropped && (!best || r->word.len > best->word.len) &&
		    str_starts(rest, r->word) &&
		    side_holds(before, r->case_from, true) &&
		    side_holds(str_sub(rest, r->word.len, rest.len), r->case_to,
			false))
			best = r;
	return best;
}

static size_t
next_spelling(const struct easy *e, struct str text, size_t at, size_t end,
    const struct row **ret)
{
	*ret = NULL;
	while (at < end) {
		const char *here = text.ptr + at;

		/* Most characters begin none, and have three bytes. */
		if ((here[0] & 0xF0) == 0xE0) {
			if (has_bit(e->spelling_begin, first_bit(here)) &&
			    (*ret = spelling_at(e, text, at)))
				return at;
			at += 3;
		} else {
			utf8_next(text, &at);
		}
	}
	return end;
}

void
worker_respell(struct easy_worker *w)
{
	struct str text = buf_view(&w->source.text);
	const struct row *r;
	struct flat swap;

	w->steps.len = w->respelled = 0;
	if (next_spelling(w->easy, text, 0, text.len, &r) == text.len)
		return;
	flat_clear(&w->next);
	for (size_t i = 0; i < w->source.count; i++) {
		const struct piece *p = &w->source.pieces[i];
		bool fixed = p->atom || p->reading.len || p->gloss.len;
		size_t at = p->start, to;

		for (; !fixed && at < p->end; at = to) {
			to = next_spelling(w->easy, text, at, p->end, &r);
			if (to > at)
				flat_add(&w->next, str_sub(text, at, to), p);
			if (!r)
				continue;
			flat_add(&w->next, r->easy, p);
			worker_step(w, r->id, r->word, r->easy);
			to += r->word.len;
		}
		if (fixed)
			flat_add(&w->next, str_sub(text, p->start, p->end), p);
	}
	w->respelled = w->steps.len;
	swap = w->source;
	w->source = w->next;
	w->next = swap;
}
