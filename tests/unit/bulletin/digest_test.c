#include "bulletin/bulletin.h"
#include "tests/test.h"

#include <stdlib.h>
#include <unistd.h>

#define HEAD                                                                   \
	"<bulletin xmlns='urn:tayori:bulletin:1' xml:lang='ja' "               \
	"published='2026-12-01'>"

struct fixture {
	char path[64];
	struct digest digest;
	struct diag diag;
	struct arena arena;
	int result;
};

static void
open_digest(struct fixture *f, const char *xml)
{
	int fd;

	*f = (struct fixture){ .path = "/tmp/digest_testXXXXXX" };
	fd = mkstemp(f->path);
	assert_true(fd >= 0);
	assert_true(write(fd, xml, strlen(xml)) == (ssize_t)strlen(xml));
	close(fd);
	diag_init(&f->diag);
	arena_init(&f->arena);
	f->result = digest_read(&f->digest, f->path, STR("2026-12"), &f->diag);
	unlink(f->path);
}

static void
close_digest(struct fixture *f)
{
	digest_release(&f->digest);
	arena_release(&f->arena);
	diag_release(&f->diag);
}

static void
test_faults_are_reported_at_their_lines(void **state)
{
	static const struct {
		const char *xml;
		enum diag_code code;
		uint32_t line;
	} cases[] = {
		{ "", DIAG_XML_SYNTAX, 1 },
		{ "<a/>", DIAG_BULLETIN_ELEMENT, 1 },
		{ "<!DOCTYPE a><a/>", DIAG_XML_DTD, 1 },
		{ HEAD "<title>題</title></bulletin>", DIAG_BULLETIN_MISSING,
		    1 },
		{ HEAD "\n<notice id='a'/></bulletin>", DIAG_BULLETIN_MISSING,
		    1 },
		{ HEAD "<title> </title>\n<notice id='a'/></bulletin>",
		    DIAG_BULLETIN_MISSING, 1 },
		{ HEAD "<title>題</title>\n<notice/></bulletin>",
		    DIAG_BULLETIN_MISSING, 2 },
		{ HEAD "<title>題</title>\n<notices/></bulletin>",
		    DIAG_BULLETIN_MISSING, 2 },
		{ HEAD "<title>題</title>\n<notices from='1月'/></bulletin>",
		    DIAG_BULLETIN_VALUE, 2 },
		{ HEAD "<title>題</title>\n<notice id='a'/>\n<p/></bulletin>",
		    DIAG_BULLETIN_ELEMENT, 3 },
		{ HEAD "<title>題</title>\n語<notice id='a'/></bulletin>",
		    DIAG_BULLETIN_ELEMENT, 2 },
		{ HEAD "<title>題<b/></title><notice id='a'/></bulletin>",
		    DIAG_BULLETIN_ELEMENT, 1 },
	};
	struct fixture f;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		open_digest(&f, cases[i].xml);
		assert_int_equal(f.result, -1);
		assert_true(f.diag.count >= 1);
		assert_int_equal(f.diag.entries[0].code, cases[i].code);
		assert_int_equal(f.diag.entries[0].line, cases[i].line);
		close_digest(&f);
	}
}

static void
test_words_become_a_notice(void **state)
{
	struct buf text = BUF_INIT;
	struct fixture f;

	(void)state;
	open_digest(&f,
	    HEAD "<title>12月の\n  お知らせ</title><lead><p>一。二 x\n y。</p>"
		 "</lead><section><heading>まず</heading><notice id='a'/>"
		 "</section><notice id='b'/><notices category='tax'/>"
		 "<section><notices to='2026-12-31'/></section></bulletin>");
	assert_int_equal(f.result, 0);
	assert_int_equal(f.diag.count, 0);
	node_plain(notice_part(&f.digest.notice, NODE_TITLE), &text);
	assert_string_equal(text.ptr, "12月のお知らせ");
	buf_clear(&text);
	node_plain(notice_part(&f.digest.notice, NODE_BODY)->first, &text);
	assert_string_equal(text.ptr, "一。二 x y。");
	assert_null(notice_invalid(&f.digest.notice));
	assert_int_equal(f.digest.notice.sentences, 4);
	assert_int_equal(f.digest.nsections, 3);
	assert_non_null(f.digest.sections[0].heading);
	assert_null(f.digest.sections[1].heading);
	assert_int_equal(f.digest.sections[1].count, 2);
	assert_int_equal(f.digest.nchoices, 4);
	assert_str(f.digest.choices[1].id, "b");
	assert_str(f.digest.choices[2].category, "tax");
	assert_int_equal(f.digest.choices[3].to.day, 31);
	buf_release(&text);
	close_digest(&f);
}

static void
test_notices_are_chosen_once_and_in_order(void **state)
{
	struct summary all[] = {
		{ .id = STR("a"),
		    .category = STR("tax"),
		    .published = { 2026, 11, 1 } },
		{ .id = STR("b"),
		    .category = STR("tax"),
		    .published = { 2026, 11, 20 } },
		{ .id = STR("c"),
		    .category = STR("tax"),
		    .published = { 2026, 11, 5 },
		    .urgency = URGENCY_EMERGENCY },
		{ .id = STR("old"),
		    .category = STR("tax"),
		    .published = { 2026, 11, 5 },
		    .expires = { 2026, 11, 30 } },
		{ .id = STR("later"),
		    .category = STR("tax"),
		    .published = { 2026, 12, 5 } },
		{ .id = STR("x"), .category = STR("health") },
	};
	const struct site site = { .today = { 2026, 12, 1 } };
	struct digest_item *items;
	struct fixture f;
	size_t n;

	(void)state;
	open_digest(&f,
	    HEAD "<title>題</title><notice id='a'/>\n<notice id='none'/>"
		 "<section><notices category='tax' to='2026-11-30'/>"
		 "<notice id='old'/></section></bulletin>");
	n = digest_choose(
	    &f.digest, &site, all, ARRAY_SIZE(all), &f.arena, &items, &f.diag);
	assert_int_equal(n, 4);
	assert_str(items[0].notice->id, "a");
	assert_str(items[1].notice->id, "c");
	assert_str(items[2].notice->id, "b");
	assert_str(items[3].notice->id, "old");
	assert_int_equal(items[0].section, 0);
	assert_int_equal(items[1].section, 1);
	assert_int_equal(f.diag.count, 1);
	assert_int_equal(f.diag.entries[0].code, DIAG_BULLETIN_NOTICE);
	assert_int_equal(f.diag.entries[0].line, 2);
	close_digest(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults_are_reported_at_their_lines),
		cmocka_unit_test(test_words_become_a_notice),
		cmocka_unit_test(test_notices_are_chosen_once_and_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
