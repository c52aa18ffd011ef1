/* Private to translate: when messages appeared and were translated. */
#ifndef TRANSLATE_HISTORY_H
#define TRANSLATE_HISTORY_H

#include "translate/translate.h"

/* Reading stands in translate.h. A row is a message that ever was: a hash of
 * its msgid, the day on which it was first
 * seen, a sum of what the engine proposed for ja@easy, and for each catalog
 * the day on which it was first translated. */

/* A message of today's template. */
void history_see(struct history *h, struct str msgid, struct date day);
/* Nothing changes if a day is known. A day before the message was seen means
 * that day: its translation was in the memory. */
void history_translated(
    struct history *h, struct str msgid, struct str po_name, struct date day);
/* Whether a text is what was proposed when the message was last seen; true
 * if nothing is known. */
bool history_is_proposal(
    const struct history *h, struct str msgid, struct str text);
void history_propose(struct history *h, struct str msgid, struct str text);
/* Replaces the file if it changed. */
int history_write(struct history *h, struct diag *d);

#endif
