#include "tests/unit/base/place.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct str
numbered(struct place *p, const char *what, size_t i)
{
	return arena_printf(&p->arena, "%s %zu", what, i);
}

/* Keeps values for the keys [from, to). */
static void
fill(struct place *p, const char *depends, size_t from, size_t to)
{
	struct store *s = store_open(p->path, str_from(depends));

	for (size_t i = from; i < to; i++)
		store_put(s, numbered(p, "key", i), numbered(p, "value", i));
	store_close(s);
}

/* How many of the keys [0, count) are known, each with its own value. */
static size_t
known(struct place *p, const char *depends, size_t count)
{
	struct store *s = store_open(p->path, str_from(depends));
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		struct str value;

		if (!store_get(s, numbered(p, "key", i), &value))
			continue;
		assert_str(value, numbered(p, "value", i).ptr);
		n++;
	}
	store_close(s);
	return n;
}

static off_t
size_of(struct place *p)
{
	struct stat st;

	assert_int_equal(stat(p->path, &st), 0);
	return st.st_size;
}

static void
keeps_from_run_to_run(void **state)
{
	struct place *p = *state;
	off_t size;

	assert_int_equal(known(p, "a", 10), 0);
	assert_false(path_exists(p->path));
	fill(p, "a", 0, 1000);
	assert_int_equal(known(p, "a", 2000), 1000);
	size = size_of(p);
	fill(p, "a", 1000, 1500);
	assert_int_equal(known(p, "a", 2000), 1500);
	assert_true(size_of(p) > size);
}

static void
forgets_what_depends_on_something_else(void **state)
{
	struct place *p = *state;

	fill(p, "a", 0, 100);
	assert_int_equal(known(p, "b", 100), 0);
	assert_int_equal(known(p, "a", 100), 100);
	fill(p, "b", 0, 10);
	assert_int_equal(known(p, "a", 100), 0);
	assert_int_equal(known(p, "b", 100), 10);
}

static void
takes_any_bytes(void **state)
{
	struct place *p = *state;
	const struct str key = STR("a\0b"), other = STR("a\0c");
	struct store *s = store_open(p->path, STR("a"));
	struct str value;

	store_put(s, key, STR("\0\n\xff"));
	store_put(s, other, STR(""));
	store_close(s);
	s = store_open(p->path, STR("a"));
	assert_true(store_get(s, key, &value));
	assert_int_equal(value.len, 3);
	assert_memory_equal(value.ptr, "\0\n\xff", 3);
	assert_true(store_get(s, other, &value));
	assert_int_equal(value.len, 0);
	assert_false(store_get(s, STR("a"), &value));
	store_close(s);
}

/* Whatever byte of it is another, or lost: a value is right or unknown, and
 * the next run keeps again. */
static void
survives_damage(void **state)
{
	struct place *p = *state;
	struct buf whole = BUF_INIT, now = BUF_INIT;
	struct diag d;

	diag_init(&d);
	fill(p, "a", 0, 3);
	assert_int_equal(file_read(p->path, 1000, &whole, &d), 0);
	for (size_t i = 0; i < whole.len; i++)
		for (unsigned way = 0; way < 2; way++) {
			buf_clear(&now);
			buf_str(&now, buf_view(&whole));
			now.ptr[i] = (char)(now.ptr[i] ^ 0x41);
			if (way)
				now.len = i;
			assert_int_equal(
			    file_write(p->path, buf_view(&now), &d), 0);
			assert_in_range(known(p, "a", 3), 0, 3);
			fill(p, "a", 3, 6);
			assert_in_range(known(p, "a", 6), 3, 6);
		}
	buf_release(&whole);
	buf_release(&now);
	diag_release(&d);
}

static void
does_without_a_file(void **state)
{
	struct place *p = *state;
	struct store *s = store_open(NULL, STR("a"));
	struct str value;

	store_put(s, STR("key"), STR("value"));
	assert_true(store_get(s, STR("key"), &value));
	assert_str(value, "value");
	store_close(s);
	p->path = path_join(&p->arena, str_from(p->dir), STR("no/folder"));
	fill(p, "a", 0, 3);
	assert_int_equal(known(p, "a", 3), 0);
	p->path = p->dir;
	fill(p, "a", 0, 3);
	assert_int_equal(known(p, "a", 3), 0);
	assert_true(path_is_dir(p->dir));
}

/* The second to close loses what it found; nothing is mixed up. */
static void
lets_two_runs_end_at_once(void **state)
{
	struct place *p = *state;
	struct store *one, *two;

	fill(p, "a", 0, 3);
	one = store_open(p->path, STR("a"));
	two = store_open(p->path, STR("a"));
	store_put(one, numbered(p, "key", 3), numbered(p, "value", 3));
	store_put(two, numbered(p, "key", 4), numbered(p, "value", 4));
	store_close(one);
	store_close(two);
	assert_int_equal(known(p, "a", 5), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    keeps_from_run_to_run, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    forgets_what_depends_on_something_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    takes_any_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    survives_damage, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    does_without_a_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    lets_two_runs_end_at_once, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
