#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#include <stdlib.h>
#include <unistd.h>

#define SENTENCES "tests/unit/simplify/data/sentences.tsv"

#define PROFILES                                                               \
	"profile\tmorae\tkanji\treadings\tspaces\tlists\tlaw\tgloss"           \
	"\twords\trules\n"                                                     \
	"plain\t48\t13\tno\tno\tno\tkeep\t〈…〉\tN3\tR1-R13\n"

/* Text of a chain of sentences: glosses in 〈〉, readings if wanted. */
static void
show(const struct node *first, bool readings, struct buf *out)
{
	for (const struct node *s = first; s; s = s->next) {
		struct walk w;
		enum walk_event event;

		if (s->flags & NODE_LISTED)
			buf_ch(out, '\n');
		walk_init(&w, (struct node *)s);
		while ((event = walk_next(&w)) != WALK_DONE) {
			const struct node *n = w.node;

			if (n->kind == NODE_GLOSS)
				buf_cstr(
				    out, event == WALK_ENTER ? "〈" : "〉");
			if (event == WALK_EXIT)
				continue;
			if (n->kind == NODE_TEXT || n->kind == NODE_RUBY ||
			    (n->kind == NODE_VALUE && !n->first))
				buf_str(out, n->text);
			if (readings && n->kind == NODE_RUBY)
				buf_printf(out, "（%.*s）", STR_ARG(n->attr));
		}
	}
}

struct options {
	const char *profile;
	bool brief, gloss, readings, lists;
};

static char *
simplify(struct fixture *f, const char *line, struct options o)
{
	struct easy_profile p =
	    *easy_profile(f->easy, str_from(o.profile ? o.profile : "plain"));
	struct str text = str_from(line);
	struct node *parent;
	struct buf out = BUF_INIT;
	struct arena a;

	arena_init(&a);
	p.gloss = o.gloss;
	p.lists = o.lists;
	easy_worker_reset(f->worker);
	parent = node_new(&a, NODE_P, 0);
	for (size_t from = 0, to; from < text.len; from = to) {
		struct node *s = node_new(&a, NODE_S, 0);

		to = sentence_end(text, from);
		node_append(s, node_text(&a, str_sub(text, from, to), 0));
		node_append(parent, s);
	}
	for (const struct node *s = parent->first; s; s = s->next) {
		struct easy_result r;

		easy_sentence(f->worker, s, o.brief, &p, &a, &r, &f->diag);
		show(r.first, o.readings, &out);
	}
	arena_release(&a);
	if (!out.ptr)
		buf_cstr(&out, "");
	return out.ptr;
}

static void
expect(
    struct fixture *f, const char *line, const char *expected, struct options o)
{
	char *got = simplify(f, line, o);

	assert_string_equal(got, expected);
	free(got);
}

static void
puts_things_in_a_row_below_each_other(void **state)
{
	static const char *const cases[][2] = {
		{ "窓口へ、はんこ、写真（2枚）及び通帳を持ってきてください。",
		    "窓口へ、次のものを持ってきてください。\n・はんこ\n"
		    "・写真（2枚）\n・通帳" },
		{ "紙に住所、名前、年齢などを書いて、窓口へ出してください。",
		    "紙に次のようなことを書いて、窓口へ出してください。\n"
		    "・住所\n・名前\n・年齢" },
		{ "行くときは、はんこ、写真、通帳が必要です。",
		    "行くときは、次のものが必要です。\n・はんこ\n・写真\n"
		    "・通帳" },
		/* Two; people; or; the names of something else. */
		{ "はんこと写真を持ってきてください。", NULL },
		{ "子ども、親、先生が必要です。", NULL },
		{ "はんこ、写真か通帳を持ってきてください。", NULL },
		{ "はんこ、写真、通帳の数を書いてください。", NULL },
		{ "市民課、税務課、福祉課が変わりました。", NULL },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		expect(*state, cases[i][0],
		    cases[i][1] ? cases[i][1] : cases[i][0],
		    (struct options){ .lists = true });
}

static void
says_which_law_it_is_in_a_sentence(void **state)
{
	static const char *const cases[][2] = {
		{ "水道法第15条の規定により、水を止めます。",
		    "水を止めます。これは、水道法第15条の決まりです。" },
		{ "しおかぜ市公園条例に基づいて、公園でたばこを吸わないで"
		  "ください。",
		    "公園でたばこを吸わないでください。これは、"
		    "しおかぜ市公園条例の決まりです。" },
		{ "この方法で、申し込んでください。", NULL },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		expect(*state, cases[i][0],
		    cases[i][1] ? cases[i][1] : cases[i][0],
		    (struct options){ .profile = "yokohama" });
	expect(*state, "水道法第15条の規定により、水を止めます。",
	    "水道法第15条の決まりで、水を止めます。", (struct options){ 0 });
}

static void
takes_sentences_out_of_brackets(void **state)
{
	static const char *const cases[][2] = {
		{ "参加費は500円（小学生は無料）です。",
		    "参加のお金は500円です。小学生は無料です。" },
		{ "袋（店で買うことができます）に入れてください。",
		    "袋に入れてください。袋は、店で買うことができます。" },
		{ "古い紙（新聞、本など）は月曜日に出してください。",
		    "古い紙は月曜日に出してください。古い紙は、たとえば、"
		    "新聞、本などです。" },
		{ "紙を出してください（郵便でもいいです）。",
		    "紙を出してください。郵便でもいいです。" },
		/* What limits, or is no sentence. */
		{ "水曜日（雨の日を除く）に開きます。", NULL },
		{ "窓口（1階）へ来てください。", NULL },
		{ "人（日本語がわかります）を集めます。", NULL },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		expect(*state, cases[i][0],
		    cases[i][1] ? cases[i][1] : cases[i][0],
		    (struct options){ 0 });
}

static void
reports_missing_rules(void **state)
{
	struct fixture *f = *state;
	struct diag d;

	diag_init(&d);
	assert_null(easy_open("/nonexistent", f->language, &d));
	assert_true(d.errors > 0);
	diag_release(&d);
	assert_null(easy_profile(f->easy, STR("unknown")));
}

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

static void
drops_rows_whose_example_fails(void **state)
{
	struct fixture *f = *state;
	char dir[] = "/tmp/easy-rules-XXXXXX";
	struct diag d;
	struct easy *e;
	struct buf out = BUF_INIT;

	assert_non_null(mkdtemp(dir));
	write_table(dir, "grammar.tsv",
	    "id\tpattern\tresult\texample\texpected\n"
	    "good\tにて\tで\t会場にて聞きます。\t会場で聞きます。\n"
	    "bad\tまで\tから\t駅まで行きます。\t駅へ行きます。\n"
	    "wrong\t~[nonsense] の\t~\t\t\n"
	    "good\tにて\tで\t\t\n");
	write_table(dir, "lexicon.tsv",
	    "id\tword\tpos\teasy\tcase\tcond\texample\texpected\n"
	    "\t氏名\tnoun\t名前\t\t\t氏名を見ます。\t名前を見ます。\n"
	    "\t住所\tnoun\t\t\t\t\t\n");
	write_table(dir, "gloss.tsv", "id\tword\tgloss\texample\texpected\n");
	write_table(dir, "origins.tsv", "word\treading\torigin\n");
	write_table(dir, "profiles.tsv", PROFILES);
	write_table(dir, "verbs.tsv", "verb\tclass\n");
	write_table(dir, "words.tsv", "word\tpos\tlevel\n");
	diag_init(&d);
	e = easy_open(dir, f->language, &d);
	assert_non_null(e);
	assert_int_equal(d.errors, 4);
	assert_true(easy_explain(e, STR("good"), &out));
	assert_non_null(strstr(out.ptr, "会場で聞きます。"));
	assert_false(easy_explain(e, STR("absent"), &out));
	easy_close(e);
	buf_release(&out);
	diag_release(&d);
	tree_remove(dir);
}

/* Rules of a few rows, in place of the shipped ones. */
static struct easy *
open_small(struct fixture *f, char *dir, struct diag *d)
{
	assert_non_null(mkdtemp(dir));
	write_table(dir, "grammar.tsv",
	    "id\tpattern\tresult\texample\texpected\n"
	    "ask\tS を お願いする*\tS[する,kudasai]\t\t\n"
	    "may\t~[rentai] おそれ が ある*[aff,now]\t~[+may]\t\t\n"
	    "group\tN[group] の 方 が\tN の 人 が\t\t\n"
	    "come\tN[thing] が 決定する*[!pass]\tN が 決まる*\t\t\n");
	write_table(dir, "lexicon.tsv",
	    "id\tword\tpos\teasy\tcase\tcond\texample\texpected\n"
	    "\tなお\tadv\tまた\t\tbegin\t\t\n"
	    "\t有料です\tother\tお金がかかります\t\t\t\t\n"
	    "\t清潔\tna\tきれい\t\t\t\t\n"
	    "\t医療費\tnoun\t病院に払うお金\t\t\t\t\n"
	    "\t再提出する\tverb\tもう一度出す\t\t\t\t\n"
	    "\t減少する\tverb\t下がる\t\t\t\t\n"
	    "\t利用する\tverb\t使う\t\t\t\t\n"
	    "\t延長する\tverb\t長くなる\t\t\t\t\n");
	write_table(dir, "gloss.tsv",
	    "id\tword\tgloss\texample\texpected\n"
	    "\t燃えるがれき\t木など\t\t\n");
	write_table(dir, "origins.tsv", "word\treading\torigin\n");
	write_table(dir, "profiles.tsv", PROFILES);
	write_table(dir, "verbs.tsv",
	    "verb\tclass\n利用する\tperson\n利用する\tobject\n");
	write_table(dir, "words.tsv",
	    "word\tpos\tlevel\n学校\tnoun\tN5\n条件\tnoun\tN3\n");
	return easy_open(dir, f->language, d);
}

static void
applies_rows_only_where_they_fit(void **state)
{
	static const char *const cases[][2] = {
		{ "なお、雨の日は休みます。", "また、雨の日は休みます。" },
		{ "それでもなお待ちます。", "それでもなお待ちます。" },
		{ "駐車場は有料です。", "駐車場はお金がかかります。" },
		{ "清潔な紙です。", "きれいな紙です。" },
		{ "高い医療費を見ます。", "高い医療費を見ます。" },
		{ "医療費を見ます。", "病院に払うお金を見ます。" },
		{ "紙を再提出します。", "紙をもう一度出します。" },
		{ "水の量が減少します。", "水の量が下がります。" },
		{ "プールが利用できます。", "プールが使えます。" },
		{ "市民が利用できます。", "市民が使うことができます。" },
		{ "公園は人に利用されています。",
		    "公園は人に使われています。" },
		{ "期間を延長することができます。",
		    "期間を延長することができます。" },
		{ "掃除をお願いします。", "掃除してください。" },
		{ "掃除をお願いすることはありません。",
		    "掃除をお願いすることはありません。" },
		{ "水が来たおそれがあります。", "水が来たかもしれません。" },
		{ "水が来ないおそれがあります。",
		    "水が来ないかもしれません。" },
		{ "外国籍の方が来ます。", "外国籍の人が来ます。" },
		{ "郵便の方が早いです。", "郵便の方が早いです。" },
		{ "場所が決定しました。", "場所が決まりました。" },
		{ "市が決定しました。", "市が決定しました。" },
		{ "燃えるがれきを出します。",
		    "燃えるがれき〈木など〉を出します。" },
	};
	struct fixture *f = *state;
	char dir[] = "/tmp/easy-rules-XXXXXX";
	struct fixture small = *f;
	struct diag d;

	diag_init(&d);
	small.easy = open_small(f, dir, &d);
	assert_non_null(small.easy);
	assert_int_equal(d.errors, 0);
	small.worker = easy_worker_new(small.easy, f->tagger);
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		expect(&small, cases[i][0], cases[i][1],
		    (struct options){ .gloss = true });
	easy_worker_free(small.worker);
	easy_close(small.easy);
	diag_release(&d);
	tree_remove(dir);
}

static void
counts_only_the_words_of_beginners(void **state)
{
	struct fixture *f = *state;
	char dir[] = "/tmp/easy-rules-XXXXXX";
	struct easy_score score = { 0 };
	struct easy_worker *w;
	struct easy *e;
	struct node *s;
	struct arena a;
	struct diag d;

	diag_init(&d);
	arena_init(&a);
	e = open_small(f, dir, &d);
	w = easy_worker_new(e, f->tagger);
	s = node_new(&a, NODE_S, 0);
	node_append(s, node_text(&a, STR("学校の条件です。"), 0));
	easy_score_add(w, &score, s, false);
	assert_int_equal(score.content_words, 2);
	assert_int_equal(score.easy_words, 1);
	easy_worker_free(w);
	easy_close(e);
	arena_release(&a);
	diag_release(&d);
	tree_remove(dir);
}

static void
joins_values_that_readings_divide(void **state)
{
	static const char *const cases[][2] = {
		{ "12月（じゅうにがつ）29日（にじゅうくにち）まで",
		    "12月29日まで" },
		{ "浜（はま）さんは4月（しがつ）1日（ついたち）に来ます。",
		    "浜（はま）さんは4月1日に来ます。" },
		{ "3か月（さんかげつ）後（ご）、4月（しがつ）1日（ついたち）",
		    "3か月（さんかげつ）後（ご）、4月1日" },
		{ "110番（ひゃくじゅうばん）の家です。", "110番の家です。" },
		{ "浜（はま）さんが来ます。", NULL },
		{ "4月1日（土曜日）に来ます。", NULL },
		{ "（", NULL },
		{ "", NULL },
	};
	struct value_context ctx = { 0 };
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct buf out = BUF_INIT;
		bool joined =
		    easy_join_values(str_from(cases[i][0]), &ctx, &a, &out);

		assert_int_equal(joined, cases[i][1] != NULL);
		if (joined)
			assert_true(
			    str_eq(buf_view(&out), str_from(cases[i][1])));
		buf_release(&out);
	}
	arena_release(&a);
}

static void
ships_its_rules(void **state)
{
	struct fixture *f = *state;

	assert_true(easy_rule_count(f->easy) > 1000);
}

static void
rewrites_the_approved_sentences(void **state)
{
	struct fixture *f = *state;
	static const char *const columns[] = { "sentence", "expected", NULL };
	struct tsv t;
	unsigned wrong = 0;

	assert_int_equal(tsv_read(&t, SENTENCES, columns, &f->diag), 0);
	assert_true(t.nrows >= 300);
	for (size_t i = 0; i < t.nrows; i++) {
		struct arena a;
		struct str expected = tsv_cell(&t, i, "expected");
		char *got;

		arena_init(&a);
		got =
		    simplify(f, arena_str(&a, tsv_cell(&t, i, "sentence")).ptr,
			(struct options){ 0 });
		if (!str_eq(str_from(got), expected)) {
			fprintf(
			    stderr, "  %.*s\n  %s\n", STR_ARG(expected), got);
			wrong++;
		}
		free(got);
		arena_release(&a);
	}
	tsv_release(&t);
	assert_int_equal(wrong, 0);
}

static void
changes_nothing_the_second_time(void **state)
{
	struct fixture *f = *state;
	static const struct options all[] = {
		{ 0 },
		{ .gloss = true },
		{ .profile = "isa", .gloss = true, .readings = true },
		{ .profile = "hirosaki" },
		{ .profile = "yokohama", .lists = true },
		{ .brief = true },
	};
	struct tsv t;
	unsigned wrong = 0;

	assert_int_equal(tsv_read(&t, SENTENCES, NULL, &f->diag), 0);
	for (size_t i = 0; i < t.nrows; i++) {
		for (size_t k = 0; k < ARRAY_SIZE(all); k++) {
			struct arena a;
			char *once, *twice;

			arena_init(&a);
			once = simplify(f,
			    arena_str(&a, tsv_cell(&t, i, "sentence")).ptr,
			    all[k]);
			twice = simplify(f, once, all[k]);
			if (strcmp(once, twice) != 0) {
				fprintf(stderr, "  %s\n  %s\n", once, twice);
				wrong++;
			}
			free(once);
			free(twice);
			arena_release(&a);
		}
	}
	tsv_release(&t);
	assert_int_equal(wrong, 0);
}

static void
keeps_quotations_and_brief_endings(void **state)
{
	struct fixture *f = *state;
	struct options brief = { .brief = true };

	expect(f, "「書類を提出する」と書いてください。",
	    "「書類を提出する」と書いてください。", (struct options){ 0 });
	expect(f, "提出期限及び提出先", "出す期限と出す所", brief);
	expect(f, "申請が必要", "申し込みが必要", brief);
	expect(f, "", "", brief);
}

static void
explains_a_term_once(void **state)
{
	struct fixture *f = *state;
	struct options gloss = { .gloss = true };

	expect(f, "避難所は学校です。避難所に来てください。",
	    "避難所〈災害のときに逃げるところ〉は学校です。避難所に来てください"
	    "。",
	    gloss);
	expect(f, "避難所〈にげるところ〉は学校です。避難所に来てください。",
	    "避難所〈にげるところ〉は学校です。避難所に来てください。", gloss);
}

static void
explains_no_part_of_a_name(void **state)
{
	struct fixture *f = *state;
	struct options gloss = { .gloss = true };

	expect(f, "防災ほしみ市の日です。", "防災ほしみ市の日です。", gloss);
	expect(f, "避難所わくわくランドに来てください。",
	    "避難所わくわくランドに来てください。", gloss);
	expect(f, "避難所あり。", "避難所〈災害のときに逃げるところ〉あり。",
	    gloss);
	expect(f, "確定申告はいりません。",
	    "確定申告〈一年の税金を計算して出すこと〉はいりません。", gloss);
}

static void
keeps_values_and_markup(void **state)
{
	struct fixture *f = *state;
	struct easy_profile p = *easy_profile(f->easy, STR("plain"));
	struct arena a;
	struct value v = { .kind = VALUE_NUMBER, .amount = 14 };
	struct node *s, *b, *value;
	struct easy_result r;
	struct buf out = BUF_INIT;

	arena_init(&a);
	s = node_new(&a, NODE_S, 0);
	b = node_new(&a, NODE_B, 0);
	value = node_new(&a, NODE_VALUE, 0);
	value->text = STR("14日以内");
	value->value = &v;
	node_append(s, node_text(&a, STR("届出書を"), 0));
	node_append(s, b);
	node_append(b, value);
	node_append(b, node_text(&a, STR("に窓口へ提出"), 0));
	node_append(s, node_text(&a, STR("されたい。"), 0));
	p.gloss = false;
	easy_worker_explain(f->worker);
	easy_sentence(f->worker, s, false, &p, &a, &r, &f->diag);
	node_write_xml(r.first, &out);
	assert_non_null(strstr(out.ptr, "<b><number"));
	assert_non_null(strstr(out.ptr, "窓口へ出してください"));
	assert_true(r.changed);
	assert_true(r.nsteps > 0);
	buf_release(&out);
	arena_release(&a);
}

/* The explanation of a bold term is bold too. */
static void
explains_inside_mark_up(void **state)
{
	struct fixture *f = *state;
	struct easy_profile p = *easy_profile(f->easy, STR("isa"));
	struct easy_result r;
	struct arena a;
	struct buf out = BUF_INIT;
	struct node *s, *b;

	p.apart = false;
	arena_init(&a);
	s = node_new(&a, NODE_S, 0);
	b = node_new(&a, NODE_B, 0);
	node_append(s, node_text(&a, STR("窓口へ"), 0));
	node_append(s, b);
	node_append(b, node_text(&a, STR("新しい在留カード"), 0));
	node_append(s, node_text(&a, STR("を持ってきてください。"), 0));
	easy_worker_reset(f->worker);
	easy_sentence(f->worker, s, false, &p, &a, &r, &f->diag);
	node_write_xml(r.first, &out);
	assert_non_null(strstr(out.ptr, "</gloss></b>"));
	buf_release(&out);
	arena_release(&a);
}

/* Explanations that make a sentence too long stand behind all that was made of
 * it, unless the next one goes on from it, and say it once. */
static void
explains_behind_long_sentences(void **state)
{
	static const char *const cases[][2] = {
		{ "国民健康保険料は口座振替で納付してください。",
		    "国民健康保険料は口座振替で払ってください。"
		    "国民健康保険料は、国民健康保険のために払うお金です。"
		    "口座振替は、銀行の口座から自動で払うことです。" },
		{ "避難所では毛布を配ります。",
		    "避難所〈災害のときに逃げるところ〉では毛布を配ります。" },
		{ "保険料は口座振替で納付してください。それができないときは"
		  "、電話してください。",
		    "保険料〈保険のために払うお金〉は口座振替〈銀行の口座から"
		    "自動で払うこと〉で払ってください。それができないときは、"
		    "電話してください。" },
		/* The sentence does that itself. */
		{ "児童手当は、子どもを育てている人に支給する手当です。",
		    "児童手当は、子どもを育てている人に渡す手当〈国や市などから"
		    "もらうお金〉です。" },
		/* What something is, can be said. */
		{ "安否の確認のために災害用伝言ダイヤルを使ってください。",
		    "安否〈元気かどうか〉の確認のために災害用伝言ダイヤルを"
		    "使ってください。災害用伝言ダイヤルは、地震などのときに家族"
		    "に声を残す電話です。" },
	};
	const struct options o = { .gloss = true };

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		expect(*state, cases[i][0], cases[i][1], o);
		expect(*state, cases[i][1], cases[i][1], o);
	}
}

static struct node *
add_sentence(struct notice *n, struct node *block, const char *text)
{
	struct node *s = node_new(&n->arena, NODE_S, 0);

	node_append(s, node_text(&n->arena, str_from(text), 0));
	node_append(block, s);
	return s;
}

static void
renders_a_notice(void **state)
{
	struct fixture *f = *state;
	const struct easy_profile *p = easy_profile(f->easy, STR("plain"));
	struct notice n;
	struct node *para;
	struct rendition *r;
	struct buf out = BUF_INIT;
	struct arena a;

	arena_init(&a);
	notice_init(&n);
	para = node_new(&n.arena, NODE_P, 0);
	node_append(notice_part(&n, NODE_BODY), para);
	add_sentence(&n, notice_part(&n, NODE_TITLE), "避難所における生活");
	add_sentence(&n, para, "避難所は開設されましたが、食料はありません。");
	add_sentence(&n, para, "避難所へお越しください。");
	notice_number(&n);
	r = easy_notice(f->worker, &n, p, &a, &f->diag);
	assert_true(str_eq(r->tag, STR("ja-simple")));
	assert_true(r->morae_before > 30);
	assert_true(r->morae_after > 20);
	assert_true(r->morae_after < r->morae_before);
	show(r->sentences[0].first, false, &out);
	assert_string_equal(out.ptr, "避難所の生活");
	buf_clear(&out);
	show(r->sentences[1].first, false, &out);
	assert_string_equal(out.ptr, "避難所〈災害のときに逃げるところ〉は開き"
				     "ました。でも、食べ物はありません。");
	assert_non_null(r->sentences[1].first->next);
	buf_clear(&out);
	show(r->sentences[2].first, false, &out);
	assert_string_equal(out.ptr, "避難所へ来てください。");
	buf_release(&out);
	notice_release(&n);
	arena_release(&a);
}

/* A megabyte without a full stop, and brackets 10⁵ deep. */
static void
survives_monsters(void **state)
{
	struct fixture *f = *state;
	struct buf b = BUF_INIT;
	char *got;

	for (unsigned i = 0; i < 40000; i++)
		buf_cstr(&b, "書類を提出し、");
	got = simplify(f, b.ptr, (struct options){ 0 });
	assert_string_equal(got, b.ptr);
	free(got);
	buf_clear(&b);
	for (unsigned i = 0; i < 100000; i++)
		buf_cstr(&b, "（");
	buf_cstr(&b, "申請する");
	for (unsigned i = 0; i < 100000; i++)
		buf_cstr(&b, "）");
	got = simplify(f, b.ptr, (struct options){ 0 });
	assert_int_equal(strlen(got), b.len);
	free(got);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_things_in_a_row_below_each_other),
		cmocka_unit_test(says_which_law_it_is_in_a_sentence),
		cmocka_unit_test(takes_sentences_out_of_brackets),
		cmocka_unit_test(reports_missing_rules),
		cmocka_unit_test(drops_rows_whose_example_fails),
		cmocka_unit_test(applies_rows_only_where_they_fit),
		cmocka_unit_test(counts_only_the_words_of_beginners),
		cmocka_unit_test(joins_values_that_readings_divide),
		cmocka_unit_test(ships_its_rules),
		cmocka_unit_test(rewrites_the_approved_sentences),
		cmocka_unit_test(changes_nothing_the_second_time),
		cmocka_unit_test(keeps_quotations_and_brief_endings),
		cmocka_unit_test(explains_a_term_once),
		cmocka_unit_test(explains_no_part_of_a_name),
		cmocka_unit_test(keeps_values_and_markup),
		cmocka_unit_test(explains_inside_mark_up),
		cmocka_unit_test(explains_behind_long_sentences),
		cmocka_unit_test(renders_a_notice),
		cmocka_unit_test(survives_monsters),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
