/* RSS 0.9 to 2.0 and Atom: a notice an item. */
#include "extract/entity.h"
#include "extract/html.h"
#include "extract/mime.h"
#include "extract/sax.h"

#include <stdlib.h>
#include <string.h>

#define ITEMS_MAX 2000
#define ID_MAX 60 /* bytes of an item's part */
/* Bytes of a text that are looked for, and how far; and how often in vain. */
#define PLACE_LEN 48
#define PLACE_RANGE 65536
#define PLACE_MISSES 100

enum field {
	FEED_OUTSIDE,
	FEED_TITLE,
	FEED_TEXT,    /* a summary */
	FEED_CONTENT, /* all of it */
	FEED_LINK,
	FEED_ID,
	FEED_DATE,
	FEED_MAX
};

struct feed {
	const struct source *src;
	struct notices *all;
	struct diag *diag;
	struct str text;	  /* of the whole feed */
	size_t scanned;		  /* of it, for the places of items */
	size_t depth, item_depth; /* item_depth 0: outside of items */
	enum field field;
	size_t field_depth;
	bool xhtml; /* the field's elements are its text */
	bool is_html[FEED_MAX];
	struct buf fields[FEED_MAX];
	bool updated;  /* the date is the one of the last change */
	size_t offset; /* of the item */
	size_t count;
	struct map ids;
};

bool
feed_sniff(struct str head)
{
	size_t at = 0;

	if (str_find(head, STR("<rss"), 0) != STR_NPOS)
		at = str_find(head, STR("<rss"), 0);
	else if (str_find(head, STR("http://www.w3.org/2005/Atom"), 0) !=
		 STR_NPOS)
		at = str_find(head, STR("<feed"), 0);
	else if (str_find(head, STR("http://purl.org/rss/1.0/"), 0) != STR_NPOS)
		at = str_find(head, STR("<rdf:RDF"), 0);
	else
		return false;
	/* Only comments and the like stand before the root. */
	for (size_t i = 0; at != STR_NPOS && i < at; i++) {
		if (str_starts(str_sub(head, i, head.len), STR("<!--")))
			i = str_find(head, STR("-->"), i);
		else if (head.ptr[i] == '<' && !strchr("?!", head.ptr[i + 1]))
			return false;
	}
	return at != STR_NPOS;
}

/* ---- an item as a notice ---- */

static struct str
field_text(const struct feed *f, enum field field)
{
	return str_trim(buf_view(&f->fields[field]));
}

static bool
has_markup(struct str s)
{
	size_t at = str_find(s, STR("<"), 0);

	for (; at != STR_NPOS; at = str_find(s, STR("<"), at + 1))
		if (at + 1 < s.len &&
		    (s.ptr[at + 1] == '/' || ((s.ptr[at + 1] | 32) >= 'a' &&
						 (s.ptr[at + 1] | 32) <= 'z')))
			return true;
	return false;
}

/* News/12345.html gives 12345, page.php?id=3 gives id-3. */
static struct str
id_part(struct str link, struct arena *a)
{
	size_t end = link.len, from, mark;

	mark = str_find(link, STR("#"), 0);
	if (mark != STR_NPOS)
		end = mark;
	link = str_sub(link, 0, end);
	mark = str_find(link, STR("?"), 0);
	if (mark != STR_NPOS && mark + 1 < link.len)
		return extract_id(str_sub(link, mark + 1, mark + ID_MAX), a);
	if (str_ends(link, STR("/index.html")))
		link.len -= strlen("index.html");
	while (link.len && link.ptr[link.len - 1] == '/')
		link.len--;
	for (from = link.len; from > 0 && link.ptr[from - 1] != '/';)
		from--;
	if (link.len - from > ID_MAX)
		from = link.len - ID_MAX;
	return from < link.len ? extract_id(str_sub(link, from, link.len), a)
			       : STR_NONE;
}

/* What tells the item apart, also when it has moved down in the feed. */
static struct str
item_id(struct feed *f, struct arena *a)
{
	struct str link = field_text(f, FEED_LINK), id;
	void **seen;

	if (!link.len)
		link = field_text(f, FEED_ID);
	id = id_part(link, a);
	if (!id.len)
		id = arena_printf(a, "%zu", f->count);
	seen = map_put(&f->ids, arena_str(&f->all->arena, id));
	if (*seen)
		id = arena_printf(a, "%.*s-%zu", STR_ARG(id), f->count);
	*seen = f;
	return id;
}

static int
add_html(struct feed *f, struct notice *n, struct str html)
{
	struct str copy = arena_str(&n->arena, html);
	struct str base =
	    html_resolve(STR_NONE, field_text(f, FEED_LINK), &n->arena);
	int status;

	/* Its own offsets mean nothing in the feed. */
	diag_source(f->diag, str_from(f->src->path), STR_NONE);
	status = html_fragment(copy, base, f->offset, n, f->diag);
	return status;
}

/* Points the nodes to where their text stands in the feed, or else to the
 * item. */
static void
find_places(const struct feed *f, struct notice *n)
{
	size_t from = f->offset, misses = 0;
	enum walk_event event;
	struct walk w;

	walk_init(&w, n->root);
	while ((event = walk_next(&w)) != WALK_DONE) {
		struct str text = str_sub(w.node->text, 0, PLACE_LEN);
		size_t at = STR_NPOS;

		if (event != WALK_ENTER)
			continue;
		text.len = utf8_valid_len(text);
		if (text.len && misses < PLACE_MISSES)
			at = str_find(str_sub(f->text, 0, from + PLACE_RANGE),
			    text, from);
		misses += text.len && at == STR_NPOS;
		from = at == STR_NPOS ? from : at;
		w.node->offset = (uint32_t)from;
	}
}

static int
add_plain(struct feed *f, struct notice *n, enum field field, struct str text)
{
	struct source body = *f->src;
	struct buf decoded = BUF_INIT;
	int status;

	if (f->is_html[field])
		entity_text(text, &decoded);
	else
		buf_str(&decoded, text);
	body.bytes = buf_view(&decoded);
	status = plain_read(&body, n, f->diag);
	buf_release(&decoded);
	return status;
}

/* Titles are text in RSS and may be HTML in both: tags are dropped. */
static void
add_title(struct feed *f, struct notice *n)
{
	struct str title = field_text(f, FEED_TITLE);
	struct node *part = notice_part(n, NODE_TITLE);
	struct buf plain = BUF_INIT, decoded = BUF_INIT;
	bool html = f->is_html[FEED_TITLE] && has_markup(title);

	for (size_t i = 0; i < title.len; i++) {
		size_t end = str_find(title, STR(">"), i);

		if (html && title.ptr[i] == '<' && end != STR_NPOS)
			i = end;
		else
			buf_ch(&plain,
			    strchr("\n\t", title.ptr[i]) ? ' ' : title.ptr[i]);
	}
	if (f->is_html[FEED_TITLE])
		entity_text(buf_view(&plain), &decoded);
	else
		buf_str(&decoded, buf_view(&plain));
	title = str_trim(buf_view(&decoded));
	if (title.len)
		node_append(part, node_text(&n->arena,
				      arena_str(&n->arena, title), f->offset));
	buf_release(&plain);
	buf_release(&decoded);
}

static void
add_link(struct feed *f, struct notice *n)
{
	struct str link =
	    html_resolve(STR_NONE, field_text(f, FEED_LINK), &n->arena);
	struct node *p, *a;

	if (!str_starts(link, STR("http")))
		return;
	p = node_new(&n->arena, NODE_P, f->offset);
	a = node_new(&n->arena, NODE_A, f->offset);
	a->attr = link;
	node_append(a, node_text(&n->arena, link, f->offset));
	node_append(p, a);
	node_append(notice_part(n, NODE_BODY), p);
}

static struct date
date_of(struct str s)
{
	struct date date;

	if (date_parse(str_sub(s, 0, strlen("2026-01-01")), &date) &&
	    date_valid(date))
		return date_in_japan(
		    date, str_sub(s, strlen("2026-01-01"), s.len));
	return mime_date(s);
}

static void
end_item(struct feed *f)
{
	size_t first = f->all->count;
	enum field field =
	    field_text(f, FEED_CONTENT).len ? FEED_CONTENT : FEED_TEXT;
	struct str text = field_text(f, field);
	struct notice *n;
	int status = 0;

	if (++f->count > ITEMS_MAX)
		return;
	n = notices_add(f->all, f->src, item_id(f, &f->all->arena));
	n->published = date_of(field_text(f, FEED_DATE));
	add_title(f, n);
	if (text.len && f->is_html[field] && has_markup(text))
		status = add_html(f, n, text);
	else if (text.len)
		status = add_plain(f, n, field, text);
	if (status < 0) {
		notices_cut(f->all, first);
	} else {
		add_link(f, n);
		find_places(f, n);
		n->text = f->text;
	}
	diag_source(f->diag, str_from(f->src->path), f->text);
}

/* ---- the feed's elements ---- */

static void
begin_item(struct feed *f)
{
	struct str names[] = { STR("<item"), STR("<entry") };
	size_t best = STR_NPOS;

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		size_t at =
		    str_find(str_sub(f->text, 0, best), names[i], f->scanned);

		if (at != STR_NPOS)
			best = at;
	}
	if (best != STR_NPOS) {
		f->offset = best;
		f->scanned = best + 1;
	}
	for (size_t i = 0; i < FEED_MAX; i++) {
		buf_clear(&f->fields[i]);
		f->is_html[i] = false;
	}
	f->updated = false;
	f->item_depth = f->depth;
}

static enum field
field_of(struct str name)
{
	static const struct {
		struct str name;
		enum field field;
	} names[] = {
		{ STR_INIT("title"), FEED_TITLE },
		{ STR_INIT("description"), FEED_TEXT },
		{ STR_INIT("summary"), FEED_TEXT },
		{ STR_INIT("encoded"), FEED_CONTENT },
		{ STR_INIT("content"), FEED_CONTENT },
		{ STR_INIT("link"), FEED_LINK },
		{ STR_INIT("guid"), FEED_ID },
		{ STR_INIT("id"), FEED_ID },
		{ STR_INIT("pubDate"), FEED_DATE },
		{ STR_INIT("date"), FEED_DATE },
		{ STR_INIT("published"), FEED_DATE },
		{ STR_INIT("issued"), FEED_DATE },
		{ STR_INIT("updated"), FEED_DATE },
		{ STR_INIT("modified"), FEED_DATE },
	};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (str_eq(name, names[i].name))
			return names[i].field;
	return FEED_OUTSIDE;
}

/* Atom says what kind of text it is; RSS texts are HTML throughout. */
static void
begin_text(struct feed *f, struct str name, struct str type)
{
	bool rss =
	    str_eq(name, STR("description")) || str_eq(name, STR("encoded"));

	f->xhtml = str_eq(type, STR("xhtml"));
	f->is_html[f->field] = rss || f->xhtml || str_eq(type, STR("html")) ||
			       str_eq(type, STR("text/html"));
	if (f->field == FEED_TITLE && !type.len)
		f->is_html[FEED_TITLE] = true;
}

static void
begin_link(struct feed *f, const struct sax_attrs *attrs)
{
	struct str rel = sax_attr(attrs, "rel");
	struct str href = sax_attr_copy(attrs, "href", &f->all->arena);

	if (!href.len)
		return;
	if (!rel.len || str_eq(rel, STR("alternate"))) {
		buf_clear(&f->fields[FEED_LINK]);
		buf_str(&f->fields[FEED_LINK], href);
	}
	f->field = FEED_OUTSIDE;
}

static void
begin_field(struct feed *f, struct str name, const struct sax_attrs *attrs)
{
	bool updated =
	    str_eq(name, STR("updated")) || str_eq(name, STR("modified"));

	f->field = field_of(name);
	f->field_depth = f->depth;
	f->xhtml = false;
	if (f->field == FEED_OUTSIDE)
		return;
	if (f->field == FEED_LINK) {
		begin_link(f, attrs);
		return;
	}
	/* The first counts, but the day of publication before that of the
	 * last change. */
	if (f->fields[f->field].len &&
	    !(f->field == FEED_DATE && f->updated && !updated)) {
		f->field = FEED_OUTSIDE;
		return;
	}
	buf_clear(&f->fields[f->field]);
	if (f->field == FEED_DATE)
		f->updated = updated;
	if (f->field == FEED_TITLE || f->field == FEED_TEXT ||
	    f->field == FEED_CONTENT)
		begin_text(f, name, sax_attr(attrs, "type"));
}

static void
copy_tag(struct feed *f, struct str name, const struct sax_attrs *attrs)
{
	static const char *const kept[] = { "href", "src", "alt", "colspan",
		"rowspan", "lang", "translate" };
	struct buf *out = &f->fields[f->field];

	buf_ch(out, '<');
	buf_str(out, name);
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++) {
		struct str value =
		    sax_attr_copy(attrs, kept[i], &f->all->arena);

		if (!value.len)
			continue;
		buf_ch(out, ' ');
		buf_cstr(out, kept[i]);
		buf_cstr(out, "=\"");
		buf_xml(out, value);
		buf_ch(out, '"');
	}
	buf_ch(out, '>');
}

static void
start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct feed *f = ctx;

	f->depth++;
	if (!f->item_depth) {
		if (str_eq(name, STR("item")) || str_eq(name, STR("entry")))
			begin_item(f);
	} else if (f->depth == f->item_depth + 1) {
		begin_field(f, name, attrs);
	} else if (f->field != FEED_OUTSIDE && f->xhtml) {
		copy_tag(f, name, attrs);
	}
}

static void
end(void *ctx, struct str name)
{
	struct feed *f = ctx;

	if (f->item_depth && f->depth == f->item_depth) {
		end_item(f);
		f->item_depth = 0;
	} else if (f->field != FEED_OUTSIDE && f->depth == f->field_depth) {
		f->field = FEED_OUTSIDE;
	} else if (f->field != FEED_OUTSIDE && f->xhtml) {
		buf_cstr(&f->fields[f->field], "</");
		buf_str(&f->fields[f->field], name);
		buf_ch(&f->fields[f->field], '>');
	}
	f->depth--;
}

static void
text(void *ctx, struct str s)
{
	struct feed *f = ctx;

	if (!f->item_depth || f->field == FEED_OUTSIDE)
		return;
	if (f->xhtml)
		buf_xml(&f->fields[f->field], s);
	else
		buf_str(&f->fields[f->field], s);
}

int
feed_read(const struct source *src, struct notices *all, struct diag *d)
{
	static const struct sax sax = {
		.start = start, .end = end, .text = text
	};
	struct feed f = { .src = src, .all = all, .diag = d };
	size_t first = all->count;
	struct buf decoded = BUF_INIT;
	int status;

	text_decode(src->bytes, declared_charset(src->bytes), &decoded, d);
	f.text = arena_str(&all->arena, buf_view(&decoded));
	buf_release(&decoded);
	map_init(&f.ids);
	diag_source(d, str_from(src->path), f.text);
	status = sax_parse(&sax, &f, f.text, STR("feed"), d);
	if (status == 0 && all->count == first) {
		diag_add(d, DIAG_FEED_EMPTY, DIAG_NOWHERE, STR_NONE);
		status = -1;
	}
	if (f.count > ITEMS_MAX)
		diag_add(d, DIAG_FEED_LONG, DIAG_NOWHERE, DIAG_NUM(ITEMS_MAX));
	map_release(&f.ids);
	for (size_t i = 0; i < FEED_MAX; i++)
		buf_release(&f.fields[i]);
	return status;
}
