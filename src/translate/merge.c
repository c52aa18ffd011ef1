/*
 * What msgmerge leaves to be done. It compares sentences letter by letter, so
 * that a comma can cost a translation; and it forgets the translation that it
 * gave to a similar sentence. Here, sentences that differ in punctuation alone
 * find each other, and nothing that a translator wrote is lost.
 */
#include "translate/merge.h"
#include "translate/check.h"

#include <stdlib.h>
#include <string.h>

/* ---- sentences that differ in punctuation ------------------------------------
 */

/* What a message says without its punctuation, spaces and tags. */
static struct str
letters_of(struct str msgid, struct arena *a)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;
	struct str ret;

	unicode_fold(msgid, &folded);
	for (size_t pos = 0; pos < folded.len;) {
		uint32_t cp = utf8_next(buf_view(&folded), &pos);
		if (unicode_is_letter(cp) || cp == '{' || cp == '}')
			buf_cp(&text, cp);
	}
	ret = arena_str(a, buf_view(&text));
	buf_release(&text);
	buf_release(&folded);
	return ret;
}

static bool
is_translated(const struct po_entry *e)
{
	return e->msgstr.len && !e->fuzzy && !e->plural && !e->context;
}

static void
carry(struct po_file *old, const struct map *known, struct po_file *now)
{
	struct map by_letters;

	map_init(&by_letters);
	for (size_t i = 0; i < old->count; i++) {
		struct po_entry *e = &old->entries[i];
		struct str letters;

		if (!is_translated(e))
			continue;
		letters = letters_of(e->msgid, &old->arena);
		if (letters.len)
			*map_put(&by_letters, letters) = e;
	}
	for (size_t i = 0; i < now->count; i++) {
		struct po_entry *e = &now->entries[i];
		const struct po_entry *like;
		bool open =
		    !e->msgstr.len || (e->fuzzy && !map_has(known, e->msgid));

		if (e->obsolete || e->plural || e->context || !open)
			continue;
		like = map_get(&by_letters, letters_of(e->msgid, &now->arena));
		if (!like || str_eq(like->msgid, e->msgid))
			continue;
		po_set(e, like->msgstr, true);
		po_set_previous(e, like->msgid);
	}
	map_release(&by_letters);
}

/* ---- nothing is lost ---------------------------------------------------------
 */

struct memory {
	const struct po_entry **items;
	size_t count, cap;
};

static void
memory_add(struct memory *m, const struct po_entry *e)
{
	ARRAY_GROW(m->items, m->count, m->cap);
	m->items[m->count++] = e;
}

static int
compare(const void *a, const void *b)
{
	const struct po_entry *x = *(const struct po_entry *const *)a;
	const struct po_entry *y = *(const struct po_entry *const *)b;

	return str_cmp(x->key, y->key);
}

/* The old entries that are nowhere in the new file. A fuzzy one of which the
 * translation stands elsewhere was msgmerge's guess. */
static void
find_lost(
    const struct po_file *old, const struct po_file *now, struct memory *memory)
{
	struct map ids, texts;

	map_init(&ids);
	map_init(&texts);
	for (size_t i = 0; i < now->count; i++)
		*map_put(&ids, now->entries[i].key) = &now->entries[i];
	for (size_t i = 0; i < old->count; i++)
		if (is_translated(&old->entries[i]))
			*map_put(&texts, old->entries[i].msgstr) =
			    &old->entries[i];
	for (size_t i = 0; i < old->count; i++) {
		const struct po_entry *e = &old->entries[i];

		if (!e->msgstr.len || map_has(&ids, e->key) ||
		    (e->fuzzy && map_has(&texts, e->msgstr)))
			continue;
		memory_add(memory, e);
	}
	map_release(&ids);
	map_release(&texts);
}

static void
write_all(
    struct po_file *out, const struct po_file *old, const struct po_file *now)
{
	struct memory memory = { NULL, 0, 0 };

	po_copy_header(out, now);
	for (size_t i = 0; i < now->count; i++) {
		if (now->entries[i].obsolete)
			memory_add(&memory, &now->entries[i]);
		else
			po_copy(out, &now->entries[i], false);
	}
	find_lost(old, now, &memory);
	/* Whatever order another program left. */
	if (memory.count)
		qsort(
		    memory.items, memory.count, sizeof(*memory.items), compare);
	for (size_t i = 0; i < memory.count; i++)
		po_copy(out, memory.items[i], true);
	free(memory.items);
}

int
merge_settle(
    const char *path, struct str before, struct buf *merged, struct diag *d)
{
	struct po_file old, now, out;
	struct map known;
	int ret = -1;

	map_init(&known);
	po_init(&now);
	po_init(&out);
	if (po_parse(&old, path, before, d) < 0 || old.faults ||
	    po_parse(&now, path, buf_view(merged), d) < 0)
		goto done;
	for (size_t i = 0; i < old.count; i++)
		*map_put(&known, old.entries[i].msgid) = &old.entries[i];
	carry(&old, &known, &now);
	write_all(&out, &old, &now);
	buf_clear(merged);
	ret = po_write(&out, path, merged, d);
done:
	map_release(&known);
	po_release(&out);
	po_release(&now);
	po_release(&old);
	return ret;
}
