#include "simplify/verify.h"
#include "simplify/rewrite.h"

#include <stdlib.h>

static size_t
occurrences(struct str text, struct str needle)
{
	size_t n = 0, at = 0;

	while ((at = str_find(text, needle, at)) != STR_NPOS) {
		n++;
		at += needle.len;
	}
	return n;
}

static bool
elem_is_adverbial_nai(const struct elem *e)
{
	return str_eq(e->pred.head, STR("ない")) &&
	       (e->pred.ending == END_OPEN || e->pred.ending == END_KU ||
		   e->pred.ending == END_RENYOU);
}

/* Negations inside words that the lexicon put in. */
static unsigned
hidden_negations(const struct elem *e)
{
	static const char *const forms[] = { "ない", "なくて", "ません",
		"なけれ", "なかっ" };
	struct str s = e->kind == ELEM_PRED ? e->pred.head : e->surface;
	unsigned n = 0;

	if (e->kind == ELEM_PRED ? !e->dirty || str_eq(s, STR("ない"))
				 : e->feature != NULL)
		return 0;
	if (s.len < STR("ない").len)
		return 0;
	if (str_find(s, STR("な"), 0) == STR_NPOS)
		return (unsigned)occurrences(s, STR("ません"));
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++)
		n += (unsigned)occurrences(s, str_from(forms[i]));
	return n - (unsigned)occurrences(s, STR("危ない")) -
	       (unsigned)occurrences(s, STR("少ない"));
}

unsigned
chain_negations(const struct chain *c)
{
	unsigned n = 0;

	CHAIN_FOREACH(e, c)
	{
		n += hidden_negations(e);
		/* 関係なく, 連絡なく qualify. */
		if (e->kind != ELEM_PRED || elem_is_adverbial_nai(e))
			continue;
		n += pred_negations(&e->pred);
		/* As a reader parses them again, these have two and one. */
		n += pred_has(&e->pred, AUX_MUST) ? 2 : 0;
		n += pred_has(&e->pred, AUX_KARA_NAI);
	}
	return n;
}

static int
compare_pointers(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a;
	const struct node *y = *(const struct node *const *)b;

	return x < y ? -1 : x > y;
}

static size_t
atoms(const struct flat *f, const struct node **ret)
{
	size_t n = 0;

	for (size_t i = 0; i < f->count; i++)
		if (f->pieces[i].atom)
			ret[n++] = f->pieces[i].atom;
	qsort(ret, n, sizeof(*ret), compare_pointers);
	return n;
}

static bool
same_atoms(const struct flat *a, const struct flat *b)
{
	const struct node **x = xcalloc(a->count + 1, sizeof(*x));
	const struct node **y = xcalloc(b->count + 1, sizeof(*y));
	size_t n = atoms(a, x);
	bool same = n == atoms(b, y);

	for (size_t i = 0; same && i < n; i++)
		same = x[i] == y[i];
	free(x);
	free(y);
	return same;
}

/* All digits, those in kanji as far as they are analysed as numbers. */
static void
digits(const struct morphs *m, struct buf *out)
{
	for (size_t i = 0; i < m->count; i++) {
		struct str s = m->items[i].surface;

		if (m->items[i].value)
			continue;
		for (size_t pos = 0; pos < s.len;) {
			int digit;

			/* Kana and kanji, most of a text. */
			if ((uint8_t)s.ptr[pos] >= 0xE3 &&
			    (uint8_t)s.ptr[pos] <= 0xE9) {
				pos += 3;
				continue;
			}
			digit = cp_digit(utf8_next(s, &pos));
			if (digit >= 0)
				buf_ch(out, (char)('0' + digit));
		}
	}
}

static int
compare_bytes(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

/* `moved`: in any order. */
static bool
same_digits(const struct morphs *a, const struct morphs *b, bool moved)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	digits(a, &x);
	digits(b, &y);
	if (moved && x.ptr && y.ptr) {
		qsort(x.ptr, x.len, 1, compare_bytes);
		qsort(y.ptr, y.len, 1, compare_bytes);
	}
	same = str_eq(buf_view(&x), buf_view(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

static bool
is_name(const struct morph *m)
{
	return m->feature->pos == POS_NOUN_PROPER && m->surface.len >= 6 &&
	       str_eq(m->feature->pos2, STR("固有名詞"));
}

static bool
names_kept(const struct morphs *m, struct str text)
{
	for (size_t i = 0; i < m->count; i++)
		if (is_name(&m->items[i]) &&
		    str_find(text, m->items[i].surface, 0) == STR_NPOS)
			return false;
	return true;
}

uint64_t
verify_brackets(struct str s)
{
	static const uint32_t marks[] = { 0x300C, 0x300D, 0x300E, 0x300F,
		0xFF08, 0xFF09, 0x3010, 0x3011, 0x3008, 0x3009, 0x300A, 0x300B,
		'(', ')' };
	uint64_t sum = 0;

	for (size_t pos = 0; pos < s.len;) {
		uint8_t lead = (uint8_t)s.ptr[pos];
		uint32_t cp;

		/* Kana and kanji, most of a text. */
		if (lead >= 0xE3 && lead <= 0xE9 &&
		    (lead > 0xE3 || (uint8_t)s.ptr[pos + 1] > 0x80)) {
			pos += 3;
			continue;
		}
		cp = utf8_next(s, &pos);
		for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
			if (cp == marks[i])
				sum += (uint64_t)1 << (i * 4) | 1;
	}
	return sum;
}

static bool
is_polite_end(const struct pred *p)
{
	return p->polite || p->ending == END_KUDASAI ||
	       p->ending == END_MEIREI || p->ending == END_OPEN ||
	       p->ending == END_KU || p->ending == END_IKOU;
}

/* Every predicate that ends a sentence is in です・ます. */
static bool
ends_politely(const struct chain *c)
{
	CHAIN_FOREACH(e, c)
	{
		if (e->kind == ELEM_PRED && e->depth == 0 && !e->frozen &&
		    elem_is_stop(c, e->next) && !is_polite_end(&e->pred) &&
		    !rewrite_stays_plain(c, e))
			return false;
	}
	return true;
}

const char *
verify(const struct verify_side *before, const struct verify_side *after,
    const struct verify_allowed *allowed)
{
	struct str text = buf_view(&after->flat->text);

	if (!same_atoms(before->flat, after->flat))
		return "a value";
	if (!same_digits(before->morphs, after->morphs, allowed->moved))
		return "a number";
	if (!names_kept(before->morphs, text))
		return "a name";
	if (verify_brackets(buf_view(&before->flat->text)) !=
	    verify_brackets(text) + allowed->unwrapped)
		return "a bracket";
	if (chain_negations(after->chain) != allowed->negations)
		return "a negation";
	if (chain_clashes(after->chain) > allowed->clashes)
		return "its grammar";
	if (!allowed->brief && !ends_politely(after->chain))
		return "the polite ending";
	return NULL;
}
