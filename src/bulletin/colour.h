/*
 * Colours as 0xRRGGBB, and how well one can be read on another: the contrast
 * of WCAG 2.2, from 1 to 21.
 */
#ifndef BULLETIN_COLOUR_H
#define BULLETIN_COLOUR_H

#include "base/base.h"

#define COLOUR_WHITE 0xffffff
#define COLOUR_DARK 0x1a1a1a /* of text */

/* WCAG 2.2, 1.4.3: of text; of text from 18 points, or bold from 14. */
#define CONTRAST_TEXT 4.5
#define CONTRAST_LARGE 3.0

double colour_contrast(uint32_t a, uint32_t b);
/* "#5c10be" or "#fa0". */
bool colour_parse(struct str s, uint32_t *ret);
/* `part` of a, the rest of b. */
uint32_t colour_mix(uint32_t a, uint32_t b, double part);
/* The colour, or the lightest of its shades that can be read on the ground,
 * a light one. */
uint32_t colour_readable(uint32_t colour, uint32_t ground);

#endif
