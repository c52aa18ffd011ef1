#include "simplify/origin.h"

#include <wchar.h>

#define KANJI_MAX 16   /* of a word that is taken apart */
#define READING_MAX 48 /* its kana */

static const struct {
	struct str name;
	enum origin_class origin;
} names[] = {
	{ STR_INIT("和"), ORIGIN_NATIVE },
	{ STR_INIT("漢"), ORIGIN_SINO },
	{ STR_INIT("外"), ORIGIN_FOREIGN },
	{ STR_INIT("混"), ORIGIN_MIXED },
};

static enum origin_class
parse_origin(struct str s)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_eq(s, names[i].name))
			return names[i].origin;
	return ORIGIN_NONE;
}

void
origin_load(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->origins;

	for (size_t i = 0; i < t->nrows; i++) {
		struct str word = tsv_cell(t, i, "word");
		struct str reading = tsv_cell(t, i, "reading");
		enum origin_class o = parse_origin(tsv_cell(t, i, "origin"));
		struct map *map = &e->origin_words;
		const char *why = NULL;

		if (reading.len) {
			word = arena_printf(&e->arena, "%.*s%.*s",
			    STR_ARG(word), STR_ARG(reading));
			map = &e->native_readings;
		}
		if (word.len == 0)
			why = N_("has no word");
		else if (o == ORIGIN_NONE)
			why =
			    N_("has an origin that is none of 和, 漢, 外, 混");
		else if (reading.len && o != ORIGIN_NATIVE)
			why = N_("gives a reading, which can only be 和");
		else if (map_has(map, word))
			why = N_("says again what another row says");
		if (why)
			diag_add_line(d, DIAG_TABLE_ROW, t->file, t->lines[i],
			    str_from(tr(why)));
		else
			*map_put(map, word) = (void *)(uintptr_t)o;
	}
}

/* ---- readings ------------------------------------------------------------ */

/* How the syllables of Chinese may begin, and what may follow each: nothing
 * (・) or one of these. Every syllable that a common character is read by. */
static const wchar_t *const syllables[] = { L"ア・イクツン", L"イ・キクチツン",
	L"ウ・ンツ", L"エ・イキツン", L"オ・ウクツン", L"カ・イクツン",
	L"ガ・イクツン", L"キ・クチツン", L"ギ・ン", L"ク・ウツン", L"グ・ウン",
	L"ケ・イツン", L"ゲ・イキツン", L"コ・ウクツン", L"ゴ・ウクン",
	L"キャ・ク", L"ギャク", L"キュウ", L"ギュウ", L"キョ・ウク",
	L"ギョ・ウク", L"サ・イクツン", L"ザ・イツン", L"シ・キチツン",
	L"ジ・キクツン", L"ス・イウン", L"ズ・イ", L"セ・イキツン",
	L"ゼ・イツン", L"ソ・ウクツン", L"ゾウクン", L"シャ・ク", L"ジャ・ク",
	L"シュ・ウクツン", L"ジュ・ウクツン", L"ショ・ウク", L"ジョ・ウク",
	L"タ・イクツン", L"ダ・イクツン", L"チ・クツン", L"ツ・イウ",
	L"テイキツン", L"デ・イキン", L"ト・ウクツン", L"ド・ウクン",
	L"チャ・ク", L"チュウツン", L"チョ・ウク", L"ナ・イン", L"ニ・クチツン",
	L"ネイツン", L"ノウ", L"ニャク", L"ニュウ", L"ニョ・ウ",
	L"ハ・イクチツン", L"バ・イクツン", L"パ・イクツン", L"ヒ・ツン",
	L"ビ・ン", L"ピ・ツン", L"フ・ウクツン", L"ブ・クツン", L"プ・クン",
	L"ヘイキン", L"ベイツン", L"ペイキン", L"ホ・ウクツン", L"ボ・ウクツン",
	L"ポ・ウン", L"ヒャク", L"ビャク", L"ピャク", L"ヒョウ", L"ビョウ",
	L"ピョウ", L"マ・イクツン", L"ミ・ツン", L"ム・", L"メイツン",
	L"モ・ウクツン", L"ミャク", L"ミョウ", L"ヤ・ク", L"ユ・イウ",
	L"ヨ・ウク", L"ライクツン", L"リ・キクチツン", L"ル・イ", L"レイキツン",
	L"ロ・ウクン", L"リャク", L"リュウ", L"リョ・ウク", L"ワ・イクン" };

/* The kana [0, len) are a syllable of Chinese; before another character it
 * may end in ッ. */
static bool
is_syllable(const uint32_t *kana, size_t len, bool last)
{
	for (size_t i = 0; i < ARRAY_SIZE(syllables); i++) {
		const wchar_t *s = syllables[i];
		size_t onset = wcschr(L"ャュョ", s[1]) ? 2 : 1;

		if (len < onset || len > onset + 1 ||
		    (wchar_t)kana[0] != s[0] ||
		    (onset == 2 && (wchar_t)kana[1] != s[1]))
			continue;
		if (len == onset) {
			if (s[onset] == L'・')
				return true;
			continue;
		}
		if (kana[onset] == L'ッ' && !last)
			return wcspbrk(s + onset, L"クツチキウ") != NULL;
		if (wcschr(s + onset, (wchar_t)kana[onset]))
			return true;
	}
	return false;
}

struct parts {
	const struct easy *easy;
	size_t nkanji, nkana;
	uint32_t kanji[KANJI_MAX], kana[READING_MAX];
};

static bool
is_native(const struct parts *p, size_t k, size_t from, size_t to)
{
	struct buf key = BUF_INIT;
	bool native;

	/* 々 is read as the character before it, perhaps with a softer
	 * beginning: both forms have their rows. */
	if (p->kanji[k] == 0x3005 && k)
		k--;
	buf_cp(&key, p->kanji[k]);
	for (size_t i = from; i < to; i++)
		buf_cp(&key, p->kana[i]);
	native = map_has(&p->easy->native_readings, buf_view(&key));
	buf_release(&key);
	return native;
}

enum { ALL_SINO = 1, ALL_NATIVE = 2, BOTH = 4 };

static unsigned
join(unsigned before, bool native)
{
	unsigned same = native ? ALL_NATIVE : ALL_SINO;
	unsigned other = native ? ALL_SINO : ALL_NATIVE;

	return (before & same) | (before & (other | BOTH) ? BOTH : 0);
}

/* The ways to share the reading out between the characters. */
static unsigned
ways(const struct parts *p)
{
	unsigned now[READING_MAX + 1] = { ALL_SINO | ALL_NATIVE };

	for (size_t k = 0; k < p->nkanji; k++) {
		unsigned next[READING_MAX + 1] = { 0 };
		bool last = k + 1 == p->nkanji;

		for (size_t from = 0; from < p->nkana; from++) {
			for (size_t to = from + 1;
			     now[from] && to <= p->nkana && to <= from + 4;
			     to++) {
				if (is_native(p, k, from, to))
					next[to] |= join(now[from], true);
				else if (is_syllable(
					     p->kana + from, to - from, last))
					next[to] |= join(now[from], false);
			}
		}
		memcpy(now, next, sizeof(now));
	}
	return now[p->nkana];
}

static size_t
code_points(struct str s, uint32_t *ret, size_t max)
{
	size_t n = 0, pos = 0;
	uint32_t cp;

	while ((cp = utf8_next(s, &pos))) {
		if (n == max)
			return 0;
		ret[n++] = cp;
	}
	return n;
}

static enum origin_class
by_reading(const struct easy *e, struct str surface, struct str reading)
{
	struct parts p = { .easy = e };
	unsigned found;

	p.nkanji = code_points(surface, p.kanji, KANJI_MAX);
	p.nkana = code_points(reading, p.kana, READING_MAX);
	if (!p.nkanji || !p.nkana)
		return ORIGIN_SINO; /* unknown words in kanji mostly are */
	for (size_t i = 0; i < p.nkana; i++)
		if (p.kana[i] >= 0x3041 && p.kana[i] <= 0x3096)
			p.kana[i] += 0x60;
	found = ways(&p);
	if (found & ALL_SINO)
		return ORIGIN_SINO;
	if (found & ALL_NATIVE)
		return ORIGIN_NATIVE;
	return found ? ORIGIN_MIXED : ORIGIN_NATIVE;
}

/* ---- words --------------------------------------------------------------- */

enum { HAS_KANJI = 1, HAS_HIRAGANA = 2, HAS_KATAKANA = 4, HAS_OTHER = 8 };

static unsigned
scripts(struct str s)
{
	size_t pos = 0;
	uint32_t cp;
	unsigned set = 0;

	while ((cp = utf8_next(s, &pos))) {
		if (cp == 0x30FC) /* ー belongs to either */
			continue;
		set |= cp_is_kanji(cp)	    ? HAS_KANJI
		       : cp_is_hiragana(cp) ? HAS_HIRAGANA
		       : cp_is_katakana(cp) ? HAS_KATAKANA
					    : HAS_OTHER;
	}
	return set;
}

enum origin_class
word_origin(const struct easy *e, const struct morph *m)
{
	enum pos pos = m->feature->pos;
	unsigned set;
	void *row;

	if (pos == POS_SYMBOL || pos == POS_VALUE || pos == POS_NOUN_PROPER)
		return ORIGIN_NONE;
	row = map_get(&e->origin_words, m->feature->base);
	if (!row)
		row = map_get(&e->origin_words, m->surface);
	if (row)
		return (enum origin_class)(uintptr_t)row;
	if (pos == POS_VERB || pos == POS_ADJECTIVE)
		return ORIGIN_NATIVE;
	set = scripts(m->surface);
	if (set == HAS_KANJI)
		return by_reading(e, m->surface, m->feature->reading);
	if (set == HAS_KATAKANA)
		return ORIGIN_FOREIGN;
	if (set & HAS_OTHER)
		return ORIGIN_NONE;
	if (set & HAS_KATAKANA)
		return ORIGIN_MIXED;
	return ORIGIN_NATIVE;
}
