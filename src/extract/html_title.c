/* What a page is called. */
#include "extract/html.h"

#include <string.h>

static bool
is_site(struct str part)
{
	static const struct str ends[] = { STR_INIT("市"), STR_INIT("区"),
		STR_INIT("町"), STR_INIT("村"), STR_INIT("県"),
		STR_INIT("ホームページ"), STR_INIT("サイト"),
		STR_INIT("市役所"), STR_INIT("ポータル") };

	part = str_trim(part);
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(part, ends[i]))
			return true;
	return false;
}

/* The page's own part of its <title>: without the site's name. */
static struct str
title_cut(struct str title)
{
	static const struct str marks[] = { STR_INIT("｜"), STR_INIT("|"),
		STR_INIT(" - "), STR_INIT(" – "), STR_INIT("–"),
		STR_INIT(" — "), STR_INIT("／"), STR_INIT(" / "),
		STR_INIT(" : "), STR_INIT("：") };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
		size_t at = str_find(title, marks[i], 0);
		struct str first, rest;

		if (at == STR_NPOS || at == 0)
			continue;
		first = str_trim(str_sub(title, 0, at));
		rest = str_trim(str_sub(title, at + marks[i].len, title.len));
		if (is_site(first) && !is_site(rest) && rest.len)
			return rest;
		if (is_site(rest) || i < 4)
			return first;
	}
	return title;
}

static struct html_node *
find_tag(struct html_node *root, enum html_tag tag)
{
	struct html_node *n = root;

	while (n && (n->tag != tag ||
			(n != root && n->dropped && tag != HTML_TITLE)))
		n = n->dropped && n->tag != HTML_HEAD ? html_skip(root, n)
						      : html_next(root, n);
	return n;
}

static bool
same_text(const struct html_node *node, struct str text)
{
	struct buf own = BUF_INIT;
	bool same;

	html_plain(node, 1024, &own);
	same = own.len && str_eq(str_trim(buf_view(&own)), text);
	buf_release(&own);
	return same;
}

/* The element of <title> that a mark sets apart, at either end. */
static bool
is_title_part(const struct html_node *node, struct str title)
{
	static const char marks[] = " |:-/";
	struct buf own = BUF_INIT;
	struct str text, rest;
	bool yes = false;

	if (node->chars < 4 || !title.ptr)
		return false;
	html_plain(node, 1024, &own);
	text = str_trim(buf_view(&own));
	if (str_starts(title, text)) {
		rest = str_sub(title, text.len, title.len);
		yes = !rest.len || strchr(marks, rest.ptr[0]) ||
		      str_starts(rest, STR("｜")) ||
		      str_starts(rest, STR("／")) ||
		      str_starts(rest, STR("："));
	} else if (str_ends(title, text)) {
		rest = str_sub(title, 0, title.len - text.len);
		yes = strchr(marks, rest.ptr[rest.len - 1]) ||
		      str_ends(rest, STR("｜")) || str_ends(rest, STR("／")) ||
		      str_ends(rest, STR("："));
	}
	buf_release(&own);
	return yes;
}

/* The name of the site, which leads to its front page. */
static bool
is_logo(const struct html_node *heading)
{
	const struct html_node *n = heading;

	while ((n = html_next(heading, n)))
		if (n->tag == HTML_A && str_eq(html_attr(n, "href"), STR("/")))
			return true;
	return heading->chars && heading->link_chars == heading->chars &&
	       html_is_landmark(heading->parent);
}

/* The h1 of the content; else a heading there that the whole <title> names;
 * else one anywhere that says what is left of <title>. */
static struct html_node *
title_heading(struct html_node *root, struct html_node *main, struct str whole,
    struct str title)
{
	struct html_node *h1 = find_tag(main, HTML_H1);

	if (h1 && h1->chars && !is_logo(h1))
		return h1;
	h1 = NULL;
	for (int pass = 0; pass < 2; pass++) {
		struct html_node *in = pass ? root : main;

		for (struct html_node *n = in; n; n = html_next(in, n))
			if (n->tag >= HTML_H1 && n->tag <= HTML_H3 &&
			    !is_logo(n) &&
			    (same_text(n, title) || is_title_part(n, whole)))
				return n;
	}
	for (struct html_node *n = root; n && !title.len;
	     n = html_next(root, n))
		if (n->tag == HTML_H1 && n->chars && !n->dropped)
			return n;
	return h1;
}

struct html_node *
html_title(struct html_node *root, struct html_node *main, struct arena *a,
    struct str *ret_text)
{
	struct html_node *element = find_tag(root, HTML_TITLE);
	struct buf text = BUF_INIT;
	struct str whole;

	for (struct html_node *n = element ? element->first : NULL; n;
	     n = n->next)
		buf_str(&text, n->text);
	whole = arena_str(a, str_trim(buf_view(&text)));
	*ret_text = str_trim(title_cut(whole));
	buf_release(&text);
	return title_heading(root, main, whole, *ret_text);
}
