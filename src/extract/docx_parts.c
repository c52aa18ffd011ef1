/* Styles, lists and notes of a Word document. */
#include "extract/docx.h"

#include <stdlib.h>
#include <string.h>

#define BASED_ON_MAX 12

struct level {
	int32_t abstract;
	int8_t level, form;
};

struct instance {
	int32_t num, abstract;
};

struct numbering {
	struct level *levels;
	size_t nlevels, levels_cap;
	struct instance *nums;
	size_t nnums, nums_cap;
};

/* ---- styles ---- */

struct styles {
	struct docx *docx;
	struct para_style *open;
	bool defaults, table;
};

static struct str
plain_name(struct str name, struct arena *a)
{
	char *out = arena_alloc(a, name.len + 1);
	size_t len = 0, at = 0;

	while (at < name.len) {
		size_t from = at;
		uint32_t cp = utf8_next(name, &at);

		if (cp_is_space(cp))
			continue;
		if (cp >= 'A' && cp <= 'Z')
			out[len++] = (char)(cp + 32);
		else if (cp_digit(cp) >= 0)
			out[len++] = (char)('0' + cp_digit(cp));
		else
			while (from < at)
				out[len++] = name.ptr[from++];
	}
	return (struct str){ out, len };
}

static int8_t
align_of(struct str s)
{
	if (str_eq(s, STR("center")))
		return ALIGN_CENTER;
	if (str_eq(s, STR("right")) || str_eq(s, STR("end")))
		return ALIGN_END;
	return ALIGN_START;
}

void
docx_style_property(struct para_style *s, struct str name,
    const struct sax_attrs *attrs, struct arena *a)
{
	struct str val = sax_attr(attrs, "val");

	if (str_eq(name, STR("name")))
		s->name = plain_name(sax_attr_copy(attrs, "val", a), a);
	else if (str_eq(name, STR("basedOn")))
		s->base = sax_attr_copy(attrs, "val", a);
	else if (str_eq(name, STR("outlineLvl")))
		s->outline = (int8_t)(sax_attr_int(attrs, "val", 9) % 16);
	else if (str_eq(name, STR("ilvl")))
		s->level =
		    (int8_t)(sax_attr_int(attrs, "val", 0) % DOCX_LEVELS);
	else if (str_eq(name, STR("numId")))
		s->num = (int32_t)(sax_attr_int(attrs, "val", 0) & INT32_MAX);
	else if (str_eq(name, STR("jc")))
		s->align = align_of(val);
	else if (str_eq(name, STR("sz")))
		s->size = (int32_t)(sax_attr_int(attrs, "val", 0) % 4000);
	else if (str_eq(name, STR("b")))
		s->bold = !val.ptr || sax_attr_on(attrs, "val");
}

static void
style_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct styles *s = ctx;
	struct docx *x = s->docx;

	if (str_eq(name, STR("docDefaults"))) {
		s->open = &x->defaults;
	} else if (str_eq(name, STR("style"))) {
		ARRAY_GROW(x->styles, x->nstyles, x->styles_cap);
		s->open = &x->styles[x->nstyles++];
		*s->open = PARA_STYLE_NONE;
		s->open->id = sax_attr_copy(attrs, "styleId", x->arena);
	} else if (str_eq(name, STR("tblStylePr"))) {
		s->table = true;
	} else if (s->open && !s->table) {
		docx_style_property(s->open, name, attrs, x->arena);
	}
}

static void
style_end(void *ctx, struct str name)
{
	struct styles *s = ctx;

	if (str_eq(name, STR("style")) || str_eq(name, STR("docDefaults")))
		s->open = NULL;
	else if (str_eq(name, STR("tblStylePr")))
		s->table = false;
}

static void
fill(struct para_style *s, const struct para_style *from)
{
	if (s->outline < 0)
		s->outline = from->outline;
	if (s->level < 0)
		s->level = from->level;
	if (s->align < 0)
		s->align = from->align;
	if (s->num < 0)
		s->num = from->num;
	if (s->size < 0)
		s->size = from->size;
	if (s->bold < 0)
		s->bold = from->bold;
}

struct para_style
docx_style(const struct docx *x, struct str id, const struct para_style *own)
{
	struct para_style s = *own;
	int heading = 0;

	for (int i = 0; i < BASED_ON_MAX && id.len; i++) {
		const struct para_style *style = map_get(&x->style_index, id);

		if (!style)
			break;
		if (i == 0)
			s.name = style->name;
		if (s.outline < 0 && style->outline < 0) {
			heading = docx_heading_level(style);
			if (heading)
				s.outline = (int8_t)(heading - 1);
		}
		fill(&s, style);
		id = style->base;
	}
	fill(&s, &x->defaults);
	return s;
}

int
docx_heading_level(const struct para_style *s)
{
	static const struct str names[] = { STR_INIT("heading"),
		STR_INIT("見出し"), STR_INIT("標題"), STR_INIT("표제") };

	if (s->outline >= 0)
		return s->outline > 8 ? 0 : s->outline > 5 ? 6 : s->outline + 1;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		int digit;

		if (!str_starts(s->name, names[i]) ||
		    s->name.len != names[i].len + 1)
			continue;
		digit = s->name.ptr[names[i].len] - '0';
		if (digit >= 1 && digit <= 9)
			return digit > 6 ? 6 : digit;
	}
	return 0;
}

bool
docx_is_title(const struct para_style *s)
{
	return str_eq(s->name, STR("title")) || str_eq(s->name, STR("表題")) ||
	       str_eq(s->name, STR("タイトル"));
}

/* ---- numbering ---- */

struct numbers {
	struct numbering *out;
	int32_t abstract, num;
	int8_t level;
};

static void
add_instance(struct numbers *n, int64_t abstract)
{
	struct numbering *out = n->out;

	ARRAY_GROW(out->nums, out->nnums, out->nums_cap);
	out->nums[out->nnums++] =
	    (struct instance){ n->num, (int32_t)abstract };
}

static void
add_level(struct numbers *n, struct str format)
{
	struct numbering *out = n->out;
	int8_t form = LIST_ORDERED;

	if (str_eq(format, STR("bullet")))
		form = LIST_BULLET;
	else if (str_eq(format, STR("none")))
		form = LIST_NONE;
	ARRAY_GROW(out->levels, out->nlevels, out->levels_cap);
	out->levels[out->nlevels++] =
	    (struct level){ n->abstract, n->level, form };
}

static void
number_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct numbers *n = ctx;

	if (str_eq(name, STR("abstractNum"))) {
		n->abstract =
		    (int32_t)(sax_attr_int(attrs, "abstractNumId", -1));
		n->num = -1;
	} else if (str_eq(name, STR("num"))) {
		n->num = (int32_t)sax_attr_int(attrs, "numId", -1);
		n->abstract = -1;
	} else if (str_eq(name, STR("abstractNumId")) && n->num > 0) {
		add_instance(n, sax_attr_int(attrs, "val", -1));
	} else if (str_eq(name, STR("lvl"))) {
		n->level =
		    (int8_t)(sax_attr_int(attrs, "ilvl", 0) % DOCX_LEVELS);
	} else if (str_eq(name, STR("numFmt")) && n->abstract >= 0) {
		add_level(n, sax_attr(attrs, "val"));
	}
}

static void
nothing(void *ctx, struct str name)
{
	(void)ctx, (void)name;
}

static int
by_num(const void *a, const void *b)
{
	const struct instance *x = a, *y = b;

	return (x->num > y->num) - (x->num < y->num);
}

static int
by_level(const void *a, const void *b)
{
	const struct level *x = a, *y = b;

	if (x->abstract != y->abstract)
		return x->abstract > y->abstract ? 1 : -1;
	return x->level - y->level;
}

enum list_form
docx_list_form(const struct docx *x, int32_t num, int level)
{
	const struct numbering *n = x->numbering;
	struct level wanted = { .level = (int8_t)(level < 0 ? 0 : level) };
	const struct instance key = { .num = num }, *instance;
	const struct level *found;

	if (num <= 0)
		return LIST_NONE;
	instance = n->nnums ? bsearch(&key, n->nums, n->nnums, sizeof(*n->nums),
				  by_num)
			    : NULL;
	if (!instance || !n->nlevels)
		return LIST_BULLET;
	wanted.abstract = instance->abstract;
	found = bsearch(
	    &wanted, n->levels, n->nlevels, sizeof(*n->levels), by_level);
	return found ? (enum list_form)found->form : LIST_BULLET;
}

/* ---- footnotes and endnotes ---- */

struct notes {
	struct docx *docx;
	struct buf text;
	struct str id;
	bool endnote, open, in_text;
};

static void
note_start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct notes *n = ctx;

	if (str_eq(name, STR("footnote")) || str_eq(name, STR("endnote"))) {
		/* Separators have a type. */
		n->open = !sax_attr(attrs, "type").ptr ||
			  str_eq(sax_attr(attrs, "type"), STR("normal"));
		n->id = sax_attr_copy(attrs, "id", n->docx->arena);
		n->endnote = str_eq(name, STR("endnote"));
		buf_clear(&n->text);
	} else if (str_eq(name, STR("t"))) {
		n->in_text = n->open;
	} else if (str_eq(name, STR("p")) && n->text.len) {
		buf_ch(&n->text, '\n');
	}
}

static void
note_text(void *ctx, struct str text)
{
	struct notes *n = ctx;

	if (n->in_text)
		buf_str(&n->text, text);
}

static void
note_end(void *ctx, struct str name)
{
	struct notes *n = ctx;
	struct docx *x = n->docx;

	if (str_eq(name, STR("t")))
		n->in_text = false;
	if (!n->open ||
	    (!str_eq(name, STR("footnote")) && !str_eq(name, STR("endnote"))))
		return;
	n->open = false;
	ARRAY_GROW(x->notes, x->nnotes, x->notes_cap);
	x->notes[x->nnotes++] = (struct footnote){ .id = n->id,
		.text = arena_str(x->arena, str_trim(buf_view(&n->text))),
		.endnote = n->endnote };
}

static struct str
note_key(const struct docx *x, bool endnote, struct str id)
{
	return arena_printf(
	    x->arena, "%c%.*s", endnote ? 'e' : 'f', STR_ARG(id));
}

struct footnote *
docx_note(struct docx *x, bool endnote, struct str id)
{
	size_t at = (size_t)map_get(&x->note_index, note_key(x, endnote, id));

	return at ? &x->notes[at - 1] : NULL;
}

/* ---- all of them ---- */

static int
read_part(struct docx *x, const char *type, const struct sax *sax, void *ctx)
{
	const struct relation *rel = relation_by_type(&x->relations, type);

	if (!rel || rel->external || !archive_has(x->zip, rel->target))
		return 0;
	return office_parse(x->zip, rel->target, sax, ctx, x->arena, x->diag);
}

int
docx_read_parts(struct docx *x, struct str main)
{
	static const struct sax style_sax = { .start = style_start,
		.end = style_end };
	static const struct sax number_sax = { .start = number_start,
		.end = nothing };
	static const struct sax note_sax = {
		.start = note_start, .end = note_end, .text = note_text
	};
	struct numbers numbers = { .abstract = -1, .num = -1 };
	struct styles styles = { .docx = x };
	struct notes notes = { .docx = x };
	int result;

	x->defaults = PARA_STYLE_NONE;
	x->numbering = numbers.out = ARENA_NEW(x->arena, struct numbering);
	result = relations_read(&x->relations, x->zip, main, x->arena, x->diag);
	if (result == 0)
		result = read_part(x, "styles", &style_sax, &styles);
	for (size_t i = 0; i < x->nstyles; i++)
		*map_put(&x->style_index, x->styles[i].id) = &x->styles[i];
	if (result == 0)
		result = read_part(x, "numbering", &number_sax, &numbers);
	if (x->numbering->nnums)
		qsort(x->numbering->nums, x->numbering->nnums,
		    sizeof(*x->numbering->nums), by_num);
	if (x->numbering->nlevels)
		qsort(x->numbering->levels, x->numbering->nlevels,
		    sizeof(*x->numbering->levels), by_level);
	if (result == 0)
		result = read_part(x, "footnotes", &note_sax, &notes);
	if (result == 0)
		result = read_part(x, "endnotes", &note_sax, &notes);
	for (size_t i = x->nnotes; i > 0; i--) {
		const struct footnote *f = &x->notes[i - 1];

		*map_put(&x->note_index, note_key(x, f->endnote, f->id)) =
		    (void *)i;
	}
	buf_release(&notes.text);
	return result;
}

void
docx_release(struct docx *x)
{
	relations_release(&x->relations);
	map_release(&x->style_index);
	map_release(&x->note_index);
	free(x->styles);
	free(x->notes);
	if (x->numbering) {
		free(x->numbering->levels);
		free(x->numbering->nums);
	}
}
