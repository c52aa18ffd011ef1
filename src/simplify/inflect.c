#include "simplify/inflect.h"

#include <string.h>

/* Endings of a five-row class, by form. */
struct godan {
	const char *u, *a, *i, *e, *o, *te, *ta;
};

static const struct godan godan_rows[CONJ_MAX] = {
	[CONJ_KU] = { "く", "か", "き", "け", "こ", "いて", "いた" },
	[CONJ_IKU] = { "く", "か", "き", "け", "こ", "って", "った" },
	[CONJ_GU] = { "ぐ", "が", "ぎ", "げ", "ご", "いで", "いだ" },
	[CONJ_SU] = { "す", "さ", "し", "せ", "そ", "して", "した" },
	[CONJ_TSU] = { "つ", "た", "ち", "て", "と", "って", "った" },
	[CONJ_NU] = { "ぬ", "な", "に", "ね", "の", "んで", "んだ" },
	[CONJ_BU] = { "ぶ", "ば", "び", "べ", "ぼ", "んで", "んだ" },
	[CONJ_MU] = { "む", "ま", "み", "め", "も", "んで", "んだ" },
	[CONJ_RU] = { "る", "ら", "り", "れ", "ろ", "って", "った" },
	[CONJ_U] = { "う", "わ", "い", "え", "お", "って", "った" },
	[CONJ_TOU] = { "う", "わ", "い", "え", "お", "うて", "うた" },
	[CONJ_ARU] = { "る", "ら", "り", "れ", "ろ", "って", "った" },
	[CONJ_HONOR] = { "る", "ら", "い", "れ", "ろ", "って", "った" },
};

static struct str
join(struct arena *a, struct str stem, const char *ending)
{
	size_t len = strlen(ending);
	char *p = arena_alloc(a, stem.len + len + 1);

	if (stem.len)
		memcpy(p, stem.ptr, stem.len);
	memcpy(p + stem.len, ending, len + 1);
	return (struct str){ p, stem.len + len };
}

/* た, たら and たり share a stem. */
static struct str
past_of(struct arena *a, struct str ta, enum form f)
{
	return f == FORM_TA ? ta : join(a, ta, f == FORM_TARA ? "ら" : "り");
}

static struct str
inflect_godan(struct arena *a, struct str word, const struct godan *g,
    enum conj c, enum form f)
{
	struct str stem = str_sub(word, 0, word.len - 3);

	switch (f) {
	case FORM_MIZEN:
		/* ある has no negative of its own: ない is another word. */
		return c == CONJ_ARU ? STR_NONE : join(a, stem, g->a);
	case FORM_RENYOU:
		return join(a, stem, c == CONJ_HONOR ? "り" : g->i);
	case FORM_POLITE:
		return join(a, stem, g->i);
	case FORM_BA:
		return join(a, join(a, stem, g->e), "ば");
	case FORM_MEIREI:
		return join(a, stem, c == CONJ_HONOR ? "い" : g->e);
	case FORM_IKOU:
		return join(a, join(a, stem, g->o), "う");
	case FORM_TE:
		return join(a, stem, g->te);
	case FORM_TA:
	case FORM_TARA:
	case FORM_TARI:
		return past_of(a, join(a, stem, g->ta), f);
	case FORM_PASSIVE:
		return join(a, join(a, stem, g->a), "れる");
	case FORM_CAUSATIVE:
		return join(a, join(a, stem, g->a), "せる");
	case FORM_POTENTIAL:
		return c == CONJ_ARU ? STR_NONE
				     : join(a, join(a, stem, g->e), "る");
	default:
		return word;
	}
}

static const char *const ichidan_endings[FORM_MAX] = {
	"る",
	"る",
	"",
	"",
	"",
	"れば",
	"ろ",
	"よう",
	"て",
	"た",
	"たら",
	"たり",
	"られる",
	"させる",
	"られる",
};
static const char *const suru_endings[FORM_MAX] = {
	"する",
	"する",
	"し",
	"し",
	"し",
	"すれば",
	"しろ",
	"しよう",
	"して",
	"した",
	"したら",
	"したり",
	"される",
	"させる",
	"できる",
};
static const char *const zuru_endings[FORM_MAX] = {
	"ずる",
	"ずる",
	"じ",
	"じ",
	"じ",
	"ずれば",
	"じろ",
	"じよう",
	"じて",
	"じた",
	"じたら",
	"じたり",
	"じられる",
	"じさせる",
	"じられる",
};
/* 来る keeps its kanji; くる is written in kana. */
static const char *const kuru_endings[FORM_MAX] = {
	"くる",
	"くる",
	"こ",
	"き",
	"き",
	"くれば",
	"こい",
	"こよう",
	"きて",
	"きた",
	"きたら",
	"きたり",
	"こられる",
	"こさせる",
	"こられる",
};
static const char *const kuru_kanji[FORM_MAX] = {
	"来る",
	"来る",
	"来",
	"来",
	"来",
	"来れば",
	"来い",
	"来よう",
	"来て",
	"来た",
	"来たら",
	"来たり",
	"来られる",
	"来させる",
	"来られる",
};
static const char *const adj_endings[FORM_MAX] = {
	"い",
	"い",
	"く",
	"く",
	NULL,
	"ければ",
	NULL,
	NULL,
	"くて",
	"かった",
	"かったら",
	"かったり",
	NULL,
	NULL,
	NULL,
};
static const char *const na_endings[FORM_MAX] = {
	"だ",
	"な",
	"で",
	"で",
	NULL,
	"なら",
	NULL,
	NULL,
	"で",
	"だった",
	"だったら",
	"だったり",
	NULL,
	NULL,
	NULL,
};
static const char *const copula_endings[FORM_MAX] = {
	"だ",
	"である",
	"で",
	"で",
	NULL,
	"なら",
	NULL,
	NULL,
	"で",
	"だった",
	"だったら",
	"だったり",
	NULL,
	NULL,
	NULL,
};

struct str
inflect(struct arena *a, struct str word, enum conj c, enum form f)
{
	const char *const *endings;
	size_t cut;

	switch (c) {
	case CONJ_ICHIDAN:
		endings = ichidan_endings;
		cut = 3;
		break;
	case CONJ_SURU:
		endings = suru_endings;
		cut = 6;
		break;
	case CONJ_ZURU:
		endings = zuru_endings;
		cut = 6;
		break;
	case CONJ_KURU:
		endings =
		    str_ends(word, STR("来る")) ? kuru_kanji : kuru_endings;
		cut = 6;
		break;
	case CONJ_ADJ:
		endings = adj_endings;
		cut = 3;
		break;
	case CONJ_YOI:
		if (f == FORM_SHUSHI || f == FORM_RENTAI)
			return word;
		word = join(a, str_sub(word, 0, word.len - 6), "よい");
		endings = adj_endings;
		cut = 3;
		break;
	case CONJ_NA:
		endings = na_endings;
		cut = 0;
		break;
	case CONJ_COPULA:
		endings = copula_endings;
		cut = 0;
		break;
	default:
		if (!godan_rows[c].u || word.len < 3)
			return STR_NONE;
		return inflect_godan(a, word, &godan_rows[c], c, f);
	}
	if (word.len < cut || !endings[f])
		return STR_NONE;
	return join(a, str_sub(word, 0, word.len - cut), endings[f]);
}

bool
conj_is_verb(enum conj c)
{
	return c > CONJ_NONE && c < CONJ_ADJ;
}

/* ---- classification --------------------------------------------------- */

struct ctype_name {
	struct str name;
	enum conj conj;
};

static const struct ctype_name ctype_names[] = {
	{ STR_INIT("一段"), CONJ_ICHIDAN },
	{ STR_INIT("五段・カ行イ音便"), CONJ_KU },
	{ STR_INIT("五段・カ行促音便"), CONJ_IKU },
	{ STR_INIT("五段・ガ行"), CONJ_GU },
	{ STR_INIT("五段・サ行"), CONJ_SU },
	{ STR_INIT("五段・タ行"), CONJ_TSU },
	{ STR_INIT("五段・ナ行"), CONJ_NU },
	{ STR_INIT("五段・バ行"), CONJ_BU },
	{ STR_INIT("五段・マ行"), CONJ_MU },
	{ STR_INIT("五段・ラ行特殊"), CONJ_HONOR },
	{ STR_INIT("五段・ラ行アル"), CONJ_ARU },
	{ STR_INIT("五段・ラ行"), CONJ_RU },
	{ STR_INIT("五段・ワ行ウ音便"), CONJ_TOU },
	{ STR_INIT("五段・ワ行促音便"), CONJ_U },
	{ STR_INIT("サ変・−ズル"), CONJ_ZURU },
	{ STR_INIT("サ変・"), CONJ_SURU },
	{ STR_INIT("カ変・"), CONJ_KURU },
	{ STR_INIT("形容詞・イイ"), CONJ_YOI },
	{ STR_INIT("形容詞・"), CONJ_ADJ },
	{ STR_INIT("特殊・ナイ"), CONJ_ADJ },
	{ STR_INIT("特殊・タイ"), CONJ_ADJ },
};

enum conj
conj_from_ipadic(struct str ctype, struct str base)
{
	if (str_eq(base, STR("ある")) || str_eq(base, STR("有る")))
		return CONJ_ARU;
	for (size_t i = 0; i < ARRAY_SIZE(ctype_names); i++)
		if (str_starts(ctype, ctype_names[i].name))
			return ctype_names[i].conj;
	return CONJ_NONE;
}

/* Five-row verbs that end in an i- or e-row kana and る. */
static const struct str godan_iru[] = {
	STR_INIT("入る"),
	STR_INIT("走る"),
	STR_INIT("帰る"),
	STR_INIT("知る"),
	STR_INIT("切る"),
	STR_INIT("要る"),
	STR_INIT("限る"),
	STR_INIT("減る"),
	STR_INIT("滑る"),
	STR_INIT("参る"),
	STR_INIT("散る"),
	STR_INIT("握る"),
	STR_INIT("いじる"),
	STR_INIT("しゃべる"),
	STR_INIT("すべる"),
	STR_INIT("まいる"),
	STR_INIT("はいる"),
	STR_INIT("かえる"),
	STR_INIT("かぎる"),
	STR_INIT("はしる"),
	STR_INIT("わかる"),
	STR_INIT("破る"),
	STR_INIT("戻る"),
	STR_INIT("困る"),
};

/* One-row verbs written with a single kanji and る. */
static const struct str ichidan_short[] = {
	STR_INIT("見る"),
	STR_INIT("着る"),
	STR_INIT("寝る"),
	STR_INIT("出る"),
	STR_INIT("得る"),
	STR_INIT("経る"),
	STR_INIT("似る"),
	STR_INIT("煮る"),
	STR_INIT("診る"),
	STR_INIT("看る"),
	STR_INIT("居る"),
	STR_INIT("干る"),
};

static bool
ends_with_any(struct str word, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends(word, list[i]))
			return true;
	return false;
}

static const char ie_row[] =
    "いきしちにひみりぎじぢびぴえけせてねへめれげぜでべぺ";

static enum conj
guess_ru(struct str word)
{
	struct str before = str_sub(word, word.len - 6, word.len - 3);

	if (ends_with_any(word, godan_iru, ARRAY_SIZE(godan_iru)))
		return CONJ_RU;
	if (str_eq(word, STR("ある")) || str_ends(word, STR("がある")) ||
	    str_ends(word, STR("てある")))
		return CONJ_ARU;
	if (ends_with_any(word, ichidan_short, ARRAY_SIZE(ichidan_short)))
		return CONJ_ICHIDAN;
	if (str_find(str_from(ie_row), before, 0) != STR_NPOS)
		return CONJ_ICHIDAN;
	return CONJ_RU;
}

static enum conj
guess_by_row(struct str word)
{
	struct str last = str_sub(word, word.len - 3, word.len);

	if (str_eq(last, STR("る")))
		return guess_ru(word);
	for (enum conj c = CONJ_KU; c <= CONJ_U; c++)
		if (str_eq(last, str_from(godan_rows[c].u)))
			return c;
	return CONJ_NA;
}

enum conj
conj_guess(struct str word)
{
	if (!word.ptr || word.len < 6)
		return CONJ_NA;
	if (str_ends(word, STR("する")))
		return CONJ_SURU;
	if (str_eq(word, STR("くる")) || str_ends(word, STR("てくる")) ||
	    str_ends(word, STR("でくる")) || str_ends(word, STR("来る")))
		return CONJ_KURU;
	if (str_ends(word, STR("ずる")))
		return CONJ_ZURU;
	if (str_ends(word, STR("行く")) || str_ends(word, STR("ていく")))
		return CONJ_IKU;
	if (str_ends(word, STR("くださる")) || str_ends(word, STR("なさる")) ||
	    str_ends(word, STR("いらっしゃる")) ||
	    str_ends(word, STR("ござる")))
		return CONJ_HONOR;
	if (str_ends(word, STR("いい")) && !str_ends(word, STR("かわいい")))
		return CONJ_YOI;
	if (str_ends(word, STR("い")) && !str_ends(word, STR("きれい")) &&
	    !str_ends(word, STR("ていねい")) && !str_ends(word, STR("嫌い")) &&
	    !str_ends(word, STR("とくい")))
		return CONJ_ADJ;
	return guess_by_row(word);
}
