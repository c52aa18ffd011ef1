#include "tests/unit/base/place.h"

#include <unistd.h>

/* What points to itself, to a copy and to a map. */
struct root {
	const struct root *self;
	struct str word;
	struct map map;
};

static struct root *
make(struct arena *a)
{
	struct root *r;

	arena_init_fixed(a, FIXED_RULES);
	r = ARENA_NEW(a, struct root);
	r->self = r;
	r->word = arena_str(a, STR("避難所"));
	map_init_in(&r->map, a);
	for (uintptr_t i = 1; i <= 1000; i++)
		*map_put(&r->map, arena_printf(a, "鍵%ju", (uintmax_t)i)) =
		    (void *)i;
	return r;
}

/* Sanitizers have no place for it: nothing is kept then. */
static bool
keep(struct place *p)
{
	struct arena a;
	struct root *r = make(&a);
	bool kept = arena_freeze(&a, r, p->path, STR("rules 1"));

	arena_release(&a);
	assert_int_equal(kept, path_exists(p->path));
	return kept;
}

static void
what_was_kept_is_there_again(void **state)
{
	struct place *p = *state;
	struct arena a;
	struct root *r;

	if (!keep(p))
		return;
	r = arena_thaw(p->path, STR("rules 1"), &a);
	assert_non_null(r);
	assert_ptr_equal(r->self, r);
	assert_true(str_eq(r->word, STR("避難所")));
	assert_int_equal(r->map.count, 1000);
	for (uintptr_t i = 1; i <= 1000; i++)
		assert_int_equal(
		    (uintptr_t)map_get(&r->map,
			arena_printf(&p->arena, "鍵%ju", (uintmax_t)i)),
		    i);
	/* More of it is made elsewhere; what changes does not get into the
	 * file. */
	assert_true(str_eq(arena_str(&a, STR("窓口")), STR("窓口")));
	r->word = STR_NONE;
	arena_release(&a);
	r = arena_thaw(p->path, STR("rules 1"), &a);
	assert_true(r && str_eq(r->word, STR("避難所")));
	arena_release(&a);
}

static void
what_depends_on_something_else_is_not_taken(void **state)
{
	struct place *p = *state;
	struct arena a;

	if (!keep(p))
		return;
	assert_null(arena_thaw(p->path, STR("rules 2"), &a));
	assert_null(arena_thaw(p->path, STR("rules"), &a));
	assert_null(arena_thaw(p->path, STR("rules 11"), &a));
	assert_null(arena_thaw("/none/such", STR("rules 1"), &a));
	assert_null(arena_thaw(p->dir, STR("rules 1"), &a));
	arena_release(&a);
}

static void
what_is_not_whole_is_not_taken(void **state)
{
	struct place *p = *state;
	struct buf file = BUF_INIT;
	struct arena a;
	struct diag d;

	if (!keep(p))
		return;
	diag_init(&d);
	assert_int_equal(file_read(p->path, (size_t)1 << 24, &file, &d), 0);
	for (size_t i = 0; i < 2; i++) {
		const size_t sizes[] = { file.len - 1, 20 };

		assert_int_equal(truncate(p->path, (off_t)sizes[i]), 0);
		assert_null(arena_thaw(p->path, STR("rules 1"), &a));
	}
	buf_release(&file);
	diag_release(&d);
}

/* What is elsewhere in the next run. */
static void
what_points_elsewhere_is_not_kept(void **state)
{
	struct place *p = *state;
	struct arena a;
	struct root *r = make(&a);
	char *copy = xstrdup("避難所");

	r->word = STR("避難所");
	assert_false(arena_freeze(&a, r, p->path, STR("rules 1")));
	r->word = str_from(copy);
	assert_false(arena_freeze(&a, r, p->path, STR("rules 1")));
	assert_false(path_exists(p->path));
	free(copy);
	arena_release(&a);
}

static void
the_place_is_taken_once(void **state)
{
	struct place *p = *state;
	struct arena first, second, third;
	struct root *r;

	if (!keep(p))
		return;
	make(&first);
	r = make(&second);
	assert_true(str_eq(r->word, STR("避難所")));
	assert_false(arena_freeze(&second, r, p->path, STR("rules 1")));
	assert_null(arena_thaw(p->path, STR("rules 1"), &third));
	arena_release(&second);
	arena_release(&first);
	assert_non_null(arena_thaw(p->path, STR("rules 1"), &third));
	arena_release(&third);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_was_kept_is_there_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_depends_on_something_else_is_not_taken, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_not_whole_is_not_taken, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_points_elsewhere_is_not_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_place_is_taken_once, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("frozen", tests, NULL, NULL);
}
