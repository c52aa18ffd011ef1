#include "simplify/recall.h"

#include <stdlib.h>

#define SLOTS 4096
#define TEXT_MAX 600

struct recall_slot {
	uint64_t hash;
	struct buf text; /* what follows, one behind the other */
	uint32_t *ends;	 /* source, result, of each step rule, before, after */
	size_t count, cap;
	bool brief;
	uint16_t max_morae;
	uint32_t morae_before;
	bool changed;
	const char *lost;
};

struct recall {
	struct recall_slot slots[SLOTS];
	uint32_t seen[SLOTS]; /* hashes of texts that came once */
};

struct recall *
recall_new(void)
{
	return xcalloc(1, sizeof(struct recall));
}

void
recall_free(struct recall *r)
{
	for (size_t i = 0; r && i < SLOTS; i++) {
		buf_release(&r->slots[i].text);
		free(r->slots[i].ends);
	}
	free(r);
}

static struct str
part(const struct recall_slot *slot, size_t i)
{
	if (i >= slot->count)
		return STR_NONE;
	return str_sub(
	    buf_view(&slot->text), i ? slot->ends[i - 1] : 0, slot->ends[i]);
}

static void
add_part(struct recall_slot *slot, struct str s)
{
	buf_str(&slot->text, s);
	ARRAY_GROW(slot->ends, slot->count, slot->cap);
	slot->ends[slot->count++] = (uint32_t)slot->text.len;
}

/* Text and nothing else: no value, mark-up or reading. */
static bool
is_plain(const struct flat *f)
{
	const struct piece *p = f->pieces;

	return f->count == 1 && !p->atom && !p->mark && !p->reading.len &&
	       !p->gloss.len && f->text.len <= TEXT_MAX;
}

static void
get(struct easy_worker *w, const struct recall_slot *slot,
    struct rewritten *ret)
{
	struct str source = part(slot, 0);

	flat_clear(&w->now);
	flat_add(&w->now, part(slot, 1), &(struct piece){ 0 });
	w->steps.len = 0;
	for (size_t i = 2; i + 2 < slot->count; i += 3)
		worker_step(
		    w, part(slot, i), part(slot, i + 1), part(slot, i + 2));
	*ret = (struct rewritten){
		.flat = &w->now,
		.morae_before = slot->morae_before,
		.changed = slot->changed,
		.lost = slot->lost,
	};
	arena_clear(&w->scratch);
	flat_parse(&w->now, w->tagger, &w->scratch, &ret->chain, &ret->morphs);
	ret->before = ret->morphs;
	if (ret->changed)
		tagger_parse(w->tagger, arena_str(&w->scratch, source), NULL, 0,
		    &w->scratch, &ret->before);
}

void
recall_rewrite(struct easy_worker *w, bool brief, uint16_t max_morae,
    struct rewritten *ret)
{
	struct str source = buf_view(&w->source.text);
	uint64_t hash = str_hash(source);
	struct recall_slot *slot = &w->recall->slots[hash % SLOTS];
	bool plain = is_plain(&w->source);

	if (plain && slot->hash == hash && slot->brief == brief &&
	    slot->max_morae == max_morae && str_eq(part(slot, 0), source)) {
		get(w, slot, ret);
		return;
	}
	worker_rewrite(w, brief, max_morae, ret);
	if (!plain || !is_plain(&w->now))
		return;
	if (w->recall->seen[hash % SLOTS] != (uint32_t)(hash >> 32)) {
		w->recall->seen[hash % SLOTS] = (uint32_t)(hash >> 32);
		return;
	}
	buf_clear(&slot->text);
	slot->count = 0;
	add_part(slot, source);
	add_part(slot, buf_view(&w->now.text));
	for (size_t i = 0; i < w->steps.len; i++) {
		add_part(slot, w->steps.items[i].rule);
		add_part(slot, w->steps.items[i].before);
		add_part(slot, w->steps.items[i].after);
	}
	slot->hash = hash;
	slot->brief = brief;
	slot->max_morae = max_morae;
	slot->morae_before = ret->morae_before;
	slot->changed = ret->changed;
	slot->lost = ret->lost;
}
