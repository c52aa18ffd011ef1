/* Category, kind, urgency and expiry, proposed from words and facts. */
#include "extract/draft.h"

#define TITLE_WEIGHT 6
#define COUNT_MAX 8 /* of one word: a long text proves no more */

enum category {
	CATEGORY_GARBAGE,
	CATEGORY_DISASTER,
	CATEGORY_TAX,
	CATEGORY_INSURANCE,
	CATEGORY_HEALTH,
	CATEGORY_SCHOOL,
	CATEGORY_CHILDCARE,
	CATEGORY_RESIDENCE,
	CATEGORY_COMMUNITY,
	CATEGORY_CULTURE,
	CATEGORY_MAX
};

static const struct str category_names[CATEGORY_MAX] = {
	[CATEGORY_GARBAGE] = STR_INIT("garbage"),
	[CATEGORY_DISASTER] = STR_INIT("disaster"),
	[CATEGORY_TAX] = STR_INIT("tax"),
	[CATEGORY_INSURANCE] = STR_INIT("insurance"),
	[CATEGORY_HEALTH] = STR_INIT("health"),
	[CATEGORY_SCHOOL] = STR_INIT("school"),
	[CATEGORY_CHILDCARE] = STR_INIT("childcare"),
	[CATEGORY_RESIDENCE] = STR_INIT("residence"),
	[CATEGORY_COMMUNITY] = STR_INIT("community"),
	[CATEGORY_CULTURE] = STR_INIT("culture"),
};

static const struct {
	struct str word;
	uint8_t category, weight;
} words[] = {
	{ STR_INIT("ごみ"), CATEGORY_GARBAGE, 3 },
	{ STR_INIT("ゴミ"), CATEGORY_GARBAGE, 3 },
	{ STR_INIT("分別"), CATEGORY_GARBAGE, 2 },
	{ STR_INIT("リサイクル"), CATEGORY_GARBAGE, 2 },
	{ STR_INIT("資源物"), CATEGORY_GARBAGE, 3 },
	{ STR_INIT("粗大"), CATEGORY_GARBAGE, 2 },
	{ STR_INIT("不用品"), CATEGORY_GARBAGE, 2 },
	{ STR_INIT("収集"), CATEGORY_GARBAGE, 1 },
	{ STR_INIT("避難"), CATEGORY_DISASTER, 3 },
	{ STR_INIT("災害"), CATEGORY_DISASTER, 2 },
	{ STR_INIT("防災"), CATEGORY_DISASTER, 3 },
	{ STR_INIT("台風"), CATEGORY_DISASTER, 3 },
	{ STR_INIT("大雨"), CATEGORY_DISASTER, 2 },
	{ STR_INIT("地震"), CATEGORY_DISASTER, 3 },
	{ STR_INIT("津波"), CATEGORY_DISASTER, 3 },
	{ STR_INIT("り災"), CATEGORY_DISASTER, 4 },
	{ STR_INIT("罹災"), CATEGORY_DISASTER, 4 },
	{ STR_INIT("断水"), CATEGORY_DISASTER, 4 },
	{ STR_INIT("市県民税"), CATEGORY_TAX, 4 },
	{ STR_INIT("市民税"), CATEGORY_TAX, 3 },
	{ STR_INIT("住民税"), CATEGORY_TAX, 4 },
	{ STR_INIT("固定資産税"), CATEGORY_TAX, 4 },
	{ STR_INIT("軽自動車税"), CATEGORY_TAX, 4 },
	{ STR_INIT("納税"), CATEGORY_TAX, 3 },
	{ STR_INIT("確定申告"), CATEGORY_TAX, 4 },
	{ STR_INIT("税金"), CATEGORY_TAX, 2 },
	{ STR_INIT("国民健康保険"), CATEGORY_INSURANCE, 4 },
	{ STR_INIT("国保"), CATEGORY_INSURANCE, 3 },
	{ STR_INIT("介護保険"), CATEGORY_INSURANCE, 4 },
	{ STR_INIT("後期高齢者医療"), CATEGORY_INSURANCE, 3 },
	{ STR_INIT("国民年金"), CATEGORY_INSURANCE, 4 },
	{ STR_INIT("保険料"), CATEGORY_INSURANCE, 2 },
	{ STR_INIT("予防接種"), CATEGORY_HEALTH, 4 },
	{ STR_INIT("ワクチン"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("認知症"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("抗体検査"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("健診"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("検診"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("感染症"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("熱中症"), CATEGORY_HEALTH, 3 },
	{ STR_INIT("健康"), CATEGORY_HEALTH, 1 },
	{ STR_INIT("医療費"), CATEGORY_HEALTH, 1 },
	{ STR_INIT("就学"), CATEGORY_SCHOOL, 3 },
	{ STR_INIT("入学"), CATEGORY_SCHOOL, 3 },
	{ STR_INIT("小学校"), CATEGORY_SCHOOL, 1 },
	{ STR_INIT("中学校"), CATEGORY_SCHOOL, 1 },
	{ STR_INIT("奨学"), CATEGORY_SCHOOL, 3 },
	{ STR_INIT("給食"), CATEGORY_SCHOOL, 2 },
	{ STR_INIT("保育"), CATEGORY_CHILDCARE, 4 },
	{ STR_INIT("子育て"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("乳幼児"), CATEGORY_CHILDCARE, 1 },
	{ STR_INIT("親子"), CATEGORY_CHILDCARE, 2 },
	{ STR_INIT("赤ちゃん"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("児童館"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("ママ"), CATEGORY_CHILDCARE, 2 },
	{ STR_INIT("読み聞かせ"), CATEGORY_CHILDCARE, 2 },
	{ STR_INIT("児童手当"), CATEGORY_CHILDCARE, 5 },
	{ STR_INIT("児童クラブ"), CATEGORY_CHILDCARE, 4 },
	{ STR_INIT("妊娠"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("出産"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("幼稚園"), CATEGORY_CHILDCARE, 3 },
	{ STR_INIT("転入"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("転出"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("転居"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("引っ越し"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("引越し"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("マイナンバー"), CATEGORY_RESIDENCE, 2 },
	{ STR_INIT("住民票"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("戸籍"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("印鑑登録"), CATEGORY_RESIDENCE, 3 },
	{ STR_INIT("在留"), CATEGORY_RESIDENCE, 1 },
	{ STR_INIT("県営住宅"), CATEGORY_RESIDENCE, 4 },
	{ STR_INIT("市営住宅"), CATEGORY_RESIDENCE, 4 },
	{ STR_INIT("町内会"), CATEGORY_COMMUNITY, 4 },
	{ STR_INIT("自治会"), CATEGORY_COMMUNITY, 4 },
	{ STR_INIT("ボランティア"), CATEGORY_COMMUNITY, 3 },
	{ STR_INIT("地域活動"), CATEGORY_COMMUNITY, 2 },
	{ STR_INIT("相談会"), CATEGORY_COMMUNITY, 1 },
	{ STR_INIT("日本語教室"), CATEGORY_CULTURE, 5 },
	{ STR_INIT("国際交流"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("文化"), CATEGORY_CULTURE, 2 },
	{ STR_INIT("まつり"), CATEGORY_CULTURE, 2 },
	{ STR_INIT("図書館"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("美術館"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("博物館"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("コンサート"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("スポーツ"), CATEGORY_CULTURE, 2 },
	{ STR_INIT("マラソン"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("朗読"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("合唱"), CATEGORY_CULTURE, 3 },
	{ STR_INIT("講座"), CATEGORY_CULTURE, 1 },
};

/* The characters of a text, by a hash of their code points. */
struct charset {
	uint64_t bits[64];
};

static void
charset_of(struct str text, struct charset *ret)
{
	*ret = (struct charset){ 0 };
	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);

		ret->bits[cp >> 6 & 63] |= UINT64_C(1) << (cp & 63);
	}
}

static bool
may_hold(const struct charset *c, struct str word)
{
	for (size_t pos = 0; pos < word.len;) {
		uint32_t cp = utf8_next(word, &pos);

		if (!(c->bits[cp >> 6 & 63] >> (cp & 63) & 1))
			return false;
	}
	return true;
}

static unsigned
count(struct str text, struct str word)
{
	unsigned n = 0;
	size_t at = 0;

	while (n < COUNT_MAX && (at = str_find(text, word, at)) != STR_NPOS) {
		at += word.len;
		n++;
	}
	return n;
}

static struct str
category_of(struct str title, struct str body)
{
	unsigned points[CATEGORY_MAX] = { 0 };
	struct charset in_title, in_body;
	size_t best = 0;

	charset_of(title, &in_title);
	charset_of(body, &in_body);
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct str word = words[i].word;
		unsigned n = 0;

		if (may_hold(&in_title, word))
			n += count(title, word) * TITLE_WEIGHT;
		if (may_hold(&in_body, word))
			n += count(body, word);
		points[words[i].category] += words[i].weight * n;
	}
	for (size_t i = 1; i < CATEGORY_MAX; i++)
		if (points[i] > points[best])
			best = i;
	return points[best] >= 4 ? category_names[best] : STR("other");
}

static bool
has_any(struct str text, const struct str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(text, list[i], 0) != STR_NPOS)
			return true;
	return false;
}

/* Only a title that says an order is in force: never a notice about what
 * such orders mean. */
static bool
is_emergency(struct str title)
{
	static const struct str orders[] = { STR_INIT("避難指示"),
		STR_INIT("緊急安全確保"), STR_INIT("高齢者等避難"),
		STR_INIT("警戒レベル5"), STR_INIT("警戒レベル５"),
		STR_INIT("警戒レベル4"), STR_INIT("警戒レベル４"),
		STR_INIT("警戒レベル3"), STR_INIT("警戒レベル３"),
		STR_INIT("津波警報"), STR_INIT("特別警報") };
	static const struct str acts[] = { STR_INIT("発令"), STR_INIT("発表"),
		STR_INIT("が出"), STR_INIT("を出し") };
	static const struct str about[] = { STR_INIT("解除"),
		STR_INIT("について"), STR_INIT("とは"), STR_INIT("訓練"),
		STR_INIT("基準"), STR_INIT("場合"), STR_INIT("とき"),
		STR_INIT("見直し"), STR_INIT("変更"), STR_INIT("備え") };
	static const struct str in_force[] = { STR_INIT("発令しました"),
		STR_INIT("発令中"), STR_INIT("発表されました"),
		STR_INIT("発令されました"), STR_INIT("発表中"),
		STR_INIT("発表しました") };

	if (!has_any(title, orders, ARRAY_SIZE(orders)) ||
	    !has_any(title, acts, ARRAY_SIZE(acts)))
		return false;
	if (has_any(title, about, 1) || has_any(title, about + 3, 1))
		return false;
	return has_any(title, in_force, ARRAY_SIZE(in_force)) ||
	       !has_any(title, about, ARRAY_SIZE(about));
}

static bool
has_fact(const struct notice *n, enum fact_kind kind)
{
	const struct node *fact = notice_part(n, NODE_FACTS)->first;

	while (fact && fact->arg != kind)
		fact = fact->next;
	return fact != NULL;
}

/* Whether the time of day is named. */
static bool
has_hour(const struct notice *n)
{
	const struct node *fact = notice_part(n, NODE_FACTS)->first;
	struct buf text = BUF_INIT;
	bool yes = false;

	for (; fact && !yes; fact = fact->next) {
		if (fact->arg != FACT_WHEN)
			continue;
		buf_clear(&text);
		node_plain(fact, &text);
		yes = str_find(buf_view(&text), STR("時"), 0) != STR_NPOS ||
		      str_find(buf_view(&text), STR("正午"), 0) != STR_NPOS ||
		      str_find(buf_view(&text), STR(":"), 0) != STR_NPOS;
	}
	buf_release(&text);
	return yes;
}

/* What one goes to an office or a doctor for, though it has an hour and a
 * place, and what is closed then. */
static bool
is_errand(struct str title)
{
	static const struct str errands[] = { STR_INIT("申請"),
		STR_INIT("手続"), STR_INIT("届"), STR_INIT("窓口"),
		STR_INIT("予防接種"), STR_INIT("ワクチン"), STR_INIT("検診"),
		STR_INIT("健診"), STR_INIT("募集"), STR_INIT("受付"),
		STR_INIT("受け付け"), STR_INIT("申し込み"), STR_INIT("申込"),
		STR_INIT("交付"), STR_INIT("納"), STR_INIT("休"),
		STR_INIT("収集"), STR_INIT("回収"), STR_INIT("時間"),
		STR_INIT("利用"), STR_INIT("工事"), STR_INIT("販売"),
		STR_INIT("配布"), STR_INIT("縦覧"), STR_INIT("証明"),
		STR_INIT("相談") };

	return has_any(title, errands, ARRAY_SIZE(errands));
}

static enum notice_kind
kind_of(const struct notice *n, struct str title)
{
	static const struct str alerts[] = { STR_INIT("警報"),
		STR_INIT("警戒情報が"), STR_INIT("注意報"), STR_INIT("断水"),
		STR_INIT("停電"), STR_INIT("通行止め"), STR_INIT("緊急"),
		STR_INIT("避難所開設"), STR_INIT("避難所の開設"),
		STR_INIT("臨時休館"), STR_INIT("にご注意"), STR_INIT("に注意"),
		STR_INIT("中止します"), STR_INIT("中止しました"),
		STR_INIT("が止まっています") };
	static const struct str events[] = { STR_INIT("開催"), STR_INIT("教室"),
		STR_INIT("講座"), STR_INIT("講演"), STR_INIT("まつり"),
		STR_INIT("祭り"), STR_INIT("フェスタ"), STR_INIT("フェア"),
		STR_INIT("イベント"), STR_INIT("大会"), STR_INIT("コンサート"),
		STR_INIT("説明会"), STR_INIT("体験"), STR_INIT("セミナー"),
		STR_INIT("交流会"), STR_INIT("展示"), STR_INIT("相談会"),
		STR_INIT("見学会"), STR_INIT("上映会"), STR_INIT("公演"),
		STR_INIT("フェスティバル"), STR_INIT("マルシェ") };

	if (n->urgency == URGENCY_EMERGENCY ||
	    has_any(title, alerts, ARRAY_SIZE(alerts)))
		return KIND_ALERT;
	if (has_any(title, events, ARRAY_SIZE(events)))
		return KIND_EVENT;
	if (has_fact(n, FACT_WHEN) && has_fact(n, FACT_WHERE) &&
	    (has_fact(n, FACT_CAPACITY) || (has_hour(n) && !is_errand(title))))
		return KIND_EVENT;
	return KIND_PROCEDURE;
}

/* （12月29日から1月3日までを除く） are no days of the event. */
static bool
is_left_out(const struct node *value)
{
	const struct node *next = value->next;
	size_t close;

	if (!next || next->kind != NODE_TEXT)
		return false;
	close = str_find(next->text, STR("除"), 0);
	return close <= STR("のうちは").len;
}

static void
later(struct date *last, const struct value *v)
{
	const struct moment *ends[2] = { &v->from, &v->to };

	for (size_t i = 0; i < 2; i++)
		if (date_valid(ends[i]->date) &&
		    date_cmp(ends[i]->date, *last) > 0)
			*last = ends[i]->date;
}

/* The last day that the facts name: of the event or to hand in. */
static struct date
expiry_of(const struct notice *n)
{
	struct date last = { 0 };
	enum walk_event event;
	struct walk w;

	walk_init(&w, notice_part(n, NODE_FACTS));
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (event != WALK_ENTER)
			continue;
		if (w.node->kind == NODE_FACT && w.node->arg != FACT_WHEN &&
		    w.node->arg != FACT_DEADLINE)
			walk_skip(&w);
		else if (w.node->kind == NODE_VALUE && !is_left_out(w.node))
			later(&last, w.node->value);
	}
	return last;
}

void
draft_propose(struct notice *n)
{
	struct buf title = BUF_INIT, body = BUF_INIT;
	struct str field;

	node_plain(notice_part(n, NODE_TITLE), &title);
	node_plain(notice_part(n, NODE_BODY), &body);
	if (!n->category.len)
		n->category = category_of(buf_view(&title), buf_view(&body));
	if (is_emergency(buf_view(&title)))
		n->urgency = URGENCY_EMERGENCY;
	n->kind = kind_of(n, buf_view(&title));
	if (date_is_none(n->expires))
		n->expires = expiry_of(n);
	/* An event that is over when it is announced: a wrong guess. */
	if (!date_is_none(n->published) &&
	    date_cmp(n->expires, n->published) < 0)
		n->expires = (struct date){ 0 };
	for (struct node *f = notice_part(n, NODE_CONTACT)->first;
	     f && !n->division.len; f = f->next) {
		if (f->arg != FIELD_NAME)
			continue;
		buf_clear(&title);
		for (struct node *s = f->first; s; s = s->next)
			if (s->kind == NODE_S)
				node_plain(s, &title);
		field = buf_view(&title);
		if (utf8_count(field) <= 40)
			n->division = arena_str(&n->arena, field);
	}
	buf_release(&title);
	buf_release(&body);
}
