#include "tests/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every test has a folder of its own, and its names in an arena. */
struct place {
	struct arena arena;
	struct diag diag;
	char dir[32];
};

static int
set_up(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));

	arena_init(&p->arena);
	diag_init(&p->diag);
	strcpy(p->dir, "/tmp/tayori-test-XXXXXX");
	*state = p;
	return mkdtemp(p->dir) ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	tree_remove(p->dir);
	diag_release(&p->diag);
	arena_release(&p->arena);
	free(p);
	return 0;
}

static const char *
in(struct place *p, const char *name)
{
	return path_join(&p->arena, str_from(p->dir), str_from(name));
}

static void
expect(struct place *p, enum diag_code code, const char *file)
{
	assert_int_equal(p->diag.count, 1);
	assert_string_equal(
	    diag_name(p->diag.entries[0].code), diag_name(code));
	assert_str(p->diag.entries[0].file, file);
	diag_release(&p->diag);
}

static void
says_why_it_cannot_read(void **state)
{
	struct place *p = *state;
	struct buf b = BUF_INIT;
	const char *path = in(p, "none");

	assert_int_equal(file_read(path, 100, &b, &p->diag), -1);
	expect(p, DIAG_FILE_MISSING, path);
	assert_int_equal(file_read(p->dir, 100, &b, &p->diag), -1);
	expect(p, DIAG_FILE_UNREADABLE, p->dir);
	path = in(p, "pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(file_read(path, 100, &b, &p->diag), -1);
	expect(p, DIAG_FILE_UNREADABLE, path);
	path = in(p, "loop");
	assert_int_equal(symlink("loop", path), 0);
	assert_int_equal(file_read(path, 100, &b, &p->diag), -1);
	expect(p, DIAG_FILE_UNREADABLE, path);
	path = in(p, "large");
	assert_int_equal(file_write(path, STR("12345"), &p->diag), 0);
	assert_int_equal(file_read(path, 4, &b, &p->diag), -1);
	expect(p, DIAG_FILE_TOO_LARGE, path);
	buf_clear(&b);
	assert_int_equal(file_read(path, 5, &b, &p->diag), 0);
	assert_str(buf_view(&b), "12345");
	buf_release(&b);
}

static void
says_why_it_cannot_write(void **state)
{
	struct place *p = *state;
	const char *path = in(p, "none/file");

	assert_int_equal(file_write(path, STR("x"), &p->diag), -1);
	expect(p, DIAG_FILE_UNWRITABLE, path);
	assert_int_equal(file_replace(path, STR("x"), &p->diag), -1);
	expect(p, DIAG_FILE_UNWRITABLE, path);
	assert_int_equal(file_write("/dev/full", STR("x"), &p->diag), -1);
	expect(p, DIAG_FILE_UNWRITABLE, "/dev/full");
	assert_int_equal(dir_make("", &p->diag), -1);
	expect(p, DIAG_DIR_UNWRITABLE, "");
	path = in(p, "file");
	assert_int_equal(file_write(path, STR("x"), &p->diag), 0);
	assert_int_equal(dir_make(path, &p->diag), -1);
	expect(p, DIAG_DIR_UNWRITABLE, "");
	assert_int_equal(dir_make(in(p, "file/below"), &p->diag), -1);
	expect(p, DIAG_DIR_UNWRITABLE, "");
}

static void
reads_what_it_wrote(void **state)
{
	struct place *p = *state;
	struct buf data = BUF_INIT, back = BUF_INIT;
	const char *path = in(p, "file");

	for (int i = 0; i < 300000; i++)
		buf_ch(&data, (char)(i * 7));
	assert_int_equal(file_write(path, buf_view(&data), &p->diag), 0);
	assert_int_equal(file_read(path, data.len, &back, &p->diag), 0);
	assert_true(str_eq(buf_view(&data), buf_view(&back)));
	assert_int_equal(file_write(path, STR(""), &p->diag), 0);
	buf_clear(&back);
	assert_int_equal(file_read(path, 0, &back, &p->diag), 0);
	assert_int_equal(back.len, 0);
	assert_int_equal(back.ptr[0], '\0');
	buf_release(&data);
	buf_release(&back);
}

static void
reads_a_stream(void **state)
{
	struct place *p = *state;
	struct buf b = BUF_INIT;
	FILE *in_file;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	close(ends[1]);
	in_file = fdopen(ends[0], "r");
	assert_int_equal(file_read_stream(in_file, "-", 10, &b, &p->diag), 0);
	assert_str(buf_view(&b), "abc");
	fclose(in_file);
	buf_release(&b);
}

/* Who has the old file open keeps the old text, whole. */
static void
replaces_in_one_step(void **state)
{
	struct place *p = *state;
	const char *path = in(p, "file");
	struct str *names;
	char old[8];
	int fd;

	assert_int_equal(file_replace(path, STR("old"), &p->diag), 0);
	fd = open(path, O_RDONLY);
	assert_int_equal(file_replace(path, STR("newer"), &p->diag), 0);
	assert_int_equal(read(fd, old, sizeof(old)), 3);
	assert_memory_equal(old, "old", 3);
	close(fd);
	assert_int_equal(dir_list(p->dir, &p->arena, &names, &p->diag), 1);
}

static void
a_failed_replacement_leaves_no_trace(void **state)
{
	struct place *p = *state;
	const char *path = in(p, "folder");
	struct str *names;

	assert_int_equal(dir_make(in(p, "folder/sub"), &p->diag), 0);
	assert_int_equal(file_replace(path, STR("x"), &p->diag), -1);
	expect(p, DIAG_FILE_UNWRITABLE, path);
	assert_true(path_is_dir(in(p, "folder/sub")));
	assert_int_equal(dir_list(p->dir, &p->arena, &names, &p->diag), 0);
}

static void
lists_by_bytes(void **state)
{
	struct place *p = *state;
	static const char *const made[] = { "b", "a", "あ", "B", "a.html",
		".hidden", "old~", "#lock#", "a-1" };
	static const char *const listed[] = { "B", "a", "a-1", "a.html", "b",
		"あ" };
	struct str *names;

	assert_int_equal(
	    dir_list(in(p, "none"), &p->arena, &names, &p->diag), -1);
	expect(p, DIAG_FILE_UNREADABLE, in(p, "none"));
	assert_int_equal(dir_list(p->dir, &p->arena, &names, &p->diag), 0);
	for (size_t i = 0; i < ARRAY_SIZE(made); i++)
		assert_int_equal(
		    file_write(in(p, made[i]), STR("x"), &p->diag), 0);
	assert_int_equal(dir_make(in(p, "folder"), &p->diag), 0);
	assert_int_equal(symlink("a", in(p, "link")), 0);
	assert_int_equal(
	    dir_list(p->dir, &p->arena, &names, &p->diag), ARRAY_SIZE(listed));
	for (size_t i = 0; i < ARRAY_SIZE(listed); i++)
		assert_str(names[i], listed[i]);
}

static void
makes_and_removes_folders(void **state)
{
	struct place *p = *state;

	assert_int_equal(dir_make(in(p, "a//b/c/"), &p->diag), 0);
	assert_int_equal(dir_make(in(p, "a/b/c"), &p->diag), 0);
	assert_true(path_is_dir(in(p, "a/b/c")));
	assert_int_equal(file_write(in(p, "a/b/file"), STR("x"), &p->diag), 0);
	assert_true(path_exists(in(p, "a/b/file")));
	assert_false(path_is_dir(in(p, "a/b/file")));
	/* What a link leads to is not part of the tree. */
	assert_int_equal(dir_make(in(p, "kept"), &p->diag), 0);
	assert_int_equal(symlink("../kept", in(p, "a/link")), 0);
	assert_int_equal(tree_remove(in(p, "a")), 0);
	assert_false(path_exists(in(p, "a")));
	assert_true(path_exists(in(p, "kept")));
	assert_int_not_equal(tree_remove(in(p, "a")), 0);
}

static void
joins_and_cuts_paths(void **state)
{
	struct place *p = *state;

	assert_string_equal(path_join(&p->arena, STR("a"), STR("b")), "a/b");
	assert_string_equal(path_join(&p->arena, STR("a/"), STR("b")), "a/b");
	assert_string_equal(path_join(&p->arena, STR(""), STR("b")), "b");
	assert_string_equal(path_join(&p->arena, STR("/"), STR("b")), "/b");
	assert_str(path_base(STR("a/b/c.html")), "c.html");
	assert_str(path_base(STR("c.html")), "c.html");
	assert_str(path_base(STR("a/")), "");
}

static void
hashes(void **state)
{
	struct place *p = *state;

	assert_str(sha256_hex(&p->arena, STR("")),
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_str(sha256_hex(&p->arena, STR("abc")),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main(void)
{
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		IN_PLACE(says_why_it_cannot_read),
		IN_PLACE(says_why_it_cannot_write),
		IN_PLACE(reads_what_it_wrote),
		IN_PLACE(reads_a_stream),
		IN_PLACE(replaces_in_one_step),
		IN_PLACE(a_failed_replacement_leaves_no_trace),
		IN_PLACE(lists_by_bytes),
		IN_PLACE(makes_and_removes_folders),
		IN_PLACE(joins_and_cuts_paths),
		IN_PLACE(hashes),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
