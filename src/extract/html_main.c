/* Which part of a page is its content. */
#include "extract/html.h"

#include <string.h>

/* A block of this share of the page's text is no furniture, whatever its
 * class says. */
#define FURNITURE_MAX_SHARE 0.5

static bool
word_in(struct str word, const char *list)
{
	struct str rest = str_from(list), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

/* True if one of the lower-case words of id and class is in the list. */
static bool
named(const struct html_node *node, const char *list)
{
	static const char *const attributes[] = { "id", "class", "role" };

	for (size_t i = 0; i < ARRAY_SIZE(attributes); i++) {
		struct str value = html_attr(node, attributes[i]);
		char word[24];
		size_t len = 0;

		for (size_t j = 0; j <= value.len && value.ptr; j++) {
			char c = j < value.len ? value.ptr[j] : ' ';

			if (c >= 'A' && c <= 'Z')
				c = (char)(c + 32);
			if ((c >= 'a' && c <= 'z') && len < sizeof(word)) {
				word[len++] = c;
				continue;
			}
			if (len && word_in((struct str){ word, len }, list))
				return true;
			len = 0;
		}
	}
	return false;
}

static bool
is_hidden(const struct html_node *node)
{
	struct str style = html_attr(node, "style");

	if (html_attr(node, "hidden").ptr)
		return true;
	if (str_eq(html_attr(node, "aria-hidden"), STR("true")))
		return true;
	return str_find(style, STR("display:none"), 0) != STR_NPOS ||
	       str_find(style, STR("display: none"), 0) != STR_NPOS ||
	       str_find(style, STR("visibility:hidden"), 0) != STR_NPOS;
}

static bool
contains_tag(const struct html_node *node, enum html_tag tag)
{
	const struct html_node *at = node;

	while ((at = html_next(node, at)))
		if (at->tag == tag)
			return true;
	return false;
}

static bool
speaks_of_contact(const struct html_node *node)
{
	struct buf text = BUF_INIT;
	struct str s;
	bool yes;

	html_plain(node, 4096, &text);
	s = buf_view(&text);
	yes = str_find(s, STR("問い合わせ"), 0) != STR_NPOS ||
	      str_find(s, STR("問合せ"), 0) != STR_NPOS ||
	      str_find(s, STR("問い合せ"), 0) != STR_NPOS ||
	      str_find(s, STR("担当課"), 0) != STR_NPOS;
	yes = yes && (str_find(s, STR("電話"), 0) != STR_NPOS ||
			 str_find(s, STR("TEL"), 0) != STR_NPOS ||
			 str_find(s, STR("メール"), 0) != STR_NPOS);
	buf_release(&text);
	return yes;
}

/* Short lines that only serve the page. */
static bool
is_furniture_text(struct str s)
{
	static const struct str starts[] = {
		STR_INIT("本文へ"),
		STR_INIT("ページの先頭"),
		STR_INIT("このページの先頭"),
		STR_INIT("ページトップ"),
		STR_INIT("このページの上"),
		STR_INIT("トップへ戻る"),
		STR_INIT("先頭へ戻る"),
		STR_INIT("このページを印刷"),
		STR_INIT("印刷用ページ"),
		STR_INIT("印刷する"),
		STR_INIT("シェアする"),
		STR_INIT("ツイート"),
		STR_INIT("ポストする"),
		STR_INIT("Xでポスト"),
		STR_INIT("LINEで送る"),
		STR_INIT("フェイスブックで"),
		STR_INIT("Facebookで"),
		STR_INIT("現在の位置"),
		STR_INIT("現在地：トップ"),
		STR_INIT("現在位置"),
		STR_INIT("このページをシェア"),
		STR_INIT("ページ番号"),
		STR_INIT("ページID"),
		STR_INIT("記事ID"),
		STR_INIT("文字サイズ"),
		STR_INIT("一覧へ戻る"),
		STR_INIT("前のページへ戻る"),
		STR_INIT("一つ前のページ"),
		STR_INIT("PAGE TOP"),
		STR_INIT("Page Top"),
		STR_INIT("Copyright"),
		STR_INIT("©"),
	};

	if (s.len > 3 * 40)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(starts); i++)
		if (str_starts(s, starts[i]))
			return true;
	return false;
}

static bool
is_survey(struct str s)
{
	return s.len < 3 * 60 &&
	       (str_find(s, STR("ページに関するアンケート"), 0) != STR_NPOS ||
		   str_find(s, STR("ページについてのアンケート"), 0) !=
		       STR_NPOS ||
		   str_find(s, STR("ページへのご意見"), 0) != STR_NPOS ||
		   str_find(s, STR("ページの評価"), 0) != STR_NPOS);
}

static bool
is_heading(enum html_tag tag)
{
	return tag >= HTML_H1 && tag <= HTML_H6;
}

static bool
is_small(const struct html_node *node, uint32_t all)
{
	return node->chars <= FURNITURE_MAX_SHARE * all;
}

static bool
is_landmark(const struct html_node *node)
{
	return node->tag == HTML_HEADER || node->tag == HTML_FOOTER ||
	       named(node, "header footer gheader gfooter contentinfo banner");
}

static bool
is_linky(const struct html_node *node)
{
	return node->link_chars * 2 > node->chars;
}

/* By what the element is and is called. */
static bool
is_furniture(const struct html_node *node, uint32_t all)
{
	if (node->tag == HTML_BODY || node->tag == HTML_HTML)
		return false;
	if (is_hidden(node))
		return true;
	if (html_class_of(node->tag) != HTML_BLOCK && node->tag != HTML_OTHER)
		return false;
	if (!is_small(node, all) || contains_tag(node, HTML_H1))
		return false;
	if (node->tag == HTML_FORM)
		return node->chars < 300;
	if (named(node, "breadcrumb breadcrumbs pankuzu topicpath topicspath "
			"sns share social feedback enquete enquate anketo "
			"survey hyouka hyoka questionnaire skip skiplink "
			"pagetop gotop gnavi gnav lnavi sidebar sidenav "
			"print printbtn comments cookie modal pager "
			"pagination search noprint language translation"))
		return !speaks_of_contact(node);
	if (named(node, "navi nav navigation menu related relation recommend "
			"banner ranking tags side sub aside"))
		return is_linky(node) && !speaks_of_contact(node);
	return false;
}

static bool
is_leaf_block(const struct html_node *node)
{
	const struct html_node *at = node;

	if (html_class_of(node->tag) != HTML_BLOCK)
		return false;
	while ((at = html_next(node, at)))
		if (html_class_of(at->tag) == HTML_BLOCK)
			return false;
	return true;
}

/* Drops the survey's heading with its section: the parent if that begins
 * with the heading, else what follows up to the next heading. */
static void
drop_survey(struct html_node *heading, uint32_t all)
{
	struct html_node *parent = heading->parent, *first;

	for (first = parent ? parent->first : NULL;
	     first && first->tag == HTML_TEXT && html_is_blank(first->text);)
		first = first->next;
	if (first == heading && is_small(parent, all) &&
	    parent->tag != HTML_BODY) {
		parent->dropped = true;
		return;
	}
	heading->dropped = true;
	for (struct html_node *n = heading->next; n && !is_heading(n->tag);
	     n = n->next)
		if (n->tag != HTML_TEXT && !speaks_of_contact(n))
			n->dropped = true;
}

static void
clean_by_text(struct html_node *node, uint32_t all)
{
	struct buf text = BUF_INIT;
	struct str s;

	html_plain(node, 256, &text);
	s = str_trim(buf_view(&text));
	if (is_furniture_text(s) && (str_find(s, STR("更新日"), 0) == STR_NPOS))
		node->dropped = true;
	else if (is_survey(s))
		drop_survey(node, all);
	buf_release(&text);
}

void
html_clean(struct html_node *root)
{
	struct html_node *node = root;

	html_measure(root);
	while (node) {
		node->dropped =
		    node->dropped || html_class_of(node->tag) == HTML_DROP ||
		    (node->tag != HTML_TEXT && is_furniture(node, root->chars));
		if (!node->dropped && is_leaf_block(node))
			clean_by_text(node, root->chars);
		node = node->dropped ? html_skip(root, node)
				     : html_next(root, node);
	}
	html_measure(root);
}

/* ---- measuring ---- */

static bool
in_link(const struct html_node *node)
{
	for (; node && html_class_of(node->tag) == HTML_INLINE;
	     node = node->parent)
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

/* Sums up when a node is left for good. */
static void
add_up(struct html_node *root, struct html_node *from, struct html_node *to)
{
	const struct html_node *stop = to ? to->parent : NULL;

	for (struct html_node *n = from; n && n != stop; n = n->parent) {
		if (n->tag != HTML_TEXT && is_linky(n))
			n->score = 0;
		if (n == root)
			break;
		n->parent->chars += n->chars;
		n->parent->link_chars += n->link_chars;
		n->parent->score += n->score;
	}
}

void
html_measure(struct html_node *root)
{
	struct html_node *node = root, *next;

	for (; node; node = next) {
		node->chars = node->link_chars = node->score = 0;
		if (node->tag == HTML_TEXT)
			measure_text(node);
		next = node->dropped ? html_skip(root, node)
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

/* Goes down as long as one child holds nearly all of the content. */
static struct html_node *
by_score(struct html_node *node)
{
	for (;;) {
		struct html_node *best = NULL;

		for (struct html_node *c = node->first; c; c = c->next)
			if (c->tag != HTML_TEXT && !c->dropped &&
			    !is_landmark(c) &&
			    (!best || c->score > best->score))
				best = c;
		if (!best || html_class_of(best->tag) != HTML_BLOCK ||
		    best->score < node->score * 0.85 || best->tag == HTML_P ||
		    best->tag == HTML_UL || best->tag == HTML_OL ||
		    best->tag == HTML_DL || is_heading(best->tag))
			return node;
		if (best->tag == HTML_TABLE && !best->layout &&
		    contains_tag(best, HTML_TH))
			return node;
		node = best;
	}
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
	return best ? best : by_score(body);
}

static bool
is_inside(const struct html_node *node, const struct html_node *outer)
{
	while (node && node != outer)
		node = node->parent;
	return node == outer;
}

struct html_node *
html_contact(struct html_node *root, const struct html_node *main)
{
	struct html_node *node = body_of(root), *body = node;

	if (speaks_of_contact(main))
		return NULL;
	while (node) {
		if (node == main || node->dropped || is_landmark(node)) {
			node = html_skip(body, node);
			continue;
		}
		if (node->tag != HTML_TEXT && !is_inside(main, node) &&
		    node->chars < 600 &&
		    named(node, "inquiry contact contacts toiawase otoiawase "
				"reference tantou tanto section") &&
		    speaks_of_contact(node))
			return node;
		node = html_next(body, node);
	}
	return NULL;
}
