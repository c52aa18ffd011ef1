/* The web page of a digest bulletin in one language. */
#include "bulletin/page.h"

static void
lead(struct page *p, const struct bulletin *b)
{
	const struct node *n = notice_part(b->notice, NODE_BODY)->first;

	for (; n && n->kind == NODE_P; n = n->next) {
		buf_cstr(p->out, "<p>");
		run_html(p->out, &p->style, b->text, n->first);
		buf_cstr(p->out, "</p>\n");
	}
}

static void
heading(struct page *p, const struct bulletin *b, const struct node *n)
{
	if (!n)
		return;
	buf_cstr(p->out, "<h2>");
	run_html(p->out, &p->style, b->text, n->first);
	buf_cstr(p->out, "</h2>\n");
}

static bool
is_listed(const struct page *p, const struct digest_item *item, size_t section)
{
	return item->section == section && notice_edition(p, item->notice) >= 0;
}

static void
section(struct page *p, const struct bulletin *b,
    const struct digest_section *s, size_t number,
    const struct digest_item *items, size_t count)
{
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (!is_listed(p, &items[i], number))
			continue;
		if (!any) {
			heading(p, b, s->heading);
			buf_cstr(p->out, "<ul class=\"notices\">\n");
		}
		any = true;
		notice_entry(p, b->formatter, items[i].notice);
	}
	if (any)
		buf_cstr(p->out, "</ul>\n");
}

void
digest_page(struct buf *out, const struct bulletin *b, const struct digest *g,
    const struct digest_item *items, size_t count)
{
	struct page p = {
		.out = out,
		.site = b->site,
		.edition = b->edition,
		.style = inline_style(b->site, b->edition, 0),
	};
	struct buf name = BUF_INIT;

	page_head(&p, b);
	buf_str(&name, b->notice->id);
	buf_cstr(&name, ".html");
	page_top(&p, "index", buf_view(&name), b->published);
	buf_release(&name);
	buf_cstr(out, "<article>\n<div class=\"band\"><h1>");
	run_html(
	    out, &p.style, b->text, notice_part(b->notice, NODE_TITLE)->first);
	buf_cstr(out, "</h1></div>\n");
	page_banners(&p, b);
	lead(&p, b);
	page_files(&p, b);
	for (size_t i = 0; i < g->nsections; i++)
		section(&p, b, &g->sections[i], i, items, count);
	buf_cstr(out, "</article>\n</main>\n");
	page_footer(&p, b);
	page_end(&p);
}
