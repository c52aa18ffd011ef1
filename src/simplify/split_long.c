/* What is tried on sentences that are still too long. */
#include "simplify/split_part.h"

/* Of the sentence in which e stands; counted where it begins. */
static bool
is_long(const struct work *w, const struct elem *e, unsigned *morae)
{
	if (elem_is_stop(w->c, e->prev))
		*morae = split_morae(w->c, e);
	return *morae > w->max_morae;
}

static void
split_acts(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next)
		if (is_long(w, e, &morae) && e->kind == ELEM_PRED &&
		    !e->frozen && !e->depth && !elem_is_stop(c, e->next) &&
		    !split_also(w, e) && !split_aim(w, e) &&
		    !split_or_else(w, e) && !split_tari(w, e) &&
		    !split_law_duty(w, e))
			split_act(w, e);
}

static void
split_whens(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !w->changed && !elem_end(c, e);
	     e = e->next)
		if (is_long(w, e, &morae) && e->kind == ELEM_PRED &&
		    !e->frozen && !e->depth)
			split_when(w, e);
}

static void
split_nexts(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !w->changed && !elem_end(c, e);
	     e = e->next)
		if (is_long(w, e, &morae) && elem_is_stop(c, e->prev))
			split_next(w, e);
}

static void
split_sames(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next)
		if (is_long(w, e, &morae) && !e->depth && !e->frozen &&
		    split_same(w, e))
			return;
}

static void
split_names(struct work *w)
{
	struct chain *c = w->c;
	unsigned morae = 0;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next)
		if (is_long(w, e, &morae) && split_name(w, e))
			return;
}

static bool
has_long(const struct work *w)
{
	const struct chain *c = w->c;
	unsigned morae = 0;

	for (const struct elem *e = c->head.next; !elem_end(c, e); e = e->next)
		if (is_long(w, e, &morae))
			return true;
	return false;
}

static void
split_long(struct work *w)
{
	split_sames(w);
	if (!w->changed)
		split_acts(w);
	if (!w->changed)
		split_move(w);
	if (!w->changed)
		split_whens(w);
	if (!w->changed)
		split_nexts(w);
	if (!w->changed && !split_has_lead(w->c))
		split_names(w);
}

void
rewrite_long(struct work *w)
{
	struct chain *c = w->c;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next)
		if (e->kind == ELEM_PRED && !e->frozen && !e->depth &&
		    elem_is_stop(c, e->next)) {
			split_stop(w, e);
			split_obliged(w, e);
		}
	if (has_long(w))
		split_long(w);
	if (!w->changed)
		split_links(w);
}
