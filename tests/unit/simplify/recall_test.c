/* What is kept of a rewriting gives what the rewriting gives. */
#include "tests/test.h"
#include "tests/unit/simplify/rules.h"

#include <stdlib.h>
#include <unistd.h>

#define SENTENCES "tests/unit/simplify/data/sentences.tsv"

static void
show(const struct node *first, struct buf *out)
{
	for (const struct node *s = first; s; s = s->next) {
		struct walk w;
		enum walk_event event;

		walk_init(&w, (struct node *)s);
		while ((event = walk_next(&w)) != WALK_DONE)
			buf_printf(out, "%d%d%.*s/%.*s ", (int)event,
			    (int)w.node->kind, STR_ARG(w.node->text),
			    STR_ARG(w.node->attr));
	}
}

/* The tree of what the line becomes, and what was done. */
static void
simplify(struct fixture *f, struct str line, struct buf *out)
{
	const struct easy_profile *p = easy_profile(f->easy, STR("isa"));
	struct value_context context = { .reference = { 2026, 12, 1 } };
	struct easy_result r;
	struct node *s;
	struct arena a;
	struct diag d;

	arena_init(&a);
	diag_init(&d);
	s = node_new(&a, NODE_S, 0);
	node_append(s, node_text(&a, line, 0));
	values_mark(s, &context, &a, &d);
	easy_worker_reset(f->worker);
	easy_sentence(f->worker, s, false, p, &a, &r, &d);
	buf_clear(out);
	buf_printf(out, "%u %u %d ", r.morae_before, r.morae_after, r.changed);
	show(r.first, out);
	for (size_t i = 0; i < r.nsteps; i++)
		buf_printf(out, "%.*s ", STR_ARG(r.steps[i].rule));
	for (size_t i = 0; i < d.count; i++)
		buf_str(out, d.entries[i].message);
	arena_release(&a);
	diag_release(&d);
}

/* Other figures, and as many: 1 and 2 change places. */
static void
change_figures(struct str line, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < line.len; i++) {
		char c = line.ptr[i];

		if (c == '1' || c == '2')
			c = c == '1' ? '2' : '1';
		buf_ch(out, c);
	}
}

/* How many lines give something else with what the store knows. */
static unsigned
differences(struct fixture *f, struct store *store, bool figures)
{
	static const char *const columns[] = { "sentence", NULL };
	struct buf line = BUF_INIT, fresh = BUF_INIT, kept = BUF_INIT;
	unsigned wrong = 0;
	struct tsv t;

	assert_int_equal(tsv_read(&t, SENTENCES, columns, &f->diag), 0);
	assert_true(t.nrows > 1000);
	for (size_t i = 0; i < t.nrows; i++) {
		struct str text = tsv_cell(&t, i, "sentence");

		if (figures) {
			change_figures(text, &line);
			text = buf_view(&line);
		}
		easy_keep(f->easy, NULL);
		simplify(f, text, &fresh);
		easy_keep(f->easy, store);
		simplify(f, text, &kept);
		if (str_eq(buf_view(&fresh), buf_view(&kept)))
			continue;
		printf("  %s\n  %s\n", fresh.ptr, kept.ptr);
		wrong++;
	}
	easy_keep(f->easy, NULL);
	tsv_release(&t);
	buf_release(&line);
	buf_release(&fresh);
	buf_release(&kept);
	return wrong;
}

static void
gives_what_rewriting_gives(void **state)
{
	struct fixture *f = *state;
	char dir[] = "/tmp/tayori-recall-XXXXXX";
	const char *path;
	struct store *store;

	assert_non_null(mkdtemp(dir));
	path = path_join(&f->arena, str_from(dir), STR("kept"));
	store = store_open(path, STR("a"));
	assert_int_equal(differences(f, store, false), 0);
	assert_int_equal(differences(f, store, true), 0);
	store_close(store);
	store = store_open(path, STR("a"));
	assert_int_equal(differences(f, store, true), 0);
	store_close(store);
	tree_remove(dir);
}

static void
keeps_what_was_done(void **state)
{
	struct fixture *f = *state;
	struct store *store = store_open(NULL, STR("a"));
	struct str line = STR("申請書を窓口へご提出ください。");
	struct buf first = BUF_INIT, again = BUF_INIT;

	easy_worker_explain(f->worker);
	easy_keep(f->easy, store);
	simplify(f, line, &first);
	simplify(f, line, &again);
	assert_true(
	    str_find(buf_view(&first), STR("w:提出する"), 0) != STR_NPOS);
	assert_string_equal(first.ptr, again.ptr);
	easy_keep(f->easy, NULL);
	store_close(store);
	buf_release(&first);
	buf_release(&again);
}

/* What was kept of one date is used for the next. */
static void
keeps_each_value(void **state)
{
	struct fixture *f = *state;
	struct store *store = store_open(NULL, STR("a"));

	easy_keep(f->easy, store);
	for (unsigned i = 11; i < 16; i++) {
		struct str line = arena_printf(
		    &f->arena, "12月%u日までにご提出ください。", i);
		struct str date = arena_printf(&f->arena, "12月%u日", i);
		struct buf out = BUF_INIT;

		simplify(f, line, &out);
		assert_true(str_find(buf_view(&out), date, 0) != STR_NPOS);
		assert_true(
		    str_find(buf_view(&out), STR("ください"), 0) != STR_NPOS);
		buf_release(&out);
	}
	easy_keep(f->easy, NULL);
	store_close(store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_what_rewriting_gives),
		cmocka_unit_test(keeps_what_was_done),
		cmocka_unit_test(keeps_each_value),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
