#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define EXCERPT_MAX 240 /* bytes of the source line shown */
#define ENTRY_MAX 10000 /* a hostile file must not fill the memory */

static const struct {
	const char *name, *text, *remedy;
	enum diag_level level;
} table[] = {
#define DIAG(id, name, level, text, remedy)                                    \
	[DIAG_##id] = { name, text, remedy, DIAG_##level },
#include "base/diagnostics.def"
#undef DIAG
};

static const char *const level_names[] = { N_("error"), N_("warning"),
	N_("note") };

void
diag_init(struct diag *d)
{
	*d = (struct diag){ 0 };
}

void
diag_release(struct diag *d)
{
	arena_release(&d->arena);
	free(d->entries);
	diag_init(d);
}

/* A copy that can be printed: names and excerpts may be any bytes, which
 * must not reach a terminal as control sequences nor make JSON invalid. */
static struct str
clean(struct diag *d, struct str s)
{
	struct buf out = BUF_INIT;
	struct str result;

	while (s.len) {
		struct str good = str_sub(s, 0, utf8_valid_len(s));

		for (size_t at = 0; at < good.len;) {
			uint32_t cp = utf8_next(good, &at);

			buf_cp(&out, cp_is_unsafe(cp) ? 0xfffd : cp);
		}
		if (good.len < s.len)
			buf_cp(&out, 0xfffd);
		s = str_sub(s, good.len + 1, s.len);
	}
	result = arena_str(&d->arena, buf_view(&out));
	buf_release(&out);
	return result;
}

void
diag_source(struct diag *d, struct str file, struct str text)
{
	if (!d)
		return;
	d->file = clean(d, file);
	d->text = text;
	d->known_offset = 0;
	d->known_line = d->known_col = 1;
}

static struct str
fill(struct diag *d, const char *text, const struct str *args, size_t count)
{
	struct buf out = BUF_INIT;
	struct str result;

	for (const char *p = text; *p; p++) {
		size_t n = (size_t)(p[0] == '{' ? p[1] - '1' : 9);

		if (n < 9 && p[2] == '}') {
			if (n < count)
				buf_str(&out, args[n]);
			p += 2;
		} else {
			buf_ch(&out, *p);
		}
	}
	result = clean(d, buf_view(&out));
	buf_release(&out);
	return result;
}

static struct diag_entry *
add(struct diag *d, enum diag_code code)
{
	if (table[code].level == DIAG_ERROR)
		d->errors++;
	else if (table[code].level == DIAG_WARNING)
		d->warnings++;
	if (d->count >= ENTRY_MAX)
		return NULL;
	ARRAY_GROW(d->entries, d->count, d->cap);
	d->entries[d->count] = (struct diag_entry){ .code = code };
	return &d->entries[d->count++];
}

/* Moves the known place to the offset. Offsets mostly grow, so that the text
 * is read once and not once an entry. */
static void
locate(struct diag *d, size_t offset)
{
	size_t at = d->known_offset;
	const char *newline;

	if (offset < at) {
		at = 0;
		d->known_line = d->known_col = 1;
	}
	while ((newline = memchr(d->text.ptr + at, '\n', offset - at))) {
		at = (size_t)(newline - d->text.ptr) + 1;
		d->known_line++;
		d->known_col = 1;
	}
	d->known_col += (uint32_t)utf8_count(str_sub(d->text, at, offset));
	d->known_offset = offset;
}

/* The line around the offset; none if it is too long for a caret to help. */
static struct str
line_at(struct str text, size_t offset)
{
	const char *start = memrchr(text.ptr, '\n', offset);
	const char *end = memchr(text.ptr + offset, '\n', text.len - offset);
	struct str line;

	start = start ? start + 1 : text.ptr;
	end = end ? end : text.ptr + text.len;
	line = (struct str){ start, (size_t)(end - start) };
	if (str_ends(line, STR("\r")))
		line.len--;
	return line.len > EXCERPT_MAX ? STR_NONE : line;
}

void
diag_addn(struct diag *d, enum diag_code code, size_t offset,
    const struct str *args, size_t count)
{
	struct diag_entry *e = d ? add(d, code) : NULL;

	if (!e)
		return;
	e->file = d->file;
	e->message = fill(d, tr(table[code].text), args, count);
	if (offset == DIAG_NOWHERE || offset > d->text.len || !d->text.ptr)
		return;
	locate(d, offset);
	e->line = d->known_line;
	e->col = d->known_col;
	e->excerpt = clean(d, line_at(d->text, offset));
}

void
diag_line(struct diag *d, enum diag_code code, struct str file, uint32_t line,
    const struct str *args, size_t count)
{
	struct diag_entry *e = d ? add(d, code) : NULL;

	if (!e)
		return;
	e->file = clean(d, file);
	e->line = line;
	e->message = fill(d, tr(table[code].text), args, count);
}

struct str
str_from_num(char out[24], long long n)
{
	int len = snprintf(out, 24, "%lld", n);

	return (struct str){ out, (size_t)len };
}

void
diag_merge(struct diag *d, struct diag *from)
{
	size_t errors = d->errors + from->errors;
	size_t warnings = d->warnings + from->warnings;

	for (size_t i = 0; i < from->count; i++) {
		const struct diag_entry *old = &from->entries[i];
		struct diag_entry *e = add(d, old->code);

		if (!e)
			break;
		*e = *old;
		e->file = arena_str(&d->arena, old->file);
		e->message = arena_str(&d->arena, old->message);
		e->excerpt = arena_str(&d->arena, old->excerpt);
	}
	/* Those that found no room count too. */
	d->errors = errors;
	d->warnings = warnings;
	diag_release(from);
}

enum diag_level
diag_level_of(enum diag_code code)
{
	return table[code].level;
}

const char *
diag_name(enum diag_code code)
{
	return table[code].name;
}

const char *
diag_text(enum diag_code code)
{
	return table[code].text;
}

const char *
diag_remedy(enum diag_code code)
{
	return table[code].remedy;
}

/* Whether a terminal gives the character two columns. Source: Unicode
 * Standard Annex 11, East Asian wide and full-width, by blocks. */
static bool
wide(uint32_t cp)
{
	return (cp >= 0x1100 && cp <= 0x115f) ||
	       (cp >= 0x2e80 && cp <= 0xa4cf) ||
	       (cp >= 0xac00 && cp <= 0xd7a3) ||
	       (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0xfe30 && cp <= 0xfe6f) ||
	       (cp >= 0xff00 && cp <= 0xff60) ||
	       (cp >= 0xffe0 && cp <= 0xffe6) ||
	       (cp >= 0x1f300 && cp <= 0x1faff) ||
	       (cp >= 0x20000 && cp <= 0x3ffff);
}

static void
print_caret(const struct diag_entry *e, FILE *out)
{
	size_t at = 0;

	fputs("    ", out);
	for (uint32_t col = 1; col < e->col && at < e->excerpt.len; col++) {
		uint32_t cp = utf8_next(e->excerpt, &at);

		fputs(cp == '\t' ? "\t" : wide(cp) ? "  " : " ", out);
	}
	fputs("^\n", out);
}

void
diag_print_text(const struct diag *d, FILE *out)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct diag_entry *e = &d->entries[i];

		if (e->file.len)
			fprintf(out, "%.*s:", STR_ARG(e->file));
		else
			fputs("tayori:", out);
		if (e->line)
			fprintf(out, "%u:", e->line);
		if (e->col)
			fprintf(out, "%u:", e->col);
		fprintf(out, " %s[%s]: %.*s\n",
		    tr(level_names[table[e->code].level]), table[e->code].name,
		    STR_ARG(e->message));
		if (e->excerpt.len && e->col) {
			fprintf(out, "    %.*s\n", STR_ARG(e->excerpt));
			print_caret(e, out);
		}
		if (table[e->code].remedy[0])
			fprintf(out, "    → %s\n", tr(table[e->code].remedy));
	}
}

void
diag_print_json(const struct diag *d, FILE *out)
{
	struct jsonw *j = jsonw_new();
	struct buf text = BUF_INIT;

	jsonw_array(j);
	for (size_t i = 0; i < d->count; i++) {
		const struct diag_entry *e = &d->entries[i];

		jsonw_object(j);
		jsonw_key(j, "file");
		jsonw_str(j, e->file);
		jsonw_key(j, "line");
		jsonw_int(j, e->line);
		jsonw_key(j, "column");
		jsonw_int(j, e->col);
		jsonw_key(j, "level");
		jsonw_cstr(j, level_names[table[e->code].level]);
		jsonw_key(j, "code");
		jsonw_cstr(j, table[e->code].name);
		jsonw_key(j, "message");
		jsonw_str(j, e->message);
		jsonw_key(j, "remedy");
		jsonw_cstr(j,
		    table[e->code].remedy[0] ? tr(table[e->code].remedy) : "");
		jsonw_end(j);
	}
	jsonw_end(j);
	jsonw_write(j, 2, &text);
	buf_ch(&text, '\n');
	fwrite(text.ptr, 1, text.len, out);
	buf_release(&text);
	jsonw_free(j);
}
