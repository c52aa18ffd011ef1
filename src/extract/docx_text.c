/* Text of a Word document: paragraphs, links, readings, fields, notes. */
#include "extract/docx_body.h"

#include "extract/html.h"

#define HEADING_CHARS 40 /* a bold line that is no longer is a heading */

/* ---- inlines ---- */

static struct node *
append(struct docx_body *b, struct node *parent, enum node_kind kind,
    size_t offset)
{
	struct node *node = node_new(b->arena, kind, offset);

	node_append(parent, node);
	return node;
}

/* Word cuts one bold word into many runs: they go on in the same node. */
static struct node *
wrapper(struct docx_body *b, struct node *into, enum node_kind kind,
    struct str attr)
{
	struct node *node = into->last;

	if (node && node->kind == kind && str_eq(node->attr, attr))
		return node;
	node = append(b, into, kind, b->text_offset);
	node->attr = attr;
	return node;
}

static struct node *
inline_parent(struct docx_body *b)
{
	struct node *into = b->para;

	if (b->link.len)
		into = wrapper(b, into, NODE_A, b->link);
	if (b->bold && b->para->kind != NODE_HEADING)
		into = wrapper(b, into, NODE_B, STR_NONE);
	return into;
}

void
body_flush(struct docx_body *b)
{
	struct node *text;

	if (!b->text.len || !b->para)
		return;
	text = node_text(
	    b->arena, arena_str(b->arena, buf_view(&b->text)), b->text_offset);
	node_append(inline_parent(b), text);
	buf_clear(&b->text);
}

/* ---- paragraphs ---- */

static bool
is_contents(struct str style)
{
	return (str_starts(style, STR("toc")) && style.len == 4) ||
	       (str_starts(style, STR("目次")) &&
		   style.len == STR("目次1").len);
}

static struct node *
open_item(struct docx_body *b, const struct para_style *s, enum list_form form)
{
	size_t level = s->level > 0 ? (size_t)s->level : 0;
	struct node *parent, *list;

	if (level > b->nlists)
		level = b->nlists;
	if (b->nlists > level + 1)
		b->nlists = level + 1;
	if (b->nlists == level + 1 &&
	    b->lists[level]->arg != (form == LIST_ORDERED))
		b->nlists = level;
	if (b->nlists == level) {
		parent = level ? b->lists[level - 1]->last : b->out;
		list = append(b, parent, NODE_LIST, b->source->len);
		list->arg = form == LIST_ORDERED;
		b->lists[b->nlists++] = list;
	}
	return append(b, b->lists[level], NODE_ITEM, b->source->len);
}

static void
note_head(struct docx_body *b, const struct para_style *s)
{
	b->para_head = NULL;
	if (b->nhead == DOCX_HEAD)
		return;
	b->para_head = &b->head[b->nhead++];
	b->para_head->node = b->para;
	b->para_head->style = *s;
	b->para_head->style.size = 0;
}

static void
open_para(struct docx_body *b)
{
	struct para_style s = docx_style(b->docx, b->style, &b->own);
	enum list_form form = docx_list_form(b->docx, s.num, s.level);
	int heading = docx_heading_level(&s);
	struct node *cell = body_cell(b);

	b->drop = is_contents(s.name);
	b->para_head = NULL;
	if (cell) {
		b->para = cell;
		if (form == LIST_BULLET && (b->gap || !cell->first))
			buf_cstr(
			    &b->text, b->gap && cell->first ? "\n・" : "・");
		else if (b->gap && cell->first)
			buf_ch(&b->text, '\n');
		b->gap = false;
		b->text_offset = b->source->len;
		return;
	}
	if (!heading && form != LIST_NONE) {
		b->para =
		    append(b, open_item(b, &s, form), NODE_P, b->source->len);
		return;
	}
	b->nlists = 0;
	b->para =
	    append(b, b->out, heading ? NODE_HEADING : NODE_P, b->source->len);
	b->para->arg = (uint16_t)heading;
	note_head(b, &s);
}

/* A short line all in bold heads what follows. */
static void
promote(struct docx_body *b)
{
	struct node *p = b->para, *bold = p->first, *next;
	struct buf plain = BUF_INIT;
	size_t from, to, value;
	struct str s;
	bool yes;

	if (p->kind != NODE_P || p->parent != b->out || !bold ||
	    bold != p->last || bold->kind != NODE_B)
		return;
	node_plain(p, &plain);
	s = str_trim(buf_view(&plain));
	yes = s.len && utf8_count(s) <= HEADING_CHARS &&
	      str_find(s, STR("。"), 0) == STR_NPOS &&
	      str_find(s, STR("\n"), 0) == STR_NPOS &&
	      !label_split(s, &from, &to, &value) && !note_len(s);
	buf_release(&plain);
	if (!yes)
		return;
	p->kind = NODE_HEADING;
	p->arg = 2;
	node_unlink(bold);
	for (struct node *n = bold->first; n; n = next) {
		next = n->next;
		node_unlink(n);
		node_append(p, n);
	}
}

void
body_close_para(struct docx_body *b)
{
	if (!b->para)
		return;
	body_flush(b);
	if (!b->drop)
		buf_ch(b->source, '\n');
	if (body_cell(b))
		b->gap = true;
	else if (b->para->first)
		promote(b);
	b->para = NULL;
	b->para_head = NULL;
	b->tab = b->drop = false;
}

void
body_start_para(struct docx_body *b)
{
	bool join = b->join && b->para;

	b->join = b->mark_deleted = false;
	if (join)
		return;
	body_close_para(b);
	b->own = PARA_STYLE_NONE;
	b->style = STR_NONE;
}

void
body_end_para(struct docx_body *b)
{
	/* Codes end with their paragraph even where their end is missing: no
	 * text is lost. */
	while (b->ncodes && b->nfields) {
		b->nfields--;
		b->ncodes -= b->fields[b->nfields] == FIELD_CODE;
	}
	b->ncodes = 0;
	if (b->mark_deleted)
		b->join = true;
	else
		body_close_para(b);
}

/* ---- text ---- */

void
body_text(struct docx_body *b, struct str text)
{
	if (!text.len || b->hidden || b->ncodes)
		return;
	if (b->ruby_part) {
		buf_str(b->ruby_part == 'b' ? &b->ruby_base : &b->ruby_reading,
		    text);
		return;
	}
	if (!b->para)
		open_para(b);
	if (b->drop)
		return;
	if (b->para_head && b->size > b->para_head->style.size)
		b->para_head->style.size = b->size;
	if (!b->text.len)
		b->text_offset = b->source->len;
	if (b->tab && (b->text.len || b->para->first)) {
		buf_cstr(&b->text, "　");
		buf_cstr(b->source, "　");
	}
	b->tab = false;
	buf_str(&b->text, text);
	buf_str(b->source, text);
}

void
body_break(struct docx_body *b)
{
	if (b->para && !b->ruby_part && !b->ncodes && !b->drop) {
		b->tab = false;
		body_text(b, STR("\n"));
	}
}

void
body_ruby(struct docx_body *b, struct str base, struct str reading)
{
	struct node *node;

	base = str_trim(base);
	reading = str_trim(reading);
	if (!base.len || !reading.len) {
		body_text(b, base.len ? base : reading);
		return;
	}
	if (b->hidden || b->ncodes)
		return;
	if (!b->para)
		open_para(b);
	if (b->drop)
		return;
	body_flush(b);
	b->text_offset = b->source->len;
	node = append(b, inline_parent(b), NODE_RUBY, b->source->len);
	node->text = arena_str(b->arena, base);
	node->attr = arena_str(b->arena, reading);
	buf_str(b->source, base);
}

void
body_symbol(struct docx_body *b, const struct sax_attrs *attrs)
{
	uint32_t cp =
	    docx_symbol(sax_attr(attrs, "font"), sax_attr(attrs, "char"));
	char utf8[4];

	if (cp)
		body_text(b, (struct str){ utf8, utf8_encode(cp, utf8) });
}

/* The mark goes before the full stop, else it would be a sentence. */
void
body_note_mark(struct docx_body *b, bool endnote, const struct sax_attrs *attrs)
{
	struct footnote *note =
	    docx_note(b->docx, endnote, sax_attr(attrs, "id"));
	bool end;

	if (!note || b->hidden || !note->text.len)
		return;
	if (!note->number)
		note->number = ++b->notes;
	end = str_ends(buf_view(&b->text), STR("。")) && !b->ruby_part;
	if (end) {
		b->text.len -= STR("。").len;
		b->source->len -= STR("。").len;
	}
	body_text(b, arena_printf(b->docx->arena, "（※%u）%s", note->number,
			 end ? "。" : ""));
	note->after = b->out->last;
}

/* ---- fields ---- */

void
body_link(struct docx_body *b, struct str target)
{
	body_flush(b);
	b->link = html_resolve(STR_NONE, target, b->arena);
}

static void
end_code(struct docx_body *b)
{
	struct str base, reading, link;
	size_t codes = b->ncodes;

	if (docx_field_ruby(buf_view(&b->instr), &base, &reading)) {
		b->ncodes = 0;
		body_ruby(b, base, reading);
		b->ncodes = codes;
	} else {
		link = docx_field_link(buf_view(&b->instr), b->arena);
		if (link.len)
			body_link(b, link);
		b->ncodes -= b->ncodes > 0;
		b->fields[b->nfields - 1] = FIELD_RESULT;
	}
	buf_clear(&b->instr);
}

void
body_field(struct docx_body *b, struct str type)
{
	if (str_eq(type, STR("begin"))) {
		if (b->nfields == DOCX_FIELDS)
			return;
		b->fields[b->nfields++] = FIELD_CODE;
		b->ncodes++;
		buf_clear(&b->instr);
	} else if (!b->nfields) {
		return;
	} else if (str_eq(type, STR("separate"))) {
		if (b->fields[b->nfields - 1] == FIELD_CODE)
			end_code(b);
	} else if (str_eq(type, STR("end"))) {
		if (b->fields[b->nfields - 1] == FIELD_CODE)
			end_code(b);
		b->nfields--;
		b->ncodes -= b->ncodes && b->fields[b->nfields] == FIELD_CODE;
		if (!b->nfields)
			body_link(b, STR_NONE);
	}
}

/* ---- footnotes ---- */

void
body_notes(struct docx_body *b)
{
	struct docx *x = b->docx;
	struct footnote **order =
	    arena_alloc(x->arena, (b->notes + 1) * sizeof(*order));
	struct node **notes =
	    arena_alloc(x->arena, (b->notes + 1) * sizeof(*notes));

	for (size_t i = 0; i < x->nnotes; i++)
		order[x->notes[i].number] = &x->notes[i];
	for (unsigned i = 1; i <= b->notes; i++) {
		struct str s = arena_printf(
		    b->arena, "※%u　%.*s", i, STR_ARG(order[i]->text));

		notes[i] = node_new(b->arena, NODE_NOTE, b->source->len);
		node_append(notes[i], node_text(b->arena, s, b->source->len));
		buf_str(b->source, s);
		buf_ch(b->source, '\n');
	}
	/* From the last on, so that those of one block stay in order. */
	for (unsigned i = b->notes; i > 0; i--) {
		struct node *after = order[i]->after;

		if (after && after->next)
			node_insert_before(after->next, notes[i]);
		else
			node_append(b->out, notes[i]);
	}
}
