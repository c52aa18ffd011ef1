/* What a notice wants stands first: greetings go, thanks and purposes of its
 * first paragraphs follow what they lead to. */
#include "simplify/simplify.h"

#include <stdlib.h>

enum part { PART_MATTER, PART_GREETING, PART_PREAMBLE };

static bool
has_any(struct str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(s, str_from(words[i]), 0) != STR_NPOS)
			return true;
	return false;
}

static bool
starts_with_any(struct str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(s, str_from(words[i])))
			return true;
	return false;
}

static bool
has_value(const struct node *s)
{
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)s);
	while (walk_next(&w) != WALK_DONE)
		if (w.node->kind == NODE_VALUE)
			return true;
	return false;
}

/* A sentence with a fact is never taken for a preamble. */
static enum part
part_of(const struct node *s, struct str text)
{
	static const char *const letters[] = { "時下", "拝啓", "謹啓", "前略",
		"の候", "お慶び申し上げ", "お喜び申し上げ",
		"およろこび申し上げ", "お過ごし", "ますますご清栄",
		"ますますご健勝", "ご清祥" };
	static const char *const always[] = { "日頃", "日ごろ", "平素",
		"いつも", "常日頃" };
	static const char *const thanks[] = { "ありがとうございます", "感謝",
		"お礼申し上げ", "御礼申し上げ" };
	static const char *const aims[] = { "趣旨", "を目的として", "を目的に",
		"一環として" };
	static const char *const asks[] = { "ください", "お願い", "下さい",
		"ご注意", "開催", "実施", "行います", "募集" };

	if (has_value(s) || has_any(text, asks, ARRAY_SIZE(asks)))
		return PART_MATTER;
	if (has_any(text, letters, ARRAY_SIZE(letters)))
		return PART_GREETING;
	if (has_any(text, aims, ARRAY_SIZE(aims)) ||
	    (has_any(text, always, ARRAY_SIZE(always)) &&
		has_any(text, thanks, ARRAY_SIZE(thanks))))
		return PART_PREAMBLE;
	return PART_MATTER;
}

/* The sentences of the first paragraphs. */
struct opening {
	struct slot {
		const struct node *s;
		enum part part;
		bool refers; /* to what stands before it */
		bool leads;  /* begins with つきましては */
	} * items;
	size_t count, cap;
};

static void
add_slot(struct opening *o, const struct node *s)
{
	static const char *const refers[] = { "この", "これ", "その", "それ",
		"こうした", "そうした", "同", "本" };
	static const char *const not_refers[] = { "このたび", "この度",
		"このほど", "本年", "本日", "本市", "本人" };
	static const char *const leads[] = { "つきましては", "ついては",
		"そこで", "さて", "よって" };
	struct buf b = BUF_INIT;
	struct str text;

	node_plain(s, &b);
	text = str_trim(buf_view(&b));
	ARRAY_GROW(o->items, o->count, o->cap);
	o->items[o->count++] = (struct slot){
		.s = s,
		.part = part_of(s, text),
		.refers =
		    starts_with_any(text, refers, ARRAY_SIZE(refers)) &&
		    !starts_with_any(text, not_refers, ARRAY_SIZE(not_refers)),
		.leads = starts_with_any(text, leads, ARRAY_SIZE(leads)),
	};
	buf_release(&b);
}

/* だから in front of the first sentence has no reason. */
static void
drop_connective(struct node *first)
{
	static const char *const words[] = { "だから、", "さて、", "それで、" };
	struct node *n = first ? first->first : NULL;

	for (size_t i = 0; n && n->kind == NODE_TEXT && i < ARRAY_SIZE(words);
	     i++)
		if (str_starts(n->text, str_from(words[i])))
			n->text = str_sub(
			    n->text, str_from(words[i]).len, n->text.len);
}

/* Puts the sentences of `from` behind those of `to`: as copies, for pages in
 * other languages may show them too. */
static void
append_rendered(
    struct arena *a, struct rendered *to, const struct rendered *from)
{
	struct node *last = to->first;

	if (!last)
		to->state = from->state;
	while (last && last->next)
		last = last->next;
	for (const struct node *s = from->first; s; s = s->next) {
		struct node *copy = node_clone(a, s);

		copy->prev = last;
		if (last)
			last->next = copy;
		else
			to->first = copy;
		last = copy;
	}
}

/* Gives the first paragraph what was said in [matter, end), and the one where
 * that stood the preambles in front of it. */
static void
arrange(struct opening *o, size_t matter, size_t end, struct rendition *r,
    struct arena *a)
{
	const struct rendered none = { NULL, RENDERED_OWN };
	struct rendered first = none, then = none;

	for (size_t i = matter; i < end; i++)
		append_rendered(a, &first, &r->sentences[o->items[i].s->index]);
	for (size_t i = 0; i < matter; i++)
		if (o->items[i].part == PART_PREAMBLE)
			append_rendered(
			    a, &then, &r->sentences[o->items[i].s->index]);
	for (size_t i = 0; i < end; i++)
		r->sentences[o->items[i].s->index] = none;
	if (o->items[0].s->parent == o->items[matter].s->parent)
		append_rendered(a, &first, &then);
	else
		r->sentences[o->items[matter].s->index] = then;
	r->sentences[o->items[0].s->index] = first;
}

void
easy_lead(const struct notice *n, struct rendition *r, struct arena *a)
{
	struct opening o = { 0 };
	size_t matter = 0, end;

	for (const struct node *p = notice_part(n, NODE_BODY)->first;
	     p && p->kind == NODE_P; p = p->next)
		for (const struct node *s = p->first; s; s = s->next)
			add_slot(&o, s);
	while (matter < o.count && o.items[matter].part != PART_MATTER)
		matter++;
	end = matter;
	while (end < o.count &&
	       o.items[end].s->parent == o.items[matter].s->parent)
		end++;
	if (matter && matter < o.count && !o.items[matter].refers) {
		if (o.items[matter].leads)
			drop_connective(
			    r->sentences[o.items[matter].s->index].first);
		arrange(&o, matter, end, r, a);
	}
	free(o.items);
}
