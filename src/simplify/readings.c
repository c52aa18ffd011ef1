/* Readings that the source gives in parentheses: 漢字（かんじ）. */
#include "simplify/flat.h"
#include "simplify/simplify.h"

#include <stdlib.h>
#include <string.h>

static size_t
kanji_run_before(struct str s, size_t end)
{
	size_t at = end, before = end;

	while (at > 0) {
		before = at;
		if (!cp_is_kanji(utf8_prev(s, &at)))
			return before;
	}
	return 0;
}

/* Words of a remark, not of a reading: 話（はなし） has three kana a kanji.
 * Short ones are readings of few kanji: 岳（だけ）. */
static bool
is_remark(struct str kana, struct str base, size_t chars)
{
	static const struct {
		const char *kana, *kanji;
	} ends[] = { { "ください", "" }, { "です", "" }, { "ます", "升増" },
		{ "のみ", "蚤飲呑" }, { "など", "等" }, { "まで", "迄" },
		{ "から", "空殻唐柄" }, { "より", "寄依" }, { "する", "刷" },
		{ "だけ", "岳嶽竹丈" }, { "または", "" }, { "あり", "有蟻" },
		{ "なし", "無梨" } };
	size_t length = kana.len / 3;

	/* 氏名（ふりがな） asks for one. */
	if (str_find(kana, STR("を"), 0) != STR_NPOS ||
	    str_eq(kana, STR("ふりがな")) || str_eq(kana, STR("よみがな")) ||
	    str_eq(kana, STR("かな")))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(kana, str_from(ends[i].kana)) &&
		    (length > chars * 3 ||
			(length <= 2 &&
			    str_find(str_from(ends[i].kanji),
				str_sub(base, base.len - 3, base.len),
				0) == STR_NPOS)))
			return true;
	return false;
}

static bool
is_numeral(uint32_t cp)
{
	static const char kanji[] = "〇一二三四五六七八九十百千万";
	size_t at = 0;

	while (cp_digit(cp) < 0 && at < strlen(kanji))
		if (utf8_next(str_from(kanji), &at) == cp)
			return true;
	return cp_digit(cp) >= 0;
}

/* 12か月（じゅうにかげつ）: か stands between the digits and the kanji. */
static bool
counts_months(struct str s, size_t kanji)
{
	static const char marks[] = "かカヶケヵ";
	size_t at = kanji;

	if (at < 4 ||
	    str_find(str_from(marks), str_sub(s, at - 3, at), 0) == STR_NPOS)
		return false;
	at -= 3;
	return is_numeral(utf8_prev(s, &at));
}

/* 20立方メートル（にじゅうりっぽうめーとる）: a unit in katakana behind its
 * number, which is read as it is written. */
static size_t
unit_before(struct str s, size_t end)
{
	size_t at = end, before = end, kana = end;
	struct buf read = BUF_INIT;
	struct str rest = str_sub(s, end + 3, s.len);
	size_t close = str_find(rest, STR("）"), 0);
	bool same;

	while (at > 0 && cp_is_katakana(utf8_prev(s, &at)))
		kana = before = at;
	at = kanji_run_before(s, kana);
	before = at;
	if (kana == end || close == STR_NPOS)
		return end;
	if (at == 0 || cp_digit(utf8_prev(s, &before)) < 0) {
		/* 約三キロメートル */
		for (before = at; at < kana; at = before)
			if (is_numeral(utf8_next(s, &before)))
				break;
		if (at == kana)
			return end;
	}
	kana_to_hiragana(str_sub(s, kana, end), &read);
	same = str_ends(str_sub(rest, 0, close), buf_view(&read));
	buf_release(&read);
	return same ? at : end;
}

size_t
flat_reading(struct str s, size_t open, size_t *ret_start, struct str *ret)
{
	size_t at = open + 3;
	size_t start = kanji_run_before(s, open);
	size_t base, kana = 0;
	struct str reading;

	if (start == open)
		start = unit_before(s, open);
	base = (open - start) / 3;
	if (base == 0)
		return 0;
	if (counts_months(s, start)) {
		start -= 3;
		base++;
	}
	while (start > 0) {
		size_t before = start;
		uint32_t cp = utf8_prev(s, &before);
		size_t digit = before;

		if (!is_numeral(cp) && ((cp != '.' && cp != ',') || !before ||
					   cp_digit(utf8_prev(s, &digit)) < 0))
			break;
		start = before;
		base++;
	}
	*ret_start = start;
	while (at < s.len && !str_eq(str_sub(s, at, at + 3), STR("）"))) {
		if (!cp_is_hiragana(utf8_next(s, &at)) || ++kana > base * 5)
			return 0;
	}
	if (at >= s.len || kana == 0)
		return 0;
	reading = str_sub(s, open + 3, at);
	if (is_remark(reading, str_sub(s, start, open), base))
		return 0;
	*ret = reading;
	return at + 3;
}

/* ---- inside values ------------------------------------------------------ */

struct given {
	size_t start, end; /* of the word, in the text without readings */
	struct str reading;
	bool drop;
};

struct given_list {
	struct given *items;
	size_t len, cap;
};

/* What the values of a text are looked for with. */
struct search {
	const struct value_context *ctx;
	struct arena *arena;
	struct found_value *found;
	size_t count;
};

static void
add_part(struct buf *text, struct str part)
{
	if (part.ptr)
		buf_str(text, part);
}

/* The text without its readings, and where they stood. */
static void
take_readings(struct str s, struct buf *text, struct given_list *l)
{
	size_t from = 0, at = 0;

	while ((at = str_find(s, STR("（"), at)) != STR_NPOS) {
		struct given g = { 0 };
		size_t start;
		size_t end = flat_reading(s, at, &start, &g.reading);

		if (!end || start < from) {
			at += 3;
			continue;
		}
		add_part(text, str_sub(s, from, at));
		g.end = text->len;
		g.start = text->len - (at - start);
		ARRAY_GROW(l->items, l->len, l->cap);
		l->items[l->len++] = g;
		from = at = end;
	}
	add_part(text, str_sub(s, from, s.len));
}

/* The text with the readings that are not dropped. */
static void
put_readings(struct str text, const struct given_list *l, struct buf *out)
{
	size_t done = 0;

	buf_clear(out);
	for (size_t i = 0; i < l->len; i++) {
		const struct given *g = &l->items[i];

		buf_str(out, str_sub(text, done, g->end));
		done = g->end;
		if (!g->drop)
			buf_printf(out, "（%.*s）", STR_ARG(g->reading));
	}
	buf_str(out, str_sub(text, done, text.len));
}

static void
find_values(struct str text, struct search *s)
{
	struct value_context values = *s->ctx;
	struct diag ignored;

	diag_init(&ignored);
	s->count = values_find(text, &values, 0, s->arena, &s->found, &ignored);
	diag_release(&ignored);
}

/* A word right behind one without its reading would be read together with
 * it. */
static bool
drop_behind(struct given_list *l)
{
	bool any = false;

	for (size_t i = 0; i < l->len; i++) {
		if (i && l->items[i - 1].drop &&
		    l->items[i - 1].end == l->items[i].start)
			l->items[i].drop = true;
		any |= l->items[i].drop;
	}
	return any;
}

/* The readings inside the values of the whole text. */
static void
drop_inside(struct given_list *l, const struct search *s)
{
	size_t at = 0;

	for (size_t i = 0; i < l->len; i++) {
		while (at < s->count && s->found[at].end <= l->items[i].start)
			at++;
		l->items[i].drop =
		    at < s->count && s->found[at].start < l->items[i].end;
	}
}

/* What is a value only because a reading ends it, like the month of
 * 2月（にがつ）31日 and the telephone of 110番（ひゃくじゅうばん）の家, and the
 * words that it stands behind. */
static void
drop_cutting(struct given_list *l, const struct search *s)
{
	size_t at = 0, extra = 0;

	for (size_t i = 0; i < l->len; i++) {
		struct given *g = &l->items[i];
		size_t open = g->end + extra;

		if (g->drop)
			continue;
		while (at < s->count && s->found[at].end <= g->start + extra)
			at++;
		g->drop = at < s->count && s->found[at].start < open;
		for (size_t k = i; g->drop && k > 0 &&
				   l->items[k - 1].end == l->items[k].start;
		     k--)
			l->items[k - 1].drop = true;
		extra += g->reading.len + 2 * strlen("（");
	}
}

bool
easy_join_values(struct str line, const struct value_context *ctx,
    struct arena *a, struct buf *out)
{
	struct given_list l = { 0 };
	struct buf text = BUF_INIT;
	struct search values = { .ctx = ctx, .arena = a };
	bool joined = false;

	if (!line.ptr)
		return false;
	take_readings(line, &text, &l);
	if (l.len) {
		find_values(buf_view(&text), &values);
		drop_inside(&l, &values);
		drop_behind(&l);
		put_readings(buf_view(&text), &l, out);
		find_values(buf_view(out), &values);
		drop_cutting(&l, &values);
		joined = drop_behind(&l);
		put_readings(buf_view(&text), &l, out);
	}
	buf_release(&text);
	free(l.items);
	return joined;
}
