#include "text/scan.h"

static const char *const byday[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
static const char *const list_seps[] = { "・", "、", "，", ",", "･", "/", "／",
	"と", "及び", "および", "並びに", NULL };

enum {
	DAYS_WORKING = 0x3E, /* Monday to Friday */
	LAST = 6,	     /* the bit of 最終 among the ordinals */
	LIST_MAX = 31,
	MONTH_DAYS = 31,
};

/* What recurs, as far as it is read. */
struct rule {
	const char *freq;
	int interval;
	unsigned months, month_days; /* bits 1 to 12, 1 to 31 */
	bool last_day;
	unsigned ordinals, days; /* bits 1 to 5 and LAST; 0 Sunday … */
};

/* ---- weekdays, ordinals, days of the month --------------------------------- */

/* One of 日月火水木金土, with its 曜日 if written. */
static int
weekday_name(struct str t, size_t *pos, bool *full)
{
	static const char *const names[] = { "日", "月", "火", "水", "木", "金",
		"土", NULL };
	int day = scan_any(t, pos, names);

	*full =
	    day >= 0 && (scan_lit(t, pos, "曜日") || scan_lit(t, pos, "曜"));
	return day;
}

/* Bits `from` to `to` of a circle of `size`, from bit `first` on. */
static unsigned
bits_between(int from, int to, int first, int size)
{
	unsigned bits = 0;

	for (int i = from;; i = (i - first + 1) % size + first) {
		bits |= 1U << i;
		if (i == to)
			return bits;
	}
}

/* 火曜日, 月・水曜日, 土日曜日, 月～金曜日: a bit set of weekdays, 0 if none.
 * The last of them must have its 曜日 unless `bare`. */
static unsigned
weekday_list(struct str t, size_t *pos, bool bare)
{
	size_t p = *pos, end = p;
	unsigned days = 0;
	bool full = false, through = false;
	int last = 0;

	for (int items = 0; items < LIST_MAX; items++) {
		bool named;
		int day = weekday_name(t, &p, &named);

		if (day < 0)
			break;
		full = named;
		days |= through ? bits_between(last, day, 0, 7) : 1U << day;
		end = p;
		if (through)
			scan_lit(t, &end, "まで");
		p = end;
		last = day;
		through = false;
		if (scan_any(t, &p, list_seps) < 0 && full) {
			through = scan_join(t, &p) != JOIN_NONE;
			if (!through)
				break;
		} else if (p == end) {
			through = scan_join(t, &p) == JOIN_WAVE;
		}
	}
	if (!days || (!bare && !full))
		return 0;
	*pos = end;
	return days;
}

/* 第1・第3, 第2・4, 第1～第4, 最終: a bit set of ordinals. */
static unsigned
ordinal_list(struct str t, size_t *pos)
{
	size_t p = *pos, end = p;
	unsigned ordinals = 0;
	bool through = false, said = false;
	struct number n = { 0 };

	for (int items = 0; items < LIST_MAX; items++) {
		int last = (int)n.value;

		if (scan_lit(t, &p, "最終")) {
			n.value = LAST;
		} else {
			said = scan_lit(t, &p, "第") || said;
			if (!said || !scan_number(t, &p, &n) || n.value < 1 ||
			    n.value > 5 || (through && n.value < last))
				break;
		}
		ordinals |= through ? bits_between(last, (int)n.value, 1, LAST)
				    : 1U << n.value;
		end = p;
		through = false;
		if (scan_any(t, &p, list_seps) < 0) {
			through = scan_join(t, &p) == JOIN_WAVE;
			if (!through)
				break;
		}
	}
	*pos = end;
	return ordinals;
}

/* 15日, 1日・15日, 10日と末日, 1日から10日まで */
static bool
month_days(struct str t, size_t *pos, struct rule *r)
{
	size_t p = *pos, end = p;
	struct number n = { 0 };
	bool through = false;

	for (int items = 0; items < LIST_MAX; items++) {
		int last = (int)n.value;

		if (scan_lit(t, &p, "末日") || scan_lit(t, &p, "月末")) {
			r->last_day = true;
		} else {
			if (!scan_number(t, &p, &n) || n.value < 1 ||
			    n.value > MONTH_DAYS || n.value < last ||
			    (!scan_lit(t, &p, "日") &&
				!scan_at_any(t, p, list_seps)) ||
			    scan_at_any(t, p,
				(const char *const[]){ "間", "以", NULL }))
				break;
			r->month_days |= through
					     ? bits_between(last, (int)n.value,
						   1, MONTH_DAYS)
					     : 1U << n.value;
		}
		end = p;
		if (through)
			scan_lit(t, &end, "まで");
		p = end;
		through = false;
		if (scan_any(t, &p, list_seps) < 0) {
			through = scan_join(t, &p) != JOIN_NONE;
			if (!through || r->last_day)
				break;
		}
	}
	*pos = end;
	return end > 0 && (r->month_days || r->last_day);
}

/* 第2日曜日, 15日, 末日 behind the months. */
static bool
month_part(struct str t, size_t *pos, bool said, struct rule *r)
{
	size_t p = *pos;

	r->ordinals = ordinal_list(t, &p);
	if (r->ordinals) {
		scan_lit(t, &p, "の");
		r->days = weekday_list(t, &p, false);
		if (!r->days)
			return false;
	} else if (!said || !month_days(t, &p, r)) {
		return false;
	}
	*pos = p;
	return true;
}

/* ---- what begins a recurrence ------------------------------------------------ */

/* 毎月5のつく日 says more than 毎月. */
static bool
stands_alone(struct str t, size_t pos)
{
	struct number n;

	scan_lit(t, &pos, "の");
	scan_blank(t, &pos);
	return !scan_number(t, &pos, &n);
}

static bool
weekly(struct str t, size_t *pos, struct rule *r)
{
	size_t p = *pos;

	scan_lit(t, &p, "の");
	scan_blank(t, &p);
	r->freq = "WEEKLY";
	r->days = weekday_list(t, &p, true);
	if (r->days)
		*pos = p;
	return r->days || (r->interval == 1 && stands_alone(t, *pos));
}

static bool
monthly(struct str t, size_t *pos, struct rule *r)
{
	static const char *const other[] = { "分", "号", "額", "数", "次", "度",
		NULL };
	size_t p = *pos;

	scan_lit(t, &p, "の");
	scan_blank(t, &p);
	r->freq = "MONTHLY";
	if (month_part(t, &p, true, r)) {
		*pos = p;
		return true;
	}
	return !scan_at_any(t, *pos, other) && stands_alone(t, *pos);
}

/* 毎年4月1日, 毎年5月の第2日曜日, 毎年12月; a period is none. */
static bool
yearly(struct str t, size_t *pos, struct rule *r)
{
	size_t p = *pos, end;
	struct number month;

	r->freq = "YEARLY";
	scan_lit(t, &p, "の");
	scan_blank(t, &p);
	if (!scan_number(t, &p, &month) || month.value < 1 ||
	    month.value > 12 || !scan_lit(t, &p, "月"))
		return !scan_at_any(
		    t, *pos, (const char *const[]){ "度", NULL });
	end = p;
	scan_lit(t, &p, "の");
	if (month_part(t, &p, true, r))
		end = p;
	p = end;
	if (scan_join(t, &p) != JOIN_NONE && cp_digit(scan_peek(t, p)) >= 0)
		return false;
	r->months = 1U << month.value;
	*pos = end;
	return true;
}

static const struct word {
	const char *text;
	const char *freq;
	int interval;
	unsigned months, days;
	bool (*rest)(struct str t, size_t *pos, struct rule *r);
} words[] = {
	{ "毎週", "WEEKLY", 1, 0, 0, weekly },
	{ "隔週", "WEEKLY", 2, 0, 0, weekly },
	{ "毎月", "MONTHLY", 1, 0, 0, monthly },
	{ "隔月", "MONTHLY", 2, 0, 0, monthly },
	{ "偶数月", "MONTHLY", 1, 0x1554, 0, monthly },
	{ "奇数月", "MONTHLY", 1, 0x0AAA, 0, monthly },
	{ "毎年", "YEARLY", 1, 0, 0, yearly },
	{ "隔年", "YEARLY", 2, 0, 0, yearly },
	{ "毎日", "DAILY", 1, 0, 0, NULL },
	{ "毎朝", "DAILY", 1, 0, 0, NULL },
	{ "毎晩", "DAILY", 1, 0, 0, NULL },
	{ "毎夕", "DAILY", 1, 0, 0, NULL },
	{ "隔日", "DAILY", 2, 0, 0, NULL },
	{ "平日", "WEEKLY", 1, 0, DAYS_WORKING, NULL },
};

static bool
word_rule(struct str t, size_t *pos, struct rule *r)
{
	static const char *const without[] = { "以外", "を除", NULL };
	struct rule plain;
	size_t p;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		const struct word *w = &words[i];

		p = *pos;
		if (!scan_lit(t, &p, w->text))
			continue;
		plain = (struct rule){ .freq = w->freq,
			.interval = w->interval,
			.months = w->months,
			.days = w->days };
		*r = plain;
		if (w->rest ? !w->rest(t, &p, r) : scan_at_any(t, p, without))
			return false;
		*pos = p;
		return true;
	}
	return false;
}

/* （土・日曜日） behind a date, and 土・日曜日、祝日を除く. */
static bool
excepted(struct str t, size_t start, size_t end)
{
	static const char *const with[] = { "祝日", "休日", "年末年始",
		"および", "及び", "並びに", "、", "・", "と", NULL };
	static const char *const without[] = { "以外", "を除", "は除", "除く",
		NULL };

	if (scan_fold(scan_before(t, start)) == '(')
		return true;
	for (int i = 0; i < 8 && scan_any(t, &end, with) >= 0; i++)
		;
	return scan_at_any(t, end, without);
}

/* 毎土曜日, 第1・第3水曜日, 月曜日から金曜日まで: what needs no such word. */
static bool
wordless_rule(struct str t, size_t *pos, struct rule *r)
{
	static const char *const one_month[] = { "月", "月の", NULL };
	size_t p = *pos;
	unsigned days;

	*r = (struct rule){ .freq = "WEEKLY", .interval = 1 };
	if (scan_lit(t, &p, "毎")) {
		r->days = weekday_list(t, &p, false);
	} else if (scan_at_any(t, p, (const char *const[]){ "第", NULL })) {
		r->freq = "MONTHLY";
		if (scan_ends_any(t, p, one_month) ||
		    !month_part(t, &p, false, r))
			return false;
	} else {
		/* one weekday alone may be a date's */
		days = weekday_list(t, &p, false);
		if (!scan_ends_any(
			t, p, (const char *const[]){ "まで", NULL }) &&
		    days != DAYS_WORKING &&
		    (!(days & (days - 1)) || excepted(t, *pos, p)))
			return false;
		r->days = days;
	}
	if (!r->days)
		return false;
	*pos = p;
	return true;
}

/* ---- RFC 5545 -----------------------------------------------------------------
 */

static void
write_bits(struct buf *out, const char *name, unsigned bits, bool last)
{
	const char *sep = "";

	if (!bits && !last)
		return;
	buf_printf(out, ";%s=", name);
	for (int i = 1; i <= MONTH_DAYS; i++) {
		if (!(bits >> i & 1))
			continue;
		buf_printf(out, "%s%d", sep, i);
		sep = ",";
	}
	if (last)
		buf_printf(out, "%s-1", sep);
}

static void
write_days(struct buf *out, unsigned ordinals, unsigned days)
{
	const char *sep = "";

	if (!days)
		return;
	buf_cstr(out, ";BYDAY=");
	for (int n = ordinals ? 1 : 0; n <= (ordinals ? LAST : 0); n++) {
		if (ordinals && !(ordinals >> n & 1))
			continue;
		for (int i = 1; i <= 7; i++) {
			if (!(days >> i % 7 & 1))
				continue;
			buf_cstr(out, sep);
			if (n)
				buf_printf(out, "%d", n == LAST ? -1 : n);
			buf_cstr(out, byday[i % 7]);
			sep = ",";
		}
	}
}

bool
scan_recurrence(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	struct buf out = BUF_INIT;
	size_t start = *pos;
	struct rule r;

	if (!word_rule(t, pos, &r) && !wordless_rule(t, pos, &r))
		return false;
	buf_printf(&out, "FREQ=%s", r.freq);
	if (r.interval > 1)
		buf_printf(&out, ";INTERVAL=%d", r.interval);
	write_bits(&out, "BYMONTH", r.months, false);
	write_bits(&out, "BYMONTHDAY", r.month_days, r.last_day);
	write_days(&out, r.ordinals, r.days);
	*ret = (struct found_value){ .start = start, .end = *pos };
	ret->value.kind = VALUE_RECURRENCE;
	ret->value.from = ret->value.to = MOMENT_NONE;
	ret->value.target = arena_str(a, buf_view(&out));
	buf_release(&out);
	return true;
}
