#include "text/scan.h"

#include <string.h>

static const char *const weekdays[] = { "日", "月", "火", "水", "木", "金",
	"土", NULL };
static const char *const opening[] = { "（", "(", "〔", "［", "[", "＜", "〈",
	"<", NULL };
static const char *const closing[] = { "）", ")", "〕", "］", "]", "＞", "〉",
	">", NULL };

bool
date_exists(struct date d)
{
	struct date probe = { d.year ? d.year : 2024, d.month, d.day };

	return date_valid(probe);
}

/* True if at least one more number and then the unit follow, as ・30日 does
 * behind 12月29: the unit is that of all. *ret_end is behind it. */
static bool
shares_unit(struct str t, size_t pos, const char *unit, size_t *ret_end)
{
	static const char *const seps[] = { "・", "、", "，", "･", NULL };
	const int most = 12;
	struct number n;

	for (int i = 0; i < most; i++) {
		if (scan_any(t, &pos, seps) < 0 || !scan_digits(t, &pos, &n) ||
		    n.digits > 4)
			return false;
		*ret_end = pos;
		if (scan_lit(t, ret_end, unit))
			return true;
	}
	return false;
}

/* ---- weekdays ---------------------------------------------------------- */

/* ・祝, 、休日, 祝日 and the like before the closing bracket. */
static bool
holiday_mark(struct str t, size_t *pos, struct date_piece *ret)
{
	static const char *const marks[] = { "祝日", "休日", "振休", "振替休日",
		"祝・休", "元日", "成人の日", "建国記念の日", "天皇誕生日",
		"春分の日", "昭和の日", "憲法記念日", "みどりの日",
		"こどもの日", "海の日", "山の日", "敬老の日", "秋分の日",
		"スポーツの日", "文化の日", "勤労感謝の日", "国民の休日", "祝",
		"休", NULL };
	static const char *const seps[] = { "・", "、", "，", ",", "･", "/",
		"／", " ", NULL };
	size_t p = *pos;

	scan_any(t, &p, seps);
	if (scan_any(t, &p, marks) < 0)
		return false;
	ret->show |= SHOW_HOLIDAY;
	*pos = p;
	return true;
}

/* ㈪ and ㊊, with their rows beginning at Monday (月火水木金土日). */
static bool
enclosed_weekday(struct str t, size_t *pos, struct date_piece *ret)
{
	uint32_t cp = scan_peek(t, *pos);
	uint32_t row = cp >= 0x322A && cp <= 0x3230   ? 0x322A
		       : cp >= 0x328A && cp <= 0x3290 ? 0x328A
						      : 0;

	if (!row)
		return false;
	ret->weekday = (int8_t)((cp - row + 1) % 7);
	*pos += 3;
	if (scan_lit(t, pos, "㈷") || scan_lit(t, pos, "㊗"))
		ret->show |= SHOW_HOLIDAY;
	return true;
}

static bool
bracket_weekday(struct str t, size_t *pos, struct date_piece *ret)
{
	struct date_piece found = *ret;
	size_t p = *pos, q;
	int open = scan_any(t, &p, opening), day;

	if (open < 0)
		return false;
	scan_blank(t, &p);
	q = p;
	if ((scan_lit(t, &q, "祝・") || scan_lit(t, &q, "休・")) &&
	    scan_at_any(t, q, weekdays)) {
		found.show |= SHOW_HOLIDAY;
		p = q;
	}
	day = scan_any(t, &p, weekdays);
	if (day < 0)
		return false;
	if (!scan_lit(t, &p, "曜日"))
		scan_lit(t, &p, "曜");
	holiday_mark(t, &p, &found);
	scan_blank(t, &p);
	if (scan_any(t, &p, closing) < 0)
		return false;
	found.weekday = (int8_t)day;
	found.bracket = true;
	*ret = found;
	*pos = p;
	return true;
}

bool
scan_weekday(struct str t, size_t *pos, struct date_piece *ret)
{
	size_t p = *pos;
	int day;

	scan_blank(t, &p);
	if (bracket_weekday(t, &p, ret) || enclosed_weekday(t, &p, ret)) {
		ret->show |= SHOW_WEEKDAY;
		*pos = p;
		return true;
	}
	day = scan_any(t, &p, weekdays);
	if (day < 0 || !scan_lit(t, &p, "曜日"))
		return false;
	ret->weekday = (int8_t)day;
	ret->show |= SHOW_WEEKDAY;
	*pos = p;
	return true;
}

/* ---- years --------------------------------------------------------------- */

static int
era_start(struct str t, size_t *pos)
{
	static const char *const names[] = { "令和", "平成", "昭和", "大正",
		"明治", "㋿", "㍻", "㍼", "㍽", "㍾", NULL };
	static const char letters[] = "RHSTM";
	static const char *const dots[] = { ".", "．", NULL };
	size_t p = *pos;
	static const int16_t years[] = { REIWA_START, 1988, 1925, 1911, 1867 };
	int i = scan_any(t, pos, names);
	uint32_t cp;
	const char *letter;

	if (i >= 0)
		return years[i % 5];
	cp = scan_peek(t, *pos);
	letter = scan_fold(cp) < 128 && cp ? strchr(letters, (int)scan_fold(cp))
					   : NULL;
	if (!letter)
		return 0;
	p += cp < 128 ? 1 : 3;
	scan_any(t, &p, dots);
	if (cp_digit(scan_peek(t, p)) < 0)
		return 0;
	*pos = p;
	return years[letter - letters];
}

bool
scan_era_year(struct str t, size_t *pos, struct date_piece *ret)
{
	size_t p = *pos;
	struct number n = { .value = 1 };
	int start = era_start(t, &p);

	if (!start)
		return false;
	scan_blank(t, &p);
	if (!scan_lit(t, &p, "元") && !scan_number(t, &p, &n))
		return false;
	if (n.value < 1 || n.value > 99)
		return false;
	ret->era_start = (int16_t)start;
	ret->date.year = (int16_t)(start + n.value);
	*pos = p;
	return true;
}

bool
scan_western_year(struct str t, size_t *pos, struct date_piece *ret)
{
	size_t p = *pos;
	struct number n;

	if (!scan_number(t, &p, &n) || n.digits != 4 || n.value < 1800 ||
	    n.value > 2199)
		return false;
	ret->date.year = (int16_t)n.value;
	*pos = p;
	return true;
}

/* The other count of the same year, in brackets: （2026年）, (令和8). */
static void
paired_year(struct str t, size_t *pos, struct date_piece *ret)
{
	struct date_piece other = { 0 };
	size_t p = *pos;
	bool ok;

	scan_blank(t, &p);
	if (scan_any(t, &p, opening) < 0)
		return;
	scan_lit(t, &p, "西暦");
	ok = ret->era_start ? scan_western_year(t, &p, &other)
			    : scan_era_year(t, &p, &other);
	if (!ok)
		return;
	if (scan_lit(t, &p, "年"))
		scan_lit(t, &p, "度");
	if (scan_any(t, &p, closing) < 0)
		return;
	ret->paired = other.date.year;
	*pos = p;
}

/* A written year with its 年 or 年度. */
static bool
year_with_unit(struct str t, size_t *pos, struct date_piece *ret)
{
	size_t p = *pos, q;

	scan_lit(t, &p, "西暦");
	if (scan_era_year(t, &p, ret))
		ret->show |= SHOW_ERA;
	else if (!scan_western_year(t, &p, ret))
		return false;
	ret->show |= SHOW_YEAR;
	if (shares_unit(t, p, "年度", &q)) {
		ret->show |= SHOW_FISCAL;
		*pos = p;
		return true;
	}
	paired_year(t, &p, ret);
	scan_blank(t, &p);
	if (!scan_lit(t, &p, "年"))
		return false;
	if (scan_lit(t, &p, "度"))
		ret->show |= SHOW_FISCAL;
	if (!ret->paired)
		paired_year(t, &p, ret);
	*pos = p;
	return true;
}

/* 9年1月3日: a year of the era in use, only before a month or in a range. */
static bool
elided_year(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	struct number n, month;
	size_t p = *pos, q;

	if (!scan_number(t, &p, &n) || n.value < 1 || n.value > 99)
		return false;
	if ((place == DATE_LIST || place == DATE_LIST_FIGURES) &&
	    shares_unit(t, p, "年度", &q)) {
		ret->show |= SHOW_FISCAL;
	} else if (!scan_lit(t, &p, "年")) {
		return false;
	} else if (place != DATE_FREE &&
		   scan_at_any(t, p, (const char *const[]){ "度", NULL })) {
		p += sizeof("度") - 1;
		ret->show |= SHOW_FISCAL;
	} else {
		q = p;
		scan_blank(t, &q);
		if (!(scan_number(t, &q, &month) && scan_lit(t, &q, "月")) &&
		    (place < DATE_RANGE || scan_at_any(t, p,
					       (const char *const[]){ "間",
						   "目", "生", "以", NULL })))
			return false;
	}
	ret->date.year = (int16_t)n.value;
	ret->era_elided = true;
	ret->show |= SHOW_YEAR | SHOW_ERA;
	*pos = p;
	return true;
}

/* ---- months and days --------------------------------------------------------
 */

static bool
day_scan(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	static const char *const durational[] = { "間", "目", "以内", "以上",
		"分", "前", "後", "程度", "ごと", "おき", "当", "あたり", "曜",
		"に1", "に１", "連続", "齢", "半", "未満", "数", "に2", NULL };
	struct date_piece probe = { .weekday = -1 };
	struct number n;
	size_t p = *pos, q;

	if ((ret->date.month || place >= DATE_RANGE) &&
	    scan_lit(t, &p, "末日")) {
		ret->date.day = 31;
		ret->last_day = true;
		*pos = p;
		return true;
	}
	if (!scan_number(t, &p, &n) || n.value < 1 ||
	    n.value > (ret->date.month ? 99 : 31))
		return false;
	scan_blank(t, &p);
	q = p;
	if (!scan_lit(t, &p, "日")) {
		/* 12月5(土), and 6(日) or 6・7日 behind it */
		if ((place == DATE_FREE && !ret->date.month) || n.value > 31)
			return false;
		if (!(scan_weekday(t, &q, &probe) && probe.bracket) &&
		    !shares_unit(t, p, "日", &q))
			return false;
		if (scan_at_any(t, q, durational) && !probe.bracket)
			return false;
	} else if (n.value > 31 || !ret->date.month) {
		/* 3月32日 is found to be impossible. */
		if (scan_at_any(t, p, durational))
			return false;
		q = p;
		if (!ret->date.month && place == DATE_FREE &&
		    (!scan_weekday(t, &q, &probe) || !probe.bracket))
			return false;
	}
	ret->date.day = (int8_t)n.value;
	*pos = p;
	return true;
}

static bool
month_stands_alone(struct str t, size_t start, size_t end)
{
	static const char *const after[] = { "曜", "号", "間", "以内", "余",
		"当たり", "あたり", "につき", "ほど", "程度", "目", "齢", "額",
		"謝", "給", "並み", "以上", "未満", "ごと", "おき", "半ば",
		"晴", "雨", "病", "人形", "経過", "を経過", "を超え", "に満た",
		NULL };
	static const char *const before[] = { "第", "約", "満", "生後", "各",
		"お", "正", "数", "計", NULL };

	return !scan_at_any(t, end, after) && !scan_ends_any(t, start, before);
}

/* 12月29日 or 12月; the year, if any, is already read. */
static enum scan_result
month_scan(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	struct number month, rest;
	size_t p = *pos, q;

	if (!scan_number(t, &p, &month))
		return SCAN_NONE;
	scan_blank(t, &p);
	if (!scan_lit(t, &p, "月") || month.value < 1 || month.value > 12)
		return SCAN_NONE;
	ret->date.month = (int8_t)month.value;
	q = p;
	scan_blank(t, &q);
	if (day_scan(t, &q, place, ret)) {
		*pos = q;
		return SCAN_OK;
	}
	if (q == p && (cp_digit(scan_peek(t, p)) >= 0)) {
		/* 12月29・30日 */
		if (scan_number(t, &p, &rest) && rest.value >= 1 &&
		    rest.value <= 31) {
			ret->date.day = (int8_t)rest.value;
			ret->open = true;
		}
		*pos = p;
		return SCAN_SKIP;
	}
	if (!ret->date.year && (!month_stands_alone(t, *pos, p) ||
				   (month.kanji && month.value < 3)))
		return SCAN_NONE;
	*pos = p;
	return SCAN_OK;
}

/* ---- relative parts ---------------------------------------------------------
 */

static enum relation
relation_scan(struct str t, size_t *pos, struct date_piece *ret)
{
	static const char *const words[] = { "同日", "翌日", "同月", "同年",
		"翌月", "翌年", NULL };
	static const enum relation relations[] = { REL_SAME_DAY, REL_NEXT_DAY,
		REL_SAME_MONTH, REL_SAME_MONTH, REL_NEXT_MONTH, REL_NEXT_YEAR };
	int i = scan_any(t, pos, words);

	if (i < 0)
		return REL_NONE;
	scan_lit(t, pos, "の");
	scan_blank(t, pos);
	ret->relation = relations[i];
	return ret->relation;
}

static enum scan_result
relative_scan(struct str t, size_t *pos, struct date_piece *ret)
{
	enum scan_result result;
	size_t p = *pos;

	switch (relation_scan(t, &p, ret)) {
	case REL_NONE:
		/* 翌3月: the next one, as without the word */
		if (!scan_lit(t, &p, "翌"))
			return SCAN_NONE;
		result = month_scan(t, &p, DATE_RANGE, ret);
		break;
	case REL_SAME_DAY:
	case REL_NEXT_DAY:
		/* without the の that belongs to what follows */
		*pos += strlen("同日");
		return SCAN_OK;
	case REL_NEXT_YEAR:
		result = month_scan(t, &p, DATE_RANGE, ret);
		break;
	case REL_SAME_MONTH:
	case REL_NEXT_MONTH:
	default:
		result = month_scan(t, &p, DATE_RANGE, ret);
		if (result == SCAN_NONE && day_scan(t, &p, DATE_RANGE, ret))
			result = SCAN_OK;
		break;
	}
	if (result == SCAN_OK)
		*pos = p;
	return result;
}

/* ---- a date ----------------------------------------------------------------
 */

static enum scan_result
written_date(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	static const char *const not_year[] = { "間", "前", "以上", "余",
		"ほど", "もの", "問", "来", "代", NULL };
	enum scan_result result;
	size_t p = *pos;

	if (scan_figure_date(t, &p, place, ret)) {
		*pos = p;
		return SCAN_OK;
	}
	*ret = (struct date_piece){ .weekday = -1 };
	if (year_with_unit(t, &p, ret) || elided_year(t, &p, place, ret)) {
		size_t year_end = p;

		if (ret->show & SHOW_FISCAL) {
			*pos = p;
			return SCAN_OK;
		}
		scan_blank(t, &p);
		result = month_scan(t, &p, place, ret);
		if (result == SCAN_NONE &&
		    scan_figure_month_day(t, &p, &(uint32_t){ '/' }, ret))
			result = SCAN_OK;
		if (result == SCAN_NONE) {
			ret->date.month = ret->date.day = 0;
			p = year_end;
			if (scan_at_any(t, p, not_year))
				return SCAN_NONE;
			result = SCAN_OK;
		}
		*pos = p;
		return result;
	}
	*ret = (struct date_piece){ .weekday = -1 };
	result = month_scan(t, &p, place, ret);
	if (result != SCAN_NONE) {
		*pos = p;
		return result;
	}
	*ret = (struct date_piece){ .weekday = -1 };
	if (scan_figure_short(t, pos, place, ret))
		return SCAN_OK;
	*ret = (struct date_piece){ .weekday = -1 };
	return day_scan(t, pos, place, ret) ? SCAN_OK : SCAN_NONE;
}

enum scan_result
scan_date(
    struct str t, size_t *pos, enum date_place place, struct date_piece *ret)
{
	enum scan_result result = SCAN_NONE;

	*ret = (struct date_piece){ .weekday = -1 };
	if (place >= DATE_RANGE)
		result = relative_scan(t, pos, ret);
	if (result == SCAN_NONE)
		result = written_date(t, pos, place, ret);
	ret->bare_end = *pos;
	if (result == SCAN_OK && (ret->date.day || ret->relation))
		scan_weekday(t, pos, ret);
	ret->end = *pos;
	return result;
}
