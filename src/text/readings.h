/*
 * readings: content/rules/readings.tsv, the words whose reading or cut the
 * dictionary gets wrong. Loaded once, read-only afterwards.
 *
 * A row's kind says how it is found:
 *   word   one or more whole morphemes with this surface; several become one
 *   verb   one morpheme with this dictionary form; okurigana stay
 *   force  this surface wherever it stands, before the analysis, unless its
 *          script goes on on either side
 * `before` and `after` say what must stand next to it: alternatives with |,
 * each a piece of text, a part of speech <名詞-接尾>, ^ and $ for the
 * sentence's ends (white space, commas and brackets count as ends), or <を>
 * for an object in the clause before, or <act> for an act as its topic, 受付は;
 * a leading ! turns the cell round. `base` gives the dictionary form and inflection when another word is meant. Longer
 * surfaces win, then rows with conditions, then the order in the file.
 */
#ifndef TEXT_READINGS_H
#define TEXT_READINGS_H

#include "text/text.h"

enum reading_kind { READING_WORD, READING_VERB, READING_FORCE };

/* What must stand at one side of a match: one of the alternatives or, refused,
 * none of them. Without any, anything does. */
struct reading_side {
	struct reading_want {
		enum reading_want_kind {
			WANT_TEXT,
			WANT_EDGE,   /* ^ $ */
			WANT_OBJECT, /* <を> */
			WANT_ACT,    /* <act> */
			WANT_POS,    /* text: the names, with - between */
		} kind;
		struct str text;
	} * wants;
	uint32_t count;
	bool refused;
};

struct reading_rule {
	enum reading_kind kind;
	bool dead; /* its example failed */
	struct str surface;
	struct reading_side before, after;
	struct str base, ctype; /* of the word meant; empty: unchanged */
	struct feature feature; /* reading in katakana; of a verb: of the part
				 * before the okurigana */
	bool own_pos;		/* the row names a part of speech */
	size_t row;
	struct reading_rule *next; /* same surface */
};

#define READING_SLOTS 1024

struct readings {
	struct tsv table;
	struct arena *arena; /* of all this */
	struct reading_rule *rules;
	size_t count;
	struct map surfaces, verbs;
	struct reading_begins {
		uint64_t any[READING_SLOTS / 64]; /* bits of the slots in use */
		/* Of the surfaces that begin with a character, by a hash of its
		 * bytes: their lengths in bytes (bit = length / 3), and a hash
		 * of their second characters. */
		struct reading_begin {
			uint64_t lengths, second;
		} slots[READING_SLOTS];
	} begins[READING_FORCE + 1];
};

int readings_load(
    struct readings *r, struct arena *a, const char *path, struct diag *d);
/* Forces one more term, with a part of speech like the given one's, unless the
 * table has a row for it. `reading` is kana; both must live as long. */
void readings_add_term(struct readings *r, struct str term, struct str reading,
    const struct feature *like);
/* The first term to force at or behind *pos, which becomes its place, and the
 * longest there; NULL if there is none before `to`. */
const struct reading_rule *readings_force(
    const struct readings *r, struct str text, size_t to, size_t *pos);
/* Corrects an analysis in place. New features go to the arena. */
void readings_apply(const struct readings *r, struct str text, struct morphs *m,
    struct arena *a);

/* The part of speech of IPADIC's first two levels. */
enum pos pos_from_names(struct str pos1, struct str pos2);
/* In the arena; * is an empty field. */
struct feature *feature_parse(struct arena *a, const char *csv);

#endif
