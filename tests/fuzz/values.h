/* What holds of the values of any text in UTF-8. */
#ifndef TESTS_FUZZ_VALUES_H
#define TESTS_FUZZ_VALUES_H

#include "text/text.h"

#include <string.h>

enum { VALUE_KINDS_ALL = (1 << VALUE_KIND_MAX) - 1 };

static inline bool
value_at_character(struct str text, size_t pos)
{
	return pos == text.len ||
	       (pos < text.len &&
		   ((unsigned char)text.ptr[pos] & 0xC0) != 0x80);
}

/* False if a value lies outside, in another one or within a character, has an
 * impossible date or time, or a line break in it. */
static inline bool
value_holds(struct str text, size_t done, const struct found_value *f)
{
	const struct moment *m[] = { &f->value.from, &f->value.to };

	if (f->start < done || f->end <= f->start ||
	    !value_at_character(text, f->start) ||
	    !value_at_character(text, f->end) ||
	    memchr(text.ptr + f->start, '\n', f->end - f->start))
		return false;
	for (int i = 0; i < 2; i++) {
		struct date d = m[i]->date;

		if (m[i]->minute > 24 * 60 || d.month > 12 || d.day > 31 ||
		    (d.year && d.month && d.day && !date_valid(d)))
			return false;
	}
	return true;
}

/* The first value that does not hold, or -1. */
static inline long
values_wrong(struct str text, unsigned kinds)
{
	struct value_context ctx = {
		.reference = { 2026, 11, 28 },
		.kinds = kinds,
	};
	struct found_value *found;
	struct arena a;
	struct diag d;
	size_t n, done = 0;
	long wrong = -1;

	arena_init(&a);
	diag_init(&d);
	n = values_find(text, &ctx, 0, &a, &found, &d);
	for (size_t i = 0; i < n && wrong < 0; i++) {
		if (!value_holds(text, done, &found[i]))
			wrong = (long)i;
		done = found[i].end;
	}
	diag_release(&d);
	arena_release(&a);
	return wrong;
}

#endif
