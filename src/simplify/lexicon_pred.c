/* Words for words: verbs and adjectives of the lexicon, with their inflection. */
#include "simplify/lexicon.h"
#include "simplify/misfit.h"
#include "simplify/passive.h"

#include <string.h>

/* 転出届は…届け出ることができます: a form is handed in, not made known. */
static bool
is_form_handed(const struct chain *c, const struct elem *e)
{
	if (!str_eq(e->pred.head, STR("届け出る")))
		return false;
	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (str_ends(e->surface, STR("届")))
			return true;
	return false;
}

/* 実施されることになった, 設けられる予定だ: it is not there yet. */
static bool
is_yet_to_be(const struct row *r, const struct elem *e)
{
	const struct elem *particle = e->next->next;

	if (!str_eq(r->easy, STR("ある")) || !pred_has(&e->pred, AUX_PASSIVE))
		return false;
	return elem_is(e->next, STR("予定")) ||
	       (elem_is(e->next, STR("こと")) &&
		   (elem_is(particle, STR("に")) ||
		       elem_is(particle, STR("が"))));
}

/* 選んで受給する: not 選んでもらう, which is another's act. */
static bool
reads_as_auxiliary(const struct row *r, const struct elem *e)
{
	static const char *const verbs[] = { "もらう", "見る", "ある", "あげる",
		"いる" };

	if (e->prev->kind != ELEM_PRED || e->prev->pred.ending != END_TE)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++)
		if (str_is(r->easy, verbs[i]))
			return true;
	return false;
}

/* 滞納したい, 滞納しながら: not 払わなくたい. */
static bool
needs_verb(const struct pred *p)
{
	static const enum aux auxes[] = { AUX_TAI, AUX_YASUI, AUX_NIKUI };

	for (size_t i = 0; i < ARRAY_SIZE(auxes); i++)
		if (pred_has(p, auxes[i]))
			return true;
	return pred_has_phase(p) || p->ending == END_NAGARA;
}

static bool
verb_fits(const struct work *w, const struct row *r, const struct elem *e)
{
	if (r->dropped || r->pos == LEX_NOUN || r->pos == LEX_OTHER ||
	    is_form_handed(w->c, e) || is_yet_to_be(r, e) ||
	    reads_as_auxiliary(r, e) || lexicon_turns_sense(w->c, r, e) ||
	    passive_is_act(e, r->easy) ||
	    (!conj_is_verb(r->conj) && needs_verb(&e->pred)))
		return false;
	if ((r->final && !elem_is_stop(w->c, e->next)) ||
	    !lexicon_company_holds(w->c, r, e))
		return false;
	if (!r->near)
		return true;
	/* 交流が行われてきた: not あってきた. */
	if (pred_has(&e->pred, AUX_KURU) || pred_has(&e->pred, AUX_IKU))
		return false;
	return lexicon_behind_subject(e) &&
	       !(e->pred.neg && e->pred.ending == END_RENTAI);
}

/* The が in the clause of e that marks what can be used, not who can:
 * 手続が利用できる. */
static struct elem *
ga_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (struct elem *at = e->prev; !elem_is_stop(c, at); at = at->prev) {
		if (at->depth != depth)
			continue;
		if (at->kind == ELEM_PRED || elem_is(at, STR("を")))
			return NULL;
		if (elem_is(at, STR("が"))) {
			const struct elem *noun = at->prev;

			if (at->pos != POS_PARTICLE_CASE)
				return NULL;
			if (elem_is(noun, STR("など")))
				noun = noun->prev;
			return elem_is_actor(noun) ? NULL : at;
		}
	}
	return NULL;
}

/* 変えられる is "can change" and "is changed". */
static bool
may_read_passive(const struct row *r)
{
	return r->conj == CONJ_ICHIDAN || r->conj == CONJ_KURU || r->has_wo;
}

/* "Can" behind が is 使える, elsewhere 使うことができる; 変えられる would read as
 * a passive: 内容を変えることができる. */
static void
choose_potential(const struct work *w, struct elem *e, const struct row *r)
{
	struct elem *ga = ga_object(w->c, e);
	struct pred *p = &e->pred;

	if (!p->naux || p->aux[0] != AUX_POTENTIAL)
		return;
	if (str_ends(r->easy, STR("わかる"))) {
		pred_drop(p, AUX_POTENTIAL);
	} else if (str_ends(r->easy, STR("知る")) || may_read_passive(r)) {
		/* 件数が集められる数になる: が may belong to what follows. */
		if (ga && !r->has_wo && p->ending == END_RENTAI &&
		    !elem_is(e->next, STR("よう")) &&
		    !elem_is(e->next, STR("場合")) &&
		    !elem_is(e->next, STR("とき")) &&
		    !(ga->next == e && elem_is_person(e->next)))
			return;
		p->aux[0] = AUX_CAN;
		if (ga && !ga->frozen && !r->has_wo) {
			ga->surface = ga->base = STR("を");
			ga->start = ga->end = 0;
			ga->feature = NULL;
		}
	} else if (!ga && !elem_is(e->next, STR("こと")) &&
		   !elem_is(e->next, STR("場合"))) {
		p->aux[0] = AUX_CAN;
	}
}

/* 方には、証が交付されます: "gets" would need another subject. */
static bool
clause_has_receiver(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (e->depth == depth &&
		    (elem_is(e, STR("に")) || elem_is(e, STR("へ"))) &&
		    elem_is_person(e->prev))
			return true;
	return false;
}

/* Somebody can, may or shall do it: it does not come about by itself. */
static bool
is_willed(const struct elem *e)
{
	const struct pred *p = &e->pred;
	const struct elem *next = e->next;

	if (p->ending == END_KUDASAI || p->ending == END_IKOU ||
	    pred_has(p, AUX_POTENTIAL) || pred_has(p, AUX_CAN) ||
	    pred_has(p, AUX_TAI) || pred_has(p, AUX_MORAU) ||
	    pred_has(p, AUX_MUST))
		return true;
	/* 復旧しなければならない */
	if (p->neg && p->ending == END_BA && next->kind == ELEM_PRED &&
	    next->pred.neg && !elem_is(e->prev, STR("が")) &&
	    !pred_has(p, AUX_IRU))
		return true;
	return elem_is(next, STR("こと")) && elem_is(next->next, STR("が")) &&
	       str_eq(next->next->next->base, STR("できる"));
}

static bool
ends_one_of(const struct elem *e, const char *const *ends, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends(e->surface, str_from(ends[i])))
			return true;
	return false;
}

static bool
is_sum(const struct elem *e)
{
	static const char *const ends[] = { "料", "金", "額", "費", "税",
		"金額", "お金" };

	return ends_one_of(e, ends, ARRAY_SIZE(ends));
}

static bool
is_vehicle(const struct elem *e)
{
	static const char *const ends[] = { "車", "車両", "自転車", "バイク",
		"トラック", "バス" };

	return ends_one_of(e, ends, ARRAY_SIZE(ends));
}

/* 費用の一部を、家を持つ人に補助します: the object of e. */
static bool
has_far_object(const struct chain *c, const struct elem *e)
{
	unsigned depth = e->depth;

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev) {
		if (e->depth != depth)
			continue;
		if (e->kind == ELEM_PRED && e->pred.ending != END_RENTAI)
			return false;
		if (elem_is(e, STR("を")) && elem_is(e->next, STR("、")))
			return true;
	}
	return false;
}

/* 気をつけて、 鍵をかけないことから、: what follows is another clause. */
static bool
ends_clause(const struct elem *e)
{
	if (e->kind != ELEM_PRED)
		return false;
	if (e->pred.ending == END_TE)
		return elem_is(e->next, STR("、"));
	return elem_is(e->next, STR("ので")) ||
	       (elem_is(e->next, STR("こと")) &&
		   elem_is(e->next->next, STR("から")));
}

/* The easy words without an object of their own that the clause names anyhow:
 * 車は駐車できません is not 車は、車を止めることができません. */
static struct str
without_twice(const struct chain *c, const struct elem *e, struct str easy)
{
	size_t wo = str_find(easy, STR("を"), 0);
	struct str noun = str_sub(easy, 0, wo == STR_NPOS ? 0 : wo);
	unsigned depth = e->depth;
	bool apart = false;

	if (noun.len == 0)
		return easy;
	if (str_eq(easy, STR("お金を出す")) && has_far_object(c, e))
		return str_sub(easy, wo + strlen("を"), easy.len);
	if (e->pred.ending == END_RENTAI &&
	    (elem_is(e->next, noun) ||
		(str_eq(noun, STR("お金")) && is_sum(e->next)) ||
		(str_eq(noun, STR("車")) && is_vehicle(e->next))))
		return str_sub(easy, wo + strlen("を"), easy.len);
	for (const struct elem *at = e->prev; !elem_is_stop(c, at);
	     at = at->prev) {
		if (at->depth != depth)
			continue;
		/* 火に気をつけて、風にも気をつけてください */
		apart = apart || ends_clause(at);
		if (elem_is(at, noun) && elem_is_particle(at->next) &&
		    !(apart && elem_is(at->next, STR("を"))) &&
		    !elem_is(at->next, STR("の")) &&
		    !elem_is(at->next, STR("で")))
			return str_sub(easy, wo + strlen("を"), easy.len);
	}
	return easy;
}

static bool
is_place(const struct elem *e)
{
	static const char *const ends[] = { "家", "宅", "所", "場", "校", "園",
		"館", "院", "社", "国", "窓口", "課", "市", "センター", "店",
		"ポスト" };

	return elem_is_noun(e) && !e->value &&
	       (ends_one_of(e, ends, ARRAY_SIZE(ends)) ||
		   e->pos == POS_NOUN_PROPER);
}

/* 市役所に来庁する is not 市役所に市役所に来る. */
static struct str
without_place(const struct elem *e, struct str easy)
{
	static const char *const places[] = { "市役所に", "学校に", "家に",
		"会場に", "病院に", "会社に", "建物に", "店に", "ポストに",
		"国に", "園に", "山に", "中に", "保育園などに",
		"ほかの保育園などに" };

	if ((!elem_is(e->prev, STR("に")) && !elem_is(e->prev, STR("へ"))) ||
	    !is_place(e->prev->prev))
		return easy;
	for (size_t i = 0; i < ARRAY_SIZE(places); i++)
		if (str_starts(easy, str_from(places[i])))
			return str_sub(easy, strlen(places[i]), easy.len);
	return easy;
}

/* 閉鎖される is 閉まる: what comes about by itself has no passive. */
static bool
drops_passive(const struct row *r, const struct elem *e)
{
	return r->intransitive && !pred_has(&e->pred, AUX_CAUSATIVE) &&
	       !elem_is(e->prev, STR("を")) &&
	       !(elem_is(e->prev, STR("に")) && elem_is_actor(e->prev->prev));
}

/* 荷物を配達された人: what one suffers stays a passive that nobody takes for
 * politeness. */
static bool
is_suffered(const struct work *w, const struct row *r, const struct elem *e)
{
	return r->case_from.len == 0 && pred_has(&e->pred, AUX_PASSIVE) &&
	       elem_is(e->prev, STR("を")) &&
	       rules_verb_class(w->easy, e->pred.head) & VERB_DEMAND &&
	       !(rules_verb_class(w->easy, r->easy) & VERB_DEMAND);
}

/* 学校は休校します is not 学校は学校が休みになります. */
static bool
names_subject(const struct chain *c, const struct elem *e, struct str easy)
{
	struct str noun = str_sub(easy, 0, str_find(easy, STR("が"), 0));

	for (e = e->prev; !elem_is_stop(c, e); e = e->prev)
		if (elem_is(e, noun))
			return true;
	return false;
}

/* 委員会が設置され、話し合う: it is made, and not there before. */
static bool
is_founded(const struct elem *e)
{
	static const char *const bodies[] = { "会", "本部", "チーム", "班" };

	if (pred_has(&e->pred, AUX_IRU) ||
	    (e->pred.ending != END_TE && e->pred.ending != END_RENYOU))
		return false;
	return str_eq(e->pred.head, STR("設ける")) ||
	       (str_eq(e->pred.head, STR("設置する")) &&
		   str_ends_any(
		       e->prev->prev->surface, bodies, ARRAY_SIZE(bodies)));
}

/* Whether what is suffered, made or told is said as well by the easy words. */
static bool
voice_fits(const struct work *w, const struct row *r, const struct elem *e,
    bool passive)
{
	bool suffers = pred_has(&e->pred, AUX_PASSIVE) && !passive;

	/* 通知された would become 知らせられた, 持ち込まれた 来られた, 消灯された
	 * 明かりを消された, 廃止された やめられた. */
	if (suffers && (str_eq(r->easy, STR("知らせる")) ||
			   str_eq(r->easy, STR("やめる")) ||
			   r->conj == CONJ_KURU || r->has_wo))
		return false;
	if (passive && str_eq(r->easy, STR("ある")) && is_founded(e))
		return false;
	/* 分散して開催される is not 分散してある. */
	if (passive && str_eq(r->easy, STR("ある")) &&
	    e->prev->kind == ELEM_PRED && e->prev->pred.ending == END_TE)
		return false;
	/* 補助金を使って整備される is not …使ってできる, 決定されなければならない not
	 * 決まらなければならない. */
	if (passive &&
	    (passive_has_means(w->c, e) ||
		(e->pred.ending == END_BA && e->pred.neg &&
		    e->next->kind == ELEM_PRED && e->next->pred.neg)))
		return false;
	/* 取り消される would become やめられる, "can stop". */
	if (suffers && !drops_passive(r, e) && r->conj == CONJ_ICHIDAN &&
	    e->pred.conj != CONJ_ICHIDAN && !e->pred.past &&
	    !pred_has(&e->pred, AUX_IRU))
		return false;
	if (pred_has(&e->pred, AUX_CAUSATIVE))
		return !r->has_ga &&
		       (!r->becomes || lexicon_comes_about(r->easy));
	return !(r->becomes && is_willed(e)) && !is_suffered(w, r, e);
}

/* 病院を受診する is 行く, and 健診を受診する 受ける. */
static bool
is_visited(const struct work *w, const struct row *r, const struct elem *e,
    const struct elem *particle)
{
	if (particle)
		return !lexicon_is_examination(particle->prev);
	return lexicon_has_examination(w->c, e) ==
	       str_eq(r->easy, STR("受ける"));
}

/* 注意したのに, 注意してあげる, 先生が注意しても: somebody is told. */
static bool
is_reproof(const struct elem *e)
{
	static const char *const gives[] = { "あげる", "くれる", "もらう" };

	return e->pred.past ||
	       (e->pred.ending == END_TE &&
		   elem_has_head(e->next, gives, ARRAY_SIZE(gives))) ||
	       (elem_is(e->prev, STR("が")) && elem_is_person(e->prev->prev));
}

static bool
objects_fit(const struct work *w, const struct row *r, const struct elem *e,
    const struct elem *particle, bool passive)
{
	bool wo = elem_is(e->prev, STR("を"));

	if (str_ends(r->easy, STR("もらえる")) && clause_has_receiver(w->c, e))
		return false;
	if ((str_eq(r->easy, STR("気をつける")) && is_reproof(e)) ||
	    !voice_fits(w, r, e, passive))
		return false;
	if (str_eq(r->word, STR("受診する")) && !is_visited(w, r, e, particle))
		return false;
	if (r->motion && lexicon_has_examination(w->c, e))
		return false;
	/* 費用を緊急に助成する is not 費用を緊急にお金を出す. */
	if (particle)
		return !r->has_wo || !lexicon_has_object(w->c, particle);
	/* 建物を損壊された is not 建物を壊れた, 運動を禁止されています names who
	 * suffers it, 電話を解約する has its object already. */
	if (wo && (r->intransitive || passive || r->has_wo || r->motion))
		return false;
	if ((r->intransitive || r->has_wo) && lexicon_has_object(w->c, e))
		return false;
	return !(r->has_ga && (lexicon_clause_has(w->c, e, STR("が")) ||
				  names_subject(w->c, e, r->easy)));
}

static bool
apply_verb(struct work *w, struct elem *e, const struct row *r, bool passive,
    bool both)
{
	struct str easy = r->has_wo ? without_twice(w->c, e, r->easy)
				    : without_place(e, r->easy);
	struct pred before = e->pred;
	struct elem *particle;
	struct elem *from;
	enum conj conj;
	struct str old;

	if (!lexicon_case_holds(w, r, e, &particle) ||
	    !objects_fit(w, r, e, particle, passive))
		return false;
	from = particle ? particle : e;
	old = rewrite_text(w, from, e->next);
	if (passive || drops_passive(r, e))
		pred_drop(&e->pred, AUX_PASSIVE);
	choose_potential(w, e, r);
	/* 悪化させる is 悪くする. */
	if (both && !r->becomes)
		pred_drop(&e->pred, AUX_CAUSATIVE);
	conj = lexicon_turns_voice(w, e, &easy) ? conj_guess(easy) : r->conj;
	if (pred_has(&e->pred, AUX_IRU) && r->conj == CONJ_ARU)
		pred_drop(&e->pred, AUX_IRU);
	/* 転入してくる is not 引っ越してきてくる. */
	if (r->conj == CONJ_KURU)
		pred_drop(&e->pred, AUX_KURU);
	e->pred.head = easy;
	e->pred.conj = conj;
	e->pred.sahen = conj == CONJ_SURU;
	e->surface = pred_generate(w->c->arena, &e->pred);
	if (!e->surface.ptr || (e->pred.ending == END_OPEN)) {
		e->pred = before;
		e->surface = str_sub(w->c->text, e->start, e->end);
		return false;
	}
	e->dirty = true;
	/* 雪が多いので、道路を片付ける */
	if (str_eq(easy, r->easy) || !str_eq(r->case_to, STR("の")))
		lexicon_change_particle(particle, r);
	if (from == particle && r->case_to.len == 0)
		from = e;
	rewrite_step(w, r->id, old, rewrite_text(w, from, e->next));
	return true;
}

/* 停止する is both 止まる and 止める. */
static bool
comes_about(const struct row *r)
{
	for (; r; r = r->next)
		if (r->becomes)
			return true;
	return false;
}

/* 停止したメーター: nothing says which of the two it is. */
static bool
is_unclear(const struct row *r, const struct elem *e)
{
	return r->case_from.len == 0 && !r->becomes &&
	       e->pred.ending == END_RENTAI && e->pred.naux == 0 &&
	       e->pred.past && !elem_is(e->prev, STR("を")) &&
	       elem_is_noun(e->next);
}

/* Tries the rows of a dictionary form in their order. */
static bool
try_verb(struct work *w, struct elem *e, struct str head, bool passive)
{
	const struct row *r = map_get(&w->easy->lex, head);

	const bool both = comes_about(r);

	for (; r; r = r->next) {
		if (both && is_unclear(r, e))
			continue;
		if (verb_fits(w, r, e) && apply_verb(w, e, r, passive, both))
			return true;
	}
	return false;
}

static bool
is_open(const struct elem *e)
{
	const struct pred *p = &e->pred;

	/* お慶び申し上げます is a greeting as a whole. */
	if (str_eq(p->head, STR("申し上げる")) && elem_is_noun(e->prev))
		return false;
	return p->head.len && p->ending != END_OPEN &&
	       !(e->dirty && e->start == e->end && !p->sahen) &&
	       !misfit_shares_suru(e);
}

/* 住民登録する, and not 全員提出する. */
static bool
is_compound(const struct elem *e)
{
	static const char *const all[] = { "全員", "両方", "双方" };

	return e->pred.sahen && !e->space && rewrite_compound(e->prev) &&
	       !elem_is_any(e->prev, all, ARRAY_SIZE(all));
}

void
lexicon_pred(struct work *w, struct elem *e)
{
	struct pred *p = &e->pred;

	if (!is_open(e))
		return;
	if (!p->sahen && e->prev->pos == POS_PREFIX && !e->space)
		return;
	if (is_compound(e)) {
		/* 住民登録する, 再提出する as a whole, or not at all. */
		struct elem *prev = e->prev;
		struct str key = arena_printf(w->c->arena, "%.*s%.*s",
		    STR_ARG(prev->surface), STR_ARG(p->head));

		if (try_verb(w, e, key, false))
			elem_unlink(prev);
		return;
	}
	try_verb(w, e, p->head, false);
}

void
rewrite_lexicon_passive(struct work *w)
{
	CHAIN_FOREACH(e, w->c)
	{
		const struct pred *p = &e->pred;

		if (e->kind == ELEM_PRED && !e->frozen && p->naux &&
		    p->aux[0] == AUX_PASSIVE && is_open(e) &&
		    e->prev->pos != POS_PREFIX && !is_compound(e))
			try_verb(w, e,
			    inflect(
				w->c->arena, p->head, p->conj, FORM_PASSIVE),
			    true);
	}
}
