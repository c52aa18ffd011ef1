/* The words of paragraphs: sentences, chrome, dates, with their marks. */
#include "bulletin/flyer.h"

#include <stdlib.h>

struct making {
	struct flyer *flyer;
	struct inline_style style;
	struct buf text;
	struct mark *marks;
	size_t count, cap;
	bool ruby, linked;
};

static void
begin(struct making *m, struct flyer *f)
{
	const struct bulletin *b = f->bulletin;

	*m = (struct making){ .flyer = f,
		.style = inline_style(b->site, b->edition, 0) };
}

static const struct words *
finish(struct making *m)
{
	struct arena *a = press_arena(m->flyer->press);
	struct words *w = ARENA_NEW(a, struct words);

	w->text = arena_str(a, buf_view(&m->text));
	w->count = m->count;
	w->ruby = m->ruby;
	w->marks = arena_alloc(a, m->count * sizeof(*w->marks));
	if (m->count)
		memcpy(w->marks, m->marks, m->count * sizeof(*w->marks));
	buf_release(&m->text);
	free(m->marks);
	return w;
}

static size_t
open_mark(struct making *m, enum mark_kind kind, struct str text)
{
	ARRAY_GROW(m->marks, m->count, m->cap);
	m->marks[m->count] = (struct mark){ .kind = kind,
		.start = (uint32_t)m->text.len,
		.end = (uint32_t)m->text.len,
		.text = arena_str(press_arena(m->flyer->press), text) };
	return m->count++;
}

/* Unsafe characters are left out; a line break inside is a space. */
static void
add_text(struct making *m, struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);

		if (cp == '\n' || cp == '\t')
			buf_ch(&m->text, ' ');
		else if (!cp_is_unsafe(cp))
			buf_str(&m->text, str_sub(s, from, at));
	}
}

static void
add_ruby(struct making *m, struct ruby_run run)
{
	struct ruby_run counter;
	size_t mark;

	if (ruby_counter(run.base, run.reading, &counter)) {
		add_text(
		    m, str_sub(run.base, 0, run.base.len - counter.base.len));
		run = counter;
	}
	if (!run.reading.len) {
		add_text(m, run.base);
		return;
	}
	mark = open_mark(m, MARK_RUBY, run.reading);
	add_text(m, run.base);
	m->marks[mark].end = (uint32_t)m->text.len;
	m->ruby = true;
}

/* ---- sentences --------------------------------------------------------------- */

/* Marks that are open while a sentence is walked, by depth. */
#define DEPTH_MAX 32

struct open_marks {
	size_t mark[DEPTH_MAX];
	size_t depth[DEPTH_MAX];
	size_t count;
};

static bool
value_target(struct making *m, const struct value *v, struct buf *out)
{
	if (v->kind == VALUE_PHONE)
		return phone_target(out, v);
	if (v->kind == VALUE_URL)
		return link_target(out, m->style.city, v->target);
	if (v->kind == VALUE_MAIL && v->target.len) {
		buf_cstr(out, "mailto:");
		buf_str(out, v->target);
		return true;
	}
	return false;
}

/* The mark that a node opens, or -1. */
static int
mark_of(struct making *m, const struct node *n, struct buf *target)
{
	buf_clear(target);
	if (n->kind == NODE_B)
		return MARK_BOLD;
	if (n->kind == NODE_A && !m->linked &&
	    link_target(target, m->style.city, n->attr))
		return MARK_LINK;
	if (n->kind != NODE_VALUE || !n->value)
		return -1;
	if (n->value->kind == VALUE_PHONE && m->linked)
		return MARK_WHOLE;
	if (!m->linked && value_target(m, n->value, target))
		return MARK_LINK;
	return n->value->kind == VALUE_TIME ? MARK_WHOLE : -1;
}

static void
enter(struct making *m, struct open_marks *open, const struct node *n,
    size_t depth)
{
	struct buf target = BUF_INIT;
	int kind = mark_of(m, n, &target);

	if (kind >= 0 && open->count < DEPTH_MAX) {
		open->depth[open->count] = depth;
		open->mark[open->count++] =
		    open_mark(m, (enum mark_kind)kind, buf_view(&target));
		m->linked |= kind == MARK_LINK;
	}
	buf_release(&target);
	if (n->kind == NODE_GLOSS)
		buf_cstr(&m->text, "〈");
	if (n->kind == NODE_RUBY)
		add_ruby(m, (struct ruby_run){ n->text, n->attr });
	else if (n->kind != NODE_VALUE || !n->first)
		add_text(m, n->text);
}

static void
leave(struct making *m, struct open_marks *open, const struct node *n,
    size_t depth)
{
	if (n->kind == NODE_GLOSS)
		buf_cstr(&m->text, "〉");
	if (!open->count || open->depth[open->count - 1] != depth)
		return;
	struct mark *mark = &m->marks[open->mark[--open->count]];

	mark->end = (uint32_t)m->text.len;
	m->linked &= mark->kind != MARK_LINK;
}

/* Climbs by depth, as inline_html. */
static void
add_sentence(struct making *m, const struct node *s)
{
	struct open_marks open = { .count = 0 };
	const struct node *n = s;
	size_t depth = 0;

	for (;;) {
		enter(m, &open, n, depth);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		leave(m, &open, n, depth);
		while (depth && !n->next) {
			n = --depth ? n->parent : s;
			leave(m, &open, n, depth);
		}
		if (!depth)
			return;
		n = n->next;
	}
}

static void
add_rendered(struct making *m, const struct rendered *r)
{
	bool foreign = !m->style.japanese && r->state != RENDERED_OWN;
	size_t mark = foreign ? open_mark(m, MARK_SCRIPT, STR_NONE) : 0;

	for (const struct node *s = r->first; s; s = s->next) {
		if (begins_line(s))
			buf_ch(&m->text, '\n');
		add_sentence(m, s);
	}
	if (foreign) {
		m->marks[mark].end = (uint32_t)m->text.len;
		m->marks[mark].script = m->flyer->japanese;
	}
}

const struct words *
words_run(struct flyer *f, const struct node *s)
{
	const struct rendition *text = f->bulletin->text;
	const struct rendered *before = NULL;
	struct making m;
	struct str key = { (const char *)&s, sizeof(s) };
	const void *known = map_get(&f->words, key);
	void **place;

	if (known)
		return known;
	key = arena_str(press_arena(f->press), key);
	begin(&m, f);
	for (; s && s->kind == NODE_S; s = s->next) {
		if (before)
			join(&m.text, &m.style, before,
			    &text->sentences[s->index]);
		before = &text->sentences[s->index];
		add_rendered(&m, before);
	}
	place = map_put(&f->words, key);
	*place = (void *)(uintptr_t)finish(&m);
	return *place;
}

const struct words *
words_chrome(struct flyer *f, const char *key)
{
	const struct bulletin *b = f->bulletin;
	struct making m;

	begin(&m, f);
	m.linked = true;
	add_rendered(&m, chrome_rendered(b->site, b->edition, key));
	return finish(&m);
}

const struct words *
words_plain(struct flyer *f, struct str text)
{
	struct making m;

	begin(&m, f);
	add_text(&m, text);
	return finish(&m);
}

const struct words *
words_link(struct flyer *f, struct str text, struct str target)
{
	struct making m;
	size_t mark;

	begin(&m, f);
	mark = open_mark(&m, MARK_LINK, target);
	add_text(&m, text);
	m.marks[mark].end = (uint32_t)m.text.len;
	return finish(&m);
}

static void
append(struct making *m, const struct words *w)
{
	uint32_t at = (uint32_t)m->text.len;

	for (size_t i = 0; i < w->count; i++) {
		size_t k = open_mark(m, w->marks[i].kind, w->marks[i].text);

		m->marks[k].script = w->marks[i].script;
		m->marks[k].start = at + w->marks[i].start;
		m->marks[k].end = at + w->marks[i].end;
	}
	m->ruby |= w->ruby;
	buf_str(&m->text, w->text);
}

static const struct words *
marked(struct flyer *f, const struct words *w, enum mark_kind kind,
    struct str text)
{
	struct making m;
	size_t mark;

	begin(&m, f);
	append(&m, w);
	mark = open_mark(&m, kind, text);
	m.marks[mark].start = 0;
	m.marks[mark].end = (uint32_t)m.text.len;
	return finish(&m);
}

const struct words *
words_linked(struct flyer *f, const struct words *w, struct str target)
{
	return marked(f, w, MARK_LINK, target);
}

const struct words *
words_whole(struct flyer *f, const struct words *w)
{
	return marked(f, w, MARK_WHOLE, STR_NONE);
}

const struct words *
words_in(struct flyer *f, struct str text, const struct script *script)
{
	struct making m;
	size_t mark;

	begin(&m, f);
	mark = open_mark(&m, MARK_SCRIPT, STR_NONE);
	add_text(&m, text);
	m.marks[mark].end = (uint32_t)m.text.len;
	m.marks[mark].script = script;
	return finish(&m);
}

const struct words *
words_date(struct flyer *f, struct date date)
{
	const struct value v = {
		.kind = VALUE_DATE,
		.show = SHOW_YEAR,
		.from = { date, -1 },
		.to = MOMENT_NONE,
	};
	const struct bulletin *b = f->bulletin;
	char store[64];
	struct ruby_run runs[6];
	struct making m;

	begin(&m, f);
	if (str_eq(f->script->tag, STR("ja-simple"))) {
		size_t n = easy_date(date, store, runs);

		for (size_t i = 0; i < n; i++)
			add_ruby(&m, runs[i]);
	} else {
		snprintf(store, sizeof(store), "%d年%d月%d日", date.year,
		    date.month, date.day);
		value_format(
		    b->formatter, &v, str_from(store), STR_NONE, &m.text);
	}
	return finish(&m);
}

const struct words *
words_join(struct flyer *f, const struct words *a, const char *between,
    const struct words *b)
{
	struct making m;

	begin(&m, f);
	append(&m, a);
	if (a->text.len && b->text.len)
		buf_cstr(&m.text, between);
	append(&m, b);
	return finish(&m);
}
