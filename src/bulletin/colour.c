#include "bulletin/colour.h"

#include <math.h>

/* Of one of the three parts: the transfer function of sRGB. */
static double
linear(uint32_t part)
{
	double c = (part & 0xff) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t c)
{
	return 0.2126 * linear(c >> 16) + 0.7152 * linear(c >> 8) +
	       0.0722 * linear(c);
}

double
colour_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

bool
colour_parse(struct str s, uint32_t *ret)
{
	uint32_t colour = 0;

	if ((s.len != 4 && s.len != 7) || s.ptr[0] != '#')
		return false;
	for (size_t i = 1; i < s.len; i++) {
		char c = s.ptr[i];
		uint32_t digit;

		if (c >= '0' && c <= '9')
			digit = (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			digit = (uint32_t)((c | 32) - 'a') + 10;
		else
			return false;
		colour =
		    s.len == 4 ? colour << 8 | digit * 17 : colour << 4 | digit;
	}
	*ret = colour;
	return true;
}

uint32_t
colour_mix(uint32_t a, uint32_t b, double part)
{
	uint32_t mixed = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double x = a >> shift & 0xff, y = b >> shift & 0xff;

		mixed |= (uint32_t)lround(x * part + y * (1 - part)) << shift;
	}
	return mixed;
}

uint32_t
colour_readable(uint32_t colour, uint32_t ground)
{
	uint32_t shade = colour;

	for (double part = 1;
	     part > 0 && colour_contrast(shade, ground) < CONTRAST_TEXT;) {
		part -= 0.02;
		shade = colour_mix(colour, 0, part);
	}
	return shade;
}
