/*
 * notice: the one model that every stage works on.
 *
 * A notice is a tree of nodes that its arena owns, with XML as its form on
 * disk (content/schema/notice.rng). Walk it with the iterator, never by
 * recursion: depth is input.
 *
 *   notice
 *   ├ title         one or more S
 *   ├ facts         FACT*  (attribute: enum fact_kind; optional label), of S
 *   ├ body          blocks: HEADING (level 1–6, of S), P (of S),
 *   │               LIST (ordered?) of ITEM (blocks or S), NOTE (of blocks
 *   │               or S), TABLE of ROW of CELL (header? spans; of S),
 *   │               IMAGE (href, alt as S)
 *   └ contact       FIELD* (attribute: enum field_kind), of S
 *
 * An S is a sequence of inline nodes: TEXT, VALUE, B, A, RUBY, GLOSS.
 */
#ifndef NOTICE_NOTICE_H
#define NOTICE_NOTICE_H

#include "base/base.h"

/* ---- typed values ------------------------------------------------------ */

enum value_kind {
	VALUE_DATE,	  /* from.date, any precision: see struct date */
	VALUE_TIME,	  /* from.minute */
	VALUE_DATETIME,	  /* from.date and from.minute */
	VALUE_PERIOD,	  /* from and/or to; either end may be open */
	VALUE_RECURRENCE, /* target: RFC 5545 RRULE */
	VALUE_DURATION,	  /* target: ISO 8601 duration */
	VALUE_MONEY,	  /* amount in yen */
	VALUE_PHONE,	  /* target: E.164, ext in `unit` */
	VALUE_NUMBER,	  /* amount, unit as written */
	VALUE_AGE,	  /* amount in years */
	VALUE_PLACE,	  /* target: id of the place table, may be empty */
	VALUE_URL,	  /* target: absolute URL, http or https */
	VALUE_MAIL,	  /* target: address */
	VALUE_KIND_MAX
};

/* A point in time. An absent date is date_is_none, an absent time is -1. */
struct moment {
	struct date date;
	int16_t minute; /* of the day, 0–1440 (24:00), -1 absent */
};

/* What the source wrote, so that each locale shows the same parts. */
enum value_show {
	SHOW_YEAR = 1 << 0,    /* from's year is written */
	SHOW_WEEKDAY = 1 << 1, /* weekdays are written */
	SHOW_FISCAL = 1 << 2,  /* a fiscal year, 年度 */
	SHOW_TO_YEAR = 1 << 3, /* to's year is written */
	SHOW_ERA = 1 << 4,     /* the year was an era year */
	SHOW_HOLIDAY = 1 << 5, /* (月・祝): marked as a holiday */
};

struct value {
	enum value_kind kind;
	uint16_t show; /* enum value_show */
	struct moment from, to;
	int64_t amount;
	struct str target;
	struct str unit;
};

/* ---- nodes ------------------------------------------------------------- */

enum node_kind {
	NODE_NOTICE,
	NODE_TITLE,
	NODE_FACTS,
	NODE_FACT,
	NODE_BODY,
	NODE_CONTACT,
	NODE_FIELD,
	NODE_HEADING,
	NODE_P,
	NODE_LIST,
	NODE_ITEM,
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_NOTE,
	NODE_IMAGE,
	NODE_LABEL, /* first child of a fact or field: its label as written */
	NODE_S,
	NODE_TEXT,
	NODE_VALUE,
	NODE_B,
	NODE_A,
	NODE_RUBY,  /* text: base; attr: reading in hiragana */
	NODE_GLOSS, /* explanation of what stands before it */
	NODE_KIND_MAX
};

enum fact_kind {
	FACT_WHEN,
	FACT_WHERE,
	FACT_WHO,
	FACT_COST,
	FACT_BRING,
	FACT_APPLY,
	FACT_DEADLINE,
	FACT_CAPACITY,
	FACT_KIND_MAX
};

enum field_kind {
	FIELD_NAME,
	FIELD_PHONE,
	FIELD_FAX,
	FIELD_MAIL,
	FIELD_HOURS,
	FIELD_LANGUAGES,
	FIELD_ADDRESS,
	FIELD_URL,
	FIELD_OTHER,
	FIELD_KIND_MAX
};

struct node {
	enum node_kind kind;
	uint32_t offset; /* bytes into the source text */
	struct node *parent, *first, *last, *next, *prev;
	struct str text; /* TEXT, RUBY: content; VALUE: as written */
	struct str attr; /* A, IMAGE: URL; RUBY: reading; else language tag of
			  * a foreign part, or empty */
	struct value *value; /* VALUE only */
	uint32_t index; /* S: number in document order, see notice_number */
	uint16_t arg;	/* HEADING: level; FACT, FIELD: kind; LIST: 1 ordered;
			 * CELL: colspan, 0 means 1 */
	uint16_t arg2;	/* CELL: rowspan, 0 means 1 */
	uint8_t flags;	/* NODE_HEADER, NODE_KEEP, … */
};

enum node_flag {
	NODE_HEADER = 1 << 0,  /* CELL: th */
	NODE_KEEP = 1 << 1,    /* translate="no": shown as it is everywhere */
	NODE_DAMAGED = 1 << 2, /* TABLE: cells could not be recovered */
	NODE_LISTED = 1 << 3,  /* S of a rendition: ・ and an item of a list */
};

enum notice_kind { KIND_PROCEDURE, KIND_EVENT, KIND_ALERT, KIND_MAX };
enum urgency { URGENCY_NORMAL, URGENCY_EMERGENCY, URGENCY_MAX };

/* How a notice is printed, where its head says so. */
enum print_form {
	PRINT_FLYER,
	PRINT_BW,
	PRINT_A5,
	PRINT_BILINGUAL,
	PRINT_TWO_SIDED,
	PRINT_POSTER,
	PRINT_FORM_MAX
};

struct notice {
	struct arena arena; /* owns all nodes and strings */
	struct node *root;  /* NODE_NOTICE */
	struct str id;	    /* [a-z0-9-]+, from the file name */
	enum notice_kind kind;
	enum urgency urgency;
	struct str category; /* garbage, disaster, tax, insurance, health,
			      * school, childcare, residence, community,
			      * culture, other */
	struct date published, expires; /* none if not known */
	uint16_t forms; /* bits of enum print_form; 0: as the site does */
	struct str division;
	struct str source; /* path as given; slashes */
	struct str source_sha256;
	struct str text;    /* decoded source that offsets count in */
	uint32_t sentences; /* set by notice_number */
};

/* Prepares an empty notice: root with title, facts, body and contact. */
void notice_init(struct notice *n);
void notice_release(struct notice *n);
struct node *notice_part(const struct notice *n, enum node_kind part);

/* A new node, not yet in a tree. */
struct node *node_new(struct arena *a, enum node_kind kind, size_t offset);
struct node *node_text(struct arena *a, struct str text, size_t offset);
void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *at, struct node *node);
void node_unlink(struct node *node);
/* A copy of a subtree; strings and values are shared with the source. */
struct node *node_clone(struct arena *a, const struct node *src);
bool node_is_block(enum node_kind kind);
bool node_is_inline(enum node_kind kind);
const char *node_name(enum node_kind kind); /* XML element name */

/* Enter and exit events in document order, as cmark's iterator. */
enum walk_event { WALK_ENTER, WALK_EXIT, WALK_DONE };
struct walk {
	struct node *root, *node, *next;
	enum walk_event event, next_event;
};
void walk_init(struct walk *w, struct node *root);
/* Leaves get an enter and an exit too. The current node may be unlinked
 * after its exit. */
enum walk_event walk_next(struct walk *w);
void walk_skip(struct walk *w); /* after an enter: goes on at its exit */

/* Merges neighbouring TEXT nodes, drops empty ones and numbers all S nodes
 * in document order from 0; returns how many. */
uint32_t notice_number(struct notice *n);
/* Plain text below a node, values as written, ruby as its base. */
void node_plain(const struct node *node, struct buf *out);

/* Broken invariants of the tree as text in `why` (a string literal), or
 * NULL: links agree, kinds stand where they may, text is valid UTF-8. */
const char *notice_invalid(const struct notice *n);

/* Names for attributes; parse functions return -1 for an unknown name. */
const char *value_kind_name(enum value_kind kind);
const char *fact_kind_name(enum fact_kind kind);
const char *field_kind_name(enum field_kind kind);
const char *notice_kind_name(enum notice_kind kind);
int value_kind_parse(struct str s);
int fact_kind_parse(struct str s);
int field_kind_parse(struct str s);
int notice_kind_parse(struct str s);
/* The name of the writer that makes it: "flyer-bw". */
const char *print_form_name(enum print_form form);
/* Names with spaces or commas between them, as bits. The first that is none
 * is in `ret_bad`, else that is empty. */
uint16_t print_forms_parse(struct str s, struct str *ret_bad);
/* ISO 8601 of a moment: date, "T08:30", or both. */
void moment_format(struct moment m, struct buf *out);
bool moment_parse(struct str s, struct moment *ret);
bool moment_is_none(struct moment m);
#define MOMENT_NONE ((struct moment){ { 0, 0, 0 }, -1 })
/* True if two values state the same fact (text and `show` do not count). */
bool value_same(const struct value *a, const struct value *b);

/* ---- XML ---------------------------------------------------------------- */

/* Reads notice XML (UTF-8) into an initialised notice. Strings are copied.
 * Text that stands in a block without <s> becomes one S. Any document type
 * definition, unknown element or element in a wrong place is an error. */
int notice_read_xml(struct notice *n, struct str xml, struct diag *d);
/* Writes a document that the schema accepts; reading it back gives the same
 * tree. Indented by block, one line a block. */
void notice_write_xml(const struct notice *n, struct buf *out);
/* The same elements for one subtree, for tests and traces. */
void node_write_xml(const struct node *node, struct buf *out);

/* ---- between processes ---------------------------------------------------
 */

/* Appends a notice, without its text, for another process of this program. */
void notice_pack(const struct notice *n, struct buf *out);
/* Reads it back into an initialised notice and moves *in behind it. Strings
 * are views into the bytes. -1 if they are no valid notice. */
int notice_unpack(struct notice *n, struct str *in);

/* ---- renditions: a notice's sentences in one language -------------------- */

enum rendered_state {
	RENDERED_OWN,	 /* in the rendition's language */
	RENDERED_EASY,	 /* not translated: stands in Easy Japanese */
	RENDERED_SOURCE, /* not translated: stands in Japanese */
};

/* What stands in place of one sentence: a chain of S nodes (by next; Easy
 * Japanese may split one into several). A VALUE's shown form is its
 * children if it has any, else its text. */
struct rendered {
	struct node *first;
	enum rendered_state state;
};

struct rendition {
	struct str tag; /* BCP 47: ja, ja-simple, en, zh-Hans, … */
	struct rendered *sentences; /* notice->sentences of them, by index */
	uint32_t translated, translatable; /* for the threshold */
	uint32_t fuzzy; /* of the untranslated ones, have a fuzzy entry */
	uint32_t stale; /* of these, the entry is of an older wording */
	uint32_t words; /* source words of the untranslated ones */
	struct date translated_on; /* the latest sentence; none if not known */
	/* of the source and of the easy text, without values' own; only Easy
	 * Japanese has them */
	uint32_t morae_before, morae_after;
};

/* The notice's own sentences as a rendition, in the arena. */
struct rendition *rendition_source(const struct notice *n, struct arena *a);

#endif
