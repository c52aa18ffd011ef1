#include "extract/mime.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- fields ---- */

/* The line at the front of *s without its end. */
static bool
next_line(struct str *s, struct str *ret)
{
	if (!s->len || !str_split(s, '\n', ret))
		return false;
	if (ret->len && ret->ptr[ret->len - 1] == '\r')
		ret->len--;
	return true;
}

struct str
mime_trim(struct str bytes)
{
	while (bytes.len && strchr(" \t\r\n", bytes.ptr[0]))
		bytes = str_sub(bytes, 1, bytes.len);
	while (bytes.len && strchr(" \t\r\n", bytes.ptr[bytes.len - 1]))
		bytes.len--;
	return bytes;
}

static bool
is_folded(struct str line)
{
	return line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

/* Raw value with its folded lines, in the arena. */
static struct str
raw_field(struct str head, const char *name, struct arena *a)
{
	size_t len = strlen(name);
	struct buf value = BUF_INIT;
	bool found = false;
	struct str line, result = STR_NONE;

	while (next_line(&head, &line)) {
		if (is_folded(line)) {
			if (found)
				buf_str(&value, line);
			continue;
		}
		if (found)
			break;
		if (line.len <= len || line.ptr[len] != ':' ||
		    strncasecmp(line.ptr, name, len) != 0)
			continue;
		found = true;
		buf_str(&value, str_sub(line, len + 1, line.len));
	}
	if (found)
		result = arena_str(a, mime_trim(buf_view(&value)));
	buf_release(&value);
	return result;
}

struct str
mime_field(struct str head, const char *name, struct arena *a)
{
	struct str raw = raw_field(head, name, a), result;
	struct buf text = BUF_INIT;

	if (!raw.ptr)
		return STR_NONE;
	mime_words(raw, &text);
	result = arena_str(a, str_trim(buf_view(&text)));
	buf_release(&text);
	return result;
}

static struct str
lower(struct str s, struct arena *a)
{
	char *out = (char *)(uintptr_t)arena_str(a, s).ptr;

	for (size_t i = 0; i < s.len; i++)
		if (out[i] >= 'A' && out[i] <= 'Z')
			out[i] = (char)(out[i] + 32);
	return (struct str){ out, s.len };
}

/* ---- parameters ---- */

/* Cuts `; name=value` off the front; quotes are removed. */
static bool
next_param(
    struct str *s, struct str *ret_name, struct str *ret_value, struct arena *a)
{
	struct buf value = BUF_INIT;
	size_t at = 0, from;
	bool quoted;

	while (at < s->len && strchr("; \t", s->ptr[at]))
		at++;
	from = at;
	while (at < s->len && s->ptr[at] != '=' && s->ptr[at] != ';')
		at++;
	if (at == from && at >= s->len)
		return false;
	*ret_name = lower(mime_trim(str_sub(*s, from, at)), a);
	at += at < s->len && s->ptr[at] == '=';
	while (at < s->len && s->ptr[at] == ' ')
		at++;
	quoted = at < s->len && s->ptr[at] == '"';
	for (at += quoted; at < s->len; at++) {
		char c = s->ptr[at];

		if (quoted ? c == '"' : c == ';')
			break;
		if (quoted && c == '\\' && at + 1 < s->len)
			c = s->ptr[++at];
		buf_ch(&value, c);
	}
	*s = str_sub(*s, at + quoted, s->len);
	*ret_value = arena_str(a, mime_trim(buf_view(&value)));
	buf_release(&value);
	return true;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* %E3 and =E3. */
static void
unescape(struct str s, char mark, struct buf *out)
{
	for (size_t i = 0; s.ptr && i < s.len; i++) {
		int high = -1, low = -1;

		if (s.ptr[i] == mark && i + 2 < s.len) {
			high = hex(s.ptr[i + 1]);
			low = hex(s.ptr[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			buf_ch(out, (char)(high * 16 + low));
			i += 2;
		} else {
			buf_ch(out, s.ptr[i]);
		}
	}
}

/* name*=, name*0*=, name*1= …: charset'language'%E3%81%82 (RFC 2231). */
struct extended {
	struct buf bytes;
	struct str charset;
	bool any;
};

static void
take_extended(
    struct extended *e, struct str suffix, struct str value, struct arena *a)
{
	bool coded = str_ends(suffix, STR("*"));

	if (coded && !e->any) {
		size_t first = str_find(value, STR("'"), 0);
		size_t second = first == STR_NPOS
				    ? STR_NPOS
				    : str_find(value, STR("'"), first + 1);

		if (second != STR_NPOS) {
			e->charset = arena_str(a, str_sub(value, 0, first));
			value = str_sub(value, second + 1, value.len);
		}
	}
	e->any = true;
	if (coded)
		unescape(value, '%', &e->bytes);
	else
		buf_str(&e->bytes, value);
}

/* A parameter of a field, decoded; STR_NONE if absent. */
static struct str
param(struct str field, const char *name, struct arena *a)
{
	struct str key, value, plain = STR_NONE;
	struct extended e = { .charset = STR_NONE };
	struct buf text = BUF_INIT;
	size_t len = strlen(name);

	field = str_sub(field, str_find(field, STR(";"), 0), field.len);
	while (next_param(&field, &key, &value, a)) {
		if (!str_starts(key, str_from(name)))
			continue;
		if (key.len == len)
			plain = value;
		else if (key.ptr[len] == '*')
			take_extended(&e,
			    str_sub(key, len + 1, key.len).len
				? str_sub(key, len + 1, key.len)
				: STR("*"),
			    value, a);
	}
	if (e.any) {
		struct diag quiet;

		diag_init(&quiet);
		mime_decode(buf_view(&e.bytes), e.charset, &text, &quiet);
		diag_release(&quiet);
	} else if (plain.ptr) {
		mime_words(plain, &text);
	}
	plain = text.len ? arena_str(a, buf_view(&text)) : STR_NONE;
	buf_release(&text);
	buf_release(&e.bytes);
	return plain;
}

/* ---- parts ---- */

/* The end of the head: behind its empty line. */
static size_t
head_len(struct str bytes, size_t *ret_body)
{
	struct str rest = bytes, line;
	size_t at = 0;

	while (rest.ptr && rest.len && next_line(&rest, &line)) {
		size_t next =
		    rest.ptr ? (size_t)(rest.ptr - bytes.ptr) : bytes.len;

		if (!line.len) {
			*ret_body = next;
			return at;
		}
		at = next;
	}
	*ret_body = bytes.len;
	return bytes.len;
}

void
mime_parse(
    struct mime_part *ret, struct str bytes, unsigned depth, struct arena *a)
{
	size_t body, end = head_len(bytes, &body);
	struct str type, disposition;

	*ret = (struct mime_part){ .depth = depth };
	ret->head = str_sub(bytes, 0, end);
	ret->body = str_sub(bytes, body, bytes.len);
	type = raw_field(ret->head, "Content-Type", a);
	ret->type =
	    lower(mime_trim(str_sub(type, 0, str_find(type, STR(";"), 0))), a);
	if (!ret->type.len)
		ret->type = STR("text/plain");
	ret->charset = param(type, "charset", a);
	ret->boundary = param(type, "boundary", a);
	ret->flowed = str_eq(lower(param(type, "format", a), a), STR("flowed"));
	ret->delsp = str_eq(lower(param(type, "delsp", a), a), STR("yes"));
	ret->encoding =
	    lower(raw_field(ret->head, "Content-Transfer-Encoding", a), a);
	disposition = raw_field(ret->head, "Content-Disposition", a);
	ret->attached = str_starts(lower(disposition, a), STR("attachment"));
	ret->filename = param(disposition, "filename", a);
	if (!ret->filename.len)
		ret->filename = param(type, "name", a);
}

bool
mime_is(const struct mime_part *p, const char *type_prefix)
{
	return str_starts(p->type, str_from(type_prefix));
}

/* 0 no boundary, 1 one, 2 the last. */
static int
boundary_kind(struct str line, struct str boundary)
{
	struct str rest;

	if (!str_starts(line, STR("--")) ||
	    !str_starts(str_sub(line, 2, line.len), boundary))
		return 0;
	rest = mime_trim(str_sub(line, 2 + boundary.len, line.len));
	if (!rest.len)
		return 1;
	return str_eq(rest, STR("--")) ? 2 : 0;
}

/* Cuts the text before the next boundary off the front of *rest; behind the
 * last one there is nothing. */
static bool
next_part(struct str *rest, struct str boundary, struct str *ret)
{
	struct str all = *rest, line;
	size_t at = 0;

	if (!rest->ptr)
		return false;
	while (next_line(rest, &line)) {
		int kind = boundary_kind(line, boundary);

		at = (size_t)(line.ptr - all.ptr);
		if (kind == 2)
			*rest = STR_NONE;
		if (kind) {
			*ret = str_sub(all, 0, at);
			return true;
		}
	}
	*ret = all;
	*rest = STR_NONE;
	return true;
}

size_t
mime_children(
    const struct mime_part *p, struct arena *a, struct mime_part **ret)
{
	struct mime_part *parts = NULL;
	size_t count = 0, cap = 0;
	struct str rest = p->body, part;

	*ret = NULL;
	/* What stands before the first boundary is no part. */
	if (!p->boundary.len || !next_part(&rest, p->boundary, &part))
		return 0;
	while (count < MIME_PARTS_MAX && next_part(&rest, p->boundary, &part)) {
		ARRAY_GROW(parts, count, cap);
		mime_parse(&parts[count++], part, p->depth + 1, a);
	}
	if (count) {
		*ret = arena_alloc(a, count * sizeof(*parts));
		memcpy(*ret, parts, count * sizeof(*parts));
	}
	free(parts);
	return count;
}
