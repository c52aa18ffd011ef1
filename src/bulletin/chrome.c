#include "bulletin/inline.h"

#include <assert.h>

#define CITY_WORDS 4 /* sentences that the city's settings may add */

/* Every key that the program asks for; all are checked at loading, so that
 * no page is written with a word missing. */
static const char *const keys[] = {
	"city",
	"index-title",
	"index-lead",
	"all-notices",
	"emergency",
	"not-translated",
	"expired",
	"no-notices",
	"by-category",
	"newest",
	"by-month",
	"undated",
	"pages",
	"all-categories",
	"not-found",
	"other-languages",
	"skip",
	"furigana",
	"fact-when",
	"fact-where",
	"fact-who",
	"fact-cost",
	"fact-bring",
	"fact-apply",
	"fact-deadline",
	"fact-capacity",
	"contact",
	"phone",
	"fax",
	"mail",
	"hours",
	"languages",
	"address",
	"website",
	"plaza",
	"partial",
	"official",
	"original",
	"published",
	"until",
	"table",
	"read-more",
	"open-page",
	"call",
	"open-map",
	"add-calendar",
	"flyer",
	"flyer-bw",
	"flyer-a5",
	"flyer-bilingual",
	"flyer-two-sided",
	"poster",
	"more-notices",
	"bulletin",
	"bulletin-pdf",
	"contents",
	"changed",
	"withdrawn",
	"withdrawn-lead",
	"warning",
	"phone-page",
	"also-in",
	"number",
	"category-other",
	NULL,
};

static void
add_row(struct chrome *c, const struct tsv *t, size_t row, struct str text)
{
	struct arena *a = &c->notice.arena;
	struct str ja = tsv_cell(t, row, "ja");
	struct str same = tsv_cell(t, row, "same"), word;
	struct str key = arena_str(a, tsv_cell(t, row, "key"));
	size_t offset = (size_t)(ja.ptr - t->text.ptr);
	struct node *p = node_new(a, NODE_P, offset);
	struct node *s = node_new(a, NODE_S, offset);

	node_append(notice_part(&c->notice, NODE_BODY), p);
	node_append(p, s);
	node_append(
	    s, node_text(a, str_sub(text, offset, offset + ja.len), offset));
	/* Each row is one sentence, so they are numbered as they come. */
	c->notes[c->notice.sentences] = arena_str(a, tsv_cell(t, row, "note"));
	*map_put(&c->index, key) = (void *)(uintptr_t)++c->notice.sentences;
	while (str_split(&same, ' ', &word))
		if (word.len)
			*map_put(&c->same, arena_str(a, word)) =
			    (void *)key.ptr;
}

static int
check_keys(const struct chrome *c, const char *path, struct diag *d)
{
	int result = 0;

	for (size_t i = 0; keys[i]; i++) {
		if (map_has(&c->index, str_from(keys[i])))
			continue;
		diag_source(d, str_from(path), STR_NONE);
		diag_add(
		    d, DIAG_CHROME_MISSING, DIAG_NOWHERE, str_from(keys[i]));
		result = -1;
	}
	return result;
}

int
chrome_open(struct chrome *c, const char *path, struct diag *d)
{
	static const char *const required[] = { "key", "ja", NULL };
	struct tsv t;
	int result = -1;

	*c = (struct chrome){ 0 };
	notice_init(&c->notice);
	map_init(&c->index);
	map_init(&c->same);
	if (tsv_read(&t, path, required, d) != 0)
		goto out;
	c->notice.id = STR("chrome");
	c->notice.category = STR("other");
	c->notice.source = arena_str(&c->notice.arena, str_from(path));
	c->notice.text = arena_str(&c->notice.arena, buf_view(&t.text));
	c->notes = arena_alloc(
	    &c->notice.arena, (t.nrows + CITY_WORDS) * sizeof(*c->notes));
	for (size_t row = 0; row < t.nrows; row++)
		if (tsv_cell(&t, row, "key").len && tsv_cell(&t, row, "ja").len)
			add_row(c, &t, row, c->notice.text);
	notice_number(&c->notice);
	result = check_keys(c, path, d);
out:
	tsv_release(&t);
	return result;
}

/* Replaces the words of a key, or adds it. */
static void
set_words(struct chrome *c, const char *key, struct str text, const char *note,
    struct diag *d)
{
	struct arena *a = &c->notice.arena;
	struct node *body = notice_part(&c->notice, NODE_BODY);
	uintptr_t number = (uintptr_t)map_get(&c->index, str_from(key));
	struct value_context context = { .kinds = 1 << VALUE_DATE |
						  1 << VALUE_TIME |
						  1 << VALUE_PERIOD |
						  1 << VALUE_RECURRENCE };
	struct node *p = body->first;

	if (!text.len)
		return;
	if (number) {
		while (--number)
			p = p->next;
		node_unlink(p->first->first);
	} else {
		p = node_new(a, NODE_P, 0);
		node_append(body, p);
		node_append(p, node_new(a, NODE_S, 0));
		c->notes[c->notice.sentences] = str_from(note);
		*map_put(&c->index, str_from(key)) =
		    (void *)(uintptr_t)++c->notice.sentences;
	}
	node_append(p->first, node_text(a, arena_str(a, text), 0));
	values_mark(p->first, &context, a, d);
}

void
chrome_add_city(struct chrome *c, const struct city *city, struct diag *d)
{
	diag_source(d, city->file, STR_NONE);
	set_words(c, "city", city->name, "", d);
	set_words(c, "official", city->official, "", d);
	set_words(c, "plaza-hours", city->hours,
	    "content/city.xml: when the consultation plaza is open", d);
	set_words(c, "plaza-languages", city->languages,
	    "content/city.xml: the languages that the consultation plaza "
	    "speaks",
	    d);
	diag_source(d, STR_NONE, STR_NONE);
	notice_number(&c->notice);
}

bool
chrome_has(const struct site *s, const char *key)
{
	return map_has(&s->chrome->index, str_from(key));
}

void
chrome_release(struct chrome *c)
{
	map_release(&c->index);
	map_release(&c->same);
	notice_release(&c->notice);
}

const struct rendered *
chrome_rendered(const struct site *s, const struct edition *e, const char *key)
{
	uintptr_t n = (uintptr_t)map_get(&s->chrome->index, str_from(key));

	assert(n);
	return &e->chrome->sentences[n - 1];
}

void
chrome_html(const struct site *s, const struct edition *e, const char *key,
    struct buf *out)
{
	const struct inline_style style = inline_style(s, e, INLINE_NO_LINKS);

	inline_html(out, &style, chrome_rendered(s, e, key));
}

void
chrome_text(const struct site *s, const struct edition *e, const char *key,
    struct buf *out)
{
	const struct inline_style style = inline_style(s, e, 0);

	inline_text(out, &style, chrome_rendered(s, e, key));
}

const char *
category_key(const struct site *s, struct str category, char out[32])
{
	snprintf(out, 32, "category-%.*s", STR_ARG(category));
	return map_has(&s->chrome->index, str_from(out)) ? out
							 : "category-other";
}
