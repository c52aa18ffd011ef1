#include "extract/draft.h"
#include "extract/meta.h"

#include <stdlib.h>
#include <string.h>

#define HEAD_LEN 4096

static bool
notice_sniff(struct str head)
{
	return str_find(head, STR("urn:tayori:notice:1"), 0) != STR_NPOS &&
	       str_find(head, STR("<notice"), 0) != STR_NPOS;
}

static int
notice_read(const struct source *src, struct notice *n, struct diag *d)
{
	if (source_text(src, declared_charset(src->bytes), n, d) < 0)
		return -1;
	return notice_read_xml(n, n->text, d);
}

static const struct reader notice_reader = {
	.name = "notice",
	.suffixes = ".xml",
	.help = "notice XML, as this program writes it",
	.sniff = notice_sniff,
	.read = notice_read,
};
static const struct reader html_reader = {
	.name = "html",
	.suffixes = ".html .htm .xhtml",
	.help = "a web page; its main content is found",
	.sniff = html_sniff,
	.read = html_read,
};
static const struct reader text_reader = {
	.name = "text",
	.suffixes = ".txt .text",
	.help = "plain text, also as copied out of a PDF",
	.sniff = NULL,
	.read = plain_read,
};

static const struct reader markdown_reader = {
	.name = "markdown",
	.suffixes = ".md .markdown",
	.help = "Markdown, with front matter",
	.read = markdown_read,
};
static const struct reader pdf_reader = {
	.name = "pdf",
	.suffixes = ".pdf",
	.help = "PDF with text, through pdftotext",
	.sniff = pdf_sniff,
	.read = pdf_read,
};

static const struct reader docx_reader = {
	.name = "docx",
	.suffixes = ".docx .docm",
	.help = "a Word document",
	.sniff = docx_sniff,
	.read = docx_read,
};

static const struct reader xlsx_reader = {
	.name = "xlsx",
	.suffixes = ".xlsx .xlsm",
	.help = "an Excel workbook; of an event list, a notice a row",
	.sniff = xlsx_sniff,
	.read_all = xlsx_read,
};
static const struct reader csv_reader = {
	.name = "csv",
	.suffixes = ".csv .tsv",
	.help = "a table as text; of an event list, a notice a row",
	.read_all = csv_read,
};

static const struct reader mail_reader = {
	.name = "mail",
	.suffixes = ".eml",
	.help = "a mail; what is attached to it is read as well",
	.sniff = mail_sniff,
	.read_all = mail_read,
};
static const struct reader feed_reader = {
	.name = "feed",
	.suffixes = ".rss .atom .rdf",
	.help = "RSS or Atom, a notice an item",
	.sniff = feed_sniff,
	.read_all = feed_read,
};

static const struct reader *const table[] = {
	&notice_reader,
	&pdf_reader,
	&docx_reader,
	&xlsx_reader,
	&mail_reader,
	&feed_reader,
	&html_reader,
	&csv_reader,
	&markdown_reader,
	&text_reader,
	NULL,
};

const struct reader *const *
readers(void)
{
	return table;
}

const struct reader *
reader_by_name(struct str name)
{
	for (size_t i = 0; table[i]; i++)
		if (str_eq(name, str_from(table[i]->name)))
			return table[i];
	return NULL;
}

static bool
suffix_fits(struct str path, const char *suffixes)
{
	struct str rest = str_from(suffixes), suffix;
	char end[16];

	while (str_split(&rest, ' ', &suffix)) {
		if (path.len < suffix.len || suffix.len > sizeof(end))
			continue;
		for (size_t i = 0; i < suffix.len; i++) {
			char c = path.ptr[path.len - suffix.len + i];

			end[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		}
		if (memcmp(end, suffix.ptr, suffix.len) == 0)
			return true;
	}
	return false;
}

const struct reader *
reader_sniff(const struct source *src)
{
	struct str head = str_sub(src->bytes, 0, HEAD_LEN);
	struct str path = str_from(src->path);

	for (size_t i = 0; table[i]; i++)
		if (table[i]->sniff && table[i]->sniff(head))
			return table[i];
	for (size_t i = 0; table[i]; i++)
		if (suffix_fits(path, table[i]->suffixes))
			return table[i];
	if (str_eq(path, STR("-")))
		return &text_reader;
	return NULL;
}

/* ---- decoding ---- */

static struct str
name_at(struct str head, size_t at)
{
	size_t end;

	while (at < head.len && strchr(" =\"'", head.ptr[at]))
		at++;
	for (end = at; end < head.len && end - at < 40; end++) {
		char c = head.ptr[end];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && c != '-' && c != '_')
			break;
	}
	return str_sub(head, at, end);
}

struct str
declared_charset(struct str bytes)
{
	struct str head = str_sub(bytes, 0, HEAD_LEN);
	size_t at;

	if (str_starts(head, STR("<?xml"))) {
		struct str line =
		    str_sub(head, 0, str_find(head, STR("?>"), 0));

		at = str_find(line, STR("encoding"), 0);
		if (at != STR_NPOS)
			return name_at(line, at + strlen("encoding"));
	}
	at = str_find(head, STR("charset="), 0);
	if (at == STR_NPOS)
		at = str_find(head, STR("CHARSET="), 0);
	return at == STR_NPOS ? STR_NONE
			      : name_at(head, at + strlen("charset="));
}

int
source_text(const struct source *src, struct str declared, struct notice *n,
    struct diag *d)
{
	struct buf text = BUF_INIT;

	text_decode(src->bytes, declared, &text, d);
	n->text = arena_str(&n->arena, buf_view(&text));
	buf_release(&text);
	diag_source(d, str_from(src->path), n->text);
	if (str_trim(n->text).len)
		return 0;
	diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
	return -1;
}

/* ---- the id ---- */

struct str
extract_id(struct str path, struct arena *a)
{
	struct str base = path_base(path);
	size_t stem = base.len, len = 0;
	char *out;

	for (size_t i = base.len; i > 1 && stem == base.len; i--)
		if (base.ptr[i - 1] == '.')
			stem = i - 1;
	out = arena_alloc(a, stem + 1);
	for (size_t i = 0; i < stem; i++) {
		char c = base.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			out[len++] = c;
		else if (len && out[len - 1] != '-')
			out[len++] = '-';
	}
	while (len && out[len - 1] == '-')
		len--;
	/* A name in Japanese leaves nothing: its hash is stable at least. */
	if (!len)
		return str_sub(arena_printf(a, "notice-%.*s",
				   STR_ARG(sha256_hex(a, base))),
		    0, strlen("notice-") + 12);
	return (struct str){ out, len };
}

/* ---- checks ---- */

/* Without a title a page cannot be listed or shared: the first heading, or the
 * first sentence, becomes it. */
static void
take_title(struct notice *n, struct diag *d)
{
	struct node *title = notice_part(n, NODE_TITLE);
	struct node *block = notice_part(n, NODE_BODY)->first;

	if (title->first || !block || !block->first ||
	    block->first->kind != NODE_S)
		return;
	diag_add(d, DIAG_TITLE_MISSING, block->first->offset, STR_NONE);
	do {
		struct node *s = block->first;

		node_unlink(s);
		node_append(title, s);
	} while (block->kind == NODE_HEADING && block->first);
	if (!block->first)
		node_unlink(block);
}

static int
check(struct notice *n, struct diag *d)
{
	const struct node *title = notice_part(n, NODE_TITLE);
	const struct node *body = notice_part(n, NODE_BODY);
	const struct node *facts = notice_part(n, NODE_FACTS);
	const char *why;

	take_title(n, d);
	notice_number(n);
	why = notice_invalid(n);
	if (why) {
		diag_add(d, DIAG_NOTICE_INVALID, DIAG_NOWHERE, str_from(why));
		return -1;
	}
	if (!title->first && !body->first && !facts->first) {
		diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
		return -1;
	}
	return 0;
}

/* Of bytes that may not be UTF-8 yet. */
static bool
is_blank(struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if (!strchr(" \t\r\n", bytes.ptr[i]))
			return false;
	return true;
}

/* A path in a notice is text: other bytes are shown as a question mark. */
static struct str
path_text(const char *path, struct arena *a)
{
	struct str s = arena_str(a, str_from(path));
	char *out = (char *)(uintptr_t)s.ptr;
	size_t at = 0;

	while (at < s.len) {
		size_t from = at;
		size_t valid = utf8_valid_len(str_sub(s, at, s.len));

		if (valid == 0)
			out[at++] = '?';
		while (valid && at < from + valid) {
			size_t start = at;

			if (cp_is_unsafe(utf8_next(s, &at)))
				memset(out + start, '?', at - start);
		}
	}
	return s;
}

/* ---- several notices ---- */

void
notices_init(struct notices *all)
{
	*all = (struct notices){ 0 };
	arena_init(&all->arena);
}

void
notices_release(struct notices *all)
{
	for (size_t i = 0; i < all->count; i++) {
		notice_release(&all->items[i]->notice);
		free(all->items[i]);
	}
	free(all->items);
	arena_release(&all->arena);
	notices_init(all);
}

struct notice *
notices_add(struct notices *all, const struct source *src, struct str part)
{
	struct extracted *item = xcalloc(1, sizeof(*item));
	struct notice *n = &item->notice;

	notice_init(n);
	if (part.len)
		n->id = arena_printf(&n->arena, "%.*s-%.*s",
		    STR_ARG(extract_id(str_from(src->path), &n->arena)),
		    STR_ARG(extract_id(part, &n->arena)));
	ARRAY_GROW(all->items, all->count, all->cap);
	all->items[all->count++] = item;
	return n;
}

static void
drop(struct notices *all, size_t i)
{
	notice_release(&all->items[i]->notice);
	free(all->items[i]);
	all->count--;
	memmove(all->items + i, all->items + i + 1,
	    (all->count - i) * sizeof(struct extracted *));
}

void
notices_cut(struct notices *all, size_t count)
{
	while (all->count > count)
		drop(all, all->count - 1);
}

/* ---- the whole ---- */

/* What a person set for the source in a file beside it. */
static void
read_sidecar(
    const struct source *src, struct meta *ret, struct arena *a, struct diag *d)
{
	struct buf text = BUF_INIT;

	meta_init(ret);
	if (!src->meta.len)
		return;
	text_decode(src->meta, STR_NONE, &text, d);
	diag_source(d, arena_printf(a, "%s" SIDECAR_SUFFIX, src->path),
	    buf_view(&text));
	meta_read(ret, buf_view(&text), true, a, d);
	diag_source(d, str_from(src->path), STR_NONE);
	buf_release(&text);
}

static int
finish(const struct source *src, const struct reader *reader, struct str sha,
    const struct meta *sidecar, struct extracted *item, struct diag *d)
{
	struct notice *n = &item->notice;
	struct value_context ctx = { 0 };
	struct meta front;

	diag_source(d, str_from(src->path), n->text);
	meta_init(&front);
	meta_read(&front, str_sub(n->text, 0, meta_front_len(n->text)), false,
	    &n->arena, d);
	meta_apply_head(&front, n);
	meta_apply_head(sidecar, n);
	if (reader != &notice_reader) {
		n->source = path_text(src->path, &n->arena);
		n->source_sha256 = sha;
		draft_tidy(n);
		draft_contact(n);
		draft_facts(n);
	}
	if (!n->id.len)
		n->id = extract_id(str_from(src->path), &n->arena);
	ctx.reference =
	    date_is_none(n->published) ? src->reference : n->published;
	draft_sentences(n, &ctx, d);
	if (reader != &notice_reader)
		draft_propose(n);
	if (item->event)
		n->kind = KIND_EVENT;
	meta_apply_proposed(&front, n);
	meta_apply_proposed(sidecar, n);
	return check(n, d);
}

/* Finishes what was read from `first` on; what gives no notice goes. */
static int
finish_all(const struct source *src, const struct reader *reader,
    struct notices *all, size_t first, struct diag *d)
{
	struct str sha = sha256_hex(&all->arena, src->bytes);
	struct meta sidecar;
	size_t i = first;

	read_sidecar(src, &sidecar, &all->arena, d);
	if (all->count - first > 1)
		sidecar.title = STR_NONE;
	while (i < all->count) {
		size_t before = d->errors + d->warnings;

		if (finish(src, reader, sha, &sidecar, all->items[i], d) < 0) {
			drop(all, i);
			continue;
		}
		all->items[i++]->findings = d->errors + d->warnings - before;
	}
	return all->count > first ? 0 : -1;
}

static const struct reader *
choose(const struct source *src, const struct reader *reader, struct diag *d)
{
	diag_source(d, str_from(src->path), STR_NONE);
	if (src->bytes.len > SOURCE_LIMIT)
		diag_add(d, DIAG_FILE_TOO_LARGE, DIAG_NOWHERE,
		    DIAG_NUM(SOURCE_LIMIT));
	else if (is_blank(src->bytes))
		diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
	else if (reader || (reader = reader_sniff(src)))
		return reader;
	else
		diag_add(d, DIAG_FORMAT_UNKNOWN, DIAG_NOWHERE, STR_NONE);
	return NULL;
}

int
extract_all(const struct source *src, const struct reader *reader,
    struct notices *all, struct diag *d)
{
	size_t before = d->errors + d->warnings, first = all->count;
	int status;

	reader = choose(src, reader, d);
	if (!reader)
		return -1;
	status = reader->read_all
		     ? reader->read_all(src, all, d)
		     : reader->read(src, notices_add(all, src, STR_NONE), d);
	if (status < 0)
		notices_cut(all, first);
	before = d->errors + d->warnings - before;
	if (status == 0)
		status = finish_all(src, reader, all, first, d);
	/* The text of a notice that is gone went with it. */
	diag_source(d, str_from(src->path), STR_NONE);
	if (status < 0)
		return -1;
	/* What reading found is not a row's; the first one carries it. */
	all->items[first]->findings += before;
	return 0;
}

int
extract(const struct source *src, const struct reader *reader, struct notice *n,
    struct diag *d)
{
	struct notices all;
	int status;

	notices_init(&all);
	status = extract_all(src, reader, &all, d);
	if (status == 0) {
		*n = all.items[0]->notice;
		n->text = arena_str(&n->arena, n->text);
		n->source_sha256 = arena_str(&n->arena, n->source_sha256);
		diag_source(d, str_from(src->path), n->text);
		notice_init(&all.items[0]->notice);
	} else {
		notice_init(n);
	}
	notices_release(&all);
	return status;
}
