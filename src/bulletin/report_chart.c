/* How far each language is: a bar each, of what is translated, to be checked,
 * outdated and open. */
#include "bulletin/report.h"

enum { ROW = 34, TOP = 44, LABEL = 150, BAR = 430, WIDTH = 720 };

struct part {
	const char *name, *colour, *ink;
};

static const struct part parts[] = {
	{ "訳した文", "#115a36", "#fff" },
	{ "要確認の文", "#ffd43d", "#1a1a1a" },
	{ "原文が変わった文", "#c74700", "#fff" },
	{ "未訳の文", "#d9d9d9", "#1a1a1a" },
};

static void
legend(struct buf *out)
{
	int x = LABEL;

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		buf_printf(out,
		    "<rect x=\"%d\" y=\"12\" width=\"14\" height=\"14\" "
		    "fill=\"%s\"/><text x=\"%d\" y=\"24\">%s</text>\n",
		    x, parts[i].colour, x + 20, parts[i].name);
		x += 36 + 14 * (int)utf8_count(str_from(parts[i].name));
	}
}

static void
bar(struct buf *out, const struct figures *f, int y)
{
	const uint64_t counts[] = { f->translated, f->fuzzy - f->stale,
		f->stale, figures_missing(f) };
	int64_t done = 0;

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		int64_t to = done + (int64_t)counts[i];
		int x = LABEL + (int)(done * BAR / (int64_t)f->sentences);
		int end = LABEL + (int)(to * BAR / (int64_t)f->sentences);

		done = to;
		if (end == x)
			continue;
		buf_printf(out,
		    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" "
		    "fill=\"%s\"><title>%s %ju</title></rect>\n",
		    x, y, end - x, parts[i].colour, parts[i].name,
		    (uintmax_t)counts[i]);
		if (end - x > 40)
			buf_printf(out,
			    "<text x=\"%d\" y=\"%d\" fill=\"%s\" "
			    "text-anchor=\"middle\">%ju</text>\n",
			    (x + end) / 2, y + 16, parts[i].ink,
			    (uintmax_t)counts[i]);
	}
}

void
report_chart(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	int height = TOP + ROW * (int)(s->neditions > 1 ? s->neditions - 1 : 0);

	buf_printf(out,
	    "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-label=\"言語ごとの翻訳の進み具合\">\n",
	    WIDTH, height);
	legend(out);
	for (size_t e = 1; e < s->neditions; e++) {
		int y = TOP + ROW * (int)(e - 1);
		struct figures f;

		figures_of(s, all, count, e, NULL, STR_NONE, &f);
		buf_printf(out,
		    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" lang=\"",
		    LABEL - 10, y + 16);
		html_escape(out, s->editions[e].locale->tag);
		buf_cstr(out, "\">");
		html_escape(out, s->editions[e].locale->own_name);
		buf_cstr(out, "</text>\n");
		if (f.sentences)
			bar(out, &f, y);
		buf_printf(out,
		    "<text x=\"%d\" y=\"%d\" font-weight=\"700\">%u%%</text>\n",
		    LABEL + BAR + 10, y + 16, figures_percent(&f));
		if (f.words)
			buf_printf(out,
			    "<text x=\"%d\" y=\"%d\">残り%ju語</text>\n",
			    LABEL + BAR + 58, y + 16, (uintmax_t)f.words);
	}
	buf_cstr(out, "</svg>\n");
}
