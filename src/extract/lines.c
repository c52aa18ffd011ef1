/* What single lines are, for every format. */
#include "extract/plain.h"

static size_t
with_spaces(struct str line, size_t len)
{
	size_t at = len;

	while (at < line.len && cp_is_space(utf8_next(line, &at)))
		len = at;
	return len;
}

size_t
bullet_len(struct str line)
{
	static const struct {
		struct str mark;
		bool wants_space; /* else it is a minus or a multiplication */
	} marks[] = {
		{ STR_INIT("・"), false },
		{ STR_INIT("･"), false },
		{ STR_INIT("•"), false },
		{ STR_INIT("●"), false },
		{ STR_INIT("○"), false },
		{ STR_INIT("◎"), false },
		{ STR_INIT("■"), false },
		{ STR_INIT("□"), false },
		{ STR_INIT("◆"), false },
		{ STR_INIT("◇"), false },
		{ STR_INIT("▶"), false },
		{ STR_INIT("▷"), false },
		{ STR_INIT("►"), false },
		{ STR_INIT("▸"), false },
		{ STR_INIT("➢"), false },
		{ STR_INIT("➤"), false },
		{ STR_INIT("✓"), false },
		{ STR_INIT("✔"), false },
		{ STR_INIT("⚫"), false },
		{ STR_INIT("⚪"), false },
		{ STR_INIT("★"), false },
		{ STR_INIT("☆"), false },
		{ STR_INIT("▼"), false },
		{ STR_INIT("▽"), false },
		{ STR_INIT("◯"), false },
		{ STR_INIT("〇"), true },
		{ STR_INIT("-"), true },
		{ STR_INIT("*"), true },
		{ STR_INIT("–"), true },
		{ STR_INIT("+"), true },
	};

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
		size_t len = marks[i].mark.len, all;

		if (!str_starts(line, marks[i].mark))
			continue;
		all = with_spaces(line, len);
		if (all < line.len && (all > len || !marks[i].wants_space))
			return all;
	}
	return 0;
}

size_t
note_len(struct str line)
{
	static const struct str marks[] = { STR_INIT("※"), STR_INIT("＊"),
		STR_INIT("(注)"), STR_INIT("（注）") };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (str_starts(line, marks[i])) {
			size_t len = with_spaces(line, marks[i].len);

			return len < line.len ? len : 0;
		}
	return 0;
}

enum number_style {
	STYLE_DOT = 1, /* 1. */
	STYLE_PLAIN,   /* 1 and a space */
	STYLE_CLOSE,   /* 1) */
	STYLE_PARENS,  /* (1) */
	STYLE_CIRCLE,  /* ① */
	STYLE_KANA,    /* ア and a wide space */
};

static size_t
digits_len(struct str line, size_t from)
{
	size_t at = from, end = from, n = 0;

	while (at < line.len && cp_digit(utf8_next(line, &at)) >= 0) {
		end = at;
		if (++n > 2)
			return 0;
	}
	return end - from;
}

static size_t
ends_with(struct str line, size_t at, const struct str *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(str_sub(line, at, line.len), marks[i]))
			return at + marks[i].len;
	return 0;
}

static size_t
parens_len(struct str line)
{
	static const struct str close[] = { STR_INIT("）"), STR_INIT(")") };
	size_t from = str_starts(line, STR("（"))  ? STR("（").len
		      : str_starts(line, STR("(")) ? 1
						   : 0;
	size_t n = from ? digits_len(line, from) : 0;

	return n ? ends_with(line, from + n, close, ARRAY_SIZE(close)) : 0;
}

static size_t
digit_mark_len(struct str line, int *ret_style)
{
	static const struct str dots[] = { STR_INIT("．"), STR_INIT("."),
		STR_INIT("、") };
	static const struct str close[] = { STR_INIT("）"), STR_INIT(")") };
	size_t n = digits_len(line, 0), len, at;

	if (!n)
		return 0;
	*ret_style = STYLE_DOT;
	len = ends_with(line, n, dots, ARRAY_SIZE(dots));
	/* 1.5 and 1.3.2 are numbers of another kind. */
	if (len && (at = len) < line.len && cp_digit(utf8_next(line, &at)) < 0)
		return len;
	*ret_style = STYLE_CLOSE;
	len = ends_with(line, n, close, ARRAY_SIZE(close));
	if (len)
		return len;
	*ret_style = STYLE_PLAIN;
	return with_spaces(line, n) > n ? n : 0;
}

size_t
number_len(struct str line, int *ret_style)
{
	size_t at = 0, len = 0;
	uint32_t cp = line.len ? utf8_next(line, &at) : 0;

	*ret_style = 0;
	if ((cp >= 0x2460 && cp <= 0x2473) || (cp >= 0x2776 && cp <= 0x277F)) {
		*ret_style = STYLE_CIRCLE;
		len = at;
	} else if (cp == '(' || cp == U'（') {
		*ret_style = STYLE_PARENS;
		len = parens_len(line);
	} else if (cp_digit(cp) >= 0) {
		len = digit_mark_len(line, ret_style);
	} else if (cp >= U'ア' && cp <= U'ト') {
		*ret_style = STYLE_KANA;
		len = with_spaces(line, at) > at ? at : 0;
	}
	len = len ? with_spaces(line, len) : 0;
	return len < line.len ? len : 0;
}

unsigned
line_number(struct str text)
{
	size_t at = 0, from;
	uint32_t cp = text.len ? utf8_next(text, &at) : 0;
	unsigned n = 0;

	if (cp >= 0x2460 && cp <= 0x2473)
		return cp - 0x2460 + 1;
	if (cp >= 0x2776 && cp <= 0x277F)
		return (cp - 0x2776) % 10 + 1;
	if (cp >= U'ア' && cp <= U'オ')
		return (cp - U'ア') / 2 + 1;
	if (cp >= U'カ' && cp <= U'チ')
		return (cp - U'カ') / 2 + 6;
	if (cp >= U'ツ' && cp <= U'ト')
		return (cp - U'ツ') / 2 + 18;
	from = cp == '(' || cp == U'（' ? at : 0;
	for (at = from; at < text.len;) {
		int digit = cp_digit(utf8_next(text, &at));

		if (digit < 0)
			break;
		n = n * 10 + (unsigned)digit;
	}
	return n;
}

bool
line_is_division(struct str line)
{
	static const struct str ends[] = { STR_INIT("課"), STR_INIT("室"),
		STR_INIT("係"), STR_INIT("部"), STR_INIT("局"),
		STR_INIT("センター"), STR_INIT("委員会"), STR_INIT("事務所"),
		STR_INIT("担当"), STR_INIT("市長"), STR_INIT("館"),
		STR_INIT("チーム"), STR_INIT("グループ"), STR_INIT("本部") };

	if (utf8_count(line) > 32 || str_find(line, STR("。"), 0) != STR_NPOS ||
	    str_find(line, STR("："), 0) != STR_NPOS)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (str_ends(line, ends[i]))
			return true;
	return false;
}

struct date
first_date(struct str line, struct arena *a)
{
	struct value_context ctx = { 0 };
	struct found_value *found;
	struct diag quiet;
	struct date date = { 0 };
	size_t n;

	diag_init(&quiet);
	n = values_find(str_sub(line, 0, 600), &ctx, 0, a, &found, &quiet);
	for (size_t i = 0; i < n && date_is_none(date); i++)
		if ((found[i].value.kind == VALUE_DATE ||
			found[i].value.kind == VALUE_DATETIME) &&
		    date_valid(found[i].value.from.date))
			date = found[i].value.from.date;
	diag_release(&quiet);
	return date;
}

struct date
line_date(struct str line, struct arena *a)
{
	struct value_context ctx = { 0 };
	struct found_value *found;
	struct date date = { 0 };
	struct diag quiet;
	size_t n;

	line = str_trim(line);
	if (line.len > 90)
		return date;
	diag_init(&quiet);
	n = values_find(line, &ctx, 0, a, &found, &quiet);
	if (n == 1 && found[0].start == 0 && found[0].end == line.len &&
	    (found[0].value.kind == VALUE_DATE ||
		found[0].value.kind == VALUE_DATETIME))
		date = found[0].value.from.date;
	diag_release(&quiet);
	return date;
}
