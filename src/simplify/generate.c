/* From a predicate's structure to its text. */
#include "simplify/chain.h"

struct stem {
	struct str word;
	enum conj conj;
};

/* An auxiliary is a word of its own behind a form of what stands before. */
struct aux_shape {
	const char *word;
	enum form form;
	enum conj conj;
};

static const struct aux_shape shapes[AUX_MAX] = {
	[AUX_CAUSATIVE] = { "", FORM_CAUSATIVE, CONJ_ICHIDAN },
	[AUX_PASSIVE] = { "", FORM_PASSIVE, CONJ_ICHIDAN },
	[AUX_POTENTIAL] = { "", FORM_POTENTIAL, CONJ_ICHIDAN },
	[AUX_CAN] = { "ことができる", FORM_RENTAI, CONJ_ICHIDAN },
	[AUX_TAI] = { "たい", FORM_RENYOU, CONJ_ADJ },
	[AUX_SUGIRU] = { "すぎる", FORM_RENYOU, CONJ_ICHIDAN },
	[AUX_YASUI] = { "やすい", FORM_RENYOU, CONJ_ADJ },
	[AUX_NIKUI] = { "にくい", FORM_RENYOU, CONJ_ADJ },
	[AUX_HAJIMERU] = { "始める", FORM_RENYOU, CONJ_ICHIDAN },
	[AUX_TSUZUKERU] = { "続ける", FORM_RENYOU, CONJ_ICHIDAN },
	[AUX_OWARU] = { "終わる", FORM_RENYOU, CONJ_RU },
	[AUX_NAOSU] = { "直す", FORM_RENYOU, CONJ_SU },
	[AUX_WASURERU] = { "忘れる", FORM_RENYOU, CONJ_ICHIDAN },
	[AUX_KANERU] = { "かねる", FORM_RENYOU, CONJ_ICHIDAN },
	[AUX_IRU] = { "いる", FORM_TE, CONJ_ICHIDAN },
	[AUX_ARU] = { "ある", FORM_TE, CONJ_ARU },
	[AUX_OKU] = { "おく", FORM_TE, CONJ_KU },
	[AUX_SHIMAU] = { "しまう", FORM_TE, CONJ_U },
	[AUX_KURU] = { "くる", FORM_TE, CONJ_KURU },
	[AUX_IKU] = { "いく", FORM_TE, CONJ_IKU },
	[AUX_MIRU] = { "みる", FORM_TE, CONJ_ICHIDAN },
	[AUX_MORAU] = { "もらう", FORM_TE, CONJ_U },
	[AUX_MORAERU] = { "もらえる", FORM_TE, CONJ_ICHIDAN },
	[AUX_KURERU] = { "くれる", FORM_TE, CONJ_ICHIDAN },
	[AUX_NEG] = { "ない", FORM_MIZEN, CONJ_ADJ },
	[AUX_TA] = { "", FORM_TA, CONJ_NONE },
};

static struct str
negative_stem(struct arena *a, struct stem s)
{
	struct str mizen = inflect(a, s.word, s.conj, FORM_MIZEN);

	if (s.conj == CONJ_NA || s.conj == CONJ_COPULA)
		return arena_join(a, mizen, STR("は"));
	if (s.conj == CONJ_ARU)
		return str_sub(s.word, 0, s.word.len - 6);
	return mizen;
}

static bool
add_aux(struct arena *a, struct stem *s, enum aux aux)
{
	const struct aux_shape *shape = &shapes[aux];
	struct str form;

	if (aux == AUX_MUST || aux == AUX_NEED_NOT) {
		/* 本人でなければ: は has no place in it. */
		form = s->conj == CONJ_NA || s->conj == CONJ_COPULA
			   ? inflect(a, s->word, s->conj, FORM_MIZEN)
			   : negative_stem(a, *s);
		s->word = arena_join(a, form,
		    aux == AUX_MUST ? STR("なければなる")
				    : STR("なくてもいい"));
		s->conj = aux == AUX_MUST ? CONJ_RU : CONJ_YOI;
		return true;
	}
	if (aux == AUX_KARA_NAI) {
		form = s->conj == CONJ_NA || s->conj == CONJ_COPULA ||
			       s->conj == CONJ_NONE
			   ? s->word
			   : inflect(a, s->word, s->conj, FORM_SHUSHI);
		s->word = arena_join(a, form, STR("かもしれる"));
		s->conj = CONJ_ICHIDAN;
		return true;
	}
	if (!shape->word)
		return false;
	form = aux == AUX_NEG ? negative_stem(a, *s)
			      : inflect(a, s->word, s->conj, shape->form);
	if (!form.ptr)
		return false;
	s->word = arena_join(a, form, str_from(shape->word));
	s->conj = shape->conj;
	return true;
}

static bool
is_verb(struct stem s)
{
	return conj_is_verb(s.conj);
}

static struct str
suffix(struct arena *a, struct str s, const char *ending)
{
	if (!s.ptr)
		return STR_NONE;
	return arena_join(a, s, str_from(ending));
}

/* です・ます: ends a sentence, or stands before が, ので, から. */
static struct str
polite_end(struct arena *a, struct stem s, bool neg, bool past)
{
	if (is_verb(s)) {
		static const char *const masu[2][2] = {
			{ "ます", "ました" },
			{ "ません", "ませんでした" },
		};
		return suffix(a, inflect(a, s.word, s.conj, FORM_POLITE),
		    masu[neg][past]);
	}
	if (s.conj == CONJ_NA || s.conj == CONJ_COPULA) {
		static const char *const desu[2][2] = {
			{ "です", "でした" },
			{ "ではありません", "ではありませんでした" },
		};
		return suffix(a, s.word, desu[neg][past]);
	}
	if (str_ends(s.word, STR("ない")) && !neg) {
		/* 問題がない is 問題がありません. */
		struct str cut = str_sub(s.word, 0, s.word.len - 6);

		if (cut.len == 0 || str_ends(cut, STR("は")))
			return suffix(
			    a, cut, past ? "ありませんでした" : "ありません");
	}
	if (neg)
		return suffix(a, negative_stem(a, s),
		    past ? "ありませんでした" : "ありません");
	return suffix(a,
	    inflect(a, s.word, s.conj, past ? FORM_TA : FORM_SHUSHI), "です");
}

static struct str
plain_end(struct arena *a, struct stem s, bool neg, bool past, bool rentai)
{
	if (neg)
		return suffix(
		    a, negative_stem(a, s), past ? "なかった" : "ない");
	if (past)
		return inflect(a, s.word, s.conj, FORM_TA);
	return inflect(a, s.word, s.conj, rentai ? FORM_RENTAI : FORM_SHUSHI);
}

/* ず stands behind せ, not し. */
static struct str
zu_stem(struct arena *a, struct stem s)
{
	if (s.conj == CONJ_SURU)
		return suffix(a, str_sub(s.word, 0, s.word.len - 6), "せ");
	return negative_stem(a, s);
}

static struct str
negative_ending(struct arena *a, struct stem s, const struct pred *p)
{
	switch (p->ending) {
	case END_TE:
		return suffix(a, negative_stem(a, s), "なくて");
	case END_NAIDE:
		return suffix(a, negative_stem(a, s), "ないで");
	case END_RENYOU:
	case END_ZU:
		return suffix(a, zu_stem(a, s), "ず");
	case END_KU:
		return suffix(a, negative_stem(a, s), "なく");
	case END_BA:
		if (s.conj == CONJ_COPULA || s.conj == CONJ_NA)
			return suffix(a, s.word, "でなければ");
		return suffix(a, negative_stem(a, s), "なければ");
	case END_TARA:
		return suffix(a, negative_stem(a, s), "なかったら");
	case END_KUDASAI:
		if (!is_verb(s))
			return STR_NONE;
		return suffix(a, negative_stem(a, s), "ないでください");
	case END_DAROU:
		return suffix(a, plain_end(a, s, true, p->past, false),
		    p->polite ? "でしょう" : "だろう");
	default:
		return STR_NONE;
	}
}

static struct str
positive_ending(struct arena *a, struct stem s, const struct pred *p)
{
	struct str form;

	switch (p->ending) {
	case END_TE:
		if (p->polite && is_verb(s))
			return suffix(a,
			    inflect(a, s.word, s.conj, FORM_POLITE), "まして");
		return inflect(a, s.word, s.conj, FORM_TE);
	case END_RENYOU:
	case END_NAGARA:
		return inflect(a, s.word, s.conj, FORM_RENYOU);
	case END_KU:
		if (s.conj == CONJ_NA)
			return suffix(a, s.word, "に");
		return s.conj == CONJ_ADJ || s.conj == CONJ_YOI
			   ? inflect(a, s.word, s.conj, FORM_MIZEN)
			   : STR_NONE;
	case END_BA:
		return inflect(a, s.word, s.conj, FORM_BA);
	case END_TARA:
		return inflect(a, s.word, s.conj, FORM_TARA);
	case END_TARI:
		return inflect(a, s.word, s.conj, FORM_TARI);
	case END_MEIREI:
		return inflect(a, s.word, s.conj, FORM_MEIREI);
	case END_IKOU:
		if (p->polite && is_verb(s))
			return suffix(a,
			    inflect(a, s.word, s.conj, FORM_POLITE),
			    "ましょう");
		return inflect(a, s.word, s.conj, FORM_IKOU);
	case END_KUDASAI:
		if (!is_verb(s))
			return STR_NONE;
		return suffix(
		    a, inflect(a, s.word, s.conj, FORM_TE), "ください");
	case END_DAROU:
		form = s.conj == CONJ_NA || s.conj == CONJ_COPULA
			   ? s.word
			   : plain_end(a, s, false, p->past, false);
		return suffix(a, form, p->polite ? "でしょう" : "だろう");
	default:
		return STR_NONE;
	}
}

struct str
pred_generate(struct arena *a, const struct pred *p)
{
	struct stem s = { p->head, p->conj };
	bool neg = p->neg;

	for (unsigned i = 0; i < p->naux; i++) {
		if (!add_aux(a, &s, p->aux[i]))
			return STR_NONE;
		/* These two are negatives in form: the word is なる, しれる. */
		if (p->aux[i] == AUX_MUST || p->aux[i] == AUX_KARA_NAI) {
			if (i + 1 < p->naux || p->neg)
				return STR_NONE;
			neg = true;
		}
	}
	/* Nobody is asked that it must or may be. */
	if (p->ending == END_KUDASAI && neg != p->neg)
		return STR_NONE;
	if (p->ending == END_SHUSHI && p->polite)
		return polite_end(a, s, neg, p->past);
	if (p->ending == END_SHUSHI || p->ending == END_RENTAI)
		return plain_end(a, s, neg, p->past, p->ending == END_RENTAI);
	return neg ? negative_ending(a, s, p) : positive_ending(a, s, p);
}

unsigned
pred_negations(const struct pred *p)
{
	unsigned n = p->neg;

	if (p->ending == END_ZU || p->ending == END_NAIDE ||
	    p->ending == END_ZARU)
		n = 1;
	if (str_eq(p->head, STR("ない")) || str_eq(p->head, STR("無い")))
		n++;
	for (unsigned i = 0; i < p->naux; i++)
		n += p->aux[i] == AUX_NEG || p->aux[i] == AUX_NEED_NOT;
	return n;
}

bool
pred_has(const struct pred *p, enum aux aux)
{
	for (unsigned i = 0; i < p->naux; i++)
		if (p->aux[i] == aux)
			return true;
	return false;
}

bool
pred_has_phase(const struct pred *p)
{
	return pred_has(p, AUX_HAJIMERU) || pred_has(p, AUX_TSUZUKERU) ||
	       pred_has(p, AUX_OWARU) || pred_has(p, AUX_NAOSU) ||
	       pred_has(p, AUX_WASURERU);
}

void
pred_drop(struct pred *p, enum aux aux)
{
	unsigned to = 0;

	for (unsigned i = 0; i < p->naux; i++)
		if (p->aux[i] != aux)
			p->aux[to++] = p->aux[i];
	p->naux = (uint8_t)to;
}

void
pred_push(struct pred *p, enum aux aux)
{
	if (p->naux < PRED_AUX_MAX)
		p->aux[p->naux++] = (uint8_t)aux;
}
