/* Plain text: tables with tabs, and those that lost their cells. */
#include "extract/plain.h"

#include <string.h>

/* Filled lines between two amounts of a table without cells. */
#define AMOUNT_GAP 12
#define AMOUNTS_MIN 2
#define NAME_MAX_CHARS 12

/* ---- tables that lost their cells ---- */

static bool
names_column(struct str unit)
{
	static const struct str ends[] = { STR_INIT("名"), STR_INIT("名称"),
		STR_INIT("概要"), STR_INIT("内容"), STR_INIT("番号"),
		STR_INIT("区分"), STR_INIT("備考"), STR_INIT("額"),
		STR_INIT("数"), STR_INIT("料金"), STR_INIT("期間"),
		STR_INIT("単位"), STR_INIT("場所"), STR_INIT("項目"),
		STR_INIT("種別"), STR_INIT("種類"), STR_INIT("所管"),
		STR_INIT("費"), STR_INIT("年度") };

	if (str_eq(unit, STR("No.")) || str_eq(unit, STR("No")) ||
	    str_eq(unit, STR("№")) || str_eq(unit, STR("NO.")))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(unit, ends[i]))
			return true;
	return false;
}

static bool
next_unit(struct str *rest, struct str *ret_unit)
{
	size_t from, to, at;

	*rest = str_trim(*rest);
	for (from = to = at = 0; at < rest->len; to = at)
		if (cp_is_space(utf8_next(*rest, &at)))
			break;
	*ret_unit = str_sub(*rest, from, to);
	*rest = str_sub(*rest, to, rest->len);
	return ret_unit->len > 0;
}

/* Names of columns with spaces between them, and no sentence. */
static bool
is_table_head(struct str s)
{
	size_t units = 0, names = 0;
	struct str unit;

	if (str_find(s, STR("\t"), 0) != STR_NPOS ||
	    str_find(s, STR("。"), 0) != STR_NPOS ||
	    str_find(s, STR("、"), 0) != STR_NPOS ||
	    str_find(s, STR("："), 0) != STR_NPOS)
		return false;
	while (next_unit(&s, &unit)) {
		if (utf8_count(unit) > NAME_MAX_CHARS)
			return false;
		units++;
		names += names_column(unit);
	}
	return units >= 3 && names >= 2;
}

/* The last word of the line is a figure of three digits or more. */
static bool
ends_in_amount(struct str s)
{
	size_t at = s.len, digits = 0;

	while (at > 0) {
		char c = s.ptr[at - 1];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != ',')
			break;
		at--;
	}
	if (digits < 3)
		return false;
	return at == 0 || s.ptr[at - 1] == ' ' ||
	       str_ends(str_sub(s, 0, at), STR("　")) ||
	       str_ends(str_sub(s, 0, at), STR("▲")) ||
	       str_ends(str_sub(s, 0, at), STR("△"));
}

/* Behind the last line of the table whose head is at `head`, or `head`. */
static size_t
damaged_end(const struct lines *l, size_t head)
{
	size_t end = head, amounts = 0, gap = 0, i;

	for (i = head + 1; i < l->count && gap <= AMOUNT_GAP; i++) {
		struct str s = l->items[i].text;

		if (!s.len)
			continue;
		if (str_find(s, STR("\t"), 0) != STR_NPOS ||
		    str_starts(s, STR("#")) || is_table_head(s))
			break;
		gap++;
		if (ends_in_amount(s)) {
			end = i + 1;
			gap = 0;
			amounts++;
		}
	}
	return amounts >= AMOUNTS_MIN ? end : head;
}

void
lines_mark_damaged(struct lines *l)
{
	for (size_t i = 0; i < l->count; i++) {
		size_t end;

		if (!l->items[i].text.len || !is_table_head(l->items[i].text))
			continue;
		end = damaged_end(l, i);
		if (end == i)
			continue;
		l->items[i].table_head = true;
		for (size_t j = i; j < end; j++)
			l->items[j].damaged = true;
		i = end - 1;
	}
}

size_t
table_read_damaged(
    struct node *body, const struct lines *l, size_t from, struct arena *a)
{
	struct node *table = node_new(a, NODE_TABLE, l->items[from].offset);
	size_t i;

	table->flags |= NODE_DAMAGED;
	node_append(body, table);
	for (i = from; i < l->count && l->items[i].damaged; i++) {
		const struct line *line = &l->items[i];
		struct node *row, *cell;

		if (i > from && line->table_head)
			break;
		if (!line->text.len)
			continue;
		row = node_new(a, NODE_ROW, line->offset);
		cell = node_new(a, NODE_CELL, line->offset);
		node_append(cell, node_text(a, line->text, line->offset));
		node_append(row, cell);
		node_append(table, row);
	}
	return i;
}

/* ---- tables with tabs ---- */

struct tabs {
	const struct lines *lines;
	struct arena *arena;
	size_t from, to; /* lines */
	size_t columns;
	size_t indent; /* tabs in front of every line */
};

static size_t
cells_of(const struct line *line)
{
	size_t n = line->lead + 1;

	for (size_t i = 0; i < line->text.len; i++)
		n += line->text.ptr[i] == '\t';
	return n;
}

size_t
line_tabs(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == '\t';
	return n;
}

static void
measure(struct tabs *t)
{
	size_t seen[64] = { 0 }, best = 2;

	t->indent = SIZE_MAX;
	for (size_t i = t->from; i < t->to; i++)
		if (t->lines->items[i].lead < t->indent)
			t->indent = t->lines->items[i].lead;
	for (size_t i = t->from; i < t->to; i++) {
		size_t n = cells_of(&t->lines->items[i]) - t->indent;

		if (n < ARRAY_SIZE(seen))
			seen[n]++;
	}
	for (size_t i = 2; i < ARRAY_SIZE(seen); i++)
		if (seen[i] > seen[best])
			best = i;
	t->columns = best;
}

static struct node *
read_row(const struct tabs *t, const struct line *line)
{
	struct node *row = node_new(t->arena, NODE_ROW, line->offset);
	struct str rest = line->text, cell;
	size_t n;

	for (n = t->indent; n < line->lead; n++)
		node_append(row, node_new(t->arena, NODE_CELL, line->offset));
	n -= t->indent;
	while (str_split(&rest, '\t', &cell)) {
		size_t at = line->offset + (size_t)(cell.ptr - line->text.ptr);
		struct node *node = node_new(t->arena, NODE_CELL, at);

		cell = line_close_up(str_trim(cell), t->arena);
		if (cell.len)
			node_append(node, node_text(t->arena, cell, at));
		node_append(row, node);
		n++;
	}
	for (; n < t->columns; n++)
		node_append(row, node_new(t->arena, NODE_CELL, line->offset));
	return row;
}

static bool
has_numbers(const struct node *row)
{
	for (const struct node *c = row->first; c; c = c->next) {
		size_t digits = 0;

		if (!c->first)
			continue;
		for (size_t i = 0; i < c->first->text.len; i++)
			digits += strchr("0123456789,.",
				      c->first->text.ptr[i]) != NULL;
		if (digits == c->first->text.len)
			return true;
	}
	return false;
}

static bool
has_values(const struct node *row, struct arena *a)
{
	struct value_context ctx = { 0 };
	struct buf text = BUF_INIT;
	struct found_value *found;
	struct diag quiet;
	size_t n;

	if (has_numbers(row))
		return true;
	diag_init(&quiet);
	node_plain(row, &text);
	n = values_find(
	    str_sub(buf_view(&text), 0, 1000), &ctx, 0, a, &found, &quiet);
	diag_release(&quiet);
	buf_release(&text);
	return n > 0;
}

/* The first row names the columns unless it holds values already. Two
 * columns without such a row are labels and their values. */
static void
mark_headers(const struct tabs *t, struct node *table)
{
	struct node *row = table->first;

	if (row != table->last && !has_values(row, t->arena)) {
		struct buf first = BUF_INIT;
		bool label;

		node_plain(row->first, &first);
		label = t->columns == 2 && label_fact(buf_view(&first)) >= 0;
		buf_release(&first);
		if (!label) {
			for (struct node *c = row->first; c; c = c->next)
				c->flags |= NODE_HEADER;
			return;
		}
	}
	for (; t->columns == 2 && row; row = row->next)
		row->first->flags |= NODE_HEADER;
}

/* Empty cells at the start of a row belong to the cell above. Below
 * the names of the columns there is nothing to inherit. */
static void
inherit(struct node *table)
{
	struct node *above = NULL;

	for (struct node *row = table->first; row; row = row->next) {
		struct node *cell = row->first;

		if (row->last->flags & NODE_HEADER)
			continue;
		if (cell->first) {
			above = cell;
		} else if (above && above->arg2 < UINT16_MAX) {
			above->arg2 =
			    (uint16_t)(above->arg2 ? above->arg2 + 1 : 2);
			node_unlink(cell);
		}
	}
}

/* The lines of one table, up to one that repeats the first. */
static void
read_table(struct node *body, struct tabs *t)
{
	const struct line *items = t->lines->items;
	struct node *table =
	    node_new(t->arena, NODE_TABLE, items[t->from].offset);

	for (size_t i = t->from; i < t->to; i++) {
		if (cells_of(&items[i]) - t->indent > t->columns)
			table->flags |= NODE_DAMAGED;
		node_append(table, read_row(t, &items[i]));
	}
	node_append(body, table);
	mark_headers(t, table);
	if (!(table->flags & NODE_DAMAGED) && t->columns > 2)
		inherit(table);
}

size_t
table_read(
    struct node *body, const struct lines *l, size_t from, struct arena *a)
{
	struct tabs t = { .lines = l, .arena = a, .from = from };
	size_t end = from;

	while (end < l->count && l->items[end].kind == LINE_TABS)
		end++;
	while (t.from < end) {
		struct str head = l->items[t.from].text;

		t.to = t.from + 1;
		while (t.to < end && (t.to == t.from + 1 ||
					 !str_eq(l->items[t.to].text, head)))
			t.to++;
		measure(&t);
		read_table(body, &t);
		t.from = t.to;
	}
	return end;
}
