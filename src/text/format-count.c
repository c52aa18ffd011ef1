/* Money and lengths of time. */
#include "text/format.h"

void
form_money(struct formatter *f, int64_t amount, bool words, struct buf *out)
{
	static const char *const names[] = { "兆", "億", "万" };
	const int64_t man = 10000;
	int64_t unit = man * man * man;

	/* 50万円 is easier to read than 500,000円, 3億円 than 300,000,000円. */
	if (f->tongue == TONGUE_EASY && amount >= 10 * man &&
	    amount % man == 0) {
		for (size_t i = 0; i < ARRAY_SIZE(names); i++, unit /= man) {
			if (amount < unit)
				continue;
			icu_number(f->icu, amount / unit, out);
			buf_cstr(out, names[i]);
			amount %= unit;
		}
		buf_cstr(out, "円");
		return;
	}
	if (words && f->words && f->tongue > TONGUE_EASY)
		icu_spellout(f->icu, amount, out);
	else if (f->words)
		icu_number(f->icu, amount, out);
	else
		icu_yen(f->icu, amount, out);
	if (f->words)
		buf_cstr(out, f->words->yen);
}

/* The number at *pos and the letter behind it. */
static bool
next_part(struct str s, size_t *pos, int64_t *ret, char *ret_letter)
{
	size_t from = *pos;

	while (*pos < s.len && s.ptr[*pos] >= '0' && s.ptr[*pos] <= '9')
		++*pos;
	*ret = str_to_int(str_sub(s, from, *pos));
	if (*pos == s.len || *ret < 0)
		return false;
	*ret_letter = s.ptr[(*pos)++];
	return true;
}

static const char *
unit_of(char letter, bool time)
{
	switch (letter) {
	case 'Y':
		return time ? NULL : "duration-year";
	case 'M':
		return time ? "duration-minute" : "duration-month";
	case 'W':
		return time ? NULL : "duration-week";
	case 'D':
		return time ? NULL : "duration-day";
	case 'H':
		return time ? "duration-hour" : NULL;
	case 'S':
		return time ? "duration-second" : NULL;
	default:
		return NULL;
	}
}

bool
form_duration(struct formatter *f, struct str s, struct buf *out)
{
	bool chinese = f->tongue == TONGUE_HANS || f->tongue == TONGUE_HANT;
	size_t start = out->len, pos = 1;
	bool time = false;

	if (f->tongue <= TONGUE_EASY || !str_starts(s, STR("P")) || s.len < 3)
		return false;
	while (pos < s.len) {
		const char *unit = NULL;
		char letter;
		int64_t n;

		if (s.ptr[pos] == 'T' && !time) {
			time = true;
			pos++;
			continue;
		}
		if (next_part(s, &pos, &n, &letter))
			unit = unit_of(letter, time);
		if (!unit) {
			out->len = start;
			return false;
		}
		if (out->len > start && !chinese)
			buf_ch(out, ' ');
		icu_measure(f->icu, unit, n, out);
	}
	return out->len > start;
}
