/*
 * A sentence as a list of elements: words as they stand, and predicates
 * (verb, adjective or copula with all auxiliaries) parsed into one structure
 * that can be changed and generated again.
 */
#ifndef SIMPLIFY_CHAIN_H
#define SIMPLIFY_CHAIN_H

#include "simplify/inflect.h"
#include "text/text.h"

/* What is added to a predicate's stem, from the inside out. */
enum aux {
	AUX_NONE,
	AUX_CAUSATIVE, /* せる */
	AUX_PASSIVE,   /* れる: passive, honorific or potential */
	AUX_POTENTIAL, /* 書ける as generated */
	AUX_CAN,       /* ことができる as generated */
	AUX_TAI,
	AUX_SUGIRU,
	AUX_YASUI,
	AUX_NIKUI,
	AUX_HAJIMERU,
	AUX_TSUZUKERU,
	AUX_OWARU,
	AUX_NAOSU,
	AUX_WASURERU,
	AUX_KANERU,
	AUX_IRU, /* ている */
	AUX_ARU, /* てある */
	AUX_OKU,
	AUX_SHIMAU,
	AUX_KURU,
	AUX_IKU,
	AUX_MIRU,
	AUX_MORAU,    /* ていただく, てもらう */
	AUX_MORAERU,  /* ていただける, てもらえる */
	AUX_KURERU,   /* てくださる, てくれる */
	AUX_KARA_NAI, /* かもしれない: a negative in form only */
	AUX_MUST,     /* なければならない */
	AUX_NEED_NOT, /* なくてもいい */
	AUX_NEG,      /* ない inside, another auxiliary follows */
	AUX_TA,	      /* た inside, かもしれない follows */
	AUX_MAX
};

/* How the chain ends. */
enum ending {
	END_SHUSHI, /* sentence or clause end; before が, ので */
	END_RENTAI, /* before a noun */
	END_RENYOU, /* 連用中止: 書き、 */
	END_TE,
	END_NAIDE, /* ないで, ずに */
	END_ZU,	   /* ず */
	END_ZARU,  /* ざる */
	END_BA,
	END_TARA,
	END_TARI,
	END_MEIREI,
	END_IKOU,    /* ましょう, よう */
	END_KUDASAI, /* てください, ないでください */
	END_DAROU,   /* でしょう, だろう */
	END_KU,	     /* 高く, なく: before なる, する and verbs */
	END_NAGARA,  /* 確かめ, before ながら */
	END_OPEN,    /* an ending that is not generated: keep as written */
	END_MAX
};

#define PRED_AUX_MAX 8

struct pred {
	struct str head; /* dictionary form; empty for the copula */
	enum conj conj;
	uint8_t aux[PRED_AUX_MAX];
	uint8_t naux;
	uint8_t ending; /* enum ending */
	bool polite, neg, past;
	bool honorific; /* お…になる, なさる, いらっしゃる */
	bool humble;	/* お…する, いたす */
	bool sahen;	/* head is a noun with する */
	bool written;	/* である */
	bool joins;	/* ており、: two clauses, never one in the other */
	bool desu;	/* a bare です stands behind た or ない */
};

enum elem_kind { ELEM_WORD, ELEM_PRED };

struct elem {
	struct elem *prev, *next;
	enum elem_kind kind;
	struct str surface; /* as it will be written, unless dirty */
	struct str base;    /* dictionary form of a word; predicate: head */
	enum pos pos;
	const struct feature *feature; /* NULL: generated */
	const struct node *mark;       /* innermost B or A around it */
	const struct node *value;      /* VALUE or foreign node it stands for */
	size_t start, end; /* bytes of the analysed text; equal: generated */
	struct pred pred;
	struct str gloss; /* to be written behind it */
	bool dirty;	  /* predicate changed: generate the surface */
	bool frozen;	  /* in a quotation, glossed, or marked to stay */
	bool space;	  /* white space stands before it, as in `gap` */
	bool turned;	  /* a rule made a ban of it: 控える → しない */
	struct str gap;
	uint8_t depth;	/* of brackets around it */
	uint16_t morae; /* as analysed; generated ones: an estimate */
};

/* A sentence under work; head is a sentinel. Elements live in the arena. */
struct chain {
	struct arena *arena;
	struct elem head;
	struct str text;
	struct str tail; /* white space at the end */
};

/* NOLINTBEGIN(bugprone-macro-parentheses): e is a declaration */
#define CHAIN_FOREACH(e, c)                                                    \
	for (struct elem *e = (c)->head.next; e != &(c)->head; e = e->next)
/* NOLINTEND(bugprone-macro-parentheses) */

/* What the flattened sentence's morphemes stand for. */
struct origin {
	const struct node *mark, *value;
	bool frozen;
};

/* Builds the elements of the morphemes; origins[i] belongs to morpheme i. */
void chain_parse(struct chain *c, struct arena *a, struct str text,
    const struct morphs *m, const struct origin *origins);

struct elem *elem_word(struct chain *c, struct str surface, enum pos pos);
struct elem *elem_pred(struct chain *c, struct str head, enum conj conj);
void elem_insert_before(struct elem *at, struct elem *e);
void elem_unlink(struct elem *e);
/* [from, to) */
void elem_unlink_range(struct elem *from, const struct elem *to);
/* Puts [from, to) before `at`, which is not one of them. */
void elem_move(struct elem *at, struct elem *from, const struct elem *to);
void elem_insert_word(
    struct chain *c, struct elem *at, const char *surface, enum pos pos);
static inline bool
elem_end(const struct chain *c, const struct elem *e)
{
	return e == &c->head;
}
/* True for a word that is written exactly so. */
static inline bool
elem_is(const struct elem *e, struct str surface)
{
	return e->kind == ELEM_WORD && str_eq(e->surface, surface);
}
/* `before` with the surface of e behind it; in `joined` if it is needed. */
struct str elem_join(
    struct str before, const struct elem *e, struct buf *joined);
/* Or in one of these ways. */
bool elem_is_any(const struct elem *e, const char *const *words, size_t count);
/* A predicate of one of these dictionary forms. */
bool elem_has_head(
    const struct elem *e, const char *const *heads, size_t count);
bool elem_is_noun(const struct elem *e);
bool elem_is_particle(const struct elem *e);
/* 方 that is read ほう, and is nobody: 右の方. */
bool elem_is_side(const struct elem *e);
/* A noun for people: 申請者, 世帯主, 皆様. */
bool elem_is_person(const struct elem *noun);
/* Somebody who acts: people, 市, 業者. */
bool elem_is_actor(const struct elem *noun);
/* What acts beside an act, and is a place elsewhere: 病院, 警察. */
bool elem_is_body(const struct elem *noun);
/* 。！？ or the end of the chain. */
static inline bool
elem_is_stop(const struct chain *c, const struct elem *e)
{
	if (elem_end(c, e))
		return true;
	/* Most words are longer than a character. */
	if (e->kind != ELEM_WORD || e->surface.len > 3)
		return false;
	return str_eq(e->surface, STR("。")) || str_eq(e->surface, STR("！")) ||
	       str_eq(e->surface, STR("？")) || str_eq(e->surface, STR("!")) ||
	       str_eq(e->surface, STR("?"));
}
/* True if e is the last of its sentence, but for brackets: …です(予約不要)。 */
bool elem_is_last(const struct chain *c, const struct elem *e);

bool pred_has(const struct pred *p, enum aux aux);
/* 続ける, 忘れる: of an act, and of none that is left undone. */
bool pred_has_phase(const struct pred *p);
void pred_drop(struct pred *p, enum aux aux);
void pred_push(struct pred *p, enum aux aux);
/* 1 if the predicate denies, as a reader counts it. */
unsigned pred_negations(const struct pred *p);
/* The predicate in the form it states; STR_NONE if it cannot be made. */
struct str pred_generate(struct arena *a, const struct pred *p);
/* The element's text: its surface, or the generated predicate. */
struct str elem_text(struct chain *c, const struct elem *e);

#endif
