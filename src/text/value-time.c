#include "text/scan.h"

enum prefix_kind {
	PREFIX_NONE,
	PREFIX_AM,
	PREFIX_PM,
	PREFIX_MORNING, /* 朝: as written */
	PREFIX_NOON,	/* 昼 */
	PREFIX_EVENING, /* 夕方 */
	PREFIX_NIGHT,	/* 夜, 晩 */
	PREFIX_LATE,	/* 深夜, 未明 */
};

static const struct prefix {
	const char *text;
	enum prefix_kind kind;
} prefixes[] = {
	{ "午前", PREFIX_AM },
	{ "午後", PREFIX_PM },
	{ "ＡＭ", PREFIX_AM },
	{ "ＰＭ", PREFIX_PM },
	{ "AM", PREFIX_AM },
	{ "PM", PREFIX_PM },
	{ "am", PREFIX_AM },
	{ "pm", PREFIX_PM },
	{ "a.m.", PREFIX_AM },
	{ "p.m.", PREFIX_PM },
	{ "早朝", PREFIX_MORNING },
	{ "朝", PREFIX_MORNING },
	{ "お昼", PREFIX_NOON },
	{ "昼", PREFIX_NOON },
	{ "夕方", PREFIX_EVENING },
	{ "夕", PREFIX_EVENING },
	{ "深夜", PREFIX_LATE },
	{ "未明", PREFIX_LATE },
	{ "夜", PREFIX_NIGHT },
	{ "晩", PREFIX_NIGHT },
};

static enum prefix_kind
prefix_scan(struct str t, size_t *pos, size_t *ret_start)
{
	static const char *const compounds[] = { "毎", "今", "翌", "明", "昨",
		"当", "前", "一", "同", NULL };

	for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
		enum prefix_kind kind = prefixes[i].kind;
		size_t start = *pos;

		if (!scan_lit(t, pos, prefixes[i].text))
			continue;
		/* 夜は6時: the topic is no part of the time. */
		if (scan_lit(t, pos, "は")) {
			*ret_start = *pos;
			return kind;
		}
		if (kind > PREFIX_PM)
			scan_lit(t, pos, "の");
		scan_blank(t, pos);
		if (kind > PREFIX_PM && scan_ends_any(t, start, compounds))
			*ret_start = *pos;
		return kind;
	}
	return PREFIX_NONE;
}

/* Minutes of the day that the hour means behind its prefix, or -1. */
static int
hour_meaning(enum prefix_kind kind, int hour, int minute)
{
	bool small = hour < 12;

	switch (kind) {
	case PREFIX_AM:
		/* 午前12時 is noon by law and midnight to many */
		return hour >= 12 ? -1 : hour * 60 + minute;
	case PREFIX_PM:
		if (hour == 12)
			return minute ? 12 * 60 + minute : -1;
		break;
	case PREFIX_NOON:
		small = hour < 5;
		break;
	case PREFIX_EVENING:
		small = hour >= 3 && hour <= 7;
		break;
	case PREFIX_NIGHT:
	case PREFIX_LATE:
		if (hour == 12 && !minute)
			return 24 * 60;
		if (hour == 12)
			return -1;
		small = hour >= 5 && hour < 12;
		break;
	case PREFIX_NONE:
	case PREFIX_MORNING:
	default:
		small = false;
		break;
	}
	return (small ? hour + 12 : hour) * 60 + minute;
}

/* 時 as the unit of a clock time, not of 時間, 時点, 時限 or 時代. */
static bool
clock_unit(struct str t, size_t *pos)
{
	static const char *const other[] = { "間", "点", "限", "代", "期", "給",
		"速", "制", NULL };
	size_t p = *pos;

	if (!scan_lit(t, &p, "時") || scan_at_any(t, p, other))
		return false;
	*pos = p;
	return true;
}

static bool
kanji_clock(struct str t, size_t *pos, bool prefixed, int *hour, int *minute)
{
	static const char *const minutes[] = { "分", NULL };
	struct number h, m = { 0 };
	size_t p = *pos, q;
	bool plain = true;

	if (scan_lit(t, &p, "零"))
		h = (struct number){ .kanji = true };
	else if (!scan_number(t, &p, &h))
		return false;
	scan_blank(t, &p);
	if (!clock_unit(t, &p))
		return false;
	*minute = 0;
	q = p;
	scan_blank(t, &q);
	if (scan_lit(t, &q, "半")) {
		*minute = 30;
		p = q;
		plain = false;
	} else if (scan_number(t, &q, &m) && scan_lit(t, &q, "分") &&
		   m.value < 60) {
		*minute = (int)m.value;
		p = q;
		plain = false;
	} else if (q > p && m.digits && scan_ends_any(t, q, minutes)) {
		return false;
	}
	/* 一時 is "for a while" more often than one o'clock */
	if (h.kanji && plain && !prefixed)
		return false;
	*hour = (int)(h.value > 99 ? 99 : h.value);
	*pos = p;
	return true;
}

static bool
colon_at(struct str t, size_t *pos)
{
	uint32_t cp = scan_peek(t, *pos);

	if (cp != ':' && cp != 0xFF1A)
		return false;
	*pos += cp == ':' ? 1 : 3;
	return true;
}

static bool
colon_clock(struct str t, size_t *pos, int *hour, int *minute)
{
	struct number h, m;
	size_t p = *pos, q;
	uint32_t before = scan_fold(scan_before(t, p));

	if (before == ':' || before == '.' || !scan_digits(t, &p, &h) ||
	    h.digits > 2 || !colon_at(t, &p) || !scan_digits(t, &p, &m) ||
	    m.digits != 2 || m.value > 59)
		return false;
	q = p;
	if (colon_at(t, &q) && cp_digit(scan_peek(t, q)) >= 0)
		return false;
	*hour = (int)h.value;
	*minute = (int)m.value;
	*pos = p;
	return true;
}

/* 9:00 AM */
static enum prefix_kind
suffix_scan(struct str t, size_t *pos)
{
	static const char *const words[] = { "AM", "PM", "am", "pm", "a.m.",
		"p.m.", NULL };
	size_t p = *pos;
	int i;
	uint32_t next;

	scan_blank(t, &p);
	i = scan_any(t, &p, words);
	next = scan_peek(t, p);
	if (i < 0 || (next < 128 && next >= '0' && next != ':' && next != ';'))
		return PREFIX_NONE;
	*pos = p;
	return i % 2 ? PREFIX_PM : PREFIX_AM;
}

/* 夕食は8時までに, 前日の9時以降は: nothing says that it is the morning. */
static bool
maybe_evening(struct str t, size_t pos)
{
	static const char *const words[] = { "夕食", "夕飯", "夜の", "晩の",
		"就寝", "消灯" };
	static const char *const before[] = { "前日の", NULL };
	size_t from = pos;

	while (from > 0 && pos - from < 36 && t.ptr[from - 1] != '\n' &&
	       !(t.ptr[from - 1] >= '0' && t.ptr[from - 1] <= '9'))
		from--;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (str_find(str_sub(t, from, pos), str_from(words[i]), 0) !=
		    STR_NPOS)
			return true;
	return scan_ends_any(t, pos, before);
}

enum scan_result
scan_time(struct str t, size_t *pos, struct time_piece *ret)
{
	size_t p = *pos;
	enum prefix_kind kind;
	int hour, minute, meaning;

	*ret = (struct time_piece){ .start = *pos };
	if (scan_lit(t, &p, "正午")) {
		ret->minute = 12 * 60;
		ret->said = true;
		*pos = p;
		return SCAN_OK;
	}
	kind = prefix_scan(t, &p, &ret->start);
	if (colon_clock(t, &p, &hour, &minute))
		ret->colon = true;
	else if (!kanji_clock(t, &p, kind != PREFIX_NONE, &hour, &minute))
		return SCAN_NONE;
	if (kind == PREFIX_NONE && ret->colon && hour <= 12) {
		kind = suffix_scan(t, &p);
		if (kind != PREFIX_NONE && hour == 12) {
			/* 12 p.m. is noon where this form is used */
			hour = 0;
		}
	}
	meaning = hour > 24 ? -1 : hour_meaning(kind, hour, minute);
	if (kind == PREFIX_NONE && !ret->colon && hour < 12 &&
	    maybe_evening(t, *pos))
		meaning = -1;
	*pos = p;
	if (meaning < 0 || meaning > 24 * 60)
		return SCAN_SKIP;
	ret->minute = (int16_t)meaning;
	ret->said = kind != PREFIX_NONE;
	ret->pm = kind != PREFIX_NONE && meaning >= 12 * 60;
	return SCAN_OK;
}

/* 午後1～3時, 9～17時: the first hour without its unit. */
bool
scan_hours(
    struct str t, size_t *pos, struct time_piece *from, struct time_piece *to)
{
	struct number n;
	size_t p = *pos;
	enum prefix_kind kind;
	int meaning;

	*from = (struct time_piece){ .start = *pos };
	kind = prefix_scan(t, &p, &from->start);
	if (!scan_digits(t, &p, &n) || n.value > 24 ||
	    scan_join(t, &p) != JOIN_WAVE || scan_time(t, &p, to) != SCAN_OK ||
	    to->colon)
		return false;
	meaning = hour_meaning(kind, (int)n.value, 0);
	if (meaning < 0)
		return false;
	from->minute = (int16_t)meaning;
	from->said = kind != PREFIX_NONE;
	from->pm = from->said && meaning >= 12 * 60;
	time_carry(from, to);
	*pos = p;
	return from->minute != to->minute;
}

void
time_carry(const struct time_piece *from, struct time_piece *to)
{
	bool before = to->minute <= from->minute;

	/* 9時から5時, but not 22時から6時 */
	if (to->said || to->minute >= 12 * 60 ||
	    (!from->said && (!before || from->minute >= 12 * 60 || to->colon)))
		return;
	/* 午前9時から5時 can only mean the afternoon too */
	if ((from->pm || before) && to->minute + 12 * 60 > from->minute)
		to->minute += 12 * 60;
}
