/* What `rules explain` says is true. */
#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#include "simplify/explain.h"

#include <stdlib.h>

#define SENTENCES "tests/unit/simplify/data/sentences.tsv"

static struct easy_result
simplify(struct fixture *f, struct str text)
{
	const struct easy_profile *p = easy_profile(f->easy, STR("isa"));
	struct easy_profile bare = easy_profile_bare(p);
	struct node *s = node_new(&f->arena, NODE_S, 0);
	struct easy_result r;

	bare.law_note = true;
	easy_worker_explain(f->worker);
	easy_worker_reset(f->worker);
	node_append(s, node_text(&f->arena, text, 0));
	easy_sentence(f->worker, s, false, &bare, &f->arena, &r, NULL);
	return r;
}

static bool
has_step(const struct easy_result *r, const char *id)
{
	for (size_t i = 0; i < r->nsteps; i++)
		if (str_eq(r->steps[i].rule, str_from(id)))
			return true;
	return false;
}

static void
examples_of_the_program_hold(void **state)
{
	struct fixture *f = *state;
	const struct builtin *all;
	unsigned wrong = 0;
	size_t count;

	all = explain_builtins(&count);
	for (size_t i = 0; i < count; i++) {
		struct easy_result r = simplify(f, str_from(all[i].example));
		struct buf text = BUF_INIT;

		for (const struct node *s = r.first; s; s = s->next)
			node_plain(s, &text);
		if (!has_step(&r, all[i].id) ||
		    !str_eq(buf_view(&text), str_from(all[i].expected))) {
			printf("  %s: %s\n", all[i].id, text.ptr);
			wrong++;
		}
		buf_release(&text);
	}
	assert_int_equal(wrong, 0);
}

static void
examples_of_the_guide_are_found(void **state)
{
	struct fixture *f = *state;
	const struct easy_profile *p = easy_profile(f->easy, STR("isa"));

	for (unsigned rule = 1; rule <= 14; rule++) {
		struct value_context values = { .reference = { 2026, 11, 1 } };
		struct node *s = node_new(&f->arena, NODE_S, 0);
		struct easy_findings found;
		bool seen = false;

		assert_non_null(explain_guide(rule));
		node_append(
		    s, node_text(&f->arena, str_from(explain_guide(rule)), 0));
		values_mark(s, &values, &f->arena, &f->diag);
		easy_worker_reset(f->worker);
		easy_find(f->worker, s, false, p, &f->arena, &found);
		for (size_t i = 0; i < found.count; i++)
			seen |= found.items[i].rule == rule;
		if (!seen)
			fail_msg("R%u: %s", rule, explain_guide(rule));
		easy_findings_release(&found);
	}
	assert_null(explain_guide(0));
	assert_null(explain_guide(15));
}

/* Whatever `easy --explain` names can be looked up. */
static void
every_step_can_be_explained(void **state)
{
	struct fixture *f = *state;
	size_t steps = 0;
	struct tsv t;

	assert_int_equal(tsv_read(&t, SENTENCES, NULL, &f->diag), 0);
	for (size_t i = 0; i < t.nrows; i++) {
		struct easy_result r = simplify(f, tsv_cell(&t, i, "sentence"));

		for (size_t k = 0; k < r.nsteps; k++, steps++) {
			struct buf out = BUF_INIT;

			if (!easy_explain(f->easy, r.steps[k].rule, &out))
				fail_msg(
				    "what is %.*s?", STR_ARG(r.steps[k].rule));
			buf_release(&out);
		}
	}
	assert_true(steps > 500);
	tsv_release(&t);
}

static void
knows_what_there_is_not(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_INIT;

	assert_false(easy_explain(f->easy, STR("nothing"), &out));
	assert_false(easy_explain(f->easy, STR(""), &out));
	assert_false(easy_explain(f->easy, STR("R0"), &out));
	assert_false(easy_explain(f->easy, STR("R15"), &out));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_program_hold),
		cmocka_unit_test(examples_of_the_guide_are_found),
		cmocka_unit_test(every_step_can_be_explained),
		cmocka_unit_test(knows_what_there_is_not),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
