/*
 * A PDF file from its objects. Numbers are reserved, and each is given its
 * object once, in any order. What is no stream goes into one compressed
 * stream, so that tagged files stay small. The same objects make the same
 * bytes.
 */
#ifndef BULLETIN_PDF_H
#define BULLETIN_PDF_H

#include "base/base.h"

struct pdf_place {
	size_t offset; /* in the file, or in `packed` */
	bool packed, given;
};

struct pdf {
	struct buf file, packed;
	struct pdf_place *places; /* by number - 1 */
	size_t count, cap;
	size_t *order; /* numbers of the packed ones */
	size_t npacked, order_cap;
	struct libdeflate_compressor *deflate;
};

void pdf_init(struct pdf *p);
void pdf_release(struct pdf *p);
size_t pdf_reserve(struct pdf *p); /* the first is 1 */
/* An object that is not a stream. */
void pdf_object(struct pdf *p, size_t number, struct str body);
/* A stream with these entries of its dictionary; `plain`: not compressed. */
void pdf_stream(struct pdf *p, size_t number, const char *entries,
    struct str data, bool plain);
/* A stream object as it stands in another file. */
void pdf_copy(struct pdf *p, size_t number, struct str body);
/* Appends the whole file. */
void pdf_finish(struct pdf *p, size_t root, size_t info, struct buf *out);

/* ---- parts of objects -------------------------------------------------------- */

/* A number with a space behind it, rounded to at most 4 places. */
void pdf_number(struct buf *out, double n, unsigned places);
/* A length in points, to a hundredth. */
void pdf_length(struct buf *out, double n);
void pdf_reference(struct buf *out, size_t number);
/* A text string: UTF-16 in hexadecimal digits. */
void pdf_text(struct buf *out, struct str s);
/* A string of bytes, in parentheses. */
void pdf_bytes(struct buf *out, struct str s);
/* A rectangle's corners in brackets. */
void pdf_box(struct buf *out, double x0, double y0, double x1, double y1);

#endif
