/* Parts of a sentence that is too long, and what may stand behind it. */
#include "simplify/split_part.h"

/* 地震で被害を受けて、困っている人: nothing that the city does. */
static bool
befalls(const struct elem *e)
{
	static const char *const heads[] = { "あう", "遭う", "失う", "なくす",
		"亡くなる", "困る", "壊れる", "減る", "倒れる" };

	if (e->kind != ELEM_PRED || e->pred.ending != END_TE || e->pred.neg)
		return false;
	/* 認知症だと医者が言って、悩んでいる人 */
	if (str_eq(e->pred.head, STR("言う")) && elem_is(e->prev, STR("が")) &&
	    elem_is(e->prev->prev, STR("医者")))
		return true;
	/* 災害にあって is read as ある. */
	return elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
	       (str_eq(e->pred.head, STR("ある")) &&
		   elem_is(e->prev, STR("に")) &&
		   elem_is(e->prev->prev, STR("災害"))) ||
	       ((str_eq(e->pred.head, STR("受ける")) ||
		    str_eq(e->pred.head, STR("出る"))) &&
		   (elem_is(e->prev, STR("を")) ||
		       elem_is(e->prev, STR("が"))) &&
		   (elem_is(e->prev->prev, STR("被害")) ||
		       elem_is(e->prev->prev, STR("損害"))));
}

/* 価格が下がって、困っている人: no act of anybody. */
static bool
turns(const struct elem *e)
{
	static const char *const heads[] = { "下がる", "上がる", "増える",
		"減る", "下落する", "上昇する", "高騰する", "悪化する",
		"低下する", "減少する", "急減する" };

	return e->kind == ELEM_PRED && e->pred.ending == END_TE &&
	       !e->pred.neg && elem_is(e->prev, STR("が")) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 市内に住んでいて、…人: who they are. */
static bool
is_living(const struct elem *e)
{
	static const char *const heads[] = { "住む", "暮らす", "働く", "通う",
		"勤める" };

	return e->kind == ELEM_PRED && e->pred.ending == END_TE &&
	       !e->pred.neg && elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       (pred_has(&e->pred, AUX_IRU) ||
		   str_eq(e->pred.head, STR("住む")));
}

/* 市内に住所があって、税金がかからない世帯; 助成を受けていて、…人 */
static bool
is_had(const struct elem *e)
{
	static const char *const words[] = { "住所", "登録", "住民票", "本籍",
		"障害", "障がい", "資格", "収入", "所得", "不安" };
	static const char *const heads[] = { "受ける", "持つ", "加入する",
		"入る", "飼う", "育てる", "借りる", "介護する" };

	if (e->kind != ELEM_PRED || e->pred.ending != END_TE || e->pred.neg)
		return false;
	if (str_eq(e->pred.head, STR("ある")))
		return elem_is(e->prev, STR("が")) &&
		       str_ends_any(
			   e->prev->prev->surface, words, ARRAY_SIZE(words));
	return e->pred.naux == 1 && pred_has(&e->pred, AUX_IRU) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 就職を望みながらも、できない人 */
static bool
is_despite(const struct elem *e)
{
	if (elem_is(e, STR("も")))
		e = e->prev;
	return str_starts(e->surface, STR("ながら")) &&
	       e->prev->kind == ELEM_PRED && e->prev->pred.ending == END_NAGARA;
}

/* 子どもの親などで、働いている人 */
static bool
is_somebody(const struct elem *noun)
{
	if (elem_is(noun, STR("など")))
		noun = noun->prev;
	return elem_is(noun, STR("世帯")) || elem_is(noun, STR("家庭")) ||
	       (elem_is_person(noun) && !elem_is_body(noun));
}

/* Goes on behind the comma: 避難が難しく、支援がない人; 物価高の影響で、収入が減った
 * 世帯. */
bool
part_goes_on(const struct elem *comma)
{
	static const char *const words[] = { "影響", "人", "災害", "理由",
		"以上", "以下", "未満", "地域", "区域", "農家", "業者" };
	const struct elem *e = comma->prev;

	return (e->kind == ELEM_PRED && e->pred.ending == END_KU) ||
	       (elem_is(e, STR("や")) && elem_is_noun(e->prev)) || befalls(e) ||
	       turns(e) ||
	       /* 診断の結果、危ないとわかった家 */
	       (elem_is(e, STR("結果")) && elem_is(e->prev, STR("の"))) ||
	       is_despite(e) || is_living(e) || is_had(e) ||
	       (e->kind == ELEM_PRED && e->pred.ending == END_TE &&
		   !e->pred.neg && str_ends(e->pred.head, STR("できる"))) ||
	       (elem_is(e, STR("で")) &&
		   (elem_is_any(e->prev, words, ARRAY_SIZE(words)) ||
		       is_somebody(e->prev)));
}

/* 50歳、55歳 */
static bool
is_number_link(const struct elem *comma)
{
	const struct elem *e = comma->prev, *next = comma->next;

	if (e->value || next->value)
		return e->value && next->value &&
		       e->value->value->kind == next->value->value->kind;
	return e->pos == POS_NOUN_SUFFIX && e->prev->pos == POS_NOUN_NUMBER &&
	       next->pos == POS_NOUN_NUMBER && elem_is(next->next, e->surface);
}

/* The first element of the phrase that ends at e: behind the topic, or where
 * the sentence begins. NULL if it may begin elsewhere. */
struct elem *
part_begin(const struct chain *c, struct elem *e)
{
	for (;; e = e->prev) {
		struct elem *before = e->prev;

		/* 【重要】 is a heading. */
		if (elem_is_stop(c, before) || elem_is(before, STR("】")))
			return e;
		if (before->depth)
			continue;
		/* 生活保護の人は費用が安くなるため: no comma, its subject. */
		if (elem_is(before, STR("は")))
			return split_is_comma(e) ? e->next : NULL;
		if (!split_is_comma(before))
			continue;
		if (before->prev->pos == POS_CONJUNCTION ||
		    elem_is(before->prev, STR("は")) ||
		    elem_is(before->prev, STR("として")))
			return e;
		/* 失業など、困ったことがある人; 50歳、55歳、60歳の人 */
		if (part_goes_on(before) || is_number_link(before) ||
		    (elem_is(before->prev, STR("など")) &&
			elem_is_noun(before->prev->prev)))
			continue;
		/* 暮らしを守るため、仕事をやめた人: of either. */
		if (elem_is(before->prev, STR("ため")))
			return NULL;
		if (!elem_is_noun(before->prev) ||
		    before->prev->pos == POS_NOUN_ADVERBIAL ||
		    before->prev->value)
			return NULL;
	}
}

bool
part_is_subject(
    const struct work *w, struct elem *comma, const struct elem *behind)
{
	const struct chain *c = w->c;
	const struct elem *ga = comma->prev, *at = comma->next;
	const struct elem *last = rewrite_final(w->c, comma);

	while (at->kind != ELEM_PRED && !elem_is_stop(c, at)) {
		if (elem_is(at, STR("が")))
			return false;
		at = at->next;
	}

	return elem_is(ga, STR("が")) && ga->pos == POS_PARTICLE_CASE &&
	       part_is_people(ga->prev) && !elem_is_body(ga->prev) &&
	       !split_has_topic(c, comma) && !split_follows_topic(c, comma) &&
	       !split_own_subject(c, ga) && last &&
	       (rules_verb_class(w->easy, last->pred.head) & VERB_CITY ||
		   split_has_own_subject(c, behind));
}

bool
part_is_number(const struct elem *e)
{
	return e->value || e->pos == POS_NOUN_NUMBER || e->pos == POS_VALUE;
}

/* Every を, に, が of [first, to) has its predicate there. */
bool
part_is_closed(const struct part *p)
{
	bool pred = false;

	for (const struct elem *e = p->to->prev; e != p->first->prev;
	     e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			return false;
		pred = pred || e->kind == ELEM_PRED;
		if (e->pos == POS_PARTICLE_CASE && !pred &&
		    !elem_is(e, STR("と")) && !elem_is(e, STR("から")) &&
		    !elem_is(e, STR("より")))
			return false;
	}
	return true;
}

/* 均等割額と平等割額をそれぞれ: each of these. */
static bool
is_list_link(const struct elem *e)
{
	return (elem_is(e, STR("と")) || elem_is(e, STR("や")) ||
		   elem_is(e, STR("、"))) &&
	       elem_is_noun(e->prev) && elem_is_noun(e->next);
}

/* The end of a sentence within, 次のようにしてください, which what follows says, and
 * 増やした結果、: nothing may leave them. */
static bool
keeps_together(const struct elem *e)
{
	static const char *const quotes[] = { "と", "など", "のに", "という",
		"か", "まで", "かも", "に", "とともに", "ばかり" };

	/* 悪い売り方, 目指す若い人 */
	if (e->kind == ELEM_PRED && !e->pred.polite &&
	    e->next->kind == ELEM_PRED)
		return false;
	if (e->kind == ELEM_PRED)
		return (e->pred.ending == END_SHUSHI || e->pred.polite) &&
		       !elem_is_any(e->next, quotes, ARRAY_SIZE(quotes));
	if (elem_is(e, STR("次")))
		return elem_is(e->next, STR("の")) &&
		       (elem_is(e->next->next, STR("よう")) ||
			   elem_is(e->next->next, STR("こと")));
	return elem_is(e, STR("結果")) && split_is_comma(e->next);
}

bool
part_stands_alone(struct chain *c, struct part *p, struct goal *ret)
{
	static const char *const words[] = { "この", "その", "これ", "それ",
		"こう", "そう", "これら", "それら", "なお" };
	struct elem *e = p->behind;
	bool chain = false, listed = false;

	*ret = split_goal(c, e);
	/* 次のことができます: what follows says it. */
	if (elem_is(e, STR("次")) && elem_is(e->next, STR("の")))
		return false;
	if (!ret->act ||
	    (!p->refers && elem_is_any(e, words, ARRAY_SIZE(words))))
		return false;
	for (; e != ret->last; e = e->next) {
		if (e->depth)
			continue;
		if (keeps_together(e))
			return false;
		/* 行っていて、期間は1年です: two things. */
		chain = chain ||
			(e->kind == ELEM_PRED && split_is_comma(e->next) &&
			    e->pred.ending == END_TE && !split_connects(e));
		listed = listed || is_list_link(e);
		if ((elem_is(e, STR("それぞれ")) && !listed) ||
		    (chain && elem_is(e, STR("は"))))
			return false;
	}
	p->stop = ret->last->next;
	return elem_is(p->stop, STR("。"));
}

/* (3), 【重要】: but what is quoted belongs to the sentence. */
static struct elem *
behind_label(const struct chain *c, struct elem *open)
{
	static const char *const opens[] = { "(", "（", "【", "[", "［", "〔",
		"《", "<", "＜" };
	static const char *const closes[] = { ")", "）", "】", "]", "］", "〕",
		"》", ">", "＞" };
	struct elem *e = open->next;

	if (!elem_is_any(open, opens, ARRAY_SIZE(opens)))
		return open;
	while (
	    !elem_is_stop(c, e) && !elem_is_any(e, closes, ARRAY_SIZE(closes)))
		e = e->next;
	return elem_is_stop(c, e) ? open : e->next;
}

/* 注意：, 申込期限： */
static struct elem *
behind_heading(const struct chain *c, struct elem *first)
{
	static const char *const colons[] = { "：", ":" };
	struct elem *e = first;

	for (int n = 0; n < 4 && !elem_is_stop(c, e); n++, e = e->next) {
		if (n && elem_is_any(e, colons, ARRAY_SIZE(colons)))
			return elem_is_stop(c, e->next) ? first : e->next;
		if (e->kind != ELEM_WORD || e->value || !elem_is_noun(e))
			break;
	}
	return first;
}

/* A number, 問, Q, ア: what counts items. */
static bool
is_counter(const struct elem *e)
{
	size_t pos = 0;

	if (e->kind != ELEM_WORD || e->value || e->surface.len == 0)
		return false;
	utf8_next(e->surface, &pos);
	return e->pos == POS_NOUN_NUMBER || pos == e->surface.len;
}

/* 問1, 3., ア */
static struct elem *
behind_number(struct elem *e)
{
	static const char *const stops[] = { ".", "．" };
	struct elem *last = e;

	if (!is_counter(e))
		return e;
	if (last->next->pos == POS_NOUN_NUMBER ||
	    elem_is_any(last->next, stops, ARRAY_SIZE(stops)))
		last = last->next;
	return last->next->space ? last->next : e;
}

struct elem *
split_behind_mark(const struct chain *c, struct elem *first)
{
	static const char *const quotes[] = { "「", "『", "“", "\"" };
	struct elem *e = first;

	if (!elem_is_stop(c, e->prev))
		return first;
	e = behind_label(c, e);
	if (e == first)
		e = behind_heading(c, e);
	if (e == first)
		e = behind_number(e);
	while (e == first && e->pos == POS_SYMBOL && !e->frozen &&
	       !elem_is_any(e, quotes, ARRAY_SIZE(quotes)) &&
	       !elem_is_stop(c, e))
		first = e = e->next;
	return elem_is_stop(c, e) ? first : e;
}

void
part_state(struct work *w, struct part *p, const char *topic, const char *id)
{
	struct chain *c = w->c;
	struct elem *at = p->stop->next, *from = p->stop, *e;
	struct str old;

	p->first = split_behind_mark(c, p->first);
	old = rewrite_text(w, p->first, p->behind);
	elem_unlink_range(p->to, p->behind);
	p->behind->space = p->first->space;
	p->behind->gap = p->first->gap;
	p->first->space = false;
	p->first->gap = STR_NONE;
	if (topic) {
		elem_insert_word(c, at, topic, POS_NOUN);
		elem_insert_word(c, at, "は", POS_PARTICLE_TOPIC);
		elem_insert_word(c, at, "、", POS_SYMBOL);
	}
	elem_move(at, p->first, p->behind);
	e = elem_pred(c, STR(""), CONJ_COPULA);
	e->pred.polite = true;
	e->surface = pred_generate(c->arena, &e->pred);
	elem_insert_before(at, e);
	elem_insert_word(c, at, "。", POS_SYMBOL);
	rewrite_step(w, str_from(id), old, rewrite_text(w, from->next, at));
	/* What it was the reason of does not stand before it any more. */
	if (!p->names && elem_is(at, STR("だから")) && split_is_comma(at->next))
		elem_unlink_range(at, at->next->next);
	w->moved = true;
}

void
split_move(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		if (elem_is_stop(c, e->prev))
			morae = split_morae(c, e);
		if (morae <= w->max_morae)
			continue;
		if (e->depth == 1 && !e->frozen && rewrite_phone(w, e))
			return;
		if (e->depth || e->frozen)
			continue;
		if (e->kind == ELEM_PRED) {
			if (split_thus(w, e))
				return;
			continue;
		}
		if (e->value && split_period(w, e))
			return;
		if (elem_is_stop(c, e->prev) || elem_is_stop(c, e) ||
		    elem_is_stop(c, e->next))
			continue;
		if (split_why(w, e) || split_whom(w, e) || split_most(w, e) ||
		    split_like(w, e) || split_deadline(w, e) ||
		    split_only(w, e) || split_who(w, e) || split_law(w, e) ||
		    split_such(w, e) || split_behind(w, e))
			return;
	}
}
