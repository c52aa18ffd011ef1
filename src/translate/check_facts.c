/*
 * Addresses in translations: a URL, an address for mail or a phone number
 * comes from the notice, as a placeholder. Typed by hand it is an error, for
 * someone may act on it.
 */
#include "translate/check.h"

#include <string.h>

/* ---- addresses
 * ------------------------------------------------------------------- */

static bool
is_address_char(char ch)
{
	return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') ||
	       (ch >= 'A' && ch <= 'Z') || (ch && strchr("._%+-/:", ch));
}

static bool
is_label_char(char ch)
{
	return is_address_char(ch) && ch != '.' && ch != '/' && ch != ':' &&
	       ch != '%' && ch != '+';
}

/* city.shiokaze.example: a label, a dot and a top-level domain. "v.v." and
 * "bags.Please" have none. */
static bool
has_domain(struct str run)
{
	static const char *const tops[] = { ".jp", ".com", ".org", ".net",
		".info", ".gov", ".edu", ".vn", ".kr", ".cn", ".tw", ".hk",
		".me", ".io", ".example", ".test", ".asia" };

	for (size_t i = 0; i < ARRAY_SIZE(tops); i++) {
		struct str top = str_from(tops[i]);
		size_t at = 0;

		for (; (at = str_find(run, top, at)) != STR_NPOS; at++) {
			size_t end = at + top.len;
			if (at > 1 && is_label_char(run.ptr[at - 1]) &&
			    is_label_char(run.ptr[at - 2]) &&
			    (end == run.len || !is_label_char(run.ptr[end])))
				return true;
		}
	}
	return false;
}

/* A run of ASCII that is an address: a URL, or a name, @ and a domain. */
static bool
is_address(struct str run)
{
	size_t at = str_find(run, STR("@"), 0);

	if (str_find(run, STR("://"), 0) != STR_NPOS ||
	    str_starts(run, STR("www.")) || has_domain(run))
		return true;
	return at != STR_NPOS && at > 0 &&
	       str_find(run, STR("."), at) != STR_NPOS && at + 3 < run.len;
}

static bool
is_phone_char(char ch)
{
	return (ch >= '0' && ch <= '9') || (ch && strchr("+-() .", ch));
}

/* Nine digits and more with separators, as nobody writes another number. */
static bool
is_phone(struct str run)
{
	size_t digits = 0, separators = 0;

	for (size_t i = 0; i < run.len; i++) {
		digits += run.ptr[i] >= '0' && run.ptr[i] <= '9';
		separators += run.ptr[i] == '-' || run.ptr[i] == '(';
	}
	return digits >= 9 && digits <= 15 &&
	       (separators || run.ptr[0] == '0' || run.ptr[0] == '+');
}

static void
check_runs(
    struct checker *c, bool (*in_run)(char), bool (*is_typed)(struct str))
{
	struct str s = buf_view(&c->source_folded);
	struct str t = buf_view(&c->target_folded);

	for (size_t from = 0, to; from < t.len; from = to + 1) {
		struct str run;

		for (to = from; to < t.len && in_run(t.ptr[to]); to++)
			;
		run = str_trim(str_sub(t, from, to));
		if (run.len && is_typed(run) && str_find(s, run, 0) == STR_NPOS)
			check_report(c, DIAG_PO_TYPED, run);
	}
}

static bool
is_mail_char(char ch)
{
	return is_address_char(ch) || ch == '@';
}

void
check_facts(struct checker *c)
{
	size_t before = c->errors;

	check_runs(c, is_mail_char, is_address);
	check_runs(c, is_phone_char, is_phone);
	check_weekdays(c);
	check_months(c);
	/* The digits of an address need no second message. */
	if (c->errors == before)
		check_numbers(c);
}
