/* The result of a pattern in place of what it matched. */
#include "simplify/pattern.h"

#include <string.h>

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
	/* 行かせている, not 行っていさせる. */
	if (it->push == AUX_CAUSATIVE && p->aux[p->naux - 1] == it->push) {
		memmove(p->aux + 1, p->aux, p->naux - 1u);
		p->aux[0] = AUX_CAUSATIVE;
	}
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
		if (str_is(text, particles[i]))
			return POS_PARTICLE_CASE;
	if (str_eq(text, STR("、")) || str_eq(text, STR("。")))
		return POS_SYMBOL;
	if (str_eq(text, STR("人")))
		return POS_NOUN;
	if (str_eq(text, STR("この")) || str_eq(text, STR("その")))
		return POS_ADNOMINAL;
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

/* A word that stays is of the part of speech it was. */
static enum pos
word_pos(struct str word, const struct match *m)
{
	for (const struct elem *e = m->first; e != m->behind; e = e->next)
		if (elem_is(e, word))
			return e->pos;
	return result_pos(word);
}

static struct elem *
make_result(const struct item *it, struct chain *c, const struct match *m)
{
	const struct elem *from = NULL;

	if (it->kind == ITEM_TEXT) {
		if (!it->alts[0].pred)
			return elem_word(
			    c, it->alts[0].text, word_pos(it->alts[0].text, m));
		if (str_eq(it->alts[0].text, STR("だ")))
			return elem_pred(c, STR(""), CONJ_COPULA);
		return elem_pred(
		    c, it->alts[0].text, conj_guess(it->alts[0].text));
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
	if (it->kind == ITEM_SAHEN && it->make_verb)
		return pattern_act_pred(c, from);
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

/* 定員に達しています → いっぱいになっています: what became so stays so, though
 * the pattern says that it is not denied. */
static bool
stays_so(const struct match *m, const struct pred *last, const struct item *to)
{
	return pred_has(last, AUX_IRU) && !(m->last_need & 1u << AUX_IRU) &&
	       !last->neg && !to->change && !to->push && to->nalts &&
	       str_eq(to->alts[0].text, STR("なる"));
}

/* The made predicate ends as the last one matched. */
static void
carry_over(const struct match *m, struct pred *p, const struct item *to)
{
	const struct pred *last = &m->last_pred->pred;
	bool fresh = to->kind != ITEM_PRED;

	p->ending = last->ending;
	p->polite = last->polite;
	p->past |= last->past;
	/* A captured predicate has its own. */
	if (!m->neg_free && fresh && stays_so(m, last, to))
		pred_push(p, AUX_IRU);
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
	/* 交付を受けられる: can get, not もらわれる; but 掲げられている. */
	if (last->conj == CONJ_ICHIDAN && p->conj != CONJ_ICHIDAN &&
	    pred_has(p, AUX_PASSIVE) && !pred_has(last, AUX_IRU)) {
		pred_drop(p, AUX_PASSIVE);
		/* 寄附を申し出られた企業: honorific. */
		if (!last->past || str_eq(last->head, STR("受ける")) ||
		    str_eq(last->head, STR("得る")))
			pred_push(p, AUX_CAN);
	}
	/* 知らせられない would read as a passive. */
	if (pred_has(p, AUX_POTENTIAL) &&
	    (p->conj == CONJ_ICHIDAN || p->conj == CONJ_KURU)) {
		pred_drop(p, AUX_POTENTIAL);
		pred_push(p, AUX_CAN);
	}
	/* There is no あっている. */
	if (p->conj == CONJ_ARU)
		pred_drop(p, AUX_IRU);
	p->honorific = last->honorific;
	p->humble = last->humble;
}

/* 近づかせないで is not 行かないで: what the pattern does not name would be
 * lost; 休館とさせていただきます is politeness. */
static bool
loses_meaning(const struct match *m, const struct item *to)
{
	static const enum aux kept[] = { AUX_CAUSATIVE, AUX_POTENTIAL, AUX_CAN,
		AUX_TAI, AUX_KANERU };

	if (to->kind == ITEM_PRED)
		return false;
	if (pred_has_phase(&m->last_pred->pred))
		return true;
	if (m->neg_free || pred_has(&m->last_pred->pred, AUX_MORAU))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (pred_has(&m->last_pred->pred, kept[i]) &&
		    !(m->last_need & 1u << kept[i]))
			return true;
	return false;
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
	if (last && m->last_pred) {
		if (loses_meaning(m, from))
			return false;
		carry_over(m, &last->pred, from);
	}
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

/* ごみが正しく処理されるようお願いします: ごみを正しく処理してください. */
static void
ask_for_thing(
    const struct chain *c, const struct match *m, const struct elem *is)
{
	const struct elem *was = m->first;
	struct elem *e = was->prev;

	if (was->kind != ELEM_PRED || !pred_has(&was->pred, AUX_PASSIVE) ||
	    is->kind != ELEM_PRED || is->pred.ending != END_KUDASAI)
		return;
	for (; !elem_is_stop(c, e) && !elem_is(e, STR("、")); e = e->prev) {
		if (elem_is(e, STR("を")) || elem_is(e, STR("は")) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_KU))
			return;
		if (!elem_is(e, STR("が")))
			continue;
		if (!e->frozen && !elem_is_actor(e->prev)) {
			e->surface = e->base = STR("を");
			e->start = e->end = 0;
		}
		return;
	}
}

/* 守らない人には、10万円以下の過料が科されます: that person pays. */
static void
pay_by_receiver(
    const struct chain *c, const struct match *m, const struct elem *made)
{
	struct elem *e = m->first->prev;

	while (made != m->behind && !pattern_is_paying(made))
		made = made->next;
	if (made == m->behind)
		return;

	while (!elem_is_stop(c, e) && !elem_is(e, STR("は")) &&
	       !elem_is(e, STR("が")))
		e = e->prev;
	if (elem_is(e, STR("は")) && elem_is(e->prev, STR("に")) &&
	    !e->prev->frozen && elem_is_person(e->prev->prev))
		elem_unlink(e->prev);
}

static bool
is_one_of(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(text, words[i]))
			return true;
	return false;
}

/* 手紙が届くよう, 迷惑にならないよう: nobody does it on purpose. */
static bool
happens(const struct chain *c, const struct elem *was)
{
	static const char *const acts[] = { "できる", "ある", "届く", "混む",
		"混雑する", "間に合う", "起こる", "起きる", "発生する",
		"生じる", "漏れる", "混ざる", "混入する", "散らかる",
		"散らばる", "散乱する", "残る", "重なる", "集中する", "凍る",
		"凍結する", "壊れる", "破れる", "切れる", "見える", "聞こえる",
		"わかる", "分かる", "伝わる", "燃え移る", "倒れる", "済む" };
	static const char *const wards[] = { "子ども", "子供", "お子様",
		"お子さん", "お子さま", "児童", "生徒", "園児" };

	if (pred_has(&was->pred, AUX_CAN) ||
	    pred_has(&was->pred, AUX_POTENTIAL) ||
	    is_one_of(was->pred.head, acts, ARRAY_SIZE(acts)) ||
	    (str_eq(was->pred.head, STR("なる")) &&
		elem_is(was->prev, STR("に"))))
		return true;
	for (const struct elem *e = was->prev;
	     !elem_is_stop(c, e) && !elem_is(e, STR("、")); e = e->prev) {
		if (e->depth != was->depth ||
		    (e->kind == ELEM_PRED && e->pred.ending == END_KU))
			continue;
		if (e->kind == ELEM_PRED || elem_is(e, STR("を")))
			return false;
		if (elem_is(e, STR("が")))
			return !elem_is_actor(e->prev) ||
			       elem_is_any(e->prev, wards, ARRAY_SIZE(wards));
	}
	return false;
}

/* 事故が起こらないようお願いします: 起こらないようにしてください. */
static bool
is_wish(
    const struct pattern *result, const struct chain *c, const struct match *m)
{
	const struct elem *was = m->preds[0];

	return was && was == m->first && was != m->last_pred &&
	       result->count == 1 && result->items[0].kind == ITEM_PRED &&
	       result->items[0].endings & 1u << END_KUDASAI &&
	       (elem_is(was->next, STR("よう")) ||
		   elem_is(was->next, STR("ように"))) &&
	       !pred_has(&was->pred, AUX_PASSIVE) &&
	       !pred_has(&was->pred, AUX_MORAERU) &&
	       conj_is_verb(was->pred.conj) && happens(c, was);
}

static void
wish(struct chain *c, const struct match *m, struct elem *is)
{
	struct elem *ask = elem_pred(c, STR("する"), CONJ_SURU);

	ask->pred.ending = END_KUDASAI;
	ask->surface = pred_generate(c->arena, &ask->pred);
	ask->depth = is->depth;
	ask->mark = is->mark;
	is->pred.ending = END_RENTAI;
	is->surface = pred_generate(c->arena, &is->pred);
	elem_insert_word(c, m->behind, "ように", POS_OTHER);
	m->behind->prev->depth = is->depth;
	elem_insert_before(m->behind, ask);
}

/* 人が見受けられる: people are いる, not ある. */
static void
be_alive(const struct pattern *result, struct chain *c, const struct match *m,
    struct elem **made)
{
	for (unsigned i = 0; i < result->count; i++) {
		const struct elem *noun = i >= 2 ? made[i - 2] : m->first->prev;

		if (i == 0 || made[i]->kind != ELEM_PRED ||
		    made[i]->pred.conj != CONJ_ARU ||
		    !(elem_is(made[i - 1], STR("が")) ||
			elem_is(made[i - 1], STR("は"))) ||
		    !elem_is_noun(noun) || !elem_is_person(noun))
			continue;
		made[i]->pred.head = STR("いる");
		made[i]->pred.conj = CONJ_ICHIDAN;
		made[i]->surface = pred_generate(c->arena, &made[i]->pred);
	}
}

/* 皆様のご協力を…: 皆様の has no noun any more. */
static void
drop_asked(const struct match *m, struct elem *const *made, size_t count)
{
	static const char *const all[] = { "皆様", "皆さま", "皆さん",
		"みなさま", "みなさん", "各位" };
	struct elem *no = m->first->prev;

	if (count != 1 || made[0]->kind != ELEM_PRED ||
	    made[0]->pred.ending != END_KUDASAI || !elem_is(no, STR("の")) ||
	    !elem_is_any(no->prev, all, ARRAY_SIZE(all)))
		return;
	elem_unlink(no->prev);
	elem_unlink(no);
}

/* The elements of a compound behind its first. */
static void
insert_rest(struct chain *c, const struct match *m, const struct item *it)
{
	struct elem *e = m->nouns[it->capture];

	while (e != m->noun_ends[it->capture]) {
		e = e->next;
		elem_insert_before(m->behind, copy_elem(c, e));
	}
}

/* 乳幼児健診: what begins as before is a part of its compound as before. */
static void
keep_compound(const struct match *m, struct elem *made)
{
	if (made->kind == ELEM_WORD && made->pos == POS_OTHER &&
	    rewrite_compound(m->first) &&
	    str_starts(made->surface, m->first->surface))
		made->pos = m->first->pos;
}

/* 申請しなければ、受けられないわけではない: what is denied twice is the whole. */
static bool
denies_condition(const struct chain *c, const struct match *m)
{
	const struct elem *e = m->first->prev;

	/* なければならない is one predicate, and so is ざるを得ない. */
	if (m->first->kind == ELEM_PRED &&
	    (m->first->pred.ending == END_ZARU ||
		str_eq(m->first->pred.head, STR("なる")) ||
		str_eq(m->first->pred.head, STR("いける"))))
		return false;
	for (; !elem_is_stop(c, e); e = e->prev)
		if (e->kind == ELEM_PRED && pred_negations(&e->pred) &&
		    (e->pred.ending == END_BA ||
			(e->pred.ending == END_SHUSHI &&
			    elem_is(e->next, STR("と")))))
			return true;
	return false;
}

/* 申し込まなくてもいいということです: what is said inside is plain. */
static void
plain_inside(const struct pattern *result, struct chain *c,
    const struct match *m, struct elem **made)
{
	struct elem *last = result->count ? made[result->count - 1] : NULL;

	if (!elem_is(m->behind, STR("という")) || !last ||
	    last->kind != ELEM_PRED || !last->pred.polite ||
	    last->pred.ending != END_SHUSHI)
		return;
	last->pred.polite = false;
	last->surface = pred_generate(c->arena, &last->pred);
}

/* What the predicates and particles around the result need. */
static void
fit_around(const struct pattern *result, struct chain *c, struct match *m,
    struct elem **made, bool verb)
{
	made[0]->space = m->first->space;
	made[0]->gap = m->first->gap;
	keep_compound(m, made[0]);
	drop_asked(m, made, result->count);
	ask_for_thing(c, m, made[0]);
	pay_by_receiver(c, m, made[0]);
	if (m->last_pred)
		pattern_free_means(c, m);
	/* 窓口での + 渡します */
	if (!verb && made[0]->kind == ELEM_PRED)
		pattern_joint(m->first->prev);
	/* 補助金の[申請の際] → 補助金を[申し込むとき] */
	if (!verb && pattern_is_written_act(m, made[0]) &&
	    !elem_is_person(m->first->prev->prev))
		pattern_verb_case(m->first->prev, m->first->surface);
	if (verb)
		pattern_verb_case(m->first->prev, m->sahen->surface);
}

struct elem *
pattern_apply(const struct pattern *result, struct chain *c, struct match *m)
{
	struct elem *made[PATTERN_MAX] = { NULL };
	struct elem *end;
	unsigned before = negations_between(m->first, m->behind);
	unsigned after = 0;
	bool turned;
	bool verb = m->sahen && result->count && result->items[0].make_verb &&
		    (m->first == m->sahen || m->first == m->sahen->prev);

	if (verb && !pattern_becomes_verb(m))
		return NULL;
	if (pattern_splits_acts(m) || !make_all(result, c, m, made, &after) ||
	    pattern_refuses(c, m, made, result->count))
		return NULL;
	/* A denial never comes or goes by accident. */
	if ((!result->flips && (before + after) % 2) ||
	    (before == 2 && !after && denies_condition(c, m)))
		return NULL;
	be_alive(result, c, m, made);
	plain_inside(result, c, m, made);
	turned = after > before && pattern_refrains(m);
	for (unsigned i = 0; i < result->count; i++) {
		made[i]->depth = m->first->depth;
		made[i]->turned = turned;
		if (!made[i]->mark)
			made[i]->mark = m->first->mark;
		elem_insert_before(m->behind, made[i]);
		if (result->items[i].kind == ITEM_NOUN)
			insert_rest(c, m, &result->items[i]);
	}
	if (made[0] && is_wish(result, c, m))
		wish(c, m, made[0]);
	if (result->count)
		fit_around(result, c, m, made, verb);
	end = result->count ? made[0] : m->behind;
	for (struct elem *e = m->first, *next; e != end; e = next) {
		next = e->next;
		elem_unlink(e);
	}
	return end;
}
