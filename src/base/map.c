/* Open addressing with linear probing, at most three quarters full. The slots
 * are small, so that many of them are in the processor's cache. */
#include "base/base.h"

#include <stdlib.h>

struct map_slot {
	uint32_t hash;
	uint32_t entry; /* index + 1; 0: free */
};

struct map_entry {
	struct str key;
	void *value;
};

void
map_init(struct map *m)
{
	*m = (struct map){ 0 };
}

void
map_release(struct map *m)
{
	free(m->slots);
	free(m->entries);
	map_init(m);
}

static uint32_t
hash_of(struct str key)
{
	return (uint32_t)str_hash(key);
}

static struct map_slot *
find_slot(const struct map *m, struct str key, uint32_t hash)
{
	size_t at = hash & m->mask;

	while (m->slots[at].entry &&
	       (m->slots[at].hash != hash ||
		   !str_eq(m->entries[m->slots[at].entry - 1].key, key)))
		at = (at + 1) & m->mask;
	return &m->slots[at];
}

static void
grow(struct map *m)
{
	size_t cap = m->slots ? (m->mask + 1) * 2 : 16;
	struct map_slot *old = m->slots;
	size_t count = old ? m->mask + 1 : 0;

	m->slots = xcalloc(cap, sizeof(*m->slots));
	m->entries = xrealloc(m->entries, cap / 4 * 3 * sizeof(*m->entries));
	m->mask = cap - 1;
	for (size_t i = 0; i < count; i++) {
		size_t at = old[i].hash & m->mask;

		if (!old[i].entry)
			continue;
		while (m->slots[at].entry)
			at = (at + 1) & m->mask;
		m->slots[at] = old[i];
	}
	free(old);
}

void **
map_put(struct map *m, struct str key)
{
	uint32_t hash = hash_of(key);
	struct map_slot *slot;

	if (!m->slots || (m->count + 1) * 4 > (m->mask + 1) * 3)
		grow(m);
	slot = find_slot(m, key, hash);
	if (!slot->entry) {
		m->entries[m->count] = (struct map_entry){ key, NULL };
		*slot = (struct map_slot){ hash, (uint32_t)++m->count };
	}
	return &m->entries[slot->entry - 1].value;
}

bool
map_find(const struct map *m, struct str key, void **ret)
{
	const struct map_slot *slot;

	if (!m->slots)
		return false;
	slot = find_slot(m, key, hash_of(key));
	if (slot->entry)
		*ret = m->entries[slot->entry - 1].value;
	return slot->entry;
}

void *
map_get(const struct map *m, struct str key)
{
	void *value = NULL;

	map_find(m, key, &value);
	return value;
}

bool
map_has(const struct map *m, struct str key)
{
	void *value;

	return map_find(m, key, &value);
}

bool
map_next(const struct map *m, size_t *at, struct str *ret_key, void **ret_value)
{
	if (*at >= m->count)
		return false;
	if (ret_key)
		*ret_key = m->entries[*at].key;
	if (ret_value)
		*ret_value = m->entries[*at].value;
	++*at;
	return true;
}
