/* When a page was put up. */
#include "extract/html.h"

#include <string.h>

/* Up to the first digit, colon or era. */
static struct str
head_of(struct str s)
{
	size_t end = 0;

	while (end < s.len && !strchr("0123456789:", s.ptr[end]) &&
	       !str_starts(str_sub(s, end, s.len), STR("：")) &&
	       !str_starts(str_sub(s, end, s.len), STR("令和")))
		end++;
	return str_sub(s, 0, end);
}

static bool
is_label(struct str head)
{
	static const struct str words[] = { STR_INIT("ページ番号"),
		STR_INIT("ページID"), STR_INIT("記事番号"), STR_INIT("投稿日"),
		STR_INIT("配信日"), STR_INIT("公開：") };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_starts(head, words[i]))
			return true;
	return label_is_published(head);
}

/* The first of the words below: no event is announced with them. */
#define ACTS 7

/* 2026年6月1日更新 without what says that it is a date of the page. */
static struct str
without_act(struct str s, bool *ret_found)
{
	static const struct str words[] = { STR_INIT("更新"), STR_INIT("公開"),
		STR_INIT("掲載"), STR_INIT("投稿"), STR_INIT("作成"),
		STR_INIT("登録"), STR_INIT("配信"), STR_INIT("発行"),
		STR_INIT("発表"), STR_INIT("最終"), STR_INIT("に"),
		STR_INIT("付"), STR_INIT("（"), STR_INIT("）"), STR_INIT("("),
		STR_INIT(")"), STR_INIT("["), STR_INIT("]"), STR_INIT("【"),
		STR_INIT("】") };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		bool hit = false;

		if (str_ends(s, words[i])) {
			s = str_sub(s, 0, s.len - words[i].len);
			hit = true;
		} else if (str_starts(s, words[i])) {
			s = str_sub(s, words[i].len, s.len);
			hit = true;
		}
		if (hit) {
			*ret_found |= i < ACTS;
			s = str_trim(s);
			i = (size_t)-1;
		}
	}
	return s;
}

static struct date
date_in(struct str s, bool first, struct arena *a)
{
	struct date date = { 0 };
	bool said = false;
	struct str bare;

	if (!s.len)
		return date;
	if (is_label(head_of(s)))
		return first_date(s, a);
	bare = without_act(s, &said);
	if (first || said)
		date = line_date(bare, a);
	return date_valid(date) ? date : (struct date){ 0 };
}

struct date
html_date_line(struct html_node *node, bool first, struct arena *a)
{
	struct buf text = BUF_INIT;
	struct date date;

	if (node->chars > 60 || node->chars < 4)
		return (struct date){ 0 };
	html_plain(node, 512, &text);
	date = date_in(str_trim(buf_view(&text)), first, a);
	buf_release(&text);
	return date;
}

/* ---- before the content ---- */

/* What stands over the title is short and says nothing. */
#define EYEBROW_CHARS 30

struct lead {
	struct arena *arena;
	const struct html_node *title;
	struct date date;
	bool over; /* the title is still to come */
	bool done;
};

/* Who wrote it and when, as against when something takes place. */
static bool
is_byline(struct str s)
{
	static const struct str others[] = { STR_INIT("。"), STR_INIT("："),
		STR_INIT(":"), STR_INIT("から"), STR_INIT("まで"),
		STR_INIT("～"), STR_INIT("〜"), STR_INIT("開催"),
		STR_INIT("午前"), STR_INIT("午後"), STR_INIT("曜"),
		STR_INIT("（"), STR_INIT("より"), STR_INIT("は"),
		STR_INIT("に"), STR_INIT("で") };

	for (size_t i = 0; i < ARRAY_SIZE(others); i++) {
		size_t at = str_find(s, others[i], 0);

		/* 12:00 is a time that something is put up at too. */
		if (at != STR_NPOS &&
		    (others[i].ptr[0] != ':' || at == 0 ||
			s.ptr[at - 1] < '0' || s.ptr[at - 1] > '9'))
			return false;
	}
	return true;
}

static void
lead_line(struct lead *l, struct html_node *first, struct html_node *end)
{
	struct buf text = BUF_INIT;
	struct date date;
	uint32_t chars = 0;
	struct str s;

	for (struct html_node *n = first; n != end; n = n->next)
		chars += n->dropped ? 0 : n->chars;
	if (!chars)
		return;
	html_line_plain(first, end, 512, &text);
	s = str_trim(buf_view(&text));
	date = chars <= 60 ? date_in(s, true, l->arena) : (struct date){ 0 };
	if (date_is_none(date) && chars <= 40 && is_byline(s))
		date = first_date(s, l->arena);
	if (date_valid(date)) {
		if (date_is_none(l->date))
			l->date = date;
		html_line_drop(first, end);
	} else if (l->over && chars <= EYEBROW_CHARS &&
		   str_find(s, STR("。"), 0) == STR_NPOS) {
		date = chars <= 60 ? first_date(s, l->arena) : date;
		if (date_is_none(l->date) && date_valid(date))
			l->date = date;
		html_line_drop(first, end);
	} else {
		l->done = true;
	}
	buf_release(&text);
}

static bool
holds_node(const struct html_node *outer, const struct html_node *node)
{
	while (node && node != outer)
		node = node->parent;
	return node != NULL;
}

static void
lead_block(struct lead *l, struct html_node *block)
{
	struct html_node *n = block->first, *end;

	for (; n && !l->done; n = n == end ? n->next : end) {
		end = html_line_end(n);
		if (n == end) {
			if (html_class_of(n->tag) != HTML_INLINE)
				break;
			continue;
		}
		lead_line(l, n, end);
	}
}

static struct date
lead_date(
    struct html_node *main, const struct html_node *title, struct arena *a)
{
	struct lead l = { .arena = a,
		.title = title,
		.over = title && holds_node(main, title) };
	struct html_node *node = main;

	while (node && !l.done) {
		if (node == title) {
			l.over = false;
			node = html_skip(main, node);
			continue;
		}
		/* Headings, tables and lists are content. */
		if (!node->dropped &&
		    (html_is_heading(node->tag) || node->tag == HTML_TABLE ||
			node->tag == HTML_DL))
			break;
		if (!node->dropped && html_class_of(node->tag) == HTML_BLOCK)
			lead_block(&l, node);
		node = node->dropped ? html_skip(main, node)
				     : html_next(main, node);
	}
	return l.date;
}

/* ---- elsewhere ---- */

static struct date
iso_date(struct str s)
{
	struct date date;

	s = str_trim(s);
	if (!date_parse(str_sub(s, 0, 10), &date) || !date_valid(date))
		return (struct date){ 0 };
	return date;
}

static bool
is_published_name(struct str name)
{
	static const struct str names[] = { STR_INIT("article:published_time"),
		STR_INIT("datePublished"), STR_INIT("date"),
		STR_INIT("pubdate"), STR_INIT("DC.date.issued"),
		STR_INIT("dcterms.issued"), STR_INIT("article:modified_time"),
		STR_INIT("dateModified"), STR_INIT("last-modified") };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

/* meta elements, wherever they stand, and microdata. */
static struct date
marked_date(struct html_node *root)
{
	static const char *const attributes[] = { "property", "name",
		"itemprop" };
	struct date date = { 0 };

	for (struct html_node *n = root; n && date_is_none(date);
	     n = html_next(root, n)) {
		if (n->tag == HTML_TEXT)
			continue;
		for (size_t i = 0; i < ARRAY_SIZE(attributes); i++) {
			if (!is_published_name(html_attr(n, attributes[i])))
				continue;
			date = iso_date(html_attr(n, "content"));
			if (date_is_none(date))
				date = iso_date(html_attr(n, "datetime"));
		}
	}
	return date;
}

/* The first <time>, but of no list of other pages. */
static struct date
time_date(struct html_node *root)
{
	struct date date = { 0 };

	for (struct html_node *n = root; n && date_is_none(date);
	     n = n->dropped || n->tag == HTML_LI || n->tag == HTML_DL
		     ? html_skip(root, n)
		     : html_next(root, n))
		if (n->tag == HTML_TIME)
			date = iso_date(html_attr(n, "datetime"));
	return date;
}

/* 更新日：… in a line of its own, outside of the content. */
static struct date
labelled_date(struct html_node *root, struct arena *a)
{
	struct date date = { 0 };

	for (struct html_node *n = root; n && date_is_none(date);
	     n = n->dropped || n->tag == HTML_LI ? html_skip(root, n)
						 : html_next(root, n))
		if (html_class_of(n->tag) == HTML_BLOCK && !n->dropped &&
		    !(n->holds & HTML_HOLDS_BLOCK) && n->tag != HTML_LI)
			date = html_date_line(n, false, a);
	return date;
}

/* What stands beside a title that is outside of the content. */
static struct date
title_date(const struct html_node *title, struct arena *a)
{
	const struct html_node *box = title ? title->parent : NULL;

	while (box && box->parent && box->parent->tag != HTML_BODY &&
	       box->parent->chars < title->chars + 60)
		box = box->parent;
	if (!box || box->tag == HTML_BODY || box->chars > title->chars + 60)
		return (struct date){ 0 };
	for (struct html_node *n = html_next(box, box); n;) {
		if (html_class_of(n->tag) == HTML_BLOCK && n != title &&
		    !n->dropped && !(n->holds & HTML_HOLDS_BLOCK)) {
			struct date date = html_date_line(n, true, a);

			if (!date_is_none(date))
				return date;
		}
		n = n->dropped ? html_skip(box, n) : html_next(box, n);
	}
	return (struct date){ 0 };
}

struct date
html_date(struct html_node *root, struct html_node *main,
    const struct html_node *title, struct date marked, struct arena *a)
{
	struct date date = lead_date(main, title, a);

	if (date_is_none(date))
		date = marked;
	if (date_is_none(date))
		date = marked_date(root);
	if (date_is_none(date))
		date = title_date(title, a);
	if (date_is_none(date))
		date = labelled_date(root, a);
	if (date_is_none(date))
		date = time_date(main);
	if (date_is_none(date))
		date = time_date(root);
	return date;
}
