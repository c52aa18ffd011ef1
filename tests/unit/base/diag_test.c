#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

typedef void (*printer)(const struct diag *, FILE *);

static void
assert_printed(const struct diag *d, printer print, const char *expected)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	print(d, out);
	fclose(out);
	assert_string_equal(text, expected);
	free(text);
}

static void
nobody_listening_is_fine(void **state)
{
	(void)state;
	diag_source(NULL, STR("a"), STR("b"));
	diag_add(NULL, DIAG_FILE_MISSING, 0, STR_NONE);
	diag_add_line(NULL, DIAG_TABLE_ROW, STR("a"), 1, STR("b"));
}

static void
every_entry_of_the_table_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < DIAG_CODE_MAX; i++) {
		const char *name = diag_name((enum diag_code)i);

		assert_non_null(name);
		assert_true(name[0] != '\0');
		assert_int_equal(
		    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
		    strlen(name));
		for (int k = 0; k < i; k++)
			assert_string_not_equal(
			    name, diag_name((enum diag_code)k));
		assert_non_null(diag_text((enum diag_code)i));
		assert_true(diag_text((enum diag_code)i)[0] != '\0');
		assert_non_null(diag_remedy((enum diag_code)i));
		assert_true(diag_level_of((enum diag_code)i) <= DIAG_NOTE);
	}
}

static void
prints_place_and_caret(void **state)
{
	struct str text = STR("一行目\r\n\tあa①|x\r\n三行目");
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_source(&d, STR("a.txt"), text);
	diag_add(&d, DIAG_NOTICE_ATTRIBUTE, str_find(text, STR("|"), 0),
	    STR("{2}"), STR("kind"));
	assert_int_equal(d.entries[0].line, 2);
	assert_int_equal(d.entries[0].col, 5);
	assert_str(d.entries[0].message, "{2} is no value for kind");
	assert_str(d.entries[0].excerpt, "\tあa①|x");
	assert_printed(&d, diag_print_text,
	    "a.txt:2:5: error[notice-attribute]: {2} is no value for kind\n"
	    "    \tあa①|x\n"
	    "    \t    ^\n"
	    "    → see content/schema/notice.rng\n");
	diag_release(&d);
}

static void
prints_without_a_place(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_add(&d, DIAG_FILE_MISSING, 0, STR_NONE);
	diag_source(&d, STR("b.txt"), STR("text"));
	diag_add(&d, DIAG_FILE_MISSING, DIAG_NOWHERE, STR_NONE);
	diag_add(&d, DIAG_FILE_MISSING, 5, STR_NONE);
	diag_add_line(&d, DIAG_TABLE_ROW, STR("c.tsv"), 9, STR("is odd"));
	assert_printed(&d, diag_print_text,
	    "tayori: error[file-missing]: no such file\n"
	    "    → check the name\n"
	    "b.txt: error[file-missing]: no such file\n"
	    "    → check the name\n"
	    "b.txt: error[file-missing]: no such file\n"
	    "    → check the name\n"
	    "c.tsv:9: error[table-row]: the row is odd and was left out\n"
	    "    → correct the row\n");
	assert_int_equal(d.errors, 4);
	diag_release(&d);
}

static void
prints_json(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	assert_printed(&d, diag_print_json, "[]\n");
	diag_source(&d, STR("a\".txt"), STR("年末"));
	diag_add(&d, DIAG_FILE_MISSING, 3, STR_NONE);
	assert_printed(&d, diag_print_json,
	    "[\n  {\n    \"file\": \"a\\\".txt\",\n    \"line\": 1,\n"
	    "    \"column\": 2,\n    \"level\": \"error\",\n"
	    "    \"code\": \"file-missing\",\n"
	    "    \"message\": \"no such file\",\n"
	    "    \"remedy\": \"check the name\"\n  }\n]\n");
	diag_release(&d);
}

static void
hostile_bytes_are_not_printed(void **state)
{
	struct str text = STR("a\x1b[31m\xff|\xf0");
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_source(&d, STR("\xe3\x81.txt\x07"), text);
	diag_add(&d, DIAG_FILE_UNREADABLE, 7, STR("\xed\xa0\x80"));
	assert_str(d.entries[0].file, "��.txt�");
	assert_str(d.entries[0].excerpt, "a�[31m�|�");
	assert_printed(&d, diag_print_text,
	    "��.txt�:1:8: error[file-unreadable]: cannot read: "
	    "���\n"
	    "    a�[31m�|�\n"
	    "           ^\n"
	    "    → check the permissions and that it is a regular file\n");
	diag_release(&d);
}

static void
finds_places_in_any_order(void **state)
{
	struct buf text = BUF_INIT;
	struct diag d;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_cstr(&text, "あい\n"); /* 7 bytes a line */
	diag_init(&d);
	diag_source(&d, STR("a"), buf_view(&text));
	for (size_t i = 0; i < 1000; i++) {
		size_t row = i * 389 % 1000;

		diag_add(&d, DIAG_FILE_MISSING, row * 7 + 3, STR_NONE);
		assert_int_equal(d.entries[i].line, row + 1);
		assert_int_equal(d.entries[i].col, 2);
	}
	diag_add(&d, DIAG_FILE_MISSING, text.len, STR_NONE);
	assert_int_equal(d.entries[1000].line, 1001);
	assert_int_equal(d.entries[1000].col, 1);
	diag_release(&d);
	buf_release(&text);
}

static void
many_entries_in_one_long_line(void **state)
{
	const size_t size = 4 << 20;
	char *bytes = xmalloc(size);
	struct diag d;

	(void)state;
	memset(bytes, 'x', size);
	diag_init(&d);
	diag_source(&d, STR("a"), (struct str){ bytes, size });
	for (size_t i = 0; i < 20000; i++)
		diag_add(&d, DIAG_FILE_MISSING, i * 200, STR_NONE);
	assert_int_equal(d.errors, 20000);
	assert_true(d.count <= 10000);
	assert_int_equal(d.entries[9].col, 1801);
	assert_int_equal(d.entries[9].excerpt.len, 0);
	diag_release(&d);
	free(bytes);
}

static void
merges_in_order_and_counts_all(void **state)
{
	struct diag all, one;

	(void)state;
	diag_init(&all);
	diag_init(&one);
	diag_add_line(&all, DIAG_TABLE_ROW, STR("a"), 1, STR("x"));
	diag_source(&one, STR("b"), STR("年"));
	diag_add(&one, DIAG_FILE_MISSING, 0, STR_NONE);
	diag_merge(&all, &one);
	assert_int_equal(one.count, 0);
	assert_int_equal(all.count, 2);
	assert_str(all.entries[1].file, "b");
	assert_str(all.entries[1].excerpt, "年");
	for (int i = 0; i < 15000; i++)
		diag_add(&one, DIAG_FILE_MISSING, DIAG_NOWHERE, STR_NONE);
	diag_merge(&all, &one);
	assert_int_equal(all.errors, 15002);
	assert_int_equal(one.errors, 0);
	diag_release(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_listening_is_fine),
		cmocka_unit_test(every_entry_of_the_table_is_whole),
		cmocka_unit_test(prints_place_and_caret),
		cmocka_unit_test(prints_without_a_place),
		cmocka_unit_test(prints_json),
		cmocka_unit_test(hostile_bytes_are_not_printed),
		cmocka_unit_test(finds_places_in_any_order),
		cmocka_unit_test(many_entries_in_one_long_line),
		cmocka_unit_test(merges_in_order_and_counts_all),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
