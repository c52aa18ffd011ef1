#include "notice/notice.h"

static const char *const node_names[NODE_KIND_MAX] = {
	[NODE_NOTICE] = "notice",
	[NODE_TITLE] = "title",
	[NODE_FACTS] = "facts",
	[NODE_FACT] = "fact",
	[NODE_BODY] = "body",
	[NODE_CONTACT] = "contact",
	[NODE_FIELD] = "field",
	[NODE_HEADING] = "heading",
	[NODE_P] = "p",
	[NODE_LIST] = "list",
	[NODE_ITEM] = "item",
	[NODE_TABLE] = "table",
	[NODE_ROW] = "row",
	[NODE_CELL] = "cell",
	[NODE_NOTE] = "note",
	[NODE_IMAGE] = "image",
	[NODE_LABEL] = "label",
	[NODE_S] = "s",
	[NODE_TEXT] = "#text",
	[NODE_VALUE] = "#value",
	[NODE_B] = "b",
	[NODE_A] = "a",
	[NODE_RUBY] = "ruby",
	[NODE_GLOSS] = "gloss",
};

static const char *const value_names[VALUE_KIND_MAX] = {
	[VALUE_DATE] = "date",
	[VALUE_TIME] = "time",
	[VALUE_DATETIME] = "datetime",
	[VALUE_PERIOD] = "period",
	[VALUE_RECURRENCE] = "recurrence",
	[VALUE_DURATION] = "duration",
	[VALUE_MONEY] = "money",
	[VALUE_PHONE] = "phone",
	[VALUE_NUMBER] = "number",
	[VALUE_AGE] = "age",
	[VALUE_PLACE] = "place",
	[VALUE_URL] = "url",
	[VALUE_MAIL] = "mail",
};

static const char *const fact_names[FACT_KIND_MAX] = {
	[FACT_WHEN] = "when",
	[FACT_WHERE] = "where",
	[FACT_WHO] = "who",
	[FACT_COST] = "cost",
	[FACT_BRING] = "bring",
	[FACT_APPLY] = "apply",
	[FACT_DEADLINE] = "deadline",
	[FACT_CAPACITY] = "capacity",
};

static const char *const field_names[FIELD_KIND_MAX] = {
	[FIELD_NAME] = "name",
	[FIELD_PHONE] = "phone",
	[FIELD_FAX] = "fax",
	[FIELD_MAIL] = "mail",
	[FIELD_HOURS] = "hours",
	[FIELD_LANGUAGES] = "languages",
	[FIELD_ADDRESS] = "address",
	[FIELD_URL] = "url",
	[FIELD_OTHER] = "other",
};

static const char *const kind_names[KIND_MAX] = {
	[KIND_PROCEDURE] = "procedure",
	[KIND_EVENT] = "event",
	[KIND_ALERT] = "alert",
};

static const char *const form_names[PRINT_FORM_MAX] = {
	[PRINT_FLYER] = "flyer",
	[PRINT_BW] = "flyer-bw",
	[PRINT_A5] = "flyer-a5",
	[PRINT_BILINGUAL] = "flyer-bilingual",
	[PRINT_TWO_SIDED] = "flyer-two-sided",
	[PRINT_POSTER] = "poster",
};

static int
find(const char *const *names, int count, struct str s)
{
	for (int i = 0; i < count; i++)
		if (str_is(s, names[i]))
			return i;
	return -1;
}

const char *
node_name(enum node_kind kind)
{
	return node_names[kind];
}

const char *
value_kind_name(enum value_kind kind)
{
	return value_names[kind];
}

const char *
fact_kind_name(enum fact_kind kind)
{
	return fact_names[kind];
}

const char *
field_kind_name(enum field_kind kind)
{
	return field_names[kind];
}

const char *
notice_kind_name(enum notice_kind kind)
{
	return kind_names[kind];
}

int
value_kind_parse(struct str s)
{
	return find(value_names, VALUE_KIND_MAX, s);
}

int
fact_kind_parse(struct str s)
{
	return find(fact_names, FACT_KIND_MAX, s);
}

int
field_kind_parse(struct str s)
{
	return find(field_names, FIELD_KIND_MAX, s);
}

int
notice_kind_parse(struct str s)
{
	return find(kind_names, KIND_MAX, s);
}

const char *
print_form_name(enum print_form form)
{
	return form_names[form];
}

static bool
separates(uint32_t cp)
{
	return cp == ',' || cp == 0x3001 || cp_is_space(cp);
}

uint16_t
print_forms_parse(struct str s, struct str *ret_bad)
{
	uint16_t forms = 0;
	size_t at = 0, from = 0;

	*ret_bad = STR_NONE;
	while (from < s.len) {
		size_t end = at;
		struct str name;
		int form;

		if (at < s.len && !separates(utf8_next(s, &at)))
			continue;
		name = str_sub(s, from, end);
		form = find(form_names, PRINT_FORM_MAX, name);
		if (form >= 0)
			forms |= (uint16_t)(1 << form);
		else if (name.len && !ret_bad->len)
			*ret_bad = name;
		from = at;
		if (end == s.len)
			break;
	}
	return forms;
}

bool
moment_is_none(struct moment m)
{
	return date_is_none(m.date) && m.minute < 0;
}

void
moment_format(struct moment m, struct buf *out)
{
	if (!date_is_none(m.date))
		date_format(m.date, out);
	if (m.minute >= 0)
		buf_printf(out, "T%02d:%02d", m.minute / 60, m.minute % 60);
}

bool
moment_parse(struct str s, struct moment *ret)
{
	size_t t = str_find(s, STR("T"), 0);
	struct str date = str_sub(s, 0, t), time;
	int64_t hour, minute;

	*ret = MOMENT_NONE;
	if (date.len && !date_parse(date, &ret->date))
		return false;
	if (t == STR_NPOS)
		return date.len > 0;
	time = str_sub(s, t + 1, s.len);
	hour = str_to_int(str_sub(time, 0, 2));
	minute = str_to_int(str_sub(time, 3, 5));
	if (time.len != 5 || !str_eq(str_sub(time, 2, 3), STR(":")) ||
	    hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 1440)
		return false;
	ret->minute = (int16_t)(hour * 60 + minute);
	return true;
}

static bool
same_moment(struct moment a, struct moment b)
{
	return date_cmp(a.date, b.date) == 0 && a.minute == b.minute;
}

bool
value_same(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && same_moment(a->from, b->from) &&
	       same_moment(a->to, b->to) && a->amount == b->amount &&
	       str_eq(a->target, b->target) && str_eq(a->unit, b->unit);
}
