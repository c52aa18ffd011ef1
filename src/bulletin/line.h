/*
 * LINE Messaging API: request bodies, their limits (reference of 2026-08),
 * what was sent, and the client. `struct writer line_writer` makes the body
 * of one notice.
 */
#ifndef BULLETIN_LINE_H
#define BULLETIN_LINE_H

#include "bulletin/bulletin.h"

/* ---- limits, each in its own unit --------------------------------------------- */

enum line_limit {
	LINE_BODY_MAX = 2 << 20, /* bytes */
	LINE_MESSAGES_MAX = 5,
	LINE_TEXT_MAX = 5000,	   /* UTF-16 code units */
	LINE_ALT_MAX = 1500,	   /* UTF-16 code units */
	LINE_FLEX_TEXT_MAX = 2000, /* UTF-16 code units */
	LINE_BUBBLE_MAX = 30000,   /* bytes of minified JSON */
	LINE_CAROUSEL_MAX = 50000, /* bytes of minified JSON */
	LINE_BUBBLES_MAX = 12,
	LINE_LABEL_MAX = 40,	   /* grapheme clusters */
	LINE_SHORT_LABEL_MAX = 20, /* templates and quick replies */
	LINE_URI_MAX = 1000,	   /* characters, percent-encoded */
	LINE_IMAGE_URL_MAX = 2000, /* characters */
	LINE_QUICK_REPLIES_MAX = 13,
};

/* Grapheme clusters (UAX #29). */
size_t grapheme_count(struct str s);

/* Checks a request body ({"messages": […]}) against the form and all limits
 * of the API. Appends one line for each fault, "messages[0].text: …", and
 * returns how many. */
size_t line_check(struct str body, struct buf *faults);

/* ---- the carousel of a bulletin ------------------------------------------------- */

struct line_digest {
	const struct site *site;
	size_t edition;
	const struct digest *digest;
	const struct rendition *words; /* of digest->notice */
	const struct digest_item *items;
	size_t count;
};
/* Appends the body; nothing if none of the notices is published in the
 * language. 0, or -1 and a diagnostic. */
int line_digest_write(
    struct buf *out, const struct line_digest *v, struct diag *d);

/* ---- parts of bubbles, shared by line.c and line_digest.c ------------------------ */

void line_pair(struct jsonw *j, const char *key, const char *value);
/* A text component, left open. */
void line_open_text(struct jsonw *j, struct str text, const char *ink);
/* A box and its contents, left open: to be ended twice. */
void line_open_box(struct jsonw *j, const char *layout, const char *spacing);
/* The band over a bubble: a small line and the title. */
void line_band(
    struct jsonw *j, const char *colour, struct str small, struct str title);
const char *line_colour(struct str category, enum urgency urgency);
/* The words above the title: emergency, category. */
void line_kicker(const struct site *s, const struct edition *e,
    struct str category, enum urgency urgency, struct buf *out);
/* A button that opens an address. */
void line_button(struct jsonw *j, const struct site *s, const struct edition *e,
    const char *key, struct str uri, const char *colour);
/* Reports the first fault of a finished body; -1 if it has one. */
int line_accept(struct str body, const struct edition *e, struct diag *d);

#endif
