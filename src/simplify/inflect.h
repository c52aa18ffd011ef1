/*
 * Inflection: every form of a verb or adjective from its dictionary form.
 * Generated, never listed.
 */
#ifndef SIMPLIFY_INFLECT_H
#define SIMPLIFY_INFLECT_H

#include "base/base.h"

enum conj {
	CONJ_NONE,
	CONJ_ICHIDAN, /* 食べる */
	CONJ_KU,      /* 書く; the five-row verbs by their row */
	CONJ_IKU,     /* 行く */
	CONJ_GU,
	CONJ_SU,
	CONJ_TSU,
	CONJ_NU,
	CONJ_BU,
	CONJ_MU,
	CONJ_RU,
	CONJ_U,
	CONJ_TOU,   /* 問う, 請う */
	CONJ_ARU,   /* ある */
	CONJ_HONOR, /* いらっしゃる, くださる, なさる, ござる */
	CONJ_SURU,  /* 提出する */
	CONJ_ZURU,  /* 準ずる, 信じる written ずる */
	CONJ_KURU,  /* 来る, くる */
	CONJ_ADJ,   /* 高い */
	CONJ_YOI,   /* いい: よく, よかった */
	CONJ_NA,    /* 必要: the stem, without だ */
	CONJ_COPULA, /* だ after a noun: the word is empty */
	CONJ_MAX
};

enum form {
	FORM_SHUSHI,	/* 書く, 高い, 必要だ */
	FORM_RENTAI,	/* 書く, 高い, 必要な */
	FORM_MIZEN,	/* 書か, 高く, 必要で: before ない */
	FORM_RENYOU,	/* 書き, 高く, 必要で */
	FORM_POLITE,	/* 書き, いらっしゃい: before ます */
	FORM_BA,	/* 書けば, 高ければ, 必要なら */
	FORM_MEIREI,	/* 書け */
	FORM_IKOU,	/* 書こう */
	FORM_TE,	/* 書いて, 高くて, 必要で */
	FORM_TA,	/* 書いた, 高かった, 必要だった */
	FORM_TARA,	/* 書いたら */
	FORM_TARI,	/* 書いたり */
	FORM_PASSIVE,	/* 書かれる: a new ICHIDAN word */
	FORM_CAUSATIVE, /* 書かせる */
	FORM_POTENTIAL, /* 書ける */
	FORM_MAX
};

/* The class of an IPADIC conjugation type; CONJ_NONE if it is none of a
 * verb or adjective that is generated. */
enum conj conj_from_ipadic(struct str ctype, struct str base);
/* The class of a dictionary form by its ending and the known exceptions;
 * CONJ_NA for a word that ends in neither う-row kana nor い. */
enum conj conj_guess(struct str word);
bool conj_is_verb(enum conj c);

/* The form in the arena; STR_NONE if the word does not have it. */
struct str inflect(struct arena *a, struct str word, enum conj c, enum form f);

#endif
