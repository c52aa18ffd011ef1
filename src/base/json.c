#include "base/base.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define DEPTH_MAX 64

/* What was written so far is in `text`, minified; indenting is done at the
 * end, where it is wanted. */
struct jsonw {
	struct buf text;
	char open[DEPTH_MAX];	/* '{' or '[' */
	bool filled[DEPTH_MAX]; /* has a value already */
	bool keyed;		/* a key waits for its value */
	size_t depth;
};

struct jsonw *
jsonw_new(void)
{
	return xcalloc(1, sizeof(struct jsonw));
}

void
jsonw_free(struct jsonw *j)
{
	if (!j)
		return;
	buf_release(&j->text);
	free(j);
}

static void
escape(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		buf_add(out, s.ptr + from, i - from);
		from = i + 1;
		if (c == '\n')
			buf_add(out, "\\n", 2);
		else if (c == '\t')
			buf_add(out, "\\t", 2);
		else if (c == '"' || c == '\\')
			buf_add(out, (char[]){ '\\', (char)c }, 2);
		else
			buf_printf(out, "\\u%04x", c);
	}
	buf_add(out, s.ptr + from, s.len - from);
}

static void
comma(struct jsonw *j)
{
	if (j->depth == 0)
		return;
	if (j->filled[j->depth - 1])
		buf_ch(&j->text, ',');
	j->filled[j->depth - 1] = true;
}

/* Before each value: the comma, or nothing behind a key. */
static void
begin(struct jsonw *j)
{
	if (j->depth == 0) {
		assert(j->text.len == 0);
	} else if (j->open[j->depth - 1] == '{') {
		assert(j->keyed);
		j->keyed = false;
	} else {
		comma(j);
	}
}

static void
open_container(struct jsonw *j, char c)
{
	assert(j->depth < DEPTH_MAX);
	begin(j);
	buf_ch(&j->text, c);
	j->open[j->depth] = c;
	j->filled[j->depth++] = false;
}

void
jsonw_object(struct jsonw *j)
{
	open_container(j, '{');
}

void
jsonw_array(struct jsonw *j)
{
	open_container(j, '[');
}

void
jsonw_end(struct jsonw *j)
{
	assert(j->depth > 0 && !j->keyed);
	j->depth--;
	buf_ch(&j->text, j->open[j->depth] == '{' ? '}' : ']');
}

void
jsonw_key(struct jsonw *j, const char *key)
{
	assert(j->depth > 0 && j->open[j->depth - 1] == '{' && !j->keyed);
	comma(j);
	buf_ch(&j->text, '"');
	escape(&j->text, str_from(key));
	buf_add(&j->text, "\":", 2);
	j->keyed = true;
}

void
jsonw_str(struct jsonw *j, struct str s)
{
	begin(j);
	buf_ch(&j->text, '"');
	if (s.len)
		escape(&j->text, s);
	buf_ch(&j->text, '"');
}

void
jsonw_cstr(struct jsonw *j, const char *s)
{
	jsonw_str(j, str_from(s));
}

void
jsonw_int(struct jsonw *j, int64_t n)
{
	begin(j);
	buf_printf(&j->text, "%lld", (long long)n);
}

void
jsonw_real(struct jsonw *j, double x)
{
	if (!isfinite(x)) {
		jsonw_null(j);
		return;
	}
	begin(j);
	buf_printf(&j->text, "%.6g", x);
}

void
jsonw_bool(struct jsonw *j, bool b)
{
	begin(j);
	buf_cstr(&j->text, b ? "true" : "false");
}

void
jsonw_null(struct jsonw *j)
{
	begin(j);
	buf_cstr(&j->text, "null");
}

static void
new_line(struct buf *out, size_t spaces)
{
	buf_ch(out, '\n');
	for (size_t i = 0; i < spaces; i++)
		buf_ch(out, ' ');
}

static void
indented(struct str text, size_t step, struct buf *out)
{
	bool quoted = false;
	size_t depth = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool empty =
		    i > 0 && (text.ptr[i - 1] == '{' || text.ptr[i - 1] == '[');

		if (quoted) {
			buf_ch(out, c);
			if (c == '\\')
				buf_ch(out, text.ptr[++i]);
			quoted = c != '"';
			continue;
		}
		if (c == '}' || c == ']') {
			depth--;
			if (!empty)
				new_line(out, depth * step);
		} else if (empty) {
			new_line(out, depth * step);
		}
		buf_ch(out, c);
		quoted = c == '"';
		depth += c == '{' || c == '[';
		if (c == ',')
			new_line(out, depth * step);
		if (c == ':')
			buf_ch(out, ' ');
	}
}

void
jsonw_write(struct jsonw *j, int indent, struct buf *out)
{
	assert(j->depth == 0 && j->text.len);
	if (indent > 0)
		indented(buf_view(&j->text), (size_t)indent, out);
	else
		buf_str(out, buf_view(&j->text));
	buf_clear(&j->text);
}
