/*
 * One file: a line that says what it depends on, then records, one behind the
 * other. It only grows, or is replaced as a whole, so that what another run
 * has mapped stays as it is.
 */
#include "base/base.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX ((size_t)64 << 20)
#define ALIGN 8

/* Behind it the key and the value, then zeros up to ALIGN. */
struct record {
	uint64_t hash;	/* of the key */
	uint32_t check; /* of the value */
	uint32_t key_len, value_len, zero;
};

struct slot {
	uint32_t place; /* of a record in the file / ALIGN; 0: empty */
	uint32_t hash;	/* its upper half */
};

struct store {
	struct arena arena;
	const char *path; /* NULL: for this run only */
	int fd;		  /* of the file that is mapped */
	struct str head;
	const char *mapped;
	size_t size;
	struct slot *index;
	size_t mask;
	bool whole; /* the file can be added to */
	pthread_mutex_t lock;
	struct map added; /* key to its struct record */
	const struct record **records;
	size_t count, cap, bytes;
};

static size_t
record_size(const struct record *r)
{
	return (sizeof(*r) + (size_t)r->key_len + r->value_len + ALIGN - 1) &
	       ~(size_t)(ALIGN - 1);
}

static struct str
record_key(const struct record *r)
{
	return (struct str){ (const char *)(r + 1), r->key_len };
}

static struct str
record_value(const struct record *r)
{
	return (struct str){ (const char *)(r + 1) + r->key_len, r->value_len };
}

static uint32_t
check_of(struct str value)
{
	return (uint32_t)(str_hash(value) >> 32);
}

/* ---- opening ------------------------------------------------------------- */

/* The record at *at, and *at behind it. NULL at the end, and where what
 * follows is no whole record: then *at is not the end. */
static const struct record *
next_record(const struct store *s, size_t *at)
{
	const struct record *r = (const void *)(s->mapped + *at);

	if (s->size - *at < sizeof(*r) || r->zero != 0 ||
	    record_size(r) > s->size - *at)
		return NULL;
	*at += record_size(r);
	return r;
}

static void
index_records(struct store *s)
{
	const struct record *r;
	size_t count = 0, at = s->head.len;

	while (next_record(s, &at))
		count++;
	s->whole = at == s->size;
	s->mask = 15;
	while (s->mask < count * 2)
		s->mask = s->mask * 2 + 1;
	s->index = xcalloc(s->mask + 1, sizeof(*s->index));
	at = s->head.len;
	for (size_t place = at; (r = next_record(s, &at)); place = at) {
		size_t i = r->hash & s->mask;

		while (s->index[i].place)
			i = (i + 1) & s->mask;
		s->index[i] = (struct slot){ (uint32_t)(place / ALIGN),
			(uint32_t)(r->hash >> 32) };
	}
}

static void
map_file(struct store *s)
{
	struct stat st;
	void *p;

	s->fd = open(s->path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK);
	if (s->fd >= 0 && fstat(s->fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (uint64_t)st.st_size >= s->head.len &&
	    (uint64_t)st.st_size <= FILE_MAX) {
		p = mmap(NULL, (size_t)st.st_size, PROT_READ,
		    MAP_SHARED | MAP_POPULATE, s->fd, 0);
		if (p != MAP_FAILED) {
			s->mapped = p;
			s->size = (size_t)st.st_size;
		}
	}
}

struct store *
store_open(const char *path, struct str depends)
{
	struct store *s = xcalloc(1, sizeof(*s));

	arena_init(&s->arena);
	map_init(&s->added);
	pthread_mutex_init(&s->lock, NULL);
	s->fd = -1;
	s->head =
	    arena_printf(&s->arena, "tayori store 1 %.*s\n", STR_ARG(depends));
	while (s->head.len % ALIGN)
		s->head = arena_join(&s->arena, s->head, STR("\n"));
	if (!path)
		return s;
	s->path = arena_str(&s->arena, str_from(path)).ptr;
	map_file(s);
	if (s->mapped &&
	    str_starts((struct str){ s->mapped, s->size }, s->head))
		index_records(s);
	return s;
}

/* ---- records --------------------------------------------------------------
 */

static const struct record *
find_mapped(const struct store *s, struct str key, uint64_t hash)
{
	for (size_t i = hash & s->mask; s->index && s->index[i].place;
	     i = (i + 1) & s->mask) {
		const struct record *r;

		if (s->index[i].hash != (uint32_t)(hash >> 32))
			continue;
		r = (const void *)(s->mapped + s->index[i].place * ALIGN);
		if (r->hash == hash && str_eq(record_key(r), key))
			return r;
	}
	return NULL;
}

bool
store_get(struct store *s, struct str key, struct str *ret)
{
	const struct record *r = find_mapped(s, key, str_hash(key));

	if (r && check_of(record_value(r)) != r->check)
		r = NULL;
	if (!r) {
		pthread_mutex_lock(&s->lock);
		r = map_get(&s->added, key);
		pthread_mutex_unlock(&s->lock);
	}
	if (r)
		*ret = record_value(r);
	return r != NULL;
}

void
store_put(struct store *s, struct str key, struct str value)
{
	struct record like = {
		.hash = str_hash(key),
		.check = check_of(value),
		.key_len = (uint32_t)key.len,
		.value_len = (uint32_t)value.len,
	};
	size_t size = record_size(&like);
	struct record *r;

	pthread_mutex_lock(&s->lock);
	if (s->bytes + size <= FILE_MAX / 2 && !map_has(&s->added, key)) {
		r = arena_alloc(&s->arena, size);
		*r = like;
		memcpy((char *)(r + 1), key.ptr, key.len);
		memcpy((char *)(r + 1) + key.len, value.ptr, value.len);
		*map_put(&s->added, record_key(r)) = r;
		ARRAY_GROW(s->records, s->count, s->cap);
		s->records[s->count++] = r;
		s->bytes += size;
	}
	pthread_mutex_unlock(&s->lock);
}

/* ---- closing ------------------------------------------------------------- */

/* Adds to the file that was opened, unless another run did or does so. A part
 * is taken back. */
static void
append(const struct store *s, struct str records)
{
	struct stat st;
	ssize_t n;

	if (flock(s->fd, LOCK_EX | LOCK_NB) != 0 || fstat(s->fd, &st) != 0 ||
	    (size_t)st.st_size != s->size)
		return;
	n = write(s->fd, records.ptr, records.len);
	if (n != (ssize_t)records.len && ftruncate(s->fd, st.st_size) != 0)
		unlink(s->path);
}

static void
save(const struct store *s)
{
	bool add = s->whole && s->size + s->bytes <= FILE_MAX;
	struct buf b = BUF_INIT;
	struct diag ignored;

	if (!add)
		buf_str(&b, s->head);
	for (size_t i = 0; i < s->count; i++)
		buf_add(&b, (const char *)s->records[i],
		    record_size(s->records[i]));
	if (add) {
		append(s, buf_view(&b));
	} else {
		diag_init(&ignored);
		file_replace(s->path, buf_view(&b), &ignored);
		diag_release(&ignored);
	}
	buf_release(&b);
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	if (s->path && s->count)
		save(s);
	if (s->mapped)
		munmap((void *)(uintptr_t)s->mapped, s->size);
	if (s->fd >= 0)
		close(s->fd);
	free(s->index);
	free(s->records);
	map_release(&s->added);
	pthread_mutex_destroy(&s->lock);
	arena_release(&s->arena);
	free(s);
}
