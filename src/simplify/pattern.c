#include "simplify/pattern.h"

#include <stdlib.h>
#include <string.h>

enum cond {
	COND_NEG = 1 << 0,
	COND_AFF = 1 << 1,
	COND_PAST = 1 << 2,
	COND_NOW = 1 << 3,
	COND_POLITE = 1 << 4,
	COND_VERB = 1 << 5,
	COND_ADJ = 1 << 6,
	COND_NA = 1 << 7,
	COND_FINAL = 1 << 8,
	COND_SAHEN = 1 << 9,
	COND_HONOR = 1 << 10,
	COND_PLAIN = 1 << 11,
};

enum word_type { W_COND, W_ENDING, W_AUX };

struct cond_word {
	const char *name;
	enum word_type type;
	uint32_t value;
};

static const struct cond_word cond_words[] = {
	{ "neg", W_COND, COND_NEG },
	{ "aff", W_COND, COND_AFF },
	{ "past", W_COND, COND_PAST },
	{ "now", W_COND, COND_NOW },
	{ "polite", W_COND, COND_POLITE },
	{ "plain", W_COND, COND_PLAIN },
	{ "verb", W_COND, COND_VERB },
	{ "adj", W_COND, COND_ADJ },
	{ "na", W_COND, COND_NA },
	{ "final", W_COND, COND_FINAL },
	{ "sahen", W_COND, COND_SAHEN },
	{ "honor", W_COND, COND_HONOR },
	{ "shushi", W_ENDING, END_SHUSHI },
	{ "rentai", W_ENDING, END_RENTAI },
	{ "renyou", W_ENDING, END_RENYOU },
	{ "te", W_ENDING, END_TE },
	{ "naide", W_ENDING, END_NAIDE },
	{ "zu", W_ENDING, END_ZU },
	{ "zaru", W_ENDING, END_ZARU },
	{ "ba", W_ENDING, END_BA },
	{ "tara", W_ENDING, END_TARA },
	{ "meirei", W_ENDING, END_MEIREI },
	{ "ikou", W_ENDING, END_IKOU },
	{ "kudasai", W_ENDING, END_KUDASAI },
	{ "darou", W_ENDING, END_DAROU },
	{ "open", W_ENDING, END_OPEN },
	{ "caus", W_AUX, AUX_CAUSATIVE },
	{ "pass", W_AUX, AUX_PASSIVE },
	{ "pot", W_AUX, AUX_POTENTIAL },
	{ "can", W_AUX, AUX_CAN },
	{ "tai", W_AUX, AUX_TAI },
	{ "iru", W_AUX, AUX_IRU },
	{ "aru", W_AUX, AUX_ARU },
	{ "kaneru", W_AUX, AUX_KANERU },
	{ "morau", W_AUX, AUX_MORAU },
	{ "moraeru", W_AUX, AUX_MORAERU },
	{ "kureru", W_AUX, AUX_KURERU },
	{ "may", W_AUX, AUX_KARA_NAI },
	{ "must", W_AUX, AUX_MUST },
	{ "neednot", W_AUX, AUX_NEED_NOT },
};

/* ---- compiling -------------------------------------------------------- */

static const char *
compile_cond(struct item *it, struct str word)
{
	bool refuse = str_starts(word, STR("!"));
	bool add = str_starts(word, STR("+"));
	bool drop = str_starts(word, STR("-"));

	if (str_eq(word, STR("する"))) {
		it->make_verb = true;
		return NULL;
	}
	if (refuse || add || drop)
		word = str_sub(word, 1, word.len);
	for (size_t i = 0; i < ARRAY_SIZE(cond_words); i++) {
		const struct cond_word *w = &cond_words[i];

		if (!str_eq(word, str_from(w->name)))
			continue;
		if (w->type == W_COND) {
			it->need |= w->value;
		} else if (w->type == W_ENDING) {
			it->endings |= 1u << w->value;
		} else if (add) {
			it->push = (uint8_t)w->value;
		} else if (refuse || drop) {
			it->aux_refuse |= 1u << w->value;
		} else {
			it->aux_need |= 1u << w->value;
		}
		return NULL;
	}
	return "has an unknown condition";
}

static const char *
compile_conds(struct item *it, struct str *word)
{
	size_t open = str_find(*word, STR("["), 0);
	size_t close = str_find(*word, STR("]"), 0);
	struct str list, piece;

	if (open == STR_NPOS)
		return NULL;
	if (close == STR_NPOS || close < open)
		return "has an open [";
	list = str_sub(*word, open + 1, close);
	*word = str_sub(*word, 0, open);
	while (str_split(&list, ',', &piece)) {
		const char *why = compile_cond(it, piece);

		if (why)
			return why;
	}
	return NULL;
}

static const char *
compile_alts(struct item *it, struct str word)
{
	struct str alt;

	it->kind = ITEM_TEXT;
	while (str_split(&word, '|', &alt)) {
		if (it->nalts == PATTERN_ALTS)
			return "has too many alternatives";
		if (alt.len == 0)
			return "has an empty alternative";
		it->alt_pred[it->nalts] = str_ends(alt, STR("*"));
		if (it->alt_pred[it->nalts])
			alt = str_sub(alt, 0, alt.len - 1);
		it->alts[it->nalts++] = alt;
	}
	return NULL;
}

static const char *
compile_item(struct item *it, struct str word)
{
	static const struct {
		const char *name;
		enum item_kind kind;
		uint8_t capture;
	} names[] = {
		{ "~", ITEM_PRED, 0 },	{ "~2", ITEM_PRED, 1 },
		{ "N", ITEM_NOUN, 0 },	{ "N2", ITEM_NOUN, 1 },
		{ "V", ITEM_VALUE, 0 }, { "S", ITEM_SAHEN, 0 },
		{ "T", ITEM_TIME, 0 },
		{ "^", ITEM_BEGIN, 0 }, { "$", ITEM_END, 0 },
	};
	const char *why;

	memset(it, 0, sizeof(*it));
	if (str_ends(word, STR("?"))) {
		it->optional = true;
		word = str_sub(word, 0, word.len - 1);
	}
	why = compile_conds(it, &word);
	if (why)
		return why;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (!str_eq(word, str_from(names[i].name)))
			continue;
		it->kind = names[i].kind;
		it->capture = names[i].capture;
		return NULL;
	}
	return compile_alts(it, word);
}

const char *
pattern_compile(struct pattern *p, struct str text)
{
	struct str word;

	memset(p, 0, sizeof(*p));
	while (str_split(&text, ' ', &word)) {
		const char *why;

		if (word.len == 0)
			continue;
		if (p->count == PATTERN_MAX)
			return "has too many items";
		why = compile_item(&p->items[p->count], word);
		if (why)
			return why;
		if (p->items[p->count].nalts)
			p->weight += (uint16_t)p->items[p->count].alts[0].len;
		p->weight += (uint16_t)(1 +
		    2 * __builtin_popcount(p->items[p->count].need |
				       p->items[p->count].aux_need));
		p->count++;
	}
	while (p->key < p->count && p->items[p->key].kind != ITEM_TEXT)
		p->key++;
	if (p->key < p->count && p->items[p->key].optional)
		return "begins with a part that may be missing";
	return NULL;
}

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
	has |= p->honorific ? COND_HONOR : 0;
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
		    (!first && e->space) || e->dirty ||
		    e->surface.len == 0 || !str_starts(text, e->surface))
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
			m->neg_free =
			    !(it->need & (COND_NEG | COND_AFF));
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

/* 災害時, 夜間, 開始前: a noun that says when. */
static bool
is_time(const struct elem *e)
{
	static const char *const ends[] = { "時", "間", "中", "日", "後", "前",
		"月", "年", "度", "期", "夜", "朝", "昼", "とき" };

	if (e->value)
		return e->value->value &&
		       e->value->value->kind <= VALUE_RECURRENCE;
	if (e->pos == POS_NOUN_ADVERBIAL)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(e->surface, str_from(ends[i])))
			return true;
	return false;
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
		if (!elem_is_noun(e))
			return NULL;
		m->nouns[it->capture] = e;
		return e->next;
	case ITEM_VALUE:
		if (e->pos != POS_VALUE)
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_TIME:
		if (!elem_is_noun(e) || !is_time(e))
			return NULL;
		m->value = e;
		return e->next;
	case ITEM_SAHEN:
		if (e->kind != ELEM_WORD || e->pos != POS_NOUN_VERBAL ||
		    (rewrite_compound(e->prev) && !e->space))
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
	if (elem_end(c, e))
		return NULL;
	if (it->kind == ITEM_TEXT)
		return match_alts(it, c, e, m);
	return match_capture(it, c, e, m);
}

bool
pattern_match(const struct pattern *p, struct chain *c, struct elem *e,
    struct match *ret)
{
	unsigned i;

	memset(ret, 0, sizeof(*ret));
	for (i = p->key; i > 0; i--) {
		if (p->items[i - 1].kind == ITEM_BEGIN)
			continue;
		e = e->prev;
		if (elem_end(c, e))
			return false;
	}
	ret->first = e;
	for (i = 0; i < p->count; i++) {
		struct elem *to;

		if (e != ret->first && !elem_end(c, e) && e->space &&
		    p->items[i].kind != ITEM_END)
			return false;
		to = match_item(&p->items[i], c, e, ret);
		if (to)
			e = to;
		else if (!p->items[i].optional)
			return false;
	}
	ret->behind = e;
	return true;
}

/* ---- applying --------------------------------------------------------- */

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
	for (uint8_t x = 0; x < END_MAX; x++)
		if (it->endings & 1u << x)
			p->ending = x;
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
			return elem_word(c, it->alts[0],
			    result_pos(it->alts[0]));
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
		    arena_printf(
			c->arena, "%.*sする", STR_ARG(from->surface)),
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

/* の before a noun that became a verb: 会場での喫煙 → 会場で喫煙する,
 * 夜間の外出 → 夜間に外出する, 書類の提出 → 書類を提出する. */
static void
verb_case(struct elem *no)
{
	struct elem *before = no->prev;

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
	} else if (elem_is_particle(before)) {
		elem_unlink(no);
	} else {
		no->surface = elem_is_noun(before) && is_time(before)
				  ? STR("に")
				  : STR("を");
		no->base = no->surface;
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

/* 新しい申請 cannot become a verb without its adjective. */
static bool
is_qualified(const struct elem *noun)
{
	const struct elem *prev = noun->prev;

	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	/* 不要不急の外出, 理解と協力. */
	if (elem_is(prev, STR("の")) &&
	    (prev->prev->pos == POS_NOUN_ADJ ||
		elem_is_person(prev->prev) ||
		elem_is(prev->prev, STR("など"))))
		return true;
	if (prev->prev->pos == POS_NOUN_VERBAL &&
	    (elem_is(prev, STR("と")) || elem_is(prev, STR("や")) ||
		elem_is(prev, STR("・")) || elem_is(prev, STR("か"))))
		return true;
	return prev->pos == POS_ADNOMINAL ||
	       (str_ends(prev->surface, STR("る")) && elem_is_particle(prev) &&
		   !elem_is(prev, STR("による")));
}

struct elem *
pattern_apply(const struct pattern *result, struct chain *c,
    struct match *m, int *ret_delta)
{
	struct elem *made[PATTERN_MAX];
	struct elem *last = NULL;
	unsigned before = negations_between(m->first, m->behind);
	unsigned after = 0;

	if (m->sahen && result->count && result->items[0].make_verb &&
	    m->first == m->sahen && (is_qualified(m->first) || stays_noun(m->first)))
		return NULL;
	for (unsigned i = 0; i < result->count; i++) {
		made[i] = make_result(&result->items[i], c, m);
		if (!made[i])
			return NULL;
		if (made[i]->kind == ELEM_PRED)
			last = made[i];
	}
	if (last && m->last_pred) {
		last->pred.ending = m->last_pred->pred.ending;
		last->pred.polite = m->last_pred->pred.polite;
		last->pred.past |= m->last_pred->pred.past;
		if (m->neg_free)
			last->pred.neg = m->last_pred->pred.neg;
		if (m->neg_free && pred_has(&m->last_pred->pred, AUX_IRU) &&
		    !pred_has(&last->pred, AUX_IRU))
			pred_push(&last->pred, AUX_IRU);
	}
	for (unsigned i = 0; i < result->count; i++) {
		struct elem *e = made[i];

		if (e->kind != ELEM_PRED)
			continue;
		change_pred(&result->items[i], &e->pred);
		e->dirty = true;
		e->surface = pred_generate(c->arena, &e->pred);
		if (!e->surface.ptr)
			return NULL;
		after += pred_negations(&e->pred);
	}
	if (result->count) {
		made[0]->space = m->first->space;
		made[0]->gap = m->first->gap;
	}
	for (unsigned i = 0; i < result->count; i++) {
		made[i]->depth = m->first->depth;
		if (!made[i]->mark)
			made[i]->mark = m->first->mark;
		elem_insert_before(m->behind, made[i]);
	}
	if (m->sahen && result->count && made[0]->kind == ELEM_PRED &&
	    m->first == m->sahen)
		verb_case(m->first->prev);
	for (struct elem *e = m->first, *next; e->next; e = next) {
		next = e->next;
		if (result->count ? e == made[0] : e == m->behind)
			break;
		elem_unlink(e);
	}
	*ret_delta = (int)after - (int)before;
	return result->count ? made[0] : m->behind;
}
