/* The words that may stand at each place, and the cheapest way through. */
#include "text/lattice.h"

#include <assert.h>
#include <stdlib.h>

#define NONE UINT32_MAX
#define WALKS 8
/* Longer runs of one class are no word. */
#define RUN_MAX 24
/* What a forced stretch is taken for. */
#define FIXED_POS "名詞,固有名詞,一般"

struct link {
	const char *feature;
	int32_t cost; /* of the cheapest way up to its end */
	uint32_t start, end;
	uint32_t before; /* on that way */
	uint32_t same_end;
	uint16_t left, right;
	int16_t own_cost;
};

/* A place where words begin, and how far the text was read to find them: one
 * byte more than there is if its end was seen. */
struct place {
	uint32_t pos, first, read;
};

/* The cheapest way to a word by its left side, at one place. */
struct way {
	uint32_t round, before;
	int32_t cost;
};

/* A search of the trie from one character on. Several go on at a time, for
 * each step waits for the memory. */
struct walk {
	size_t start, pos;
	int32_t base;
	uint32_t first_hit, last_hit; /* NONE if there is none */
};

struct hit {
	size_t end;
	uint32_t tokens, next;
};

/* A link that ends at the place. */
struct near {
	int32_t cost;
	uint32_t link;
	uint16_t right;
};

struct lattice {
	const struct dictionary *d;
	uint32_t space; /* the classes of white space */
	struct buf text;
	struct fixed *fixed;
	size_t nfixed, capfixed;
	struct link *links;
	size_t nlinks, caplinks;
	struct place *places;
	size_t nplaces, capplaces;
	struct walk walks[WALKS];
	size_t nwalks;
	struct hit *hits;
	size_t nhits, caphits;
	uint32_t *ends; /* the last link that ends at each byte */
	size_t capends;
	struct way *ways;
	uint32_t round; /* of the ways */
	struct near *nears;
	size_t nnears, capnears;
	struct word *words;
	size_t capwords;
};

struct lattice *
lattice_new(const struct dictionary *d)
{
	struct lattice *l = xcalloc(1, sizeof(*l));
	size_t end;

	l->d = d;
	l->space = dictionary_class(d, STR(" "), 0, &end).classes;
	l->ways = xcalloc(d->width, sizeof(*l->ways));
	return l;
}

void
lattice_free(struct lattice *l)
{
	if (!l)
		return;
	buf_release(&l->text);
	free(l->fixed);
	free(l->links);
	free(l->places);
	free(l->hits);
	free(l->ends);
	free(l->ways);
	free(l->nears);
	free(l->words);
	free(l);
}

/* ---- words at a place ---------------------------------------------------- */

/* The state of finding them. */
struct search {
	struct str text; /* up to the next fixed end of a word */
	size_t start;	 /* behind white space */
	size_t read;
	size_t forced_end; /* 0, or the word is to reach there */
};

static bool
fits(const struct search *s, size_t end, const char *feature)
{
	const size_t len = sizeof(FIXED_POS) - 1;

	return end == s->forced_end && !strncmp(feature, FIXED_POS, len) &&
	       (feature[len] == ',' || !feature[len]);
}

/* Words that are written alike. */
static void
add_links(struct lattice *l, const struct search *s, size_t end,
    struct tokens tokens, const char *features)
{
	while (l->caplinks - l->nlinks < tokens.count) {
		l->caplinks = l->caplinks * 2 + tokens.count;
		l->links = xrealloc(l->links, l->caplinks * sizeof(*l->links));
	}
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *t = &tokens.items[i];
		struct link *link = &l->links[l->nlinks];

		if (s->forced_end && !fits(s, end, features + t->feature))
			continue;
		link->feature = features + t->feature;
		link->start = (uint32_t)s->start;
		link->end = (uint32_t)end;
		link->left = t->left;
		link->right = t->right;
		link->own_cost = t->cost;
		l->nlinks++;
	}
}

static void
add_unknown(
    struct lattice *l, const struct search *s, size_t end, uint8_t class)
{
	add_links(l, s, end, l->d->unknown[class], l->d->unknown_features);
}

static void
see(struct search *s, size_t end)
{
	if (end > s->read)
		s->read = end;
}

static struct char_class
class_at(const struct lattice *l, struct search *s, size_t pos, size_t *ret_end)
{
	struct char_class c = dictionary_class(l->d, s->text, pos, ret_end);

	see(s, *ret_end);
	return c;
}

static void
add_hit(struct lattice *l, struct walk *w, uint32_t tokens)
{
	uint32_t hit = (uint32_t)l->nhits;

	ARRAY_GROW(l->hits, l->nhits, l->caphits);
	l->hits[l->nhits++] = (struct hit){ w->pos, tokens, NONE };
	if (w->last_hit == NONE)
		w->first_hit = hit;
	else
		l->hits[w->last_hit].next = hit;
	w->last_hit = hit;
}

/* One byte on; false at the end. */
static bool
step(struct lattice *l, struct walk *w, struct str text)
{
	const struct trie_unit *trie = l->d->trie, *u;

	if (w->pos == text.len)
		return false;
	u = &trie[w->base + (unsigned char)text.ptr[w->pos] + 1];
	if (u->check != (uint32_t)w->base)
		return false;
	w->base = u->base;
	w->pos++;
	/* No word ends inside a character. */
	if (w->pos < text.len && (text.ptr[w->pos] & 0xC0) == 0x80)
		return true;
	u = &trie[w->base];
	if (u->check == (uint32_t)w->base && u->base < 0)
		add_hit(l, w, (uint32_t)(-u->base - 1));
	return true;
}

/* Walks from the next characters on. */
static void
walk(struct lattice *l, const struct search *s)
{
	struct walk *open[WALKS];
	size_t nopen = 0;

	l->nwalks = l->nhits = 0;
	for (size_t pos = s->start; pos < s->text.len && l->nwalks < WALKS;) {
		struct walk *w = &l->walks[l->nwalks++];

		*w = (struct walk){ pos, pos, l->d->trie[0].base, NONE, NONE };
		open[nopen++] = w;
		if (s->forced_end)
			break;
		utf8_next(s->text, &pos);
	}
	while (nopen > 0) {
		size_t still = 0;

		for (size_t i = 0; i < nopen; i++)
			if (step(l, open[i], s->text))
				open[still++] = open[i];
		nopen = still;
	}
}

static const struct walk *
walk_from(struct lattice *l, const struct search *s)
{
	for (size_t i = 0; i < l->nwalks; i++)
		if (l->walks[i].start == s->start)
			return &l->walks[i];
	walk(l, s);
	return &l->walks[0];
}

static void
add_known(struct lattice *l, struct search *s)
{
	const struct walk *w = walk_from(l, s);

	for (uint32_t i = w->first_hit; i != NONE; i = l->hits[i].next) {
		const struct hit *hit = &l->hits[i];

		add_links(l, s, hit->end,
		    (struct tokens){
			&l->d->tokens[hit->tokens >> 8], hit->tokens & 0xff },
		    l->d->features);
	}
	see(s, w->pos + 1);
}

/* The end of the run of characters that each share a class with the one
 * before; `c` is that before the first. */
static size_t
run_end(const struct lattice *l, struct search *s, size_t pos,
    struct char_class c, size_t *ret_count)
{
	*ret_count = 0;
	while (pos < s->text.len) {
		size_t end;
		struct char_class next = class_at(l, s, pos, &end);

		if (!(c.classes & next.classes))
			return pos;
		c = next;
		pos = end;
		++*ret_count;
	}
	see(s, pos + 1);
	return pos;
}

/* Unknown words by the class of their first character: the whole run, and its
 * beginnings. */
static void
add_runs(struct lattice *l, struct search *s, struct char_class c, size_t pos,
    size_t links)
{
	size_t count, run = 0;

	if (c.group) {
		run = run_end(l, s, pos, c, &count);
		if (count <= RUN_MAX)
			add_unknown(l, s, run, c.first);
	}
	for (unsigned i = 1; i <= c.length && pos != run; i++) {
		size_t end;

		add_unknown(l, s, pos, c.first);
		if (pos == s->text.len) {
			see(s, pos + 1);
			break;
		}
		if (!(c.classes & class_at(l, s, pos, &end).classes))
			break;
		pos = end;
	}
	if (l->nlinks == links)
		add_unknown(l, s, pos, c.first);
}

/* A forced stretch that is no word of the dictionary and no run. */
static void
add_forced(struct lattice *l, struct search *s)
{
	size_t links = l->nlinks, pos = s->start;
	struct char_class c;

	do
		c = class_at(l, s, pos, &pos);
	while (pos < s->forced_end);
	add_unknown(l, s, pos, c.first);
	if (l->nlinks != links)
		return;
	ARRAY_GROW(l->links, l->nlinks, l->caplinks);
	l->links[l->nlinks++] = (struct link){ .start = (uint32_t)s->start,
		.end = (uint32_t)s->forced_end };
}

/* Adds what may begin at `pos`; returns how far it read. */
static size_t
add_words(struct lattice *l, size_t pos, size_t limit, size_t forced_end)
{
	struct search s = { .text = str_sub(buf_view(&l->text), 0, limit),
		.forced_end = forced_end };
	size_t links = l->nlinks, next;
	struct char_class c = class_at(l, &s, pos, &next);

	while (c.classes & l->space && next < limit) {
		pos = next;
		c = class_at(l, &s, pos, &next);
	}
	s.start = pos;
	add_known(l, &s);
	if (l->nlinks == links || c.always)
		add_runs(l, &s, c, next, links);
	if (l->nlinks == links)
		add_forced(l, &s);
	return s.read;
}

/* ---- the cheapest way ---------------------------------------------------- */

/* Lists the links that end at a place. */
static void
list_nears(struct lattice *l, uint32_t list)
{
	l->nnears = 0;
	for (uint32_t i = list; i != NONE; i = l->links[i].same_end) {
		const struct link *link = &l->links[i];

		/* Of neighbours with the same right side the cheaper one is
		 * enough, the first of equals. */
		if (l->nnears && l->nears[l->nnears - 1].right == link->right) {
			if (l->nears[l->nnears - 1].cost <= link->cost)
				continue;
			l->nnears--;
		}
		ARRAY_GROW(l->nears, l->nnears, l->capnears);
		l->nears[l->nnears++] =
		    (struct near){ link->cost, i, link->right };
	}
}

/* The first of the cheapest, as the links before stand in their list. */
static const struct way *
way_to(struct lattice *l, uint16_t left)
{
	const int16_t *row = l->d->matrix + l->d->width * left;
	struct way *w = &l->ways[left];

	if (w->round == l->round)
		return w;
	*w = (struct way){ l->round, NONE, INT32_MAX };
	for (size_t i = 0; i < l->nnears; i++) {
		int32_t cost = l->nears[i].cost + row[l->nears[i].right];

		if (cost < w->cost) {
			w->cost = cost;
			w->before = l->nears[i].link;
		}
	}
	return w;
}

/* Makes ready for ways from a place. */
static void
stand_at(struct lattice *l, size_t pos)
{
	list_nears(l, l->ends[pos]);
	if (++l->round != 0)
		return;
	memset(l->ways, 0, l->d->width * sizeof(*l->ways));
	l->round = 1;
}

/* Connects the links from `first` on with those that end at `pos`. The order
 * of the lists decides between ways of equal cost. */
static void
connect(struct lattice *l, size_t pos, size_t first)
{
	stand_at(l, pos);
	for (size_t i = l->nlinks; i-- > first;) {
		struct link *link = &l->links[i];
		const struct way *w = way_to(l, link->left);

		link->before = w->before;
		link->cost = w->cost + link->own_cost;
		link->same_end = l->ends[link->end];
		l->ends[link->end] = (uint32_t)i;
	}
}

/* ---- going on from the last text ----------------------------------------- */

static size_t
common_length(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n])
		n++;
	return n;
}

/* Up to where nothing differs from the last text. */
static size_t
unchanged(const struct lattice *l, struct str text, const struct fixed *fixed,
    size_t nfixed)
{
	size_t same = common_length(buf_view(&l->text), text);

	for (size_t i = 0; i < nfixed || i < l->nfixed; i++) {
		size_t was = i < l->nfixed ? l->fixed[i].start : SIZE_MAX;
		size_t is = i < nfixed ? fixed[i].start : SIZE_MAX;

		if (was == is && l->fixed[i].end == fixed[i].end)
			continue;
		was = was < is ? was : is;
		return was < same ? was : same;
	}
	return same;
}

static void
begin(struct lattice *l)
{
	l->nlinks = l->nplaces = 0;
	ARRAY_GROW(l->links, l->nlinks, l->caplinks);
	l->links[l->nlinks++] = (struct link){ .same_end = NONE };
	l->ends[0] = 0;
}

/* Takes back the places that saw what is different now. */
static void
take_back(struct lattice *l, size_t same)
{
	size_t keep = 0;

	while (keep < l->nplaces && l->places[keep].read <= same)
		keep++;
	if (keep == l->nplaces || keep == 0) {
		begin(l);
		return;
	}
	l->nplaces = keep;
	l->nlinks = l->places[keep].first;
}

/* Makes the text the lattice's own. */
static void
take_text(struct lattice *l, struct str text, const struct fixed *fixed,
    size_t nfixed)
{
	size_t old = l->text.len;
	size_t same = unchanged(l, text, fixed, nfixed);

	if (l->capends <= text.len) {
		l->capends = text.len * 2;
		l->ends = xrealloc(l->ends, l->capends * sizeof(*l->ends));
	}
	take_back(l, same);
	l->nwalks = 0;
	for (size_t i = l->nplaces ? 0 : 1; i <= text.len; i++) {
		if (!l->nplaces || i > old)
			l->ends[i] = NONE;
		while (l->ends[i] != NONE && l->ends[i] >= l->nlinks)
			l->ends[i] = l->links[l->ends[i]].same_end;
	}
	buf_clear(&l->text);
	buf_str(&l->text, text);
	l->nfixed = 0;
	for (size_t i = 0; i < nfixed; i++) {
		ARRAY_GROW(l->fixed, l->nfixed, l->capfixed);
		l->fixed[l->nfixed++] = fixed[i];
	}
}

/* ---- the whole ----------------------------------------------------------- */

/* The words on the cheapest way to the end. */
static size_t
collect(struct lattice *l, const struct word **ret)
{
	uint32_t last;
	size_t count = 0, at = l->text.len;

	while (l->ends[at] == NONE)
		at--;
	stand_at(l, at);
	last = way_to(l, 0)->before;
	for (uint32_t i = last; i != 0; i = l->links[i].before)
		count++;
	if (l->capwords < count) {
		l->capwords = count * 2;
		l->words = xrealloc(l->words, l->capwords * sizeof(*l->words));
	}
	at = count;
	for (uint32_t i = last; i != 0; i = l->links[i].before)
		l->words[--at] = (struct word){ l->links[i].start,
			l->links[i].end, l->links[i].feature };
	*ret = l->words;
	return count;
}

/* Adds the words at a place, which end before what is forced next, or fill
 * it. */
static void
visit(struct lattice *l, size_t pos, const struct fixed *next)
{
	size_t limit = l->text.len, forced_end = 0, first = l->nlinks, read;

	if (next && next->start > pos)
		limit = next->start;
	else if (next)
		limit = forced_end = next->end;
	read = add_words(l, pos, limit, forced_end);
	ARRAY_GROW(l->places, l->nplaces, l->capplaces);
	l->places[l->nplaces++] =
	    (struct place){ (uint32_t)pos, (uint32_t)first, (uint32_t)read };
	connect(l, pos, first);
}

size_t
lattice_cut(struct lattice *l, struct str text, const struct fixed *fixed,
    size_t nfixed, const struct word **ret)
{
	size_t next = 0, pos = 0;

	assert(text.len > 0);
	take_text(l, text, fixed, nfixed);
	if (l->nplaces)
		pos = l->places[l->nplaces - 1].pos + 1;
	for (; pos < text.len; pos++) {
		if (l->ends[pos] == NONE)
			continue;
		while (next < nfixed && fixed[next].end <= pos)
			next++;
		visit(l, pos, next < nfixed ? &fixed[next] : NULL);
	}
	return collect(l, ret);
}
