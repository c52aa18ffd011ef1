#include "simplify/rewrite.h"

#include <stdlib.h>

void
rewrite_step(
    struct work *w, struct str rule, struct str before, struct str after)
{
	struct step_list *l = w->steps;

	w->changed = true;
	if (!l)
		return;
	ARRAY_GROW(l->items, l->len, l->cap);
	l->items[l->len++] = (struct easy_step){
		arena_str(w->arena, rule),
		arena_str(w->arena, before),
		arena_str(w->arena, after),
	};
}

struct str
rewrite_text(struct work *w, const struct elem *from, const struct elem *to)
{
	struct buf b = BUF_INIT;
	struct str s;

	for (; from != to; from = from->next)
		buf_str(&b, elem_text(w->c, from));
	s = arena_str(w->arena, buf_view(&b));
	buf_release(&b);
	return s;
}

/* 行って is いって or おこなって: a form that shows which needs to be told. */
static bool
is_unread(const struct elem *e, struct str text)
{
	return str_eq(e->pred.head, STR("行く")) &&
	       str_starts(e->surface, STR("行っ")) &&
	       !str_starts(text, STR("行っ")) && !elem_is(e->prev, STR("へ")) &&
	       !elem_is(e->prev, STR("まで")) &&
	       !(elem_is(e->prev, STR("に")) && e->prev->prev->pos == POS_NOUN);
}

bool
rewrite_pred(
    struct work *w, struct elem *e, const struct pred *before, const char *id)
{
	struct str old = e->surface;
	struct str text = pred_generate(w->c->arena, &e->pred);

	if (!text.ptr) {
		e->pred = *before;
		return false;
	}
	if (str_eq(text, old))
		return false;
	if (is_unread(e, text)) {
		e->pred = *before;
		return false;
	}
	e->dirty = true;
	e->surface = text;
	rewrite_step(w, str_from(id), old, text);
	return true;
}

struct elem *
rewrite_final(struct chain *c, struct elem *e)
{
	struct elem *last = NULL;

	for (; !elem_is_stop(c, e); e = e->next)
		if (e->kind == ELEM_PRED && e->depth == 0)
			last = e;
	return last;
}

bool
rewrite_compound(const struct elem *e)
{
	if (e->kind != ELEM_WORD || e->value)
		return false;
	switch (e->pos) {
	case POS_NOUN_SUFFIX:
		return !e->feature || !str_eq(e->feature->pos3, STR("助数詞"));
	case POS_NOUN:
	case POS_NOUN_VERBAL:
	case POS_NOUN_ADJ:
	case POS_NOUN_PROPER:
	case POS_PREFIX:
		return true;
	default:
		return false;
	}
}

/* ---- grammar ---------------------------------------------------------- */

static struct str
first_char(struct str s)
{
	size_t pos = 0;

	utf8_next(s, &pos);
	return str_sub(s, 0, pos);
}

/* The bit of the second character from e on. */
static uint64_t
second_char(const struct chain *c, const struct elem *e)
{
	size_t pos = 0;

	utf8_next(e->surface, &pos);
	if (pos < e->surface.len)
		return (uint64_t)1 << (utf8_next(e->surface, &pos) & 63);
	if (elem_end(c, e->next))
		return 1;
	pos = 0;
	return (uint64_t)1 << (utf8_next(e->next->surface, &pos) & 63);
}

/* The bits of the first characters that a pattern may name e by. */
static uint64_t
first_chars(const struct chain *c, const struct elem *e)
{
	uint64_t set;
	size_t pos = 0;

	if (elem_end(c, e) || e->surface.len == 0)
		return UINT64_MAX;
	set = (uint64_t)1 << (utf8_next(e->surface, &pos) & 63);
	if (e->kind != ELEM_PRED)
		return set;
	if (e->pred.conj != CONJ_COPULA && e->pred.head.len == 0)
		return UINT64_MAX;
	pos = 0;
	return set | (uint64_t)1 << (utf8_next(e->pred.conj == CONJ_COPULA
						   ? STR("だ")
						   : e->pred.head,
					 &pos) &
				     63);
}

static unsigned
elem_sort(const struct elem *e)
{
	unsigned sort = e->pos == POS_VALUE ? SORT_VALUE : 0;

	if (e->kind == ELEM_PRED)
		return sort | SORT_PRED;
	if (elem_is_noun(e))
		sort |= SORT_NOUN;
	return e->pos == POS_NOUN_VERBAL ? sort | SORT_SAHEN : sort;
}

static struct elem *
try_rows(struct work *w, struct elem *e, struct str key)
{
	const struct row_list *l = rules_first(w->easy->grammar_first, key)
				       ? map_get(&w->easy->by_char, key)
				       : NULL;
	uint64_t second, next;
	unsigned sort;

	if (!l)
		return NULL;
	second = second_char(w->c, e);
	next = first_chars(w->c, e->next);
	sort = elem_sort(e->prev);
	for (size_t i = 0; i < l->len; i++) {
		const struct row *r = l->items[i].row;
		struct match m;
		struct str before;
		struct elem *first;
		struct elem *to;
		int delta;

		if (!(l->items[i].second & second) ||
		    !(l->items[i].next & next) ||
		    (l->items[i].before && !(l->items[i].before & sort)) ||
		    r->dropped || (w->brief && r->verbal) ||
		    !pattern_match(r->pattern, w->c, e, &m))
			continue;
		before = rewrite_text(w, m.first, m.behind);
		to = m.behind;
		first = pattern_apply(r->result, w->c, &m, &delta);
		if (!first)
			continue;
		rewrite_step(w, r->id, before, rewrite_text(w, first, to));
		return to;
	}
	return NULL;
}

void
rewrite_grammar(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		struct str key = first_char(e->surface);
		struct str head;

		next = NULL;
		if (!e->frozen && !e->value)
			next = try_rows(w, e, key);
		if (!next && e->kind == ELEM_PRED && !e->frozen) {
			head = e->pred.conj == CONJ_COPULA
				   ? STR("だ")
				   : first_char(e->pred.head);
			if (!str_eq(head, key))
				next = try_rows(w, e, head);
		}
		if (!next)
			next = e->next;
	}
}

/* ---- politeness -------------------------------------------------------- */

static bool
next_is_person(const struct elem *e)
{
	static const char *const words[] = { "方", "人", "皆様", "皆さん", "者",
		"方々", "かた", "みなさん", "お子様", "お子さん", "お子さま",
		"児童", "生徒", "ご家族" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e->next, str_from(words[i])))
			return true;
	return false;
}

static bool
next_is_case(const struct elem *e)
{
	return elem_is(e->next, STR("場合")) || elem_is(e->next, STR("際")) ||
	       elem_is(e->next, STR("とき")) || elem_is(e->next, STR("時"));
}

static bool
has_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth != depth)
			continue;
		if (elem_is(e, STR("を")))
			return true;
		if (elem_is(e, STR("が")) ||
		    (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI))
			return false;
	}
	return false;
}

/* 市が使われる, 人に利用される: somebody else acts; 公園が利用される: on a
 * thing. */
static bool
is_true_passive(const struct chain *c, const struct elem *e, unsigned class)
{
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED || elem_is(at, STR("を")))
			return false;
		if (elem_is(at, STR("が")) && at->pos == POS_PARTICLE_CASE)
			return class & VERB_OBJECT && !elem_is_person(at->prev);
		if (class & VERB_OBJECT && elem_is(at, STR("に")) &&
		    elem_is_actor(at->prev) && at->next == e)
			return true;
	}
	return false;
}

/* 登録をされる: with an object of its own する is politeness, but for what
 * one suffers. */
static bool
is_polite_suru(const struct elem *e)
{
	static const char *const acts[] = { "暴行", "虐待", "差別", "命令",
		"指示", "請求", "要求", "注意", "拒否", "勧誘", "処分", "制限",
		"邪魔", "嫌がらせ", "指摘", "攻撃", "侵入", "誤解" };
	const struct elem *wo = e->prev;

	if (!str_eq(e->pred.head, STR("する")) || !elem_is(wo, STR("を")) ||
	    wo->prev->pos != POS_NOUN_VERBAL)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++)
		if (elem_is(wo->prev, str_from(acts[i])))
			return false;
	return true;
}

/* What one goes to, not what one is granted. */
static bool
is_visit(const struct elem *noun)
{
	static const char *const ends[] = { "診", "検査", "接種", "診察",
		"給水", "相談", "講習", "試験", "治療", "手術", "授業",
		"健康診査" };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(noun->surface, str_from(ends[i])))
			return true;
	return false;
}

/* 健診を受けられる方は、…ください: the reader who does it is asked. */
static bool
is_asked(struct chain *c, struct elem *e)
{
	const struct elem *last;

	if (!str_eq(e->pred.head, STR("受ける")) || e->pred.neg ||
	    e->pred.past || !elem_is(e->prev, STR("を")) ||
	    !is_visit(e->prev->prev) ||
	    (!next_is_person(e) && !next_is_case(e)))
		return false;
	last = rewrite_final(c, e->next);
	return last && last->pred.ending == END_KUDASAI;
}

/* 違約金を請求されたケース: somebody suffers it. */
static bool
next_is_trouble(const struct elem *e)
{
	static const char *const words[] = { "ケース", "事例", "例", "相談",
		"被害", "事件", "事故", "事案", "トラブル", "おそれ", "恐れ",
		"可能性", "疑い" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e->next, str_from(words[i])))
			return true;
	return false;
}

/* 転出される方, 加入を希望される方: れる is politeness. One-row verbs are
 * left in the present: 受けられる may mean "can". */
static bool
is_polite_passive(const struct work *w, struct elem *e)
{
	const struct pred *p = &e->pred;
	unsigned class = rules_verb_class(w->easy, p->head);

	if (p->naux == 0 || p->aux[p->naux - 1] == AUX_TAI ||
	    !pred_has(p, AUX_PASSIVE) || pred_has(p, AUX_CAUSATIVE))
		return false;
	if (elem_is(e->prev, STR("が")) && !elem_is_actor(e->prev->prev) &&
	    p->conj == CONJ_ICHIDAN)
		return false;
	if (is_asked(w->c, e))
		return true;
	if (next_is_trouble(e))
		return false;
	if (class & VERB_PERSON && p->conj != CONJ_ICHIDAN &&
	    p->conj != CONJ_KURU)
		return !is_true_passive(w->c, e, class);
	if (is_polite_suru(e))
		return true;
	if (class & VERB_DEMAND)
		return false;
	if (class & VERB_CITY)
		return elem_is(e->prev, STR("を")) && p->ending == END_RENTAI;
	if (!next_is_person(e) && !next_is_case(e))
		return p->ending == END_RENTAI && p->conj != CONJ_ICHIDAN &&
		       elem_is(e->prev, STR("を"));
	if (class & VERB_PERSON)
		return !p->neg;
	if (p->conj == CONJ_ICHIDAN &&
	    ((!p->past && !pred_has(p, AUX_IRU)) || p->neg))
		return false;
	return has_object(w->c, e);
}

/* 退場していただくことがあります: the writer makes the reader do it. */
static bool
is_case_noun(const struct elem *e)
{
	return (elem_is(e, STR("こと")) || elem_is(e, STR("場合"))) &&
	       (elem_is(e->next, STR("が")) || elem_is(e->next, STR("も"))) &&
	       str_eq(e->next->next->pred.head, STR("ある"));
}

bool
rewrite_named_doer(const struct chain *c, const struct elem *e)
{
	static const char *const given[] = { "見せる", "提示する", "出す",
		"提出する", "渡す", "言う", "話す", "聞く", "伝える",
		"申し出る", "問い合わせる", "連絡する", "相談する", "報告する",
		"返す", "返却する", "届ける", "知らせる", "電話する", "送る",
		"預ける", "申し込む", "申請する", "頼む", "依頼する",
		"確認する" };
	for (size_t i = 0; i < ARRAY_SIZE(given); i++)
		if (str_eq(e->pred.head, str_from(given[i])))
			return false;
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return false;
		if (elem_is(at, STR("に")))
			return elem_is_person(at->prev);
	}
	return false;
}

/* いただく: the reader does it. */
static void
plain_morau(const struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;
	bool tai = pred_has(p, AUX_TAI);

	if (pred_has(p, AUX_MORAERU)) {
		pred_drop(p, AUX_MORAERU);
		/* 書いていただければ: 書けば, not 書くことができれば. */
		if (p->ending == END_BA && !p->neg)
			return;
		/* カードが使える, カードを使うことができる. */
		pred_push(p,
		    elem_is(e->prev, STR("が")) && !elem_is_actor(e->prev->prev)
			? AUX_POTENTIAL
			: AUX_CAN);
		return;
	}
	if (p->ending == END_RENTAI && !pred_has(p, AUX_CAUSATIVE) &&
	    !str_eq(p->head, STR("待つ")) && is_case_noun(e->next))
		return;
	if (!pred_has(p, AUX_CAUSATIVE) && rewrite_named_doer(w->c, e))
		return;
	pred_drop(p, AUX_MORAU);
	pred_drop(p, AUX_CAUSATIVE);
	if (p->ending == END_SHUSHI && !p->past && !p->neg &&
	    !pred_has(p, AUX_MUST) && !pred_has(p, AUX_KARA_NAI) &&
	    elem_is_stop(w->c, e->next)) {
		pred_drop(p, AUX_TAI);
		pred_drop(p, AUX_IRU);
		p->ending = END_KUDASAI;
	} else if (tai) {
		pred_drop(p, AUX_TAI);
	}
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
	pred_drop(p, AUX_MORAU);
	if (!pred_has(p, AUX_KURERU))
		pred_push(p, AUX_KURERU);
	p->ending = END_TE;
	p->polite = p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

static void
plain_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	if (p->ending == END_OPEN)
		return;
	if ((pred_has(p, AUX_MORAU) || pred_has(p, AUX_KURERU)) &&
	    (p->ending == END_TE || p->ending == END_RENYOU) && !p->neg &&
	    is_thanked(e)) {
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
	if (is_polite_passive(w, e)) {
		pred_drop(p, AUX_PASSIVE);
		rewrite_pred(w, e, &before, "honorific");
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
	if (!p->honorific && !p->humble)
		return;
	if (p->humble && pred_has(p, AUX_CAUSATIVE) && pred_has(p, AUX_MORAU)) {
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
	p->honorific = p->humble = false;
	rewrite_pred(w, e, &before, "honorific");
}

/* ご協力, お申込み as nouns. お before other nouns may be part of the word. */
static void
plain_prefix(struct work *w, struct elem *e)
{
	struct elem *noun = e->next;
	bool go = elem_is(e, STR("ご")) || elem_is(e, STR("御"));

	if (e->pos != POS_PREFIX || e->frozen || elem_end(w->c, noun) ||
	    noun->space || noun->kind != ELEM_WORD ||
	    (!go && !elem_is(e, STR("お"))))
		return;
	if (noun->pos != POS_NOUN_VERBAL &&
	    !(go && (noun->pos == POS_NOUN || noun->pos == POS_NOUN_ADVERBIAL ||
			noun->pos == POS_PRONOUN)))
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
		    (!w->brief || e->pred.ending == END_RENTAI))
			plain_pred(w, e);
	}
}

/* ---- endings ----------------------------------------------------------- */

static bool
has_topic(const struct chain *c, const struct elem *last)
{
	for (const struct elem *e = last; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == 0 &&
		    (elem_is(e, STR("は")) || elem_is(e, STR("が"))))
			return true;
	return false;
}

/* 参加費は無料。 → 参加費は無料です。 */
static void
end_noun(struct work *w, struct elem *last)
{
	struct elem *e;

	if (elem_end(w->c, last->next) || !has_topic(w->c, last))
		return;
	if (!elem_is_noun(last) && !elem_is(last, STR("から")) &&
	    !elem_is(last, STR("まで")))
		return;
	if (last->frozen && last->pos == POS_SYMBOL)
		return;
	/* 協定を締結。 lacks する, not です. */
	if (last->pos == POS_NOUN_VERBAL && !elem_is(last->prev, STR("は")))
		return;
	e = elem_pred(w->c, STR(""), CONJ_COPULA);
	e->pred.polite = true;
	e->surface = pred_generate(w->c->arena, &e->pred);
	e->mark = last->mark;
	elem_insert_before(last->next, e);
	rewrite_step(
	    w, STR("ending"), last->surface, rewrite_text(w, last, e->next));
}

static void
end_pred(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;

	/* A lone ます is the rest of a broken line, not 増す. */
	if (e->frozen || p->polite || str_eq(e->surface, STR("ます")))
		return;
	if (p->ending == END_SHUSHI || p->ending == END_DAROU) {
		p->polite = true;
		rewrite_pred(w, e, &before, "ending");
	}
}

void
rewrite_ending(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		struct elem *last = e;

		if (e->depth || !elem_is_stop(w->c, e->next) ||
		    elem_is_stop(w->c, e))
			continue;
		if (elem_is(e, STR("か")) && e->prev->kind == ELEM_PRED)
			last = e->prev;
		if (last->kind == ELEM_PRED)
			end_pred(w, last);
		else if (e->pos != POS_SYMBOL)
			end_noun(w, last);
	}
}

void
rewrite(struct work *w)
{
	rewrite_titles(w);
	if (w->passes & PASS_SIGNS && !w->brief)
		rewrite_signs(w);
	if (w->passes & PASS_BRACKETS && !w->brief)
		rewrite_brackets(w);
	if (w->passes & PASS_GRAMMAR)
		rewrite_grammar(w);
	if (w->passes & PASS_PLAIN)
		rewrite_plain(w);
	if (w->passes & PASS_SPLIT && !w->brief)
		rewrite_split_passive(w);
	if (w->passes & PASS_PASSIVE && !w->brief) {
		rewrite_lexicon_passive(w);
		rewrite_passive(w);
	}
	if (w->passes & PASS_LEXICON)
		rewrite_lexicon(w);
	if (w->passes & PASS_SPLIT && !w->brief)
		rewrite_split(w);
	if (w->passes & PASS_ENDING && !w->brief)
		rewrite_ending(w);
}
