/* For the files that call Pango and cairo. */
#ifndef BULLETIN_FLYER_PANGO_H
#define BULLETIN_FLYER_PANGO_H

#include "bulletin/flyer.h"

#include <pango/pangocairo.h>

/* The caller frees it. */
PangoFontDescription *press_description(
    const struct script *s, enum weight w, double size);
/* Freed by press_clear. */
PangoLayout *press_layout(struct press *p, const struct script *s);
/* Advance and glyph of a character; glyph 0 if there is none. */
double font_glyph(const struct font *f, uint32_t cp, unsigned long *ret_index);
cairo_scaled_font_t *font_scaled(const struct font *f);
/* Lines [from, to) at x, y: the text, and over it the readings, which are
 * hidden from text extraction. */
void para_draw(cairo_t *cr, struct flyer *f, const struct para *p,
    unsigned from, unsigned to, double x, double y);
/* Where the links in those lines are. */
void para_links(const struct para *p, unsigned from, unsigned to, double x,
    double y,
    void (*fn)(
	void *ctx, struct str target, double x, double y, double w, double h),
    void *ctx);
/* An SVG or PNG (flyer_mark.c); NULL if it cannot be read. Of one thread. */
struct city_mark;
struct city_mark *mark_open(struct str path);
void mark_close(struct city_mark *m); /* NULL-safe */
/* Fitted into a square. */
void mark_draw(
    const struct city_mark *m, cairo_t *cr, double x, double y, double side);
/* NULL if the city has none. */
const struct city_mark *press_mark(const struct press *p);
void icon_draw(cairo_t *cr, enum icon icon, double x, double y, double size);

#endif
