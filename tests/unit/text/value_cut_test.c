/* Values of text that is cut anywhere, or goes on with something else. */
#include "tests/fuzz/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define CORPUS "tests/fuzz/corpus/values"

static void
assert_holds(struct str text)
{
	if (values_wrong(text, 0) >= 0 ||
	    values_wrong(text, VALUE_KINDS_ALL) >= 0)
		fail_msg("wrong value in: %.*s", (int)text.len, text.ptr);
}

/* Each line from each of its characters on, and up to each of them. */
static void
each_cut(struct str line)
{
	for (size_t pos = 0; pos < line.len; utf8_next(line, &pos)) {
		assert_holds(str_sub(line, pos, line.len));
		assert_holds(str_sub(line, 0, pos));
	}
}

static void
cuts_of(const char *path, struct diag *d)
{
	struct buf bytes = BUF_INIT;
	struct str text;

	assert_int_equal(file_read(path, 1 << 20, &bytes, d), 0);
	text = buf_view(&bytes);
	assert_int_equal(utf8_valid_len(text), text.len);
	assert_holds(text);
	for (size_t start = 0, end; start < text.len; start = end + 1) {
		end = str_find(text, STR("\n"), start);
		if (end == STR_NPOS)
			end = text.len;
		each_cut(str_sub(text, start, end));
	}
	buf_release(&bytes);
}

static void
cuts(void **state)
{
	struct arena a;
	struct str *names;
	struct diag d;
	long count;

	(void)state;
	arena_init(&a);
	diag_init(&d);
	count = dir_list(CORPUS, &a, &names, &d);
	assert_true(count > 0);
	for (long i = 0; i < count; i++)
		cuts_of(path_join(&a, STR(CORPUS), names[i]), &d);
	diag_release(&d);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(cuts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
