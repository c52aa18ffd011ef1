/* Event lists: a row as a notice with facts, contact and body. */
#include "extract/grid.h"

#include <stdlib.h>

struct event {
	const struct grid *grid;
	const struct grid_row *row;
	const struct grid_cell *cells[COLUMN_MAX]; /* NULL: blank or absent */
	struct notice *notice;
	struct arena *arena;
	struct buf text;
};

static struct str
text_of(const struct event *e, enum column kind)
{
	return e->cells[kind] ? str_trim(e->cells[kind]->text) : STR_NONE;
}

static struct node *
open_part(struct event *e, enum node_kind part, enum node_kind kind,
    unsigned arg, const char *label)
{
	struct node *node = node_new(e->arena, kind, e->row->cells[0].offset);

	node->arg = (uint16_t)arg;
	node_append(notice_part(e->notice, part), node);
	if (label) {
		struct node *l = node_new(e->arena, NODE_LABEL, node->offset);

		node_append(
		    l, node_text(e->arena, str_from(label), node->offset));
		node_append(node, l);
	}
	return node;
}

/* What e->text holds becomes a fact or field, if it holds anything. */
static void
add(struct event *e, enum node_kind part, enum node_kind kind, unsigned arg,
    const char *label, size_t offset)
{
	struct str s = str_trim(buf_view(&e->text));

	if (s.len)
		node_append(open_part(e, part, kind, arg, label),
		    node_text(e->arena, arena_str(e->arena, s), offset));
	buf_clear(&e->text);
}

static void
add_fact(struct event *e, enum fact_kind kind, const char *label, size_t offset)
{
	add(e, NODE_FACTS, NODE_FACT, kind, label, offset);
}

static void
add_line(struct event *e, struct str line)
{
	if (!line.len)
		return;
	if (e->text.len)
		buf_ch(&e->text, '\n');
	buf_str(&e->text, line);
}

static size_t
offset_of(const struct event *e, enum column kind)
{
	return e->cells[kind] ? e->cells[kind]->offset
			      : e->row->cells[0].offset;
}

/* ---- when ---- */

/* 20261205, which is no date to a reader but one to a program. */
static bool
packed_date(struct str s, struct date *ret)
{
	int64_t n = s.len == 8 ? str_to_int(s) : -1;

	if (n < 0)
		return false;
	*ret = (struct date){ (int16_t)(n / 10000), (int8_t)(n / 100 % 100),
		(int8_t)(n % 100) };
	return date_valid(*ret);
}

static struct date
date_of(const struct event *e, enum column kind)
{
	struct str s = text_of(e, kind);
	struct date date = { 0 };

	if (e->cells[kind] && date_valid(e->cells[kind]->moment.date))
		return e->cells[kind]->moment.date;
	if (!s.len || packed_date(s, &date))
		return date;
	if (s.len >= 19 && s.ptr[10] == 'T' &&
	    date_parse(str_sub(s, 0, 10), &date))
		return date;
	return line_date(s, e->arena);
}

static void
put_date(struct event *e, enum column kind, struct buf *out)
{
	static const char *const weekdays[] = { "日", "月", "火", "水", "木",
		"金", "土" };
	struct date d = date_of(e, kind);

	if (date_valid(d))
		buf_printf(out, "%d年%d月%d日（%s）", d.year, d.month, d.day,
		    weekdays[date_weekday(d)]);
	else
		buf_str(out, text_of(e, kind));
}

/* 9:30, 09:30:00 as minutes of the day, else -1. */
static int
minute_of(const struct event *e, enum column kind)
{
	struct str s = text_of(e, kind), hour, minute;

	if (!s.len)
		return -1;
	if (e->cells[kind]->moment.minute >= 0)
		return e->cells[kind]->moment.minute;
	if (!str_split(&s, ':', &hour) || !str_split(&s, ':', &minute) ||
	    hour.len > 2 || minute.len != 2)
		return -1;
	if (str_to_int(hour) < 0 || str_to_int(hour) > 24 ||
	    str_to_int(minute) < 0 || str_to_int(minute) > 59)
		return -1;
	return (int)(str_to_int(hour) * 60 + str_to_int(minute));
}

static void
put_time(struct event *e, enum column kind, struct buf *out)
{
	int minute = minute_of(e, kind);

	if (minute < 0)
		buf_str(out, text_of(e, kind));
	else if (minute % 60)
		buf_printf(out, "%d時%d分", minute / 60, minute % 60);
	else
		buf_printf(out, "%d時", minute / 60);
}

static void
put_times(struct event *e)
{
	if (text_of(e, COLUMN_START_TIME).len) {
		put_time(e, COLUMN_START_TIME, &e->text);
		if (minute_of(e, COLUMN_START_TIME) >= 0)
			buf_cstr(&e->text, "から");
	}
	if (text_of(e, COLUMN_END_TIME).len) {
		if (text_of(e, COLUMN_START_TIME).len &&
		    minute_of(e, COLUMN_START_TIME) < 0)
			buf_cstr(&e->text, "～");
		put_time(e, COLUMN_END_TIME, &e->text);
		if (minute_of(e, COLUMN_END_TIME) >= 0)
			buf_cstr(&e->text, "まで");
	}
}

static void
add_when(struct event *e)
{
	struct buf end = BUF_INIT;
	bool several;

	put_date(e, COLUMN_START_DATE, &e->text);
	put_date(e, COLUMN_END_DATE, &end);
	several = end.len && e->text.len &&
		  !str_eq(buf_view(&end), buf_view(&e->text));
	if (several) {
		buf_cstr(&e->text, "から");
		buf_str(&e->text, buf_view(&end));
		buf_cstr(&e->text, "まで");
	}
	buf_release(&end);
	if (several && (text_of(e, COLUMN_START_TIME).len ||
			   text_of(e, COLUMN_END_TIME).len))
		buf_cstr(&e->text, "　");
	put_times(e);
	add_line(e, text_of(e, COLUMN_WHEN));
	add_line(e, text_of(e, COLUMN_WHEN_NOTE));
	add_fact(e, FACT_WHEN, "日時", offset_of(e, COLUMN_START_DATE));
}

static void
add_deadline(struct event *e)
{
	put_date(e, COLUMN_DEADLINE_DATE, &e->text);
	if (text_of(e, COLUMN_DEADLINE_TIME).len)
		put_time(e, COLUMN_DEADLINE_TIME, &e->text);
	add_fact(
	    e, FACT_DEADLINE, "申込締切", offset_of(e, COLUMN_DEADLINE_DATE));
}

/* ---- the other facts ---- */

/* A number alone, as such columns want it. */
static bool
is_number(struct str s)
{
	size_t at = 0, digits = 0;

	while (at < s.len) {
		uint32_t cp = utf8_next(s, &at);

		if (cp_digit(cp) >= 0)
			digits++;
		else if (cp != ',' && cp != U'，')
			return false;
	}
	return digits > 0 && digits < 10;
}

static bool
is_zero(struct str s)
{
	size_t at = 0;

	while (at < s.len)
		if (cp_digit(utf8_next(s, &at)) != 0)
			return false;
	return s.len > 0;
}

static void
add_counted(struct event *e, enum column kind, enum fact_kind fact,
    const char *label, const char *unit, const char *none)
{
	struct str s = text_of(e, kind);

	if (none && is_zero(s)) {
		buf_cstr(&e->text, none);
	} else {
		buf_str(&e->text, s);
		if (is_number(s))
			buf_cstr(&e->text, unit);
	}
	if (fact == FACT_COST)
		add_line(e, text_of(e, COLUMN_COST_NOTE));
	add_fact(e, fact, label, offset_of(e, kind));
}

static void
add_place(struct event *e)
{
	struct str place = text_of(e, COLUMN_PLACE);
	struct str address = text_of(e, COLUMN_ADDRESS);
	struct str building = text_of(e, COLUMN_BUILDING);

	buf_str(&e->text, place);
	if (place.len && address.len)
		buf_cstr(&e->text, "（");
	buf_str(&e->text, address);
	if (building.len && !str_eq(building, place)) {
		if (e->text.len)
			buf_cstr(&e->text, "　");
		buf_str(&e->text, building);
	}
	if (place.len && address.len)
		buf_cstr(&e->text, "）");
	add_fact(e, FACT_WHERE, "場所", offset_of(e, COLUMN_PLACE));
}

static void
add_plain(
    struct event *e, enum column kind, enum fact_kind fact, const char *label)
{
	add_line(e, text_of(e, kind));
	add_fact(e, fact, label, offset_of(e, kind));
}

/* ---- contact ---- */

/* A spreadsheet takes the zero off a number that was typed without marks. */
static void
put_phone(struct event *e, struct str s)
{
	int64_t n = str_to_int(s);

	if (n > 0 && (s.len == 9 || s.len == 10) && s.ptr[0] != '0')
		buf_ch(&e->text, '0');
	buf_str(&e->text, s);
}

static void
add_field(
    struct event *e, enum column kind, enum field_kind field, const char *label)
{
	struct str extension = text_of(e, COLUMN_EXTENSION);

	if (field == FIELD_PHONE || field == FIELD_FAX)
		put_phone(e, text_of(e, kind));
	else
		add_line(e, text_of(e, kind));
	if (field == FIELD_PHONE && e->text.len && extension.len) {
		buf_cstr(&e->text, "（内線");
		buf_str(&e->text, extension);
		buf_cstr(&e->text, "）");
	}
	add(e, NODE_CONTACT, NODE_FIELD, field, label, offset_of(e, kind));
}

static void
add_contact(struct event *e)
{
	bool named = text_of(e, COLUMN_CONTACT).len > 0;

	add_field(e, named ? COLUMN_CONTACT : COLUMN_HOST, FIELD_NAME, NULL);
	if (named)
		e->cells[COLUMN_CONTACT] = NULL;
	else
		e->cells[COLUMN_HOST] = NULL;
	add_field(e, COLUMN_PHONE, FIELD_PHONE, "電話");
	add_field(e, COLUMN_FAX, FIELD_FAX, "FAX");
	add_field(e, COLUMN_MAIL, FIELD_MAIL, "メール");
	add_field(e, COLUMN_URL, FIELD_URL, "URL");
}

/* ---- body ---- */

static void
add_block(struct event *e, enum node_kind kind, struct str label,
    const struct grid_cell *cell)
{
	struct str s = str_trim(cell->text), line;
	struct node *block;

	if (!s.len)
		return;
	while (label.len && str_split(&label, '\n', &line))
		buf_str(&e->text, str_trim(line));
	if (e->text.len)
		buf_cstr(&e->text, "：");
	buf_str(&e->text, s);
	block = node_new(e->arena, kind, cell->offset);
	node_append(
	    block, node_text(e->arena, arena_str(e->arena, buf_view(&e->text)),
		       cell->offset));
	node_append(notice_part(e->notice, NODE_BODY), block);
	buf_clear(&e->text);
}

static void
add_body(struct event *e, const struct columns *c)
{
	const struct grid_row *header = &e->grid->rows[c->row];

	if (e->cells[COLUMN_DESCRIPTION])
		add_block(e, NODE_P, STR_NONE, e->cells[COLUMN_DESCRIPTION]);
	if (e->cells[COLUMN_HOST])
		add_block(e, NODE_P, STR("主催"), e->cells[COLUMN_HOST]);
	for (size_t i = 0; i < c->count && i < e->row->count; i++)
		if (c->kinds[i] == COLUMN_OTHER)
			add_block(e, NODE_P, str_trim(header->cells[i].text),
			    &e->row->cells[i]);
	if (e->cells[COLUMN_REMARK])
		add_block(e, NODE_NOTE, STR_NONE, e->cells[COLUMN_REMARK]);
}

/* ---- rows ---- */

static void
read_row(struct event *e, const struct columns *c)
{
	struct date published;

	node_append(notice_part(e->notice, NODE_TITLE),
	    node_text(e->arena, text_of(e, COLUMN_TITLE),
		offset_of(e, COLUMN_TITLE)));
	published = date_of(e, COLUMN_PUBLISHED);
	if (date_valid(published))
		e->notice->published = published;
	add_when(e);
	add_place(e);
	add_plain(e, COLUMN_WHO, FACT_WHO, "対象");
	add_counted(e, COLUMN_COST, FACT_COST, "料金", "円", "無料");
	add_counted(e, COLUMN_CAPACITY, FACT_CAPACITY, "定員", "人", NULL);
	add_plain(e, COLUMN_BRING, FACT_BRING, "持ち物");
	add_deadline(e);
	add_plain(e, COLUMN_APPLY, FACT_APPLY, "申込方法");
	add_contact(e);
	add_body(e, c);
}

static void
find_cells(struct event *e, const struct columns *c)
{
	for (size_t k = 0; k < COLUMN_MAX; k++)
		e->cells[k] = NULL;
	for (size_t i = 0; i < c->count && i < e->row->count; i++)
		if (str_trim(e->row->cells[i].text).len)
			e->cells[c->kinds[i]] = &e->row->cells[i];
}

/* The column of numbers names the notices if it tells all rows apart: their
 * pages then keep their names when rows are put in between. */
static bool
ids_usable(const struct grid *g, const struct columns *c, size_t column)
{
	struct arena a;
	struct map seen;
	bool usable = true;

	arena_init(&a);
	map_init(&seen);
	for (size_t r = c->row + 1; r < g->count && usable; r++) {
		const struct grid_row *row = &g->rows[r];
		struct str id = column < row->count
				    ? str_trim(row->cells[column].text)
				    : STR_NONE;
		void **at;

		usable = id.len > 0 && id.len <= 40;
		if (!usable)
			break;
		at = map_put(&seen, extract_id(id, &a));
		usable = *at == NULL;
		*at = &seen;
	}
	map_release(&seen);
	arena_release(&a);
	return usable;
}

static size_t
id_column(const struct grid *g, const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->kinds[i] == COLUMN_ID && ids_usable(g, c, i))
			return i;
	return STR_NPOS;
}

static struct str
row_name(const struct grid *g, const struct grid_row *row, size_t column,
    struct arena *a)
{
	struct str prefix =
	    g->sheet ? arena_printf(a, "s%zu-", g->sheet + 1) : STR("");

	if (column != STR_NPOS)
		return arena_printf(a, "%.*s%.*s", STR_ARG(prefix),
		    STR_ARG(extract_id(str_trim(row->cells[column].text), a)));
	return arena_printf(a, "%.*s%u", STR_ARG(prefix), row->number);
}

void
events_read(const struct grid *g, const struct columns *c,
    const struct source *src, struct notices *all, struct diag *d)
{
	struct event e = { .grid = g };
	size_t ids = id_column(g, c);

	diag_source(d, str_from(src->path), g->text);
	for (size_t r = c->row + 1; r < g->count; r++) {
		e.row = &g->rows[r];
		find_cells(&e, c);
		if (!e.cells[COLUMN_TITLE]) {
			diag_add(d, DIAG_LIST_TITLE, e.row->cells[0].offset,
			    DIAG_NUM(e.row->number));
			continue;
		}
		e.notice =
		    notices_add(all, src, row_name(g, e.row, ids, &all->arena));
		all->items[all->count - 1]->event = true;
		e.arena = &e.notice->arena;
		e.notice->text = g->text;
		read_row(&e, c);
	}
	buf_release(&e.text);
}
