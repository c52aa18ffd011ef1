/* archive: members of a zip file in memory, by name, within limits. Names of
 * members never become names of files. */
#ifndef EXTRACT_ARCHIVE_H
#define EXTRACT_ARCHIVE_H

#include "base/base.h"

#define ARCHIVE_ENTRIES ((size_t)2000)
#define ARCHIVE_MEMBER ((size_t)64 << 20) /* bytes of one, unpacked */
#define ARCHIVE_TOTAL ((size_t)128 << 20) /* of all that are read */
#define ARCHIVE_RATIO 200 /* unpacked to packed, beyond the first MiB */

struct archive;

/* NULL and a diagnostic if it is no zip file, or has too many entries. The
 * bytes must live as long. */
struct archive *archive_open(struct str bytes, struct diag *d);
void archive_free(struct archive *z);
bool archive_has(const struct archive *z, struct str name);
/* Appends the bytes of a member. -1 and a diagnostic if it is missing,
 * damaged, encrypted or beyond a limit. */
int archive_read(
    struct archive *z, struct str name, struct buf *out, struct diag *d);
/* The same as text in UTF-8, in the arena. */
int archive_text(struct archive *z, struct str name, struct arena *a,
    struct str *ret, struct diag *d);

#endif
