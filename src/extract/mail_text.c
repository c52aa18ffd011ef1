#include "extract/mail_text.h"

#include <string.h>
#include <strings.h>

#define RULE_MIN 8 /* characters */
#define BOX_MAX 14 /* lines of a signature */

struct cleaner {
	struct str text;
	struct buf *out;
	bool any; /* something was kept */
};

/* ---- the subject ---- */

static size_t
prefix_len(struct str s)
{
	static const struct str prefixes[] = { STR_INIT("re"), STR_INIT("fw"),
		STR_INIT("fwd"), STR_INIT("転送"), STR_INIT("返信") };
	const struct str wide = STR("：");
	size_t close;

	for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
		size_t len = prefixes[i].len;

		if (s.len <= len ||
		    strncasecmp(s.ptr, prefixes[i].ptr, len) != 0)
			continue;
		if (s.ptr[len] == ':')
			return len + 1;
		if (str_starts(str_sub(s, len, s.len), wide))
			return len + wide.len;
	}
	/* [kouho:00123] */
	if (!str_starts(s, STR("[")))
		return 0;
	close = str_find(s, STR("]"), 0);
	if (close == STR_NPOS || close < 2 || close > 40 ||
	    s.ptr[close - 1] < '0' || s.ptr[close - 1] > '9')
		return 0;
	for (size_t i = 0; i < close; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return 0;
	return close + 1;
}

struct str
mail_subject(struct str subject)
{
	struct str s = str_trim(subject);
	size_t len;

	while ((len = prefix_len(s)))
		s = str_trim(str_sub(s, len, s.len));
	return s.len ? s : str_trim(subject);
}

/* ---- lines ---- */

static size_t
quote_len(struct str line)
{
	const struct str wide = STR("＞");
	size_t at = 0;

	while (at < line.len) {
		if (line.ptr[at] == '>')
			at++;
		else if (str_starts(str_sub(line, at, line.len), wide))
			at += wide.len;
		else if (at && line.ptr[at] == ' ' && at + 1 < line.len &&
			 line.ptr[at + 1] == '>')
			at++;
		else
			break;
	}
	return at;
}

/* A line of one or two marks all along. */
static bool
is_rule(struct str line)
{
	uint32_t marks[2] = { 0, 0 };
	size_t at = 0, n = 0;

	line = str_trim(line);
	while (at < line.len) {
		uint32_t cp = utf8_next(line, &at);

		if (cp == ' ')
			continue;
		if (cp < 0x80 ? !strchr("-=_*+~#/.:<>^|", (int)cp)
			      : cp >= 0x3040 && cp < 0xFF00)
			return false;
		if (!marks[0])
			marks[0] = cp;
		else if (cp != marks[0] && !marks[1])
			marks[1] = cp;
		if (cp != marks[0] && cp != marks[1])
			return false;
		n++;
	}
	return n >= RULE_MIN;
}

static bool
holds(struct str line, const char *const *words)
{
	for (; *words; words++)
		if (str_find(line, str_from(*words), 0) != STR_NPOS)
			return true;
	return false;
}

/* The line above an earlier mail. */
static bool
is_divider(struct str line)
{
	static const char *const words[] = { "Original Message",
		"Original message", "Forwarded message", "Forwarded Message",
		"元のメッセージ", "元のメール", "転送メッセージ",
		"転送されたメッセージ", NULL };

	line = str_trim(line);
	return str_starts(line, STR("--")) && holds(line, words);
}

/* 2026年11月20日(金) 10:00 市民課 <shimin@…>: */
static bool
is_announcement(struct str line)
{
	static const char *const words[] = { "wrote", "書きました",
		"書かれました", "のメール", "さんは", "<", NULL };

	line = str_trim(line);
	return (str_ends(line, STR(":")) || str_ends(line, STR("：")) ||
		   str_ends(line, STR("wrote"))) &&
	       holds(line, words);
}

static bool
is_signature_mark(struct str line)
{
	return str_eq(line, STR("-- ")) || str_eq(line, STR("--"));
}

/* A telephone number or a mail address. */
static bool
has_address(struct str line)
{
	size_t at = 0, digits = 0;

	while (at < line.len) {
		uint32_t cp = utf8_next(line, &at);

		if (cp == '@' || cp == U'＠')
			return true;
		if (cp_digit(cp) >= 0)
			digits++;
		else if (cp >= 0x80 || !strchr("-()", (int)cp))
			digits = 0;
		if (digits >= 9)
			return true;
	}
	return false;
}

static bool
any_address(struct str text)
{
	struct str line;

	while (text.len && str_split(&text, '\n', &line))
		if (has_address(line))
			return true;
	return false;
}

static struct str
line_behind(struct str rest)
{
	struct str line = STR_NONE;

	while (rest.len && str_split(&rest, '\n', &line))
		if (str_trim(line).len)
			return line;
	return STR_NONE;
}

/* ---- the box at the end ---- */

struct box {
	size_t from, to; /* bytes of the text; from: its first rule */
	bool contact;	 /* the only address of the mail */
};

/* The last lines between rules, with an address among them. */
static struct box
find_box(struct str text)
{
	static const char *const labels[] = { "問い合わせ", "問合せ",
		"問合わせ", "連絡先", NULL };
	struct box none = { text.len, text.len, false };
	size_t rules[2] = { STR_NPOS, STR_NPOS }, lines = 0, end = text.len;
	bool address = false;
	size_t at = text.len;

	while (at > 0 && lines <= BOX_MAX) {
		size_t from = at;
		struct str line;

		while (from > 0 && text.ptr[from - 1] != '\n')
			from--;
		line = str_sub(text, from, at);
		at = from ? from - 1 : 0;
		if (!str_trim(line).len)
			continue;
		lines++;
		if (!is_rule(line)) {
			address |= has_address(line);
			continue;
		}
		rules[1] = rules[0];
		rules[0] = from;
		/* The lower rule, with nothing but a box above. */
		if (lines > 1)
			break;
	}
	if (rules[0] == STR_NPOS || !address)
		return none;
	text = str_sub(text, 0, rules[0]);
	return (struct box){ rules[0], end,
		!any_address(text) && !holds(text, labels) };
}

/* ---- the whole ---- */

static void
keep(struct cleaner *c, struct str line)
{
	c->any |= str_trim(line).len > 0;
	buf_str(c->out, line);
	buf_ch(c->out, '\n');
}

/* Lines to the next empty one: the head of a forwarded mail. */
static void
blank_head(struct cleaner *c, struct str *rest)
{
	struct str line;

	while (rest->len && str_split(rest, '\n', &line)) {
		buf_ch(c->out, '\n');
		if (!str_trim(line).len)
			break;
	}
}

static bool
is_dropped(struct str line, struct str rest)
{
	if (quote_len(line))
		return true;
	return is_announcement(line) && quote_len(line_behind(rest));
}

static void
clean_lines(struct cleaner *c, struct str text, const struct box *box)
{
	struct str rest = text, line;
	bool over = false;

	while (rest.len && str_split(&rest, '\n', &line)) {
		size_t at = (size_t)(line.ptr - text.ptr);
		bool boxed = at >= box->from && at < box->to;

		if (!over && is_divider(line)) {
			/* Behind an answer it is what was answered. */
			over = c->any;
			buf_ch(c->out, '\n');
			if (!over)
				blank_head(c, &rest);
			continue;
		}
		over |= is_signature_mark(line);
		if (at == box->from && box->contact && !over)
			keep(c, STR("お問い合わせ先"));
		else if (over || is_rule(line) || is_dropped(line, rest) ||
			 (boxed && !box->contact))
			buf_ch(c->out, '\n');
		else
			keep(c, line);
	}
}

static void
unquote_lines(struct str text, struct buf *out)
{
	struct str line;

	while (text.len && str_split(&text, '\n', &line)) {
		size_t len = quote_len(line);

		if (len && len < line.len && line.ptr[len] == ' ')
			len++;
		buf_str(out, str_sub(line, len, line.len));
		buf_ch(out, '\n');
	}
}

void
mail_text_clean(struct str text, struct buf *out)
{
	struct box box = find_box(text);
	struct cleaner c = { .text = text, .out = out };
	size_t from = out->len;

	clean_lines(&c, text, &box);
	if (c.any || !str_trim(text).len)
		return;
	out->len = from;
	unquote_lines(text, out);
}
