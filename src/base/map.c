/* Open addressing with linear probing; at most three quarters full. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define SHORT_MAX 8

struct map_slot {
	struct str key;
	void *value;
};

void
map_init(struct map *m)
{
	*m = (struct map){ 0 };
}

void
map_init_in(struct map *m, struct arena *a)
{
	*m = (struct map){ .arena = a };
}

void
map_release(struct map *m)
{
	if (!m->arena) {
		free(m->marks);
		free(m->slots);
	}
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

/* What is looked at instead of the key: 0 is of free slots. */
static uint64_t
mark_of(struct str key)
{
	uint64_t mark = (tag_of(key) ^ key.len) * UINT64_C(0x9e3779b97f4a7c15);

	return mark ? mark : 1;
}

/* The slot of the key, or the free one where it would be. */
static size_t
find_slot(const struct map *m, struct str key, uint64_t mark)
{
	size_t at = (mark >> 32) & m->mask;

	for (; m->marks[at]; at = (at + 1) & m->mask) {
		const struct str *has = &m->slots[at].key;

		if (m->marks[at] == mark && has->len == key.len &&
		    (key.len <= SHORT_MAX || str_eq(*has, key)))
			break;
	}
	return at;
}

static void *
room(const struct map *m, size_t count, size_t size)
{
	return m->arena ? arena_alloc(m->arena, count * size)
			: xcalloc(count, size);
}

static void
resize(struct map *m, size_t cap)
{
	struct map old = *m;

	m->marks = room(m, cap, sizeof(*m->marks));
	m->slots = room(m, cap, sizeof(*m->slots));
	m->mask = cap - 1;
	for (size_t i = 0; old.slots && i <= old.mask; i++) {
		size_t at;

		if (!old.marks[i])
			continue;
		at = find_slot(m, old.slots[i].key, old.marks[i]);
		m->marks[at] = old.marks[i];
		m->slots[at] = old.slots[i];
	}
	if (!m->arena) {
		free(old.marks);
		free(old.slots);
	}
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
	uint64_t mark = mark_of(key);
	size_t at;

	if (!m->slots || is_full(m->count, m->mask + 1))
		resize(m, m->slots ? (m->mask + 1) * 2 : 16);
	at = find_slot(m, key, mark);
	if (!m->marks[at]) {
		m->marks[at] = mark;
		m->slots[at] = (struct map_slot){ key, NULL };
		m->count++;
	}
	return &m->slots[at].value;
}

bool
map_find(const struct map *m, struct str key, void **ret)
{
	size_t at;

	if (!m->slots)
		return false;
	at = find_slot(m, key, mark_of(key));
	if (!m->marks[at])
		return false;
	*ret = m->slots[at].value;
	return true;
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
