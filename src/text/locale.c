#include "text/text.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { NAME_MAX_UNITS = 128, LINGUAS_LIMIT = 64 * 1024 };

/* What gettext names and ICU or the registry of tags do not agree on. */
static const struct special {
	const char *po, *tag, *icu, *own_name;
} specials[] = {
	{ "ja", "ja", "ja", "日本語" },
	{ "ja@easy", "ja-simple", "ja", "やさしい日本語" },
	{ "zh_CN", "zh-Hans", "zh_Hans", "简体中文" },
	{ "zh_TW", "zh-Hant", "zh_Hant", "繁體中文" },
	{ "zh_HK", "zh-Hant-HK", "zh_Hant_HK", "繁體中文（香港）" },
	{ "tl", "tl", "fil", "Filipino" },
};

static void
from_special(const struct special *s, struct arena *a, struct locale *ret)
{
	*ret = (struct locale){
		.po = arena_str(a, str_from(s->po)),
		.tag = arena_str(a, str_from(s->tag)),
		.icu = arena_str(a, str_from(s->icu)),
		.own_name = arena_str(a, str_from(s->own_name)),
	};
}

/* The ICU id of a gettext name: sr@latin is sr_Latn, ca@valencia a variant
 * that ICU need not know. */
static bool
icu_id(struct str po, char out[ULOC_FULLNAME_CAPACITY])
{
	static const struct {
		const char *modifier, *script;
	} scripts[] = { { "latin", "Latn" }, { "cyrillic", "Cyrl" },
		{ "devanagari", "Deva" }, { "arabic", "Arab" } };
	size_t at = str_find(po, STR("@"), 0);
	size_t dot = str_find(po, STR("."), 0);
	struct str base = str_sub(po, 0, at < dot ? at : dot);
	struct str modifier =
	    at == STR_NPOS ? STR_NONE : str_sub(po, at + 1, po.len);
	size_t cut = str_find(base, STR("_"), 0);
	struct str language = str_sub(base, 0, cut);
	struct str region = str_sub(base, cut, base.len);
	const char *script = NULL;
	int n;

	for (size_t i = 0; i < ARRAY_SIZE(scripts); i++)
		if (str_is(modifier, scripts[i].modifier))
			script = scripts[i].script;
	n = snprintf(out, ULOC_FULLNAME_CAPACITY, "%.*s%s%s%.*s",
	    STR_ARG(language), script ? "_" : "", script ? script : "",
	    STR_ARG(region));
	return n > 0 && n < ULOC_FULLNAME_CAPACITY;
}

/* The language's name in itself, as it stands in a list. */
static bool
own_name(const char *icu, struct arena *a, struct str *ret)
{
	UChar name[NAME_MAX_UNITS], title[NAME_MAX_UNITS];
	char utf8[NAME_MAX_UNITS * 3];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n =
	    uloc_getDisplayName(icu, icu, name, NAME_MAX_UNITS, &status);

	/* a defaulted name means that ICU only repeats the id */
	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || n <= 0)
		return false;
	n = u_strToTitle(title, NAME_MAX_UNITS, name, n, NULL, icu, &status);
	u_strToUTF8(utf8, sizeof(utf8), &n, title, n, &status);
	if (U_FAILURE(status))
		return false;
	*ret = arena_str(a, (struct str){ utf8, (size_t)n });
	return true;
}

/* The name that po_dir/names.tsv gives a language, which goes before ICU's;
 * none if there is none. */
static struct str
given_name(const struct tsv *names, struct str po, struct arena *a)
{
	for (size_t i = 0; i < names->nrows; i++)
		if (str_eq(tsv_cell(names, i, "language"), po))
			return arena_str(a, tsv_cell(names, i, "name"));
	return STR_NONE;
}

static bool
well_formed(struct str po)
{
	for (size_t i = 0; i < po.len; i++) {
		char c = po.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c == '_' || c == '@' ||
			c == '.' || c == '-'))
			return false;
	}
	return po.len >= 2 && po.len < 48;
}

static bool
from_name(struct str po, struct str name, struct arena *a, struct locale *ret)
{
	char icu[ULOC_FULLNAME_CAPACITY], tag[ULOC_FULLNAME_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;

	*ret = (struct locale){ .own_name = name };
	if (!well_formed(po) || !icu_id(po, icu))
		return false;
	/* ICU need not know a language whose name is given. */
	if (!name.len &&
	    (!*uloc_getISO3Language(icu) || !own_name(icu, a, &ret->own_name)))
		return false;
	uloc_toLanguageTag(icu, tag, sizeof(tag), true, &status);
	if (U_FAILURE(status))
		return false;
	ret->po = arena_str(a, po);
	ret->icu = arena_str(a, str_from(icu));
	ret->tag = arena_str(a, str_from(tag));
	ret->rtl = uloc_isRightToLeft(icu);
	return true;
}

bool
locale_from_po(struct str po, struct arena *a, struct locale *ret)
{
	for (size_t i = 0; i < ARRAY_SIZE(specials); i++) {
		if (str_is(po, specials[i].po)) {
			from_special(&specials[i], a, ret);
			return true;
		}
	}
	return from_name(po, STR_NONE, a, ret);
}

/* ---- LINGUAS --------------------------------------------------------------
 */

struct list {
	struct locale *items;
	size_t len, max;
	struct tsv names; /* po_dir/names.tsv */
};

static bool
listed(const struct list *l, struct str po)
{
	for (size_t i = 0; i < l->len; i++)
		if (str_eq(l->items[i].po, po))
			return true;
	return false;
}

static void
list_add(struct list *l, struct str po, uint32_t line, struct str file,
    struct arena *a, struct diag *d)
{
	struct str name = given_name(&l->names, po, a);
	struct locale *at = &l->items[l->len];

	if (listed(l, po) || l->len == l->max)
		return;
	if (!locale_from_po(po, a, at) && !from_name(po, name, a, at)) {
		diag_add_line(d, DIAG_LOCALE_UNKNOWN, file, line, po);
		return;
	}
	if (name.len)
		at->own_name = name;
	l->len++;
}

static bool
word_end(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static void
list_line(struct list *l, struct str line, uint32_t number, struct str file,
    struct arena *a, struct diag *d)
{
	size_t start = 0;

	line = str_sub(line, 0, str_find(line, STR("#"), 0));
	for (size_t i = 0; i <= line.len; i++) {
		if (i < line.len && !word_end(line.ptr[i]))
			continue;
		if (i > start)
			list_add(
			    l, str_sub(line, start, i), number, file, a, d);
		start = i + 1;
	}
}

size_t
locale_list(
    const char *po_dir, struct arena *a, struct locale **ret, struct diag *d)
{
	static const char *const columns[] = { "language", "name", NULL };
	struct str path = arena_printf(a, "%s/LINGUAS", po_dir);
	struct str names = arena_printf(a, "%s/names.tsv", po_dir);
	struct buf text = BUF_INIT;
	struct list l = { 0 };
	struct str rest, line;
	uint32_t number = 0;

	if (file_read(path.ptr, LINGUAS_LIMIT, &text, d) < 0)
		buf_clear(&text);
	if (path_exists(names.ptr))
		tsv_read(&l.names, names.ptr, columns, d);
	l.max = text.len / 2 + 3;
	l.items = arena_alloc(a, l.max * sizeof(*l.items));
	list_add(&l, STR("ja"), 0, path, a, d);
	list_add(&l, STR("ja@easy"), 0, path, a, d);
	rest = buf_view(&text);
	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_sub(rest, 3, rest.len);
	while (str_split(&rest, '\n', &line))
		list_line(&l, line, ++number, path, a, d);
	tsv_release(&l.names);
	buf_release(&text);
	*ret = l.items;
	return l.len;
}
