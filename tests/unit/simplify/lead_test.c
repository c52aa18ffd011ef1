/* What a notice wants stands first. */
#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#define HEAD                                                                   \
	"<notice xmlns=\"urn:tayori:notice:1\" xml:lang=\"ja\" id=\"x\" "      \
	"kind=\"event\" category=\"school\"><title><s>会</s></title><body>"
#define FOOT "</body></notice>"

/* The paragraphs of the body in Easy Japanese, a line each. */
static void
expect(struct fixture *f, const char *body, const char *expected)
{
	struct easy_profile p = *easy_profile(f->easy, STR("plain"));
	struct buf xml = BUF_INIT, out = BUF_INIT;
	struct rendition *r;
	struct notice n;
	struct diag d;

	p.gloss = false;
	diag_init(&d);
	notice_init(&n);
	buf_printf(&xml, "%s%s%s", HEAD, body, FOOT);
	assert_int_equal(notice_read_xml(&n, buf_view(&xml), &d), 0);
	notice_number(&n);
	r = easy_notice(f->worker, &n, &p, &n.arena, &d);
	easy_lead(&n, r, &n.arena);
	for (const struct node *b = notice_part(&n, NODE_BODY)->first; b;
	     b = b->next) {
		for (const struct node *s = b->first; s; s = s->next)
			for (const struct node *e =
				 r->sentences[s->index].first;
			     e; e = e->next)
				node_plain(e, &out);
		buf_ch(&out, '\n');
	}
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
	buf_release(&xml);
	notice_release(&n);
	diag_release(&d);
}

static void
leaves_out_greetings(void **state)
{
	expect(*state,
	    "<p><s>時下ますますご清栄のこととお慶び申し上げます。</s>"
	    "<s>学校へ来てください。</s></p>",
	    "学校へ来てください。\n");
	expect(*state,
	    "<p><s>寒い日が続きますが、いかがお過ごしでしょうか。</s></p>"
	    "<p><s>つきましては、学校へ来てください。</s></p>"
	    "<p><s>水を持ってきてください。</s></p>",
	    "学校へ来てください。\n\n水を持ってきてください。\n");
}

static void
puts_thanks_behind(void **state)
{
	expect(*state,
	    "<p><s>日頃から市の仕事に協力してくれて、ありがとうございます。"
	    "</s><s>学校へ来てください。</s><s>水を持ってきてください。</s>"
	    "</p>",
	    "学校へ来てください。水を持ってきてください。日頃から市の仕事に"
	    "協力してくれて、ありがとうございます。\n");
}

static void
moves_nothing_else(void **state)
{
	/* A fact; what refers to it; nothing but a preamble. */
	expect(*state,
	    "<p><s>日頃から<date on=\"2026-12-05\">12月5日</date>の会に来て"
	    "くれて、ありがとうございます。</s><s>学校へ来てください。</s>"
	    "</p>",
	    "日頃から12月5日の会に来てくれて、ありがとうございます。"
	    "学校へ来てください。\n");
	expect(*state,
	    "<p><s>この会は、学ぶことを目的としています。</s>"
	    "<s>その会に来てください。</s></p>",
	    "この会は、学ぶためのものです。その会に来てください。\n");
	expect(*state,
	    "<p><s>時下ますますご清栄のこととお慶び申し上げます。"
	    "</s></p>",
	    "お元気でしょうか。\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_out_greetings),
		cmocka_unit_test(puts_thanks_behind),
		cmocka_unit_test(moves_nothing_else),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
