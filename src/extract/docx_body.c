/* The text of a Word document as blocks. */
#include "extract/docx_body.h"

#include "extract/html.h"

#include <stdlib.h>

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
	text = node_text(b->arena, arena_str(b->arena, buf_view(&b->text)),
	    b->text_offset);
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
			buf_cstr(&b->text, b->gap && cell->first ? "\n・"
								  : "・");
		else if (b->gap && cell->first)
			buf_ch(&b->text, '\n');
		b->gap = false;
		b->text_offset = b->source->len;
		return;
	}
	if (!heading && form != LIST_NONE) {
		b->para = append(
		    b, open_item(b, &s, form), NODE_P, b->source->len);
		return;
	}
	b->nlists = 0;
	b->para = append(
	    b, b->out, heading ? NODE_HEADING : NODE_P, b->source->len);
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

static void
start_para(struct docx_body *b)
{
	bool join = b->join && b->para;

	b->join = b->mark_deleted = false;
	if (join)
		return;
	body_close_para(b);
	b->own = PARA_STYLE_NONE;
	b->style = STR_NONE;
}

static void
end_para(struct docx_body *b)
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

static void
add_text(struct docx_body *b, struct str text)
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

static void
add_break(struct docx_body *b)
{
	if (b->para && !b->ruby_part && !b->ncodes && !b->drop) {
		b->tab = false;
		add_text(b, STR("\n"));
	}
}

static void
add_ruby(struct docx_body *b, struct str base, struct str reading)
{
	struct node *node;

	base = str_trim(base);
	reading = str_trim(reading);
	if (!base.len || !reading.len) {
		add_text(b, base.len ? base : reading);
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

static void
add_symbol(struct docx_body *b, const struct sax_attrs *attrs)
{
	uint32_t cp =
	    docx_symbol(sax_attr(attrs, "font"), sax_attr(attrs, "char"));
	char utf8[4];

	if (cp)
		add_text(b, (struct str){ utf8, utf8_encode(cp, utf8) });
}

static void
add_note_mark(struct docx_body *b, bool endnote, const struct sax_attrs *attrs)
{
	struct footnote *note =
	    docx_note(b->docx, endnote, sax_attr(attrs, "id"));

	if (!note || b->hidden || !note->text.len)
		return;
	if (!note->number)
		note->number = ++b->notes;
	add_text(b, arena_printf(b->docx->arena, "（※%u）", note->number));
}

/* ---- fields ---- */

static void
set_link(struct docx_body *b, struct str target)
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
		add_ruby(b, base, reading);
		b->ncodes = codes;
	} else {
		link = docx_field_link(buf_view(&b->instr), b->arena);
		if (link.len)
			set_link(b, link);
		b->ncodes -= b->ncodes > 0;
		b->fields[b->nfields - 1] = FIELD_RESULT;
	}
	buf_clear(&b->instr);
}

static void
field_char(struct docx_body *b, struct str type)
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
			set_link(b, STR_NONE);
	}
}

/* ---- elements ---- */

/* Parts whose text is not the document's, or no longer. */
static bool
is_left_out(struct docx_body *b, struct str name)
{
	static const struct str names[] = { STR_INIT("del"),
		STR_INIT("moveFrom"), STR_INIT("rPrChange"),
		STR_INIT("pPrChange"), STR_INIT("tblPrChange"),
		STR_INIT("tblGridChange"), STR_INIT("tcPrChange"),
		STR_INIT("trPrChange"), STR_INIT("sectPrChange"),
		STR_INIT("tblPrExChange"), STR_INIT("numberingChange"),
		STR_INIT("sectPr") };
	bool *taken = b->nalternate ? &b->taken[b->nalternate - 1] : NULL;

	if (str_eq(name, STR("Choice")) || str_eq(name, STR("Fallback"))) {
		bool again = taken && *taken;

		if (taken)
			*taken = true;
		return again;
	}
	if (str_eq(name, STR("sdtContent")) && b->placeholder) {
		b->placeholder = false;
		return true;
	}
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

static void
open_box(struct docx_body *b)
{
	struct docx_box *box;

	body_flush(b);
	if (b->nboxes++ >= DOCX_BOXES)
		return;
	box = &b->boxes[b->nboxes - 1];
	*box = (struct docx_box){ b->para, b->own, b->style, b->link, b->bold,
		b->gap, b->drop, b->nfields, b->ncodes };
	if (b->para && body_cell(b))
		b->gap = true;
	b->para = NULL;
	b->para_head = NULL;
	b->link = STR_NONE;
	b->bold = b->drop = false;
	b->ncodes = 0;
	b->nlists = 0;
	if (b->source->len)
		buf_ch(b->source, '\n');
}

static void
close_box(struct docx_body *b)
{
	struct docx_box *box;

	if (!b->nboxes || b->nboxes-- > DOCX_BOXES)
		return;
	body_close_para(b);
	box = &b->boxes[b->nboxes];
	b->para = box->para;
	b->own = box->own;
	b->style = box->style;
	b->link = box->link;
	b->bold = box->bold;
	b->drop = box->drop;
	b->nfields = box->nfields;
	b->ncodes = box->ncodes;
	b->nlists = 0;
	/* In a cell the rest of the line stands apart from the box. */
	if (b->para && body_cell(b))
		b->para = NULL;
	else
		b->gap = box->gap;
}

static void
property(struct docx_body *b, struct str name, const struct sax_attrs *attrs)
{
	bool on = !sax_attr(attrs, "val").ptr || sax_attr_on(attrs, "val");

	if (b->in_ppr && b->in_rpr)
		return;
	if (b->in_ppr && str_eq(name, STR("pStyle"))) {
		b->style = sax_attr_copy(attrs, "val", b->docx->arena);
	} else if (b->in_ppr) {
		docx_style_property(&b->own, name, attrs, b->docx->arena);
	} else if (str_eq(name, STR("b"))) {
		if (on != b->bold)
			body_flush(b);
		b->bold = on;
	} else if (str_eq(name, STR("vanish"))) {
		b->hidden = on;
	} else if (str_eq(name, STR("sz"))) {
		b->size = (int32_t)(sax_attr_int(attrs, "val", 0) % 4000);
	}
}

static void
start_run(struct docx_body *b)
{
	b->hidden = false;
	b->size = 0;
}

static void
start_link(struct docx_body *b, const struct sax_attrs *attrs)
{
	const struct relation *rel =
	    relation_by_id(&b->docx->relations, sax_attr(attrs, "id"));

	set_link(b, rel && rel->external ? rel->target : STR_NONE);
}

static void
start_ruby_part(struct docx_body *b, char part)
{
	if (!b->ruby)
		return;
	b->ruby_part = part;
	buf_clear(part == 'b' ? &b->ruby_base : &b->ruby_reading);
}

static bool
start_structure(
    struct docx_body *b, struct str name, const struct sax_attrs *attrs)
{
	if (str_eq(name, STR("p")))
		start_para(b);
	else if (str_eq(name, STR("r")))
		start_run(b);
	else if (str_eq(name, STR("pPr")))
		b->in_ppr = true;
	else if (str_eq(name, STR("rPr")))
		b->in_rpr = true;
	else if (str_eq(name, STR("txbxContent")))
		open_box(b);
	else if (str_eq(name, STR("AlternateContent")) &&
		 b->nalternate < DOCX_NESTING)
		b->taken[b->nalternate++] = false;
	else if (str_eq(name, STR("showingPlcHdr")))
		b->placeholder = true;
	else if (str_eq(name, STR("sdt")))
		b->placeholder = false;
	else if (str_eq(name, STR("hyperlink")))
		start_link(b, attrs);
	else if (str_eq(name, STR("ruby")))
		b->ruby++;
	else if (str_eq(name, STR("rt")))
		start_ruby_part(b, 'r');
	else if (str_eq(name, STR("rubyBase")))
		start_ruby_part(b, 'b');
	else
		return false;
	return true;
}

static void
start_content(
    struct docx_body *b, struct str name, const struct sax_attrs *attrs)
{
	if (str_eq(name, STR("t")))
		b->in_text = true;
	else if (str_eq(name, STR("instrText")))
		b->in_instr = true;
	else if (str_eq(name, STR("fldChar")))
		field_char(b, sax_attr(attrs, "fldCharType"));
	else if (str_eq(name, STR("fldSimple")))
		set_link(b, docx_field_link(sax_attr_copy(attrs, "instr",
						b->docx->arena),
				b->arena));
	else if (str_eq(name, STR("tab")) || str_eq(name, STR("ptab")))
		b->tab |= !b->ncodes;
	else if (str_eq(name, STR("br")) || str_eq(name, STR("cr")))
		add_break(b);
	else if (str_eq(name, STR("noBreakHyphen")))
		add_text(b, STR("-"));
	else if (str_eq(name, STR("sym")))
		add_symbol(b, attrs);
	else if (str_eq(name, STR("footnoteReference")))
		add_note_mark(b, false, attrs);
	else if (str_eq(name, STR("endnoteReference")))
		add_note_mark(b, true, attrs);
}

static void
start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct docx_body *b = ctx;

	if (b->skip) {
		b->skip++;
		return;
	}
	if (b->in_ppr && b->in_rpr && str_eq(name, STR("del")))
		b->mark_deleted = true;
	if (b->in_trpr && table_start(b, name, attrs))
		return;
	if (is_left_out(b, name)) {
		b->skip = 1;
		return;
	}
	if (start_structure(b, name, attrs))
		return;
	if (b->in_ppr || b->in_rpr)
		property(b, name, attrs);
	else if (!table_start(b, name, attrs))
		start_content(b, name, attrs);
}

static void
end_ruby(struct docx_body *b)
{
	if (!b->ruby || --b->ruby)
		return;
	b->ruby_part = 0;
	add_ruby(b, buf_view(&b->ruby_base), buf_view(&b->ruby_reading));
	buf_clear(&b->ruby_base);
	buf_clear(&b->ruby_reading);
}

static bool
end_structure(struct docx_body *b, struct str name)
{
	if (str_eq(name, STR("p")))
		end_para(b);
	else if (str_eq(name, STR("pPr")))
		b->in_ppr = false;
	else if (str_eq(name, STR("rPr")))
		b->in_rpr = false;
	else if (str_eq(name, STR("txbxContent")))
		close_box(b);
	else if (str_eq(name, STR("AlternateContent")) && b->nalternate)
		b->nalternate--;
	else
		return false;
	return true;
}

static void
end_content(struct docx_body *b, struct str name)
{
	if (str_eq(name, STR("t"))) {
		b->in_text = false;
	} else if (str_eq(name, STR("instrText"))) {
		b->in_instr = false;
	} else if (str_eq(name, STR("r"))) {
		if (b->bold)
			body_flush(b);
		b->bold = b->hidden = false;
	} else if (str_eq(name, STR("hyperlink")) ||
		   str_eq(name, STR("fldSimple"))) {
		set_link(b, STR_NONE);
	} else if (str_eq(name, STR("rt")) || str_eq(name, STR("rubyBase"))) {
		b->ruby_part = 0;
	} else if (str_eq(name, STR("ruby"))) {
		end_ruby(b);
	}
}

static void
end(void *ctx, struct str name)
{
	struct docx_body *b = ctx;

	if (b->skip) {
		b->skip--;
		return;
	}
	if (!end_structure(b, name) && !table_end(b, name))
		end_content(b, name);
}

static void
text(void *ctx, struct str s)
{
	struct docx_body *b = ctx;

	if (b->skip)
		return;
	if (b->in_text)
		add_text(b, s);
	else if (b->in_instr && b->instr.len < 4096)
		buf_str(&b->instr, s);
}

static void
add_notes(struct docx_body *b)
{
	struct docx *x = b->docx;
	struct footnote **order =
	    arena_alloc(x->arena, (b->notes + 1) * sizeof(*order));

	for (size_t i = 0; i < x->nnotes; i++)
		order[x->notes[i].number] = &x->notes[i];
	for (unsigned i = 1; i <= b->notes; i++) {
		struct node *note =
		    append(b, b->out, NODE_NOTE, b->source->len);
		struct str s = arena_printf(
		    b->arena, "※%u　%.*s", i, STR_ARG(order[i]->text));

		node_append(note, node_text(b->arena, s, b->source->len));
		buf_str(b->source, s);
		buf_ch(b->source, '\n');
	}
}

int
docx_read_body(struct docx *x, struct str main, struct notice *n,
    struct buf *source, struct docx_para *head, size_t *ret_count)
{
	static const struct sax sax = { .start = start,
		.end = end,
		.text = text };
	struct docx_body *b = xcalloc(1, sizeof(*b));
	int result;

	b->docx = x;
	b->notice = n;
	b->arena = &n->arena;
	b->source = source;
	b->head = head;
	b->out = notice_part(n, NODE_BODY);
	b->own = PARA_STYLE_NONE;
	result = office_parse(x->zip, main, &sax, b, x->arena, x->diag);
	if (result == 0) {
		body_close_para(b);
		add_notes(b);
	}
	*ret_count = b->nhead;
	buf_release(&b->text);
	buf_release(&b->instr);
	buf_release(&b->ruby_base);
	buf_release(&b->ruby_reading);
	free(b);
	return result;
}
