#include "simplify/pattern.h"

#include <string.h>

enum word_type { W_COND, W_ENDING, W_AUX };

struct cond_word {
	const char *name;
	enum word_type type;
	uint32_t value;
};

static const struct cond_word cond_words[] = {
	{ "neg", W_COND, COND_NEG },
	{ "aff", W_COND, COND_AFF },
	{ "past", W_COND, COND_PAST },
	{ "now", W_COND, COND_NOW },
	{ "polite", W_COND, COND_POLITE },
	{ "plain", W_COND, COND_PLAIN },
	{ "verb", W_COND, COND_VERB },
	{ "adj", W_COND, COND_ADJ },
	{ "na", W_COND, COND_NA },
	{ "final", W_COND, COND_FINAL },
	{ "sahen", W_COND, COND_SAHEN },
	{ "alone", W_COND, COND_ALONE },
	{ "willed", W_COND, COND_WILLED },
	{ "honor", W_COND, COND_HONOR },
	{ "thing", W_COND, COND_THING },
	{ "person", W_COND, COND_PERSON },
	{ "doc", W_COND, COND_DOC },
	{ "place", W_COND, COND_PLACE },
	{ "device", W_COND, COND_DEVICE },
	{ "event", W_COND, COND_EVENT },
	{ "time", W_COND, COND_TIME },
	{ "actor", W_COND, COND_ACTOR },
	{ "act", W_COND, COND_ACT },
	{ "group", W_COND, COND_GROUP },
	{ "money", W_COND, COND_MONEY },
	{ "cause", W_COND, COND_CAUSE },
	{ "count", W_COND, COND_COUNT },
	{ "harm", W_COND, COND_HARM },
	{ "bare", W_COND, COND_BARE },
	{ "reader", W_COND, COND_READER },
	{ "trans", W_COND, COND_TRANS },
	{ "shushi", W_ENDING, END_SHUSHI },
	{ "rentai", W_ENDING, END_RENTAI },
	{ "renyou", W_ENDING, END_RENYOU },
	{ "te", W_ENDING, END_TE },
	{ "naide", W_ENDING, END_NAIDE },
	{ "zu", W_ENDING, END_ZU },
	{ "zaru", W_ENDING, END_ZARU },
	{ "ba", W_ENDING, END_BA },
	{ "tara", W_ENDING, END_TARA },
	{ "tari", W_ENDING, END_TARI },
	{ "meirei", W_ENDING, END_MEIREI },
	{ "ikou", W_ENDING, END_IKOU },
	{ "kudasai", W_ENDING, END_KUDASAI },
	{ "darou", W_ENDING, END_DAROU },
	{ "ku", W_ENDING, END_KU },
	{ "nagara", W_ENDING, END_NAGARA },
	{ "open", W_ENDING, END_OPEN },
	{ "caus", W_AUX, AUX_CAUSATIVE },
	{ "pass", W_AUX, AUX_PASSIVE },
	{ "pot", W_AUX, AUX_POTENTIAL },
	{ "can", W_AUX, AUX_CAN },
	{ "tai", W_AUX, AUX_TAI },
	{ "iru", W_AUX, AUX_IRU },
	{ "aru", W_AUX, AUX_ARU },
	{ "kaneru", W_AUX, AUX_KANERU },
	{ "shimau", W_AUX, AUX_SHIMAU },
	{ "morau", W_AUX, AUX_MORAU },
	{ "moraeru", W_AUX, AUX_MORAERU },
	{ "kureru", W_AUX, AUX_KURERU },
	{ "may", W_AUX, AUX_KARA_NAI },
	{ "must", W_AUX, AUX_MUST },
	{ "neednot", W_AUX, AUX_NEED_NOT },
};

static const char *
compile_cond(struct item *it, struct str word)
{
	bool refuse = str_starts(word, STR("!"));
	bool add = str_starts(word, STR("+"));
	bool drop = str_starts(word, STR("-"));

	if (str_eq(word, STR("する"))) {
		it->make_verb = true;
		return NULL;
	}
	if (refuse || add || drop)
		word = str_sub(word, 1, word.len);
	for (size_t i = 0; i < ARRAY_SIZE(cond_words); i++) {
		const struct cond_word *w = &cond_words[i];

		if (!str_is(word, w->name))
			continue;
		if (w->type == W_COND) {
			it->need |= w->value;
		} else if (w->type == W_ENDING) {
			it->endings |= 1u << w->value;
		} else if (add) {
			it->push = (uint8_t)w->value;
		} else if (refuse || drop) {
			it->aux_refuse |= 1u << w->value;
		} else {
			it->aux_need |= 1u << w->value;
		}
		return NULL;
	}
	return "has an unknown condition";
}

static const char *
compile_conds(struct item *it, struct str *word)
{
	size_t open = str_find(*word, STR("["), 0);
	size_t close;
	struct str list, piece;

	if (open == STR_NPOS)
		return NULL;
	close = str_find(*word, STR("]"), 0);
	if (close == STR_NPOS || close < open)
		return "has an open [";
	list = str_sub(*word, open + 1, close);
	*word = str_sub(*word, 0, open);
	while (str_split(&list, ',', &piece)) {
		const char *why = compile_cond(it, piece);

		if (why)
			return why;
	}
	return NULL;
}

/* How many parts str_split will find. */
static size_t
pieces(struct str text, char sep)
{
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == sep;
	return n;
}

static const char *
compile_alts(struct item *it, struct str word, struct arena *a)
{
	struct alt *alts;
	size_t count = pieces(word, '|');
	struct str text;

	if (count > UINT8_MAX)
		return "has too many alternatives";
	it->kind = ITEM_TEXT;
	it->alts = alts = arena_alloc(a, count * sizeof(*alts));
	while (str_split(&word, '|', &text)) {
		bool pred = str_ends(text, STR("*"));

		if (text.len == 0)
			return "has an empty alternative";
		alts[it->nalts++] =
		    (struct alt){ str_sub(text, 0, text.len - pred), pred };
	}
	return NULL;
}

static const char *
compile_item(struct item *it, struct str word, struct arena *a)
{
	static const struct {
		const char *name;
		enum item_kind kind;
		uint8_t capture;
	} names[] = {
		{ "~", ITEM_PRED, 0 },
		{ "~2", ITEM_PRED, 1 },
		{ "N", ITEM_NOUN, 0 },
		{ "N2", ITEM_NOUN, 1 },
		{ "V", ITEM_VALUE, 0 },
		{ "S", ITEM_SAHEN, 0 },
		{ "T", ITEM_TIME, 0 },
		{ "^", ITEM_BEGIN, 0 },
		{ "_", ITEM_WORD, 0 },
		{ "$", ITEM_END, 0 },
	};
	const char *why;

	if (str_ends(word, STR("?"))) {
		it->optional = true;
		word = str_sub(word, 0, word.len - 1);
	}
	why = compile_conds(it, &word);
	if (why)
		return why;
	if (!word.ptr)
		return "has an empty part";
	for (size_t i = 0; i < ARRAY_SIZE(names) && word.len <= 2; i++) {
		if (!str_is(word, names[i].name))
			continue;
		it->kind = names[i].kind;
		it->capture = names[i].capture;
		return NULL;
	}
	return compile_alts(it, word, a);
}

const char *
pattern_compile(struct pattern *p, struct str text, struct arena *a)
{
	size_t room = pieces(text, ' ') + 1;
	struct item *items = arena_alloc(a, room * sizeof(*items));
	struct str word;

	memset(p, 0, sizeof(*p));
	memset(items, 0, room * sizeof(*items));
	p->items = items;
	while (str_split(&text, ' ', &word)) {
		struct item *it = &items[p->count];
		const char *why;

		if (word.len == 0)
			continue;
		if (p->count == PATTERN_MAX)
			return "has too many items";
		why = compile_item(it, word, a);
		if (why)
			return why;
		if (it->nalts)
			p->weight += (uint16_t)it->alts[0].text.len;
		p->weight += (uint16_t)(1 + 2 * __builtin_popcount(
						    it->need | it->aux_need));
		p->count++;
	}
	while (p->key < p->count && items[p->key].kind != ITEM_TEXT)
		p->key++;
	if (p->key < p->count && items[p->key].optional)
		return "begins with a part that may be missing";
	return NULL;
}

bool
pattern_item_flips(const struct item *it)
{
	return it->need & (COND_NEG | COND_AFF) || it->push == AUX_MUST ||
	       it->push == AUX_NEED_NOT;
}
