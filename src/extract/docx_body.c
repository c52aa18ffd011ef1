/* Elements of a Word document: what each opens, ends, or leaves out. */
#include "extract/docx_body.h"

#include <stdlib.h>

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

	body_link(b, rel && rel->external ? rel->target : STR_NONE);
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
		body_start_para(b);
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
		body_field(b, sax_attr(attrs, "fldCharType"));
	else if (str_eq(name, STR("fldSimple")))
		body_link(b, docx_field_link(
				 sax_attr_copy(attrs, "instr", b->docx->arena),
				 b->arena));
	else if (str_eq(name, STR("tab")) || str_eq(name, STR("ptab")))
		b->tab |= !b->ncodes;
	else if (str_eq(name, STR("br")) || str_eq(name, STR("cr")))
		body_break(b);
	else if (str_eq(name, STR("noBreakHyphen")))
		body_text(b, STR("-"));
	else if (str_eq(name, STR("sym")))
		body_symbol(b, attrs);
	else if (str_eq(name, STR("footnoteReference")))
		body_note_mark(b, false, attrs);
	else if (str_eq(name, STR("endnoteReference")))
		body_note_mark(b, true, attrs);
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
	body_ruby(b, buf_view(&b->ruby_base), buf_view(&b->ruby_reading));
	buf_clear(&b->ruby_base);
	buf_clear(&b->ruby_reading);
}

static bool
end_structure(struct docx_body *b, struct str name)
{
	if (str_eq(name, STR("p")))
		body_end_para(b);
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
		body_link(b, STR_NONE);
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
		body_text(b, s);
	else if (b->in_instr && b->instr.len < 4096)
		buf_str(&b->instr, s);
}

int
docx_read_body(struct docx *x, struct str main, struct notice *n,
    struct buf *source, struct docx_para *head, size_t *ret_count)
{
	static const struct sax sax = {
		.start = start, .end = end, .text = text
	};
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
		body_notes(b);
	}
	*ret_count = b->nhead;
	buf_release(&b->text);
	buf_release(&b->instr);
	buf_release(&b->ruby_base);
	buf_release(&b->ruby_reading);
	free(b);
	return result;
}
