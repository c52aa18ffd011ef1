/* iCalendar (RFC 5545): the events and deadlines of one notice. */
#include "bulletin/calendar.h"
#include "bulletin/chronicle.h"
#include "bulletin/compose.h"

#define LINE_MAX_OCTETS 75
#define DESCRIPTION_UNITS 1000

struct ics {
	struct buf *out;
	const struct bulletin *b;
	struct inline_style style;
	struct chronicle_entry revision;
	struct buf line, text;
};

/* ---- content lines -------------------------------------------------------------- */

/* The line, folded between characters. */
static void
end_line(struct ics *c)
{
	struct str rest = buf_view(&c->line);
	size_t room = LINE_MAX_OCTETS;

	while (rest.len > room) {
		size_t cut = room;

		while (cut > 0 && ((uint8_t)rest.ptr[cut] & 0xc0) == 0x80)
			cut--;
		buf_add(c->out, rest.ptr, cut);
		buf_cstr(c->out, "\r\n ");
		rest = str_sub(rest, cut, rest.len);
		room = LINE_MAX_OCTETS - 1; /* the space counts */
	}
	buf_str(c->out, rest);
	buf_cstr(c->out, "\r\n");
	buf_clear(&c->line);
}

static void
plain_line(struct ics *c, const char *line)
{
	buf_cstr(&c->line, line);
	end_line(c);
}

/* A property of type TEXT from what is in c->text. */
static void
text_line(struct ics *c, const char *name)
{
	struct str s = buf_view(&c->text);

	if (!s.len)
		return;
	buf_printf(&c->line, "%s:", name);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\n') {
			buf_cstr(&c->line, "\\n");
			continue;
		}
		if (s.ptr[i] == '\\' || s.ptr[i] == ';' || s.ptr[i] == ',')
			buf_ch(&c->line, '\\');
		buf_ch(&c->line, s.ptr[i] == '\t' ? ' ' : s.ptr[i]);
	}
	end_line(c);
	buf_clear(&c->text);
}

/* Minute 24:00 is the next day's first. */
static void
moment(struct buf *out, struct date d, int minute, int more_days)
{
	long days = date_days(d) + more_days + (minute >= 24 * 60);

	d = date_from_days(days);
	buf_printf(out, "%04d%02d%02d", d.year, d.month, d.day);
	if (minute >= 0)
		buf_printf(out, "T%02d%02d00", minute / 60 % 24, minute % 60);
}

static void
moment_line(
    struct ics *c, const char *name, struct date d, int minute, int more_days)
{
	buf_printf(&c->line, "%s;%s:", name,
	    minute < 0 ? "VALUE=DATE" : "TZID=Asia/Tokyo");
	moment(&c->line, d, minute, more_days);
	end_line(c);
}

/* The midnight at which a day begins in Japan, in UTC. */
static void
stamp_line(struct ics *c, const char *name, struct date d)
{
	d = date_valid(d) ? date_from_days(date_days(d) - 1)
			  : date_from_days(0);
	buf_printf(
	    &c->line, "%s:%04d%02d%02dT150000Z", name, d.year, d.month, d.day);
	end_line(c);
}

/* ---- parts of an event ------------------------------------------------------------ */

static void
node_text_of(struct ics *c, const struct node *n)
{
	if (n && n->first)
		run_text(&c->text, &c->style, c->b->text, n->first);
}

static void
summary(struct ics *c, const struct occasion *o)
{
	if (o->deadline && !o->row) {
		label_text(
		    c->b, &c->style, o->place, "fact-deadline", &c->text);
		buf_cstr(&c->text, ": ");
	}
	if (o->row) {
		node_text_of(c, o->row);
		if (o->column && o->column->first && o->row->first)
			buf_cstr(&c->text, " / ");
		node_text_of(c, o->column);
		if (c->text.len)
			buf_cstr(&c->text, " - ");
	}
	bulletin_title(c->b, &c->text);
	text_line(c, "SUMMARY");
}

static void
times(struct ics *c, const struct occasion *o)
{
	bool days = o->from.minute < 0;

	moment_line(c, "DTSTART", o->from.date, o->from.minute, 0);
	if (days)
		moment_line(c, "DTEND", o->to.date, -1, 1);
	else if (date_cmp(o->from.date, o->to.date) != 0 ||
		 o->to.minute > o->from.minute)
		moment_line(c, "DTEND", o->to.date,
		    o->to.minute < 0 ? 24 * 60 : o->to.minute, 0);
	if (!o->rule.len)
		return;
	buf_printf(&c->line, "RRULE:%.*s", STR_ARG(o->rule));
	if (date_valid(o->last)) {
		buf_cstr(&c->line, ";UNTIL=");
		moment(&c->line, o->last, -1, 0);
		/* In UTC: 23:59:59 in Japan. */
		if (!days)
			buf_cstr(&c->line, "T145959Z");
	}
	end_line(c);
	for (size_t i = 0; i < o->nexcept; i++)
		moment_line(c, "EXDATE", o->except[i], o->from.minute, 0);
}

static void
place(struct ics *c)
{
	const struct node *fact = notice_part(c->b->notice, NODE_FACTS)->first;

	while (fact && fact->arg != FACT_WHERE)
		fact = fact->next;
	if (fact && fact->first && fact->first->kind == NODE_LABEL)
		run_text(&c->text, &c->style, c->b->text, fact->first->next);
	else
		node_text_of(c, fact);
	text_line(c, "LOCATION");
}

static struct str
host_of(struct str url)
{
	size_t from = str_find(url, STR("//"), 0);
	size_t end;

	url = str_sub(url, from == STR_NPOS ? 0 : from + 2, url.len);
	end = str_find(url, STR("/"), 0);
	return str_sub(url, 0, end);
}

static void
event(struct ics *c, const struct occasion *o)
{
	const struct bulletin *b = c->b;
	char key[32];

	plain_line(c, "BEGIN:VEVENT");
	/* The same in all languages: it is one event. */
	buf_printf(&c->line, "UID:%.*s-%s%s%u@%.*s", STR_ARG(b->notice->id),
	    o->row ? "table-" : "", o->deadline ? "deadline-" : "event-",
	    o->number, STR_ARG(host_of(b->site->city->base_url)));
	end_line(c);
	stamp_line(c, "DTSTAMP", c->revision.changed);
	stamp_line(c, "LAST-MODIFIED", c->revision.changed);
	buf_printf(&c->line, "SEQUENCE:%u", c->revision.sequence);
	end_line(c);
	times(c, o);
	summary(c, o);
	place(c);
	bulletin_lead(b, &c->text);
	buf_ch(&c->text, '\n');
	page_url(
	    &c->text, b->site->city, b->edition->locale->tag, b->notice->id);
	text_line(c, "DESCRIPTION");
	chrome_text(b->site, b->edition,
	    category_key(b->site, b->notice->category, key), &c->text);
	text_line(c, "CATEGORIES");
	buf_cstr(&c->line, "URL:");
	page_url(
	    &c->line, b->site->city, b->edition->locale->tag, b->notice->id);
	end_line(c);
	plain_line(c, o->deadline ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
	plain_line(c, "END:VEVENT");
}

static int
ics_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	static const char *const zone[] = { "BEGIN:VTIMEZONE",
		"TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000",
		"TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST",
		"END:STANDARD", "END:VTIMEZONE" };
	struct ics c = { .out = out, .b = b };
	struct occasion *all;
	struct arena arena;
	size_t count;

	(void)d;
	arena_init(&arena);
	count = occasions_find(b->notice, &arena, &all);
	if (count) {
		c.style = inline_style(b->site, b->edition, 0);
		c.revision =
		    chronicle_step(chronicle_find(b->site->chronicle,
				       b->edition->locale->tag, b->notice->id),
			b->digest, b->notice->published, b->site->today);
		plain_line(&c, "BEGIN:VCALENDAR");
		plain_line(&c, "VERSION:2.0");
		buf_cstr(&c.line, "PRODID:-//Tayori//");
		buf_str(&c.line, b->edition->locale->tag);
		end_line(&c);
		plain_line(&c, "CALSCALE:GREGORIAN");
		bulletin_title(b, &c.text);
		text_line(&c, "X-WR-CALNAME");
		for (size_t i = 0; i < ARRAY_SIZE(zone); i++)
			plain_line(&c, zone[i]);
		for (size_t i = 0; i < count; i++)
			event(&c, &all[i]);
		plain_line(&c, "END:VCALENDAR");
	}
	buf_release(&c.line);
	buf_release(&c.text);
	arena_release(&arena);
	return 0;
}

static void
ics_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".ics"));
}

const struct writer ics_writer = {
	.name = "ics",
	.suffix = ".ics",
	.link = "add-calendar",
	.help = "events and deadlines for a calendar",
	.write = ics_write,
	.path = ics_path,
};
