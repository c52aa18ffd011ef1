#include "tests/test.h"

#include <stdlib.h>
#include <unistd.h>

#define NAME "/tmp/tayori-test-XXXXXX"

static const char *const required[] = { "id", "text", NULL };

struct table {
	struct tsv t;
	struct diag diag;
	char path[sizeof(NAME)];
};

static int
read_table(struct table *table, struct str text)
{
	int fd, result;

	*table = (struct table){ .path = NAME };
	fd = mkstemp(table->path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.ptr, text.len), text.len);
	close(fd);
	diag_init(&table->diag);
	result = tsv_read(&table->t, table->path, required, &table->diag);
	unlink(table->path);
	return result;
}

static void
release(struct table *table)
{
	tsv_release(&table->t);
	diag_release(&table->diag);
}

static void
refuses(struct str text, enum diag_code code, uint32_t line)
{
	struct table table;

	assert_int_equal(read_table(&table, text), -1);
	assert_int_equal(table.t.nrows, 0);
	assert_true(table.diag.count > 0);
	assert_string_equal(
	    diag_name(table.diag.entries[0].code), diag_name(code));
	assert_int_equal(table.diag.entries[0].line, line);
	release(&table);
}

static void
refuses_a_faulty_header(void **state)
{
	struct tsv t;
	struct diag d;

	(void)state;
	refuses(STR(""), DIAG_TABLE_COLUMN, 1);
	refuses(STR("id\tnote\n1\t2\n"), DIAG_TABLE_COLUMN, 1);
	refuses(STR("# about\n\nid,text\n"), DIAG_TABLE_COLUMN, 3);
	refuses(STR("id\ttext\xff\n"), DIAG_TABLE_ROW, 1);
	diag_init(&d);
	assert_int_equal(tsv_read(&t, "/none/such", required, &d), -1);
	assert_int_equal(d.errors, 1);
	tsv_release(&t);
	diag_release(&d);
}

static void
drops_faulty_rows_only(void **state)
{
	struct table table;

	(void)state;
	assert_int_equal(
	    read_table(
		&table, STR("id\ttext\n1\ta\n2\tb\tc\n3\t\xe3\x81\n4\td\n")),
	    0);
	assert_int_equal(table.t.nrows, 2);
	assert_str(tsv_cell(&table.t, 0, "id"), "1");
	assert_str(tsv_cell(&table.t, 1, "id"), "4");
	assert_int_equal(table.t.lines[1], 5);
	assert_int_equal(table.diag.errors, 2);
	assert_int_equal(table.diag.entries[0].line, 3);
	assert_int_equal(table.diag.entries[1].line, 4);
	release(&table);
}

static void
reads_what_spreadsheets_write(void **state)
{
	struct table table;

	(void)state;
	assert_int_equal(read_table(&table, STR("\xef\xbb\xbftext\tid\tnote\r\n"
						" ごみ　\t1\t\r\n"
						"# a remark\t2\r\n"
						"\t\t\r\n"
						"\r\n"
						"x\r\n"
						"y\t3")),
	    0);
	assert_int_equal(table.diag.count, 0);
	assert_int_equal(table.t.ncolumns, 3);
	assert_int_equal(table.t.nrows, 3);
	assert_str(tsv_cell(&table.t, 0, "text"), "ごみ");
	assert_str(tsv_cell(&table.t, 0, "id"), "1");
	assert_str(tsv_cell(&table.t, 0, "note"), "");
	assert_str(tsv_cell(&table.t, 1, "text"), "x");
	assert_int_equal(tsv_cell(&table.t, 1, "id").len, 0);
	assert_str(tsv_cell(&table.t, 2, "id"), "3");
	assert_int_equal(table.t.lines[0], 2);
	assert_int_equal(table.t.lines[1], 6);
	assert_int_equal(table.t.lines[2], 7);
	assert_int_equal(tsv_cell(&table.t, 0, "none").len, 0);
	assert_int_equal(tsv_cell(&table.t, 9, "id").len, 0);
	release(&table);
}

static void
reads_many_rows(void **state)
{
	struct buf text = BUF_INIT;
	struct table table;

	(void)state;
	buf_cstr(&text, "id\ttext\n");
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%d\tt%d\n", i, i);
	assert_int_equal(read_table(&table, buf_view(&text)), 0);
	assert_int_equal(table.t.nrows, 20000);
	assert_str(tsv_cell(&table.t, 19999, "text"), "t19999");
	release(&table);
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_a_faulty_header),
		cmocka_unit_test(drops_faulty_rows_only),
		cmocka_unit_test(reads_what_spreadsheets_write),
		cmocka_unit_test(reads_many_rows),
	};

	return cmocka_run_group_tests_name("tsv", tests, NULL, NULL);
}
