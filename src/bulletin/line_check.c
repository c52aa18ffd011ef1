#include "bulletin/compose.h"
#include "bulletin/line.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define DEPTH_MAX 20

size_t
grapheme_count(struct str s)
{
	UErrorCode error = U_ZERO_ERROR;
	UText *text =
	    utext_openUTF8(NULL, s.ptr ? s.ptr : "", (int64_t)s.len, &error);
	UBreakIterator *it = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &error);
	size_t n = 0;

	ubrk_setUText(it, text, &error);
	while (U_SUCCESS(error) && ubrk_next(it) != UBRK_DONE)
		n++;
	ubrk_close(it);
	utext_close(text);
	return n;
}

struct check {
	struct buf *faults;
	struct buf path;
	size_t count;
};

__attribute__((format(printf, 2, 3))) static void
fault(struct check *c, const char *fmt, ...)
{
	char text[200];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_printf(c->faults, "%.*s: %s\n", (int)c->path.len,
	    c->path.ptr ? c->path.ptr : "", text);
	c->count++;
}

static size_t
enter(struct check *c, const char *name)
{
	size_t before = c->path.len;

	buf_printf(&c->path, "%s%s", before ? "." : "", name);
	return before;
}

static size_t
enter_item(struct check *c, size_t i)
{
	size_t before = c->path.len;

	buf_printf(&c->path, "[%zu]", i);
	return before;
}

static void
leave(struct check *c, size_t before)
{
	c->path.len = before;
}

static struct str
string_of(const json_t *v)
{
	return (struct str){ json_string_value(v), json_string_length(v) };
}

static struct str
member(const json_t *o, const char *key)
{
	return string_of(json_object_get(o, key));
}

static bool
one_of(struct str s, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		if (str_is(s, names[i]))
			return true;
	return false;
}

/* A string that is there and has at most `max` of a unit. */
static void
check_string(struct check *c, const json_t *o, const char *key,
    size_t (*measure)(struct str), size_t max)
{
	struct str s = member(o, key);
	size_t before = enter(c, key), n = measure(s);

	if (!json_is_string(json_object_get(o, key)) || !s.len)
		fault(c, "is missing or empty");
	else if (n > max)
		fault(c, "%zu long, at most %zu", n, max);
	leave(c, before);
}

static void
check_choice(
    struct check *c, const json_t *o, const char *key, const char *const *names)
{
	const json_t *v = json_object_get(o, key);
	size_t before = enter(c, key);

	if (v && !one_of(string_of(v), names))
		fault(c, "%.80s is no value here",
		    json_is_string(v) ? json_string_value(v) : "this");
	leave(c, before);
}

static void
check_colour(struct check *c, const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	struct str s = string_of(v);
	size_t before = enter(c, key);
	bool ok = s.len == 7 || s.len == 9;

	for (size_t i = 0; i < s.len; i++)
		ok &= i ? strchr("0123456789abcdefABCDEF", s.ptr[i]) != NULL
			: s.ptr[i] == '#';
	if (v && !ok)
		fault(c, "is no colour");
	leave(c, before);
}

/* Characters after percent-encoding. */
static size_t
encoded_length(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n +=
		    (uint8_t)s.ptr[i] > ' ' && (uint8_t)s.ptr[i] < 0x7f ? 1 : 3;
	return n;
}

static void
check_address(struct check *c, const json_t *o, const char *key,
    const char *const *schemes, size_t max)
{
	struct str s = member(o, key);
	size_t before;
	bool known = false;

	check_string(c, o, key, encoded_length, max);
	before = enter(c, key);
	for (size_t i = 0; schemes[i]; i++)
		known |= str_starts(s, str_from(schemes[i]));
	if (s.len && !known)
		fault(c, "has a scheme that is not allowed");
	if (encoded_length(s) != s.len)
		fault(c, "is not percent-encoded");
	leave(c, before);
}

static void
check_action(struct check *c, const json_t *o, size_t label_max)
{
	static const char *const types[] = { "uri", "message", "postback",
		"datetimepicker", "clipboard", NULL };
	static const char *const schemes[] = { "http://", "https://", "line://",
		"tel:", NULL };
	const json_t *a = json_object_get(o, "action");
	size_t before = enter(c, "action");

	if (!json_is_object(a)) {
		fault(c, "is missing");
	} else {
		check_string(c, a, "label", grapheme_count, label_max);
		check_choice(c, a, "type", types);
		if (str_eq(member(a, "type"), STR("uri")))
			check_address(c, a, "uri", schemes, LINE_URI_MAX);
	}
	leave(c, before);
}

/* ---- Flex ----------------------------------------------------------------------- */

static const char *const https[] = { "https://", NULL };

static void check_component(
    struct check *c, const json_t *o, bool baseline, int depth);

static void
check_box(struct check *c, const json_t *o, int depth)
{
	static const char *const layouts[] = { "horizontal", "vertical",
		"baseline", NULL };
	const json_t *contents = json_object_get(o, "contents");
	bool baseline = str_eq(member(o, "layout"), STR("baseline"));
	size_t before, i;
	const json_t *v;

	if (!json_object_get(o, "layout"))
		fault(c, "layout is missing");
	check_choice(c, o, "layout", layouts);
	check_colour(c, o, "backgroundColor");
	before = enter(c, "contents");
	if (!json_is_array(contents))
		fault(c, "is missing");
	json_array_foreach(contents, i, v)
	{
		size_t outer = enter_item(c, i);

		check_component(c, v, baseline, depth + 1);
		leave(c, outer);
	}
	leave(c, before);
}

static void
check_component(struct check *c, const json_t *o, bool baseline, int depth)
{
	static const char *const inline_types[] = { "icon", "text", "filler",
		NULL };
	static const char *const block_types[] = { "box", "button", "image",
		"text", "separator", "filler", NULL };
	static const char *const styles[] = { "primary", "secondary", "link",
		NULL };
	struct str type = member(o, "type");

	if (depth > DEPTH_MAX || !type.len ||
	    !one_of(type, baseline ? inline_types : block_types)) {
		fault(c, "cannot stand here");
		return;
	}
	if (str_eq(type, STR("box"))) {
		check_box(c, o, depth);
	} else if (str_eq(type, STR("text"))) {
		if (!json_object_get(o, "contents"))
			check_string(
			    c, o, "text", utf16_count, LINE_FLEX_TEXT_MAX);
		check_colour(c, o, "color");
	} else if (str_eq(type, STR("button"))) {
		check_action(c, o, LINE_LABEL_MAX);
		check_choice(c, o, "style", styles);
		check_colour(c, o, "color");
	} else if (str_eq(type, STR("image")) || str_eq(type, STR("icon"))) {
		check_address(c, o, "url", https, LINE_IMAGE_URL_MAX);
	}
}

static size_t
json_size(const json_t *v)
{
	return json_dumpb(v, NULL, 0, JSON_COMPACT | JSON_ENCODE_ANY);
}

static void
check_bubble(struct check *c, const json_t *o)
{
	static const char *const sizes[] = { "nano", "micro", "deca", "hecto",
		"kilo", "mega", "giga", NULL };
	static const char *const parts[] = { "header", "hero", "body",
		"footer" };
	bool filled = false;

	if (!str_eq(member(o, "type"), STR("bubble"))) {
		fault(c, "is no bubble");
		return;
	}
	check_choice(c, o, "size", sizes);
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		const json_t *part = json_object_get(o, parts[i]);
		size_t before = enter(c, parts[i]);

		if (part && i != 1 && !str_eq(member(part, "type"), STR("box")))
			fault(c, "is no box");
		else if (part)
			check_component(c, part, false, 1);
		filled |= part != NULL;
		leave(c, before);
	}
	if (!filled)
		fault(c, "is empty");
	if (json_size(o) > LINE_BUBBLE_MAX)
		fault(
		    c, "%zu bytes, at most %d", json_size(o), LINE_BUBBLE_MAX);
}

static void
check_carousel(struct check *c, const json_t *o)
{
	const json_t *bubbles = json_object_get(o, "contents");
	size_t n = json_array_size(bubbles), before = enter(c, "contents"), i;
	const json_t *v;

	if (n < 1 || n > LINE_BUBBLES_MAX)
		fault(c, "%zu bubbles, 1 to %d", n, LINE_BUBBLES_MAX);
	json_array_foreach(bubbles, i, v)
	{
		size_t outer = enter_item(c, i);

		check_bubble(c, v);
		if (!str_eq(member(v, "size"),
			member(json_array_get(bubbles, 0), "size")))
			fault(c, "has another size than the first");
		leave(c, outer);
	}
	leave(c, before);
	if (json_size(o) > LINE_CAROUSEL_MAX)
		fault(c, "%zu bytes, at most %d", json_size(o),
		    LINE_CAROUSEL_MAX);
}

static void
check_flex(struct check *c, const json_t *o)
{
	const json_t *contents = json_object_get(o, "contents");
	size_t before;

	check_string(c, o, "altText", utf16_count, LINE_ALT_MAX);
	before = enter(c, "contents");
	if (str_eq(member(contents, "type"), STR("carousel")))
		check_carousel(c, contents);
	else
		check_bubble(c, contents);
	leave(c, before);
}

/* ---- messages --------------------------------------------------------------------- */

static void
check_quick_reply(struct check *c, const json_t *o, bool last)
{
	const json_t *reply = json_object_get(o, "quickReply");
	const json_t *items = json_object_get(reply, "items"), *v;
	size_t before = enter(c, "quickReply"), i;

	if (reply && !last)
		fault(c, "stands only on the last message");
	if (reply && (json_array_size(items) < 1 ||
			 json_array_size(items) > LINE_QUICK_REPLIES_MAX))
		fault(c, "%zu items, 1 to %d", json_array_size(items),
		    LINE_QUICK_REPLIES_MAX);
	json_array_foreach(items, i, v)
	{
		size_t outer = enter_item(c, i);

		check_action(c, v, LINE_SHORT_LABEL_MAX);
		leave(c, outer);
	}
	leave(c, before);
}

static void
check_message(struct check *c, const json_t *o, bool last)
{
	struct str type = member(o, "type");

	if (str_eq(type, STR("text")))
		check_string(c, o, "text", utf16_count, LINE_TEXT_MAX);
	else if (str_eq(type, STR("flex")))
		check_flex(c, o);
	else
		fault(c, "is neither text nor flex");
	check_quick_reply(c, o, last);
}

size_t
line_check(struct str body, struct buf *faults)
{
	json_error_t error;
	json_t *root = json_loadb(
	    body.ptr ? body.ptr : "", body.len, JSON_REJECT_DUPLICATES, &error);
	const json_t *messages = json_object_get(root, "messages"), *v;
	size_t n = json_array_size(messages), i;
	struct check c = { .faults = faults };

	enter(&c, "messages");
	if (!root)
		fault(&c, "no JSON: %s", error.text);
	else if (body.len > LINE_BODY_MAX)
		fault(&c, "%zu bytes, at most %d", body.len, LINE_BODY_MAX);
	else if (n < 1 || n > LINE_MESSAGES_MAX)
		fault(&c, "%zu messages, 1 to %d", n, LINE_MESSAGES_MAX);
	json_array_foreach(messages, i, v)
	{
		size_t outer = enter_item(&c, i);

		check_message(&c, v, i + 1 == n);
		leave(&c, outer);
	}
	json_decref(root);
	buf_release(&c.path);
	return c.count;
}
