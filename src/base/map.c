/* Open addressing with linear probing; at most three quarters full. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define SHORT_MAX 8

struct map_slot {
	uint64_t tag; /* the bytes of a short key, or the hash of a long one */
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

/* All bytes are in it if there are no more than SHORT_MAX: most words of
 * Japanese are compared without looking at them. */
static uint64_t
tag_of(struct str key)
{
	const char *p = key.ptr;
	uint32_t first, last;

	if (key.len > SHORT_MAX)
		return str_hash(key);
	if (key.len < sizeof(first))
		return key.len ? (uint64_t)(uint8_t)p[0] << 16 |
				     (uint64_t)(uint8_t)p[key.len / 2] << 8 |
				     (uint8_t)p[key.len - 1]
			       : 0;
	memcpy(&first, p, sizeof(first));
	memcpy(&last, p + key.len - sizeof(last), sizeof(last));
	return (uint64_t)first << 32 | last;
}

static struct map_slot *
find_slot(const struct map *m, struct str key, uint64_t tag)
{
	uint64_t hash = (tag ^ key.len) * UINT64_C(0x9e3779b97f4a7c15);
	size_t at = (hash >> 32) & m->mask;

	for (;; at = (at + 1) & m->mask) {
		struct map_slot *slot = &m->slots[at];

		if (!slot->key.ptr ||
		    (slot->tag == tag && slot->key.len == key.len &&
			(key.len <= SHORT_MAX || str_eq(slot->key, key))))
			return slot;
	}
}

static void
resize(struct map *m, size_t cap)
{
	struct map old = *m;

	m->slots = xcalloc(cap, sizeof(*m->slots));
	m->mask = cap - 1;
	for (size_t i = 0; old.slots && i <= old.mask; i++)
		if (old.slots[i].key.ptr)
			*find_slot(m, old.slots[i].key, old.slots[i].tag) =
			    old.slots[i];
	free(old.slots);
}

/* Whether another key makes it more than three quarters full. */
static bool
is_full(size_t count, size_t cap)
{
	return (count + 1) * 4 > cap * 3;
}

void
map_reserve(struct map *m, size_t more)
{
	size_t cap = m->slots ? m->mask + 1 : 16;

	while (is_full(m->count + more, cap))
		cap *= 2;
	if (!m->slots || cap > m->mask + 1)
		resize(m, cap);
}

void **
map_put(struct map *m, struct str key)
{
	uint64_t tag = tag_of(key);
	struct map_slot *slot;

	if (!m->slots || is_full(m->count, m->mask + 1))
		resize(m, m->slots ? (m->mask + 1) * 2 : 16);
	if (!key.ptr)
		key = STR("");
	slot = find_slot(m, key, tag);
	if (!slot->key.ptr) {
		*slot = (struct map_slot){ tag, key, NULL };
		m->count++;
	}
	return &slot->value;
}

bool
map_find(const struct map *m, struct str key, void **ret)
{
	const struct map_slot *slot;

	if (!m->slots)
		return false;
	slot = find_slot(m, key, tag_of(key));
	*ret = slot->value;
	return slot->key.ptr;
}

void *
map_get(const struct map *m, struct str key)
{
	void *value;

	return map_find(m, key, &value) ? value : NULL;
}

bool
map_has(const struct map *m, struct str key)
{
	void *value;

	return map_find(m, key, &value);
}
