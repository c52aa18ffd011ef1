/* Text, links, ruby and images of a page. */
#include "extract/html_conv.h"

struct node *
conv_append(
    struct node *parent, enum node_kind kind, size_t offset, struct conv *c)
{
	struct node *node = node_new(c->arena, kind, offset);

	node_append(parent, node);
	return node;
}

static struct node *
inline_parent(struct conv *c)
{
	struct node *into = c->para;

	if (c->link.len) {
		into = conv_append(into, NODE_A, c->link_offset, c);
		into->attr = c->link;
	}
	if (c->bold || c->keep) {
		into = conv_append(
		    into, NODE_B, c->keep ? c->keep_offset : c->bold_offset, c);
		if (c->keep)
			into->flags |= NODE_KEEP;
	}
	return into;
}

void
conv_flush(struct conv *c)
{
	struct node *text;

	if (!c->text.len)
		return;
	text = node_text(
	    c->arena, arena_str(c->arena, buf_view(&c->text)), c->text_offset);
	node_append(inline_parent(c), text);
	buf_clear(&c->text);
}

void
conv_reset(struct conv *c)
{
	c->last = 0;
	c->space = c->newline = c->gap = false;
}

void
conv_close_para(struct conv *c)
{
	if (!c->para)
		return;
	conv_flush(c);
	if (c->flat) {
		c->gap = true;
		return;
	}
	c->para = NULL;
	conv_reset(c);
}

static void
open_para(struct conv *c, size_t offset)
{
	if (c->para)
		return;
	if (c->out->kind == NODE_LIST)
		c->out = conv_append(c->out, NODE_ITEM, offset, c);
	if (c->out->kind == NODE_TABLE)
		c->out = conv_append(c->out, NODE_ROW, offset, c);
	if (c->out->kind == NODE_ROW)
		c->para = conv_append(c->out, NODE_CELL, offset, c);
	else
		c->para = conv_append(c->out, NODE_P, offset, c);
	conv_reset(c);
}

/* Scripts that are written without spaces between words. */
static bool
is_wide(uint32_t cp)
{
	return cp >= 0x2E80 && !(cp >= 0xAC00 && cp <= 0xD7AF) &&
	       !(cp >= 0xFF00 && cp <= 0xFF5E && cp_digit(cp) < 0 &&
		   ((cp >= 0xFF21 && cp <= 0xFF3A) ||
		       (cp >= 0xFF41 && cp <= 0xFF5A)));
}

static void
put_space(struct conv *c, uint32_t next)
{
	if (c->gap && c->last)
		buf_ch(&c->text, '\n');
	else if (c->space && c->last && c->last != '\n' && c->last != ' ' &&
		 !(c->newline && is_wide(c->last) && is_wide(next)))
		buf_ch(&c->text, ' ');
	c->space = c->newline = c->gap = false;
}

void
conv_text(struct conv *c, struct str text, size_t offset)
{
	size_t at = 0;

	while (at < text.len) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		if (c->pre && cp == '\n' && c->para) {
			buf_ch(&c->text, '\n');
			c->last = '\n';
			c->space = false;
			continue;
		}
		if (cp == ' ' || cp == '\n' || cp == '\t' || cp == '\r' ||
		    cp == '\f') {
			c->space = true;
			c->newline |= cp == '\n';
			continue;
		}
		open_para(c, offset + from);
		if (!c->text.len)
			c->text_offset = offset + from;
		put_space(c, cp);
		buf_add(&c->text, text.ptr + from, at - from);
		c->last = cp;
	}
}

void
conv_break(struct conv *c)
{
	if (!c->para || !c->last)
		return;
	if (c->text.len == 0)
		c->text_offset = c->para->offset;
	buf_ch(&c->text, '\n');
	c->last = '\n';
	c->space = c->newline = false;
}

void
conv_begin_inline(struct conv *c)
{
	if (c->space && !c->newline && c->para && c->last && c->last != '\n' &&
	    !c->gap) {
		buf_ch(&c->text, ' ');
		c->last = ' ';
		c->space = false;
	}
	conv_flush(c);
}

void
conv_ruby_pair(
    struct conv *c, struct str base, struct str reading, size_t offset)
{
	struct node *node;

	base = str_trim(base);
	reading = str_trim(reading);
	if (!base.len)
		return;
	if (!reading.len) {
		conv_text(c, base, offset);
		return;
	}
	open_para(c, offset);
	put_space(c, U'字');
	conv_flush(c);
	node = conv_append(inline_parent(c), NODE_RUBY, offset, c);
	node->text = arena_str(c->arena, base);
	node->attr = arena_str(c->arena, reading);
	c->last = U'字';
}

/* Pairs of base and reading, whether or not <rb> is written. */
void
conv_ruby(struct conv *c, const struct html_node *ruby)
{
	struct buf base = BUF_INIT, reading = BUF_INIT;

	for (struct html_node *n = ruby->first; n; n = n->next) {
		if (n->tag == HTML_RT) {
			html_plain(n, 1024, &reading);
			conv_ruby_pair(c, buf_view(&base), buf_view(&reading),
			    ruby->offset);
			buf_clear(&base);
			buf_clear(&reading);
		} else if (n->tag != HTML_RP && n->tag != HTML_RTC) {
			html_plain(n, base.len + 4096, &base);
		}
	}
	conv_ruby_pair(c, buf_view(&base), STR_NONE, ruby->offset);
	buf_release(&base);
	buf_release(&reading);
}

/* Says no more than that there is an image. */
static bool
is_bare_alt(struct str alt)
{
	static const struct str words[] = { STR_INIT("画像"), STR_INIT("写真"),
		STR_INIT("イメージ"), STR_INIT("image"), STR_INIT("Image"),
		STR_INIT("img"), STR_INIT("photo") };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_eq(alt, words[i]))
			return true;
	return !alt.len;
}

void
conv_image(struct conv *c, const struct html_node *img)
{
	struct str alt = str_trim(html_attr(img, "alt"));
	struct node *node;

	if (is_bare_alt(alt))
		return;
	if (c->flat || c->link.len || c->out->kind == NODE_LIST ||
	    c->out->kind == NODE_TABLE || c->out->kind == NODE_ROW) {
		if (!c->last)
			conv_text(c, alt, img->offset);
		return;
	}
	node = conv_append(c->out, NODE_IMAGE, img->offset, c);
	node->attr = html_resolve(c->base, html_attr(img, "src"), c->arena);
	node_append(
	    node, node_text(c->arena, arena_str(c->arena, alt), img->offset));
}
