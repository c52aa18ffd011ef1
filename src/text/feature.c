/* Features of a morpheme as the dictionary writes them: IPAdic's fields. */
#include "text/readings.h"

#define FIELDS 9

static const struct {
	struct str pos1, pos2; /* empty pos2: any */
	enum pos pos;
} POS_NAMES[] = {
	{ STR_INIT("名詞"), STR_INIT("一般"), POS_NOUN },
	{ STR_INIT("助詞"), STR_INIT("格助詞"), POS_PARTICLE_CASE },
	{ STR_INIT("助詞"), STR_INIT("係助詞"), POS_PARTICLE_TOPIC },
	{ STR_INIT("助詞"), STR_INIT("接続助詞"), POS_PARTICLE_CONJ },
	{ STR_INIT("助詞"), STR_INIT(""), POS_PARTICLE },
	{ STR_INIT("助動詞"), STR_INIT(""), POS_AUXILIARY },
	{ STR_INIT("動詞"), STR_INIT("接尾"), POS_VERB_SUFFIX },
	{ STR_INIT("動詞"), STR_INIT("非自立"), POS_VERB_DEPENDENT },
	{ STR_INIT("動詞"), STR_INIT(""), POS_VERB },
	{ STR_INIT("記号"), STR_INIT(""), POS_SYMBOL },
	{ STR_INIT("名詞"), STR_INIT("サ変接続"), POS_NOUN_VERBAL },
	{ STR_INIT("名詞"), STR_INIT("形容動詞語幹"), POS_NOUN_ADJ },
	{ STR_INIT("名詞"), STR_INIT("ナイ形容詞語幹"), POS_NOUN_ADJ },
	{ STR_INIT("名詞"), STR_INIT("副詞可能"), POS_NOUN_ADVERBIAL },
	{ STR_INIT("名詞"), STR_INIT("固有名詞"), POS_NOUN_PROPER },
	{ STR_INIT("名詞"), STR_INIT("数"), POS_NOUN_NUMBER },
	{ STR_INIT("名詞"), STR_INIT("接尾"), POS_NOUN_SUFFIX },
	{ STR_INIT("名詞"), STR_INIT("非自立"), POS_NOUN_DEPENDENT },
	{ STR_INIT("名詞"), STR_INIT("代名詞"), POS_PRONOUN },
	{ STR_INIT("名詞"), STR_INIT(""), POS_NOUN },
	{ STR_INIT("形容詞"), STR_INIT("非自立"), POS_ADJECTIVE_DEPENDENT },
	{ STR_INIT("形容詞"), STR_INIT("接尾"), POS_ADJECTIVE_DEPENDENT },
	{ STR_INIT("形容詞"), STR_INIT(""), POS_ADJECTIVE },
	{ STR_INIT("副詞"), STR_INIT(""), POS_ADVERB },
	{ STR_INIT("連体詞"), STR_INIT(""), POS_ADNOMINAL },
	{ STR_INIT("接続詞"), STR_INIT(""), POS_CONJUNCTION },
	{ STR_INIT("感動詞"), STR_INIT(""), POS_INTERJECTION },
	{ STR_INIT("接頭詞"), STR_INIT(""), POS_PREFIX },
};

enum pos
pos_from_names(struct str pos1, struct str pos2)
{
	for (size_t i = 0; i < ARRAY_SIZE(POS_NAMES); i++)
		if (str_eq(POS_NAMES[i].pos1, pos1) &&
		    (POS_NAMES[i].pos2.len == 0 ||
			str_eq(POS_NAMES[i].pos2, pos2)))
			return POS_NAMES[i].pos;
	return POS_OTHER;
}

struct feature *
feature_parse(struct arena *a, const char *csv)
{
	struct feature *f = ARENA_NEW(a, struct feature);
	/* Beside it in memory; the dictionary is far. */
	struct str rest = arena_str(a, str_from(csv));
	struct str fields[FIELDS] = { { NULL, 0 } };

	for (size_t i = 0; i < FIELDS && str_split(&rest, ',', &fields[i]); i++)
		if (str_eq(fields[i], STR("*")))
			fields[i] = STR_NONE;
	f->pos1 = fields[0];
	f->pos2 = fields[1];
	f->pos3 = fields[2];
	f->pos4 = fields[3];
	f->ctype = fields[4];
	f->cform = fields[5];
	f->base = fields[6];
	f->reading = fields[7];
	f->morae = (uint32_t)kana_morae(f->reading);
	f->pos = pos_from_names(f->pos1, f->pos2);
	return f;
}
