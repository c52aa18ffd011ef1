/*
 * Readings that the staff gives in ja@easy, as in Aozora Bunko: 今日《きょう》
 * for the kanji before it, ｜お茶《おちゃ》 for all from the mark on.
 */
#include "translate/render.h"

static const struct str open_mark = STR_INIT("《");
static const struct str close_mark = STR_INIT("》");
static const struct str start_mark = STR_INIT("｜");

static bool
is_reading(struct str s)
{
	for (size_t pos = 0; pos < s.len;)
		if (!cp_is_kana(utf8_next(s, &pos)))
			return false;
	return s.len > 0;
}

bool
ruby_next(struct str text, size_t from, struct ruby_given *ret)
{
	size_t open = str_find(text, open_mark, from), close, base, pos;

	if (open == STR_NPOS)
		return false;
	close = str_find(text, close_mark, open);
	if (close == STR_NPOS)
		return false;
	base = open;
	while (base > from) {
		pos = base;
		if (!cp_is_kanji(utf8_prev(text, &pos)))
			break;
		base = pos;
	}
	pos = str_find(text, start_mark, from);
	ret->start = ret->base = base;
	if (pos != STR_NPOS && pos < open) {
		ret->start = pos;
		ret->base = pos + start_mark.len;
	}
	ret->base_end = open;
	ret->reading = str_sub(text, open + open_mark.len, close);
	ret->end = close + close_mark.len;
	ret->usable = ret->base < open && is_reading(ret->reading);
	return true;
}

/* The text as TEXT and RUBY nodes before `at`. */
static void
split(struct node *at, struct arena *a)
{
	struct str text = at->text;
	struct ruby_given r;
	size_t done = 0;

	for (size_t from = 0; ruby_next(text, from, &r); from = r.end) {
		struct node *ruby;

		if (!r.usable)
			continue;
		if (r.start > done)
			node_insert_before(
			    at, node_text(a, str_sub(text, done, r.start),
				    at->offset));
		ruby = node_new(a, NODE_RUBY, at->offset);
		ruby->text = str_sub(text, r.base, r.base_end);
		ruby->attr = r.reading;
		node_insert_before(at, ruby);
		done = r.end;
	}
	at->text = str_sub(text, done, text.len);
}

void
ruby_given(struct node *s, struct arena *a)
{
	struct walk w;

	walk_init(&w, s);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		struct node *n = w.node;

		if (e == WALK_ENTER && n->kind == NODE_VALUE)
			walk_skip(&w);
		if (e != WALK_EXIT || n->kind != NODE_TEXT)
			continue;
		split(n, a);
		if (!n->text.len && n->prev)
			node_unlink(n);
	}
}
