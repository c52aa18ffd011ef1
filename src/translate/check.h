/* Private to translate: checks of one entry. */
#ifndef TRANSLATE_CHECK_H
#define TRANSLATE_CHECK_H

#include "text/text.h"
#include "translate/po.h"

enum check_language {
	CHECK_OTHER,
	CHECK_JA,
	CHECK_EN,
	CHECK_ZH_HANS,
	CHECK_ZH_HANT,
	CHECK_KO,
	CHECK_VI,
};

/* One catalog being checked, and the entry at hand. */
struct checker {
	enum check_language language;
	struct str path;
	struct diag *diag;
	bool warnings; /* report warnings too */
	bool unknown;  /* the language is */
	struct scripts *scripts;
	const struct glossary *glossary; /* may be NULL */
	struct str tag;			 /* BCP 47, of the catalog */
	struct arena arena;
	struct map seen; /* translations of messages like each other */
	uint32_t line;
	size_t errors;	   /* of the entry at hand */
	uint64_t reported; /* bits: kinds of finding that it has already */
	/* Text of both without tags, each placeholder as U+FFFC, the same
	 * with full-width ASCII folded, and that in lower case. */
	struct buf source, target, source_folded, target_folded, target_lower;
};

/* `po_name` is the catalog's locale, as in LINGUAS. */
void checker_init(
    struct checker *c, struct str po_name, const char *path, struct diag *d);
void checker_release(struct checker *c);
/* Whether the field Language of the header fits the catalog's name. */
bool check_language(
    struct po_file *p, struct str po_name, const char *path, struct diag *d);
/* Checks a translated entry; true if it may be published. */
bool check_entry(struct checker *c, const struct po_entry *e);
void check_report(struct checker *c, enum diag_code code, struct str arg);
void check_report2(
    struct checker *c, enum diag_code code, struct str arg, struct str arg2);

/* Whether the header's X-Tayori-Format, if any, is ours. */
bool check_format(struct po_file *p, const char *path, struct diag *d);

/* Placeholders, tags, particles (check_parts.c); fills source and target. */
void check_message(struct checker *c, const struct po_entry *e);
/* Addresses (check_facts.c), numbers (check_number.c), and days and months
 * (check_day.c). */
void check_facts(struct checker *c);
void check_numbers(struct checker *c);
void check_weekdays(struct checker *c);
void check_months(struct checker *c);
/* Whether a folded text has the number, in digits or kanji. */
bool check_has_number(struct str folded, int64_t x);
/* Whether a text has a word; of languages with spaces, as a whole. */
bool check_word(struct str text, struct str word);
/* Letters and punctuation of the wrong language (check_script.c). */
void check_scripts(struct checker *c, const struct po_entry *e);
/* Only whether Chinese is in its own script: that is a gate. */
void check_chinese(struct checker *c);
/* The glossary's terms (check_term.c). */
void check_terms(struct checker *c);
/* Whether a negation of Japanese is gone or new (check_term.c). */
void check_negation(struct checker *c);
/* Length, and other entries of the catalog (check_whole.c). */
void check_whole(struct checker *c, const struct po_entry *e);

/* ---- ICU (unicode.c) --------------------------------------------------------
 */

/* Han characters that belong to one Chinese script only. */
struct scripts;
struct scripts *scripts_new(void);
void scripts_free(struct scripts *s); /* NULL-safe */
/* True for a character of the other script, and of no legacy character set
 * of this one: 后 and 里 are Traditional too. */
bool scripts_foreign(struct scripts *s, uint32_t cp, bool traditional);
bool unicode_is_nfc(struct str s);
/* ASCII for full-width forms, digits for ① and the like, lower case kept. */
void unicode_fold(struct str s, struct buf *out);
void unicode_lower(struct str s, struct buf *out);
uint32_t unicode_upper(uint32_t cp);
bool unicode_is_letter(uint32_t cp); /* or a digit */
/* Grapheme clusters, as a reader counts characters. */
size_t unicode_graphemes(struct str s);

#endif
