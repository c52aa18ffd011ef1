/*
 * Figures of Easy Japanese over a file of sentences, a line each, before and
 * after, without glosses and with the sentences that explain; and which lines a
 * second run changes.
 */
#include "simplify/simplify.h"

#include <stdio.h>
#include <stdlib.h>

#define RULES "content/rules"

struct run {
	const struct easy *easy;
	struct easy_worker *worker;
	struct arena arena;
	struct easy_score before, after, explained;
	size_t lines, repeated;
};

static void
plain(const struct node *first, struct buf *out)
{
	for (; first; first = first->next)
		node_plain(first, out);
}

static struct node *
sentence(struct run *r, struct str text)
{
	struct node *s = node_new(&r->arena, NODE_S, 0);

	node_append(s, node_text(&r->arena, arena_str(&r->arena, text), 0));
	return s;
}

/* A second run has to leave the first one's text alone. */
static bool
is_stable(struct run *r, const struct node *first, const struct easy_profile *p)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct node *parent = node_new(&r->arena, NODE_P, 0);
	bool same;

	plain(first, &once);
	for (size_t from = 0, to; from < once.len; from = to) {
		to = sentence_end(buf_view(&once), from);
		node_append(
		    parent, sentence(r, str_sub(buf_view(&once), from, to)));
	}
	for (const struct node *s = parent->first; s; s = s->next) {
		struct easy_result result;

		easy_sentence(r->worker, s, false, p, &r->arena, &result, NULL);
		plain(result.first, &twice);
	}
	same = str_eq(buf_view(&once), buf_view(&twice));
	if (!same)
		printf("not stable: %.*s\n            %.*s\n",
		    STR_ARG(buf_view(&once)), STR_ARG(buf_view(&twice)));
	buf_release(&once);
	buf_release(&twice);
	return same;
}

static void
measure(struct run *r, struct str text)
{
	struct easy_profile bare = *easy_profile(r->easy, STR("plain"));
	struct node *s = sentence(r, text);
	struct easy_result result;

	bare.gloss = false;
	r->lines++;
	easy_worker_reset(r->worker);
	easy_score_add(r->worker, &r->before, s, false);
	easy_sentence(r->worker, s, false, &bare, &r->arena, &result, NULL);
	r->repeated += !is_stable(r, result.first, &bare);
	for (s = result.first; s; s = s->next)
		easy_score_add(r->worker, &r->after, s, false);
	easy_worker_reset(r->worker);
	easy_sentence(r->worker, sentence(r, text), false,
	    easy_profile(r->easy, STR("plain")), &r->arena, &result, NULL);
	for (s = result.first; s; s = s->next)
		easy_score_add(r->worker, &r->explained, s, false);
}

static void
row(const char *name, const struct easy_score *s)
{
	double n = s->sentences;

	printf("%-9s %4u sentences  easy %4.1f %%  to 48 morae %4.1f %%  "
	       "per 100: passive %4.1f  honorific %4.1f  not polite %4.1f  "
	       "jReadability %.2f\n",
	    name, s->sentences, 100.0 * s->easy_words / s->content_words,
	    100.0 - 100.0 * s->long_sentences / n, 100.0 * s->passives / n,
	    100.0 * s->honorifics / n, 100.0 * s->not_polite / n,
	    s->readability);
}

int
main(int argc, char **argv)
{
	struct run r = { 0 };
	struct diag d;
	struct language *l;
	struct easy *e;
	struct tagger *t;
	FILE *f = argc > 1 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t cap = 0;

	if (!f) {
		fputs("usage: easy FILE\n", stderr);
		return 2;
	}
	diag_init(&d);
	arena_init(&r.arena);
	l = language_open(RULES, &d);
	e = l ? easy_open(RULES, l, &d) : NULL;
	if (!e)
		return 3;
	t = tagger_new(l);
	r.easy = e;
	r.worker = easy_worker_new(e, t);
	while (getline(&line, &cap, f) > 0)
		measure(&r, str_trim(str_from(line)));
	easy_score_finish(&r.before);
	easy_score_finish(&r.after);
	easy_score_finish(&r.explained);
	row("before", &r.before);
	row("after", &r.after);
	row("explained", &r.explained);
	printf("%zu of %zu lines change again\n", r.repeated, r.lines);
	free(line);
	(void)fclose(f);
	easy_worker_free(r.worker);
	tagger_free(t);
	easy_close(e);
	language_close(l);
	diag_release(&d);
	arena_release(&r.arena);
	return 0;
}
