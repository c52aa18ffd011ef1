/* What sentences were rewritten into, kept: the offices of a city say the same
 * in many notices, and a run much of what the last one said. */
#ifndef SIMPLIFY_RECALL_H
#define SIMPLIFY_RECALL_H

#include "simplify/worker.h"

/* worker_rewrite, unless its result is known. */
void recall_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret);

#endif
