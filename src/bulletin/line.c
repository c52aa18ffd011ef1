/*
 * LINE Messaging API: the request body of one notice, a text message and a
 * Flex bubble. Limits of the reference of 2026-08, each in its own unit.
 * What does not fit is left out by whole sentences, with a link to the page.
 */
#include "bulletin/inline.h"

#include <stdlib.h>

#define TEXT_MAX 5000	   /* UTF-16 code units */
#define ALT_MAX 1500	   /* UTF-16 code units */
#define FLEX_TEXT_MAX 2000 /* UTF-16 code units */
#define BUBBLE_MAX 30000   /* bytes of minified JSON */
#define LABEL_MAX 40	   /* grapheme clusters */
#define ROWS_MAX 20
#define URI_MAX 1000 /* characters; ours are ASCII */

struct line {
	const struct bulletin *b;
	struct inline_style style;
	struct diag *diag;
	struct buf url;
};

static size_t
utf16_count(struct str s)
{
	size_t n = 0;

	/* Lead bytes, and those of four-byte sequences once more. */
	for (size_t i = 0; i < s.len; i++)
		n += ((uint8_t)s.ptr[i] & 0xc0) != 0x80;
	for (size_t i = 0; i < s.len; i++)
		n += (uint8_t)s.ptr[i] >= 0xf0;
	return n;
}

static bool
extends_grapheme(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36f) || (cp >= 0xfe00 && cp <= 0xfe0f) ||
	       cp == 0x3099 || cp == 0x309a;
}

/* Never fewer than UAX #29 counts, and the same for the languages of the
 * site, which are composed. */
static size_t
grapheme_count(struct str s)
{
	size_t at = 0, n = 0;

	while (at < s.len)
		n += !extends_grapheme(utf8_next(s, &at));
	return n;
}

static int
too_long(struct line *l, struct str what)
{
	diag_add(l->diag, DIAG_LINE_LIMIT, DIAG_NOWHERE, what,
	    l->b->edition->locale->own_name);
	return -1;
}

/* ---- the text message
 * ----------------------------------------------------------------------- */

/* Text that grows by sentences as long as there is room. */
struct growing {
	struct line *line;
	struct buf *out;
	size_t units, limit;
	bool full;
};

/* Adds `before` and `s`, or nothing and then never again. */
static void
grow(struct growing *g, const char *before, struct str s)
{
	size_t units = utf16_count(str_from(before)) + utf16_count(s);

	if (g->full || g->units + units > g->limit) {
		g->full = true;
		return;
	}
	buf_cstr(g->out, before);
	buf_str(g->out, s);
	g->units += units;
}

static void
grow_run(struct growing *g, const char *before, const struct node *s)
{
	struct buf text = BUF_INIT;
	const struct bulletin *b = g->line->b;

	for (; s && s->kind == NODE_S && !g->full; s = s->next) {
		buf_clear(&text);
		inline_text(
		    &text, &g->line->style, &b->text->sentences[s->index]);
		if (text.len)
			grow(g, before, buf_view(&text));
		before = g->line->style.spaced &&
				 !str_ends(buf_view(&text), STR(" "))
			     ? " "
			     : "";
	}
	buf_release(&text);
}

static void
label_text(
    struct line *l, const struct node *n, const char *key, struct buf *out)
{
	const struct node *label = label_of(n);

	key = label_key(l->b, label, key);
	if (key)
		chrome_text(l->b->site, l->b->edition, key, out);
	else if (label)
		run_text(out, &l->style, l->b->text, label->first);
}

static const char *
row_key(const struct node *n)
{
	return n->kind == NODE_FACT ? fact_key((enum fact_kind)n->arg)
				    : field_key((enum field_kind)n->arg);
}

/* "label: value" lines of facts or contact. */
static void
grow_rows(struct growing *g, const struct node *rows)
{
	struct buf label = BUF_INIT;
	const char *gap = "\n\n";

	for (const struct node *n = rows->first; n; n = n->next) {
		const struct node *first = n->first;

		buf_clear(&label);
		buf_cstr(&label, "■ ");
		label_text(g->line, n, row_key(n), &label);
		if (first && first->kind == NODE_LABEL)
			first = first->next;
		if (label.len > sizeof("■ ") - 1) {
			grow(g, gap, buf_view(&label));
			grow_run(g, ": ", first);
		} else {
			grow_run(g, gap, first);
		}
		gap = "\n";
	}
	buf_release(&label);
}

static bool
has_text_before(const struct node *cell)
{
	while ((cell = cell->prev))
		if (cell->first)
			return true;
	return false;
}

/* What stands before the first sentence of a block. */
static const char *
block_gap(const struct node *block)
{
	switch (block->kind) {
	case NODE_ITEM:
		return "\n・";
	case NODE_CELL:
		return has_text_before(block) ? " / " : "\n";
	case NODE_HEADING:
		return "\n\n● ";
	case NODE_NOTE:
		return "\n\n⚠ ";
	default:
		return "\n\n";
	}
}

static void
grow_body(struct growing *g, struct node *body)
{
	struct walk w;

	walk_init(&w, body);
	while (walk_next(&w) != WALK_DONE && !g->full) {
		if (w.event != WALK_ENTER || w.node->kind != NODE_S)
			continue;
		if (!w.node->prev || w.node->prev->kind != NODE_S)
			grow_run(g, block_gap(w.node->parent), w.node);
		walk_skip(&w);
	}
}

/* Room for "read more" is kept from the start. */
static int
message_text(struct line *l, struct buf *out)
{
	const struct notice *n = l->b->notice;
	struct growing g = { .line = l, .out = out };
	struct buf more = BUF_INIT;

	buf_str(&more, STR("\n\n"));
	chrome_text(l->b->site, l->b->edition, "read-more", &more);
	buf_ch(&more, '\n');
	buf_str(&more, buf_view(&l->url));
	g.limit = TEXT_MAX - utf16_count(buf_view(&more));
	grow_run(&g, "", notice_part(n, NODE_TITLE)->first);
	if (g.full || !g.units) {
		buf_release(&more);
		return too_long(l, STR("the title"));
	}
	grow_rows(&g, notice_part(n, NODE_FACTS));
	grow_body(&g, notice_part(n, NODE_BODY));
	grow_rows(&g, notice_part(n, NODE_CONTACT));
	if (g.full) {
		buf_str(out, buf_view(&more));
	} else {
		buf_str(out, STR("\n\n"));
		buf_str(out, buf_view(&l->url));
	}
	buf_release(&more);
	return 0;
}

/* ---- the bubble
 * ----------------------------------------------------------------------- */

static const char *
colour(const struct notice *n)
{
	static const struct {
		const char *category, *colour;
	} bands[] = {
		{ "garbage", "#115A36" },
		{ "disaster", "#CE0000" },
		{ "tax", "#5C10BE" },
		{ "insurance", "#0055AD" },
		{ "health", "#006F83" },
		{ "school", "#8B008B" },
		{ "childcare", "#8B008B" },
		{ "residence", "#0055AD" },
		{ "community", "#115A36" },
		{ "culture", "#5C10BE" },
	};

	if (n->urgency == URGENCY_EMERGENCY)
		return "#CE0000";
	for (size_t i = 0; i < ARRAY_SIZE(bands); i++)
		if (str_eq(n->category, str_from(bands[i].category)))
			return bands[i].colour;
	return "#0017C1";
}

static void
pair(struct jsonw *j, const char *key, const char *value)
{
	jsonw_key(j, key);
	jsonw_cstr(j, value);
}

/* A text component, left open. */
static void
open_text(struct jsonw *j, struct str text, const char *ink)
{
	jsonw_object(j);
	pair(j, "type", "text");
	jsonw_key(j, "text");
	jsonw_str(j, text);
	pair(j, "color", ink);
	jsonw_key(j, "wrap");
	jsonw_bool(j, true);
}

static void
open_box(struct jsonw *j, const char *layout)
{
	jsonw_object(j);
	pair(j, "type", "box");
	pair(j, "layout", layout);
}

/* The notice's text of one row, as much as a component takes; false if
 * nothing. */
static bool
row_text(struct line *l, const struct node *s, struct buf *out)
{
	struct growing g = { .line = l, .out = out, .limit = FLEX_TEXT_MAX };

	buf_clear(out);
	if (s && s->kind == NODE_LABEL)
		s = s->next;
	grow_run(&g, "", s);
	return out->len > 0;
}

static void
row(struct line *l, struct jsonw *j, const struct node *n)
{
	struct buf label = BUF_INIT, text = BUF_INIT;
	const char *key = row_key(n);

	label_text(l, n, key ? key : "contact", &label);
	if (row_text(l, n->first, &text)) {
		open_box(j, "vertical");
		jsonw_key(j, "contents");
		jsonw_array(j);
		if (label.len &&
		    utf16_count(buf_view(&label)) <= FLEX_TEXT_MAX) {
			open_text(j, buf_view(&label), colour(l->b->notice));
			pair(j, "size", "sm");
			pair(j, "weight", "bold");
			jsonw_end(j);
		}
		open_text(j, buf_view(&text), "#1A1A1A");
		jsonw_end(j);
		jsonw_end(j);
		jsonw_end(j);
	}
	buf_release(&label);
	buf_release(&text);
}

static void
band(struct line *l, struct jsonw *j, struct str title)
{
	const struct notice *n = l->b->notice;
	struct buf text = BUF_INIT;
	char key[32];

	if (n->urgency == URGENCY_EMERGENCY) {
		chrome_text(l->b->site, l->b->edition, "emergency", &text);
		buf_cstr(&text, " / ");
	}
	chrome_text(l->b->site, l->b->edition,
	    category_key(l->b->site, n->category, key), &text);
	jsonw_key(j, "header");
	open_box(j, "vertical");
	pair(j, "backgroundColor", colour(n));
	jsonw_key(j, "contents");
	jsonw_array(j);
	open_text(j, buf_view(&text), "#FFFFFF");
	pair(j, "size", "sm");
	jsonw_end(j);
	open_text(j, title, "#FFFFFF");
	pair(j, "size", "lg");
	pair(j, "weight", "bold");
	jsonw_end(j);
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&text);
}

static int
button(struct line *l, struct jsonw *j, const char *key, struct str uri,
    const char *style)
{
	struct buf label = BUF_INIT;
	int result = 0;

	chrome_text(l->b->site, l->b->edition, key, &label);
	if (!label.len || grapheme_count(buf_view(&label)) > LABEL_MAX)
		result = too_long(l, STR("the words of a button"));
	jsonw_object(j);
	pair(j, "type", "button");
	pair(j, "style", style);
	if (str_eq(str_from(style), STR("primary")))
		pair(j, "color", colour(l->b->notice));
	jsonw_key(j, "action");
	jsonw_object(j);
	pair(j, "type", "uri");
	jsonw_key(j, "label");
	jsonw_str(j, buf_view(&label));
	jsonw_key(j, "uri");
	jsonw_str(j, uri);
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&label);
	return result;
}

static int
buttons(struct line *l, struct jsonw *j)
{
	const struct value *phone = contact_phone(l->b->notice);
	struct buf tel = BUF_INIT;
	int result;

	jsonw_key(j, "footer");
	open_box(j, "vertical");
	pair(j, "spacing", "sm");
	jsonw_key(j, "contents");
	jsonw_array(j);
	result = button(l, j, "open-page", buf_view(&l->url), "primary");
	if (phone && phone_target(&tel, phone)) {
		/* LINE takes no parameters behind the number. */
		size_t semicolon = str_find(buf_view(&tel), STR(";"), 0);

		if (button(l, j, "call", str_sub(buf_view(&tel), 0, semicolon),
			"secondary") != 0)
			result = -1;
	}
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&tel);
	return result;
}

static void
rows_below(struct line *l, struct jsonw *j, const struct node *part, long *rows)
{
	for (const struct node *n = part->first; n && *rows; n = n->next) {
		row(l, j, n);
		--*rows;
	}
}

static int
bubble(struct line *l, struct jsonw *j, struct str title, long rows)
{
	const struct node *facts = notice_part(l->b->notice, NODE_FACTS);
	const struct node *contact = notice_part(l->b->notice, NODE_CONTACT);
	int result;

	jsonw_object(j);
	pair(j, "type", "bubble");
	pair(j, "size", "giga");
	band(l, j, title);
	if (rows && (facts->first || contact->first)) {
		jsonw_key(j, "body");
		open_box(j, "vertical");
		pair(j, "spacing", "md");
		jsonw_key(j, "contents");
		jsonw_array(j);
		rows_below(l, j, facts, &rows);
		rows_below(l, j, contact, &rows);
		jsonw_end(j);
		jsonw_end(j);
	}
	result = buttons(l, j);
	jsonw_end(j);
	return result;
}

/* The most rows with which the bubble keeps its limit, or -1. */
static long
fitting_rows(struct line *l, struct str title, long rows)
{
	struct jsonw *j = jsonw_new();
	struct buf out = BUF_INIT;

	for (; rows >= 0; rows--) {
		buf_clear(&out);
		bubble(l, j, title, rows);
		jsonw_write(j, 0, &out);
		if (out.len <= BUBBLE_MAX)
			break;
	}
	if (rows < 0)
		too_long(l, STR("the notice"));
	jsonw_free(j);
	buf_release(&out);
	return rows;
}

struct texts {
	struct str message, title, alt;
};

static int
messages(struct line *l, struct buf *out, struct texts t, long rows)
{
	struct jsonw *j = jsonw_new();
	int result;

	jsonw_object(j);
	jsonw_key(j, "messages");
	jsonw_array(j);
	jsonw_object(j);
	pair(j, "type", "text");
	jsonw_key(j, "text");
	jsonw_str(j, t.message);
	jsonw_end(j);
	jsonw_object(j);
	pair(j, "type", "flex");
	jsonw_key(j, "altText");
	jsonw_str(j, t.alt);
	jsonw_key(j, "contents");
	result = bubble(l, j, t.title, rows);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_write(j, 0, out);
	buf_ch(out, '\n');
	jsonw_free(j);
	return result;
}

/* A body below the bubble's limit needs no second measure. */
static int
write_fitting(struct line *l, struct buf *out, struct texts t)
{
	size_t start = out->len;
	long rows = ROWS_MAX;

	if (messages(l, out, t, rows) != 0)
		return -1;
	if (out->len - start <= BUBBLE_MAX)
		return 0;
	out->len = start;
	rows = fitting_rows(l, t.title, rows);
	return rows < 0 ? -1 : messages(l, out, t, rows);
}

static int
line_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct line l = {
		.b = b,
		.style = inline_style(b->site, b->edition, INLINE_READINGS),
		.diag = d,
	};
	const struct node *title = notice_part(b->notice, NODE_TITLE)->first;
	struct inline_style plain = l.style;
	struct buf text = BUF_INIT, head = BUF_INIT, alt = BUF_INIT;
	int result = -1;

	plain.flags = 0;
	page_url(&l.url, b->site->city, b->edition->locale->tag, b->notice->id);
	run_text(&head, &l.style, b->text, title);
	run_text(&alt, &plain, b->text, title);
	if (l.url.len > URI_MAX)
		too_long(&l, STR("the address of the page"));
	else if (utf16_count(buf_view(&alt)) > ALT_MAX ||
		 utf16_count(buf_view(&head)) > FLEX_TEXT_MAX)
		too_long(&l, STR("the title"));
	else if (message_text(&l, &text) == 0)
		result = write_fitting(&l, out,
		    (struct texts){
			buf_view(&text), buf_view(&head), buf_view(&alt) });
	buf_release(&text);
	buf_release(&head);
	buf_release(&alt);
	buf_release(&l.url);
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
