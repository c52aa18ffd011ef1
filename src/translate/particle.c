/*
 * Korean particles that depend on the final sound of the word before them.
 * A translator writes both forms behind a placeholder, as Korean forms do:
 * {date}을(를), {place}은/는, {phone}(으)로.
 */
#include "translate/render.h"

enum final_sound { FINAL_UNKNOWN, FINAL_VOWEL, FINAL_RIEUL, FINAL_CONSONANT };

static const struct particle {
	struct str consonant, vowel;
	struct str notation[4]; /* first the one that we recommend */
	bool rieul_as_vowel;
} particles[] = {
	{ STR_INIT("은"), STR_INIT("는"),
	    { STR_INIT("은(는)"), STR_INIT("는(은)"), STR_INIT("은/는"),
		STR_INIT("는/은") },
	    false },
	{ STR_INIT("이"), STR_INIT("가"),
	    { STR_INIT("이(가)"), STR_INIT("가(이)"), STR_INIT("이/가"),
		STR_INIT("가/이") },
	    false },
	{ STR_INIT("을"), STR_INIT("를"),
	    { STR_INIT("을(를)"), STR_INIT("를(을)"), STR_INIT("을/를"),
		STR_INIT("를/을") },
	    false },
	{ STR_INIT("과"), STR_INIT("와"),
	    { STR_INIT("과(와)"), STR_INIT("와(과)"), STR_INIT("과/와"),
		STR_INIT("와/과") },
	    false },
	{ STR_INIT("으로"), STR_INIT("로"),
	    { STR_INIT("(으)로"), STR_INIT("으로(로)"), STR_INIT("으로/로"),
		STR_INIT("로/으로") },
	    true },
	{ STR_INIT("이나"), STR_INIT("나"),
	    { STR_INIT("(이)나"), STR_INIT("이나/나"), STR_INIT("나/이나"),
		STR_INIT("이나(나)") },
	    false },
	{ STR_INIT("이며"), STR_INIT("며"),
	    { STR_INIT("(이)며"), STR_INIT("이며/며"), STR_INIT("며/이며"),
		STR_INIT("이며(며)") },
	    false },
	{ STR_INIT("이라도"), STR_INIT("라도"),
	    { STR_INIT("(이)라도"), STR_INIT("이라도/라도"),
		STR_INIT("라도/이라도"), STR_INIT("이라도(라도)") },
	    false },
	{ STR_INIT("이든"), STR_INIT("든"),
	    { STR_INIT("(이)든"), STR_INIT("이든/든"), STR_INIT("든/이든"),
		STR_INIT("이든(든)") },
	    false },
	{ STR_INIT("이란"), STR_INIT("란"),
	    { STR_INIT("(이)란"), STR_INIT("이란/란"), STR_INIT("란/이란"),
		STR_INIT("이란(란)") },
	    false },
	{ STR_INIT("이랑"), STR_INIT("랑"),
	    { STR_INIT("(이)랑"), STR_INIT("이랑/랑"), STR_INIT("랑/이랑"),
		STR_INIT("이랑(랑)") },
	    false },
	{ STR_INIT("이면"), STR_INIT("면"),
	    { STR_INIT("(이)면"), STR_INIT("이면/면"), STR_INIT("면/이면"),
		STR_INIT("이면(면)") },
	    false },
	{ STR_INIT("이므로"), STR_INIT("므로"),
	    { STR_INIT("(이)므로"), STR_INIT("이므로/므로"),
		STR_INIT("므로/이므로"), STR_INIT("이므로(므로)") },
	    false },
	{ STR_INIT("이에요"), STR_INIT("예요"),
	    { STR_INIT("이에요(예요)"), STR_INIT("예요(이에요)"),
		STR_INIT("이에요/예요"), STR_INIT("예요/이에요") },
	    false },
	{ STR_INIT("이라고"), STR_INIT("라고"),
	    { STR_INIT("(이)라고"), STR_INIT("이라고/라고"),
		STR_INIT("라고/이라고"), STR_INIT("이라고(라고)") },
	    false },
};

static bool
is_opener(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
}

static bool
is_closer(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011;
}

/* The word without what is not read: a note in brackets at its end (12월
 * 29일(화) sounds as 29일), quotes, full stops. A word that is all in
 * brackets keeps what they hold. */
static struct str
spoken_part(struct str word)
{
	size_t end = word.len, before = end, depth = 0;
	uint32_t last = end ? utf8_prev(word, &before) : 0;

	if (is_closer(last)) {
		for (size_t pos = word.len; pos > 0;) {
			uint32_t cp = utf8_prev(word, &pos);
			depth += is_closer(cp);
			depth -= is_opener(cp) && depth > 0;
			if (depth)
				continue;
			if (str_trim(str_sub(word, 0, pos)).len)
				return str_trim(str_sub(word, 0, pos));
			break;
		}
		return str_sub(word, 0, before);
	}
	return str_trim(word);
}

/* Digits are read in Sino-Korean; a final 0 is 영, 십, 백, 천 or 만. */
static enum final_sound
final_of_digit(int digit)
{
	switch (digit) {
	case 1:
	case 7:
	case 8:
		return FINAL_RIEUL;
	case 0:
	case 3:
	case 6:
		return FINAL_CONSONANT;
	default:
		return FINAL_VOWEL;
	}
}

/* A single letter or capital is read as its name (엘, 엠, 엔, 알), a word
 * roughly as written. */
static enum final_sound
final_of_latin(struct str word, uint32_t cp)
{
	bool name = cp < 'a' || word.len == 1;

	switch (cp | 0x20) {
	case 'l':
		return FINAL_RIEUL;
	case 'r':
		return name ? FINAL_RIEUL : FINAL_VOWEL;
	case 'm':
	case 'n':
		return FINAL_CONSONANT;
	case 'b':
	case 'k':
	case 'p':
		return name ? FINAL_VOWEL : FINAL_CONSONANT;
	case 'g':
		return str_ends(word, STR("ng")) || str_ends(word, STR("kg"))
			   ? FINAL_CONSONANT
			   : FINAL_VOWEL;
	default:
		return FINAL_VOWEL;
	}
}

static enum final_sound
final_of(struct str word)
{
	struct str spoken = spoken_part(word);
	size_t pos = spoken.len;
	uint32_t cp = 0;

	/* Over quotes, stops and the like to the last sound. */
	while (pos > 0) {
		cp = utf8_prev(spoken, &pos);
		if (cp == '%' || cp == 0x2103 || cp == 0x33A1)
			return FINAL_VOWEL; /* 퍼센트, 도, 미터 */
		if (cp >= 0xAC00 && cp <= 0xD7A3)
			break;
		if (cp_digit(cp) >= 0)
			return final_of_digit(cp_digit(cp));
		if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
			return final_of_latin(spoken, cp);
		if (cp >= 0x3040 && cp < 0xFF00)
			return FINAL_UNKNOWN;
		cp = 0;
	}
	if (!cp)
		return FINAL_UNKNOWN;
	switch ((cp - 0xAC00) % 28) {
	case 0:
		return FINAL_VOWEL;
	case 8:
		return FINAL_RIEUL;
	default:
		return FINAL_CONSONANT;
	}
}

size_t
particle_choose(struct str text, struct str word, struct str *ret)
{
	for (size_t i = 0; i < ARRAY_SIZE(particles); i++) {
		const struct particle *p = &particles[i];
		for (size_t k = 0; k < ARRAY_SIZE(p->notation); k++) {
			enum final_sound sound;

			if (!str_starts(text, p->notation[k]))
				continue;
			sound = final_of(word);
			if (sound == FINAL_UNKNOWN)
				return 0;
			*ret = sound == FINAL_VOWEL || (sound == FINAL_RIEUL &&
							   p->rieul_as_vowel)
				   ? p->vowel
				   : p->consonant;
			return p->notation[k].len;
		}
	}
	return 0;
}

/* Whether a word may end here: at the end, a space or ASCII punctuation. */
static bool
ends_word(struct str text, size_t at)
{
	return at >= text.len || (unsigned char)text.ptr[at] <= ' ' ||
	       text.ptr[at] == ',' || text.ptr[at] == '.';
}

struct str
particle_bare(struct str text)
{
	for (size_t i = 0; i < ARRAY_SIZE(particles); i++) {
		const struct particle *p = &particles[i];
		if ((str_starts(text, p->consonant) &&
			ends_word(text, p->consonant.len)) ||
		    (str_starts(text, p->vowel) &&
			ends_word(text, p->vowel.len)))
			return p->notation[0];
	}
	return STR_NONE;
}
