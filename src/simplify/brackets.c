/* What a writer put in brackets is a sentence of its own, if it can be one:
 * 申込書（ホームページにあります）を… → 申込書を…。申込書は、ホームページに
 * あります。 */
#include "simplify/split.h"
#include "simplify/verify.h"

struct aside {
	struct elem *open, *close;
	struct elem *first, *last; /* inside; without ※ and 。 */
	struct elem *noun;	   /* what it is about begins here, or NULL */
	struct elem *stop;	   /* the end of the sentence */
};

static bool
is_open(const struct elem *e)
{
	return elem_is(e, STR("（")) || elem_is(e, STR("("));
}

static bool
is_close(const struct elem *e)
{
	return elem_is(e, STR("）")) || elem_is(e, STR(")"));
}

/* Finds where the bracket at a->open closes; brackets in brackets stay. */
static bool
find_inside(struct chain *c, struct aside *a)
{
	struct elem *e = a->open->next;

	a->first = e;
	while (!elem_end(c, e) && !is_close(e)) {
		if (e->depth != 1 || e->frozen)
			return false;
		e = e->next;
	}
	if (elem_end(c, e) || e == a->first)
		return false;
	a->close = e;
	a->last = e->prev;
	if (elem_is(a->first, STR("※")) && a->first != a->last)
		a->first = a->first->next;
	if (elem_is(a->last, STR("。")) && a->first != a->last)
		a->last = a->last->prev;
	for (e = a->first; e != a->close; e = e->next)
		if (e != a->last->next && elem_is_stop(c, e))
			return false;
	return true;
}

static bool
has_digit(struct str s)
{
	size_t pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos)))
		if (cp_digit(cp) >= 0)
			return true;
	return false;
}

/* Nouns that say nothing without what stands before them. */
static bool
is_empty_noun(const struct elem *e)
{
	static const char *const words[] = { "もの", "物", "方", "人", "者",
		"とき", "時", "場合", "際", "こと", "ところ", "所", "日", "等",
		"など", "ため", "うち", "以上", "以下", "未満", "以内", "以外",
		"以降", "以前", "前", "後", "上", "中", "内", "外", "用" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

static bool
is_start(const struct chain *c, const struct elem *e)
{
	return elem_is_stop(c, e) || elem_is(e, STR("、"));
}

/* The noun in front of the bracket, if it can be said again: a number would
 * be said twice. */
static struct elem *
find_noun(struct chain *c, const struct aside *a)
{
	struct elem *e = a->open, *noun = NULL;

	while (!elem_end(c, e->prev) && rewrite_compound(e->prev) &&
	       !e->prev->frozen && e->prev->depth == 0 &&
	       !has_digit(e->prev->surface)) {
		noun = e = e->prev;
		if (e->space)
			break;
	}
	if (!noun || noun->pos == POS_NOUN_SUFFIX || is_empty_noun(noun) ||
	    (noun->prev->value && !noun->space))
		return NULL;
	/* 燃えるごみ: what qualifies it is said again, if it is one word. */
	if (noun->prev->kind == ELEM_PRED) {
		noun = noun->prev;
		if (noun->pred.naux || !is_start(c, noun->prev))
			return NULL;
	}
	return has_digit(noun->prev->surface) || is_close(noun->prev) ? NULL
								      : noun;
}

static bool
has_word(const struct aside *a, struct str word)
{
	for (const struct elem *e = a->first; e != a->last; e = e->next)
		if (elem_is(e, word) && e->pos != POS_PARTICLE_CONJ &&
		    !elem_is(e->prev, STR("こと")))
			return true;
	return false;
}

/* 除く, 含む, 限る and the like tell which of the things are meant. */
static bool
is_limit(const struct pred *p)
{
	static const char *const heads[] = { "除く", "含む", "含める", "限る",
		"抜く", "兼ねる" };

	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (str_is(p->head, heads[i]))
			return true;
	return false;
}

enum role { ROLE_NONE, ROLE_SENTENCE, ROLE_ABOUT, ROLE_EXAMPLES };

/* 生ごみ、紙くずなど: two or more. */
static bool
is_examples(const struct aside *a)
{
	unsigned items = 1;

	if (!elem_is(a->last, STR("など")) && !elem_is(a->last, STR("等")))
		return false;
	for (const struct elem *e = a->first; e != a->last; e = e->next) {
		if (elem_is(e, STR("、")) || elem_is(e, STR("・")) ||
		    elem_is(e, STR("や")))
			items++;
		else if (!elem_is_noun(e) && e->pos != POS_PREFIX &&
			 !elem_is(e, STR("の")))
			return false;
	}
	return items >= 2;
}

static enum role
role_of(const struct aside *a)
{
	const struct elem *last = a->last;
	const struct pred *p = &last->pred;
	bool topic = has_word(a, STR("は"));

	if (last->kind != ELEM_PRED) {
		if (is_examples(a))
			return ROLE_EXAMPLES;
		return topic && elem_is_noun(last) && !last->value &&
			       last->pos != POS_NOUN_VERBAL
			   ? ROLE_SENTENCE
			   : ROLE_NONE;
	}
	if (is_limit(p))
		return ROLE_NONE;
	if (p->ending == END_KUDASAI)
		return ROLE_SENTENCE;
	if (p->ending != END_SHUSHI)
		return ROLE_NONE;
	if (topic)
		return ROLE_SENTENCE;
	return p->polite || has_word(a, STR("が")) || pred_has(p, AUX_CAN) ||
		       pred_has(p, AUX_POTENTIAL)
		   ? ROLE_ABOUT
		   : ROLE_NONE;
}

/* The sentence around the bracket is whole. */
static bool
find_stop(struct chain *c, struct aside *a)
{
	struct elem *e = a->close->next;

	while (!elem_end(c, e) && (e->depth || !elem_is_stop(c, e)))
		e = e->next;
	a->stop = e;
	while (is_close(e->prev)) {
		e = e->prev;
		while (!elem_end(c, e->prev) && e->prev->depth)
			e = e->prev;
	}
	return e->prev->kind == ELEM_PRED && e->prev->depth == 0 &&
	       e->prev->pred.ending != END_OPEN;
}

static struct elem *
copy(struct chain *c, const struct elem *e)
{
	struct elem *made = elem_word(c, e->surface, e->pos);

	made->feature = e->feature;
	made->mark = e->mark;
	made->morae = e->morae;
	return made;
}

/* 申込書は、 before `at`. */
static void
insert_topic(struct chain *c, const struct aside *a, struct elem *at)
{
	for (const struct elem *e = a->noun; e != a->open; e = e->next)
		elem_insert_before(at, copy(c, e));
	elem_insert_word(c, at, "は", POS_PARTICLE);
	elem_insert_word(c, at, "、", POS_SYMBOL);
}

static void
move_behind(struct work *w, struct aside *a, enum role role)
{
	struct chain *c = w->c;
	struct str before = rewrite_text(w, a->open, a->close->next);
	struct elem *at = a->stop, *from, *next;

	w->unwrapped += verify_brackets(a->open->surface) +
			verify_brackets(a->close->surface);
	if (elem_end(c, at)) {
		elem_insert_word(c, at, "。", POS_SYMBOL);
		from = at->prev;
	} else {
		from = at;
		at = at->next;
	}
	if (role == ROLE_ABOUT || role == ROLE_EXAMPLES)
		insert_topic(c, a, at);
	if (role == ROLE_EXAMPLES && !elem_is(a->first, STR("たとえば")) &&
	    !elem_is(a->first, STR("例えば"))) {
		elem_insert_word(c, at, "たとえば", POS_CONJUNCTION);
		elem_insert_word(c, at, "、", POS_SYMBOL);
	}
	for (struct elem *e = a->open; e != a->close->next; e = next) {
		next = e->next;
		elem_unlink(e);
	}
	for (struct elem *e = a->first, *end = a->last->next; e != end;
	     e = next) {
		next = e->next;
		e->depth = 0;
		if (e == a->first) {
			e->space = false;
			e->gap = STR_NONE;
		}
		elem_insert_before(at, e);
	}
	if (a->last->kind != ELEM_PRED) {
		struct elem *e = elem_pred(c, STR(""), CONJ_COPULA);

		e->pred.polite = true;
		e->surface = pred_generate(c->arena, &e->pred);
		elem_insert_before(at, e);
	}
	elem_insert_word(c, at, "。", POS_SYMBOL);
	rewrite_step(
	    w, STR("brackets"), before, rewrite_text(w, from->next, at));
}

static bool
unwrap(struct work *w, struct elem *open)
{
	struct aside a = { .open = open };
	enum role role;

	if (!find_inside(w->c, &a) || a.first == a.last ||
	    !find_stop(w->c, &a) || (role = role_of(&a)) == ROLE_NONE)
		return false;
	a.noun = find_noun(w->c, &a);
	if (role == ROLE_ABOUT && !a.noun && open->prev->kind != ELEM_PRED)
		return false;
	if (role == ROLE_ABOUT && !a.noun)
		role = ROLE_SENTENCE;
	if (role == ROLE_EXAMPLES && (!a.noun || elem_is_person(open->prev)))
		return false;
	move_behind(w, &a, role);
	return true;
}

void
rewrite_brackets(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		next = e->next;
		if (e->depth != 1 || e->frozen || !is_open(e) ||
		    elem_end(c, e->prev) || elem_is_stop(c, e->prev))
			continue;
		while (!elem_end(c, next) && !is_close(next))
			next = next->next;
		if (!elem_end(c, next))
			next = next->next;
		unwrap(w, e);
	}
}

/* ---- telephone numbers ---------------------------------------------------- */

static bool
is_phone(const struct aside *a)
{
	static const char *const words[] = { "電話", "電話番号", "TEL", "Tel",
		"直通", "番号", ":", "：", "-", "－", "‐", "ー", "−" };
	unsigned digits = 0;

	for (const struct elem *e = a->first; e != a->close; e = e->next) {
		size_t pos = 0;
		uint32_t cp;

		if (e->value && e->value->value &&
		    e->value->value->kind == VALUE_PHONE)
			return e->next == a->close;
		while ((cp = utf8_next(e->surface, &pos)))
			digits += cp_digit(cp) >= 0;
		if (!has_digit(e->surface) &&
		    !elem_is_any(e, words, ARRAY_SIZE(words)))
			return false;
	}
	return digits >= 9 && digits <= 12 && has_digit(a->last->surface);
}

static struct elem *
skip_word(struct elem *first)
{
	static const char *const words[] = { "電話", "電話番号", "TEL", "Tel",
		"直通", "番号", ":", "：" };

	while (elem_is_any(first, words, ARRAY_SIZE(words)))
		first = first->next;
	return first;
}

static bool
is_device(const struct elem *e)
{
	static const char *const words[] = { "電話", "ファクス", "ファックス",
		"FAX" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* The stop behind what still speaks of the sentence: でも, だから. */
static struct elem *
linked_stop(const struct chain *c, struct elem *stop)
{
	static const char *const links[] = { "でも", "だから", "また" };

	stop = split_chain_stop(c, stop);
	while (elem_is_any(stop->next, links, ARRAY_SIZE(links))) {
		struct elem *e = stop->next;

		while (!elem_is_stop(c, e))
			e = e->next;
		if (!elem_is(e, STR("。")))
			break;
		stop = split_chain_stop(c, e);
	}
	return stop;
}

static bool
is_latin(const struct elem *e)
{
	return e->surface.len &&
	       ((unsigned char)e->surface.ptr[0] | 0x20) >= 'a' &&
	       ((unsigned char)e->surface.ptr[0] | 0x20) <= 'z';
}

/* 収納課（096-000-0121）に相談してください → 収納課に相談してください。
 * 収納課の電話番号は、096-000-0121です。 */
bool
rewrite_phone(struct work *w, struct elem *open)
{
	struct chain *c = w->c;
	struct aside a = { .open = open };
	struct str before;
	struct elem *at, *e;

	if (!is_open(open) || open->depth != 1 || !find_inside(c, &a) ||
	    !is_phone(&a) || !find_stop(c, &a) || !elem_is(a.stop, STR("。")) ||
	    !elem_is_particle(a.close->next))
		return false;
	a.noun = find_noun(c, &a);
	if (!a.noun || a.noun->kind != ELEM_WORD)
		return false;
	/* City Office: a name of several words */
	if (is_latin(a.noun) && is_latin(a.noun->prev))
		return false;
	before = rewrite_text(w, a.open, a.close->next);
	w->unwrapped += verify_brackets(a.open->surface) +
			verify_brackets(a.close->surface);
	a.stop = linked_stop(c, a.stop);
	at = a.stop->next;
	for (e = a.noun; e != a.open; e = e->next)
		elem_insert_before(at, copy(c, e));
	elem_insert_word(c, at, "の", POS_PARTICLE);
	elem_insert_word(
	    c, at, is_device(a.open->prev) ? "番号" : "電話番号", POS_NOUN);
	elem_insert_word(c, at, "は", POS_PARTICLE);
	elem_insert_word(c, at, "、", POS_SYMBOL);
	a.first = skip_word(a.first);
	elem_unlink_range(a.open, a.first);
	a.first->space = false;
	a.first->gap = STR_NONE;
	for (e = a.first; e != a.close; e = e->next)
		e->depth = 0;
	elem_move(at, a.first, a.close);
	elem_unlink(a.close);
	elem_insert_word(c, at, "です", POS_AUXILIARY);
	elem_insert_word(c, at, "。", POS_SYMBOL);
	rewrite_step(
	    w, STR("brackets"), before, rewrite_text(w, a.stop->next, at));
	return true;
}
