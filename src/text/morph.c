/* The wrapper of MeCab: with language.c, all that knows of it. */
#include "text/morph.h"

#include <stdlib.h>
#include <string.h>

#include "text/language.h"
#include "text/memo.h"

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

struct cached {
	const char *key; /* MeCab's string, which lives as long as the model */
	struct feature *feature;
};

struct tagger {
	const struct language *language;
	mecab_t *mecab;
	mecab_lattice_t *lattice;
	struct arena features;
	struct cached *cache;
	size_t cached, mask;
	struct lock *locks;
	size_t nlocks, caplocks;
	struct morph *morphs;
	size_t nmorphs, capmorphs;
	struct buf piece;
	struct memo_node *nodes; /* of the piece */
	size_t nnodes, capnodes;
	struct memo memo;
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

/* ---- features -------------------------------------------------------------
 */

static size_t
cache_slot(const struct cached *cache, size_t mask, const char *key)
{
	size_t at =
	    (size_t)(((uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) &
	    mask;

	while (cache[at].key && cache[at].key != key)
		at = (at + 1) & mask;
	return at;
}

static void
cache_grow(struct tagger *t)
{
	size_t mask = t->cache ? t->mask * 2 + 1 : 4095;
	struct cached *cache = xcalloc(mask + 1, sizeof(*cache));

	for (size_t i = 0; t->cache && i <= t->mask; i++)
		if (t->cache[i].key)
			cache[cache_slot(cache, mask, t->cache[i].key)] =
			    t->cache[i];
	free(t->cache);
	t->cache = cache;
	t->mask = mask;
}

static const struct feature *
feature_get(struct tagger *t, const char *key)
{
	struct cached *slot;

	if (t->cached * 2 >= t->mask)
		cache_grow(t);
	slot = &t->cache[cache_slot(t->cache, t->mask, key)];
	if (!slot->key) {
		*slot =
		    (struct cached){ key, feature_parse(&t->features, key) };
		t->cached++;
	}
	return slot->feature;
}

/* ---- tagger --------------------------------------------------------------- */

struct tagger *
tagger_new(const struct language *l)
{
	struct tagger *t = xcalloc(1, sizeof(*t));

	t->language = l;
	t->mecab = mecab_model_new_tagger(l->model);
	t->lattice = mecab_model_new_lattice(l->model);
	arena_init(&t->features);
	memo_init(&t->memo);
	return t;
}

void
tagger_free(struct tagger *t)
{
	if (!t)
		return;
	mecab_lattice_destroy(t->lattice);
	mecab_destroy(t->mecab);
	arena_release(&t->features);
	memo_release(&t->memo);
	free(t->cache);
	free(t->locks);
	free(t->morphs);
	free(t->nodes);
	buf_release(&t->piece);
	free(t);
}

/* ---- analysis -------------------------------------------------------------
 */

/* MeCab passes over these before a morpheme. */
static bool
is_skipped(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\v');
}

static size_t
before_spaces(struct str s, size_t pos)
{
	while (pos > 0 && is_skipped(s.ptr[pos - 1]))
		pos--;
	return pos;
}

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

		while (start < s->end && is_skipped(text.ptr[start]))
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

/* The first 、 or 。 (all that begins like them) or line break at or behind
 * `pos`, or `end`. */
static size_t
next_sign(struct str text, size_t pos, size_t end)
{
	const char *line = memchr(text.ptr + pos, '\n', end - pos);
	size_t at = pos;

	if (line)
		end = (size_t)(line - text.ptr);
	while (at < end) {
		const char *hit = memchr(text.ptr + at, 0x80, end - at);

		if (!hit)
			return end;
		at = (size_t)(hit - text.ptr) + 1;
		if (hit > text.ptr + pos && (unsigned char)hit[-1] == 0xE3)
			return at - 2;
	}
	return end;
}

/* Where the piece of text[from, end) ends that begins at `from`: behind a stop
 * or a comma. Those are morphemes of their own, so that the analysis of the
 * pieces is that of the whole, if the sign stands before the next piece too. */
static size_t
piece_end(struct str text, size_t from, size_t end)
{
	bool fits = end - from <= PIECE_MAX;
	size_t best = 0, pos = from;

	end = fits ? end : from + PIECE_MAX;
	while (pos < end) {
		size_t at;
		uint32_t cp;

		if (fits)
			pos = next_sign(text, pos, end);
		if (pos == end)
			break;
		at = pos;
		cp = utf8_next(text, &pos);
		if (cp == '\n' ||
		    ((cp == 0x3001 || cp == 0x3002) && pos < end &&
			(unsigned char)text.ptr[pos] & 0x80))
			return pos;
		if (cp_is_space(cp))
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

static void
take_node(struct tagger *t, struct str surface, const struct feature *f,
    struct arena *a)
{
	static const char sign[] = "記号,一般,*,*,*,*,*";

	if (is_blank(surface))
		return;
	if (f->base.len == 0 && is_picture(surface))
		f = feature_get(t, sign);
	if (f->base.len == 0 && is_bracket_stop(surface))
		for (size_t at = 0, end = 0; at < surface.len; at = end) {
			utf8_next(surface, &end);
			add_unknown(t, str_sub(surface, at, end),
			    feature_get(t, sign), NULL, a);
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

/* A part of a text, and what MeCab is shown on both sides of it. */
struct piece {
	struct str text;
	size_t from, to;
	struct str before, behind;
};

/* Forces the offsets that lie in the piece. True if there are any. */
static bool
constrain(
    struct tagger *t, const struct piece *p, const size_t *cuts, size_t ncuts)
{
	struct str part = str_sub(p->text, p->from, p->to);
	bool any = false;

	for (size_t i = 0; i < ncuts && cuts[i] < p->to; i++) {
		size_t at;

		if (cuts[i] <= p->from)
			continue;
		at = before_spaces(part, cuts[i] - p->from);
		if (at == 0)
			continue;
		mecab_lattice_set_boundary_constraint(
		    t->lattice, p->before.len + at, MECAB_TOKEN_BOUNDARY);
		any = true;
	}
	return any;
}

/* The morphemes of the piece and of what stands around it; NULL if MeCab has
 * none. */
static const struct memo_node *
analyse(struct tagger *t, const struct piece *p, const size_t *cuts,
    size_t ncuts, size_t *ret_count)
{
	const struct memo_node *known;
	const mecab_node_t *n;
	bool constrained;

	buf_clear(&t->piece);
	buf_str(&t->piece, p->before);
	buf_str(&t->piece, str_sub(p->text, p->from, p->to));
	buf_str(&t->piece, p->behind);
	known = memo_get(&t->memo, buf_view(&t->piece), ret_count);
	if (known && !ncuts)
		return known;
	mecab_lattice_set_sentence2(t->lattice, t->piece.ptr, t->piece.len);
	constrained = constrain(t, p, cuts, ncuts);
	t->nnodes = 0;
	if (!mecab_parse_lattice(t->mecab, t->lattice))
		return NULL;
	n = mecab_lattice_get_bos_node(t->lattice)->next;
	for (; n && n->stat != MECAB_EOS_NODE; n = n->next) {
		ARRAY_GROW(t->nodes, t->nnodes, t->capnodes);
		t->nodes[t->nnodes++] = (struct memo_node){
			(uint32_t)(n->surface - t->piece.ptr),
			n->length,
			feature_get(t, n->feature),
		};
	}
	if (!constrained)
		memo_put(&t->memo, buf_view(&t->piece), t->nodes, t->nnodes);
	*ret_count = t->nnodes;
	return t->nodes;
}

/* Takes away what stands around the piece; false if it went into a word. */
static bool
strip_context(
    const struct piece *p, const struct memo_node **nodes, size_t *count)
{
	size_t first = p->before.len ? 1 : 0, last = p->behind.len ? 1 : 0;

	if (!*nodes || *count < first + last ||
	    (first && (*nodes)->len != p->before.len) ||
	    (last && (*nodes)[*count - 1].len != p->behind.len))
		return false;
	*count -= first + last;
	*nodes += first;
	return true;
}

static void
parse_piece(struct tagger *t, struct piece p, const size_t *cuts, size_t ncuts,
    struct arena *a)
{
	const struct memo_node *nodes;
	size_t pos = p.from, end = p.to, count = 0;

	while (p.from < p.to && is_skipped(p.text.ptr[p.from]))
		p.from++;
	p.to = p.from +
	       before_spaces(str_sub(p.text, p.from, p.to), p.to - p.from);
	if (p.from == p.to) {
		take_gap(t, p.text, pos, end, a);
		return;
	}
	nodes = analyse(t, &p, cuts, ncuts, &count);
	if (!strip_context(&p, &nodes, &count)) {
		p.before = p.behind = STR("");
		nodes = analyse(t, &p, cuts, ncuts, &count);
	}
	for (size_t i = 0; nodes && i < count; i++) {
		size_t at = p.from + nodes[i].at - p.before.len;

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
	if (str_ends(piece, STR("、")) || str_ends(piece, STR("。")))
		return str_sub(piece, piece.len - 3, piece.len);
	return STR("");
}

/* Analyses text[from, to), which locks do not cross but may be at both its
 * ends. */
static void
parse_between(struct tagger *t, struct str text, size_t from, size_t to,
    const size_t *cuts, size_t ncuts, struct arena *a)
{
	struct piece p = { .text = text, .from = from };

	p.before = from ? LOCK : STR("");
	for (; p.from < to; p.from = p.to) {
		p.to = piece_end(text, p.from, to);
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
			feature_get(t,
			    "助詞,副助詞／並立助詞／終助詞,*,*,*,*,か,カ,カ"),
			NULL };
		t->morphs[++i] = (struct morph){ str_sub(s, 3, 6),
			feature_get(t, "接頭詞,名詞接続,*,*,*,*,ご,ゴ,ゴ"),
			NULL };
	}
}

void
tagger_parse_cuts(struct tagger *t, struct str text, const struct span *spans,
    size_t nspans, const size_t *cuts, size_t ncuts, struct arena *a,
    struct morphs *ret)
{
	size_t pos = 0;

	t->nmorphs = 0;
	collect_locks(t, text, spans, nspans);
	for (size_t i = 0; i < t->nlocks; i++) {
		parse_between(t, text, pos, t->locks[i].start, cuts, ncuts, a);
		take_lock(t, text, &t->locks[i], a);
		pos = t->locks[i].end;
	}
	parse_between(t, text, pos, text.len, cuts, ncuts, a);
	part_question(t);
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
