/* Lines that were broken at a margin, put together again. */
#include "extract/plain.h"

#include <stdlib.h>

#define DATE_LEN_MAX 48 /* bytes */
#define WRAP_SHARE 0.85
#define WRAP_MIN_COLUMNS 40
#define NARROW_MIN_COLUMNS 24
#define WRAP_MAX_COLUMNS 200

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* The width that most long lines have, within two columns; 0 if the text
 * was not broken at a margin. */
static size_t
margin_of(const struct lines *l)
{
	size_t *widths = xcalloc(l->count + 1, sizeof(*widths));
	size_t n = 0, best = 0, margin = 0, longer = 0;

	for (size_t i = 0; i < l->count; i++)
		if (l->items[i].columns >= WRAP_MIN_COLUMNS &&
		    l->items[i].kind != LINE_TABS)
			widths[n++] = l->items[i].columns;
	qsort(widths, n, sizeof(*widths), by_size);
	for (size_t from = 0, to = 0; to < n; to++) {
		while (widths[to] > widths[from] + 2)
			from++;
		if (to - from + 1 > best) {
			best = to - from + 1;
			margin = widths[to];
		}
	}
	for (size_t i = 0; i < n; i++)
		longer += widths[i] > margin + margin / 8;
	free(widths);
	if (best < 3 || margin > WRAP_MAX_COLUMNS || longer * 10 > n)
		return 0;
	return margin;
}

static bool
ends_sentence(struct str s)
{
	static const struct str ends[] = { STR_INIT("。"), STR_INIT("！"),
		STR_INIT("？"), STR_INIT("」"), STR_INIT("）"), STR_INIT("】"),
		STR_INIT("："), STR_INIT("』"), STR_INIT(":") };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(s, ends[i]))
			return true;
	return false;
}

static size_t
count_of(struct str s, struct str what)
{
	size_t n = 0, at = 0;

	while ((at = str_find(s, what, at)) != STR_NPOS) {
		at += what.len;
		n++;
	}
	return n;
}

/* Brackets opened less brackets closed. */
static long
open_brackets(struct str s)
{
	return (long)count_of(s, STR("（")) - (long)count_of(s, STR("）")) +
	       (long)count_of(s, STR("「")) - (long)count_of(s, STR("」"));
}

/* Without its mark: the lines below an item hang beside it. */
static size_t
line_width(const struct line *line)
{
	size_t mark = 0;

	if (line->kind == LINE_BULLET || line->kind == LINE_NUMBER)
		mark = 2 * utf8_count(str_sub(line->text, 0, line->mark));
	return line->columns > mark ? line->columns - mark : 0;
}

/* In a narrow column lines are broken by hand as often as at a margin: what
 * tells is that all but the first and the last are full. */
static bool
is_narrow_block(const struct lines *l, size_t from, size_t to, size_t longest)
{
	if (to - from < 3 || longest < NARROW_MIN_COLUMNS)
		return false;
	for (size_t i = from + 1; i + 1 < to; i++)
		if ((double)line_width(&l->items[i]) <
		    (double)longest * WRAP_SHARE)
			return false;
	return true;
}

/* The margin of each stretch of prose, up to a full stop at the end of a
 * line, is its longest line: exports of pages with several columns have no
 * common one. */
static void
find_margins(struct lines *l)
{
	size_t common = margin_of(l), end;

	for (size_t i = 0; i < l->count; i = end) {
		size_t longest = 0;
		bool prose = false, stop = !l->items[i].text.len;

		for (end = i; !stop && end < l->count; end++) {
			const struct line *line = &l->items[end];

			if (!line->text.len)
				break;
			stop = str_ends(line->text, STR("。"));
			prose |= str_find(line->text, STR("。"), 0) != STR_NPOS;
			if (line_width(line) > longest)
				longest = line_width(line);
		}
		if (!prose || longest > WRAP_MAX_COLUMNS ||
		    (longest < WRAP_MIN_COLUMNS &&
			!(stop && is_narrow_block(l, i, end, longest))))
			longest = 0;
		for (size_t j = i; j < end; j++)
			l->items[j].margin = longest ? longest : common;
		end += end == i;
	}
}

static bool
is_full(const struct line *line)
{
	size_t width = line_width(line);

	return line->margin &&
	       width >= (size_t)((double)line->margin * WRAP_SHARE) &&
	       width <= line->margin + line->margin / 8;
}

bool
line_begins_inside(const struct line *line)
{
	static const struct str starts[] = { STR_INIT("の"), STR_INIT("を"),
		STR_INIT("に"), STR_INIT("は"), STR_INIT("が"), STR_INIT("と"),
		STR_INIT("、"), STR_INIT("。"), STR_INIT("ー"), STR_INIT("っ"),
		STR_INIT("ゃ"), STR_INIT("ゅ"), STR_INIT("ょ"), STR_INIT("ん"),
		STR_INIT("）"), STR_INIT("」"), STR_INIT("する"),
		STR_INIT("した"), STR_INIT("して") };
	static const struct str words[] = { STR_INIT("とき"), STR_INIT("とこ"),
		STR_INIT("にほん"), STR_INIT("のり"), STR_INIT("はじ"),
		STR_INIT("はが"), STR_INIT("はい"), STR_INIT("はな"),
		STR_INIT("がん"), STR_INIT("とく"), STR_INIT("とも") };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(line->text, words[i]))
			return false;
	for (size_t i = 0; i < ARRAY_SIZE(starts); i++)
		if (str_starts(line->text, starts[i]))
			return true;
	return false;
}

/* トイレ洋式化やエレ / ベーターの設置: a word of a foreign language, in prose. */
static bool
breaks_katakana(const struct line *line, const struct line *next)
{
	size_t end = line->text.len, start = 0;
	uint32_t last = utf8_prev(line->text, &end);
	uint32_t first = utf8_next(next->text, &start);

	return line->columns >= WRAP_MIN_COLUMNS && last >= U'ァ' &&
	       last <= U'ー' && last != U'・' && first >= U'ァ' &&
	       first <= U'ー' && first != U'・' &&
	       str_find(line->text, STR("、"), 0) != STR_NPOS;
}

/* A bracket closes in the midst of a line of prose: more may follow. */
static bool
closes_inside(const struct line *line)
{
	return line->columns >= NARROW_MIN_COLUMNS &&
	       (str_ends(line->text, STR("」")) ||
		   str_ends(line->text, STR("』")) ||
		   str_ends(line->text, STR("】")) ||
		   str_ends(line->text, STR("）")));
}

/* The particles の and を always want a word behind them. */
static bool
ends_inside(const struct line *line)
{
	return line->columns >= NARROW_MIN_COLUMNS &&
	       (str_ends(line->text, STR("の")) ||
		   str_ends(line->text, STR("を")));
}

/* True if `next` continues `line`; `open`: a bracket is still open, which
 * shows that the line goes on. */
static bool
goes_on(enum line_kind kind, const struct line *line, const struct line *next,
    bool open)
{
	if (kind == LINE_DAMAGED && next->kind == LINE_DAMAGED)
		return str_ends(line->text, STR("、")) || ends_inside(line) ||
		       (line->columns >= WRAP_MIN_COLUMNS &&
			   line_begins_inside(next));
	if (kind == LINE_BLANK || kind == LINE_HEADING || kind == LINE_TABS ||
	    kind == LINE_DAMAGED || next->kind != LINE_TEXT)
		return false;
	if (str_ends(line->text, STR("、")) || ends_inside(line))
		return true;
	if (ends_sentence(line->text) && !open)
		return closes_inside(line) && line_begins_inside(next);
	return is_full(line) || breaks_katakana(line, next) ||
	       (line->columns >= WRAP_MIN_COLUMNS / 2 &&
		   line_begins_inside(next));
}

/* A day at the right margin is as wide as the text. */
static bool
is_date(const struct line *line, struct arena *a)
{
	return line->text.len <= DATE_LEN_MAX &&
	       date_valid(line_date(line->text, a));
}

static bool
is_latin(uint32_t cp)
{
	return cp > ' ' && cp < 0x250;
}

static void
join_into(struct buf *all, struct str next)
{
	size_t end = all->len, start = 0;
	struct str s = buf_view(all);

	if (s.len && next.len && is_latin(utf8_prev(s, &end)) &&
	    is_latin(utf8_next(next, &start)) &&
	    !(cp_digit((unsigned char)next.ptr[0]) >= 0))
		buf_ch(all, ' ');
	buf_str(all, next);
}

void
lines_join(struct lines *l, struct arena *a)
{
	size_t out = 0;

	find_margins(l);

	for (size_t i = 0; i < l->count; out++) {
		struct line line = l->items[i];
		long open = open_brackets(line.text);
		struct buf all = BUF_INIT;
		size_t j = i + 1;

		buf_str(&all, line.text);
		while (j < l->count &&
		       goes_on(line.kind, &l->items[j - 1], &l->items[j],
			   open > 0) &&
		       !is_date(&l->items[j - 1], a)) {
			open += open_brackets(l->items[j].text);
			join_into(&all, l->items[j++].text);
		}
		if (j > i + 1)
			line.text = arena_str(a, buf_view(&all));
		buf_release(&all);
		l->items[out] = line;
		i = j;
	}
	l->count = out;
}
