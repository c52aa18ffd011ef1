/* Private to translate: nodes of a sentence in another language. */
#ifndef TRANSLATE_RENDER_H
#define TRANSLATE_RENDER_H

#include "translate/message.h"

/* How sentences are put into one locale. */
struct renderer {
	const struct locale *locale;
	struct formatter *formatter;
	struct arena *arena;   /* owns the nodes */
	struct tagger *tagger; /* for names in Latin letters; may be NULL */
	const struct glossary *glossary; /* may be NULL */
};

/* The S that a translated message makes of the sentence `s`. NULL if the
 * message does not have the sentence's placeholders and tags; *ret_fault is
 * then the part that is wrong or missing. */
struct node *render_message(const struct renderer *r, const struct node *s,
    struct str message, struct str *ret_fault);

/* The S of a sentence that has nothing to translate: values in the locale's
 * form, punctuation as the locale writes it. */
struct node *render_untranslatable(
    const struct renderer *r, const struct node *s);

/* ---- readings given in ja@easy (ruby.c) ------------------------------------ */

/* 漢字《かんじ》, or ｜ before the first character that is read. */
struct ruby_given {
	size_t start, base, base_end, end; /* bytes in the text */
	struct str reading;
	bool usable; /* there is something to read, and the reading is kana */
};
/* The next one at or after `from`; false if there is none. */
bool ruby_next(struct str text, size_t from, struct ruby_given *ret);
/* Makes RUBY nodes of those in the text of a sentence. */
void ruby_given(struct node *s, struct arena *a);

/* Whether the locale writes a space between sentences and words. */
bool locale_has_spaces(const struct locale *l);

/* ---- Korean particles (particle.c) --------------------------------------- */

/* If `text` begins with an alternative particle, 을(를) or 은/는 or (으)로,
 * the form that fits behind `word` and how many bytes the notation has; 0
 * and untouched if there is none or the word's final sound is unknown. */
size_t particle_choose(struct str text, struct str word, struct str *ret);
/* If `text` begins with a bare particle that depends on the word before it,
 * the notation to write instead; else STR_NONE. */
struct str particle_bare(struct str text);

/* ---- punctuation (punctuation.c) ------------------------------------------
 */

/* Appends Japanese text that has no words with the punctuation of the
 * locale. `before` is what stands before it, empty at the start. */
void punctuation_localise(
    const struct locale *l, struct str text, uint32_t before, struct buf *out);

#endif
