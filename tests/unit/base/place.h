/* A folder for each test, with the path of a file in it. */
#ifndef TESTS_UNIT_BASE_PLACE_H
#define TESTS_UNIT_BASE_PLACE_H

#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

struct place {
	struct arena arena;
	char dir[32];
	const char *path;
};

static int
set_up(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));

	arena_init(&p->arena);
	strcpy(p->dir, "/tmp/tayori-test-XXXXXX");
	*state = p;
	if (!mkdtemp(p->dir))
		return -1;
	p->path = path_join(&p->arena, str_from(p->dir), STR("kept"));
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	tree_remove(p->dir);
	arena_release(&p->arena);
	free(p);
	return 0;
}

#endif
