/* Fonts: a private fontconfig, and one thread's Pango. */
#include "bulletin/flyer_text.h"

#include <stdlib.h>

/* What one language is set in. Names are those of fonts.conf below; behind the
 * face in daily use come those with more and with rare characters. */
#define FACES(name) name ", " name " More, " name " Rare"
#define JP FACES("Tayori JP")
#define SC FACES("Tayori SC")
#define TC FACES("Tayori TC")
#define KR FACES("Tayori KR")
#define BIZ "Tayori BIZ, BIZ UDPGothic"
#define REST "Noto Sans, Noto Sans Symbols, Noto Sans Symbols2"

static const struct script known[] = {
	{ STR_INIT("ja"), BIZ ", " JP ", " REST, "ja", true, false, 1.6 },
	{ STR_INIT("ja-simple"), BIZ ", " JP ", " REST, "ja", true, true, 1.6 },
	{ STR_INIT("zh-Hans"), SC ", " REST ", " JP, "zh-cn", true, false,
	    1.6 },
	{ STR_INIT("zh-Hant"), TC ", " REST ", " JP, "zh-tw", true, false,
	    1.6 },
	{ STR_INIT("ko"), KR ", " REST ", " JP, "ko", false, true, 1.6 },
};

static const struct script names = { STR_INIT("mul"),
	"Tayori Names, Noto Sans, " JP, "ja", false, true, 1.5 };

struct fonts {
	FcConfig *config;
	struct arena arena;
	struct str dir;
	struct script *scripts; /* by edition */
	size_t count;
	struct str mark; /* file of the city's mark; may be empty */
};

struct font {
	struct font *next;
	const struct script *script;
	PangoFont *font;
	hb_font_t *hb;
	enum weight weight;
	double size;
};

struct press {
	const struct fonts *fonts;
	FcConfig *config; /* the same fonts, with this thread's faces */
	FT_Library library;
	FT_Face *faces;
	size_t nfaces, faces_cap;
	PangoFontMap *map;
	PangoContext **contexts; /* by edition */
	struct font *list;
	struct face *embedded;
	struct arena arena;
	PangoLayout **layouts;
	size_t count, cap;
	struct city_mark *mark;
};

/* ---- what all threads share ------------------------------------------------ */

/* Files whose names contain `file`. */
static void
rename_face(struct buf *out, const char *file, const char *name)
{
	buf_printf(out,
	    "<match target=\"scan\"><test name=\"file\" compare=\"contains\">"
	    "<string>%s</string></test><edit name=\"family\" "
	    "mode=\"assign\"><string>%s</string></edit></match>\n",
	    file, name);
}

/* The faces have the same family and style inside; here they get names. */
static void
rename_faces(struct buf *out)
{
	static const char *const faces[][2] = { { "jp", "JP" }, { "sc", "SC" },
		{ "tc", "TC" }, { "kr", "KR" } };
	static const char *const parts[][2] = { { "daily", "" },
		{ "more", " More" }, { "all", " Rare" } };
	static const char *const weights[] = { "Regular", "Bold" };
	char file[32], name[32];

	for (size_t i = 0; i < ARRAY_SIZE(faces) * ARRAY_SIZE(parts); i++) {
		const char *const *face = faces[i / ARRAY_SIZE(parts)];
		const char *const *part = parts[i % ARRAY_SIZE(parts)];

		snprintf(name, sizeof(name), "Tayori %s%s", face[1], part[1]);
		for (size_t w = 0; w < ARRAY_SIZE(weights); w++) {
			snprintf(file, sizeof(file), "/%s-%s-%s.otf", face[0],
			    weights[w], part[0]);
			rename_face(out, file, name);
		}
	}
	rename_face(out, "/BIZUDPGothic-Regular-daily.ttf", "Tayori BIZ");
	rename_face(out, "/BIZUDPGothic-Bold-daily.ttf", "Tayori BIZ");
	rename_face(out, "/names.otf", "Tayori Names");
}

static void
write_config(struct buf *out, const char *dir, const char *cache, bool all)
{
	buf_cstr(out, "<fontconfig>\n<dir>");
	buf_xml(out, str_from(dir));
	buf_cstr(out, "</dir>\n");
	if (all)
		buf_cstr(out, "<dir>/usr/share/fonts/truetype/noto</dir>\n");
	buf_cstr(out, "<cachedir>");
	buf_xml(out, str_from(dir));
	buf_cstr(out, "/cache</cachedir>\n<cachedir>");
	buf_xml(out, str_from(cache));
	buf_cstr(out, "</cachedir>\n");
	rename_faces(out);
	buf_cstr(out, "</fontconfig>\n");
}

static const struct script *
find_script(struct str tag)
{
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (str_eq(known[i].tag, tag))
			return &known[i];
	return NULL;
}

/* A language that is not known above is set in Noto Sans of its script, which
 * fontconfig finds, unless the city names a family. */
static struct script
script_of(struct fonts *fonts, const struct site *s, const struct locale *l,
    bool *other)
{
	const struct script *found = find_script(l->tag);
	struct str own = city_font(s->city, l->tag);
	struct script script = { .leading = 1.5 };

	if (found)
		script = *found;
	script.tag = l->tag;
	if (!found) {
		script.pango = arena_str(&fonts->arena, l->tag).ptr;
		script.families = REST ", " JP;
	}
	if (own.len)
		script.families = arena_printf(
		    &fonts->arena, "%.*s, %s", STR_ARG(own), script.families)
				      .ptr;
	*other |= own.len || (!found && !str_eq(l->tag, STR("en")) &&
				 !str_eq(l->tag, STR("vi")));
	return script;
}

/* The file of the mark if it can be read, else empty after a diagnostic. */
static struct str
mark_usable(struct str path, struct diag *d)
{
	struct city_mark *mark = path.len ? mark_open(path) : NULL;

	if (path.len && !mark) {
		diag_source(d, STR_NONE, STR_NONE);
		diag_add(d, DIAG_MARK_UNREADABLE, DIAG_NOWHERE, path);
		return STR_NONE;
	}
	mark_close(mark);
	return path;
}

struct fonts *
fonts_open(
    const char *dir, const char *cache, const struct site *s, struct diag *d)
{
	struct fonts *fonts = xcalloc(1, sizeof(*fonts));
	struct buf config = BUF_INIT;
	bool other = false;

	arena_init(&fonts->arena);
	if (!flyer_calls_load(d))
		goto failed;
	if (!path_is_dir(dir)) {
		diag_source(d, STR_NONE, STR_NONE);
		diag_add(d, DIAG_FONTS_MISSING, DIAG_NOWHERE, str_from(dir));
		goto failed;
	}
	fonts->dir = arena_str(&fonts->arena, str_from(dir));
	fonts->count = s->neditions;
	fonts->mark = mark_usable(s->city->mark, d);
	fonts->scripts =
	    arena_alloc(&fonts->arena, fonts->count * sizeof(*fonts->scripts));
	for (size_t i = 0; i < fonts->count; i++)
		fonts->scripts[i] =
		    script_of(fonts, s, s->editions[i].locale, &other);
	write_config(&config, dir, cache, other);
	fonts->config = lib.FcConfigCreate();
	if (!lib.FcConfigParseAndLoadFromMemory(
		fonts->config, (const FcChar8 *)config.ptr, FcTrue) ||
	    !lib.FcConfigBuildFonts(fonts->config)) {
		diag_add(d, DIAG_FONTS_MISSING, DIAG_NOWHERE, str_from(dir));
		goto failed;
	}
	buf_release(&config);
	return fonts;
failed:
	buf_release(&config);
	fonts_close(fonts);
	return NULL;
}

void
fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	if (fonts->config)
		lib.FcConfigDestroy(fonts->config);
	arena_release(&fonts->arena);
	free(fonts);
}

/* ---- one thread's tools ------------------------------------------------------ */

/* A face of the prepared fonts is opened for this thread alone: what cairo
 * opens by itself all threads share, and it closes all but ten of them, also
 * such as another thread is reading (1.16). */
static void
own_face(struct press *p, FcPattern *pattern)
{
	FcChar8 *file;
	FT_Face face;
	int index;

	if (lib.FcPatternGetString(pattern, FC_FILE, 0, &file) !=
		FcResultMatch ||
	    lib.FcPatternGetInteger(pattern, FC_INDEX, 0, &index) !=
		FcResultMatch ||
	    !str_starts(str_from((const char *)file), p->fonts->dir) ||
	    lib.FT_New_Face(p->library, (const char *)file, index, &face) != 0)
		return;
	lib.FcPatternAddFTFace(pattern, FC_FT_FACE, face);
	ARRAY_GROW(p->faces, p->nfaces, p->faces_cap);
	p->faces[p->nfaces++] = face;
}

static void
own_fonts(struct press *p)
{
	const FcFontSet *all =
	    lib.FcConfigGetFonts(p->fonts->config, FcSetSystem);
	const char *any = path_join(&p->arena, p->fonts->dir, STR("names.otf"));
	FcFontSet *own;

	p->config = lib.FcConfigCreate();
	/* A set of its own comes with the first font. */
	lib.FcConfigAppFontAddFile(p->config, (const FcChar8 *)any);
	own = lib.FcConfigGetFonts(p->config, FcSetApplication);
	for (int i = 0; own && all && i < all->nfont; i++) {
		FcPattern *pattern = lib.FcPatternDuplicate(all->fonts[i]);

		own_face(p, pattern);
		lib.FcFontSetAdd(own, pattern);
	}
}

struct press *
press_new(const struct fonts *fonts)
{
	struct press *p = xcalloc(1, sizeof(*p));
	cairo_font_options_t *options = lib.cairo_font_options_create();

	p->fonts = fonts;
	arena_init(&p->arena);
	p->map = lib.pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	lib.pango_cairo_font_map_set_resolution(
	    PANGO_CAIRO_FONT_MAP(p->map), 72);
	lib.FT_Init_FreeType(&p->library);
	own_fonts(p);
	lib.pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(p->map), p->config);
	p->contexts = xcalloc(fonts->count, sizeof(PangoContext *));
	/* Paper has no pixels to fit. */
	lib.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	lib.cairo_font_options_set_hint_metrics(
	    options, CAIRO_HINT_METRICS_OFF);
	for (size_t i = 0; i < fonts->count; i++) {
		p->contexts[i] = lib.pango_font_map_create_context(p->map);
		lib.pango_cairo_context_set_font_options(
		    p->contexts[i], options);
		lib.pango_context_set_round_glyph_positions(
		    p->contexts[i], FALSE);
		lib.pango_context_set_language(p->contexts[i],
		    lib.pango_language_from_string(fonts->scripts[i].pango));
	}
	lib.cairo_font_options_destroy(options);
	if (fonts->mark.len)
		p->mark = mark_open(fonts->mark);
	return p;
}

void
press_clear(struct press *p)
{
	for (size_t i = 0; i < p->count; i++)
		lib.g_object_unref(p->layouts[i]);
	p->count = 0;
	arena_clear(&p->arena);
}

void
press_free(struct press *p)
{
	if (!p)
		return;
	press_clear(p);
	while (p->list) {
		struct font *f = p->list;

		p->list = f->next;
		lib.g_object_unref(f->font);
		free(f);
	}
	while (p->embedded) {
		struct face *f = p->embedded;

		p->embedded = f->next;
		face_free(f);
	}
	for (size_t i = 0; i < p->fonts->count; i++)
		lib.g_object_unref(p->contexts[i]);
	mark_close(p->mark);
	lib.g_object_unref(p->map);
	lib.FcConfigDestroy(p->config);
	free(p->contexts);
	free(p->faces);
	free(p->layouts);
	arena_release(&p->arena);
	free(p);
}

bool
press_has_mark(const struct press *p)
{
	return p->mark != NULL;
}

const struct city_mark *
press_mark(const struct press *p)
{
	return p->mark;
}

struct arena *
press_arena(struct press *p)
{
	return &p->arena;
}

const struct script *
press_script(struct press *p, size_t edition)
{
	return &p->fonts->scripts[edition];
}

const struct script *
press_names(struct press *p)
{
	(void)p;
	return &names;
}

PangoFontDescription *
press_description(const struct script *s, enum weight w, double size)
{
	PangoFontDescription *d = lib.pango_font_description_new();

	lib.pango_font_description_set_family_static(d, s->families);
	lib.pango_font_description_set_weight(
	    d, w == WEIGHT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	lib.pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
	return d;
}

PangoLayout *
press_layout(struct press *p, const struct script *s)
{
	PangoLayout *layout =
	    lib.pango_layout_new(p->contexts[s - p->fonts->scripts]);

	ARRAY_GROW(p->layouts, p->count, p->cap);
	p->layouts[p->count++] = layout;
	return layout;
}

/* ---- single glyphs ------------------------------------------------------------ */

const struct font *
press_font(struct press *p, const struct script *s, enum weight w, double size)
{
	PangoFontDescription *d;
	struct font *f;

	for (f = p->list; f; f = f->next)
		if (f->script == s && f->weight == w && f->size == size)
			return f;
	f = xcalloc(1, sizeof(*f));
	*f = (struct font){
		.next = p->list, .script = s, .weight = w, .size = size
	};
	d = press_description(s, w, size);
	f->font = lib.pango_font_map_load_font(
	    p->map, p->contexts[s - p->fonts->scripts], d);
	lib.pango_font_description_free(d);
	f->hb = lib.pango_font_get_hb_font(f->font);
	p->list = f;
	return f;
}

double
font_glyph(const struct font *f, uint32_t cp, unsigned long *ret_index)
{
	hb_codepoint_t glyph = 0;

	lib.hb_font_get_nominal_glyph(f->hb, cp, &glyph);
	*ret_index = glyph;
	return lib.hb_font_get_glyph_h_advance(f->hb, glyph) /
	       (double)PANGO_SCALE;
}

double
font_advance(const struct font *f, struct str text)
{
	double width = 0;
	unsigned long index;
	size_t at = 0;

	while (at < text.len)
		width += font_glyph(f, utf8_next(text, &at), &index);
	return width;
}

PangoFont *
font_pango(const struct font *f)
{
	return f->font;
}

const struct face *
press_face(struct press *p, PangoFont *font)
{
	hb_face_t *source =
	    lib.hb_font_get_face(lib.pango_font_get_hb_font(font));
	struct face *f;

	for (f = p->embedded; f; f = f->next)
		if (f->source == source)
			return f;
	f = face_new(source);
	f->next = p->embedded;
	return p->embedded = f;
}
