/* What a page is called. */
#include "extract/html.h"

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

/* The h1 of the content; else one that says what <title> says. */
static struct html_node *
title_heading(struct html_node *root, struct html_node *main, struct str title)
{
	struct html_node *h1 = find_tag(main, HTML_H1);

	if (h1 && html_attr(h1, "class").len + h1->chars > 0)
		return h1;
	for (struct html_node *n = root; n; n = html_next(root, n)) {
		if (n->tag < HTML_H1 || n->tag > HTML_H3)
			continue;
		if (same_text(n, title))
			return n;
		if (!h1 && n->tag == HTML_H1 && n->chars && !n->dropped &&
		    !title.len)
			h1 = n;
	}
	return h1;
}

struct html_node *
html_title(struct html_node *root, struct html_node *main, struct arena *a,
    struct str *ret_text)
{
	struct html_node *element = find_tag(root, HTML_TITLE);
	struct buf text = BUF_INIT;

	for (struct html_node *n = element ? element->first : NULL; n;
	     n = n->next)
		buf_str(&text, n->text);
	*ret_text =
	    arena_str(a, str_trim(title_cut(str_trim(buf_view(&text)))));
	buf_release(&text);
	return title_heading(root, main, *ret_text);
}
