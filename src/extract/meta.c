#include "extract/meta.h"

#include "extract/draft.h"

#include <string.h>
#include <strings.h>

#define FRONT_MAX ((size_t)16 << 10) /* bytes */

enum key {
	KEY_TITLE,
	KEY_KIND,
	KEY_CATEGORY,
	KEY_URGENCY,
	KEY_PUBLISHED,
	KEY_EXPIRES,
	KEY_DIVISION,
	KEY_LANG,
	KEY_FORMS,
	KEY_MAX
};

static const struct {
	struct str name;
	enum key key;
} keys[] = {
	{ STR_INIT("title"), KEY_TITLE },
	{ STR_INIT("件名"), KEY_TITLE },
	{ STR_INIT("kind"), KEY_KIND },
	{ STR_INIT("category"), KEY_CATEGORY },
	{ STR_INIT("urgency"), KEY_URGENCY },
	{ STR_INIT("published"), KEY_PUBLISHED },
	{ STR_INIT("date"), KEY_PUBLISHED },
	{ STR_INIT("公開日"), KEY_PUBLISHED },
	{ STR_INIT("expires"), KEY_EXPIRES },
	{ STR_INIT("掲載期限"), KEY_EXPIRES },
	{ STR_INIT("division"), KEY_DIVISION },
	{ STR_INIT("担当課"), KEY_DIVISION },
	{ STR_INIT("lang"), KEY_LANG },
	{ STR_INIT("language"), KEY_LANG },
	{ STR_INIT("forms"), KEY_FORMS },
	{ STR_INIT("印刷"), KEY_FORMS },
};

static const struct str categories[] = { STR_INIT("garbage"),
	STR_INIT("disaster"), STR_INIT("tax"), STR_INIT("insurance"),
	STR_INIT("health"), STR_INIT("school"), STR_INIT("childcare"),
	STR_INIT("residence"), STR_INIT("community"), STR_INIT("culture"),
	STR_INIT("other") };

void
meta_init(struct meta *m)
{
	*m = (struct meta){ .kind = -1, .urgency = -1 };
}

static int
key_of(struct str name)
{
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (name.len == keys[i].name.len &&
		    strncasecmp(name.ptr, keys[i].name.ptr, name.len) == 0)
			return (int)keys[i].key;
	return -1;
}

/* Splits at the first colon, also a wide one. */
static bool
split_line(struct str line, struct str *ret_key, struct str *ret_value)
{
	const struct str wide = STR("：");
	size_t at = str_find(line, STR(":"), 0), len = 1;
	size_t other = str_find(line, wide, 0);

	if (other < at) {
		at = other;
		len = wide.len;
	}
	if (at == STR_NPOS || at == 0)
		return false;
	*ret_key = str_trim(str_sub(line, 0, at));
	*ret_value = str_trim(str_sub(line, at + len, line.len));
	return ret_key->len > 0;
}

static bool
is_rule(struct str line)
{
	line = str_trim(line);
	return str_eq(line, STR("---")) || str_eq(line, STR("..."));
}

size_t
meta_front_len(struct str text)
{
	struct str rest = str_sub(text, 0, FRONT_MAX), line, key, value;
	bool found = false;

	if (!str_split(&rest, '\n', &line) ||
	    !str_eq(str_trim(line), STR("---")))
		return 0;
	while (str_split(&rest, '\n', &line)) {
		if (is_rule(line))
			return found && rest.ptr ? (size_t)(rest.ptr - text.ptr)
			       : found		 ? text.len
						 : 0;
		/* Indented lines and those of lists belong to a key. */
		if (!str_trim(line).len || strchr("# \t-", line.ptr[0]))
			continue;
		if (!split_line(line, &key, &value))
			return 0;
		found = true;
	}
	return 0;
}

static struct str
unquote(struct str s)
{
	if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
	    s.ptr[s.len - 1] == s.ptr[0])
		return str_trim(str_sub(s, 1, s.len - 1));
	return s;
}

static struct str
category_of(struct str value)
{
	for (size_t i = 0; i < ARRAY_SIZE(categories); i++)
		if (str_eq(value, categories[i]))
			return categories[i];
	return STR_NONE;
}

static int
urgency_of(struct str value)
{
	if (str_eq(value, STR("normal")))
		return URGENCY_NORMAL;
	return str_eq(value, STR("emergency")) ? URGENCY_EMERGENCY : -1;
}

/* A day, or the day that a date with time begins with. */
static bool
set_date(struct date *ret, struct str value, struct arena *a)
{
	struct date date;

	if (!date_parse(str_sub(value, 0, strlen("2026-01-01")), &date) ||
	    !date_valid(date))
		date = line_date(value, a);
	if (!date_valid(date))
		return false;
	*ret = date;
	return true;
}

static bool
is_language(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("-0123456789", s.ptr[i]) &&
		    (unsigned)((s.ptr[i] | 32) - 'a') >= 26)
			return false;
	return s.len >= 2 && s.len <= 20;
}

static bool
set(struct meta *m, enum key key, struct str value, size_t offset,
    struct arena *a)
{
	switch (key) {
	case KEY_TITLE:
		m->title = arena_str(a, value);
		m->title_offset = offset;
		break;
	case KEY_KIND:
		m->kind = notice_kind_parse(value);
		return m->kind >= 0;
	case KEY_CATEGORY:
		m->category = category_of(value);
		return m->category.len > 0;
	case KEY_URGENCY:
		m->urgency = urgency_of(value);
		return m->urgency >= 0;
	case KEY_PUBLISHED:
		return set_date(&m->published, value, a);
	case KEY_EXPIRES:
		return set_date(&m->expires, value, a);
	case KEY_DIVISION:
		m->division = arena_str(a, value);
		break;
	case KEY_LANG:
		m->lang = is_language(value) ? arena_str(a, value) : STR_NONE;
		return m->lang.len > 0;
	case KEY_FORMS:
	case KEY_MAX:
		break;
	}
	return true;
}

/* As "flyer, poster" or "[flyer, poster]". */
static void
set_forms(struct meta *m, struct str value, struct str text, struct diag *d)
{
	struct str bad;
	uint16_t forms;

	if (str_starts(value, STR("[")) && str_ends(value, STR("]")))
		value = str_sub(value, 1, value.len - 1);
	forms = print_forms_parse(value, &bad);
	if (bad.len)
		diag_add(d, DIAG_META_FORM, (size_t)(bad.ptr - text.ptr), bad);
	if (forms)
		m->forms = forms;
}

void
meta_read(struct meta *m, struct str text, bool strict, struct arena *a,
    struct diag *d)
{
	struct str rest = text, line, name, value = STR_NONE;

	while (str_split(&rest, '\n', &line)) {
		size_t at = (size_t)(line.ptr - text.ptr);
		int key;

		if (!str_trim(line).len || line.ptr[0] == '#' || is_rule(line))
			continue;
		key = split_line(line, &name, &value) ? key_of(name) : -1;
		if (key < 0) {
			if (strict)
				diag_add(d, DIAG_META_KEY, at, str_trim(line));
			continue;
		}
		value = unquote(value);
		at = value.len ? (size_t)(value.ptr - text.ptr) : at;
		if (key == KEY_FORMS)
			set_forms(m, value, text, d);
		else if (value.len && !set(m, (enum key)key, value, at, a))
			diag_add(d, DIAG_META_VALUE, at, value, name);
	}
}

bool
meta_front_title(struct notice *n)
{
	struct node *title = notice_part(n, NODE_TITLE);
	struct diag quiet;
	struct meta m;

	meta_init(&m);
	diag_init(&quiet);
	meta_read(&m, str_sub(n->text, 0, meta_front_len(n->text)), false,
	    &n->arena, &quiet);
	diag_release(&quiet);
	if (!m.title.len)
		return false;
	node_append(title, node_text(&n->arena, m.title, m.title_offset));
	return true;
}

void
meta_apply_head(const struct meta *m, struct notice *n)
{
	struct node *title = notice_part(n, NODE_TITLE);
	struct str lang;

	if (m->title.len) {
		while (title->first)
			node_unlink(title->first);
		node_append(
		    title, node_text(&n->arena, arena_str(&n->arena, m->title),
			       m->title_offset));
	}
	if (m->category.len)
		n->category = m->category;
	if (m->forms)
		n->forms = m->forms;
	if (m->division.len)
		n->division = arena_str(&n->arena, m->division);
	if (date_valid(m->published))
		n->published = m->published;
	if (date_valid(m->expires))
		n->expires = m->expires;
	if (!m->lang.len || str_starts(m->lang, STR("ja")))
		return;
	lang = arena_str(&n->arena, m->lang);
	for (struct node *b = notice_part(n, NODE_BODY)->first; b; b = b->next)
		if (b->kind != NODE_IMAGE && !b->attr.len)
			b->attr = lang;
}

void
meta_apply_proposed(const struct meta *m, struct notice *n)
{
	if (m->kind >= 0)
		n->kind = (enum notice_kind)m->kind;
	if (m->urgency >= 0)
		n->urgency = (enum urgency)m->urgency;
	if (date_valid(m->expires))
		n->expires = m->expires;
}

/* ---- the file beside a source ---- */

int
source_sidecar(struct source *src, struct buf *buf, struct diag *d)
{
	struct buf path = BUF_INIT;
	int status = 0;

	buf_cstr(&path, src->path);
	buf_cstr(&path, SIDECAR_SUFFIX);
	if (path_exists(path.ptr)) {
		status = file_read(path.ptr, FRONT_MAX, buf, d);
		if (status == 0)
			src->meta = buf_view(buf);
	}
	buf_release(&path);
	return status;
}

size_t
sources_only(struct str *names, size_t count)
{
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		if (!str_ends(names[i], STR(SIDECAR_SUFFIX)))
			names[left++] = names[i];
	return left;
}
