/* What on a page only serves the page. */
#include "extract/html.h"

#include <string.h>

/* A block of this share of the page's text is no furniture, whatever its
 * class says. */
#define FURNITURE_MAX_SHARE 0.5
#define PAGE_END_MAX_SHARE 0.25
#define LINE_MAX_BYTES 600
/* Less than one character in so many is no content. */
#define CONTENT_MIN 50u
#define SURVEY_MAX_BLOCKS 40

static bool
word_in(struct str word, const char *list)
{
	struct str rest = str_from(list), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

/* The words of a name: relatedLinks is "relatedlinks", "related", "links". */
static bool
names_any(struct str value, const char *list)
{
	char word[24];
	size_t len = 0, part = 0;

	for (size_t j = 0; j <= value.len && value.ptr; j++) {
		char c = j < value.len ? value.ptr[j] : ' ';
		bool hump = c >= 'A' && c <= 'Z';

		if (hump)
			c = (char)(c + 32);
		if (hump && j && value.ptr[j - 1] >= 'a' &&
		    value.ptr[j - 1] <= 'z') {
			if (word_in(
				(struct str){ word + part, len - part }, list))
				return true;
			part = len;
		}
		if (c >= 'a' && c <= 'z' && len < sizeof(word)) {
			word[len++] = c;
			continue;
		}
		if (len &&
		    (word_in((struct str){ word, len }, list) ||
			word_in((struct str){ word + part, len - part }, list)))
			return true;
		len = part = 0;
	}
	return false;
}

bool
html_named(const struct html_node *node, const char *list)
{
	static const char *const attributes[] = { "id", "class", "role" };

	for (size_t i = 0; i < ARRAY_SIZE(attributes); i++)
		if (names_any(html_attr(node, attributes[i]), list))
			return true;
	return false;
}

/* What script shows on demand is content all the same. */
static bool
is_folded(const struct html_node *node)
{
	return html_named(node,
	    "tab tabs tabpanel panel tabcontent accordion toggle "
	    "collapse collapsible answer faq");
}

static bool
is_hidden(const struct html_node *node)
{
	static const struct str styles[] = { STR_INIT("display:none"),
		STR_INIT("display: none"), STR_INIT("visibility:hidden") };

	if (is_folded(node))
		return false;
	return html_attr(node, "hidden").ptr ||
	       str_eq(html_attr(node, "aria-hidden"), STR("true")) ||
	       html_has_any(
		   html_attr(node, "style"), styles, ARRAY_SIZE(styles));
}

/* A telephone number or an address for mail stands there. */
static bool
tells_how(struct str text)
{
	static const struct str how[] = { STR_INIT("電話"), STR_INIT("TEL"),
		STR_INIT("Tel"), STR_INIT("℡"), STR_INIT("メール") };

	return html_has_any(text, how, ARRAY_SIZE(how));
}

static bool
is_reply_form(const struct html_node *form)
{
	struct buf text = BUF_INIT;
	bool yes = form->chars < 300;

	if (yes) {
		html_plain(form, 2048, &text);
		yes = !tells_how(buf_view(&text));
	}
	buf_release(&text);
	return yes;
}

bool
html_speaks_of_contact(const struct html_node *node)
{
	static const struct str whom[] = { STR_INIT("問い合わせ"),
		STR_INIT("問合せ"), STR_INIT("問い合せ"), STR_INIT("問合わせ"),
		STR_INIT("担当課"), STR_INIT("担当部署"), STR_INIT("担当："),
		STR_INIT("情報発信元"), STR_INIT("所管課"),
		STR_INIT("作成担当"), STR_INIT("連絡先") };
	struct buf text = BUF_INIT;
	bool yes;

	if (node->tag != HTML_TEXT && node->chars < 4)
		return false;
	html_plain(node, 4096, &text);
	yes = html_has_any(buf_view(&text), whom, ARRAY_SIZE(whom)) &&
	      tells_how(buf_view(&text));
	buf_release(&text);
	return yes;
}

bool
html_is_heading(enum html_tag tag)
{
	return tag >= HTML_H1 && tag <= HTML_H6;
}

bool
html_is_landmark(const struct html_node *node)
{
	return node->tag == HTML_HEADER || node->tag == HTML_FOOTER ||
	       html_named(
		   node, "header footer gheader gfooter contentinfo banner");
}

bool
html_is_linky(const struct html_node *node)
{
	return node->link_chars * 2 > node->chars;
}

static bool
is_small(const struct html_node *node, uint32_t all)
{
	return node->chars <= FURNITURE_MAX_SHARE * all;
}

/* ---- lines ---- */

static bool
in_line(const struct html_node *node)
{
	return node->tag != HTML_BR && !(node->holds & HTML_HOLDS_BLOCK) &&
	       html_class_of(node->tag) != HTML_BLOCK;
}

struct html_node *
html_line_end(struct html_node *first)
{
	while (first && in_line(first))
		first = first->next;
	return first;
}

void
html_line_plain(const struct html_node *first, const struct html_node *end,
    size_t limit, struct buf *out)
{
	for (; first != end && out->len < limit; first = first->next)
		if (!first->dropped)
			html_plain(first, limit, out);
}

void
html_line_drop(struct html_node *first, const struct html_node *end)
{
	for (; first != end; first = first->next)
		first->dropped = true;
}

/* ---- sections ---- */

static struct html_node *
first_child(const struct html_node *node)
{
	struct html_node *n = node->first;

	while (n && n->tag == HTML_TEXT && html_is_blank(n->text))
		n = n->next;
	return n;
}

/* Out of the boxes that hold the heading alone. */
static struct html_node *
whole_of(struct html_node *heading)
{
	while (heading->parent && heading->parent->tag != HTML_BODY &&
	       heading->parent->chars == heading->chars)
		heading = heading->parent;
	return heading;
}

/* Drops the survey's heading with its section: the parent if that begins
 * with the heading, else what follows up to the next heading. */
static void
drop_survey(struct html_node *heading, uint32_t all)
{
	struct html_node *parent;
	unsigned left = SURVEY_MAX_BLOCKS;

	heading = whole_of(heading);
	parent = heading->parent;
	if (parent && first_child(parent) == heading && is_small(parent, all) &&
	    parent->tag != HTML_BODY && !html_speaks_of_contact(parent)) {
		parent->dropped = true;
		return;
	}
	heading->dropped = true;
	for (struct html_node *n = heading->next;
	     n && left && !html_is_heading(n->tag) && is_small(n, all);
	     n = n->next)
		if (n->tag != HTML_TEXT) {
			left--;
			n->dropped = n->dropped || !html_speaks_of_contact(n);
		}
}

/* Links to pages and nothing much else, but for the dates before them. */
static bool
is_link_list(const struct html_node *node)
{
	unsigned share = node->tag == HTML_UL || node->tag == HTML_DL ? 5 : 7;

	return node->link_chars * 10 > node->chars * share &&
	       !(node->holds & HTML_HOLDS_FILE);
}

static void
drop_related(struct html_node *heading, uint32_t all)
{
	struct html_node *n, *last = NULL;

	heading = whole_of(heading);
	for (n = heading->next; n && !html_is_heading(n->tag); n = n->next) {
		if (n->dropped || !n->chars)
			continue;
		if (!is_link_list(n) || n->chars * 4 > all)
			break;
		last = n;
	}
	if (!last)
		return;
	for (n = heading; n != last; n = n->next)
		n->dropped = true;
	last->dropped = true;
}

static bool
is_last(const struct html_node *node)
{
	for (; node; node = node->parent)
		for (const struct html_node *n = node->next; n; n = n->next)
			if (n->chars && !n->dropped)
				return false;
	return true;
}

static bool
is_headed_contact(const struct html_node *node)
{
	struct buf text = BUF_INIT;
	struct str s;
	bool yes;

	html_plain(node, 3 * 20, &text);
	s = str_sub(buf_view(&text), 0, 3 * 20);
	yes = str_find(s, STR("問い合わせ"), 0) != STR_NPOS ||
	      str_find(s, STR("問合せ"), 0) != STR_NPOS;
	buf_release(&text);
	return yes;
}

/* What ends the page together with the line on copyright. */
static void
drop_page_end(struct html_node *node, uint32_t all)
{
	while (node->parent && node->parent->tag != HTML_BODY &&
	       node->parent->chars <= PAGE_END_MAX_SHARE * all &&
	       !(node->parent->holds & HTML_HOLDS_H1) &&
	       !is_headed_contact(node->parent))
		node = node->parent;
	if (node->tag != HTML_BODY && node->chars <= PAGE_END_MAX_SHARE * all &&
	    !(node->holds & HTML_HOLDS_H1) && is_last(node) &&
	    !is_headed_contact(node))
		node->dropped = true;
}

/* ---- by what an element is and is called ---- */

/* A button that shows and hides the text after it is a heading of that text;
 * others belong to the page. */
static bool
opens_nothing(const struct html_node *button)
{
	const struct html_node *n =
	    html_is_heading(button->parent->tag) ? button->parent : button;

	do
		n = n->next;
	while (n && n->tag == HTML_TEXT && html_is_blank(n->text));
	return !n || html_is_heading(n->tag) || n->chars < 10 ||
	       html_is_linky(n);
}

/* [1] that leads to a note below, [編集] */
static bool
is_mark(const struct html_node *node)
{
	struct buf text = BUF_INIT;
	bool yes;

	if (html_class_of(node->tag) != HTML_INLINE || node->chars > 12 ||
	    !node->link_chars)
		return false;
	if (html_named(node, "editsection"))
		return true;
	html_plain(node, 64, &text);
	yes = html_named(node, "reference") &&
	      str_starts(buf_view(&text), STR("[")) &&
	      str_ends(buf_view(&text), STR("]"));
	buf_release(&text);
	return yes;
}

/* The foot of the page, by its name and place. */
static bool
ends_page(const struct html_node *node, uint32_t all)
{
	return (node->tag == HTML_FOOTER ||
		   html_named(node,
		       "footer gfooter contentinfo pagefooter foot ftr")) &&
	       node->chars <= PAGE_END_MAX_SHARE * all &&
	       node->parent->tag == HTML_BODY && !is_headed_contact(node);
}

static bool
is_furniture(const struct html_node *node, uint32_t all)
{
	if (node->tag == HTML_BODY || node->tag == HTML_HTML)
		return false;
	if (is_hidden(node) || is_mark(node))
		return true;
	if (html_is_fold_button(node))
		return opens_nothing(node);
	if (html_class_of(node->tag) != HTML_BLOCK && node->tag != HTML_OTHER)
		return false;
	if (!is_small(node, all) || node->holds & HTML_HOLDS_H1)
		return false;
	if (node->tag == HTML_FORM)
		return is_reply_form(node);
	if (ends_page(node, all))
		return true;
	if (str_eq(html_attr(node, "role"), STR("tablist")) ||
	    str_eq(html_attr(node, "role"), STR("navigation")))
		return true;
	if (html_named(node,
		"breadcrumb breadcrumbs pankuzu topicpath topicspath sns "
		"share sharing social feedback enquete enquate anketo survey "
		"hyouka hyoka questionnaire skip skiplink pagetop gotop gnavi "
		"gnav lnavi sidebar sidenav print printbtn comments cookie "
		"modal commentlist respond disqus pager pagination search "
		"chat chatbot snsbox snsbtn sharebox "
		"noprint language translation "
		"paywall advertisement adsense toolbar "
		"sitenotice sitesub catlinks printfooter"))
		return (node->chars < 300 || html_is_linky(node)) &&
		       !html_speaks_of_contact(node);
	if (node->chars < 150 && !(node->holds & HTML_HOLDS_PART) &&
	    html_named(node, "author byline profile creator"))
		return true;
	if (html_named(node,
		"navi nav navigation menu related relation recommend recom "
		"osusume banner ranking rank tags side sub aside footer ad "
		"rightside leftside rside lside rightcolumn leftcolumn "
		"rightcol leftcol sidemenu sidenavi localnavi localnav "
		"submenu subnavi "
		"ads widget archive archives pickup"))
		return html_is_linky(node) && !html_speaks_of_contact(node);
	return false;
}

/* A month of days to choose from. */
static bool
is_calendar(const struct html_node *table)
{
	const struct html_node *at = table;
	size_t days = 0, cells = 0;

	if (table->tag != HTML_TABLE || table->chars > 400)
		return false;
	while ((at = html_next(table, at))) {
		struct str s;

		if (at->tag != HTML_TEXT || !(s = str_trim(at->text)).len)
			continue;
		cells++;
		days += s.len <= 2 && s.ptr[0] >= '0' && s.ptr[0] <= '9';
	}
	return days >= 10 && days * 10 >= cells * 7;
}

static bool
is_leaf_block(const struct html_node *node)
{
	return html_class_of(node->tag) == HTML_BLOCK &&
	       !(node->holds & HTML_HOLDS_BLOCK);
}

static void
clean_lines(struct html_node *block, uint32_t all)
{
	struct buf text = BUF_INIT;
	struct html_node *n = block->first, *end;

	for (; n; n = n == end ? n->next : end) {
		uint32_t chars = 0, links = 0;

		end = html_line_end(n);
		for (struct html_node *i = n; i != end; i = i->next) {
			chars += i->dropped ? 0 : i->chars;
			links += i->dropped ? 0 : i->link_chars;
		}
		if (!chars || chars > LINE_MAX_BYTES / 3)
			continue;
		buf_clear(&text);
		html_line_plain(n, end, LINE_MAX_BYTES, &text);
		if (html_is_furniture_line(str_trim(buf_view(&text)), links))
			html_line_drop(n, end);
		if (html_is_copyright(buf_view(&text)) && is_last(block))
			drop_page_end(block, all);
	}
	buf_release(&text);
}

static void
clean_section(struct html_node *node, uint32_t all)
{
	struct buf text = BUF_INIT;
	struct str s;

	html_plain(node, 256, &text);
	s = str_trim(buf_view(&text));
	if (html_is_survey(s))
		drop_survey(node, all);
	else if (!node->link_chars && html_is_related(s))
		drop_related(node, all);
	buf_release(&text);
}

/* A page that seems to be furniture only is taken as it is. */
static void
restore(struct html_node *root)
{
	for (struct html_node *n = root; n; n = html_next(root, n))
		n->dropped = html_class_of(n->tag) == HTML_DROP;
}

void
html_clean(struct html_node *root)
{
	struct html_node *node = root;
	uint32_t before;

	html_measure(root);
	before = root->chars;
	while (node) {
		node->dropped =
		    node->dropped || html_class_of(node->tag) == HTML_DROP ||
		    (node->tag != HTML_TEXT &&
			(is_furniture(node, root->chars) || is_calendar(node)));
		if (!node->dropped && html_class_of(node->tag) == HTML_BLOCK) {
			clean_lines(node, root->chars);
			if (is_leaf_block(node) && node->chars < 90)
				clean_section(node, root->chars);
		}
		node = node->dropped ? html_skip(root, node)
				     : html_next(root, node);
	}
	html_measure(root);
	if (root->chars * CONTENT_MIN < before) {
		restore(root);
		html_measure(root);
	}
}
