/* Programs of the gettext package, run on files in memory. */
#include "translate/po.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int
write_all(int fd, struct str data)
{
	for (size_t done = 0; done < data.len;) {
		ssize_t n = write(fd, data.ptr + done, data.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		done += (size_t)n;
	}
	return 0;
}

int
memory_file(struct str data, struct diag *d)
{
	int fd = memfd_create("tayori", 0);

	if (fd >= 0 && write_all(fd, data) == 0 && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	diag_add_line(d, DIAG_PO_TOOL, STR_NONE, 0, STR("memfd"),
	    str_from(strerror(errno)));
	if (fd >= 0)
		close(fd);
	return -1;
}

const char *
memory_path(int fd, char out[32])
{
	snprintf(out, 32, "/proc/self/fd/%d", fd);
	return out;
}

int
memory_read(int fd, struct buf *ret)
{
	struct stat st;
	size_t size, done = 0;

	if (fstat(fd, &st) < 0)
		return -1;
	size = (size_t)st.st_size;
	buf_reserve(ret, size + 1);
	while (done < size) {
		ssize_t n =
		    pread(fd, ret->ptr + ret->len, size - done, (off_t)done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		done += (size_t)n;
		ret->len += (size_t)n;
	}
	ret->ptr[ret->len] = '\0';
	return 0;
}

static int
spawn_and_wait(const char *const *argv, const int fds[3])
{
	static const char *const env[] = { "PATH=/usr/local/bin:/usr/bin:/bin",
		"LC_ALL=C.UTF-8", "LANGUAGE=", NULL };
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int err, status = 0;

	posix_spawn_file_actions_init(&actions);
	for (int i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(&actions, fds[i], i);
	err = posix_spawnp(&pid, argv[0], &actions, NULL,
	    (char *const *)(uintptr_t)argv, (char *const *)(uintptr_t)env);
	posix_spawn_file_actions_destroy(&actions);
	if (err) {
		errno = err;
		return -1;
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

int
run_tool(const char *const *argv, struct str input, struct buf *ret_out,
    struct buf *ret_err, struct diag *d)
{
	int fds[3] = { -1, -1, -1 }, status = -1;

	for (int i = 0; i < 3; i++) {
		fds[i] = memory_file(i == 0 ? input : STR(""), d);
		if (fds[i] < 0)
			goto out;
	}
	status = spawn_and_wait(argv, fds);
	if (status < 0 || status == 127) {
		status = -1;
		diag_add_line(d, DIAG_PO_TOOL, STR_NONE, 0, str_from(argv[0]),
		    str_from(strerror(errno ? errno : ENOENT)));
		goto out;
	}
	if (memory_read(fds[1], ret_out) < 0 ||
	    memory_read(fds[2], ret_err) < 0)
		status = -1;
out:
	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	return status;
}
