/* Kinds of what cannot be: chain_clashes counts them. */
#ifndef SIMPLIFY_CLASH_H
#define SIMPLIFY_CLASH_H

#include "simplify/chain.h"

/* At 期限 of a sentence of its own: a deadline that only one of two acts before
 * it had, or from a day that nobody knows any more:
 * 警察に24時間以内に知らせるか、市に知らせてください。期限は、7日以内です。 */
bool clash_is_loose_limit(const struct chain *c, const struct elem *e);

/* 収められるか、保管している遺骨: done to it, and done by it. */
bool clash_mixes_voices(const struct elem *e);

/* At the verb of 効力は、次のことに気をつけてください: no thing is careful. */
bool clash_is_things_care(const struct chain *c, const struct elem *e);

/* At the verb of 証を持っています。そして、見せなければなりません: that was a duty, too. */
bool clash_is_duty_as_fact(const struct chain *c, const struct elem *e);

/* At し of 使える人は、次のことが必要です。市民とし、…: that is who they are. */
bool clash_ends_cleft(const struct chain *c, const struct elem *e);

/* At the verb of 持ち主に対し出た: it was given to them. */
bool clash_is_given_to(const struct elem *e);

/* みなさなければならない: that is what a rule does. */
bool clash_is_no_duty(const struct elem *e);

/* At そして of 当てはまって、そして、申し込めます。対象は、…人です: both said who. */
bool clash_is_cut_relative(const struct chain *c, const struct elem *e);
/* At だから of 障害があります。だから、支障がある人は、…: it is their trait. */
bool clash_is_cut_trait(const struct chain *c, const struct elem *e);

/* At そして of 土地を買います。そして、建てたときは、…: both are what the case is. */
bool clash_is_cut_case(const struct chain *c, const struct elem *e);

/* At the verb of 使えるのは市民です。手帳をもらったことになります: both say who. */
bool clash_ends_who(const struct chain *c, const struct elem *e);

/* At する of 建築士をします。そして、説明をさせます: whom one makes do it. */
bool clash_is_made_role(const struct chain *c, const struct elem *e);
/* すぐに直ってください: nobody can, and no thing is named. */
bool clash_is_unwilled_duty(const struct chain *c, const struct elem *e);
/* At そして of なくなります。そして、今は: that was before. */
bool clash_loses_past(const struct chain *c, const struct elem *e);
/* 届けが義務になって、届けない人です: the first is no trait of theirs. */
bool clash_is_rule_as_trait(const struct chain *c, const struct elem *e);

#endif
