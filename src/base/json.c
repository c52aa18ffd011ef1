#include "base/base.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

#define DEPTH_MAX 64

struct jsonw {
	json_t *root;
	json_t *open[DEPTH_MAX];
	const char *keys[DEPTH_MAX]; /* waiting for their value */
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
	json_decref(j->root);
	free(j);
}

/* Takes over the reference. */
static void
put(struct jsonw *j, json_t *value)
{
	json_t *in = j->depth ? j->open[j->depth - 1] : NULL;

	assert(value);
	if (!in) {
		assert(!j->root);
		j->root = value;
	} else if (json_is_array(in)) {
		json_array_append_new(in, value);
	} else {
		assert(j->keys[j->depth - 1]);
		json_object_set_new_nocheck(in, j->keys[j->depth - 1], value);
		j->keys[j->depth - 1] = NULL;
	}
}

static void
open_container(struct jsonw *j, json_t *value)
{
	assert(j->depth < DEPTH_MAX);
	put(j, value);
	j->keys[j->depth] = NULL;
	j->open[j->depth++] = value;
}

void
jsonw_object(struct jsonw *j)
{
	open_container(j, json_object());
}

void
jsonw_array(struct jsonw *j)
{
	open_container(j, json_array());
}

void
jsonw_end(struct jsonw *j)
{
	assert(j->depth > 0);
	j->depth--;
}

void
jsonw_key(struct jsonw *j, const char *key)
{
	assert(j->depth > 0 && json_is_object(j->open[j->depth - 1]));
	j->keys[j->depth - 1] = key;
}

void
jsonw_str(struct jsonw *j, struct str s)
{
	assert(utf8_valid_len(s) == s.len);
	put(j, json_stringn_nocheck(s.ptr ? s.ptr : "", s.len));
}

void
jsonw_cstr(struct jsonw *j, const char *s)
{
	jsonw_str(j, str_from(s));
}

void
jsonw_int(struct jsonw *j, int64_t n)
{
	put(j, json_integer(n));
}

void
jsonw_real(struct jsonw *j, double x)
{
	put(j, json_real(x));
}

void
jsonw_bool(struct jsonw *j, bool b)
{
	put(j, json_boolean(b));
}

void
jsonw_null(struct jsonw *j)
{
	put(j, json_null());
}

static int
append(const char *bytes, size_t len, void *out)
{
	buf_add(out, bytes, len);
	return 0;
}

void
jsonw_write(struct jsonw *j, int indent, struct buf *out)
{
	size_t flags = indent ? JSON_INDENT((size_t)indent) : JSON_COMPACT;

	assert(j->root && j->depth == 0);
	json_dump_callback(j->root, append, out,
	    flags | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
	json_decref(j->root);
	j->root = NULL;
}
