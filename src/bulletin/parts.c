/* What the writers share beside sentences: labels, dates, addresses. */
#include "bulletin/inline.h"

const char *
fact_key(enum fact_kind kind)
{
	static const char *const names[FACT_KIND_MAX] = {
		[FACT_WHEN] = "fact-when",
		[FACT_WHERE] = "fact-where",
		[FACT_WHO] = "fact-who",
		[FACT_COST] = "fact-cost",
		[FACT_BRING] = "fact-bring",
		[FACT_APPLY] = "fact-apply",
		[FACT_DEADLINE] = "fact-deadline",
		[FACT_CAPACITY] = "fact-capacity",
	};

	return names[kind];
}

const char *
field_key(enum field_kind kind)
{
	static const char *const names[FIELD_KIND_MAX] = {
		[FIELD_PHONE] = "phone",
		[FIELD_FAX] = "fax",
		[FIELD_MAIL] = "mail",
		[FIELD_HOURS] = "hours",
		[FIELD_LANGUAGES] = "languages",
		[FIELD_ADDRESS] = "address",
		[FIELD_URL] = "website",
	};

	return names[kind];
}

const struct node *
label_of(const struct node *n)
{
	return n->first && n->first->kind == NODE_LABEL ? n->first : NULL;
}

static struct str
trim_label(struct str s)
{
	static const struct str marks[] = { STR_INIT("："), STR_INIT(":") };

	s = str_trim(s);
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (str_ends(s, marks[i]))
			s = str_trim(str_sub(s, 0, s.len - marks[i].len));
	return s;
}

const char *
label_key(const struct bulletin *b, const struct node *label, const char *key)
{
	struct buf plain = BUF_INIT;
	const char *same;

	if (!label || !label->first)
		return key;
	if (key && label->first->kind == NODE_S &&
	    b->text->sentences[label->first->index].state != RENDERED_OWN)
		return key;
	node_plain(label, &plain);
	same = map_get(&b->site->chrome->same, trim_label(buf_view(&plain)));
	buf_release(&plain);
	return same;
}

const char *
category_class(struct str category)
{
	static const char *const names[] = { "garbage", "disaster", "tax",
		"insurance", "health", "school", "childcare", "residence",
		"community", "culture" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_is(category, names[i]))
			return names[i];
	return "other";
}

const struct value *
contact_phone(const struct notice *n)
{
	struct walk w;
	const struct node *in = NULL;

	walk_init(&w, notice_part(n, NODE_CONTACT));
	while (walk_next(&w) != WALK_DONE) {
		if (w.node->kind == NODE_FIELD)
			in = w.event == WALK_ENTER ? w.node : NULL;
		else if (in && in->arg == FIELD_PHONE &&
			 w.node->kind == NODE_VALUE &&
			 w.node->value->kind == VALUE_PHONE)
			return w.node->value;
	}
	return NULL;
}

bool
is_expired(const struct site *s, struct date expires)
{
	return date_valid(expires) && date_valid(s->today) &&
	       date_cmp(expires, s->today) < 0;
}

void
page_url(
    struct buf *out, const struct city *city, struct str tag, struct str id)
{
	buf_str(out, city->base_url);
	buf_ch(out, '/');
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".html"));
}

static void
ruby(struct buf *out, struct ruby_run run)
{
	if (!run.reading.len) {
		html_escape(out, run.base);
		return;
	}
	buf_cstr(out, "<ruby>");
	html_escape(out, run.base);
	buf_cstr(out, "<rp>(</rp><rt>");
	html_escape(out, run.reading);
	buf_cstr(out, "</rt><rp>)</rp></ruby>");
}

size_t
easy_date(struct date date, char store[64], struct ruby_run runs[6])
{
	struct buf reading = BUF_INIT;
	char *year = store, *month = store + 8, *number = store + 16,
	     *day = store + 24;
	size_t n = 0;

	snprintf(year, 8, "%d", date.year);
	snprintf(month, 8, "%d", date.month);
	snprintf(number, 8, "%d", date.day);
	snprintf(day, 16, "%d日", date.day);
	runs[n++] = (struct ruby_run){ str_from(year), STR_NONE };
	runs[n++] = (struct ruby_run){ STR("年"), STR("ねん") };
	runs[n++] = (struct ruby_run){ str_from(month), STR_NONE };
	runs[n++] = (struct ruby_run){ STR("月"), STR("がつ") };
	/* はつか and the like are read as one word. */
	if (!counter_reading(str_from(number), STR("日"), &reading) ||
	    str_ends(buf_view(&reading), STR("にち"))) {
		runs[n++] = (struct ruby_run){ str_from(number), STR_NONE };
		runs[n++] = (struct ruby_run){ STR("日"), STR("にち") };
	} else {
		snprintf(store + 40, 24, "%s", reading.ptr);
		runs[n++] =
		    (struct ruby_run){ str_from(day), str_from(store + 40) };
	}
	buf_release(&reading);
	return n;
}

void
date_html(struct buf *out, struct formatter *f, const struct edition *e,
    struct date date)
{
	const struct value v = {
		.kind = VALUE_DATE,
		.show = SHOW_YEAR,
		.from = { date, -1 },
		.to = MOMENT_NONE,
	};
	char written[40];
	struct buf text = BUF_INIT;

	buf_cstr(out, "<time datetime=\"");
	date_format(date, out);
	buf_cstr(out, "\">");
	snprintf(written, sizeof(written), "%d年%d月%d日", date.year,
	    date.month, date.day);
	if (str_eq(e->locale->tag, STR("ja-simple"))) {
		char store[64];
		struct ruby_run runs[6];
		size_t n = easy_date(date, store, runs);

		for (size_t i = 0; i < n; i++)
			ruby(out, runs[i]);
	} else {
		value_format(f, &v, str_from(written), STR_NONE, &text);
		html_escape(out, buf_view(&text));
	}
	buf_cstr(out, "</time>");
	buf_release(&text);
}

void
month_text(struct buf *out, struct formatter *f, struct date date)
{
	const struct value v = {
		.kind = VALUE_DATE,
		.show = SHOW_YEAR,
		.from = { { date.year, date.month, 0 }, -1 },
		.to = MOMENT_NONE,
	};
	char written[40];

	snprintf(written, sizeof(written), "%d年%d月", date.year, date.month);
	value_format(f, &v, str_from(written), STR_NONE, out);
}

void
month_html(struct buf *out, struct formatter *f, const struct edition *e,
    struct date date)
{
	struct ruby_run runs[6];
	struct buf text = BUF_INIT;
	char store[64];

	if (str_eq(e->locale->tag, STR("ja-simple"))) {
		easy_date(date, store, runs);
		for (size_t i = 0; i < 4; i++) /* without its day */
			ruby(out, runs[i]);
	} else {
		month_text(&text, f, date);
		html_escape(out, buf_view(&text));
	}
	buf_release(&text);
}
