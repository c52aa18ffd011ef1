/*
 * Sentences as HTML and as plain text, shared by the writers.
 */
#ifndef BULLETIN_INLINE_H
#define BULLETIN_INLINE_H

#include "bulletin/bulletin.h"

enum inline_flag {
	INLINE_NO_LINKS = 1 << 0, /* HTML: stands inside a link or a title */
	INLINE_READINGS = 1 << 1, /* text: 漢字(かんじ) */
};

struct inline_style {
	const struct city *city; /* its website completes links */
	bool spaced;		 /* sentences are joined with a space */
	bool japanese;	/* the page is Japanese: nothing is untranslated */
	unsigned flags; /* enum inline_flag */
};

struct inline_style inline_style(
    const struct site *s, const struct edition *e, unsigned flags);

/* Appends with markup escaped and unsafe characters (cp_is_unsafe) left
 * out. */
void html_escape(struct buf *out, struct str s);
/* Appends with unsafe characters left out. */
void plain_text(struct buf *out, struct str s);
/* Whether a sentence of a rendition begins a line: an item of a list, or what
 * follows the list. */
bool begins_line(const struct node *s);
/* One sentence as it is rendered. What is not in the page's language stands
 * in <span lang="ja" class="untranslated">. */
void inline_html(struct buf *out, const struct inline_style *style,
    const struct rendered *r);
void inline_text(struct buf *out, const struct inline_style *style,
    const struct rendered *r);
/* All sentences from `s` on among its siblings, joined; returns the sibling
 * that is not a sentence, or NULL. */
const struct node *run_html(struct buf *out, const struct inline_style *style,
    const struct rendition *text, const struct node *s);
const struct node *run_text(struct buf *out, const struct inline_style *style,
    const struct rendition *text, const struct node *s);
/* Whether nothing of them is shown. */
bool run_is_empty(const struct rendition *text, const struct node *s);
/* Between two sentences. What is none, 無料, gets a stop before one. */
void join(struct buf *out, const struct inline_style *style,
    const struct rendered *before, const struct rendered *next);
bool ends_in_list(const struct rendered *r);

/* True if a page may link there: http, https, mailto, tel. A path of the
 * city's website is completed. Appends the absolute URL; what cannot stand in
 * one is percent-encoded, markup is still to be escaped. */
bool link_target(struct buf *out, const struct city *city, struct str href);
/* "mailto:" and an address; false if it is not a plain one. */
bool mail_target(struct buf *out, struct str address);
/* "tel:+81…" of a phone value; false if it has no usable number. */
bool phone_target(struct buf *out, const struct value *v);

/* A date of publication in the edition's language; as HTML in <time>. */
void date_html(struct buf *out, struct formatter *f, const struct edition *e,
    struct date date);
/* Its month: in words, with readings in Easy Japanese; as plain text. */
void month_html(struct buf *out, struct formatter *f, const struct edition *e,
    struct date date);
void month_text(struct buf *out, struct formatter *f, struct date date);

/* A date as runs of Easy Japanese; their text lies in `store`. */
size_t easy_date(struct date date, char store[64], struct ruby_run runs[6]);

/* The label of a fact or field as written, NULL if there is none. */
const struct node *label_of(const struct node *n);
/* What stands as the label of a fact or field: the words of the notice, or
 * the chrome's if they say the same. `key` is the chrome's key for the kind,
 * NULL if there is none. Returns the key to use, or NULL: use the label, a
 * node with sentences. */
const char *label_key(
    const struct bulletin *b, const struct node *label, const char *key);
const char *fact_key(enum fact_kind kind);
const char *field_key(enum field_kind kind);
/* "category-tax"; other where the category has no words. */
const char *category_key(
    const struct site *s, struct str category, char out[32]);
const char *category_class(struct str category);

/* The first phone number of the contact, NULL if there is none. */
const struct value *contact_phone(const struct notice *n);
bool is_expired(const struct site *s, struct date expires);
/* base_url/TAG/ID.html */
void page_url(
    struct buf *out, const struct city *city, struct str tag, struct str id);

/* The chrome's sentence of a key in the edition's language. */
const struct rendered *chrome_rendered(
    const struct site *s, const struct edition *e, const char *key);

extern const struct writer html_writer, line_writer, flyer_writer, text_writer,
    ics_writer, cap_writer, flyer_places_writer, flyer_bw_writer,
    flyer_a5_writer, flyer_bilingual_writer, flyer_two_sided_writer,
    poster_writer, bulletin_writer;

#endif
