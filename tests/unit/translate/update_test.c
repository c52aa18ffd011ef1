#include "sample.h"

#define TITLE "<s>ごみの収集について</s>"
/* The same notice with two sets of facts. */
#define BODY(d1, w1, d2, w2, tel)                                              \
	"<p><s>ごみは<date on=\"" d1 "\">" w1 "</date>から<date on=\"" d2      \
	"\">" w2 "</date>まで出せません。</s>"                         \
	"<s>電話：<phone tel=\"+81" tel "\">0" tel                             \
	"</phone>へ<b>早めに</b>連絡してください。</s></p>"
#define BODY_1                                                                 \
	BODY("2026-12-29", "12月29日", "2027-01-03", "1月3日", "5000000101")
#define BODY_2                                                                 \
	BODY("2027-12-30", "12月30日", "2028-01-04", "1月4日", "5000000102")
#define DAY ((struct date){ 2026, 11, 22 })

struct fixture {
	char dir[64];
	struct arena arena;
	struct diag d;
	struct locale locales[4];
	struct po_counts counts[4];
	uint32_t words[4];
};

static void
setup(struct fixture *f)
{
	arena_init(&f->arena);
	diag_init(&f->d);
	sample_folder(f->dir);
	memset(f->counts, 0, sizeof(f->counts));
	f->locales[0] = sample_locale("ja", "ja", "ja");
	f->locales[1] = sample_locale("ja@easy", "ja-simple", "ja");
	f->locales[2] = sample_locale("en", "en", "en");
	f->locales[3] = sample_locale("zh_CN", "zh-Hans", "zh_Hans_CN");
}

static void
teardown(struct fixture *f)
{
	tree_remove(f->dir);
	diag_release(&f->d);
	arena_release(&f->arena);
}

static int
update(struct fixture *f, const char *body, const char *easy_body,
    struct date date)
{
	struct notice n, e;
	struct po_source source = { .notice = &n };
	struct po_update job = { .po_dir = f->dir,
		.locales = f->locales,
		.nlocales = 4,
		.sources = &source,
		.nsources = 1,
		.date = date,
		.ret_counts = f->counts,
		.ret_words = f->words };
	int ret;

	sample_notice(&n, TITLE, body);
	sample_notice(&e, TITLE, easy_body ? easy_body : body);
	source.easy = rendition_source(&e, &f->arena);
	memset(f->words, 0, sizeof(f->words));
	ret = po_update(&job, &f->d);
	notice_release(&n);
	notice_release(&e);
	return ret;
}

static struct str
content(struct fixture *f, const char *name)
{
	struct buf b = BUF_INIT;
	struct str s;

	assert_int_equal(
	    file_read(sample_path(&f->arena, f->dir, name), 1 << 24, &b, &f->d),
	    0);
	s = arena_str(&f->arena, buf_view(&b));
	buf_release(&b);
	return s;
}

static bool
holds(struct str s, const char *part)
{
	return str_find(s, str_from(part), 0) != STR_NPOS;
}

static void
put(struct fixture *f, const char *name, struct str text)
{
	file_replace(sample_path(&f->arena, f->dir, name), text, &f->d);
}

#define EN                                                                           \
	"msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n"                             \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"                         \
	"msgid \"ごみの収集について\"\nmsgstr \"Garbage collection\"\n\n"   \
	"msgid \"ごみは{date1}から{date2}まで出せません。\"\n"          \
	"msgstr \"No garbage from {date1} to {date2}.\"\n\n"                         \
	"msgid \"電話：{phone}へ<b>早めに</b>連絡してください。\"\n" \
	"msgstr \"Call {phone} <b>early</b>.\"\n"

static void
test_broken_catalog_spares_the_others(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR("msgid \"x\nmsgstr \"\"\n"));
	assert_int_equal(update(&f, BODY_1, NULL, DAY), -1);
	assert_true(has_code(&f.d, DIAG_PO_MERGE, 0));
	assert_true(
	    str_eq(content(&f, "en.po"), STR("msgid \"x\nmsgstr \"\"\n")));
	assert_int_equal(f.counts[3].messages, 3);
	teardown(&f);
}

static void
test_template(void **state)
{
	struct fixture f;
	struct str pot;

	(void)state;
	setup(&f);
	assert_int_equal(update(&f, BODY_1, NULL, DAY), 0);
	assert_int_equal(f.d.count, 0);
	pot = content(&f, "tayori.pot");
	assert_true(holds(pot, "POT-Creation-Date: 2026-11-22 00:00+0900"));
	assert_true(holds(pot, "#. {date2} = 1月3日\n"));
	assert_true(
	    holds(content(&f, "en.po"), "#. {date2} = 1月3日 → January 3\n"));
	assert_true(
	    holds(content(&f, "zh_CN.po"), "#. {phone} = 05000000101\n"));
	assert_true(holds(pot, "#: content/notices/gomi.html:1\n"));
	assert_true(holds(pot, "#, python-brace-format\n"));
	assert_int_equal(f.counts[2].untranslated, 3);
	assert_int_equal(f.counts[0].messages, 0);
	teardown(&f);
}

/* msgcat writes it back as it is, msgfmt accepts it. */
static void
check_tools(struct fixture *f, const char *name)
{
	const char *path = sample_path(&f->arena, f->dir, name);
	char command[512];

	snprintf(command, sizeof(command),
	    "LC_ALL=C.UTF-8 msgcat %s | cmp - %s && "
	    "msgfmt -c -o /dev/null %s 2>/dev/null",
	    path, path, path);
	assert_int_equal(system(command), 0); /* NOLINT(cert-env33-c) */
}

static void
test_canonical(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	update(&f, BODY_1, NULL, DAY);
	check_tools(&f, "tayori.pot");
	check_tools(&f, "en.po");
	check_tools(&f, "ja@easy.po");
	check_tools(&f, "zh_CN.po");
	teardown(&f);
}

static void
test_unchanged_is_untouched(void **state)
{
	static const char *const names[] = { "tayori.pot", "en.po",
		"ja@easy.po", "zh_CN.po" };
	struct fixture f;
	struct str before[4];

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, BODY_1, NULL, DAY);
	for (int i = 0; i < 4; i++)
		before[i] = content(&f, names[i]);
	assert_int_equal(
	    update(&f, BODY_1, NULL, (struct date){ 2027, 1, 1 }), 0);
	for (int i = 0; i < 4; i++)
		assert_true(str_eq(before[i], content(&f, names[i])));
	teardown(&f);
}

static void
test_all_facts_change(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, BODY_1, NULL, DAY);
	assert_int_equal(f.counts[2].translated, 3);
	assert_int_equal(update(&f, BODY_2, NULL, DAY), 0);
	assert_int_equal(f.counts[2].translated, 3);
	assert_int_equal(f.counts[2].fuzzy, 0);
	assert_int_equal(f.counts[2].untranslated, 0);
	assert_int_equal(f.counts[2].obsolete, 0);
	teardown(&f);
}

static void
test_changed_and_returned(void **state)
{
	static const char other[] =
	    "<p><s>ごみは<date on=\"2026-12-29\">12月29日</date>から"
	    "<date "
	    "on=\"2027-01-03\">1月3日</date>まで絶対に出せません。</s></p>";
	struct fixture f;
	struct str en;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, BODY_1, NULL, DAY);
	update(&f, other, NULL, DAY);
	en = content(&f, "en.po");
	assert_int_equal(f.counts[2].fuzzy, 1);
	assert_true(holds(en, "#| msgid \"ごみは{date1}から{date2}まで"));
	assert_true(f.counts[2].obsolete > 0);
	teardown(&f);
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, "<p><s>図書館は休みです。</s></p>", NULL, DAY);
	assert_int_equal(f.counts[2].obsolete, 2);
	update(&f, BODY_1, NULL, DAY);
	assert_int_equal(f.counts[2].translated, 3);
	teardown(&f);
}

/* A comma and a full stop more, in sentences of which msgmerge would make
 * nothing or something else. */
static void
test_punctuation_alone(void **state)
{
	static const char body[] =
	    "<p><s>ごみは、<date on=\"2026-12-29\">12月29日</date>から"
	    "<date on=\"2027-01-03\">1月3日</date>まで、出せません！</s>"
	    "<s>電話：<phone tel=\"+815000000101\">05000000101</phone>へ"
	    "早めに連絡してください。</s></p>";
	struct fixture f;
	struct str en;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, body, NULL, DAY);
	en = content(&f, "en.po");
	assert_int_equal(f.counts[2].translated, 1);
	assert_int_equal(f.counts[2].fuzzy, 2);
	assert_true(
	    holds(en, "msgid \"ごみは、{date1}から{date2}まで、出せません！"
		      "\"\nmsgstr \"No garbage from {date1} to {date2}."
		      "\"\n"));
	assert_true(holds(
	    en, "#| msgid \"ごみは{date1}から{date2}まで出せません。\"\n"));
	/* The two that are fuzzy: 9 words and 11. */
	assert_int_equal(f.words[2], f.counts[2].words_open);
	teardown(&f);
}

/* What stood for the old sentence is there when it returns, though msgmerge
 * gave it to the new one, and that was translated anew. */
static void
test_nothing_is_lost(void **state)
{
	static const char changed[] =
	    "<p><s>ごみは<date on=\"2026-12-29\">12月29日</date>から"
	    "<date "
	    "on=\"2027-01-03\">1月3日</date>まで絶対に出せません。</s></p>";
	struct fixture f;
	struct str en, note = STR("# Checked by Lan.\n");
	struct buf text = BUF_INIT;
	size_t at;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	at = str_find(STR(EN), STR("msgid \"ごみは"), 0);
	buf_str(&text, str_sub(STR(EN), 0, at));
	buf_str(&text, note);
	buf_str(&text, str_sub(STR(EN), at, sizeof(EN)));
	put(&f, "en.po", buf_view(&text));
	update(&f, BODY_1, NULL, DAY);
	update(&f, changed, NULL, DAY);
	assert_int_equal(f.counts[2].fuzzy, 1);
	assert_int_equal(f.counts[2].obsolete, 2);
	en = content(&f, "en.po");
	assert_true(
	    holds(en, "# Checked by Lan.\n#, python-brace-format\n#~ msgid"));
	at = str_find(en, STR("#~"), 0);
	buf_clear(&text);
	buf_cstr(&text,
	    "msgid \"\"\nmsgstr \"\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
	    "msgid \"ごみは{date1}から{date2}まで絶対に出せません。\"\n"
	    "msgstr \"Never from {date1} to {date2}.\"\n\n");
	buf_str(&text, str_sub(en, at, en.len));
	put(&f, "en.po", buf_view(&text));
	update(&f, BODY_1, NULL, DAY);
	assert_int_equal(f.counts[2].translated, 2);
	assert_true(holds(
	    content(&f, "en.po"), "\"No garbage from {date1} to {date2}.\""));
	assert_true(
	    holds(content(&f, "en.po"), "\"Never from {date1} to {date2}.\""));
	buf_release(&text);
	teardown(&f);
}

/* Other programs wrap, sort and encode differently: to us it is the same. */
static void
test_other_programs(void **state)
{
	static const char *const commands[] = {
		"msgcat --no-wrap -",
		"msgcat --sort-output --width=30 -",
		"sed 's/$/\r/'",
		"sed '1s/^/\xEF\xBB\xBF/'",
		"msgconv --to-code=EUC-JP -",
		"msgcat --no-location -",
		"msgattrib --clear-previous -",
	};
	struct fixture f;
	struct str before;

	(void)state;
	setup(&f);
	put(&f, "en.po", STR(EN));
	update(&f, BODY_1, NULL, DAY);
	update(&f, "<p><s>図書館は休みです。</s></p>", NULL, DAY);
	before = content(&f, "en.po");
	assert_int_equal(f.counts[2].obsolete, 2);
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		const char *path = sample_path(&f.arena, f.dir, "en.po");
		char command[512];

		snprintf(command, sizeof(command),
		    "LC_ALL=C.UTF-8 %s < %s > %s.new && mv %s.new %s",
		    commands[i], path, path, path, path);
		/* NOLINTNEXTLINE(cert-env33-c) */
		assert_int_equal(system(command), 0);
		update(&f, "<p><s>図書館は休みです。</s></p>", NULL, DAY);
		if (!str_eq(before, content(&f, "en.po")))
			fail_msg("after %s", commands[i]);
	}
	assert_int_equal(f.d.count, 0);
	teardown(&f);
}

static struct date
day_of(const struct history *h, struct str msgid, struct str po_name)
{
	return history_day(history_find(h, msgid), history_column(h, po_name));
}

static void
test_history(void **state)
{
	struct date later = { 2026, 12, 1 }, day;
	struct fixture f;
	struct history *h;

	(void)state;
	setup(&f);
	update(&f, BODY_1, NULL, DAY);
	put(&f, "en.po", STR(EN));
	update(&f, BODY_1, NULL, later);
	update(&f, BODY_1, NULL, (struct date){ 2027, 1, 1 });
	h = history_read(f.dir, &f.d);
	day = day_of(h, STR("ごみの収集について"), STR("en"));
	assert_int_equal(date_cmp(day, later), 0);
	day = day_of(h, STR("ごみの収集について"), STR("zh_CN"));
	assert_true(date_is_none(day));
	assert_true(date_is_none(day_of(h, STR("ない"), STR("en"))));
	assert_true(
	    date_is_none(day_of(h, STR("ごみの収集について"), STR("fr"))));
	history_free(h);
	assert_true(holds(content(&f, "history.tsv"), "\t2026-11-22\t"));
	/* The day on which the translator saved, if it is credible. */
	put(&f, "zh_CN.po",
	    STR("msgid \"\"\nmsgstr \"\"\n\"Language: zh_CN\\n\"\n"
		"\"PO-Revision-Date: 2026-12-24 09:00+0900\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
		"msgid \"ごみの収集について\"\nmsgstr \"关于垃圾收集\"\n"));
	update(&f, BODY_1, NULL, (struct date){ 2027, 1, 4 });
	h = history_read(f.dir, &f.d);
	day = day_of(h, STR("ごみの収集について"), STR("zh_CN"));
	assert_int_equal(date_cmp(day, (struct date){ 2026, 12, 24 }), 0);
	history_free(h);
	assert_int_equal(f.d.count, 0);
	teardown(&f);
}

/* The staff changed a proposal and left it fuzzy. */
static void
test_changed_proposal_stays(void **state)
{
	static const char body[] = "<p><s>ごみを搬出してください。</s></p>";
	struct fixture f;

	(void)state;
	setup(&f);
	update(&f, body, "<p><s>ごみを出します。</s></p>", DAY);
	put(&f, "ja@easy.po",
	    STR("msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
		"#, fuzzy\nmsgid \"ごみを搬出してください。\"\n"
		"msgstr \"ごみを すてて ください。\"\n"));
	update(&f, body, "<p><s>ごみを出してください。</s></p>", DAY);
	assert_true(holds(content(&f, "ja@easy.po"), "すてて ください。"));
	assert_int_equal(f.counts[1].translated, 0);
	teardown(&f);
}

static void
test_proposals(void **state)
{
	static const char body[] = "<p><s>ごみを搬出してください。</s></p>";
	struct fixture f;
	struct str po;

	(void)state;
	setup(&f);
	update(&f, body, "<p><s>ごみを出します。</s></p>", DAY);
	po = content(&f, "ja@easy.po");
	assert_true(holds(po, "msgstr \"ごみを出します。\""));
	assert_int_equal(f.counts[1].translated, 0);
	update(&f, body, "<p><s>ごみを出してください。</s></p>", DAY);
	po = content(&f, "ja@easy.po");
	assert_true(holds(po, "msgstr \"ごみを出してください。\""));
	assert_false(holds(po, "出します"));
	/* What the staff wrote stays. */
	put(&f, "ja@easy.po",
	    STR("msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
		"msgid \"ごみを搬出してください。\"\n"
		"msgstr \"ごみを すてて ください。\"\n"));
	update(&f, body, "<p><s>ごみを出します。</s></p>", DAY);
	assert_true(holds(content(&f, "ja@easy.po"), "すてて ください。"));
	assert_int_equal(f.counts[1].translated, 1);
	teardown(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_broken_catalog_spares_the_others),
		cmocka_unit_test(test_template),
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_unchanged_is_untouched),
		cmocka_unit_test(test_all_facts_change),
		cmocka_unit_test(test_changed_and_returned),
		cmocka_unit_test(test_punctuation_alone),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_other_programs),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_proposals),
		cmocka_unit_test(test_changed_proposal_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
