#include "text/memo.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS 4096
#define TEXT_MAX 96
#define NODES_MAX 28

struct memo_slot {
	uint32_t len, count; /* no text: empty */
	char text[TEXT_MAX];
	struct memo_node nodes[NODES_MAX];
};

void
memo_init(struct memo *m)
{
	m->hashes = xcalloc(SLOTS, sizeof(*m->hashes));
	m->slots = xcalloc(SLOTS, sizeof(*m->slots));
}

void
memo_release(struct memo *m)
{
	free(m->hashes);
	free(m->slots);
}

const struct memo_node *
memo_get(const struct memo *m, struct str text, size_t *ret_count)
{
	uint64_t hash = str_hash(text);
	const struct memo_slot *slot = &m->slots[hash % SLOTS];

	if (m->hashes[hash % SLOTS] != hash || slot->len != text.len ||
	    memcmp(slot->text, text.ptr, text.len) != 0)
		return NULL;
	*ret_count = slot->count;
	return slot->nodes;
}

void
memo_put(struct memo *m, struct str text, const struct memo_node *nodes,
    size_t count)
{
	uint64_t hash = str_hash(text);
	struct memo_slot *slot = &m->slots[hash % SLOTS];

	if (text.len == 0 || text.len > TEXT_MAX || count > NODES_MAX)
		return;
	m->hashes[hash % SLOTS] = hash;
	slot->len = (uint32_t)text.len;
	slot->count = (uint32_t)count;
	memcpy(slot->text, text.ptr, text.len);
	memcpy(slot->nodes, nodes, count * sizeof(*nodes));
}
