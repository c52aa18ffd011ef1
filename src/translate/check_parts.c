/* Placeholders, tags and what stands around them. */
#include "translate/check.h"
#include "translate/message.h"
#include "translate/render.h"

#include <string.h>

#define PARTS_MAX 128
#define NESTING_MAX 16

/* The placeholders and opening tags of a message. */
struct parts {
	struct token items[PARTS_MAX];
	bool matched[PARTS_MAX];
	size_t count;
};

static bool
is_known_tag(struct str name)
{
	return str_eq(name, STR("b")) ||
	       (name.len > 1 && name.ptr[0] == 'a' &&
		   str_to_int(str_sub(name, 1, name.len)) > 0);
}

static bool
is_style(struct str tag)
{
	return style_of_tag(tag).len > 0;
}

static void
collect(struct str message, struct parts *p, struct buf *text)
{
	struct token t;

	p->count = 0;
	for (size_t pos = 0;
	     (t = token_next(message, &pos)).kind != TOKEN_END;) {
		if (t.kind == TOKEN_TEXT)
			buf_str(text, t.text);
		else if (t.kind == TOKEN_PLACEHOLDER)
			buf_cp(text, 0xFFFC);
		if ((t.kind == TOKEN_PLACEHOLDER || t.kind == TOKEN_OPEN) &&
		    p->count < PARTS_MAX) {
			p->matched[p->count] = false;
			p->items[p->count++] = t;
		}
	}
}

static void
report_part(struct checker *c, struct token t)
{
	char shown[64];

	snprintf(shown, sizeof(shown),
	    t.kind == TOKEN_PLACEHOLDER ? "{%.*s}" : "<%.*s>",
	    (int)(t.text.len < 48 ? t.text.len : 48), t.text.ptr);
	check_report(c,
	    t.kind == TOKEN_PLACEHOLDER ? DIAG_PO_PLACEHOLDER : DIAG_PO_TAG,
	    str_from(shown));
}

static bool
match(struct parts *in, struct token t)
{
	for (size_t i = 0; i < in->count; i++)
		if (!in->matched[i] && in->items[i].kind == t.kind &&
		    str_eq(in->items[i].text, t.text))
			return in->matched[i] = true;
	return false;
}

static void
check_parts(struct checker *c, struct parts *source, const struct parts *target)
{
	for (size_t i = 0; i < target->count; i++) {
		struct token t = target->items[i];
		if (t.kind == TOKEN_OPEN && is_style(t.text))
			continue;
		if (!match(source, t))
			report_part(c, t);
	}
	for (size_t i = 0; i < source->count; i++)
		if (!source->matched[i])
			report_part(c, source->items[i]);
}

static void
check_nesting(struct checker *c, struct str message)
{
	struct str open[NESTING_MAX];
	size_t depth = 0;
	struct token t;

	for (size_t pos = 0;
	     (t = token_next(message, &pos)).kind != TOKEN_END;) {
		bool style = depth && is_style(open[depth - 1]);

		if (t.kind == TOKEN_BAD_BRACE)
			check_report(c, DIAG_PO_PLACEHOLDER, t.text);
		else if (t.kind == TOKEN_BAD_TAG ||
			 (t.kind == TOKEN_OPEN && !is_known_tag(t.text) &&
			     !is_style(t.text)))
			check_report(c, DIAG_PO_TAG, t.text);
		/* A style tag holds a placeholder, nothing more. */
		else if (t.kind == TOKEN_OPEN &&
			 (depth == NESTING_MAX || style))
			check_report(c, DIAG_PO_TAG, t.text);
		else if (t.kind == TOKEN_OPEN)
			open[depth++] = t.text;
		else if (t.kind == TOKEN_CLOSE && depth &&
			 str_eq(open[depth - 1], t.text))
			depth--;
		else if (t.kind == TOKEN_CLOSE)
			check_report(c, DIAG_PO_TAG, t.text);
	}
	while (depth)
		check_report(c, DIAG_PO_TAG, open[--depth]);
}

/* A style tag that the value in it does not have changes nothing. */
static void
check_styles(struct checker *c, struct str message)
{
	struct str style = STR_NONE, tag = STR_NONE;
	struct token t;

	for (size_t pos = 0;
	     (t = token_next(message, &pos)).kind != TOKEN_END;) {
		if (t.kind == TOKEN_OPEN && is_style(t.text)) {
			tag = t.text;
			style = style_of_tag(t.text);
		} else if (t.kind == TOKEN_PLACEHOLDER && style.len) {
			if (!style_fits(style, t.text))
				check_report(c, DIAG_PO_STYLE, tag);
			style = STR_NONE;
		} else if (t.kind == TOKEN_CLOSE) {
			if (style.len)
				check_report(c, DIAG_PO_STYLE, tag);
			style = STR_NONE;
		}
	}
}

/* ---- Korean particles
 * ----------------------------------------------------------- */

static void
check_particles(struct checker *c, struct str msgstr)
{
	bool behind = false;
	struct token t;

	for (size_t pos = 0;
	     (t = token_next(msgstr, &pos)).kind != TOKEN_END;) {
		if (t.kind == TOKEN_PLACEHOLDER)
			behind = true;
		if (t.kind != TOKEN_TEXT)
			continue;
		if (behind && particle_bare(t.text).len)
			check_report(
			    c, DIAG_PO_PARTICLE, particle_bare(t.text));
		behind = false;
	}
}

void
check_message(struct checker *c, const struct po_entry *e)
{
	struct parts source, target;

	collect(e->msgid, &source, &c->source);
	collect(e->msgstr, &target, &c->target);
	check_nesting(c, e->msgstr);
	if (!c->errors)
		check_parts(c, &source, &target);
	if (c->warnings && c->errors == 0)
		check_styles(c, e->msgstr);
	if (c->warnings && c->language == CHECK_KO)
		check_particles(c, e->msgstr);
}
