/* What the tests of single readers share: a source in, notice XML out. */
#ifndef TESTS_EXTRACT_RESULT_H
#define TESTS_EXTRACT_RESULT_H

#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

struct result {
	struct notices all;
	struct diag diag;
	struct buf xml; /* of all notices, one behind the other */
	int status;
};

static inline void
run_meta(struct result *r, const char *path, struct str bytes, struct str meta)
{
	struct source src = {
		.path = path,
		.bytes = bytes,
		.meta = meta,
		.reference = { 2026, 11, 22 },
	};

	diag_init(&r->diag);
	buf_init(&r->xml);
	notices_init(&r->all);
	r->status = extract_all(&src, NULL, &r->all, &r->diag);
	if (r->status < 0)
		assert_true(r->diag.errors > 0);
	for (size_t i = 0; i < r->all.count; i++) {
		struct notice *n = &r->all.items[i]->notice;

		if (notice_invalid(n))
			fail_msg("%s", notice_invalid(n));
		notice_write_xml(n, &r->xml);
	}
}

static inline void
run_source(struct result *r, const char *path, struct str bytes)
{
	run_meta(r, path, bytes, STR_NONE);
}

static inline void
run_text(struct result *r, const char *path, const char *text)
{
	run_meta(r, path, str_from(text), STR_NONE);
	assert_int_equal(r->status, 0);
}

static inline void
done(struct result *r)
{
	notices_release(&r->all);
	diag_release(&r->diag);
	buf_release(&r->xml);
}

static inline bool
has(const struct result *r, const char *part)
{
	return str_find(buf_view(&r->xml), str_from(part), 0) != STR_NPOS;
}

static inline void
assert_has(const struct result *r, const char *part)
{
	if (!has(r, part))
		fail_msg("not there: %s\n%s", part, r->xml.ptr);
}

static inline void
assert_not(const struct result *r, const char *part)
{
	if (has(r, part))
		fail_msg("there: %s\n%s", part, r->xml.ptr);
}

static inline const struct diag_entry *
find_code(const struct result *r, enum diag_code code)
{
	for (size_t i = 0; i < r->diag.count; i++)
		if (r->diag.entries[i].code == code)
			return &r->diag.entries[i];
	return NULL;
}

static inline void
assert_code(const struct result *r, enum diag_code code)
{
	if (!find_code(r, code))
		fail_msg("no diagnostic %s", diag_name(code));
}

/* Refused with this error and no other. */
static inline void
assert_refused(const struct result *r, enum diag_code code)
{
	assert_int_equal(r->status, -1);
	assert_int_equal(r->all.count, 0);
	assert_int_equal(r->diag.errors, 1);
	assert_code(r, code);
}

#endif
