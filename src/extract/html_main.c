/* Which part of a page is its content. */
#include "extract/html.h"

#include <string.h>

/* Characters that stand beside links which are not what the page is about. */
#define LINKS_BESIDE_MIN 200
#define LINK_DEPTH_MAX 8
/* Characters of a table or list that are more than a scrap. */
#define PART_MIN 30

bool
html_contains(const struct html_node *node, enum html_tag tag)
{
	const struct html_node *at = node;

	while ((at = html_next(node, at)))
		if (at->tag == tag)
			return true;
	return false;
}

/* ---- measuring ---- */

/* A link may hold blocks, but not many deep. */
static bool
in_link(const struct html_node *node)
{
	for (int i = 0; node && i < LINK_DEPTH_MAX; i++, node = node->parent)
		if (node->tag == HTML_A)
			return true;
	return false;
}

static void
measure_text(struct html_node *node)
{
	size_t at = 0;
	uint32_t marks = 0;

	node->chars = 0;
	while (at < node->text.len) {
		uint32_t cp = utf8_next(node->text, &at);

		node->chars += !cp_is_space(cp);
		marks += cp == U'。' || cp == U'、';
	}
	node->link_chars = in_link(node) ? node->chars : 0;
	node->score = node->link_chars ? 0 : node->chars + marks * 20;
}

static bool
is_file(struct str href)
{
	static const struct str ends[] = { STR_INIT(".pdf"), STR_INIT(".PDF"),
		STR_INIT(".doc"), STR_INIT(".docx"), STR_INIT(".xls"),
		STR_INIT(".xlsx"), STR_INIT(".zip"), STR_INIT(".csv") };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(href, ends[i]))
			return true;
	return false;
}

static unsigned
held(const struct html_node *n)
{
	unsigned set = n->holds;

	if (n->tag == HTML_A)
		return is_file(html_attr(n, "href")) ? set | HTML_HOLDS_FILE
						     : set;
	if (html_class_of(n->tag) == HTML_BLOCK)
		set |= HTML_HOLDS_BLOCK;
	if (n->tag == HTML_H1)
		set |= HTML_HOLDS_H1;
	if (html_is_heading(n->tag) || n->tag == HTML_TABLE ||
	    n->tag == HTML_UL || n->tag == HTML_OL || n->tag == HTML_DL)
		set |= HTML_HOLDS_PART;
	return set;
}

/* Sums up when a node is left for good. */
static void
add_up(struct html_node *root, struct html_node *from, struct html_node *to)
{
	const struct html_node *stop = to ? to->parent : NULL;

	for (struct html_node *n = from; n && n != stop; n = n->parent) {
		if (n->tag != HTML_TEXT && html_is_linky(n))
			n->score = 0;
		if (n == root)
			break;
		n->parent->chars += n->chars;
		n->parent->link_chars += n->link_chars;
		n->parent->score += n->score;
		n->parent->holds |= (uint8_t)held(n);
	}
}

void
html_measure(struct html_node *root)
{
	struct html_node *node = root, *next;

	for (; node; node = next) {
		node->chars = node->link_chars = node->score = 0;
		node->holds = 0;
		if (node->tag == HTML_TEXT && !node->dropped)
			measure_text(node);
		next = node->dropped || html_class_of(node->tag) == HTML_DROP
			   ? html_skip(root, node)
			   : html_next(root, node);
		if (!next || next->parent != node)
			add_up(root, node, next);
	}
}

/* ---- the choice ---- */

static struct html_node *
body_of(struct html_node *root)
{
	for (struct html_node *n = root->first; n; n = n->next)
		if (n->tag == HTML_BODY)
			return n;
	return root;
}

static bool
is_container(const struct html_node *node, const char *name)
{
	struct str id = html_attr(node, "id");

	if (node->tag == HTML_TEXT || node->dropped)
		return false;
	switch (name[0]) {
	case '#':
		return str_eq(id, str_from(name + 1));
	case '.':
		return str_eq(html_attr(node, "class"), str_from(name + 1));
	case '@':
		return str_eq(html_attr(node, "role"), str_from(name + 1));
	case '*':
		return str_eq(html_attr(node, "itemprop"), str_from(name + 1));
	default:
		return node->tag == html_tag_by_name(str_from(name));
	}
}

/* The largest element of that name. */
static struct html_node *
container(struct html_node *body, const char *name)
{
	struct html_node *best = NULL, *node = body;

	while (node) {
		if (is_container(node, name) &&
		    (!best || node->chars > best->chars))
			best = node;
		node = node->dropped ? html_skip(body, node)
				     : html_next(body, node);
	}
	return best;
}

/* Elements that are content themselves, not a box around it. */
static bool
is_piece(const struct html_node *node)
{
	if (html_class_of(node->tag) != HTML_BLOCK || node->tag == HTML_P ||
	    node->tag == HTML_UL || node->tag == HTML_OL ||
	    node->tag == HTML_DL || html_is_heading(node->tag))
		return true;
	if (node->tag != HTML_TABLE)
		return false;
	/* One with header cells of its own, none for layout. */
	for (const struct html_node *n = html_next(node, node); n;) {
		if (n->tag == HTML_TH)
			return true;
		n = n->tag == HTML_TABLE ? html_skip(node, n)
					 : html_next(node, n);
	}
	return false;
}

/* Nothing but scraps stands beside the best child. */
static bool
stands_alone(const struct html_node *best)
{
	uint32_t beside = 0;

	for (const struct html_node *c = best->parent->first; c; c = c->next) {
		uint32_t own = c->chars - c->link_chars;

		if (c == best || c->dropped ||
		    (c->tag != HTML_TEXT && html_is_landmark(c) &&
			!(c->holds & HTML_HOLDS_H1)))
			continue;
		beside += own;
		if (own >= PART_MIN && c->tag != HTML_TEXT &&
		    !html_is_linky(c) &&
		    (html_contains(c, HTML_DL) || html_contains(c, HTML_TABLE)))
			return false;
	}
	return beside <= 120;
}

/* Goes down as long as one child holds nearly all of the content, or most of
 * it under the main heading with only scraps beside it. */
static struct html_node *
by_score(struct html_node *node)
{
	/* Where there is no main heading, any will do. */
	unsigned headed =
	    node->holds & HTML_HOLDS_H1 ? HTML_HOLDS_H1 : HTML_HOLDS_PART;

	for (;;) {
		struct html_node *best = NULL;
		uint32_t total = 0;

		for (struct html_node *c = node->first; c; c = c->next) {
			if (c->dropped ||
			    (c->tag != HTML_TEXT && html_is_landmark(c) &&
				!(c->holds & HTML_HOLDS_H1)))
				continue;
			total += c->score;
			if (c->tag != HTML_TEXT &&
			    (!best || c->score > best->score))
				best = c;
		}
		if (!best || is_piece(best))
			return node;
		if (best->score < total * 0.85 &&
		    (best->score < total * 0.65 || !(best->holds & headed) ||
			!stands_alone(best)))
			return node;
		node = best;
	}
}

/* An article beside which as much again is said, as its answers are, is a part
 * of what holds them. */
static struct html_node *
widen(struct html_node *article)
{
	while (article->parent && article->parent->tag != HTML_BODY &&
	       article->parent->score * 2 > article->score * 3)
		article = article->parent;
	return article;
}

static bool
is_only_links(const struct html_node *n)
{
	return n->tag != HTML_TEXT && html_is_linky(n) &&
	       !(n->holds & (HTML_HOLDS_FILE | HTML_HOLDS_H1));
}

/* Lists of links at the end of what says something, with their headings,
 * belong to the site. */
static void
drop_last_links(struct html_node *main)
{
	struct html_node *last = NULL, *n;
	uint32_t links = 0;

	for (n = main->first; n; n = n->next) {
		if (n->dropped || !n->chars || html_is_heading(n->tag))
			continue;
		if (is_only_links(n)) {
			links += n->chars;
		} else {
			last = n;
			links = 0;
		}
	}
	if (!last || !links || main->chars - links < LINKS_BESIDE_MIN)
		return;
	for (n = last->next; n; n = n->next)
		n->dropped = true;
}

struct html_node *
html_main(struct html_node *root)
{
	static const char *const names[] = { "#tmp_contents", "#tmp_honbun",
		"#honbun", "#voice", "#main_body", "#mainbody",
		"#main-contents", "#main_contents", "#maincontents",
		"#mainContents", "#contents-body", "#content-body",
		"#article_body", "#page_body", "*articleBody", ".entry-content",
		".post-content", ".article-body", "#detail", "article", "main",
		"@main", "#main", "#main-content", "#content", "#contents" };
	struct html_node *body = body_of(root), *best = NULL;

	for (size_t i = 0; !best && i < ARRAY_SIZE(names); i++) {
		struct html_node *node = container(body, names[i]);

		/* An empty container or one teaser of many is not it. */
		if (node && node->chars >= 30 && node->chars * 4 >= body->chars)
			best = node;
	}
	if (!best)
		best = by_score(body);
	else if (best->tag == HTML_ARTICLE)
		best = widen(best);
	drop_last_links(best);
	return best;
}

static bool
is_inside(const struct html_node *node, const struct html_node *outer)
{
	while (node && node != outer)
		node = node->parent;
	return node == outer;
}

/* A box that begins with お問い合わせ先, 情報発信元 and the like. */
static bool
is_headed_contact(const struct html_node *node)
{
	static const struct str words[] = { STR_INIT("問い合わせ"),
		STR_INIT("問合せ"), STR_INIT("問合わせ"), STR_INIT("問い合せ"),
		STR_INIT("担当課"), STR_INIT("担当部署"),
		STR_INIT("情報発信元"), STR_INIT("所管課"),
		STR_INIT("連絡先") };
	struct buf text = BUF_INIT;
	bool yes = false;

	html_plain(node, 3 * 20, &text);
	for (size_t i = 0; i < ARRAY_SIZE(words) && !yes; i++)
		yes = str_find(str_sub(buf_view(&text), 0, 3 * 20), words[i],
			  0) != STR_NPOS;
	buf_release(&text);
	return yes;
}

struct html_node *
html_contact(struct html_node *root, const struct html_node *main)
{
	struct html_node *node = body_of(root), *body = node;

	if (html_speaks_of_contact(main))
		return NULL;
	while (node) {
		bool page = node->tag == HTML_HEADER ||
			    node->tag == HTML_FOOTER ||
			    str_eq(html_attr(node, "id"), STR("footer")) ||
			    str_eq(html_attr(node, "id"), STR("header"));

		if (node == main || node->dropped || page) {
			node = html_skip(body, node);
			continue;
		}
		if (node->tag != HTML_TEXT && !is_inside(main, node) &&
		    html_class_of(node->tag) == HTML_BLOCK &&
		    node->chars < 600 &&
		    (html_named(node,
			 "inquiry contact contacts toiawase otoiawase "
			 "reference tantou tanto section") ||
			is_headed_contact(node)) &&
		    html_speaks_of_contact(node))
			return node;
		node = html_next(body, node);
	}
	return NULL;
}
