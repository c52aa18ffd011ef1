#include "extract/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A source with its path and sidecar; what a source may give. */
#define INPUT_MAX (2 * SOURCE_LIMIT + ((size_t)64 << 10))
#define OUTPUT_MAX ((size_t)96 << 20)

#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY 0 /* its shadow alone takes terabytes */
#else
#define LIMIT_MEMORY 1
#endif

const struct guard_limits guard_default_limits = {
	.cpu = 20,
	.wait = 120,
	.memory = (size_t)1 << 30,
};

/* Shared by the three processes. */
struct shared {
	uint32_t working; /* number of the source being read, 0: none */
	pid_t pid;	  /* of the process that reads */
	const struct reader *reader;
	struct date reference;
	size_t path, bytes, meta; /* lengths; they follow each other in input */
	char input[INPUT_MAX];
	char output[OUTPUT_MAX];
};

enum answer_kind { ANSWER_DONE, ANSWER_DIED, ANSWER_TOO_LONG };

struct answer {
	uint32_t number;
	enum answer_kind kind;
	int status; /* extract_all's, or of waitpid */
	size_t length;
};

struct guard {
	struct guard_limits limits;
	struct shared *shared;
	int socket; /* this side's end */
	pid_t supervisor;
	uint32_t number;
};

/* ---- packing -------------------------------------------------------------- */

struct flat_entry {
	enum diag_code code;
	uint32_t line, col;
};

static void
put_str(struct buf *out, struct str s)
{
	buf_add(out, (const char *)&s.len, sizeof(s.len));
	buf_str(out, s);
	buf_ch(out, '\0');
}

static bool
get(struct str *in, void *out, size_t len)
{
	if (in->len < len)
		return false;
	memcpy(out, in->ptr, len);
	*in = str_sub(*in, len, in->len);
	return true;
}

static bool
get_str(struct str *in, struct str *ret)
{
	size_t len;

	if (!get(in, &len, sizeof(len)) || in->len <= len)
		return false;
	*ret = len ? str_sub(*in, 0, len) : STR_NONE;
	*in = str_sub(*in, len + 1, in->len);
	return utf8_valid_len(*ret) == ret->len;
}

static void
pack_diag(const struct diag *d, struct buf *out)
{
	const size_t counts[] = { d->count, d->errors, d->warnings };

	buf_add(out, (const char *)counts, sizeof(counts));
	for (size_t i = 0; i < d->count; i++) {
		const struct diag_entry *e = &d->entries[i];
		const struct flat_entry flat = { e->code, e->line, e->col };

		buf_add(out, (const char *)&flat, sizeof(flat));
		put_str(out, e->file);
		put_str(out, e->message);
		put_str(out, e->excerpt);
	}
}

static bool
unpack_diag(struct str *in, struct diag *ret)
{
	size_t counts[3], cap = 0;

	if (!get(in, counts, sizeof(counts)))
		return false;
	for (size_t i = 0; i < counts[0]; i++) {
		struct diag_entry e = { 0 };
		struct flat_entry flat;

		if (!get(in, &flat, sizeof(flat)) ||
		    (unsigned)flat.code >= DIAG_CODE_MAX ||
		    !get_str(in, &e.file) || !get_str(in, &e.message) ||
		    !get_str(in, &e.excerpt))
			return false;
		e.code = flat.code;
		e.line = flat.line;
		e.col = flat.col;
		cap = ret->cap;
		ARRAY_GROW(ret->entries, ret->count, cap);
		ret->cap = cap;
		ret->entries[ret->count++] = e;
	}
	ret->errors = counts[1];
	ret->warnings = counts[2];
	return true;
}

/* Rows of a list share their text: it is written once. */
static void
pack_notices(const struct notices *all, struct buf *out)
{
	const char *text = NULL;

	buf_add(out, (const char *)&all->count, sizeof(all->count));
	for (size_t i = 0; i < all->count; i++) {
		const struct extracted *item = all->items[i];
		char same = i > 0 && item->notice.text.ptr == text;

		text = item->notice.text.ptr;
		buf_add(
		    out, (const char *)&item->findings, sizeof(item->findings));
		buf_ch(out, (char)item->event);
		buf_ch(out, same);
		if (!same)
			put_str(out, item->notice.text);
		notice_pack(&item->notice, out);
	}
}

static bool
unpack_notices(struct str *in, struct notices *all)
{
	struct str text = STR_NONE;
	size_t count;

	if (!get(in, &count, sizeof(count)))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct extracted *item = xcalloc(1, sizeof(*item));
		char event, same;

		ARRAY_GROW(all->items, all->count, all->cap);
		all->items[all->count++] = item;
		notice_init(&item->notice);
		if (!get(in, &item->findings, sizeof(item->findings)) ||
		    !get(in, &event, 1) || !get(in, &same, 1) ||
		    (!same && !get_str(in, &text)) ||
		    notice_unpack(&item->notice, in) != 0)
			return false;
		item->event = event;
		item->notice.text = text;
	}
	return true;
}

/* ---- the process that reads ------------------------------------------------ */

static void
limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit r = { soft, hard };

	setrlimit((__rlimit_resource_t)resource, &r);
}

static size_t
address_space(void)
{
	size_t pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	if (f) {
		if (fscanf(f, "%zu", &pages) != 1)
			pages = 0;
		fclose(f);
	}
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Each source has its own seconds. */
static void
allow_cpu(unsigned seconds)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	limit(RLIMIT_CPU,
	    (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1) + seconds,
	    RLIM_INFINITY);
}

static void
read_one(struct shared *s, struct answer *answer)
{
	const char *at = s->input;
	struct source src = { .reference = s->reference };
	struct notices all;
	struct diag d;
	struct buf packed = BUF_INIT;

	src.path = at;
	at += s->path + 1;
	src.bytes = (struct str){ at, s->bytes };
	src.meta = (struct str){ at + s->bytes, s->meta };
	notices_init(&all);
	diag_init(&d);
	answer->status = extract_all(&src, s->reader, &all, &d);
	pack_diag(&d, &packed);
	pack_notices(&all, &packed);
	answer->length = packed.len;
	answer->kind = packed.len > OUTPUT_MAX ? ANSWER_TOO_LONG : ANSWER_DONE;
	if (answer->kind == ANSWER_DONE)
		memcpy(s->output, packed.ptr, packed.len);
	buf_release(&packed);
	diag_release(&d);
	notices_release(&all);
}

/* What broken input makes a library say is said by our diagnostic. */
static void
silence(void)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (nothing >= 0)
		dup2(nothing, STDERR_FILENO);
}

/* True if this process will not outlive the one that made it. */
static bool
bind_to(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

static _Noreturn void
serve(const struct guard *g, int socket, pid_t supervisor)
{
	uint32_t number;

	if (!bind_to(supervisor))
		_exit(0);
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_FSIZE, 4 * SOURCE_LIMIT, 4 * SOURCE_LIMIT);
	if (LIMIT_MEMORY) {
		silence();
		rlim_t most = address_space() + g->limits.memory;

		limit(RLIMIT_AS, most, most);
	}
	while (recv(socket, &number, sizeof(number), 0) == sizeof(number)) {
		struct answer answer = { .number = number };

		g->shared->pid = getpid();
		g->shared->working = number;
		allow_cpu(g->limits.cpu);
		read_one(g->shared, &answer);
		g->shared->working = 0;
		if (send(socket, &answer, sizeof(answer), MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

/* ---- the supervisor -------------------------------------------------------- */

static _Noreturn void
supervise(const struct guard *g, int socket, pid_t parent)
{
	if (!bind_to(parent))
		_exit(0);
	for (;;) {
		struct answer answer = { .kind = ANSWER_DIED };
		pid_t self = getpid(), reader = fork();

		if (reader < 0)
			_exit(1);
		if (reader == 0)
			serve(g, socket, self);
		while (waitpid(reader, &answer.status, 0) < 0 && errno == EINTR)
			;
		answer.number = g->shared->working;
		/* It ends by itself when there is nobody to read for. */
		if (answer.status == 0 && !answer.number)
			_exit(0);
		g->shared->working = 0;
		if (answer.number &&
		    send(socket, &answer, sizeof(answer), MSG_NOSIGNAL) < 0)
			_exit(0);
	}
}

struct guard *
guard_open(const struct guard_limits *limits)
{
	struct guard *g = xcalloc(1, sizeof(*g));
	int ends[2] = { -1, -1 };
	pid_t self = getpid();

	/* A process that ends in between must not write this again. */
	fflush(NULL);
	g->limits = *limits;
	g->shared = mmap(NULL, sizeof(*g->shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (g->shared == MAP_FAILED ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0 ||
	    (g->supervisor = fork()) < 0)
		goto fail;
	if (g->supervisor == 0) {
		close(ends[0]);
		supervise(g, ends[1], self);
	}
	close(ends[1]);
	g->socket = ends[0];
	return g;
fail:
	if (g->shared != MAP_FAILED)
		munmap(g->shared, sizeof(*g->shared));
	if (ends[0] >= 0) {
		close(ends[0]);
		close(ends[1]);
	}
	free(g);
	return NULL;
}

void
guard_close(struct guard *g)
{
	if (!g)
		return;
	close(g->socket);
	kill(g->supervisor, SIGKILL);
	while (waitpid(g->supervisor, NULL, 0) < 0 && errno == EINTR)
		;
	munmap(g->shared, sizeof(*g->shared));
	free(g);
}

/* ---- this side ------------------------------------------------------------- */

static bool
ask(struct guard *g, const struct source *src, const struct reader *reader)
{
	struct shared *s = g->shared;
	char *at = s->input;

	s->reader = reader;
	s->reference = src->reference;
	s->path = strlen(src->path);
	s->bytes = src->bytes.len;
	s->meta = src->meta.len;
	if (s->path + 1 + s->bytes + s->meta > sizeof(s->input))
		return false;
	memcpy(at, src->path, s->path + 1);
	at += s->path + 1;
	if (s->bytes)
		memcpy(at, src->bytes.ptr, s->bytes);
	if (s->meta)
		memcpy(at + s->bytes, src->meta.ptr, s->meta);
	if (++g->number == 0)
		g->number = 1;
	return send(g->socket, &g->number, sizeof(g->number), MSG_NOSIGNAL) ==
	       sizeof(g->number);
}

static void
hear(struct guard *g, struct answer *ret)
{
	struct pollfd fd = { g->socket, POLLIN, 0 };

	do {
		*ret = (struct answer){ .kind = ANSWER_DIED,
			.number = g->number,
			.status = SIGXCPU };
		while (poll(&fd, 1, (int)g->limits.wait * 1000) < 0 &&
		       errno == EINTR)
			;
		if (!fd.revents && g->shared->working == g->number)
			kill(g->shared->pid, SIGKILL);
		if (!fd.revents ||
		    recv(g->socket, ret, sizeof(*ret), 0) != sizeof(*ret))
			return;
	} while (ret->number != g->number);
}

static void
report(const struct guard *g, const struct answer *answer, struct diag *d)
{
	int status = answer->status;

	if (answer->kind == ANSWER_TOO_LONG)
		diag_add(d, DIAG_READER_OUTPUT, DIAG_NOWHERE,
		    DIAG_NUM(OUTPUT_MAX >> 20));
	else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		diag_add(
		    d, DIAG_READER_TIME, DIAG_NOWHERE, DIAG_NUM(g->limits.cpu));
	/* 3: out of memory ends a process so. */
	else if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		diag_add(d, DIAG_READER_MEMORY, DIAG_NOWHERE,
		    DIAG_NUM(g->limits.memory >> 20));
	else
		diag_add(d, DIAG_READER_DIED, DIAG_NOWHERE,
		    WIFSIGNALED(status) ? str_from(strsignal(WTERMSIG(status)))
					: STR("exit"));
}

int
guard_extract(struct guard *g, const struct source *src,
    const struct reader *reader, struct notices *all, struct diag *d)
{
	struct answer answer;
	struct diag found;
	struct str packed;
	size_t before = all->count;
	int result;

	if (!g || !ask(g, src, reader))
		return extract_all(src, reader, all, d);
	hear(g, &answer);
	diag_source(d, str_from(src->path), STR_NONE);
	if (answer.kind != ANSWER_DONE || answer.length > OUTPUT_MAX) {
		report(g, &answer, d);
		return -1;
	}
	packed = arena_str(
	    &all->arena, (struct str){ g->shared->output, answer.length });
	diag_init(&found);
	result = answer.status;
	if (!unpack_diag(&packed, &found) || !unpack_notices(&packed, all)) {
		answer.status = SIGABRT;
		report(g, &answer, d);
		notices_cut(all, before);
		result = -1;
	} else {
		diag_merge(d, &found);
	}
	diag_release(&found);
	return result;
}
