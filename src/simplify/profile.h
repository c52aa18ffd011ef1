/* The table of profiles, content/rules/profiles.tsv. */
#ifndef SIMPLIFY_PROFILE_H
#define SIMPLIFY_PROFILE_H

#include "simplify/rules.h"

/* Takes the rows of e->profiles_table; faulty ones are reported and left
 * out. -1 if none is left. */
int profiles_load(struct easy *e, struct diag *d);

#endif
