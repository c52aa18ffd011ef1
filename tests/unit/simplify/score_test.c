/* Figures, findings and where words come from. */
#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#include "simplify/origin.h"

#include <stdlib.h>
#include <unistd.h>

#define DATA "tests/unit/simplify/data/"

/* The first sentence of the text at *from, with its values. */
static struct node *
sentence(struct fixture *f, struct str text, size_t *from)
{
	struct value_context values = { .reference = { 2026, 11, 1 } };
	struct node *s = node_new(&f->arena, NODE_S, 0);
	size_t to = sentence_end(text, *from);

	node_append(s, node_text(&f->arena,
			   arena_str(&f->arena, str_sub(text, *from, to)), 0));
	values_mark(s, &values, &f->arena, &f->diag);
	*from = to;
	return s;
}

static struct easy_score
score(struct fixture *f, struct str text)
{
	struct easy_score s = { 0 };

	for (size_t from = 0; from < text.len;)
		easy_score_add(f->worker, &s, sentence(f, text, &from), false);
	easy_score_finish(&s);
	return s;
}

static struct easy_findings
find_at(struct fixture *f, struct str text, size_t *from, const char *profile,
    bool brief)
{
	struct easy_findings found;

	easy_worker_reset(f->worker);
	easy_find(f->worker, sentence(f, text, from), brief,
	    easy_profile(f->easy, str_from(profile)), &f->arena, &found);
	return found;
}

static struct easy_findings
find(struct fixture *f, const char *text, const char *profile, bool brief)
{
	size_t from = 0;

	return find_at(f, str_from(text), &from, profile, brief);
}

/* ---- origins ------------------------------------------------------------- */

static void
tells_where_words_come_from(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *text;
		enum origin_class origin;
	} cases[] = {
		{ "避難", ORIGIN_SINO },
		{ "保健所", ORIGIN_SINO },
		{ "学校", ORIGIN_SINO },
		{ "出発", ORIGIN_SINO },
		{ "必要", ORIGIN_SINO },
		{ "りんご", ORIGIN_SINO },
		{ "建物", ORIGIN_NATIVE },
		{ "窓口", ORIGIN_NATIVE },
		{ "今日", ORIGIN_NATIVE },
		{ "木", ORIGIN_NATIVE },
		{ "夏", ORIGIN_NATIVE },
		{ "人々", ORIGIN_NATIVE },
		{ "ゴミ", ORIGIN_NATIVE },
		{ "集める", ORIGIN_NATIVE },
		{ "バス", ORIGIN_FOREIGN },
		{ "たばこ", ORIGIN_FOREIGN },
		{ "場所", ORIGIN_MIXED },
		{ "手続き", ORIGIN_MIXED },
		{ "熊本", ORIGIN_NONE },
		{ "。", ORIGIN_NONE },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct morphs m;

		tagger_parse(
		    f->tagger, str_from(cases[i].text), NULL, 0, &f->arena, &m);
		assert_int_equal(m.count, 1);
		if (word_origin(f->easy, &m.items[0]) != cases[i].origin)
			fail_msg("%s: %d", cases[i].text,
			    word_origin(f->easy, &m.items[0]));
	}
}

/* ---- the score ----------------------------------------------------------- */

static void
scores_nothing(void **state)
{
	struct easy_score s = score(*state, STR("。"));

	assert_int_equal(s.sentences, 0);
	assert_int_equal(s.words, 0);
	assert_true(s.ease == 0 && s.readability == 0);
}

static void
counts_a_sentence(void **state)
{
	struct easy_score s = score(*state, STR("学校でパンを食べました。"));

	assert_int_equal(s.sentences, 1);
	assert_int_equal(s.words, 7); /* 学校|で|パン|を|食べ|まし|た */
	assert_int_equal(s.chars, 12);
	assert_int_equal(s.kanji, 3);
	assert_int_equal(s.morae, 4 + 1 + 2 + 1 + 5);
	assert_int_equal(s.content_words, 3);
	assert_int_equal(s.easy_words, 3);
	assert_int_equal(s.sino_words, 1);
	assert_int_equal(s.native_words, 5);
	assert_int_equal(s.verbs, 1);
	assert_int_equal(s.particles, 2);
	assert_int_equal(s.not_polite, 0);
	/* The formula by hand. */
	assert_int_equal(s.readability * 7000 + 0.5,
	    11724 * 7 - 56 * 49 - 12600 - 4200 * 5 - 14500 - 4400 * 2);
	assert_string_equal(easy_level(s.readability), "upper-intermediate");
}

static void
leaves_readings_and_glosses_out(void **state)
{
	struct easy_score bare = score(*state, STR("避難所に来てください。"));
	struct easy_score full = score(
	    *state, STR("避難所（ひなんじょ）〈逃げる所〉に来てください。"));

	assert_int_equal(bare.morae, full.morae);
	assert_int_equal(bare.kanji, full.kanji);
	assert_int_equal(bare.words, full.words);
	assert_int_equal(bare.chars, full.chars);
}

static void
reads_values_for_their_morae(void **state)
{
	/* とおか に きます */
	assert_int_equal(score(*state, STR("10日に来ます。")).morae, 7);
}

static void
keeps_headings_out_of_sentences(void **state)
{
	struct fixture *f = *state;
	struct easy_score s = { 0 };
	size_t from = 0;

	easy_score_add(
	    f->worker, &s, sentence(f, STR("ごみの出し方"), &from), true);
	from = 0;
	easy_score_add(
	    f->worker, &s, sentence(f, STR("ごみを出します。"), &from), false);
	easy_score_finish(&s);
	assert_int_equal(s.brief, 1);
	assert_int_equal(s.sentences, 1);
	assert_int_equal(s.sentence_words, 4);
	assert_int_equal(s.not_polite, 0);
	/* No heading, but no sentence either. */
	assert_int_equal(score(f, STR("午前9時～午後4時")).brief, 1);
	assert_int_equal(score(f, STR("受付開始。")).not_polite, 1);
}

static void
names_the_levels(void **state)
{
	(void)state;
	assert_string_equal(easy_level(-1), "upper-advanced");
	assert_string_equal(easy_level(1.5), "lower-advanced");
	assert_string_equal(easy_level(2.5), "upper-intermediate");
	assert_string_equal(easy_level(3.5), "lower-intermediate");
	assert_string_equal(easy_level(4.5), "upper-elementary");
	assert_string_equal(easy_level(7), "lower-elementary");
}

static void
ranks_originals_harder(void **state)
{
	struct fixture *f = *state;
	static const char *const columns[] = { "original", "rewrite", NULL };
	struct tsv t;
	size_t right = 0;

	assert_int_equal(tsv_read(&t, DATA "pairs.tsv", columns, &f->diag), 0);
	assert_true(t.nrows >= 60);
	for (size_t i = 0; i < t.nrows; i++) {
		struct str original = tsv_cell(&t, i, "original");
		struct easy_score hard = score(f, original);
		struct easy_score easy = score(f, tsv_cell(&t, i, "rewrite"));

		if (hard.ease < easy.ease)
			right++;
		else
			printf("  %.2f, not below %.2f: %.*s\n", hard.ease,
			    easy.ease, STR_ARG(original));
	}
	printf("  %zu of %zu originals rank harder\n", right, t.nrows);
	assert_true(right * 100 >= t.nrows * 95);
	tsv_release(&t);
}

/* ---- findings ------------------------------------------------------------ */

struct expected {
	unsigned rule;
	const char *sentence, *text,
	    *proposal; /* proposal NULL: not compared */
};

static const struct expected expected[] = {
	{ 1, "雨が降りましたが、祭りはあります。", "降りましたが",
	    "〜降りました。でも、〜" },
	{ 1, "紙に名前を書き、市役所に出します。", "書き、",
	    "〜書きます。そして、〜" },
	{ 1, "大きい台風が来て学校の電車が止まっていますので、今日は休みです。",
	    "止まっていますので", "〜止まっています。だから、〜" },
	{ 2,
	    "私はあしたの朝に友だちといっしょに駅の前から出るバスに乗って"
	    "海の近くの町まで行きます。",
	    NULL, NULL },
	{ 3, "新市役所東側駐車場北口南門前です。", NULL, NULL },
	{ 4, "紙、空き缶、びんを出します。", "紙、空き缶、びん",
	    "・紙 ・空き缶 ・びん" },
	{ 5, "避難所に行きます。", "避難所",
	    "避難所〈災害のときに逃げるところ〉" },
	{ 5, "印鑑を出します。", "印鑑", "はんこ" },
	{ 6, "食べられないわけではないです。", "食べられないわけではないです",
	    NULL },
	{ 6, "市民以外は入ることができません。", NULL, NULL },
	{ 7, "写真が送付されます。", "送付されます", NULL },
	{ 7, "子どもに紙を書かせます。", "書かせます", NULL },
	{ 7, "先生がいらっしゃいます。", "いらっしゃいます", NULL },
	{ 7, "名前を書いていただきます。", "書いていただきます", NULL },
	{ 8, "紙の提出が必要です。", "提出が必要です",
	    "出さなければなりません" },
	{ 8, "水分補給をしてください。", "水分補給", NULL },
	{ 9, "水が来るおそれがあります。", "おそれがあります", NULL },
	{ 10, "紙を出す。", "出す", "出します" },
	{ 10, "紙を出すよう願います。", NULL, NULL },
	{ 11, "令和8年12月1日に来てください。", "令和8年12月1日",
	    "2026年12月1日" },
	{ 11, "20時に始まります。", "20時", "午後8時" },
	{ 12, "サプリメントを飲みます。", "サプリメント", NULL },
	{ 13, "星がきらきら光ります。", "きらきら", NULL },
	{ 14, "水を飲みます。", "水", "水（みず）" },
};

static const struct easy_finding *
of_rule(const struct easy_findings *found, unsigned rule)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].rule == rule)
			return &found->items[i];
	return NULL;
}

static void
finds_what_each_rule_asks_for(void **state)
{
	struct fixture *f = *state;
	unsigned seen = 0;

	for (size_t i = 0; i < ARRAY_SIZE(expected); i++) {
		const struct expected *x = &expected[i];
		struct easy_findings found = find(f, x->sentence, "isa", false);
		const struct easy_finding *r = of_rule(&found, x->rule);

		if (!r) {
			fail_msg("no R%u: %s", x->rule, x->sentence);
			return;
		}
		if (x->text)
			assert_str(
			    str_sub(found.text, r->start, r->end), x->text);
		assert_true(r->reason.len > 0 && r->proposal.len > 0);
		if (x->proposal) {
			assert_str(r->proposal, x->proposal);
			assert_false(r->advice);
		}
		seen |= 1u << x->rule;
		easy_findings_release(&found);
	}
	assert_int_equal(seen, 0x7ffe);
}

/* Sentences like those that the rules forbid. */
static void
does_not_mistake_what_is_easy(void **state)
{
	struct fixture *f = *state;
	static const char *const sentences[] = {
		"だれでも食べられます。",
		"カードがないと、入れません。",
		"友だちに知らせてください。",
		"危ないので、入らないでください。",
		"手を洗って、食べてください。",
		"お願いします。",
		"わかりますか。",
		"明日はいつもと同じです（雨の日も）。",
		"電話をしてくださいね。",
		"駅で降ります。",
		"わからないことがあったら、聞いてください。",
		"12月1日の午後3時から始まります。",
		"いろいろな国の人がいます。",
		"「提出」と書いてください。",
	};

	for (size_t i = 0; i < ARRAY_SIZE(sentences); i++) {
		struct easy_findings found =
		    find(f, sentences[i], "plain", false);

		if (found.count)
			fail_msg("%s: R%u %.*s", sentences[i],
			    found.items[0].rule,
			    STR_ARG(found.items[0].reason));
		easy_findings_release(&found);
	}
}

static size_t
count_alarms(struct fixture *f, struct str line, size_t *from)
{
	struct easy_findings found = find_at(f, line, from, "plain", false);
	size_t wrong = 0;

	for (size_t i = 0; i < found.count; i++) {
		if (found.items[i].code == DIAG_EASY_TERM)
			continue;
		wrong++;
		printf("  R%u: %.*s\n", found.items[i].rule, STR_ARG(line));
	}
	easy_findings_release(&found);
	return wrong;
}

/* A file of sentences that need no change, but for glosses of terms. */
static void
is_silent_about_easy_text(void **state)
{
	struct fixture *f = *state;
	struct buf text = BUF_INIT;
	struct str rest, line;
	size_t lines = 0, wrong = 0;

	assert_int_equal(
	    file_read(DATA "easy.txt", 1 << 20, &text, &f->diag), 0);
	rest = buf_view(&text);
	while (str_split(&rest, '\n', &line)) {
		for (size_t from = 0; from < line.len; lines++)
			wrong += count_alarms(f, line, &from);
	}
	assert_true(lines >= 60);
	printf("  %zu false alarms in %zu easy sentences\n", wrong, lines);
	assert_int_equal(wrong, 0);
	buf_release(&text);
}

static void
asks_headings_for_less(void **state)
{
	struct easy_findings found =
	    find(*state, "避難所の開設及び運営について", "plain", true);

	for (size_t i = 0; i < found.count; i++)
		assert_true(found.items[i].rule > 3 &&
			    found.items[i].rule != 10 &&
			    found.items[i].code != DIAG_EASY_TERM);
	easy_findings_release(&found);
}

static void
asks_for_each_thing_once(void **state)
{
	struct fixture *f = *state;
	const struct easy_profile *p = easy_profile(f->easy, STR("isa"));
	struct str text = STR("避難所に行きます。避難所で寝ます。");
	struct easy_findings found[2];
	size_t from = 0;

	easy_worker_reset(f->worker);
	for (unsigned i = 0; i < 2; i++)
		easy_find(f->worker, sentence(f, text, &from), false, p,
		    &f->arena, &found[i]);
	assert_non_null(of_rule(&found[0], 5));
	assert_non_null(of_rule(&found[0], 14));
	assert_null(of_rule(&found[1], 5));
	assert_null(of_rule(&found[1], 14));
	easy_findings_release(&found[0]);
	easy_findings_release(&found[1]);
}

/* Texts that are no sentences, with what makes loops long. */
static void
survives_monsters(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *part;
		unsigned times;
	} monsters[] = {
		{ "書類を提出し、", 20000 },
		{ "書類を提出し、", 280 }, /* still rewritten */
		{ "〈", 50000 },
		{ "〈市〉", 20000 },
		{ "市民以外は", 10000 },
		{ "紙、", 30000 },
		{ "申請者等の、", 10000 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(monsters); i++) {
		struct buf text = BUF_INIT;
		struct easy_findings found;

		for (unsigned k = 0; k < monsters[i].times; k++)
			buf_cstr(&text, monsters[i].part);
		found = find(f, text.ptr, "isa", false);
		for (size_t k = 0; k < found.count; k++) {
			assert_true(found.items[k].start < found.items[k].end);
			assert_true(found.items[k].end <= found.text.len);
		}
		easy_findings_release(&found);
		buf_release(&text);
	}
}

static void
follows_the_profile(void **state)
{
	struct fixture *f = *state;
	/* 27 morae, 6 kanji */
	const char *text = "市役所の前から出る電車に乗って帰ることができます。";
	struct easy_findings daily = find(f, text, "plain", false);
	struct easy_findings emergency = find(f, text, "hirosaki", false);

	assert_null(of_rule(&daily, 2));
	assert_null(of_rule(&daily, 3));
	assert_null(of_rule(&daily, 14));
	assert_non_null(of_rule(&emergency, 2));
	assert_non_null(of_rule(&emergency, 3));
	assert_non_null(of_rule(&emergency, 14));
	easy_findings_release(&daily);
	easy_findings_release(&emergency);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_where_words_come_from),
		cmocka_unit_test(scores_nothing),
		cmocka_unit_test(counts_a_sentence),
		cmocka_unit_test(leaves_readings_and_glosses_out),
		cmocka_unit_test(reads_values_for_their_morae),
		cmocka_unit_test(keeps_headings_out_of_sentences),
		cmocka_unit_test(names_the_levels),
		cmocka_unit_test(ranks_originals_harder),
		cmocka_unit_test(finds_what_each_rule_asks_for),
		cmocka_unit_test(does_not_mistake_what_is_easy),
		cmocka_unit_test(is_silent_about_easy_text),
		cmocka_unit_test(asks_headings_for_less),
		cmocka_unit_test(asks_for_each_thing_once),
		cmocka_unit_test(follows_the_profile),
		cmocka_unit_test(survives_monsters),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
