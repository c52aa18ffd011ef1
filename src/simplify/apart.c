#include "simplify/apart.h"

#define IS_BEGIN "は、"
#define IS_END "です。"

/* Roughly, without analysis: a kanji is two. */
static uint32_t
rough_morae(struct str text)
{
	static const char small[] = "ぁぃぅぇぉゃゅょァィゥェォャュョ";
	uint32_t n = 0, cp;

	for (size_t at = 0, from = 0; (cp = utf8_next(text, &at)); from = at) {
		if (cp_is_kanji(cp))
			n += 2;
		else if (cp_is_hiragana(cp) || cp_is_katakana(cp))
			n += str_find(str_from(small), str_sub(text, from, at),
				 0) == STR_NPOS;
	}
	return n;
}

/* 元気かどうか, 火を使ってはいけません: not what something is. */
static bool
can_be_said(struct str gloss)
{
	return !str_ends(gloss, STR("か")) && !str_ends(gloss, STR("ません"));
}

/* ---- sentences that explain ---------------------------------------------- */

const struct row *
apart_explains(const struct easy_worker *w, struct str text, struct arena *a)
{
	const struct row *r;
	size_t at;

	if (!str_ends(text, STR(IS_END)) ||
	    str_find(text, STR(IS_BEGIN), 0) == STR_NPOS)
		return NULL;
	text = worker_unspaced_text(a, text);
	at = str_find(text, STR(IS_BEGIN), 0);
	r = map_get(&w->easy->gloss_terms, str_sub(text, 0, at));
	if (!r || r->dropped)
		return NULL;
	text = str_sub(
	    text, at + sizeof(IS_BEGIN) - 1, text.len - (sizeof(IS_END) - 1));
	return str_eq(text, r->easy) ? r : NULL;
}

/* Without readings, in w->next. */
static struct str
plain_text(struct easy_worker *w, const struct node *s)
{
	flat_clear(&w->next);
	if (s->kind == NODE_S)
		flat_from_node(&w->next, s);
	return buf_view(&w->next.text);
}

bool
apart_follows(struct easy_worker *w, const struct node *s,
    const struct row *row, struct arena *a)
{
	for (s = s->next; s; s = s->next)
		if (apart_explains(w, plain_text(w, s), a) == row)
			return true;
	return false;
}

/* ---- which, and where ---------------------------------------------------- */

/* これは…, そのため…: the sentence behind s says more of what s says. */
static bool
goes_on(struct easy_worker *w, const struct node *s)
{
	static const char *const words[] = { "これ", "それ", "この", "その",
		"こう", "そう", "ここ", "そこ", "したがって", "よって",
		"ただし", "だから", "でも" };
	struct str next = s->next ? str_trim(plain_text(w, s->next)) : STR("");

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(next, str_from(words[i])))
			return true;
	return false;
}

static bool
may_move(struct easy_worker *w, const struct row *row, const struct node *s,
    struct arena *a)
{
	/* What stands inside stays there. */
	for (size_t i = 0; i < w->inside.len; i++)
		if (w->inside.items[i] == row)
			return false;
	return can_be_said(row->easy) &&
	       (apart_follows(w, s, row, a) || !goes_on(w, s));
}

void
apart_take(struct easy_worker *w, struct explained *in, size_t from,
    uint32_t morae, const struct node *s, uint16_t max_morae)
{
	uint32_t lens[ARRAY_SIZE(in->items)] = { 0 };

	for (size_t i = from; i < in->count; i++) {
		const struct row *row = in->items[i].row;
		uint32_t len = rough_morae(row->easy);

		morae += len;
		if (may_move(w, row, s, &w->scratch))
			lens[i] = len;
	}
	while (morae > max_morae) {
		size_t longest = from;

		for (size_t i = from; i < in->count; i++)
			if (lens[i] > lens[longest])
				longest = i;
		if (from == in->count || !lens[longest])
			break;
		morae -= lens[longest];
		lens[longest] = 0;
		node_unlink(in->items[longest].gloss);
		in->items[longest].gloss = NULL;
	}
}

static struct node *
explanation(struct easy_worker *w, const struct row *row,
    const struct node *sentence, const struct easy_profile *p, struct arena *a)
{
	struct node *s = node_new(a, NODE_S, sentence->offset);
	struct str text = arena_printf(a, "%.*s" IS_BEGIN "%.*s" IS_END,
	    STR_ARG(row->word), STR_ARG(row->easy));

	if (p->spaces)
		text = worker_spaced(w, text, a);
	s->index = sentence->index;
	s->flags = sentence->flags;
	node_append(s, node_text(a, text, s->offset));
	if (p->furigana)
		furigana_node(w->tagger, s, a);
	return s;
}

void
apart_say(struct easy_worker *w, const struct explained *in, struct node *last,
    const struct node *s, const struct easy_profile *p, struct arena *a)
{
	for (size_t i = 0; i < in->count; i++) {
		const struct row *row = in->items[i].row;
		struct node *made;

		if (in->items[i].gloss || apart_follows(w, s, row, &w->scratch))
			continue;
		made = explanation(w, row, last, p, a);
		last->next = made;
		made->prev = last;
		last = made;
	}
}
