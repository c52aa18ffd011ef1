/* The city's mark: the only file that calls librsvg and cairo. Cairo makes a
 * page of it, whose objects become part of the flyers. */
#include "bulletin/flyer_text.h"

#include <librsvg/rsvg.h>
#include <stdlib.h>

/* Loaded when there is an SVG to draw. */
#define LIBRARY "librsvg-2.so.2"

static struct {
	__typeof__(rsvg_handle_new_from_file) *open;
	__typeof__(rsvg_handle_render_document) *render;
} rsvg;

static const struct library_call calls[] = {
	{ "rsvg_handle_new_from_file", (void **)&rsvg.open },
	{ "rsvg_handle_render_document", (void **)&rsvg.render },
};

/* An object of cairo's file. */
struct part {
	struct str body;
	bool wanted;
};

struct city_mark {
	struct buf file;
	struct part *parts; /* by number */
	size_t count;
	size_t resources;
	struct str content; /* compressed */
};

/* ---- cairo's page ------------------------------------------------------------- */

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned length)
{
	buf_add(closure, (const char *)data, length);
	return CAIRO_STATUS_SUCCESS;
}

static bool
draw_vector(struct str path, cairo_t *cr)
{
	const RsvgRectangle place = { 0, 0, MARK_SIDE, MARK_SIDE };
	GError *error = NULL;
	RsvgHandle *svg;
	bool drawn;

	if (!library_load(LIBRARY, calls, ARRAY_SIZE(calls)))
		return false;
	svg = rsvg.open(path.ptr, &error);
	if (!svg) {
		lib.g_error_free(error);
		return false;
	}
	drawn = rsvg.render(svg, cr, &place, NULL);
	lib.g_object_unref(svg);
	return drawn;
}

static bool
draw_image(struct str path, cairo_t *cr)
{
	cairo_surface_t *image =
	    lib.cairo_image_surface_create_from_png(path.ptr);
	bool usable = lib.cairo_surface_status(image) == CAIRO_STATUS_SUCCESS;
	double w = lib.cairo_image_surface_get_width(image);
	double h = lib.cairo_image_surface_get_height(image);
	double scale = MARK_SIDE / (w > h ? w : h);

	if (usable) {
		lib.cairo_translate(cr, (MARK_SIDE - w * scale) / 2,
		    (MARK_SIDE - h * scale) / 2);
		lib.cairo_scale(cr, scale, scale);
		lib.cairo_set_source_surface(cr, image, 0, 0);
		lib.cairo_paint(cr);
	}
	lib.cairo_surface_destroy(image);
	return usable;
}

static bool
draw(struct str path, struct buf *out)
{
	cairo_surface_t *surface = lib.cairo_pdf_surface_create_for_stream(
	    append, out, MARK_SIDE, MARK_SIDE);
	cairo_t *cr = lib.cairo_create(surface);
	bool drawn = str_ends(path, STR(".png")) ? draw_image(path, cr)
						 : draw_vector(path, cr);

	drawn &= lib.cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	lib.cairo_destroy(cr);
	lib.cairo_surface_finish(surface);
	lib.cairo_surface_destroy(surface);
	return drawn;
}

/* ---- its objects ----------------------------------------------------------------- */

static size_t
number_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at < s.len && s.ptr[at] == ' ')
		at++;
	for (;
	     at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9' && n < 1000000;
	     at++)
		n = n * 10 + (size_t)(s.ptr[at] - '0');
	return n;
}

static size_t
number_behind(struct str s, const char *key)
{
	size_t at = str_find(s, str_from(key), 0);

	return at == STR_NPOS ? 0 : number_at(s, at + strlen(key));
}

/* Cairo writes the objects one behind the other, each on lines of its own. */
static struct str
body_at(struct str file, size_t at, size_t end)
{
	struct str body;
	size_t from = str_find(file, STR("obj\n"), at);

	if (from == STR_NPOS || from > end)
		return STR_NONE;
	body = str_trim(str_sub(file, from + 4, end));
	return str_ends(body, STR("endobj"))
		   ? str_trim(str_sub(body, 0, body.len - 6))
		   : STR_NONE;
}

static bool
read_parts(struct city_mark *m)
{
	struct str file = buf_view(&m->file);
	size_t tail = file.len > 1024 ? file.len - 1024 : 0;
	struct str trailer = str_sub(file, tail, file.len);
	size_t table = number_behind(trailer, "startxref\n");
	size_t entries = str_find(file, STR("\n0000000000"), table);

	m->count = number_behind(trailer, "/Size ");
	if (!table || entries == STR_NPOS || m->count < 2)
		return false;
	m->parts = xcalloc(m->count, sizeof(*m->parts));
	for (size_t i = 1; i < m->count; i++) {
		size_t at = number_at(file, entries + 1 + 20 * i), end = table;

		for (size_t k = 1; k < m->count; k++) {
			size_t other = number_at(file, entries + 1 + 20 * k);

			if (other > at && other < end)
				end = other;
		}
		m->parts[i].body = body_at(file, at, end);
	}
	return true;
}

/* The dictionary of an object, before its stream. */
static struct str
dictionary(struct str body)
{
	size_t end = str_find(body, STR("stream\n"), 0);

	return end == STR_NPOS ? body : str_sub(body, 0, end);
}

/* The next "12 0 R" from `at` on: its number, and where it is. */
static size_t
next_reference(struct str s, size_t at, size_t *ret_begin, size_t *ret_end)
{
	size_t found = str_find(s, STR(" 0 R"), at), begin = found;

	if (!s.ptr || found == STR_NPOS)
		return 0;
	while (begin > at && s.ptr[begin - 1] >= '0' && s.ptr[begin - 1] <= '9')
		begin--;
	*ret_begin = begin;
	*ret_end = found + 4;
	return number_at(s, begin);
}

/* Marks an object and all that it refers to. */
static void
want(struct city_mark *m, size_t first)
{
	bool changed = true;

	m->parts[first].wanted = true;
	while (changed) {
		changed = false;
		for (size_t i = 1; i < m->count; i++) {
			struct str d = dictionary(m->parts[i].body);
			size_t at = 0, begin, n;

			if (!m->parts[i].wanted)
				continue;
			while ((n = next_reference(d, at, &begin, &at)) != 0)
				if (n < m->count && !m->parts[n].wanted)
					changed = m->parts[n].wanted = true;
		}
	}
}

/* The page's content and what it needs. */
static bool
find_page(struct city_mark *m)
{
	for (size_t i = 1; i < m->count; i++) {
		struct str body = m->parts[i].body;
		size_t content = number_behind(body, "/Contents "), from, to;

		if (!content || content >= m->count)
			continue;
		m->resources = number_behind(body, "/Resources ");
		body = m->parts[content].body;
		from = str_find(body, STR("stream\n"), 0);
		if (from == STR_NPOS || !m->resources ||
		    m->resources >= m->count ||
		    !str_ends(body, STR("endstream")))
			return false;
		from += 7;
		to = body.len - strlen("\nendstream");
		m->content = str_sub(body, from, to);
		want(m, m->resources);
		return true;
	}
	return false;
}

struct city_mark *
mark_open(struct str path)
{
	struct city_mark *m = xcalloc(1, sizeof(*m));

	buf_init(&m->file);
	if (draw(path, &m->file) && read_parts(m) && find_page(m))
		return m;
	mark_close(m);
	return NULL;
}

void
mark_close(struct city_mark *m)
{
	if (!m)
		return;
	buf_release(&m->file);
	free(m->parts);
	free(m);
}

/* ---- in a flyer -------------------------------------------------------------------- */

static void
copy_part(
    const struct city_mark *m, size_t i, const size_t *numbers, struct pdf *pdf)
{
	struct str body = m->parts[i].body, d = dictionary(body);
	size_t at = 0, begin, end, n;
	struct buf copy = BUF_INIT;

	while ((n = next_reference(d, at, &begin, &end)) != 0) {
		buf_str(&copy, str_sub(d, at, begin));
		buf_printf(&copy, "%zu 0 R", n < m->count ? numbers[n] : 0);
		at = end;
	}
	buf_str(&copy, str_sub(body, at, body.len));
	pdf_copy(pdf, numbers[i], buf_view(&copy));
	buf_release(&copy);
}

size_t
mark_write(const struct city_mark *m, struct pdf *pdf)
{
	size_t *numbers = xcalloc(m->count, sizeof(*numbers));
	size_t form = pdf_reserve(pdf);
	struct buf body = BUF_INIT;

	for (size_t i = 1; i < m->count; i++)
		if (m->parts[i].wanted)
			numbers[i] = pdf_reserve(pdf);
	for (size_t i = 1; i < m->count; i++)
		if (m->parts[i].wanted)
			copy_part(m, i, numbers, pdf);
	buf_printf(&body,
	    "<</Type/XObject/Subtype/Form/BBox[0 0 %d %d]"
	    "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>"
	    "/Resources %zu 0 R/Filter/FlateDecode/Length %zu>>\nstream\n",
	    MARK_SIDE, MARK_SIDE, numbers[m->resources], m->content.len);
	buf_str(&body, m->content);
	buf_cstr(&body, "\nendstream");
	pdf_copy(pdf, form, buf_view(&body));
	buf_release(&body);
	free(numbers);
	return form;
}
