/* Runs a reader and looks into the notices that come out. */
#ifndef TESTS_EXTRACT_RUN_H
#define TESTS_EXTRACT_RUN_H

#include "extract/extract.h"
#include "tests/package.h"
#include "tests/test.h"

struct result {
	struct notices all;
	struct diag diag;
	struct buf xml; /* of all notices */
	int status;
};

static inline void
run(struct result *r, const char *path, struct str bytes, const char *reader)
{
	struct source src = {
		.path = path,
		.bytes = bytes,
		.reference = { 2026, 11, 22 },
	};

	diag_init(&r->diag);
	notices_init(&r->all);
	buf_init(&r->xml);
	r->status =
	    extract_all(&src, reader ? reader_by_name(str_from(reader)) : NULL,
		&r->all, &r->diag);
	if (r->status != 0)
		assert_true(r->diag.errors > 0);
	for (size_t i = 0; i < r->all.count; i++) {
		assert_null(notice_invalid(&r->all.items[i]->notice));
		notice_write_xml(&r->all.items[i]->notice, &r->xml);
	}
}

static inline void
run_package(struct result *r, const char *path, const char *text)
{
	struct buf zip = BUF_INIT;

	assert_true(package_from_text(str_from(text), false, &zip));
	run(r, path, buf_view(&zip), NULL);
	buf_release(&zip);
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
		fail_msg("not in the notice: %s\n%s", part,
		    r->xml.ptr ? r->xml.ptr : "");
}

static inline void
assert_lacks(const struct result *r, const char *part)
{
	if (has(r, part))
		fail_msg("in the notice: %s\n%s", part, r->xml.ptr);
}

static inline bool
has_code(const struct result *r, enum diag_code code)
{
	for (size_t i = 0; i < r->diag.count; i++)
		if (r->diag.entries[i].code == code)
			return true;
	return false;
}

static inline void
assert_code(const struct result *r, enum diag_code code)
{
	if (!has_code(r, code))
		fail_msg("no diagnostic %s", diag_name(code));
}

#endif
