/* What `check` found, and how it is printed. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/cli.h"

/* In the source; all 0 where the source has no text of its own. */
struct check_place {
	size_t start, end;
	uint32_t line, col;
};

/* A sentence, or what became of it. */
struct check_side {
	struct str text; /* as it reads, glosses in 〈〉, without readings */
	struct easy_score score;
	struct easy_findings findings;
	struct check_place *places; /* of the findings */
};

struct check_sentence {
	bool brief;
	struct check_place place;
	struct check_side before, after;
};

struct check_notice {
	const char *path;
	const struct easy_profile *profile;
	struct str id;
	struct easy_score before, after;
	struct check_sentence *sentences; /* in the arena */
	size_t count, findings; /* of sentences; of findings in the source */
	struct arena arena;
};

/* Where each byte of `text`, and its end, stands in the source at or behind
 * `from`. Mark-up, line breaks and readings between them are passed over. */
void check_align(struct str source, size_t from, struct str text, size_t *ret);

void check_print_text(FILE *out, const struct check_notice *n);
void check_print_json(struct jsonw *j, const struct check_notice *n);

#endif
