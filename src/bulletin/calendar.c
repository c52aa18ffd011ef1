#include "bulletin/calendar.h"

#include <stdlib.h>

#define REST_MAX 12	/* characters beside the values of a cell */
#define SEARCH_DAYS 400 /* for the first day of a rule */
#define DAILY_MAX 62	/* days of a period that has hours */

struct finding {
	const struct notice *notice;
	struct arena *arena;
	struct occasion *items;
	size_t count, cap;
};

/* One sentence, while its values are read in order. */
struct scan {
	struct finding *f;
	struct occasion base; /* place and kind */
	struct buf text;
	struct found_value *values;
	size_t nvalues, cap;
	/* A day or days that wait for their hours: */
	struct moment from, to;
	struct str rule;
	bool waiting;
	size_t until; /* end of the last value that was used */
};

/* ---- rules -------------------------------------------------------------------- */

static struct str
rule_part(struct str rule, const char *name)
{
	struct str part;

	while (str_split(&rule, ';', &part))
		if (str_starts(part, str_from(name)))
			return str_sub(part, strlen(name), part.len);
	return STR_NONE;
}

static bool
day_fits(struct str byday, struct date d)
{
	static const char *const names[] = { "SU", "MO", "TU", "WE", "TH", "FR",
		"SA" };
	struct str name = str_from(names[date_weekday(d)]), part;
	struct date later = date_from_days(date_days(d) + 7);

	while (str_split(&byday, ',', &part)) {
		struct str nth = part;

		if (!str_ends(part, name))
			continue;
		nth.len -= name.len;
		if (!nth.len || str_to_int(nth) == (d.day + 6) / 7 ||
		    (str_eq(nth, STR("-1")) && later.month != d.month))
			return true;
	}
	return false;
}

static bool
number_fits(struct str list, int n)
{
	struct str part;

	while (str_split(&list, ',', &part))
		if (str_to_int(part) == n)
			return true;
	return false;
}

static bool
rule_fits(struct str rule, struct date d)
{
	struct str days = rule_part(rule, "BYDAY=");
	struct str month_days = rule_part(rule, "BYMONTHDAY=");
	struct str months = rule_part(rule, "BYMONTH=");

	return (!days.len || day_fits(days, d)) &&
	       (!month_days.len || number_fits(month_days, d.day)) &&
	       (!months.len || number_fits(months, d.month));
}

/* The first day of the rule from `d` on; false if it is too far or the rule
 * does not say where it begins. */
static bool
first_day(struct str rule, struct date *d)
{
	if (rule_part(rule, "INTERVAL=").len ||
	    (!rule_part(rule, "BYDAY=").len &&
		!rule_part(rule, "BYMONTHDAY=").len &&
		!str_eq(rule, STR("FREQ=DAILY"))))
		return false;
	for (int i = 0; i < SEARCH_DAYS; i++) {
		if (rule_fits(rule, *d))
			return true;
		*d = date_from_days(date_days(*d) + 1);
	}
	return false;
}

/* ---- occasions ----------------------------------------------------------------- */

static void
add(struct scan *s, struct moment from, struct moment to)
{
	struct finding *f = s->f;
	struct occasion o = s->base;
	struct date published = f->notice->published;

	if (!date_valid(from.date))
		return;
	if (!date_valid(to.date))
		to = (struct moment){ from.date, from.minute };
	/* Cells also hold days of birth and of the law. */
	if (o.row && date_valid(published) && date_cmp(to.date, published) < 0)
		return;
	if (date_cmp(to.date, from.date) < 0 ||
	    (date_cmp(to.date, from.date) == 0 && to.minute < from.minute))
		return;
	if (o.deadline)
		from = to;
	o.from = from;
	o.to = to;
	ARRAY_GROW(f->items, f->count, f->cap);
	f->items[f->count++] = o;
}

/* From the first to the last day, each time at the same hours. */
static void
add_rule(struct scan *s, struct str rule, struct date first, struct date last,
    const struct value *hours)
{
	struct moment from = { first, -1 }, to = { first, -1 };

	if (s->base.deadline || !first_day(rule, &from.date) ||
	    (date_valid(last) && date_cmp(from.date, last) > 0))
		return;
	to.date = from.date;
	if (hours) {
		from.minute = hours->from.minute;
		to.minute = hours->kind == VALUE_PERIOD ? hours->to.minute
							: from.minute;
	}
	s->base.rule = rule;
	s->base.last = last;
	add(s, from, to);
	s->base.rule = STR_NONE;
	s->base.last = (struct date){ 0 };
}

/* What stands from `from` on, without brackets and spaces, begins with 除. */
static bool
excluded(struct str text, size_t from)
{
	while (from < text.len) {
		uint32_t cp = utf8_next(text, &from);

		if (cp == 0x9664)
			return true;
		if (cp != 0x3092 && cp != ')' && cp != 0xff09 && cp != 0x306f)
			return false;
	}
	return false;
}

/* "の火曜日" between a period and its hours is weekly. */
static struct str
weekly_between(struct scan *s, size_t from, size_t to)
{
	struct str between = str_sub(buf_view(&s->text), from, to);
	struct value_context ctx = { .kinds = 1u << VALUE_RECURRENCE };
	struct found_value *found;
	struct diag ignored;
	struct str rule = STR_NONE;

	if (!str_starts(between, STR("の")) ||
	    str_find(between, STR("曜"), 0) == STR_NPOS)
		return rule;
	diag_init(&ignored);
	between = arena_printf(s->f->arena, "毎週%.*s",
	    STR_ARG(str_sub(between, strlen("の"), between.len)));
	if (values_find(between, &ctx, 0, s->f->arena, &found, &ignored) >= 1 &&
	    found[0].start == 0)
		rule = found[0].value.target;
	diag_release(&ignored);
	return rule;
}

/* Days that get no hours. */
static void
flush(struct scan *s)
{
	if (s->waiting && s->rule.len)
		add_rule(s, s->rule, s->from.date, s->to.date, NULL);
	else if (s->waiting)
		add(s, s->from, s->to);
	s->waiting = false;
	s->rule = STR_NONE;
}

static void
take_hours(struct scan *s, const struct value *v, size_t start)
{
	struct str rest = str_sub(buf_view(&s->text), s->until, start);
	struct moment from = s->from, to = s->to;
	bool days = date_valid(to.date) && date_cmp(from.date, to.date) != 0;
	long length = days ? date_days(to.date) - date_days(from.date) + 1 : 1;

	if (!s->rule.len && days)
		s->rule = weekly_between(s, s->until, start);
	if (s->rule.len) {
		struct date first =
		    s->waiting ? from.date : s->f->notice->published;

		if (date_valid(first))
			add_rule(s, s->rule, first,
			    s->waiting ? to.date : s->f->notice->expires, v);
	} else if (!s->waiting) {
		return;
	} else if (s->base.deadline || !days) {
		struct date end = days ? to.date : from.date;

		from.minute = v->from.minute;
		to = (struct moment){ end, v->kind == VALUE_PERIOD
					       ? v->to.minute
					       : v->from.minute };
		if (s->base.deadline)
			from = to;
		add(s, from, to);
	} else if (length <= DAILY_MAX &&
		   str_find(rest, STR("曜"), 0) == STR_NPOS &&
		   str_find(buf_view(&s->text), STR("除"), 0) == STR_NPOS) {
		add_rule(s, STR("FREQ=DAILY"), from.date, to.date, v);
	}
	s->waiting = false;
	s->rule = STR_NONE;
}

static bool
has_minutes(const struct value *v)
{
	return v->from.minute >= 0 || v->to.minute >= 0;
}

static void
take_days(struct scan *s, const struct value *v)
{
	struct moment to = v->to;

	flush(s);
	/* An end without a beginning is a last day. */
	if (v->kind == VALUE_PERIOD && !date_valid(v->from.date) &&
	    s->base.deadline && date_valid(to.date)) {
		s->from = s->to = to;
	} else if (date_valid(v->from.date)) {
		s->from = v->from;
		s->to = v->kind == VALUE_PERIOD ? to : v->from;
		/* Only the beginning is known. */
		if (!date_valid(s->to.date))
			return;
	} else {
		return;
	}
	if (has_minutes(v))
		add(s, s->from, s->to);
	else
		s->waiting = true;
}

static bool
is_timely(const struct value *v)
{
	return v->kind <= VALUE_RECURRENCE;
}

static void
collect_exceptions(struct scan *s)
{
	for (size_t i = 0; i < s->nvalues; i++) {
		const struct found_value *f = &s->values[i];

		if (f->value.kind == VALUE_DATE &&
		    date_valid(f->value.from.date) &&
		    excluded(buf_view(&s->text), f->end) &&
		    s->base.nexcept < EXCEPT_MAX)
			s->base.except[s->base.nexcept++] = f->value.from.date;
	}
}

static void
take_values(struct scan *s)
{
	collect_exceptions(s);
	for (size_t i = 0; i < s->nvalues; i++) {
		const struct found_value *f = &s->values[i];
		const struct value *v = &f->value;

		if (!is_timely(v) || excluded(buf_view(&s->text), f->end))
			continue;
		if (v->kind == VALUE_RECURRENCE)
			s->rule = v->target;
		else if (date_is_none(v->from.date) && date_is_none(v->to.date))
			take_hours(s, v, f->start);
		else
			take_days(s, v);
		s->until = f->end;
	}
	flush(s);
}

static void
insert_value(struct scan *s, size_t at, struct found_value v)
{
	ARRAY_GROW(s->values, s->nvalues, s->cap);
	memmove(s->values + at + 1, s->values + at,
	    (s->nvalues - at) * sizeof(*s->values));
	s->values[at] = v;
	s->nvalues++;
}

/* The sentence's own values. */
static void
read_values(struct scan *s, const struct node *sentence)
{
	struct walk w;

	walk_init(&w, (struct node *)(uintptr_t)sentence);
	while (walk_next(&w) != WALK_DONE) {
		const struct node *n = w.node;

		if (w.event != WALK_ENTER ||
		    (n->kind != NODE_TEXT && n->kind != NODE_RUBY &&
			n->kind != NODE_VALUE))
			continue;
		if (n->value)
			insert_value(s, s->nvalues,
			    (struct found_value){ s->text.len,
				s->text.len + n->text.len, *n->value });
		buf_str(&s->text, n->text);
	}
}

/* Where a found value belongs; false if another stands there. */
static bool
free_place(const struct scan *s, const struct found_value *v, size_t *at)
{
	*at = s->nvalues;
	while (*at > 0 && s->values[*at - 1].start > v->start)
		--*at;
	return (*at == 0 || s->values[*at - 1].end <= v->start) &&
	       (*at == s->nvalues || s->values[*at].start >= v->end);
}

/* With the repetitions that the tree may not have. */
static void
read_sentence(struct scan *s, const struct node *sentence)
{
	struct value_context ctx = { .reference = s->f->notice->published,
		.kinds = 1u << VALUE_RECURRENCE };
	struct found_value *more;
	struct diag ignored;
	size_t n, at;

	read_values(s, sentence);
	diag_init(&ignored);
	n = values_find(
	    buf_view(&s->text), &ctx, 0, s->f->arena, &more, &ignored);
	diag_release(&ignored);
	for (size_t i = 0; i < n; i++)
		if (more[i].value.kind == VALUE_RECURRENCE &&
		    free_place(s, &more[i], &at))
			insert_value(s, at, more[i]);
}

/* Nothing beside the values says something else of them. */
static bool
only_values(const struct scan *s)
{
	static const struct str others[] = { STR_INIT("から"), STR_INIT("まで"),
		STR_INIT("以降"), STR_INIT("以前"), STR_INIT("生"),
		STR_INIT("頃"), STR_INIT("ごろ") };
	struct buf rest = BUF_INIT;
	size_t at = 0;
	bool timely = false, ok;

	for (size_t i = 0; i <= s->nvalues; i++) {
		size_t end = i < s->nvalues ? s->values[i].start : s->text.len;

		buf_str(&rest, str_sub(buf_view(&s->text), at, end));
		if (i < s->nvalues) {
			at = s->values[i].end;
			timely |= is_timely(&s->values[i].value);
		}
	}
	ok = timely && utf8_count(str_trim(buf_view(&rest))) <= REST_MAX;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		ok = ok && str_find(buf_view(&rest), others[i], 0) == STR_NPOS;
	buf_release(&rest);
	return ok;
}

static void
scan_run(struct finding *f, struct occasion base, const struct node *run)
{
	for (; run && run->kind == NODE_S; run = run->next) {
		struct scan s = { .f = f, .base = base };

		read_sentence(&s, run);
		if (!base.row || only_values(&s))
			take_values(&s);
		buf_release(&s.text);
		free(s.values);
	}
}

static void
scan_facts(struct finding *f)
{
	const struct node *fact = notice_part(f->notice, NODE_FACTS)->first;

	for (; fact; fact = fact->next) {
		const struct node *s = fact->first;

		if (fact->arg != FACT_WHEN && fact->arg != FACT_DEADLINE)
			continue;
		if (s && s->kind == NODE_LABEL)
			s = s->next;
		scan_run(f,
		    (struct occasion){
			.deadline = fact->arg == FACT_DEADLINE, .place = fact },
		    s);
	}
}

/* Cells of a row, 0 if some are joined. */
static size_t
width(const struct node *row)
{
	size_t n = 0;

	for (const struct node *c = row->first; c; c = c->next, n++)
		if (c->arg > 1 || c->arg2 > 1)
			return 0;
	return n;
}

/* The head of a cell's column: a table whose cells are not joined. */
static const struct node *
column_head(const struct node *cell)
{
	const struct node *head = cell->parent->parent->first;
	size_t column = 0;

	for (const struct node *c = cell->prev; c; c = c->prev)
		column++;
	if (!head || head == cell->parent || !width(head) ||
	    width(head) != width(cell->parent))
		return NULL;
	head = head->first;
	while (head && column--)
		head = head->next;
	return head && head->flags & NODE_HEADER ? head : NULL;
}

static bool
is_deadline(const struct node *head)
{
	static const struct str words[] = { STR_INIT("期限"), STR_INIT("締切"),
		STR_INIT("締め切り"), STR_INIT("最終日") };
	struct buf text = BUF_INIT;
	bool found = false;

	if (!head)
		return false;
	node_plain(head, &text);
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		found |= str_find(buf_view(&text), words[i], 0) != STR_NPOS;
	buf_release(&text);
	return found;
}

static void
scan_tables(struct finding *f)
{
	struct walk w;

	walk_init(&w, notice_part(f->notice, NODE_BODY));
	while (walk_next(&w) != WALK_DONE) {
		struct node *cell = w.node, *row = cell->parent;

		if (w.event != WALK_ENTER || cell->kind != NODE_CELL ||
		    row->parent->flags & NODE_DAMAGED || row->first == cell)
			continue;
		scan_run(f,
		    (struct occasion){ .place = cell,
			.row = row->first,
			.column = column_head(cell),
			.deadline = is_deadline(column_head(cell)) },
		    cell->first);
	}
}

size_t
occasions_find(const struct notice *n, struct arena *a, struct occasion **ret)
{
	struct finding f = { .notice = n, .arena = a };
	unsigned numbers[4] = { 0 };

	scan_facts(&f);
	scan_tables(&f);
	*ret = arena_alloc(a, (f.count + 1) * sizeof(**ret));
	for (size_t i = 0; i < f.count; i++) {
		(*ret)[i] = f.items[i];
		(*ret)[i].number = ++numbers[f.items[i].deadline * 2 +
					     (f.items[i].row != NULL)];
	}
	free(f.items);
	return f.count;
}
