/*
 * The LINE message of one notice: a Flex bubble, and before it, in an
 * emergency, the text. What does not fit is left out by whole sentences,
 * behind the link to the page.
 */
#include "bulletin/line.h"

#include "bulletin/calendar.h"
#include "bulletin/compose.h"

#include <stdlib.h>

#define ROWS_MAX 20
#define LEAD_UNITS 300

struct line {
	const struct bulletin *b;
	struct inline_style style;
	struct diag *diag;
	const char *colour;
	struct buf url, title, alt, kicker, message;
};

static int
too_long(struct line *l, struct str what)
{
	diag_add(l->diag, DIAG_LINE_LIMIT, DIAG_NOWHERE, what,
	    l->b->edition->locale->own_name);
	return -1;
}

/* ---- the text message
 * ----------------------------------------------------------------------- */

/* Room for "read more" is kept from the start. */
static int
message_text(struct line *l)
{
	struct buf more = BUF_INIT;
	struct growing g;

	buf_str(&more, STR("\n\n"));
	chrome_text(l->b->site, l->b->edition, "read-more", &more);
	buf_ch(&more, '\n');
	buf_str(&more, buf_view(&l->url));
	growing_init(&g, l->b, INLINE_READINGS,
	    LINE_TEXT_MAX - utf16_count(buf_view(&more)), &l->message);
	grow(&g, "", buf_view(&l->kicker));
	grow(&g, "\n", buf_view(&l->title));
	grow_rows(&g, notice_part(l->b->notice, NODE_FACTS));
	grow_body(&g, notice_part(l->b->notice, NODE_BODY));
	grow_rows(&g, notice_part(l->b->notice, NODE_CONTACT));
	if (g.full) {
		buf_str(&l->message, buf_view(&more));
	} else {
		buf_str(&l->message, STR("\n\n"));
		buf_str(&l->message, buf_view(&l->url));
	}
	buf_release(&more);
	return 0;
}

/* ---- the bubble
 * ----------------------------------------------------------------------- */

/* The notice's text of one row, as much as a component takes; false if
 * nothing. */
static bool
row_text(struct line *l, const struct node *s, size_t limit, struct buf *out)
{
	struct growing g;

	buf_clear(out);
	if (s && s->kind == NODE_LABEL)
		s = s->next;
	growing_init(&g, l->b, INLINE_READINGS, limit, out);
	grow_run(&g, "", s);
	return out->len > 0;
}

static void
row(struct line *l, struct jsonw *j, const struct node *n)
{
	struct buf label = BUF_INIT, text = BUF_INIT;

	label_text(l->b, &l->style, n, "contact", &label);
	if (row_text(l, n->first, LINE_FLEX_TEXT_MAX, &text)) {
		line_open_box(j, "vertical", NULL);
		if (label.len &&
		    utf16_count(buf_view(&label)) <= LINE_FLEX_TEXT_MAX) {
			line_open_text(j, buf_view(&label), l->colour);
			line_pair(j, "size", "sm");
			line_pair(j, "weight", "bold");
			jsonw_end(j);
		}
		line_open_text(j, buf_view(&text), "#1A1A1A");
		jsonw_end(j);
		jsonw_end(j);
		jsonw_end(j);
	}
	buf_release(&label);
	buf_release(&text);
}

/* The first sentences of the body. */
static void
lead(struct line *l, struct jsonw *j)
{
	const struct node *p = notice_part(l->b->notice, NODE_BODY)->first;
	struct buf text = BUF_INIT;

	while (p && p->kind != NODE_P)
		p = p->next;
	if (p && row_text(l, p->first, LEAD_UNITS, &text)) {
		line_open_text(j, buf_view(&text), "#1A1A1A");
		jsonw_end(j);
	}
	buf_release(&text);
}

/* Only what names one place: not two, and not a sentence. */
static bool
map_target(struct line *l, struct buf *out)
{
	static const struct str several[] = { STR_INIT("又は"),
		STR_INIT("または"), STR_INIT("及び"), STR_INIT("および"),
		STR_INIT("、"), STR_INIT("。"), STR_INIT("ほか") };
	const struct city *city = l->b->site->city;
	const struct node *fact = notice_part(l->b->notice, NODE_FACTS)->first;
	const struct node *s;
	struct buf place = BUF_INIT;
	bool ok;

	while (fact && fact->arg != FACT_WHERE)
		fact = fact->next;
	s = fact ? fact->first : NULL;
	if (s && s->kind == NODE_LABEL)
		s = s->next;
	if (!s || s->next || !city->map_url.len)
		return false;
	node_plain(s, &place);
	ok = place.len > 0;
	for (size_t i = 0; i < ARRAY_SIZE(several); i++)
		ok &= str_find(buf_view(&place), several[i], 0) == STR_NPOS;
	buf_str(out, city->map_url);
	for (size_t i = 0; i < place.len; i++)
		buf_printf(out, "%%%02X", (unsigned)(uint8_t)place.ptr[i]);
	buf_release(&place);
	return ok && out->len <= LINE_URI_MAX;
}

static bool
calendar_target(struct line *l, struct buf *out)
{
	const struct bulletin *b = l->b;
	struct occasion *days;
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = occasions_find(b->notice, &arena, &days);
	arena_release(&arena);
	/* LINE's own browser cannot hand a calendar over. */
	buf_printf(out, "%.*s/%.*s/%.*s.ics?openExternalBrowser=1",
	    STR_ARG(b->site->city->base_url), STR_ARG(b->edition->locale->tag),
	    STR_ARG(b->notice->id));
	return n > 0 && out->len <= LINE_URI_MAX;
}

static void
buttons(struct line *l, struct jsonw *j)
{
	const struct value *phone = contact_phone(l->b->notice);
	const struct site *s = l->b->site;
	const struct edition *e = l->b->edition;
	struct buf target = BUF_INIT;

	jsonw_key(j, "footer");
	line_open_box(j, "vertical", "sm");
	line_button(j, s, e, "open-page", buf_view(&l->url), l->colour);
	/* LINE takes no parameters behind the number. */
	if (phone && phone_target(&target, phone))
		line_button(j, s, e, "call",
		    str_sub(buf_view(&target), 0,
			str_find(buf_view(&target), STR(";"), 0)),
		    NULL);
	buf_clear(&target);
	if (map_target(l, &target))
		line_button(j, s, e, "open-map", buf_view(&target), NULL);
	buf_clear(&target);
	if (calendar_target(l, &target))
		line_button(j, s, e, "add-calendar", buf_view(&target), NULL);
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&target);
}

static void
rows_below(struct line *l, struct jsonw *j, const struct node *part, long *rows)
{
	for (const struct node *n = part->first; n && *rows; n = n->next) {
		row(l, j, n);
		--*rows;
	}
}

/* With at most so many rows; 0 leaves out the lead too. */
static void
bubble(struct line *l, struct jsonw *j, long rows)
{
	const struct notice *n = l->b->notice;

	jsonw_object(j);
	line_pair(j, "type", "bubble");
	line_pair(j, "size", "giga");
	line_band(j, l->colour, buf_view(&l->kicker), buf_view(&l->title));
	if (rows) {
		jsonw_key(j, "body");
		line_open_box(j, "vertical", "md");
		lead(l, j);
		rows_below(l, j, notice_part(n, NODE_FACTS), &rows);
		rows_below(l, j, notice_part(n, NODE_CONTACT), &rows);
		jsonw_end(j);
		jsonw_end(j);
	}
	buttons(l, j);
	jsonw_end(j);
}

/* The most rows with which the bubble keeps its limit, or -1. */
static long
fitting_rows(struct line *l)
{
	struct jsonw *j = jsonw_new();
	struct buf out = BUF_INIT;
	long rows = ROWS_MAX;

	for (; rows >= 0; rows--) {
		buf_clear(&out);
		bubble(l, j, rows);
		jsonw_write(j, 0, &out);
		if (out.len <= LINE_BUBBLE_MAX)
			break;
	}
	jsonw_free(j);
	buf_release(&out);
	return rows;
}

static void
messages(struct line *l, struct buf *out, long rows)
{
	struct jsonw *j = jsonw_new();

	jsonw_object(j);
	jsonw_key(j, "messages");
	jsonw_array(j);
	if (l->message.len) {
		jsonw_object(j);
		line_pair(j, "type", "text");
		jsonw_key(j, "text");
		jsonw_str(j, buf_view(&l->message));
		jsonw_end(j);
	}
	jsonw_object(j);
	line_pair(j, "type", "flex");
	jsonw_key(j, "altText");
	jsonw_str(j, buf_view(&l->alt));
	jsonw_key(j, "contents");
	bubble(l, j, rows);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_write(j, 0, out);
	buf_ch(out, '\n');
	jsonw_free(j);
}

static int
write_fitting(struct line *l, struct buf *out)
{
	size_t start = out->len;
	long rows = fitting_rows(l);

	if (rows < 0)
		return too_long(l, STR("the notice"));
	messages(l, out, rows);
	if (line_accept(str_sub(buf_view(out), start, out->len), l->b->edition,
		l->diag) == 0)
		return 0;
	out->len = start;
	return -1;
}

static int
line_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct line l = {
		.b = b,
		.style = inline_style(b->site, b->edition, INLINE_READINGS),
		.diag = d,
		.colour = line_colour(b->notice->category, b->notice->urgency),
	};
	int result = -1;

	page_url(&l.url, b->site->city, b->edition->locale->tag, b->notice->id);
	run_text(&l.title, &l.style, b->text,
	    notice_part(b->notice, NODE_TITLE)->first);
	bulletin_title(b, &l.alt);
	line_kicker(b->site, b->edition, b->notice->category,
	    b->notice->urgency, &l.kicker);
	if (l.url.len > LINE_URI_MAX)
		too_long(&l, STR("the address of the page"));
	else if (!l.alt.len || utf16_count(buf_view(&l.alt)) > LINE_ALT_MAX ||
		 utf16_count(buf_view(&l.title)) > LINE_FLEX_TEXT_MAX)
		too_long(&l, STR("the title"));
	else if (b->notice->urgency != URGENCY_EMERGENCY ||
		 message_text(&l) == 0)
		result = write_fitting(&l, out);
	buf_release(&l.url);
	buf_release(&l.title);
	buf_release(&l.alt);
	buf_release(&l.kicker);
	buf_release(&l.message);
	return result;
}

static void
line_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, STR("line/"));
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".json"));
}

const struct writer line_writer = {
	.name = "line",
	.suffix = ".json",
	.help = "LINE messages, ready to post",
	.write = line_write,
	.path = line_path,
};
