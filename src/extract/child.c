#include "extract/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATH_DEFAULT "/usr/local/bin:/usr/bin:/bin"
#define COMPLAINT_MAX 300

struct child {
	pid_t pid;
	int out, err; /* our ends of its output, -1 when closed */
	struct buf *text, *complaint;
	size_t limit;
};

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Looked up here: execvp is not safe between fork and exec. */
static bool
find_program(const char *name, struct buf *ret)
{
	const char *path = getenv("PATH");
	struct str rest = str_from(path ? path : PATH_DEFAULT), dir;

	while (str_split(&rest, ':', &dir)) {
		if (!dir.len || dir.ptr[0] != '/')
			continue;
		buf_clear(ret);
		buf_str(ret, dir);
		buf_ch(ret, '/');
		buf_cstr(ret, name);
		if (access(ret->ptr, X_OK) == 0)
			return true;
	}
	return false;
}

/* A file in memory: the program may seek in it, and a full pipe cannot hold
 * us up. */
static int
input_file(struct str input)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	size_t at = 0;

	while (fd >= 0 && at < input.len) {
		ssize_t n = write(fd, input.ptr + at, input.len - at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			close(fd);
			return -1;
		}
		at += (size_t)n;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static void
limit(int resource, rlim_t value)
{
	struct rlimit r = { value, value };

	setrlimit((__rlimit_resource_t)resource, &r);
}

/* Between fork and exec: system calls only. */
static _Noreturn void
start(const char *program, const char *const *argv,
    const struct child_limits *limits, int in, int out, int err)
{
	static const char *const env[] = { "PATH=" PATH_DEFAULT,
		"LC_ALL=C.UTF-8", NULL };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(127);
	close_range(3, ~0U, 0);
	limit(RLIMIT_CPU, limits->cpu);
	limit(RLIMIT_AS, limits->memory);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, 64);
	execve(program, (char *const *)(uintptr_t)argv,
	    (char *const *)(uintptr_t)env);
	_exit(127);
}

static void
close_if(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* False at the end of the stream. */
static bool
drain(int fd, struct buf *into, size_t max)
{
	char piece[65536];
	ssize_t n = read(fd, piece, sizeof(piece));

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (n <= 0)
		return false;
	if (into->len < max)
		buf_add(into, piece, (size_t)n);
	return true;
}

static enum child_end
collect(struct child *c, long deadline)
{
	while (c->out >= 0 || c->err >= 0) {
		struct pollfd fds[2] = { { c->out, POLLIN, 0 },
			{ c->err, POLLIN, 0 } };
		long left = deadline - now_ms();

		if (left <= 0)
			return CHILD_TIMEOUT;
		if (poll(fds, 2, (int)left) < 0 && errno != EINTR)
			return CHILD_SYSTEM;
		if (fds[0].revents && !drain(c->out, c->text, c->limit + 1))
			close_if(&c->out);
		if (fds[1].revents &&
		    !drain(c->err, c->complaint, COMPLAINT_MAX))
			close_if(&c->err);
		if (c->text->len > c->limit)
			return CHILD_TOO_LONG;
	}
	return CHILD_OK;
}

static enum child_end
end(struct child *c, enum child_end so_far)
{
	int status = 0;

	close_if(&c->out);
	close_if(&c->err);
	if (so_far != CHILD_OK)
		kill(c->pid, SIGKILL);
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (so_far != CHILD_OK)
		return so_far;
	if (WIFSIGNALED(status) &&
	    (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return CHILD_TIMEOUT;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? CHILD_OK
							     : CHILD_FAILED;
}

/* The first line, as valid text. */
static void
tidy_complaint(struct buf *b)
{
	struct str rest = buf_view(b), line = STR("");
	size_t len;

	str_split(&rest, '\n', &line);
	len = utf8_valid_len(str_sub(line, 0, COMPLAINT_MAX));
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)b->ptr[i] < ' ')
			len = i;
	b->len = len;
	if (b->ptr)
		b->ptr[len] = 0;
}

enum child_end
child_run(const char *const *argv, struct str input,
    const struct child_limits *limits, struct buf *out, struct buf *complaint)
{
	struct child c = {
		.text = out, .complaint = complaint, .limit = limits->output
	};
	long deadline = now_ms() + (long)limits->seconds * 1000;
	int in = -1, text[2] = { -1, -1 }, error[2] = { -1, -1 };
	enum child_end result = CHILD_SYSTEM;
	struct buf program = BUF_INIT;

	if (!find_program(argv[0], &program)) {
		result = CHILD_MISSING;
		goto out;
	}
	in = input_file(input);
	if (in < 0 || pipe2(text, O_CLOEXEC) < 0 || pipe2(error, O_CLOEXEC) < 0)
		goto out;
	c.pid = fork();
	if (c.pid < 0)
		goto out;
	if (c.pid == 0)
		start(program.ptr, argv, limits, in, text[1], error[1]);
	close_if(&text[1]);
	close_if(&error[1]);
	c.out = text[0];
	c.err = error[0];
	text[0] = error[0] = -1;
	result = end(&c, collect(&c, deadline));
	tidy_complaint(complaint);
out:
	close_if(&in);
	for (size_t i = 0; i < 2; i++) {
		close_if(&text[i]);
		close_if(&error[i]);
	}
	buf_release(&program);
	return result;
}
