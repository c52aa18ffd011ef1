/* Where a sentence may be cut: what the files of the pass share. */
#ifndef SIMPLIFY_SPLIT_H
#define SIMPLIFY_SPLIT_H

#include "simplify/rewrite.h"

/* What the main clause does. */
enum act {
	ACT_NONE, /* not certain */
	ACT_STATES,
	ACT_REQUEST,
	ACT_LETS,
	ACT_MUST,
};

struct goal {
	enum act act;
	struct elem *verb; /* 出す of 出さなければなりません */
	struct elem *last; /* the last predicate of the sentence */
};

/* The end of the sentence that `from` stands in. */
struct goal split_goal(struct chain *c, struct elem *from);
/* 遠慮してください, 走らないでください: with て before it both would be
 * forbidden. */
bool split_is_ban(const struct goal *g);
/* The predicate at its end, if it can end a sentence; NULL. */
struct elem *split_main(struct chain *c, struct elem *from);
bool split_is_comma(const struct elem *e);
/* Behind ①, (3), 問1 and what else marks the sentence that begins at first; first
 * itself where there is none. */
struct elem *split_behind_mark(const struct chain *c, struct elem *first);
unsigned split_morae(const struct chain *c, const struct elem *e);
/* Those of [e, to). */
unsigned split_morae_of(const struct elem *e, const struct elem *to);
/* A topic in e or behind it, or a subject before it. */
bool split_has_topic(const struct chain *c, const struct elem *e);
bool split_has_subject(const struct chain *c, const struct elem *e);
/* A は stands before e: what it ends qualifies no noun. */
bool split_follows_topic(const struct chain *c, const struct elem *e);
/* The words before e up to the last predicate or topic have が. */
bool split_own_subject(const struct chain *c, const struct elem *e);
/* The main clause behind e names its subject. */
bool split_has_own_subject(const struct chain *c, const struct elem *e);
/* …ときは, …場合に、 …すれば, and not …ときでも. */
bool split_is_condition(const struct elem *e);
/* A condition stands before e and none behind: what a cut leaves behind would
 * be said of all cases. */
bool split_is_supposed(const struct chain *c, const struct elem *e);
/* e is a clause beside the main one, and not inside of a condition or of
 * what qualifies a noun. */
bool split_joins(const struct chain *c, const struct elem *e,
    const struct elem *behind, const struct goal *g);
/* What follows a cut may not be a relative clause that the first part
 * belongs to: 住所はあるが、登録していない方は… */
bool split_opens_relative(const struct chain *c, const struct elem *e);
/* The predicate before its noun, or NULL. */
const struct elem *split_relative(const struct chain *c, const struct elem *e);
/* The noun that p qualifies is no subject, which more might be a part of. */
bool split_is_inner_relative(const struct elem *p);
/* Before ため: a reason, not a purpose. */
bool split_is_cause(const struct pred *p);
/* とき, ため: the clause before them qualifies no thing. */
bool split_is_function_noun(const struct elem *e);
/* No predicate between e and the last one: e is coordinate with it. */
bool split_coordinate(
    const struct chain *c, const struct elem *e, const struct elem *last);
/* Verbs that only connect: 場合を除き、 …として、 */
bool split_connects(const struct elem *e);

/* The 。 behind all that go on from the one at `stop`: そして、… */
struct elem *split_chain_stop(const struct chain *c, struct elem *stop);

/* 制度, 方針: what an act can be the whole of. */
bool split_is_plan(const struct elem *noun);
/* Puts 。 and the connective, or NULL, in place of [e->next, behind). */
void split_cut(
    struct work *w, struct elem *e, struct elem *behind, const char *word);
/* Puts the predicate e before a noun. False, and e stays, if it has no such
 * form. */
bool split_qualify(const struct work *w, struct elem *e);
/* Ends the sentence with the predicate e, and cuts. */
bool split_at(struct work *w, struct elem *e, struct elem *behind,
    const char *word, const char *id);

/* Ends e as the goal ends: 書いてください, 書かなければなりません. */
bool split_give(struct work *w, struct elem *e, const struct goal *g);
/* 通帳を持って、窓口で申し込んでください → 窓口で申し込んでください。
 * そのとき、通帳を持ってきてください。 */
bool split_bring(struct work *w, struct elem *e);
/* 対象が広がって、費用も…: true if it was cut. */
bool split_turn(struct work *w, struct elem *e);
/* 参加者を集めていて、: what the city does. */
bool split_is_offered(const struct elem *e);
/* 詐欺が増えているので、電話を買った人に…: goes on everywhere, and is no matter
 * of those people. */
bool split_is_trend(
    const struct chain *c, const struct elem *e, const struct elem *behind);
/* 予約制になっていて、…: true if it was cut. */
bool split_state(struct work *w, struct elem *e);
/* What the cut would take from its person, time or thing. */
bool split_strands_person(
    const struct work *w, const struct elem *e, struct elem *behind);
/* 煙は、早く広がるため, and not 就職した人は: the cause says it of its topic
 * alone. */
bool split_is_of_topic(const struct chain *c, const struct elem *cause);
/* 県は、 町の中では、: the last topic before e is who acts, or where it is. */
bool split_citys_topic(const struct chain *c, const struct elem *e);
/* 風しんは、障害が出ることがあるため、妊娠を望む人に検査を行っています: the topic may
 * do harm, and has no part in what is done. */
bool split_is_risk(struct chain *c, const struct elem *e, struct elem *behind);
/* クマを見かけたら、危険ですので、…: the case is that of the request. */
bool split_strands_find(const struct chain *c, const struct elem *e);
bool split_strands_case(
    const struct chain *c, const struct elem *e, const struct elem *behind);
/* 電線には、感電するかもしれませんので、触れないでください: where the reader should
 * not go, or what not touch. */
bool split_strands_place(
    struct chain *c, const struct elem *e, struct elem *behind);
bool split_strands_thing(
    struct chain *c, const struct elem *e, struct elem *behind);
bool split_is_of_thing(
    const struct chain *c, const struct elem *e, const struct elem *behind);
bool split_strands_act(
    struct chain *c, const struct elem *e, struct elem *behind);
/* 連用中止 and て; true if there is a sentence more. */
bool split_te(struct work *w, struct elem *e);
/* 県は、関心が高まっているので、研修会を開きます → 関心が高まっています。だから、
 * 県は、研修会を開きます: true if it was cut. */
bool split_doer(struct work *w, struct elem *e, struct elem *behind);
/* 死者は67人で、このうち…: true if it was cut. */
bool split_noun(struct work *w, struct elem *e);
/* 対象は、市内に住む人で、市外の人も…: true if it was cut. */
bool split_who(struct work *w, struct elem *e);
/* 知らせなければならず、秘密は守ります: the first of them. */
bool split_is_duty(const struct elem *e);
/* だけ、 before another topic. */
bool split_limit(struct work *w, struct elem *e);
/* What is lacking, and what is asked for before what is forbidden. */
bool split_apart(struct work *w, struct elem *e);
/* て before another request, which the sentence is too long for. */
bool split_act(struct work *w, struct elem *e);
/* The same of what the city does. */
bool split_do(struct work *w, struct elem *e, struct elem *comma, bool after);
/* From e on it is said what a law wants: …することが条例で決まっています. */
bool split_is_ruled(const struct elem *e, const struct goal *g);
/* How one does something rather than what one does; or nobody asks for it. */
bool split_is_manner(const struct elem *e);
/* 窓口に行って, 市役所に連絡して: whole without を. */
bool split_is_whole_act(const struct elem *e);
/* The word stands before e, behind the last predicate or topic. */
bool split_has_own(
    const struct chain *c, const struct elem *e, struct str word);
/* そして, そのあと, or NULL. */
const char *split_connective(
    const struct elem *e, const struct elem *behind, bool after);
/* Nobody means to do e, which is denied: なくて, not ないで. */
bool split_is_unwilled(const struct elem *e);
/* 結論に至り、来年始めます: came about before. */
bool split_becomes(const struct elem *e, const struct elem *last);
/* 休みの日は紙を預かり、審査は次の日に行います: true if it was cut. */
bool split_topics(struct work *w, struct elem *e);
/* 記入し、 → 記入して、 */
void split_te_form(struct work *w, struct elem *e);
/* ほか、 とともに、 だけでなく、 */
bool split_also(struct work *w, struct elem *e);
/* そして at the head of one sentence after the other: only the last keeps it. */
void split_links(struct work *w);
/* 壊れたり、止まったりすることがあります: true if there is a sentence more. */
bool split_tari(struct work *w, struct elem *e);
/* 出すことが法律で決まっています: true if it became a duty. */
bool split_law_duty(struct work *w, struct elem *e);
/* 出す義務があります, where it is not said whose it is: 出さなければなりません. */
void split_obliged(struct work *w, struct elem *e);
/* 音を出すことは、迷惑になります。だから、やめてください: true if it became 音を
 * 出さないでください before it. */
bool split_stop(struct work *w, struct elem *e);
/* なくすことを目指して、 費用を出すことで、 発表を受けて、: true if it was cut. */
bool split_aim(struct work *w, struct elem *e);
/* 8月までに出さないと、…: what one has to do becomes a request before it. */
bool split_or_else(struct work *w, struct elem *e);
/* The deadline that ends at e as a sentence of its own. */
bool split_deadline(struct work *w, struct elem *e);
/* From when until when it is, as a sentence of its own. */
bool split_period(struct work *w, struct elem *e);
/* 車が動けなくなったときは、… → 車が動けなくなることがあります。そのときは、… */
bool split_when(struct work *w, struct elem *e);
/* …ときは、…してください → …ときは、次のようにしてください。…: the sentence
 * that begins at `first`. */
bool split_next(struct work *w, struct elem *first);
/* 家を買うときは、お金を出す制度を始めます: a plan before the last predicate
 * says what is done then. */
bool split_opens_plan(const struct elem *e, const struct elem *last);
/* 次の人, 次のように: what follows says who, or how. */
bool split_has_lead(const struct chain *c);
/* Parts that are sentences of their own behind the main clause: purposes,
 * deadlines, for whom. */
void split_move(struct work *w);

#endif
