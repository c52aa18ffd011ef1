#include "sample.h"

#include <sys/stat.h>

struct fixture {
	char dir[64];
	struct arena arena;
	struct diag d;
	struct locale locale;
	const struct rendition *easy;
};

static void
setup(struct fixture *f, const char *locale, struct str po)
{
	char name[32];

	arena_init(&f->arena);
	diag_init(&f->d);
	sample_folder(f->dir);
	f->locale = sample_locale(locale, locale, locale);
	snprintf(name, sizeof(name), "%s.po", locale);
	if (po.len)
		file_write(sample_path(&f->arena, f->dir, name), po, &f->d);
}

static struct catalog *
open_it(struct fixture *f)
{
	return catalog_open(
	    f->dir, sample_path(&f->arena, f->dir, "cache"), &f->locale, &f->d);
}

static void
teardown(struct fixture *f, struct catalog *c)
{
	catalog_close(c);
	tree_remove(f->dir);
	diag_release(&f->d);
	arena_release(&f->arena);
}

static void
check_get(const struct catalog *c, const char *msgid, const char *want)
{
	bool fuzzy;
	struct str got = catalog_get(c, str_from(msgid), &fuzzy);

	assert_true(str_eq(got, str_from(want)));
	assert_false(fuzzy);
}

static void
test_missing(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "en", STR_NONE);
	assert_null(open_it(&f));
	assert_true(has_code(&f.d, DIAG_PO_MISSING, 0));
	assert_int_equal(f.d.errors, 0);
	teardown(&f, NULL);
}

static void
test_syntax_errors_leave_the_rest(void **state)
{
	struct fixture f;
	struct buf po = BUF_INIT;
	struct catalog *c;

	(void)state;
	buf_cstr(&po, PO_HEADER);
	for (int i = 0; i < 200; i++)
		buf_printf(&po,
		    "msgid \"あ%c%c\"\nmsgstr \"x\"\n\n"
		    "msgid \"broken\nmsgstr foo\n\n",
		    'a' + i / 26, 'a' + i % 26);
	setup(&f, "en", buf_view(&po));
	c = open_it(&f);
	assert_non_null(c);
	assert_true(has_code(&f.d, DIAG_PO_SYNTAX, 0));
	check_get(c, "あaa", "x");
	check_get(c, "あhr", "x");
	teardown(&f, c);
	buf_release(&po);
}

static void
test_garbage(void **state)
{
	static const struct str garbage[] = {
		STR_INIT("\0\0\0\0"),
		STR_INIT(
		    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: nonsense\\n\"\n"),
		STR_INIT("msgid"),
		STR_INIT("\xFF\xFE m s g"),
		STR_INIT("domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n"),
		STR_INIT("#~ msgid \"x\"\n#~ msgstr \"y\"\n\"z\"\n"),
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(garbage); i++) {
		struct fixture f;
		setup(&f, "en", garbage[i]);
		teardown(&f, open_it(&f));
	}
}

static void
test_other_format(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "en",
	    STR("msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"X-Tayori-Format: 2\\n\"\n\nmsgid \"あ\"\nmsgstr \"a\"\n"));
	assert_null(open_it(&f));
	assert_true(has_code(&f.d, DIAG_PO_FORMAT, 1));
	teardown(&f, NULL);
}

static void
test_bom_crlf_and_bad_bytes(void **state)
{
	struct fixture f;
	struct catalog *c;

	(void)state;
	setup(&f, "en",
	    STR("\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"\"\r\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\r\n"
		"\"X-Unknown: x\\n\"\r\n\r\n"
		"msgid \"あ\"\r\nmsgstr \"a\"\r\n\r\n"
		"msgid \"い\"\r\nmsgstr \"\xFF\"\r\n"));
	c = open_it(&f);
	assert_non_null(c);
	check_get(c, "あ", "a");
	check_get(c, "い", NULL);
	assert_true(has_code(&f.d, DIAG_PO_UNSAFE, 9));
	assert_int_equal(f.d.count, 1);
	teardown(&f, c);
}

static void
test_unfit_entries_are_left_out(void **state)
{
	struct fixture f;
	struct catalog *c;
	bool fuzzy;

	(void)state;
	setup(&f, "en",
	    STR(PO_HEADER "msgid \"{date}まで\"\nmsgstr \"until\"\n\n"
			  "msgid \"同じ\"\nmsgstr \"a\"\n\nmsgid "
			  "\"同じ\"\nmsgstr \"b\"\n\n"
			  "#, fuzzy\nmsgid \"うみ\"\nmsgstr \"sea\"\n\n"
			  "#, python-brace-format\nmsgid \"{time}から\"\n"
			  "msgstr \"from \\\"{time}\\\"\\\\ \"\n"));
	c = open_it(&f);
	assert_non_null(c);
	assert_true(has_code(&f.d, DIAG_PO_PLACEHOLDER, 6));
	assert_true(has_code(&f.d, DIAG_PO_DUPLICATE, 0));
	check_get(c, "{date}まで", NULL);
	check_get(c, "同じ", NULL);
	check_get(c, "{time}から", "from \"{time}\"\\");
	check_get(c, "", NULL);
	assert_true(str_eq(catalog_get(c, STR("うみ"), &fuzzy), STR_NONE));
	assert_true(fuzzy);
	/* Errors are reported in each run, not only when it compiles. */
	catalog_close(c);
	diag_release(&f.d);
	diag_init(&f.d);
	c = open_it(&f);
	assert_true(has_code(&f.d, DIAG_PO_PLACEHOLDER, 6));
	teardown(&f, c);
}

static void
test_cache(void **state)
{
	static const struct str po =
	    STR_INIT(PO_HEADER "msgid \"あ\"\nmsgstr \"a\"\n");
	struct fixture f;
	struct stat first, second;
	const char *mo;
	struct catalog *c;

	(void)state;
	setup(&f, "en", po);
	mo = sample_path(&f.arena, f.dir, "cache/en.mo");
	catalog_close(open_it(&f));
	assert_int_equal(stat(mo, &first), 0);
	catalog_close(open_it(&f));
	assert_int_equal(stat(mo, &second), 0);
	assert_int_equal(first.st_ino, second.st_ino);
	/* Damaged in each way, it is made again. */
	for (size_t len = 0; len < 200; len += 7) {
		struct buf bytes = BUF_INIT;
		file_read(mo, 1 << 20, &bytes, &f.d);
		memset(bytes.ptr + (len < bytes.len ? len : 0), 0xFF, 4);
		file_replace(mo, buf_view(&bytes), &f.d);
		buf_release(&bytes);
		c = open_it(&f);
		assert_non_null(c);
		catalog_close(c);
	}
	file_replace(mo, STR("x"), &f.d);
	c = open_it(&f);
	check_get(c, "あ", "a");
	catalog_close(c);
	file_replace(sample_path(&f.arena, f.dir, "en.po"),
	    STR(PO_HEADER "msgid \"あ\"\nmsgstr \"b\"\n"), &f.d);
	c = open_it(&f);
	check_get(c, "あ", "b");
	assert_int_equal(f.d.count, 0);
	teardown(&f, c);
}

static void
test_large(void **state)
{
	struct fixture f;
	struct buf po = BUF_INIT;
	struct catalog *c;
	char msgid[64];

	(void)state;
	buf_cstr(&po, PO_HEADER);
	for (int i = 0; i < 20000; i++)
		buf_printf(&po,
		    "#, python-brace-format\nmsgid \"{date}の%dです\"\n"
		    "msgstr \"{date} %d\"\n\n",
		    i, i);
	setup(&f, "en", buf_view(&po));
	c = open_it(&f);
	assert_non_null(c);
	for (int i = 0; i < 20000; i += 77) {
		bool fuzzy;
		snprintf(msgid, sizeof(msgid), "{date}の%dです", i);
		assert_true(catalog_get(c, str_from(msgid), &fuzzy).len > 0);
	}
	teardown(&f, c);
	buf_release(&po);
}

/* ---- notices
 * ------------------------------------------------------------------- */

#define BODY                                                                        \
	"<p><s>ごみは<b><date on=\"2026-12-28\">12月28日</date></b>まで</s>" \
	"<s><a href=\"https://x.example/\">窓口</a>へ</s>"                       \
	"<s><date on=\"2026-12-28\">12月28日</date>（"                           \
	"<phone tel=\"+815000000101\">050-0000-0101</phone>）。</s></p>"
#define PO                                                                     \
	PO_HEADER                                                              \
	"msgid \"ごみは<b>{date}</b>まで\"\n"                             \
	"msgstr \"Until <b>{date}</b>: garbage\"\n\n"                          \
	"#, fuzzy\nmsgid \"<a1>窓口</a1>へ\"\nmsgstr \"<a1>desk</a1>\"\n"

static struct rendition *
translate(struct fixture *f, const struct catalog *c, const struct notice *n,
    struct formatter *fmt)
{
	f->easy = rendition_source(n, &f->arena);
	return translate_notice(c, fmt, n, messages_of(n, NULL, &f->arena),
	    f->easy, NULL, &f->arena, &f->d);
}

static void
test_notice(void **state)
{
	struct fixture f;
	struct notice n;
	struct catalog *c;
	struct formatter *fmt;
	struct rendition *r;
	struct buf shown = BUF_INIT, date = BUF_INIT;
	const struct node *s, *value;

	(void)state;
	setup(&f, "en", STR(PO));
	sample_notice(&n, "<s>題</s>", BODY);
	c = open_it(&f);
	fmt = formatter_new(&f.locale);
	r = translate(&f, c, &n, fmt);
	assert_int_equal(r->translatable, 3);
	assert_int_equal(r->translated, 1);
	assert_int_equal(r->fuzzy, 1);
	s = sample_sentence(&n);
	value = r->sentences[s->index].first->first->next->first;
	assert_int_equal(value->kind, NODE_VALUE);
	assert_true(str_eq(value->text, STR("12月28日")));
	sample_shown(value, &date);
	sample_shown(r->sentences[s->index].first, &shown);
	assert_true(str_starts(buf_view(&shown), STR("Until ")));
	assert_true(str_ends(buf_view(&shown), STR(": garbage ")));
	assert_true(str_find(buf_view(&shown), buf_view(&date), 0) == 6);
	assert_int_equal(r->sentences[s->index].state, RENDERED_OWN);
	/* Fuzzy is not shown. */
	s = s->next;
	assert_ptr_equal(
	    r->sentences[s->index].first, f.easy->sentences[s->index].first);
	assert_int_not_equal(r->sentences[s->index].state, RENDERED_OWN);
	s = s->next;
	assert_int_equal(r->sentences[s->index].state, RENDERED_OWN);
	buf_clear(&shown);
	sample_shown(r->sentences[s->index].first, &shown);
	assert_true(str_ends(buf_view(&shown), STR(").")));
	buf_release(&shown);
	buf_release(&date);
	formatter_free(fmt);
	notice_release(&n);
	teardown(&f, c);
}

static void
test_easy_japanese_by_hand(void **state)
{
	struct fixture f;
	struct notice n;
	struct catalog *c;
	struct formatter *fmt;
	struct rendition *r;
	struct buf shown = BUF_INIT;

	(void)state;
	setup(&f, "ja@easy", STR(PO));
	sample_notice(&n, "<s>題</s>", BODY);
	c = open_it(&f);
	fmt = formatter_new(&f.locale);
	r = translate(&f, c, &n, fmt);
	assert_int_equal(r->translated, r->translatable);
	sample_shown(r->sentences[sample_sentence(&n)->index].first, &shown);
	assert_true(str_starts(buf_view(&shown), STR("Until ")));
	assert_ptr_equal(r->sentences[sample_sentence(&n)->index + 1].first,
	    f.easy->sentences[sample_sentence(&n)->index + 1].first);
	buf_release(&shown);
	formatter_free(fmt);
	notice_release(&n);
	teardown(&f, c);
}

static void
test_one_full_stop(void **state)
{
	struct fixture f;
	struct notice n;
	struct catalog *c;
	struct formatter *fmt;
	struct rendition *r;
	struct buf shown = BUF_INIT;

	(void)state;
	setup(&f, "en",
	    STR(PO_HEADER "msgid \"{time}まで。\"\nmsgstr \"By {time}.\"\n"));
	sample_notice(&n, "<s>題</s>",
	    "<p><s><time at=\"08:30\">8時半</time>まで。</s></p>");
	c = open_it(&f);
	fmt = formatter_new(&f.locale);
	r = translate(&f, c, &n, fmt);
	sample_shown(r->sentences[sample_sentence(&n)->index].first, &shown);
	assert_true(str_eq(buf_view(&shown), STR("By 8:30 a.m.")));
	buf_release(&shown);
	formatter_free(fmt);
	notice_release(&n);
	teardown(&f, c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_syntax_errors_leave_the_rest),
		cmocka_unit_test(test_garbage),
		cmocka_unit_test(test_other_format),
		cmocka_unit_test(test_bom_crlf_and_bad_bytes),
		cmocka_unit_test(test_unfit_entries_are_left_out),
		cmocka_unit_test(test_cache),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_notice),
		cmocka_unit_test(test_one_full_stop),
		cmocka_unit_test(test_easy_japanese_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
