/* The list of notices of one language. */
#include "bulletin/page.h"

#include <stdlib.h>

/* Of each section on the first page, where there are pages by month too. */
#define SHOWN_MAX 30

struct listing {
	struct page page;
	struct formatter *formatter;
	const struct summary **all; /* the newest first */
	size_t count;
	bool crowded; /* not all fit: there are pages by month */
};

static size_t
edition_index(const struct site *s, struct str tag)
{
	for (size_t i = 0; i < s->neditions; i++)
		if (str_eq(s->editions[i].locale->tag, tag))
			return i;
	return 0;
}

static size_t
own_edition(const struct page *p)
{
	return (size_t)(p->edition - p->site->editions);
}

int
notice_edition(const struct page *p, const struct summary *n)
{
	size_t easy = edition_index(p->site, STR("ja-simple"));

	if (!n->published_in)
		return -1;
	if (n->published_in[own_edition(p)])
		return (int)own_edition(p);
	return n->published_in[easy] ? (int)easy : -1;
}

enum section
notice_section(const struct page *p, const struct summary *n)
{
	int edition = notice_edition(p, n);
	bool own = edition == (int)own_edition(p);

	if (edition < 0)
		return SECTION_NONE;
	if (is_expired(p->site, n->expires))
		return own ? SECTION_EXPIRED : SECTION_NONE;
	if (n->urgency == URGENCY_EMERGENCY)
		return SECTION_EMERGENCY;
	return own ? SECTION_CURRENT : SECTION_NOT_TRANSLATED;
}

static int
newest_first(const void *a, const void *b)
{
	const struct summary *x = *(const struct summary *const *)a;
	const struct summary *y = *(const struct summary *const *)b;
	int order = date_cmp(y->published, x->published);

	return order ? order : str_cmp(x->id, y->id);
}

const struct summary **
notices_listed(const struct page *p, const struct summary *all, size_t count,
    size_t *ret_count)
{
	const struct summary **listed = xcalloc(count + 1, sizeof(*listed));
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (notice_section(p, &all[i]) != SECTION_NONE)
			listed[n++] = &all[i];
	qsort(listed, n, sizeof(*listed), newest_first);
	*ret_count = n;
	return listed;
}

bool
notices_crowded(
    const struct page *p, const struct summary *const *listed, size_t count)
{
	size_t sizes[SECTION_NONE] = { 0 };
	size_t most = 0;

	for (size_t i = 0; i < count; i++) {
		size_t n = ++sizes[notice_section(p, listed[i])];

		most = n > most ? n : most;
	}
	return most > SHOWN_MAX;
}

void
notice_entry(struct page *p, struct formatter *f, const struct summary *n)
{
	struct buf *out = p->out;
	int edition = notice_edition(p, n);
	bool own = edition == (int)own_edition(p);
	char key[32];

	if (edition < 0)
		return;
	buf_printf(out, "<li class=\"%s\"><span class=\"category\">",
	    n->urgency == URGENCY_EMERGENCY ? "emergency"
					    : category_class(n->category));
	page_word(p,
	    n->digest ? "bulletin" : category_key(p->site, n->category, key));
	buf_cstr(out, "</span>");
	if (date_valid(n->published)) {
		buf_ch(out, ' ');
		date_html(out, f, p->edition, n->published);
	}
	buf_cstr(out, "<br><a href=\"");
	if (!own) {
		buf_cstr(out, "../");
		html_escape(out, p->site->editions[edition].locale->tag);
		buf_ch(out, '/');
	}
	html_escape(out, n->id);
	buf_cstr(out, own ? ".html\">" : ".html\" lang=\"ja\">");
	buf_str(out, n->titles_html[edition]);
	buf_cstr(out, "</a></li>\n");
}

/* A choice by category, which the style sheet carries out. */
static void
option(struct page *p, const char *value, const char *key)
{
	struct buf *out = p->out;

	buf_printf(out,
	    "<label><input type=\"radio\" name=\"category\" value=\"%s\"%s>",
	    value, *value ? "" : " checked");
	buf_cstr(out, "<span>");
	page_word(p, key);
	buf_cstr(out, "</span></label>\n");
}

void
category_filter(
    struct page *p, const struct summary *const *listed, size_t count)
{
	struct buf *out = p->out;
	struct map seen;
	char key[32];

	map_init(&seen);
	buf_cstr(out, "<fieldset class=\"filter\"><legend>");
	page_word(p, "by-category");
	buf_cstr(out, "</legend>\n");
	option(p, "", "all-categories");
	for (size_t i = 0; i < count; i++) {
		const char *class = category_class(listed[i]->category);
		void **known = map_put(&seen, str_from(class));

		if (*known)
			continue;
		*known = (void *)(uintptr_t) class;
		option(p, class, category_key(p->site, str_from(class), key));
	}
	buf_cstr(out, "</fieldset>\n");
	map_release(&seen);
}

/* Those of the two sections that the choice is about. */
static void
filter(struct listing *l)
{
	const struct summary **chosen = xcalloc(l->count + 1, sizeof(*chosen));
	size_t n = 0, shown[SECTION_NONE] = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		enum section kind = notice_section(&l->page, l->all[i]);

		if (kind != SECTION_CURRENT && kind != SECTION_NOT_TRANSLATED)
			continue;
		if (!l->crowded || shown[kind]++ < SHOWN_MAX)
			chosen[n++] = l->all[i];
	}
	category_filter(&l->page, chosen, n);
	free(chosen);
}

static void
open_section(struct listing *l, enum section kind)
{
	static const char *const titles[] = { "emergency", "all-notices",
		"not-translated", "expired" };
	static const char *const openings[] = {
		"<section class=\"alarm\"><h2>",
		"<section class=\"current\"><h2>",
		"<section class=\"current\"><h2>",
		"<details><summary>",
	};
	struct buf *out = l->page.out;

	buf_cstr(out, openings[kind]);
	page_word(&l->page,
	    kind == SECTION_CURRENT && l->crowded ? "newest" : titles[kind]);
	buf_cstr(out, kind == SECTION_EXPIRED ? "</summary>\n" : "</h2>\n");
	if (kind == SECTION_CURRENT)
		filter(l);
	buf_cstr(out, "<ul class=\"notices\">\n");
}

static void
section(struct listing *l, enum section kind)
{
	struct buf *out = l->page.out;
	size_t shown = 0;

	for (size_t i = 0; i < l->count; i++) {
		if (notice_section(&l->page, l->all[i]) != kind ||
		    (l->crowded && shown == SHOWN_MAX))
			continue;
		if (shown++ == 0)
			open_section(l, kind);
		notice_entry(&l->page, l->formatter, l->all[i]);
	}
	if (shown) {
		buf_cstr(out, kind == SECTION_EXPIRED ? "</ul></details>\n"
						      : "</ul></section>\n");
	} else if (kind == SECTION_CURRENT) {
		buf_cstr(out, "<p>");
		page_word(&l->page, "no-notices");
		buf_cstr(out, "</p>\n");
	}
}

static void
feed_links(struct page *p)
{
	static const struct {
		const char *type, *file;
	} feeds[] = {
		{ "application/atom+xml", "feed.atom" },
		{ "application/rss+xml", "feed.rss" },
		{ "application/feed+json", "feed.json" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(feeds); i++) {
		buf_printf(p->out,
		    "<link rel=\"alternate\" type=\"%s\" title=\"",
		    feeds[i].type);
		page_attribute(p, "index-title");
		buf_printf(p->out, "\" href=\"%s\">\n", feeds[i].file);
	}
}

static void
index_head(struct page *p)
{
	struct buf *out = p->out;

	page_start(p);
	buf_cstr(out, "<title>");
	page_attribute(p, "index-title");
	buf_cstr(out, "</title>\n<meta property=\"og:title\" content=\"");
	page_attribute(p, "index-title");
	buf_cstr(out, "\">\n<meta name=\"description\" content=\"");
	page_attribute(p, "index-lead");
	buf_cstr(out, "\">\n");
	for (size_t i = 0; i < p->site->neditions; i++) {
		struct str tag = p->site->editions[i].locale->tag;

		buf_cstr(out, "<link rel=\"alternate\" hreflang=\"");
		html_escape(out, tag);
		buf_cstr(out, "\" href=\"");
		html_escape(out, p->site->city->base_url);
		buf_ch(out, '/');
		html_escape(out, tag);
		buf_cstr(out, "/index.html\">\n");
	}
	feed_links(p);
}

void
list_footer(struct page *p)
{
	struct buf *out = p->out;

	buf_cstr(out, "</main>\n<footer>\n");
	page_plaza(p);
	buf_cstr(out, "<p><a href=\"../index.html\">");
	page_word(p, "other-languages");
	buf_cstr(out, "</a></p>\n</footer>\n");
}

void
site_index(struct buf *out, const struct site *s, const struct edition *e,
    struct formatter *f, const struct summary *all, size_t count)
{
	struct listing l = {
		.page = { out, s, e, inline_style(s, e, 0) },
		.formatter = f,
	};

	l.all = notices_listed(&l.page, all, count, &l.count);
	l.crowded = notices_crowded(&l.page, l.all, l.count);
	index_head(&l.page);
	page_top(&l.page, "index", STR("index.html"), NULL);
	buf_cstr(out, "<div class=\"band\"><h1>");
	page_word(&l.page, "index-title");
	buf_cstr(out, "</h1>\n<p>");
	page_word(&l.page, "index-lead");
	buf_cstr(out, "</p></div>\n");
	for (enum section k = SECTION_EMERGENCY; k < SECTION_NONE; k++)
		if (!l.crowded || k != SECTION_EXPIRED)
			section(&l, k);
	if (l.crowded)
		month_links(&l.page, f, l.all, l.count, (struct date){ 0 });
	list_footer(&l.page);
	page_end(&l.page);
	free(l.all);
}
