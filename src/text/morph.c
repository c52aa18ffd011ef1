/* The wrapper of MeCab: nothing else in the program knows of it. */
#include "text/morph.h"

#include <mecab.h>
#include <stdlib.h>
#include <string.h>

#include "text/memo.h"
#include "text/readings.h"

#define DICTIONARY "/var/lib/mecab/dic/ipadic-utf8"
/* Longer text is analysed in pieces: the lattice of a piece with forced
 * morphemes costs the square of its length. */
#define PIECE_MAX 1536
#define PIECE_MIN 512
/* MeCab counts the bytes of a morpheme in 16 bits. */
#define SPAN_MAX 32768

struct language {
	mecab_model_t *model;
	struct readings readings;
	struct glossary *glossary;
	bool has_readings;
};

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
	struct memo memo;
};

static const struct feature VALUE_FEATURE = {
	.pos = POS_VALUE,
	.pos1 = STR_INIT("名詞"),
	.pos2 = STR_INIT("固有名詞"),
	.pos3 = STR_INIT("一般"),
};

static const struct feature SPAN_FEATURE = {
	.pos = POS_NOUN,
	.pos1 = STR_INIT("名詞"),
	.pos2 = STR_INIT("一般"),
};

/* What the analysis takes a forced stretch for. */
#define LOCK_FEATURE "名詞,固有名詞,一般,*,*,*,*"

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

/* ---- language and tagger --------------------------------------------------
 */

static void
example_render(struct tagger *t, struct str text, struct buf *out)
{
	struct arena a;
	struct morphs m;
	struct ruby_run *runs;
	size_t n;

	arena_init(&a);
	/* Nothing is to be kept while rules are still dropped. */
	tagger_parse_cuts(t, text, NULL, 0, NULL, 0, &a, &m);
	n = furigana(t, text, &m, &a, &runs);
	for (size_t i = 0; i < n; i++) {
		buf_str(out, runs[i].base);
		if (runs[i].reading.len == 0)
			continue;
		buf_cstr(out, "（");
		buf_str(out, runs[i].reading);
		buf_cstr(out, "）");
	}
	arena_release(&a);
}

static void
check_examples(struct language *l, struct diag *d)
{
	const struct tsv *table = &l->readings.table;
	struct tagger *t = tagger_new(l);
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < l->readings.count; i++) {
		struct reading_rule *rule = &l->readings.rules[i];
		struct str example = tsv_cell(table, rule->row, "example");
		struct str expected = tsv_cell(table, rule->row, "expected");

		buf_clear(&got);
		example_render(t, example, &got);
		if (example.len && str_eq(buf_view(&got), expected))
			continue;
		rule->dead = true;
		diag_add_line(d, DIAG_RULE_EXAMPLE, table->file,
		    table->lines[rule->row], tsv_cell(table, rule->row, "id"),
		    buf_view(&got), expected);
	}
	buf_release(&got);
	tagger_free(t);
}

/* Terms of the glossary that the dictionary reads otherwise are forced. */
static void
force_terms(struct language *l)
{
	struct tagger *t = tagger_new(l);
	struct buf natural = BUF_INIT, wanted = BUF_INIT;
	struct arena a;

	arena_init(&a);
	for (size_t i = 0; i < glossary_count(l->glossary); i++) {
		const struct glossary_term *term =
		    glossary_term(l->glossary, i);
		struct morphs m;
		bool known = true;

		buf_clear(&natural);
		buf_clear(&wanted);
		tagger_parse_cuts(t, term->term, NULL, 0, NULL, 0, &a, &m);
		for (size_t k = 0; k < m.count; k++) {
			known &= m.items[k].feature->reading.len > 0;
			kana_to_hiragana(m.items[k].feature->reading, &natural);
		}
		kana_to_hiragana(term->reading, &wanted);
		if (known && m.count &&
		    !str_eq(buf_view(&natural), buf_view(&wanted)))
			readings_add_term(&l->readings, term->term,
			    term->reading, m.items[m.count - 1].feature);
		arena_clear(&a);
	}
	buf_release(&natural);
	buf_release(&wanted);
	arena_release(&a);
	tagger_free(t);
}

const char *
language_dictionary(void)
{
	const char *env = getenv("TAYORI_DICDIR");

	return env && *env ? env : DICTIONARY;
}

static struct language *
open_rules(const char *rules_dir, bool proven, struct diag *d)
{
	const char *dir = language_dictionary();
	struct language *l = xcalloc(1, sizeof(*l));
	struct buf args = BUF_INIT;
	struct arena a;

	buf_printf(&args, "-r /dev/null -d %s", dir);
	if (path_is_dir(dir))
		l->model = mecab_model_new2(args.ptr);
	buf_release(&args);
	if (!l->model) {
		diag_add(
		    d, DIAG_DICTIONARY_MISSING, DIAG_NOWHERE, str_from(dir));
		free(l);
		return NULL;
	}
	if (rules_dir) {
		arena_init(&a);
		l->has_readings = true;
		if (readings_load(&l->readings,
			path_join(&a, str_from(rules_dir), STR("readings.tsv")),
			d) == 0 &&
		    !proven)
			check_examples(l, d);
		arena_release(&a);
		l->glossary = glossary_open(rules_dir, d);
		force_terms(l);
	}
	return l;
}

struct language *
language_open(const char *rules_dir, struct diag *d)
{
	return open_rules(rules_dir, false, d);
}

struct language *
language_open_proven(const char *rules_dir, struct diag *d)
{
	return open_rules(rules_dir, true, d);
}

void
language_close(struct language *l)
{
	if (!l)
		return;
	if (l->has_readings)
		readings_release(&l->readings);
	glossary_close(l->glossary);
	mecab_model_destroy(l->model);
	free(l);
}

const struct glossary *
language_glossary(const struct language *l)
{
	return l->glossary;
}

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
	struct str part = str_sub(text, 0, to);
	size_t pos = from;

	if (!t->language->has_readings)
		return;
	while (pos < to) {
		const struct reading_rule *rule = readings_force(r, part, pos);
		size_t start = pos;

		if (!rule) {
			while (++pos < to && (part.ptr[pos] & 0xC0) == 0x80)
				;
			continue;
		}
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

/* Where the piece that begins at `from` ends: behind the last full stop,
 * comma or white space within reach, else at any character; never inside a
 * lock. `lock` is the first that ends behind `from`. */
static size_t
piece_end(const struct tagger *t, struct str text, size_t from, size_t lock)
{
	size_t end = from + PIECE_MAX, best = 0;
	size_t pos = from + PIECE_MIN;

	if (text.len - from <= PIECE_MAX)
		return text.len;
	while (pos > from && ((unsigned char)text.ptr[pos] & 0xC0) == 0x80)
		pos--;
	while (pos < end) {
		size_t start = pos;
		uint32_t cp = utf8_next(text, &pos);

		while (lock < t->nlocks && t->locks[lock].end <= start)
			lock++;
		if (lock < t->nlocks && t->locks[lock].start < pos) {
			pos = t->locks[lock].end;
			continue;
		}
		if (cp == 0x3002 || cp == '\n')
			return pos;
		if (cp == 0x3001 || cp_is_space(cp))
			best = pos;
	}
	return best ? best : pos;
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

static void
take_node(struct tagger *t, const mecab_node_t *n, struct arena *a)
{
	struct str surface = { n->surface, n->length };
	const struct feature *f;

	if (is_blank(surface))
		return;
	f = feature_get(t, n->feature);
	if (f->base.len == 0 && is_bracket_stop(surface)) {
		const struct feature *sign =
		    feature_get(t, "記号,一般,*,*,*,*,*");

		for (size_t at = 0, end = 0; at < surface.len; at = end) {
			utf8_next(surface, &end);
			add_unknown(
			    t, str_sub(surface, at, end), sign, NULL, a);
		}
	} else if (f->base.len == 0)
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
take_lock(struct tagger *t, const mecab_node_t *n, const struct lock *lock,
    struct arena *a)
{
	struct str surface = { n->surface, n->length };

	if (lock->feature->base.len)
		add_morph(t, (struct morph){ surface, lock->feature, NULL });
	else
		add_unknown(t, surface, lock->feature, lock->value, a);
}

/* Forces what lies in [from, to); returns the first lock behind it. */
static size_t
constrain(struct tagger *t, struct str piece, size_t from, size_t lock,
    const size_t *cuts, size_t ncuts)
{
	size_t to = from + piece.len, cut = 0;

	for (; lock < t->nlocks && t->locks[lock].start < to; lock++) {
		size_t start = t->locks[lock].start - from;
		size_t end = t->locks[lock].end - from;

		mecab_lattice_set_feature_constraint(
		    t->lattice, before_spaces(piece, start), end, LOCK_FEATURE);
	}
	while (cut < ncuts && cuts[cut] <= from)
		cut++;
	for (; cut < ncuts && cuts[cut] < to; cut++) {
		size_t at = before_spaces(piece, cuts[cut] - from);

		if (at > 0 && mecab_lattice_get_boundary_constraint(
				  t->lattice, at) != MECAB_INSIDE_TOKEN)
			mecab_lattice_set_boundary_constraint(
			    t->lattice, at, MECAB_TOKEN_BOUNDARY);
	}
	return lock;
}

/* Analyses text[from, to), which locks do not cross. */
static void
parse_piece(struct tagger *t, struct str text, size_t from, size_t to,
    size_t lock, const size_t *cuts, size_t ncuts, struct arena *a)
{
	struct str piece;
	const mecab_node_t *n;
	size_t pos = from, end = to;

	while (from < to && is_skipped(text.ptr[from]))
		from++;
	to = from + before_spaces(str_sub(text, from, to), to - from);
	if (from == to) {
		take_gap(t, text, pos, end, a);
		return;
	}
	piece = str_sub(text, from, to);
	mecab_lattice_set_sentence2(t->lattice, piece.ptr, piece.len);
	constrain(t, piece, from, lock, cuts, ncuts);
	if (!mecab_parse_lattice(t->mecab, t->lattice)) {
		take_gap(t, text, pos, end, a);
		return;
	}
	n = mecab_lattice_get_bos_node(t->lattice)->next;
	for (; n && n->stat != MECAB_EOS_NODE; n = n->next) {
		size_t at = (size_t)(n->surface - text.ptr);

		if (at > pos)
			take_gap(t, text, pos, at, a);
		pos = at + n->length;
		while (lock < t->nlocks && t->locks[lock].start < at)
			lock++;
		if (lock < t->nlocks && t->locks[lock].start == at)
			take_lock(t, n, &t->locks[lock], a);
		else
			take_node(t, n, a);
	}
	take_gap(t, text, pos, end, a);
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
	size_t lock = 0;

	t->nmorphs = 0;
	collect_locks(t, text, spans, nspans);
	for (size_t pos = 0; pos < text.len;) {
		size_t end;

		while (lock < t->nlocks && t->locks[lock].end <= pos)
			lock++;
		while (ncuts && cuts[0] <= pos) {
			cuts++;
			ncuts--;
		}
		end = piece_end(t, text, pos, lock);
		parse_piece(t, text, pos, end, lock, cuts, ncuts, a);
		pos = end;
	}
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
	struct arena *keep = &t->memo.arena;

	if (nspans == 0 && memo_get(&t->memo, text, a, ret))
		return;
	if (nspans == 0 && memo_wants(&t->memo, text)) {
		struct str copy = arena_str(keep, text);

		tagger_parse_cuts(t, copy, NULL, 0, NULL, 0, keep, ret);
		memo_put(&t->memo, copy, ret);
		memo_get(&t->memo, text, a, ret);
		return;
	}
	tagger_parse_cuts(t, text, spans, nspans, NULL, 0, a, ret);
}
