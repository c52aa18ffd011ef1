/* An event as schema.org data (JSON-LD), for search engines. */
#include "bulletin/page.h"

/* A JSON string inside <script>: "<" is written as an escape, so that no
 * text ends the element. */
static void
json_text(struct buf *out, struct str s)
{
	size_t from = 0;

	buf_ch(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= ' ' && c != '"' && c != '\\' && c != '<')
			continue;
		buf_add(out, s.ptr + from, i - from);
		buf_printf(out, "\\u%04x", c);
		from = i + 1;
	}
	buf_add(out, s.ptr + from, s.len - from);
	buf_ch(out, '"');
}

static void
member(struct buf *out, const char *key, struct str value)
{
	buf_printf(out, ",\"%s\":", key);
	json_text(out, value);
}

static void
member_moment(struct buf *out, const char *key, struct moment m)
{
	if (!date_valid(m.date))
		return;
	buf_printf(out, ",\"%s\":\"%04d-%02d-%02d", key, m.date.year,
	    m.date.month, m.date.day);
	/* Japan has had one time zone and no summer time since 1952. */
	if (m.minute >= 0 && m.minute < 24 * 60)
		buf_printf(
		    out, "T%02d:%02d:00+09:00", m.minute / 60, m.minute % 60);
	buf_ch(out, '"');
}

/* The first value below `fact` with a complete date, NULL if none. */
static const struct value *
dated_value(struct node *fact)
{
	struct walk w;

	walk_init(&w, fact);
	while (walk_next(&w) != WALK_DONE)
		if (w.node->kind == NODE_VALUE && w.node->value &&
		    w.node->value->kind <= VALUE_PERIOD &&
		    date_valid(w.node->value->from.date))
			return w.node->value;
	return NULL;
}

static struct node *
find_fact(const struct notice *n, enum fact_kind kind)
{
	struct node *fact = notice_part(n, NODE_FACTS)->first;

	while (fact && fact->arg != kind)
		fact = fact->next;
	return fact;
}

static void
location(struct page *p, const struct bulletin *b, const struct node *where)
{
	const struct node *s = where->first;
	struct buf text = BUF_INIT;

	if (s && s->kind == NODE_LABEL)
		s = s->next;
	run_text(&text, &p->style, b->text, s);
	buf_cstr(p->out, ",\"location\":{\"@type\":\"Place\"");
	member(p->out, "name", buf_view(&text));
	member(p->out, "address", buf_view(&text));
	buf_ch(p->out, '}');
	buf_release(&text);
}

void
event_data(struct page *p, const struct bulletin *b)
{
	struct node *when = find_fact(b->notice, FACT_WHEN);
	struct node *where = find_fact(b->notice, FACT_WHERE);
	const struct value *v = when ? dated_value(when) : NULL;
	struct buf text = BUF_INIT;

	/* Without a day and a place it is no event to a search engine. */
	if (b->notice->kind != KIND_EVENT || !v || !where)
		return;
	buf_cstr(p->out, "<script type=\"application/ld+json\">"
			 "{\"@context\":\"https://schema.org\","
			 "\"@type\":\"Event\"");
	run_text(&text, &p->style, b->text,
	    notice_part(b->notice, NODE_TITLE)->first);
	member(p->out, "name", buf_view(&text));
	member(p->out, "inLanguage", b->edition->locale->tag);
	member_moment(p->out, "startDate", v->from);
	member_moment(p->out, "endDate", v->to);
	location(p, b, where);
	buf_cstr(
	    p->out, ",\"organizer\":{\"@type\":\"GovernmentOrganization\"");
	buf_clear(&text);
	chrome_text(p->site, p->edition, "city", &text);
	member(p->out, "name", buf_view(&text));
	buf_ch(p->out, '}');
	buf_clear(&text);
	page_url(&text, p->site->city, b->edition->locale->tag, b->notice->id);
	member(p->out, "url", buf_view(&text));
	buf_cstr(p->out, "}</script>\n");
	buf_release(&text);
}
