/* Columns of event lists: those of the national open-data list, and what
 * cities call the same. */
#include "extract/grid.h"

#define NAME_MAX_BYTES 96
#define HEADER_ROWS 10 /* above the events there may be a title */

static const struct {
	struct str name;
	enum column kind;
} names[] = {
	{ STR_INIT("イベント名"), COLUMN_TITLE },
	{ STR_INIT("イベント名称"), COLUMN_TITLE },
	{ STR_INIT("行事名"), COLUMN_TITLE },
	{ STR_INIT("行事名称"), COLUMN_TITLE },
	{ STR_INIT("催し名"), COLUMN_TITLE },
	{ STR_INIT("催事名"), COLUMN_TITLE },
	{ STR_INIT("事業名"), COLUMN_TITLE },
	{ STR_INIT("講座名"), COLUMN_TITLE },
	{ STR_INIT("教室名"), COLUMN_TITLE },
	{ STR_INIT("タイトル"), COLUMN_TITLE },
	{ STR_INIT("件名"), COLUMN_TITLE },
	{ STR_INIT("開始日"), COLUMN_START_DATE },
	{ STR_INIT("開催日"), COLUMN_START_DATE },
	{ STR_INIT("開催開始日"), COLUMN_START_DATE },
	{ STR_INIT("終了日"), COLUMN_END_DATE },
	{ STR_INIT("開催終了日"), COLUMN_END_DATE },
	{ STR_INIT("開始時間"), COLUMN_START_TIME },
	{ STR_INIT("開始時刻"), COLUMN_START_TIME },
	{ STR_INIT("終了時間"), COLUMN_END_TIME },
	{ STR_INIT("終了時刻"), COLUMN_END_TIME },
	{ STR_INIT("開始日時特記事項"), COLUMN_WHEN_NOTE },
	{ STR_INIT("開催日時特記事項"), COLUMN_WHEN_NOTE },
	{ STR_INIT("日時特記事項"), COLUMN_WHEN_NOTE },
	{ STR_INIT("説明"), COLUMN_DESCRIPTION },
	{ STR_INIT("内容"), COLUMN_DESCRIPTION },
	{ STR_INIT("イベント内容"), COLUMN_DESCRIPTION },
	{ STR_INIT("概要"), COLUMN_DESCRIPTION },
	{ STR_INIT("料金(基本)"), COLUMN_COST },
	{ STR_INIT("料金(詳細)"), COLUMN_COST_NOTE },
	{ STR_INIT("連絡先名称"), COLUMN_CONTACT },
	{ STR_INIT("担当課"), COLUMN_CONTACT },
	{ STR_INIT("担当部署"), COLUMN_CONTACT },
	{ STR_INIT("主催者"), COLUMN_HOST },
	{ STR_INIT("主催"), COLUMN_HOST },
	{ STR_INIT("連絡先電話番号"), COLUMN_PHONE },
	{ STR_INIT("連絡先内線番号"), COLUMN_EXTENSION },
	{ STR_INIT("内線番号"), COLUMN_EXTENSION },
	{ STR_INIT("連絡先FAX番号"), COLUMN_FAX },
	{ STR_INIT("連絡先メールアドレス"), COLUMN_MAIL },
	{ STR_INIT("場所名称"), COLUMN_PLACE },
	{ STR_INIT("住所"), COLUMN_ADDRESS },
	{ STR_INIT("所在地"), COLUMN_ADDRESS },
	{ STR_INIT("所在地_連結表記"), COLUMN_ADDRESS },
	{ STR_INIT("方書"), COLUMN_BUILDING },
	{ STR_INIT("建物名等(方書)"), COLUMN_BUILDING },
	{ STR_INIT("参加申込終了日"), COLUMN_DEADLINE_DATE },
	{ STR_INIT("申込終了日"), COLUMN_DEADLINE_DATE },
	{ STR_INIT("申込締切日"), COLUMN_DEADLINE_DATE },
	{ STR_INIT("参加申込終了時間"), COLUMN_DEADLINE_TIME },
	{ STR_INIT("参加申込方法"), COLUMN_APPLY },
	{ STR_INIT("URL"), COLUMN_URL },
	{ STR_INIT("備考"), COLUMN_REMARK },
	{ STR_INIT("公開日"), COLUMN_PUBLISHED },
	{ STR_INIT("更新日"), COLUMN_PUBLISHED },
	{ STR_INIT("最終更新日"), COLUMN_PUBLISHED },
	{ STR_INIT("ID"), COLUMN_ID },
	{ STR_INIT("NO"), COLUMN_ID },
	{ STR_INIT("No"), COLUMN_ID },
	{ STR_INIT("No."), COLUMN_ID },
	{ STR_INIT("番号"), COLUMN_ID },
	{ STR_INIT("管理番号"), COLUMN_ID },
	{ STR_INIT("都道府県コード又は市区町村コード"), COLUMN_SKIP },
	{ STR_INIT("全国地方公共団体コード"), COLUMN_SKIP },
	{ STR_INIT("地方公共団体名"), COLUMN_SKIP },
	{ STR_INIT("都道府県名"), COLUMN_SKIP },
	{ STR_INIT("市区町村名"), COLUMN_SKIP },
	{ STR_INIT("イベント名_カナ"), COLUMN_SKIP },
	{ STR_INIT("イベント名_英語"), COLUMN_SKIP },
	{ STR_INIT("場所名称_カナ"), COLUMN_SKIP },
	{ STR_INIT("町字ID"), COLUMN_SKIP },
	{ STR_INIT("所在地_全国地方公共団体コード"), COLUMN_SKIP },
	{ STR_INIT("緯度"), COLUMN_SKIP },
	{ STR_INIT("経度"), COLUMN_SKIP },
	{ STR_INIT("カテゴリー"), COLUMN_SKIP },
	{ STR_INIT("区"), COLUMN_SKIP },
	{ STR_INIT("施設No"), COLUMN_SKIP },
	{ STR_INIT("施設No."), COLUMN_SKIP },
	{ STR_INIT("画像"), COLUMN_SKIP },
	{ STR_INIT("画像_ライセンス"), COLUMN_SKIP },
};

/* Without spaces and marks; full-width letters, digits and brackets as
 * ASCII: 料金（基本）is 料金(基本). */
static struct str
regular(struct str name, char out[NAME_MAX_BYTES])
{
	size_t len = 0, at = 0;

	while (at < name.len && len + 4 < NAME_MAX_BYTES) {
		uint32_t cp = utf8_next(name, &at);

		if (cp_is_space(cp) || cp == U'※' || cp == U'＊' || cp == '*')
			continue;
		if (cp >= 0xFF01 && cp <= 0xFF5E)
			cp -= 0xFEE0;
		len += utf8_encode(cp, out + len);
	}
	return (struct str){ out, len };
}

static enum column
by_label(struct str name)
{
	static const enum column facts[FACT_KIND_MAX] = {
		[FACT_WHEN] = COLUMN_WHEN,
		[FACT_WHERE] = COLUMN_PLACE,
		[FACT_WHO] = COLUMN_WHO,
		[FACT_COST] = COLUMN_COST,
		[FACT_BRING] = COLUMN_BRING,
		[FACT_APPLY] = COLUMN_APPLY,
		[FACT_DEADLINE] = COLUMN_DEADLINE_DATE,
		[FACT_CAPACITY] = COLUMN_CAPACITY,
	};
	static const enum column fields[FIELD_KIND_MAX] = {
		[FIELD_NAME] = COLUMN_CONTACT,
		[FIELD_PHONE] = COLUMN_PHONE,
		[FIELD_FAX] = COLUMN_FAX,
		[FIELD_MAIL] = COLUMN_MAIL,
		[FIELD_ADDRESS] = COLUMN_ADDRESS,
		[FIELD_URL] = COLUMN_URL,
	};
	int kind = label_fact(name);

	if (kind >= 0)
		return facts[kind];
	kind = label_field(name);
	if (kind >= 0)
		return fields[kind];
	return label_is_contact(name) ? COLUMN_CONTACT : COLUMN_OTHER;
}

static enum column
kind_of(struct str name)
{
	char text[NAME_MAX_BYTES];
	struct str s = regular(name, text);

	for (size_t i = 0; s.len && i < ARRAY_SIZE(names); i++)
		if (str_eq(s, names[i].name))
			return names[i].kind;
	return s.len ? by_label(s) : COLUMN_SKIP;
}

static bool
may_repeat(enum column kind)
{
	return kind == COLUMN_OTHER || kind == COLUMN_SKIP;
}

/* A name, a day and something else: less may be any table. */
static bool
try_row(const struct grid *g, size_t row, struct columns *c)
{
	const struct grid_row *r = &g->rows[row];
	bool seen[COLUMN_MAX] = { false };
	size_t known = 0;

	c->count = r->count < GRID_COLUMNS ? r->count : GRID_COLUMNS;
	c->row = row;
	for (size_t i = 0; i < c->count; i++) {
		enum column kind = kind_of(r->cells[i].text);

		if (!may_repeat(kind) && seen[kind])
			kind = kind == COLUMN_PUBLISHED || kind == COLUMN_ID
				   ? COLUMN_SKIP
				   : COLUMN_OTHER;
		known += !may_repeat(kind) && kind != COLUMN_ID;
		seen[kind] = true;
		c->kinds[i] = kind;
	}
	return seen[COLUMN_TITLE] && known >= 3 &&
	       (seen[COLUMN_START_DATE] || seen[COLUMN_WHEN]);
}

bool
columns_find(const struct grid *g, struct columns *ret)
{
	for (size_t r = 0; r < g->count && r < HEADER_ROWS; r++)
		if (try_row(g, r, ret))
			return true;
	return false;
}
