/* A text as morphemes: what is forced, what MeCab makes of the parts between,
 * and the readings of our tables. */
#include "text/morph.h"

#include <stdlib.h>
#include <string.h>

#include "text/analyse.h"
#include "text/language.h"
#include "text/scan.h"

/* No lattice is for a longer text. */
#define PIECE_MAX 1536
/* MeCab counts the bytes of a morpheme in 16 bits. */
#define SPAN_MAX 32768

/* A stretch that comes out as one morpheme. */
struct lock {
	size_t start, end;
	const struct feature *feature;
	const struct value *value;
};

struct tagger {
	const struct language *language;
	struct analyser *analyser;
	struct lock *locks;
	size_t nlocks, caplocks;
	struct morph *morphs;
	size_t nmorphs, capmorphs;
	size_t mark; /* of an item: what stands before the text */
};

static const struct feature VALUE_FEATURE = {
	.pos = POS_VALUE,
	.pos1 = STR_INIT("名詞"),
	.pos2 = STR_INIT("固有名詞"),
	.pos3 = STR_INIT("一般"),
};

/* Stands for a forced stretch beside what is analysed: the one proper noun of
 * the dictionary whose character no common word has. */
#define LOCK STR("麥")

static const struct feature SPAN_FEATURE = {
	.pos = POS_NOUN,
	.pos1 = STR_INIT("名詞"),
	.pos2 = STR_INIT("一般"),
};

/* ---- tagger --------------------------------------------------------------- */

struct tagger *
tagger_new(const struct language *l)
{
	struct tagger *t = xcalloc(1, sizeof(*t));

	t->language = l;
	t->analyser = analyser_new(l);
	return t;
}

void
tagger_free(struct tagger *t)
{
	if (!t)
		return;
	analyser_free(t->analyser);
	free(t->locks);
	free(t->morphs);
	free(t);
}

/* ---- analysis -------------------------------------------------------------
 */

static bool
is_blank(struct str s)
{
	for (size_t pos = 0; pos < s.len;)
		if (!cp_is_space(utf8_next(s, &pos)))
			return false;
	return true;
}

static void
add_lock(struct tagger *t, struct lock lock)
{
	ARRAY_GROW(t->locks, t->nlocks, t->caplocks);
	t->locks[t->nlocks++] = lock;
}

/* Adds the forced terms between two offsets. */
static void
lock_terms(struct tagger *t, struct str text, size_t from, size_t to)
{
	const struct readings *r = &t->language->readings;
	const struct reading_rule *rule;
	size_t pos = from;

	if (!t->language->has_readings)
		return;
	while ((rule = readings_force(r, text, to, &pos))) {
		size_t start = pos;

		pos += rule->surface.len;
		add_lock(t, (struct lock){ start, pos, &rule->feature, NULL });
	}
}

static void
collect_locks(
    struct tagger *t, struct str text, const struct span *spans, size_t nspans)
{
	size_t pos = 0;

	t->nlocks = 0;
	for (size_t i = 0; i < nspans; i++) {
		const struct span *s = &spans[i];
		size_t start = s->start;

		while (start < s->end && analyse_skips(text.ptr[start]))
			start++;
		if (start < pos || start >= s->end || s->end - start > SPAN_MAX)
			continue;
		lock_terms(t, text, pos, start);
		add_lock(t,
		    (struct lock){ start, s->end,
			s->value ? &VALUE_FEATURE : &SPAN_FEATURE, s->value });
		pos = s->end;
	}
	lock_terms(t, text, pos, text.len);
}

/* 、 or 。 before a character that is no ASCII. */
static bool
ends_stop(struct str text, size_t behind)
{
	return (unsigned char)text.ptr[behind] & 0x80;
}

/* を before a kanji or katakana, but in やむを得ず, を通じて, を以て, 軌を一に, さを里,
 * なを子: no other word of the dictionary goes on behind it. */
static bool
ends_object(struct str text, size_t wo, size_t behind)
{
	static const uint32_t others[] = { 0x901A, 0x4EE5, 0x4E00, 0x91CC,
		0x5B50 };
	uint32_t next = utf8_next(text, &behind);

	if (!cp_is_kanji(next) && !cp_is_katakana(next))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (next == others[i])
			return false;
	return !str_ends(str_sub(text, 0, wo), STR("む"));
}

/* A piece may end behind the character at [at, behind). */
static bool
ends_piece(struct str text, size_t at, size_t behind, size_t end)
{
	const unsigned char *c = (const unsigned char *)text.ptr + at;

	if (*c == '\n')
		return true;
	if (*c != 0xE3 || behind >= end)
		return false;
	if (c[1] == 0x80)
		return (c[2] == 0x81 || c[2] == 0x82) &&
		       ends_stop(text, behind);
	return c[1] == 0x82 && c[2] == 0x92 && ends_object(text, at, behind);
}

/* Where the piece of text[from, end) ends that begins at `from`: behind a stop,
 * a comma or を. Those are morphemes of their own, so that the analysis of the
 * pieces is that of the whole, if the sign stands before the next piece too. */
static size_t
piece_end(struct str text, size_t from, size_t end)
{
	bool fits = end - from <= PIECE_MAX;
	size_t best = 0, pos = from;

	end = fits ? end : from + PIECE_MAX;
	while (pos < end) {
		unsigned char lead = (unsigned char)text.ptr[pos];
		size_t at = pos;
		uint32_t cp;

		if (lead >= 0xE4 && lead <= 0xE9) { /* kanji */
			pos += 3;
			continue;
		}
		cp = utf8_next(text, &pos);
		if (ends_piece(text, at, pos, end))
			return pos;
		if (!fits && cp_is_space(cp))
			best = at;
	}
	return !fits && best > from ? best : pos;
}

static void
add_morph(struct tagger *t, struct morph m)
{
	ARRAY_GROW(t->morphs, t->nmorphs, t->capmorphs);
	t->morphs[t->nmorphs++] = m;
}

/* Its dictionary form is the surface. */
static void
add_unknown(struct tagger *t, struct str surface, const struct feature *f,
    const struct value *value, struct arena *a)
{
	struct feature *own = ARENA_NEW(a, struct feature);

	*own = *f;
	own->base = surface;
	add_morph(t, (struct morph){ surface, own, value });
}

/* MeCab knows no ASCII brackets, and takes `)。` for one word. */
static bool
is_bracket_stop(struct str s)
{
	static const char *const stops[] = { "。", "、", "「", "」", "・", "〜",
		"～", "※", "！", "？" };
	size_t i = 0;

	while (i < s.len && !((unsigned char)s.ptr[i] & 0x80))
		if (!strchr("()[]<>\"'!?:;,.-", s.ptr[i++]))
			return false;
	if (i == 0 || i == s.len)
		return false;
	for (size_t k = 0; k < ARRAY_SIZE(stops); k++)
		if (str_eq(str_sub(s, i, s.len), str_from(stops[k])))
			return true;
	return false;
}

/* ‼, ♪ and ⚠, for MeCab nouns that take する. */
static bool
is_picture(struct str s)
{
	static const uint32_t ranges[][2] = {
		{ 0x2010, 0x206F },   /* punctuation */
		{ 0x2190, 0x23FF },   /* arrows */
		{ 0x2500, 0x2BFF },   /* shapes */
		{ 0xFE00, 0xFE0F },   /* which form */
		{ 0x1F000, 0x1FAFF }, /* emoji */
	};
	bool all = s.len > 0;

	for (size_t pos = 0; all && pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		all = false;
		for (size_t i = 0; !all && i < ARRAY_SIZE(ranges); i++)
			all = cp >= ranges[i][0] && cp <= ranges[i][1];
	}
	return all;
}

static const char sign[] = "記号,一般,*,*,*,*,*";

static void
take_node(struct tagger *t, struct str surface, const struct feature *f,
    struct arena *a)
{

	if (is_blank(surface))
		return;
	if (f->base.len == 0 && is_picture(surface))
		f = analyser_feature(t->analyser, sign);
	if (f->base.len == 0 && is_bracket_stop(surface))
		for (size_t at = 0, end = 0; at < surface.len; at = end) {
			utf8_next(surface, &end);
			add_unknown(t, str_sub(surface, at, end),
			    analyser_feature(t->analyser, sign), NULL, a);
		}
	else if (f->base.len == 0)
		add_unknown(t, surface, f, NULL, a);
	else
		add_morph(t, (struct morph){ surface, f, NULL });
}

/* What MeCab passed over for white space and is none. */
static void
take_gap(
    struct tagger *t, struct str text, size_t from, size_t to, struct arena *a)
{
	struct str gap = str_trim(str_sub(text, from, to));

	if (gap.len)
		add_unknown(t, gap, &SPAN_FEATURE, NULL, a);
}

static void
take_lock(
    struct tagger *t, struct str text, const struct lock *lock, struct arena *a)
{
	struct str surface = str_sub(text, lock->start, lock->end);

	if (lock->feature->base.len)
		add_morph(t, (struct morph){ surface, lock->feature, NULL });
	else
		add_unknown(t, surface, lock->feature, lock->value, a);
}

static void
parse_piece(struct tagger *t, struct part p, const size_t *cuts, size_t ncuts,
    struct arena *a)
{
	const struct memo_node *nodes;
	size_t pos = p.from, end = p.to, from, to;

	while (p.from < p.to && analyse_skips(p.text.ptr[p.from]))
		p.from++;
	p.to = p.from +
	       before_spaces(str_sub(p.text, p.from, p.to), p.to - p.from);
	if (p.from == p.to) {
		take_gap(t, p.text, pos, end, a);
		return;
	}
	analyser_nodes(t->analyser, &from);
	analyse_part(t->analyser, p, cuts, ncuts);
	nodes = analyser_nodes(t->analyser, &to);
	for (size_t i = from; i < to; i++) {
		size_t at = nodes[i].at;

		if (at > pos)
			take_gap(t, p.text, pos, at, a);
		pos = at + nodes[i].len;
		take_node(t, str_sub(p.text, at, pos), nodes[i].feature, a);
	}
	take_gap(t, p.text, pos, end, a);
}

/* The sign that ends a piece, and stands before the next. */
static struct str
piece_sign(struct str piece)
{
	if (str_ends(piece, STR("、")) || str_ends(piece, STR("。")) ||
	    str_ends(piece, STR("を")))
		return str_sub(piece, piece.len - 3, piece.len);
	return STR("");
}

/* A letter, a kana, 注, 問, 答 or 例, which count items. */
static bool
counts_items(uint32_t cp)
{
	uint32_t lower = scan_fold(cp) | 32;

	return (lower >= 'a' && lower <= 'z') ||
	       (cp >= 0x3042 && cp <= 0x30ED) || cp == 0x6CE8 || cp == 0x554F ||
	       cp == 0x7B54 || cp == 0x4F8B;
}

/* What may follow the number of an item. */
static bool
is_item_stop(uint32_t cp, bool opened)
{
	if (cp == ')' || cp == 0xFF09)
		return true;
	return !opened && (cp == '.' || cp == 0xFF0E);
}

static uint32_t
next_or_0(struct str text, size_t *pos)
{
	return *pos < text.len ? utf8_next(text, pos) : 0;
}

/* Reads 問, 10, A1: the first character is `*cp`, the one behind it is then. */
static bool
read_item(struct str text, size_t *end, uint32_t *cp, bool *letter)
{
	size_t digits = 0;

	*letter = counts_items(*cp);
	if (*letter)
		*cp = next_or_0(text, end);
	for (; digits < 2 && cp_digit(*cp) >= 0; digits++)
		*cp = next_or_0(text, end);
	return *letter || digits;
}

/* Q , 問1 , (1), 2., 注), －, ①: where the text begins behind its mark; 0
 * without one. */
static size_t
mark_end(struct str text)
{
	size_t end = 0;
	uint32_t first = next_or_0(text, &end), cp = first;
	bool opened = cp == '(' || cp == 0xFF08, letter;

	if (cp >= 0x2460 && cp <= 0x2473)
		return end;
	if (scan_is_dash(cp))
		return cp_digit(scan_peek(text, end)) < 0 ? end : 0;
	if (opened)
		cp = next_or_0(text, &end);
	if (!read_item(text, &end, &cp, &letter))
		return 0;
	if (cp == 0x3000)
		return end;
	if (cp == ' ') /* n が is no item, nor 3 人 */
		return letter && !(first >= 'a' && first <= 'z') ? end : 0;
	if (!is_item_stop(cp, opened))
		return 0;
	scan_blank(text, &end);
	cp = scan_peek(text, end);
	return cp > 'z' && cp_digit(cp) < 0 ? end : 0;
}

/* Analyses text[from, to), which locks do not cross but may be at both its
 * ends. */
static void
parse_between(struct tagger *t, struct str text, size_t from, size_t to,
    const size_t *cuts, size_t ncuts, struct arena *a)
{
	struct part p = { .text = text, .from = from };

	p.before = from ? LOCK : STR("");
	for (; p.from < to; p.from = p.to) {
		p.to = p.from < t->mark ? t->mark : piece_end(text, p.from, to);
		p.behind = p.to == to && to < text.len ? LOCK : STR("");
		parse_piece(t, p, cuts, ncuts, a);
		p.before = piece_sign(str_sub(text, p.from, p.to));
	}
}

/* 誤りがないかご連絡ください holds no basket. */
static void
part_question(struct tagger *t)
{
	for (size_t i = 1; i + 1 < t->nmorphs; i++) {
		struct str s = t->morphs[i].surface;
		enum pos before = t->morphs[i - 1].feature->pos;

		if (!str_eq(s, STR("かご")) ||
		    t->morphs[i + 1].feature->pos != POS_NOUN_VERBAL ||
		    (before != POS_VERB && before != POS_VERB_SUFFIX &&
			before != POS_VERB_DEPENDENT &&
			before != POS_ADJECTIVE && before != POS_AUXILIARY))
			continue;
		add_morph(t, t->morphs[i]);
		memmove(&t->morphs[i + 1], &t->morphs[i],
		    (t->nmorphs - 1 - i) * sizeof(*t->morphs));
		t->morphs[i] = (struct morph){ str_sub(s, 0, 3),
			analyser_feature(t->analyser,
			    "助詞,副助詞／並立助詞／終助詞,*,*,*,*,か,カ,カ"),
			NULL };
		t->morphs[++i] = (struct morph){ str_sub(s, 3, 6),
			analyser_feature(
			    t->analyser, "接頭詞,名詞接続,*,*,*,*,ご,ゴ,ゴ"),
			NULL };
	}
}

static bool
is_circled(struct str s)
{
	size_t pos = 0;
	uint32_t cp = s.len ? utf8_next(s, &pos) : 0;

	return cp >= 0x2460 && cp <= 0x24FF && pos == s.len;
}

/* ①申請書 is 申請書 with a mark, for MeCab a compound; ①の申請書 speaks of ①. */
static void
mark_items(struct tagger *t, struct str text)
{
	const struct feature *mark = analyser_feature(t->analyser, sign);
	size_t n = 0;

	for (size_t i = 0; i + 1 < t->nmorphs; i++) {
		struct morph *m = &t->morphs[i];
		enum pos next = m[1].feature->pos;
		bool apart =
		    (next < POS_PARTICLE_CASE || next > POS_PARTICLE) &&
		    next != POS_SYMBOL;

		if (apart && m->surface.len == 3 && is_circled(m->surface))
			m->feature = mark;
		if (m[1].surface.ptr == text.ptr + t->mark && apart)
			n = i + 1;
	}
	while (n > 0)
		t->morphs[--n].feature = mark;
}

void
tagger_parse_cuts(struct tagger *t, struct str text, const struct span *spans,
    size_t nspans, const size_t *cuts, size_t ncuts, struct arena *a,
    struct morphs *ret)
{
	size_t pos = 0;

	t->nmorphs = 0;
	analyser_clear(t->analyser);
	collect_locks(t, text, spans, nspans);
	t->mark = mark_end(text);
	if (t->mark > (t->nlocks ? t->locks[0].start : text.len - 1))
		t->mark = 0;
	for (size_t i = 0; i < t->nlocks; i++) {
		parse_between(t, text, pos, t->locks[i].start, cuts, ncuts, a);
		take_lock(t, text, &t->locks[i], a);
		pos = t->locks[i].end;
	}
	parse_between(t, text, pos, text.len, cuts, ncuts, a);
	part_question(t);
	mark_items(t, text);
	*ret = (struct morphs){ t->morphs, t->nmorphs };
	if (t->language->has_readings)
		readings_apply(&t->language->readings, text, ret, a);
	ret->items = arena_alloc(a, (ret->count + 1) * sizeof(*ret->items));
	if (ret->count)
		memcpy(ret->items, t->morphs, ret->count * sizeof(*ret->items));
}

void
tagger_parse(struct tagger *t, struct str text, const struct span *spans,
    size_t nspans, struct arena *a, struct morphs *ret)
{
	tagger_parse_cuts(t, text, spans, nspans, NULL, 0, a, ret);
}
