/*
 * What the parts of the pass over passives share.
 */
#ifndef SIMPLIFY_PASSIVE_H
#define SIMPLIFY_PASSIVE_H

#include "simplify/rewrite.h"

/* Who and what stand in the clause of a passive. */
struct passive_frame {
	struct elem *subject; /* the が of its clause */
	struct elem *topic;   /* は or も */
	bool agent;
	bool object; /* を */
	bool base;   /* を of no object: 寄附をもとに */
	bool means;  /* what its doer does first: 補助金を使って */
	bool carried; /* a thing that the clause before is about: 水が…を経て */
	bool act;    /* what somebody else does: 検査を受けることで */
	bool unread; /* が behind what looks like a verb: 立入りが */
	bool far;    /* clauses stand between the subject and the verb */
	bool open;   /* a が with a comma, of another clause, and no subject */
};

/* enum verb_class bits of e; those of 化する are the city's. */
unsigned passive_verb_class(const struct work *w, const struct elem *e);
/* 申告がない場合は: は of no subject. */
bool passive_opens_case(const struct elem *e);
/* 公示された日から; 指定された日 is that which is set. */
bool passive_is_day_of(const struct elem *e);
/* 発表されるのは5月です */
bool passive_is_told(const struct work *w, const struct elem *e);
/* 表に書かれています: its result is seen. */
bool passive_is_state(const struct work *w, const struct elem *e);
/* True if the active form of e would not read as the act of somebody else. A
 * condition (配布されたら、場合は) would read as the reader's act, and so would a
 * clause before a request. */
bool passive_keeps_meaning(const struct work *w, struct elem *e);
/* 税とあわせて, 法律に基づいて: a particle, not a clause. */
bool passive_particle_te(const struct elem *e);
/* 市により: who does it. */
bool passive_is_agent(const struct elem *e);
/* 額を限度として, 所得をもとに: を of no object. */
bool passive_wo_as(const struct elem *e);
/* 遅滞なく, 正しく, 展示替えをしながら, 繰り返し行われる: how e is done. */
bool passive_says_how(const struct elem *at, const struct elem *e);
/* 資金を使って in 住宅が資金を使って建設される */
bool passive_is_tool(const struct elem *at);
/* 補助金を使って整備される: what its doer does first stands before e. */
bool passive_has_means(const struct chain *c, const struct elem *e);
/* `class`: enum verb_class bits of e, or 0. */
void passive_frame_find(const struct chain *c, struct elem *e, unsigned class,
    struct passive_frame *f);
/* The が of 像が、友好の証しとして置かれた, before clauses that qualify nouns, or
 * NULL. */
struct elem *passive_far_subject(const struct chain *c, const struct elem *e);
/* Where a frame has no subject and no topic but where: looks for it before
 * clauses. */
void passive_frame_reach(
    const struct chain *c, const struct elem *e, struct passive_frame *f);
/* The active form of e, and what was its subject with を. */
void passive_make_active(struct work *w, struct elem *e, struct elem *subject);
/* 撮られた写真, 電池が使われている製品: e may become active. ret_subject is its が or
 * NULL. `class`: of e. */
bool passive_makes_thing(
    struct work *w, struct elem *e, unsigned class, struct elem **ret_subject);
/* 支援員が学校に配置されている → いる: people are not put. False if its subject
 * is none. */
bool passive_are_there(
    struct work *w, struct elem *e, const struct elem *subject);
/* 通知書が送付されたら → 通知書が届いたら: of a thing, where nobody may act. */
void passive_come_about(struct work *w, struct elem *e);

/* 市が改善した点: somebody does it, so that `easy`, 良くなる, does not say it. */
bool passive_is_act(const struct elem *e, struct str easy);

#endif
