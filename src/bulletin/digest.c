/*
 * Digest bulletins: content/bulletins/ID.xml, as in
 * content/schema/bulletin.rng. The words of the staff become a notice, so
 * that they are simplified and translated as any text.
 */
#include "bulletin/bulletin.h"
#include "bulletin/document.h"

#include <stdlib.h>

#define NAMESPACE "urn:tayori:bulletin:1"

struct reading {
	struct digest *digest;
	struct arena *arena;
	struct str file;
	struct diag *diag;
	struct value_context values;
	size_t sections_cap, choices_cap;
	bool failed;
};

static void
reject(struct reading *r, const xmlNode *node, enum diag_code code,
    struct str what, const char *of)
{
	diag_add_line(
	    r->diag, code, r->file, document_line(node), what, str_from(of));
	r->failed = true;
}

static bool
is(const xmlNode *node, const char *name)
{
	return node->ns && !xmlStrcmp(node->ns->href, BAD_CAST NAMESPACE) &&
	       !xmlStrcmp(node->name, BAD_CAST name);
}

/* The next element from `node` on; text between elements is an error. */
static const xmlNode *
element(struct reading *r, const xmlNode *node)
{
	for (; node && node->type != XML_ELEMENT_NODE; node = node->next)
		if (node->type != XML_COMMENT_NODE &&
		    node->type != XML_PI_NODE && !xmlIsBlankNode(node))
			reject(r, node, DIAG_BULLETIN_ELEMENT, STR("text"), "");
	return node;
}

static void
misplaced(struct reading *r, const xmlNode *node)
{
	reject(r, node, DIAG_BULLETIN_ELEMENT,
	    str_from((const char *)node->name), "");
}

/* ---- words ------------------------------------------------------------------ */

static void
add_sentences(struct reading *r, const xmlNode *from, struct node *to)
{
	struct str text = document_words(from, r->arena);

	for (const xmlNode *n = from->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			misplaced(r, n);
	if (!text.len)
		reject(r, from, DIAG_BULLETIN_MISSING, STR("text"),
		    (const char *)from->name);
	for (size_t at = 0, end; at < text.len; at = end) {
		struct node *s = node_new(r->arena, NODE_S, 0);

		end = sentence_end(text, at);
		node_append(s,
		    node_text(r->arena, str_trim(str_sub(text, at, end)), 0));
		values_mark(s, &r->values, r->arena, r->diag);
		node_append(to, s);
	}
}

static struct node *
add_block(struct reading *r, const xmlNode *from, enum node_kind kind)
{
	struct node *block = node_new(r->arena, kind, 0);

	if (kind == NODE_HEADING)
		block->arg = 2;
	node_append(notice_part(&r->digest->notice, NODE_BODY), block);
	add_sentences(r, from, block);
	return block;
}

/* ---- what is chosen ----------------------------------------------------------- */

static void
set_date(
    struct reading *r, const xmlNode *node, const char *name, struct date *ret)
{
	struct str s = document_attribute(node, name, r->arena);

	if (s.len && (!date_parse(s, ret) || !date_valid(*ret)))
		reject(r, node, DIAG_BULLETIN_VALUE, s, name);
}

static void
add_choice(struct reading *r, const xmlNode *node)
{
	struct digest *g = r->digest;
	struct digest_choice c = { .line = document_line(node) };

	if (is(node, "notice")) {
		c.id = document_attribute(node, "id", r->arena);
		if (!c.id.len)
			reject(r, node, DIAG_BULLETIN_MISSING, STR("id"),
			    "notice");
	} else {
		c.category = document_attribute(node, "category", r->arena);
		set_date(r, node, "from", &c.from);
		set_date(r, node, "to", &c.to);
		if (!c.category.len && date_is_none(c.from) &&
		    date_is_none(c.to))
			reject(r, node, DIAG_BULLETIN_MISSING,
			    STR("category, from or to"), "notices");
	}
	ARRAY_GROW(g->choices, g->nchoices, r->choices_cap);
	g->choices[g->nchoices++] = c;
	g->sections[g->nsections - 1].count++;
}

static void
open_section(struct reading *r, const struct node *heading)
{
	struct digest *g = r->digest;

	ARRAY_GROW(g->sections, g->nsections, r->sections_cap);
	g->sections[g->nsections++] =
	    (struct digest_section){ heading, g->nchoices, 0 };
}

static bool
is_choice(const xmlNode *node)
{
	return is(node, "notice") || is(node, "notices");
}

static void
read_section(struct reading *r, const xmlNode *section)
{
	const xmlNode *n = element(r, section->children);

	if (n && is(n, "heading")) {
		open_section(r, add_block(r, n, NODE_HEADING));
		n = element(r, n->next);
	} else {
		open_section(r, NULL);
	}
	for (; n; n = element(r, n->next)) {
		if (is_choice(n))
			add_choice(r, n);
		else
			misplaced(r, n);
	}
}

static void
read_lead(struct reading *r, const xmlNode *lead)
{
	for (const xmlNode *n = element(r, lead->children); n;
	     n = element(r, n->next)) {
		if (is(n, "p"))
			add_block(r, n, NODE_P);
		else
			misplaced(r, n);
	}
}

static void
read_bulletin(struct reading *r, const xmlNode *root)
{
	struct notice *notice = &r->digest->notice;
	bool loose = false;
	const xmlNode *n;

	if (!is(root, "bulletin")) {
		misplaced(r, root);
		return;
	}
	set_date(r, root, "published", &notice->published);
	set_date(r, root, "expires", &notice->expires);
	if (!date_valid(notice->published))
		reject(r, root, DIAG_BULLETIN_MISSING, STR("published"),
		    "bulletin");
	r->values.reference = notice->published;
	n = element(r, root->children);
	if (n && is(n, "title")) {
		add_sentences(r, n, notice_part(notice, NODE_TITLE));
		n = element(r, n->next);
	} else {
		reject(
		    r, root, DIAG_BULLETIN_MISSING, STR("title"), "bulletin");
	}
	if (n && is(n, "lead")) {
		read_lead(r, n);
		n = element(r, n->next);
	}
	for (; n; n = element(r, n->next)) {
		if (is(n, "section")) {
			read_section(r, n);
			loose = false;
		} else if (is_choice(n)) {
			if (!loose)
				open_section(r, NULL);
			loose = true;
			add_choice(r, n);
		} else {
			misplaced(r, n);
		}
	}
	if (!r->failed && !r->digest->nchoices)
		reject(r, root, DIAG_BULLETIN_MISSING, STR("notice or notices"),
		    "bulletin");
}

int
digest_read(struct digest *g, const char *path, struct str id, struct diag *d)
{
	struct reading r = { .digest = g, .diag = d, .file = str_from(path) };
	xmlDoc *doc;

	*g = (struct digest){ 0 };
	notice_init(&g->notice);
	r.arena = &g->notice.arena;
	g->notice.id = arena_str(r.arena, id);
	g->notice.category = STR("other");
	g->notice.source = arena_str(r.arena, str_from(path));
	doc = document_open(path, d);
	if (!doc)
		return -1;
	diag_source(d, r.file, STR_NONE);
	read_bulletin(&r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	notice_number(&g->notice);
	return r.failed ? -1 : 0;
}

void
digest_release(struct digest *g)
{
	free(g->sections);
	free(g->choices);
	notice_release(&g->notice);
}

/* ---- choosing ------------------------------------------------------------------ */

struct choosing {
	const struct digest *digest;
	const struct site *site;
	const struct summary *all;
	size_t count;
	struct digest_item *items;
	size_t n;
	bool *taken;
};

static bool
fits(const struct choosing *c, const struct digest_choice *choice,
    const struct summary *n)
{
	if (choice->id.len)
		return str_eq(n->id, choice->id);
	if (date_valid(n->expires) && date_valid(c->site->today) &&
	    date_cmp(n->expires, c->site->today) < 0)
		return false;
	return (!choice->category.len ||
		   str_eq(n->category, choice->category)) &&
	       (date_is_none(choice->from) ||
		   date_cmp(n->published, choice->from) >= 0) &&
	       (date_is_none(choice->to) ||
		   (date_valid(n->published) &&
		       date_cmp(n->published, choice->to) <= 0));
}

static const struct summary *
item_notice(const void *item)
{
	return ((const struct digest_item *)item)->notice;
}

/* Emergencies first, then the newest. */
static int
by_weight(const void *a, const void *b)
{
	const struct summary *x = item_notice(a), *y = item_notice(b);
	int order = (int)y->urgency - (int)x->urgency;

	if (!order)
		order = date_cmp(y->published, x->published);
	return order ? order : str_cmp(x->id, y->id);
}

static size_t
take(struct choosing *c, const struct digest_choice *choice, size_t section)
{
	size_t first = c->n, known = 0;

	for (size_t i = 0; i < c->count; i++) {
		if (!fits(c, choice, &c->all[i]))
			continue;
		known++;
		if (c->taken[i])
			continue;
		c->taken[i] = true;
		c->items[c->n++] = (struct digest_item){ section, &c->all[i] };
	}
	qsort(c->items + first, c->n - first, sizeof(*c->items), by_weight);
	return known;
}

size_t
digest_choose(const struct digest *g, const struct site *site,
    const struct summary *all, size_t count, struct arena *a,
    struct digest_item **ret, struct diag *d)
{
	struct choosing c = {
		.digest = g,
		.site = site,
		.all = all,
		.count = count,
		.items = arena_alloc(a, (count + 1) * sizeof(*c.items)),
		.taken = arena_alloc(a, (count + 1) * sizeof(*c.taken)),
	};

	for (size_t s = 0; s < g->nsections; s++) {
		const struct digest_section *section = &g->sections[s];

		for (size_t i = 0; i < section->count; i++) {
			const struct digest_choice *choice =
			    &g->choices[section->first + i];

			if (!take(&c, choice, s) && choice->id.len)
				diag_add_line(d, DIAG_BULLETIN_NOTICE,
				    g->notice.source, choice->line, choice->id);
		}
	}
	*ret = c.items;
	return c.n;
}
