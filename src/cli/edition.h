/* The languages of a site, opened for `build`, `render` and `po`. */
#ifndef CLI_EDITION_H
#define CLI_EDITION_H

#include "bulletin/bulletin.h"
#include "cli/cli.h"
#include "translate/translate.h"

struct editions {
	struct city city;
	const struct easy_profile *profile; /* the city's */
	struct chrome chrome;
	struct locale *locales;	   /* ja, ja@easy, then LINGUAS */
	struct catalog **catalogs; /* by locale; NULL for ja, and where the
				    * catalog cannot be used */
	struct history *history;   /* of the catalogs */
	struct edition *list;
	size_t count;
	struct site site;
	struct fonts *fonts; /* NULL: no flyers are made */
	struct arena arena;  /* of the chrome's renditions */
};

/* One thread's tools. */
struct worker {
	struct tagger *tagger;
	struct easy_worker *easy;
	struct guard *guard;	       /* of `build`, else NULL */
	struct formatter **formatters; /* by locale */
	struct press *press;
	size_t count;
	struct arena arena; /* cleared for each notice */
	struct buf buf;
};

/* Opens city, words, catalogs. -1 if the site cannot be made at all; a
 * catalog that cannot be used is reported and left NULL. */
int editions_open(struct editions *e, struct cli *cli, const char *po_dir);
void editions_release(struct editions *e);
/* True if the edition can be made: Japanese, Easy Japanese (which needs no
 * catalog), or a usable catalog. */
bool edition_usable(const struct editions *e, size_t i);
/* By gettext name or BCP 47 tag; -1 if there is none. */
int edition_find(const struct editions *e, const char *name);

/* Opens the fonts that flyers need; without them none are made, which is
 * reported. */
void editions_fonts(struct editions *e, struct cli *cli);

void worker_init(struct worker *w, struct cli *cli, const struct editions *e,
    struct guard *guard);
void worker_release(struct worker *w);

/* A notice in all usable languages: an array by edition in the worker's
 * arena, NULL where the edition is not usable or not wanted (`wanted` may
 * be NULL: all). Easy Japanese is always made. */
struct rendition **worker_renditions(struct worker *w, const struct editions *e,
    const struct notice *n, const bool *wanted, struct arena *a,
    struct diag *d);

/* Reads SOURCE/bulletins/ID.xml, by name; those with faults are reported and
 * left out. In the arena, to be released. */
size_t cli_digests(struct cli *cli, struct digest **ret);
void cli_digests_release(struct digest *all, size_t count);

/* Whether a rendition is complete enough to be published. */
bool edition_publishable(const struct editions *e, const struct notice *n,
    const struct rendition *r);

#endif
