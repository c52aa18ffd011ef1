#include "extract/pdf_layout.h"

#include "extract/draft.h"
#include "extract/entity.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 16
#define ROWS_MAX 400
/* A gap between words of so many characters separates columns. */
#define GAP_WIDE 3.0
#define GAP_SPACE 0.2
/* Lines of one paragraph are no farther apart than so many usual lines. */
#define PITCH_MAX 1.3
#define MARK_MAX 4 /* characters */
/* Print that much larger than the rest is a title, a heading. */
#define TITLE_SIZE 1.2
#define HEADING_SIZE 1.1

struct box {
	double x1, y1, x2, y2; /* points, from the upper left */
};

struct text_line {
	struct box box;
	struct str text; /* in the page's buffer, once the page is whole */
	size_t from, to;
};

struct block {
	struct box box;
	size_t first, count; /* of the page's lines */
};

struct page {
	struct text_line *lines;
	size_t nlines, lines_cap;
	struct block *blocks;
	size_t nblocks, blocks_cap;
	struct buf text;
	size_t number;	/* pages before */
	double last_x2; /* of the word before on the line, < 0: none */
	uint32_t last;	/* its last character */
};

static const struct text_line *
line_at(const struct page *p, size_t i)
{
	assert(p->lines && i < p->nlines);
	return &p->lines[i];
}

/* ---- reading ---- */

static double
number_of(struct str tag, const char *name)
{
	size_t at = str_find(tag, str_from(name), 0);
	char digits[32];
	size_t len = 0;
	double x;

	if (at == STR_NPOS)
		return 0;
	at += strlen(name);
	while (at < tag.len && len < sizeof(digits) - 1 && tag.ptr[at] != '"')
		digits[len++] = tag.ptr[at++];
	digits[len] = 0;
	x = strtod(digits, NULL);
	return isfinite(x) && fabs(x) < 1e6 ? x : 0;
}

static struct box
box_of(struct str tag)
{
	return (struct box){ number_of(tag, "xMin=\""),
		number_of(tag, "yMin=\""), number_of(tag, "xMax=\""),
		number_of(tag, "yMax=\"") };
}

static bool
is_wide(uint32_t cp)
{
	return cp >= 0x2E80;
}

/* What stands between two words of a line: the export breaks words at any
 * change of font, and Japanese has no spaces. */
static void
add_gap(struct page *p, struct box word, uint32_t next, double char_width)
{
	double gap = (word.x1 - p->last_x2) / char_width;

	if (p->last_x2 < 0)
		return;
	if (gap >= GAP_WIDE)
		buf_ch(&p->text, '\t');
	else if (gap >= GAP_SPACE || !is_wide(p->last) || !is_wide(next))
		buf_ch(&p->text, ' ');
}

static void
add_word(struct page *p, struct box box, struct str raw)
{
	struct buf word = BUF_INIT;
	size_t pos = 0;
	uint32_t first;
	double count;

	entity_text(raw, &word);
	if (word.len) {
		count = (double)utf8_count(buf_view(&word));
		first = utf8_next(buf_view(&word), &pos);
		add_gap(p, box, first, fmax((box.x2 - box.x1) / count, 1));
		buf_str(&p->text, buf_view(&word));
		pos = word.len;
		p->last = utf8_prev(buf_view(&word), &pos);
		p->last_x2 = box.x2;
	}
	buf_release(&word);
}

static void
open_block(struct page *p, struct str tag)
{
	ARRAY_GROW(p->blocks, p->nblocks, p->blocks_cap);
	p->blocks[p->nblocks++] = (struct block){ box_of(tag), p->nlines, 0 };
}

static void
open_line(struct page *p, struct str tag)
{
	if (!p->nblocks)
		return;
	ARRAY_GROW(p->lines, p->nlines, p->lines_cap);
	p->lines[p->nlines++] = (struct text_line){
		.box = box_of(tag), .from = p->text.len, .to = p->text.len
	};
	p->blocks[p->nblocks - 1].count++;
	p->last_x2 = -1;
}

/* ---- tables ---- */

static bool
faces(const struct block *left, const struct block *right)
{
	double top = fmax(left->box.y1, right->box.y1);
	double bottom = fmin(left->box.y2, right->box.y2);
	double height =
	    fmin(left->box.y2 - left->box.y1, right->box.y2 - right->box.y1);

	return right->box.x1 >= left->box.x2 - 2 && height > 0 &&
	       (bottom - top) / height > 0.6;
}

static bool
on_one_line(const struct box *a, const struct box *b)
{
	return fabs(a->y1 + a->y2 - b->y1 - b->y2) / 2 <
	       0.2 * fmin(a->y2 - a->y1, b->y2 - b->y1) + 0.5;
}

/* Most lines of a block stand beside one of the first column. */
static bool
is_aligned(
    const struct page *p, const struct block *first, const struct block *block)
{
	size_t aligned = 0;

	for (size_t i = 0; i < first->count; i++)
		for (size_t j = 0; j < block->count; j++)
			aligned +=
			    on_one_line(&line_at(p, first->first + i)->box,
				&line_at(p, block->first + j)->box);
	return aligned * 2 >
	       (first->count < block->count ? first->count : block->count);
}

/* Lines that fill their block are prose in columns. */
static bool
is_prose(const struct page *p, const struct block *b)
{
	double width = b->box.x2 - b->box.x1;
	size_t full = 0;

	for (size_t i = 0; i < b->count; i++) {
		const struct text_line *l = line_at(p, b->first + i);

		full += l->box.x2 - l->box.x1 > 0.85 * width &&
			utf8_count(l->text) >= 8;
	}
	return b->count >= 4 && full * 2 > b->count;
}

/* How many blocks from `at` on are the columns of a table; 0 if none. */
static size_t
table_columns(const struct page *p, size_t at)
{
	const struct block *first = &p->blocks[at];
	size_t n = 1, prose = is_prose(p, first), rows = first->count;

	if (first->count < 2 || first->count > ROWS_MAX)
		return 0;
	while (at + n < p->nblocks && n < COLUMNS_MAX &&
	       faces(&p->blocks[at + n - 1], &p->blocks[at + n]) &&
	       is_aligned(p, first, &p->blocks[at + n])) {
		prose += is_prose(p, &p->blocks[at + n]);
		rows += p->blocks[at + n].count;
		n++;
	}
	return n > 1 && prose < n && rows <= (size_t)ROWS_MAX * 8 ? n : 0;
}

/* Rows begin where the first column has a line; one that no other column
 * has a line beside goes on with the row before. */
static size_t
find_rows(const struct page *p, const struct block *columns, size_t n,
    size_t *ret_rows)
{
	size_t count = 0;

	for (size_t i = 0; i < columns->count; i++) {
		const struct text_line *line = line_at(p, columns->first + i);
		bool alone = true;

		for (size_t c = 1; c < n && alone; c++)
			for (size_t j = 0; j < columns[c].count && alone; j++)
				alone = !on_one_line(&line->box,
				    &line_at(p, columns[c].first + j)->box);
		if (!alone || !count)
			ret_rows[count++] = i;
	}
	return count;
}

/* Appends the lines of a column that belong to the row between two heights. */
static void
add_cell(const struct page *p, const struct block *column, double from,
    double to, struct buf *out)
{
	uint32_t last = 0;

	for (size_t i = 0; i < column->count; i++) {
		const struct text_line *l = line_at(p, column->first + i);
		double y = (l->box.y1 + l->box.y2) / 2;
		size_t pos = 0;

		if (y < from || y >= to || !l->text.len)
			continue;
		if (last &&
		    (!is_wide(last) || !is_wide(utf8_next(l->text, &pos))))
			buf_ch(out, ' ');
		for (size_t k = 0; k < l->text.len; k++)
			buf_ch(
			    out, l->text.ptr[k] == '\t' ? ' ' : l->text.ptr[k]);
		pos = l->text.len;
		last = utf8_prev(l->text, &pos);
	}
}

static void
add_table(const struct page *p, size_t at, size_t n, struct buf *out)
{
	const struct block *columns = &p->blocks[at];
	size_t rows[ROWS_MAX], count = find_rows(p, columns, n, rows);

	buf_ch(out, '\n');
	for (size_t r = 0; r < count; r++) {
		const struct box *box =
		    &line_at(p, columns->first + rows[r])->box;
		double half = (box->y2 - box->y1) * 0.2 + 0.5;
		double from = r ? (box->y1 + box->y2) / 2 - half : -1e9;
		double to = 1e9;

		if (r + 1 < count) {
			box = &line_at(p, columns->first + rows[r + 1])->box;
			half = (box->y2 - box->y1) * 0.2 + 0.5;
			to = (box->y1 + box->y2) / 2 - half;
		}
		for (size_t c = 0; c < n; c++) {
			if (c)
				buf_ch(out, '\t');
			add_cell(p, &columns[c], from, to, out);
		}
		buf_ch(out, '\n');
	}
	buf_ch(out, '\n');
}

/* ---- writing ---- */

/* The usual distance of two lines: the median within blocks. */
static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
pitch_of(const struct page *p)
{
	double *steps = xcalloc(p->nlines + 1, sizeof(*steps)), pitch;
	size_t n = 0;

	for (size_t b = 0; b < p->nblocks; b++)
		for (size_t i = 1; i < p->blocks[b].count; i++) {
			const struct text_line *l =
			    line_at(p, p->blocks[b].first + i);

			if (l->box.y1 > l[-1].box.y1)
				steps[n++] = l->box.y1 - l[-1].box.y1;
		}
	qsort(steps, n, sizeof(*steps), compare);
	pitch = n ? steps[n / 2] : 0;
	free(steps);
	return pitch;
}

/* A block that goes on right below the one before, in the same size. */
static bool
goes_on(const struct page *p, size_t at, double pitch)
{
	const struct block *b = &p->blocks[at];
	const struct box *last, *first;
	double height;

	if (!at || !b->count || !b[-1].count)
		return false;
	last = &line_at(p, b->first - 1)->box;
	first = &line_at(p, b->first)->box;
	height = last->y2 - last->y1;
	return first->y1 > last->y1 &&
	       first->y1 - last->y1 < PITCH_MAX * pitch &&
	       fabs(first->y2 - first->y1 - height) < 0.05 * height &&
	       first->x1 < last->x2 && last->x1 < first->x2;
}

static double
height_of(const struct page *p, const struct block *b)
{
	double least = 1e9;

	for (size_t i = 0; i < b->count; i++) {
		const struct box *box = &line_at(p, b->first + i)->box;

		least = fmin(least, box->y2 - box->y1);
	}
	return b->count ? least : 0;
}

/* The size of most of the text. */
static double
body_height(const struct page *p)
{
	double *heights = xcalloc(p->nlines + 1, sizeof(*heights)), usual;

	for (size_t i = 0; i < p->nlines; i++)
		heights[i] = line_at(p, i)->box.y2 - line_at(p, i)->box.y1;
	qsort(heights, p->nlines, sizeof(*heights), compare);
	usual = heights[p->nlines / 2];
	free(heights);
	return usual;
}

/* The largest print of a page, if it is larger than the rest: the title. */
static size_t
title_block(const struct page *p, double usual)
{
	double best = usual * TITLE_SIZE;
	size_t at = STR_NPOS;

	for (size_t i = 0; i < p->nblocks; i++) {
		const struct block *b = &p->blocks[i];
		double height = height_of(p, b);
		size_t chars = 0;

		for (size_t k = 0; k < b->count; k++)
			chars += utf8_count(line_at(p, b->first + k)->text);
		if (height > best * 1.01 && b->count <= 3 && chars >= 4 &&
		    chars <= 90) {
			best = height;
			at = i;
		}
	}
	return at;
}

/* A line in larger print is marked as a heading, as typists do. */
static bool
is_heading(const struct page *p, const struct block *b, double usual)
{
	struct str text;
	int style;

	if (b->count != 1 || usual <= 0 ||
	    height_of(p, b) < usual * HEADING_SIZE)
		return false;
	text = line_at(p, b->first)->text;
	return text.len && utf8_count(text) <= 40 &&
	       !str_ends(text, STR("。")) && !bullet_len(text) &&
	       !number_len(text, &style);
}

/* A mark or number of an item that stands in a column of its own. */
static bool
is_mark(const struct page *p, size_t at)
{
	const struct block *b = &p->blocks[at], *next = b + 1;

	return b->count == 1 && at + 1 < p->nblocks && next->count &&
	       utf8_count(line_at(p, b->first)->text) <= MARK_MAX &&
	       next->box.x1 >= b->box.x2 &&
	       on_one_line(
		   &line_at(p, b->first)->box, &line_at(p, next->first)->box);
}

static void
write_block(const struct page *p, size_t at, struct buf *out)
{
	const struct block *b = &p->blocks[at];

	for (size_t i = 0; i < b->count; i++) {
		buf_str(out, line_at(p, b->first + i)->text);
		buf_ch(out, is_mark(p, at) ? ' ' : '\n');
	}
}

static void
write_title(const struct page *p, const struct block *b, struct buf *out)
{
	uint32_t last = 0;

	for (size_t i = 0; i < b->count; i++) {
		struct str text = line_at(p, b->first + i)->text;
		size_t pos = 0;

		if (last && text.len &&
		    (!is_wide(last) || !is_wide(utf8_next(text, &pos))))
			buf_ch(out, ' ');
		buf_str(out, text);
		pos = text.len;
		last = utf8_prev(text, &pos);
	}
	buf_cstr(out, "\n\n");
}

static void
write_page(struct page *p, struct buf *out)
{
	double pitch = pitch_of(p), usual = body_height(p);
	size_t n, title = STR_NPOS;

	for (size_t i = 0; i < p->nlines; i++)
		p->lines[i].text = str_trim(str_sub(buf_view(&p->text),
		    line_at(p, i)->from, line_at(p, i)->to));
	if (!p->number++)
		title = title_block(p, usual);
	if (title != STR_NPOS)
		write_title(p, &p->blocks[title], out);
	for (size_t b = 0; b < p->nblocks; b++) {
		if (b == title)
			continue;
		if ((n = table_columns(p, b))) {
			add_table(p, b, n, out);
			b += n - 1;
			continue;
		}
		if (b && is_mark(p, b - 1)) {
			write_block(p, b, out);
			continue;
		}
		if (!goes_on(p, b, pitch))
			buf_ch(out, '\n');
		if (is_heading(p, &p->blocks[b], usual))
			buf_cstr(out, "■ ");
		write_block(p, b, out);
	}
	buf_ch(out, '\f');
	p->nlines = p->nblocks = 0;
	buf_clear(&p->text);
}

void
pdf_layout(struct str bbox, struct buf *out)
{
	struct page p = { .last_x2 = -1 };
	struct str line, tag;

	bbox = str_sub(bbox, 0, utf8_valid_len(bbox));
	while (str_split(&bbox, '\n', &line)) {
		size_t end;

		tag = str_trim(line);
		end = str_find(tag, STR(">"), 0);
		if (str_starts(tag, STR("<word ")) && end != STR_NPOS &&
		    p.nlines) {
			size_t to = str_find(tag, STR("</word>"), end);

			add_word(&p, box_of(str_sub(tag, 0, end)),
			    str_sub(tag, end + 1, to));
			p.lines[p.nlines - 1].to = p.text.len;
		} else if (str_starts(tag, STR("<line "))) {
			open_line(&p, tag);
		} else if (str_starts(tag, STR("<block "))) {
			open_block(&p, tag);
		} else if (str_starts(tag, STR("</page>"))) {
			write_page(&p, out);
		}
	}
	buf_release(&p.text);
	free(p.lines);
	free(p.blocks);
}
