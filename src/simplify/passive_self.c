/*
 * Passives of what comes about by itself: 通知書が送付されたら →
 * 通知書が届いたら. Nobody acts in the result, so it may stand where the active
 * form may not.
 */
#include "simplify/passive.h"

struct self {
	const char *act, *self;
	bool denied;  /* also with ない */
	bool lasting; /* also with ている */
};

static const struct self selves[] = {
	{ "送る", "届く", true, true },
	{ "送付する", "届く", true, true },
	{ "郵送する", "郵便で届く", true, true },
	{ "発送する", "届く", true, false },
	{ "配信する", "届く", true, true },
	{ "届ける", "届く", true, true },
	{ "作る", "できる", false, false },
	{ "作成する", "できる", false, false },
	{ "支給する", "出る", true, true },
	{ "給付する", "出る", true, true },
	{ "発行する", "出る", true, true },
	{ "交付する", "出る", true, true },
	{ "設置する", "できる", false, false },
	{ "整備する", "できる", false, false },
	{ "開設する", "できる", false, false },
	{ "設ける", "できる", false, false },
	{ "開校する", "開く", false, false },
	{ "開園する", "開く", false, false },
	{ "開館する", "開く", false, false },
	{ "建設する", "できる", false, false },
	{ "設立する", "できる", false, true },
	{ "創設する", "できる", false, true },
	{ "新設する", "できる", false, true },
	{ "策定する", "できる", false, false },
	{ "制定する", "できる", false, false },
	{ "造る", "できる", false, true },
	{ "築く", "できる", false, true },
	{ "架ける", "できる", false, false },
	{ "形成する", "できる", false, true },
	{ "建立する", "できる", false, true },
	{ "建造する", "できる", false, true },
	{ "増設する", "できる", false, true },
	{ "発刊する", "できる", false, true },
	{ "改訂する", "新しくなる", true, true },
	{ "改装する", "新しくなる", true, true },
	{ "刷新する", "新しくなる", true, true },
	{ "変える", "変わる", true, true },
	{ "置き換える", "変わる", true, true },
	{ "始める", "始まる", true, true },
	{ "移行する", "移る", true, true },
	{ "拡張する", "広がる", true, true },
	{ "救う", "助かる", true, true },
	{ "減らす", "減る", true, true },
	{ "節減する", "減る", true, true },
	{ "節約する", "減る", true, true },
	{ "抑える", "少なくなる", true, true },
	{ "残す", "残る", true, true },
	{ "生み出す", "生まれる", true, true },
	{ "打ち上げる", "上がる", true, true },
	{ "取り除く", "なくなる", true, true },
	{ "撤廃する", "なくなる", true, true },
	{ "見直す", "変わる", true, true },
	{ "改める", "変わる", true, true },
	{ "広げる", "広がる", true, true },
	{ "戻す", "戻る", true, true },
	{ "続ける", "続く", true, true },
	{ "焼く", "焼ける", false, true },
	{ "崩す", "崩れる", false, true },
	{ "延ばす", "延びる", true, true },
	{ "並べる", "並ぶ", true, true },
	{ "役立てる", "役に立つ", true, true },
	{ "増やす", "増える", true, true },
	{ "組織する", "できる", false, true },
	{ "結成する", "できる", false, true },
	{ "施行する", "始まる", true, false },
	{ "伝える", "伝わる", false, true },
	{ "伝承する", "伝わる", false, true },
	{ "深める", "深まる", true, true },
	{ "高める", "高まる", true, true },
	{ "強化する", "強くなる", true, true },
	{ "軽減する", "軽くなる", true, true },
	{ "拡幅する", "広くなる", true, true },
	{ "解決する", "解決する", true, true },
	{ "移す", "移る", true, true },
	{ "移設する", "移る", true, true },
	{ "延長する", "延びる", true, true },
	{ "追加する", "増える", false, true },
	{ "削除する", "消える", true, true },
	{ "振り込む", "入る", true, true },
	{ "閉鎖する", "閉まる", true, true },
	{ "締め切る", "終わる", true, true },
	{ "建て替える", "新しくなる", true, true },
	{ "架け替える", "新しくなる", true, true },
	{ "架け直す", "新しくなる", true, true },
	{ "改修する", "新しくなる", true, true },
	{ "張り替える", "新しくなる", true, true },
	{ "取り替える", "新しくなる", true, true },
	{ "繰り上げる", "早くなる", true, false },
	{ "引き上げる", "上がる", true, true },
	{ "引き下げる", "下がる", true, true },
};

static const struct self *
self_of(const struct elem *e)
{
	const struct pred *p = &e->pred;
	for (size_t i = 0; i < ARRAY_SIZE(selves); i++)
		if (str_is(p->head, selves[i].act) &&
		    (selves[i].denied || !p->neg) &&
		    (selves[i].lasting || p->naux == 1))
			return &selves[i];
	return NULL;
}

/* 5日までに発送される: it arrives later. */
static bool
has_time(const struct chain *c, const struct elem *e)
{
	for (const struct elem *at = e->prev;
	     !elem_is_stop(c, at) && at->kind != ELEM_PRED; at = at->prev)
		if (at->value && pattern_is_time(at))
			return true;
	return false;
}

/* 督促状が発送された日: a day on which it does not arrive yet. */
static bool
is_day_of(const struct elem *e)
{
	static const char *const days[] = { "日", "月", "日付", "翌日", "翌月",
		"年月日", "時点" };

	return e->pred.ending == END_RENTAI &&
	       elem_is_any(e->next, days, ARRAY_SIZE(days));
}

/* 委員会は、平成20年に設置され: an institution comes about as things do. */
static bool
may_act(const struct elem *noun, struct str by_itself)
{
	return str_eq(by_itself, STR("できる")) ? elem_is_person(noun)
						: elem_is_actor(noun);
}

/* 違法に開設された貸金業者: nobody comes about so. */
static bool
is_of_actor(const struct elem *e, struct str by_itself)
{
	const struct elem *last = e->next;

	if (e->pred.ending != END_RENTAI || !elem_is_noun(last))
		return false;
	while (!last->next->space && rewrite_compound(last->next))
		last = last->next;
	return may_act(last, by_itself);
}

/* 市長に作成された書類 */
static bool
names_source(const struct elem *e)
{
	return (elem_is(e->prev, STR("に")) || elem_is(e->prev, STR("から"))) &&
	       elem_is_actor(e->prev->prev);
}

/* 広報は、発行され、配布される: both come about, or something is done to both;
 * 申込書は、市から送付され、: by whom, is said. */
static bool
joins_act(const struct work *w, struct elem *e, const struct passive_frame *f)
{
	const struct self *self = self_of(e);
	const struct elem *last;

	if (e->pred.ending != END_TE && e->pred.ending != END_RENYOU)
		return false;
	last = rewrite_final(w->c, e->next);
	return !f->topic || (last && pred_has(&last->pred, AUX_PASSIVE)) ||
	       str_ends(str_from(self->self), STR("届く"));
}

/* 機械で作られる, 市民の手で守られる, and not 申請で軽減される */
static bool
is_done_with(const struct elem *e, struct str by_itself)
{
	const struct elem *with = e->prev->prev;

	return elem_is(e->prev, STR("で")) &&
	       (str_ends(by_itself, STR("できる")) || elem_is_actor(with) ||
		   str_ends(with->surface, STR("手")));
}

/* 基金は、寄附をもとに設立されました, 寄附で: no を goes with できる. */
static bool
is_built_on(
    const struct elem *e, struct str by_itself, const struct passive_frame *f)
{
	const struct elem *what = f->subject ? f->subject : f->topic;
	bool with = elem_is(e->prev, STR("で")) && elem_is_noun(e->prev->prev);

	return (f->base || (with && !elem_is_actor(e->prev->prev))) && what &&
	       !f->object && !f->agent && !f->unread &&
	       e->pred.ending == END_SHUSHI &&
	       str_eq(by_itself, STR("できる")) && !elem_is_person(what->prev);
}

void
passive_come_about(struct work *w, struct elem *e)
{
	struct pred before = e->pred;
	struct pred *p = &e->pred;
	const struct self *self = self_of(e);
	struct str by_itself;
	struct passive_frame f;

	/* 再交付された: not 再出た */
	if (!self || e->prev->pos == POS_PREFIX || p->ending == END_OPEN ||
	    p->naux > 2 ||
	    (p->naux == 2 && p->aux[1] != AUX_IRU && p->aux[1] != AUX_KURU))
		return;
	by_itself = str_from(self->self);
	/* LEDに取り替えられる */
	if (str_eq(by_itself, STR("新しくなる")) && elem_is(e->prev, STR("に")))
		by_itself = STR("変わる");
	passive_frame_find(w->c, e, 0, &f);
	if (str_ends(by_itself, STR("届く")) && is_day_of(e)) {
		if (f.subject && !f.object && !elem_is_actor(f.subject->prev))
			passive_make_active(w, e, f.subject);
		return;
	}
	if (is_built_on(e, by_itself, &f)) {
		passive_make_active(w, e, f.subject);
		return;
	}
	if (f.object || f.agent || f.unread || f.base ||
	    (str_ends(by_itself, STR("できる")) &&
		(f.means || passive_has_means(w->c, e))) ||
	    (f.subject && may_act(f.subject->prev, by_itself)) ||
	    (!f.subject && f.topic && may_act(f.topic->prev, by_itself)) ||
	    (!f.subject && joins_act(w, e, &f)) || is_of_actor(e, by_itself) ||
	    (str_eq(by_itself, STR("できる")) && !f.subject &&
		(p->ending == END_RENTAI ? !p->past || names_source(e)
					 : !f.topic)) ||
	    (str_ends(by_itself, STR("届く")) && has_time(w->c, e)) ||
	    (str_eq(by_itself, STR("少なくなる")) &&
		elem_is(e->prev, STR("に"))) ||
	    (str_eq(by_itself, STR("伝わる")) && elem_is(e->prev, STR("に")) &&
		elem_is_actor(e->prev->prev)) ||
	    is_done_with(e, by_itself))
		return;
	pred_drop(p, AUX_PASSIVE);
	pred_drop(p, AUX_KURU);
	p->head = by_itself;
	p->conj = conj_guess(p->head);
	p->sahen = false;
	rewrite_pred(w, e, &before, "passive");
}
