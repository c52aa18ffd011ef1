/* For tests: zip files made from text.
 *
 *	@@ word/document.xml
 *	<document>…</document>
 *	@@ word/styles.xml
 *	…
 */
#ifndef TESTS_PACKAGE_H
#define TESTS_PACKAGE_H

#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct package {
	zip_t *zip;
	zip_source_t *source;
	bool stored; /* not compressed */
};

static inline void
package_open(struct package *p, bool stored)
{
	p->source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(p->source);
	p->zip = zip_open_from_source(p->source, ZIP_TRUNCATE, NULL);
	p->stored = stored;
}

/* The data must live until the archive is closed. */
static inline void
package_add(struct package *p, struct str name, struct str data)
{
	zip_source_t *s =
	    zip_source_buffer(p->zip, data.len ? data.ptr : "", data.len, 0);
	char *path = strndup(name.ptr ? name.ptr : "", name.len);
	zip_int64_t index = s ? zip_file_add(p->zip, path, s, 0) : -1;

	if (s && index < 0)
		zip_source_free(s);
	else if (index >= 0 && p->stored)
		zip_set_file_compression(
		    p->zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
	free(path);
}

/* Writes the archive to `out`; false if libzip would not. */
static inline bool
package_close(struct package *p, struct buf *out)
{
	zip_stat_t stat;
	bool ok = false;

	if (zip_close(p->zip) < 0) {
		zip_discard(p->zip);
	} else if (zip_source_stat(p->source, &stat) == 0 &&
		   zip_source_open(p->source) == 0) {
		buf_reserve(out, (size_t)stat.size + 1);
		out->len =
		    (size_t)zip_source_read(p->source, out->ptr, stat.size);
		zip_source_close(p->source);
		ok = true;
	}
	zip_source_free(p->source);
	return ok;
}

static inline bool
package_from_text(struct str text, bool stored, struct buf *out)
{
	const struct str mark = STR("@@ ");
	struct package p;
	size_t at = 0;

	package_open(&p, stored);
	while (str_starts(str_sub(text, at, text.len), mark)) {
		size_t name = at + mark.len;
		size_t end = str_find(text, STR("\n"), name), next;

		if (end == STR_NPOS)
			break;
		next = str_find(text, STR("\n@@ "), end);
		package_add(
		    &p, str_sub(text, name, end), str_sub(text, end + 1, next));
		at = next == STR_NPOS ? text.len : next + 1;
	}
	return package_close(&p, out);
}

#endif
