/* The city's mark: the only file that calls librsvg. */
#include "bulletin/flyer_pango.h"

#include <librsvg/rsvg.h>
#include <stdlib.h>

struct city_mark {
	RsvgHandle *vector;	/* or */
	cairo_surface_t *image; /* of a PNG */
};

struct city_mark *
mark_open(struct str path)
{
	struct city_mark *m = xcalloc(1, sizeof(*m));
	GError *error = NULL;

	if (str_ends(path, STR(".png"))) {
		m->image = cairo_image_surface_create_from_png(path.ptr);
		if (cairo_surface_status(m->image) == CAIRO_STATUS_SUCCESS)
			return m;
	} else {
		m->vector = rsvg_handle_new_from_file(path.ptr, &error);
		if (m->vector)
			return m;
		g_error_free(error);
	}
	mark_close(m);
	return NULL;
}

void
mark_close(struct city_mark *m)
{
	if (!m)
		return;
	if (m->vector)
		g_object_unref(m->vector);
	if (m->image)
		cairo_surface_destroy(m->image);
	free(m);
}

void
mark_draw(
    const struct city_mark *m, cairo_t *cr, double x, double y, double side)
{
	const RsvgRectangle place = { x, y, side, side };
	double w, h, scale;

	cairo_save(cr);
	if (m->vector) {
		rsvg_handle_render_document(m->vector, cr, &place, NULL);
	} else {
		w = cairo_image_surface_get_width(m->image);
		h = cairo_image_surface_get_height(m->image);
		scale = side / (w > h ? w : h);
		cairo_translate(
		    cr, x + (side - w * scale) / 2, y + (side - h * scale) / 2);
		cairo_scale(cr, scale, scale);
		cairo_set_source_surface(cr, m->image, 0, 0);
		cairo_paint(cr);
	}
	cairo_restore(cr);
}
