/*
 * The message of a sentence. This is format 1 (X-Tayori-Format in each
 * catalog's header). It is frozen: another format loses translations.
 *
 * - A message is one sentence: the text below an S. White space is collapsed
 *   to one space and trimmed.
 * - A VALUE is a placeholder of its kind, {date}; if the sentence has several
 *   values of a kind, all of them are numbered in source order: {date1}
 *   {date2}. A part that is not to be translated (translate="no", or text in
 *   a foreign language) is {keep}, numbered alike.
 * - B is <b>…</b>; A is <a1>…</a1>, numbered from 1 always. Attributes stay
 *   in the notice. A tag without content is left out.
 * - RUBY is its base text. A GLOSS is dropped.
 * - A literal { or } is doubled; & < > are &amp; &lt; &gt;.
 *
 * A translation has the same placeholders and tags in any order. Beyond them
 * it may
 * - put a style tag around a placeholder, <short>{date}</short>: of dates
 *   short (in figures), long or year, noyear, weekday, noweekday, full (year
 *   and weekday); of times h24; of money words;
 * - write an alternative particle right behind one in Korean, {date}을(를);
 * - give the plural forms of a word after a number, in the order of CLDR,
 *   {number} [day|days]: the last number, age or money before it decides, or
 *   the first one if none stands before.
 * Neither {date:short} nor {date|을} would pass msgfmt, which knows only plain
 * names in messages flagged python-brace-format.
 */
#include "translate/message.h"

#include "translate/translate.h"

#include <assert.h>
#include <string.h>

/* Placeholders are counted by value kind; kept parts come last. */
#define SLOT_KEEP VALUE_KIND_MAX
#define SLOT_KINDS (VALUE_KIND_MAX + 1)

struct counts {
	unsigned placeholders[SLOT_KINDS];
	unsigned links;
};

static bool
is_foreign(const struct node *n)
{
	if (n->kind == NODE_A || n->kind == NODE_RUBY)
		return false;
	return n->attr.len && !str_eq(n->attr, STR("ja"));
}

static bool
is_kept(const struct node *n)
{
	return (n->flags & NODE_KEEP) || is_foreign(n);
}

/* The kind of placeholder that a node is, or -1. */
static int
slot_kind(const struct node *n)
{
	assert(n);
	if (n->kind == NODE_S || n->kind == NODE_GLOSS)
		return -1;
	if (is_kept(n))
		return SLOT_KEEP;
	return n->kind == NODE_VALUE ? (int)n->value->kind : -1;
}

static const char *
slot_kind_name(int kind)
{
	return kind == SLOT_KEEP ? "keep"
				 : value_kind_name((enum value_kind)kind);
}

static void
count_parts(const struct node *s, struct counts *c)
{
	struct walk w;

	memset(c, 0, sizeof(*c));
	walk_init(&w, (struct node *)s);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (e != WALK_ENTER)
			continue;
		int kind = slot_kind(w.node);
		if (kind >= 0)
			c->placeholders[kind]++;
		if (kind >= 0 || w.node->kind == NODE_GLOSS)
			walk_skip(&w);
		else if (w.node->kind == NODE_A)
			c->links++;
	}
}

void
message_slots(const struct node *s, struct arena *a, struct slots *ret)
{
	struct counts total, seen = { { 0 }, 0 };
	struct walk w;
	size_t n;

	count_parts(s, &total);
	n = total.links;
	for (int k = 0; k < SLOT_KINDS; k++)
		n += total.placeholders[k];
	ret->count = 0;
	/* One more, for the part that turns out to be no slot. */
	ret->items = arena_alloc(a, (n + 1) * sizeof(*ret->items));
	walk_init(&w, (struct node *)s);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		struct slot slot = { STR_NONE, w.node };
		int kind;

		if (e != WALK_ENTER)
			continue;
		kind = slot_kind(w.node);
		if (kind >= 0 && total.placeholders[kind] > 1)
			slot.name = arena_printf(a, "%s%u",
			    slot_kind_name(kind), ++seen.placeholders[kind]);
		else if (kind >= 0)
			slot.name = str_from(slot_kind_name(kind));
		else if (w.node->kind == NODE_A)
			slot.name = arena_printf(a, "a%u", ++seen.links);
		if (slot.name.len)
			ret->items[ret->count++] = slot;
		if (kind >= 0 || w.node->kind == NODE_GLOSS)
			walk_skip(&w);
	}
}

/* ---- writing --------------------------------------------------------------
 */

struct writer_state {
	struct buf *out;
	const struct slots *source; /* names to use, or NULL */
	uint64_t used;		    /* bits: the source's slots seen so far */
	struct counts total, seen;
	bool space;	   /* white space is pending */
	bool visible;	   /* something but tags was written */
	bool words;	   /* there is something to translate */
	bool foreign;	   /* a part that the source does not have */
	unsigned capitals; /* length of the current run of ASCII letters */
};

/* Symbols, punctuation and pictures: nothing to translate. ー and 〇 count
 * as such where they stand alone, as in table cells. */
static bool
cp_is_symbol(uint32_t cp)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {
		{ 0x80, 0xBF },
		{ 0xD7, 0xD7 },
		{ 0xF7, 0xF7 },
		{ 0x2000, 0x2BFF },
		{ 0x2E00, 0x2E7F },
		{ 0x3000, 0x3004 },
		{ 0x3007, 0x3030 },
		{ 0x303D, 0x303F },
		{ 0x30FB, 0x30FC },
		{ 0x3200, 0x33FF },
		{ 0xE000, 0xF8FF },
		{ 0xFE00, 0xFE6F },
		{ 0xFF00, 0xFF20 },
		{ 0xFF3B, 0xFF40 },
		{ 0xFF5B, 0xFF65 },
		{ 0xFFE0, 0xFFFF },
		{ 0x1F000, 0x1FBFF },
	};

	for (size_t i = 0; i < ARRAY_SIZE(ranges) && cp >= ranges[i].from; i++)
		if (cp <= ranges[i].to)
			return true;
	return false;
}

/* A run of up to four capitals (FAX, TEL, A, PDF) is the same everywhere. */
static void
note_words(struct writer_state *w, uint32_t cp)
{
	if (cp >= 0xFF21 && cp <= 0xFF5A && !cp_is_symbol(cp))
		cp -= 0xFEE0;
	if (cp >= 'A' && cp <= 'Z') {
		if (++w->capitals > 4)
			w->words = true;
		return;
	}
	w->capitals = 0;
	if ((cp >= 'a' && cp <= 'z') || (cp >= 0x80 && !cp_is_symbol(cp)))
		w->words = true;
}

static void
flush_space(struct writer_state *w)
{
	if (w->space && w->visible)
		buf_ch(w->out, ' ');
	w->space = false;
}

static void
write_cp(struct writer_state *w, uint32_t cp)
{
	switch (cp) {
	case '{':
		buf_cstr(w->out, "{{");
		break;
	case '}':
		buf_cstr(w->out, "}}");
		break;
	case '&':
		buf_cstr(w->out, "&amp;");
		break;
	case '<':
		buf_cstr(w->out, "&lt;");
		break;
	case '>':
		buf_cstr(w->out, "&gt;");
		break;
	default:
		buf_cp(w->out, cp);
	}
}

static void
write_text(struct writer_state *w, struct str text)
{
	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);

		if (cp_is_space(cp)) {
			w->space = true;
			w->capitals = 0;
			continue;
		}
		flush_space(w);
		note_words(w, cp);
		write_cp(w, cp);
		w->visible = true;
	}
}

/* The slot of the source that a part of another wording stands for. */
static const struct slot *
find_slot(struct writer_state *w, const struct node *n)
{
	for (size_t i = 0; i < w->source->count && i < 64; i++) {
		const struct node *have = w->source->items[i].node;
		bool same;

		if (w->used >> i & 1 || have->kind != n->kind)
			continue;
		if (n->kind == NODE_VALUE)
			same = have->value == n->value ||
			       value_same(have->value, n->value);
		else if (n->kind == NODE_A)
			same = str_eq(have->attr, n->attr);
		else
			same = str_eq(have->text, n->text);
		if (!same)
			continue;
		w->used |= (uint64_t)1 << i;
		return &w->source->items[i];
	}
	w->foreign = true;
	return NULL;
}

static void
write_placeholder(struct writer_state *w, const struct node *n, int kind)
{
	flush_space(w);
	w->visible = true;
	w->capitals = 0;
	if (w->source) {
		const struct slot *slot = find_slot(w, n);
		if (slot)
			buf_printf(w->out, "{%.*s}", STR_ARG(slot->name));
	} else if (w->total.placeholders[kind] > 1) {
		buf_printf(w->out, "{%s%u}", slot_kind_name(kind),
		    ++w->seen.placeholders[kind]);
	} else {
		buf_printf(w->out, "{%s}", slot_kind_name(kind));
	}
}

/* Tags that are open, innermost last: where each begins in the output. */
struct tag {
	size_t at;
	struct str name;
	char digits[24];
};
#define TAGS_MAX 16

static void
open_tag(struct writer_state *w, struct tag *tag, const struct node *n)
{
	tag->name = STR("b");
	if (n->kind == NODE_A && w->source) {
		const struct slot *slot = find_slot(w, n);
		tag->name = slot ? slot->name : STR("a0");
	} else if (n->kind == NODE_A) {
		snprintf(
		    tag->digits, sizeof(tag->digits), "a%u", ++w->seen.links);
		tag->name = str_from(tag->digits);
	}
	flush_space(w);
	tag->at = w->out->len;
	buf_printf(w->out, "<%.*s>", STR_ARG(tag->name));
	/* A space that follows inside the tag is not doubled. */
	if (tag->at && w->out->ptr[tag->at - 1] == ' ')
		w->visible = false;
}

static void
close_tag(struct writer_state *w, const struct tag *tag)
{
	if (w->out->len == tag->at + tag->name.len + 2) {
		w->out->len = tag->at;
		w->out->ptr[tag->at] = '\0';
		return;
	}
	buf_printf(w->out, "</%.*s>", STR_ARG(tag->name));
}

static void
write_sentence(struct writer_state *w, const struct node *s)
{
	struct tag tags[TAGS_MAX] = { 0 };
	size_t depth = 0, hidden = 0;
	struct walk walk;

	walk_init(&walk, (struct node *)s);
	for (enum walk_event e; (e = walk_next(&walk)) != WALK_DONE;) {
		const struct node *n = walk.node;
		bool tag = n->kind == NODE_A || n->kind == NODE_B;
		int kind = slot_kind(n);

		if (e == WALK_ENTER && kind >= 0)
			write_placeholder(w, n, kind);
		if (e == WALK_ENTER && (kind >= 0 || n->kind == NODE_GLOSS)) {
			walk_skip(&walk);
			walk_next(&walk);
			continue;
		}
		if (e == WALK_ENTER &&
		    (n->kind == NODE_TEXT || n->kind == NODE_RUBY))
			write_text(w, n->text);
		/* Deeper mark-up than anyone writes is left out. */
		if (!tag)
			continue;
		if (e == WALK_ENTER && depth == TAGS_MAX)
			hidden++;
		else if (e == WALK_ENTER)
			open_tag(w, &tags[depth++], n);
		else if (hidden)
			hidden--;
		else
			close_tag(w, &tags[--depth]);
	}
	/* Behind it an empty tag was taken back. */
	if (w->out->len && w->out->ptr[w->out->len - 1] == ' ')
		w->out->ptr[--w->out->len] = '\0';
}

bool
message_id(const struct node *s, struct buf *out)
{
	struct writer_state w = { .out = out };

	if (is_foreign(s))
		return false;
	for (const struct node *n = s; n; n = n->parent)
		if (n->flags & NODE_KEEP)
			return false;
	count_parts(s, &w.total);
	write_sentence(&w, s);
	return w.words;
}

bool
message_of_wording(
    const struct node *chain, const struct slots *source, struct buf *out)
{
	struct writer_state w = { .out = out, .source = source };

	for (const struct node *s = chain; s; s = s->next)
		if (s->kind == NODE_S)
			write_sentence(&w, s);
	return !w.foreign && w.visible;
}

/* ---- reading --------------------------------------------------------------
 */

static bool
is_name(char c, bool first)
{
	return (c >= 'a' && c <= 'z') || (!first && c >= '0' && c <= '9');
}

/* Length of the name at `from`, 0 if there is none. */
static size_t
name_len(struct str s, size_t from)
{
	size_t n = 0;

	while (from + n < s.len && is_name(s.ptr[from + n], n == 0))
		n++;
	return n;
}

/* What a faulty part shows in its diagnostic: to its closer, or a little. */
static struct token
bad(enum token_kind kind, struct str s, size_t *pos, char closer)
{
	size_t from = *pos, to = from + 1;

	while (to < s.len && to < from + 40 && s.ptr[to] != closer)
		to++;
	if (to < s.len && s.ptr[to] == closer)
		to++;
	while (to < s.len && ((unsigned char)s.ptr[to] & 0xC0) == 0x80)
		to++;
	*pos = to;
	return (struct token){ kind, str_sub(s, from, to) };
}

static struct token
literal(struct str text, size_t *pos, size_t len)
{
	*pos += len;
	return (struct token){ TOKEN_TEXT, text };
}

static struct token
read_brace(struct str s, size_t *pos)
{
	size_t from = *pos;

	if (from + 1 < s.len && s.ptr[from + 1] == s.ptr[from])
		return literal(str_sub(s, from, from + 1), pos, 2);
	if (s.ptr[from] == '{') {
		size_t n = name_len(s, from + 1);
		if (n && from + 1 + n < s.len && s.ptr[from + 1 + n] == '}') {
			*pos = from + n + 2;
			return (struct token){ TOKEN_PLACEHOLDER,
				str_sub(s, from + 1, from + 1 + n) };
		}
	}
	return bad(TOKEN_BAD_BRACE, s, pos, '}');
}

static struct token
read_tag(struct str s, size_t *pos)
{
	size_t from = *pos;
	bool close = from + 1 < s.len && s.ptr[from + 1] == '/';
	size_t name = from + 1 + close;
	size_t n = s.ptr[from] == '<' ? name_len(s, name) : 0;

	if (!n || name + n >= s.len || s.ptr[name + n] != '>')
		return bad(TOKEN_BAD_TAG, s, pos, '>');
	*pos = name + n + 1;
	return (struct token){ close ? TOKEN_CLOSE : TOKEN_OPEN,
		str_sub(s, name, name + n) };
}

/* A bare & is what people type for &amp;, so it passes; another entity than
 * ours does not. */
static struct token
read_entity(struct str s, size_t *pos)
{
	struct str rest = str_sub(s, *pos, s.len);
	size_t n;

	if (str_starts(rest, STR("&amp;")))
		return literal(STR("&"), pos, 5);
	if (str_starts(rest, STR("&lt;")))
		return literal(STR("<"), pos, 4);
	if (str_starts(rest, STR("&gt;")))
		return literal(STR(">"), pos, 4);
	n = name_len(rest, 1);
	if ((n && n + 1 < rest.len && rest.ptr[n + 1] == ';') ||
	    str_starts(rest, STR("&#")))
		return bad(TOKEN_BAD_TAG, s, pos, ';');
	return literal(STR("&"), pos, 1);
}

static bool
is_special(char c)
{
	return c == '{' || c == '}' || c == '<' || c == '>' || c == '&';
}

struct token
token_next(struct str s, size_t *pos)
{
	size_t from = *pos;

	if (from >= s.len)
		return (struct token){ TOKEN_END, STR_NONE };
	switch (s.ptr[from]) {
	case '{':
	case '}':
		return read_brace(s, pos);
	case '<':
	case '>':
		return read_tag(s, pos);
	case '&':
		return read_entity(s, pos);
	default:
		break;
	}
	while (*pos < s.len && !is_special(s.ptr[*pos]))
		(*pos)++;
	return (struct token){ TOKEN_TEXT, str_sub(s, from, *pos) };
}

struct str
style_of_tag(struct str tag)
{
	static const struct {
		struct str tag, style;
	} styles[] = {
		{ STR_INIT("short"), STR_INIT("short") },
		{ STR_INIT("long"), STR_INIT("long") },
		{ STR_INIT("weekday"), STR_INIT("weekday") },
		{ STR_INIT("h24"), STR_INIT("24h") },
		{ STR_INIT("full"), STR_INIT("full") },
		{ STR_INIT("year"), STR_INIT("year") },
		{ STR_INIT("noyear"), STR_INIT("noyear") },
		{ STR_INIT("noweekday"), STR_INIT("noweekday") },
		{ STR_INIT("words"), STR_INIT("words") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(styles); i++)
		if (str_eq(tag, styles[i].tag))
			return styles[i].style;
	return STR_NONE;
}

bool
style_fits(struct str style, struct str placeholder)
{
	size_t end = placeholder.len;
	bool timed, dated;
	int kind;

	while (end && cp_digit((unsigned char)placeholder.ptr[end - 1]) >= 0)
		end--;
	kind = value_kind_parse(str_sub(placeholder, 0, end));
	timed = kind == VALUE_TIME || kind == VALUE_DATETIME ||
		kind == VALUE_PERIOD;
	dated = kind == VALUE_DATE || kind == VALUE_DATETIME ||
		kind == VALUE_PERIOD;
	if (str_eq(style, STR("words")))
		return kind == VALUE_MONEY;
	return str_eq(style, STR("24h")) ? timed : dated;
}

/* Two CJK characters are about a word. */
uint32_t
message_words(struct str msgid)
{
	uint32_t cjk = 0, words = 0;
	bool in_word = false;
	struct token t;

	for (size_t at = 0; (t = token_next(msgid, &at)).kind != TOKEN_END;) {
		if (t.kind != TOKEN_TEXT)
			in_word = false;
		for (size_t i = 0; t.kind == TOKEN_TEXT && i < t.text.len;) {
			uint32_t cp = utf8_next(t.text, &i);
			bool letter =
			    cp < 0x2E80 && ((cp | 0x20) >= 'a') && cp != 0xD7;

			cjk += cp_is_kanji(cp) || cp_is_kana(cp);
			words += letter && !in_word;
			in_word = letter;
		}
	}
	return words + (cjk + 1) / 2;
}
