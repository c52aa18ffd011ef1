/* What every unit test includes. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"

/* Fails with both texts shown if they differ. */
static inline void
assert_str(struct str got, const char *expected)
{
	struct buf text = BUF_INIT;

	buf_reserve(&text, 1);
	text.ptr[0] = '\0';
	buf_str(&text, got);
	assert_string_equal(text.ptr, expected);
	buf_release(&text);
}

#endif
