/* Findings about sentences and their predicates. */
#include "simplify/finding.h"

#include <stdlib.h>

#define SHORT_MORAE 24 /* a sentence so short may have a ので */
#define RUBY_MAX 9     /* kanji under one reading */
#define LIST_MIN 3
#define WORDS_MAX 300 /* bytes of words whose rewriting is looked for */

static unsigned
rule_of(enum diag_code code)
{
	static const enum diag_code first[] = { [1] = DIAG_EASY_JOINED,
		[2] = DIAG_EASY_LONG,
		[3] = DIAG_EASY_KANJI,
		[4] = DIAG_EASY_LIST,
		[5] = DIAG_EASY_TERM,
		[6] = DIAG_EASY_DOUBLE_NEGATIVE,
		[7] = DIAG_EASY_PASSIVE,
		[8] = DIAG_EASY_NOUNS,
		[9] = DIAG_EASY_VAGUE,
		[10] = DIAG_EASY_NOT_POLITE,
		[11] = DIAG_EASY_VALUE,
		[12] = DIAG_EASY_LOANWORD,
		[13] = DIAG_EASY_MIMETIC,
		[14] = DIAG_EASY_FURIGANA };

	if (code == DIAG_EASY_HARD_WORD)
		return 5;
	if (code == DIAG_EASY_HONORIFIC)
		return 7;
	if (code == DIAG_EASY_REQUEST)
		return 10;
	for (unsigned i = 1; i < ARRAY_SIZE(first); i++)
		if (first[i] == code)
			return i;
	return 0;
}

/* ---- proposals ----------------------------------------------------------- */

static struct str
replace(struct arena *a, struct str s, struct str from, struct str to)
{
	size_t at = str_find(s, from, 0);

	return arena_printf(a, "%.*s%.*s%.*s", (int)at, s.ptr, STR_ARG(to),
	    STR_ARG(str_sub(s, at + from.len, s.len)));
}

/* What became of `words` where `before` that holds them became `after`: what
 * stands around them and stayed does not belong to it. */
static struct str
within(struct str words, struct str before, struct str after)
{
	size_t at = str_find(before, words, 0);
	struct str left = str_sub(before, 0, at);
	struct str right = str_sub(before, at + words.len, before.len);
	size_t from = str_starts(after, left) ? left.len : 0;
	struct str rest = str_sub(after, from, after.len);

	if (right.len && str_ends(rest, right))
		rest.len -= right.len;
	return rest.len ? rest : after;
}

/* What the steps of the rewriting made of the words. */
static struct str
rewritten(const struct finder *f, struct str words)
{
	struct str now = words;
	bool changed = false;

	if (words.len > WORDS_MAX)
		return STR_NONE;
	for (size_t i = 0; i < f->easy.nsteps; i++) {
		const struct easy_step *s = &f->easy.steps[i];

		if (s->before.len == 0)
			continue;
		if (str_find(now, s->before, 0) != STR_NPOS) {
			now = replace(f->arena, now, s->before, s->after);
			changed = true;
		} else if (!changed &&
			   str_find(s->before, now, 0) != STR_NPOS) {
			now = within(now, s->before, s->after);
			changed = true;
		}
	}
	return changed && !str_eq(now, words) ? now : STR_NONE;
}

void
finder_add(struct finder *f, enum diag_code code, size_t start, size_t end,
    struct str arg, struct str proposal)
{
	struct easy_findings *r = f->ret;
	unsigned rule = rule_of(code);
	struct str limit = DIAG_NUM(rule == 2	? f->profile->max_morae
				    : rule == 3 ? f->profile->max_kanji
						: 0);
	struct easy_finding *x;

	if (!(f->profile->rules >> rule & 1))
		return;
	ARRAY_GROW(r->items, r->count, r->cap);
	x = &r->items[r->count++];
	*x = (struct easy_finding){ rule, code, start, end, STR_NONE, proposal,
		false };
	diag_add(&f->diag, code, DIAG_NOWHERE, arg, limit);
	x->reason = arena_str(f->arena, f->diag.entries[0].message);
	f->diag.count = 0;
	/* Of the whole sentence, find_sentence knows more. */
	if (x->proposal.len == 0 && rule != 2 && rule != 3)
		x->proposal = rewritten(f, str_sub(r->text, start, end));
	if (x->proposal.len == 0) {
		x->proposal = str_from(tr(diag_remedy(code)));
		x->advice = true;
	}
}

void
finder_add_elems(struct finder *f, enum diag_code code,
    const struct elem *first, const struct elem *last, struct str proposal)
{
	finder_add(f, code, first->start, last->end,
	    str_sub(f->c.text, first->start, last->end), proposal);
}

/* The whole sentence as the rules write it, if that makes it short. */
static struct str
whole(const struct finder *f)
{
	bool several = f->easy.first && f->easy.first->next;

	if (!f->easy.changed ||
	    (!several && f->easy.morae_after > f->profile->max_morae))
		return STR_NONE;
	return f->easy_text;
}

/* ---- the sentence: R1, R2, R3, R4 ---------------------------------------- */

/* The clause as a sentence of its own, and how the next one begins. */
static struct str
divided(struct finder *f, const struct elem *at)
{
	struct pred p = at->pred;
	const struct elem *next = at->next;
	const char *join = "そして、";
	struct str s;

	if (elem_is(next, STR("が")))
		join = "でも、";
	else if (elem_is(next, STR("ので")) || elem_is(next, STR("ため")))
		join = "だから、";
	else if (elem_is(next, STR("場合")) || elem_is(next, STR("際")))
		return STR_NONE;
	p.ending = END_SHUSHI;
	p.polite = true;
	s = pred_generate(f->arena, &p);
	if (!s.ptr)
		return STR_NONE;
	return arena_printf(f->arena, "〜%.*s。%s〜", STR_ARG(s), join);
}

static void
find_ties(struct finder *f, uint32_t morae)
{
	unsigned te = 0;

	CHAIN_FOREACH(e, &f->c)
	{
		const struct elem *end;
		enum tie tie;

		if (e->kind != ELEM_PRED || e->depth || e->frozen)
			continue;
		tie = hard_tie(&f->c, e, &end);
		te += tie == TIE_TE;
		if (tie == TIE_CLOSE ||
		    (tie == TIE_LOOSE && morae > SHORT_MORAE) ||
		    (tie == TIE_TE && te == 2))
			finder_add_elems(
			    f, DIAG_EASY_JOINED, e, end->prev, divided(f, e));
	}
}

static bool
is_joint(const struct elem *e)
{
	static const char *const words[] = { "、", "・", "や", "と", "及び",
		"および", "または", "又は", "，", "並びに" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e, str_from(words[i])))
			return true;
	return false;
}

static bool
is_thing(const struct elem *e)
{
	return elem_is_noun(e) && e->pos != POS_NOUN_ADVERBIAL &&
	       e->pos != POS_NOUN_DEPENDENT && !pattern_is_time(e) && !e->value;
}

static struct str
as_list(struct finder *f, const struct elem *first, const struct elem *behind)
{
	struct buf out = BUF_INIT;
	struct str s;

	buf_cstr(&out, "・");
	for (const struct elem *e = first; e != behind; e = e->next) {
		if (is_joint(e) && e != first)
			buf_cstr(&out, " ・");
		else
			buf_str(&out, e->surface);
	}
	s = arena_str(f->arena, buf_view(&out));
	buf_release(&out);
	return s;
}

/* Nouns, each behind a joint: 空き缶、びん、ペットボトル. */
static void
find_lists(struct finder *f)
{
	for (struct elem *e = f->c.head.next; !elem_end(&f->c, e);) {
		struct elem *first = e;
		unsigned items = 0;

		while (is_thing(e) || e->pos == POS_PREFIX) {
			while (is_thing(e) || e->pos == POS_PREFIX ||
			       (items && elem_is(e, STR("の"))))
				e = e->next;
			items++;
			if (!is_joint(e) || !is_thing(e->next))
				break;
			e = e->next;
		}
		if (items >= LIST_MIN && !first->frozen)
			finder_add(f, DIAG_EASY_LIST, first->start,
			    e->prev->end, DIAG_NUM(items),
			    as_list(f, first, e));
		if (e == first)
			e = e->next;
	}
}

static void
find_sentence(struct finder *f, const struct easy_score *s)
{
	size_t len = str_trim(f->c.text).len;
	const struct elem *final = hard_final(&f->c);

	find_ties(f, s->morae);
	if (s->morae > f->profile->max_morae)
		finder_add(
		    f, DIAG_EASY_LONG, 0, len, DIAG_NUM(s->morae), whole(f));
	if (s->kanji > f->profile->max_kanji)
		finder_add(
		    f, DIAG_EASY_KANJI, 0, len, DIAG_NUM(s->kanji), whole(f));
	if (!hard_is_polite(final))
		finder_add_elems(
		    f, DIAG_EASY_NOT_POLITE, final, final, STR_NONE);
}

/* ---- predicates: R6, R7, R8, R9, R10 ------------------------------------- */

/* The plain polite form of an honorific or humble predicate. */
static struct str
plain_form(struct finder *f, const struct elem *e)
{
	struct pred p = e->pred;
	struct str s;

	p.honorific = p.humble = false;
	pred_drop(&p, AUX_MORAU);
	pred_drop(&p, AUX_KURERU);
	s = pred_generate(f->arena, &p);
	return str_eq(s, e->surface) ? STR_NONE : s;
}

/* The last element of a vague word that begins here: MeCab may divide it. */
static const struct elem *
vague_word(const struct finder *f, const struct elem *e)
{
	static const char *const words[] = { "おそれ", "恐れ", "見込み",
		"可能性", "適宜", "見通し" };
	struct str rest = str_sub(f->c.text, e->start, f->c.text.len);

	if (e->kind == ELEM_PRED)
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct str word = str_from(words[i]);
		const struct elem *last = e;

		if (!str_starts(rest, word))
			continue;
		while (last->end < e->start + word.len)
			last = last->next;
		if (last->end == e->start + word.len)
			return last;
	}
	return NULL;
}

/* 提出が必要です, 確認を行う. */
static bool
is_nominal(const struct elem *noun)
{
	const struct elem *particle = noun->next, *pred;

	if (noun->pos != POS_NOUN_VERBAL || !elem_is_particle(particle))
		return false;
	pred = particle->next;
	if (pred->kind != ELEM_PRED)
		return false;
	if (elem_is(particle, STR("が")))
		return str_eq(pred->pred.head, STR("必要"));
	return elem_is(particle, STR("を")) &&
	       (str_eq(pred->pred.head, STR("行う")) ||
		   str_eq(pred->pred.head, STR("行なう")) ||
		   str_eq(pred->pred.head, STR("実施する")) ||
		   str_eq(pred->pred.head, STR("図る")));
}

static bool
is_request_of_old(const struct elem *e)
{
	return e->kind == ELEM_PRED && !e->pred.past &&
	       str_find(e->surface, STR("願いします"), 0) == STR_NPOS &&
	       (str_eq(e->pred.head, STR("願う")) ||
		   str_find(e->surface, STR("願い"), 0) != STR_NPOS ||
		   str_eq(e->pred.head, STR("たい")));
}

static const struct elem *
sentence_of(const struct finder *f, const struct elem *e)
{
	while (!elem_is_stop(&f->c, e->next))
		e = e->next;
	return e;
}

static void
find_predicate(struct finder *f, const struct elem *e)
{
	unsigned kinds = hard_grammar(f->w->easy, &f->c, e);
	const struct elem *vague = vague_word(f, e);

	if (kinds & HARD_PASSIVE)
		finder_add_elems(f, DIAG_EASY_PASSIVE, e, e, STR_NONE);
	if (is_request_of_old(e))
		finder_add_elems(f, DIAG_EASY_REQUEST, e, e, STR_NONE);
	else if (kinds & HARD_HONORIFIC)
		finder_add_elems(f, DIAG_EASY_HONORIFIC, e, e,
		    rewritten(f, e->surface).len ? STR_NONE : plain_form(f, e));
	if (kinds & HARD_NEGATIVE)
		finder_add_elems(f, DIAG_EASY_DOUBLE_NEGATIVE, e,
		    sentence_of(f, e), STR_NONE);
	if (vague)
		finder_add_elems(f, DIAG_EASY_VAGUE, e,
		    elem_is_particle(vague->next) &&
			    vague->next->next->kind == ELEM_PRED
			? vague->next->next
			: vague,
		    STR_NONE);
	if (is_nominal(e))
		finder_add_elems(
		    f, DIAG_EASY_NOUNS, e, e->next->next, STR_NONE);
}

/* ---- readings: R14 ------------------------------------------------------- */

/* The first text with kanji that no reading stands over. */
static struct str
unread(const struct node *s)
{
	struct walk w;
	enum walk_event event;
	struct str found = STR_NONE;

	walk_init(&w, (struct node *)(uintptr_t)s);
	while ((event = walk_next(&w)) != WALK_DONE && !found.len) {
		const struct node *n = w.node;

		if (event != WALK_ENTER)
			continue;
		if ((n->kind == NODE_TEXT ||
			(n->kind == NODE_VALUE && !n->first)) &&
		    str_has_kanji(n->text))
			found = n->text;
		if (n->kind == NODE_RUBY && utf8_count(n->text) > RUBY_MAX)
			found = n->text;
		if (n->flags & NODE_KEEP || (n->attr.len && n->kind != NODE_A))
			walk_skip(&w);
	}
	return found;
}

/* Whether the source gives the reading of what stands at [start, end). */
static bool
is_read(const struct flat *f, size_t start, size_t end)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->pieces[i].reading.len && f->pieces[i].start < end &&
		    f->pieces[i].end > start)
			return true;
	return false;
}

static void
find_unread(struct finder *f, const struct node *s)
{
	struct str text = f->c.text;
	struct ruby_run *runs;
	size_t n, at = 0;

	if (f->w->unread || !(f->profile->rules >> 14 & 1) || !unread(s).len)
		return;
	n = furigana(f->w->tagger, text, &f->morphs, f->arena, &runs);
	for (size_t i = 0; i < n; at += runs[i++].base.len) {
		size_t end = at + runs[i].base.len;

		if (!runs[i].reading.len || !str_has_kanji(runs[i].base) ||
		    is_read(&f->w->source, at, end))
			continue;
		f->w->unread = true;
		finder_add(f, DIAG_EASY_FURIGANA, at, end, runs[i].base,
		    arena_printf(f->arena, "%.*s（%.*s）",
			STR_ARG(runs[i].base), STR_ARG(runs[i].reading)));
		return;
	}
}

/* ---- */

static int
compare_findings(const void *a, const void *b)
{
	const struct easy_finding *x = a, *y = b;

	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

static void
rewrite_it(struct finder *f, const struct node *s)
{
	struct easy_profile bare = *f->profile;
	struct buf out = BUF_INIT;

	bare.gloss = bare.spaces = bare.furigana = false;
	easy_worker_explain(f->w);
	easy_sentence(f->w, s, f->brief, &bare, f->arena, &f->easy, NULL);
	for (const struct node *x = f->easy.first; x; x = x->next)
		node_plain(x, &out);
	f->easy_text = arena_str(f->arena, str_trim(buf_view(&out)));
	buf_release(&out);
}

void
easy_find(struct easy_worker *w, const struct node *s, bool brief,
    const struct easy_profile *p, struct arena *a, struct easy_findings *ret)
{
	struct finder f = { .w = w,
		.source = s,
		.profile = p,
		.arena = a,
		.ret = ret,
		.brief = brief };
	struct easy_score score = { 0 };

	*ret = (struct easy_findings){ 0 };
	diag_init(&f.diag);
	rewrite_it(&f, s);
	easy_score_add(w, &score, s, brief);
	arena_clear(&w->scratch);
	flat_from_node(&w->source, s);
	flat_parse(&w->source, w->tagger, &w->scratch, &f.c, &f.morphs);
	ret->text = arena_str(a, f.c.text);
	f.brief |= hard_is_phrase(&f.c);
	if (f.morphs.count) {
		if (!f.brief)
			find_sentence(&f, &score);
		find_lists(&f);
		CHAIN_FOREACH(e, &f.c)
		{
			if (!e->frozen)
				find_predicate(&f, e);
		}
		finder_words(&f);
		finder_values(&f);
		find_unread(&f, s);
	}
	if (ret->count)
		qsort(ret->items, ret->count, sizeof(*ret->items),
		    compare_findings);
	diag_release(&f.diag);
}

void
easy_findings_release(struct easy_findings *f)
{
	free(f->items);
	*f = (struct easy_findings){ 0 };
}
