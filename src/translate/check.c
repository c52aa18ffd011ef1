/* Checks of translations: characters, spaces, and the order of the rest. */
#include "translate/check.h"
#include "translate/message.h"
#include "translate/translate.h"

#include <stdlib.h>
#include <string.h>

void
check_report2(
    struct checker *c, enum diag_code code, struct str arg, struct str arg2)
{
	bool error = diag_level_of(code) == DIAG_ERROR;

	c->errors += error;
	/* One finding of a kind says enough about an entry. */
	if ((error || c->warnings) && !(c->reported >> (code % 64) & 1)) {
		size_t before = c->diag->count;

		diag_add_line(c->diag, code, c->path, c->line, arg, arg2);
		if (c->diag->count > before)
			c->diag->entries[before].col = 1;
	}
	c->reported |= (uint64_t)1 << (code % 64);
}

void
check_report(struct checker *c, enum diag_code code, struct str arg)
{
	check_report2(c, code, arg, STR_NONE);
}

/* ---- characters
 * --------------------------------------------------------------- */

/* Letters of scripts that join, or that write no spaces between words, may
 * have an invisible character behind them. */
static bool
is_joiner(uint32_t before, uint32_t cp)
{
	bool complex = (before >= 0x0590 && before < 0x10A0) ||
		       (before >= 0x1780 && before < 0x1800);

	switch (cp) {
	case 0x200B: /* zero-width space: Thai, Lao, Burmese, Khmer */
		return complex && before >= 0x0E00;
	case 0x200C:
	case 0x200D:
	case 0x200E:
	case 0x200F:
		return complex;
	default:
		return false;
	}
}

/* Characters that show nothing, beyond those that no text may have. */
static bool
is_invisible(uint32_t cp)
{
	return cp_is_unsafe(cp) || cp == 0xFFFD || cp == '\t' || cp == 0x115F ||
	       cp == 0x1160 || cp == 0x3164 || cp == 0xFFA0 || cp == 0x180E ||
	       (cp >= 0xE000 && cp <= 0xF8FF);
}

static void
check_characters(struct checker *c, struct str msgstr)
{
	uint32_t before = 0, cp = 0;

	for (size_t pos = 0; pos < msgstr.len; before = cp) {
		char shown[16];

		cp = utf8_next(msgstr, &pos);
		if (!is_invisible(cp) || is_joiner(before, cp))
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

/* ---- the checker
 * ------------------------------------------------------------- */

/* `tag` is a BCP 47 tag. */
static enum check_language
language_of(struct str tag)
{
	static const struct {
		struct str prefix;
		enum check_language language;
	} table[] = {
		{ STR_INIT("ja"), CHECK_JA },
		{ STR_INIT("en"), CHECK_EN },
		{ STR_INIT("zh-Hant"), CHECK_ZH_HANT },
		{ STR_INIT("zh-TW"), CHECK_ZH_HANT },
		{ STR_INIT("zh-HK"), CHECK_ZH_HANT },
		{ STR_INIT("zh-MO"), CHECK_ZH_HANT },
		{ STR_INIT("zh"), CHECK_ZH_HANS },
		{ STR_INIT("ko"), CHECK_KO },
		{ STR_INIT("vi"), CHECK_VI },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		struct str prefix = table[i].prefix;
		if (str_starts(tag, prefix) &&
		    (tag.len == prefix.len || tag.ptr[prefix.len] == '-'))
			return table[i].language;
	}
	return CHECK_OTHER;
}

void
checker_init(
    struct checker *c, struct str po_name, const char *path, struct diag *d)
{
	struct locale locale;

	memset(c, 0, sizeof(*c));
	arena_init(&c->arena);
	map_init(&c->seen);
	c->unknown = !locale_from_po(po_name, &c->arena, &locale);
	if (!c->unknown) {
		c->language = language_of(locale.tag);
		c->tag = locale.tag;
	}
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
	buf_release(&c->target_lower);
	map_release(&c->seen);
	arena_release(&c->arena);
}

/* Latin letters, of which words are made that spaces separate. */
static bool
is_latin(uint32_t cp)
{
	return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
	       (cp >= 0xC0 && cp < 0x250) || (cp >= 0x1E00 && cp < 0x1F00);
}

bool
check_word(struct str text, struct str word)
{
	size_t first = 0;
	bool latin = is_latin(utf8_next(word, &first));

	for (size_t at = 0; (at = str_find(text, word, at)) != STR_NPOS; at++) {
		size_t before = at, after = at + word.len;

		if (!latin || (!is_latin(utf8_prev(text, &before)) &&
				  !is_latin(utf8_next(text, &after))))
			return true;
	}
	return false;
}

static void
begin_entry(struct checker *c, const struct po_entry *e)
{
	struct buf *const texts[] = { &c->source, &c->target, &c->source_folded,
		&c->target_folded, &c->target_lower };

	c->line = e->line;
	c->errors = 0;
	c->reported = 0;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		buf_clear(texts[i]);
}

bool
check_entry(struct checker *c, const struct po_entry *e)
{
	begin_entry(c, e);
	if (e->duplicate)
		check_report(c, DIAG_PO_DUPLICATE, STR_NONE);
	check_characters(c, e->msgstr);
	check_spaces(c, e->msgstr);
	check_message(c, e);
	unicode_fold(buf_view(&c->source), &c->source_folded);
	unicode_fold(buf_view(&c->target), &c->target_folded);
	unicode_lower(buf_view(&c->target_folded), &c->target_lower);
	check_facts(c);
	if (c->warnings && c->language != CHECK_JA && !c->unknown)
		check_scripts(c, e);
	if (c->language == CHECK_JA)
		check_negation(c);
	if (c->warnings) {
		check_terms(c);
		check_whole(c, e);
	} else {
		check_chinese(c);
	}
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

/* What language a catalog is in: as its header says, else as its name. None
 * if neither says it, or if they contradict each other. */
static struct str
locale_of(struct po_file *p, const char *path, struct diag *d)
{
	struct str field = str_trim(po_field(p, "Language"));
	struct str name = locale_of_path(path);
	struct locale locale;

	if (locale_from_po(name, &p->arena, &locale) &&
	    !check_language(p, name, path, d))
		return STR_NONE;
	if (field.len && locale_from_po(field, &p->arena, &locale))
		return field;
	if (locale_from_po(name, &p->arena, &locale))
		return name;
	diag_add_line(
	    d, DIAG_PO_NO_LANGUAGE, str_from(path), p->header_line, STR_NONE);
	return STR_NONE;
}

bool
check_format(struct po_file *p, const char *path, struct diag *d)
{
	struct str format = po_field(p, "X-Tayori-Format");

	if (!format.len || str_eq(format, STR(MESSAGE_FORMAT)))
		return true;
	diag_add_line(d, DIAG_PO_FORMAT, str_from(path), p->header_line, format,
	    STR(MESSAGE_FORMAT));
	return false;
}

int
po_check(const char *po_path, const struct glossary *g, struct diag *d)
{
	struct po_file p;
	struct checker c;

	if (po_read(&p, po_path, d) < 0) {
		po_release(&p);
		return -1;
	}
	checker_init(&c, locale_of(&p, po_path, d), po_path, d);
	c.warnings = true;
	c.glossary = g;
	check_format(&p, po_path, d);
	for (size_t i = 0; i < p.count; i++) {
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
	return 0;
}
