/* Who and what stand in the clause of a passive. */
#include "simplify/passive.h"

bool
passive_is_agent(const struct elem *e)
{
	static const char *const words[] = { "によって", "により",
		"によっては" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e, str_from(words[i])))
			return elem_is_actor(e->prev) || elem_is_body(e->prev);
	return false;
}

/* 多くの人に利用される: these verbs have no receiver. */
static bool
is_user(const struct elem *ni, const struct elem *e, unsigned class)
{
	return class & VERB_OBJECT && elem_is(ni, STR("に")) && ni->next == e &&
	       elem_is_actor(ni->prev);
}

bool
passive_particle_te(const struct elem *e)
{
	static const char *const heads[] = { "あわせる", "合わせる", "基づく",
		"応じる", "伴う", "関する", "加える", "代わる", "わたる",
		"対する", "通じる", "従う", "沿う", "除く", "含める", "分ける",
		"先駆ける", "先立つ" };

	if (e->kind != ELEM_PRED || !elem_is_particle(e->prev) ||
	    (e->pred.ending != END_TE && e->pred.ending != END_RENYOU))
		return false;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

bool
passive_wo_as(const struct elem *at)
{
	static const char *const bases[] = { "もと", "元", "基", "基礎", "基準",
		"目的", "対象", "理由", "契機", "背景", "テーマ", "題材",
		"舞台", "目途", "めど", "目処", "ベース", "中心", "目安",
		"上限", "限度", "条件", "財源", "参考", "根拠", "前提",
		"きっかけ", "担保", "原料", "原資" };
	const struct elem *noun = at->next;

	if (!elem_is(at, STR("を")))
		return false;
	return elem_is(noun, STR("もとに")) || elem_is(noun, STR("基に")) ||
	       (elem_is_noun(noun) &&
		   (elem_is(noun->next, STR("として")) ||
		       (elem_is(noun->next, STR("と")) &&
			   str_eq(noun->next->next->surface, STR("して"))))) ||
	       (elem_is_any(noun, bases, ARRAY_SIZE(bases)) &&
		   elem_is(noun->next, STR("に")));
}

/* 額が135万円以下の人に, 本籍が市外の人に: が of what they are. */
static bool
is_of_kind(const struct elem *ga)
{
	static const char *const ends[] = { "以下", "以上", "未満", "以内",
		"超", "市外", "市内", "県外", "県内", "区外", "区内", "海外",
		"国外", "外国籍" };
	static const char *const whats[] = { "額", "所得", "収入", "年齢",
		"割合", "率", "数", "等級", "面積", "本籍", "本籍地", "国籍",
		"住所", "住民票", "勤務先" };
	const struct elem *e = ga->next, *who;
	bool listed = false;

	for (size_t i = 0; i < ARRAY_SIZE(whats); i++)
		listed |= str_ends(ga->prev->surface, str_from(whats[i]));
	while (elem_is_noun(e) && elem_is_noun(e->next))
		e = e->next;
	who = e->next->next;
	while (elem_is_noun(who) && elem_is_noun(who->next))
		who = who->next;
	return listed && elem_is_any(e, ends, ARRAY_SIZE(ends)) &&
	       elem_is(e->next, STR("の")) && elem_is_actor(who);
}

/* 観客から拍手が送られた, 企業から料金が支払われる, 知事から表彰される: it
 * is not the city that does, or it says who. */
static bool
is_giver(const struct elem *from, const struct elem *e)
{
	static const char *const whos[] = { "市民", "県民", "区民", "町民",
		"住民", "観客", "来場者", "参加者", "読者", "寄附者", "有志",
		"地権者", "利用者" };

	static const char *const pays[] = { "支払う", "払う" };
	static const char *const acts[] = { "表彰する", "任命する", "委嘱する",
		"選定する", "選ぶ", "認定する", "指定する" };
	static const char *const offices[] = { "市", "県", "国", "町", "村",
		"区", "都", "府" };
	/* 委員は市民から公募される */
	static const char *const calls[] = { "公募する", "募集する", "募る" };

	if (!elem_is(from, STR("から")) || elem_is(from->next, STR("の")) ||
	    elem_has_head(e, calls, ARRAY_SIZE(calls)))
		return false;
	return elem_is_any(from->prev, whos, ARRAY_SIZE(whos)) ||
	       (elem_has_head(e, acts, ARRAY_SIZE(acts)) &&
		   elem_is_actor(from->prev)) ||
	       (elem_has_head(e, pays, ARRAY_SIZE(pays)) &&
		   !str_ends_any(
		       from->prev->surface, offices, ARRAY_SIZE(offices)) &&
		   (elem_is_actor(from->prev) || elem_is_body(from->prev)));
}

/* 住民から、環境を心配する意見書が提出された */
static bool
is_submitted_by(const struct elem *from, const struct elem *e)
{
	static const char *const heads[] = { "提出する", "出す", "提案する",
		"要望する", "申請する" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) && is_giver(from, e);
}

/* 検査を受けることによって発行される: who is given it does that. */
static bool
is_by_act(const struct elem *e)
{
	static const char *const words[] = { "によって", "により", "で" };

	return elem_is(e->prev, STR("こと")) &&
	       elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 来るが, and not 立入りが, which is a noun. */
static bool
is_act_of_verb(const struct elem *e)
{
	return e->kind == ELEM_PRED &&
	       (e->pred.naux || (e->pred.ending != END_RENYOU &&
				    e->pred.ending != END_OPEN));
}

/* Notes what at, before e, is to it. */
static void
note_particle(const struct elem *e, struct elem *at, unsigned class,
    struct passive_frame *f)
{
	if (passive_is_agent(at) || is_user(at, e, class) || is_giver(at, e))
		f->agent = true;
	else if (is_by_act(at))
		f->act = true;
	else if (elem_is(at, STR("を")) && passive_wo_as(at))
		f->base = true;
	else if (elem_is(at, STR("を")))
		f->object |= !passive_is_tool(at->next);
	else if (elem_is(at, STR("が")) && !f->subject &&
		 at->pos == POS_PARTICLE_CASE && !is_act_of_verb(at->prev) &&
		 !str_eq(at->next->base, STR("できる")) && !is_of_kind(at))
		f->subject = at;
	else if (elem_is(at, STR("が")) &&
		 (at->next == e || (at->pos == POS_PARTICLE_CASE &&
				       at->prev->kind == ELEM_PRED)))
		f->unread = true;
	else if (elem_is(at, STR("は")) || elem_is(at, STR("も")))
		f->topic = f->topic ? f->topic : at;
}

bool
passive_is_tool(const struct elem *at)
{
	static const char *const heads[] = { "使う", "用いる", "活用する",
		"利用する", "使用する" };

	return at->pred.ending == END_TE && elem_is(at->prev, STR("を")) &&
	       elem_has_head(at, heads, ARRAY_SIZE(heads));
}

static bool
is_means(const struct elem *e)
{
	return e->pred.ending == END_TE && !e->pred.neg && !e->pred.naux &&
	       elem_is(e->prev, STR("を")) &&
	       (!elem_is_particle(e->next) || elem_is(e->next, STR("から")));
}

/* 水が工程を経て変えられる: the clause before, which goes on, is about a thing. */
static bool
is_carried(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	if ((e->pred.ending != END_TE && e->pred.ending != END_RENYOU) ||
	    !conj_is_verb(e->pred.conj))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth != depth)
			continue;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return elem_is_noun(e->prev) && !elem_is_actor(e->prev);
		if (e->kind == ELEM_PRED || elem_is(e, STR("は")))
			return false;
	}
	return false;
}

/* 知らないうちに is no relative clause. */
static bool
is_relative(const struct elem *e)
{
	return conj_is_verb(e->pred.conj) && !elem_is(e->next, STR("うち")) &&
	       !elem_is(e->next, STR("間")) && !elem_is(e->next, STR("まま"));
}

/* Notes what the clause that ends at e is to the one behind it; true if it is
 * another one. */
static bool
note_clause(const struct chain *c, const struct elem *e, bool *relative,
    struct passive_frame *f)
{
	bool means = is_means(e);

	/* 集めたり、保管したりする: of one topic. */
	if (e->pred.ending == END_TARI) {
		*relative = true;
		return false;
	}
	f->means |= means && !*relative;
	if (e->pred.ending != END_RENTAI) {
		f->carried = !f->subject && is_carried(c, e);
		if (!means)
			return true;
	}
	/* The rest belongs to the relative clause, unless it is a topic. */
	*relative |= is_relative(e) && !passive_is_tool(e);
	return false;
}

/* 調査によると、…と推計された: it is what others say. */
static bool
is_report(const struct elem *e)
{
	return str_eq(e->pred.head, STR("よる")) &&
	       elem_is(e->prev, STR("に")) &&
	       (e->pred.ending == END_BA || elem_is(e->next, STR("と")));
}

bool
passive_says_how(const struct elem *at, const struct elem *e)
{
	/* 必要がなく、 is a clause; 搬出が厳しく管理される */
	if (at->pred.ending == END_KU)
		return !elem_is(at->next, STR("、")) ||
		       (!elem_is(at->prev, STR("が")) &&
			   !elem_is(at->prev, STR("は")) &&
			   !elem_is(at->prev, STR("も")));
	return at->pred.ending == END_NAGARA ||
	       (at->next == e && str_eq(at->pred.head, STR("繰り返す")) &&
		   (at->pred.ending == END_RENYOU ||
		       at->pred.ending == END_OPEN));
}

void
passive_frame_find(const struct chain *c, struct elem *e, unsigned class,
    struct passive_frame *f)
{
	bool relative = false;

	*f = (struct passive_frame){ 0 };
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (passive_particle_te(at))
			at = at->prev;
		if (at->depth != e->depth || passive_particle_te(at->next))
			continue;
		if (at->kind == ELEM_PRED && passive_says_how(at, e))
			continue;
		/* 進学が困難な学生に支給される: が of what they are. */
		if (at->kind == ELEM_PRED && at->pred.ending == END_RENTAI &&
		    !conj_is_verb(at->pred.conj) &&
		    elem_is(at->prev, STR("が"))) {
			at = at->prev;
			continue;
		}
		if (at->kind == ELEM_PRED) {
			f->agent |= is_report(at);
			if (note_clause(c, at, &relative, f))
				return;
			continue;
		}
		/* 10日が休日の場合は: a clause of its own. */
		if (elem_is(at, STR("場合")) || elem_is(at, STR("とき")) ||
		    elem_is(at, STR("際")))
			relative = true;
		if (!relative || elem_is(at, STR("は")))
			note_particle(e, at, class, f);
		else
			f->agent |=
			    is_submitted_by(at, e) || passive_is_agent(at);
	}
}

/* 上限に達したため, but not 作られた像, nor 証しとして, which looks like a verb. */
static bool
ends_clause(const struct elem *e)
{
	static const char *const links[] = { "ため", "場合", "とき", "際",
		"こと", "の" };

	return e->pred.ending == END_RENTAI
		   ? elem_is_any(e->next, links, ARRAY_SIZE(links))
		   : !elem_is(e->next, STR("として"));
}

struct elem *
passive_far_subject(const struct chain *c, const struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && ends_clause(at) &&
		    !passive_says_how(at, e))
			return NULL;
		if (elem_is(at, STR("は")) || elem_is(at, STR("も")))
			return NULL;
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE &&
		    elem_is(at->next, STR("、")) && elem_is_noun(at->prev))
			return at;
	}
	return NULL;
}

static bool
has_open_subject(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev)
		if (at->depth == e->depth && elem_is(at, STR("が")) &&
		    at->pos == POS_PARTICLE_CASE &&
		    elem_is(at->next, STR("、")) && elem_is_noun(at->prev))
			return true;
	return false;
}

void
passive_frame_reach(
    const struct chain *c, const struct elem *e, struct passive_frame *f)
{
	static const char *const plans[] = { "こと", "予定", "はず", "見込み",
		"方針", "計画" };

	/* 会では、案が…: は of where. */
	if (f->subject || (f->topic && !elem_is_particle(f->topic->prev)) ||
	    (e->pred.ending == END_RENTAI &&
		!elem_is_any(e->next, plans, ARRAY_SIZE(plans))))
		return;
	f->subject = passive_far_subject(c, e);
	f->far = f->subject != NULL;
	f->open = !f->far && has_open_subject(c, e);
}

bool
passive_has_means(const struct chain *c, const struct elem *e)
{
	const struct elem *at = e->prev;

	/* 津波のときのために、整備された */
	if (elem_is(at, STR("、")))
		at = at->prev;
	if (elem_is(at, STR("に")) && elem_is(at->prev, STR("ため")))
		return true;
	while (!elem_is_stop(c, at) && !elem_is(at, STR("が")) &&
	       (at->kind != ELEM_PRED || at->depth != e->depth))
		at = at->prev;
	return at->kind == ELEM_PRED && is_means(at);
}
