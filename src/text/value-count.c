#include "text/counter.h"
#include "text/scan.h"

static void
typed(struct found_value *ret, enum value_kind kind, size_t start, size_t end)
{
	*ret = (struct found_value){ .start = start, .end = end };
	ret->value.kind = kind;
	ret->value.from = ret->value.to = MOMENT_NONE;
}

/* ---- durations ------------------------------------------------------------ */

/* What must follow a unit that may be a part of a date or something else. */
enum need {
	NEED_NOTHING,
	NEED_MORE,    /* 3日: only with 以内 and the like */
	NEED_MINUTES, /* 90分: not 3分の1 */
};

static const struct length {
	const char *unit;
	char part; /* of the ISO 8601 form */
	bool time; /* behind its T */
	enum need need;
} lengths[] = {
	{ "年間", 'Y', false, NEED_NOTHING },
	{ "箇年", 'Y', false, NEED_NOTHING },
	{ "か年", 'Y', false, NEED_NOTHING },
	{ "カ年", 'Y', false, NEED_NOTHING },
	{ "年", 'Y', false, NEED_MORE },
	{ "か月間", 'M', false, NEED_NOTHING },
	{ "カ月間", 'M', false, NEED_NOTHING },
	{ "ヶ月間", 'M', false, NEED_NOTHING },
	{ "ヵ月間", 'M', false, NEED_NOTHING },
	{ "ケ月間", 'M', false, NEED_NOTHING },
	{ "箇月間", 'M', false, NEED_NOTHING },
	{ "か月", 'M', false, NEED_NOTHING },
	{ "カ月", 'M', false, NEED_NOTHING },
	{ "ヶ月", 'M', false, NEED_NOTHING },
	{ "ヵ月", 'M', false, NEED_NOTHING },
	{ "ケ月", 'M', false, NEED_NOTHING },
	{ "箇月", 'M', false, NEED_NOTHING },
	{ "ヶ年", 'Y', false, NEED_NOTHING },
	{ "週間", 'W', false, NEED_NOTHING },
	{ "週", 'W', false, NEED_MORE },
	{ "日間", 'D', false, NEED_NOTHING },
	{ "日", 'D', false, NEED_MORE },
	{ "時間", 'H', true, NEED_NOTHING },
	{ "分間", 'M', true, NEED_NOTHING },
	{ "分", 'M', true, NEED_MINUTES },
	{ "秒間", 'S', true, NEED_NOTHING },
	{ "秒", 'S', true, NEED_MINUTES },
};

/* 3日以内, 10年以上: a length of time, whatever the unit. */
static bool
more_follows(struct str t, size_t pos)
{
	static const char *const more[] = { "以内", "以上", "以下", "以降",
		"未満", "前", "後", "程度", "ほど", "おき", "ごと", "超",
		"経過", "あたり", "当たり", "たった", "過ぎ", "を超", "を経過",
		"弱", "強", "余り", "かか", NULL };
	static const char *const halves[] = { "前半", "後半", "前期", "後期",
		NULL };

	return scan_at_any(t, pos, more) && !scan_at_any(t, pos, halves);
}

/* 3分の1, 5分咲き, 10分割 are no minutes; what follows a clock time or a
 * number is not either. */
static bool
minutes_stand(struct str t, size_t start, size_t end)
{
	static const char *const after[] = { "の1", "の2", "の3", "の4", "の１",
		"の２", "の３", "の４", "の一", "の二", "の三", "咲", "割",
		"目", "別", "類", "野", "冊", "布", "、", NULL };
	static const char *const before[] = { "時", "度", NULL };

	if (scan_at_any(t, end, (const char *const[]){ "、", NULL }))
		return !scan_ends_any(t, start, before);
	return !scan_at_any(t, end, after) && !scan_ends_any(t, start, before);
}

static bool
length_fits(struct str t, const struct length *l, size_t start, size_t end,
    const struct number *n, bool first)
{
	static const char *const half[] = { "半", NULL };

	switch (l->need) {
	case NEED_MORE:
		/* 1年6か月: the smaller unit may follow as well */
		return more_follows(t, end) ||
		       (l->part == 'Y' && scan_at_any(t, end, half)) ||
		       (first && cp_digit(scan_peek(t, end)) >= 0 &&
			   l->part == 'Y');
	case NEED_MINUTES:
		return n->kanji ? more_follows(t, end) || (!first && n->value)
				: minutes_stand(t, first ? start : end, end);
	case NEED_NOTHING:
	default:
		return true;
	}
}

/* A number with a fraction, as 1.5, of at most four digits. */
struct quantity {
	struct number whole;
	struct number fraction; /* digits 0: none */
};

static bool
quantity_scan(struct str t, size_t *pos, struct quantity *ret)
{
	size_t p = *pos, q;

	*ret = (struct quantity){ 0 };
	if (!scan_number(t, &p, &ret->whole) || ret->whole.value > 9999)
		return false;
	q = p;
	if (!ret->whole.kanji && scan_fold(scan_peek(t, q)) == '.') {
		utf8_next(t, &q);
		if (scan_digits(t, &q, &ret->fraction) &&
		    ret->fraction.digits <= 2)
			p = q;
		else
			ret->fraction.digits = 0;
	}
	*pos = p;
	return true;
}

/* One number with its unit; the unit's index behind *at, or -1. */
static int
length_scan(struct str t, size_t *pos, size_t at, struct quantity *n)
{
	size_t p = *pos;

	if (!quantity_scan(t, &p, n))
		return -1;
	scan_blank(t, &p);
	for (size_t i = at; i < ARRAY_SIZE(lengths); i++) {
		size_t end = p;

		if (!scan_lit(t, &end, lengths[i].unit))
			continue;
		if (!length_fits(t, &lengths[i], *pos, end, &n->whole, !at))
			return -1;
		*pos = end;
		return (int)i;
	}
	return -1;
}

static void
write_part(struct buf *out, const struct quantity *n, const struct length *l,
    bool time_begins)
{
	if (time_begins)
		buf_ch(out, 'T');
	buf_printf(out, "%d", (int)n->whole.value);
	if (n->fraction.digits)
		buf_printf(
		    out, ".%0*d", n->fraction.digits, (int)n->fraction.value);
	buf_ch(out, l->part);
}

/* 半 behind 年間, 時間, 年 is half of it. */
static bool
half_follows(struct str t, size_t *pos, const struct length *l)
{
	static const char *const other[] = { "半数", "半額", "半分", "半ば",
		"半期", NULL };

	return (l->part == 'Y' || l->part == 'H') &&
	       !scan_at_any(t, *pos, other) && scan_lit(t, pos, "半");
}

static bool
duration_parts(struct str t, size_t *pos, struct buf *out)
{
	size_t p = *pos, at = 0;
	bool time = false;

	buf_ch(out, 'P');
	for (;;) {
		struct quantity n;
		int i = length_scan(t, &p, at, &n);
		const struct length *l;

		if (i < 0)
			break;
		l = &lengths[i];
		write_part(out, &n, l, l->time && !time);
		time = l->time;
		*pos = p;
		if (half_follows(t, &p, l)) {
			buf_cstr(out, l->part == 'Y' ? "6M" : "30M");
			scan_lit(t, &p, "間");
			*pos = p;
			break;
		}
		for (at = (size_t)i + 1; at < ARRAY_SIZE(lengths) &&
					 lengths[at].part == l->part &&
					 lengths[at].time == l->time;)
			at++;
		scan_lit(t, &p, "と");
	}
	return at > 0 || out->len > 1;
}

static bool
scan_duration(
    struct str t, size_t *pos, struct arena *a, struct found_value *ret)
{
	static const char *const before[] = { "第", "数", "-", "/", "－", "ー",
		"令和", "平成", "昭和", NULL };
	struct buf out = BUF_INIT;
	size_t start = *pos;
	bool ok = false;

	if (!scan_ends_any(t, start, before) && duration_parts(t, pos, &out)) {
		typed(ret, VALUE_DURATION, start, *pos);
		ret->value.target = arena_str(a, buf_view(&out));
		ok = true;
	}
	buf_release(&out);
	return ok;
}

/* ---- ages and numbers ------------------------------------------------------ */

/* 1,234.5 or 2万 or 百二十: its whole part, and the text of a fraction. */
struct amount {
	int64_t whole;
	struct str fraction; /* 5, in any width */
	bool kanji;
};

static bool
amount_scan(struct str t, size_t *pos, struct amount *ret)
{
	size_t p = *pos, q;
	struct number fraction;

	*ret = (struct amount){ .kanji = cp_digit(scan_peek(t, p)) < 0 };
	if (scan_amount(t, &p, &ret->whole)) {
		*pos = p;
		return true;
	}
	p = *pos;
	if (!scan_digits(t, &p, &fraction) || scan_fold(scan_peek(t, p)) != '.')
		return false;
	ret->whole = fraction.value;
	utf8_next(t, &p);
	q = p;
	if (!scan_digits(t, &q, &fraction) || fraction.digits > 6)
		return false;
	ret->fraction = str_sub(t, p, q);
	*pos = q;
	return true;
}

static bool
ascii_letter(uint32_t cp)
{
	return cp < 128 && (cp | 32) >= 'a' && (cp | 32) <= 'z';
}

/* Bytes of the unit that stands here; 0 if there is none. */
static size_t
unit_len(struct str t, size_t pos)
{
	static const char *const units[] = { "営業日", "開庁日", "世帯", "万人",
		"パーセント", "ポイント", "品目", "カップ", "リットル",
		"ミリリットル", "キロメートル", "センチメートル",
		"ミリメートル", "センチ", "ミリ", "ヘクタール", "アール",
		"平方メートル", "平米", "ヘクトパスカル", "マイクロシーベルト",
		"ワット", "デシベル", "人分", "日分", "食分", "回分", "号室",
		"学級", "会場", "か所", "ヵ所", "ヶ所", "ケ所", "㎏", "㎝",
		"㎞", "㎡", "㎜", "㎖", "㎥", "㎎", "㍑", "℃", "°C", "℉",
		"km/h", "m/s", "ｍ／ｓ", "hPa", "dB", "坪", "割", "度", NULL };
	/* words that only begin as a counter: 第1本部, 2課長 */
	static const char *const words[] = { "本部", "本社", "本店", "本校",
		"本館", "本堂", "本番", "本人", "本市", "本町", "本籍", "台湾",
		"台風", "台所", "台帳", "班長", "店長", "店員", "店頭", "体育",
		"体験", "体操", "体制", "体力", "課長", "課題", "課程", "課税",
		"部会", "部長", "部品", "部署", "部門", "組合", "組織", "組長",
		"階段", "回覧", "回答", "回収", "回復", "冊子", "件名", "点検",
		"点字", "点滴", "通知", "通行", "通訳", "通学", "校長", "校庭",
		"戸籍", "条例", "条件", "号外", "区長", "区民", "区役所",
		"人口", "人権", "人材", "人物", "人形", "人工", "名簿", "名前",
		"名義", "名称", "社会", "社員", "社長", "口座", "口腔", "頭痛",
		"頭部", "足元", "足場", NULL };
	size_t p = pos, known;
	int i;

	if (scan_at_any(t, pos, words))
		return 0;
	known = counter_match(str_sub(t, pos, t.len));
	i = scan_any(t, &p, units);
	if (i >= 0 && p - pos > known)
		known = p - pos;
	if (known && ascii_letter(scan_fold(scan_before(t, pos + known))) &&
	    ascii_letter(scan_fold(scan_peek(t, pos + known))))
		return 0;
	return known;
}

/* 13月, 3日, 5時, 3分の1: a part of a date or time that was none, or
 * something else than a number of things. */
static bool
is_other(struct str t, size_t pos, size_t unit)
{
	static const char *const calendar[] = { "分の", "年", "月", "日", "時",
		"分", "秒", "曜", "週", "円", "年度", "元号", "月号",
		"年生まれ", "日生まれ", NULL };
	static const char *const ratios[] = { "対", "：", ":", "の1", "勝",
		NULL };
	size_t p = pos;

	if (scan_any(t, &p, calendar) >= 0 && p - pos >= unit)
		return true;
	p = pos;
	return scan_any(t, &p, ratios) >= 0 && cp_digit(scan_peek(t, p)) >= 0;
}

/* False for a part of an id, a version or a section: A4, 1.2.3, 3-5-1. */
static bool
number_apart(struct str t, size_t start, size_t end)
{
	static const char *const before[] = { "第", "〒", ".", "/", "／", "．",
		"No", "№", "#", "＃", "_", "対", "分の", "令和", "平成", "昭和",
		NULL };
	uint32_t left = scan_fold(scan_before(t, start));
	uint32_t right = scan_fold(scan_peek(t, end));
	size_t next = start;

	/* 0123456: an id */
	if (cp_digit(utf8_next(t, &next)) == 0 &&
	    cp_digit(scan_peek(t, next)) >= 0)
		return false;
	next = end;
	if (scan_ends_any(t, start, before) || scan_is_dash(left) ||
	    ascii_letter(left) ||
	    (left == ':' && start > 1 &&
		cp_digit((unsigned char)t.ptr[start - 2]) >= 0))
		return false;
	if (ascii_letter(right))
		return unit_len(t, end) > 0;
	if (right != '/' && right != '.' && right != ':' &&
	    !scan_is_dash(right))
		return true;
	utf8_next(t, &next);
	right = scan_fold(scan_peek(t, next));
	return cp_digit(right) < 0 && !ascii_letter(right);
}

static bool
scan_age(struct str t, size_t *pos, const struct amount *n, size_t end,
    struct found_value *ret)
{
	const int oldest = 150;

	if (n->fraction.len || n->whole > oldest ||
	    (!scan_lit(t, &end, "歳") && !scan_lit(t, &end, "才")))
		return false;
	typed(ret, VALUE_AGE, *pos, end);
	ret->value.amount = n->whole;
	*pos = end;
	return true;
}

/* 1・2歳, 3～5歳児: the first of ages that share their 歳. */
static bool
age_follows(struct str t, size_t pos)
{
	static const char *const seps[] = { "・", "、", "，", ",", "･", "又は",
		"または", "及び", "から", NULL };
	struct amount n;

	for (int i = 0; i < 8; i++) {
		if (scan_any(t, &pos, seps) < 0 &&
		    scan_join(t, &pos) == JOIN_NONE)
			return false;
		if (!amount_scan(t, &pos, &n))
			return false;
		if (scan_at_any(
			t, pos, (const char *const[]){ "歳", "才", NULL }))
			return true;
	}
	return false;
}

static struct str
decimal(const struct amount *n, struct arena *a)
{
	char digits[8];
	size_t len = 0;

	for (size_t p = 0; p < n->fraction.len;)
		digits[len++] =
		    (char)('0' + cp_digit(utf8_next(n->fraction, &p)));
	return arena_printf(
	    a, "%lld.%.*s", (long long)n->whole, (int)len, digits);
}

/* 三十人: kanji numerals count only what they cannot be a word with, as
 * 一人暮らし. */
static bool
kanji_counts(struct str t, size_t start, size_t end)
{
	static const char *const counted[] = { "人", "名", "世帯", "枚", "個",
		"台", "件", "組", "冊", NULL };

	return end - start > sizeof("一") - 1 && scan_at_any(t, end, counted);
}

/* The unit behind the other end of 20～30人 and 3～6か月, which is that of
 * both; not of an amount in 万, which may be too. Bytes, 0 if none; *at is
 * where it stands. */
static size_t
shared_unit(struct str t, size_t pos, size_t *at)
{
	static const char *const large[] = { "万", "億", "千", NULL };
	struct amount n;

	if (scan_join(t, &pos) != JOIN_WAVE || !amount_scan(t, &pos, &n) ||
	    n.kanji || scan_ends_any(t, pos, large))
		return 0;
	scan_blank(t, &pos);
	*at = pos;
	return unit_len(t, pos);
}

/* 3 of 3～6か月 */
static bool
shared_length(struct str t, size_t pos, const struct amount *n, size_t at,
    struct arena *a, struct found_value *ret)
{
	for (size_t i = 0; i < ARRAY_SIZE(lengths); i++) {
		size_t end = at;

		if (lengths[i].need != NEED_NOTHING ||
		    !scan_lit(t, &end, lengths[i].unit))
			continue;
		typed(ret, VALUE_DURATION, pos, ret->end);
		ret->value.target =
		    arena_printf(a, "P%s%lld%c", lengths[i].time ? "T" : "",
			(long long)n->whole, lengths[i].part);
		return true;
	}
	return false;
}

bool
scan_count(struct str t, size_t *pos, unsigned kinds, struct arena *a,
    struct found_value *ret)
{
	size_t p = *pos, q = p, unit;
	struct amount n;

	if (kinds & 1U << VALUE_DURATION && scan_duration(t, &q, a, ret)) {
		*pos = q;
		return true;
	}
	if (!amount_scan(t, &p, &n))
		return false;
	if (kinds & 1U << VALUE_AGE) {
		if (scan_age(t, pos, &n, p, ret))
			return true;
		if (number_apart(t, *pos, p) && age_follows(t, p)) {
			typed(ret, VALUE_AGE, *pos, p);
			ret->value.amount = n.whole;
			*pos = p;
			return true;
		}
	}
	q = p;
	scan_blank(t, &q);
	unit = unit_len(t, q);
	if (q > p && (!unit || !ascii_letter(scan_peek(t, q)))) {
		q = p;
		unit = unit_len(t, q);
	}
	if (!(kinds & 1U << VALUE_NUMBER) ||
	    (n.kanji && !kanji_counts(t, *pos, p)) || is_other(t, q, unit) ||
	    !number_apart(t, *pos, p))
		return false;
	typed(ret, VALUE_NUMBER, *pos, unit ? q + unit : p);
	if (!unit && (unit = shared_unit(t, p, &q)) > 0 &&
	    kinds & 1U << VALUE_DURATION && !n.fraction.len &&
	    shared_length(t, *pos, &n, q, a, ret)) {
		*pos = p;
		return true;
	}
	ret->value.amount = n.whole;
	if (n.fraction.len)
		ret->value.target = decimal(&n, a);
	ret->value.unit = arena_str(a, str_sub(t, q, q + unit));
	*pos = ret->end;
	return true;
}
