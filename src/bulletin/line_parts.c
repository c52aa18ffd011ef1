/* Parts of LINE's bubbles. */
#include "bulletin/inline.h"
#include "bulletin/line.h"

void
line_pair(struct jsonw *j, const char *key, const char *value)
{
	jsonw_key(j, key);
	jsonw_cstr(j, value);
}

void
line_open_text(struct jsonw *j, struct str text, const char *ink)
{
	jsonw_object(j);
	line_pair(j, "type", "text");
	jsonw_key(j, "text");
	jsonw_str(j, text);
	line_pair(j, "color", ink);
	jsonw_key(j, "wrap");
	jsonw_bool(j, true);
}

void
line_open_box(struct jsonw *j, const char *layout, const char *spacing)
{
	jsonw_object(j);
	line_pair(j, "type", "box");
	line_pair(j, "layout", layout);
	if (spacing)
		line_pair(j, "spacing", spacing);
	jsonw_key(j, "contents");
	jsonw_array(j);
}

const char *
line_colour(struct str category, enum urgency urgency)
{
	static const struct {
		const char *category, *colour;
	} bands[] = {
		{ "garbage", "#115A36" },
		{ "disaster", "#CE0000" },
		{ "tax", "#5C10BE" },
		{ "insurance", "#0055AD" },
		{ "health", "#006F83" },
		{ "school", "#8B008B" },
		{ "childcare", "#8B008B" },
		{ "residence", "#0055AD" },
		{ "community", "#115A36" },
		{ "culture", "#5C10BE" },
	};

	if (urgency == URGENCY_EMERGENCY)
		return "#CE0000";
	for (size_t i = 0; i < ARRAY_SIZE(bands); i++)
		if (str_is(category, bands[i].category))
			return bands[i].colour;
	return "#0017C1";
}

void
line_kicker(const struct site *s, const struct edition *e, struct str category,
    enum urgency urgency, struct buf *out)
{
	char key[32];

	if (urgency == URGENCY_EMERGENCY) {
		chrome_text(s, e, "emergency", out);
		buf_cstr(out, " / ");
	}
	chrome_text(s, e, category_key(s, category, key), out);
}

void
line_band(
    struct jsonw *j, const char *colour, struct str small, struct str title)
{
	jsonw_key(j, "header");
	line_open_box(j, "vertical", NULL);
	line_open_text(j, small, "#FFFFFF");
	line_pair(j, "size", "sm");
	jsonw_end(j);
	line_open_text(j, title, "#FFFFFF");
	line_pair(j, "size", "lg");
	line_pair(j, "weight", "bold");
	jsonw_end(j);
	jsonw_end(j);
	line_pair(j, "backgroundColor", colour);
	jsonw_end(j);
}

void
line_button(struct jsonw *j, const struct site *s, const struct edition *e,
    const char *key, struct str uri, const char *colour)
{
	struct buf label = BUF_INIT;

	chrome_text(s, e, key, &label);
	jsonw_object(j);
	line_pair(j, "type", "button");
	line_pair(j, "style", colour ? "primary" : "secondary");
	if (colour)
		line_pair(j, "color", colour);
	jsonw_key(j, "action");
	jsonw_object(j);
	line_pair(j, "type", "uri");
	jsonw_key(j, "label");
	jsonw_str(j, buf_view(&label));
	jsonw_key(j, "uri");
	jsonw_str(j, uri);
	jsonw_end(j);
	jsonw_end(j);
	buf_release(&label);
}

int
line_accept(struct str body, const struct edition *e, struct diag *d)
{
	struct buf faults = BUF_INIT;
	struct str rest, first;
	int result = 0;

	if (line_check(body, &faults)) {
		rest = buf_view(&faults);
		str_split(&rest, '\n', &first);
		diag_add(d, DIAG_LINE_LIMIT, DIAG_NOWHERE, first,
		    e->locale->own_name);
		result = -1;
	}
	buf_release(&faults);
	return result;
}
