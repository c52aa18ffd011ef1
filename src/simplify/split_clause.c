/* Clauses, and the forms in which they end a sentence. */
#include "simplify/split.h"

bool
split_is_comma(const struct elem *e)
{
	return elem_is(e, STR("、")) || elem_is(e, STR("，"));
}

/* A clause before these is adverbial, not relative. */
bool
split_is_function_noun(const struct elem *e)
{
	static const char *const words[] = { "よう", "こと", "必要", "前", "後",
		"とき", "場合", "ため", "まで", "際", "時", "うえ", "上",
		"うち", "間", "限り", "たび", "ほう", "結果", "時点" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

const struct elem *
split_relative(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next) {
		if (e->depth == 0 &&
		    (elem_is(e, STR("は")) ||
			(elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)))
			return NULL;
		if (e->kind != ELEM_PRED || e->depth)
			continue;
		if (e->pred.ending != END_RENTAI || !conj_is_verb(e->pred.conj))
			return NULL;
		/* 受けることができなかった人, 払うことが難しい人 */
		if (elem_is(e->next, STR("こと")) &&
		    elem_is(e->next->next, STR("が")) &&
		    e->next->next->next->kind == ELEM_PRED &&
		    e->next->next->next->pred.ending == END_RENTAI)
			e = e->next->next->next;
		return split_is_function_noun(e->next) ? NULL : e;
	}
	return NULL;
}

bool
split_opens_relative(const struct chain *c, const struct elem *e)
{
	return split_relative(c, e) != NULL;
}

struct elem *
split_main(struct chain *c, struct elem *from)
{
	struct elem *last = rewrite_final(c, from);

	if (!last || !elem_is_stop(c, last->next) ||
	    (last->pred.ending != END_SHUSHI &&
		last->pred.ending != END_KUDASAI &&
		last->pred.ending != END_IKOU &&
		last->pred.ending != END_DAROU))
		return NULL;
	return last;
}

/* 出さなければなりません, 出す必要があります, 出すようにしてください. */
static struct elem *
find_verb(struct elem *last)
{
	struct elem *e = last->prev;

	if (str_eq(last->pred.head, STR("なる")) && last->pred.neg &&
	    e->kind == ELEM_PRED && e->pred.neg && e->pred.ending == END_BA)
		return e;
	if (str_eq(last->pred.head, STR("ある")) && elem_is(e, STR("が")) &&
	    elem_is(e->prev, STR("必要")))
		return e->prev->prev;
	if (str_eq(last->pred.head, STR("する")) && elem_is(e, STR("に")) &&
	    elem_is(e->prev, STR("よう")))
		return e->prev->prev;
	return last;
}

struct goal
split_goal(struct chain *c, struct elem *from)
{
	struct goal g = { .last = split_main(c, from) };
	const struct pred *p;

	if (!g.last)
		return g;
	g.verb = find_verb(g.last);
	p = &g.last->pred;
	if (g.verb->kind != ELEM_PRED)
		return g;
	if (pred_has(p, AUX_MUST) ||
	    (g.verb != g.last && !str_eq(p->head, STR("する"))))
		g.act =
		    p->past || p->ending != END_SHUSHI ? ACT_NONE : ACT_MUST;
	else if (p->ending == END_KUDASAI)
		g.act = ACT_REQUEST;
	else if (p->ending == END_IKOU)
		g.act = ACT_LETS;
	else
		g.act = ACT_STATES;
	return g;
}

bool
split_is_ban(const struct goal *g)
{
	return g->act == ACT_REQUEST &&
	       (g->last->pred.neg ||
		   str_eq(g->last->pred.head, STR("遠慮する")) ||
		   str_eq(g->last->pred.head, STR("控える")));
}

static unsigned
moment_morae(const struct moment *m)
{
	return (date_is_none(m->date) ? 0 : 8) + (m->minute < 0 ? 0 : 6);
}

/* About, and the same however it is written: 令和8年7月1日, 2026年7月1日. */
static unsigned
value_morae(const struct elem *e, const struct value *v)
{
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
		return moment_morae(&v->from);
	case VALUE_PERIOD:
		/* 翌朝5時 becomes 次の日の午前5時. */
		return moment_morae(&v->from) + moment_morae(&v->to) + 3 +
		       (str_find(e->surface, STR("翌"), 0) == STR_NPOS ? 0 : 8);
	case VALUE_PHONE:
		return 20;
	case VALUE_MONEY:
	case VALUE_RECURRENCE:
		return 8;
	default:
		return 6;
	}
}

/* Signs have none, and a digit is read with two or so: 40 よんじゅう. */
static unsigned
morae_of(const struct elem *e)
{
	unsigned n = e->morae;

	if (e->value && e->value->value)
		return value_morae(e, e->value->value);
	if (e->kind == ELEM_PRED)
		return n;
	if (e->pos == POS_SYMBOL)
		return 0;
	for (size_t i = 0; i < e->surface.len;) {
		const uint8_t *at = (const uint8_t *)e->surface.ptr + i;
		bool three = at[0] >= 0xE0;

		n += at[0] <= '9' ? at[0] >= '0'
				  : at[0] == 0xEF && at[1] == 0xBC &&
					at[2] >= 0x90 && at[2] <= 0x99;
		i += three ? 3 : 1;
	}
	return n;
}

unsigned
split_morae_of(const struct elem *e, const struct elem *to)
{
	unsigned n = 0;

	for (; e != to; e = e->next)
		n += morae_of(e);
	return n;
}

unsigned
split_morae(const struct chain *c, const struct elem *e)
{
	const struct elem *to = e;

	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	while (!elem_is_stop(c, to))
		to = to->next;
	return split_morae_of(e, to);
}

bool
split_has_topic(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (e->depth == 0 && elem_is(e, STR("は")))
			return true;
	return false;
}

bool
split_has_subject(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 &&
		    (elem_is(e, STR("が")) || elem_is(e, STR("は")) ||
			elem_is(e, STR("も"))))
			return true;
	return false;
}

bool
split_follows_topic(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 && elem_is(e, STR("は")))
			return true;
	return false;
}

bool
split_own_subject(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("は")))
			return false;
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return true;
	}
	return false;
}

bool
split_coordinate(
    const struct chain *c, const struct elem *e, const struct elem *last)
{
	for (e = e->next; e != last; e = e->next) {
		if (elem_is_stop(c, e))
			return false;
		if (e->kind == ELEM_PRED && e->depth == 0)
			return false;
	}
	return true;
}

bool
split_connects(const struct elem *e)
{
	static const char *const heads[] = { "除く", "限る", "含める", "通じる",
		"わたる", "問う", "経る", "続く", "よる", "基づく", "応じる",
		"先立つ", "加える", "含む", "つく", "かかわる", "関わる",
		"絶える", "知る", "代わる", "伴う", "対する", "関する", "沿う",
		"当たる", "際する" };

	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(e->pred.head, heads[i]))
			return true;
	return str_eq(e->pred.head, STR("する")) &&
	       (elem_is(e->prev, STR("と")) || elem_is(e->prev, STR("に")));
}

bool
split_has_own_subject(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (e->depth == 0 &&
		    (elem_is(e, STR("は")) || elem_is(e, STR("も")) ||
			(elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE &&
			    !elem_is(e->prev, STR("こと")) &&
			    !elem_is(e->prev, STR("必要")))))
			return true;
	return false;
}

/* 症状が治まらなければ: has a subject of its own. */
static bool
is_own_condition(const struct elem *behind, const struct elem *p, bool topic)
{
	if (!topic)
		return false;
	for (; behind != p; behind = behind->next)
		if (behind->depth == 0 && elem_is(behind, STR("が")) &&
		    behind->pos == POS_PARTICLE_CASE)
			return true;
	return false;
}

bool
split_is_inner_relative(const struct elem *p)
{
	const struct elem *first = p->next, *e;

	/* 家から出る燃えるごみの */
	while (first->kind == ELEM_PRED && first->pred.ending == END_RENTAI)
		first = first->next;
	e = first;
	while (elem_is_noun(e) || e->pos == POS_PREFIX || elem_is(e, STR("の")))
		e = e->next;
	return e != first && !elem_is(e, STR("は")) && !elem_is(e, STR("が")) &&
	       !elem_is(e, STR("も"));
}

/* 気になる症状があるとき: no person, who could have done e. */
static bool
is_things_matter(const struct elem *p)
{
	const struct elem *e = p->next;

	while (elem_is_noun(e->next))
		e = e->next;
	return elem_is_noun(e) && !elem_is_actor(e) &&
	       elem_is(e->next, STR("が"));
}

/* 決まった場所に, 届いた紙を: no act that another could stand beside. */
static bool
is_fixed(const struct elem *e)
{
	static const char *const heads[] = { "決まる", "届く", "集める",
		"書いてある", "出る", "決める", "予約する" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       split_is_inner_relative(e);
}

/* することができます, 受け取ることができるサービス, 教えるように言いました: one
 * with what follows. */
static bool
is_said_with(const struct elem *p, const struct goal *g)
{
	const struct elem *next = p->next;

	if (elem_is(next, STR("こと")))
		return next->next->next == g->last ||
		       (elem_is(next->next, STR("が")) &&
			   str_eq(next->next->next->base, STR("できる")));
	return elem_is(next, STR("よう")) && elem_is(next->next, STR("に")) &&
	       next->next->next == g->last;
}

static bool
is_beside(const struct elem *behind, const struct elem *p, bool topic,
    const struct goal *g)
{
	const struct elem *next = p->next;

	switch (p->pred.ending) {
	case END_RENTAI:
		if (is_said_with(p, g))
			return true;
		/* 必要なときに、 */
		if (str_eq(p->pred.head, STR("必要")) &&
		    elem_is(next, STR("とき")) &&
		    elem_is(next->next, STR("に")))
			return true;
		/* 料理の前には洗って、料理した後は食べるようにして */
		if (topic && elem_is(next, STR("後")) &&
		    elem_is(next->next, STR("は")))
			return true;
		if (split_is_function_noun(next))
			return is_own_condition(behind, p, topic);
		if (g->act >= ACT_REQUEST && is_fixed(p))
			return true;
		return topic &&
		       (split_is_inner_relative(p) || is_things_matter(p));
	case END_BA:
	case END_TARA:
		return is_own_condition(behind, p, topic);
	case END_SHUSHI:
		if (elem_is(next, STR("か")))
			return topic;
		/* 警報が終わるまで待ってください */
		return (elem_is(next, STR("と")) ||
			   elem_is(next, STR("まで"))) &&
		       is_own_condition(behind, p, topic);
	case END_TE:
	case END_NAIDE:
		if (elem_is(next, STR("も")))
			return is_own_condition(behind, p, topic);
		/* 閉めて、止めて、待ってください: one request after the other. */
		return !split_is_comma(next) || split_connects(p) ||
		       g->act >= ACT_REQUEST;
	case END_OPEN:
		/* 見守りシール */
		return elem_is_noun(next) && !next->space;
	case END_NAGARA:
	case END_KU:
	case END_TARI:
		return true;
	default:
		return false;
	}
}

/* 外出を控えるなど、行動をやめてください */
static bool
is_example(const struct elem *p, const struct goal *g)
{
	return elem_is(p->next, STR("など")) && g->act >= ACT_REQUEST &&
	       (p->pred.ending == END_RENTAI || p->pred.ending == END_SHUSHI);
}

/* 倒れている人を見つけたら、 before all that is asked for. */
static bool
follows_case(const struct chain *c, const struct elem *e)
{
	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	while (!elem_is_stop(c, e) &&
	       (e->kind != ELEM_PRED || e->pred.ending == END_RENTAI))
		e = e->next;
	return e->kind == ELEM_PRED && e->pred.ending == END_TARA &&
	       split_is_comma(e->next);
}

bool
split_joins(const struct chain *c, const struct elem *e,
    const struct elem *behind, const struct goal *g)
{
	bool topic = split_follows_topic(c, e) ||
		     (g->act >= ACT_REQUEST && follows_case(c, e));

	for (const struct elem *p = behind; p != g->verb; p = p->next) {
		if (elem_is_stop(c, p))
			return false;
		if (p->kind == ELEM_PRED && p->depth == 0 &&
		    !is_example(p, g) && !is_beside(behind, p, topic, g))
			return false;
	}
	return true;
}

/* 出さなければならなくて */
static bool
is_must(const struct elem *ba)
{
	return ba->pred.neg && ba->next->kind == ELEM_PRED &&
	       ba->next->pred.neg && str_eq(ba->next->pred.head, STR("なる"));
}

/* …ときは, …場合に、 …すれば, and not …ときでも. */
bool
split_is_condition(const struct elem *e)
{
	static const char *const whens[] = { "とき", "場合", "際" };
	const struct elem *next = e->next;

	if (e->depth)
		return false;
	if (e->kind == ELEM_PRED)
		return (e->pred.ending == END_BA && !is_must(e) &&
			   !str_eq(e->pred.head, STR("よる"))) ||
		       e->pred.ending == END_TARA;
	/* 調査によると、 is where one knows it from. */
	if (elem_is(e, STR("と")))
		return e->pos == POS_PARTICLE_CONJ &&
		       !str_eq(e->prev->pred.head, STR("よる"));
	/* As a row of the lexicon writes them. */
	if (str_starts(e->surface, STR("ときは")) ||
	    str_starts(e->surface, STR("場合は")))
		return true;
	if (elem_is(next, STR("に")))
		next = next->next;
	return elem_is_any(e, whens, ARRAY_SIZE(whens)) &&
	       e->prev->kind == ELEM_PRED &&
	       (elem_is(next, STR("は")) || split_is_comma(next));
}

bool
split_is_supposed(const struct chain *c, const struct elem *e)
{
	bool before = false, behind = false;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at) && !before;
	     at = at->prev)
		before = split_is_condition(at);
	for (const struct elem *at = e->next; !elem_is_stop(c, at) && !behind;
	     at = at->next)
		behind = split_is_condition(at);
	return before && !behind;
}

static bool
goes_on(const struct elem *stop)
{
	static const char *const words[] = { "そして", "そのあと", "そのとき" };
	const struct elem *e = stop->next;

	return elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       (elem_is(e, STR("その")) && (elem_is(e->next, STR("あと")) ||
					       elem_is(e->next, STR("とき"))));
}

/* が stands before all clauses of the sentence at e. */
static bool
names_subject(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e) && e->kind != ELEM_PRED; e = e->next)
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE)
			return true;
	return false;
}

struct elem *
split_chain_stop(const struct chain *c, struct elem *stop)
{
	/* そして、45人から申し込みがありました: of somebody else. */
	while (goes_on(stop) && !names_subject(c, stop->next)) {
		struct elem *e = stop->next;

		while (!elem_is_stop(c, e))
			e = e->next;
		if (!elem_is(e, STR("。")))
			break;
		stop = e;
	}
	return stop;
}

void
split_cut(struct work *w, struct elem *e, struct elem *behind, const char *word)
{
	static const char *const links[] = { "かつ", "そして", "また", "だから",
		"でも", "さらに" };

	elem_unlink_range(e->next, behind);
	elem_insert_word(w->c, behind, "。", POS_SYMBOL);
	if (!word || elem_is_any(behind, links, ARRAY_SIZE(links)))
		return;
	elem_insert_word(w->c, behind, word, POS_CONJUNCTION);
	elem_insert_word(w->c, behind, "、", POS_SYMBOL);
}

bool
split_qualify(const struct work *w, struct elem *e)
{
	struct pred like = e->pred;
	struct str text;

	like.ending = END_RENTAI;
	text = pred_generate(w->c->arena, &like);
	if (!text.ptr)
		return false;
	e->pred = like;
	e->surface = text;
	e->dirty = true;
	return true;
}

bool
split_at(struct work *w, struct elem *e, struct elem *behind, const char *word,
    const char *id)
{
	struct pred before = e->pred;
	struct str old = rewrite_text(w, e, behind);
	struct str text;

	e->pred.ending = END_SHUSHI;
	e->pred.polite = true;
	text = pred_generate(w->c->arena, &e->pred);
	if (!text.ptr) {
		e->pred = before;
		return false;
	}
	e->dirty = true;
	e->surface = text;
	split_cut(w, e, behind, word);
	rewrite_step(w, str_from(id), old, rewrite_text(w, e, behind));
	return true;
}
