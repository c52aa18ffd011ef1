/*
 * Where readers and machines come in: the choice of a language of the site
 * and of each notice, the page for addresses that are not there, and the map
 * for search engines.
 */
#include "bulletin/page.h"
#include "bulletin/qr.h"

/* The path at which the site stands on its host, without a slash at the end. */
static struct str
root_path(const struct city *city)
{
	struct str url = city->base_url;
	size_t host = str_find(url, STR("://"), 0);
	size_t path;

	if (host == STR_NPOS)
		return STR_NONE;
	url = str_sub(url, host + 3, url.len);
	path = str_find(url, STR("/"), 0);
	return path == STR_NPOS ? STR_NONE : str_sub(url, path, url.len);
}

/* `root` is how the page reaches the top of the tree. */
static void
start(struct buf *out, struct str root, struct str title)
{
	buf_cstr(out, "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
		      "content=\"width=device-width, initial-scale=1\">\n"
		      "<link rel=\"stylesheet\" href=\"");
	html_escape(out, root);
	buf_cstr(out, "style.css\">\n<link rel=\"icon\" href=\"");
	html_escape(out, root);
	buf_cstr(out, "favicon.svg\">\n<title>");
	html_escape(out, title);
	buf_cstr(out, "</title>\n");
}

static void
alternate(struct buf *out, const struct site *s, struct str tag, struct str id)
{
	struct buf url = BUF_INIT;

	page_url(&url, s->city, tag, id);
	buf_cstr(out, "<link rel=\"alternate\" hreflang=\"");
	html_escape(out, tag);
	buf_cstr(out, "\" href=\"");
	html_escape(out, buf_view(&url));
	buf_cstr(out, "\">\n");
	buf_release(&url);
}

static void
band(struct buf *out, const char *category, struct str title)
{
	buf_printf(out,
	    "</head>\n<body class=\"chooser %s\">\n<main id=\"main\">\n"
	    "<div class=\"band\"><h1>",
	    category);
	html_escape(out, title);
	buf_cstr(out, "</h1></div>\n<nav><ul class=\"choices\">\n");
}

static void
end(struct buf *out)
{
	buf_cstr(out, "</ul></nav>\n</main>\n</body>\n</html>\n");
}

/* Opens the entry of a language; its name stands in itself. */
static void
open_choice(
    struct buf *out, const struct edition *e, struct str root, struct str file)
{
	buf_cstr(out, "<li><a lang=\"");
	html_escape(out, e->locale->tag);
	buf_cstr(out, "\" hreflang=\"");
	html_escape(out, e->locale->tag);
	buf_cstr(out, "\" href=\"");
	html_escape(out, root);
	html_escape(out, e->locale->tag);
	buf_ch(out, '/');
	html_escape(out, file);
	buf_cstr(out, e->locale->rtl ? ".html\" dir=\"rtl\">" : ".html\">");
	buf_cstr(out, "<strong>");
	html_escape(out, e->locale->own_name);
	buf_cstr(out, "</strong> <span>");
}

static void
close_choice(struct buf *out)
{
	buf_cstr(out, "</span></a></li>\n");
}

void
site_chooser(struct buf *out, const struct site *s)
{
	start(out, STR_NONE, s->city->name);
	for (size_t i = 0; i < s->neditions; i++)
		alternate(out, s, s->editions[i].locale->tag, STR("index"));
	band(out, "", s->city->name);
	for (size_t i = 0; i < s->neditions; i++) {
		open_choice(out, &s->editions[i], STR_NONE, STR("index"));
		chrome_html(s, &s->editions[i], "index-title", out);
		close_choice(out);
	}
	end(out);
}

void
site_languages(struct buf *out, const struct site *s, const struct summary *n)
{
	struct str title = s->city->name;

	for (size_t i = s->neditions; i-- > 0;)
		if (n->published_in[i])
			title = n->titles_text[i];
	start(out, STR_NONE, title);
	for (size_t i = 0; i < s->neditions; i++)
		if (n->published_in[i])
			alternate(out, s, s->editions[i].locale->tag, n->id);
	band(out,
	    n->urgency == URGENCY_EMERGENCY ? "emergency"
					    : category_class(n->category),
	    title);
	for (size_t i = 0; i < s->neditions; i++) {
		if (!n->published_in[i])
			continue;
		open_choice(out, &s->editions[i], STR_NONE, n->id);
		buf_str(out, n->titles_html[i]);
		close_choice(out);
	}
	end(out);
}

void
site_qr(struct buf *out, const struct site *s, struct str id)
{
	struct buf url = BUF_INIT;
	struct qr qr;

	buf_str(&url, s->city->base_url);
	buf_ch(&url, '/');
	buf_str(&url, id);
	buf_cstr(&url, ".html");
	if (qr_init(&qr, buf_view(&url)) == 0) {
		unsigned side = qr.size + 2 * QR_QUIET;

		buf_printf(out,
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		    "viewBox=\"-%d -%d %u %u\" "
		    "shape-rendering=\"crispEdges\"><path fill=\"#fff\" "
		    "d=\"M-%d-%dh%uv%uH-%dz\"/><path d=\"",
		    QR_QUIET, QR_QUIET, side, side, QR_QUIET, QR_QUIET, side,
		    side, QR_QUIET);
		qr_path(&qr, out);
		buf_cstr(out, "\"/></svg>\n");
	}
	qr_release(&qr);
	buf_release(&url);
}

void
site_not_found(struct buf *out, const struct site *s)
{
	struct buf root = BUF_INIT;

	/* It is shown at any depth: its links start at the host. */
	buf_str(&root, root_path(s->city));
	buf_ch(&root, '/');
	start(out, buf_view(&root), STR("404"));
	buf_cstr(out, "<meta name=\"robots\" content=\"noindex\">\n");
	band(out, "", s->city->name);
	for (size_t i = 0; i < s->neditions; i++) {
		open_choice(
		    out, &s->editions[i], buf_view(&root), STR("index"));
		chrome_html(s, &s->editions[i], "not-found", out);
		buf_cstr(out, "<br>");
		chrome_html(s, &s->editions[i], "all-notices", out);
		close_choice(out);
	}
	end(out);
	buf_release(&root);
}

/* ---- sitemaps.org ----------------------------------------------------------
 */

static void
map_url(struct buf *out, const struct site *s, size_t edition, struct str id)
{
	struct buf url = BUF_INIT;

	page_url(&url, s->city, s->editions[edition].locale->tag, id);
	html_escape(out, buf_view(&url));
	buf_release(&url);
}

static void
map_entry(struct buf *out, const struct site *s, size_t edition, struct str id,
    struct date modified, const bool *published)
{
	buf_cstr(out, "<url><loc>");
	map_url(out, s, edition, id);
	buf_cstr(out, "</loc>");
	if (date_valid(modified)) {
		buf_cstr(out, "<lastmod>");
		date_format(modified, out);
		buf_cstr(out, "</lastmod>");
	}
	for (size_t i = 0; i < s->neditions; i++) {
		if (published && !published[i])
			continue;
		buf_printf(out,
		    "\n<xhtml:link rel=\"alternate\" hreflang=\"%.*s\" href=\"",
		    STR_ARG(s->editions[i].locale->tag));
		map_url(out, s, i, id);
		buf_cstr(out, "\"/>");
	}
	buf_cstr(out, "</url>\n");
}

void
site_map(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
		      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
		      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
	for (size_t e = 0; e < s->neditions; e++)
		map_entry(out, s, e, STR("index"), (struct date){ 0 }, NULL);
	for (size_t i = 0; i < count; i++)
		for (size_t e = 0; e < s->neditions; e++)
			if (all[i].published_in[e])
				map_entry(out, s, e, all[i].id,
				    all[i].published, all[i].published_in);
	buf_cstr(out, "</urlset>\n");
}
