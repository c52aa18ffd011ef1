/*
 * shingles: how alike two texts are, by the runs of four characters that they
 * share, each counted as often as it stands. White space does not count.
 */
#ifndef TESTS_SHINGLES_H
#define TESTS_SHINGLES_H

#include <stdlib.h>

#include "extract/extract.h"

#define SHINGLE 4

struct likeness {
	double f1, precision, recall;
};

static inline int
shingle_compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The shingles in order; 21 bits hold a character, and 16 of each do. */
static inline uint64_t *
shingles_of(struct str text, size_t *ret_count)
{
	uint64_t *all = calloc(text.len + 1, sizeof(*all)), last = 0;
	size_t at = 0, chars = 0, count = 0;

	while (all && at < text.len) {
		uint32_t cp = utf8_next(text, &at);

		if (cp_is_space(cp))
			continue;
		last = last << 16 | (cp & 0xFFFF);
		if (++chars >= SHINGLE)
			all[count++] = last;
	}
	if (all)
		qsort(all, count, sizeof(*all), shingle_compare);
	*ret_count = count;
	return all;
}

static inline struct likeness
likeness(struct str got, struct str gold)
{
	size_t ngot, ngold, i = 0, j = 0, same = 0;
	uint64_t *a = shingles_of(got, &ngot), *b = shingles_of(gold, &ngold);
	struct likeness l = { 0 };

	while (a && b && i < ngot && j < ngold) {
		same += a[i] == b[j];
		if (a[i] == b[j]) {
			i++;
			j++;
		} else if (a[i] < b[j]) {
			i++;
		} else {
			j++;
		}
	}
	free(a);
	free(b);
	if (same) {
		l.precision = (double)same / (double)ngot;
		l.recall = (double)same / (double)ngold;
		l.f1 = 2 * l.precision * l.recall / (l.precision + l.recall);
	}
	return l;
}

/* All text of a notice that a reader sees. */
static inline void
notice_text(struct notice *n, struct buf *out)
{
	static const enum node_kind parts[] = { NODE_TITLE, NODE_FACTS,
		NODE_BODY, NODE_CONTACT };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		node_plain(notice_part(n, parts[i]), out);
		buf_ch(out, '\n');
	}
}

/* Fails, with a diagnostic, on a page that gives no notice. */
static inline int
page_text(const char *path, struct buf *out, struct diag *d)
{
	struct source src = { .path = path, .reference = { 2026, 11, 22 } };
	struct buf bytes = BUF_INIT;
	struct notice n;
	int status = -1;

	if (file_read(path, SOURCE_LIMIT, &bytes, d) == 0) {
		src.bytes = buf_view(&bytes);
		status = extract(&src, reader_by_name(STR("html")), &n, d);
		if (status == 0)
			notice_text(&n, out);
		notice_release(&n);
	}
	buf_release(&bytes);
	return status;
}

#endif
