#include "text/furigana.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/morph.h"

/* ---- runs -----------------------------------------------------------------
 */

/* Asked of every word: kana and ASCII are told by their first bytes. */
void
runs_add(struct runs *r, struct str base, struct str reading)
{
	struct ruby_run *last = r->count ? &r->items[r->count - 1] : NULL;

	if (base.len == 0)
		return;
	if (last && !reading.len && !last->reading.len) {
		last->base.len += base.len;
		return;
	}
	ARRAY_GROW(r->items, r->count, r->cap);
	assert(r->items);
	r->items[r->count++] = (struct ruby_run){ base, reading };
}

/* ---- words: okurigana -----------------------------------------------------
 */

#define PARTS_MAX 16
#define TRIES_MAX 2000

/* A word as stretches of kana and of other characters by turns. */
struct part {
	struct str text;
	bool kana;
	size_t from, to; /* its stretch of the reading */
};

static uint32_t
fold_kana(uint32_t cp)
{
	return cp >= 0x30A1 && cp <= 0x30F6 ? cp - 0x60 : cp;
}

/* ヶ, ケ and ノ between kanji are read が and の: they go with the kanji. */
static bool
reads_itself(struct str word, size_t start, uint32_t cp)
{
	size_t left = start, right = start;

	if (!cp_is_kana(cp))
		return false;
	if (cp != 0x30F5 && cp != 0x30F6 && cp != 0x30B1 && cp != 0x30AB &&
	    cp != 0x30CE)
		return true;
	utf8_next(word, &right);
	return !(cp_is_kanji(utf8_prev(word, &left)) &&
		 cp_is_kanji(utf8_next(word, &right)));
}

static size_t
split_parts(struct str word, struct part parts[PARTS_MAX])
{
	size_t n = 0;

	for (size_t pos = 0; pos < word.len;) {
		size_t start = pos;
		uint32_t cp = utf8_next(word, &pos);
		bool kana = reads_itself(word, start, cp);

		if (n == 0 || parts[n - 1].kana != kana) {
			if (n == PARTS_MAX)
				return 0;
			parts[n++] = (struct part){ str_sub(word, start, start),
				kana, 0, 0 };
		}
		parts[n - 1].text.len += pos - start;
	}
	return n;
}

/* Bytes of the reading from `at` that a kana part takes; STR_NPOS if it
 * differs. */
static size_t
match_kana(struct str part, struct str reading, size_t at)
{
	for (size_t pos = 0; pos < part.len;)
		if (fold_kana(utf8_next(part, &pos)) !=
		    fold_kana(utf8_next(reading, &at)))
			return STR_NPOS;
	return at;
}

static bool
can_start_kanji(struct str reading, size_t at)
{
	uint32_t cp = fold_kana(utf8_next(reading, &at));

	/* No kanji's reading begins with a small kana, ん or ー. */
	return cp != 0 && cp != 0x3063 && cp != 0x3083 && cp != 0x3085 &&
	       cp != 0x3087 && cp != 0x3093 && cp != 0x30FC;
}

static size_t
skip_kana(struct str reading, size_t at, size_t count)
{
	for (; count > 0; count--)
		if (utf8_next(reading, &at) == 0)
			return STR_NPOS;
	return at;
}

/* The first end that a part may have, and the next one after it. */
static size_t
first_end(const struct part *p, struct str reading, bool generous)
{
	if (p->kana)
		return match_kana(p->text, reading, p->from);
	if (!can_start_kanji(reading, p->from))
		return STR_NPOS;
	return skip_kana(reading, p->from, generous ? utf8_count(p->text) : 1);
}

static size_t
next_end(const struct part *p, struct str reading)
{
	return p->kana ? STR_NPOS : skip_kana(reading, p->to, 1);
}

/* Fits the parts into the reading, each stretch of kanji as short as it may
 * be; if `generous`, with at least one kana a character. */
static bool
fit_parts(struct part *parts, size_t n, struct str reading, bool generous)
{
	size_t i = 0;
	bool back = false;

	for (int tries = 0; tries < TRIES_MAX; tries++) {
		struct part *p = &parts[i];
		bool last = i + 1 == n;

		if (!back)
			p->from = i ? parts[i - 1].to : 0;
		p->to = back ? next_end(p, reading)
			     : first_end(p, reading, generous);
		if (last && !p->kana && p->to != STR_NPOS)
			p->to = reading.len;
		back = p->to == STR_NPOS || (last && p->to != reading.len);
		if (back ? i == 0 : last)
			return !back;
		if (back)
			i--;
		else
			i++;
	}
	return false;
}

void
runs_word(struct runs *r, struct str word, struct str reading)
{
	struct part parts[PARTS_MAX];
	struct buf kana = BUF_INIT;
	size_t n;

	if (reading.len == 0 || !str_has_kanji(word)) {
		runs_add(r, word, STR_NONE);
		return;
	}
	kana_to_hiragana(reading, &kana);
	reading = arena_str(r->arena, buf_view(&kana));
	buf_release(&kana);
	n = split_parts(word, parts);
	if (n == 0 || (!fit_parts(parts, n, reading, true) &&
			  !fit_parts(parts, n, reading, false))) {
		runs_add(r, word, n == 0 ? STR_NONE : reading);
		return;
	}
	for (size_t i = 0; i < n; i++)
		runs_add(r, parts[i].text,
		    !parts[i].kana && str_has_kanji(parts[i].text)
			? str_sub(reading, parts[i].from, parts[i].to)
			: STR_NONE);
}

/* ---- sentences ------------------------------------------------------------
 */

static size_t
start_of(struct str text, const struct morph *m)
{
	return (size_t)(m->surface.ptr - text.ptr);
}

static bool
only_kanji(struct str s)
{
	for (size_t pos = 0; pos < s.len;)
		if (!cp_is_kanji(utf8_next(s, &pos)))
			return false;
	return s.len > 0;
}

/* Whether a morpheme can be a part of a word with affixes. */
static bool
joinable(const struct morph *m)
{
	return m->feature->pos != POS_NOUN_NUMBER && !m->value &&
	       m->feature->reading.len && only_kanji(m->surface);
}

/* A noun with its prefixes and suffixes is one word for the reader: 説明会,
 * 未加入者. It ends at `edge` at the latest. Returns how many morphemes, 1 if
 * there are no affixes. */
static size_t
affixed_word(const struct morphs *m, size_t i, const char *edge)
{
	const size_t longest = 6 * 3; /* bytes: six kanji */
	const struct morph *first = &m->items[i];
	size_t n = 1, len = first->surface.len;

	while (i + n < m->count) {
		const struct morph *last = &m->items[i + n - 1];
		const struct morph *next = &m->items[i + n];

		if (last->feature->pos != POS_PREFIX &&
		    next->feature->pos != POS_NOUN_SUFFIX)
			break;
		len += next->surface.len;
		if (!joinable(last) || !joinable(next) || len > longest ||
		    next->surface.ptr !=
			last->surface.ptr + last->surface.len ||
		    next->surface.ptr == edge)
			break;
		n++;
	}
	return n;
}

static void
add_affixed(struct runs *r, const struct morph *first, size_t n)
{
	const struct morph *last = first + n - 1;
	struct str word = { first->surface.ptr,
		(size_t)(last->surface.ptr + last->surface.len -
			 first->surface.ptr) };
	struct buf reading = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_str(&reading, first[i].feature->reading);
	runs_word(r, word, buf_view(&reading));
	buf_release(&reading);
}

/* One word without a number; returns how many morphemes it took. */
static size_t
add_word(struct runs *r, struct str text, const struct morphs *m, size_t i,
    size_t edge)
{
	const struct morph *morph = &m->items[i];
	struct str weekday = weekday_reading(m, i);
	size_t taken = weekday.len ? 1 : affixed_word(m, i, text.ptr + edge);

	if (taken > 1)
		add_affixed(r, morph, taken);
	else
		runs_word(r, morph->surface,
		    weekday.len ? weekday : morph->feature->reading);
	return taken;
}

static void
add_runs(struct runs *r, struct str text, const struct morphs *m)
{
	size_t pos = 0, next = 0;

	for (size_t i = 0; i < m->count;) {
		const struct morph *morph = &m->items[i];
		size_t start = start_of(text, morph), edge, taken;

		runs_add(r, str_sub(text, pos, start), STR_NONE);
		while (next < r->nedges && r->edges[next] <= start)
			next++;
		edge = next < r->nedges ? r->edges[next] : text.len;
		taken = number_runs(r, text, m, i, edge);
		i += taken ? taken : add_word(r, text, m, i, edge);
		morph = &m->items[i - 1];
		pos = start_of(text, morph) + morph->surface.len;
	}
	runs_add(r, str_sub(text, pos, text.len), STR_NONE);
}

/* The analysis with each value that holds kanji replaced by its own; no word
 * of the runs shall reach across its ends: 九月|末. */
static struct morphs
open_values(struct tagger *t, struct str text, const struct morphs *m,
    struct arena *a, struct runs *r)
{
	struct morphs *inner, all = { NULL, 0 };
	size_t total = 0, at = 0;
	size_t *edges = arena_alloc(a, (2 * m->count + 1) * sizeof(*edges));

	r->edges = edges;
	inner = arena_alloc(a, (m->count + 1) * sizeof(*inner));
	for (size_t i = 0; i < m->count; i++) {
		inner[i] = (struct morphs){ &m->items[i], 1 };
		if (m->items[i].value && str_has_kanji(m->items[i].surface)) {
			tagger_parse(
			    t, m->items[i].surface, NULL, 0, a, &inner[i]);
			edges[r->nedges] = start_of(text, &m->items[i]);
			edges[r->nedges + 1] =
			    edges[r->nedges] + m->items[i].surface.len;
			r->nedges += 2;
		}
		total += inner[i].count;
	}
	all.items = arena_alloc(a, (total + 1) * sizeof(*all.items));
	for (size_t i = 0; i < m->count; at += inner[i++].count)
		memcpy(&all.items[at], inner[i].items,
		    inner[i].count * sizeof(*all.items));
	all.count = total;
	return all;
}

static bool
any_value(const struct morphs *m)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->items[i].value)
			return true;
	return false;
}

static size_t
take_runs(struct runs *r, struct ruby_run **ret)
{
	*ret = arena_alloc(r->arena, (r->count + 1) * sizeof(**ret));
	if (r->count)
		memcpy(*ret, r->items, r->count * sizeof(**ret));
	free(r->items);
	return r->count;
}

size_t
furigana(struct tagger *t, struct str text, const struct morphs *m,
    struct arena *a, struct ruby_run **ret)
{
	struct runs runs = { .arena = a };
	struct morphs flat =
	    any_value(m) ? open_values(t, text, m, a, &runs) : *m;

	add_runs(&runs, text, &flat);
	return take_runs(&runs, ret);
}

/* ---- nodes ----------------------------------------------------------------
 */

/* A leaf of the sentence and its place in the plain text. */
struct segment {
	struct node *node;
	size_t start, end;
	bool open; /* takes readings */
};

struct segments {
	struct segment *items;
	size_t count, cap;
};

static bool
is_foreign(const struct node *node)
{
	if (node->flags & NODE_KEEP)
		return true;
	if (node->kind == NODE_A || node->kind == NODE_IMAGE ||
	    node->kind == NODE_RUBY)
		return false;
	return node->attr.len && !str_starts(node->attr, STR("ja"));
}

static void
collect_segments(struct node *s, struct segments *segs, struct buf *plain)
{
	enum walk_event event;
	struct walk w;

	walk_init(&w, s);
	while ((event = walk_next(&w)) != WALK_DONE) {
		struct node *node = w.node;
		bool closed,
		    leaf = !node->first && (node->kind == NODE_TEXT ||
					       node->kind == NODE_VALUE);
		size_t start = plain->len;

		if (event != WALK_ENTER)
			continue;
		closed = is_foreign(node) || node->kind == NODE_RUBY;
		if (!closed && !leaf)
			continue;
		node_plain(node, plain);
		if (node->first)
			walk_skip(&w);
		ARRAY_GROW(segs->items, segs->count, segs->cap);
		segs->items[segs->count++] =
		    (struct segment){ node, start, plain->len, !closed };
	}
}

/* Puts a piece of a leaf, with or without a reading, where it belongs. */
static void
place_piece(const struct segment *seg, size_t from, size_t to,
    struct str reading, struct arena *a)
{
	struct node *leaf = seg->node;
	size_t at = from - seg->start;
	struct node *piece = node_text(
	    a, str_sub(leaf->text, at, to - seg->start), leaf->offset + at);

	if (reading.len) {
		piece->kind = NODE_RUBY;
		piece->attr = reading;
	} else {
		piece->flags = leaf->flags;
		piece->attr = leaf->kind == NODE_TEXT ? leaf->attr : STR_NONE;
	}
	if (leaf->kind == NODE_VALUE)
		node_append(leaf, piece);
	else
		node_insert_before(leaf, piece);
}

/* Where the runs stand: run `at` begins at `done` bytes of the text. */
struct cursor {
	size_t at, done;
};

static bool
takes_ruby(const struct segment *seg, const struct ruby_run *runs, size_t n,
    struct cursor c)
{
	for (; c.at < n && c.done < seg->end; c.at++) {
		size_t end = c.done + runs[c.at].base.len;

		if (runs[c.at].reading.len && c.done >= seg->start &&
		    end <= seg->end)
			return true;
		c.done = end;
	}
	return false;
}

/* One segment's share of the runs; the cursor moves to its end. A run that
 * reaches across a segment's edge loses its reading. */
static void
place_runs(const struct segment *seg, const struct ruby_run *runs, size_t n,
    struct cursor *c, struct arena *a)
{
	bool ruby = seg->open && takes_ruby(seg, runs, n, *c);

	while (c->at < n && c->done < seg->end) {
		const struct ruby_run *run = &runs[c->at];
		size_t end = c->done + run->base.len;
		bool whole = c->done >= seg->start && end <= seg->end;

		if (ruby)
			place_piece(seg,
			    c->done < seg->start ? seg->start : c->done,
			    end < seg->end ? end : seg->end,
			    whole ? run->reading : STR_NONE, a);
		if (end > seg->end)
			break;
		c->done = end;
		c->at++;
	}
	if (ruby && seg->node->kind == NODE_TEXT)
		node_unlink(seg->node);
}

static void
mark_segments(struct tagger *t, struct str text, const struct segments *segs,
    struct arena *a)
{
	struct span *spans = arena_alloc(a, segs->count * sizeof(*spans));
	size_t *cuts = arena_alloc(a, segs->count * sizeof(*cuts));
	struct cursor cursor = { 0, 0 };
	struct runs runs = { .arena = a, .edges = cuts };
	size_t nspans = 0, n;
	struct ruby_run *items;
	struct morphs m;

	for (size_t i = 0; i < segs->count; i++) {
		const struct segment *seg = &segs->items[i];

		cuts[i] = seg->start;
		if (!seg->open && seg->end > seg->start)
			spans[nspans++] =
			    (struct span){ seg->start, seg->end, NULL };
	}
	/* The first segment begins at 0, which is no cut. */
	if (segs->count == 1)
		tagger_parse(t, text, spans, nspans, a, &m);
	else
		tagger_parse_cuts(
		    t, text, spans, nspans, cuts, segs->count, a, &m);
	runs.nedges = segs->count;
	add_runs(&runs, text, &m);
	n = take_runs(&runs, &items);
	for (size_t i = 0; i < segs->count; i++)
		place_runs(&segs->items[i], items, n, &cursor, a);
}

void
furigana_node(struct tagger *t, struct node *s, struct arena *a)
{
	struct segments segs = { NULL, 0, 0 };
	struct buf plain = BUF_INIT;

	collect_segments(s, &segs, &plain);
	if (segs.count && str_has_kanji(buf_view(&plain)))
		mark_segments(t, arena_str(a, buf_view(&plain)), &segs, a);
	free(segs.items);
	buf_release(&plain);
}
