/* Whether a row of a noun, or of another word, fits where its words stand. */
#include "simplify/lexicon.h"

static bool
is_modified(const struct elem *e)
{
	const struct elem *prev = e->prev;

	if (prev->kind == ELEM_PRED)
		return prev->pred.ending == END_RENTAI;
	return elem_is(prev, STR("の")) || prev->pos == POS_ADNOMINAL;
}

/* A clause before its noun takes what stands before it for its own:
 * 高額な医療費 is not 高い病院に払うお金, nor 理由なく開催日に one 理由なく行う日に. */
static bool
clause_fits(const struct row *r, const struct elem *e)
{
	static const char *const cases[] = { "が", "を", "に", "で", "へ",
		"から", "まで", "による" };

	if (!r->clause || r->case_from.len)
		return true;
	if (is_modified(e) || e->prev->kind == ELEM_PRED ||
	    e->prev->pos == POS_ADVERB || e->prev->pos == POS_PARTICLE_CONJ ||
	    elem_is(e->prev, STR("先に")) || elem_is(e->prev, STR("」")) ||
	    elem_is(e->prev, STR("』")))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		if (elem_is(e->prev, str_from(cases[i])))
			return false;
	return true;
}

/* 料金の改定 is no お金の改定. */
static bool
is_paid(const struct chain *c, const struct elem *behind)
{
	static const char *const heads[] = { "払う", "支払う", "納める",
		"かかる", "いる", "要る", "返す", "集める", "もらう", "出す",
		"足りる", "残る", "返る", "戻る", "必要", "振り込む" };
	unsigned depth = behind->depth;
	const struct elem *e;

	if (elem_is(behind, STR("の")) &&
	    (elem_is(behind->next, STR("一部")) ||
		elem_is(behind->next, STR("全部")) ||
		elem_is(behind->next, STR("半分"))))
		behind = behind->next->next;
	e = behind->next;
	if (!elem_is(behind, STR("を")) && !elem_is(behind, STR("が")) &&
	    !elem_is(behind, STR("は")) && !elem_is(behind, STR("も")))
		return false;
	while (
	    !elem_is_stop(c, e) && (e->kind != ELEM_PRED || e->depth != depth ||
				       e->pred.ending == END_TE)) {
		if (elem_is(e, STR("必要")))
			return true;
		e = e->next;
	}
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* What one gets from who is met: 職員の指示. */
static bool
is_service(const struct elem *e)
{
	static const char *const words[] = { "指示", "案内", "説明", "誘導",
		"対応", "指導", "話", "訪問", "手", "手伝い", "助け", "声",
		"声かけ", "許可", "確認", "質問", "立ち会い", "立会い", "前",
		"人", "方", "方々", "皆さん", "名前", "名札", "付き添い",
		"相談", "判断", "ところ", "所" };

	return elem_is_any(e, words, ARRAY_SIZE(words));
}

/* 職員が感染する, 起こした職員: of the staff as people who work there. */
static bool
is_employed(const struct elem *e)
{
	static const char *const heads[] = { "起こす", "感染する", "不足する",
		"減る", "増える", "退職する", "働く", "勤務する", "取得する",
		"つかまる", "逮捕する", "辞める", "採用する", "派遣する",
		"着服する", "休む", "集まる" };

	if (e->kind != ELEM_PRED)
		return false;
	if (pred_has(&e->pred, AUX_PASSIVE))
		return true;
	return elem_has_head(e, heads, ARRAY_SIZE(heads));
}

/* 職員の給料, 職員を増やす: nobody whom one meets at a counter. */
static bool
is_met(const struct chain *c, const struct elem *e, const struct elem *behind)
{
	static const char *const wrongs[] = { "虐待", "不正", "不祥事", "着服",
		"横領", "盗撮", "飲酒", "ハラスメント", "事故", "違法",
		"不当" };
	static const char *const employers[] = { "会社", "企業", "事業所",
		"法人", "団体", "組合", "施設", "園", "機関", "銀行" };
	const struct elem *at = behind->next;

	if (e->prev->kind == ELEM_PRED &&
	    (is_employed(e->prev) ||
		(elem_is(behind, STR("が")) && e->prev->pred.past)))
		return false;
	/* 会社の職員: who works there. */
	if (elem_is(e->prev, STR("の")) &&
	    str_ends_any(
		e->prev->prev->surface, employers, ARRAY_SIZE(employers)))
		return false;
	if (elem_is(behind, STR("を")))
		return str_eq(at->base, STR("呼ぶ"));
	if (elem_is(behind, STR("の")))
		return is_service(at);
	if (elem_is(behind, STR("による")))
		return !elem_is_any(at, wrongs, ARRAY_SIZE(wrongs));
	if (elem_is(behind, STR("に対し")) ||
	    elem_is(behind, STR("に対して")) || elem_is(behind, STR("・")) ||
	    elem_is(behind, STR("、")))
		return false;
	if (!elem_is(behind, STR("が")))
		return true;
	while (!elem_is_stop(c, at) &&
	       (at->kind != ELEM_PRED || at->depth != behind->depth))
		at = at->next;
	return !is_employed(at);
}

static bool
is_joint(const struct elem *e)
{
	return elem_is(e, STR("、")) || elem_is(e, STR("や")) ||
	       elem_is(e, STR("と")) || elem_is(e, STR("・")) ||
	       elem_is(e, STR("か"));
}

/* 陥没や穴 would become 穴や穴. */
static bool
says_twice(const struct row *r, const struct elem *e, const struct elem *behind)
{
	/* 現金自動預払機（ATM） */
	if ((elem_is(behind, STR("（")) || elem_is(behind, STR("("))) &&
	    elem_is(behind->next, r->easy))
		return true;
	return (is_joint(behind) && elem_is(behind->next, r->easy)) ||
	       (is_joint(e->prev) && elem_is(e->prev->prev, r->easy));
}

static bool
joins_behind_noun(const struct elem *e)
{
	return !e->space && rewrite_compound(e);
}

/* ファミリー・センター is one name; 包丁などや is no list. */
static bool
list_fits(const struct row *r, const struct elem *e, const struct elem *behind)
{
	size_t pos = 0;
	bool katakana = cp_is_katakana(utf8_next(e->surface, &pos));

	if (katakana &&
	    (elem_is(e->prev, STR("・")) || elem_is(behind, STR("・"))))
		return false;
	/* 住宅・土地統計調査 */
	if (elem_is(behind, STR("・")) && !behind->space &&
	    elem_is_noun(behind->next) && rewrite_compound(behind->next) &&
	    joins_behind_noun(behind->next->next))
		return false;
	return !str_ends(r->easy, STR("など")) ||
	       !(elem_is(behind, STR("や")) || elem_is(behind, STR("など")) ||
		   (elem_is(behind, STR("、")) && elem_is_noun(behind->next) &&
		       elem_is(e->prev, STR("、"))) ||
		   elem_is(behind, STR("等")) || elem_is(behind, STR("・")));
}

/* 11言語: the noun counts; 一級河川 is one kind; 月末 behind a number is the end of a month. */
static bool
is_counted(const struct elem *e)
{
	return (e->prev->pos == POS_NOUN_NUMBER ||
		   elem_is(e->prev, STR("級"))) &&
	       !str_starts(e->surface, STR("月")) &&
	       !str_starts(e->surface, STR("年"));
}

/* 毎日お子さんと話す, 直接担任に渡す: no compound begins so. */
static bool
stands_apart(const struct elem *e)
{
	static const char *const words[] = { "毎日", "毎朝", "毎晩", "毎回" };

	return elem_is_any(e, words, ARRAY_SIZE(words)) ||
	       (elem_is(e, STR("直接")) &&
		   (elem_is(e->next->next, STR("に")) ||
		       elem_is(e->next->next, STR("へ"))));
}

/* 1月1日(賦課期日)現在: it belongs to the day. */
static bool
is_dated(const struct elem *e)
{
	static const char *const ends[] = { "日", "時", "分", "月", "年", "）",
		")" };

	if (!elem_is(e, STR("現在")))
		return false;
	return str_ends_any(e->prev->surface, ends, ARRAY_SIZE(ends));
}

/* e is a part of a longer noun. */
static bool
joins_before(const struct elem *e)
{
	const struct elem *prev = e->prev;

	return !e->space &&
	       (rewrite_compound(prev) || prev->value || is_counted(e) ||
		   is_dated(e) ||
		   (prev->pos == POS_NOUN_ADVERBIAL && !stands_apart(prev) &&
		       !str_starts(e->surface, STR("お"))));
}

/* 発熱（37.5度以上）した: a verb. */
static bool
takes_suru(const struct chain *c, const struct elem *behind)
{
	unsigned depth = behind->prev->depth;

	if (behind->depth <= depth)
		return false;
	while (!elem_end(c, behind) && behind->depth > depth)
		behind = behind->next;
	return behind->next->kind == ELEM_PRED &&
	       str_eq(behind->next->pred.head, STR("する"));
}

static bool
is_act_word(const struct work *w, struct str noun)
{
	struct str verb = arena_join(w->c->arena, noun, STR("する"));
	void *known;

	return map_find(&w->easy->known, verb, &known);
}

bool
lexicon_joins_behind(const struct chain *c, const struct elem *behind)
{
	if (elem_end(c, behind) || behind->space)
		return false;
	/* 夜間休日診療所 */
	if (behind->pos == POS_NOUN_ADVERBIAL && !behind->next->space &&
	    rewrite_compound(behind->next))
		return true;
	return rewrite_compound(behind) || behind->pos == POS_NOUN_SUFFIX ||
	       (behind->kind == ELEM_PRED && behind->pred.sahen);
}

static bool
opens_clause(const struct chain *c, const struct elem *e)
{
	/* 催告して、なお払わないとき: that is "still". */
	if (elem_is(e, STR("なお")) && elem_is(e->prev, STR("、")) &&
	    e->prev->prev->kind == ELEM_PRED)
		return false;
	return elem_is_stop(c, e->prev) || e->prev->pos == POS_SYMBOL;
}

/* 職業の欄: what the form says. */
static bool
is_field(const struct elem *behind)
{
	if (elem_is(behind, STR("の")) || elem_is(behind, STR("」")))
		behind = behind->next;
	return elem_is(behind, STR("欄"));
}

/* The words around it. */
static bool
company_fits(const struct work *w, const struct row *r, const struct elem *e,
    const struct elem *behind)
{
	return !(r->modified && !elem_is(behind, STR("の"))) &&
	       !(r->no_modifier && is_modified(e)) &&
	       !(r->paid && !is_paid(w->c, behind)) &&
	       !(r->met && !is_met(w->c, e, behind)) && !is_field(behind) &&
	       !says_twice(r, e, behind) && lexicon_company_holds(w->c, r, e);
}

/* 超える場合、…建てるときは: a second ときは in one sentence. */
static bool
is_twice_when(
    const struct work *w, const struct row *r, const struct elem *behind)
{
	static const char *const whens[] = { "とき", "場合", "際" };
	static const char *const ors[] = { "又は", "または", "若しくは",
		"もしくは", "か" };

	if (!str_eq(r->easy, STR("ときは、")))
		return false;
	for (;
	     !elem_is_stop(w->c, behind) &&
	     !(behind->kind == ELEM_PRED && behind->pred.ending == END_RENYOU);
	     behind = behind->next)
		if (elem_is(behind, STR("ときは")) ||
		    str_starts(behind->surface, STR("場合は")) ||
		    (elem_is_any(behind, whens, ARRAY_SIZE(whens)) &&
			(elem_is_any(behind->next, ors, ARRAY_SIZE(ors)) ||
			    elem_is(behind->next, STR("は")) ||
			    elem_is(behind->next, STR("には")) ||
			    elem_is(behind->next->next, STR("は")))))
			return true;
	return false;
}

/* Where in its clause it stands. */
static bool
place_fits(const struct work *w, const struct row *r, const struct elem *e,
    const struct elem *behind)
{
	return !is_twice_when(w, r, behind) &&
	       !(r->final && !elem_is_stop(w->c, behind)) &&
	       !(r->begin && !opens_clause(w->c, e)) &&
	       !(r->tail && rewrite_compound(behind) && !behind->space);
}

/* 回答は無記名で、…: that says what it is, and not how one acts. */
static bool
is_said_of_topic(const struct row *r, const struct elem *behind)
{
	return elem_is(behind, STR("、")) && str_ends(r->word, STR("で")) &&
	       (str_ends(r->easy, STR("て")) || str_ends(r->easy, STR("いで")));
}

/* 1年前から引き続き, 引き続き住んでいる: until now, and not from now on. */
static bool
is_until_now(
    const struct chain *c, const struct elem *e, const struct elem *behind)
{
	if (elem_is(e->prev, STR("から")))
		return true;
	while (!elem_end(c, behind) && behind->kind == ELEM_WORD &&
	       behind->pos != POS_SYMBOL)
		behind = behind->next;
	return behind->kind == ELEM_PRED && pred_has(&behind->pred, AUX_IRU) &&
	       behind->pred.ending == END_RENTAI;
}

static bool
other_fits(const struct chain *c, const struct row *r, const struct elem *e,
    const struct elem *behind)
{
	/* 名称を改めて is a verb, 改めて知らせる is not. */
	if (str_ends(r->word, STR("て")) && elem_is(e->prev, STR("を")))
		return false;
	if (str_eq(r->easy, STR("これからも")) && is_until_now(c, e, behind))
		return false;
	/* すぐに is no noun: 至急の連絡, 即日での登録. */
	if ((elem_is(behind, STR("の")) || elem_is(behind, STR("で")) ||
		elem_is(behind, STR("での"))) &&
	    (str_ends(r->easy, STR("に")) || str_ends(r->easy, STR("でも"))))
		return false;
	/* 証明書の即日交付: one noun. */
	if (elem_is(e->prev, STR("の")) && behind->pos == POS_NOUN_VERBAL &&
	    str_ends(r->easy, STR("に")) && !str_ends(r->word, STR("に")))
		return false;
	/* 地域等直接支払制度: a name. */
	if (elem_is(e, STR("等")) && behind->pos == POS_NOUN_ADVERBIAL &&
	    !behind->space && elem_is_noun(behind->next))
		return false;
	/* 高齢者等見守りネットワーク */
	if (elem_is(e, STR("等")) && behind->kind == ELEM_PRED &&
	    (behind->pred.ending == END_RENYOU ||
		behind->pred.ending == END_OPEN) &&
	    elem_is_noun(behind->next) && !behind->space)
		return false;
	/* 総合的・計画的に, 総合的かつ計画的に: the first needs the ending of the
	 * second. */
	if (str_ends(r->word, STR("的に")) &&
	    (elem_is(e->prev, STR("・")) || elem_is(e->prev, STR("かつ"))))
		return false;
	/* 1等, 2等 are prizes; を等分割する: equal parts */
	if (elem_is(e, STR("等")) &&
	    (is_counted(e) || elem_is(e->prev, STR("を")) ||
		elem_is(e->prev, STR("に"))))
		return false;
	if (is_said_of_topic(r, behind))
		return false;
	/* しても、なお: no conjunction of sentences. */
	return !(e->pos == POS_CONJUNCTION &&
		 (e->prev->kind == ELEM_PRED || elem_is_particle(e->prev)));
}

bool
lexicon_noun_fits(const struct work *w, const struct row *r, struct elem *e,
    struct elem *behind, struct elem **ret_particle)
{
	if (r->dropped || (r->pos != LEX_NOUN && r->pos != LEX_OTHER) ||
	    !place_fits(w, r, e, behind))
		return false;
	if (r->pos == LEX_OTHER) {
		*ret_particle = NULL;
		return other_fits(w->c, r, e, behind) &&
		       lexicon_case_holds(w, r, e, ret_particle);
	}
	if (!clause_fits(r, e) || !list_fits(r, e, behind))
		return false;
	/* 定員20人のバス is no number of people who can take part. */
	if (r->clause && behind->pos == POS_NOUN_NUMBER)
		return false;
	if (!r->part && (joins_before(e) || lexicon_joins_behind(w->c, behind)))
		return false;
	if (takes_suru(w->c, behind) && !is_act_word(w, r->easy))
		return false;
	if (!company_fits(w, r, e, behind))
		return false;
	return lexicon_case_holds(w, r, e, ret_particle);
}

bool
lexicon_behind_subject(const struct elem *e)
{
	static const char *const cases[] = { "とき", "場合", "際", "後" };

	if (elem_is(e->prev, STR("は")))
		return !elem_is_any(e->prev->prev, cases, ARRAY_SIZE(cases));
	return elem_is(e->prev, STR("が")) || elem_is(e->prev, STR("も"));
}
