/* The lattice beside MeCab itself: the same words, whatever is forced. */
#include "text/lattice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>
#include <mecab.h>

#define DICTIONARY "/var/lib/mecab/dic/ipadic-utf8"
#define ROUNDS 4000

struct both {
	struct dictionary *dictionary;
	struct lattice *lattice;
	mecab_model_t *model;
	mecab_t *mecab;
	mecab_lattice_t *theirs;
	uint64_t random;
};

static const char *const PARTS[] = { "納期限", "を", "過ぎますと", "延滞金が",
	"加算される", "場合があります", "。", "、", "（", "）", "２", "2026",
	"年", "3月", "第2・第4", "火曜日", "Tシャツ", " ", "　", "\t", "ー",
	"コミュニティセンター", "ﾍｯﾄﾞﾗｲﾄ", "鬱蒼", "𠮷野家", "😀", "é", "Łódź",
	"ごみ", "は", "朝8時30分までに", "出して", "ください", "すもももももも",
	"のうち", "〜", "～", "※", "http://example.jp/?a=b", "髙島", "ゑ", "々",
	"お問い合わせ", "東京都", "京都", "市立", "々々", "\n", "α", "Ⅲ" };

static int
setup(void **state)
{
	struct both *b = calloc(1, sizeof(*b));

	b->dictionary = dictionary_open(DICTIONARY);
	assert_non_null(b->dictionary);
	b->lattice = lattice_new(b->dictionary);
	b->model = mecab_model_new2("-r /dev/null -d " DICTIONARY);
	assert_non_null(b->model);
	b->mecab = mecab_model_new_tagger(b->model);
	b->theirs = mecab_model_new_lattice(b->model);
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	struct both *b = *state;

	mecab_lattice_destroy(b->theirs);
	mecab_destroy(b->mecab);
	mecab_model_destroy(b->model);
	lattice_free(b->lattice);
	dictionary_close(b->dictionary);
	free(b);
	return 0;
}

static size_t
pick(struct both *b, size_t below)
{
	b->random = b->random * UINT64_C(6364136223846793005) +
		    UINT64_C(1442695040888963407);
	return (size_t)(b->random >> 33) % below;
}

static void
compare(struct both *b, struct str text, const struct fixed *fixed, size_t n)
{
	const struct word *words;
	size_t count = lattice_cut(b->lattice, text, fixed, n, &words), i = 0;
	const mecab_node_t *node;

	mecab_lattice_set_sentence2(b->theirs, text.ptr, text.len);
	for (size_t k = 0; k < n; k++)
		if (fixed[k].start == fixed[k].end)
			mecab_lattice_set_boundary_constraint(
			    b->theirs, fixed[k].start, MECAB_TOKEN_BOUNDARY);
		else
			mecab_lattice_set_feature_constraint(b->theirs,
			    fixed[k].start, fixed[k].end,
			    "名詞,固有名詞,一般,*,*,*,*");
	assert_true(mecab_parse_lattice(b->mecab, b->theirs));
	node = mecab_lattice_get_bos_node(b->theirs)->next;
	for (; node->stat != MECAB_EOS_NODE; node = node->next, i++) {
		size_t start = (size_t)(node->surface - text.ptr);

		assert_true(i < count);
		assert_int_equal(words[i].start, start);
		assert_int_equal(words[i].end, start + node->length);
		if (words[i].feature)
			assert_string_equal(words[i].feature, node->feature);
	}
	assert_int_equal(i, count);
}

/* Ends with a letter, as the lattice wants it. */
static void
make_text(struct both *b, struct buf *out)
{
	size_t parts = 1 + pick(b, 12);

	while (parts-- > 0)
		buf_cstr(out, PARTS[pick(b, ARRAY_SIZE(PARTS))]);
	buf_cstr(out, "ん");
	while (out->ptr[0] == ' ' || out->ptr[0] == '\t' || out->ptr[0] == '\n')
		out->ptr[0] = 'x';
}

/* Forced stretches and cuts at characters, not behind white space: it belongs
 * to what follows. */
static size_t
make_fixed(struct both *b, struct str text, struct fixed *fixed, size_t max)
{
	size_t n = 0, pos = 0;

	while (n < max && pos < text.len) {
		size_t start = pos, before = pos, steps = 1 + pick(b, 5);

		if (start > 0)
			utf8_prev(text, &before);
		while (steps-- > 0)
			utf8_next(text, &pos);
		if (pick(b, 3) > 0 || (unsigned char)text.ptr[before] <= ' ' ||
		    (unsigned char)text.ptr[start] <= ' ')
			continue;
		if (pick(b, 2) == 0 && start > 0)
			fixed[n++] = (struct fixed){ start, start };
		else if ((unsigned char)text.ptr[pos - 1] > ' ')
			fixed[n++] = (struct fixed){ start, pos };
	}
	return n;
}

static void
test_free_text(void **state)
{
	struct both *b = *state;
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(PARTS); i++) {
		buf_clear(&text);
		buf_printf(&text, "x%sん", PARTS[i]);
		compare(b, buf_view(&text), NULL, 0);
	}
	for (size_t i = 0; i < ROUNDS; i++) {
		buf_clear(&text);
		make_text(b, &text);
		compare(b, buf_view(&text), NULL, 0);
	}
	buf_release(&text);
}

static void
test_forced(void **state)
{
	struct both *b = *state;
	struct buf text = BUF_INIT;
	struct fixed fixed[8];

	for (size_t i = 0; i < ROUNDS; i++) {
		size_t n;

		buf_clear(&text);
		make_text(b, &text);
		n = make_fixed(b, buf_view(&text), fixed, ARRAY_SIZE(fixed));
		compare(b, buf_view(&text), fixed, n);
	}
	buf_release(&text);
}

/* What the last text was must not matter: beginnings, other endings, other
 * forced stretches in the same text. */
static void
test_going_on(void **state)
{
	struct both *b = *state;
	struct buf text = BUF_INIT, other = BUF_INIT;
	struct fixed fixed[8];

	for (size_t i = 0; i < ROUNDS; i++) {
		size_t n, cut;

		if (i % 8 == 0) {
			buf_clear(&text);
			make_text(b, &text);
		}
		cut = pick(b, text.len);
		while (((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
			cut--;
		buf_clear(&other);
		buf_str(&other, str_sub(buf_view(&text), 0, cut));
		if (pick(b, 2) == 0)
			buf_cstr(&other, PARTS[pick(b, ARRAY_SIZE(PARTS))]);
		buf_cstr(&other, pick(b, 2) == 0 ? "ん" : "です");
		if ((unsigned char)other.ptr[0] <= ' ')
			continue;
		n = make_fixed(b, buf_view(&other), fixed, pick(b, 3));
		compare(b, buf_view(&other), fixed, n);
		compare(b, buf_view(&text), NULL, 0);
	}
	buf_release(&text);
	buf_release(&other);
}

static void
test_no_dictionary(void **state)
{
	(void)state;
	assert_null(dictionary_open("/nonexistent"));
	assert_null(dictionary_open("/usr"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_dictionary),
		cmocka_unit_test(test_free_text),
		cmocka_unit_test(test_forced),
		cmocka_unit_test(test_going_on),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
