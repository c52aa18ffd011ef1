/*
 * guard: readers in a process of their own. What a division sends may be
 * damaged or made to do harm; a reader that crashes, runs for ever or eats
 * the memory is then one diagnostic, and the other sources go on.
 *
 * A guard has a supervisor, forked when the guard is opened, which forks the
 * process that reads and forks another when that one dies. Sources and
 * notices pass through memory that they share.
 */
#ifndef EXTRACT_GUARD_H
#define EXTRACT_GUARD_H

#include "extract/extract.h"

struct guard_limits {
	unsigned cpu;  /* seconds a source */
	unsigned wait; /* seconds a source: who waits uses no CPU time */
	size_t memory; /* bytes of address space beyond what is in use */
};
extern const struct guard_limits guard_default_limits;

/* To be opened before the program has threads; one thread uses it. NULL if
 * the system has no process to give: guard_extract then reads in this one. */
struct guard;
struct guard *guard_open(const struct guard_limits *limits);
void guard_close(struct guard *g); /* NULL-safe */

/* extract_all in the guarded process. Notices borrow from all->arena. */
int guard_extract(struct guard *g, const struct source *src,
    const struct reader *reader, struct notices *all, struct diag *d);

#endif
