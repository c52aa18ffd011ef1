/* The list of elements, and what it is built from. */
#include "simplify/chain_parse.h"

#include <stdatomic.h>
#include <string.h>

void
elem_insert_before(struct elem *at, struct elem *e)
{
	e->prev = at->prev;
	e->next = at;
	at->prev->next = e;
	at->prev = e;
}

void
elem_unlink(struct elem *e)
{
	e->prev->next = e->next;
	e->next->prev = e->prev;
}

struct elem *
elem_word(struct chain *c, struct str surface, enum pos pos)
{
	struct elem *e = ARENA_NEW(c->arena, struct elem);

	e->kind = ELEM_WORD;
	e->surface = surface;
	e->base = surface;
	e->pos = pos;
	e->morae = (uint16_t)utf8_count(surface);
	return e;
}

void
elem_unlink_range(struct elem *from, const struct elem *to)
{
	for (struct elem *next; from != to; from = next) {
		next = from->next;
		elem_unlink(from);
	}
}

void
elem_move(struct elem *at, struct elem *from, const struct elem *to)
{
	for (struct elem *next; from != to; from = next) {
		next = from->next;
		elem_unlink(from);
		elem_insert_before(at, from);
	}
}

void
elem_insert_word(
    struct chain *c, struct elem *at, const char *surface, enum pos pos)
{
	elem_insert_before(at, elem_word(c, str_from(surface), pos));
}

struct elem *
elem_pred(struct chain *c, struct str head, enum conj conj)
{
	struct elem *e = elem_word(c, STR_NONE, POS_VERB);

	e->kind = ELEM_PRED;
	e->pred.head = head;
	e->pred.conj = conj;
	e->base = head;
	e->dirty = true;
	return e;
}

struct str
elem_join(struct str before, const struct elem *e, struct buf *joined)
{
	if (before.len == 0)
		return e->surface;
	/* Parts of one text need no copy. */
	if (joined->len == 0 && before.ptr + before.len == e->surface.ptr)
		return (struct str){ before.ptr, before.len + e->surface.len };
	if (joined->len == 0)
		buf_str(joined, before);
	buf_str(joined, e->surface);
	return buf_view(joined);
}

bool
elem_is_any(const struct elem *e, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && e->kind == ELEM_WORD; i++)
		if (str_is(e->surface, words[i]))
			return true;
	return false;
}

bool
elem_has_head(const struct elem *e, const char *const *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(e->pred.head, heads[i]))
			return true;
	return false;
}

bool
elem_is_noun(const struct elem *e)
{
	return e->kind == ELEM_WORD &&
	       ((e->pos >= POS_NOUN && e->pos <= POS_PRONOUN) ||
		   e->pos == POS_VALUE);
}

bool
elem_is_particle(const struct elem *e)
{
	return e->kind == ELEM_WORD && e->pos >= POS_PARTICLE_CASE &&
	       e->pos <= POS_PARTICLE;
}

/* The last characters of words, by a hash of their last two bytes. */
struct last_chars {
	_Atomic uint64_t bits[16];
};

static unsigned
last_char(struct str s)
{
	unsigned last = s.len ? (uint8_t)s.ptr[s.len - 1] : 0;

	return ((s.len > 1 ? (uint8_t)s.ptr[s.len - 2] : 0) << 6 ^ last) & 1023;
}

/* `filter` is made when it is first needed: all threads make the same. */
static bool
ends_in(struct str s, const struct str *words, size_t count,
    struct last_chars *filter)
{
	unsigned hash = last_char(s);

	if (!atomic_load_explicit(&filter->bits[0], memory_order_acquire)) {
		uint64_t bits[ARRAY_SIZE(filter->bits)] = { 1 };

		for (size_t i = 0; i < count; i++)
			bits[last_char(words[i]) / 64] |=
			    UINT64_C(1) << last_char(words[i]) % 64;
		for (size_t i = ARRAY_SIZE(bits); i-- > 0;)
			atomic_store_explicit(&filter->bits[i], bits[i],
			    i ? memory_order_relaxed : memory_order_release);
	}
	if (!(atomic_load_explicit(
		  &filter->bits[hash / 64], memory_order_relaxed) >>
		    hash % 64 &
		1))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_ends(s, words[i]))
			return true;
	return false;
}

bool
elem_is_side(const struct elem *e)
{
	return elem_is(e, STR("方")) && e->feature &&
	       (str_eq(e->feature->reading, STR("ほう")) ||
		   str_eq(e->feature->reading, STR("ホウ")));
}

/* 発生, 定員 and 使い方 end like people. */
static bool
is_no_person(const struct elem *noun)
{
	static const char *const ends[] = { "衛生", "人生", "民生", "厚生",
		"芝生", "野生", "出生", "定員", "満員", "欠員", "仕様", "模様",
		"求人", "無人", "かたち", "自主", "民主", "たくさん" };

	if ((noun->pos == POS_NOUN_VERBAL && !elem_is(noun, STR("担任"))) ||
	    noun->pos == POS_NOUN_ADJ)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(noun->surface, str_from(ends[i])))
			return true;
	return str_ends(noun->surface, STR("方")) &&
	       (elem_is_side(noun) ||
		   (noun->surface.len > 3 && !elem_is(noun, STR("味方")) &&
		       !elem_is(noun, STR("親方"))));
}

bool
elem_is_person(const struct elem *noun)
{
	static struct last_chars filter;
	static const struct str ends[] = { STR_INIT("者"), STR_INIT("人"),
		STR_INIT("員"), STR_INIT("児"), STR_INIT("生"), STR_INIT("様"),
		STR_INIT("方"), STR_INIT("皆様"), STR_INIT("子ども"),
		STR_INIT("世帯主"), STR_INIT("本人"), STR_INIT("たち"),
		STR_INIT("児童"), STR_INIT("生徒"), STR_INIT("民"),
		STR_INIT("保護者"), STR_INIT("お子様"), STR_INIT("さん"),
		STR_INIT("医者"), STR_INIT("師"), STR_INIT("先生"),
		STR_INIT("主"), STR_INIT("客"), STR_INIT("官"),
		STR_INIT("ジャー"), STR_INIT("ワーカー"),
		STR_INIT("カウンセラー"), STR_INIT("士"), STR_INIT("女性"),
		STR_INIT("男性"), STR_INIT("女"), STR_INIT("男"),
		STR_INIT("婦"), STR_INIT("みんな"), STR_INIT("全員"),
		STR_INIT("弁護士"), STR_INIT("司法書士"), STR_INIT("税理士"),
		STR_INIT("市長"), STR_INIT("町長"), STR_INIT("村長"),
		STR_INIT("区長"), STR_INIT("知事"), STR_INIT("会長"),
		STR_INIT("校長"), STR_INIT("園長"), STR_INIT("院長"),
		STR_INIT("所長"), STR_INIT("館長"), STR_INIT("部長"),
		STR_INIT("兄弟"), STR_INIT("両親"), STR_INIT("父母"),
		STR_INIT("祖父母"), STR_INIT("親"), STR_INIT("親せき"),
		STR_INIT("親戚"), STR_INIT("親族"), STR_INIT("課長"),
		STR_INIT("議長"), STR_INIT("専門家"), STR_INIT("家族"),
		STR_INIT("ボランティア"), STR_INIT("教授"), STR_INIT("選手"),
		STR_INIT("コーチ"), STR_INIT("医"), STR_INIT("ひとり"),
		STR_INIT("お年寄り"), STR_INIT("さま"), STR_INIT("人々"),
		STR_INIT("人びと"), STR_INIT("担任") };
	static const char *const things[] = { "これ", "それ", "ここ", "そこ",
		"どこ", "こちら", "そちら", "何" };
	struct str text = noun->surface;

	if (noun->pos == POS_PRONOUN)
		return !elem_is_any(noun, things, ARRAY_SIZE(things));
	if (str_ends(text, STR("など")))
		text = str_sub(text, 0, text.len - STR("など").len);
	/* 専門 + 家 */
	if (elem_is(noun, STR("家")) && elem_is_noun(noun->prev) &&
	    !noun->space)
		return true;
	return ends_in(text, ends, ARRAY_SIZE(ends), &filter) &&
	       !is_no_person(noun);
}

/* 説明会, 大会: what people come to, and no group that acts. */
static bool
is_gathering(const struct elem *noun)
{
	static const char *const whats[] = { "説明", "大", "講習", "研修",
		"運動", "展示", "展覧", "発表", "相談", "見学", "学習", "交流",
		"講演", "音楽", "演奏", "体験", "勉強", "観察", "機", "社",
		"商談", "報告", "面接", "懇談", "座談", "鑑賞", "上映",
		"試食" };
	struct str what = str_sub(noun->surface, 0, noun->surface.len - 3);

	if (!str_ends(noun->surface, STR("会")))
		return false;
	return str_ends_any(
	    what.len ? what : noun->prev->surface, whats, ARRAY_SIZE(whats));
}

bool
elem_is_actor(const struct elem *noun)
{
	static struct last_chars filter;
	static const struct str ends[] = { STR_INIT("市"), STR_INIT("県"),
		STR_INIT("国"), STR_INIT("課"), STR_INIT("会"),
		STR_INIT("業者"), STR_INIT("者"), STR_INIT("会社"),
		STR_INIT("家庭"), STR_INIT("世帯"), STR_INIT("団体"),
		STR_INIT("機関"), STR_INIT("学校"), STR_INIT("町"),
		STR_INIT("署") };

	return elem_is_person(noun) ||
	       (ends_in(noun->surface, ends, ARRAY_SIZE(ends), &filter) &&
		   !is_gathering(noun));
}

bool
elem_is_body(const struct elem *noun)
{
	static struct last_chars filter;
	static const struct str ends[] = { STR_INIT("裁判所"),
		STR_INIT("保健所"), STR_INIT("役所"), STR_INIT("事務所"),
		STR_INIT("病院"), STR_INIT("警察"), STR_INIT("消防"),
		STR_INIT("県警"), STR_INIT("企業"), STR_INIT("保育園"),
		STR_INIT("幼稚園"), STR_INIT("こども園"), STR_INIT("高校"),
		STR_INIT("大学"), STR_INIT("銀行"), STR_INIT("組合"),
		STR_INIT("法人"), STR_INIT("省"), STR_INIT("庁"),
		STR_INIT("市町村"), STR_INIT("自治体"), STR_INIT("大臣"),
		STR_INIT("都道府県"), STR_INIT("政府"), STR_INIT("役場"),
		STR_INIT("局"), STR_INIT("気象台"), STR_INIT("農家") };

	return elem_is_noun(noun) &&
	       ends_in(noun->surface, ends, ARRAY_SIZE(ends), &filter);
}

bool
elem_is_last(const struct chain *c, const struct elem *e)
{
	const struct elem *next = e->next;

	if (!elem_is_stop(c, next) && next->depth > e->depth) {
		while (!elem_end(c, next) && next->depth > e->depth)
			next = next->next;
		if (!elem_end(c, next))
			next = next->next;
	}
	return elem_is_stop(c, next);
}

struct str
elem_text(struct chain *c, const struct elem *e)
{
	struct str s;

	if (e->kind == ELEM_WORD || !e->dirty)
		return e->surface;
	s = pred_generate(c->arena, &e->pred);
	return s.ptr ? s : e->surface;
}

/* ---- brackets --------------------------------------------------------- */

struct bracket {
	struct str open, close;
	bool frozen; /* what is inside stays as it is */
	bool gloss;  /* explains what stands before it */
};

static const struct bracket brackets[] = {
	{ STR_INIT("「"), STR_INIT("」"), true, false },
	{ STR_INIT("『"), STR_INIT("』"), true, false },
	{ STR_INIT("“"), STR_INIT("”"), true, false },
	{ STR_INIT("〈"), STR_INIT("〉"), true, true },
	{ STR_INIT("＜"), STR_INIT("＞"), true, true },
	{ STR_INIT("《"), STR_INIT("》"), true, true },
	{ STR_INIT("（"), STR_INIT("）"), false, false },
	{ STR_INIT("("), STR_INIT(")"), false, false },
	{ STR_INIT("【"), STR_INIT("】"), false, false },
	{ STR_INIT("［"), STR_INIT("］"), false, false },
	{ STR_INIT("〔"), STR_INIT("〕"), false, false },
	{ STR_INIT("["), STR_INIT("]"), false, false },
};

/* Only brackets that are closed later count; nesting of one kind does not
 * matter here, only how many are open. */
struct nesting {
	struct elem *last_close[ARRAY_SIZE(brackets)];
	uint16_t open[ARRAY_SIZE(brackets)];
	unsigned depth, frozen;
};

/* Most signs are commas and stops. */
static bool
may_be_bracket(const struct elem *e)
{
	return e->pos == POS_SYMBOL && e->surface.len <= 3 &&
	       !str_eq(e->surface, STR("、")) && !str_eq(e->surface, STR("。"));
}

static void
find_closers(struct chain *c, struct nesting *n)
{
	memset(n, 0, sizeof(*n));
	CHAIN_FOREACH(e, c)
	{
		if (!may_be_bracket(e))
			continue;
		for (size_t i = 0; i < ARRAY_SIZE(brackets); i++)
			if (str_eq(e->surface, brackets[i].close))
				n->last_close[i] = e;
	}
}

static void
bracket_elem(struct chain *c, struct nesting *n, struct elem *e)
{
	for (size_t i = 0; i < ARRAY_SIZE(brackets); i++) {
		const struct bracket *b = &brackets[i];

		if (str_eq(e->surface, b->open) && n->last_close[i] &&
		    n->last_close[i]->start > e->start) {
			n->open[i]++;
			n->depth++;
			n->frozen += b->frozen;
			if (b->gloss && !elem_end(c, e->prev))
				e->prev->frozen = true;
		} else if (str_eq(e->surface, b->close) && n->open[i]) {
			n->open[i]--;
			n->depth--;
			n->frozen -= b->frozen;
		}
	}
}

static void
mark_brackets(struct chain *c)
{
	struct nesting n;

	find_closers(c, &n);
	CHAIN_FOREACH(e, c)
	{
		if (may_be_bracket(e))
			bracket_elem(c, &n, e);
		e->depth = (uint8_t)(n.depth > 255 ? 255 : n.depth);
		e->frozen |= n.frozen > 0;
	}
}

/* ---- building --------------------------------------------------------- */

static struct elem *
add_elem(struct chain *c, const struct parse *p, size_t from, size_t to)
{
	const struct morph *first = &p->m->items[from];
	const struct morph *last = &p->m->items[to - 1];
	struct elem *e = ARENA_NEW(c->arena, struct elem);

	e->start = (size_t)(first->surface.ptr - p->text.ptr);
	e->end = (size_t)(last->surface.ptr - p->text.ptr) + last->surface.len;
	e->surface = str_sub(p->text, e->start, e->end);
	e->feature = first->feature;
	e->pos = parse_is_sign(e->surface) ? POS_SYMBOL : first->feature->pos;
	e->base = first->feature->base;
	e->mark = p->origins[from].mark;
	e->value = p->origins[from].value;
	for (size_t i = from; i < to; i++) {
		const struct morph *m = &p->m->items[i];

		e->frozen |= p->origins[i].frozen;
		e->morae += (uint16_t)(m->feature->reading.len
					   ? m->feature->morae
					   : utf8_count(m->surface));
	}
	e->gap = str_sub(p->text,
	    elem_end(c, c->head.prev) ? 0 : c->head.prev->end, e->start);
	e->space = e->gap.len > 0;
	elem_insert_before(&c->head, e);
	return e;
}

/* 〉( is one word to the dictionary, and two signs to us. */
static void
divide_signs(struct chain *c, struct elem *e)
{
	size_t pos = 0;

	utf8_next(e->surface, &pos);
	while (pos < e->surface.len) {
		struct elem *rest = ARENA_NEW(c->arena, struct elem);

		*rest = *e;
		rest->space = false;
		rest->gap = STR_NONE;
		rest->start = e->start + pos;
		rest->surface = rest->base =
		    str_sub(e->surface, pos, e->surface.len);
		e->end = rest->start;
		e->surface = e->base = str_sub(e->surface, 0, pos);
		elem_insert_before(&c->head, rest);
		e = rest;
		pos = 0;
		utf8_next(e->surface, &pos);
	}
}

/* Particles that です follows as it follows a noun: 5時までです. */
static bool
is_limit(const struct elem *e)
{
	static const char *const words[] = { "まで", "だけ", "から", "など",
		"ほど", "くらい", "ぐらい" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (elem_is(e, str_from(words[i])))
			return elem_is_particle(e);
	return false;
}

/* 500円（税込）です, 「アラモの砦」である. */
static bool
is_closing(const struct elem *e)
{
	return elem_is(e, STR("）")) || elem_is(e, STR(")")) ||
	       elem_is(e, STR("」")) || elem_is(e, STR("』"));
}

/* 一部だけです, 危険があるからである, 限るべきだ */
static bool
is_limit_copula(const struct parse *p, size_t at, const struct elem *prev)
{
	const struct morph *m = &p->m->items[at];

	if (morph_has_base(m, "です"))
		return is_limit(prev) || is_closing(prev);
	return morph_is_copula(m) &&
	       (is_limit(prev) || is_closing(prev) ||
		   elem_is(prev, STR("べき"))) &&
	       (str_starts(m->surface, STR("だ")) ||
		   morph_has_base(parse_joined(p, at + 1), "ある"));
}

void
chain_parse(struct chain *c, struct arena *a, struct str text,
    const struct morphs *m, const struct origin *origins)
{
	struct parse p = { a, text, m, origins };

	c->arena = a;
	c->text = text;
	/* The head stands before the first and behind the last: a blank. */
	c->head = (struct elem){ .prev = &c->head, .next = &c->head };
	for (size_t i = 0; i < m->count;) {
		struct pred pred = { 0 };
		const struct elem *prev = c->head.prev;
		bool after_noun = i > 0 && (elem_is_noun(prev) ||
					       is_limit_copula(&p, i, prev));
		size_t to = parse_pred(&p, i, after_noun, &pred);
		struct elem *e = add_elem(c, &p, i, to > i ? to : i + 1);

		if (to > i) {
			e->kind = ELEM_PRED;
			e->pred = pred;
			e->base = pred.head;
		}
		if (to == i && parse_signs(e->surface) > 1) {
			e->pos = POS_SYMBOL;
			divide_signs(c, e);
		}
		i = to > i ? to : i + 1;
	}
	c->tail = str_sub(
	    text, elem_end(c, c->head.prev) ? 0 : c->head.prev->end, text.len);
	mark_brackets(c);
}
