/*
 * translate: gettext catalogs over notices. A message is one sentence with
 * its values as placeholders ({date}, {phone1} {phone2}) and its mark-up as
 * tags without attributes (<b>, <a1>): see message.c for the frozen format.
 */
#ifndef TRANSLATE_TRANSLATE_H
#define TRANSLATE_TRANSLATE_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

/* ---- messages -------------------------------------------------------------
 */

/* Appends the msgid of a sentence; false if nothing in it is to be
 * translated (only values, digits, punctuation; or NODE_KEEP). */
bool message_id(const struct node *s, struct buf *out);

/* When messages were first seen and first translated: po_dir/history.tsv,
 * which po_update keeps. Empty if there is none; read-only then. */
struct history;
struct history *history_read(const char *po_dir, struct diag *d);
void history_free(struct history *h); /* NULL-safe */
struct history_row;
/* NULL if the message is not known. */
const struct history_row *history_find(
    const struct history *h, struct str msgid);
int history_column(const struct history *h, struct str po_name); /* or -1 */
/* When it was first translated; none if it was not, or is not known. */
struct date history_day(const struct history_row *row, int column);

/* A msgid with its hash; no msgid: nothing in it is to be translated. */
struct message {
	struct str id;
	uint64_t hash;
	const struct history_row *known; /* or NULL */
};
/* Of all sentences of a notice, by index: for all its languages. `h` may be
 * NULL. */
const struct message *messages_of(
    const struct notice *n, const struct history *h, struct arena *a);

/* ---- catalogs for reading ---------------------------------------------------
 */

struct catalog; /* read-only after opening, shared by threads */

/* Opens po_dir/LOCALE.po through its compiled form in cache_dir, compiling
 * it if it changed: entries that fail the checks are left out and reported,
 * msgfmt -c writes the .mo. NULL and a diagnostic if it cannot be used at
 * all: the other languages go on. Not thread-safe (libgettextpo). */
struct catalog *catalog_open(const char *po_dir, const char *cache_dir,
    const struct locale *locale, struct diag *d);
void catalog_close(struct catalog *c);
/* Renditions then say when they were translated, and have the glossary's
 * names of places. Both may be NULL and must live as long. */
void catalog_use(
    struct catalog *c, const struct history *h, const struct glossary *g);
const struct locale *catalog_locale(const struct catalog *c);
/* The translation, or none if absent, empty or fuzzy (*ret_fuzzy). */
struct str catalog_get(
    const struct catalog *c, struct str msgid, bool *ret_fuzzy);

/* The notice, whose messages are given, in the catalog's language. Sentences without translation stand
 * as in `easy`, marked RENDERED_EASY. For ja@easy the result is `easy` with
 * the staff's entries over it, furigana put in by `tagger`, which also gives
 * other languages the names of places in Latin letters (may be NULL: then
 * without). In locales that write spaces between
 * sentences, a translated sentence ends with one if another S follows it.
 * The result borrows from the notice, `easy`, the catalog and the arena. */
struct rendition *translate_notice(const struct catalog *c, struct formatter *f,
    const struct notice *n, const struct message *messages,
    const struct rendition *easy, struct tagger *tagger, struct arena *a,
    struct diag *d);

/* ---- catalogs for translators
 * -------------------------------------------------- */

/* What `po update` needs of one notice. */
struct po_source {
	const struct notice *notice;
	const struct rendition *easy;
	const struct str *notes; /* for translators, by sentence; or NULL */
};

struct po_counts {
	uint32_t messages, translated, fuzzy, untranslated, obsolete;
	uint32_t stale;	     /* of the fuzzy ones, of an older wording */
	uint32_t words_open; /* source words (CJK: characters / 2) to do */
};

/* Writes po_dir/tayori.pot and merges it into each locale's catalog
 * (msgmerge, previous msgid kept, and merge.h), each file replaced in one step
 * and only if it changes. ja has no catalog and is passed over; ja@easy gets
 * the engine's wording as fuzzy entries. A catalog that cannot be merged, or
 * that a translator keeps saving meanwhile, is reported and left as it is, the
 * others go on; the result is then -1. `date` is the day on which new messages
 * are seen; po_dir/history.tsv keeps it. */
struct po_update {
	const char *po_dir;
	const struct locale *locales;
	size_t nlocales;
	const struct po_source *sources;
	size_t nsources;
	struct date date;
	const struct glossary *glossary; /* for the comments; may be NULL */
	/* by locale */
	struct po_counts *ret_counts;
	/* words of messages that are open and first appear in the source, by
	 * locale within source; may be NULL */
	uint32_t *ret_words;
};
int po_update(const struct po_update *u, struct diag *d);

/* Of po_dir/tayori.pot: how many messages there are, and in how many places
 * they stand. Zero if there is none. */
void po_uses(const char *po_dir, uint32_t *ret_messages, uint32_t *ret_uses);
/* Counts of a catalog, and of each file that its messages stand in, in order
 * of first appearance; these are in the arena. */
struct po_place {
	struct str file;
	struct po_counts counts;
};
struct po_stats {
	struct po_counts all;
	struct po_place *places;
	size_t nplaces;
};
int po_stats(
    const char *po_path, struct arena *a, struct po_stats *ret, struct diag *d);
/* Errors and warnings of one catalog, at their line in the file. The glossary
 * may be NULL. */
int po_check(const char *po_path, const struct glossary *g, struct diag *d);

#endif
