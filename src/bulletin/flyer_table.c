/* Tables: columns as wide as their content wants, the head on every page. */
#include "bulletin/flyer.h"

#include <math.h>

#define COLUMNS_MAX 24
#define ROWS_MAX 4000
#define SMALLEST 9.0 /* points, for tables that are too wide */

struct cell {
	const struct node *node; /* NULL: covered by a cell that spans */
	const struct words *words;
	const struct para *para;
	unsigned columns, rows;
	bool under; /* a cell of a row above reaches here */
};

struct table {
	struct flow *flow;
	struct cell *cells; /* rows × columns */
	size_t rows, columns, head;
	double width[COLUMNS_MAX], x[COLUMNS_MAX + 1];
	double left, room, pad, above;
	struct type type;
};

static struct cell *
cell_at(const struct table *t, size_t row, size_t column)
{
	return &t->cells[row * t->columns + column];
}

static size_t
count_rows(const struct node *table)
{
	size_t n = 0;

	for (const struct node *r = table->first; r && n < ROWS_MAX;
	     r = r->next)
		n++;
	return n;
}

static unsigned
span(unsigned wanted, size_t left)
{
	return !wanted ? 1 : wanted < left ? wanted : (unsigned)left;
}

static size_t
count_columns(const struct node *table)
{
	size_t most = 1;

	for (const struct node *r = table->first; r; r = r->next) {
		size_t n = 0;

		for (const struct node *c = r->first; c; c = c->next)
			n += c->arg ? c->arg : 1;
		most = n > most ? n : most;
	}
	return most < COLUMNS_MAX ? most : COLUMNS_MAX;
}

static bool
is_taken(const struct table *t, const bool *taken, size_t row, size_t column)
{
	return taken[row * t->columns + column];
}

static void
place(struct table *t, bool *taken, size_t row, size_t column,
    const struct node *node)
{
	struct cell *c = cell_at(t, row, column);

	c->node = node;
	c->words = words_run(t->flow->flyer, node->first);
	c->columns = span(node->arg, t->columns - column);
	c->rows = span(node->arg2, t->rows - row);
	for (size_t r = row; r < row + c->rows; r++)
		for (size_t k = column; k < column + c->columns; k++) {
			taken[r * t->columns + k] = true;
			cell_at(t, r, k)->under = r > row;
		}
}

static void
read_cells(struct table *t, const struct node *table)
{
	struct arena *a = press_arena(t->flow->flyer->press);
	bool *taken = arena_alloc(a, t->rows * t->columns + 1);
	const struct node *r = table->first;

	t->cells = arena_alloc(a, t->rows * t->columns * sizeof(*t->cells) + 1);
	for (size_t row = 0; row < t->rows; row++, r = r->next) {
		size_t column = 0;

		for (const struct node *c = r->first; c; c = c->next) {
			while (column < t->columns &&
			       is_taken(t, taken, row, column))
				column++;
			if (column == t->columns)
				break;
			place(t, taken, row, column, c);
		}
	}
}

static bool
is_header_row(const struct table *t, size_t row)
{
	for (size_t k = 0; k < t->columns; k++) {
		const struct cell *c = cell_at(t, row, k);

		if (c->node && !(c->node->flags & NODE_HEADER))
			return false;
	}
	return true;
}

/* Whether a cell above reaches into the row. */
static bool
is_under(const struct table *t, size_t row)
{
	for (size_t k = 0; row < t->rows && k < t->columns; k++)
		if (cell_at(t, row, k)->under)
			return true;
	return false;
}

/* Rows of header cells only, at the top; none whose cells reach below. */
static size_t
count_head(const struct table *t)
{
	size_t n = 0;

	while (n < t->rows && is_header_row(t, n))
		n++;
	if (n == t->rows)
		return 0;
	while (n > 0 && is_under(t, n))
		n--;
	return n;
}

static struct type
cell_type(const struct table *t, size_t row, size_t column)
{
	const struct look *look = t->flow->flyer->look;
	const struct cell *c = cell_at(t, row, column);
	struct type type = t->type;

	if (row < t->head) {
		type.weight = WEIGHT_BOLD;
		type.colour = look->on_band;
		type.balanced = true;
	} else if (c->node->flags & NODE_HEADER || column == 0) {
		type.weight = WEIGHT_BOLD;
	}
	return type;
}

/* ---- columns ----------------------------------------------------------------------- */

static void
widen(double *of, size_t from, unsigned n, double needed)
{
	double have = 0;

	for (size_t k = from; k < from + n; k++)
		have += of[k];
	for (size_t k = from; k < from + n && needed > have; k++)
		of[k] += (needed - have) / n;
}

/* Of the widest value that is not broken, such as a time; none that would
 * take half of the table. */
static double
whole_width(const struct table *t, const struct words *w, struct type type)
{
	struct flyer *f = t->flow->flyer;
	const struct font *font =
	    press_font(f->press, f->script, type.weight, type.size);
	double widest = 0;

	for (size_t i = 0; i < w->count; i++) {
		const struct mark *m = &w->marks[i];
		double width;

		if (m->kind != MARK_WHOLE)
			continue;
		width = font_advance(font, str_sub(w->text, m->start, m->end)) *
			1.03;
		if (width < t->room / 2)
			widest = fmax(widest, width);
	}
	return widest;
}

static void
measure_columns(const struct table *t, double *least, double *most)
{
	/* Cells of one column first: those that span ask for the rest. */
	for (int spanning = 0; spanning < 2; spanning++)
		for (size_t r = 0; r < t->rows; r++)
			for (size_t k = 0; k < t->columns; k++) {
				const struct cell *c = cell_at(t, r, k);
				struct type type;
				double a, b;

				if (!c->node ||
				    (c->columns > 1) != (spanning == 1))
					continue;
				type = cell_type(t, r, k);
				para_widths(
				    t->flow->flyer, c->words, type, &a, &b);
				a = fmax(a, whole_width(t, c->words, type));
				b = fmax(a, b);
				widen(least, k, c->columns, a + 2 * t->pad + 1);
				widen(most, k, c->columns, b + 2 * t->pad + 1);
			}
}

static double
sum(const double *of, size_t n)
{
	double s = 0;

	for (size_t i = 0; i < n; i++)
		s += of[i];
	return s;
}

static void
report_small(const struct table *t)
{
	struct flyer *f = t->flow->flyer;

	if (f->guess || f->small || t->type.size >= 10 * f->measure->scale)
		return;
	f->small = true;
	diag_add(f->diag, DIAG_FLYER_SMALL, DIAG_NOWHERE,
	    f->bulletin->edition->locale->own_name);
}

static void
set_columns(struct table *t)
{
	double least[COLUMNS_MAX], most[COLUMNS_MAX], a, b;

	for (;;) {
		memset(least, 0, sizeof(least));
		memset(most, 0, sizeof(most));
		measure_columns(t, least, most);
		a = sum(least, t->columns);
		b = sum(most, t->columns);
		if (a <= t->room || t->type.size - 0.75 < SMALLEST)
			break;
		t->type.size -= 0.75;
		t->pad *= 0.9;
	}
	report_small(t);
	for (size_t k = 0; k < t->columns; k++) {
		if (b <= t->room)
			t->width[k] =
			    most[k] +
			    (t->room - b) *
				(most[k] / b * 0.5 + 0.5 / (double)t->columns);
		else if (a <= t->room)
			t->width[k] = least[k] + (t->room - a) *
						     (most[k] - least[k]) /
						     (b - a);
		else
			t->width[k] = least[k] * t->room / a;
	}
	t->x[0] = t->left;
	for (size_t k = 0; k < t->columns; k++)
		t->x[k + 1] = t->x[k] + t->width[k];
}

static double
cell_width(const struct table *t, const struct cell *c, size_t column)
{
	return t->x[column + c->columns] - t->x[column];
}

/* ---- rows ---------------------------------------------------------------------------- */

static void
set_cells(struct table *t)
{
	for (size_t r = 0; r < t->rows; r++)
		for (size_t k = 0; k < t->columns; k++) {
			struct cell *c = cell_at(t, r, k);

			if (c->node)
				c->para = para_set(t->flow->flyer, c->words,
				    cell_type(t, r, k),
				    cell_width(t, c, k) - 2 * t->pad);
		}
}

/* Rows that do not fit on a page together are set as if the cell were in the
 * first of them only. */
static void
let_go(
    struct table *t, struct cell *c, size_t row, size_t column, double *height)
{
	for (size_t r = row + 1; r < row + c->rows; r++)
		for (size_t k = column; k < column + c->columns; k++)
			cell_at(t, r, k)->under = false;
	height[row] = fmax(height[row], para_height(c->para) + t->above * 1.2);
	c->rows = 1;
}

/* Heights of all rows: a cell that spans several makes its last one taller. */
static double *
row_heights(struct table *t)
{
	double most = t->flow->flyer->measure->height * 0.45;
	double *height = arena_alloc(press_arena(t->flow->flyer->press),
	    (t->rows + 1) * sizeof(*height));
	double least = t->type.size * 1.2;

	for (size_t r = 0; r < t->rows; r++) {
		height[r] = fmax(height[r], least + t->above);
		for (size_t k = 0; k < t->columns; k++) {
			const struct cell *c = cell_at(t, r, k);

			if (c->node && c->rows == 1)
				height[r] = fmax(height[r],
				    para_height(c->para) + t->above * 1.2);
		}
	}
	for (size_t r = 0; r < t->rows; r++)
		for (size_t k = 0; k < t->columns; k++) {
			struct cell *c = cell_at(t, r, k);
			double have;

			if (!c->node || c->rows == 1)
				continue;
			have = sum(height + r, c->rows);
			if (fmax(have, para_height(c->para)) > most) {
				let_go(t, c, r, k, height);
				continue;
			}
			height[r + c->rows - 1] += fmax(
			    0, para_height(c->para) + t->above * 1.2 - have);
		}
	return height;
}

/* Every other row, and with it those that hang together with it. */
static bool
is_tinted(const struct table *t, size_t row)
{
	bool tinted = true;

	for (size_t r = t->head; r <= row; r++)
		if (!is_under(t, r))
			tinted = !tinted;
	return tinted;
}

static void
fill(struct table *t, struct strip *s, double x, double w, uint32_t colour)
{
	strip_shape(t->flow, s,
	    (struct shape){ .kind = SHAPE_FILL,
		.x = x,
		.w = w,
		.h = s->height,
		.colour = colour });
}

/* The ground of a row, the lines above it and between its columns. */
static void
row_shapes(struct table *t, struct strip *s, size_t row, bool first)
{
	const struct look *look = t->flow->flyer->look;
	bool head = row < t->head;

	if (head && !look->outlined)
		fill(t, s, t->left, t->room, look->band);
	else if (!look->outlined && is_tinted(t, row))
		fill(t, s, t->left, t->room, look->tint);
	if (first)
		for (size_t k = 0; k < t->columns; k++)
			if (!cell_at(t, row, k)->under)
				strip_shape(t->flow, s,
				    (struct shape){ .kind = SHAPE_RULE,
					.x = t->x[k],
					.w = t->x[k + 1] - t->x[k],
					.h = head && look->outlined ? 1.2 : 0.6,
					.colour = look->rule });
	for (size_t k = 1; k < t->columns; k++)
		if (cell_at(t, row, k)->node)
			strip_shape(t->flow, s,
			    (struct shape){ .kind = SHAPE_UPRIGHT,
				.x = t->x[k],
				.w = 0.6,
				.h = s->height,
				.colour = look->rule });
}

/* One strip of a row: of each cell the lines that fit, from `line` on. */
static void
row_strip(struct table *t, struct strip *s, size_t row, unsigned line,
    unsigned lines, const struct element **cells)
{
	bool only = line == 0 && lines == UINT32_MAX;

	for (size_t k = 0; k < t->columns; k++) {
		const struct cell *c = cell_at(t, row, k);
		unsigned to;
		double y = t->above * 0.6;

		if (!c->node || line >= c->para->lines || !c->words->text.len)
			continue;
		to = only || c->para->lines - line < lines ? c->para->lines
							   : line + lines;
		if (only && c->rows == 1)
			y = (s->height - para_height(c->para)) / 2;
		strip_piece(t->flow, s,
		    (struct piece){ .para = c->para,
			.from = line,
			.to = to,
			.x = t->x[k] + t->pad,
			.y = y,
			.element = cells[k] });
	}
}

static unsigned
row_lines(const struct table *t, size_t row, double *ret_line)
{
	unsigned most = 1;

	*ret_line = t->type.size;
	for (size_t k = 0; k < t->columns; k++) {
		const struct cell *c = cell_at(t, row, k);

		if (!c->node)
			continue;
		most = c->para->lines > most ? c->para->lines : most;
		*ret_line = fmax(*ret_line, c->para->line);
	}
	return most;
}

/* A row that fills most of a page is broken between its lines. */
static void
tall_row(
    struct table *t, size_t row, const struct element **cells, uint32_t head)
{
	double line;
	unsigned lines = row_lines(t, row, &line), step = 4;

	for (unsigned i = 0; i < lines; i += step) {
		unsigned n = lines - i < step ? lines - i : step;
		struct strip *s =
		    flow_strip(t->flow, 0, n * line + t->above * 0.6);

		row_shapes(t, s, row, i == 0);
		row_strip(t, s, row, i, step, cells);
		s->head = head;
		s->nhead = (uint32_t)t->head;
	}
}

static void
row_strips(struct table *t, size_t row, double height, uint32_t first,
    const struct element *table)
{
	struct flow *f = t->flow;
	const struct measure *m = f->flyer->measure;
	const struct element *line = flow_element(f, "TR", table);
	const struct element *cells[COLUMNS_MAX] = { NULL };
	struct strip *s;

	for (size_t k = 0; k < t->columns; k++) {
		const struct cell *c = cell_at(t, row, k);

		cells[k] = flow_element(f,
		    c->node && c->node->flags & NODE_HEADER ? "TH" : "TD",
		    line);
	}
	if (row >= t->head && height > m->height * 0.45) {
		tall_row(t, row, cells, first);
		return;
	}
	s = flow_strip(f, 0, height);
	row_shapes(t, s, row, true);
	row_strip(t, s, row, 0, UINT32_MAX, cells);
	s->head = first;
	s->nhead = (uint32_t)t->head;
	s->keep = row < t->head || is_under(t, row + 1);
}

void
table_strips(struct flow *f, const struct node *node, double x, double w)
{
	struct flyer *fl = f->flyer;
	struct table t = { .flow = f,
		.rows = count_rows(node),
		.columns = count_columns(node),
		.left = x,
		.room = w,
		.pad = fl->measure->body * 0.6,
		.above = fl->measure->body * (0.2 + 0.4 * fl->measure->air),
		.type = type_body(fl) };
	const struct element *table = flow_element(f, "Table", NULL);
	uint32_t first = (uint32_t)f->count;
	double *height;
	struct strip *last;

	if (!t.rows)
		return;
	t.type.size -= fl->measure->scale;
	read_cells(&t, node);
	t.head = count_head(&t);
	set_columns(&t);
	set_cells(&t);
	height = row_heights(&t);
	for (size_t r = 0; r < t.rows; r++)
		row_strips(&t, r, height[r], first, table);
	f->strips[first].gap = fl->measure->body * 0.7 * fl->measure->air;
	last = &f->strips[f->count - 1];
	strip_shape(f, last,
	    (struct shape){ .kind = SHAPE_RULE,
		.x = x,
		.y = last->height,
		.w = w,
		.h = 0.6,
		.colour = fl->look->rule });
}
