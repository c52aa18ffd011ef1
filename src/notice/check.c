#include "notice/xml.h"

/* Where each kind may stand, as a set of parents. */
#define IN(kind) (UINT32_C(1) << NODE_##kind)
#define FLOW (IN(BODY) | IN(ITEM) | IN(NOTE))
#define HOLDS_S                                                                \
	(IN(TITLE) | IN(FACT) | IN(FIELD) | IN(LABEL) | IN(HEADING) | IN(P) |  \
	    IN(ITEM) | IN(CELL) | IN(NOTE) | IN(IMAGE))
#define HOLDS_INLINE (IN(S) | IN(B) | IN(A) | IN(GLOSS))

static const uint32_t parents[NODE_KIND_MAX] = {
	[NODE_TITLE] = IN(NOTICE),
	[NODE_FACTS] = IN(NOTICE),
	[NODE_BODY] = IN(NOTICE),
	[NODE_CONTACT] = IN(NOTICE),
	[NODE_FACT] = IN(FACTS),
	[NODE_FIELD] = IN(CONTACT),
	[NODE_LABEL] = IN(FACT) | IN(FIELD),
	[NODE_HEADING] = IN(BODY),
	[NODE_P] = FLOW,
	[NODE_LIST] = FLOW,
	[NODE_ITEM] = IN(LIST),
	[NODE_TABLE] = FLOW,
	[NODE_ROW] = IN(TABLE),
	[NODE_CELL] = IN(ROW),
	[NODE_NOTE] = FLOW,
	[NODE_IMAGE] = FLOW,
	[NODE_S] = HOLDS_S,
	[NODE_TEXT] = HOLDS_INLINE,
	[NODE_VALUE] = HOLDS_INLINE,
	[NODE_B] = HOLDS_INLINE,
	[NODE_A] = HOLDS_INLINE,
	[NODE_RUBY] = HOLDS_INLINE,
	[NODE_GLOSS] = HOLDS_INLINE,
};

bool
node_may_hold(enum node_kind parent, enum node_kind child)
{
	return parents[child] >> parent & 1;
}

static bool
clean(struct str s)
{
	size_t at = 0;

	if (utf8_valid_len(s) < s.len)
		return false;
	while (at < s.len)
		if (cp_is_unsafe(utf8_next(s, &at)))
			return false;
	return true;
}

static const char *
links_invalid(const struct node *node)
{
	if (node->next && node->next->prev != node)
		return "next and prev disagree";
	if (node->next && node->next->parent != node->parent)
		return "siblings have different parents";
	if (!node->first != !node->last)
		return "first and last disagree";
	if (node->first && (node->first->prev || node->first->parent != node))
		return "a first child has a prev or another parent";
	if (node->last && node->last->next)
		return "a last child has a next";
	return NULL;
}

static const char *
node_invalid(const struct node *node)
{
	const char *why = links_invalid(node);

	if (why)
		return why;
	if (node->parent && !node_may_hold(node->parent->kind, node->kind))
		return "a node stands where its kind may not";
	if (node->kind == NODE_LABEL && node->prev)
		return "a label is not the first child";
	if (!clean(node->text) || !clean(node->attr))
		return "text is not clean UTF-8";
	if (node->kind == NODE_TEXT && !node->text.len)
		return "an empty text node";
	if (node->kind == NODE_TEXT && node->next &&
	    node->next->kind == NODE_TEXT)
		return "two text nodes side by side";
	if ((node->kind == NODE_VALUE) != (node->value != NULL))
		return "a value node without value, or the reverse";
	if (node->kind == NODE_HEADING && (node->arg < 1 || node->arg > 6))
		return "a heading level outside 1 to 6";
	return NULL;
}

static bool
id_valid(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    c != '-')
			return false;
	}
	return id.len > 0;
}

const char *
notice_invalid(const struct notice *n)
{
	static const enum node_kind parts[] = { NODE_TITLE, NODE_FACTS,
		NODE_BODY, NODE_CONTACT };
	const struct node *part = n->root->first;
	uint32_t sentences = 0;
	const char *why = NULL;
	enum walk_event event;
	struct walk w;

	if (!id_valid(n->id))
		return "the id is not [a-z0-9-]+";
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		if (!part || part->kind != parts[i])
			return "the four parts are not in order";
		part = part->next;
	}
	if (part)
		return "a part stands twice";
	walk_init(&w, n->root);
	while (!why && (event = walk_next(&w)) != WALK_DONE) {
		if (event != WALK_ENTER)
			continue;
		why = node_invalid(w.node);
		if (w.node->kind == NODE_S && w.node->index != sentences++)
			why = "sentences are not numbered in order";
	}
	if (!why && sentences != n->sentences)
		why = "the number of sentences is wrong";
	return why;
}
