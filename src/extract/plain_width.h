#ifndef EXTRACT_PLAIN_WIDTH_H
#define EXTRACT_PLAIN_WIDTH_H

#include "base/base.h"

bool width_is_regular(struct str s);
void width_regular(struct str s, struct buf *out);

#endif
