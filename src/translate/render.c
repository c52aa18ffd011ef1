/* Sentences in another language: messages read back into nodes. */
#include "translate/render.h"
#include "translate/check.h"

#include <assert.h>
#include <string.h>

/* Text of a chain of nodes that is being built. */
struct build {
	const struct renderer *r;
	const struct slots *slots;
	struct node *s, *at; /* the root, and where nodes go */
	struct buf text;     /* not yet in a node */
	struct str value; /* the value that stands directly before, or none */
	struct str style;
	const struct node *style_at; /* where the style tag was opened */
	bool *used;		     /* by slot */
	const struct value *number;  /* which the next choice goes by */
	bool korean;
	struct str fault;
};

static bool
is_counted(const struct node *n)
{
	return n->kind == NODE_VALUE && !(n->flags & NODE_KEEP) &&
	       (n->value->kind == VALUE_NUMBER || n->value->kind == VALUE_AGE ||
		   n->value->kind == VALUE_MONEY);
}

/* The alternative of [day|days] for the number; the last one if there is
 * none. `inside` holds what stands between the brackets. */
static struct str
choose_plural(const struct build *b, struct str inside)
{
	size_t wanted =
	    b->number ? value_plural(b->r->formatter, b->number) : SIZE_MAX;
	struct str form = STR_NONE;

	for (size_t i = 0; i <= wanted && str_split(&inside, '|', &form); i++)
		;
	return form;
}

/* The text with its choices made. */
static struct str
make_choices(const struct build *b, struct str text)
{
	struct buf out = BUF_INIT;
	struct str ret;
	size_t done = 0, open = 0, close;

	while ((open = str_find(text, STR("["), open)) != STR_NPOS &&
	       (close = str_find(text, STR("]"), open)) != STR_NPOS) {
		struct str inside = str_sub(text, open + 1, close);

		if (str_find(inside, STR("|"), 0) != STR_NPOS) {
			buf_str(&out, str_sub(text, done, open));
			buf_str(&out, choose_plural(b, inside));
			done = close + 1;
		}
		open = close;
	}
	buf_str(&out, str_sub(text, done, text.len));
	ret = arena_str(b->r->arena, buf_view(&out));
	buf_release(&out);
	return ret;
}

static void
flush_text(struct build *b)
{
	struct str text = buf_view(&b->text), particle;
	size_t skip = 0;

	if (!text.len)
		return;
	/* "8:30 a.m." ends the sentence as well. */
	if (str_ends(b->value, STR(".")) && str_starts(text, STR(".")))
		text = str_sub(text, 1, text.len);
	if (b->korean && b->value.len &&
	    (skip = particle_choose(text, b->value, &particle))) {
		struct str rest = str_sub(text, skip, text.len);
		text = arena_printf(
		    b->r->arena, "%.*s%.*s", STR_ARG(particle), STR_ARG(rest));
	}
	text = make_choices(b, text);
	if (text.len)
		node_append(b->at, node_text(b->r->arena, text, b->s->offset));
	b->value = STR_NONE;
	buf_clear(&b->text);
}

static struct node *
copy_node(const struct node *n, struct arena *a)
{
	struct node *copy = node_new(a, n->kind, n->offset);

	copy->text = n->text;
	copy->attr = n->attr;
	copy->value = n->value;
	copy->arg = n->arg;
	copy->arg2 = n->arg2;
	copy->index = n->index;
	copy->flags = n->flags;
	return copy;
}

static struct node *
copy_tree(const struct node *from, struct arena *a)
{
	struct node *top = copy_node(from, a), *at = top;
	struct walk w;

	walk_init(&w, (struct node *)from);
	walk_next(&w);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (w.node == from)
			break;
		if (e == WALK_ENTER) {
			struct node *copy = copy_node(w.node, a);
			node_append(at, copy);
			at = copy;
		} else {
			at = at->parent;
		}
	}
	return top;
}

/* The value with its form in the locale as its child. */
/* A name that has no translation: by its reading, with the Japanese beside it,
 * which is what stands on the sign. Chinese readers can read it as it is. */
static void
form_place(const struct renderer *r, const struct node *place, struct buf *out)
{
	const struct glossary_term *term =
	    glossary_get(r->glossary, place->text);
	struct str po = r->locale->po, name;

	name = term ? glossary_words(r->glossary, term, r->locale->tag, 0)
		    : STR_NONE;
	if (name.len) {
		buf_str(out, name);
		return;
	}
	if (str_starts(po, STR("ja")) || str_starts(po, STR("zh")) ||
	    !r->tagger || !romanise(r->tagger, place->text, r->arena, out)) {
		buf_str(out, place->text);
		return;
	}
	if (!str_eq(buf_view(out), place->text))
		buf_printf(out, " (%.*s)", STR_ARG(place->text));
}

/* A sentence begins with a capital where its script has them. */
static void
capitalise(struct buf *form)
{
	size_t pos = 0, len;
	struct buf upper = BUF_INIT;
	uint32_t cp = utf8_next(buf_view(form), &pos);
	char first[4];

	len = utf8_encode(unicode_upper(cp), first);
	if (cp != unicode_upper(cp)) {
		buf_add(&upper, first, len);
		buf_str(&upper, str_sub(buf_view(form), pos, form->len));
		buf_clear(form);
		buf_str(form, buf_view(&upper));
	}
	buf_release(&upper);
}

static struct node *
localised_value(const struct renderer *r, const struct node *value,
    struct str style, bool first, struct str *ret_text)
{
	struct node *copy = copy_node(value, r->arena);
	struct buf form = BUF_INIT;

	if (value->value->kind == VALUE_PLACE)
		form_place(r, value, &form);
	else
		value_format(
		    r->formatter, value->value, value->text, style, &form);
	if (first && value->value->kind != VALUE_URL &&
	    value->value->kind != VALUE_MAIL)
		capitalise(&form);
	*ret_text = arena_str(r->arena, buf_view(&form));
	buf_release(&form);
	if (!ret_text->len)
		*ret_text = value->text;
	if (!str_eq(*ret_text, value->text))
		node_append(
		    copy, node_text(r->arena, *ret_text, value->offset));
	return copy;
}

static const struct slot *
take_slot(struct build *b, struct str name)
{
	for (size_t i = 0; i < b->slots->count; i++) {
		if (!str_eq(b->slots->items[i].name, name))
			continue;
		if (b->used[i])
			break;
		b->used[i] = true;
		return &b->slots->items[i];
	}
	b->fault = name;
	return NULL;
}

static void
put_placeholder(struct build *b, struct str name)
{
	const struct slot *slot = take_slot(b, name);

	if (!slot)
		return;
	if (slot->node->kind != NODE_VALUE || (slot->node->flags & NODE_KEEP)) {
		node_append(b->at, copy_tree(slot->node, b->r->arena));
		b->value = slot->node->text;
		return;
	}
	if (is_counted(slot->node))
		b->number = slot->node->value;
	node_append(b->at, localised_value(b->r, slot->node, b->style,
			       !b->s->first && b->at == b->s, &b->value));
}

static void
put_open(struct build *b, struct str name)
{
	struct node *n;

	if (style_of_tag(name).len && !b->style_at) {
		b->style = style_of_tag(name);
		b->style_at = b->at;
		return;
	}
	if (str_eq(name, STR("b"))) {
		n = node_new(b->r->arena, NODE_B, b->s->offset);
	} else {
		const struct slot *slot = take_slot(b, name);
		if (!slot || slot->node->kind != NODE_A) {
			b->fault = name;
			return;
		}
		n = copy_node(slot->node, b->r->arena);
	}
	n->arg = 0;
	node_append(b->at, n);
	b->at = n;
}

/* The name that closes the innermost tag, for comparison. */
static bool
closes(const struct build *b, struct str name)
{
	if (b->at->kind == NODE_B)
		return str_eq(name, STR("b"));
	for (size_t i = 0; b->at->kind == NODE_A && i < b->slots->count; i++)
		if (str_eq(b->slots->items[i].name, name))
			return b->slots->items[i].node->offset ==
				   b->at->offset &&
			       str_eq(
				   b->slots->items[i].node->attr, b->at->attr);
	return false;
}

static void
put_close(struct build *b, struct str name)
{
	if (b->style_at && b->style_at == b->at) {
		if (!str_eq(style_of_tag(name), b->style))
			b->fault = name;
		b->style_at = NULL;
		b->style = STR_NONE;
	} else if (closes(b, name)) {
		b->at = b->at->parent;
	} else {
		b->fault = name;
	}
}

static void
put_token(struct build *b, struct token t)
{
	if (t.kind == TOKEN_TEXT) {
		buf_str(&b->text, t.text);
		return;
	}
	flush_text(b);
	assert(b->at);
	switch (t.kind) {
	case TOKEN_PLACEHOLDER:
		put_placeholder(b, t.text);
		break;
	case TOKEN_OPEN:
		put_open(b, t.text);
		break;
	case TOKEN_CLOSE:
		put_close(b, t.text);
		break;
	case TOKEN_BAD_BRACE:
	case TOKEN_BAD_TAG:
		b->fault = t.text;
		break;
	default:
		break;
	}
}

/* A space behind a sentence that another one follows. */
static void
end_sentence(const struct renderer *r, struct node *made, const struct node *s)
{
	if (s->next && s->next->kind == NODE_S && locale_has_spaces(r->locale))
		node_append(made, node_text(r->arena, STR(" "), s->offset));
}

struct node *
render_message(const struct renderer *r, const struct node *s,
    struct str message, struct str *ret_fault)
{
	struct build b = { .r = r };
	struct slots slots;
	struct token t = { TOKEN_TEXT, STR_NONE };

	message_slots(s, r->arena, &slots);
	b.slots = &slots;
	b.used = arena_alloc(r->arena, slots.count + 1);
	b.korean = str_starts(r->locale->po, STR("ko"));
	b.s = b.at = copy_node(s, r->arena);
	b.fault = STR_NONE;
	for (size_t i = slots.count; i-- > 0;)
		if (is_counted(slots.items[i].node))
			b.number = slots.items[i].node->value;
	for (size_t pos = 0; t.kind != TOKEN_END && !b.fault.ptr;) {
		t = token_next(message, &pos);
		put_token(&b, t);
	}
	for (size_t i = 0; i < slots.count && !b.fault.ptr; i++)
		if (!b.used[i] && slots.items[i].node->kind != NODE_A)
			b.fault = slots.items[i].name;
	if (!b.fault.ptr && (b.at != b.s || b.style_at))
		b.fault = STR("</>");
	buf_release(&b.text);
	if (b.fault.ptr) {
		*ret_fault = b.fault;
		return NULL;
	}
	end_sentence(r, b.s, s);
	return b.s;
}

/* ---- sentences without words ------------------------------------------------
 */

struct localiser {
	const struct renderer *r;
	struct node *at;
	uint32_t before; /* last code point written, 0 at the start */
};

static void
note_end(struct localiser *l, struct str text)
{
	size_t pos = text.len;

	if (pos)
		l->before = utf8_prev(text, &pos);
}

/* A copy of one node; true if its content is dealt with. */
static bool
localise_node(struct localiser *l, const struct node *n)
{
	const struct renderer *r = l->r;
	struct buf text = BUF_INIT;
	struct node *copy;

	if (n->kind == NODE_GLOSS)
		return true;
	if (n->kind == NODE_VALUE && !(n->flags & NODE_KEEP)) {
		struct str form;
		if (n->prev && n->prev->kind == NODE_VALUE &&
		    locale_has_spaces(r->locale))
			node_append(
			    l->at, node_text(r->arena, STR(" "), n->offset));
		node_append(
		    l->at, localised_value(r, n, STR_NONE, false, &form));
		note_end(l, form);
		return true;
	}
	if (n->flags & NODE_KEEP || n->kind == NODE_RUBY ||
	    n->kind == NODE_VALUE) {
		node_append(l->at, copy_tree(n, r->arena));
		note_end(l, n->text);
		return true;
	}
	copy = copy_node(n, r->arena);
	if (n->kind == NODE_TEXT) {
		punctuation_localise(r->locale, n->text, l->before, &text);
		if (text.len) {
			copy->text = arena_str(r->arena, buf_view(&text));
			note_end(l, copy->text);
			node_append(l->at, copy);
		}
		buf_release(&text);
		return true;
	}
	node_append(l->at, copy);
	l->at = copy;
	return false;
}

/* Takes the white space away that a final mark brought along. */
static void
trim_end(struct node *s)
{
	struct node *n = s->last;

	while (n && n->kind != NODE_TEXT)
		n = n->kind == NODE_VALUE ? NULL : n->last;
	while (n && n->text.len && n->text.ptr[n->text.len - 1] == ' ')
		n->text.len--;
	if (n && !n->text.len)
		node_unlink(n);
}

struct node *
render_untranslatable(const struct renderer *r, const struct node *s)
{
	struct localiser l = { r, copy_node(s, r->arena), 0 };
	struct node *top = l.at;
	struct walk w;

	for (const struct node *n = s; n; n = n->parent)
		if (n->flags & NODE_KEEP)
			return copy_tree(s, r->arena);
	if (s->attr.len || str_starts(r->locale->po, STR("ja")))
		return copy_tree(s, r->arena);
	walk_init(&w, (struct node *)s);
	walk_next(&w);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (w.node == s)
			break;
		if (e == WALK_EXIT) {
			l.at = l.at->parent;
		} else if (localise_node(&l, w.node)) {
			walk_skip(&w);
			walk_next(&w);
		}
	}
	trim_end(top);
	end_sentence(r, top, s);
	return top;
}
