/* Icons as vectors: the paths of the pages' icons, drawn by cairo. */
#include "bulletin/flyer_pango.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

struct pen {
	cairo_t *cr;
	const char *at;
	double x, y;   /* current point */
	double sx, sy; /* where the figure began */
	double cx, cy; /* last control point of a curve */
};

static double
number(struct pen *p)
{
	char *end;
	double n;

	while (*p->at == ' ' || *p->at == ',')
		p->at++;
	n = strtod(p->at, &end);
	/* "0 0 1" of an arc may be written without spaces, our paths are not. */
	p->at = end;
	return n;
}

static bool
more(const struct pen *p)
{
	const char *at = p->at;

	while (*at == ' ' || *at == ',')
		at++;
	return isdigit((unsigned char)*at) || *at == '-' || *at == '.';
}

static void
line_to(struct pen *p, double x, double y)
{
	cairo_line_to(p->cr, x, y);
	p->x = p->cx = x;
	p->y = p->cy = y;
}

static void
curve(struct pen *p, bool smooth, double ox, double oy)
{
	double x1 = smooth ? 2 * p->x - p->cx : ox + number(p);
	double y1 = smooth ? 2 * p->y - p->cy : oy + number(p);
	double x2 = ox + number(p), y2 = oy + number(p);
	double x = ox + number(p), y = oy + number(p);

	cairo_curve_to(p->cr, x1, y1, x2, y2, x, y);
	p->cx = x2;
	p->cy = y2;
	p->x = x;
	p->y = y;
}

/* A circle's arc from its end points, as SVG 1.1 appendix F.6.5 has it. */
static void
arc(struct pen *p, double ox, double oy)
{
	double r = number(p), large, sweep, x, y, dx, dy, half, h, mx, my, a, b;

	number(p); /* the other radius, and the rotation of an ellipse */
	number(p);
	large = number(p);
	sweep = number(p);
	x = ox + number(p);
	y = oy + number(p);
	dx = x - p->x;
	dy = y - p->y;
	half = hypot(dx, dy) / 2;
	r = fmax(r, half);
	h = sqrt(r * r - half * half);
	if ((large != 0) == (sweep != 0))
		h = -h;
	mx = (p->x + x) / 2 - h * dy / (2 * half);
	my = (p->y + y) / 2 + h * dx / (2 * half);
	a = atan2(p->y - my, p->x - mx);
	b = atan2(y - my, x - mx);
	if (sweep != 0)
		cairo_arc(p->cr, mx, my, r, a, b);
	else
		cairo_arc_negative(p->cr, mx, my, r, a, b);
	p->x = p->cx = x;
	p->y = p->cy = y;
}

static void
step(struct pen *p, char command)
{
	bool relative = islower((unsigned char)command);
	double ox = relative ? p->x : 0, oy = relative ? p->y : 0;

	switch (toupper((unsigned char)command)) {
	case 'M':
		p->x = p->cx = p->sx = ox + number(p);
		p->y = p->cy = p->sy = oy + number(p);
		cairo_move_to(p->cr, p->x, p->y);
		break;
	case 'L': {
		double x = ox + number(p);

		line_to(p, x, oy + number(p));
		break;
	}
	case 'H':
		line_to(p, ox + number(p), p->y);
		break;
	case 'V':
		line_to(p, p->x, oy + number(p));
		break;
	case 'C':
		curve(p, false, ox, oy);
		break;
	case 'S':
		curve(p, true, ox, oy);
		break;
	case 'A':
		arc(p, ox, oy);
		break;
	default:
		break;
	}
}

void
icon_draw(cairo_t *cr, enum icon icon, double x, double y, double size)
{
	struct pen p = { .cr = cr, .at = icon_path(icon) };

	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_scale(cr, size / 24, size / 24);
	cairo_new_path(cr);
	while (*p.at) {
		char command = *p.at++;

		if (tolower((unsigned char)command) == 'z') {
			cairo_close_path(cr);
			p.x = p.cx = p.sx;
			p.y = p.cy = p.sy;
			continue;
		}
		do
			step(&p, command);
		while (more(&p));
		while (*p.at == ' ')
			p.at++;
	}
	cairo_set_line_width(cr, 2);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_stroke(cr);
	cairo_restore(cr);
}
