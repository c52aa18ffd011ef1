#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static struct diag diag;
static struct language *language;
static struct tagger *tagger;
static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	diag_init(&diag);
	arena_init(&arena);
	language = language_open("content/rules", &diag);
	tagger = language ? tagger_new(language) : NULL;
	return tagger ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	tagger_free(tagger);
	language_close(language);
	arena_release(&arena);
	diag_release(&diag);
	return 0;
}

static void
render(struct str text, const struct morphs *m, struct buf *out)
{
	struct ruby_run *runs;
	size_t n = furigana(tagger, text, m, &arena, &runs);
	const char *at = text.ptr;

	for (size_t i = 0; i < n; i++) {
		assert_ptr_equal(runs[i].base.ptr, at);
		at += runs[i].base.len;
		buf_str(out, runs[i].base);
		if (runs[i].reading.len)
			buf_printf(out, "[%.*s]", STR_ARG(runs[i].reading));
	}
	assert_ptr_equal(at, text.ptr + text.len);
}

static const char *const CASES[][2] = {
#include "furigana_cases.def"
#include "furigana_lists.def"
};

static void
test_cases(void **state)
{
	struct buf out = BUF_INIT;
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(CASES); i++) {
		struct str text = str_from(CASES[i][0]);
		struct morphs m;

		buf_clear(&out);
		for (size_t pos = 0; pos < text.len;) {
			size_t end = sentence_end(text, pos);
			struct str s = str_sub(text, pos, end);

			tagger_parse(tagger, s, NULL, 0, &arena, &m);
			render(s, &m, &out);
			pos = end;
		}
		if (strcmp(out.ptr, CASES[i][1]) != 0) {
			wrong++;
			print_error("%s\n  not %s\n", out.ptr, CASES[i][1]);
		}
	}
	assert_int_equal(wrong, 0);
	buf_release(&out);
}

static void
test_values(void **state)
{
	struct str text = STR("提出は2026年12月29日（火）までです。");
	struct value value = { .kind = VALUE_DATE };
	size_t start = STR("提出は").len;
	struct span span = { start, start + STR("2026年12月29日（火）").len,
		&value };
	struct buf out = BUF_INIT;
	struct morphs m;

	(void)state;
	tagger_parse(tagger, text, &span, 1, &arena, &m);
	render(text, &m, &out);
	assert_string_equal(out.ptr,
	    "提出[ていしゅつ]は2026年[ねん]12月[じゅうにがつ]"
	    "29日[にじゅうくにち]（火[か]）までです。");
	buf_release(&out);
}

/* 九月末: the reading of a value does not go on behind it. */
static void
test_value_ends(void **state)
{
	struct str text = STR("翌九月末まで");
	struct value value = { .kind = VALUE_DATE };
	size_t start = STR("翌").len;
	struct span span = { start, start + STR("九月").len, &value };
	struct buf out = BUF_INIT;
	struct morphs m;

	(void)state;
	tagger_parse(tagger, text, &span, 1, &arena, &m);
	render(text, &m, &out);
	assert_string_equal(out.ptr, "翌[よく]九月[くがつ]末[まつ]まで");
	buf_release(&out);
}

/* Each case: what a sentence looks like after its nodes took readings. */
static struct node *
add(struct node *parent, enum node_kind kind, const char *text)
{
	struct node *node = node_new(&arena, kind, 7);

	node->text = str_from(text);
	if (kind == NODE_VALUE) {
		node->value = ARENA_NEW(&arena, struct value);
		node->value->kind = VALUE_NUMBER;
	}
	node_append(parent, node);
	return node;
}

/* The tree in brief: base[reading], <kind …>. */
static void
dump(const struct node *s, struct buf *out)
{
	enum walk_event event;
	struct walk w;

	walk_init(&w, (struct node *)s);
	while ((event = walk_next(&w)) != WALK_DONE) {
		bool leaf =
		    w.node->kind == NODE_TEXT || w.node->kind == NODE_RUBY;

		if (leaf && event == WALK_ENTER) {
			buf_str(out, w.node->text);
			if (w.node->kind == NODE_RUBY)
				buf_printf(
				    out, "[%.*s]", STR_ARG(w.node->attr));
			else
				buf_ch(out, '_');
		} else if (!leaf) {
			buf_ch(out, event == WALK_ENTER ? '<' : '>');
			if (event == WALK_ENTER && !w.node->first)
				buf_str(out, w.node->text);
		}
	}
}

static void
expect(struct node *s, const char *tree)
{
	struct buf out = BUF_INIT, before = BUF_INIT, after = BUF_INIT;

	node_plain(s, &before);
	furigana_node(tagger, s, &arena);
	node_plain(s, &after);
	buf_ch(&before, '|');
	buf_ch(&after, '|');
	assert_string_equal(before.ptr, after.ptr);
	dump(s, &out);
	assert_string_equal(out.ptr, tree);
	buf_release(&out);
	buf_release(&before);
	buf_release(&after);
}

static void
test_nodes(void **state)
{
	struct node *s = node_new(&arena, NODE_S, 0);
	struct node *b;

	(void)state;
	expect(s, "<>");
	add(s, NODE_TEXT, "かな");
	expect(s, "<かな_>");
	s = node_new(&arena, NODE_S, 0);
	add(s, NODE_TEXT, "申し込みは");
	add(s, NODE_VALUE, "12月1日");
	add(s, NODE_TEXT, "まで。");
	add(s, NODE_VALUE, "050-0000-0101");
	b = add(s, NODE_B, "");
	add(b, NODE_TEXT, "食べ物");
	add(s, NODE_RUBY, "潮見")->attr = STR("しおみ");
	b = add(s, NODE_B, "");
	b->attr = STR("zh");
	add(b, NODE_TEXT, "中文");
	add(s, NODE_TEXT, "の市");
	expect(s, "<申[もう]し_込[こ]みは_<12月[じゅうにがつ]1日[ついたち]>"
		  "まで。_<050-0000-0101><食[た]べ_物[もの]>潮見[しおみ]"
		  "<中文_>の_市[し]>");
	/* Once more changes nothing. */
	expect(s, "<申[もう]し_込[こ]みは_<12月[じゅうにがつ]1日[ついたち]>"
		  "まで。_<050-0000-0101><食[た]べ_物[もの]>潮見[しおみ]"
		  "<中文_>の_市[し]>");
}

static void
test_foreign(void **state)
{
	struct node *s = node_new(&arena, NODE_S, 0);

	(void)state;
	s->attr = STR("zh-Hans");
	add(s, NODE_TEXT, "申请");
	expect(s, "<申请_>");
	s = node_new(&arena, NODE_S, 0);
	add(s, NODE_TEXT, "市")->flags = NODE_KEEP;
	expect(s, "<市_>");
}

/* A word that mark-up cuts, and a sentence of a megabyte. */
static void
test_pathological(void **state)
{
	struct node *s = node_new(&arena, NODE_S, 0), *b;
	struct buf text = BUF_INIT;

	(void)state;
	add(s, NODE_TEXT, "市役");
	add(add(s, NODE_B, ""), NODE_TEXT, "所");
	furigana_node(tagger, s, &arena);
	node_plain(s, &text);
	assert_string_equal(text.ptr, "市役所");
	buf_clear(&text);
	s = b = node_new(&arena, NODE_S, 0);
	for (int i = 0; i < 20000; i++)
		b = add(b, NODE_B, "");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&text, i % 7 ? "々生1日" : "生き生き、");
	add(b, NODE_TEXT, "")->text = buf_view(&text);
	furigana_node(tagger, s, &arena);
	buf_release(&text);
}

static void
check_counter(const char *base, const char *reading, const char *expected)
{
	struct ruby_run run = { STR_NONE, STR_NONE };
	char got[64] = "";

	if (ruby_counter(str_from(base), str_from(reading), &run))
		snprintf(got, sizeof(got), "%.*s %.*s", STR_ARG(run.base),
		    STR_ARG(run.reading));
	assert_string_equal(got, expected);
}

static void
test_counters_alone(void **state)
{
	(void)state;
	check_counter("12月", "じゅうにがつ", "月 がつ");
	check_counter("28日", "にじゅうはちにち", "日 にち");
	check_counter("100人", "ひゃくにん", "人 にん");
	check_counter("4月", "しがつ", "");
	check_counter("9日", "ここのか", "");
	check_counter("29日", "にじゅうくにち", "");
	check_counter("10分", "じゅっぷん", "");
	check_counter("20歳", "はたち", "");
	check_counter("12", "じゅうに", "");
	check_counter("月", "がつ", "");
	check_counter("", "", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_value_ends),
		cmocka_unit_test(test_counters_alone),
		cmocka_unit_test(test_nodes),
		cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_pathological),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
