#include "simplify/misfit.h"

#include "simplify/split_part.h"

/* 条例により、喫煙は禁止されています: what a law forbids is no request of ours. */
static bool
is_law_as_request(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	const struct elem *p = m->last_pred;
	bool asks = false;

	for (size_t i = 0; i < result->count; i++)
		asks |= result->items[i].need & COND_NEG &&
			result->items[i].endings >> END_KUDASAI & 1;
	return asks && p && p->pred.ending != END_KUDASAI &&
	       law_before(c, m->first);
}

/* 夜間の外出, 郵送による申請, 十分な休憩, 外食や外出: something belongs to the
 * noun. */
static bool
is_qualified(const struct elem *noun)
{
	static const char *const lists[] = { "や", "か", "・", "など" };
	const struct elem *prev = noun->prev;

	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	if (elem_is(prev, STR("と")))
		return pattern_is_act_noun(prev->prev);
	return prev->pos == POS_ADNOMINAL ||
	       str_ends(prev->surface, STR("の")) ||
	       str_ends(prev->surface, STR("る")) ||
	       elem_is_any(prev, lists, ARRAY_SIZE(lists)) ||
	       (elem_is(prev, STR("、")) && elem_is_noun(prev->prev) &&
		   !pattern_is_time(prev->prev));
}

/* 外出を避ける → 出かけない, and not 夜間の外出を避ける: no noun is left for
 * what belongs to it. */
static bool
loses_noun(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	static const char *const cases[] = { "を", "は", "が", "の" };
	const struct item *from = r->pattern->items;
	const struct item *to = result->items;

	if (from->kind == ITEM_WORD)
		from++;
	if (from->kind != ITEM_TEXT || !elem_is_noun(m->first) ||
	    !elem_is_any(m->first->next, cases, ARRAY_SIZE(cases)))
		return false;
	for (size_t i = 0; i < result->count; i++) {
		if (to[i].kind != ITEM_TEXT)
			return false;
		if (to[i].alts[0].pred)
			return !str_eq(to[i].alts[0].text, STR("だ")) &&
			       is_qualified(m->first);
		if (to[i].alts[0].text.len <= 3 ||
		    str_starts(to[i].alts[0].text, m->first->surface))
			return false;
	}
	return false;
}

/* しないでください as text, which no later pass makes plain */
static bool
is_fixed(const struct item *last)
{
	static const char *const ends[] = { "です", "ます", "ません",
		"ください" };

	if (last->kind != ITEM_TEXT || last->alts[0].pred)
		return false;
	return str_ends_any(last->alts[0].text, ends, ARRAY_SIZE(ends));
}

/* 免除されるかどうか, お願いすることがある: what is polite cannot stand in there.
 */
static bool
is_polite_inside(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	static const char *const marks[] = { "か", "かも", "らしい" };
	static const char *const quotes[] = { "と", "という", "との", "とは" };
	const struct elem *at = m->behind;
	const struct item *last;
	bool fixed;

	if (result->count == 0 || elem_end(c, at) || elem_is_stop(c, at->next))
		return false;
	last = &result->items[result->count - 1];
	fixed = is_fixed(last);
	if (!fixed && !(last->need & COND_POLITE) &&
	    !(last->endings >> END_KUDASAI & 1))
		return false;
	if (fixed && m->last_pred == at->prev &&
	    m->last_pred->pred.ending != END_SHUSHI &&
	    m->last_pred->pred.ending != END_RENTAI &&
	    m->last_pred->pred.ending != END_KUDASAI)
		return true;
	return elem_is_any(at, marks, ARRAY_SIZE(marks)) ||
	       (fixed && elem_is_any(at, quotes, ARRAY_SIZE(quotes))) ||
	       (elem_is_noun(at) && m->last_pred == at->prev &&
		   m->last_pred->pred.ending == END_RENTAI);
}

static bool
is_office(const struct elem *noun)
{
	static const char *const ends[] = { "市", "県", "国", "町", "課", "署",
		"委員会", "市長", "知事" };

	if (!elem_is_noun(noun))
		return false;
	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

/* 県は、外出を控えるようお願いしています, 市では…: who asks is named before, or
 * who is asked: 保護者に…をお願いしています. */
static bool
is_told_of(const struct chain *c, const struct elem *first, bool goes_on)
{
	const struct elem *at;

	for (const struct elem *e = first->prev; !elem_is_stop(c, e);
	     e = e->prev) {
		at = e->next;
		if (elem_is(at, STR("は")) || elem_is(at, STR("が"))) {
			if (is_office(e) || elem_is_body(e))
				return true;
		} else if (elem_is(at, STR("では")) ||
			   (elem_is(at, STR("で")) &&
			       elem_is(at->next, STR("は")))) {
			if (is_office(e))
				return true;
		} else if (goes_on && elem_is(at, STR("に")) &&
			   elem_is_person(e)) {
			return true;
		}
	}
	return false;
}

/* 周知をお願いしました: who was asked is not the reader. */
static bool
asks_another(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	const struct elem *p = m->last_pred;

	if (!p || !result->count ||
	    !(result->items[result->count - 1].endings >> END_KUDASAI & 1))
		return false;
	return p->pred.past ||
	       (p->pred.ending != END_KUDASAI &&
		   is_told_of(c, m->first, pred_has(&p->pred, AUX_IRU)));
}

/* The item behind the first noun, if its case is `particle`. */
static const struct item *
behind_case(const struct pattern *p, const char *particle)
{
	size_t at = p->count && p->items[0].kind == ITEM_WORD ? 2 : 1;

	if (at + 1 < p->count && p->items[at].kind == ITEM_TEXT &&
	    str_is(p->items[at].alts[0].text, particle))
		return &p->items[at + 1];
	return NULL;
}

/* 話せるよう, 強くする目的に: somebody means it. */
static bool
is_purpose(const struct elem *e)
{
	static const char *const purposes[] = { "よう", "ように", "目的" };

	return elem_is_any(e, purposes, ARRAY_SIZE(purposes)) &&
	       (elem_is(e->next, STR("に")) || elem_is(e->next, STR("、")) ||
		   elem_is(e->next, STR("として")));
}

/* 窓口を設けている → 窓口がある, and not behind 市は, which is a subject, nor
 * behind what it is for. */
static bool
has_subject(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result)
{
	const struct item *is = behind_case(result, "が");
	bool nested = false;

	if (!is || is->kind != ITEM_TEXT || !str_is(is->alts[0].text, "ある") ||
	    !behind_case(r->pattern, "を"))
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev) {
		nested |= e->kind == ELEM_PRED;
		if (e->depth == m->first->depth && is_purpose(e))
			return true;
		if (!elem_is_noun(e) || e->depth != m->first->depth)
			continue;
		if ((!nested && elem_is(e->next, STR("が"))) ||
		    (elem_is(e->next, STR("は")) &&
			(elem_is_actor(e) || elem_is_body(e))))
			return true;
	}
	return false;
}

static bool
has_text(const struct pattern *p, const char *text)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->items[i].kind == ITEM_TEXT &&
		    str_is(p->items[i].alts[0].text, text))
			return true;
	return false;
}

/* 税が非課税の世帯, 入浴が困難と診断される */
static bool
is_nominal_clause(const struct elem *ga)
{
	const struct elem *e = ga->next;

	while (elem_is_noun(e))
		e = e->next;
	return e != ga->next &&
	       (elem_is(e, STR("の")) || elem_is(e, STR("と")));
}

/* What comes before e in its clause ends in が. */
static bool
follows_subject(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e) && e->kind != ELEM_PRED &&
			  !str_ends(e->surface, STR("は"));
	     e = e->prev)
		if (elem_is(e, STR("が")) && e->pos == POS_PARTICLE_CASE &&
		    e->feature && e->depth == depth && !is_nominal_clause(e))
			return true;
	return false;
}

/* 県民が関心を示す: not 県民が関心がある. */
static bool
adds_subject(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result)
{
	return has_text(result, "が") && !has_text(r->pattern, "が") &&
	       result->items[0].kind != ITEM_PRED &&
	       follows_subject(c, m->first);
}

static bool
names_aux(const struct row *r, const struct pattern *result, enum aux a)
{
	for (size_t i = 0; i < r->pattern->count; i++)
		if (r->pattern->items[i].aux_need >> a & 1)
			return true;
	for (size_t i = 0; i < result->count; i++)
		if (result->items[i].push == a)
			return true;
	return false;
}

/* お聞かせください, 休ませていただく: nobody is made to do it. */
static bool
is_courtesy(const struct elem *e)
{
	return e->pred.humble || e->pred.honorific ||
	       pred_has(&e->pred, AUX_MORAU) ||
	       str_starts(e->surface, STR("お")) || elem_is(e->prev, STR("お"));
}

/* 受けさせるかどうか, 受けたいかどうか: a row with 受けるかどうか would say who
 * receives, or lose the wish. */
static bool
loses_aux(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	static const enum aux kept[] = { AUX_CAUSATIVE, AUX_TAI };

	for (const struct elem *e = m->first; e != m->behind; e = e->next) {
		if (e->kind != ELEM_PRED || e == m->last_pred ||
		    e == m->preds[0] || e == m->preds[1] || is_courtesy(e))
			continue;
		for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
			if (pred_has(&e->pred, kept[i]) &&
			    !names_aux(r, result, kept[i]))
				return true;
	}
	return false;
}

/* 必要になるかもしれない: not 必要だかもしれない. */
static bool
is_in_doubt(const struct match *m, const struct pattern *result)
{
	static const char *const doubts[] = { "か", "かも", "らしい" };
	const struct item *last;

	if (!result->count ||
	    !elem_is_any(m->behind, doubts, ARRAY_SIZE(doubts)))
		return false;
	last = &result->items[result->count - 1];
	return last->nalts && last->alts[0].pred && !last->endings &&
	       !last->push && !str_ends(last->alts[0].text, STR("い")) &&
	       !conj_is_verb(conj_guess(last->alts[0].text));
}

/* だれも is of what is not: 何人も安心して暮らせる社会. */
static bool
denies_nothing(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	unsigned first = 0, last = 0;
	bool any = false;

	if (m->last_pred || !result->count ||
	    result->items[0].kind != ITEM_TEXT ||
	    !str_is(result->items[0].alts[0].text, "だれも"))
		return false;
	for (const struct elem *e = m->behind; !elem_is_stop(c, e);
	     e = e->next) {
		if (e->kind != ELEM_PRED)
			continue;
		/* してはならないとされている */
		if (!(str_eq(e->pred.head, STR("する")) &&
			elem_is(e->prev, STR("と")) && any))
			last = pred_negations(&e->pred);
		first = any ? first : pred_negations(&e->pred);
		any = true;
	}
	return !any || !((first | last) % 2);
}

/* お住まいの市町村, and not お住まいの市町村教育委員会: the last word is a part of
 * a longer noun. */
static bool
cuts_compound(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	const struct pattern *p = r->pattern;
	const struct item *last = &p->items[p->count - 1];
	const struct item *to = &result->items[result->count - 1];
	const struct elem *end = m->behind->prev;

	return p->count > 1 && result->count && last->kind == ITEM_TEXT &&
	       to->kind == ITEM_TEXT && !to->alts[0].pred &&
	       end->kind == ELEM_WORD && end->pos == POS_NOUN &&
	       rewrite_compound(m->behind) && m->behind->pos != POS_PREFIX &&
	       !m->behind->space && !str_eq(to->alts[0].text, end->surface);
}

bool
misfit_shares_suru(const struct elem *e)
{
	static const char *const words[] = { "又は", "または", "及び", "および",
		"並びに", "ならびに", "若しくは", "もしくは", "あるいは" };
	static const char *const others[] = { "ないし", "・", "、", "か",
		"と" };
	const struct elem *prev = e->prev;
	bool word;

	if (!e->pred.sahen || prev->kind != ELEM_WORD ||
	    prev->prev->kind != ELEM_WORD)
		return false;
	word = elem_is_any(prev, words, ARRAY_SIZE(words));
	/* 廃車・譲渡する, 車を廃車又は譲渡する, whether the dictionary knows of
	 * 廃車する or not. */
	if (elem_is_noun(prev->prev) &&
	    (elem_is(prev, STR("・")) ||
		(word && elem_is(prev->prev->prev, STR("を")))))
		return true;
	return prev->prev->pos == POS_NOUN_VERBAL &&
	       (word || elem_is_any(prev, others, ARRAY_SIZE(others)));
}

/* 契約又は着工された工事: a row for 着工する would leave 契約 without its する. */
static bool
takes_shared_suru(const struct match *m, const struct row *r)
{
	const struct item *from = r->pattern->items;

	return m->first->kind == ELEM_PRED && from->kind == ITEM_TEXT &&
	       from->alts[0].pred && misfit_shares_suru(m->first);
}

/* 方には、検査をお勧めします: not 方には、調べるほうがいいです. */
static bool
advises_named(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	const struct item *better = result->items + result->count;

	if (result->count < 3 || better[-3].kind != ITEM_TEXT ||
	    !str_is(better[-3].alts[0].text, "ほう"))
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (e->depth == m->first->depth && elem_is(e, STR("に")) &&
		    elem_is(e->next, STR("は")) && elem_is_person(e->prev))
			return true;
	return false;
}

/* 雨が続いたことや、寒かったことから、…: a reason of two. */
static bool
is_one_of_facts(
    const struct chain *c, const struct match *m, const struct row *r)
{
	const struct item *last = r->pattern->items + r->pattern->count - 1;

	if (r->pattern->count < 3 || last[-1].kind != ITEM_TEXT ||
	    !str_is(last[-1].alts[0].text, "から") ||
	    last[-2].kind != ITEM_TEXT ||
	    !str_is(last[-2].alts[0].text, "こと"))
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (elem_is(e, STR("こと")) && !e->depth &&
		    (elem_is(e->next, STR("や")) ||
			elem_is(e->next, STR("と"))))
			return true;
	return false;
}

/* 都市と農村との交流を図る: they meet each other, and nobody meets both. */
static bool
joins_two(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result)
{
	const struct item *from = r->pattern->items;
	const struct item *to = result->items;
	const struct elem *e = m->first->prev;

	if (from->kind == ITEM_NOUN && to->kind == ITEM_NOUN) {
		from++;
		to++;
	}
	if (result->count < 2 || from->kind != ITEM_TEXT ||
	    to->kind != ITEM_TEXT || !str_is(to->alts[0].text, "と") ||
	    !str_starts(from->alts[0].text, STR("と")))
		return false;
	while (!elem_is_stop(c, e) &&
	       (elem_is_noun(e) || elem_is(e, STR("の")) ||
		   e->pos == POS_PREFIX || e->pos == POS_ADNOMINAL ||
		   (elem_is(e, STR("、")) && elem_is_noun(e->prev))))
		e = e->prev;
	return elem_is(e, STR("と")) && elem_is_noun(e->prev);
}

/* 取り消す方は、返金できないことをご了承ください: it is not they who cannot pay it
 * back. */
static bool
loses_accepting(
    const struct chain *c, const struct match *m, const struct pattern *result)
{
	static const char *const ours[] = { "返金する", "返却する", "返す",
		"払い戻す", "還付する", "支給する", "請求する", "断る",
		"受け付ける", "尋ねる", "伺う", "聞く", "確認する" };

	if (!m->last_pred || !m->preds[0] || !result->count ||
	    !str_eq(m->last_pred->pred.head, STR("了承する")) ||
	    !elem_has_head(m->preds[0], ours, ARRAY_SIZE(ours)) ||
	    result->items[result->count - 1].endings >> END_KUDASAI & 1)
		return false;
	for (const struct elem *e = m->first->prev; !elem_is_stop(c, e);
	     e = e->prev)
		if (elem_is(e, STR("は")) && elem_is_person(e->prev))
			return true;
	return false;
}

/* 市民は: not the は of 登録はした. */
static bool
has_topic_before(const struct chain *c, const struct elem *e)
{
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, STR("は")) && e->next->kind != ELEM_PRED)
			return true;
	return false;
}

/* 手帳がないものの、医師が認めた方も対象です: both say who it is, and no
 * sentence ends between them. */
static bool
ends_inside_relative(
    const struct chain *c, const struct match *m, const struct row *r)
{
	const struct elem *e = m->behind;

	if (!has_text(r->pattern, "ものの"))
		return false;
	while (!elem_is_stop(c, e) && !elem_is(e, STR("は")) &&
	       !elem_is(e, STR("も")))
		e = e->next;
	return !elem_is_stop(c, e) && !has_topic_before(c, m->first) &&
	       (elem_is_person(e->prev) || elem_is(e->prev, STR("もの")) ||
		   (elem_is(e->prev, STR("に")) &&
		       elem_is_person(e->prev->prev)));
}

/* 効力を失うものとする says what comes about, and nobody has to; 免除するものと
 * する is what the city does. */
static bool
obliges_nobody(
    const struct match *m, const struct row *r, const struct pattern *result)
{
	static const char *const heads[] = { "超える", "相当する", "失う",
		"有する", "ある", "属する", "生じる", "生ずる", "消滅する",
		"足りる", "準じる", "準ずる", "該当する", "及ぶ", "要する",
		"達する", "終わる", "満了する", "過ぎる", "経過する", "異なる",
		"含まれる", "なる", "読み替える", "読みかえる", "みなす",
		"免除する", "減免する", "減額する", "適用する", "準用する",
		"支給する", "給付する", "助成する", "補助する", "徴収する",
		"還付する", "猶予する", "加算する", "控除する", "除く",
		"取り消す", "命ずる", "命じる", "判定する", "算定する",
		"算出する", "計算する", "受け付ける", "受付する", "公表する",
		"認める" };

	return result->count && result->items[0].push == AUX_MUST &&
	       has_text(r->pattern, "もの") && m->preds[0] &&
	       elem_has_head(m->preds[0], heads, ARRAY_SIZE(heads));
}

/* 地価の下落が認められる: nobody can do it. */
static bool
lets_come_about(const struct match *m, const struct pattern *result)
{
	static const char *const events[] = { "下落", "減少", "増加", "上昇",
		"低下", "変化", "悪化", "発生", "損傷", "消滅" };

	if (!m->sahen || !elem_is_any(m->sahen, events, ARRAY_SIZE(events)))
		return false;
	for (size_t i = 0; i < result->count; i++)
		if (result->items[i].push == AUX_CAN)
			return true;
	return false;
}

/* 教育上の配慮, 議会の議決, 入所の選考: what stands before の is no object of the
 * act. */
static bool
governs_no_object(const struct match *m, const struct pattern *result)
{
	static const char *const deciding[] = { "議決", "判断", "決定", "承認",
		"認可", "審査", "同意", "判定", "認定", "評価" };
	static const char *const choosing[] = { "選考", "選定", "抽選" };
	const struct elem *no = m->sahen ? m->sahen->prev : NULL;
	const struct elem *noun = no ? no->prev : NULL;

	if (!no || !elem_is(no, STR("の")) ||
	    !((pattern_is_act_noun(noun) &&
		  elem_is_any(m->sahen, choosing, ARRAY_SIZE(choosing))) ||
		str_ends(noun->surface, STR("上")) ||
		((elem_is_actor(noun) || elem_is_body(noun) ||
		     str_ends(noun->surface, STR("議会"))) &&
		    elem_is_any(m->sahen, deciding, ARRAY_SIZE(deciding)))))
		return false;
	for (size_t i = 0; i < result->count; i++)
		if (result->items[i].make_verb)
			return true;
	return false;
}

bool
misfit(const struct chain *c, const struct match *m, const struct row *r,
    const struct pattern *result)
{
	return is_law_as_request(c, m, result) || loses_noun(m, r, result) ||
	       is_polite_inside(c, m, result) || asks_another(c, m, result) ||
	       has_subject(c, m, r, result) || adds_subject(c, m, r, result) ||
	       loses_aux(m, r, result) || is_in_doubt(m, result) ||
	       denies_nothing(c, m, result) || cuts_compound(m, r, result) ||
	       takes_shared_suru(m, r) || advises_named(c, m, result) ||
	       loses_accepting(c, m, result) || misfit_or(c, m) ||
	       ends_inside_relative(c, m, r) || obliges_nobody(m, r, result) ||
	       governs_no_object(m, result) || lets_come_about(m, result) ||
	       joins_two(c, m, r, result) || is_one_of_facts(c, m, r) ||
	       misfit_list(c, m, r, result);
}
