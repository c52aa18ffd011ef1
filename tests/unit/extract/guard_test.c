#include "extract/guard.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static struct source
source(const char *path, const char *text)
{
	return (struct source){ .path = path,
		.bytes = str_from(text),
		.reference = { 2026, 11, 23 } };
}

static int
read_crash(const struct source *src, struct notice *n, struct diag *d)
{
	(void)src, (void)n, (void)d;
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
	return 0;
}

static int
read_for_ever(const struct source *src, struct notice *n, struct diag *d)
{
	volatile unsigned turns = 0;

	(void)src, (void)n, (void)d;
	while (turns < 1)
		turns = 0;
	return -1;
}

static int
read_greedily(const struct source *src, struct notice *n, struct diag *d)
{
	(void)src, (void)n, (void)d;
	for (size_t i = 0; i < 4096; i++)
		memset(xmalloc((size_t)1 << 20), 1, 1);
	return 0;
}

static int
read_nothing(const struct source *src, struct notice *n, struct diag *d)
{
	(void)src, (void)n, (void)d;
	pause();
	return -1;
}

static const struct reader crash = { .name = "crash", .read = read_crash };
static const struct reader for_ever = { .name = "ever", .read = read_for_ever };
static const struct reader idle = { .name = "idle", .read = read_nothing };
static const struct reader greedy = { .name = "greedy", .read = read_greedily };

static void
assert_reads(struct guard *g)
{
	struct source src =
	    source("a.txt", "清掃の日\n\n12月6日に公園を清掃します。\n");
	struct notices all;
	struct diag d;

	notices_init(&all);
	diag_init(&d);
	assert_int_equal(guard_extract(g, &src, NULL, &all, &d), 0);
	assert_int_equal(all.count, 1);
	assert_string_equal(all.items[0]->notice.id.ptr, "a");
	diag_release(&d);
	notices_release(&all);
}

static void
assert_fails(struct guard *g, const struct reader *reader, enum diag_code code)
{
	struct source src = source("bad.bin", "x");
	struct notices all;
	struct diag d;

	notices_init(&all);
	diag_init(&d);
	assert_int_equal(guard_extract(g, &src, reader, &all, &d), -1);
	assert_int_equal(all.count, 0);
	assert_int_equal(d.count, 1);
	assert_int_equal(d.entries[0].code, code);
	assert_true(str_eq(d.entries[0].file, STR("bad.bin")));
	diag_release(&d);
	notices_release(&all);
}

static void
test_reader_that_goes_wrong(void **state)
{
	const struct guard_limits limits = { 1, 30, (size_t)512 << 20 };
	struct guard *g = guard_open(&limits);

	(void)state;
	assert_non_null(g);
	assert_fails(g, &crash, DIAG_READER_DIED);
	assert_reads(g);
	assert_fails(g, &for_ever, DIAG_READER_TIME);
#ifndef __SANITIZE_ADDRESS__
	assert_fails(g, &greedy, DIAG_READER_MEMORY);
#else
	(void)greedy;
#endif
	assert_fails(g, &crash, DIAG_READER_DIED);
	assert_fails(g, &crash, DIAG_READER_DIED);
	assert_reads(g);
	guard_close(g);
	guard_close(NULL);
}

static void
test_reader_that_waits(void **state)
{
	const struct guard_limits limits = { 20, 1, (size_t)512 << 20 };
	struct guard *g = guard_open(&limits);

	(void)state;
	assert_non_null(g);
	assert_fails(g, &idle, DIAG_READER_TIME);
	assert_reads(g);
	guard_close(g);
}

static void
test_faults_are_reported_once(void **state)
{
	struct guard *g = guard_open(&guard_default_limits);
	struct source src = source("bad.docx", "PK\3\4 broken");
	struct notices all;
	struct diag d;

	(void)state;
	notices_init(&all);
	diag_init(&d);
	assert_int_equal(guard_extract(g, &src, NULL, &all, &d), -1);
	assert_int_equal(d.errors, 1);
	assert_int_equal(d.entries[0].code, DIAG_ARCHIVE_BROKEN);
	diag_release(&d);
	notices_release(&all);
	guard_close(g);
}

/* The same notices, findings and diagnostics as without a guard. */
static void
assert_same(struct guard *g, const struct source *src)
{
	struct notices here, there;
	struct diag d, e;

	notices_init(&here);
	notices_init(&there);
	diag_init(&d);
	diag_init(&e);
	assert_int_equal(guard_extract(g, src, NULL, &there, &e),
	    extract_all(src, NULL, &here, &d));
	assert_int_equal(there.count, here.count);
	for (size_t i = 0; i < here.count; i++) {
		const struct notice *a = &here.items[i]->notice;
		const struct notice *b = &there.items[i]->notice;
		struct buf x = BUF_INIT, y = BUF_INIT;

		notice_write_xml(a, &x);
		notice_write_xml(b, &y);
		assert_string_equal(x.ptr, y.ptr);
		assert_true(str_eq(a->text, b->text));
		assert_int_equal(a->sentences, b->sentences);
		assert_int_equal(
		    here.items[i]->findings, there.items[i]->findings);
		buf_release(&x);
		buf_release(&y);
	}
	assert_int_equal(e.count, d.count);
	assert_int_equal(e.errors, d.errors);
	assert_int_equal(e.warnings, d.warnings);
	for (size_t i = 0; i < d.count; i++) {
		assert_int_equal(e.entries[i].code, d.entries[i].code);
		assert_int_equal(e.entries[i].line, d.entries[i].line);
		assert_int_equal(e.entries[i].col, d.entries[i].col);
		assert_true(str_eq(e.entries[i].message, d.entries[i].message));
		assert_true(str_eq(e.entries[i].excerpt, d.entries[i].excerpt));
	}
	notices_release(&here);
	notices_release(&there);
	diag_release(&d);
	diag_release(&e);
}

static void
test_passage_changes_nothing(void **state)
{
	struct guard *g = guard_open(&guard_default_limits);
	const struct source list = source("list.csv",
	    "イベント名,開始日,開始時間,場所名称,備考\n"
	    "朝市,2026-12-06,09:00,中央公園,雨のときは中止です。\n"
	    "餅つき,2026-12-13,10:00,市民館,参加費は500円です。\n");
	const struct source dated = source(
	    "date.txt", "お知らせ\n\n2026年11月28日（日）に催しがあります。\n");
	const struct source page = source("page.html",
	    "<title>案内</title><h1>案内</h1><p><ruby>市<rt>し</rt></ruby>の"
	    "<a href='https://a.example/'>案内</a>です。電話は"
	    "050-0000-0101です。</p><ul><li>一つ<li>二つ</ul>"
	    "<table><tr><th>時間<td colspan=2>9時</table>");

	(void)state;
	assert_same(g, &list);
	assert_same(g, &dated);
	assert_same(g, &page);
	guard_close(g);
}

/* What arrives from a reader that went wrong is refused, not believed. */
static void
test_damaged_pack(void **state)
{
	struct notice n, back;
	struct buf packed = BUF_INIT, cut = BUF_INIT;
	struct source src = source("a.txt", "題\n\n12月6日の本文です。\n");
	struct diag d;
	struct str rest;

	(void)state;
	diag_init(&d);
	assert_int_equal(extract(&src, NULL, &n, &d), 0);
	notice_pack(&n, &packed);
	notice_init(&back);
	rest = buf_view(&packed);
	assert_int_equal(notice_unpack(&back, &rest), 0);
	assert_int_equal(rest.len, 0);
	notice_release(&back);
	for (size_t len = 0; len < packed.len; len++) {
		notice_init(&back);
		buf_clear(&cut);
		buf_add(&cut, packed.ptr, len);
		rest = buf_view(&cut);
		assert_int_equal(notice_unpack(&back, &rest), -1);
		notice_release(&back);
	}
	for (size_t i = 0; i < packed.len; i++) {
		notice_init(&back);
		packed.ptr[i] = (char)~packed.ptr[i];
		rest = buf_view(&packed);
		if (notice_unpack(&back, &rest) == 0)
			assert_null(notice_invalid(&back));
		packed.ptr[i] = (char)~packed.ptr[i];
		notice_release(&back);
	}
	buf_release(&packed);
	buf_release(&cut);
	notice_release(&n);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reader_that_goes_wrong),
		cmocka_unit_test(test_faults_are_reported_once),
		cmocka_unit_test(test_reader_that_waits),
		cmocka_unit_test(test_passage_changes_nothing),
		cmocka_unit_test(test_damaged_pack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
