#include "tests/test.h"

#include <stdatomic.h>
#include <stdlib.h>

#define COUNT 10000

struct tally {
	unsigned jobs;
	unsigned char done[COUNT]; /* each index belongs to one call */
	atomic_size_t calls, strangers;
};

static void
count_call(void *ctx, size_t index, unsigned worker)
{
	struct tally *t = ctx;

	t->done[index]++;
	atomic_fetch_add(&t->calls, 1);
	if (worker >= t->jobs)
		atomic_fetch_add(&t->strangers, 1);
}

static void
does_each_index_once(void **state)
{
	const unsigned jobs[] = { 1, 2, 4, 33 };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(jobs); i++) {
		struct tally *t = xcalloc(1, sizeof(*t));

		t->jobs = jobs[i];
		pool_run(jobs[i], COUNT, count_call, t);
		for (size_t k = 0; k < COUNT; k++)
			assert_int_equal(t->done[k], 1);
		assert_int_equal(atomic_load(&t->calls), COUNT);
		assert_int_equal(atomic_load(&t->strangers), 0);
		free(t);
	}
}

static void
takes_odd_numbers(void **state)
{
	struct tally *t = xcalloc(1, sizeof(*t));

	(void)state;
	t->jobs = 8;
	pool_run(8, 0, count_call, t);
	assert_int_equal(atomic_load(&t->calls), 0);
	pool_run(8, 3, count_call, t);
	assert_int_equal(atomic_load(&t->calls), 3);
	t->jobs = 1;
	pool_run(0, 2, count_call, t);
	assert_int_equal(atomic_load(&t->calls), 5);
	assert_int_equal(atomic_load(&t->strangers), 0);
	assert_true(pool_cpus() >= 1);
	free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(does_each_index_once),
		cmocka_unit_test(takes_odd_numbers),
	};

	return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
