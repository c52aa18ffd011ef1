/* For the staff, in Japanese: what is published in which language, what is
 * missing, how long it took, and how easy the Japanese became. */
#include "bulletin/report.h"

static void
number(struct buf *out, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%ju", (uintmax_t)n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			buf_ch(out, ',');
		buf_ch(out, digits[i]);
	}
}

static void
language_name(struct buf *out, const struct site *s, size_t edition)
{
	const struct locale *l = s->editions[edition].locale;

	buf_cstr(out, "<span lang=\"");
	html_escape(out, l->tag);
	buf_cstr(out, "\">");
	html_escape(out, l->own_name);
	buf_cstr(out, "</span>");
}

/* ---- one notice in one language ------------------------------------------------
 */

static uint32_t
untranslated(struct coverage c)
{
	const struct summary *n = c.notice;

	if (n->failed || !n->translatable || !n->translatable[c.edition] ||
	    n->translated[c.edition] > n->translatable[c.edition])
		return 0;
	return n->translatable[c.edition] - n->translated[c.edition];
}

static uint32_t
percent(struct coverage c)
{
	const struct summary *n = c.notice;

	if (!untranslated(c))
		return 100;
	return (uint32_t)((uint64_t)n->translated[c.edition] * 100 /
			  n->translatable[c.edition]);
}

/* What is open, what to check, how long it took. */
static void
cell_details(struct buf *out, struct coverage c)
{
	const struct summary *n = c.notice;
	uint32_t open = untranslated(c), fuzzy = n->fuzzy[c.edition];
	uint32_t stale = n->stale[c.edition];
	long lag = coverage_lag(c);

	if (!open && lag <= 0)
		return;
	buf_cstr(out, "<br><small>");
	if (open)
		buf_printf(out, "残り%u文・%u語", open, n->words[c.edition]);
	if (fuzzy > stale)
		buf_printf(out, "<br>要確認%u文", fuzzy - stale);
	if (stale)
		buf_printf(out, "<br>原文が変わった%u文", stale);
	if (lag > 0)
		buf_printf(out, "%ld日後", lag);
	buf_cstr(out, "</small>");
}

static void
cell(struct buf *out, const struct site *s, struct coverage c)
{
	static const char *const classes[] = {
		[COVERAGE_FAILED] = "failed",
		[COVERAGE_COMPLETE] = "complete",
		[COVERAGE_PARTIAL] = "partial",
		[COVERAGE_MISSING] = "missing",
	};
	enum coverage_state state = coverage_state(c);
	bool linked = state == COVERAGE_COMPLETE || state == COVERAGE_PARTIAL;

	buf_printf(out, "<td class=\"%s\">", classes[state]);
	if (state == COVERAGE_FAILED) {
		buf_cstr(out, "読めません</td>");
		return;
	}
	if (linked) {
		buf_cstr(out, "<a href=\"");
		buf_xml(out, s->tree);
		buf_ch(out, '/');
		html_escape(out, s->editions[c.edition].locale->tag);
		buf_ch(out, '/');
		html_escape(out, c.notice->id);
		buf_cstr(out, ".html\">");
	}
	buf_printf(out, "%u%%", percent(c));
	buf_cstr(out, linked ? "</a>" : " 非公開");
	cell_details(out, c);
	buf_cstr(out, "</td>");
}

static void
notice_head(struct buf *out, const struct site *s, const struct summary *n)
{
	struct buf source = BUF_INIT;

	buf_cstr(out, "<tr><th scope=\"row\">");
	if (n->urgency == URGENCY_EMERGENCY)
		buf_cstr(out, "<strong class=\"alarm\">緊急</strong> ");
	if (!n->failed && n->titles_text && n->titles_text[0].len)
		html_escape(out, n->titles_text[0]);
	else
		html_escape(out, n->id);
	buf_cstr(out, "<br><small>");
	buf_utf8(&source, n->source); /* the name of a file may be anything */
	html_escape(out, buf_view(&source));
	buf_release(&source);
	if (n->division.len) {
		buf_cstr(out, "、");
		html_escape(out, n->division);
	}
	if (date_valid(n->published)) {
		buf_cstr(out, "、公開日 ");
		date_format(n->published, out);
	}
	if (is_expired(s, n->expires)) {
		buf_cstr(out, "、<strong>期限切れ</strong> ");
		date_format(n->expires, out);
	}
	buf_cstr(out, "</small></th>");
}

static void
matrix(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	buf_cstr(out, "<h2>お知らせと言語</h2>\n<div class=\"scroll\" "
		      "tabindex=\"0\"><table>\n<thead><tr>"
		      "<th scope=\"col\">お知らせ</th>");
	for (size_t i = 0; i < s->neditions; i++) {
		buf_cstr(out, "<th scope=\"col\">");
		language_name(out, s, i);
		buf_cstr(out, "</th>");
	}
	buf_cstr(out, "<th scope=\"col\">拍の数<br><small>元 → "
		      "やさしい日本語</small></th><th scope=\"col\">漢字の数"
		      "<br><small>元 → やさしい日本語</small></th>"
		      "<th scope=\"col\">指摘</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++) {
		const struct summary *n = &all[i];

		notice_head(out, s, n);
		for (size_t e = 0; e < s->neditions; e++)
			cell(out, s, (struct coverage){ n, e });
		buf_printf(out,
		    "<td class=\"n\">%u → %u</td><td class=\"n\">%u → %u</td>"
		    "<td class=\"n\">%u</td></tr>\n",
		    n->morae_before, n->morae_after, n->kanji_before,
		    n->kanji_after, n->findings);
	}
	buf_cstr(out, "</tbody>\n</table></div>\n");
}

/* ---- languages -----------------------------------------------------------------
 */

static void
days(struct buf *out, long n)
{
	if (n < 0)
		buf_cstr(out, "<td class=\"n\">–</td>");
	else
		buf_printf(out, "<td class=\"n\">%ld日</td>", n);
}

static void
language_row(struct buf *out, const struct site *s, size_t edition,
    const struct figures *f)
{
	buf_cstr(out, "<tr><th scope=\"row\">");
	language_name(out, s, edition);
	buf_printf(out,
	    "</th><td class=\"n\">%u / %u</td><td class=\"n\">%u</td>"
	    "<td class=\"n\">%u%%</td><td class=\"n\">",
	    f->published, f->notices, f->complete, figures_percent(f));
	number(out, figures_missing(f));
	buf_cstr(out, "</td><td class=\"n\">");
	number(out, f->fuzzy - f->stale);
	buf_cstr(out, "</td><td class=\"n\">");
	number(out, f->stale);
	buf_cstr(out, "</td><td class=\"n\">");
	number(out, f->words);
	buf_cstr(out, "</td>");
	days(out, f->median);
	days(out, f->longest);
	days(out, f->waiting);
	buf_printf(out, "<td class=\"n\">%u%%</td></tr>\n",
	    city_threshold(s->city, s->editions[edition].locale->tag));
}

static void
languages(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	buf_cstr(out, "<h2>言語ごとの状況</h2>\n");
	report_chart(out, s, all, count);
	buf_cstr(out,
	    "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>"
	    "<th scope=\"col\">言語</th><th scope=\"col\">公開</th>"
	    "<th scope=\"col\">全部訳した</th><th scope=\"col\">訳した文</th>"
	    "<th scope=\"col\">未訳の文</th><th scope=\"col\">要確認の文</th>"
	    "<th scope=\"col\">原文が変わった文</th>"
	    "<th scope=\"col\">残りの語数</th>"
	    "<th scope=\"col\">訳し終わるまで<br><small>中央値</small></th>"
	    "<th scope=\"col\">訳し終わるまで<br><small>最長</small></th>"
	    "<th scope=\"col\">待っている<br><small>最長</small></th>"
	    "<th scope=\"col\">公開の条件</th></tr></thead>\n<tbody>\n");
	for (size_t e = 1; e < s->neditions; e++) {
		struct figures f;

		figures_of(s, all, count, e, NULL, STR_NONE, &f);
		language_row(out, s, e, &f);
	}
	buf_cstr(out, "</tbody>\n</table></div>\n<p class=\"note\">"
		      "「訳し終わるまで」は、公開日から最後の文を訳した日までの"
		      "日数です（po/history.tsv の記録）。「待っている」は、"
		      "まだ全部は訳していないお知らせの、公開日から今日までの"
		      "日数です。</p>\n");
}

/* ---- groups --------------------------------------------------------------------
 */

#define GROUPS_MAX 64

struct grouping {
	const char *title;
	struct str (*field)(const struct summary *n);
	bool (*wanted)(const struct summary *n, struct str value);
	/* as shown; NULL: the value itself */
	void (*name)(struct buf *out, const struct site *s, struct str value);
};

static void
urgency_name(struct buf *out, const struct site *s, struct str value)
{
	(void)s;
	buf_cstr(out, str_eq(value, STR("emergency")) ? "緊急" : "ふつう");
}

static void
category_name(struct buf *out, const struct site *s, struct str value)
{
	char key[32];

	chrome_html(s, &s->editions[0], category_key(s, value, key), out);
}

static void
group_row(struct buf *out, const struct site *s, const struct summary *all,
    size_t count, const struct grouping *g, struct str value)
{
	struct figures f;

	figures_of(s, all, count, 0, g->wanted, value, &f);
	buf_cstr(out, "<tr><th scope=\"row\">");
	if (!value.len)
		buf_cstr(out, "（不明）");
	else if (g->name)
		g->name(out, s, value);
	else
		html_escape(out, value);
	buf_printf(out, "</th><td class=\"n\">%u</td>", f.notices);
	for (size_t e = 1; e < s->neditions; e++) {
		uint32_t share;

		figures_of(s, all, count, e, g->wanted, value, &f);
		share = figures_percent(&f);
		buf_printf(out,
		    "<td class=\"n %s\">%u%% <small>公開%u</small></td>",
		    share == 100  ? "complete"
		    : f.published ? "partial"
				  : "missing",
		    share, f.published);
	}
	buf_cstr(out, "</tr>\n");
}

static void
groups(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	static const struct grouping groupings[] = {
		{ "緊急とふつう", report_urgency, report_has_urgency,
		    urgency_name },
		{ "分野", report_category, report_has_category, category_name },
		{ "担当課", report_division, report_has_division, NULL },
	};

	for (size_t i = 0; i < ARRAY_SIZE(groupings); i++) {
		const struct grouping *g = &groupings[i];
		struct str values[GROUPS_MAX];
		size_t n =
		    report_values(all, count, g->field, values, GROUPS_MAX);

		buf_printf(out,
		    "<h2>%s</h2>\n<div class=\"scroll\" tabindex=\"0\">"
		    "<table>\n<thead><tr><th scope=\"col\">%s</th>"
		    "<th scope=\"col\">お知らせ</th>",
		    g->title, g->title);
		for (size_t e = 1; e < s->neditions; e++) {
			buf_cstr(out, "<th scope=\"col\">");
			language_name(out, s, e);
			buf_cstr(out, "</th>");
		}
		buf_cstr(out, "</tr></thead>\n<tbody>\n");
		for (size_t k = 0; k < n; k++)
			group_row(out, s, all, count, g, values[k]);
		buf_cstr(out, "</tbody>\n</table></div>\n");
	}
}

/* ---- the page ------------------------------------------------------------------
 */

static void
card(struct buf *out, const char *name, uint64_t n, const char *unit)
{
	buf_printf(out, "<li><span>%s</span><b>", name);
	number(out, n);
	buf_printf(out, "<small>%s</small></b></li>\n", unit);
}

static void
cards(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	size_t failed = 0, expired = 0, emergency = 0;

	for (size_t i = 0; i < count; i++) {
		failed += all[i].failed;
		expired += is_expired(s, all[i].expires);
		emergency += all[i].urgency == URGENCY_EMERGENCY;
	}
	buf_cstr(out, "<ul class=\"cards\">\n");
	card(out, "お知らせ", count, "件");
	card(out, "うち緊急", emergency, "件");
	card(out, "期限切れ", expired, "件");
	card(out, "読めなかったもの", failed, "件");
	card(out, "文（重複を除く）", s->messages, "文");
	card(out, "訳の再利用", report_reuse(s), "%");
	buf_cstr(out, "</ul>\n");
}

static void
head(struct buf *out)
{
	buf_cstr(out,
	    "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<title>翻訳と公開の状況</title>\n<style>\n"
	    "body{font:16px/1.6 system-ui,sans-serif;color:#1a1a1a;"
	    "background:#fff;margin:0 auto;padding:1rem 1.5rem 3rem;"
	    "max-width:90rem}\n"
	    "h1{font-size:1.8rem;line-height:1.3;margin:.5rem 0}\n"
	    "h2{font-size:1.25rem;margin:2.2rem 0 .6rem;"
	    "border-left:6px solid #0017c1;padding-left:.6rem}\n"
	    "table{border-collapse:collapse}\n"
	    "th,td{border:1px solid #949494;padding:.35rem .6rem;"
	    "text-align:left;vertical-align:top}\n"
	    "tbody th{font-weight:400;min-width:9rem}\n"
	    "td.n{text-align:right;font-variant-numeric:tabular-nums}\n"
	    "thead th{background:#f2f2f2}\nth small{font-weight:400}\n"
	    "small,.note{color:#4d4d4d}\na{color:#00118f}\n"
	    "a:focus-visible,.scroll:focus-visible{outline:4px solid #000;"
	    "background:#ffd43d}\n"
	    ".complete{background:#e6f5ec}\n.partial{background:#fff0b3}\n"
	    ".missing,.failed{background:#fdeeee}\n.alarm{color:#ce0000}\n"
	    ".scroll{overflow-x:auto}\n"
	    ".cards{display:flex;flex-wrap:wrap;gap:.8rem;list-style:none;"
	    "padding:0}\n"
	    ".cards li{background:#f2f2f2;border-radius:.4rem;"
	    "padding:.5rem 1rem;min-width:7rem}\n"
	    ".cards span{display:block;font-size:.9rem;color:#4d4d4d}\n"
	    ".cards b{font-size:1.7rem;line-height:1.3}\n"
	    ".cards small{font-size:1rem;margin-left:.15rem}\n"
	    ".chart{display:block;width:100%;max-width:60rem;height:auto;"
	    "margin:0 0 1rem;font:14px system-ui,sans-serif}\n"
	    "@media print{.scroll{overflow:visible}}\n"
	    "</style>\n</head>\n<body>\n");
}

void
report_html(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	head(out);
	buf_cstr(out, "<h1>翻訳と公開の状況</h1>\n<p>");
	html_escape(out, s->city->name);
	buf_cstr(out, "、");
	date_format(s->today, out);
	buf_printf(out,
	    "。訳した文が%u%%（言語ごとの条件は表のとおり）に満たない"
	    "お知らせは、その言語では公開しません。"
	    "緊急のお知らせは、すべて訳してから公開します。</p>\n",
	    s->city->threshold);
	cards(out, s, all, count);
	languages(out, s, all, count);
	groups(out, s, all, count);
	matrix(out, s, all, count);
	buf_cstr(out, "</body>\n</html>\n");
}
