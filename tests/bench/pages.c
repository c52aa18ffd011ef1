/*
 * pages SUFFIX NAME…: how near what is taken from the page NAME.html comes to
 * NAME.txt, as F1, precision and recall of its shingles. With a SUFFIX other
 * than "-" it is NAMESUFFIX that is compared, else the page is read, several
 * times over to measure it. Ends with status 1 if a page could not be read.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/shingles.h"

#define ROUNDS 20

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int
read_page(const char *name, const char *suffix, struct buf *out, double *time)
{
	char path[4096];
	struct diag d;
	int status = 0;

	diag_init(&d);
	if (strcmp(suffix, "-") != 0) {
		snprintf(path, sizeof(path), "%s%s", name, suffix);
		status = file_read(path, SOURCE_LIMIT, out, &d);
	} else {
		double start = now();

		snprintf(path, sizeof(path), "%s.html", name);
		for (int i = 0; i < ROUNDS && status == 0; i++) {
			buf_clear(out);
			status = page_text(path, out, &d);
		}
		*time += (now() - start) / ROUNDS;
	}
	diag_release(&d);
	return status;
}

int
main(int argc, char **argv)
{
	double f1 = 0, precision = 0, recall = 0, time = 0;
	int bad = 0, count = argc - 2;

	if (argc < 3) {
		fputs("usage: pages SUFFIX NAME...\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		struct buf got = BUF_INIT, gold = BUF_INIT;
		const char *base = strrchr(argv[i], '/');
		char path[4096];
		struct likeness l;
		struct diag d;

		diag_init(&d);
		snprintf(path, sizeof(path), "%s.txt", argv[i]);
		if (file_read(path, SOURCE_LIMIT, &gold, &d) < 0 ||
		    read_page(argv[i], argv[1], &got, &time) < 0)
			bad = 1;
		l = likeness(buf_view(&got), buf_view(&gold));
		printf("%-24s %6.3f %6.3f %6.3f\n", base ? base + 1 : argv[i],
		    l.f1, l.precision, l.recall);
		f1 += l.f1;
		precision += l.precision;
		recall += l.recall;
		diag_release(&d);
		buf_release(&got);
		buf_release(&gold);
	}
	printf("%-24s %6.3f %6.3f %6.3f", "mean", f1 / count, precision / count,
	    recall / count);
	if (time > 0)
		printf("  %.3f ms a page", time * 1000 / count);
	putchar('\n');
	return bad;
}
