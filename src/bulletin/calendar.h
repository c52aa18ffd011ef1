/*
 * The days of a notice: events and deadlines that a calendar can hold. Only
 * what is certain: typed values with complete dates.
 */
#ifndef BULLETIN_CALENDAR_H
#define BULLETIN_CALENDAR_H

#include "bulletin/bulletin.h"

#define EXCEPT_MAX 16

struct occasion {
	bool deadline;
	/* Complete dates. Without minutes: whole days, `to` the last of
	 * them. */
	struct moment from, to;
	struct str rule;  /* RFC 5545 RRULE without an end, or empty */
	struct date last; /* of the rule; none: open */
	struct date except[EXCEPT_MAX];
	size_t nexcept;
	/* Where it stands: a fact, or a cell of a table with the first cell of
	 * its row and the head of its column (NULL: none). */
	const struct node *place, *row, *column;
	unsigned number; /* of its kind and place, from 1: the same while what
			  * stands before it is */
};

/* All of them in document order, in the arena; returns how many. */
size_t occasions_find(
    const struct notice *n, struct arena *a, struct occasion **ret);

#endif
