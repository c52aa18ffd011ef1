/* Several acts that are forbidden together: 売り、貸し、又は捨ててはならない →
 * 売ったり、貸したり、捨てたりしてはいけない. A negation reaches them all; without
 * one, 又は does: 売り、貸し、直し、又は捨てる. */
#include "simplify/misfit.h"

#include <string.h>

#define ACTS_MAX 8

static bool
is_or(const struct elem *e)
{
	static const char *const words[] = { "又は", "または", "若しくは",
		"もしくは" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* Behind こと: できない, ない, 禁止する, 控えてください. */
static bool
is_ban(const struct elem *e)
{
	static const char *const denying[] = { "できる", "ある" };
	static const char *const banning[] = { "禁止する", "禁じる", "禁ずる" };
	static const char *const refraining[] = { "控える", "差し控える",
		"遠慮する" };

	/* 使うことができないやむを得ない理由 */
	if (e->kind != ELEM_PRED || e->next->kind == ELEM_PRED ||
	    (e->pred.ending == END_RENTAI && !elem_is(e->next, STR("よう"))))
		return false;
	return (e->pred.neg &&
		   elem_has_head(e, denying, ARRAY_SIZE(denying))) ||
	       str_eq(e->pred.head, STR("ない")) ||
	       elem_has_head(e, banning, ARRAY_SIZE(banning)) ||
	       (e->pred.ending == END_KUDASAI &&
		   elem_has_head(e, refraining, ARRAY_SIZE(refraining)));
}

/* …は、条例で禁止されている: past what forbids it. */
static const struct elem *
ban_behind(const struct elem *e)
{
	if (elem_is(e, STR("、")))
		e = e->next;
	return elem_is_noun(e) && elem_is(e->next, STR("で")) ? e->next->next
							      : e;
}

/* てはならない, ないでください, ないよう, ることはできない */
static bool
is_denied(const struct elem *last)
{
	const struct pred *p = &last->pred;
	const struct elem *at = last->next;

	if (p->ending == END_KUDASAI)
		return p->neg;
	if (p->ending == END_RENTAI && p->neg && !p->past)
		return elem_is(at, STR("よう")) || elem_is(at, STR("ように"));
	if (p->ending == END_RENTAI && elem_is(at, STR("こと")) &&
	    elem_is_particle(at->next))
		return !p->neg && !p->past &&
		       (p->naux == 0 || pred_has(p, AUX_PASSIVE)) &&
		       is_ban(ban_behind(at->next->next));
	return p->ending == END_TE && !p->neg &&
	       (p->naux == 0 || pred_has(p, AUX_CAUSATIVE)) &&
	       elem_is(at, STR("は")) && at->next->kind == ELEM_PRED &&
	       at->next->pred.neg &&
	       (str_eq(at->next->pred.head, STR("なる")) ||
		   str_eq(at->next->pred.head, STR("いける")));
}

/* 目的外に使い、又はほかの人に渡しません, but not 支給を止め、又は支給しません. */
static bool
is_denied_too(
    const struct chain *c, const struct elem *act, const struct elem *last)
{
	static const char *const refusals[] = { "停止する", "止める",
		"取り消す", "取りやめる", "中止する", "廃止する", "求める",
		"命じる", "命ずる", "拒否する", "拒む", "断る", "制限する",
		"減額する", "却下する", "差し止める", "延期する", "変更する",
		"返還する", "返す", "除く", "休止する", "調査する",
		"保留する" };
	const struct pred *p = &last->pred;

	return p->ending == END_SHUSHI && p->neg && !p->past && p->naux == 0 &&
	       elem_is_stop(c, last->next) && conj_is_verb(p->conj) &&
	       !elem_has_head(act, refusals, ARRAY_SIZE(refusals));
}

/* 届け出て、船をつなぎ、又は降りてはならない: the first is a duty. */
static bool
is_duty(const struct elem *e)
{
	static const char *const heads[] = { "届け出る", "届出する", "提出する",
		"受ける", "申請する", "納付する", "報告する", "守る",
		"遵守する", "従う", "協力する", "得る", "管理する", "保管する",
		"努める", "協議する", "連絡する", "確認する", "維持する" };
	static const char *const acts[] = { "届出", "申請", "報告", "協議",
		"手続", "確認", "管理", "届け出" };

	if (elem_has_head(e, heads, ARRAY_SIZE(heads)))
		return true;
	return elem_is(e->prev, STR("を")) &&
	       str_ends_any(e->prev->prev->surface, acts, ARRAY_SIZE(acts));
}

/* 営利を目的とする[栽培を]: of what the act is done to. */
static bool
is_relative(const struct elem *e)
{
	static const char *const cases[] = { "を", "に", "で", "へ", "の" };
	static const char *const others[] = { "こと", "よう", "ように", "とき",
		"場合" };
	const struct elem *noun = e->next;

	if (e->pred.ending != END_RENTAI || !elem_is_noun(noun) ||
	    elem_is_any(noun, others, ARRAY_SIZE(others)))
		return false;
	while (elem_is_noun(noun->next))
		noun = noun->next;
	return elem_is_any(noun->next, cases, ARRAY_SIZE(cases));
}

/* 汚染され、又は汚染された疑いのある水を[使い、又は]: the two belong to the noun. */
static bool
is_relative_choice(const struct elem *act, const struct elem *link)
{
	const struct elem *second = act->next->next;

	if (!is_or(second) || second == link)
		return false;
	while (second != link && second->kind != ELEM_PRED)
		second = second->next;
	return second != link && second->pred.past &&
	       second->pred.ending == END_RENTAI &&
	       elem_is_noun(second->next) &&
	       !elem_is(second->next, STR("こと"));
}

/* The acts before `link`, the last one first: 売り、貸し、. */
static size_t
collect_acts(const struct chain *c, struct elem *link, struct elem **acts)
{
	size_t n = 0;

	for (struct elem *at = link->prev; !elem_is_stop(c, at) && n < ACTS_MAX;
	     at = at->prev) {
		if (at->depth != link->depth)
			return 0;
		if (elem_is(at, STR("は")) || elem_is(at, STR("が")) ||
		    elem_is(at, STR("も")))
			break;
		if (at->kind != ELEM_PRED || at->pred.ending == END_RENTAI)
			continue;
		if (at->pred.ending != END_RENYOU || at->frozen ||
		    at->pred.neg || !conj_is_verb(at->pred.conj) ||
		    !elem_is(at->next, STR("、")) || misfit_is_reach(at) ||
		    is_relative_choice(at, link) || (n && is_duty(at)))
			break;
		acts[n++] = at;
	}
	return n;
}

/* 許可なく売る, 許可を受けないで貸す: how. */
static bool
is_how(const struct elem *e)
{
	switch (e->pred.ending) {
	case END_KU:
	case END_NAIDE:
	case END_ZU:
		return true;
	case END_TE:
		return !elem_is(e->next, STR("は"));
	case END_OPEN:
	case END_RENYOU:
		return str_eq(e->pred.head, STR("ない"));
	default:
		return false;
	}
}

/* The one behind `link`; NULL if there is none. */
static struct elem *
last_act(const struct chain *c, struct elem *link)
{
	for (struct elem *at = link->next; !elem_is_stop(c, at); at = at->next)
		if (at->kind == ELEM_PRED && at->depth == link->depth &&
		    !is_how(at) &&
		    ((at == link->next && !at->pred.past &&
			 conj_is_verb(at->pred.conj)) ||
			!is_relative(at)))
			return at->frozen ? NULL : at;
	return NULL;
}

static void
set_tari(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	e->pred.ending = END_TARI;
	e->pred.neg = e->pred.polite = false;
	rewrite_pred(w, e, &before, "forbidden");
}

/* する behind たり, which takes over how `last` ended. */
static void
add_suru(struct work *w, struct elem *last)
{
	struct elem *suru = elem_pred(w->c, STR("する"), CONJ_SURU);

	suru->pred.ending = last->pred.ending;
	suru->pred.neg = last->pred.neg;
	suru->pred.polite = last->pred.polite;
	suru->surface = pred_generate(w->c->arena, &suru->pred);
	suru->mark = last->mark;
	suru->depth = last->depth;
	elem_insert_before(last->next, suru);
}

/* 開こうとするとき, 開いた者: one of the acts is enough. */
static bool
is_condition(const struct elem *last)
{
	static const char *const cases[] = { "とき", "場合", "者", "方", "人" };

	if (last->pred.ending == END_IKOU && elem_is(last->next, STR("と")))
		last = last->next->next;
	return last->kind == ELEM_PRED && last->pred.ending == END_RENTAI &&
	       elem_is_any(last->next, cases, ARRAY_SIZE(cases));
}

/* 始め、休み、やめ、又は再開する: acts without anything between them. */
static bool
are_adjacent(struct elem *const *acts, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (acts[i]->prev->prev != acts[i + 1])
			return false;
	return n > 2;
}

/* 始めるか、休むか、やめるか、 */
static void
set_choice(struct work *w, struct elem *e)
{
	struct pred before = e->pred;

	e->pred.ending = END_SHUSHI;
	if (!rewrite_pred(w, e, &before, "mata-wa-three"))
		return;
	if (is_or(e->next->next))
		elem_unlink(e->next->next);
	elem_insert_word(w->c, e->next, "か", POS_PARTICLE);
}

/* 売り、貸し、若しくは交換し、又は捨ててはならない: the last 又は joins them all. */
static bool
is_inner_of_ban(const struct chain *c, struct elem *link)
{
	for (struct elem *e = link->next; !elem_is_stop(c, e); e = e->next) {
		const struct elem *last;

		if (!is_or(e) || !elem_is(e->prev, STR("、")))
			continue;
		last = last_act(c, e);
		return last && is_denied(last);
	}
	return false;
}

void
rewrite_forbidden(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		struct elem *acts[ACTS_MAX], *last;
		size_t n;

		next = e->next;
		if (!elem_is(e->prev, STR("、")) || e->frozen || !is_or(e))
			continue;
		n = collect_acts(c, e, acts);
		last = n ? last_act(c, e) : NULL;
		if (!last)
			continue;
		if (is_denied(last) ||
		    (n == 1 && is_denied_too(c, acts[0], last))) {
			add_suru(w, last);
			set_tari(w, last);
			for (size_t i = 0; i < n; i++)
				set_tari(w, acts[i]);
		} else if ((are_adjacent(acts, n) && !is_inner_of_ban(c, e)) ||
			   (n > 1 && is_condition(last))) {
			for (size_t i = 0; i < n; i++)
				set_choice(w, acts[i]);
		} else {
			continue;
		}
		if (elem_is(next, STR("、"))) {
			next = next->next;
			elem_unlink(e->next);
		}
		elem_unlink(e);
	}
}

/* The act that 釣りをすることや、 is listed with, if that became forbidden. */
static struct elem *
listed_with(const struct chain *c, struct elem *ya)
{
	for (struct elem *at = ya->next; !elem_is_stop(c, at); at = at->next) {
		if (at->depth != ya->depth || elem_is(at, STR("は")) ||
		    elem_is(at, STR("こと")))
			return NULL;
		if (at->kind == ELEM_PRED && at->pred.ending != END_RENTAI)
			return at->pred.ending == END_KUDASAI && at->pred.neg &&
				       !at->frozen
				   ? at
				   : NULL;
	}
	return NULL;
}

void
rewrite_forbidden_listed(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next, *next; !elem_end(c, e); e = next) {
		struct elem *koto = e->prev, *first, *last;

		next = e->next;
		if (!elem_is(e, STR("や")) || !elem_is(koto, STR("こと")))
			continue;
		first = koto->prev;
		if (first->kind != ELEM_PRED || first->frozen ||
		    first->pred.ending != END_RENTAI || first->pred.neg ||
		    first->pred.past || !conj_is_verb(first->pred.conj))
			continue;
		last = listed_with(c, e);
		if (!last)
			continue;
		/* It will be 食べたり飲んだりする. */
		if (!str_eq(last->pred.head, STR("飲食する"))) {
			add_suru(w, last);
			set_tari(w, last);
		}
		set_tari(w, first);
		elem_unlink(koto);
		elem_unlink(e);
	}
}
