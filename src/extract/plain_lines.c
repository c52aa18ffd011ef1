#include "extract/plain.h"
#include "extract/plain_width.h"

#include <stdlib.h>

#define HEADING_MAX_CHARS 32
#define STACK_MAX_LINES 64

void
lines_release(struct lines *l)
{
	free(l->items);
	free(l->pages);
	*l = (struct lines){ 0 };
}

void
lines_take_pages(struct lines *l, struct str bytes, struct buf *out)
{
	size_t number = 0, from = 0;

	for (size_t i = 0; i < bytes.len; i++) {
		number += bytes.ptr[i] == '\n';
		if (bytes.ptr[i] != '\f')
			continue;
		buf_str(out, str_sub(bytes, from, i));
		buf_ch(out, '\n');
		from = i + 1;
		ARRAY_GROW(l->pages, l->npages, l->pages_cap);
		l->pages[l->npages++] = number++;
	}
	buf_str(out, str_sub(bytes, from, bytes.len));
}

static size_t
columns_of(struct str s)
{
	size_t at = 0, columns = 0;

	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at);

		columns +=
		    cp >= 0x1100 && !(cp >= 0xFF61 && cp <= 0xFF9F) ? 2 : 1;
	}
	return columns;
}

static void
split_lines(struct lines *l, struct str text, struct arena *a)
{
	struct str rest = text, raw;
	struct buf wide = BUF_INIT;

	while (str_split(&rest, '\n', &raw)) {
		struct line line = { 0 };
		struct str s;

		s = str_trim(raw);
		line.offset = s.len ? (size_t)(s.ptr - text.ptr)
				    : (size_t)(raw.ptr - text.ptr);
		line.columns = columns_of(raw);
		while (line.lead < raw.len && raw.ptr[line.lead] == '\t')
			line.lead++;
		if (!width_is_regular(s)) {
			buf_clear(&wide);
			width_regular(s, &wide);
			s = arena_str(a, buf_view(&wide));
		}
		line.text = s;
		ARRAY_GROW(l->items, l->count, l->cap);
		l->items[l->count++] = line;
	}
	for (size_t i = 0; i < l->npages; i++)
		if (l->pages[i] < l->count)
			l->items[l->pages[i]].page_end = true;
	buf_release(&wide);
}

/* ---- repair ---- */

static bool
is_cjk(uint32_t cp)
{
	return cp_is_kanji(cp) || cp_is_kana(cp);
}

/* Single characters with spaces between them. Where there are many a word
 * or two of up to three may have kept together. */
#define SPACED_MANY 6
#define SPACED_WORD 3

struct spaced {
	size_t singles, words; /* units of one and of more characters */
	size_t longest;	       /* in characters */
	bool cjk;
};

static struct spaced
measure_spaced(struct str text)
{
	struct spaced s = { .cjk = true };
	size_t at = 0, run = 0, digits = 0;
	bool after_digits = true;

	while (s.cjk && at <= text.len) {
		uint32_t cp = at < text.len ? utf8_next(text, &at) : ' ';

		if (!cp_is_space(cp)) {
			digits += cp_digit(cp) >= 0;
			s.cjk = is_cjk(cp) || (cp == U'・' && s.singles) ||
				(digits > run && !after_digits);
			run++;
			continue;
		}
		/* 令 和 10 年: a number counts as one character. */
		if (run)
			after_digits = digits == run;
		s.cjk = !digits || digits == run;
		if (digits)
			run = 1;
		digits = 0;
		s.singles += run == 1;
		s.words += run > 1;
		if (run > s.longest)
			s.longest = run;
		run = 0;
		if (at == text.len)
			break;
	}
	return s;
}

struct str
line_close_up(struct str text, struct arena *a)
{
	struct spaced s = measure_spaced(text);
	struct buf out = BUF_INIT;
	size_t at = 0;

	if (!s.cjk || s.singles < 2 ||
	    (s.words && (s.longest > SPACED_WORD || s.singles < SPACED_MANY ||
			    s.words * 2 > s.singles)))
		return text;
	while (at < text.len) {
		uint32_t cp = utf8_next(text, &at);

		if (!cp_is_space(cp))
			buf_cp(&out, cp);
	}
	text = arena_str(a, buf_view(&out));
	buf_release(&out);
	return text;
}

/* Characters of a line of one or two CJK characters, else 0. */
static size_t
stacked(const struct line *line)
{
	size_t at = 0, chars = 0;

	while (at < line->text.len) {
		uint32_t cp = utf8_next(line->text, &at);

		if ((!is_cjk(cp) && cp != U'・') || ++chars > 2)
			return 0;
	}
	return chars;
}

static size_t
next_filled(const struct lines *l, size_t i)
{
	while (i < l->count && !l->items[i].text.len)
		i++;
	return i;
}

/* Text that ran from top to bottom: lines of up to two characters, blank ones
 * between them not counted, most of them of one (氏名, 住所, 電話 below each
 * other is a list). Returns how many; `shortest` are needed at least. */
static size_t
join_stacks(struct lines *l, size_t shortest, struct arena *a)
{
	size_t found = 0;

	for (size_t i = 0; i < l->count; i++) {
		size_t end = i, lines = 0, chars = 0;
		struct buf all = BUF_INIT;

		for (size_t j = i; j < l->count && stacked(&l->items[j]);
		     j = next_filled(l, j + 1)) {
			if (j > end + 2 || lines == STACK_MAX_LINES)
				break;
			buf_str(&all, l->items[j].text);
			chars += stacked(&l->items[j]);
			end = j;
			lines++;
		}
		if (lines >= shortest && chars * 2 <= lines * 3 &&
		    (lines > 2 || chars == 2)) {
			found++;
			l->items[i].text = arena_str(a, buf_view(&all));
			for (size_t j = i + 1; j <= end; j++)
				l->items[j].text = STR_NONE;
			i = end;
		}
		buf_release(&all);
	}
	return found;
}

static bool
is_page_number(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			digits++;
		else if (s.ptr[i] != '-' && s.ptr[i] != ' ' && s.ptr[i] != '/')
			return false;
	}
	return digits > 0 && digits <= 6;
}

static bool
is_continuation(struct str s)
{
	s = label_trim(s);
	return str_eq(s, STR("次頁につづく")) ||
	       str_eq(s, STR("次ページにつづく")) ||
	       str_eq(s, STR("次頁に続く")) ||
	       str_eq(s, STR("次ページに続く")) ||
	       str_eq(s, STR("裏面に続く")) || str_eq(s, STR("裏面につづく"));
}

/* A line drawn with signs. */
static bool
is_rule(struct str s)
{
	size_t at = 0, n = 0;

	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at);

		if (cp != '-' && cp != '=' && cp != '_' && cp != '*' &&
		    cp != U'―' && cp != U'─' && cp != U'━' && cp != U'＝' &&
		    cp != U'－' && cp != U'～' && cp != U'〜')
			return false;
		n++;
	}
	return n >= 3;
}

static bool
is_filled(const struct lines *l, size_t i)
{
	return i < l->count && l->items[i].text.len > 0;
}

/* The first or last filled line of a page. */
static bool
at_page_edge(const struct lines *l, size_t i)
{
	size_t j = next_filled(l, i + 1);
	size_t k = i;

	if (l->items[i].page_end || j == l->count)
		return true;
	for (size_t n = i; n < j && n < l->count; n++)
		if (l->items[n].page_end)
			return true;
	while (k > 0 && !is_filled(l, k - 1) && !l->items[k - 1].page_end)
		k--;
	return k == 0 || l->items[k - 1].page_end;
}

static void
drop_page_furniture(struct lines *l)
{
	struct map seen;
	bool pages = l->npages > 0;

	map_init(&seen);
	for (size_t i = 0; i < l->count; i++) {
		struct line *line = &l->items[i];

		if (pages && line->text.len && at_page_edge(l, i)) {
			void **n = map_put(&seen, line->text);

			*n = (void *)((uintptr_t)*n + 1);
		}
	}
	for (size_t i = 0; i < l->count; i++) {
		struct line *line = &l->items[i];
		bool repeated = pages && line->text.len &&
				(uintptr_t)map_get(&seen, line->text) >= 3 &&
				at_page_edge(l, i);

		bool number = pages && i > 0 && is_page_number(line->text) &&
			      at_page_edge(l, i);

		if (is_continuation(line->text) || is_rule(line->text) ||
		    repeated || number)
			line->text = STR_NONE;
	}
	map_release(&seen);
}

/* ---- kinds ---- */

/* 33,000千円, 10 16 21: of a table, they name nothing. */
static bool
only_counts(struct str s)
{
	static const struct str units =
	    STR_INIT(" 　,，.円千万億人件%％－-【】［］[]《》");
	size_t at = 0;

	while (at < s.len) {
		size_t from = at;

		if (cp_digit(utf8_next(s, &at)) < 0 &&
		    str_find(units, str_sub(s, from, at), 0) == STR_NPOS)
			return false;
	}
	return true;
}

static bool
looks_like_heading(struct str s)
{
	return !only_counts(s) && utf8_count(s) <= HEADING_MAX_CHARS &&
	       str_find(s, STR("。"), 0) == STR_NPOS &&
	       !str_ends(s, STR("、")) && !str_ends(s, STR("を"));
}

static int
hash_level(struct str s, size_t *mark)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] == '#')
		n++;
	*mark = n + 1;
	return n && n <= 6 && n < s.len && s.ptr[n] == ' ' ? (int)n : 0;
}

static bool
is_square_mark(struct str s, size_t *mark)
{
	static const struct str marks[] = { STR_INIT("■"), STR_INIT("◆"),
		STR_INIT("●"), STR_INIT("□"), STR_INIT("◇"), STR_INIT("◎"),
		STR_INIT("★"), STR_INIT("▼"), STR_INIT("○") };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (str_starts(s, marks[i])) {
			*mark = bullet_len(s);
			return true;
		}
	return false;
}

static bool
is_bracketed(struct str s)
{
	return (str_starts(s, STR("【")) && str_ends(s, STR("】")) &&
		   str_find(s, STR("】"), 0) + 3 == s.len) ||
	       (str_starts(s, STR("《")) && str_ends(s, STR("》"))) ||
	       (str_starts(s, STR("[")) && str_ends(s, STR("]")) &&
		   str_find(s, STR("]"), 0) + 1 == s.len);
}

/* 第1章 …, 第2 … */
static bool
is_chapter(struct str s)
{
	size_t at = STR("第").len, digits = 0, from = at;

	if (!str_starts(s, STR("第")))
		return false;
	while (at < s.len && cp_digit(utf8_next(s, &at)) >= 0) {
		digits++;
		from = at;
	}
	s = str_sub(s, from, s.len);
	return digits > 0 && digits < 3 &&
	       (str_starts(s, STR("章")) || str_starts(s, STR("節")) ||
		   str_starts(s, STR(" ")) || str_starts(s, STR("　")));
}

static bool
same_kind_follows(const struct lines *l, size_t i)
{
	size_t j = next_filled(l, i + 1), mark;
	struct str here = l->items[i].text, next;
	int style = 0, next_style = -1;

	if (j >= l->count)
		return false;
	next = l->items[j].text;
	if (number_len(here, &style))
		return number_len(next, &next_style) && style == next_style;
	return is_square_mark(here, &mark) &&
	       str_starts(next, str_sub(here, 0, 3));
}

static bool
same_kind_before(const struct lines *l, size_t i)
{
	while (i-- > 0)
		if (l->items[i].text.len)
			return l->items[i].kind == LINE_BULLET ||
			       l->items[i].kind == LINE_NUMBER;
	return false;
}

static enum line_kind
square_kind(const struct lines *l, size_t i, struct line *line)
{
	struct str s = str_sub(line->text, line->mark, line->text.len);
	size_t from, to, value;

	if (label_split(s, &from, &to, &value) &&
	    (label_fact(str_sub(s, from, to)) >= 0 ||
		label_field(str_sub(s, from, to)) >= 0 ||
		label_is_contact(str_sub(s, from, to))))
		return LINE_LABEL;
	if (looks_like_heading(s) && !same_kind_follows(l, i) &&
	    !same_kind_before(l, i)) {
		line->arg = 2;
		return LINE_HEADING;
	}
	if (str_starts(line->text, STR("■")) && looks_like_heading(s)) {
		line->arg = 2;
		return LINE_HEADING;
	}
	return LINE_BULLET;
}

/* 1 総則: a number and a space before a short line that the list does not
 * go on behind. */
static bool
is_numbered_heading(const struct lines *l, size_t i, struct str content)
{
	return looks_like_heading(content) && utf8_count(content) <= 24 &&
	       !same_kind_follows(l, i) && !same_kind_before(l, i) &&
	       next_filled(l, i + 1) < l->count &&
	       !line_begins_inside(&l->items[i + 1]);
}

static enum line_kind
classify(const struct lines *l, size_t i, struct line *line)
{
	struct str s = line->text;
	size_t from, to, value;
	int level;

	line->mark = 0;
	if (!s.len)
		return LINE_BLANK;
	level = hash_level(s, &line->mark);
	if (level) {
		line->arg = level;
		return LINE_HEADING;
	}
	line->mark = 0;
	if (line->damaged)
		return LINE_DAMAGED;
	/* Only the last cell of a row may be filled. */
	if (str_find(s, STR("\t"), 0) != STR_NPOS ||
	    (line->lead && i > 0 && l->items[i - 1].kind == LINE_TABS))
		return LINE_TABS;
	if ((line->mark = note_len(s)))
		return LINE_NOTE;
	if (is_square_mark(s, &line->mark))
		return square_kind(l, i, line);
	if ((line->mark = bullet_len(s)))
		return LINE_BULLET;
	line->mark = number_len(s, &line->arg);
	if (line->mark) {
		if (!is_numbered_heading(l, i, str_sub(s, line->mark, s.len)))
			return LINE_NUMBER;
		line->mark = 0;
		line->arg = 3;
		return LINE_HEADING;
	}
	if ((is_bracketed(s) || is_chapter(s)) && looks_like_heading(s)) {
		line->arg = is_chapter(s) ? 2 : 3;
		return LINE_HEADING;
	}
	if (!label_split(s, &from, &to, &value))
		return LINE_TEXT;
	/* 【A】 in the midst of a text refers to something. */
	if (is_filled(l, i - 1) && utf8_count(str_sub(s, from, to)) == 1 &&
	    label_fact(str_sub(s, from, to)) < 0)
		return LINE_TEXT;
	return LINE_LABEL;
}

void
lines_read(struct lines *l, struct str text, struct arena *a)
{
	split_lines(l, text, a);
	drop_page_furniture(l);
	/* Two characters are a label only where there are others like it. */
	if (join_stacks(l, 3, a))
		join_stacks(l, 2, a);
	for (size_t i = 0; i < l->count; i++)
		l->items[i].text = line_close_up(l->items[i].text, a);
	lines_mark_damaged(l);
	for (size_t i = 0; i < l->count; i++)
		l->items[i].kind = classify(l, i, &l->items[i]);
	lines_join(l, a);
}
