/* gumbo has no limits of its own: deep nesting, many attributes and
 * formatting that is never closed cost it quadratic time. */
#include "extract/html.h"

#include <string.h>

#define DEPTH_MAX 512
#define ATTRIBUTES_MAX 256
#define TAGS_MAX 262144
/* Formatting elements that may be reopened at broken nesting, in all. */
#define REOPEN_MAX 262144
#define NAME_MAX_LEN 12

/* Elements whose end tag may be missing, by what ends them. */
enum ending {
	ENDING_NONE,
	ENDING_P,
	ENDING_ITEM,
	ENDING_TERM,
	ENDING_CELL,
	ENDING_ROW,
	ENDING_ROWS,
	ENDING_OPTION,
	ENDING_RUBY,
	ENDING_MAX
};

struct scan {
	struct str text;
	size_t at;
	size_t tags, reopened;
	struct {
		uint64_t name; /* its hash */
		enum ending ending;
	} stack[DEPTH_MAX + 1];
	size_t depth;
	size_t formatting; /* open ones */
};

struct tag {
	char name[NAME_MAX_LEN];
	size_t len;
	uint64_t hash;
	bool end, empty;
	size_t attributes;
};

static bool
is_one_of(const struct tag *t, const char *list)
{
	struct str rest = str_from(list), word;

	while (str_split(&rest, ' ', &word))
		if (str_eq((struct str){ t->name, t->len }, word))
			return true;
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
skip_to(struct scan *s, struct str end)
{
	size_t at = str_find(s->text, end, s->at);

	s->at = at == STR_NPOS ? s->text.len : at + end.len;
}

/* Counts attributes up to the end of the tag; quoted values may hold >. */
static void
scan_attributes(struct scan *s, struct tag *t)
{
	const char *p = s->text.ptr;
	bool in_name = false, slash = false;

	while (s->at < s->text.len && p[s->at] != '>') {
		char c = p[s->at++];

		if (c == '=') {
			while (s->at < s->text.len && is_blank(p[s->at]))
				s->at++;
			if (s->at < s->text.len &&
			    (p[s->at] == '"' || p[s->at] == '\'')) {
				char quote[2] = { p[s->at++], 0 };

				skip_to(s, str_from(quote));
			} else {
				while (s->at < s->text.len &&
				       !is_blank(p[s->at]) && p[s->at] != '>')
					s->at++;
			}
			in_name = false;
		} else if (is_blank(c) || c == '/') {
			in_name = false;
		} else if (!in_name) {
			in_name = true;
			t->attributes++;
		}
		slash = c == '/';
	}
	t->empty = slash;
	s->at += s->at < s->text.len;
}

/* At a letter behind < or </. */
static void
scan_tag(struct scan *s, struct tag *t)
{
	size_t from = s->at;

	while (s->at < s->text.len && !is_blank(s->text.ptr[s->at]) &&
	       s->text.ptr[s->at] != '>' && s->text.ptr[s->at] != '/') {
		char c = s->text.ptr[s->at++];

		if (t->len < NAME_MAX_LEN)
			t->name[t->len++] =
			    c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	t->hash = s->at - from <= NAME_MAX_LEN
		      ? str_hash((struct str){ t->name, t->len })
		      : str_hash(str_sub(s->text, from, s->at));
	scan_attributes(s, t);
}

static bool
is_formatting(const struct tag *t)
{
	return is_one_of(t, "a b big code em font i nobr s small strike "
			    "strong tt u");
}

static enum ending
ending_of(const struct tag *t)
{
	static const char *const names[ENDING_MAX] = {
		[ENDING_P] = "p",
		[ENDING_ITEM] = "li",
		[ENDING_TERM] = "dt dd",
		[ENDING_CELL] = "td th",
		[ENDING_ROW] = "tr",
		[ENDING_ROWS] = "tbody thead tfoot",
		[ENDING_OPTION] = "option optgroup",
		[ENDING_RUBY] = "rt rp rb rtc",
	};

	for (int i = ENDING_NONE + 1; i < ENDING_MAX; i++)
		if (is_one_of(t, names[i]))
			return (enum ending)i;
	return ENDING_NONE;
}

/* A start tag ends an open sibling, and an open paragraph if it is that of
 * a block. */
static void
imply_ends(struct scan *s, const struct tag *t, enum ending e)
{
	bool block =
	    (e != ENDING_NONE && e != ENDING_RUBY) ||
	    is_one_of(t, "div ul ol dl table h1 h2 h3 h4 h5 h6 section "
			 "article form pre blockquote address main center");

	while (s->depth) {
		enum ending open = s->stack[s->depth - 1].ending;
		bool table_part = open >= ENDING_CELL && open <= ENDING_ROWS &&
				  e >= open && e <= ENDING_ROWS;

		if (open == ENDING_NONE ||
		    !(open == e || table_part || (open == ENDING_P && block)))
			break;
		s->depth--;
		if (open == e && e != ENDING_P)
			break;
	}
}

static void
close_tag(struct scan *s, const struct tag *t)
{
	size_t depth = s->depth;

	while (depth > 0 && s->stack[depth - 1].name != t->hash)
		depth--;
	if (!depth) /* gumbo ignores it too */
		return;
	if (s->depth - depth > 0)
		s->reopened += s->formatting;
	s->depth = depth - 1;
	if (is_formatting(t) && s->formatting)
		s->formatting--;
}

static int
open_tag(struct scan *s, const struct tag *t, struct diag *d)
{
	enum ending e = ending_of(t);

	if (is_one_of(t, "br hr img input meta link base wbr area col embed "
			 "source param track"))
		return 0;
	imply_ends(s, t, e);
	if (is_formatting(t))
		s->formatting++;
	else if (s->formatting > 64)
		s->reopened += s->formatting;
	if (s->depth >= DEPTH_MAX || s->formatting > DEPTH_MAX ||
	    s->reopened > REOPEN_MAX) {
		diag_add(d, DIAG_HTML_TOO_DEEP, s->at, DIAG_NUM(DEPTH_MAX));
		return -1;
	}
	s->stack[s->depth].name = t->hash;
	s->stack[s->depth++].ending = e;
	return 0;
}

/* Behind the start tag of an element whose content is no markup. */
static void
skip_raw(struct scan *s, const struct tag *t)
{
	char end[NAME_MAX_LEN + 2] = "</";

	memcpy(end + 2, t->name, t->len);
	skip_to(s, (struct str){ end, t->len + 2 });
	if (s->at < s->text.len)
		s->at -= t->len + 2;
}

static int
scan_one(struct scan *s, struct diag *d)
{
	struct tag t = { 0 };

	t.end = s->at < s->text.len && s->text.ptr[s->at] == '/';
	s->at += t.end;
	if (s->at >= s->text.len || !is_letter(s->text.ptr[s->at])) {
		if (str_starts(str_sub(s->text, s->at, s->at + 3), STR("!--")))
			skip_to(s, STR("-->"));
		return 0;
	}
	scan_tag(s, &t);
	if (t.attributes > ATTRIBUTES_MAX) {
		diag_add(
		    d, DIAG_HTML_ATTRIBUTES, s->at, DIAG_NUM(ATTRIBUTES_MAX));
		return -1;
	}
	if (++s->tags > TAGS_MAX) {
		diag_add(d, DIAG_HTML_TOO_MANY, s->at, DIAG_NUM(TAGS_MAX));
		return -1;
	}
	if (t.end) {
		close_tag(s, &t);
		return 0;
	}
	if (is_one_of(&t, "script style")) {
		skip_raw(s, &t);
		return 0;
	}
	return open_tag(s, &t, d);
}

int
html_limits(struct str text, struct diag *d)
{
	struct scan s = { .text = text };

	while (s.at < text.len) {
		skip_to(&s, STR("<"));
		if (s.at < text.len && scan_one(&s, d) < 0)
			return -1;
	}
	return 0;
}
