#include "text/scan.h"

#include <stdlib.h>
#include <string.h>

enum {
	KINDS_DEFAULT = 1 << VALUE_DATE | 1 << VALUE_TIME |
			1 << VALUE_DATETIME | 1 << VALUE_PERIOD |
			1 << VALUE_MONEY | 1 << VALUE_PHONE | 1 << VALUE_URL |
			1 << VALUE_MAIL,
	KINDS_WHEN = 1 << VALUE_DATE | 1 << VALUE_TIME | 1 << VALUE_DATETIME |
		     1 << VALUE_PERIOD,
	KINDS_COUNT = 1 << VALUE_DURATION | 1 << VALUE_NUMBER | 1 << VALUE_AGE,
};

/* What a character may begin. */
enum trigger {
	TRIGGER_NUMBER = 1 << 0, /* a number in figures or kanji */
	TRIGGER_WHEN = 1 << 1,	 /* an era, a word before a time */
	TRIGGER_PHONE = 1 << 2,
	TRIGGER_MONEY = 1 << 3,
	TRIGGER_LETTER = 1 << 4, /* a word of Latin letters */
	TRIGGER_REPEAT = 1 << 5, /* 毎, 隔, 第, a weekday */
	TRIGGER_POSTAL = 1 << 6, /* 〒 */
	TRIGGER_WIDE = 1 << 7,	 /* a word of full-width letters */
	TRIGGER_FREE = 1 << 8,	 /* 無 of 無料 */
};

static unsigned
ascii_trigger(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return TRIGGER_NUMBER | TRIGGER_LETTER;
	if ((cp | 32) >= 'a' && (cp | 32) <= 'z')
		return TRIGGER_WHEN | TRIGGER_LETTER;
	if (cp == '(' || cp == '+' || cp == '#')
		return TRIGGER_PHONE;
	return cp == '_' ? TRIGGER_LETTER : 0;
}

static unsigned
kanji_trigger(uint32_t cp)
{
	switch (cp) {
	case 0x4EE4: /* 令 */
	case 0x662D: /* 昭 */
	case 0x5927: /* 大 */
	case 0x660E: /* 明 */
	case 0x897F: /* 西 */
	case 0x5348: /* 午 */
	case 0x6B63: /* 正 */
	case 0x671D: /* 朝 */
	case 0x65E9: /* 早 */
	case 0x663C: /* 昼 */
	case 0x5915: /* 夕 */
	case 0x591C: /* 夜 */
	case 0x6669: /* 晩 */
	case 0x6DF1: /* 深 */
	case 0x672A: /* 未 */
	case 0x96F6: /* 零 */
		return TRIGGER_WHEN;
	case 0x5E73: /* 平 */
		return TRIGGER_WHEN | TRIGGER_REPEAT;
	case 0x7121: /* 無 */
		return TRIGGER_FREE;
	case 0x6BCE: /* 毎 */
	case 0x9694: /* 隔 */
	case 0x7B2C: /* 第 */
	case 0x5076: /* 偶 */
	case 0x5947: /* 奇 */
	case 0x65E5: /* 日 */
	case 0x6708: /* 月 */
	case 0x706B: /* 火 */
	case 0x6C34: /* 水 */
	case 0x6728: /* 木 */
	case 0x91D1: /* 金 */
	case 0x571F: /* 土 */
		return TRIGGER_REPEAT;
	case 0x5341: /* 十 */
	case 0x767E: /* 百 */
	case 0x5343: /* 千 */
		return TRIGGER_NUMBER;
	default:
		return scan_kanji_digit(cp) >= 0 ? TRIGGER_NUMBER : 0;
	}
}

static unsigned
trigger_of(uint32_t cp)
{
	uint32_t folded = scan_fold(cp);

	if (cp < 0x80)
		return ascii_trigger(cp);
	if (cp >= 0x3041 && cp <= 0x30FF)
		return cp == 0x304A ? TRIGGER_WHEN : 0; /* お昼 */
	if (folded < 0x80) {
		unsigned trigger = ascii_trigger(folded);

		if (trigger & TRIGGER_WHEN)
			trigger |= TRIGGER_WIDE;
		return trigger & ~(unsigned)TRIGGER_LETTER;
	}
	if (cp == 0xA5 || cp == 0xFFE5)
		return TRIGGER_MONEY;
	if (cp == 0x3012)
		return TRIGGER_POSTAL;
	if (cp == 0x266F) /* ♯ */
		return TRIGGER_PHONE;
	if (cp == 0x32FF || (cp >= 0x337B && cp <= 0x337E)) /* ㋿ ㍻ */
		return TRIGGER_WHEN;
	return kanji_trigger(cp);
}

struct found {
	struct found_value *items;
	size_t len, cap;
};

static bool
in_number(uint32_t cp)
{
	return cp_digit(cp) >= 0 || kanji_trigger(cp) == TRIGGER_NUMBER;
}

/* Moves behind a number that is nothing. */
static void
pass_number(struct str t, size_t *pos)
{
	while (*pos < t.len && in_number(scan_peek(t, *pos)))
		utf8_next(t, pos);
}

/* A word of Latin letters: an address, or AM, R8, or nothing. */
static enum scan_result
find_word(struct scan *s, size_t *pos, size_t *words, struct arena *a,
    struct found_value *ret)
{
	size_t end = *pos;

	if (scan_url(s->text, pos, a, ret))
		return SCAN_OK;
	if (*pos < *words)
		return SCAN_NONE;
	if (scan_mail(s->text, &end, a, ret)) {
		*pos = end;
		return SCAN_OK;
	}
	*words = end;
	return SCAN_NONE;
}

static bool
inside_word(struct str t, size_t pos)
{
	uint32_t cp = scan_fold(scan_before(t, pos));

	return cp < 128 && (cp | 32) >= 'a' && (cp | 32) <= 'z';
}

/* The 5 of 1.5 */
static bool
in_fraction(struct str t, size_t pos)
{
	uint32_t mark = pos ? scan_fold(utf8_prev(t, &pos)) : 0;

	return (mark == '.' || mark == ',') &&
	       cp_digit(scan_before(t, pos)) >= 0;
}

/* A number, tried as everything that begins with one. */
static enum scan_result
find_number(struct scan *s, size_t *pos, unsigned kinds, struct arena *a,
    struct found_value *ret)
{
	size_t p = *pos;
	enum scan_result result;

	if (in_fraction(s->text, p)) {
		pass_number(s->text, pos);
		return SCAN_SKIP;
	}
	if (cp_digit(scan_peek(s->text, p)) >= 0 &&
	    (scan_phone(s, pos, a, ret) || scan_phone_tail(s, pos, a, ret)))
		return SCAN_OK;
	if (kinds & 1U << VALUE_PLACE &&
	    scan_place(s->text, pos, s->last_end, ret))
		return SCAN_OK;
	result = scan_money(s->text, pos, s->ctx->kinds != 0, ret);
	if (result == SCAN_NONE)
		result = scan_when(s, pos, ret);
	if (result != SCAN_NONE)
		return result;
	if (kinds & KINDS_COUNT && scan_count(s->text, pos, kinds, a, ret))
		return SCAN_OK;
	pass_number(s->text, pos);
	return SCAN_SKIP;
}

static enum scan_result
find_at(struct scan *s, size_t *pos, size_t *words, unsigned kinds,
    struct arena *a, struct found_value *ret)
{
	unsigned trigger = trigger_of(scan_peek(s->text, *pos));
	enum scan_result result = SCAN_NONE;

	if (!trigger)
		return SCAN_NONE;
	if (trigger & TRIGGER_LETTER)
		result = find_word(s, pos, words, a, ret);
	if (result != SCAN_NONE)
		return result;
	if (trigger & TRIGGER_WIDE && !inside_word(s->text, *pos) &&
	    scan_wide_net(s->text, pos, a, ret))
		return SCAN_OK;
	if (trigger & TRIGGER_NUMBER)
		return find_number(s, pos, kinds, a, ret);
	if (trigger & TRIGGER_WHEN && !inside_word(s->text, *pos))
		result = scan_when(s, pos, ret);
	if (result != SCAN_NONE)
		return result;
	if (trigger & TRIGGER_PHONE)
		return scan_phone(s, pos, a, ret) ? SCAN_OK : SCAN_NONE;
	if (trigger & TRIGGER_MONEY)
		return scan_money(s->text, pos, s->ctx->kinds != 0, ret);
	if (trigger & TRIGGER_REPEAT && kinds & 1U << VALUE_RECURRENCE &&
	    scan_recurrence(s->text, pos, a, ret))
		return SCAN_OK;
	/* in a message the word is translated, as a word */
	if (trigger & TRIGGER_FREE && s->ctx->kinds & 1U << VALUE_MONEY &&
	    scan_free(s->text, pos, ret))
		return SCAN_OK;
	if (trigger & TRIGGER_POSTAL && kinds & 1U << VALUE_PLACE &&
	    scan_postal_place(s->text, pos, a, ret))
		return SCAN_OK;
	return SCAN_NONE;
}

static void
keep(struct scan *s, struct found *found, const struct found_value *value,
    unsigned kinds)
{
	unsigned kind = 1U << value->value.kind;

	s->last_end = value->end;
	s->last_phone = value->value.kind == VALUE_PHONE ? value->value.target
							 : (struct str){ 0 };
	if (!(KINDS_WHEN & kind)) {
		s->last_date = s->last_figures = s->last_pm = false;
		s->last_era = 0;
	}
	if (!(kinds & kind))
		return;
	ARRAY_GROW(found->items, found->len, found->cap);
	found->items[found->len++] = *value;
}

size_t
values_find(struct str text, struct value_context *ctx, size_t offset,
    struct arena *a, struct found_value **ret, struct diag *d)
{
	struct scan s = {
		.text = text, .ctx = ctx, .diag = d, .offset = offset
	};
	unsigned kinds = ctx->kinds ? ctx->kinds : KINDS_DEFAULT;
	struct found found = { 0 };
	size_t pos = 0, words = 0;

	while (pos < text.len) {
		struct found_value value;
		size_t before = pos;
		enum scan_result result =
		    find_at(&s, &pos, &words, kinds, a, &value);

		if (result == SCAN_OK)
			keep(&s, &found, &value, kinds);
		else if (pos == before)
			utf8_next(text, &pos);
	}
	*ret = NULL;
	if (found.len) {
		size_t size = found.len * sizeof(*found.items);

		*ret = arena_alloc(a, size);
		memcpy(*ret, found.items, size);
	}
	free(found.items);
	return found.len;
}

static void
mark_text(struct node *text, struct value_context *ctx, struct arena *a,
    struct diag *d)
{
	struct found_value *found;
	size_t n = values_find(text->text, ctx, text->offset, a, &found, d);
	size_t done = 0;

	for (size_t i = 0; i < n; i++) {
		const struct found_value *f = &found[i];
		uint32_t at = text->offset;
		struct node *value;

		if (f->start > done)
			node_insert_before(text,
			    node_text(a, str_sub(text->text, done, f->start),
				at + done));
		value = node_new(a, NODE_VALUE, at + f->start);
		value->text = str_sub(text->text, f->start, f->end);
		value->value = ARENA_NEW(a, struct value);
		*value->value = f->value;
		node_insert_before(text, value);
		done = f->end;
	}
	if (!n)
		return;
	text->offset += (uint32_t)done;
	text->text = str_sub(text->text, done, text->text.len);
	if (!text->text.len)
		node_unlink(text);
}

void
values_mark(
    struct node *s, struct value_context *ctx, struct arena *a, struct diag *d)
{
	struct walk w;
	enum walk_event event;

	walk_init(&w, s);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event == WALK_ENTER &&
		    (w.node->flags & NODE_KEEP || w.node->kind == NODE_VALUE))
			walk_skip(&w);
		else if (event == WALK_EXIT && w.node->kind == NODE_TEXT &&
			 !(w.node->flags & NODE_KEEP))
			mark_text(w.node, ctx, a, d);
	}
}
