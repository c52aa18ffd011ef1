#include "bulletin/line.h"
#include "tests/test.h"

#include <stdlib.h>

#define BUBBLE(inner) "{\"type\":\"bubble\"," inner "}"
#define BODY(component)                                                        \
	BUBBLE("\"body\":{\"type\":\"box\",\"layout\":\"vertical\","           \
	       "\"contents\":[" component "]}")
#define FLEX(contents)                                                         \
	"{\"messages\":[{\"type\":\"flex\",\"altText\":\"a\","                 \
	"\"contents\":" contents "}]}"
#define ACTION(label, uri)                                                     \
	BODY("{\"type\":\"button\",\"action\":{\"type\":\"uri\",\"label\":"    \
	     "\"" label "\",\"uri\":\"" uri "\"}}")

static size_t
faults_of(const char *body, const char *expected)
{
	struct buf faults = BUF_INIT;
	size_t n = line_check(str_from(body), &faults);

	if (expected && (!faults.ptr || !strstr(faults.ptr, expected)))
		fail_msg("expected %s, got %s", expected,
		    faults.ptr ? faults.ptr : "nothing");
	buf_release(&faults);
	return n;
}

/* A text message of `n` times `piece`. */
static char *
text_body(const char *piece, size_t n)
{
	struct buf b = BUF_INIT;

	buf_cstr(&b, "{\"messages\":[{\"type\":\"text\",\"text\":\"");
	for (size_t i = 0; i < n; i++)
		buf_cstr(&b, piece);
	buf_cstr(&b, "\"}]}");
	return b.ptr;
}

static void
test_what_is_refused(void **state)
{
	(void)state;
	faults_of("", "no JSON");
	faults_of("{", "no JSON");
	faults_of("{\"messages\":[],\"messages\":[]}", "no JSON");
	faults_of("{}", "0 messages");
	faults_of("{\"messages\":[{\"type\":\"text\",\"text\":\"\"}]}",
	    "messages[0].text: is missing or empty");
	faults_of("{\"messages\":[{\"type\":\"video\"}]}", "neither");
	faults_of(FLEX(BUBBLE("\"size\":\"huge\"")), "size: huge");
	faults_of(FLEX("{\"type\":\"carousel\",\"contents\":[]}"), "0 bubbles");
	faults_of(FLEX("{\"type\":\"carousel\",\"contents\":["
		       "{\"type\":\"bubble\",\"size\":\"kilo\"},"
		       "{\"type\":\"bubble\",\"size\":\"mega\"}]}"),
	    "another size");
	faults_of(FLEX(BODY("{\"type\":\"video\"}")), "cannot stand here");
	faults_of(FLEX(BODY("{\"type\":\"box\",\"layout\":\"baseline\","
			    "\"contents\":[{\"type\":\"separator\"}]}")),
	    "cannot stand here");
	faults_of(FLEX(BODY("{\"type\":\"text\",\"text\":\"a\",\"color\":"
			    "\"red\"}")),
	    "color: is no colour");
	faults_of(FLEX(BODY("{\"type\":\"button\"}")), "action: is missing");
	faults_of(FLEX(ACTION("", "https://a.example")), "label");
	faults_of(FLEX(ACTION("a", "mailto:a@a.example")), "scheme");
	faults_of(FLEX(ACTION("a", "javascript:x")), "scheme");
	faults_of(FLEX(ACTION("a", "https://a.example/あ")), "encoded");
	faults_of("{\"messages\":[{\"type\":\"text\",\"text\":\"a\","
		  "\"quickReply\":{\"items\":[]}},"
		  "{\"type\":\"text\",\"text\":\"a\"}]}",
	    "only on the last");
}

static void
test_limits_in_their_own_units(void **state)
{
	static const struct {
		const char *piece;
		size_t max; /* how often it fits */
	} texts[] = { { "a", 5000 }, { "あ", 5000 }, { "😀", 2500 },
		{ "\u304b\u3099", 2500 } };
	/* A family of three is one cluster of 18 bytes. */
	const char *family = "👨‍👩‍👧";
	struct buf label = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		char *fits = text_body(texts[i].piece, texts[i].max);
		char *over = text_body(texts[i].piece, texts[i].max + 1);

		assert_int_equal(faults_of(fits, NULL), 0);
		assert_int_equal(faults_of(over, "at most 5000"), 1);
		free(fits);
		free(over);
	}
	assert_int_equal(grapheme_count(str_from(family)), 1);
	assert_int_equal(grapheme_count(STR("각が🇯🇵")), 3);
	assert_int_equal(grapheme_count(STR_NONE), 0);
	for (int i = 0; i < 40; i++)
		buf_cstr(&label, family);
	assert_int_equal(grapheme_count(buf_view(&label)), 40);
	buf_release(&label);
}

static void
test_what_is_accepted(void **state)
{
	(void)state;
	assert_int_equal(faults_of(FLEX(ACTION("a", "tel:+8150")), NULL), 0);
	assert_int_equal(
	    faults_of(FLEX("{\"type\":\"carousel\",\"contents\":[" ACTION(
			  "a", "https://a.example") "]}"),
		NULL),
	    0);
}

static void
test_depth_has_a_bound(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_cstr(&b, "{\"messages\":[{\"type\":\"flex\",\"altText\":\"a\","
		     "\"contents\":{\"type\":\"bubble\",\"body\":");
	for (int i = 0; i < 500; i++)
		buf_cstr(&b, "{\"type\":\"box\",\"layout\":\"vertical\","
			     "\"contents\":[");
	for (int i = 0; i < 500; i++)
		buf_cstr(&b, "]}");
	buf_cstr(&b, "}}]}");
	assert_int_equal(faults_of(b.ptr, "cannot stand here"), 1);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_refused),
		cmocka_unit_test(test_limits_in_their_own_units),
		cmocka_unit_test(test_what_is_accepted),
		cmocka_unit_test(test_depth_has_a_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
