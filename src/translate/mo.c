/*
 * The compiled form of catalogs, as msgfmt writes it (GNU gettext manual,
 * "The Format of GNU MO Files"): a header of 32-bit words, two tables of
 * length and offset, and the strings. The hash is our own, for its function
 * is also that of all maps here.
 */
#include "translate/catalog.h"

#include <stdlib.h>
#include <string.h>

#define MO_MAGIC 0x950412de

struct mo_slot {
	struct str msgid, msgstr;
	uint64_t hash;
	bool fuzzy;
};

static uint32_t
word_at(struct str data, size_t offset)
{
	uint32_t w;

	memcpy(&w, data.ptr + offset, sizeof(w));
	return w;
}

static bool
string_at(struct str data, size_t table, size_t i, struct str *ret)
{
	size_t len = word_at(data, table + i * 8);
	size_t offset = word_at(data, table + i * 8 + 4);

	if (offset > data.len || len > data.len - offset)
		return false;
	*ret = (struct str){ data.ptr + offset, len };
	return utf8_valid_len(*ret) == len;
}

static struct mo_slot *
find(const struct mo *m, struct str msgid, uint64_t hash)
{
	size_t i = hash & m->mask;

	while (m->slots[i].msgid.ptr &&
	       (m->slots[i].hash != hash || !str_eq(m->slots[i].msgid, msgid)))
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

static void
add(struct mo *m, struct str msgid, struct str msgstr)
{
	static const struct str fuzzy = STR_INIT(MO_FUZZY "\4");
	bool is_fuzzy = str_starts(msgid, fuzzy);
	struct mo_slot *slot;
	uint64_t hash;

	if (is_fuzzy)
		msgid = str_sub(msgid, fuzzy.len, msgid.len);
	hash = str_hash(msgid);
	slot = find(m, msgid, hash);
	if (!slot->msgid.ptr)
		*slot = (struct mo_slot){ msgid, msgstr, hash, is_fuzzy };
}

bool
mo_open(struct mo *m, struct str data)
{
	size_t count, ids, strs, size = 8;

	memset(m, 0, sizeof(*m));
	m->data = data;
	if (data.len < 28 || word_at(data, 0) != MO_MAGIC ||
	    word_at(data, 4) >> 16 != 0)
		return false;
	count = word_at(data, 8);
	ids = word_at(data, 12);
	strs = word_at(data, 16);
	if (count > data.len / 16 || ids > data.len || strs > data.len ||
	    count * 8 > data.len - ids || count * 8 > data.len - strs)
		return false;
	while (size < count * 2)
		size *= 2;
	m->mask = size - 1;
	m->slots = xcalloc(size, sizeof(*m->slots));
	for (size_t i = 0; i < count; i++) {
		struct str msgid, msgstr;
		if (!string_at(data, ids, i, &msgid) ||
		    !string_at(data, strs, i, &msgstr)) {
			mo_release(m);
			return false;
		}
		add(m, msgid, msgstr);
	}
	return true;
}

void
mo_release(struct mo *m)
{
	free(m->slots);
	memset(m, 0, sizeof(*m));
}

struct str
mo_get(const struct mo *m, struct str msgid, uint64_t hash,
    enum mo_state *ret_state)
{
	struct mo_slot *slot;

	*ret_state = MO_ABSENT;
	if (!m->slots || !msgid.len)
		return STR_NONE;
	slot = find(m, msgid, hash);
	if (!slot->msgid.ptr)
		return STR_NONE;
	if (!slot->fuzzy) {
		*ret_state = MO_TRANSLATED;
		return slot->msgstr;
	}
	*ret_state =
	    str_eq(slot->msgstr, STR(MO_STALE)) ? MO_IS_STALE : MO_IS_FUZZY;
	return STR_NONE;
}

struct str
mo_field(const struct mo *m, struct str field)
{
	struct str header =
	    m->slots ? find(m, STR(""), str_hash(STR("")))->msgstr : STR_NONE;
	struct str line;

	while (header.len && str_split(&header, '\n', &line))
		if (str_starts(line, field) && line.len > field.len &&
		    line.ptr[field.len] == ':')
			return str_trim(str_sub(line, field.len + 1, line.len));
	return STR_NONE;
}
