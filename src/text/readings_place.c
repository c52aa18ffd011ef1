/* What must stand next to a word for one of its readings. */
#include "text/readings_place.h"

#define REACH 40 /* morphemes */

/* An object marked with を stands in the clause before the match, with no
 * verb in between. Looks back over a clause of usual length only. */
static bool
has_object(const struct morphs *m)
{
	for (size_t n = 0; n < REACH && n < m->count; n++) {
		const struct morph *morph = &m->items[m->count - 1 - n];

		if (morph->feature->pos == POS_VERB ||
		    str_eq(morph->surface, STR("。")))
			return false;
		if (str_eq(morph->surface, STR("を")))
			return true;
	}
	return false;
}

/* 受付, 片付け: what is done. */
static bool
is_act(const struct morph *m)
{
	size_t end = m->surface.len;

	return str_eq(m->feature->pos2, STR("サ変接続")) ||
	       (m->feature->pos == POS_NOUN &&
		   cp_is_hiragana(utf8_prev(m->surface, &end)));
}

/* An act is the topic of the clause before the match, 受付は電話で; nothing
 * right before it says where to, or how one gets there. */
static bool
has_act(const struct morphs *m)
{
	struct str way = m->count ? m->items[m->count - 1].surface : STR_NONE;

	if (str_eq(way, STR("に")) || str_eq(way, STR("へ")) ||
	    str_eq(way, STR("て")))
		return false;
	for (size_t n = 0; n < REACH && n + 1 < m->count; n++) {
		const struct morph *morph = &m->items[m->count - 1 - n];

		if (morph->feature->pos == POS_VERB ||
		    str_eq(morph->surface, STR("。")))
			return false;
		if (str_eq(morph->surface, STR("は")) ||
		    str_eq(morph->surface, STR("も")))
			return is_act(morph - 1);
	}
	return false;
}

static bool
is_edge(uint32_t cp)
{
	switch (cp) {
	case 0:
	case '(':
	case ')':
	case ':':
	case 0x3001: /* 、 */
	case 0x3002:
	case 0x300C: /* 「 */
	case 0x300D:
	case 0x3010: /* 【 */
	case 0x3011:
	case 0x30FB: /* ・ */
	case 0xFF08: /* （ */
	case 0xFF09:
	case 0xFF1A: /* ： */
		return true;
	default:
		return cp_is_space(cp);
	}
}

static bool
has_pos(const struct feature *f, struct str names)
{
	const struct str *parts[] = { &f->pos1, &f->pos2, &f->pos3, &f->pos4 };
	struct str name;

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		if (!str_split(&names, '-', &name))
			return true;
		if (!str_eq(name, *parts[i]))
			return false;
	}
	return true;
}

static bool
holds_one(const struct place *p, const struct reading_want *want, bool before)
{
	const struct feature *f = before ? p->left : p->right;
	size_t at = before ? p->start : p->end;

	switch (want->kind) {
	case WANT_EDGE:
		return is_edge(
		    before ? utf8_prev(p->text, &at) : utf8_next(p->text, &at));
	case WANT_OBJECT:
		return p->before && has_object(p->before);
	case WANT_ACT:
		return p->before && has_act(p->before);
	case WANT_POS:
		return f && has_pos(f, want->text);
	case WANT_TEXT:
		break;
	}
	if (before)
		return str_ends(str_sub(p->text, 0, p->start), want->text);
	return str_starts(str_sub(p->text, p->end, p->text.len), want->text);
}

static bool
holds(const struct place *p, const struct reading_side *side, bool before)
{
	for (uint32_t i = 0; i < side->count; i++)
		if (holds_one(p, &side->wants[i], before))
			return !side->refused;
	return side->refused || side->count == 0;
}

const struct reading_rule *
readings_that_holds(const struct reading_rule *rule, enum reading_kind kind,
    const struct place *p)
{
	for (; rule; rule = rule->next)
		if (rule->kind == kind && !rule->dead &&
		    holds(p, &rule->before, true) &&
		    holds(p, &rule->after, false))
			return rule;
	return NULL;
}
