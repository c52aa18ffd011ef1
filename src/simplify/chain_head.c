/* The head of a predicate: verb, noun with する, polite forms, copula. */
#include "simplify/chain_parse.h"

static bool
is_sahen(const struct morph *m)
{
	/* The dictionary takes ) for such a noun. */
	return m && !parse_is_sign(m->surface) &&
	       (m->feature->pos == POS_NOUN_VERBAL ||
		   (m->feature->pos == POS_NOUN_SUFFIX &&
		       str_eq(m->feature->pos3, STR("サ変接続"))));
}

/* ---- heads ------------------------------------------------------------ */

/* 待ち → 待つ, 届け → 届ける: the verb of a noun made from its 連用形. */
static struct str
verb_of_noun(struct arena *a, struct str noun)
{
	static const char rows[][2][4] = {
		{ "み", "む" },
		{ "り", "る" },
		{ "い", "う" },
		{ "ち", "つ" },
		{ "き", "く" },
		{ "ぎ", "ぐ" },
		{ "し", "す" },
		{ "び", "ぶ" },
	};
	/* Of one row, though they end as the others. */
	static const char *const one_row[] = { "借り", "降り", "起き", "用い",
		"試み", "閉じ", "感じ", "浴び", "率い", "落ち", "足り" };
	struct str stem, last;

	if (noun.len < 6)
		return STR_NONE;
	for (size_t i = 0; i < ARRAY_SIZE(one_row); i++)
		if (str_is(noun, one_row[i]))
			return arena_printf(a, "%.*sる", STR_ARG(noun));
	stem = str_sub(noun, 0, noun.len - 3);
	last = str_sub(noun, noun.len - 3, noun.len);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (str_is(last, rows[i][0]))
			return arena_printf(
			    a, "%.*s%s", STR_ARG(stem), rows[i][1]);
	if (str_find(STR("えけせてねへめれげぜでべ"), last, 0) == STR_NPOS)
		return STR_NONE;
	return arena_printf(a, "%.*sる", STR_ARG(noun));
}

static void
set_verb(struct pred *r, struct str head, enum conj conj)
{
	r->head = head;
	r->conj = conj;
}

static void
set_sahen(const struct parse *p, struct pred *r, struct str noun)
{
	static const char *const verbs[] = { "引き上げ", "引き下げ", "引上げ",
		"引下げ", "引き取り", "引取り", "引き渡し", "引渡し" };

	/* 料金を引き上げします */
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(noun, verbs[i])) {
			r->head = verb_of_noun(p->arena, noun);
			r->conj = conj_guess(r->head);
			return;
		}
	r->head = arena_join(p->arena, noun, STR("する"));
	r->conj = CONJ_SURU;
	r->sahen = true;
}

/* The verb that a polite noun or 連用形 stands for: お越し, ご覧, お待ち. */
static bool
set_polite_head(const struct parse *p, struct pred *r, const struct morph *m)
{
	struct str noun = m->surface;
	struct str verb;

	if (str_ends(noun, STR("引越し")) || str_ends(noun, STR("引っ越し"))) {
		set_verb(r, STR("引っ越す"), CONJ_SU);
		return true;
	}
	if (str_ends(noun, STR("越し"))) {
		set_verb(r, STR("来る"), CONJ_KURU);
		return true;
	}
	if (str_ends(noun, STR("おいで")) || str_eq(noun, STR("見え"))) {
		set_verb(r, STR("来る"), CONJ_KURU);
		return true;
	}
	if (str_ends(noun, STR("覧"))) {
		set_verb(r, STR("見る"), CONJ_ICHIDAN);
		return true;
	}
	if (morph_is_verb(m) && morph_has_form(m, "連用形")) {
		set_verb(r, m->feature->base,
		    conj_from_ipadic(m->feature->ctype, m->feature->base));
		return r->conj != CONJ_NONE;
	}
	if (str_starts(noun, STR("お")))
		noun = str_sub(noun, 3, noun.len);
	if (str_eq(noun, STR("手続き"))) {
		set_sahen(p, r, noun);
		return true;
	}
	/* ご stands before Chinese words: ごみ is none with it. */
	verb = str_starts(noun, STR("ご")) ? STR_NONE
					   : verb_of_noun(p->arena, noun);
	if (str_ends(noun, STR("申し出")) || str_ends(noun, STR("届け出")))
		verb = arena_join(p->arena, noun, STR("る"));
	if (verb.ptr) {
		set_verb(r, verb, conj_guess(verb));
		return true;
	}
	if (!is_sahen(m))
		return false;
	set_sahen(p, r, m->surface);
	return true;
}

struct polite_tail {
	const char *base;
	enum aux aux;
	bool honorific, humble;
};

static const struct polite_tail polite_tails[] = {
	{ "くださる", AUX_KURERU, true, false },
	{ "下さる", AUX_KURERU, true, false },
	{ "いただく", AUX_MORAU, false, true },
	{ "頂く", AUX_MORAU, false, true },
	{ "いただける", AUX_MORAERU, false, true },
	{ "頂ける", AUX_MORAERU, false, true },
	{ "願う", AUX_NONE, false, true },
	{ "する", AUX_NONE, false, true },
	{ "いたす", AUX_NONE, false, true },
	{ "致す", AUX_NONE, false, true },
	{ "申し上げる", AUX_NONE, false, true },
	{ "なさる", AUX_NONE, true, false },
	{ "できる", AUX_POTENTIAL, false, true },
};

/* お世話になる: not what somebody does, but what one gets or is to others. */
static bool
is_state_noun(const struct morph *m)
{
	static const char *const nouns[] = { "世話", "邪魔", "迷惑", "負担",
		"心配", "面倒", "参考", "力", "厄介" };

	for (size_t i = 0; m && i < ARRAY_SIZE(nouns); i++)
		if (str_ends(m->surface, str_from(nouns[i])))
			return true;
	return false;
}

/* ください, which is no 連用形 without ます behind it: お越しください（無料）. */
static bool
is_kudasai(const struct parse *p, size_t at)
{
	const struct morph *m = parse_joined(p, at);
	const struct morph *next = parse_joined(p, at + 1);

	return morph_has_form(m, "命令") ||
	       (str_ends(m->surface, STR("さい")) &&
		   !(next && next->feature->pos == POS_AUXILIARY));
}

/* お申し出願う場合, ご了承願いますが: no request. */
static bool
asks_of_noun(const struct parse *p, size_t at)
{
	const struct morph *m = parse_joined(p, at);
	const struct morph *next = parse_morph(p, at + 1);

	if (!morph_has_base(m, "願う"))
		return false;
	if (next && str_eq(next->surface, STR("ます")))
		next = parse_morph(p, at + 2);
	else if (!morph_has_form(m, "基本形"))
		return false;
	return next && next->feature->pos != POS_SYMBOL;
}

/* What follows お待ち, ご利用: returns the morpheme behind it or `at`. */
static size_t
parse_polite_tail(const struct parse *p, size_t at, struct pred *r)
{
	const struct morph *m = parse_joined(p, at);

	if (!m)
		return at;
	if (str_eq(m->surface, STR("に"))) {
		const struct morph *naru = parse_joined(p, at + 1);

		if (!morph_has_base(naru, "なる") &&
		    !morph_has_base(naru, "なれる"))
			return at;
		if (is_state_noun(parse_morph(p, at - 1)))
			return at;
		r->honorific = true;
		if (morph_has_base(naru, "なれる"))
			pred_push(r, AUX_CAN);
		return at + 2;
	}
	if (!morph_is_verb(m))
		return at;
	for (size_t i = 0; i < ARRAY_SIZE(polite_tails); i++) {
		const struct polite_tail *t = &polite_tails[i];

		if (!morph_has_base(m, t->base))
			continue;
		if (asks_of_noun(p, at))
			return at;
		r->honorific = t->honorific;
		r->humble = t->humble;
		if (morph_has_base(m, "願う"))
			r->ending = END_KUDASAI;
		else if (t->aux == AUX_KURERU && is_kudasai(p, at))
			r->ending = END_KUDASAI;
		else if (t->aux != AUX_NONE)
			pred_push(r, t->aux);
		return at + 1;
	}
	return at;
}

/* The second verb of おかけ直しください, お問い合わせください: returns its place
 * or `at`. */
static size_t
parse_second_verb(const struct parse *p, size_t at, struct pred *r)
{
	const struct morph *first = parse_at(p, at);
	const struct morph *second = parse_joined(p, at + 1);
	struct pred probe = *r;
	struct str stem = first->surface;

	if (r->sahen || !morph_is_verb(second) ||
	    !morph_has_form(second, "連用形") ||
	    parse_polite_tail(p, at + 1, &probe) > at + 1)
		return at;
	probe = *r;
	if (parse_polite_tail(p, at + 2, &probe) == at + 2)
		return at;
	/* お知らせおきください */
	if (str_eq(second->surface, STR("おき"))) {
		pred_push(r, AUX_OKU);
		return at + 1;
	}
	if (str_starts(stem, STR("お")))
		stem = str_sub(stem, STR("お").len, stem.len);
	set_verb(r, arena_join(p->arena, stem, second->feature->base),
	    conj_from_ipadic(second->feature->ctype, second->feature->base));
	return at + 1;
}

/* お話しください: 話す, not お話する. */
static bool
is_talk(const struct parse *p, size_t at)
{
	const struct morph *shi = parse_joined(p, at + 1);
	struct pred probe = { 0 };

	return str_eq(parse_at(p, at)->surface, STR("お話")) && shi &&
	       str_eq(shi->surface, STR("し")) &&
	       parse_polite_tail(p, at + 2, &probe) > at + 2;
}

/* お/ご + verb or noun, or a noun that is polite itself. */
static size_t
parse_polite(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = parse_at(p, from);
	size_t at = from;
	size_t to;

	if (m->feature->pos == POS_PREFIX &&
	    (str_eq(m->surface, STR("お")) || str_eq(m->surface, STR("ご")) ||
		str_eq(m->surface, STR("御")))) {
		m = parse_joined(p, ++at);
		if (!m)
			return from;
	} else if (!str_starts(m->surface, STR("お")) &&
		   !str_starts(m->surface, STR("ご"))) {
		return from;
	}
	if (is_talk(p, at)) {
		set_verb(r, STR("話す"), conj_guess(STR("話す")));
		return parse_polite_tail(p, at + 2, r);
	}
	if (str_ends(m->surface, STR("お願い")) ||
	    str_ends(m->surface, STR("礼")) ||
	    str_ends(m->surface, STR("見舞い")) ||
	    str_ends(m->surface, STR("祝い")) ||
	    str_ends(m->surface, STR("慶び")) ||
	    str_ends(m->surface, STR("喜び")) ||
	    (!morph_is_verb(m) &&
		(m->feature->pos < POS_NOUN ||
		    m->feature->pos > POS_NOUN_ADVERBIAL) &&
		!(m->feature->pos == POS_NOUN_SUFFIX && at > from)))
		return from;
	if (morph_is_verb(m) && at == from)
		return from;
	if (!set_polite_head(p, r, m))
		return from;
	at = parse_second_verb(p, at, r);
	to = parse_polite_tail(p, at + 1, r);
	return to > at + 1 ? to : from;
}

/* 提出する, 提出いたします, 利用できる, 提出願います, 提出ください. */
static size_t
parse_sahen(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = parse_at(p, from);
	const struct morph *v = parse_joined(p, from + 1);
	size_t to;

	if (!morph_is_verb(v) || str_eq(m->surface, STR("お見舞い")) ||
	    str_eq(m->surface, STR("御礼")) ||
	    str_eq(m->surface, STR("お礼")) ||
	    (!is_sahen(m) && (m->feature->pos != POS_NOUN ||
				 (!morph_has_base(v, "する") &&
				     !morph_has_base(v, "いたす") &&
				     !morph_has_base(v, "致す")))))
		return from;
	set_sahen(p, r, m->surface);
	if (str_eq(m->surface, STR("お願い")) &&
	    morph_has_base(v, "申し上げる"))
		return from + 2;
	to = parse_polite_tail(p, from + 1, r);
	if (to == from + 1)
		return from;
	if (morph_has_base(v, "する") || morph_has_base(v, "できる"))
		r->humble = false;
	return to;
}

/* 払い戻しいたします, 取り下げ願います: する behind a verb, as behind a noun. */
static size_t
parse_verb_noun(const struct parse *p, size_t from, struct pred *r)
{
	static const char *const tails[] = { "いたす", "致す", "できる", "願う",
		"くださる", "下さる" };
	const struct morph *m = parse_at(p, from);
	const struct morph *v = parse_joined(p, from + 1);

	if (!morph_is_verb(m) || !morph_is_verb(v) ||
	    m->feature->pos == POS_VERB_DEPENDENT ||
	    m->surface.len < STR("払い戻し").len ||
	    !morph_has_form(m, "連用形"))
		return from;
	for (size_t i = 0; i < ARRAY_SIZE(tails); i++) {
		if (!morph_has_base(v, tails[i]))
			continue;
		set_verb(r, m->feature->base,
		    conj_from_ipadic(m->feature->ctype, m->feature->base));
		return r->conj == CONJ_NONE ? from
					    : parse_polite_tail(p, from + 1, r);
	}
	return from;
}

struct head_change {
	const char *base, *head;
	enum conj conj;
	bool honorific, humble;
};

/* Polite verbs whose plain word is certain. */
static const struct head_change head_changes[] = {
	{ "いたす", "する", CONJ_SURU, false, true },
	{ "致す", "する", CONJ_SURU, false, true },
	{ "なさる", "する", CONJ_SURU, true, false },
	{ "おる", "いる", CONJ_ICHIDAN, false, true },
	{ "居る", "いる", CONJ_ICHIDAN, false, false },
	{ "ござる", "ある", CONJ_ARU, false, true },
};

/* 職員, 子ども */
static bool
is_living(const struct morph *m)
{
	static const char *const ends[] = { "員", "者", "師", "士", "方", "人",
		"長", "様", "さん", "ども", "児", "童", "生", "徒", "犬",
		"猫" };

	return str_ends_any(m->surface, ends, ARRAY_SIZE(ends));
}

/* 職員がおります, 職員が窓口におります, which MeCab reads as おりる;
 * 許可がおります is that. */
static bool
is_being(const struct parse *p, size_t at)
{
	const struct morph *m = parse_at(p, at);

	if (at < 2 || !str_is(m->surface, "おり") ||
	    !morph_has_base(m, "おりる"))
		return false;
	if (str_is(m[-1].surface, "が") || str_is(m[-1].surface, "も") ||
	    str_is(m[-1].surface, "は"))
		return is_living(&m[-2]);
	if (!str_is(m[-1].surface, "に"))
		return false;
	for (size_t i = at - 1; i-- > 1;)
		if (str_is(p->m->items[i].surface, "が"))
			return is_living(&p->m->items[i - 1]);
	return false;
}

/* Five-row doubles of する verbs: 有す is 有する. */
static bool
is_short_sahen(struct str base)
{
	static const char *const words[] = { "有す", "要す", "属す", "達す",
		"適す", "期す", "付す", "処す", "発す", "証す", "課す", "称す",
		"呈す", "供す", "資す" };

	if (!str_ends(base, STR("す")))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_is(base, words[i]))
			return true;
	return false;
}

/* おかけいたす: one verb in the dictionary, かける for us. */
static bool
set_fused_humble(const struct parse *p, struct pred *r, const struct morph *m)
{
	struct str base = m->feature->base, noun;
	struct str verb;

	if (!str_starts(base, STR("お")) || !str_ends(base, STR("いたす")) ||
	    base.len <= STR("おいたす").len)
		return false;
	noun = str_sub(base, STR("お").len, base.len - STR("いたす").len);
	verb = verb_of_noun(p->arena, noun);
	if (!verb.ptr)
		return false;
	set_verb(r, verb, conj_guess(verb));
	r->humble = true;
	return true;
}

/* おって、結果を知らせます: later on, and no verb. */
static bool
is_later_on(const struct parse *p, size_t from)
{
	return from == 0 && p->m->count > 2 &&
	       str_is(p->m->items[0].surface, "おっ") &&
	       str_is(p->m->items[1].surface, "て") &&
	       str_is(p->m->items[2].surface, "、");
}

static size_t
parse_plain_head(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = parse_at(p, from);
	const struct feature *f = m->feature;
	size_t to;

	if (is_later_on(p, from))
		return from;
	if (!morph_is_verb(m) && f->pos != POS_ADJECTIVE &&
	    f->pos != POS_ADJECTIVE_DEPENDENT && !morph_has_base(m, "ござる") &&
	    !(morph_has_base(m, "ない") && f->pos == POS_AUXILIARY))
		return from;
	/* ありがとうございます, おはようございます are words. */
	if (morph_has_base(m, "ござる") && from > 0 &&
	    (str_ends(p->m->items[from - 1].surface, STR("とう")) ||
		str_ends(p->m->items[from - 1].surface, STR("おはよう"))))
		return from;
	/* 起こりうる, but 起こりえます */
	if (str_eq(f->ctype, STR("一段・得ル"))) {
		set_verb(r, STR("える"), CONJ_ICHIDAN);
		return from + 1;
	}
	for (size_t i = 0; i < ARRAY_SIZE(head_changes); i++) {
		const struct head_change *h = &head_changes[i];

		if (!morph_has_base(m, h->base))
			continue;
		set_verb(r, str_from(h->head), h->conj);
		r->honorific = h->honorific;
		r->humble = h->humble;
		return from + 1;
	}
	if (is_being(p, from)) {
		set_verb(r, STR("いる"), CONJ_ICHIDAN);
		r->humble = true;
		return from + 1;
	}
	if (set_fused_humble(p, r, m))
		return from + 1;
	to = parse_verb_noun(p, from, r);
	if (to > from)
		return to;
	if (is_short_sahen(f->base)) {
		set_verb(r, arena_printf(p->arena, "%.*sる", STR_ARG(f->base)),
		    CONJ_SURU);
		return from + 1;
	}
	if (str_eq(m->surface, STR("行っ")) && from > 0 &&
	    str_eq(p->m->items[from - 1].surface, STR("を"))) {
		/* 届出を行って is おこなって. */
		set_verb(r, STR("行う"), CONJ_U);
		return from + 1;
	}
	set_verb(r, f->base, conj_from_ipadic(f->ctype, f->base));
	return r->conj == CONJ_NONE ? from : from + 1;
}

bool
morph_is_copula(const struct morph *m)
{
	return m && m->feature->pos == POS_AUXILIARY &&
	       (morph_has_base(m, "だ") || morph_has_base(m, "です"));
}

/* だ, です, である, ではない, でございます behind a noun or na-adjective. */
static size_t
parse_copula(const struct parse *p, size_t at, struct pred *r)
{
	const struct morph *m = parse_joined(p, at);
	const struct morph *next, *after;

	if (!morph_is_copula(m))
		return at;
	if (morph_has_base(m, "です")) {
		r->polite = true;
		return at + 1;
	}
	if (!str_eq(m->surface, STR("で")))
		return at + 1;
	next = parse_joined(p, at + 1);
	after = parse_joined(p, at + 2);
	if (next && str_eq(next->surface, STR("は")) && after &&
	    (morph_has_base(after, "ある") || morph_has_base(after, "ない") ||
		morph_has_base(after, "ござる"))) {
		if (morph_has_base(after, "ない"))
			r->neg = true;
		return at + 3;
	}
	if (morph_has_base(next, "ある") || morph_has_base(next, "ござる")) {
		r->written = true;
		return at + 2;
	}
	if (morph_has_base(next, "ない")) {
		r->neg = true;
		return at + 2;
	}
	return at + 1;
}

size_t
parse_head(const struct parse *p, size_t from, bool after_noun, struct pred *r)
{
	const struct morph *m = parse_at(p, from);
	size_t to = parse_polite(p, from, r);

	if (to == from) {
		*r = (struct pred){ 0 };
		to = parse_sahen(p, from, r);
	}
	if (to == from) {
		*r = (struct pred){ 0 };
		to = parse_plain_head(p, from, r);
	}
	if (to > from)
		return to;
	*r = (struct pred){ 0 };
	if (m->feature->pos == POS_NOUN_ADJ &&
	    morph_is_copula(parse_joined(p, from + 1))) {
		set_verb(r, m->surface, CONJ_NA);
		return parse_copula(p, from + 1, r);
	}
	if (after_noun && morph_is_copula(m) && parse_joined(p, from)) {
		set_verb(r, STR(""), CONJ_COPULA);
		return parse_copula(p, from, r);
	}
	return from;
}
