/* いただく: who is asked, who speaks, and what others are made to do. */
#include "simplify/asked.h"

#include "simplify/honour.h"

static bool
is_speech(const struct elem *e)
{
	static const char *const acts[] = { "話す", "語る", "講演する",
		"解説する", "講話する" };

	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* Who is asked to speak, not spoken to. */
static bool
is_speaker(const struct elem *noun)
{
	static const char *const ends[] = { "講師", "先生", "校長", "園長",
		"会長", "教授", "専門家", "医師", "弁護士", "経験者", "体験者",
		"研究者", "語り部", "学芸員", "作家", "選手", "監督" };

	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

bool
rewrite_named_doer(const struct chain *c, const struct elem *e)
{
	/* 皆様に情報を提供していただいています is no request. */
	bool told = honour_takes_person(e) && !pred_has(&e->pred, AUX_IRU);
	bool nearer = false;

	if (told && !is_speech(e))
		return false;
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI &&
		    conj_is_verb(at->pred.conj) &&
		    !pred_has(&at->pred, AUX_MORAU) &&
		    !elem_is(at->next, STR("に")))
			return false;
		if (elem_is(at, STR("が")) && elem_is_actor(at->prev) &&
		    at->next == e)
			return false;
		/* 公務員になる: what somebody becomes. */
		if (!elem_is(at, STR("に")) ||
		    (at->next->kind == ELEM_PRED &&
			str_eq(at->next->pred.head, STR("なる"))))
			continue;
		/* 保護者に迎えに来ていただきます; 皆様には、保険に入って… is a topic. */
		if (!elem_is_person(at->prev))
			nearer = true;
		else if (nearer && elem_is(at->next, STR("は")))
			return false;
		else
			return (!told || (is_speaker(at->prev) &&
					     !elem_is(at->next, STR("、"))));
	}
	return false;
}

const struct elem *
asked_acts(const struct chain *c, struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != e->depth || at->frozen)
			continue;
		/* 受けていない人に、券を送りますので、お読みいただき: got the letter. */
		if (elem_is(at, STR("が")) || elem_is(at, STR("は")) ||
		    (at->kind == ELEM_PRED &&
			at->next->pos == POS_PARTICLE_CONJ))
			return NULL;
		if (!(elem_is(at, STR("に")) && elem_is(at->next, STR("、"))) &&
		    !(elem_is(at, STR("から")) && is_speech(e)))
			continue;
		if (!elem_is_person(at->prev))
			continue;
		at->surface = at->base = STR("が");
		at->start = at->end = 0;
		return at->prev;
	}
	return NULL;
}

bool
asked_is_reader(const struct elem *noun)
{
	static const char *const ends[] = { "皆様", "皆さん", "皆さま", "方",
		"保護者", "市民", "町民", "村民", "県民", "住民", "参加者",
		"申請者", "希望者", "世帯主", "家族", "利用者", "者" };
	static const char *const others[] = { "経験者", "体験者", "研究者",
		"担当者", "指導者", "出演者", "技術者", "専門者", "語り手" };

	/* 学芸員の方, 保護者の方 */
	if (elem_is(noun, STR("方")) && elem_is(noun->prev, STR("の")))
		noun = noun->prev->prev;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (str_ends(noun->surface, str_from(others[i])))
			return false;
	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

bool
asked_called(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "依頼する", "頼む", "お願いする" };
	static const char *const calls[] = { "招く", "呼ぶ", "招待する",
		"迎える", "派遣する", "送る", "募る", "募集する", "集める" };
	const struct elem *at = e->prev;

	/* 迎えに来て: what for; 詳しく説明して: how. */
	while (!elem_is_stop(c, at) &&
	       (at->kind != ELEM_PRED || at->depth != e->depth ||
		   at->pred.ending == END_KU || elem_is(at->next, STR("に"))))
		at = at->prev;
	if (at->kind != ELEM_PRED || at->pred.neg ||
	    (at->pred.ending != END_TE && at->pred.ending != END_RENYOU) ||
	    !elem_is_person(at->prev->prev))
		return false;
	/* 講師を招き、話していただきます */
	if (elem_is(at->prev, STR("を")))
		return elem_has_head(at, calls, ARRAY_SIZE(calls));
	if (!elem_is(at->prev, STR("に")))
		return false;
	/* 係の人に連絡し、: the reader does both. */
	if (str_eq(at->pred.head, STR("連絡する")) ||
	    str_eq(at->pred.head, STR("電話する")))
		return str_ends(at->prev->prev->surface, STR("家族")) ||
		       (elem_is(at->prev->prev, STR("者")) &&
			   elem_is(at->prev->prev->prev, STR("保護")));
	return elem_has_head(at, heads, ARRAY_SIZE(heads));
}

bool
asked_talks(const struct chain *c, const struct elem *e)
{
	bool about = false;

	if (!is_speech(e) || e->pred.neg)
		return false;
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (elem_is(at, STR("は")) || elem_is(at, STR("が")))
			return false;
		about |= elem_is(at, STR("について"));
		if (elem_is(at, STR("に")) && elem_is_person(at->prev))
			return about && !elem_is(at->next, STR("、")) &&
			       !asked_is_reader(at->prev);
	}
	return false;
}

bool
asked_for_others(const struct elem *e)
{
	static const char *const acts[] = { "用意する", "準備する", "作る",
		"付き添う", "掛ける", "持つ", "着せる", "配慮する", "注ぐ",
		"設ける", "付ける", "つける", "あげる", "受けさせる",
		"食べさせる", "与える", "適用する", "同行する", "付く" };

	/* 気を配る, 目を配る */
	if (elem_is(e->prev, STR("を")) &&
	    (elem_is(e->prev->prev, STR("気")) ||
		elem_is(e->prev->prev, STR("目"))))
		return false;
	if (honour_takes_person(e) || pred_has(&e->pred, AUX_CAUSATIVE))
		return true;
	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

struct elem *
asked_topic(const struct chain *c, const struct elem *e)
{
	bool relative = false;

	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		struct elem *ni = at->prev;

		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED) {
			if (at->pred.ending != END_RENTAI &&
			    at->pred.ending != END_TE &&
			    at->pred.ending != END_TARA &&
			    at->pred.ending != END_NAIDE &&
			    !pred_has(&at->pred, AUX_MORAU) &&
			    elem_is(at->next, STR("、")))
				return NULL;
			relative |= at->pred.ending == END_RENTAI;
		}
		if (elem_is(at, STR("が")) && !relative)
			return NULL;
		if (elem_is(at, STR("は")))
			return elem_is(ni, STR("に")) &&
				       elem_is_person(ni->prev) && !ni->frozen
				   ? ni
				   : NULL;
	}
	return NULL;
}

static bool
is_child(const struct elem *noun)
{
	static const char *const words[] = { "お子さん", "お子様", "お子さま",
		"子ども", "子供", "こども", "児童", "生徒", "園児",
		"お子さんたち", "ご本人", "本人" };

	return elem_is_any(noun, words, ARRAY_SIZE(words));
}

/* What one has in mind, not in hand: 司会を持たせていただく. */
bool
asked_is_carried(const struct elem *noun)
{
	static const char *const others[] = { "時間", "お時間", "場", "機会",
		"会", "席", "責任", "興味", "余裕", "幅", "関心", "自信",
		"疑問", "司会", "クラス", "講座", "担当", "意見", "考え",
		"期待", "面談", "印象", "希望", "会議", "費用" };

	return elem_is_noun(noun) &&
	       !elem_is_any(noun, others, ARRAY_SIZE(others));
}

bool
asked_of_other(const struct chain *c, const struct elem *e)
{
	bool holds = str_eq(e->pred.head, STR("持つ"));

	if (!pred_has(&e->pred, AUX_CAUSATIVE))
		return false;
	if (holds && elem_is(e->prev, STR("を")) &&
	    asked_is_carried(e->prev->prev))
		return true;
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return false;
		if (elem_is(at, STR("が")))
			return false;
		if ((elem_is(at, STR("に")) ||
			(elem_is(at, STR("を")) && at->next == e)) &&
		    is_child(at->prev))
			return true;
	}
	return false;
}

bool
asked_first(struct chain *c, struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *at = rewrite_final(c, e->next);
	const struct pred *last = at ? &at->pred : NULL;

	if ((p->ending != END_TE && p->ending != END_RENYOU) || p->neg ||
	    pred_has(p, AUX_CAUSATIVE) || !elem_is(e->next, STR("、")) || !last)
		return false;
	if (last->ending != END_SHUSHI || pred_has(last, AUX_MORAU) ||
	    pred_has(last, AUX_MORAERU) || pred_has(last, AUX_CAUSATIVE) ||
	    pred_has(last, AUX_PASSIVE) || str_eq(last->head, STR("願う")) ||
	    str_eq(last->head, STR("お願いする")) ||
	    str_eq(last->head, STR("ある")))
		return false;
	return last->humble || pred_has(last, AUX_IRU) ||
	       str_eq(last->head, STR("差し上げる"));
}

/* ---- who is asked becomes the topic ---------------------------------------- */

/* 協力してください, 出さなければなりません, 行くほうがいいです. */
static bool
is_demand(const struct elem *e)
{
	if (e->pred.ending == END_KUDASAI || pred_has(&e->pred, AUX_MUST))
		return true;
	return e->pred.conj == CONJ_YOI && elem_is(e->prev, STR("が")) &&
	       elem_is(e->prev->prev, STR("ほう"));
}

/* What the writer says who asks, orders or advises. */
static bool
says_demand(struct str text)
{
	static const char *const words[] = { "お願い", "義務付け", "義務づけ",
		"勧め", "望まれ", "いただ", "禁止", "断り", "求められ", "科さ",
		"必要" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_find(text, str_from(words[i]), 0) != STR_NPOS)
			return true;
	return false;
}

/* 保護者に検温をお願いします: に alone is enough. */
static bool
asks_for(struct str text)
{
	return str_find(text, STR("をお願い"), 0) != STR_NPOS ||
	       str_find(text, STR("いただけ"), 0) != STR_NPOS;
}

/* 業者に対し、…が義務付けられている: who has to. */
static bool
binds(struct str text, const struct elem *ni)
{
	return elem_is(ni->next, STR("、")) &&
	       str_find(text, STR("に対し"), 0) != STR_NPOS &&
	       (str_find(text, STR("義務付け"), 0) != STR_NPOS ||
		   str_find(text, STR("義務づけ"), 0) != STR_NPOS);
}

/* 飼い主には、犬に注射を受けさせる: another one is made to do it. So it is
 * where that is the duty. */
static bool
has_causee(struct str text, const struct elem *ni, const struct elem *e)
{
	if (str_find(text, STR("義務付け"), 0) != STR_NPOS ||
	    str_find(text, STR("義務づけ"), 0) != STR_NPOS)
		return true;
	for (const struct elem *at = ni->next; at != e; at = at->next)
		if (at->depth == ni->depth && elem_is(at, STR("に")) &&
		    elem_is_person(at->prev))
			return true;
	return false;
}

/* に behind who is asked. 団体への提供をお願いします: that に is made of への. */
static bool
is_of_asked(const struct work *w, const struct elem *e)
{
	struct str text = w->c->text;

	bool topic = elem_is(e, STR("には")) || elem_is(e->next, STR("は"));

	return (elem_is(e, STR("に")) || elem_is(e, STR("には"))) &&
	       elem_is_actor(e->prev) &&
	       (topic || binds(text, e) ||
		   (e->start != e->end && asks_for(text)));
}

/* 道路管理課に通報をお願いします, 事務局に返送を…: the office only gets it. */
static bool
is_given_office(const struct elem *office, const struct elem *e)
{
	static const char *const offices[] = { "課", "署", "係", "室", "局",
		"庁", "役所", "役場", "会", "センター", "警察", "消防" };
	static const char *const given[] = { "通報する", "通知する", "通告する",
		"納付する", "送付する", "郵送する", "返送する", "持参する",
		"搬入する", "予約する", "申告する", "寄附する", "寄付する",
		"一報する", "提供する", "回答する", "返事する", "納める",
		"払う", "支払う", "持ち込む", "知らせる", "送り返す",
		"持ってくる", "振り込む", "運び入れる", "エントリーする" };

	if (!elem_has_head(e, given, ARRAY_SIZE(given)))
		return false;
	return str_ends_any(office->surface, offices, ARRAY_SIZE(offices));
}

/* 皆様には、席にお座りください: a letter speaks to them. */
static bool
is_spoken_to(const struct elem *noun)
{
	static const char *const words[] = { "皆様", "皆さま", "皆さん" };

	return elem_is_any(noun, words, ARRAY_SIZE(words));
}

/* What the one before ni is asked to do. */
static bool
is_asked_act(const struct work *w, const struct elem *ni, const struct elem *e)
{
	return elem_is_stop(w->c, e->next) && is_demand(e) &&
	       (!pred_has(&e->pred, AUX_CAUSATIVE) ||
		   has_causee(w->c->text, ni, e)) &&
	       !(elem_is(e->prev, STR("が")) && elem_is_actor(e->prev->prev)) &&
	       !honour_takes_person(e) && !is_given_office(ni->prev, e) &&
	       (says_demand(w->c->text) || is_spoken_to(ni->prev));
}

/* No clause of its own: 安心して働くことができる, 引き続き, 袋を持ってくるなど. */
static bool
is_within(const struct elem *e)
{
	bool comma = elem_is(e->next, STR("、"));

	switch (e->pred.ending) {
	case END_RENTAI:
	case END_KU:
		return true;
	case END_RENYOU:
	case END_OPEN:
		return !comma;
	case END_TE:
		return !comma && !honour_takes_person(e);
	default:
		return elem_is(e->next, STR("など"));
	}
}

void
asked_to_topic(struct work *w)
{
	struct elem *ni = NULL;
	bool named = false;

	CHAIN_FOREACH(e, w->c)
	{
		if (e->depth || e->frozen)
			continue;
		if (elem_is_stop(w->c, e)) {
			ni = NULL;
			named = false;
		}
		/* お荷物のある方は、他の方にご配慮をお願いします */
		named |= elem_is(e, STR("は")) && elem_is_person(e->prev);
		if (named)
			continue;
		if (!ni && is_of_asked(w, e))
			ni = e;
		if (e->kind != ELEM_PRED || !ni)
			continue;
		if (!is_asked_act(w, ni, e)) {
			if (!is_within(e))
				ni = NULL;
			continue;
		}
		rewrite_step(w, STR("asked"), STR("に"), STR("は"));
		if (elem_is(ni->next, STR("は")) ||
		    elem_is(ni->next, STR("も")))
			elem_unlink(ni);
		else
			ni->surface = ni->base = STR("は");
		ni = NULL;
	}
}

bool
asked_did(const struct work *w, const struct elem *e)
{
	const struct elem *last = rewrite_final(w->c, e->next);

	if ((e->pred.ending != END_TE && e->pred.ending != END_RENYOU) ||
	    !last || !last->pred.past)
		return false;
	for (const struct elem *at = e->prev;
	     !elem_is_stop(w->c, at) && at->kind != ELEM_PRED; at = at->prev)
		if (elem_is(at, STR("に")) && elem_is_person(at->prev))
			return true;
	return false;
}

/* 超えると、 before what is asked: と, or NULL. */
static struct elem *
if_to(const struct chain *c, const struct elem *asked)
{
	static const char *const says[] = { "言う", "伝える", "申し出る",
		"書く", "記入する", "記載する", "答える" };

	if (asked->kind != ELEM_PRED || asked->frozen ||
	    asked->pred.ending != END_KUDASAI ||
	    !elem_is_stop(c, asked->next) ||
	    elem_has_head(asked, says, ARRAY_SIZE(says)))
		return NULL;
	for (struct elem *at = asked->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		const struct elem *e = at->prev;

		if (at->depth == asked->depth && elem_is(at, STR("と")) &&
		    elem_is(at->next, STR("、")) && e->kind == ELEM_PRED &&
		    !e->frozen && conj_is_verb(e->pred.conj) &&
		    !e->pred.polite && !e->pred.past)
			return at;
	}
	return NULL;
}

void
asked_after_to(struct work *w)
{
	if (str_find(w->c->text, STR("いただ"), 0) == STR_NPOS)
		return;
	CHAIN_FOREACH(e, w->c)
	{
		struct elem *to = if_to(w->c, e);
		struct pred before;

		if (!to)
			continue;
		before = to->prev->pred;
		to->prev->pred.ending = END_TARA;
		if (rewrite_pred(w, to->prev, &before, "asked"))
			elem_unlink(to);
	}
}
