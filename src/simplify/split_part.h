/* Parts of a sentence that become one behind it: purposes, for whom, until
 * when. */
#ifndef SIMPLIFY_SPLIT_PART_H
#define SIMPLIFY_SPLIT_PART_H

#include "simplify/split.h"

/* [first, to) becomes a sentence; [to, behind) is left out. */
struct part {
	struct elem *first, *to, *behind;
	struct elem *stop; /* the 。 of the sentence */
	bool refers;	   /* その may stand behind it */
	bool names;	   /* だから may, too */
};

/* The first element of the phrase that ends at e: behind the topic, or where
 * the sentence begins. NULL if it may begin elsewhere. */
struct elem *part_begin(const struct chain *c, struct elem *e);
/* The phrase goes on behind the comma: 市内に住んでいて、働く人. */
bool part_goes_on(const struct elem *comma);
/* Every を, に, が of [first, to) has its predicate there. */
bool part_is_closed(const struct part *p);
/* このほど、 8月に、: when, of what follows. */
bool part_is_frame(const struct elem *comma);
/* 学生が、 at the head of a sentence that says no other topic: of the clause
 * that follows it, and not of what the city, or somebody else, does behind. */
bool part_is_subject(
    const struct work *w, struct elem *comma, const struct elem *behind);
/* Words of a law's name, and whether a noun ends one. */
bool law_is_part(const struct elem *e);
bool law_is_name(const struct elem *e);
/* 条例により、…: a law before e in its sentence is the reason. */
bool law_before(const struct chain *c, const struct elem *e);
bool part_is_number(const struct elem *e);
/* People, households, and who else may be asked to do something. */
bool part_is_people(const struct elem *noun);
/* A predicate of its own, outside of brackets. */
bool part_has_pred(const struct part *p);
/* What is left is one clause that says nothing of what was moved; finds the
 * end of its sentence. */
bool part_stands_alone(struct chain *c, struct part *p, struct goal *ret);
/* Puts the part behind p->stop: "topic は、part です。"; NULL: no topic. */
void part_state(
    struct work *w, struct part *p, const char *topic, const char *id);
/* What one tells others, or takes care of: no purpose. */
bool part_takes_manner(const struct elem *verb);

/* 飼い主は、狂犬病予防法で、…なければなりません: the law behind it. */
bool split_law(struct work *w, struct elem *e);
/* 70歳以上の人に、 as a sentence of its own: 対象は、…です。 */
bool split_whom(struct work *w, struct elem *e);
/* …という相談が増えています: what people tell stands behind it. */
bool split_such(struct work *w, struct elem *e);
/* …する制度があります: what it is stands behind it. */
bool split_thus(struct work *w, struct elem *e);
/* 支援員を送る制度があります */
bool part_is_offer(const struct goal *g);
/* 家を移す場合に、費用の一部を出します: p ends with the case, and the city does
 * then what g says. */
bool part_is_given_then(
    const struct work *w, const struct part *p, const struct goal *g);
/* 山の多い地域で、: where the main clause is done, too. */
bool part_is_where(const struct elem *comma);
/* けがを防ぐため、 安心して暮らせるように、 behind it. */
bool split_why(struct work *w, struct elem *e);
/* 調査の一環として、 台風の影響で、 知ってもらおうと、 behind it. */
bool split_behind(struct work *w, struct elem *e);
/* お風呂に水をためるなど、 behind it. */
bool split_like(struct work *w, struct elem *e);
/* 100万円を上限として、 behind it. */
bool split_most(struct work *w, struct elem *e);
/* 本人が来ないときだけ、 as a sentence of its own. */
bool split_only(struct work *w, struct elem *e);
/* 大きさに関係なく、 may be said of what follows. */
bool name_is_whatever(const struct elem *e);
/* 交付金を使って、困っている業者に: how it is given. */
bool name_is_means(const struct elem *comma);
/* 温暖化の影響で、栽培に適した地域: why, of the name or of what becomes of it. */
bool name_holds_why(const struct elem *first, const struct elem *to);
/* The first element of the name that ends with `last`, before the particle e;
 * NULL if it may begin elsewhere. */
struct elem *name_begin(
    const struct work *w, struct elem *e, const struct elem *last);
/* …した人は、 → 次の人は、: who it is stands behind it. */
bool split_name(struct work *w, struct elem *e);
/* することが大切です */
bool part_is_advised(const struct elem *last);
/* 報酬を上げるとともに、支援を強くする方針です: both are planned. */
bool split_planned(
    struct work *w, struct elem *e, struct elem *behind, const struct goal *g);
/* 割合が増えた一方で、…; 調べたところ、…: true if it was cut. */
bool split_while(struct work *w, struct elem *e);
/* Several people or cases: the others are said to be the same. */
bool split_same(struct work *w, struct elem *e);
/* That is so of what stands from e up to the end of its sentence. */
bool split_can_name(struct work *w, struct elem *e);

#endif
