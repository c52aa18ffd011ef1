/*
 * Parts of web pages, shared by notices, index and chooser.
 */
#ifndef BULLETIN_PAGE_H
#define BULLETIN_PAGE_H

#include "bulletin/inline.h"

enum icon {
	ICON_CALENDAR,
	ICON_PLACE,
	ICON_PERSON,
	ICON_MONEY,
	ICON_BAG,
	ICON_PENCIL,
	ICON_CLOCK,
	ICON_PEOPLE,
	ICON_PHONE,
	ICON_MAIL,
	ICON_SPEECH,
	ICON_WARNING,
	ICON_PRINTER,
	ICON_MAX
};

/* Its SVG path on a grid of 24, to be drawn with a stroke of 2. */
const char *icon_path(enum icon icon);
/* An inline <svg>; words stand beside it, so it is hidden from readers. */
void icon_html(struct buf *out, enum icon icon);

/* A page being written. */
struct page {
	struct buf *out;
	const struct site *site;
	const struct edition *edition;
	struct inline_style style;
};

/* <!DOCTYPE> to viewport; the caller goes on in <head>. */
void page_start(struct page *p);
/* Ends <head>, opens <body>: skip link, the city's name, `file` in the other
 * languages (NULL for all: index.html); opens <main> with the furigana switch.
 * `category` is the class that chooses the colour. */
void page_top(struct page *p, const char *category, struct str file,
    const bool *published);
/* Whom everybody may ask: the consultation plaza, with its number. */
void page_plaza(struct page *p);
void page_end(struct page *p);
void page_word(struct page *p, const char *key); /* chrome, as HTML */
/* An event's data for search engines; nothing for other kinds. */
void event_data(struct page *p, const struct bulletin *b);
/* What pages of one notice share with those of a digest: the head's
 * metadata, warnings, the foot. */
void page_head(struct page *p, const struct bulletin *b);
void page_banners(struct page *p, const struct bulletin *b);
/* Links to the other files that there are. */
void page_files(struct page *p, const struct bulletin *b);
void page_footer(struct page *p, const struct bulletin *b);
/* The edition in which readers of this page read a notice: their own, else
 * Easy Japanese; -1 if neither is published. */
int notice_edition(const struct page *p, const struct summary *n);
/* The list item that leads to it: category, day, title. */
void notice_entry(struct page *p, struct formatter *f, const struct summary *n);
/* ---- lists: index.c and archive.c ------------------------------------------- */

enum section {
	SECTION_EMERGENCY,
	SECTION_CURRENT,
	SECTION_NOT_TRANSLATED, /* shown in Easy Japanese */
	SECTION_EXPIRED,
	SECTION_NONE, /* not for readers of this language */
};
enum section notice_section(const struct page *p, const struct summary *n);
/* What readers of the page's language are shown, the newest first; to be
 * freed. */
const struct summary **notices_listed(const struct page *p,
    const struct summary *all, size_t count, size_t *ret_count);
/* Whether that is too much for one page: then there is one for each month. */
bool notices_crowded(
    const struct page *p, const struct summary *const *listed, size_t count);
/* The way to the pages of the months; `here` is the one that it stands on. */
void month_links(struct page *p, struct formatter *f,
    const struct summary *const *listed, size_t count, struct date here);
/* The choice of a category among the notices, which the style sheet carries
 * out on the sections of class "current". */
void category_filter(
    struct page *p, const struct summary *const *listed, size_t count);
/* Ends <main> and writes the foot. */
void list_footer(struct page *p);

/* Chrome in an attribute or <title>, where no ruby can stand. */
void page_attribute(struct page *p, const char *key);
/* The blocks of a body. */
void body_html(struct page *p, const struct bulletin *b);

#endif
