#include "simplify/chain_parse.h"

static const struct morph *
morph_at(const struct parse *p, size_t i)
{
	return i < p->m->count ? &p->m->items[i] : NULL;
}

/* The morpheme at i if it follows the one before without white space. */
static const struct morph *
joined(const struct parse *p, size_t i)
{
	const struct morph *m = morph_at(p, i);
	const struct morph *before;

	if (!m || m->value || p->origins[i].value)
		return NULL;
	if (i == 0)
		return m;
	before = &p->m->items[i - 1];
	return before->surface.ptr + before->surface.len == m->surface.ptr
		   ? m
		   : NULL;
}

static bool
has_base(const struct morph *m, const char *base)
{
	return m && str_eq(m->feature->base, str_from(base));
}

static bool
has_form(const struct morph *m, const char *cform)
{
	return m && str_starts(m->feature->cform, str_from(cform));
}

static bool
is_verb(const struct morph *m)
{
	return m && (m->feature->pos == POS_VERB ||
			m->feature->pos == POS_VERB_DEPENDENT);
}

static bool
is_sahen(const struct morph *m)
{
	return m && (m->feature->pos == POS_NOUN_VERBAL ||
			(m->feature->pos == POS_NOUN_SUFFIX &&
			    str_eq(m->feature->pos2, STR("サ変接続"))));
}

/* ---- heads ------------------------------------------------------------ */

/* 待ち → 待つ, 届け → 届ける: the verb of a noun made from its 連用形. */
static struct str
verb_of_noun(struct arena *a, struct str noun)
{
	static const char rows[][2][4] = {
		{ "み", "む" }, { "り", "る" }, { "い", "う" }, { "ち", "つ" },
		{ "き", "く" }, { "ぎ", "ぐ" }, { "し", "す" }, { "び", "ぶ" },
	};
	struct str stem, last;

	if (noun.len < 6)
		return STR_NONE;
	stem = str_sub(noun, 0, noun.len - 3);
	last = str_sub(noun, noun.len - 3, noun.len);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (str_eq(last, str_from(rows[i][0])))
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
	r->head = arena_printf(p->arena, "%.*sする", STR_ARG(noun));
	r->conj = CONJ_SURU;
	r->sahen = true;
}

/* The verb that a polite noun or 連用形 stands for: お越し, ご覧, お待ち. */
static bool
set_polite_head(const struct parse *p, struct pred *r, const struct morph *m)
{
	struct str noun = m->surface;
	struct str verb;

	if (is_verb(m) && has_form(m, "連用形")) {
		set_verb(r, m->feature->base,
		    conj_from_ipadic(m->feature->ctype, m->feature->base));
		return r->conj != CONJ_NONE;
	}
	if (str_ends(noun, STR("越し"))) {
		set_verb(r, STR("来る"), CONJ_KURU);
		return true;
	}
	if (str_ends(noun, STR("覧"))) {
		set_verb(r, STR("見る"), CONJ_ICHIDAN);
		return true;
	}
	if (str_starts(noun, STR("お")))
		noun = str_sub(noun, 3, noun.len);
	verb = verb_of_noun(p->arena, noun);
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

/* What follows お待ち, ご利用: returns the morpheme behind it or `at`. */
static size_t
parse_polite_tail(const struct parse *p, size_t at, struct pred *r)
{
	const struct morph *m = joined(p, at);

	if (!m)
		return at;
	if (str_eq(m->surface, STR("に"))) {
		const struct morph *naru = joined(p, at + 1);

		if (!has_base(naru, "なる") && !has_base(naru, "なれる"))
			return at;
		r->honorific = true;
		if (has_base(naru, "なれる"))
			pred_push(r, AUX_CAN);
		return at + 2;
	}
	if (!is_verb(m))
		return at;
	for (size_t i = 0; i < ARRAY_SIZE(polite_tails); i++) {
		const struct polite_tail *t = &polite_tails[i];

		if (!has_base(m, t->base))
			continue;
		r->honorific = t->honorific;
		r->humble = t->humble;
		if (has_base(m, "願う"))
			r->ending = END_KUDASAI;
		else if (t->aux == AUX_KURERU && has_form(m, "命令"))
			r->ending = END_KUDASAI;
		else if (t->aux != AUX_NONE)
			pred_push(r, t->aux);
		return at + 1;
	}
	return at;
}

/* お/ご + verb or noun, or a noun that is polite itself. */
static size_t
parse_polite(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = morph_at(p, from);
	size_t at = from;
	size_t to;

	if (m->feature->pos == POS_PREFIX &&
	    (str_eq(m->surface, STR("お")) || str_eq(m->surface, STR("ご")) ||
		str_eq(m->surface, STR("御")))) {
		m = joined(p, ++at);
		if (!m)
			return from;
	} else if (!str_starts(m->surface, STR("お")) &&
		   !str_starts(m->surface, STR("ご"))) {
		return from;
	}
	if (str_ends(m->surface, STR("お願い")) ||
	    str_ends(m->surface, STR("礼")) ||
	    str_ends(m->surface, STR("見舞い")) ||
	    str_ends(m->surface, STR("祝い")) ||
	    (!is_verb(m) && (m->feature->pos < POS_NOUN ||
				m->feature->pos > POS_NOUN_ADVERBIAL)))
		return from;
	if (is_verb(m) && at == from)
		return from;
	if (!set_polite_head(p, r, m))
		return from;
	to = parse_polite_tail(p, at + 1, r);
	return to > at + 1 ? to : from;
}

/* 提出する, 提出いたします, 利用できる, 提出願います, 提出ください. */
static size_t
parse_sahen(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = morph_at(p, from);
	const struct morph *v = joined(p, from + 1);
	size_t to;

	if (!is_verb(v) || str_eq(m->surface, STR("お見舞い")) ||
	    str_eq(m->surface, STR("御礼")) ||
	    str_eq(m->surface, STR("お礼")) ||
	    (!is_sahen(m) &&
		(m->feature->pos != POS_NOUN || !has_base(v, "する"))))
		return from;
	set_sahen(p, r, m->surface);
	if (str_eq(m->surface, STR("お願い")) && has_base(v, "申し上げる"))
		return from + 2;
	to = parse_polite_tail(p, from + 1, r);
	if (to == from + 1)
		return from;
	if (has_base(v, "する"))
		r->humble = false;
	return to;
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

/* Five-row doubles of する verbs: 有す is 有する. */
static bool
is_short_sahen(struct str base)
{
	static const char *const words[] = { "有す", "要す", "属す", "達す",
		"適す", "期す", "付す", "処す", "発す", "証す", "課す",
		"称す", "呈す", "供す", "資す" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_eq(base, str_from(words[i])))
			return true;
	return false;
}

static size_t
parse_plain_head(const struct parse *p, size_t from, struct pred *r)
{
	const struct morph *m = morph_at(p, from);
	const struct feature *f = m->feature;

	if (!is_verb(m) && f->pos != POS_ADJECTIVE &&
	    f->pos != POS_ADJECTIVE_DEPENDENT && !has_base(m, "ござる") &&
	    !(has_base(m, "ない") && f->pos == POS_AUXILIARY))
		return from;
	/* ありがとうございます, おはようございます are words. */
	if (has_base(m, "ござる") && from > 0 &&
	    (str_ends(p->m->items[from - 1].surface, STR("とう")) ||
		str_ends(p->m->items[from - 1].surface, STR("おはよう"))))
		return from;
	for (size_t i = 0; i < ARRAY_SIZE(head_changes); i++) {
		const struct head_change *h = &head_changes[i];

		if (!has_base(m, h->base))
			continue;
		set_verb(r, str_from(h->head), h->conj);
		r->honorific = h->honorific;
		r->humble = h->humble;
		return from + 1;
	}
	if (is_short_sahen(f->base)) {
		set_verb(r,
		    arena_printf(p->arena, "%.*sる", STR_ARG(f->base)),
		    CONJ_SURU);
		return from + 1;
	}
	set_verb(r, f->base, conj_from_ipadic(f->ctype, f->base));
	return r->conj == CONJ_NONE ? from : from + 1;
}

static bool
is_copula(const struct morph *m)
{
	return m && m->feature->pos == POS_AUXILIARY &&
	       (has_base(m, "だ") || has_base(m, "です"));
}

/* だ, です, である, ではない, でございます behind a noun or na-adjective. */
static size_t
parse_copula(const struct parse *p, size_t at, struct pred *r)
{
	const struct morph *m = joined(p, at);
	const struct morph *next, *after;

	if (!is_copula(m))
		return at;
	if (has_base(m, "です")) {
		r->polite = true;
		return at + 1;
	}
	if (!str_eq(m->surface, STR("で")))
		return at + 1;
	next = joined(p, at + 1);
	after = joined(p, at + 2);
	if (next && str_eq(next->surface, STR("は")) && after &&
	    (has_base(after, "ある") || has_base(after, "ない") ||
		has_base(after, "ござる"))) {
		if (has_base(after, "ない"))
			r->neg = true;
		return at + 3;
	}
	if (has_base(next, "ある") || has_base(next, "ござる")) {
		r->written = true;
		return at + 2;
	}
	if (has_base(next, "ない")) {
		r->neg = true;
		return at + 2;
	}
	return at + 1;
}

/* ---- auxiliaries ------------------------------------------------------ */

struct te_aux {
	const char *base;
	enum aux aux;
};

static const struct te_aux te_auxes[] = {
	{ "いる", AUX_IRU },	   { "おる", AUX_IRU },
	{ "いらっしゃる", AUX_IRU }, { "ある", AUX_ARU },
	{ "ござる", AUX_ARU },	   { "おく", AUX_OKU },
	{ "しまう", AUX_SHIMAU },  { "くる", AUX_KURU },
	{ "いく", AUX_IKU },	   { "みる", AUX_MIRU },
	{ "いただく", AUX_MORAU }, { "頂く", AUX_MORAU },
	{ "もらう", AUX_MORAU },   { "いただける", AUX_MORAERU },
	{ "頂ける", AUX_MORAERU }, { "もらえる", AUX_MORAERU },
	{ "くださる", AUX_KURERU }, { "下さる", AUX_KURERU },
	{ "くれる", AUX_KURERU },  { "まいる", AUX_KURU },
	{ "参る", AUX_KURU },
};

static const struct te_aux stem_auxes[] = {
	{ "すぎる", AUX_SUGIRU },  { "過ぎる", AUX_SUGIRU },
	{ "やすい", AUX_YASUI },   { "にくい", AUX_NIKUI },
	{ "はじめる", AUX_HAJIMERU }, { "始める", AUX_HAJIMERU },
	{ "かねる", AUX_KANERU },
};

static enum aux
find_aux(const struct te_aux *list, size_t count, const struct morph *m)
{
	for (size_t i = 0; i < count; i++)
		if (has_base(m, list[i].base))
			return list[i].aux;
	return AUX_NONE;
}

/* Behind て: an auxiliary, ください, or the end of the chain. */
static size_t
parse_te(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *v = joined(p, at + 1);
	enum aux aux;

	*done = true;
	if (is_verb(v)) {
		bool kudasai =
		    has_base(v, "くださる") || has_base(v, "下さる");

		if ((kudasai && has_form(v, "命令")) ||
		    str_eq(v->surface, STR("下さい"))) {
			r->ending = END_KUDASAI;
			return at + 2;
		}
		aux = find_aux(te_auxes, ARRAY_SIZE(te_auxes), v);
		if (aux != AUX_NONE && !r->neg && !r->polite &&
		    v->feature->pos == POS_VERB_DEPENDENT) {
			*done = false;
			r->honorific |= aux == AUX_KURERU ||
					has_base(v, "いらっしゃる");
			r->humble |= has_base(v, "おる") ||
				     has_base(v, "いただく") ||
				     has_base(v, "いただける") ||
				     has_base(v, "頂く") ||
				     has_base(v, "頂ける");
			pred_push(r, aux);
			return at + 2;
		}
	}
	r->ending = END_TE;
	if (r->neg && str_eq(p->m->items[at].surface, STR("で")))
		r->ending = END_NAIDE;
	return at + 1;
}

static size_t
parse_aux_nu(const struct morph *m, size_t at, struct pred *r, bool *done)
{
	r->neg = true;
	if (str_eq(m->surface, STR("ず"))) {
		r->ending = END_ZU;
		*done = true;
	} else if (str_eq(m->surface, STR("ざる"))) {
		r->ending = END_ZARU;
		*done = true;
	} else if (!str_eq(m->surface, STR("ん")) &&
		   !str_eq(m->surface, STR("ぬ"))) {
		r->ending = END_OPEN;
		*done = true;
	}
	return at + 1;
}

/* 助動詞; returns `at` if it is not one of ours. */
static size_t
parse_auxiliary(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *m = morph_at(p, at);

	if (has_base(m, "ます")) {
		r->polite = true;
		return at + 1;
	}
	if (has_base(m, "ない") && !r->neg) {
		r->neg = true;
		return at + 1;
	}
	if (has_base(m, "ぬ") || has_base(m, "ん"))
		return r->neg ? at : parse_aux_nu(m, at, r, done);
	if (has_base(m, "たい") && !r->neg) {
		pred_push(r, AUX_TAI);
		return at + 1;
	}
	if (str_eq(m->feature->ctype, STR("特殊・タ"))) {
		if (has_form(m, "仮定")) {
			r->ending = END_TARA;
			*done = true;
		} else {
			r->past = true;
		}
		return at + 1;
	}
	if (has_base(m, "う") || has_base(m, "よう")) {
		const struct morph *before = &p->m->items[at - 1];

		r->ending = is_copula(before) ? END_DAROU : END_IKOU;
		*done = true;
		return at + 1;
	}
	if (has_base(m, "です")) {
		r->desu = !r->polite;
		r->polite = true;
		return at + 1;
	}
	if (has_base(m, "だ") && has_form(m, "未然"))
		return at + 1;
	return at;
}

/* One more morpheme of the chain, or `at` at its end. */
static size_t
parse_next(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *m = joined(p, at);
	const struct feature *f;
	enum aux aux;

	*done = false;
	if (!m || r->naux >= PRED_AUX_MAX - 2)
		return at;
	f = m->feature;
	if (f->pos == POS_VERB_SUFFIX) {
		if (has_base(m, "れる") || has_base(m, "られる"))
			pred_push(r, AUX_PASSIVE);
		else if (has_base(m, "せる") || has_base(m, "させる"))
			pred_push(r, AUX_CAUSATIVE);
		else
			return at;
		return at + 1;
	}
	if (f->pos == POS_AUXILIARY)
		return parse_auxiliary(p, at, r, done);
	if (f->pos == POS_PARTICLE_CONJ) {
		if (str_eq(m->surface, STR("て")) ||
		    str_eq(m->surface, STR("で")))
			return parse_te(p, at, r, done);
		if (str_eq(m->surface, STR("ば"))) {
			r->ending = END_BA;
			*done = true;
			return at + 1;
		}
		return at;
	}
	if (f->pos == POS_VERB_DEPENDENT ||
	    f->pos == POS_ADJECTIVE_DEPENDENT) {
		aux = find_aux(stem_auxes, ARRAY_SIZE(stem_auxes), m);
		if (aux == AUX_NONE)
			return at;
		pred_push(r, aux);
		return at + 1;
	}
	if (r->neg && !r->polite && str_eq(m->surface, STR("で")) &&
	    f->pos == POS_PARTICLE_CASE)
		return parse_te(p, at, r, done);
	return at;
}

/* ---- the ending --------------------------------------------------------
 */

static bool
noun_follows(const struct parse *p, size_t at)
{
	const struct morph *m = morph_at(p, at);
	enum pos pos;

	if (!m)
		return false;
	pos = m->feature->pos;
	return (pos >= POS_NOUN && pos <= POS_PRONOUN) || pos == POS_PREFIX ||
	       pos == POS_VALUE || pos == POS_ADNOMINAL ||
	       p->origins[at].value;
}

static void
set_ending(const struct parse *p, size_t to, struct pred *r)
{
	const struct morph *last = &p->m->items[to - 1];
	const struct morph *next = morph_at(p, to);

	if (r->ending != END_SHUSHI)
		return;
	if (has_form(last, "体言接続")) {
		r->ending = END_RENTAI;
	} else if (has_form(last, "基本形") || is_copula(last)) {
		r->ending =
		    noun_follows(p, to) ? END_RENTAI : END_SHUSHI;
		if (is_copula(last) && str_eq(last->surface, STR("で")))
			r->ending = END_TE;
		if (is_copula(last) && str_eq(last->surface, STR("な")))
			r->ending = END_RENTAI;
		if (is_copula(last) && str_eq(last->surface, STR("なら")))
			r->ending = END_BA;
		if (has_form(last, "連用タ"))
			r->ending = END_OPEN;
	} else if (has_form(last, "連用形")) {
		bool stop = next && (str_eq(next->surface, STR("、")) ||
					str_eq(next->surface, STR("，")));

		r->ending = stop ? END_RENYOU : END_OPEN;
	} else if (has_form(last, "命令")) {
		r->ending = END_MEIREI;
	} else {
		r->ending = END_OPEN;
	}
}

static size_t
parse_head(const struct parse *p, size_t from, bool after_noun,
    struct pred *r)
{
	const struct morph *m = morph_at(p, from);
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
	if (m->feature->pos == POS_NOUN_ADJ && is_copula(joined(p, from + 1))) {
		set_verb(r, m->surface, CONJ_NA);
		return parse_copula(p, from + 1, r);
	}
	if (after_noun && is_copula(m) && joined(p, from)) {
		set_verb(r, STR(""), CONJ_COPULA);
		return parse_copula(p, from, r);
	}
	return from;
}

size_t
parse_pred(
    const struct parse *p, size_t from, bool after_noun, struct pred *ret)
{
	const struct morph *m = morph_at(p, from);
	size_t at, next;
	bool done = false;

	if (m->value || p->origins[from].value)
		return from;
	at = parse_head(p, from, after_noun, ret);
	if (at == from)
		return from;
	/* ご提出願います and ください end here, but for ます. */
	while (!done && (next = parse_next(p, at, ret, &done)) > at)
		at = next;
	set_ending(p, at, ret);
	return at;
}
