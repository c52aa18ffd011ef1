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

static const char *const level_names[] = { "error", "warning", "note" };

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

void
diag_source(struct diag *d, struct str file, struct str text)
{
	if (!d)
		return;
	d->file = arena_str(&d->arena, file);
	d->text = text;
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
	result = arena_str(&d->arena, buf_view(&out));
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

/* The line around offset, cut at EXCERPT_MAX on character boundaries. */
static struct str
line_at(struct str text, size_t offset, size_t *ret_start)
{
	size_t start = offset, end = offset;

	while (start > 0 && text.ptr[start - 1] != '\n')
		start--;
	while (end < text.len && text.ptr[end] != '\n')
		end++;
	*ret_start = start;
	if (end - start > EXCERPT_MAX)
		return STR_NONE;
	return str_sub(text, start, end);
}

void
diag_addn(struct diag *d, enum diag_code code, size_t offset,
    const struct str *args, size_t count)
{
	struct diag_entry *e = d ? add(d, code) : NULL;
	size_t start;

	if (!e)
		return;
	e->file = d->file;
	e->message = fill(d, tr(table[code].text), args, count);
	if (offset == DIAG_NOWHERE || offset > d->text.len || !d->text.ptr)
		return;
	e->excerpt = arena_str(&d->arena, line_at(d->text, offset, &start));
	e->line = 1;
	for (const char *p = d->text.ptr;
	     (p = memchr(p, '\n', (size_t)(d->text.ptr + start - p))); p++)
		e->line++;
	e->col = 1 + (uint32_t)utf8_count(str_sub(d->text, start, offset));
}

void
diag_line(struct diag *d, enum diag_code code, struct str file, uint32_t line,
    const struct str *args, size_t count)
{
	struct diag_entry *e = d ? add(d, code) : NULL;

	if (!e)
		return;
	e->file = arena_str(&d->arena, file);
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

/* Columns that a terminal gives a text: full-width characters take two. */
static void
print_caret(const struct diag_entry *e, FILE *out)
{
	size_t at = 0;

	fputs("    ", out);
	for (uint32_t col = 1; col < e->col && at < e->excerpt.len; col++) {
		uint32_t cp = utf8_next(e->excerpt, &at);

		fputs(cp == '\t' ? "\t" : cp >= 0x1100 ? "  " : " ", out);
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
		jsonw_cstr(j, table[e->code].remedy);
		jsonw_end(j);
	}
	jsonw_end(j);
	jsonw_write(j, 2, &text);
	buf_ch(&text, '\n');
	fwrite(text.ptr, 1, text.len, out);
	buf_release(&text);
	jsonw_free(j);
}
