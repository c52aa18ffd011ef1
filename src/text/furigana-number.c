/* Readings of numbers with their counters, and of abbreviated weekdays. */
#include "text/counter.h"
#include "text/furigana.h"

static size_t
start_of(struct str text, const struct morph *m)
{
	return (size_t)(m->surface.ptr - text.ptr);
}

/* ---- numbers --------------------------------------------------------------
 */

struct numeral {
	size_t start, end;
	size_t digits;	 /* written ones */
	bool kanji;	 /* in kanji only */
	struct buf text; /* as counter_read wants it */
};

static bool
is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0xFF0C;
}

static bool
is_point(uint32_t cp)
{
	return cp == '.' || cp == 0xFF0E;
}

static bool
digit_follows(struct str text, size_t pos)
{
	return cp_digit(utf8_next(text, &pos)) >= 0;
}

static void
scan_numeral(struct str text, size_t start, struct numeral *ret)
{
	size_t pos = start;
	bool point = false;

	*ret = (struct numeral){ .start = start, .end = start };
	while (pos < text.len) {
		uint32_t cp = utf8_next(text, &pos);
		int digit = cp_digit(cp);

		if (digit >= 0) {
			buf_ch(&ret->text, (char)('0' + digit));
			ret->digits++;
		} else if (counter_is_numeral(cp)) {
			buf_cp(&ret->text, cp);
		} else if (is_comma(cp) && ret->digits &&
			   digit_follows(text, pos)) {
			buf_ch(&ret->text, ',');
		} else if (is_point(cp) && ret->digits && !point &&
			   digit_follows(text, pos)) {
			buf_ch(&ret->text, '.');
			point = true;
		} else {
			break;
		}
		ret->end = pos;
	}
	ret->kanji = ret->digits == 0;
}

/* The index behind the morpheme that ends at `end`; 0 if none does. */
static size_t
ends_at(struct str text, const struct morphs *m, size_t i, size_t end)
{
	for (; i < m->count && start_of(text, &m->items[i]) < end; i++)
		if (start_of(text, &m->items[i]) + m->items[i].surface.len ==
		    end)
			return i + 1;
	return 0;
}

/* 3分の1, not 10分の休み, where 分の may be one morpheme too. */
static bool
is_part(struct str text, size_t after)
{
	return counter_is_numeral(utf8_next(text, &after));
}

/* 分の of 10分の休み, 対 of 2対1: not the counters that they look like. */
static bool
is_other_word(struct str text, const struct morphs *m, size_t i,
    struct str counter, size_t after)
{
	if (str_eq(counter, STR("分の")))
		return !is_part(text, after) &&
		       ends_at(text, m, i, after - STR("の").len);
	return str_eq(counter, STR("対")) && is_part(text, after);
}

/* Bytes of the longest counter behind the number that ends where a morpheme
 * ends, and not behind `edge` unless the number ends there; *ret_next is the
 * morpheme behind it. */
static size_t
find_counter_len(struct str text, const struct morphs *m, size_t i,
    const struct numeral *n, size_t edge, size_t *ret_next)
{
	struct str rest =
	    str_sub(text, n->end, edge > n->end ? edge : text.len);
	size_t len;

	while ((len = counter_match(rest)) > 0) {
		struct str counter = str_sub(rest, 0, len);
		size_t after = n->end + len;

		*ret_next = ends_at(text, m, i, after);
		if (*ret_next && !is_other_word(text, m, i, counter, after))
			return len;
		rest = str_sub(rest, 0, len - 1);
		while (rest.len &&
		       ((unsigned char)rest.ptr[rest.len] & 0xC0) == 0x80)
			rest.len--;
	}
	return 0;
}

static bool
is_weekday(uint32_t cp)
{
	switch (cp) {
	case 0x6708: /* 月 */
	case 0x706B:
	case 0x6C34:
	case 0x6728:
	case 0x91D1:
	case 0x571F:
	case 0x65E5: /* 日 */
		return true;
	default:
		return false;
	}
}

/* 翌月の1日から, 2か月前の1日に. */
static bool
is_month_day(struct str before, struct str rest)
{
	static const struct str particles[] = { STR_INIT("から"),
		STR_INIT("に"), STR_INIT("まで"), STR_INIT("は"),
		STR_INIT("以") };

	if (!str_ends(before, STR("月の")) && !str_ends(before, STR("月前の")))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(particles); i++)
		if (str_starts(rest, particles[i]))
			return true;
	return false;
}

/* 1日 is a date: behind a month, before a weekday, or the start of a range. */
static bool
is_first_of_month(struct str text, size_t start, size_t end)
{
	static const struct str dated[] = { STR_INIT("付"), STR_INIT("現在") };
	static const struct str range[] = { STR_INIT("から"), STR_INIT("～"),
		STR_INIT("〜") };
	struct str rest = str_sub(text, end, text.len);
	size_t pos = end;
	uint32_t cp = utf8_next(text, &pos);

	if (str_ends(str_sub(text, 0, start), STR("月")) ||
	    is_month_day(str_sub(text, 0, start), rest))
		return true;
	if (cp == '(' || cp == 0xFF08)
		return is_weekday(utf8_next(text, &pos));
	for (size_t i = 0; i < ARRAY_SIZE(dated); i++)
		if (str_starts(rest, dated[i]))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(range); i++)
		if (str_starts(rest, range[i]))
			return digit_follows(rest, range[i].len);
	return false;
}

static bool
starts_with_unit(struct str number)
{
	return str_starts(number, STR("万")) || str_starts(number, STR("億")) ||
	       str_starts(number, STR("兆"));
}

/* 3年1組: a class, where 1組 alone is a pair. */
static bool
is_school_class(struct str text, const struct numeral *n, struct str counter)
{
	return str_eq(counter, STR("組")) &&
	       str_ends(str_sub(text, 0, n->start), STR("年"));
}

/* 2、3日休む: how many days, about; 5月2、3日 are dates. */
static struct str
about_days(struct str left, struct str number)
{
	static const struct {
		struct str before, number, reading;
	} all[] = {
		{ STR_INIT("2、"), STR_INIT("3"), STR_INIT("さんにち") },
		{ STR_INIT("4、"), STR_INIT("5"), STR_INIT("ごにち") },
		{ STR_INIT("5、"), STR_INIT("6"), STR_INIT("ろくにち") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		size_t at;

		if (!str_eq(number, all[i].number) ||
		    !str_ends(left, all[i].before))
			continue;
		left.len -= all[i].before.len;
		at = left.len;
		if (at == 0 || (cp_digit(utf8_prev(left, &at)) < 0 &&
				   !str_ends(left, STR("月")) &&
				   !str_ends(left, STR("、"))))
			return all[i].reading;
	}
	return STR_NONE;
}

static bool
read_number(struct str text, const struct numeral *n, struct str counter,
    struct buf *out, bool *ret_changed)
{
	struct str number = buf_view(&n->text);
	struct str about = str_eq(counter, STR("日"))
			       ? about_days(str_sub(text, 0, n->start), number)
			       : STR_NONE;
	bool no;

	if (about.len) {
		buf_str(out, about);
		*ret_changed = true;
		return true;
	}
	if (str_eq(counter, STR("日")) &&
	    (str_eq(number, STR("1")) || str_eq(number, STR("一"))) &&
	    !is_first_of_month(text, n->start, n->end + counter.len)) {
		buf_cstr(out, "いちにち");
		*ret_changed = true;
		return true;
	}
	no = str_eq(counter, STR("分の")) &&
	     !is_part(text, n->end + counter.len);
	if (no)
		counter = STR("分");
	/* 37度5分: tenths, read as the counter 部 is. */
	if (str_eq(counter, STR("分")) &&
	    str_ends(str_sub(text, 0, n->start), STR("度")))
		counter = STR("部");
	/* 番 is read alike and changes no number. */
	if (is_school_class(text, n, counter)) {
		if (!counter_read(number, STR("番"), out, ret_changed))
			return false;
		out->len -= STR("ばん").len;
		buf_cstr(out, "くみ");
		return true;
	}
	if (!counter_read(number, counter, out, ret_changed))
		return false;
	if (no)
		buf_cstr(out, "の");
	/* 数万円: nobody says one. */
	if (starts_with_unit(number) &&
	    str_starts(buf_view(out), STR("いち"))) {
		out->len -= STR("いち").len;
		memmove(out->ptr, out->ptr + STR("いち").len, out->len + 1);
	}
	return true;
}

/* A long number: 1万2,000円 with まん and えん only. */
static void
add_long(struct runs *r, struct str text, const struct numeral *n,
    struct str counter)
{
	struct buf plain = BUF_INIT;

	for (size_t pos = n->start; pos < n->end;) {
		size_t start = pos;
		uint32_t cp = utf8_next(text, &pos);
		struct str reading = STR_NONE;

		if (cp == 0x4E07)
			reading = STR("まん");
		else if (cp == 0x5104)
			reading = STR("おく");
		else if (cp == 0x5146)
			reading = STR("ちょう");
		runs_add(r, str_sub(text, start, pos), reading);
	}
	counter_plain(counter, &plain);
	runs_word(r, counter, arena_str(r->arena, buf_view(&plain)));
	buf_release(&plain);
}

/* One run; kana at the end of the counter stay outside. */
static void
add_short(struct runs *r, struct str base, struct str reading)
{
	size_t end = base.len, cut = reading.len, at = base.len;

	while (end > 0 && cp_is_hiragana(utf8_prev(base, &at))) {
		utf8_prev(reading, &cut);
		end = at;
	}
	runs_add(r, str_sub(base, 0, end),
	    arena_str(r->arena, str_sub(reading, 0, cut)));
	runs_add(r, str_sub(base, end, base.len), STR_NONE);
}

static bool
starts_number(const struct morph *m)
{
	unsigned char lead = (unsigned char)m->surface.ptr[0];
	bool number = m->feature->pos == POS_NOUN_NUMBER;
	size_t pos = 0;
	uint32_t cp;

	/* ASCII, full-width (EF) or kanji digits only. */
	if (m->value || !(number || lead == 0xEF || lead <= '9'))
		return false;
	cp = utf8_next(m->surface, &pos);
	return cp_digit(cp) >= 0 || (number && counter_is_numeral(cp));
}

size_t
number_runs(struct runs *r, struct str text, const struct morphs *m, size_t i,
    size_t edge)
{
	struct numeral n;
	struct buf reading = BUF_INIT;
	struct str counter;
	size_t len, next = 0;
	bool changed, known;

	if (!starts_number(&m->items[i]))
		return 0;
	scan_numeral(text, start_of(text, &m->items[i]), &n);
	len = find_counter_len(text, m, i, &n, edge, &next);
	counter = str_sub(text, n.end, n.end + len);
	known = len && str_has_kanji(str_sub(text, n.start, n.end + len)) &&
		read_number(text, &n, counter, &reading, &changed);
	if (known && (changed || n.kanji || n.digits <= 3))
		add_short(
		    r, str_sub(text, n.start, n.end + len), buf_view(&reading));
	else if (known)
		add_long(r, text, &n, counter);
	buf_release(&reading);
	buf_release(&n.text);
	return known ? next - i : 0;
}

/* ---- weekdays -------------------------------------------------------------
 */

static const struct {
	uint32_t cp;
	struct str reading;
} WEEKDAYS[] = {
	{ 0x6708, STR_INIT("げつ") },
	{ 0x706B, STR_INIT("か") },
	{ 0x6C34, STR_INIT("すい") },
	{ 0x6728, STR_INIT("もく") },
	{ 0x91D1, STR_INIT("きん") },
	{ 0x571F, STR_INIT("ど") },
	{ 0x65E5, STR_INIT("にち") },
	{ 0x795D, STR_INIT("しゅく") },
	{ 0x4F11, STR_INIT("きゅう") },
};

static int
weekday_index(struct str surface)
{
	size_t pos = 0;
	uint32_t cp = utf8_next(surface, &pos);

	for (size_t i = 0; pos == surface.len && i < ARRAY_SIZE(WEEKDAYS); i++)
		if (WEEKDAYS[i].cp == cp)
			return (int)i;
	return -1;
}

static bool
is_separator(struct str surface)
{
	static const struct str all[] = { STR_INIT("・"), STR_INIT("、"),
		STR_INIT("～"), STR_INIT("〜"), STR_INIT("-"), STR_INIT("－"),
		STR_INIT("･"), STR_INIT("，"), STR_INIT("から"),
		STR_INIT("/") };

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (str_eq(all[i], surface))
			return true;
	return false;
}

#define LIST_REACH 20

/* Goes from `i` over weekdays and separators; *ret_days counts the weekdays
 * that stand alone between separators. Returns the position behind the
 * chain's last weekday as a morpheme index. */
static size_t
list_edge(const struct morphs *m, size_t i, int step, size_t *ret_days)
{
	size_t edge = i;

	for (int reach = 0; reach < LIST_REACH; reach++) {
		if (i >= m->count)
			break; /* before the first wraps around as well */
		if (weekday_index(m->items[i].surface) >= 0) {
			++*ret_days;
			edge = i;
		} else if (!is_separator(m->items[i].surface)) {
			break;
		}
		i += (size_t)step;
	}
	return edge;
}

static bool
is_bracket(struct str surface, bool opening)
{
	return str_eq(surface, opening ? STR("（") : STR("）")) ||
	       str_eq(surface, opening ? STR("(") : STR(")"));
}

/* その日、日が暮れる: the first is no weekday. */
static bool
is_qualified(const struct morphs *m, size_t i)
{
	const struct feature *before = i > 0 ? m->items[i - 1].feature : NULL;

	return before &&
	       (before->pos == POS_ADNOMINAL || before->pos == POS_VERB ||
		   before->pos == POS_AUXILIARY ||
		   before->pos == POS_ADJECTIVE);
}

struct str
weekday_reading(const struct morphs *m, size_t i)
{
	int day = weekday_index(m->items[i].surface);
	size_t days = 0, first, last;
	struct str left, right;

	if (day < 0)
		return STR_NONE;
	first = list_edge(m, i, -1, &days);
	last = list_edge(m, i, 1, &days);
	days--; /* its own counted twice */
	left = first > 0 ? m->items[first - 1].surface : STR_NONE;
	right = last + 1 < m->count ? m->items[last + 1].surface : STR_NONE;
	if (str_starts(right, STR("曜")) && days > 1)
		return WEEKDAYS[day].reading;
	if (is_bracket(left, true) &&
	    (is_bracket(right, false) || is_separator(right)))
		return WEEKDAYS[day].reading;
	/* 土・日 between other things, 月・水曜日. */
	if (is_separator(right) && last + 2 < m->count &&
	    str_find(m->items[last + 2].surface, STR("曜"), 0) != STR_NPOS)
		return WEEKDAYS[day].reading;
	if (days > 1 && last - first + 1 >= 2 * days - 1 &&
	    !is_qualified(m, first) && !str_has_kanji(left) &&
	    !str_has_kanji(right))
		return WEEKDAYS[day].reading;
	return STR_NONE;
}

/* ---- where a regular reading begins
 * --------------------------------------- */

bool
ruby_counter(struct str base, struct str reading, struct ruby_run *ret)
{
	/* A counter that changes no number's sound. */
	const struct str neutral = STR("メートル"), sound = STR("めーとる");
	struct buf number = BUF_INIT, counter = BUF_INIT;
	bool regular = false;
	size_t digits = 0;

	while (digits < base.len && base.ptr[digits] >= '0' &&
	       base.ptr[digits] <= '9')
		digits++;
	if (digits > 0 && digits < base.len &&
	    counter_plain(str_sub(base, digits, base.len), &counter) &&
	    counter_reading(str_sub(base, 0, digits), neutral, &number)) {
		number.len -= sound.len;
		regular = reading.len == number.len + counter.len &&
			  str_starts(reading, buf_view(&number)) &&
			  str_ends(reading, buf_view(&counter));
	}
	if (regular)
		*ret = (struct ruby_run){ str_sub(base, digits, base.len),
			str_sub(reading, number.len, reading.len) };
	buf_release(&number);
	buf_release(&counter);
	return regular;
}
