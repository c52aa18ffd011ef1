#include "simplify/inflect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct paradigm {
	const char *word;
	enum conj conj;
	/* In the order of enum form; NULL: no such form. */
	const char *forms[FORM_MAX];
};

static const struct paradigm paradigms[] = {
	{ "食べる", CONJ_ICHIDAN,
	    { "食べる", "食べる", "食べ", "食べ", "食べ", "食べれば", "食べろ",
		"食べよう", "食べて", "食べた", "食べたら", "食べたり",
		"食べられる", "食べさせる", "食べられる" } },
	{ "書く", CONJ_KU,
	    { "書く", "書く", "書か", "書き", "書き", "書けば", "書け",
		"書こう", "書いて", "書いた", "書いたら", "書いたり",
		"書かれる", "書かせる", "書ける" } },
	{ "行く", CONJ_IKU,
	    { "行く", "行く", "行か", "行き", "行き", "行けば", "行け",
		"行こう", "行って", "行った", "行ったら", "行ったり",
		"行かれる", "行かせる", "行ける" } },
	{ "泳ぐ", CONJ_GU,
	    { "泳ぐ", "泳ぐ", "泳が", "泳ぎ", "泳ぎ", "泳げば", "泳げ",
		"泳ごう", "泳いで", "泳いだ", "泳いだら", "泳いだり",
		"泳がれる", "泳がせる", "泳げる" } },
	{ "出す", CONJ_SU,
	    { "出す", "出す", "出さ", "出し", "出し", "出せば", "出せ",
		"出そう", "出して", "出した", "出したら", "出したり",
		"出される", "出させる", "出せる" } },
	{ "待つ", CONJ_TSU,
	    { "待つ", "待つ", "待た", "待ち", "待ち", "待てば", "待て",
		"待とう", "待って", "待った", "待ったら", "待ったり",
		"待たれる", "待たせる", "待てる" } },
	{ "死ぬ", CONJ_NU,
	    { "死ぬ", "死ぬ", "死な", "死に", "死に", "死ねば", "死ね",
		"死のう", "死んで", "死んだ", "死んだら", "死んだり",
		"死なれる", "死なせる", "死ねる" } },
	{ "運ぶ", CONJ_BU,
	    { "運ぶ", "運ぶ", "運ば", "運び", "運び", "運べば", "運べ",
		"運ぼう", "運んで", "運んだ", "運んだら", "運んだり",
		"運ばれる", "運ばせる", "運べる" } },
	{ "読む", CONJ_MU,
	    { "読む", "読む", "読ま", "読み", "読み", "読めば", "読め",
		"読もう", "読んで", "読んだ", "読んだら", "読んだり",
		"読まれる", "読ませる", "読める" } },
	{ "送る", CONJ_RU,
	    { "送る", "送る", "送ら", "送り", "送り", "送れば", "送れ",
		"送ろう", "送って", "送った", "送ったら", "送ったり",
		"送られる", "送らせる", "送れる" } },
	{ "払う", CONJ_U,
	    { "払う", "払う", "払わ", "払い", "払い", "払えば", "払え",
		"払おう", "払って", "払った", "払ったら", "払ったり",
		"払われる", "払わせる", "払える" } },
	{ "問う", CONJ_TOU,
	    { "問う", "問う", "問わ", "問い", "問い", "問えば", "問え",
		"問おう", "問うて", "問うた", "問うたら", "問うたり",
		"問われる", "問わせる", "問える" } },
	{ "ある", CONJ_ARU,
	    { "ある", "ある", NULL, "あり", "あり", "あれば", "あれ", "あろう",
		"あって", "あった", "あったら", "あったり", "あられる",
		"あらせる", NULL } },
	{ "いらっしゃる", CONJ_HONOR,
	    { "いらっしゃる", "いらっしゃる", "いらっしゃら", "いらっしゃり",
		"いらっしゃい", "いらっしゃれば", "いらっしゃい",
		"いらっしゃろう", "いらっしゃって", "いらっしゃった",
		"いらっしゃったら", "いらっしゃったり", "いらっしゃられる",
		"いらっしゃらせる", "いらっしゃれる" } },
	{ "提出する", CONJ_SURU,
	    { "提出する", "提出する", "提出し", "提出し", "提出し",
		"提出すれば", "提出しろ", "提出しよう", "提出して", "提出した",
		"提出したら", "提出したり", "提出される", "提出させる",
		"提出できる" } },
	{ "準ずる", CONJ_ZURU,
	    { "準ずる", "準ずる", "準じ", "準じ", "準じ", "準ずれば", "準じろ",
		"準じよう", "準じて", "準じた", "準じたら", "準じたり",
		"準じられる", "準じさせる", "準じられる" } },
	{ "来る", CONJ_KURU,
	    { "来る", "来る", "来", "来", "来", "来れば", "来い", "来よう",
		"来て", "来た", "来たら", "来たり", "来られる", "来させる",
		"来られる" } },
	{ "持ってくる", CONJ_KURU,
	    { "持ってくる", "持ってくる", "持ってこ", "持ってき", "持ってき",
		"持ってくれば", "持ってこい", "持ってこよう", "持ってきて",
		"持ってきた", "持ってきたら", "持ってきたり", "持ってこられる",
		"持ってこさせる", "持ってこられる" } },
	{ "高い", CONJ_ADJ,
	    { "高い", "高い", "高く", "高く", NULL, "高ければ", NULL, NULL,
		"高くて", "高かった", "高かったら", "高かったり", NULL, NULL,
		NULL } },
	{ "いい", CONJ_YOI,
	    { "いい", "いい", "よく", "よく", NULL, "よければ", NULL, NULL,
		"よくて", "よかった", "よかったら", "よかったり", NULL, NULL,
		NULL } },
	{ "必要", CONJ_NA,
	    { "必要だ", "必要な", "必要で", "必要で", NULL, "必要なら", NULL,
		NULL, "必要で", "必要だった", "必要だったら", "必要だったり",
		NULL, NULL, NULL } },
};

static void
refuses_what_it_cannot_inflect(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_null(inflect(&a, STR("の"), CONJ_NONE, FORM_TE).ptr);
	assert_null(inflect(&a, STR(""), CONJ_KU, FORM_TE).ptr);
	assert_null(inflect(&a, STR("る"), CONJ_SURU, FORM_TE).ptr);
	assert_null(inflect(&a, STR("高い"), CONJ_ADJ, FORM_MEIREI).ptr);
	assert_int_equal(conj_guess(STR("")), CONJ_NA);
	assert_int_equal(conj_guess(STR("必要")), CONJ_NA);
	assert_int_equal(
	    conj_from_ipadic(STR("文語・ベシ"), STR("べし")), CONJ_NONE);
	arena_release(&a);
}

static void
makes_every_form_of_every_class(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(paradigms); i++) {
		const struct paradigm *p = &paradigms[i];

		for (enum form f = 0; f < FORM_MAX; f++) {
			struct str s =
			    inflect(&a, str_from(p->word), p->conj, f);

			if (!p->forms[f]) {
				assert_null(s.ptr);
				continue;
			}
			assert_non_null(s.ptr);
			assert_string_equal(arena_str(&a, s).ptr, p->forms[f]);
		}
	}
	arena_release(&a);
}

static void
knows_the_class_of_a_dictionary_form(void **state)
{
	static const struct {
		const char *word;
		enum conj conj;
	} words[] = {
		{ "お金を払う", CONJ_U },
		{ "届ける", CONJ_ICHIDAN },
		{ "見る", CONJ_ICHIDAN },
		{ "作る", CONJ_RU },
		{ "入る", CONJ_RU },
		{ "家に帰る", CONJ_RU },
		{ "引っ越してくる", CONJ_KURU },
		{ "つくる", CONJ_RU },
		{ "持っていく", CONJ_IKU },
		{ "病院に行く", CONJ_IKU },
		{ "勉強する", CONJ_SURU },
		{ "危ない", CONJ_ADJ },
		{ "方がいい", CONJ_YOI },
		{ "水がある", CONJ_ARU },
		{ "くださる", CONJ_HONOR },
		{ "簡単", CONJ_NA },
		{ "急ぐ", CONJ_GU },
		{ "持つ", CONJ_TSU },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		assert_int_equal(
		    conj_guess(str_from(words[i].word)), words[i].conj);
	assert_int_equal(
	    conj_from_ipadic(STR("五段・カ行促音便"), STR("行く")), CONJ_IKU);
	assert_int_equal(
	    conj_from_ipadic(STR("五段・ラ行"), STR("ある")), CONJ_ARU);
	assert_int_equal(
	    conj_from_ipadic(STR("サ変・スル"), STR("する")), CONJ_SURU);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_it_cannot_inflect),
		cmocka_unit_test(makes_every_form_of_every_class),
		cmocka_unit_test(knows_the_class_of_a_dictionary_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
