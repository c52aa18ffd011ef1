/* The rules as users see them: rows, what the program does by itself, what
 * findings are about, profiles. */
#include "simplify/explain.h"

static const struct builtin builtins[] = {
	{ "ending", N_("A sentence ends in です or ます."), "ごみを集める。",
	    "ごみを集めます。" },
	{ "honorific", N_("Honorific and humble forms become です and ます."),
	    "先生がお話しになります。", "先生が話します。" },
	{ "request", N_("Requests become てください."), "早く連絡されたい。",
	    "早く連絡してください。" },
	{ "kaneru", N_("かねる becomes できない."), "わかりかねます。",
	    "わかることができません。" },
	{ "can", N_("られる behind を is できる."),
	    "お金を納められない人は来てください。",
	    "お金を払うことができない人は来てください。" },
	{ "asked", N_("Who is asked for something becomes the topic."),
	    "親には、協力をお願いします。", "親は、協力してください。" },
	{ "kata", N_("方 that is a person becomes 人."),
	    "車がない方又は家族が来てください。",
	    "車がない人か家族が来てください。" },
	{ "since", N_("より that means から becomes から."),
	    "窓口より呼びます。", "窓口から呼びます。" },
	{ "aim", N_("What is aimed at becomes a verb."),
	    "情報の共有と調整を図ります。", "情報を共有して、調整します。" },
	{ "aim-list", N_("Acts in a list become たり."),
	    "情報の収集や提供を行います。",
	    "情報を集めたり、提供したりします。" },
	{ "aim-help", N_("What one helps to do becomes a verb."),
	    "車の導入を支援します。", "車を導入するのを助けます。" },
	{ "prefix", N_("お and ご before the name of an act go."),
	    "ご案内の紙を見てください。", "案内の紙を見てください。" },
	{ "passive", N_("What the city does to a thing becomes active."),
	    "紙が配布されます。", "紙を配ります。" },
	{ "te-form", N_("A clause before a request ends in て."),
	    "紙に名前を書き、出してください。",
	    "紙に名前を書いて、出してください。" },
	{ "note-sign", N_("※ in front of a sentence goes."),
	    "※雨の日は休みです。", "雨の日は休みです。" },
	{ "dot", N_("・ between three things or more becomes a comma."),
	    "野菜・果物・魚が大好きです。", "野菜、果物、魚が大好きです。" },
	{ "brackets", N_("What can be a sentence leaves its brackets."),
	    "水曜日（雨の日は休みです）に来てください。",
	    "水曜日に来てください。雨の日は休みです。" },
	{ "list", N_("Three things or more become a list, in notices."),
	    "野菜、果物、魚を持ってきてください。",
	    "次のものを持ってきてください。・野菜・果物・魚" },
	{ "law", N_("The law that is the reason follows, in some profiles."),
	    "水道法第15条の規定により、水を止めます。",
	    "水を止めます。これは、水道法第15条の決まりです。" },
	{ "split-but", N_("が between two facts becomes でも."),
	    "学校は開いていますが、プールは入ることができません。",
	    "学校は開いています。でも、プールは入ることができません。" },
	{ "split-so", N_("ので between two facts becomes だから."),
	    "雨がたくさん降りましたので、学校の前の道が通れません。",
	    "雨がたくさん降りました。だから、学校の前の道が通れません。" },
	{ "split-and", N_("Two facts become two sentences."),
	    "雨が降るし、風も吹きます。",
	    "雨が降ります。また、風も吹きます。" },
	{ "split-also", N_("What is so besides becomes its own sentence."),
	    "申し込みの紙は、市役所の1階の子どもの課の窓口で配っているほか、"
	    "ホームページからも取ることができます。",
	    "申し込みの紙は、市役所の1階の子どもの課の窓口で配っています。"
	    "また、ホームページからも取ることができます。" },
	{ "split-when", N_("What may happen becomes its own sentence."),
	    "スピーカーの放送がよく聞こえなかったときは、電話で放送の"
	    "内容を確かめることができます。",
	    "スピーカーの放送がよく聞こえないことがあります。"
	    "そのときは、電話で放送の内容を確かめることができます。" },
	{ "split-next", N_("When, or who, stands before what is asked for."),
	    "引っ越しをして、家族の数が変わったときは、できるだけ早く市役所の"
	    "2階の"
	    "窓口で手続きをしてください。",
	    "引っ越しをして、家族の数が変わったときは、次のようにしてください"
	    "。"
	    "できるだけ早く市役所の2階の窓口で手続きをしてください。" },
	{ "split-such", N_("What people tell becomes its own sentence."),
	    "1回だけのつもりで買った食べ物が、毎月届くもので、お金を何回も"
	    "払ったという相談が増えています。",
	    "次のような相談が増えています。1回だけのつもりで買った食べ物"
	    "が、毎月届くもので、お金を何回も払ったという相談です。" },
	{ "split-only", N_("When alone it is so becomes its own sentence."),
	    "病気などのしかたがない理由で本人が市役所に来ることができないときだ"
	    "け、"
	    "家族の人にカードを渡します。",
	    "家族の人にカードを渡します。病気などのしかたがない理由で本人が"
	    "市役所に来ることができないときだけです。" },
	{ "split-law", N_("The law that says so follows a long sentence."),
	    "この町で犬を飼っている人は、狂犬病予防法で、毎年1回は犬に注射を"
	    "しなければなりません。",
	    "この町で犬を飼っている人は、毎年1回は犬に注射をしなければなりませ"
	    "ん。"
	    "狂犬病予防法で決まっています。" },
	{ "split-bring", N_("What one brings becomes its own sentence."),
	    "日本に長くいるための手続きをした人は、新しいカードを持って、"
	    "市役所の2階の窓口まで来てください。",
	    "日本に長くいるための手続きをした人は、市役所の2階の窓口まで"
	    "来てください。そのとき、新しいカードを持ってきてください。" },
	{ "split-deadline", N_("The deadline of a long sentence follows it."),
	    "この町で赤ちゃんが生まれたときは、生まれた日から14日以内に、"
	    "市役所の2階の窓口に申し込みの紙を出してください。",
	    "この町で赤ちゃんが生まれたときは、市役所の2階の窓口に"
	    "申し込みの紙を出してください。期限は、生まれた日から14日以内"
	    "です。" },
	{ "split-reason", N_("The reason for a long sentence follows it."),
	    "水道の工事をするため、あしたの朝からあさっての夜まで、駅の前の"
	    "道と学校の前の道と川のそばの道は通ることができません。",
	    "あしたの朝からあさっての夜まで、駅の前の道と学校の前の道と川の"
	    "そばの道は通ることができません。水道の工事をするためです。" },
	{ "split-target", N_("For whom a long sentence is follows it."),
	    "この町に住んでいる外国人を対象に、日本語を話したり書いたりする"
	    "練習を毎週土曜日の朝に市役所でします。",
	    "日本語を話したり書いたりする練習を毎週土曜日の朝に市役所で"
	    "します。対象は、この町に住んでいる外国人です。" },
	{ "split-request", N_("What is asked for becomes its own sentence."),
	    "市役所の2階の市民課の窓口に前のカードと写真を出し、3階の窓口で"
	    "保険のカードと申し込みの紙をもらってください。",
	    "市役所の2階の市民課の窓口に前のカードと写真を出してください。"
	    "そして、3階の窓口で保険のカードと申し込みの紙をもらってください"
	    "。" },
};

static const struct {
	const char *text, *example;
} guides[] = {
	{ N_("one fact a sentence"), "雨が降りましたが、祭りはあります。" },
	{ N_("short sentences"),
	    "私はあしたの朝に友だちといっしょに駅の前から出るバスに乗って"
	    "海の近くの町まで行きます。" },
	{ N_("few kanji in a sentence"), "新市役所東側駐車場北口南門前です。" },
	{ N_("three things or more as a list"),
	    "紙、空き缶、びんを出します。" },
	{ N_("terms explained, hard words replaced"), "避難所に行きます。" },
	{ N_("no double negation"), "食べられないわけではないです。" },
	{ N_("no passive, causative, honorific or humble form"),
	    "写真が送付されます。" },
	{ N_("verbs rather than nouns"), "紙の提出が必要です。" },
	{ N_("nothing vague"), "水が来るおそれがあります。" },
	{ N_("です and ます; requests with てください"), "紙を出す。" },
	{ N_("Western years, 8月15日, 午後8時, から and まで"),
	    "令和8年12月1日に来てください。" },
	{ N_("loanwords that learners know"), "サプリメントを飲みます。" },
	{ N_("no mimetic words"), "星がきらきら光ります。" },
	{ N_("a reading with each word that has kanji"), "水を飲みます。" },
};

const struct builtin *
explain_builtins(size_t *ret_count)
{
	*ret_count = ARRAY_SIZE(builtins);
	return builtins;
}

const char *
explain_guide(unsigned rule)
{
	return rule >= 1 && rule <= ARRAY_SIZE(guides)
		   ? guides[rule - 1].example
		   : NULL;
}

/* ---- rows ---------------------------------------------------------------- */

static void
example(struct buf *out, struct str before, struct str after)
{
	if (before.len)
		buf_printf(out, tr("  example: %.*s\n"), STR_ARG(before));
	if (after.len)
		buf_printf(out, tr("  becomes: %.*s\n"), STR_ARG(after));
}

static void
conditions(const struct row *r, struct buf *out)
{
	const struct {
		bool holds;
		const char *text;
	} all[] = {
		{ r->no_modifier,
		    N_("  not behind の or a relative clause\n") },
		{ r->part, N_("  also inside a compound\n") },
		{ r->modified, N_("  only before a noun\n") },
		{ r->final, N_("  only at the end of a sentence\n") },
		{ r->paid, N_("  only with 払う, かかる and the like\n") },
		{ r->met, N_("  only of people whom one meets or asks\n") },
		{ r->near, N_("  only right behind が, は or も\n") },
		{ r->tail, N_("  not before another part of a noun\n") },
		{ r->begin, N_("  only where a clause begins\n") },
	};

	if (r->case_from.len || r->case_to.len)
		buf_printf(out,
		    r->need_case
			? tr("  only behind %.*s, which becomes %.*s\n")
			: tr("  behind %.*s, which becomes %.*s\n"),
		    STR_ARG(r->case_from), STR_ARG(r->case_to));
	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (all[i].holds)
			buf_cstr(out, tr(all[i].text));
	if (r->with.len)
		buf_printf(out,
		    tr("  only in a sentence that has one of: %.*s\n"),
		    STR_ARG(r->with));
}

static void
explain_row(const struct row *r, struct buf *out)
{
	static const struct {
		const char *file, *what;
	} kinds[] = {
		[ROW_GRAMMAR] = { "grammar.tsv", N_("a pattern") },
		[ROW_LEXICON] = { "lexicon.tsv", N_("a word") },
		[ROW_GLOSS] = { "gloss.tsv", N_("a term and its explanation") },
		[ROW_SPELLING] = { "spellings.tsv", N_("a spelling") },
	};
	bool grammar = r->kind == ROW_GRAMMAR;

	buf_printf(out, "%.*s: %s (%s:%u)%s\n", STR_ARG(r->id),
	    tr(kinds[r->kind].what), kinds[r->kind].file, r->line,
	    r->dropped ? tr(" – not in use") : "");
	buf_printf(out, "  %.*s → %.*s\n",
	    STR_ARG(grammar ? r->pattern_text : r->word),
	    STR_ARG(grammar ? r->result_text : r->easy));
	if (r->kind == ROW_LEXICON)
		conditions(r, out);
	example(out, r->example, r->expected);
}

/* Rows of the same word have ids of their own, which name their part of
 * speech. */
static void
explain_others(const struct row *r, struct buf *out)
{
	if (r->kind != ROW_LEXICON || !r->next)
		return;
	buf_cstr(out, tr("  see also:"));
	for (r = r->next; r; r = r->next)
		buf_printf(out, " %.*s", STR_ARG(r->id));
	buf_ch(out, '\n');
}

/* ---- profiles ------------------------------------------------------------ */

static void
explain_profile(const struct easy_profile *p, struct buf *out)
{
	buf_printf(out, tr("%s: a profile (profiles.tsv)\n"), p->name);
	buf_printf(out, tr("  at most %u morae and %u kanji a sentence\n"),
	    p->max_morae, p->max_kanji);
	if (p->max_chars)
		buf_printf(out, tr("  at most %u characters\n"), p->max_chars);
	buf_cstr(out,
	    p->furigana ? tr("  with readings\n") : tr("  without readings\n"));
	if (p->spaces)
		buf_cstr(out, tr("  a space before each bunsetsu\n"));
	if (p->gloss)
		buf_printf(out, tr("  explanations in %.*s…%.*s\n"),
		    STR_ARG(p->gloss_open), STR_ARG(p->gloss_close));
	if (p->apart)
		buf_cstr(
		    out, tr("  behind sentences that they make too long\n"));
	buf_printf(out, tr("  words of %s need no explanation\n"),
	    p->beginners ? "N5, N4" : "N5, N4, N3");
	buf_cstr(out, tr("  findings:"));
	for (unsigned i = 1; i <= ARRAY_SIZE(guides); i++)
		if (p->rules >> i & 1)
			buf_printf(out, " R%u", i);
	buf_ch(out, '\n');
	if (p->emergency)
		buf_printf(
		    out, tr("  emergency notices: %s\n"), p->emergency->name);
}

/* ---- */

bool
easy_explain(const struct easy *e, struct str id, struct buf *out)
{
	const struct row *r = map_get(&e->by_id, id);
	const struct easy_profile *p = easy_profile(e, id);
	size_t before = out->len;

	if (r) {
		explain_row(r, out);
		explain_others(r, out);
	}
	for (size_t i = 0; i < ARRAY_SIZE(builtins); i++) {
		const struct builtin *b = &builtins[i];

		if (!str_eq(id, str_from(b->id)))
			continue;
		buf_printf(out, tr("%s: done by the program\n"), b->id);
		buf_printf(out, "  %s\n", tr(b->text));
		example(out, str_from(b->example), str_from(b->expected));
	}
	for (unsigned i = 0; i < ARRAY_SIZE(guides); i++) {
		char name[8];

		(void)snprintf(name, sizeof(name), "R%u", i + 1);
		if (!str_eq(id, str_from(name)))
			continue;
		buf_printf(out, tr("%s: what `tayori check` asks for\n"), name);
		buf_printf(out, "  %s\n", tr(guides[i].text));
		buf_printf(out, tr("  not easy: %s\n"), guides[i].example);
	}
	if (p)
		explain_profile(p, out);
	return out->len > before;
}

void
easy_rule_counts(const struct easy *e, struct buf *out)
{
	const struct {
		const char *name;
		const struct tsv *table;
	} tables[] = {
		{ "grammar.tsv", &e->grammar },
		{ "lexicon.tsv", &e->lexicon },
		{ "gloss.tsv", &e->gloss },
		{ "spellings.tsv", &e->spelling },
		{ "words.tsv", &e->words },
		{ "verbs.tsv", &e->verbs },
		{ "origins.tsv", &e->origins },
		{ "profiles.tsv", &e->profiles_table },
	};

	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		buf_printf(out, tr("  %-13s %6zu rows\n"), tables[i].name,
		    tables[i].table->nrows);
}
