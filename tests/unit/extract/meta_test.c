#include "tests/unit/extract/result.h"

#include <stdlib.h>
#include <unistd.h>

static void
faults_are_reported(void **state)
{
	const struct diag_entry *e;
	struct result r;

	(void)state;
	run_meta(&r, "a/x.txt", STR("題\n\n本文です。\n"),
	    STR("colour: red\nkind: party\nexpires: 2026-02-30\nnothing\n"
		"category: tax\n"));
	assert_int_equal(r.status, 0);
	assert_int_equal(r.diag.warnings, 4);
	e = find_code(&r, DIAG_META_KEY);
	assert_non_null(e);
	assert_true(str_eq(e->file, STR("a/x.txt.meta")));
	assert_int_equal(e->line, 1);
	e = find_code(&r, DIAG_META_VALUE);
	assert_non_null(e);
	assert_int_equal(e->line, 2);
	assert_int_equal(e->col, 7);
	/* What is right is used. */
	assert_has(&r, "category=\"tax\"");
	assert_not(&r, "expires");
	done(&r);
	/* Front matter is written for other programs too. */
	run_text(&r, "x.md", "---\nlayout: post\nurgency: high\n---\n# 題\n");
	assert_null(find_code(&r, DIAG_META_KEY));
	e = find_code(&r, DIAG_META_VALUE);
	assert_non_null(e);
	assert_int_equal(e->line, 3);
	done(&r);
}

static void
front_matter(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.md",
	    "---\r\ntitle: \"ごみの日\"\r\ndate: 2026-11-20T09:00:00+09:00\r\n"
	    "# comment\r\nkind: event\r\ncategory: garbage\r\n"
	    "urgency: emergency\r\nexpires: 令和9年1月6日\r\ntags:\r\n  - a\r\n"
	    "- b\r\ndivision: '環境課'\r\nlang: ja\r\n---\r\n# 別の題\r\n\r\n"
	    "本文です。\r\n");
	assert_has(&r, "<title><s>ごみの日</s></title>");
	assert_has(&r, "kind=\"event\" category=\"garbage\" "
		       "urgency=\"emergency\" published=\"2026-11-20\" "
		       "expires=\"2027-01-06\" division=\"環境課\"");
	/* What would have been the title is text. */
	assert_has(&r, "<body>\n    <heading level=\"1\"><s>別の題</s>"
		       "</heading>\n    <p><s>本文です。</s></p>\n  </body>");
	assert_int_equal(r.diag.count, 0);
	done(&r);
	run_text(&r, "x.txt",
	    "---\ntitle: 催し\npublished: 2026-11-01\n---\n\n場所：公民館\n");
	assert_has(&r, "<title><s>催し</s></title>");
	assert_has(&r, "published=\"2026-11-01\"");
	assert_not(&r, "title:");
	assert_has(&r, "公民館");
	done(&r);
}

static void
forms_of_print(void **state)
{
	const struct diag_entry *e;
	struct result r;

	(void)state;
	run_text(&r, "x.md",
	    "---\nforms: [poster, flyer-bw]\n---\n# 題\n\n本文です。\n");
	assert_has(&r, "urgency=\"normal\" forms=\"flyer-bw poster\"");
	assert_int_equal(r.diag.count, 0);
	done(&r);
	run_meta(&r, "x.txt", STR("題\n\n本文です。\n"),
	    STR("印刷: flyer-two-sided、card, flyer\n"));
	e = find_code(&r, DIAG_META_FORM);
	assert_non_null(e);
	assert_int_equal(e->line, 1);
	assert_int_equal(e->col, 21);
	assert_int_equal(r.diag.count, 1);
	assert_has(&r, " forms=\"flyer flyer-two-sided\"");
	done(&r);
	run_text(&r, "x.md", "---\nforms:\n---\n# 題\n\n本文です。\n");
	assert_not(&r, "forms");
	assert_int_equal(r.diag.count, 0);
	done(&r);
}

static void
not_front_matter(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.md", "---\n\n# 題\n\n本文です。\n\n---\n");
	assert_has(&r, "<title><s>題</s></title>");
	done(&r);
	run_text(&r, "x.md", "---\n本文です。\n---\n");
	assert_has(&r, "本文です。");
	done(&r);
	run_text(&r, "x.md", "---\ntitle: 終わりがない\n\n本文です。\n");
	assert_has(&r, "終わりがない");
	done(&r);
}

static void
sidecar_wins(void **state)
{
	const struct str meta = STR("\xEF\xBB\xBFtitle：新しい題\n"
				    "公開日: 令和8年11月3日\nkind: alert\n"
				    "category: school\nexpires: 2027-03-31\n"
				    "担当課: 学校教育課\n");
	struct result r;

	(void)state;
	run_meta(&r, "x.md",
	    STR("---\ntitle: 古い題\nkind: event\nurgency: emergency\n---\n"
		"本文です。\n"),
	    meta);
	assert_int_equal(r.status, 0);
	assert_has(&r, "<title><s>新しい題</s></title>");
	assert_has(&r, "kind=\"alert\" category=\"school\" "
		       "urgency=\"emergency\" published=\"2026-11-03\" "
		       "expires=\"2027-03-31\" division=\"学校教育課\"");
	assert_int_equal(r.diag.count, 0);
	done(&r);
	/* For every format; a year that is not written follows its date. */
	run_meta(&r, "x.html", STR("<h1>題</h1><p>日時：4月1日</p>"),
	    STR("date: 2030-02-01\n"));
	assert_has(&r, "on=\"2030-04-01\"");
	done(&r);
}

static void
other_languages_are_marked(void **state)
{
	struct result r;

	(void)state;
	run_meta(
	    &r, "x.txt", STR("News\n\nThis is English.\n"), STR("lang: en\n"));
	assert_has(&r, "xml:lang=\"en\"");
	done(&r);
	run_meta(&r, "x.txt", STR("題\n\n文です。\n"), STR("lang: \"<x>\"\n"));
	assert_code(&r, DIAG_META_VALUE);
	done(&r);
}

static void
sidecars_are_no_sources(void **state)
{
	struct str names[] = { STR("a.md"), STR("a.md.meta"), STR("b.meta"),
		STR("c.html") };

	(void)state;
	assert_int_equal(sources_only(names, ARRAY_SIZE(names)), 2);
	assert_true(str_eq(names[0], STR("a.md")));
	assert_true(str_eq(names[1], STR("c.html")));
}

static void
sidecar_is_read(void **state)
{
	char path[] = "/tmp/tayori-meta-XXXXXX";
	struct source src = { 0 };
	struct buf name = BUF_INIT, buf = BUF_INIT;
	struct diag d;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	src.path = path;
	diag_init(&d);
	assert_int_equal(source_sidecar(&src, &buf, &d), 0);
	assert_int_equal(src.meta.len, 0);
	buf_cstr(&name, path);
	buf_cstr(&name, SIDECAR_SUFFIX);
	assert_int_equal(file_write(name.ptr, STR("kind: event\n"), &d), 0);
	assert_int_equal(source_sidecar(&src, &buf, &d), 0);
	assert_true(str_eq(src.meta, STR("kind: event\n")));
	unlink(name.ptr);
	unlink(path);
	buf_release(&name);
	buf_release(&buf);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_reported),
		cmocka_unit_test(front_matter),
		cmocka_unit_test(forms_of_print),
		cmocka_unit_test(not_front_matter),
		cmocka_unit_test(sidecar_wins),
		cmocka_unit_test(other_languages_are_marked),
		cmocka_unit_test(sidecars_are_no_sources),
		cmocka_unit_test(sidecar_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
