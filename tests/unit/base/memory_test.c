#include "tests/test.h"

#include <stdalign.h>
#include <string.h>

static void
arena_gives_zeroed_aligned_memory(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_null(a.blocks);
	for (size_t size = 0; size < 300; size++) {
		unsigned char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_release(&a);
	assert_null(a.blocks);
}

static void
arena_objects_do_not_overlap(void **state)
{
	const size_t sizes[] = { 1, 40000, 16, 32768, 7, 100000, 3 };
	unsigned char *objects[7];
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		objects[i] = arena_alloc(&a, sizes[i]);
		memset(objects[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++)
		for (size_t k = 0; k < sizes[i]; k++)
			assert_int_equal(objects[i][k], i + 1);
	arena_release(&a);
}

static void
arena_is_used_again_after_clear(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	arena_clear(&a);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			uint64_t *p = ARENA_NEW(&a, uint64_t);

			assert_int_equal(*p, 0);
			*p = UINT64_MAX;
		}
		memset(arena_alloc(&a, 70000), 0xff, 70000);
		arena_clear(&a);
	}
	arena_release(&a);
}

static void
arena_copies_strings(void **state)
{
	struct arena a;
	struct str s;

	(void)state;
	arena_init(&a);
	s = arena_str(&a, STR("a\0b"));
	assert_int_equal(s.len, 3);
	assert_memory_equal(s.ptr, "a\0b", 4);
	s = arena_str(&a, STR_NONE);
	assert_non_null(s.ptr);
	assert_int_equal(s.len, 0);
	assert_str(arena_printf(&a, "%d年%s", 2026, "末"), "2026年末");
	assert_int_equal(arena_printf(&a, "%*d", 50000, 1).len, 50000);
	arena_release(&a);
}

static void
buffer_grows_and_stays_terminated(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(buf_view(&b).len, 0);
	buf_clear(&b);
	buf_str(&b, STR_NONE);
	assert_string_equal(b.ptr, "");
	for (int i = 0; i < 100000; i++) {
		buf_ch(&b, 'x');
		assert_int_equal(b.ptr[b.len], '\0');
	}
	assert_int_equal(b.len, 100000);
	buf_clear(&b);
	assert_string_equal(b.ptr, "");
	buf_add(&b, "a\0b", 3);
	buf_cstr(&b, "年");
	buf_cp(&b, 0x1f600);
	buf_printf(&b, "%03d", 7);
	assert_int_equal(b.len, 13);
	assert_memory_equal(b.ptr, "a\0b年😀007", 14);
	buf_release(&b);
	assert_null(b.ptr);
	buf_release(&b);
}

static void
buffer_escapes(void **state)
{
	const uint8_t bytes[] = { 0x00, 0x9f, 0xff };
	struct buf b = BUF_INIT;

	(void)state;
	buf_xml(&b, STR("<a href=\"x\">'A&B'</a>"));
	assert_str(buf_view(&b), "&lt;a href=&quot;x&quot;&gt;&#39;A&amp;B"
				 "&#39;&lt;/a&gt;");
	buf_clear(&b);
	buf_xml(&b, STR("年末"));
	buf_xml(&b, STR(""));
	buf_xml(&b, STR("&"));
	assert_str(buf_view(&b), "年末&amp;");
	buf_clear(&b);
	buf_hex(&b, bytes, sizeof(bytes));
	assert_str(buf_view(&b), "009fff");
	buf_release(&b);
}

static void
map_without_entries(void **state)
{
	struct map m;

	(void)state;
	map_init(&m);
	assert_null(map_get(&m, STR("a")));
	assert_false(map_has(&m, STR("a")));
	map_release(&m);
}

static void
map_finds_what_was_put(void **state)
{
	struct arena a;
	struct map m;

	(void)state;
	arena_init(&a);
	map_init(&m);
	for (uintptr_t i = 1; i <= 5000; i++)
		*map_put(&m, arena_printf(&a, "鍵%ju", (uintmax_t)i)) =
		    (void *)i;
	assert_int_equal(m.count, 5000);
	for (uintptr_t i = 1; i <= 5000; i++)
		assert_int_equal((uintptr_t)map_get(&m,
				     arena_printf(&a, "鍵%ju", (uintmax_t)i)),
		    i);
	assert_false(map_has(&m, STR("鍵5001")));
	assert_int_equal((uintptr_t)*map_put(&m, STR("鍵1")), 1);
	assert_int_equal(m.count, 5000);
	map_release(&m);
	arena_release(&a);
}

static void
map_tells_null_values_and_empty_keys(void **state)
{
	struct map m;

	(void)state;
	map_init(&m);
	assert_null(*map_put(&m, STR("a")));
	assert_true(map_has(&m, STR("a")));
	assert_null(map_get(&m, STR("a")));
	assert_false(map_has(&m, STR("")));
	*map_put(&m, STR_NONE) = &m;
	assert_ptr_equal(map_get(&m, STR("")), &m);
	assert_ptr_equal(map_get(&m, STR_NONE), &m);
	assert_true(map_has(&m, STR_NONE));
	assert_false(map_has(&m, STR("\0")));
	map_release(&m);
}

/* All words of two letters, up to ten long: short keys are compared in another
 * way than long ones. */
static void
map_tells_every_byte(void **state)
{
	struct arena a;
	struct map m;
	uintptr_t count = 0;

	(void)state;
	arena_init(&a);
	map_init(&m);
	for (unsigned round = 0; round < 2; round++) {
		uintptr_t n = 0;

		for (size_t len = 1; len <= 10; len++)
			for (unsigned bits = 0; bits < 1u << len; bits++) {
				char word[10];
				struct str key;

				for (size_t i = 0; i < len; i++)
					word[i] = bits >> i & 1 ? 'b' : 'a';
				key = arena_str(&a, (struct str){ word, len });
				if (round == 0)
					*map_put(&m, key) = (void *)++count;
				else
					assert_int_equal(
					    (uintptr_t)map_get(&m, key), ++n);
			}
	}
	assert_int_equal(m.count, count);
	assert_int_equal(count, 2046);
	map_release(&m);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_objects_do_not_overlap),
		cmocka_unit_test(arena_is_used_again_after_clear),
		cmocka_unit_test(arena_copies_strings),
		cmocka_unit_test(buffer_grows_and_stays_terminated),
		cmocka_unit_test(buffer_escapes),
		cmocka_unit_test(map_without_entries),
		cmocka_unit_test(map_finds_what_was_put),
		cmocka_unit_test(map_tells_null_values_and_empty_keys),
		cmocka_unit_test(map_tells_every_byte),
	};

	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
