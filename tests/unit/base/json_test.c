#include "tests/test.h"

static void
writes_values_of_every_kind(void **state)
{
	struct jsonw *j = jsonw_new();
	struct buf out = BUF_INIT;

	(void)state;
	jsonw_object(j);
	jsonw_key(j, "z");
	jsonw_str(j, STR("年\"\\\n\x01</script>"));
	jsonw_key(j, "a");
	jsonw_array(j);
	jsonw_int(j, -9007199254740993);
	jsonw_real(j, 0.25);
	jsonw_bool(j, true);
	jsonw_bool(j, false);
	jsonw_null(j);
	jsonw_str(j, STR_NONE);
	jsonw_object(j);
	jsonw_end(j);
	jsonw_array(j);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_key(j, "m");
	jsonw_cstr(j, "x");
	jsonw_end(j);
	jsonw_write(j, 0, &out);
	assert_str(buf_view(&out),
	    "{\"z\":\"年\\\"\\\\\\n\\u0001</script>\",\"a\":"
	    "[-9007199254740993,0.25,true,false,null,\"\",{},[]],"
	    "\"m\":\"x\"}");
	buf_release(&out);
	jsonw_free(j);
}

static void
is_used_again(void **state)
{
	struct jsonw *j = jsonw_new();
	struct buf out = BUF_INIT;

	(void)state;
	jsonw_int(j, 1);
	jsonw_write(j, 0, &out);
	jsonw_array(j);
	jsonw_int(j, 2);
	jsonw_end(j);
	jsonw_write(j, 2, &out);
	assert_str(buf_view(&out), "1[\n  2\n]");
	buf_release(&out);
	jsonw_free(j);
	jsonw_free(NULL);
}

static void
an_unfinished_value_is_freed(void **state)
{
	struct jsonw *j = jsonw_new();

	(void)state;
	jsonw_object(j);
	jsonw_key(j, "a");
	jsonw_array(j);
	jsonw_cstr(j, "x");
	jsonw_free(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_values_of_every_kind),
		cmocka_unit_test(is_used_again),
		cmocka_unit_test(an_unfinished_value_is_freed),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
