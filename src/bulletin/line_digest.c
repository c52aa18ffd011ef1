/* The carousel of a digest bulletin: a cover, the notices, and where there
 * are more. */
#include "bulletin/compose.h"
#include "bulletin/line.h"

#define NOTICES_MAX (LINE_BUBBLES_MAX - 2)

struct carousel {
	const struct line_digest *v;
	const struct edition *edition;
	struct bulletin words;
	size_t shown; /* notices with a bubble */
	size_t leads; /* of them with their leads */
	bool more;    /* not all are shown */
	struct buf page, title;
};

static bool
is_shown(const struct carousel *c, size_t i)
{
	const struct summary *n = c->v->items[i].notice;
	struct str title = n->titles_text[c->v->edition];

	return n->published_in[c->v->edition] && title.len &&
	       utf16_count(title) <= LINE_FLEX_TEXT_MAX;
}

static void
open_bubble(struct jsonw *j)
{
	jsonw_object(j);
	line_pair(j, "type", "bubble");
	line_pair(j, "size", "mega");
}

static void
body(struct jsonw *j, struct str text)
{
	if (!text.len || utf16_count(text) > LINE_FLEX_TEXT_MAX)
		return;
	jsonw_key(j, "body");
	line_open_box(j, "vertical", "md");
	line_open_text(j, text, "#1A1A1A");
	jsonw_end(j);
	jsonw_end(j);
	jsonw_end(j);
}

static void
footer(const struct carousel *c, struct jsonw *j, const char *key,
    struct str uri, const char *colour)
{
	jsonw_key(j, "footer");
	line_open_box(j, "vertical", NULL);
	line_button(j, c->v->site, c->edition, key, uri, colour);
	jsonw_end(j);
	jsonw_end(j);
}

static void
cover(const struct carousel *c, struct jsonw *j)
{
	const char *colour = line_colour(STR("other"), URGENCY_NORMAL);
	struct buf small = BUF_INIT, lead = BUF_INIT;

	chrome_text(c->v->site, c->edition, "bulletin", &small);
	bulletin_lead(&c->words, &lead);
	open_bubble(j);
	line_band(j, colour, buf_view(&small), buf_view(&c->title));
	body(j, buf_view(&lead));
	footer(c, j, "open-page", buf_view(&c->page), colour);
	jsonw_end(j);
	buf_release(&small);
	buf_release(&lead);
}

static void
notice_bubble(const struct carousel *c, struct jsonw *j,
    const struct summary *n, bool with_lead)
{
	const char *colour = line_colour(n->category, n->urgency);
	struct buf text = BUF_INIT;

	line_kicker(c->v->site, c->edition, n->category, n->urgency, &text);
	open_bubble(j);
	line_band(j, colour, buf_view(&text), n->titles_text[c->v->edition]);
	if (with_lead)
		body(j, n->leads[c->v->edition]);
	buf_clear(&text);
	page_url(&text, c->v->site->city, c->edition->locale->tag, n->id);
	footer(c, j, "open-page", buf_view(&text), colour);
	jsonw_end(j);
	buf_release(&text);
}

static void
more_bubble(const struct carousel *c, struct jsonw *j)
{
	open_bubble(j);
	footer(c, j, "more-notices", buf_view(&c->page), NULL);
	jsonw_end(j);
}

static void
write_body(const struct carousel *c, struct jsonw *j, struct buf *out)
{
	size_t shown = 0;

	jsonw_object(j);
	jsonw_key(j, "messages");
	jsonw_array(j);
	jsonw_object(j);
	line_pair(j, "type", "flex");
	jsonw_key(j, "altText");
	jsonw_str(j, buf_view(&c->title));
	jsonw_key(j, "contents");
	jsonw_object(j);
	line_pair(j, "type", "carousel");
	jsonw_key(j, "contents");
	jsonw_array(j);
	cover(c, j);
	for (size_t i = 0; i < c->v->count && shown < c->shown; i++)
		if (is_shown(c, i)) {
			notice_bubble(
			    c, j, c->v->items[i].notice, shown < c->leads);
			shown++;
		}
	if (c->more)
		more_bubble(c, j);
	for (int i = 0; i < 5; i++)
		jsonw_end(j);
	jsonw_write(j, 0, out);
	buf_ch(out, '\n');
}

/* Leads are left out from the end, then notices, until the limits hold. */
static int
write_fitting(struct carousel *c, struct buf *out, struct diag *d)
{
	struct jsonw *j = jsonw_new();
	struct buf faults = BUF_INIT;
	size_t start = out->len;
	bool fits = false;

	while (!fits) {
		out->len = start;
		buf_clear(&faults);
		write_body(c, j, out);
		fits = !line_check(
		    str_sub(buf_view(out), start, out->len), &faults);
		if (fits || !c->shown)
			break;
		if (c->leads) {
			c->leads--;
		} else {
			c->shown--;
			c->more = true;
		}
	}
	jsonw_free(j);
	buf_release(&faults);
	if (fits)
		return 0;
	out->len = start;
	diag_add(d, DIAG_LINE_LIMIT, DIAG_NOWHERE, STR("the bulletin"),
	    c->edition->locale->own_name);
	return -1;
}

int
line_digest_write(struct buf *out, const struct line_digest *v, struct diag *d)
{
	struct carousel c = { .v = v,
		.edition = &v->site->editions[v->edition] };
	size_t all = 0;
	int result = 0;

	c.words = (struct bulletin){ .site = v->site,
		.edition = c.edition,
		.notice = &v->digest->notice,
		.text = v->words };
	for (size_t i = 0; i < v->count; i++)
		all += is_shown(&c, i);
	if (!all)
		return 0;
	c.shown = c.leads = all > NOTICES_MAX ? NOTICES_MAX : all;
	c.more = all > c.shown;
	page_url(&c.page, v->site->city, c.edition->locale->tag,
	    v->digest->notice.id);
	bulletin_title(&c.words, &c.title);
	result = write_fitting(&c, out, d);
	buf_release(&c.page);
	buf_release(&c.title);
	return result;
}
