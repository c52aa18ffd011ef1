#include "bulletin/line_send.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#define LIMIT ((size_t)256 << 20)

struct line_journal {
	int fd;
	const char *path;
	struct arena arena;
	struct line_entry *entries;
	size_t count, cap;
	struct map last;    /* key to the number + 1 of its last line */
	struct map pending; /* key to the number + 1 of the first line
			     * without an answer */
};

static const char *const states[LINE_STATE_MAX] = { "sending", "accepted",
	"refused", "delivered", "failed" };

static int
name_index(struct str s, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (str_is(s, names[i]))
			return i;
	return -1;
}

static void
remember(struct line_journal *j, const struct line_entry *e)
{
	void *number;
	void **first;

	ARRAY_GROW(j->entries, j->count, j->cap);
	j->entries[j->count++] = *e;
	number = (void *)(uintptr_t)j->count;
	*map_put(&j->last, e->key) = number;
	first = map_put(&j->pending, e->key);
	if (e->state != LINE_SENDING)
		*first = NULL;
	else if (!*first)
		*first = number;
}

/* time state way key language notice content status request; a line that
 * was cut off by a crash has no line break and is none. */
static void
read_line(struct line_journal *j, struct str line)
{
	struct str cells[9] = { 0 };
	struct line_entry e;
	int state, way;
	size_t n = 0;

	while (n < ARRAY_SIZE(cells) && str_split(&line, '\t', &cells[n]))
		n++;
	state = name_index(cells[1], states, LINE_STATE_MAX);
	way = n > 2 ? line_way_parse(arena_str(&j->arena, cells[2]).ptr) : -1;
	if (n < 8 || state < 0 || way < 0)
		return;
	e = (struct line_entry){ .time = str_to_int(cells[0]),
		.state = (enum line_state)state,
		.way = (enum line_way)way,
		.key = cells[3],
		.tag = cells[4],
		.id = cells[5],
		.content = cells[6],
		.status = (long)str_to_int(cells[7]),
		.request_id = cells[8] };
	remember(j, &e);
}

static int
read_all(struct line_journal *j, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct str rest, line;
	int result = file_read(j->path, LIMIT, &text, d);

	if (result == 0) {
		rest = arena_str(&j->arena, buf_view(&text));
		while (str_find(rest, STR("\n"), 0) != STR_NPOS &&
		       str_split(&rest, '\n', &line))
			read_line(j, line);
		/* What was cut off must not join the next line. */
		if (rest.len && write(j->fd, "\n", 1) != 1)
			result = -1;
	}
	buf_release(&text);
	return result;
}

static int
unwritable(const struct line_journal *j, struct diag *d)
{
	struct str why = str_from(strerror(errno));

	diag_source(d, str_from(j->path), STR_NONE);
	diag_add(d, DIAG_FILE_UNWRITABLE, DIAG_NOWHERE, why);
	return -1;
}

struct line_journal *
line_journal_open(const char *path, struct diag *d)
{
	struct line_journal *j = xcalloc(1, sizeof(*j));
	int result = -1;

	j->path = path;
	arena_init(&j->arena);
	map_init(&j->last);
	map_init(&j->pending);
	j->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (j->fd < 0) {
		unwritable(j, d);
	} else if (flock(j->fd, LOCK_EX | LOCK_NB) != 0) {
		diag_source(d, str_from(path), STR_NONE);
		diag_add(d, DIAG_LINE_RUNNING, DIAG_NOWHERE, STR_NONE);
	} else {
		result = read_all(j, d);
	}
	if (result == 0)
		return j;
	line_journal_close(j);
	return NULL;
}

void
line_journal_close(struct line_journal *j)
{
	if (!j)
		return;
	if (j->fd >= 0)
		close(j->fd);
	map_release(&j->last);
	map_release(&j->pending);
	free(j->entries);
	arena_release(&j->arena);
	free(j);
}

/* All of it, or the next line begins behind what is there of it. */
static bool
write_all(int fd, struct str s)
{
	while (s.len) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno != EINTR)
			return false;
		s = str_sub(s, n > 0 ? (size_t)n : 0, s.len);
	}
	return fsync(fd) == 0;
}

int
line_journal_add(
    struct line_journal *j, const struct line_entry *e, struct diag *d)
{
	struct line_entry copy = *e;
	struct buf line = BUF_INIT;
	bool written;

	buf_printf(&line, "%lld\t%s\t%s\t%.*s\t%.*s\t%.*s\t%.*s\t%ld\t%.*s\n",
	    (long long)e->time, states[e->state], line_way_name(e->way),
	    STR_ARG(e->key), STR_ARG(e->tag), STR_ARG(e->id),
	    STR_ARG(e->content), e->status, STR_ARG(e->request_id));
	written = write_all(j->fd, buf_view(&line));
	buf_release(&line);
	if (!written)
		return unwritable(j, d);
	copy.key = arena_str(&j->arena, e->key);
	copy.tag = arena_str(&j->arena, e->tag);
	copy.id = arena_str(&j->arena, e->id);
	copy.content = arena_str(&j->arena, e->content);
	copy.request_id = arena_str(&j->arena, e->request_id);
	remember(j, &copy);
	return 0;
}

const struct line_entry *
line_journal_last(const struct line_journal *j, struct str key)
{
	uintptr_t n = (uintptr_t)map_get(&j->last, key);

	return n ? &j->entries[n - 1] : NULL;
}

int64_t
line_journal_pending(const struct line_journal *j, struct str key)
{
	uintptr_t n = (uintptr_t)map_get(&j->pending, key);

	return n ? j->entries[n - 1].time : 0;
}

/* A request of the notice that may have changed what readers know. */
static bool
may_stand(const struct line_journal *j, const struct line_entry *e,
    struct str tag, struct str id)
{
	const struct line_entry *last;

	if (!str_eq(e->tag, tag) || !str_eq(e->id, id))
		return false;
	last = line_journal_last(j, e->key);
	return last && last->state != LINE_REFUSED &&
	       last->state != LINE_FAILED;
}

const struct line_entry *
line_journal_stands(const struct line_journal *j, struct str tag, struct str id)
{
	for (size_t i = j->count; i > 0; i--) {
		const struct line_entry *e = &j->entries[i - 1];

		if (may_stand(j, e, tag, id))
			return line_journal_last(j, e->key);
	}
	return NULL;
}

struct str
line_journal_key(const struct line_journal *j, struct str tag, struct str id)
{
	for (size_t i = j->count; i > 0; i--) {
		const struct line_entry *e = &j->entries[i - 1];

		if (e->state == LINE_ACCEPTED && str_eq(e->tag, tag) &&
		    str_eq(e->id, id))
			return e->key;
	}
	return STR_NONE;
}

bool
line_journal_sent_before(const struct line_journal *j, struct str tag,
    struct str id, struct str content)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line_entry *e = &j->entries[i];

		if (may_stand(j, e, tag, id) && !str_eq(e->content, content))
			return true;
	}
	return false;
}

const struct line_entry *
line_journal_under_way(const struct line_journal *j, size_t *at)
{
	while (*at < j->count) {
		const struct line_entry *e = &j->entries[(*at)++];

		if (e->state == LINE_ACCEPTED && e->way == LINE_NARROWCAST &&
		    e->request_id.len && line_journal_last(j, e->key) == e)
			return e;
	}
	return NULL;
}

size_t
line_journal_since(
    const struct line_journal *j, int64_t since, int64_t *ret_oldest)
{
	size_t n = 0;

	for (size_t i = j->count; i > 0; i--) {
		const struct line_entry *e = &j->entries[i - 1];

		if (e->state != LINE_SENDING || e->way == LINE_MULTICAST ||
		    e->time <= since)
			continue;
		*ret_oldest = e->time;
		n++;
	}
	return n;
}
