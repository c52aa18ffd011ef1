/* office: what docx and xlsx share: an archive of XML parts that point to
 * each other by relationships. */
#ifndef EXTRACT_OFFICE_H
#define EXTRACT_OFFICE_H

#include "extract/archive.h"
#include "extract/sax.h"

struct relation {
	struct str id;
	struct str type;   /* the last part of its URI: styles, hyperlink … */
	struct str target; /* a part's name in the archive, or a URL */
	bool external;
};

struct relations {
	struct relation *items;
	size_t count, cap;
	struct map index; /* id to position + 1 */
};

/* Those of a part ("" for the whole archive); none if it has none. Strings
 * are in the arena. -1 and a diagnostic if they cannot be read. */
int relations_read(struct relations *r, struct archive *z, struct str part,
    struct arena *a, struct diag *d);
void relations_release(struct relations *r);
const struct relation *relation_by_id(
    const struct relations *r, struct str id); /* NULL if absent */
/* The first of a type; NULL if there is none. */
const struct relation *relation_by_type(
    const struct relations *r, const char *type);

/* Reads a part of the archive as text and parses it. */
int office_parse(struct archive *z, struct str part, const struct sax *sax,
    void *ctx, struct arena *a, struct diag *d);
/* Name of the main part; `usual` if the archive does not say. */
struct str office_main(
    struct archive *z, struct str usual, struct arena *a, struct diag *d);
/* A zip file whose first members lie in `folder` ("word/"). */
bool office_sniff(struct str head, struct str folder);

#endif
