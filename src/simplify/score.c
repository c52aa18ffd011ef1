/*
 * Figures and findings of a text.
 *
 * Readability is jReadability (Lee and Hasebe): 11.724 − 0.056·words per
 * sentence − 0.126·漢語% − 0.042·和語% − 0.145·verb% − 0.044·particle%. The
 * formula is defined on UniDic's words and their origin; here IPADIC's
 * words stand in, and the origin is guessed from script and reading: nouns
 * in kanji alone whose reading is made of on-yomi syllables are 漢語, other
 * words with kanji or hiragana 和語. It is good for comparing two texts.
 */
#include "simplify/worker.h"

struct tally {
	uint32_t morae, kanji, words, content, easy;
	uint32_t sino, native, verbs, particles;
	uint32_t passives, honorifics, negations, listed;
};

/* Percentages are kept as sums in the score until it is finished. */
static void
add_score(struct easy_score *s, const struct tally *t)
{
	s->morae += t->morae;
	s->kanji += t->kanji;
	s->words += t->words;
	s->content_words += t->content;
	s->easy_words += t->easy;
	s->passives += t->passives;
	s->honorifics += t->honorifics;
	s->readability += 0.126 * t->sino + 0.042 * t->native +
			  0.145 * t->verbs + 0.044 * t->particles;
}

void
easy_score_finish(struct easy_score *score)
{
	double weights = score->readability;

	if (score->words == 0 || score->sentences == 0) {
		score->readability = 0;
		return;
	}
	score->readability = 11.724 - 0.056 * score->words / score->sentences -
			     100.0 * weights / score->words;
}

static bool
only_kanji(struct str s)
{
	size_t pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos)))
		if (!cp_is_kanji(cp))
			return false;
	return s.len > 0;
}

/* 漢語 are read in at most two morae a kanji, and two kanji or more. */
static bool
is_sino(const struct morph *m)
{
	size_t kanji = m->surface.len / 3;

	return only_kanji(m->surface) && kanji >= 2 &&
	       kana_morae(m->feature->reading) <= kanji * 2;
}

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

static bool
is_particle(enum pos pos)
{
	return pos >= POS_PARTICLE_CASE && pos <= POS_PARTICLE;
}

static void
tally_morph(const struct easy_worker *w, const struct morph *m, struct tally *t,
    size_t offset, struct diag *d)
{
	enum pos pos = m->feature->pos;
	struct str reading = m->feature->reading;
	size_t at = 0;
	uint32_t cp;

	if (pos == POS_SYMBOL)
		return;
	t->morae += (uint32_t)(reading.len ? kana_morae(reading)
					   : utf8_count(m->surface));
	while ((cp = utf8_next(m->surface, &at)))
		t->kanji += cp_is_kanji(cp);
	t->words++;
	if (is_sino(m))
		t->sino++;
	else if (pos != POS_VALUE && pos != POS_NOUN_NUMBER)
		t->native++;
	t->verbs += pos == POS_VERB;
	t->particles += is_particle(pos);
	if (!is_content(pos))
		return;
	t->content++;
	if (map_has(&w->easy->levels, m->feature->base) ||
	    map_has(&w->easy->levels, m->surface))
		t->easy++;
	else if (d && is_sino(m) && !map_has(&w->easy->gloss_terms, m->surface))
		diag_add(d, DIAG_EASY_HARD_WORD, offset, m->surface);
}

static void
tally_pred(const struct elem *e, struct tally *t, size_t offset, struct diag *d)
{
	const struct pred *p = &e->pred;

	if (pred_has(p, AUX_PASSIVE) || pred_has(p, AUX_CAUSATIVE)) {
		t->passives++;
		if (d)
			diag_add(d, DIAG_EASY_PASSIVE, offset, e->surface);
	}
	if (p->honorific || p->humble) {
		t->honorifics++;
		if (d)
			diag_add(d, DIAG_EASY_HONORIFIC, offset, e->surface);
	}
	if (elem_is(e->next, STR("おそれ")) || elem_is(e->next, STR("恐れ")) ||
	    elem_is(e->next, STR("見込み"))) {
		if (d)
			diag_add(d, DIAG_EASY_VAGUE, offset, e->next->surface);
	}
	t->negations += pred_negations(p) > 0;
}

static bool
is_polite(const struct pred *p)
{
	return p->polite || p->ending == END_KUDASAI;
}

/* Findings about the whole sentence. */
static void
report(const struct tally *t, const struct chain *c, bool polite, size_t offset,
    struct diag *d)
{
	struct str text = str_trim(c->text);

	if (t->morae > 48)
		diag_add(d, DIAG_EASY_LONG, offset, DIAG_NUM(t->morae));
	if (t->kanji > 13)
		diag_add(d, DIAG_EASY_KANJI, offset, DIAG_NUM(t->kanji));
	if (t->listed >= 3)
		diag_add(d, DIAG_EASY_LIST, offset, DIAG_NUM(t->listed + 1));
	if (!polite)
		diag_add(d, DIAG_EASY_NOT_POLITE, offset, STR_NONE);
	CHAIN_FOREACH(e, c)
	{
		const struct elem *next = e->next;

		if (e->kind != ELEM_PRED || !pred_negations(&e->pred) ||
		    elem_end(c, next))
			continue;
		if (elem_is(next, STR("わけ")) || elem_is(next, STR("と")))
			for (; !elem_is_stop(c, next); next = next->next)
				if (next->kind == ELEM_PRED &&
				    pred_negations(&next->pred)) {
					diag_add(d, DIAG_EASY_DOUBLE_NEGATIVE,
					    offset, text);
					break;
				}
	}
}

void
easy_score_add(struct easy_worker *w, struct easy_score *score,
    const struct node *s, bool brief, struct diag *d)
{
	struct chain c;
	struct morphs m;
	struct tally t = { 0 };
	const struct elem *last = NULL;
	bool polite = true;

	arena_clear(&w->scratch);
	flat_from_node(&w->source, s);
	flat_parse(&w->source, w->tagger, &w->scratch, &c, &m);
	if (m.count == 0)
		return;
	for (size_t i = 0; i < m.count; i++)
		tally_morph(w, &m.items[i], &t, s->offset, brief ? NULL : d);
	CHAIN_FOREACH(e, &c)
	{
		if (e->kind == ELEM_PRED) {
			tally_pred(e, &t, s->offset, brief ? NULL : d);
			if (e->depth == 0 && elem_is_stop(&c, e->next))
				last = e;
		}
		if (elem_is_noun(e) && (elem_is(e->next, STR("、")) ||
					   elem_is(e->next, STR("・"))))
			t.listed++;
	}
	if (!brief)
		polite = last && is_polite(&last->pred);
	add_score(score, &t);
	score->sentences++;
	score->chars += (uint32_t)utf8_count(c.text);
	score->long_sentences += t.morae > 48;
	score->not_polite += !polite;
	if (d && !brief)
		report(&t, &c, polite, s->offset, d);
}
