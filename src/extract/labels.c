#include "extract/draft.h"

#define LABEL_MAX_CHARS 14

struct label {
	struct str word;
	int8_t kind;
	bool suffix; /* longer words that end in it count too */
};

static const struct label fact_labels[] = {
	{ STR_INIT("とき"), FACT_WHEN, false },
	{ STR_INIT("日時"), FACT_WHEN, true },
	{ STR_INIT("期間"), FACT_WHEN, true },
	{ STR_INIT("日程"), FACT_WHEN, true },
	{ STR_INIT("期日"), FACT_WHEN, true },
	{ STR_INIT("実施日"), FACT_WHEN, true },
	{ STR_INIT("開催日"), FACT_WHEN, true },
	{ STR_INIT("時間"), FACT_WHEN, true },
	{ STR_INIT("日にち"), FACT_WHEN, false },
	{ STR_INIT("いつ"), FACT_WHEN, false },
	{ STR_INIT("ところ"), FACT_WHERE, false },
	{ STR_INIT("場所"), FACT_WHERE, true },
	{ STR_INIT("会場"), FACT_WHERE, true },
	{ STR_INIT("どこで"), FACT_WHERE, false },
	{ STR_INIT("対象"), FACT_WHO, true },
	{ STR_INIT("対象者"), FACT_WHO, true },
	{ STR_INIT("対象となる方"), FACT_WHO, true },
	{ STR_INIT("対象になる方"), FACT_WHO, true },
	{ STR_INIT("対象の方"), FACT_WHO, true },
	{ STR_INIT("できる方"), FACT_WHO, true },
	{ STR_INIT("参加資格"), FACT_WHO, false },
	{ STR_INIT("応募資格"), FACT_WHO, false },
	{ STR_INIT("費用"), FACT_COST, true },
	{ STR_INIT("料金"), FACT_COST, true },
	{ STR_INIT("参加費"), FACT_COST, true },
	{ STR_INIT("参加料"), FACT_COST, true },
	{ STR_INIT("受講料"), FACT_COST, true },
	{ STR_INIT("入場料"), FACT_COST, true },
	{ STR_INIT("利用料"), FACT_COST, true },
	{ STR_INIT("使用料"), FACT_COST, true },
	{ STR_INIT("手数料"), FACT_COST, true },
	{ STR_INIT("教材費"), FACT_COST, true },
	{ STR_INIT("負担額"), FACT_COST, true },
	{ STR_INIT("持ち物"), FACT_BRING, true },
	{ STR_INIT("持物"), FACT_BRING, true },
	{ STR_INIT("必要なもの"), FACT_BRING, true },
	{ STR_INIT("必要な物"), FACT_BRING, true },
	{ STR_INIT("必要書類"), FACT_BRING, true },
	{ STR_INIT("申込"), FACT_APPLY, false },
	{ STR_INIT("申込み"), FACT_APPLY, false },
	{ STR_INIT("申し込み"), FACT_APPLY, false },
	{ STR_INIT("お申込み"), FACT_APPLY, false },
	{ STR_INIT("お申し込み"), FACT_APPLY, false },
	{ STR_INIT("申込先"), FACT_APPLY, false },
	{ STR_INIT("申込方法"), FACT_APPLY, true },
	{ STR_INIT("申込み方法"), FACT_APPLY, true },
	{ STR_INIT("申し込み方法"), FACT_APPLY, true },
	{ STR_INIT("申請方法"), FACT_APPLY, true },
	{ STR_INIT("応募方法"), FACT_APPLY, true },
	{ STR_INIT("参加方法"), FACT_APPLY, true },
	{ STR_INIT("締切"), FACT_DEADLINE, true },
	{ STR_INIT("締切り"), FACT_DEADLINE, true },
	{ STR_INIT("締め切り"), FACT_DEADLINE, true },
	{ STR_INIT("締切日"), FACT_DEADLINE, true },
	{ STR_INIT("期限"), FACT_DEADLINE, true },
	{ STR_INIT("申込期間"), FACT_DEADLINE, true },
	{ STR_INIT("申込受付期間"), FACT_DEADLINE, true },
	{ STR_INIT("募集期間"), FACT_DEADLINE, true },
	{ STR_INIT("応募期間"), FACT_DEADLINE, true },
	{ STR_INIT("定員"), FACT_CAPACITY, true },
	{ STR_INIT("募集人数"), FACT_CAPACITY, true },
	{ STR_INIT("募集人員"), FACT_CAPACITY, true },
};

static const struct label field_labels[] = {
	{ STR_INIT("電話"), FIELD_PHONE, true },
	{ STR_INIT("電話番号"), FIELD_PHONE, true },
	{ STR_INIT("TEL"), FIELD_PHONE, true },
	{ STR_INIT("Tel"), FIELD_PHONE, true },
	{ STR_INIT("tel"), FIELD_PHONE, false },
	{ STR_INIT("℡"), FIELD_PHONE, false },
	{ STR_INIT("ＴＥＬ"), FIELD_PHONE, false },
	{ STR_INIT("ＦＡＸ"), FIELD_FAX, false },
	{ STR_INIT("FAX"), FIELD_FAX, true },
	{ STR_INIT("Fax"), FIELD_FAX, true },
	{ STR_INIT("FAX番号"), FIELD_FAX, true },
	{ STR_INIT("ファクス"), FIELD_FAX, false },
	{ STR_INIT("ファックス"), FIELD_FAX, false },
	{ STR_INIT("ファクシミリ"), FIELD_FAX, false },
	{ STR_INIT("ファクス番号"), FIELD_FAX, false },
	{ STR_INIT("ファックス番号"), FIELD_FAX, false },
	{ STR_INIT("ファクシミリ番号"), FIELD_FAX, false },
	{ STR_INIT("メール"), FIELD_MAIL, true },
	{ STR_INIT("電子メール"), FIELD_MAIL, false },
	{ STR_INIT("メールアドレス"), FIELD_MAIL, true },
	{ STR_INIT("E-mail"), FIELD_MAIL, false },
	{ STR_INIT("E-Mail"), FIELD_MAIL, false },
	{ STR_INIT("Email"), FIELD_MAIL, false },
	{ STR_INIT("email"), FIELD_MAIL, false },
	{ STR_INIT("Mail"), FIELD_MAIL, false },
	{ STR_INIT("受付時間"), FIELD_HOURS, true },
	{ STR_INIT("開庁時間"), FIELD_HOURS, true },
	{ STR_INIT("業務時間"), FIELD_HOURS, true },
	{ STR_INIT("開館時間"), FIELD_HOURS, true },
	{ STR_INIT("営業時間"), FIELD_HOURS, true },
	{ STR_INIT("対応時間"), FIELD_HOURS, true },
	{ STR_INIT("対応言語"), FIELD_LANGUAGES, true },
	{ STR_INIT("言語"), FIELD_LANGUAGES, false },
	{ STR_INIT("外国語による問い合わせ"), FIELD_LANGUAGES, false },
	{ STR_INIT("外国語による相談"), FIELD_LANGUAGES, false },
	{ STR_INIT("住所"), FIELD_ADDRESS, false },
	{ STR_INIT("所在地"), FIELD_ADDRESS, true },
	{ STR_INIT("郵送先"), FIELD_ADDRESS, false },
	{ STR_INIT("ホームページ"), FIELD_URL, true },
	{ STR_INIT("ウェブサイト"), FIELD_URL, true },
	{ STR_INIT("URL"), FIELD_URL, false },
	{ STR_INIT("担当"), FIELD_NAME, false },
	{ STR_INIT("担当課"), FIELD_NAME, false },
	{ STR_INIT("担当部署"), FIELD_NAME, false },
	{ STR_INIT("所属課室"), FIELD_NAME, false },
	{ STR_INIT("部署"), FIELD_NAME, false },
	{ STR_INIT("部署名"), FIELD_NAME, false },
	{ STR_INIT("担当課名"), FIELD_NAME, false },
	{ STR_INIT("課名"), FIELD_NAME, false },
	{ STR_INIT("名称"), FIELD_NAME, false },
	{ STR_INIT("窓口"), FIELD_NAME, false },
	{ STR_INIT("所属"), FIELD_NAME, false },
};

/* In order of length behind お: matched whole or as an ending. */
static const struct str contact_words[] = {
	STR_INIT("問い合わせ"),
	STR_INIT("問い合わせ先"),
	STR_INIT("問合せ"),
	STR_INIT("問合せ先"),
	STR_INIT("問合わせ"),
	STR_INIT("問合わせ先"),
	STR_INIT("問い合せ"),
	STR_INIT("問い合せ先"),
	STR_INIT("問合先"),
	STR_INIT("連絡先"),
	STR_INIT("お問い合わせ窓口"),
	STR_INIT("情報発信元"),
	STR_INIT("担当窓口"),
};
static const struct str published_words[] = {
	STR_INIT("更新日"),
	STR_INIT("最終更新日"),
	STR_INIT("公開日"),
	STR_INIT("掲載日"),
	STR_INIT("登録日"),
	STR_INIT("発行日"),
	STR_INIT("作成日"),
	STR_INIT("発表日"),
	STR_INIT("更新日付"),
	STR_INIT("最終更新"),
	STR_INIT("更新"),
	STR_INIT("日付"),
	STR_INIT("発表日時"),
	STR_INIT("公表日"),
	STR_INIT("更新年月日"),
};
static const struct str division_words[] = {
	STR_INIT("発行"),
	STR_INIT("担当課"),
	STR_INIT("担当"),
	STR_INIT("発信元"),
	STR_INIT("発行元"),
	STR_INIT("所管課"),
	STR_INIT("担当部署"),
	STR_INIT("発表"),
};
static const struct str title_words[] = {
	STR_INIT("件名"),
	STR_INIT("タイトル"),
	STR_INIT("題名"),
	STR_INIT("表題"),
	STR_INIT("標題"),
};
static const struct str general_words[] = {
	STR_INIT("概要"),
	STR_INIT("開催概要"),
	STR_INIT("募集概要"),
	STR_INIT("実施概要"),
	STR_INIT("開催内容"),
	STR_INIT("詳細"),
	STR_INIT("募集要項"),
	STR_INIT("開催要項"),
	STR_INIT("実施内容"),
	STR_INIT("イベント概要"),
	STR_INIT("講座概要"),
	STR_INIT("事業概要"),
	STR_INIT("日時・場所"),
	STR_INIT("日時・会場"),
	STR_INIT("基本情報"),
	STR_INIT("イベント情報"),
	STR_INIT("記"),
};

static bool
is_mark(uint32_t cp)
{
	static const uint32_t marks[] = { U'■', U'□', U'◆', U'◇', U'●', U'○',
		U'◎', U'★', U'☆', U'▼', U'▽', U'▶', U'・', U'【', U'】', U'［',
		U'］', '[', ']', U'〔', U'〕', U'〈', U'〉', U'《', U'》', '<',
		'>', U'：', ':', U'＜', U'＞', U'▲', U'◉', U'⚫', U'➢' };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (marks[i] == cp)
			return true;
	return cp_is_space(cp);
}

struct str
label_trim(struct str label)
{
	size_t from = 0, to = label.len, at;

	for (at = 0; at < to && is_mark(utf8_next(label, &at));)
		from = at;
	for (at = to; at > from && is_mark(utf8_prev(label, &at));)
		to = at;
	return str_sub(label, from, to);
}

/* The label without marks, and without inner spaces where they set single
 * characters apart (と　き); empty if it can be no label. */
static struct str
squeeze(struct str label, char out[LABEL_MAX_CHARS * 4])
{
	struct str s = label_trim(label);
	size_t len = 0, chars = 0, at = 0, unit = 0, longest = 0;
	bool spaced = false;

	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at);

		if (cp_is_space(cp)) {
			spaced = true;
			unit = 0;
			continue;
		}
		if (++unit > longest)
			longest = unit;
		if (++chars > LABEL_MAX_CHARS)
			return STR_NONE;
		len += utf8_encode(cp, out + len);
	}
	return spaced && longest > 1 ? STR_NONE : (struct str){ out, len };
}

static int
look_up(const struct label *table, size_t count, struct str label, bool exact)
{
	char text[LABEL_MAX_CHARS * 4];
	struct str s = squeeze(label, text);
	const struct label *best = NULL;

	if (!s.len)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct label *l = &table[i];

		if (str_eq(s, l->word))
			return l->kind;
		if (!exact && l->suffix && str_ends(s, l->word) &&
		    (!best || best->word.len < l->word.len))
			best = l;
	}
	return best ? best->kind : -1;
}

static bool
in_list(const struct str *words, size_t count, struct str label)
{
	char text[LABEL_MAX_CHARS * 4];
	struct str s = squeeze(label, text);

	for (size_t i = 0; s.len && i < count; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

int
label_fact(struct str label)
{
	return look_up(fact_labels, ARRAY_SIZE(fact_labels), label, false);
}

int
label_fact_exact(struct str label)
{
	return look_up(fact_labels, ARRAY_SIZE(fact_labels), label, true);
}

int
label_field(struct str label)
{
	size_t open;

	/* 電話（保険料の納付） is a 電話. */
	open = str_find(label, STR("（"), 0);
	if (open != STR_NPOS && open > 0)
		label = str_sub(label, 0, open);
	return look_up(field_labels, ARRAY_SIZE(field_labels), label, false);
}

bool
label_is_contact(struct str label)
{
	struct str s = label_trim(label);
	size_t open = str_find(s, STR("（"), 0);

	if (open != STR_NPOS && open > 0)
		s = str_trim(str_sub(s, 0, open));
	if (s.len > 3 * 24)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(contact_words); i++)
		if (str_ends(s, contact_words[i]))
			return true;
	return false;
}

bool
label_is_published(struct str label)
{
	return in_list(published_words, ARRAY_SIZE(published_words), label);
}

bool
label_is_division(struct str label)
{
	return in_list(division_words, ARRAY_SIZE(division_words), label);
}

bool
label_is_title(struct str label)
{
	return in_list(title_words, ARRAY_SIZE(title_words), label);
}

bool
label_is_general(struct str label)
{
	return in_list(general_words, ARRAY_SIZE(general_words), label) ||
	       str_ends(label_trim(label), STR("の概要"));
}

static bool
is_known(struct str label)
{
	return label_fact(label) >= 0 || label_field(label) >= 0 ||
	       label_is_contact(label) || label_is_published(label) ||
	       label_is_division(label) || label_is_title(label);
}

static bool
found(struct str line, size_t from, size_t to, size_t value, size_t *ret_from,
    size_t *ret_to, size_t *ret_value)
{
	size_t at = value;

	while (at < line.len && cp_is_space(utf8_next(line, &at)))
		value = at;
	*ret_from = from;
	*ret_to = to;
	*ret_value = value;
	return to > from && value < line.len;
}

/* 【label】value; a colon behind the bracket belongs to it. */
static bool
split_bracket(struct str line, size_t from, size_t *rf, size_t *rt, size_t *rv)
{
	static const struct {
		struct str open, close;
	} pairs[] = {
		{ STR_INIT("【"), STR_INIT("】") },
		{ STR_INIT("［"), STR_INIT("］") },
		{ STR_INIT("〔"), STR_INIT("〕") },
		{ STR_INIT("〈"), STR_INIT("〉") },
		{ STR_INIT("《"), STR_INIT("》") },
		{ STR_INIT("＜"), STR_INIT("＞") },
		{ STR_INIT("["), STR_INIT("]") },
		{ STR_INIT("<"), STR_INIT(">") },
	};
	struct str rest = str_sub(line, from, line.len);

	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++) {
		size_t end, value;

		if (!str_starts(rest, pairs[i].open))
			continue;
		end = str_find(rest, pairs[i].close, 0);
		if (end == STR_NPOS ||
		    end > LABEL_MAX_CHARS * 3 + pairs[i].open.len)
			return false;
		value = end + pairs[i].close.len;
		if (str_starts(str_sub(rest, value, rest.len), STR("：")))
			value += STR("：").len;
		return found(line, from + pairs[i].open.len, from + end,
		    from + value, rf, rt, rv);
	}
	return false;
}

bool
label_split(
    struct str line, size_t *ret_from, size_t *ret_to, size_t *ret_value)
{
	size_t from = 0, at = 0, chars = 0, start;

	while (at < line.len && cp_is_space(utf8_next(line, &at)))
		from = at;
	if (split_bracket(line, from, ret_from, ret_to, ret_value))
		return true;
	for (at = start = from; at < line.len; start = at) {
		uint32_t cp = utf8_next(line, &at);

		if (cp == U'：' || cp == ':')
			return found(line, from, start, at, ret_from, ret_to,
				   ret_value) &&
			       !str_starts(
				   str_sub(line, at, line.len), STR("/"));
		if (cp == U'。' || cp == U'、' || cp == '\n' ||
		    ++chars > LABEL_MAX_CHARS + 6)
			return false;
		if ((cp == U'　' || cp == '\t' || cp == ' ') &&
		    is_known(str_sub(line, from, start)) &&
		    !str_starts(str_sub(line, at, line.len), STR("：")))
			return found(
			    line, from, start, at, ret_from, ret_to, ret_value);
	}
	return false;
}
