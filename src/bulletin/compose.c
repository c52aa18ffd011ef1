#include "bulletin/compose.h"

#define LEAD_UNITS 240 /* of sentences below the facts */

size_t
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

void
growing_init(struct growing *g, const struct bulletin *b, unsigned flags,
    size_t limit, struct buf *out)
{
	*g = (struct growing){
		.bulletin = b,
		.style = inline_style(b->site, b->edition, flags),
		.out = out,
		.limit = limit,
	};
}

void
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

void
grow_run(struct growing *g, const char *before, const struct node *s)
{
	const struct rendition *r = g->bulletin->text;
	struct buf text = BUF_INIT;

	for (; s && s->kind == NODE_S && !g->full; s = s->next) {
		buf_clear(&text);
		inline_text(&text, &g->style, &r->sentences[s->index]);
		if (text.len)
			grow(g, before, buf_view(&text));
		before =
		    ends_in_list(&r->sentences[s->index]) ? "\n"
		    : g->style.spaced && !str_ends(buf_view(&text), STR(" "))
			? " "
			: "";
	}
	buf_release(&text);
}

void
label_text(const struct bulletin *b, const struct inline_style *style,
    const struct node *row, const char *fallback, struct buf *out)
{
	const struct node *label = label_of(row);
	const char *key = row->kind == NODE_FACT
			      ? fact_key((enum fact_kind)row->arg)
			      : field_key((enum field_kind)row->arg);

	key = label_key(b, label, key ? key : fallback);
	if (key)
		chrome_text(b->site, b->edition, key, out);
	else if (label)
		run_text(out, style, b->text, label->first);
}

/* What stands behind the label of a row. */
static const struct node *
row_text(const struct node *row)
{
	const struct node *first = row->first;

	return first && first->kind == NODE_LABEL ? first->next : first;
}

void
grow_rows(struct growing *g, const struct node *rows)
{
	struct buf label = BUF_INIT;
	const char *gap = "\n\n";

	for (const struct node *n = rows->first; n; n = n->next) {
		buf_clear(&label);
		buf_cstr(&label, "■ ");
		label_text(g->bulletin, &g->style, n, NULL, &label);
		if (label.len > sizeof("■ ") - 1) {
			grow(g, gap, buf_view(&label));
			grow_run(g, ": ", row_text(n));
		} else {
			grow_run(g, gap, row_text(n));
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

void
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

void
grow_notice(struct growing *g)
{
	const struct notice *n = g->bulletin->notice;

	grow_run(g, "", notice_part(n, NODE_TITLE)->first);
	grow_rows(g, notice_part(n, NODE_FACTS));
	grow_body(g, notice_part(n, NODE_BODY));
	grow_rows(g, notice_part(n, NODE_CONTACT));
}

/* ---- leads --------------------------------------------------------------------- */

static bool
is_leading(const struct node *fact)
{
	return fact->arg == FACT_WHEN || fact->arg == FACT_WHERE ||
	       fact->arg == FACT_DEADLINE;
}

void
bulletin_lead(const struct bulletin *b, struct buf *out)
{
	const struct node *fact = notice_part(b->notice, NODE_FACTS)->first;
	const struct node *p = notice_part(b->notice, NODE_BODY)->first;
	struct growing g;
	size_t start = out->len;

	growing_init(&g, b, 0, LEAD_UNITS, out);
	for (; fact; fact = fact->next) {
		if (!is_leading(fact))
			continue;
		if (out->len > start)
			buf_ch(out, '\n');
		label_text(b, &g.style, fact, NULL, out);
		buf_cstr(out, ": ");
		run_text(out, &g.style, b->text, row_text(fact));
	}
	while (p && p->kind != NODE_P)
		p = p->next;
	if (p)
		grow_run(&g, out->len > start ? "\n" : "", p->first);
	/* One sentence stands there, however long it is. */
	if (p && out->len == start && p->first)
		inline_text(
		    out, &g.style, &b->text->sentences[p->first->index]);
	while (out->len > start && out->ptr[out->len - 1] == ' ')
		out->ptr[--out->len] = '\0';
}

struct str
bulletin_digest(const struct bulletin *b, struct arena *a)
{
	const struct notice *n = b->notice;
	const struct inline_style style =
	    inline_style(b->site, b->edition, INLINE_READINGS);
	struct buf text = BUF_INIT;
	struct str digest;
	struct walk w;

	buf_printf(&text, "%.*s %d %d ", STR_ARG(n->category), (int)n->kind,
	    (int)n->urgency);
	date_format(n->published, &text);
	buf_ch(&text, ' ');
	date_format(n->expires, &text);
	walk_init(&w, n->root);
	while (walk_next(&w) != WALK_DONE) {
		if (w.event != WALK_ENTER)
			continue;
		if (w.node->kind != NODE_S) {
			buf_printf(&text, "\n%d ", (int)w.node->kind);
			continue;
		}
		inline_text(&text, &style, &b->text->sentences[w.node->index]);
		buf_ch(&text, '\n');
		walk_skip(&w);
	}
	digest = str_sub(sha256_hex(a, buf_view(&text)), 0, 32);
	buf_release(&text);
	return digest;
}

void
bulletin_title(const struct bulletin *b, struct buf *out)
{
	const struct inline_style style = inline_style(b->site, b->edition, 0);

	run_text(
	    out, &style, b->text, notice_part(b->notice, NODE_TITLE)->first);
}
