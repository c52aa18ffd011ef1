#include "simplify/pattern.h"

#include <stdlib.h>
#include <string.h>

/* ---- matching --------------------------------------------------------- */

static bool
conds_hold(const struct item *it, const struct chain *c, const struct elem *e)
{
	const struct pred *p = &e->pred;
	uint32_t has = 0, aux = 0;

	for (unsigned i = 0; i < p->naux; i++)
		aux |= 1u << p->aux[i];
	if ((aux & it->aux_need) != it->aux_need || (aux & it->aux_refuse))
		return false;
	if (it->endings && !(it->endings & 1u << p->ending))
		return false;
	has |= pred_negations(p) % 2 ? COND_NEG : COND_AFF;
	has |= p->past ? COND_PAST : COND_NOW;
	has |= p->polite ? COND_POLITE : COND_PLAIN;
	has |= conj_is_verb(p->conj) ? COND_VERB : 0;
	has |= p->conj == CONJ_ADJ || p->conj == CONJ_YOI ? COND_ADJ : 0;
	has |= p->conj == CONJ_NA ? COND_NA : 0;
	has |= p->sahen ? COND_SAHEN : 0;
	has |= p->honorific || p->humble ? COND_HONOR : 0;
	has |= elem_is_stop(c, e->next) ? COND_FINAL : 0;
	return (has & it->need) == it->need;
}

static bool
pred_is(const struct elem *e, struct str head)
{
	if (e->pred.conj == CONJ_COPULA)
		return str_eq(head, STR("だ"));
	return str_eq(e->pred.head, head);
}

/* The element behind words that are written exactly as `text`, or NULL. */
static struct elem *
match_text(struct chain *c, struct elem *e, struct str text)
{
	bool first = true;

	while (text.len) {
		if (elem_end(c, e) || e->frozen || e->value ||
		    (!first && e->space) || e->dirty || e->surface.len == 0 ||
		    !str_starts(text, e->surface))
			return NULL;
		text = str_sub(text, e->surface.len, text.len);
		e = e->next;
		first = false;
	}
	return e;
}

static struct elem *
match_alts(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	for (unsigned i = 0; i < it->nalts; i++) {
		struct elem *to;

		if (!it->alt_pred[i]) {
			to = match_text(c, e, it->alts[i]);
			if (to)
				return to;
			continue;
		}
		if (e->kind == ELEM_PRED && !e->frozen &&
		    pred_is(e, it->alts[i]) && conds_hold(it, c, e)) {
			m->last_pred = e;
			m->last_need = it->aux_need;
			m->neg_free = !(it->need & (COND_NEG | COND_AFF));
			return e->next;
		}
	}
	return NULL;
}

static bool
is_clause_begin(const struct chain *c, const struct elem *e)
{
	return elem_is_stop(c, e->prev) || e->prev->pos == POS_SYMBOL;
}

/* ご協力, お申し込み */
static bool
is_polite_prefix(const struct elem *e)
{
	return e->pos == POS_PREFIX && !e->frozen &&
	       (elem_is(e, STR("ご")) || elem_is(e, STR("お")) ||
		   elem_is(e, STR("御")));
}

static struct elem *
match_capture(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	if (e->frozen)
		return NULL;
	switch (it->kind) {
	case ITEM_PRED:
		if (e->kind != ELEM_PRED || !conds_hold(it, c, e) ||
		    e->pred.conj == CONJ_COPULA)
			return NULL;
		m->preds[it->capture] = e;
		m->last_pred = e;
		m->neg_free = false;
		return e->next;
	case ITEM_NOUN:
		if (!elem_is_noun(e) || !pattern_noun_holds(it, e))
			return NULL;
		m->nouns[it->capture] = e;
		return e->next;
	case ITEM_VALUE:
		if (e->pos != POS_VALUE)
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_TIME:
		if (!elem_is_noun(e) || !pattern_is_time(e))
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_SAHEN:
		if (e->kind != ELEM_WORD || e->pos != POS_NOUN_VERBAL ||
		    (rewrite_compound(e->prev) && !e->space &&
			!is_polite_prefix(e->prev)) ||
		    !pattern_sahen_holds(it, e))
			return NULL;
		m->sahen = e;
		return e->next;
	default:
		return NULL;
	}
}

static struct elem *
match_item(
    const struct item *it, struct chain *c, struct elem *e, struct match *m)
{
	if (it->kind == ITEM_BEGIN)
		return is_clause_begin(c, e) ? e : NULL;
	if (it->kind == ITEM_END)
		return elem_is_stop(c, e) ? e : NULL;
	if (!e || elem_end(c, e))
		return NULL;
	if (it->kind == ITEM_TEXT)
		return match_alts(it, c, e, m);
	return match_capture(it, c, e, m);
}

/* Matches the items from i on; false at the first that fails. */
static bool
match_items(const struct pattern *p, unsigned i, struct chain *c,
    struct elem *e, struct match *m)
{
	for (; i < p->count; i++) {
		struct elem *to;

		if (e != m->first && !elem_end(c, e) && e->space &&
		    p->items[i].kind != ITEM_END)
			return false;
		to = match_item(&p->items[i], c, e, m);
		if (to)
			e = to;
		else if (!p->items[i].optional)
			return false;
	}
	m->behind = e;
	return true;
}

/* お支払いが…: the prefix goes with the word, but お米 stays. */
static bool
takes_prefix(const struct elem *e)
{
	size_t at = e->surface.len;

	if (e->space || e->value || !is_polite_prefix(e->prev))
		return false;
	return e->kind == ELEM_PRED || e->pos == POS_NOUN_VERBAL ||
	       (elem_is_noun(e) &&
		   (!elem_is(e->prev, STR("お")) ||
		       cp_is_hiragana(utf8_prev(e->surface, &at))));
}

bool
pattern_match(
    const struct pattern *p, struct chain *c, struct elem *e, struct match *ret)
{
	memset(ret, 0, sizeof(*ret));
	if (p->key) {
		/* Words fail sooner than captures. */
		if (!match_items(p, p->key, c, e, ret))
			return false;
		memset(ret, 0, sizeof(*ret));
	}
	for (unsigned i = p->key; i > 0; i--) {
		if (p->items[i - 1].kind == ITEM_BEGIN)
			continue;
		e = e->prev;
		if (elem_end(c, e))
			return false;
	}
	ret->first = e;
	if (!match_items(p, 0, c, e, ret))
		return false;
	if (ret->first == e && takes_prefix(e))
		ret->first = e->prev;
	return true;
}

/* ---- applying --------------------------------------------------------- */

/* 起こった + かもしれない: what may be has its own tense and denial. */
static void
move_inside(struct pred *p)
{
	if (p->neg)
		pred_push(p, AUX_NEG);
	if (p->past)
		pred_push(p, AUX_TA);
	p->neg = p->past = false;
}

static void
change_pred(const struct item *it, struct pred *p)
{
	for (enum aux x = AUX_NONE; x < AUX_MAX; x++)
		if (it->aux_refuse & 1u << x)
			pred_drop(p, x);
	if (it->need & COND_NEG)
		p->neg = true;
	if (it->need & COND_AFF) {
		p->neg = false;
		if (str_eq(p->head, STR("ない"))) {
			p->head = STR("ある");
			p->conj = CONJ_ARU;
		}
		if (p->ending == END_ZU || p->ending == END_NAIDE)
			p->ending = END_TE;
	}
	if (it->need & COND_PAST)
		p->past = true;
	if (it->need & COND_NOW)
		p->past = false;
	if (it->need & COND_POLITE)
		p->polite = true;
	if (it->need & COND_PLAIN)
		p->polite = false;
	for (unsigned x = 0; x < END_MAX; x++)
		if (it->endings & 1u << x)
			p->ending = (uint8_t)x;
	if (it->push == AUX_KARA_NAI)
		move_inside(p);
	if (it->push)
		pred_push(p, (enum aux)it->push);
	if (p->ending == END_KUDASAI)
		p->polite = p->past = false;
}

static enum pos
result_pos(struct str text)
{
	static const char *const particles[] = { "が", "を", "に", "で", "と",
		"の", "は", "も", "へ", "から", "まで", "より", "か", "や",
		"ので" };

	for (size_t i = 0; i < ARRAY_SIZE(particles); i++)
		if (str_eq(text, str_from(particles[i])))
			return POS_PARTICLE_CASE;
	if (str_eq(text, STR("、")) || str_eq(text, STR("。")))
		return POS_SYMBOL;
	return POS_OTHER;
}

static struct elem *
copy_elem(struct chain *c, const struct elem *from)
{
	struct elem *e = ARENA_NEW(c->arena, struct elem);

	*e = *from;
	e->space = false;
	e->gap = STR_NONE;
	return e;
}

static struct elem *
make_result(const struct item *it, struct chain *c, const struct match *m)
{
	const struct elem *from = NULL;
	struct elem *e;

	if (it->kind == ITEM_TEXT) {
		if (!it->alt_pred[0])
			return elem_word(
			    c, it->alts[0], result_pos(it->alts[0]));
		if (str_eq(it->alts[0], STR("だ")))
			return elem_pred(c, STR(""), CONJ_COPULA);
		return elem_pred(c, it->alts[0], conj_guess(it->alts[0]));
	}
	if (it->kind == ITEM_PRED)
		from = m->preds[it->capture];
	else if (it->kind == ITEM_NOUN)
		from = m->nouns[it->capture];
	else if (it->kind == ITEM_VALUE || it->kind == ITEM_TIME)
		from = m->value;
	else if (it->kind == ITEM_SAHEN)
		from = m->sahen;
	if (!from)
		return NULL;
	if (it->kind == ITEM_SAHEN && it->make_verb) {
		e = elem_pred(c,
		    arena_printf(c->arena, "%.*sする", STR_ARG(from->surface)),
		    CONJ_SURU);
		e->pred.sahen = true;
		e->mark = from->mark;
		return e;
	}
	return copy_elem(c, from);
}

static unsigned
negations_between(const struct elem *from, const struct elem *to)
{
	unsigned n = 0;

	for (; from != to; from = from->next)
		if (from->kind == ELEM_PRED)
			n += pred_negations(&from->pred);
	return n;
}

/* 公園での火気を使う → 公園で火気を使う: the place belongs to the verb. */
static void
free_place(const struct elem *object)
{
	struct elem *no;

	while (elem_is_noun(object->prev))
		object = object->prev;
	no = object->prev;
	if (no->frozen)
		return;
	if (elem_is(no, STR("での"))) {
		no->surface = no->base = STR("で");
		no->start = no->end = 0;
	} else if (elem_is(no, STR("の")) && elem_is(no->prev, STR("で"))) {
		elem_unlink(no);
	}
}

/* Acts on a time, not at it: 在留期間の更新. */
static bool
changes_time(struct str verb)
{
	static const char *const verbs[] = { "更新", "延長", "変更", "短縮",
		"確認", "設定", "決定", "指定", "記入", "記載", "調整", "厳守",
		"遵守", "予約", "選択", "連絡", "報告", "入力" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_eq(verb, str_from(verbs[i])))
			return true;
	return false;
}

/* Comes about by itself: what stands before の is its subject. */
static bool
comes_about(struct str verb)
{
	static const char *const verbs[] = { "接近", "通過", "上陸", "増水",
		"発生", "混雑", "減少", "増加", "低下", "上昇", "悪化", "故障",
		"倒壊", "決壊", "凍結", "落下", "拡大" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_eq(verb, str_from(verbs[i])))
			return true;
	return false;
}

/* Takes no を: 不要不急の外出 says how, not what. */
static bool
takes_no_object(struct str verb)
{
	static const char *const verbs[] = { "外出", "来庁", "来場", "避難",
		"帰宅", "出席", "参加", "加入", "応募", "喫煙", "飲酒", "駐車",
		"宿泊", "面会", "欠席" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_eq(verb, str_from(verbs[i])))
			return true;
	return false;
}

/* の before a noun that became a verb: 会場での喫煙 → 会場で喫煙する,
 * 夜間の外出 → 夜間に外出する, 書類の提出 → 書類を提出する. */
static void
verb_case(struct elem *no, struct str verb)
{
	static const char *const joint[][2] = { { "での", "で" },
		{ "への", "に" }, { "からの", "から" }, { "までの", "まで" },
		{ "との", "と" } };
	struct elem *before = no->prev;

	for (size_t i = 0; i < ARRAY_SIZE(joint); i++) {
		if (no->frozen || !elem_is(no, str_from(joint[i][0])))
			continue;
		no->surface = no->base = str_from(joint[i][1]);
		no->start = no->end = 0;
		return;
	}
	if ((!elem_is(no, STR("の")) && !elem_is(no, STR("による"))) ||
	    no->frozen)
		return;
	no->start = no->end = 0;
	if (elem_is(no, STR("による"))) {
		no->surface = no->base = STR("で");
		return;
	}
	if (elem_is(before, STR("への"))) {
		before->surface = STR("に");
	} else if (elem_is(before, STR("へ"))) {
		before->surface = STR("に");
		before->start = before->end = 0;
		elem_unlink(no);
	} else if (elem_is_particle(before) ||
		   (before->kind == ELEM_PRED &&
		       before->pred.ending == END_TE)) {
		/* 夜間だけの, 犬を連れての */
		elem_unlink(no);
	} else if (elem_is_noun(before) && pattern_is_time(before) &&
		   !changes_time(verb)) {
		no->surface = no->base = STR("に");
	} else if (str_ends(before->surface, STR("目的")) ||
		   str_ends(before->surface, STR("以外"))) {
		/* 営業目的の利用 */
		no->surface = no->base = STR("で");
	} else if (comes_about(verb)) {
		no->surface = no->base = STR("が");
	} else {
		no->surface = no->base = STR("を");
		free_place(before);
	}
}

/* Nouns with する that somebody else does, or that are no act. */
static bool
stays_noun(const struct elem *noun)
{
	static const char *const words[] = { "手続", "手続き", "同意", "許可",
		"承認", "認定", "審査", "支援", "介護", "理解", "同伴",
		"立会い", "証明", "診断", "治療" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_eq(noun->surface, str_from(words[i])))
			return true;
	return false;
}

/* 飲食、喫煙と電話の使用: the act of which the noun is the object is but one of
 * several. */
static bool
is_last_act(const struct elem *object)
{
	static const char *const links[] = { "と", "や", "、", "・", "及び",
		"および", "又は", "または", "か", "，" };

	while (elem_is_noun(object->prev))
		object = object->prev;
	for (size_t i = 0; i < ARRAY_SIZE(links); i++)
		if (elem_is(object->prev, str_from(links[i])))
			return object->prev->prev->pos == POS_NOUN_VERBAL;
	return false;
}

/* 証人2名の署名: they sign. */
static bool
is_head_count(const struct elem *e)
{
	return (e->value ||
		   (e->feature && str_eq(e->feature->pos3, STR("助数詞")))) &&
	       (str_ends(e->surface, STR("名")) ||
		   str_ends(e->surface, STR("人")));
}

/* 新しい申請 cannot become a verb without its adjective. */
static bool
is_qualified(const struct match *m)
{
	const struct elem *prev = m->first->prev;
	const struct elem *noun = m->sahen;

	/* The list is a ring. */
	if (!prev)
		return false;

	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	/* 不要不急の外出, 理解と協力. */
	if (elem_is(prev, STR("の")) &&
	    (prev->prev->pos == POS_NOUN_ADJ || prev->prev->pos == POS_ADVERB ||
		elem_is(prev->prev, STR("格別")) ||
		elem_is(prev->prev, STR("一層")) ||
		elem_is_person(prev->prev) || is_head_count(prev->prev) ||
		elem_is(prev->prev, STR("など"))))
		return true;
	if (prev->prev->pos == POS_NOUN_VERBAL &&
	    (elem_is(prev, STR("と")) || elem_is(prev, STR("や")) ||
		elem_is(prev, STR("・")) || elem_is(prev, STR("か"))))
		return true;
	if (elem_is(prev, STR("による")) && elem_is_person(prev->prev))
		return true;
	if (elem_is(prev, STR("の")) && elem_is_noun(prev->prev) &&
	    is_last_act(prev->prev))
		return true;
	if (elem_is(prev, STR("の")) && takes_no_object(noun->surface) &&
	    !elem_is_particle(prev->prev) && !pattern_is_time(prev->prev))
		return true;
	return prev->pos == POS_ADNOMINAL ||
	       (str_ends(prev->surface, STR("る")) && elem_is_particle(prev) &&
		   !elem_is(prev, STR("による")));
}

/* The made predicate ends as the last one matched. */
static void
carry_over(const struct match *m, struct pred *p, bool fresh)
{
	const struct pred *last = &m->last_pred->pred;

	p->ending = last->ending;
	p->polite = last->polite;
	p->past |= last->past;
	/* A captured predicate has its own. */
	if (!m->neg_free || !fresh)
		return;
	p->neg = last->neg;
	if (!conj_is_verb(p->conj)) {
		if (pred_has(last, AUX_IRU))
			pred_push(p, AUX_IRU);
		return;
	}
	for (unsigned i = 0; i < last->naux; i++)
		if (!(m->last_need & 1u << last->aux[i]))
			pred_push(p, (enum aux)last->aux[i]);
	p->honorific = last->honorific;
	p->humble = last->humble;
}

/* Makes the elements of the result; false if one has no form. */
static bool
make_all(const struct pattern *result, struct chain *c, const struct match *m,
    struct elem **made, unsigned *ret_negations)
{
	const struct item *from = NULL;
	struct elem *last = NULL;

	for (unsigned i = 0; i < result->count; i++) {
		made[i] = make_result(&result->items[i], c, m);
		if (!made[i])
			return false;
		if (made[i]->kind == ELEM_PRED) {
			last = made[i];
			from = &result->items[i];
		}
	}
	if (last && m->last_pred)
		carry_over(m, &last->pred, from->kind != ITEM_PRED);
	for (unsigned i = 0; i < result->count; i++) {
		struct elem *e = made[i];

		if (e->kind != ELEM_PRED)
			continue;
		change_pred(&result->items[i], &e->pred);
		/* 危険が高いとされる: と quotes plain words. */
		if (e == last && elem_is(m->behind, STR("と")))
			e->pred.polite = false;
		e->dirty = true;
		e->surface = pred_generate(c->arena, &e->pred);
		if (!e->surface.ptr)
			return false;
		*ret_negations += pred_negations(&e->pred);
	}
	return true;
}

/* 本人に来ていただく: the request would be to somebody else. */
static bool
asks_another(
    const struct chain *c, const struct match *m, const struct elem *last)
{
	return last && last->kind == ELEM_PRED &&
	       last->pred.ending == END_KUDASAI && m->preds[0] &&
	       pred_has(&m->preds[0]->pred, AUX_MORAU) &&
	       rewrite_named_doer(c, m->preds[0]);
}

/* A request ends its sentence; a clause inside does not ask. */
static bool
asks_inside(const struct pattern *result, const struct chain *c,
    const struct match *m, struct elem *const *made)
{
	const struct elem *last =
	    result->count ? made[result->count - 1] : NULL;

	return last && last->kind == ELEM_PRED &&
	       last->pred.ending == END_KUDASAI && m->last_pred &&
	       m->last_pred->pred.ending != END_KUDASAI &&
	       !elem_is_stop(c, m->behind) &&
	       (m->behind->pos != POS_SYMBOL || elem_is(m->behind, STR("、")) ||
		   elem_is(m->behind, STR("，")));
}

/* What qualifies the noun stands before its ご. */
static bool
becomes_verb(const struct match *m)
{
	return !is_qualified(m) && !stays_noun(m->sahen);
}

struct elem *
pattern_apply(const struct pattern *result, struct chain *c, struct match *m,
    int *ret_delta)
{
	struct elem *made[PATTERN_MAX] = { NULL };
	struct elem *end;
	unsigned before = negations_between(m->first, m->behind);
	unsigned after = 0;
	bool verb = m->sahen && result->count && result->items[0].make_verb &&
		    (m->first == m->sahen || m->first == m->sahen->prev);

	if (verb && !becomes_verb(m))
		return NULL;
	if (!make_all(result, c, m, made, &after) ||
	    asks_inside(result, c, m, made) ||
	    (result->count && asks_another(c, m, made[result->count - 1])))
		return NULL;
	/* A denial never comes or goes by accident. */
	if (!result->flips && (before + after) % 2)
		return NULL;
	for (unsigned i = 0; i < result->count; i++) {
		made[i]->depth = m->first->depth;
		if (!made[i]->mark)
			made[i]->mark = m->first->mark;
		elem_insert_before(m->behind, made[i]);
	}
	if (result->count) {
		made[0]->space = m->first->space;
		made[0]->gap = m->first->gap;
	}
	if (verb)
		verb_case(m->first->prev, m->sahen->surface);
	end = result->count ? made[0] : m->behind;
	for (struct elem *e = m->first, *next; e != end; e = next) {
		next = e->next;
		elem_unlink(e);
	}
	*ret_delta = (int)after - (int)before;
	return end;
}
