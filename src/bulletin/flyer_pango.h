/* For the files that call Pango and cairo. */
#ifndef BULLETIN_FLYER_PANGO_H
#define BULLETIN_FLYER_PANGO_H

#include "bulletin/flyer.h"
#include "bulletin/flyer_calls.h"

/* The caller frees it. */
PangoFontDescription *press_description(
    const struct script *s, enum weight w, double size);
/* Freed by press_clear. */
PangoLayout *press_layout(struct press *p, const struct script *s);
/* Advance and glyph of a character; glyph 0 if there is none. */
double font_glyph(const struct font *f, uint32_t cp, unsigned long *ret_index);
PangoFont *font_pango(const struct font *f);
/* The city's mark, an SVG or PNG (flyer_mark.c); NULL if it cannot be read. */
struct city_mark;
struct city_mark *mark_open(struct str path);
void mark_close(struct city_mark *m); /* NULL-safe */
/* NULL if the city has none. */
const struct city_mark *press_mark(const struct press *p);

/* ---- phrases (flyer_phrases.c) ------------------------------------------------ */

bool phrase_opens(uint32_t cp);	 /* an opening bracket */
bool phrase_closes(uint32_t cp); /* a closing one, or punctuation */
/* No line is broken inside a phrase of the text. */
void phrases_hold(PangoAttrList *list, struct str text);
/* The end of the next part that is not broken in that language. */
size_t phrase_part_end(const struct script *s, struct str text, size_t from);

#endif
