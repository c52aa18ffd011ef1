/* flyers CONTENT PO ROUNDS: all flyers of all notices again and again in one
 * process. Prints CPU milliseconds a flyer, bytes, and memory, by round; the
 * first one is cold. */
#include "cli/edition.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct totals {
	double cpu;
	size_t flyers, bytes, largest;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void
flyers(struct worker *w, const struct editions *e, const struct notice *n,
    struct diag *d, struct totals *sum)
{
	const struct writer *writer = writer_by_name(STR("flyer"));
	bool *published = arena_alloc(&w->arena, e->count);
	struct rendition **all = worker_renditions(w, e, n, NULL, &w->arena, d);

	for (size_t i = 0; i < e->count; i++)
		published[i] = all[i] != NULL;
	for (size_t i = 0; i < e->count; i++) {
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
		sum->cpu += now() - since;
		sum->flyers++;
		sum->bytes += w->buf.len;
		if (w->buf.len > sum->largest)
			sum->largest = w->buf.len;
	}
	arena_clear(&w->arena);
}

static void
round_of(
    struct worker *w, const struct editions *e, const char *dir, struct diag *d)
{
	struct totals sum = { 0 };
	struct rusage usage;
	struct str *names;
	struct arena a;
	long count;

	arena_init(&a);
	count = dir_list(dir, &a, &names, d);
	for (long i = 0; i < count; i++) {
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
			flyers(w, e, &all.items[k]->notice, d, &sum);
		diag_source(d, STR_NONE, STR_NONE);
		notices_release(&all);
		buf_release(&bytes);
	}
	getrusage(RUSAGE_SELF, &usage);
	if (sum.flyers)
		printf("%5zu flyers  %6.2f ms  %6zu bytes, largest %zu  %6ld "
		       "KiB\n",
		    sum.flyers, sum.cpu / (double)sum.flyers,
		    sum.bytes / sum.flyers, sum.largest, usage.ru_maxrss);
	arena_release(&a);
}

int
main(int argc, char **argv)
{
	struct cli cli = { .out = stdout, .err = stderr };
	struct editions e;
	struct worker w;

	if (argc != 4)
		return 2;
	cli.source = argv[1];
	cli.date = (struct date){ 2026, 11, 23 };
	if (editions_open(&e, &cli, argv[2]) != 0)
		return 3;
	e.fonts = fonts_open(realpath("build/fonts", NULL), "build/fonts/cache",
	    &e.site, &cli.diag);
	worker_init(&w, &cli, &e);
	for (int i = 0; i < atoi(argv[3]); i++)
		round_of(&w, &e,
		    path_join(&cli.arena, str_from(argv[1]), STR("notices")),
		    &cli.diag);
	worker_release(&w);
	editions_release(&e);
	return 0;
}
