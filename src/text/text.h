/*
 * text: Japanese text and locales. Morphemes (MeCab), sentences, kana and
 * furigana, typed values, and the values' forms in each locale (ICU).
 *
 * What is shared between threads is opened once and read-only; what is not
 * (a lattice, ICU formatters) lives in a worker that one thread owns.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/base.h"
#include "notice/notice.h"

/* ---- bytes to text ------------------------------------------------------ */

/* Decodes to UTF-8 by BOM, `declared` (may be empty) if the bytes decode,
 * escapes of ISO-2022-JP, strict UTF-8, else Shift_JIS or EUC-JP, whichever
 * gives more kana. ①, ㈱ and other vendor characters of CP932 survive; CR LF
 * becomes LF; unsafe characters (cp_is_unsafe) are dropped. Bytes that do
 * not decode become U+FFFD; both counts are reported. The result is valid
 * UTF-8. */
void text_decode(
    struct str bytes, struct str declared, struct buf *out, struct diag *d);

/* ---- sentences ----------------------------------------------------------- */

/* The end of the sentence that begins at `from`: behind 。！？ and closing
 * brackets that follow, not inside 「」『』（）()【】, or at a line break.
 * White space after it belongs to it, so that sentences concatenate to the
 * text. Unbalanced brackets do not swallow the paragraph. */
size_t sentence_end(struct str text, size_t from);
/* Whether the ． before pos is a stop, as behind ください, and not a point, or
 * behind the letter of an item. */
bool sentence_ends_point(struct str text, size_t pos);

/* ---- morphemes ------------------------------------------------------------
 */

/* Parts of speech of IPADIC, as far as the rules tell them apart. */
enum pos {
	POS_OTHER,
	POS_NOUN,	    /* 名詞,一般 and the like */
	POS_NOUN_VERBAL,    /* 名詞,サ変接続 */
	POS_NOUN_ADJ,	    /* 名詞,形容動詞語幹 */
	POS_NOUN_ADVERBIAL, /* 名詞,副詞可能 */
	POS_NOUN_PROPER,
	POS_NOUN_NUMBER,
	POS_NOUN_SUFFIX,    /* 名詞,接尾, counters among them */
	POS_NOUN_DEPENDENT, /* 名詞,非自立: こと, ため, 場合, よう */
	POS_PRONOUN,
	POS_VERB,
	POS_VERB_SUFFIX, /* 動詞,接尾: れる, られる, せる */
	POS_VERB_DEPENDENT, /* 動詞,非自立: いる, ください, いただく */
	POS_ADJECTIVE,
	POS_ADJECTIVE_DEPENDENT,
	POS_ADVERB,
	POS_ADNOMINAL, /* 連体詞 */
	POS_CONJUNCTION,
	POS_INTERJECTION,
	POS_PREFIX,    /* 接頭詞 */
	POS_AUXILIARY, /* 助動詞 */
	POS_PARTICLE_CASE,
	POS_PARTICLE_TOPIC, /* 係助詞 */
	POS_PARTICLE_CONJ,  /* 接続助詞 */
	POS_PARTICLE,	    /* the other 助詞 */
	POS_SYMBOL,
	POS_VALUE, /* a typed value, forced as one morpheme */
	POS_MAX
};

/* A dictionary feature, parsed once and shared by all its morphemes. */
struct feature {
	enum pos pos;
	struct str pos1, pos2, pos3, pos4; /* as IPADIC has them */
	struct str ctype, cform; /* 活用型, 活用形; empty if uninflected */
	struct str base;	 /* dictionary form; the surface if unknown */
	struct str reading;	 /* katakana; empty if unknown */
	uint32_t morae;		 /* of the reading */
};

struct morph {
	struct str surface; /* a view into the analysed text */
	const struct feature *feature;
	const struct value *value; /* POS_VALUE only */
};

struct morphs {
	struct morph *items;
	size_t count;
};

/* The dictionary, opened once; thread-safe. Its path is pinned to Debian's
 * mecab-ipadic-utf8 unless TAYORI_DICDIR names another; NULL and a
 * diagnostic saying what to install if it is missing. `rules_dir` holds
 * readings.tsv and glossary.tsv (may be NULL: no own readings). */
struct language;
struct glossary;
struct language *language_open(const char *rules_dir, struct diag *d);
/* Without trying the examples of the readings, which are known to hold, and the
 * terms of the glossary: `forced` is language_forced of the same tables and
 * dictionary, the lines of those that the dictionary reads otherwise. */
struct language *language_open_proven(
    const char *rules_dir, struct str forced, struct diag *d);
struct str language_forced(const struct language *l);
/* As easy_freeze and easy_thaw: the tables, without the dictionary. */
bool language_freeze(struct language *l, const char *path, struct str depends);
struct language *language_thaw(
    const char *path, struct str depends, struct diag *d);
/* The folder of the dictionary. */
const char *language_dictionary(void);
void language_close(struct language *l);

/* Its glossary, opened with it; NULL if there is none. */
const struct glossary *language_glossary(const struct language *l);

/* One thread's lattice and feature cache. */
struct tagger;
struct tagger *tagger_new(const struct language *l);
void tagger_free(struct tagger *t);

/* A part of the text that must come out as one morpheme. */
struct span {
	size_t start, end;
	const struct value *value; /* NULL: a plain noun */
};

/* Analyses one sentence. Spans are in order and do not overlap. The result
 * is in the arena, its surfaces concatenate to the text without the white
 * space between morphemes, views into `text`, which must live as long. */
void tagger_parse(struct tagger *t, struct str text, const struct span *spans,
    size_t nspans, struct arena *a, struct morphs *ret);

/* ---- the glossary ----------------------------------------------------------
 * content/rules/glossary.tsv: what the city's words are called in every
 * language. Columns: term, reading, gloss (in Easy Japanese), a column for
 * each language headed by its BCP 47 tag, note (when a word is used), source
 * (whose usage it follows). A cell of a language holds one or more
 * translations, separated by " | ": the first is preferred, the others are as
 * right. A term, its reading and its gloss are needed, and a translation in
 * each language that has a column.
 */

struct glossary; /* read-only once open */

struct glossary_term {
	struct str term, reading, gloss, note, source;
	uint32_t line;	   /* in the table */
	struct str *words; /* by language, as the cells are written */
};

/* Rows that are not complete, a term's second row and readings that are not
 * kana are reported and left out. A folder without the file gives an empty
 * glossary; NULL if the table cannot be read. */
struct glossary *glossary_open(const char *rules_dir, struct diag *d);
/* In an arena, which it lives as long as: it is not to be closed. */
struct glossary *glossary_open_in(
    struct arena *a, const char *rules_dir, struct diag *d);
void glossary_close(struct glossary *g); /* NULL is allowed, here and below */
/* The terms in the order of the file. */
size_t glossary_count(const struct glossary *g);
const struct glossary_term *glossary_term(const struct glossary *g, size_t i);
const struct glossary_term *glossary_get(
    const struct glossary *g, struct str term); /* NULL if absent */
/* Finds the next term at or after *at, the longest that begins there, and
 * moves *at behind it; false if there is none. A term in katakana or Latin
 * letters, or of one or two characters, counts only where its script does not
 * go on: no ガス in ガスト, no 市税 in 都市税制. */
bool glossary_next(const struct glossary *g, struct str text, size_t *at,
    const struct glossary_term **ret, size_t *ret_start);
/* Its translations in a language, one after the other from n = 0, the
 * preferred one first; empty behind the last, and for a language that has no
 * column. `tag` may be longer than the column's name: en-GB finds en. */
struct str glossary_words(const struct glossary *g,
    const struct glossary_term *term, struct str tag, size_t n);

/* ---- kana, numbers, furigana -----------------------------------------------
 */

void kana_to_hiragana(struct str s, struct buf *out); /* the rest as it is */
size_t kana_morae(
    struct str reading); /* っ and ー count, small ゃゅょ do not */
/* Appends kana in Latin letters, by Hepburn with macrons; false and nothing if
 * something in it is no kana. */
bool kana_to_latin(struct str kana, struct buf *out);
/* A name in Latin letters, from its readings: Shiokaze-shi, Minato-machi.
 * False and nothing if a reading is not known. */
bool romanise(
    struct tagger *t, struct str text, struct arena *a, struct buf *out);
/* Reading in hiragana of a number with a counter, by rule: (5, 人) ごにん,
 * (3, 日) みっか, (10, 分) じゅっぷん; false if the counter is unknown.
 * `number` is digits, "," and at most one "." (ASCII). */
bool counter_reading(struct str number, struct str counter, struct buf *out);

/* A piece of text and its reading; empty reading: none is needed. */
struct ruby_run {
	struct str base, reading;
};
/* Readings for a sentence's morphemes: okurigana outside, one run a word,
 * digits with their counter as one run if the counter's reading changes or
 * the number has up to three digits. Runs concatenate to `text`. */
size_t furigana(struct tagger *t, struct str text, const struct morphs *m,
    struct arena *a, struct ruby_run **ret);
/* The counter with its own reading, where both it and its number are read as
 * they mostly are: 12月 to 月 がつ; false for 4月, 9日, 10分, whose readings a
 * learner has to see whole. Views into the arguments. */
bool ruby_counter(struct str base, struct str reading, struct ruby_run *ret);
/* Puts RUBY nodes into the text of a sentence; existing RUBY, VALUE children
 * and foreign parts stay. */
void furigana_node(struct tagger *t, struct node *s, struct arena *a);

/* ---- typed values
 * ------------------------------------------------------------ */

struct found_value {
	size_t start, end; /* bytes in the text */
	struct value value;
};

struct value_context {
	struct date reference; /* publication: an unwritten year is the next
				* one in which the date is not before it */
	struct date last;      /* last date found, for elided years and months;
				* kept up to date by values_find */
	unsigned kinds;	       /* bits 1 << VALUE_…; 0: dates, times, periods,
				* money, phones, addresses on the net */
};

/* All values of a text, in order, not overlapping, longest first. A number
 * with a fraction has its whole part in `amount` and its decimal form in
 * `target`; a place has its postal code in `unit`, and no target; more than
 * one extension of a phone are joined with commas. A unit said once for
 * several counts for each: 12月29・30日. 無料 is 0 yen only where `kinds`
 * asks for money. What is
 * not certain is left. A weekday that contradicts its date is reported at
 * `offset` + position and stays outside the value; a day that does not
 * exist, and two years that differ, are reported and stay text. A period
 * holds its から and ～, and the まで that closes it. */
size_t values_find(struct str text, struct value_context *ctx, size_t offset,
    struct arena *a, struct found_value **ret, struct diag *d);
/* Splits the TEXT nodes below a sentence at the values found in them. */
void values_mark(
    struct node *s, struct value_context *ctx, struct arena *a, struct diag *d);

/* ---- locales
 * -------------------------------------------------------------------- */

struct locale {
	struct str po;	/* ja, ja@easy, en, zh_CN, … as in LINGUAS */
	struct str tag; /* BCP 47: ja, ja-simple, en, zh-Hans, … */
	struct str icu; /* ICU locale id */
	struct str own_name; /* 日本語, やさしい日本語, English, 简体中文 */
	bool rtl;
};

/* Locale of a gettext name; strings in the arena. False if ICU does not
 * know the language. */
bool locale_from_po(struct str po, struct arena *a, struct locale *ret);
/* ja, ja@easy, then the lines of po_dir/LINGUAS in order. A language's own name
 * is ICU's, or the one in po_dir/names.tsv (language, name), if there is one:
 * then ICU need not know the language. */
size_t locale_list(
    const char *po_dir, struct arena *a, struct locale **ret, struct diag *d);

/* One thread's ICU formatters of one locale, opened when first needed. */
struct formatter;
struct formatter *formatter_new(const struct locale *locale);
void formatter_free(struct formatter *f);
/* Appends the value's form in the locale. `style` is empty for the default
 * (the parts that the source wrote, see enum value_show), or what stands
 * behind the colon of a placeholder. For dates, with or without times:
 * short (in figures), long or year (with its year), noyear, weekday,
 * noweekday, full (year and weekday); for times: 24h; for money: words (the
 * amount spelled out). An unknown style gives
 * the default and returns false. For ja the default is the text as written
 * (`written`); for ja-simple it follows rule R11: Western year, 午前/午後,
 * から/まで. Kinds without a form of their own stay as written. */
bool value_format(struct formatter *f, const struct value *v,
    struct str written, struct str style, struct buf *out);
/* Which plural form goes with a number, money or an age: 0 for the first of
 * those that the locale has (in the order of CLDR: zero, one, two, few, many,
 * other). */
size_t value_plural(struct formatter *f, const struct value *v);

#endif
