/* いただく and くれる: whose act it is, and what one is thanked for. */
#include "simplify/favour.h"

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

	return elem_has_head(e, acts, ARRAY_SIZE(acts));
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

	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 提出していただけない場合があります */
static bool
is_chance(const struct elem *e)
{
	return (elem_is(e->next, STR("こと")) ||
		   elem_is(e->next, STR("場合"))) &&
	       str_eq(e->next->next->next->pred.head, STR("ある"));
}

/* 検討している方に、体験していただける家を貸します: to whom it is lent. */
static bool
is_for_main(struct chain *c, struct elem *e)
{
	const struct elem *last = rewrite_final(c, e);

	return e->pred.ending == END_RENTAI && last && last != e &&
	       honour_takes_person(last);
}

/* 皆様に利用していただける, 皆様が使うことができる. */
static void
user_acts(struct chain *c, struct elem *e)
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
		if (elem_is(at->next, STR("、")) && is_for_main(c, e))
			return;
		/* 皆様にも is 皆様も. */
		if (elem_is(at->next, STR("も"))) {
			elem_unlink(at);
			return;
		}
		at->surface = at->base = STR("が");
		at->start = at->end = 0;
		/* 皆さんが、使うことができる公園を作りました: they do not make it. */
		if (e->pred.ending == END_RENTAI && split_is_comma(at->next))
			elem_unlink(at->next);
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
	/* 提出していただけないとき: who does not, and 提出していただけないことがあります:
	 * who cannot. */
	if (p->neg && is_duty(e) && !is_chance(e))
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

/* 県では、: who writes. */
static bool
is_writers_topic(const struct elem *wa)
{
	const struct elem *noun = wa->prev;

	if (elem_is(noun, STR("で")))
		noun = noun->prev;
	return elem_is(wa, STR("は")) &&
	       (elem_is_actor(noun) || elem_is_body(noun)) &&
	       !elem_is_person(noun);
}

/* The main clause says what the writer does: 設けております, 県では、…配布します. */
static bool
writer_acts(const struct work *w, struct elem *e)
{
	const struct elem *last = rewrite_final(w->c, e);
	const struct pred *p;

	if (!last || last->pred.ending != END_SHUSHI)
		return false;
	/* 配ることがあります */
	if (str_eq(last->pred.head, STR("ある")) && !last->pred.neg &&
	    elem_is(last->prev, STR("が")) &&
	    elem_is(last->prev->prev, STR("こと")) &&
	    last->prev->prev->prev->kind == ELEM_PRED)
		last = last->prev->prev->prev;
	p = &last->pred;
	if (!conj_is_verb(p->conj) || pred_has(p, AUX_MORAU) ||
	    pred_has(p, AUX_MORAERU))
		return false;
	if (p->humble || pred_has(p, AUX_IRU))
		return true;
	if (p->neg || p->naux)
		return false;
	if (rules_verb_class(w->easy, p->head) & VERB_CITY)
		return true;
	for (; !elem_is_stop(w->c, e); e = e->prev)
		if (is_writers_topic(e))
			return true;
	return false;
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
	if (!causes && elem_is(e->next, STR("ため")) && writer_acts(w, e->next))
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

/* 外していただきますので、ケースを…, 入っていただきますが、…: before what the writer
 * says, who may be asked in the second. */
static bool
is_writers(const struct elem *e, bool asked)
{
	const struct pred *p = &e->pred;

	return p->ending == END_SHUSHI && p->polite && !p->past && !p->neg &&
	       p->naux == 1 &&
	       (elem_is(e->next, STR("ので")) ||
		   (!asked && elem_is(e->next, STR("が"))));
}

/* 市は、業者と協定を結び、運んでいただきます: others do it for the city. */
static bool
gets_help(const struct chain *c, const struct elem *e)
{
	static const char *const cities[] = { "市", "県", "町", "村", "区",
		"本市", "本県", "国" };

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (elem_is(at, STR("は")) &&
		    elem_is_any(at->prev, cities, ARRAY_SIZE(cities)))
			return true;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI &&
		    elem_is(at->prev, STR("を")) &&
		    elem_is(at->prev->prev, STR("協定")))
			return true;
	}
	return false;
}

/* 整理券を配布し、順番に入っていただいています: one sentence cannot go from what the
 * writer does to what is asked for. */
static bool
writer_acts_before(const struct work *w, const struct elem *e)
{
	bool goes_on = pred_has(&e->pred, AUX_IRU);

	for (const struct elem *at = e->prev; !elem_is_stop(w->c, at);
	     at = at->prev) {
		unsigned class;

		if (at->kind != ELEM_PRED || at->depth != e->depth ||
		    (at->pred.ending != END_TE &&
			at->pred.ending != END_RENYOU) ||
		    !split_is_comma(at->next) || at->pred.neg ||
		    at->pred.naux || at->pred.honorific)
			continue;
		class = rules_verb_class(w->easy, at->pred.head);
		if (class & VERB_CITY && !(class & VERB_PERSON) &&
		    (goes_on || class & VERB_DEMAND))
			return true;
	}
	return false;
}

/* 見ていただきたいので、静かにしてください: a wish is the reason;
 * 2名に署名していただいてください: the reader has it done. */
static bool
is_wish(const struct elem *e)
{
	const struct pred *p = &e->pred;

	return (pred_has(p, AUX_TAI) && elem_is(e->next, STR("ので"))) ||
	       (p->ending == END_KUDASAI && pred_has(p, AUX_MORAU));
}

/* いただく: the reader does it. */
void
favour_asked(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;
	bool tai = pred_has(p, AUX_TAI);
	const struct elem *who;
	struct elem *topic;

	/* 知っていただこうと、会を開く: what others shall do. */
	if (gets_help(w->c, e) || asked_first(w->c, e) || city_goes_on(w, e) ||
	    p->ending == END_IKOU || asked_did(w, e) ||
	    (p->ending == END_SHUSHI && writer_acts_before(w, e)))
		return;
	if (is_wish(e))
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
	topic = asked_topic(w->c, e);
	if (is_writers(e, topic != NULL))
		return;
	/* 遺族の方には、届けを出してもらいます; 管理者には、協力してもらっています */
	if (topic && (asked_for_others(e) || keeps_favour(topic, e) ||
			 (pred_has(p, AUX_IRU) && !pred_has(p, AUX_CAUSATIVE))))
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
	/* 協力していただいており → 協力してくれて */
	if (p->naux && p->aux[p->naux - 1] == AUX_IRU)
		pred_drop(p, AUX_IRU);
	pred_drop(p, AUX_MORAU);
	if (!pred_has(p, AUX_KURERU))
		pred_push(p, AUX_KURERU);
	p->ending = END_TE;
	p->polite = p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

bool
favour_thanked(struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;

	if ((!pred_has(p, AUX_MORAU) && !pred_has(p, AUX_KURERU)) ||
	    (p->ending != END_TE && p->ending != END_RENYOU) || p->neg ||
	    !(is_thanked(e) || is_thanked_later(w->c, e)))
		return false;
	plain_favour(w, e);
	return true;
}
