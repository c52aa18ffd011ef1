#include "bulletin/colour.h"
#include "bulletin/document.h"
#include "bulletin/inline.h"

#define URL_MAX 500 /* leaves room for the rest within LINE's 1,000 */

struct loading {
	struct city *city;
	struct str file;
	struct diag *diag;
	bool failed;
};

static void
reject(struct loading *l, const xmlNode *node, struct str value)
{
	diag_add_line(l->diag, DIAG_CITY_SETTING, l->file, document_line(node),
	    value, str_from((const char *)node->name));
	l->failed = true;
}

static bool
url_usable(struct str url)
{
	if (url.len > URL_MAX || (!str_starts(url, STR("https://")) &&
				     !str_starts(url, STR("http://"))))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] > '~' ||
		    strchr("\"'<>\\`", url.ptr[i]))
			return false;
	return true;
}

static void
set_url(struct loading *l, const xmlNode *node, struct str s, struct str *ret)
{
	while (str_ends(s, STR("/")))
		s.len--;
	if (url_usable(s))
		*ret = arena_str(&l->city->arena, s);
	else
		reject(l, node, s);
}

static void
set_text(struct loading *l, const xmlNode *node, struct str s, struct str *ret)
{
	if (s.len)
		*ret = arena_str(&l->city->arena, s);
	else
		reject(l, node, s);
}

/* A file in the folder of the settings or below it. */
static void
set_mark(struct loading *l, const xmlNode *node, struct str s)
{
	struct str folder =
	    str_sub(l->file, 0, l->file.len - path_base(l->file).len);
	const char *path;

	if (!folder.len)
		folder = STR(".");
	path = path_join(&l->city->arena, folder, s);
	if ((str_ends(s, STR(".svg")) || str_ends(s, STR(".png"))) &&
	    path_exists(path))
		l->city->mark = str_from(path);
	else
		reject(l, node, s);
}

/* <threshold> of all languages, <threshold lang="vi"> of one. */
static void
set_threshold(struct loading *l, const xmlNode *node, struct str s)
{
	struct city *c = l->city;
	xmlChar *lang = xmlGetProp(node, BAD_CAST "lang");
	int64_t n = str_to_int(s);
	struct city_threshold *more;

	if (n < 0 || n > 100) {
		reject(l, node, s);
	} else if (!lang) {
		c->threshold = (unsigned)n;
	} else {
		more = arena_alloc(
		    &c->arena, (c->nthresholds + 1) * sizeof(*more));
		if (c->nthresholds)
			memcpy(more, c->thresholds,
			    c->nthresholds * sizeof(*more));
		more[c->nthresholds].tag =
		    arena_str(&c->arena, str_from((const char *)lang));
		more[c->nthresholds++].percent = (unsigned)n;
		c->thresholds = more;
	}
	xmlFree(lang);
}

unsigned
city_threshold(const struct city *c, struct str tag)
{
	for (size_t i = c->nthresholds; i > 0; i--)
		if (str_eq(c->thresholds[i - 1].tag, tag))
			return c->thresholds[i - 1].percent;
	return c->threshold;
}

static void
set_font(struct loading *l, const xmlNode *node, struct str family)
{
	xmlChar *tag = xmlGetProp((xmlNode *)node, BAD_CAST "lang");
	struct arena *a = &l->city->arena;
	struct str key = str_from((const char *)tag);

	if (key.len && family.len)
		*map_put(&l->city->fonts, arena_str(a, key)) =
		    (void *)arena_str(a, family).ptr;
	else
		reject(l, node, family);
	xmlFree(tag);
}

struct str
city_font(const struct city *c, struct str tag)
{
	return str_from(map_get(&c->fonts, tag));
}

static void
add_audience(struct loading *l, const xmlNode *node, struct str s)
{
	struct city *c = l->city;
	struct str tag = document_attribute(node, "lang", &c->arena);
	struct city_audience *more;
	int64_t id = str_to_int(s);

	if (!tag.len || id <= 0 || city_audience(c, tag)) {
		reject(l, node, s);
		return;
	}
	more = arena_alloc(&c->arena, (c->naudiences + 1) * sizeof(*more));
	if (c->naudiences)
		memcpy(more, c->audiences, c->naudiences * sizeof(*more));
	more[c->naudiences++] = (struct city_audience){ tag, id };
	c->audiences = more;
}

const uint32_t *
city_colour(const struct city *c, struct str category)
{
	const uint32_t *any = NULL;

	for (size_t i = 0; i < c->ncolours; i++) {
		const struct city_colour *own = &c->colours[i];

		if (str_eq(own->category, category))
			return &own->colour;
		if (!own->category.len)
			any = &own->colour;
	}
	return any;
}

static bool
has_colour(const struct city *c, struct str category)
{
	for (size_t i = 0; i < c->ncolours; i++)
		if (str_eq(c->colours[i].category, category))
			return true;
	return false;
}

static void
fault(struct loading *l, const xmlNode *node, enum diag_code code,
    struct str what)
{
	diag_add_line(l->diag, code, l->file, document_line(node), what);
	l->failed = true;
}

/* <colour> of all categories, <colour category="tax"> of one. */
static void
add_colour(struct loading *l, const xmlNode *node, struct str s)
{
	struct city *c = l->city;
	struct str category = document_attribute(node, "category", &c->arena);
	struct city_colour *more;
	char contrast[16];
	uint32_t colour;

	if (category.len && !str_eq(category, STR("other")) &&
	    str_eq(str_from(category_class(category)), STR("other")))
		fault(l, node, DIAG_CITY_CATEGORY, category);
	else if (has_colour(c, category))
		fault(l, node, DIAG_CITY_TWICE,
		    arena_printf(&c->arena, "<colour%s%.*s%s>",
			category.len ? " category=\"" : "", STR_ARG(category),
			category.len ? "\"" : ""));
	else if (!colour_parse(s, &colour))
		fault(l, node, DIAG_CITY_COLOUR, s);
	if (l->failed)
		return;
	if (colour_contrast(colour, COLOUR_WHITE) < CONTRAST_TEXT) {
		snprintf(contrast, sizeof(contrast), "%.1f",
		    colour_contrast(colour, COLOUR_WHITE));
		diag_add_line(l->diag, DIAG_CITY_CONTRAST, l->file,
		    document_line(node), s, str_from(contrast));
	}
	more = arena_alloc(&c->arena, (c->ncolours + 1) * sizeof(*more));
	if (c->ncolours)
		memcpy(more, c->colours, c->ncolours * sizeof(*more));
	more[c->ncolours++] = (struct city_colour){ category, colour };
	c->colours = more;
}

static void
set(struct loading *l, const xmlNode *node, struct str s)
{
	struct str name = str_from((const char *)node->name);

	if (str_eq(name, STR("name"))) {
		set_text(l, node, s, &l->city->name);
	} else if (str_eq(name, STR("base-url"))) {
		set_url(l, node, s, &l->city->base_url);
	} else if (str_eq(name, STR("website"))) {
		set_url(l, node, s, &l->city->website);
	} else if (str_eq(name, STR("phone"))) {
		set_text(l, node, s, &l->city->phone);
	} else if (str_eq(name, STR("hours"))) {
		set_text(l, node, document_words(node, &l->city->arena),
		    &l->city->hours);
	} else if (str_eq(name, STR("languages"))) {
		set_text(l, node, document_words(node, &l->city->arena),
		    &l->city->languages);
	} else if (str_eq(name, STR("official"))) {
		set_text(l, node, document_words(node, &l->city->arena),
		    &l->city->official);
	} else if (str_eq(name, STR("colour"))) {
		add_colour(l, node, s);
	} else if (str_eq(name, STR("mark"))) {
		set_mark(l, node, s);
	} else if (str_eq(name, STR("profile"))) {
		set_text(l, node, s, &l->city->profile);
	} else if (str_eq(name, STR("font"))) {
		set_font(l, node, s);
	} else if (str_eq(name, STR("area-code"))) {
		set_text(l, node, s, &l->city->area_code);
		if (s.len != 6 || str_to_int(s) < 0)
			reject(l, node, s);
	} else if (str_eq(name, STR("map-url"))) {
		if (url_usable(s))
			l->city->map_url = arena_str(&l->city->arena, s);
		else
			reject(l, node, s);
	} else if (str_eq(name, STR("line-audience"))) {
		add_audience(l, node, s);
	} else if (str_eq(name, STR("threshold"))) {
		set_threshold(l, node, s);
	} else {
		diag_add_line(l->diag, DIAG_NOTICE_ELEMENT, l->file,
		    document_line(node), name);
		l->failed = true;
	}
}

static void
require(
    struct loading *l, const xmlNode *root, struct str value, const char *name)
{
	if (value.len)
		return;
	diag_add_line(l->diag, DIAG_CITY_SETTING, l->file, document_line(root),
	    STR("nothing"), str_from(name));
	l->failed = true;
}

static void
read_settings(struct loading *l, xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	if (xmlStrcmp(root->name, BAD_CAST "city") != 0) {
		reject(l, root, STR("it"));
		return;
	}
	for (const xmlNode *n = root->children; n; n = n->next) {
		if (n->type == XML_ELEMENT_NODE)
			set(l, n, document_text(n, &l->city->arena));
	}
	if (l->failed)
		return;
	require(l, root, l->city->name, "name");
	require(l, root, l->city->base_url, "base-url");
}

int
city_open(struct city *c, const char *path, struct diag *d)
{
	struct loading l = { .city = c, .file = str_from(path), .diag = d };
	xmlDoc *doc;

	*c = (struct city){ .threshold = 80, .profile = STR("default") };
	arena_init(&c->arena);
	c->file = arena_str(&c->arena, str_from(path));
	map_init(&c->fonts);
	doc = document_open(path, d);
	if (!doc)
		return -1;
	read_settings(&l, doc);
	xmlFreeDoc(doc);
	return l.failed ? -1 : 0;
}

void
city_release(struct city *c)
{
	map_release(&c->fonts);
	arena_release(&c->arena);
}

int64_t
city_audience(const struct city *c, struct str tag)
{
	for (size_t i = 0; i < c->naudiences; i++)
		if (str_eq(c->audiences[i].tag, tag))
			return c->audiences[i].id;
	return 0;
}
