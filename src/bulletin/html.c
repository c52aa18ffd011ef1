/* A web page: one notice in one language. */
#include "bulletin/page.h"

#define DESCRIPTION_MAX 300 /* bytes that a description aims at */

static void
file_name(struct buf *out, const struct notice *n)
{
	buf_str(out, n->id);
	buf_str(out, STR(".html"));
}

static void
attribute(struct buf *out, const char *before, struct str value)
{
	buf_cstr(out, before);
	html_escape(out, value);
	buf_cstr(out, "\">\n");
}

/* Whole sentences of the first paragraph, at least one. */
static void
description(
    const struct bulletin *b, const struct inline_style *style, struct buf *out)
{
	const struct node *p = notice_part(b->notice, NODE_BODY)->first;
	const struct rendered *before = NULL;

	while (p && p->kind != NODE_P)
		p = p->next;
	for (const struct node *s = p ? p->first : NULL;
	     s && s->kind == NODE_S && out->len < DESCRIPTION_MAX;
	     s = s->next) {
		if (before)
			join(out, style, before, &b->text->sentences[s->index]);
		before = &b->text->sentences[s->index];
		inline_text(out, style, before);
	}
}

static void
alternates(struct page *p, const struct bulletin *b, struct buf *url)
{
	const struct city *city = p->site->city;

	for (size_t i = 0; i < p->site->neditions; i++) {
		struct str tag = p->site->editions[i].locale->tag;

		if (!b->published[i])
			continue;
		buf_clear(url);
		page_url(url, city, tag, b->notice->id);
		buf_cstr(p->out, "<link rel=\"alternate\" hreflang=\"");
		html_escape(p->out, tag);
		attribute(p->out, "\" href=\"", buf_view(url));
		if (str_eq(tag, STR("ja")))
			attribute(p->out,
			    "<link rel=\"alternate\" hreflang=\"x-default\" "
			    "href=\"",
			    buf_view(url));
	}
}

void
page_head(struct page *p, const struct bulletin *b)
{
	struct buf *out = p->out;
	struct buf title = BUF_INIT, text = BUF_INIT;

	page_start(p);
	run_text(&title, &p->style, b->text,
	    notice_part(b->notice, NODE_TITLE)->first);
	buf_cstr(out, "<title>");
	html_escape(out, buf_view(&title));
	buf_cstr(out, " | ");
	chrome_text(p->site, p->edition, "city", &text);
	html_escape(out, buf_view(&text));
	buf_cstr(out, "</title>\n");
	attribute(
	    out, "<meta property=\"og:site_name\" content=\"", buf_view(&text));
	attribute(
	    out, "<meta property=\"og:title\" content=\"", buf_view(&title));
	buf_cstr(out, "<meta property=\"og:type\" content=\"article\">\n");
	buf_clear(&text);
	description(b, &p->style, &text);
	if (!text.len)
		buf_str(&text, buf_view(&title));
	attribute(
	    out, "<meta name=\"description\" content=\"", buf_view(&text));
	attribute(out, "<meta property=\"og:description\" content=\"",
	    buf_view(&text));
	buf_clear(&text);
	page_url(&text, p->site->city, b->edition->locale->tag, b->notice->id);
	attribute(out, "<meta property=\"og:url\" content=\"", buf_view(&text));
	attribute(out, "<link rel=\"canonical\" href=\"", buf_view(&text));
	alternates(p, b, &text);
	event_data(p, b);
	buf_release(&title);
	buf_release(&text);
}

/* ---- the band with the title
 * ----------------------------------------------------------------------- */

static void
band(struct page *p, const struct bulletin *b)
{
	struct buf *out = p->out;
	char key[32];

	buf_cstr(out, "<div class=\"band\">\n");
	if (b->notice->urgency == URGENCY_EMERGENCY) {
		buf_cstr(out, "<p class=\"mark\">");
		icon_html(out, ICON_WARNING);
		buf_cstr(out, "<span>");
		page_word(p, "emergency");
		buf_cstr(out, "</span></p>\n");
	}
	buf_cstr(out, "<p class=\"category\">");
	page_word(p, category_key(p->site, b->notice->category, key));
	buf_cstr(out, "</p>\n<h1>");
	p->style.flags |= INLINE_NO_LINKS;
	run_html(
	    out, &p->style, b->text, notice_part(b->notice, NODE_TITLE)->first);
	p->style.flags &= ~(unsigned)INLINE_NO_LINKS;
	buf_cstr(out, "</h1>\n</div>\n");
}

static void
original_link(struct page *p, const struct bulletin *b)
{
	/* Not yet, when one language is the first to be made. */
	if (b->published && !b->published[0])
		return;
	buf_cstr(p->out, " <a hreflang=\"ja\" href=\"../ja/");
	file_name(p->out, b->notice);
	buf_cstr(p->out, "\">");
	page_word(p, "original");
	buf_cstr(p->out, "</a>");
}

static bool
has_foreign_part(const struct bulletin *b)
{
	for (uint32_t i = 0; i < b->notice->sentences; i++)
		if (b->text->sentences[i].state != RENDERED_OWN)
			return true;
	return false;
}

void
page_banners(struct page *p, const struct bulletin *b)
{
	if (is_expired(p->site, b->notice->expires)) {
		buf_cstr(p->out, "<p class=\"banner\"><strong>");
		page_word(p, "expired");
		buf_cstr(p->out, "</strong></p>\n");
	}
	if (!p->style.japanese && has_foreign_part(b)) {
		buf_cstr(p->out, "<p class=\"banner\">");
		page_word(p, "partial");
		buf_cstr(p->out, "</p>\n");
	}
}

/* ---- facts and contact
 * ----------------------------------------------------------------------- */

static void
label_html(struct page *p, const struct bulletin *b, const struct node *label,
    const char *key)
{
	key = label_key(b, label, key);
	if (key)
		page_word(p, key);
	else if (label)
		run_html(p->out, &p->style, b->text, label->first);
}

static void
row(struct page *p, const struct bulletin *b, const struct node *n,
    const char *key, enum icon icon)
{
	const struct node *label = label_of(n);

	buf_cstr(p->out, "<dt>");
	icon_html(p->out, icon);
	buf_cstr(p->out, "<span>");
	label_html(p, b, label, key);
	buf_cstr(p->out, "</span></dt><dd>");
	run_html(p->out, &p->style, b->text, label ? label->next : n->first);
	buf_cstr(p->out, "</dd>\n");
}

static void
facts(struct page *p, const struct bulletin *b)
{
	static const enum icon icons[FACT_KIND_MAX] = {
		[FACT_WHEN] = ICON_CALENDAR,
		[FACT_WHERE] = ICON_PLACE,
		[FACT_WHO] = ICON_PERSON,
		[FACT_COST] = ICON_MONEY,
		[FACT_BRING] = ICON_BAG,
		[FACT_APPLY] = ICON_PENCIL,
		[FACT_DEADLINE] = ICON_CLOCK,
		[FACT_CAPACITY] = ICON_PEOPLE,
	};
	const struct node *all = notice_part(b->notice, NODE_FACTS);

	if (!all->first)
		return;
	buf_cstr(p->out, "<dl class=\"facts\">\n");
	for (const struct node *n = all->first; n; n = n->next)
		row(p, b, n, fact_key((enum fact_kind)n->arg), icons[n->arg]);
	buf_cstr(p->out, "</dl>\n");
}

static void
field(struct page *p, const struct bulletin *b, const struct node *n)
{
	static const enum icon icons[FIELD_KIND_MAX] = {
		[FIELD_PHONE] = ICON_PHONE,
		[FIELD_FAX] = ICON_PHONE,
		[FIELD_MAIL] = ICON_MAIL,
		[FIELD_HOURS] = ICON_CLOCK,
		[FIELD_LANGUAGES] = ICON_SPEECH,
		[FIELD_ADDRESS] = ICON_PLACE,
		[FIELD_URL] = ICON_SPEECH,
		[FIELD_OTHER] = ICON_SPEECH,
	};
	const char *key = field_key((enum field_kind)n->arg);

	/* A fax number is not to be called. */
	if (n->arg == FIELD_FAX)
		p->style.flags |= INLINE_NO_LINKS;
	row(p, b, n, key, icons[n->arg]);
	p->style.flags &= ~(unsigned)INLINE_NO_LINKS;
}

static void
contact(struct page *p, const struct bulletin *b)
{
	const struct node *all = notice_part(b->notice, NODE_CONTACT);
	bool open = false;

	if (!all->first)
		return;
	buf_cstr(p->out, "<section class=\"contact\" "
			 "aria-labelledby=\"contact\">\n"
			 "<h2 id=\"contact\">");
	page_word(p, "contact");
	buf_cstr(p->out, "</h2>\n");
	for (const struct node *n = all->first; n; n = n->next) {
		bool name = n->arg == FIELD_NAME && !label_of(n);

		if (open == name)
			buf_cstr(p->out, name ? "</dl>\n" : "<dl>\n");
		open = !name;
		if (open) {
			field(p, b, n);
			continue;
		}
		buf_cstr(p->out, "<p class=\"desk\">");
		run_html(p->out, &p->style, b->text, n->first);
		buf_cstr(p->out, "</p>\n");
	}
	buf_cstr(p->out, open ? "</dl>\n</section>\n" : "</section>\n");
}

static void
dated(
    struct page *p, const struct bulletin *b, const char *key, struct date date)
{
	if (!date_valid(date))
		return;
	buf_cstr(p->out, "<dt>");
	page_word(p, key);
	buf_cstr(p->out, "</dt><dd>");
	date_html(p->out, b->formatter, b->edition, date);
	buf_cstr(p->out, "</dd>\n");
}

/* ---- what else there is of the notice
 * ----------------------------------------------------------------------- */

/* The path of a file, seen from the page; they have their folder in common. */
static void
file_path(struct page *p, const struct bulletin *b, const struct writer *w)
{
	struct str tag = b->edition->locale->tag;
	struct buf path = BUF_INIT;

	w->path(&path, tag, b->notice->id);
	html_escape(p->out, str_sub(buf_view(&path), tag.len + 1, path.len));
	buf_release(&path);
}

void
page_files(struct page *p, const struct bulletin *b)
{
	bool any = false;

	for (size_t i = 0; writers()[i]; i++) {
		const struct writer *w = writers()[i];

		if (!(b->files >> i & 1) || !w->link)
			continue;
		buf_cstr(p->out, any ? "<li>" : "<ul class=\"files\">\n<li>");
		any = true;
		buf_cstr(p->out, "<a href=\"");
		file_path(p, b, w);
		buf_cstr(p->out, "\">");
		icon_html(p->out, w->printed ? ICON_PRINTER : ICON_CALENDAR);
		buf_cstr(p->out, "<span>");
		page_word(p, w->link);
		buf_cstr(p->out, "</span></a></li>\n");
	}
	if (any)
		buf_cstr(p->out, "</ul>\n");
}

/* For who reads this at a desk or on paper: the way to a phone. */
static void
all_languages(struct page *p, const struct bulletin *b)
{
	struct buf *out = p->out;

	buf_cstr(out, "<p class=\"qr\"><img src=\"../");
	html_escape(out, b->notice->id);
	buf_cstr(out, ".svg\" width=\"120\" height=\"120\" "
		      "loading=\"lazy\" alt=\"\"> <a href=\"../");
	file_name(out, b->notice);
	buf_cstr(out, "\">");
	page_word(p, "other-languages");
	buf_cstr(out, "</a></p>\n");
}

void
page_footer(struct page *p, const struct bulletin *b)
{
	buf_cstr(p->out, "<footer>\n");
	if (date_valid(b->notice->published) ||
	    date_valid(b->notice->expires)) {
		buf_cstr(p->out, "<dl>\n");
		dated(p, b, "published", b->notice->published);
		dated(p, b, "until", b->notice->expires);
		buf_cstr(p->out, "</dl>\n");
	}
	if (!str_eq(p->edition->locale->tag, STR("ja"))) {
		buf_cstr(p->out, "<p>");
		page_word(p, "official");
		original_link(p, b);
		buf_cstr(p->out, "</p>\n");
	}
	buf_cstr(p->out, "<p><a href=\"index.html\">");
	page_word(p, "all-notices");
	buf_cstr(p->out, "</a></p>\n");
	page_plaza(p);
	all_languages(p, b);
	buf_cstr(p->out, "</footer>\n");
}

static int
html_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct page p = {
		.out = out,
		.site = b->site,
		.edition = b->edition,
		.style = inline_style(b->site, b->edition, 0),
	};
	struct buf name = BUF_INIT;
	bool emergency = b->notice->urgency == URGENCY_EMERGENCY;

	(void)d;
	buf_reserve(out, 16384);
	page_head(&p, b);
	file_name(&name, b->notice);
	page_top(&p,
	    emergency ? "emergency" : category_class(b->notice->category),
	    buf_view(&name), b->published);
	buf_release(&name);
	buf_cstr(out, "<article>\n");
	band(&p, b);
	page_banners(&p, b);
	facts(&p, b);
	/* In an emergency nothing comes before what to do. */
	if (!emergency)
		page_files(&p, b);
	body_html(&p, b);
	if (emergency)
		page_files(&p, b);
	contact(&p, b);
	buf_cstr(out, "</article>\n</main>\n");
	page_footer(&p, b);
	page_end(&p);
	return 0;
}

static void
html_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".html"));
}

const struct writer html_writer = {
	.name = "html",
	.suffix = ".html",
	.help = "web page",
	.write = html_write,
	.path = html_path,
};
