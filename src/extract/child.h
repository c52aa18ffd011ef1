/* child: a foreign program on one input, within limits. */
#ifndef EXTRACT_CHILD_H
#define EXTRACT_CHILD_H

#include "base/base.h"

struct child_limits {
	unsigned cpu;	  /* seconds */
	unsigned seconds; /* in all, by the clock */
	size_t memory;	  /* bytes of address space */
	size_t output;	  /* bytes */
};

enum child_end {
	CHILD_OK,
	CHILD_MISSING,	/* no such program in PATH */
	CHILD_FAILED,	/* exit status other than 0, or a signal */
	CHILD_TIMEOUT,	/* of either kind; it was ended */
	CHILD_TOO_LONG, /* its output; it was ended */
	CHILD_SYSTEM,	/* it could not be started */
};

/* Runs argv with `input` as its standard input and collects what it prints.
 * It gets no other open file, no environment but PATH and a UTF-8 locale, and
 * writes no files. `complaint` gets the first line of its standard error. */
enum child_end child_run(const char *const *argv, struct str input,
    const struct child_limits *limits, struct buf *out, struct buf *complaint);

#endif
