/* Three things or more in a row stand better below each other: はんこ、通帳、
 * お金を… → 次のものを…, and a list of them. */
#include "simplify/split.h"
#include "simplify/worker.h"

#define ITEMS_MIN 3
#define ITEMS_MAX 12

struct thing {
	struct elem *first, *last;
};

struct things {
	struct thing items[ITEMS_MAX]; /* the last one first */
	size_t count;
	struct elem *particle; /* behind the last item and its など */
	bool examples;	       /* など */
};

static bool
is_separator(const struct elem *e)
{
	static const char *const words[] = { "、", "と", "や", "及び", "および",
		"並びに", "ならびに" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 来るとき、 and 当日、 are no items. */
static bool
is_adverbial(const struct elem *noun)
{
	static const char *const words[] = { "とき", "時", "場合", "際", "後",
		"前", "ため", "ほか", "うえ", "上", "当日", "今日", "毎日" };

	return noun->pos == POS_NOUN_ADVERBIAL ||
	       elem_is_any(noun, words, ARRAY_SIZE(words));
}

/* From e backwards to the first element of the item that ends there; NULL if
 * there is none. */
static struct elem *
item_first(const struct chain *c, struct elem *e)
{
	struct elem *first = NULL;

	for (; !elem_end(c, e); e = e->prev) {
		bool inside = e->depth > 0 || e->prev->depth > 0;

		if (e->space ||
		    (!inside && !elem_is_noun(e) && e->pos != POS_PREFIX &&
			!elem_is(e, STR("の"))))
			break;
		first = e;
	}
	return first && (elem_is(first, STR("の")) ||
			    first->pos == POS_NOUN_SUFFIX)
		   ? NULL
		   : first;
}

static bool
is_when(const struct elem *e)
{
	return e->value && e->value->value &&
	       e->value->value->kind <= VALUE_DURATION;
}

/* What stands before the row leaves it whole. */
static bool
begins_row(const struct chain *c, const struct elem *before)
{
	static const char *const words[] = { "、", "は", "で", "に", "も", "へ",
		"から", "が" };

	return elem_is_stop(c, before) ||
	       elem_is_any(before, words, ARRAY_SIZE(words)) ||
	       before->pos == POS_CONJUNCTION;
}

/* 名前、住所、電話番号の変更: of all three. */
static bool
qualifies(struct thing last)
{
	for (const struct elem *e = last.first; e != last.last; e = e->next)
		if (e->depth == 0 && elem_is(e, STR("の")))
			return true;
	return false;
}

static bool
find_row(const struct chain *c, struct elem *particle, struct things *ret)
{
	struct elem *e = particle->prev;

	*ret = (struct things){ .particle = particle };
	if (elem_is(e, STR("など")) || elem_is(e, STR("等"))) {
		ret->examples = true;
		e = e->prev;
	}
	while (ret->count < ITEMS_MAX) {
		struct elem *first = item_first(c, e);
		const struct elem *sep;

		if (!first)
			break;
		sep = first->prev;
		if ((sep->kind == ELEM_PRED || elem_is(sep, STR("、")) ||
			elem_is_stop(c, sep)) &&
		    (is_adverbial(e) || is_when(e)))
			break;
		ret->items[ret->count++] = (struct thing){ first, e };
		if (!is_separator(sep))
			break;
		e = sep->prev;
	}
	return ret->count >= ITEMS_MIN && ret->count < ITEMS_MAX &&
	       !qualifies(ret->items[0]) &&
	       begins_row(c, ret->items[ret->count - 1].first->prev);
}

/* ---- what they are ------------------------------------------------------- */

static bool
is_head(const struct pred *p, const char *const *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(p->head, heads[i]))
			return true;
	return false;
}

static bool
any_person(const struct things *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (elem_is_person(r->items[i].last))
			return true;
	return false;
}

/* もの or こと, as the verb behind the row has it; NULL if it does not tell. */
static const char *
name_of(const struct chain *c, const struct things *r)
{
	static const char *const things[] = { "持ってくる", "持つ",
		"持っていく", "持って行く", "持って来る", "出す", "見せる",
		"用意する", "準備する", "入れる", "送る", "渡す", "返す",
		"買う", "付ける", "つける", "使う", "集める", "もらう", "配る",
		"捨てる", "置く", "分ける", "ためる", "売る", "借りる" };
	static const char *const words[] = { "書く", "知らせる", "伝える",
		"教える", "言う", "話す", "確かめる", "聞く", "調べる" };
	const struct elem *e = r->particle->next;

	while (!elem_is_stop(c, e) && (e->kind != ELEM_PRED || e->depth)) {
		if (elem_is(e, STR("を")) || elem_is(e, STR("が")))
			return NULL;
		if (elem_is(e, STR("必要")))
			break;
		e = e->next;
	}
	if (any_person(r) ||
	    (str_eq(e->pred.head, STR("必要")) && e->pred.ending == END_RENTAI))
		return NULL;
	if (elem_is(r->particle, STR("が")))
		return elem_is(e, STR("必要")) ||
			       str_eq(e->pred.head, STR("必要"))
			   ? "もの"
			   : NULL;
	if (e->kind != ELEM_PRED)
		return NULL;
	if (is_head(&e->pred, things, ARRAY_SIZE(things)))
		return "もの";
	if (is_head(&e->pred, words, ARRAY_SIZE(words)))
		return "こと";
	return NULL;
}

/* ---- the list ------------------------------------------------------------ */

/* An item begins a line, which output_nodes makes a sentence of its own. */
static void
insert_item(struct chain *c, struct elem *at, struct thing item)
{
	struct elem *dot = elem_word(c, STR("・"), POS_SYMBOL);

	dot->space = true;
	dot->gap = STR("\n");
	elem_insert_before(at, dot);
	elem_move(at, item.first, item.last->next);
}

/* あざ、やけど、骨折などのけが: what they are is said. */
static bool
find_named(const struct chain *c, struct elem *no, struct things *ret)
{
	const struct elem *noun = no;

	if (!elem_is(no, STR("の")) ||
	    (!elem_is(no->prev, STR("など")) && !elem_is(no->prev, STR("等"))))
		return false;
	while (elem_is_noun(noun->next))
		noun = noun->next;
	return noun != no && !elem_is_person(noun) && !is_adverbial(noun) &&
	       find_row(c, no, ret) && !any_person(ret);
}

static bool
is_when_noun(const struct elem *e)
{
	return elem_is(e, STR("とき")) || elem_is(e, STR("場合"));
}

static bool
is_who(const struct elem *e)
{
	return elem_is(e, STR("人")) || elem_is(e, STR("方")) ||
	       elem_is(e, STR("世帯")) || is_when_noun(e);
}

/* The clause before 人 at e; NULL if it is more than that. */
static struct elem *
who_first(const struct chain *c, struct elem *e)
{
	if (!is_who(e) || e->prev->kind != ELEM_PRED ||
	    e->prev->pred.ending != END_RENTAI)
		return NULL;
	for (e = e->prev; !elem_is_stop(c, e->prev); e = e->prev) {
		if (e->depth)
			continue;
		if (elem_is(e, STR("は")))
			return NULL;
		if ((is_separator(e->prev) ||
			elem_is(e->prev, STR("または"))) &&
		    !elem_is(e->prev, STR("と")))
			return e;
	}
	return e;
}

/* 熱がある人や、けがをした人は; 変わったときや、なくしたときは */
static bool
find_people(const struct chain *c, struct elem *wa, struct things *ret)
{
	struct elem *e = wa->prev;

	bool when = is_when_noun(e);

	*ret = (struct things){ .particle = wa };
	while (ret->count < ITEMS_MAX) {
		struct elem *first = who_first(c, e);

		if (!first || is_when_noun(e) != when)
			return false;
		ret->items[ret->count++] = (struct thing){ first, e };
		e = first->prev;
		if (elem_is_stop(c, e))
			return ret->count >= 2;
		while (elem_is(e, STR("、")) || elem_is(e, STR("や")) ||
		       elem_is(e, STR("または")))
			e = e->prev;
	}
	return false;
}

static void
make_list(struct chain *c, struct things *r, const char *name)
{
	struct elem *at = r->particle;
	struct elem *begin = r->items[r->count - 1].first->prev;
	struct thing kept[ITEMS_MAX];

	while (!elem_is_stop(c, at))
		at = at->next;
	if (elem_end(c, at)) {
		elem_insert_word(c, at, "。", POS_SYMBOL);
	} else {
		at = at->next;
		if (!elem_end(c, at)) {
			at->space = true;
			at->gap = STR("\n");
		}
	}
	for (size_t i = 0; i < r->count; i++)
		kept[i] = r->items[r->count - 1 - i];
	for (size_t i = 0; i < r->count; i++)
		insert_item(c, at, kept[i]);
	elem_unlink_range(begin->next, r->particle);
	elem_insert_word(c, r->particle, "次", POS_NOUN);
	elem_insert_word(c, r->particle, "の", POS_PARTICLE);
	if (r->examples) {
		elem_insert_word(c, r->particle, "よう", POS_NOUN);
		elem_insert_word(c, r->particle, "な", POS_AUXILIARY);
	}
	if (name)
		elem_insert_word(c, r->particle, name, POS_NOUN);
	else
		elem_unlink(r->particle);
}

/* 次のときは、次のことができます: what it says stands behind it already. */
static bool
says_next(const struct chain *c, const struct elem *e)
{
	for (; !elem_is_stop(c, e); e = e->next)
		if (elem_is(e, STR("次")) && elem_is(e->next, STR("の")))
			return true;
	return false;
}

/* In a sentence that is too long. */
static bool
find_long(struct chain *c, uint16_t max_morae, struct things *ret,
    const char **ret_name)
{
	unsigned morae = 0;

	CHAIN_FOREACH(e, c)
	{
		if (elem_is_stop(c, e->prev))
			morae = split_morae(c, e);
		if (e->depth || e->frozen || elem_is_stop(c, e) ||
		    morae <= max_morae)
			continue;
		*ret_name = elem_is(e->prev, STR("とき"))   ? "とき"
			    : elem_is(e->prev, STR("場合")) ? "場合"
							    : "人";
		if ((elem_is(e, STR("は")) ||
			(elem_is(e, STR("でも")) && is_when_noun(e->prev))) &&
		    !says_next(c, e) && find_people(c, e, ret))
			return true;
		*ret_name = NULL;
		if (find_named(c, e, ret))
			return true;
	}
	return false;
}

static bool
find_list(struct chain *c, struct things *ret, const char **ret_name)
{
	CHAIN_FOREACH(e, c)
	{
		if (e->depth || e->frozen ||
		    !(elem_is(e, STR("を")) || elem_is(e, STR("が"))) ||
		    e->pos != POS_PARTICLE_CASE || !find_row(c, e, ret))
			continue;
		*ret_name = name_of(c, ret);
		if (*ret_name)
			return true;
	}
	return false;
}

void
worker_list(struct easy_worker *w, struct rewritten *r, uint16_t max_morae)
{
	unsigned negations = chain_negations(&r->chain);
	struct things row;
	struct str old;
	const char *name;

	if (r->chain.text.len > SENTENCE_LIMIT)
		return;
	if (!find_list(&r->chain, &row, &name) &&
	    !find_long(&r->chain, max_morae, &row, &name))
		return;
	old = arena_str(&w->scratch,
	    str_sub(r->chain.text, row.items[row.count - 1].first->start,
		row.particle->start));
	make_list(&r->chain, &row, name);
	if (!worker_settle(w, r, negations))
		return;
	worker_step(w, STR("list"), old,
	    arena_printf(&w->scratch, "次の%s%s", row.examples ? "ような" : "",
		name ? name : ""));
	r->listed = true;
}
