#include "simplify/profile.h"

#define LAST_RULE 14

/* "R1-R5,R7": rules and ranges of rules. */
static bool
parse_rule(struct str s, unsigned *ret)
{
	int64_t n =
	    str_starts(s, STR("R")) ? str_to_int(str_sub(s, 1, s.len)) : -1;

	*ret = (unsigned)n;
	return n >= 1 && n <= LAST_RULE;
}

static const char *
parse_rules(struct str s, uint32_t *ret)
{
	struct str part;

	while (s.len && str_split(&s, ',', &part)) {
		size_t dash = str_find(part, STR("-"), 0);
		unsigned from, to;

		part = str_trim(part);
		if (!parse_rule(str_sub(part, 0, dash), &from))
			return N_("names a rule that is none of R1 to R14");
		to = from;
		if (dash != STR_NPOS &&
		    (!parse_rule(str_sub(part, dash + 1, part.len), &to) ||
			to < from))
			return N_("names a rule that is none of R1 to R14");
		for (; from <= to; from++)
			*ret |= 1u << from;
	}
	return NULL;
}

static bool
parse_yes(struct str s, bool *ret)
{
	*ret = str_eq(s, STR("yes"));
	return *ret || str_eq(s, STR("no"));
}

/* Empty: 0, no limit. */
static bool
parse_limit(struct str s, uint16_t *ret)
{
	int64_t n = s.len ? str_to_int(s) : 0;

	*ret = (uint16_t)n;
	return n >= 0 && n <= UINT16_MAX;
}

/* "〈…〉": what stands before and behind an explanation. */
static bool
parse_gloss(struct str s, struct easy_profile *p)
{
	size_t at = str_find(s, STR("…"), 0);

	p->gloss = !str_eq(s, STR("no"));
	if (!p->gloss)
		return true;
	if (at == STR_NPOS || at == 0 || at + 3 == s.len)
		return false;
	p->gloss_open = str_sub(s, 0, at);
	p->gloss_close = str_sub(s, at + 3, s.len);
	return true;
}

static const char *
parse_row(struct easy *e, size_t i, struct easy_profile *p)
{
	const struct tsv *t = &e->profiles_table;
	struct str name = tsv_cell(t, i, "profile");
	struct str words = tsv_cell(t, i, "words");
	struct str law = tsv_cell(t, i, "law");

	if (name.len == 0)
		return N_("has no name");
	if (str_eq(name, STR("default")) || easy_profile(e, name))
		return N_("has the name of another profile");
	p->name = arena_str(&e->arena, name).ptr;
	if (!parse_limit(tsv_cell(t, i, "morae"), &p->max_morae) ||
	    !parse_limit(tsv_cell(t, i, "kanji"), &p->max_kanji) ||
	    !parse_limit(tsv_cell(t, i, "sheet"), &p->max_chars))
		return N_("has a limit that is no number");
	if (!p->max_morae || !p->max_kanji)
		return N_("lacks the limit of morae or kanji");
	if (!parse_yes(tsv_cell(t, i, "readings"), &p->furigana) ||
	    !parse_yes(tsv_cell(t, i, "spaces"), &p->spaces))
		return N_("does not say yes or no to readings or spaces");
	if (!parse_yes(tsv_cell(t, i, "lists"), &p->lists))
		return N_("does not say yes or no to lists");
	p->law_note = str_eq(law, STR("note"));
	if (!p->law_note && !str_eq(law, STR("keep")))
		return N_("has a law that is neither keep nor note");
	if (!parse_gloss(tsv_cell(t, i, "gloss"), p))
		return N_("has a gloss that is neither no nor like 〈…〉");
	p->apart = str_eq(tsv_cell(t, i, "apart"), STR("yes"));
	if (!str_eq(words, STR("N4")) && !str_eq(words, STR("N3")))
		return N_("has words that are neither N4 nor N3");
	p->beginners = str_eq(words, STR("N4"));
	return parse_rules(tsv_cell(t, i, "rules"), &p->rules);
}

static void
bad_row(const struct easy *e, size_t i, const char *why, struct diag *d)
{
	const struct tsv *t = &e->profiles_table;

	diag_add_line(
	    d, DIAG_TABLE_ROW, t->file, t->lines[i], str_from(tr(why)));
}

/* Profiles may name those that stand below them. */
static void
link_emergencies(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->profiles_table;

	for (size_t i = 0; i < t->nrows; i++) {
		struct str other = tsv_cell(t, i, "emergency");
		struct easy_profile *p = NULL;

		for (size_t k = 0; k < e->nprofiles && !p; k++)
			if (str_eq(str_from(e->profiles[k].name),
				tsv_cell(t, i, "profile")))
				p = &e->profiles[k];
		if (!p || other.len == 0)
			continue;
		p->emergency = easy_profile(e, other);
		if (!p->emergency)
			bad_row(e, i,
			    N_("names a profile for emergencies that does "
			       "not exist"),
			    d);
	}
}

int
profiles_load(struct easy *e, struct diag *d)
{
	const struct tsv *t = &e->profiles_table;

	e->profiles =
	    arena_alloc(&e->arena, (t->nrows + 1) * sizeof(*e->profiles));
	for (size_t i = 0; i < t->nrows; i++) {
		struct easy_profile p = { 0 };
		const char *why = parse_row(e, i, &p);

		if (why)
			bad_row(e, i, why, d);
		else
			e->profiles[e->nprofiles++] = p;
	}
	link_emergencies(e, d);
	if (e->nprofiles)
		return 0;
	diag_add_line(d, DIAG_PROFILE_NONE, t->file, 1, STR_NONE);
	return -1;
}

const struct easy_profile *
easy_profile(const struct easy *e, struct str name)
{
	if (str_eq(name, STR("default")))
		return &e->profiles[0];
	for (size_t i = 0; i < e->nprofiles; i++)
		if (str_is(name, e->profiles[i].name))
			return &e->profiles[i];
	return NULL;
}

void
easy_profile_names(const struct easy *e, struct buf *out)
{
	for (size_t i = 0; i < e->nprofiles; i++)
		buf_printf(out, "%s%s", i ? ", " : "", e->profiles[i].name);
}

const struct easy_profile *
easy_profile_for(const struct easy_profile *p, const struct notice *n)
{
	return n->urgency == URGENCY_EMERGENCY && p->emergency ? p->emergency
							       : p;
}

struct easy_profile
easy_profile_bare(const struct easy_profile *p)
{
	struct easy_profile bare = *p;

	bare.furigana = bare.spaces = false;
	return bare;
}
