/* Readings that the source gives in parentheses: 漢字（かんじ）. */
#include "simplify/flat.h"
#include "simplify/simplify.h"

#include <stdlib.h>

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

/* Words of a remark, not of a reading: 話（はなし） has three kana a kanji. */
static bool
is_remark(struct str kana, size_t base)
{
	static const char *const ends[] = { "ください", "です", "ます", "のみ",
		"など", "まで", "から", "より", "する", "だけ", "または",
		"あり", "なし" };

	if (str_find(kana, STR("を"), 0) != STR_NPOS)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(kana, str_from(ends[i])) &&
		    (kana.len / 3 > base * 3 || kana.len / 3 <= 2))
			return true;
	return false;
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
	return cp_digit(utf8_prev(s, &at)) >= 0;
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
	if (kana == end || before == 0 || close == STR_NPOS ||
	    cp_digit(utf8_prev(s, &before)) < 0)
		return end;
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

		if (cp_digit(cp) < 0 && ((cp != '.' && cp != ',') || !before ||
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
	if (is_remark(reading, base))
		return 0;
	*ret = reading;
	return at + 3;
}

/* ---- inside values ------------------------------------------------------ */

struct given {
	size_t start, end; /* of the word, in the text without readings */
	struct str reading;
};

struct given_list {
	struct given *items;
	size_t len, cap;
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
		struct given g;
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

bool
easy_join_values(struct str line, const struct value_context *ctx,
    struct arena *a, struct buf *out)
{
	struct value_context values = *ctx;
	struct given_list l = { 0 };
	struct buf text = BUF_INIT;
	struct found_value *found;
	struct diag ignored;
	size_t n, at = 0, done = 0, free_end = SIZE_MAX;
	bool joined = false;

	if (!line.ptr)
		return false;
	take_readings(line, &text, &l);
	diag_init(&ignored);
	n = l.len
		? values_find(buf_view(&text), &values, 0, a, &found, &ignored)
		: 0;
	for (size_t i = 0; i < l.len && n; i++) {
		const struct given *g = &l.items[i];

		while (at < n && found[at].end <= g->start)
			at++;
		buf_str(out, str_sub(buf_view(&text), done, g->end));
		done = g->end;
		/* A word right behind one without its reading would be read
		 * together with it. */
		if ((at < n && found[at].start < g->end) ||
		    free_end == g->start) {
			joined = true;
			free_end = g->end;
		} else {
			buf_printf(out, "（%.*s）", STR_ARG(g->reading));
		}
	}
	buf_str(out, str_sub(buf_view(&text), done, text.len));
	diag_release(&ignored);
	buf_release(&text);
	free(l.items);
	return joined;
}
