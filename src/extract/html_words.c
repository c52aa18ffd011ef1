/* Lines that only serve the page, told by their words. */
#include "extract/html.h"

bool
html_has_any(struct str text, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(text, list[i], 0) != STR_NPOS)
			return true;
	return false;
}

/* Lines that begin so. */
static const struct str starts[] = {
	STR_INIT("本文へ"),
	STR_INIT("ページの先頭"),
	STR_INIT("このページの先頭"),
	STR_INIT("ページトップ"),
	STR_INIT("このページの上"),
	STR_INIT("ページの上"),
	STR_INIT("トップへ戻る"),
	STR_INIT("先頭へ戻る"),
	STR_INIT("このページを印刷"),
	STR_INIT("印刷用ページ"),
	STR_INIT("印刷用画面"),
	STR_INIT("印刷する"),
	STR_INIT("シェアする"),
	STR_INIT("ツイート"),
	STR_INIT("ポストする"),
	STR_INIT("Xでポスト"),
	STR_INIT("Xでシェア"),
	STR_INIT("LINEで送る"),
	STR_INIT("LINEでシェア"),
	STR_INIT("フェイスブックで"),
	STR_INIT("Facebookで"),
	STR_INIT("現在の位置"),
	STR_INIT("現在地：トップ"),
	STR_INIT("現在位置"),
	STR_INIT("このページをシェア"),
	STR_INIT("この記事をシェア"),
	STR_INIT("ページ番号"),
	STR_INIT("ページID"),
	STR_INIT("記事ID"),
	STR_INIT("ID："),
	STR_INIT("文字サイズ"),
	STR_INIT("一覧へ戻る"),
	STR_INIT("一覧に戻る"),
	STR_INIT("前のページへ戻る"),
	STR_INIT("前のページに戻る"),
	STR_INIT("一つ前のページ"),
	STR_INIT("PAGE TOP"),
	STR_INIT("Page Top"),
	STR_INIT("Copyright"),
	STR_INIT("©"),
	STR_INIT("会員登録はこちら"),
	STR_INIT("お問い合わせフォーム"),
	STR_INIT("お問い合わせはこちら"),
	STR_INIT("専用フォームでのお問い合わせ"),
};

static const struct str whole[] = {
	STR_INIT("PR"),
	STR_INIT("[PR]"),
	STR_INIT("広告"),
	STR_INIT("印刷"),
	STR_INIT("戻る"),
	STR_INIT("ポスト"),
	STR_INIT("シェア"),
	STR_INIT("スポンサーリンク"),
	STR_INIT("スポンサードリンク"),
};

static bool
is_dull(uint32_t cp)
{
	static const uint32_t marks[] = { U'△', U'▲', U'↑', U'●', U'・', U'■',
		U'＞', U'>', U'»', U'«', U'▶', U'→', U'←', U'｜', U'|', U'【' };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (marks[i] == cp)
			return true;
	return cp_is_space(cp);
}

static struct str
trim_marks(struct str s)
{
	size_t from = 0;

	for (size_t at = 0; at < s.len && is_dull(utf8_next(s, &at));)
		from = at;
	return str_trim(str_sub(s, from, s.len));
}

/* Where to get what shows a file. */
static bool
is_viewer_notice(struct str s)
{
	static const struct str makers[] = { STR_INIT("Adobe"),
		STR_INIT("Acrobat"), STR_INIT("ビューア"), STR_INIT("ビューワ"),
		STR_INIT("Viewer") };
	static const struct str acts[] = { STR_INIT("ダウンロード"),
		STR_INIT("必要"), STR_INIT("無償"), STR_INIT("無料"),
		STR_INIT("インストール"), STR_INIT("お持ちでない") };

	return html_has_any(s, makers, ARRAY_SIZE(makers)) &&
	       html_has_any(s, acts, ARRAY_SIZE(acts));
}

/* ホーム ＞ くらし ＞ ごみ: begins at the top, and has links. */
static bool
is_breadcrumb(struct str s)
{
	static const struct str tops[] = { STR_INIT("ホーム"),
		STR_INIT("トップ"), STR_INIT("HOME"), STR_INIT("Home"),
		STR_INIT("TOP"), STR_INIT("Top"), STR_INIT("サイトトップ"),
		STR_INIT("総合トップ"), STR_INIT("現在") };
	static const struct str marks[] = { STR_INIT(">"), STR_INIT("＞"),
		STR_INIT("›"), STR_INIT("»"), STR_INIT("/"), STR_INIT("／"),
		STR_INIT("→"), STR_INIT("≫"), STR_INIT("｜"), STR_INIT("|") };

	if (str_find(s, STR("。"), 0) != STR_NPOS)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(tops); i++)
		if (str_starts(s, tops[i]))
			return html_has_any(s, marks, ARRAY_SIZE(marks));
	return false;
}

/* ♥ 12 */
static bool
is_counter(struct str s)
{
	static const struct str words[] = { STR_INIT("♥"), STR_INIT("♡"),
		STR_INIT("スキ"), STR_INIT("いいね"), STR_INIT("コメント"),
		STR_INIT("閲覧"), STR_INIT("PV") };
	size_t at = 0;

	if (s.len > 3 * 12)
		return false;
	while (at < s.len)
		if (cp_digit(utf8_next(s, &at)) >= 0)
			break;
	if (!s.len || cp_digit(utf8_prev(s, &(size_t){ at })) < 0)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(s, words[i]))
			return true;
	return false;
}

bool
html_is_furniture_line(struct str s, uint32_t link_chars)
{
	static const struct str links[] = { STR_INIT("ページの先頭"),
		STR_INIT("ページトップ"), STR_INIT("トップページへ"),
		STR_INIT("前のページ"), STR_INIT("一覧へ"),
		STR_INIT("一覧に戻る") };
	static const struct str ends[] = { STR_INIT("戻る"), STR_INIT("もどる"),
		STR_INIT("続きを読む"), STR_INIT("一覧を見る") };
	static const struct str more[] = { STR_INIT("関連記事"),
		STR_INIT("関連："), STR_INIT("写真特集"),
		STR_INIT("あわせて読みたい"), STR_INIT("合わせて読みたい") };
	struct str bare = trim_marks(s);

	/* The line may tell the page's date too. */
	if (str_find(s, STR("更新日"), 0) != STR_NPOS)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(whole); i++)
		if (str_eq(bare, whole[i]))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(starts) && s.len <= 3 * 40; i++)
		if (str_starts(bare, starts[i]))
			return true;
	if (is_viewer_notice(s) || is_counter(s) ||
	    str_starts(bare, STR("この記事は会員")) ||
	    str_starts(bare, STR("この記事は有料")))
		return true;
	if (!link_chars)
		return false;
	if (is_breadcrumb(bare))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(more); i++)
		if (str_starts(bare, more[i]))
			return true;
	if (s.len > 3 * 40 || link_chars * 6 < utf8_count(s) * 5)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(s, ends[i]))
			return true;
	return html_has_any(s, links, ARRAY_SIZE(links));
}

bool
html_is_survey(struct str s)
{
	static const struct str about[] = { STR_INIT(
						"ページに関するアンケート"),
		STR_INIT("ページについてのアンケート"),
		STR_INIT("ページへのご意見"), STR_INIT("ページの評価"),
		STR_INIT("ページに関するご意見"), STR_INIT("ページの感想") };
	static const struct str asks[] = { STR_INIT("役に立ちましたか"),
		STR_INIT("参考になりましたか"),
		STR_INIT("見つけやすかったですか"),
		STR_INIT("分かりやすかったですか"),
		STR_INIT("わかりやすかったですか"),
		STR_INIT("掲載されていましたか"), STR_INIT("お聞かせください"),
		STR_INIT("アンケートにご協力") };
	static const struct str what[] = { STR_INIT("ページ"),
		STR_INIT("サイト"), STR_INIT("情報"), STR_INIT("内容"),
		STR_INIT("回答"), STR_INIT("記事"), STR_INIT("皆さまのご意見"),
		STR_INIT("皆様のご意見") };

	return s.len < 3 * 60 &&
	       (html_has_any(s, about, ARRAY_SIZE(about)) ||
		   (html_has_any(s, asks, ARRAY_SIZE(asks)) &&
		       html_has_any(s, what, ARRAY_SIZE(what))));
}

/* Over a list of links to other pages. */
bool
html_is_related(struct str s)
{
	static const struct str heads[] = { STR_INIT("関連リンク"),
		STR_INIT("関連ページ"), STR_INIT("関連記事"),
		STR_INIT("関連情報"), STR_INIT("関連サイト"),
		STR_INIT("関連コンテンツ"), STR_INIT("関連する"),
		STR_INIT("おすすめ"), STR_INIT("オススメ"),
		STR_INIT("ランキング"), STR_INIT("新着"), STR_INIT("人気"),
		STR_INIT("アーカイブ"), STR_INIT("バックナンバー"),
		STR_INIT("最近の"), STR_INIT("最新"), STR_INIT("これまでの"),
		STR_INIT("過去の"), STR_INIT("ほかの"), STR_INIT("他の"),
		STR_INIT("あわせて"), STR_INIT("合わせて"),
		STR_INIT("こちらも"), STR_INIT("よく見られ"),
		STR_INIT("よく読まれ"), STR_INIT("見た人"),
		STR_INIT("読んだ人"), STR_INIT("も見ています"),
		STR_INIT("カテゴリ"), STR_INIT("似た"), STR_INIT("注目"),
		STR_INIT("お知らせ一覧"), STR_INIT("リンク") };

	return str_eq(s, STR("目次")) ||
	       (s.len <= 3 * 24 && html_has_any(s, heads, ARRAY_SIZE(heads)));
}

bool
html_is_copyright(struct str s)
{
	static const struct str words[] = { STR_INIT("Copyright"),
		STR_INIT("copyright"), STR_INIT("COPYRIGHT"), STR_INIT("©"),
		STR_INIT("All Rights Reserved"),
		STR_INIT("All rights reserved"), STR_INIT("無断転載") };

	return s.len < 400 && html_has_any(s, words, ARRAY_SIZE(words));
}
