/*
 * mime: a mail as its parts (RFC 5322, 2045–2047, 2231, 3676), as broken as
 * they come: bare line feeds, raw bytes in headers, characters split between
 * encoded words, boundaries that are never closed.
 */
#ifndef EXTRACT_MIME_H
#define EXTRACT_MIME_H

#include "base/base.h"

#define MIME_DEPTH_MAX 20
#define MIME_PARTS_MAX 1000

struct mime_part {
	struct str head, body; /* raw */
	unsigned depth;
	struct str type;     /* text/plain, lower case */
	struct str charset;  /* as declared, or empty */
	struct str boundary; /* of a multipart */
	struct str filename; /* decoded; empty: none */
	struct str encoding; /* of transfer, lower case */
	bool attached;	     /* Content-Disposition: attachment */
	bool flowed, delsp;  /* format=flowed */
};

/* Splits at the first empty line and reads the head. Strings are in the
 * arena or views into `bytes`. */
void mime_parse(
    struct mime_part *ret, struct str bytes, unsigned depth, struct arena *a);
bool mime_is(const struct mime_part *p, const char *type_prefix);
/* The parts of a multipart, in order; in the arena. */
size_t mime_children(
    const struct mime_part *p, struct arena *a, struct mime_part **ret);

/* The value of a field of a head, unfolded and decoded; STR_NONE if absent. */
struct str mime_field(struct str head, const char *name, struct arena *a);
/* As str_trim, for bytes that may be no UTF-8. */
struct str mime_trim(struct str bytes);
/* Decodes encoded words and raw bytes of a field. */
void mime_words(struct str value, struct buf *out);
/* Undoes base64 or quoted-printable. */
void mime_bytes(const struct mime_part *p, struct buf *out);
/* As text_decode, with a charset that may say nothing. */
void mime_decode(
    struct str bytes, struct str charset, struct buf *out, struct diag *d);
/* The text of a text part, as UTF-8, with flowed lines joined. */
void mime_text(const struct mime_part *p, struct buf *out, struct diag *d);
/* The day of a Date field in Japan; none if it is not one. */
struct date mime_date(struct str value);
/* The day in Japan of a day with the rest of a time stamp, such as
 * "T20:00:00Z" or "20:00:00 +0000"; the same day if there is no zone. */
struct date date_in_japan(struct date day, struct str rest);

#endif
