/* Icons as vectors: the paths of the pages' icons. */
#include "bulletin/flyer_text.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

struct pen {
	struct buf *out;
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
add_point(struct pen *p, double x, double y)
{
	pdf_length(p->out, x);
	pdf_length(p->out, y);
}

static void
line_to(struct pen *p, double x, double y)
{
	add_point(p, x, y);
	buf_cstr(p->out, "l\n");
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

	add_point(p, x1, y1);
	add_point(p, x2, y2);
	add_point(p, x, y);
	buf_cstr(p->out, "c\n");
	p->cx = x2;
	p->cy = y2;
	p->x = x;
	p->y = y;
}

/* A circle's arc around mx, my from angle a to b, as curves of a quarter at
 * most. */
static void
add_arc(struct pen *p, double mx, double my, double r, double a, double b)
{
	int parts = (int)ceil(fabs(b - a) / (M_PI / 2) - 1e-9);
	double part = (b - a) / (parts > 0 ? parts : 1);
	double k = r * 4 / 3 * tan(part / 4);

	for (int i = 0; i < parts; i++, a += part) {
		double c = cos(a), s = sin(a);
		double c2 = cos(a + part), s2 = sin(a + part);

		add_point(p, mx + r * c - k * s, my + r * s + k * c);
		add_point(p, mx + r * c2 + k * s2, my + r * s2 - k * c2);
		add_point(p, mx + r * c2, my + r * s2);
		buf_cstr(p->out, "c\n");
	}
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
	if (sweep != 0 && b < a)
		b += 2 * M_PI;
	else if (sweep == 0 && b > a)
		b -= 2 * M_PI;
	add_arc(p, mx, my, r, a, b);
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
		add_point(p, p->x, p->y);
		buf_cstr(p->out, "m\n");
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

/* Drawn on the icon's own grid, its y downward, with round pens. */
void
icon_add(struct buf *out, enum icon icon, double x, double y, double size)
{
	struct pen p = { .out = out, .at = icon_path(icon) };

	buf_cstr(out, "q\n");
	pdf_number(out, size / 24, 4);
	buf_cstr(out, "0 0 ");
	pdf_number(out, -size / 24, 4);
	add_point(&p, x, y);
	buf_cstr(out, "cm 2 w 1 J 1 j\n");
	while (*p.at) {
		char command = *p.at++;

		if (tolower((unsigned char)command) == 'z') {
			buf_cstr(out, "h\n");
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
	buf_cstr(out, "S\nQ\n");
}
