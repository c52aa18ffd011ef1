#include "base/base.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

struct pool {
	void (*fn)(void *ctx, size_t index, unsigned worker);
	void *ctx;
	size_t count;
	atomic_size_t next;
};

struct pool_thread {
	struct pool *pool;
	unsigned worker;
	pthread_t id;
	bool started;
};

static void *
work(void *arg)
{
	struct pool_thread *t = arg;
	struct pool *p = t->pool;
	size_t i;

	while ((i = atomic_fetch_add(&p->next, 1)) < p->count)
		p->fn(p->ctx, i, t->worker);
	return NULL;
}

void
pool_run(unsigned jobs, size_t count,
    void (*fn)(void *ctx, size_t index, unsigned worker), void *ctx)
{
	struct pool pool = { .fn = fn, .ctx = ctx, .count = count };
	struct pool_thread *threads;

	if (jobs < 1)
		jobs = 1;
	threads = xcalloc(jobs, sizeof(*threads));
	for (unsigned i = 0; i < jobs; i++) {
		threads[i].pool = &pool;
		threads[i].worker = i;
		/* The first is this thread; fewer threads do the same work. */
		threads[i].started = i > 0 && !pthread_create(&threads[i].id,
						  NULL, work, &threads[i]);
	}
	work(&threads[0]);
	for (unsigned i = 1; i < jobs; i++)
		if (threads[i].started)
			pthread_join(threads[i].id, NULL);
	free(threads);
}

unsigned
pool_cpus(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n > 0 ? (unsigned)n : 1;
}
