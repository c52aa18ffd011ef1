/* A notice as bytes for another process of the same program. */
#include "notice/notice.h"

#define END_OF_CHILDREN 0xff

static void
put(struct buf *out, const void *bytes, size_t len)
{
	buf_add(out, bytes, len);
}

static void
put_str(struct buf *out, struct str s)
{
	uint32_t len = (uint32_t)s.len;

	put(out, &len, sizeof(len));
	buf_str(out, s);
	buf_ch(out, '\0');
}

/* The parts of a node and a value that are copied as they are. */
struct flat_node {
	uint32_t offset, index;
	uint16_t arg, arg2;
	uint8_t kind, flags, has_value;
};

struct flat_value {
	struct moment from, to;
	int64_t amount;
	uint16_t show;
	uint8_t kind;
};

struct flat_notice {
	struct date published, expires;
	uint32_t sentences;
	uint16_t forms;
	uint8_t kind, urgency;
};

static void
put_node(struct buf *out, const struct node *n)
{
	struct flat_node flat;

	memset(&flat, 0, sizeof(flat));
	flat.offset = n->offset;
	flat.index = n->index;
	flat.arg = n->arg;
	flat.arg2 = n->arg2;
	flat.kind = (uint8_t)n->kind;
	flat.flags = n->flags;
	flat.has_value = n->value != NULL;
	buf_ch(out, 0);
	put(out, &flat, sizeof(flat));
	put_str(out, n->text);
	put_str(out, n->attr);
	if (n->value) {
		struct flat_value v;

		memset(&v, 0, sizeof(v));
		v.from = n->value->from;
		v.to = n->value->to;
		v.amount = n->value->amount;
		v.show = n->value->show;
		v.kind = (uint8_t)n->value->kind;
		put(out, &v, sizeof(v));
		put_str(out, n->value->target);
		put_str(out, n->value->unit);
	}
}

void
notice_pack(const struct notice *n, struct buf *out)
{
	struct flat_notice flat;
	struct walk w;

	memset(&flat, 0, sizeof(flat));
	flat.published = n->published;
	flat.expires = n->expires;
	flat.sentences = n->sentences;
	flat.forms = n->forms;
	flat.kind = (uint8_t)n->kind;
	flat.urgency = (uint8_t)n->urgency;
	put(out, &flat, sizeof(flat));
	put_str(out, n->id);
	put_str(out, n->category);
	put_str(out, n->division);
	put_str(out, n->source);
	put_str(out, n->source_sha256);
	walk_init(&w, n->root);
	while (walk_next(&w) != WALK_DONE) {
		if (w.event == WALK_ENTER)
			put_node(out, w.node);
		else
			buf_ch(out, (char)END_OF_CHILDREN);
	}
}

/* ---- reading: the bytes are of a process that may have gone wrong -------- */

static bool
get(struct str *in, void *out, size_t len)
{
	if (in->len < len)
		return false;
	memcpy(out, in->ptr, len);
	*in = str_sub(*in, len, in->len);
	return true;
}

static bool
get_str(struct str *in, struct str *ret)
{
	uint32_t len;

	if (!get(in, &len, sizeof(len)) || in->len <= len || in->ptr[len])
		return false;
	*ret = len ? str_sub(*in, 0, len) : STR_NONE;
	*in = str_sub(*in, len + 1, in->len);
	return utf8_valid_len(*ret) == ret->len;
}

static bool
get_value(struct str *in, struct arena *a, struct node *n)
{
	struct value *v = ARENA_NEW(a, struct value);
	struct flat_value flat;

	if (!get(in, &flat, sizeof(flat)) || flat.kind >= VALUE_KIND_MAX)
		return false;
	v->kind = (enum value_kind)flat.kind;
	v->from = flat.from;
	v->to = flat.to;
	v->amount = flat.amount;
	v->show = flat.show;
	n->value = v;
	return get_str(in, &v->target) && get_str(in, &v->unit);
}

static struct node *
get_node(struct str *in, struct arena *a)
{
	struct flat_node flat;
	struct node *n;

	if (!get(in, &flat, sizeof(flat)) || flat.kind >= NODE_KIND_MAX ||
	    (flat.kind == NODE_VALUE) != flat.has_value)
		return NULL;
	n = node_new(a, (enum node_kind)flat.kind, flat.offset);
	n->index = flat.index;
	n->arg = flat.arg;
	n->arg2 = flat.arg2;
	n->flags = flat.flags;
	if (!get_str(in, &n->text) || !get_str(in, &n->attr) ||
	    (flat.has_value && !get_value(in, a, n)))
		return NULL;
	return n;
}

/* The tree in document order, each node closed by a mark. */
static struct node *
get_tree(struct str *in, struct arena *a)
{
	struct node *root = NULL, *at = NULL;
	uint8_t mark;

	do {
		struct node *n;

		if (!get(in, &mark, 1))
			return NULL;
		if (mark == END_OF_CHILDREN) {
			if (!at)
				return NULL;
			at = at->parent;
			continue;
		}
		n = get_node(in, a);
		if (!n)
			return NULL;
		if (at)
			node_append(at, n);
		else
			root = n;
		at = n;
	} while (at);
	return root;
}

int
notice_unpack(struct notice *n, struct str *in)
{
	struct flat_notice flat;

	if (!get(in, &flat, sizeof(flat)) || flat.kind >= KIND_MAX ||
	    flat.urgency >= URGENCY_MAX)
		return -1;
	n->published = flat.published;
	n->expires = flat.expires;
	n->sentences = flat.sentences;
	n->forms = flat.forms & ((1 << PRINT_FORM_MAX) - 1);
	n->kind = (enum notice_kind)flat.kind;
	n->urgency = (enum urgency)flat.urgency;
	if (!get_str(in, &n->id) || !get_str(in, &n->category) ||
	    !get_str(in, &n->division) || !get_str(in, &n->source) ||
	    !get_str(in, &n->source_sha256))
		return -1;
	n->root = get_tree(in, &n->arena);
	return n->root && !notice_invalid(n) ? 0 : -1;
}
