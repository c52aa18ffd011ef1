/* Mail: the body is a notice, each attachment is read by its own reader. */
#include "extract/html.h"
#include "extract/mail_text.h"
#include "extract/mime.h"

#include <stdlib.h>
#include <string.h>

#define MESSAGES_MAX 100

struct message {
	struct str bytes;
	const char *path;
	unsigned depth;
};

struct mail {
	const struct source *src;
	struct notices *all;
	struct diag *diag;
	struct arena *arena;
	/* Messages inside of messages wait here. */
	struct message *queue;
	size_t count, cap;
	size_t parts, attachments;
	bool too_deep;
	/* Of the message being read: */
	const struct message *message;
	struct str subject;
	struct date date;
	struct mime_part *stack;
	size_t depth, stack_cap;
	struct buf plain;
	size_t lines; /* in `plain` */
	struct str html;
	struct mime_part *files;
	size_t nfiles, files_cap;
};

/* ---- which it is ---- */

static bool
has_field(struct str head, const char *name)
{
	size_t at = str_find(head, str_from(name), 0);

	return at == 0 || (at != STR_NPOS && head.ptr[at - 1] == '\n');
}

bool
mail_sniff(struct str head)
{
	size_t i = 0;

	if (str_starts(head, STR("From ")) || str_starts(head, STR(">From ")))
		i = str_find(head, STR("\n"), 0) + 1;
	head = str_sub(head, i, head.len);
	for (i = 0; i < head.len && head.ptr[i] > ' ' && head.ptr[i] < 127 &&
		    head.ptr[i] != ':' && head.ptr[i] != '<';)
		i++;
	if (!i || i >= head.len || head.ptr[i] != ':')
		return false;
	if (!has_field(head, "From:") && !has_field(head, "Received:") &&
	    !has_field(head, "Return-Path:") && !has_field(head, "Subject:"))
		return false;
	return has_field(head, "MIME-Version:") ||
	       has_field(head, "Message-ID:") ||
	       has_field(head, "Message-Id:") || has_field(head, "Received:") ||
	       has_field(head, "Content-Type:") ||
	       (has_field(head, "Date:") && has_field(head, "From:") &&
		   has_field(head, "Subject:"));
}

/* ---- parts ---- */

static void
push(struct mail *m, struct mime_part part)
{
	ARRAY_GROW(m->stack, m->depth, m->stack_cap);
	m->stack[m->depth++] = part;
}

static bool
is_body(const struct mime_part *p)
{
	return (mime_is(p, "text/plain") || mime_is(p, "text/html")) &&
	       !p->attached;
}

/* The bytes of text in a piece of HTML, roughly. */
static size_t
html_text_len(struct str html)
{
	size_t len = 0;
	bool tag = false;

	for (size_t i = 0; i < html.len; i++) {
		if (html.ptr[i] == '<')
			tag = true;
		len += !tag && (unsigned char)html.ptr[i] > ' ';
		if (html.ptr[i] == '>')
			tag = false;
	}
	return len;
}

static struct str
text_of(struct mail *m, const struct mime_part *p)
{
	struct buf text = BUF_INIT;
	struct str result;
	struct diag quiet;

	diag_init(&quiet);
	mime_text(p, &text, &quiet);
	diag_release(&quiet);
	result = arena_str(m->arena, buf_view(&text));
	buf_release(&text);
	return result;
}

/* Mail programs make a poor text of a rich page: no tables, or only a word
 * that the reader should look at the page. */
static bool
html_is_richer(
    struct mail *m, const struct mime_part *plain, const struct mime_part *html)
{
	struct str page = text_of(m, html);

	return str_find(page, STR("<th"), 0) != STR_NPOS ||
	       html_text_len(page) / 2 > text_of(m, plain).len;
}

/* The part inside that decides: of a multipart its first text. */
static const struct mime_part *
text_inside(struct mail *m, const struct mime_part *p)
{
	for (unsigned i = 0; i < MIME_DEPTH_MAX && mime_is(p, "multipart/");
	     i++) {
		struct mime_part *children;

		if (!mime_children(p, m->arena, &children))
			return p;
		p = children;
	}
	return p;
}

static void
push_alternative(struct mail *m, const struct mime_part *list, size_t n)
{
	const struct mime_part *plain = NULL, *html = NULL, *in[2];
	size_t at[2] = { 0, 0 };

	for (size_t i = 0; i < n; i++) {
		const struct mime_part *p = text_inside(m, &list[i]);

		if (!plain && mime_is(p, "text/plain")) {
			plain = p;
			at[0] = i;
		} else if (mime_is(p, "text/html")) {
			html = p;
			at[1] = i;
		}
	}
	in[0] = plain;
	in[1] = html;
	if (!n)
		return;
	if (!in[0] && !in[1]) {
		push(m, list[n - 1]);
		return;
	}
	push(m, list[at[!in[0] || (in[1] && html_is_richer(m, plain, html))]]);
}

static size_t
count_lines(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == '\n';
	return n;
}

/* Empty lines in front, so that the lines of the text are as far down as in
 * the file. */
static void
pad(struct mail *m, const struct mime_part *p, struct buf *out)
{
	size_t target = 0;

	if (m->message->bytes.ptr == m->src->bytes.ptr)
		target = count_lines((struct str){ m->message->bytes.ptr,
		    (size_t)(p->body.ptr - m->message->bytes.ptr) });
	while (m->lines < target) {
		buf_ch(out, '\n');
		m->lines++;
	}
}

static void
take_plain(struct mail *m, const struct mime_part *p)
{
	struct buf text = BUF_INIT;

	mime_text(p, &text, m->diag);
	pad(m, p, &m->plain);
	m->lines += count_lines(buf_view(&text)) + 1;
	buf_str(&m->plain, buf_view(&text));
	buf_ch(&m->plain, '\n');
	buf_release(&text);
}

static void
open_multipart(struct mail *m, const struct mime_part *p)
{
	struct mime_part *children;
	size_t n;

	if (p->depth >= MIME_DEPTH_MAX) {
		m->too_deep = true;
		return;
	}
	n = mime_children(p, m->arena, &children);
	/* A boundary that is nowhere: better raw than lost. */
	if (!n)
		take_plain(m, p);
	if (mime_is(p, "multipart/alternative")) {
		push_alternative(m, children, n);
		return;
	}
	while (n)
		push(m, children[--n]);
}

static void
take_html(struct mail *m, const struct mime_part *p)
{
	struct buf text = BUF_INIT;

	pad(m, p, &text);
	mime_text(p, &text, m->diag);
	m->html = arena_str(m->arena, buf_view(&text));
	buf_release(&text);
}

static void
take_part(struct mail *m, const struct mime_part *p)
{
	if (mime_is(p, "multipart/")) {
		open_multipart(m, p);
	} else if (is_body(p) && mime_is(p, "text/plain")) {
		take_plain(m, p);
	} else if (is_body(p) && !m->html.len) {
		take_html(m, p);
	} else {
		ARRAY_GROW(m->files, m->nfiles, m->files_cap);
		m->files[m->nfiles++] = *p;
	}
}

/* ---- notices ---- */

static void
set_title(struct mail *m, struct notice *n)
{
	struct node *title = notice_part(n, NODE_TITLE);

	if (!title->first && m->subject.len)
		node_append(title,
		    node_text(&n->arena, arena_str(&n->arena, m->subject), 0));
}

static int
read_body(struct mail *m)
{
	struct source body = *m->src;
	struct notice *n;
	struct buf text = BUF_INIT;
	bool blank;
	int status = 0;

	body.path = m->message->path;
	mail_text_clean(buf_view(&m->plain), &text);
	blank = !str_trim(buf_view(&text)).len;
	if (blank && !m->html.len && (m->nfiles || !m->subject.len)) {
		buf_release(&text);
		return 0;
	}
	n = notices_add(m->all, &body, STR_NONE);
	n->id = extract_id(str_from(body.path), &n->arena);
	n->published = m->date;
	set_title(m, n);
	body.bytes = buf_view(&text);
	if (!blank) {
		status = plain_read(&body, n, m->diag);
		if (status == 0 && m->html.len)
			status =
			    html_fragment(m->html, STR_NONE, 0, n, m->diag);
	} else if (m->html.len) {
		n->text = arena_str(&n->arena, m->html);
		diag_source(m->diag, str_from(body.path), n->text);
		status = html_fragment(n->text, STR_NONE, STR_NPOS, n, m->diag);
	}
	buf_release(&text);
	return status;
}

/* dir/NAME-3.pdf for the third attachment of dir/NAME.eml: no such file, but
 * it names the attachment in messages and makes its id. */
static const char *
attachment_path(struct mail *m, struct str filename)
{
	struct str path = str_from(m->src->path), end = STR_NONE;
	size_t dot = path.len, base = path.len - path_base(path).len;

	for (size_t i = filename.len; i > 0 && !end.len; i--)
		if (filename.ptr[i - 1] == '.')
			end = str_sub(filename, i - 1, filename.len);
	if (end.len > 10)
		end = STR_NONE;
	for (size_t i = path.len; i > base + 1 && dot == path.len; i--)
		if (path.ptr[i - 1] == '.')
			dot = i - 1;
	return arena_printf(m->arena, "%.*s-%zu%.*s", (int)dot, path.ptr,
	    m->attachments, STR_ARG(end))
	    .ptr;
}

static void
enqueue(struct mail *m, struct str bytes, const char *path, unsigned depth)
{
	if (m->count >= MESSAGES_MAX || depth > MIME_DEPTH_MAX) {
		m->too_deep = true;
		return;
	}
	ARRAY_GROW(m->queue, m->count, m->cap);
	m->queue[m->count++] = (struct message){ bytes, path, depth };
}

/* One that cannot be read is reported and holds up no other. */
static void
run_reader(struct mail *m, const struct reader *reader, struct source *file)
{
	size_t first = m->all->count;
	struct notice *n;
	int status;

	if (reader->read_all) {
		status = reader->read_all(file, m->all, m->diag);
	} else {
		n = notices_add(m->all, file, STR_NONE);
		status = reader->read(file, n, m->diag);
	}
	if (status < 0)
		notices_cut(m->all, first);
	for (size_t i = first; i < m->all->count; i++) {
		n = &m->all->items[i]->notice;
		if (!n->id.len)
			n->id = extract_id(str_from(file->path), &n->arena);
		if (date_is_none(n->published))
			n->published = m->date;
		set_title(m, n);
	}
}

static void
read_file(struct mail *m, const struct mime_part *p)
{
	struct source file = { .reference = m->src->reference };
	const struct reader *reader;
	struct buf bytes = BUF_INIT;

	m->attachments++;
	mime_bytes(p, &bytes);
	file.bytes = arena_str(m->arena, buf_view(&bytes));
	buf_release(&bytes);
	file.path = attachment_path(m, p->filename);
	diag_source(m->diag, str_from(file.path), STR_NONE);
	reader = reader_sniff(&file);
	if (mime_is(p, "message/rfc822") ||
	    (reader && reader->read_all == mail_read))
		enqueue(m, file.bytes, file.path, p->depth + 1);
	else if (reader && mime_trim(file.bytes).len)
		run_reader(m, reader, &file);
	else if (p->attached || !mime_is(p, "image/"))
		diag_add(m->diag, DIAG_MAIL_ATTACHMENT, DIAG_NOWHERE,
		    p->filename.len ? p->filename : p->type);
}

static int
read_message(struct mail *m, struct message message)
{
	struct mime_part part;
	int status;

	m->message = &message;
	mime_parse(&part, message.bytes, message.depth, m->arena);
	m->subject = mail_subject(mime_field(part.head, "Subject", m->arena));
	m->date = mime_date(mime_field(part.head, "Date", m->arena));
	buf_clear(&m->plain);
	m->html = STR_NONE;
	m->lines = m->nfiles = m->depth = 0;
	push(m, part);
	while (m->depth) {
		part = m->stack[--m->depth];
		if (++m->parts > MIME_PARTS_MAX)
			m->too_deep = true;
		else
			take_part(m, &part);
	}
	status = read_body(m);
	for (size_t i = 0; i < m->nfiles; i++)
		read_file(m, &m->files[i]);
	diag_source(m->diag, str_from(m->src->path), STR_NONE);
	m->message = NULL;
	return status;
}

int
mail_read(const struct source *src, struct notices *all, struct diag *d)
{
	struct mail m = {
		.src = src, .all = all, .diag = d, .arena = &all->arena
	};
	size_t first = all->count;
	int status = 0;

	enqueue(&m, src->bytes, src->path, 0);
	for (size_t i = 0; i < m.count; i++)
		status |= read_message(&m, m.queue[i]);
	if (m.too_deep)
		diag_add(d, DIAG_MAIL_TOO_DEEP, DIAG_NOWHERE,
		    DIAG_NUM(MIME_DEPTH_MAX));
	if (status == 0 && all->count == first) {
		diag_add(d, DIAG_SOURCE_EMPTY, DIAG_NOWHERE, STR_NONE);
		status = -1;
	}
	buf_release(&m.plain);
	free(m.queue);
	free(m.stack);
	free(m.files);
	return status;
}
