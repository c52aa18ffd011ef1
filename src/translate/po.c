/* PO files through libgettextpo, and the line numbers that it keeps back. */
#include "translate/po.h"

#include "text/text.h"

#include <ctype.h>
#include <gettext-po.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- cleaning
 * ---------------------------------------------------------------- */

static bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* The charset that the header declares: position and length, 0 if none. */
static size_t
find_charset(struct str text, size_t *ret_at)
{
	static const struct str key = STR_INIT("charset=");
	size_t at = 0, len = 0;

	while (text.ptr && (at = str_find(text, key, at)) != STR_NPOS) {
		size_t line = at;
		while (line > 0 && text.ptr[line - 1] != '\n')
			line--;
		at += key.len;
		if (text.ptr[line] == '"' || text.ptr[line] == 'm')
			break;
	}
	if (!text.ptr || at == STR_NPOS)
		return 0;
	while (at + len < text.len &&
	       (isalnum((unsigned char)text.ptr[at + len]) ||
		   is_one_of(text.ptr[at + len], "-_.:")))
		len++;
	*ret_at = at;
	return len;
}

static void
add_without_cr(struct str text, struct buf *out)
{
	for (size_t i = 0; text.ptr && i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '\r' && (i + 1 == text.len || text.ptr[i + 1] == '\n'))
			continue;
		if (c == '\r')
			buf_ch(out, '\n');
		else if (c == '\0')
			buf_cp(out, 0xFFFD);
		else
			buf_ch(out, c);
	}
}

void
po_clean(struct str bytes, struct buf *out)
{
	struct buf lines = BUF_INIT, decoded = BUF_INIT;
	struct diag ignored;
	struct str text;
	size_t at = 0, len;

	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_sub(bytes, 3, bytes.len);
	add_without_cr(bytes, &lines);
	text = buf_view(&lines);
	len = find_charset(text, &at);
	/* Only an editor of another age still writes another charset. */
	if (len && utf8_valid_len(text) < text.len &&
	    !str_eq(str_sub(text, at, at + len), STR("UTF-8"))) {
		diag_init(&ignored);
		text_decode(
		    text, str_sub(text, at, at + len), &decoded, &ignored);
		diag_release(&ignored);
		text = buf_view(&decoded);
		len = find_charset(text, &at);
	}
	if (len) {
		buf_utf8(out, str_sub(text, 0, at));
		buf_cstr(out, "UTF-8");
		text = str_sub(text, at + len, text.len);
	}
	buf_utf8(out, text);
	buf_release(&lines);
	buf_release(&decoded);
}

/* ---- line numbers ---------------------------------------------------------
 */

static void
unescape(struct str quoted, struct buf *out)
{
	static const char from[] = "ntrabfv\\\"", to[] = "\n\t\r\a\b\f\v\\\"";

	for (size_t i = 0; i < quoted.len; i++) {
		char c = quoted.ptr[i];
		if (c == '\\' && i + 1 < quoted.len) {
			const char *known = strchr(from, quoted.ptr[++i]);
			c = known && *known ? to[known - from] : quoted.ptr[i];
		}
		buf_ch(out, c);
	}
}

static void
add_quoted(struct str line, struct buf *out)
{
	size_t open = str_find(line, STR("\""), 0);
	struct str t = str_trim(line);

	if (open == STR_NPOS || !str_ends(t, STR("\"")))
		return;
	t = str_trim(str_sub(line, open, line.len));
	if (t.len >= 2)
		unescape(str_sub(t, 1, t.len - 1), out);
}

struct lines {
	struct map at; /* msgid to line number + DUPLICATE */
	struct arena *arena;
};
#define DUPLICATE ((uintptr_t)1 << 32)

static void
note_line(struct lines *l, struct buf *msgid, uint32_t line)
{
	void **slot = map_put(&l->at, arena_str(l->arena, buf_view(msgid)));

	if (*slot)
		*slot = (void *)((uintptr_t)*slot | DUPLICATE);
	else
		*slot = (void *)(uintptr_t)line;
	buf_clear(msgid);
}

static void
scan_lines(struct lines *l, struct str text)
{
	struct buf msgid = BUF_INIT;
	struct str line;
	uint32_t number = 0, start = 0;

	while (str_split(&text, '\n', &line)) {
		number++;
		if (str_starts(line, STR("#~ ")) &&
		    !str_starts(line, STR("#~ |")))
			line = str_sub(line, 3, line.len);
		if (str_starts(line, STR("msgid")) &&
		    !str_starts(line, STR("msgid_plural"))) {
			start = number;
			add_quoted(line, &msgid);
		} else if (start && str_starts(str_trim(line), STR("\""))) {
			add_quoted(line, &msgid);
		} else if (start) {
			note_line(l, &msgid, start);
			start = 0;
		}
	}
	buf_release(&msgid);
}

/* ---- reading ---------------------------------------------------------------
 */

/* libgettextpo's handlers get no context. Only po_parse sets it. */
static _Thread_local struct {
	struct diag *diag;
	struct str file;
	size_t faults;
	size_t line;
} reading;

static void
on_error(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int multiline, const char *text)
{
	(void)message, (void)column, (void)multiline, (void)file;
	if (severity == PO_SEVERITY_WARNING || !reading.diag)
		return;
	reading.faults++;
	if (reading.faults > 1 && line == reading.line)
		return;
	reading.line = line;
	diag_add_line(reading.diag, DIAG_PO_SYNTAX, reading.file,
	    line == (size_t)-1 ? 0 : (uint32_t)line, str_trim(str_from(text)));
}

/* Pairs of entries: duplicates, which the scan finds itself. */
static void
on_pair(int severity, po_message_t a, const char *file_a, size_t line_a,
    size_t column_a, int multiline_a, const char *text_a, po_message_t b,
    const char *file_b, size_t line_b, size_t column_b, int multiline_b,
    const char *text_b)
{
	(void)severity, (void)a, (void)file_a, (void)line_a, (void)column_a;
	(void)multiline_a, (void)text_a, (void)b, (void)file_b, (void)line_b;
	(void)column_b, (void)multiline_b, (void)text_b;
}

static const struct po_xerror_handler handler = { on_error, on_pair };

static void
read_files(struct po_file *p, struct po_entry *e)
{
	po_filepos_t place;

	while (po_message_filepos(e->handle, (int)e->nfiles))
		e->nfiles++;
	e->files = arena_alloc(&p->arena, (e->nfiles + 1) * sizeof(*e->files));
	for (size_t i = 0; (place = po_message_filepos(e->handle, (int)i)); i++)
		e->files[i] =
		    arena_str(&p->arena, str_from(po_filepos_file(place)));
}

static void
read_entry(struct po_file *p, const struct lines *lines, po_message_t m)
{
	struct po_entry e = { .handle = m };
	uintptr_t line;

	e.msgid = arena_str(&p->arena, str_from(po_message_msgid(m)));
	e.msgstr = arena_str(&p->arena, str_from(po_message_msgstr(m)));
	e.comments =
	    arena_str(&p->arena, str_from(po_message_extracted_comments(m)));
	read_files(p, &e);
	line = (uintptr_t)map_get(&lines->at, e.msgid);
	e.line = (uint32_t)(line & 0xFFFFFFFF);
	if (!e.msgid.len && !po_message_msgctxt(m)) {
		p->header = e.msgstr;
		p->header_line = e.line;
		p->header_handle = m;
		return;
	}
	e.fuzzy = po_message_is_fuzzy(m);
	e.obsolete = po_message_is_obsolete(m);
	e.has_previous = po_message_prev_msgid(m) != NULL;
	e.plural = po_message_msgid_plural(m) != NULL;
	e.context = po_message_msgctxt(m) != NULL;
	e.key = e.context ? arena_printf(&p->arena, "%s\4%s",
				po_message_msgctxt(m), po_message_msgid(m))
			  : e.msgid;
	e.duplicate = !e.context && (line & DUPLICATE);
	p->entries[p->count++] = e;
}

static void
read_entries(struct po_file *p, struct str text)
{
	struct lines lines = { .arena = &p->arena };
	po_message_iterator_t it;
	po_message_t m;
	size_t n = 1;

	map_init(&lines.at);
	scan_lines(&lines, text);
	it = po_message_iterator(p->handle, NULL);
	while (po_next_message(it))
		n++;
	po_message_iterator_free(it);
	p->entries = xcalloc(n, sizeof(*p->entries));
	it = po_message_iterator(p->handle, NULL);
	while ((m = po_next_message(it)))
		read_entry(p, &lines, m);
	po_message_iterator_free(it);
	map_release(&lines.at);
}

void
po_init(struct po_file *p)
{
	memset(p, 0, sizeof(*p));
	arena_init(&p->arena);
}

int
po_parse(struct po_file *p, const char *path, struct str bytes, struct diag *d)
{
	struct buf text = BUF_INIT;
	char name[32];
	int fd;

	po_init(p);
	po_clean(bytes, &text);
	fd = memory_file(buf_view(&text), d);
	if (fd >= 0) {
		reading.diag = d;
		reading.file = str_from(path);
		reading.faults = reading.line = 0;
		p->handle = po_file_read(memory_path(fd, name), &handler);
		p->faults = reading.faults;
		reading.diag = NULL;
		close(fd);
	}
	if (p->handle)
		read_entries(p, buf_view(&text));
	buf_release(&text);
	return p->handle ? 0 : -1;
}

int
po_read(struct po_file *p, const char *path, struct diag *d)
{
	struct buf bytes = BUF_INIT;
	int ret;

	po_init(p);
	ret = file_read(path, PO_LIMIT, &bytes, d);
	if (ret == 0)
		ret = po_parse(p, path, buf_view(&bytes), d);
	buf_release(&bytes);
	return ret;
}

void
po_release(struct po_file *p)
{
	if (p->tail)
		po_message_iterator_free(p->tail);
	if (p->handle)
		po_file_free(p->handle);
	free(p->entries);
	arena_release(&p->arena);
	po_init(p);
}

struct str
po_field(struct po_file *p, const char *field)
{
	struct str ret = STR_NONE;
	char *value = NULL;

	if (p->header.len)
		value = po_header_field(p->header.ptr, field);
	if (value)
		ret = arena_str(&p->arena, str_from(value));
	free(value);
	return ret;
}

/* ---- writing ---------------------------------------------------------------
 */

static void
add_refs(po_message_t m, struct str refs, struct arena *a)
{
	struct str ref;

	while (refs.len && str_split(&refs, '\n', &ref)) {
		size_t colon = ref.len;
		while (colon > 0 && ref.ptr[colon - 1] != ':')
			colon--;
		if (colon < 2)
			continue;
		po_message_add_filepos(m,
		    arena_str(a, str_sub(ref, 0, colon - 1)).ptr,
		    (size_t)str_to_int(str_sub(ref, colon, ref.len)));
	}
}

static void
append(struct po_file *p, po_message_t m)
{
	if (!p->handle) {
		p->handle = po_file_create();
		p->tail = po_message_iterator(p->handle, NULL);
	}
	po_message_insert(p->tail, m);
}

void
po_add(struct po_file *p, struct str msgid, struct str msgstr,
    struct str comments, struct str refs)
{
	po_message_t m = po_message_create();

	po_message_set_msgid(m, arena_str(&p->arena, msgid).ptr);
	po_message_set_msgstr(m, arena_str(&p->arena, msgstr).ptr);
	if (comments.len)
		po_message_set_extracted_comments(
		    m, arena_str(&p->arena, comments).ptr);
	add_refs(m, refs, &p->arena);
	if (msgid.len && memchr(msgid.ptr, '{', msgid.len))
		po_message_set_format(m, "python-brace-format", 1);
	append(p, m);
}

static void
copy_texts(po_message_t to, po_message_t from)
{
	const char *text;

	if ((text = po_message_msgctxt(from)))
		po_message_set_msgctxt(to, text);
	po_message_set_msgid(to, po_message_msgid(from));
	po_message_set_msgstr(to, po_message_msgstr(from));
	if ((text = po_message_msgid_plural(from))) {
		po_message_set_msgid_plural(to, text);
		for (int i = 0; (text = po_message_msgstr_plural(from, i)); i++)
			po_message_set_msgstr_plural(to, i, text);
	}
	if ((text = po_message_prev_msgctxt(from)))
		po_message_set_prev_msgctxt(to, text);
	if ((text = po_message_prev_msgid(from)))
		po_message_set_prev_msgid(to, text);
	if ((text = po_message_prev_msgid_plural(from)))
		po_message_set_prev_msgid_plural(to, text);
	po_message_set_comments(to, po_message_comments(from));
}

static void
copy_message(struct po_file *p, po_message_t from, bool obsolete)
{
	po_message_t to = po_message_create();
	po_filepos_t place;

	copy_texts(to, from);
	/* Where an obsolete one stood is of no use, as in msgmerge. */
	if (!obsolete)
		po_message_set_extracted_comments(
		    to, po_message_extracted_comments(from));
	for (int i = 0; !obsolete && (place = po_message_filepos(from, i));
	     i++) {
		size_t line = po_filepos_start_line(place);
		po_message_add_filepos(to, po_filepos_file(place), line);
	}
	for (const char *const *f = po_format_list(); *f; f++)
		if (po_message_is_format(from, *f))
			po_message_set_format(to, *f, 1);
	po_message_set_fuzzy(to, po_message_is_fuzzy(from));
	po_message_set_obsolete(to, obsolete);
	append(p, to);
}

void
po_copy(struct po_file *p, const struct po_entry *e, bool obsolete)
{
	copy_message(p, e->handle, obsolete);
}

void
po_copy_header(struct po_file *p, const struct po_file *from)
{
	if (from->header_handle)
		copy_message(p, from->header_handle, false);
}

void
po_set_previous(struct po_entry *e, struct str msgid)
{
	po_message_set_prev_msgid(e->handle, msgid.ptr);
	e->has_previous = true;
}

void
po_set(struct po_entry *e, struct str msgstr, bool fuzzy)
{
	po_message_set_msgstr(e->handle, msgstr.len ? msgstr.ptr : "");
	po_message_set_fuzzy(e->handle, fuzzy);
	e->msgstr = msgstr;
	e->fuzzy = fuzzy;
}

int
po_write(
    const struct po_file *p, const char *path, struct buf *out, struct diag *d)
{
	char name[32];
	int fd = memory_file(STR(""), d), ret = -1;

	if (fd < 0)
		return -1;
	reading.diag = d;
	reading.file = str_from(path);
	if (po_file_write(p->handle, memory_path(fd, name), &handler))
		ret = memory_read(fd, out);
	reading.diag = NULL;
	close(fd);
	return ret;
}
