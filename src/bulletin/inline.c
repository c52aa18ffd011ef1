#include "bulletin/inline.h"

#include <string.h>
#include <unicode/uchar.h>

struct inline_style
inline_style(const struct site *s, const struct edition *e, unsigned flags)
{
	struct str tag = e->locale->tag;

	return (struct inline_style){
		.city = s->city,
		.japanese = str_starts(tag, STR("ja")),
		.spaced =
		    !str_starts(tag, STR("ja")) && !str_starts(tag, STR("zh")),
		.flags = flags,
	};
}

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Bytes that may begin something that is not copied: markup, controls, and
 * the lead bytes of unsafe characters. */
static bool
is_special(unsigned char c)
{
	static const uint32_t set[8] = {
		0xfffff9ffU, /* controls but tab and newline */
		1U << ('"' - 32) | 1U << ('&' - 32) | 1U << ('\'' - 32) |
		    1U << ('<' - 32) | 1U << ('>' - 32),
		0, 0x80000000U,			  /* DEL */
		0, 0, 1U << 2 | 1U << 24,	  /* C2, D8 */
		1U << 2 | 1U << 15 | 0x1fU << 16, /* E2, EF, F0 to F4 */
	};

	return set[c >> 5] >> (c & 31) & 1;
}

void
html_escape(struct buf *out, struct str s)
{
	size_t from = 0, i = 0;

	while (i < s.len) {
		size_t at = i;
		const char *e;

		if (!is_special((unsigned char)s.ptr[i])) {
			i++;
			continue;
		}
		e = entity(s.ptr[i]);
		if (e)
			i++;
		else if (!cp_is_unsafe(utf8_next(s, &i)))
			continue;
		buf_add(out, s.ptr + from, at - from);
		if (e)
			buf_cstr(out, e);
		from = i;
	}
	buf_add(out, s.ptr + from, s.len - from);
}

static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0 && s.len <= 18;
}

bool
phone_target(struct buf *out, const struct value *v)
{
	struct str number = v->target;

	if (!is_number(str_sub(
		number, str_starts(number, STR("+")) ? 1 : 0, number.len)))
		return false;
	buf_str(out, STR("tel:"));
	buf_str(out, number);
	if (is_number(v->unit)) {
		buf_str(out, STR(";ext="));
		buf_str(out, v->unit);
	}
	return true;
}

/* ---- HTML
 * ----------------------------------------------------------------------- */

/* What is open while a sentence is written. Links do not nest, nor do the
 * elements of values. */
struct writing {
	struct buf *out;
	const struct inline_style *style;
	const struct node *link, *value;
	const char *value_end;
};

static void
digits(struct buf *out, int n, size_t width)
{
	char s[8];

	for (size_t i = width; i--; n /= 10)
		s[i] = (char)('0' + n % 10);
	buf_add(out, s, width);
}

/* The forms that <time datetime> takes; false if it has none for this. */
static bool
time_attribute(struct buf *out, const struct value *v)
{
	struct date d = v->from.date;
	int minute = v->from.minute;
	bool dated = v->kind != VALUE_TIME, timed = v->kind != VALUE_DATE;

	if (v->kind > VALUE_DATETIME ||
	    (timed && (minute < 0 || minute > 1439)))
		return false;
	if (dated && (d.year < 0 || d.year > 9999 || (d.year && d.year < 1000)))
		return false;
	if (dated && !(d.year && !d.day) && !(d.month && d.day))
		return false;
	if (dated && timed && !date_valid(d))
		return false;
	buf_str(out, STR("<time datetime=\""));
	if (dated && d.year)
		digits(out, d.year, 4);
	if (dated && d.month) {
		buf_ch(out, '-');
		if (!d.year)
			buf_ch(out, '-');
		digits(out, d.month, 2);
	}
	if (dated && d.day) {
		buf_ch(out, '-');
		digits(out, d.day, 2);
	}
	if (dated && timed)
		buf_ch(out, 'T');
	if (timed) {
		digits(out, minute / 60, 2);
		buf_ch(out, ':');
		digits(out, minute % 60, 2);
	}
	buf_str(out, STR("\">"));
	return true;
}

static bool
may_link(const struct writing *w)
{
	return !w->link && !(w->style->flags & INLINE_NO_LINKS);
}

/* Opens <a href>, escaped; `ok` says whether `target` is one. */
static bool
open_link(struct writing *w, const struct buf *target, bool ok)
{
	if (ok) {
		buf_str(w->out, STR("<a href=\""));
		html_escape(w->out, buf_view(target));
		buf_str(w->out, STR("\">"));
	}
	return ok;
}

static bool
open_value_link(struct writing *w, const struct value *v)
{
	struct buf target = BUF_INIT;
	bool ok = false;

	if (v->kind == VALUE_PHONE) {
		ok = phone_target(&target, v);
	} else if (v->kind == VALUE_URL) {
		ok = (str_starts(v->target, STR("http://")) ||
			 str_starts(v->target, STR("https://"))) &&
		     link_target(&target, w->style->city, v->target);
	} else if (v->kind == VALUE_MAIL) {
		ok = mail_target(&target, v->target);
	}
	ok = open_link(w, &target, ok);
	buf_release(&target);
	return ok;
}

static void
open_value(struct writing *w, const struct node *n)
{
	if (!w->value && n->value && time_attribute(w->out, n->value)) {
		w->value = n;
		w->value_end = "</time>";
	} else if (!w->value && n->value && n->value->kind >= VALUE_PHONE &&
		   may_link(w) && open_value_link(w, n->value)) {
		w->value = w->link = n;
		w->value_end = "</a>";
	}
	if (!n->first)
		html_escape(w->out, n->text);
}

static void
open_anchor(struct writing *w, const struct node *n)
{
	struct buf target = BUF_INIT;

	if (may_link(w) && open_link(w, &target,
			       link_target(&target, w->style->city, n->attr)))
		w->link = n;
	buf_release(&target);
}

static bool
has_language(const struct node *n)
{
	return n->attr.len && n->kind != NODE_A && n->kind != NODE_RUBY;
}

/* Readings of plain numbers would push the digits apart and tell nothing. */
static void
write_ruby(struct buf *out, struct ruby_run run)
{
	struct ruby_run counter;

	if (ruby_counter(run.base, run.reading, &counter)) {
		html_escape(
		    out, str_sub(run.base, 0, run.base.len - counter.base.len));
		run = counter;
	}
	buf_str(out, STR("<ruby>"));
	html_escape(out, run.base);
	buf_str(out, STR("<rp>(</rp><rt>"));
	html_escape(out, run.reading);
	buf_str(out, STR("</rt><rp>)</rp></ruby>"));
}

static void
enter(struct writing *w, const struct node *n)
{
	struct buf *out = w->out;

	if (has_language(n)) {
		buf_str(out, STR("<span lang=\""));
		html_escape(out, n->attr);
		buf_str(out, STR("\">"));
	}
	switch (n->kind) {
	case NODE_VALUE:
		open_value(w, n);
		break;
	case NODE_A:
		open_anchor(w, n);
		break;
	case NODE_B:
		buf_str(out, STR("<strong>"));
		html_escape(out, n->text);
		break;
	case NODE_GLOSS:
		buf_str(out, STR("<span class=\"gloss\">〈"));
		html_escape(out, n->text);
		break;
	case NODE_RUBY:
		write_ruby(out, (struct ruby_run){ n->text, n->attr });
		break;
	default:
		html_escape(out, n->text);
		break;
	}
}

static void
leave(struct writing *w, const struct node *n)
{
	struct buf *out = w->out;

	if (n->kind == NODE_B)
		buf_str(out, STR("</strong>"));
	else if (n->kind == NODE_GLOSS)
		buf_str(out, STR("〉</span>"));
	else if (n->kind == NODE_A && n == w->link)
		buf_str(out, STR("</a>"));
	else if (n == w->value)
		buf_cstr(out, w->value_end);
	if (n == w->value)
		w->value = NULL;
	if (n == w->link)
		w->link = NULL;
	if (has_language(n))
		buf_str(out, STR("</span>"));
}

/* Climbs by depth: the sentences of a rendition may share the children of
 * the notice's, whose parent is then another node. */
static void
sentence_html(struct writing *w, const struct node *s)
{
	const struct node *n = s;
	size_t depth = 0;

	for (;;) {
		enter(w, n);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		leave(w, n);
		while (depth && !n->next) {
			n = --depth ? n->parent : s;
			leave(w, n);
		}
		if (!depth)
			return;
		n = n->next;
	}
}

/* A list inside a paragraph, whose element may hold no blocks. Returns its
 * last sentence. */
static const struct node *
list_html(struct writing *w, const struct node *s)
{
	buf_cstr(w->out, "<span class=\"items\" role=\"list\">");
	for (;; s = s->next) {
		buf_cstr(w->out, "<span role=\"listitem\">");
		sentence_html(w, s);
		buf_cstr(w->out, "</span>");
		if (!s->next || !(s->next->flags & NODE_LISTED))
			break;
	}
	buf_cstr(w->out, "</span>");
	return s;
}

void
inline_html(
    struct buf *out, const struct inline_style *style, const struct rendered *r)
{
	struct writing w = { .out = out, .style = style };
	bool foreign = !style->japanese && r->state != RENDERED_OWN;

	if (foreign)
		buf_str(out, STR("<span lang=\"ja\" class=\"untranslated\">"));
	for (const struct node *s = r->first; s; s = s->next)
		if (s->flags & NODE_LISTED)
			s = list_html(&w, s);
		else
			sentence_html(&w, s);
	if (foreign)
		buf_str(out, STR("</span>"));
}

/* ---- text
 * ----------------------------------------------------------------------- */

void
plain_text(struct buf *out, struct str s)
{
	size_t from = 0, i = 0;

	while (i < s.len) {
		size_t at = i;

		if (!is_special((unsigned char)s.ptr[i])) {
			i++;
		} else if (cp_is_unsafe(utf8_next(s, &i))) {
			buf_add(out, s.ptr + from, at - from);
			from = i;
		}
	}
	buf_add(out, s.ptr + from, s.len - from);
}

static void
enter_text(
    struct buf *out, const struct inline_style *style, const struct node *n)
{
	if (n->kind == NODE_GLOSS)
		buf_str(out, STR("〈"));
	if (n->kind != NODE_VALUE || !n->first)
		plain_text(out, n->text);
	if (n->kind == NODE_RUBY && style->flags & INLINE_READINGS) {
		buf_ch(out, '(');
		plain_text(out, n->attr);
		buf_ch(out, ')');
	}
}

static void
leave_text(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_GLOSS)
		buf_str(out, STR("〉"));
}

static void
sentence_text(
    struct buf *out, const struct inline_style *style, const struct node *s)
{
	const struct node *n = s;
	size_t depth = 0;

	for (;;) {
		enter_text(out, style, n);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		leave_text(out, n);
		while (depth && !n->next) {
			n = --depth ? n->parent : s;
			leave_text(out, n);
		}
		if (!depth)
			return;
		n = n->next;
	}
}

bool
begins_line(const struct node *s)
{
	return s->flags & NODE_LISTED ||
	       (s->prev && s->prev->flags & NODE_LISTED);
}

void
inline_text(
    struct buf *out, const struct inline_style *style, const struct rendered *r)
{
	for (const struct node *s = r->first; s; s = s->next) {
		if (begins_line(s))
			buf_ch(out, '\n');
		sentence_text(out, style, s);
	}
}

/* ---- runs of sentences
 * ---------------------------------------------------------- */

bool
ends_in_list(const struct rendered *r)
{
	const struct node *s = r->first;

	while (s && s->next)
		s = s->next;
	return s && s->flags & NODE_LISTED;
}

/* The last character of what is shown; 0 if there is none. */
static uint32_t
last_char(const struct rendered *r)
{
	const struct node *n = r->first;
	size_t at;

	while (n && n->next)
		n = n->next;
	while (n && n->last)
		n = n->last;
	at = n ? n->text.len : 0;
	return at ? utf8_prev(n->text, &at) : 0;
}

static bool
is_stop(uint32_t cp)
{
	return cp == 0x3002 || cp == '.' || cp == '!' || cp == '?' ||
	       cp == 0xFF01 || cp == 0xFF1F;
}

static bool
lacks_stop(const struct rendered *before, const struct rendered *next)
{
	uint32_t last = last_char(before);

	return is_stop(last_char(next)) && !is_stop(last) &&
	       (last == ')' || last == 0xFF09 || u_isalnum((UChar32)last));
}

void
join(struct buf *out, const struct inline_style *style,
    const struct rendered *before, const struct rendered *next)
{
	char last = out->len ? out->ptr[out->len - 1] : ' ';

	if (!ends_in_list(before) && lacks_stop(before, next))
		buf_str(out, style->spaced ? STR(".") : STR("。"));
	if (ends_in_list(before))
		buf_ch(out, '\n');
	else if (style->spaced && last != ' ' && last != '\n')
		buf_ch(out, ' ');
}

bool
run_is_empty(const struct rendition *text, const struct node *s)
{
	for (; s && s->kind == NODE_S; s = s->next)
		if (text->sentences[s->index].first)
			return false;
	return !s;
}

const struct node *
run_html(struct buf *out, const struct inline_style *style,
    const struct rendition *text, const struct node *s)
{
	const struct rendered *before = NULL;

	for (; s && s->kind == NODE_S; s = s->next) {
		if (before)
			join(out, style, before, &text->sentences[s->index]);
		before = &text->sentences[s->index];
		inline_html(out, style, before);
	}
	return s;
}

const struct node *
run_text(struct buf *out, const struct inline_style *style,
    const struct rendition *text, const struct node *s)
{
	const struct rendered *before = NULL;

	for (; s && s->kind == NODE_S; s = s->next) {
		if (before)
			join(out, style, before, &text->sentences[s->index]);
		before = &text->sentences[s->index];
		inline_text(out, style, before);
	}
	return s;
}
