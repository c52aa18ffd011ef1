#include "base/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct str
reason(void)
{
	return str_from(strerror(errno));
}

static int
read_fd(int fd, size_t limit, struct buf *ret, struct diag *d)
{
	for (;;) {
		ssize_t n;

		if (ret->cap < ret->len + 2)
			buf_reserve(ret, (size_t)64 << 10);
		n = read(fd, ret->ptr + ret->len, ret->cap - ret->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_add(
			    d, DIAG_FILE_UNREADABLE, DIAG_NOWHERE, reason());
			return -1;
		}
		ret->len += (size_t)n;
		ret->ptr[ret->len] = '\0';
		if (ret->len > limit) {
			diag_add(d, DIAG_FILE_TOO_LARGE, DIAG_NOWHERE,
			    DIAG_NUM(limit));
			return -1;
		}
		if (n == 0)
			return 0;
	}
}

int
file_read(const char *path, size_t limit, struct buf *ret, struct diag *d)
{
	struct stat st = { 0 };
	int result = -1, fd;

	diag_source(d, str_from(path), STR_NONE);
	/* Without O_NONBLOCK a named pipe would wait for its writer. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		if (errno == ENOENT)
			diag_add(d, DIAG_FILE_MISSING, DIAG_NOWHERE, STR_NONE);
		else
			diag_add(
			    d, DIAG_FILE_UNREADABLE, DIAG_NOWHERE, reason());
		return -1;
	}
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		diag_add(d, DIAG_FILE_UNREADABLE, DIAG_NOWHERE,
		    str_from(tr("not a regular file")));
	else {
		if (st.st_size > 0 && (uint64_t)st.st_size <= limit)
			buf_reserve(ret, (size_t)st.st_size + 1);
		result = read_fd(fd, limit, ret, d);
	}
	close(fd);
	return result;
}

int
file_read_stream(
    FILE *in, const char *name, size_t limit, struct buf *ret, struct diag *d)
{
	diag_source(d, str_from(name), STR_NONE);
	return read_fd(fileno(in), limit, ret, d);
}

/* -1 and errno. */
static int
write_whole(const char *path, struct str data)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	size_t at = 0;

	if (fd < 0)
		return -1;
	while (at < data.len) {
		ssize_t n = write(fd, data.ptr + at, data.len - at);

		if (n < 0 && errno != EINTR) {
			int why = errno;

			close(fd);
			errno = why;
			return -1;
		}
		at += n > 0 ? (size_t)n : 0;
	}
	return close(fd);
}

static int
unwritable(const char *path, struct diag *d)
{
	struct str why = reason();

	diag_source(d, str_from(path), STR_NONE);
	diag_add(d, DIAG_FILE_UNWRITABLE, DIAG_NOWHERE, why);
	return -1;
}

int
file_write(const char *path, struct str data, struct diag *d)
{
	return write_whole(path, data) == 0 ? 0 : unwritable(path, d);
}

int
file_replace(const char *path, struct str data, struct diag *d)
{
	struct buf temp = BUF_INIT;
	int result = 0;

	buf_printf(&temp, "%s.new-%ld", path, (long)getpid());
	if (write_whole(temp.ptr, data) != 0 || rename(temp.ptr, path) != 0) {
		result = unwritable(path, d);
		unlink(temp.ptr);
	}
	buf_release(&temp);
	return result;
}

int
dir_make(const char *path, struct diag *d)
{
	char *copy = xstrdup(path);
	int result = 0;

	for (char *p = copy + (*copy != '\0'); result == 0; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			result = -1;
		*p = c;
		if (c == '\0')
			break;
	}
	if (result == 0 && !path_is_dir(path)) {
		errno = ENOTDIR;
		result = -1;
	}
	if (result != 0) {
		struct str why = reason();

		diag_source(d, STR_NONE, STR_NONE);
		diag_add(
		    d, DIAG_DIR_UNWRITABLE, DIAG_NOWHERE, str_from(path), why);
	}
	free(copy);
	return result;
}

bool
path_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
path_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

int
tree_remove(const char *path)
{
	return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Hidden files and editor backups are nobody's message. */
static bool
is_meant(const char *name)
{
	size_t n = strlen(name);

	return name[0] != '.' && name[0] != '#' && name[n - 1] != '~';
}

/* Links are not followed: they may lead out of the folder. */
static bool
is_regular(int dir, const char *name)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(st.st_mode);
}

long
dir_list(
    const char *path, struct arena *a, struct str **ret_names, struct diag *d)
{
	DIR *dir = opendir(path);
	struct str *names = NULL;
	size_t count = 0, cap = 0, kept = 0;
	struct dirent *entry;

	*ret_names = NULL;
	if (!dir) {
		diag_source(d, str_from(path), STR_NONE);
		diag_add(d, DIAG_FILE_UNREADABLE, DIAG_NOWHERE, reason());
		return -1;
	}
	while ((entry = readdir(dir))) {
		if (!is_meant(entry->d_name))
			continue;
		ARRAY_GROW(names, count, cap);
		names[count++] = arena_str(a, str_from(entry->d_name));
	}
	if (count)
		qsort(names, count, sizeof(*names), by_name);
	*ret_names = arena_alloc(a, (count + 1) * sizeof(*names));
	for (size_t i = 0; i < count; i++) {
		if (is_regular(dirfd(dir), names[i].ptr)) {
			(*ret_names)[kept++] = names[i];
			continue;
		}
		diag_source(d, str_from(path_join(a, str_from(path), names[i])),
		    STR_NONE);
		diag_add(d, DIAG_FILE_IRREGULAR, DIAG_NOWHERE, STR_NONE);
	}
	closedir(dir);
	free(names);
	return (long)kept;
}

const char *
path_join(struct arena *a, struct str dir, struct str name)
{
	bool slash = dir.len && dir.ptr[dir.len - 1] != '/';

	return arena_printf(
	    a, "%.*s%s%.*s", STR_ARG(dir), slash ? "/" : "", STR_ARG(name))
	    .ptr;
}

struct str
path_base(struct str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return str_sub(path, i, path.len);
	return path;
}
