#include "text/scan.h"

static const char *const byday[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
static const char *const list_seps[] = { "・", "、", "，", ",", "･", "と",
	"及び", "および", NULL };

static void
typed(struct found_value *ret, enum value_kind kind, size_t start, size_t end)
{
	*ret = (struct found_value){ .start = start, .end = end };
	ret->value.kind = kind;
	ret->value.from = ret->value.to = MOMENT_NONE;
}

/* ---- recurrences
 * -------------------------------------------------------------
 */

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

/* 火曜日, 月・水曜日: a bit set of weekdays, 0 if none. The last of them
 * must have its 曜日 unless `bare`. */
static unsigned
weekday_list(struct str t, size_t *pos, bool bare)
{
	size_t p = *pos, end = p;
	unsigned days = 0;
	bool full = false;

	for (;;) {
		int day = weekday_name(t, &p, &full);

		if (day < 0)
			break;
		days |= 1U << day;
		end = p;
		if (scan_any(t, &p, list_seps) < 0)
			break;
	}
	if (!days || (!bare && !full))
		return 0;
	*pos = end;
	return days;
}

/* 第1・第3, 第2・4: a bit set of ordinals 1 to 5. */
static unsigned
ordinal_list(struct str t, size_t *pos)
{
	size_t p = *pos, end = p;
	unsigned ordinals = 0;
	struct number n;

	if (!scan_lit(t, &p, "第"))
		return 0;
	for (;;) {
		if (!scan_number(t, &p, &n) || n.value < 1 || n.value > 5)
			break;
		ordinals |= 1U << n.value;
		end = p;
		if (scan_any(t, &p, list_seps) < 0)
			break;
		scan_lit(t, &p, "第");
	}
	*pos = end;
	return ordinals;
}

static void
rule_days(struct buf *out, unsigned ordinals, unsigned days)
{
	const char *sep = "";

	buf_cstr(out, ";BYDAY=");
	for (int n = ordinals ? 1 : 0; n <= (ordinals ? 5 : 0); n++) {
		if (ordinals && !(ordinals >> n & 1))
			continue;
		for (int i = 1; i <= 7; i++) {
			if (!(days >> i % 7 & 1))
				continue;
			buf_cstr(out, sep);
			if (n)
				buf_printf(out, "%d", n);
			buf_cstr(out, byday[i % 7]);
			sep = ",";
		}
	}
}

static bool
monthly(struct str t, size_t *pos, bool said, struct buf *rule)
{
	size_t p = *pos;
	struct number n;
	unsigned ordinals = ordinal_list(t, &p), days;

	if (ordinals) {
		days = weekday_list(t, &p, false);
		if (!days)
			return false;
		buf_cstr(rule, "FREQ=MONTHLY");
		rule_days(rule, ordinals, days);
	} else if (said && scan_number(t, &p, &n) && n.value >= 1 &&
		   n.value <= 31 && scan_lit(t, &p, "日")) {
		buf_printf(rule, "FREQ=MONTHLY;BYMONTHDAY=%d", (int)n.value);
	} else if (said &&
		   (scan_lit(t, &p, "末日") || scan_lit(t, &p, "月末"))) {
		buf_cstr(rule, "FREQ=MONTHLY;BYMONTHDAY=-1");
	} else {
		return false;
	}
	*pos = p;
	return true;
}

static bool
recurrence_rule(struct str t, size_t *pos, struct buf *rule)
{
	static const char *const words[] = { "毎週", "隔週", "毎月", "毎年",
		"毎日", NULL };
	size_t p = *pos;
	int word = scan_any(t, &p, words);
	struct date_piece date;
	unsigned days;

	scan_lit(t, &p, "の");
	switch (word) {
	case 0:
	case 1:
		days = weekday_list(t, &p, word == 0);
		if (!days)
			return false;
		buf_cstr(rule, word ? "FREQ=WEEKLY;INTERVAL=2" : "FREQ=WEEKLY");
		rule_days(rule, 0, days);
		break;
	case 3:
		if (scan_date(t, &p, DATE_FREE, &date) != SCAN_OK ||
		    date.date.year || !date.date.month || date.weekday >= 0)
			return false;
		buf_printf(rule, "FREQ=YEARLY;BYMONTH=%d", date.date.month);
		if (date.date.day)
			buf_printf(rule, ";BYMONTHDAY=%d", date.date.day);
		break;
	case 4:
		buf_cstr(rule, "FREQ=DAILY");
		p = *pos + sizeof("毎日") - 1;
		break;
	default:
		if (!monthly(t, &p, word == 2, rule))
			return false;
		break;
	}
	*pos = p;
	return true;
}

bool
scan_recurrence(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	struct buf rule = BUF_INIT;
	size_t start = *pos;
	bool ok = recurrence_rule(t, pos, &rule);

	if (ok) {
		typed(ret, VALUE_RECURRENCE, start, *pos);
		ret->value.target = arena_str(a, buf_view(&rule));
	}
	buf_release(&rule);
	return ok;
}

/* ---- durations, ages, numbers
 * ------------------------------------------------
 */

static const struct length {
	const char *unit;
	char part;	 /* of the ISO 8601 form */
	bool time;	 /* behind its T */
	bool needs_more; /* 3日, 10分: only with 間 or 以内 and the like */
} lengths[] = {
	{ "年間", 'Y', false, false },
	{ "年", 'Y', false, true },
	{ "か月間", 'M', false, false },
	{ "か月", 'M', false, false },
	{ "カ月", 'M', false, false },
	{ "ヶ月", 'M', false, false },
	{ "ヵ月", 'M', false, false },
	{ "ケ月", 'M', false, false },
	{ "箇月", 'M', false, false },
	{ "週間", 'W', false, false },
	{ "日間", 'D', false, false },
	{ "日", 'D', false, true },
	{ "時間", 'H', true, false },
	{ "分間", 'M', true, false },
	{ "分", 'M', true, true },
	{ "秒間", 'S', true, false },
};

static bool
scan_duration(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const more[] = { "以内", "以上", "以下", "未満",
		"前", "後", "程度", "ほど", "おき", "ごと", "超", "経過",
		"あたり", "当たり", NULL };
	size_t p = *pos, q;
	struct number n, minutes;

	if (!scan_digits(t, &p, &n) || n.digits > 4)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(lengths); i++) {
		const struct length *l = &lengths[i];

		q = p;
		if (!scan_lit(t, &q, l->unit))
			continue;
		if (l->needs_more && !scan_at_any(t, q, more))
			return false;
		typed(ret, VALUE_DURATION, *pos, q);
		p = q;
		if (l->part == 'H' && scan_digits(t, &p, &minutes) &&
		    scan_lit(t, &p, "分")) {
			ret->end = p;
			ret->value.target = arena_printf(
			    a, "PT%dH%dM", (int)n.value, (int)minutes.value);
		} else {
			ret->value.target = arena_printf(a, "P%s%d%c",
			    l->time ? "T" : "", (int)n.value, l->part);
		}
		*pos = ret->end;
		return true;
	}
	return false;
}

static size_t
counter_end(struct str t, size_t pos)
{
	static const char *const counters[] = { "世帯", "丁目", "番地", "名",
		"人", "回", "個", "点", "枚", "台", "本", "件", "冊", "階",
		"箇所", "か所", "ヶ所", "カ所", "袋", "組", "棟", "戸", "通",
		"品目", "種類", "ページ", "キログラム", "グラム", "メートル",
		"キロメートル", "センチメートル", "リットル", "パーセント",
		"％", "%", "km", "kg", "cm", "㎏", "㎝", "㎞", "㎡", "倍", "割",
		"号", "番", "級", "頭", "匹", "社", "校", NULL };

	scan_any(t, &pos, counters);
	return pos;
}

static bool
number_apart(struct str t, size_t start, size_t end)
{
	static const char *const before[] = { "第", "〒", "-", ".", "/", "－",
		"A", "B", NULL };
	uint32_t left = scan_fold(scan_before(t, start));
	uint32_t right = scan_fold(scan_peek(t, end));

	if (scan_ends_any(t, start, before) ||
	    (left < 128 && ((left | 32) >= 'a' && (left | 32) <= 'z')))
		return false;
	return right != '-' && right != '/' && right != '.' && right != ':' &&
	       !(right < 128 && (right | 32) >= 'a' && (right | 32) <= 'z' &&
		   counter_end(t, end) == end);
}

bool
scan_count(struct str t, size_t *pos, unsigned kinds, struct arena *a,
    struct found_value *ret)
{
	size_t p = *pos, end;
	int64_t amount;

	if (kinds & 1U << VALUE_DURATION && scan_duration(t, pos, a, ret))
		return true;
	if (!scan_amount(t, &p, &amount))
		return false;
	end = p;
	if (scan_lit(t, &end, "歳") || scan_lit(t, &end, "才")) {
		if (!(kinds & 1U << VALUE_AGE) || amount > 150)
			return false;
		typed(ret, VALUE_AGE, *pos, end);
		ret->value.amount = amount;
		*pos = end;
		return true;
	}
	if (!(kinds & 1U << VALUE_NUMBER) || cp_digit(scan_peek(t, *pos)) < 0 ||
	    !number_apart(t, *pos, p))
		return false;
	end = counter_end(t, p);
	typed(ret, VALUE_NUMBER, *pos, end);
	ret->value.amount = amount;
	ret->value.unit = arena_str(a, str_sub(t, p, end));
	*pos = end;
	return true;
}
