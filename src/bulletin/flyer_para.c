/* Paragraphs: words broken into lines by Pango, readings set over them. */
#include "bulletin/flyer_pango.h"

#include <math.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#define RUBY_LEAST 5.5	 /* points */
#define RUBY_SIZE 0.5	 /* of the text's */
#define BASE_MIDDLE 0.36 /* of capitals and of Japanese glyphs, about */
#define WIDOW_TRIES 8
#define NO_TEXT ((uint32_t)-1)

/* What is tried in turn, as long as a line is wider than the column. */
enum hold { HOLD_PHRASES, HOLD_READINGS, HOLD_NOTHING };

/* ---- attributes ----------------------------------------------------------------- */

static void
put(PangoAttrList *list, PangoAttribute *a, const struct mark *m)
{
	a->start_index = m->start;
	a->end_index = m->end;
	lib.pango_attr_list_insert(list, a);
}

static double
ruby_size(const struct words *w, struct type type)
{
	if (!w->ruby || type.plain)
		return 0;
	return fmax(RUBY_LEAST, type.size * RUBY_SIZE);
}

/* Readings may hang over kana beside their word, not over other words. */
static double
overhang(struct str text, size_t at, bool before, double ruby)
{
	uint32_t cp = before ? utf8_prev(text, &at) : utf8_next(text, &at);

	return cp && (cp_is_kana(cp) || phrase_closes(cp) || phrase_opens(cp) ||
			 cp_is_space(cp))
		   ? ruby / 2
		   : 0;
}

/* Space between the characters of a word whose reading is wider. */
static double *
spread_words(
    struct flyer *f, const struct words *w, struct type type, double ruby)
{
	const struct font *small =
	    press_font(f->press, f->japanese, WEIGHT_REGULAR, ruby);
	const struct font *font =
	    press_font(f->press, f->japanese, type.weight, type.size);
	double *spread = arena_alloc(
	    press_arena(f->press), (w->count + 1) * sizeof(*spread));

	for (size_t i = 0; i < w->count; i++) {
		const struct mark *m = &w->marks[i];
		struct str base = str_sub(w->text, m->start, m->end);
		double over;

		if (m->kind != MARK_RUBY || !base.len)
			continue;
		over = font_advance(small, m->text) - font_advance(font, base) -
		       overhang(w->text, m->start, true, ruby) -
		       overhang(w->text, m->end, false, ruby);
		if (over > 0)
			spread[i] = over / (double)utf8_count(base);
	}
	return spread;
}

static void
put_mark(PangoAttrList *list, struct flyer *f, const struct para *p,
    const struct mark *m, enum hold hold)
{
	const struct type *type = &p->type;
	uint32_t link = f->look->link;
	double spread;

	switch (m->kind) {
	case MARK_BOLD:
		put(list, lib.pango_attr_weight_new(PANGO_WEIGHT_BOLD), m);
		break;
	case MARK_LINK:
		if (type->colour == f->look->text)
			put(list,
			    lib.pango_attr_foreground_new(
				(guint16)((link >> 16 & 0xff) * 257),
				(guint16)((link >> 8 & 0xff) * 257),
				(guint16)((link & 0xff) * 257)),
			    m);
		if (str_starts(m->text, STR("tel:")) && hold < HOLD_NOTHING)
			put(list, lib.pango_attr_allow_breaks_new(FALSE), m);
		break;
	case MARK_RUBY:
		spread = p->spread ? p->spread[m - p->words->marks] : 0;
		if (hold < HOLD_NOTHING)
			put(list, lib.pango_attr_allow_breaks_new(FALSE), m);
		if (spread > 0)
			put(list,
			    lib.pango_attr_letter_spacing_new(
				(int)(spread * PANGO_SCALE)),
			    m);
		break;
	case MARK_WHOLE:
		if (hold < HOLD_NOTHING)
			put(list, lib.pango_attr_allow_breaks_new(FALSE), m);
		break;
	case MARK_SCRIPT:
		put(list, lib.pango_attr_family_new(m->script->families), m);
		put(list,
		    lib.pango_attr_language_new(
			lib.pango_language_from_string(m->script->pango)),
		    m);
		break;
	}
}

static bool
is_japanese(const struct script *s)
{
	return str_starts(s->tag, STR("ja"));
}

static void
set_attributes(struct flyer *f, const struct para *p, enum hold hold)
{
	PangoAttrList *list = lib.pango_attr_list_new();
	const struct script *s = f->script;

	/* Neighbouring brackets and commas need no full width each. */
	if (s->han)
		lib.pango_attr_list_insert(
		    list, lib.pango_attr_font_features_new("chws=1"));
	lib.pango_attr_list_insert(
	    list, lib.pango_attr_insert_hyphens_new(FALSE));
	if (hold == HOLD_PHRASES &&
	    (s->phrases || (p->type.balanced && is_japanese(s))))
		phrases_hold(list, p->words->text);
	for (size_t i = 0; i < p->words->count; i++)
		if (p->words->marks[i].end > p->words->marks[i].start)
			put_mark(list, f, p, &p->words->marks[i], hold);
	lib.pango_layout_set_attributes(p->layout, list);
	lib.pango_attr_list_unref(list);
}

/* ---- missing glyphs ---------------------------------------------------------------- */

/* The text's first character from `at` on that no font has. */
static uint32_t
find_missing(PangoLayout *layout, struct str text, uint32_t *ret_at)
{
	for (const GSList *l = lib.pango_layout_get_lines_readonly(layout); l;
	     l = l->next) {
		const PangoLayoutLine *line = l->data;

		for (const GSList *r = line->runs; r; r = r->next) {
			const PangoGlyphItem *item = r->data;

			for (int i = 0; i < item->glyphs->num_glyphs; i++) {
				size_t at;

				if (!(item->glyphs->glyphs[i].glyph &
					PANGO_GLYPH_UNKNOWN_FLAG))
					continue;
				at = (size_t)item->item->offset +
				     (size_t)item->glyphs->log_clusters[i];
				*ret_at = (uint32_t)at;
				return utf8_next(text, &at);
			}
		}
	}
	*ret_at = NO_TEXT;
	return 0;
}

/* Pictographs say nothing that the text does not; letters do. */
static bool
may_be_left_out(uint32_t cp)
{
	return U_GET_GC_MASK((UChar32)cp) &
	       (U_GC_SO_MASK | U_GC_SK_MASK | U_GC_CF_MASK | U_GC_ME_MASK |
		   U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CC_MASK);
}

static const struct words *
without(struct flyer *f, const struct words *w, uint32_t from, uint32_t to)
{
	struct arena *a = press_arena(f->press);
	struct words *v = ARENA_NEW(a, struct words);
	uint32_t len = to - from;

	*v = *w;
	v->text = arena_printf(a, "%.*s%.*s", (int)from, w->text.ptr,
	    (int)(w->text.len - to), w->text.ptr + to);
	v->marks = arena_alloc(a, (w->count + 1) * sizeof(*v->marks));
	for (size_t i = 0; i < w->count; i++) {
		struct mark m = w->marks[i];

		m.start -= m.start >= to ? len : 0;
		m.end -= m.end >= to ? len : 0;
		v->marks[i] = m;
	}
	return v;
}

/* Text with a character less, or NULL: the words are complete, or the flyer
 * cannot be made. */
static const struct words *
drop_missing(struct flyer *f, PangoLayout *layout, const struct words *w)
{
	uint32_t at, cp;
	size_t end;
	char name[16];

	if (!lib.pango_layout_get_unknown_glyphs_count(layout))
		return NULL;
	cp = find_missing(layout, w->text, &at);
	if (at == NO_TEXT)
		return NULL;
	end = at;
	utf8_next(w->text, &end);
	snprintf(name, sizeof(name), "U+%04X", cp);
	if (!f->missing || !may_be_left_out(cp))
		diag_add(f->diag,
		    may_be_left_out(cp) ? DIAG_GLYPH_LEFT_OUT
					: DIAG_GLYPH_MISSING,
		    DIAG_NOWHERE, str_sub(w->text, at, end), str_from(name),
		    f->bulletin->edition->locale->own_name);
	f->missing = true;
	if (!may_be_left_out(cp)) {
		f->failed = true;
		return NULL;
	}
	return without(f, w, at, (uint32_t)end);
}

/* ---- lines --------------------------------------------------------------------------- */

static double
widest_line(PangoLayout *layout)
{
	double widest = 0;

	for (const GSList *l = lib.pango_layout_get_lines_readonly(layout); l;
	     l = l->next) {
		PangoRectangle r;

		lib.pango_layout_line_get_extents(l->data, NULL, &r);
		widest = fmax(widest, r.width / (double)PANGO_SCALE);
	}
	return widest;
}

static void
set_width(PangoLayout *layout, double width)
{
	lib.pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
}

/* Characters of the last line, without spaces, commas and full stops. */
static unsigned
last_letters(PangoLayout *layout, struct str text)
{
	int count = lib.pango_layout_get_line_count(layout);
	const PangoLayoutLine *last =
	    lib.pango_layout_get_line_readonly(layout, count - 1);
	size_t at = (size_t)last->start_index;
	unsigned n = 0;

	while (at < text.len) {
		uint32_t cp = utf8_next(text, &at);

		n += !cp_is_space(cp) && cp != 0x3001 && cp != 0x3002 &&
		     cp != 0xff0c && cp != ',' && cp != '.';
	}
	return n;
}

/* A last line of a character or two looks like an accident: the lines above
 * give it some, as far as they can. */
static void
fill_last_line(struct flyer *f, struct para *p, double width)
{
	int lines = lib.pango_layout_get_line_count(p->layout);
	unsigned least = f->script->phrases ? 2 : 3, most;
	/* In a narrow column a few hundredths are less than a character. */
	double step = fmax(width * 0.03, p->type.size * 0.3), best = width;

	if (lines < 2)
		return;
	most = last_letters(p->layout, p->words->text);
	for (int i = 1; i <= WIDOW_TRIES && most < least; i++) {
		unsigned letters;

		set_width(p->layout, width - step * i);
		if (lib.pango_layout_get_line_count(p->layout) > lines)
			break;
		letters = last_letters(p->layout, p->words->text);
		if (letters > most) {
			most = letters;
			best = width - step * i;
		}
	}
	if (lib.pango_layout_get_width(p->layout) != (int)(best * PANGO_SCALE))
		set_width(p->layout, best);
}

/* The narrowest column in which the lines are not more. False if the last of
 * them is much shorter all the same: a phrase that was held together. */
static bool
balance(struct para *p, double width)
{
	int lines = lib.pango_layout_get_line_count(p->layout);
	double low = width / 2, high = width;
	PangoRectangle last;

	if (lines < 2)
		return true;
	for (int i = 0; i < 6; i++) {
		double middle = (low + high) / 2;

		set_width(p->layout, middle);
		if (lib.pango_layout_get_line_count(p->layout) > lines ||
		    widest_line(p->layout) > middle + 0.5)
			low = middle;
		else
			high = middle;
	}
	set_width(p->layout, high);
	lib.pango_layout_line_get_extents(
	    lib.pango_layout_get_line_readonly(p->layout, lines - 1), NULL,
	    &last);
	return last.width > 0.3 * high * PANGO_SCALE;
}

/* Smaller text stands a little closer, so that long notices fit. */
static double
ruby_leading(const struct para *p, double air)
{
	return fmax(1.2, fmin(1.3, 1.2 + (p->type.size - 12) * 0.05)) -
	       (1 - air) * 0.12;
}

static void
set_lines(struct flyer *f, struct para *p)
{
	double air = f->measure->air;
	double leading = p->type.leading > 0
			     ? p->type.leading
			     : f->script->leading - (1 - air) * 0.22;

	if (p->ruby > 0) {
		/* The reading stands in the space between the lines. */
		p->line = p->type.size * fmin(leading, ruby_leading(p, air)) +
			  p->ruby;
		p->base = p->ruby + (p->line - p->ruby) / 2 +
			  p->type.size * BASE_MIDDLE;
	} else {
		p->line = p->type.size * leading;
		p->base = p->line / 2 + p->type.size * BASE_MIDDLE;
	}
}

static struct para *
open_para(struct flyer *f, const struct words *w, struct type type)
{
	struct para *p = ARENA_NEW(press_arena(f->press), struct para);
	PangoFontDescription *d =
	    press_description(f->script, type.weight, type.size);

	p->words = w;
	p->type = type;
	p->ruby = ruby_size(w, type);
	p->layout = press_layout(f->press, f->script);
	if (p->ruby > 0)
		p->spread = spread_words(f, w, type, p->ruby);
	lib.pango_layout_set_font_description(p->layout, d);
	lib.pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD_CHAR);
	lib.pango_layout_set_text(
	    p->layout, w->text.ptr ? w->text.ptr : "", (int)w->text.len);
	lib.pango_font_description_free(d);
	return p;
}

/* ---- estimates ---------------------------------------------------------------- */

#define GUESS_SIZE 12.0

static void
measure_words(struct flyer *f, const struct words *w)
{
	struct words *cache = (struct words *)(uintptr_t)w;
	const struct font *font =
	    press_font(f->press, f->script, WEIGHT_REGULAR, GUESS_SIZE);
	struct type type = { .size = GUESS_SIZE };
	const double *spread;

	if (w->measured)
		return;
	cache->measured = true;
	for (size_t at = 0, end; at < w->text.len; at = end) {
		double width;

		end = phrase_part_end(f->script, w->text, at);
		width =
		    font_advance(font, str_sub(w->text, at, end)) / GUESS_SIZE;
		cache->advance += width;
		cache->least = fmax(w->least, width);
	}
	if (!w->ruby)
		return;
	spread = spread_words(f, w, type, GUESS_SIZE * RUBY_SIZE);
	for (size_t i = 0; i < w->count; i++)
		cache->advance += spread[i] / GUESS_SIZE *
				  (double)utf8_count(str_sub(w->text,
				      w->marks[i].start, w->marks[i].end));
}

void
para_widths(struct flyer *f, const struct words *w, struct type type,
    double *ret_least, double *ret_most)
{
	double wide = type.weight == WEIGHT_BOLD ? 1.08 : 1.02;

	measure_words(f, w);
	*ret_most = w->advance * type.size * wide + 1;
	*ret_least = fmin(*ret_most, w->least * type.size * wide + 1);
	/* Han text breaks anywhere, but a column of two is none. */
	if (f->script->han)
		*ret_least = fmax(*ret_least, fmin(*ret_most, 4 * type.size));
}

/* A paragraph with the lines that it will have, about. */
static const struct para *
guess(struct flyer *f, const struct words *w, struct type type, double width)
{
	struct para *p = ARENA_NEW(press_arena(f->press), struct para);
	double filled = f->script->phrases ? 0.95 : f->script->han ? 1 : 0.975;
	double most;

	measure_words(f, w);
	most = w->advance * type.size * (type.weight == WEIGHT_BOLD ? 1.06 : 1);
	p->words = w;
	p->type = type;
	p->ruby = ruby_size(w, type);
	p->lines = most <= width ? 1 : (unsigned)ceil(most / (width * filled));
	p->width = fmin(most, width);
	set_lines(f, p);
	return p;
}

const struct para *
para_set(struct flyer *f, const struct words *w, struct type type, double width)
{
	const struct words *less;
	struct para *p;

	if (f->guess)
		return guess(f, w, type, width);
	p = open_para(f, w, type);
	set_width(p->layout, width);
	for (enum hold hold = HOLD_PHRASES; hold <= HOLD_NOTHING; hold++) {
		set_attributes(f, p, hold);
		if (widest_line(p->layout) <= width + 0.5)
			break;
	}
	less = drop_missing(f, p->layout, w);
	if (less)
		return para_set(f, less, type, width);
	if (type.balanced && !balance(p, width)) {
		set_attributes(f, p, HOLD_READINGS);
		set_width(p->layout, width);
		balance(p, width);
	}
	if (!type.balanced)
		fill_last_line(f, p, width);
	p->lines = (unsigned)lib.pango_layout_get_line_count(p->layout);
	p->width = widest_line(p->layout);
	set_lines(f, p);
	return p;
}

double
para_height(const struct para *p)
{
	return p->lines * p->line;
}
