/*
 * Pages by month, for a site with more notices than one page can list: all
 * that a month had, the expired ones behind the others. Where a month has
 * many it has several pages.
 */
#include "bulletin/page.h"

#include <stdlib.h>

#define PAGE_MAX 40

struct archive {
	struct page page;
	struct formatter *formatter;
	const struct summary **all; /* the newest first */
	size_t count;
};

static bool
same_month(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month;
}

/* list_2026-11.html, list_2026-11_2.html */
static void
file_name(struct buf *out, struct date month, size_t part)
{
	buf_cstr(out, LIST_PREFIX);
	if (month.year)
		buf_printf(out, "%04d-%02d", month.year, month.month);
	else
		buf_cstr(out, "undated");
	if (part)
		buf_printf(out, "_%zu", part + 1);
	buf_cstr(out, ".html");
}

static void
month_name(struct page *p, struct formatter *f, struct date month)
{
	if (month.year)
		month_html(p->out, f, p->edition, month);
	else
		page_word(p, "undated");
}

void
month_links(struct page *p, struct formatter *f,
    const struct summary *const *listed, size_t count, struct date here)
{
	struct buf *out = p->out;

	buf_cstr(out, "<nav class=\"months\" aria-labelledby=\"months\">"
		      "<h2 id=\"months\">");
	page_word(p, "by-month");
	buf_cstr(out, "</h2>\n<ul>\n");
	for (size_t i = 0; i < count; i++) {
		struct date month = listed[i]->published;

		if (i > 0 && same_month(month, listed[i - 1]->published))
			continue;
		buf_cstr(out, "<li><a href=\"");
		file_name(out, month, 0);
		buf_cstr(out, here.month && same_month(month, here)
				  ? "\" aria-current=\"page\">"
				  : "\">");
		month_name(p, f, month);
		buf_cstr(out, "</a></li>\n");
	}
	buf_cstr(out, "</ul></nav>\n");
}

static void
head(struct archive *v, struct date month)
{
	struct page *p = &v->page;
	struct buf *out = p->out, text = BUF_INIT;

	page_start(p);
	buf_cstr(out, "<title>");
	if (month.year)
		month_text(&text, v->formatter, month);
	else
		chrome_text(p->site, p->edition, "undated", &text);
	html_escape(out, buf_view(&text));
	buf_cstr(out, " | ");
	page_attribute(p, "index-title");
	buf_cstr(out, "</title>\n<meta name=\"description\" content=\"");
	page_attribute(p, "index-lead");
	buf_cstr(out, "\">\n");
	page_top(p, "index", STR("index.html"), NULL);
	buf_cstr(out, "<div class=\"band\"><h1>");
	month_name(p, v->formatter, month);
	buf_cstr(out, "</h1>\n<p>");
	page_word(p, "index-title");
	buf_cstr(out, "</p></div>\n");
	buf_release(&text);
}

static void
part_links(struct archive *v, struct date month, size_t part, size_t parts)
{
	struct buf *out = v->page.out;

	if (parts < 2)
		return;
	buf_cstr(out, "<nav class=\"months\" aria-label=\"");
	page_attribute(&v->page, "pages");
	buf_cstr(out, "\"><ul>\n");
	for (size_t i = 0; i < parts; i++) {
		buf_cstr(out, "<li><a href=\"");
		file_name(out, month, i);
		buf_printf(out, "\"%s>%zu</a></li>\n",
		    i == part ? " aria-current=\"page\"" : "", i + 1);
	}
	buf_cstr(out, "</ul></nav>\n");
}

/* The notices of one page: those that hold, then those that have expired. */
static void
list(struct archive *v, const struct summary *const *listed, size_t count)
{
	struct page *p = &v->page;
	enum section before = SECTION_NONE;

	category_filter(p, listed, count);
	for (size_t i = 0; i < count; i++) {
		bool expired = notice_section(p, listed[i]) == SECTION_EXPIRED;
		enum section kind = expired ? SECTION_EXPIRED : SECTION_CURRENT;

		if (kind != before) {
			if (i > 0)
				buf_cstr(p->out, "</ul></section>\n");
			buf_cstr(p->out, "<section class=\"current\"><h2>");
			page_word(p, expired ? "expired" : "all-notices");
			buf_cstr(p->out, "</h2>\n<ul class=\"notices\">\n");
		}
		before = kind;
		notice_entry(p, v->formatter, listed[i]);
	}
	buf_cstr(p->out, "</ul></section>\n");
}

/* Of one month, in an order of their own: the expired behind the others. */
static const struct summary **
sorted(const struct archive *v, size_t from, size_t end)
{
	const struct summary **all = xcalloc(end - from, sizeof(*all));
	size_t n = 0;

	for (int expired = 0; expired < 2; expired++)
		for (size_t i = from; i < end; i++)
			if ((notice_section(&v->page, v->all[i]) ==
				SECTION_EXPIRED) == expired)
				all[n++] = v->all[i];
	return all;
}

static int
write_month(struct archive *v, size_t from, size_t end,
    int (*add)(void *ctx, struct str file, struct buf *page), void *ctx)
{
	struct date month = v->all[from]->published;
	const struct summary **all = sorted(v, from, end);
	size_t count = end - from;
	size_t parts = (count + PAGE_MAX - 1) / PAGE_MAX;
	struct buf name = BUF_INIT;
	int result = 0;

	for (size_t i = 0; i < parts; i++) {
		size_t first = i * PAGE_MAX, rest = count - first;

		head(v, month);
		list(v, all + first, rest < PAGE_MAX ? rest : PAGE_MAX);
		part_links(v, month, i, parts);
		month_links(&v->page, v->formatter, v->all, v->count, month);
		list_footer(&v->page);
		page_end(&v->page);
		buf_clear(&name);
		file_name(&name, month, i);
		result |= add(ctx, buf_view(&name), v->page.out);
	}
	buf_release(&name);
	free(all);
	return result;
}

int
site_archive(const struct site *s, const struct edition *e, struct formatter *f,
    const struct summary *all, size_t count,
    int (*add)(void *ctx, struct str file, struct buf *page), void *ctx)
{
	struct buf out = BUF_INIT;
	struct archive v = {
		.page = { &out, s, e, inline_style(s, e, 0) },
		.formatter = f,
	};
	int result = 0;

	v.all = notices_listed(&v.page, all, count, &v.count);
	if (notices_crowded(&v.page, v.all, v.count))
		for (size_t i = 0, end; i < v.count; i = end) {
			end = i + 1;
			while (
			    end < v.count && same_month(v.all[end]->published,
						 v.all[i]->published))
				end++;
			result |= write_month(&v, i, end, add, ctx);
		}
	buf_release(&out);
	free(v.all);
	return result;
}
