/* Places in a document: what links lead to by name, and the outline. */
#include "bulletin/flyer_text.h"

#include <stdlib.h>

struct target {
	struct str name;
	size_t page;
	double x, y;
};

struct outline {
	struct str title, target;
	int parent;
};

struct places {
	struct arena arena;
	struct target *targets;
	size_t ntargets, targets_cap;
	struct outline *outlines;
	size_t noutlines, outlines_cap;
};

struct places *
places_new(void)
{
	struct places *p = xcalloc(1, sizeof(*p));

	arena_init(&p->arena);
	return p;
}

void
places_free(struct places *p)
{
	arena_release(&p->arena);
	free(p->targets);
	free(p->outlines);
	free(p);
}

void
places_target(
    struct places *p, struct str name, size_t page, double x, double y)
{
	ARRAY_GROW(p->targets, p->ntargets, p->targets_cap);
	p->targets[p->ntargets++] =
	    (struct target){ arena_str(&p->arena, name), page, x, y };
}

int
places_outline(
    struct places *p, int parent, struct str title, struct str target)
{
	ARRAY_GROW(p->outlines, p->noutlines, p->outlines_cap);
	p->outlines[p->noutlines++] = (struct outline){ arena_str(
							    &p->arena, title),
		arena_str(&p->arena, str_sub(target, 1, target.len)), parent };
	return (int)p->noutlines;
}

/* ---- names --------------------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct target *x = a, *y = b;

	return str_cmp(x->name, y->name);
}

static void
add_targets(struct places *p, const size_t *pages, struct buf *catalog)
{
	if (!p->ntargets)
		return;
	qsort(p->targets, p->ntargets, sizeof(*p->targets), by_name);
	buf_cstr(catalog, "/Names<</Dests<</Names[");
	for (size_t i = 0; i < p->ntargets; i++) {
		const struct target *t = &p->targets[i];

		pdf_bytes(catalog, t->name);
		buf_printf(catalog, "[%zu 0 R/XYZ ", pages[t->page]);
		pdf_length(catalog, t->x);
		pdf_length(catalog, t->y);
		buf_cstr(catalog, "0]");
	}
	buf_cstr(catalog, "]>>>>");
}

/* ---- the outline ----------------------------------------------------------------- */

/* The next line below the same parent, from `at` on; 0: none. */
static size_t
next_outline(const struct places *p, size_t at, int parent)
{
	for (; at <= p->noutlines; at++)
		if (p->outlines[at - 1].parent == parent)
			return at;
	return 0;
}

static size_t
last_outline(const struct places *p, size_t at, int parent)
{
	for (; at; at--)
		if (p->outlines[at - 1].parent == parent)
			return at;
	return 0;
}

static void
add_first_and_last(struct buf *out, const struct places *p, size_t parent,
    const size_t *numbers)
{
	size_t first = next_outline(p, 1, (int)parent);
	size_t last = last_outline(p, p->noutlines, (int)parent);

	if (first)
		buf_printf(out, "/First %zu 0 R/Last %zu 0 R", numbers[first],
		    numbers[last]);
}

static void
write_outline(
    const struct places *p, size_t i, const size_t *numbers, struct pdf *pdf)
{
	const struct outline *o = &p->outlines[i - 1];
	size_t next = next_outline(p, i + 1, o->parent);
	size_t previous = last_outline(p, i - 1, o->parent);
	struct buf body = BUF_INIT;

	buf_cstr(&body, "<</Title");
	pdf_text(&body, o->title);
	buf_printf(&body, "/Parent %zu 0 R/Dest", numbers[o->parent]);
	pdf_bytes(&body, o->target);
	if (next)
		buf_printf(&body, "/Next %zu 0 R", numbers[next]);
	if (previous)
		buf_printf(&body, "/Prev %zu 0 R", numbers[previous]);
	add_first_and_last(&body, p, i, numbers);
	buf_cstr(&body, ">>");
	pdf_object(pdf, numbers[i], buf_view(&body));
	buf_release(&body);
}

static void
add_outlines(const struct places *p, struct pdf *pdf, struct buf *catalog)
{
	size_t *numbers = xcalloc(p->noutlines + 1, sizeof(*numbers));
	struct buf body = BUF_INIT;

	for (size_t i = 0; i <= p->noutlines; i++)
		numbers[i] = pdf_reserve(pdf);
	for (size_t i = 1; i <= p->noutlines; i++)
		write_outline(p, i, numbers, pdf);
	buf_cstr(&body, "<</Type/Outlines");
	add_first_and_last(&body, p, 0, numbers);
	buf_cstr(&body, ">>");
	pdf_object(pdf, numbers[0], buf_view(&body));
	buf_printf(
	    catalog, "/Outlines %zu 0 R/PageMode/UseOutlines", numbers[0]);
	buf_release(&body);
	free(numbers);
}

void
places_write(
    struct places *p, struct pdf *pdf, const size_t *pages, struct buf *catalog)
{
	add_targets(p, pages, catalog);
	if (p->noutlines)
		add_outlines(p, pdf, catalog);
}
