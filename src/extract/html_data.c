/* JSON-LD and microdata. */
#include "extract/html.h"

#include <string.h>

#define DEPTH_MAX 24

/* What an object of JSON-LD says that is used. */
struct thing {
	struct str key;	 /* it stands under */
	struct str name; /* of the member that is being read */
	struct str type, headline, published, start, end;
	struct str title, place, region, town, street;
	bool array;
};

struct json {
	struct str text;
	size_t at;
	struct arena *arena;
	struct html_data *data;
	struct thing stack[DEPTH_MAX];
	size_t depth;
};

/* ---- strings ---- */

static int
hex4(struct str s)
{
	int code = 0;

	if (s.len < 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		static const char digits[] = "0123456789abcdefABCDEF";
		const char *hit = s.ptr[i] ? strchr(digits, s.ptr[i]) : NULL;

		if (!hit)
			return -1;
		code = code * 16 + (int)(hit - digits) -
		       (hit - digits > 15 ? 6 : 0);
	}
	return code;
}

static void
put_escape(struct json *j, struct buf *out)
{
	struct str rest = str_sub(j->text, j->at, j->text.len);
	char utf8[4];
	int code, low;

	if (!rest.len)
		return;
	j->at++;
	if (rest.ptr[0] != 'u') {
		buf_ch(out, strchr("bfnrt", rest.ptr[0]) ? ' ' : rest.ptr[0]);
		return;
	}
	code = hex4(str_sub(rest, 1, rest.len));
	if (code < 0)
		return;
	j->at += 4;
	if (code >= 0xD800 && code < 0xDC00) {
		rest = str_sub(j->text, j->at, j->text.len);
		low = str_starts(rest, STR("\\u"))
			  ? hex4(str_sub(rest, 2, rest.len))
			  : -1;
		if (low < 0xDC00 || low > 0xDFFF)
			return;
		j->at += 6;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
	}
	if ((code >= 0xD800 && code < 0xE000) || cp_is_unsafe((uint32_t)code))
		return;
	buf_add(out, utf8, utf8_encode((uint32_t)code, utf8));
}

static struct str
read_string(struct json *j)
{
	struct buf out = BUF_INIT;
	struct str s;

	for (j->at++; j->at < j->text.len && j->text.ptr[j->at] != '"';) {
		char c = j->text.ptr[j->at++];

		if (c == '\\')
			put_escape(j, &out);
		else
			buf_ch(&out, (unsigned char)c < ' ' ? ' ' : c);
	}
	j->at++;
	s = arena_str(j->arena, str_trim(buf_view(&out)));
	buf_release(&out);
	return s;
}

/* ---- objects ---- */

static void
set_member(struct thing *t, struct str value)
{
	const struct {
		const char *name;
		struct str *to;
	} members[] = {
		{ "@type", &t->type },
		{ "name", &t->title },
		{ "headline", &t->headline },
		{ "datePublished", &t->published },
		{ "startDate", &t->start },
		{ "endDate", &t->end },
		{ "location", &t->place },
		{ "address", &t->street },
		{ "addressRegion", &t->region },
		{ "addressLocality", &t->town },
		{ "streetAddress", &t->street },
	};

	for (size_t i = 0; i < ARRAY_SIZE(members); i++)
		if (!members[i].to->len && str_is(t->name, members[i].name))
			*members[i].to = value;
}

static struct str
joined(struct arena *a, struct str first, struct str second, struct str third)
{
	struct buf out = BUF_INIT;
	struct str s;

	buf_str(&out, first);
	buf_str(&out, second);
	buf_str(&out, third);
	s = arena_str(a, buf_view(&out));
	buf_release(&out);
	return s;
}

static struct str
place_of(struct arena *a, const struct thing *t)
{
	struct str address = joined(a, t->region, t->town, t->street);

	if (!t->title.len || !address.len)
		return t->title.len ? t->title : address;
	address = joined(a, STR("（"), address, STR("）"));
	return joined(a, t->title, address, STR_NONE);
}

static bool
is_article(struct str type)
{
	return str_ends(type, STR("Article")) ||
	       str_ends(type, STR("Posting")) || str_eq(type, STR("WebPage"));
}

static void
close_object(struct json *j)
{
	struct thing *t = &j->stack[--j->depth];
	struct thing *up = j->depth ? &j->stack[j->depth - 1] : NULL;
	struct date date;

	if (t->array)
		return;
	if (up && str_eq(t->key, STR("location")) && !up->place.len)
		up->place = place_of(j->arena, t);
	if (up && str_eq(t->key, STR("address")) && !up->street.len)
		up->street = joined(j->arena, t->region, t->town, t->street);
	if (is_article(t->type) && date_is_none(j->data->published) &&
	    date_parse(str_sub(t->published, 0, 10), &date) &&
	    date_valid(date)) {
		j->data->published = date;
		j->data->headline = t->headline.len ? t->headline : t->title;
	}
	if (str_ends(t->type, STR("Event")) && !j->data->start.len) {
		j->data->start = t->start;
		j->data->end = t->end;
		j->data->place = t->place;
		j->data->headline = t->title;
	}
}

static bool
open_object(struct json *j, bool array)
{
	const struct thing *up = j->depth ? &j->stack[j->depth - 1] : NULL;

	if (j->depth == DEPTH_MAX)
		return false;
	j->stack[j->depth++] = (struct thing){
		.array = array,
		.key = up ? (up->array ? up->key : up->name) : STR_NONE,
	};
	return true;
}

/* Lenient: what is broken ends the reading, what is whole is used. */
static void
read_json(struct json *j)
{
	while (j->at < j->text.len) {
		char c = j->text.ptr[j->at];
		struct thing *t = j->depth ? &j->stack[j->depth - 1] : NULL;

		if (c == '{' || c == '[') {
			if (!open_object(j, c == '['))
				return;
		} else if (c == '}' || c == ']') {
			if (!t)
				return;
			close_object(j);
		} else if (c == '"') {
			struct str s = read_string(j), rest;

			rest = str_trim(str_sub(j->text, j->at,
			    j->at + 16 < j->text.len ? j->at + 16
						     : j->text.len));
			if (t && str_starts(rest, STR(":")))
				t->name = s;
			else if (t && !t->array)
				set_member(t, s);
			continue;
		}
		j->at++;
	}
}

/* ---- the page ---- */

static void
read_item(const struct html_node *n, struct html_data *data)
{
	struct str name = html_attr(n, "itemprop"), value;

	if (!name.len)
		return;
	value = html_attr(n, "content");
	if (!value.len)
		value = html_attr(n, "datetime");
	if (str_eq(name, STR("startDate")) && !data->start.len)
		data->start = value;
	else if (str_eq(name, STR("endDate")) && !data->end.len)
		data->end = value;
}

void
html_data(const struct html_node *root, struct arena *a, struct html_data *ret)
{
	*ret = (struct html_data){ 0 };
	for (const struct html_node *n = root; n; n = html_next(root, n)) {
		if (n->tag == HTML_TEXT)
			continue;
		if (n->tag == HTML_SCRIPT && n->first) {
			struct json j = {
				.text = n->first->text,
				.arena = a,
				.data = ret,
			};

			read_json(&j);
		}
		read_item(n, ret);
	}
}

/* ---- facts ---- */

struct when {
	struct date date;
	int minutes; /* -1: a whole day */
};

/* 2026-12-12T18:30:00+09:00; local time is what counts. */
static bool
parse_when(struct str s, struct when *ret)
{
	*ret = (struct when){ .minutes = -1 };
	if (!date_parse(str_sub(s, 0, 10), &ret->date) ||
	    !date_valid(ret->date))
		return false;
	if (s.ptr && s.len >= 16 && (s.ptr[10] == 'T' || s.ptr[10] == ' ') &&
	    s.ptr[13] == ':') {
		int64_t hour = str_to_int(str_sub(s, 11, 13));
		int64_t minute = str_to_int(str_sub(s, 14, 16));

		if (hour >= 0 && hour <= 24 && minute >= 0 && minute < 60)
			ret->minutes = (int)(hour * 60 + minute);
	}
	return true;
}

static void
put_date(struct buf *out, struct date d)
{
	buf_printf(out, "%d年%d月%d日", d.year, d.month, d.day);
}

static void
put_time(struct buf *out, int minutes)
{
	if (minutes < 0)
		return;
	buf_printf(out, "%d時", minutes / 60);
	if (minutes % 60)
		buf_printf(out, "%d分", minutes % 60);
}

static void
add_fact(struct notice *n, enum fact_kind kind, struct str text)
{
	struct node *fact = node_new(&n->arena, NODE_FACT, 0);

	fact->arg = (uint16_t)kind;
	node_append(fact, node_text(&n->arena, arena_str(&n->arena, text), 0));
	node_append(notice_part(n, NODE_FACTS), fact);
}

static bool
says_day(struct str body, struct date d)
{
	struct buf day = BUF_INIT;
	bool yes;

	buf_printf(&day, "%d月%d日", d.month, d.day);
	yes = str_find(body, buf_view(&day), 0) != STR_NPOS;
	buf_clear(&day);
	buf_printf(&day, "%d/%d", d.month, d.day);
	yes = yes || str_find(body, buf_view(&day), 0) != STR_NPOS;
	buf_clear(&day);
	buf_printf(&day, "%d.%d", d.month, d.day);
	yes = yes || str_find(body, buf_view(&day), 0) != STR_NPOS;
	buf_release(&day);
	return yes;
}

static void
add_when(struct notice *n, struct str body, const struct html_data *data)
{
	struct buf text = BUF_INIT;
	struct when from, to;

	if (!parse_when(data->start, &from) || says_day(body, from.date))
		return;
	put_date(&text, from.date);
	put_time(&text, from.minutes);
	if (parse_when(data->end, &to)) {
		bool same = date_cmp(from.date, to.date) == 0;

		if (!same || (to.minutes >= 0 && from.minutes >= 0)) {
			buf_cstr(&text, "から");
			if (!same)
				put_date(&text, to.date);
			put_time(&text, to.minutes);
			buf_cstr(&text, "まで");
		}
	}
	add_fact(n, FACT_WHEN, buf_view(&text));
	buf_release(&text);
}

void
html_data_facts(const struct html_data *data, struct notice *n)
{
	struct buf body = BUF_INIT;
	struct str name = data->place;
	size_t address = str_find(name, STR("（"), 0);

	if (!data->start.len)
		return;
	node_plain(notice_part(n, NODE_TITLE), &body);
	node_plain(notice_part(n, NODE_BODY), &body);
	add_when(n, buf_view(&body), data);
	if (address != STR_NPOS)
		name = str_sub(name, 0, address);
	if (name.len && name.len < 300 &&
	    str_find(buf_view(&body), name, 0) == STR_NPOS)
		add_fact(n, FACT_WHERE, data->place);
	buf_release(&body);
}
