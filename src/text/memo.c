#include "text/memo.h"

#define TEXT_MAX 128
/* Nothing is thrown away, for morphemes in use may point to it. */
#define BYTES_MAX ((size_t)4 << 20)

void
memo_init(struct memo *m)
{
	arena_init(&m->arena);
	map_init(&m->entries);
	m->bytes = 0;
	memset(m->seen, 0, sizeof(m->seen));
}

void
memo_release(struct memo *m)
{
	map_release(&m->entries);
	arena_release(&m->arena);
}

bool
memo_wants(struct memo *m, struct str text)
{
	uint64_t hash;
	uint32_t *seen, tag;

	if (text.len == 0 || text.len > TEXT_MAX || m->bytes >= BYTES_MAX)
		return false;
	hash = str_hash(text);
	seen = &m->seen[hash % ARRAY_SIZE(m->seen)];
	tag = (uint32_t)(hash >> 32);
	if (*seen == tag)
		return true;
	*seen = tag;
	return false;
}

bool
memo_get(
    const struct memo *m, struct str text, struct arena *a, struct morphs *ret)
{
	const struct morphs *have =
	    text.len <= TEXT_MAX ? map_get(&m->entries, text) : NULL;
	const char *from;

	if (!have)
		return false;
	ret->count = have->count;
	ret->items = arena_alloc(a, (have->count + 1) * sizeof(*ret->items));
	if (have->count)
		memcpy(
		    ret->items, have->items, have->count * sizeof(*ret->items));
	/* The item behind the last holds the text itself. */
	from = have->items[have->count].surface.ptr;
	for (size_t i = 0; i < have->count; i++)
		ret->items[i].surface.ptr =
		    text.ptr + (have->items[i].surface.ptr - from);
	return true;
}

void
memo_put(struct memo *m, struct str text, const struct morphs *morphs)
{
	struct morphs *kept = ARENA_NEW(&m->arena, struct morphs);

	*kept = *morphs;
	kept->items[kept->count].surface = text;
	*map_put(&m->entries, text) = kept;
	m->bytes +=
	    sizeof(*kept) + text.len + (kept->count + 1) * sizeof(*kept->items);
}
