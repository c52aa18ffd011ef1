/* For the staff, in Japanese: what is published in which language, what is
 * missing, and how easy the Japanese became. */
#include "bulletin/page.h"

struct coverage {
	const struct summary *notice;
	size_t edition;
};

enum coverage_state {
	COVERAGE_FAILED,
	COVERAGE_COMPLETE,
	COVERAGE_PARTIAL,
	COVERAGE_MISSING, /* below the threshold, not published */
};

static bool
counted(const struct summary *n, size_t edition)
{
	return !n->failed && n->translatable && n->translated &&
	       n->translatable[edition];
}

static uint32_t
percent(const struct summary *n, size_t edition)
{
	if (!counted(n, edition))
		return 100;
	return (uint32_t)((uint64_t)n->translated[edition] * 100 /
			  n->translatable[edition]);
}

static enum coverage_state
state_of(struct coverage c)
{
	if (c.notice->failed || !c.notice->published_in)
		return COVERAGE_FAILED;
	if (!c.notice->published_in[c.edition])
		return COVERAGE_MISSING;
	return !counted(c.notice, c.edition) ||
		       c.notice->translated[c.edition] >=
			   c.notice->translatable[c.edition]
		   ? COVERAGE_COMPLETE
		   : COVERAGE_PARTIAL;
}

static uint32_t
untranslated(struct coverage c)
{
	const struct summary *n = c.notice;

	if (!counted(n, c.edition) ||
	    n->translated[c.edition] > n->translatable[c.edition])
		return 0;
	return n->translatable[c.edition] - n->translated[c.edition];
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
	enum coverage_state state = state_of(c);
	bool linked = state == COVERAGE_COMPLETE || state == COVERAGE_PARTIAL;
	uint32_t fuzzy = c.notice->fuzzy && !c.notice->failed
			     ? c.notice->fuzzy[c.edition]
			     : 0;

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
	buf_printf(out, "%u%%", percent(c.notice, c.edition));
	buf_cstr(out, linked ? "</a>" : " 非公開");
	if (untranslated(c))
		buf_printf(out, "<br><small>残り%u文", untranslated(c));
	if (fuzzy)
		buf_printf(out, "%s要確認%u文",
		    untranslated(c) ? "、" : "<br><small>", fuzzy);
	if (untranslated(c) || fuzzy)
		buf_cstr(out, "</small>");
	buf_cstr(out, "</td>");
}

static void
row(struct buf *out, const struct site *s, const struct summary *n)
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
	for (size_t i = 0; i < s->neditions; i++)
		cell(out, s, (struct coverage){ n, i });
	buf_printf(out, "<td>%u → %u</td><td>%u → %u</td><td>%u</td></tr>\n",
	    n->morae_before, n->morae_after, n->kanji_before, n->kanji_after,
	    n->findings);
}

static void
summary_list(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	size_t failed = 0, expired = 0;

	for (size_t i = 0; i < count; i++) {
		failed += all[i].failed;
		expired += is_expired(s, all[i].expires);
	}
	buf_printf(out,
	    "<ul>\n<li>お知らせ %zu件</li>\n<li>読めなかったもの %zu件</li>\n"
	    "<li>期限切れ %zu件</li>\n",
	    count, failed, expired);
	for (size_t e = 0; e < s->neditions; e++) {
		size_t published = 0, open = 0, fuzzy = 0;

		for (size_t i = 0; i < count; i++) {
			if (all[i].failed || !all[i].published_in)
				continue;
			published += all[i].published_in[e];
			open += untranslated((struct coverage){ &all[i], e });
			fuzzy += all[i].fuzzy ? all[i].fuzzy[e] : 0;
		}
		buf_cstr(out, "<li>");
		html_escape(out, s->editions[e].locale->own_name);
		buf_printf(out, "：公開 %zu件、未訳 %zu文、要確認 %zu文</li>\n",
		    published, open, fuzzy);
	}
	buf_cstr(out, "</ul>\n");
}

void
report_html(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	buf_cstr(out,
	    "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<title>翻訳と公開の状況</title>\n<style>\n"
	    "body{font:16px/1.6 system-ui,sans-serif;color:#1a1a1a;"
	    "background:#fff;margin:1rem}\n"
	    "table{border-collapse:collapse}\n"
	    "th,td{border:1px solid #949494;padding:.35rem .6rem;"
	    "text-align:left;vertical-align:top}\n"
	    "thead th{background:#f2f2f2}\nth small{font-weight:400}\n"
	    "small{color:#4d4d4d}\na{color:#00118f}\n"
	    "a:focus-visible{outline:4px solid #000;background:#ffd43d}\n"
	    ".complete{background:#e6f5ec}\n.partial{background:#fff0b3}\n"
	    ".missing,.failed{background:#fdeeee}\n.alarm{color:#ce0000}\n"
	    ".scroll{overflow-x:auto}\n</style>\n</head>\n<body>\n"
	    "<h1>翻訳と公開の状況</h1>\n<p>");
	html_escape(out, s->city->name);
	buf_cstr(out, "、");
	date_format(s->today, out);
	buf_printf(out,
	    "。訳した文が%u%%に満たないお知らせは、その言語では公開しません。"
	    "緊急のお知らせは、すべて訳してから公開します。</p>\n",
	    s->city->threshold);
	summary_list(out, s, all, count);
	buf_cstr(out, "<div class=\"scroll\"><table>\n<thead><tr>"
		      "<th scope=\"col\">お知らせ</th>");
	for (size_t i = 0; i < s->neditions; i++) {
		buf_cstr(out, "<th scope=\"col\">");
		html_escape(out, s->editions[i].locale->own_name);
		buf_cstr(out, "</th>");
	}
	buf_cstr(out, "<th scope=\"col\">拍の数<br><small>元 → "
		      "やさしい日本語</small></th><th scope=\"col\">漢字の数"
		      "<br><small>元 → やさしい日本語</small></th>"
		      "<th scope=\"col\">指摘</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		row(out, s, &all[i]);
	buf_cstr(out, "</tbody>\n</table></div>\n</body>\n</html>\n");
}

/* ---- JSON
 * ----------------------------------------------------------------------- */

static void
pair_str(struct jsonw *j, const char *key, struct str value)
{
	jsonw_key(j, key);
	jsonw_str(j, value);
}

static void
pair_int(struct jsonw *j, const char *key, int64_t value)
{
	jsonw_key(j, key);
	jsonw_int(j, value);
}

static void
pair_bool(struct jsonw *j, const char *key, bool value)
{
	jsonw_key(j, key);
	jsonw_bool(j, value);
}

static void
pair_date(struct jsonw *j, const char *key, struct date date)
{
	struct buf text = BUF_INIT;

	jsonw_key(j, key);
	if (date_is_none(date)) {
		jsonw_null(j);
	} else {
		date_format(date, &text);
		jsonw_str(j, buf_view(&text));
	}
	buf_release(&text);
}

static void
language_json(struct jsonw *j, const struct site *s, struct coverage c)
{
	const struct summary *n = c.notice;

	jsonw_object(j);
	pair_str(j, "language", s->editions[c.edition].locale->tag);
	pair_bool(
	    j, "published", n->published_in && n->published_in[c.edition]);
	if (n->translated && n->translatable && n->fuzzy) {
		pair_int(j, "translated", n->translated[c.edition]);
		pair_int(j, "translatable", n->translatable[c.edition]);
		pair_int(j, "fuzzy", n->fuzzy[c.edition]);
	}
	jsonw_end(j);
}

static void
notice_json(struct jsonw *j, const struct site *s, const struct summary *n)
{
	struct buf source = BUF_INIT;

	buf_utf8(&source, n->source);
	jsonw_object(j);
	pair_str(j, "id", n->id);
	pair_str(j, "source", buf_view(&source));
	buf_release(&source);
	pair_bool(j, "failed", n->failed);
	if (!n->failed) {
		pair_str(
		    j, "title", n->titles_text ? n->titles_text[0] : n->id);
		pair_str(j, "kind", str_from(notice_kind_name(n->kind)));
		pair_str(j, "category", n->category);
		pair_str(j, "division", n->division);
		pair_bool(j, "emergency", n->urgency == URGENCY_EMERGENCY);
		pair_date(j, "published", n->published);
		pair_date(j, "expires", n->expires);
		pair_bool(j, "expired", is_expired(s, n->expires));
		pair_int(j, "morae_before", n->morae_before);
		pair_int(j, "morae_after", n->morae_after);
		pair_int(j, "kanji_before", n->kanji_before);
		pair_int(j, "kanji_after", n->kanji_after);
		pair_int(j, "findings", n->findings);
		jsonw_key(j, "languages");
		jsonw_array(j);
		for (size_t i = 0; i < s->neditions; i++)
			language_json(j, s, (struct coverage){ n, i });
		jsonw_end(j);
	}
	jsonw_end(j);
}

void
report_json(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	struct jsonw *j = jsonw_new();

	jsonw_object(j);
	pair_date(j, "date", s->today);
	pair_int(j, "threshold", s->city->threshold);
	jsonw_key(j, "notices");
	jsonw_array(j);
	for (size_t i = 0; i < count; i++)
		notice_json(j, s, &all[i]);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_write(j, 2, out);
	buf_ch(out, '\n');
	jsonw_free(j);
}
