/* Private to the report: figures of notices and languages. */
#ifndef BULLETIN_REPORT_H
#define BULLETIN_REPORT_H

#include "bulletin/page.h"

/* One notice in one language. */
struct coverage {
	const struct summary *notice;
	size_t edition;
};

enum coverage_state {
	COVERAGE_FAILED,
	COVERAGE_COMPLETE,
	COVERAGE_PARTIAL,
	COVERAGE_MISSING, /* below the threshold, not published */
};

enum coverage_state coverage_state(struct coverage c);

/* Sentences, words and notices of one language. */
struct figures {
	uint64_t sentences, translated, fuzzy, stale, words;
	uint32_t notices, published, complete;
	/* Days from publication to the last translated sentence of those that
	 * are complete; -1 if there is none. */
	long median, longest;
	long waiting; /* days that the oldest open one has waited, or -1 */
};

/* Of the notices that `wanted` accepts (NULL: all). */
void figures_of(const struct site *s, const struct summary *all, size_t count,
    size_t edition, bool (*wanted)(const struct summary *n, struct str value),
    struct str value, struct figures *ret);
uint32_t figures_percent(const struct figures *f);
uint64_t figures_missing(const struct figures *f); /* neither nor */
/* Days from publication to the translation of a complete notice, or -1. */
long coverage_lag(struct coverage c);

/* The distinct values of a field of the notices, in order of first
 * appearance: divisions, categories, urgencies. */
size_t report_values(const struct summary *all, size_t count,
    struct str (*field)(const struct summary *n), struct str *ret, size_t max);
struct str report_category(const struct summary *n);
struct str report_division(const struct summary *n);
struct str report_urgency(const struct summary *n);
bool report_has_category(const struct summary *n, struct str value);
bool report_has_division(const struct summary *n, struct str value);
bool report_has_urgency(const struct summary *n, struct str value);

/* The share of sentences that needed no new translation, in percent: they
 * stand in other notices too. */
uint32_t report_reuse(const struct site *s);

/* How far each language is, as an inline <svg>. */
void report_chart(struct buf *out, const struct site *s,
    const struct summary *all, size_t count);

#endif
