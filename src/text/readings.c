#include "text/readings_place.h"

#include <stdlib.h>
#include <string.h>

#define SURFACE_MAX 63 /* characters of three bytes: a bit each */

/* ---- loading --------------------------------------------------------------
 */

static struct str
to_katakana(struct arena *a, struct str s)
{
	struct buf out = BUF_INIT;
	struct str copy;

	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		buf_cp(&out, cp >= 0x3041 && cp <= 0x3096 ? cp + 0x60 : cp);
	}
	copy = arena_str(a, buf_view(&out));
	buf_release(&out);
	return copy;
}

static int
kind_parse(struct str s)
{
	static const struct str names[] = { STR_INIT("word"), STR_INIT("verb"),
		STR_INIT("force") };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_eq(s, names[i]))
			return (int)i;
	return -1;
}

/* Bytes of the hiragana at the end of `s`. */
static size_t
kana_tail(struct str s)
{
	size_t pos = s.len;

	while (pos > 0) {
		size_t at = pos;

		if (!cp_is_hiragana(utf8_prev(s, &at)))
			break;
		pos = at;
	}
	return s.len - pos;
}

static void
set_pos(struct feature *f, struct str names)
{
	struct str *parts[] = { &f->pos1, &f->pos2, &f->pos3, &f->pos4 };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (!str_split(&names, '-', parts[i]))
			break;
	f->pos = pos_from_names(f->pos1, f->pos2);
}

static bool
set_verb(struct reading_rule *rule)
{
	size_t tail = kana_tail(rule->surface);
	struct str *reading = &rule->feature.reading;

	if (tail == 0 || tail == rule->surface.len || reading->len <= tail)
		return false;
	reading->len -= tail;
	return true;
}

/* The slot of the character at s.ptr[pos], by its first three bytes: this
 * runs on every character of every text. */
static size_t
slot_at(struct str s, size_t pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr + pos;

	if (p[0] >= 0xE0)
		return (p[0] << 9 ^ p[1] << 5 ^ p[2]) % READING_SLOTS;
	return p[0] >= 0xC0 ? (p[0] << 6 ^ p[1]) % READING_SLOTS : p[0];
}

static uint64_t
second_bit(struct str s, size_t pos)
{
	utf8_next(s, &pos);
	return pos < s.len ? UINT64_C(1) << slot_at(s, pos) % 64 : UINT64_MAX;
}

/* The lengths that a surface at s.ptr[pos] may have. */
static uint64_t
lengths_at(const struct reading_begins *begins, struct str s, size_t pos)
{
	size_t slot = slot_at(s, pos);
	const struct reading_begin *b = &begins->slots[slot];

	if (!(begins->any[slot / 64] >> slot % 64 & 1))
		return 0;
	return b->second & second_bit(s, pos) ? b->lengths : 0;
}

static void
add_begin(struct reading_begins *begins, struct str surface)
{
	size_t slot = slot_at(surface, 0);

	begins->any[slot / 64] |= UINT64_C(1) << slot % 64;
	begins->slots[slot].lengths |= UINT64_C(1) << (surface.len / 3);
	begins->slots[slot].second |= second_bit(surface, 0);
}

static void
add_rule(struct readings *r, struct reading_rule *rule)
{
	bool verb = rule->kind == READING_VERB;
	void **slot = map_put(verb ? &r->verbs : &r->surfaces, rule->surface);
	bool narrow = rule->before.count || rule->after.count;
	struct reading_rule *at = *slot, *last = NULL;

	while (at && (!narrow || at->before.count || at->after.count)) {
		last = at;
		at = at->next;
	}
	rule->next = at;
	if (last)
		last->next = rule;
	else
		*slot = rule;
	add_begin(&r->begins[rule->kind], rule->surface);
}

static struct reading_side
side_parse(struct arena *a, struct str cell)
{
	struct reading_side side = { 0 };
	struct str text;

	side.refused = str_starts(cell, STR("!"));
	if (side.refused)
		cell = str_sub(cell, 1, cell.len);
	side.wants = arena_alloc(a, (cell.len + 1) * sizeof(*side.wants));
	while (cell.len && str_split(&cell, '|', &text)) {
		struct reading_want *want = &side.wants[side.count++];

		want->text = text;
		if (str_eq(text, STR("^")) || str_eq(text, STR("$"))) {
			want->kind = WANT_EDGE;
		} else if (str_eq(text, STR("<を>"))) {
			want->kind = WANT_OBJECT;
		} else if (str_eq(text, STR("<act>"))) {
			want->kind = WANT_ACT;
		} else if (str_starts(text, STR("<"))) {
			want->kind = WANT_POS;
			want->text = str_sub(text, 1, text.len - 1);
		}
	}
	return side;
}

static const char *
row_fault(const struct tsv *t, size_t row)
{
	struct str surface = tsv_cell(t, row, "surface");
	struct str reading = tsv_cell(t, row, "reading");

	if (kind_parse(tsv_cell(t, row, "kind")) < 0)
		return "is of no known kind";
	if (surface.len == 0 || surface.len > SURFACE_MAX * 3)
		return "has no surface, or one that is too long";
	if (reading.len == 0 || kana_tail(reading) != reading.len)
		return "needs a reading in hiragana";
	return NULL;
}

static void
load_row(struct readings *r, size_t row, struct map *ids, struct diag *d)
{
	const struct tsv *t = &r->table;
	const char *fault = row_fault(t, row);
	struct str names;
	struct reading_rule *rule;

	if (!fault && map_has(ids, tsv_cell(t, row, "id")))
		fault = "has the id of an earlier row";
	if (fault) {
		diag_add_line(
		    d, DIAG_TABLE_ROW, t->file, t->lines[row], str_from(fault));
		return;
	}
	map_put(ids, tsv_cell(t, row, "id"));
	rule = &r->rules[r->count];
	*rule = (struct reading_rule){ 0 };
	rule->kind = (enum reading_kind)kind_parse(tsv_cell(t, row, "kind"));
	rule->surface = tsv_cell(t, row, "surface");
	rule->before = side_parse(r->arena, tsv_cell(t, row, "before"));
	rule->after = side_parse(r->arena, tsv_cell(t, row, "after"));
	rule->row = row;
	names = tsv_cell(t, row, "base");
	str_split(&names, '-', &rule->base);
	rule->ctype = names;
	names = tsv_cell(t, row, "pos");
	rule->own_pos = names.len > 0;
	if (!rule->own_pos)
		names = arena_str(r->arena, STR("名詞-一般"));
	set_pos(&rule->feature, names);
	rule->feature.base = rule->base.len ? rule->base : rule->surface;
	rule->feature.ctype = rule->ctype;
	rule->feature.reading =
	    to_katakana(r->arena, tsv_cell(t, row, "reading"));
	if (rule->kind == READING_VERB && !set_verb(rule)) {
		diag_add_line(d, DIAG_TABLE_ROW, t->file, t->lines[row],
		    STR("is no verb with okurigana"));
		return;
	}
	rule->feature.morae = (uint32_t)kana_morae(rule->feature.reading);
	add_rule(r, rule);
	r->count++;
}

int
readings_load(
    struct readings *r, struct arena *a, const char *path, struct diag *d)
{
	static const char *const required[] = { "id", "kind", "surface",
		"reading", "example", "expected", NULL };
	struct map ids;

	*r = (struct readings){ .arena = a };
	map_init_in(&r->surfaces, a);
	map_init_in(&r->verbs, a);
	if (tsv_read_in(&r->table, a, path, required, d) < 0)
		return -1;
	r->rules = arena_alloc(a, (r->table.nrows + 1) * sizeof(*r->rules));
	map_reserve(&r->surfaces, r->table.nrows);
	map_init(&ids);
	for (size_t row = 0; row < r->table.nrows; row++)
		load_row(r, row, &ids, d);
	map_release(&ids);
	return 0;
}

void
readings_add_term(struct readings *r, struct str term, struct str reading,
    const struct feature *like)
{
	struct reading_rule *rule = ARENA_NEW(r->arena, struct reading_rule);

	if (term.len > SURFACE_MAX * 3 || map_has(&r->surfaces, term))
		return;
	rule->kind = READING_FORCE;
	rule->surface = term;
	/* The other's strings are its tagger's. */
	rule->feature.pos = like->pos;
	rule->feature.pos1 = arena_str(r->arena, like->pos1);
	rule->feature.pos2 = arena_str(r->arena, like->pos2);
	rule->feature.pos3 = arena_str(r->arena, like->pos3);
	rule->feature.pos4 = arena_str(r->arena, like->pos4);
	rule->feature.base = term;
	rule->feature.reading = to_katakana(r->arena, reading);
	rule->feature.morae = (uint32_t)kana_morae(rule->feature.reading);
	add_rule(r, rule);
}

/* ---- forced terms ---------------------------------------------------------
 */

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

/* The script does not go on at either side, or a name of an office ends
 * there: 熊本県|大津町|役場. */
static bool
stands_free(struct str text, size_t start, size_t end)
{
	static const struct str ends[] = { STR_INIT("県"), STR_INIT("府"),
		STR_INIT("都"), STR_INIT("道"), STR_INIT("市"), STR_INIT("区"),
		STR_INIT("町"), STR_INIT("村"), STR_INIT("郡") };
	size_t left = start, right = end, first = start, last = end;
	enum script outer, inner;
	bool admin = false;

	inner = script_of(utf8_next(text, &first));
	/* Three kanji and more hardly occur by chance. */
	if (inner == SCRIPT_KANJI && end - start >= strlen("三文字"))
		return true;
	outer = script_of(utf8_prev(text, &left));
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		admin |= str_ends(str_sub(text, 0, start), ends[i]);
	if (outer == inner && outer != SCRIPT_OTHER && !admin)
		return false;
	outer = script_of(utf8_next(text, &right));
	inner = script_of(utf8_prev(text, &last));
	admin = false;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		admin |= str_ends(str_sub(text, start, end), ends[i]);
	return outer != inner || outer == SCRIPT_OTHER || admin;
}

/* The longest term at `pos` with one of these lengths. */
static const struct reading_rule *
forced_at(
    const struct readings *r, struct str text, size_t pos, uint64_t lengths)
{
	while (lengths) {
		int bit = 63 - __builtin_clzll(lengths);
		const struct reading_rule *rule;
		struct str piece = str_sub(text, pos, text.len);
		struct place p = { text, pos, 0, NULL, NULL, NULL };

		lengths &= ~(UINT64_C(1) << bit);
		for (size_t odd = 3; odd-- > 0;) {
			piece.len = (size_t)bit * 3 + odd;
			if (piece.len == 0 || piece.len > text.len - pos)
				continue;
			p.end = pos + piece.len;
			rule = readings_that_holds(
			    map_get(&r->surfaces, piece), READING_FORCE, &p);
			if (rule && stands_free(text, pos, p.end))
				return rule;
		}
	}
	return NULL;
}

const struct reading_rule *
readings_force(
    const struct readings *r, struct str text, size_t to, size_t *pos)
{
	const struct reading_begins *begins = &r->begins[READING_FORCE];
	const struct reading_rule *rule = NULL;

	text.len = to;
	while (*pos < to && !rule) {
		size_t slot = slot_at(text, *pos);
		uint64_t lengths = 0;

		if (begins->any[slot / 64] >> slot % 64 & 1)
			lengths = lengths_at(begins, text, *pos);
		if (lengths)
			rule = forced_at(r, text, *pos, lengths);
		if (!rule)
			utf8_next(text, pos);
	}
	return rule;
}

/* ---- corrections ----------------------------------------------------------
 */

static size_t
start_of(struct str text, const struct morph *m)
{
	return (size_t)(m->surface.ptr - text.ptr);
}

static void
set_sides(struct place *p, const struct morphs *m, size_t done, size_t next)
{
	const struct morph *left = done ? &m->items[done - 1] : NULL;
	const struct morph *right = next < m->count ? &m->items[next] : NULL;

	p->left = p->right = NULL;
	if (left && start_of(p->text, left) + left->surface.len == p->start)
		p->left = left->feature;
	if (right && start_of(p->text, right) == p->end)
		p->right = right->feature;
}

static const struct feature *
with_reading(struct arena *a, const struct feature *f,
    const struct reading_rule *rule, struct str reading)
{
	struct feature *copy = ARENA_NEW(a, struct feature);

	*copy = *f;
	copy->reading = reading;
	copy->morae = (uint32_t)kana_morae(reading);
	if (rule->base.len)
		copy->base = rule->base;
	if (rule->ctype.len)
		copy->ctype = rule->ctype;
	return copy;
}

/* Longest word rule at the morpheme `i`; *ret_n is how many it takes: no
 * values, and no gaps between them. */
static const struct reading_rule *
find_word(const struct readings *r, struct place *p, const struct morphs *m,
    size_t done, size_t i, uint64_t lengths, size_t *ret_n)
{
	size_t longest = (63 - __builtin_clzll(lengths)) * 3 + 2;
	size_t count = 0;

	p->end = p->start;
	for (size_t j = i;
	     j < m->count && !m->items[j].value &&
	     start_of(p->text, &m->items[j]) == p->end &&
	     p->end + m->items[j].surface.len <= p->start + longest;
	     j++) {
		p->end += m->items[j].surface.len;
		count++;
	}
	for (; count; p->end -= m->items[i + --count].surface.len) {
		const struct reading_rule *rule;

		if (!(lengths >> (p->end - p->start) / 3 & 1))
			continue;
		rule =
		    map_get(&r->surfaces, str_sub(p->text, p->start, p->end));
		if (!rule)
			continue;
		*ret_n = count;
		set_sides(p, m, done, i + count);
		rule = readings_that_holds(rule, READING_WORD, p);
		if (rule)
			return rule;
	}
	return NULL;
}

static bool
apply_word(const struct readings *r, struct place *p, struct morphs *m,
    size_t done, size_t *i, struct arena *a)
{
	size_t n;
	uint64_t lengths =
	    lengths_at(&r->begins[READING_WORD], p->text, p->start);
	const struct reading_rule *rule =
	    lengths ? find_word(r, p, m, done, *i, lengths, &n) : NULL;
	struct morph out;

	if (!rule)
		return false;
	out = m->items[*i];
	if (n > 1 || rule->own_pos)
		out.feature = &rule->feature;
	else
		out.feature =
		    with_reading(a, out.feature, rule, rule->feature.reading);
	out.surface.len = p->end - p->start;
	m->items[done] = out;
	*i += n;
	return true;
}

static void
apply_verb(const struct readings *r, struct place *p, struct morphs *m,
    size_t done, size_t i, struct arena *a)
{
	struct morph *out = &m->items[done];
	const struct reading_rule *rule = NULL;
	struct str tail;

	*out = m->items[i];
	if (out->feature->ctype.len == 0 || out->value ||
	    !lengths_at(&r->begins[READING_VERB], out->feature->base, 0))
		return;
	rule = map_get(&r->verbs, out->feature->base);
	if (!rule)
		return;
	p->end = p->start + out->surface.len;
	set_sides(p, m, done, i + 1);
	rule = readings_that_holds(rule, READING_VERB, p);
	if (!rule)
		return;
	tail = str_sub(out->surface, out->surface.len - kana_tail(out->surface),
	    out->surface.len);
	tail = to_katakana(a, tail);
	out->feature = with_reading(a, out->feature, rule,
	    arena_printf(
		a, "%.*s%.*s", STR_ARG(rule->feature.reading), STR_ARG(tail)));
}

void
readings_apply(const struct readings *r, struct str text, struct morphs *m,
    struct arena *a)
{
	size_t done = 0;

	for (size_t i = 0; i < m->count; done++) {
		struct morphs before = { m->items, done };
		struct place p = { text, start_of(text, &m->items[i]), 0, NULL,
			NULL, &before };

		if (!m->items[i].value && apply_word(r, &p, m, done, &i, a))
			continue;
		apply_verb(r, &p, m, done, i++, a);
	}
	m->count = done;
}
