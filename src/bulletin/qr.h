/* QR codes by libqrencode, whose names stay in qr.c. */
#ifndef BULLETIN_QR_H
#define BULLETIN_QR_H

#include "base/base.h"

/* Light modules that must surround a code. */
#define QR_QUIET 4

struct qr {
	unsigned size;	     /* modules a side, without the quiet zone */
	unsigned char *dark; /* size × size, row by row: 1 or 0 */
};

/* Error correction level M. -1 if the text is too long for a code. */
int qr_init(struct qr *qr, struct str text);
void qr_release(struct qr *qr);

/* Appends the dark modules as the data of one SVG path in module units, runs
 * of a row merged. The quiet zone is to the left and above of 0, 0. */
void qr_path(const struct qr *qr, struct buf *out);

#endif
