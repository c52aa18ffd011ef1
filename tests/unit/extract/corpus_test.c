/* What fuzzing starts from and has found, through each reader. */
#include "tests/unit/extract/result.h"

#define CORPUS "tests/fuzz/corpus/"

static void
replay(const struct reader *reader, const char *path, struct diag *d)
{
	struct source src = { .path = path, .reference = { 2026, 11, 22 } };
	struct buf bytes = BUF_INIT;
	struct notices all;

	assert_int_equal(file_read(path, SOURCE_LIMIT, &bytes, d), 0);
	src.bytes = buf_view(&bytes);
	notices_init(&all);
	if (extract_all(&src, reader, &all, d) < 0)
		assert_true(d->errors > 0);
	for (size_t i = 0; i < all.count; i++)
		assert_null(notice_invalid(&all.items[i]->notice));
	notices_release(&all);
	buf_release(&bytes);
}

static void
replays(void **state)
{
	size_t files = 0;

	(void)state;
	for (const struct reader *const *r = readers(); *r; r++) {
		struct arena a;
		struct str *names, dir;
		struct diag d;
		long count;

		arena_init(&a);
		diag_init(&d);
		dir = arena_printf(&a, CORPUS "%s", (*r)->name);
		count = path_is_dir(dir.ptr) ? dir_list(dir.ptr, &a, &names, &d)
					     : 0;
		for (long i = 0; i < count; i++, files++)
			replay(*r, path_join(&a, dir, names[i]), &d);
		diag_release(&d);
		arena_release(&a);
	}
	assert_true(files > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(replays) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
