/* What the files of the printed bulletin share: see flyer_book.c. */
#ifndef BULLETIN_FLYER_BOOK_H
#define BULLETIN_FLYER_BOOK_H

#include "bulletin/flyer.h"

#define BOOK_PAGES 200
#define BOOK_BODY 12.0
#define BOOK_TOP 28.0 /* of what stands above later pages */

/* A notice in the book. */
struct part {
	const struct digest_item *item;
	struct flyer flyer;
	struct look look;
	char target[16]; /* "#n12" */
	size_t entry;	 /* strip of the contents */
	size_t first;	 /* strip */
	size_t index;	 /* of the items */
	size_t page;	 /* from 1 */
	struct str url;
};

struct book {
	const struct digest *digest;
	struct flyer flyer; /* of the digest */
	struct look look;
	struct measure measure;
	struct band band;
	struct flow cover, notices;
	double size; /* of the contents: 1, or less where they are many */
	struct part *parts;
	size_t count;
	/* The plaza: strips of the cover from here on stand at its end; or it
	 * comes last of all. */
	size_t panel;
	bool plaza_last;
	struct str url;
	size_t cover_starts[BOOK_PAGES], starts[BOOK_PAGES];
	size_t cover_pages, pages; /* all of them */
};

static inline struct type
book_type(double size, enum weight weight, uint32_t colour)
{
	return (
	    struct type){ .size = size, .weight = weight, .colour = colour };
}

/* Where the text of the first page begins, and that of the others; the room
 * below it. */
double book_first_top(const struct book *b);
double book_top(const struct book *b);
double book_room(const struct book *b, double top);

/* ---- flyer_contents.c --------------------------------------------------------- */

const struct words *book_title(struct flyer *f);
/* The category of a notice, and when it was published. */
const struct words *book_about(struct flyer *f);
/* Sets the pages with the contents: one if it can be. */
void book_contents(struct book *b);
/* Adds the number of the page to the entry of a part, by its index. */
void book_number(struct book *b, size_t index);

#endif
