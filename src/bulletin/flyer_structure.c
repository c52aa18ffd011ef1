/* The structure of a document: its elements, what of the pages belongs to
 * them, their links. What belongs to none is marked as well, so that readers
 * pass over it. */
#include "bulletin/flyer_text.h"

#include <stdlib.h>

#define STACK_MAX 16
#define NONE SIZE_MAX

enum kid_kind { KID_NODE, KID_MARK, KID_LINK };

/* Of an element, in the order of reading. */
struct kid {
	enum kid_kind kind;
	size_t index; /* of the node, mark or link */
	size_t page;
	size_t next;
};

struct node_made {
	const char *tag;
	size_t parent, first, last; /* kids */
	size_t number;
};

struct link {
	size_t page, number;
	double corners[4];
	struct str target;
	size_t node;
};

/* What is marked on a page, in turn: the nodes. */
struct marks {
	size_t *nodes;
	size_t count, cap;
};

struct structure {
	struct arena arena;
	struct node_made *nodes;
	size_t count, cap;
	struct kid *kids;
	size_t nkids, kids_cap;
	struct link *links;
	size_t nlinks, links_cap;
	struct marks *pages;
	size_t npages, pages_cap;
	/* Open elements, outermost first, and their nodes. */
	const struct element *open[STACK_MAX];
	size_t node[STACK_MAX];
	size_t depth;
	bool marking; /* something is */
	const struct element *marked;
};

static size_t
new_node(struct structure *s, const char *tag, size_t parent)
{
	ARRAY_GROW(s->nodes, s->count, s->cap);
	s->nodes[s->count] = (struct node_made){
		.tag = tag, .parent = parent, .first = NONE, .last = NONE
	};
	return s->count++;
}

struct structure *
structure_new(void)
{
	struct structure *s = xcalloc(1, sizeof(*s));

	arena_init(&s->arena);
	new_node(s, "Document", NONE);
	return s;
}

void
structure_free(struct structure *s)
{
	for (size_t i = 0; i < s->npages; i++)
		free(s->pages[i].nodes);
	free(s->pages);
	free(s->nodes);
	free(s->kids);
	free(s->links);
	arena_release(&s->arena);
	free(s);
}

static void
add_kid(struct structure *s, size_t node, struct kid kid)
{
	struct node_made *n = &s->nodes[node];

	kid.next = NONE;
	ARRAY_GROW(s->kids, s->nkids, s->kids_cap);
	s->kids[s->nkids] = kid;
	if (n->last == NONE)
		n->first = s->nkids;
	else
		s->kids[n->last].next = s->nkids;
	n->last = s->nkids++;
}

static size_t
child(struct structure *s, const char *tag, size_t parent)
{
	size_t node = new_node(s, tag, parent);

	add_kid(s, parent, (struct kid){ .kind = KID_NODE, .index = node });
	return node;
}

/* ---- while drawing -------------------------------------------------------------- */

static void
end_mark(struct structure *s, struct buf *content)
{
	if (s->marking)
		buf_cstr(content, "EMC\n");
	s->marking = false;
}

void
structure_close(struct structure *s, struct buf *content)
{
	end_mark(s, content);
	s->depth = 0;
}

/* Returns the node of the element, whose parents are opened as well. */
static size_t
open_element(struct structure *s, const struct element *e)
{
	const struct element *path[STACK_MAX];
	size_t n = 0, same = 0;

	for (; e && n < STACK_MAX; e = e->parent)
		path[n++] = e;
	while (
	    same < n && same < s->depth && s->open[same] == path[n - 1 - same])
		same++;
	for (s->depth = same; s->depth < n; s->depth++) {
		const struct element *next = path[n - 1 - s->depth];

		s->node[s->depth] =
		    child(s, next->tag, s->depth ? s->node[s->depth - 1] : 0);
		s->open[s->depth] = next;
	}
	return s->node[n - 1];
}

void
structure_mark(struct structure *s, struct buf *content, size_t page,
    const struct element *e)
{
	struct marks *marks;
	size_t node;

	if (s->marking && s->marked == e)
		return;
	end_mark(s, content);
	s->marking = true;
	s->marked = e;
	if (!e) {
		buf_cstr(content, "/Artifact BMC\n");
		return;
	}
	node = open_element(s, e);
	while (s->npages <= page) {
		ARRAY_GROW(s->pages, s->npages, s->pages_cap);
		s->pages[s->npages++] = (struct marks){ 0 };
	}
	marks = &s->pages[page];
	add_kid(s, node,
	    (struct kid){
		.kind = KID_MARK, .index = marks->count, .page = page });
	buf_printf(content, "/%s<</MCID %zu>>BDC\n", e->tag, marks->count);
	ARRAY_GROW(marks->nodes, marks->count, marks->cap);
	marks->nodes[marks->count++] = node;
}

void
structure_link(struct structure *s, size_t page, const double corners[4],
    struct str target)
{
	size_t above = s->depth ? s->node[s->depth - 1] : 0;
	struct link *l;
	size_t node = child(s, "Link", above);

	ARRAY_GROW(s->links, s->nlinks, s->links_cap);
	l = &s->links[s->nlinks];
	*l = (struct link){ .page = page,
		.target = arena_str(&s->arena, target),
		.node = node };
	memcpy(l->corners, corners, sizeof(l->corners));
	add_kid(s, node,
	    (struct kid){
		.kind = KID_LINK, .index = s->nlinks++, .page = page });
}

/* ---- writing ---------------------------------------------------------------------- */

static void
add_kids(struct buf *out, const struct structure *s, const struct node_made *n,
    const size_t *pages, size_t home)
{
	for (size_t i = n->first; i != NONE; i = s->kids[i].next) {
		const struct kid *k = &s->kids[i];

		if (k->kind == KID_NODE)
			pdf_reference(out, s->nodes[k->index].number);
		else if (k->kind == KID_LINK)
			buf_printf(out, "<</Type/OBJR/Obj %zu 0 R/Pg %zu 0 R>>",
			    s->links[k->index].number, pages[k->page]);
		else if (k->page == home)
			buf_printf(out, "%zu ", k->index);
		else
			buf_printf(out, "<</Type/MCR/Pg %zu 0 R/MCID %zu>>",
			    pages[k->page], k->index);
	}
}

/* The page of the node's first mark, or NONE. */
static size_t
home_of(const struct structure *s, const struct node_made *n)
{
	for (size_t i = n->first; i != NONE; i = s->kids[i].next)
		if (s->kids[i].kind == KID_MARK)
			return s->kids[i].page;
	return NONE;
}

static void
write_nodes(struct structure *s, struct pdf *pdf, size_t root,
    const size_t *pages, const struct pdf_info *info)
{
	struct buf body = BUF_INIT;
	size_t figures = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct node_made *n = &s->nodes[i];
		size_t home = home_of(s, n);

		buf_clear(&body);
		buf_printf(&body, "<</S/%s/P %zu 0 R", n->tag,
		    i ? s->nodes[n->parent].number : root);
		if (home != NONE)
			buf_printf(&body, "/Pg %zu 0 R", pages[home]);
		if (!strcmp(n->tag, "Figure") &&
		    figures < info->nalternatives) {
			buf_cstr(&body, "/Alt");
			pdf_text(&body, info->alternatives[figures++]);
		}
		buf_cstr(&body, "/K[");
		add_kids(&body, s, n, pages, home);
		buf_cstr(&body, "]>>");
		pdf_object(pdf, n->number, buf_view(&body));
	}
	buf_release(&body);
}

/* A link's number among the parents: behind those of the pages. */
static void
write_links(
    struct structure *s, struct pdf *pdf, size_t npages, struct buf *ret_notes)
{
	struct buf body = BUF_INIT;

	for (size_t i = 0; i < s->nlinks; i++) {
		const struct link *l = &s->links[i];
		struct buf *note = &ret_notes[l->page];
		const double *c = l->corners;

		buf_clear(&body);
		buf_cstr(&body, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4"
				"/Rect");
		pdf_box(&body, c[0], c[1], c[2], c[3]);
		if (str_starts(l->target, STR("#"))) {
			buf_cstr(&body, "/Dest");
			pdf_bytes(&body, str_sub(l->target, 1, l->target.len));
		} else {
			buf_cstr(&body, "/A<</S/URI/URI");
			pdf_bytes(&body, l->target);
			buf_cstr(&body, ">>");
		}
		buf_printf(&body, "/StructParent %zu>>", npages + i);
		pdf_object(pdf, l->number, buf_view(&body));
		if (!note->len)
			buf_cstr(note, "/Annots[");
		pdf_reference(note, l->number);
	}
	for (size_t i = 0; i < npages; i++)
		if (ret_notes[i].len)
			buf_ch(&ret_notes[i], ']');
	buf_release(&body);
}

/* From what is on the pages back to the nodes. */
static size_t
write_parents(struct structure *s, struct pdf *pdf, size_t npages)
{
	size_t number = pdf_reserve(pdf);
	struct buf body = BUF_INIT;

	buf_cstr(&body, "<</Nums[");
	for (size_t i = 0; i < s->npages; i++) {
		buf_printf(&body, "%zu[", i);
		for (size_t k = 0; k < s->pages[i].count; k++)
			pdf_reference(
			    &body, s->nodes[s->pages[i].nodes[k]].number);
		buf_ch(&body, ']');
	}
	for (size_t i = 0; i < s->nlinks; i++)
		buf_printf(&body, "%zu %zu 0 R ", npages + i,
		    s->nodes[s->links[i].node].number);
	buf_cstr(&body, "]>>");
	pdf_object(pdf, number, buf_view(&body));
	buf_release(&body);
	return number;
}

size_t
structure_write(struct structure *s, struct pdf *pdf, const size_t *pages,
    size_t npages, const struct pdf_info *info, struct buf *ret_notes)
{
	size_t root = pdf_reserve(pdf);
	struct buf body = BUF_INIT;

	for (size_t i = 0; i < s->count; i++)
		s->nodes[i].number = pdf_reserve(pdf);
	for (size_t i = 0; i < s->nlinks; i++)
		s->links[i].number = pdf_reserve(pdf);
	write_nodes(s, pdf, root, pages, info);
	write_links(s, pdf, npages, ret_notes);
	buf_printf(&body,
	    "<</Type/StructTreeRoot/K %zu 0 R/ParentTree %zu 0 R"
	    "/ParentTreeNextKey %zu>>",
	    s->nodes[0].number, write_parents(s, pdf, npages),
	    npages + s->nlinks);
	pdf_object(pdf, root, buf_view(&body));
	buf_release(&body);
	return root;
}
