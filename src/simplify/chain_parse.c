#include "simplify/chain_parse.h"

/* The same, also behind one space: 逃げて ください in 分かち書き. */
static const struct morph *
parse_spaced(const struct parse *p, size_t i)
{
	const struct morph *m = parse_joined(p, i);
	const struct morph *before = i ? &p->m->items[i - 1] : NULL;

	if (m || !before || i >= p->m->count || p->m->items[i].value ||
	    p->origins[i].value)
		return m;
	m = &p->m->items[i];
	return str_eq((struct str){ before->surface.ptr + before->surface.len,
			  (size_t)(m->surface.ptr - before->surface.ptr) -
			      before->surface.len },
		   STR(" "))
		   ? m
		   : NULL;
}

/* ---- auxiliaries ------------------------------------------------------ */

struct te_aux {
	const char *base;
	enum aux aux;
};

static const struct te_aux te_auxes[] = {
	{ "いる", AUX_IRU },
	{ "おる", AUX_IRU },
	{ "いらっしゃる", AUX_IRU },
	{ "ある", AUX_ARU },
	{ "ござる", AUX_ARU },
	{ "おく", AUX_OKU },
	{ "しまう", AUX_SHIMAU },
	{ "くる", AUX_KURU },
	{ "いく", AUX_IKU },
	{ "まいる", AUX_IKU },
	{ "参る", AUX_IKU },
	{ "みる", AUX_MIRU },
	{ "いただく", AUX_MORAU },
	{ "頂く", AUX_MORAU },
	{ "もらう", AUX_MORAU },
	{ "いただける", AUX_MORAERU },
	{ "頂ける", AUX_MORAERU },
	{ "もらえる", AUX_MORAERU },
	{ "くださる", AUX_KURERU },
	{ "下さる", AUX_KURERU },
	{ "くれる", AUX_KURERU },
};

static const struct te_aux stem_auxes[] = {
	{ "すぎる", AUX_SUGIRU },
	{ "過ぎる", AUX_SUGIRU },
	{ "やすい", AUX_YASUI },
	{ "にくい", AUX_NIKUI },
	{ "はじめる", AUX_HAJIMERU },
	{ "始める", AUX_HAJIMERU },
	{ "つづける", AUX_TSUZUKERU },
	{ "続ける", AUX_TSUZUKERU },
	{ "おわる", AUX_OWARU },
	{ "終わる", AUX_OWARU },
	{ "なおす", AUX_NAOSU },
	{ "直す", AUX_NAOSU },
	{ "忘れる", AUX_WASURERU },
	{ "かねる", AUX_KANERU },
};

static enum aux
find_aux(const struct te_aux *list, size_t count, const struct morph *m)
{
	for (size_t i = 0; i < count; i++)
		if (morph_has_base(m, list[i].base))
			return list[i].aux;
	return AUX_NONE;
}

static bool
is_humble(const struct morph *v)
{
	static const char *const bases[] = { "おる", "いただく", "いただける",
		"頂く", "頂ける", "まいる", "参る" };

	for (size_t i = 0; i < ARRAY_SIZE(bases); i++)
		if (morph_has_base(v, bases[i]))
			return true;
	return false;
}

/* Behind て: an auxiliary, ください, or the end of the chain. */
static size_t
parse_te(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *v = parse_spaced(p, at + 1);
	enum aux aux;

	*done = true;
	if (morph_is_verb(v)) {
		bool kudasai = morph_has_base(v, "くださる") ||
			       morph_has_base(v, "下さる");

		if ((kudasai && morph_has_form(v, "命令")) ||
		    str_eq(v->surface, STR("下さい"))) {
			r->ending = END_KUDASAI;
			return at + 2;
		}
		aux = find_aux(te_auxes, ARRAY_SIZE(te_auxes), v);
		if (aux != AUX_NONE && !r->neg && !r->polite &&
		    (v->feature->pos == POS_VERB_DEPENDENT ||
			aux == AUX_MORAERU || aux == AUX_OKU)) {
			*done = false;
			r->honorific |= morph_has_base(v, "くださる") ||
					morph_has_base(v, "下さる") ||
					morph_has_base(v, "いらっしゃる");
			r->humble |= is_humble(v);
			pred_push(r, aux);
			/* 置いておけません: no imperative. */
			if (morph_has_form(v, "命令") && at + 2 < p->m->count &&
			    p->m->items[at + 2].feature->pos == POS_AUXILIARY)
				pred_push(r, AUX_POTENTIAL);
			return at + 2;
		}
	}
	r->ending = END_TE;
	if (r->neg && str_eq(p->m->items[at].surface, STR("で")))
		r->ending = END_NAIDE;
	return at + 1;
}

static size_t
parse_aux_nu(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *m = parse_at(p, at);
	const struct morph *next = parse_morph(p, at + 1);

	r->neg = true;
	/* 知らせねば */
	if (str_eq(m->surface, STR("ね")) && next &&
	    str_eq(next->surface, STR("ば")))
		return at + 1;
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
	const struct morph *m = parse_at(p, at);

	if (morph_has_base(m, "ます")) {
		r->polite = true;
		return at + 1;
	}
	if (morph_has_base(m, "ない") && !r->neg) {
		r->neg = true;
		return at + 1;
	}
	if (morph_has_base(m, "ぬ") || morph_has_base(m, "ん"))
		return r->neg ? at : parse_aux_nu(p, at, r, done);
	if (morph_has_base(m, "たい") && !r->neg) {
		pred_push(r, AUX_TAI);
		return at + 1;
	}
	if (str_eq(m->feature->ctype, STR("特殊・タ"))) {
		const struct morph *next = parse_morph(p, at + 1);

		/* 飲みたがる is read as 飲んだ + がる. */
		if (next && morph_has_base(next, "がる")) {
			r->ending = END_OPEN;
			*done = true;
			return at + 1;
		}
		if (morph_has_form(m, "仮定")) {
			r->ending = END_TARA;
			*done = true;
		} else {
			r->past = true;
		}
		return at + 1;
	}
	if (morph_has_base(m, "う") || morph_has_base(m, "よう")) {
		const struct morph *before = &p->m->items[at - 1];

		r->ending = morph_is_copula(before) ? END_DAROU : END_IKOU;
		*done = true;
		return at + 1;
	}
	if (morph_has_base(m, "です")) {
		r->desu = !r->polite;
		r->polite = true;
		return at + 1;
	}
	if (morph_has_base(m, "だ") && morph_has_form(m, "未然"))
		return at + 1;
	return at;
}

/* せる behind verbs whose causative is a verb of its own: 減らせる is what one
 * can 減らす. */
static void
add_seru(struct pred *r)
{
	static const char *const pairs[][2] = { { "減る", "減らす" },
		{ "動く", "動かす" }, { "飛ぶ", "飛ばす" },
		{ "欠く", "欠かす" }, { "乾く", "乾かす" },
		{ "鳴る", "鳴らす" }, { "散る", "散らす" },
		{ "沸く", "沸かす" }, { "驚く", "驚かす" } };

	for (size_t i = 0; r->naux == 0 && i < ARRAY_SIZE(pairs); i++) {
		if (!str_is(r->head, pairs[i][0]))
			continue;
		r->head = str_from(pairs[i][1]);
		r->conj = conj_guess(r->head);
		pred_push(r, AUX_POTENTIAL);
		return;
	}
	pred_push(r, AUX_CAUSATIVE);
}

/* れる, せる; false if it is another suffix. 使い続けられる says what one can. */
static bool
add_suffix(const struct morph *m, struct pred *r)
{
	bool goes_on = r->naux && r->aux[r->naux - 1] == AUX_TSUZUKERU;

	if (morph_has_base(m, "れる") || morph_has_base(m, "られる"))
		pred_push(r, goes_on ? AUX_CAN : AUX_PASSIVE);
	else if (morph_has_base(m, "せる"))
		add_seru(r);
	else if (morph_has_base(m, "させる"))
		pred_push(r, AUX_CAUSATIVE);
	else
		return false;
	return true;
}

/* One more morpheme of the chain, or `at` at its end. */
static size_t
parse_next(const struct parse *p, size_t at, struct pred *r, bool *done)
{
	const struct morph *m = parse_joined(p, at);
	const struct feature *f;
	enum aux aux;

	*done = false;
	if (!m || r->naux >= PRED_AUX_MAX - 2)
		return at;
	f = m->feature;
	if (f->pos == POS_VERB_SUFFIX)
		return add_suffix(m, r) ? at + 1 : at;
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
	if (f->pos == POS_VERB_DEPENDENT || f->pos == POS_ADJECTIVE_DEPENDENT) {
		aux = find_aux(stem_auxes, ARRAY_SIZE(stem_auxes), m);
		if (aux == AUX_NONE)
			return at;
		pred_push(r, aux);
		return at + 1;
	}
	/* 壊したり, 飲んだり */
	if (at > 0 && f->pos >= POS_PARTICLE_CASE && f->pos <= POS_PARTICLE &&
	    !r->polite && !r->neg &&
	    (str_eq(m->surface, STR("たり")) ||
		str_eq(m->surface, STR("だり")))) {
		r->ending = END_TARI;
		*done = true;
		return at + 1;
	}
	if (r->neg && !r->polite && str_eq(m->surface, STR("で")) &&
	    f->pos == POS_PARTICLE_CASE)
		return parse_te(p, at, r, done);
	return at;
}

/* ---- the ending --------------------------------------------------------
 */

size_t
parse_signs(struct str s)
{
	size_t n = 0, at = 0;

	/* Kana and kanji. */
	if (s.len && (uint8_t)s.ptr[0] >= 0xE3 && (uint8_t)s.ptr[0] <= 0xE9 &&
	    ((uint8_t)s.ptr[0] > 0xE3 || (uint8_t)s.ptr[1] > 0x80))
		return 0;
	while (at < s.len) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);

		if (!parse_is_sign(str_sub(s, from, at)) &&
		    !(cp >= 0x3008 && cp <= 0x301B) && cp != 0xFF08 &&
		    cp != 0xFF09 && cp != 0xFF1C && cp != 0xFF1E)
			return 0;
		n++;
	}
	return n;
}

bool
parse_is_sign(struct str s)
{
	return s.ptr && s.len == 1 && s.ptr[0] > ' ' &&
	       !(s.ptr[0] >= '0' && s.ptr[0] <= '9') &&
	       !((s.ptr[0] | 32) >= 'a' && (s.ptr[0] | 32) <= 'z');
}

static bool
noun_follows(const struct parse *p, size_t at)
{
	const struct morph *m = parse_morph(p, at);
	enum pos pos;

	if (!m || parse_is_sign(m->surface))
		return false;
	pos = m->feature->pos;
	return (pos >= POS_NOUN && pos <= POS_PRONOUN) || pos == POS_PREFIX ||
	       pos == POS_VALUE || pos == POS_ADNOMINAL || p->origins[at].value;
}

static bool
is_comma(const struct morph *m)
{
	return m &&
	       (str_eq(m->surface, STR("、")) || str_eq(m->surface, STR("，")));
}

/* ご協力いただき ありがとうございます: a clause, without its comma. */
static bool
is_thanks(const struct morph *m)
{
	static const char *const words[] = { "ありがとう", "有難う", "誠に",
		"まことに", "心より", "心から", "深く", "厚く" };

	for (size_t i = 0; m && i < ARRAY_SIZE(words); i++)
		if (str_is(m->surface, words[i]))
			return true;
	return false;
}

/* 空気が乾燥し火災が起きる, 寸断され孤立する: し before a noun ends a clause, with or without a
 * comma. 到着し次第 does not. */
static bool
joins_clause(const struct parse *p, size_t to)
{
	const struct morph *last = &p->m->items[to - 1];
	const struct morph *next = parse_joined(p, to);

	if (!next || !((str_eq(last->feature->ctype, STR("サ変・スル")) &&
			   str_eq(last->surface, STR("し"))) ||
			 (morph_has_base(last, "れる") &&
			     str_eq(last->surface, STR("れ")))))
		return false;
	switch (next->feature->pos) {
	case POS_NOUN:
	case POS_NOUN_VERBAL:
	case POS_NOUN_ADJ:
	case POS_NOUN_ADVERBIAL:
	case POS_NOUN_PROPER:
	case POS_PREFIX:
	case POS_ADVERB:
	case POS_ADNOMINAL:
		return !parse_is_sign(next->surface) &&
		       !str_eq(next->surface, STR("次第")) &&
		       !str_eq(next->surface, STR("放題"));
	default:
		return false;
	}
}

static bool
opens_bracket(const struct morph *m)
{
	return str_eq(m->surface, STR("（")) || str_eq(m->surface, STR("("));
}

/* ご迷惑をおかけします　う回してください: a wide space ends what is polite. */
static bool
ends_at_space(const struct parse *p, size_t to)
{
	const struct morph *last = parse_at(p, to - 1);
	const struct morph *next = parse_morph(p, to);

	return next &&
	       (morph_has_base(last, "ます") || morph_has_base(last, "です") ||
		   morph_has_base(last, "ん")) &&
	       str_starts(str_sub(p->text,
			      (size_t)(last->surface.ptr - p->text.ptr) +
				  last->surface.len,
			      p->text.len),
		   STR("　"));
}

/* The basic form ends a clause or qualifies the noun behind it; the copula
 * has other forms, too. */
static enum ending
end_of_basic(const struct parse *p, size_t to, const struct morph *last)
{
	const struct morph *next = parse_morph(p, to);

	if (morph_is_copula(last) && str_eq(last->surface, STR("で")))
		return END_TE;
	if (morph_is_copula(last) && str_eq(last->surface, STR("な")))
		return END_RENTAI;
	if (morph_is_copula(last) && str_eq(last->surface, STR("なら")))
		return END_BA;
	if (morph_has_form(last, "連用タ"))
		return END_OPEN;
	/* 限るべきです: べき is like a noun. */
	if (next && str_eq(next->surface, STR("べき")))
		return END_RENTAI;
	/* 行いません(2月を除く): a bracket qualifies no noun. */
	return noun_follows(p, to) && !opens_bracket(next) &&
		       !ends_at_space(p, to)
		   ? END_RENTAI
		   : END_SHUSHI;
}

/* Of a 連用形: before a comma it ends a clause, before ながら it does not. */
static enum ending
end_of_renyou(const struct parse *p, size_t to, const struct pred *r)
{
	const struct morph *next = parse_morph(p, to);

	if (next && str_eq(next->surface, STR("ながら")))
		return END_NAGARA;
	if (is_comma(next) || is_thanks(next) ||
	    (r->sahen && joins_clause(p, to)) || r->joins)
		return END_RENYOU;
	return END_OPEN;
}

static void
set_ending(const struct parse *p, size_t to, struct pred *r)
{
	const struct morph *last = &p->m->items[to - 1];

	if (r->ending != END_SHUSHI)
		return;
	if (morph_has_form(last, "体言接続")) {
		r->ending = END_RENTAI;
	} else if (morph_has_form(last, "基本形") || morph_is_copula(last)) {
		r->ending = end_of_basic(p, to, last);
	} else if (morph_has_form(last, "連用形")) {
		r->joins = pred_has(r, AUX_IRU) && morph_has_base(last, "おる");
		r->ending = end_of_renyou(p, to, r);
	} else if (morph_has_form(last, "連用テ接続") &&
		   str_ends(last->surface, STR("く"))) {
		r->ending = END_KU;
	} else if (morph_has_form(last, "命令")) {
		r->ending = END_MEIREI;
		/* ご連絡くださいませ */
		if (pred_has(r, AUX_KURERU) && morph_has_base(last, "ます")) {
			pred_drop(r, AUX_KURERU);
			r->ending = END_KUDASAI;
			r->polite = false;
		}
	} else {
		r->ending = END_OPEN;
	}
}

/* Most words need no closer look. */
static bool
may_begin(const struct parse *p, size_t from)
{
	const struct morph *m = parse_at(p, from);
	const struct morph *next = parse_joined(p, from + 1);
	enum pos pos = m->feature->pos;

	if (pos >= POS_NOUN && pos <= POS_PRONOUN)
		return str_starts(m->surface, STR("お")) ||
		       str_starts(m->surface, STR("ご")) ||
		       morph_is_verb(next) ||
		       (next && next->feature->pos == POS_AUXILIARY);
	return pos != POS_VERB_SUFFIX && pos != POS_SYMBOL &&
	       !(pos >= POS_ADVERB && pos <= POS_INTERJECTION) &&
	       !(pos >= POS_PARTICLE_CASE && pos <= POS_PARTICLE);
}

size_t
parse_pred(
    const struct parse *p, size_t from, bool after_noun, struct pred *ret)
{
	const struct morph *m = parse_morph(p, from);
	size_t at, next;
	bool done = false;

	if (!m || m->value || p->origins[from].value || !may_begin(p, from))
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
