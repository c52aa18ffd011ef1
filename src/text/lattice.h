/*
 * lattice: cutting text into the words of a dictionary compiled for MeCab, in
 * the way that costs least, exactly as MeCab does. MeCab itself pays for every
 * forced stretch the length of the text at each character, and cannot go on
 * from a text that begins alike, as a sentence does after a rewrite.
 */
#ifndef TEXT_LATTICE_H
#define TEXT_LATTICE_H

#include "base/base.h"

struct dictionary;
struct lattice;

/* A stretch that is one word, or where a word ends if start == end. White
 * space before it belongs to it. */
struct fixed {
	size_t start, end;
};

struct word {
	size_t start, end;   /* bytes */
	const char *feature; /* CSV, as long as the dictionary is open; NULL if
			      * the dictionary has none for a forced stretch */
};

/* The compiled dictionary in a folder; NULL if there is none, or not one in
 * UTF-8 that this program can read. Read-only: threads share it. */
struct dictionary *dictionary_open(const char *dir);
void dictionary_close(struct dictionary *d);

/* One thread's. */
struct lattice *lattice_new(const struct dictionary *d);
void lattice_free(struct lattice *l);
/* Cuts text that is not empty and neither begins nor ends with ASCII white
 * space. `fixed` ascends. Returns the count of words, which stay until the
 * next call. */
size_t lattice_cut(struct lattice *l, struct str text,
    const struct fixed *fixed, size_t nfixed, const struct word **ret);

/* ---- of the dictionary, for the lattice --------------------------------- */

/* As the dictionary compiler writes it. */
struct token {
	uint16_t left, right, pos_id;
	int16_t cost;
	uint32_t feature, compound;
};

struct tokens {
	const struct token *items;
	size_t count;
};

/* What unknown words of a character are: bits of the classes that it belongs
 * to, the first class, how many characters a word has at most, whether a run
 * is one word, whether known words do not suffice. */
struct char_class {
	uint32_t classes;
	uint8_t first, length;
	bool group, always;
};

struct trie_unit {
	int32_t base;
	uint32_t check;
};

struct dictionary {
	const struct trie_unit *trie;
	const struct token *tokens;
	const char *features, *unknown_features;
	const int16_t *matrix; /* of a word's left by its neighbour's right */
	size_t width;
	const uint32_t *chars;
	struct tokens *unknown; /* by class */
	size_t nclasses;
	struct mapped {
		void *ptr;
		size_t len;
	} files[4];
};

/* The class of the character at text[pos], and where it ends. */
struct char_class dictionary_class(
    const struct dictionary *d, struct str text, size_t pos, size_t *ret_end);

#endif
