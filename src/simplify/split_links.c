/* Words that link sentences, where cuts put them in one after the other. */
#include "simplify/split.h"

/* The そして that the sentence behind the stop e begins with; NULL. */
static struct elem *
link_behind(const struct chain *c, const struct elem *e)
{
	struct elem *word = e->next;

	if (elem_end(c, e) || elem_end(c, word) ||
	    !elem_is(word, STR("そして")) || word->frozen ||
	    !split_is_comma(word->next))
		return NULL;
	return word;
}

void
split_links(struct work *w)
{
	struct chain *c = w->c;
	struct elem *last = NULL;

	for (struct elem *e = c->head.next; !elem_end(c, e); e = e->next) {
		struct elem *word;

		if (!elem_is_stop(c, e))
			continue;
		word = link_behind(c, e);
		if (word && last) {
			struct str old =
			    rewrite_text(w, last, last->next->next->next);

			elem_unlink_range(last, last->next->next);
			rewrite_step(w, STR("split-and"), old,
			    str_sub(old, old.len, old.len));
		}
		last = word;
	}
}
