/* Profiles, and 分かち書き as one of them asks for. */
#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- the table ----------------------------------------------------------- */

#define HEAD                                                                   \
	"profile\tmorae\tkanji\tsheet\treadings\tspaces\tlists\tlaw\tgloss\tw" \
	"ords\trules"                                                          \
	"\temergency\n"
#define GOOD "good\t48\t13\t\tyes\tno\tno\tkeep\t〈…〉\tN3\tR1,R3-R5\t\n"

static void
write_table(const char *dir, const char *name, const char *text)
{
	struct diag d;
	struct arena a;

	diag_init(&d);
	arena_init(&a);
	assert_int_equal(
	    file_write(path_join(&a, str_from(dir), str_from(name)),
		str_from(text), &d),
	    0);
	arena_release(&a);
	diag_release(&d);
}

/* Rules without rows, but for these profiles. */
static struct easy *
open_with(struct fixture *f, const char *profiles, struct diag *d)
{
	char dir[] = "/tmp/profiles-XXXXXX";
	struct easy *e;

	assert_non_null(mkdtemp(dir));
	write_table(
	    dir, "grammar.tsv", "id\tpattern\tresult\texample\texpected\n");
	write_table(dir, "lexicon.tsv", "word\tpos\teasy\texample\texpected\n");
	write_table(dir, "gloss.tsv", "word\tgloss\texample\texpected\n");
	write_table(dir, "words.tsv", "word\tpos\tlevel\n");
	write_table(dir, "verbs.tsv", "verb\tclass\n");
	write_table(dir, "origins.tsv", "word\treading\torigin\n");
	write_table(dir, "profiles.tsv", profiles);
	e = easy_open(dir, f->language, d);
	tree_remove(dir);
	return e;
}

static void
refuses_faulty_rows(void **state)
{
	static const char *const rows[] = {
		"\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"good\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"default\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\tmany\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\t70000\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\t\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\t48\t13\tone\tyes\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\t48\t13\t\tmaybe\tno\tno\tkeep\tno\tN3\tR1\t",
		"x\t48\t13\t\tyes\t\tno\tkeep\tno\tN3\tR1\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\t〈〉\tN3\tR1\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\t…〉\tN3\tR1\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\tno\tN2\tR1\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR15\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR5-R2\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\tR1,,R2\t",
		"x\t48\t13\t\tyes\tno\tno\tkeep\tno\tN3\t5\t",
		"x\t48\t13\t\tyes\tno\tsome\tkeep\tno\tN3\tR1\t",
		"x\t48\t13\t\tyes\tno\tno\tdrop\tno\tN3\tR1\t",
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct buf table = BUF_INIT;
		struct easy *e;
		struct diag d;

		diag_init(&d);
		buf_printf(&table, "%s%s%s\n", HEAD, GOOD, rows[i]);
		e = open_with(*state, table.ptr, &d);
		assert_non_null(e);
		if (d.errors != 1)
			fail_msg("taken: %s", rows[i]);
		assert_int_equal(d.entries[0].code, DIAG_TABLE_ROW);
		assert_int_equal(d.entries[0].line, 3);
		assert_non_null(easy_profile(e, STR("good")));
		assert_null(easy_profile(e, STR("x")));
		easy_close(e);
		buf_release(&table);
		diag_release(&d);
	}
}

static void
needs_one_profile(void **state)
{
	struct diag d;

	diag_init(&d);
	assert_null(open_with(*state, HEAD, &d));
	assert_int_equal(d.errors, 1);
	assert_int_equal(d.entries[0].code, DIAG_PROFILE_NONE);
	diag_release(&d);
}

static void
reads_a_row(void **state)
{
	const struct easy_profile *p, *other;
	struct easy *e;
	struct diag d;
	struct notice n;

	diag_init(&d);
	notice_init(&n);
	e = open_with(*state,
	    HEAD "one\t40\t9\t800\tyes\tno\tno\tkeep\t＜＝…＞\tN4\tR1,R3-"
		 "R5\tgood\n" GOOD
		 "bad\t40\t9\t\tyes\tno\tno\tkeep\tno\tN4\t\tnone\n",
	    &d);
	assert_int_equal(d.errors, 1); /* no profile `none` */
	assert_int_equal(d.entries[0].line, 4);
	p = easy_profile(e, STR("default"));
	assert_ptr_equal(p, easy_profile(e, STR("one")));
	assert_string_equal(p->name, "one");
	assert_int_equal(p->max_morae, 40);
	assert_int_equal(p->max_kanji, 9);
	assert_int_equal(p->max_chars, 800);
	assert_true(p->furigana && p->gloss && p->beginners && !p->spaces);
	assert_str(p->gloss_open, "＜＝");
	assert_str(p->gloss_close, "＞");
	assert_int_equal(p->rules, 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5);
	other = easy_profile(e, STR("bad"));
	assert_false(other->gloss);
	assert_int_equal(other->rules, 0);
	assert_ptr_equal(easy_profile_for(p, &n), p);
	n.urgency = URGENCY_EMERGENCY;
	assert_string_equal(easy_profile_for(p, &n)->name, "good");
	assert_ptr_equal(easy_profile_for(other, &n), other);
	assert_false(easy_profile_bare(p).furigana);
	notice_release(&n);
	easy_close(e);
	diag_release(&d);
}

static void
ships_the_four(void **state)
{
	struct fixture *f = *state;
	const struct easy_profile *isa = easy_profile(f->easy, STR("isa"));
	const struct easy_profile *hirosaki =
	    easy_profile(f->easy, STR("hirosaki"));
	struct buf names = BUF_INIT;

	easy_profile_names(f->easy, &names);
	assert_string_equal(names.ptr, "isa, hirosaki, yokohama, plain");
	assert_ptr_equal(easy_profile(f->easy, STR("default")), isa);
	assert_ptr_equal(isa->emergency, hirosaki);
	assert_int_equal(hirosaki->max_morae, 24);
	assert_int_equal(hirosaki->max_kanji, 4);
	assert_true(hirosaki->spaces && !isa->spaces);
	assert_int_equal(
	    easy_profile(f->easy, STR("yokohama"))->max_chars, 1000);
	assert_false(easy_profile(f->easy, STR("plain"))->furigana);
	buf_release(&names);
}

/* ---- 分かち書き ---------------------------------------------------------- */

static void
simplify(struct fixture *f, const char *text, bool brief, struct buf *out)
{
	struct easy_profile p = *easy_profile(f->easy, STR("hirosaki"));
	struct node *s = node_new(&f->arena, NODE_S, 0);
	struct easy_result r;

	p.furigana = false;
	easy_worker_reset(f->worker);
	node_append(s, node_text(&f->arena, str_from(text), 0));
	easy_sentence(f->worker, s, brief, &p, &f->arena, &r, &f->diag);
	buf_clear(out);
	for (const struct node *n = r.first; n; n = n->next)
		node_plain(n, out);
}

/* Divided by hand: | stands for a space. Nothing else is to be rewritten. */
static const char *const divided[] = {
	"水を|飲んで|ください。",
	"ここで|待って|いて|ください。",
	"高い|ところへ|逃げて|ください。",
	"川の|近くに|行かないで|ください。",
	"電気が|止まって|います。",
	"この|紙を|持って|きて|ください。",
	"雨の|日は、お祭りは|休みです。",
	"病気に|なったら、病院へ|行って|ください。",
	"英語で|話す|ことが|できます。",
	"たくさんの|人が|来ました。",
	"学校は|とても|大きいです。",
	"静かな|部屋で|寝て|います。",
	"市役所に|電話して|ください。",
	"1月4日から|始まります。",
	"駅から|歩いて|10分です。",
	"子どもたちは|外で|遊んで|います。",
	"でも、水は|出ません。",
	"しおかぜ市の|人は|だれでも|入る|ことが|できます。",
	"雨が|降って|います。だから、外に|出ないで|ください。",
	"お金を|払わなければ|なりません。",
	"名前と|住所を|書きます。",
	"お金はいりません。",
	"当日消印有効です。",
	"う回路を|通って|ください。",
	"早く|入った|ほうが|いいです。",
	"きのうの|夜7時に|雨が|降りました。",
};

static void
divides_by_bunsetsu(void **state)
{
	struct fixture *f = *state;
	struct buf plain = BUF_INIT, expected = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(divided); i++) {
		buf_clear(&plain);
		buf_clear(&expected);
		for (const char *p = divided[i]; *p; p++) {
			buf_ch(&expected, *p == '|' ? ' ' : *p);
			if (*p != '|')
				buf_ch(&plain, *p);
		}
		simplify(f, plain.ptr, false, &got);
		assert_string_equal(got.ptr, expected.ptr);
		/* What is divided already stays so. */
		simplify(f, expected.ptr, false, &got);
		assert_string_equal(got.ptr, expected.ptr);
	}
	buf_release(&plain);
	buf_release(&expected);
	buf_release(&got);
}

/* 分かち書き keeps no rule from its work; a space of the writer stays. */
static void
rewrites_what_is_divided(void **state)
{
	struct fixture *f = *state;
	struct buf once = BUF_INIT, got = BUF_INIT;

	simplify(f, "マスクの着用が義務化されなくなりました。", false, &once);
	simplify(f, "マスクの 着用が 義務化されなく なりました。", false, &got);
	assert_string_equal(got.ptr, once.ptr);
	simplify(f, "場所は市役所 会議室です。", false, &got);
	assert_string_equal(got.ptr, "場所は 市役所 会議室です。");
	buf_release(&once);
	buf_release(&got);
}

static void
leaves_headings_and_quotations_whole(void **state)
{
	struct fixture *f = *state;
	struct buf got = BUF_INIT;

	simplify(f, "ごみの出し方", true, &got);
	assert_string_equal(got.ptr, "ごみの出し方");
	simplify(f, "「水を飲む」と書いてください。", false, &got);
	assert_string_equal(got.ptr, "「水を飲む」と 書いて ください。");
	buf_release(&got);
}

static void
divides_explanations(void **state)
{
	struct fixture *f = *state;
	struct buf got = BUF_INIT;

	simplify(f, "避難所に行きます。", false, &got);
	assert_non_null(strstr(got.ptr, "災害の ときに 逃げる ところ"));
	buf_release(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_faulty_rows),
		cmocka_unit_test(needs_one_profile),
		cmocka_unit_test(reads_a_row),
		cmocka_unit_test(ships_the_four),
		cmocka_unit_test(divides_by_bunsetsu),
		cmocka_unit_test(rewrites_what_is_divided),
		cmocka_unit_test(leaves_headings_and_quotations_whole),
		cmocka_unit_test(divides_explanations),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
