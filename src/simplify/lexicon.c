/* Words for words: nouns and other words of the lexicon, with their
 * particles. */
#include "simplify/lexicon.h"

#include <string.h>

/* 20日までに, 夜に say when. */
static bool
says_when(const struct elem *ni)
{
	return elem_is(ni->prev, STR("まで")) || pattern_is_time(ni->prev);
}

/* 水ぬれなどで: a noun that looks like a verb. */
static bool
is_noun_form(const struct elem *e)
{
	static const char *const behind[] = { "など", "等", "による", "により",
		"で" };

	return (e->pred.ending == END_RENYOU || e->pred.ending == END_OPEN) &&
	       elem_is_any(e->next, behind, ARRAY_SIZE(behind));
}

bool
lexicon_clause_has(
    const struct chain *c, const struct elem *e, struct str particle)
{
	unsigned depth = e->depth;
	bool ni = str_eq(particle, STR("に"));
	bool own = ni || str_eq(particle, STR("を"));
	bool inner = false;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		bool taken = own && inner;

		if (e->depth != depth)
			continue;
		if (e->kind == ELEM_PRED && is_noun_form(e))
			continue;
		if (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI)
			return false;
		/* 封筒に入っているはがきを投函する, 家を出るときは施錠する */
		if (e->kind == ELEM_PRED)
			inner = conj_is_verb(e->pred.conj);
		else if (elem_is(e, STR("、")) || elem_is(e, STR("は")) ||
			 elem_is(e, STR("を")))
			inner = false;
		if (elem_is(e, particle) && !taken && !(ni && says_when(e)))
			return true;
	}
	return false;
}

static bool
is_helped(const struct elem *noun)
{
	static const char *const ends[] = { "企業", "事業者", "団体", "法人",
		"世帯", "家庭", "学校", "市町村", "自治体", "施設", "店",
		"農家", "グループ", "組合" };

	if (elem_is_actor(noun))
		return true;
	return str_ends_any(noun->surface, ends, ARRAY_SIZE(ends));
}

/* 企業に、開発から販売まで支援する: who is helped, where there is no を. */
static struct elem *
far_receiver(const struct chain *c, const struct elem *e)
{
	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != e->depth)
			continue;
		if (elem_is(at, STR("を")) ||
		    (at->kind == ELEM_PRED && at->pred.ending != END_KU))
			return NULL;
		if (elem_is(at, STR("に")) && elem_is(at->next, STR("、")))
			return is_helped(at->prev) && !at->frozen ? at : NULL;
	}
	return NULL;
}

static bool
has_word(const struct elem *e, struct str words)
{
	struct str word;

	while (str_split(&words, '|', &word))
		if (str_find(e->surface, word, 0) != STR_NPOS)
			return true;
	return false;
}

bool
lexicon_company_holds(
    const struct chain *c, const struct row *r, const struct elem *e)
{
	static const char *const subjects[] = { "は", "が", "も" };
	bool pred = e->kind == ELEM_PRED;

	if (!r->with.len)
		return true;
	if (pred && r->need_case)
		return elem_is(e->prev, r->case_from) &&
		       has_word(e->prev->prev, r->with);
	while (!elem_is_stop(c, e->prev))
		e = e->prev;
	for (; !elem_is_stop(c, e); e = e->next)
		if ((!pred ||
			elem_is_any(e->next, subjects, ARRAY_SIZE(subjects))) &&
		    has_word(e, r->with))
			return true;
	return false;
}

/* 3日までに, 貼らずに, 自動的に, 違法に: when, or how. */
static bool
is_manner(const struct elem *noun)
{
	static const char *const words[] = { "まで", "緊急", "違法", "不正",
		"不当", "独自", "新た", "円滑", "適切", "適正", "早急",
		"大量" };

	return noun->kind == ELEM_PRED || str_ends(noun->surface, STR("的")) ||
	       elem_is_any(noun, words, ARRAY_SIZE(words));
}

static bool
is_soon(const struct elem *e)
{
	static const char *const words[] = { "すぐに", "早めに", "速やかに",
		"直ちに", "至急", "早急に", "すぐ", "速やか", "早急", "早め" };

	return e->pos == POS_ADVERB ||
	       (e->kind == ELEM_PRED && e->pred.ending == END_KU) ||
	       elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       (elem_is(e, STR("に")) &&
		   elem_is_any(e->prev, words, ARRAY_SIZE(words)));
}

/* 病院を早く受診する → 病院に早く行く: the particle before how it is done. */
static struct elem *
particle_before_manner(const struct row *r, const struct elem *e)
{
	struct elem *at = e->prev;

	if (str_eq(r->case_from, STR("を")) && str_eq(r->case_to, STR("に")))
		while (is_soon(at))
			at = at->prev;
	return elem_is(at, r->case_from) && !at->frozen ? at : NULL;
}

bool
lexicon_case_holds(const struct work *w, const struct row *r, struct elem *e,
    struct elem **ret)
{
	*ret = NULL;
	if (r->case_from.len == 0)
		return true;
	/* 施設への入居期間: two particles are no の. */
	if (str_eq(r->case_from, STR("の")) && elem_is(e->prev, STR("の")) &&
	    e->prev->prev->pos == POS_PARTICLE_CASE)
		return false;
	/* 夜間に勤務する, 決定前に着手する: says when. */
	if (elem_is(e->prev, r->case_from) &&
	    (str_eq(r->case_to, STR("で")) ||
		(str_eq(r->case_to, STR("を")) &&
		    str_eq(r->case_from, STR("に")))) &&
	    pattern_is_time(e->prev->prev))
		return !r->need_case;
	/* 200万円を上限に支援する: nobody is helped there. */
	if (elem_is(e->prev, r->case_from) && str_eq(r->case_from, STR("に")) &&
	    str_eq(r->case_to, STR("を")) && !r->need_case &&
	    !is_helped(e->prev->prev))
		return false;
	if (elem_is(e->prev, STR("に")) && is_manner(e->prev->prev) &&
	    str_eq(r->case_from, STR("に")))
		return !r->need_case;
	if ((*ret = particle_before_manner(r, e)))
		return true;
	if (r->need_case)
		return false;
	if (str_eq(r->case_from, STR("に")) && str_eq(r->case_to, STR("を")) &&
	    (*ret = far_receiver(w->c, e)))
		return true;
	return !lexicon_clause_has(w->c, e, r->case_from);
}

void
lexicon_change_particle(struct elem *particle, const struct row *r)
{
	if (!particle)
		return;
	if (r->case_to.len == 0) {
		elem_unlink(particle);
		return;
	}
	particle->surface = particle->base = r->case_to;
	particle->start = particle->end = 0;
	particle->feature = NULL;
}

struct found {
	const struct row *row;
	struct elem *behind;
};

/* The longest row whose words begin at e. */
static struct found
find_noun(const struct work *w, struct elem *e, struct elem **ret_particle)
{
	struct found best = { NULL, NULL };
	struct buf joined = BUF_INIT;
	struct str key = STR_NONE;

	for (struct elem *at = e; !elem_end(w->c, at); at = at->next) {
		void *rows;

		if (at->frozen || at->value || (at != e && at->space))
			break;
		key = elem_join(key, at, &joined);
		if (!map_find(&w->easy->lex, key, &rows))
			break;
		for (const struct row *r = rows; r; r = r->next) {
			struct elem *particle;

			if (!lexicon_noun_fits(w, r, e, at->next, &particle))
				continue;
			best.row = r;
			best.behind = at->next;
			*ret_particle = particle;
			break;
		}
	}
	buf_release(&joined);
	return best;
}

static bool
ends_in_time(struct str easy)
{
	return (str_find(easy, STR("の"), 0) != STR_NPOS ||
		   str_find(easy, STR("を"), 0) != STR_NPOS) &&
	       (str_ends(easy, STR("年")) || str_ends(easy, STR("月")) ||
		   str_ends(easy, STR("日")) || str_ends(easy, STR("中")));
}

/* The easy words with what the word behind them asks for: 翌年1月 is 次の年の1月,
 * 入院中の費用 入院しているときの費用. */
static struct str
joined_noun(const struct work *w, const struct row *r, struct elem *behind,
    struct elem **ret_behind)
{
	static const char *const whens[] = { "とき", "場合", "際", "間" };
	const struct elem *last = behind;
	const char *link = NULL;

	/* 在学中の国民年金 is no 国民. */
	while (!last->next->space && rewrite_compound(last) &&
	       rewrite_compound(last->next))
		last = last->next;
	if (str_ends(r->word, STR("中の")) && str_ends(r->easy, STR("いる")) &&
	    !elem_is_person(last) &&
	    !elem_is_any(last, whens, ARRAY_SIZE(whens)))
		link = "ときの";
	else if (r->pos == LEX_NOUN && !elem_end(w->c, behind) &&
		 !behind->space && ends_in_time(r->easy) &&
		 (behind->value || behind->pos == POS_NOUN_NUMBER))
		link = "の";
	else if (r->clause && r->part && lexicon_joins_behind(w->c, behind) &&
		 behind->kind == ELEM_WORD && behind->pos != POS_NOUN_SUFFIX)
		link = "の";
	/* 安全を守ることのため */
	if (str_ends(r->easy, STR("こと")) && elem_is(behind, STR("の")) &&
	    (elem_is(behind->next, STR("ため")) ||
		elem_is(behind->next, STR("危険")) ||
		elem_is(behind->next, STR("おそれ")) ||
		elem_is(behind->next, STR("とき")))) {
		*ret_behind = behind->next;
		return str_sub(r->easy, 0, r->easy.len - strlen("こと"));
	}
	return link
		   ? arena_printf(w->c->arena, "%.*s%s", STR_ARG(r->easy), link)
		   : r->easy;
}

/* 代理人の方 is 代わりの人, not 代わりの人の方. */
static struct elem *
behind_person(const struct row *r, struct elem *behind)
{
	static const char *const persons[] = { "方", "かた", "人" };

	if (r->pos == LEX_NOUN &&
	    (str_ends(r->easy, STR("人")) || str_ends(r->easy, STR("さん"))) &&
	    elem_is(behind, STR("の")) &&
	    elem_is_any(behind->next, persons, ARRAY_SIZE(persons)))
		return behind->next->next;
	return behind;
}

/* Returns the element behind the change, or NULL if there is none. */
static struct elem *
lexicon_noun(struct work *w, struct elem *e)
{
	struct elem *particle = NULL;
	struct elem *made, *from;
	struct found f;
	struct str old;

	if (!rules_begins(w->easy->lex_begin, e))
		return NULL;
	f = find_noun(w, e, &particle);
	if (!f.row || str_eq(f.row->easy, rewrite_text(w, e, f.behind)))
		return NULL;
	from = particle && f.row->case_to.len ? particle : e;
	old = rewrite_text(w, particle ? particle : e, f.behind);
	lexicon_change_particle(particle, f.row);
	if (str_eq(f.row->easy, STR("-"))) {
		made = f.behind;
		/* 入場無料　お気軽にお越しください */
		if (!elem_end(w->c, made) && !made->space) {
			made->space = e->space;
			made->gap = e->gap;
		}
	} else {
		made =
		    elem_word(w->c, joined_noun(w, f.row, f.behind, &f.behind),
			f.row->pos == LEX_NOUN ? POS_NOUN
			: f.row->sentence      ? POS_OTHER
					       : e->pos);
		made->mark = e->mark;
		made->space = e->space;
		made->gap = e->gap;
		made->depth = e->depth;
		elem_insert_before(e, made);
	}
	if (from == e)
		from = made;
	f.behind = behind_person(f.row, f.behind);
	for (struct elem *at = e, *next; at != f.behind; at = next) {
		next = at->next;
		elem_unlink(at);
	}
	rewrite_step(w, f.row->id, old, rewrite_text(w, from, f.behind));
	return f.behind;
}

void
rewrite_lexicon(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		next = e->next;
		if (!e->frozen && !e->value) {
			next = lexicon_noun(w, e);
			if (!next && e->kind == ELEM_PRED)
				lexicon_pred(w, e);
			if (!next)
				next = e->next;
		}
	}
}
