/* Private to translate: merging after msgmerge. */
#ifndef TRANSLATE_MERGE_H
#define TRANSLATE_MERGE_H

#include "translate/po.h"

/* `merged` is what msgmerge made of the catalog `before`. Translations of
 * sentences that differ from new ones in punctuation alone are carried over,
 * flagged fuzzy, with the previous msgid; translations that msgmerge dropped
 * are kept as obsolete entries, which are sorted. */
int merge_settle(
    const char *path, struct str before, struct buf *merged, struct diag *d);

#endif
