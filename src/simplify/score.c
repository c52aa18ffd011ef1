/*
 * Figures of a text.
 *
 * Readability is jReadability (Lee and Hasebe): 11.724 − 0.056·words per
 * sentence − 0.126·漢語% − 0.042·和語% − 0.145·verb% − 0.044·particle%. The
 * formula is defined on UniDic's short words. Here IPADIC's stand in, which
 * join some of them, with origins of our own (origin.h) and a typed value as
 * one word without origin. It is good for comparing texts.
 */
#include "simplify/hard.h"
#include "simplify/origin.h"
#include "simplify/worker.h"

#include <ctype.h>

#define LONG_MORAE 48

/* ---- the finished figures ------------------------------------------------ */

/* The figure at which the grades 1 to 5 begin, taken from our own sentences
 * of city notices, their rewriting by hand, and the shares that people reach
 * who write Easy Japanese: 44 to 70 % beginners' words. Between them the
 * grade grows in a straight line. */
static const struct {
	const char *name;
	double cuts[5];
} axes[EASY_AXIS_MAX] = {
	[AXIS_WORDS] = { "words", { 15, 30, 45, 60, 75 } },
	[AXIS_KANJI] = { "kanji", { 65, 52, 42, 33, 24 } },
	[AXIS_HARDNESS] = { "hardness", { 60, 50, 42, 35, 28 } },
	[AXIS_LENGTH] = { "length", { 40, 28, 20, 15, 10 } },
	[AXIS_GRAMMAR] = { "grammar", { 2.5, 1.5, 1, 0.6, 0.2 } },
};

static double
grade(enum easy_axis axis, double x)
{
	const double *cuts = axes[axis].cuts;
	double sign = cuts[4] > cuts[0] ? 1 : -1;

	if (sign * x < sign * cuts[0])
		return 1;
	for (unsigned i = 0; i < 4; i++)
		if (sign * x < sign * cuts[i + 1])
			return 1 + i + (x - cuts[i]) / (cuts[i + 1] - cuts[i]);
	return 5;
}

static double
percent(uint32_t part, uint32_t whole)
{
	return whole ? 100.0 * part / whole : 0;
}

void
easy_score_sum(struct easy_score *all, const struct easy_score *one)
{
	all->sentences += one->sentences;
	all->brief += one->brief;
	all->chars += one->chars;
	all->morae += one->morae;
	all->kanji += one->kanji;
	all->words += one->words;
	all->content_words += one->content_words;
	all->easy_words += one->easy_words;
	all->sino_words += one->sino_words;
	all->native_words += one->native_words;
	all->kanji_words += one->kanji_words;
	all->nouns += one->nouns;
	all->verbs += one->verbs;
	all->particles += one->particles;
	all->sentence_words += one->sentence_words;
	all->passives += one->passives;
	all->honorifics += one->honorifics;
	all->long_sentences += one->long_sentences;
	all->not_polite += one->not_polite;
	all->hard_grammar += one->hard_grammar;
}

void
easy_score_finish(struct easy_score *s)
{
	double units = s->sentences ? s->sentences : s->brief;
	double length;

	if (s->words == 0 || units == 0)
		return;
	length = (s->sentences ? s->sentence_words : s->words) / units;
	s->readability = 11.724 - 0.056 * length -
			 0.126 * percent(s->sino_words, s->words) -
			 0.042 * percent(s->native_words, s->words) -
			 0.145 * percent(s->verbs, s->words) -
			 0.044 * percent(s->particles, s->words);
	s->axes[AXIS_WORDS] = grade(AXIS_WORDS,
	    s->content_words ? percent(s->easy_words, s->content_words) : 100);
	s->axes[AXIS_KANJI] =
	    grade(AXIS_KANJI, percent(s->kanji_words, s->words));
	s->axes[AXIS_HARDNESS] =
	    grade(AXIS_HARDNESS, percent(s->nouns, s->words));
	s->axes[AXIS_LENGTH] = grade(AXIS_LENGTH, length);
	s->axes[AXIS_GRAMMAR] = grade(AXIS_GRAMMAR, s->hard_grammar / units);
	s->ease = 0;
	for (unsigned i = 0; i < EASY_AXIS_MAX; i++)
		s->ease += s->axes[i] / EASY_AXIS_MAX;
}

const char *
easy_axis_name(enum easy_axis axis)
{
	return axes[axis].name;
}

/* The levels are a point wide and begin at these figures. */
const char *
easy_level(double readability)
{
	static const char *const levels[] = { N_("upper-advanced"),
		N_("lower-advanced"), N_("upper-intermediate"),
		N_("lower-intermediate"), N_("upper-elementary"),
		N_("lower-elementary") };
	static const double starts[] = { 1.5, 2.5, 3.5, 4.5, 5.5 };
	size_t i = 0;

	while (i < ARRAY_SIZE(starts) && readability >= starts[i])
		i++;
	return levels[i];
}

/* ---- one sentence -------------------------------------------------------- */

static bool
is_content(enum pos pos)
{
	switch (pos) {
	case POS_NOUN:
	case POS_NOUN_VERBAL:
	case POS_NOUN_ADJ:
	case POS_NOUN_ADVERBIAL:
	case POS_VERB:
	case POS_ADJECTIVE:
	case POS_ADVERB:
		return true;
	default:
		return false;
	}
}

/* The formula leaves out verbs that may serve others, as UniDic has them. */
static bool
is_serving(struct str base)
{
	static const char *const verbs[] = { "する", "ある", "いる", "なる",
		"できる", "行く", "いく", "来る", "くる", "見る", "みる",
		"置く", "おく", "もらう", "くれる", "くださる", "いただく",
		"なさる", "いたす", "ござる", "まいる", "しまう", "あげる",
		"出来る", "頂く", "下さる", "致す", "願う" };

	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(base, verbs[i]))
			return true;
	return false;
}

static uint32_t
count_kanji(struct str s)
{
	uint32_t n = 0, cp;
	size_t at = 0;

	while ((cp = utf8_next(s, &at)))
		n += cp_is_kanji(cp);
	return n;
}

/* Read as the furigana have it, numbers with their counters among them. A
 * range that `skip` has is left out. */
static uint32_t
text_morae(struct easy_worker *w, struct str text, const struct morphs *m,
    const bool *skip)
{
	struct ruby_run *runs;
	size_t n = furigana(w->tagger, text, m, &w->scratch, &runs), at = 0;
	uint32_t morae = 0;

	for (size_t i = 0; i < n; at += runs[i++].base.len) {
		size_t pos = 0;
		uint32_t cp;

		if (runs[i].reading.len) {
			if (!skip || !skip[at])
				morae += (uint32_t)kana_morae(runs[i].reading);
			continue;
		}
		while (pos < runs[i].base.len) {
			size_t from = pos;

			cp = utf8_next(runs[i].base, &pos);
			if (skip && skip[at + from])
				continue;
			morae += cp_is_kanji(cp) || cp_digit(cp) >= 0;
			morae += (uint32_t)kana_morae(
			    str_sub(runs[i].base, from, pos));
		}
	}
	return morae;
}

/* Of a value, which is one morpheme without a reading. */
static uint32_t
value_morae(struct easy_worker *w, struct str text)
{
	struct morphs m;

	tagger_parse(w->tagger, text, NULL, 0, &w->scratch, &m);
	return text_morae(w, text, &m, NULL);
}

/* The dictionary has ASCII's signs as nouns. */
static bool
is_sign(const struct morph *m)
{
	return m->feature->pos == POS_SYMBOL ||
	       ispunct((unsigned char)m->surface.ptr[0]);
}

/* お年寄り stands in the list with its お. */
static bool
is_easy(const struct easy *e, const struct morph *m, const struct morph *before)
{
	struct str base = m->feature->base, word = m->surface;

	if (map_has(&e->levels, base) || map_has(&e->levels, word))
		return true;
	if (!before || !str_eq(before->surface, STR("お")) ||
	    before->surface.ptr + before->surface.len != word.ptr)
		return false;
	word.ptr -= before->surface.len;
	word.len += before->surface.len;
	return map_has(&e->levels, word);
}

static void
add_morph(struct easy_worker *w, struct easy_score *s, const struct morph *m,
    const struct morph *before)
{
	const struct easy *e = w->easy;
	enum pos pos = m->feature->pos;
	uint32_t kanji = count_kanji(m->surface);
	enum origin_class origin = word_origin(e, m);

	s->words++;
	s->kanji += kanji;
	s->kanji_words += kanji > 0;
	if (pos == POS_VALUE)
		s->morae += value_morae(w, m->surface);
	s->sino_words += origin == ORIGIN_SINO;
	s->native_words += origin == ORIGIN_NATIVE;
	s->nouns += (pos >= POS_NOUN && pos <= POS_PRONOUN) || pos == POS_VALUE;
	s->verbs += pos == POS_VERB && !is_serving(m->feature->base);
	s->particles += pos >= POS_PARTICLE_CASE && pos <= POS_PARTICLE;
	if (!is_content(pos))
		return;
	s->content_words++;
	s->easy_words += is_easy(e, m, before);
}

/* Marks the morphemes inside 〈…〉, which explains what stands before it. The
 * brackets are signs. */
static void
mark_glosses(const struct morphs *m, bool *inside)
{
	static const char *const open[] = { "〈", "＜", "《" };
	static const char *const close[] = { "〉", "＞", "》" };

	for (size_t k = 0; k < ARRAY_SIZE(open); k++) {
		size_t from = SIZE_MAX;

		for (size_t i = 0; i < m->count; i++) {
			struct str s = m->items[i].surface;

			if (from == SIZE_MAX && i > 0 &&
			    str_eq(s, str_from(open[k])))
				from = i;
			if (from == SIZE_MAX || !str_eq(s, str_from(close[k])))
				continue;
			memset(inside + from, 1, i + 1 - from);
			from = SIZE_MAX;
		}
	}
}

static void
add_grammar(const struct easy_worker *w, struct easy_score *s,
    const struct chain *c, bool brief)
{
	const struct elem *final = hard_final(c);
	unsigned all = 0;

	CHAIN_FOREACH(e, c)
	{
		unsigned kinds = e->frozen ? 0 : hard_grammar(w->easy, c, e);

		s->passives += (kinds & HARD_PASSIVE) > 0;
		s->honorifics += (kinds & HARD_HONORIFIC) > 0;
		all |= kinds;
	}
	if (!brief && !hard_is_polite(final)) {
		s->not_polite++;
		all |= HARD_WRITTEN;
	}
	for (; all; all &= all - 1)
		s->hard_grammar++;
}

void
easy_score_add(struct easy_worker *w, struct easy_score *score,
    const struct node *node, bool brief)
{
	struct easy_score s = { 0 };
	struct chain c;
	struct morphs m;
	bool *skip, *gloss;

	arena_clear(&w->scratch);
	flat_from_node(&w->source, node);
	flat_parse(&w->source, w->tagger, &w->scratch, &c, &m);
	skip = arena_alloc(&w->scratch, c.text.len + 1);
	gloss = arena_alloc(&w->scratch, m.count + 1);
	mark_glosses(&m, gloss);
	for (size_t i = 0; i < m.count; i++) {
		struct str word = m.items[i].surface;

		if (gloss[i] || m.items[i].feature->pos == POS_VALUE)
			memset(skip + (word.ptr - c.text.ptr), 1, word.len);
		if (gloss[i])
			continue;
		s.chars += (uint32_t)utf8_count(m.items[i].surface);
		if (!is_sign(&m.items[i]))
			add_morph(
			    w, &s, &m.items[i], i ? &m.items[i - 1] : NULL);
	}
	if (s.words == 0)
		return;
	brief |= hard_is_phrase(&c);
	s.morae += text_morae(w, c.text, &m, skip);
	add_grammar(w, &s, &c, brief);
	s.sentences = !brief;
	s.brief = brief;
	s.sentence_words = brief ? 0 : s.words;
	s.long_sentences = !brief && s.morae > LONG_MORAE;
	easy_score_sum(score, &s);
}
