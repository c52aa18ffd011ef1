#include "bulletin/qr.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

int
qr_init(struct qr *qr, struct str text)
{
	char *copy = xcalloc(text.len + 1, 1);
	QRcode *code;

	*qr = (struct qr){ 0 };
	memcpy(copy, text.ptr, text.len);
	code = QRcode_encodeString8bit(copy, 0, QR_ECLEVEL_M);
	free(copy);
	if (!code)
		return -1;
	qr->size = (unsigned)code->width;
	qr->dark = xcalloc((size_t)qr->size * qr->size, 1);
	for (size_t i = 0; i < (size_t)qr->size * qr->size; i++)
		qr->dark[i] = code->data[i] & 1;
	QRcode_free(code);
	return 0;
}

void
qr_release(struct qr *qr)
{
	free(qr->dark);
	*qr = (struct qr){ 0 };
}

void
qr_path(const struct qr *qr, struct buf *out)
{
	for (unsigned y = 0; y < qr->size; y++) {
		const unsigned char *row = qr->dark + (size_t)y * qr->size;

		for (unsigned x = 0, end; x < qr->size; x = end) {
			end = x + 1;
			if (!row[x])
				continue;
			while (end < qr->size && row[end])
				end++;
			buf_printf(out, "M%u %uh%uv1H%uz", x, y, end - x, x);
		}
	}
}
