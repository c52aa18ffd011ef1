#include "tests/test.h"

#include "notice/notice.h"

#define HEAD                                                                   \
	"<notice xmlns=\"urn:tayori:notice:1\" xml:lang=\"ja\" id=\"n-1\" "    \
	"kind=\"procedure\" urgency=\"normal\">"
#define TAIL "<contact/></notice>"

static void
expect_error(const char *xml, enum diag_code code)
{
	struct notice n;
	struct diag d;

	notice_init(&n);
	diag_init(&d);
	assert_int_equal(notice_read_xml(&n, str_from(xml), &d), -1);
	assert_true(d.count >= 1);
	assert_string_equal(diag_name(d.entries[0].code), diag_name(code));
	diag_release(&d);
	notice_release(&n);
}

static void
refuses_bad_xml(void **state)
{
	(void)state;
	expect_error("", DIAG_XML_SYNTAX);
	expect_error(HEAD "<title></facts>", DIAG_XML_SYNTAX);
	expect_error(HEAD "<title>", DIAG_XML_SYNTAX);
	expect_error("<notice/>", DIAG_NOTICE_ELEMENT);
	expect_error("<!DOCTYPE notice [<!ENTITY a \"aaaa\">]>" HEAD
		     "<title/><facts/><body/>" TAIL,
	    DIAG_XML_DTD);
	expect_error("<!DOCTYPE notice SYSTEM \"file:///etc/passwd\">" HEAD
		     "<title/><facts/><body/>" TAIL,
	    DIAG_XML_DTD);
	expect_error(HEAD "<title><script/></title>" TAIL, DIAG_NOTICE_ELEMENT);
	expect_error(
	    HEAD "<body><p><row/></p></body>" TAIL, DIAG_NOTICE_ELEMENT);
	expect_error(HEAD "<body>text</body>" TAIL, DIAG_NOTICE_ELEMENT);
	expect_error(HEAD "<body><p><s><date on=\"2026-13-01\">x</date></s>"
			  "</p></body>" TAIL,
	    DIAG_NOTICE_ATTRIBUTE);
	/* The head fails before its last attribute. */
	expect_error("<notice xmlns=\"urn:tayori:notice:1\" kind=\"none\" "
		     "urgency=\"normal\" category=\"other\" "
		     "published=\"never\" division=\"x\" source=\"y\"/>",
	    DIAG_NOTICE_ATTRIBUTE);
	expect_error(
	    HEAD "<facts><fact/></facts>" TAIL, DIAG_NOTICE_ATTRIBUTE_MISSING);
	expect_error(HEAD "<facts><fact kind=\"what\"/></facts>" TAIL,
	    DIAG_NOTICE_ATTRIBUTE);
	expect_error("<notice xmlns=\"urn:tayori:notice:1\" kind=\"event\" "
		     "urgency=\"normal\" forms=\"flyer card\"/>",
	    DIAG_NOTICE_FORM);
	expect_error(HEAD "<body><p>&nbsp;</p></body>" TAIL, DIAG_XML_SYNTAX);
}

static void
refuses_deep_nesting(void **state)
{
	struct buf xml = BUF_INIT;

	(void)state;
	buf_cstr(&xml, HEAD "<body><p><s>");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&xml, "<b>");
	expect_error(xml.ptr, DIAG_NOTICE_ELEMENT);
	buf_release(&xml);
}

static void
round_trip(const char *xml)
{
	struct notice first, second;
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct diag d;

	diag_init(&d);
	notice_init(&first);
	notice_init(&second);
	assert_int_equal(notice_read_xml(&first, str_from(xml), &d), 0);
	assert_null(notice_invalid(&first));
	notice_write_xml(&first, &one);
	assert_int_equal(notice_read_xml(&second, buf_view(&one), &d), 0);
	notice_write_xml(&second, &two);
	assert_str(buf_view(&two), one.ptr);
	assert_int_equal(first.sentences, second.sentences);
	buf_release(&one);
	buf_release(&two);
	notice_release(&first);
	notice_release(&second);
	diag_release(&d);
}

static void
reads_what_it_wrote(void **state)
{
	(void)state;
	round_trip(HEAD "<title/><facts/><body/>" TAIL);
	round_trip(
	    HEAD "<title><s>年末の<b>ごみ</b></s></title><facts><fact "
		 "kind=\"when\"><label><s>とき</s></label><s><period "
		 "from=\"2026-12-29\" to=\"2027-01-03\" show=\"year "
		 "weekday\">令和8年12月29日（火）から1月3日（日）まで</"
		 "period></s></fact></facts><body><heading level=\"2\"><s>a "
		 "&lt;b&gt; &amp;</s></heading><list ordered=\"true\"><item>"
		 "<s>一。</s><s>二</s><list><item><s>x</s></item></list></item>"
		 "</list><table><row><cell header=\"true\" colspan=\"2\"><s>"
		 "<time at=\"08:30\">8時半</time></s></cell></row></table>"
		 "<note><p><s><ruby reading=\"かんじ\">漢字</ruby> <a "
		 "href=\"https://x.example/?a&amp;b\">x</a></s></p></note>"
		 "<image href=\"a.png\"><s>絵</s></image></body><contact>"
		 "<field kind=\"phone\"><s><phone tel=\"+81500000101\" "
		 "ext=\"12\">050-0000-0101</phone></s></field></contact>"
		 "</notice>");
}

static void
wraps_raw_text(void **state)
{
	struct notice n;
	struct buf out = BUF_INIT;
	struct diag d;

	(void)state;
	diag_init(&d);
	notice_init(&n);
	assert_int_equal(
	    notice_read_xml(&n,
		STR(HEAD "<body><p>朝<b>8時</b>に</p><list><item>い<list>"
			 "<item>ろ</item></list></item></list></body>" TAIL),
		&d),
	    0);
	assert_int_equal(n.sentences, 3);
	node_write_xml(notice_part(&n, NODE_BODY)->first, &out);
	assert_str(buf_view(&out), "<p><s>朝<b>8時</b>に</s></p>");
	buf_release(&out);
	notice_release(&n);
	diag_release(&d);
}

static void
positions_lead_to_the_source(void **state)
{
	struct str xml =
	    STR(HEAD "\n<body>\n  <p><s>いろは</s></p></body>" TAIL);
	struct notice n;
	struct node *p;
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_source(&d, STR("a.xml"), xml);
	notice_init(&n);
	assert_int_equal(notice_read_xml(&n, xml, &d), 0);
	p = notice_part(&n, NODE_BODY)->first;
	diag_add(&d, DIAG_FILE_MISSING, p->first->first->offset, STR_NONE);
	assert_int_equal(d.entries[0].line, 3);
	notice_release(&n);
	diag_release(&d);
}

static void
walks_without_recursion(void **state)
{
	struct arena a;
	struct node *root, *at;
	struct walk w;
	size_t events = 0;

	(void)state;
	arena_init(&a);
	root = at = node_new(&a, NODE_ITEM, 0);
	for (int i = 0; i < 100000; i++) {
		struct node *child = node_new(&a, NODE_ITEM, 0);

		node_append(at, child);
		at = child;
	}
	walk_init(&w, root);
	while (walk_next(&w) != WALK_DONE)
		events++;
	assert_int_equal(events, 200002);
	arena_release(&a);
}

static void
finds_broken_trees(void **state)
{
	struct notice n;
	struct node *p, *s;

	(void)state;
	notice_init(&n);
	assert_non_null(notice_invalid(&n)); /* no id */
	n.id = STR("a");
	assert_null(notice_invalid(&n));
	p = node_new(&n.arena, NODE_P, 0);
	s = node_new(&n.arena, NODE_S, 0);
	node_append(notice_part(&n, NODE_BODY), p);
	node_append(p, s);
	notice_number(&n);
	assert_null(notice_invalid(&n));
	node_append(s, node_text(&n.arena, STR("a\xe2\x80\xae"), 0));
	assert_non_null(notice_invalid(&n)); /* a bidi override */
	s->first->text = STR("a");
	assert_null(notice_invalid(&n));
	node_append(s, node_text(&n.arena, STR("b"), 0));
	assert_non_null(notice_invalid(&n));
	notice_number(&n);
	assert_null(notice_invalid(&n));
	assert_str(s->first->text, "ab");
	node_append(p, node_new(&n.arena, NODE_ROW, 0));
	assert_non_null(notice_invalid(&n));
	notice_release(&n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_bad_xml),
		cmocka_unit_test(refuses_deep_nesting),
		cmocka_unit_test(reads_what_it_wrote),
		cmocka_unit_test(wraps_raw_text),
		cmocka_unit_test(positions_lead_to_the_source),
		cmocka_unit_test(walks_without_recursion),
		cmocka_unit_test(finds_broken_trees),
	};

	return cmocka_run_group_tests_name("notice", tests, NULL, NULL);
}
