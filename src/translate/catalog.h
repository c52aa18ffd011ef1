/* Private to translate: compiled catalogs. */
#ifndef TRANSLATE_CATALOG_H
#define TRANSLATE_CATALOG_H

#include "base/base.h"

/* An index over the bytes of a .mo file. */
struct mo {
	struct str data; /* the file; mapped, not owned */
	struct mo_slot *slots;
	size_t mask;
};

/* Builds the index. False if the file is none, is damaged, or is of
 * another byte order; nothing of it is read beyond its end later. */
bool mo_open(struct mo *m, struct str data);
void mo_release(struct mo *m);
/* The translation of a msgid, whose str_hash is given; *ret_state tells if it stands in the context
 * MO_FUZZY, which marks what exists but is not to be shown. */
enum mo_state { MO_ABSENT, MO_IS_FUZZY, MO_IS_STALE, MO_TRANSLATED };
struct str mo_get(const struct mo *m, struct str msgid, uint64_t hash,
    enum mo_state *ret_state);
#define MO_FUZZY "fuzzy"
/* Its text if the fuzzy entry is of an older wording. */
#define MO_STALE "stale"
/* The header field, none if absent. */
struct str mo_field(const struct mo *m, struct str field);

#endif
