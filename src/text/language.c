/* Opens the dictionary and our tables of readings and terms. */
#include "text/language.h"

#include <stdlib.h>

#define DICTIONARY "/var/lib/mecab/dic/ipadic-utf8"

static void
example_render(struct tagger *t, struct str text, struct buf *out)
{
	struct arena a;
	struct morphs m;
	struct ruby_run *runs;
	size_t n;

	arena_init(&a);
	tagger_parse(t, text, NULL, 0, &a, &m);
	n = furigana(t, text, &m, &a, &runs);
	for (size_t i = 0; i < n; i++) {
		buf_str(out, runs[i].base);
		if (runs[i].reading.len == 0)
			continue;
		buf_cstr(out, "（");
		buf_str(out, runs[i].reading);
		buf_cstr(out, "）");
	}
	arena_release(&a);
}

static void
check_examples(struct language *l, struct diag *d)
{
	const struct tsv *table = &l->readings.table;
	struct tagger *t = tagger_new(l);
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < l->readings.count; i++) {
		struct reading_rule *rule = &l->readings.rules[i];
		struct str example = tsv_cell(table, rule->row, "example");
		struct str expected = tsv_cell(table, rule->row, "expected");

		buf_clear(&got);
		example_render(t, example, &got);
		if (example.len && str_eq(buf_view(&got), expected))
			continue;
		rule->dead = true;
		diag_add_line(d, DIAG_RULE_EXAMPLE, table->file,
		    table->lines[rule->row], tsv_cell(table, rule->row, "id"),
		    buf_view(&got), expected);
	}
	buf_release(&got);
	tagger_free(t);
}

/* How the dictionary reads a term; `ret` is its last word. Empty if it does not
 * know it. */
static struct str
natural_reading(struct tagger *t, struct str term, struct arena *a,
    const struct feature **ret)
{
	struct buf reading = BUF_INIT;
	struct str result;
	struct morphs m;

	*ret = NULL;
	tagger_parse(t, term, NULL, 0, a, &m);
	for (size_t k = 0; k < m.count; k++) {
		*ret = m.items[k].feature;
		if (!(*ret)->reading.len) {
			buf_clear(&reading);
			break;
		}
		kana_to_hiragana((*ret)->reading, &reading);
	}
	result = arena_str(a, buf_view(&reading));
	buf_release(&reading);
	return result;
}

static void
force_term(struct language *l, struct tagger *t,
    const struct glossary_term *term, struct arena *a, struct buf *forced)
{
	const struct feature *last;
	struct buf wanted = BUF_INIT;
	struct str natural = natural_reading(t, term->term, a, &last);

	kana_to_hiragana(term->reading, &wanted);
	if (natural.len && !str_eq(natural, buf_view(&wanted))) {
		readings_add_term(
		    &l->readings, term->term, term->reading, last);
		buf_str(forced, term->term);
		buf_ch(forced, '\n');
	}
	buf_release(&wanted);
}

/* Terms of the glossary that the dictionary reads otherwise are forced. To
 * analyse them all touches more of the dictionary than a short text does, so
 * those that were found before are given as `noted`. */
static void
force_terms(struct language *l, const struct str *noted)
{
	size_t count = glossary_count(l->glossary);
	struct tagger *t = tagger_new(l);
	struct str rest = noted ? *noted : STR_NONE, next = STR_NONE;
	struct buf forced = BUF_INIT;
	struct arena a;

	arena_init(&a);
	str_split(&rest, '\n', &next);
	for (size_t i = 0; i < count; i++) {
		const struct glossary_term *term =
		    glossary_term(l->glossary, i);

		if (noted && !str_eq(term->term, next))
			continue;
		force_term(l, t, term, &a, &forced);
		arena_clear(&a);
		str_split(&rest, '\n', &next);
	}
	l->forced = arena_str(&l->arena, buf_view(&forced));
	buf_release(&forced);
	arena_release(&a);
	tagger_free(t);
}

const char *
language_dictionary(void)
{
	const char *env = getenv("TAYORI_DICDIR");

	return env && *env ? env : DICTIONARY;
}

/* NULL and a diagnostic if it is missing. */
static mecab_model_t *
open_dictionary(struct diag *d)
{
	const char *dir = language_dictionary();
	struct buf args = BUF_INIT;
	mecab_model_t *model = NULL;

	buf_printf(&args, "-r /dev/null -d %s", dir);
	if (path_is_dir(dir))
		model = mecab_model_new2(args.ptr);
	buf_release(&args);
	if (!model)
		diag_add(
		    d, DIAG_DICTIONARY_MISSING, DIAG_NOWHERE, str_from(dir));
	return model;
}

static struct language *
open_rules(const char *rules_dir, const struct str *forced, struct diag *d)
{
	mecab_model_t *model = open_dictionary(d);
	struct language *l;
	struct arena a;

	if (!model)
		return NULL;
	arena_init_fixed(&a, FIXED_READINGS);
	l = ARENA_NEW(&a, struct language);
	l->arena = a;
	l->model = model;
	if (rules_dir) {
		const char *path = path_join(
		    &l->arena, str_from(rules_dir), STR("readings.tsv"));

		l->has_readings = true;
		if (readings_load(&l->readings, &l->arena, path, d) == 0 &&
		    !forced)
			check_examples(l, d);
		l->glossary = glossary_open_in(&l->arena, rules_dir, d);
		force_terms(l, forced);
	}
	return l;
}

struct language *
language_open(const char *rules_dir, struct diag *d)
{
	return open_rules(rules_dir, NULL, d);
}

struct language *
language_open_proven(const char *rules_dir, struct str forced, struct diag *d)
{
	return open_rules(rules_dir, &forced, d);
}

struct str
language_forced(const struct language *l)
{
	return l->forced;
}

bool
language_freeze(struct language *l, const char *path, struct str depends)
{
	mecab_model_t *model = l->model;
	bool kept;

	l->model = NULL;
	kept = arena_freeze(&l->arena, l, path, depends);
	l->model = model;
	return kept;
}

struct language *
language_thaw(const char *path, struct str depends, struct diag *d)
{
	struct arena a;
	struct language *l = arena_thaw(path, depends, &a);

	if (!l)
		return NULL;
	l->arena = a;
	l->model = open_dictionary(d);
	if (l->model)
		return l;
	arena_release(&a);
	return NULL;
}

void
language_close(struct language *l)
{
	struct arena a;

	if (!l)
		return;
	mecab_model_destroy(l->model);
	a = l->arena;
	arena_release(&a);
}

const struct glossary *
language_glossary(const struct language *l)
{
	return l->glossary;
}
