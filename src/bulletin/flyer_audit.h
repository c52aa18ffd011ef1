/*
 * What is looked at while a flyer is drawn: whether words can be read on the
 * ground below them, are large enough, and stand on the page without
 * touching others.
 */
#ifndef BULLETIN_FLYER_AUDIT_H
#define BULLETIN_FLYER_AUDIT_H

#include "base/base.h"

#define SMALLEST_TEXT 7.0 /* points */
#define SMALLEST_RUBY 5.5
#define SMALLEST_BODY 12.0

struct audit_box {
	double x, y, w, h;
	uint32_t colour;
};

struct audit_boxes {
	struct audit_box *items;
	size_t count, cap;
};

/* The worst that was found; 0 pages: nothing. */
struct audit {
	struct audit_box frame; /* what may be written on */
	size_t page;
	struct audit_boxes grounds, words; /* of the page */
	size_t outside;			   /* the first page with such words */
	double contrast; /* the least, where it is too little; else 0 */
	uint32_t colour, ground;
	double smallest; /* text or readings, where too small; else 0 */
};

void audit_init(struct audit *a, double w, double h);
void audit_release(struct audit *a);
/* From here on everything belongs into this part of the page. */
void audit_frame(struct audit *a, double x, double w);
void audit_page(struct audit *a);
/* A filled shape. */
void audit_ground(struct audit *a, struct audit_box box);
/* Lines of words in the box's colour; their size and that of the readings
 * over them (0: none). */
void audit_words(
    struct audit *a, struct audit_box box, double size, bool bold, double ruby);

#endif
