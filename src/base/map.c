/* Open addressing with linear probing; at most three quarters full. */
#include "base/base.h"

#include <stdlib.h>

struct map_slot {
	uint64_t hash;
	struct str key; /* ptr NULL: free */
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
	map_init(m);
}

static struct map_slot *
find_slot(const struct map *m, struct str key, uint64_t hash)
{
	size_t at = hash & m->mask;

	while (m->slots[at].key.ptr &&
	       (m->slots[at].hash != hash || !str_eq(m->slots[at].key, key)))
		at = (at + 1) & m->mask;
	return &m->slots[at];
}

static void
grow(struct map *m)
{
	struct map old = *m;
	size_t cap = old.slots ? (old.mask + 1) * 2 : 16;

	m->slots = xcalloc(cap, sizeof(*m->slots));
	m->mask = cap - 1;
	for (size_t i = 0; old.slots && i <= old.mask; i++)
		if (old.slots[i].key.ptr)
			*find_slot(m, old.slots[i].key, old.slots[i].hash) =
			    old.slots[i];
	free(old.slots);
}

void **
map_put(struct map *m, struct str key)
{
	uint64_t hash = str_hash(key);
	struct map_slot *slot;

	if (!m->slots || (m->count + 1) * 4 > (m->mask + 1) * 3)
		grow(m);
	if (!key.ptr)
		key = STR("");
	slot = find_slot(m, key, hash);
	if (!slot->key.ptr) {
		*slot = (struct map_slot){ hash, key, NULL };
		m->count++;
	}
	return &slot->value;
}

void *
map_get(const struct map *m, struct str key)
{
	if (!m->slots)
		return NULL;
	return find_slot(m, key, str_hash(key))->value;
}

bool
map_has(const struct map *m, struct str key)
{
	return m->slots && find_slot(m, key, str_hash(key))->key.ptr;
}

bool
map_next(const struct map *m, size_t *at, struct str *ret_key, void **ret_value)
{
	for (; m->slots && *at <= m->mask; ++*at) {
		const struct map_slot *slot = &m->slots[*at];

		if (!slot->key.ptr)
			continue;
		if (ret_key)
			*ret_key = slot->key;
		if (ret_value)
			*ret_value = slot->value;
		++*at;
		return true;
	}
	return false;
}
