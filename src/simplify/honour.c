/* What れる and られる are: politeness, what one can do, or a passive. */
#include "simplify/honour.h"
#include "simplify/passive.h"

static bool
has_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth != depth)
			continue;
		if (elem_is(e, STR("を")) && !passive_wo_as(e))
			return true;
		/* 不正をした職員は、処分される: を of what they did. */
		if (elem_is(e, STR("が")) ||
		    (elem_is(e, STR("は")) && elem_is_noun(e->prev)) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI))
			return false;
	}
	return false;
}

/* 医師に相談される: に is whom one turns to. */
static bool
addresses(const struct elem *e)
{
	static const char *const acts[] = { "相談する", "連絡する", "報告する",
		"提出する", "依頼する", "申請する", "返却する", "電話する",
		"質問する", "確認する", "説明する", "申し出る", "届け出る",
		"問い合わせる", "参加する", "登録する", "預ける", "渡す",
		"伝える", "話す", "申し込む", "会う", "なる", "返す", "送る",
		"委任する", "贈る", "納める", "支払う", "出す", "応募する",
		"立候補する", "就職する", "入学する" };

	return elem_has_head(e, acts, ARRAY_SIZE(acts));
}

/* 等級が変わられた方: nothing can be done to it so. */
static bool
is_intransitive(struct str head)
{
	return str_eq(head, STR("変わる")) || str_eq(head, STR("なる")) ||
	       str_eq(head, STR("終わる")) || str_eq(head, STR("亡くなる")) ||
	       str_eq(head, STR("決まる")) || str_eq(head, STR("移る"));
}

/* 公園は、広く利用されています */
static bool
is_in_use(const struct elem *e, unsigned class)
{
	return class & VERB_OBJECT && pred_has(&e->pred, AUX_IRU) &&
	       !e->pred.neg && e->pred.ending == END_SHUSHI;
}

/* 県民から寄附される, 人に利用される */
static bool
is_done_by(const struct elem *particle, const struct elem *e, unsigned class)
{
	if (elem_is(particle, STR("から")) ||
	    elem_is(particle, STR("によって")) ||
	    elem_is(particle, STR("により")))
		return elem_is_person(particle->prev);
	return elem_is(particle, STR("に")) && elem_is_actor(particle->prev) &&
	       (class & VERB_OBJECT ||
		   (elem_is_person(particle->prev) && !addresses(e)));
}

/* 書類だけ before が: what e is done to. */
static bool
is_patient(const struct elem *noun, const struct elem *e)
{
	static const char *const only[] = { "など", "だけ", "のみ" };

	if (elem_is_any(noun, only, ARRAY_SIZE(only)))
		noun = noun->prev;
	return !is_intransitive(e->pred.head) && !elem_is_actor(noun);
}

/* 市が使われる, 人に利用される: somebody else acts; 公園が利用される: on a
 * thing. */
static bool
is_true_passive(const struct chain *c, const struct elem *e, unsigned class)
{
	bool relative = false;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		/* 計画に合わせて, 正しく: how it is done. */
		if (at->depth != e->depth || passive_particle_te(at) ||
		    (at->kind == ELEM_PRED && at->pred.ending == END_KU))
			continue;
		/* 物が、町にできた倉庫に備蓄される */
		if (at->kind == ELEM_PRED && at->pred.ending == END_RENTAI)
			relative = true;
		else if (at->kind == ELEM_PRED)
			return false;
		if (relative && !elem_is(at->next, STR("、")))
			continue;
		if (elem_is(at, STR("を")))
			return false;
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE)
			return is_patient(at->prev, e);
		if (elem_is(at, STR("は")) && is_in_use(e, class) &&
		    elem_is_noun(at->prev))
			return !elem_is_actor(at->prev);
		if (at->next == e && is_done_by(at, e, class))
			return true;
	}
	return false;
}

/* 登録をされる, 無理をされる: with an object of its own する is politeness. */
static bool
is_polite_suru(const struct elem *e)
{
	const struct elem *wo = e->prev;

	return str_eq(e->pred.head, STR("する")) && elem_is(wo, STR("を")) &&
	       (wo->prev->pos == POS_NOUN_VERBAL ||
		   elem_is(wo->prev, STR("無理"))) &&
	       !honour_is_harm(wo->prev) && e->pred.ending != END_TARI;
}

/* 健診を受けられる方は、…ください: the reader who does it is asked. */
static bool
is_asked(struct chain *c, struct elem *e)
{
	const struct elem *last;

	if (!str_eq(e->pred.head, STR("受ける")) || e->pred.neg ||
	    e->pred.past || !elem_is(e->prev, STR("を")) ||
	    !honour_is_visit(e->prev->prev) ||
	    (!honour_before_person(e) && !honour_before_case(e)))
		return false;
	/* 検査を受けられる方に、費用を出します */
	if (honour_before_person(e) && elem_is(e->next->next, STR("に")) &&
	    elem_is(e->next->next->next, STR("、")))
		return true;
	last = rewrite_final(c, e->next);
	return last && last->pred.ending == END_KUDASAI;
}

/* 知らない人に写真を撮られた子ども: somebody else does it. */
static bool
is_done_to(const struct chain *c, const struct elem *e)
{
	bool object = false, doer = false;

	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if ((at->kind == ELEM_PRED && at->pred.ending != END_RENTAI) ||
		    elem_is(at, STR("、")))
			break;
		/* 里親になることを: に is of what stands behind it. */
		if (at->kind == ELEM_PRED &&
		    str_eq(at->pred.head, STR("なる")) &&
		    elem_is(at->prev, STR("に"))) {
			at = at->prev;
			continue;
		}
		object |= elem_is(at, STR("を"));
		doer |=
		    elem_is_person(at->prev) &&
		    (elem_is(at, STR("から")) || elem_is(at, STR("によって")) ||
			elem_is(at, STR("により")) ||
			(elem_is(at, STR("に")) && !honour_takes_person(e) &&
			    !str_eq(e->pred.head, STR("なる"))));
	}
	return object && doer;
}

/* 結婚(事実婚を含む)された方: する of the noun before the bracket. */
static bool
is_bracketed_act(const struct work *w, const struct elem *e)
{
	const struct elem *at = e->prev;

	if (!str_eq(e->pred.head, STR("する")) || at->pos != POS_SYMBOL ||
	    (!elem_is(at, STR(")")) && !elem_is(at, STR("）"))))
		return false;
	do
		at = at->prev;
	while (!elem_end(w->c, at) && at->depth > e->depth);
	return at->pos == POS_NOUN_VERBAL &&
	       rules_verb_class(w->easy,
		   arena_printf(w->arena, "%.*sする", STR_ARG(at->surface))) &
		   VERB_PERSON;
}

/* 異状に気付かれた方 */
static bool
is_noticed(const struct elem *e)
{
	return (str_eq(e->pred.head, STR("気付く")) ||
		   str_eq(e->pred.head, STR("気づく"))) &&
	       elem_is(e->prev, STR("に")) && !elem_is_actor(e->prev->prev) &&
	       (honour_before_person(e) || honour_before_case(e));
}

/* 証明書を, 本人が請求される方: asks; 料金を請求された方 is asked. */
static bool
is_asking(const struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *who = e->prev->prev;

	if ((p->past && !honour_is_applied_for(e)) || p->neg ||
	    pred_has(p, AUX_IRU) ||
	    (!honour_before_person(e) && !honour_before_case(e)))
		return false;
	if (elem_is(who, STR("以外")))
		who = who->prev;
	return elem_is(e->prev, STR("を")) ||
	       (elem_is(e->prev, STR("が")) && elem_is_person(who));
}

/* 対応を変更又は解除される: を stands before the first of the acts. */
static bool
has_listed_object(const struct elem *e)
{
	static const char *const links[] = { "又は", "または", "及び", "および",
		"・", "、", "や", "もしくは", "若しくは" };
	const struct elem *at = e->prev;

	while (elem_is_any(at, links, ARRAY_SIZE(links)) &&
	       at->prev->pos == POS_NOUN_VERBAL)
		at = at->prev->prev;
	return elem_is(at, STR("を"));
}

/* 予約を変更・解除される方, but not 契約を変更・解除される場合がある. */
static bool
is_listed_asking(const struct elem *e)
{
	return e->pred.ending == END_RENTAI && !e->pred.past && !e->pred.neg &&
	       !elem_is(e->prev, STR("を")) && has_listed_object(e) &&
	       (honour_before_person(e) || honour_before_case(e)) &&
	       !elem_is(e->next->next, STR("が"));
}

/* 申請書を提出されると、: what nobody does to the reader. */
static bool
is_owed(const struct elem *e, unsigned class)
{
	const struct elem *comma = e->next;

	if (e->pred.ending == END_SHUSHI && elem_is(comma, STR("と")))
		comma = comma->next;
	else if (e->pred.ending != END_BA)
		return false;
	return class & (VERB_DUTY | VERB_PERSON) && !(class & VERB_DEMAND) &&
	       !e->pred.neg && e->pred.naux == 1 && elem_is(comma, STR("、")) &&
	       elem_is(e->prev, STR("を"));
}

/* 住所を変更されたのに、届かない方 */
static bool
is_done_in_vain(const struct elem *e)
{
	static const char *const heads[] = { "変更する", "購入する", "登録する",
		"取得する", "設置する", "改修する", "支払う" };

	return e->pred.past && !e->pred.neg && e->pred.naux == 1 &&
	       elem_is(e->next, STR("のに")) &&
	       elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* ごみを出されますと、 カードを提示されると、使うことができます: said of the reader,
 * with nobody who does it to others; 出されても、引き取れません. */
static bool
is_polite_case(struct chain *c, struct elem *e)
{
	bool even = e->pred.ending == END_TE && elem_is(e->next, STR("も"));
	const struct elem *last;

	if (is_done_in_vain(e))
		return true;
	if (!even &&
	    (e->pred.ending != END_SHUSHI || !elem_is(e->next, STR("と"))))
		return false;
	/* …されますと言う is a quotation. */
	if (!even && e->pred.polite)
		return e->next->next->kind != ELEM_PRED;
	if (!even && !elem_is(e->next->next, STR("、")))
		return false;
	last = rewrite_final(c, e->next);
	return last && last->pred.neg >= even &&
	       (str_eq(last->pred.head, STR("できる")) ||
		   pred_has(&last->pred, AUX_CAN) ||
		   pred_has(&last->pred, AUX_MORAERU) ||
		   (even && pred_has(&last->pred, AUX_POTENTIAL)));
}

/* れる that ends the verb, of no thing: 税金が納められる is what one can. */
static bool
may_honour(const struct work *w, const struct elem *e)
{
	const struct pred *p = &e->pred;

	/* 自分で開けられません: nobody can. */
	if (p->conj == CONJ_ICHIDAN && p->neg && p->ending == END_SHUSHI &&
	    p->naux == 1)
		return false;
	/* 時間を変更されたい方 */
	if (p->naux == 0 ||
	    (p->aux[p->naux - 1] == AUX_TAI && !is_polite_suru(e) &&
		!(elem_is(e->prev, STR("を")) &&
		    (honour_before_person(e) || honour_before_case(e)))) ||
	    !pred_has(p, AUX_PASSIVE) || pred_has(p, AUX_CAUSATIVE) ||
	    honour_is_able(w, e))
		return false;
	return p->conj != CONJ_ICHIDAN || !elem_is(e->prev, STR("が")) ||
	       elem_is_actor(e->prev->prev);
}

/* 計画書を提出されずに入山される方: both are the same person's. */
static bool
precedes_polite(const struct work *w, const struct elem *e)
{
	struct elem *next = e->next;

	if ((e->pred.ending != END_TE && e->pred.ending != END_NAIDE &&
		e->pred.ending != END_RENYOU && e->pred.ending != END_ZU) ||
	    e->pred.naux != 1 || !elem_is(e->prev, STR("を")))
		return false;
	while (!elem_is_stop(w->c, next) && next->kind != ELEM_PRED)
		next = next->next;
	return next->kind == ELEM_PRED && !next->frozen &&
	       honour_before_person(next) && honour_is_polite(w, next);
}

/* 日程を調整されてからお越しください: who is asked does both. */
static bool
precedes_request(const struct work *w, const struct elem *e, unsigned class)
{
	const struct elem *at = e->next;
	const struct pred *p = &e->pred;

	if (p->neg || p->naux != 1 || !elem_is(e->prev, STR("を")) ||
	    class & VERB_DEMAND || !honour_is_own_act(e))
		return false;
	if (p->ending == END_KUDASAI)
		return true;
	if (p->ending != END_TE)
		return false;
	while (!elem_is_stop(w->c, at) && at->kind != ELEM_PRED)
		at = at->next;
	return at->kind == ELEM_PRED && at->pred.ending == END_KUDASAI &&
	       !at->pred.neg;
}

/* 車を止められる際; 水道を止められた is done by others. */
static bool
is_parking(const struct elem *e)
{
	return str_eq(e->pred.head, STR("止める")) &&
	       str_ends(e->prev->prev->surface, STR("車"));
}

/* 転出届を届け出られる方は、…ください: said of what one can do, it would be no
 * request. */
static bool
is_asked_act(const struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *last;

	if (p->conj != CONJ_ICHIDAN || p->neg || p->past || p->naux != 1 ||
	    str_eq(p->head, STR("受ける")) || str_eq(p->head, STR("得る")) ||
	    str_eq(p->head, STR("見つける")) || !elem_is(e->prev, STR("を")) ||
	    !(honour_is_own_act(e) || is_parking(e)))
		return false;
	last = rewrite_final(w->c, e->next);
	return last && last->pred.ending == END_KUDASAI;
}

/* 本を汚したり壊したりされたときは */
static bool
is_listed_act(const struct elem *e)
{
	const struct pred *p = &e->pred;

	return str_eq(p->head, STR("する")) && e->prev->kind == ELEM_PRED &&
	       e->prev->pred.ending == END_TARI && p->ending == END_RENTAI &&
	       (honour_before_person(e) || honour_before_case(e));
}

/* 家を購入して改修される方 */
static bool
goes_on(const struct elem *e)
{
	const struct elem *first = e->prev;

	return first->kind == ELEM_PRED && first->pred.ending == END_TE &&
	       !first->pred.naux && elem_is(first->prev, STR("を"));
}

/* 農地を転用される場合: what the city does as well. */
static bool
is_public_act(const struct work *w, struct elem *e, bool named)
{
	const struct pred *p = &e->pred;
	bool object = has_object(w->c, e);

	if (elem_is(e->next, STR("こと")) && object)
		return true;
	if (pred_has(p, AUX_TAI) &&
	    (honour_before_person(e) || honour_before_case(e)))
		return true;
	/* 届を出されてから */
	if (p->ending == END_TE && p->naux == 1 && honour_is_own_act(e) &&
	    elem_is(e->prev, STR("を")) && elem_is(e->next, STR("から")))
		return true;
	if (p->ending == END_RENTAI)
		return has_listed_object(e) ||
		       (named && honour_is_own_act(e) &&
			   !honour_takes_person(e) && (object || goes_on(e)) &&
			   (p->conj != CONJ_ICHIDAN || p->past));
	return elem_is(e->prev, STR("を")) && is_polite_case(w->c, e);
}

/* By what it acts on, and whose act it is. One-row verbs are left in the
 * present: 受けられる may mean "can". */
static bool
is_polite_act(const struct work *w, struct elem *e, unsigned class)
{
	const struct pred *p = &e->pred;
	bool named = honour_before_person(e) || honour_before_case(e) ||
		     honour_before_body(e);

	/* ごみを多量に出される場合は */
	if (str_eq(p->head, STR("出す")) && p->ending == END_RENTAI && named)
		return has_object(w->c, e) || elem_is(e->prev, STR("、"));
	if (class & VERB_CITY)
		return is_public_act(w, e, named);
	if (!named)
		return (p->ending == END_RENTAI || is_polite_case(w->c, e) ||
			   elem_is(e->next, STR("など")) ||
			   (p->ending == END_TARA && p->polite &&
			       (p->conj != CONJ_SURU ||
				   class & VERB_PERSON))) &&
		       (p->conj != CONJ_ICHIDAN || pred_has(p, AUX_IRU) ||
			   p->ending == END_TARA) &&
		       elem_is(e->prev, STR("を")) && honour_is_own_act(e);
	if (class & VERB_PERSON)
		return !p->neg;
	if (p->conj == CONJ_ICHIDAN &&
	    ((!p->past && !pred_has(p, AUX_IRU)) || p->neg))
		return is_asked_act(w, e);
	return has_object(w->c, e) && honour_is_own_act(e) &&
	       !is_done_by(e->prev, e, class);
}

/* What is politeness wherever it stands. */
static bool
is_always_polite(const struct elem *e, unsigned class)
{
	const struct pred *p = &e->pred;

	/* お問い合わせされる */
	if (p->humble && !p->sahen && p->conj == CONJ_ICHIDAN &&
	    str_starts(e->surface, STR("お")) && pred_has(p, AUX_PASSIVE) &&
	    !(class & VERB_CITY))
		return true;
	/* 残しておかれると便利です, 行き詰まってしまわれた方 */
	if (p->naux == 2 && p->aux[1] == AUX_PASSIVE &&
	    (p->aux[0] == AUX_OKU || p->aux[0] == AUX_SHIMAU))
		return true;
	/* 交付を受けようとされる方 */
	return str_eq(p->head, STR("する")) && pred_has(p, AUX_PASSIVE) &&
	       elem_is(e->prev, STR("と")) &&
	       e->prev->prev->kind == ELEM_PRED &&
	       e->prev->prev->pred.ending == END_IKOU;
}

/* 転出される方, 加入を希望される方: れる is politeness. */
bool
honour_is_polite(const struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	unsigned class = rules_verb_class(w->easy, p->head);

	if (is_always_polite(e, class))
		return true;
	/* 複数おられる */
	if (str_eq(p->head, STR("いる")) && p->humble)
		return pred_has(p, AUX_PASSIVE);
	if (!may_honour(w, e))
		return false;
	if (is_asked(w->c, e) || honour_names_doer(e))
		return true;
	if (is_done_to(w->c, e))
		return false;
	if (precedes_polite(w, e) || precedes_request(w, e, class))
		return true;
	if (honour_is_receipt(e) || honour_is_taking(e))
		return true;
	if (honour_before_trouble(e))
		return false;
	if (is_listed_act(e) || is_owed(e, class))
		return true;
	if (class & VERB_DEMAND)
		return (class & VERB_PERSON && is_asking(e)) ||
		       is_listed_asking(e);
	if (class & VERB_PERSON && p->conj != CONJ_ICHIDAN &&
	    p->conj != CONJ_KURU)
		return !is_true_passive(w->c, e, class);
	if (is_polite_suru(e) || is_bracketed_act(w, e) || is_noticed(e))
		return true;
	return is_polite_act(w, e, class);
}
