/* Glyphs on pages: strings of them, and what they say. */
#include "bulletin/flyer_text.h"

#include <math.h>
#include <stdlib.h>

/* The code of a glyph is known at the end; it takes its four digits then. */
#define DIGITS "0000"

struct use {
	uint32_t glyph;
	uint32_t number; /* in the order of use */
	struct str text;
	bool said; /* has a text */
};

struct used_face {
	const struct face *face;
	uint16_t *slots; /* by glyph: 1 + its place in `uses`, 0: not used */
	struct use *uses;
	size_t count, cap;
	uint16_t *codes; /* by use, once embedded */
};

struct patch {
	size_t page, offset;
	uint32_t face, use;
};

struct glyphs {
	struct press *press;
	struct arena arena;
	struct used_face *faces;
	size_t nfaces, faces_cap;
	struct patch *patches;
	size_t npatches, patches_cap;
	/* What is open. */
	struct buf *out;
	size_t page;
	PangoFont *font;
	size_t face;
	double size, x, y; /* of the pen */
	bool placed, array, string;
};

struct glyphs *
glyphs_new(struct press *p)
{
	struct glyphs *g = xcalloc(1, sizeof(*g));

	g->press = p;
	arena_init(&g->arena);
	return g;
}

void
glyphs_free(struct glyphs *g)
{
	for (size_t i = 0; i < g->nfaces; i++) {
		free(g->faces[i].slots);
		free(g->faces[i].uses);
		free(g->faces[i].codes);
	}
	free(g->faces);
	free(g->patches);
	arena_release(&g->arena);
	free(g);
}

static size_t
find_face(struct glyphs *g, PangoFont *font)
{
	const struct face *face = press_face(g->press, font);
	struct used_face *u;

	for (size_t i = 0; i < g->nfaces; i++)
		if (g->faces[i].face == face)
			return i;
	ARRAY_GROW(g->faces, g->nfaces, g->faces_cap);
	u = &g->faces[g->nfaces];
	*u = (struct used_face){ .face = face };
	u->slots = xcalloc(face->glyphs + 1, sizeof(*u->slots));
	return g->nfaces++;
}

/* The glyph's place in the face, or NULL: no glyph of it. */
static struct use *
find_use(struct used_face *u, uint32_t glyph)
{
	if (glyph >= u->face->glyphs)
		return NULL;
	if (!u->slots[glyph]) {
		if (u->count == UINT16_MAX)
			return NULL;
		ARRAY_GROW(u->uses, u->count, u->cap);
		u->uses[u->count++] = (struct use){ .glyph = glyph };
		u->slots[glyph] = (uint16_t)u->count;
	}
	return &u->uses[u->slots[glyph] - 1];
}

/* ---- writing ------------------------------------------------------------------- */

void
glyphs_begin(struct glyphs *g, struct buf *content, size_t page)
{
	g->out = content;
	g->page = page;
	g->font = NULL;
	g->placed = false;
	buf_cstr(content, "BT\n");
}

static void
end_string(struct glyphs *g)
{
	if (g->string)
		buf_ch(g->out, '>');
	g->string = false;
}

static void
end_array(struct glyphs *g)
{
	end_string(g);
	if (g->array)
		buf_cstr(g->out, "]TJ\n");
	g->array = false;
}

void
glyphs_pause(struct glyphs *g)
{
	end_array(g);
}

void
glyphs_hide(struct glyphs *g)
{
	end_array(g);
	buf_cstr(g->out, "/Span<</ActualText<FEFF>>>BDC\n");
}

void
glyphs_unhide(struct glyphs *g)
{
	end_array(g);
	buf_cstr(g->out, "EMC\n");
}

void
glyphs_end(struct glyphs *g)
{
	end_array(g);
	buf_cstr(g->out, "ET\n");
}

static void
choose_font(struct glyphs *g, PangoFont *font, double size)
{
	size_t face;

	if (font == g->font && size == g->size)
		return;
	face = find_face(g, font);
	if (!g->font || face != g->face || size != g->size) {
		end_array(g);
		buf_printf(g->out, "/F%zu ", face);
		pdf_length(g->out, size);
		buf_cstr(g->out, "Tf\n");
	}
	g->font = font;
	g->face = face;
	g->size = size;
}

static void
move_pen(struct glyphs *g, double x, double y)
{
	double gap = (x - g->x) * 1000 / g->size;

	if (!g->placed || fabs(y - g->y) > 0.005) {
		end_array(g);
		buf_cstr(g->out, "1 0 0 1 ");
		pdf_length(g->out, x);
		pdf_length(g->out, y);
		buf_cstr(g->out, "Tm\n");
		g->x = round(x * 100) / 100;
		g->y = y;
		g->placed = true;
		return;
	}
	if (fabs(gap) < 0.75)
		return;
	end_string(g);
	if (!g->array)
		buf_ch(g->out, '[');
	g->array = true;
	pdf_number(g->out, -gap, 0);
	g->out->len--; /* no space is needed before a string */
	g->x += round(gap) * g->size / 1000;
}

static void
show(struct glyphs *g, struct placed at)
{
	struct used_face *u = &g->faces[g->face];
	struct use *use = find_use(u, at.glyph);

	if (!use)
		return;
	move_pen(g, at.x, at.y);
	if (!g->array)
		buf_ch(g->out, '[');
	if (!g->string)
		buf_ch(g->out, '<');
	g->array = g->string = true;
	ARRAY_GROW(g->patches, g->npatches, g->patches_cap);
	g->patches[g->npatches++] = (struct patch){ g->page, g->out->len,
		(uint32_t)g->face, (uint32_t)(use - u->uses) };
	buf_cstr(g->out, DIGITS);
	g->x += face_advance(u->face, at.glyph) * g->size / 1000;
}

/* Whether the glyph says the text wherever it stands. */
static bool
says(struct glyphs *g, uint32_t glyph, struct str text)
{
	struct use *use = find_use(&g->faces[g->face], glyph);

	if (!use)
		return true;
	if (!use->said) {
		use->said = true;
		use->text = arena_str(&g->arena, text);
	}
	return str_eq(use->text, text);
}

void
glyphs_show(struct glyphs *g, PangoFont *font, double size,
    const struct placed *at, size_t n, struct str text)
{
	bool apart;

	if (!n)
		return;
	choose_font(g, font, size);
	apart = n > 1 || !says(g, at[0].glyph, text);
	if (apart) {
		end_array(g);
		buf_cstr(g->out, "/Span<</ActualText");
		pdf_text(g->out, text);
		buf_cstr(g->out, ">>BDC\n");
	}
	for (size_t i = 0; i < n; i++)
		show(g, at[i]);
	if (apart) {
		end_array(g);
		buf_cstr(g->out, "EMC\n");
	}
}

/* ---- the end ---------------------------------------------------------------------- */

static int
by_glyph(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	return (x->glyph > y->glyph) - (x->glyph < y->glyph);
}

static void
embed(struct used_face *u, struct pdf *pdf, size_t i, struct buf *resources)
{
	uint32_t *glyphs = xcalloc(u->count + 1, sizeof(*glyphs));
	struct str *texts = xcalloc(u->count + 1, sizeof(*texts));
	uint16_t *codes = xcalloc(u->count + 1, sizeof(*codes));
	size_t number;

	u->codes = xcalloc(u->count + 1, sizeof(*u->codes));
	for (size_t k = 0; k < u->count; k++)
		u->uses[k].number = (uint32_t)k;
	qsort(u->uses, u->count, sizeof(*u->uses), by_glyph);
	for (size_t k = 0; k < u->count; k++) {
		glyphs[k] = u->uses[k].glyph;
		texts[k] = u->uses[k].text;
	}
	number = face_embed(u->face, pdf, glyphs, u->count, texts, codes);
	for (size_t k = 0; k < u->count; k++)
		u->codes[u->uses[k].number] = codes[k];
	buf_printf(resources, "/F%zu %zu 0 R", i, number);
	free(glyphs);
	free(texts);
	free(codes);
}

void
glyphs_write(struct glyphs *g, struct pdf *pdf, struct buf *contents,
    struct buf *resources)
{
	buf_cstr(resources, "/Font<<");
	for (size_t i = 0; i < g->nfaces; i++)
		embed(&g->faces[i], pdf, i, resources);
	buf_cstr(resources, ">>");
	for (size_t i = 0; i < g->npatches; i++) {
		const struct patch *p = &g->patches[i];
		char digits[8];

		snprintf(digits, sizeof(digits), "%04X",
		    g->faces[p->face].codes[p->use]);
		memcpy(contents[p->page].ptr + p->offset, digits, 4);
	}
}
