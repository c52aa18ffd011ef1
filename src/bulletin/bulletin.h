/*
 * bulletin: from a notice in one language to what residents get. One file a
 * format; a format is one line in the table of writer.c.
 */
#ifndef BULLETIN_BULLETIN_H
#define BULLETIN_BULLETIN_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

/* ---- the city and the words around a notice
 * ---------------------------------- */

struct city_threshold {
	struct str tag; /* BCP 47 */
	unsigned percent;
};

/* content/city.xml */
struct city {
	struct arena arena;
	struct str file;     /* of the settings */
	struct str name;     /* Japanese */
	struct str base_url; /* without a trailing slash */
	struct str website;  /* the city's own site, which links such as
			      * /kurashi/ in notices belong to; may be empty */
	struct str phone;    /* of the consultation plaza, as shown */
	struct str mark;     /* path of the city's mark; may be empty */
	struct map fonts;    /* of languages, by tag: a family (char *) */
	/* percent translated below which a notice is not published in a
	 * language; of all, and of those that have their own */
	unsigned threshold;
	struct city_threshold *thresholds;
	size_t nthresholds;
	struct str profile;   /* of Easy Japanese */
	struct str area_code; /* JIS X 0402, six digits; may be empty */
	/* of bands and headings, by category; empty: of all that have none */
	struct city_colour {
		struct str category;
		uint32_t colour; /* 0xRRGGBB */
	} * colours;
	size_t ncolours;
	/* Japanese, to be shown in all languages; may be empty: when the
	 * plaza is open, which languages it speaks, which text is official */
	struct str hours, languages, official;
	struct str map_url; /* a place's name is appended, percent-encoded;
			       * empty: no maps */
	/* Audiences of the LINE account by language. */
	struct city_audience {
		struct str tag;
		int64_t id;
	} * audiences;
	size_t naudiences;
};
/* 0 if the language has none. */
int64_t city_audience(const struct city *c, struct str tag);
/* The colour of a category; NULL if the city has none for it. */
const uint32_t *city_colour(const struct city *c, struct str category);
/* Reports what is wrong at its line and returns -1. */
int city_open(struct city *c, const char *path, struct diag *d);
void city_release(struct city *c);
/* The font family that the city names for a language; empty if none. */
struct str city_font(const struct city *c, struct str tag);
unsigned city_threshold(const struct city *c, struct str tag);

/* Words of pages, flyers and messages: content/chrome.tsv (key, ja, same,
 * note), held as a notice of one paragraph a row, so that they are simplified
 * and translated as any text. */
struct chrome {
	struct notice notice;
	struct map index;  /* key to sentence number + 1, as a pointer */
	struct map same;   /* label as notices write it to its key (char *) */
	struct str *notes; /* by sentence */
};
/* Reports missing keys and returns -1. */
int chrome_open(struct chrome *c, const char *path, struct diag *d);
void chrome_release(struct chrome *c);
/* The city's own words: its name, which text is official, and, as plaza-hours
 * and plaza-languages, what it says of its plaza. Before there are
 * renditions. */
void chrome_add_city(struct chrome *c, const struct city *city, struct diag *d);

/* ---- a bulletin
 * ------------------------------------------------------------------ */

/* What was published before: chronicle.h. */
struct chronicle;

/* A language in which the site is published. */
struct edition {
	const struct locale *locale;
	const struct rendition *chrome; /* of struct chrome's notice */
};

struct site {
	const struct city *city;
	const struct chrome *chrome;
	const struct edition *editions; /* in order: ja, ja-simple, … */
	size_t neditions;
	struct date today; /* --date: decides what has expired */
	struct str tree;   /* the published tree, as seen from the report */
	/* distinct messages of all notices, and where they stand */
	uint32_t messages, uses;
	const struct chronicle *chronicle; /* NULL: nothing was published */
};

/* Fonts of the flyers, as scripts/fonts prepared them in `dir`; shared by all
 * threads. NULL after a diagnostic. `cache` is a folder for fontconfig. */
struct fonts;
struct fonts *fonts_open(
    const char *dir, const char *cache, const struct site *s, struct diag *d);
void fonts_close(struct fonts *fonts); /* NULL-safe */
/* One thread's tools for flyers. */
struct press;
struct press *press_new(const struct fonts *fonts);
void press_free(struct press *p); /* NULL-safe */

/* One notice in one language, with its formatter. */
struct bulletin {
	const struct site *site;
	const struct edition *edition;
	const struct notice *notice;
	const struct rendition *text;
	struct formatter *formatter; /* of edition->locale; one thread's */
	const bool *published; /* by edition: this notice has a page there */
	/* Of the writers before this one, by place in writers(): bits of those
	 * whose file the tree has. */
	uint32_t files;
	struct press *press; /* of the thread; NULL: no flyers */
	struct str digest;   /* of what it says in this language */
	/* By edition, with their digests; NULL where there is none. For
	 * formats of all languages in one file. */
	const struct rendition *const *all;
	const struct str *digests;
	struct formatter *const *formatters;
};

struct writer {
	const char *name;   /* as in --format */
	bool printed;	    /* needs a press */
	bool optional;	    /* made only when --format asks for it */
	const char *suffix; /* ".html" */
	const char *link;   /* chrome: how a page links to it; NULL: not */
	const char *help;
	/* Appends the whole file; nothing, if the notice has nothing for this
	 * format. 0, or -1 and a diagnostic. */
	int (*write)(struct buf *out, const struct bulletin *b, struct diag *d);
	/* Path below out/ of one notice in one language, appended. */
	void (*path)(struct buf *out, struct str tag, struct str id);
	bool whole;  /* one file for all languages: written once a notice */
	bool digest; /* of digest bulletins: written by digest_print, not by
		      * `write` */
};
/* NULL-terminated, in the order in which they write. */
const struct writer *const *writers(void);
const struct writer *writer_by_name(struct str name);
/* Whether the head of the notice names its form of print. */
bool writer_chosen(const struct writer *w, const struct notice *n);
/* The first of the forms that the head names; NULL if it names none. */
const struct writer *writer_of_notice(const struct notice *n);

/* Whether there are such words: some the city may leave out. */
bool chrome_has(const struct site *s, const char *key);
/* Words of the chrome in the edition's language: as HTML with ruby, or as
 * plain text. An unknown key is a bug. */
void chrome_html(const struct site *s, const struct edition *e, const char *key,
    struct buf *out);
void chrome_text(const struct site *s, const struct edition *e, const char *key,
    struct buf *out);

/* What a list shows of a notice, and a digest of all that it says. */
void bulletin_lead(const struct bulletin *b, struct buf *out);
struct str bulletin_digest(const struct bulletin *b, struct arena *a);
/* The title as plain text. */
void bulletin_title(const struct bulletin *b, struct buf *out);

/* ---- pages about many notices
 * ------------------------------------------------------ */

/* What index and report need of one notice; the build fills one per notice
 * in source order. */
struct summary {
	struct str id, source, category, division;
	/* By edition: */
	struct str *titles_html, *titles_text;
	struct str *leads;   /* plain text: see bulletin_lead */
	struct str *digests; /* of what it says: see bulletin_digest */
	uint32_t *formats;   /* bits by place in writers(): has this file */
	bool *published_in;
	uint32_t *translated, *translatable, *fuzzy, *stale, *words;
	/* the day on which the last sentence was, if all are; or none */
	struct date *translated_on;
	enum notice_kind kind;
	enum urgency urgency;
	/* Easy Japanese, before and after: */
	uint32_t morae_before, morae_after, kanji_before, kanji_after;
	uint32_t findings;
	struct date published, expires;
	bool failed;	   /* not readable: last good output stays */
	bool digest;	   /* a digest bulletin */
	struct str inputs; /* digest of what it was made from */
};

void site_index(struct buf *out, const struct site *s, const struct edition *e,
    struct formatter *f, const struct summary *all, size_t count);
/* Pages by month, LIST_PREFIX…, where the index does not show all; `add`
 * takes each and clears it. No notice has such an id. 0, or what `add`
 * returned. */
#define LIST_PREFIX "list_"
int site_archive(const struct site *s, const struct edition *e,
    struct formatter *f, const struct summary *all, size_t count,
    int (*add)(void *ctx, struct str file, struct buf *page), void *ctx);
/* Adds the city's colours to the style sheet. */
void site_colours(struct buf *css, const struct site *s);
void site_chooser(struct buf *out, const struct site *s);
/* The choice of a language of one notice: the one address that fits on a
 * poster for everybody. */
void site_languages(
    struct buf *out, const struct site *s, const struct summary *n);
/* The QR code that leads there, as SVG. */
void site_qr(struct buf *out, const struct site *s, struct str id);
void site_not_found(struct buf *out, const struct site *s); /* 404 */
void site_map(struct buf *out, const struct site *s, const struct summary *all,
    size_t count); /* sitemap.xml */
void report_html(struct buf *out, const struct site *s,
    const struct summary *all, size_t count);
void report_json(struct buf *out, const struct site *s,
    const struct summary *all, size_t count);

/* ---- digest bulletins
 * ------------------------------------------------------------------ */

/* What one line of a bulletin names: one notice, or all that fit. */
struct digest_choice {
	struct str id;	      /* of one notice; else empty, and: */
	struct str category;  /* empty: any */
	struct date from, to; /* published between, both days included; none:
			       * open. Expired notices never fit. */
	uint32_t line;
};

/* A part of a bulletin, with the lines below its heading. */
struct digest_section {
	const struct node *heading; /* in the body; NULL: without */
	size_t first, count;	    /* of the choices */
};

/* content/bulletins/ID.xml: the month's news, chosen by the staff. Their
 * words are a notice (title; lead as P and headings of sections as HEADING in
 * the body), so a rendition of it is made as of any notice. */
struct digest {
	struct notice notice;
	struct digest_section *sections;
	size_t nsections;
	struct digest_choice *choices;
	size_t nchoices;
};
/* Reports each fault at its line and returns -1; to be released in either
 * case. */
int digest_read(
    struct digest *g, const char *path, struct str id, struct diag *d);
void digest_release(struct digest *g);

/* A chosen notice and the number of its section. */
struct digest_item {
	size_t section;
	const struct summary *notice;
};
/* The notices in the order of the bulletin, each once, where it is named
 * first; of one line the emergencies, then the newest. Which of them are
 * published in a language, published_in says. An id that is not there is
 * reported. Items are in the arena. */
size_t digest_choose(const struct digest *g, const struct site *site,
    const struct summary *all, size_t count, struct arena *a,
    struct digest_item **ret, struct diag *d);

/* The page TAG/ID.html of a bulletin, whose notice is the digest's. */
void digest_page(struct buf *out, const struct bulletin *b,
    const struct digest *g, const struct digest_item *items, size_t count);

/* The bulletin TAG/ID.pdf to be printed: contents, then the notices.
 * `notices`, by item, are those that its readers are shown, each in the
 * language in which they are; without text: left out. 0, or -1 after a
 * diagnostic. Appends nothing if there is no notice. */
int digest_print(struct buf *out, const struct bulletin *b,
    const struct digest *g, const struct digest_item *items,
    const struct bulletin *notices, size_t count, struct diag *d);

/* ---- publishing
 * ----------------------------------------------------------------------- */

/* A tree being written beside its final place. Files equal to the published
 * ones are hard-linked; publish_commit exchanges the directories in one
 * rename; without it the published tree is as it was. Adding is
 * thread-safe. */
struct publish;
struct publish *publish_begin(const char *dir, struct diag *d);
int publish_add(
    struct publish *p, struct str path, struct str data, struct diag *d);
/* Takes a file over from the published tree; false if it has none. May be
 * called again. */
bool publish_keep(struct publish *p, struct str path);
/* Takes over all files of a folder whose names begin so. */
void publish_keep_all(struct publish *p, struct str dir, struct str prefix);
/* Whether the new tree has the file. */
bool publish_has(const struct publish *p, struct str path);
int publish_commit(struct publish *p, struct diag *d);
void publish_abort(struct publish *p); /* NULL-safe; removes the stage */

#endif
