/* Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. */
#include "bulletin/feed.h"
#include "bulletin/inline.h"

#define DAY 86400
#define JAPAN (9 * 3600)

/* ---- XML ------------------------------------------------------------------------ */

static void
element(struct buf *out, const char *name, struct buf *text)
{
	buf_printf(out, "<%s>", name);
	html_escape(out, buf_view(text));
	buf_printf(out, "</%s>\n", name);
	buf_clear(text);
}

static void
link_element(
    struct buf *out, const char *rel, const char *type, struct buf *url)
{
	buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	html_escape(out, buf_view(url));
	buf_cstr(out, "\"/>\n");
	buf_clear(url);
}

static void
category_text(
    const struct feed *f, const struct chronicle_entry *e, struct buf *t)
{
	char key[32];

	chrome_text(f->site, f->edition,
	    e->bulletin ? "bulletin" : category_key(f->site, e->category, key),
	    t);
}

static int64_t
newest(const struct feed *f)
{
	return f->count ? f->items[0].updated : 0;
}

/* The page's address, whether or not the page is still there. */
static void
id_of(const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	page_url(out, f->site->city, f->edition->locale->tag, e->id);
}

static void
atom_entry(
    const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	struct buf t = BUF_INIT;

	buf_cstr(out, "<entry>\n");
	id_of(f, e, &t);
	element(out, "id", &t);
	feed_title(f, e, &t);
	element(out, "title", &t);
	feed_time(&t, e->updated);
	element(out, "updated", &t);
	/* Readers sort by it: it must be no other's. */
	feed_time(&t, e->first);
	element(out, "published", &t);
	feed_link(f, e, &t);
	link_element(out, "alternate", "text/html", &t);
	category_text(f, e, &t);
	buf_cstr(out, "<category term=\"");
	html_escape(out, e->bulletin ? STR("bulletin") : e->category);
	buf_cstr(out, "\" label=\"");
	html_escape(out, buf_view(&t));
	buf_cstr(out, "\"/>\n");
	buf_clear(&t);
	feed_text(f, e, &t);
	element(out, "summary", &t);
	buf_cstr(out, "</entry>\n");
	buf_release(&t);
}

static void
atom_write(struct buf *out, const struct feed *f)
{
	struct buf t = BUF_INIT;

	buf_cstr(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
	html_escape(out, f->edition->locale->tag);
	buf_cstr(out, "\">\n");
	feed_url(f, "feed.atom", &t);
	element(out, "id", &t);
	chrome_text(f->site, f->edition, "index-title", &t);
	element(out, "title", &t);
	feed_time(&t, newest(f));
	element(out, "updated", &t);
	feed_url(f, "feed.atom", &t);
	link_element(out, "self", "application/atom+xml", &t);
	feed_url(f, "index.html", &t);
	link_element(out, "alternate", "text/html", &t);
	buf_cstr(out, "<author>\n");
	chrome_text(f->site, f->edition, "city", &t);
	element(out, "name", &t);
	buf_cstr(out, "</author>\n");
	for (size_t i = 0; i < feed_shown(f); i++)
		atom_entry(f, &f->items[i], out);
	buf_cstr(out, "</feed>\n");
	buf_release(&t);
}

/* RFC 822 with four digits of the year. */
static void
mail_time(struct buf *out, int64_t seconds)
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int64_t t = seconds + JAPAN;
	struct date d = date_from_days((long)(t / DAY));
	int second = (int)(t % DAY);

	buf_printf(out, "%s, %02d %s %04d %02d:%02d:%02d +0900",
	    days[date_weekday(d)], d.day, months[d.month - 1], d.year,
	    second / 3600, second / 60 % 60, second % 60);
}

/* Readers take a title for text or for HTML, as they like: the two signs in
 * which that makes a difference are written in their wide form. */
static void
rss_title(struct buf *out, struct buf *title)
{
	struct buf t = BUF_INIT;

	for (size_t i = 0; i < title->len; i++)
		if (title->ptr[i] == '<')
			buf_cstr(&t, "＜");
		else if (title->ptr[i] == '>')
			buf_cstr(&t, "＞");
		else
			buf_ch(&t, title->ptr[i]);
	element(out, "title", &t);
	buf_clear(title);
	buf_release(&t);
}

/* In RSS this is HTML, which is text of the XML. */
static void
rss_description(struct buf *out, struct buf *text)
{
	struct buf html = BUF_INIT;

	html_escape(&html, buf_view(text));
	element(out, "description", &html);
	buf_clear(text);
	buf_release(&html);
}

static void
rss_item(const struct feed *f, const struct chronicle_entry *e, struct buf *out)
{
	struct buf t = BUF_INIT;

	buf_cstr(out, "<item>\n");
	feed_title(f, e, &t);
	rss_title(out, &t);
	feed_link(f, e, &t);
	element(out, "link", &t);
	feed_text(f, e, &t);
	rss_description(out, &t);
	category_text(f, e, &t);
	element(out, "category", &t);
	buf_cstr(out, "<guid isPermaLink=\"false\">");
	id_of(f, e, &t);
	html_escape(out, buf_view(&t));
	buf_cstr(out, "</guid>\n");
	buf_clear(&t);
	mail_time(&t, e->updated);
	element(out, "pubDate", &t);
	buf_cstr(out, "</item>\n");
	buf_release(&t);
}

static void
rss_write(struct buf *out, const struct feed *f)
{
	struct buf t = BUF_INIT;

	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<rss version=\"2.0\" "
		      "xmlns:atom=\"http://www.w3.org/2005/Atom\">\n"
		      "<channel>\n");
	chrome_text(f->site, f->edition, "index-title", &t);
	rss_title(out, &t);
	feed_url(f, "index.html", &t);
	element(out, "link", &t);
	chrome_text(f->site, f->edition, "index-lead", &t);
	rss_description(out, &t);
	buf_str(&t, f->edition->locale->tag);
	element(out, "language", &t);
	mail_time(&t, newest(f));
	element(out, "lastBuildDate", &t);
	buf_cstr(out, "<atom:link rel=\"self\" type=\"application/rss+xml\" "
		      "href=\"");
	feed_url(f, "feed.rss", &t);
	html_escape(out, buf_view(&t));
	buf_cstr(out, "\"/>\n");
	for (size_t i = 0; i < feed_shown(f); i++)
		rss_item(f, &f->items[i], out);
	buf_cstr(out, "</channel>\n</rss>\n");
	buf_release(&t);
}

/* ---- JSON Feed -------------------------------------------------------------------- */

static void
member(struct jsonw *j, const char *key, struct buf *value)
{
	jsonw_key(j, key);
	jsonw_str(j, buf_view(value));
	buf_clear(value);
}

static void
json_item(
    const struct feed *f, const struct chronicle_entry *e, struct jsonw *j)
{
	struct buf t = BUF_INIT;

	jsonw_object(j);
	id_of(f, e, &t);
	member(j, "id", &t);
	feed_link(f, e, &t);
	member(j, "url", &t);
	feed_title(f, e, &t);
	member(j, "title", &t);
	feed_text(f, e, &t);
	member(j, "content_text", &t);
	feed_time(&t, e->first);
	member(j, "date_published", &t);
	feed_time(&t, e->updated);
	member(j, "date_modified", &t);
	jsonw_key(j, "tags");
	jsonw_array(j);
	category_text(f, e, &t);
	jsonw_str(j, buf_view(&t));
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&t);
}

static void
json_write(struct buf *out, const struct feed *f)
{
	struct jsonw *j = jsonw_new();
	struct buf t = BUF_INIT;

	jsonw_object(j);
	jsonw_key(j, "version");
	jsonw_cstr(j, "https://jsonfeed.org/version/1.1");
	chrome_text(f->site, f->edition, "index-title", &t);
	member(j, "title", &t);
	chrome_text(f->site, f->edition, "index-lead", &t);
	member(j, "description", &t);
	feed_url(f, "index.html", &t);
	member(j, "home_page_url", &t);
	feed_url(f, "feed.json", &t);
	member(j, "feed_url", &t);
	buf_str(&t, f->edition->locale->tag);
	member(j, "language", &t);
	jsonw_key(j, "authors");
	jsonw_array(j);
	jsonw_object(j);
	chrome_text(f->site, f->edition, "city", &t);
	member(j, "name", &t);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_key(j, "items");
	jsonw_array(j);
	for (size_t i = 0; i < feed_shown(f); i++)
		json_item(f, &f->items[i], j);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_write(j, 1, out);
	buf_ch(out, '\n');
	jsonw_free(j);
	buf_release(&t);
}

const struct feed_format *
feed_formats(void)
{
	static const struct feed_format formats[] = {
		{ "feed.atom", atom_write },
		{ "feed.rss", rss_write },
		{ "feed.json", json_write },
		{ NULL, NULL },
	};

	return formats;
}
