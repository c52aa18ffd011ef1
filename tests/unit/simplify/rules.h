/* The project's rules, opened once for the tests of a file: rows at fault
 * fail the set-up. */
#ifndef TESTS_UNIT_SIMPLIFY_RULES_H
#define TESTS_UNIT_SIMPLIFY_RULES_H

#include "simplify/simplify.h"

#define RULES "content/rules"

struct fixture {
	struct diag diag;
	struct language *language;
	struct easy *easy;
	struct tagger *tagger;
	struct easy_worker *worker;
	struct arena arena;
};

static inline int
open_rules(void **state)
{
	static struct fixture f;

	diag_init(&f.diag);
	arena_init(&f.arena);
	f.language = language_open(RULES, &f.diag);
	f.easy = f.language ? easy_open(RULES, f.language, &f.diag) : NULL;
	if (!f.easy || f.diag.errors)
		return -1;
	f.tagger = tagger_new(f.language);
	f.worker = easy_worker_new(f.easy, f.tagger);
	*state = &f;
	return 0;
}

static inline int
close_rules(void **state)
{
	struct fixture *f = *state;

	easy_worker_free(f->worker);
	tagger_free(f->tagger);
	easy_close(f->easy);
	language_close(f->language);
	diag_release(&f->diag);
	arena_release(&f->arena);
	return 0;
}

#endif
