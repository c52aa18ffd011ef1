#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* A text and the values of one kind in it, published on 2026-11-22; what
 * they are is told at each table. */
struct finding {
	const char *text, *found;
};

enum { LONG_TEXT = 1 << 20 };

static void
describe_number(const struct value *v, struct buf *out)
{
	if (v->target.len)
		buf_str(out, v->target);
	else
		buf_printf(out, "%lld", (long long)v->amount);
	buf_str(out, v->unit);
}

static void
describe_when(const struct value *v, struct buf *out)
{
	moment_format(v->from, out);
	if (v->kind == VALUE_PERIOD) {
		buf_ch(out, '/');
		moment_format(v->to, out);
	}
}

static void
describe(struct str text, const struct found_value *f, struct buf *out)
{
	const struct value *v = &f->value;

	if (out->len)
		buf_ch(out, ' ');
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
	case VALUE_PERIOD:
		describe_when(v, out);
		break;
	case VALUE_MONEY:
	case VALUE_NUMBER:
	case VALUE_AGE:
		describe_number(v, out);
		break;
	case VALUE_PLACE:
		buf_str(out, str_sub(text, f->start, f->end));
		buf_printf(out, "%s%.*s", v->unit.len ? "=" : "",
		    STR_ARG(v->unit));
		break;
	case VALUE_RECURRENCE:
	case VALUE_DURATION:
	case VALUE_PHONE:
	case VALUE_URL:
	case VALUE_MAIL:
	case VALUE_KIND_MAX:
	default:
		buf_str(out, v->target);
		buf_printf(
		    out, "%s%.*s", v->unit.len ? "x" : "", STR_ARG(v->unit));
		break;
	}
}

/* All kinds are looked for, those of the mask compared. */
static void
check(const struct finding *f, unsigned mask)
{
	struct value_context ctx = { .reference = { 2026, 11, 22 },
		.kinds = ~0U };
	struct str t = str_from(f->text);
	struct buf out = BUF_INIT;
	struct found_value *found;
	struct arena a;
	struct diag d;
	size_t n, end = 0;

	arena_init(&a);
	diag_init(&d);
	n = values_find(t, &ctx, 0, &a, &found, &d);
	for (size_t i = 0; i < n; i++) {
		assert_true(found[i].start >= end);
		assert_true(found[i].end > found[i].start);
		end = found[i].end;
		if (mask >> found[i].value.kind & 1)
			describe(t, &found[i], &out);
	}
	for (size_t i = 0; i < d.count; i++)
		if (d.entries[i].code == DIAG_PHONE_GROUPS)
			buf_cstr(&out, " !");
	if (strcmp(out.len ? out.ptr : "", f->found) != 0)
		fail_msg("%s: found \"%s\", expected \"%s\"", f->text,
		    out.len ? out.ptr : "", f->found);
	buf_release(&out);
	diag_release(&d);
	arena_release(&a);
}

#define CHECK_ALL(table, mask) \
	for (size_t i = 0; i < ARRAY_SIZE(table); i++) \
	check(&(table)[i], mask)

/* ISO 8601, a period as from/to */
static const struct finding dates[] = {
#define DATES(text, found) { text, found },
#include "value_dates.def"
#undef DATES
	{ "12月29日〈火〉", "2026-12-29" },
	{ "11月3日（火・文化の日）", "2026-11-03" },
	{ "R8.12.29～31", "2026-12-29/2026-12-31" },
	{ "R8.4.1～9.3.31", "2026-04-01/2027-03-31" },
	{ "2026/4/1～30（予定）", "2026-04-01/2026-04-30" },
	{ "2026/4/1-30回", "2026-04-01" },
	{ "2026-12-29T13:30:00+09:00", "2026-12-29T13:30" },
	{ "2026-12-29T13:30:00Z", "2026-12-29 T13:30" },
	{ "令和100年1月1日", "--01-01" },
	{ "令和8・9年度", "2026 2027" },
	{ "令和6・7・8年度", "2024 2025 2026" },
	{ "令和8年度及び9年度", "2026 2027" },
	{ "2026・2027年度", "2026 2027" },
	{ "12月29・30日", "2026-12-29 2026-12-30" },
	{ "12月5・6・7日", "2026-12-05 2026-12-06 2026-12-07" },
	{ "12月5（土）・6（日）", "2026-12-05 2026-12-06" },
	{ "12月1・2日間", "" },
};

/* E.164 and its extension behind an x; ! if the groups are wrong */
static const struct finding phones[] = {
@PHONES@
};

/* RRULE */
static const struct finding recurrences[] = {
@RECUR@
};

/* ISO 8601 */
static const struct finding durations[] = {
@DUR@
};

/* ages, and numbers with their units */
static const struct finding numbers[] = {
@NUM@
};

static const struct finding money[] = {
	{ "300～500円", "300 500" },
	{ "300円～500円", "300 500" },
	{ "1万～2万円", "20000" },
	{ "1～2万円", "20000" },
	{ "各500円", "500" },
	{ "1人につき300円", "300" },
	{ "大人500円・小人300円", "500 300" },
};

/* the text, and its postal code behind a = */
static const struct finding places[] = {
@PLACE@
};

static void
test_dates(void **state)
{
	(void)state;
	CHECK_ALL(dates, 1U << VALUE_DATE | 1U << VALUE_TIME |
			     1U << VALUE_DATETIME | 1U << VALUE_PERIOD);
}

static void
test_phones(void **state)
{
	(void)state;
	CHECK_ALL(phones, 1U << VALUE_PHONE);
}

static void
test_recurrences(void **state)
{
	(void)state;
	CHECK_ALL(recurrences, 1U << VALUE_RECURRENCE);
}

static void
test_durations(void **state)
{
	(void)state;
	CHECK_ALL(durations, 1U << VALUE_DURATION);
}

static void
test_numbers(void **state)
{
	(void)state;
	CHECK_ALL(numbers, 1U << VALUE_NUMBER | 1U << VALUE_AGE);
}

static void
test_money(void **state)
{
	(void)state;
	CHECK_ALL(money, 1U << VALUE_MONEY);
}

static void
test_places(void **state)
{
	(void)state;
	CHECK_ALL(places, 1U << VALUE_PLACE);
}

/* Looking for all kinds is linear too. */
static void
test_long_texts(void **state)
{
	static const char *const units[] = { "1", "1・", "毎月1日・", "1時間",
		"市1-", "〒000-0001 市", "第1・", "月曜・", "1歳・", "03 ",
		"1.", "12月1・", "令和1・", "050-0000-0101（内線1・", "あ1-2" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		struct value_context ctx = { .kinds = ~0U };
		struct buf text = BUF_INIT;
		struct found_value *found;
		struct arena a;
		struct diag d;
		clock_t start;

		while (text.len < LONG_TEXT)
			buf_cstr(&text, units[i]);
		arena_init(&a);
		diag_init(&d);
		start = clock();
		values_find(buf_view(&text), &ctx, 0, &a, &found, &d);
		assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
		diag_release(&d);
		arena_release(&a);
		buf_release(&text);
	}
}

/* Any prefix of any text is safe. */
static void
check_prefixes(const struct finding *f)
{
	struct str t = str_from(f->text);
	struct arena a;
	struct diag d;

	arena_init(&a);
	diag_init(&d);
	for (size_t n = 0; n < t.len; n++) {
		struct value_context ctx = { .kinds = ~0U };
		struct str cut = { t.ptr, n };
		struct found_value *found;
		char *copy;

		if (utf8_valid_len(cut) != n)
			continue;
		/* its own block, so that ASan sees overruns */
		copy = xmalloc(n + 1);
		memcpy(copy, t.ptr, n);
		cut.ptr = copy;
		values_find(cut, &ctx, 0, &a, &found, &d);
		free(copy);
	}
	diag_release(&d);
	arena_release(&a);
}

#define CHECK_PREFIXES(table) \
	for (size_t i = 0; i < ARRAY_SIZE(table); i++) \
	check_prefixes(&(table)[i])

static void
test_prefixes(void **state)
{
	(void)state;
	CHECK_PREFIXES(dates);
	CHECK_PREFIXES(phones);
	CHECK_PREFIXES(recurrences);
	CHECK_PREFIXES(durations);
	CHECK_PREFIXES(numbers);
	CHECK_PREFIXES(places);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_phones),
		cmocka_unit_test(test_recurrences),
		cmocka_unit_test(test_durations),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_prefixes),
	};

	return cmocka_run_group_tests_name("value kinds", tests, NULL, NULL);
}
