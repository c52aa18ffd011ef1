/* Checks of translations: placeholders, tags, and the order of the rest. */
#include "translate/check.h"
#include "translate/message.h"
#include "translate/render.h"
#include "translate/translate.h"

#include <stdlib.h>
#include <string.h>

void
check_report(struct checker *c, enum diag_code code, struct str arg)
{
	bool error = diag_level_of(code) == DIAG_ERROR;

	c->errors += error;
	/* One finding of a kind says enough about an entry. */
	if ((error || c->warnings) && !(c->reported >> (code % 64) & 1))
		diag_add_line(c->diag, code, c->path, c->line, arg);
	c->reported |= (uint64_t)1 << (code % 64);
}

/* ---- placeholders and tags --------------------------------------------------
 */

#define PARTS_MAX 128
#define NESTING_MAX 16

/* The placeholders and opening tags of a message. */
struct parts {
	struct token items[PARTS_MAX];
	bool matched[PARTS_MAX];
	size_t count;
};

static bool
is_known_tag(struct str name)
{
	return str_eq(name, STR("b")) ||
	       (name.len > 1 && name.ptr[0] == 'a' &&
		   str_to_int(str_sub(name, 1, name.len)) > 0);
}

static void
collect(struct str message, struct parts *p, struct buf *text)
{
	struct token t;

	p->count = 0;
	for (size_t pos = 0;
	     (t = token_next(message, &pos)).kind != TOKEN_END;) {
		if (t.kind == TOKEN_TEXT)
			buf_str(text, t.text);
		else if (t.kind == TOKEN_PLACEHOLDER)
			buf_cp(text, 0xFFFC);
		if ((t.kind == TOKEN_PLACEHOLDER || t.kind == TOKEN_OPEN) &&
		    p->count < PARTS_MAX) {
			p->matched[p->count] = false;
			p->items[p->count++] = t;
		}
	}
}

static void
report_part(struct checker *c, struct token t)
{
	char shown[64];

	snprintf(shown, sizeof(shown),
	    t.kind == TOKEN_PLACEHOLDER ? "{%.*s}" : "<%.*s>",
	    (int)(t.text.len < 48 ? t.text.len : 48), t.text.ptr);
	check_report(c,
	    t.kind == TOKEN_PLACEHOLDER ? DIAG_PO_PLACEHOLDER : DIAG_PO_TAG,
	    str_from(shown));
}

static bool
match(struct parts *in, struct token t)
{
	for (size_t i = 0; i < in->count; i++)
		if (!in->matched[i] && in->items[i].kind == t.kind &&
		    str_eq(in->items[i].text, t.text))
			return in->matched[i] = true;
	return false;
}

static void
check_parts(struct checker *c, struct parts *source, const struct parts *target)
{
	for (size_t i = 0; i < target->count; i++) {
		struct token t = target->items[i];
		if (t.kind == TOKEN_OPEN && style_of_tag(t.text).len)
			continue;
		if (!match(source, t))
			report_part(c, t);
	}
	for (size_t i = 0; i < source->count; i++)
		if (!source->matched[i])
			report_part(c, source->items[i]);
}

static void
check_nesting(struct checker *c, struct str message)
{
	struct str open[NESTING_MAX];
	size_t depth = 0;
	struct token t;

	for (size_t pos = 0;
	     (t = token_next(message, &pos)).kind != TOKEN_END;) {
		bool style = depth && style_of_tag(open[depth - 1]).len;

		if (t.kind == TOKEN_BAD_BRACE)
			check_report(c, DIAG_PO_PLACEHOLDER, t.text);
		else if (t.kind == TOKEN_BAD_TAG ||
			 (t.kind == TOKEN_OPEN && !is_known_tag(t.text) &&
			     !style_of_tag(t.text).len))
			check_report(c, DIAG_PO_TAG, t.text);
		/* A style tag holds a placeholder, nothing more. */
		else if (t.kind == TOKEN_OPEN &&
			 (depth == NESTING_MAX || style))
			check_report(c, DIAG_PO_TAG, t.text);
		else if (t.kind == TOKEN_OPEN)
			open[depth++] = t.text;
		else if (t.kind == TOKEN_CLOSE && depth &&
			 str_eq(open[depth - 1], t.text))
			depth--;
		else if (t.kind == TOKEN_CLOSE)
			check_report(c, DIAG_PO_TAG, t.text);
	}
	while (depth)
		check_report(c, DIAG_PO_TAG, open[--depth]);
}

/* ---- characters
 * --------------------------------------------------------------- */

static void
check_characters(struct checker *c, struct str msgstr)
{
	for (size_t pos = 0; pos < msgstr.len;) {
		uint32_t cp = utf8_next(msgstr, &pos);
		char shown[16];

		if (!cp_is_unsafe(cp) && cp != 0xFFFD)
			continue;
		snprintf(shown, sizeof(shown), "U+%04X", (unsigned)cp);
		check_report(c, DIAG_PO_UNSAFE, str_from(shown));
		return;
	}
}

static void
check_spaces(struct checker *c, struct str msgstr)
{
	size_t last = msgstr.len, first = 0;

	if (cp_is_space(utf8_next(msgstr, &first)) ||
	    cp_is_space(utf8_prev(msgstr, &last)) ||
	    memchr(msgstr.ptr, '\n', msgstr.len))
		check_report(c, DIAG_PO_SPACE, STR_NONE);
}

/* ---- Korean particles
 * ----------------------------------------------------------- */

static void
check_particles(struct checker *c, struct str msgstr)
{
	bool behind = false;
	struct token t;

	for (size_t pos = 0;
	     (t = token_next(msgstr, &pos)).kind != TOKEN_END;) {
		if (t.kind == TOKEN_PLACEHOLDER)
			behind = true;
		if (t.kind != TOKEN_TEXT)
			continue;
		if (behind && particle_bare(t.text).len)
			check_report(
			    c, DIAG_PO_PARTICLE, particle_bare(t.text));
		behind = false;
	}
}

/* ---- the checker
 * ------------------------------------------------------------- */

static enum check_language
language_of(struct str po_name)
{
	static const struct {
		struct str prefix;
		enum check_language language;
	} table[] = {
		{ STR_INIT("ja"), CHECK_JA },
		{ STR_INIT("en"), CHECK_EN },
		{ STR_INIT("zh_TW"), CHECK_ZH_HANT },
		{ STR_INIT("zh_HK"), CHECK_ZH_HANT },
		{ STR_INIT("zh"), CHECK_ZH_HANS },
		{ STR_INIT("ko"), CHECK_KO },
		{ STR_INIT("vi"), CHECK_VI },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (str_starts(po_name, table[i].prefix))
			return table[i].language;
	return CHECK_OTHER;
}

void
checker_init(
    struct checker *c, struct str po_name, const char *path, struct diag *d)
{
	memset(c, 0, sizeof(*c));
	c->language = language_of(po_name);
	c->path = str_from(path);
	c->diag = d;
}

void
checker_release(struct checker *c)
{
	scripts_free(c->scripts);
	buf_release(&c->source);
	buf_release(&c->target);
	buf_release(&c->source_folded);
	buf_release(&c->target_folded);
}

bool
check_entry(struct checker *c, const struct po_entry *e)
{
	struct parts source, target;

	c->line = e->line;
	c->errors = 0;
	c->reported = 0;
	buf_clear(&c->source);
	buf_clear(&c->target);
	buf_clear(&c->source_folded);
	buf_clear(&c->target_folded);
	if (e->duplicate)
		check_report(c, DIAG_PO_DUPLICATE, STR_NONE);
	check_characters(c, e->msgstr);
	check_spaces(c, e->msgstr);
	collect(e->msgid, &source, &c->source);
	collect(e->msgstr, &target, &c->target);
	check_nesting(c, e->msgstr);
	if (!c->errors)
		check_parts(c, &source, &target);
	unicode_fold(buf_view(&c->source), &c->source_folded);
	unicode_fold(buf_view(&c->target), &c->target_folded);
	check_facts(c);
	if (c->warnings && c->language == CHECK_KO)
		check_particles(c, e->msgstr);
	if (c->warnings && c->language != CHECK_JA)
		check_scripts(c, e);
	return c->errors == 0;
}

static struct str
first_subtag(struct str tag)
{
	return str_sub(tag, 0, str_find(tag, STR("-"), 0));
}

/* The region may differ, but of Chinese not the script. */
static bool
same_language(struct str a, struct str b)
{
	const struct str script = STR("zh-Han");
	const size_t end = strlen("zh-Hans");

	if (str_starts(a, script) && str_starts(b, script))
		return str_eq(str_sub(a, 0, end), str_sub(b, 0, end));
	return str_eq(first_subtag(a), first_subtag(b));
}

bool
check_language(
    struct po_file *p, struct str po_name, const char *path, struct diag *d)
{
	struct str field = str_trim(po_field(p, "Language"));
	struct locale is, should;

	if (!field.len || !locale_from_po(po_name, &p->arena, &should))
		return true;
	if (locale_from_po(field, &p->arena, &is) &&
	    same_language(is.tag, should.tag))
		return true;
	diag_add_line(d, DIAG_PO_LANGUAGE, str_from(path), p->header_line,
	    field, po_name);
	return false;
}

/* "po/zh_CN.po" is the catalog of zh_CN. */
static struct str
locale_of_path(const char *path)
{
	struct str name = path_base(str_from(path));

	return str_ends(name, STR(".po")) ? str_sub(name, 0, name.len - 3)
					  : name;
}

int
po_check(const char *po_path, struct diag *d)
{
	struct po_file p;
	struct checker c;
	int ret = po_read(&p, po_path, d);

	checker_init(&c, locale_of_path(po_path), po_path, d);
	c.warnings = true;
	if (ret == 0)
		check_language(&p, locale_of_path(po_path), po_path, d);
	for (size_t i = 0; ret == 0 && i < p.count; i++) {
		const struct po_entry *e = &p.entries[i];

		if (e->obsolete || e->fuzzy || !e->msgstr.len)
			continue;
		if (e->plural || e->context)
			diag_add_line(d, DIAG_PO_UNUSED, c.path, e->line,
			    e->plural ? STR("msgid_plural") : STR("msgctxt"));
		else
			check_entry(&c, e);
	}
	checker_release(&c);
	po_release(&p);
	return ret;
}
