/* What a service or a plan is, behind that there is one: …する制度があります →
 * 次の制度があります。…します。 */
#include "simplify/split_part.h"

/* Shorter clauses are read in one breath. */
#define CLAUSE_MIN 22

bool
split_is_plan(const struct elem *noun)
{
	static const char *const words[] = { "制度", "事業", "サービス", "取組",
		"取り組み", "仕組み", "しくみ", "体制", "方針", "計画", "活動",
		"考え", "施設", "教室", "講座", "研修会", "相談会", "対策",
		"訓練", "つどい", "集い", "カフェ", "窓口", "説明会", "講演会",
		"交流会", "体験会", "見学会", "企画展", "特別展", "イベント",
		"催し", "コーナー", "ツアー", "プログラム", "キャンペーン",
		"ワークショップ", "セミナー", "サロン", "ミーティング",
		"懇談会", "展覧会", "作品展", "写真展", "フェア", "朝市",
		"意見交換会", "フォーラム", "シンポジウム" };
	static const char *const meetings[] = { "相談", "説明", "講演", "交流",
		"体験", "見学", "研修", "学習", "講習", "展覧", "発表", "鑑賞",
		"観察", "演奏", "上映", "勉強", "面接", "試食", "試乗", "譲渡",
		"交換" };

	return str_ends_any(noun->surface, words, ARRAY_SIZE(words)) ||
	       (elem_is(noun, STR("展")) && elem_is_noun(noun->prev)) ||
	       (elem_is(noun, STR("会")) &&
		   elem_is_any(noun->prev, meetings, ARRAY_SIZE(meetings)));
}

/* 体制を整えました。すると、…: what follows comes of it, whatever stands between. */
static bool
leads_on(const struct work *w, const struct elem *stop)
{
	static const char *const links[] = { "そして", "だから" };
	const struct chain *c = w->c;

	if (w->linked && elem_end(c, stop->next))
		return true;
	if (elem_is_any(stop->next, links, ARRAY_SIZE(links)))
		return true;
	for (; !elem_end(c, stop); stop = stop->next)
		if (str_starts(stop->surface, STR("する")) &&
		    elem_is_stop(c, stop->prev))
			return true;
	return false;
}

/* 駅は、段差をなくす計画です: what will be done with it, not what it is. */
static bool
is_intent(const struct elem *noun)
{
	return str_ends(noun->surface, STR("計画")) ||
	       str_ends(noun->surface, STR("方針")) ||
	       str_ends(noun->surface, STR("考え")) ||
	       str_ends(noun->surface, STR("対策"));
}

/* 制度があります, 事業を始めました, and 制度です of a topic. */
static bool
is_lead(const struct work *w, const struct elem *noun, const struct goal *g)
{
	static const char *const heads[] = { "行う", "始める", "作る", "進める",
		"整える", "示す", "発表する", "決める", "考える", "続ける",
		"設ける", "実施する", "導入する", "検討する", "明らかにする",
		"説明する", "開く" };
	const struct elem *particle = noun->next;

	if (g->act != ACT_STATES || g->last->pred.neg ||
	    g->last->pred.naux > pred_has(&g->last->pred, AUX_IRU) ||
	    !elem_is(g->last->next, STR("。")) || leads_on(w, g->last->next))
		return false;
	if (particle == g->last)
		return particle->pred.conj == CONJ_COPULA &&
		       !particle->pred.past && !is_intent(noun);
	if (!elem_is(particle, STR("が")) && !elem_is(particle, STR("を")))
		return false;
	if (elem_is(particle, STR("が")) &&
	    !str_eq(g->last->pred.head, STR("始まる")))
		return particle->next == g->last &&
		       str_eq(g->last->pred.head, STR("ある"));
	for (const struct elem *e = particle->next; e != g->last; e = e->next)
		if (e->kind == ELEM_PRED && !e->depth)
			return false;
	return elem_is(particle, STR("が")) ||
	       elem_has_head(g->last, heads, ARRAY_SIZE(heads));
}

/* 品物を預かって、必要な人に貸す: the object stands before. */
static bool
shares_object(const struct chain *c, const struct elem *e)
{
	if (!conj_is_verb(e->pred.conj))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending == END_TE && split_is_comma(e->next))
			return split_has_own(c, e, STR("を"));
	return false;
}

/* 税金が安くなる制度です: nobody does it. */
static bool
comes_about(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "安くなる", "少なくなる", "減る",
		"増える", "上がる", "下がる", "戻る", "もらえる" };
	static const char *const words[] = { "制度", "仕組み", "しくみ" };

	/* What follows would need a lead of its own. */
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev)
		if (split_is_condition(at))
			return false;
	return (elem_has_head(e, heads, ARRAY_SIZE(heads)) ||
		   (str_eq(e->pred.head, STR("なる")) &&
		       e->prev->kind == ELEM_PRED &&
		       e->prev->pred.ending == END_KU)) &&
	       elem_is_any(e->next, words, ARRAY_SIZE(words)) &&
	       split_has_own(c, e, STR("が"));
}

/* 講師を送って、手口を学ぶ講座: those who come learn, and do not send. */
static bool
is_others(const struct chain *c, const struct elem *e)
{
	static const char *const heads[] = { "学ぶ", "楽しむ", "体験する",
		"遊ぶ", "習う" };

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && !e->depth &&
		    e->pred.ending == END_TE && split_is_comma(e->next))
			return true;
	return false;
}

/* お金を貸す, 相談することができる: whole without the noun behind it. */
static bool
is_whole(const struct chain *c, const struct elem *e, bool named)
{
	static const char *const acts[] = { "助言する", "アドバイスする",
		"相談する", "話し合う", "働く", "泊まる" };
	const struct pred *p = &e->pred;

	/* Before 「 it is taken for the end of a sentence. */
	if (!(p->ending == END_RENTAI || (named && p->ending == END_SHUSHI)) ||
	    p->past || p->neg || p->polite || p->honorific || p->humble ||
	    split_connects(e) ||
	    p->naux > (pred_has(p, AUX_CAN) || pred_has(p, AUX_POTENTIAL) ||
			  pred_has(p, AUX_IKU) || pred_has(p, AUX_MORAU)))
		return false;
	if (str_eq(p->head, STR("できる")) && elem_is(e->prev, STR("が")) &&
	    elem_is(e->prev->prev, STR("こと")))
		e = e->prev->prev->prev;
	return e->kind == ELEM_PRED && !is_others(c, e) &&
	       (elem_has_head(e, acts, ARRAY_SIZE(acts)) ||
		   split_has_own(c, e, STR("を")) || shares_object(c, e) ||
		   comes_about(c, e) ||
		   (e->prev->kind == ELEM_PRED &&
		       e->prev->pred.ending == END_TARI));
}

/* 市では、 また、 4月から、: what is said of the noun rather than in its clause. */
static bool
is_frame(const struct elem *e)
{
	if (elem_is(e, STR("は")))
		return true;
	if (!split_is_comma(e))
		return false;
	e = e->prev;
	if (e->pos == POS_CONJUNCTION)
		return true;
	/* 3年間、 is how long it is done. */
	if (elem_is(e, STR("から")) || elem_is(e, STR("に")))
		e = e->prev;
	else if (e->value)
		return false;
	return e->value || e->pos == POS_NOUN_ADVERBIAL || pattern_is_time(e);
}

/* Behind the last topic before e, or where the sentence begins. */
static struct elem *
behind_topic(const struct chain *c, struct elem *e, bool *ret_topic)
{
	*ret_topic = false;
	for (; !elem_is_stop(c, e->prev); e = e->prev)
		if (!e->depth && split_is_comma(e->next) &&
		    (elem_is(e, STR("は")) || elem_is(e, STR("については")))) {
			*ret_topic = true;
			return e->next->next;
		}
	return e;
}

/* 10月から体が不自由な人に: when it began, or what is done then. */
static bool
opens_with_time(const struct elem *e)
{
	/* 子育て中の親が */
	if (!e->value && elem_is(e->next, STR("の")))
		return false;
	return e->value || e->pos == POS_NOUN_ADVERBIAL ||
	       e->pos == POS_ADNOMINAL || pattern_is_time(e);
}

/* 病気のときに、助ける人を送る: what becomes a sentence would need a lead of its
 * own. */
static bool
opens_with_case(
    const struct work *w, const struct elem *first, const struct elem *e)
{
	if (split_morae_of(first, e->next) <= w->max_morae)
		return false;
	for (; first != e; first = first->next)
		if (!first->depth && split_is_comma(first) &&
		    elem_is(first->prev, STR("に")) &&
		    (elem_is(first->prev->prev, STR("とき")) ||
			elem_is(first->prev->prev, STR("場合"))))
			return true;
	return false;
}

/* 就職したときは、…する制度があります: that is when there is one. */
static bool
follows_case(const struct chain *c, const struct elem *first)
{
	for (first = first->prev; !elem_is_stop(c, first); first = first->prev)
		if (split_is_condition(first) || elem_is(first, STR("次")))
			return true;
	return false;
}

/* No topic, no reason and no sentence up to e. */
static bool
is_clause(const struct elem *first, const struct elem *e)
{
	static const char *const ends[] = { "は", "ほか", "ので", "のに" };

	for (; first != e; first = first->next)
		if (!first->depth &&
		    (elem_is_any(first, ends, ARRAY_SIZE(ends)) ||
			(first->kind == ELEM_PRED && first->pred.polite &&
			    first->pred.ending == END_SHUSHI)))
			return false;
	return true;
}

/* Where the clause that ends at e begins; NULL if that is not certain. */
static struct elem *
clause_begin(const struct chain *c, struct elem *e, bool needs_topic)
{
	bool topic;
	struct elem *first = behind_topic(c, e, &topic);

	for (struct elem *at = first; at != e && at->kind != ELEM_PRED;
	     at = at->next) {
		if (at->depth)
			continue;
		/* 強制ではなく、 is no topic. */
		if (elem_is(at, STR("次")) ||
		    (elem_is(at, STR("は")) &&
			str_eq(at->next->surface, STR("なく"))))
			return NULL;
		if (is_frame(at)) {
			topic = topic || elem_is(at, STR("は"));
			first = split_is_comma(at->next) ? at->next->next
							 : at->next;
		} else if (split_is_comma(at) && at->next != first) {
			break;
		}
	}
	return opens_with_time(first) || !is_clause(first, e) ||
		       (needs_topic && !topic)
		   ? NULL
		   : first;
}

/* 次のような制度, 次の制度, and 派遣制度, which names itself. */
static void
put_thus(struct chain *c, struct elem *noun, bool like)
{
	if (!like && elem_is_noun(noun->next))
		return;
	elem_insert_word(c, noun, "次", POS_NOUN);
	elem_insert_word(c, noun, "の", POS_PARTICLE);
	if (!like)
		return;
	elem_insert_word(c, noun, "よう", POS_NOUN);
	elem_insert_word(c, noun, "な", POS_PARTICLE);
}

/* The 」 of 「子育てひろば」, or NULL. */
static struct elem *
behind_name(const struct chain *c, struct elem *e)
{
	if (!elem_is(e, STR("「")) && !elem_is(e, STR("『")))
		return NULL;
	for (; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("」")) || elem_is(e, STR("』")))
			return e;
	return NULL;
}

/* e is the predicate before the noun. */
bool
split_thus(struct work *w, struct elem *e)
{
	struct chain *c = w->c;
	struct elem *noun = e->next, *named, *first, *at;
	struct pred before = e->pred;
	struct str old, text;
	struct goal g;

	/* 新しい制度 */
	if (noun->kind == ELEM_PRED && noun->pred.ending == END_RENTAI &&
	    !conj_is_verb(noun->pred.conj))
		noun = noun->next;
	named = behind_name(c, noun);
	if (named)
		noun = named;
	else if (!elem_is_noun(noun) || noun->frozen)
		return false;
	if (!is_whole(c, e, named))
		return false;
	while (!named && elem_is_noun(noun->next))
		noun = noun->next;
	g = split_goal(c, noun->next);
	if (!(named || split_is_plan(noun) ||
		(elem_is(noun, STR("もの")) && noun->next == g.last)) ||
	    !is_lead(w, noun, &g) || (named && noun->next == g.last))
		return false;
	first = clause_begin(c, e, noun->next == g.last);
	if (!first || split_morae_of(first, e->next) < CLAUSE_MIN ||
	    opens_with_case(w, first, e) || follows_case(c, first))
		return false;
	e->pred.ending = END_SHUSHI;
	e->pred.polite = true;
	text = pred_generate(c->arena, &e->pred);
	if (!text.ptr) {
		e->pred = before;
		return false;
	}
	first = split_behind_mark(c, first);
	old = rewrite_text(w, first, g.last->next);
	noun = e->next;
	e->dirty = true;
	e->surface = text;
	at = g.last->next->next;
	noun->space = first->space;
	noun->gap = first->gap;
	first->space = false;
	first->gap = STR_NONE;
	elem_move(at, first, noun);
	elem_insert_word(c, at, "。", POS_SYMBOL);
	if (!named)
		put_thus(c, noun, g.last->pred.conj == CONJ_COPULA);
	rewrite_step(w, STR("split-such"), old, rewrite_text(w, noun, at));
	w->moved = true;
	return true;
}
