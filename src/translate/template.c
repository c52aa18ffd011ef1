/* tayori.pot: the messages of all notices, and what a translator needs to
 * know about each: where it stands, what it means, what its values are. */
#include "translate/template.h"
#include "translate/message.h"
#include "translate/po.h"

#include <stdlib.h>
#include <string.h>

void
template_init(struct template *t)
{
	memset(t, 0, sizeof(*t));
	arena_init(&t->arena);
	map_init(&t->by_msgid);
}

void
template_release(struct template *t)
{
	for (size_t i = 0; i < t->count; i++)
		buf_release(&t->messages[i].refs);
	free(t->messages);
	map_release(&t->by_msgid);
	arena_release(&t->arena);
}

/* ---- comments
 * -------------------------------------------------------------------- */

/* One line: comments are lines, and a translator's editor shows them so. */
static void
add_line(struct buf *out, struct str text)
{
	bool space = false;

	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);
		if (cp_is_space(cp) || cp_is_unsafe(cp)) {
			space = true;
			continue;
		}
		if (space && out->len && out->ptr[out->len - 1] != '\n')
			buf_ch(out, ' ');
		space = false;
		buf_cp(out, cp);
	}
}

/* With explanations in brackets, as they are shown. */
static void
add_plain(struct buf *out, const struct node *n)
{
	struct buf text = BUF_INIT;
	enum walk_event event;
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)n);
	while ((event = walk_next(&w)) != WALK_DONE) {
		if (w.node->kind == NODE_GLOSS)
			buf_cstr(&text, event == WALK_ENTER ? "〈" : "〉");
		if (event == WALK_ENTER && !w.node->first)
			buf_str(&text, w.node->text);
	}
	add_line(out, str_trim(buf_view(&text)));
	buf_release(&text);
}

/* What the sentence is part of. */
static void
add_place(struct buf *out, const struct node *s)
{
	const struct node *p = s->parent;
	bool label = p && p->kind == NODE_LABEL;

	if (label)
		p = p->parent;
	while (p && p->kind == NODE_P && p->parent &&
	       (p->parent->kind == NODE_ITEM || p->parent->kind == NODE_NOTE))
		p = p->parent;
	if (!p)
		return;
	if (p->kind == NODE_FACT)
		buf_printf(
		    out, "fact: %s", fact_kind_name((enum fact_kind)p->arg));
	else if (p->kind == NODE_FIELD)
		buf_printf(out, "contact: %s",
		    field_kind_name((enum field_kind)p->arg));
	else if (p->kind == NODE_HEADING)
		buf_printf(out, "heading %d", p->arg);
	else if (p->kind == NODE_P)
		buf_cstr(out, "paragraph");
	else if (p->kind == NODE_ITEM)
		buf_cstr(out, "list item");
	else if (p->kind == NODE_CELL)
		buf_cstr(out,
		    p->flags & NODE_HEADER ? "table header" : "table cell");
	else
		buf_cstr(out, node_name(p->kind));
	if (label)
		buf_cstr(out, ", label");
}

/* An example of each value, as written and as the locale shows it. */
static void
add_values(
    struct buf *out, const struct node *s, struct formatter *f, struct arena *a)
{
	struct slots slots;

	message_slots(s, a, &slots);
	for (size_t i = 0; i < slots.count; i++) {
		const struct slot *slot = &slots.items[i];
		const struct node *n = slot->node;
		struct buf form = BUF_INIT;

		if (n->kind == NODE_A) {
			buf_printf(out, "<%.*s> = ", STR_ARG(slot->name));
			add_line(out, n->attr);
		} else {
			buf_printf(out, "{%.*s} = ", STR_ARG(slot->name));
			if (n->text.len)
				add_line(out, n->text);
			else
				add_plain(out, n);
		}
		if (f && n->kind == NODE_VALUE && !(n->flags & NODE_KEEP))
			value_format(f, n->value, n->text, STR_NONE, &form);
		if (form.len && !str_eq(buf_view(&form), n->text)) {
			buf_cstr(out, " → ");
			add_line(out, buf_view(&form));
		}
		buf_ch(out, '\n');
		buf_release(&form);
	}
}

static void
add_easy(struct buf *out, const struct node *s, const struct node *easy)
{
	struct buf before = BUF_INIT, after = BUF_INIT;

	add_plain(&before, s);
	for (const struct node *e = easy; e; e = e->next)
		if (e->kind == NODE_S)
			add_plain(&after, e);
	if (after.len && !str_eq(buf_view(&before), buf_view(&after))) {
		buf_cstr(out, "やさしい日本語: ");
		buf_str(out, buf_view(&after));
		buf_ch(out, '\n');
	}
	buf_release(&before);
	buf_release(&after);
}

/* The glossary's terms in the sentence, each once: what it is called in the
 * locale, or what it means. */
static void
add_terms(struct buf *out, const struct node *s, const struct glossary *g,
    const struct locale *l)
{
	const struct glossary_term *term, *last = NULL;
	struct buf text = BUF_INIT;
	size_t start, count = 0;

	node_plain(s, &text);
	for (size_t at = 0; count < 8 && glossary_next(g, buf_view(&text), &at,
					     &term, &start);) {
		struct str word;

		if (term == last)
			continue;
		last = term;
		count++;
		buf_printf(out,
		    "glossary: %.*s（%.*s） = ", STR_ARG(term->term),
		    STR_ARG(term->reading));
		word = l ? glossary_words(g, term, l->tag, 0) : STR_NONE;
		add_line(out, word.len ? word : term->gloss);
		for (size_t i = 1; word.len; i++) {
			word = glossary_words(g, term, l->tag, i);
			if (word.len)
				buf_printf(out, " | %.*s", STR_ARG(word));
		}
		buf_ch(out, '\n');
	}
	buf_release(&text);
}

static void
add_comments(struct buf *out, const struct template_message *m,
    struct formatter *f, struct arena *a)
{
	const struct po_source *source = m->source;
	size_t start = out->len;

	add_plain(out, notice_part(source->notice, NODE_TITLE));
	if (out->len == start) {
		buf_cstr(out, "words of the pages\n");
	} else {
		buf_cstr(out, " (");
		add_place(out, m->s);
		buf_cstr(out, ")\n");
	}
	if (source->notes && source->notes[m->s->index].len) {
		buf_cstr(out, "note: ");
		add_line(out, source->notes[m->s->index]);
		buf_ch(out, '\n');
	}
	if (m->easy)
		add_easy(out, m->s, m->easy);
	add_values(out, m->s, f, a);
}

/* ---- messages
 * ---------------------------------------------------------------------- */

/* Counts lines forwards; sentences come nearly in order. */
struct line_counter {
	struct str text;
	size_t at;
	uint32_t line;
};

static uint32_t
line_at(struct line_counter *c, size_t offset)
{
	if (offset < c->at) {
		c->at = 0;
		c->line = 1;
	}
	for (; c->at < offset && c->at < c->text.len; c->at++)
		c->line += c->text.ptr[c->at] == '\n';
	return c->line;
}

/* gettext 0.21 ends a file name at a space. */
static void
add_ref(struct buf *refs, struct str file, uint32_t line)
{
	for (size_t i = 0; i < file.len; i++) {
		if (file.ptr[i] == ' ' || file.ptr[i] == '\n')
			buf_cstr(refs, "%20");
		else
			buf_ch(refs, file.ptr[i]);
	}
	buf_printf(refs, ":%u\n", line);
}

static void
add_sentence(struct template *t, const struct po_source *source,
    const struct node *s, struct str msgid, uint32_t line)
{
	uintptr_t index = (uintptr_t)map_get(&t->by_msgid, msgid);
	struct template_message *m;

	if (!index) {
		ARRAY_GROW(t->messages, t->count, t->cap);
		m = &t->messages[t->count++];
		memset(m, 0, sizeof(*m));
		m->msgid = arena_str(&t->arena, msgid);
		m->s = s;
		m->source = source;
		if (source->easy && s->index < source->notice->sentences)
			m->easy = source->easy->sentences[s->index].first;
		index = t->count;
		*map_put(&t->by_msgid, m->msgid) = (void *)index;
	}
	m = &t->messages[index - 1];
	add_ref(&m->refs, source->notice->source, line);
}

void
template_add(struct template *t, const struct po_source *source)
{
	struct line_counter lines = { source->notice->text, 0, 1 };
	struct buf msgid = BUF_INIT;
	struct walk w;

	walk_init(&w, source->notice->root);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (e != WALK_ENTER || w.node->kind != NODE_S)
			continue;
		walk_skip(&w);
		buf_clear(&msgid);
		if (message_id(w.node, &msgid))
			add_sentence(t, source, w.node, buf_view(&msgid),
			    line_at(&lines, w.node->offset));
	}
	buf_release(&msgid);
}

const struct template_message *
template_find(const struct template *t, struct str msgid)
{
	uintptr_t index = (uintptr_t)map_get(&t->by_msgid, msgid);

	return index ? &t->messages[index - 1] : NULL;
}

int
template_write(const struct template *t, struct str created,
    const struct locale *locale, const char *path, struct buf *out,
    struct diag *d)
{
	struct formatter *f = locale ? formatter_new(locale) : NULL;
	struct buf header = BUF_INIT, comments = BUF_INIT;
	struct arena scratch;
	struct po_file p;
	int ret;

	po_init(&p);
	arena_init(&scratch);
	buf_printf(&header,
	    "Project-Id-Version: tayori\nReport-Msgid-Bugs-To: \n"
	    "POT-Creation-Date: %.*s\n"
	    "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
	    "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
	    "Language-Team: LANGUAGE <LL@li.org>\nLanguage: \n"
	    "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
	    "Content-Transfer-Encoding: 8bit\n"
	    "X-Tayori-Format: " MESSAGE_FORMAT "\n",
	    STR_ARG(created));
	po_add(&p, STR(""), buf_view(&header), STR_NONE, STR_NONE);
	for (size_t i = 0; i < t->count; i++) {
		buf_clear(&comments);
		arena_clear(&scratch);
		add_comments(&comments, &t->messages[i], f, &scratch);
		add_terms(&comments, t->messages[i].s, t->glossary, locale);
		po_add(&p, t->messages[i].msgid, STR(""), buf_view(&comments),
		    buf_view(&t->messages[i].refs));
	}
	ret = po_write(&p, path, out, d);
	po_release(&p);
	arena_release(&scratch);
	buf_release(&comments);
	buf_release(&header);
	formatter_free(f);
	return ret;
}

void
po_uses(const char *po_dir, uint32_t *ret_messages, uint32_t *ret_uses)
{
	struct buf pot = BUF_INIT;
	struct arena a;
	struct diag ignored;
	struct str rest, line, ref;
	const char *path;

	*ret_messages = *ret_uses = 0;
	arena_init(&a);
	diag_init(&ignored);
	path = path_join(&a, str_from(po_dir), STR("tayori.pot"));
	if (path_exists(path) &&
	    file_read(path, PO_LIMIT, &pot, &ignored) == 0) {
		rest = buf_view(&pot);
		while (rest.len && str_split(&rest, '\n', &line)) {
			*ret_messages += str_starts(line, STR("msgid "));
			if (!str_starts(line, STR("#: ")))
				continue;
			line = str_sub(line, 3, line.len);
			while (line.len && str_split(&line, ' ', &ref))
				++*ret_uses;
		}
		*ret_messages -= *ret_messages > 0; /* the header */
	}
	buf_release(&pot);
	diag_release(&ignored);
	arena_release(&a);
}
