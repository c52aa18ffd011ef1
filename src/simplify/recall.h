/* The last rewritings, kept: the offices of a city say the same in many
 * notices. One thread's. */
#ifndef SIMPLIFY_RECALL_H
#define SIMPLIFY_RECALL_H

#include "simplify/worker.h"

struct recall *recall_new(void);
void recall_free(struct recall *r);
/* worker_rewrite, unless its result is known. */
void recall_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret);

#endif
