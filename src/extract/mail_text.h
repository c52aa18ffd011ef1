#ifndef EXTRACT_MAIL_TEXT_H
#define EXTRACT_MAIL_TEXT_H

#include "base/base.h"

/* A subject without Re:, Fwd: and the tag of a mailing list. */
struct str mail_subject(struct str subject);
/* Empties what the sender did not write for this mail: quoted lines and the
 * lines that announce them, earlier mails below, the signature. The number of
 * lines stays. What is nothing but a quotation or a forwarded mail is kept,
 * without its marks. A boxed signature that has the only address is made the
 * contact. */
void mail_text_clean(struct str text, struct buf *out);

#endif
