#include "bulletin/bulletin.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct publish {
	char *name;   /* the published tree, as the user calls it */
	char *dir;    /* the same without links */
	char *stage;  /* beside it, so that a rename can exchange them */
	int stage_fd; /* locked as long as the build runs */
	int dir_fd;   /* -1 if nothing is published yet */
};

static struct str
reason(void)
{
	return str_from(strerror(errno));
}

static int
open_dir(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* While a stage is taken or removed, no other build may look at it. A folder
 * that cannot be opened is not locked. */
static int
lock_folder(const struct publish *p)
{
	struct buf path = BUF_INIT;
	size_t len = strlen(p->dir);
	int fd;

	while (len > 0 && p->dir[len - 1] != '/')
		len--;
	buf_printf(&path, "%.*s.", (int)len, p->dir);
	fd = open_dir(path.ptr);
	buf_release(&path);
	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		;
	return fd;
}

static void
unlock_folder(int fd)
{
	if (fd >= 0)
		close(fd);
}

static void
remove_stage(const struct publish *p)
{
	int folder = lock_folder(p);

	tree_remove(p->stage);
	unlock_folder(folder);
}

/* Takes the stage for this process; what a killed build left is removed. */
static int
take_stage(struct publish *p, struct diag *d)
{
	p->stage_fd = open_dir(p->stage);
	if (p->stage_fd >= 0 && flock(p->stage_fd, LOCK_EX | LOCK_NB) != 0) {
		diag_add(
		    d, DIAG_BUILD_RUNNING, DIAG_NOWHERE, str_from(p->name));
		return -1;
	}
	if (p->stage_fd >= 0) {
		close(p->stage_fd);
		tree_remove(p->stage);
	}
	if (dir_make(p->stage, d) != 0)
		return -1;
	p->stage_fd = open_dir(p->stage);
	if (p->stage_fd < 0 || flock(p->stage_fd, LOCK_EX | LOCK_NB) != 0) {
		diag_add(
		    d, DIAG_BUILD_RUNNING, DIAG_NOWHERE, str_from(p->name));
		return -1;
	}
	return 0;
}

static void
publish_free(struct publish *p)
{
	if (p->stage_fd >= 0)
		close(p->stage_fd);
	if (p->dir_fd >= 0)
		close(p->dir_fd);
	free(p->name);
	free(p->dir);
	free(p->stage);
	free(p);
}

/* A link to a folder stays what it is: the folder it names is replaced. */
static char *
final_path(const char *dir)
{
	char *path = realpath(dir, NULL);
	size_t len;

	if (path && path_is_dir(path))
		return path;
	free(path);
	path = xstrdup(dir);
	for (len = strlen(path); len > 1 && path[len - 1] == '/';)
		path[--len] = '\0';
	return path;
}

/* What is replaced is lost, so it must be what a build has written, or
 * nothing. */
static bool
is_published(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	size_t entries = 0;
	bool index = false;

	while (dir && (entry = readdir(dir))) {
		index |= !strcmp(entry->d_name, "index.html");
		entries += strcmp(entry->d_name, ".") != 0 &&
			   strcmp(entry->d_name, "..") != 0;
	}
	if (dir)
		closedir(dir);
	return entries == 0 || index;
}

/* NULL if the folder may be replaced. */
static const char *
objection(const char *path)
{
	if (!path_exists(path))
		return *path ? NULL : "it has no name";
	if (!path_is_dir(path))
		return "it is not a folder";
	return is_published(path) ? NULL
				  : "it holds other files, which would "
				    "be lost";
}

struct publish *
publish_begin(const char *dir, struct diag *d)
{
	struct publish *p = xcalloc(1, sizeof(*p));
	struct buf stage = BUF_INIT;
	const char *why;
	int folder, result = -1;

	p->stage_fd = p->dir_fd = -1;
	p->name = xstrdup(dir);
	p->dir = final_path(dir);
	buf_printf(&stage, "%s.staged", p->dir);
	p->stage = stage.ptr;
	diag_source(d, STR_NONE, STR_NONE);
	if ((why = objection(p->dir))) {
		diag_add(d, DIAG_DIR_UNWRITABLE, DIAG_NOWHERE,
		    str_from(p->name), str_from(why));
	} else {
		folder = lock_folder(p);
		result = take_stage(p, d);
		unlock_folder(folder);
	}
	if (result != 0) {
		publish_free(p);
		return NULL;
	}
	p->dir_fd = open_dir(p->dir);
	return p;
}

static void
make_parents(int fd, const char *path)
{
	char *copy = xstrdup(path);

	for (char *p = copy; (p = strchr(p, '/')); p++) {
		*p = '\0';
		mkdirat(fd, copy, 0777);
		*p = '/';
	}
	free(copy);
}

static bool
same_as_published(int dir_fd, const char *path, struct str data)
{
	int fd = openat(dir_fd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char chunk[16384];
	bool same = false;
	struct stat st;
	size_t at = 0;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (size_t)st.st_size == data.len) {
		ssize_t n;

		while (
		    at < data.len && (n = read(fd, chunk, sizeof(chunk))) > 0) {
			if ((size_t)n > data.len - at ||
			    memcmp(chunk, data.ptr + at, (size_t)n) != 0)
				break;
			at += (size_t)n;
		}
		same = at == data.len;
	}
	close(fd);
	return same;
}

static bool
link_published(struct publish *p, const char *path)
{
	if (p->dir_fd < 0)
		return false;
	if (linkat(p->dir_fd, path, p->stage_fd, path, 0) == 0)
		return true;
	/* No folders for what is not there. */
	if (errno != ENOENT || faccessat(p->dir_fd, path, F_OK, 0) != 0)
		return false;
	make_parents(p->stage_fd, path);
	return linkat(p->dir_fd, path, p->stage_fd, path, 0) == 0;
}

static int
write_new(int dir, const char *path, struct str data)
{
	/* Never through an existing name: it may be a link to the published
	 * file. */
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
	int fd = openat(dir, path, flags, 0666);
	size_t at = 0;

	if (fd < 0 && (errno == ENOENT || errno == EEXIST)) {
		if (errno == ENOENT)
			make_parents(dir, path);
		else
			unlinkat(dir, path, 0);
		fd = openat(dir, path, flags, 0666);
	}
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

int
publish_add(struct publish *p, struct str path, struct str data, struct diag *d)
{
	struct arena scratch;
	const char *name;
	int result = 0;

	arena_init(&scratch);
	name = arena_str(&scratch, path).ptr;
	if ((p->dir_fd < 0 || !same_as_published(p->dir_fd, name, data) ||
		!link_published(p, name)) &&
	    write_new(p->stage_fd, name, data) != 0) {
		struct str why = reason();

		diag_source(d, path, STR_NONE);
		diag_add(d, DIAG_FILE_UNWRITABLE, DIAG_NOWHERE, why);
		result = -1;
	}
	arena_release(&scratch);
	return result;
}

bool
publish_keep(struct publish *p, struct str path)
{
	struct arena scratch;
	bool kept;

	arena_init(&scratch);
	errno = 0;
	kept =
	    link_published(p, arena_str(&scratch, path).ptr) || errno == EEXIST;
	arena_release(&scratch);
	return kept;
}

void
publish_keep_all(struct publish *p, struct str dir, struct str prefix)
{
	struct buf path = BUF_INIT;
	struct dirent *entry;
	int fd = -1;
	DIR *d;

	buf_str(&path, dir);
	if (p->dir_fd >= 0)
		fd = openat(
		    p->dir_fd, path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	d = fd >= 0 ? fdopendir(fd) : NULL;
	while (d && (entry = readdir(d))) {
		if (!str_starts(str_from(entry->d_name), prefix))
			continue;
		buf_clear(&path);
		buf_str(&path, dir);
		buf_ch(&path, '/');
		buf_cstr(&path, entry->d_name);
		publish_keep(p, buf_view(&path));
	}
	if (d)
		closedir(d);
	else if (fd >= 0)
		close(fd);
	buf_release(&path);
}

bool
publish_has(const struct publish *p, struct str path)
{
	struct arena scratch;
	bool has;

	arena_init(&scratch);
	has =
	    faccessat(p->stage_fd, arena_str(&scratch, path).ptr, F_OK, 0) == 0;
	arena_release(&scratch);
	return has;
}

/* Where the file system cannot exchange two names, there is a moment without
 * the published tree, but never half a tree. */
static int
exchange(struct publish *p)
{
	struct buf aside = BUF_INIT;
	int result;

	if (p->dir_fd < 0)
		return rename(p->stage, p->dir);
	if (renameat2(AT_FDCWD, p->stage, AT_FDCWD, p->dir, RENAME_EXCHANGE) ==
	    0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	buf_printf(&aside, "%s.old", p->dir);
	tree_remove(aside.ptr);
	result = rename(p->dir, aside.ptr);
	if (result == 0 && (result = rename(p->stage, p->dir)) != 0)
		rename(aside.ptr, p->dir);
	else if (result == 0)
		result = rename(aside.ptr, p->stage);
	buf_release(&aside);
	return result;
}

int
publish_commit(struct publish *p, struct diag *d)
{
	/* The data must be on disk before the names are. */
	int result = syncfs(p->stage_fd), folder = lock_folder(p);

	if (result == 0)
		result = exchange(p);
	if (result != 0) {
		struct str why = reason();

		diag_source(d, STR_NONE, STR_NONE);
		diag_add(d, DIAG_DIR_UNWRITABLE, DIAG_NOWHERE,
		    str_from(p->name), why);
	}
	tree_remove(p->stage);
	unlock_folder(folder);
	publish_free(p);
	return result == 0 ? 0 : -1;
}

void
publish_abort(struct publish *p)
{
	if (!p)
		return;
	remove_stage(p);
	publish_free(p);
}
