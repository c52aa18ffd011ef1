#include "text/memo.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* All is forgotten when there is no room for more. */
#define ROOM ((size_t)2 << 20)
#define INDEX_SIZE 16384
#define ENTRIES_MAX (INDEX_SIZE / 2)
#define TEXT_MAX 300

struct memo_entry {
	uint64_t hash;
	uint32_t len, count;
	struct memo_node nodes[]; /* behind them the text */
};

void
memo_init(struct memo *m)
{
	*m = (struct memo){ 0 };
	m->index = xcalloc(INDEX_SIZE, sizeof(*m->index));
	m->entries = xmalloc(ROOM);
}

void
memo_release(struct memo *m)
{
	free(m->index);
	free(m->entries);
}

static struct memo_entry *
entry_at(const struct memo *m, uint32_t place)
{
	return (struct memo_entry *)(m->entries + place - 1);
}

const struct memo_node *
memo_get(const struct memo *m, struct str text, size_t *ret_count)
{
	uint64_t hash = str_hash(text);

	for (size_t at = hash % INDEX_SIZE; m->index[at];
	     at = (at + 1) % INDEX_SIZE) {
		const struct memo_entry *e = entry_at(m, m->index[at]);

		if (e->hash != hash || e->len != text.len ||
		    memcmp(e->nodes + e->count, text.ptr, text.len) != 0)
			continue;
		*ret_count = e->count;
		return e->nodes;
	}
	return NULL;
}

void
memo_put(struct memo *m, struct str text, const struct memo_node *nodes,
    size_t count)
{
	uint64_t hash = str_hash(text);
	size_t size =
	    sizeof(struct memo_entry) + count * sizeof(*nodes) + text.len;
	size_t at = hash % INDEX_SIZE;
	struct memo_entry *e;

	if (text.len == 0 || text.len > TEXT_MAX)
		return;
	size = (size + alignof(struct memo_entry) - 1) &
	       ~(alignof(struct memo_entry) - 1);
	if (m->count == ENTRIES_MAX || size > ROOM - m->used) {
		memset(m->index, 0, INDEX_SIZE * sizeof(*m->index));
		m->count = m->used = 0;
	}
	while (m->index[at])
		at = (at + 1) % INDEX_SIZE;
	m->index[at] = (uint32_t)m->used + 1;
	e = entry_at(m, m->index[at]);
	e->hash = hash;
	e->len = (uint32_t)text.len;
	e->count = (uint32_t)count;
	memcpy(e->nodes, nodes, count * sizeof(*nodes));
	memcpy(e->nodes + count, text.ptr, text.len);
	m->used += size;
	m->count++;
}
