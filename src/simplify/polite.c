/* Honorific and humble predicates in plain polite form: who acts is told from
 * the verb and the words around it. */
#include "simplify/asked.h"
#include "simplify/honour.h"
#include "simplify/split.h"

/* 退場していただくことがあります: the writer makes the reader do it. */
static bool
is_case_noun(const struct elem *e)
{
	return (elem_is(e, STR("こと")) || elem_is(e, STR("場合"))) &&
	       (elem_is(e->next, STR("が")) || elem_is(e->next, STR("も"))) &&
	       str_eq(e->next->next->pred.head, STR("ある"));
}

/* お申し込みいただいた講座: only the reader does that. */
static bool
is_readers(const struct elem *e)
{
	static const char *const acts[] = { "申し込む", "申込む", "応募する",
		"記入する", "入力する", "予約する", "購入する", "登録する",
		"提出する", "支払う", "納付する", "受講する", "利用する",
		"入場する", "来場する" };

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_is(e->pred.head, acts[i]))
			return true;
	return false;
}

/* ご提供いただいた情報: without もらう the writer would have given it. */
static bool
is_given(const struct elem *e)
{
	if (is_readers(e))
		return false;
	return e->pred.ending == END_RENTAI && e->pred.past &&
	       !pred_has(&e->pred, AUX_CAUSATIVE) && elem_is_noun(e->next) &&
	       !honour_before_person(e) && !honour_before_case(e) &&
	       e->next->pos != POS_NOUN_ADVERBIAL;
}

static bool
is_duty(const struct elem *e)
{
	static const char *const acts[] = { "提出する", "出す", "返す",
		"返還する", "返却する", "支払う", "払う", "納付する", "納める",
		"連絡する", "回答する", "協力する", "同意する", "記入する",
		"返送する", "守る", "応じる", "従う" };

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (str_is(e->pred.head, acts[i]))
			return true;
	return false;
}

/* 皆様に利用していただける, 皆様が使うことができる. */
static void
user_acts(const struct chain *c, struct elem *e)
{
	unsigned depth = e->depth;

	if (honour_takes_person(e))
		return;
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != depth)
			continue;
		if ((at->kind == ELEM_PRED && at->pred.ending != END_RENTAI &&
			at->pred.ending != END_TE) ||
		    elem_is(at, STR("が")) || elem_is(at, STR("は")))
			return;
		if (!elem_is(at, STR("に")) || !elem_is_person(at->prev) ||
		    at->frozen)
			continue;
		/* 皆様にも is 皆様も. */
		if (elem_is(at->next, STR("も"))) {
			elem_unlink(at);
			return;
		}
		at->surface = at->base = STR("が");
		at->start = at->end = 0;
		return;
	}
}

/* 必要な方には、使っていただくことができます → 必要な方は、…できます. */
static void
user_is_topic(const struct chain *c, const struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		struct elem *ni = at->prev;

		if (at->depth != e->depth || !elem_is(at, STR("は")))
			continue;
		if (elem_is(ni, STR("に")) && elem_is_person(ni->prev) &&
		    !ni->frozen)
			elem_unlink(ni);
		return;
	}
}

/* A clause between them stayed もらって. */
static bool
keeps_favour(const struct elem *topic, const struct elem *e)
{
	for (; topic != e; topic = topic->next)
		if (topic->kind == ELEM_PRED &&
		    pred_has(&topic->pred, AUX_MORAU))
			return true;
	return false;
}

/* いただける: the reader can. */
static void
plain_moraeru(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;

	pred_drop(p, AUX_MORAERU);
	/* 連絡していただけますか, いただけませんでしょうか: asks. */
	if ((p->ending == END_SHUSHI || p->ending == END_DAROU) && !p->past &&
	    elem_is(e->next, STR("か")) && elem_is_stop(w->c, e->next->next)) {
		p->ending = END_KUDASAI;
		p->neg = false;
		elem_unlink(e->next);
		return;
	}
	/* 提出していただけないとき: who does not, not who cannot. */
	if (p->neg && is_duty(e))
		return;
	/* 書いていただければ, 書いていただけると、: 書けば, not
	 * 書くことができれば. */
	if (!p->neg &&
	    (p->ending == END_BA || (elem_is(e->next, STR("と")) &&
					split_is_comma(e->next->next)))) {
		/* 医師に書いていただければ: another does. */
		if (rewrite_named_doer(w->c, e))
			pred_push(p, AUX_MORAU);
		return;
	}
	user_acts(w->c, e);
	if (!honour_takes_person(e))
		user_is_topic(w->c, e);
	/* カードが使える, カードを使うことができる. */
	pred_push(
	    p, elem_is(e->prev, STR("が")) && !elem_is_actor(e->prev->prev)
		   ? AUX_POTENTIAL
		   : AUX_CAN);
}

/* 来ていただき、話を聞かせていただいたことに、感謝します: one of several. */
static bool
is_thanked_later(const struct chain *c, const struct elem *e)
{
	static const char *const words[] = { "ありがとう", "有難う", "感謝",
		"お礼", "御礼" };

	for (e = e->next; !elem_is_stop(c, e); e = e->next) {
		for (size_t i = 0; i < ARRAY_SIZE(words); i++)
			if (str_starts(e->surface, str_from(words[i])))
				return true;
		if (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI &&
		    !pred_has(&e->pred, AUX_MORAU) &&
		    !pred_has(&e->pred, AUX_KURERU))
			return false;
	}
	return false;
}

/* The main clause says what the writer does: 設けております. */
static bool
writer_acts(struct chain *c, struct elem *e)
{
	const struct elem *last = rewrite_final(c, e);

	return last && last->pred.ending == END_SHUSHI &&
	       conj_is_verb(last->pred.conj) &&
	       !pred_has(&last->pred, AUX_MORAU) &&
	       !pred_has(&last->pred, AUX_MORAERU) &&
	       (last->pred.humble || pred_has(&last->pred, AUX_IRU));
}

/* とともに、腕章を貸します: the writer does that. */
static bool
is_favour_too(struct chain *c, struct elem *e)
{
	const struct elem *last = rewrite_final(c, e);

	return last && last->pred.ending == END_SHUSHI && !last->pred.neg &&
	       conj_is_verb(last->pred.conj) &&
	       !pred_has(&last->pred, AUX_MORAU) &&
	       !pred_has(&last->pred, AUX_MORAERU);
}

/* 参加していただいた保護者: of two words. */
static bool
is_actor_next(const struct elem *e)
{
	e = e->next;
	while (
	    !e->next->space && rewrite_compound(e) && rewrite_compound(e->next))
		e = e->next;
	return elem_is_actor(e) || elem_is_body(e);
}

/* いただく before a noun that says whose act it is; true if that settles it. */
static bool
before_noun(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;
	bool causes = pred_has(p, AUX_CAUSATIVE);

	if (!causes && !str_eq(p->head, STR("待つ")) && is_case_noun(e->next))
		return true;
	/* 見ていただくため、日を設けています: the writer does that for them. */
	if (!causes && elem_is(e->next, STR("ため")) &&
	    writer_acts(w->c, e->next))
		return true;
	/* 使っていただくことができます: the reader can. */
	if (elem_is(e->next, STR("こと")) && elem_is_particle(e->next->next) &&
	    str_eq(e->next->next->next->base, STR("できる"))) {
		pred_drop(p, AUX_MORAU);
		user_acts(w->c, e);
		user_is_topic(w->c, e);
		return true;
	}
	/* 参加していただいた皆様、ありがとうございました */
	if (p->past && !causes &&
	    (is_actor_next(e) || elem_is(e->next, STR("こと"))) &&
	    is_thanked_later(w->c, e)) {
		pred_drop(p, AUX_MORAU);
		pred_push(p, AUX_KURERU);
		return true;
	}
	return false;
}

/* 返していただき、証明書を交付します: the city does what comes then. */
static bool
city_goes_on(const struct work *w, const struct elem *e)
{
	const struct elem *last = rewrite_final(w->c, e->next);
	unsigned class = last ? rules_verb_class(w->easy, last->pred.head) : 0;
	bool refuses = last && last->pred.neg && last->pred.naux == 1 &&
		       (pred_has(&last->pred, AUX_POTENTIAL) ||
			   pred_has(&last->pred, AUX_CAN));

	return (e->pred.ending == END_TE || e->pred.ending == END_RENYOU) &&
	       !e->pred.neg && elem_is(e->next, STR("、")) && last &&
	       !pred_has(&e->pred, AUX_CAUSATIVE) &&
	       (refuses || (!last->pred.naux && !last->pred.neg)) &&
	       last->pred.ending == END_SHUSHI && last->pred.polite &&
	       class & VERB_CITY && !(class & VERB_PERSON);
}

/* いただく: the reader does it. */
static void
plain_morau(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;
	bool tai = pred_has(p, AUX_TAI);
	const struct elem *who;
	struct elem *topic;

	/* 知っていただこうと、会を開く: what others shall do. */
	if (asked_first(w->c, e) || city_goes_on(w, e) ||
	    p->ending == END_IKOU || asked_did(w, e))
		return;
	/* 見ていただきたいので、静かにしてください: a wish is the reason. */
	if (tai && elem_is(e->next, STR("ので")))
		return;
	if (pred_has(p, AUX_MORAERU)) {
		plain_moraeru(w, e);
		return;
	}
	if (p->ending == END_RENTAI && before_noun(w, e))
		return;
	if (!pred_has(p, AUX_CAUSATIVE) &&
	    (rewrite_named_doer(w->c, e) || is_given(e) ||
		asked_talks(w->c, e) || asked_called(w->c, e) ||
		(p->past && p->ending == END_SHUSHI)))
		return;
	/* 外していただきますので、ケースを…: not what the writer does. */
	if (p->ending == END_SHUSHI && p->polite && !p->past && !p->neg &&
	    p->naux == 1 && elem_is(e->next, STR("ので")))
		return;
	topic = asked_topic(w->c, e);
	if (!topic && p->ending == END_SHUSHI && p->polite && !p->past &&
	    !p->neg && p->naux == 1 && elem_is(e->next, STR("が")))
		return;
	/* 遺族の方には、届けを出してもらいます */
	if (topic && (asked_for_others(e) || keeps_favour(topic, e)))
		return;
	/* 登録した人には、保険に入ってもらうとともに、帽子を貸します */
	if (topic && elem_is(e->next, STR("とともに")) &&
	    is_favour_too(w->c, e))
		return;
	pred_drop(p, AUX_MORAU);
	if (!asked_of_other(w->c, e))
		pred_drop(p, AUX_CAUSATIVE);
	who = asked_acts(w->c, e);
	if ((!who || asked_is_reader(who)) && p->ending == END_SHUSHI &&
	    !p->past && !p->neg && !pred_has(p, AUX_MUST) &&
	    !pred_has(p, AUX_CAN) && !pred_has(p, AUX_KARA_NAI) &&
	    elem_is_last(w->c, e)) {
		pred_drop(p, AUX_TAI);
		pred_drop(p, AUX_IRU);
		p->ending = END_KUDASAI;
	} else if (tai) {
		pred_drop(p, AUX_TAI);
	}
	/* …入りますが: who is asked becomes the topic. */
	if (topic)
		elem_unlink(topic);
}

/* ご協力いただき、ありがとうございます. */
static bool
is_thanked(const struct elem *e)
{
	static const char *const words[] = { "ありがとう", "有難う", "感謝",
		"お礼", "御礼", "厚く", "心より", "誠に", "まことに", "深く",
		"本当に", "心から" };
	const struct elem *next = e->next;

	if (elem_is(next, STR("、")))
		next = next->next;
	if (elem_is(next, STR("心")) && (elem_is(next->next, STR("より")) ||
					    elem_is(next->next, STR("から"))))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(next->surface, str_from(words[i])))
			return true;
	return false;
}

/* What one is thanked for stays a favour: 協力してくれて. */
static void
plain_favour(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (pred_has(p, AUX_CAUSATIVE))
		return;
	user_acts(w->c, e);
	user_is_topic(w->c, e);
	pred_drop(p, AUX_MORAU);
	if (!pred_has(p, AUX_KURERU))
		pred_push(p, AUX_KURERU);
	p->ending = END_TE;
	p->polite = p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* ページが見られる, ページを見ることができる. */
static void
take_object(struct elem *ga)
{
	const struct elem *what = ga->prev;

	if (elem_is(what, STR("だけ")) || elem_is(what, STR("のみ")))
		what = what->prev;
	if (!elem_is(ga, STR("が")) || ga->frozen || elem_is_actor(what))
		return;
	ga->surface = ga->base = STR("を");
	ga->start = ga->end = 0;
}

/* 検査が無料で受けられる: が of its own, behind a thing. */
static struct elem *
object_apart(const struct chain *c, struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		struct noun_conds known = { 0 };

		if (e->depth != depth)
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("、")) ||
		    elem_is(e, STR("を")) || elem_is(e, STR("は")))
			return NULL;
		if (elem_is(e, STR("が")))
			return pattern_noun_holds(&known, COND_THING, e->prev)
				   ? e
				   : NULL;
	}
	return NULL;
}

/* られる that is neither suffered nor polite. */
static void
plain_can(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct elem *ga = e->prev;

	e->pred.aux[0] = AUX_CAN;
	if (!elem_is(ga, STR("が")))
		ga = object_apart(w->c, e);
	if (ga)
		take_object(ga);
	rewrite_pred(w, e, &before, "can");
}

/* …を渡します: what the city does, not who was asked before. */
static bool
is_answer(const struct work *w, const struct goal *g)
{
	const struct pred *p = &g->last->pred;

	return g->act == ACT_STATES && g->verb == g->last && !p->naux &&
	       !p->humble && !p->past && !p->neg &&
	       (str_eq(p->head, STR("確認する")) ||
		   (rules_verb_class(w->easy, p->head) & VERB_CITY &&
		       !(rules_verb_class(w->easy, p->head) & VERB_PERSON)));
}

/* …できません, …となります */
static bool
is_cannot(const struct goal *g)
{
	const struct pred *p = &g->last->pred;

	if (str_eq(p->head, STR("なる")) && !p->neg && !p->past && !p->naux &&
	    p->ending == END_SHUSHI)
		return true;
	return p->neg && !p->past && p->ending == END_SHUSHI &&
	       (str_eq(p->head, STR("できる")) || pred_has(p, AUX_CAN));
}

/* 持参いただき、 before what is not asked of the reader in the same way. */
static bool
precedes_other(struct work *w, struct elem *e)
{
	struct elem *comma = e->next;
	struct goal g;

	if ((e->pred.ending != END_TE && e->pred.ending != END_RENYOU) ||
	    e->pred.neg || e->depth || !split_is_comma(comma) ||
	    pred_has(&e->pred, AUX_CAUSATIVE))
		return false;
	g = split_goal(w->c, comma);
	return g.act && g.verb != e &&
	       (split_is_ban(&g) || is_answer(w, &g) || is_cannot(&g)) &&
	       split_joins(w->c, e, comma->next, &g);
}

/* カードをお持ちいただく: one comes with it. */
static void
bring_along(struct elem *e)
{
	struct pred *p = &e->pred;

	if (!str_eq(p->head, STR("持つ")) || pred_has(p, AUX_IRU) ||
	    pred_has(p, AUX_CAUSATIVE) ||
	    !(pred_has(p, AUX_MORAU) || pred_has(p, AUX_MORAERU) ||
		pred_has(p, AUX_KURERU)) ||
	    (elem_is(e->prev, STR("を")) && !asked_is_carried(e->prev->prev)))
		return;
	p->head = STR("持ってくる");
	p->conj = conj_guess(p->head);
}

/* 午前中だけのお預かりになります: の is left of the noun. */
static void
drop_joint(struct elem *e)
{
	struct elem *no = e->prev;

	if (!e->pred.honorific || pattern_joint(no) ||
	    !elem_is(no, STR("の")) || no->frozen)
		return;
	if (!elem_is(no->prev, STR("だけ")) &&
	    !elem_is(no->prev, STR("のみ")) && !elem_is(no->prev, STR("まで")))
		return;
	if (!str_eq(e->pred.head, STR("支払う"))) {
		elem_unlink(no);
		return;
	}
	/* 現金だけで払う */
	no->surface = no->base = STR("で");
	no->start = no->end = 0;
}

static void
plain_honour(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	bring_along(e);
	drop_joint(e);
	if (p->humble && pred_has(p, AUX_MORAU) && precedes_other(w, e)) {
		pred_drop(p, AUX_MORAU);
		p->humble = false;
		p->ending = END_KUDASAI;
		if (rewrite_pred(w, e, &before, "honorific"))
			e->next->surface = e->next->base = STR("。");
		return;
	}
	if (p->humble && pred_has(p, AUX_CAUSATIVE) && pred_has(p, AUX_MORAU) &&
	    !asked_of_other(w->c, e)) {
		/* させていただきます: the writer does it. */
		pred_drop(p, AUX_CAUSATIVE);
		pred_drop(p, AUX_MORAU);
	} else if (p->humble &&
		   (pred_has(p, AUX_MORAU) || pred_has(p, AUX_MORAERU))) {
		plain_morau(w, e);
	}
	/* 寒くなってまいりました came, 取り組んでまいります goes on. */
	if (p->humble && p->past && pred_has(p, AUX_IKU)) {
		pred_drop(p, AUX_IKU);
		pred_push(p, AUX_KURU);
	}
	if (p->honorific)
		pred_drop(p, AUX_KURERU);
	/* ページがご覧になれない */
	if (p->honorific && pred_has(p, AUX_CAN) && conj_is_verb(p->conj))
		take_object(e->prev);
	p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* 相談を伺う, 方針について伺う is 聞く, 家に伺う 行く. */
static bool
plain_visit(struct work *w, struct elem *e)
{
	static const char *const again[] = { "もう一度", "改めて", "また",
		"再度", "再び", "直接" };
	static const char *const heads[] = { "伺う", "うかがう", "伺える",
		"うかがえる" };
	struct pred before = e->pred;
	bool object = false, can = str_ends(e->pred.head, STR("える"));

	if (!elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return false;
	for (const struct elem *at = e->prev;
	     !elem_is_stop(w->c, at) &&
	     (at->kind != ELEM_PRED || at->pred.ending == END_KU);
	     at = at->prev)
		object |=
		    at->depth == e->depth &&
		    (elem_is(at, STR("を")) || elem_is(at, STR("について")) ||
			elem_is(at, STR("点")) ||
			(elem_is(at, STR("も")) && elem_is_noun(at->prev) &&
			    !elem_is_actor(at->prev) &&
			    !pattern_is_time(at->prev)));
	/* 家まで収集に伺う: what for; 人を対象に、家まで伺う */
	if ((elem_is(e->prev, STR("に")) &&
		e->prev->prev->pos == POS_NOUN_VERBAL) ||
	    elem_is(e->prev, STR("まで")) || elem_is(e->prev, STR("へ")))
		object = false;
	if (!object && !elem_is_particle(e->prev) &&
	    !elem_is(e->prev, STR("、")) &&
	    !elem_is_any(e->prev, again, ARRAY_SIZE(again)))
		return false;
	e->pred.head = object ? STR("聞く") : STR("行く");
	if (can)
		pred_push(&e->pred, AUX_CAN);
	e->pred.conj = conj_guess(e->pred.head);
	e->pred.humble = false;
	return rewrite_pred(w, e, &before, "honorific");
}

static void
plain_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (p->ending == END_OPEN || plain_visit(w, e))
		return;
	if ((pred_has(p, AUX_MORAU) || pred_has(p, AUX_KURERU)) &&
	    (p->ending == END_TE || p->ending == END_RENYOU) && !p->neg &&
	    (is_thanked(e) || is_thanked_later(w->c, e))) {
		plain_favour(w, e);
		return;
	}
	if (p->naux >= 2 && p->aux[p->naux - 1] == AUX_TAI &&
	    p->aux[p->naux - 2] == AUX_PASSIVE && p->ending == END_SHUSHI &&
	    !p->neg && !p->past && elem_is_stop(w->c, e->next)) {
		p->naux = (uint8_t)(p->naux - 2);
		p->ending = END_KUDASAI;
		rewrite_pred(w, e, &before, "request");
		return;
	}
	if (honour_is_polite(w, e)) {
		pred_drop(p, AUX_PASSIVE);
		rewrite_pred(w, e, &before, "honorific");
		return;
	}
	if (honour_is_can(w, e)) {
		plain_can(w, e);
		return;
	}
	if (pred_has(p, AUX_KANERU)) {
		pred_drop(p, AUX_KANERU);
		/* なりかねない may come about. */
		pred_push(p, p->neg ? AUX_KARA_NAI : AUX_CAN);
		p->neg = !p->neg;
		rewrite_pred(w, e, &before, "kaneru");
		return;
	}
	if (p->honorific || p->humble)
		plain_honour(w, e);
	else if (p->neg && p->ending == END_RENTAI &&
		 str_ends(e->surface, STR("ぬ")) &&
		 elem_is(e->next, STR("よう")))
		/* 遅れぬよう */
		rewrite_pred(w, e, &before, "ending");
}

/* お before other nouns may be part of the word. */
static bool
is_prefixed(const struct elem *noun, bool go)
{
	if (noun->kind == ELEM_PRED)
		return go && noun->pred.conj == CONJ_NA;
	return noun->pos == POS_NOUN_VERBAL ||
	       (go && (noun->pos == POS_NOUN || noun->pos == POS_NOUN_ADJ ||
			  noun->pos == POS_NOUN_ADVERBIAL ||
			  noun->pos == POS_PRONOUN));
}

/* ご協力, お申込み as nouns, ご自由. */
static void
plain_prefix(struct work *w, struct elem *e)
{
	struct elem *noun = e->next;
	bool go = elem_is(e, STR("ご")) || elem_is(e, STR("御"));

	if (e->pos != POS_PREFIX || e->frozen || elem_end(w->c, noun) ||
	    noun->space || (!go && !elem_is(e, STR("お"))) ||
	    !is_prefixed(noun, go))
		return;
	noun->space = e->space;
	noun->gap = e->gap;
	rewrite_step(
	    w, STR("prefix"), rewrite_text(w, e, noun->next), noun->surface);
	elem_unlink(e);
}

void
rewrite_plain(struct work *w)
{
	for (struct elem *e = w->c->head.next, *next; !elem_end(w->c, e);
	     e = next) {
		next = e->next;
		plain_prefix(w, e);
		if (e->kind == ELEM_PRED && !e->frozen &&
		    (!w->brief || e->pred.polite ||
			e->pred.ending == END_RENTAI ||
			e->pred.ending == END_KUDASAI))
			plain_pred(w, e);
	}
	asked_to_topic(w);
	asked_after_to(w);
}
