#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static struct diag diag;
static struct language *language;
static struct tagger *tagger;

static int
setup(void **state)
{
	(void)state;
	diag_init(&diag);
	language = language_open("content/rules", &diag);
	tagger = language ? tagger_new(language) : NULL;
	return tagger ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	tagger_free(tagger);
	language_close(language);
	diag_release(&diag);
	return 0;
}

static void
test_missing(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	setenv("TAYORI_DICDIR", "/nonexistent", 1);
	assert_null(language_open(NULL, &d));
	unsetenv("TAYORI_DICDIR");
	assert_int_equal(d.count, 1);
	assert_int_equal(d.entries[0].code, DIAG_DICTIONARY_MISSING);
	assert_true(
	    str_find(d.entries[0].message, STR("/nonexistent"), 0) != STR_NPOS);
	diag_release(&d);
	tagger_free(NULL);
	language_close(NULL);
}

/* Writes a rules folder with one table and opens it. */
static void
load_rows(const char *rows, struct diag *d)
{
	char dir[] = "/tmp/readings-XXXXXX";
	struct arena a;
	struct buf text = BUF_INIT;
	struct language *l;

	arena_init(&a);
	assert_non_null(mkdtemp(dir));
	buf_cstr(&text,
	    "id\tkind\tsurface\treading\tpos\tbefore\tafter\tbase\texample\t"
	    "expected\n");
	buf_cstr(&text, rows);
	assert_int_equal(
	    file_write(path_join(&a, str_from(dir), STR("readings.tsv")),
		buf_view(&text), d),
	    0);
	l = language_open(dir, d);
	assert_non_null(l);
	language_close(l);
	tree_remove(dir);
	buf_release(&text);
	arena_release(&a);
}

static void
test_rows(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	load_rows("a\tword\t水\tみず\t\t\t\t\t水\t水（みず）\n", &d);
	assert_int_equal(d.count, 0);
	load_rows("a\tword\t水\tみず\t\t\t\t\t水\t水（すい）\n", &d);
	assert_int_equal(d.count, 1);
	assert_int_equal(d.entries[0].code, DIAG_RULE_EXAMPLE);
	load_rows("a\tword\t水\tみず\t\t\t\t\t\t\n", &d);
	load_rows("a\tnoun\t水\tみず\t\t\t\t\t水\t水（みず）\n", &d);
	load_rows("a\tword\t水\tmizu\t\t\t\t\t水\t水（みず）\n", &d);
	load_rows("a\tword\t\tみず\t\t\t\t\t水\t水（みず）\n", &d);
	load_rows("a\tverb\t水\tみず\t\t\t\t\t水\t水（みず）\n", &d);
	load_rows("a\tword\t水\tみず\t\t\t\t\t水\t水（みず）\n"
		  "a\tword\t火\tひ\t\t\t\t\t火\t火（ひ）\n",
	    &d);
	assert_int_equal(d.count, 7);
	diag_release(&d);
}

static void
test_delivered_rows(void **state)
{
	(void)state;
	assert_int_equal(diag.count, 0);
}

/* Surfaces concatenate to the text without its white space. */
static void
assert_covers(struct str text, const struct morphs *m)
{
	struct buf want = BUF_INIT, got = BUF_INIT;

	for (size_t pos = 0; pos < text.len;) {
		size_t start = pos;

		if (!cp_is_space(utf8_next(text, &pos)))
			buf_str(&want, str_sub(text, start, pos));
	}
	for (size_t i = 0; i < m->count; i++) {
		struct str s = m->items[i].surface;

		assert_true(
		    s.ptr >= text.ptr && s.ptr + s.len <= text.ptr + text.len);
		for (size_t pos = 0; pos < s.len;) {
			size_t start = pos;

			if (!cp_is_space(utf8_next(s, &pos)))
				buf_str(&got, str_sub(s, start, pos));
		}
	}
	assert_true(str_eq(buf_view(&want), buf_view(&got)));
	buf_release(&want);
	buf_release(&got);
}

static void
test_features(void **state)
{
	struct arena a;
	struct morphs m;
	struct str text = STR("市役所に行きました。");

	(void)state;
	arena_init(&a);
	tagger_parse(tagger, text, NULL, 0, &a, &m);
	assert_int_equal(m.count, 6);
	assert_int_equal(m.items[0].feature->pos, POS_NOUN);
	assert_int_equal(m.items[1].feature->pos, POS_PARTICLE_CASE);
	assert_int_equal(m.items[2].feature->pos, POS_VERB);
	assert_true(str_eq(m.items[2].feature->base, STR("行く")));
	assert_true(str_eq(m.items[2].feature->cform, STR("連用形")));
	assert_true(str_eq(m.items[2].feature->reading, STR("イキ")));
	assert_int_equal(m.items[3].feature->pos, POS_AUXILIARY);
	assert_int_equal(m.items[5].feature->pos, POS_SYMBOL);
	tagger_parse(tagger, STR(""), NULL, 0, &a, &m);
	assert_int_equal(m.count, 0);
	tagger_parse(tagger, STR(" 　\n"), NULL, 0, &a, &m);
	assert_int_equal(m.count, 0);
	tagger_parse(tagger, STR("Tayorix"), NULL, 0, &a, &m);
	assert_int_equal(m.count, 1);
	assert_true(str_eq(m.items[0].feature->base, STR("Tayorix")));
	assert_int_equal(m.items[0].feature->reading.len, 0);
	arena_release(&a);
}

/* What stands beside a value, a comma or a line end is read as in the whole
 * text, the first time and when it is known. */
static void
test_pieces(void **state)
{
	static const struct {
		const char *before, *value, *behind;
		enum pos first;
	} texts[] = {
		{ "受付は、", "12月5日", "が締切です。", POS_PARTICLE_CASE },
		{ "費用は", "500円", "で、当日払います。", POS_PARTICLE_CASE },
		{ "", "10時", "生放送をします。", POS_NOUN },
		{ "麥が、", "3日", "、麥になります。", POS_SYMBOL },
	};
	struct value value = { .kind = VALUE_DATE };
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < 2 * ARRAY_SIZE(texts); i++) {
		size_t k = i % ARRAY_SIZE(texts), at = 0;
		struct str text = arena_printf(&a, "%s%s%s", texts[k].before,
		    texts[k].value, texts[k].behind);
		struct span span = { strlen(texts[k].before), 0, &value };
		struct morphs m;

		span.end = span.start + strlen(texts[k].value);
		tagger_parse(tagger, text, &span, 1, &a, &m);
		assert_covers(text, &m);
		while (!m.items[at].value)
			at++;
		assert_int_equal(
		    m.items[at].surface.len, span.end - span.start);
		assert_int_equal(m.items[at + 1].feature->pos, texts[k].first);
	}
	arena_release(&a);
}

static void
test_spans(void **state)
{
	static const char *const texts[] = { "日時 [12月29日（火）] から",
		"[A B]", "  [ ABC def] は", "[  ]空", "Ð[12月]Ð [9日]Ð",
		"前[市][役]所 [1]\n[2]", "[12月29日]", "\t[a]　[b]",
		"\r[a]\r [b]\f[c]\xC2\xA0[d]", "é[è] [ê]",
		"\x01[a] \x01 [b]\x01" };
	struct value value = { .kind = VALUE_DATE };
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct span spans[8];
		struct buf text = BUF_INIT;
		size_t n = 0, values = 0, wanted = 0;
		struct morphs m;

		for (const char *p = texts[i]; *p; p++) {
			if (*p == '[')
				spans[n].start = text.len;
			else if (*p == ']')
				spans[n++].end = text.len;
			else
				buf_ch(&text, *p);
		}
		for (size_t s = 0; s < n; s++) {
			spans[s].value = &value;
			wanted += str_trim(str_sub(buf_view(&text),
					       spans[s].start, spans[s].end))
				      .len > 0;
		}
		tagger_parse(tagger, buf_view(&text), spans, n, &a, &m);
		assert_covers(buf_view(&text), &m);
		for (size_t j = 0; j < m.count; j++) {
			values += m.items[j].value == &value;
			assert_true((m.items[j].feature->pos == POS_VALUE) ==
				    (m.items[j].value != NULL));
		}
		assert_int_equal(values, wanted);
		buf_release(&text);
	}
	arena_release(&a);
}

static void
test_noun_span(void **state)
{
	struct str text = STR("後期高齢者医療に入る");
	struct span span = { 0, STR("後期高齢者医療").len, NULL };
	struct arena a;
	struct morphs m;

	(void)state;
	arena_init(&a);
	tagger_parse(tagger, text, &span, 1, &a, &m);
	assert_int_equal(m.count, 3);
	assert_int_equal(m.items[0].surface.len, span.end);
	assert_int_equal(m.items[0].feature->pos, POS_NOUN);
	assert_null(m.items[0].value);
	arena_release(&a);
}

static size_t
count_morphs(const char *text, const char *first_reading)
{
	struct arena a;
	struct morphs m;
	size_t n;

	arena_init(&a);
	tagger_parse(tagger, str_from(text), NULL, 0, &a, &m);
	assert_true(m.count > 0);
	assert_true(
	    str_eq(m.items[0].feature->reading, str_from(first_reading)));
	n = m.count;
	arena_release(&a);
	return n;
}

static void
test_terms(void **state)
{
	(void)state;
	assert_int_equal(count_morphs("大津町", "オオヅマチ"), 1);
	assert_int_equal(count_morphs("松ヶ浦公民館", "マツガウラ"), 2);
	assert_int_equal(count_morphs("国府", "コクブ"), 1);
	/* A longer word is not broken. */
	assert_int_equal(count_morphs("国府津", "コウヅ"), 1);
}

/* A megabyte without a full stop, plain and with spans. */
static void
test_long(void **state)
{
	struct buf text = BUF_INIT;
	struct value value = { .kind = VALUE_DATE };
	struct span *spans = xcalloc(100000, sizeof(*spans));
	struct arena a;
	struct morphs m;
	size_t n = 0, values = 0;

	(void)state;
	arena_init(&a);
	while (text.len < (1 << 20)) {
		buf_cstr(&text, "避難所の");
		spans[n].start = text.len;
		buf_cstr(&text, "12月29日");
		spans[n].value = &value;
		spans[n++].end = text.len;
		buf_cstr(&text, "に来て");
	}
	tagger_parse(tagger, buf_view(&text), spans, n, &a, &m);
	for (size_t i = 0; i < m.count; i++)
		values += m.items[i].value != NULL;
	assert_int_equal(values, n);
	tagger_parse(tagger, buf_view(&text), NULL, 0, &a, &m);
	assert_covers(buf_view(&text), &m);
	spans[0] = (struct span){ 0, text.len, &value };
	tagger_parse(tagger, buf_view(&text), spans, 1, &a, &m);
	assert_covers(buf_view(&text), &m);
	free(spans);
	buf_clear(&text);
	for (int i = 0; i < 1 << 20; i++)
		buf_ch(&text, 'a');
	tagger_parse(tagger, buf_view(&text), NULL, 0, &a, &m);
	assert_covers(buf_view(&text), &m);
	buf_release(&text);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_delivered_rows),
		cmocka_unit_test(test_features),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_noun_span),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
