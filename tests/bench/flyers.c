/* flyers CONTENT PO COUNT FILE: flyers of all notices, again and again in one
 * process, until there are that many. Each makes a line of FILE: milliseconds
 * of CPU, bytes. Prints the memory in use after every hundred. The first flyer
 * of each language is cold. */
#include "cli/edition.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define STEP 100

struct run {
	size_t count, wanted;
	FILE *file;
};

/* Of this process, in KiB. */
static long
memory(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long all, resident = 0;

	if (f) {
		if (fscanf(f, "%ld %ld", &all, &resident) != 2)
			resident = 0;
		fclose(f);
	}
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void
flyers(struct worker *w, const struct editions *e, const struct notice *n,
    struct diag *d, struct run *run)
{
	const struct writer *writer = writer_by_name(STR("flyer"));
	bool *published = arena_alloc(&w->arena, e->count);
	struct rendition **all = worker_renditions(w, e, n, NULL, &w->arena, d);

	for (size_t i = 0; i < e->count; i++)
		published[i] = all[i] != NULL;
	for (size_t i = 0; i < e->count && run->count < run->wanted; i++) {
		struct bulletin b = { .site = &e->site,
			.edition = &e->list[i],
			.notice = n,
			.text = all[i],
			.formatter = w->formatters[i],
			.published = published,
			.press = w->press };
		double since = now();

		buf_clear(&w->buf);
		if (!all[i] || writer->write(&w->buf, &b, d) != 0)
			continue;
		fprintf(run->file, "%.3f %zu\n", now() - since, w->buf.len);
		if (++run->count % STEP == 0)
			printf("%6zu flyers  %6.1f MiB\n", run->count,
			    (double)memory() / 1024);
	}
	arena_clear(&w->arena);
}

/* All notices of the folder; false if there was none to print. */
static bool
round_of(struct worker *w, const struct editions *e, const char *dir,
    struct diag *d, struct run *run)
{
	size_t before = run->count;
	struct str *names;
	struct arena a;
	long count;

	arena_init(&a);
	count = dir_list(dir, &a, &names, d);
	for (long i = 0; i < count && run->count < run->wanted; i++) {
		struct source src = { .path = path_join(
					  &a, str_from(dir), names[i]) };
		struct buf bytes = BUF_INIT;
		struct notices all;

		notices_init(&all);
		file_read(src.path, SOURCE_LIMIT, &bytes, d);
		src.bytes = buf_view(&bytes);
		src.reference = (struct date){ 2026, 11, 23 };
		extract_all(&src, NULL, &all, d);
		for (size_t k = 0; k < all.count; k++)
			flyers(w, e, &all.items[k]->notice, d, run);
		diag_source(d, STR_NONE, STR_NONE);
		notices_release(&all);
		buf_release(&bytes);
	}
	arena_release(&a);
	return run->count > before;
}

int
main(int argc, char **argv)
{
	struct cli cli = { .out = stdout, .err = stderr };
	struct run run = { 0 };
	struct editions e;
	struct worker w;
	const char *notices;

	if (argc != 5 || !(run.file = fopen(argv[4], "w")))
		return 2;
	run.wanted = strtoul(argv[3], NULL, 10);
	cli.source = argv[1];
	cli.date = (struct date){ 2026, 11, 23 };
	if (editions_open(&e, &cli, argv[2]) != 0)
		return 3;
	e.fonts = fonts_open(realpath("build/fonts", NULL), "build/fonts/cache",
	    &e.site, &cli.diag);
	worker_init(&w, &cli, &e, NULL);
	notices = path_join(&cli.arena, str_from(argv[1]), STR("notices"));
	while (run.count < run.wanted &&
	       round_of(&w, &e, notices, &cli.diag, &run))
		;
	worker_release(&w);
	editions_release(&e);
	return fclose(run.file) != 0;
}
