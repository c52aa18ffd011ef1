/* Cuts between clauses that have a topic each. */
#include "simplify/split_part.h"

static bool
is_topic(const struct elem *e)
{
	return elem_is(e, STR("は")) || elem_is(e, STR("については"));
}

static bool
is_when(const struct elem *e)
{
	return elem_is(e, STR("とき")) || elem_is(e, STR("場合")) ||
	       elem_is(e, STR("際")) || str_ends(e->surface, STR("時"));
}

/* The last topic before e: what it is about. */
static const struct elem *
topic_before(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 && is_topic(e))
			return e;
	return NULL;
}

/* はがきは, and not 年に一度は. */
static bool
is_of_thing(const struct elem *topic)
{
	const struct elem *noun = topic->prev;

	if (elem_is(topic, STR("については")))
		return true;
	if (elem_is(noun, STR("に")))
		noun = noun->prev;
	return elem_is_noun(noun) && !noun->value &&
	       noun->pos != POS_NOUN_ADVERBIAL &&
	       noun->pos != POS_NOUN_NUMBER &&
	       !(noun->pos == POS_NOUN_SUFFIX &&
		   (noun->prev->value || noun->prev->pos == POS_NOUN_NUMBER)) &&
	       noun->pos != POS_VALUE;
}

/* The topic at the head of what follows; a clause in it could take in what
 * stands before, but for とする, and 雨のとき after another とき. */
static const struct elem *
topic_behind(const struct chain *c, const struct elem *behind, bool set,
    const struct elem *first)
{
	for (; !elem_is_stop(c, behind); behind = behind->next) {
		if (behind->depth)
			continue;
		if (is_topic(behind) && is_when(behind->prev))
			return is_when(first->prev) ? behind : NULL;
		if (is_topic(behind))
			return is_of_thing(behind) ? behind : NULL;
		if (split_is_comma(behind) ||
		    (behind->kind == ELEM_PRED &&
			(behind->pred.ending != END_RENTAI ||
			    (conj_is_verb(behind->pred.conj) && !set))))
			return NULL;
	}
	return NULL;
}

/* こと が できる, ことになる: may be said of both. */
static bool
is_about_both(const struct elem *last)
{
	return elem_is(last->prev->prev, STR("こと")) ||
	       elem_is(last->prev, STR("予定")) ||
	       elem_is(last->prev, STR("もの")) ||
	       pred_has(&last->pred, AUX_CAN) ||
	       pred_has(&last->pred, AUX_POTENTIAL) ||
	       pred_has(&last->pred, AUX_KARA_NAI);
}

/* 審議会は公開で行われ、: what the city does. */
static bool
is_public(const struct work *w, const struct elem *e)
{
	return e->pred.naux == 1 && e->pred.aux[0] == AUX_PASSIVE &&
	       rules_verb_class(w->easy, e->pred.head) & VERB_CITY;
}

/* 電子申請だけとし、 */
static bool
is_only(const struct chain *c, const struct elem *e)
{
	if (!elem_is(e, STR("だけ")))
		return false;
	for (e = e->prev; elem_is_noun(e); e = e->prev)
		;
	return elem_is_stop(c, e);
}

/* 観覧料を高校生以下は無料とし、 */
static bool
has_open_object(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e) && e->kind != ELEM_PRED; e = e->prev)
		if (elem_is(e, STR("を")) && !e->depth)
			return true;
	return false;
}

/* 期限は月曜日までとし、: nothing but the topic before it. */
static bool
is_set(const struct chain *c, const struct elem *e)
{
	bool relative = false;

	if (!str_eq(e->pred.head, STR("する")) || e->pred.naux || e->pred.neg ||
	    !elem_is(e->prev, STR("と")) || e->prev->prev->kind == ELEM_PRED)
		return false;
	if (is_only(c, e->prev->prev))
		return true;
	for (e = e->prev->prev; !elem_is(e, STR("は")); e = e->prev) {
		/* 1年を超えない範囲とし、 */
		relative = relative || (e->kind == ELEM_PRED &&
					   e->pred.ending == END_RENTAI);
		if (elem_is_stop(c, e) ||
		    (split_is_comma(e) && !elem_is(e->prev, STR("は"))) ||
		    (!relative && (elem_is(e, STR("を")) ||
				      (elem_is(e, STR("が")) &&
					  e->pos == POS_PARTICLE_CASE))))
			return false;
	}
	return !elem_is_actor(e->prev) && !is_when(e->prev) &&
	       !has_open_object(c, e);
}

/* 期限は月曜日までとし、遅れた方は… → 期限は月曜日までです。遅れた方は… */
static bool
split_set(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	struct goal g = split_goal(w->c, e->next);

	if (!split_is_comma(e->next) || !is_set(w->c, e) || !g.act ||
	    g.last->pred.past ||
	    (!split_has_own_subject(w->c, behind) &&
		!split_coordinate(w->c, e, g.last)))
		return false;
	elem_unlink(e->prev);
	e->pred.head = STR("");
	e->pred.conj = CONJ_COPULA;
	return split_at(w, e, behind, NULL, "split-and");
}

/* 税収は、業績が良かったので、見込みを上回りました: what rose or fell. */
static bool
is_figure(const struct elem *last)
{
	static const char *const heads[] = { "上回る", "下回る", "増える",
		"減る", "上がる", "下がる", "伸びる", "落ち込む", "増加する",
		"減少する", "上昇する", "低下する", "達する", "回復する",
		"悪化する", "改善する", "遅れる", "延びる" };

	return elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 個人消費, 住宅着工戸数: what is counted. */
static bool
is_counted(const struct elem *topic)
{
	static const char *const ends[] = { "数", "率", "額", "高", "費", "料",
		"量", "面積", "人口", "割合", "収入", "指数", "価格", "消費",
		"景気", "生産", "売上げ", "売り上げ", "需要", "支出", "残高",
		"輸出", "輸入", "消費支出", "業績" };

	return str_ends_any(topic->surface, ends, ARRAY_SIZE(ends));
}

/* What stands between the topic of a figure and its predicate. */
struct figure {
	bool number;  /* 150を超えて, 38％になって */
	bool lasting; /* 毎年増えて */
	bool begins;  /* 10月から上がって: it may be to come */
};

static struct figure
figure_of(const struct elem *topic, const struct elem *e)
{
	static const char *const often[] = { "年々", "毎年", "毎月" };
	struct figure f = { 0 };

	for (; topic != e; topic = topic->next) {
		f.number |= topic->value || topic->pos == POS_NOUN_NUMBER ||
			    topic->pos == POS_VALUE;
		f.lasting |= elem_is_any(topic, often, ARRAY_SIZE(often));
		f.begins |= elem_is(topic, STR("から"));
	}
	return f;
}

static bool
reaches(const struct elem *e)
{
	static const char *const heads[] = { "なる", "超える", "割り込む",
		"及ぶ", "上る" };

	return elem_has_head(e, heads, ARRAY_SIZE(heads)) &&
	       (elem_is(e->prev, STR("に")) || elem_is(e->prev, STR("を")) ||
		   elem_is(e->prev, STR("まで")));
}

/* 数は3割減って、お年寄りの割合は4割になっています → 減りました。…: a figure, and
 * another fact. */
static bool
split_figures(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	const struct elem *topic = topic_before(w->c, e);
	struct figure f;
	struct goal g;

	if (!split_is_comma(e->next) || e->pred.naux || e->pred.neg ||
	    (e->pred.ending != END_TE && e->pred.ending != END_RENYOU) ||
	    !topic || split_morae(w->c, e) <= w->max_morae ||
	    !(is_figure(e) || reaches(e)))
		return false;
	f = figure_of(topic, e);
	g = split_goal(w->c, e->next);
	if (f.begins || (!f.number && !is_counted(topic->prev)) ||
	    g.act != ACT_STATES || g.last->pred.ending != END_SHUSHI ||
	    !(g.last->pred.past || pred_has(&g.last->pred, AUX_IRU) ||
		!conj_is_verb(g.last->pred.conj)) ||
	    g.last->pred.naux > pred_has(&g.last->pred, AUX_IRU) ||
	    !split_has_own_subject(w->c, behind))
		return false;
	if (f.lasting)
		pred_push(&e->pred, AUX_IRU);
	e->pred.past = !f.lasting;
	return split_at(w, e, behind, NULL, "split-and");
}

bool
split_topics(struct work *w, struct elem *e)
{
	struct elem *behind = e->next->next;
	bool set = str_eq(e->pred.head, STR("する")) && !e->pred.naux &&
		   elem_is(e->prev, STR("と"));
	const struct elem *first;
	bool public = is_public(w, e);
	struct goal g;

	if (split_set(w, e) || split_figures(w, e))
		return true;
	if (!split_is_comma(e->next) || !conj_is_verb(e->pred.conj) ||
	    e->pred.neg || (pred_has(&e->pred, AUX_PASSIVE) && !public) ||
	    (split_connects(e) && !set) || split_morae(w->c, e) <= w->max_morae)
		return false;
	g = split_goal(w->c, e->next);
	first = topic_before(w->c, e);
	/* 観覧料は無料とし、手帳を見せてください。 */
	if (set && g.act == ACT_REQUEST && first &&
	    split_coordinate(w->c, e, g.last))
		return split_at(w, e, behind, NULL, "split-and");
	if (public && g.act == ACT_REQUEST && first &&
	    topic_behind(w->c, behind, true, first))
		return split_at(w, e, behind, NULL, "split-and");
	if (g.act != ACT_STATES || g.verb != g.last || g.last->pred.past ||
	    !conj_is_verb(g.last->pred.conj) || is_about_both(g.last) ||
	    !first || split_becomes(e, g.last))
		return false;
	/* 施設は全部休んで、予約した人には返します: no clause takes 施設は in. */
	if (!topic_behind(w->c, behind,
		set || public || !split_is_comma(first->next), first))
		return false;
	return split_at(w, e, behind, NULL, "split-and");
}

/* Nothing but things between the topic and だけ: no time, no case. */
static bool
is_limit(const struct chain *c, const struct elem *e, const struct elem *topic)
{
	if (!elem_is_noun(e->prev) || pattern_is_time(e->prev) ||
	    e->prev->value || is_when(e->prev))
		return false;
	for (e = e->prev; e != topic; e = e->prev)
		if (elem_is_stop(c, e) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI))
			return false;
	return true;
}

/* 受け付けません, 不可とします; not 料金はかかりません, which only some get. */
static bool
is_refusal(const struct elem *last)
{
	static const char *const heads[] = { "受け付ける", "使う", "使える",
		"できる", "認める" };

	if (!last->pred.neg)
		return str_eq(last->pred.head, STR("する")) &&
		       elem_is(last->prev, STR("と"));
	return elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 申し込みは、電子申請だけ、郵便は受け付けません → …だけです。郵便は… */
bool
split_limit(struct work *w, struct elem *e)
{
	const struct elem *first;
	struct elem *behind, *copula;
	struct goal g;

	if (!elem_is(e, STR("だけ")) || !split_is_comma(e->next))
		return false;
	first = topic_before(w->c, e);
	behind = e->next->next;
	if (!first || !is_of_thing(first) || elem_is_actor(first->prev) ||
	    !is_limit(w->c, e, first) ||
	    !topic_behind(w->c, behind, true, first))
		return false;
	g = split_goal(w->c, e->next);
	if (!g.last || !is_refusal(g.last) ||
	    (elem_is_actor(e->prev) &&
		!str_eq(g.last->pred.head, STR("受け付ける"))))
		return false;
	copula = elem_pred(w->c, STR(""), CONJ_COPULA);
	elem_insert_before(e->next, copula);
	return split_at(w, copula, behind, NULL, "split-and");
}

/* 峠の道は、除雪が進んだので、開通します: of the road, not of the work. */
static bool
is_event(const struct elem *last)
{
	static const char *const heads[] = { "開通する", "始まる", "終わる",
		"閉まる", "開く", "休む", "再開する", "閉める", "やめる",
		"変える", "延期する", "中止する" };

	return elem_has_head(last, heads, ARRAY_SIZE(heads));
}

/* 県は、…ので、キノコは採らないように呼びかけています: what others do is no act of
 * the topic. */
static bool
has_main_subject(
    const struct chain *c, struct elem *behind, const struct elem *last)
{
	for (; behind != last; behind = behind->next)
		if (elem_is(behind, STR("よう")) &&
		    behind->prev->kind == ELEM_PRED && part_takes_manner(last))
			return false;
	return split_has_own_subject(c, behind);
}

/* Who the topic は names: 県は, 県では. */
static const struct elem *
named(const struct elem *wa)
{
	const struct elem *noun = wa->prev;

	return elem_is(noun, STR("で")) ? noun->prev : noun;
}

static bool
acts(const struct elem *noun)
{
	return (elem_is_actor(noun) || elem_is_body(noun)) &&
	       !elem_is_person(noun);
}

bool
split_citys_topic(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (!e->depth && elem_is(e, STR("は")))
			return split_is_comma(e->next) &&
			       (acts(named(e)) ||
				   (elem_is(e->prev, STR("で")) &&
				       elem_is_noun(named(e)) &&
				       !elem_is_person(named(e))));
	return false;
}

/* 計画は、前の計画が終わったので、改めたものです: what happened to another thing. */
static bool
befell(const struct elem *cause, const struct elem *wa)
{
	const struct elem *noun = wa->prev;

	return cause->pred.past && !cause->pred.naux &&
	       conj_is_verb(cause->pred.conj) && split_is_comma(wa->next) &&
	       elem_is_noun(noun) && !noun->value && !elem_is_person(noun) &&
	       !split_is_function_noun(noun) && !pattern_is_time(noun);
}

/* 県は、関心が高まっているので、研修会を開きます: the は of who does what
 * follows, where the reason has a subject of its own; NULL. */
static struct elem *
doer_topic(struct chain *c, struct elem *e, struct elem *behind)
{
	const struct elem *last = rewrite_final(c, behind), *cause = e;
	bool subject = false;

	if (!last || last->pred.ending != END_SHUSHI ||
	    has_main_subject(c, behind, last))
		return NULL;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			break;
		subject = subject || (elem_is(e, STR("が")) &&
					 e->pos == POS_PARTICLE_CASE);
	}
	if (!subject || elem_is_stop(c, e))
		return NULL;
	if (!befell(cause, e) &&
	    (!conj_is_verb(last->pred.conj) ||
		(!acts(named(e)) && !is_figure(last) && !is_counted(e->prev) &&
		    !(is_event(last) && split_is_comma(e->next)))))
		return NULL;
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev)
		if ((at->kind == ELEM_PRED &&
			!(is_event(last) && at->pred.ending == END_RENTAI)) ||
		    split_is_comma(at))
			return NULL;
	return e;
}

/* 関心が高まっています。だから、県は、研修会を開きます。 */
bool
split_doer(struct work *w, struct elem *e, struct elem *behind)
{
	struct elem *to = doer_topic(w->c, e, behind), *from = to;

	if (!to)
		return false;
	while (!elem_is_stop(w->c, from->prev))
		from = from->prev;
	to = split_is_comma(to->next) ? to->next->next : to->next;
	if (!split_at(w, e, behind, "だから", "split-so"))
		return false;
	elem_move(behind, split_behind_mark(w->c, from), to);
	w->moved = true;
	return true;
}
