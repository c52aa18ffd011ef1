#ifndef EXTRACT_ENTITY_H
#define EXTRACT_ENTITY_H

#include "base/base.h"

/* The character that &name; &#10; or &#xA; stands for, as UTF-8; 0 if it is
 * none, or one that no notice keeps. */
size_t entity_decode(struct str entity, char out[4]);
/* Appends a text with its entities decoded; & that begins none stays. */
void entity_text(struct str text, struct buf *out);

#endif
