/* Markdown (CommonMark with tables) as blocks; md4c is known here only. */
#include "extract/entity.h"
#include "extract/html_conv.h"
#include "extract/meta.h"

#include <md4c.h>
#include <string.h>

#define LISTS_MAX 16	 /* nested deeper, their items go to the last */
#define PARTS_MAX 500000 /* short rows of a wide table are filled up */
#define TAG_LEN_MAX 4096
#define LABEL_LINE_MAX 400 /* bytes */

enum html_state { HTML_OUTSIDE, HTML_IN_TAG, HTML_IN_COMMENT };
enum ruby_state { RUBY_NONE, RUBY_BASE, RUBY_READING, RUBY_PAREN };

struct md {
	struct conv conv;
	struct str text;
	size_t at;	    /* behind the last piece of it */
	struct node *title; /* once it is known */
	bool in_title;
	unsigned lists, skipped; /* open lists, and those too deep */
	size_t parts;
	size_t link_bytes; /* still allowed: a reference may repeat a link */
	unsigned images, deleted;
	struct buf image; /* alternative text */
	struct str image_link;
	enum html_state html;
	struct buf tag; /* a tag begun in an earlier piece */
	bool hidden;	/* inside of script or style */
	bool in_place;	/* inside of a place's name */
	enum ruby_state ruby;
	struct buf base, reading;
};

static size_t
offset_of(const struct md *m, const char *s)
{
	bool inside = (uintptr_t)s >= (uintptr_t)m->text.ptr &&
		      (uintptr_t)s < (uintptr_t)m->text.ptr + m->text.len;

	return inside ? (size_t)(s - m->text.ptr) : m->conv.text_offset;
}

/* ---- inline ---- */

/* Emphasis next to wide punctuation is none to CommonMark: its marks would
 * stand in the text. */
static void
add_unmarked(struct md *m, struct str s, size_t offset)
{
	const struct str mark = STR("**");
	size_t from = 0, at;

	while ((at = str_find(s, mark, from)) != STR_NPOS) {
		bool wide = (at > 0 && (unsigned char)s.ptr[at - 1] >= 0x80) ||
			    (at + mark.len < s.len &&
				(unsigned char)s.ptr[at + mark.len] >= 0x80);
		size_t end = wide ? at : at + mark.len;

		conv_text(&m->conv, str_sub(s, from, end), offset + from);
		from = at + mark.len;
	}
	conv_text(&m->conv, str_sub(s, from, s.len), offset + from);
}

static void
add_text(struct md *m, struct str s, size_t offset)
{
	if (m->deleted || m->hidden || m->ruby == RUBY_PAREN)
		return;
	if (m->images)
		buf_str(&m->image, s);
	else if (m->ruby == RUBY_BASE)
		buf_str(&m->base, s);
	else if (m->ruby == RUBY_READING)
		buf_str(&m->reading, s);
	else
		add_unmarked(m, s, offset);
}

static void
add_entity(struct md *m, struct str entity, size_t offset)
{
	char utf8[8];
	size_t len = entity_decode(entity, utf8);

	if (len)
		add_text(m, (struct str){ utf8, len }, offset);
	else
		add_text(m, entity, offset);
}

static void
end_ruby(struct md *m)
{
	conv_ruby_pair(&m->conv, buf_view(&m->base), buf_view(&m->reading),
	    m->conv.text_offset);
	buf_clear(&m->base);
	buf_clear(&m->reading);
}

static void
line_break(struct md *m)
{
	if (m->images || m->deleted || m->hidden || m->ruby != RUBY_NONE)
		return;
	conv_break(&m->conv);
}

/* People who write no other Markdown expect their line breaks to stay: they
 * do around labels. */
static bool
is_label_line(struct str line)
{
	size_t from, to, value;

	while (line.ptr && line.len && strchr("> \t*_", line.ptr[0]))
		line = str_sub(line, 1, line.len);
	return label_split(line, &from, &to, &value) || label_is_contact(line);
}

static void
soft_break(struct md *m)
{
	size_t at = str_find(m->text, STR("\n"), m->at), from = at, to;

	if (at == STR_NPOS)
		return;
	while (from > 0 && at - from < LABEL_LINE_MAX &&
	       m->text.ptr[from - 1] != '\n')
		from--;
	to = str_find(
	    str_sub(m->text, 0, at + LABEL_LINE_MAX), STR("\n"), at + 1);
	if (to != STR_NPOS && (!from || m->text.ptr[from - 1] == '\n') &&
	    (is_label_line(str_sub(m->text, from, at)) ||
		is_label_line(str_sub(m->text, at + 1, to))))
		line_break(m);
	else
		add_text(m, STR("\n"), at);
}

/* ---- raw HTML: its text only ---- */

static void
ruby_tag(struct md *m, enum html_tag tag, bool end)
{
	if (tag == HTML_RUBY) {
		if (m->ruby != RUBY_NONE)
			end_ruby(m);
		m->ruby = end ? RUBY_NONE : RUBY_BASE;
	} else if (m->ruby == RUBY_NONE) {
		return;
	} else if (tag == HTML_RT) {
		if (end)
			end_ruby(m);
		m->ruby = end ? RUBY_BASE : RUBY_READING;
	} else if (tag == HTML_RP) {
		m->ruby = end ? RUBY_BASE : RUBY_PAREN;
	}
}

/* <place>, as in notice XML: a name that is a value of its own, so that
 * another one needs no new translation. */
static void
place_tag(struct md *m, bool end)
{
	struct conv *c = &m->conv;
	struct node *node;

	if (m->images || m->deleted || m->hidden || m->ruby != RUBY_NONE)
		return;
	if (!end) {
		conv_begin_inline(c);
	} else if (m->in_place && c->para && c->text.len) {
		node = conv_append(c->para, NODE_VALUE, c->text_offset, c);
		node->text = arena_str(c->arena, buf_view(&c->text));
		node->value = ARENA_NEW(c->arena, struct value);
		node->value->kind = VALUE_PLACE;
		node->value->from = node->value->to = MOMENT_NONE;
		buf_clear(&c->text);
	}
	m->in_place = !end;
}

static void
take_tag(struct md *m, struct str tag)
{
	bool end = str_starts(tag, STR("/"));
	char name[16];
	size_t len = 0;
	enum html_tag kind;

	tag = str_sub(tag, end, tag.len);
	while (len < tag.len && len < sizeof(name) &&
	       !strchr(" \t\n/>", tag.ptr[len])) {
		char c = tag.ptr[len];

		name[len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	kind = html_tag_by_name((struct str){ name, len });
	if (str_eq((struct str){ name, len }, STR("script")) ||
	    str_eq((struct str){ name, len }, STR("style")))
		m->hidden = !end;
	if (kind == HTML_RUBY || kind == HTML_RT || kind == HTML_RP)
		ruby_tag(m, kind, end);
	else if (str_eq((struct str){ name, len }, STR("place")))
		place_tag(m, end);
	else if (kind == HTML_BR)
		line_break(m);
	else if (kind == HTML_TD || kind == HTML_TH)
		conv_text(&m->conv, STR(" "), m->conv.text_offset);
	else if (html_class_of(kind) == HTML_BLOCK)
		conv_close_para(&m->conv);
}

/* Text with its entities. */
static void
html_words(struct md *m, struct str s, size_t offset)
{
	size_t from = 0, at;

	while ((at = str_find(s, STR("&"), from)) != STR_NPOS) {
		size_t end = str_find(str_sub(s, 0, at + 48), STR(";"), at);

		add_text(m, str_sub(s, from, at), offset + from);
		if (end == STR_NPOS)
			end = at;
		add_entity(m, str_sub(s, at, end + 1), offset + at);
		from = end + 1;
	}
	add_text(m, str_sub(s, from, s.len), offset + from);
}

static size_t
html_outside(struct md *m, struct str s, size_t at, size_t offset)
{
	size_t open = str_find(s, STR("<"), at);

	if (open == STR_NPOS) {
		html_words(m, str_sub(s, at, s.len), offset + at);
		return s.len;
	}
	html_words(m, str_sub(s, at, open), offset + at);
	if (str_starts(str_sub(s, open, s.len), STR("<!--"))) {
		m->html = HTML_IN_COMMENT;
		return open + strlen("<!--");
	}
	m->html = HTML_IN_TAG;
	buf_clear(&m->tag);
	return open + 1;
}

/* A tag or comment may go on in the next piece. */
static void
add_html(struct md *m, struct str s, size_t offset)
{
	size_t at = 0, end;

	while (at < s.len) {
		switch (m->html) {
		case HTML_OUTSIDE:
			at = html_outside(m, s, at, offset);
			break;
		case HTML_IN_COMMENT:
			end = str_find(s, STR("-->"), at);
			if (end == STR_NPOS)
				return;
			m->html = HTML_OUTSIDE;
			at = end + strlen("-->");
			break;
		case HTML_IN_TAG:
			end = str_find(s, STR(">"), at);
			if (m->tag.len < TAG_LEN_MAX)
				buf_str(&m->tag, str_sub(s, at, end));
			if (end == STR_NPOS)
				return;
			m->html = HTML_OUTSIDE;
			take_tag(m, buf_view(&m->tag));
			at = end + 1;
			break;
		}
	}
}

static void
end_html(struct md *m)
{
	if (m->ruby != RUBY_NONE)
		end_ruby(m);
	m->ruby = RUBY_NONE;
	m->html = HTML_OUTSIDE;
	m->hidden = false;
}

/* ---- blocks ---- */

static struct node *
open_node(struct md *m, enum node_kind kind)
{
	struct conv *c = &m->conv;

	conv_close_para(c);
	c->out = conv_append(c->out, kind, c->text_offset, c);
	return c->out;
}

static void
close_node(struct md *m, enum node_kind kind)
{
	conv_close_para(&m->conv);
	if (m->conv.out->kind == kind)
		m->conv.out = m->conv.out->parent;
}

static void
open_list(struct md *m, bool ordered)
{
	enum node_kind in = m->conv.out->kind;

	if (m->skipped || m->lists >= LISTS_MAX ||
	    (in != NODE_BODY && in != NODE_ITEM)) {
		m->skipped++;
		return;
	}
	m->lists++;
	open_node(m, NODE_LIST)->arg = ordered;
}

static void
open_cell(struct md *m, bool header)
{
	struct conv *c = &m->conv;

	c->para = conv_append(c->out, NODE_CELL, c->text_offset, c);
	if (header)
		c->para->flags |= NODE_HEADER;
	c->flat++;
	conv_reset(c);
}

static void
close_cell(struct md *m)
{
	conv_flush(&m->conv);
	m->conv.flat--;
	m->conv.para = NULL;
	conv_reset(&m->conv);
}

/* The first heading is the title if it is an h1 or nothing stands before. */
static void
open_heading(struct md *m, unsigned level)
{
	struct conv *c = &m->conv;
	bool first = c->out->kind == NODE_BODY && !m->title &&
		     (level == 1 || !c->out->first);

	conv_close_para(c);
	if (c->out->kind != NODE_BODY)
		return;
	if (first) {
		m->title = c->para = notice_part(c->notice, NODE_TITLE);
		m->in_title = true;
		c->flat++;
	} else {
		c->para = conv_append(c->out, NODE_HEADING, c->text_offset, c);
		c->para->arg = (uint16_t)level;
	}
	conv_reset(c);
}

static void
close_heading(struct md *m)
{
	if (m->in_title) {
		close_cell(m);
		m->in_title = false;
	}
	conv_close_para(&m->conv);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct md *m = data;
	enum node_kind in = m->conv.out->kind;

	if (++m->parts > PARTS_MAX)
		return 1;
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		open_list(m, type == MD_BLOCK_OL);
		break;
	case MD_BLOCK_LI:
		conv_close_para(&m->conv);
		if (!m->skipped && in == NODE_LIST)
			open_node(m, NODE_ITEM);
		break;
	case MD_BLOCK_H:
		open_heading(m, ((const MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		conv_close_para(&m->conv);
		m->conv.pre++;
		break;
	case MD_BLOCK_TABLE:
		open_node(m, NODE_TABLE);
		break;
	case MD_BLOCK_TR:
		open_node(m, NODE_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		open_cell(m, type == MD_BLOCK_TH);
		break;
	default:
		conv_close_para(&m->conv);
		break;
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct md *m = data;

	(void)detail;
	end_html(m);
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		if (m->skipped) {
			conv_close_para(&m->conv);
			m->skipped--;
		} else {
			m->lists--;
			close_node(m, NODE_LIST);
		}
		break;
	case MD_BLOCK_LI:
		if (m->skipped)
			conv_close_para(&m->conv);
		else
			close_node(m, NODE_ITEM);
		break;
	case MD_BLOCK_H:
		close_heading(m);
		break;
	case MD_BLOCK_CODE:
		conv_close_para(&m->conv);
		m->conv.pre--;
		break;
	case MD_BLOCK_TABLE:
		close_node(m, NODE_TABLE);
		break;
	case MD_BLOCK_TR:
		close_node(m, NODE_ROW);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		close_cell(m);
		break;
	default:
		conv_close_para(&m->conv);
		break;
	}
	return 0;
}

/* ---- spans ---- */

static struct str
link_of(struct md *m, const MD_ATTRIBUTE *href)
{
	struct str link = { href->text, href->size };

	if (link.len > m->link_bytes)
		return STR_NONE;
	m->link_bytes -= link.len;
	return html_resolve(STR_NONE, link, m->conv.arena);
}

static void
close_image(struct md *m)
{
	struct conv *c = &m->conv;
	struct str alt = str_trim(buf_view(&m->image));

	if (alt.len && !c->para && !m->in_title && c->out->kind != NODE_LIST) {
		struct node *node =
		    conv_append(c->out, NODE_IMAGE, c->text_offset, c);

		node->attr = m->image_link;
		node_append(node, node_text(c->arena, arena_str(c->arena, alt),
				      c->text_offset));
	} else if (alt.len) {
		conv_text(c, alt, c->text_offset);
	}
	buf_clear(&m->image);
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct md *m = data;

	if (++m->parts > PARTS_MAX)
		return 1;
	if (type == MD_SPAN_IMG) {
		conv_flush(&m->conv);
		if (!m->images++)
			m->image_link = link_of(
			    m, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
		return 0;
	}
	if (type == MD_SPAN_DEL)
		m->deleted++;
	if (m->images ||
	    (type != MD_SPAN_A && type != MD_SPAN_EM && type != MD_SPAN_STRONG))
		return 0;
	conv_begin_inline(&m->conv);
	if (type == MD_SPAN_A)
		m->conv.link =
		    link_of(m, &((const MD_SPAN_A_DETAIL *)detail)->href);
	else
		m->conv.bold++;
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct md *m = data;

	(void)detail;
	if (type == MD_SPAN_IMG) {
		if (!--m->images)
			close_image(m);
		return 0;
	}
	if (type == MD_SPAN_DEL)
		m->deleted--;
	if (m->images ||
	    (type != MD_SPAN_A && type != MD_SPAN_EM && type != MD_SPAN_STRONG))
		return 0;
	conv_flush(&m->conv);
	if (type == MD_SPAN_A)
		m->conv.link = STR_NONE;
	else
		m->conv.bold--;
	return 0;
}

static int
add(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct md *m = data;
	struct str s = { text, size };
	size_t offset = offset_of(m, text);

	if (offset + size <= m->text.len && m->text.ptr + offset == text)
		m->at = offset + size;
	switch (type) {
	case MD_TEXT_BR:
		line_break(m);
		break;
	case MD_TEXT_SOFTBR:
		soft_break(m);
		break;
	case MD_TEXT_ENTITY:
		add_entity(m, s, offset);
		break;
	case MD_TEXT_HTML:
		add_html(m, s, offset);
		break;
	case MD_TEXT_CODE:
		if (!m->deleted && !m->images)
			conv_text(&m->conv, s, offset);
		break;
	default:
		add_text(m, s, offset);
		break;
	}
	return 0;
}

int
markdown_read(const struct source *src, struct notice *n, struct diag *d)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
			 MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEATXHEADERS |
			 MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add,
	};
	struct md m = { .conv = { .notice = n, .arena = &n->arena } };
	struct str body;
	int status;

	if (source_text(src, STR_NONE, n, d) < 0)
		return -1;
	m.text = n->text;
	m.link_bytes = 4 * n->text.len;
	m.conv.out = notice_part(n, NODE_BODY);
	body = str_sub(n->text, meta_front_len(n->text), n->text.len);
	m.conv.text_offset = n->text.len - body.len;
	if (meta_front_title(n))
		m.title = notice_part(n, NODE_TITLE);
	status = md_parse(body.ptr, (MD_SIZE)body.len, &parser, &m);
	/* It forgets in tables that it was told to stop. */
	if (m.parts > PARTS_MAX)
		status = -1;
	if (status)
		diag_add(d, DIAG_MARKDOWN_TOO_LARGE, DIAG_NOWHERE,
		    DIAG_NUM(PARTS_MAX));
	buf_release(&m.conv.text);
	buf_release(&m.image);
	buf_release(&m.tag);
	buf_release(&m.base);
	buf_release(&m.reading);
	return status ? -1 : 0;
}
