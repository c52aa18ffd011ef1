/* Lines of a paragraph as they are drawn: glyphs, readings over them, and
 * where the links are. */
#include "bulletin/flyer_text.h"

#define BASE_TOP 0.86	  /* of a Japanese glyph, above the baseline */
#define RUBY_DESCENT 0.14 /* of kana, below their baseline */
#define CLUSTER_MAX 64	  /* glyphs that stand for one text */

static double
points(int units)
{
	return units / (double)PANGO_SCALE;
}

/* ---- text ------------------------------------------------------------------------ */

static uint32_t
run_colour(const PangoGlyphItem *run, uint32_t usual)
{
	for (const GSList *l = run->item->analysis.extra_attrs; l;
	     l = l->next) {
		const PangoAttribute *a = l->data;
		const PangoColor *c = &((const PangoAttrColor *)a)->color;

		if (a->klass->type == PANGO_ATTR_FOREGROUND)
			return (uint32_t)(c->red >> 8) << 16 |
			       (uint32_t)(c->green >> 8) << 8 |
			       (uint32_t)(c->blue >> 8);
	}
	return usual;
}

/* Pango leaves out the space at which it breaks a line; readers need it. */
static size_t
space_glyph(const PangoGlyphItem *run, struct str text, double x, double y,
    struct placed *ret)
{
	hb_codepoint_t glyph = 0;

	if (!str_eq(text, STR(" ")))
		return 0;
	lib.hb_font_get_nominal_glyph(
	    lib.pango_font_get_hb_font(run->item->analysis.font), ' ', &glyph);
	*ret = (struct placed){ glyph, x, y };
	return glyph != 0;
}

/* One cluster: what cannot be told apart. Returns its width. */
static double
draw_cluster(const struct paper *paper, const struct para *p,
    const PangoGlyphItemIter *at, double x, double y)
{
	const PangoGlyphItem *run = at->glyph_item;
	int step = at->start_glyph < at->end_glyph ? 1 : -1;
	int first = step > 0 ? at->start_glyph : at->end_glyph + 1;
	int end = step > 0 ? at->end_glyph : at->start_glyph + 1;
	struct placed glyphs[CLUSTER_MAX];
	struct str text = str_sub(
	    p->words->text, (size_t)at->start_index, (size_t)at->end_index);
	double width = 0;
	size_t n = 0;

	for (int i = first; i < end; i++) {
		const PangoGlyphInfo *g = &run->glyphs->glyphs[i];

		if (g->glyph != PANGO_GLYPH_EMPTY &&
		    !(g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) && n < CLUSTER_MAX)
			glyphs[n++] = (struct placed){ g->glyph,
				x + width + points(g->geometry.x_offset),
				y - points(g->geometry.y_offset) };
		width += points(g->geometry.width);
	}
	if (!n)
		n = space_glyph(run, text, x, y, glyphs);
	glyphs_show(paper->glyphs, run->item->analysis.font, p->type.size,
	    glyphs, n, text);
	return width;
}

/* Clusters stand from left to right, whatever way they are read. */
static double
draw_run(const struct paper *paper, const struct para *p, PangoGlyphItem *run,
    double x, double y)
{
	const char *text = p->words->text.ptr;
	PangoGlyphItemIter at;
	double from = x;
	bool more;

	canvas_colour(paper->canvas, run_colour(run, p->type.colour));
	if (run->item->analysis.level % 2 == 0)
		for (more =
			 lib.pango_glyph_item_iter_init_start(&at, run, text);
		     more; more = lib.pango_glyph_item_iter_next_cluster(&at))
			x += draw_cluster(paper, p, &at, x, y);
	else
		for (more = lib.pango_glyph_item_iter_init_end(&at, run, text);
		     more; more = lib.pango_glyph_item_iter_prev_cluster(&at))
			x += draw_cluster(paper, p, &at, x, y);
	return x - from;
}

/* ---- readings ---------------------------------------------------------------------- */

/* The reading, centred over the base; a short one is spread 1-2-1. */
static void
draw_reading(const struct paper *paper, const struct font *font, double size,
    struct str reading, double left, double right, double y)
{
	double width = font_advance(font, reading);
	size_t n = utf8_count(reading), at = 0;
	double room = right - left - width;
	double gap = room > 0 ? room / (double)n : 0;
	double x = room > 0 ? left + gap / 2 : left + room / 2;

	canvas_note(paper->canvas,
	    &(struct listed){ "reading", 1, 1, x, paper->height - y - size,
		width + gap * (double)(n - 1), size, size, reading, left,
		right - left });
	while (at < reading.len) {
		size_t from = at;
		struct placed glyph = { .x = x, .y = y };
		unsigned long index;
		double advance =
		    font_glyph(font, utf8_next(reading, &at), &index);

		glyph.glyph = (uint32_t)index;
		if (index)
			glyphs_show(paper->glyphs, font_pango(font), size,
			    &glyph, 1, str_sub(reading, from, at));
		x += advance + gap;
	}
}

/* The part of a reading over bytes [from, to) of a word, where lines had to
 * be broken inside it. */
static struct str
part_of(struct str reading, const struct mark *m, uint32_t from, uint32_t to)
{
	size_t n = utf8_count(reading), len = m->end - m->start;
	size_t first = n * (from - m->start) / len;
	size_t last = n * (to - m->start) / len, at = 0, start = 0, i = 0;

	for (; at < reading.len && i < last; i++) {
		if (i == first)
			start = at;
		utf8_next(reading, &at);
	}
	return first < last ? str_sub(reading, start, at) : STR_NONE;
}

/* Where the part of a mark that is on the line begins and ends. */
static bool
mark_on_line(const struct mark *m, PangoLayoutLine *line, uint32_t *ret_from,
    uint32_t *ret_to, double *ret_left, double *ret_right)
{
	uint32_t start = (uint32_t)line->start_index;
	uint32_t end = start + (uint32_t)line->length;
	int left, right;

	*ret_from = m->start > start ? m->start : start;
	*ret_to = m->end < end ? m->end : end;
	if (*ret_from >= *ret_to)
		return false;
	lib.pango_layout_line_index_to_x(line, (int)*ret_from, FALSE, &left);
	lib.pango_layout_line_index_to_x(line, (int)*ret_to - 1, TRUE, &right);
	*ret_left = points(left < right ? left : right);
	*ret_right = points(left < right ? right : left);
	return true;
}

static void
draw_readings(const struct paper *paper, struct flyer *f, const struct para *p,
    PangoLayoutLine *line, double x, double baseline)
{
	const struct font *font =
	    press_font(f->press, f->japanese, WEIGHT_REGULAR, p->ruby);
	double y = baseline + BASE_TOP * p->type.size + RUBY_DESCENT * p->ruby;
	double left, right;
	uint32_t from, to;

	canvas_colour(paper->canvas, p->type.colour);
	for (size_t i = 0; i < p->words->count; i++) {
		const struct mark *m = &p->words->marks[i];

		if (m->kind == MARK_RUBY &&
		    mark_on_line(m, line, &from, &to, &left, &right))
			draw_reading(paper, font, p->ruby,
			    part_of(m->text, m, from, to), x + left, x + right,
			    y);
	}
}

/* ---- paragraphs ------------------------------------------------------------------------ */

void
para_draw(const struct paper *paper, const struct para *p, unsigned from,
    unsigned to, double x, double y)
{
	for (unsigned i = from; i < to; i++) {
		PangoLayoutLine *line =
		    lib.pango_layout_get_line_readonly(p->layout, (int)i);
		double at = x;
		double baseline =
		    paper->height - y - (i - from) * p->line - p->base;

		for (const GSList *r = line ? line->runs : NULL; r; r = r->next)
			at += draw_run(paper, p, r->data, at, baseline);
		if (line)
			canvas_note(paper->canvas,
			    &(struct listed){ NULL, i + 1, p->lines, x,
				y + (i - from) * p->line, at - x, p->line,
				p->type.size,
				str_sub(p->words->text,
				    (size_t)line->start_index,
				    (size_t)line->start_index +
					(size_t)line->length),
				0, 0 });
	}
}

void
para_draw_readings(const struct paper *paper, struct flyer *f,
    const struct para *p, unsigned from, unsigned to, double x, double y)
{
	glyphs_hide(paper->glyphs);
	for (unsigned i = from; i < to; i++) {
		PangoLayoutLine *line =
		    lib.pango_layout_get_line_readonly(p->layout, (int)i);

		if (line)
			draw_readings(paper, f, p, line, x,
			    paper->height - y - (i - from) * p->line - p->base);
	}
	glyphs_unhide(paper->glyphs);
}

void
para_links(const struct para *p, unsigned from, unsigned to, double x, double y,
    void (*fn)(
	void *ctx, struct str target, double x, double y, double w, double h),
    void *ctx)
{
	for (unsigned i = from; i < to; i++) {
		PangoLayoutLine *line =
		    lib.pango_layout_get_line_readonly(p->layout, (int)i);
		uint32_t first, last;
		double left, right;

		for (size_t k = 0; line && k < p->words->count; k++) {
			const struct mark *m = &p->words->marks[k];

			if (m->kind == MARK_LINK &&
			    mark_on_line(m, line, &first, &last, &left, &right))
				fn(ctx, m->text, x + left,
				    y + (i - from) * p->line, right - left,
				    p->line);
		}
	}
}
