/* いただく and くれる in plain form, for polite.c. */
#ifndef SIMPLIFY_FAVOUR_H
#define SIMPLIFY_FAVOUR_H

#include "simplify/rewrite.h"

/* いただく and いただける: whoever does it. */
void favour_asked(const struct work *w, struct elem *e);
/* ご協力いただき、ありがとうございます: what one is thanked for stays a favour.
 * False if it is no such thing. */
bool favour_thanked(struct work *w, struct elem *e);

#endif
