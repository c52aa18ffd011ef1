/*
 * Names in Latin letters, by the Hepburn system as on signs: long vowels with
 * a macron (Ōsaka), n before b, m and p, an apostrophe behind n before vowels.
 * Source: 昭和29年内閣告示第1号, second table, and BS 4812.
 */
#include "text/text.h"

#include <string.h>

static const struct kana {
	struct str kana;
	const char *latin;
} table[] = {
#define KANA(kana, latin) { STR_INIT(kana), latin },
	/* two characters first */
	KANA("きゃ", "kya") KANA("きゅ", "kyu") KANA("きょ", "kyo") KANA(
	    "しゃ", "sha") KANA("しゅ", "shu") KANA("しょ", "sho") KANA("ちゃ",
	    "cha") KANA("ちゅ", "chu") KANA("ちょ", "cho") KANA("にゃ",
	    "nya") KANA("にゅ", "nyu") KANA("にょ", "nyo") KANA("ひゃ",
	    "hya") KANA("ひゅ", "hyu") KANA("ひょ", "hyo") KANA("みゃ",
	    "mya") KANA("みゅ", "myu") KANA("みょ", "myo") KANA("りゃ",
	    "rya") KANA("りゅ", "ryu") KANA("りょ", "ryo") KANA("ぎゃ",
	    "gya") KANA("ぎゅ", "gyu") KANA("ぎょ", "gyo") KANA("じゃ",
	    "ja") KANA("じゅ", "ju") KANA("じょ", "jo") KANA("びゃ",
	    "bya") KANA("びゅ", "byu") KANA("びょ", "byo") KANA("ぴゃ",
	    "pya") KANA("ぴゅ", "pyu") KANA("ぴょ", "pyo") KANA("しぇ", "she")
	    KANA("ちぇ", "che") KANA("じぇ", "je") KANA("ふぁ", "fa") KANA(
		"ふぃ", "fi") KANA("ふぇ", "fe") KANA("ふぉ", "fo") KANA("てぃ",
		"ti") KANA("でぃ", "di") KANA("うぃ", "wi") KANA("うぇ",
		"we") KANA("うぉ", "wo") KANA("とぅ", "tu") KANA("どぅ",
		"du") KANA("でゅ", "dyu") KANA("あ", "a") KANA("い", "i")
		KANA("う", "u") KANA("え", "e") KANA("お", "o") KANA(
		    "か", "ka") KANA("き", "ki") KANA("く", "ku") KANA("け",
		    "ke") KANA("こ", "ko") KANA("さ",
		    "sa") KANA("し", "shi") KANA("す", "su") KANA("せ",
		    "se") KANA("そ", "so") KANA("た",
		    "ta") KANA("ち", "chi") KANA("つ", "tsu") KANA("て", "te")
		    KANA("と", "to") KANA("な", "na") KANA("に", "ni") KANA(
			"ぬ", "nu") KANA("ね", "ne") KANA("の", "no") KANA("は",
			"ha") KANA("ひ", "hi") KANA("ふ", "fu")
			KANA("へ", "he") KANA("ほ", "ho") KANA("ま", "ma") KANA(
			    "み", "mi") KANA("む", "mu") KANA("め",
			    "me") KANA("も", "mo") KANA("や",
			    "ya") KANA("ゆ", "yu") KANA("よ",
			    "yo") KANA("ら", "ra") KANA("り",
			    "ri") KANA("る", "ru") KANA("れ",
			    "re") KANA("ろ", "ro") KANA("わ",
			    "wa") KANA("を", "o") KANA("が", "ga") KANA("ぎ",
			    "gi") KANA("ぐ", "gu") KANA("げ", "ge")
			    KANA("ご", "go") KANA("ざ", "za") KANA(
				"じ", "ji") KANA("ず", "zu") KANA("ぜ", "ze")
				KANA("ぞ", "zo") KANA("だ", "da") KANA(
				    "ぢ", "ji") KANA("づ", "zu") KANA("で",
				    "de") KANA("ど", "do") KANA("ば", "ba")
				    KANA("び", "bi") KANA("ぶ", "bu") KANA(
					"べ", "be") KANA("ぼ", "bo") KANA("ぱ",
					"pa") KANA("ぴ", "pi") KANA("ぷ", "pu")
					KANA("ぺ", "pe") KANA("ぽ", "po") KANA(
					    "ゔ", "vu") KANA("ぁ", "a")
					    KANA("ぃ", "i") KANA("ぅ", "u")
						KANA("ぇ", "e") KANA("ぉ", "o")
#undef KANA
};

static const struct kana *
kana_at(struct str s, size_t pos)
{
	struct str rest = str_sub(s, pos, s.len);

	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (str_starts(rest, table[i].kana))
			return &table[i];
	return NULL;
}

/* The vowel that ends the text becomes long. */
static void
lengthen(struct buf *out)
{
	static const char *const longs[] = { "ā", "ē", "ī", "ō", "ū" };
	const char *at =
	    out->len ? strchr("aeiou", out->ptr[out->len - 1]) : NULL;

	if (!at)
		return;
	out->ptr[--out->len] = '\0';
	buf_cstr(out, longs[strchr("aeiou", *at) - "aeiou"]);
}

static bool
ends_in(const struct buf *out, size_t start, char c)
{
	return out->len > start && out->ptr[out->len - 1] == c;
}

/* う behind o and u, お behind o, あ behind a: いえ and けい stay. */
static bool
is_long(const struct buf *out, size_t start, struct str kana)
{
	if (str_eq(kana, STR("う")))
		return ends_in(out, start, 'o') || ends_in(out, start, 'u');
	return (str_eq(kana, STR("お")) && ends_in(out, start, 'o')) ||
	       (str_eq(kana, STR("あ")) && ends_in(out, start, 'a'));
}

/* ん or っ, whose letter depends on what follows. */
static void
add_dependent(bool nasal, const struct kana *next, struct buf *out)
{
	char c = next ? next->latin[0] : '\0';

	if (nasal)
		buf_cstr(out, c && strchr("bmp", c)	 ? "m"
			      : c && strchr("aeiouy", c) ? "n'"
							 : "n");
	else if (c)
		buf_ch(out, c == 'c' ? 't' : c);
}

bool
kana_to_latin(struct str kana, struct buf *out)
{
	struct buf hiragana = BUF_INIT;
	size_t start = out->len;
	bool ok = kana.len > 0;
	struct str s;

	kana_to_hiragana(kana, &hiragana);
	s = buf_view(&hiragana);
	for (size_t pos = 0; ok && pos < s.len;) {
		struct str rest = str_sub(s, pos, s.len);
		const struct kana *k = kana_at(s, pos);

		if (str_starts(rest, STR("ー"))) {
			lengthen(out);
			pos += 3;
		} else if (str_starts(rest, STR("ん")) ||
			   str_starts(rest, STR("っ"))) {
			add_dependent(str_starts(rest, STR("ん")),
			    kana_at(s, pos + 3), out);
			pos += 3;
		} else if (!k) {
			ok = false;
		} else {
			if (is_long(out, start, k->kana))
				lengthen(out);
			else
				buf_cstr(out, k->latin);
			pos += k->kana.len;
		}
	}
	buf_release(&hiragana);
	if (!ok && out->ptr)
		out->ptr[out->len = start] = '\0';
	return ok;
}

/* One word: its reading with a capital, or as it is if it has none and needs
 * none. Suffixes hang on a hyphen: Minato-machi. */
static bool
add_word(const struct morph *m, bool first, struct buf *out)
{
	struct str reading = m->feature->reading;
	size_t start;

	if (!reading.len) {
		size_t pos = 0;
		uint32_t cp = utf8_next(m->surface, &pos);

		if (cp_is_kanji(cp))
			return false;
		reading = m->surface;
	}
	if (!first && m->feature->pos == POS_NOUN_SUFFIX)
		buf_ch(out, '-');
	else if (!first)
		buf_ch(out, ' ');
	start = out->len;
	if (!kana_to_latin(reading, out))
		buf_str(out, m->surface);
	else if ((first || m->feature->pos != POS_NOUN_SUFFIX) &&
		 out->ptr[start] >= 'a' && out->ptr[start] <= 'z')
		out->ptr[start] = (char)(out->ptr[start] - 'a' + 'A');
	return true;
}

/* Runs of kana are words: names in kana are in no dictionary. */
static size_t
find_kana(struct str text, struct arena *a, struct span **ret)
{
	struct span *spans = arena_alloc(a, (text.len + 1) * sizeof(*spans));
	size_t n = 0, from = 0, chars = 0;

	for (size_t pos = 0; pos <= text.len;) {
		size_t at = pos;
		uint32_t cp = pos < text.len ? utf8_next(text, &pos) : 0;

		if (cp_is_kana(cp)) {
			chars++;
			continue;
		}
		if (chars > 1)
			spans[n++] = (struct span){ from, at, NULL };
		chars = 0;
		from = pos;
		if (at == text.len)
			break;
	}
	*ret = spans;
	return n;
}

bool
romanise(struct tagger *t, struct str text, struct arena *a, struct buf *out)
{
	size_t start = out->len, n;
	struct span *spans;
	struct morphs m;

	n = find_kana(text, a, &spans);
	tagger_parse(t, text, spans, n, a, &m);
	for (size_t i = 0; i < m.count; i++) {
		if (add_word(&m.items[i], i == 0, out))
			continue;
		if (out->ptr)
			out->ptr[out->len = start] = '\0';
		return false;
	}
	return out->len > start;
}
