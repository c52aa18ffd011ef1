/*
 * Patterns over elements, the language of content/rules/grammar.tsv.
 *
 * Items stand between spaces:
 *   ~  ~2     a predicate (first, second)     N  a noun     V  a value
 *   S         a noun that takes する          T  a time
 *   する*     the predicate of this dictionary form; だ* the copula
 *   に係る    these words as they are written
 *   a|b       either; a? may be missing
 *   ^ $ _     clause begin; sentence end; no part of a compound before
 *   […]       conditions on a predicate, comma between: neg, aff, past,
 *             now, verb, adj, na, final, …; an ending (rentai, te, …);
 *             alone, behind no other act that it would deny too;
 *             willed, what one does: 川に入る, and not 事故につながる;
 *             an auxiliary (pass, iru, tai, …) or !pass for its absence;
 *             on a noun: thing, one that does not act; actor; person;
 *             group, which people: 外国籍, 65歳以上; act, it takes する;
 *             event: 地震; harm, damage and faults; time; place; device,
 *             fixed to a building; doc, what one reads; money, what one
 *             pays; count: 100円; cause, whose により is で; bare, that
 *             nothing qualifies; reader, an act of the reader: 参加;
 *             trans, an act that is done to something: 整備
 * N may be a compound, but for the first item: there what stands before its
 * last part stays where it is.
 * In a result […] says what to change: neg, aff, +must, -pass, kudasai, …;
 * S[する] makes a predicate of the noun. The last predicate of the result
 * takes ending, politeness and tense of the last one matched.
 */
#ifndef SIMPLIFY_PATTERN_H
#define SIMPLIFY_PATTERN_H

#include "simplify/chain.h"

/* A noun that makes a compound with its neighbour. */
bool rewrite_compound(const struct elem *e);
/* True if a person does e for us who is not the reader, 患者様に料金を払って
 * いただきます, and to whom nothing is shown or told. */
bool rewrite_named_doer(const struct chain *c, const struct elem *e);

#define PATTERN_MAX 16

/* Conditions on a predicate; in a result, what it becomes. */
enum cond {
	COND_NEG = 1 << 0,
	COND_AFF = 1 << 1,
	COND_PAST = 1 << 2,
	COND_NOW = 1 << 3,
	COND_POLITE = 1 << 4,
	COND_VERB = 1 << 5,
	COND_ADJ = 1 << 6,
	COND_NA = 1 << 7,
	COND_FINAL = 1 << 8,
	COND_SAHEN = 1 << 9,
	COND_HONOR = 1 << 10,
	COND_PLAIN = 1 << 11,
	COND_THING = 1 << 12,  /* a noun that does not act */
	COND_GROUP = 1 << 13,  /* which people: 外国籍, 65歳以上 */
	COND_MONEY = 1 << 14,  /* 料, 費用: what one pays */
	COND_CAUSE = 1 << 15,  /* a noun whose により is で */
	COND_BARE = 1 << 16,   /* a noun that nothing qualifies */
	COND_READER = 1 << 17, /* what the reader does, not the city */
	COND_COUNT = 1 << 18,  /* 100円, 30名: a number with its counter */
	COND_HARM = 1 << 19,   /* 被害, 損傷: what is found, not learnt */
	COND_PERSON = 1 << 20, /* 住民, 医師 */
	COND_ACTOR = 1 << 21,  /* 市長, 委員会: who acts */
	COND_ACT = 1 << 22,    /* 改修: a noun that takes する */
	COND_DOC = 1 << 23,    /* 要項, 一覧: what one reads */
	COND_PLACE = 1 << 24,  /* 喫煙所, 窓口: a place, not a thing */
	COND_DEVICE = 1 << 25, /* 警報器, 手すり: what is fixed to a building */
	COND_EVENT = 1 << 26,  /* 地震, 事故: what happens */
	COND_TIME = 1 << 27,   /* 1か月, 夜間 */
	COND_ALONE = 1 << 28,  /* no act before it with て and a comma */
	COND_TRANS = 1 << 29,  /* 整備: an act that is done to something */
	COND_WILLED = 1 << 30, /* what one does, not what comes about */
};

/* Those that take a look around the predicate. */
#define COND_SEEN (COND_ALONE | COND_WILLED)

/* What a predicate is, or has to be: bits of enum cond, one by its ending, and
 * its auxiliaries. */
struct pred_conds {
	uint32_t is, ending, aux;
};

enum item_kind {
	ITEM_TEXT,
	ITEM_PRED, /* ~ */
	ITEM_NOUN,
	ITEM_VALUE,
	ITEM_SAHEN,
	ITEM_TIME,
	ITEM_BEGIN,
	ITEM_WORD, /* _ */
	ITEM_END,
};

struct alt {
	struct str text;
	bool pred; /* the predicate of this dictionary form */
};

struct item {
	enum item_kind kind;
	uint8_t capture; /* 0 first, 1 second of its kind */
	bool optional, make_verb;
	uint8_t nalts;
	const struct alt *alts;
	uint32_t need, change;	       /* enum cond bits */
	uint32_t endings;	       /* allowed, 0: any; result: the one */
	uint32_t aux_need, aux_refuse; /* bits by enum aux */
	uint8_t push;		       /* result: auxiliary to add */
};

struct pattern {
	const struct item *items; /* and an empty one behind them */
	uint8_t count;
	bool flips;	 /* result: may change what is denied */
	uint8_t key;	 /* the item that the index is over: 0 or 1 */
	uint16_t weight; /* bytes of literal text, for longest first */
};

/* Compiles into the arena; the strings are views into `text`. NULL, or what
 * is wrong. */
const char *pattern_compile(
    struct pattern *p, struct str text, struct arena *a);

struct match {
	struct elem *first, *behind; /* elements [first, behind) */
	struct elem *preds[2], *sahen, *value;
	struct elem *nouns[2], *noun_ends[2]; /* first and last of each */
	struct elem *last_pred;
	uint32_t last_need; /* the auxiliaries that its item names */
	bool neg_free;	    /* the pattern says nothing about its negation */
};

/* A noun that says which people: 外国籍, 65歳以上. */
bool pattern_is_group(const struct elem *e);
/* A noun that says when: 災害時, 夜間, a typed date. */
bool pattern_is_time(const struct elem *e);
/* The conditions of a noun that were looked at, and which of them hold. */
struct noun_conds {
	uint32_t asked, hold;
};
/* The conditions of N, and those of S. `known` is of the same noun, empty at
 * first. */
bool pattern_noun_holds(
    struct noun_conds *known, uint32_t need, const struct elem *e);
bool pattern_sahen_holds(const struct item *it, const struct elem *e);
/* False if the noun of the match stays one: 新しい申請, 許可. */
bool pattern_becomes_verb(const struct match *m);
/* 申請 as a row has it, and not as S, that becomes the verb `made`. */
bool pattern_is_written_act(const struct match *m, const struct elem *made);
/* 払わなければなりません: what a fined person does. */
bool pattern_is_paying(const struct elem *e);
/* The `count` elements made cannot stand in place of what matched: a request
 * inside of a sentence, a comma before a particle, a thing that acts. */
bool pattern_refuses(const struct chain *c, const struct match *m,
    struct elem *const *made, unsigned count);
/* 新たな[申請の際], 参加[申請の際]: what stands before needs the noun. */
bool pattern_needs_noun(const struct match *m, const struct elem *made);
/* 整備: an act that is done to something. */
bool pattern_takes_object(const struct elem *e);
/* 外出: takes no を, so that 不要不急の外出 says how, and not what. */
bool pattern_takes_no_object(struct str act);
/* 整備, 効率化: a noun that takes する. */
bool pattern_is_act_noun(const struct elem *e);
/* The first of two acts before the particle of the second, 市への届出と会社への
 * 申請, or NULL. */
const struct elem *pattern_first_act(const struct elem *particle);
/* The act as a predicate without a surface: 整備する, 振り込む. */
struct elem *pattern_act_pred(struct chain *c, const struct elem *act);
/* True if the match takes the second of two acts from behind its noun, or one
 * whose doer is named: 仕事の効率化とサービスの[向上を図る]. */
bool pattern_splits_acts(const struct match *m);
/* True if the match says that one should not act: 外出を控える, and not 滞納する. */
bool pattern_refrains(const struct match *m);
/* 祭りによる町の[活性化を図る] → 祭りで町を…: what the act is done by goes with
 * the verb. */
void pattern_free_means(struct chain *c, const struct match *m);
/* の before a noun that became `verb`: 会場での喫煙 → 会場で喫煙する,
 * 夜間の外出 → 夜間に外出する, 書類の提出 → 書類を提出する. */
void pattern_verb_case(struct elem *no, struct str verb);
/* 窓口での, 市への before a verb: で, に. False if it is no such particle. */
bool pattern_joint(struct elem *no);
/* True if a result's item states or takes away a negation. */
bool pattern_item_flips(const struct item *it);
/* ご and お, which may stand before a word. */
bool pattern_is_prefix(struct str s);
/* All but COND_SEEN. */
struct pred_conds pattern_pred_conds(
    const struct chain *c, const struct elem *e);
/* Matches with item `key` at e. */
bool pattern_match(const struct pattern *p, struct chain *c, struct elem *e,
    struct match *ret);
/* Puts the result in place of the match and returns the element behind it,
 * or NULL if it cannot be made: nothing is changed then. */
struct elem *pattern_apply(
    const struct pattern *result, struct chain *c, struct match *m);

#endif
