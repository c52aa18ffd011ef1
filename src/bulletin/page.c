#include "bulletin/page.h"

#include "bulletin/colour.h"

void
page_word(struct page *p, const char *key)
{
	chrome_html(p->site, p->edition, key, p->out);
}

void
page_attribute(struct page *p, const char *key)
{
	struct buf word = BUF_INIT;

	chrome_text(p->site, p->edition, key, &word);
	html_escape(p->out, buf_view(&word));
	buf_release(&word);
}

void
page_start(struct page *p)
{
	const struct locale *l = p->edition->locale;

	buf_cstr(p->out, "<!DOCTYPE html>\n<html lang=\"");
	html_escape(p->out, l->tag);
	buf_cstr(p->out, l->rtl ? "\" dir=\"rtl\">\n" : "\">\n");
	buf_cstr(p->out,
	    "<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"format-detection\" content=\"telephone=no\">\n"
	    "<link rel=\"stylesheet\" href=\"../style.css\">\n"
	    "<link rel=\"icon\" href=\"../favicon.svg\">\n");
	if (str_eq(l->tag, STR("ja-simple")))
		buf_cstr(
		    p->out, "<script src=\"../furigana.js\" defer></script>\n");
}

static void
language_names(struct page *p, struct str file, const bool *published)
{
	struct buf *out = p->out;

	buf_cstr(out, "<nav class=\"languages\" aria-label=\"");
	page_attribute(p, "other-languages");
	buf_cstr(out, "\"><ul>\n");
	for (size_t i = 0; i < p->site->neditions; i++) {
		const struct edition *e = &p->site->editions[i];

		if (published && !published[i])
			continue;
		buf_cstr(out, "<li><a lang=\"");
		html_escape(out, e->locale->tag);
		buf_cstr(out, "\" hreflang=\"");
		html_escape(out, e->locale->tag);
		buf_cstr(out, "\" href=\"../");
		html_escape(out, e->locale->tag);
		buf_ch(out, '/');
		html_escape(out, file);
		buf_cstr(
		    out, e == p->edition ? "\" aria-current=\"page\">" : "\">");
		html_escape(out, e->locale->own_name);
		buf_cstr(out, "</a></li>\n");
	}
	buf_cstr(out, "</ul></nav>\n");
}

void
page_top(struct page *p, const char *category, struct str file,
    const bool *published)
{
	struct buf *out = p->out;

	buf_printf(out,
	    "</head>\n<body class=\"%s\">\n<a class=\"skip\" href=\"#main\">",
	    category);
	page_word(p, "skip");
	buf_cstr(out, "</a>\n<header class=\"site\"><a class=\"city\" "
		      "href=\"index.html\">");
	page_word(p, "city");
	buf_cstr(out, "</a>\n");
	language_names(p, file, published);
	buf_cstr(out, "</header>\n<main id=\"main\">\n");
	if (!str_eq(p->edition->locale->tag, STR("ja-simple")))
		return;
	buf_cstr(out, "<input type=\"checkbox\" id=\"furigana\" checked>"
		      "<label for=\"furigana\">");
	page_word(p, "furigana");
	buf_cstr(out, "</label>\n");
}

static void
plaza_says(struct page *p, const char *label, const char *key)
{
	if (!chrome_has(p->site, key))
		return;
	buf_cstr(p->out, "<br>");
	page_word(p, label);
	buf_cstr(p->out,
	    str_starts(p->edition->locale->tag, STR("ja")) ? "：" : ": ");
	page_word(p, key);
	buf_ch(p->out, '\n');
}

void
page_plaza(struct page *p)
{
	struct buf *out = p->out;
	struct str phone = p->site->city->phone;

	if (!phone.len)
		return;
	buf_cstr(out, "<p>");
	page_word(p, "plaza");
	buf_cstr(out, " <a href=\"tel:");
	for (size_t i = 0; i < phone.len; i++)
		if (phone.ptr[i] >= '0' && phone.ptr[i] <= '9')
			buf_ch(out, phone.ptr[i]);
	buf_cstr(out, "\">");
	html_escape(out, phone);
	buf_cstr(out, "</a>\n");
	plaza_says(p, "hours", "plaza-hours");
	plaza_says(p, "languages", "plaza-languages");
	buf_cstr(out, "</p>\n");
}

void
page_end(struct page *p)
{
	buf_cstr(p->out, "</body>\n</html>\n");
}

/* ---- colours ------------------------------------------------------------------- */

/* The classes of pages that a colour of the city is for: those without one of
 * their own are the page's. */
static void
colour_selector(struct buf *css, const struct city *c, struct str category)
{
	static const char *const names[] = { "garbage", "disaster", "tax",
		"insurance", "health", "school", "childcare", "residence",
		"community", "culture" };

	if (category.len) {
		buf_printf(css, ".%.*s", STR_ARG(category));
		return;
	}
	buf_cstr(css, ":root");
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (city_colour(c, str_from(names[i])) ==
		    city_colour(c, STR("")))
			buf_printf(css, ", .%s", names[i]);
}

void
site_colours(struct buf *css, const struct site *s)
{
	const struct city *c = s->city;

	for (size_t i = 0; i < c->ncolours; i++) {
		uint32_t colour = c->colours[i].colour;
		uint32_t shade = colour_readable(colour, COLOUR_WHITE);

		colour_selector(css, c, c->colours[i].category);
		buf_printf(css, " { --band: #%06x; }\n", shade);
		buf_cstr(css, "@media (prefers-color-scheme: light) { ");
		colour_selector(css, c, c->colours[i].category);
		buf_printf(css, " { --ink: #%06x; --tint: #%06x; } }\n",
		    colour_readable(colour, 0xf2f2f2),
		    colour_mix(colour, COLOUR_WHITE, 0.1));
	}
}
